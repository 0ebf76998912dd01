// Scores by hand: what each rule gives for a attainment, and ranks with ties.
#include "salus/assessment/score.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace salus {
namespace {

Scoring by(ScoringRule rule) {
  Scoring scoring;
  scoring.rule = rule;
  return scoring;
}

Attainment attainment(Status status, Value share = Reason::no_baseline, Value shortfall = Reason::no_baseline) {
  Attainment attainment;
  attainment.status = status;
  attainment.reason = Reason::none;
  attainment.share = share;
  attainment.shortfall = shortfall;
  return attainment;
}

Attainment unassessed(Reason reason) {
  Attainment attainment;
  attainment.reason = reason;
  return attainment;
}

const ScoringRule every_rule[] = {ScoringRule::full, ScoringRule::proportional, ScoringRule::step,
                                  ScoringRule::deduction};

TEST(Score, OfAMetTargetIsOneByEveryRule) {
  for (const ScoringRule rule : every_rule)
    EXPECT_EQ(score(by(rule), attainment(Status::met)).number, 1) << static_cast<int>(rule);
}

TEST(Score, OfWhatCannotBeAssessedIsNoneByEveryRule) {
  for (const ScoringRule rule : every_rule) {
    EXPECT_EQ(score(by(rule), unassessed(Reason::not_published)).reason, Reason::not_published);
    EXPECT_EQ(score(by(rule), unassessed(Reason::not_due)).reason, Reason::not_due);
  }
}

TEST(Score, FullIsAllOrNothing) {
  const struct {
    Status status;
    double score;
  } cases[] = {{Status::met, 1},     {Status::on_track, 1},  {Status::improving, 1}, {Status::not_met, 0},
               {Status::at_risk, 0}, {Status::off_track, 0}, {Status::steady, 0},    {Status::worsening, 0}};
  for (const auto& c : cases)
    EXPECT_EQ(score(by(ScoringRule::full), attainment(c.status, 99.9, 0.01)).number, c.score) << name(c.status);
}

TEST(Score, ProportionalIsTheShareOfTheChangeBetweenNothingAndAll) {
  const Scoring rule = by(ScoringRule::proportional);
  EXPECT_DOUBLE_EQ(score(rule, attainment(Status::not_met, 62.5)).number, 0.625);
  EXPECT_EQ(score(rule, attainment(Status::worsening, -40.0)).number, 0);
  EXPECT_EQ(score(rule, attainment(Status::on_track, 96.0)).number, 0.96);
  EXPECT_EQ(score(rule, attainment(Status::on_track, 130.0)).number, 1);
}

TEST(Score, WithoutABaselineAShareIsNotGuessed) {
  for (const ScoringRule rule : {ScoringRule::proportional, ScoringRule::step, ScoringRule::deduction})
    EXPECT_EQ(score(by(rule), attainment(Status::not_met)).reason, Reason::no_baseline);
}

TEST(Score, OfALevelThatWasThereAndWasLostIsZero) {
  const Attainment lost = attainment(Status::not_met, Reason::no_change_targeted, Reason::no_change_targeted);
  for (const ScoringRule rule : every_rule) EXPECT_EQ(score(by(rule), lost).number, 0);
}

TEST(Score, OfATendencyIsAllOrNothingByEveryRule) {
  for (const ScoringRule rule : every_rule) {
    const Value none = Reason::not_quantitative;
    EXPECT_EQ(score(by(rule), attainment(Status::improving, none, none)).number, 1);
    EXPECT_EQ(score(by(rule), attainment(Status::steady, none, none)).number, 0);
    EXPECT_EQ(score(by(rule), attainment(Status::worsening, none, none)).number, 0);
  }
}

TEST(Score, OfAStepIsThatOfTheHighestOneReached) {
  Scoring rule = by(ScoringRule::step);
  rule.steps = {{60, 0.5}, {80, 0.8}, {95, 0.9}};
  const struct {
    double share;
    double score;
  } cases[] = {{-10, 0}, {59.99, 0}, {60, 0.5}, {79, 0.5}, {80, 0.8}, {94.9, 0.8}, {95, 0.9}, {120, 0.9}};
  for (const auto& c : cases) EXPECT_EQ(score(rule, attainment(Status::not_met, c.share)).number, c.score) << c.share;
  // (29/100)·100/29·60 misses 60 in its last digits alone.
  EXPECT_EQ(score(rule, attainment(Status::not_met, std::nextafter(60.0, 0.0))).number, 0.5);
  EXPECT_EQ(score(by(ScoringRule::step), attainment(Status::not_met, 100.0)).number, 0);
}

TEST(Score, OfADeductionFallsWithTheShortfallButNotBelowZero) {
  Scoring rule = by(ScoringRule::deduction);
  rule.per = 2;
  rule.deduct = 0.1;
  EXPECT_DOUBLE_EQ(score(rule, attainment(Status::not_met, Reason::missing, 2.0)).number, 0.9);
  EXPECT_DOUBLE_EQ(score(rule, attainment(Status::not_met, Reason::missing, 3.0)).number, 0.85);
  EXPECT_EQ(score(rule, attainment(Status::not_met, Reason::missing, 20.0)).number, 0);
  EXPECT_EQ(score(rule, attainment(Status::not_met, Reason::missing, 2000.0)).number, 0);
  EXPECT_EQ(score(rule, attainment(Status::on_track, Reason::missing, -4.0)).number, 1);
}

TEST(Score, OfRulesThatCannotBeIsInvalid) {
  const Attainment short_by_one = attainment(Status::not_met, 50.0, 1.0);
  Scoring rule = by(ScoringRule::deduction);
  for (const double per : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
    rule.per = per;
    EXPECT_EQ(score(rule, short_by_one).reason, Reason::invalid_argument);
  }
  rule.per = 1;
  rule.deduct = 1.5;
  EXPECT_EQ(score(rule, short_by_one).reason, Reason::invalid_argument);
  rule = by(ScoringRule::step);
  rule.steps = {{10, 2}};
  EXPECT_EQ(score(rule, short_by_one).reason, Reason::invalid_argument);
  EXPECT_EQ(score(by(static_cast<ScoringRule>(0)), short_by_one).reason, Reason::invalid_argument);
}

TEST(Ranks, AreThoseOfACompetitionWithTies) {
  const std::vector<Value> scores = {0.7, 0.9, 0.5, 0.7};
  EXPECT_EQ(competition_ranks(scores), (std::vector<std::int32_t>{2, 1, 4, 2}));
}

TEST(Ranks, AreSharedByScoresThatDifferInTheirLastDigitsAlone) {
  const std::vector<Value> scores = {0.1 + 0.2, 0.3, 0.3 - 1e-9};
  ASSERT_NE(0.1 + 0.2, 0.3);
  EXPECT_EQ(competition_ranks(scores), (std::vector<std::int32_t>{1, 1, 3}));
}

TEST(Ranks, LeaveOutWhatHasNoScore) {
  const std::vector<Value> scores = {Reason::missing, 0.0, Value(Reason::incomplete), 1.0};
  EXPECT_EQ(competition_ranks(scores), (std::vector<std::int32_t>{0, 2, 0, 1}));
  EXPECT_TRUE(competition_ranks({}).empty());
}

}  // namespace
}  // namespace salus
