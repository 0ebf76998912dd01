// The syntax tree as JSON.
#include <gtest/gtest.h>

#include "formula/compiled.hpp"
#include "support/formulas.hpp"
#include "support/json.hpp"
#include "support/random_formula.hpp"

namespace salus {
namespace {

using support::compiled;
using support::declared;
using support::element;
using support::Json;
using support::JsonParser;

Json tree(const Formula& formula) { return JsonParser::parse(formula.ast_json()); }

const Json& root(const Json& tree) { return tree["nodes"][static_cast<std::size_t>(tree["root"].number)]; }

const Json& child(const Json& tree, const Json& node, std::size_t i) {
  return tree["nodes"][static_cast<std::size_t>(node["children"][i].number)];
}

TEST(AstJson, OfAPrintedFormulaIsExactlyThis) {
  const Symbols symbols = declared({element("婴儿死亡数", "人", "unspecified", "infant_deaths"),
                                    element("活产数", "人", "unspecified", "live_births")});
  EXPECT_EQ(compiled("婴儿死亡数/(活产数)×1000‰", symbols).ast_json(),
            "{\"formula\":\"婴儿死亡数/(活产数)×1000‰\",\"unit\":\"‰\",\"root\":4,\"nodes\":["
            "{\"kind\":\"name\",\"name\":\"婴儿死亡数\",\"input\":0,\"id\":\"infant_deaths\",\"type\":\"number\","
            "\"unit\":\"人\",\"span\":[0,15],\"children\":[]},"
            "{\"kind\":\"name\",\"name\":\"活产数\",\"input\":1,\"id\":\"live_births\",\"type\":\"number\","
            "\"unit\":\"人\",\"span\":[16,27],\"children\":[]},"
            "{\"kind\":\"binary\",\"operator\":\"/\",\"type\":\"number\",\"unit\":\"\",\"span\":[0,27],"
            "\"children\":[0,1]},"
            "{\"kind\":\"number\",\"text\":\"1000‰\",\"printed\":1000,\"mark\":\"‰\",\"value\":1,\"scale\":true,"
            "\"type\":\"number\",\"unit\":\"\",\"span\":[29,36],\"children\":[]},"
            "{\"kind\":\"binary\",\"operator\":\"*\",\"type\":\"number\",\"unit\":\"‰\",\"span\":[0,36],"
            "\"children\":[2,3]}]}");
}

TEST(AstJson, SaysTheKindOfEveryNode) {
  const Json t = tree(compiled("if(not a > 0, -sum(b@[-4y..]), mean(c@[..2020]) - d@-1q) ^ 2"));
  const Json& power = root(t);
  EXPECT_EQ(power["operator"].string, "^");
  const Json& choice = child(t, power, 0);
  EXPECT_EQ(choice["kind"].string, "call");
  EXPECT_EQ(choice["function"].string, "if");
  EXPECT_EQ(choice["by_age"].number, 0);
  const Json& negation = child(t, choice, 0);
  EXPECT_EQ(negation["kind"].string, "unary");
  EXPECT_EQ(negation["operator"].string, "not");
  EXPECT_EQ(negation["type"].string, "condition");
  const Json& minus = child(t, choice, 1);
  EXPECT_EQ(minus["operator"].string, "-");
  EXPECT_EQ(minus["children"].items.size(), 1u);
  const Json& window = child(t, child(t, minus, 0), 0);
  EXPECT_EQ(window["kind"].string, "window");
  EXPECT_EQ(window["from"].string, "-4y");
  EXPECT_TRUE(window["to"].is_null());
  const Json& other = child(t, child(t, child(t, choice, 2), 0), 0);
  EXPECT_TRUE(other["from"].is_null());
  EXPECT_EQ(other["to"].string, "2020");
  const Json& shift = child(t, child(t, choice, 2), 1);
  EXPECT_EQ(shift["kind"].string, "shift");
  EXPECT_EQ(shift["period"].string, "-1q");
  EXPECT_EQ(child(t, shift, 0)["name"].string, "d");
}

TEST(AstJson, SaysWhichArgumentsAreReadByAge) {
  const Json t = tree(compiled("premature_mortality(deaths, population, 30, 70)"));
  EXPECT_EQ(root(t)["by_age"].number, 2);
}

TEST(AstJson, SaysWhichPeriodsAreasAndCategoriesAreRead) {
  const Json t =
      tree(compiled("sum(deaths{age: 30-69, sex: 男}@[ytd]) / population of parent + cagr(x, -5y) + sum(y{age: *})"));
  const auto of_kind = [&](std::string_view kind, std::size_t nth = 0) {
    for (const Json& node : t["nodes"].items)
      if (node["kind"].string == kind && nth-- == 0) return node;
    throw std::runtime_error("no such node");
  };
  const Json selector = of_kind("selector");
  ASSERT_EQ(selector["selection"].items.size(), 2u);
  EXPECT_EQ(selector["selection"][0]["dimension"].string, "age");
  EXPECT_EQ(selector["selection"][0]["value"].string, "30-69");
  EXPECT_EQ(selector["selection"][1]["value"].string, "男");
  EXPECT_TRUE(of_kind("selector", 1)["selection"][0]["keep"].truth);
  EXPECT_TRUE(of_kind("selector", 1)["selection"][0]["value"].is_null());
  EXPECT_TRUE(of_kind("window")["year_to_date"].truth);
  EXPECT_TRUE(of_kind("window")["from"].is_null());
  EXPECT_EQ(child(t, of_kind("parent"), 0)["name"].string, "population");
  EXPECT_EQ(of_kind("step")["period"].string, "-5y");
}

TEST(AstJson, GivesALiteralAsWrittenAsPrintedAndAsTheNumberThatItIs) {
  const auto literal = [](std::string_view text) {
    const Json t = tree(compiled(text));
    return child(t, root(t), 1);
  };
  EXPECT_EQ(literal("x*10 万/10 万")["text"].string, "10 万/10 万");
  EXPECT_EQ(literal("x*10 万/10 万")["printed"].number, 100000);
  EXPECT_EQ(literal("x*10 万/10 万")["mark"].string, "/10万");
  EXPECT_TRUE(literal("x*10 万/10 万")["scale"].truth);
  EXPECT_EQ(literal("x*( +５％ )")["text"].string, "５％");
  EXPECT_EQ(literal("x*５％")["value"].number, 0.05);
  EXPECT_FALSE(literal("x*５％")["scale"].truth);
  EXPECT_FALSE(literal("x+1000‰")["scale"].truth);  // no factor
  EXPECT_EQ(literal("x*1e300")["value"].number, 1e300);
  EXPECT_EQ(literal("x*4.9e-324")["value"].number, 4.9e-324);
}

TEST(AstJson, EscapesWhatJsonForbids) {
  const Json t = tree(compiled("[a\"b\\c\td]\n+1"));
  EXPECT_EQ(t["formula"].string, "[a\"b\\c\td]\n+1");
  EXPECT_EQ(child(t, root(t), 0)["name"].string, "a\"b\\c\td");
}

TEST(AstJson, HoldsTheTreeOfGeneratedFormulas) {
  support::Random random(31);
  support::FormulaGenerator generator(random, {"a", "b", "全年 5 岁以下儿童死亡数", "x_1"});
  FormulaOptions options;
  options.limits.depth = 256;
  const Symbols symbols = support::declared_names({"a", "b", "全年 5 岁以下儿童死亡数", "x_1"});
  for (int i = 0; i < 1000; ++i) {
    const Formula formula = compiled(generator.formula(1 + i % 40).printed, symbols, options);
    const formula::Ast& ast = formula.compiled().ast;
    const Json t = tree(formula);
    ASSERT_EQ(t["nodes"].items.size(), ast.nodes.size()) << formula.text();
    for (std::size_t k = 0; k < ast.nodes.size(); ++k) {
      const Json& node = t["nodes"][k];
      ASSERT_EQ(node["children"].items.size(), ast.nodes[k].child_count);
      for (std::uint32_t c = 0; c < ast.nodes[k].child_count; ++c)
        ASSERT_EQ(node["children"][c].number, ast.child(ast.nodes[k], c));
      const auto begin = static_cast<std::size_t>(node["span"][0].number);
      const auto end = static_cast<std::size_t>(node["span"][1].number);
      ASSERT_TRUE(begin < end && end <= formula.text().size()) << formula.text();
    }
  }
}

}  // namespace
}  // namespace salus
