// Calling a function of the embedding program.
#pragma once

#include <stdexcept>
#include <string>

#include "salus/base/diagnostic.hpp"
#include "salus/formula/functions.hpp"

namespace salus::engine {

// What a function threw, on its way to the call that evaluates.
class FunctionFailure : public std::exception {
 public:
  FunctionFailure(std::string function, std::string message)
      : function_(std::move(function)), message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }
  Diagnostic diagnostic() const;

 private:
  std::string function_;
  std::string message_;
};

// Throws FunctionFailure where the function throws, and std::bad_alloc as it is.
void call_function(const FunctionDefinition& function, const FunctionBlock& block);

}  // namespace salus::engine
