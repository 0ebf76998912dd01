// The one place that compiles Boost.JSON: its parser alone is used, not its values.
#include "model/json.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>
#include <charconv>
#include <cstring>

#include "base/utf8.hpp"
#include "model/messages.hpp"

namespace salus::json {
namespace {

namespace bj = boost::json;

struct Token {
  std::size_t begin;
  std::size_t end;
};

// Walks the tokens of a text that the parser has accepted so far. The parser tells what it read, not where; since each of
// its events is exactly one token, one step per event gives the place. Never leaves the text, whatever stands in it.
class TokenWalk {
 public:
  explicit TokenWalk(std::string_view text) : text_(text) {}

  Token next() noexcept {
    skip();
    const std::size_t begin = at_;
    if (at_ >= text_.size()) return {begin, begin};
    const char c = text_[at_++];
    if (c == '"') {
      skip_string();
    } else if (!std::strchr("{}[]", c)) {
      while (at_ < text_.size() && !std::strchr(" \t\r\n,:{}[]\"/", text_[at_])) ++at_;
    }
    return {begin, at_};
  }

 private:
  void skip() noexcept {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '/') {
        skip_comment();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':') {
        ++at_;
      } else {
        return;
      }
    }
  }
  void skip_comment() noexcept {
    const bool line = text_.substr(at_, 2) == "//";
    const std::size_t close = text_.find(line ? "\n" : "*/", std::min(at_ + 2, text_.size()));
    at_ = close == std::string_view::npos ? text_.size() : close + (line ? 1 : 2);
  }
  void skip_string() noexcept {
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

// What the parser calls.
class Builder {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = most_key_bytes;
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  Builder(Document* document, Report* report)
      : document_(*document), report_(*report), walk_(document->text_), strings_(document->strings_) {}

  bool too_many() const noexcept { return too_many_; }

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code& ec) { return open(Type::object, ec); }
  bool on_object_end(std::size_t, bj::error_code&) {
    note_repeated_keys(open_.back());
    return close();
  }
  bool on_array_begin(bj::error_code& ec) { return open(Type::array, ec); }
  bool on_array_end(std::size_t, bj::error_code&) { return close(); }

  bool on_key_part(bj::string_view s, std::size_t, bj::error_code&) { return keep(s); }
  bool on_key(bj::string_view s, std::size_t, bj::error_code&) {
    keep(s);
    const Token token = walk_.next();
    pending_.key_begin = static_cast<std::uint32_t>(token.begin);
    pending_.key_end = static_cast<std::uint32_t>(token.end);
    pending_.key = kept_;
    pending_.key_size = static_cast<std::uint32_t>(strings_.size()) - kept_;
    check_escapes(token, kept_);
    kept_ = static_cast<std::uint32_t>(strings_.size());
    return true;
  }
  bool on_string_part(bj::string_view s, std::size_t, bj::error_code&) { return keep(s); }
  bool on_string(bj::string_view s, std::size_t, bj::error_code& ec) {
    keep(s);
    Document::Node node = pending_;
    node.string = kept_;
    node.string_size = static_cast<std::uint32_t>(strings_.size()) - kept_;
    const std::uint32_t from = kept_;
    kept_ = static_cast<std::uint32_t>(strings_.size());
    const Token token = walk_.next();
    check_escapes(token, from);
    return add(node, Type::string, token, ec);
  }

  bool on_number_part(bj::string_view, bj::error_code&) { return true; }
  bool on_int64(std::int64_t, bj::string_view, bj::error_code& ec) { return scalar(Type::number, ec); }
  bool on_uint64(std::uint64_t, bj::string_view, bj::error_code& ec) { return scalar(Type::number, ec); }
  bool on_double(double, bj::string_view, bj::error_code& ec) { return scalar(Type::number, ec); }
  bool on_bool(bool, bj::error_code& ec) { return scalar(Type::boolean, ec); }
  bool on_null(bj::error_code& ec) { return scalar(Type::null, ec); }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }

 private:
  using Node = Document::Node;

  bool keep(bj::string_view part) {
    strings_.append(part.data(), part.size());
    return true;
  }

  bool scalar(Type type, bj::error_code& ec) { return add(pending_, type, walk_.next(), ec); }

