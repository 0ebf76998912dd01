#include "guard.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "handle.hpp"

namespace salus::capi {
namespace {

Diagnostics one(Code code, std::string message, std::string hint = {}, std::string subject = {}) {
  Diagnostics findings(1);
  findings.front().code = code;
  findings.front().message = std::move(message);
  findings.front().hint = std::move(hint);
  findings.front().subject = std::move(subject);
  return findings;
}

salus_status status_of(Code code, salus_status family) noexcept {
  switch (code) {
    case Code::invalid_utf8:
      return SALUS_ERROR_ENCODING;
    case Code::not_found:
    case Code::unknown_area:
      return SALUS_ERROR_NOT_FOUND;
    case Code::file_not_readable:
      return SALUS_ERROR_IO;
    case Code::needs_dataset:
      return SALUS_ERROR_UNSUPPORTED;
    case Code::missing_input:
    case Code::unequal_lengths:
    case Code::invalid_argument:
      return SALUS_ERROR_ARGUMENT;
    default:
      return family;
  }
}

// Where memory runs out while the error is made, there is none; the status still says what happened.
void give(salus_error** error, salus_status status, Diagnostics findings) noexcept {
  if (error == nullptr) return;
  *error = nullptr;
  try {
    *error = new salus_error(status, std::move(findings));
  } catch (...) {
  }
}

salus_status internal(salus_error** error, const char* what) noexcept {
  try {
    give(error, SALUS_ERROR_INTERNAL,
         one(Code::none, std::string("a fault of Salus: ") + what, "please report it with what was called"));
  } catch (...) {
    if (error != nullptr) *error = nullptr;
  }
  return SALUS_ERROR_INTERNAL;
}

}  // namespace

void fail(salus_status status, std::string message, std::string hint, Code code, std::string subject) {
  throw Failure{status, one(code, std::move(message), std::move(hint), std::move(subject))};
}

void fail(salus_status status, Code code, Wording wording, std::string subject) {
  throw Failure{status, {worded(code, std::move(wording), std::move(subject))}};
}

void fail_handle(const char* what, bool is_null) {
  fail(SALUS_ERROR_HANDLE, std::string(what) + (is_null ? " is NULL" : " is a handle of another kind, or none"));
}

void fail_null(const char* what) { fail(SALUS_ERROR_ARGUMENT, std::string(what) + " is NULL"); }

void fail(Diagnostics findings, salus_status family) {
  const auto error = std::find_if(findings.begin(), findings.end(),
                                  [](const Diagnostic& finding) { return finding.severity == Severity::error; });
  const salus_status status = error == findings.end() ? family : status_of(error->code, family);
  throw Failure{status, std::move(findings)};
}

salus_status report(salus_error** error) noexcept {
  try {
    throw;
  } catch (Failure& failure) {
    give(error, failure.status, std::move(failure.findings));
    return failure.status;
  } catch (const std::bad_alloc&) {
    if (error != nullptr) *error = nullptr;
    return SALUS_ERROR_MEMORY;
  } catch (const std::exception& unexpected) {
    return internal(error, unexpected.what());
  } catch (...) {
    return internal(error, "an exception of an unknown type");
  }
}

}  // namespace salus::capi
