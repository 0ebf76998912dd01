#include "salus/time/period.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace salus {
namespace {

constexpr Frequency frequencies[] = {Frequency::year,  Frequency::half, Frequency::quarter,
                                     Frequency::month, Frequency::week, Frequency::day};

Period period(std::string_view text) {
  Result<Period> result = Period::parse(text);
  EXPECT_TRUE(result.ok()) << text << ": " << (result ? "" : result.diagnostics().front().message);
  return result ? *result : Period();
}

std::string shifted(std::string_view text, std::int64_t steps, Frequency step) {
  const Result<Period> result = period(text).shifted(steps, step);
  return result ? result->to_string() : "error";
}

std::string enclosing(std::string_view text, Frequency coarser) {
  const Result<Period> result = period(text).enclosing(coarser);
  return result ? result->to_string() : "error";
}

// Days since 1970-01-01 by counting year after year and month after month.
int counted_day(int year, int month, int day) {
  const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
  int days = 0;
  for (int y = 1970; y < year; ++y) days += leap(y) ? 366 : 365;
  for (int y = year; y < 1970; ++y) days -= leap(y) ? 366 : 365;
  const int lengths[] = {31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int m = 1; m < month; ++m) days += lengths[m - 1];
  return days + day - 1;
}

// ---- reading and printing ----

TEST(PeriodParse, ReadsEveryForm) {
  EXPECT_EQ(period("2015").frequency(), Frequency::year);
  EXPECT_EQ(period("2015-H1").frequency(), Frequency::half);
  EXPECT_EQ(period("2015-Q1").frequency(), Frequency::quarter);
  EXPECT_EQ(period("2015-03").frequency(), Frequency::month);
  EXPECT_EQ(period("2015-W07").frequency(), Frequency::week);
  EXPECT_EQ(period("2015-03-14").frequency(), Frequency::day);
  EXPECT_EQ(period("2021..2025").count(), 5);
  EXPECT_EQ(period("2020-01..2020-06").count(), 6);
  EXPECT_EQ(period("2020-Q3..2021-Q2").count(), 4);
  EXPECT_EQ(period("2020-H2..2021-H1").count(), 2);
  EXPECT_EQ(period("2020-W52..2021-W02").count(), 4);  // 2020 has a week 53
  EXPECT_EQ(period("2020-02-28..2020-03-01").count(), 3);
}

TEST(PeriodParse, AcceptsFullWidthFormsBlanksAndTheYearSign) {
  EXPECT_EQ(period("２０１５"), period("2015"));
  EXPECT_EQ(period("2015年"), period("2015"));
  EXPECT_EQ(period("２０１５ 年"), period("2015"));
  EXPECT_EQ(period("２０１５－０３－１４"), period("2015-03-14"));
  EXPECT_EQ(period("２０１５−Ｑ１"), period("2015-Q1"));
  EXPECT_EQ(period("２０２１．．２０２５"), period("2021..2025"));
  EXPECT_EQ(period("2021年..2025年"), period("2021..2025"));
  EXPECT_EQ(period("　2021 .. 2025\t"), period("2021..2025"));
  EXPECT_EQ(period("2015..2015"), period("2015"));
}

TEST(PeriodParse, RefusesWhatIsNoPeriodAndSaysWhy) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "empty"},
      {"  ", "empty"},
      {"abc", "does not begin with a year"},
      {"-2015", "does not begin with a year"},
      {"0", "four digits"},
      {"99999999999", "four digits"},
      {"201503", "four digits"},
      {"0000", "1400 to 9999"},
      {"1399", "1400 to 9999"},
      {"2015-13", "month 13"},
      {"2015-00", "month 0"},
      {"2015-00-01", "month 0"},
      {"2015-02-29", "28 days"},
      {"1900-02-29", "28 days"},
      {"2016-02-30", "29 days"},
      {"2015-04-31", "30 days"},
      {"2015-04-00", "30 days"},
      {"2015-H0", "H1 and H2"},
      {"2015-H3", "H1 and H2"},
      {"2015-Q5", "Q1 to Q4"},
      {"2015-W00", "W01 to W53"},
      {"2021-W53", "W01 to W52"},
      {"2015-W54", "W01 to W53"},
      {"1400-W01", "1400 to 9999"},  // begins on 30 December 1399
      {"9999-W52", "1400 to 9999"},  // ends on 2 January 10000
      {"2015-3", "no half, quarter, month"},
      {"2015-", "no half, quarter, month"},
      {"2015-W7", "no half, quarter, month"},
      {"2015-q1", "no half, quarter, month"},
      {"2015-03-1", "no half, quarter, month"},
      {"2015-03-14x", "no half, quarter, month"},
      {"2015-2020", "hyphen"},
      {"2015年3月", "what follows the year"},
      {"2015/03", "what follows the year"},
      {"2015..", "does not begin with a year"},
      {"..2015", "does not begin with a year"},
      {"2015...2016", "does not begin with a year"},
      {"2015..2016..2017", "what follows the year"},
      {"2025..2021", "ends before it begins"},
      {"2020-06..2020-01", "ends before it begins"},
      {"2020..2020-06", "one frequency"},
  };
  for (const auto& [text, why] : cases) {
    const Result<Period> result = Period::parse(text);
    ASSERT_FALSE(result.ok()) << text;
    ASSERT_EQ(result.diagnostics().size(), 1u);
    const Diagnostic& error = result.diagnostics().front();
    EXPECT_EQ(error.code, Code::invalid_period) << text;
    EXPECT_EQ(error.severity, Severity::error) << text;
    EXPECT_EQ(error.subject, text);
    EXPECT_NE(error.message.find(why), std::string::npos) << text << ": " << error.message;
    EXPECT_FALSE(error.hint.empty()) << text;
  }
}

