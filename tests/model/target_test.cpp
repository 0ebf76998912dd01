#include "salus/model/target.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "salus/base/value.hpp"
#include "salus/model/comparison.hpp"

namespace salus {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

TargetOptions in(const char* unit, Direction direction = Direction::unspecified) {
  TargetOptions options;
  options.unit = Unit::from(unit);
  options.direction = direction;
  return options;
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

std::string all(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += to_string(d) + "\n";
  return text;
}

// What canonical() promises: it reads back to the same target, and is its own canonical form.
void expect_canonical_reads_back(const Target& target, const TargetOptions& options) {
  const Result<Target> again = Target::parse(target.canonical, options);
  ASSERT_TRUE(again.ok()) << target.canonical << "\n" << all(again.diagnostics());
  EXPECT_EQ(again->canonical, target.canonical);
  EXPECT_EQ(again->kind, target.kind) << target.canonical;
  EXPECT_EQ(again->unit.name(), target.unit.name()) << target.canonical;
  EXPECT_EQ(again->digits, target.digits) << target.canonical;
  EXPECT_EQ(again->magnitude, target.magnitude) << target.canonical;
  EXPECT_EQ(again->direction, target.direction) << target.canonical;
  EXPECT_EQ(again->why_not, target.why_not) << target.canonical;
  EXPECT_TRUE(same(again->low, target.low)) << target.canonical;
  EXPECT_TRUE(same(again->high, target.high)) << target.canonical;
  EXPECT_TRUE(same(again->number, target.number)) << target.canonical;
  EXPECT_TRUE(same(again->change_low, target.change_low)) << target.canonical;
  EXPECT_TRUE(same(again->change_high, target.change_high)) << target.canonical;
  EXPECT_EQ(again->change_is_points, target.change_is_points) << target.canonical;
  EXPECT_EQ(again->change_per_year, target.change_per_year) << target.canonical;
  EXPECT_EQ(again->baseline, target.baseline) << target.canonical;
}

struct Level {
  const char* printed;
  const char* unit;  // of the indicator
  TargetKind kind;
  double low;
  double high;
  int digits;
  const char* target_unit;
  const char* canonical;
};

constexpr TargetKind at_least = TargetKind::at_least;
constexpr TargetKind above = TargetKind::above;
constexpr TargetKind at_most = TargetKind::at_most;
constexpr TargetKind below = TargetKind::below;
constexpr TargetKind about = TargetKind::about;
constexpr TargetKind range = TargetKind::range;

void expect_level(const Level& e) {
  SCOPED_TRACE(e.printed);
  const TargetOptions options = in(e.unit);
  const Result<Target> target = Target::parse(e.printed, options);
  ASSERT_TRUE(target.ok()) << all(target.diagnostics());
  EXPECT_EQ(target->text, e.printed);
  EXPECT_EQ(name(target->kind), name(e.kind));
  EXPECT_TRUE(std::isnan(e.low) ? std::isnan(target->low) : nearly_equal(target->low, e.low)) << target->low;
  EXPECT_TRUE(std::isnan(e.high) ? std::isnan(target->high) : nearly_equal(target->high, e.high)) << target->high;
  EXPECT_EQ(target->digits, e.digits);
  EXPECT_EQ(target->unit.name(), e.target_unit);
  EXPECT_EQ(target->canonical, e.canonical);
  EXPECT_TRUE(target->judgeable());
  expect_canonical_reads_back(*target, options);
}

// ---- levels ----

TEST(Target, ReadsComparisonsAsSigns) {
  const Level levels[] = {
      {"≥37", "%", at_least, 37, none, 0, "%", ">= 37"},
      {">=37", "%", at_least, 37, none, 0, "%", ">= 37"},
      {"≧ 37", "%", at_least, 37, none, 0, "%", ">= 37"},
      {"＞＝３７", "%", at_least, 37, none, 0, "%", ">= 37"},
      {"≮37", "", at_least, 37, none, 0, "", ">= 37"},
      {"≥3.60", "人", at_least, 3.6, none, 2, "人", ">= 3.60"},
      {"≥4.0", "人", at_least, 4, none, 1, "人", ">= 4.0"},
      {"≥ 90 %", "%", at_least, 90, none, 0, "%", ">= 90%"},
      {"≥９０％", "%", at_least, 90, none, 0, "%", ">= 90%"},
      {">35", "%", above, 35, none, 0, "%", "> 35"},
      {"＞ 35", "%", above, 35, none, 0, "%", "> 35"},
      {"≤12", "分钟", at_most, none, 12, 0, "分钟", "<= 12"},
      {"<= 12 min", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"≯12", "", at_most, none, 12, 0, "", "<= 12"},
      {"＜2.63", "", below, none, 2.63, 2, "", "< 2.63"},
      {"= 37", "", range, 37, 37, 0, "", "37..37"},
      {"≥-5", "", at_least, -5, none, 0, "", ">= -5"},
      {"≥−5", "", at_least, -5, none, 0, "", ">= -5"},
      {"≥+5", "", at_least, 5, none, 0, "", ">= 5"},
      {"  ≥\n37 ", "", at_least, 37, none, 0, "", ">= 37"},
  };
  for (const Level& level : levels) expect_level(level);
}

TEST(Target, ReadsComparisonsInWords) {
  const Level levels[] = {
      {"不低于 37", "%", at_least, 37, none, 0, "%", ">= 37"},
      {"不少于 8 个", "个", at_least, 8, none, 0, "个", ">= 8 个"},
      {"不小于 37", "", at_least, 37, none, 0, "", ">= 37"},
      {"大于等于37", "", at_least, 37, none, 0, "", ">= 37"},
      {"达到 90%", "%", at_least, 90, none, 0, "%", ">= 90%"},
      {"达90%以上", "%", at_least, 90, none, 0, "%", ">= 90%"},
      {"达到90%及以上", "%", at_least, 90, none, 0, "%", ">= 90%"},
      {"37 以上", "", at_least, 37, none, 0, "", ">= 37"},
      {"37 及以上", "", at_least, 37, none, 0, "", ">= 37"},
      {"提高到 23%以上", "%", at_least, 23, none, 0, "%", ">= 23%"},
      {"保持在 98.9% 以上", "%", at_least, 98.9, none, 1, "%", ">= 98.9%"},
      {"力争达到 0.25 张", "张", at_least, 0.25, none, 2, "张", ">= 0.25 张"},
      {"at least 37", "", at_least, 37, none, 0, "", ">= 37"},
      {"37 or more", "", at_least, 37, none, 0, "", ">= 37"},
      {"超过 35", "", above, 35, none, 0, "", "> 35"},
      {"高于 75%", "%", above, 75, none, 0, "%", "> 75%"},
      {"大于 84.6 岁", "岁", above, 84.6, none, 1, "岁", "> 84.6 岁"},
      {"12 分钟以外", "分钟", above, 12, none, 0, "分钟", "> 12 min"},
      {"more than 5 years", "年", above, 5, none, 0, "年", "> 5 year"},
      {"不超过 12", "分钟", at_most, none, 12, 0, "分钟", "<= 12"},
      {"不高于 12 分钟", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"不得超过 110%", "%", at_most, none, 110, 0, "%", "<= 110%"},
      {"稳定在 12 分钟以内", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"稳定在12分钟以内", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"12 分钟内", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"控制在 10%以下", "%", at_most, none, 10, 0, "%", "<= 10%"},
      {"控制在 10%", "%", at_most, none, 10, 0, "%", "<= 10%"},
      {"控制在 0.74 张以内", "张", at_most, none, 0.74, 2, "张", "<= 0.74 张"},
      {"保持在 7.5 克以下", "克", at_most, none, 7.5, 1, "克", "<= 7.5 克"},
      {"160/10 万及以下", "1/10 万", at_most, none, 160, 0, "/10万", "<= 160/10万"},
      {"下降到 160/10 万及以下", "1/10 万", at_most, none, 160, 0, "/10万", "<= 160/10万"},
      {"稳定在 6.2/10 万及以下", "/10万", at_most, none, 6.2, 1, "/10万", "<= 6.2/10万"},
      {"within 12 min", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"AT MOST 12 MIN", "分钟", at_most, none, 12, 0, "分钟", "<= 12 min"},
      {"低于 2.63", "", below, none, 2.63, 2, "", "< 2.63"},
      {"不满 2.63", "", below, none, 2.63, 2, "", "< 2.63"},
      {"小于 9.5%", "%", below, none, 9.5, 1, "%", "< 9.5%"},
      {"不低于 37 以上", "", at_least, 37, none, 0, "", ">= 37"},
  };
  for (const Level& level : levels) expect_level(level);
}

TEST(Target, ReadsAbout) {
  const Level levels[] = {
      {"7.5 左右", "张", about, 7.125, 7.875, 1, "张", "~ 7.5"},
      {"0.45 左右", "人", about, 0.4275, 0.4725, 2, "人", "~ 0.45"},
      {"0.45 人左右", "人", about, 0.4275, 0.4725, 2, "人", "~ 0.45 人"},
      {"约 20 家", "家", about, 19, 21, 0, "家", "~ 20 家"},
      {"~7.5", "", about, 7.125, 7.875, 1, "", "~ 7.5"},
      {"～7.5", "", about, 7.125, 7.875, 1, "", "~ 7.5"},
      {"~ 7.5", "", about, 7.125, 7.875, 1, "", "~ 7.5"},
      {"达到 95%左右", "%", about, 90.25, 99.75, 0, "%", "~ 95%"},
      {"about 20", "", about, 19, 21, 0, "", "~ 20"},
      {"-20 左右", "", about, -21, -19, 0, "", "~ -20"},
      {"0 左右", "", about, 0, 0, 0, "", "~ 0"},
  };
  for (const Level& level : levels) expect_level(level);
}

TEST(Target, ReadsRanges) {
  const Level levels[] = {
      {"18-20 个", "个", range, 18, 20, 0, "个", "18..20 个"},
      {"18..20", "个", range, 18, 20, 0, "个", "18..20"},
      {"18～20 个", "个", range, 18, 20, 0, "个", "18..20 个"},
      {"18~20", "", range, 18, 20, 0, "", "18..20"},
      {"18 – 20", "", range, 18, 20, 0, "", "18..20"},
      {"18—20", "", range, 18, 20, 0, "", "18..20"},
      {"18——20", "", range, 18, 20, 0, "", "18..20"},
      {"18到20个", "个", range, 18, 20, 0, "个", "18..20 个"},
      {"18 个至 20 个", "个", range, 18, 20, 0, "个", "18..20 个"},
      {"18 to 20", "", range, 18, 20, 0, "", "18..20"},
      {"保持在 18%-20%", "%", range, 18, 20, 0, "%", "18..20%"},
      {"30-50 万人", "人", range, 300000, 500000, 0, "人", "30..50 万人"},
      {"8 千至 1 万人", "人", range, 8000, 10000, 0, "人", "8 千..1 万人"},
      {"0.5～1", "", range, 0.5, 1, 1, "", "0.5..1"},
      {"-5--3", "", range, -5, -3, 0, "", "-5..-3"},
      {"20-20", "", range, 20, 20, 0, "", "20..20"},
  };
  for (const Level& level : levels) expect_level(level);
  expect_level({"8 千人至 1 万人", "人", range, 8000, 10000, 0, "人", "8 千人..1 万人"});
}

TEST(Target, ABareNumberMeansToReachItAndSaysSo) {
  struct {
    const char* printed;
    Direction direction;
    TargetKind kind;
    const char* canonical;
    const char* note;
  } const examples[] = {
      {"4.0", Direction::higher_is_better, at_least, ">= 4.0", "at least 4.0, since higher is better"},
      {"4.0", Direction::lower_is_better, at_most, "<= 4.0", "at most 4.0, since lower is better"},
      {"4.0", Direction::unspecified, at_least, ">= 4.0",
       "at least 4.0, since the indicator does not say that lower is better"},
      {"4.0", Direction::neither, at_least, ">= 4.0",
       "at least 4.0, since the indicator does not say that lower is better"},
      {"稳定在 4.0", Direction::lower_is_better, at_most, "<= 4.0", "at most 4.0"},
      {"达到 4.0", Direction::lower_is_better, at_most, "<= 4.0", "at most 4.0"},
  };
  for (const auto& e : examples) {
    const Result<Target> target = Target::parse(e.printed, in("人", e.direction));
    ASSERT_TRUE(target.ok()) << e.printed;
    EXPECT_EQ(target->kind, e.kind) << e.printed;
    EXPECT_EQ(target->digits, 1);
    EXPECT_EQ(target->canonical, e.canonical);
    ASSERT_EQ(target->notes.size(), 1u) << e.printed;
    EXPECT_EQ(target->notes[0].code, Code::target_understood_as);
    EXPECT_EQ(target->notes[0].severity, Severity::note);
    EXPECT_NE(target->notes[0].message.find(e.note), std::string::npos) << target->notes[0].message;
  }
  EXPECT_TRUE(Target::parse("达到 4.0", in("人", Direction::higher_is_better))->notes.empty());
  EXPECT_TRUE(Target::parse("≥4.0")->notes.empty());
}

TEST(Target, AboutSaysItsAllowance) {
  const Result<Target> usual = Target::parse("7.5 左右");
  ASSERT_EQ(usual->notes.size(), 1u);
  EXPECT_EQ(usual->notes[0].code, Code::target_understood_as);
  EXPECT_EQ(usual->notes[0].place.column, 5);
  EXPECT_EQ(usual->notes[0].subject, "左右");
  EXPECT_NE(usual->notes[0].message.find("within 5 % of 7.5"), std::string::npos) << usual->notes[0].message;

  TargetOptions options;
  options.about = 0.1;
  const Result<Target> wider = Target::parse("7.5 左右", options);
  EXPECT_DOUBLE_EQ(wider->low, 6.75);
  EXPECT_DOUBLE_EQ(wider->high, 8.25);
  EXPECT_NE(wider->notes[0].message.find("within 10 %"), std::string::npos);

  options.about = 0;
  EXPECT_EQ(Target::parse("7.5 左右", options)->low, 7.5);
  for (const double wrong : {1.0, -0.01, none, std::numeric_limits<double>::infinity()}) {
    options.about = wrong;
    const Result<Target> target = Target::parse("≥37", options);
    ASSERT_FALSE(target.ok());
    EXPECT_EQ(target.diagnostics()[0].code, Code::invalid_argument);
  }
}

// ---- numbers ----

TEST(Target, NumbersAreTheNearestDoubles) {
  EXPECT_EQ(Target::parse("≥0.1")->low, 0.1);
  EXPECT_EQ(Target::parse("≥9007199254740993")->low, 9007199254740992.0);
  EXPECT_EQ(Target::parse("≥2.2250738585072011e-308")->low, 2.2250738585072011e-308);
  EXPECT_EQ(Target::parse("≥6929495644600919.5")->low, 6929495644600919.5);
  EXPECT_EQ(Target::parse("≥6.93万")->low, 69300);
  EXPECT_EQ(Target::parse("≥0.000003百万")->low, 3);
  EXPECT_FALSE(std::signbit(Target::parse("≥-0")->low));
}

TEST(Target, DigitsComeFromThePrintedText) {
  EXPECT_EQ(Target::parse("≥7.50")->digits, 2);
  EXPECT_EQ(Target::parse("≥７．５０")->digits, 2);
  EXPECT_EQ(Target::parse("≥37")->digits, 0);
  EXPECT_EQ(Target::parse("≥1.5e-3")->digits, 4);
  EXPECT_EQ(Target::parse("≥1.5e3")->digits, 0);
  EXPECT_EQ(Target::parse("0.5-1")->digits, 1);
  EXPECT_EQ(Target::parse("85 万")->digits, 0);
  EXPECT_EQ(Target::parse("85 万")->magnitude, 4);
  EXPECT_EQ(Target::parse("6.85 万")->digits, 2);
}

TEST(Target, ReadsMagnitudes) {
  const Level levels[] = {
      {"≥85 万", "", at_least, 850000, none, 0, "", ">= 85 万"},
      {"≥85万人", "人", at_least, 850000, none, 0, "人", ">= 85 万人"},
      {"≥3 十", "", at_least, 30, none, 0, "", ">= 3 十"},
      {"≥3百", "", at_least, 300, none, 0, "", ">= 3 百"},
      {"≥8 千场", "场", at_least, 8000, none, 0, "场", ">= 8 千场"},
      {"≥3 十万", "", at_least, 300000, none, 0, "", ">= 3 十万"},
      {"≥3 百万", "", at_least, 3e6, none, 0, "", ">= 3 百万"},
      {"≥3 千万", "", at_least, 3e7, none, 0, "", ">= 3 千万"},
      {"≥3 亿", "", at_least, 3e8, none, 0, "", ">= 3 亿"},
      {"1.25 亿吨标准煤以内", "吨标准煤", at_most, none, 1.25e8, 2, "吨标准煤", "<= 1.25 亿吨标准煤"},
      {"≥2 万小时", "小时", at_least, 20000, none, 0, "小时", ">= 2 万h"},
      {"≥5 万元", "元", at_least, 5, none, 0, "万元", ">= 5 万元"},
      {"≥5 千万元", "万元", at_least, 5e7, none, 0, "元", ">= 5 千万元"},
      {"≥5 千克", "", at_least, 5, none, 0, "千克", ">= 5 千克"},
  };
  // 千万元 is 千 × 万元 as well as 千万 × 元: the longest magnitude wins, and both are the same money.
  for (const Level& level : levels) expect_level(level);
}

TEST(Target, AnIndicatorCountedInTenThousandsTakesEveryWayOfPrintingIt) {
  const Level levels[] = {
      {"≥6.8", "万人", at_least, 6.8, none, 1, "万人", ">= 6.8"},
      {"≥6.8 万人", "万人", at_least, 6.8, none, 1, "万人", ">= 6.8 万人"},
      {"≥6.8 万", "万人", at_least, 6.8, none, 1, "万人", ">= 6.8 万"},
      {"≥68000 人", "万人", at_least, 6.8, none, 0, "万人", ">= 68000 人"},
      {"≥85 万", "万", at_least, 85, none, 0, "万", ">= 85 万"},
      {"≥85 万人", "万", at_least, 85, none, 0, "万", ">= 85 万人"},
      {"≥1 百万人", "万人", at_least, 100, none, 0, "万人", ">= 1 百万人"},
  };
  for (const Level& level : levels) expect_level(level);
  // The number is exact to whole persons, that is to four places of 万人.
  EXPECT_EQ(Target::parse("≥68000 人", in("万人"))->magnitude, -4);
  EXPECT_FALSE(Target::parse("≥6.8 万", in("万人"))->notes.empty());
  EXPECT_EQ(Target::parse("≥85 户", in("万人")).diagnostics()[0].code, Code::unit_conflict);
}

// ---- units ----

TEST(Target, ReadsUnits) {
  const Level levels[] = {
      {"≥17.5‰", "%", at_least, 17.5, none, 1, "‰", ">= 17.5‰"},
      {"≤7/10 万", "‰", at_most, none, 7, 0, "/10万", "<= 7/10万"},
      {"≤7 1/10万", "‰", at_most, none, 7, 0, "/10万", "<= 7/10万"},
      {"≤7 per 100000", "‰", at_most, none, 7, 0, "/10万", "<= 7/10万"},
      {"≤5 percent", "", at_most, none, 5, 0, "%", "<= 5%"},
      {"≥4.8 人/10 万人口", "人/10 万人口", at_least, 4.8, none, 1, "人/10 万人口", ">= 4.8 人/10万人口"},
      {"≥2.4 平方米", "m2", at_least, 2.4, none, 1, "平方米", ">= 2.4 m2"},
      {"≥2.4 m2", "", at_least, 2.4, none, 1, "平方米", ">= 2.4 m2"},
      {"≤ 35 μg/m3", "", at_most, none, 35, 0, "μg/m3", "<= 35 μg/m3"},
      {"≥1 小时", "分钟", at_least, 1, none, 0, "小时", ">= 1 h"},
      {"≥5 天", "", at_least, 5, none, 0, "天", ">= 5 d"},
      {"≥12 个", "家", at_least, 12, none, 0, "个", ">= 12 个"},
      {"≥12", "家", at_least, 12, none, 0, "家", ">= 12"},
      {"≥37 ABC", "", at_least, 37, none, 0, "ABC", ">= 37 ABC"},
      {"≥5 项国内专利", "", at_least, 5, none, 0, "项国内专利", ">= 5 项国内专利"},
      {"≥20 签约家庭", "", at_least, 20, none, 0, "签约家庭", ">= 20 签约家庭"},
  };
  for (const Level& level : levels) expect_level(level);
}

TEST(Target, RefusesUnitsThatAreNotTheIndicators) {
  struct {
    const char* printed;
    const char* unit;
    int column;
  } const examples[] = {
      {"≥12 个", "分钟", 5},    {"≥12 分钟", "个", 5},        {"≥12 分钟", "%", 5},
      {"≥35%", "岁", 4},        {"≥5 个百分点", "%", 4},      {"≥ 3 万元", "平方米", 5},
      {"18 个-20 家", "个", 9}, {"90 秒～2 分钟", "分钟", 8}, {"下降 1 个百分点", "张", 6},
  };
  for (const auto& e : examples) {
    const Result<Target> target = Target::parse(e.printed, in(e.unit));
    ASSERT_FALSE(target.ok()) << e.printed;
    ASSERT_EQ(target.diagnostics().size(), 1u);
    EXPECT_EQ(target.diagnostics()[0].code, Code::unit_conflict) << e.printed;
    EXPECT_EQ(target.diagnostics()[0].place.column, e.column) << e.printed;
    EXPECT_FALSE(target.diagnostics()[0].hint.empty());
  }
  EXPECT_TRUE(Target::parse("≥12 分钟").ok());
}

// ---- others, words ----

TEST(Target, ReadsBetterThanTheParent) {
  struct {
    const char* printed;
    Direction direction;
    const char* canonical;
    Direction judged;
    std::size_t notes;
  } const examples[] = {
      {"优于全市平均水平", Direction::higher_is_better, "better_than parent", Direction::higher_is_better, 0},
      {"优于全市平均水平", Direction::lower_is_better, "better_than parent", Direction::lower_is_better, 0},
      {"优于全市平均\n水平", Direction::unspecified, "better_than parent", Direction::unspecified, 0},
      {"优于全市平均", Direction::unspecified, "better_than parent", Direction::unspecified, 0},
      {"好于本市平均水平", Direction::unspecified, "better_than parent", Direction::unspecified, 0},
      {"优于全省平均水平", Direction::unspecified, "better_than parent", Direction::unspecified, 1},
      {"优于全国平均水平", Direction::unspecified, "better_than parent", Direction::unspecified, 1},
      {"better_than parent", Direction::unspecified, "better_than parent", Direction::unspecified, 0},
      {"better than city average", Direction::unspecified, "better_than parent", Direction::unspecified, 0},
      {"Better than the city average", Direction::unspecified, "better_than parent", Direction::unspecified, 0},
      {"高于全市平均水平", Direction::higher_is_better, "better_than parent", Direction::higher_is_better, 0},
      {"高于全市平均水平", Direction::unspecified, "> parent", Direction::higher_is_better, 0},
      {"高于全市平均水平", Direction::lower_is_better, "> parent", Direction::higher_is_better, 1},
      {"低于全市平均水平", Direction::lower_is_better, "better_than parent", Direction::lower_is_better, 0},
      {"低于全市平均水平", Direction::unspecified, "< parent", Direction::lower_is_better, 0},
  };
  for (const auto& e : examples) {
    SCOPED_TRACE(e.printed);
    const TargetOptions options = in("岁", e.direction);
    const Result<Target> target = Target::parse(e.printed, options);
    ASSERT_TRUE(target.ok()) << all(target.diagnostics());
    EXPECT_EQ(target->kind, TargetKind::better_than_parent);
    EXPECT_EQ(target->canonical, e.canonical);
    EXPECT_EQ(target->direction, e.judged);
    EXPECT_EQ(target->notes.size(), e.notes) << all(target->notes);
    EXPECT_EQ(target->unit.name(), "岁");
    EXPECT_TRUE(target->judgeable());
    expect_canonical_reads_back(*target, options);
  }
}

TEST(Target, ReadsNotWorseThanTheParent) {
  struct {
    const char* printed;
    Direction direction;
    const char* canonical;
    Direction judged;
    std::size_t notes;
  } const examples[] = {
      {"达到全市平均水平", Direction::lower_is_better, "not_worse_than parent", Direction::lower_is_better, 0},
      {"达到或优于全市平均水平", Direction::higher_is_better, "not_worse_than parent", Direction::higher_is_better, 0},
      {"与全市平均水平持平", Direction::unspecified, "not_worse_than parent", Direction::unspecified, 0},
      {"不劣于全国平均水平", Direction::unspecified, "not_worse_than parent", Direction::unspecified, 1},
      {"不低于全市平均水平", Direction::higher_is_better, "not_worse_than parent", Direction::higher_is_better, 0},
      {"不低于全市平均水平", Direction::unspecified, ">= parent", Direction::higher_is_better, 0},
      {"不低于全市平均水平", Direction::lower_is_better, ">= parent", Direction::higher_is_better, 1},
      {"不高于全市同期平均水平", Direction::unspecified, "<= parent", Direction::lower_is_better, 0},
  };
  for (const auto& e : examples) {
    SCOPED_TRACE(e.printed);
    const TargetOptions options = in("%", e.direction);
    const Result<Target> target = Target::parse(e.printed, options);
    ASSERT_TRUE(target.ok()) << all(target.diagnostics());
    EXPECT_EQ(target->kind, TargetKind::not_worse_than_parent);
    EXPECT_EQ(target->canonical, e.canonical);
    EXPECT_EQ(target->direction, e.judged);
    EXPECT_EQ(target->notes.size(), e.notes) << all(target->notes);
    EXPECT_TRUE(target->judgeable());
    EXPECT_TRUE(target->needs_parent());
    expect_canonical_reads_back(*target, options);
  }
  EXPECT_EQ(Target::parse("保持优于全市平均水平")->kind, TargetKind::better_than_parent);
  EXPECT_EQ(Target::parse("继续优于全市平均水平")->kind, TargetKind::better_than_parent);
}

TEST(Target, KeepsWords) {
  struct {
    const char* printed;
    TargetKind kind;
    Reason why_not;
  } const examples[] = {
      {"保持发达国家水平", TargetKind::maintain_level, Reason::not_quantitative},
      {"达到并保持发达国家水平", TargetKind::maintain_level, Reason::not_quantitative},
      {"保持在全国前列", TargetKind::maintain_level, Reason::not_quantitative},
      {"达到全市先进水平", TargetKind::reach_level, Reason::not_quantitative},
      {"居全国前列", TargetKind::reach_level, Reason::not_quantitative},
      {"实现", TargetKind::milestone, Reason::none},
      {"基本建成", TargetKind::milestone, Reason::none},
      {"脑卒中综合防治体系基本建成", TargetKind::milestone, Reason::none},
      {"建立一个平台", TargetKind::milestone, Reason::none},
      {"通过 EMR6 级国家测评", TargetKind::milestone, Reason::none},
      {"逐步提高", TargetKind::tendency, Reason::none},
      {"进一步提\n升", TargetKind::tendency, Reason::none},
      {"居民健康素养水平大幅提升", TargetKind::tendency, Reason::none},
      {"更加均衡可及", TargetKind::tendency, Reason::none},
      {"患病率增速下降", TargetKind::tendency, Reason::unsupported_comparison},
      {"增长速度明显放缓", TargetKind::tendency, Reason::unsupported_comparison},
      {"零增长", TargetKind::zero_growth, Reason::none},
      {"全覆盖", TargetKind::full_coverage, Reason::none},
      {"实现社区全覆盖", TargetKind::full_coverage, Reason::none},
      {"基本实现全覆盖", TargetKind::milestone, Reason::none},
      {"保持发达国家水平并优于全市平均水平", TargetKind::two_part, Reason::several_values},
      {"达到亚洲一流水平，并达到全国领先水平", TargetKind::two_part, Reason::several_values},
      {"建立并完善", TargetKind::milestone, Reason::none},
      {"服务能力建设与提升", TargetKind::in_words, Reason::not_quantitative},
      {"nan", TargetKind::in_words, Reason::not_quantitative},
      {"inf", TargetKind::in_words, Reason::not_quantitative},
  };
  for (const auto& e : examples) {
    SCOPED_TRACE(e.printed);
    const Result<Target> target = Target::parse(e.printed);
    ASSERT_TRUE(target.ok()) << all(target.diagnostics());
    EXPECT_EQ(name(target->kind), name(e.kind));
    EXPECT_EQ(name(target->why_not), name(e.why_not));
    EXPECT_TRUE(std::isnan(target->number));
    expect_canonical_reads_back(*target, {});
  }
  EXPECT_EQ(Target::parse(" 保持发达国家水平 ")->canonical, "text \"保持发达国家水平\"");
  EXPECT_EQ(Target::parse("进一步提\n升")->canonical, "text \"进一步提\\n升\"");
}

TEST(Target, StatesHaveNoUnitAndSayHowTheyAreJudged) {
  const Result<Target> state = Target::parse("实现", in("家"));
  EXPECT_TRUE(state->is_state());
  EXPECT_TRUE(state->unit.empty());
  EXPECT_EQ(state->comparison(), "state");
  ASSERT_EQ(state->notes.size(), 1u);
  EXPECT_NE(state->notes[0].message.find("1 for reached, 0 for not"), std::string::npos);
  EXPECT_NE(state->notes[0].message_zh.find("达到为 1"), std::string::npos);
}

TEST(Target, FullCoverageOfAShareIsAllOfIt) {
  for (const auto& [unit, bound] : {std::pair("%", 100.0), {"‰", 1000.0}, {"/10万", 100000.0}}) {
    const TargetOptions options = in(unit, Direction::higher_is_better);
    const Result<Target> target = Target::parse("实现全覆盖", options);
    EXPECT_EQ(target->low, bound);
    EXPECT_EQ(target->unit.name(), unit);
    EXPECT_FALSE(target->is_state());
    EXPECT_EQ(target->comparison(), ">=");
    EXPECT_EQ(target->notes.size(), 1u);
    expect_canonical_reads_back(*target, options);
  }
  EXPECT_NE(Target::parse("全覆盖", in("%"))->notes[0].message.find("at least 100%"), std::string::npos);
  EXPECT_TRUE(Target::parse("全覆盖", in("家"))->is_state());
}

TEST(Target, TendenciesSayTheirDirection) {
  const auto direction = [](const char* text, Direction stated) {
    const Result<Target> target = Target::parse(text, in("%", stated));
    EXPECT_EQ(target->kind, TargetKind::tendency) << text;
    expect_canonical_reads_back(*target, in("%", stated));
    return target->direction;
  };
  EXPECT_EQ(direction("明显下降", Direction::unspecified), Direction::lower_is_better);
  EXPECT_EQ(direction("保持负增长", Direction::unspecified), Direction::lower_is_better);
  EXPECT_EQ(direction("进一步提升", Direction::unspecified), Direction::higher_is_better);
  EXPECT_EQ(direction("持续改善", Direction::unspecified), Direction::unspecified);
  EXPECT_EQ(direction("持续改善", Direction::lower_is_better), Direction::lower_is_better);
  EXPECT_TRUE(Target::parse("明显下降", in("%", Direction::lower_is_better))->notes.empty());
  // The words hold against the indicator, with a note.
  EXPECT_EQ(direction("明显下降", Direction::higher_is_better), Direction::lower_is_better);
  EXPECT_EQ(Target::parse("明显下降", in("%", Direction::higher_is_better))->notes.size(), 1u);
}

// ---- what stands around a number ----

TEST(Target, ReadsWhatIsDoneWithANumberOfThings) {
  const Level levels[] = {
      {"建成 20 家左右", "家", about, 19, 21, 0, "家", "~ 20 家"},
      {"新建改建 80 条", "条", at_least, 80, none, 0, "条", ">= 80 条"},
      {"新建、改建 80 条", "条", at_least, 80, none, 0, "条", ">= 80 条"},
      {"至少有 8家", "家", at_least, 8, none, 0, "家", ">= 8 家"},
      {"全年完成配送不少于8000场", "场", at_least, 8000, none, 0, "场", ">= 8000 场"},
      {"分别达到 45%左右", "%", about, 42.75, 47.25, 0, "%", "~ 45%"},
      {"人均 2.8 平方米以上", "m2", at_least, 2.8, none, 1, "平方米", ">= 2.8 m2"},
      {"每个区至少 1 家", "家", at_least, 1, none, 0, "家", ">= 1 家"},
      {"达到每 4.8/10 万人", "/10万", at_least, 4.8, none, 1, "/10万", ">= 4.8/10万"},
      {"每 10 万人不少于 4.8 名", "/10万", at_least, 4.8, none, 1, "/10万", ">= 4.8/10万"},
      {"每万人不少于 1 名", "/10万", at_least, 1, none, 0, "/万", ">= 1/万"},
      {"两家", "家", at_least, 2, none, 0, "家", ">= 2 家"},
      {"十二个以上", "", at_least, 12, none, 0, "个", ">= 12 个"},
      {"$\\leq 5\\%$", "‰", at_most, none, 5, 0, "%", "<= 5%"},
      {"17 条（块）以上", "", at_least, 17, none, 0, "条(块)", ">= 17 条(块)"},
      {"30-45 分钟车程", "分钟", range, 30, 45, 0, "分钟", "30..45 min"},
      {"6 个月以内", "月", at_most, none, 6, 0, "月", "<= 6 month"},
      {"低于 2.63 人", "人/万车", below, none, 2.63, 2, "人/万车", "< 2.63 人"},
      {"18-20 个左右", "个", range, 18, 20, 0, "个", "18..20 个"},
  };
  for (const Level& level : levels) expect_level(level);
  // What is built is not asked whether more of it is better.
  EXPECT_TRUE(Target::parse("新建改建 80 条")->notes.empty());
}

TEST(Target, NotesWhatTheNumberIsCountedBy) {
  struct {
    const char* printed;
    const char* note;
  } const examples[] = {
      {"每年新建 1000 公顷以上", "in each year"},
      {"每个区至少 1 家", "for each"},
      {"每万人至少 1 名", "for each"},
      {"18-20 个左右", "adds nothing"},
      {"在现有基础上增加 5 张", "does not say of which year"},
      {"每年增加 5 张", "over all the years"},
      {"增加 3 到 5 张", "smaller of the two changes"},
      {"零增长", "not above the baseline"},
      {"增速放缓", "speed of growth"},
  };
  for (const auto& e : examples) {
    const Result<Target> target = Target::parse(e.printed);
    ASSERT_TRUE(target.ok()) << e.printed;
    ASSERT_EQ(target->notes.size(), 1u) << e.printed << all(target->notes);
    EXPECT_NE(target->notes[0].message.find(e.note), std::string::npos) << target->notes[0].message;
    EXPECT_FALSE(target->notes[0].message_zh.empty());
    EXPECT_NE(target->notes[0].message_zh, target->notes[0].message);
  }
}

TEST(Target, TwoValuesInOneCellAreNeverJudgedAsOne) {
  struct {
    const char* printed;
    const char* unit;
    const char* canonical;
  } const examples[] = {
      {"100/70", "%", "100 & 70"},
      {"100%/70%", "%", "100% & 70%"},
      {"100 家/70 家", "家", "100 家 & 70 家"},
      {"32%和40%", "%", "32% & 40%"},
      {"分别下降到 20%及以下和 18%及以下", "%", "20% & 18%"},
      {"分别不低于 2.4 平方米、2.8 平方米", "m2", "2.4 m2 & 2.8 m2"},
  };
  for (const auto& e : examples) {
    SCOPED_TRACE(e.printed);
    const TargetOptions options = in(e.unit);
    const Result<Target> target = Target::parse(e.printed, options);
    ASSERT_TRUE(target.ok()) << all(target.diagnostics());
    EXPECT_EQ(target->kind, TargetKind::two_part);
    EXPECT_EQ(target->why_not, Reason::several_values);
    EXPECT_EQ(target->canonical, e.canonical);
    EXPECT_EQ(target->comparison(), "");
    EXPECT_TRUE(std::isnan(target->number) && std::isnan(target->low) && std::isnan(target->high));
    ASSERT_EQ(target->notes.size(), 1u);
    EXPECT_NE(target->notes[0].message.find("two indicators"), std::string::npos);
    expect_canonical_reads_back(*target, options);
  }
  EXPECT_EQ(Target::parse("160/10万", in("/10万"))->kind, at_least);
}

TEST(Target, SaysWhatItComparesWith) {
  for (const auto& [text, comparison] : {std::pair("≥37", ">="),
                                         {">37", ">"},
                                         {"≤37", "<="},
                                         {"<37", "<"},
                                         {"37 左右", "~"},
                                         {"18-20", "range"},
                                         {"优于全市平均水平", "better"},
                                         {"达到全市平均水平", "not_worse"},
                                         {"保持发达国家水平", "level"},
                                         {"下降 30%", "<="},
                                         {"提高 10%", ">="},
                                         {"baseline -1pp..+1pp", "range"},
                                         {"零增长", "<="},
                                         {"实现", "state"},
                                         {"逐步提高", "tendency"},
                                         {"以人为本", ""}})
    EXPECT_EQ(Target::parse(text)->comparison(), comparison) << text;
}

TEST(Target, QuotedTextHoldsAnything) {
  struct {
    const char* text;
    const char* canonical;
  } const examples[] = {
      {R"(text "≥37")", R"(text "≥37")"},
      {R"(text"完成 3 项")", R"(text "完成 3 项")"},
      {R"(text "a \"b\" \\ c\td")", R"(text "a \"b\" \\ c\td")"},
      {"text \"a\nb\"", R"(text "a\nb")"},
      {R"(text "—")", R"(text "—")"},
      {R"(text " a ")", R"(text "a")"},
  };
  for (const auto& e : examples) {
    const Result<Target> target = Target::parse(e.text);
    ASSERT_TRUE(target.ok()) << e.text << all(target.diagnostics());
    EXPECT_EQ(target->canonical, e.canonical);
    EXPECT_NE(target->is_state(), target->why_not == Reason::not_quantitative);
    expect_canonical_reads_back(*target, {});
  }
  for (const char* wrong : {R"(text ")", R"(text "a)", R"(text "a" b)", R"(text "\x")", R"(text "a\)", R"(text "")",
                            R"(text "  ")", R"(text "\n")"}) {
    const Result<Target> target = Target::parse(wrong);
    ASSERT_FALSE(target.ok()) << wrong;
    EXPECT_EQ(target.diagnostics()[0].code, Code::target_syntax) << wrong;
  }
}

// ---- changes ----

struct Change {
  const char* printed;
  const char* unit;
  double low;
  double high;
  bool points;
  bool per_year;
  int baseline;  // 0 where none is printed
  const char* canonical;
  std::size_t notes;
};

TEST(Target, ReadsChangesFromABaseline) {
  const Change changes[] = {
      {"baseline -30%", "%", -30, -30, false, false, 0, "baseline -30%", 0},
      {"baseline +10 %", "张", 10, 10, false, false, 0, "baseline +10%", 0},
      {"baseline(2018) -0.5pp..-1pp /yr", "%", -1, -0.5, true, true, 2018, "baseline(2018) -0.5pp..-1pp /yr", 0},
      {"baseline(2018) -1pp..-0.5pp/yr", "%", -1, -0.5, true, true, 2018, "baseline(2018) -0.5pp..-1pp /yr", 0},
      {"Baseline (2018年) −0.5pp", "‰", -0.5, -0.5, true, false, 2018, "baseline(2018) -0.5pp", 0},
      {"baseline -0.5pp..+0.5pp", "%", -0.5, 0.5, true, false, 0, "baseline -0.5pp..+0.5pp", 0},
      {"baseline -5 张", "张", -5, -5, true, false, 0, "baseline -5 张", 0},
      {"baseline +3..+5 张 /yr", "张", 3, 5, true, true, 0, "baseline +3..+5 张 /yr", 0},
      {"baseline -1.21‰", "‰", -1.21, -1.21, true, false, 0, "baseline -1.21‰", 0},
      // 10 % of the baseline, or 10 percentage points? Where the indicator is a share itself, a note says how it was read.
      {"下降 30%", "%", -30, -30, false, false, 0, "baseline -30%", 1},
      {"提高 10%", "", 10, 10, false, false, 0, "baseline +10%", 1},
      {"下降 30%", "张", -30, -30, false, false, 0, "baseline -30%", 0},
      {"每年降低 1 个百分点", "%", -1, -1, true, true, 0, "baseline -1pp /yr", 1},
      {"在 2018 年的基础上每年降低 0.5 到 1 个百分点以上", "%", -1, -0.5, true, true, 2018,
       "baseline(2018) -0.5pp..-1pp /yr", 2},
      {"在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上", "%", -1, -0.5, true, true, 2018,
       "baseline(2018) -0.5pp..-1pp /yr", 2},
      {"在 2022 年基础上继续提高 10%", "%", 10, 10, false, false, 2022, "baseline(2022) +10%", 1},
      {"在现有基础上下降 20%", "%", -20, -20, false, false, 0, "baseline -20%", 2},
      {"在原有基础上增加 5 张", "张", 5, 5, true, false, 0, "baseline +5 张", 1},
      {"较 2015 年底下降 30%", "张", -30, -30, false, false, 2015, "baseline(2015) -30%", 0},
      {"与 2020 年相比，力争下降 30%", "张", -30, -30, false, false, 2020, "baseline(2020) -30%", 0},
      {"年均增长 5%", "张", 5, 5, false, true, 0, "baseline +5% /yr", 1},
      {"至少下降 30%", "张", -30, -30, false, false, 0, "baseline -30%", 1},
      {"下降不低于 30%", "张", -30, -30, false, false, 0, "baseline -30%", 1},
      {"削减 30%以上", "张", -30, -30, false, false, 0, "baseline -30%", 1},
      {"增加 3 到 5 张", "张", 3, 5, true, false, 0, "baseline +3..+5 张", 1},
      {"比 2015 年减少 5 张", "张", -5, -5, true, false, 2015, "baseline(2015) -5 张", 0},
      {"减少 5", "张", -5, -5, true, false, 0, "baseline -5", 1},
  };
  for (const Change& e : changes) {
    SCOPED_TRACE(e.printed);
    const TargetOptions options = in(e.unit);
    const Result<Target> target = Target::parse(e.printed, options);
    ASSERT_TRUE(target.ok()) << all(target.diagnostics());
    EXPECT_EQ(target->kind, TargetKind::change_from_baseline);
    EXPECT_EQ(target->change_low, e.low);
    EXPECT_EQ(target->change_high, e.high);
    EXPECT_EQ(target->change_is_points, e.points);
    EXPECT_EQ(target->change_per_year, e.per_year);
    EXPECT_EQ(target->baseline.has_value(), e.baseline != 0);
    if (target->baseline && e.baseline != 0) {
      EXPECT_EQ(*target->baseline, Period::of_year(e.baseline));
    }
    EXPECT_EQ(target->canonical, e.canonical);
    EXPECT_EQ(target->notes.size(), e.notes) << all(target->notes);
    EXPECT_TRUE(target->judgeable());
    EXPECT_TRUE(std::isnan(target->low) && std::isnan(target->high));
    if (!e.points) {
      EXPECT_EQ(target->unit.name(), e.unit) << "of what changes; the change itself is in %";
    }
    expect_canonical_reads_back(*target, options);
  }
}

// ---- errors ----

TEST(Target, SaysWhereAndWhatIsWrong) {
  struct {
    const char* text;
    Code code;
    int column;
    int end_column;  // of the excerpt's marked part, exclusive
  } const examples[] = {
      {"≥≥37", Code::target_syntax, 2, 3},
      {"37≥", Code::target_syntax, 3, 4},
      {"≥", Code::target_syntax, 2, 2},
      {"18..", Code::target_syntax, 5, 5},
      {"18-", Code::target_syntax, 4, 4},
      {"20-18", Code::inverted_range, 1, 6},
      {"达到 20-18 个", Code::inverted_range, 4, 9},
      {"≥nan", Code::target_syntax, 2, 5},
      {"≥inf", Code::target_syntax, 2, 5},
      {"1e400", Code::number_out_of_range, 1, 6},
      {"≥ 1e-400", Code::number_out_of_range, 3, 9},
      {"≥ 1e308 亿", Code::number_out_of_range, 3, 8},
      {"约 1.79e308", Code::number_out_of_range, 3, 11},
      {"≥37, 38", Code::target_syntax, 4, 5},
      {"≥37 38", Code::target_syntax, 5, 7},
      {"100/70/60", Code::target_syntax, 7, 8},
      {"32%和", Code::target_syntax, 5, 5},
      {"建成平台 20 家", Code::target_syntax, 3, 5},
      {"建立 5G 应用", Code::target_syntax, 5, 9},
      {"每 30-50 万人", Code::target_syntax, 1, 2},
      {"$5", Code::target_syntax, 1, 2},
      {"abov37", Code::target_syntax, 1, 5},
      {"超过 37 以上", Code::target_syntax, 7, 9},
      {"不低于 37 左右", Code::target_syntax, 8, 10},
      {"≥18-20", Code::target_syntax, 1, 2},
      {"18-20 个以上", Code::target_syntax, 8, 10},
      {"下降超过 30%", Code::target_syntax, 3, 5},
      {"18%-20", Code::target_syntax, 5, 7},
      {"37 不低于", Code::target_syntax, 4, 7},
      {"1 内内", Code::target_syntax, 4, 5},
      {".5", Code::target_syntax, 1, 2},
      {"18.", Code::target_syntax, 3, 4},
      {"1,000", Code::target_syntax, 2, 3},
      {"baseline 30%", Code::target_syntax, 10, 12},
      {"baseline(x) -30%", Code::target_syntax, 10, 11},
      {"降低 1 到 0.5 个百分点", Code::inverted_range, 4, 11},
      {"下降 30%左右", Code::target_syntax, 7, 9},
      {"%", Code::target_syntax, 1, 2},
      {"—", Code::target_syntax, 1, 2},
      {"😀", Code::target_syntax, 1, 2},
      {"=", Code::target_syntax, 2, 2},
  };
  for (const auto& e : examples) {
    SCOPED_TRACE(e.text);
    const Result<Target> target = Target::parse(e.text);
    ASSERT_FALSE(target.ok()) << target->canonical;
    ASSERT_EQ(target.diagnostics().size(), 1u);
    const Diagnostic& d = target.diagnostics()[0];
    EXPECT_EQ(name(d.code), name(e.code)) << d.message;
    EXPECT_EQ(d.severity, Severity::error);
    EXPECT_EQ(d.place.line, 1);
    EXPECT_EQ(d.place.column, e.column) << to_string(d);
    const std::string subject = std::string(e.text).substr(static_cast<std::size_t>(d.place.begin),
                                                           static_cast<std::size_t>(d.place.end - d.place.begin));
    EXPECT_EQ(d.subject, subject);
    int characters = 0;
    for (const char c : subject) characters += (static_cast<unsigned char>(c) & 0xC0u) != 0x80 ? 1 : 0;
    EXPECT_EQ(e.column + characters, e.end_column) << to_string(d);
    EXPECT_FALSE(d.hint.empty());
    EXPECT_FALSE(d.excerpt.empty());
    EXPECT_EQ(d.message.find('\n'), std::string::npos);
  }
}

TEST(Target, CountsLinesAndBytes) {
  const Result<Target> target = Target::parse("不低于\n37 ≥");
  ASSERT_FALSE(target.ok());
  EXPECT_EQ(target.diagnostics()[0].place.line, 2);
  EXPECT_EQ(target.diagnostics()[0].place.column, 4);
  EXPECT_EQ(target.diagnostics()[0].place.begin, 13);
  EXPECT_EQ(target.diagnostics()[0].place.end, 16);
}

TEST(Target, AcceptedFormsAreInTheHint) {
  const Result<Target> target = Target::parse("建成平台 20 家");
  EXPECT_NE(target.diagnostics()[0].hint.find("18-20 个"), std::string::npos);
  EXPECT_NE(target.diagnostics()[0].hint.find("text"), std::string::npos);
}

TEST(Target, SurvivesHostileText) {
  const auto code = [](const std::string& text) {
    const Result<Target> target = Target::parse(text);
    return target.ok() ? Code::none : target.diagnostics()[0].code;
  };
  EXPECT_EQ(code(""), Code::target_syntax);
  EXPECT_EQ(code(" \t\n"), Code::target_syntax);
  EXPECT_EQ(code("\xff\xfe\x80"), Code::invalid_utf8);
  EXPECT_EQ(code("\xd3\xc5\xd3\xda\xc8\xab\xca\xd0"), Code::invalid_utf8);  // 优于全市 in GBK
  EXPECT_NE(Target::parse("\xd3\xc5\xd3\xda\xc8\xab\xca\xd0").diagnostics()[0].hint.find("GBK"), std::string::npos);
  EXPECT_EQ(code(std::string("≥3\0007", 6)), Code::forbidden_character);
  EXPECT_EQ(code("≥\u200b37"), Code::forbidden_character);
  EXPECT_EQ(code("≥37\u202e"), Code::forbidden_character);
  EXPECT_EQ(code(std::string(4096, '9')), Code::number_out_of_range);
  EXPECT_EQ(code("0." + std::string(4094, '0')), Code::too_long);  // its canonical form has a sign before it
  EXPECT_EQ(code("0." + std::string(4000, '0')), Code::none);
  EXPECT_EQ(code(std::string(4097, ' ')), Code::too_long);
  EXPECT_EQ(code(std::string(4096, '(')), Code::target_syntax);
  EXPECT_EQ(code(std::string(4096, '~')), Code::target_syntax);
  EXPECT_EQ(code("1" + std::string(4095, '-')), Code::target_syntax);
  EXPECT_EQ(code("≥1e" + std::string(4000, '9')), Code::number_out_of_range);
  EXPECT_EQ(code("≥1e-" + std::string(4000, '9')), Code::number_out_of_range);
  EXPECT_EQ(code("≥0e" + std::string(4000, '9')), Code::none);
  std::string words;
  for (int i = 0; i < 1300; ++i) words += "力";
  EXPECT_EQ(code(words), Code::none);
  for (int i = 0; i < 60; ++i) words += "力";
  EXPECT_EQ(code(words), Code::none);
  EXPECT_EQ(code(words + "力力力力力力"), Code::too_long);
}

TEST(Target, EveryPrefixOfALongTargetIsReadOrRefused) {
  const std::string text = "在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上";
  for (std::size_t length = 0; length < text.size(); ++length) {
    const Result<Target> target = Target::parse(text.substr(0, length));
    if (target.ok()) {
      expect_canonical_reads_back(*target, {});
    } else {
      EXPECT_FALSE(target.diagnostics().empty());
    }
  }
}

// ---- names ----

TEST(Target, NamesAreStable) {
  const char* kinds[] = {"at_least",
                         "above",
                         "at_most",
                         "below",
                         "about",
                         "range",
                         "better_than_parent",
                         "maintain_level",
                         "change_from_baseline",
                         "milestone",
                         "tendency",
                         "in_words",
                         "zero_growth",
                         "full_coverage",
                         "two_part",
                         "reach_level",
                         "not_worse_than_parent"};
  for (int i = 0; i < 17; ++i) EXPECT_EQ(name(static_cast<TargetKind>(i + 1)), kinds[i]);
  EXPECT_EQ(name(static_cast<TargetKind>(0)), "unknown");
  EXPECT_EQ(name(static_cast<TargetKind>(99)), "unknown");

  const char* directions[] = {"unspecified", "higher_is_better", "lower_is_better", "neither"};
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(name(static_cast<Direction>(i)), directions[i]);
    EXPECT_EQ(direction_from_name(directions[i]), static_cast<Direction>(i));
  }
  EXPECT_EQ(name(static_cast<Direction>(-1)), "unknown");
  EXPECT_EQ(direction_from_name("higher"), Direction::higher_is_better);
  EXPECT_EQ(direction_from_name("lower"), Direction::lower_is_better);
  EXPECT_FALSE(direction_from_name("unknown"));
  EXPECT_FALSE(direction_from_name(""));

  EXPECT_EQ(name(Comparison::full_value), "full_value");
  EXPECT_EQ(name(Comparison::rounded_value), "rounded_value");
  EXPECT_EQ(name(static_cast<Comparison>(7)), "unknown");
}

}  // namespace
}  // namespace salus
