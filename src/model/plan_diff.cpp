// Two plans are compared as their canonical documents, so that no member can be forgotten.
#include "salus/model/plan_diff.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "model/json.hpp"

namespace salus {
namespace {

using json::Type;
using json::Value;

// The lists of a document whose entries are things of their own.
struct List {
  std::string_view key;
  PlanPart part;
  std::string_view owner;  // the member under which an entry names what it belongs to; of a target that is its id
};
constexpr List lists[] = {
    {"areas", PlanPart::area, {}},           {"bodies", PlanPart::body, {}},
    {"sections", PlanPart::section, {}},     {"elements", PlanPart::element, {}},
    {"indicators", PlanPart::indicator, {}}, {"targets", PlanPart::target, {}},
    {"actions", PlanPart::action, {}},       {"measures", PlanPart::measure, "action"},
    {"rules", PlanPart::rule, {}},           {"deliverables", PlanPart::deliverable, "measure"},
    {"errata", PlanPart::erratum, {}},       {"milestones", PlanPart::milestone, "measure"},
};

// A list of this name; of the ids in a measure's "indicators" it is none.
const List* list_of(const Value& value) noexcept {
  if (value.type() != Type::array || (value.first() && value.first().type() != Type::object)) return nullptr;
  for (const List& list : lists)
    if (list.key == value.key()) return &list;
  return nullptr;
}

struct Thing {
  PlanPart part = PlanPart::plan;
  std::string id;
  std::string period;
  int repeated = 0;  // among targets of one indicator and period
  Text name;
  std::vector<std::pair<std::string, std::string>> members;

  auto key() const { return std::tie(part, id, period, repeated); }
};
using Key = std::tuple<PlanPart, std::string, std::string, int>;

std::string text_of(const Value& value) {
  if (value.type() != Type::array && value.type() != Type::object) return std::string(value.text());
  const char* between = value.type() == Type::array ? ", " : " ";
  std::string text;
  for (Value item = value.first(); item; item = item.next()) text += (text.empty() ? "" : between) + text_of(item);
  return text;
}

class Inventory {
 public:
  explicit Inventory(const Plan& plan) {
    const std::string text = plan.to_json();
    json::Report report(text, {});
    const std::optional<json::Document> document = json::Document::parse(report);
    if (document) add(document->root(), {}, PlanPart::plan, {});
    for (std::size_t i = 0; i < things_.size(); ++i) index_.emplace(things_[i].key(), i);
  }

  const std::vector<Thing>& things() const noexcept { return things_; }
  const Thing* find(const Thing& other) const {
    const auto found = index_.find(other.key());
    return found == index_.end() ? nullptr : &things_[found->second];
  }

 private:
  void add(const Value& value, const List* list, PlanPart part, const Thing& owner) {
    Thing thing;
    thing.part = part;
    if (part == PlanPart::target) {
      thing.id = owner.id;
      thing.name = owner.name;
      thing.period = std::string(value.find("period").text());
      thing.repeated = repeats_[{owner.id, thing.period}]++;
    } else {
      // There is one plan in a document, whatever its id.
      if (part != PlanPart::plan) thing.id = std::string(value.find("id").text());
      thing.name = name_of(value);
    }
    if (list != nullptr && !list->owner.empty()) thing.members.emplace_back(list->owner, owner.id);
    members_of(value, {}, thing);
    things_.push_back(thing);
    for (Value member = value.first(); member; member = member.next())
      if (const List* inner = list_of(member))
        for (Value item = member.first(); item; item = item.next()) add(item, inner, inner->part, thing);
  }

  static void members_of(const Value& value, const std::string& path, Thing& thing) {
    for (Value member = value.first(); member; member = member.next()) {
      const std::string name = path + std::string(member.key());
      const bool is_key = name == "id" || (thing.part == PlanPart::target && name == "period");
      if (list_of(member) != nullptr || (is_key && thing.part != PlanPart::plan)) continue;
      if (member.type() == Type::object) {
        members_of(member, name + ".", thing);
      } else {
        thing.members.emplace_back(name, text_of(member));
      }
    }
  }

  static Text name_of(const Value& value) {
    Value name = value.find("name") ? value.find("name") : value.find("title");
    Text text;
    if (!name) return text;
    if (name.type() == Type::string) {
      text.zh = std::string(name.text());
      if (const Value english = value.find("english")) text.en = std::string(english.text());
      return text;
    }
    text.zh = std::string(name.find("zh").text());
    if (const Value english = name.find("en")) text.en = std::string(english.text());
    return text;
  }

  std::vector<Thing> things_;
  std::map<Key, std::size_t> index_;
  std::map<std::pair<std::string, std::string>, int> repeats_;
};

PlanChange change_of(ChangeKind kind, const Thing& thing) {
  PlanChange change;
  change.kind = kind;
  change.part = thing.part;
  change.id = thing.id;
  change.period = thing.period;
  change.name = thing.name;
  return change;
}

const std::string* find_member(const Thing& thing, const std::string& name) noexcept {
  for (const auto& [member, text] : thing.members)
    if (member == name) return &text;
  return nullptr;
}

// In the order of the newer version's members, those that it leaves out at the end.
void compare(const Thing& before, const Thing& after, std::vector<PlanChange>& changes) {
  const auto note = [&](const std::string& member, const std::string* was, const std::string* is) {
    PlanChange change = change_of(ChangeKind::changed, after);
    change.member = member;
    if (was != nullptr) change.before = *was;
    if (is != nullptr) change.after = *is;
    if (change.before != change.after) changes.push_back(std::move(change));
  };
  for (const auto& [member, text] : after.members) note(member, find_member(before, member), &text);
  for (const auto& [member, text] : before.members)
    if (find_member(after, member) == nullptr) note(member, &text, nullptr);
}

}  // namespace

std::string_view name(ChangeKind kind) noexcept {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::changed:
      return "changed";
  }
  return "unknown";
}

std::string_view name(PlanPart part) noexcept {
  switch (part) {
    case PlanPart::plan:
      return "plan";
    case PlanPart::area:
      return "area";
    case PlanPart::body:
      return "body";
    case PlanPart::section:
      return "section";
    case PlanPart::element:
      return "element";
    case PlanPart::indicator:
      return "indicator";
    case PlanPart::target:
      return "target";
    case PlanPart::action:
      return "action";
    case PlanPart::measure:
      return "measure";
    case PlanPart::deliverable:
      return "deliverable";
    case PlanPart::milestone:
      return "milestone";
    case PlanPart::rule:
      return "rule";
    case PlanPart::erratum:
      return "erratum";
  }
  return "unknown";
}

std::vector<PlanChange> diff(const Plan& before, const Plan& after) {
  const Inventory old_one(before);
  const Inventory new_one(after);
  std::vector<PlanChange> changes;
  for (const Thing& thing : old_one.things()) {
    if (const Thing* now = new_one.find(thing)) {
      compare(thing, *now, changes);
    } else {
      changes.push_back(change_of(ChangeKind::removed, thing));
    }
  }
  for (const Thing& thing : new_one.things())
    if (old_one.find(thing) == nullptr) changes.push_back(change_of(ChangeKind::added, thing));
  std::stable_sort(changes.begin(), changes.end(),
                   [](const PlanChange& a, const PlanChange& b) { return a.part < b.part; });
  return changes;
}

}  // namespace salus
