// Any text as a formula: it is compiled or refused, never more. What compiles prints a canonical form that compiles to
// the same program, and the scalar call and both tables of kernels agree on every bit of some rows; where nothing is
// converted, the reference evaluator agrees with them.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "engine/block.hpp"
#include "kernels/avx2.hpp"
#include "salus/engine/results.hpp"
#include "salus/engine/rows.hpp"
#include "support/random.hpp"
#include "support/reference.hpp"

namespace {

using namespace salus;

[[noreturn]] void fail(const Formula& formula, const char* what) {
  std::fprintf(stderr, "%s\n  text:      %s\n  canonical: %s\n%s", what, formula.text().c_str(),
               formula.canonical().c_str(), formula.dump().c_str());
  std::abort();
}

bool same(const Value& a, const Value& b) {
  return a.reason == b.reason && std::memcmp(&a.number, &b.number, sizeof a.number) == 0;
}

Declaration element(std::string name, std::string_view unit, std::string basis = "unspecified", std::string id = {}) {
  Declaration d;
  d.id = std::move(id);
  d.name = std::move(name);
  d.unit = Unit::from(unit);
  d.basis = std::move(basis);
  return d;
}

const Symbols& declared() {
  static const Symbols symbols = [] {
    Result<Symbols> result = Symbols::create({element("全年婴儿死亡数", "人"),
                                              element("同年活产数", "人", "unspecified", "births"),
                                              element("同年活产数", "人", "registered", "births_registered"),
                                              element("全年 5 岁以下儿童死亡数", "人", "registered"),
                                              element("执业（助理）医师数", "人"),
                                              element("年末常住人口数", "人", "resident"),
                                              element("死亡", "人"),
                                              element("死亡或失访人数", "人"),
                                              element("死亡-失访", "人"),
                                              element("非传染性疾病死亡数", "人"),
                                              element("百日咳发病数", "例"),
                                              element("诊断 I 期的病例数", "例"),
                                              element("接种率", "%"),
                                              element("死亡率", "‰"),
                                              element("发病率", "/10万"),
                                              element("总院前急救时间", "分钟"),
                                              element("等候时间", "秒"),
                                              element("费用", "元"),
                                              element("面积", "平方米"),
                                              element("a", ""),
                                              element("b", ""),
                                              element("x y", ""),
                                              element("-a", ""),
                                              element("(b", "")});
    if (!result.ok()) std::abort();
    return std::move(result).value();
  }();
  return symbols;
}

bool uses_marks_or_periods(const Formula& formula) {
  for (const formula::Number& n : formula.compiled().ast.numbers)
    if (n.per != 1) return true;
  return formula.needs_dataset();
}

void evaluate_rows(const Formula& formula, bool compare_with_reference, std::uint64_t seed) {
  constexpr std::size_t rows = 67;
  support::Random random(seed);
  const std::size_t inputs = formula.names().size();
  if (inputs > 100) return;
  std::vector<std::vector<double>> data(inputs);
  std::vector<std::vector<std::uint8_t>> validity(inputs);
  std::vector<Column> columns(inputs);
  for (std::size_t c = 0; c < inputs; ++c) {
    for (std::size_t i = 0; i < rows; ++i) {
      data[c].push_back(random.cell());
      validity[c].push_back(random.one_in(5) ? 0 : 1);
    }
    columns[c].data = data[c].data();
    columns[c].length = rows;
    columns[c].validity_kind = Validity::bytes;
    columns[c].validity = validity[c].data();
  }
  const formula::Program& program = formula.compiled().program;
  std::vector<engine::SlotColumn> slots(program.slots.size());
  for (std::size_t i = 0; i < slots.size(); ++i)
    slots[i].column = columns[static_cast<std::size_t>(program.inputs[program.slots[i].input])];
  for (const kernels::Kernels* table : {&kernels::portable(), kernels::avx2()}) {
    if (table == nullptr) continue;
    std::vector<double> values(rows);
    std::vector<std::uint8_t> reasons(rows);
    const engine::OutputColumn out{values.data(), nullptr, reasons.data()};
    engine::run(program, *table, slots, rows, {&out, 1});
    const support::Reference reference(formula);
    for (std::size_t i = 0; i < rows; ++i) {
      std::vector<Value> row;
      for (std::size_t c = 0; c < inputs; ++c) row.push_back(validity[c][i] != 0 ? Value(data[c][i]) : Value());
      const Result<Value> scalar = evaluate(formula, row);
      if (!scalar.ok()) fail(formula, "one row is refused, and columns are not");
      Value batch = Value(static_cast<Reason>(reasons[i]));
      batch.number = values[i];
      if (!same(*scalar, batch)) fail(formula, "one row and columns differ");
      if (compare_with_reference && !same(reference(row), batch)) fail(formula, "the reference evaluator differs");
    }
  }
}

const Dataset& observed() {
  static const Dataset dataset = [] {
    Dataset::Builder builder;
    for (const char* element : {"a", "b", "死亡", "deaths", "births"})
      for (const char* period : {"2019", "2020", "2020-Q1", "2020-02"}) {
        builder.add(element, "here", period, 10);
        for (const char* age : {"0", "1-4", "0-4", "5-29", "30-69", "70+", "85+"})
          for (const char* sex : {"男", "女"})
            builder.add(element, "here", period, 1, Origin::reported, {{"age", age}, {"性别", sex}});
        for (const char* cause : {"x", "y"})
          builder.add(element, "here", period, 5, Origin::reported, {{"cause", cause}});
      }
    Result<Dataset> result = builder.finish();
    if (!result.ok()) std::abort();
    return std::move(result).value();
  }();
  return dataset;
}

void evaluate_over_dataset(const Formula& formula) {
  for (const char* period : {"2020", "2020-Q1"}) {
    const Result<Value> value = evaluate(formula, observed(), "here", *Period::parse(period));
    if (!value.ok()) fail(formula, "is not evaluated over a dataset");
    if (value->valid() != std::isfinite(value->number)) fail(formula, "a value is neither finite nor invalid");
  }
}

}  // namespace

