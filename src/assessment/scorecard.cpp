#include "salus/assessment/scorecard.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "salus/assessment/score.hpp"

namespace salus {
namespace {

// Where the areas of a plan stand to the one whose card it is.
class OwnAreas {
 public:
  OwnAreas(const Plan& plan, std::optional<std::int32_t> asked) : parents_(plan.areas().size(), -1) {
    const std::vector<Area>& areas = plan.areas();
    std::unordered_map<std::string_view, std::int32_t> numbers;
    for (std::size_t i = 0; i < areas.size(); ++i) numbers.emplace(areas[i].id, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < areas.size(); ++i)
      if (const auto parent = numbers.find(areas[i].parent); parent != numbers.end()) parents_[i] = parent->second;
    if (const auto own = numbers.find(plan.jurisdiction()); own != numbers.end()) own_ = own->second;
    if (asked) own_ = *asked;
  }

  std::int32_t own() const noexcept { return own_; }
  std::int32_t parent(std::int32_t area) const noexcept { return parents_[static_cast<std::size_t>(area)]; }
  // Whether it is that area or lies in it. Areas form a tree.
  bool counts(std::int32_t area) const noexcept {
    while (area >= 0 && area != own_) area = parent(area);
    return area >= 0;
  }

 private:
  std::vector<std::int32_t> parents_;
  std::int32_t own_ = -1;
};

// A row with the state of its gate.
class RowBuilder {
 public:
  RowBuilder(const Plan& plan, ScoreGroup group, std::size_t subject) : plan_(plan) {
    row_.group = group;
    row_.subject = static_cast<std::int32_t>(subject);
  }

  void set_role(Role role) { row_.role = role; }

  void add(std::size_t index, const ScoredIndicator& scored, double share) {
    const Indicator& indicator = plan_.indicators()[static_cast<std::size_t>(scored.indicator)];
    row_.indicators.add(scored.status, scored.reason, indicator.weight * share, scored.score);
    if (scored.in_doubt) row_.doubts.push_back(index);
    const bool binds = indicator.attribute == Attribute::binding && scored.reason != Reason::no_target;
    if (!plan_.gates() || !binds) return;
    ++binding_;
    if (scored.status == Status::met) ++met_;
    if (scored.status == Status::not_met) row_.failures.push_back(index);
  }

  void add(const Completion& task, double share) {
    const bool there = task.status == Status::met || task.status == Status::on_track;
    const Value score = task.status == Status::not_assessable ? Value(task.reason) : Value(there ? 1.0 : 0.0);
    row_.tasks.add(task.status, task.reason, task.due ? share : 0, score);
  }

  ScorecardRow finish() {
    if (binding_ > 0) row_.gate = !row_.failures.empty() ? Gate::failed : met_ == binding_ ? Gate::passed : Gate::open;
    return std::move(row_);
  }

 private:
  const Plan& plan_;
  ScorecardRow row_;
  int binding_ = 0;
  int met_ = 0;
};

// What a body does in the measures of a plan, by role.
using Duties = std::array<std::vector<MeasurePlace>, 3>;
constexpr Role roles[] = {Role::lead, Role::join, Role::responsible};

// Of each body, in the plan's order of measures.
std::vector<Duties> duties_of(const Plan& plan) {
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::size_t b = 0; b < plan.bodies().size(); ++b) numbers.emplace(plan.bodies()[b].id, b);
  std::vector<Duties> duties(plan.bodies().size());
  const auto enter = [&](const std::vector<std::string>& bodies, std::size_t role, const MeasurePlace& place) {
    for (const std::string& id : bodies)
      if (const auto body = numbers.find(id); body != numbers.end()) duties[body->second][role].push_back(place);
  };
  for (std::size_t a = 0; a < plan.actions().size(); ++a) {
    const std::vector<Measure>& measures = plan.actions()[a].measures;
    for (std::size_t m = 0; m < measures.size(); ++m) {
      const MeasurePlace place{static_cast<std::int32_t>(a), static_cast<std::int32_t>(m)};
      enter(measures[m].leads, 0, place);
      enter(measures[m].joins, 1, place);
      enter(measures[m].responsible, 2, place);
    }
  }
  return duties;
}

class Cards {
 public:
  Cards(const Plan& plan, const std::vector<ScoredIndicator>& indicators, const std::vector<Completion>& tasks,
        const ScorecardOptions& options)
      : plan_(plan),
        areas_(plan, options.area),
        options_(options),
        by_indicator_(plan.indicators().size()),
        of_plan_(plan.indicators().size()) {
    for (const ScoredIndicator& scored : indicators)
      if (areas_.counts(scored.area)) card_.indicators.push_back(scored);
    for (std::size_t i = 0; i < card_.indicators.size(); ++i)
      by_indicator_[static_cast<std::size_t>(card_.indicators[i].indicator)].push_back(i);
    for (std::size_t i = 0; i < by_indicator_.size(); ++i) of_plan_[i] = plan_wide(by_indicator_[i]);
    for (std::size_t i = 0; i < plan.indicators().size(); ++i) numbers_.emplace(plan.indicators()[i].id, i);
    of_measure_.resize(plan.actions().size());
    for (std::size_t a = 0; a < plan.actions().size(); ++a) of_measure_[a].resize(plan.actions()[a].measures.size());
    for (const Completion& task : tasks) {
      if (!areas_.counts(task.area)) continue;
      const MeasurePlace& place = task.item.measure;
      of_measure_[static_cast<std::size_t>(place.action)][static_cast<std::size_t>(place.measure)].push_back(&task);
      tasks_.push_back(&task);
    }
  }

