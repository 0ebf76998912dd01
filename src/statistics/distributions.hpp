// The distributions that the methods need, of Boost.Math, under a policy that neither throws nor promotes to long
// double (which costs six times as much and differs between processors). This is the one file where Boost.Math is
// included; what lies outside a function's domain is a quiet NaN, and what is too large an infinity.
#pragma once

namespace salus::statistics {

// The value below which a share p of the distribution lies, 0 < p < 1. `upper_…` take the share above it instead, which
// keeps its digits where that share is tiny.
double normal_quantile(double p) noexcept;
double upper_normal_quantile(double q) noexcept;
double student_t_upper_quantile(double q, double degrees_of_freedom) noexcept;
double chi_squared_quantile(double p, double degrees_of_freedom) noexcept;
double chi_squared_upper_quantile(double q, double degrees_of_freedom) noexcept;
double gamma_quantile(double p, double shape) noexcept;  // of scale 1
double gamma_upper_quantile(double q, double shape) noexcept;
double beta_quantile(double p, double a, double b) noexcept;
double beta_upper_quantile(double q, double a, double b) noexcept;

// The share of the distribution above x.
double normal_above(double x) noexcept;
double student_t_above(double x, double degrees_of_freedom) noexcept;
double chi_squared_above(double x, double degrees_of_freedom) noexcept;

// The share of the gamma distribution of scale 1 below and above x, and the shape for which that share is given. By
// them counts that are not whole have Poisson probabilities: k or more events of a mean m have gamma_below(m, k).
double gamma_below(double x, double shape) noexcept;
double gamma_above(double x, double shape) noexcept;
double gamma_shape(double p, double x) noexcept;
double gamma_upper_shape(double q, double x) noexcept;

// The probability of at most, exactly and at least k events where `mean` are expected; of k successes of n.
double poisson_at_most(double k, double mean) noexcept;
double poisson_exactly(double k, double mean) noexcept;
double poisson_at_least(double k, double mean) noexcept;
double binomial_at_most(double k, double n, double p) noexcept;
double binomial_exactly(double k, double n, double p) noexcept;
double binomial_at_least(double k, double n, double p) noexcept;

}  // namespace salus::statistics
