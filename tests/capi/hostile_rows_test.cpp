// Data that cannot be a dataset.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

class CHostileRows : public testing::Test {
 protected:
  Outcome create() const {
    return outcome([&](salus_error** error) {
      auto* made = reinterpret_cast<salus_dataset*>(error);
      const salus_status status = salus_dataset_create(&columns_, &made, error);
      EXPECT_EQ(made != nullptr, status == SALUS_OK);
      salus_dataset_free(made);
      return status;
    });
  }

  const TownColumns rows_{60, 8000};
  salus_dataset_columns columns_ = rows_.get();
};

TEST_F(CHostileRows, NumbersWithoutAMeaningNameTheRow) {
  for (auto member : {&salus_dataset_columns::reason, &salus_dataset_columns::origin}) {
    const std::int64_t numbers[] = {SALUS_REASON_NONE, 256};
    columns_ = rows_.get();
    columns_.*member = column(SALUS_TYPE_INT64, numbers, sizeof numbers[0], 2);
    const Outcome found = create();
    EXPECT_EQ(found.status, SALUS_ERROR_DATA);
    EXPECT_NE(found.text.find("row 2"), std::string::npos) << found.text;
    EXPECT_NE(found.text.find("256"), std::string::npos) << found.text;
  }
}

TEST_F(CHostileRows, EmptyCellsNameTheRow) {
  for (auto member : {&salus_dataset_columns::element, &salus_dataset_columns::area, &salus_dataset_columns::period}) {
    const std::vector<salus_text> texts = {text("2025"), text(nullptr, 0)};
    columns_ = rows_.get();
    columns_.*member = column(texts);
    const Outcome found = create();
    EXPECT_EQ(found.status, SALUS_ERROR_DATA);
    EXPECT_NE(found.text.find("row 2"), std::string::npos) << found.text;
  }
}

TEST_F(CHostileRows, AllProblemsAreTold) {
  const std::int32_t origins[] = {-1, 0};
  const std::vector<salus_text> periods = {text("2025"), text("last year")};
  columns_.origin = column(SALUS_TYPE_INT32, origins, sizeof origins[0], 2);
  columns_.period = column(periods);
  const Outcome found = create();
  EXPECT_EQ(found.status, SALUS_ERROR_DATA);
  EXPECT_NE(found.text.find("row 1"), std::string::npos) << found.text;
  EXPECT_NE(found.text.find("row 2"), std::string::npos) << found.text;
  EXPECT_NE(found.text.find("last year"), std::string::npos) << found.text;
}

TEST_F(CHostileRows, EveryProblemIsAFindingWithItsRow) {
  // A number without a meaning, a period that is none, and two figures that contradict the first.
  const std::vector<salus_text> element(5, text("births"));
  const std::vector<salus_text> area(5, text("town"));
  const std::vector<salus_text> period = {text("2025"), text("last year"), text("2025"), text("2025"), text("2025")};
  const std::vector<double> numbers = {1, 1, 2, 3, 4};
  const std::int32_t origins[] = {0, 0, 0, 99, 0};
  columns_.rows = 5;
  columns_.element = column(element);
  columns_.area = column(area);
  columns_.period = column(period);
  columns_.value = column(numbers);
  columns_.origin = column(SALUS_TYPE_INT32, origins, sizeof origins[0], 5);
  auto* made = reinterpret_cast<salus_dataset*>(&columns_);
  salus_error* error = nullptr;
  EXPECT_EQ(salus_dataset_create(&columns_, &made, &error), SALUS_ERROR_DATA);
  EXPECT_EQ(made, nullptr);
  ASSERT_EQ(salus_error_count(error), 4);
  const char* const codes[] = {"invalid_period", "conflicting_rows", "invalid_value", "conflicting_rows"};
  for (std::int64_t i = 0; i < 4; ++i) {
    auto finding = sized<salus_finding>();
    EXPECT_EQ(salus_error_finding(error, i, &finding), SALUS_OK);
    EXPECT_EQ(finding.line, i + 2);
    EXPECT_EQ(finding.column, 0);
    EXPECT_STREQ(salus_code_name(finding.code), codes[i]);
    EXPECT_GT(finding.message_zh.length, 0);
  }
  salus_error_free(error);
}

