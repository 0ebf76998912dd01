#include "salus/assessment/alignment.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "assessment/check_messages.hpp"
#include "assessment/in_unit.hpp"
#include "assessment/path.hpp"
#include "assessment/target_level.hpp"
#include "assessment/usual_indicators.hpp"
#include "salus/base/value.hpp"

namespace salus {
namespace {

using assessment::in_unit;
using assessment::Level;
using assessment::level_of;
using assessment::Path;

// Why a target has no number that could be compared; none where it has one.
Reason why_no_level(const Target& target) {
  if (target.why_not == Reason::implausible) return Reason::implausible;
  if (level_of(target)) return Reason::none;
  if (target.kind == TargetKind::change_from_baseline || target.kind == TargetKind::zero_growth)
    return Reason::no_baseline;
  return target.why_not != Reason::none ? target.why_not : Reason::not_quantitative;
}

// The first of the parent's targets whose number is the path's there, for what it allows on both sides.
bool allows(const IndicatorTarget& target, double number) {
  const double low = target.target.low;
  const double high = target.target.high;
  return !(std::isfinite(low) && definitely_less(number, low)) &&
         !(std::isfinite(high) && definitely_less(high, number));
}

class Aligner {
 public:
  Aligner(span<const Plan> children, const Plan& parent, const AlignOptions& options)
      : children_(children), parent_(parent), options_(options) {}

  Alignment run() {
    targets();
    measures();
    return std::move(alignment_);
  }

 private:
  void targets() {
    std::vector<char> covered(parent_.indicators().size(), 0);
    for (std::size_t c = 0; c < children_.size(); ++c) {
      const Plan& child = children_[c];
      if (child.parent() != parent_.id())
        alignment_.findings.push_back(worded(Code::another_parent, Severity::warning,
                                             messages::another_parent(child.id(), child.parent(), parent_.id()),
                                             child.id()));
      for (std::size_t i = 0; i < child.indicators().size(); ++i) {
        const Indicator& indicator = child.indicators()[i];
        const bool named = !indicator.parent_indicator.empty();
        const std::int32_t above = find(named ? indicator.parent_indicator : indicator.id);
        if (above < 0) {
          if (named)
            alignment_.findings.push_back(
                worded(Code::unknown_reference, Severity::warning,
                       messages::no_such_indicator(child.id(), indicator.id, indicator.parent_indicator),
                       indicator.parent_indicator));
          continue;
        }
        if (!indicator.targets.empty()) covered[static_cast<std::size_t>(above)] = 1;
        std::optional<ParentPath> path;  // in the unit of the target before, mostly that of all
        for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
          TargetAlignment made;
          made.child = static_cast<std::int32_t>(c);
          made.indicator = static_cast<std::int32_t>(i);
          made.target = static_cast<std::int32_t>(t);
          made.parent_indicator = above;
          made.unit = indicator.targets[t].target.unit.empty() ? indicator.unit : indicator.targets[t].target.unit;
          if (!path || path->unit != made.unit) path = path_of(static_cast<std::size_t>(above), made.unit);
          compare(indicator, indicator.targets[t], *path, made);
          alignment_.targets.push_back(std::move(made));
        }
      }
    }
    for (std::size_t i = 0; i < covered.size(); ++i)
      if (covered[i] == 0 && !parent_.indicators()[i].targets.empty())
        alignment_.uncovered_indicators.push_back(static_cast<std::int32_t>(i));
  }

  std::int32_t find(const std::string& id) {
    if (ids_.empty())
      for (std::size_t i = 0; i < parent_.indicators().size(); ++i)
        ids_.emplace(parent_.indicators()[i].id, static_cast<std::int32_t>(i));
    const auto found = ids_.find(id);
    return found == ids_.end() ? -1 : found->second;
  }

