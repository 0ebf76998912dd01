#include "support/columns.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace salus {
namespace {

using support::bits;
using support::compiled;
using support::edge_lengths;
using support::Random;
using support::random_rows;
using support::TestColumn;
using support::TestOutput;

constexpr ColumnType all_types[] = {ColumnType::float64, ColumnType::float32, ColumnType::int64,  ColumnType::int32,
                                    ColumnType::uint8,   ColumnType::boolean, ColumnType::bits,   ColumnType::int8,
                                    ColumnType::int16,   ColumnType::uint16,  ColumnType::uint32, ColumnType::uint64};
constexpr Validity all_kinds[] = {Validity::all, Validity::bitmap, Validity::bytes};

// Runs the columns and compares every row with the scalar call, which other tests prove.
void expect_rows(const Formula& formula, const std::vector<const TestColumn*>& columns, std::size_t rows,
                 const std::string& what) {
  std::vector<Column> described;
  for (const TestColumn* c : columns) described.push_back(c->column());
  TestOutput out(rows);
  const Result<std::int64_t> invalid =
      evaluate_columns(formula, described, static_cast<std::int64_t>(rows), out.output());
  ASSERT_TRUE(invalid.ok()) << what << support::all(invalid.diagnostics());
  std::int64_t expected_invalid = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<Value> row;
    for (const TestColumn* c : columns) row.push_back(c->values()[i]);
    const Value expected = *evaluate(formula, row);
    ASSERT_EQ(out.valid(i), expected.valid()) << what << ", row " << i;
    ASSERT_EQ(out.reason(i), expected.reason) << what << ", row " << i;
    ASSERT_EQ(bits(out.value(i)), bits(expected.number)) << what << ", row " << i;
    expected_invalid += expected.valid() ? 0 : 1;
  }
  EXPECT_EQ(*invalid, expected_invalid) << what;
  EXPECT_TRUE(rows == 0 || out.bits_past_the_end_are_zero()) << what;
  EXPECT_TRUE(out.guards_are_whole()) << what;
}

TEST(Columns, OfEveryTypeStrideOffsetAndKindOfValidityAreReadRowByRow) {
  const Formula formula = compiled("a / b * 1000");
  Random random(11);
  for (ColumnType type : all_types)
    for (Validity kind : all_kinds)
      for (std::int64_t extra : {0, 1, 8})
        for (std::int64_t offset : {0, 1, 5, 64, 67})
          for (std::size_t misaligned : {0, 3}) {
            const std::size_t rows = support::edge_lengths[random.below(std::size(edge_lengths))];
            const auto stride = static_cast<std::int64_t>(support::size_of(type)) + extra;
            const TestColumn a(type, random_rows(random, rows, 4), kind, stride, offset, misaligned);
            const TestColumn b(ColumnType::float64, random_rows(random, rows, 5), Validity::bitmap, 8, offset / 2);
            const std::string what = "type " + std::to_string(int(type)) + ", validity " + std::to_string(int(kind)) +
                                     ", stride " + std::to_string(stride) + ", offset " + std::to_string(offset) +
                                     ", rows " + std::to_string(rows);
            expect_rows(formula, {&a, &b}, rows, what);
            expect_rows(formula, {&b, &a}, rows, what);
          }
}

TEST(Columns, OfEveryLengthAreExact) {
  Random random(12);
  const Formula formula = compiled("if(a > b, a - b, a / b)");
  std::vector<std::size_t> lengths(std::begin(edge_lengths), std::end(edge_lengths));
  for (std::size_t n = 0; n <= 200; ++n) lengths.push_back(n);
  for (std::size_t rows : lengths)
    for (std::int64_t offset : {0, 3}) {
      const TestColumn a(ColumnType::float64, random_rows(random, rows, 3), Validity::bitmap, 8, offset);
      const TestColumn b(ColumnType::float64, random_rows(random, rows, 0), Validity::all);
      expect_rows(formula, {&a, &b}, rows, "rows " + std::to_string(rows));
    }
}

TEST(Columns, AStrideOfZeroRepeatsOneValue) {
  const Formula formula = compiled("a / b");
  Random random(13);
  for (std::size_t rows : edge_lengths)
    for (const Value& constant : {Value(4.0), Value(), Value(0.0), Value(std::numeric_limits<double>::infinity())})
      for (Validity kind : all_kinds) {
        if (kind == Validity::all && !constant.valid() && constant.reason == Reason::missing) continue;
        const TestColumn a(ColumnType::float64, random_rows(random, rows, 4));
        const TestColumn b(ColumnType::float64, {constant}, kind, 0);
        Column repeated = b.column();
        repeated.length = static_cast<std::int64_t>(rows);
        const Column columns[] = {a.column(), repeated};
        TestOutput out(rows);
        ASSERT_TRUE(evaluate_columns(formula, columns, static_cast<std::int64_t>(rows), out.output()).ok());
        for (std::size_t i = 0; i < rows; ++i) {
          const Value row[] = {a.values()[i], constant};
          const Value expected = *evaluate(formula, row);
          ASSERT_EQ(out.reason(i), expected.reason) << rows << " " << i;
          ASSERT_EQ(bits(out.value(i)), bits(expected.number));
        }
        // Its length does not matter then.
        Column single = b.column();
        single.length = 1;
        const Column again[] = {a.column(), single};
        EXPECT_TRUE(evaluate_columns(formula, again, static_cast<std::int64_t>(rows), out.output()).ok());
      }
}

