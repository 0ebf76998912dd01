// Tallies, weights, gates and ranks, computed by hand.
#include "salus/assessment/scorecard.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/plan_document.hpp"

namespace salus {
namespace {

std::string document(const std::string& gates) {
  return R"({
  "format": "salus-plan/1", "id": "health-city", "title": {"zh": "健康城市行动"},
  "jurisdiction": "city", "period": "2021..2025",
  "scoring": {"rule": "full", "gates": )" +
         gates + R"(},
  "areas": [
    {"id": "country", "name": {"zh": "全国"}},
    {"id": "city", "name": {"zh": "本市"}, "parent": "country"},
    {"id": "other", "name": {"zh": "外市"}, "parent": "country"},
    {"id": "north", "name": {"zh": "北区"}, "parent": "city"},
    {"id": "east", "name": {"zh": "东区"}, "parent": "city"},
    {"id": "south", "name": {"zh": "南区"}, "parent": "city"},
    {"id": "west", "name": {"zh": "西区"}, "parent": "city"},
    {"id": "old-town", "name": {"zh": "老城街道"}, "parent": "west"},
    {"id": "new-town", "name": {"zh": "新城街道"}, "parent": "west"}
  ],
  "bodies": [
    {"id": "health", "name": {"zh": "市卫生健康委"}}, {"id": "sports", "name": {"zh": "市体育局"}},
    {"id": "idle", "name": {"zh": "市档案局"}}
  ],
  "elements": [],
  "indicators": [
    {"id": "life", "name": {"zh": "人均预期寿命"}, "unit": "岁", "weight": 3, "attribute": "binding"},
    {"id": "smoking", "name": {"zh": "吸烟率"}, "unit": "%", "weight": 1},
    {"id": "sport", "name": {"zh": "经常锻炼比例"}, "unit": "%", "weight": 2, "attribute": "binding"}
  ],
  "actions": [
    {"id": "a1", "title": {"zh": "健身行动"}, "indicators": ["life"], "measures": [
      {"id": "m1", "title": {"zh": "建步道"}, "leads": ["sports"], "joins": ["health"], "indicators": ["sport"],
       "deliverables": [
         {"id": "d1", "kind": "quantity", "name": {"zh": "步道"}, "target": "80 条", "due": "2021"},
         {"id": "d2", "kind": "quantity", "name": {"zh": "驿站"}, "target": "1 个", "due": "2021", "each": true}]},
      {"id": "m2", "title": {"zh": "办活动"}, "leads": ["sports"], "indicators": ["sport", "smoking"],
       "milestones": [{"id": "s1", "name": {"zh": "氛围"}, "period": "2022", "text": "形成"}]}]},
    {"id": "a2", "title": {"zh": "宣传行动"}, "measures": [
      {"id": "m3", "title": {"zh": "宣传"}, "responsible": ["health"]}]}
  ]})";
}

const Plan& plan() {
  static const Plan plan = salus_test::parsed(document("true"));
  return plan;
}

enum IndicatorIndex : std::int32_t { life, smoking, sport };
enum AreaIndex : std::int32_t { country, city, other, north, east, south, west, old_town, new_town };

ScoredIndicator scored(std::int32_t indicator, std::int32_t area, Status status, Value score) {
  ScoredIndicator entry;
  entry.indicator = indicator;
  entry.area = area;
  entry.target = 0;
  entry.status = status;
  entry.reason = status == Status::not_assessable ? score.reason : Reason::none;
  entry.score = score;
  return entry;
}

Completion task(DueItem::Kind kind, std::int32_t measure, std::int32_t index, std::int32_t area, Status status,
                bool due = true) {
  Completion row;
  row.item.kind = kind;
  row.item.measure = {0, measure};
  row.item.index = index;
  row.area = area;
  row.status = status;
  row.reason = status != Status::not_assessable ? Reason::none : due ? Reason::missing : Reason::not_due;
  row.due = due;
  return row;
}

const ScorecardRow& row_of(const Scorecard& card, ScoreGroup group, std::int32_t subject, Role role = Role::lead) {
  for (const ScorecardRow& row : card.rows)
    if (row.group == group && row.subject == subject && row.role == role) return row;
  ADD_FAILURE() << "no row of " << name(group) << " " << subject;
  static const ScorecardRow none;
  return none;
}

