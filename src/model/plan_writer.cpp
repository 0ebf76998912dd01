// Plan documents in canonical form: members in the order of the schema, those that say nothing left out.
#include "base/json_writer.hpp"
#include "model/plan_data.hpp"

namespace salus::model {
namespace {

using json::Writer;

void write(Writer& writer, std::string_view key, std::string_view text) {
  if (text.empty()) return;
  writer.key(key);
  writer.string(text);
}

void write(Writer& writer, std::string_view key, const Text& text) {
  if (text.zh.empty()) return;
  writer.key(key);
  writer.begin_object();
  write(writer, "zh", text.zh);
  write(writer, "en", text.en);
  writer.end_object();
}

void write(Writer& writer, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  writer.key(key);
  writer.begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
}

void write_basis(Writer& writer, const std::string& basis) {
  if (basis != "unspecified") write(writer, "basis", basis);
}

void write_area(Writer& writer, const Area& area) {
  writer.begin_object();
  write(writer, "id", area.id);
  write(writer, "name", area.name);
  write(writer, "parent", area.parent);
  if (area.partitioned) {
    writer.key("partitioned");
    writer.boolean(true);
  }
  writer.end_object();
}

void write_element(Writer& writer, const Element& element) {
  const Declaration& d = element.declaration;
  writer.begin_object();
  write(writer, "id", d.id);
  write(writer, "name", d.name);
  write(writer, "aliases", d.aliases);
  write(writer, "english", element.english);
  write(writer, "unit", d.unit.name());
  write(writer, "kind", name(d.kind));
  write_basis(writer, d.basis);
  if (d.start) write(writer, "start", d.start->to_string());
  write(writer, "note", element.note);
  writer.end_object();
}

void write_targets(Writer& writer, const std::vector<IndicatorTarget>& targets) {
  if (targets.empty()) return;
  writer.key("targets");
  writer.begin_array();
  for (const IndicatorTarget& target : targets) {
    writer.begin_object();
    write(writer, "period", target.period.to_string());
    write(writer, "text", target.target.text);
    writer.end_object();
  }
  writer.end_array();
}

void write_indicator(Writer& writer, const Indicator& indicator) {
  writer.begin_object();
  write(writer, "id", indicator.id);
  if (indicator.number > 0) {
    writer.key("number");
    writer.integer(indicator.number);
  }
  write(writer, "name", indicator.name);
  write(writer, "aliases", indicator.aliases);
  writer.key("unit");
  writer.string(indicator.unit.name());
  write(writer, "formula", indicator.formula_text);
  write(writer, "formula_note", indicator.formula_note);
  write_basis(writer, indicator.basis);
  if (indicator.attribute != Attribute::unspecified) write(writer, "attribute", name(indicator.attribute));
  if (indicator.direction != Direction::unspecified) write(writer, "direction", name(indicator.direction));
  writer.key("digits");
  writer.integer(indicator.digits);
  if (indicator.uncertainty != default_uncertainty(indicator.formula))
    write(writer, "uncertainty", name(indicator.uncertainty));
  if (indicator.design_effect != 1) {
    writer.key("design_effect");
    writer.number(indicator.design_effect);
  }
  write_targets(writer, indicator.targets);
  write(writer, "source", indicator.source);
  writer.end_object();
}

void write_judging(Writer& writer, const PlanData& plan) {
  writer.key("judging");
  writer.begin_object();
  write(writer, "comparison", name(plan.comparison));
  write(writer, "rounding", rounding_name(plan.rounding));
  writer.key("about");
  writer.number(plan.about);
  writer.end_object();
}

template <typename Item, typename WriteItem>
void write_list(Writer& writer, std::string_view key, const std::vector<Item>& items, WriteItem write_item) {
  writer.key(key);
  writer.begin_array();
  for (const Item& item : items) write_item(writer, item);
  writer.end_array();
}

}  // namespace

std::string write_plan(const PlanData& plan) {
  Writer writer;
  writer.begin_object();
  write(writer, "format", plan_format);
  write(writer, "id", plan.id);
  write(writer, "title", plan.title);
  write(writer, "issued_by", plan.issued_by);
  write(writer, "jurisdiction", plan.jurisdiction);
  write(writer, "period", plan.period.to_string());
  write(writer, "source", plan.source);
  write_judging(writer, plan);
  write_list(writer, "areas", plan.areas, write_area);
  write_list(writer, "elements", plan.elements, write_element);
  write_list(writer, "indicators", plan.indicators, write_indicator);
  writer.end_object();
  return writer.take();
}

}  // namespace salus::model
