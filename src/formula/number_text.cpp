#include "formula/number_text.hpp"

#include <charconv>
#include <cmath>

namespace salus::formula {

std::string number_text(double x) {
  char buffer[32];
  char* const last = buffer + sizeof buffer;
  const bool plain = x == std::floor(x) && std::fabs(x) < 1e15;
  const auto end = plain ? std::to_chars(buffer, last, x, std::chars_format::fixed) : std::to_chars(buffer, last, x);
  return std::string(buffer, end.ptr);
}

}  // namespace salus::formula