TEST(PeriodParse, SurvivesHostileText) {
  EXPECT_EQ(Period::parse("20\xFF").diagnostics().front().code, Code::invalid_utf8);
  EXPECT_EQ(Period::parse(std::string_view("2015\0", 5)).diagnostics().front().code, Code::forbidden_character);
  EXPECT_EQ(Period::parse(std::string(1 << 20, '9')).diagnostics().front().code, Code::invalid_period);
  EXPECT_EQ(Period::parse(std::string(128, '9')).diagnostics().front().code, Code::invalid_period);

  // Whatever is accepted prints and reads back.
  std::mt19937_64 random(8601);
  const std::string letters = "0123456789-WHQ.. 0123";
  std::uniform_int_distribution<std::size_t> letter(0, letters.size() - 1);
  std::uniform_int_distribution<int> length(0, 14);
  int accepted = 0;
  for (int i = 0; i < 50000; ++i) {
    std::string text = i % 2 == 0 ? "2015" : "";
    for (int k = length(random); k > 0; --k) text += letters[letter(random)];
    const Result<Period> result = Period::parse(text);
    if (!result) continue;
    ++accepted;
    ASSERT_EQ(period(result->to_string()), *result) << text;
  }
  EXPECT_GT(accepted, 100);
}

TEST(PeriodText, ReadsBackOverTheWholeCalendar) {
  for (const Frequency frequency : frequencies) {
    // Days by a prime step, all others one by one.
    const bool days = frequency == Frequency::day;
    const char* start[] = {"1400", "1400-H1", "1400-Q1", "1400-01", "1400-W02", "1400-01-01"};
    Period at = period(start[static_cast<int>(frequency) - 1]);
    int seen = 0;
    while (true) {
      ASSERT_EQ(period(at.to_string()), at);
      ASSERT_LE(at.first_day(), at.last_day());
      ++seen;
      const Result<Period> next = at.shifted(days ? 97 : 1, frequency);
      if (!next) break;
      if (!days) {
        ASSERT_EQ(next->first_day(), at.last_day() + 1) << at.to_string();
      }
      ASSERT_LT(at, *next);
      at = *next;
    }
    const char* last[] = {"9999", "9999-H2", "9999-Q4", "9999-12", "9999-W51"};
    if (!days) {
      EXPECT_EQ(at.to_string(), last[static_cast<int>(frequency) - 1]);
    }
    EXPECT_GE(seen, 8600);
  }
  EXPECT_EQ(period("9999-12-31").to_string(), "9999-12-31");
  for (const char* text : {"1400..9999", "1400-01-01..9999-12-31", "1400-W02..9999-W51", "2015-H2..2016-H1"}) {
    EXPECT_EQ(period(text).to_string(), text);
  }
}