TEST_F(CHostileRows, ThousandsOfProblemsAreCutShort) {
  const std::size_t rows = 5000;
  const std::vector<salus_text> names(rows, text("x"));
  const std::vector<std::int32_t> origins(rows, 99);
  const std::vector<double> numbers(rows, 1);
  columns_.rows = static_cast<std::int64_t>(rows);
  columns_.element = columns_.area = columns_.period = column(names);
  columns_.value = column(numbers);
  columns_.origin = column(SALUS_TYPE_INT32, origins.data(), sizeof origins[0], columns_.rows);
  salus_dataset* made = nullptr;
  salus_error* error = nullptr;
  EXPECT_EQ(salus_dataset_create(&columns_, &made, &error), SALUS_ERROR_DATA);
  EXPECT_EQ(salus_error_count(error), 101);
  salus_error_free(error);
}

TEST_F(CHostileRows, ColumnsThatAreMissing) {
  for (auto member : {&salus_dataset_columns::element, &salus_dataset_columns::area, &salus_dataset_columns::period,
                      &salus_dataset_columns::value}) {
    columns_ = rows_.get();
    columns_.*member = salus_column{};
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT);
  }
  columns_ = sized<salus_dataset_columns>();
  EXPECT_EQ(create().status, SALUS_OK);
  EXPECT_EQ(salus_dataset_create(nullptr, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
}

TEST_F(CHostileRows, ColumnsOfWrongTypes) {
  const std::int64_t room[8] = {};
  for (auto member : {&salus_dataset_columns::element, &salus_dataset_columns::value, &salus_dataset_columns::reason,
                      &salus_dataset_columns::origin})
    for (const std::int32_t type :
         {int{SALUS_TYPE_TEXT}, int{SALUS_TYPE_FLOAT64}, int{SALUS_TYPE_BOOLEAN}, 0, 7, 17, -1, INT32_MAX}) {
      const bool is_text = member == &salus_dataset_columns::element;
      const bool is_value = member == &salus_dataset_columns::value;
      if (is_text && type == SALUS_TYPE_TEXT) continue;
      if (is_value && (type == SALUS_TYPE_FLOAT64 || type == SALUS_TYPE_BOOLEAN)) continue;
      columns_ = rows_.get();
      columns_.*member = column(type, room, 16, 2);
      EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << type;
    }
}

TEST_F(CHostileRows, ColumnsOfWrongShapes) {
  for (const std::int64_t number : {std::int64_t{-1}, std::int64_t{1}, std::int64_t{3}, INT64_MAX, INT64_MIN}) {
    columns_ = rows_.get();
    columns_.value.length = number;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << number;
    columns_ = rows_.get();
    columns_.rows = number;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << number;
  }
  for (const std::int64_t number : {std::int64_t{-1}, INT64_MAX, INT64_MIN}) {
    columns_ = rows_.get();
    columns_.value.offset = number;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << number;
    columns_ = rows_.get();
    columns_.value.stride = number;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << number;
  }
  for (const std::uint32_t size : {0u, 55u}) {
    columns_ = rows_.get();
    columns_.value.size = size;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << size;
  }
}

TEST_F(CHostileRows, Categories) {
  const std::vector<salus_text> sexes = {text("男"), text("女")};
  auto category = sized<salus_category>();
  category.name = text("sex");
  category.values = column(sexes);
  salus_category categories[] = {category, category};
  columns_.categories = categories;
  columns_.category_stride = sizeof category;
  columns_.category_count = 1;
  EXPECT_EQ(create().status, SALUS_OK);
  columns_.category_count = 2;
  EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << "the same dimension twice";
  categories[1].name = text("");
  EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << "no name";
  for (const std::int64_t count : {std::int64_t{-1}, INT64_MIN, INT64_MAX}) {
    columns_.category_count = count;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << count;
  }
  columns_.category_count = 1;
  for (const std::int64_t stride : {std::int64_t{0}, std::int64_t{8}, std::int64_t{-80}, INT64_MIN}) {
    columns_.category_stride = stride;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << stride;
  }
  columns_.category_stride = sizeof category;
  for (const std::uint32_t size : {0u, 8u, UINT32_MAX}) {
    categories[0].size = size;
    EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT) << size;
  }
  columns_.categories = nullptr;
  EXPECT_EQ(create().status, SALUS_ERROR_ARGUMENT);
}

}  // namespace
