#include "statistics/distributions.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace salus::statistics {
namespace {

namespace policies = boost::math::policies;

using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_float<false>, policies::promote_double<false>, policies::discrete_quantile<policies::real>>;
using Normal = boost::math::normal_distribution<double, Policy>;
using StudentT = boost::math::students_t_distribution<double, Policy>;
using ChiSquared = boost::math::chi_squared_distribution<double, Policy>;
using Gamma = boost::math::gamma_distribution<double, Policy>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Poisson = boost::math::poisson_distribution<double, Policy>;
using Binomial = boost::math::binomial_distribution<double, Policy>;

using boost::math::cdf;
using boost::math::complement;
using boost::math::pdf;
using boost::math::quantile;

// From here on expansions are used, which are more exact there than Boost's functions and take nanoseconds at any size,
// where Boost's lose digits one by one and their time to the square root of the numbers, without end for the largest.
constexpr double large = 1e6;
constexpr double huge = 1e15;

// The gamma quantile by that of the normal distribution: the Cornish–Fisher expansion to the sixth cumulant (Abramowitz
// & Stegun 26.2.49, with the cumulants of gamma). From a shape of 10⁶ on it errs by less than one unit in 10¹⁵.
double large_gamma(double z, double shape) noexcept {
  const double root = std::sqrt(shape);
  const double zz = z * z;
  return shape + root * z + (zz - 1) / 3 + z * (zz - 7) / (36 * root) - (3 * zz * zz + 7 * zz - 16) / (810 * shape) +
         z * (9 * zz * zz + 256 * zz - 433) / (38880 * shape * root);
}

// The shape whose quantile at the normal z is x: Newton's steps, each of which gains six digits.
double large_gamma_shape(double z, double x) noexcept {
  double shape = x;
  for (int i = 0; i < 6; ++i) shape -= (large_gamma(z, shape) - x) / (1 + z / (2 * std::sqrt(shape)));
  return shape;
}

// The beta quantile in the same way, to the fourth cumulant; it errs by less than one unit in 10¹¹ from a and b of 10⁶
// on.
double large_beta(double z, double a, double b) noexcept {
  const double n = a + b;
  const double p = a / n;
  const double q = b / n;
  const double skewness = 2 * (q - p) * (n / (n + 2)) * std::sqrt((n + 1) / n / p / q / n);
  const double excess = 6 * ((p - q) * (p - q) / (p * q) * ((n + 1) / n) - (n + 2) / n) / (n + 2) * (n / (n + 3));
  const double zz = z * z;
  const double w =
      z + skewness * (zz - 1) / 6 + excess * z * (zz - 3) / 24 - skewness * skewness * z * (2 * zz - 5) / 36;
  return p + w * std::sqrt(p * q / (n + 1));
}

// The normal deviate of k or fewer successes, by Peizer & Pratt, JASA 63 (1968) 1416–1456.
double large_binomial(double k, double n, double p) noexcept {
  const double q = 1 - p;
  const auto g = [](double x) {  // (1 − x² + 2x ln x)/(1 − x)², by its series about 1
    const double e = x - 1;
    if (std::fabs(e) < 0.02) {
      return e * (-1 / 3.0 + e * (1 / 6.0 + e * (-1 / 10.0 + e * (1 / 15.0 + e * (-1 / 21.0 + e / 28)))));
    }
    return (1 - x * x + 2 * x * std::log(x)) / (e * e);
  };
  const double successes = k + 0.5;
  const double failures = n - k - 0.5;
  const double distance = k + 2 / 3.0 - (n + 1 / 3.0) * p + 0.02 * (q / (k + 1) - p / (n - k) + (q - 0.5) / (n + 1));
  return distance / std::sqrt((n + 1 / 6.0) * p * q) *
         std::sqrt(1 + q * g(successes / (n * p)) + p * g(failures / (n * q)));
}

// Whether so many trials have more expected successes and failures than Boost's functions are good for.
bool is_large(double n, double p) noexcept { return n * std::min(p, 1 - p) > large; }

}  // namespace

