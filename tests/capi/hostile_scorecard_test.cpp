// Scorecards, asked in every wrong way: a status, and no output touched.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

using Scorecard = std::unique_ptr<salus_scorecard, Free<salus_scorecard, salus_scorecard_free>>;

constexpr char gbk[] = "\xD3\xA4\xB6\xF9";  // 婴儿, as most Chinese hospital systems hold it

constexpr char tasks_plan[] = R"({
  "format": "salus-plan/1", "id": "small", "title": {"zh": "小规划"}, "jurisdiction": "town", "period": "2021..2025",
  "scoring": {"rule": "full", "gates": true},
  "areas": [{"id": "town", "name": {"zh": "镇"}}],
  "elements": [
    {"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
    {"id": "people", "name": "人口数", "unit": "人", "kind": "stock"}
  ],
  "indicators": [
    {"id": "beds_per_1000", "name": {"zh": "千人口床位数"}, "unit": "张", "attribute": "binding",
     "formula": "床位数/人口数×1000", "targets": [{"period": "2025", "text": "7.5 左右"}]}
  ],
  "actions": [{"id": "a", "title": {"zh": "行动"}, "measures": [{"id": "m", "title": {"zh": "措施"}, "deliverables": [
    {"id": "d", "kind": "project", "name": {"zh": "病房楼"}, "due": "2025"}]}]}]
})";

// Whatever the call, it is to stay as it was.
template <typename T>
struct Kept {
  Kept() {
    std::memset(&value, 0x5A, sizeof value);
    value.size = sizeof value;
    before = value;
  }
  ~Kept() { EXPECT_EQ(std::memcmp(&value, &before, sizeof value), 0) << "an output changed"; }
  T value;
  T before;
};

class CHostileScorecard : public testing::Test {
 protected:
  CHostileScorecard()
      : plan_(plan_of(tasks_plan)), dataset_(town(5, 1000)), results_(evaluated(plan_, dataset_)), card_(made()) {}

  Scorecard made() const {
    auto options = sized<salus_scorecard_options>();
    options.tasks = dataset_.get();
    salus_scorecard* card = nullptr;
    EXPECT_EQ(salus_results_scorecard(results_.get(), &options, &card, nullptr), SALUS_OK);
    return Scorecard(card);
  }

  // Of a call that has to fail: its status; no card, and an error that says why.
  static salus_status refused(const salus_results* results, const salus_scorecard_options* options) {
    auto* card = reinterpret_cast<salus_scorecard*>(0x5A);
    const salus_status status =
        status_of([&](salus_error** error) { return salus_results_scorecard(results, options, &card, error); });
    EXPECT_EQ(card, nullptr);
    return status;
  }

  Plan plan_;
  Dataset dataset_;
  Results results_;
  Scorecard card_;
};

TEST_F(CHostileScorecard, FailsTheGateAndCanBeAsked) {
  auto row = sized<salus_scorecard_row>();
  ASSERT_EQ(salus_scorecard_get_row(card_.get(), 0, &row), SALUS_OK);
  EXPECT_EQ(row.gate, SALUS_GATE_FAILED);
  EXPECT_EQ(row.failure_count, 1);
}

TEST_F(CHostileScorecard, HandlesOfAnotherKind) {
  EXPECT_EQ(refused(nullptr, nullptr), SALUS_ERROR_HANDLE);
  EXPECT_EQ(refused(reinterpret_cast<const salus_results*>(plan_.get()), nullptr), SALUS_ERROR_HANDLE);
  EXPECT_EQ(refused(reinterpret_cast<const salus_results*>(card_.get()), nullptr), SALUS_ERROR_HANDLE);
  auto options = sized<salus_scorecard_options>();
  options.tasks = reinterpret_cast<const salus_dataset*>(plan_.get());
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_HANDLE);
  options.tasks = nullptr;
  auto assess = sized<salus_assess_options>();
  assess.parents = reinterpret_cast<const salus_results*>(dataset_.get());
  options.assess = &assess;
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_HANDLE);

  for (const void* handle : {static_cast<const void*>(nullptr), static_cast<const void*>(plan_.get()),
                             static_cast<const void*>(results_.get())}) {
    const auto* card = static_cast<const salus_scorecard*>(handle);
    Kept<salus_scorecard_info> info;
    EXPECT_EQ(salus_scorecard_describe(card, &info.value), SALUS_ERROR_HANDLE);
    Kept<salus_scorecard_row> row;
    EXPECT_EQ(salus_scorecard_get_row(card, 0, &row.value), SALUS_ERROR_HANDLE);
    Kept<salus_scored_indicator> indicator;
    EXPECT_EQ(salus_scorecard_indicator(card, 0, &indicator.value), SALUS_ERROR_HANDLE);
    Kept<salus_task> task;
    EXPECT_EQ(salus_scorecard_task(card, 0, &task.value), SALUS_ERROR_HANDLE);
    Kept<salus_finding> finding;
    EXPECT_EQ(salus_scorecard_finding(card, 0, &finding.value), SALUS_ERROR_HANDLE);
    std::int64_t failure = 0x5A;
    EXPECT_EQ(salus_scorecard_failure(card, 0, 0, &failure), SALUS_ERROR_HANDLE);
    EXPECT_EQ(salus_scorecard_doubt(card, 0, 0, &failure), SALUS_ERROR_HANDLE);
    EXPECT_EQ(failure, 0x5A);
    EXPECT_EQ(salus_scorecard_note(card, 0, 0, &finding.value), SALUS_ERROR_HANDLE);
  }
  salus_scorecard_free(nullptr);
  salus_scorecard_free(reinterpret_cast<salus_scorecard*>(plan_.get()));
  auto info = sized<salus_plan_info>();
  EXPECT_EQ(salus_plan_describe(plan_.get(), &info), SALUS_OK) << "the plan was freed";
}

