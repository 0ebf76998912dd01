// The place where a function changes sign.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace salus::statistics {

// A root of the continuous function f between a and b, where f(a) and f(b) differ in sign, to the last bits of a
// double; NaN where they do not differ. Inverse quadratic interpolation where it can be trusted and halving elsewhere
// (T. R. Chandrupatla, Advances in Engineering Software 28 (1997) 145–149): it converges wherever halving does.
template <typename Function>
double find_root(const Function& f, double a, double b) noexcept {
  double fa = f(a);
  double fb = f(b);
  if (fa == 0) return a;
  if (fb == 0) return b;
  if (!((fa < 0) != (fb < 0)) || !std::isfinite(fa) || !std::isfinite(fb)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  double c = a;  // the end that was replaced last
  double fc = fa;
  double t = 0.5;
  for (int i = 0; i < 200; ++i) {
    const double x = a + t * (b - a);
    const double fx = f(x);
    if ((fx < 0) == (fa < 0)) {
      c = a;
      fc = fa;
    } else {
      c = b;
      fc = fb;
      b = a;
      fb = fa;
    }
    a = x;
    fa = fx;
    const double best = std::fabs(fa) < std::fabs(fb) ? a : b;
    const double tolerance = 2 * std::numeric_limits<double>::epsilon() * std::fabs(best);
    const double width = std::fabs(b - a);
    if (fa == 0 || width <= 2 * tolerance || width == 0) return fa == 0 ? a : best;

    const double xi = (a - b) / (c - b);
    const double phi = (fa - fb) / (fc - fb);
    const bool trusted = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    t = trusted ? fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb) : 0.5;
    const double least = tolerance / width;
    t = std::min(1 - least, std::max(least, t));
  }
  return a;
}

}  // namespace salus::statistics
