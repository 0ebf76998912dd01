#include "salus/assessment/assess.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "assessment/check_messages.hpp"
#include "assessment/checks.hpp"
#include "assessment/evidence.hpp"
#include "assessment/findings.hpp"
#include "assessment/in_unit.hpp"
#include "assessment/messages.hpp"
#include "assessment/usual_indicators.hpp"
#include "assessment/value_faults.hpp"
#include "salus/units/unit.hpp"

namespace salus {
namespace {

// A period and what is asked of it over and over.
struct When {
  Period period;
  Frequency frequency = Frequency::year;
  std::int32_t last_day = 0;
  double year = 0;  // calendar years up to its end: 2021 for "2020"
};

When when(const Period& period) {
  constexpr double days_of_a_year = 365.2425;
  When w{period, period.frequency(), period.last_day(), 0};
  // The calendar year that holds the last day, and how much of it is over then.
  int year = static_cast<int>(1970 + w.last_day / days_of_a_year);
  while (Period::of_year(year).last_day() < w.last_day) ++year;
  while (Period::of_year(year).first_day() > w.last_day) --year;
  const std::int32_t first = Period::of_year(year).first_day();
  const std::int32_t last = Period::of_year(year).last_day();
  w.year = year + static_cast<double>(w.last_day - first + 1) / (last - first + 1);
  return w;
}

std::vector<When> whens(const std::vector<Period>& periods) {
  std::vector<When> found;
  found.reserve(periods.size());
  for (const Period& period : periods) found.push_back(when(period));
  return found;
}

Diagnostic note(Code code, Wording wording) { return worded(code, Severity::note, std::move(wording)); }

// Words that ask to stay where one is.
bool asks_to_keep(const Target& target) {
  constexpr std::array<std::string_view, 3> words = {"稳定在", "保持在", "维持在"};
  return target.direction == Direction::neither || std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return target.text.find(word) != std::string::npos;
         });
}

// From the target's unit to the indicator's; labels are not converted.
double in_indicators_unit(double number, const Target& target, const Indicator& indicator) {
  return assessment::converted(number, target.unit.empty() ? indicator.unit : target.unit, indicator.unit);
}

// The value of the area above, and what it is of.
struct ParentValue {
  Value value;
  std::optional<Period> period;
  const ResultRow* row = nullptr;
};

// What an area's figures are compared with.
class Parents {
 public:
  Parents(const Plan& plan, const Results& results, const Results* parents) : results_(parents) {
    above_.assign(results.areas.size(), -1);
    if (parents == nullptr) return;
    whens_ = whens(parents->periods);
    for (std::size_t p = 0; p < whens_.size(); ++p) order_.push_back(p);
    std::stable_sort(order_.begin(), order_.end(),
                     [this](std::size_t a, std::size_t b) { return whens_[a].last_day < whens_[b].last_day; });
    for (std::size_t a = 0; a < above_.size(); ++a) above_[a] = above(plan, results.areas[a]);
  }

  // The latest value of the area above that is not of a later period: its year is printed beside it.
  ParentValue of(const ResultRow& row, const When& wanted) const {
    const std::ptrdiff_t area = above_[static_cast<std::size_t>(row.area)];
    if (area < 0) return {};
    auto at = std::upper_bound(order_.begin(), order_.end(), wanted.last_day,
                               [this](std::int32_t day, std::size_t p) { return day < whens_[p].last_day; });
    while (at != order_.begin()) {
      const std::size_t p = *--at;
      if (whens_[p].frequency != wanted.frequency) continue;
      const ResultRow& above = results_->at(static_cast<std::size_t>(row.indicator), static_cast<std::size_t>(area), p);
      if (above.value.valid()) return {above.value, whens_[p].period, &above};
    }
    return {};
  }

 private:
  std::ptrdiff_t above(const Plan& plan, const std::string& area) const {
    const auto& areas = plan.areas();
    const auto own = std::find_if(areas.begin(), areas.end(), [&](const Area& a) { return a.id == area; });
    if (own == areas.end() || own->parent.empty()) return -1;
    const auto parent = std::find(results_->areas.begin(), results_->areas.end(), own->parent);
    return parent == results_->areas.end() ? -1 : parent - results_->areas.begin();
  }

