#include "salus/statistics/standard_population.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <set>
#include <string>
#include <vector>

namespace salus {
namespace {

using Row = std::vector<double>;

double sum(span<const double> weights) { return std::accumulate(weights.begin(), weights.end(), 0.0); }

TEST(StandardPopulation, EachIsWholeAndSaysWhereItComesFrom) {
  std::set<std::string> ids;
  int vintage = 0;
  for (const StandardPopulation& standard : standard_populations()) {
    EXPECT_TRUE(ids.insert(std::string(standard.id)).second);
    EXPECT_FALSE(standard.name_zh.empty());
    EXPECT_FALSE(standard.name_en.empty());
    EXPECT_FALSE(standard.source.empty());
    EXPECT_GE(standard.vintage, vintage);
    vintage = standard.vintage;
    ASSERT_EQ(standard.ages.size(), standard.weights.size());
    EXPECT_EQ(standard.ages[0], 0);
    for (std::size_t i = 0; i < standard.ages.size(); ++i) {
      EXPECT_GT(standard.weights[i], 0);
      if (i > 0) {
        EXPECT_LT(standard.ages[i - 1], standard.ages[i]);
      }
    }
  }
  EXPECT_EQ(ids, (std::set<std::string>{"segi-1966", "european-1976", "who-2000", "china-2000", "china-2010",
                                        "european-2013"}));
}

TEST(StandardPopulation, AddsUpToThePublishedTotal) {
  // WHO's table adds to 100.035; the censuses to the population that the National Bureau of Statistics published.
  EXPECT_NEAR(sum(find_standard_population("who-2000")->weights), 100.035, 1e-12);
  EXPECT_EQ(sum(find_standard_population("segi-1966")->weights), 100000);
  EXPECT_EQ(sum(find_standard_population("european-1976")->weights), 100000);
  EXPECT_EQ(sum(find_standard_population("european-2013")->weights), 100000);
  EXPECT_EQ(sum(find_standard_population("china-2000")->weights), 1242612226);
  EXPECT_EQ(sum(find_standard_population("china-2010")->weights), 1332810869);
}

TEST(StandardPopulation, China2000HasThePublishedShares) {
  // 标准人口构成及标化率计算 (wendangku.net): China 2000, both sexes, from 0 and from 5 to 30 by five years.
  const Row shares = {0.055511, 0.072551, 0.100914, 0.082915, 0.076108, 0.094641, 0.102457};
  const StandardPopulation& china = *find_standard_population("china-2000");
  Row bands(8);
  ASSERT_EQ(sum_standard_weights(china, Row{0, 5, 10, 15, 20, 25, 30, 35}, bands), Reason::none);
  for (std::size_t i = 0; i < shares.size(); ++i) EXPECT_NEAR(bands[i] / 1242612226, shares[i], 5e-7);
}

TEST(StandardPopulation, IsFoundByEveryNameAndNoNameIsSharedByTwo) {
  for (const StandardPopulation& standard : standard_populations()) {
    EXPECT_EQ(find_standard_population(standard.id), &standard);
    EXPECT_EQ(find_standard_population(standard.name_zh), &standard);
    EXPECT_EQ(find_standard_population(standard.name_en), &standard);
    for (const std::string_view alias : standard.aliases) EXPECT_EQ(find_standard_population(alias), &standard);
  }
}

TEST(StandardPopulation, IsFoundWhateverTheCaseBlanksAndHyphens) {
  const StandardPopulation* who = find_standard_population("who-2000");
  for (const char* name : {"WHO 2000", "who2000", " Who_2000 ", "WHO 2000-2025", "世卫组织 世界标准人口"}) {
    EXPECT_EQ(find_standard_population(name), who) << name;
  }
  EXPECT_EQ(find_standard_population("中标人口")->id, "china-2000");
  EXPECT_EQ(find_standard_population("世界标准人口")->id, "segi-1966");
  EXPECT_EQ(find_standard_population("ESP2013")->id, "european-2013");
  for (const char* name : {"", " ", "-", "WHO 20", "WHO 20000", "标准人口", "China 2020"}) {
    EXPECT_EQ(find_standard_population(name), nullptr) << name;
  }
  EXPECT_EQ(find_standard_population(std::string_view()), nullptr);
}

TEST(SumStandardWeights, AddsTheBandsThatMakeUpTheOnesAskedFor) {
  const StandardPopulation& europe = *find_standard_population("european-2013");
  Row weights(4);
  ASSERT_EQ(sum_standard_weights(europe, Row{0, 15, 65, 90}, weights), Reason::none);
  EXPECT_EQ(weights, (Row{16000, 64500, 18500, 1000}));
  // Its own bands are its own weights.
  for (const StandardPopulation& standard : standard_populations()) {
    Row own(standard.ages.size());
    ASSERT_EQ(sum_standard_weights(standard, standard.ages, own), Reason::none);
    for (std::size_t i = 0; i < own.size(); ++i) EXPECT_EQ(own[i], standard.weights[i]);
  }
}

TEST(SumStandardWeights, TruncatesAStandardToAges) {
  Row weights(2);
  ASSERT_EQ(sum_standard_weights(*find_standard_population("Segi"), Row{35, 50}, weights, 65), Reason::none);
  EXPECT_EQ(weights, (Row{18000, 13000}));
}

TEST(SumStandardWeights, RefusesToSplitABand) {
  const StandardPopulation& who = *find_standard_population("who-2000");
  Row two(2, -7);
  // WHO's first band is 0 to 4.
  EXPECT_EQ(sum_standard_weights(who, Row{0, 1}, two), Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{0, 18}, two), Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{30, 40}, two, 68), Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{30, 40}, two, 40), Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{40, 30}, two), Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{30, 30}, two), Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{30, std::numeric_limits<double>::quiet_NaN()}, two),
            Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{30, 40}, two, std::numeric_limits<double>::quiet_NaN()),
            Reason::invalid_argument);
  EXPECT_EQ(sum_standard_weights(who, Row{30}, two), Reason::invalid_argument);
  EXPECT_EQ(two, Row(2, -7));
  EXPECT_EQ(sum_standard_weights(who, Row{}, span<double>()), Reason::missing);
}

}  // namespace
}  // namespace salus
