#include "kernels/kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
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
using kernels::Choice;
using kernels::Kernels;
using kernels::Operand;
using support::bits;
using support::Random;

// Blocks of two words: longer ones are the same again.
constexpr std::size_t rows = 128;
constexpr std::size_t words = rows / 64;
static_assert(rows <= kernels::block_rows);

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
  kernels::Unary kernel;
  Op op;
};
const UnaryCase unary_cases[] = {{"copy", kernels::Unary::copy, Op::copy},
                                 {"negate", kernels::Unary::negate, Op::negate},
                                 {"absolute", kernels::Unary::absolute, Op::absolute},
                                 {"square_root", kernels::Unary::square_root, Op::square_root},
                                 {"floor", kernels::Unary::floor, Op::floor},
                                 {"ceiling", kernels::Unary::ceiling, Op::ceiling},
                                 {"logical_not", kernels::Unary::logical_not, Op::logical_not}};

struct BinaryCase {
  const char* name;
  kernels::Binary kernel;
  Op op;
};
const BinaryCase binary_cases[] = {{"add", kernels::Binary::add, Op::add},
                                   {"subtract", kernels::Binary::subtract, Op::subtract},
                                   {"multiply", kernels::Binary::multiply, Op::multiply},
                                   {"divide", kernels::Binary::divide, Op::divide},
                                   {"minimum", kernels::Binary::minimum, Op::minimum},
                                   {"maximum", kernels::Binary::maximum, Op::maximum},
                                   {"less", kernels::Binary::less, Op::less},
                                   {"less_equal", kernels::Binary::less_equal, Op::less_equal},
                                   {"equal", kernels::Binary::equal, Op::equal},
                                   {"not_equal", kernels::Binary::not_equal, Op::not_equal}};

struct ChoiceCase {
  const char* name;
  Choice choice;
  Op op;         // of the comparison
  bool by_zero;  // x is compared with 0, not with y
};
const ChoiceCase choice_cases[] = {{"is_zero", Choice::is_zero, Op::equal, true},
                                   {"less", Choice::less, Op::less, false},
                                   {"less_equal", Choice::less_equal, Op::less_equal, false},
                                   {"equal", Choice::equal, Op::equal, false}};

// What a kernel makes of one row: the definition of the operation, where a row without a value is any number that is not
// finite.
bool agrees(double computed, const Value& defined) {
  return defined.valid() ? bits(computed) == bits(defined.number) : !std::isfinite(computed);
}

Operand column(const double* values) { return {values, 1}; }

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
    const Operand a = column(special().data());
    table().of(c.kernel).plain(&a, out.data(), out.size(), nullptr);
    for (std::size_t i = 0; i < out.size(); ++i)
      EXPECT_TRUE(agrees(out[i], apply(c.op, Value(special()[i])))) << c.name << " " << special()[i];
  }
}

TEST_P(KernelTables, BinaryLoopsAgreeWithTheDefinitionOfTheOperation) {
  const auto& [a, b] = pairs();
  for (const BinaryCase& c : binary_cases) {
    std::vector<double> out(a.size());
    for (std::size_t at = 0; at < a.size(); at += rows) {
      const Operand operands[] = {column(a.data() + at), column(b.data() + at)};
      table().of(c.kernel).plain(operands, out.data() + at, std::min(rows, a.size() - at), nullptr);
    }
    for (std::size_t i = 0; i < out.size(); ++i)
      EXPECT_TRUE(agrees(out[i], apply(c.op, a[i], b[i]))) << c.name << " " << a[i] << " " << b[i];
  }
}

