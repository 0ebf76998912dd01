// Errors: why a call failed, with every finding.
#include "convert.hpp"
#include "handle.hpp"

using namespace salus::capi;

namespace {

std::string text_of(const salus::Diagnostics& findings, salus::Language language) {
  std::string text;
  for (const salus::Diagnostic& finding : findings) {
    if (!text.empty()) text += '\n';
    text += to_string(finding, language);
  }
  return text;
}

}  // namespace

salus_error::salus_error(salus_status why, salus::Diagnostics what)
    : status(why),
      findings(std::move(what)),
      text(text_of(findings, salus::Language::english)),
      text_zh(text_of(findings, salus::Language::chinese)) {}

salus_status SALUS_CALL salus_error_status(const salus_error* error) {
  return is_handle(error) ? error->status : SALUS_ERROR_HANDLE;
}

const char* SALUS_CALL salus_error_text(const salus_error* error) {
  return is_handle(error) ? error->text.c_str() : "";
}

const char* SALUS_CALL salus_error_text_in(const salus_error* error, int32_t language) {
  if (!is_handle(error)) return "";
  return (language == SALUS_LANGUAGE_CHINESE ? error->text_zh : error->text).c_str();
}

int64_t SALUS_CALL salus_error_count(const salus_error* error) {
  return is_handle(error) ? static_cast<int64_t>(error->findings.size()) : 0;
}

salus_status SALUS_CALL salus_error_finding(const salus_error* error, int64_t index, salus_finding* finding) {
  return guard([&] { write_finding(checked(error, "the error").findings, index, finding); });
}

void SALUS_CALL salus_error_free(salus_error* error) { release(error); }