TEST(Columns, NanIsMissingAndInfinityIsNotFiniteWhateverTheValiditySays) {
  const double data[] = {1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                         -std::numeric_limits<double>::infinity()};
  const std::uint8_t valid = 0x0F;
  for (Validity kind : {Validity::all, Validity::bitmap}) {
    Column column;
    column.data = data;
    column.length = 4;
    column.validity_kind = kind;
    column.validity = &valid;
    TestOutput out(4);
    EXPECT_EQ(*evaluate_columns(compiled("1 / a"), {&column, 1}, 4, out.output()), 3);
    EXPECT_EQ(out.reason(0), Reason::none);
    EXPECT_EQ(out.reason(1), Reason::missing);
    EXPECT_EQ(out.reason(2), Reason::not_finite);
    EXPECT_EQ(out.reason(3), Reason::not_finite);
  }
}

TEST(Columns, WideIntegersBecomeTheNearestDouble) {
  const std::int64_t data[] = {9007199254740993, std::numeric_limits<std::int64_t>::max(),
                               std::numeric_limits<std::int64_t>::min()};
  Column column;
  column.type = ColumnType::int64;
  column.data = data;
  column.length = 3;
  TestOutput out(3);
  ASSERT_TRUE(evaluate_columns(compiled("a"), {&column, 1}, 3, out.output()).ok());
  EXPECT_EQ(out.value(0), 9007199254740992.0);
  EXPECT_EQ(out.value(1), 9223372036854775808.0);
  EXPECT_EQ(out.value(2), -9223372036854775808.0);
}

TEST(Columns, ABooleanIsOneForAnythingButZero) {
  const std::uint8_t data[] = {0, 1, 2, 255};
  Column column;
  column.type = ColumnType::boolean;
  column.stride = 1;
  column.data = data;
  column.length = 4;
  TestOutput out(4);
  ASSERT_TRUE(evaluate_columns(compiled("a"), {&column, 1}, 4, out.output()).ok());
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(out.value(i), i == 0 ? 0 : 1);
  column.type = ColumnType::uint8;
  ASSERT_TRUE(evaluate_columns(compiled("a"), {&column, 1}, 4, out.output()).ok());
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(out.value(i), data[i]);
}

TEST(Columns, ValidityAndReasonsAreOptional) {
  Random random(14);
  const std::size_t rows = 300;
  const TestColumn a(ColumnType::float64, random_rows(random, rows, 3));
  const TestColumn b(ColumnType::float64, random_rows(random, rows, 3));
  const Column columns[] = {a.column(), b.column()};
  const Formula formula = compiled("a / b");
  TestOutput full(rows);
  const std::int64_t invalid = *evaluate_columns(formula, columns, rows, full.output());
  EXPECT_GT(invalid, 0);
  for (int mode = 0; mode < 3; ++mode) {
    TestOutput out(rows);
    EXPECT_EQ(*evaluate_columns(formula, columns, rows, out.output(mode == 1, mode == 2)), invalid);
    for (std::size_t i = 0; i < rows; ++i) {
      ASSERT_EQ(bits(out.value(i)), bits(full.value(i)));
      if (mode == 1) {
        ASSERT_EQ(out.valid(i), full.valid(i));
      }
      if (mode == 2) {
        ASSERT_EQ(out.reason(i), full.reason(i));
      }
    }
    EXPECT_TRUE(out.guards_are_whole());
  }
}

TEST(Columns, OfAConstantOrABareNameAreFilled) {
  Random random(15);
  for (std::size_t rows : edge_lengths) {
    TestOutput constant(rows);
    EXPECT_EQ(*evaluate_columns(compiled("2.5"), {}, static_cast<std::int64_t>(rows), constant.output()), 0);
    TestOutput nothing(rows);
    EXPECT_EQ(*evaluate_columns(compiled("1 / 0"), {}, static_cast<std::int64_t>(rows), nothing.output()),
              static_cast<std::int64_t>(rows));
    for (std::size_t i = 0; i < rows; ++i) {
      ASSERT_EQ(constant.value(i), 2.5);
      ASSERT_EQ(nothing.reason(i), Reason::zero_denominator);
    }
    const TestColumn a(ColumnType::float64, random_rows(random, rows, 3));
    expect_rows(compiled("a"), {&a}, rows, "a bare name");
  }
}

TEST(Columns, OfNoRowsTouchNothing) {
  Column empty;
  empty.length = 0;
  TestOutput out(4);
  EXPECT_EQ(*evaluate_columns(compiled("a / 2"), {&empty, 1}, 0, out.output()), 0);
  EXPECT_TRUE(out.untouched());
  EXPECT_EQ(*evaluate_columns(compiled("a / 2"), {&empty, 1}, 0, {}), 0);
}

