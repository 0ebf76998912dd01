#include "salus/base/value.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "salus/base/diagnostic.hpp"
#include "salus/base/origin.hpp"

namespace salus {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Value, IsValidAndFiniteOrInvalidWithAReason) {
  EXPECT_TRUE(Value(0.0).valid());
  EXPECT_TRUE(Value(std::numeric_limits<double>::max()).valid());
  EXPECT_TRUE(Value(std::numeric_limits<double>::denorm_min()).valid());
  EXPECT_EQ(Value().reason, Reason::missing);
  EXPECT_EQ(Value(nan).reason, Reason::missing);
  EXPECT_EQ(Value(-nan).reason, Reason::missing);
  EXPECT_EQ(Value(infinity).reason, Reason::not_finite);
  EXPECT_EQ(Value(-infinity).reason, Reason::not_finite);
  EXPECT_EQ(Value(Reason::suppressed).reason, Reason::suppressed);
  for (const Value& v : {Value(), Value(infinity), Value(-infinity), Value(Reason::overflow)}) {
    EXPECT_FALSE(v.valid());
    EXPECT_TRUE(std::isnan(v.number));
  }
}

TEST(Value, KeepsTheSignOfZero) { EXPECT_TRUE(std::signbit(Value(-0.0).number)); }

TEST(NearlyEqual, ForgivesThirteenDigitsRelativeToTheLarger) {
  EXPECT_TRUE(nearly_equal(1, 1));
  EXPECT_TRUE(nearly_equal(29.0 / 100 * 100, 29));
  EXPECT_TRUE(nearly_equal(0.1 + 0.2, 0.3));
  EXPECT_TRUE(nearly_equal(1, 1 + 0.9e-13));
  EXPECT_FALSE(nearly_equal(1, 1 + 1.1e-13));
  EXPECT_TRUE(nearly_equal(1e300, 1e300 * (1 + 0.9e-13)));
  EXPECT_FALSE(nearly_equal(1e300, 1e300 * (1 + 1.1e-13)));
  EXPECT_TRUE(nearly_equal(-5, -5));
  EXPECT_FALSE(nearly_equal(5, -5));
}

TEST(NearlyEqual, NothingButZeroEqualsZero) {
  EXPECT_TRUE(nearly_equal(0.0, -0.0));
  EXPECT_FALSE(nearly_equal(0, std::numeric_limits<double>::denorm_min()));
  EXPECT_FALSE(nearly_equal(1e-300, 0));
}

TEST(NearlyEqual, IsSymmetricAndSurvivesOverflow) {
  EXPECT_FALSE(nearly_equal(1.7e308, -1.7e308));
  EXPECT_FALSE(nearly_equal(-1.7e308, 1.7e308));
  EXPECT_TRUE(nearly_equal(1.7e308, 1.7e308));
}

TEST(NearlyEqual, LessMeansLessAndNotEqual) {
  EXPECT_TRUE(definitely_less(1, 2));
  EXPECT_FALSE(definitely_less(2, 1));
  EXPECT_FALSE(definitely_less(1, 1));
  EXPECT_FALSE(definitely_less(29.0 / 100 * 100, 29));
  EXPECT_FALSE(definitely_less(29, 29.0 / 100 * 100));
  EXPECT_TRUE(definitely_less(-1e308, 1.7e308));
  EXPECT_TRUE(definitely_less(0, std::numeric_limits<double>::denorm_min()));
}

TEST(StableNames, OfReasonsReadBack) {
  for (int i = 0; i < 256; ++i) {
    const auto reason = static_cast<Reason>(i);
    const std::string_view text = name(reason);
    ASSERT_FALSE(text.empty());
    if (text != "unknown") {
      EXPECT_EQ(reason_from_name(text), reason);
    }
  }
  EXPECT_EQ(name(Reason::zero_denominator), "zero_denominator");
  EXPECT_EQ(name(static_cast<Reason>(200)), "unknown");
  EXPECT_EQ(reason_from_name("nonsense"), Reason::none);
  // The numbers are part of the C ABI.
  EXPECT_EQ(static_cast<int>(Reason::missing), 1);
  EXPECT_EQ(static_cast<int>(Reason::zero_denominator), 2);
  EXPECT_EQ(static_cast<int>(Reason::not_defined), 3);
  EXPECT_EQ(static_cast<int>(Reason::overflow), 4);
  EXPECT_EQ(static_cast<int>(Reason::not_finite), 5);
}

TEST(StableNames, OfCodesSeveritiesAndOriginsExist) {
  EXPECT_EQ(name(Code::unknown_name), "unknown_name");
  EXPECT_EQ(name(static_cast<Code>(99999)), "unknown");
  EXPECT_EQ(name(Severity::warning), "warning");
  EXPECT_EQ(name(Origin::example), "example");
  EXPECT_EQ(weaker(Origin::reported, Origin::derived), Origin::derived);
  EXPECT_EQ(weaker(Origin::example, Origin::derived), Origin::example);
}

TEST(Diagnostics, PrintEveryPartThatIsThere) {
  Diagnostic d;
  d.code = Code::unknown_name;
  d.message = "\"x\" is not a declared name";
  EXPECT_EQ(to_string(d), "error: \"x\" is not a declared name [unknown_name]");
  d.severity = Severity::warning;
  d.file = "plan.json";
  EXPECT_EQ(to_string(d), "plan.json: warning: \"x\" is not a declared name [unknown_name]");
  d.place = {0, 1, 3, 7};
  d.excerpt = "x + 1\n^";
  d.hint = "declare it";
  EXPECT_EQ(to_string(d),
            "plan.json:3:7: warning: \"x\" is not a declared name [unknown_name]\n  x + 1\n  ^\n  hint: declare it");
}

}  // namespace
}  // namespace salus