  bool open(Type type, bj::error_code& ec) {
    if (!add(pending_, type, walk_.next(), ec)) return false;
    open_.push_back(static_cast<std::uint32_t>(document_.nodes_.size() - 1));
    last_.push_back(Document::none);
    return true;
  }

  bool close() {
    document_.nodes_[open_.back()].end = static_cast<std::uint32_t>(walk_.next().end);
    open_.pop_back();
    last_.pop_back();
    return true;
  }

  bool add(Node node, Type type, Token token, bj::error_code& ec) {
    pending_ = Node();
    std::vector<Node>& nodes = document_.nodes_;
    if (nodes.size() >= most_nodes) {
      too_many_ = true;
      ec = bj::error::array_too_large;
      return false;
    }
    node.type = type;
    node.begin = static_cast<std::uint32_t>(token.begin);
    node.end = static_cast<std::uint32_t>(token.end);
    const auto self = static_cast<std::uint32_t>(nodes.size());
    if (!open_.empty()) {
      Node& parent = nodes[open_.back()];
      node.parent = open_.back();
      node.position = parent.count++;
      (last_.back() == Document::none ? parent.first : nodes[last_.back()].next) = self;
      last_.back() = self;
    }
    nodes.push_back(node);
    return true;
  }

  // What an escape may hide is looked at here; the text itself has been checked as a whole.
  void check_escapes(Token token, std::uint32_t from) {
    const std::string_view text = std::string_view(strings_).substr(from);
    if (token.end - token.begin == text.size() + 2) return;
    for (Diagnostic& d : utf8::check(text, {"the string", "字符串"})) {
      d.excerpt.clear();
      report_.add(token.begin, token.end, std::move(d));
    }
  }

  void note_repeated_keys(std::uint32_t object) {
    const std::vector<Node>& nodes = document_.nodes_;
    std::vector<std::uint32_t> members;
    for (std::uint32_t at = nodes[object].first; at != Document::none; at = nodes[at].next) members.push_back(at);
    const auto key = [&](std::uint32_t at) {
      return std::string_view(strings_).substr(nodes[at].key, nodes[at].key_size);
    };
    std::stable_sort(members.begin(), members.end(), [&](auto a, auto b) { return key(a) < key(b); });
    for (std::size_t i = 1, first = 0; i < members.size(); ++i) {
      if (key(members[i]) != key(members[first])) {
        first = i;
        continue;
      }
      const Node& again = nodes[members[i]];
      const Place place = report_.locate(nodes[members[first]].key_begin, nodes[members[first]].key_end);
      Diagnostic d = worded(Code::json_duplicate_key, model::messages::repeated_key(key(members[i]), place),
                            std::string(key(members[i])));
      d.pointer = Value(&document_, members[i]).pointer();
      report_.add(again.key_begin, again.key_end, std::move(d));
    }
  }

  Document& document_;
  Report& report_;
  TokenWalk walk_;
  std::string& strings_;
  std::uint32_t kept_ = 0;  // where the string that is being read begins
  Node pending_;            // the key of the value to come
  std::vector<std::uint32_t> open_, last_;
  bool too_many_ = false;
};

namespace {

Phrase found_at(std::string_view text, std::size_t at) {
  const utf8::CodePoint c = utf8::decode(text, at);
  if (c.length == 0) return model::messages::found_end_of_text();
  if (c.value == '\n' || c.value == '\r') return model::messages::found_end_of_line();
  if (c.value < 0x20) return model::messages::found_control();
  return model::messages::found_character(text.substr(at, static_cast<std::size_t>(c.length)));
}

Diagnostic syntax_error(const bj::error_code& ec, std::string_view text, std::size_t at) {
  const Phrase found = found_at(text, at);
  if (ec == bj::error::incomplete) return worded(Code::json_syntax, model::messages::document_incomplete());
  if (ec == bj::error::extra_data) return worded(Code::json_syntax, model::messages::text_after_document(found));
  if (ec == bj::error::too_deep) return worded(Code::too_deep, model::messages::too_deep(most_depth));
  if (ec == bj::error::key_too_large) return worded(Code::too_long, model::messages::key_too_long(most_key_bytes));
  if (ec != bj::error::syntax) return worded(Code::json_syntax, model::messages::not_well_formed(ec.message(), found));
  const bool control = at < text.size() && static_cast<unsigned char>(text[at]) < 0x20;
  return worded(Code::json_syntax, model::messages::unexpected_character(found, control));
}

// Nothing but blanks and comments may follow the document.
std::size_t parse_all(bj::basic_parser<Builder>& parser, std::string_view text, bj::error_code& ec) {
  const std::size_t read = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && read < text.size()) ec = bj::error::extra_data;
  // After an unclosed comment the parser's count is no offset at all; the place is the end of the text then.
  return std::min(read, text.size());
}

}  // namespace

