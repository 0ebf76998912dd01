#include "formula/functions.hpp"

namespace salus::formula {
namespace {

constexpr auto none = DimensionFunction::none;
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
    {"life_expectancy",
     FunctionForm::dimension,
     2,
     2,
     Op::copy,
     {},
     DimensionFunction::life_expectancy,
     false,
     "life_expectancy(deaths, population)"},
};

}  // namespace

span<const Function> functions() noexcept { return table; }

int find_function(std::string_view name) noexcept {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (table[i].name == name) return static_cast<int>(i);
  return -1;
}

}  // namespace salus::formula
