// Small-number rules: what is done to counts before they are published, so that no person can be recognised in them.
//
// The two usual steps, as the disclosure-control guides of national statistics offices and health services describe
// them (the Office for National Statistics' policies for births, deaths and health statistics, NHS Digital's rule for
// hospital data: hide 1 to 7, round the rest to 5): small counts are withheld, and the rest rounded to a base. Each
// publisher states its own numbers; there is no default.
//
// These are primary rules, cell by cell. Withheld cells can still be worked out where totals are published beside them;
// to protect those, too (secondary suppression), is the publisher's to do.
//
// Functions allocate nothing, throw nothing and may be called from several threads.
#pragma once

#include <cstdint>

#include "salus/base/reason.hpp"
#include "salus/base/span.hpp"
#include "salus/base/value.hpp"

namespace salus {

struct DisclosureRule {
  double suppress_up_to = 0;   // counts above 0 and up to this are withheld; 0 withholds none
  bool suppress_zero = false;  // a count of 0 is withheld, too
  double round_to = 0;  // what is not withheld is rounded to a multiple of this, ties up (12.5 to 15); 0: as it is
};

// The count as it may be published.
//
// Reasons: `suppressed` where the rule withholds it; `missing` for NaN; `invalid_argument` for a negative or infinite
// count, or a rule whose numbers are negative or not finite; `overflow`.
Value disclose(double count, const DisclosureRule& rule) noexcept;

// The same for a column, into the caller's arrays of as many entries; a null pointer is not written. `values` may be
// the counts themselves.
void disclose(span<const double> counts, const DisclosureRule& rule, double* values, std::uint8_t* reasons) noexcept;

}  // namespace salus
