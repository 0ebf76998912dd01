// A JSON document as tests read it: the simplest parser there is, which shares nothing with the writer.
#pragma once

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace salus::support {

struct Json {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool truth = false;
  double number = 0;
  std::string string;
  std::vector<Json> items;
  std::map<std::string, Json> members;

  const Json& operator[](const std::string& key) const {
    const auto found = members.find(key);
    if (found == members.end()) throw std::runtime_error("no member \"" + key + "\"");
    return found->second;
  }
  const Json& operator[](std::size_t i) const { return items.at(i); }
  bool is_null() const { return kind == Kind::null; }
};

class JsonParser {
 public:
  static Json parse(std::string_view text) {
    JsonParser parser(text);
    Json value = parser.value(0);
    if (parser.at_ != text.size()) parser.fail("something follows the document");
    return value;
  }

 private:
  explicit JsonParser(std::string_view text) : text_(text) {}

  [[noreturn]] void fail(const std::string& why) const {
    throw std::runtime_error(why + " at byte " + std::to_string(at_));
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void expect(char c) {
    if (peek() != c) fail(std::string("no '") + c + "'");
    ++at_;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }

  Json value(int depth) {
    if (depth > 8) fail("deeper than a flat list");
    Json v;
    if (take("null")) return v;
    if (take("true") || take("false")) {
      v.kind = Json::Kind::boolean;
      v.truth = text_[at_ - 2] == 'u';
    } else if (peek() == '"') {
      v.kind = Json::Kind::string;
      v.string = string();
    } else if (peek() == '[') {
      v.kind = Json::Kind::array;
      list('[', ']', [&] { v.items.push_back(value(depth + 1)); });
    } else if (peek() == '{') {
      v.kind = Json::Kind::object;
      list('{', '}', [&] {
        const std::string key = string();
        expect(':');
        if (!v.members.emplace(key, value(depth + 1)).second) fail("a member twice");
      });
    } else {
      v.kind = Json::Kind::number;
      const std::size_t from = at_;
      while (peek() != '\0' && std::string_view("+-.eE0123456789").find(peek()) != std::string_view::npos) ++at_;
      if (from == at_) fail("no value");
      const std::string digits(text_.substr(from, at_ - from));
      char* end = nullptr;
      v.number = std::strtod(digits.c_str(), &end);
      if (*end != '\0') fail("no number");
    }
    return v;
  }

  template <typename Item>
  void list(char open, char close, Item item) {
    expect(open);
    if (peek() == close) {
      ++at_;
      return;
    }
    for (;;) {
      item();
      if (peek() == close) break;
      expect(',');
    }
    ++at_;
  }

  std::string string() {
    std::string result;
    expect('"');
    while (peek() != '"') {
      if (static_cast<unsigned char>(peek()) < 0x20) fail("a control character");
      if (peek() != '\\') {
        result += text_[at_++];
        continue;
      }
      ++at_;
      const char c = text_.at(at_++);
      if (c == 'u') {
        result += static_cast<char>(std::strtol(std::string(text_.substr(at_, 4)).c_str(), nullptr, 16));
        at_ += 4;
      } else {
        result += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
      }
    }
    ++at_;
    return result;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace salus::support