TEST_P(KernelTables, ChainsAreTheirTwoOperationsOneAfterTheOther) {
  static constexpr Op first[] = {Op::add, Op::subtract, Op::multiply, Op::divide};
  static constexpr Op second[] = {Op::add,     Op::subtract, Op::multiply, Op::divide,
                                  Op::minimum, Op::maximum,  Op::subtract, Op::divide};
  const auto& [a, b] = pairs();
  Random random(12);
  std::vector<double> c(a.size());
  for (double& x : c) x = random.one_in(2) ? special()[random.below(special().size())] : random.cell();
  for (std::size_t f = 0; f < kernels::first_count; ++f)
    for (std::size_t s = 0; s < kernels::second_count; ++s)
      for (std::size_t at = 0; at < a.size(); at += rows) {
        const std::size_t n = std::min(rows, a.size() - at);
        const Operand operands[] = {column(a.data() + at), column(b.data() + at), column(c.data() + at)};
        double out[rows];
        table().chain[f][s].plain(operands, out, n, nullptr);
        for (std::size_t i = 0; i < n; ++i) {
          const Value inner = apply(first[f], a[at + i], b[at + i]);
          const Value z = c[at + i];
          const bool reversed = s == kernels::subtract_from || s == kernels::divide_into;
          const Value defined = reversed ? apply(second[s], z, inner) : apply(second[s], inner, z);
          EXPECT_TRUE(agrees(out[i], defined))
              << f << " then " << s << ": " << a[at + i] << " " << b[at + i] << " " << c[at + i];
        }
      }
}

TEST_P(KernelTables, ChoicesTakeOneOfTwoValuesAndItsValidity) {
  Random random(13);
  for (const ChoiceCase& c : choice_cases) {
    for (std::size_t n = 1; n <= rows; ++n) {
      double x[rows], y[rows], a[rows], b[rows], out[rows], settled[rows];
      for (std::size_t i = 0; i < n; ++i) {
        x[i] = random.one_in(3) ? 0 : special()[random.below(special().size())];
        y[i] =
            random.one_in(3) ? x[i] * (1 + (random.unit() - 0.5) * 4e-13) : special()[random.below(special().size())];
        a[i] = random.cell();
        b[i] = random.cell();
      }
      const Operand compared[] = {column(x), column(y), column(a), column(b)};
      const Operand by_zero[] = {column(x), column(a), column(b)};
      const Operand* const operands = c.by_zero ? by_zero : compared;
      const std::uint64_t valid_a[] = {random.bits(), ~std::uint64_t{0}};
      const std::uint64_t valid_b[] = {random.bits(), ~std::uint64_t{0}};
      const std::uint64_t given[] = {random.bits(), ~std::uint64_t{0}};
      std::uint64_t valid[] = {given[0], given[1]};
      std::uint64_t kept[] = {given[0], given[1]};
      table().of(c.choice).plain(operands, out, n, valid_a, valid_b, valid);
      table().of(c.choice).settled(operands, settled, n, valid_a, valid_b, kept);
      const auto bit = [](const std::uint64_t* words, std::size_t i) { return (words[i / 64] >> (i % 64) & 1) != 0; };
      for (std::size_t i = 0; i < n; ++i) {
        const Value condition = apply(c.op, x[i], c.by_zero ? 0.0 : y[i]);
        if (!condition.valid()) {
          EXPECT_TRUE(std::isnan(out[i]) && !bit(kept, i)) << c.name;
          continue;
        }
        const bool first = condition.number != 0;
        const double expected = first ? a[i] : b[i];
        const bool expected_valid = bit(given, i) && bit(first ? valid_a : valid_b, i);
        ASSERT_TRUE(agrees(out[i], Value(expected))) << c.name << " " << x[i] << " " << y[i];
        ASSERT_EQ(bit(valid, i), expected_valid) << c.name << " " << i << " of " << n;
        ASSERT_EQ(bit(kept, i), expected_valid && std::isfinite(expected)) << c.name << " " << i << " of " << n;
        ASSERT_EQ(bits(settled[i]), bits(bit(kept, i) ? expected : limits::quiet_NaN())) << c.name;
      }
    }
  }
}

TEST_P(KernelTables, AConditionThatIsThereChooses) {
  const double condition[] = {1, 0, -0.0, 1, limits::infinity(), limits::quiet_NaN()};
  const double a[] = {2, 2, 2, limits::infinity(), 2, 2};
  const double b[] = {3, 3, 3, 3, 3, 3};
  const Operand operands[] = {column(condition), column(a), column(b)};
  const std::uint64_t all[] = {~std::uint64_t{0}, ~std::uint64_t{0}};
  std::uint64_t valid[] = {all[0], all[1]};
  double out[6];
  table().of(Choice::nonzero).settled(operands, out, 6, all, all, valid);
  EXPECT_EQ(out[0], 2);
  EXPECT_EQ(out[1], 3);
  EXPECT_EQ(out[2], 3);
  EXPECT_EQ(valid[0] & 0x3F, 0x07U);
}

