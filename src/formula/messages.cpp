#include "formula/messages.hpp"

namespace salus::formula::messages {
namespace {

std::string did_you_mean(const std::vector<std::string>& near) {
  return near.empty() ? "" : "did you mean " + list_in_quotes(near) + "?";
}

std::string did_you_mean_zh(const std::vector<std::string>& near) {
  return near.empty() ? "" : "是否要写" + list_in_quotes_zh(near) + "？";
}

std::string bases(const std::vector<OnBasis>& declared) {
  std::string list;
  for (const OnBasis& d : declared)
    list += (list.empty() ? "" : ", ") + in_quotes(d.basis) + " (" + std::string(d.id) + ")";
  return list;
}

std::string bases_zh(const std::vector<OnBasis>& declared) {
  std::string list;
  for (const OnBasis& d : declared)
    list += (list.empty() ? "" : "、") + in_quotes_zh(d.basis) + "（" + std::string(d.id) + "）";
  return list;
}

std::string signature_zh(std::string_view signature) {
  std::string text(signature);
  const std::size_t at = text.find(" or ");
  return at == std::string::npos ? text : text.replace(at, 4, " 或 ");
}

}  // namespace

// ---- characters and names ----

Wording too_long(std::size_t bytes, std::int64_t limit) {
  return {"the formula has " + std::to_string(bytes) + " bytes, more than " + std::to_string(limit),
          "split it, or raise the limit",
          "公式长 " + std::to_string(bytes) + " 字节，超过上限 " + std::to_string(limit) + " 字节",
          "请拆分公式，或提高上限"};
}

Wording unknown_function(std::string_view name, const std::vector<std::string>& near,
                         const std::vector<std::string_view>& known) {
  Wording w;
  w.message = "there is no function " + in_quotes(name);
  w.message_zh = "没有名为" + in_quotes_zh(name) + "的函数";
  if (name == "log") {
    w.hint = "ln(x) is the natural logarithm, log10(x) the decimal one";
    w.hint_zh = "自然对数写作 ln(x)，常用对数写作 log10(x)";
    return w;
  }
  if (!near.empty()) {
    w.hint = "did you mean " + in_quotes(near.front()) + "? ";
    w.hint_zh = "是否要写" + in_quotes_zh(near.front()) + "？";
  }
  w.hint += "functions are";
  w.hint_zh += "可用的函数有";
  for (const std::string_view function : known) {
    w.hint += " " + std::string(function);
    w.hint_zh += (function == known.front() ? " " : "、") + std::string(function);
  }
  w.hint += "; a name that contains brackets must be declared, or stand in [ ]";
  w.hint_zh += "；名称本身带括号的，须先声明，或写在 [ ] 内";
  return w;
}

Wording ambiguous_name(std::string_view name, const std::vector<OnBasis>& declared) {
  return {in_quotes(name) + " stands for several elements",
          "say which population basis the indicator counts on: " + bases(declared),
          in_quotes_zh(name) + "对应多个数据元素，不能确定所指", "请指明指标采用的人口口径：" + bases_zh(declared)};
}

Wording no_such_basis(std::string_view name, std::string_view basis, const std::vector<OnBasis>& declared) {
  return {in_quotes(name) + " is declared on several population bases, none of them " + in_quotes(basis),
          "it is declared on " + bases(declared),
          in_quotes_zh(name) + "按多种人口口径声明，其中没有" + in_quotes_zh(basis) + "口径",
          "已声明的口径：" + bases_zh(declared)};
}

Wording unknown_name(std::string_view name, const std::vector<std::string>& near, Meant meant) {
  Wording w{in_quotes(name) + " is not a declared name",
            near.empty() ? "declare it as an element, or correct it" : did_you_mean(near),
            in_quotes_zh(name) + "不是已声明的名称",
            near.empty() ? "请把它声明为数据元素，或更正名称" : did_you_mean_zh(near)};
  if (meant == Meant::times) {
    w.hint.insert(0, "write × or * for a multiplication, or ");
    w.hint_zh.insert(0, "表示相乘请写 × 或 *；");
  } else if (meant == Meant::parentheses) {
    w.hint += "; [ ] set off a name, ( ) what is calculated first";
    w.hint_zh += "；[ ] 用于括起名称，先算的部分请用 ( )";
  }
  return w;
}

Wording begins_with_digit(std::string_view name, const std::vector<std::string>& near) {
  const std::string bracketed = "[" + std::string(name) + "]";
  return {in_quotes(name) + " begins with a digit and is no declared name",
          "set it between [ and ] if it is a name: " + bracketed + (near.empty() ? "" : "; ") + did_you_mean(near),
          in_quotes_zh(name) + "以数字开头，且不是已声明的名称",
          "如果它是名称，请写在方括号内：" + bracketed + (near.empty() ? "" : "；") + did_you_mean_zh(near)};
}

Wording bracket_not_closed() {
  return {"the bracket [ is not closed", "set the name between [ and ]", "方括号 [ 没有闭合",
          "请把名称写在 [ 与 ] 之间"};
}

Wording empty_brackets() {
  return {"there is no name between [ and ]", "write the name of an input", "[ 与 ] 之间没有名称",
          "请写入数据元素的名称"};
}

Wording number_out_of_range(std::string_view number) {
  return {"the number " + in_quotes(number) + " is out of range", "a double holds magnitudes from 4.9e-324 to 1.8e308",
          "数值" + in_quotes_zh(number) + "超出可表示的范围", "双精度数的绝对值须在 4.9e-324 至 1.8e308 之间"};
}

Wording stray_sign(std::string_view written, char32_t sign) {
  struct Advice {
    std::u32string_view signs;
    std::string_view en;
    std::string_view zh;
  };
  static constexpr Advice advice[] = {
      {U"@", "a period stands after a name: x@-1y, x@2015, sum(x@[-4y..0y])",
       "时期写在名称之后：x@-1y、x@2015、sum(x@[-4y..0y])"},
      {U"%‰", "a unit mark stands after a number: ×100%", "单位标记写在数值之后：×100%"},
      {U"{", "a selection stands after a name: deaths{age: 30-69, sex: 男}; ( ) set off what is calculated first",
       "分类选择写在名称之后：死亡数{年龄: 30-69, 性别: 男}；先算的部分请用 ( )"},
      {U":∶", "write ÷ or / for a ratio", "表示相比请写 ÷ 或 /"},
      {U"—", "write - for minus", "表示减号请写 -"},
      {U"。;", "one formula is read at a time: delete this and what follows it",
       "一次只读一个公式：请删去这个符号及其后的内容"},
      {U"、", "commas separate arguments; a name with this sign must be declared, or stand in [ ]",
       "参数之间用逗号分隔；名称本身带顿号的，须先声明，或写在 [ ] 内"},
      {U"∑", "write the terms out, or sum(a, b, …)", "请逐项写出，或写 sum(a, b, …)"},
      {U"√", "write sqrt(x)", "请写 sqrt(x)"},
      {U"±≈", "a formula gives one number; compare with <, ≤, =, ≥ or >",
       "公式只给出一个数值；比较请用 <、≤、=、≥ 或 >"},
  };
  Wording w = misplaced(written);
  w.hint = "formulas are made of names, numbers, + - × / ^, comparisons, 且 或 非, functions and parentheses";
  w.hint_zh = "公式由名称、数值、+ - × / ^、比较号、且 或 非、函数和括号组成";
  for (const Advice& a : advice) {
    if (a.signs.find(sign) == std::u32string_view::npos) continue;
    w.hint = a.en;
    w.hint_zh = a.zh;
  }
  return w;
}

Wording no_period_after_at() {
  return {"there is no period after @",
          "write @-1y, @-1q, @2015, @2015-Q1, or a window inside a function: sum(x@[-4y..0y])", "@ 之后没有时期",
          "请写 @-1y、@-1q、@2015、@2015-Q1，或在函数内写时期窗口：sum(x@[-4y..0y])"};
}

Wording no_window() {
  return {"this is no window of periods",
          "write @[-4y..0y], @[2016..2020], @[ytd] for the year to date, or @[..] from the element's declared start",
          "这不是有效的时期窗口",
          "请写 @[-4y..0y]、@[2016..2020]，或写 @[ytd]，即本年累计，或写 @[..]，即自数据元素声明的起始时期起"};
}

Wording no_selection(SelectorFault fault, std::string_view subject) {
  const auto what = [&]() -> Phrase {
    switch (fault) {
      case SelectorFault::none:
        break;
      case SelectorFault::no_colon:
        return {"there is no : after a dimension", "维度之后缺少冒号"};
      case SelectorFault::no_dimension:
        return {"a dimension is empty", "维度为空"};
      case SelectorFault::no_value:
        return {"a value is empty", "类别为空"};
      case SelectorFault::too_long:
        return {"a text is longer than 1024 bytes", "文字超过 1024 字节"};
      case SelectorFault::dimension_twice:
        return {"the dimension " + in_quotes(subject) + " stands twice", "维度" + in_quotes_zh(subject) + "写了两次"};
      case SelectorFault::too_many:
        return {"there are more dimensions than 16", "维度超过 16 个"};
      case SelectorFault::no_comma:
        return {"a value is followed neither by a comma nor by }", "类别之后既无逗号也无右花括号"};
      case SelectorFault::several_values:
        return {"several values are not joined by |; add two selections", "不能用 | 连接多个类别，请将两个选择相加"};
      case SelectorFault::quotation_not_closed:
        return {"a quotation is not closed", "引号或方括号没有闭合"};
      case SelectorFault::not_closed:
        return {"the brace { is not closed", "花括号 { 没有闭合"};
    }
    return {};
  }();
  return {
      "this is no selection: " + what.en,
      "write deaths{age: 30-69, sex: 男}, one value of a dimension; set a value that holds , : | { } between [ ] or "
      "\" \"; {age: *} keeps every category",
      "分类选择有误：" + what.zh,
      "请写作 死亡数{年龄: 30-69, 性别: 男}，每个维度一个类别；类别含 , : | { } 的，请写在 [ ] 或引号内；{年龄: *} "
      "保留全部类别"};
}

Wording no_text(SelectorFault fault) {
  switch (fault) {
    case SelectorFault::too_long:
      return {"a text is longer than 1024 bytes", "shorten it", "引号中的文字超过 1024 字节", "请缩短"};
    case SelectorFault::quotation_not_closed:
      return {"the quotation is not closed", "write the quotation mark behind it, too", "引号没有闭合",
              "请补上后面的引号"};
    default:
      return {"there is nothing between the quotation marks", "write a text between them", "引号中没有文字",
              "请在引号中写明文字"};
  }
}

// ---- syntax and limits ----

Wording chained_comparison() {
  return {"comparisons are not chained", "write a < b and b < c", "比较号不能连写", "请写作 a < b 且 b < c"};
}

Wording empty_formula() {
  return {"the formula is empty", "write names, numbers and operators", "公式为空", "请写入名称、数值和运算符"};
}

Wording operand_missing_at_end() {
  return {"the formula ends where a number or a name is expected",
          "complete the operation, or delete the operator before it", "公式不完整，末尾缺少数值或名称",
          "请补全运算，或删去前面的运算符"};
}

Wording operand_missing_before(std::string_view token) {
  return {"a number or a name is expected before " + in_quotes(token),
          "complete the operation, or delete the operator before it", in_quotes_zh(token) + "之前缺少数值或名称",
          "请补全运算，或删去前面的运算符"};
}

Wording operator_missing_before(std::string_view token) {
  return {"an operator is missing before " + in_quotes(token),
          "write × or another operator between the two, or set a name that has blanks or brackets between [ and ]",
          in_quotes_zh(token) + "之前缺少运算符",
          "请在两者之间写 × 或其他运算符；名称中有空格或括号的，请写在 [ 与 ] 之间"};
}

Wording close_without_open() {
  return {"there is no ( for this )", "delete it, or add the ( that is missing", "这个右括号没有对应的左括号",
          "请删去它，或补上缺少的左括号"};
}

Wording comma_outside_arguments() {
  return {"a comma stands outside a function's arguments", "commas separate arguments: max(a, b)",
          "逗号不在函数的参数之间", "逗号用来分隔函数的参数：max(a, b)"};
}

Wording open_not_closed() {
  return {"this ( is not closed", "add the ) that is missing", "这个左括号没有闭合", "请补上缺少的右括号"};
}

Wording misplaced(std::string_view token) {
  return {in_quotes(token) + " cannot stand here", "check the operators around it",
          "此处不能出现" + in_quotes_zh(token), "请检查它前后的运算符"};
}

Wording digits_set_apart(std::string_view number) {
  return {in_quotes(number) + " is no number: its digits are set apart", "write the digits together: 1000, or 10万",
          in_quotes_zh(number) + "不是数值：数字之间有分隔", "请把数字连写：1000，或写 10万"};
}

Wording definition_passed_over(std::string_view head) {
  return {in_quotes(head) + " names what is defined and is passed over", "delete it where only the formula is wanted",
          in_quotes_zh(head) + "是所定义指标的名称，已略过", "只需要公式时请把它删去"};
}

Wording unknown_definition(std::string_view name, std::string_view head, const std::vector<std::string>& near) {
  const std::string drop =
      " it is what the formula defines, delete " + in_quotes(head) + " or declare the unit of the result";
  const std::string drop_zh = "若它是公式所定义的指标，请删去" + in_quotes_zh(head) + "，或声明结果的单位";
  return {in_quotes(name) + " is not a declared name",
          near.empty() ? "where" + drop : did_you_mean(near) + " Where" + drop, in_quotes_zh(name) + "不是已声明的名称",
          near.empty() ? drop_zh : did_you_mean_zh(near) + drop_zh};
}

Wording compared_with_ratio(std::string_view name) {
  return {in_quotes(name) + " is compared with the ratio, which is true or false",
          "where the line defines it, delete the name and the = or declare the unit of the result",
          in_quotes_zh(name) + "与比值作比较，结果只有真或假", "若此行是在定义它，请删去名称和等号，或声明结果的单位"};
}

Wording too_deep(std::int64_t limit) {
  return {"the formula nests deeper than " + std::to_string(limit) + " levels",
          "parentheses, calls, signs and ^ inside each other count; raise the limit (at most 256) or split the formula",
          "公式的嵌套超过 " + std::to_string(limit) + " 层",
          "括号、函数、正负号和 ^ 层层相套均计入；请提高上限（最高 256），或拆分公式"};
}

Wording too_many_nodes(std::int64_t limit) {
  return {"the formula has more than " + std::to_string(limit) + " names, numbers and operators",
          "split it, or raise the limit", "公式中的名称、数值和运算符超过 " + std::to_string(limit) + " 个",
          "请拆分公式，或提高上限"};
}

// ---- types, units, arguments, periods ----

Wording number_expected() {
  return {"a number is expected here, and this is a condition", "choose a number by it: if(condition, a, b)",
          "此处应为数值，所写的是条件", "请按条件取数值：if(条件, a, b)"};
}

Wording condition_expected() {
  return {"a condition is expected here, and this is a number", "compare it with something: x > 0",
          "此处应为条件，所写的是数值", "请写成比较式：x > 0"};
}

Wording wrong_argument_count(std::string_view function, int given, std::string_view signature) {
  return {in_quotes(function) + " is given " + std::to_string(given) + (given == 1 ? " argument" : " arguments"),
          "write " + std::string(signature),
          "函数" + in_quotes_zh(function) + "的参数个数不对：所写为 " + std::to_string(given) + " 个",
          "请写作 " + signature_zh(signature)};
}

Wording condition_in_unit(std::string_view unit) {
  return {"the formula is a condition, which has no unit, and the unit declared is " + in_quotes(unit),
          "declare no unit, or compute a number", "公式的结果是条件，没有单位，而声明的单位是" + in_quotes_zh(unit),
          "请不要声明单位，或改为计算数值"};
}

Wording no_scale(std::string_view factor) {
  return {in_quotes(factor) + " is a factor other than 1 and changes the result",
          "a scale is 100%, 1000‰, 10000/万 or 100000/10万", in_quotes_zh(factor) + "不等于 1，会改变计算结果",
          "换算倍数应写作 100%、1000‰、10000/万 或 100000/10万"};
}

Wording physical_argument(std::string_view function) {
  return {in_quotes(function) + " of a number with a physical unit has no meaning",
          "divide it by a reference in the same unit first", "对有量纲的数值取" + in_quotes_zh(function) + "没有意义",
          "请先除以同一单位的参照值"};
}

namespace {

// What helps where the units inside a formula disagree.
Wording in_disagreement(std::string message, std::string message_zh) {
  return {std::move(message), "correct the units of the elements, or convert one of them", std::move(message_zh),
          "请更正数据元素的单位，或换算其中一项"};
}

Wording another_unit(const Phrase& given, std::string_view declared, std::string hint, std::string hint_zh) {
  return {"the formula gives " + given.en + ", and the unit declared is " + in_quotes(declared), std::move(hint),
          "公式的结果为" + in_quotes_zh(given.zh) + "，而声明的单位是" + in_quotes_zh(declared), std::move(hint_zh)};
}

}  // namespace

Wording different_size(const Phrase& a, const Phrase& b) {
  return in_disagreement(a.en + " and " + b.en + " are of one dimension but of different size",
                         in_quotes_zh(a.zh) + "与" + in_quotes_zh(b.zh) + "量纲相同，但单位大小不同");
}

Wording different_dimension(const Phrase& a, const Phrase& b) {
  return in_disagreement(a.en + " and " + b.en + " do not go together",
                         in_quotes_zh(a.zh) + "与" + in_quotes_zh(b.zh) + "量纲不同，不能相加减或比较");
}

Wording physical_exponent(const Phrase& unit) {
  return in_disagreement("an exponent in " + unit.en + " has no meaning",
                         "指数的单位是" + in_quotes_zh(unit.zh) + "，有量纲的指数没有意义");
}

Wording not_a_power(const Phrase& unit) {
  return in_disagreement(unit.en + " cannot be raised to this power",
                         "单位为" + in_quotes_zh(unit.zh) + "的数值不能作这样的乘方");
}

Wording result_of_another_dimension(const Phrase& given, std::string_view declared) {
  return another_unit(given, declared, "correct the unit of the indicator or of the formula's elements",
                      "请更正指标的单位，或公式中数据元素的单位");
}

Wording result_of_another_size(const Phrase& given, std::string_view declared) {
  return another_unit(given, declared,
                      "convert with a factor in the formula (÷60 for 秒 to 分钟), or declare the other unit",
                      "请在公式中换算（如秒换算为分钟：÷60），或声明另一单位");
}

Wording scale_without_share(std::string_view scale, std::string_view declared) {
  return {"the formula is scaled to " + in_quotes(scale) + ", and the unit declared is " + in_quotes(declared),
          "a scale such as ×1000‰ needs an indicator in %, ‰ or /10万; without the mark (×1000) it is a mere factor",
          "公式按" + in_quotes_zh(scale) + "换算，而声明的单位是" + in_quotes_zh(declared),
          "×1000‰ 之类的换算只用于以 %、‰ 或 /10万 为单位的指标；不带标记的 ×1000 只是普通倍数"};
}

Wording window_outside_function() {
  return {"a window of periods stands outside a function",
          "total it: sum(x@[…]), mean(x@[…]), min, max, median or count", "时期窗口不在函数之内",
          "请加以汇总：sum(x@[…])、mean(x@[…])、min、max、median 或 count"};
}

Wording window_inverted() {
  return {"this window ends before it begins", "write the earlier period first: @[-4y..0y]", "时期窗口的终点早于起点",
          "请把较早的时期写在前面：@[-4y..0y]"};
}

Wording window_too_long(std::int64_t length, std::int64_t limit) {
  return {"this window spans " + std::to_string(length) + " periods, more than " + std::to_string(limit),
          "shorten it, or raise the limit",
          "时期窗口跨 " + std::to_string(length) + " 个时期，超过上限 " + std::to_string(limit) + " 个",
          "请缩短窗口，或提高上限"};
}

Wording periods_too_deep(std::int64_t limit) {
  return {"periods, areas and categories stand inside each other deeper than " + std::to_string(limit) + " levels",
          "join the shifts, or raise the limit (at most 256)",
          "时期、地区和分类的嵌套超过 " + std::to_string(limit) + " 层", "请合并时期平移，或提高上限（最高 256）"};
}

Wording growth_too_deep(std::int64_t limit) {
  return {"growth and cagr stand inside each other deeper than " + std::to_string(limit) + " levels",
          "declare an indicator for the inner one", "growth 与 cagr 的嵌套超过 " + std::to_string(limit) + " 层",
          "请把内层声明为指标"};
}

Wording step_expected(std::string_view function, bool takes_fixed) {
  Wording w{in_quotes(function) + " needs an earlier period as its second argument",
            "write the number of periods: cagr(x, -5y)", "函数" + in_quotes_zh(function) + "的第二个参数应为较早的时期",
            "请写明期数：cagr(x, -5y)"};
  if (takes_fixed) {
    w.hint = "write growth(x, -1y), growth(x, -1q), growth(x, @2015), or growth(x)";
    w.hint_zh = "请写 growth(x, -1y)、growth(x, -1q)、growth(x, @2015) 或 growth(x)";
  }
  return w;
}

Wording limits_inverted() {
  return {"the lower limit is above the upper one", "write clamp(x, low, high)", "下限高于上限",
          "请写作 clamp(x, 下限, 上限)"};
}

Wording share_of_different_units() {
  return {"a share is of two numbers in one unit", "divide with / where part and whole are in different units",
          "求比重时，部分与总体的单位应当相同", "单位不同的，请用 / 相除"};
}

Wording text_outside_function() {
  return {"a text stands only for the name of a standard population",
          "write age_standardised_rate(deaths, population, \"WHO 2000\")", "引号中的文字只能用来表示标准人口的名称",
          "请写作 age_standardised_rate(死亡数, 人口数, \"WHO 2000\")"};
}

Wording unknown_standard_population(std::string_view name, const std::vector<std::string_view>& known) {
  std::string list;
  std::string list_zh;
  for (const std::string_view id : known) {
    list += (list.empty() ? "" : ", ") + std::string(id);
    list_zh += (list_zh.empty() ? "" : "、") + std::string(id);
  }
  return {"there is no standard population " + in_quotes(name),
          "there are " + list + "; or give an element with weights by age", "没有标准人口" + in_quotes_zh(name),
          "可用的标准人口有：" + list_zh + "；也可以给出按年龄分组的权数指标"};
}

Wording age_expected(std::string_view function, std::string_view signature) {
  return {std::string(function) + " takes an age as a number of years, at least 0", "write " + std::string(signature),
          std::string(function) + " 的年龄参数应为不小于 0 的数字（岁）", "请写作 " + std::string(signature)};
}

Wording ages_inverted(std::string_view function, std::string_view signature) {
  return {"the first age of " + std::string(function) + " is not below the second", "write " + std::string(signature),
          std::string(function) + " 的起始年龄应小于终止年龄", "请写作 " + std::string(signature)};
}

// ---- categories ----

Wording varies_at_the_end(std::string_view dimension) {
  const std::string total = "sum(x{" + std::string(dimension) + ": *})";
  return {"the value still varies by " + in_quotes(dimension),
          "total it: " + total + ", mean, median, min, max or count; or drop the selection",
          "结果仍按" + in_quotes_zh(dimension) + "分类，不是一个数值",
          "请加以汇总：" + total + "、mean、median、min、max 或 count，或去掉分类选择"};
}

Wording two_dimensions_vary(std::string_view first, std::string_view second) {
  const std::string total = "sum(x{" + std::string(second) + ": *})";
  return {in_quotes(first) + " and " + in_quotes(second) + " vary here at once", "total one of them first: " + total,
          "此处同时按" + in_quotes_zh(first) + "和" + in_quotes_zh(second) + "分类", "请先汇总其中一个维度：" + total};
}

Wording kept_inside_another(std::string_view dimension, std::string_view kept) {
  return {in_quotes(dimension) + " is kept here around figures that are kept apart by " +
              (kept.empty() ? std::string("several dimensions") : in_quotes(kept)),
          "keep one dimension at a time, and total it before another is kept",
          "此处保留" + in_quotes_zh(dimension) + "，而其中的数据已按" +
              (kept.empty() ? std::string("多个维度") : in_quotes_zh(kept)) + "分类",
          "一次只能保留一个维度，请先汇总，再保留另一个"};
}

// ---- what is doubtful ----

Wording scale_differs(std::string_view scale, std::string_view declared) {
  return {"the formula is scaled to " + in_quotes(scale) + ", and the indicator is in " + in_quotes(declared) +
              ": the result is converted",
          "write the scale of the indicator, if that is what the source means",
          "公式按" + in_quotes_zh(scale) + "换算，而指标的单位是" + in_quotes_zh(declared) + "，结果已作换算",
          "若原文如此，请改用指标单位的换算倍数"};
}

Wording ratio_without_scale(std::string_view declared, std::string_view scale) {
  return {"a ratio without a scale is taken as the number in " + in_quotes(declared) + " that it says: 1/2 is 0.5" +
              std::string(declared),
          "write the scale: ×" + std::string(scale) + ", or share(part, whole)",
          "比值没有换算倍数，直接作为以" + in_quotes_zh(declared) + "为单位的数值：1/2 即 0.5" + std::string(declared),
          "请写明换算倍数：×" + std::string(scale) + "，或写作 share(部分, 总体)"};
}

Wording share_multiplied(std::string_view declared) {
  return {"what is multiplied here is a share already, and the indicator is in " + in_quotes(declared),
          "delete the factor: a share is shown in the unit of the indicator by itself",
          "此处相乘的已经是比率，而指标的单位是" + in_quotes_zh(declared),
          "请删去这个倍数：比率会自动按指标的单位显示"};
}

Wording divisor_is_zero() {
  return {"this divisor is always zero, so that there is never a value", "correct the divisor",
          "除数恒为零，永远没有结果", "请更正除数"};
}

Wording basis_mixed(std::string_view name, std::string_view basis, std::string_view other, std::string_view wanted) {
  return {in_quotes(name) + " is on the population basis " + in_quotes(basis) + ", and " +
              (other.empty() ? std::string("the indicator") : in_quotes(other)) + " counts on " + in_quotes(wanted),
          "use the figure on the same basis (registered 户籍, resident 常住), or correct the declaration",
          in_quotes_zh(name) + "的人口口径是" + in_quotes_zh(basis) + "，而" +
              (other.empty() ? std::string("指标") : in_quotes_zh(other)) + "的口径是" + in_quotes_zh(wanted),
          "请使用同一口径（registered 户籍、resident 常住）的数据，或更正声明"};
}

// ---- declarations ----

Phrase declared_name(std::string_view name) {
  return {"the declared name " + in_quotes(name), "声明的名称" + in_quotes_zh(name)};
}

Wording name_not_allowed(std::string_view name, NameFault fault) {
  const auto why = [fault]() -> Phrase {
    switch (fault) {
      case NameFault::none:
        break;
      case NameFault::empty:
        return {"is empty", "为空"};
      case NameFault::too_long:
        return {"is longer than 1024 bytes", "超过 1024 字节"};
      case NameFault::square_bracket:
        return {"holds a square bracket, which sets off names", "含有方括号，而方括号是用来标出名称的"};
      case NameFault::number:
        return {"reads as a number", "会被读作数值"};
      case NameFault::operator_word:
        return {"reads as an operator", "会被读作运算符"};
      case NameFault::no_letter:
        return {"has no letter", "不含文字"};
    }
    return {};
  };
  const Phrase subject = declared_name(name);
  return {subject.en + " " + why().en, "a name needs at least one letter and may not read as a number or an operator",
          subject.zh + why().zh, "名称至少要有一个汉字或字母，且不能被读作数值或运算符"};
}

Wording duplicate_id(std::string_view id) {
  return {"the id " + in_quotes(id) + " is declared twice", "give each declaration an id of its own",
          "标识" + in_quotes_zh(id) + "声明了两次", "请为每项声明使用各自的标识"};
}

Wording duplicate_name(std::string_view name, std::string_view basis, std::string_view first, std::string_view second) {
  return {in_quotes(name) + " is declared twice on the basis " + in_quotes(basis) + " (by " + in_quotes(first) +
              " and " + in_quotes(second) + ")",
          "give one of them another name or another population basis",
          in_quotes_zh(name) + "在同一口径" + in_quotes_zh(basis) + "下声明了两次（" + in_quotes_zh(first) + "和" +
              in_quotes_zh(second) + "）",
          "请为其中一项另取名称，或改用另一人口口径"};
}

}  // namespace salus::formula::messages
