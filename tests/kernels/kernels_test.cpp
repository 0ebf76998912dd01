#include "kernels/kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "formula/operation.hpp"
#include "kernels/avx2.hpp"
#include "salus/base/value.hpp"
#include "support/formulas.hpp"
#include "support/random.hpp"

namespace salus {
namespace {

using formula::Op;
using kernels::block_rows;
using kernels::Kernels;
using support::bits;
using support::Random;

using limits = std::numeric_limits<double>;

const std::vector<double>& special() {
  static const std::vector<double> values = {0.0,
                                             -0.0,
                                             1.0,
                                             -1.0,
                                             0.5,
                                             -0.5,
                                             2.5,
                                             -2.5,
                                             limits::denorm_min(),
                                             -limits::denorm_min(),
                                             limits::min(),
                                             -limits::min(),
                                             limits::min() / 2,
                                             limits::max(),
                                             limits::lowest(),
                                             limits::max() / 2,
                                             1e300,
                                             -1e300,
                                             1e-300,
                                             1.0 + 1e-13,
                                             1.0 - 1e-13,
                                             1.0 + limits::epsilon(),
                                             9007199254740992.0,
                                             4503599627370497.5,
                                             29.0,
                                             29.0 / 100 * 100,
                                             limits::infinity(),
                                             -limits::infinity(),
                                             limits::quiet_NaN(),
                                             -limits::quiet_NaN()};
  return values;
}

// Every pair of special values.
struct Pairs {
  std::vector<double> a;
  std::vector<double> b;
};
const Pairs& pairs() {
  static const Pairs all = [] {
    Pairs p;
    for (double x : special())
      for (double y : special()) p.a.push_back(x), p.b.push_back(y);
    return p;
  }();
  return all;
}

struct UnaryCase {
  const char* name;
  kernels::Unary Kernels::*kernel;
  Op op;
};
const UnaryCase unary_cases[] = {{"negate", &Kernels::negate, Op::negate},
                                 {"absolute", &Kernels::absolute, Op::absolute},
                                 {"square_root", &Kernels::square_root, Op::square_root},
                                 {"floor", &Kernels::floor, Op::floor},
                                 {"ceiling", &Kernels::ceiling, Op::ceiling},
                                 {"logical_not", &Kernels::logical_not, Op::logical_not}};

struct BinaryCase {
  const char* name;
  kernels::Binary Kernels::*kernel;
  Op op;
};
const BinaryCase binary_cases[] = {{"add", &Kernels::add, Op::add},
                                   {"subtract", &Kernels::subtract, Op::subtract},
                                   {"multiply", &Kernels::multiply, Op::multiply},
                                   {"divide", &Kernels::divide, Op::divide},
                                   {"minimum", &Kernels::minimum, Op::minimum},
                                   {"maximum", &Kernels::maximum, Op::maximum},
                                   {"less", &Kernels::less, Op::less},
                                   {"less_equal", &Kernels::less_equal, Op::less_equal},
                                   {"equal", &Kernels::equal, Op::equal},
                                   {"not_equal", &Kernels::not_equal, Op::not_equal},
                                   {"logical_and", &Kernels::logical_and, Op::logical_and},
                                   {"logical_or", &Kernels::logical_or, Op::logical_or}};

class KernelTables : public ::testing::TestWithParam<const Kernels*> {
 protected:
  void SetUp() override {
    if (GetParam() == nullptr) GTEST_SKIP() << "this processor has no AVX2";
  }
  const Kernels& table() const { return *GetParam(); }
};

INSTANTIATE_TEST_SUITE_P(All, KernelTables, ::testing::Values(&kernels::portable(), kernels::avx2()),
                         [](const ::testing::TestParamInfo<const Kernels*>& info) {
                           return std::string(info.index == 0 ? "Portable" : "Avx2");
                         });

TEST_P(KernelTables, UnaryLoopsAgreeWithTheDefinitionOfTheOperation) {
  for (const UnaryCase& c : unary_cases) {
    std::vector<double> out(special().size());
    (table().*c.kernel)(special().data(), out.data(), out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Value defined = apply(c.op, Value(special()[i]));
      if (!Value(special()[i]).valid()) continue;
      if (defined.valid()) {
        EXPECT_EQ(bits(out[i]), bits(defined.number)) << c.name << " " << special()[i];
      } else {
        EXPECT_FALSE(std::isfinite(out[i])) << c.name << " " << special()[i];
      }
    }
  }
}

TEST_P(KernelTables, BinaryLoopsAgreeWithTheDefinitionOfTheOperation) {
  const auto& [a, b] = pairs();
  for (const BinaryCase& c : binary_cases) {
    std::vector<double> out(a.size());
    for (std::size_t at = 0; at < a.size(); at += block_rows)
      (table().*c.kernel)(a.data() + at, b.data() + at, out.data() + at, std::min(block_rows, a.size() - at));
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!Value(a[i]).valid() || !Value(b[i]).valid()) continue;
      const Value defined = apply(c.op, a[i], b[i]);
      if (defined.valid()) {
        EXPECT_EQ(bits(out[i]), bits(defined.number)) << c.name << " " << a[i] << " " << b[i];
      } else {
        EXPECT_FALSE(std::isfinite(out[i])) << c.name << " " << a[i] << " " << b[i];
      }
    }
  }
}

