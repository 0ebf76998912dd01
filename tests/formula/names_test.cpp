#include <gtest/gtest.h>

#include <algorithm>

#include "formula/compiled.hpp"
#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::declared;
using support::declared_names;
using support::element;
using support::on_basis;
using support::refused;
using support::refused_code;
using support::value;
using Names = std::vector<std::string>;

TEST(Names, WithoutDeclarationsAnyRunOfLettersIsAnInput) {
  EXPECT_EQ(compiled("全年婴儿死亡数/同年活产数").names(), (Names{"全年婴儿死亡数", "同年活产数"}));
  EXPECT_EQ(compiled("_x1 + été + число + ｂｅｄｓ").names(), (Names{"_x1", "été", "число", "ｂｅｄｓ"}));
  EXPECT_EQ(compiled("a + b + a").names(), (Names{"a", "b"}));  // in order of appearance, once
}

TEST(Names, WithoutDeclarationsFoldedFormsAreOneInput) {
  EXPECT_EQ(compiled("beds + ｂｅｄｓ").names(), (Names{"beds"}));
  EXPECT_EQ(compiled("[诊断 Ⅰ 期] - [诊断I期]").names(), (Names{"诊断 Ⅰ 期"}));
  const Formula formula = compiled("[5 岁以下] + 1");
  EXPECT_EQ(formula.input("5岁以下"), 0);
  EXPECT_EQ(formula.input("５岁以下"), 0);
  EXPECT_EQ(formula.input("6岁以下"), -1);
  EXPECT_EQ(formula.input("\xff"), -1);
}

TEST(Names, AreCaseSensitive) { EXPECT_EQ(compiled("Beds + beds").names(), (Names{"Beds", "beds"})); }

TEST(Names, BracketsHoldAnything) {
  EXPECT_EQ(compiled("[5 岁以下儿童死亡数] / [a (b) + c]").names(), (Names{"5 岁以下儿童死亡数", "a (b) + c"}));
  EXPECT_EQ(compiled("【床位 数】+1").names(), (Names{"床位 数"}));
  EXPECT_EQ(compiled("[ beds ]").names(), (Names{"beds"}));
  EXPECT_EQ(compiled("[or] + [if]").names(), (Names{"or", "if"}));
  EXPECT_EQ(refused_code("[]"), Code::syntax);
  EXPECT_EQ(refused_code("[  ]"), Code::syntax);
  EXPECT_EQ(refused_code("[a"), Code::syntax);
  EXPECT_EQ(refused_code("a]"), Code::syntax);
  EXPECT_EQ(refused_code("[[a]]"), Code::syntax);
}

TEST(Names, UndeclaredWithBlanksOrLeadingDigitNeedBracketsAndTheErrorSaysSo) {
  const Diagnostics digit = refused("5岁以下儿童死亡数/活产数");
  ASSERT_EQ(digit.size(), 1u);
  EXPECT_EQ(digit[0].code, Code::name_needs_brackets);
  EXPECT_NE(digit[0].hint.find("[5岁以下儿童死亡数]"), std::string::npos);
  const Diagnostics blank = refused("infant deaths / births");
  ASSERT_EQ(blank.size(), 1u);
  EXPECT_NE(blank[0].hint.find("["), std::string::npos);
  const Diagnostics brackets = refused("执业（助理）医师数/年末常住人口数");
  EXPECT_NE(brackets[0].hint.find("[ ]"), std::string::npos);
}

TEST(Names, TheLongestDeclaredNameWins) {
  const Symbols symbols = declared_names({"死亡", "死亡数", "死亡数（男）", "死亡 或失访人数", "失访人数"});
  EXPECT_EQ(compiled("死亡数", symbols).names(), (Names{"死亡数"}));
  EXPECT_EQ(compiled("死亡数(男)+死亡", symbols).names(), (Names{"死亡数（男）", "死亡"}));
  EXPECT_EQ(compiled("死亡或失访人数", symbols).names(), (Names{"死亡 或失访人数"}));
  // Where the longer one does not fit, the shorter one is taken, and the rest is read on its own.
  EXPECT_EQ(compiled("死亡数*(死亡)", symbols).names(), (Names{"死亡数", "死亡"}));
}

