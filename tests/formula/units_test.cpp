#include <gtest/gtest.h>

#include <cmath>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::declared;
using support::element;
using support::in_unit;
using support::Inputs;
using support::refused;
using support::warnings;

// Elements of every kind that the rules tell apart.
const Symbols& symbols() {
  static const Symbols set =
      declared({element("deaths", "人"), element("births", "人"), element("beds", "张"), element("plain"),
                element("coverage", "%"), element("uptake", "%"), element("mortality", "‰"),
                element("incidence", "/10万"), element("seconds", "秒"), element("minutes", "分钟"),
                element("hours", "小时"), element("age", "岁"), element("rooms", "平方米"), element("land", "公顷"),
                element("yuan", "元"), element("budget", "万元"), element("calls", "次"), element("calls2", "例")});
  return set;
}

const Inputs& inputs() {
  static const Inputs row{{"deaths", 11.0},   {"births", 2886.0}, {"beds", 750.0},    {"plain", 4.0},
                          {"coverage", 80.0}, {"uptake", 50.0},   {"mortality", 2.0}, {"incidence", 7.0},
                          {"seconds", 120.0}, {"minutes", 30.0},  {"hours", 2.0},     {"age", 40.0},
                          {"rooms", 100.0},   {"land", 2.0},      {"yuan", 500.0},    {"budget", 3.0},
                          {"calls", 10.0},    {"calls2", 4.0}};
  return row;
}

struct Shown {
  double number;
  std::string unit;
};
bool operator==(const Shown& a, const Shown& b) { return nearly_equal(a.number, b.number) && a.unit == b.unit; }
std::ostream& operator<<(std::ostream& out, const Shown& s) { return out << s.number << " " << s.unit; }

Shown shown(std::string_view text, const FormulaOptions& options = {}) {
  const Formula formula = compiled(text, symbols(), options);
  Inputs used;
  for (const std::string& name : formula.names()) used.emplace(name, inputs().at(name));
  const Value v = support::value(formula, used);
  EXPECT_TRUE(v.valid()) << text;
  return {v.number, formula.unit().name()};
}
Shown shown(std::string_view text, std::string_view unit) { return shown(text, in_unit(unit)); }
Code code(std::string_view text, std::string_view unit) {
  const Result<Formula> formula = Formula::compile(text, symbols(), in_unit(unit));
  return formula.ok() ? Code::none : formula.diagnostics()[0].code;
}
Code code(std::string_view text) {
  const Result<Formula> formula = Formula::compile(text, symbols(), {});
  return formula.ok() ? Code::none : formula.diagnostics()[0].code;
}

TEST(Units, AScaleIsCalculatedAsPrintedAndShownInItsUnit) {
  EXPECT_EQ(shown("deaths/births×1000‰"), (Shown{11.0 / 2886 * 1000, "‰"}));
  EXPECT_EQ(shown("deaths/births×100%"), (Shown{11.0 / 2886 * 100, "%"}));
  EXPECT_EQ(shown("deaths/births×10 万/10 万"), (Shown{11.0 / 2886 * 100000, "/10万"}));
  EXPECT_EQ(shown("deaths/births×10000/万"), (Shown{11.0 / 2886 * 10000, "/万"}));
  EXPECT_EQ(shown("1000‰×deaths/births"), (Shown{11.0 / 2886 * 1000, "‰"}));
  EXPECT_EQ(shown("deaths×1000‰/births"), (Shown{11.0 / 2886 * 1000, "‰"}));
  EXPECT_EQ(shown("(deaths/births)×(1000‰)"), (Shown{11.0 / 2886 * 1000, "‰"}));
}

TEST(Units, TheArithmeticOfAScaleIsExactlyThatOfThePrintedFactor) {
  for (double a : {11.0, 2.0, 7.0, 1.0, 333.0}) {
    const Inputs row{{"deaths", a}, {"births", 2886.0}};
    const Value v = support::value(compiled("deaths/births×1000‰", symbols()), row);
    EXPECT_EQ(v.number, a / 2886 * 1000);
  }
}

TEST(Units, AScaleConvertsWithinItsDimension) {
  EXPECT_EQ(shown("deaths/births×100%", "‰"), (Shown{11.0 / 2886 * 1000, "‰"}));
  EXPECT_EQ(shown("deaths/births×1000‰", "%"), (Shown{11.0 / 2886 * 100, "%"}));
  EXPECT_EQ(shown("deaths/births×1000‰", "/10万"), (Shown{11.0 / 2886 * 100000, "/10万"}));
  EXPECT_EQ(shown("deaths/births×1000‰", "1/10万"), (Shown{11.0 / 2886 * 100000, "/10万"}));
  EXPECT_EQ(shown("deaths/births×1000‰×100%"), (Shown{11.0 / 2886 * 100, "%"}));
}

