#include "model/plan_members.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "model/messages.hpp"

namespace salus::model {

using json::Type;
using json::Value;

bool is_id(std::string_view text) noexcept {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), allowed);
}

void complain(json::Report& report, const Value& value, Code code, Wording wording, std::string subject) {
  Diagnostic d = worded(code, std::move(wording), std::move(subject));
  d.pointer = value.pointer();
  // An object or array is pointed at by its opening bracket: what is wrong is about the whole of it.
  const bool bracket = value.type() == Type::object || value.type() == Type::array;
  report.add(value.begin(), bracket ? value.begin() + 1 : value.end(), std::move(d));
}

Members::Members(const Value& value, json::Report& report, std::initializer_list<std::string_view> known)
    : value_(value), report_(report) {
  for (Value member = value.first(); member; member = member.next()) {
    const std::string_view key = member.key();
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string_view close = report.crowded() ? std::string_view() : json::nearest(key, known);
    Diagnostic d = worded(Code::json_unknown_member, messages::unknown_member(key, close, known), std::string(key));
    d.pointer = member.pointer();
    report.add(member.key_begin(), member.key_end(), std::move(d));
  }
}

Value Members::get(std::string_view key, Type type, Need need) {
  const Value found = value_.find(key);
  const std::string name(key);
  if (!found) {
    if (need == Need::required)
      complain(report_, value_, Code::json_missing_member, messages::missing_member(name), name);
    return {};
  }
  if (found.type() == type) return found;
  complain(report_, found, Code::json_wrong_type, messages::wrong_type(name, found.type(), type), name);
  return {};
}

std::string Members::string(std::string_view key, Need need) {
  const Value found = get(key, Type::string, need);
  return found ? std::string(found.text()) : std::string();
}

std::string Members::text(std::string_view key, Need need) {
  const Value found = get(key, Type::string, need);
  if (!found) return {};
  if (found.text().empty())
    complain(report_, found, Code::invalid_value, messages::empty_member(key), std::string(key));
  return std::string(found.text());
}

std::string Members::id(std::string_view key, Need need) {
  const Value found = get(key, Type::string, need);
  if (!found) return {};
  const std::string_view text = found.text();
  if (is_id(text)) return std::string(text);
  complain(report_, found, Code::invalid_value, messages::no_id(json::shortened(text), key), json::shortened(text));
  return {};
}

Text Members::names(std::string_view key, Need need) {
  const Value found = get(key, Type::object, need);
  if (!found) return {};
  Members members(found, report_, {"zh", "en"});
  Text text;
  text.zh = members.text("zh", Need::required);
  text.en = members.string("en");
  return text;
}

std::vector<std::string> Members::texts(std::string_view key) {
  const Value found = get(key, Type::array);
  std::vector<std::string> texts;
  if (!found) return texts;
  if (found.size() > 100)
    complain(report_, found, Code::invalid_value, messages::too_many_entries(key, 100), std::string(key));
  for (Value item = found.first(); item; item = item.next()) {
    if (item.type() != Type::string) {
      complain(report_, item, Code::json_wrong_type, messages::entry_of_wrong_type(key, item.type(), Type::string),
               std::string(key));
    } else if (item.text().empty()) {
      complain(report_, item, Code::invalid_value, messages::empty_entry(key), std::string(key));
    } else if (texts.size() < 100) {
      texts.emplace_back(item.text());
    }
  }
  return texts;
}

std::optional<Period> Members::period(std::string_view key, Need need) {
  const Value found = get(key, Type::string, need);
  if (!found) return std::nullopt;
  const Result<Period> period = Period::parse(found.text());
  const std::string written = json::shortened(found.text());
  if (!period.ok()) {
    complain(report_, found, Code::invalid_value, messages::no_period(written, period.diagnostics().front()), written);
    return std::nullopt;
  }
  if (std::string canonical = period->to_string(); canonical != found.text())
    complain(report_, found, Code::invalid_value, messages::period_not_canonical(written, canonical), written);
  return *period;
}

std::optional<bool> Members::boolean(std::string_view key) {
  const Value found = get(key, Type::boolean);
  if (!found) return std::nullopt;
  return found.text() == "true";
}

std::optional<int> Members::integer(std::string_view key, int least, int most) {
  const Value found = get(key, Type::number);
  if (!found) return std::nullopt;
  const std::optional<double> number = found.number();
  if (number && *number >= least && *number <= most && *number == std::floor(*number)) return static_cast<int>(*number);
  complain(report_, found, Code::invalid_value,
           messages::no_whole_number(key, json::shortened(found.text()), std::to_string(least), std::to_string(most)),
           std::string(key));
  return std::nullopt;
}

std::vector<std::string> Members::ids(std::string_view key, std::size_t most) {
  const Value found = get(key, Type::array);
  std::vector<std::string> ids;
  if (!found) return ids;
  if (found.size() > most)
    complain(report_, found, Code::invalid_value, messages::too_many_entries(key, most), std::string(key));
  std::unordered_set<std::string_view> seen;
  for (Value item = found.first(); item && ids.size() < most; item = item.next()) {
    if (item.type() != Type::string) {
      complain(report_, item, Code::json_wrong_type, messages::entry_of_wrong_type(key, item.type(), Type::string),
               std::string(key));
    } else if (!is_id(item.text())) {
      const std::string written = json::shortened(item.text());
      complain(report_, item, Code::invalid_value, messages::no_id(written, key), written);
    } else if (!seen.insert(item.text()).second) {
      complain(report_, item, Code::duplicate_id, messages::repeated_entry(item.text(), key), std::string(item.text()));
    } else {
      ids.emplace_back(item.text());
    }
  }
  return ids;
}

std::optional<double> Members::number(std::string_view key, Range range, Need need) {
  const Value found = get(key, Type::number, need);
  if (!found) return std::nullopt;
  const std::optional<double> number = found.number();
  if (number && range.holds(*number)) return *number == 0 ? 0 : *number;
  complain(report_, found, Code::invalid_value, messages::no_number(key, json::shortened(found.text()), range),
           std::string(key));
  return std::nullopt;
}

std::vector<Value> Members::objects(std::string_view key, std::size_t most, Need need) {
  const Value found = get(key, Type::array, need);
  std::vector<Value> objects;
  if (!found) return objects;
  if (found.size() > most)
    complain(report_, found, Code::invalid_value, messages::too_many_entries(key, most), std::string(key));
  for (Value item = found.first(); item && objects.size() < most; item = item.next()) {
    if (item.type() == Type::object) {
      objects.push_back(item);
      continue;
    }
    complain(report_, item, Code::json_wrong_type, messages::entry_of_wrong_type(key, item.type(), Type::object),
             std::string(key));
  }
  return objects;
}

void Members::refuse_word(const Value& value, std::string_view allowed) {
  const std::string written = json::shortened(value.text());
  complain(report_, value, Code::invalid_value, messages::no_word(written, value.key(), allowed), written);
}

}  // namespace salus::model
