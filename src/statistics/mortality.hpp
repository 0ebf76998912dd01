// What every life table is made of: the bands of age, and what happens to those who enter one.
#pragma once

#include <cstddef>
#include <limits>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/life_table.hpp"
#include "statistics/moments.hpp"

namespace salus::statistics {

inline constexpr std::size_t npos = std::numeric_limits<std::size_t>::max();

// What is the same for all tables of a call: bounds of bands and options, checked once.
class Frame {
 public:
  // `size` is that of each matrix of `tables` × bands. An `open_end` is asked for by what looks at the last band.
  Frame(std::size_t tables, span<const double> ages, std::size_t size, bool open_end,
        const LifeTableOptions& options) noexcept;

  // Why no table of this frame has a figure, or none.
  Reason reason() const noexcept { return reason_; }
  std::size_t bands() const noexcept { return bands_; }
  const LifeTableOptions& options() const noexcept { return options_; }
  // The bound at this age: the band that begins there, or `bands()` for the upper bound of a closed last one, or `npos`.
  std::size_t bound(double age) const noexcept;
  bool is_open(std::size_t band) const noexcept { return band + 1 == ages_.size(); }
  double width(std::size_t band) const noexcept { return ages_[band + 1] - ages_[band]; }
  bool infants_first() const noexcept { return infants_first_; }
  bool children_second() const noexcept { return children_second_; }
  // The infants' q of a table; NaN where none is given.
  double infant_q(std::size_t table) const noexcept {
    const span<const double> q = options_.infant_q;
    return q.empty() ? std::numeric_limits<double>::quiet_NaN() : q[q.size() == 1 ? 0 : table];
  }

 private:
  span<const double> ages_;
  const LifeTableOptions& options_;
  std::size_t bands_ = 0;
  Reason reason_ = Reason::none;
  bool infants_first_ = false;    // the first band is [0, 1)
  bool children_second_ = false;  // and the second is [1, 5)
};

// What befalls one person who enters a band. The slopes are how years and q move with the logarithm of the number of
// deaths, whose variance is 1 / deaths: a band adds (years_slope + death_slope · e of the next)² / deaths to that of e.
struct Band {
  double width = 0;  // infinite for the open band
  double m = 0;
  double share = 0;  // a; NaN for the open band
  double q = 1;
  double years = 0;  // L / l
  double years_slope = 0;
  double death_slope = 0;
  double deaths = 0;  // those that chance acts on; 0 where there is no variance
  bool constant_rate = false;
};

// The parts of a band's variance that two quantities have in common, from how each moves with the logarithm of deaths.
inline double shared_variance(double slope, double other_slope, double deaths) noexcept {
  return deaths > 0 ? slope * other_slope / deaths : 0;
}

// One table's counts within a frame without a reason.
class Mortality {
 public:
  Mortality(const Frame& frame, const double* deaths, const double* population, double infant_q) noexcept;
  // Of a table in matrices of them.
  Mortality(const Frame& frame, std::size_t table, span<const double> deaths, span<const double> population) noexcept
      : Mortality(frame, deaths.data() + table * frame.bands(), population.data() + table * frame.bands(),
                  frame.infant_q(table)) {}

  // Why the counts of the bands from `first` to before `last` are none, or none; adds their person-years.
  Reason check(std::size_t first, std::size_t last, double& person_years) const noexcept;
  // That, for all bands, and the conditions of a life expectancy that looks at the bands before `last`.
  Reason check_expectancy(std::size_t last) const noexcept;
  // Computes a closed band, or the open one where somebody died. False where the counts cannot be.
  bool band(std::size_t i, Band& band) const noexcept;

  const Frame& frame() const noexcept { return frame_; }
  double deaths(std::size_t i) const noexcept { return deaths_[i]; }

 private:
  double share(std::size_t i) const noexcept;

  const Frame& frame_;
  const double* deaths_;
  const double* population_;
  double infant_q_;
  double infant_share_ = 0.1;
  double child_share_ = 0.5;
};

// The band if of its deaths only the share `remaining` took place: the survivors' p' is p to that power.
Band with_remaining(const Band& band, double remaining) noexcept;

// How fast one entering the band loses years, of it and the `next` life expectancy, as the death rate rises.
double loss_of_years(const Band& band, double next) noexcept;

// Years expected by one who enters the band, from those expected by one who leaves it, and their variance.
inline void prepend(const Band& band, double& e, double& variance) noexcept {
  const double slope = band.years_slope + band.death_slope * e;
  const double p = 1 - band.q;
  variance = p * p * variance + shared_variance(slope, slope, band.deaths);
  e = band.years + p * e;
}

// Years expected between two bounds.
Moments years_between(const Mortality& mortality, std::size_t first, std::size_t last) noexcept;
// Life expectancy at a bound: years_between to the end, with all the conditions under which it is given.
Moments expectancy(const Mortality& mortality, std::size_t first) noexcept;
// Whether 95 % limits of this variance are wider than the options allow.
bool is_too_wide(double variance, const LifeTableOptions& options) noexcept;

}  // namespace salus::statistics
