#include "assessment/findings.hpp"

#include <algorithm>
#include <utility>

#include "assessment/check_messages.hpp"

namespace salus::assessment {
namespace {

constexpr std::size_t most_findings = 10'000;

bool about_same_time(const Erratum& erratum, const CheckFinding& finding) {
  if (!erratum.period) return true;
  return finding.period && (*erratum.period == *finding.period || erratum.period->contains(*finding.period));
}

bool covers(const Erratum& erratum, const CheckFinding& finding) {
  if (erratum.indicator.empty()) return false;
  if (erratum.indicator != finding.diagnostic.subject && erratum.indicator != finding.other) return false;
  return erratum.area == finding.area && about_same_time(erratum, finding);
}

}  // namespace

std::int32_t erratum_covering(const Plan& plan, const CheckFinding& finding) {
  const std::vector<Erratum>& errata = plan.errata();
  std::int32_t found = -1;
  for (std::size_t i = 0; i < errata.size(); ++i) {
    if (!covers(errata[i], finding)) continue;
    if (found < 0 || (errata[i].corrected.empty() && !errata[static_cast<std::size_t>(found)].corrected.empty()))
      found = static_cast<std::int32_t>(i);
  }
  return found;
}

void Findings::add(CheckFinding finding) {
  finding.erratum = erratum_covering(plan_, finding);
  Diagnostic& d = finding.diagnostic;
  if (finding.erratum >= 0) {
    d.severity = Severity::note;
    Phrase known = messages::covered_by_erratum(plan_.errata()[static_cast<std::size_t>(finding.erratum)]);
    d.hint = std::move(known.en);
    d.hint_zh = std::move(known.zh);
  }
  add_uncovered(std::move(finding));
}

void Findings::add_uncovered(CheckFinding finding) {
  const Diagnostic& d = finding.diagnostic;
  ++counts_[static_cast<std::size_t>(d.severity)];
  if (kept_.size() < most_findings) {
    kept_.push_back(std::move(finding));
    return;
  }
  // An error is kept in the place of something less.
  if (d.severity != Severity::error) return;
  const auto lesser = std::find_if(kept_.rbegin(), kept_.rend(), [](const CheckFinding& other) {
    return other.diagnostic.severity != Severity::error;
  });
  if (lesser != kept_.rend()) *lesser = std::move(finding);
}

void Findings::finish(CheckReport& report) && {
  report.errors = counts_[static_cast<std::size_t>(Severity::error)];
  report.warnings = counts_[static_cast<std::size_t>(Severity::warning)];
  report.notes = counts_[static_cast<std::size_t>(Severity::note)];
  const std::int64_t left_out =
      report.errors + report.warnings + report.notes - static_cast<std::int64_t>(kept_.size());
  std::stable_sort(kept_.begin(), kept_.end(), [](const CheckFinding& a, const CheckFinding& b) {
    return a.diagnostic.severity < b.diagnostic.severity;
  });
  report.findings = std::move(kept_);
  if (left_out > 0)
    report.findings.push_back(
        finding(Code::findings_left_out, Severity::note, messages::findings_left_out(left_out), plan_.id()));
}

CheckFinding finding(Code code, Severity severity, Wording wording, std::string subject) {
  CheckFinding made;
  made.diagnostic = worded(code, severity, std::move(wording), std::move(subject));
  return made;
}

Phrase phrase_of(const Text& text) { return {text.en.empty() ? text.zh : text.en, text.zh}; }

Phrase name_of(const Indicator& indicator) { return phrase_of(indicator.name); }

}  // namespace salus::assessment