TEST_P(KernelTables, OneNumberServesAllRowsAsAColumnOfItWould) {
  Random random(14);
  const double k = 30;
  const double copies[] = {k, k, k, k};
  double x[rows], y[rows], spread[rows];
  for (std::size_t i = 0; i < rows; ++i) x[i] = random.cell(), y[i] = random.cell(), spread[i] = k;
  for (std::size_t n = 1; n <= rows; n += 9) {
    const auto compare = [&](const kernels::Loops& loops, std::initializer_list<Operand> wide,
                             std::initializer_list<Operand> narrow) {
      double a[rows], b[rows];
      const std::uint64_t given[] = {random.bits(), ~std::uint64_t{0}};
      std::uint64_t mask_a[] = {given[0], given[1]};
      std::uint64_t mask_b[] = {given[0], given[1]};
      loops.settled(wide.begin(), a, n, mask_a);
      loops.settled(narrow.begin(), b, n, mask_b);
      for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(bits(a[i]), bits(b[i])) << i << " of " << n;
    };
    for (const BinaryCase& c : binary_cases) {
      compare(table().of(c.kernel), {column(x), column(spread)}, {column(x), {copies, 0}});
      compare(table().of(c.kernel), {column(spread), column(x)}, {{copies, 0}, column(x)});
    }
    for (const auto& row : table().chain)
      for (const kernels::Loops& loops : row) {
        compare(loops, {column(x), column(y), column(spread)}, {column(x), column(y), {copies, 0}});
        compare(loops, {column(x), column(spread), column(y)}, {column(x), {copies, 0}, column(y)});
      }
  }
}

TEST_P(KernelTables, NoOperationHidesAnOperandThatIsNotFinite) {
  for (const double bad : {limits::infinity(), -limits::infinity(), limits::quiet_NaN(), -limits::quiet_NaN()})
    for (const double x : special()) {
      const double bads[] = {bad, bad, bad, bad, bad};
      const double good[] = {x, x, x, x, x};
      double out[5];
      const Operand left[] = {column(bads), column(good)};
      const Operand right[] = {column(good), column(bads)};
      for (const BinaryCase& c : binary_cases)
        for (const Operand* operands : {left, right}) {
          table().of(c.kernel).plain(operands, out, 5, nullptr);
          for (const double result : out) EXPECT_FALSE(std::isfinite(result)) << c.name << " " << bad << " " << x;
        }
      for (const UnaryCase& c : unary_cases) {
        table().of(c.kernel).plain(left, out, 5, nullptr);
        for (const double result : out) EXPECT_FALSE(std::isfinite(result)) << c.name << " " << bad;
      }
    }
}

