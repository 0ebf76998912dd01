// What the checker warns of, and that one error hides no other.
#include <gtest/gtest.h>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::declared;
using support::element;
using support::in_unit;
using support::on_basis;
using support::refused;
using support::warnings;

using Codes = std::vector<Code>;

TEST(Findings, AScaleInAnotherUnitThanTheIndicatorsIsConvertedAndSaid) {
  EXPECT_EQ(warnings("a/b×100%", {}, in_unit("‰")), Codes{Code::scale_differs});
  EXPECT_EQ(warnings("a/b×1000‰", {}, in_unit("‰")), Codes{});
  EXPECT_EQ(warnings("a/b×1000%", {}, in_unit("%")), Codes{Code::suspicious_scale});
}

TEST(Findings, ARatioWithoutAScaleForAShareIsDoubtful) {
  EXPECT_EQ(warnings("a/b", {}, in_unit("%")), Codes{Code::ratio_without_scale});
  EXPECT_EQ(warnings("(a+b)/(c+d)", {}, in_unit("/10万")), Codes{Code::ratio_without_scale});
  EXPECT_EQ(warnings("a/b", {}, in_unit("张")), Codes{});
  EXPECT_EQ(warnings("a/b*100", {}, in_unit("%")), Codes{});
  EXPECT_EQ(warnings("a/2", {}, in_unit("%")), Codes{});
  const Symbols symbols = declared({element("接种率", "%"), element("人数", "人")});
  EXPECT_EQ(warnings("接种率/2", symbols, in_unit("%")), Codes{});
}

TEST(Findings, ADivisorThatIsAlwaysZeroIsDoubtful) {
  EXPECT_EQ(warnings("a/0"), Codes{Code::division_by_zero});
  EXPECT_EQ(warnings("a/(2-2)"), Codes{Code::division_by_zero});
  EXPECT_EQ(warnings("share(a, 0)"), Codes{Code::division_by_zero});
  EXPECT_EQ(warnings("rate(a, 1-1, 1000)"), Codes{Code::division_by_zero});
  EXPECT_EQ(warnings("a/(b-b)"), Codes{});
}

TEST(Findings, APopulationOnAnotherBasisIsSaid) {
  const Symbols symbols =
      declared({element("死亡数", "人", "registered"), element("常住人口", "人", "resident"), element("床位数", "张")});
  EXPECT_EQ(warnings("死亡数/常住人口×1000‰", symbols, on_basis("registered")), Codes{Code::basis_mixed});
  EXPECT_EQ(warnings("死亡数/常住人口×1000‰", symbols), Codes{Code::basis_mixed});
  EXPECT_EQ(warnings("床位数/常住人口×1000", symbols, on_basis("resident")), Codes{});
  EXPECT_EQ(warnings("床位数/常住人口×1000", symbols), Codes{});
  EXPECT_EQ(warnings("常住人口+常住人口", symbols, on_basis("registered")), Codes{Code::basis_mixed}) << "once a name";
}

TEST(Findings, OneErrorHidesNoOther) {
  const Symbols symbols =
      declared({element("a"), element("人口", "人", "registered", "p1"), element("人口", "人", "resident", "p2")});
  const auto codes = [&](const char* text) {
    Codes list;
    for (const Diagnostic& d : refused(text, symbols)) list.push_back(d.code);
    return list;
  };
  EXPECT_EQ(codes("foo + abs(a, a) + bar"),
            (Codes{Code::unknown_name, Code::wrong_argument_count, Code::unknown_name}));
  EXPECT_EQ(codes("人口 + (a > 1) + foo"), (Codes{Code::ambiguous_name, Code::type_conflict, Code::unknown_name}));
  EXPECT_EQ(codes("foo * (a + bar"), (Codes{Code::unknown_name, Code::syntax, Code::unknown_name}));
  EXPECT_EQ(codes("a@[..] + 2c"), (Codes{Code::window_outside_aggregate, Code::name_needs_brackets}));
}

TEST(Findings, SpeakBothLanguages) {
  const Symbols symbols = declared({element("死亡数", "人", "registered"), element("常住人口", "人", "resident")});
  struct Case {
    const char* text;
    const char* unit;
  };
  for (const Case& c : std::vector<Case>{{"a{sex}", ""},
                                         {"a{age: *}", ""},
                                         {"sum(a{age: *}+b{sex: *})", ""},
                                         {"sum(a{age: *}){sex: *}", ""},
                                         {"growth(a, 2)", ""},
                                         {"growth(growth(growth(growth(growth(a)))))", ""},
                                         {"clamp(a, 2, 1)", ""},
                                         {"a/b*100%", "‰"},
                                         {"a/b", "%"},
                                         {"share(a, b)*100", "%"},
                                         {"a/0", ""}}) {
    const Result<Formula> formula = Formula::compile(c.text, {}, in_unit(c.unit));
    ASSERT_FALSE(formula.diagnostics().empty()) << c.text;
    for (const Diagnostic& d : formula.diagnostics())
      EXPECT_FALSE(d.message.empty() || d.message_zh.empty() || d.hint.empty() || d.hint_zh.empty()) << c.text;
  }
  const Result<Formula> mixed = Formula::compile("死亡数/常住人口", symbols);
  EXPECT_EQ(mixed.diagnostics().at(0).message_zh, "“常住人口”的人口口径是“resident”，而“死亡数”的口径是“registered”");
}

}  // namespace
}  // namespace salus
