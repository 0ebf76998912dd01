#include "data/age_band.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace salus::data {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();

TEST(AgeBand, ReadsTheFormsThatStatisticsPrint) {
  struct Case {
    const char* text;
    double lower;
    double upper;
  };
  for (const Case& c : {Case{"0", 0, 1},
                        Case{"0岁", 0, 1},
                        Case{"<1", 0, 1},
                        Case{"＜1岁", 0, 1},
                        Case{"未满1岁", 0, 1},
                        Case{"不满 1 周岁", 0, 1},
                        Case{"1-4", 1, 5},
                        Case{"1-4岁", 1, 5},
                        Case{"5～9岁", 5, 10},
                        Case{"5~9", 5, 10},
                        Case{"10–14", 10, 15},
                        Case{"10—14", 10, 15},
                        Case{"15至19岁", 15, 20},
                        Case{"１５－１９", 15, 20},
                        Case{"85+", 85, open},
                        Case{"85 +", 85, open},
                        Case{"85岁及以上", 85, open},
                        Case{"85及以上", 85, open},
                        Case{"85岁以上", 85, open},
                        Case{"≥85", 85, open},
                        Case{">=85", 85, open},
                        Case{"5岁以下", 0, 5},
                        Case{"100＋", 100, open}}) {
    const std::optional<AgeBand> band = parse_age_band(c.text);
    ASSERT_TRUE(band) << c.text;
    EXPECT_EQ(band->lower, c.lower) << c.text;
    EXPECT_EQ(band->upper, c.upper) << c.text;
  }
}

TEST(AgeBand, WhatIsNoneIsNothing) {
  for (const char* text : {"", "岁", "不详", "合计", "4-1", "5-", "-5", "1-4-5", "<0", "1.5", "1e3", "1234", "85++",
                           "0-4男", "<1+", "\xFF", "5-9999999999999999999999"})
    EXPECT_FALSE(parse_age_band(text)) << text;
}

TEST(AgeBand, BandsAreLaidSideBySideWithoutOverlapsAndGaps) {
  const double open = std::numeric_limits<double>::infinity();
  const std::vector<AgeBand> bands = {{5, 10}, {0, 5}, {0, 1}, {1, 5}, {10, open}, {10, 15}, {3, 8}};
  EXPECT_EQ(tile(bands, 0, 10, Bands::fewest), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(tile(bands, 0, 10, Bands::most), (std::vector<std::size_t>{2, 3, 0}));
  EXPECT_EQ(tile(bands, 0, open, Bands::fewest), (std::vector<std::size_t>{1, 0, 4}));
  EXPECT_EQ(tile(bands, 5, 15, Bands::most), (std::vector<std::size_t>{0, 5}));
  EXPECT_TRUE(tile(bands, 0, 8, Bands::most).empty()) << "3-8 begins inside another";
  EXPECT_TRUE(tile(bands, 15, open, Bands::most).empty());
  EXPECT_TRUE(tile({}, 0, 1, Bands::most).empty());
}

}  // namespace
}  // namespace salus::data