// What no definition covers still has to be the same everywhere, but for which NaN it is; no loop writes past the end, and the
// output may be an operand.
TEST(Kernels, TablesGiveTheSameBitsAndKeepToTheirRows) {
  if (kernels::avx2() == nullptr) GTEST_SKIP() << "this processor has no AVX2";
  const Kernels& portable = kernels::portable();
  const Kernels& wide = *kernels::avx2();
  Random random(3);
  const auto same = [](double x, double y) { return bits(x) == bits(y) || (std::isnan(x) && std::isnan(y)); };
  for (std::size_t n = 0; n <= rows; ++n) {
    double a[rows], b[rows], c[rows];
    for (std::size_t i = 0; i < rows; ++i) {
      a[i] = random.one_in(2) ? special()[random.below(special().size())] : random.any();
      b[i] = random.one_in(4) ? a[i] * (1 + (random.unit() - 0.5) * 4e-13) : special()[random.below(special().size())];
      c[i] = random.one_in(2) ? 0 : random.cell();
    }
    const Operand operands[] = {column(a), column(b), column(c)};
    double x[rows + 1], y[rows + 1], z[rows + 1];
    const auto compare = [&](const kernels::Loops& one, const kernels::Loops& two, const char* name) {
      const std::uint64_t given[] = {random.bits(), ~std::uint64_t{0}};
      for (const auto form : {&kernels::Loops::plain, &kernels::Loops::settled}) {
        for (std::size_t i = 0; i <= rows; ++i) x[i] = y[i] = 77;
        std::copy(a, a + rows, z);
        z[rows] = 77;
        const Operand in_place[] = {column(z), column(b), column(c)};
        std::uint64_t words[3][2] = {{given[0], given[1]}, {given[0], given[1]}, {given[0], given[1]}};
        (one.*form)(operands, x, n, words[0]);
        (two.*form)(operands, y, n, words[1]);
        (two.*form)(in_place, z, n, words[2]);
        for (std::size_t i = 0; i < n; ++i) {
          ASSERT_TRUE(same(x[i], y[i]) && same(x[i], z[i]))
              << name << " " << a[i] << " " << b[i] << " at " << i << " of " << n;
          ASSERT_EQ(words[0][i / 64] >> (i % 64) & 1, words[1][i / 64] >> (i % 64) & 1) << name;
        }
        for (std::size_t i = n; i <= rows; ++i)
          ASSERT_TRUE(x[i] == 77 && y[i] == 77 && bits(z[i]) == bits(i < rows ? a[i] : 77))
              << name << " writes past " << n;
      }
    };
    for (const UnaryCase& u : unary_cases) compare(portable.of(u.kernel), wide.of(u.kernel), u.name);
    for (const BinaryCase& k : binary_cases) compare(portable.of(k.kernel), wide.of(k.kernel), k.name);
    for (std::size_t f = 0; f < kernels::first_count; ++f)
      for (std::size_t s = 0; s < kernels::second_count; ++s) compare(portable.chain[f][s], wide.chain[f][s], "chain");
  }
}

TEST_P(KernelTables, BlendingChoosesByBits) {
  Random random(5);
  const double one[] = {1, 1, 1, 1};
  for (std::size_t n = 1; n <= rows; ++n) {
    double a[rows], out[rows];
    const std::uint64_t mask[words] = {random.bits(), random.bits()};
    for (std::size_t i = 0; i < n; ++i) a[i] = -static_cast<double>(i) - 2;
    table().blend(mask, column(a), {one, 0}, out, n);
    for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(out[i], (mask[i / 64] >> (i % 64) & 1) != 0 ? a[i] : 1);
  }
}

TEST_P(KernelTables, MasksAreExactAtEveryLength) {
  Random random(9);
  for (std::size_t n = 1; n <= rows; ++n) {
    double a[rows];
    unsigned char bytes[rows];
    for (std::size_t i = 0; i < rows; ++i) {
      a[i] = random.one_in(2) ? random.cell() : special()[random.below(special().size())];
      bytes[i] = random.one_in(2) ? 0 : static_cast<unsigned char>(1 + random.below(255));
    }
    constexpr std::uint64_t guard = 0x5A5A5A5A5A5A5A5AULL;
    std::uint64_t finite[words + 1] = {guard, guard, guard};
    std::uint64_t nonzero[words + 1] = {guard, guard, guard};
    std::uint64_t set[words + 1] = {guard, guard, guard};
    table().finite_mask(column(a), n, finite);
    table().nonzero_mask(column(a), n, nonzero);
    const std::vector<unsigned char> exact(bytes, bytes + n);  // as long as it is said to be
    table().byte_mask(exact.data(), n, set);
    for (std::size_t i = 0; i < n; ++i) {
      ASSERT_EQ((finite[i / 64] >> (i % 64) & 1) != 0, std::isfinite(a[i])) << a[i] << " at " << i << " of " << n;
      ASSERT_EQ((nonzero[i / 64] >> (i % 64) & 1) != 0, a[i] != 0) << a[i] << " at " << i << " of " << n;
      ASSERT_EQ((set[i / 64] >> (i % 64) & 1) != 0, bytes[i] != 0) << i << " of " << n;
    }
    for (std::size_t w = (n + 63) / 64; w <= words; ++w)
      ASSERT_TRUE(finite[w] == guard && nonzero[w] == guard && set[w] == guard);
  }
}

