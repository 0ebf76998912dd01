// Reading the figure of an element for an area and a period.
#include "data/lookup.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace salus::data {
namespace {

using Categories = std::vector<std::pair<std::string_view, std::string_view>>;

// Data of one element in areas named by letters, and how it is read.
class Case {
 public:
  Case& row(const char* area, const char* period, Value value, const Categories& categories = {},
            Origin origin = Origin::reported, const char* element = "x") {
    builder_.add(element, area, period, value, origin, categories);
    return *this;
  }
  // One more area; `area` is the text in the data.
  Case& area(const char* text, int parent = -1, bool partitioned = false) {
    texts_.push_back(text);
    AreaNode node;
    node.parent = parent;
    node.partitioned = partitioned;
    nodes_.push_back(node);
    return *this;
  }
  Case& completeness(double share) {
    completeness_ = share;
    return *this;
  }
  Lookup lookup() {
    if (texts_.empty()) area("a");
    Result<Dataset> dataset = builder_.finish();
    EXPECT_TRUE(dataset.ok()) << dataset.diagnostics().front().message;
    const std::vector<std::string> known = dataset->areas();
    for (std::uint32_t i = 0; i < known.size(); ++i)
      for (std::size_t n = 0; n < nodes_.size(); ++n)
        if (texts_[n] == known[i]) nodes_[n].areas.push_back(i);
    return Lookup(*dataset, nodes_, completeness_);
  }
  Reading read(const Measure& measure, const char* period, int area = 0) {
    const Lookup lookup = this->lookup();
    const Series series = lookup.bind(lookup.elements({"x"}), measure, findings);
    return lookup.read(series, area, lookup.when(Period::parse(period).value()));
  }
  Reading read(Kind kind, const char* period, int area = 0) { return read(Measure{kind}, period, area); }

  Diagnostics findings;

 private:
  Dataset::Builder builder_;
  std::vector<std::string> texts_;
  std::vector<AreaNode> nodes_;
  double completeness_ = 1.0;
};

void expect_value(const Reading& reading, double number) {
  EXPECT_TRUE(reading.present);
  ASSERT_TRUE(reading.value.valid()) << name(reading.value.reason);
  EXPECT_DOUBLE_EQ(reading.value.number, number);
}
void expect_reason(const Reading& reading, Reason reason) {
  EXPECT_TRUE(reading.present);
  EXPECT_EQ(name(reading.value.reason), name(reason));
}

TEST(Lookup, ReadsWhatIsStated) {
  Case c;
  c.row("a", "2020", 11.0, {}, Origin::derived).row("a", "2021", 12.0).row("b", "2020", 99.0);
  const Reading reading = c.read(Kind::flow, "2020");
  expect_value(reading, 11);
  EXPECT_EQ(reading.origin, Origin::derived);
}

TEST(Lookup, WhatTheDataDoNotSayIsMissing) {
  Case c;
  const Reading reading = c.row("a", "2020", 11.0).read(Kind::flow, "2019");
  EXPECT_FALSE(reading.present);
  EXPECT_EQ(reading.value.reason, Reason::missing);
  EXPECT_FALSE(Case().row("b", "2020", 1.0).read(Kind::flow, "2020").present);
  EXPECT_FALSE(Case().read(Kind::flow, "2020").present);
}

TEST(Lookup, AStatedReasonStands) {
  expect_reason(Case().row("a", "2020", Reason::not_published).read(Kind::flow, "2020"), Reason::not_published);
  // Even where parts are there: somebody withheld the total.
  Case c;
  c.row("a", "2020", Reason::suppressed).row("a", "2020", 1.0, {{"sex", "男"}}).row("a", "2020", 2.0, {{"sex", "女"}});
  expect_reason(c.read(Kind::flow, "2020"), Reason::suppressed);
}

TEST(Lookup, ATotalComesBeforeItsBreakdown) {
  Case c;
  c.row("a", "2020", 10.0).row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}});
  expect_value(c.read(Kind::flow, "2020"), 10);
  EXPECT_TRUE(c.findings.empty());
}