  // The value that the path begins with, where it is given.
  void add_baseline(std::size_t i, Path& path) const {
    if (options_.baseline == nullptr) return;
    const Results& results = *options_.baseline;
    const Indicator& indicator = parent_.indicators()[i];
    const std::optional<Period>& period = indicator.baseline ? indicator.baseline : parent_.baseline();
    const auto area = std::find(results.areas.begin(), results.areas.end(), parent_.jurisdiction());
    if (!period || area == results.areas.end()) return;
    const auto when = std::find(results.periods.begin(), results.periods.end(), *period);
    if (when == results.periods.end()) return;
    const ResultRow& row = results.at(i, static_cast<std::size_t>(area - results.areas.begin()),
                                      static_cast<std::size_t>(when - results.periods.begin()));
    if (row.value.valid()) path.add(*period, row.value.number, false);
  }

  // The parent's path in the unit of the child's target; a reason where there is none.
  struct ParentPath {
    Unit unit;
    Path path;
    Reason reason = Reason::none;
  };

  ParentPath path_of(std::size_t i, const Unit& unit) const {
    const Indicator& indicator = parent_.indicators()[i];
    if (indicator.targets.empty()) return {unit, Path(), Reason::no_target};
    Reason why = Reason::none;
    bool any = false;
    Path own(indicator.trajectory.value_or(parent_.trajectory()));
    for (const IndicatorTarget& target : indicator.targets) {
      const Reason no_level = why_no_level(target.target);
      if (no_level != Reason::none) {
        if (why == Reason::none) why = no_level;
        continue;
      }
      const Level level = *level_of(target.target);
      const std::optional<double> number = in_unit(level.number, level.unit, indicator.unit);
      if (!number) continue;
      own.add(target.period, *number, level.strict);
      any = true;
    }
    if (!any) return {unit, Path(), why};
    add_baseline(i, own);
    const bool fits = own.convert([&](double number) { return in_unit(number, indicator.unit, unit); });
    return {unit, std::move(own), fits ? Reason::none : Reason::incompatible_unit};
  }

  void compare(const Indicator& indicator, const IndicatorTarget& target, const ParentPath& above,
               TargetAlignment& made) const {
    made.reason = why_no_level(target.target);
    const std::optional<Level> level = made.reason == Reason::none ? level_of(target.target) : std::optional<Level>();
    if (level) made.number = level->number;
    if (above.reason == Reason::none) {
      if (const std::optional<Path::Place> place = above.path.at(target.period)) {
        made.path = place->number;
        made.from = place->from;
        made.to = place->to;
        if (place->beyond)
          made.notes.push_back(
              worded(Code::beyond_last_target, Severity::note, messages::beyond_last_target(target.period, place->to)));
        if (level) judge(indicator, *level, *place, made);
        if (level && of_another_area(indicator, made)) {
          made.status = AlignmentStatus::not_comparable;
          made.reason = Reason::unsupported_comparison;
          made.gap = std::numeric_limits<double>::quiet_NaN();
          made.notes = {worded(Code::counts_of_another_area, Severity::note, messages::counts_of_another_area())};
        }
      } else if (made.reason == Reason::none) {
        made.reason = Reason::no_baseline;
      }
    } else if (made.reason == Reason::none) {
      made.reason = above.reason;
    }
  }

  void judge(const Indicator& indicator, const Level& level, const Path::Place& place, TargetAlignment& made) const {
    const bool same = nearly_equal(level.number, place.number);
    made.gap = same ? 0 : level.number - place.number;
    const Indicator& above = parent_.indicators()[static_cast<std::size_t>(made.parent_indicator)];
    const Direction direction = above.direction != Direction::unspecified ? above.direction : indicator.direction;
    if (same) {
      made.status = AlignmentStatus::keeps_pace;
      if (level.strict != place.strict)
        made.notes.push_back(
            worded(Code::stricter_comparison, Severity::note, messages::stricter_comparison(level.strict)));
    } else if (direction == Direction::higher_is_better) {
      made.status = made.gap > 0 ? AlignmentStatus::ahead : AlignmentStatus::behind;
    } else if (direction == Direction::lower_is_better) {
      made.status = made.gap < 0 ? AlignmentStatus::ahead : AlignmentStatus::behind;
    } else if (direction == Direction::neither && within(above, place, made)) {
      made.status = AlignmentStatus::keeps_pace;
    } else {
      made.reason = Reason::no_direction;
    }
  }

