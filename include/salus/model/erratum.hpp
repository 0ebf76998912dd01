// Faults of a printed plan.
#pragma once

#include <optional>
#include <string>

#include "salus/model/text.hpp"
#include "salus/time/period.hpp"

namespace salus {

// What the document prints, what is right, and why. Of an indicator's target: the corrected text is what is judged, and
// where the right one is not known nothing is. Of a figure of the past (with an area): the figure is suspect. Without an
// indicator it is about words alone.
struct Erratum {
  std::string id;
  std::string indicator;  // the id of an indicator or element; may be empty
  std::string area;       // of a figure of the past; empty for a target
  std::optional<Period> period;
  std::string printed;
  std::string corrected;  // empty: not known
  Text reason;
  std::string source;
};

}  // namespace salus
