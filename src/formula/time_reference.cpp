#include "formula/time_reference.hpp"

namespace salus::formula {

std::string to_string(const TimeReference& t) {
  if (t.kind == TimeReference::Kind::current) return "0y";
  if (t.kind == TimeReference::Kind::before) return "before";
  if (t.kind == TimeReference::Kind::fixed) return t.period.to_string();
  return std::to_string(t.steps) + "yhqmwd"[static_cast<int>(t.step) - 1];
}

std::string to_string(const Window& w) {
  if (w.year_to_date) return "[ytd]";
  return "[" + (w.open_start ? "" : to_string(w.from)) + ".." + (w.open_end ? "" : to_string(w.to)) + "]";
}

}  // namespace salus::formula