// ---- days ----

TEST(PeriodDays, CountFromTheStartOf1970) {
  EXPECT_EQ(period("1970-01-01").first_day(), 0);
  EXPECT_EQ(period("1969-12-31").first_day(), -1);
  EXPECT_EQ(period("2000-03-01").first_day(), 11017);
  EXPECT_EQ(period("1970").first_day(), 0);
  EXPECT_EQ(period("1970").last_day(), 364);
  EXPECT_EQ(period("2015-H2").first_day(), counted_day(2015, 7, 1));
  EXPECT_EQ(period("2015-Q4").last_day(), counted_day(2015, 12, 31));
  EXPECT_EQ(period("2021..2025").last_day(), counted_day(2025, 12, 31));
  EXPECT_EQ(period("1400").first_day(), counted_day(1400, 1, 1));
  EXPECT_EQ(period("9999").last_day(), counted_day(9999, 12, 31));
}

TEST(PeriodDays, AgreeWithCountingEveryMonthOfTheCalendar) {
  Period month = period("1400-01");
  for (int year = 1400; year < 2500; ++year) {
    for (int m = 1; m <= 12; ++m) {
      ASSERT_EQ(month.first_day(), counted_day(year, m, 1));
      ASSERT_EQ(month.year(), year);
      month = *month.shifted(1, Frequency::month);
    }
  }
}

TEST(PeriodDays, LeapYearsAreGregorian) {
  const auto length = [](const char* text) { return period(text).last_day() - period(text).first_day() + 1; };
  EXPECT_EQ(length("2015"), 365);
  EXPECT_EQ(length("2016"), 366);
  EXPECT_EQ(length("1900"), 365);
  EXPECT_EQ(length("2000"), 366);
  EXPECT_EQ(length("2016-02"), 29);
  EXPECT_EQ(length("2100-02"), 28);
  EXPECT_EQ(length("2016-H1"), 182);
  EXPECT_EQ(length("2015-Q1"), 90);
  EXPECT_EQ(length("2015-W07"), 7);
}

// ---- ISO 8601 weeks ----

TEST(PeriodWeeks, BelongToTheYearOfTheirThursday) {
  EXPECT_EQ(period("2015-W01").first_day(), counted_day(2014, 12, 29));
  EXPECT_EQ(period("2015-W53").last_day(), counted_day(2016, 1, 3));
  EXPECT_EQ(period("2020-W53").first_day(), counted_day(2020, 12, 28));
  EXPECT_EQ(period("2021-W01").first_day(), counted_day(2021, 1, 4));
  EXPECT_EQ(period("2015-W01").year(), 2015);
  EXPECT_EQ(period("2020-W53").year(), 2020);
  EXPECT_EQ(period("2015-W07").first_day(), counted_day(2015, 2, 9));
}

TEST(PeriodWeeks, AYearHas53WhereItBeginsOrEndsOnAThursday) {
  for (int year = 1401; year < 9999; ++year) {
    const auto weekday = [](int day) { return ((day % 7) + 7 + 3) % 7; };  // Monday is 0; 1970-01-01 was a Thursday
    const bool long_year =
        weekday(period(std::to_string(year)).first_day()) == 3 || weekday(period(std::to_string(year)).last_day()) == 3;
    ASSERT_EQ(Period::parse(std::to_string(year) + "-W53").ok(), long_year) << year;
  }
}

