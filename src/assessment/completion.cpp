#include "salus/assessment/completion.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

#include "assessment/check_messages.hpp"
#include "assessment/evidence.hpp"
#include "assessment/findings.hpp"
#include "assessment/messages.hpp"
#include "data/areas.hpp"
#include "data/columns.hpp"
#include "data/lookup.hpp"
#include "data/years.hpp"
#include "formula/number_text.hpp"
#include "model/task_names.hpp"
#include "salus/model/target.hpp"

namespace salus {
namespace {

// Longer runs of a recurring deliverable, such as the days of decades, are not followed.
constexpr std::int32_t most_periods = 10'000;

// ---- what is judged ----

// 1 where it is there, 0 where it is not.
Target state() {
  Target target;
  target.kind = TargetKind::milestone;
  return target;
}

Target at_least(double number) {
  Target target;
  target.kind = TargetKind::at_least;
  target.low = target.number = number;
  return target;
}

// Whether the data have a number for it, and not 1 or 0. What is misprinted, or holds several numbers, is reached by
// neither, and judge() says why. Two demands in words are one state.
bool is_judged_as_printed(const Target& target) noexcept {
  const bool in_words = target.canonical.rfind("text", 0) == 0;
  const bool illegible =
      target.why_not == Reason::implausible || (target.why_not == Reason::several_values && !in_words);
  return illegible || std::isfinite(target.low) || std::isfinite(target.high) || std::isfinite(target.change_low);
}

// Of what is counted up to a number, more than is asked for is as good: 18-20 个 and 20 个左右 are there with 22.
Target of_count(Target target) {
  if (target.kind == TargetKind::range || target.kind == TargetKind::about) {
    target.kind = TargetKind::at_least;
    target.high = std::numeric_limits<double>::quiet_NaN();
  }
  return target;
}

// A deliverable or milestone as it is judged.
struct Task {
  DueItem item;
  Target target;
  Unit unit;               // of the figures; empty: the target's
  bool counted = false;    // the figures begin at zero, and those of areas add up
  bool recurring = false;  // each period of `due` has a figure of its own
  bool each = false;
};

Task task_of(const Plan& plan, const DueItem& item) {
  const Measure& measure = plan.measure(item.measure);
  const auto index = static_cast<std::size_t>(item.index);
  Task task;
  task.item = item;
  if (item.kind == DueItem::Kind::milestone) {
    const Milestone& milestone = measure.milestones[index];
    if (!is_judged_as_printed(milestone.target)) {
      task.target = state();
      return task;
    }
    task.target = milestone.target;
    task.unit = milestone.unit;
    return task;
  }
  const Deliverable& deliverable = measure.deliverables[index];
  task.each = deliverable.each;
  task.recurring = deliverable.kind == DeliverableKind::recurring;
  task.counted = true;
  if (!deliverable.target) {
    task.target = task.recurring ? at_least(1) : state();
  } else if (is_judged_as_printed(*deliverable.target)) {
    task.target = of_count(*deliverable.target);
    task.unit = deliverable.unit;
    task.counted = !task.target.needs_baseline() && task.target.unit.dimension() != Dimension::share;
  } else {
    task.target = state();
  }
  if (task.target.is_state()) task.counted = false;  // what two areas have done is not done twice
  return task;
}

// ---- figures ----

struct Figure {
  Value value;
  std::optional<Period> period;
  Origin origin = Origin::reported;
};

Figure figure_of(const data::Reading& reading, const Period& period) {
  if (!reading.present) return {};
  return {assessment::evidence(reading.value, reading.origin), period, reading.origin};
}

double years_between(const Period& from, const Period& to) {
  const auto is_year = [](const Period& period) { return period.frequency() == Frequency::year; };
  if (is_year(from) && is_year(to)) return to.part(to.count() - 1).year() - from.part(from.count() - 1).year();
  return (to.last_day() - from.last_day()) / 365.25;
}

class Completing {
 public:
  Completing(const Plan& plan, const Dataset& dataset, const CompletionOptions& options)
      : plan_(plan), names_(plan), lookup_(dataset, nodes(plan, dataset)) {
    result_.at = options.at ? *options.at : data::last_period(dataset.columns().periods, plan.period());
    today_ = result_.at.last_day();
    find_areas(options.area);
    find_elements(dataset.columns());
  }

  Completions run() {
    for (std::size_t i = 0; i < names_.tasks().size(); ++i) complete(task_of(plan_, names_.tasks()[i]), elements_[i]);
    return std::move(result_);
  }

 private:
  // Areas that the plan does not have are reported by evaluate().
  static std::vector<data::AreaNode> nodes(const Plan& plan, const Dataset& dataset) {
    Diagnostics findings;
    return data::match_areas(plan, dataset, findings);
  }