  // 6.8 万人 of a district are not behind the 85 万人 of the city.
  bool of_another_area(const Indicator& indicator, const TargetAlignment& made) const {
    const Plan& child = children_[static_cast<std::size_t>(made.child)];
    return child.jurisdiction() != parent_.jurisdiction() && assessment::is_total(indicator);
  }

  // Whether the parent's own target for this very horizon allows the number.
  static bool within(const Indicator& above, const Path::Place& place, const TargetAlignment& made) {
    if (place.from != place.to) return false;
    for (const IndicatorTarget& target : above.targets) {
      if (target.period != place.to || !level_of(target.target)) continue;
      const std::optional<double> number = in_unit(made.number, made.unit, target.target.unit);
      if (number && allows(target, *number)) return true;
    }
    return false;
  }

  // ---- measures ----

  void measures() {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t a = 0; a < parent_.actions().size(); ++a) {
      const Action& action = parent_.actions()[a];
      place(action.id, static_cast<std::int32_t>(a), -1, places);
      for (std::size_t m = 0; m < action.measures.size(); ++m)
        place(action.measures[m].id, static_cast<std::int32_t>(a), static_cast<std::int32_t>(m), places);
    }
    for (std::size_t c = 0; c < children_.size(); ++c) {
      const std::vector<Action>& actions = children_[c].actions();
      for (std::size_t a = 0; a < actions.size(); ++a) {
        TakenUp by{static_cast<std::int32_t>(c), static_cast<std::int32_t>(a), -1};
        take_up(actions[a].id, actions[a].implements, by, places);
        for (std::size_t m = 0; m < actions[a].measures.size(); ++m) {
          by.measure = static_cast<std::int32_t>(m);
          take_up(actions[a].measures[m].id, actions[a].measures[m].implements, by, places);
        }
      }
    }
    for (std::size_t i = 0; i < alignment_.measures.size(); ++i)
      if (alignment_.measures[i].measure >= 0 && alignment_.measures[i].taken_up.empty())
        alignment_.uncovered_measures.push_back(static_cast<std::int32_t>(i));
  }

  void place(const std::string& id, std::int32_t action, std::int32_t measure,
             std::unordered_map<std::string_view, std::size_t>& places) {
    places.emplace(id, alignment_.measures.size());
    alignment_.measures.push_back({action, measure, {}});
  }

  void take_up(const std::string& id, const std::vector<std::string>& wanted, const TakenUp& by,
               const std::unordered_map<std::string_view, std::size_t>& places) {
    for (const std::string& text : wanted) {
      const auto found = places.find(text);
      if (found != places.end()) {
        alignment_.measures[found->second].taken_up.push_back(by);
        continue;
      }
      const Plan& child = children_[static_cast<std::size_t>(by.child)];
      alignment_.findings.push_back(
          worded(Code::unknown_reference, Severity::warning, messages::no_such_measure(child.id(), id, text), text));
    }
  }

  span<const Plan> children_;
  const Plan& parent_;
  const AlignOptions& options_;
  Alignment alignment_;
  std::unordered_map<std::string_view, std::int32_t> ids_;
};

}  // namespace

std::string_view name(AlignmentStatus status) noexcept {
  switch (status) {
    case AlignmentStatus::ahead:
      return "ahead";
    case AlignmentStatus::keeps_pace:
      return "keeps_pace";
    case AlignmentStatus::behind:
      return "behind";
    case AlignmentStatus::not_comparable:
      return "not_comparable";
  }
  return "unknown";
}

Result<Alignment> align(span<const Plan> children, const Plan& parent, const AlignOptions& options) {
  if (children.empty()) return worded(Code::invalid_argument, messages::no_children());
  return Aligner(children, parent, options).run();
}

}  // namespace salus
