#include "kernels/kernels.hpp"

#include <cstdlib>
#include <string_view>

#include "kernels/avx2.hpp"

namespace salus::kernels {
namespace {

const Kernels& chosen() noexcept {
  const char* const wanted = std::getenv("SALUS_KERNELS");
  if (wanted != nullptr && std::string_view(wanted) == "portable") return portable();
  const Kernels* const wide = avx2();
  return wide != nullptr ? *wide : portable();
}

}  // namespace

const Kernels& best() noexcept {
  static const Kernels& table = chosen();
  return table;
}

}  // namespace salus::kernels
