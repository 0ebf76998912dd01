// Thousands of random formulas over random columns: the reference evaluator, the scalar call and the block engine with
// every table of kernels must agree on every bit of every row.
#include <gtest/gtest.h>

#include <memory>

#include "engine/block.hpp"
#include "kernels/avx2.hpp"
#include "support/columns.hpp"
#include "support/random_formula.hpp"
#include "support/reference.hpp"

namespace salus {
namespace {

using support::bits;
using support::Random;
using support::TestColumn;
using support::TestOutput;

constexpr ColumnType types[] = {ColumnType::float64, ColumnType::float64, ColumnType::float64, ColumnType::float32,
                                ColumnType::int64,   ColumnType::int32,   ColumnType::uint8,   ColumnType::boolean,
                                ColumnType::bits,    ColumnType::int8,    ColumnType::int16,   ColumnType::uint16,
                                ColumnType::uint32,  ColumnType::uint64};
constexpr Validity kinds[] = {Validity::all, Validity::bitmap, Validity::bytes};

TestColumn random_column(Random& random, std::size_t rows) {
  const ColumnType type = random.of(types);
  const std::int64_t stride = static_cast<std::int64_t>(support::size_of(type)) +
                              (random.one_in(4) ? static_cast<std::int64_t>(random.below(9)) : 0);
  return TestColumn(type, support::random_rows(random, rows, random.one_in(3) ? 0 : 2 + random.below(6)),
                    random.of(kinds), stride, static_cast<std::int64_t>(random.below(70)), random.below(9));
}

std::int64_t run(const Formula& formula, const kernels::Kernels& table, const std::vector<TestColumn>& columns,
                 std::size_t rows, TestOutput& out, std::int32_t threads) {
  const formula::Program& program = formula.compiled().program;
  std::vector<engine::SlotColumn> slots(program.slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i)
    slots[i].column = columns[static_cast<std::size_t>(program.inputs[program.slots[i].input])].column();
  const ColumnOutput to = out.output();
  const engine::OutputColumn output{to.values, to.validity, to.reasons};
  return engine::run(program, table, slots, static_cast<std::int64_t>(rows), {&output, 1}, threads);
}

void compare(const Formula& formula, Random& random) {
  const std::size_t rows = random.one_in(4) ? support::edge_lengths[random.below(std::size(support::edge_lengths) - 1)]
                                            : 1 + random.below(150);
  std::vector<TestColumn> columns;
  for (std::size_t i = 0; i < formula.names().size(); ++i) columns.push_back(random_column(random, rows));

  std::vector<std::unique_ptr<TestOutput>> outputs;
  std::vector<std::int64_t> invalid;
  for (const kernels::Kernels* table : {&kernels::portable(), kernels::avx2()}) {
    if (table == nullptr) continue;
    outputs.push_back(std::make_unique<TestOutput>(rows));
    invalid.push_back(run(formula, *table, columns, rows, *outputs.back(), 1));
  }
  const support::Reference reference(formula);
  std::int64_t expected_invalid = 0;
  std::vector<Value> row(columns.size());
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t c = 0; c < columns.size(); ++c) row[c] = columns[c].values()[i];
    const Value expected = reference(row);
    expected_invalid += expected.valid() ? 0 : 1;
    const auto where = [&] {
      std::string text = formula.text() + "\nrow " + std::to_string(i) + " of " + std::to_string(rows);
      char number[40];
      for (std::size_t c = 0; c < row.size(); ++c) {
        std::snprintf(number, sizeof number, "%.17g", row[c].number);
        text += ", " + formula.names()[c] + " = " + number;
      }
      return text + "\n" + formula.dump();
    };
    for (const auto& out : outputs) {
      ASSERT_EQ(out->valid(i), expected.valid()) << where();
      ASSERT_EQ(name(out->reason(i)), name(expected.reason)) << where();
      ASSERT_EQ(bits(out->value(i)), bits(expected.number)) << where() << out->value(i) << " not " << expected.number;
    }
    if (i % 4 != 0) continue;
    const Result<Value> scalar = evaluate(formula, row);
    ASSERT_TRUE(scalar.ok());
    ASSERT_EQ(name(scalar->reason), name(expected.reason)) << where();
    ASSERT_EQ(bits(scalar->number), bits(expected.number)) << where();
  }
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    EXPECT_EQ(invalid[k], expected_invalid) << formula.text();
    EXPECT_TRUE(outputs[k]->guards_are_whole()) << formula.text();
    EXPECT_TRUE(outputs[k]->bits_past_the_end_are_zero()) << formula.text();
  }
}

void compare_many(std::uint64_t seed, int formulas, int largest) {
  Random random(seed);
  support::FormulaGenerator generator(random, {"a", "b", "c", "d"});
  FormulaOptions options;
  options.limits.depth = 256;
  for (int i = 0; i < formulas && !::testing::Test::HasFatalFailure(); ++i)
    compare(support::compiled(
                generator.formula(1 + static_cast<int>(random.below(static_cast<std::size_t>(largest)))).printed, {},
                options),
            random);
}

constexpr int scaled(int count) { return SALUS_UNDER_SANITIZER ? count / 5 : count; }

TEST(RandomFormulas, SmallOnesAgreeInEveryBit) { compare_many(101, scaled(6000), 6); }
TEST(RandomFormulas, MiddlingOnesAgreeInEveryBit) { compare_many(102, scaled(4000), 24); }
TEST(RandomFormulas, LargeOnesAgreeInEveryBit) { compare_many(103, scaled(300), 200); }

}  // namespace
}  // namespace salus
