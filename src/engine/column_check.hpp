// What a caller's columns and outputs must be before the engine touches them.
#pragma once

#include <string>
#include <vector>

#include "salus/base/column.hpp"
#include "salus/base/result.hpp"
#include "salus/base/span.hpp"
#include "salus/engine/rows.hpp"

namespace salus::engine {

// Everything that is wrong with a call over columns; empty where nothing is. `inputs` names the columns, `results` the outputs.
Diagnostics check_columns(span<const std::string> inputs, span<const Column> columns, std::int64_t rows,
                          span<const std::string> results, span<const ColumnOutput> outputs,
                          const ColumnOptions& options);

}  // namespace salus::engine