TEST(Units, AScaleInAnotherDimensionIsAnError) {
  EXPECT_EQ(code("deaths/births×1000‰", "张"), Code::unit_conflict);
  EXPECT_EQ(code("deaths/births×100%", "分钟"), Code::unit_conflict);
  EXPECT_EQ(code("deaths/births×100%", "元"), Code::unit_conflict);
  EXPECT_EQ(code("deaths/births×1000", "张"), Code::none);
}

TEST(Units, AScaleDoesNotChangeTheQuantity) {
  // What uses the result further uses the quantity.
  EXPECT_EQ(shown("if(deaths/births×1000‰ > 1%, 1, 0)").number, 0);  // 0.0038 > 0.01
  EXPECT_EQ(shown("if(deaths/births×1000‰ > 0.003, 1, 0)").number, 1);
  EXPECT_EQ(shown("beds/(births×100%)"), (Shown{750.0 / 2886, ""}));
  EXPECT_EQ(shown("deaths/births×1000‰ - mortality"), (Shown{11.0 / 2886 * 1000 - 2, "‰"}));
  EXPECT_EQ(shown("deaths/births×1000‰ + 1‰"), (Shown{11.0 / 2886 * 1000 + 1, "‰"}));
  EXPECT_EQ(shown("deaths/births×1000‰×2"), (Shown{11.0 / 2886 * 2000, "‰"}));
}

TEST(Units, OtherMarksAreOnlyNumbers) {
  EXPECT_EQ(shown("5%×beds"), (Shown{37.5, ""}));
  EXPECT_EQ(shown("beds×110%"), (Shown{825, ""}));
  EXPECT_EQ(shown("beds×110%", "张"), (Shown{825, "张"}));
  EXPECT_EQ(shown("beds×50%+plain×50%"), (Shown{377, ""}));
  EXPECT_EQ(shown("beds+100%"), (Shown{751, ""}));  // no factor, so no scale
}

TEST(Units, WithoutAScaleTheResultIsThePrintedNumberInTheDeclaredUnit) {
  EXPECT_EQ(shown("beds/100000×1000", "张"), (Shown{7.5, "张"}));
  EXPECT_EQ(shown("deaths/births", "%"), (Shown{11.0 / 2886, "%"}));
  EXPECT_EQ(shown("deaths/births×1000", "‰"), (Shown{11.0 / 2886 * 1000, "‰"}));
  EXPECT_EQ(shown("deaths/births×1000"), (Shown{11.0 / 2886 * 1000, ""}));
}

TEST(Units, AThousandPercentIsWarnedOf) {
  EXPECT_EQ(warnings("deaths/births×1000%", symbols(), in_unit("‰")), (std::vector<Code>{Code::suspicious_scale}));
  EXPECT_EQ(warnings("deaths/births×10000‰", symbols()), (std::vector<Code>{Code::suspicious_scale}));
  // It is the number that it says, 10.
  EXPECT_EQ(shown("deaths/births×1000%"), (Shown{110.0 / 2886, ""}));
  for (const char* quiet :
       {"deaths×110%", "deaths×60%+births×40%", "deaths/births×100%", "deaths/births×10 万/10 万", "5%×deaths"})
    EXPECT_TRUE(warnings(quiet, symbols()).empty()) << quiet;
}

TEST(Units, ElementsInPercentAndPerMilleEnterAsShares) {
  EXPECT_EQ(shown("coverage"), (Shown{80, "%"}));
  EXPECT_EQ(shown("coverage", "‰"), (Shown{800, "‰"}));
  EXPECT_EQ(shown("incidence", "‰"), (Shown{0.07, "‰"}));
  EXPECT_EQ(shown("beds×coverage"), (Shown{600, ""}));
  EXPECT_EQ(shown("coverage×uptake"), (Shown{40, "%"}));
  EXPECT_EQ(shown("beds/coverage"), (Shown{937.5, ""}));
  EXPECT_EQ(shown("coverage/uptake"), (Shown{1.6, ""}));
  EXPECT_EQ(shown("coverage/mortality"), (Shown{400, ""}));
  EXPECT_EQ(shown("if(coverage >= 80%, 1, 0)").number, 1);
  EXPECT_EQ(shown("if(coverage >= 0.9, 1, 0)").number, 0);
  EXPECT_EQ(shown("if(incidence < 0.1‰, 1, 0)").number, 1);  // 0.00007
}