TEST(Lookup, ATotalThatIsNotTheSumOfItsBreakdownIsAFinding) {
  Case c;
  c.row("a", "2020", 11.0).row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}});
  expect_value(c.read(Kind::flow, "2020"), 11);
  ASSERT_EQ(c.findings.size(), 1u);
  EXPECT_EQ(c.findings[0].code, Code::breakdown_disagrees);
  EXPECT_EQ(c.findings[0].severity, Severity::warning);
  EXPECT_EQ(c.findings[0].message, "\"x\" of \"a\" in 2020: the total is 11, the sum over \"sex\" is 10");
}

TEST(Lookup, WithoutATotalABreakdownIsSummed) {
  Case c;
  c.row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}}, Origin::estimated);
  const Reading reading = c.read(Kind::flow, "2020");
  expect_value(reading, 10);
  EXPECT_EQ(reading.origin, Origin::estimated);
}

TEST(Lookup, AMissingTotalIsSummedFromItsBreakdown) {
  Case c;
  c.row("a", "2020", Value()).row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}});
  expect_value(c.read(Kind::flow, "2020"), 10);
}

TEST(Lookup, BreakdownsByDifferentDimensionsAreNeverAddedTogether) {
  Case c;
  c.row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}});
  c.row("a", "2020", 3.0, {{"age", "0"}}).row("a", "2020", 7.0, {{"age", "1+"}});
  expect_value(c.read(Kind::flow, "2020"), 10);
  EXPECT_TRUE(c.findings.empty());
}

TEST(Lookup, BreakdownsThatDisagreeAreAFinding) {
  Case c;
  c.row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}});
  c.row("a", "2020", 3.0, {{"age", "0"}}).row("a", "2020", 8.0, {{"age", "1+"}});
  expect_value(c.read(Kind::flow, "2020"), 10);
  ASSERT_EQ(c.findings.size(), 1u);
  EXPECT_EQ(c.findings[0].message, "\"x\" of \"a\" in 2020: the sum over \"sex\" is 10, the sum over \"age\" is 11");
}

TEST(Lookup, ABreakdownWithAPartMissingIsIncomplete) {
  Case c;
  c.row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", Value(), {{"sex", "女"}});
  expect_reason(c.read(Kind::flow, "2020"), Reason::incomplete);
}

TEST(Lookup, ACategoryThatTheDataHaveElsewhereIsMissed) {
  Case c;
  c.row("a", "2019", 4.0, {{"sex", "男"}})
      .row("a", "2019", 6.0, {{"sex", "女"}})
      .row("a", "2020", 4.0, {{"sex", "男"}});
  expect_reason(c.read(Kind::flow, "2020"), Reason::incomplete);
  c = Case();
  c.row("a", "2020", 4.0, {{"sex", "男"}})
      .row("b", "2020", 4.0, {{"sex", "男"}})
      .row("b", "2020", 6.0, {{"sex", "女"}});
  c.area("a").area("b");
  expect_reason(c.read(Kind::flow, "2020"), Reason::incomplete);
}

TEST(Lookup, OfSeveralBreakdownsACompleteOneIsTaken) {
  Case c;
  c.row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", Value(), {{"sex", "女"}});
  c.row("a", "2020", 3.0, {{"age", "0"}}).row("a", "2020", 7.0, {{"age", "1+"}});
  expect_value(c.read(Kind::flow, "2020"), 10);
}

TEST(Lookup, ABreakdownWithoutAnyFigureHasItsReason) {
  Case c;
  c.row("a", "2020", Reason::suppressed, {{"sex", "男"}}).row("a", "2020", Reason::suppressed, {{"sex", "女"}});
  expect_reason(c.read(Kind::flow, "2020"), Reason::suppressed);
}

TEST(Lookup, AgeBandsNeedNotBeTheSameEveryYear) {
  Case c;
  c.row("a", "2010", 1.0, {{"age", "0-4"}})
      .row("a", "2010", 2.0, {{"age", "5-84"}})
      .row("a", "2010", 3.0, {{"age", "85+"}});
  c.row("a", "2020", 1.0, {{"age", "0"}})
      .row("a", "2020", 2.0, {{"age", "1-89"}})
      .row("a", "2020", 4.0, {{"age", "90岁及以上"}});
  expect_value(c.read(Kind::flow, "2020"), 7);
}