TEST(Names, OperatorsAndMagnitudesInsideDeclaredNamesAreLetters) {
  const Symbols symbols = declared_names(
      {"非传染性疾病死亡数", "百日咳发病数", "死亡或失访人数", "千人口献血率", "万人次数", "且末县人口", "人口"});
  for (const char* name :
       {"非传染性疾病死亡数", "百日咳发病数", "死亡或失访人数", "千人口献血率", "万人次数", "且末县人口"}) {
    EXPECT_EQ(compiled(name, symbols).names(), (Names{name}));
    EXPECT_EQ(compiled(std::string("2*") + name + "/人口×100%", symbols).names(), (Names{name, "人口"}));
  }
  // Set directly after a number, one of them begins inside a run, where no match may begin.
  EXPECT_EQ(refused_code("2百日咳发病数", symbols), Code::name_needs_brackets);
}

TEST(Names, PrintedFormsOfOneNameMatch) {
  const Symbols symbols = declared_names({"执业（助理）医师数", "全年 5 岁以下儿童死亡数", "年末常住人口数",
                                          "某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数"});
  for (const char* text : {"执业（助理）医师数", "执业(助理)医师数", "执业 (助理) 医师数", "执业（ 助理 ）医师数",
                           "执业（助\n理）医师数", "执业（助理）\r\n  医师数", "［执业（助理）医师数］"})
    EXPECT_EQ(compiled(text, symbols).names(), (Names{"执业（助理）医师数"})) << text;
  for (const char* text : {"全年5岁以下儿童死亡数", "全年 5 岁以下儿童死亡数", "全年５岁以下儿童死亡数",
                           "全年 ５ 岁 以下 儿童\n死亡数", "全年　5　岁以下儿童死亡数"})
    EXPECT_EQ(compiled(text, symbols).names(), (Names{"全年 5 岁以下儿童死亡数"})) << text;
  for (const char* text :
       {"某年度发病率前10位恶性肿瘤中诊断Ⅰ期的病例数", "某年度发病率前 10 位恶性肿瘤中诊断 Ⅰ 期的病例数",
        "某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数", "某年度发病率前１０位恶性肿瘤中诊断Ｉ期的病例数"})
    EXPECT_EQ(compiled(text, symbols).names(), (Names{"某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数"})) << text;
}

TEST(Names, ADeclaredNameMayBeginWithADigit) {
  const Symbols symbols = declared_names({"5 岁以下儿童死亡数", "2型糖尿病患者数", "活产数"});
  EXPECT_EQ(compiled("5岁以下儿童死亡数/活产数×1000‰", symbols).names(), (Names{"5 岁以下儿童死亡数", "活产数"}));
  EXPECT_EQ(compiled("2型糖尿病患者数 / 2", symbols).names(), (Names{"2型糖尿病患者数"}));
  // 15 岁… does not contain 5 岁….
  EXPECT_EQ(refused_code("15岁以下儿童死亡数", symbols), Code::name_needs_brackets);
}

TEST(Names, RomanNumeralsOfSeveralLettersFold) {
  const Symbols symbols = declared_names({"Ⅳ期病例数", "III 期病例数"});
  EXPECT_EQ(compiled("IV期病例数 + Ⅲ期病例数", symbols).names(), (Names{"Ⅳ期病例数", "III 期病例数"}));
  EXPECT_EQ(refused_code("I期病例数", symbols), Code::unknown_name);
  EXPECT_EQ(refused_code("V期病例数", symbols), Code::unknown_name);
}

TEST(Names, AMatchNeverStartsOrEndsInsideARun) {
  const Symbols symbols = declared_names({"死亡", "人口", "beds", "x1"});
  for (const char* text : {"死亡数", "总人口", "beds2", "mybeds", "x12", "beds_total", "Ⅰbeds"})
    EXPECT_EQ(refused_code(text, symbols), Code::unknown_name) << text;
  EXPECT_EQ(refused_code("2beds", symbols), Code::name_needs_brackets);
  EXPECT_EQ(refused_code("x1@2015beds", symbols), Code::unknown_name);
  EXPECT_EQ(compiled("死亡/人口", symbols).names(), (Names{"死亡", "人口"}));
}

TEST(Names, BlanksBetweenLatinLettersCount) {
  const Symbols symbols = declared_names({"live births", "livebirths"});
  EXPECT_EQ(compiled("live births", symbols).names(), (Names{"live births"}));
  EXPECT_EQ(compiled("live \n births", symbols).names(), (Names{"live births"}));
  EXPECT_EQ(compiled("livebirths", symbols).names(), (Names{"livebirths"}));
}

