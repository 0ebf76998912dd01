#include "kernels/avx2.hpp"

#if (defined(__x86_64__) || defined(__i386__)) && (defined(__GNUC__) || defined(__clang__))

#include <immintrin.h>

namespace salus::kernels {
namespace {

// The target is set for these functions alone and not for the file, lest an inline function of some header be compiled
// for AVX2 here and then serve the whole program.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
#define SALUS_KERNELS_AVX2 1
#include "kernels/loops.inl"
#if defined(__clang__)
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

}  // namespace

const Kernels* avx2() noexcept {
  static constexpr Kernels table = make("avx2");
  return __builtin_cpu_supports("avx2") ? &table : nullptr;
}

}  // namespace salus::kernels

#else

namespace salus::kernels {
const Kernels* avx2() noexcept { return nullptr; }
}  // namespace salus::kernels

#endif
