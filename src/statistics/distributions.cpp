#include "statistics/distributions.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

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

}  // namespace

double normal_quantile(double p) noexcept { return quantile(Normal(), p); }
double upper_normal_quantile(double q) noexcept { return quantile(complement(Normal(), q)); }
double student_t_upper_quantile(double q, double df) noexcept { return quantile(complement(StudentT(df), q)); }
double chi_squared_quantile(double p, double df) noexcept { return quantile(ChiSquared(df), p); }
double chi_squared_upper_quantile(double q, double df) noexcept { return quantile(complement(ChiSquared(df), q)); }
double gamma_quantile(double p, double shape) noexcept { return quantile(Gamma(shape), p); }
double gamma_upper_quantile(double q, double shape) noexcept { return quantile(complement(Gamma(shape), q)); }
double beta_quantile(double p, double a, double b) noexcept { return quantile(Beta(a, b), p); }
double beta_upper_quantile(double q, double a, double b) noexcept { return quantile(complement(Beta(a, b), q)); }

double normal_above(double x) noexcept { return cdf(complement(Normal(), x)); }
double student_t_above(double x, double df) noexcept { return cdf(complement(StudentT(df), x)); }
double chi_squared_above(double x, double df) noexcept { return cdf(complement(ChiSquared(df), x)); }

double gamma_below(double x, double shape) noexcept { return boost::math::gamma_p(shape, x, Policy()); }
double gamma_above(double x, double shape) noexcept { return boost::math::gamma_q(shape, x, Policy()); }
double gamma_shape(double p, double x) noexcept { return boost::math::gamma_p_inva(x, p, Policy()); }
double gamma_upper_shape(double q, double x) noexcept { return boost::math::gamma_q_inva(x, q, Policy()); }

double poisson_at_most(double k, double mean) noexcept { return k < 0 ? 0 : cdf(Poisson(mean), k); }
double poisson_exactly(double k, double mean) noexcept { return k < 0 ? 0 : pdf(Poisson(mean), k); }
double poisson_at_least(double k, double mean) noexcept { return k < 1 ? 1 : cdf(complement(Poisson(mean), k - 1)); }
double binomial_at_most(double k, double n, double p) noexcept { return k < 0 ? 0 : cdf(Binomial(n, p), k); }
double binomial_exactly(double k, double n, double p) noexcept { return k < 0 || k > n ? 0 : pdf(Binomial(n, p), k); }
double binomial_at_least(double k, double n, double p) noexcept {
  return k < 1 ? 1 : cdf(complement(Binomial(n, p), k - 1));
}

}  // namespace salus::statistics
