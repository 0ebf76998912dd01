#include "engine/user_function.hpp"

#include <new>

namespace salus::engine {

Diagnostic FunctionFailure::diagnostic() const {
  Diagnostic d;
  d.code = Code::function_failed;
  d.message = "the function \"" + function_ + "\" failed: " + message_;
  d.hint = "correct the function or what it is given";
  d.subject = function_;
  return d;
}

void call_function(const FunctionDefinition& function, const FunctionBlock& block) {
  try {
    function.body(block);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& e) {
    throw FunctionFailure(function.name, e.what());
  } catch (...) {
    throw FunctionFailure(function.name, "it threw something that is no std::exception");
  }
}

}  // namespace salus::engine
