// A line of a statistics manual, the names it needs, and the figure that arithmetic on paper gives.
#pragma once

#include "salus/units/rounding.hpp"
#include "support/formulas.hpp"

namespace salus::support {

struct Given {
  const char* name;
  const char* unit;
  double number;
};

struct ManualFormula {
  const char* printed;
  const char* unit;  // of the indicator
  std::vector<Given> given;
  int digits;
  const char* shown;
};

// Compiles every line as it stands, expects exactly these findings of each, and compares what is shown.
inline void expect_figures(const std::vector<ManualFormula>& lines, const std::vector<Code>& findings) {
  for (const ManualFormula& line : lines) {
    SCOPED_TRACE(line.printed);
    std::vector<Declaration> declarations;
    Inputs inputs;
    for (const Given& g : line.given) {
      declarations.push_back(element(g.name, g.unit));
      inputs.emplace(g.name, g.number);
    }
    const Symbols symbols = declared(std::move(declarations));
    const Result<Formula> formula = Formula::compile(line.printed, symbols, in_unit(line.unit));
    ASSERT_TRUE(formula.ok()) << all(formula.diagnostics());
    std::vector<Code> found;
    for (const Diagnostic& d : formula.diagnostics()) found.push_back(d.code);
    EXPECT_EQ(found, findings) << all(formula.diagnostics());
    EXPECT_EQ(formula->names().size(), line.given.size());
    EXPECT_EQ(display(value(*formula, inputs), formula->unit(), line.digits), line.shown);
    const Formula again = compiled(formula->canonical(), symbols, in_unit(line.unit));
    EXPECT_EQ(again.dump(), formula->dump()) << formula->canonical();
  }
}

}  // namespace salus::support