TEST(Tally, WeighsWhatCanBeScoredAndCountsTheRest) {
  Tally tally;
  tally.add(Status::met, Reason::none, 3, 1.0);
  tally.add(Status::not_met, Reason::none, 1, 0.5);
  tally.add(Status::not_assessable, Reason::missing, 4, Reason::missing);
  tally.add(Status::not_assessable, Reason::not_due, 5, Reason::not_due);
  tally.add(Status::off_track, Reason::none, 0, 0.0);
  EXPECT_EQ(tally.score().number, 3.5 / 4);
  EXPECT_EQ(tally.weight(), 8);
  EXPECT_EQ(tally.scored_weight(), 4);
  EXPECT_EQ(tally.coverage(), 0.5);
  EXPECT_EQ(tally.count(Status::met), 1);
  EXPECT_EQ(tally.count(Status::not_met), 1);
  EXPECT_EQ(tally.count(Status::off_track), 1);
  EXPECT_EQ(tally.count(Status::not_assessable), 1);
  EXPECT_EQ(tally.not_due(), 1);
  EXPECT_EQ(tally.total(), 5);
}

TEST(Tally, OfNothingHasNoScoreAndCoversNothing) {
  const Tally tally;
  EXPECT_EQ(tally.score().reason, Reason::missing);
  EXPECT_EQ(tally.coverage(), 0);
  EXPECT_EQ(tally.total(), 0);
  EXPECT_EQ(tally.count(static_cast<Status>(99)), 0);
}

TEST(Tally, CountsWhatHasNoTargetByItself) {
  Tally tally;
  tally.add(Status::met, Reason::none, 1, 1.0);
  tally.add(Status::not_assessable, Reason::no_target, 4, Reason::no_target);
  tally.add(Status::not_assessable, Reason::missing, 3, Reason::missing);
  EXPECT_EQ(tally.without_target(), 1);
  EXPECT_EQ(tally.count(Status::not_assessable), 1);
  EXPECT_EQ(tally.total(), 3);
  EXPECT_EQ(tally.coverage(), 0.25);
}

TEST(Scorecard, OfABindingIndicatorWithoutATargetLeavesTheGateAlone) {
  const Scorecard card = scorecard(
      plan(), {scored(life, city, Status::met, 1.0), scored(sport, city, Status::not_assessable, Reason::no_target)},
      {});
  EXPECT_EQ(row_of(card, ScoreGroup::plan, 0).gate, Gate::passed);
  EXPECT_EQ(row_of(card, ScoreGroup::plan, 0).indicators.without_target(), 1);
  EXPECT_EQ(row_of(card, ScoreGroup::indicator, sport).gate, Gate::none);
}

TEST(Scorecard, NamesTheEntriesInDoubtInEveryRowInWhichTheyCount) {
  ScoredIndicator doubtful = scored(sport, city, Status::met, 1.0);
  doubtful.in_doubt = true;
  const Scorecard card = scorecard(plan(), {scored(life, city, Status::met, 1.0), doubtful}, {});
  using Entries = std::vector<std::size_t>;
  EXPECT_EQ(row_of(card, ScoreGroup::plan, 0).doubts, Entries{1});
  EXPECT_EQ(row_of(card, ScoreGroup::indicator, sport).doubts, Entries{1});
  EXPECT_EQ(row_of(card, ScoreGroup::area, city).doubts, Entries{1});
  EXPECT_EQ(row_of(card, ScoreGroup::indicator, life).doubts, Entries{});
}

TEST(Scorecard, OfThePlanWeighsItsOwnAreasIndicators) {
  const Scorecard card = scorecard(
      plan(),
      {scored(life, city, Status::met, 1.0), scored(smoking, city, Status::not_met, 0.4),
       scored(sport, city, Status::not_assessable, Reason::not_published), scored(smoking, east, Status::met, 1.0)},
      {});
  const ScorecardRow& row = row_of(card, ScoreGroup::plan, 0);
  EXPECT_DOUBLE_EQ(row.indicators.score().number, (3 * 1.0 + 1 * 0.4) / 4);
  EXPECT_DOUBLE_EQ(row.indicators.coverage(), 4.0 / 6);
  EXPECT_EQ(row.indicators.total(), 3);  // the district's is not the plan's
  EXPECT_EQ(row.tasks.total(), 0);
  EXPECT_FALSE(row.tasks.score().valid());
}

TEST(Scorecard, OfThePlanSharesAnIndicatorAmongTheAreasWhereItsOwnHasNone) {
  const Scorecard card =
      scorecard(plan(),
                {scored(life, city, Status::met, 1.0), scored(smoking, north, Status::met, 1.0),
                 scored(smoking, east, Status::not_met, 0.0), scored(smoking, south, Status::not_met, 0.0),
                 scored(smoking, west, Status::not_assessable, Reason::missing)},
                {});
  const Tally& tally = row_of(card, ScoreGroup::plan, 0).indicators;
  // A quarter of the weight of 1 for each district, of which three are known.
  EXPECT_DOUBLE_EQ(tally.score().number, (3 + 0.25) / 3.75);
  EXPECT_DOUBLE_EQ(tally.weight(), 4);
  EXPECT_DOUBLE_EQ(tally.coverage(), 3.75 / 4);
  EXPECT_EQ(tally.count(Status::met), 2);
  EXPECT_EQ(tally.count(Status::not_met), 2);
  const Tally& indicator = row_of(card, ScoreGroup::indicator, smoking).indicators;
  EXPECT_DOUBLE_EQ(indicator.score().number, 1.0 / 3);
  EXPECT_DOUBLE_EQ(indicator.weight(), 1);
}

