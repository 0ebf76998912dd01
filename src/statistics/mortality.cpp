#include "statistics/mortality.hpp"

#include <cmath>

#include "salus/base/value.hpp"

namespace salus::statistics {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

bool are_ages(span<const double> ages) noexcept {
  for (std::size_t i = 0; i < ages.size(); ++i) {
    if (!std::isfinite(ages[i]) || ages[i] < 0 || (i > 0 && ages[i] <= ages[i - 1])) return false;
  }
  return true;
}

bool are_shares(span<const double> shares) noexcept {
  for (const double a : shares) {
    if (!(a >= 0 && a <= 1)) return false;
  }
  return true;
}

// Shares lived that depend on the infants' death rate m; their sources are in life_table.hpp.
double coale_demeny_infants(Sex sex, double m) noexcept {
  if (sex == Sex::male) return m >= 0.107 ? 0.330 : 0.045 + 2.684 * m;
  return m >= 0.107 ? 0.350 : 0.053 + 2.800 * m;
}

double coale_demeny_children(Sex sex, double m) noexcept {
  if (sex == Sex::male) return (m >= 0.107 ? 1.352 : 1.651 - 2.816 * m) / 4;
  return (m >= 0.107 ? 1.361 : 1.522 - 1.518 * m) / 4;
}

double andreev_kingkade_infants(Sex sex, double m) noexcept {
  if (sex == Sex::male) {
    return m < 0.02300 ? 0.14929 - 1.99545 * m : m < 0.08307 ? 0.02832 + 3.26021 * m : 0.29915;
  }
  return m < 0.01724 ? 0.14903 - 2.05527 * m : m < 0.06891 ? 0.04667 + 3.88089 * m : 0.31411;
}

double by_sex(double (*share)(Sex, double), Sex sex, double m) noexcept {
  return sex == Sex::both ? (share(Sex::male, m) + share(Sex::female, m)) / 2 : share(sex, m);
}

double infant_share(const LifeTableOptions& options, double m) noexcept {
  return by_sex(options.share_lived == ShareLived::coale_demeny ? coale_demeny_infants : andreev_kingkade_infants,
                options.sex, m);
}

// (1 − (1 + y)·exp(−y)) / y², which is −d/dy of (1 − exp(−y)) / y; by its series where that loses its digits.
double curvature(double y) noexcept {
  if (y < 0.05) return 0.5 - y * (1.0 / 3 - y * (0.125 - y * (1.0 / 30 - y * (1.0 / 144 - y / 840))));
  return (1 - (1 + y) * std::exp(-y)) / y / y;
}

// The mean share of a band lived by those who die in it under a constant death rate: 1/y − 1/(exp(y) − 1).
double constant_rate_share(double y) noexcept {
  if (y < 0.01) return 0.5 - y / 12 + y * y * y / 720;
  return 1 / y - 1 / std::expm1(y);
}

// Fills what follows from the width and m of a band whose death rate is constant.
void set_constant_rate(Band& band) noexcept {
  band.constant_rate = true;
  const double y = band.width * band.m;
  band.q = -std::expm1(-y);
  band.years = y > 0 ? band.width * (band.q / y) : band.width;
  band.share = constant_rate_share(y);
  band.years_slope = band.width * y * curvature(y);
  band.death_slope = y * (1 - band.q);
}

// Fills what follows from the width, share and q of a band.
void set_from_share(Band& band) noexcept {
  band.years = band.width * (1 - (1 - band.share) * band.q);
  band.death_slope = band.q * std::sqrt(1 - band.q);
  band.years_slope = band.width * (1 - band.share) * band.death_slope;
}

}  // namespace

Frame::Frame(std::size_t tables, span<const double> ages, std::size_t size, bool open_end,
             const LifeTableOptions& options) noexcept
    : ages_(ages), options_(options) {
  reason_ = Reason::invalid_argument;
  if (tables == 0 || size % tables != 0) return;
  bands_ = size / tables;
  if (ages.size() != bands_ && (open_end || ages.size() != bands_ + 1)) return;
  if (!are_ages(ages)) return;
  if (bands_ == 0) {
    reason_ = Reason::missing;
    return;
  }
  infants_first_ = ages.size() > 1 && ages[0] == 0 && ages[1] == 1;
  children_second_ = infants_first_ && ages.size() > 2 && ages[2] == 5;
  if (!options.shares.empty()) {
    if (options.shares.size() != bands_) return;
    if (!are_shares(options.shares.subspan(0, ages.size() - 1))) return;
  }
  const std::size_t given = options.infant_q.size();
  if (given != 0 && (!infants_first_ || (given != 1 && given != tables))) return;
  if (!(options.minimum_person_years >= 0) || !(options.maximum_interval >= 0)) return;
  if (options.share_lived > ShareLived::andreev_kingkade || options.sex > Sex::female ||
      options.death_probability > DeathProbability::exponential) {
    return;
  }
  reason_ = Reason::none;
}

std::size_t Frame::bound(double age) const noexcept {
  for (std::size_t i = 0; i < ages_.size(); ++i) {
    if (ages_[i] == age) return i;
  }
  return npos;
}

Mortality::Mortality(const Frame& frame, const double* deaths, const double* population, double infant_q) noexcept
    : frame_(frame), deaths_(deaths), population_(population), infant_q_(infant_q) {
  const LifeTableOptions& options = frame.options();
  if (options.share_lived == ShareLived::fixed || !frame.infants_first()) return;
  double m = deaths_[0] / population_[0];
  if (!options.infant_q.empty()) {
    // The rate and the share that belong to q depend on each other; the slopes are so gentle that a few rounds do.
    m = infant_q_;
    for (int round = 0; round < 40; ++round) m = infant_q_ / (1 - (1 - infant_share(options, m)) * infant_q_);
  }
  infant_share_ = infant_share(options, m);
  if (options.share_lived == ShareLived::coale_demeny && frame.children_second()) {
    child_share_ = by_sex(coale_demeny_children, options.sex, m);
  }
}

