#include <gtest/gtest.h>
#include <pthread.h>

#include <chrono>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::number;
using support::refused;
using support::refused_code;
using support::repeated;

FormulaOptions depth(std::int32_t n) {
  FormulaOptions options;
  options.limits.depth = n;
  return options;
}

// Text that nests `n` deep, in every way in which a formula can.
std::vector<std::string> nested(std::size_t n) {
  return {repeated("(", n) + "a" + repeated(")", n),
          repeated("abs(", n) + "a" + repeated(")", n),
          repeated("-", n) + "a",
          repeated("+", n) + "a",
          repeated("- ", n) + "a",
          "a" + repeated("^a", n),
          repeated("not ", n) + "a>0",
          repeated("!", n) + "a>0",
          repeated("-(", n / 2) + repeated("(", n % 2) + "a" + repeated(")", n / 2 + n % 2),
          repeated("max(1, ", n) + "a" + repeated(")", n),
          repeated("1*(", n) + "a" + repeated(")", n),
          repeated("a^(", n / 2) + repeated("(", n % 2) + "a" + repeated(")", n / 2 + n % 2),
          repeated("[a]+(", n) + "a" + repeated(")", n),
          "a" + repeated("@-1y", n),
          "a" + repeated("{s: 1}", n),
          "a" + repeated(" of parent", n),
          repeated("sum(", n) + "a" + repeated("@[..])", n)};
}

TEST(Limits, SixtyFourLevelsAreReadAndSixtyFiveAreNot) {
  const std::vector<std::string> good = nested(64);
  const std::vector<std::string> bad = nested(65);
  for (std::size_t i = 0; i < good.size(); ++i) {
    EXPECT_TRUE(Formula::compile(good[i]).ok()) << good[i];
    const Diagnostics errors = refused(bad[i]);
    ASSERT_EQ(errors.size(), 1u) << bad[i];
    EXPECT_EQ(errors[0].code, Code::too_deep) << bad[i];
  }
}

TEST(Limits, DepthCanBeRaisedToTwoHundredAndFiftySix) {
  const std::vector<std::string> good = nested(256);
  const std::vector<std::string> bad = nested(257);
  for (std::size_t i = 0; i < good.size(); ++i) {
    EXPECT_EQ(refused_code(good[i], {}, depth(255)), Code::too_deep) << good[i];
    EXPECT_TRUE(Formula::compile(good[i], {}, depth(256)).ok()) << good[i];
    EXPECT_EQ(refused_code(bad[i], {}, depth(1000)), Code::too_deep) << bad[i];
  }
  EXPECT_EQ(refused_code("((a))", {}, depth(1)), Code::too_deep);
  EXPECT_EQ(refused_code("((a))", {}, depth(-5)), Code::too_deep);
  EXPECT_EQ(compiled("(a)", {}, depth(1)).canonical(), "a");
}

TEST(Limits, WhatStandsSideBySideDoesNotNest) {
  EXPECT_EQ(number(repeated("(1)+", 1000) + "1"), 1001);
  EXPECT_EQ(number(repeated("1--1*", 500) + "1"), 501);
  EXPECT_EQ(number("max(" + repeated("-1^2, ", 500) + "7)"), 7);
  EXPECT_TRUE(Formula::compile(repeated("not a>0 and ", 500) + "a>0").ok());
  EXPECT_TRUE(Formula::compile(repeated("a@-1y + ", 500) + "a").ok());
  EXPECT_TRUE(Formula::compile(repeated("((a)) + ((-a)) * ", 500) + "a").ok());
}

TEST(Limits, TheDeepestTokenIsMarked) {
  const Diagnostics errors = refused(repeated("(", 100) + "a" + repeated(")", 100));
  EXPECT_EQ(errors[0].place.begin, 64);
  EXPECT_NE(errors[0].message.find("64"), std::string::npos);
}

TEST(Limits, ShiftsInsideParenthesesNestToo) {
  std::string text = "a";
  for (int i = 0; i < 30; ++i) text = "(" + text + repeated("@-1y", 30) + ")";
  EXPECT_EQ(refused_code(text), Code::too_deep);
}