// ---- order and identity ----

TEST(PeriodOrder, IsByFirstDayThenLength) {
  EXPECT_LT(period("2014-12"), period("2015"));
  EXPECT_LT(period("2015-01-01"), period("2015-01"));
  EXPECT_LT(period("2015-01"), period("2015-Q1"));
  EXPECT_LT(period("2015-H1"), period("2015"));
  EXPECT_LT(period("2015"), period("2015..2016"));
  EXPECT_LT(period("2015..2016"), period("2016"));
  EXPECT_FALSE(period("2015") < period("2015"));
}

TEST(PeriodOrder, TellsApartPeriodsOfTheSameDays) {
  const Period year = period("2015");
  const Period months = period("2015-01..2015-12");
  EXPECT_NE(year, months);
  EXPECT_NE(year < months, months < year);
  EXPECT_NE(year.key(), months.key());
  EXPECT_EQ((std::set<Period>{year, months, period("2015-Q1..2015-Q4"), year}.size()), 3u);
}

TEST(PeriodOrder, KeysAreDifferentForDifferentPeriods) {
  std::map<std::uint64_t, Period> seen;
  for (const char* text : {"1400", "1400-H1", "1400-Q1", "1400-01", "1400-W02", "1400-01-01", "1969-12-29",
                           "1970-01-01", "1969-W52", "1970-W01"}) {
    Period at = period(text);
    for (int i = 0; i < 300; ++i) {
      const auto [entry, added] = seen.emplace(at.key(), at);
      ASSERT_TRUE(added || entry->second == at) << at.to_string() << " and " << entry->second.to_string();
      at = *at.shifted(1, at.frequency());
    }
  }
  EXPECT_NE(period("2021..2025").key(), period("2021..2024").key());
  EXPECT_NE(period("1400-01-01..9999-12-31").key(), period("1400-01-01..9999-12-30").key());
}

// ---- containing ----

TEST(PeriodContains, ComparesDays) {
  EXPECT_TRUE(period("2015").contains(period("2015")));
  EXPECT_TRUE(period("2015").contains(period("2015-12-31")));
  EXPECT_TRUE(period("2015").contains(period("2015-Q4")));
  EXPECT_FALSE(period("2015").contains(period("2016-01-01")));
  EXPECT_FALSE(period("2015-Q4").contains(period("2015")));
  EXPECT_TRUE(period("2021..2025").contains(period("2023-H1")));
  EXPECT_TRUE(period("2021..2025").contains(period("2022..2025")));
  EXPECT_FALSE(period("2021..2025").contains(period("2022..2026")));
  EXPECT_FALSE(period("2015").contains(period("2015-W01")));  // begins in December 2014
  EXPECT_TRUE(period("2015-01..2015-12").contains(period("2015")));
}

// ---- moving ----

TEST(PeriodShifted, MovesByItsOwnFrequencyAndByCoarserOnes) {
  EXPECT_EQ(shifted("2015-03", -1, Frequency::year), "2014-03");
  EXPECT_EQ(shifted("2015-03", -3, Frequency::month), "2014-12");
  EXPECT_EQ(shifted("2015-03", 1, Frequency::quarter), "2015-06");
  EXPECT_EQ(shifted("2015-03", 1, Frequency::half), "2015-09");
  EXPECT_EQ(shifted("2015-Q1", -1, Frequency::quarter), "2014-Q4");
  EXPECT_EQ(shifted("2015-Q1", 3, Frequency::half), "2016-Q3");
  EXPECT_EQ(shifted("2015-H2", 1, Frequency::half), "2016-H1");
  EXPECT_EQ(shifted("2015", 10, Frequency::year), "2025");
  EXPECT_EQ(shifted("2021..2025", -5, Frequency::year), "2016..2020");
  EXPECT_EQ(shifted("2020-01..2020-06", 1, Frequency::year), "2021-01..2021-06");
  EXPECT_EQ(shifted("2015", 0, Frequency::year), "2015");
}

