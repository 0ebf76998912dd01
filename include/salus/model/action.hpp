// What a plan sets out to do: actions with measures, the bodies that answer for them, and what is to come of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "salus/model/target.hpp"
#include "salus/model/text.hpp"
#include "salus/time/period.hpp"
#include "salus/units/unit.hpp"

namespace salus {

// A part of the document, in which a fact stands.
struct Section {
  std::string id;
  std::string number;  // as printed: 二, （三）, 第一部分
  Text title;
  std::string parent;  // the id of the section that it belongs to; empty at the top
};

// An authority, institution or enterprise that answers for measures.
struct Body {
  std::string id;  // "health_commission"; the same in every plan that names the body
  Text name;       // 市卫生健康委
  std::vector<std::string> aliases;
  std::string note;
};

// What a body does in a measure. Numbers are part of the C ABI.
enum class Role : std::int32_t {
  lead = 1,         // 牵头部门
  join = 2,         // 配合部门
  responsible = 3,  // 责任部门, where the document gives no roles
};

std::string_view name(Role role) noexcept;  // "lead"
std::optional<Role> role_from_name(std::string_view text) noexcept;

// Numbers are part of the C ABI.
enum class DeliverableKind : std::int32_t {
  quantity = 1,   // a number of things; its data are the number completed so far
  document = 2,   // a text to be drafted; its data are 1 for done
  project = 3,    // something to be built or set up once; its data are 1 for done
  recurring = 4,  // something done every year; its data are each year's number, or 1
};

std::string_view name(DeliverableKind kind) noexcept;  // "quantity"
std::optional<DeliverableKind> deliverable_kind_from_name(std::string_view text) noexcept;

struct Deliverable {
  std::string id;  // the name of its progress in data
  DeliverableKind kind = DeliverableKind::quantity;
  Text name;
  std::optional<Target> target;  // how many; always there for a quantity
  Unit unit;                     // what is counted, where the target does not print it
  Period due;                    // at whose end it is to be there; of a recurring one the years in which it is done
  bool each = false;             // the target is for each of the areas directly below the plan's own
  std::string source;
};

// A state that is to be reached by a time.
struct Milestone {
  std::string id;  // the name of its progress in data: 1 for reached, 0 for not; the figure where the text has a number
  Text name;       // what is to reach the state
  Period period;
  Target target;  // the state as printed: 基本形成, 明显下降
  Unit unit;      // of a number, where the text does not print it
  Direction direction = Direction::unspecified;
  std::string source;
};

struct Measure {
  std::string id;  // "m009-tobacco-treaty"
  int number = 0;  // as printed; 0 for none
  Text title;
  std::vector<std::string> leads;  // ids of bodies, in printed order
  std::vector<std::string> joins;
  std::vector<std::string> responsible;
  std::vector<std::string> indicators;  // ids of those that it contributes to
  std::vector<std::string> implements;  // ids of actions and measures of the plan above that it carries out
  std::vector<Deliverable> deliverables;
  std::vector<Milestone> milestones;
  std::string source;
  std::string note;
};

struct Action {
  std::string id;  // "smoking-control"
  int number = 0;  // as printed; 0 for none
  Text title;
  std::string section;                  // the id of the section in which it stands; may be empty
  std::vector<std::string> implements;  // as of a measure
  std::vector<std::string> indicators;  // that it contributes to, beside those of its measures
  std::string source;
  std::vector<Measure> measures;
};

}  // namespace salus
