// The table for processors with AVX2, where the compiler can build it.
#pragma once

#include "kernels/kernels.hpp"

namespace salus::kernels {

// The table, or nullptr where this build or this processor has none.
const Kernels* avx2() noexcept;

}  // namespace salus::kernels
