#include "data/messages.hpp"

#include <charconv>

namespace salus::data::messages {
namespace {

// The shortest text that reads back as the number.
std::string plain(double number) {
  char digits[64];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  static_cast<void>(error);
  return std::string(digits, end);
}

Phrase text_of(Statement statement) {
  if (statement.reason == Reason::none) return {plain(statement.number), " " + plain(statement.number)};
  const std::string reason(name(statement.reason));
  switch (statement.reason) {
    case Reason::missing:
      return {reason, "“无数据”"};
    case Reason::not_published:
      return {reason, "“未公布”"};
    case Reason::small_numbers:
      return {reason, "“例数过少”"};
    case Reason::suppressed:
      return {reason, "“保密”"};
    case Reason::incomplete:
      return {reason, "“数据不全”"};
    default:
      return {reason, in_quotes_zh(reason)};
  }
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 100;
  std::size_t end = text.size();
  if (end > longest) {
    end = longest;
    while ((static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80) --end;
  }
  std::string shown;
  for (const char c : text.substr(0, end)) shown += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return shown + (end < text.size() ? "…" : "");
}

// ---- building a dataset ----

Phrase in_row(std::uint64_t row) {
  const std::string number = std::to_string(row);
  return {"row " + number + ": ", "第 " + number + " 行："};
}

Wording empty_text(const Phrase& what) { return {what.en + " is empty", {}, what.zh + "为空", {}}; }

Wording dimension_twice(std::string_view dimension) {
  return {"the dimension " + in_quotes(shown(dimension)) + " is given twice",
          {},
          "分类维度" + in_quotes_zh(shown(dimension)) + "给了两次",
          {}};
}

Wording no_period(std::string_view text) {
  return {in_quotes(shown(text)) + " is no period", {}, in_quotes_zh(shown(text)) + "不是时期", {}};
}

Wording too_many_rows() {
  return {"a dataset holds at most 4294967294 rows", {}, "一个数据集最多容纳 4294967294 行", {}};
}

Wording conflicting_rows(std::string_view element, std::string_view selection, std::string_view area,
                         const std::string& period, Statement again, Statement first, std::uint64_t first_row) {
  const std::string row = std::to_string(first_row);
  const std::string what = shown(element) + (selection.empty() ? "" : " " + shown(selection));
  return {in_quotes(what) + " of " + in_quotes(shown(area)) + " in " + period + " is given as " + text_of(again).en +
              " here, and as " + text_of(first).en + " before (row " + row + ")",
          "leave one of the two rows out",
          in_quotes_zh(shown(area)) + " " + period + " 的" + in_quotes_zh(what) + "此处填报为" + text_of(again).zh +
              "，此前已填报为" + text_of(first).zh + "（第 " + row + " 行）",
          "请删去其中一行"};
}

// ---- areas ----

Wording unknown_area(std::string_view area, const std::vector<std::string>& near) {
  return {
      "the plan has no area " + in_quotes(shown(area)) + "; its figures are not read",
      near.empty() ? "use the id or the name of one of the plan's areas" : "did you mean " + list_in_quotes(near) + "?",
      "规划中没有地区" + in_quotes_zh(shown(area)) + "，其数据未读取",
      near.empty() ? "请使用规划中地区的标识或名称" : "是否要写" + list_in_quotes_zh(near) + "？"};
}

Wording ambiguous_area(std::string_view area) {
  return {"several areas of the plan are called " + in_quotes(shown(area)), "give the area's id",
          "规划中有多个地区名为" + in_quotes_zh(shown(area)), "请改用地区标识"};
}

// ---- reading figures ----

Phrase figure(std::string_view element, std::string_view area, const std::string& period, std::string_view band) {
  Phrase figure{in_quotes(shown(element)) + " of " + in_quotes(shown(area)) + " in " + period,
                in_quotes_zh(shown(area)) + " " + period + " 的" + in_quotes_zh(shown(element))};
  if (band.empty()) return figure;
  figure.en += ", " + in_quotes(shown(band));
  figure.zh += "（" + shown(band) + "）";
  return figure;
}

Wording given_under_two_names(const Phrase& figure) {
  return {figure.en + " is given twice under different names, with different values",
          {},
          figure.zh + "以不同名称填报了两次，数值不一致",
          {}};
}

Phrase total() { return {"the total", "合计"}; }

Phrase sum_over(const std::vector<std::string_view>& dimensions) {
  Phrase sum{"the sum over ", "按"};
  for (const std::string_view dimension : dimensions) {
    const bool first = dimension.data() == dimensions.front().data();
    sum.en += (first ? "" : " and ") + in_quotes(shown(dimension));
    sum.zh += (first ? "" : "、") + in_quotes_zh(shown(dimension));
  }
  sum.zh += "分组之和";
  return sum;
}

Wording breakdown_disagrees(const Phrase& figure, const Phrase& settled_by, const std::string& number,
                            const Phrase& sum, const std::string& sum_number) {
  return {figure.en + ": " + settled_by.en + " is " + number + ", " + sum.en + " is " + sum_number,
          {},
          figure.zh + "：" + settled_by.zh + "为 " + number + "，" + sum.zh + "为 " + sum_number,
          {}};
}

// ---- selections ----

namespace {

constexpr std::size_t most_listed = 30;

std::vector<std::string> listed(const std::vector<std::string>& texts) {
  std::vector<std::string> some;
  for (std::size_t i = 0; i < texts.size() && i < most_listed; ++i) some.push_back(shown(texts[i]));
  return some;
}

}  // namespace

Wording unknown_dimension(std::string_view element, std::string_view dimension, const std::vector<std::string>& known) {
  const std::string more = known.size() > most_listed ? ", …" : "";
  return {in_quotes(shown(element)) + " is not broken down by " + in_quotes(shown(dimension)),
          known.empty() ? "it has totals alone" : "its dimensions are " + list_in_quotes(listed(known)) + more,
          in_quotes_zh(shown(element)) + "没有按" + in_quotes_zh(shown(dimension)) + "分类",
          known.empty() ? "它只有合计" : "它的维度有" + list_in_quotes_zh(listed(known)) + (more.empty() ? "" : "……")};
}

Wording unknown_category(std::string_view element, std::string_view dimension, std::string_view value, bool is_range,
                         const std::vector<std::string>& known) {
  const std::string more = known.size() > most_listed ? ", …" : "";
  return {in_quotes(shown(element)) + " has no " + in_quotes(shown(value)) + " of " + in_quotes(shown(dimension)) +
              (is_range ? ", and no bands that make it up" : ""),
          "it has " + list_in_quotes(listed(known)) + more,
          in_quotes_zh(shown(element)) + "的" + in_quotes_zh(shown(dimension)) + "中没有" + in_quotes_zh(shown(value)) +
              (is_range ? "，也没有能拼成它的年龄组" : ""),
          "现有" + list_in_quotes_zh(listed(known)) + (more.empty() ? "" : "……")};
}

Wording categories_apart(std::string_view element, std::string_view selection) {
  return {in_quotes(shown(element)) + " has no row of " + shown(selection) + " at once",
          "its rows have each of these categories, but not together",
          in_quotes_zh(shown(element)) + "没有同时属于 " + shown(selection) + " 的数据",
          "这些类别各自都有数据，但没有交叉分类的数据"};
}

}  // namespace salus::data::messages
