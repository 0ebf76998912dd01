// Checks of plans and of their figures.
#include <string>
#include <utility>

#include "convert.hpp"
#include "handle.hpp"
#include "lists.hpp"
#include "options.hpp"
#include "salus/assessment/check.hpp"
#include "text.hpp"

using namespace salus::capi;

salus_checks::salus_checks(std::shared_ptr<const SharedPlan> of, salus::CheckReport from)
    : shared(std::move(of)), report(std::move(from)) {
  const auto text = [](const std::optional<salus::Period>& period) {
    return period ? period->to_string() : std::string();
  };
  periods.reserve(report.findings.size());
  for (const salus::CheckFinding& finding : report.findings) periods.push_back(text(finding.period));
  rule_periods.reserve(report.rules.size());
  for (const salus::RuleResult& result : report.rules) rule_periods.push_back(text(result.period));
}

namespace {

const salus_checks& checked_checks(const salus_checks* checks) { return checked(checks, "the checks"); }

salus::CheckOptions options_in(const salus_check_options& from) {
  salus::CheckOptions options;
  options.areas = texts_in(from.areas, from.area_count, "the areas");
  options.periods = periods_in(from.periods, from.period_count, "the periods");
  if (!(from.completeness >= 0 && from.completeness <= 1))
    fail(SALUS_ERROR_ARGUMENT, "the completeness is no share between 0 and 1");
  if (from.completeness > 0) options.completeness = from.completeness;
  return options;
}

const salus::CheckFinding& finding_of(const salus_checks* checks, int64_t index) {
  const auto& findings = checked_checks(checks).report.findings;
  return findings[index_in(index, findings.size(), "check")];
}

}  // namespace

salus_status SALUS_CALL salus_plan_check(const salus_plan* plan, const salus_dataset* dataset,
                                         const salus_check_options* options, salus_checks** checks,
                                         salus_error** error) {
  return guard(error, [&] {
    salus_checks*& made = output_handle(checks, "the checks");
    const std::shared_ptr<const SharedPlan>& shared = checked(plan, "the plan").shared;
    const salus::CheckOptions wanted = options_in(read_options(options));
    if (dataset == nullptr) {
      made = new salus_checks(shared, check(shared->plan));
      return;
    }
    auto report = check(shared->plan, checked(dataset, "the dataset").dataset, wanted);
    if (!report.ok()) fail(std::move(report).take_diagnostics(), SALUS_ERROR_DATA);
    made = new salus_checks(shared, std::move(report).value());
  });
}

void SALUS_CALL salus_checks_free(salus_checks* checks) { release(checks); }

salus_status SALUS_CALL salus_checks_describe(const salus_checks* checks, salus_checks_info* info) {
  return guard([&] {
    const salus::CheckReport& from = checked_checks(checks).report;
    salus_checks_info out{};
    out.check_count = static_cast<int64_t>(from.findings.size());
    out.rule_count = static_cast<int64_t>(from.rules.size());
    out.error_count = from.errors;
    out.warning_count = from.warnings;
    out.note_count = from.notes;
    write_structure(info, out, "the info");
  });
}

salus_status SALUS_CALL salus_checks_check(const salus_checks* checks, int64_t index, salus_check* check) {
  return guard([&] {
    const salus::CheckFinding& from = finding_of(checks, index);
    salus_check out{};
    out.code = static_cast<int32_t>(from.diagnostic.code);
    out.severity = static_cast<int32_t>(from.diagnostic.severity);
    out.erratum = from.erratum;
    out.figure_count = static_cast<int64_t>(from.figures.size());
    out.subject = text_out(from.diagnostic.subject);
    out.other = text_out(from.other);
    out.area = text_out(from.area);
    out.period = text_out(checks->periods[static_cast<std::size_t>(index)]);
    out.rule = text_out(from.rule);
    out.erratum_id = static_text_out("");
    if (from.erratum >= 0)
      out.erratum_id = text_out(checks->shared->plan.errata()[static_cast<std::size_t>(from.erratum)].id);
    write_structure(check, out, "the check");
  });
}

salus_status SALUS_CALL salus_checks_finding(const salus_checks* checks, int64_t index, salus_finding* finding) {
  return guard([&] { write_structure(finding, finding_out(finding_of(checks, index).diagnostic), "the finding"); });
}

salus_status SALUS_CALL salus_checks_figure(const salus_checks* checks, int64_t check, int64_t index,
                                            salus_check_figure* figure) {
  return guard([&] {
    const auto& figures = finding_of(checks, check).figures;
    const salus::CheckFigure& from = figures[index_in(index, figures.size(), "figure")];
    salus_check_figure out{};
    out.number = from.number;
    out.name = text_out(from.name);
    out.unit = text_out(from.unit.name());
    write_structure(figure, out, "the figure");
  });
}

salus_status SALUS_CALL salus_checks_rule(const salus_checks* checks, int64_t index, salus_rule_result* rule) {
  return guard([&] {
    const salus_checks& all = checked_checks(checks);
    const std::size_t at = index_in(index, all.report.rules.size(), "rule");
    const salus::RuleResult& from = all.report.rules[at];
    const salus::Rule& of = all.shared->plan.rules()[static_cast<std::size_t>(from.rule)];
    salus_rule_result out{};
    out.rule = from.rule;
    out.status = static_cast<int32_t>(from.status);
    out.reason = static_cast<int32_t>(from.reason);
    out.severity = static_cast<int32_t>(of.severity);
    out.origin = static_cast<int32_t>(from.origin);
    out.left = value_out(from.left);
    out.right = value_out(from.right);
    out.rule_id = text_out(of.id);
    out.name = text_out(of.name.zh);
    out.name_english = text_out(of.name.en);
    out.area = text_out(from.area);
    out.period = text_out(all.rule_periods[at]);
    out.unit = text_out(from.unit.name());
    out.given = text_out(from.given);
    write_structure(rule, out, "the rule");
  });
}