TEST(Lookup, AgeBandsWithAGapAnOverlapOrAnEndThatIsNotThereAreIncomplete) {
  for (const std::vector<const char*>& ages :
       {std::vector<const char*>{"0-4", "10-84", "85+"}, std::vector<const char*>{"0-4", "0", "1-4", "5-84", "85+"},
        std::vector<const char*>{"0-4", "5-84"}, std::vector<const char*>{"5-84", "85+"}}) {
    Case c;
    for (const char* age : ages) c.row("a", "2020", 1.0, {{"age", age}});
    for (const char* age : {"0-4", "5-84", "85+"}) c.row("a", "2019", 1.0, {{"age", age}});
    expect_reason(c.read(Kind::flow, "2020"), Reason::incomplete);
    EXPECT_TRUE(c.findings.empty());
  }
}

TEST(Lookup, SharesAreNeverSummed) {
  Case c;
  c.row("a", "2020", 4.0, {{"sex", "男"}}).row("a", "2020", 6.0, {{"sex", "女"}});
  expect_reason(c.read(Measure{Kind::flow, false}, "2020"), Reason::incomplete);
  c = Case();
  c.row("a", "2020-H1", 4.0).row("a", "2020-H2", 6.0);
  EXPECT_FALSE(c.read(Measure{Kind::flow, false}, "2020").present);
  c = Case();
  c.row("a", "2020-H1", 4.0).row("a", "2020-H2", 6.0);
  expect_value(c.read(Measure{Kind::stock, false}, "2020"), 6);
}

TEST(Lookup, PublishedValuesAreReadOnlyAsStated) {
  const Measure published{Kind::stock, false, true};
  expect_value(Case().row("a", "2020", 84.42).read(published, "2020"), 84.42);
  EXPECT_FALSE(Case().row("a", "2020", 84.42).read(published, "2020-03").present);
  EXPECT_FALSE(Case().row("a", "2020-H2", 84.42).read(published, "2020").present);
  EXPECT_FALSE(Case().row("a", "2020", 84.42, {{"sex", "女"}}).read(published, "2020").present);
}

TEST(Lookup, MonthsOfAFlowSumToTheYear) {
  Case c;
  for (int month = 1; month <= 12; ++month)
    c.row("a", ("2020-" + std::string(month < 10 ? "0" : "") + std::to_string(month)).c_str(), month);
  expect_value(c.read(Kind::flow, "2020"), 78);
}

TEST(Lookup, ElevenMonthsAreIncompleteUnlessLessIsAskedFor) {
  const auto eleven = [] {
    Case c;
    for (int month = 1; month <= 11; ++month)
      c.row("a", ("2020-" + std::string(month < 10 ? "0" : "") + std::to_string(month)).c_str(), month);
    return c;
  };
  expect_reason(eleven().read(Kind::flow, "2020"), Reason::incomplete);
  expect_reason(eleven().row("a", "2020-12", Value()).read(Kind::flow, "2020"), Reason::incomplete);
  expect_value(eleven().completeness(0.9).read(Kind::flow, "2020"), 66);
  expect_reason(eleven().completeness(0.95).read(Kind::flow, "2020"), Reason::incomplete);
  expect_value(eleven().read(Kind::flow, "2020-H1"), 21);
}

TEST(Lookup, OfAStockTheLastPartCounts) {
  Case c;
  c.row("a", "2020-Q1", 100.0).row("a", "2020-Q4", 130.0);
  expect_value(c.read(Kind::stock, "2020"), 130);
  expect_reason(Case().row("a", "2020-Q1", 100.0).row("a", "2020-Q3", 120.0).read(Kind::stock, "2020"),
                Reason::incomplete);
  expect_value(Case().row("a", "2020-Q3", 120.0).completeness(0.75).read(Kind::stock, "2020"), 120);
}

TEST(Lookup, AnAverageIsTheMeanOfItsParts) {
  expect_value(Case().row("a", "2020-H1", 100.0).row("a", "2020-H2", 110.0).read(Kind::average, "2020"), 105);
  expect_reason(Case().row("a", "2020-H1", 100.0).read(Kind::average, "2020"), Reason::incomplete);
}

