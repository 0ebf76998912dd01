// Several formulas in one program: they give what each gives alone, share what they have in common, and say what is wrong
// with which of them.
#include "salus/formula/formula_set.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "engine/block.hpp"
#include "formula/linked_set.hpp"
#include "kernels/avx2.hpp"
#include "support/columns.hpp"
#include "support/random_formula.hpp"

namespace salus {
namespace {

using support::bits;
using support::Random;
using support::TestColumn;
using support::TestOutput;

using Texts = std::vector<std::pair<std::string, std::string>>;

FormulaSet set_of(const Texts& texts, const Symbols& symbols = {}, const FormulaOptions& options = {}) {
  Result<FormulaSet> set = FormulaSet::compile(texts, symbols, options);
  if (!set.ok()) throw std::runtime_error("the set does not compile" + support::all(set.diagnostics()));
  return std::move(set).value();
}

Diagnostics refused_set(const Texts& texts, const Symbols& symbols = {}, const FormulaOptions& options = {}) {
  const Result<FormulaSet> set = FormulaSet::compile(texts, symbols, options);
  if (set.ok()) throw std::runtime_error("the set compiles\n" + set->dump());
  return set.diagnostics();
}

Declaration indicator(const std::string& name, std::string_view unit, std::string id = {}) {
  Declaration d = support::element(name, unit, "unspecified", std::move(id));
  d.formula = "stands in the set";
  return d;
}

std::vector<std::vector<double>> run(const FormulaSet& set, const std::vector<std::vector<double>>& columns) {
  const std::size_t rows = columns.empty() ? 1 : columns[0].size();
  std::vector<Column> given(columns.size());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    given[c].data = columns[c].data();
    given[c].length = static_cast<std::int64_t>(rows);
  }
  std::vector<std::vector<double>> values(set.names().size(), std::vector<double>(rows));
  std::vector<ColumnOutput> outputs;
  for (std::vector<double>& column : values) outputs.push_back({column.data(), nullptr, nullptr});
  const Result<std::int64_t> invalid = evaluate_columns(set, given, static_cast<std::int64_t>(rows), outputs);
  EXPECT_TRUE(invalid.ok()) << support::all(invalid.diagnostics());
  return values;
}

TEST(FormulaSet, ReadsEachInputOnceAndComputesOnceWhatIsShared) {
  const FormulaSet set = set_of({{"rate", "(a+b)/p*1000"}, {"share", "a/(a+b)"}, {"again", "(a + b)/p*1000"}});
  EXPECT_EQ(set.inputs(), (std::vector<std::string>{"a", "b", "p"}));
  EXPECT_EQ(set.dump(),
            "s0 = input [a]\n"
            "s1 = input [b]\n"
            "s2 = input [p]\n"
            "r0 = add s0 s1\n"
            "r1 = divide r0 s2\n"
            "r2 = multiply r1 1000\n"
            "r3 = divide s0 r0\n"
            "return r2\n"
            "return r3\n"
            "return r2\n");
  const auto values = run(set, {{1, 3}, {2, 4}, {6, 0.5}});
  EXPECT_EQ(values[0], (std::vector<double>{500, 14000}));
  EXPECT_EQ(values[1], (std::vector<double>{1.0 / 3, 3.0 / 7}));
  EXPECT_EQ(values[2], values[0]);
}

TEST(FormulaSet, OfNothingAndOfConstantsAndNamesAlone) {
  EXPECT_TRUE(set_of({}).inputs().empty());
  EXPECT_TRUE(run(set_of({}), {}).empty());
  const auto values = run(set_of({{"two", "1+1"}, {"a itself", "a"}, {"a once more", "a"}}), {{7, 8, 9}});
  EXPECT_EQ(values[0], (std::vector<double>{2, 2, 2}));
  EXPECT_EQ(values[1], (std::vector<double>{7, 8, 9}));
  EXPECT_EQ(values[2], values[1]);
}

TEST(FormulaSet, AnOutputMayBePartOfAnother) {
  const auto values =
      run(set_of({{"sum", "a+b"}, {"ratio", "(a+b)/b"}, {"valid", "is_missing(a+b)"}}), {{1, 2}, {0, 4}});
  EXPECT_EQ(values[0], (std::vector<double>{1, 6}));
  EXPECT_EQ(values[1][1], 1.5);
  EXPECT_TRUE(values[1][0] != values[1][0]);
  EXPECT_EQ(values[2], (std::vector<double>{0, 0}));
}

TEST(FormulaSet, ADeclaredNameStandsForTheFormulaOfThatName) {
  const Symbols symbols = support::declared(
      {support::element("死亡数", "人"), support::element("人口数", "人"), indicator("死亡率", "‰", "death_rate")});
  const FormulaSet set =
      set_of({{"倍数", "死亡率 / 2"}, {"death_rate", "死亡数/人口数×1000‰"}, {"千分之一", "death_rate"}}, symbols);
  EXPECT_EQ(set.inputs(), (std::vector<std::string>{"死亡数", "人口数"}));
  const auto values = run(set, {{8}, {1000}});
  EXPECT_EQ(values[1][0], 8);
  EXPECT_EQ(values[2][0], 8);  // in the declared unit
  EXPECT_EQ(set.formulas()[1].unit().name(), "‰");
  EXPECT_EQ(set.formulas()[0].names(), (std::vector<std::string>{"死亡率"}));
  EXPECT_EQ(set.input("人口数"), 1);
  EXPECT_EQ(set.input("死亡率"), -1);
  EXPECT_EQ(set.input("nothing"), -1);
  EXPECT_EQ(set.find("倍数"), 0);
  EXPECT_EQ(set.find("死亡率"), -1);
}

TEST(FormulaSet, WithoutDeclarationsNamesAreInputsAfterFolding) {
  const FormulaSet set = set_of({{"x", "[活 产 数]/２"}, {"y", "[活产数]+x"}});
  EXPECT_EQ(set.inputs().size(), 2U);
  EXPECT_EQ(set.input("活产 数"), 0);
  EXPECT_EQ(set.input("x"), 1);
  EXPECT_EQ(set.input("\xFF"), -1);
}

TEST(FormulaSet, ErrorsNameTheFormulaAndComeAllAtOnce) {
  const Diagnostics errors = refused_set({{"good", "a"}, {"bad", "a +"}, {"worse", "foo(a)"}});
  ASSERT_EQ(errors.size(), 2U);
  EXPECT_EQ(errors[0].file, "bad");
  EXPECT_EQ(errors[1].file, "worse");
  EXPECT_EQ(errors[1].code, Code::unknown_function);
  EXPECT_EQ(errors[1].place.line, 1);
}

TEST(FormulaSet, RefusesNamesThatAreNone) {
  EXPECT_EQ(refused_set({{"", "1"}}).front().code, Code::name_not_allowed);
  EXPECT_EQ(refused_set({{"a", "1"}, {"a", "2"}}).front().code, Code::duplicate_name);
  EXPECT_EQ(refused_set({{"\xB0\xA1", "1"}}).front().code, Code::invalid_utf8);
  const Symbols symbols = support::declared({indicator("率", "", "rate")});
  EXPECT_EQ(refused_set({{"率", "1"}, {"rate", "2"}}, symbols).front().code, Code::duplicate_name);
  const Symbols bases = support::declared(
      {support::element("人口", "", "resident", "p1"), support::element("人口", "", "registered", "p2")});
  EXPECT_EQ(refused_set({{"人口", "1"}}, bases).front().code, Code::ambiguous_name);
  EXPECT_EQ(set_of({{"人口", "1"}}, bases, support::on_basis("resident")).names().size(), 1U);
}

TEST(FormulaSet, RefusesCirclesAndTowers) {
  std::vector<Declaration> declarations = {indicator("a", ""), indicator("b", ""), indicator("c", ""),
                                           support::element("x", "")};
  const Diagnostics circle = refused_set({{"a", "b+1"}, {"b", "c+x"}, {"c", "a*2"}}, support::declared(declarations));
  ASSERT_EQ(circle.size(), 1U);
  EXPECT_EQ(circle[0].code, Code::cycle);
  EXPECT_NE(circle[0].message.find("a → b → c → a"), std::string::npos) << circle[0].message;
  EXPECT_EQ(refused_set({{"a", "a"}}, support::declared(declarations)).front().code, Code::cycle);

  // Each reads the one before it twice: written out, the last one would have 2³² terms.
  Texts tower;
  declarations = {support::element("t0", "")};
  for (int i = 1; i <= 33; ++i) {
    const std::string below = "t" + std::to_string(i - 1);
    declarations.push_back(indicator("t" + std::to_string(i), ""));
    tower.emplace_back("t" + std::to_string(i), below + "+" + below);
  }
  EXPECT_EQ(refused_set(tower, support::declared(declarations)).front().code, Code::too_deep);
  tower.pop_back();
  EXPECT_EQ(run(set_of(tower, support::declared(declarations)), {{1}}).back()[0], 0x1p32);
}

TEST(FormulaSet, SaysWhatIsWrongWithACall) {
  const FormulaSet set = set_of({{"x", "a/b"}, {"y", "a"}});
  double number = 1;
  Column column;
  column.data = &number;
  column.length = 1;
  const Column two[] = {column, column};
  double values[2];
  const ColumnOutput outputs[] = {{&values[0], nullptr, nullptr}, {&values[1], nullptr, nullptr}};
  const auto code = [](const Result<std::int64_t>& r) { return r.ok() ? Code::none : r.diagnostics().front().code; };
  EXPECT_EQ(code(evaluate_columns(set, two, 1, outputs)), Code::none);
  EXPECT_EQ(code(evaluate_columns(set, {two, 1}, 1, outputs)), Code::unequal_lengths);
  EXPECT_EQ(code(evaluate_columns(set, two, 1, {outputs, 1})), Code::unequal_lengths);
  EXPECT_EQ(code(evaluate_columns(set, two, -1, outputs)), Code::invalid_argument);
  EXPECT_EQ(code(evaluate_columns(set, two, 2, outputs)), Code::unequal_lengths);
  ColumnOptions options;
  options.threads = -1;
  EXPECT_EQ(code(evaluate_columns(set, two, 1, outputs, options)), Code::invalid_argument);
  const ColumnOutput nowhere[] = {outputs[0], {}};
  EXPECT_EQ(code(evaluate_columns(set, two, 1, nowhere)), Code::invalid_argument);
  ColumnOutput odd[] = {outputs[0], outputs[1]};
  odd[1].validity_kind = static_cast<Validity>(7);
  EXPECT_EQ(code(evaluate_columns(set, two, 1, odd)), Code::invalid_argument);
  EXPECT_EQ(code(evaluate_columns(set_of({{"w", "sum(a@[-1y..0y])"}}), {two, 1}, 1, {outputs, 1})),
            Code::needs_dataset);
}

// Sets of random formulas over random columns: every output, on every table and with several threads, has the bits that
// the formula has alone.
TEST(FormulaSet, GivesTheBitsOfItsFormulasAlone) {
  Random random(31);
  support::FormulaGenerator generator(random, {"a", "b", "c", "d"});
  FormulaOptions limits;
  limits.limits.depth = 256;
  for (int round = 0; round < (SALUS_UNDER_SANITIZER ? 60 : 400); ++round) {
    Texts texts;
    for (std::size_t i = 0, count = 1 + random.below(8); i < count; ++i)
      texts.emplace_back("f" + std::to_string(i), generator.formula(1 + static_cast<int>(random.below(12))).printed);
    const FormulaSet set = set_of(texts, {}, limits);
    const std::size_t rows = 1 + random.below(300);
    std::vector<TestColumn> columns;
    std::vector<Column> given;
    for (std::size_t i = 0; i < set.inputs().size(); ++i) {
      columns.emplace_back(ColumnType::float64, support::random_rows(random, rows, 5), Validity::bitmap, -1,
                           static_cast<std::int64_t>(random.below(70)));
      given.push_back(columns.back().column());
    }
    for (const kernels::Kernels* table : {&kernels::portable(), kernels::avx2()}) {
      if (table == nullptr) continue;
      const formula::Program& program = set.linked().program;
      std::vector<engine::SlotColumn> slots(program.slots.size());
      for (std::size_t i = 0; i < slots.size(); ++i)
        slots[i].column = given[static_cast<std::size_t>(program.inputs[program.slots[i].input])];
      std::vector<std::unique_ptr<TestOutput>> outputs;
      std::vector<engine::OutputColumn> places;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        outputs.push_back(std::make_unique<TestOutput>(rows));
        const ColumnOutput to = outputs.back()->output();
        places.push_back({to.values, to.validity, to.reasons});
      }
      engine::run(program, *table, slots, static_cast<std::int64_t>(rows), places);
      for (std::size_t f = 0; f < texts.size(); ++f) {
        const Formula& alone = set.formulas()[f];
        ASSERT_TRUE(outputs[f]->guards_are_whole() && outputs[f]->bits_past_the_end_are_zero()) << alone.text();
        for (std::size_t i = 0; i < rows; ++i) {
          std::vector<Value> row;
          for (const std::string& name : alone.names())
            row.push_back(columns[static_cast<std::size_t>(set.input(name))].values()[i]);
          const Value expected = *evaluate(alone, row);
          ASSERT_EQ(bits(outputs[f]->value(i)), bits(expected.number)) << alone.text() << "\n" << set.dump();
          ASSERT_EQ(outputs[f]->valid(i), expected.valid()) << alone.text();
          ASSERT_EQ(name(outputs[f]->reason(i)), name(expected.reason)) << alone.text();
        }
      }
    }
  }
}

}  // namespace
}  // namespace salus
