// Every form of a target that five published plan documents print, with its meaning: the cells of their tables of
// indicators, the numbers and words of their measures' milestones and deliverables, and the errata's corrections.
//
// The documents: 健康上海行动（2019-2030 年）, its work plan for 2021, Shanghai's main points of health work for 2023, and the
// health plans for 2021-2025 of Yangpu and Jinshan. The meanings were worked out apart from the grammar, number by number.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "salus/base/value.hpp"
#include "salus/model/target.hpp"

namespace salus {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

constexpr Direction unspecified = Direction::unspecified;
constexpr Direction higher = Direction::higher_is_better;
constexpr Direction lower = Direction::lower_is_better;
constexpr Direction neither = Direction::neither;

constexpr TargetKind at_least = TargetKind::at_least;
constexpr TargetKind above = TargetKind::above;
constexpr TargetKind at_most = TargetKind::at_most;
constexpr TargetKind below = TargetKind::below;
constexpr TargetKind about = TargetKind::about;
constexpr TargetKind range = TargetKind::range;

TargetOptions of(const char* unit, Direction direction) {
  TargetOptions options;
  options.unit = Unit::from(unit);
  options.direction = direction;
  return options;
}

bool same(double a, double b) { return nearly_equal(a, b) || (std::isnan(a) && std::isnan(b)); }

// The target, which its canonical form gives back.
Target read(const char* printed, const TargetOptions& options) {
  const Result<Target> target = Target::parse(printed, options);
  EXPECT_TRUE(target.ok()) << printed << ": " << (target.ok() ? "" : to_string(target.diagnostics()[0]));
  if (!target.ok()) return {};
  const Result<Target> again = Target::parse(target->canonical, options);
  EXPECT_TRUE(again.ok()) << target->canonical;
  if (!again.ok()) return {};
  EXPECT_EQ(again->canonical, target->canonical);
  EXPECT_EQ(name(again->kind), name(target->kind)) << target->canonical;
  EXPECT_EQ(again->unit.name(), target->unit.name()) << target->canonical;
  EXPECT_EQ(again->direction, target->direction) << target->canonical;
  EXPECT_EQ(again->why_not, target->why_not) << target->canonical;
  EXPECT_EQ(again->digits, target->digits) << target->canonical;
  EXPECT_EQ(again->magnitude, target->magnitude) << target->canonical;
  EXPECT_TRUE(same(again->low, target->low)) << target->canonical;
  EXPECT_TRUE(same(again->high, target->high)) << target->canonical;
  EXPECT_TRUE(same(again->number, target->number)) << target->canonical;
  EXPECT_TRUE(same(again->change_low, target->change_low)) << target->canonical;
  EXPECT_TRUE(same(again->change_high, target->change_high)) << target->canonical;
  EXPECT_EQ(again->change_is_points, target->change_is_points) << target->canonical;
  EXPECT_EQ(again->change_per_year, target->change_per_year) << target->canonical;
  EXPECT_EQ(again->baseline, target->baseline) << target->canonical;
  return *target;
}

TEST(PrintedTargets, Levels) {
  struct {
    const char* printed;
    const char* unit;  // of the indicator, or of what is delivered
    Direction direction;
    TargetKind kind;
    double low;
    double high;
    const char* target_unit;
    const char* canonical;
  } const levels[] = {
      {"≥70", "岁", higher, at_least, 70, none, "岁", ">= 70"},
      {"≥72", "岁", higher, at_least, 72, none, "岁", ">= 72"},
      {"≥96", "%", higher, at_least, 96, none, "%", ">= 96"},
      {"不低于 96%", "%", higher, at_least, 96, none, "%", ">= 96%"},
      {"96.5", "%", higher, at_least, 96.5, none, "%", ">= 96.5"},
      {"不低于 96.5%", "%", higher, at_least, 96.5, none, "%", ">= 96.5%"},
      {"32", "%", higher, at_least, 32, none, "%", ">= 32"},
      {"达到 32%", "%", higher, at_least, 32, none, "%", ">= 32%"},
      {"40", "%", higher, at_least, 40, none, "%", ">= 40"},
      {"达到 40%", "%", higher, at_least, 40, none, "%", ">= 40%"},
      {"85", "万人", higher, at_least, 85, none, "万人", ">= 85"},
      {"达到 85 万人", "万人", higher, at_least, 85, none, "万人", ">= 85 万人"},
      {"120", "万人", higher, at_least, 120, none, "万人", ">= 120"},
      {"达到 120 万人", "万人", higher, at_least, 120, none, "万人", ">= 120 万人"},
      {"≥2.4", "m²", higher, at_least, 2.4, none, "平方米", ">= 2.4"},
      {"不低于 2.4 平方米", "m²", higher, at_least, 2.4, none, "平方米", ">= 2.4 m2"},
      {"2.8", "m²", higher, at_least, 2.8, none, "平方米", ">= 2.8"},
      {"不低于 2.8 平方米", "m²", higher, at_least, 2.8, none, "平方米", ">= 2.8 m2"},
      {"45 左右", "%", higher, about, 42.75, 47.25, "%", "~ 45"},
      {"达到 45%左右", "%", higher, about, 42.75, 47.25, "%", "~ 45%"},
      {"46", "%", higher, at_least, 46, none, "%", ">= 46"},
      {"达到 46%", "%", higher, at_least, 46, none, "%", ">= 46%"},
      {"≤20", "%", lower, at_most, none, 20, "%", "<= 20"},
      {"≤18", "%", lower, at_most, none, 18, "%", "<= 18"},
      {"≥70", "%", higher, at_least, 70, none, "%", ">= 70"},
      {"≥80", "%", higher, at_least, 80, none, "%", ">= 80"},
      {"98", "%", higher, at_least, 98, none, "%", ">= 98"},
      {"达到 98%", "%", higher, at_least, 98, none, "%", ">= 98%"},
      {"≥90", "%", higher, at_least, 90, none, "%", ">= 90"},
      {"≥50", "%", higher, at_least, 50, none, "%", ">= 50"},
      {"达到 50%及以上", "%", higher, at_least, 50, none, "%", ">= 50%"},
      {"≥60", "%", higher, at_least, 60, none, "%", ">= 60"},
      {"达到 60%及以上", "%", higher, at_least, 60, none, "%", ">= 60%"},
      {"100", "%", higher, at_least, 100, none, "%", ">= 100"},
      {"≥1", "小时", higher, at_least, 1, none, "小时", ">= 1"},
      {"不少于 1小时", "小时", higher, at_least, 1, none, "小时", ">= 1 h"},
      {"80", "%", higher, at_least, 80, none, "%", ">= 80"},
      {"达到 80%", "%", higher, at_least, 80, none, "%", ">= 80%"},
      {"90", "%", higher, at_least, 90, none, "%", ">= 90"},
      {"达到 90%", "%", higher, at_least, 90, none, "%", ">= 90%"},
      {"≤4", "%", lower, at_most, none, 4, "%", "<= 4"},
      {"达到 90%及以上", "%", higher, at_least, 90, none, "%", ">= 90%"},
      {"≤10", "%", lower, at_most, none, 10, "%", "<= 10"},
      {"≤9", "%", lower, at_most, none, 9, "%", "<= 9"},
      {"82", "%", higher, at_least, 82, none, "%", ">= 82"},
      {"≥32", "%", higher, at_least, 32, none, "%", ">= 32"},
      {"不低于 32%", "%", higher, at_least, 32, none, "%", ">= 32%"},
      {"≥40", "%", higher, at_least, 40, none, "%", ">= 40"},
      {"不低于 40%", "%", higher, at_least, 40, none, "%", ">= 40%"},
      {"70", "%", higher, at_least, 70, none, "%", ">= 70"},
      {"≥98", "%", higher, at_least, 98, none, "%", ">= 98"},
      {"≥3", "人", higher, at_least, 3, none, "人", ">= 3"},
      {"3.9", "人", higher, at_least, 3.9, none, "人", ">= 3.9"},
      {"≥4.7", "人", higher, at_least, 4.7, none, "人", ">= 4.7"},
      {"≥0.40", "人", higher, at_least, 0.4, none, "人", ">= 0.40"},
      {"0.5 左右", "人", higher, about, 0.475, 0.525, "人", "~ 0.5"},
      {"20", "%", lower, at_most, none, 20, "%", "<= 20"},
      {"达到 80%及以上", "%", higher, at_least, 80, none, "%", ">= 80%"},
      {"95 左右", "%", higher, about, 90.25, 99.75, "%", "~ 95"},
      {"达到 95%左右", "%", higher, about, 90.25, 99.75, "%", "~ 95%"},
      {"98 左右", "%", higher, about, 93.1, 102.9, "%", "~ 98"},
      {"达到 98%左右", "%", higher, about, 93.1, 102.9, "%", "~ 98%"},
      {"≥95", "%", higher, at_least, 95, none, "%", ">= 95"},
      {"达 95%及以上", "%", higher, at_least, 95, none, "%", ">= 95%"},
      {"42", "%", higher, at_least, 42, none, "%", ">= 42"},
      {"达 42%", "%", higher, at_least, 42, none, "%", ">= 42%"},
      {"≥97", "%", higher, at_least, 97, none, "%", ">= 97"},
      {"达 97%及以上", "%", higher, at_least, 97, none, "%", ">= 97%"},
      {"≥6", "%", higher, at_least, 6, none, "%", ">= 6"},
      {"达 6%及以上", "%", higher, at_least, 6, none, "%", ">= 6%"},
      {"7.5 左右", "%", higher, about, 7.125, 7.875, "%", "~ 7.5"},
      {"达到 7.5%左右", "%", higher, about, 7.125, 7.875, "%", "~ 7.5%"},
      {"达到 38%", "%", higher, at_least, 38, none, "%", ">= 38%"},
      {"达到 42%", "%", higher, at_least, 42, none, "%", ">= 42%"},
      {"保持在 7.5 克以下", "克", lower, at_most, none, 7.5, "克", "<= 7.5 克"},
      {"超过 20 个", "个", higher, above, 20, none, "个", "> 20 个"},
      {"达到 25 个", "个", higher, at_least, 25, none, "个", ">= 25 个"},
      {"下降到 20%及以下", "%", lower, at_most, none, 20, "%", "<= 20%"},
      {"下降到 18%及以下", "%", lower, at_most, none, 18, "%", "<= 18%"},
      {"下降到 45%以下", "%", lower, at_most, none, 45, "%", "<= 45%"},
      {"下降到 36%以下", "%", lower, at_most, none, 36, "%", "<= 36%"},
      {"低于 4%", "%", lower, below, none, 4, "%", "< 4%"},
      {"控制在 10%以下", "%", lower, at_most, none, 10, "%", "<= 10%"},
      {"下降到 15%以下", "%", lower, at_most, none, 15, "%", "<= 15%"},
      {"下降到 12%以下", "%", lower, at_most, none, 12, "%", "<= 12%"},
      {"提升到 20%", "%", higher, at_least, 20, none, "%", ">= 20%"},
      {"提升到 30%", "%", higher, at_least, 30, none, "%", ">= 30%"},
      {"达到 85%", "%", higher, at_least, 85, none, "%", ">= 85%"},
      {"达到 95%", "%", higher, at_least, 95, none, "%", ">= 95%"},
      {"1小时以上", "小时", higher, at_least, 1, none, "小时", ">= 1 h"},
      {"达到 100%", "%", higher, at_least, 100, none, "%", ">= 100%"},
      {"达到 85%及以上", "%", higher, at_least, 85, none, "%", ">= 85%"},
      {"达到 95%及以上", "%", higher, at_least, 95, none, "%", ">= 95%"},
      {"达到 72%及以上", "%", higher, at_least, 72, none, "%", ">= 72%"},
      {"达到 65%及以上", "%", higher, at_least, 65, none, "%", ">= 65%"},
      {"达到 75%及以上", "%", higher, at_least, 75, none, "%", ">= 75%"},
      {"达到 75%", "%", higher, at_least, 75, none, "%", ">= 75%"},
      {"达到 80%以上", "%", higher, at_least, 80, none, "%", ">= 80%"},
      {"65%", "%", higher, at_least, 65, none, "%", ">= 65%"},
      {"45%", "%", higher, at_least, 45, none, "%", ">= 45%"},
      {"下降到 160/10 万及以下", "1/10万", lower, at_most, none, 160, "/10万", "<= 160/10万"},
      {"不低于 80%", "%", higher, at_least, 80, none, "%", ">= 80%"},
      {"不低于 59%", "%", higher, at_least, 59, none, "%", ">= 59%"},
      {"75%", "%", higher, at_least, 75, none, "%", ">= 75%"},
      {"稳定在 6.2/10 万及以下", "1/10万", lower, at_most, none, 6.2, "/10万", "<= 6.2/10万"},
      {"达 90%以上", "%", higher, at_least, 90, none, "%", ">= 90%"},
      {"低于 5%", "%", lower, below, none, 5, "%", "< 5%"},
      {"控制在 1.25 亿吨标准煤以内", "亿吨标准煤", lower, at_most, none, 1.25, "亿吨标准煤", "<= 1.25 亿吨标准煤"},
      {"提高到 12%", "%", higher, at_least, 12, none, "%", ">= 12%"},
      {"达到 13%左右", "%", higher, about, 12.35, 13.65, "%", "~ 13%"},
      {"达到 98%以上", "%", higher, at_least, 98, none, "%", ">= 98%"},
      {"达到 95%以上", "%", higher, at_least, 95, none, "%", ">= 95%"},
      {"高于 75%", "%", higher, above, 75, none, "%", "> 75%"},
      {"90%以上", "%", higher, at_least, 90, none, "%", ">= 90%"},
      {"80%以上", "%", higher, at_least, 80, none, "%", ">= 80%"},
      {"达到 18.2%", "%", higher, at_least, 18.2, none, "%", ">= 18.2%"},
      {"达 100%", "%", higher, at_least, 100, none, "%", ">= 100%"},
      {"达 80%以上", "%", higher, at_least, 80, none, "%", ">= 80%"},
      {"低于 2.63 人", "人/万车", lower, below, none, 2.63, "人/万车", "< 2.63 人"},
      {"达到 98%及以上", "%", higher, at_least, 98, none, "%", ">= 98%"},
      {"达到 15%及以上", "%", higher, at_least, 15, none, "%", ">= 15%"},
      {"达到 25%及以上", "%", higher, at_least, 25, none, "%", ">= 25%"},
      {"20 个左右", "", unspecified, about, 19, 21, "个", "~ 20 个"},
      {"100 家", "", unspecified, at_least, 100, none, "家", ">= 100 家"},
      {"500 家", "", unspecified, at_least, 500, none, "家", ">= 500 家"},
      {"5个", "", unspecified, at_least, 5, none, "个", ">= 5 个"},
      {"17 个", "", unspecified, at_least, 17, none, "个", ">= 17 个"},
      {"2家", "", unspecified, at_least, 2, none, "家", ">= 2 家"},
      {"6家", "", unspecified, at_least, 6, none, "家", ">= 6 家"},
      {"5家", "", unspecified, at_least, 5, none, "家", ">= 5 家"},
      {"50 个", "", unspecified, at_least, 50, none, "个", ">= 50 个"},
      {"18 个", "", unspecified, at_least, 18, none, "个", ">= 18 个"},
      {"2 项", "", higher, at_least, 2, none, "项", ">= 2 项"},
      {"至少有 8家", "", unspecified, at_least, 8, none, "家", ">= 8 家"},
      {"至少有 1家", "", unspecified, at_least, 1, none, "家", ">= 1 家"},
      {"4-5 家", "", unspecified, range, 4, 5, "家", "4..5 家"},
      {"8-10 家", "", unspecified, range, 8, 10, "家", "8..10 家"},
      {"30-50 万人", "万人", neither, range, 30, 50, "万人", "30..50 万人"},
      {"30-45 分钟", "分钟", neither, range, 30, 45, "分钟", "30..45 min"},
      {"2家以上", "", unspecified, at_least, 2, none, "家", ">= 2 家"},
      {"至少有 1家", "家", higher, at_least, 1, none, "家", ">= 1 家"},
      {"至少 1所", "", unspecified, at_least, 1, none, "所", ">= 1 所"},
      {"不少于 5个", "", unspecified, at_least, 5, none, "个", ">= 5 个"},
      {"300 个", "", unspecified, at_least, 300, none, "个", ">= 300 个"},
      {"200 平方公里以上", "", unspecified, at_least, 200, none, "平方公里", ">= 200 km2"},
      {"8000 个", "", unspecified, at_least, 8000, none, "个", ">= 8000 个"},
      {"170 座", "", unspecified, at_least, 170, none, "座", ">= 170 座"},
      {"1000 公顷以上", "", unspecified, at_least, 1000, none, "公顷", ">= 1000 ha"},
      {"200 公里以上", "", unspecified, at_least, 200, none, "公里", ">= 200 公里"},
      {"17 条", "", unspecified, at_least, 17, none, "条", ">= 17 条"},
      {"3600 公顷", "", unspecified, at_least, 3600, none, "公顷", ">= 3600 ha"},
      {"17.7 万亩", "", unspecified, at_least, 177000, none, "亩", ">= 17.7 万亩"},
      {"2-3 个", "", unspecified, range, 2, 3, "个", "2..3 个"},
      {"力争 50 个以上", "", unspecified, at_least, 50, none, "个", ">= 50 个"},
      {"力争 100 个以上", "", unspecified, at_least, 100, none, "个", ">= 100 个"},
      {"25 家", "", unspecified, at_least, 25, none, "家", ">= 25 家"},
      {"逐步落实每万人1名", "名", higher, at_least, 1, none, "名", ">= 1 名"},
      {"10个", "", unspecified, at_least, 10, none, "个", ">= 10 个"},
      {"15个", "", unspecified, at_least, 15, none, "个", ">= 15 个"},
      {"80条", "", unspecified, at_least, 80, none, "条", ">= 80 条"},
      {"600个", "", unspecified, at_least, 600, none, "个", ">= 600 个"},
      {"80片", "", unspecified, at_least, 80, none, "片", ">= 80 片"},
      {"至少1家", "", unspecified, at_least, 1, none, "家", ">= 1 家"},
      {"不少于30家", "", unspecified, at_least, 30, none, "家", ">= 30 家"},
      {"20个", "", unspecified, at_least, 20, none, "个", ">= 20 个"},
      {"不少于8000场", "", unspecified, at_least, 8000, none, "场", ">= 8000 场"},
      {"21个", "", unspecified, at_least, 21, none, "个", ">= 21 个"},
      {"50家", "", unspecified, at_least, 50, none, "家", ">= 50 家"},
      {"200家", "", unspecified, at_least, 200, none, "家", ">= 200 家"},
      {"5000张", "", unspecified, at_least, 5000, none, "张", ">= 5000 张"},
      {"2000张", "", unspecified, at_least, 2000, none, "张", ">= 2000 张"},
      {"5000户", "", unspecified, at_least, 5000, none, "户", ">= 5000 户"},
      {"3家", "", unspecified, at_least, 3, none, "家", ">= 3 家"},
      {"30家", "", unspecified, at_least, 30, none, "家", ">= 30 家"},
      {"1-2个", "", unspecified, range, 1, 2, "个", "1..2 个"},
      {"4家", "", unspecified, at_least, 4, none, "家", ">= 4 家"},
      {"26家", "", unspecified, at_least, 26, none, "家", ">= 26 家"},
      {"100个", "", unspecified, at_least, 100, none, "个", ">= 100 个"},
      {"14个", "", unspecified, at_least, 14, none, "个", ">= 14 个"},
      {"9个", "", unspecified, at_least, 9, none, "个", ">= 9 个"},
      {"28个", "", unspecified, at_least, 28, none, "个", ">= 28 个"},
      {"136个", "", unspecified, at_least, 136, none, "个", ">= 136 个"},
      {"30-50万", "万人", neither, range, 30, 50, "万人", "30..50 万"},
      {"两家", "", unspecified, at_least, 2, none, "家", ">= 2 家"},
      {"40家", "", unspecified, at_least, 40, none, "家", ">= 40 家"},
      {"20家", "", unspecified, at_least, 20, none, "家", ">= 20 家"},
      {"50个", "", unspecified, at_least, 50, none, "个", ">= 50 个"},
      {"大于 84.6 岁", "岁", higher, above, 84.6, none, "岁", "> 84.6 岁"},
      {"大于 71 岁", "岁", higher, above, 71, none, "岁", "> 71 岁"},
      {"≤ 5%", "‰", lower, at_most, none, 5, "%", "<= 5%"},
      {"≤ 4%", "‰", lower, at_most, none, 4, "%", "<= 4%"},
      {"≤ 7/10 万", "1/10万", lower, at_most, none, 7, "/10万", "<= 7/10万"},
      {"小于 9.5%", "%", lower, below, none, 9.5, "%", "< 9.5%"},
      {"大于 35%", "%", higher, above, 35, none, "%", "> 35%"},
      {"达到 35%", "%", higher, at_least, 35, none, "%", ">= 35%"},
      {"达到 3.6 人", "人", higher, at_least, 3.6, none, "人", ">= 3.6 人"},
      {"大于 4.7 人", "人", higher, above, 4.7, none, "人", "> 4.7 人"},
      {"达到 0.45 人左右", "人", neither, about, 0.4275, 0.4725, "人", "~ 0.45 人"},
      {"达到 0.45人", "人", neither, at_least, 0.45, none, "人", ">= 0.45 人"},
      {"达到每 4.8/10 万人", "人/10万人口", higher, at_least, 4.8, none, "/10万人", ">= 4.8 /10万人"},
      {"达到 6.5%", "%", higher, at_least, 6.5, none, "%", ">= 6.5%"},
      {"达到 17.5%", "‰", higher, at_least, 17.5, none, "%", ">= 17.5%"},
      {"大于 0.9", "", higher, above, 0.9, none, "", "> 0.9"},
      {"12家", "", unspecified, at_least, 12, none, "家", ">= 12 家"},
      {"12 家", "", unspecified, at_least, 12, none, "家", ">= 12 家"},
      {"力争大于 20 人", "", unspecified, above, 20, none, "人", "> 20 人"},
      {"力争 40 人", "", unspecified, at_least, 40, none, "人", ">= 40 人"},
      {"≤ 5‰", "‰", lower, at_most, none, 5, "‰", "<= 5‰"},
      {"达到 17.5‰", "‰", higher, at_least, 17.5, none, "‰", ">= 17.5‰"},
      {"达到 4.8 人/10 万人口", "人/10万人口", higher, at_least, 4.8, none, "人/10万人口", ">= 4.8 人/10万人口"},
      {"≥37", "%", higher, at_least, 37, none, "%", ">= 37"},
      {"≥36", "%", higher, at_least, 36, none, "%", ">= 36"},
      {"7.5 左右", "张", neither, about, 7.125, 7.875, "张", "~ 7.5"},
      {"≥3.6", "人", higher, at_least, 3.6, none, "人", ">= 3.6"},
      {"≥4.0", "人", higher, at_least, 4, none, "人", ">= 4.0"},
      {"0.45 左右", "人", neither, about, 0.4275, 0.4725, "人", "~ 0.45"},
      {"4.0", "人/10万人口", higher, at_least, 4, none, "人/10万人口", ">= 4.0"},
      {"稳定在 12 分钟以内", "分钟", lower, at_most, none, 12, "分钟", "<= 12 min"},
      {"17.5", "‰", higher, at_least, 17.5, none, "‰", ">= 17.5"},
      {"6.8", "万人", higher, at_least, 6.8, none, "万人", ">= 6.8"},
      {"力争达到 0.25张", "张", higher, at_least, 0.25, none, "张", ">= 0.25 张"},
      {"力争达到 0.55 张", "张", higher, at_least, 0.55, none, "张", ">= 0.55 张"},
      {"提高到 23%以上", "%", higher, at_least, 23, none, "%", ">= 23%"},
      {"2-3 所", "", unspecified, range, 2, 3, "所", "2..3 所"},
      {"1-3 家", "", unspecified, range, 1, 3, "家", "1..3 家"},
      {"不少于 1所", "", unspecified, at_least, 1, none, "所", ">= 1 所"},
      {"争取 1-2 家", "", unspecified, range, 1, 2, "家", "1..2 家"},
      {"3-5 家", "", unspecified, range, 3, 5, "家", "3..5 家"},
      {"20 家左右", "", unspecified, about, 19, 21, "家", "~ 20 家"},
      {"20-30 种", "", unspecified, range, 20, 30, "种", "20..30 种"},
      {"18 项", "", unspecified, at_least, 18, none, "项", ">= 18 项"},
      {"1-3 个", "", unspecified, range, 1, 3, "个", "1..3 个"},
      {"1-3 所", "", unspecified, range, 1, 3, "所", "1..3 所"},
      {"力争 3家", "", unspecified, at_least, 3, none, "家", ">= 3 家"},
      {"不少于 8个", "", unspecified, at_least, 8, none, "个", ">= 8 个"},
      {"18-20 个", "", unspecified, range, 18, 20, "个", "18..20 个"},
      {"36-40 人", "", unspecified, range, 36, 40, "人", "36..40 人"},
      {"40-45 人", "", unspecified, range, 40, 45, "人", "40..45 人"},
      {"$\\leq 5\\%$", "‰", lower, at_most, none, 5, "%", "<= 5%"},
      {"$\\leq 7/10$ 万", "1/10万", lower, at_most, none, 7, "/10万", "<= 7/10万"},
      {"建成 20 家左右", "家", unspecified, about, 19, 21, "家", "~ 20 家"},
      {"新建改建80条", "条", unspecified, at_least, 80, none, "条", ">= 80 条"},
      {"培育 20 个左右", "个", unspecified, about, 19, 21, "个", "~ 20 个"},
      {"18-20 个左右", "个", unspecified, range, 18, 20, "个", "18..20 个"},
      {"每个区至少 1 家", "家", unspecified, at_least, 1, none, "家", ">= 1 家"},
      {"全市至少有 8家", "家", unspecified, at_least, 8, none, "家", ">= 8 家"},
      {"累计建成不少于30家", "家", unspecified, at_least, 30, none, "家", ">= 30 家"},
      {"完成配送不少于8000场", "场", unspecified, at_least, 8000, none, "场", ">= 8000 场"},
      {"每年新建 1000 公顷以上", "公顷", unspecified, at_least, 1000, none, "公顷", ">= 1000 ha"},
      {"30-45 分钟车程", "分钟", unspecified, range, 30, 45, "分钟", "30..45 min"},
      {"17 条（块）", "", unspecified, at_least, 17, none, "条(块)", ">= 17 条(块)"},
      {"分别下降到 20%及以下", "%", lower, at_most, none, 20, "%", "<= 20%"},
      {"持续保持在 98.9% 以上", "%", higher, at_least, 98.9, none, "%", ">= 98.9%"},
      {"每万人1名", "/10万", higher, at_least, 1, none, "/万", ">= 1/万"},
  };
  for (const auto& e : levels) {
    SCOPED_TRACE(e.printed);
    const Target target = read(e.printed, of(e.unit, e.direction));
    EXPECT_EQ(name(target.kind), name(e.kind));
    EXPECT_TRUE(same(target.low, e.low)) << target.low;
    EXPECT_TRUE(same(target.high, e.high)) << target.high;
    EXPECT_EQ(target.unit.name(), e.target_unit);
    EXPECT_EQ(target.canonical, e.canonical);
    EXPECT_TRUE(target.judgeable());
    EXPECT_FALSE(target.is_state());
  }
}

TEST(PrintedTargets, ChangesFromABaseline) {
  struct {
    const char* printed;
    const char* unit;
    Direction direction;
    double low;
    double high;
    bool points;
    bool per_year;
    int baseline;  // 0 where none is printed
    const char* canonical;
  } const changes[] = {
      {"在 2022 年基础上继续提高 10%", "%", higher, 10, 10, false, false, 2022, "baseline(2022) +10%"},
      {"在现有基础上下降 20%", "%", lower, -20, -20, false, false, 0, "baseline -20%"},
      {"在现有基础上提高 10%", "%", higher, 10, 10, false, false, 0, "baseline +10%"},
      {"在现有基础上提高 30%", "%", higher, 30, 30, false, false, 0, "baseline +30%"},
      {"在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上", "%", lower, -1, -0.5, true, true, 2018,
       "baseline(2018) -0.5pp..-1pp /yr"},
      {"削减 30%以上", "吨", lower, -30, -30, false, false, 0, "baseline -30%"},
      {"力争下降 30%", "人/万车", lower, -30, -30, false, false, 0, "baseline -30%"},
      {"比 2015年下降 1.21‰", "‰", lower, -1.21, -1.21, true, false, 2015, "baseline(2015) -1.21‰"},
  };
  for (const auto& e : changes) {
    SCOPED_TRACE(e.printed);
    const Target target = read(e.printed, of(e.unit, e.direction));
    EXPECT_EQ(name(target.kind), name(TargetKind::change_from_baseline));
    EXPECT_EQ(target.change_low, e.low);
    EXPECT_EQ(target.change_high, e.high);
    EXPECT_EQ(target.change_is_points, e.points);
    EXPECT_EQ(target.change_per_year, e.per_year);
    EXPECT_EQ(target.baseline, e.baseline == 0 ? std::nullopt : std::optional(Period::of_year(e.baseline)));
    EXPECT_EQ(target.unit.name(), e.unit) << "the indicator's, whose baseline is changed";
    EXPECT_EQ(target.canonical, e.canonical);
    EXPECT_EQ(target.comparison(), e.high < 0 ? "<=" : ">=");
    EXPECT_TRUE(target.judgeable());
    EXPECT_TRUE(target.needs_baseline());
  }
}

TEST(PrintedTargets, TheParentAreaAndTwoTargetsInOneCell) {
  struct {
    const char* printed;
    const char* unit;
    Direction direction;
    TargetKind kind;
    const char* canonical;
  } const others[] = {
      {"优于全市平均水平", "岁", higher, TargetKind::better_than_parent, "better_than parent"},
      {"优于全市平均水平", "‰", lower, TargetKind::better_than_parent, "better_than parent"},
      {"优于全市平均水平", "1/10万", lower, TargetKind::better_than_parent, "better_than parent"},
      {"保持发达国家水平并优于全市平均水平", "", unspecified, TargetKind::two_part,
       "text \"保持发达国家水平并优于全市平均水平\""},
      {"100/70", "%", higher, TargetKind::two_part, "100 & 70"},
      {"100/80", "%", higher, TargetKind::two_part, "100 & 80"},
      {"分别达到 80%和 90%", "%", unspecified, TargetKind::two_part, "80% & 90%"},
      {"保持发达国家水平并优于全市平均水平", "‰", lower, TargetKind::two_part,
       "text \"保持发达国家水平并优于全市平均水平\""},
      {"达到或优于全市平均水平", "%", higher, TargetKind::not_worse_than_parent, "not_worse_than parent"},
  };
  for (const auto& e : others) {
    SCOPED_TRACE(e.printed);
    const Target target = read(e.printed, of(e.unit, e.direction));
    EXPECT_EQ(name(target.kind), name(e.kind));
    EXPECT_EQ(target.canonical, e.canonical);
    const bool two = e.kind == TargetKind::two_part;
    EXPECT_EQ(target.why_not, two ? Reason::several_values : Reason::none);
    EXPECT_EQ(target.notes.empty(), !two);
    EXPECT_EQ(target.needs_parent(), !two);
  }
}

void expect_words(TargetKind kind, Reason why_not, std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    SCOPED_TRACE(text);
    const Target target = read(text, {});
    EXPECT_EQ(name(target.kind), name(kind));
    EXPECT_EQ(target.why_not, why_not);
    EXPECT_EQ(target.canonical, "text \"" + std::string(text) + "\"");
    EXPECT_TRUE(std::isnan(target.number));
  }
}

