// The catalogue and plans.
#include "salus/model/plan.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "catalogue/embedded.hpp"
#include "convert.hpp"
#include "handle.hpp"
#include "messages.hpp"
#include "options.hpp"
#include "text.hpp"

using namespace salus::capi;

salus::capi::SharedPlan::SharedPlan(Plan from, Diagnostics notes) : plan(std::move(from)), findings(std::move(notes)) {
  const auto keep = [&](const Period& period) { periods.emplace(period.key(), period.to_string()); };
  const auto keep_some = [&](const std::optional<Period>& period) {
    if (period) keep(*period);
  };
  keep(plan.period());
  keep_some(plan.issued());
  keep_some(plan.baseline());
  for (const Element& element : plan.elements()) keep_some(element.declaration.start);
  for (const Indicator& indicator : plan.indicators()) {
    keep_some(indicator.baseline);
    horizons.emplace_back();
    for (const IndicatorTarget& target : indicator.targets) {
      keep(target.period);
      horizons.back().push_back(target.period.to_string());
    }
  }
  for (const Action& action : plan.actions())
    for (const Measure& measure : action.measures) {
      for (const Deliverable& deliverable : measure.deliverables) keep(deliverable.due);
      for (const Milestone& milestone : measure.milestones) keep(milestone.period);
    }
  for (const Erratum& erratum : plan.errata()) keep_some(erratum.period);
}

const SharedPlan& salus::capi::checked_plan(const salus_plan* plan) { return *checked(plan, "the plan").shared; }

const salus::Indicator& salus::capi::indicator_of(const salus_plan* plan, int64_t index) {
  const auto& indicators = checked_plan(plan).plan.indicators();
  return indicators[index_in(index, indicators.size(), "indicator")];
}

namespace {

salus_plan* made_of(salus::Result<salus::Plan> plan) {
  if (!plan.ok()) fail(std::move(plan).take_diagnostics(), SALUS_ERROR_PLAN);
  salus::Diagnostics findings = plan.diagnostics();
  return new salus_plan(std::move(plan).value(), std::move(findings));
}

}  // namespace

int64_t SALUS_CALL salus_catalogue_count(void) { return static_cast<int64_t>(salus::catalogue::entries().size()); }

salus_status SALUS_CALL salus_catalogue_entry(int64_t index, salus_text* name, salus_text* text) {
  return guard([&] {
    const auto entries = salus::catalogue::entries();
    const auto& entry = entries[index_in(index, entries.size(), "entry")];
    salus_text& to_name = output(name, "the name");
    output(text, "the text") = static_text_out(entry.text);
    to_name = static_text_out(entry.name);
  });
}

salus_status SALUS_CALL salus_plan_parse(const char* json, int64_t length, const char* file, int64_t file_length,
                                         salus_plan** plan, salus_error** error) {
  return guard(error, [&] {
    salus_plan*& made = output_handle(plan, "the plan");
    const std::string_view document = bytes_in(json, length, "the plan document");
    made = made_of(salus::Plan::parse(document, text_in(file, file_length, "the file name")));
  });
}

salus_status SALUS_CALL salus_plan_load_file(const char* path, int64_t length, salus_plan** plan, salus_error** error) {
  return guard(error, [&] {
    salus_plan*& made = output_handle(plan, "the plan");
    const std::string file(text_in(path, length, "the path"));
    // The system would take the path to end there.
    if (file.find('\0') != std::string::npos) fail(SALUS_ERROR_ARGUMENT, "the path holds a NUL byte");
    auto loaded = salus::Plan::load_file(file);
    std::error_code unknown;
    if (!loaded.ok() && !std::filesystem::exists(std::filesystem::u8path(file), unknown) && !unknown)
      throw Failure{SALUS_ERROR_NOT_FOUND, std::move(loaded).take_diagnostics()};
    made = made_of(std::move(loaded));
  });
}

salus_status SALUS_CALL salus_plan_load_catalogue(const char* id, int64_t length, salus_plan** plan,
                                                  salus_error** error) {
  return guard(error, [&] {
    salus_plan*& made = output_handle(plan, "the plan");
    made = made_of(salus::Plan::load_catalogue(text_in(id, length, "the id")));
  });
}

void SALUS_CALL salus_plan_free(salus_plan* plan) { release(plan); }

