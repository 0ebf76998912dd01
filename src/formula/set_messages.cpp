#include "formula/set_messages.hpp"

namespace salus::formula::messages {

Wording unnamed_formula(std::size_t number) {
  return {"formula " + std::to_string(number) + " of the set has no name", "name it",
          "公式组的第 " + std::to_string(number) + " 个公式没有名称", "请为它命名"};
}

Wording formula_twice(std::string_view name) {
  return {"the set has two formulas of the name " + in_quotes(name), "give each formula a name of its own",
          "公式组中有两个公式都叫" + in_quotes_zh(name), "请为每个公式取不同的名称"};
}

Wording one_declaration_twice(std::string_view first, std::string_view second) {
  return {in_quotes(first) + " and " + in_quotes(second) + " are names of one declaration", "give one formula for it",
          in_quotes_zh(first) + "和" + in_quotes_zh(second) + "是同一个声明的名称", "请只给出一个公式"};
}

Wording formula_on_several_bases(std::string_view name) {
  return {in_quotes(name) + " is declared on several population bases",
          "name the formula by the id of its declaration, or choose a basis",
          in_quotes_zh(name) + "在多个人口口径上都有声明", "请用声明的标识为公式命名，或指定口径"};
}

Wording formula_of_itself(std::string_view name, const std::string& chain) {
  return {in_quotes(name) + " is computed from itself: " + chain, "break the circle",
          in_quotes_zh(name) + "由其自身算出：" + chain, "请消除循环"};
}

Wording formula_too_deep(std::string_view name, std::size_t limit) {
  const std::string levels = std::to_string(limit);
  return {in_quotes(name) + " builds on formulas more than " + levels + " levels deep", "write some of them out",
          in_quotes_zh(name) + "所依据的公式超过 " + levels + " 层", "请把其中一些直接写出"};
}

Wording set_too_large() {
  return {"the formulas of the set are too large together", "evaluate them in smaller sets", "公式组的公式合起来过大",
          "请分成较小的公式组"};
}

Wording wrong_function(std::string_view name, FunctionFault fault) {
  const auto word = [&](const char* what, const char* hint, const char* what_zh, const char* hint_zh) -> Wording {
    return {"the function " + in_quotes(name) + " " + what, hint, "函数" + in_quotes_zh(name) + what_zh, hint_zh};
  };
  switch (fault) {
    case FunctionFault::no_plain_name:
      return word("has a name that is none", "use letters, digits and _, not beginning with a digit", "的名称不合规定",
                  "名称由文字、数字和下划线组成，不以数字开头");
    case FunctionFault::language:
      return word("has the name of a function of the language", "choose another name", "与公式语言自身的函数同名",
                  "请另取名称");
    case FunctionFault::reads_otherwise:
      return word("has a name that reads as an operator or a number", "choose another name",
                  "的名称会被读作运算符或数字", "请另取名称");
    case FunctionFault::twice:
      return word("is given twice", "give each function a name of its own", "给了两次", "请为每个函数取不同的名称");
    case FunctionFault::arguments:
      return word("takes an impossible number of arguments", "the most is at least the least, or -1 for any number",
                  "的参数个数不成立", "最多不得少于最少；-1 表示不限");
    case FunctionFault::no_body:
      return word("has no body", "give it one", "没有函数体", "请给出函数体");
    case FunctionFault::none:
      break;
  }
  return {};
}

Wording wrong_own_argument_count(std::string_view name, std::int32_t given, std::int32_t least, std::int32_t most) {
  const std::string from = std::to_string(least);
  const std::string to = std::to_string(most);
  return {in_quotes(name) + " is given " + std::to_string(given) + (given == 1 ? " argument" : " arguments"),
          "it takes " + (most < 0       ? from + " or more"
                         : most > least ? from + " to " + to
                                        : from),
          "函数" + in_quotes_zh(name) + "的参数个数不对：所写为 " + std::to_string(given) + " 个",
          "应为 " + (most < 0       ? from + " 个以上"
                     : most > least ? from + " 至 " + to + " 个"
                                    : from + " 个")};
}

}  // namespace salus::formula::messages