TEST_P(KernelTables, SettlingClearsWhatIsNotFiniteAndFillsWhatIsNotValid) {
  Random random(10);
  for (const bool some_invalid : {false, true})
    for (std::size_t n = 1; n <= rows; ++n) {
      double before[rows + 1], after[rows + 1];
      for (std::size_t i = 0; i <= rows; ++i)
        before[i] = after[i] = some_invalid || random.one_in(200) ? random.cell() : 1;
      const std::uint64_t given[] = {some_invalid ? random.bits() : ~std::uint64_t{0},
                                     some_invalid ? random.bits() : ~std::uint64_t{0}};
      std::uint64_t mask[] = {given[0], given[1]};
      const Operand own = column(after);
      table().of(kernels::Unary::copy).settled(&own, after, n, mask);
      for (std::size_t i = 0; i < n; ++i) {
        const bool keep = (given[i / 64] >> (i % 64) & 1) != 0 && std::isfinite(before[i]);
        ASSERT_EQ((mask[i / 64] >> (i % 64) & 1) != 0, keep) << i << " of " << n;
        ASSERT_EQ(bits(after[i]), bits(keep ? before[i] : limits::quiet_NaN())) << i << " of " << n;
      }
      for (std::size_t i = n; i <= rows; ++i) ASSERT_EQ(bits(after[i]), bits(before[i])) << i << " of " << n;
    }
}

template <typename T>
void converts(Kernels::Conversion conversion, const std::vector<T>& numbers) {
  for (std::size_t misaligned = 0; misaligned < 3; ++misaligned)
    for (std::size_t n = 0; n <= numbers.size() && n <= rows; ++n) {
      std::vector<unsigned char> bytes(misaligned + n * sizeof(T));
      if (n > 0) std::memcpy(bytes.data() + misaligned, numbers.data(), n * sizeof(T));
      double out[rows + 1];
      out[n] = 77;
      conversion(bytes.data() + misaligned, out, n);
      for (std::size_t i = 0; i < n; ++i) ASSERT_EQ(bits(out[i]), bits(static_cast<double>(numbers[i]))) << i;
      ASSERT_EQ(out[n], 77);
    }
}

TEST_P(KernelTables, ConversionsRoundAsTheLanguageDoes) {
  Random random(11);
  std::vector<std::int64_t> wide = {0,
                                    1,
                                    -1,
                                    (1LL << 53) - 1,
                                    1LL << 53,
                                    (1LL << 53) + 1,
                                    -(1LL << 53) - 1,
                                    std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min(),
                                    (1LL << 48) - 1,
                                    1LL << 48,
                                    -(1LL << 48),
                                    (1LL << 62) + (1LL << 9),
                                    -(1LL << 47)};
  std::vector<std::int32_t> narrow = {0, 1, -1, std::numeric_limits<std::int32_t>::max(),
                                      std::numeric_limits<std::int32_t>::min()};
  std::vector<float> floats = {0.0F, -0.0F, 0.1F, 3e38F, 1e-45F, std::numeric_limits<float>::infinity()};
  std::vector<unsigned char> bytes = {0, 1, 255};
  while (wide.size() < rows) wide.push_back(static_cast<std::int64_t>(random.bits()) >> random.below(60));
  while (narrow.size() < rows) narrow.push_back(static_cast<std::int32_t>(random.bits()));
  while (floats.size() < rows) floats.push_back(static_cast<float>(random.unit()));
  while (bytes.size() < rows) bytes.push_back(static_cast<unsigned char>(random.bits()));
  converts(table().from_int64, wide);
  converts(table().from_int32, narrow);
  converts(table().from_float32, floats);
  converts(table().from_uint8, bytes);
  double out[3];
  table().from_boolean(bytes.data(), out, 3);
  EXPECT_TRUE(out[0] == 0 && out[1] == 1 && out[2] == 1);
}

TEST(Kernels, TheBestTableIsOneOfTheTwoAndAlwaysTheSame) {
  const Kernels& best = kernels::best();
  EXPECT_EQ(&best, &kernels::best());
  EXPECT_TRUE(&best == &kernels::portable() || &best == kernels::avx2());
  EXPECT_STREQ(kernels::portable().name, "portable");
  if (kernels::avx2() != nullptr) {
    EXPECT_STREQ(kernels::avx2()->name, "avx2");
  }
  static_assert(kernels::block_rows % 64 == 0);
}

}  // namespace
}  // namespace salus
