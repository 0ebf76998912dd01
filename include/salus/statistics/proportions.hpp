// Proportions: how many of a population have a property, with binomial limits.
//
//     proportion = events / population · per
//
// The members of the population are taken for independent draws. Limits of x of n at the confidence 1 − α, with z the
// normal quantile of 1 − α/2:
//
//   wilson         Wilson, JASA 22 (1927) 209–212, the score limits: (2x + z² ± z √(z² + 4x(1 − x/n))) / 2(n + z²).
//                  They stay within 0 and 1 and need no correction for few events. The default.
//   exact          Clopper & Pearson, Biometrika 26 (1934) 404–413, by the beta distribution: lower =
//                  B(α/2; x, n − x + 1) and 0 for x = 0, upper = B(1 − α/2; x + 1, n − x) and 1 for x = n. At
//                  least the confidence asked for.
//   agresti_coull  Agresti & Coull, The American Statistician 52 (1998) 119–126: with ñ = n + z² and p̃ = (x + z²/2)/ñ,
//                  p̃ ± z √(p̃(1 − p̃)/ñ), cut at 0 and 1.
//
// A design effect d (the variance of a complex survey sample over that of a simple random one, Kish 1965) divides both
// counts before the limits are taken, so that they are those of a simple sample of n/d; the value stays.
//
// Counts need not be whole (weighted counts). Functions allocate nothing, throw nothing and may be called from several
// threads.
#pragma once

#include <cstdint>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/statistics/estimate.hpp"

namespace salus {

// The numbers are part of the C ABI.
enum class ProportionMethod : std::int32_t { wilson = 0, exact = 1, agresti_coull = 2 };

struct ProportionOptions {
  double per = 1;            // 100 for percent; above 0
  double confidence = 0.95;  // strictly between 0 and 1
  ProportionMethod method = ProportionMethod::wilson;
  double design_effect = 1;  // above 0
};

// The limits of x of n as shares of 1, without a design effect. Both are NaN where `proportion` has no value or no
// limits.
Limits binomial_limits(double events, double population, double confidence,
                       ProportionMethod method = ProportionMethod::wilson) noexcept;

// A proportion with its limits.
//
// Reasons: `missing` where a count is NaN; `invalid_argument` for a negative or infinite count, more events than
// population, `per` or a design effect that is not above 0 or not finite, an unknown method; `no_population` for a
// population of 0; `overflow`. A confidence outside (0, 1) takes the limits alone (`invalid_argument`).
Estimate proportion(double events, double population, const ProportionOptions& options = {}) noexcept;

// The same for columns, at several confidence levels (`options.confidence` is not read): row by row what `proportion`
// gives, bit for bit. Returns `invalid_argument`, and writes nothing, where the columns differ in length.
Reason proportions(span<const double> events, span<const double> population, span<const double> confidences,
                   const ProportionOptions& options, const EstimateColumns& out) noexcept;

}  // namespace salus
