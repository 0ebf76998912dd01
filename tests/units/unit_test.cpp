#include "salus/units/unit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace salus {
namespace {

struct Known {
  const char* name;
  Dimension dimension;
  double multiplier;
  double divisor;
  std::vector<const char*> spellings;
};

const std::vector<Known>& known_units() {
  static const std::vector<Known> units = {
      {"%", Dimension::share, 1, 1e2, {"%", "％", "percent", "Percent", "per cent", "per 100", " % "}},
      {"‰", Dimension::share, 1, 1e3, {"‰", "per 1000", "Per 1,000", "1/1000", "/千", "１／１０００"}},
      {"/万", Dimension::share, 1, 1e4, {"‱", "/万", "1/万", "1/1万", "per 10000", "per 10 000"}},
      {"/10万",
       Dimension::share,
       1,
       1e5,
       {"/10万", "1/10万", "1/10 万", "１／１０万", "/十万", "per 100000", "per 100,000", "1/100000", "　1/10万　"}},
      {"/百万", Dimension::share, 1, 1e6, {"/百万", "1/百万", "1/100万", "per 1000000"}},
      {"秒", Dimension::time, 1, 1, {"秒", "s", "seconds"}},
      {"分", Dimension::time, 60, 1, {"分"}},
      {"分钟", Dimension::time, 60, 1, {"分钟", "min", "Min", "minutes", "ｍｉｎ"}},
      {"小时", Dimension::time, 3600, 1, {"小时", "h", "hours"}},
      {"天", Dimension::time, 86400, 1, {"天", "日", "d", "days"}},
      {"周", Dimension::time, 604800, 1, {"周", "week", "weeks"}},
      {"月", Dimension::time, 2629800, 1, {"月", "month", "months"}},
      {"年", Dimension::time, 31557600, 1, {"年", "year", "years", "Years", "a"}},
      {"岁", Dimension::time, 31557600, 1, {"岁"}},
      {"平方米", Dimension::area, 1, 1, {"平方米", "m²", "m2", "㎡"}},
      {"公顷", Dimension::area, 1e4, 1, {"公顷", "ha", "hm²"}},
      {"平方公里", Dimension::area, 1e6, 1, {"平方公里", "平方千米", "km²", "km2", "㎢"}},
      {"元", Dimension::money, 1, 1, {"元", "yuan"}},
      {"万元", Dimension::money, 1e4, 1, {"万元"}},
      {"亿元", Dimension::money, 1e8, 1, {"亿元"}},
  };
  return units;
}

TEST(Unit, ReadsEverySpellingOfAKnownUnit) {
  for (const Known& known : known_units()) {
    for (const char* spelling : known.spellings) {
      const Unit unit = Unit::from(spelling);
      EXPECT_EQ(unit.name(), known.name) << spelling;
      EXPECT_EQ(unit.dimension(), known.dimension) << spelling;
      EXPECT_EQ(unit.multiplier(), known.multiplier) << spelling;
      EXPECT_EQ(unit.divisor(), known.divisor) << spelling;
    }
    EXPECT_EQ(Unit::from(Unit::from(known.name).name()).name(), known.name) << "a name reads as its own unit";
  }
}

TEST(Unit, WhatIsNotKnownIsALabelAsWritten) {
  for (const char* text : {"张", "人", "人/10万人口", "例", "mg/L", "D", "A", "S", "M2", "百分点", "permille", "per",
                           "1/", "/", "1%", "%%", "级Ａ"}) {
    const Unit unit = Unit::from(text);
    EXPECT_EQ(unit.name(), text);
    EXPECT_EQ(unit.dimension(), Dimension::label) << text;
    EXPECT_EQ(unit.multiplier(), 1);
    EXPECT_EQ(unit.divisor(), 1);
  }
  EXPECT_EQ(Unit::from(" 　张\t").name(), "张");
  EXPECT_EQ(Unit::from("人 次").name(), "人 次");
}

TEST(Unit, NoUnitIsAnEmptyLabel) {
  EXPECT_TRUE(Unit().empty());
  EXPECT_TRUE(Unit::from("").empty());
  EXPECT_TRUE(Unit::from(" 　 ").empty());
  EXPECT_EQ(Unit().dimension(), Dimension::label);
  EXPECT_EQ(Unit(), Unit::from(""));
  EXPECT_FALSE(Unit::from("%").empty());
}

TEST(Unit, AnyBytesAreRead) {
  EXPECT_EQ(Unit::from("\xFF\xFE").name(), "\xFF\xFE");
  EXPECT_EQ(Unit::from("\xE5").name(), "\xE5");
  EXPECT_EQ(Unit::from(std::string("a\0b", 3)).name(), std::string("a\0b", 3));
  EXPECT_EQ(Unit::from(std::string(100000, '1')).name().size(), 100000u);
}

TEST(Unit, EqualUnitsHaveTheSameSizeAndEqualLabelsTheSameName) {
  EXPECT_EQ(Unit::from("岁"), Unit::from("年"));
  EXPECT_EQ(Unit::from("分"), Unit::from("分钟"));
  EXPECT_EQ(Unit::from("％"), Unit::from("percent"));
  EXPECT_NE(Unit::from("%"), Unit::from("‰"));
  EXPECT_NE(Unit::from("秒"), Unit::from("元"));  // both are 1/1 of their base
  EXPECT_EQ(Unit::from("张"), Unit::from("张"));
  EXPECT_NE(Unit::from("张"), Unit::from("人"));
  EXPECT_NE(Unit::from("张"), Unit());
}

TEST(Unit, ConvertsWithinAKnownDimensionAndNeverBetweenLabels) {
  for (const Known& a : known_units()) {
    for (const Known& b : known_units()) {
      EXPECT_EQ(Unit::from(a.name).converts_to(Unit::from(b.name)), a.dimension == b.dimension);
    }
    EXPECT_FALSE(Unit::from(a.name).converts_to(Unit::from("张")));
    EXPECT_FALSE(Unit::from("张").converts_to(Unit::from(a.name)));
  }
  EXPECT_TRUE(Unit::from("张").converts_to(Unit::from("张")));
  EXPECT_FALSE(Unit::from("张").converts_to(Unit::from("人")));
  EXPECT_FALSE(Unit().converts_to(Unit::from("人")));
}

double convert(double number, const char* from, const char* to) {
  return salus::convert(number, Unit::from(from), Unit::from(to));
}

TEST(Convert, GivesTheNumbersThatOnePencilStepGives) {
  EXPECT_EQ(convert(7, "/10万", "‰"), 0.07);
  EXPECT_EQ(convert(3.81, "‰", "%"), 0.381);
  EXPECT_EQ(convert(0.05, "‰", "/10万"), 5);
  EXPECT_EQ(convert(2, "百万", "百万"), 2);
  EXPECT_EQ(convert(69.3, "/10万", "/百万"), 693);
  EXPECT_EQ(convert(90, "分钟", "小时"), 1.5);
  EXPECT_EQ(convert(2, "岁", "月"), 24);
  EXPECT_EQ(convert(18, "月", "岁"), 1.5);
  EXPECT_EQ(convert(1, "年", "天"), 365.25);
  EXPECT_EQ(convert(3, "周", "天"), 21);
  EXPECT_EQ(convert(1, "小时", "秒"), 3600);
  EXPECT_EQ(convert(250, "公顷", "平方公里"), 2.5);
  EXPECT_EQ(convert(2.5, "km2", "m2"), 2500000);
  EXPECT_EQ(convert(1.2, "亿元", "万元"), 12000);
  EXPECT_EQ(convert(15, "万元", "元"), 150000);
  EXPECT_EQ(convert(7.5, "张", "张"), 7.5);
  EXPECT_EQ(convert(84.42, "岁", "年"), 84.42);
}

// Where one unit is a multiple of the other, converting is the one multiplication or division by their ratio.
TEST(Convert, TakesOneStepWhereverOneFactorIsAMultipleOfTheOther) {
  const double numbers[] = {0.0381, 0.1, 1.0 / 3, 29.7, 84.42, 1e-5, 123456.789, -7.7, 0};
  int steps = 0;
  for (const Known& a : known_units()) {
    for (const Known& b : known_units()) {
      if (a.dimension != b.dimension) continue;
      const long double ratio = static_cast<long double>(a.multiplier) * b.divisor / (a.divisor * b.multiplier);
      const long double inverse = static_cast<long double>(b.multiplier) * a.divisor / (b.divisor * a.multiplier);
      for (const double x : numbers) {
        const double got = convert(x, a.name, b.name);
        if (ratio >= 1 && ratio == std::floor(ratio)) {
          EXPECT_EQ(got, x * static_cast<double>(ratio)) << a.name << " to " << b.name;
          ++steps;
        } else if (inverse == std::floor(inverse)) {
          EXPECT_EQ(got, x / static_cast<double>(inverse)) << a.name << " to " << b.name;
          ++steps;
        } else {
          EXPECT_NEAR(got, static_cast<double>(x * ratio), 1e-15 * std::fabs(x * static_cast<double>(ratio)));
        }
        EXPECT_NEAR(convert(got, b.name, a.name), x, 1e-15 * std::fabs(x)) << a.name << " to " << b.name;
      }
    }
  }
  EXPECT_GT(steps, 500);
}

TEST(Convert, KeepsWhatIsNotFiniteAndNeverOverflowsOnTheWay) {
  EXPECT_TRUE(std::isnan(convert(std::numeric_limits<double>::quiet_NaN(), "%", "‰")));
  EXPECT_EQ(convert(std::numeric_limits<double>::infinity(), "%", "‰"), std::numeric_limits<double>::infinity());
  EXPECT_NEAR(convert(1e308, "周", "年") / 1e308, 7 / 365.25, 1e-15);  // 28/1461: up and then down
  EXPECT_EQ(convert(std::numeric_limits<double>::infinity(), "周", "年"), std::numeric_limits<double>::infinity());
}

TEST(Convert, AnswersNanWhereTheUnitsDoNotConvert) {
  EXPECT_TRUE(std::isnan(convert(1, "%", "岁")));
  EXPECT_TRUE(std::isnan(convert(1, "张", "人")));
}

TEST(Dimension, HasAStableName) {
  EXPECT_EQ(name(Dimension::label), "label");
  EXPECT_EQ(name(Dimension::share), "share");
  EXPECT_EQ(name(Dimension::time), "time");
  EXPECT_EQ(name(Dimension::area), "area");
  EXPECT_EQ(name(Dimension::money), "money");
  EXPECT_EQ(name(static_cast<Dimension>(99)), "unknown");
}

}  // namespace
}  // namespace salus
