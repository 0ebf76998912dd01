#include "engine/user_function.hpp"

#include <new>

#include "engine/messages.hpp"

namespace salus::engine {

Diagnostic FunctionFailure::diagnostic() const {
  return worded(Code::function_failed, messages::function_failed(function_, message_), function_);
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
