#include "engine/parallel.hpp"

#include <algorithm>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace salus::engine {
namespace {

// A thread takes some 20 µs to start: below this many rows each it is not worth it.
constexpr std::int64_t least_rows = 16'384;

}  // namespace

std::int32_t thread_count(std::int32_t option) noexcept {
  if (option > 0) return option;
  return static_cast<std::int32_t>(std::max(1U, std::thread::hardware_concurrency()));
}

void for_parts(std::int64_t rows, std::int64_t grain, std::int32_t threads,
               const std::function<void(std::int64_t first, std::int64_t last)>& part) {
  const std::int64_t parts = std::clamp<std::int64_t>(rows / least_rows, 1, threads);
  if (parts == 1) return part(0, rows);
  const std::int64_t grains = (rows + grain - 1) / grain;
  const auto begin = [&](std::int64_t i) { return std::min(rows, grains * i / parts * grain); };
  std::vector<std::exception_ptr> thrown(static_cast<std::size_t>(parts));
  const auto run = [&](std::int64_t i) noexcept {
    try {
      part(begin(i), begin(i + 1));
    } catch (...) {
      thrown[static_cast<std::size_t>(i)] = std::current_exception();
    }
  };
  std::vector<std::thread> running;
  running.reserve(static_cast<std::size_t>(parts));
  std::int64_t started = 1;
  for (; started < parts; ++started) {
    try {
      running.emplace_back(run, started);
    } catch (const std::system_error&) {
      break;
    }
  }
  run(0);
  for (; started < parts; ++started) run(started);
  for (std::thread& thread : running) thread.join();
  for (const std::exception_ptr& exception : thrown)
    if (exception != nullptr) std::rethrow_exception(exception);
}

}  // namespace salus::engine