TEST(PeriodShifted, ClipsDaysToTheMonthsEndAndNeverStretchesThem) {
  EXPECT_EQ(shifted("2015-01-31", 1, Frequency::month), "2015-02-28");
  EXPECT_EQ(shifted("2016-01-31", 1, Frequency::month), "2016-02-29");
  EXPECT_EQ(shifted("2020-02-29", -1, Frequency::year), "2019-02-28");
  EXPECT_EQ(shifted("2020-02-29", 4, Frequency::year), "2024-02-29");
  EXPECT_EQ(shifted("2015-02-28", 1, Frequency::month), "2015-03-28");
  EXPECT_EQ(shifted("2015-05-31", 1, Frequency::quarter), "2015-08-31");
  EXPECT_EQ(shifted("2015-08-31", 1, Frequency::half), "2016-02-29");
  EXPECT_EQ(shifted("2015-03-14", -14, Frequency::day), "2015-02-28");
  EXPECT_EQ(shifted("2015-03-14", 1, Frequency::week), "2015-03-21");
  EXPECT_EQ(shifted("2016-02-01..2016-02-29", 1, Frequency::year), "2017-02-01..2017-03-01");
}

TEST(PeriodShifted, MovesWeeksByWholeWeeksAlone) {
  EXPECT_EQ(shifted("2020-W53", 1, Frequency::week), "2021-W01");
  EXPECT_EQ(shifted("2016-W01", -1, Frequency::week), "2015-W53");
  EXPECT_EQ(shifted("2015-W07", 14, Frequency::day), "2015-W09");
  EXPECT_EQ(shifted("2015-W07", -7, Frequency::day), "2015-W06");
  EXPECT_EQ(shifted("2015-W07", 3, Frequency::day), "error");
  for (const Frequency step : {Frequency::year, Frequency::half, Frequency::quarter, Frequency::month}) {
    EXPECT_EQ(shifted("2015-W07", 1, step), "error");
  }
}

TEST(PeriodShifted, RefusesStepsFinerThanThePeriod) {
  for (const char* text : {"2015", "2015-H1", "2015-Q1", "2015-03"}) {
    const Period p = period(text);
    for (const Frequency step : frequencies) {
      EXPECT_EQ(p.shifted(1, step).ok(), step <= p.frequency()) << text << " by " << name(step);
    }
  }
  const Result<Period> refused = period("2015").shifted(1, Frequency::month);
  ASSERT_FALSE(refused.ok());
  const Diagnostic& error = refused.diagnostics().front();
  EXPECT_EQ(error.code, Code::invalid_period);
  EXPECT_EQ(error.subject, "2015");
  EXPECT_NE(error.message.find("month"), std::string::npos);
  EXPECT_FALSE(error.hint.empty());
}

TEST(PeriodShifted, RefusesToLeaveTheCalendar) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  for (const char* text : {"2015", "2015-H1", "2015-Q1", "2015-03", "2015-W07", "2015-03-14", "2021..2025"}) {
    const Period p = period(text);
    for (const Frequency step : frequencies) {
      for (const std::int64_t steps : {most, least, most / 12, least / 7, std::int64_t{4000000}, std::int64_t{-4000000},
                                       std::int64_t{1} << 32, std::int64_t{1} << 31}) {
        EXPECT_FALSE(p.shifted(steps, step).ok()) << text << " by " << steps << " × " << name(step);
      }
    }
  }
  EXPECT_EQ(shifted("2015", 7984, Frequency::year), "9999");
  EXPECT_EQ(shifted("2015", 7985, Frequency::year), "error");
  EXPECT_EQ(shifted("2015", -615, Frequency::year), "1400");
  EXPECT_EQ(shifted("2015", -616, Frequency::year), "error");
  EXPECT_EQ(shifted("9998..9999", 1, Frequency::year), "error");
  EXPECT_EQ(shifted("9999-12-31", 1, Frequency::day), "error");
  EXPECT_EQ(shifted("9999-12-30..9999-12-31", 1, Frequency::day), "error");
  EXPECT_EQ(shifted("1400-01-01", -1, Frequency::month), "error");
  EXPECT_EQ(shifted("1400-01-01", 8599, Frequency::year), "9999-01-01");
  EXPECT_EQ(shifted("9999-12-31", 1, Frequency::month), "error");
}

