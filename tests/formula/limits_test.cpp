#include <gtest/gtest.h>
#include <pthread.h>

#include <cmath>
#include <utility>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::number;
using support::refused;
using support::refused_code;
using support::repeated;

// A size at which the default limits are reached, or under sanitizers, which cost tenfold, a part of it that still is far
// beyond what any recursion or quadratic work would bear.
constexpr std::size_t full_or_small(std::size_t full, std::size_t small) {
  return SALUS_UNDER_SANITIZER ? small : full;
}

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
  EXPECT_EQ(options.limits.nodes, 100'000);
  options.limits.bytes = 10'000'000;
  options.limits.nodes = static_cast<std::int64_t>(full_or_small(100'000, 10'000));
  const auto terms = static_cast<std::size_t>(options.limits.nodes / 2);
  EXPECT_TRUE(Formula::compile(repeated("a+", terms - 1) + "a", {}, options).ok());  // one token less than the limit
  EXPECT_EQ(refused_code(repeated("a+", terms) + "a", {}, options), Code::too_many_nodes);
}

TEST(Limits, ASumOfSixteenThousandTermsIsLegal) {
  const std::string text = repeated("a + ", 15'999) + "a";
  const Formula formula = compiled(text);
  EXPECT_EQ(support::value(formula, {{"a", 0.25}}).number, 4000);
  EXPECT_EQ(formula.canonical(), text);
  // On a page it is one line, not sixteen thousand elements inside each other.
  EXPECT_EQ(formula.latex().find('('), std::string::npos);
  EXPECT_LT(formula.ast_json().size(), 16'000u * 300);
  EXPECT_LT(formula.mathml().size(), 16'000u * 40);
  EXPECT_EQ(support::value(compiled("sum(" + repeated("a, ", 15'999) + "a)"), {{"a", 1.0}}).number, 16000);
}

TEST(Limits, AProductOfSixteenThousandFactorsIsLegal) {
  const std::string text = repeated("a * ", 15'999) + "a";
  const Formula formula = compiled(text);
  EXPECT_EQ(support::value(formula, {{"a", 1.0}}).number, 1);
  EXPECT_EQ(support::value(formula, {{"a", -1.0}}).number, 1);
  EXPECT_EQ(support::value(formula, {{"a", 2.0}}).reason, Reason::overflow);
  EXPECT_EQ(support::value(formula, {{"a", Reason::suppressed}}).reason, Reason::suppressed);
  EXPECT_EQ(formula.canonical(), text);
  // 16 000 different names, each an input of its own.
  std::string names = "n0";
  for (int i = 1; i < 6'000; ++i) names += "*n" + std::to_string(i);
  EXPECT_EQ(compiled(names).names().size(), 6'000u);
}

TEST(Limits, ChoicesNestToTheLimit) {
  const auto nested_if = [](std::size_t n) { return repeated("if(a>0,", n) + "1" + repeated(",2)", n); };
  EXPECT_EQ(number(nested_if(64), {{"a", 1.0}}), 1);
  EXPECT_EQ(number(nested_if(64), {{"a", -1.0}}), 2);
  EXPECT_EQ(refused_code(nested_if(65)), Code::too_deep);
  EXPECT_EQ(support::value(compiled(nested_if(256), {}, depth(256)), {{"a", 1.0}}).number, 1);
  const auto nested_else = [](std::size_t n) { return repeated("if(a>0,1,", n) + "2" + repeated(")", n); };
  EXPECT_EQ(number(nested_else(64), {{"a", -1.0}}), 2);
  EXPECT_EQ(refused_code(nested_else(65)), Code::too_deep);
}

// A number is as long as its text may be, and still the nearest double.
TEST(Limits, NumbersMayHaveAMillionDigits) {
  constexpr std::size_t digits = full_or_small(1'000'000, 100'000);
  FormulaOptions options;
  options.limits.bytes = 4'000'000;
  const auto read = [&](const std::string& text) { return support::value(compiled(text, {}, options), {}).number; };
  EXPECT_EQ(refused_code(repeated("9", digits), {}, options), Code::number_out_of_range);
  EXPECT_EQ(refused_code(repeated("9", 1'000'000)), Code::too_long);
  EXPECT_EQ(read("0." + repeated("3", digits)), 1.0 / 3);
  EXPECT_EQ(read(repeated("0", digits) + "7"), 7);
  EXPECT_EQ(read("0." + repeated("0", digits) + "1"), 0);
  EXPECT_EQ(read("0." + repeated("0", digits) + "25e" + std::to_string(digits)), 0.25);
  EXPECT_EQ(read("1" + repeated("0", digits) + "e-" + std::to_string(digits)), 1);
  EXPECT_EQ(read("1" + repeated("0", digits) + "e-" + std::to_string(digits) + " %"), 0.01);
  EXPECT_EQ(refused_code("1e" + repeated("9", digits), {}, options), Code::number_out_of_range);
  EXPECT_EQ(read("1e-" + repeated("9", digits)), 0);
  // Half of the last bit of 1 and a one a long way behind it: the next double above.
  EXPECT_EQ(read("1.00000000000000011102230246251565404236316680908203125" + repeated("0", digits) + "1"),
            std::nextafter(1.0, 2.0));
}

TEST(Limits, ChainsOfSignsAndPowersAreTooDeep) {
  constexpr std::size_t many = full_or_small(30'000, 3'000);
  for (const char* sign : {"-", "+", "−", "- ", "!", "not ", "非 "})
    EXPECT_EQ(refused_code(repeated(sign, many / 2) + "a"), Code::too_deep) << sign;
  EXPECT_EQ(refused_code("a" + repeated("^a", many)), Code::too_deep);
  EXPECT_EQ(refused_code("a" + repeated("^-a", many / 2)), Code::too_deep);
  EXPECT_EQ(refused_code(repeated("a^", many)), Code::too_deep);
  EXPECT_EQ(refused_code(repeated("if(", many / 2)), Code::too_deep);
}

TEST(Limits, OfTensOfThousandsOfErrorsFiftyAreKept) {
  FormulaOptions options;
  options.limits.bytes = 4'000'000;
  constexpr std::size_t many = full_or_small(100'000, 10'000);
  for (const char* fault : {"$ ", "2x ", "foo(1) ", "1e999 ", "x@ ", "@ ", "[ ", "[] ", "。 ", "1,000 ", "= ", "： "}) {
    const Diagnostics errors = refused(repeated(fault, many), {}, options);
    EXPECT_GE(errors.size(), 1u) << fault;
    EXPECT_LE(errors.size(), 51u) << fault;
    EXPECT_GT(errors[0].place.line, 0) << fault;
  }
  const Symbols symbols = support::declared_names({"a"});
  EXPECT_LE(refused(repeated("unknown+", many), symbols, options).size(), 51u);
  EXPECT_LE(refused(repeated("(a>1)+", many / 2) + "a", symbols, options).size(), 51u);
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
  constexpr std::size_t full = full_or_small(64 * 1024, 4 * 1024);
  const auto filled = [](std::string_view unit) { return repeated(unit, full / unit.size()); };
  std::vector<std::string> texts = {
      filled("("),        filled(")"),         filled("-"),
      filled("!"),        filled("not "),      filled("^"),
      filled("1^"),       filled("a^"),        filled("["),
      filled("[["),       filled("]"),         filled("x@["),
      filled("x@-1y"),    filled("@-1y"),      filled("abs("),
      filled("max(1,"),   filled("f("),        filled(","),
      filled("1e"),       filled("9"),         filled("."),
      filled("1."),       filled("1.1"),       filled("a "),
      filled("$"),        filled("%"),         filled("a/10"),
      filled("10 万"),    filled("万 "),       filled("死"),
      filled("死 "),      filled("1 "),        filled("a\n"),
      filled("\n"),       filled("a<"),        filled("a<b<"),
      filled("a and "),   filled("(a)"),       filled("()"),
      filled("（"),       filled("Ⅷ"),         filled("5岁 "),
      filled("[a]"),      filled("[a"),        filled("x@2015-"),
      filled("@["),       filled("x@[..]"),    filled("sum(x@["),
      filled("if(a>0,"),  filled("1--"),       filled("a!="),
      filled("e+"),       filled("0e9"),       filled("1/10"),
      filled("a@[-1y.."), filled("\xCC\x81"),  "a" + filled(" ").substr(2) + "b",
      filled("@"),        filled("【"),        filled("〔"),
      filled("a="),       filled("="),         filled("病＝"),
      filled("公式："),   filled("："),        filled("。"),
      filled("a。"),      filled("1,000"),     filled(",000"),
      filled("1 000 "),   filled("×1 /"),      filled("×10万 /"),
      filled("1/千"),     filled("1/10 万人"), filled("a（%）"),
      filled("“"),        filled("if("),       "a" + filled("（"),
  };
  for (const char* after : {"@-1y", "@[..]", "@2015", "@", "(a)", "^-1", "*-1", " and", "!=a"})
    texts.push_back("a" + filled(after).substr(16));
  // What looks for the end of a defined name, a sentence, a separated number or a mark must not look again and again.
  texts.push_back("病" + filled("（a）").substr(8) + "=a×100%");
  texts.push_back("a" + filled("。 ").substr(8));
  texts.push_back("a;" + filled(" ").substr(8));
  texts.push_back("max(1" + filled(",000").substr(8) + ")");
  texts.push_back("max(1" + filled(",1000,000").substr(8) + ")");
  texts.push_back(filled("×1 ").substr(3) + filled(" ").substr(full / 2));
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

TEST(Limits, HostileTextsEndInAnErrorOrAnAnswer) { EXPECT_GT(compile_hostile_texts(), 0); }

// Twice the text is twice the program and no more: instructions, names and canonical text grow with the source.
TEST(Limits, TheProgramGrowsWithTheText) {
  struct Grown {
    const char* unit;
    const char* last;
  };
  for (const Grown& g : {Grown{"a+", "a"},
                         {"a*b/", "a"},
                         {"(a-1)*", "b"},
                         {"max(a,b)+", "a"},
                         {"if(a>b,a,b)-", "a"},
                         {"a@-1y+", "a"},
                         {"sum(a@[-4y..0y])+", "a"},
                         {"a/b×1000‰+", "a"},
                         {"a>0 and ", "b>0"}}) {
    const auto sizes = [&](std::size_t n) {
      const Formula formula = compiled(repeated(g.unit, n) + g.last);
      return std::pair<std::size_t, std::size_t>(formula.canonical().size(), formula.dump().size());
    };
    const auto [text_once, program_once] = sizes(full_or_small(1'000, 100));
    const auto [text_twice, program_twice] = sizes(2 * full_or_small(1'000, 100));
    EXPECT_LE(text_twice, 2 * text_once + 16) << g.unit;
    // Registers have longer numbers in a longer program.
    EXPECT_LE(program_twice, 2 * program_once + program_once / 4 + 64) << g.unit;
  }
}

TEST(Limits, ManyUnknownNamesAmongManyDeclarationsAreRefused) {
  std::vector<std::string> names;
  for (int i = 0; i < 1000; ++i) names.push_back("declared_name_number_" + std::to_string(i));
  const Symbols symbols = support::declared_names(names);
  constexpr std::size_t times = full_or_small(3000, 300);
  EXPECT_FALSE(Formula::compile(repeated("declared_name_numbr ", times), symbols).ok());
  EXPECT_FALSE(Formula::compile(repeated("declared_name_numbr(", times), symbols).ok());
  EXPECT_FALSE(Formula::compile(repeated("[declared_name_numbr]", times), symbols).ok());
  EXPECT_FALSE(Formula::compile(repeated("1declared_name_numbr ", times), symbols).ok());
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
  EXPECT_EQ(refused_code("a + \xED\xBF\xBF"), Code::invalid_utf8);
  EXPECT_EQ(refused_code("\xED\xA1\x80\xED\xB0\x80"), Code::invalid_utf8);  // 𠀀 as a pair of surrogates (CESU-8)
  EXPECT_EQ(compiled("\xF0\xA0\x80\x80 + 1").names()[0], "\xF0\xA0\x80\x80");
  EXPECT_EQ(refused_code("a + \x80"), Code::invalid_utf8);
  EXPECT_EQ(refused_code("\xFF\xFE" + std::string("a\0", 2)), Code::invalid_utf8);  // UTF-16
  // However long the text, the place is that of the byte, also where a definition or a full stop is looked for.
  for (const std::string& text : {repeated("a+", 20'000) + "\xff", "病=" + repeated("a+", 20'000) + "\xff"}) {
    const Diagnostics errors = refused(text);
    ASSERT_EQ(errors.size(), 1u);
    EXPECT_EQ(errors[0].place.begin, static_cast<std::int64_t>(text.size()) - 1);
  }
  EXPECT_EQ(refused_code("a + \xF4\x90\x80\x80"), Code::invalid_utf8);
  EXPECT_EQ(refused_code("a + \xE6\xAD"), Code::invalid_utf8);  // cut short
  EXPECT_EQ(refused_code(std::string("a\0b", 3)), Code::forbidden_character);
  for (const char* hidden :
       {"\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xE2\x80\xAA", "\xE2\x81\xA9", "\xD8\x9C", "\xE2\x80\x8B",
        "\xE2\x80\xAE", "\xE2\x81\xA6", "\xEF\xBB\xBF", "\x01", "\x7f", "\xC2\xAD", "\xE2\x80\x8F"})
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
    EXPECT_FALSE(formula->ast_json().empty() || formula->latex().empty() || formula->mathml().empty());
    EXPECT_TRUE(Formula::compile(formula->canonical(), {}, depth(static_cast<std::int32_t>(levels))).ok());
    if (!formula->needs_dataset()) {
      EXPECT_TRUE(support::value(*formula, {{"a", 1.0}}).valid()) << text;
    }
  }
}

bool small_stacks_can_be_tested() { return SALUS_LIBRARY_IS_OPTIMISED && !SALUS_UNDER_SANITIZER; }

TEST(Limits, AThreadWithAStackOf256KibibytesSufficesAtDefaultLimits) {
  if (!small_stacks_can_be_tested()) GTEST_SKIP() << "only in an optimised build without sanitizers";
  on_a_stack_of(256 * 1024, [] { compile_hostile_texts(); });
  on_a_stack_of(256 * 1024, [] { compile_and_evaluate_nested(64); });
}

TEST(Limits, ThreadStacksAreAsLargeAsDocumented) {
  if (!small_stacks_can_be_tested()) GTEST_SKIP() << "only in an optimised build without sanitizers";
  on_a_stack_of(192 * 1024, [] { compile_and_evaluate_nested(64); });
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
