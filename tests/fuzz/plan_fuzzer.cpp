// Plan documents from anywhere: reading never crashes or hangs, and what was read is written and read again the same.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "salus/model/plan.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_messages(const salus::Diagnostics& diagnostics, std::size_t size) {
  for (const salus::Diagnostic& d : diagnostics) {
    require(!d.message.empty() && d.message.find('\n') == std::string::npos);
    require(d.place.begin >= 0 && d.place.begin <= d.place.end && d.place.begin <= static_cast<std::int64_t>(size));
    require(salus::utf8::first_invalid(salus::to_string(d)) == std::string_view::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const salus::Result<salus::Plan> plan = salus::Plan::parse(text, "plan.json");
  check_messages(plan.diagnostics(), size);
  if (!plan.ok()) {
    require(!plan.diagnostics().empty());
    return 0;
  }
  const std::string json = plan->to_json();
  const salus::Result<salus::Plan> again = salus::Plan::parse(json);
  require(again.ok());
  require(again->to_json() == json);
  return 0;
}