std::optional<Document> Document::parse(Report& report) {
  const std::string_view text = report.text();
  if (text.size() > most_bytes) {
    report.add(0, 0, worded(Code::too_long, model::messages::document_too_long(text.size())));
    return std::nullopt;
  }
  for (Diagnostic& d : utf8::check(text, {"the document", "文档"})) {
    const auto begin = static_cast<std::size_t>(d.place.begin);
    const bool readable = d.code == Code::forbidden_character && text[begin] != '\0';
    const auto end = static_cast<std::size_t>(d.place.end);
    report.add(begin, end, std::move(d));
    if (!readable) return std::nullopt;
  }

  Document document;
  document.text_ = text;
  bj::parse_options options;
  options.max_depth = most_depth;
  options.allow_comments = true;
  options.allow_trailing_commas = true;
  bj::basic_parser<Builder> parser(options, &document, &report);
  bj::error_code ec;
  const std::size_t read = parse_all(parser, text, ec);
  if (!ec) return document;

  Diagnostic d = syntax_error(ec, text, read);
  if (parser.handler().too_many()) {
    d.code = Code::too_many_nodes;
    say(d, model::messages::too_many_values(most_nodes));
  }
  report.add(read, read + 1, std::move(d));
  return std::nullopt;
}

Type Value::type() const noexcept { return document_->nodes_[node_].type; }

std::string_view Value::text() const noexcept {
  const auto& node = document_->nodes_[node_];
  if (node.type == Type::string) return std::string_view(document_->strings_).substr(node.string, node.string_size);
  return document_->text_.substr(node.begin, node.end - node.begin);
}

std::optional<double> Value::number() const noexcept {
  const std::string_view digits = text();
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

Value Value::first() const noexcept {
  const auto at = document_->nodes_[node_].first;
  return at == Document::none ? Value() : Value(document_, at);
}

Value Value::next() const noexcept {
  const auto at = document_->nodes_[node_].next;
  return at == Document::none ? Value() : Value(document_, at);
}

std::size_t Value::size() const noexcept { return document_->nodes_[node_].count; }

std::string_view Value::key() const noexcept {
  const auto& node = document_->nodes_[node_];
  return std::string_view(document_->strings_).substr(node.key, node.key_size);
}

std::size_t Value::key_begin() const noexcept { return document_->nodes_[node_].key_begin; }
std::size_t Value::key_end() const noexcept { return document_->nodes_[node_].key_end; }

Value Value::find(std::string_view key) const noexcept {
  if (!document_ || type() != Type::object) return {};
  for (Value member = first(); member; member = member.next())
    if (member.key() == key) return member;
  return {};
}

std::size_t Value::begin() const noexcept { return document_->nodes_[node_].begin; }
std::size_t Value::end() const noexcept { return document_->nodes_[node_].end; }

bool Value::verbatim() const noexcept {
  const auto& node = document_->nodes_[node_];
  return node.type == Type::string && node.end - node.begin == node.string_size + 2;
}

std::string Value::pointer() const {
  std::vector<std::uint32_t> path;
  for (std::uint32_t at = node_; document_->nodes_[at].parent != Document::none; at = document_->nodes_[at].parent)
    path.push_back(at);
  std::string pointer;
  for (auto at = path.rbegin(); at != path.rend(); ++at) {
    const auto& node = document_->nodes_[*at];
    pointer += '/';
    if (document_->nodes_[node.parent].type == Type::array) {
      pointer += std::to_string(node.position);
      continue;
    }
    for (const char c : Value(document_, *at).key()) {
      if (c == '~') {
        pointer += "~0";
      } else if (c == '/') {
        pointer += "~1";
      } else {
        pointer += c;
      }
    }
  }
  return pointer;
}

}  // namespace salus::json
