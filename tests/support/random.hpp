// Random choices that are the same on every platform and standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>

namespace salus::support {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // splitmix64
  std::uint64_t bits() noexcept {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  // One of 0 … n − 1.
  std::size_t below(std::size_t n) noexcept { return static_cast<std::size_t>(bits() % n); }
  bool one_in(std::size_t n) noexcept { return below(n) == 0; }
  template <typename T, std::size_t N>
  const T& of(const T (&choices)[N]) noexcept {
    return choices[below(N)];
  }
  // In [0, 1).
  double unit() noexcept { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  // Any bit pattern: most are huge or tiny, some are NaN or infinite.
  double any() noexcept {
    const std::uint64_t b = bits();
    double x = 0;
    std::memcpy(&x, &b, sizeof x);
    return x;
  }
  // What formulas meet: counts and rates, and now and then the edges of what a double is.
  double cell() noexcept {
    using limits = std::numeric_limits<double>;
    static constexpr double edges[] = {0.0,
                                       -0.0,
                                       1.0,
                                       -1.0,
                                       limits::denorm_min(),
                                       -limits::denorm_min(),
                                       limits::min(),
                                       limits::min() / 3,
                                       limits::max(),
                                       limits::lowest(),
                                       1e300,
                                       -1e300,
                                       1e-300,
                                       29.0,
                                       1.0 + limits::epsilon(),
                                       1.0 + 1e-13,
                                       1.0 - 1e-13,
                                       9007199254740993.0,
                                       limits::infinity(),
                                       -limits::infinity(),
                                       limits::quiet_NaN()};
    switch (below(8)) {
      case 0:
        return of(edges);
      case 1:
        return 0.0;
      case 2:
        return any();
      case 3:
        return unit() * 200 - 100;
      case 4:
        return static_cast<double>(below(7)) - 3;
      default:
        return static_cast<double>(below(100000));
    }
  }

 private:
  std::uint64_t state_;
};

}  // namespace salus::support