TEST(Names, AliasesStandForTheirDeclaration) {
  Declaration d = element("同年活产数", "人");
  d.id = "live_births";
  d.aliases = {"活产数", "births"};
  const Symbols symbols = declared({d});
  const Formula formula = compiled("births + 活产数 + 同年活产数", symbols);
  EXPECT_EQ(formula.names(), (Names{"同年活产数"}));
  EXPECT_EQ(formula.input("live_births"), 0);
  EXPECT_EQ(formula.input("births"), 0);
  EXPECT_EQ(formula.input("nothing"), -1);
}

TEST(Names, AnIdIsANameOfThePlainForm) {
  Declaration deaths = element("全年婴儿死亡数", "人");
  deaths.id = "infant_deaths";
  Declaration births = element("同年活产数", "人");
  births.id = "live_births";
  Declaration registered = element("同年活产数", "人");
  registered.id = "live_births_registered";
  registered.basis = "registered";
  const Symbols symbols = declared({deaths, births, registered});
  EXPECT_EQ(compiled("infant_deaths / live_births * 1000", symbols).names(), (Names{"全年婴儿死亡数", "live_births"}));
  FormulaOptions options;
  options.basis = "registered";
  // The printed name would mean the basis asked for, so the canonical form keeps the id of any other.
  EXPECT_EQ(compiled("live_births / live_births_registered", symbols, options).canonical(), "live_births / 同年活产数");
}

TEST(Names, AnIdThatIsAnothersNameIsRefused) {
  Declaration a = element("births", "人");
  a.id = "a";
  Declaration b = element("同年活产数", "人");
  b.id = "births";
  const Result<Symbols> symbols = Symbols::create({a, b});
  ASSERT_FALSE(symbols.ok());
  EXPECT_EQ(symbols.diagnostics()[0].code, Code::duplicate_name);
}

TEST(Names, AFunctionIsCalledEvenWhereANameIsSpelledAlike) {
  const Symbols symbols = declared_names({"max", "min (ward)", "a"});
  EXPECT_EQ(value(compiled("max(max, a)", symbols), {{"max", 1.0}, {"a", 2.0}}).number, 2);
  EXPECT_EQ(compiled("min (ward) + a", symbols).names(), (Names{"min (ward)", "a"}));
}

TEST(Names, AnUnknownNameIsAnErrorThatOffersTheNearest) {
  const Symbols symbols = declared_names({"全年婴儿死亡数", "同年活产数", "live_births", "deaths"});
  const Diagnostics errors = refused("全年婴儿死亡人数/同年活产数+live_birth+zzzzzzzz", symbols);
  ASSERT_EQ(errors.size(), 3u);
  for (const Diagnostic& d : errors) EXPECT_EQ(d.code, Code::unknown_name);
  EXPECT_EQ(errors[0].subject, "全年婴儿死亡人数");
  EXPECT_NE(errors[0].hint.find("全年婴儿死亡数"), std::string::npos);
  EXPECT_NE(errors[1].hint.find("live_births"), std::string::npos);
  EXPECT_EQ(errors[2].hint.find("mean"), std::string::npos);
}

TEST(Names, TheNearestComeClosestFirstAndAtMostThree) {
  const Symbols symbols = declared_names({"deaths_total", "death", "deaths", "deathss", "deathsss", "beds"});
  const Names near = symbols.nearest("deaths");
  ASSERT_EQ(near.size(), 3u);
  EXPECT_EQ(near[0], "deaths");
  EXPECT_TRUE(symbols.nearest("完全不同的一个名称").empty());
  EXPECT_TRUE(symbols.nearest(std::string(5000, 'x')).empty());
}

TEST(Names, ThePopulationBasisChooses) {
  const Symbols symbols =
      declared({element("同年活产数", "人", "registered", "births_registered"),
                element("同年活产数", "人", "resident", "births_resident"), element("死亡数", "人", "registered")});
  EXPECT_EQ(compiled("同年活产数", symbols, on_basis("resident")).compiled().ast.inputs[0].symbol, 1);
  EXPECT_EQ(compiled("同年活产数", symbols, on_basis("registered")).compiled().ast.inputs[0].symbol, 0);
  const Diagnostics errors = refused("死亡数/同年活产数", symbols);
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_EQ(errors[0].code, Code::ambiguous_name);
  EXPECT_NE(errors[0].hint.find("registered"), std::string::npos);
  EXPECT_NE(errors[0].hint.find("resident"), std::string::npos);
  // A basis that none has is an error where there is a choice, and no obstacle where there is none.
  EXPECT_EQ(refused_code("同年活产数", symbols, on_basis("unspecified")), Code::ambiguous_name);
  EXPECT_EQ(compiled("死亡数", symbols, on_basis("resident")).names(), (Names{"死亡数"}));
}

