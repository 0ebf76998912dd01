#include "formula/functions.hpp"

namespace salus::formula {
namespace {

constexpr auto none = DimensionFunction::none;

constexpr Function by_age(std::string_view name, DimensionFunction function, int least, int most, int arguments_by_age,
                          std::string_view signature) {
  return {name, FunctionForm::dimension, least, most, Op::copy, {}, function, false, signature, arguments_by_age};
}

constexpr Function table[] = {
    {"if", FunctionForm::elementwise, 3, 3, Op::select, {}, none, true, "if(condition, then, else)"},
    {"coalesce", FunctionForm::fold, 2, -1, Op::coalesce, {}, none, true, "coalesce(a, b, …)"},
    {"is_missing", FunctionForm::elementwise, 1, 1, Op::is_missing, {}, none, false, "is_missing(x)"},
    {"min", FunctionForm::fold, 1, -1, Op::minimum, Reduction::minimum, none, true,
     "min(a, b, …) or min(x@[from..to])"},
    {"max", FunctionForm::fold, 1, -1, Op::maximum, Reduction::maximum, none, true,
     "max(a, b, …) or max(x@[from..to])"},
    {"sum", FunctionForm::fold, 1, -1, Op::add, Reduction::sum, none, true, "sum(a, b, …) or sum(x@[from..to])"},
    {"mean", FunctionForm::mean, 1, -1, Op::add, Reduction::mean, none, true, "mean(a, b, …) or mean(x@[from..to])"},
    {"count", FunctionForm::count, 1, -1, Op::add, Reduction::count, none, false,
     "count(a, b, …) or count(x@[from..to])"},
    {"median", FunctionForm::median, 1, 100, Op::add, Reduction::median, none, true,
     "median(a, b, …) of at most 100 arguments, or median(x@[from..to])"},
    {"abs", FunctionForm::elementwise, 1, 1, Op::absolute, {}, none, true, "abs(x)"},
    {"sqrt", FunctionForm::elementwise, 1, 1, Op::square_root, {}, none, false, "sqrt(x)"},
    {"exp", FunctionForm::elementwise, 1, 1, Op::exponential, {}, none, false, "exp(x)"},
    {"ln", FunctionForm::elementwise, 1, 1, Op::natural_log, {}, none, false, "ln(x)"},
    {"log10", FunctionForm::elementwise, 1, 1, Op::decimal_log, {}, none, false, "log10(x)"},
    {"pow", FunctionForm::power, 2, 2, Op::power, {}, none, false, "pow(x, exponent)"},
    {"round", FunctionForm::elementwise, 2, 2, Op::round, {}, none, true, "round(x, digits)"},
    {"floor", FunctionForm::elementwise, 1, 1, Op::floor, {}, none, true, "floor(x)"},
    {"ceil", FunctionForm::elementwise, 1, 1, Op::ceiling, {}, none, true, "ceil(x)"},
    {"clamp", FunctionForm::clamp, 3, 3, Op::copy, {}, none, true, "clamp(x, low, high)"},
    {"growth", FunctionForm::growth, 1, 2, Op::ratio_to_base, {}, none, false, "growth(x) or growth(x, -1y)"},
    {"cagr", FunctionForm::compound, 2, 2, Op::ratio_to_base, {}, none, false, "cagr(x, -5y)"},
    {"share", FunctionForm::share, 2, 2, Op::divide, {}, none, false, "share(part, whole)"},
    {"rate", FunctionForm::rate, 3, 3, Op::divide, {}, none, false, "rate(events, population, per)"},
    {"proportion", FunctionForm::share, 2, 2, Op::divide, {}, none, false, "proportion(events, n)"},
    by_age("life_expectancy", DimensionFunction::life_expectancy, 2, 3, 2,
           "life_expectancy(deaths, population) or life_expectancy(deaths, population, age)"),
    by_age("healthy_life_expectancy", DimensionFunction::healthy_life_expectancy, 3, 4, 3,
           "healthy_life_expectancy(deaths, population, unhealthy_share), and an age after them"),
    by_age("age_standardised_rate", DimensionFunction::age_standardised_rate, 3, 3, 3,
           "age_standardised_rate(deaths, population, \"WHO 2000\"), or an element with weights by age"),
    by_age("standardised_ratio", DimensionFunction::standardised_ratio, 4, 4, 4,
           "standardised_ratio(deaths, population, reference_deaths, reference_population)"),
    by_age("premature_mortality", DimensionFunction::premature_mortality, 4, 4, 2,
           "premature_mortality(deaths, population, 30, 70)"),
    by_age("probability_of_dying", DimensionFunction::probability_of_dying, 4, 4, 2,
           "probability_of_dying(deaths, population, 0, 5)"),
};

}  // namespace

span<const Function> functions() noexcept { return table; }

int find_function(std::string_view name) noexcept {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (table[i].name == name) return static_cast<int>(i);
  return -1;
}

std::string_view name(DimensionFunction function) noexcept {
  for (const Function& f : table)
    if (function != DimensionFunction::none && f.dimension_function == function) return f.name;
  return {};
}

}  // namespace salus::formula
