// JSON documents as Salus reads them: every value knows where it stands in the text.
//
// Comments and trailing commas are allowed; a key given twice is an error; numbers are kept as they are written and read by
// std::from_chars, because the parser below misreads some and turns 1e999 into an infinity. The tree is one flat arena,
// so that no depth of nesting recurses anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json_report.hpp"

namespace salus::json {

enum class Type : std::uint8_t { null, boolean, number, string, array, object };

inline constexpr std::size_t most_bytes = std::size_t{64} * 1024 * 1024;
inline constexpr std::size_t most_depth = 32;
inline constexpr std::size_t most_nodes = 4'000'000;
inline constexpr std::size_t most_key_bytes = 1024;

class Document;

// A value inside a document, which must outlive it; or none. Cheap to copy.
class Value {
 public:
  Value() = default;
  Value(const Document* document, std::uint32_t node) : document_(document), node_(node) {}

  explicit operator bool() const noexcept { return document_ != nullptr; }

  Type type() const noexcept;
  // A string with its escapes undone; any other value as it is written.
  std::string_view text() const noexcept;
  // The double nearest to a written number; nothing beyond what a double can hold. Precondition: a number.
  std::optional<double> number() const noexcept;

  // The members of an object or the items of an array, in order; none at the end.
  Value first() const noexcept;
  Value next() const noexcept;
  std::size_t size() const noexcept;
  // The member's name, where the value is one; and where the name stands.
  std::string_view key() const noexcept;
  std::size_t key_begin() const noexcept;
  std::size_t key_end() const noexcept;
  // The first member of that name; none where there is none or the value is no object.
  Value find(std::string_view key) const noexcept;

  // Where the value stands: bytes, the end exclusive.
  std::size_t begin() const noexcept;
  std::size_t end() const noexcept;
  // Whether a string is written without escapes, so that its text stands in the document as it is, one byte after begin().
  bool verbatim() const noexcept;
  // RFC 6901.
  std::string pointer() const;

 private:
  const Document* document_ = nullptr;
  std::uint32_t node_ = 0;
};

class Document {
 public:
  // Reads report.text(), which must outlive the document. Nothing where the text is no JSON at all; problems inside
  // (a key twice, an invisible character) are noted and the document is given nevertheless, so that a reader finds the
  // rest. The cost is linear in the text but for sorting the keys of an object.
  static std::optional<Document> parse(Report& report);

  Value root() const noexcept { return Value(this, 0); }

 private:
  friend class Value;
  friend class Builder;

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Node {
    std::uint32_t begin = 0, end = 0;          // in the text
    std::uint32_t key_begin = 0, key_end = 0;  // in the text, with the quotes
    std::uint32_t key = 0, key_size = 0;       // in strings_
    std::uint32_t string = 0, string_size = 0;
    std::uint32_t parent = none, first = none, next = none;
    std::uint32_t position = 0;  // among its siblings
    std::uint32_t count = 0;     // of children
    Type type = Type::null;
  };

  std::string_view text_;
  std::string strings_;  // all keys and strings, escapes undone
  std::vector<Node> nodes_;
};

}  // namespace salus::json