TEST_P(KernelTables, DivisionDoesNotHideADenominatorThatIsNotFinite) {
  for (double x : special()) {
    const double y[] = {limits::infinity(), -limits::infinity(), limits::quiet_NaN(), limits::infinity(), 0.0};
    const double a[] = {x, x, x, x, x};
    double out[5];
    table().divide(a, y, out, 5);
    for (double quotient : out) EXPECT_FALSE(std::isfinite(quotient)) << x;
  }
}

// What no definition covers still has to be the same everywhere, but for which NaN it is.
TEST(Kernels, TablesGiveTheSameBits) {
  if (kernels::avx2() == nullptr) GTEST_SKIP() << "this processor has no AVX2";
  const Kernels& portable = kernels::portable();
  const Kernels& wide = *kernels::avx2();
  Random random(3);
  const auto same = [](double x, double y) { return bits(x) == bits(y) || (std::isnan(x) && std::isnan(y)); };
  for (std::size_t n = 0; n <= block_rows; ++n) {
    double a[block_rows], b[block_rows], c[block_rows];
    for (std::size_t i = 0; i < block_rows; ++i) {
      a[i] = random.one_in(2) ? special()[random.below(special().size())] : random.any();
      b[i] = random.one_in(4) ? a[i] * (1 + (random.unit() - 0.5) * 4e-13) : special()[random.below(special().size())];
      c[i] = random.one_in(2) ? 0 : random.cell();
    }
    double x[block_rows + 1], y[block_rows + 1];
    const auto begin = [&] {
      for (std::size_t i = 0; i <= block_rows; ++i) x[i] = y[i] = 77;
    };
    const auto compare = [&](const char* name) {
      for (std::size_t i = 0; i < n; ++i)
        ASSERT_TRUE(same(x[i], y[i])) << name << " " << a[i] << " " << b[i] << " at " << i << " of " << n;
      for (std::size_t i = n; i <= block_rows; ++i)
        ASSERT_TRUE(x[i] == 77 && y[i] == 77) << name << " writes past " << n;
    };
    for (const UnaryCase& u : unary_cases) {
      begin();
      (portable.*u.kernel)(a, x, n);
      (wide.*u.kernel)(a, y, n);
      compare(u.name);
    }
    for (const BinaryCase& k : binary_cases) {
      begin();
      (portable.*k.kernel)(a, b, x, n);
      (wide.*k.kernel)(a, b, y, n);
      compare(k.name);
    }
    begin();
    portable.select(c, a, b, x, n);
    wide.select(c, a, b, y, n);
    compare("select");
    const std::uint64_t mask[] = {random.bits(), random.bits()};
    begin();
    portable.blend(mask, a, b, x, n);
    wide.blend(mask, a, b, y, n);
    compare("blend");
    EXPECT_EQ(portable.all_finite(c, n), wide.all_finite(c, n));
  }
}

TEST_P(KernelTables, TheOutputMayBeAnInput) {
  const auto& [a, b] = pairs();
  const std::size_t n = block_rows;
  for (const BinaryCase& k : binary_cases) {
    std::vector<double> apart(n), left(a.begin(), a.begin() + n), right(b.begin(), b.begin() + n), both = left,
                                                                                                   twice(n);
    (table().*k.kernel)(a.data(), b.data(), apart.data(), n);
    (table().*k.kernel)(left.data(), b.data(), left.data(), n);
    (table().*k.kernel)(a.data(), right.data(), right.data(), n);
    (table().*k.kernel)(a.data(), a.data(), twice.data(), n);
    (table().*k.kernel)(both.data(), both.data(), both.data(), n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto same = [](double x, double y) { return bits(x) == bits(y) || (std::isnan(x) && std::isnan(y)); };
      EXPECT_TRUE(same(left[i], apart[i]) && same(right[i], apart[i]) && same(both[i], twice[i]))
          << k.name << " at " << i;
    }
  }
}

