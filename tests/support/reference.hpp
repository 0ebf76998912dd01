// The reference evaluator: one row at a time, node by node, on the syntax tree. It shares nothing with the engine but the
// tree itself and decimal rounding, and is written to be obviously right, not fast. For formulas without unit marks and
// declared units, in which nothing is converted.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "formula/compiled.hpp"
#include "formula/functions.hpp"
#include "salus/base/value.hpp"
#include "salus/formula/formula.hpp"
#include "salus/units/rounding.hpp"

namespace salus::support {

class Reference {
 public:
  explicit Reference(const Formula& formula) : ast_(formula.compiled().ast) {}

  // `inputs` in the order of Formula::names().
  Value operator()(const std::vector<Value>& inputs) const { return all(inputs).back(); }

  // The values of all nodes of the tree, the root's last.
  std::vector<Value> all(const std::vector<Value>& inputs) const {
    std::vector<Value> values(ast_.nodes.size());
    for (std::size_t i = 0; i < ast_.nodes.size(); ++i) values[i] = node(ast_.nodes[i], inputs, values);
    return values;
  }

 private:
  using Node = formula::Node;
  using Op = formula::Op;

  static Value truth(bool b) { return b ? 1.0 : 0.0; }
  static Value checked(double x, Reason otherwise) { return std::isfinite(x) ? Value(x) : Value(otherwise); }
  static bool about_equal(double a, double b) {
    return std::fabs(a - b) <= 1e-13 * std::fmax(std::fabs(a), std::fabs(b));
  }

  Value node(const Node& n, const std::vector<Value>& inputs, const std::vector<Value>& values) const {
    std::vector<Value> x;
    for (std::uint32_t k = 0; k < n.child_count; ++k) x.push_back(values[ast_.children[n.first_child + k]]);
    switch (n.kind) {
      case formula::NodeKind::number:
        return ast_.numbers[n.payload].value;
      case formula::NodeKind::name:
        return inputs[n.payload];
      case formula::NodeKind::unary:
        if (!x[0].valid()) return x[0].reason;
        return n.op == Op::negate ? Value(-x[0].number) : truth(x[0].number == 0);
      case formula::NodeKind::binary:
        return binary(n.op, x[0], x[1]);
      case formula::NodeKind::call:
        return call(formula::functions()[n.payload].name, x);
      case formula::NodeKind::shift:
      case formula::NodeKind::selector:
      case formula::NodeKind::parent:
        return x[0];  // of a constant; what reads other figures is not for this evaluator
      default:
        return Reason::not_published;
    }
  }

  static Value binary(Op op, Value a, Value b) {
    if (op == Op::logical_and || op == Op::logical_or) {
      const double deciding = op == Op::logical_or ? 1 : 0;
      if (a.valid() && a.number == deciding) return truth(deciding == 1);
      if (b.valid() && b.number == deciding) return truth(deciding == 1);
      if (!a.valid()) return a.reason;
      if (!b.valid()) return b.reason;
      return truth(deciding == 0);
    }
    if (!a.valid()) return a.reason;
    if (!b.valid()) return b.reason;
    const double x = a.number;
    const double y = b.number;
    switch (op) {
      case Op::add:
        return checked(x + y, Reason::overflow);
      case Op::subtract:
        return checked(x - y, Reason::overflow);
      case Op::multiply:
        return checked(x * y, Reason::overflow);
      case Op::divide:
        if (y == 0) return Reason::zero_denominator;
        return checked(x / y, Reason::overflow);
      case Op::power:
        return power(x, y);
      case Op::equal:
        return truth(about_equal(x, y));
      case Op::not_equal:
        return truth(!about_equal(x, y));
      case Op::less:
        return truth(x < y && !about_equal(x, y));
      case Op::less_equal:
        return truth(x < y || about_equal(x, y));
      case Op::greater:
        return truth(x > y && !about_equal(x, y));
      case Op::greater_equal:
        return truth(x > y || about_equal(x, y));
      default:
        return Reason::not_published;
    }
  }

  static Value power(double x, double y) {
    const double result = std::pow(x, y);
    if (std::isfinite(result)) return result;
    if (x == 0 || std::isnan(result)) return Reason::not_defined;  // 0^-1, (-8)^0.5
    return Reason::overflow;
  }

  static Value call(std::string_view f, const std::vector<Value>& x) {
    if (f == "is_missing") return truth(!x[0].valid());
    if (f == "if") return !x[0].valid() ? Value(x[0].reason) : x[0].number != 0 ? x[1] : x[2];
    if (f == "coalesce") {
      for (const Value& v : x)
        if (v.valid()) return v;
      return x[0].reason;
    }
    if (f == "count") {
      double n = 0;
      for (const Value& v : x) n += v.valid() ? 1 : 0;
      return n;
    }
    if (f == "growth" || f == "cagr") {  // of a constant, too: it was what it is
      if (!x[0].valid()) return x[0].reason;
      if (x[0].number == 0) return Reason::zero_denominator;
      return x[0].number < 0 ? Value(Reason::not_defined) : Value(0.0);
    }
    if (f == "share" || f == "proportion") return binary(Op::divide, x[0], x[1]);
    if (f == "rate") return binary(Op::multiply, binary(Op::divide, x[0], x[1]), x[2]);
    // Everything else needs all its arguments. Sums are taken from the left, so an overflow on the way counts, and it
    // comes before what is missing further right.
    if (f == "sum" || f == "mean") {
      Value total = x[0];
      for (std::size_t i = 1; i < x.size(); ++i) total = binary(Op::add, total, x[i]);
      return f == "sum" ? total : binary(Op::divide, total, static_cast<double>(x.size()));
    }
    for (const Value& v : x)
      if (!v.valid()) return v.reason;
    if (f == "min" || f == "max") {
      double best = x[0].number;
      for (const Value& v : x)
        if (f == "min" ? v.number < best : v.number > best) best = v.number;
      return best;
    }
    if (f == "clamp") {
      const double raised = x[0].number < x[1].number ? x[1].number : x[0].number;
      return x[2].number < raised ? x[2].number : raised;
    }
    if (f == "median") {
      std::vector<double> sorted;
      for (const Value& v : x) sorted.push_back(v.number);
      std::sort(sorted.begin(), sorted.end());
      const double upper = sorted[sorted.size() / 2];
      if (sorted.size() % 2 != 0) return upper + 0.0;  // a median is never -0
      const Value total = binary(Op::add, sorted[sorted.size() / 2 - 1], upper);
      return total.valid() ? Value(total.number / 2 + 0.0) : total;
    }
    const double a = x[0].number;
    if (f == "pow") return power(a, x[1].number);
    if (f == "abs") return std::fabs(a);
    if (f == "floor") return std::floor(a);
    if (f == "ceil") return std::ceil(a);
    if (f == "sqrt") return a < 0 ? Value(Reason::not_defined) : Value(std::sqrt(a));
    if (f == "ln") return a <= 0 ? Value(Reason::not_defined) : Value(std::log(a));
    if (f == "log10") return a <= 0 ? Value(Reason::not_defined) : Value(std::log10(a));
    if (f == "exp") return checked(std::exp(a), Reason::overflow);
    if (f == "round") {
      const double digits = x[1].number;
      if (digits != std::floor(digits)) return Reason::not_defined;
      return checked(round_decimal(a, static_cast<int>(std::fmax(-400, std::fmin(400, digits)))), Reason::overflow);
    }
    return Reason::not_published;
  }

  const formula::Ast& ast_;
};

}  // namespace salus::support
