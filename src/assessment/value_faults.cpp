#include "assessment/value_faults.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"
#include "assessment/in_unit.hpp"
#include "assessment/usual_indicators.hpp"
#include "assessment/whole_counts.hpp"
#include "salus/base/value.hpp"
#include "salus/units/rounding.hpp"

namespace salus::assessment {
namespace {

// The places with which a value stands: those of its indicator, or more where it has more.
int digits_of(const Indicator& indicator, const ResultRow& row) {
  return row.origin == Origin::computed ? 15 : std::max(indicator.digits, shortest_digits(row.value.number));
}

class ValueFaults {
 public:
  ValueFaults(const Plan& plan, const Results& results, const std::function<void(ValueFault)>& found)
      : plan_(plan), results_(results), found_(found) {
    const auto& indicators = plan.indicators();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      known_.push_back(usual(indicators[i]));
      if (known_.back() != nullptr) by_id_.emplace(known_.back()->id, i);
      bounds_.push_back(
          share_bound(indicators[i].name.zh, indicators[i].unit, divides_like_by_like(plan, indicators[i])));
    }
  }

  void run() const {
    for (std::size_t a = 0; a < results_.areas.size(); ++a)
      for (std::size_t p = 0; p < results_.periods.size(); ++p)
        for (const Chain& chain : chains()) order(chain, a, p);
    for (const ResultRow& row : results_.rows) {
      if (!row.value.valid()) continue;
      share(row);
      possible(row);
    }
  }

 private:
  const Indicator& indicator_of(const ResultRow& row) const {
    return plan_.indicators()[static_cast<std::size_t>(row.indicator)];
  }
  const std::string& area_of(const ResultRow& row) const { return results_.areas[static_cast<std::size_t>(row.area)]; }
  const Period& period_of(const ResultRow& row) const { return results_.periods[static_cast<std::size_t>(row.period)]; }
  Phrase where(const ResultRow& row) const { return messages::of_figure(plan_, area_of(row), period_of(row)); }
  messages::Said said(const ResultRow& row) const {
    return {name_of(indicator_of(row)), shown(indicator_of(row), row)};
  }

  CheckFinding of_row(const ResultRow& row, Code code, Severity severity, Wording wording) const {
    CheckFinding made = finding(code, severity, std::move(wording), indicator_of(row).id);
    made.area = area_of(row);
    made.period = period_of(row);
    return made;
  }

  void order(const Chain& chain, std::size_t area, std::size_t period) const {
    const ResultRow* part = nullptr;
    for (const std::string_view id : chain.ids) {
      const auto found = by_id_.find(id);
      if (found == by_id_.end()) continue;
      const ResultRow& whole = results_.at(found->second, area, period);
      if (!whole.value.valid()) continue;
      if (part != nullptr) compare(chain, *part, whole);
      part = &whole;
    }
  }

  // How far a value may be from what it was rounded from, beside another: nothing where both have the same places, for
  // rounding keeps the order.
  double slack(const ResultRow& row, const ResultRow& other) const {
    const int own = digits_of(indicator_of(row), row);
    return own >= digits_of(indicator_of(other), other) ? 0 : 0.5 * std::pow(10.0, -own);
  }

  void compare(const Chain& chain, const ResultRow& part, const ResultRow& whole) const {
    const Unit& unit = indicator_of(part).unit;
    const Unit& other = indicator_of(whole).unit;
    const std::optional<double> most = in_unit(whole.value.number + slack(whole, part), other, unit);
    if (!most || !definitely_less(*most, part.value.number - slack(part, whole))) return;
    CheckFinding made = of_row(part, Code::part_exceeds_whole, Severity::error,
                               messages::part_exceeds_whole(where(part), said(part), said(whole), chain.why));
    made.other = indicator_of(whole).id;
    made.figures = {{"part", part.value.number, unit}, {"whole", whole.value.number, other}};
    found_({std::move(made), &part, &whole});
  }

  void share(const ResultRow& row) const {
    const ShareBound bound = bounds_[static_cast<std::size_t>(row.indicator)];
    if (bound == ShareBound::none) return;
    const std::optional<double> percent = in_unit(row.value.number, indicator_of(row).unit, Unit::from("%"));
    if (!percent || !definitely_less(100, *percent)) return;
    const bool certain = bound == ShareBound::certain;
    CheckFinding made = of_row(row, Code::share_above_whole, certain ? Severity::error : Severity::warning,
                               messages::share_above_whole(where(row), said(row), certain));
    made.figures = {{"value", row.value.number, indicator_of(row).unit}};
    if (row.numerator.valid()) made.figures.push_back({"numerator", row.numerator.number, Unit()});
    if (row.denominator.valid()) made.figures.push_back({"denominator", row.denominator.number, Unit()});
    found_({std::move(made), &row, nullptr});
  }

  void possible(const ResultRow& row) const {
    const Indicator& indicator = indicator_of(row);
    const UsualIndicator* known = known_[static_cast<std::size_t>(row.indicator)];
    if (known == nullptr && (may_be_negative(indicator.name.zh) || indicator.unit.dimension() == Dimension::money))
      return;
    const Unit unit = known != nullptr ? Unit::from(known->unit) : indicator.unit;
    const std::optional<double> number = in_unit(row.value.number, indicator.unit, unit);
    if (!number) return;
    const double low = known != nullptr ? known->low : 0;
    const bool as_share = unit.dimension() == Dimension::share;  // share() has looked at what is too much
    const double high = known != nullptr && !as_share ? known->high : std::numeric_limits<double>::infinity();
    if (!definitely_less(*number, low) && !definitely_less(high, *number)) return;
    CheckFinding made = of_row(row, Code::impossible_value, Severity::error,
                               messages::impossible_value(where(row), said(row), display(Value(low), unit),
                                                          std::isfinite(high) ? display(Value(high), unit) : ""));
    made.figures = {{"value", row.value.number, indicator.unit}};
    found_({std::move(made), &row, nullptr});
  }

  const Plan& plan_;
  const Results& results_;
  const std::function<void(ValueFault)>& found_;
  std::vector<const UsualIndicator*> known_;
  std::map<std::string_view, std::size_t> by_id_;
  std::vector<ShareBound> bounds_;
};

}  // namespace

std::string shown(const Indicator& indicator, double number, int digits) {
  return display(Value(number), indicator.unit, digits);
}

std::string shown(const Indicator& indicator, const ResultRow& row) {
  const bool computed = row.origin == Origin::computed;
  return shown(indicator, row.value.number,
               computed ? indicator.digits : std::min(digits_of(indicator, row), std::max(indicator.digits, 6)));
}

void find_value_faults(const Plan& plan, const Results& results, const std::function<void(ValueFault)>& found) {
  ValueFaults(plan, results, found).run();
}

}  // namespace salus::assessment