// The first byte chooses declarations, basis and declared unit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::uint8_t choice = data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Symbols symbols = (choice & 1) != 0 ? declared() : Symbols();
  FormulaOptions options;
  if ((choice & 2) != 0) options.basis = (choice & 4) != 0 ? "registered" : "unspecified";
  static constexpr const char* units[] = {"%", "‰", "/10万", "分钟", "张", "元", "人", ""};
  const bool declares_unit = (choice & 8) != 0;
  if (declares_unit) options.unit = Unit::from(units[choice >> 4 & 7]);
  if ((choice & 128) != 0) options.limits.depth = 256;

  const Result<Formula> formula = Formula::compile(text, symbols, options);
  if (!formula.ok()) {
    for (const Diagnostic& d : formula.diagnostics())
      if (d.message.empty() || to_string(d).empty() || d.place.begin > d.place.end ||
          d.place.end > static_cast<std::int64_t>(text.size()))
        std::abort();
    return 0;
  }
  const Result<Formula> again = Formula::compile(formula->canonical(), symbols, options);
  if (!again.ok()) {
    // Canonical text has blanks and brackets that the source need not have, and so may be longer than is read.
    if (again.diagnostics()[0].code == Code::too_long) return 0;
    fail(*formula, "the canonical form does not compile");
  }
  if (again->dump() != formula->dump()) fail(*again, "the canonical form compiles to another program");
  if (again->canonical() != formula->canonical()) fail(*again, "the canonical form has another canonical form");
  if (again->unit().name() != formula->unit().name()) fail(*again, "the canonical form has another unit");
  if (formula->needs_dataset()) {
    if (formula->compiled().ast.windows.size() < 8) evaluate_over_dataset(*formula);
    return 0;
  }
  // Without declarations nothing is converted but by marks, and shares for an indicator of shares.
  const bool shares = declares_unit && options.unit->dimension() == Dimension::share;
  evaluate_rows(*formula, symbols.empty() && !shares && !uses_marks_or_periods(*formula), size);
  return 0;
}
