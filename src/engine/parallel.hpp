// Splitting rows between threads.
#pragma once

#include <cstdint>
#include <functional>

namespace salus::engine {

// How many threads an option means: 0 is as many as the processor runs at once.
std::int32_t thread_count(std::int32_t option) noexcept;

// Calls part(first, last) for consecutive ranges that cover [0, rows) and begin at multiples of `grain`, on up to `threads` threads, the
// calling one among them. Where the system gives no thread, its range runs in the calling one. When all are done, the
// exception of the earliest range that threw is thrown again.
void for_parts(std::int64_t rows, std::int64_t grain, std::int32_t threads,
               const std::function<void(std::int64_t first, std::int64_t last)>& part);

}  // namespace salus::engine
