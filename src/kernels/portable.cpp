#include "kernels/kernels.hpp"

#if defined(__FAST_MATH__)
#error "Salus needs exact IEEE 754 arithmetic: compile it without -ffast-math"
#endif

namespace salus::kernels {
namespace {

#include "kernels/loops.inl"

constexpr Kernels table = make("portable");

}  // namespace

const Kernels& portable() noexcept { return table; }

}  // namespace salus::kernels