TEST(Columns, ManyOfThemFit) {
  // More slots, constants and registers than the evaluator keeps on the stack.
  std::string text = "0";
  for (int i = 0; i < 50; ++i)
    text += " + (x" + std::to_string(i) + " + " + std::to_string(i) + ") / (x" + std::to_string(i) + " - 3)";
  const Formula formula = compiled(text);
  Random random(16);
  std::vector<TestColumn> columns;
  std::vector<const TestColumn*> pointers;
  for (int i = 0; i < 50; ++i) columns.emplace_back(ColumnType::float64, random_rows(random, 500, 100));
  for (const TestColumn& c : columns) pointers.push_back(&c);
  expect_rows(formula, pointers, 500, "fifty columns");
}

// ---- what is refused ----------------------------------------------------------------------------------------------------

class RefusedColumns : public ::testing::Test {
 protected:
  RefusedColumns() {
    column_.data = data_;
    column_.length = 4;
  }
  // The code of the refusal; nothing may have been written.
  Code refused(const Column& column, std::int64_t rows = 4) {
    const Column columns[] = {column, good()};
    TestOutput out(4);
    const Result<std::int64_t> result = evaluate_columns(formula_, columns, rows, out.output());
    EXPECT_TRUE(out.untouched());
    return result.ok() ? Code::none : result.diagnostics()[0].code;
  }
  Column good() const {
    Column column;
    column.data = data_;
    column.length = 4;
    return column;
  }
  const Formula formula_ = compiled("a + b");
  double data_[4] = {1, 2, 3, 4};
  Column column_;
};

TEST_F(RefusedColumns, AGoodOneIsNotRefused) {
  const Column columns[] = {column_, good()};
  TestOutput out(4);
  EXPECT_EQ(*evaluate_columns(formula_, columns, 4, out.output()), 0);
}

TEST_F(RefusedColumns, UnequalLengths) {
  column_.length = 3;
  EXPECT_EQ(refused(column_), Code::unequal_lengths);
  column_.length = 5;
  EXPECT_EQ(refused(column_), Code::unequal_lengths);
  column_.length = 4;
  EXPECT_EQ(refused(column_, 3), Code::unequal_lengths);
}

TEST_F(RefusedColumns, NegativeNumbers) {
  column_.stride = -8;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_.stride = 8;
  column_.offset = -1;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_.offset = 0;
  column_.length = -4;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_.length = 4;
  EXPECT_EQ(refused(column_, -1), Code::invalid_argument);
}

TEST_F(RefusedColumns, UnknownTypesAndKinds) {
  for (int type : {0, 7, -1, 1000}) {
    column_.type = static_cast<ColumnType>(type);
    EXPECT_EQ(refused(column_), Code::invalid_argument);
  }
  column_.type = ColumnType::float64;
  for (int kind : {-1, 3, 99}) {
    column_.validity_kind = static_cast<Validity>(kind);
    EXPECT_EQ(refused(column_), Code::invalid_argument);
  }
}

TEST_F(RefusedColumns, MissingData) {
  column_.data = nullptr;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_ = good();
  column_.validity_kind = Validity::bitmap;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_.validity_kind = Validity::bytes;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
}

TEST_F(RefusedColumns, SizesThatOverflow) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  column_.stride = most;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_.stride = 8;
  column_.offset = most;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
  column_.offset = most / 8;
  EXPECT_EQ(refused(column_), Code::invalid_argument);
}

TEST_F(RefusedColumns, NoPlaceForTheValues) {
  const Column columns[] = {column_, good()};
  ColumnOutput output;
  const Result<std::int64_t> result = evaluate_columns(formula_, columns, 4, output);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics()[0].code, Code::invalid_argument);
}

TEST_F(RefusedColumns, FewerOrMoreThanNames) {
  const Column columns[] = {good(), good(), good()};
  TestOutput out(4);
  for (std::size_t count : {0, 1, 3}) {
    const Result<std::int64_t> result = evaluate_columns(formula_, span<const Column>(columns, count), 4, out.output());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.diagnostics()[0].code, Code::unequal_lengths);
  }
  EXPECT_TRUE(out.untouched());
}

TEST_F(RefusedColumns, AllProblemsAreNamedAtOnce) {
  Column no_data = good();
  no_data.data = nullptr;
  Column negative = good();
  negative.stride = -1;
  const Column columns[] = {no_data, negative};
  TestOutput out(4);
  const Result<std::int64_t> result = evaluate_columns(formula_, columns, 4, out.output());
  ASSERT_FALSE(result.ok());
  ASSERT_EQ(result.diagnostics().size(), 2u);
  EXPECT_EQ(result.diagnostics()[0].subject, "a");
  EXPECT_EQ(result.diagnostics()[1].subject, "b");
}

TEST_F(RefusedColumns, WhatNeedsADataset) {
  TestOutput out(4);
  const Column column = good();
  const Result<std::int64_t> result = evaluate_columns(compiled("a@-1y"), {&column, 1}, 4, out.output());
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.diagnostics()[0].code, Code::needs_dataset);
  EXPECT_TRUE(out.untouched());
}

}  // namespace
}  // namespace salus