double Mortality::share(std::size_t i) const noexcept {
  const span<const double> shares = frame_.options().shares;
  if (!shares.empty()) return shares[i];
  if (i == 0 && frame_.infants_first()) return infant_share_;
  return i == 1 ? child_share_ : 0.5;
}

Reason Mortality::check(std::size_t first, std::size_t last, double& person_years) const noexcept {
  bool missing = false;
  bool invalid = false;
  bool empty = false;
  for (std::size_t i = first; i < last; ++i) {
    const double deaths = deaths_[i];
    const double population = population_[i];
    missing |= std::isnan(deaths) || std::isnan(population);
    invalid |= !(deaths >= 0 && deaths < infinity && population >= 0 && population < infinity);
    empty |= population == 0;
    person_years += population;
  }
  if (!frame_.options().infant_q.empty() && first == 0) {
    missing |= std::isnan(infant_q_);
    invalid |= !(infant_q_ >= 0 && infant_q_ < 1);
  }
  if (missing) return Reason::missing;
  if (invalid) return Reason::invalid_argument;
  return empty ? Reason::no_population : Reason::none;
}

Reason Mortality::check_expectancy(std::size_t last) const noexcept {
  const LifeTableOptions& options = frame_.options();
  double person_years = 0;
  const Reason reason = check(0, frame_.bands(), person_years);
  if (reason != Reason::none) return reason;
  if (last == frame_.bands() && frame_.is_open(last - 1) && deaths_[last - 1] == 0) {
    return Reason::no_open_band_deaths;
  }
  if (person_years < options.minimum_person_years && !options.allow_few_person_years) {
    return Reason::few_person_years;
  }
  return Reason::none;
}

bool Mortality::band(std::size_t i, Band& band) const noexcept {
  const LifeTableOptions& options = frame_.options();
  const double deaths = deaths_[i];
  const double population = population_[i];
  band.m = deaths / population;
  band.deaths = deaths;
  band.constant_rate = false;
  if (frame_.is_open(i)) {
    band.width = infinity;
    band.share = nan;
    band.q = 1;
    band.years = population / deaths;
    band.years_slope = band.years;
    band.death_slope = 0;
    if (!options.silcocks) band.deaths = 0;
    return true;
  }
  band.width = frame_.width(i);
  if (i == 0 && !options.infant_q.empty()) {
    band.share = share(i);
    band.q = infant_q_;
    band.m = band.q / (1 - (1 - band.share) * band.q);
    band.deaths = population * band.q;
    set_from_share(band);
    return true;
  }
  if (options.death_probability == DeathProbability::exponential) {
    if (!(band.width * band.m < infinity)) return false;
    set_constant_rate(band);
    return true;
  }
  band.share = share(i);
  double q = band.width * band.m / (1 + band.width * (1 - band.share) * band.m);
  if (!(q <= 1)) {
    // A computed 1 may be a little more. Beyond that, more deaths than person-years are a mistake, and fewer in a small
    // population are chance: all die.
    if (deaths > population && !(q > 1 && nearly_equal(q, 1))) return false;
    q = 1;
  }
  band.q = q;
  set_from_share(band);
  return true;
}

Band with_remaining(const Band& band, double remaining) noexcept {
  if (remaining == 1) return band;
  Band result = band;
  result.m = band.m * remaining;
  result.deaths = band.deaths * remaining;
  if (std::isinf(band.width)) {
    result.years = band.years / remaining;
    result.years_slope = result.years;
    return result;
  }
  if (band.constant_rate) {
    set_constant_rate(result);
    return result;
  }
  result.q = remaining == 0 ? 0 : band.q < 1 ? -std::expm1(remaining * std::log1p(-band.q)) : 1;
  set_from_share(result);
  return result;
}

double loss_of_years(const Band& band, double next) noexcept {
  if (std::isinf(band.width)) return band.years * band.years;
  if (band.constant_rate) {
    const double y = band.width * band.m;
    return band.width * (band.width * curvature(y) + std::exp(-y) * next);
  }
  const double rest = band.width * (1 - band.share);
  const double slowing = 1 + rest * band.m;
  if (band.width * band.m > slowing) return 0;  // all die, whatever the rate
  return (rest + next) * (band.width / slowing / slowing);
}

bool is_too_wide(double variance, const LifeTableOptions& options) noexcept {
  constexpr double z = 1.959963984540054;  // of 95 %
  return !options.allow_wide_interval && !(2 * z * std::sqrt(variance) <= options.maximum_interval);
}

Moments years_between(const Mortality& mortality, std::size_t first, std::size_t last) noexcept {
  double e = 0;
  double variance = 0;
  Band band;
  for (std::size_t i = last; i-- > first;) {
    if (!mortality.band(i, band)) return Reason::invalid_argument;
    prepend(band, e, variance);
  }
  if (std::isfinite(e) && is_too_wide(variance, mortality.frame().options())) return Reason::wide_interval;
  return {e, variance};
}

Moments expectancy(const Mortality& mortality, std::size_t first) noexcept {
  const std::size_t end = mortality.frame().bands();
  const Reason reason = mortality.check_expectancy(end);
  if (reason != Reason::none) return reason;
  return years_between(mortality, first, end);
}

}  // namespace salus::statistics
