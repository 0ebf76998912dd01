#include <map>

#include "base/utf8.hpp"
#include "formula/fold.hpp"
#include "formula/functions.hpp"
#include "formula/token.hpp"
#include "formula/words.hpp"
#include "salus/formula/functions.hpp"

namespace salus {
namespace {

Diagnostic about(Code code, const std::string& name, std::string message, std::string hint) {
  Diagnostic d;
  d.code = code;
  d.subject = name;
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

// Why a text cannot be the name of a function; empty where it can.
std::string objection(const std::string& name) {
  const std::u32string folded = formula::folded_name(name);
  std::string ascii;
  for (const char32_t c : folded) ascii += c < 0x80 ? static_cast<char>(c) : '\x01';
  if (!formula::is_plain_name(name)) return "is no plain name";
  if (formula::find_function(ascii) >= 0) return "is the name of a function of the language";
  if (formula::is_operator_word(folded) || formula::reads_as_number(folded) || formula::magnitude(folded) >= 0)
    return "reads as an operator or a number";
  return {};
}

}  // namespace

Result<Functions> Functions::create(std::vector<FunctionDefinition> definitions) {
  Diagnostics errors;
  std::map<std::u32string, std::string> seen;
  for (const FunctionDefinition& d : definitions) {
    if (Diagnostics found = utf8::check(d.name, "the name of a function"); !found.empty()) {
      found.front().subject = d.name;
      errors.push_back(std::move(found.front()));
      continue;
    }
    if (const std::string why = objection(d.name); !why.empty())
      errors.push_back(about(Code::name_not_allowed, d.name, "the function's name \"" + d.name + "\" " + why,
                             "a name is made of letters, digits and _, does not begin with a digit and is not taken"));
    if (!seen.emplace(formula::folded_name(d.name), d.name).second)
      errors.push_back(about(Code::duplicate_name, d.name, "the function \"" + d.name + "\" is given twice",
                             "give each function a name of its own"));
    if (d.least_arguments < 0 || d.most_arguments < -1 ||
        (d.most_arguments >= 0 && d.most_arguments < d.least_arguments))
      errors.push_back(about(Code::invalid_argument, d.name,
                             "the function \"" + d.name + "\" takes an impossible number of arguments",
                             "the most is at least the least, or -1 for any number"));
    if (!d.body)
      errors.push_back(
          about(Code::invalid_argument, d.name, "the function \"" + d.name + "\" has no body", "give it one"));
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
