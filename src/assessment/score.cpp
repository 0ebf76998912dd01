#include "salus/assessment/score.hpp"

#include <algorithm>
#include <cstddef>

namespace salus {
namespace {

bool is_full(Status status) noexcept {
  return status == Status::met || status == Status::on_track || status == Status::improving;
}

bool is_share(double number) noexcept { return number >= 0 && number <= 1; }

// Of an attainment from which the number that the rule needs is missing for this reason.
Value without_number(const Attainment& attainment, Reason reason) noexcept {
  if (is_full(attainment.status)) return 1.0;
  const bool moved = attainment.status == Status::steady || attainment.status == Status::worsening;
  return moved || reason == Reason::no_change_targeted ? Value(0.0) : Value(reason);
}

Value of_step(const Scoring& scoring, double percent) noexcept {
  double reached = 0;
  for (const Scoring::Step& step : scoring.steps) {
    if (!is_share(step.score)) return Reason::invalid_argument;
    if (!definitely_less(percent, step.achieved)) reached = step.score;
  }
  return reached;
}

Value of_deduction(const Scoring& scoring, double shortfall) noexcept {
  if (!(scoring.per > 0) || !is_share(scoring.deduct)) return Reason::invalid_argument;
  return std::max(0.0, 1 - scoring.deduct * (std::max(0.0, shortfall) / scoring.per));
}

}  // namespace

Value score(const Scoring& scoring, const Attainment& attainment) noexcept {
  if (attainment.status == Status::not_assessable) return attainment.reason;
  if (attainment.status == Status::met) return 1.0;
  switch (scoring.rule) {
    case ScoringRule::full:
      return is_full(attainment.status) ? 1.0 : 0.0;
    case ScoringRule::proportional:
      if (!attainment.share.valid()) return without_number(attainment, attainment.share.reason);
      return std::clamp(attainment.share.number / 100, 0.0, 1.0);
    case ScoringRule::step:
      if (!attainment.share.valid()) return without_number(attainment, attainment.share.reason);
      return of_step(scoring, attainment.share.number);
    case ScoringRule::deduction:
      if (!attainment.shortfall.valid()) return without_number(attainment, attainment.shortfall.reason);
      return of_deduction(scoring, attainment.shortfall.number);
  }
  return Reason::invalid_argument;
}

std::vector<std::int32_t> competition_ranks(span<const Value> scores) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (scores[i].valid()) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a].number > scores[b].number; });
  std::vector<std::int32_t> ranks(scores.size(), 0);
  double first = 0;
  std::int32_t rank = 0;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const double score = scores[order[place]].number;
    if (place == 0 || !nearly_equal(score, first)) {
      first = score;
      rank = static_cast<std::int32_t>(place) + 1;
    }
    ranks[order[place]] = rank;
  }
  return ranks;
}

}  // namespace salus
