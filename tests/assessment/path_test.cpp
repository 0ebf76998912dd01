// What a plan asks for between its horizons.
#include "assessment/path.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace salus::assessment {
namespace {

Period period(const char* text) { return *Period::parse(text); }

Path shanghai(Trajectory trajectory = Trajectory::linear) {
  Path path(trajectory);
  path.add(period("2030"), 40, false);
  path.add(period("2022"), 32, false);
  return path;
}

// (40 − 32)·3/8 = 3 points in three of eight years.
TEST(TargetPath, IsLinearBetweenTwoHorizons) {
  const auto place = shanghai().at(period("2025"));
  ASSERT_TRUE(place.has_value());
  EXPECT_DOUBLE_EQ(place->number, 35);
  EXPECT_EQ(place->from, period("2022"));
  EXPECT_EQ(place->to, period("2030"));
  EXPECT_FALSE(place->beyond);
}

TEST(TargetPath, GrowsByTheSameRateOnACompoundPath) {
  const auto place = shanghai(Trajectory::compound).at(period("2025"));
  ASSERT_TRUE(place.has_value());
  EXPECT_NEAR(place->number, 32 * std::pow(1.25, 3.0 / 8), 1e-12);
}

TEST(TargetPath, HasNoRateFromOrThroughZero) {
  Path path(Trajectory::compound);
  path.add(period("2022"), 0, false);
  path.add(period("2030"), 5, false);
  EXPECT_FALSE(path.at(period("2025")).has_value());
  EXPECT_EQ(path.at(period("2022"))->number, 0);
}

TEST(TargetPath, HoldsAfterItsLastHorizonAndDoesNotBeginBeforeItsFirst) {
  EXPECT_FALSE(shanghai().at(period("2021")).has_value());
  const auto place = shanghai().at(period("2035"));
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->number, 40);
  EXPECT_TRUE(place->beyond);
  EXPECT_FALSE(Path().at(period("2025")).has_value());
}

TEST(TargetPath, IsTheTargetItselfAtAHorizon) {
  Path path;
  path.add(period("2025"), 35, true);
  path.add(period("2021..2025"), 36, false);  // ends at the same time: the first counts
  const auto place = path.at(period("2021..2025"));
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->number, 35);
  EXPECT_TRUE(place->strict);
}

TEST(TargetPath, TakesPartsOfAYearByTheirEnd) {
  const auto place = shanghai().at(period("2025-06"));
  ASSERT_TRUE(place.has_value());
  EXPECT_NEAR(place->number, 34.5, 0.01);
}

}  // namespace
}  // namespace salus::assessment
