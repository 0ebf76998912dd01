// What tests of formulas share: compiling with a clear failure, evaluating by name, reading diagnostics.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "salus/engine/rows.hpp"
#include "salus/formula/formula.hpp"

// How much more a test may cost, and whether a thread with a small stack can be expected to do.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SALUS_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define SALUS_UNDER_SANITIZER 1
#endif
#endif
#ifndef SALUS_UNDER_SANITIZER
#define SALUS_UNDER_SANITIZER 0
#endif

namespace salus::support {

inline std::string all(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += "\n" + to_string(d);
  return text;
}

inline Formula compiled(std::string_view text, const Symbols& symbols = {}, const FormulaOptions& options = {}) {
  Result<Formula> formula = Formula::compile(text, symbols, options);
  if (formula.ok()) return std::move(formula).value();
  throw std::runtime_error("\"" + std::string(text) + "\" does not compile" + all(formula.diagnostics()));
}

// The errors of a formula that must not compile.
inline Diagnostics refused(std::string_view text, const Symbols& symbols = {}, const FormulaOptions& options = {}) {
  const Result<Formula> formula = Formula::compile(text, symbols, options);
  if (formula.ok()) throw std::runtime_error("\"" + std::string(text) + "\" compiles: " + formula->canonical());
  return formula.diagnostics();
}

inline Code refused_code(std::string_view text, const Symbols& symbols = {}, const FormulaOptions& options = {}) {
  return refused(text, symbols, options).front().code;
}

// The codes of what a formula that compiles was warned of.
inline std::vector<Code> warnings(std::string_view text, const Symbols& symbols = {},
                                  const FormulaOptions& options = {}) {
  const Result<Formula> formula = Formula::compile(text, symbols, options);
  if (!formula.ok()) throw std::runtime_error("\"" + std::string(text) + "\" does not compile");
  std::vector<Code> codes;
  for (const Diagnostic& d : formula.diagnostics()) codes.push_back(d.code);
  return codes;
}

using Inputs = std::map<std::string, Value>;

inline Value value(const Formula& formula, const Inputs& inputs = {}) {
  std::vector<Value> row(formula.names().size());
  std::vector<char> given(row.size(), 0);
  for (const auto& [name, number] : inputs) {
    const std::int64_t i = formula.input(name);
    if (i < 0) throw std::runtime_error("\"" + name + "\" is no input of \"" + formula.text() + "\"");
    row[static_cast<std::size_t>(i)] = number;
    given[static_cast<std::size_t>(i)] = 1;
  }
  for (std::size_t i = 0; i < given.size(); ++i)
    if (!given[i]) throw std::runtime_error("no value for \"" + formula.names()[i] + "\"");
  const Result<Value> result = evaluate(formula, row);
  if (!result.ok()) throw std::runtime_error("not evaluated" + all(result.diagnostics()));
  return *result;
}

inline Value value(std::string_view text, const Inputs& inputs = {}) { return value(compiled(text), inputs); }

// The number of a formula that must be valid.
inline double number(std::string_view text, const Inputs& inputs = {}) {
  const Value v = value(text, inputs);
  EXPECT_TRUE(v.valid()) << text << ": " << name(v.reason);
  return v.number;
}

inline Reason reason(std::string_view text, const Inputs& inputs = {}) { return value(text, inputs).reason; }

inline Declaration element(std::string name, std::string_view unit = {}, std::string basis = "unspecified",
                           std::string id = {}) {
  Declaration d;
  d.id = std::move(id);
  d.name = std::move(name);
  d.unit = Unit::from(unit);
  d.basis = std::move(basis);
  return d;
}

inline Symbols declared(std::vector<Declaration> declarations) {
  Result<Symbols> symbols = Symbols::create(std::move(declarations));
  if (!symbols.ok()) throw std::runtime_error("not declared" + all(symbols.diagnostics()));
  return std::move(symbols).value();
}

inline Symbols declared_names(const std::vector<std::string>& names) {
  std::vector<Declaration> declarations;
  for (const std::string& name : names) declarations.push_back(element(name));
  return declared(std::move(declarations));
}

inline FormulaOptions in_unit(std::string_view unit) {
  FormulaOptions options;
  options.unit = Unit::from(unit);
  return options;
}

inline FormulaOptions on_basis(std::string basis) {
  FormulaOptions options;
  options.basis = std::move(basis);
  return options;
}

inline std::uint64_t bits(double x) noexcept {
  std::uint64_t b = 0;
  std::memcpy(&b, &x, sizeof b);
  return b;
}

inline std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

}  // namespace salus::support
