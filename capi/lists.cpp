#include "lists.hpp"

#include <utility>

#include "guard.hpp"
#include "options.hpp"
#include "text.hpp"

namespace salus::capi {

Period period_in(std::string_view text) {
  auto period = Period::parse(text);
  if (!period.ok()) fail(std::move(period).take_diagnostics(), SALUS_ERROR_ARGUMENT);
  return *period;
}

std::vector<std::string> texts_in(const salus_text* texts, std::int64_t count, const char* what) {
  check_array(texts, count, sizeof(salus_text), sizeof(salus_text), what);
  std::vector<std::string> list;
  for (std::int64_t i = 0; i < count; ++i) list.emplace_back(text_in(texts[i], what));
  return list;
}

std::vector<Period> periods_in(const salus_text* texts, std::int64_t count, const char* what) {
  std::vector<Period> periods;
  for (const std::string& text : texts_in(texts, count, what)) periods.push_back(period_in(text));
  return periods;
}

bool same_plan(const Plan& a, const Plan& b) {
  if (&a.indicators() == &b.indicators()) return true;
  if (a.id() != b.id() || a.indicators().size() != b.indicators().size()) return false;
  for (std::size_t i = 0; i < a.indicators().size(); ++i)
    if (a.indicators()[i].id != b.indicators()[i].id || a.indicators()[i].unit != b.indicators()[i].unit) return false;
  return true;
}

}  // namespace salus::capi
