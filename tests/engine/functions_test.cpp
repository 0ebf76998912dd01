// Functions that an embedding program adds to the language.
#include "salus/formula/functions.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <stdexcept>

#include "salus/engine/explain.hpp"
#include "salus/engine/results.hpp"
#include "support/columns.hpp"

namespace salus {
namespace {

using support::compiled;

FunctionDefinition function(std::string name, std::int32_t least, std::int32_t most,
                            std::function<void(const FunctionBlock&)> body) {
  return {std::move(name), least, most, std::move(body)};
}

void doubled(const FunctionBlock& block) {
  for (std::int64_t i = 0; i < block.rows; ++i) block.out[i] = 2 * block.columns[0][i];
}

// The sum of what is there; no value where nothing is.
void total(const FunctionBlock& block) {
  for (std::int64_t i = 0; i < block.rows; ++i) {
    const auto bit = [i](const std::uint64_t* words) { return (words[i / 64] >> (i % 64) & 1) != 0; };
    double sum = 0;
    bool any = false;
    for (std::int32_t k = 0; k < block.argument_count; ++k)
      if (bit(block.validity[k])) sum += block.columns[k][i], any = true;
    block.out[i] = sum;
    const std::uint64_t mask = std::uint64_t{1} << (i % 64);
    block.out_validity[i / 64] = any ? block.out_validity[i / 64] | mask : block.out_validity[i / 64] & ~mask;
  }
}

FormulaOptions with(std::vector<FunctionDefinition> definitions) {
  FormulaOptions options;
  options.functions = Functions::create(std::move(definitions)).value();
  return options;
}

Value value_of(const std::string& text, const FormulaOptions& options, const std::vector<Value>& row) {
  return *evaluate(compiled(text, {}, options), row);
}

TEST(UserFunctions, AreCalledByTheirNamesWithColumns) {
  const FormulaOptions options = with({function("翻倍", 1, 1, doubled), function("total", 1, -1, total)});
  EXPECT_EQ(value_of("翻倍(a)+1", options, {3}).number, 7);
  EXPECT_EQ(value_of("翻倍 （a）", options, {3}).number, 6);
  EXPECT_EQ(value_of("total(a, b, 10)", options, {3, 4}).number, 17);
  EXPECT_EQ(value_of("total(a, b)", options, {Reason::missing, 4}).number, 4);
  EXPECT_EQ(value_of("sqrt(翻倍(翻倍(4)))", options, {}).number, 4);
  EXPECT_EQ(compiled("翻倍(a)*2", {}, options).canonical(), "翻倍(a) * 2");
}

TEST(UserFunctions, GiveInColumnsWhatTheyGiveForOneRow) {
  const FormulaOptions options = with({function("f", 1, -1, total), function("twice", 1, 1, doubled)});
  support::Random random(8);
  for (const char* text : {"f(a,b)", "f(a/b, 3)*2", "if(f(a,b)>10, twice(a), b)", "is_missing(twice(a/b))",
                           "twice(a)/twice(b)", "f(1/0, a)", "f(2, 3)"}) {
    const Formula formula = compiled(text, {}, options);
    for (const std::size_t rows : support::edge_lengths) {
      std::vector<support::TestColumn> columns;
      std::vector<Column> given;
      for (std::size_t i = 0; i < formula.names().size(); ++i) {
        columns.emplace_back(ColumnType::float64, support::random_rows(random, rows, 4));
        given.push_back(columns.back().column());
      }
      support::TestOutput out(rows);
      ASSERT_TRUE(evaluate_columns(formula, given, static_cast<std::int64_t>(rows), out.output()).ok());
      for (std::size_t i = 0; i < rows; ++i) {
        std::vector<Value> row;
        for (const support::TestColumn& column : columns) row.push_back(column.values()[i]);
        const Value expected = *evaluate(formula, row);
        ASSERT_EQ(support::bits(out.value(i)), support::bits(expected.number)) << text << " row " << i;
        ASSERT_EQ(name(out.reason(i)), name(expected.reason)) << text << " row " << i;
      }
      ASSERT_TRUE(out.guards_are_whole());
    }
  }
}

TEST(UserFunctions, ARowWithoutAResultHasTheReasonOfItsArgumentOrIsNotDefined) {
  const FormulaOptions options =
      with({function("twice", 1, 1, doubled), function("nothing", 1, 1, [](const FunctionBlock& block) {
              for (std::int64_t i = 0; i < block.rows; ++i) block.out[i] = std::nan("");
            })});
  EXPECT_EQ(value_of("twice(a/b)", options, {1, 0}).reason, Reason::zero_denominator);
  EXPECT_EQ(value_of("twice(a)", options, {Reason::suppressed}).reason, Reason::suppressed);
  EXPECT_EQ(value_of("nothing(a)", options, {1}).reason, Reason::not_defined);
  EXPECT_EQ(value_of("twice(a)", options, {1e308}).reason, Reason::not_defined);
}

TEST(UserFunctions, EqualCallsAreMadeOnce) {
  std::atomic<int> calls{0};
  const FormulaOptions options = with({function("f", 1, 1, [&](const FunctionBlock& block) {
    ++calls;
    doubled(block);
  })});
  EXPECT_EQ(value_of("f(a)+f(a)*f(b)", options, {1, 2}).number, 10);
  EXPECT_EQ(calls, 2);
}

TEST(UserFunctions, WhatTheyThrowIsAnErrorThatNamesThem) {
  const FormulaOptions options = with({function("坏函数", 1, 1,
                                                [](const FunctionBlock& block) {
                                                  if (block.columns[0][0] > 1) throw std::runtime_error("no such year");
                                                  block.out[0] = 1;
                                                }),
                                       function("worse", 1, 1, [](const FunctionBlock&) { throw 7; })});
  const Formula formula = compiled("坏函数(a)", {}, options);
  EXPECT_TRUE(evaluate(formula, std::vector<Value>{1}).ok());
  const Result<Value> failed = evaluate(formula, std::vector<Value>{2});
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.diagnostics()[0].code, Code::function_failed);
  EXPECT_EQ(failed.diagnostics()[0].subject, "坏函数");
  EXPECT_NE(failed.diagnostics()[0].message.find("no such year"), std::string::npos);
  EXPECT_FALSE(evaluate(compiled("worse(a)", {}, options), std::vector<Value>{2}).ok());

