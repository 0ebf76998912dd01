#include <gtest/gtest.h>

#include <algorithm>

#include "support/formulas.hpp"

namespace salus {
namespace {

using support::declared_names;
using support::refused;
using support::refused_code;

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> list;
  for (const Diagnostic& d : diagnostics) list.push_back(d.code);
  return list;
}

TEST(Errors, CarryBytesLineAndColumnInCharacters) {
  const Symbols symbols = declared_names({"全年婴儿死亡数", "同年活产数"});
  const Diagnostics errors = refused("全年婴儿死亡数/\n  年活产数×1000‰", symbols);
  ASSERT_EQ(errors.size(), 1u);
  const Diagnostic& d = errors[0];
  EXPECT_EQ(d.code, Code::unknown_name);
  EXPECT_EQ(d.severity, Severity::error);
  EXPECT_EQ(d.subject, "年活产数");
  EXPECT_EQ(d.place.begin,
            7 * 3 + 1 + 1 + 2);  // seven characters of three bytes, the slash, the line break, two blanks
  EXPECT_EQ(d.place.end, d.place.begin + 4 * 3);
  EXPECT_EQ(d.place.line, 2);
  EXPECT_EQ(d.place.column, 3);
}

TEST(Errors, ShowTheLineWithACaretUnderWideCharacters) {
  const Diagnostics errors = refused("死亡数/(活产数)%");
  ASSERT_EQ(errors.size(), 1u);
  // Three wide characters, the slash, the parenthesis, three wide ones, the parenthesis: 3·2 + 2 + 3·2 + 1 columns.
  EXPECT_EQ(errors[0].excerpt, "死亡数/(活产数)%\n" + std::string(15, ' ') + "^");
  EXPECT_EQ(errors[0].place.column, 10);
  const Diagnostics name = refused("1 + 5岁以下", declared_names({"活产数"}));
  EXPECT_EQ(name[0].excerpt, "1 + 5岁以下\n    ^^^^^^^");
}

TEST(Errors, AreFoundAllAtOnce) {
  const Symbols symbols = declared_names({"a", "b"});
  EXPECT_EQ(codes(refused("x + $ + 2c + foo(a) + 1e999 + y", symbols)),
            (std::vector<Code>{Code::unknown_name, Code::syntax, Code::name_needs_brackets, Code::unknown_function,
                               Code::number_out_of_range, Code::unknown_name}));
  EXPECT_EQ(codes(refused("abs(a > 1) + sqrt(1, 2) + if(a, 1, 2) + (not b)", symbols)),
            (std::vector<Code>{Code::type_conflict, Code::wrong_argument_count, Code::type_conflict,
                               Code::type_conflict, Code::type_conflict}));
}

TEST(Errors, AreOrderedAsTheyStandInTheText) {
  const Diagnostics errors = refused("x $ y ~ z", declared_names({"a"}));
  for (std::size_t i = 1; i < errors.size(); ++i) EXPECT_LT(errors[i - 1].place.begin, errors[i].place.begin);
}

TEST(Errors, OneFaultIsOneError) {
  for (const char* text : {"$", "a + $", "a $ b", "# + 1", "foo(a, b)", "foo()", "x@", "x@foo", "x@[1..", "x@[-1y,0y]",
                           "1e999", "2x", "{", "a{sex}", "a{sex: 1", "a{{{", "；"}) {
    const Diagnostics errors = refused(text);
    const auto lexical = std::count_if(errors.begin(), errors.end(), [](const Diagnostic& d) {
      return d.message.find("is empty") != std::string::npos || d.message.find("ends where") != std::string::npos ||
             d.message.find("outside a function's") != std::string::npos;
    });
    EXPECT_EQ(lexical, 0) << text << support::all(errors);
  }
  EXPECT_EQ(refused("$").size(), 1u);
  EXPECT_EQ(refused("a $ b").size(), 1u);
  EXPECT_EQ(refused("foo(a, b)").size(), 1u);
  EXPECT_EQ(refused("foo()").size(), 1u);
  EXPECT_EQ(refused("x@").size(), 1u);
}

TEST(Errors, SyntaxErrorsSayWhatIsMissing) {
  struct Case {
    const char* text;
    const char* says;
    int begin;
  };
  const Case table[] = {
      {"", "empty", 0},
      {"   ", "empty", 3},
      {"a +", "ends where", 3},
      {"a + * b", "before \"*\"", 4},
      {"a b", "operator is missing", 2},
      {"2 (a)", "operator is missing", 2},
      {"a 3", "operator is missing", 2},
      {"(a", "not closed", 0},
      {"((a)", "not closed", 0},
      {"max(a, b", "not closed", 3},
      {"a)", "no ( for this", 1},
      {"()", "before \")\"", 1},
      {"a,b", "outside a function", 1},
      {"max(a,)", "before \")\"", 6},
      {"< 3", "before \"<\"", 0},
  };
  for (const Case& c : table) {
    const Diagnostics errors = refused(c.text);
    ASSERT_EQ(errors.size(), 1u) << c.text << support::all(errors);
    EXPECT_EQ(errors[0].code, Code::syntax) << c.text;
    EXPECT_NE(errors[0].message.find(c.says), std::string::npos) << c.text << ": " << errors[0].message;
    EXPECT_EQ(errors[0].place.begin, c.begin) << c.text;
    EXPECT_FALSE(errors[0].hint.empty()) << c.text;
  }
}

TEST(Errors, ArgumentsAreCounted) {
  for (const char* text :
       {"if(a > 1, 2)", "if(a > 1, 2, 3, 4)", "abs()", "abs(a, b)", "round(a)", "coalesce(a)", "pow(a)", "sqrt(a, b)",
        "max()", "sum()", "count()", "is_missing()", "is_missing(a, b)", "life_expectancy(a)"})
    EXPECT_EQ(refused_code(text), Code::wrong_argument_count) << text;
  const Diagnostics errors = refused("1 + round(a)");
  EXPECT_NE(errors[0].hint.find("round(x, digits)"), std::string::npos);
  EXPECT_EQ(errors[0].place.begin, 4);
  EXPECT_EQ(errors[0].place.end, 12);
}

TEST(Errors, UnknownFunctionsAreNamedWithTheNearest) {
  const Diagnostics errors = refused("roud(a, 1)");
  EXPECT_EQ(errors[0].code, Code::unknown_function);
  EXPECT_EQ(errors[0].subject, "roud");
  EXPECT_NE(errors[0].hint.find("round"), std::string::npos);
  EXPECT_EQ(refused_code("IF(a > 1, 1, 2)"), Code::unknown_function);  // names are case-sensitive
}

TEST(Errors, NoMoreThanFiftyAreListed) {
  const Diagnostics lexical = refused(support::repeated("$ ", 1000));
  EXPECT_GE(lexical.size(), 10u);
  EXPECT_LE(lexical.size(), 51u);
  std::string types = "0";
  for (int i = 0; i < 1000; ++i) types += " + (a > 1)";
  EXPECT_LE(refused(types).size(), 51u);
}

TEST(Errors, PrintAsACompilerWould) {
  Diagnostic d = refused("a + $")[0];
  d.file = "plan.json";
  d.pointer = "/indicators/3/formula";
  EXPECT_EQ(to_string(d),
            "plan.json:1:5: error: \"$\" cannot stand here [syntax]\n  at /indicators/3/formula\n  a + $\n      ^\n"
            "  hint: " +
                d.hint);
}

}  // namespace
}  // namespace salus
