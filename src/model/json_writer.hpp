// Writing JSON in canonical form: members in the order they are given, two blanks of indent, text as it is (only what JSON
// forbids is escaped), numbers in the shortest decimal form that reads back to the same double.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace salus::json {

class Writer {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  void key(std::string_view name);

  void string(std::string_view text);
  void number(double value);  // precondition: finite
  void integer(std::int64_t value);
  void boolean(bool value);

  // The document, with a final line break. The writer is empty afterwards.
  std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void before_value();
  void new_line();
  void quoted(std::string_view text);

  std::string text_;
  int depth_ = 0;
  bool first_ = true;  // nothing stands in the innermost bracket yet
  bool after_key_ = false;
};

}  // namespace salus::json