TEST(Units, SumsOfSharesAreShares) {
  EXPECT_EQ(shown("coverage+uptake"), (Shown{130, "%"}));
  EXPECT_EQ(shown("coverage-uptake", "‰"), (Shown{300, "‰"}));
  EXPECT_EQ(shown("coverage+mortality", "%"), (Shown{80.2, "%"}));
  EXPECT_EQ(shown("mean(coverage, uptake)"), (Shown{65, "%"}));
  EXPECT_EQ(shown("mean(coverage, mortality)", "%"), (Shown{40.1, "%"}));
  EXPECT_EQ(shown("max(coverage, mortality)", "%"), (Shown{80, "%"}));
  EXPECT_EQ(shown("min(coverage, mortality, 50%)", "‰"), (Shown{2, "‰"}));
  EXPECT_EQ(shown("if(plain > 1, coverage, mortality)", "‰"), (Shown{800, "‰"}));
  EXPECT_EQ(shown("coalesce(mortality, coverage)", "%"), (Shown{0.2, "%"}));
  EXPECT_EQ(shown("1-coverage"), (Shown{20, "%"}));
  EXPECT_EQ(shown("coverage×60%+uptake×40%"), (Shown{68, "%"}));
  EXPECT_EQ(shown("coverage×60%+uptake×40%", "%"), (Shown{68, "%"}));
  EXPECT_EQ(shown("-coverage"), (Shown{-80, "%"}));
  EXPECT_EQ(shown("round(coverage/3, 1)"), (Shown{26.7, "%"}));  // 26.666…% as shown
  EXPECT_EQ(shown("abs(uptake-coverage)"), (Shown{30, "%"}));
}

TEST(Units, AScaleOnAShareThatStandsInThatUnitChangesNothing) {
  EXPECT_EQ(shown("coverage×100%"), (Shown{80, "%"}));
  EXPECT_EQ(compiled("coverage×100%", symbols()).dump(), "s0 = input [coverage]\nreturn s0\n");
  EXPECT_EQ(shown("coverage×1000‰"), (Shown{800, "‰"}));
  EXPECT_EQ(shown("(coverage+uptake)/2×100%"), (Shown{65, "%"}));
}

TEST(Units, FunctionsOfQuantitiesTakeTheQuantity) {
  EXPECT_EQ(shown("sqrt(coverage)"), (Shown{std::sqrt(0.8), ""}));
  EXPECT_EQ(shown("coverage^2"), (Shown{0.8 * 0.8, ""}));
  EXPECT_EQ(shown("exp(coverage)"), (Shown{std::exp(0.8), ""}));
  EXPECT_EQ(shown("pow(2, uptake)"), (Shown{std::sqrt(2.0), ""}));
}

TEST(Units, PhysicalUnitsOfResultAndIndicatorMustAgree) {
  EXPECT_EQ(shown("minutes/calls", "分钟"), (Shown{3, "分钟"}));
  EXPECT_EQ(shown("minutes/calls"), (Shown{3, "分钟"}));
  EXPECT_EQ(code("minutes/calls", "小时"), Code::unit_conflict);
  EXPECT_EQ(code("minutes/calls", "元"), Code::unit_conflict);
  EXPECT_EQ(code("minutes/calls", "%"), Code::unit_conflict);
  EXPECT_EQ(code("calls/calls2", "分钟"), Code::unit_conflict);
  EXPECT_EQ(code("minutes×minutes", "分钟"), Code::unit_conflict);
  EXPECT_EQ(code("yuan/rooms", "元"), Code::unit_conflict);
  EXPECT_EQ(code("rooms", "公顷"), Code::unit_conflict);
  EXPECT_EQ(code("age", "年"), Code::none);  // 岁 and 年 are equal
}

TEST(Units, ALiteralFactorConvertsPhysicalUnits) {
  EXPECT_EQ(shown("seconds/60", "分钟"), (Shown{2, "分钟"}));
  EXPECT_EQ(shown("budget×10000", "元"), (Shown{30000, "元"}));
  EXPECT_EQ(code("seconds/60", "元"), Code::unit_conflict);  // the dimension is known all the same
}

