// The outcome of a call that can fail: a value, or the diagnostics that say why there is none. Warnings and notes stand
// beside a value.
#pragma once

#include <cassert>
#include <optional>
#include <utility>

#include "salus/base/diagnostic.hpp"

namespace salus {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value, Diagnostics notes = {}) : value_(std::move(value)), diagnostics_(std::move(notes)) {}
  Result(Diagnostics errors) : diagnostics_(std::move(errors)) { assert(!diagnostics_.empty()); }
  Result(Diagnostic error) { diagnostics_.push_back(std::move(error)); }

  bool ok() const noexcept { return value_.has_value(); }
  explicit operator bool() const noexcept { return ok(); }

  // The value. Only where ok(); otherwise the behaviour is undefined.
  const T& value() const& {
    assert(ok());
    return *value_;
  }
  T& value() & {
    assert(ok());
    return *value_;
  }
  T value() && {
    assert(ok());
    return std::move(*value_);
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  // Errors where not ok(); warnings and notes, if any, where ok().
  const Diagnostics& diagnostics() const noexcept { return diagnostics_; }
  Diagnostics take_diagnostics() && { return std::move(diagnostics_); }

 private:
  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace salus
