// A shipped plan, two counts of one year, and the rate that they give.
#include <iostream>
#include <salus/salus.hpp>

int main() {
  const salus::Result<salus::Plan> plan = salus::Plan::load("jinshan-2021-2025");
  if (!plan.ok()) {
    for (const salus::Diagnostic& problem : plan.diagnostics()) std::cerr << salus::to_string(problem) << "\n";
    return 1;
  }

  salus::Dataset::Builder counts;
  counts.add("全年婴儿死亡数", "金山区", "2015", 11.0);
  counts.add("live_births", "jinshan", "2015", 2886.0);
  const salus::Result<salus::Dataset> dataset = counts.finish();
  if (!dataset.ok()) return 1;

  const salus::Result<salus::Results> results = salus::evaluate(*plan, *dataset);
  if (!results.ok()) return 1;
  for (const salus::ResultRow& row : results->rows) {
    const salus::Indicator& indicator = plan->indicators()[static_cast<std::size_t>(row.indicator)];
    if (!row.value.valid()) continue;
    std::cout << indicator.name.zh << " " << results->periods[static_cast<std::size_t>(row.period)].to_string() << ": "
              << salus::display(row.value, indicator.unit, indicator.digits) << " (" << salus::name(row.origin)
              << ")\n";
  }
}
