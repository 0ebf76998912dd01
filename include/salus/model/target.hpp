// Targets as plans print them, and their canonical ASCII forms.
//
//   printed                                  canonical                 kind
//   ≥37, 不低于 37, 37 以上                  >= 37                     at_least
//   >35, 超过 35, 高于 35                    > 35                      above
//   ≤12, 稳定在 12 分钟以内, 不超过 12        <= 12 min                 at_most
//   低于 2.63, 不满 2.63                     < 2.63                    below
//   7.5 左右, 约 7.5, ~7.5                   ~ 7.5                     about
//   18-20 个, 18..20, 18-20 个左右           18..20 个                 range
//   4.0                                      >= 4.0 or <= 4.0          at_least or at_most, with a note
//   新建改建 80 条, 至少有 8 家               >= 80 条, >= 8 家          at_least: what is done with the number is no part of it
//   每万人 1 名, 每 4.8/10万人                >= 1/万, >= 4.8/10万      at_least, for an indicator that is a share
//   85 万, 85 万人                           >= 85 万, >= 85 万人       at_least, the number is 850000
//   = 37                                     37..37                    range, both ends included
//   优于全市平均水平                          better_than parent        better_than_parent
//   不低于全市平均水平, 达到全市平均水平        not_worse_than parent     not_worse_than_parent
//   在 2018 年的基础上每年降低 0.5 到 1 个百分点以上  baseline(2018) -0.5pp..-1pp /yr  change_from_baseline
//   下降 30%, 在现有基础上下降 30%            baseline -30%             change_from_baseline
//   100/70, 分别达到 80%和 90%               100 & 70, 80% & 90%       two_part, with a note: never judged
//   保持发达国家水平                          text "保持发达国家水平"     maintain_level
//   达到全市先进水平, 居全国前列               text "达到全市先进水平"     reach_level
//   实现, 基本建成, 逐步提高, 零增长, 全覆盖 …  text "…"                  milestone, tendency, zero_growth, …, in_words
//
// 以上 以下 以内 include the bound, 超过 不满 以外 exclude it (Civil Code of the PRC, art. 1259); 高于 低于 大于 小于
// exclude; 达到 控制在 稳定在 不低于 不少于 不超过 不高于 include. A bare number means reach: at least, or at most for an
// indicator where lower is better; a note says so. 左右 and 约 mean ± 5 % unless the plan says otherwise; a note says so.
// Beside a range they add nothing: the range is its own allowance. 力争 and other adverbs change nothing.
//
// 每年 before a level asks for the number in each year, 每个区 for each of them: a note says so. 每年 and 年均 before a change
// count from the baseline over all years. 提高 10% is 10 % of the baseline, also for an indicator in %, with a note; 个百分点
// says percentage points. 现有基础 is the plan's baseline, with a note.
//
// 全覆盖 is at least 100 % of a share, and otherwise a state. States (实现, 基本建成, 形成, 常态化 …) are judged by yes or no,
// tendencies (明显下降, 进一步提升) by their direction since a baseline. A tendency of the speed of growth (增速放缓) shows in no
// two values and is not judged.
//
// The canonical form keeps what was printed and adds nothing: a unit stands in it only where the target prints one, in
// the unit's canonical spelling (min, h, d, year for 分钟 小时 天 年), magnitudes and the digits of numbers as printed. A
// target in words is quoted, with \" \\ \n \r \t inside. 高于全市平均水平 is better_than parent where higher is better, else
// `> parent`, and 低于 likewise `< parent`: these say their direction themselves. So do `>= parent` and `<= parent`.
//
// An indicator counted in 万人 takes 85 万, 85 万人 and 850000 人 all for 85 万人; a bare 85 is 85 万人, too.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "salus/base/reason.hpp"
#include "salus/base/result.hpp"
#include "salus/time/period.hpp"
#include "salus/units/unit.hpp"

