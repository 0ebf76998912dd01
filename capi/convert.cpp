#include "convert.hpp"

#include <string>

#include "options.hpp"
#include "text.hpp"

namespace salus::capi {

void fail_number(const char* what, std::int64_t number) {
  fail(SALUS_ERROR_ARGUMENT, std::string(what) + " is " + std::to_string(number) + ", which has no meaning here");
}

Comparison comparison_in(std::int32_t number) {
  if (number != SALUS_COMPARISON_FULL_VALUE && number != SALUS_COMPARISON_ROUNDED_VALUE)
    fail_number("the comparison", number);
  return static_cast<Comparison>(number);
}

Rounding rounding_in(std::int32_t number) {
  if (number != SALUS_ROUNDING_HALF_EVEN && number != SALUS_ROUNDING_HALF_UP) fail_number("the rounding", number);
  return static_cast<Rounding>(number);
}

Direction direction_in(std::int32_t number) {
  if (number < SALUS_DIRECTION_UNSPECIFIED || number > SALUS_DIRECTION_NEITHER) fail_number("the direction", number);
  return static_cast<Direction>(number);
}

salus_finding finding_out(const Diagnostic& finding) noexcept {
  salus_finding out{};
  out.code = static_cast<std::int32_t>(finding.code);
  out.severity = static_cast<std::int32_t>(finding.severity);
  out.line = finding.place.line;
  out.column = finding.place.column;
  out.begin = finding.place.begin;
  out.end = finding.place.end;
  out.message = text_out(finding.message);
  out.hint = text_out(finding.hint);
  out.subject = text_out(finding.subject);
  out.file = text_out(finding.file);
  out.pointer = text_out(finding.pointer);
  out.excerpt = text_out(finding.excerpt);
  out.message_zh = text_out(finding.message_zh);
  out.hint_zh = text_out(finding.hint_zh);
  return out;
}

void write_finding(const Diagnostics& findings, std::int64_t index, salus_finding* finding) {
  write_structure(finding, finding_out(findings[index_in(index, findings.size(), "the finding")]), "the finding");
}

std::size_t index_in(std::int64_t index, std::size_t size, const char* what) {
  if (index < 0 || static_cast<std::uint64_t>(index) >= size)
    fail(SALUS_ERROR_ARGUMENT, std::string("there is no ") + what + " of index " + std::to_string(index) +
                                   "; there are " + std::to_string(size));
  return static_cast<std::size_t>(index);
}

}  // namespace salus::capi
