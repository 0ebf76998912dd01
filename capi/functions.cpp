// Functions that the embedding program adds to the language.
#include "salus/formula/functions.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "handle.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

namespace {

// What a function was registered with. It becomes the library's when all functions are accepted, and goes back when the last formula that
// knows it is gone.
struct Context {
  explicit Context(const salus_function& from) : body(from.body), context(from.context), release(from.release) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() {
    if (owned && release != nullptr) release(context);
  }

  salus_function_body body;
  void* context;
  void(SALUS_CALL* release)(void*);
  bool owned = false;
};

constexpr std::size_t longest_message = 1024;

void call(const Context& function, const salus::FunctionBlock& given) {
  char message[longest_message] = "";
  salus_function_block block{};
  block.size = sizeof block;
  block.argument_count = given.argument_count;
  block.rows = given.rows;
  block.columns = given.columns;
  block.validity = given.validity;
  block.values = given.out;
  block.valid = given.out_validity;
  block.message = message;
  block.message_capacity = static_cast<std::int64_t>(sizeof message);
  const std::int32_t status = function.body(function.context, &block);
  if (status == 0) return;
  message[sizeof message - 1] = 0;
  const bool readable = message[0] != 0 && salus::utf8::first_invalid(message) == std::string_view::npos;
  throw std::runtime_error(readable ? message : "it returned " + std::to_string(status));
}

}  // namespace

salus_status SALUS_CALL salus_functions_create(const salus_function* functions, int64_t count, int64_t stride,
                                               salus_functions** handle, salus_error** error) {
  return guard(error, [&] {
    salus_functions*& made = output_handle(handle, "the functions");
    std::vector<salus::FunctionDefinition> definitions;
    std::vector<std::shared_ptr<Context>> contexts;
    for_each_structure(functions, count, stride, "the functions", [&](std::int64_t, const salus_function& from) {
      salus::FunctionDefinition definition;
      definition.name = std::string(text_in(from.name, "the name of a function"));
      definition.least_arguments = from.least_arguments;
      definition.most_arguments = from.most_arguments;
      contexts.push_back(std::make_shared<Context>(from));
      if (from.body != nullptr)
        definition.body = [context = contexts.back()](const salus::FunctionBlock& block) { call(*context, block); };
      definitions.push_back(std::move(definition));
    });
    auto created = salus::Functions::create(std::move(definitions));
    if (!created.ok()) fail(std::move(created).take_diagnostics(), SALUS_ERROR_FORMULA);
    made = new salus_functions(std::move(created).value());
    for (const std::shared_ptr<Context>& context : contexts) context->owned = true;
  });
}

void SALUS_CALL salus_functions_free(salus_functions* functions) { release(functions); }