double normal_quantile(double p) noexcept { return quantile(Normal(), p); }
double upper_normal_quantile(double q) noexcept { return quantile(complement(Normal(), q)); }
double student_t_upper_quantile(double q, double df) noexcept { return quantile(complement(StudentT(df), q)); }
double chi_squared_quantile(double p, double df) noexcept {
  return df > 2 * large ? 2 * large_gamma(normal_quantile(p), df / 2) : quantile(ChiSquared(df), p);
}
double chi_squared_upper_quantile(double q, double df) noexcept {
  return df > 2 * large ? 2 * large_gamma(upper_normal_quantile(q), df / 2) : quantile(complement(ChiSquared(df), q));
}
double gamma_quantile(double p, double shape) noexcept {
  return shape > large ? large_gamma(normal_quantile(p), shape) : quantile(Gamma(shape), p);
}
double gamma_upper_quantile(double q, double shape) noexcept {
  return shape > large ? large_gamma(upper_normal_quantile(q), shape) : quantile(complement(Gamma(shape), q));
}
double beta_quantile(double p, double a, double b) noexcept {
  if (std::min(a, b) > large) return large_beta(normal_quantile(p), a, b);
  // The beta variable is a gamma variable over the other's mean, where that is huge.
  if (b > huge) return gamma_quantile(p, a) / b;
  if (a > huge) return 1 - gamma_upper_quantile(p, b) / a;
  return quantile(Beta(a, b), p);
}
double beta_upper_quantile(double q, double a, double b) noexcept {
  if (std::min(a, b) > large) return large_beta(upper_normal_quantile(q), a, b);
  if (b > huge) return gamma_upper_quantile(q, a) / b;
  if (a > huge) return 1 - gamma_quantile(q, b) / a;
  return quantile(complement(Beta(a, b), q));
}

double normal_above(double x) noexcept { return cdf(complement(Normal(), x)); }
double student_t_above(double x, double df) noexcept { return cdf(complement(StudentT(df), x)); }
double chi_squared_above(double x, double df) noexcept { return cdf(complement(ChiSquared(df), x)); }

double gamma_below(double x, double shape) noexcept { return boost::math::gamma_p(shape, x, Policy()); }
double gamma_above(double x, double shape) noexcept { return boost::math::gamma_q(shape, x, Policy()); }
double gamma_shape(double p, double x) noexcept {
  return x > large ? large_gamma_shape(normal_quantile(p), x) : boost::math::gamma_p_inva(x, p, Policy());
}
double gamma_upper_shape(double q, double x) noexcept {
  return x > large ? large_gamma_shape(upper_normal_quantile(q), x) : boost::math::gamma_q_inva(x, q, Policy());
}

double poisson_at_most(double k, double mean) noexcept { return k < 0 ? 0 : cdf(Poisson(mean), k); }
double poisson_exactly(double k, double mean) noexcept { return k < 0 ? 0 : pdf(Poisson(mean), k); }
double poisson_at_least(double k, double mean) noexcept { return k < 1 ? 1 : cdf(complement(Poisson(mean), k - 1)); }
double binomial_at_most(double k, double n, double p) noexcept {
  if (k < 0) return 0;
  if (k >= n) return 1;
  if (is_large(n, p)) return normal_above(-large_binomial(k, n, p));
  if (n > huge) return p < 0.5 ? poisson_at_most(k, n * p) : poisson_at_least(n - k, n * (1 - p));
  return cdf(Binomial(n, p), k);
}
double binomial_exactly(double k, double n, double p) noexcept { return k < 0 || k > n ? 0 : pdf(Binomial(n, p), k); }
double binomial_at_least(double k, double n, double p) noexcept {
  if (k < 1) return 1;
  if (k > n) return 0;
  if (is_large(n, p)) return normal_above(large_binomial(k - 1, n, p));
  if (n > huge) return p < 0.5 ? poisson_at_least(k, n * p) : poisson_at_most(n - k, n * (1 - p));
  return cdf(complement(Binomial(n, p), k - 1));
}

}  // namespace salus::statistics
