#include "options.hpp"

#include <string>

namespace salus::capi {

void fail_size(const char* type, std::uint32_t size, std::size_t least) {
  fail(SALUS_ERROR_ARGUMENT,
       std::string(type) + ": its size is " + std::to_string(size) + ", and at least " + std::to_string(least) +
           " bytes are needed",
       "set size to sizeof the structure before the call");
}

bool can_exist(std::int64_t count, std::int64_t stride) noexcept {
  return count >= 0 && stride >= 0 && (stride == 0 || count <= PTRDIFF_MAX / stride);
}

void check_array(const void* first, std::int64_t count, std::int64_t stride, std::size_t least, const char* what) {
  const std::string name(what);
  if (count < 0) fail(SALUS_ERROR_ARGUMENT, name + ": the count is " + std::to_string(count));
  if (count == 0) return;
  if (first == nullptr) fail_null(what);
  if (stride < static_cast<std::int64_t>(least))
    fail(SALUS_ERROR_ARGUMENT,
         name + ": the stride is " + std::to_string(stride) + ", and an entry has at least " + std::to_string(least) +
             " bytes",
         "give the distance between two entries, their sizeof");
  if (!can_exist(count, stride))
    fail(SALUS_ERROR_ARGUMENT, name + ": " + std::to_string(count) + " entries do not fit into memory");
}

}  // namespace salus::capi
