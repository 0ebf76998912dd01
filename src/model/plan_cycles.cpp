// Indicators that build on other indicators: never on themselves, not too many levels deep, and not too large once all are
// written out in full.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "formula/compiled.hpp"
#include "formula/functions.hpp"
#include "model/messages.hpp"
#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"

namespace salus::model {
namespace {

constexpr std::size_t most_levels = 32;
constexpr double most_nodes = 1e6;

class Dependencies {
 public:
  Dependencies(const PlanDraft& draft, json::Report& report) : draft_(draft), report_(report) {
    const std::vector<Indicator>& indicators = draft.plan.indicators;
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < indicators.size(); ++i) by_id.emplace(indicators[i].id, i);
    uses_.resize(indicators.size());
    used_by_input_.resize(indicators.size());
    const std::vector<Declaration>& declarations = draft.plan.symbols.declarations();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      for (const formula::Input& input : indicators[i].formula.compiled().ast.inputs) {
        used_by_input_[i].push_back(none);
        if (input.symbol < 0) continue;
        const Declaration& used = declarations[static_cast<std::size_t>(input.symbol)];
        const auto found = used.formula.empty() ? by_id.end() : by_id.find(used.id);
        if (found == by_id.end()) continue;
        uses_[i].push_back(found->second);
        used_by_input_[i].back() = found->second;
      }
    }
    state_.assign(indicators.size(), State());
  }

  void check() {
    for (std::size_t i = 0; i < uses_.size(); ++i)
      if (state_[i].level == 0) walk(i);
  }

 private:
  struct State {
    std::size_t next = 0;   // which of its uses comes next
    std::size_t level = 0;  // 0 until it is done; 1 where it uses elements alone
    bool open = false;      // whether it is on the path
    double nodes = 0;       // of its formula with all indicators in it written out
  };

  // Depth first, on a path of its own rather than by recursion.
  void walk(std::size_t start) {
    std::vector<std::size_t> path{start};
    state_[start].open = true;
    while (!path.empty()) {
      const std::size_t at = path.back();
      if (state_[at].next < uses_[at].size()) {
        const std::size_t used = uses_[at][state_[at].next++];
        if (state_[used].open) {
          refuse_cycle(path, used);
        } else if (state_[used].level == 0) {
          state_[used].open = true;
          path.push_back(used);
        }
        continue;
      }
      leave(at);
      path.pop_back();
    }
  }

  void leave(std::size_t at) {
    state_[at].open = false;
    std::size_t below = 0;
    for (const std::size_t used : uses_[at]) below = std::max(below, state_[used].level);
    state_[at].level = below + 1;
    state_[at].nodes = written_out(at);
    if (state_[at].nodes > most_nodes) {
      complain(Code::too_many_nodes, at, messages::indicator_too_large(id(at)));
      state_[at].nodes = 1;  // said once, and not of everything that builds on it
    }
    if (below + 1 == most_levels + 1) complain(Code::too_deep, at, messages::indicator_too_deep(id(at), most_levels));
  }

  double written_out(std::size_t at) const {
    const formula::Ast& ast = draft_.plan.indicators[at].formula.compiled().ast;
    // growth and cagr read their argument twice.
    std::vector<double> times(ast.nodes.size(), 1);
    for (std::size_t i = 0; i < ast.nodes.size(); ++i)
      if (ast.nodes[i].kind == formula::NodeKind::call &&
          formula::takes_step(formula::functions()[ast.nodes[i].payload]))
        for (std::size_t k = ast.nodes[i].begin_node; k < i; ++k) times[k] *= 2;
    double nodes = 0;
    for (std::size_t i = 0; i < ast.nodes.size(); ++i) {
      const formula::Node& n = ast.nodes[i];
      const std::size_t used = n.kind == formula::NodeKind::name ? used_by_input_[at][n.payload] : none;
      nodes += times[i] * (used == none ? 1 : state_[used].nodes);
    }
    return nodes;
  }

  void refuse_cycle(const std::vector<std::size_t>& path, std::size_t used) {
    std::string chain;
    for (auto at = std::find(path.begin(), path.end(), used); at != path.end(); ++at) chain += id(*at) + " → ";
    complain(Code::cycle, path.back(), messages::indicator_of_itself(id(used), json::shortened(chain + id(used))));
  }

  void complain(Code code, std::size_t at, Wording wording) {
    model::complain(report_, draft_.indicators[at].find("formula"), code, std::move(wording), id(at));
  }

  const std::string& id(std::size_t indicator) const { return draft_.plan.indicators[indicator].id; }

  const PlanDraft& draft_;
  json::Report& report_;
  std::vector<std::vector<std::size_t>> uses_;           // by indicator: the indicators in its formula
  std::vector<std::vector<std::size_t>> used_by_input_;  // … by each input of its formula, or none
  std::vector<State> state_;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

}  // namespace

void check_cycles(const PlanDraft& draft, json::Report& report) { Dependencies(draft, report).check(); }

}  // namespace salus::model
