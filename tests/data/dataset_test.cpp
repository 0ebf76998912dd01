// Collecting observations.
#include "salus/data/dataset.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "data/columns.hpp"

namespace salus {
namespace {

Diagnostics errors(Dataset::Builder& builder) {
  const Result<Dataset> dataset = builder.finish();
  EXPECT_FALSE(dataset.ok());
  return dataset.diagnostics();
}

TEST(Dataset, KeepsTheTextsInOrderOfFirstAppearanceAndThePeriodsSorted) {
  Dataset::Builder builder;
  builder.add("births", "金山区", "2020", 10.0);
  builder.add("deaths", "金山区", "2015", 1.0);
  builder.add("births", "徐汇区", "2020-03", 2.0);
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->size(), 3);
  EXPECT_EQ(dataset->elements(), (std::vector<std::string>{"births", "deaths"}));
  EXPECT_EQ(dataset->areas(), (std::vector<std::string>{"金山区", "徐汇区"}));
  const std::vector<Period> periods = dataset->periods();
  ASSERT_EQ(periods.size(), 3u);
  EXPECT_EQ(periods[0].to_string(), "2015");
  EXPECT_EQ(periods[1].to_string(), "2020");
  EXPECT_EQ(periods[2].to_string(), "2020-03");
}

TEST(Dataset, RowsAreSortedByElementAreaPeriodAndCategoryTotalsFirst) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", 3.0, Origin::reported, {{"sex", "男"}});
  builder.add("b", "x", "2019", 9.0);
  builder.add("a", "y", "2019", 5.0);
  builder.add("a", "x", "2020", 7.0);
  builder.add("a", "x", "2019", 1.0);
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  const data::Columns& columns = dataset->columns();
  EXPECT_EQ(columns.number, (std::vector<double>{1, 7, 3, 5, 9}));
  EXPECT_EQ(columns.element_begin, (std::vector<std::uint32_t>{0, 4, 5}));
  EXPECT_EQ(columns.category_set[1], 0u);
  ASSERT_EQ(columns.set(columns.category_set[2]).size(), 1u);
  const data::Category& category = columns.categories[columns.set(columns.category_set[2])[0]];
  EXPECT_EQ(columns.dimensions[category.dimension], "sex");
  EXPECT_EQ(category.value, "男");
}

TEST(Dataset, AnEmptyOneHasNothing) {
  EXPECT_EQ(Dataset().size(), 0);
  const Result<Dataset> dataset = Dataset::Builder().finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->size(), 0);
  EXPECT_TRUE(dataset->periods().empty());
}

TEST(Dataset, DifferentWritingsOfAPeriodAreOnePeriod) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", 1.0);
  builder.add("a", "y", "2020年", 2.0);
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->periods().size(), 1u);
}

TEST(Dataset, TheOrderOfCategoriesDoesNotMatter) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", 1.0, Origin::reported, {{"sex", "男"}, {"age", "0"}});
  builder.add("a", "x", "2020", 1.0, Origin::reported, {{"age", "0"}, {"sex", "男"}});
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->size(), 1);
}

TEST(Dataset, ACategoryThatMeansAllIsNone) {
  for (const char* all : {"", "合计", "总计", "total", "Total", "ALL"}) {
    Dataset::Builder builder;
    builder.add("a", "x", "2020", 3.0, Origin::reported, {{"sex", all}, {"age", ""}});
    const Result<Dataset> dataset = builder.finish();
    ASSERT_TRUE(dataset.ok()) << all;
    EXPECT_EQ(dataset->columns().category_set[0], 0u) << all;
  }
}

TEST(Dataset, TheSameValueTwiceIsOneObservationOfTheStrongerOrigin) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", 3.0, Origin::estimated);
  builder.add("a", "x", "2020", 3.0, Origin::reported);
  builder.add("a", "x", "2021", Reason::suppressed);
  builder.add("a", "x", "2021", Reason::suppressed);
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->size(), 2);
  EXPECT_EQ(dataset->columns().origin[0], Origin::reported);
}

