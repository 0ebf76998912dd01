#include "formula/type.hpp"

#include <cmath>

#include "formula/messages.hpp"
#include "formula/token.hpp"

namespace salus::formula {
namespace {

using Form = Type::Form;

bool is_share(const Type& t) noexcept { return t.form == Form::share || t.form == Form::scaled; }

// The unit, where it is known; otherwise the dimensions.
Phrase unit_text(const Type& t) {
  if (t.physical() && t.size_known && !t.unit.empty()) return {t.unit.name(), t.unit.name()};
  Phrase text;
  const auto add = [&](const char* en, const char* zh, int exponent) {
    if (exponent == 0) return;
    const std::string joint = text.en.empty() ? "" : "·";
    const std::string power = exponent == 1 ? "" : "^" + std::to_string(exponent);
    text.en += joint + en + power;
    text.zh += joint + zh + power;
  };
  add("time", "时间", t.time);
  add("area", "面积", t.area);
  add("money", "金额", t.money);
  return text.en.empty() ? Phrase{"a number without a physical unit", "无量纲数值"} : text;
}

Form weaker(Form a, Form b) noexcept {
  if (a == Form::scaled || b == Form::scaled) return Form::scaled;
  if (a == b) return a;
  if (a == Form::constant) return b;
  if (b == Form::constant) return a;
  return Form::number;  // a share and a count
}

bool differ(double a, double b) noexcept { return std::fabs(a - b) > 1e-9 * std::fmax(std::fabs(a), std::fabs(b)); }

void add_dimensions(Type& result, const Type& a, const Type& b, int sign) noexcept {
  result.time = a.time + sign * b.time;
  result.area = a.area + sign * b.area;
  result.money = a.money + sign * b.money;
  result.size_known = a.size_known && b.size_known;
  result.size = sign > 0 ? a.size * b.size : a.size / b.size;
  // A literal factor may be a conversion between units: the size is no longer known.
  if ((a.physical() && b.form == Form::constant) || (b.physical() && a.form == Form::constant))
    result.size_known = false;
}

Unit physical_unit(const Type& result, const Type& a, const Type& b) {
  if (!result.physical() || !result.size_known) return {};
  if (result.same_dimension(a) && !differ(result.size, a.size)) return a.unit;
  if (result.same_dimension(b) && !differ(result.size, b.size)) return b.unit;
  return {};
}

// Units that cancel in dimension but not in size: seconds over minutes.
Wording leftover(const Type& result, const Type& a, const Type& b) {
  if (result.physical() || !result.size_known || !a.physical() || !b.physical() || !differ(result.size, 1)) return {};
  return messages::different_size(unit_text(a), unit_text(b));
}

}  // namespace

double per_of(const Unit& unit) noexcept { return unit.divisor() / unit.multiplier(); }

Type type_of_unit(const Unit& unit) {
  Type t;
  t.unit_undeclared = unit.empty();
  switch (unit.dimension()) {
    case Dimension::label:
      return t;
    case Dimension::share:
      t.form = Form::share;
      t.per = per_of(unit);
      break;
    case Dimension::time:
      t.time = 1;
      break;
    case Dimension::area:
      t.area = 1;
      break;
    case Dimension::money:
      t.money = 1;
      break;
  }
  t.unit = unit;
  if (t.physical()) t.size = unit.multiplier() / unit.divisor();
  return t;
}

Typing unify(const Type& a, const Type& b) {
  Typing typing;
  Type& r = typing.result;
  r.form = weaker(a.form, b.form);
  r.unit_undeclared = a.unit_undeclared || b.unit_undeclared;
  const Type& dimensioned = a.physical() ? a : b;
  r.time = dimensioned.time, r.area = dimensioned.area, r.money = dimensioned.money;
  r.size_known = a.size_known && b.size_known;
  r.size = dimensioned.size;
  if (a.same_dimension(b)) {
    if (a.physical() && r.size_known && differ(a.size, b.size))
      typing.conflict = messages::different_size(unit_text(a), unit_text(b));
  } else {
    const Type& other = a.physical() ? b : a;
    const bool adapts = other.form == Form::constant || (other.unit_undeclared && !other.physical());
    if (!adapts || (a.physical() && b.physical()))
      typing.conflict = messages::different_dimension(unit_text(a), unit_text(b));
  }
  if (is_share(a) && is_share(b) && a.per == b.per) {
    typing.per_a = typing.per_b = r.per = a.per;
    r.unit = a.unit;
  } else if (r.form == Form::scaled) {
    r.unit = a.form == Form::scaled ? a.unit : b.unit;
  } else if (r.form == Form::share) {
    r.unit = a.form == Form::share ? a.unit : b.unit;
  }
  if (r.physical()) r.unit = physical_unit(r, a, b);
  return typing;
}

Typing product(const Type& a, const Type& b) {
  Typing typing;
  Type& r = typing.result;
  r.form = weaker(a.form, b.form);
  r.unit_undeclared = a.unit_undeclared || b.unit_undeclared;
  add_dimensions(r, a, b, 1);
  typing.conflict = leftover(r, a, b);
  if (r.form == Form::scaled || r.form == Form::share) {
    // One factor stays as printed, the other enters as the quantity that it is.
    const bool first = a.form == r.form;
    (first ? typing.per_a : typing.per_b) = r.per = first ? a.per : b.per;
    r.unit = first ? a.unit : b.unit;
  }
  if (r.physical()) r.unit = physical_unit(r, a, b);
  return typing;
}

Typing quotient(const Type& a, const Type& b) {
  Typing typing;
  Type& r = typing.result;
  r.unit_undeclared = a.unit_undeclared || b.unit_undeclared;
  add_dimensions(r, a, b, -1);
  typing.conflict = leftover(r, a, b);
  // A rate over a count is a rate, as the sum of the districts' rates over the number of districts.
  if (a.form == Form::scaled || (a.form == Form::share && !is_share(b) && !b.physical())) {
    r.form = a.form;
    typing.per_a = r.per = a.per;
    r.unit = a.unit;
  } else {
    r.form = a.form == Form::constant && b.form == Form::constant ? Form::constant : Form::number;
    if (is_share(a) && is_share(b) && a.per == b.per) typing.per_a = typing.per_b = a.per;
  }
  if (r.physical()) r.unit = physical_unit(r, a, b);
  return typing;
}

Typing raised(const Type& a, const Type& b, const double* exponent) {
  Typing typing;
  Type& r = typing.result;
  r.form = a.form == Form::constant && b.form == Form::constant ? Form::constant : Form::number;
  r.unit_undeclared = a.unit_undeclared || b.unit_undeclared;
  if (b.physical()) typing.conflict = messages::physical_exponent(unit_text(b));
  if (!a.physical()) return typing;
  const auto scaled_exponent = [&](std::int32_t e) { return exponent == nullptr ? 0.5 : e * *exponent; };
  const double powers[] = {scaled_exponent(a.time), scaled_exponent(a.area), scaled_exponent(a.money)};
  for (double p : powers)
    if (p != std::floor(p) || std::fabs(p) > 100) {
      typing.conflict = messages::not_a_power(unit_text(a));
      return typing;
    }
  r.time = static_cast<std::int32_t>(powers[0]);
  r.area = static_cast<std::int32_t>(powers[1]);
  r.money = static_cast<std::int32_t>(powers[2]);
  r.size_known = a.size_known;
  r.size = std::pow(a.size, *exponent);
  if (*exponent == 1) r.unit = a.unit;
  return typing;
}

Type scaled(const Type& x, double per) {
  Type r = x;
  r.form = Form::scaled;
  r.per = per;
  r.unit = Unit::from(mark_text(static_cast<std::uint32_t>(per)));
  return r;
}

Outcome outcome(const Type& t, const Unit* declared) {
  Outcome o;
  if (declared == nullptr) {
    o.unit = t.unit;
    o.per = is_share(t) && !t.unit.empty() ? per_of(t.unit) : t.per;
    return o;
  }
  o.unit = *declared;
  const bool physical_unit_declared = declared->dimension() == Dimension::time ||
                                      declared->dimension() == Dimension::area ||
                                      declared->dimension() == Dimension::money;
  // A label says nothing that could be contradicted: 元/人 is one.
  const bool label = declared->dimension() == Dimension::label;
  if ((t.physical() && !label) || (physical_unit_declared && t.form != Form::constant && !t.unit_undeclared)) {
    const Type wanted = type_of_unit(*declared);
    if (!t.same_dimension(wanted)) {
      o.conflict = messages::result_of_another_dimension(unit_text(t), declared->name());
    } else if (t.size_known && differ(t.size, wanted.size)) {
      o.conflict = messages::result_of_another_size(unit_text(t), declared->name());
    }
  }
  if (!is_share(t)) return o;
  if (declared->dimension() == Dimension::share) {
    o.per = per_of(*declared);
  } else if (t.form == Form::scaled) {
    o.conflict = messages::scale_without_share(t.unit.name(), declared->name());
  }
  return o;
}

}  // namespace salus::formula
