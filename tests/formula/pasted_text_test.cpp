// What a manual sets around and inside its formulas: the name that is defined, full stops, separators, brackets. What can
// mean one thing alone is read; what cannot is an error that says what to do.
#include <gtest/gtest.h>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::declared;
using support::declared_names;
using support::element;
using support::in_unit;
using support::number;
using support::refused;
using support::refused_code;
using support::warnings;

const Symbols& names() {
  static const Symbols symbols = declared_names({"占用床日", "开放床日", "5岁以下儿童数", "发病数", "人口"});
  return symbols;
}

Diagnostic finding(std::string_view text, const Symbols& symbols, const FormulaOptions& options = {}) {
  const Result<Formula> formula = Formula::compile(text, symbols, options);
  if (!formula.ok()) throw std::runtime_error(support::all(formula.diagnostics()));
  return formula.diagnostics().size() == 1 ? formula.diagnostics()[0] : Diagnostic{};
}

bool mentions(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// ---- the name that is defined ------------------------------------------------------------------------------------------

TEST(PastedText, TheNameThatIsDefinedIsPassedOverWithANote) {
  for (const char* head : {"病床使用率=", "病床使用率 ＝ ", "病床使用率（%）=", "  某病发病率（1/10万）＝\n",
                           "5岁以下使用率=", "性别比(女=100)=", "“两癌”检查率、筛查率=", "公式：",
                           "计算公式: ", "公式：病床使用率=", "占用床日=", "占用床日（日）="}) {
    const std::string text = std::string(head) + "占用床日/开放床日×100%";
    const Formula formula = compiled(text, names(), in_unit("%"));
    EXPECT_EQ(formula.canonical(), "占用床日 / 开放床日 * 100%") << text;
    EXPECT_EQ(formula.text(), text);
    EXPECT_EQ(formula.names().size(), 2u) << text;
    const Diagnostic note = finding(text, names(), in_unit("%"));
    EXPECT_EQ(note.code, Code::definition) << text;
    EXPECT_EQ(note.severity, Severity::note) << text;
  }
  // Seven characters with the blank and the sign, three bytes each but for the blank.
  const Diagnostic note = finding("病床使用率 ＝占用床日", names(), in_unit("天"));
  EXPECT_EQ(note.place.begin, 0);
  EXPECT_EQ(note.place.end, 5 * 3 + 1 + 3);
  EXPECT_EQ(note.place.column, 1);
  EXPECT_TRUE(mentions(note.message, "病床使用率 ＝"));
}

TEST(PastedText, ErrorsBehindADefinedNameStandWhereTheyAre) {
  const Diagnostics errors = refused("病床使用率=占用床日/开放床×100%", names(), in_unit("%"));
  ASSERT_EQ(errors.size(), 1u) << support::all(errors);
  EXPECT_EQ(errors[0].code, Code::unknown_name);
  EXPECT_EQ(errors[0].subject, "开放床");
  EXPECT_EQ(errors[0].place.column, 12);
  EXPECT_EQ(refused_code("病床使用率=", names(), in_unit("%")), Code::syntax);
  // A colon between two counts is a ratio, and not read.
  for (const char* ratio : {"占用床日：开放床日", "占用床：开放床日×100%"})
    EXPECT_FALSE(Formula::compile(ratio, names(), in_unit("%")).ok()) << ratio;
  EXPECT_EQ(refused("病床使用率=占用床日/", names(), in_unit("%"))[0].place.begin, 5 * 3 + 1 + 4 * 3 + 1);
}

TEST(PastedText, WithoutAUnitANameThatNobodyDeclaredIsDefinedWhereAScaleFollows) {
  EXPECT_EQ(compiled("病床使用率=占用床日/开放床日×100%", names()).canonical(), "占用床日 / 开放床日 * 100%");
  EXPECT_EQ(compiled("病床使用率（%）=占用床日/开放床日×100%").canonical(), "占用床日 / 开放床日 * 100%");
  // Nothing says that this is no comparison with a name that was mistyped.
  const Diagnostics errors = refused("开放床=占用床日/5岁以下儿童数", names());
  ASSERT_EQ(errors.size(), 1u) << support::all(errors);
  EXPECT_EQ(errors[0].code, Code::unknown_name);
  EXPECT_EQ(errors[0].subject, "开放床");
  EXPECT_TRUE(mentions(errors[0].hint, "\"开放床日\"")) << errors[0].hint;
  EXPECT_TRUE(mentions(errors[0].hint, "\"开放床=\"")) << errors[0].hint;
  EXPECT_EQ(refused("甲=乙+占用床日", names()).size(), 2u);
}

TEST(PastedText, ComparisonsStayComparisons) {
  for (const char* text :
       {"占用床日 = 3", "占用床日=开放床日", "占用床日/开放床日 = 1", "if(占用床日 = 1, 2, 3) = 2", "占用床日 == 3",
        "(占用床日) = 3", "[占用床日] = 3", "非 占用床日 = 3", "3 = 占用床日", "10 万 = 占用床日",
        "max(占用床日, 1) = 2", "占用床日 = 3 且 开放床日 = 4", "占用床日 >= 3", "占用床日 != 3"})
    EXPECT_TRUE(compiled(text, names()).is_boolean()) << text;
  for (const char* text : {"a = b", "a = b/c", "a = 1 or b = 2", "a == b×100%"})
    EXPECT_TRUE(compiled(text).is_boolean()) << text;
  // With a unit an expression before the sign is still no name.
  for (const char* text : {"占用床日+1 = 3", "占用床日/开放床日 = 3", "占用床日 == 3", "max(占用床日, 1) = 2",
                           "(占用床日) = 3", "占用床日×100% = 人口", "占用床日 > 3", "1 = 人口"})
    EXPECT_EQ(refused_code(text, names(), in_unit("%")), Code::unit_conflict) << text;
}

TEST(PastedText, AComparisonThatLooksLikeADefinitionIsWarnedOf) {
  const Diagnostic warning = finding("病床使用率=占用床日/开放床日×100%", {});
  EXPECT_EQ(warning.code, Code::definition);
  EXPECT_EQ(warning.severity, Severity::warning);
  EXPECT_TRUE(compiled("病床使用率=占用床日/开放床日×100%").is_boolean());
  EXPECT_TRUE(warnings("a = b/c").empty());
  EXPECT_TRUE(warnings("a/b = 80%").empty());
}

// ---- what stands behind a formula --------------------------------------------------------------------------------------

TEST(PastedText, AFullStopOrSemicolonBehindTheFormulaIsPassedOver) {
  for (const char* end : {"。", "；", ";", ".", "．", " 。", "。\n", "； "}) {
    EXPECT_EQ(number(std::string("1+2%") + end), 1.02) << end;
    EXPECT_EQ(compiled(std::string("(a)") + end).canonical(), "a") << end;
    EXPECT_TRUE(warnings(std::string("a/b×100%") + end).empty()) << end;
  }
  for (const char* text : {"。", "；", "a/。", "a/b；c/d", "a。b", "a；；", "(a；", "a，", "a、"})
    EXPECT_EQ(refused_code(text), Code::syntax) << text;
  EXPECT_TRUE(mentions(refused("a/b；c/d")[0].hint, "one formula")) << refused("a/b；c/d")[0].hint;
}

// ---- numbers and marks -------------------------------------------------------------------------------------------------

TEST(PastedText, DigitsThatAreSetApartAreAnErrorThatSaysSo) {
  struct Case {
    const char* text;
    const char* number;
  };
  for (const Case& c : {Case{"a/b×1,000", "1,000"},
                        {"a/b×100,000/10万", "100,000/10万"},
                        {"1，000", "1，000"},
                        {"a×1,234,567+b", "1,234,567"},
                        {"(1,000+a)", "1,000"},
                        {"max(a, 1,000)", "1,000"},
                        {"max(1,000,000, a)", "1,000,000"},
                        {"a/b×1 000‰", "1 000‰"},
                        {"a/b×100 000", "100 000"}}) {
    const Diagnostics errors = refused(c.text);
    ASSERT_EQ(errors.size(), 1u) << c.text;
    EXPECT_EQ(errors[0].code, Code::syntax) << c.text;
    EXPECT_EQ(std::string(c.text).substr(static_cast<std::size_t>(errors[0].place.begin),
                                         static_cast<std::size_t>(errors[0].place.end - errors[0].place.begin)),
              c.number);
    EXPECT_TRUE(mentions(errors[0].hint, "together")) << errors[0].hint;
  }
  // Arguments stay arguments.
  EXPECT_EQ(number("max(1,200)"), 200);
  EXPECT_EQ(number("max(1, 000)"), 1);
  EXPECT_EQ(number("round(2.345,001)"), 2.3);
  EXPECT_EQ(number("max(1000,000)"), 1000);
  for (const char* text : {"1,0000", "1,00", "a,000", "1000,000", "a 000", "1.5,000"})
    EXPECT_FALSE(mentions(refused(text)[0].hint, "together")) << text;
}

TEST(PastedText, AScaleMayHaveBlanksAroundItsSlash) {
  const auto rate = [](const char* text) {
    return support::value(compiled(text, {}, in_unit("/10万")), {{"a", 4.0}, {"b", 25000.0}}).number;
  };
  for (const char* text :
       {"a/b×10万/10万", "a/b×10 万 /10 万", "a / b × 10万 / 10万", "a/b×100000 / 10 万", "a/b*100000\n/10万"})
    EXPECT_EQ(rate(text), 16) << text;
  // Only what equals one, and only as a factor: otherwise the slash divides.
  EXPECT_EQ(number("3 × 20万 / 10万"), 6);
  EXPECT_EQ(number("10万 / 10万"), 1);
  EXPECT_EQ(compiled("a / 10万 / 10万").canonical(), "a / 100000 / 100000");
  EXPECT_EQ(compiled("a * 10万 / 万人数").canonical(), "a * 100000 / 万人数");
}

TEST(PastedText, AMarkMayBePerThousandAndNameWhatItCounts) {
  for (const char* text : {"a/b×1000/千", "a/b×1000/千人", "a/b×1000 / 千人口", "a/b×1000‰"}) {
    EXPECT_EQ(compiled(text).canonical(), "a / b * 1000‰") << text;
    EXPECT_EQ(compiled(text).names().size(), 2u) << text;
  }
  EXPECT_EQ(compiled("a/b×10万/10万人").canonical(), "a / b * 100000/10万");
  EXPECT_EQ(compiled("a/b×10000/万人口").canonical(), "a / b * 10000/万");
  EXPECT_EQ(compiled("a/b×100万/百万人").canonical(), "a / b * 1000000/百万");
  EXPECT_EQ(number("5/千"), 0.005);
  // What is declared is a divisor, and so is a longer word.
  EXPECT_EQ(compiled("1000/千人", declared_names({"千人"})).names().size(), 1u);
  EXPECT_EQ(compiled("1000/千人", declared_names({"千人"})).canonical(), "1000 / 千人");
  EXPECT_EQ(compiled("1000/10 万人口", declared_names({"10 万人口"})).canonical(), "1000 / 10 万人口");
  EXPECT_EQ(compiled("1000/千人数").names().size(), 1u);
}

// ---- signs -------------------------------------------------------------------------------------------------------------

TEST(PastedText, SignsOfPrintAreTheirPlainTwins) {
  for (const char* text : {"〔（a－b）÷b〕×100％", "［a］-b", "【a】−b"})
    EXPECT_EQ(compiled(text).names().size(), 2u) << text;
  EXPECT_EQ(compiled("〔（a－b）÷b〕×100％").canonical(), "(a - b) / b * 100%");
  for (const char* times : {"×", "*", "＊", "∗", "·", "⋅", "✕"})
    EXPECT_EQ(compiled(std::string("a") + times + "b").canonical(), "a * b") << times;
}

TEST(PastedText, SignsThatAreNotReadSayWhatToWriteInstead) {
  struct Case {
    const char* text;
    const char* hint;
  };
  for (const Case& c : {Case{"a：b：c", "÷"},
                        {"a∶b", "÷"},
                        {"a—b", "write - "},
                        {"∑a", "sum("},
                        {"√a", "sqrt("},
                        {"a、b", "commas"},
                        {"a≈b", "compare"},
                        {"{a+b}/c", "( )"},
                        {"a+%", "100%"}})
    EXPECT_TRUE(mentions(refused(c.text)[0].hint, c.hint)) << c.text << ": " << refused(c.text)[0].hint;
  EXPECT_TRUE(mentions(refused("发病数 x 人口", names())[0].hint, "write ×"));
  EXPECT_TRUE(mentions(refused("[(发病数-人口)/人口]×100%", names())[0].hint, "( )"));
}

// ---- units -------------------------------------------------------------------------------------------------------------

TEST(PastedText, TheMeanOfRatesOverACountIsARate) {
  const Symbols symbols = declared({element("甲区达标率", "%"), element("乙区达标率", "%"), element("区数", "个")});
  const Formula mean = compiled("（甲区达标率＋乙区达标率）/区数", symbols, in_unit("%"));
  EXPECT_EQ(support::value(mean, {{"甲区达标率", 90.0}, {"乙区达标率", 80.0}, {"区数", 2.0}}).number, 85);
}

}  // namespace
}  // namespace salus
