#include "formula/selection.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "formula/fold.hpp"

namespace salus::formula {
namespace {

// What would end a value, or mean something else, if it stood without brackets.
bool needs_quotes(std::string_view value) {
  const std::u32string folded = folded_name(value);
  return folded == U"*" || folded.find_first_of(U"{}[]\"“”,:|@") != std::u32string::npos;
}

std::string quoted(const std::string& value) {
  if (!needs_quotes(value)) return value;
  return folded_name(value).find_first_of(U"[]") == std::u32string::npos ? "[" + value + "]" : "\"" + value + "\"";
}

}  // namespace

std::string dimension_key(std::string_view name) {
  std::string key;
  for (const char32_t c : folded_name(name)) utf8::append(key, c);
  if (key == "年龄" || key == "年龄组") return "age";
  if (key == "性别" || key == "gender") return "sex";
  return key;
}

Selection joined(Selection inner, const Selection& outer) {
  for (const Selected& o : outer) {
    const std::string key = dimension_key(o.dimension);
    bool said = false;
    for (Selected& i : inner) {
      if (dimension_key(i.dimension) != key) continue;
      i.keep = i.keep || o.keep;
      if (i.value.empty()) i.value = o.value;
      said = said || o.value.empty() || folded_name(i.value) == folded_name(o.value);
    }
    if (!said) inner.push_back(o);
  }
  std::stable_sort(inner.begin(), inner.end(), [](const Selected& a, const Selected& b) {
    return dimension_key(a.dimension) < dimension_key(b.dimension);
  });
  return inner;
}

std::string to_string(const Selection& selection) {
  std::string text = "{";
  for (const Selected& s : selection) {
    if (text.size() > 1) text += ", ";
    text += quoted(s.dimension) + ": " + (s.value.empty() ? "*" : quoted(s.value));
  }
  return text + "}";
}

}  // namespace salus::formula