TEST(Scorecard, LeavesOutAreasThatAreNotThePlans) {
  const Scorecard card =
      scorecard(plan(), {scored(life, country, Status::met, 1.0), scored(life, other, Status::met, 1.0)}, {});
  EXPECT_TRUE(card.indicators.empty());
  EXPECT_EQ(row_of(card, ScoreGroup::plan, 0).indicators.total(), 0);
  for (const ScorecardRow& row : card.rows) EXPECT_NE(row.group, ScoreGroup::area);
}

TEST(Scorecard, OfAnActionHasItsIndicatorsOnceAndItsTasks) {
  const auto deliverable = DueItem::Kind::deliverable;
  const Scorecard card = scorecard(
      plan(),
      {scored(life, city, Status::met, 1.0), scored(smoking, city, Status::not_met, 0.0),
       scored(sport, city, Status::on_track, 1.0)},
      {task(deliverable, 0, 0, city, Status::not_met), task(deliverable, 0, 1, north, Status::met),
       task(deliverable, 0, 1, east, Status::met), task(deliverable, 0, 1, south, Status::not_assessable),
       task(deliverable, 0, 1, west, Status::not_met), task(DueItem::Kind::milestone, 1, 0, city, Status::met, false)});
  const ScorecardRow& row = row_of(card, ScoreGroup::action, 0);
  EXPECT_DOUBLE_EQ(row.indicators.score().number, 5.0 / 6);
  EXPECT_EQ(row.indicators.total(), 3);
  // The four districts share the weight of one task, one of them without a figure; what was there early does not score.
  EXPECT_DOUBLE_EQ(row.tasks.score().number, 0.5 / 1.75);
  EXPECT_DOUBLE_EQ(row.tasks.weight(), 2);
  EXPECT_EQ(row.tasks.count(Status::met), 3);
  EXPECT_EQ(row.tasks.total(), 6);
  const ScorecardRow& empty = row_of(card, ScoreGroup::action, 1);
  EXPECT_EQ(empty.indicators.total() + empty.tasks.total(), 0);
  // An area has its tasks in full.
  EXPECT_EQ(row_of(card, ScoreGroup::area, north).tasks.weight(), 1);
  EXPECT_EQ(row_of(card, ScoreGroup::area, city).tasks.total(), 2);
}

TEST(Scorecard, OfABodyKeepsItsRolesApart) {
  const auto deliverable = DueItem::Kind::deliverable;
  const Scorecard card = scorecard(plan(),
                                   {scored(life, city, Status::met, 1.0), scored(smoking, city, Status::not_met, 0.0),
                                    scored(sport, city, Status::met, 1.0)},
                                   {task(deliverable, 0, 0, city, Status::met),
                                    task(DueItem::Kind::milestone, 1, 0, city, Status::not_assessable, false)});
  // Sports leads both measures: sport and smoking, each once.
  const ScorecardRow& leads = row_of(card, ScoreGroup::body, 1, Role::lead);
  EXPECT_DOUBLE_EQ(leads.indicators.score().number, 2.0 / 3);
  EXPECT_EQ(leads.indicators.total(), 2);
  EXPECT_EQ(leads.tasks.total(), 2);
  EXPECT_EQ(leads.tasks.not_due(), 1);
  EXPECT_EQ(leads.tasks.coverage(), 1);
  const ScorecardRow& joins = row_of(card, ScoreGroup::body, 0, Role::join);
  EXPECT_EQ(joins.indicators.total(), 1);
  EXPECT_EQ(joins.tasks.total(), 1);
  EXPECT_EQ(row_of(card, ScoreGroup::body, 0, Role::responsible).tasks.total(), 0);
  for (const ScorecardRow& row : card.rows)
    EXPECT_FALSE(row.group == ScoreGroup::body && row.subject == 2) << "a body without duties has no row";
}

