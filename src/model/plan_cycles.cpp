// Indicators that build on other indicators: never on themselves, and not too many levels deep.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "formula/compiled.hpp"
#include "model/messages.hpp"
#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"

namespace salus::model {
namespace {

constexpr std::size_t most_levels = 32;

class Dependencies {
 public:
  Dependencies(const PlanDraft& draft, json::Report& report) : draft_(draft), report_(report) {
    const std::vector<Indicator>& indicators = draft.plan.indicators;
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t i = 0; i < indicators.size(); ++i) by_id.emplace(indicators[i].id, i);
    uses_.resize(indicators.size());
    const std::vector<Declaration>& declarations = draft.plan.symbols.declarations();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      for (const formula::Input& input : indicators[i].formula.compiled().ast.inputs) {
        if (input.symbol < 0) continue;
        const Declaration& used = declarations[static_cast<std::size_t>(input.symbol)];
        const auto found = used.formula.empty() ? by_id.end() : by_id.find(used.id);
        if (found != by_id.end()) uses_[i].push_back(found->second);
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
    if (below + 1 == most_levels + 1) complain(Code::too_deep, at, messages::indicator_too_deep(id(at), most_levels));
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
  std::vector<std::vector<std::size_t>> uses_;  // by indicator: the indicators in its formula
  std::vector<State> state_;
};

}  // namespace

void check_cycles(const PlanDraft& draft, json::Report& report) { Dependencies(draft, report).check(); }

}  // namespace salus::model
