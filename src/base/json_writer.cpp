#include "base/json_writer.hpp"

#include <charconv>
#include <utility>

namespace salus::json {

void Writer::new_line() {
  if (layout_ == Layout::compact) return;
  text_ += '\n';
  text_.append(static_cast<std::size_t>(2 * depth_), ' ');
}

void Writer::before_value() {
  if (!std::exchange(after_key_, false) && depth_ > 0) {
    if (!first_) text_ += ',';
    new_line();
  }
  first_ = false;
}

void Writer::open(char bracket) {
  before_value();
  text_ += bracket;
  ++depth_;
  first_ = true;
}

void Writer::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  text_ += bracket;
  first_ = false;
}

void Writer::key(std::string_view name) {
  before_value();
  quoted(name);
  text_ += layout_ == Layout::compact ? ":" : ": ";
  after_key_ = true;
}

void Writer::string(std::string_view text) {
  before_value();
  quoted(text);
}

void Writer::number(double value) {
  before_value();
  char digits[400];  // the smallest double has 324 places after the point and some digits more
  char* const last = digits + sizeof digits;
  const auto written = layout_ == Layout::compact ? std::to_chars(digits, last, value)
                                                  : std::to_chars(digits, last, value, std::chars_format::fixed);
  text_.append(digits, written.ptr);
}

void Writer::integer(std::int64_t value) {
  before_value();
  text_ += std::to_string(value);
}

void Writer::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
}

void Writer::null() {
  before_value();
  text_ += "null";
}

void Writer::quoted(std::string_view text) {
  text_ += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        text_ += "\\\"";
        break;
      case '\\':
        text_ += "\\\\";
        break;
      case '\n':
        text_ += "\\n";
        break;
      case '\t':
        text_ += "\\t";
        break;
      case '\r':
        text_ += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          constexpr char hex[] = "0123456789abcdef";
          text_ += "\\u00";
          text_ += hex[static_cast<unsigned char>(c) >> 4];
          text_ += hex[static_cast<unsigned char>(c) & 15];
        } else {
          text_ += c;
        }
    }
  }
  text_ += '"';
}

void Writer::strings(const std::vector<std::string>& texts) {
  constexpr std::size_t widest = 100;
  std::size_t width = 2 * texts.size();
  for (const std::string& text : texts) width += text.size() + 2;
  if (layout_ == Layout::indented && width > widest) {
    begin_array();
    for (const std::string& text : texts) string(text);
    end_array();
    return;
  }
  before_value();
  text_ += '[';
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) text_ += layout_ == Layout::compact ? "," : ", ";
    quoted(texts[i]);
  }
  text_ += ']';
  first_ = false;
}

std::string Writer::take() {
  if (layout_ == Layout::indented) text_ += '\n';
  depth_ = 0;
  first_ = true;
  return std::exchange(text_, {});
}

}  // namespace salus::json
