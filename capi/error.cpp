// Errors: why a call failed, with every finding.
#include "convert.hpp"
#include "handle.hpp"

using namespace salus::capi;

salus_error::salus_error(salus_status why, salus::Diagnostics what) : status(why), findings(std::move(what)) {
  for (const salus::Diagnostic& finding : findings) {
    if (!text.empty()) text += '\n';
    text += to_string(finding);
  }
}

salus_status SALUS_CALL salus_error_status(const salus_error* error) {
  return is_handle(error) ? error->status : SALUS_ERROR_HANDLE;
}

const char* SALUS_CALL salus_error_text(const salus_error* error) {
  return is_handle(error) ? error->text.c_str() : "";
}

int64_t SALUS_CALL salus_error_count(const salus_error* error) {
  return is_handle(error) ? static_cast<int64_t>(error->findings.size()) : 0;
}

salus_status SALUS_CALL salus_error_finding(const salus_error* error, int64_t index, salus_finding* finding) {
  return guard([&] { write_finding(checked(error, "the error").findings, index, finding); });
}

void SALUS_CALL salus_error_free(salus_error* error) { release(error); }
