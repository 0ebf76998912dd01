// How results are assessed, as it comes in.
#pragma once

#include "salus.h"
#include "salus/assessment/assess.hpp"
#include "salus/model/plan.hpp"

namespace salus::capi {

// Fails where the parents' results are of another plan than `plan`.
AssessOptions assess_options_in(const salus_assess_options& from, const Plan& plan);

}  // namespace salus::capi
