// The names that formulas may use: data elements and other indicators, as plans print them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "salus/base/result.hpp"
#include "salus/time/period.hpp"
#include "salus/units/unit.hpp"

namespace salus {

// How an element's figures add up over time. Numbers are part of the C ABI.
enum class Kind : std::int32_t {
  flow = 1,     // births: the months sum to the year
  stock = 2,    // beds: the last one counts
  average = 3,  // mean population: the mean of the parts
};

std::string_view name(Kind kind) noexcept;
std::optional<Kind> kind_from_name(std::string_view text) noexcept;

// One name that formulas may use.
struct Declaration {
  std::string id;    // stable and readable, ASCII ("live_births"); where empty the name, with the basis if it is taken
  std::string name;  // as printed ("同年活产数")
  std::vector<std::string> aliases;  // other printed forms
  Unit unit;                         // empty: a number without a unit
  Kind kind = Kind::flow;
  std::string basis = "unspecified";  // of the population: "registered" (户籍), "resident" (常住), "unspecified" …
  std::optional<Period> start;        // the first period of a cumulative count
  std::string formula;                // not empty: the name is an indicator, and this is what it stands for
  // A published figure, such as an indicator whose formula nobody knows: it is read for the area and period for which it
  // was published, and never summed, averaged or carried over from others.
  bool published = false;
};

namespace formula {
class SymbolIndex;
}

// An immutable set of declarations; copies share it. Thread-safe.
//
// For matching only, full-width and Roman-numeral forms fold and blanks and line breaks beside a CJK character drop, so
// that "5 岁以下儿童死亡数" finds "5岁以下儿童死亡数".
class Symbols {
 public:
  // No declarations: any name in a formula is an input.
  Symbols();

  // Errors, all of them at once, the subject being the name: name_not_allowed (empty, over 1024 bytes, reads as a number
  // or an operator, or holds "[" or "]"), duplicate_name (equal to another after folding on the same basis, or an id used twice), invalid_utf8,
  // forbidden_character.
  static Result<Symbols> create(std::vector<Declaration> declarations);

  bool empty() const noexcept { return declarations().empty(); }
  const std::vector<Declaration>& declarations() const noexcept;

  // The declarations that an id, a name or an alias stands for, as indices: several where printed names differ by their
  // basis alone, none where it is unknown. An id is looked for first.
  std::vector<std::size_t> find(std::string_view name) const;

  // Up to three declared names closest to an unknown one, by edit distance over characters.
  std::vector<std::string> nearest(std::string_view name) const;

  const formula::SymbolIndex& index() const noexcept { return *index_; }

 private:
  std::shared_ptr<const formula::SymbolIndex> index_;
};

}  // namespace salus
