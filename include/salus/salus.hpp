// All of Salus. Each header can be included alone; together they are the order in which data flow through the library:
//
//   formula as printed ──compile──▶ Formula ──evaluate──▶ Value, columns
//   plan document      ──parse────▶ Plan
//   observations       ──Builder──▶ Dataset
//   Plan + Dataset     ──evaluate─▶ Results ──assess────▶ Assessments ──scorecard▶ Scorecard
//   Plan + Dataset     ──check────▶ CheckReport
//   Plans + plan above ──align────▶ Alignment
#pragma once

#include "salus/assessment/alignment.hpp"
#include "salus/assessment/assess.hpp"
#include "salus/assessment/check.hpp"
#include "salus/assessment/completion.hpp"
#include "salus/assessment/judgement.hpp"
#include "salus/assessment/progress.hpp"
#include "salus/assessment/score.hpp"
#include "salus/assessment/scorecard.hpp"
#include "salus/base/words.hpp"
#include "salus/data/dataset.hpp"
#include "salus/engine/arrow.hpp"
#include "salus/engine/explain.hpp"
#include "salus/engine/results.hpp"
#include "salus/engine/rows.hpp"
#include "salus/formula/formula.hpp"
#include "salus/model/catalogue.hpp"
#include "salus/model/plan.hpp"
#include "salus/model/plan_diff.hpp"
#include "salus/model/target.hpp"
#include "salus/statistics/cause_deleted.hpp"
#include "salus/statistics/comparisons.hpp"
#include "salus/statistics/control.hpp"
#include "salus/statistics/disclosure.hpp"
#include "salus/statistics/estimate.hpp"
#include "salus/statistics/healthy_life_expectancy.hpp"
#include "salus/statistics/inequality.hpp"
#include "salus/statistics/life_expectancy_decomposition.hpp"
#include "salus/statistics/life_table.hpp"
#include "salus/statistics/means.hpp"
#include "salus/statistics/premature_mortality.hpp"
#include "salus/statistics/proportions.hpp"
#include "salus/statistics/rates.hpp"
#include "salus/statistics/standard_population.hpp"
#include "salus/statistics/standardisation.hpp"
#include "salus/statistics/trend.hpp"
#include "salus/time/period.hpp"
#include "salus/units/rounding.hpp"
#include "salus/units/unit.hpp"