  Scorecard run() {
    plan();
    for (std::size_t i = 0; i < by_indicator_.size(); ++i) indicator(i);
    for (std::size_t a = 0; a < plan_.actions().size(); ++a) action(a);
    bodies();
    areas();
    return std::move(card_);
  }

 private:
  using Tasks = std::vector<const Completion*>;

  // Which entries of an indicator speak for the whole plan.
  std::vector<std::size_t> plan_wide(const std::vector<std::size_t>& all) const {
    for (const std::size_t i : all)
      if (card_.indicators[i].area == areas_.own()) return {i};
    return all;
  }

  void add_indicators(RowBuilder& row, const std::vector<std::size_t>& entries) const {
    for (const std::size_t i : entries) row.add(i, card_.indicators[i], 1 / static_cast<double>(entries.size()));
  }

  // A task that is for each area is several rows, one after the other, and weighs as much as any other.
  static void add_tasks(RowBuilder& row, const Tasks& tasks) {
    for (std::size_t begin = 0, end = 0; begin < tasks.size(); begin = end) {
      const DueItem& item = tasks[begin]->item;
      while (end < tasks.size() && tasks[end]->item.kind == item.kind && tasks[end]->item.index == item.index) ++end;
      for (std::size_t i = begin; i < end; ++i) row.add(*tasks[i], 1 / static_cast<double>(end - begin));
    }
  }

  void plan() {
    RowBuilder row(plan_, ScoreGroup::plan, 0);
    for (const auto& entries : of_plan_) add_indicators(row, entries);
    for (const auto& measures : of_measure_)
      for (const Tasks& tasks : measures) add_tasks(row, tasks);
    card_.rows.push_back(row.finish());
  }

  void indicator(std::size_t i) {
    RowBuilder row(plan_, ScoreGroup::indicator, i);
    add_indicators(row, by_indicator_[i]);
    card_.rows.push_back(row.finish());
  }

  void action(std::size_t a) {
    RowBuilder row(plan_, ScoreGroup::action, a);
    for (const std::int32_t i : plan_.contributions(a)) add_indicators(row, of_plan_[static_cast<std::size_t>(i)]);
    for (const Tasks& tasks : of_measure_[a]) add_tasks(row, tasks);
    card_.rows.push_back(row.finish());
  }

  void bodies() {
    const std::vector<Duties> duties = duties_of(plan_);
    for (std::size_t b = 0; b < duties.size(); ++b)
      for (std::size_t role = 0; role < duties[b].size(); ++role)
        if (!duties[b][role].empty()) body(b, roles[role], duties[b][role]);
  }

  void body(std::size_t b, Role role, const std::vector<MeasurePlace>& measures) {
    RowBuilder row(plan_, ScoreGroup::body, b);
    row.set_role(role);
    std::vector<std::size_t> indicators;
    for (const MeasurePlace& place : measures) {
      for (const std::string& id : plan_.measure(place).indicators)
        if (const auto known = numbers_.find(id); known != numbers_.end()) indicators.push_back(known->second);
      add_tasks(row, of_measure_[static_cast<std::size_t>(place.action)][static_cast<std::size_t>(place.measure)]);
    }
    // Several measures contribute to one indicator, which counts once.
    std::sort(indicators.begin(), indicators.end());
    indicators.erase(std::unique(indicators.begin(), indicators.end()), indicators.end());
    for (const std::size_t i : indicators) add_indicators(row, of_plan_[i]);
    card_.rows.push_back(row.finish());
  }