TEST_F(CHostileScorecard, IndicesOutOfRange) {
  for (const std::int64_t index : {std::int64_t{-1}, std::int64_t{99}, std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::int64_t>::max()}) {
    Kept<salus_scorecard_row> row;
    EXPECT_EQ(salus_scorecard_get_row(card_.get(), index, &row.value), SALUS_ERROR_ARGUMENT);
    Kept<salus_scored_indicator> indicator;
    EXPECT_EQ(salus_scorecard_indicator(card_.get(), index, &indicator.value), SALUS_ERROR_ARGUMENT);
    Kept<salus_task> task;
    EXPECT_EQ(salus_scorecard_task(card_.get(), index, &task.value), SALUS_ERROR_ARGUMENT);
    Kept<salus_finding> finding;
    EXPECT_EQ(salus_scorecard_finding(card_.get(), index, &finding.value), SALUS_ERROR_ARGUMENT);
    std::int64_t failure = 0x5A;
    EXPECT_EQ(salus_scorecard_failure(card_.get(), index, 0, &failure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_scorecard_failure(card_.get(), 0, index, &failure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_scorecard_doubt(card_.get(), index, 0, &failure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_scorecard_doubt(card_.get(), 0, index, &failure), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(failure, 0x5A);
    EXPECT_EQ(salus_scorecard_note(card_.get(), index, 0, &finding.value), SALUS_ERROR_ARGUMENT);
    EXPECT_EQ(salus_scorecard_note(card_.get(), 0, index, &finding.value), SALUS_ERROR_ARGUMENT);
  }
  for (const std::int32_t number : {-1, 0, 99, std::numeric_limits<std::int32_t>::min()})
    EXPECT_STREQ(salus_score_group_name(number), "unknown");
  for (const std::int32_t number : {-1, 99, std::numeric_limits<std::int32_t>::max()})
    EXPECT_STREQ(salus_gate_name(number), "unknown");
}

TEST_F(CHostileScorecard, OutputsThatAreNull) {
  EXPECT_EQ(salus_results_scorecard(results_.get(), nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_describe(card_.get(), nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_get_row(card_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_indicator(card_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_task(card_.get(), 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_failure(card_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_doubt(card_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_scorecard_note(card_.get(), 0, 0, nullptr), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileScorecard, OptionsThatCannotBe) {
  auto options = sized<salus_scorecard_options>();
  for (const double share : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN(),
                             std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
    options.least_coverage = share;
    EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ARGUMENT) << share;
  }
  options = sized<salus_scorecard_options>();
  options.area = text("nowhere");
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_NOT_FOUND);
  options.area = text("");
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_NOT_FOUND);
  options.area = text(gbk);
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ENCODING);
  options.area = text("town", -2);
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ARGUMENT);

  options = sized<salus_scorecard_options>();
  auto assess = sized<salus_assess_options>();
  options.assess = &assess;
  assess.at = text("soon");
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ARGUMENT);
  assess.at = text(gbk);
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ENCODING);
  assess = sized<salus_assess_options>();
  assess.rows = 99;
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ARGUMENT);
  assess = sized<salus_assess_options>();
  assess.size = 3;
  EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ARGUMENT);
  for (const std::uint32_t size : {0U, 1U, static_cast<std::uint32_t>(sizeof options) - 1}) {
    options = sized<salus_scorecard_options>();
    options.size = size;
    EXPECT_EQ(refused(results_.get(), &options), SALUS_ERROR_ARGUMENT) << size;
  }
}

// A structure of a wrong size, with room behind it so that a byte beyond its size is seen. `first`: of its first version.
template <typename T, typename Call>
void check_sizes(Call call, std::uint32_t first = sizeof(T)) {
  struct {
    T structure;
    unsigned char behind[64];
  } out;
  for (const std::uint32_t size : {0U, 1U, 4U, first - 1}) {
    std::memset(&out, 0xAB, sizeof out);
    out.structure.size = size;
    EXPECT_EQ(call(&out.structure), SALUS_ERROR_ARGUMENT) << size;
  }
  if (first < sizeof(T)) {
    std::memset(&out, 0xAB, sizeof out);
    out.structure.size = first;
    EXPECT_EQ(call(&out.structure), SALUS_OK);
    EXPECT_EQ(reinterpret_cast<const unsigned char*>(&out)[first], 0xAB) << "written beyond the first version";
  }
  for (const std::uint32_t size : {static_cast<std::uint32_t>(sizeof(T)), UINT32_MAX}) {
    std::memset(&out, 0xAB, sizeof out);
    out.structure.size = size;
    EXPECT_EQ(call(&out.structure), SALUS_OK) << size;
    EXPECT_EQ(out.structure.size, size);
    for (const unsigned char byte : out.behind) EXPECT_EQ(byte, 0xAB);
  }
}

TEST_F(CHostileScorecard, StructuresOfWrongSizes) {
  const salus_scorecard* card = card_.get();
  check_sizes<salus_scorecard_info>([&](auto* out) { return salus_scorecard_describe(card, out); });
  check_sizes<salus_scorecard_row>([&](auto* out) { return salus_scorecard_get_row(card, 0, out); },
                                   offsetof(salus_scorecard_row, indicators_without_target));
  check_sizes<salus_scored_indicator>([&](auto* out) { return salus_scorecard_indicator(card, 0, out); },
                                      offsetof(salus_scored_indicator, note_count));
  check_sizes<salus_task>([&](auto* out) { return salus_scorecard_task(card, 0, out); });
}

}  // namespace
