#include <set>

#include "base/utf8.hpp"
#include "formula/fold.hpp"
#include "formula/functions.hpp"
#include "formula/set_messages.hpp"
#include "formula/token.hpp"
#include "formula/words.hpp"
#include "salus/formula/functions.hpp"

namespace salus {
namespace {

using formula::messages::FunctionFault;

// What is wrong with a name, which is UTF-8.
FunctionFault fault_of(const std::string& name) {
  const std::u32string folded = formula::folded_name(name);
  std::string ascii;
  for (const char32_t c : folded) ascii += c < 0x80 ? static_cast<char>(c) : '\x7F';
  if (!formula::is_plain_name(name)) return FunctionFault::no_plain_name;
  if (formula::find_function(ascii) >= 0) return FunctionFault::language;
  if (formula::is_operator_word(folded) || formula::reads_as_number(folded) || formula::magnitude(folded) >= 0)
    return FunctionFault::reads_otherwise;
  return FunctionFault::none;
}

bool is_possible(const FunctionDefinition& d) {
  return d.least_arguments >= 0 && (d.most_arguments == -1 || d.most_arguments >= d.least_arguments);
}

}  // namespace

Result<Functions> Functions::create(std::vector<FunctionDefinition> definitions) {
  Diagnostics errors;
  std::set<std::u32string> seen;
  for (const FunctionDefinition& d : definitions) {
    if (Diagnostics found = utf8::check(d.name, {"the name of a function", "函数的名称"}); !found.empty()) {
      found.front().subject = d.name;
      errors.push_back(std::move(found.front()));
      continue;
    }
    const auto refuse = [&](Code code, FunctionFault fault) {
      errors.push_back(worded(code, formula::messages::wrong_function(d.name, fault), d.name));
    };
    if (const FunctionFault fault = fault_of(d.name); fault != FunctionFault::none)
      refuse(Code::name_not_allowed, fault);
    if (!seen.insert(formula::folded_name(d.name)).second) refuse(Code::duplicate_name, FunctionFault::twice);
    if (!is_possible(d)) refuse(Code::invalid_argument, FunctionFault::arguments);
    if (!d.body) refuse(Code::invalid_argument, FunctionFault::no_body);
  }
  if (!errors.empty()) return errors;
  Functions functions;
  if (!definitions.empty())
    functions.list_ = std::make_shared<const std::vector<FunctionDefinition>>(std::move(definitions));
  return functions;
}

std::int64_t Functions::find(std::string_view name) const {
  if (empty() || utf8::first_invalid(name) != std::string_view::npos) return -1;
  const std::u32string folded = formula::folded_name(name);
  for (std::size_t i = 0; i < size(); ++i)
    if (formula::folded_name((*list_)[i].name) == folded) return static_cast<std::int64_t>(i);
  return -1;
}

}  // namespace salus