  void areas() {
    const std::size_t first = card_.rows.size();
    std::vector<std::vector<std::size_t>> indicators(plan_.areas().size());
    std::vector<Tasks> tasks(plan_.areas().size());
    for (std::size_t i = 0; i < card_.indicators.size(); ++i)
      indicators[static_cast<std::size_t>(card_.indicators[i].area)].push_back(i);
    for (const Completion* task : tasks_) tasks[static_cast<std::size_t>(task->area)].push_back(task);
    for (std::size_t area = 0; area < plan_.areas().size(); ++area) {
      if (indicators[area].empty() && tasks[area].empty()) continue;
      RowBuilder row(plan_, ScoreGroup::area, area);
      for (const std::size_t i : indicators[area]) row.add(i, card_.indicators[i], 1);
      for (const Completion* task : tasks[area]) row.add(*task, 1);
      card_.rows.push_back(row.finish());
    }
    rank(first);
  }

  void rank(std::size_t first) {
    std::unordered_map<std::int32_t, std::vector<std::size_t>> siblings;
    for (std::size_t i = first; i < card_.rows.size(); ++i)
      if (card_.rows[i].subject != areas_.own()) siblings[areas_.parent(card_.rows[i].subject)].push_back(i);
    for (const auto& [parent, rows] : siblings) {
      std::vector<Value> scores;
      for (const std::size_t i : rows) {
        const Tally& tally = card_.rows[i].indicators;
        const bool enough = !definitely_less(tally.coverage(), options_.least_coverage);
        scores.push_back(enough ? tally.score() : Value(Reason::incomplete));
      }
      const std::vector<std::int32_t> ranks = competition_ranks(scores);
      for (std::size_t k = 0; k < rows.size(); ++k) card_.rows[rows[k]].rank = ranks[k];
    }
  }

  const Plan& plan_;
  OwnAreas areas_;
  ScorecardOptions options_;
  Scorecard card_;
  std::unordered_map<std::string_view, std::size_t> numbers_;  // of the indicators, by id
  std::vector<std::vector<std::size_t>> by_indicator_;         // indices into card_.indicators
  std::vector<std::vector<std::size_t>> of_plan_;              // those of them that speak for the plan
  Tasks tasks_;                                                // in the order given
  std::vector<std::vector<Tasks>> of_measure_;                 // the same by action and measure
};

}  // namespace

std::string_view name(ScoreGroup group) noexcept {
  switch (group) {
    case ScoreGroup::plan:
      return "plan";
    case ScoreGroup::indicator:
      return "indicator";
    case ScoreGroup::action:
      return "action";
    case ScoreGroup::body:
      return "body";
    case ScoreGroup::area:
      return "area";
  }
  return "unknown";
}

std::string_view name(Gate gate) noexcept {
  switch (gate) {
    case Gate::none:
      return "none";
    case Gate::passed:
      return "passed";
    case Gate::open:
      return "open";
    case Gate::failed:
      return "failed";
  }
  return "unknown";
}

void Tally::add(Status status, Reason reason, double weight, Value score) noexcept {
  const auto number = static_cast<std::size_t>(status);
  if (status == Status::not_assessable && reason == Reason::not_due) {
    ++not_due_;
    return;
  }
  if (status == Status::not_assessable && reason == Reason::no_target) {
    ++without_target_;
    return;
  }
  if (number < most_statuses) ++counts_[number];
  if (!(weight > 0)) return;
  weight_ += weight;
  if (!score.valid()) return;
  scored_ += weight;
  points_ += weight * score.number;
}

std::int32_t Tally::count(Status status) const noexcept {
  const auto number = static_cast<std::size_t>(status);
  return number < most_statuses ? counts_[number] : 0;
}

std::int32_t Tally::total() const noexcept {
  std::int32_t total = not_due_ + without_target_;
  for (const std::int32_t count : counts_) total += count;
  return total;
}

Value Tally::score() const noexcept {
  if (!(scored_ > 0)) return Reason::missing;
  return std::clamp(points_ / scored_, 0.0, 1.0);
}

Scorecard scorecard(const Plan& plan, const std::vector<ScoredIndicator>& indicators,
                    const std::vector<Completion>& tasks, const ScorecardOptions& options) {
  return Cards(plan, indicators, tasks, options).run();
}

}  // namespace salus
