// Reading the members of one JSON object, with a message for everything that is not as it should be.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.hpp"
#include "model/json.hpp"
#include "salus/model/plan.hpp"

namespace salus::model {

// Notes a problem about a value: its place and pointer.
void complain(json::Report& report, const json::Value& value, Code code, Wording wording, std::string subject = {});

inline constexpr std::string_view directions = "higher_is_better, lower_is_better, neither, unspecified";

enum class Need { required, optional };

// Whether a text is made as ids are: 1 to 128 of a-z 0-9 _ -.
bool is_id(std::string_view text) noexcept;

// Which numbers a member takes.
struct Range {
  double least;
  double most;
  bool above_least = false;  // the least itself is none of them
  bool below_most = false;

  bool holds(double number) const noexcept {
    return (above_least ? number > least : number >= least) && (below_most ? number < most : number <= most);
  }
};

// One object. Members that are missing or of a wrong type are reported once and read as nothing, so that reading goes on.
class Members {
 public:
  // Reports every member that is not among the known ones. `value` is an object.
  Members(const json::Value& value, json::Report& report, std::initializer_list<std::string_view> known);

  const json::Value& value() const noexcept { return value_; }

  // The member of this name and type, or none.
  json::Value get(std::string_view key, json::Type type, Need need = Need::optional);

  // A string. `text` refuses an empty one; `id` what is not made of a-z 0-9 _ -, or longer than 128 bytes.
  std::string string(std::string_view key, Need need = Need::optional);
  std::string text(std::string_view key, Need need = Need::optional);
  std::string id(std::string_view key, Need need = Need::optional);
  // {"zh": …, "en": …}; zh is required and not empty.
  Text names(std::string_view key, Need need = Need::optional);
  // Strings that are not empty, at most a hundred.
  std::vector<std::string> texts(std::string_view key);
  // In its canonical form.
  std::optional<Period> period(std::string_view key, Need need = Need::optional);
  std::optional<bool> boolean(std::string_view key);
  std::optional<int> integer(std::string_view key, int least, int most);
  // The ids in an array, each once, at most `most` of them.
  std::vector<std::string> ids(std::string_view key, std::size_t most);
  std::optional<double> number(std::string_view key, Range range, Need need = Need::optional);
  // The items of an array of objects, those that are none being reported; at most `most` of them.
  std::vector<json::Value> objects(std::string_view key, std::size_t most, Need need = Need::optional);

  // One of a few words: `read` turns one into its meaning, an optional.
  template <typename Read>
  auto choice(std::string_view key, Read read, std::string_view allowed, Need need = Need::optional)
      -> decltype(read(std::string_view())) {
    const json::Value found = get(key, json::Type::string, need);
    if (!found) return {};
    auto meaning = read(found.text());
    if (!meaning) refuse_word(found, allowed);
    return meaning;
  }

 private:
  void refuse_word(const json::Value& value, std::string_view allowed);

  json::Value value_;
  json::Report& report_;
};

}  // namespace salus::model
