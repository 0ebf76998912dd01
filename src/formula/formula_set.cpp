#include "salus/formula/formula_set.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/utf8.hpp"
#include "formula/emit.hpp"
#include "formula/fold.hpp"
#include "formula/linked_set.hpp"
#include "formula/set_messages.hpp"

namespace salus {
namespace {

// As in plans: indicators build on indicators only so many levels deep.
constexpr std::size_t most_levels = 32;

// Of a formula of the set, whose name stands where others have a file's.
Diagnostic about(Code code, const std::string& formula, Wording wording) {
  Diagnostic d = worded(code, std::move(wording), formula);
  d.file = formula;
  return d;
}

class SetCompiler {
 public:
  SetCompiler(const std::vector<std::pair<std::string, std::string>>& formulas, const Symbols& symbols,
              const FormulaOptions& options)
      : given_(formulas), options_(options), formula_of_symbol_(symbols.declarations().size(), none) {
    set_.declarations = symbols;
  }

  Result<std::shared_ptr<const formula::LinkedSet>> run() {
    for (std::size_t i = 0; i < given_.size(); ++i) name(i);
    if (!has_errors()) {
      for (std::size_t i = 0; i < given_.size(); ++i) compile(i);
      if (!has_errors()) check_cycles();
      if (!has_errors()) link();
    }
    if (has_errors()) return std::move(findings_);
    return {std::make_shared<const formula::LinkedSet>(std::move(set_)), std::move(findings_)};
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  bool has_errors() const { return formula::has_errors(findings_); }

  void name(std::size_t i) {
    const std::string& name = given_[i].first;
    set_.names.push_back(name);
    declaration_.push_back(none);
    if (Diagnostics found = utf8::check(name, {"the name of a formula", "公式的名称"}); !found.empty()) {
      findings_.push_back(std::move(found.front()));
      return;
    }
    if (name.empty()) {
      findings_.push_back(about(Code::name_not_allowed, name, formula::messages::unnamed_formula(i + 1)));
      return;
    }
    if (!names_.insert(name).second)
      findings_.push_back(about(Code::duplicate_name, name, formula::messages::formula_twice(name)));
    const std::vector<std::size_t> found = set_.declarations.find(name);
    if (found.empty()) return;
    std::size_t declared = found.front();
    if (found.size() > 1) {
      const auto on_basis = std::find_if(found.begin(), found.end(), [&](std::size_t d) {
        return options_.basis && set_.declarations.declarations()[d].basis == *options_.basis;
      });
      if (on_basis == found.end()) {
        findings_.push_back(about(Code::ambiguous_name, name, formula::messages::formula_on_several_bases(name)));
        return;
      }
      declared = *on_basis;
    }
    if (formula_of_symbol_[declared] != none) {
      findings_.push_back(
          about(Code::duplicate_name, name,
                formula::messages::one_declaration_twice(name, set_.names[formula_of_symbol_[declared]])));
      return;
    }
    formula_of_symbol_[declared] = i;
    declaration_[i] = declared;
  }

  void compile(std::size_t i) {
    FormulaOptions options = options_;
    if (declaration_[i] != none) {
      const Declaration& declared = set_.declarations.declarations()[declaration_[i]];
      if (!declared.unit.empty()) options.unit = declared.unit;
      if (!options.basis) options.basis = declared.basis;
    }
    Result<Formula> formula = Formula::compile(given_[i].second, set_.declarations, options);
    for (Diagnostic d : formula.diagnostics()) {
      d.file = set_.names[i];
      findings_.push_back(std::move(d));
    }
    if (formula.ok()) set_.formulas.push_back(std::move(formula).value());
  }

  // The formula of the set that an input stands for.
  std::size_t formula_of(const formula::Input& input) const {
    return input.symbol < 0 ? none : formula_of_symbol_[static_cast<std::size_t>(input.symbol)];
  }

  // Depth first, on a path of its own rather than by recursion.
  void check_cycles() {
    std::vector<State> states(set_.formulas.size());
    for (std::size_t start = 0; start < states.size(); ++start) {
      std::vector<std::size_t> path;
      if (states[start].level == 0) path.push_back(start);
      while (!path.empty()) {
        State& state = states[path.back()];
        state.open = true;
        const std::vector<formula::Input>& inputs = set_.formulas[path.back()].compiled().ast.inputs;
        if (state.next == inputs.size()) {
          state.open = false;
          state.level = state.below + 1;
          if (state.level == most_levels + 1) refuse_depth(path.back());
          path.pop_back();
          if (!path.empty()) raise(states[path.back()], state.level);
          continue;
        }
        const std::size_t used = formula_of(inputs[state.next++]);
        if (used == none) continue;
        if (states[used].open) {
          refuse_cycle(path, used);
        } else if (states[used].level > 0) {
          raise(state, states[used].level);
        } else {
          path.push_back(used);
        }
      }
    }
  }

  struct State {
    std::size_t next = 0;   // which of its inputs comes next
    std::size_t below = 0;  // the level of the highest formula that it reads
    std::size_t level = 0;  // 0 until it is done
    bool open = false;      // whether it is on the path
  };
  static void raise(State& state, std::size_t level) { state.below = std::max(state.below, level); }

  void refuse_cycle(const std::vector<std::size_t>& path, std::size_t used) {
    std::string chain;
    for (auto at = std::find(path.begin(), path.end(), used); at != path.end(); ++at) chain += set_.names[*at] + " → ";
    findings_.push_back(about(Code::cycle, set_.names[used],
                              formula::messages::formula_of_itself(set_.names[used], chain + set_.names[used])));
  }

  void refuse_depth(std::size_t i) {
    findings_.push_back(
        about(Code::too_deep, set_.names[i], formula::messages::formula_too_deep(set_.names[i], most_levels)));
  }

  std::int64_t input_number(const formula::Input& input) {
    const auto [place, fresh] = input.symbol >= 0
                                    ? by_symbol_.emplace(input.symbol, static_cast<std::int64_t>(set_.inputs.size()))
                                    : std::make_pair(by_symbol_.end(), false);
    if (input.symbol >= 0) {
      if (fresh) add_input(input);
      return place->second;
    }
    const auto [named, is_new] =
        by_name_.emplace(formula::folded_name(input.name), static_cast<std::int64_t>(set_.inputs.size()));
    if (is_new) add_input(input);
    return named->second;
  }

  void add_input(const formula::Input& input) {
    set_.inputs.push_back(input.name);
    set_.symbols.push_back(input.symbol);
  }

  void link() {
    formula::InputResolver resolver;
    resolver.number = [&](const formula::Input& input) { return input_number(input); };
    resolver.formula = [&](const formula::Input& input) {
      const std::size_t formula = formula_of(input);
      return formula == none ? nullptr : &set_.formulas[formula].compiled();
    };
    formula::ProgramBuilder builder(options_.functions);
    std::vector<formula::ProgramBuilder::Id> outputs;
    try {
      for (const Formula& formula : set_.formulas) {
        // Every input counts, though folding may leave none of its reads.
        for (const formula::Input& input : formula.compiled().ast.inputs)
          if (formula_of(input) == none) input_number(input);
        outputs.push_back(formula::emit(formula.compiled(), resolver, builder).value);
      }
    } catch (const formula::ProgramTooLarge&) {
      findings_.push_back(about(Code::too_many_nodes, {}, formula::messages::set_too_large()));
      return;
    }
    set_.program = builder.finish(outputs);
    set_.needs_dataset = formula::reads_more_than_rows(set_.program);
    for (const Formula& formula : set_.formulas) set_.needs_dataset = set_.needs_dataset || formula.needs_dataset();
  }

  const std::vector<std::pair<std::string, std::string>>& given_;
  const FormulaOptions& options_;
  std::vector<std::size_t> formula_of_symbol_;
  std::vector<std::size_t> declaration_;  // by formula
  std::set<std::string> names_;
  std::map<std::int64_t, std::int64_t> by_symbol_;
  std::map<std::u32string, std::int64_t> by_name_;
  formula::LinkedSet set_;
  Diagnostics findings_;
};

}  // namespace

Result<FormulaSet> FormulaSet::compile(const std::vector<std::pair<std::string, std::string>>& formulas,
                                       const Symbols& symbols, const FormulaOptions& options) {
  auto linked = SetCompiler(formulas, symbols, options).run();
  if (!linked.ok()) return std::move(linked).take_diagnostics();
  return {FormulaSet(linked.value()), linked.diagnostics()};
}

const std::vector<std::string>& FormulaSet::names() const noexcept { return linked_->names; }
const std::vector<Formula>& FormulaSet::formulas() const noexcept { return linked_->formulas; }
const std::vector<std::string>& FormulaSet::inputs() const noexcept { return linked_->inputs; }
bool FormulaSet::needs_dataset() const noexcept { return linked_->needs_dataset; }
std::string FormulaSet::dump() const { return formula::dump(linked_->program, linked_->inputs); }

std::int64_t FormulaSet::find(std::string_view name) const noexcept {
  const auto found = std::find(linked_->names.begin(), linked_->names.end(), name);
  return found == linked_->names.end() ? -1 : found - linked_->names.begin();
}

std::int64_t FormulaSet::input(std::string_view name) const {
  const std::vector<std::string>& inputs = linked_->inputs;
  const auto same = std::find(inputs.begin(), inputs.end(), name);
  if (same != inputs.end()) return same - inputs.begin();
  if (utf8::first_invalid(name) != std::string_view::npos) return -1;
  if (linked_->declarations.empty()) {
    const std::u32string folded = formula::folded_name(name);
    for (std::size_t i = 0; i < inputs.size(); ++i)
      if (formula::folded_name(inputs[i]) == folded) return static_cast<std::int64_t>(i);
    return -1;
  }
  for (const std::size_t symbol : linked_->declarations.find(name)) {
    const auto found = std::find(linked_->symbols.begin(), linked_->symbols.end(), static_cast<std::int64_t>(symbol));
    if (found != linked_->symbols.end()) return found - linked_->symbols.begin();
  }
  return -1;
}

}  // namespace salus
