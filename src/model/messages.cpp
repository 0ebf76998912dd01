#include "model/messages.hpp"

#include <cerrno>
#include <cmath>
#include <cstring>

#include "model/plan_members.hpp"

namespace salus::model::messages {
namespace {

Phrase describe(json::Type type) {
  switch (type) {
    case json::Type::null:
      return {"null", " null"};
    case json::Type::boolean:
      return {"true or false", " true 或 false"};
    case json::Type::number:
      return {"a number", "数值"};
    case json::Type::string:
      return {"a string", "字符串"};
    case json::Type::array:
      return {"an array", "数组"};
    case json::Type::object:
      return {"an object", "对象"};
  }
  return {"a value", "值"};
}

Phrase describe(Thing thing) {
  switch (thing) {
    case Thing::area:
      return {"area", "地区"};
    case Thing::section:
      return {"section", "章节"};
    case Thing::body:
      return {"body", "部门"};
    case Thing::indicator:
      return {"indicator", "指标"};
    case Thing::figure:
      return {"indicator or element", "指标或数据元素"};
  }
  return {"thing", "对象"};
}

// The members of the document that declare such things.
Phrase list_of(Thing thing) {
  switch (thing) {
    case Thing::area:
      return {"\"areas\"", "“areas”"};
    case Thing::section:
      return {"\"sections\"", "“sections”"};
    case Thing::body:
      return {"\"bodies\"", "“bodies”"};
    case Thing::indicator:
      return {"\"indicators\"", "“indicators”"};
    case Thing::figure:
      return {"\"indicators\" or \"elements\"", "“indicators”或“elements”"};
  }
  return {};
}

Phrase describe(Owner owner) {
  switch (owner) {
    case Owner::indicator:
      return {"indicator", "指标"};
    case Owner::deliverable:
      return {"deliverable", "成果"};
    case Owner::milestone:
      return {"milestone", "阶段目标"};
    case Owner::rule:
      return {"rule", "规则"};
    case Owner::erratum:
      return {"erratum", "勘误"};
  }
  return {};
}

Phrase describe(Part part) {
  switch (part) {
    case Part::formula:
      return {"formula", "公式"};
    case Part::target:
      return {"target", "目标"};
    case Part::restatement:
      return {"restated target", "重述的目标"};
    case Part::correction:
      return {"corrected target", "更正后的目标"};
  }
  return {};
}

template <typename Texts>
Phrase listed(const Texts& texts) {
  Phrase list;
  for (const std::string_view text : texts) {
    list.en += (list.en.empty() ? "" : ", ") + std::string(text);
    list.zh += (list.zh.empty() ? "" : "、") + std::string(text);
  }
  return list;
}

Phrase did_you_mean(std::string_view near) {
  return {"did you mean " + in_quotes(near) + "?", "是否要写" + in_quotes_zh(near) + "？"};
}

}  // namespace

// ---- files and the catalogue ----

Wording file_not_readable(std::string_view path, const Phrase& why) {
  return {"the file " + in_quotes(path) + " cannot be read: " + why.en,
          {},
          "无法读取文件" + in_quotes_zh(path) + "：" + why.zh,
          {}};
}

Wording plan_not_shipped(std::string_view id, const std::vector<std::string_view>& plans) {
  Wording w;
  w.message = "no plan of the name " + in_quotes(id) + " ships with Salus";
  w.message_zh = "Salus 没有自带名为" + in_quotes_zh(id) + "的规划";
  w.hint = plans.empty() ? "there are none" : "there are:";
  for (const std::string_view plan : plans) w.hint += " " + std::string(plan);
  w.hint_zh = plans.empty() ? "没有自带的规划" : "自带的规划有：" + listed(plans).zh;
  return w;
}

Phrase shipped_plans(const std::vector<std::string_view>& plans) {
  Phrase hint{"plans that ship with Salus:", "Salus 自带的规划有：" + listed(plans).zh};
  for (const std::string_view plan : plans) hint.en += " " + std::string(plan);
  return hint;
}

Phrase system_error(int number) {
  const std::string en = std::strerror(number);
  switch (number) {
    case ENOENT:
      return {en, "文件不存在"};
    case EACCES:
      return {en, "没有读取权限"};
    case EISDIR:
      return {en, "这是文件夹，不是文件"};
    default:
      return {en, en};
  }
}

Phrase does_not_open() { return {"it does not open", "不能打开"}; }
Phrase larger_than_limit() { return {"it is larger than 64 MiB", "大于 64 MiB"}; }

// ---- JSON ----

Wording document_too_long(std::size_t bytes) {
  return {"the document has " + std::to_string(bytes) + " bytes, more than 64 MiB",
          {},
          "文档长 " + std::to_string(bytes) + " 字节，超过 64 MiB",
          {}};
}

Wording document_incomplete() {
  return {"the document ends before it is complete", "a bracket, a brace or a quotation mark is not closed",
          "文档不完整", "有方括号、花括号或引号没有闭合"};
}

Wording text_after_document(const Phrase& found) {
  return {"there is " + found.en + " after the end of the document", {}, "文档结束之后还有" + found.zh, {}};
}

Wording too_deep(std::size_t limit) {
  return {"arrays and objects are nested more than " + std::to_string(limit) + " deep",
          {},
          "数组和对象的嵌套超过 " + std::to_string(limit) + " 层",
          {}};
}

Wording key_too_long(std::size_t limit) {
  return {"the name of a member is longer than " + std::to_string(limit) + " bytes",
          {},
          "成员名超过 " + std::to_string(limit) + " 字节",
          {}};
}

Wording unexpected_character(const Phrase& found, bool is_control) {
  Wording w;
  w.message = "the JSON is not well-formed: " + found.en + " is not expected here";
  w.message_zh = "JSON 格式有误：此处不应是" + found.zh;
  if (!is_control) return w;
  w.hint = "in a string, a line break is written \\n and a tabulator \\t; or the quotation mark is not closed";
  w.hint_zh = "字符串中的换行写作 \\n，制表符写作 \\t；也可能是引号没有闭合";
  return w;
}

Wording not_well_formed(const std::string& why, const Phrase& found) {
  return {"the JSON is not well-formed: " + why + ", at " + found.en,
          {},
          "JSON 格式有误，位于" + found.zh + "（" + why + "）",
          {}};
}

Wording too_many_values(std::size_t limit) {
  return {"the document has more than " + std::to_string(limit) + " values",
          {},
          "文档中的值超过 " + std::to_string(limit) + " 个",
          {}};
}

Wording repeated_key(std::string_view key, const Place& first) {
  return {"the member " + in_quotes(key) + " is given twice; the first time at line " + std::to_string(first.line) +
              ", column " + std::to_string(first.column),
          "keep one of them",
          "成员" + in_quotes_zh(key) + "给了两次，第一次在第 " + std::to_string(first.line) + " 行第 " +
              std::to_string(first.column) + " 列",
          "请保留其中一个"};
}

Phrase found_character(std::string_view character) {
  return {"'" + std::string(character) + "'", in_quotes_zh(character)};
}
Phrase found_end_of_text() { return {"the end of the text", "文本结尾"}; }
Phrase found_end_of_line() { return {"the end of the line", "行尾"}; }
Phrase found_control() { return {"a control character", "控制字符"}; }

// ---- members ----

Wording unknown_member(std::string_view key, std::string_view near, std::initializer_list<std::string_view> known) {
  const Phrase list = listed(known);
  const Phrase hint =
      near.empty() ? Phrase{"the members are " + list.en, "可用的成员有：" + list.zh} : did_you_mean(near);
  return {"there is no member " + in_quotes(key) + " here", hint.en, "此处没有成员" + in_quotes_zh(key), hint.zh};
}

Wording missing_member(std::string_view key) {
  return {"the member " + in_quotes(key) + " is missing", {}, "缺少成员" + in_quotes_zh(key), {}};
}

Wording document_of_wrong_type(json::Type found) {
  return {"the document is " + describe(found).en + " and should be an object",
          {},
          "文档是" + describe(found).zh + "，应为对象",
          {}};
}

Wording wrong_type(std::string_view key, json::Type found, json::Type wanted) {
  const bool quotes = wanted == json::Type::string && found == json::Type::number;
  return {in_quotes(key) + " is " + describe(found).en + " and should be " + describe(wanted).en,
          quotes ? "put it in quotation marks" : "",
          in_quotes_zh(key) + "是" + describe(found).zh + "，应为" + describe(wanted).zh, quotes ? "请加上引号" : ""};
}

Wording entry_of_wrong_type(std::string_view key, json::Type found, json::Type wanted) {
  return {"an entry of " + in_quotes(key) + " is " + describe(found).en + " and should be " + describe(wanted).en,
          {},
          in_quotes_zh(key) + "中有一项是" + describe(found).zh + "，应为" + describe(wanted).zh,
          {}};
}

Wording empty_member(std::string_view key) {
  return {in_quotes(key) + " is empty", {}, in_quotes_zh(key) + "为空", {}};
}

Wording empty_entry(std::string_view key) {
  return {"an entry of " + in_quotes(key) + " is empty", {}, in_quotes_zh(key) + "中有一项为空", {}};
}

Wording repeated_entry(std::string_view id, std::string_view key) {
  return {in_quotes(id) + " stands twice in " + in_quotes(key), "keep one of them",
          in_quotes_zh(id) + "在" + in_quotes_zh(key) + "中出现了两次", "请保留其中一个"};
}

Wording too_many_entries(std::string_view key, std::size_t limit) {
  return {in_quotes(key) + " has more than " + std::to_string(limit) + " entries",
          {},
          in_quotes_zh(key) + "超过 " + std::to_string(limit) + " 项",
          {}};
}

Wording no_id(std::string_view text, std::string_view key) {
  return {in_quotes(text) + " cannot stand as " + in_quotes(key),
          "it is made of lower-case ASCII letters, digits, _ and -, 1 to 128 of them",
          in_quotes_zh(text) + "不能用作" + in_quotes_zh(key),
          "标识由小写英文字母、数字、_ 和 - 组成，长 1 至 128 个字符"};
}

Wording no_period(std::string_view text, const Diagnostic& why) {
  return {in_quotes(text) + " is no period: " + why.message,
          "write 2015, 2015-H1, 2015-Q1, 2015-03, 2015-W07, 2015-03-14, or two of them as in 2021..2025",
          in_quotes_zh(text) + "不是时期：" + why.message_in(Language::chinese),
          "请写 2015、2015-H1、2015-Q1、2015-03、2015-W07、2015-03-14，或写区间，如 2021..2025"};
}

Wording period_not_canonical(std::string_view text, std::string_view canonical) {
  return {"the period " + in_quotes(text) + " is not in its canonical form", "write " + in_quotes(canonical),
          "时期" + in_quotes_zh(text) + "不是规范形式", "请写" + in_quotes_zh(canonical)};
}

Wording no_whole_number(std::string_view key, std::string_view number, const std::string& least,
                        const std::string& most) {
  return {in_quotes(key) + " is " + std::string(number) + " and should be a whole number from " + least + " to " + most,
          {},
          in_quotes_zh(key) + "是 " + std::string(number) + "，应为 " + least + " 至 " + most + " 的整数",
          {}};
}

Wording no_number(std::string_view key, std::string_view number, const Range& range) {
  const std::string least = format_decimal(range.least, 0);
  Phrase phrase{(range.above_least ? "above " : "from ") + least, (range.above_least ? "大于 " : "不小于 ") + least};
  if (std::isfinite(range.most)) {
    const std::string most = format_decimal(range.most, 0);
    phrase.en += (range.below_most ? " to below " : " to ") + most;
    phrase.zh += (range.below_most ? " 且小于 " : " 且不大于 ") + most;
  }
  return {in_quotes(key) + " is " + std::string(number) + " and should be a number " + phrase.en,
          {},
          in_quotes_zh(key) + "是 " + std::string(number) + "，应" + phrase.zh,
          {}};
}

Wording no_word(std::string_view text, std::string_view key, std::string_view allowed) {
  return {in_quotes(text) + " is no value of " + in_quotes(key), "write one of " + std::string(allowed),
          in_quotes_zh(text) + "不是" + in_quotes_zh(key) + "的取值", "请从中选用：" + std::string(allowed)};
}

Wording no_plan_document(std::string_view format) {
  return {"this is no plan document that Salus reads", "\"format\" should be " + in_quotes(format),
          "这不是 Salus 能读取的规划文档", "“format”应为" + in_quotes_zh(format)};
}

// ---- how the parts fit together ----

Wording duplicate_id(std::string_view id, int first_line, const std::string& first_pointer) {
  return {"the id " + in_quotes(id) + " is given twice; the first time at line " + std::to_string(first_line) + ", " +
              first_pointer,
          "give each its own id",
          "标识" + in_quotes_zh(id) + "重复，第一次在第 " + std::to_string(first_line) + " 行，" + first_pointer,
          "请使用各自的标识"};
}

Wording unknown_reference(Thing thing, std::string_view id, std::string_view near) {
  const Phrase what = describe(thing);
  const Phrase where = list_of(thing);
  const Phrase hint = near.empty() ? Phrase{"declare it under " + where.en, "请在" + where.zh + "中声明" + what.zh}
                                   : did_you_mean(near);
  return {"there is no " + what.en + " " + in_quotes(id) + " in this document", hint.en,
          "文档中没有" + what.zh + in_quotes_zh(id), hint.zh};
}

Wording inside_itself(Thing thing, std::string_view id) {
  const Phrase what = describe(thing);
  return {"the " + what.en + " " + in_quotes(id) + " lies inside itself", "what is above it cannot lie below it, too",
          what.zh + in_quotes_zh(id) + "的上级关系成环", "上级不能同时是它的下级"};
}

Wording level_too_deep(Thing thing, std::string_view id, std::size_t limit) {
  const Phrase what = describe(thing);
  return {"the " + what.en + " " + in_quotes(id) + " lies more than " + std::to_string(limit) + " levels deep",
          {},
          what.zh + in_quotes_zh(id) + "的层级超过 " + std::to_string(limit) + " 级",
          {}};
}

Wording indicator_too_deep(std::string_view id, std::size_t limit) {
  return {
      "the indicator " + in_quotes(id) + " builds on indicators more than " + std::to_string(limit) + " levels deep",
      {},
      "指标" + in_quotes_zh(id) + "逐层引用其他指标超过 " + std::to_string(limit) + " 层",
      {}};
}

Wording indicator_too_large(std::string_view id) {
  return {
      "the indicator " + in_quotes(id) +
          ", with the indicators that it builds on written out, has more than a million names, numbers and operators",
      {},
      "指标" + in_quotes_zh(id) + "连同所引用的指标全部展开后，名称、数值和运算符超过一百万个",
      {}};
}

Wording indicator_of_itself(std::string_view id, const std::string& chain) {
  return {"the indicator " + in_quotes(id) + " is computed from itself: " + chain,
          {},
          "指标" + in_quotes_zh(id) + "循环引用自身：" + chain,
          {}};
}

Wording no_ratio(std::string_view indicator) {
  return {"the limits of a rate or a proportion need a numerator and a denominator, and the formula of " +
              in_quotes(indicator) + " has none",
          "write the formula as N/D×k with k a positive number, or set \"uncertainty\" to none",
          "率或构成比的置信区间需要分子和分母，而指标" + in_quotes_zh(indicator) + "的公式没有",
          "请将公式写作 分子/分母×k（k 为正数），或将“uncertainty”设为 none"};
}

Wording no_statistic(std::string_view indicator) {
  return {
      "the formula of " + in_quotes(indicator) + " is no function that has limits of its own",
      "such are rate, proportion and the functions over ages, at the top of a formula, times a positive number at most",
      "指标" + in_quotes_zh(indicator) + "的公式不是自带置信区间的函数",
      "此类函数有 rate、proportion 和按年龄计算的函数，须位于公式最外层，最多乘以一个正数"};
}

Wording design_effect_of_no_proportion(std::string_view indicator) {
  return {"the indicator " + in_quotes(indicator) + " has a design effect and no uncertainty of a proportion",
          "set \"uncertainty\" to proportion, or leave \"design_effect\" out",
          "指标" + in_quotes_zh(indicator) + "给出了设计效应，但其不确定性不是构成比",
          "请将“uncertainty”设为 proportion，或删去“design_effect”"};
}

Wording rule_is_no_condition() {
  return {"a rule is a condition, and this formula has a number for a result",
          "compare it with its limit: beds <= approved_beds * 110%", "规则应为条件，而此公式的结果是数值",
          "请与限值比较，如 床位数 <= 核定床位数×110%"};
}

Wording step_asks_no_more(const std::string& achieved, const std::string& before) {
  return {"the step asks for " + achieved + " %, no more than the one before it (" + before + " %)",
          "write the steps in ascending order, each \"achieved\" once",
          "此档要求完成 " + achieved + "%，不高于前一档（" + before + "%）",
          "请按“achieved”由低到高列出各档，不得重复"};
}

Wording step_scores_less(const std::string& score, const std::string& before) {
  return {"the step scores " + score + ", less than the one before it (" + before + "), though it asks for more",
          "let the score stay or rise from step to step",
          "此档得分 " + score + "，低于前一档（" + before + "），而要求更高", "得分应随完成程度持平或升高"};
}

Wording two_errata_of_one_target(std::string_view indicator, std::string_view period) {
  return {"there is another erratum about the target of " + in_quotes(indicator) + " for " + std::string(period),
          "say all of it in one",
          "指标" + in_quotes_zh(indicator) + " " + std::string(period) + " 的目标已有另一条勘误", "请合并为一条"};
}

Wording erratum_of_no_target(std::string_view indicator, std::string_view period) {
  return {in_quotes(indicator) + " has no target for " + std::string(period),
          "an erratum of a figure of the past names its area",
          in_quotes_zh(indicator) + "没有 " + std::string(period) + " 的目标", "以往数值的勘误应给出地区（“area”）"};
}

Wording restated_differently(std::string_view target, std::string_view restated, const std::string& meaning,
                             const std::string& restated_meaning) {
  return {"the target " + in_quotes(target) + " (" + meaning + ") is said again as " + in_quotes(restated) + " (" +
              restated_meaning + ")",
          "judged is the first; an erratum can say which is right",
          "目标" + in_quotes_zh(target) + "（" + meaning + "）在别处写作" + in_quotes_zh(restated) + "（" +
              restated_meaning + "），两者不一致",
          "按前者评价；可用勘误说明何者正确"};
}

Phrase in_part(Owner owner, std::string_view id, Part part, const Place& place) {
  Phrase phrase = describe(owner);
  if (!id.empty()) {
    phrase.en += " " + std::string(id);
    phrase.zh += " " + std::string(id) + " ";
  }
  phrase.en += ", " + describe(part).en;
  phrase.zh += "的" + describe(part).zh;
  if (place.line > 0) {
    const std::string at = std::to_string(place.line) + ":" + std::to_string(place.column);
    phrase.en += " at " + at;
    phrase.zh += "（" + at + "）";
  }
  phrase.en += ": ";
  phrase.zh += "：";
  return phrase;
}

}  // namespace salus::model::messages
