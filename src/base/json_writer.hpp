// Writing JSON in canonical form: members in the order they are given, text as it is (only what JSON forbids is escaped),
// numbers in the shortest form that reads back to the same double.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace salus::json {

enum class Layout {
  indented,  // for people: two blanks of indent, numbers without an exponent, a line break at the end
  compact,   // for programs: nothing between the tokens
};

class Writer {
 public:
  explicit Writer(Layout layout = Layout::indented) noexcept : layout_(layout) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);

  void string(std::string_view text);
  void number(double value);  // precondition: finite
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();

  // An array of strings, on one line where it fits there.
  void strings(const std::vector<std::string>& texts);

  // The document. The writer is empty afterwards.
  std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();
  void quoted(std::string_view text);

  Layout layout_;
  std::string text_;
  int depth_ = 0;
  bool first_ = true;  // nothing stands in the innermost bracket yet
  bool after_key_ = false;
};

}  // namespace salus::json