TEST(Lookup, PartsAreOfOneFrequency) {
  // Half a year in quarters and half a year in months: neither is complete, and they are not mixed.
  Case c;
  c.row("a", "2020-Q1", 10.0).row("a", "2020-Q2", 10.0);
  for (const char* month : {"2020-07", "2020-08", "2020-09", "2020-10", "2020-11", "2020-12"}) c.row("a", month, 1.0);
  expect_reason(c.read(Kind::flow, "2020"), Reason::incomplete);
  // A complete frequency is taken before one that is not.
  c = Case();
  c.row("a", "2020-H1", 10.0)
      .row("a", "2020-Q1", 1.0)
      .row("a", "2020-Q2", 2.0)
      .row("a", "2020-Q3", 3.0)
      .row("a", "2020-Q4", 4.0);
  expect_value(c.read(Kind::flow, "2020"), 10);
}

TEST(Lookup, ARangeOfYearsIsMadeUpOfItsYears) {
  Case c;
  c.row("a", "2021", 1.0).row("a", "2022", 2.0).row("a", "2023", 4.0);
  expect_value(c.read(Kind::flow, "2021..2023"), 7);
}

TEST(Lookup, AMonthHasThePopulationOfItsYearButNotItsBirths) {
  expect_value(Case().row("a", "2020", 500.0).read(Kind::stock, "2020-03"), 500);
  expect_value(Case().row("a", "2020", 500.0).read(Kind::average, "2020-03"), 500);
  EXPECT_FALSE(Case().row("a", "2020", 500.0).read(Kind::flow, "2020-03").present);
  // The shortest period that contains the month is the nearest.
  expect_value(Case().row("a", "2020", 500.0).row("a", "2020-Q1", 490.0).read(Kind::average, "2020-03"), 490);
}

TEST(Lookup, AnAreaThatOthersMakeUpIsTheirSum) {
  Case c;
  c.row("b", "2020", 3.0).row("c", "2020", 4.0, {}, Origin::estimated);
  c.area("a", -1, true).area("b", 0).area("c", 0);
  const Reading reading = c.read(Kind::stock, "2020", 0);
  expect_value(reading, 7);
  EXPECT_EQ(reading.origin, Origin::estimated);
}

TEST(Lookup, AnAreaOfWhichThePlanNamesOnlySomePartsIsNotTheirSum) {
  Case c;
  c.row("b", "2020", 3.0);
  c.area("a").area("b", 0);
  EXPECT_FALSE(c.read(Kind::flow, "2020", 0).present);
}

TEST(Lookup, AnAreaWithAPartMissingIsIncomplete) {
  const auto two_of_three = [] {
    Case c;
    c.row("b", "2020", 3.0).row("c", "2020", 4.0);
    c.area("a", -1, true).area("b", 0).area("c", 0).area("d", 0);
    return c;
  };
  expect_reason(two_of_three().read(Kind::flow, "2020", 0), Reason::incomplete);
  expect_value(two_of_three().completeness(0.5).read(Kind::flow, "2020", 0), 7);
}

TEST(Lookup, SumsGoUpSeveralLevelsAndOverTime) {
  Case c;
  c.row("c", "2020-H1", 1.0).row("c", "2020-H2", 2.0).row("d", "2020", 4.0).row("e", "2020", 8.0);
  c.area("a", -1, true).area("b", 0, true).area("c", 1).area("d", 1).area("e", 0);
  expect_value(c.read(Kind::flow, "2020", 0), 15);
}

TEST(Lookup, AnAreasOwnFigureComesBeforeTheSum) {
  Case c;
  c.row("a", "2020", 100.0).row("b", "2020", 3.0);
  c.area("a", -1, true).area("b", 0);
  expect_value(c.read(Kind::flow, "2020", 0), 100);
}

TEST(Lookup, OneElementMayOccurUnderSeveralNames) {
  Case c;
  c.row("a", "2019", 1.0, {}, Origin::reported, "活产数").row("a", "2020", 2.0).row("a", "2021", 3.0);
  c.row("a", "2021", 4.0, {}, Origin::reported, "活产数").row("a", "2020", 2.0, {}, Origin::reported, "活产数");
  const Lookup lookup = c.lookup();
  const Series series = lookup.bind(lookup.elements({"x", "活产数", "none"}), Measure{}, c.findings);
  const auto read = [&](int year) { return lookup.read(series, 0, lookup.when(Period::of_year(year))); };
  expect_value(read(2019), 1);
  expect_value(read(2020), 2);
  expect_value(read(2021), 3);
  ASSERT_EQ(c.findings.size(), 1u);
  EXPECT_EQ(c.findings[0].code, Code::conflicting_rows);
}

