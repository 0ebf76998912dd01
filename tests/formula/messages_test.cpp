// Every finding of the formula room is said in Chinese, too.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "salus/formula/formula.hpp"

namespace salus {
namespace {

bool has_chinese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    if (c.length == 0) return false;
    if (c.value >= 0x4E00 && c.value <= 0x9FFF) return true;
    at += static_cast<std::size_t>(c.length);
  }
  return false;
}

Declaration declared(std::string name, std::string_view unit, std::string basis = "unspecified", std::string id = {}) {
  Declaration d;
  d.id = std::move(id);
  d.name = std::move(name);
  d.unit = Unit::from(unit);
  d.basis = std::move(basis);
  return d;
}

const Symbols& symbols() {
  static const Symbols made =
      Symbols::create({declared("a", ""), declared("b", ""), declared("活产数", "人"), declared("用时", "秒"),
                       declared("时长", "分钟"), declared("费用", "元"), declared("绿地", "平方米"),
                       declared("常住人口数", "人"), declared("人口数", "人", "resident", "population_resident"),
                       declared("人口数", "人", "registered", "population_registered")})
          .value();
  return made;
}

struct Case {
  Code code;
  std::string text;
  const char* unit = nullptr;
  const char* basis = nullptr;
};

// Each way in which a formula can be wrong, by the function that words it.
std::vector<Case> cases() {
  return {
      {Code::unknown_function, "foo(a)"},
      {Code::unknown_function, "sqr(a)"},
      {Code::unknown_function, "log(a)"},
      {Code::ambiguous_name, "a/人口数"},
      {Code::ambiguous_name, "a/人口数", nullptr, "floating"},
      {Code::unknown_name, "活产人数"},
      {Code::unknown_name, "完全不相干的名称"},
      {Code::name_needs_brackets, "3岁以下"},
      {Code::syntax, "[a"},
      {Code::syntax, "[ ]"},
      {Code::number_out_of_range, "1e999"},
      {Code::syntax, "a $ b"},
      {Code::syntax, "@"},
      {Code::syntax, "a + %"},
      {Code::syntax, "?a"},
      {Code::invalid_period, "a@"},
      {Code::invalid_period, "sum(a@[x])"},
      {Code::chained_comparison, "a < b < 3"},
      {Code::syntax, ""},
      {Code::syntax, "a +"},
      {Code::syntax, "a + × b"},
      {Code::syntax, "a b"},
      {Code::syntax, "a)"},
      {Code::syntax, "a, b"},
      {Code::syntax, "(a"},
      {Code::syntax, "a 非 b"},
      {Code::too_deep, std::string(300, '(') + "a" + std::string(300, ')')},
      {Code::type_conflict, "abs(a > 1)"},
      {Code::type_conflict, "if(a, 1, 2)"},
      {Code::wrong_argument_count, "sqrt(a, b)"},
      {Code::wrong_argument_count, "min()"},
      {Code::unit_conflict, "a > b", "%"},
      {Code::suspicious_scale, "a/b×1000%"},
      {Code::unit_conflict, "ln(用时)"},
      {Code::unit_conflict, "用时 + 时长"},
      {Code::unit_conflict, "用时 / 时长"},
      {Code::unit_conflict, "用时 + 费用"},
      {Code::unit_conflict, "用时 × 绿地 + 费用"},
      {Code::unit_conflict, "a ^ 用时"},
      {Code::unit_conflict, "用时 ^ 0.5"},
      {Code::unit_conflict, "用时", "元"},
      {Code::unit_conflict, "用时", "分钟"},
      {Code::unit_conflict, "a/b×1000‰", "张"},
      {Code::window_outside_aggregate, "a@[-1y..0y]"},
      {Code::invalid_period, "sum(a@[0y..-4y])"},
      {Code::window_too_long, "sum(a@[-100000y..0y])"},
      {Code::invalid_utf8, "a + \xFF"},
      {Code::invalid_utf8, "\xCB\xC0\xCD\xF6"},
      {Code::forbidden_character, "a\xE2\x80\x8B + b"},
  };
}

void expect_both_languages(const Diagnostic& d, const std::string& what) {
  EXPECT_TRUE(has_chinese(d.message_zh)) << what << ": " << d.message << " | " << d.message_zh;
  EXPECT_EQ(d.hint.empty(), d.hint_zh.empty()) << what << ": " << d.hint << " | " << d.hint_zh;
  if (!d.hint_zh.empty()) {
    EXPECT_TRUE(has_chinese(d.hint_zh)) << what << ": " << d.hint_zh;
  }
  for (const std::string* text : {&d.message_zh, &d.hint_zh})
    EXPECT_EQ(text->find('\n'), std::string::npos) << what << ": " << *text;
}

