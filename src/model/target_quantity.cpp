#include "model/target_quantity.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "model/target_text.hpp"

namespace salus::target {
namespace {

// Larger than any exponent that the longest text can balance with its digits, and small enough never to overflow an int.
constexpr int exponent_limit = 100000;

int read_exponent(std::string_view text) noexcept {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int exponent = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  (void)end;
  if (error != std::errc()) return text.front() == '-' ? -exponent_limit : exponent_limit;
  return std::clamp(exponent, -exponent_limit, exponent_limit);
}

// 两, 十二: the grammar lets nothing else through.
std::string in_digits(std::string_view text) {
  constexpr std::string_view ten = "十";
  const auto digit = [](std::string_view character) {
    constexpr std::string_view digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    for (int i = 0; i < 9; ++i)
      if (character == digits[i]) return i + 1;
    return 2;  // 两
  };
  const std::size_t at = text.find(ten);
  if (at == std::string_view::npos) return std::to_string(digit(text));
  const int tens = at == 0 ? 1 : digit(text.substr(0, at));
  const std::string_view ones = text.substr(at + ten.size());
  return std::to_string(tens * 10 + (ones.empty() ? 0 : digit(ones)));
}

struct Magnitude {
  std::string_view text;
  int exponent;
};

// The longest first.
constexpr Magnitude magnitudes[] = {{"十万", 5}, {"百万", 6}, {"千万", 7}, {"十", 1},
                                    {"百", 2},   {"千", 3},   {"万", 4},   {"亿", 8}};

// 千克 and 千米 are units of their own, and 百分 begins other words.
constexpr std::string_view not_magnitudes[] = {"千克", "千米", "千瓦", "千卡", "千焦", "千帕", "千伏", "百分"};

bool starts_with(std::string_view text, std::string_view beginning) noexcept {
  return text.substr(0, beginning.size()) == beginning;
}

Magnitude leading_magnitude(std::string_view text) noexcept {
  for (const std::string_view word : not_magnitudes)
    if (starts_with(text, word)) return {"", 0};
  for (const Magnitude& magnitude : magnitudes)
    if (starts_with(text, magnitude.text)) return magnitude;
  return {"", 0};
}

bool is_known(const Unit& unit) noexcept { return unit.dimension() != Dimension::label; }

// The unit's English name where that reads back as this very unit, name included; otherwise its own.
std::string canonical_name(const Unit& unit) {
  if (unit.dimension() == Dimension::time || unit.dimension() == Dimension::area) {
    for (const char* english : {"s", "min", "h", "d", "week", "month", "year", "m2", "ha", "km2"})
      if (Unit::from(english).name() == unit.name()) return english;
  }
  return unit.name();
}

bool contradicts(const Unit& printed, const Unit& indicator) noexcept {
  return !indicator.empty() && !printed.converts_to(indicator);
}

bool ends_with(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// 10万 of 10万人口.
std::optional<std::string_view> without_persons(std::string_view text) noexcept {
  for (const std::string_view persons : {"常住人口", "户籍人口", "人口", "人"})
    if (ends_with(text, persons)) return text.substr(0, text.size() - persons.size());
  return std::nullopt;
}

// A unit as it is written beside more: 1/10万人, 个月, 分钟车程.
Unit known_within(std::string_view printed) {
  const bool per = starts_with(printed, "/") || starts_with(printed, "1/");
  const std::optional<std::string_view> rest = per ? without_persons(printed) : std::nullopt;
  if (rest) return Unit::from(*rest);
  constexpr std::string_view piece = "个";
  if (starts_with(printed, piece)) return Unit::from(printed.substr(piece.size()));
  constexpr std::string_view drive = "车程";
  return ends_with(printed, drive) ? Unit::from(printed.substr(0, printed.size() - drive.size())) : Unit();
}

UnitReading known_unit(const Unit& unit, Magnitude magnitude, const Unit& indicator) {
  UnitReading reading;
  reading.unit = unit;
  reading.exponent = magnitude.exponent;
  reading.spelling = std::string(magnitude.text) + canonical_name(unit);
  reading.conflict = contradicts(unit, indicator);
  return reading;
}

}  // namespace

std::optional<Number> read_number(std::string_view text, int exponent) {
  if (!text.empty() && static_cast<unsigned char>(text.front()) >= 0x80) return read_number(in_digits(text), exponent);
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  Number number;
  number.spelling = std::string(text);
  const std::size_t e = text.find('e');
  const std::string_view mantissa = text.substr(0, e);
  const int printed_exponent = e == std::string_view::npos ? 0 : read_exponent(text.substr(e + 1));
  const std::size_t point = mantissa.find('.');
  const int places = point == std::string_view::npos ? 0 : static_cast<int>(mantissa.size() - point - 1);
  number.digits = std::max(0, places - printed_exponent);

  const std::string whole = std::string(mantissa) + "e" + std::to_string(printed_exponent + exponent);
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), number.value);
  if (error != std::errc() || end != whole.data() + whole.size()) return std::nullopt;
  number.value += 0.0;  // "-0" is zero
  return number;
}

UnitReading read_unit(std::string_view printed, const Unit& indicator) {
  UnitReading reading;
  reading.unit = indicator;
  if (printed.empty()) return reading;

  const Unit whole = Unit::from(printed);
  if (is_known(whole)) return known_unit(whole, {"", 0}, indicator);

  const Unit within = known_within(printed);
  if (is_known(within) && within.converts_to(indicator)) return known_unit(within, {"", 0}, indicator);

  reading.spelling = std::string(printed);
  const FoldedText indicator_text(indicator.name());
  const std::string_view indicator_name = indicator_text.text();
  if (printed == indicator_name) return reading;

  const Magnitude magnitude = leading_magnitude(printed);
  const std::string_view label = printed.substr(magnitude.text.size());
  const Unit rest = Unit::from(label);
  if (is_known(rest)) return known_unit(rest, magnitude, indicator);

  reading.exponent = magnitude.exponent;
  if (is_known(indicator)) {
    reading.conflict = !label.empty();
    return reading;
  }
  const Magnitude own = leading_magnitude(indicator_name);
  const std::string_view own_label = indicator_name.substr(own.text.size());
  if (own.exponent != 0) {
    reading.exponent -= own.exponent;
    reading.taken_in_unit = label.empty();
    reading.conflict = !label.empty() && !own_label.empty() && label != own_label;
    return reading;
  }
  // 人 beside a number of an indicator in 人/万车 is the beginning of its unit.
  const bool begins = starts_with(indicator_name, label) && starts_with(indicator_name.substr(label.size()), "/");
  if (!label.empty() && !begins) reading.unit = rest;
  return reading;
}

std::optional<Unit> share_per_persons(std::string_view printed) {
  const std::optional<std::string_view> number = without_persons(printed);
  if (!number || number->empty()) return std::nullopt;
  for (const std::string_view written : {"1/", "1/1"}) {
    const Unit unit = Unit::from(std::string(written) + std::string(*number));
    if (unit.dimension() == Dimension::share) return unit;
  }
  return std::nullopt;
}

bool is_percentage_points(std::string_view printed) noexcept {
  for (const std::string_view name : {"pp", "个百分点", "百分点", "percentage points", "percentage point"})
    if (printed == name) return true;
  return false;
}

}  // namespace salus::target