TEST(Lookup, AMissingFigureUnderOneNameGivesWayToThatUnderAnother) {
  Case c;
  c.row("a", "2020", Value()).row("a", "2020", 2.0, {}, Origin::reported, "活产数");
  c.row("a", "2021", 3.0).row("a", "2021", Value(), {}, Origin::reported, "活产数");
  const Lookup lookup = c.lookup();
  const Series series = lookup.bind(lookup.elements({"x", "活产数"}), Measure{}, c.findings);
  expect_value(lookup.read(series, 0, lookup.when(Period::of_year(2020))), 2);
  expect_value(lookup.read(series, 0, lookup.when(Period::of_year(2021))), 3);
  EXPECT_TRUE(c.findings.empty());
}

TEST(Lookup, ReadsByAgeInTheOrderOfAges) {
  Case c;
  for (const char* age : {"85+", "5-84", "1-4", "0岁", "不详"}) c.row("a", "2020", 1.0 + age[0], {{"age", age}});
  c.row("a", "2019", 1.0, {{"age", "0-4"}});
  const Lookup lookup = c.lookup();
  const BandedSeries series = lookup.bind_by(lookup.elements({"x"}), Measure{}, "age", c.findings);
  std::vector<BandReading> readings;
  lookup.read_by(series, 0, lookup.when(Period::of_year(2020)), readings);
  ASSERT_EQ(readings.size(), 5u);
  const char* ages[] = {"0岁", "1-4", "5-84", "85+", "不详"};
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const BandedSeries::Band& band = series.bands()[readings[i].band];
    EXPECT_EQ(band.text, ages[i]);
    expect_value(readings[i].reading, 1.0 + ages[i][0]);
    EXPECT_EQ(band.age.has_value(), i < 4);
  }
  lookup.read_by(series, 0, lookup.when(Period::of_year(2018)), readings);
  EXPECT_TRUE(readings.empty());
}

TEST(Lookup, ByAgeOtherDimensionsAreSummedOnlyWhereNoRowWithoutThemExists) {
  Case c;
  c.row("a", "2020", 9.0, {{"age", "0"}});
  c.row("a", "2020", 4.0, {{"age", "0"}, {"sex", "男"}}).row("a", "2020", 5.0, {{"age", "0"}, {"sex", "女"}});
  c.row("a", "2020", 40.0, {{"age", "1+"}, {"sex", "男"}}).row("a", "2020", 50.0, {{"age", "1+"}, {"sex", "女"}});
  c.row("a", "2020", 1000.0, {{"sex", "男"}});
  const Lookup lookup = c.lookup();
  const BandedSeries series = lookup.bind_by(lookup.elements({"x"}), Measure{}, "age", c.findings);
  std::vector<BandReading> readings;
  lookup.read_by(series, 0, lookup.when(Period::of_year(2020)), readings);
  ASSERT_EQ(readings.size(), 2u);
  expect_value(readings[0].reading, 9);
  expect_value(readings[1].reading, 90);
  EXPECT_TRUE(c.findings.empty());
}

TEST(Lookup, AnAgeBandWithoutOneSexIsIncomplete) {
  Case c;
  c.row("a", "2020", 4.0, {{"age", "0"}, {"sex", "男"}});
  c.row("a", "2020", 40.0, {{"age", "1+"}, {"sex", "男"}}).row("a", "2020", 50.0, {{"age", "1+"}, {"sex", "女"}});
  const Lookup lookup = c.lookup();
  const BandedSeries series = lookup.bind_by(lookup.elements({"x"}), Measure{}, "age", c.findings);
  std::vector<BandReading> readings;
  lookup.read_by(series, 0, lookup.when(Period::of_year(2020)), readings);
  ASSERT_EQ(readings.size(), 2u);
  expect_reason(readings[0].reading, Reason::incomplete);
  expect_value(readings[1].reading, 90);
}

TEST(Lookup, TheSameBandWrittenDifferentlyIsOneBand) {
  Case c;
  c.row("a", "2019", 1.0, {{"年龄", "85岁及以上"}}).row("a", "2020", 2.0, {{"age", "85+"}});
  const Lookup lookup = c.lookup();
  const BandedSeries series = lookup.bind_by(lookup.elements({"x"}), Measure{}, "age", c.findings);
  EXPECT_EQ(series.bands().size(), 1u);
}

