// Names and formulas of a plan document.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formula/compiled.hpp"
#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"

namespace salus::model {
namespace {

using json::Value;

Declaration declaration_of(const Indicator& indicator) {
  Declaration d;
  d.id = indicator.id;
  d.name = indicator.name.zh;
  d.aliases = indicator.aliases;
  d.unit = indicator.unit;
  d.basis = indicator.basis;
  d.formula = indicator.formula_text;
  d.published = indicator.formula_text.empty();
  return d;
}

// The value that is reported of an indicator, as a formula: its own name. Names that cannot stand have been reported.
Formula reported_value(const Indicator& indicator) {
  Result<Symbols> alone = Symbols::create({declaration_of(indicator)});
  if (!alone.ok()) return nothing_yet();
  FormulaOptions options;
  options.unit = indicator.unit;
  Result<Formula> formula = Formula::compile("[" + indicator.name.zh + "]", alone.value(), options);
  return formula.ok() ? std::move(formula).value() : nothing_yet();
}

// The declarations of a draft, and which of them may not stand.
class Names {
 public:
  explicit Names(const PlanDraft& draft) {
    for (std::size_t i = 0; i < draft.elements.size(); ++i) add(draft.plan.elements[i].declaration, draft.elements[i]);
    for (std::size_t i = 0; i < draft.indicators.size(); ++i)
      add(declaration_of(draft.plan.indicators[i]), draft.indicators[i]);
  }

  // The symbols of all declarations that are in order. Problems are reported at the declaration, and what formulas say of
  // the names concerned is not worth reporting once more.
  Symbols symbols(json::Report& report) {
    Result<Symbols> made = Symbols::create(standing());
    if (made.ok()) return made.value();
    for (const Diagnostic& problem : made.diagnostics()) refuse(problem, report);
    made = Symbols::create(standing());
    return made.ok() ? made.value() : Symbols();
  }

  // Whether a name is one that was refused, or could not be read at all.
  bool doubtful(const std::string& name) const { return refused_names_.count(name) > 0; }

 private:
  struct Entry {
    Declaration declaration;
    Value value;
    bool stands;
  };

  void add(Declaration declaration, const Value& value) {
    // An id that is missing, malformed or given twice has been reported, and so has a missing name.
    const bool usable = !declaration.id.empty() && !declaration.name.empty() && ids_.insert(declaration.id).second;
    const std::size_t self = entries_.size();
    holders_[declaration.name].push_back(self);
    for (const std::string& alias : declaration.aliases) holders_[alias].push_back(self);
    entries_.push_back({std::move(declaration), value, usable});
    if (!usable) distrust(self);
  }

  std::vector<Declaration> standing() const {
    std::vector<Declaration> declarations;
    for (const Entry& entry : entries_)
      if (entry.stands) declarations.push_back(entry.declaration);
    return declarations;
  }

  // Of several declarations that hold a name, the last one that still stands came too late.
  void refuse(const Diagnostic& problem, json::Report& report) {
    const auto holders = holders_.find(problem.subject);
    if (holders == holders_.end()) return;
    for (auto at = holders->second.rbegin(); at != holders->second.rend(); ++at) {
      Entry& entry = entries_[*at];
      if (!entry.stands) continue;
      entry.stands = false;
      distrust(*at);
      const Value place = place_of(entry, problem.subject);
      complain(report, place ? place : entry.value, problem.code,
               {problem.message, problem.hint, problem.message_zh, problem.hint_zh}, problem.subject);
      return;
    }
  }

  void distrust(std::size_t i) {
    const Declaration& d = entries_[i].declaration;
    refused_names_.insert(d.id);
    refused_names_.insert(d.name);
    refused_names_.insert(d.aliases.begin(), d.aliases.end());
  }

  // Where the declaration says the name: its name, or one of its aliases.
  static Value place_of(const Entry& entry, const std::string& name) {
    const Value aliases = entry.value.find("aliases");
    for (Value alias = aliases ? aliases.first() : Value(); alias; alias = alias.next())
      if (alias.type() == json::Type::string && alias.text() == name && entry.declaration.name != name) return alias;
    const Value own = entry.value.find("name");
    return own && own.type() == json::Type::object ? own.find("zh") : own;
  }

