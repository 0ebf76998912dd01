#include "kernels/kernels.hpp"

#include "kernels/avx2.hpp"

namespace salus::kernels {

const Kernels& best() noexcept {
  static const Kernels& chosen = avx2() != nullptr ? *avx2() : portable();
  return chosen;
}

}  // namespace salus::kernels