  const Results* results_;
  std::vector<When> whens_;
  std::vector<std::size_t> order_;     // of the periods, by their ends
  std::vector<std::ptrdiff_t> above_;  // of each area of the results: the area above among the parents'; −1 for none
};

// What cannot be right about values, by their rows: whatever is judged by one of them is to say so.
class Doubts {
 public:
  void add(const Plan& plan, const Results& results) {
    assessment::find_value_faults(plan, results, [&](const assessment::ValueFault& fault) {
      const Diagnostic doubt = doubt_of(plan, fault.finding);
      notes_[fault.row].push_back(doubt);
      if (fault.other != nullptr) notes_[fault.other].push_back(doubt);
    });
  }

  // Adds what there is about a row, each thing once.
  void tell(const ResultRow* row, Diagnostics& notes) const {
    const auto found = notes_.find(row);
    if (found == notes_.end()) return;
    for (const Diagnostic& doubt : found->second) {
      const bool told =
          std::any_of(notes.begin(), notes.end(), [&](const Diagnostic& d) { return d.message == doubt.message; });
      if (!told) notes.push_back(doubt);
    }
  }

 private:
  static Diagnostic doubt_of(const Plan& plan, const CheckFinding& finding) {
    Diagnostic doubt = finding.diagnostic;
    const std::int32_t erratum = assessment::erratum_covering(plan, finding);
    say(doubt, messages::value_in_doubt(doubt));
    if (erratum < 0) return doubt;
    doubt.severity = Severity::note;
    const Phrase known = messages::covered_by_erratum(plan.errata()[static_cast<std::size_t>(erratum)]);
    doubt.message += " (" + known.en + ")";
    doubt.message_zh += "（" + known.zh + "）";
    return doubt;
  }

  std::unordered_map<const ResultRow*, Diagnostics> notes_;
};

// The figures of one indicator in one area.
class Figures {
 public:
  Figures(const Results& results, const std::vector<When>& whens, std::size_t indicator, std::size_t area)
      : results_(results), whens_(whens), indicator_(indicator), area_(area) {}

  std::size_t indicator() const { return indicator_; }
  const ResultRow& row(std::size_t period) const { return results_.at(indicator_, area_, period); }
  const When& when(std::size_t period) const { return whens_[period]; }
  std::size_t periods() const { return whens_.size(); }

  Value value(std::size_t period) const { return assessment::evidence(row(period).value, row(period).origin); }

  // The periods that a target of such a horizon is judged by, in order of time.
  std::vector<std::size_t> series(const Period& horizon, std::optional<std::int32_t> last_day) const {
    std::vector<std::size_t> found;
    for (std::size_t p = 0; p < whens_.size(); ++p) {
      const When& w = whens_[p];
      if (w.frequency != horizon.frequency() || (w.period.count() != 1 && w.period != horizon)) continue;
      if (!last_day || w.last_day <= *last_day) found.push_back(p);
    }
    const auto before = [&](std::size_t a, std::size_t b) {
      if (whens_[a].last_day != whens_[b].last_day) return whens_[a].last_day < whens_[b].last_day;
      return whens_[a].period == horizon && whens_[b].period != horizon;
    };
    std::stable_sort(found.begin(), found.end(), before);
    return found;
  }

 private:
  const Results& results_;
  const std::vector<When>& whens_;
  std::size_t indicator_;
  std::size_t area_;
};

// What was at the beginning.
struct Baseline {
  std::optional<Period> period;
  Value value;
  std::optional<std::size_t> at;  // the period among the results'; none where there is no value of it
  double year = 0;
  bool is_first = false;  // nothing says that it is the baseline

  // For the value of a period: the first value of all has none before it, and is not compared with itself.
  Baseline before(std::size_t p) const { return is_first && *at == p ? Baseline() : *this; }
};