namespace salus {

// Numbers are part of the C ABI; never changed, never used again.
enum class TargetKind : std::int32_t {
  at_least = 1,
  above = 2,
  at_most = 3,
  below = 4,
  about = 5,
  range = 6,
  better_than_parent = 7,
  maintain_level = 8,  // keep the level of somebody else: 保持发达国家水平
  change_from_baseline = 9,
  milestone = 10,              // 实现, 基本建成, 建立
  tendency = 11,               // 逐步提高, 明显下降
  in_words = 12,               // any other words without a number
  zero_growth = 13,            // 零增长
  full_coverage = 14,          // 全覆盖
  two_part = 15,               // 100/70: values of two indicators in one cell
  reach_level = 16,            // reach the level of somebody else: 达到全市先进水平, 居全国前列
  not_worse_than_parent = 17,  // 不低于全市平均水平
};

std::string_view name(TargetKind kind) noexcept;

enum class Direction : std::int32_t {
  unspecified = 0,
  higher_is_better = 1,
  lower_is_better = 2,
  neither = 3,  // a level to be kept
};

std::string_view name(Direction direction) noexcept;  // "higher_is_better"
// Also reads "higher" and "lower"; nothing for other text.
std::optional<Direction> direction_from_name(std::string_view text) noexcept;

struct TargetOptions {
  Unit unit;  // of the indicator: the unit of a target that prints none
  Direction direction = Direction::unspecified;
  double about = 0.05;  // what 左右 and 约 allow on both sides, as a share of the number
};

// An immutable value; thread-safe.
struct Target {
  std::string text;       // as printed
  std::string canonical;  // parse() reads it back to the same target
  TargetKind kind = TargetKind::in_words;
  // Of low, high, number and the values to be judged; empty for a state. A change in percent of the baseline is in %
  // itself, and the unit is the indicator's.
  Unit unit;
  int digits = 0;  // places after the point in the printed number; of a range, in the finer of the two
  // The printed number counts × 10^magnitude in `unit`: 4 for 85 万, which is exact to ten thousands.
  int magnitude = 0;

  // The bounds as they are judged, in `unit`: low for at_least and above, high for at_most and below, both for about and
  // range (for about, `number` ± its allowance); low for full coverage of a share. NaN where there is none.
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
  // The printed number where there is one, × 10^magnitude; for a range its lower end; for a change with its sign, the
  // smaller change first.
  double number = std::numeric_limits<double>::quiet_NaN();

  // The indicator's, or what a target such as 高于全市平均水平 or 明显下降 says itself.
  Direction direction = Direction::unspecified;

  // change_from_baseline: the change as printed, as an interval (equal ends for one number), negative for a decrease.
  double change_low = std::numeric_limits<double>::quiet_NaN();
  double change_high = std::numeric_limits<double>::quiet_NaN();
  bool change_is_points = false;  // percentage points or the indicator's own unit; else a share of the baseline in %
  bool change_per_year = false;
  std::optional<Period> baseline;  // where printed

  // Whether judge() can give a verdict once the figures that the target refers to are given (a baseline, the parent
  // area's value), and if not, why: not_quantitative for words and for the level of others (which is judged all the same
  // where its value is given as a reference), unsupported_comparison for the speed of a growth (增速放缓), several_values
  // for two_part; implausible where a plan's erratum has no correction.
  bool judgeable() const noexcept { return why_not == Reason::none; }
  Reason why_not = Reason::none;

  // A state, judged by a declared 1 (reached) or 0 (not): milestones, and full coverage of what is no share.
  bool is_state() const noexcept;
  // What has to be given with the value.
  bool needs_parent() const noexcept;
  bool needs_baseline() const noexcept;
  bool needs_reference() const noexcept;

  // ">=", ">", "<=", "<", "~", "range", "better" and "not_worse" (than the parent area), "level" (of others), "state",
  // "tendency"; of a change that of the change itself, with its sign: "<=" for a decrease. "" for words and two_part.
  std::string_view comparison() const noexcept;

  // How something ambiguous was understood (target_understood_as: a bare number, 左右), and what the bounds do not show
  // (target_remark: in each year, for each of them, how a state is judged).
  Diagnostics notes;

  // Reads a target as printed. Full-width forms, blanks and the several dashes are accepted. Words without any number or
  // comparison sign that Salus does not know are kept as in_words; a text with a number that cannot be read entirely is
  // an error with its place (nothing is guessed), and so is one without a letter ("—"). Digits behind a capital letter
  // belong to a name (EMR6, H7N9) and are no number. Errors: target_syntax, inverted_range, unit_conflict (a unit that
  // cannot be compared with the indicator's: 个 for 分钟, 户 for 万人), number_out_of_range, invalid_utf8,
  // forbidden_character, too_long (over 4096 bytes, in itself or in its canonical form), and for an `about` outside
  // [0, 1) invalid_argument.
  static Result<Target> parse(std::string_view text, const TargetOptions& options = {});
};

}  // namespace salus