  void find_areas(std::optional<std::int32_t> asked) {
    const std::vector<Area>& areas = plan_.areas();
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (areas[i].id == plan_.jurisdiction()) own_ = static_cast<std::int32_t>(i);
    if (asked) own_ = *asked;
    const std::string& id = areas[static_cast<std::size_t>(own_)].id;
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (areas[i].parent == id) below_.push_back(static_cast<std::int32_t>(i));
  }

  void find_elements(const data::Columns& columns) {
    elements_.resize(names_.tasks().size());
    for (std::uint32_t e = 0; e < columns.elements.size(); ++e) {
      const std::string& text = columns.elements[e];
      const std::vector<std::size_t> found = names_.find(text);
      if (found.empty() || !plan_.symbols().find(text).empty()) continue;
      if (found.size() == 1) {
        elements_[found[0]].push_back(e);
        continue;
      }
      std::vector<std::string_view> ids;
      ids.reserve(found.size());
      for (const std::size_t task : found) ids.push_back(id_of(names_.tasks()[task]));
      result_.findings.push_back(
          worded(Code::ambiguous_name, Severity::warning, messages::ambiguous_task(text, ids), text));
    }
  }

  std::string_view id_of(const DueItem& item) const {
    const Measure& measure = plan_.measure(item.measure);
    const auto index = static_cast<std::size_t>(item.index);
    return item.kind == DueItem::Kind::milestone ? measure.milestones[index].id : measure.deliverables[index].id;
  }

  Phrase name_of(const DueItem& item) const {
    const Measure& measure = plan_.measure(item.measure);
    const auto index = static_cast<std::size_t>(item.index);
    return assessment::phrase_of(item.kind == DueItem::Kind::milestone ? measure.milestones[index].name
                                                                       : measure.deliverables[index].name);
  }

  void complete(const Task& task, const std::vector<std::uint32_t>& elements) {
    data::Measure measure;
    measure.kind = Kind::flow;
    measure.additive = task.counted;
    measure.exact = !task.recurring;
    const data::Series series = elements.empty() ? data::Series() : lookup_.bind(elements, measure, result_.findings);
    if (!task.each) {
      complete(task, series, own_);
      return;
    }
    for (const std::int32_t area : below_) complete(task, series, area);
    // What each of them is to have cannot be told of none.
    if (below_.empty()) complete(task, {}, own_);
  }

  void complete(const Task& task, const data::Series& series, std::int32_t area) {
    Completion row;
    row.item = task.item;
    row.area = area;
    row.unit = task.unit.empty() ? task.target.unit : task.unit;
    row.verdict = judge(task.target, row.value, judge_options(task));
    if (task.recurring) {
      recur(task, series, row);
    } else {
      row.due = task.item.due.last_day() <= today_;
      judge_once(task, series, row);
    }
    result_.rows.push_back(std::move(row));
  }

  void judge_once(const Task& task, const data::Series& series, Completion& row) {
    if (!series.empty()) {
      const data::DatedReading latest = lookup_.latest(series, row.area, today_);
      if (latest.reading.present) take(figure_of(latest.reading, lookup_.columns().periods[latest.period]), row);
    }
    JudgeOptions options = judge_options(task);
    if (task.target.needs_baseline())
      set_baseline(task, series, row, options);
    else if (task.counted || task.target.is_state())
      options.baseline = 0;
    row.verdict = judge(task.target, row.value, options);
    row.done = done(row.verdict);
    settle(row.verdict, row);
    if (is_neither_done_nor_not(task, row)) {
      row.reason = Reason::invalid_argument;
      report_neither(row);
    }
  }

  static bool is_neither_done_nor_not(const Task& task, const Completion& row) {
    return task.target.is_state() && row.value.valid() && row.verdict.reason == Reason::invalid_argument;
  }

  void report_neither(const Completion& row) {
    const Phrase where = messages::of_figure(plan_, plan_.areas()[static_cast<std::size_t>(row.area)].id, *row.period);
    result_.findings.push_back(
        worded(Code::neither_done_nor_not, Severity::warning,
               messages::neither_done_nor_not(where, name_of(row.item), formula::number_text(row.value.number)),
               std::string(id_of(row.item))));
  }

  JudgeOptions judge_options(const Task& task) const {
    JudgeOptions options;
    options.unit = task.unit;
    options.comparison = plan_.comparison();
    options.rounding = plan_.rounding();
    return options;
  }

