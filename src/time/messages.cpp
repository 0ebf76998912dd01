#include "time/messages.hpp"

#include <utility>

namespace salus::messages {
namespace {

std::string_view name_zh(Frequency frequency) noexcept {
  switch (frequency) {
    case Frequency::year:
      return "年";
    case Frequency::half:
      return "半年";
    case Frequency::quarter:
      return "季度";
    case Frequency::month:
      return "月";
    case Frequency::week:
      return "周";
    case Frequency::day:
      return "日";
  }
  return "未知周期";
}

std::string en(Frequency frequency) { return std::string(name(frequency)); }
std::string zh(Frequency frequency) { return std::string(name_zh(frequency)); }

Wording with_forms(std::string message, std::string message_zh) {
  return {std::move(message),
          "write 2015, 2015-H1, 2015-Q1, 2015-03, 2015-W07, 2015-03-14, or a range such as 2021..2025",
          std::move(message_zh), "请写 2015、2015-H1、2015-Q1、2015-03、2015-W07、2015-03-14，或写区间，如 2021..2025"};
}

std::string years(int first, int last) { return std::to_string(first) + " to " + std::to_string(last); }
std::string years_zh(int first, int last) { return std::to_string(first) + " 年至 " + std::to_string(last) + " 年"; }

}  // namespace

Wording period_too_long(std::size_t bytes) {
  return with_forms("a text of " + std::to_string(bytes) + " bytes is not a period",
                    "长达 " + std::to_string(bytes) + " 字节的文本不是时期");
}

Wording period_empty() { return with_forms("the period is empty", "时期为空"); }

Wording no_such_half_or_quarter(std::string_view text, Frequency frequency, int number) {
  const bool half = frequency == Frequency::half;
  return with_forms(in_quotes(text) + " names " + (half ? "half " : "quarter ") + std::to_string(number) +
                        ", but a year has " + (half ? "the halves H1 and H2" : "the quarters Q1 to Q4"),
                    in_quotes_zh(text) + "写的是第 " + std::to_string(number) + (half ? " 个半年" : " 季度") +
                        "，而一年只有" + (half ? "上、下半年 H1 和 H2" : "四个季度 Q1 至 Q4"));
}

Wording no_such_week(std::string_view text, int number, int year, int weeks) {
  return with_forms(in_quotes(text) + " names week " + std::to_string(number) + ", but the ISO 8601 year " +
                        std::to_string(year) + " has the weeks W01 to W" + std::to_string(weeks),
                    in_quotes_zh(text) + "写的是第 " + std::to_string(number) + " 周，而按 ISO 8601，" +
                        std::to_string(year) + " 年只有 W01 至 W" + std::to_string(weeks) + " 各周");
}

Wording no_such_month(std::string_view text, int month) {
  return with_forms(in_quotes(text) + " names month " + std::to_string(month) + ", but a year has the months 01 to 12",
                    in_quotes_zh(text) + "写的是 " + std::to_string(month) + " 月，而一年只有 01 至 12 月");
}

Wording no_such_day(std::string_view text, int day, int days_in_month) {
  return with_forms(in_quotes(text) + " names day " + std::to_string(day) + " of a month that has " +
                        std::to_string(days_in_month) + " days",
                    in_quotes_zh(text) + "写的是 " + std::to_string(day) + " 日，而该月只有 " +
                        std::to_string(days_in_month) + " 天");
}

Wording days_outside_calendar(std::string_view text, int first_year, int last_year) {
  return with_forms(in_quotes(text) + " has days outside the years " + years(first_year, last_year) +
                        ", which are those that the calendar holds",
                    in_quotes_zh(text) + "有日期超出日历范围（" + years_zh(first_year, last_year) + "）");
}

Wording year_outside_calendar(std::string_view text, int first_year, int last_year) {
  return with_forms(in_quotes(text) + " is not in the calendar, which holds the years " + years(first_year, last_year),
                    in_quotes_zh(text) + "超出日历范围（" + years_zh(first_year, last_year) + "）");
}

Wording years_joined_by_hyphen(std::string_view text) {
  return {in_quotes(text) + " joins two years by a hyphen, which only separates the parts of a date",
          "write a range of years with two points, as in 2021..2025",
          in_quotes_zh(text) + "用连字符连接两个年份，而连字符只用来分隔年、月、日",
          "年份区间请用两个点，如 2021..2025"};
}

Wording nothing_after_hyphen(std::string_view text) {
  return with_forms(in_quotes(text) +
                        " is not a period: after the year and a hyphen there is no half, quarter, month, "
                        "week or date",
                    in_quotes_zh(text) + "不是时期：年份和连字符之后不是半年、季度、月、周或日期");
}

Wording does_not_begin_with_year(std::string_view text) {
  return with_forms(in_quotes(text) + " is not a period: it does not begin with a year",
                    in_quotes_zh(text) + "不是时期：没有以年份开头");
}

Wording year_without_four_digits(std::string_view text) {
  return with_forms(in_quotes(text) + " is not a period: a year has four digits",
                    in_quotes_zh(text) + "不是时期：年份应为四位数字");
}

Wording no_form_after_year(std::string_view text) {
  return with_forms(in_quotes(text) + " is not a period: what follows the year is none of the accepted forms",
                    in_quotes_zh(text) + "不是时期：年份之后的写法无法识别");
}

Wording ends_of_two_frequencies(std::string_view text, Frequency first, Frequency last) {
  return {in_quotes(text) + " joins a " + en(first) + " and a " + en(last) +
              ", but both ends of a range have one frequency",
          "write both ends alike, as in 2021..2025 or 2020-01..2020-06",
          in_quotes_zh(text) + "的起点按" + zh(first) + "、终点按" + zh(last) + "，而区间两端的周期应当一致",
          "请把两端写成同一形式，如 2021..2025 或 2020-01..2020-06"};
}

Wording range_ends_before_it_begins(std::string_view text) {
  return {in_quotes(text) + " ends before it begins", "write the earlier period first",
          in_quotes_zh(text) + "的终点早于起点", "请把较早的时期写在前面"};
}

Wording moved_out_of_calendar(std::string_view period, std::int64_t steps, Frequency step, int first_year,
                              int last_year) {
  return {std::string(period) + " moved by " + std::to_string(steps) + " × " + en(step) +
              " leaves the calendar, which holds the years " + years(first_year, last_year),
          "move it by fewer steps",
          std::string(period) + " 平移 " + std::to_string(steps) + " 个" + zh(step) + "后超出日历范围（" +
              years_zh(first_year, last_year) + "）",
          "请减少平移的期数"};
}

Wording unknown_step(std::string_view period) {
  return {std::string(period) + " cannot be moved by steps that are no year, half, quarter, month, week or day",
          "name one of these as the step", std::string(period) + " 只能按年、半年、季度、月、周或日平移",
          "请从中选用一种步长"};
}

Wording moved_off_weeks(std::string_view period, std::int64_t steps, Frequency step) {
  return {std::string(period) + " moved by " + std::to_string(steps) + " × " + en(step) +
              " is not a week from Monday to Sunday",
          "move weeks by weeks, or by days in sevens",
          std::string(period) + " 平移 " + std::to_string(steps) + " 个" + zh(step) + "后不是从周一到周日的整周",
          "周请按周平移，或按 7 的倍数的天数平移"};
}

Wording step_too_short(std::string_view period, Frequency own, Frequency step) {
  return {std::string(period) + " cannot be moved by a " + en(step) + ", which is shorter than a " + en(own),
          "move it by a " + en(own) + " or by something longer",
          std::string(period) + " 不能按" + zh(step) + "平移，因为" + zh(step) + "短于" + zh(own),
          "请按" + zh(own) + "或更长的步长平移"};
}

Wording longer_than_wanted(std::string_view period, Frequency wanted) {
  return {"no " + en(wanted) + " contains " + std::string(period) + ", which is longer",
          "ask for the same frequency or a coarser one",
          std::string(period) + " 比" + zh(wanted) + "长，没有一个" + zh(wanted) + "能包含它",
          "请改用相同或更长的周期"};
}

Wording in_several_periods(std::string_view period, Frequency wanted) {
  return {"no single " + en(wanted) + " contains " + std::string(period) + " entirely",
          "split it into shorter periods, or ask for a coarser frequency",
          "没有一个" + zh(wanted) + "能完整包含 " + std::string(period), "请拆成较短的时期，或改用更长的周期"};
}

Wording enclosing_outside_calendar(std::string_view period, Frequency wanted, int first_year, int last_year) {
  return {"the " + en(wanted) + " that contains " + std::string(period) + " has days outside the years " +
              years(first_year, last_year),
          "use periods inside these years",
          "包含 " + std::string(period) + " 的" + zh(wanted) + "有日期超出日历范围（" +
              years_zh(first_year, last_year) + "）",
          "请使用该范围之内的时期"};
}

}  // namespace salus::messages