TEST(Dataset, ContradictionsNameBothRows) {
  Dataset::Builder builder;
  builder.add("births", "x", "2020", 3.0);
  builder.add("births", "x", "2021", 5.0);
  builder.add("births", "x", "2020", 4.0);
  builder.add("births", "x", "2021", Reason::not_published);
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].code, Code::conflicting_rows);
  EXPECT_EQ(all[0].subject, "births");
  EXPECT_EQ(all[0].message, "row 3: \"births\" of \"x\" in 2020 is given as 4 here, and as 3 before (row 1)");
  EXPECT_EQ(all[0].message_zh, "第 3 行：“x” 2020 的“births”此处填报为 4，此前已填报为 3（第 1 行）");
  EXPECT_EQ(all[1].message,
            "row 4: \"births\" of \"x\" in 2021 is given as not_published here, and as 5 before (row 2)");
  EXPECT_EQ(all[1].message_zh, "第 4 行：“x” 2021 的“births”此处填报为“未公布”，此前已填报为 5（第 2 行）");
  EXPECT_EQ(all[0].place.line, 3);
  EXPECT_EQ(all[0].place.column, 0);
  EXPECT_EQ(all[1].place.line, 4);
  // The message names the row, and the place is not said once more.
  EXPECT_EQ(to_string(all[0]).rfind("error: row 3: ", 0), 0u) << to_string(all[0]);
}

TEST(Dataset, AContradictionBetweenCategoriesSaysWhich) {
  Dataset::Builder builder;
  builder.add("births", "x", "2020", 3.0, Origin::reported, {{"sex", "男"}, {"age", "20-24"}});
  builder.add("births", "x", "2020", 4.0, Origin::reported, {{"age", "20-24"}, {"sex", "男"}});
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_NE(all[0].message.find("\"births {sex: 男, age: 20-24}\""), std::string::npos) << all[0].message;
}

TEST(Dataset, AMissingFigureContradictsNothing) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", Value(), Origin::estimated);
  builder.add("a", "x", "2020", 3.0, Origin::reported);
  builder.add("a", "x", "2020", Value());
  builder.add("b", "x", "2020", Reason::suppressed);
  builder.add("b", "x", "2020", Value());
  builder.add("c", "x", "2020", Value());
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  ASSERT_EQ(dataset->size(), 3);
  const data::Columns& columns = dataset->columns();
  EXPECT_EQ(columns.number[0], 3);
  EXPECT_EQ(columns.origin[0], Origin::reported);
  EXPECT_EQ(columns.reason, (std::vector<Reason>{Reason::none, Reason::suppressed, Reason::missing}));
  // Of two figures with a missing one between them the first one counts.
  builder.add("a", "x", "2020", Value());
  builder.add("a", "x", "2020", 3.0);
  builder.add("a", "x", "2020", 4.0);
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_NE(all[0].message.find("(row 2)"), std::string::npos) << all[0].message;
}

TEST(Dataset, ProblemsComeInTheOrderOfTheRowsWhateverTheyAre) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", 1.0);
  builder.add("a", "x", "2020", 2.0);
  builder.add("a", "x", "20x0", 2.0);
  builder.add("a", "x", "2020", 3.0);
  builder.add("", "x", "2020", 3.0);
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 4u);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].place.line, static_cast<int>(i) + 2) << all[i].message;
}

TEST(Dataset, WhatACallerRejectsStandsAmongTheProblemsAndContradictsNothing) {
  Dataset::Builder builder;
  Diagnostic problem;
  problem.code = Code::invalid_value;
  problem.message = "12a is no number";
  problem.message_zh = "12a 不是数值";
  builder.add("a", "x", "2020", 1.0);
  builder.reject(problem);
  builder.add("a", "x", "2020", Value(2.0));
  builder.add("a", "x", "never", 1.0);
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].message, "row 2: 12a is no number");
  EXPECT_EQ(all[0].message_zh, "第 2 行：12a 不是数值");
  EXPECT_EQ(all[0].place.line, 2);
  EXPECT_EQ(all[1].place.line, 3);
  // The row after it is one like any other.
  builder.add("a", "x", "2020", 1.0);
  EXPECT_EQ(builder.finish()->size(), 1);
}

TEST(Dataset, ValuesThatAreNoNumbersHaveTheirReasons) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", std::numeric_limits<double>::quiet_NaN());
  builder.add("a", "x", "2021", std::numeric_limits<double>::infinity());
  builder.add("a", "x", "2022", Value());
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->columns().reason, (std::vector<Reason>{Reason::missing, Reason::not_finite, Reason::missing}));
  for (const double number : dataset->columns().number) EXPECT_NE(number, number);
}