TEST(Limits, SourceOfMoreThanSixtyFourKibibytesIsTooLong) {
  const std::string exactly = repeated(" ", 64 * 1024 - 1) + "1";
  EXPECT_EQ(number(exactly), 1);
  EXPECT_EQ(refused_code(exactly + " "), Code::too_long);
  FormulaOptions options;
  options.limits.bytes = 10;
  EXPECT_EQ(refused_code("1 + 2 + 3 + 4", {}, options), Code::too_long);
}

TEST(Limits, NodesAreCounted) {
  FormulaOptions options;
  options.limits.nodes = 3;
  EXPECT_EQ(compiled("1 + 2", {}, options).canonical(), "1 + 2");
  EXPECT_EQ(refused_code("1 + 2 + 3", {}, options), Code::too_many_nodes);
  options.limits.nodes = 0;
  EXPECT_EQ(refused_code("1", {}, options), Code::too_many_nodes);
}

TEST(Limits, TheDefaultOfNodesIsAHundredThousand) {
  FormulaOptions options;
  options.limits.bytes = 10'000'000;
  EXPECT_TRUE(Formula::compile(repeated("a+", 49'999) + "a", {}, options).ok());  // 99 999 tokens
  EXPECT_EQ(refused_code(repeated("a+", 50'000) + "a", {}, options), Code::too_many_nodes);
}

TEST(Limits, ASumOfSixteenThousandTermsIsLegal) {
  const std::string text = repeated("a + ", 15'999) + "a";
  const Formula formula = compiled(text);
  EXPECT_EQ(support::value(formula, {{"a", 0.25}}).number, 4000);
  EXPECT_EQ(formula.canonical(), text);
  EXPECT_EQ(support::value(compiled("sum(" + repeated("a, ", 15'999) + "a)"), {{"a", 1.0}}).number, 16000);
}

TEST(Limits, WindowsAreBounded) {
  EXPECT_TRUE(Formula::compile("sum(a@[-999y..0y])").ok());
  EXPECT_EQ(refused_code("sum(a@[-1000y..0y])"), Code::window_too_long);
  FormulaOptions options;
  options.limits.window = 12;
  EXPECT_EQ(refused_code("sum(a@[-12m..0m])", {}, options), Code::window_too_long);
  EXPECT_TRUE(Formula::compile("sum(a@[-11m..0m])", {}, options).ok());
  EXPECT_EQ(refused_code("sum(a@[-1y..-4y])"), Code::invalid_period);
}

// ---- hostile texts -----------------------------------------------------------------------------------------------------

std::vector<std::string> hostile_texts() {
  constexpr std::size_t full = SALUS_UNDER_SANITIZER ? 8 * 1024 : 64 * 1024;
  const auto filled = [](std::string_view unit) { return repeated(unit, full / unit.size()); };
  std::vector<std::string> texts = {
      filled("("),        filled(")"),        filled("-"),
      filled("!"),        filled("not "),     filled("^"),
      filled("1^"),       filled("a^"),       filled("["),
      filled("[["),       filled("]"),        filled("x@["),
      filled("x@-1y"),    filled("@-1y"),     filled("abs("),
      filled("max(1,"),   filled("f("),       filled(","),
      filled("1e"),       filled("9"),        filled("."),
      filled("1."),       filled("1.1"),      filled("a "),
      filled("$"),        filled("%"),        filled("a/10"),
      filled("10 万"),    filled("万 "),      filled("死"),
      filled("死 "),      filled("1 "),       filled("a\n"),
      filled("\n"),       filled("a<"),       filled("a<b<"),
      filled("a and "),   filled("(a)"),      filled("()"),
      filled("（"),       filled("Ⅷ"),        filled("5岁 "),
      filled("[a]"),      filled("[a"),       filled("x@2015-"),
      filled("@["),       filled("x@[..]"),   filled("sum(x@["),
      filled("if(a>0,"),  filled("1--"),      filled("a!="),
      filled("e+"),       filled("0e9"),      filled("1/10"),
      filled("a@[-1y.."), filled("\xCC\x81"), "a" + filled(" ").substr(2) + "b",
  };
  for (const char* after : {"@-1y", "@[..]", "@2015", "@", "(a)", "^-1", "*-1", " and", "!=a"})
    texts.push_back("a" + filled(after).substr(16));
  texts.push_back("0." + std::string(full - 8, '0') + "1e9999");
  texts.push_back(std::string(full - 10, '9') + "e-99999");
  return texts;
}

// Compiles them all, alone and with declared names; returns how many compiled.
int compile_hostile_texts() {
  static const Symbols symbols =
      support::declared_names({"死亡", "死亡 数", "a", "a b", "x", "(a)", "5 岁以下", "1 1 1 1 1 1 1 1x"});
  int good = 0;
  for (const std::string& text : hostile_texts()) {
    for (const Symbols& s : {Symbols(), symbols}) {
      const Result<Formula> formula = Formula::compile(text, s);
      if (formula.ok()) {
        ++good;
      } else {
        EXPECT_LE(formula.diagnostics().size(), 51u);
        for (const Diagnostic& d : formula.diagnostics()) EXPECT_FALSE(d.message.empty());
      }
    }
  }
  return good;
}

TEST(Limits, HostileTextsEndInAnErrorOrAnAnswerInBoundedTime) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_GT(compile_hostile_texts(), 0);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  // Over a hundred texts of 64 KiB: generous for whatever is linear, hopeless for whatever is quadratic.
  EXPECT_LT(taken.count(), SALUS_UNDER_SANITIZER ? 120 : 20);
}

TEST(Limits, ManyUnknownNamesAmongManyDeclarationsAreRefusedInBoundedTime) {
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("declared_name_number_" + std::to_string(i));
  const Symbols symbols = support::declared_names(names);
  const auto begin = std::chrono::steady_clock::now();
  constexpr std::size_t times = SALUS_UNDER_SANITIZER ? 500 : 3000;
  EXPECT_FALSE(Formula::compile(repeated("declared_name_numbr ", times), symbols).ok());
  EXPECT_FALSE(Formula::compile(repeated("declared_name_numbr(", times), symbols).ok());
  EXPECT_FALSE(Formula::compile(repeated("[declared_name_numbr]", times), symbols).ok());
  EXPECT_FALSE(Formula::compile(repeated("1declared_name_numbr ", times), symbols).ok());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(taken.count(), SALUS_UNDER_SANITIZER ? 60 : 6);
}

TEST(Limits, AMillionParenthesesAreAnErrorHoweverHighTheSourceLimit) {
  FormulaOptions options;
  options.limits.bytes = 4'000'000;
  EXPECT_EQ(refused_code(repeated("(", 1'000'000) + "1" + repeated(")", 1'000'000), {}, options), Code::too_deep);
  EXPECT_EQ(refused_code(repeated("(", 1'000'000)), Code::too_long);
  EXPECT_EQ(refused_code(repeated("-", 1'000'000) + "1", {}, options), Code::too_deep);
  EXPECT_EQ(refused_code(repeated(")", 1'000'000), {}, options), Code::too_many_nodes);
}

TEST(Limits, ANameMayFillTheWholeSource) {
  const std::string name(64 * 1024, 'x');
  const Formula formula = compiled(name);
  EXPECT_EQ(formula.names()[0], name);
  EXPECT_EQ(formula.canonical(), name);
  EXPECT_EQ(refused_code(name, support::declared_names({"xx"})), Code::unknown_name);
}

TEST(Limits, TextThatIsNotUtf8OrHidesSomethingIsRefused) {
  EXPECT_EQ(refused_code("a + \xff"), Code::invalid_utf8);
  EXPECT_EQ(refused_code("a + \xC0\xAF"), Code::invalid_utf8);      // overlong
  EXPECT_EQ(refused_code("a + \xED\xA0\x80"), Code::invalid_utf8);  // a lone surrogate
  EXPECT_EQ(refused_code("a + \xF4\x90\x80\x80"), Code::invalid_utf8);
  EXPECT_EQ(refused_code("a + \xE6\xAD"), Code::invalid_utf8);  // cut short
  EXPECT_EQ(refused_code(std::string("a\0b", 3)), Code::forbidden_character);
  for (const char* hidden :
       {"\xE2\x80\x8B", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xEF\xBB\xBF", "\x01", "\x7f", "\xC2\xAD", "\xE2\x80\x8F"})
    EXPECT_EQ(refused_code(std::string("deaths") + hidden + " / births"), Code::forbidden_character) << hidden;
  const Diagnostics gbk = refused("\xCB\xC0\xCD\xF6\xCA\xFD/\xBB\xEE\xB2\xFA\xCA\xFD");  // 死亡数/活产数
  EXPECT_EQ(gbk[0].code, Code::invalid_utf8);
  EXPECT_NE(gbk[0].hint.find("GBK"), std::string::npos);
}

// ---- a small stack -----------------------------------------------------------------------------------------------------

struct Task {
  void (*run)();
};

void on_a_stack_of(std::size_t bytes, void (*run)()) {
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, bytes), 0);
  pthread_t thread;
  Task task{run};
  const auto body = [](void* p) -> void* {
    static_cast<Task*>(p)->run();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, body, &task), 0);
  ASSERT_EQ(pthread_join(thread, nullptr), 0);
  pthread_attr_destroy(&attributes);
}

void compile_and_evaluate_nested(std::size_t levels) {
  for (const std::string& text : nested(levels)) {
    const Result<Formula> formula = Formula::compile(text, {}, depth(static_cast<std::int32_t>(levels)));
    ASSERT_TRUE(formula.ok()) << text;
    EXPECT_FALSE(formula->dump().empty());
    EXPECT_TRUE(Formula::compile(formula->canonical(), {}, depth(static_cast<std::int32_t>(levels))).ok());
    if (!formula->needs_dataset()) {
      EXPECT_TRUE(support::value(*formula, {{"a", 1.0}}).valid()) << text;
    }
  }
}

bool small_stacks_can_be_tested() {
#if defined(__OPTIMIZE__)
  return !SALUS_UNDER_SANITIZER;
#else
  return false;
#endif
}

TEST(Limits, AThreadWithAStackOf256KibibytesSufficesAtDefaultLimits) {
  if (!small_stacks_can_be_tested()) GTEST_SKIP() << "only in an optimised build without sanitizers";
  on_a_stack_of(256 * 1024, [] { compile_hostile_texts(); });
  on_a_stack_of(256 * 1024, [] { compile_and_evaluate_nested(64); });
}

TEST(Limits, ThreadStacksAreAsLargeAsDocumented) {
  if (!small_stacks_can_be_tested()) GTEST_SKIP() << "only in an optimised build without sanitizers";
  on_a_stack_of(128 * 1024, [] { compile_and_evaluate_nested(64); });
  on_a_stack_of(1024 * 1024, [] { compile_and_evaluate_nested(256); });
}

TEST(Limits, ThreadsShareAFormula) {
  const Formula formula = compiled("if(a > 0, a / b * 1000, ln(b))");
  static const Formula* shared = nullptr;
  shared = &formula;
  std::vector<pthread_t> threads(4);
  const auto body = [](void*) -> void* {
    for (int i = 1; i < 500; ++i) {
      const Formula copy = *shared;
      EXPECT_EQ(support::value(copy, {{"a", double(i)}, {"b", 4.0}}).number, i / 4.0 * 1000);
      EXPECT_EQ(compiled("(a + 1) * 2").canonical(), "(a + 1) * 2");
    }
    return nullptr;
  };
  for (pthread_t& t : threads) ASSERT_EQ(pthread_create(&t, nullptr, body, nullptr), 0);
  for (pthread_t& t : threads) pthread_join(t, nullptr);
}

}  // namespace
}  // namespace salus
