// The one guard around every entry of the C interface, and how an entry says that it fails.
//
// Inside, a failure is thrown; at the border it becomes a status. Nothing else crosses the border.
#pragma once

#include <string>
#include <utility>

#include "base/wording.hpp"
#include "salus.h"
#include "salus/base/diagnostic.hpp"

namespace salus::capi {

struct Failure {
  salus_status status;
  Diagnostics findings;
};

[[noreturn]] void fail(salus_status status, std::string message, std::string hint = {},
                       Code code = Code::invalid_argument, std::string subject = {});
[[noreturn]] void fail(salus_status status, Code code, Wording wording, std::string subject = {});
[[noreturn]] void fail_handle(const char* what, bool is_null);
[[noreturn]] void fail_null(const char* what);
// What a room found. The first error decides the status; `family` is that of everything that has no status of its own.
[[noreturn]] void fail(Diagnostics findings, salus_status family);

// The status of the exception that is being handled, and *error for it.
salus_status report(salus_error** error) noexcept;

// Runs an entry. *error becomes NULL on success.
template <typename Body>
salus_status guard(salus_error** error, Body&& body) noexcept {
  try {
    std::forward<Body>(body)();
  } catch (...) {
    return report(error);
  }
  if (error != nullptr) *error = nullptr;
  return SALUS_OK;
}

// For entries without an error output.
template <typename Body>
salus_status guard(Body&& body) noexcept {
  return guard(nullptr, std::forward<Body>(body));
}

// Where a new handle goes: NULL from the start, so that it is NULL after a failure.
template <typename T>
T*& output_handle(T** handle, const char* what) {
  if (handle == nullptr) fail_null(what);
  *handle = nullptr;
  return *handle;
}

template <typename T>
T& output(T* place, const char* what) {
  if (place == nullptr) fail_null(what);
  return *place;
}

}  // namespace salus::capi
