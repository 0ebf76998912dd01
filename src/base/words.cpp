#include "salus/base/words.hpp"

namespace salus {

std::string_view in_words(Reason reason, Language language) noexcept {
  const auto words = [&](std::string_view english, std::string_view chinese) {
    return language == Language::chinese ? chinese : english;
  };
  switch (reason) {
    case Reason::none:
      return {};
    case Reason::missing:
      return words("no data", "无数据");
    case Reason::zero_denominator:
      return words("division by zero", "分母为零");
    case Reason::not_defined:
      return words("not defined for this number", "对此数值无定义");
    case Reason::overflow:
      return words("too large a number", "超出数值范围");
    case Reason::not_finite:
      return words("not a finite number", "不是有限数");
    case Reason::not_published:
      return words("not published", "未公布");
    case Reason::small_numbers:
      return words("too few events", "例数过少");
    case Reason::suppressed:
      return words("suppressed", "保密");
    case Reason::incomplete:
      return words("incomplete data", "数据不全");
    case Reason::no_population:
      return words("no population", "人口数为零");
    case Reason::no_open_band_deaths:
      return words("no deaths in the open age band", "最高年龄组无死亡");
    case Reason::few_person_years:
      return words("too few person-years", "人年数不足");
    case Reason::wide_interval:
      return words("too wide an interval", "置信区间过宽");
    case Reason::invalid_argument:
      return words("an impossible input", "输入不合理");
    case Reason::function_failed:
      return words("a function failed", "函数出错");
    case Reason::derived_only:
      return words("only derived figures, which are no evidence", "仅有反推数据，不作评价");
    case Reason::no_parent_value:
      return words("no value of the area above", "没有上级地区的数值");
    case Reason::no_baseline:
      return words("no baseline value", "没有基期数值");
    case Reason::no_direction:
      return words("the indicator's direction is not stated", "未说明指标优劣方向");
    case Reason::not_quantitative:
      return words("a target in words", "目标为文字表述");
    case Reason::incompatible_unit:
      return words("units that do not convert", "数值与目标单位不可比");
    case Reason::not_due:
      return words("not due yet", "未到目标期");
    case Reason::no_target:
      return words("no target", "没有目标");
    case Reason::unsupported_comparison:
      return words("a kind of target that cannot be judged", "暂不能判定此类目标");
    case Reason::implausible:
      return words("misprinted, and the right figure is not known", "印本有误，正确数值不详");
    case Reason::no_change_targeted:
      return words("the target equals the baseline", "目标值等于基期值");
    case Reason::too_few_periods:
      return words("too few periods with a value", "有数据的时期太少");
    case Reason::several_values:
      return words("targets of several indicators in one cell", "一格内有多个指标的目标");
  }
  return {};
}

}  // namespace salus