  // Of a change: the figure of the period that the target names, else of the plan's.
  void set_baseline(const Task& task, const data::Series& series, const Completion& row, JudgeOptions& options) {
    const std::optional<Period>& from = task.target.baseline ? task.target.baseline : plan_.baseline();
    if (!from || series.empty()) return;
    options.baseline = figure_of(lookup_.read(series, row.area, lookup_.when(*from)), *from).value;
    if (row.period) options.years = years_between(*from, *row.period);
  }

  static void take(Figure figure, Completion& row) {
    row.value = figure.value;
    row.origin = figure.origin;
    row.period = figure.period;
  }

  static Value done(const Verdict& verdict) {
    if (verdict.status == Status::met) return 100.0;
    if (verdict.status == Status::not_assessable) return verdict.reason;
    if (verdict.achieved_reason == Reason::none) return std::clamp(verdict.achieved, 0.0, 100.0);
    // Most figures have a beginning other than zero that nobody stated.
    return verdict.achieved_reason == Reason::no_change_targeted ? Reason::no_baseline : verdict.achieved_reason;
  }

  static void settle(const Verdict& verdict, Completion& row) {
    const bool met = verdict.status == Status::met;
    if (met || row.due) {
      row.status = verdict.status;
      row.reason = verdict.reason;
    } else {
      row.reason = Reason::not_due;
    }
  }

  void recur(const Task& task, const data::Series& series, Completion& row) {
    const Period& all = task.item.due;
    row.periods = all.count();
    row.periods_over = periods_over(all);
    row.due = row.periods_over > 0;
    row.reason = Reason::not_due;
    if (!row.due) return;
    row.reason = Reason::missing;
    row.done = Reason::missing;
    if (row.periods_over > most_periods) {
      row.reason = Reason::invalid_argument;
      report_too_many(row);
      return;
    }
    if (series.empty()) return;
    JudgeOptions options = judge_options(task);
    if (task.counted || task.target.is_state()) options.baseline = 0;
    bool any = false;
    bool failed = false;
    bool unknown = false;
    bool refused = false;
    for (std::int32_t i = 0; i < row.periods_over; ++i) {
      const Period period = all.part(i);
      const data::Reading reading = lookup_.read(series, row.area, when(period));
      take(figure_of(reading, period), row);
      row.verdict = judge(task.target, row.value, options);
      any = any || reading.present;
      if (is_neither_done_nor_not(task, row)) {
        if (!refused) report_neither(row);
        refused = true;
      }
      if (row.verdict.status == Status::met) ++row.periods_done;
      failed = failed || row.verdict.status == Status::not_met;
      unknown = unknown || row.verdict.status == Status::not_assessable;
    }
    if (any) row.done = 100.0 * row.periods_done / row.periods;
    if (failed) {
      row.status = Status::not_met;
      row.reason = Reason::none;
    } else if (unknown) {
      row.reason = refused ? Reason::invalid_argument : row.periods_done > 0 ? Reason::incomplete : row.verdict.reason;
    } else {
      row.status = row.periods_over == row.periods ? Status::met : Status::on_track;
      row.reason = Reason::none;
    }
  }

  // Once for a deliverable, however many areas it is for.
  void report_too_many(const Completion& row) {
    const std::string_view id = id_of(row.item);
    const Diagnostics& told = result_.findings;
    if (!told.empty() && told.back().code == Code::too_many_periods && told.back().subject == id) return;
    result_.findings.push_back(worded(Code::too_many_periods, Severity::warning,
                                      messages::too_many_periods(name_of(row.item), row.periods_over, most_periods),
                                      std::string(id)));
  }

  // How many parts of a run have ended.
  std::int32_t periods_over(const Period& all) const {
    std::int32_t over = 0;
    std::int32_t open = all.count();
    while (over < open) {
      const std::int32_t middle = over + (open - over) / 2;
      if (all.part(middle).last_day() <= today_)
        over = middle + 1;
      else
        open = middle;
    }
    return over;
  }

  const data::When& when(const Period& period) {
    const auto known = whens_.find(period.key());
    return known != whens_.end() ? known->second : whens_.emplace(period.key(), lookup_.when(period)).first->second;
  }

  const Plan& plan_;
  model::TaskNames names_;
  data::Lookup lookup_;
  Completions result_;
  std::int32_t today_ = 0;  // the last day of result_.at
  std::int32_t own_ = 0;
  std::vector<std::int32_t> below_;                   // the areas directly below
  std::vector<std::vector<std::uint32_t>> elements_;  // of the dataset, by task
  std::unordered_map<std::uint64_t, data::When> whens_;
};

}  // namespace

Completions completion(const Plan& plan, const Dataset& dataset, const CompletionOptions& options) {
  return Completing(plan, dataset, options).run();
}

}  // namespace salus
