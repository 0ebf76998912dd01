// A plan: data elements, indicators with their formulas and targets, areas, and where each fact stands in the source.
//
// Plan documents are JSON (comments and trailing commas allowed), described by plan.schema.json; "format" is
// "salus-plan/1". A reader refuses members that it does not know, so that a misspelt one is not silently lost; a later
// format that only adds members keeps the number and names the new members in the changelog.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "salus/base/result.hpp"
#include "salus/formula/formula.hpp"
#include "salus/formula/symbols.hpp"
#include "salus/model/action.hpp"
#include "salus/model/comparison.hpp"
#include "salus/model/erratum.hpp"
#include "salus/model/rule.hpp"
#include "salus/model/scoring.hpp"
#include "salus/model/target.hpp"
#include "salus/model/text.hpp"
#include "salus/time/period.hpp"
#include "salus/units/rounding.hpp"

namespace salus {

namespace formula {
struct Program;
}

struct Area {
  std::string id;      // "jinshan"
  Text name;           // 金山区, Jinshan District
  std::string parent;  // the id of the area above; empty at the top
  // Whether the areas below it in this document make it up entirely, so that its figures may be summed from theirs. A
  // plan that names one district of a city does not have the city's figures.
  bool partitioned = false;
};

struct Element {
  Declaration declaration;  // id, printed name, aliases, unit, kind, basis, start
  std::string english;
  std::string note;
};

// 预期性 or 约束性. Numbers are part of the C ABI.
enum class Attribute : std::int32_t { unspecified = 0, anticipatory = 1, binding = 2 };

std::string_view name(Attribute attribute) noexcept;  // "anticipatory"
std::optional<Attribute> attribute_from_name(std::string_view text) noexcept;

// How sure an indicator's values are: where their confidence limits come from. Numbers are part of the C ABI.
enum class Uncertainty : std::int32_t {
  none = 0,  // no sampling error, or none that is known: beds per thousand
  rate = 1,  // N events of a formula N/D×k are Poisson (statistics/rates.hpp, Byar and exact below 10)
  proportion =
      2,  // N of D draws are binomial (statistics/proportions.hpp, Wilson), with a design effect where one is given
  function = 3,  // as the function at the top of the formula says, times a positive constant at most: rate, proportion,
                 // and the functions over ages
};

std::string_view name(Uncertainty uncertainty) noexcept;  // "proportion"
std::optional<Uncertainty> uncertainty_from_name(std::string_view text) noexcept;

// Where the document says a target again.
struct Restatement {
  Target target;
  std::string source;
};

struct IndicatorTarget {
  Period period;       // the horizon
  Target target;       // as it is judged: of the corrected text where an erratum corrects the print
  std::string source;  // where it stands in the document
  std::vector<Restatement> restated;
  std::string printed;  // what the document prints: target.text but for an erratum
  // The index among the plan's errata of the one about this target; -1 for none. Where it has no correction, nothing is
  // judged: the target's why_not is Reason::implausible.
  std::int32_t erratum = -1;
};

struct Indicator {
  explicit Indicator(Formula compiled) : formula(std::move(compiled)) {}

  std::string id;  // "infant_mortality_rate"
  int number = 0;  // as the plan's own table numbers it; 0 for none
  Text name;
  std::vector<std::string> aliases;
  Unit unit;
  std::string formula_text;  // empty where the plan does not say how it is computed
  Text formula_note;         // where the plan describes in words what the formula says
  Formula formula;           // without a text: the indicator's own name, so that its value is the one that is reported
  std::string basis;         // the population that it counts on; "unspecified" where the plan is silent
  Attribute attribute = Attribute::unspecified;
  Direction direction = Direction::unspecified;
  int digits = 2;  // shown after the point
  // Where a document says nothing: `function` where the formula is one of its own limits, else none.
  Uncertainty uncertainty = Uncertainty::none;
  double design_effect = 1;  // of a proportion, above 0
  std::vector<IndicatorTarget> targets;
  std::string source;  // where it stands in the plan document

