// Progress as it crosses the border.
#pragma once

#include "salus.h"
#include "salus/assessment/progress.hpp"

namespace salus::capi {

// The defaults where it is NULL. Fails where they are not in order.
ProgressThresholds thresholds_in(const salus_progress_thresholds* thresholds);

salus_progress progress_out(const Progress& progress) noexcept;

}  // namespace salus::capi
