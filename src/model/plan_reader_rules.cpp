// The members of rules and errata.
#include <optional>
#include <string_view>

#include "model/plan_members.hpp"
#include "model/plan_reader.hpp"

namespace salus::model {
namespace {

using json::Value;

constexpr std::size_t most_rules = 10'000;
constexpr std::size_t most_errata = 10'000;

std::optional<Severity> severity_from_name(std::string_view text) noexcept {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
    if (text == name(severity)) return severity;
  return std::nullopt;
}

// Its formula not yet compiled.
Rule read_rule(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "name", "formula", "severity", "basis", "source", "note"});
  Rule rule(nothing_yet());
  rule.id = members.id("id", Need::required);
  rule.name = members.names("name", Need::required);
  rule.formula_text = members.text("formula", Need::required);
  rule.severity =
      members.choice("severity", severity_from_name, "error, warning, note", Need::required).value_or(rule.severity);
  if (std::string basis = members.id("basis"); !basis.empty()) rule.basis = std::move(basis);
  rule.source = members.string("source");
  rule.note = members.string("note");
  return rule;
}

Erratum read_erratum(const Value& value, json::Report& report) {
  Members members(value, report, {"id", "indicator", "area", "period", "printed", "corrected", "reason", "source"});
  Erratum erratum;
  erratum.id = members.id("id", Need::required);
  erratum.indicator = members.id("indicator");
  erratum.area = members.id("area");
  erratum.period = members.period("period");
  erratum.printed = members.text("printed", Need::required);
  erratum.corrected = members.text("corrected");
  erratum.reason = members.names("reason", Need::required);
  erratum.source = members.string("source");
  return erratum;
}

}  // namespace

void read_rule_members(Members& document, PlanDraft& draft, json::Report& report) {
  draft.rules = document.objects("rules", most_rules);
  for (const Value& value : draft.rules) draft.plan.rules.push_back(read_rule(value, report));
  draft.errata = document.objects("errata", most_errata);
  for (const Value& value : draft.errata) draft.plan.errata.push_back(read_erratum(value, report));
}

}  // namespace salus::model