TEST(PrintedTargets, StatesAreJudgedByYesOrNo) {
  expect_words(TargetKind::milestone, Reason::none,
               {"实现",
                "形成",
                "深入人心",
                "常态化",
                "建立",
                "禁止",
                "覆盖到街镇",
                "基本完善",
                "基本实现母婴设施全覆盖",
                "巩固",
                "基本实现",
                "巩固完善",
                "完备",
                "初步实现",
                "初步建立",
                "完成",
                "建成",
                "初步构建",
                "全面部署应用",
                "基本建立",
                "达到国家标准 C级控制水平以上",
                "达到国家标准 B级控制水平以上",
                "继续维持",
                "持续消除",
                "应补尽补",
                "持续巩固",
                "达到",
                "符合国家标准",
                "建立完善",
                "启动",
                "符合国家建设标准",
                "进一步规范和完善",
                "全面建立",
                "全面实现",
                "初步建成",
                "持续发挥",
                "全面建成",
                "建立健全",
                "进一步健全",
                "建设与发展一批",
                "培养和引进一批",
                "继续引领全国",
                "基本构建",
                "逐步形成",
                "探索推进",
                "深入开展",
                "逐步拓展",
                "可便捷获得",
                "向功能社区延伸",
                "基本健全",
                "延伸至学校、企事业单位、楼宇等功能社区",
                "基本覆盖",
                "全面开展",
                "得到广泛应用",
                "发挥重要作用",
                "打造一支",
                "普遍实施",
                "健全",
                "持续推进",
                "基本解决",
                "基本形成",
                "力争全面消除",
                "基本满足",
                "成为",
                "培育一批",
                "深化",
                "纳入信息互联互通网络",
                "完善健全",
                "逐步建立",
                "全面对接",
                "推进建设",
                "扩大和推广",
                "建设一批",
                "建立并完善",
                "逐步实现",
                "全面应用",
                "努力实现",
                "全部纳入",
                "全面启动",
                "实现双覆盖",
                "获得阶段性成效",
                "力争完成",
                "纳入公共服务线上可办理范围",
                "成为全市公共卫生体系最健全、最安全的城区之一",
                "基本建成",
                "在全市率先探索形成",
                "构建",
                "实现出生人口性别比自然平衡",
                "具有三级甲等医院服务能级",
                "三级乙等综合性医院和大学附属医院标准",
                "创建二级甲等综合性医院",
                "力争在服务资源和学科建设方面达到区域性医疗中心的标准",
                "加快形成",
                "全面实施",
                "应保尽保",
                "普遍推广",
                "取得显著成效",
                "基本满足群众多元化医疗服务需求",
                "不断健全",
                "打造",
                "探索建立",
                "达到本市三级甲等综合性医院建设标准",
                "加快建立",
                "完善建立",
                "成熟定型",
                "建设形成",
                "均达到推荐标准",
                "均能够提供",
                "通过三级评价"});
}

