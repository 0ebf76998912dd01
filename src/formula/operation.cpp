#include "formula/operation.hpp"

#include <cmath>
#include <limits>

#include "salus/units/rounding.hpp"

namespace salus::formula {
namespace {

constexpr OpTraits table[] = {
    {"copy", 1, false, true},      {"negate", 1, false, true},    {"add", 2, false, true},
    {"subtract", 2, false, true},  {"multiply", 2, false, true},  {"divide", 2, false, true},
    {"power", 2, false, true},     {"abs", 1, false, true},       {"sqrt", 1, false, true},
    {"exp", 1, false, true},       {"ln", 1, false, true},        {"log10", 1, false, true},
    {"floor", 1, false, true},     {"ceil", 1, false, true},      {"round", 2, false, true},
    {"min", 2, false, true},       {"max", 2, false, true},       {"less", 2, true, true},
    {"less_equal", 2, true, true}, {"greater", 2, true, true},    {"greater_equal", 2, true, true},
    {"equal", 2, true, true},      {"not_equal", 2, true, true},  {"not", 1, true, true},
    {"and", 2, true, false},       {"or", 2, true, false},        {"is_missing", 1, true, false},
    {"select", 3, false, true},    {"coalesce", 2, false, false}, {"ratio_to_base", 2, false, true},
    {"call", 0, false, false},
};

// A computed number: finite, or invalid for the operation's own reason.
Value finite_or(double x, Reason reason) noexcept { return std::isfinite(x) ? Value(x) : Value(reason); }

Value truth(bool b) noexcept { return Value(b ? 1.0 : 0.0); }

Value divide(double a, double b) noexcept {
  return b == 0 ? Value(Reason::zero_denominator) : finite_or(a / b, Reason::overflow);
}

Value power(double a, double b) noexcept {
  const double x = std::pow(a, b);
  if (std::isfinite(x)) return Value(x);
  return Value(std::isnan(x) || a == 0 ? Reason::not_defined : Reason::overflow);
}

Value arithmetic(Op op, double a, double b) noexcept {
  switch (op) {
    case Op::copy:
      return Value(a);
    case Op::negate:
      return Value(-a);
    case Op::add:
      return finite_or(a + b, Reason::overflow);
    case Op::subtract:
      return finite_or(a - b, Reason::overflow);
    case Op::multiply:
      return finite_or(a * b, Reason::overflow);
    case Op::divide:
      return divide(a, b);
    case Op::power:
      return power(a, b);
    case Op::absolute:
      return Value(std::fabs(a));
    case Op::square_root:
      return a < 0 ? Value(Reason::not_defined) : Value(std::sqrt(a));
    case Op::exponential:
      return finite_or(std::exp(a), Reason::overflow);
    case Op::natural_log:
      return a <= 0 ? Value(Reason::not_defined) : Value(std::log(a));
    case Op::decimal_log:
      return a <= 0 ? Value(Reason::not_defined) : Value(std::log10(a));
    case Op::floor:
      return Value(std::floor(a));
    case Op::ceiling:
      return Value(std::ceil(a));
    case Op::round:
      // Digits beyond 400 either way change nothing more; a fraction of a digit has no meaning.
      if (b != std::floor(b)) return Value(Reason::not_defined);
      return finite_or(round_decimal(a, static_cast<int>(b < -400 ? -400 : b > 400 ? 400 : b)), Reason::overflow);
    case Op::minimum:
      return Value(b < a ? b : a);
    case Op::maximum:
      return Value(a < b ? b : a);
    case Op::less:
      return truth(definitely_less(a, b));
    case Op::less_equal:
      return truth(!definitely_less(b, a));
    case Op::greater:
      return truth(definitely_less(b, a));
    case Op::greater_equal:
      return truth(!definitely_less(a, b));
    case Op::equal:
      return truth(nearly_equal(a, b));
    case Op::not_equal:
      return truth(!nearly_equal(a, b));
    case Op::logical_not:
      return truth(a == 0);
    case Op::ratio_to_base:
      return b < 0 ? Value(Reason::not_defined) : divide(a, b);
    default:
      return Value(Reason::not_defined);
  }
}

}  // namespace

const OpTraits& traits(Op op) noexcept { return table[static_cast<std::size_t>(op)]; }

Value apply(Op op, Value a, Value b, Value c) noexcept {
  switch (op) {
    case Op::is_missing:
      return truth(!a.valid());
    case Op::coalesce:
      return a.valid() || !b.valid() ? a : b;
    case Op::select:
      return !a.valid() ? Value(a.reason) : a.number != 0 ? b : c;
    case Op::logical_and:  // Kleene: false and missing is false
      if ((a.valid() && a.number == 0) || (b.valid() && b.number == 0)) return truth(false);
      break;
    case Op::logical_or:
      if ((a.valid() && a.number != 0) || (b.valid() && b.number != 0)) return truth(true);
      break;
    default:
      break;
  }
  if (!a.valid()) return Value(a.reason);
  if (traits(op).operands > 1 && !b.valid()) return Value(b.reason);
  if (op == Op::logical_and) return truth(true);
  if (op == Op::logical_or) return truth(false);
  return arithmetic(op, a.number, b.number);
}

}  // namespace salus::formula
