// What changed between two versions of a plan.
#include "salus/model/plan_diff.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "plan_document.hpp"
#include "support/plan_document.hpp"

namespace salus {
namespace {

using salus_test::parsed;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

using Said = std::vector<std::string>;

Said changes(const std::string& before, const std::string& after) {
  Said said;
  for (const PlanChange& c : diff(parsed(before), parsed(after))) {
    std::string line = std::string(name(c.kind)) + " " + std::string(name(c.part));
    for (const std::string* part : {&c.id, &c.period})
      if (!part->empty()) line += " " + *part;
    if (c.kind == ChangeKind::changed) line += " " + c.member + ": " + c.before + " -> " + c.after;
    said.push_back(line);
  }
  return said;
}

TEST(PlanDiff, OfAPlanWithItselfIsNothing) {
  const std::string json = FullDocument().json();
  EXPECT_EQ(changes(json, json), Said{});
  EXPECT_EQ(changes(json, parsed(json).to_json()), Said{}) << "the layout is no change";
}

TEST(PlanDiff, TheOrderIsNoChange) {
  FullDocument other;
  other.areas = R"({"id": "east", "name": {"zh": "东区"}, "parent": "city"}, {"id": "city", "name": {"zh": "某市"}})";
  EXPECT_EQ(changes(FullDocument().json(), other.json()), Said{});
}

TEST(PlanDiff, MembersAreNamedAsInTheDocument) {
  const std::string before = FullDocument().json();
  std::string after = replaced(before, "\"issued\": \"2019-08\", ", "");
  after = replaced(after, "\"zh\": \"全规划\"", "\"zh\": \"新规划\"");
  after = replaced(after, "\"baseline\": \"2018\"", "\"baseline\": \"2015\"");
  after = replaced(after, "{\"achieved\": 50, \"score\": 0.5}", "{\"achieved\": 60, \"score\": 0.5}");
  after = replaced(after, "\"note\": \"另见区局\"", "\"aliases\": [\"体育局\", \"市体委\"]");
  after = replaced(after, "\"weight\": 2, ", "");
  after = replaced(after, "\"joins\": [\"sports\", \"schools\"]", "\"joins\": [\"schools\"]");
  after = replaced(after, "\"text\": \"≤20\"", "\"text\": \"≤20.0\"");
  after = replaced(after, "\"text\": \"控制在 20%以内\"", "\"text\": \"20%以内\"");
  after = replaced(after, "不少于 80 条", "不少于 90 条");
  after = replaced(after, "床位数 <= 人口数×1%", "床位数 <= 人口数×2%");
  EXPECT_EQ(changes(before, after),
            (Said{"changed plan title.zh: 全规划 -> 新规划", "changed plan judging.baseline: 2018 -> 2015",
                  "changed plan scoring.steps: 50 0.5, 100 1 -> 60 0.5, 100 1", "changed plan issued: 2019-08 -> ",
                  "changed body sports aliases:  -> 体育局, 市体委", "changed body sports note: 另见区局 -> ",
                  "changed indicator smoking weight: 2 -> ", "changed target smoking 2022 text: ≤20 -> ≤20.0",
                  "changed target smoking 2022 restated: 控制在 20%以内 二（一） -> 20%以内 二（一）",
                  "changed measure m1 joins: sports, schools -> schools",
                  "changed deliverable paths target: 不少于 80 条 -> 不少于 90 条",
                  "changed rule most-beds formula: 床位数 <= 人口数×1% -> 床位数 <= 人口数×2%"}));
}

TEST(PlanDiff, ThingsAreAddedAndRemovedByTheirIds) {
  FullDocument other;
  other.areas += R"(, {"id": "west", "name": {"zh": "西区"}, "parent": "city"})";
  other.smoking_targets = R"({"period": "2022", "text": "≤20", "source": "表，第 7 行",
        "restated": [{"text": "控制在 20%以内", "source": "二（一）"}]}, {"period": "2025", "text": "18"},
        {"period": "2030", "text": "5左右"})";
  other.measures = R"({"id": "m2", "title": {"zh": "宣传"}, "responsible": ["health", "schools"],
      "indicators": ["beds_per_1000"]})";
  other.errata = R"({"id": "e1", "indicator": "smoking", "period": "2030", "printed": "5左右",
     "corrected": "15左右", "reason": {"zh": "脱字", "en": "a digit is lost"}, "source": "表"})";
  const Said forward = {"added area west",           "added target smoking 2025", "removed measure m1",
                        "removed deliverable paths", "removed deliverable rules", "removed deliverable race",
                        "removed milestone network", "removed milestone calls",   "removed erratum e2"};
  EXPECT_EQ(changes(FullDocument().json(), other.json()), forward);
  const Said backward = {"removed area west",       "removed target smoking 2025", "added measure m1",
                         "added deliverable paths", "added deliverable rules",     "added deliverable race",
                         "added milestone network", "added milestone calls",       "added erratum e2"};
  EXPECT_EQ(changes(other.json(), FullDocument().json()), backward);
}

TEST(PlanDiff, AMeasureThatMovesChangesItsAction) {
  const std::string before = FullDocument().json();
  const std::string measure = R"(,
      {"id": "m2", "title": {"zh": "宣传"}, "responsible": ["health", "schools"], "indicators": ["beds_per_1000"]})";
  std::string after = replaced(before, measure, "");
  after = replaced(after, "{\"zh\": \"其他\"}", "{\"zh\": \"其他\"}, \"measures\": [" + measure.substr(1) + "]");
  EXPECT_EQ(changes(before, after), Said{"changed measure m2 action: a1 -> a2"});
}

TEST(PlanDiff, NamesAreThoseOfTheNewerVersion) {
  const std::string before = FullDocument().json();
  const std::vector<PlanChange> found =
      diff(parsed(before), parsed(replaced(replaced(before, "吸烟率", "成人吸烟率"), "5左右\"}", "6左右\"}")));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].member, "name.zh");
  EXPECT_EQ(found[1].part, PlanPart::target);
  EXPECT_EQ(found[1].name.zh, "成人吸烟率") << "a target is called by its indicator";
}

TEST(PlanDiff, TwoTargetsOfOnePeriodAreToldApart) {
  FullDocument one;
  one.smoking_targets = R"({"period": "2030", "text": "5左右"}, {"period": "2030", "text": "6左右"})";
  FullDocument two;
  two.smoking_targets = R"({"period": "2030", "text": "5左右"}, {"period": "2030", "text": "7左右"})";
  EXPECT_EQ(changes(one.json(), two.json()), Said{"changed target smoking 2030 text: 6左右 -> 7左右"});
}

}  // namespace
}  // namespace salus