TEST(Lookup, BandsAddUpOverTimeAndAreas) {
  Case c;
  c.row("b", "2020-H1", 1.0, {{"age", "0"}})
      .row("b", "2020-H2", 2.0, {{"age", "0"}})
      .row("c", "2020", 4.0, {{"age", "0"}});
  c.row("b", "2020", 8.0, {{"age", "1+"}});
  c.area("a", -1, true).area("b", 0).area("c", 0);
  const Lookup lookup = c.lookup();
  const BandedSeries series = lookup.bind_by(lookup.elements({"x"}), Measure{}, "age", c.findings);
  std::vector<BandReading> readings;
  lookup.read_by(series, 0, lookup.when(Period::of_year(2020)), readings);
  ASSERT_EQ(readings.size(), 2u);
  expect_value(readings[0].reading, 7);
  expect_reason(readings[1].reading, Reason::incomplete);
}

TEST(Lookup, ManyFindingsAreCounted) {
  Case c;
  for (int year = 1500; year < 1700; ++year) {
    const std::string period = std::to_string(year);
    c.row("a", period.c_str(), 1.0).row("a", period.c_str(), 2.0, {{"sex", "男"}});
  }
  c.read(Kind::flow, "2020");
  ASSERT_EQ(c.findings.size(), 101u);
  EXPECT_NE(c.findings.back().message.find("100 more"), std::string::npos);
}

TEST(Lookup, ASumBeyondADoubleIsAnOverflow) {
  Case c;
  c.row("a", "2020-H1", 1e308).row("a", "2020-H2", 1e308);
  expect_reason(c.read(Kind::flow, "2020"), Reason::overflow);
  c = Case();
  c.row("a", "2020", 1e308, {{"sex", "男"}}).row("a", "2020", 1e308, {{"sex", "女"}});
  expect_reason(c.read(Kind::flow, "2020"), Reason::overflow);
}

// The latest figure by a day, and the period that it is of.
std::pair<Reading, std::string> latest(Case& c, const char* by, int area = 0, bool additive = true) {
  const Lookup lookup = c.lookup();
  Measure measure;
  measure.additive = additive;
  const Series series = lookup.bind(lookup.elements({"x"}), measure, c.findings);
  const DatedReading found = lookup.latest(series, area, Period::parse(by).value().last_day());
  return {found.reading, found.reading.present ? lookup.columns().periods[found.period].to_string() : ""};
}

TEST(LatestFigure, IsTheValidOneOfTheLatestPeriodThatIsOver) {
  Case c;
  c.row("a", "2020", 3.0).row("a", "2021-06", 5.0).row("a", "2021-09", Reason::not_published).row("a", "2022", 9.0);
  const auto [reading, period] = latest(c, "2021");
  expect_value(reading, 5);
  EXPECT_EQ(period, "2021-06");
}

TEST(LatestFigure, IsTheLatestStatementWhereNoneIsValid) {
  Case c;
  c.row("a", "2020", Reason::not_published).row("a", "2021", Reason::suppressed);
  expect_reason(latest(c, "2021").first, Reason::suppressed);
  Case later;
  later.row("a", "2022", 1.0);
  EXPECT_FALSE(latest(later, "2021").first.present);
}

TEST(LatestFigure, IsThatOfTheLongerPeriodOfTwoThatEndTogether) {
  Case c;
  c.row("a", "2021-12", 1.0).row("a", "2021", 12.0);
  EXPECT_EQ(latest(c, "2021").second, "2021");
}

TEST(LatestFigure, OfAPartitionedAreaIsTheSumOfTheLatestOnesBelow) {
  const auto filled = [](Case& c) -> Case& {
    return c.area("a", -1, true).area("b", 0).area("c", 0).row("b", "2020", 3.0).row("b", "2021", 4.0);
  };
  Case both;
  filled(both).row("c", "2019", 10.0);
  const auto [reading, period] = latest(both, "2021");
  expect_value(reading, 14);
  EXPECT_EQ(period, "2021");
  Case one;
  expect_reason(latest(filled(one), "2021").first, Reason::incomplete);
  Case share;
  filled(share).row("c", "2019", 10.0);
  EXPECT_FALSE(latest(share, "2021", 0, false).first.present);
}

}  // namespace
}  // namespace salus::data
