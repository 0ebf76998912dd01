#include "engine/messages.hpp"

#include <cmath>

#include "salus/units/rounding.hpp"

namespace salus::engine::messages {

// ---- single rows and columns ----

Wording needs_dataset() {
  return {"the formula reads other periods, areas or categories, which single rows do not have",
          "evaluate it as an indicator of a plan over a dataset",
          "公式要读取其他时期、其他地区或各类别的数据，而单行数据中没有", "请把它作为规划的指标，用数据集来计算"};
}

Wording wrong_input_count(std::size_t wanted, std::size_t given) {
  return {"the formula has " + std::to_string(wanted) + " inputs, and " + std::to_string(given) + " were given",
          "give one for each name, in the order of the names",
          "公式需要 " + std::to_string(wanted) + " 个输入，给出了 " + std::to_string(given) + " 个",
          "请按名称的顺序逐一给出"};
}

Wording wrong_column(std::string_view name, ColumnFault fault) {
  const auto word = [&](const char* what, const char* hint, const char* what_zh, const char* hint_zh) -> Wording {
    return {"the column of " + in_quotes(name) + " " + what, hint, in_quotes_zh(name) + "这一列" + what_zh, hint_zh};
  };
  switch (fault) {
    case ColumnFault::type:
      return word("has an unknown type", "use one of the column types", "的类型无法识别", "请使用规定的列类型");
    case ColumnFault::validity_kind:
      return word("has an unknown kind of validity", "use none, a bitmap or bytes", "的有效性标记方式无法识别",
                  "请不设标记，或使用位图或字节");
    case ColumnFault::negative_shape:
      return word("has a negative length, offset or stride", "all three are zero or more", "的长度、偏移或步长为负数",
                  "三者均不得小于零");
    case ColumnFault::strided_bits:
      return word("is one of bits with a stride", "bits have a stride of 1, or of 0 to repeat one value",
                  "按位存放，却设了步长", "按位存放时步长为 1；为 0 表示重复同一个值");
    case ColumnFault::too_long:
      return word("is longer than memory can be", "check offset, stride and length", "超出内存可能的大小",
                  "请检查偏移、步长和长度");
    case ColumnFault::no_data:
      return word("has no data", "give a pointer to the values", "没有数据", "请给出数值的指针");
    case ColumnFault::no_validity:
      return word("has no validity, though its kind says so", "give a pointer, or say that all are valid",
                  "没有有效性标记，而其标记方式要求有", "请给出指针，或说明全部有效");
  }
  return {};
}

Wording unequal_lengths(std::string_view name, std::int64_t length, std::int64_t rows) {
  return {"the column of " + in_quotes(name) + " has " + std::to_string(length) + " rows, not " + std::to_string(rows),
          "all columns have the same length; a stride of 0 repeats one value",
          in_quotes_zh(name) + "这一列有 " + std::to_string(length) + " 行，应为 " + std::to_string(rows) + " 行",
          "各列长度应当相同；步长为 0 表示重复同一个值"};
}

Wording column_twice(std::string_view name, std::string_view first, std::string_view second) {
  return {in_quotes(name) + " is given twice, by the columns " + in_quotes(first) + " and " + in_quotes(second),
          "leave one of them out",
          in_quotes_zh(name) + "给了两次：" + in_quotes_zh(first) + "列和" + in_quotes_zh(second) + "列",
          "请去掉其中一列"};
}

Wording missing_column(std::string_view name) {
  return {"the formula reads " + in_quotes(name) + ", and the batch has no such column",
          "give a column of this name, of nulls where every figure is missing",
          "公式要用到" + in_quotes_zh(name) + "，而数据中没有这一列", "请给出这一列；数据全缺时各行为空值"};
}

Wording negative_rows() {
  return {"the number of rows is negative", "give zero or more", "行数为负数", "行数不得小于零"};
}

Wording no_place_for_values(std::int64_t rows) {
  return {"there is no place for the values", "give an array of " + std::to_string(rows) + " doubles",
          "没有存放结果的数组", "请给出可存放 " + std::to_string(rows) + " 个双精度数的数组"};
}

Wording wrong_validity_of_output() {
  return {"the kind of validity asked for is none", "ask for a bitmap or bytes", "所要的有效性标记方式无法识别",
          "请要位图或字节"};
}

Wording negative_threads() {
  return {"the number of threads is negative", "give zero for as many as the processor runs at once, or the number",
          "线程数为负数", "请给出线程数；0 表示按处理器可同时运行的数目"};
}

Wording wrong_output_count(std::size_t formulas, std::size_t given) {
  return {"there are " + std::to_string(formulas) + " formulas, and " + std::to_string(given) + " outputs were given",
          "give one for each formula, in their order",
          "共有 " + std::to_string(formulas) + " 个公式，给出了 " + std::to_string(given) + " 个输出",
          "请按公式的顺序逐一给出"};
}

Wording function_failed(std::string_view name, const std::string& why) {
  return {"the function " + in_quotes(name) + " failed: " + why, "correct the function or what it is given",
          "函数" + in_quotes_zh(name) + "出错：" + why, "请改正该函数或其参数"};
}

// ---- plans over datasets ----

Wording unknown_element(std::string_view name, const std::vector<std::string>& near) {
  return {"the data have " + in_quotes(name) + ", which the plan does not know; nothing reads it",
          near.empty() ? "use the id or the printed name of an element or indicator"
                       : "did you mean " + list_in_quotes(near) + "?",
          "数据中的" + in_quotes_zh(name) + "在规划中没有声明，未被使用",
          near.empty() ? "请使用数据元素或指标的标识或名称" : "是否要写" + list_in_quotes_zh(near) + "？"};
}

Wording ambiguous_element(std::string_view name, const std::vector<OnBasis>& elements) {
  std::string ids;
  std::string ids_zh;
  for (const OnBasis& e : elements) {
    ids += (ids.empty() ? "" : ", ") + in_quotes(e.id) + " (" + std::string(e.basis) + ")";
    ids_zh += (ids_zh.empty() ? "" : "、") + in_quotes_zh(e.id) + "（" + std::string(e.basis) + "）";
  }
  return {"the data have " + in_quotes(name) + ", which stands for elements of several population bases",
          "give the id instead of the printed name: " + ids,
          "数据中的" + in_quotes_zh(name) + "对应多种人口口径的数据元素，不能确定所指", "请用标识代替名称：" + ids_zh};
}

Wording area_not_in_data(std::string_view area) {
  return {"the data have no area " + in_quotes(area), "an area is given as the data write it",
          "数据中没有地区" + in_quotes_zh(area), "地区名称须与数据中的写法一致"};
}

Wording element_not_in_data(std::string_view name) {
  return {"the data have no " + in_quotes(name), "an element is given as the data write it",
          "数据中没有" + in_quotes_zh(name), "数据元素的名称须与数据中的写法一致"};
}

Wording too_many_figures(std::size_t limit) {
  return {"windows of periods and categories inside each other read more than " + std::to_string(limit) +
              " figures for one value, which is not computed",
          "shorten the windows",
          "时期窗口与分类层层相套，一个数值要读取超过 " + std::to_string(limit) + " 个数据，不予计算",
          "请缩短时期窗口"};
}

Wording age_bands_missing(std::string_view function, double lower, double upper, const std::string& period,
                          const std::string& bands) {
  const std::string from = format_decimal(lower, 0);
  const bool open = !std::isfinite(upper);
  const std::string to = open ? "" : format_decimal(upper, 0);
  return {std::string(function) + " needs age bands that follow on one another from " + from +
              (open ? " to an open last one" : " to below " + to) + "; those that all its arguments have in " + period +
              " are " + (bands.empty() ? "none" : bands),
          "give deaths and population in the same bands, without gaps",
          std::string(function) + " 需要从 " + from + " 岁起" + (open ? "、末组开放" : "到不满 " + to + " 岁") +
              "且首尾相接的年龄组；" + period + " 各参数共有的年龄组为：" + (bands.empty() ? "无" : bands),
          "请按相同的年龄组提供死亡数和人口数，不留空档"};
}

Wording age_bands_beside_standard(std::string_view standard, span<const double> standard_ages,
                                  const std::string& period, const std::string& bands) {
  std::string bounds;
  for (const double age : standard_ages) bounds += (bounds.empty() ? "" : ", ") + format_decimal(age, 0);
  return {"the age bands of " + period + ", " + bands + ", do not fit those of the standard population " +
              in_quotes(standard) + ", which begin at " + bounds,
          "give bands whose ages are among the standard's, or an element with weights for the bands that there are",
          period + " 的年龄组（" + bands + "）与标准人口" + in_quotes_zh(standard) + "的年龄组（起始年龄：" + bounds +
              "）不能对应",
          "请采用与标准人口一致的年龄分组，或给出按现有年龄组的权数指标"};
}

Wording invalid_confidence() {
  return {"the confidence asked for is not between 0 and 1", "0.95 asks for limits at 95 %",
          "要求的置信水平应大于 0 且小于 1", "0.95 表示 95% 置信区间"};
}

Wording unknown_area(std::string_view area, const std::vector<std::string>& near,
                     const std::vector<std::string_view>& known) {
  if (!near.empty())
    return {"the plan has no area " + in_quotes(area), "did you mean " + list_in_quotes(near) + "?",
            "规划中没有地区" + in_quotes_zh(area), "是否要写" + list_in_quotes_zh(near) + "？"};
  std::string areas;
  std::string areas_zh;
  for (const std::string_view id : known) {
    areas += (areas.empty() ? "" : ", ") + std::string(id);
    areas_zh += (areas_zh.empty() ? "" : "、") + std::string(id);
  }
  return {"the plan has no area " + in_quotes(area), "its areas are " + areas, "规划中没有地区" + in_quotes_zh(area),
          "规划中的地区有：" + areas_zh};
}

Wording invalid_completeness() {
  return {"the completeness asked for is not above 0 and at most 1", "1 asks for every part of a sum",
          "要求的数据完整率应大于 0 且不超过 1", "1 表示合计的各部分必须齐全"};
}

Wording reported_disagrees(std::string_view indicator, std::string_view area, const std::string& period,
                           const std::string& computed, const std::string& published) {
  return {std::string(indicator) + " (" + std::string(area) + ", " + period + "): the counts give " + computed +
              ", published is " + published,
          "check the counts, their population basis and the published figure",
          std::string(indicator) + "（" + std::string(area) + "，" + period + "）：按分子、分母计算为 " + computed +
              "，公布值为 " + published,
          "请核对分子、分母的数据、人口口径和公布值"};
}

}  // namespace salus::engine::messages