  // Where they are not the plan's: from which period progress is measured, along which path, and how it scores.
  std::optional<Period> baseline;
  std::optional<Trajectory> trajectory;
  std::optional<Scoring> scoring;
  double weight = 1;             // in scores, not negative
  std::string parent_indicator;  // the indicator of the plan above that it answers to; empty for that of the same id
};

// A measure by its place: index of the action among the plan's, and of the measure in it.
struct MeasurePlace {
  std::int32_t action = 0;
  std::int32_t measure = 0;
};

// What a body does in a plan.
struct Duty {
  MeasurePlace measure;
  Role role = Role::lead;
};

// Something that is due: an indicator's target, a deliverable or a milestone.
struct DueItem {
  enum class Kind : std::int32_t { target = 1, deliverable = 2, milestone = 3 };
  Kind kind = Kind::target;
  Period due;
  std::int32_t indicator = -1;  // of a target: index of the indicator, and
  MeasurePlace measure;         // of the others: the measure, and
  std::int32_t index = 0;       // which of its targets, deliverables or milestones
};

std::string_view name(DueItem::Kind kind) noexcept;  // "target"

// Immutable; copies share it; thread-safe.
class Plan {
 public:
  // Reads a plan document. `file` names it in messages. Not ok: all problems of the document at once, in the order of the
  // text, each with line, column and JSON pointer (of more than a thousand the first ones); those of a formula or a
  // target name whose it is and the place inside it, too. Ok: warnings of formulas and of targets that the document says
  // in two ways (target_restated_differently), and notes on how targets were understood.
  static Result<Plan> parse(std::string_view json, std::string_view file = {});
  // Reads a file of at most 64 MiB. Errors as parse(), and file_not_readable.
  static Result<Plan> load_file(const std::string& path);
  // A plan that ships with the library, by its id ("jinshan-2021-2025"). not_found lists those there are.
  static Result<Plan> load_catalogue(std::string_view id);
  // A shipped plan where the name is one, else the file of that name.
  static Result<Plan> load(const std::string& name_or_path);

  const std::string& id() const noexcept;
  const Text& title() const noexcept;
  const Text& issued_by() const noexcept;
  const std::string& source() const noexcept;
  // The area whose plan it is, an id among areas().
  const std::string& jurisdiction() const noexcept;
  const Period& period() const noexcept;
  Comparison comparison() const noexcept;
  Rounding rounding() const noexcept;
  // What 左右 and 约 allow on both sides, as a share of the number.
  double about() const noexcept;

  const std::vector<Area>& areas() const noexcept;
  const std::vector<Element>& elements() const noexcept;
  const std::vector<Indicator>& indicators() const noexcept;

  // The id of the plan above, whose targets this one serves; empty for none.
  const std::string& parent() const noexcept;
  const std::optional<Period>& issued() const noexcept;
  // From which period progress is measured; not given: from the last value before the plan's first year, else from the
  // first value there is.
  const std::optional<Period>& baseline() const noexcept;
  Trajectory trajectory() const noexcept;
  const Scoring& scoring() const noexcept;
  // Whether a binding indicator that is not met makes the plan's score fail.
  bool gates() const noexcept;

  const std::vector<Section>& sections() const noexcept;
  const std::vector<Body>& bodies() const noexcept;
  const std::vector<Action>& actions() const noexcept;
  const std::vector<Rule>& rules() const noexcept;
  const std::vector<Erratum>& errata() const noexcept;

  // All measures that a body (its id, name or alias) leads, joins or answers for, in the plan's order, the roles of one
  // measure in the order of Role. Empty where no body is called that.
  std::vector<Duty> duties(std::string_view body) const;
  // Everything that is due at or before the end of `when`, by the end of its period, then in the plan's order.
  std::vector<DueItem> due_by(const Period& when) const;
  // The indicators (indices, ascending, each once) that an action and its measures contribute to.
  std::vector<std::int32_t> contributions(std::size_t action) const;
  const Measure& measure(const MeasurePlace& place) const noexcept;

  // The declarations that formulas see: elements first, in their order, then indicators in theirs.
  const Symbols& symbols() const noexcept;

  // The document as JSON in canonical form: stable order of members, two blanks of indent, a final line break. parse()
  // of it gives an equal plan, and saving that gives the same text.
  std::string to_json() const;

  // The formulas of all indicators, linked into one.
  const formula::Program& program() const noexcept;

 private:
  struct Data;
  explicit Plan(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  std::shared_ptr<const Data> data_;
};

}  // namespace salus