TEST(PeriodShifted, ThereAndBackIsTheSamePeriod) {
  std::mt19937_64 random(1970);
  std::uniform_int_distribution<int> steps(-300, 300);
  for (const char* text : {"2015", "2015-H1", "2015-Q1", "2015-03", "2015-W07", "2015-03-14", "2021..2025"}) {
    const Period p = period(text);
    for (int i = 0; i < 2000; ++i) {
      const int n = steps(random);
      ASSERT_EQ(*p.shifted(n, p.frequency())->shifted(-n, p.frequency()), p);
    }
  }
}

// ---- taking apart and putting together ----

TEST(PeriodParts, AreItsSinglePeriodsInOrder) {
  const Period plan = period("2021..2025");
  for (int i = 0; i < plan.count(); ++i) EXPECT_EQ(plan.part(i), Period::of_year(2021 + i));
  EXPECT_EQ(period("2020-W52..2021-W02").part(1).to_string(), "2020-W53");
}

TEST(PeriodSplit, GivesTheFinerPeriodsThatMakeItUp) {
  EXPECT_EQ(period("2015").split(Frequency::half).size(), 2u);
  EXPECT_EQ(period("2015").split(Frequency::quarter).size(), 4u);
  EXPECT_EQ(period("2015").split(Frequency::month).size(), 12u);
  EXPECT_EQ(period("2015").split(Frequency::day).size(), 365u);
  EXPECT_EQ(period("2016").split(Frequency::day).size(), 366u);
  EXPECT_EQ(period("2016-02").split(Frequency::day).size(), 29u);
  EXPECT_EQ(period("2015-H2").split(Frequency::quarter).front().to_string(), "2015-Q3");
  EXPECT_EQ(period("2015-Q1").split(Frequency::month).back().to_string(), "2015-03");
  EXPECT_EQ(period("2021..2025").split(Frequency::month).size(), 60u);
  EXPECT_EQ(period("2015-W01").split(Frequency::day).size(), 7u);
  EXPECT_EQ(period("2015-W01").split(Frequency::day).front().to_string(), "2014-12-29");
  EXPECT_EQ(period("9999").split(Frequency::day).back().to_string(), "9999-12-31");
}

TEST(PeriodSplit, IsEmptyWhereNothingFits) {
  EXPECT_TRUE(period("2015").split(Frequency::year).empty());
  EXPECT_TRUE(period("2015-03").split(Frequency::quarter).empty());
  EXPECT_TRUE(period("2015-03-14").split(Frequency::day).empty());
  EXPECT_TRUE(period("2015-03").split(Frequency::week).empty());
  EXPECT_TRUE(period("2015").split(Frequency::week).empty());
  EXPECT_TRUE(period("1400").split(Frequency::week).empty());
  EXPECT_TRUE(period("9999").split(Frequency::week).empty());
  EXPECT_TRUE(period("2015").split(static_cast<Frequency>(77)).empty());
  EXPECT_EQ(period("2021-02").split(Frequency::week).size(), 4u);  // from Monday the 1st to Sunday the 28th
}

