#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "formula/compiled.hpp"
#include "support/formulas.hpp"
#include "support/random.hpp"

namespace salus {
namespace {

using support::bits;
using support::compiled;
using support::number;
using support::Random;
using support::refused_code;

std::string digits(Random& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('0' + random.below(10));
  return text;
}

std::string random_literal(Random& random) {
  char shortest[40];
  switch (random.below(6)) {
    case 0:  // what a double prints
      std::snprintf(shortest, sizeof shortest, "%.17g", std::fabs(random.any()));
      if (shortest[0] == 'n' || shortest[0] == 'i') return "0";
      return shortest;
    case 1:  // halfway between two doubles, or nearly: 2^53 + an odd half, written long
      return std::to_string(9007199254740992ULL + random.below(1000)) + ".5" +
             (random.one_in(2) ? std::string(random.below(30), '0') + "1" : "");
    case 2: {  // near both ends
      std::string text = digits(random, 1 + random.below(20)) + "." + digits(random, random.below(20));
      return text + "e" +
             (random.one_in(2) ? std::to_string(280 + random.below(20)) : "-" + std::to_string(300 + random.below(30)));
    }
    default: {
      std::string text = digits(random, random.below(25));
      if (text.empty() || random.one_in(2)) text += "." + digits(random, 1 + random.below(25));
      if (random.one_in(3)) {
        text += random.one_in(2) ? "e" : "E";
        text += random.one_in(3) ? "+" : random.one_in(2) ? "-" : "";
        text += std::to_string(random.below(60));
      }
      return text;
    }
  }
}

TEST(Numbers, AreReadExactlyAsStrtodReadsThem) {
  Random random(20210517);
  // A thousand literals a formula, so that the program's constants are all of them.
  for (int batch = 0; batch < 100; ++batch) {
    std::vector<std::string> literals;
    std::vector<double> expected;
    std::string text;
    while (literals.size() < 1000) {
      const std::string literal = random_literal(random);
      const double x = std::strtod(literal.c_str(), nullptr);
      if (!std::isfinite(x)) continue;
      text += (literals.empty() ? "" : "+") + literal;
      literals.push_back(literal);
      expected.push_back(x);
    }
    const Formula formula = compiled(text);
    const auto& numbers = formula.compiled().ast.numbers;
    ASSERT_EQ(numbers.size(), literals.size());
    for (std::size_t i = 0; i < literals.size(); ++i)
      ASSERT_EQ(bits(numbers[i].value), bits(expected[i])) << literals[i];
  }
}

TEST(Numbers, SubnormalAndVanishingLiteralsAreThoseOfStrtod) {
  for (const char* text :
       {"4.9e-324", "2.5e-324", "2.4e-324", "1e-400", "0e999999999", "0.0e5", "1e-999999999", "2.2250738585072011e-308",
        "0.000000000000000000000000000000000001e-290", "1.7976931348623157e308",
        "00000000000000000000000000000000000001e-0000000000000000000003"}) {
    EXPECT_EQ(bits(number(text)), bits(std::strtod(text, nullptr))) << text;
  }
  const std::string long_fraction = "0." + std::string(2000, '0') + "1e2001";
  EXPECT_EQ(number(long_fraction), 1);
  EXPECT_EQ(number("1" + std::string(2000, '0') + "e-2000"), 1);
}

TEST(Numbers, BeyondADoubleAreErrors) {
  for (const char* text : {"1e309", "1.8e308", "9e999999999", "1e308 亿", "10e307万"})
    EXPECT_EQ(refused_code(text), Code::number_out_of_range) << text;
  EXPECT_EQ(refused_code(std::string(400, '9')), Code::number_out_of_range);
}

TEST(Numbers, HaveOnePointAndAnExponentOnlyWithDigits) {
  EXPECT_EQ(number(".5"), 0.5);
  EXPECT_EQ(number("5."), 5);
  EXPECT_EQ(number("5.e1"), 50);
  EXPECT_EQ(number("1e+2"), 100);
  EXPECT_EQ(number("1E2"), 100);
  EXPECT_EQ(refused_code("1.2.3"), Code::syntax);
  EXPECT_EQ(refused_code("."), Code::syntax);
  EXPECT_EQ(refused_code("0x10"), Code::name_needs_brackets);
  EXPECT_EQ(refused_code("1e"), Code::name_needs_brackets);
  EXPECT_EQ(refused_code("2x"), Code::name_needs_brackets);
  EXPECT_EQ(refused_code("5岁以下"), Code::name_needs_brackets);
}

TEST(Numbers, NamesThatBeginLikeInfinityAndNanAreNames) {
  for (const char* name :
       {"infant_deaths", "inf", "inf_x", "infinity", "nan", "nan_x", "nanjing", "e1", "E", "INF", "NaN"}) {
    const Formula formula = compiled(name);
    ASSERT_EQ(formula.names().size(), 1u) << name;
    EXPECT_EQ(formula.names()[0], name);
    EXPECT_EQ(number(name, {{name, 3.0}}), 3);
  }
}

TEST(Numbers, FullWidthDigitsPointAndExponentAreDigits) {
  EXPECT_EQ(number("１２３"), 123);
  EXPECT_EQ(number("１．５"), 1.5);
  EXPECT_EQ(number("２ｅ３"), 2000);
  EXPECT_EQ(number("1２"), 12);
}

TEST(Numbers, MagnitudesMultiply) {
  EXPECT_EQ(number("10 万"), 100000);
  EXPECT_EQ(number("10万"), 100000);
  EXPECT_EQ(number("1.25 亿"), 125000000);
  EXPECT_EQ(number("3十"), 30);
  EXPECT_EQ(number("3百"), 300);
  EXPECT_EQ(number("3千"), 3000);
  EXPECT_EQ(number("3十万"), 300000);
  EXPECT_EQ(number("3百万"), 3000000);
  EXPECT_EQ(number("3 千万"), 30000000);
  EXPECT_EQ(number("1e2万"), 1000000);
  EXPECT_EQ(number("10\n万"), 100000);  // a line wrap
  EXPECT_EQ(number("10　万"), 100000);
  // Rounded once: 0.1 million is 100000, 4.35 hundred is 435, which 4.35*100 is not.
  EXPECT_EQ(number("4.35百"), 435);
  EXPECT_NE(4.35 * 100, 435);
  EXPECT_EQ(number("1.1亿"), 110000000);
}

TEST(Numbers, AMagnitudeCountsOnlyAsAWholeRun) {
  EXPECT_EQ(refused_code("10万人"), Code::name_needs_brackets);
  EXPECT_EQ(refused_code("10 万人"), Code::syntax);  // two operands: 10 and the name 万人
  EXPECT_EQ(refused_code("3万万"), Code::name_needs_brackets);
  EXPECT_EQ(compiled("a/万").names().size(), 2u);  // after a name it is one itself
}

TEST(Numbers, MarkedLiteralsAreTheNumberTheySay) {
  EXPECT_EQ(number("5%"), 0.05);
  EXPECT_EQ(number("5‰"), 0.005);
  EXPECT_EQ(number("3/万"), 0.0003);
  EXPECT_EQ(number("7/10万"), 0.00007);
  EXPECT_EQ(number("7/10 万"), 0.00007);
  EXPECT_EQ(number("2/百万"), 0.000002);
  EXPECT_EQ(number("1/10万"), 1e-5);
  EXPECT_EQ(number("100%"), 1);
  EXPECT_EQ(number("1000‰"), 1);
  EXPECT_EQ(number("10万/10万"), 1);
  EXPECT_EQ(number("10 万/10 万"), 1);
  EXPECT_EQ(number("100000/10万"), 1);
  EXPECT_EQ(number("1百万/百万"), 1);
  // Divided in decimal and rounded once: 0.07 / 100 and 57.3 / 100 would be one unit off in the last place.
  Random random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = std::to_string(random.below(1000)) + "." + digits(random, 1 + random.below(4));
    EXPECT_EQ(bits(number(text + "%")), bits(std::strtod((text + "e-2").c_str(), nullptr))) << text;
    EXPECT_EQ(bits(number(text + "‰")), bits(std::strtod((text + "e-3").c_str(), nullptr))) << text;
    EXPECT_EQ(bits(number(text + "/10万")), bits(std::strtod((text + "e-5").c_str(), nullptr))) << text;
  }
}

TEST(Numbers, ASlashIsAMarkOnlyDirectlyAfterANumber) {
  const support::Inputs inputs{{"a", 300000.0}};
  EXPECT_EQ(number("a/10万", inputs), 3);
  EXPECT_EQ(number("a/10 万", inputs), 3);
  EXPECT_EQ(number("(5)/10万"), 5 / 100000.0);
  EXPECT_EQ(number("6 / 10万"), 6 / 100000.0);
  EXPECT_EQ(number("6/3"), 2);
  EXPECT_EQ(number("100/10"), 10);
  EXPECT_EQ(number("100/10 / 5"), 2);
}

TEST(Numbers, AMarkAloneIsAnErrorThatSaysWhereItBelongs) {
  for (const char* text : {"%", "a%", "a × %", "(5)%"}) {
    const Diagnostics errors = support::refused(text);
    EXPECT_EQ(errors[0].code, Code::syntax) << text;
    EXPECT_NE(errors[0].hint.find("mark"), std::string::npos) << text;
    EXPECT_EQ(errors.size(), 1u) << text << support::all(errors);
  }
}

}  // namespace
}  // namespace salus
