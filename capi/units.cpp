// Units, rounding and display.
#include <cmath>
#include <string>

#include "convert.hpp"
#include "guard.hpp"
#include "messages.hpp"
#include "salus/units/rounding.hpp"
#include "salus/units/unit.hpp"
#include "text.hpp"

using namespace salus::capi;

double SALUS_CALL salus_round(double number, int32_t digits, int32_t rounding) {
  return salus::round_decimal(
      number, digits, rounding == SALUS_ROUNDING_HALF_UP ? salus::Rounding::half_up : salus::Rounding::half_even);
}

salus_status SALUS_CALL salus_display(const salus_value* value, const char* unit, int64_t unit_length, int32_t digits,
                                      int32_t rounding, char** text, int64_t* text_length, salus_error** error) {
  return guard(error, [&] {
    const salus::Value shown = value_in(output(value, "the value"), "the value's reason");
    const auto in = salus::Unit::from(text_in(unit, unit_length, "the unit"));
    const salus::Rounding rule = rounding_in(rounding);
    char*& copy = output(text, "the text");
    copy_out(display(shown, in, digits, rule), &copy, &output(text_length, "the text's length"));
  });
}

salus_status SALUS_CALL salus_unit_convert(double number, const char* from, int64_t from_length, const char* to,
                                           int64_t to_length, double* result, salus_error** error) {
  return guard(error, [&] {
    const auto source = salus::Unit::from(text_in(from, from_length, "the unit"));
    const auto wanted = salus::Unit::from(text_in(to, to_length, "the unit to convert to"));
    double& converted = output(result, "the result");
    if (!source.converts_to(wanted))
      fail(SALUS_ERROR_ARGUMENT, salus::Code::unit_conflict,
           salus::capi::messages::units_do_not_convert(source.name(), wanted.name()), source.name());
    converted = salus::convert(number, source, wanted);
  });
}