  std::vector<Entry> entries_;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, std::vector<std::size_t>> holders_;
  std::unordered_set<std::string> refused_names_;
};

// What the document asks for, where the formula can have it.
void settle_uncertainty(Indicator& indicator, std::optional<Uncertainty> wanted, const Value& value,
                        json::Report& report) {
  const formula::Compiled& formula = indicator.formula.compiled();
  indicator.uncertainty = wanted.value_or(default_uncertainty(indicator.formula));
  const bool of_counts = indicator.uncertainty == Uncertainty::rate || indicator.uncertainty == Uncertainty::proportion;
  if (of_counts && !(formula.ratio_factor > 0)) {
    complain(report, value.find("uncertainty"), Code::uncertainty_needs_ratio, messages::no_ratio(indicator.id),
             indicator.id);
  } else if (indicator.uncertainty == Uncertainty::function && formula.statistic == formula::Statistic::none) {
    complain(report, value.find("uncertainty"), Code::uncertainty_needs_ratio, messages::no_statistic(indicator.id),
             indicator.id);
  }
  const Value effect = value.find("design_effect");
  if (effect && indicator.uncertainty != Uncertainty::proportion)
    complain(report, effect, Code::invalid_value, messages::design_effect_of_no_proportion(indicator.id), indicator.id);
}

}  // namespace

Uncertainty default_uncertainty(const Formula& formula) noexcept {
  return formula.compiled().statistic == formula::Statistic::none ? Uncertainty::none : Uncertainty::function;
}

void relay(json::Report& report, const Value& string, const Diagnostic& problem, messages::Owner owner,
           const std::string& id, messages::Part part) {
  Diagnostic d = problem;
  set_before(d, messages::in_part(owner, id, part, problem.place));
  if (d.subject.empty()) d.subject = id;
  d.pointer = string.pointer();
  std::size_t begin = string.begin();
  std::size_t end = string.end();
  if (string.verbatim() && problem.place.line > 0) {
    begin += 1 + static_cast<std::size_t>(problem.place.begin);
    end = std::max(begin, string.begin() + 1 + static_cast<std::size_t>(problem.place.end));
  }
  report.add(begin, end, std::move(d));
}

void compile_formulas(PlanDraft& draft, json::Report& report) {
  using messages::Owner;
  Names names(draft);
  draft.plan.symbols = names.symbols(report);
  const auto compile = [&](const std::string& text, const FormulaOptions& options, const Value& written, Owner owner,
                           const std::string& id) -> std::optional<Formula> {
    // Beyond a thousand problems nobody reads on, and looking for what an unknown name may have meant takes its time.
    if (text.empty() || report.crowded()) return std::nullopt;
    Result<Formula> formula = Formula::compile(text, draft.plan.symbols, options);
    for (const Diagnostic& problem : formula.diagnostics())
      if (!(problem.code == Code::unknown_name && names.doubtful(problem.subject)))
        relay(report, written, problem, owner, id, messages::Part::formula);
    if (!formula.ok()) return std::nullopt;
    return std::move(formula).value();
  };
  for (std::size_t i = 0; i < draft.indicators.size(); ++i) {
    Indicator& indicator = draft.plan.indicators[i];
    const Value written = draft.indicators[i].find("formula");
    FormulaOptions options;
    options.unit = indicator.unit;
    options.basis = indicator.basis;
    std::optional<Formula> formula =
        written ? compile(indicator.formula_text, options, written, Owner::indicator, indicator.id)
                : reported_value(indicator);
    if (!formula) continue;
    indicator.formula = *std::move(formula);
    settle_uncertainty(indicator, draft.uncertainties[i], draft.indicators[i], report);
  }
  for (std::size_t i = 0; i < draft.rules.size(); ++i) {
    Rule& rule = draft.plan.rules[i];
    const Value written = draft.rules[i].find("formula");
    FormulaOptions options;
    options.basis = rule.basis;
    std::optional<Formula> formula = compile(rule.formula_text, options, written, Owner::rule, rule.id);
    if (!formula) continue;
    rule.formula = *std::move(formula);
    if (!rule.formula.is_boolean())
      complain(report, written, Code::type_conflict, messages::rule_is_no_condition(), rule.id);
  }
}

void link_formulas(PlanDraft& draft) {
  std::vector<const formula::Compiled*> formulas;
  std::vector<const formula::Compiled*> by_symbol(draft.plan.elements.size(), nullptr);
  for (const Indicator& indicator : draft.plan.indicators) {
    formulas.push_back(indicator.formula_text.empty() ? nullptr : &indicator.formula.compiled());
    by_symbol.push_back(formulas.back());
  }
  draft.plan.program = formula::link(formulas, by_symbol);
}

}  // namespace salus::model