TEST(Messages, AreChineseForEveryFindingOfAFormula) {
  for (const Case& c : cases()) {
    FormulaOptions options;
    if (c.unit != nullptr) options.unit = Unit::from(c.unit);
    if (c.basis != nullptr) options.basis = c.basis;
    const Result<Formula> formula = Formula::compile(c.text, symbols(), options);
    const std::string what = c.text.substr(0, 40);
    ASSERT_FALSE(formula.diagnostics().empty()) << what;
    EXPECT_TRUE(std::any_of(formula.diagnostics().begin(), formula.diagnostics().end(),
                            [&](const Diagnostic& d) { return d.code == c.code; }))
        << what << ": " << to_string(formula.diagnostics()[0]);
    for (const Diagnostic& d : formula.diagnostics()) expect_both_languages(d, what);
  }
}

TEST(Messages, AreChineseForEveryLimit) {
  FormulaOptions options;
  options.limits.bytes = 3;
  expect_both_languages(Formula::compile("a + b", {}, options).diagnostics().at(0), "bytes");
  options = {};
  options.limits.nodes = 2;
  expect_both_languages(Formula::compile("a + b", {}, options).diagnostics().at(0), "nodes");
  options = {};
  options.limits.depth = 1;
  const Diagnostics shifts = Formula::compile("a@-1y@-1y", {}, options).diagnostics();
  ASSERT_EQ(shifts.at(0).code, Code::too_deep);
  expect_both_languages(shifts[0], "shifts");
}

TEST(Messages, AreChineseForEveryDeclarationThatCannotStand) {
  const std::vector<std::vector<Declaration>> wrong = {
      {declared("", "人")},
      {declared(std::string(2000, 'x'), "人")},
      {declared("a[b]", "人")},
      {declared("12", "人")},
      {declared("10万", "人")},
      {declared("and", "人")},
      {declared("()", "人")},
      {declared("a\xFF", "人")},
      {declared("a", "", "r", "x"), declared("b", "", "r", "x")},
      {declared("a", "", "r", "x"), declared("a", "", "r", "y")},
  };
  std::set<std::string> messages;
  for (const std::vector<Declaration>& declarations : wrong) {
    const Result<Symbols> made = Symbols::create(declarations);
    ASSERT_FALSE(made.ok()) << declarations[0].name;
    const Diagnostics& found = made.diagnostics();
    for (const Diagnostic& d : found)
      if (d.code != Code::invalid_utf8) expect_both_languages(d, declarations[0].name.substr(0, 20));
    messages.insert(found[0].message_zh);
  }
  EXPECT_EQ(messages.size(), wrong.size());
}

TEST(Messages, OfADiagnosticAreWrittenInTheLanguageAskedFor) {
  const Diagnostics found = Formula::compile("活产人数/人口", symbols()).diagnostics();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(to_string(found[0]),
            "1:1: error: \"活产人数\" is not a declared name [unknown_name]\n"
            "  活产人数/人口\n"
            "  ^^^^^^^^\n"
            "  hint: did you mean \"活产数\"?");
  EXPECT_EQ(to_string(found[0], Language::chinese),
            "1:1: 错误：“活产人数”不是已声明的名称 [unknown_name]\n"
            "  活产人数/人口\n"
            "  ^^^^^^^^\n"
            "  提示：是否要写“活产数”？");
  // The caret stands below the second name: four wide characters and the slash before it.
  EXPECT_EQ(found[1].excerpt, "活产人数/人口\n" + std::string(9, ' ') + "^^^^");
}

TEST(Messages, FallBackToEnglishWhereTheyAreNotTranslated) {
  Diagnostic d;
  d.code = Code::syntax;
  d.severity = Severity::warning;
  d.message = "plain";
  d.hint = "do";
  d.file = "x.json";
  d.pointer = "/a";
  EXPECT_EQ(to_string(d, Language::chinese), "x.json: 警告：plain [syntax]\n  位置 /a\n  提示：do");
  d.message_zh = "中文";
  EXPECT_EQ(d.message_in(Language::chinese), "中文");
  EXPECT_EQ(d.message_in(Language::english), "plain");
  EXPECT_EQ(d.hint_in(Language::chinese), "do");
}

TEST(Messages, NameUnitsAndDimensionsInChinese) {
  const auto conflict = [](const char* text) { return Formula::compile(text, symbols()).diagnostics().at(0); };
  EXPECT_EQ(conflict("用时 + 时长").message_zh, "“秒”与“分钟”量纲相同，但单位大小不同");
  EXPECT_EQ(conflict("用时 + 活产数").message_zh, "“秒”与“无量纲数值”量纲不同，不能相加减或比较");
  EXPECT_EQ(conflict("用时 × 绿地 + 费用").message_zh, "“时间·面积”与“元”量纲不同，不能相加减或比较");
}

}  // namespace
}  // namespace salus
