#include "salus/statistics/disclosure.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "statistics/figures.hpp"

namespace salus {
namespace {

double published(double count, const DisclosureRule& rule) { return disclose(count, rule).number; }
Reason reason(double count, const DisclosureRule& rule) { return disclose(count, rule).reason; }

TEST(Disclosure, WithholdsSmallCountsAndRoundsTheRest) {
  const DisclosureRule rule = {7, false, 5};
  EXPECT_EQ(published(0, rule), 0);
  for (const double count : {1.0, 5.0, 7.0}) EXPECT_EQ(reason(count, rule), Reason::suppressed) << count;
  EXPECT_EQ(published(8, rule), 10);
  EXPECT_EQ(published(12, rule), 10);
  EXPECT_EQ(published(13, rule), 15);
  EXPECT_EQ(published(100001, rule), 100000);
}

TEST(Disclosure, MayWithholdZero) {
  EXPECT_EQ(reason(0, {4, true, 0}), Reason::suppressed);
  EXPECT_EQ(reason(0, {4, false, 0}), Reason::none);
  EXPECT_EQ(reason(0, {0, true, 0}), Reason::suppressed);
}

TEST(Disclosure, WithoutARuleChangesNothing) {
  for (const double count : {0.0, 1.0, 2.5, 1e300}) EXPECT_EQ(published(count, {}), count);
}

TEST(Disclosure, RoundsTiesUp) {
  EXPECT_EQ(published(15, {0, false, 10}), 20);
  EXPECT_EQ(published(25, {0, false, 10}), 30);
  EXPECT_EQ(published(2.5, {0, false, 5}), 5);
  EXPECT_EQ(published(9007199254740991, {0, false, 10}), 9007199254740990);
}

TEST(Disclosure, SaysWhyThereIsNoCount) {
  EXPECT_EQ(reason(nan, {7, false, 5}), Reason::missing);
  EXPECT_EQ(reason(-1, {7, false, 5}), Reason::invalid_argument);
  EXPECT_EQ(reason(infinity, {7, false, 5}), Reason::invalid_argument);
  EXPECT_EQ(reason(1, {-1, false, 5}), Reason::invalid_argument);
  EXPECT_EQ(reason(1, {nan, false, 5}), Reason::invalid_argument);
  EXPECT_EQ(reason(1, {0, false, -5}), Reason::invalid_argument);
  EXPECT_EQ(reason(1.7e308, {0, false, 1.6e308}), Reason::none);
  EXPECT_EQ(reason(1.7e308, {0, false, 1e308}), Reason::overflow);
}

TEST(Disclosure, OfAColumnMayOverwriteIt) {
  std::vector<double> counts = {0, 3, 8, nan};
  std::vector<std::uint8_t> reasons(4);
  disclose(counts, {7, false, 5}, counts.data(), reasons.data());
  EXPECT_EQ(counts[0], 0);
  EXPECT_TRUE(std::isnan(counts[1]));
  EXPECT_EQ(counts[2], 10);
  EXPECT_EQ(reasons[1], static_cast<std::uint8_t>(Reason::suppressed));
  EXPECT_EQ(reasons[3], static_cast<std::uint8_t>(Reason::missing));
  disclose(counts, {}, nullptr, nullptr);
  disclose({}, {}, nullptr, nullptr);
}

}  // namespace
}  // namespace salus