TEST(Scorecard, FailsTheGateByABindingIndicatorThatIsDueAndNotMet) {
  const std::vector<ScoredIndicator> entries = {
      scored(smoking, city, Status::not_met, 0.0), scored(life, city, Status::met, 1.0),
      scored(sport, city, Status::not_met, 0.9),   scored(life, east, Status::met, 1.0),
      scored(sport, east, Status::met, 1.0),       scored(life, west, Status::met, 1.0),
      scored(sport, west, Status::off_track, 0.0), scored(smoking, south, Status::not_met, 0.0)};
  const Scorecard card = scorecard(plan(), entries, {});
  const ScorecardRow& row = row_of(card, ScoreGroup::plan, 0);
  EXPECT_EQ(row.gate, Gate::failed);
  EXPECT_EQ(row.failures, std::vector<std::size_t>{2});
  EXPECT_TRUE(row.indicators.score().valid());
  EXPECT_EQ(row_of(card, ScoreGroup::area, east).gate, Gate::passed);
  EXPECT_EQ(row_of(card, ScoreGroup::area, west).gate, Gate::open);
  EXPECT_EQ(row_of(card, ScoreGroup::area, south).gate, Gate::none);
  EXPECT_EQ(row_of(card, ScoreGroup::action, 0).gate, Gate::failed);
  EXPECT_EQ(row_of(card, ScoreGroup::action, 1).gate, Gate::none);

  static const Plan without = salus_test::parsed(document("false"));
  for (const ScorecardRow& each : scorecard(without, entries, {}).rows) {
    EXPECT_EQ(each.gate, Gate::none);
    EXPECT_TRUE(each.failures.empty());
  }
}

TEST(Scorecard, IsThatOfAnotherAreaWhereOneIsAskedFor) {
  ScorecardOptions options;
  options.area = west;
  const Scorecard card = scorecard(plan(),
                                   {scored(life, city, Status::met, 1.0), scored(life, west, Status::not_met, 0.5),
                                    scored(smoking, old_town, Status::met, 1.0), scored(life, east, Status::met, 1.0)},
                                   {}, options);
  EXPECT_DOUBLE_EQ(row_of(card, ScoreGroup::plan, 0).indicators.score().number, 2.5 / 4);
  EXPECT_EQ(card.indicators.size(), 2U);
  EXPECT_EQ(row_of(card, ScoreGroup::area, west).rank, 0);
  EXPECT_EQ(row_of(card, ScoreGroup::area, old_town).rank, 1);
}

TEST(Scorecard, RanksAreasAmongThoseUnderTheSameArea) {
  const Scorecard card =
      scorecard(plan(),
                {scored(smoking, city, Status::met, 1.0), scored(smoking, north, Status::met, 0.6),
                 scored(smoking, east, Status::met, 0.9), scored(smoking, south, Status::met, 0.1 + 0.5),
                 scored(smoking, west, Status::not_met, 0.2), scored(smoking, old_town, Status::not_met, 0.1),
                 scored(smoking, new_town, Status::not_assessable, Reason::missing)},
                {});
  const struct {
    std::int32_t area;
    std::int32_t rank;
  } cases[] = {{city, 0}, {north, 2}, {east, 1}, {south, 2}, {west, 4}, {old_town, 1}, {new_town, 0}};
  for (const auto& c : cases) EXPECT_EQ(row_of(card, ScoreGroup::area, c.area).rank, c.rank) << c.area;
}

TEST(Scorecard, RanksNoAreaOfWhichTooLittleIsKnown) {
  const std::vector<ScoredIndicator> entries = {
      scored(life, north, Status::not_assessable, Reason::missing), scored(smoking, north, Status::met, 1.0),
      scored(life, east, Status::not_met, 0.5), scored(smoking, east, Status::met, 1.0)};
  ScorecardOptions options;
  EXPECT_EQ(row_of(scorecard(plan(), entries, {}, options), ScoreGroup::area, north).rank, 1);
  options.least_coverage = 0.25;
  EXPECT_EQ(row_of(scorecard(plan(), entries, {}, options), ScoreGroup::area, north).rank, 1);
  options.least_coverage = 0.5;
  const Scorecard card = scorecard(plan(), entries, {}, options);
  EXPECT_EQ(row_of(card, ScoreGroup::area, north).rank, 0);
  EXPECT_TRUE(row_of(card, ScoreGroup::area, north).indicators.score().valid());
  EXPECT_EQ(row_of(card, ScoreGroup::area, east).rank, 1);
}

TEST(Scorecard, HasItsRowsInThePlansOrder) {
  const Scorecard card =
      scorecard(plan(), {scored(sport, west, Status::met, 1.0), scored(sport, north, Status::met, 1.0)}, {});
  std::vector<std::string> rows;
  for (const ScorecardRow& row : card.rows)
    rows.push_back(std::string(name(row.group)) + " " + std::to_string(row.subject));
  EXPECT_EQ(rows, (std::vector<std::string>{"plan 0", "indicator 0", "indicator 1", "indicator 2", "action 0",
                                            "action 1", "body 0", "body 0", "body 1", "area 3", "area 6"}));
}

TEST(Scorecard, NamesItsNumbers) {
  EXPECT_EQ(name(ScoreGroup::body), "body");
  EXPECT_EQ(name(Gate::open), "open");
  EXPECT_EQ(name(static_cast<ScoreGroup>(0)), "unknown");
  EXPECT_EQ(name(static_cast<Gate>(-1)), "unknown");
}

}  // namespace
}  // namespace salus
