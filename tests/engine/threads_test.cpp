// Rows shared between threads: the same bits, and errors that come back.
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

#include "engine/parallel.hpp"
#include "support/columns.hpp"

namespace salus {
namespace {

using support::bits;
using support::compiled;
using support::Random;

TEST(Threads, GiveTheSameBitsWhateverTheirNumber) {
  constexpr std::int64_t rows = 131'213;
  Random random(77);
  std::vector<double> a(rows), b(rows);
  std::vector<std::uint8_t> there(rows);
  for (std::size_t i = 0; i < static_cast<std::size_t>(rows); ++i) {
    a[i] = random.cell();
    b[i] = random.cell();
    there[i] = random.one_in(5) ? 0 : 1;
  }
  Column columns[2];
  for (Column& c : columns) {
    c.length = rows;
    c.validity_kind = Validity::bytes;
    c.validity = there.data();
  }
  columns[0].data = a.data();
  columns[1].data = b.data();
  const Formula formula = compiled("if(b = 0, coalesce(a, 1), max(a/b*1000, -5)) + exp(a/1e5)");
  std::vector<double> first(rows);
  std::vector<std::uint8_t> first_valid((rows + 7) / 8), first_reasons(rows);
  const std::int64_t invalid =
      *evaluate_columns(formula, columns, rows, {first.data(), first_valid.data(), first_reasons.data()});
  for (const std::int32_t threads : {0, 2, 3, 8, 1000}) {
    std::vector<double> values(rows);
    std::vector<std::uint8_t> valid(rows), reasons(rows);
    ColumnOptions options;
    options.threads = threads;
    const Result<std::int64_t> again = evaluate_columns(
        formula, columns, rows, {values.data(), valid.data(), reasons.data(), Validity::bytes}, options);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(*again, invalid);
    EXPECT_EQ(reasons, first_reasons);
    for (std::size_t i = 0; i < static_cast<std::size_t>(rows); ++i) {
      ASSERT_EQ(bits(values[i]), bits(first[i])) << threads << " threads, row " << i;
      ASSERT_EQ(valid[i], first_valid[i / 8] >> (i % 8) & 1) << i;
    }
  }
}

TEST(Threads, CoverAllRowsOnceInPartsThatBeginAtBlocks) {
  for (const std::int64_t rows : {std::int64_t{0}, std::int64_t{1}, std::int64_t{40'000}, std::int64_t{100'001}})
    for (const std::int32_t threads : {1, 2, 5, 64}) {
      std::vector<std::atomic<int>> seen(static_cast<std::size_t>(rows));
      engine::for_parts(rows, 128, threads, [&](std::int64_t first, std::int64_t last) {
        EXPECT_EQ(first % 128, 0);
        for (std::int64_t i = first; i < last; ++i) ++seen[static_cast<std::size_t>(i)];
      });
      for (const std::atomic<int>& times : seen) ASSERT_EQ(times, 1);
    }
}

TEST(Threads, TheEarliestExceptionComesBackAfterAllAreDone) {
  std::atomic<int> done{0};
  try {
    engine::for_parts(200'000, 128, 4, [&](std::int64_t first, std::int64_t) {
      ++done;
      if (first > 0) throw std::runtime_error(first < 100'000 ? "early" : "late");
    });
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& e) {
    EXPECT_STREQ(e.what(), "early");
  }
  EXPECT_EQ(done, 4);
}

}  // namespace
}  // namespace salus