  const std::vector<double> a(50'000, 2.0);
  Column column;
  column.data = a.data();
  column.length = 50'000;
  std::vector<double> out(a.size());
  for (const std::int32_t threads : {1, 3}) {
    ColumnOptions several;
    several.threads = threads;
    const Result<std::int64_t> result =
        evaluate_columns(formula, {&column, 1}, column.length, {out.data(), nullptr, nullptr}, several);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.diagnostics()[0].code, Code::function_failed);
  }
}

TEST(UserFunctions, WorkOverADatasetAndAreExplained) {
  const FormulaOptions options =
      with({function("翻倍", 1, 1, doubled),
            function("bad", 1, 1, [](const FunctionBlock&) { throw std::runtime_error("no"); })});
  Dataset::Builder builder;
  builder.add("床位数", "本区", "2019", 3.0);
  builder.add("床位数", "本区", "2020", 4.0);
  const Dataset dataset = std::move(builder.finish()).value();
  const Symbols symbols = support::declared({support::element("床位数", "张")});
  const Period year = *Period::parse("2020");
  const Formula shifted = compiled("翻倍(床位数@-1y)+sum((翻倍(床位数))@[-1y..0y])", symbols, options);
  EXPECT_EQ(evaluate(shifted, dataset, "本区", year).value().number, 20);
  const Result<Value> failed = evaluate(compiled("bad(床位数)", symbols, options), dataset, "本区", year);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.diagnostics().front().code, Code::function_failed);

  const Formula formula = compiled("翻倍(a)+1", {}, options);
  const Result<Explanation> explanation = explain(formula, std::vector<Value>{4});
  ASSERT_TRUE(explanation.ok());
  EXPECT_EQ(explanation->steps.back().value.number, 9);
  EXPECT_EQ(explanation->steps[1].text, "翻倍(a)");
  EXPECT_EQ(explanation->steps[1].value.number, 8);
  EXPECT_NE(formula.ast_json().find("翻倍"), std::string::npos);
  EXPECT_NE(formula.latex().find("翻倍"), std::string::npos);
  EXPECT_NE(formula.mathml().find("翻倍"), std::string::npos);
  EXPECT_FALSE(explain(compiled("bad(a)", {}, options), std::vector<Value>{4}).ok());
}

TEST(UserFunctions, AreCheckedWhenTheyAreGiven) {
  const auto code = [](std::vector<FunctionDefinition> list) {
    const Result<Functions> functions = Functions::create(std::move(list));
    return functions.ok() ? Code::none : functions.diagnostics().front().code;
  };
  EXPECT_EQ(code({}), Code::none);
  EXPECT_EQ(code({function("sum", 1, 1, doubled)}), Code::name_not_allowed);
  EXPECT_EQ(code({function("ｓｕｍ", 1, 1, doubled)}), Code::name_not_allowed);
  EXPECT_EQ(code({function("且", 1, 1, doubled)}), Code::name_not_allowed);
  EXPECT_EQ(code({function("万", 1, 1, doubled)}), Code::name_not_allowed);
  EXPECT_EQ(code({function("a b", 1, 1, doubled)}), Code::name_not_allowed);
  EXPECT_EQ(code({function("", 1, 1, doubled)}), Code::name_not_allowed);
  EXPECT_EQ(code({function("\xFF", 1, 1, doubled)}), Code::invalid_utf8);
  EXPECT_EQ(code({function("f", 1, 1, doubled), function("ｆ", 1, 1, doubled)}), Code::duplicate_name);
  EXPECT_EQ(code({function("f", 2, 1, doubled)}), Code::invalid_argument);
  EXPECT_EQ(code({function("f", -1, 1, doubled)}), Code::invalid_argument);
  EXPECT_EQ(code({function("f", 1, 1, nullptr)}), Code::invalid_argument);
}

TEST(UserFunctions, TheirArgumentsAreCheckedInTheFormula) {
  const FormulaOptions options = with({function("two", 2, 2, total), function("some", 1, 3, total)});
  EXPECT_EQ(support::refused_code("two(a)", {}, options), Code::wrong_argument_count);
  EXPECT_EQ(support::refused_code("some(a,b,c,d)", {}, options), Code::wrong_argument_count);
  EXPECT_EQ(support::refused_code("some(a > b)", {}, options), Code::type_conflict);
  EXPECT_EQ(support::refused_code("three(a)", {}, options), Code::unknown_function);
  EXPECT_NE(support::refused("soma(a)", {}, options).front().hint.find("some"), std::string::npos);
  EXPECT_EQ(support::refused_code("two(a, b)"), Code::unknown_function);
}

}  // namespace
}  // namespace salus
