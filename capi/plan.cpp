// The catalogue and plans.
#include "salus/model/plan.hpp"

#include <filesystem>
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

salus::capi::SharedPlan::SharedPlan(Plan from) : plan(std::move(from)), period(plan.period().to_string()) {
  for (const Element& element : plan.elements()) {
    const auto& start = element.declaration.start;
    starts.push_back(start ? start->to_string() : std::string());
  }
  for (const Indicator& indicator : plan.indicators()) {
    horizons.emplace_back();
    for (const IndicatorTarget& target : indicator.targets) horizons.back().push_back(target.period.to_string());
  }
}

namespace {

const SharedPlan& checked_plan(const salus_plan* plan) { return *checked(plan, "the plan").shared; }

const salus::Indicator& indicator_of(const salus_plan* plan, int64_t index) {
  const auto& indicators = checked_plan(plan).plan.indicators();
  return indicators[index_in(index, indicators.size(), "indicator")];
}

salus_plan* made_of(salus::Result<salus::Plan> plan) {
  if (!plan.ok()) fail(std::move(plan).take_diagnostics(), SALUS_ERROR_PLAN);
  return new salus_plan(std::move(plan).value());
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
    out.period = text_out(shared.period);
    out.source = text_out(from.source());
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
    const std::size_t at = index_in(index, elements.size(), "element");
    const salus::Element& element = elements[at];
    salus_element_info out{};
    out.kind = static_cast<int32_t>(element.declaration.kind);
    out.alias_count = static_cast<int64_t>(element.declaration.aliases.size());
    out.id = text_out(element.declaration.id);
    out.name = text_out(element.declaration.name);
    out.name_english = text_out(element.english);
    out.unit = text_out(element.declaration.unit.name());
    out.basis = text_out(element.declaration.basis);
    out.start = text_out(shared.starts[at]);
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
    const std::size_t at = index_in(index, targets.size(), "target");
    made = new salus_target(targets[at].target);
    if (period != nullptr) *period = text_out(checked_plan(plan).horizons[static_cast<std::size_t>(indicator)][at]);
  });
}

salus_status SALUS_CALL salus_plan_json(const salus_plan* plan, char** text, int64_t* text_length,
                                        salus_error** error) {
  return guard(error, [&] {
    const SharedPlan& shared = checked_plan(plan);
    char*& copy = output(text, "the text");
    copy_out(shared.plan.to_json(), &copy, &output(text_length, "the text's length"));
  });
}
