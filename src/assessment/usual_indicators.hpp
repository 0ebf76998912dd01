// What is known beforehand of indicators that every health statistic has: their usual units, which values can be, and
// which of them contains which.
#pragma once

#include <string_view>

#include "base/wording.hpp"
#include "salus/base/span.hpp"
#include "salus/model/plan.hpp"
#include "salus/units/unit.hpp"

namespace salus::assessment {

struct UsualIndicator {
  std::string_view id;
  std::string_view unit;
  // What values there can be, in `unit`.
  double low;
  double high;
  // Printed names, separated by "|", without blanks.
  std::string_view names;
};

// By its id, its name or an alias; null where it is none of the table.
const UsualIndicator* usual(const Indicator& indicator);

// Indicators of which each is contained in every later one.
struct Chain {
  span<const std::string_view> ids;
  Phrase why;
};
span<const Chain> chains();

// Whether an indicator or element in a unit of shares is a share of a whole, so that it cannot be above 1.
enum class ShareBound {
  none,      // growth, numbers per head, or no unit of shares
  doubtful,  // more than the whole may be, or it is not plain that it is a share
  certain,
};
ShareBound share_bound(std::string_view name, const Unit& unit, bool divides_like_by_like);

// Whether it can be below zero: growth, differences, balances.
bool may_be_negative(std::string_view name);

// Whether an indicator is the number of persons or things, or the money, in the whole of an area: no rate, no mean, no
// number per head.
bool is_total(const Indicator& indicator);

// Whether things are counted in it one by one: 人, 例, 张, or no unit; not 万人, and not 吨.
bool counts_whole_things(const Unit& unit);

// Whether the figures of an element are whole numbers: things counted one by one, of which there is no mean, share or
// number per head, and no staff in full-time equivalents.
bool is_whole_count(const Declaration& element, std::string_view english);

}  // namespace salus::assessment