TEST(Dataset, EveryProblemIsReportedWithItsRow) {
  Dataset::Builder builder;
  builder.add("a", "x", "2020", 1.0);
  builder.add("", "x", "2020", 1.0);
  builder.add("a", "", "20x0", 1.0);
  builder.add("\xBD\xF0\xC9\xBD", "x", "2020", 1.0);
  builder.add("a\u202E", "x", "2020", 1.0);
  builder.add("a", "x", "2020", 1.0, Origin::reported, {{"sex", "男"}, {"sex", "女"}});
  builder.add("a", "x", "2020", 1.0, Origin::reported, {{"", "男"}});
  builder.add("a", "x", "", 1.0);
  builder.add("a", "x", "\xFF", 1.0);
  const Diagnostics all = errors(builder);
  struct Expected {
    Code code;
    const char* row;
  };
  const Expected expected[] = {
      {Code::invalid_argument, "row 2: the element is empty"},
      {Code::invalid_argument, "row 3: the area is empty"},
      {Code::invalid_period, "row 3: \"20x0\" is no period"},
      {Code::invalid_utf8, "row 4: the element is not UTF-8"},
      {Code::forbidden_character, "row 5: "},
      {Code::invalid_argument, "row 6: the dimension \"sex\" is given twice"},
      {Code::invalid_argument, "row 7: the dimension is empty"},
      {Code::invalid_period, "row 8: "},
      {Code::invalid_utf8, "row 9: "},
  };
  ASSERT_EQ(all.size(), std::size(expected));
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(name(all[i].code), name(expected[i].code)) << all[i].message;
    EXPECT_EQ(all[i].message.rfind(expected[i].row, 0), 0u) << all[i].message;
  }
  EXPECT_NE(all[3].hint.find("GBK"), std::string::npos);
}

TEST(Dataset, BeyondAHundredProblemsAreCounted) {
  Dataset::Builder builder;
  for (int i = 0; i < 1000; ++i) builder.add("a", "x", "never", 1.0);
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 101u);
  EXPECT_NE(all.back().message.find("900 more"), std::string::npos);
  EXPECT_EQ(all.back().place.line, 0);
}

TEST(Dataset, OfManyProblemsThoseOfTheFirstRowsAreTold) {
  Dataset::Builder builder;
  for (int i = 0; i < 150; ++i) builder.add("a", "x", "2020", static_cast<double>(i));
  for (int i = 0; i < 150; ++i) builder.add("a", "x", "never", 1.0);
  const Diagnostics all = errors(builder);
  ASSERT_EQ(all.size(), 101u);
  for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(all[i].place.line, static_cast<int>(i) + 2);
  EXPECT_EQ(all[99].code, Code::conflicting_rows);
  EXPECT_NE(all.back().message.find("199 more"), std::string::npos) << all.back().message;
}

TEST(Dataset, ABuilderIsEmptyAfterFinish) {
  Dataset::Builder builder;
  builder.add("a", "x", "never", 1.0);
  EXPECT_FALSE(builder.finish().ok());
  builder.add("a", "x", "2020", 1.0);
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->size(), 1);
  Dataset::Builder moved = std::move(builder);
  builder.add("b", "x", "2020", 1.0);  // one that was moved from collects anew
  EXPECT_EQ(moved.finish()->size(), 0);
  EXPECT_EQ(builder.finish()->size(), 1);
}

TEST(Dataset, ManyRowsAreNothingSpecial) {
  Dataset::Builder builder;
  std::vector<std::string> areas;
  for (int i = 0; i < 250; ++i) areas.push_back("area " + std::to_string(i));
  std::vector<std::string> periods;
  for (int year = 1980; year < 2020; ++year)
    for (int quarter = 1; quarter <= 4; ++quarter)
      periods.push_back(std::to_string(year) + "-Q" + std::to_string(quarter));
  std::int64_t rows = 0;
  for (std::size_t p = periods.size(); p-- > 0;)
    for (const std::string& area : areas)
      for (const char* sex : {"女", "男", ""}) {
        builder.add("births", area, periods[p], 1.0 + static_cast<double>(rows % 7), Origin::reported, {{"sex", sex}});
        ++rows;
      }
  const Result<Dataset> dataset = builder.finish();
  ASSERT_TRUE(dataset.ok());
  EXPECT_EQ(dataset->size(), rows);
  EXPECT_EQ(dataset->periods().size(), 160u);
}

}  // namespace
}  // namespace salus