salus_status SALUS_CALL salus_plan_describe(const salus_plan* plan, salus_plan_info* info) {
  return guard([&] {
    const SharedPlan& shared = checked_plan(plan);
    const salus::Plan& from = shared.plan;
    salus_plan_info out{};
    out.comparison = static_cast<int32_t>(from.comparison());
    out.rounding = static_cast<int32_t>(from.rounding());
    out.area_count = static_cast<int64_t>(from.areas().size());
    out.element_count = static_cast<int64_t>(from.elements().size());
    out.indicator_count = static_cast<int64_t>(from.indicators().size());
    out.id = text_out(from.id());
    out.title = text_out(from.title().zh);
    out.title_english = text_out(from.title().en);
    out.issued_by = text_out(from.issued_by().zh);
    out.issued_by_english = text_out(from.issued_by().en);
    out.jurisdiction = text_out(from.jurisdiction());
    out.period = text_out(shared.text_of(from.period()));
    out.source = text_out(from.source());
    out.section_count = static_cast<int64_t>(from.sections().size());
    out.body_count = static_cast<int64_t>(from.bodies().size());
    out.action_count = static_cast<int64_t>(from.actions().size());
    out.rule_count = static_cast<int64_t>(from.rules().size());
    out.erratum_count = static_cast<int64_t>(from.errata().size());
    out.finding_count = static_cast<int64_t>(shared.findings.size());
    out.parent = text_out(from.parent());
    out.issued = text_out(shared.text_of(from.issued()));
    out.baseline = text_out(shared.text_of(from.baseline()));
    out.about = from.about();
    out.trajectory = static_cast<int32_t>(from.trajectory());
    out.gates = from.gates() ? 1 : 0;
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_area(const salus_plan* plan, int64_t index, salus_area_info* info) {
  return guard([&] {
    const auto& areas = checked_plan(plan).plan.areas();
    const salus::Area& area = areas[index_in(index, areas.size(), "area")];
    salus_area_info out{};
    out.id = text_out(area.id);
    out.name = text_out(area.name.zh);
    out.name_english = text_out(area.name.en);
    out.parent = text_out(area.parent);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_element(const salus_plan* plan, int64_t index, salus_element_info* info) {
  return guard([&] {
    const SharedPlan& shared = checked_plan(plan);
    const auto& elements = shared.plan.elements();
    const salus::Element& element = elements[index_in(index, elements.size(), "element")];
    salus_element_info out{};
    out.kind = static_cast<int32_t>(element.declaration.kind);
    out.alias_count = static_cast<int64_t>(element.declaration.aliases.size());
    out.id = text_out(element.declaration.id);
    out.name = text_out(element.declaration.name);
    out.name_english = text_out(element.english);
    out.unit = text_out(element.declaration.unit.name());
    out.basis = text_out(element.declaration.basis);
    out.start = text_out(shared.text_of(element.declaration.start));
    out.note = text_out(element.note);
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_element_alias(const salus_plan* plan, int64_t element, int64_t index,
                                                 salus_text* alias) {
  return guard([&] {
    const auto& elements = checked_plan(plan).plan.elements();
    const auto& aliases = elements[index_in(element, elements.size(), "element")].declaration.aliases;
    output(alias, "the alias") = text_out(aliases[index_in(index, aliases.size(), "alias")]);
  });
}

salus_status SALUS_CALL salus_plan_indicator(const salus_plan* plan, int64_t index, salus_indicator_info* info) {
  return guard([&] {
    const salus::Indicator& from = indicator_of(plan, index);
    salus_indicator_info out{};
    out.number = from.number;
    out.attribute = static_cast<int32_t>(from.attribute);
    out.direction = static_cast<int32_t>(from.direction);
    out.digits = from.digits;
    out.alias_count = static_cast<int64_t>(from.aliases.size());
    out.target_count = static_cast<int64_t>(from.targets.size());
    out.id = text_out(from.id);
    out.name = text_out(from.name.zh);
    out.name_english = text_out(from.name.en);
    out.unit = text_out(from.unit.name());
    out.basis = text_out(from.basis);
    out.formula = text_out(from.formula_text);
    out.formula_note = text_out(from.formula_note.zh);
    out.formula_note_english = text_out(from.formula_note.en);
    out.source = text_out(from.source);
    out.uncertainty = static_cast<int32_t>(from.uncertainty);
    out.design_effect = from.design_effect;
    out.weight = from.weight;
    out.baseline = text_out(checked_plan(plan).text_of(from.baseline));
    out.parent_indicator = text_out(from.parent_indicator);
    out.trajectory = from.trajectory ? static_cast<int32_t>(*from.trajectory) : 0;
    out.has_scoring = from.scoring ? 1 : 0;
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_plan_indicator_alias(const salus_plan* plan, int64_t indicator, int64_t index,
                                                   salus_text* alias) {
  return guard([&] {
    const auto& aliases = indicator_of(plan, indicator).aliases;
    output(alias, "the alias") = text_out(aliases[index_in(index, aliases.size(), "alias")]);
  });
}

salus_status SALUS_CALL salus_plan_formula(const salus_plan* plan, int64_t indicator, salus_formula** formula,
                                           salus_error** error) {
  return guard(error, [&] {
    salus_formula*& made = output_handle(formula, "the formula");
    const salus::Indicator& from = indicator_of(plan, indicator);
    if (from.formula_text.empty())
      fail(SALUS_ERROR_NOT_FOUND, salus::Code::not_found, messages::no_formula(from.id), from.id);
    made = new salus_formula(from.formula, {});
  });
}

salus_status SALUS_CALL salus_plan_target(const salus_plan* plan, int64_t indicator, int64_t index,
                                          salus_target** target, salus_text* period, salus_error** error) {
  return guard(error, [&] {
    salus_target*& made = output_handle(target, "the target");
    const auto& targets = indicator_of(plan, indicator).targets;
    const salus::IndicatorTarget& from = targets[index_in(index, targets.size(), "target")];
    made = new salus_target(from.target);
    if (period != nullptr) *period = text_out(checked_plan(plan).text_of(from.period));
  });
}

salus_status SALUS_CALL salus_plan_finding(const salus_plan* plan, int64_t index, salus_finding* finding) {
  return guard([&] { write_finding(checked_plan(plan).findings, index, finding); });
}

salus_status SALUS_CALL salus_plan_json(const salus_plan* plan, char** text, int64_t* text_length,
                                        salus_error** error) {
  return guard(error, [&] {
    const SharedPlan& shared = checked_plan(plan);
    char*& copy = output(text, "the text");
    copy_out(shared.plan.to_json(), &copy, &output(text_length, "the text's length"));
  });
}
