// Units as plans print them: %, ‰, 1/10万, 岁, 分钟, 张, 人/10万人口 …
//
// A unit has a dimension. Quantities of one dimension convert into each other; counting units (人 张 例 次 家 …) and
// any unit that Salus does not know are labels: they convert into nothing, not even into each other, and contradict
// nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "salus/base/result.hpp"

namespace salus {

enum class Dimension : std::int32_t {
  label = 0,  // a counting unit, an unknown unit, or none at all
  share = 1,  // %, ‰, /万, /10万, /百万: numbers per so many
  time = 2,   // 秒 分钟 小时 天 周 月 年 岁
  area = 3,   // 平方米 公顷 平方公里
  money = 4,  // 元 万元 亿元
};

// A value type; copying is cheap, all members are thread-safe.
class Unit {
 public:
  // No unit: a label with an empty name.
  Unit() = default;

  // Reads a unit as printed, in full-width or ASCII, in Chinese or in English ("％", "per 1000", "1/10 万", "min",
  // "张"). What is not in the table below is a label of that name. Blanks around it are dropped. Never fails.
  //
  //   share  %  ‰  ‱ /万  /10万  /百万, each also as "1/10万", in digits ("1/100000") and in words: "percent",
  //          "per 1000", "per 10000", "per 100,000", "per 1000000"
  //   time   秒 s, 分 分钟 min, 小时 h, 天 日 d, 周 week, 月 month (1/12 year), 年 岁 year years a (365.25 days)
  //   area   平方米 m² m2 ㎡, 公顷 ha hm², 平方公里 平方千米 km² km2
  //   money  元 yuan, 万元, 亿元
  //
  // English words may be in capitals and in the plural; symbols are read as they stand, for "D" is no day.
  static Unit from(std::string_view text);

  // As it is displayed: the canonical spelling of a known unit ("%", "‰", "/10万", "分钟"), a label as given. What
  // Chinese tells apart stays apart (岁 and 年, 分 and 分钟).
  const std::string& name() const noexcept { return name_; }
  Dimension dimension() const noexcept { return dimension_; }
  bool empty() const noexcept { return name_.empty(); }

  // One of this unit is multiplier()/divisor() of its dimension's base (1, second, square metre, yuan); both are whole
  // numbers held exactly. 1/1 for labels.
  double multiplier() const noexcept { return multiplier_; }
  double divisor() const noexcept { return divisor_; }

  // Whether a number in this unit can be turned into the other: the same known dimension, or equal labels.
  bool converts_to(const Unit& other) const noexcept;

  // Same dimension and size ("岁" and "年" are equal); labels by name.
  bool operator==(const Unit& other) const noexcept;
  bool operator!=(const Unit& other) const noexcept { return !(*this == other); }

 private:
  std::string name_;
  Dimension dimension_ = Dimension::label;
  double multiplier_ = 1;
  double divisor_ = 1;
};

// The number in `to` that is as much as `number` in `from`: one multiplication or division wherever one factor is a
// multiple of the other, so that 0.0381 becomes exactly 38.1‰'s nearest double. Precondition: from.converts_to(to); the
// answer is NaN where it is broken.
double convert(double number, const Unit& from, const Unit& to) noexcept;

// The stable name of a dimension ("share").
std::string_view name(Dimension dimension) noexcept;

}  // namespace salus