TEST(PeriodSplit, PartsJoinWithoutGapsAndLieInTheirWhole) {
  for (const char* text : {"2015", "2016-H1", "2015-Q3", "2016-02", "2015-W53", "2021..2025", "2020-W52..2021-W02"}) {
    const Period whole = period(text);
    for (const Frequency finer : frequencies) {
      const std::vector<Period> parts = whole.split(finer);
      if (parts.empty()) continue;
      EXPECT_EQ(parts.front().first_day(), whole.first_day());
      EXPECT_EQ(parts.back().last_day(), whole.last_day());
      for (std::size_t i = 0; i < parts.size(); ++i) {
        ASSERT_EQ(parts[i].count(), 1);
        ASSERT_TRUE(whole.contains(parts[i]));
        if (i > 0) {
          ASSERT_EQ(parts[i].first_day(), parts[i - 1].last_day() + 1);
        }
        if (whole.count() == 1) {
          ASSERT_EQ(*parts[i].enclosing(whole.frequency()), whole);
        }
      }
    }
  }
}

TEST(PeriodEnclosing, FindsTheCoarserPeriodThatHoldsItEntirely) {
  EXPECT_EQ(enclosing("2015-03", Frequency::year), "2015");
  EXPECT_EQ(enclosing("2015-03", Frequency::quarter), "2015-Q1");
  EXPECT_EQ(enclosing("2015-Q3", Frequency::half), "2015-H2");
  EXPECT_EQ(enclosing("2015-03-14", Frequency::week), "2015-W11");
  EXPECT_EQ(enclosing("2014-12-29", Frequency::week), "2015-W01");
  EXPECT_EQ(enclosing("2016-02-29", Frequency::month), "2016-02");
  EXPECT_EQ(enclosing("2015-W07", Frequency::month), "2015-02");
  EXPECT_EQ(enclosing("2015-W07", Frequency::year), "2015");
  EXPECT_EQ(enclosing("2015-01..2015-02", Frequency::quarter), "2015-Q1");
  EXPECT_EQ(enclosing("2015", Frequency::year), "2015");
}

TEST(PeriodEnclosing, SaysSoWhereNoneDoes) {
  EXPECT_EQ(enclosing("2015-W01", Frequency::year), "error");
  EXPECT_EQ(enclosing("2015-W09", Frequency::month), "error");  // 23 February to 1 March
  EXPECT_EQ(enclosing("2015", Frequency::month), "error");
  EXPECT_EQ(enclosing("2021..2025", Frequency::year), "error");
  EXPECT_EQ(enclosing("2015-03..2015-04", Frequency::quarter), "error");
  EXPECT_EQ(enclosing("1400-01-01", Frequency::week), "error");
  EXPECT_EQ(enclosing("9999-12-31", Frequency::week), "error");
  EXPECT_FALSE(period("2015").enclosing(static_cast<Frequency>(0)).ok());
  EXPECT_FALSE(period("2015").shifted(1, static_cast<Frequency>(0)).ok());
  const Result<Period> refused = period("2015-W01").enclosing(Frequency::year);
  EXPECT_EQ(refused.diagnostics().front().code, Code::invalid_period);
  EXPECT_EQ(refused.diagnostics().front().subject, "2015-W01");
  EXPECT_FALSE(refused.diagnostics().front().hint.empty());
}

TEST(Period, DefaultIsTheFirstYearOfTheCalendar) {
  EXPECT_EQ(Period(), Period::of_year(1400));
  EXPECT_EQ(Period().to_string(), "1400");
  EXPECT_EQ(Period::of_year(2015), period("2015"));
  EXPECT_EQ(Period::of_year(std::numeric_limits<int>::min()), period("1400"));
  EXPECT_EQ(Period::of_year(10000), period("9999"));
}

TEST(Frequency, HasAStableName) {
  const char* names[] = {"year", "half", "quarter", "month", "week", "day"};
  for (const Frequency frequency : frequencies) {
    EXPECT_EQ(name(frequency), names[static_cast<int>(frequency) - 1]);
  }
  EXPECT_EQ(name(static_cast<Frequency>(0)), "unknown");
}

}  // namespace
}  // namespace salus