TEST(Units, PhysicalUnitsOfOneDimensionButOfDifferentSizeDoNotMix) {
  EXPECT_EQ(code("seconds+minutes"), Code::unit_conflict);
  EXPECT_EQ(code("if(seconds > minutes, 1, 0)"), Code::unit_conflict);
  EXPECT_EQ(code("max(seconds, minutes)"), Code::unit_conflict);
  EXPECT_EQ(code("seconds/minutes"), Code::unit_conflict);
  EXPECT_EQ(code("seconds+minutes×60"), Code::none);
  EXPECT_EQ(code("rooms/land"), Code::unit_conflict);
  EXPECT_EQ(code("yuan-budget"), Code::unit_conflict);
  EXPECT_EQ(shown("minutes/minutes"), (Shown{1, ""}));
  EXPECT_EQ(shown("minutes+minutes", "分钟"), (Shown{60, "分钟"}));
}

TEST(Units, DifferentPhysicalDimensionsDoNotAdd) {
  for (const char* text :
       {"minutes+yuan", "minutes-beds", "if(minutes > rooms, 1, 0)", "min(minutes, yuan)", "age+deaths"})
    EXPECT_EQ(code(text), Code::unit_conflict) << text;
  // A literal and an element that nobody gave a unit adapt.
  EXPECT_EQ(shown("minutes+5", "分钟"), (Shown{35, "分钟"}));
  EXPECT_EQ(shown("minutes+plain", "分钟"), (Shown{34, "分钟"}));
}

TEST(Units, PowersRaiseDimensions) {
  EXPECT_EQ(code("sqrt(rooms×rooms)", "平方米"), Code::none);
  EXPECT_EQ(code("sqrt(rooms)", "平方米"), Code::unit_conflict);
  EXPECT_EQ(code("minutes^2", "分钟"), Code::unit_conflict);
  EXPECT_EQ(code("minutes^2/minutes", "分钟"), Code::none);
  EXPECT_EQ(code("minutes^0.5"), Code::unit_conflict);
  EXPECT_EQ(code("minutes^plain"), Code::unit_conflict);
  EXPECT_EQ(code("2^minutes"), Code::unit_conflict);
  EXPECT_EQ(code("exp(minutes)"), Code::unit_conflict);
  EXPECT_EQ(code("ln(yuan/yuan)"), Code::none);
  EXPECT_EQ(code("minutes^-1×minutes"), Code::none);
}

TEST(Units, ADimensionDoesNotWrapAround) {
  // minutes to the 256th is no pure number.
  std::string product = "minutes";
  for (int i = 1; i < 256; ++i) product += "*minutes";
  EXPECT_EQ(code(product + "+1+deaths"), Code::unit_conflict);
  EXPECT_EQ(code("1/(" + product + ")+deaths"), Code::unit_conflict);
}

TEST(Units, CountingUnitsAreLabelsThatContradictNothing) {
  EXPECT_EQ(shown("beds+deaths", "张"), (Shown{761, "张"}));
  EXPECT_EQ(shown("calls/calls2", "家"), (Shown{2.5, "家"}));
  EXPECT_EQ(shown("deaths+beds+calls+calls2"), (Shown{775, ""}));
  EXPECT_EQ(shown("deaths", "人/10万人口"), (Shown{11, "人/10万人口"}));
}

TEST(Units, ALabelOnTheIndicatorContradictsNoPhysicalUnit) {
  // 元/人 and 分钟/次 are units that the table does not have, and so labels.
  EXPECT_EQ(shown("yuan/deaths", "元/人"), (Shown{500.0 / 11, "元/人"}));
  EXPECT_EQ(shown("minutes/calls", "分钟/次"), (Shown{3, "分钟/次"}));
}

TEST(Units, UnitsThatNobodyDeclaredAreLabels) {
  const auto shown_in = [](const char* text, const char* unit) {
    return support::value(compiled(text, {}, in_unit(unit)), {{"a", 3.0}, {"b", 4.0}}).number;
  };
  EXPECT_EQ(shown_in("a/b", "分钟"), 0.75);
  EXPECT_EQ(shown_in("a/b", "%"), 0.75);
  EXPECT_EQ(shown_in("a/b×100%", "%"), 75);
  EXPECT_EQ(shown_in("a+b", "元"), 7);
}

TEST(Units, AConditionHasNoUnit) {
  EXPECT_EQ(code("deaths > births", "%"), Code::unit_conflict);
  EXPECT_EQ(code("deaths > births", ""), Code::none);
  EXPECT_TRUE(compiled("deaths > births", symbols()).is_boolean());
  EXPECT_FALSE(compiled("if(deaths > births, 1, 0)", symbols()).is_boolean());
}

TEST(Units, ConflictsNameBothSides) {
  const Diagnostics errors = refused("minutes + yuan", symbols());
  EXPECT_NE(errors[0].message.find("分钟"), std::string::npos);
  EXPECT_NE(errors[0].message.find("元"), std::string::npos);
}

}  // namespace
}  // namespace salus