TEST_P(KernelTables, SelectAndBlendChooseRowByRow) {
  Random random(5);
  for (std::size_t n = 1; n <= block_rows; ++n) {
    double a[block_rows], b[block_rows], c[block_rows], out[block_rows];
    std::uint64_t mask[kernels::block_words] = {random.bits(), random.bits()};
    for (std::size_t i = 0; i < n; ++i)
      a[i] = double(i) + 1, b[i] = -a[i], c[i] = random.one_in(2) ? -0.0 : random.one_in(2) ? 1 : -3e-310;
    table().select(c, a, b, out, n);
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(out[i], c[i] != 0 ? a[i] : b[i]);
    table().blend(mask, a, b, out, n);
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(out[i], (mask[i / 64] >> (i % 64) & 1) != 0 ? a[i] : b[i]);
  }
}

TEST_P(KernelTables, MasksAreExactAtEveryLength) {
  Random random(9);
  for (std::size_t n = 1; n <= block_rows; ++n) {
    double a[block_rows];
    for (std::size_t i = 0; i < block_rows; ++i)
      a[i] = random.one_in(2) ? random.cell() : special()[random.below(special().size())];
    constexpr std::uint64_t guard = 0x5A5A5A5A5A5A5A5AULL;
    std::uint64_t finite[kernels::block_words + 1] = {guard, guard, guard};
    std::uint64_t nonzero[kernels::block_words + 1] = {guard, guard, guard};
    table().finite_mask(a, n, finite);
    table().nonzero_mask(a, n, nonzero);
    bool all = true;
    for (std::size_t i = 0; i < n; ++i) {
      ASSERT_EQ((finite[i / 64] >> (i % 64) & 1) != 0, std::isfinite(a[i])) << a[i] << " at " << i << " of " << n;
      ASSERT_EQ((nonzero[i / 64] >> (i % 64) & 1) != 0, a[i] != 0) << a[i] << " at " << i << " of " << n;
      all = all && std::isfinite(a[i]);
    }
    ASSERT_EQ(table().all_finite(a, n), all);
    for (std::size_t w = (n + 63) / 64; w <= kernels::block_words; ++w)
      ASSERT_TRUE(finite[w] == guard && nonzero[w] == guard);
  }
}

TEST_P(KernelTables, SettlingClearsWhatIsNotFiniteAndFillsWhatIsNotValid) {
  Random random(10);
  for (std::size_t n = 1; n <= block_rows; ++n) {
    double before[block_rows + 1], after[block_rows + 1];
    for (std::size_t i = 0; i <= block_rows; ++i) before[i] = after[i] = random.cell();
    const std::uint64_t given[] = {random.bits(), random.bits()};
    std::uint64_t mask[] = {given[0], given[1]};
    table().settle(after, n, mask);
    for (std::size_t i = 0; i < n; ++i) {
      const bool keep = (given[i / 64] >> (i % 64) & 1) != 0 && std::isfinite(before[i]);
      ASSERT_EQ((mask[i / 64] >> (i % 64) & 1) != 0, keep) << i << " of " << n;
      ASSERT_EQ(bits(after[i]), bits(keep ? before[i] : limits::quiet_NaN())) << i << " of " << n;
    }
    for (std::size_t i = n; i <= block_rows; ++i) ASSERT_EQ(bits(after[i]), bits(before[i])) << i << " of " << n;
  }
}

TEST_P(KernelTables, OneBadRowAmongGoodOnesIsFoundWhereverItStands) {
  for (std::size_t n = 1; n <= block_rows; ++n) {
    double a[block_rows];
    for (double& x : a) x = 1;
    ASSERT_TRUE(table().all_finite(a, n));
    for (double bad : {limits::quiet_NaN(), limits::infinity(), -limits::infinity()}) {
      a[n - 1] = bad;
      ASSERT_FALSE(table().all_finite(a, n)) << n;
      ASSERT_TRUE(table().all_finite(a, n - 1)) << n;
      a[n - 1] = 1;
    }
  }
}

TEST(Kernels, TheBestTableIsOneOfTheTwoAndAlwaysTheSame) {
  const Kernels& best = kernels::best();
  EXPECT_EQ(&best, &kernels::best());
  EXPECT_TRUE(&best == &kernels::portable() || &best == kernels::avx2());
  EXPECT_STREQ(kernels::portable().name, "portable");
  if (kernels::avx2() != nullptr) {
    EXPECT_STREQ(kernels::avx2()->name, "avx2");
  }
  static_assert(block_rows % 64 == 0);
}

}  // namespace
}  // namespace salus