class Assessor {
 public:
  Assessor(const Plan& plan, const Results& results, const AssessOptions& options)
      : plan_(plan),
        results_(results),
        options_(options),
        thresholds_(options.thresholds),
        whens_(whens(results.periods)),
        parents_(plan, results, options.parents != nullptr ? options.parents : results.parents.get()),
        first_day_(plan.period().first_day()) {
    if (options.at) at_ = options.at->last_day();
    thresholds_.confidence = results.confidence;
    doubts_.add(plan, results);
    const Results* const above = options.parents != nullptr ? options.parents : results.parents.get();
    if (above != nullptr && above != &results) doubts_.add(plan, *above);
  }

  std::vector<Assessment> run() {
    std::vector<Assessment> found;
    for (std::size_t i = 0; i < plan_.indicators().size(); ++i) {
      for (std::size_t a = 0; a < results_.areas.size(); ++a) {
        if (options_.rows == AssessedRows::latest) {
          latest(i, a, found);
        } else {
          every(i, a, found);
        }
      }
    }
    return found;
  }

 private:
  void every(std::size_t i, std::size_t a, std::vector<Assessment>& found) const {
    const Indicator& indicator = plan_.indicators()[i];
    const Figures figures(results_, whens_, i, a);
    std::vector<Baseline> baselines;
    for (const IndicatorTarget& target : indicator.targets)
      baselines.push_back(baseline_of(indicator, target, figures, figures.series(target.period, std::nullopt)));
    for (std::size_t p = 0; p < whens_.size(); ++p) {
      for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
        const Baseline baseline = baselines[t].before(p);
        Assessment assessment = empty(i, a, t, baseline);
        give_verdict(assessment, indicator.targets[t].target, figures, p, baseline);
        assessment.status = assessment.verdict.status;
        assessment.reason = assessment.verdict.reason;
        found.push_back(std::move(assessment));
      }
    }
  }

  void latest(std::size_t i, std::size_t a, std::vector<Assessment>& found) const {
    const Figures figures(results_, whens_, i, a);
    for (std::size_t t = 0; t < plan_.indicators()[i].targets.size(); ++t) found.push_back(as_of(i, a, t, figures));
  }

  Assessment empty(std::size_t indicator, std::size_t area, std::size_t target, const Baseline& baseline) const {
    Assessment assessment;
    assessment.indicator = static_cast<std::int32_t>(indicator);
    assessment.area = static_cast<std::int32_t>(area);
    assessment.period = -1;
    assessment.target = static_cast<std::int32_t>(target);
    assessment.baseline = baseline.value;
    assessment.baseline_period = baseline.period;
    assessment.notes = plan_.indicators()[indicator].targets[target].target.notes;
    return assessment;
  }

  // ---- the baseline ----

  Baseline baseline_of(const Indicator& indicator, const IndicatorTarget& target, const Figures& figures,
                       const std::vector<std::size_t>& series) const {
    const std::optional<Period>& said = target.target.baseline ? target.target.baseline
                                        : indicator.baseline   ? indicator.baseline
                                                               : plan_.baseline();
    return said ? stated(*said, figures) : unstated(figures, series);
  }

  // The same as of a time: none where the last of the values is the first one, too.
  Baseline baseline_among(const Indicator& indicator, const IndicatorTarget& target, const Figures& figures,
                          const std::vector<std::size_t>& series) const {
    const Baseline baseline = baseline_of(indicator, target, figures, series);
    for (auto p = series.rbegin(); p != series.rend(); ++p)
      if (figures.value(*p).valid()) return baseline.before(*p);
    return baseline;
  }

  Baseline stated(const Period& period, const Figures& figures) const {
    Baseline baseline;
    baseline.period = period;
    for (std::size_t p = 0; p < figures.periods(); ++p) {
      if (figures.when(p).period != period || !figures.value(p).valid()) continue;
      baseline.at = p;
      baseline.value = figures.value(p);
      baseline.year = figures.when(p).year;
    }
    return baseline;
  }

  Baseline unstated(const Figures& figures, const std::vector<std::size_t>& series) const {
    Baseline baseline;
    for (std::size_t p : series) {
      if (!figures.value(p).valid()) continue;
      if (baseline.at && figures.when(p).last_day >= first_day_) break;
      baseline.at = p;
      baseline.is_first = figures.when(p).last_day >= first_day_;
    }
    if (!baseline.at) return baseline;
    baseline.period = figures.when(*baseline.at).period;
    baseline.value = figures.value(*baseline.at);
    baseline.year = figures.when(*baseline.at).year;
    return baseline;
  }

  // ---- the verdict by number ----

  // `year`: of the value.
  JudgeOptions judge_options(const Indicator& indicator, const Baseline& baseline, double year) const {
    JudgeOptions options;
    options.unit = indicator.unit;
    options.comparison = plan_.comparison();
    options.rounding = plan_.rounding();
    if (baseline.at && baseline.year <= year) {
      options.baseline = baseline.value;
      options.years = year - baseline.year;
    }
    return options;
  }

  const Indicator& indicator_of(const Figures& figures) const { return plan_.indicators()[figures.indicator()]; }

  Verdict verdict_of(const Target& target, const Figures& figures, std::size_t p, const Baseline& baseline,
                     const ParentValue& parent) const {
    JudgeOptions options = judge_options(indicator_of(figures), baseline, figures.when(p).year);
    options.parent = parent.value;
    const ResultRow& row = figures.row(p);
    if (row.limits_reason == Reason::none) {
      options.lower = row.lower;
      options.upper = row.upper;
    }
    return judge(target, figures.value(p), options);
  }

  ParentValue parent_of(const Target& target, const Figures& figures, std::size_t p) const {
    return target.needs_parent() ? parents_.of(figures.row(p), figures.when(p)) : ParentValue();
  }

  void give_verdict(Assessment& assessment, const Target& target, const Figures& figures, std::size_t p,
                    const Baseline& baseline) const {
    const ParentValue parent = parent_of(target, figures, p);
    const Period& own = figures.when(p).period;
    assessment.period = static_cast<std::int32_t>(p);
    assessment.parent = parent.value;
    assessment.parent_period = parent.period;
    if (parent.period && *parent.period != own) {
      assessment.notes.push_back(note(Code::parent_period_differs,
                                      messages::parent_of_another_period(own.to_string(), parent.period->to_string())));
    }
    assessment.verdict = verdict_of(target, figures, p, baseline, parent);
    doubts_.tell(&figures.row(p), assessment.notes);
    if (baseline.at) doubts_.tell(&figures.row(*baseline.at), assessment.notes);
    doubts_.tell(parent.row, assessment.notes);
  }

  // ---- progress ----

  Assessment as_of(std::size_t i, std::size_t a, std::size_t t, const Figures& figures) const {
    const Indicator& indicator = plan_.indicators()[i];
    const IndicatorTarget& target = indicator.targets[t];
    const std::vector<std::size_t> series = figures.series(target.period, at_);
    const Baseline baseline = baseline_among(indicator, target, figures, series);
    const ProgressTarget aim = aim_of(indicator, target, baseline);
    Assessment assessment = empty(i, a, t, baseline);

    std::vector<ProgressPoint> points;
    std::vector<std::size_t> places;  // of the points, among the periods
    for (std::size_t p : series) {
      const bool again = !places.empty() && figures.when(p).last_day == figures.when(places.back()).last_day;
      if (again || !figures.value(p).valid()) continue;
      points.push_back(point_of(target.target, figures, p, aim, baseline));
      places.push_back(p);
    }
    std::optional<ProgressPoint> start;
    if (baseline.at) start = point_of(target.target, figures, *baseline.at, aim, baseline);
    const std::vector<ProgressMilestone> milestones = milestones_of(indicator, target, baseline);
    const ProgressOptions options{indicator.trajectory.value_or(plan_.trajectory()), milestones, thresholds_};
    assessment.progress = progress(points, start, aim, options);
    Progress& done = *assessment.progress;
    if (done.judged < 0) {
      without_value(assessment, figures, series, target.target);
      return assessment;
    }
    for (std::ptrdiff_t* index : {&done.judged, &done.met_before, &done.interrupted})
      if (*index >= 0) *index = static_cast<std::ptrdiff_t>(places[static_cast<std::size_t>(*index)]);
    give_verdict(assessment, target.target, figures, static_cast<std::size_t>(done.judged), baseline);
    give_status(assessment, target.target);
    give_notes(assessment, figures, target, baseline, options.trajectory);
    // Where a value is impossible itself, that is said already.
    const bool goes_on = std::any_of(points.begin(), points.end(), [&](const ProgressPoint& p) {
      return done.projection.value < 0 ? p.value < 0 : p.value > 100;
    });
    if (!goes_on && is_impossible(done.projection, assessment, indicator)) {
      const std::string shown = display(done.projection.value, indicator.unit, indicator.digits);
      assessment.notes.push_back(
          note(Code::projection_impossible, messages::projection_impossible(shown, target.period.to_string())));
    }
    return assessment;
  }

  ProgressPoint point_of(const Target& target, const Figures& figures, std::size_t p, const ProgressTarget& aim,
                         const Baseline& baseline) const {
    const ResultRow& row = figures.row(p);
    ProgressPoint point{figures.when(p).year, row.value.number};
    if (row.limits_reason == Reason::none) {
      point.lower = row.lower;
      point.upper = row.upper;
    }
    point.met = met_at(target, figures, p, aim, baseline);
    return point;
  }

  // Where the bounds of the horizon do not say it: what is compared with other areas, states, rounded values.
  std::optional<bool> met_at(const Target& target, const Figures& figures, std::size_t p, const ProgressTarget& aim,
                             const Baseline& baseline) const {
    const bool bounded = !std::isnan(aim.low) || !std::isnan(aim.high);
    if (bounded && plan_.comparison() != Comparison::rounded_value) return std::nullopt;
    const Verdict verdict = verdict_of(target, figures, p, baseline, parent_of(target, figures, p));
    if (bounded && verdict.comparison != Comparison::rounded_value) return std::nullopt;
    if (verdict.status == Status::met) return true;
    return verdict.status == Status::not_met ? std::optional<bool>(false) : std::nullopt;
  }

  // There is no value, or the thresholds are none.
  static void without_value(Assessment& assessment, const Figures& figures, const std::vector<std::size_t>& series,
                            const Target& target) {
    Reason why = assessment.progress->reason;
    if (!series.empty()) assessment.period = static_cast<std::int32_t>(series.back());
    for (auto p = series.rbegin(); p != series.rend() && why == Reason::missing; ++p) why = figures.value(*p).reason;
    if (!target.judgeable()) why = target.why_not;
    assessment.reason = assessment.verdict.reason = assessment.verdict.achieved_reason = why;
    assessment.verdict.unit = target.unit;
  }

  // Whether the bound of a target stands for all years up to its horizon.
  static bool has_path(const Target& target) {
    return !target.needs_parent() && !target.needs_reference() && !target.is_state() &&
           target.kind != TargetKind::tendency;
  }

  Bounds bounds_at(const Indicator& indicator, const Target& target, const Baseline& baseline, double year) const {
    Bounds found = bounds(target, judge_options(indicator, baseline, year));
    found.low = in_indicators_unit(found.low, target, indicator);
    found.high = in_indicators_unit(found.high, target, indicator);
    return found;
  }

  ProgressTarget aim_of(const Indicator& indicator, const IndicatorTarget& target, const Baseline& baseline) const {
    ProgressTarget aim;
    aim.horizon = when(target.period).year;
    aim.direction = target.target.direction;
    aim.keep = asks_to_keep(target.target);
    if (!has_path(target.target)) return aim;
    const Bounds found = bounds_at(indicator, target.target, baseline, aim.horizon);
    if (found.reason != Reason::none) return aim;
    aim.low = found.low;
    aim.high = found.high;
    aim.low_included = found.low_included;
    aim.high_included = found.high_included;
    return aim;
  }

  // The targets of earlier horizons, where they have a number.
  std::vector<ProgressMilestone> milestones_of(const Indicator& indicator, const IndicatorTarget& target,
                                               const Baseline& baseline) const {
    std::vector<ProgressMilestone> found;
    for (const IndicatorTarget& other : indicator.targets) {
      if (&other == &target || !has_path(other.target)) continue;
      const double year = when(other.period).year;
      const Bounds at = bounds_at(indicator, other.target, baseline, year);
      if (at.reason != Reason::none) continue;
      const bool from_above = std::isnan(at.low) || (!std::isnan(at.high) && baseline.value.number > at.high);
      const double value = from_above ? at.high : at.low;
      if (std::isfinite(value)) found.push_back({year, value});
    }
    return found;
  }

  static void give_status(Assessment& assessment, const Target& target) {
    const Progress& done = *assessment.progress;
    const Verdict& verdict = assessment.verdict;
    assessment.status = done.status;
    assessment.reason = done.reason;
    if (verdict.status == Status::not_assessable) {
      assessment.status = verdict.status;
      assessment.reason = verdict.reason;
    } else if (target.is_state() && verdict.status == Status::not_met && !done.due) {
      assessment.status = Status::not_assessable;
      assessment.reason = Reason::not_due;
    }
  }

  void give_notes(Assessment& assessment, const Figures& figures, const IndicatorTarget& target,
                  const Baseline& baseline, Trajectory trajectory) const {
    const Progress& done = *assessment.progress;
    Diagnostics& notes = assessment.notes;
    if (!target.target.judgeable()) return;
    if (baseline.period && !baseline.at) {
      notes.push_back(note(Code::baseline_missing, messages::baseline_missing(baseline.period->to_string())));
    } else if (baseline.is_first) {
      notes.push_back(
          note(Code::baseline_is_first_value, messages::baseline_is_first_value(baseline.period->to_string())));
    }
    const When& judged = figures.when(static_cast<std::size_t>(assessment.period));
    const std::int32_t horizon = target.period.last_day();
    const bool over = done.due || (at_ && *at_ >= horizon);
    if (over && judged.last_day != horizon) {
      notes.push_back(note(Code::other_period_judged,
                           messages::other_period_judged(target.period.to_string(), judged.period.to_string())));
    }
    const auto text = [&](std::ptrdiff_t p) { return figures.when(static_cast<std::size_t>(p)).period.to_string(); };
    if (done.met_before >= 0) notes.push_back(note(Code::met_and_lost, messages::met_and_lost(text(done.met_before))));
    if (done.interrupted >= 0) notes.push_back(note(Code::level_left, messages::level_left(text(done.interrupted))));
    if (trajectory == Trajectory::compound && done.trajectory != trajectory && done.expected.valid())
      notes.push_back(note(Code::path_is_linear, messages::path_is_linear()));
  }

  // A share above the whole, or below nothing: deaths do not become negative. That a balance may (natural growth) shows
  // in its values and its target.
  bool is_impossible(const Estimate& projection, const Assessment& assessment, const Indicator& indicator) const {
    if (!projection.valid()) return false;
    if (projection.value < 0) return !(assessment.baseline.number < 0) && !(assessment.verdict.bound < 0);
    if (!(projection.value > 100 && assessment.verdict.bound <= 100) || indicator.unit != Unit::from("%")) return false;
    if (indicator.uncertainty == Uncertainty::proportion) return true;
    const bool like_by_like = assessment::divides_like_by_like(plan_, indicator);
    return assessment::share_bound(indicator.name.zh, indicator.unit, like_by_like) != assessment::ShareBound::none;
  }

  const Plan& plan_;
  const Results& results_;
  const AssessOptions& options_;
  ProgressThresholds thresholds_;
  std::vector<When> whens_;
  Parents parents_;
  Doubts doubts_;
  std::int32_t first_day_;
  std::optional<std::int32_t> at_;
};

}  // namespace

std::vector<Assessment> assess(const Plan& plan, const Results& results, const AssessOptions& options) {
  return Assessor(plan, results, options).run();
}

}  // namespace salus
