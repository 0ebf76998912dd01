// Formulas as Jinshan's annex 2 prints them, with the values that a textbook's arithmetic gives.
#include <gtest/gtest.h>

#include "salus/units/rounding.hpp"
#include "support/formulas.hpp"

namespace salus {
namespace {

using support::compiled;
using support::element;
using support::Inputs;

const Symbols& annex() {
  static const Symbols symbols = support::declared({
      element("全年婴儿死亡数", "人"),
      element("同年活产数", "人", "unspecified", "live_births"),
      element("同年活产数", "人", "registered", "live_births_registered"),
      element("全年 5 岁以下儿童死亡数", "人", "registered"),
      element("全年孕产妇死亡人数", "人"),
      element("某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数", "例"),
      element("同年度发病率前 10 位恶性肿瘤病例总数", "例"),
      element("具备健康素养人数", "人"),
      element("有效调查总人数", "人"),
      element("医疗卫生机构床位数", "张"),
      element("年末常住人口数", "人", "resident"),
      element("执业（助理）医师数", "人"),
      element("精神科执业（助理）医师数", "人"),
      element("总院前急救时间", "分钟"),
      element("急救次数", "次"),
      element("献血者数", "人"),
      element("本区已完成职业病危害因素申报的企业数", "家"),
      element("本区重点行业有职业病危害因素的企业数", "家"),
  });
  return symbols;
}

struct Printed {
  const char* formula;
  const char* unit;
  const char* basis;
  Inputs inputs;
  int digits;
  const char* shown;
};

TEST(PrintedFormulas, OfTheAnnexGiveTextbookValues) {
  const std::vector<Printed> table = {
      {"全年婴儿死亡数/同年活产数×1000‰",
       "‰",
       "unspecified",
       {{"全年婴儿死亡数", 11.0}, {"同年活产数", 2886.0}},
       2,
       "3.81‰"},
      {"全年 5 岁以下儿童死亡数/同年活产数×1000‰",
       "‰",
       "registered",
       {{"全年 5 岁以下儿童死亡数", 9.0}, {"同年活产数", 2000.0}},
       2,
       "4.50‰"},
      {"全年孕产妇死亡人数/同年活产数×10 万/10 万",
       "1/10万",
       "unspecified",
       {{"全年孕产妇死亡人数", 2.0}, {"同年活产数", 2886.0}},
       2,
       "69.30/10万"},
      {"某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数/同年度发病率前 10 位恶性肿瘤病例总数×100%",
       "%",
       nullptr,
       {{"某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数", 37.0}, {"同年度发病率前 10 位恶性肿瘤病例总数", 100.0}},
       0,
       "37%"},
      {"具备健康素养人数/有效调查总人数×100%",
       "%",
       nullptr,
       {{"具备健康素养人数", 360.0}, {"有效调查总人数", 1000.0}},
       1,
       "36.0%"},
      {"医疗卫生机构床位数/年末常住人口数×1000",
       "张",
       "resident",
       {{"医疗卫生机构床位数", 6150.0}, {"年末常住人口数", 820000.0}},
       1,
       "7.5 张"},
      {"执业（助理）医师数/年末常住人口数×1000",
       "人",
       "resident",
       {{"执业（助理）医师数", 2460.0}, {"年末常住人口数", 820000.0}},
       2,
       "3.00 人"},
      {"精神科执业（助理）医师数/年末常住人口数×100000",
       "人/10万人口",
       "resident",
       {{"精神科执业（助理）医师数", 33.0}, {"年末常住人口数", 825000.0}},
       1,
       "4.0 人/10万人口"},
      {"总院前急救时间/急救次数", "分钟", nullptr, {{"总院前急救时间", 3600.0}, {"急救次数", 300.0}}, 0, "12 分钟"},
      {"献血者数/年末常住人口数×1000‰",
       "‰",
       "resident",
       {{"献血者数", 8200.0}, {"年末常住人口数", 820000.0}},
       0,
       "10‰"},
      {"本区已完成职业病危害因素申报的企业数/本区重点行业有职业病危害因素的企业数×100%",
       "%",
       nullptr,
       {{"本区已完成职业病危害因素申报的企业数", 190.0}, {"本区重点行业有职业病危害因素的企业数", 200.0}},
       0,
       "95%"},
  };
  for (const Printed& p : table) {
    FormulaOptions options = support::in_unit(p.unit);
    if (p.basis != nullptr) options.basis = p.basis;
    const Formula formula = compiled(p.formula, annex(), options);
    EXPECT_EQ(display(support::value(formula, p.inputs), formula.unit(), p.digits), p.shown) << p.formula;
    EXPECT_EQ(formula.names().size(), 2u) << p.formula;
    EXPECT_FALSE(formula.needs_dataset()) << p.formula;
    // As a person who retypes it writes it.
    const Formula again = compiled(formula.canonical(), annex(), options);
    EXPECT_EQ(again.dump(), formula.dump()) << p.formula;
  }
}

TEST(PrintedFormulas, NumeratorAndDenominatorAreThoseOfTheRatio) {
  FormulaOptions options;
  options.basis = "unspecified";
  const Formula rate = compiled("全年婴儿死亡数/同年活产数×1000‰", annex(), options);
  EXPECT_EQ(rate.numerator(), "全年婴儿死亡数");
  EXPECT_EQ(rate.denominator(), "同年活产数");
  const Formula sums = compiled("1000*((a+b)/(c-d))*2");
  EXPECT_EQ(sums.numerator(), "a + b");
  EXPECT_EQ(sums.denominator(), "c - d");
  for (const char* none : {"a", "a*b", "a/b+c", "a+b", "-(a/b)", "max(a/b, 1)", "a/b*c"})
    EXPECT_EQ(compiled(none).numerator() + compiled(none).denominator(), "") << none;
}

TEST(PrintedFormulas, TheAnnexesWindowAndLifeTableNeedADataset) {
  const Formula cumulative = compiled("sum(新增健康自我管理小组人数@[..])/10000");
  EXPECT_TRUE(cumulative.needs_dataset());
  EXPECT_EQ(cumulative.canonical(), "sum(新增健康自我管理小组人数@[..]) / 10000");
  const Formula life =
      compiled("life_expectancy(各年龄户籍人口死亡数, 各年龄户籍人口平均数)", {}, support::in_unit("岁"));
  EXPECT_TRUE(life.needs_dataset());
  EXPECT_EQ(life.unit().name(), "岁");
  EXPECT_EQ(support::refused_code("life_expectancy(a, b)", {}, support::in_unit("‰")), Code::unit_conflict);
}

}  // namespace
}  // namespace salus
