// Selections over categories, and the area above.
#include <gtest/gtest.h>

#include "formula/compiled.hpp"
#include "support/formulas.hpp"

namespace salus {
namespace {

using formula::Selection;
using support::compiled;
using support::refused;
using support::refused_code;
using support::repeated;

const Selection& selection(const Formula& formula) { return formula.compiled().ast.selections.at(0); }

TEST(Selectors, NameDimensionsAndCategories) {
  const Formula formula = compiled("deaths{age: 30-69, sex: 男, area type : 城 市}");
  const Selection& s = selection(formula);
  ASSERT_EQ(s.size(), 3u);
  EXPECT_EQ(s[0].dimension, "age");
  EXPECT_EQ(s[0].value, "30-69");
  EXPECT_EQ(s[1].value, "男");
  EXPECT_EQ(s[2].dimension, "area type");
  EXPECT_EQ(s[2].value, "城 市");
  EXPECT_FALSE(s[0].keep);
  EXPECT_TRUE(formula.needs_dataset());
  EXPECT_EQ(formula.names(), std::vector<std::string>{"deaths"});
}

TEST(Selectors, HaveFullWidthTwinsAndQuotes) {
  EXPECT_EQ(compiled("死亡数｛年龄：30-69，性别：男｝").canonical(), "死亡数{年龄: 30-69, 性别: 男}");
  EXPECT_EQ(compiled("x{cause: [a, b: c]}").canonical(), "x{cause: [a, b: c]}");
  EXPECT_EQ(compiled("x{cause: \"a, b\"}").canonical(), "x{cause: [a, b]}");
  EXPECT_EQ(compiled("x{cause: “a]b”}").canonical(), "x{cause: \"a]b\"}");
  EXPECT_EQ(compiled("x{cause: \" a \"}").canonical(), "x{cause: a}");
  EXPECT_EQ(compiled("x{age: 85+}+x{age: ≥65}+x{age: <5}+x{age: 65岁及以上}").canonical(),
            "x{age: 85+} + x{age: ≥65} + x{age: <5} + x{age: 65岁及以上}");
  const Formula star = compiled("x{cause: \"*\"}");
  EXPECT_FALSE(selection(star)[0].keep);
  EXPECT_EQ(star.canonical(), "x{cause: [*]}");
}

TEST(Selectors, HoldForEverythingBeforeThem) {
  EXPECT_EQ(compiled("(a/b){sex: 男}").dump(), compiled("a{sex: 男} / b{sex: 男}").dump());
  EXPECT_EQ(compiled("x{sex: 男}{age: 0-4}").dump(), compiled("x{age: 0-4, sex: 男}").dump());
  EXPECT_EQ(compiled("sum(x@[-1y..0y]){sex: 男}").dump(), compiled("sum(x{sex: 男}@[-1y..0y])").dump());
  EXPECT_NE(compiled("x{sex: 男}").dump(), compiled("x{sex: 女}").dump());
  EXPECT_EQ(compiled("-x{sex: 男}^2").canonical(), "-x{sex: 男} ^ 2");
}

TEST(Selectors, TheSameFigureIsReadOnce) {
  EXPECT_EQ(compiled("x{sex: 男} / x{sex: 男}").compiled().program.slots.size(), 1u);
  EXPECT_EQ(compiled("x{sex: 男} / x").compiled().program.slots.size(), 2u);
}

TEST(Selectors, WhatCannotBeReadIsOneErrorWithItsPlace) {
  struct Case {
    const char* text;
    const char* says;
  };
  const Case table[] = {
      {"x{}", "empty"},
      {"x{sex}", "no :"},
      {"x{sex: }", "a value is empty"},
      {"x{: 男}", "a dimension is empty"},
      {"x{sex: 男, }", "empty"},
      {"x{sex: 男; age: 3}", "comma"},
      {"x{sex: 男, sex: 女}", "twice"},
      {"x{age: 3, 年龄: 4}", "twice"},
      {"x{cause: A | B}", "two selections"},
      {"x{sex: 男", "not closed"},
      {"x{", "not closed"},
      {"x{a: [b}", "not closed"},
      {"x{a: {b: c}}", ""},
      {"x{a: * 3}", "comma"},
  };
  for (const Case& c : table) {
    const Diagnostics errors = refused(c.text);
    EXPECT_EQ(errors[0].code, Code::invalid_selector) << c.text;
    EXPECT_EQ(errors[0].place.begin, 1) << c.text;
    EXPECT_NE(errors[0].message.find(c.says), std::string::npos) << c.text << ": " << errors[0].message;
  }
  EXPECT_EQ(refused("x{sex}").size(), 1u);
  EXPECT_EQ(refused_code("{sex: 男}"), Code::syntax);
  EXPECT_EQ(refused_code("x + {sex: 男}"), Code::syntax);
}

TEST(Selectors, AKeptDimensionMustBeTotalled) {
  for (const char* text :
       {"sum(x{age: *})", "mean(x{cause: *})", "median(x{cause: *})", "max(x{age: *} / y{age: *})", "min(x{cause: *})",
        "count(x{cause: *})", "max(x{cause: *} * y)", "sum(x{age: *}@-1y)", "sum(sum(x{age: *}@[-2y..0y]))",
        "sum(x{age: *, sex: 男})", "sum(x{age: *} of parent)", "sum(x{age: *}) / sum(y{cause: *})",
        "sum((x/y){age: *})", "life_expectancy(d{age: *}, p)", "life_expectancy(d{sex: 男}, p{sex: 男})"})
    EXPECT_TRUE(compiled(text).needs_dataset()) << text;
  for (const char* text :
       {"x{age: *}", "x{age: *} + 1", "abs(x{age: *})", "sum(x{age: *}, 1)", "sum(x{age: *}@[-2y..0y])",
        "sum(x{age: *} + y{cause: *})", "sum(x{age: *, cause: *})", "sum(x{cause: *}){age: *}",
        "life_expectancy(d{cause: *}, p)", "life_expectancy(d * max(x{cause: *}), p)", "coalesce(x{age: *}, 1)"})
    EXPECT_EQ(refused_code(text), Code::varies_by_category) << text;
  const Diagnostics errors = refused("1 + x{cause: *}");
  ASSERT_EQ(errors.size(), 1u);
  EXPECT_NE(errors[0].message.find("\"cause\""), std::string::npos);
  EXPECT_NE(errors[0].hint.find("sum(x{cause: *})"), std::string::npos);
}

TEST(Selectors, HostileOnesAreReadInLinearTime) {
  EXPECT_EQ(refused_code("x" + repeated("{", 30'000)), Code::invalid_selector);
  EXPECT_EQ(refused_code(repeated("x{", 30'000)), Code::invalid_selector);
  EXPECT_EQ(refused_code("x{" + repeated("a: b, ", 10'000) + "c: d}"), Code::invalid_selector);
  std::string many = "x{";
  for (int i = 0; i < 5000; ++i) many += "d" + std::to_string(i) + ": v, ";
  EXPECT_EQ(refused_code(many + "z: 1}"), Code::invalid_selector);
  EXPECT_EQ(refused_code("x{a: " + repeated("长", 20'000) + "}"), Code::invalid_selector);
  EXPECT_EQ(refused_code("x" + repeated("{a: 1}", 65)), Code::too_deep);
  EXPECT_EQ(refused_code("x" + repeated(" of parent", 65)), Code::too_deep);
  EXPECT_TRUE(Formula::compile("x" + repeated(" of parent", 64)).ok());
  EXPECT_TRUE(Formula::compile("x{age: 0-1000000000}").ok());
  std::string distinct = "0";
  for (int i = 0; i < 5000; ++i) distinct += "+x{a:" + std::to_string(i) + "}";
  EXPECT_EQ(compiled(distinct).compiled().program.slots.size(), 5000u);
  std::string kept = "0";
  for (int i = 0; i < 4000; ++i) kept += "+x{d" + std::to_string(i) + ":*}";
  EXPECT_LE(refused(kept).size(), 51u);
}

TEST(OfParent, BindsLikeAShift) {
  EXPECT_EQ(compiled("x/x of  parent").canonical(), "x / x of parent");
  EXPECT_EQ(compiled("(a/b) of parent").canonical(), "(a / b) of parent");
  EXPECT_EQ(compiled("(a/b) of parent").dump(), compiled("a of parent / b of parent").dump());
  EXPECT_EQ(compiled("x of parent@2015").dump(), compiled("x@2015 of parent").dump());
  EXPECT_EQ(compiled("x of parent of parent").compiled().program.slots[0].parents, 2u);
  EXPECT_TRUE(compiled("x of parent").needs_dataset());
  EXPECT_EQ(compiled("x of parent{sex: 男} > 1").canonical(), "x of parent{sex: 男} > 1");
  EXPECT_EQ(refused_code("x of"), Code::syntax);
  EXPECT_EQ(refused_code("x of parents"), Code::syntax);
  EXPECT_EQ(refused_code("x of y"), Code::syntax);
  EXPECT_EQ(refused_code("of parent"), Code::syntax);
}

}  // namespace
}  // namespace salus