TEST(PrintedTargets, FullCoverage) {
  expect_words(TargetKind::full_coverage, Reason::none,
               {"覆盖全市市、区级机关公务员", "全覆盖", "覆盖所有医疗机构及医疗服务", "全部", "实现全覆盖",
                "实现社区全覆盖", "覆盖所有医疗机构"});
}

TEST(PrintedTargets, TendenciesAreJudgedAgainstABaseline) {
  expect_words(TargetKind::tendency, Reason::none,
               {"全面普及", "更加优质均衡", "进一步提升", "保持负增长", "进一步提高",   "大幅度提高",   "明显下降",
                "有所下降", "下降",         "进一步完善", "不断改善",   "缩小",         "进一步优化",   "切实提高",
                "明显提升", "持续优化",     "完善",       "显著提升",   "全面提升",     "进一步加强",   "不断完善",
                "更加完善", "进一步扩大",   "提升",       "进一步增强", "加强",         "不断优化",     "持续改善",
                "保持稳定", "持续提升",     "不断提升",   "进一步凸显", "扩大",         "减少",         "有效提高",
                "逐步提高", "逐步降低",     "提高",       "逐渐降低",   "更加均衡可及", "更加优质高效", "稳步提升",
                "显著增强", "更加公平可及", "日益完善",   "显著提高",   "进一步补齐"});
  // The speed of a growth shows in no two values.
  expect_words(TargetKind::tendency, Reason::unsupported_comparison,
               {"明显放缓", "患病率增速下降", "增长速度明显放缓"});
}

TEST(PrintedTargets, KeptLevelsOfOthers) {
  expect_words(TargetKind::maintain_level, Reason::not_quantitative,
               {"保持发达国家水平", "继续保持发达国家水平", "保持国际一流", "保持国家领先水平", "保持在合理水平"});
}

TEST(PrintedTargets, ReachedLevelsOfOthers) {
  expect_words(
      TargetKind::reach_level, Reason::not_quantitative,
      {"持续居世界发达国家和地区领先水平", "达到世界发达国家和地区前沿水平", "基本达到发达国家水平", "国际领先",
       "达到亚洲一流水平", "位居全国前列", "达到全国领先水平", "处于全国前列", "在全市达到中上水平", "达到全市先进水平",
       "全市领先", "力争在全市卫生健康系统各类人才奖项中处于中上水平"});
}

TEST(PrintedTargets, OtherWords) {
  expect_words(TargetKind::in_words, Reason::not_quantitative,
               {"科学、均衡、合理分布", "协调发展", "人人享有", "作出贡献", "先行先试", "进一步集聚发展"});
}

TEST(PrintedTargets, ZeroGrowth) { expect_words(TargetKind::zero_growth, Reason::none, {"零增长"}); }

}  // namespace
}  // namespace salus
