#include "salus/model/plan.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <utility>

#include "catalogue/embedded.hpp"
#include "model/json.hpp"
#include "model/messages.hpp"
#include "model/plan_data.hpp"
#include "model/plan_reader.hpp"
#include "salus/model/catalogue.hpp"

namespace salus {

struct Plan::Data {
  model::PlanData plan;
};

Result<Plan> Plan::parse(std::string_view text, std::string_view file) {
  json::Report report(text, file);
  const std::optional<json::Document> document = json::Document::parse(report);
  if (!document) return report.take();
  model::PlanDraft draft = model::read_members(document->root(), report);
  model::check_references(draft, report);
  model::compile_formulas(draft, report);
  model::check_cycles(draft, report);
  model::read_targets(draft, report);
  if (!report.has_errors()) model::link_formulas(draft);
  const bool failed = report.has_errors();
  Diagnostics diagnostics = report.take();
  if (failed) return diagnostics;
  auto data = std::make_shared<Data>();
  data->plan = std::move(draft.plan);
  return Result<Plan>(Plan(std::move(data)), std::move(diagnostics));
}

namespace {

Diagnostic not_readable(const std::string& path, const Phrase& why) {
  Diagnostic d = worded(Code::file_not_readable, model::messages::file_not_readable(path, why), path);
  d.file = path;
  return d;
}

}  // namespace

Result<Plan> Plan::load_file(const std::string& path) {
  using namespace model::messages;
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return not_readable(path, errno != 0 ? system_error(errno) : does_not_open());
  // Read to the end rather than by a size asked for beforehand: a pipe has none, and a directory opens, too.
  std::string text;
  char block[1 << 16];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(file.gcount()));
    if (text.size() > json::most_bytes) return not_readable(path, larger_than_limit());
  }
  if (file.bad() || (errno != 0 && text.empty())) return not_readable(path, system_error(errno));
  return parse(text, path);
}

Result<Plan> Plan::load_catalogue(std::string_view id) {
  const std::string file = std::string(id) + ".json";
  const std::vector<std::string_view> plans = catalogue_plans();
  if (std::find(plans.begin(), plans.end(), id) != plans.end())
    for (const catalogue::Entry& entry : catalogue::entries())
      if (entry.name == file) return parse(entry.text, entry.name);
  const std::string wanted = json::shortened(id);
  return worded(Code::not_found, model::messages::plan_not_shipped(wanted, plans), wanted);
}

Result<Plan> Plan::load(const std::string& name_or_path) {
  const std::vector<std::string_view> plans = catalogue_plans();
  if (std::find(plans.begin(), plans.end(), name_or_path) != plans.end()) return load_catalogue(name_or_path);
  Result<Plan> plan = load_file(name_or_path);
  if (plan.ok() || plan.diagnostics().front().code != Code::file_not_readable) return plan;
  // Whoever meant a shipped plan wants to hear which there are.
  Diagnostics problems = std::move(plan).take_diagnostics();
  Phrase shipped = model::messages::shipped_plans(plans);
  problems.front().hint = std::move(shipped.en);
  problems.front().hint_zh = std::move(shipped.zh);
  return problems;
}

const std::string& Plan::id() const noexcept { return data_->plan.id; }
const Text& Plan::title() const noexcept { return data_->plan.title; }
const Text& Plan::issued_by() const noexcept { return data_->plan.issued_by; }
const std::string& Plan::source() const noexcept { return data_->plan.source; }
const std::string& Plan::jurisdiction() const noexcept { return data_->plan.jurisdiction; }
const Period& Plan::period() const noexcept { return data_->plan.period; }
Comparison Plan::comparison() const noexcept { return data_->plan.comparison; }
Rounding Plan::rounding() const noexcept { return data_->plan.rounding; }
double Plan::about() const noexcept { return data_->plan.about; }
const std::vector<Area>& Plan::areas() const noexcept { return data_->plan.areas; }
const std::vector<Element>& Plan::elements() const noexcept { return data_->plan.elements; }
const std::vector<Indicator>& Plan::indicators() const noexcept { return data_->plan.indicators; }
const std::string& Plan::parent() const noexcept { return data_->plan.parent; }
const std::optional<Period>& Plan::issued() const noexcept { return data_->plan.issued; }
const std::optional<Period>& Plan::baseline() const noexcept { return data_->plan.baseline; }
Trajectory Plan::trajectory() const noexcept { return data_->plan.trajectory; }
const Scoring& Plan::scoring() const noexcept { return data_->plan.scoring; }
bool Plan::gates() const noexcept { return data_->plan.gates; }
const std::vector<Section>& Plan::sections() const noexcept { return data_->plan.sections; }
const std::vector<Body>& Plan::bodies() const noexcept { return data_->plan.bodies; }
const std::vector<Action>& Plan::actions() const noexcept { return data_->plan.actions; }
const std::vector<Rule>& Plan::rules() const noexcept { return data_->plan.rules; }
const std::vector<Erratum>& Plan::errata() const noexcept { return data_->plan.errata; }
const Symbols& Plan::symbols() const noexcept { return data_->plan.symbols; }
const formula::Program& Plan::program() const noexcept { return data_->plan.program; }
std::string Plan::to_json() const { return model::write_plan(data_->plan); }

}  // namespace salus