TEST(Names, UnspecifiedIsABasis) {
  const Symbols symbols =
      declared({element("活产数", "人"), element("活产数", "人", "registered", "births_registered")});
  EXPECT_EQ(compiled("活产数", symbols, on_basis("unspecified")).compiled().ast.inputs[0].symbol, 0);
  EXPECT_EQ(refused_code("活产数", symbols), Code::ambiguous_name);
}

TEST(Names, SymbolsAreFoundByIdNameAndAlias) {
  Declaration d = element("活产数", "人", "registered", "births_registered");
  d.aliases = {"births"};
  const Symbols symbols = declared({element("活产数", "人"), d});
  EXPECT_EQ(symbols.find("活产数"), (std::vector<std::size_t>{0}));  // the id of the first is its name
  EXPECT_EQ(symbols.find("活 产 数"), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(symbols.find("births"), (std::vector<std::size_t>{1}));
  EXPECT_EQ(symbols.find("births_registered"), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(symbols.find("deaths").empty());
  EXPECT_TRUE(symbols.find("\xc0").empty());
}

Code refused_declaration(std::string name) {
  const Result<Symbols> symbols = Symbols::create({element(name, "", "unspecified", "the_id")});
  return symbols.ok() ? Code::none : symbols.diagnostics()[0].code;
}

TEST(Names, DeclaredNamesThatReadAsNumbersOrOperatorsAreRefused) {
  for (const char* name : {"12", "1.5", "1e5", "10万", "10 万", "１０", "3 百万", "或", "and", "非", "+", "%", "(", "-",
                           "", "  ", "１．５"})
    EXPECT_EQ(refused_declaration(name), Code::name_not_allowed) << name;
  for (const char* name : {"a[b]", "[a]", "【a】", "a]"})
    EXPECT_EQ(refused_declaration(name), Code::name_not_allowed) << name;
  EXPECT_EQ(refused_declaration(std::string(1025, 'x')), Code::name_not_allowed);
  EXPECT_EQ(refused_declaration(std::string(1024, 'x')), Code::none);
  EXPECT_EQ(refused_declaration("a\xff"), Code::invalid_utf8);
  EXPECT_EQ(refused_declaration(std::string("a\0b", 3)), Code::forbidden_character);
  EXPECT_EQ(refused_declaration("a\xE2\x80\x8B"), Code::forbidden_character);  // zero width space
  for (const char* name : {"5岁以下", "非典", "10万人口数", "e5", "1e5人", "_", "Ⅳ", "3%以上人数"})
    EXPECT_EQ(refused_declaration(name), Code::none) << name;
}

TEST(Names, DeclarationsEqualAfterFoldingAreRefused) {
  const auto code = [](const Declaration& a, const Declaration& b) {
    const Result<Symbols> symbols = Symbols::create({a, b});
    return symbols.ok() ? Code::none : symbols.diagnostics()[0].code;
  };
  EXPECT_EQ(code(element("5 岁以下", "", "r", "a"), element("５岁以下", "", "r", "b")), Code::duplicate_name);
  EXPECT_EQ(code(element("Ⅰ期", "", "r", "a"), element("I 期", "", "r", "b")), Code::duplicate_name);
  EXPECT_EQ(code(element("Ⅰ期", "", "r", "a"), element("I 期", "", "s", "b")), Code::none);
  EXPECT_EQ(code(element("x", "", "r", "a"), element("y", "", "r", "a")), Code::duplicate_name);  // one id
  EXPECT_EQ(code(element("x", "", "", "a"), element("x", "", "unspecified", "b")), Code::duplicate_name);
  Declaration alias = element("y", "", "r", "b");
  alias.aliases = {"x"};
  EXPECT_EQ(code(element("x", "", "r", "a"), alias), Code::duplicate_name);
  // A declaration may repeat its own name.
  alias.aliases = {"y", " y ", "ｙ"};
  EXPECT_EQ(code(element("x", "", "r", "a"), alias), Code::none);
}

TEST(Names, AllProblemsOfDeclarationsAreReportedAtOnce) {
  const Result<Symbols> symbols =
      Symbols::create({element("12"), element("x", "", "r", "a"), element("x", "", "r", "b"), element("")});
  ASSERT_FALSE(symbols.ok());
  EXPECT_EQ(symbols.diagnostics().size(), 3u) << support::all(symbols.diagnostics());
}

}  // namespace
}  // namespace salus
