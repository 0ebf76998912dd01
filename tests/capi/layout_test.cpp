// The structures as they lie in memory where pointers have 64 bits: what a caller in another language has written down. A member may be
// added at the end of a structure that begins with its size; anything else that fails here breaks every program that is built already.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

#include "salus.h"

namespace {

#define SIZE(type, bytes) EXPECT_EQ(sizeof(type), std::size_t{bytes}) << #type
#define OFFSET(type, member, bytes) EXPECT_EQ(offsetof(type, member), std::size_t{bytes}) << #type "." #member

class CLayout : public testing::Test {
  void SetUp() override {
    if (sizeof(void*) != 8) GTEST_SKIP() << "recorded for 64-bit pointers";
  }
};

TEST_F(CLayout, Text) {
  OFFSET(salus_text, data, 0);
  OFFSET(salus_text, length, 8);
  SIZE(salus_text, 16);
}

TEST_F(CLayout, Value) {
  OFFSET(salus_value, number, 0);
  OFFSET(salus_value, reason, 8);
  OFFSET(salus_value, reserved, 12);
  SIZE(salus_value, 16);
}

TEST_F(CLayout, Column) {
  OFFSET(salus_column, size, 0);
  OFFSET(salus_column, type, 4);
  OFFSET(salus_column, validity_kind, 8);
  OFFSET(salus_column, reserved, 12);
  OFFSET(salus_column, data, 16);
  OFFSET(salus_column, stride, 24);
  OFFSET(salus_column, length, 32);
  OFFSET(salus_column, offset, 40);
  OFFSET(salus_column, validity, 48);
  SIZE(salus_column, 56);
}

TEST_F(CLayout, Finding) {
  OFFSET(salus_finding, size, 0);
  OFFSET(salus_finding, code, 4);
  OFFSET(salus_finding, severity, 8);
  OFFSET(salus_finding, line, 12);
  OFFSET(salus_finding, column, 16);
  OFFSET(salus_finding, reserved, 20);
  OFFSET(salus_finding, begin, 24);
  OFFSET(salus_finding, end, 32);
  OFFSET(salus_finding, message, 40);
  OFFSET(salus_finding, hint, 56);
  OFFSET(salus_finding, subject, 72);
  OFFSET(salus_finding, file, 88);
  OFFSET(salus_finding, pointer, 104);
  OFFSET(salus_finding, excerpt, 120);
  OFFSET(salus_finding, message_zh, 136);
  OFFSET(salus_finding, hint_zh, 152);
  SIZE(salus_finding, 168);
}

TEST_F(CLayout, Declaration) {
  OFFSET(salus_declaration, size, 0);
  OFFSET(salus_declaration, kind, 4);
  OFFSET(salus_declaration, id, 8);
  OFFSET(salus_declaration, name, 24);
  OFFSET(salus_declaration, unit, 40);
  OFFSET(salus_declaration, basis, 56);
  OFFSET(salus_declaration, start, 72);
  OFFSET(salus_declaration, formula, 88);
  OFFSET(salus_declaration, aliases, 104);
  OFFSET(salus_declaration, alias_count, 112);
  SIZE(salus_declaration, 120);
}

TEST_F(CLayout, FormulaOptions) {
  OFFSET(salus_formula_options, size, 0);
  OFFSET(salus_formula_options, max_depth, 4);
  OFFSET(salus_formula_options, unit, 8);
  OFFSET(salus_formula_options, basis, 24);
  OFFSET(salus_formula_options, declarations, 40);
  OFFSET(salus_formula_options, declaration_count, 48);
  OFFSET(salus_formula_options, declaration_stride, 56);
  OFFSET(salus_formula_options, max_bytes, 64);
  OFFSET(salus_formula_options, max_nodes, 72);
  OFFSET(salus_formula_options, max_window, 80);
  OFFSET(salus_formula_options, functions, 88);
  SIZE(salus_formula_options, 96);
}

TEST_F(CLayout, FormulaInfo) {
  OFFSET(salus_formula_info, size, 0);
  OFFSET(salus_formula_info, is_boolean, 4);
  OFFSET(salus_formula_info, needs_dataset, 8);
  OFFSET(salus_formula_info, reserved, 12);
  OFFSET(salus_formula_info, name_count, 16);
  OFFSET(salus_formula_info, finding_count, 24);
  OFFSET(salus_formula_info, text, 32);
  OFFSET(salus_formula_info, canonical, 48);
  OFFSET(salus_formula_info, unit, 64);
  OFFSET(salus_formula_info, numerator, 80);
  OFFSET(salus_formula_info, denominator, 96);
  SIZE(salus_formula_info, 112);
}

TEST_F(CLayout, ColumnOutput) {
  OFFSET(salus_column_output, size, 0);
  OFFSET(salus_column_output, reserved, 4);
  OFFSET(salus_column_output, values, 8);
  OFFSET(salus_column_output, validity, 16);
  OFFSET(salus_column_output, reasons, 24);
  OFFSET(salus_column_output, validity_kind, 32);
  OFFSET(salus_column_output, reserved2, 36);
  SIZE(salus_column_output, 40);
}

TEST_F(CLayout, ColumnOptions) {
  OFFSET(salus_column_options, size, 0);
  OFFSET(salus_column_options, threads, 4);
  OFFSET(salus_column_options, reserved, 8);
  SIZE(salus_column_options, 16);
}

TEST_F(CLayout, FunctionBlock) {
  OFFSET(salus_function_block, size, 0);
  OFFSET(salus_function_block, argument_count, 4);
  OFFSET(salus_function_block, rows, 8);
  OFFSET(salus_function_block, columns, 16);
  OFFSET(salus_function_block, validity, 24);
  OFFSET(salus_function_block, values, 32);
  OFFSET(salus_function_block, valid, 40);
  OFFSET(salus_function_block, message, 48);
  OFFSET(salus_function_block, message_capacity, 56);
  SIZE(salus_function_block, 64);
}

TEST_F(CLayout, Function) {
  OFFSET(salus_function, size, 0);
  OFFSET(salus_function, reserved, 4);
  OFFSET(salus_function, name, 8);
  OFFSET(salus_function, least_arguments, 24);
  OFFSET(salus_function, most_arguments, 28);
  OFFSET(salus_function, body, 32);
  OFFSET(salus_function, context, 40);
  OFFSET(salus_function, release, 48);
  SIZE(salus_function, 56);
}

TEST_F(CLayout, NamedFormula) {
  OFFSET(salus_named_formula, size, 0);
  OFFSET(salus_named_formula, reserved, 4);
  OFFSET(salus_named_formula, name, 8);
  OFFSET(salus_named_formula, text, 24);
  SIZE(salus_named_formula, 40);
}

TEST_F(CLayout, FormulaSetInfo) {
  OFFSET(salus_formula_set_info, size, 0);
  OFFSET(salus_formula_set_info, needs_dataset, 4);
  OFFSET(salus_formula_set_info, formula_count, 8);
  OFFSET(salus_formula_set_info, input_count, 16);
  OFFSET(salus_formula_set_info, finding_count, 24);
  SIZE(salus_formula_set_info, 32);
}

TEST_F(CLayout, TargetOptions) {
  OFFSET(salus_target_options, size, 0);
  OFFSET(salus_target_options, direction, 4);
  OFFSET(salus_target_options, unit, 8);
  OFFSET(salus_target_options, about, 24);
  SIZE(salus_target_options, 32);
}

TEST_F(CLayout, TargetInfo) {
  OFFSET(salus_target_info, size, 0);
  OFFSET(salus_target_info, kind, 4);
  OFFSET(salus_target_info, digits, 8);
  OFFSET(salus_target_info, direction, 12);
  OFFSET(salus_target_info, judgeable, 16);
  OFFSET(salus_target_info, reason, 20);
  OFFSET(salus_target_info, low, 24);
  OFFSET(salus_target_info, high, 32);
  OFFSET(salus_target_info, number, 40);
  OFFSET(salus_target_info, note_count, 48);
  OFFSET(salus_target_info, text, 56);
  OFFSET(salus_target_info, canonical, 72);
  OFFSET(salus_target_info, unit, 88);
  OFFSET(salus_target_info, comparison, 104);
  OFFSET(salus_target_info, change_low, 120);
  OFFSET(salus_target_info, change_high, 128);
  OFFSET(salus_target_info, change_is_points, 136);
  OFFSET(salus_target_info, change_per_year, 140);
  OFFSET(salus_target_info, baseline, 144);
  OFFSET(salus_target_info, magnitude, 160);
  OFFSET(salus_target_info, is_state, 164);
  OFFSET(salus_target_info, needs_baseline, 168);
  OFFSET(salus_target_info, needs_parent, 172);
  OFFSET(salus_target_info, needs_reference, 176);
  OFFSET(salus_target_info, reserved, 180);
  SIZE(salus_target_info, 184);
}

TEST_F(CLayout, JudgeOptions) {
  OFFSET(salus_judge_options, size, 0);
  OFFSET(salus_judge_options, comparison, 4);
  OFFSET(salus_judge_options, rounding, 8);
  OFFSET(salus_judge_options, has_parent, 12);
  OFFSET(salus_judge_options, unit, 16);
  OFFSET(salus_judge_options, parent, 32);
  OFFSET(salus_judge_options, baseline, 48);
  OFFSET(salus_judge_options, reference, 64);
  OFFSET(salus_judge_options, lower, 80);
  OFFSET(salus_judge_options, upper, 88);
  OFFSET(salus_judge_options, years, 96);
  OFFSET(salus_judge_options, has_baseline, 104);
  OFFSET(salus_judge_options, has_reference, 108);
  OFFSET(salus_judge_options, has_interval, 112);
  OFFSET(salus_judge_options, has_digits, 116);
  OFFSET(salus_judge_options, digits, 120);
  OFFSET(salus_judge_options, declared, 124);
  SIZE(salus_judge_options, 128);
}

TEST_F(CLayout, Verdict) {
  OFFSET(salus_verdict, size, 0);
  OFFSET(salus_verdict, status, 4);
  OFFSET(salus_verdict, reason, 8);
  OFFSET(salus_verdict, comparisons_differ, 12);
  OFFSET(salus_verdict, distance, 16);
  OFFSET(salus_verdict, unit, 24);
  OFFSET(salus_verdict, bound, 40);
  OFFSET(salus_verdict, achieved, 48);
  OFFSET(salus_verdict, achieved_reason, 56);
  OFFSET(salus_verdict, comparison, 60);
  OFFSET(salus_verdict, certain, 64);
  OFFSET(salus_verdict, reserved, 68);
  SIZE(salus_verdict, 72);
}

TEST_F(CLayout, PlanInfo) {
  OFFSET(salus_plan_info, size, 0);
  OFFSET(salus_plan_info, comparison, 4);
  OFFSET(salus_plan_info, rounding, 8);
  OFFSET(salus_plan_info, reserved, 12);
  OFFSET(salus_plan_info, area_count, 16);
  OFFSET(salus_plan_info, element_count, 24);
  OFFSET(salus_plan_info, indicator_count, 32);
  OFFSET(salus_plan_info, id, 40);
  OFFSET(salus_plan_info, title, 56);
  OFFSET(salus_plan_info, title_english, 72);
  OFFSET(salus_plan_info, issued_by, 88);
  OFFSET(salus_plan_info, issued_by_english, 104);
  OFFSET(salus_plan_info, jurisdiction, 120);
  OFFSET(salus_plan_info, period, 136);
  OFFSET(salus_plan_info, source, 152);
  OFFSET(salus_plan_info, section_count, 168);
  OFFSET(salus_plan_info, body_count, 176);
  OFFSET(salus_plan_info, action_count, 184);
  OFFSET(salus_plan_info, rule_count, 192);
  OFFSET(salus_plan_info, erratum_count, 200);
  OFFSET(salus_plan_info, finding_count, 208);
  OFFSET(salus_plan_info, parent, 216);
  OFFSET(salus_plan_info, issued, 232);
  OFFSET(salus_plan_info, baseline, 248);
  OFFSET(salus_plan_info, about, 264);
  OFFSET(salus_plan_info, trajectory, 272);
  OFFSET(salus_plan_info, gates, 276);
  SIZE(salus_plan_info, 280);
}

TEST_F(CLayout, AreaInfo) {
  OFFSET(salus_area_info, size, 0);
  OFFSET(salus_area_info, reserved, 4);
  OFFSET(salus_area_info, id, 8);
  OFFSET(salus_area_info, name, 24);
  OFFSET(salus_area_info, name_english, 40);
  OFFSET(salus_area_info, parent, 56);
  SIZE(salus_area_info, 72);
}

TEST_F(CLayout, ElementInfo) {
  OFFSET(salus_element_info, size, 0);
  OFFSET(salus_element_info, kind, 4);
  OFFSET(salus_element_info, alias_count, 8);
  OFFSET(salus_element_info, id, 16);
  OFFSET(salus_element_info, name, 32);
  OFFSET(salus_element_info, name_english, 48);
  OFFSET(salus_element_info, unit, 64);
  OFFSET(salus_element_info, basis, 80);
  OFFSET(salus_element_info, start, 96);
  OFFSET(salus_element_info, note, 112);
  SIZE(salus_element_info, 128);
}

TEST_F(CLayout, IndicatorInfo) {
  OFFSET(salus_indicator_info, size, 0);
  OFFSET(salus_indicator_info, number, 4);
  OFFSET(salus_indicator_info, attribute, 8);
  OFFSET(salus_indicator_info, direction, 12);
  OFFSET(salus_indicator_info, digits, 16);
  OFFSET(salus_indicator_info, reserved, 20);
  OFFSET(salus_indicator_info, alias_count, 24);
  OFFSET(salus_indicator_info, target_count, 32);
  OFFSET(salus_indicator_info, id, 40);
  OFFSET(salus_indicator_info, name, 56);
  OFFSET(salus_indicator_info, name_english, 72);
  OFFSET(salus_indicator_info, unit, 88);
  OFFSET(salus_indicator_info, basis, 104);
  OFFSET(salus_indicator_info, formula, 120);
  OFFSET(salus_indicator_info, formula_note, 136);
  OFFSET(salus_indicator_info, formula_note_english, 152);
  OFFSET(salus_indicator_info, source, 168);
  OFFSET(salus_indicator_info, uncertainty, 184);
  OFFSET(salus_indicator_info, reserved_more, 188);
  OFFSET(salus_indicator_info, design_effect, 192);
  OFFSET(salus_indicator_info, weight, 200);
  OFFSET(salus_indicator_info, baseline, 208);
  OFFSET(salus_indicator_info, parent_indicator, 224);
  OFFSET(salus_indicator_info, trajectory, 240);
  OFFSET(salus_indicator_info, has_scoring, 244);
  SIZE(salus_indicator_info, 248);
}

TEST_F(CLayout, Category) {
  OFFSET(salus_category, size, 0);
  OFFSET(salus_category, reserved, 4);
  OFFSET(salus_category, name, 8);
  OFFSET(salus_category, values, 24);
  SIZE(salus_category, 80);
}

TEST_F(CLayout, DatasetColumns) {
  OFFSET(salus_dataset_columns, size, 0);
  OFFSET(salus_dataset_columns, reserved, 4);
  OFFSET(salus_dataset_columns, rows, 8);
  OFFSET(salus_dataset_columns, element, 16);
  OFFSET(salus_dataset_columns, area, 72);
  OFFSET(salus_dataset_columns, period, 128);
  OFFSET(salus_dataset_columns, value, 184);
  OFFSET(salus_dataset_columns, reason, 240);
  OFFSET(salus_dataset_columns, origin, 296);
  OFFSET(salus_dataset_columns, categories, 352);
  OFFSET(salus_dataset_columns, category_count, 360);
  OFFSET(salus_dataset_columns, category_stride, 368);
  SIZE(salus_dataset_columns, 376);
}

TEST_F(CLayout, EvaluateOptions) {
  OFFSET(salus_evaluate_options, size, 0);
  OFFSET(salus_evaluate_options, reserved, 4);
  OFFSET(salus_evaluate_options, areas, 8);
  OFFSET(salus_evaluate_options, area_count, 16);
  OFFSET(salus_evaluate_options, periods, 24);
  OFFSET(salus_evaluate_options, period_count, 32);
  OFFSET(salus_evaluate_options, completeness, 40);
  OFFSET(salus_evaluate_options, confidence, 48);
  SIZE(salus_evaluate_options, 56);
}

TEST_F(CLayout, ResultsInfo) {
  OFFSET(salus_results_info, size, 0);
  OFFSET(salus_results_info, reserved, 4);
  OFFSET(salus_results_info, row_count, 8);
  OFFSET(salus_results_info, area_count, 16);
  OFFSET(salus_results_info, period_count, 24);
  OFFSET(salus_results_info, finding_count, 32);
  SIZE(salus_results_info, 40);
}

TEST_F(CLayout, ResultRow) {
  OFFSET(salus_result_row, size, 0);
  OFFSET(salus_result_row, indicator, 4);
  OFFSET(salus_result_row, area, 8);
  OFFSET(salus_result_row, period, 12);
  OFFSET(salus_result_row, origin, 16);
  OFFSET(salus_result_row, digits, 20);
  OFFSET(salus_result_row, value, 24);
  OFFSET(salus_result_row, numerator, 40);
  OFFSET(salus_result_row, denominator, 56);
  OFFSET(salus_result_row, reported, 72);
  OFFSET(salus_result_row, lower, 88);
  OFFSET(salus_result_row, upper, 96);
  OFFSET(salus_result_row, indicator_id, 104);
  OFFSET(salus_result_row, area_id, 120);
  OFFSET(salus_result_row, period_text, 136);
  OFFSET(salus_result_row, unit, 152);
  OFFSET(salus_result_row, display, 168);
  OFFSET(salus_result_row, limits_reason, 184);
  OFFSET(salus_result_row, reserved, 188);
  SIZE(salus_result_row, 192);
}

TEST_F(CLayout, AssessOptions) {
  OFFSET(salus_assess_options, size, 0);
  OFFSET(salus_assess_options, reserved, 4);
  OFFSET(salus_assess_options, parents, 8);
  OFFSET(salus_assess_options, rows, 16);
  OFFSET(salus_assess_options, reserved_rows, 20);
  OFFSET(salus_assess_options, at, 24);
  OFFSET(salus_assess_options, thresholds, 40);
  SIZE(salus_assess_options, 48);
}

TEST_F(CLayout, Assessment) {
  OFFSET(salus_assessment, size, 0);
  OFFSET(salus_assessment, indicator, 4);
  OFFSET(salus_assessment, area, 8);
  OFFSET(salus_assessment, period, 12);
  OFFSET(salus_assessment, target, 16);
  OFFSET(salus_assessment, status, 20);
  OFFSET(salus_assessment, reason, 24);
  OFFSET(salus_assessment, comparisons_differ, 28);
  OFFSET(salus_assessment, distance, 32);
  OFFSET(salus_assessment, parent, 40);
  OFFSET(salus_assessment, result, 56);
  OFFSET(salus_assessment, note_count, 64);
  OFFSET(salus_assessment, distance_unit, 72);
  OFFSET(salus_assessment, parent_period, 88);
  OFFSET(salus_assessment, target_text, 104);
  OFFSET(salus_assessment, target_period, 120);
  OFFSET(salus_assessment, verdict, 136);
  OFFSET(salus_assessment, verdict_reason, 140);
  OFFSET(salus_assessment, comparison, 144);
  OFFSET(salus_assessment, certain, 148);
  OFFSET(salus_assessment, bound, 152);
  OFFSET(salus_assessment, achieved, 160);
  OFFSET(salus_assessment, achieved_reason, 168);
  OFFSET(salus_assessment, has_progress, 172);
  OFFSET(salus_assessment, baseline, 176);
  OFFSET(salus_assessment, baseline_period, 192);
  SIZE(salus_assessment, 208);
}

TEST_F(CLayout, ProgressThresholds) {
  OFFSET(salus_progress_thresholds, size, 0);
  OFFSET(salus_progress_thresholds, reserved, 4);
  OFFSET(salus_progress_thresholds, on_track, 8);
  OFFSET(salus_progress_thresholds, at_risk, 16);
  OFFSET(salus_progress_thresholds, off_track, 24);
  OFFSET(salus_progress_thresholds, least_achieved, 32);
  OFFSET(salus_progress_thresholds, least_worsening, 40);
  OFFSET(salus_progress_thresholds, significance, 48);
  OFFSET(salus_progress_thresholds, confidence, 56);
  SIZE(salus_progress_thresholds, 64);
}

TEST_F(CLayout, Pace) {
  OFFSET(salus_pace, required, 0);
  OFFSET(salus_pace, required_from_now, 16);
  OFFSET(salus_pace, actual, 32);
  OFFSET(salus_pace, ratio, 48);
  OFFSET(salus_pace, fitted, 64);
  SIZE(salus_pace, 96);
}

TEST_F(CLayout, Progress) {
  OFFSET(salus_progress, size, 0);
  OFFSET(salus_progress, status, 4);
  OFFSET(salus_progress, reason, 8);
  OFFSET(salus_progress, due, 12);
  OFFSET(salus_progress, trajectory, 16);
  OFFSET(salus_progress, movement, 20);
  OFFSET(salus_progress, movement_reason, 24);
  OFFSET(salus_progress, projected_status, 28);
  OFFSET(salus_progress, projection_is_certain, 32);
  OFFSET(salus_progress, reserved, 36);
  OFFSET(salus_progress, judged, 40);
  OFFSET(salus_progress, met_before, 48);
  OFFSET(salus_progress, interrupted, 56);
  OFFSET(salus_progress, projected_from, 64);
  OFFSET(salus_progress, achieved, 72);
  OFFSET(salus_progress, expected, 88);
  OFFSET(salus_progress, gap, 104);
  OFFSET(salus_progress, ratio, 120);
  OFFSET(salus_progress, linear, 136);
  OFFSET(salus_progress, compound, 232);
  OFFSET(salus_progress, projection, 328);
  OFFSET(salus_progress, on_track, 360);
  OFFSET(salus_progress, at_risk, 368);
  OFFSET(salus_progress, off_track, 376);
  OFFSET(salus_progress, least_achieved, 384);
  OFFSET(salus_progress, least_worsening, 392);
  OFFSET(salus_progress, significance, 400);
  OFFSET(salus_progress, confidence, 408);
  SIZE(salus_progress, 416);
}

TEST_F(CLayout, ProgressOptions) {
  OFFSET(salus_progress_options, size, 0);
  OFFSET(salus_progress_options, trajectory, 4);
  OFFSET(salus_progress_options, direction, 8);
  OFFSET(salus_progress_options, keep, 12);
  OFFSET(salus_progress_options, has_low, 16);
  OFFSET(salus_progress_options, has_high, 20);
  OFFSET(salus_progress_options, low_excluded, 24);
  OFFSET(salus_progress_options, high_excluded, 28);
  OFFSET(salus_progress_options, low, 32);
  OFFSET(salus_progress_options, high, 40);
  OFFSET(salus_progress_options, has_horizon, 48);
  OFFSET(salus_progress_options, has_baseline, 52);
  OFFSET(salus_progress_options, horizon, 56);
  OFFSET(salus_progress_options, baseline_time, 64);
  OFFSET(salus_progress_options, baseline, 72);
  OFFSET(salus_progress_options, baseline_limits, 80);
  OFFSET(salus_progress_options, milestone_times, 88);
  OFFSET(salus_progress_options, milestone_values, 96);
  OFFSET(salus_progress_options, milestone_count, 104);
  OFFSET(salus_progress_options, thresholds, 112);
  SIZE(salus_progress_options, 120);
}

// Numbers travel between programs and stand in files: one that changes changes what was written long ago.
TEST_F(CLayout, Estimates) {
  OFFSET(salus_estimates, size, 0);
  OFFSET(salus_estimates, reserved, 4);
  OFFSET(salus_estimates, value, 8);
  OFFSET(salus_estimates, lower, 16);
  OFFSET(salus_estimates, upper, 24);
  OFFSET(salus_estimates, reasons, 32);
  OFFSET(salus_estimates, limits_reasons, 40);
  SIZE(salus_estimates, 48);
}

TEST_F(CLayout, RateOptions) {
  OFFSET(salus_rate_options, size, 0);
  OFFSET(salus_rate_options, method, 4);
  OFFSET(salus_rate_options, per, 8);
  OFFSET(salus_rate_options, confidences, 16);
  OFFSET(salus_rate_options, confidence_count, 24);
  SIZE(salus_rate_options, 32);
}

TEST_F(CLayout, ProportionOptions) {
  OFFSET(salus_proportion_options, size, 0);
  OFFSET(salus_proportion_options, method, 4);
  OFFSET(salus_proportion_options, per, 8);
  OFFSET(salus_proportion_options, design_effect, 16);
  OFFSET(salus_proportion_options, confidences, 24);
  OFFSET(salus_proportion_options, confidence_count, 32);
  SIZE(salus_proportion_options, 40);
}

TEST_F(CLayout, ContrastOptions) {
  OFFSET(salus_contrast_options, size, 0);
  OFFSET(salus_contrast_options, method, 4);
  OFFSET(salus_contrast_options, per, 8);
  OFFSET(salus_contrast_options, confidences, 16);
  OFFSET(salus_contrast_options, confidence_count, 24);
  SIZE(salus_contrast_options, 32);
}

TEST_F(CLayout, StandardisationOptions) {
  OFFSET(salus_standardisation_options, size, 0);
  OFFSET(salus_standardisation_options, method, 4);
  OFFSET(salus_standardisation_options, per, 8);
  OFFSET(salus_standardisation_options, allow_small_numbers, 16);
  OFFSET(salus_standardisation_options, reserved, 20);
  OFFSET(salus_standardisation_options, confidences, 24);
  OFFSET(salus_standardisation_options, confidence_count, 32);
  SIZE(salus_standardisation_options, 40);
}

TEST_F(CLayout, StandardPopulation) {
  OFFSET(salus_standard_population, size, 0);
  OFFSET(salus_standard_population, vintage, 4);
  OFFSET(salus_standard_population, band_count, 8);
  OFFSET(salus_standard_population, ages, 16);
  OFFSET(salus_standard_population, weights, 24);
  OFFSET(salus_standard_population, id, 32);
  OFFSET(salus_standard_population, name_zh, 48);
  OFFSET(salus_standard_population, name_en, 64);
  OFFSET(salus_standard_population, source, 80);
  SIZE(salus_standard_population, 96);
}

TEST_F(CLayout, LifeTableOptions) {
  OFFSET(salus_life_table_options, size, 0);
  OFFSET(salus_life_table_options, share_lived, 4);
  OFFSET(salus_life_table_options, sex, 8);
  OFFSET(salus_life_table_options, death_probability, 12);
  OFFSET(salus_life_table_options, without_silcocks, 16);
  OFFSET(salus_life_table_options, allow_few_person_years, 20);
  OFFSET(salus_life_table_options, allow_wide_interval, 24);
  OFFSET(salus_life_table_options, without_mortality_variance, 28);
  OFFSET(salus_life_table_options, minimum_person_years, 32);
  OFFSET(salus_life_table_options, maximum_interval, 40);
  OFFSET(salus_life_table_options, radix, 48);
  OFFSET(salus_life_table_options, shares, 56);
  OFFSET(salus_life_table_options, infant_q, 64);
  OFFSET(salus_life_table_options, infant_q_count, 72);
  OFFSET(salus_life_table_options, confidences, 80);
  OFFSET(salus_life_table_options, confidence_count, 88);
  SIZE(salus_life_table_options, 96);
}

TEST_F(CLayout, LifeTableColumns) {
  OFFSET(salus_life_table_columns, size, 0);
  OFFSET(salus_life_table_columns, reserved, 4);
  OFFSET(salus_life_table_columns, m, 8);
  OFFSET(salus_life_table_columns, a, 16);
  OFFSET(salus_life_table_columns, q, 24);
  OFFSET(salus_life_table_columns, l, 32);
  OFFSET(salus_life_table_columns, d, 40);
  OFFSET(salus_life_table_columns, L, 48);
  OFFSET(salus_life_table_columns, T, 56);
  OFFSET(salus_life_table_columns, q_variance, 64);
  OFFSET(salus_life_table_columns, l_variance, 72);
  OFFSET(salus_life_table_columns, e_variance, 80);
  OFFSET(salus_life_table_columns, e, 88);
  SIZE(salus_life_table_columns, 96);
}

TEST_F(CLayout, Estimate) {
  OFFSET(salus_estimate, value, 0);
  OFFSET(salus_estimate, lower, 8);
  OFFSET(salus_estimate, upper, 16);
  OFFSET(salus_estimate, reason, 24);
  OFFSET(salus_estimate, limits_reason, 28);
  SIZE(salus_estimate, 32);
}

TEST_F(CLayout, Trend) {
  OFFSET(salus_trend, size, 0);
  OFFSET(salus_trend, reason, 4);
  OFFSET(salus_trend, slope, 8);
  OFFSET(salus_trend, intercept, 40);
  OFFSET(salus_trend, annual_percent_change, 72);
  OFFSET(salus_trend, statistic, 104);
  OFFSET(salus_trend, p_value, 112);
  OFFSET(salus_trend, points, 120);
  SIZE(salus_trend, 128);
}

TEST_F(CLayout, MannKendall) {
  OFFSET(salus_mann_kendall, size, 0);
  OFFSET(salus_mann_kendall, reason, 4);
  OFFSET(salus_mann_kendall, s, 8);
  OFFSET(salus_mann_kendall, variance, 16);
  OFFSET(salus_mann_kendall, tau, 24);
  OFFSET(salus_mann_kendall, statistic, 32);
  OFFSET(salus_mann_kendall, p_value, 40);
  OFFSET(salus_mann_kendall, sen_slope, 48);
  OFFSET(salus_mann_kendall, points, 80);
  SIZE(salus_mann_kendall, 88);
}

TEST(CNumbers, NeverChange) {
  EXPECT_EQ(SALUS_OK, 0);
  EXPECT_EQ(SALUS_ERROR_ARGUMENT, 1);
  EXPECT_EQ(SALUS_ERROR_HANDLE, 2);
  EXPECT_EQ(SALUS_ERROR_ENCODING, 3);
  EXPECT_EQ(SALUS_ERROR_FORMULA, 4);
  EXPECT_EQ(SALUS_ERROR_PLAN, 5);
  EXPECT_EQ(SALUS_ERROR_DATA, 6);
  EXPECT_EQ(SALUS_ERROR_TARGET, 7);
  EXPECT_EQ(SALUS_ERROR_NOT_FOUND, 8);
  EXPECT_EQ(SALUS_ERROR_IO, 9);
  EXPECT_EQ(SALUS_ERROR_MEMORY, 10);
  EXPECT_EQ(SALUS_ERROR_INTERNAL, 11);
  EXPECT_EQ(SALUS_ERROR_UNSUPPORTED, 12);
  EXPECT_EQ(SALUS_REASON_NONE, 0);
  EXPECT_EQ(SALUS_REASON_MISSING, 1);
  EXPECT_EQ(SALUS_REASON_ZERO_DENOMINATOR, 2);
  EXPECT_EQ(SALUS_REASON_NOT_DEFINED, 3);
  EXPECT_EQ(SALUS_REASON_OVERFLOW, 4);
  EXPECT_EQ(SALUS_REASON_NOT_FINITE, 5);
  EXPECT_EQ(SALUS_REASON_NOT_PUBLISHED, 6);
  EXPECT_EQ(SALUS_REASON_SMALL_NUMBERS, 7);
  EXPECT_EQ(SALUS_REASON_SUPPRESSED, 8);
  EXPECT_EQ(SALUS_REASON_INCOMPLETE, 9);
  EXPECT_EQ(SALUS_REASON_NO_POPULATION, 10);
  EXPECT_EQ(SALUS_REASON_NO_OPEN_BAND_DEATHS, 11);
  EXPECT_EQ(SALUS_REASON_FEW_PERSON_YEARS, 12);
  EXPECT_EQ(SALUS_REASON_WIDE_INTERVAL, 13);
  EXPECT_EQ(SALUS_REASON_INVALID_ARGUMENT, 14);
  EXPECT_EQ(SALUS_REASON_FUNCTION_FAILED, 15);
  EXPECT_EQ(SALUS_REASON_DERIVED_ONLY, 16);
  EXPECT_EQ(SALUS_REASON_NO_PARENT_VALUE, 32);
  EXPECT_EQ(SALUS_REASON_NO_BASELINE, 33);
  EXPECT_EQ(SALUS_REASON_NO_DIRECTION, 34);
  EXPECT_EQ(SALUS_REASON_NOT_QUANTITATIVE, 35);
  EXPECT_EQ(SALUS_REASON_INCOMPATIBLE_UNIT, 36);
  EXPECT_EQ(SALUS_REASON_NOT_DUE, 37);
  EXPECT_EQ(SALUS_REASON_NO_TARGET, 38);
  EXPECT_EQ(SALUS_REASON_UNSUPPORTED_COMPARISON, 39);
  EXPECT_EQ(SALUS_REASON_IMPLAUSIBLE, 40);
  EXPECT_EQ(SALUS_REASON_NO_CHANGE_TARGETED, 41);
  EXPECT_EQ(SALUS_REASON_TOO_FEW_PERIODS, 42);
  EXPECT_EQ(SALUS_REASON_SEVERAL_VALUES, 43);
  EXPECT_EQ(SALUS_ORIGIN_REPORTED, 0);
  EXPECT_EQ(SALUS_ORIGIN_COMPUTED, 1);
  EXPECT_EQ(SALUS_ORIGIN_DERIVED, 2);
  EXPECT_EQ(SALUS_ORIGIN_ESTIMATED, 3);
  EXPECT_EQ(SALUS_ORIGIN_EXAMPLE, 4);
  EXPECT_EQ(SALUS_SEVERITY_ERROR, 0);
  EXPECT_EQ(SALUS_SEVERITY_WARNING, 1);
  EXPECT_EQ(SALUS_SEVERITY_NOTE, 2);
  EXPECT_EQ(SALUS_KIND_FLOW, 1);
  EXPECT_EQ(SALUS_KIND_STOCK, 2);
  EXPECT_EQ(SALUS_KIND_AVERAGE, 3);
  EXPECT_EQ(SALUS_DIRECTION_UNSPECIFIED, 0);
  EXPECT_EQ(SALUS_DIRECTION_HIGHER_IS_BETTER, 1);
  EXPECT_EQ(SALUS_DIRECTION_LOWER_IS_BETTER, 2);
  EXPECT_EQ(SALUS_DIRECTION_NEITHER, 3);
  EXPECT_EQ(SALUS_ATTRIBUTE_UNSPECIFIED, 0);
  EXPECT_EQ(SALUS_ATTRIBUTE_ANTICIPATORY, 1);
  EXPECT_EQ(SALUS_ATTRIBUTE_BINDING, 2);
  EXPECT_EQ(SALUS_TARGET_AT_LEAST, 1);
  EXPECT_EQ(SALUS_TARGET_ABOVE, 2);
  EXPECT_EQ(SALUS_TARGET_AT_MOST, 3);
  EXPECT_EQ(SALUS_TARGET_BELOW, 4);
  EXPECT_EQ(SALUS_TARGET_ABOUT, 5);
  EXPECT_EQ(SALUS_TARGET_RANGE, 6);
  EXPECT_EQ(SALUS_TARGET_BETTER_THAN_PARENT, 7);
  EXPECT_EQ(SALUS_TARGET_MAINTAIN_LEVEL, 8);
  EXPECT_EQ(SALUS_TARGET_CHANGE_FROM_BASELINE, 9);
  EXPECT_EQ(SALUS_TARGET_MILESTONE, 10);
  EXPECT_EQ(SALUS_TARGET_TENDENCY, 11);
  EXPECT_EQ(SALUS_TARGET_IN_WORDS, 12);
  EXPECT_EQ(SALUS_TARGET_ZERO_GROWTH, 13);
  EXPECT_EQ(SALUS_TARGET_FULL_COVERAGE, 14);
  EXPECT_EQ(SALUS_TARGET_TWO_PART, 15);
  EXPECT_EQ(SALUS_TARGET_REACH_LEVEL, 16);
  EXPECT_EQ(SALUS_TARGET_NOT_WORSE_THAN_PARENT, 17);
  EXPECT_EQ(SALUS_VERDICT_MET, 1);
  EXPECT_EQ(SALUS_VERDICT_NOT_MET, 2);
  EXPECT_EQ(SALUS_VERDICT_ON_TRACK, 3);
  EXPECT_EQ(SALUS_VERDICT_AT_RISK, 4);
  EXPECT_EQ(SALUS_VERDICT_OFF_TRACK, 5);
  EXPECT_EQ(SALUS_VERDICT_IMPROVING, 6);
  EXPECT_EQ(SALUS_VERDICT_STEADY, 7);
  EXPECT_EQ(SALUS_VERDICT_WORSENING, 8);
  EXPECT_EQ(SALUS_VERDICT_NOT_ASSESSABLE, 9);
  EXPECT_EQ(SALUS_CERTAINTY_UNKNOWN, 0);
  EXPECT_EQ(SALUS_CERTAINTY_CERTAINLY_MET, 1);
  EXPECT_EQ(SALUS_CERTAINTY_CERTAINLY_NOT_MET, 2);
  EXPECT_EQ(SALUS_CERTAINTY_UNCERTAIN, 3);
  EXPECT_EQ(SALUS_COMPARISON_FULL_VALUE, 0);
  EXPECT_EQ(SALUS_COMPARISON_ROUNDED_VALUE, 1);
  EXPECT_EQ(SALUS_ROUNDING_HALF_EVEN, 0);
  EXPECT_EQ(SALUS_ROUNDING_HALF_UP, 1);
  EXPECT_EQ(SALUS_TYPE_FLOAT64, 1);
  EXPECT_EQ(SALUS_TYPE_FLOAT32, 2);
  EXPECT_EQ(SALUS_TYPE_INT64, 3);
  EXPECT_EQ(SALUS_TYPE_INT32, 4);
  EXPECT_EQ(SALUS_TYPE_UINT8, 5);
  EXPECT_EQ(SALUS_TYPE_BOOLEAN, 6);
  EXPECT_EQ(SALUS_TYPE_TEXT, 16);
  EXPECT_EQ(SALUS_VALIDITY_ALL, 0);
  EXPECT_EQ(SALUS_VALIDITY_BITMAP, 1);
  EXPECT_EQ(SALUS_VALIDITY_BYTES, 2);
  EXPECT_EQ(SALUS_RESULT_VALUE, 1);
  EXPECT_EQ(SALUS_RESULT_REASON, 2);
  EXPECT_EQ(SALUS_RESULT_ORIGIN, 3);
  EXPECT_EQ(SALUS_RESULT_INDICATOR, 4);
  EXPECT_EQ(SALUS_RESULT_AREA, 5);
  EXPECT_EQ(SALUS_RESULT_PERIOD, 6);
  EXPECT_EQ(SALUS_RESULT_NUMERATOR, 7);
  EXPECT_EQ(SALUS_RESULT_DENOMINATOR, 8);
  EXPECT_EQ(SALUS_DIGITS_NATURAL, -1000);
  EXPECT_EQ(SALUS_NUL_TERMINATED, -1);
}

TEST(CStatisticsNumbers, NeverChange) {
  EXPECT_EQ(SALUS_RATE_AUTOMATIC, 0);
  EXPECT_EQ(SALUS_RATE_EXACT, 1);
  EXPECT_EQ(SALUS_RATE_BYAR, 2);
  EXPECT_EQ(SALUS_RATE_MID_P, 3);
  EXPECT_EQ(SALUS_RATE_FAY_FEUER, 4);
  EXPECT_EQ(SALUS_PROPORTION_WILSON, 0);
  EXPECT_EQ(SALUS_PROPORTION_EXACT, 1);
  EXPECT_EQ(SALUS_PROPORTION_AGRESTI_COULL, 2);
  EXPECT_EQ(SALUS_STANDARDISATION_AUTOMATIC, 0);
  EXPECT_EQ(SALUS_STANDARDISATION_DOBSON, 1);
  EXPECT_EQ(SALUS_STANDARDISATION_FAY_FEUER, 2);
  EXPECT_EQ(SALUS_CONTRAST_RATE_RATIO, 1);
  EXPECT_EQ(SALUS_CONTRAST_RATE_DIFFERENCE, 2);
  EXPECT_EQ(SALUS_CONTRAST_PROPORTION_RATIO, 3);
  EXPECT_EQ(SALUS_CONTRAST_PROPORTION_DIFFERENCE, 4);
  EXPECT_EQ(SALUS_CONTRAST_AUTOMATIC, 0);
  EXPECT_EQ(SALUS_CONTRAST_LOG, 1);
  EXPECT_EQ(SALUS_CONTRAST_EXACT, 2);
  EXPECT_EQ(SALUS_CONTRAST_WALD, 3);
  EXPECT_EQ(SALUS_CONTRAST_SCORE, 4);
  EXPECT_EQ(SALUS_CONTRAST_NEWCOMBE, 5);
  EXPECT_EQ(SALUS_COMPARATIVE_RATIO_AUTOMATIC, 0);
  EXPECT_EQ(SALUS_COMPARATIVE_RATIO_LOG, 1);
  EXPECT_EQ(SALUS_COMPARATIVE_RATIO_SMITH, 2);
  EXPECT_EQ(SALUS_SHARE_LIVED_FIXED, 0);
  EXPECT_EQ(SALUS_SHARE_LIVED_COALE_DEMENY, 1);
  EXPECT_EQ(SALUS_SHARE_LIVED_ANDREEV_KINGKADE, 2);
  EXPECT_EQ(SALUS_SEX_BOTH, 0);
  EXPECT_EQ(SALUS_SEX_MALE, 1);
  EXPECT_EQ(SALUS_SEX_FEMALE, 2);
  EXPECT_EQ(SALUS_DEATH_PROBABILITY_CHIANG, 0);
  EXPECT_EQ(SALUS_DEATH_PROBABILITY_EXPONENTIAL, 1);
  EXPECT_EQ(SALUS_SLOPE_LINEAR, 0);
  EXPECT_EQ(SALUS_SLOPE_LOG, 1);
  EXPECT_EQ(SALUS_SLOPE_LOGIT, 2);
  EXPECT_EQ(SALUS_INEQUALITY_GINI, 1);
  EXPECT_EQ(SALUS_INEQUALITY_CONCENTRATION, 2);
  EXPECT_EQ(SALUS_INEQUALITY_THEIL, 3);
  EXPECT_EQ(SALUS_REFERENCE_LOWEST, -1);
  EXPECT_EQ(SALUS_REFERENCE_HIGHEST, -2);
  EXPECT_EQ(SALUS_FUNNEL_PROPORTION, 0);
  EXPECT_EQ(SALUS_FUNNEL_RATE, 1);
  EXPECT_EQ(SALUS_FUNNEL_RATIO, 2);
  EXPECT_EQ(SALUS_DISPERSION_NONE, 0);
  EXPECT_EQ(SALUS_DISPERSION_MULTIPLICATIVE, 1);
  EXPECT_EQ(SALUS_DISPERSION_ADDITIVE, 2);
  EXPECT_EQ(SALUS_STANDING_NOT_COMPARED, 0);
  EXPECT_EQ(SALUS_STANDING_BETTER, 1);
  EXPECT_EQ(SALUS_STANDING_SIMILAR, 2);
  EXPECT_EQ(SALUS_STANDING_WORSE, 3);
  EXPECT_EQ(SALUS_STANDING_HIGHER, 4);
  EXPECT_EQ(SALUS_STANDING_LOWER, 5);
  EXPECT_EQ(SALUS_TREND_LINEAR, 0);
  EXPECT_EQ(SALUS_TREND_LOG_LINEAR, 1);
}

TEST_F(CLayout, ScorecardOptions) {
  OFFSET(salus_scorecard_options, size, 0);
  OFFSET(salus_scorecard_options, reserved, 4);
  OFFSET(salus_scorecard_options, tasks, 8);
  OFFSET(salus_scorecard_options, assess, 16);
  OFFSET(salus_scorecard_options, least_coverage, 24);
  OFFSET(salus_scorecard_options, area, 32);
  SIZE(salus_scorecard_options, 48);
}

TEST_F(CLayout, ScorecardInfo) {
  OFFSET(salus_scorecard_info, size, 0);
  OFFSET(salus_scorecard_info, reserved, 4);
  OFFSET(salus_scorecard_info, row_count, 8);
  OFFSET(salus_scorecard_info, indicator_count, 16);
  OFFSET(salus_scorecard_info, task_count, 24);
  OFFSET(salus_scorecard_info, finding_count, 32);
  OFFSET(salus_scorecard_info, at, 40);
  SIZE(salus_scorecard_info, 56);
}

TEST_F(CLayout, Tally) {
  OFFSET(salus_tally, total, 0);
  OFFSET(salus_tally, met, 8);
  OFFSET(salus_tally, not_met, 16);
  OFFSET(salus_tally, on_track, 24);
  OFFSET(salus_tally, at_risk, 32);
  OFFSET(salus_tally, off_track, 40);
  OFFSET(salus_tally, improving, 48);
  OFFSET(salus_tally, steady, 56);
  OFFSET(salus_tally, worsening, 64);
  OFFSET(salus_tally, not_assessable, 72);
  OFFSET(salus_tally, not_due, 80);
  OFFSET(salus_tally, weight, 88);
  OFFSET(salus_tally, scored_weight, 96);
  OFFSET(salus_tally, coverage, 104);
  OFFSET(salus_tally, score, 112);
  SIZE(salus_tally, 128);
}

TEST_F(CLayout, ScorecardRow) {
  OFFSET(salus_scorecard_row, size, 0);
  OFFSET(salus_scorecard_row, group, 4);
  OFFSET(salus_scorecard_row, subject, 8);
  OFFSET(salus_scorecard_row, role, 12);
  OFFSET(salus_scorecard_row, gate, 16);
  OFFSET(salus_scorecard_row, rank, 20);
  OFFSET(salus_scorecard_row, failure_count, 24);
  OFFSET(salus_scorecard_row, indicators, 32);
  OFFSET(salus_scorecard_row, tasks, 160);
  OFFSET(salus_scorecard_row, id, 288);
  OFFSET(salus_scorecard_row, name, 304);
  OFFSET(salus_scorecard_row, name_english, 320);
  OFFSET(salus_scorecard_row, indicators_without_target, 336);
  OFFSET(salus_scorecard_row, doubt_count, 344);
  SIZE(salus_scorecard_row, 352);
}

TEST_F(CLayout, ScoredIndicator) {
  OFFSET(salus_scored_indicator, size, 0);
  OFFSET(salus_scored_indicator, indicator, 4);
  OFFSET(salus_scored_indicator, area, 8);
  OFFSET(salus_scored_indicator, target, 12);
  OFFSET(salus_scored_indicator, status, 16);
  OFFSET(salus_scored_indicator, reason, 20);
  OFFSET(salus_scored_indicator, score, 24);
  OFFSET(salus_scored_indicator, weight, 40);
  OFFSET(salus_scored_indicator, value, 48);
  OFFSET(salus_scored_indicator, result, 64);
  OFFSET(salus_scored_indicator, indicator_id, 72);
  OFFSET(salus_scored_indicator, area_id, 88);
  OFFSET(salus_scored_indicator, target_period, 104);
  OFFSET(salus_scored_indicator, note_count, 120);
  OFFSET(salus_scored_indicator, in_doubt, 128);
  OFFSET(salus_scored_indicator, reserved, 132);
  SIZE(salus_scored_indicator, 136);
}

TEST_F(CLayout, Task) {
  OFFSET(salus_task, size, 0);
  OFFSET(salus_task, kind, 4);
  OFFSET(salus_task, action, 8);
  OFFSET(salus_task, measure, 12);
  OFFSET(salus_task, index, 16);
  OFFSET(salus_task, area, 20);
  OFFSET(salus_task, status, 24);
  OFFSET(salus_task, reason, 28);
  OFFSET(salus_task, due, 32);
  OFFSET(salus_task, origin, 36);
  OFFSET(salus_task, periods, 40);
  OFFSET(salus_task, periods_over, 44);
  OFFSET(salus_task, periods_done, 48);
  OFFSET(salus_task, reserved, 52);
  OFFSET(salus_task, value, 56);
  OFFSET(salus_task, done, 72);
  OFFSET(salus_task, distance, 88);
  OFFSET(salus_task, unit, 96);
  OFFSET(salus_task, distance_unit, 112);
  OFFSET(salus_task, period, 128);
  OFFSET(salus_task, due_period, 144);
  OFFSET(salus_task, id, 160);
  OFFSET(salus_task, name, 176);
  OFFSET(salus_task, name_english, 192);
  OFFSET(salus_task, target, 208);
  OFFSET(salus_task, measure_id, 224);
  OFFSET(salus_task, area_id, 240);
  SIZE(salus_task, 256);
}

TEST_F(CLayout, PlanActions) {
  OFFSET(salus_section_info, size, 0);
  OFFSET(salus_section_info, reserved, 4);
  OFFSET(salus_section_info, id, 8);
  OFFSET(salus_section_info, number, 24);
  OFFSET(salus_section_info, title, 40);
  OFFSET(salus_section_info, title_english, 56);
  OFFSET(salus_section_info, parent, 72);
  SIZE(salus_section_info, 88);

  OFFSET(salus_body_info, size, 0);
  OFFSET(salus_body_info, reserved, 4);
  OFFSET(salus_body_info, alias_count, 8);
  OFFSET(salus_body_info, id, 16);
  OFFSET(salus_body_info, name, 32);
  OFFSET(salus_body_info, name_english, 48);
  OFFSET(salus_body_info, note, 64);
  SIZE(salus_body_info, 80);

  OFFSET(salus_action_info, size, 0);
  OFFSET(salus_action_info, number, 4);
  OFFSET(salus_action_info, measure_count, 8);
  OFFSET(salus_action_info, indicator_count, 16);
  OFFSET(salus_action_info, implements_count, 24);
  OFFSET(salus_action_info, id, 32);
  OFFSET(salus_action_info, title, 48);
  OFFSET(salus_action_info, title_english, 64);
  OFFSET(salus_action_info, section, 80);
  OFFSET(salus_action_info, source, 96);
  SIZE(salus_action_info, 112);

  OFFSET(salus_measure_info, size, 0);
  OFFSET(salus_measure_info, number, 4);
  OFFSET(salus_measure_info, lead_count, 8);
  OFFSET(salus_measure_info, join_count, 16);
  OFFSET(salus_measure_info, responsible_count, 24);
  OFFSET(salus_measure_info, indicator_count, 32);
  OFFSET(salus_measure_info, implements_count, 40);
  OFFSET(salus_measure_info, deliverable_count, 48);
  OFFSET(salus_measure_info, milestone_count, 56);
  OFFSET(salus_measure_info, id, 64);
  OFFSET(salus_measure_info, title, 80);
  OFFSET(salus_measure_info, title_english, 96);
  OFFSET(salus_measure_info, source, 112);
  OFFSET(salus_measure_info, note, 128);
  SIZE(salus_measure_info, 144);

  OFFSET(salus_deliverable_info, size, 0);
  OFFSET(salus_deliverable_info, kind, 4);
  OFFSET(salus_deliverable_info, each, 8);
  OFFSET(salus_deliverable_info, has_target, 12);
  OFFSET(salus_deliverable_info, id, 16);
  OFFSET(salus_deliverable_info, name, 32);
  OFFSET(salus_deliverable_info, name_english, 48);
  OFFSET(salus_deliverable_info, unit, 64);
  OFFSET(salus_deliverable_info, due, 80);
  OFFSET(salus_deliverable_info, source, 96);
  SIZE(salus_deliverable_info, 112);

  OFFSET(salus_milestone_info, size, 0);
  OFFSET(salus_milestone_info, direction, 4);
  OFFSET(salus_milestone_info, id, 8);
  OFFSET(salus_milestone_info, name, 24);
  OFFSET(salus_milestone_info, name_english, 40);
  OFFSET(salus_milestone_info, unit, 56);
  OFFSET(salus_milestone_info, period, 72);
  OFFSET(salus_milestone_info, source, 88);
  SIZE(salus_milestone_info, 104);
}

TEST_F(CLayout, PlanRules) {
  OFFSET(salus_rule_info, size, 0);
  OFFSET(salus_rule_info, severity, 4);
  OFFSET(salus_rule_info, id, 8);
  OFFSET(salus_rule_info, name, 24);
  OFFSET(salus_rule_info, name_english, 40);
  OFFSET(salus_rule_info, formula, 56);
  OFFSET(salus_rule_info, basis, 72);
  OFFSET(salus_rule_info, source, 88);
  OFFSET(salus_rule_info, note, 104);
  SIZE(salus_rule_info, 120);

  OFFSET(salus_erratum_info, size, 0);
  OFFSET(salus_erratum_info, reserved, 4);
  OFFSET(salus_erratum_info, id, 8);
  OFFSET(salus_erratum_info, indicator, 24);
  OFFSET(salus_erratum_info, area, 40);
  OFFSET(salus_erratum_info, period, 56);
  OFFSET(salus_erratum_info, printed, 72);
  OFFSET(salus_erratum_info, corrected, 88);
  OFFSET(salus_erratum_info, reason, 104);
  OFFSET(salus_erratum_info, reason_english, 120);
  OFFSET(salus_erratum_info, source, 136);
  SIZE(salus_erratum_info, 152);

  OFFSET(salus_indicator_target_info, size, 0);
  OFFSET(salus_indicator_target_info, erratum, 4);
  OFFSET(salus_indicator_target_info, restatement_count, 8);
  OFFSET(salus_indicator_target_info, period, 16);
  OFFSET(salus_indicator_target_info, printed, 32);
  OFFSET(salus_indicator_target_info, source, 48);
  SIZE(salus_indicator_target_info, 64);

  OFFSET(salus_scoring_info, size, 0);
  OFFSET(salus_scoring_info, rule, 4);
  OFFSET(salus_scoring_info, per, 8);
  OFFSET(salus_scoring_info, deduct, 16);
  OFFSET(salus_scoring_info, step_count, 24);
  SIZE(salus_scoring_info, 32);

  OFFSET(salus_plan_change, size, 0);
  OFFSET(salus_plan_change, kind, 4);
  OFFSET(salus_plan_change, part, 8);
  OFFSET(salus_plan_change, reserved, 12);
  OFFSET(salus_plan_change, id, 16);
  OFFSET(salus_plan_change, period, 32);
  OFFSET(salus_plan_change, name, 48);
  OFFSET(salus_plan_change, name_english, 64);
  OFFSET(salus_plan_change, member, 80);
  OFFSET(salus_plan_change, before, 96);
  OFFSET(salus_plan_change, after, 112);
  SIZE(salus_plan_change, 128);
}

TEST_F(CLayout, Checks) {
  OFFSET(salus_check_options, size, 0);
  OFFSET(salus_check_options, reserved, 4);
  OFFSET(salus_check_options, areas, 8);
  OFFSET(salus_check_options, area_count, 16);
  OFFSET(salus_check_options, periods, 24);
  OFFSET(salus_check_options, period_count, 32);
  OFFSET(salus_check_options, completeness, 40);
  SIZE(salus_check_options, 48);
}

TEST_F(CLayout, ChecksInfo) {
  OFFSET(salus_checks_info, size, 0);
  OFFSET(salus_checks_info, reserved, 4);
  OFFSET(salus_checks_info, check_count, 8);
  OFFSET(salus_checks_info, rule_count, 16);
  OFFSET(salus_checks_info, error_count, 24);
  OFFSET(salus_checks_info, warning_count, 32);
  OFFSET(salus_checks_info, note_count, 40);
  SIZE(salus_checks_info, 48);
}

TEST_F(CLayout, Check) {
  OFFSET(salus_check, size, 0);
  OFFSET(salus_check, code, 4);
  OFFSET(salus_check, severity, 8);
  OFFSET(salus_check, erratum, 12);
  OFFSET(salus_check, figure_count, 16);
  OFFSET(salus_check, subject, 24);
  OFFSET(salus_check, other, 40);
  OFFSET(salus_check, area, 56);
  OFFSET(salus_check, period, 72);
  OFFSET(salus_check, rule, 88);
  OFFSET(salus_check, erratum_id, 104);
  SIZE(salus_check, 120);
}

TEST_F(CLayout, CheckFigure) {
  OFFSET(salus_check_figure, size, 0);
  OFFSET(salus_check_figure, reserved, 4);
  OFFSET(salus_check_figure, number, 8);
  OFFSET(salus_check_figure, name, 16);
  OFFSET(salus_check_figure, unit, 32);
  SIZE(salus_check_figure, 48);
}

TEST_F(CLayout, RuleResult) {
  OFFSET(salus_rule_result, size, 0);
  OFFSET(salus_rule_result, rule, 4);
  OFFSET(salus_rule_result, status, 8);
  OFFSET(salus_rule_result, reason, 12);
  OFFSET(salus_rule_result, severity, 16);
  OFFSET(salus_rule_result, origin, 20);
  OFFSET(salus_rule_result, left, 24);
  OFFSET(salus_rule_result, right, 40);
  OFFSET(salus_rule_result, rule_id, 56);
  OFFSET(salus_rule_result, name, 72);
  OFFSET(salus_rule_result, name_english, 88);
  OFFSET(salus_rule_result, area, 104);
  OFFSET(salus_rule_result, period, 120);
  OFFSET(salus_rule_result, unit, 136);
  OFFSET(salus_rule_result, given, 152);
  SIZE(salus_rule_result, 168);
}

TEST_F(CLayout, AlignOptions) {
  OFFSET(salus_align_options, size, 0);
  OFFSET(salus_align_options, reserved, 4);
  OFFSET(salus_align_options, baseline, 8);
  SIZE(salus_align_options, 16);
}

TEST_F(CLayout, AlignmentInfo) {
  OFFSET(salus_alignment_info, size, 0);
  OFFSET(salus_alignment_info, reserved, 4);
  OFFSET(salus_alignment_info, target_count, 8);
  OFFSET(salus_alignment_info, uncovered_indicator_count, 16);
  OFFSET(salus_alignment_info, measure_count, 24);
  OFFSET(salus_alignment_info, uncovered_measure_count, 32);
  OFFSET(salus_alignment_info, finding_count, 40);
  SIZE(salus_alignment_info, 48);
}

TEST_F(CLayout, TargetAlignment) {
  OFFSET(salus_target_alignment, size, 0);
  OFFSET(salus_target_alignment, child, 4);
  OFFSET(salus_target_alignment, indicator, 8);
  OFFSET(salus_target_alignment, target, 12);
  OFFSET(salus_target_alignment, parent_indicator, 16);
  OFFSET(salus_target_alignment, status, 20);
  OFFSET(salus_target_alignment, reason, 24);
  OFFSET(salus_target_alignment, reserved, 28);
  OFFSET(salus_target_alignment, number, 32);
  OFFSET(salus_target_alignment, path, 40);
  OFFSET(salus_target_alignment, gap, 48);
  OFFSET(salus_target_alignment, note_count, 56);
  OFFSET(salus_target_alignment, unit, 64);
  OFFSET(salus_target_alignment, from, 80);
  OFFSET(salus_target_alignment, to, 96);
  OFFSET(salus_target_alignment, indicator_id, 112);
  OFFSET(salus_target_alignment, parent_indicator_id, 128);
  OFFSET(salus_target_alignment, target_text, 144);
  OFFSET(salus_target_alignment, target_period, 160);
  SIZE(salus_target_alignment, 176);
}

TEST_F(CLayout, MeasureAlignment) {
  OFFSET(salus_measure_alignment, size, 0);
  OFFSET(salus_measure_alignment, action, 4);
  OFFSET(salus_measure_alignment, measure, 8);
  OFFSET(salus_measure_alignment, reserved, 12);
  OFFSET(salus_measure_alignment, taken_up_count, 16);
  OFFSET(salus_measure_alignment, id, 24);
  OFFSET(salus_measure_alignment, title, 40);
  OFFSET(salus_measure_alignment, title_english, 56);
  SIZE(salus_measure_alignment, 72);
}

TEST_F(CLayout, TakenUp) {
  OFFSET(salus_taken_up, size, 0);
  OFFSET(salus_taken_up, child, 4);
  OFFSET(salus_taken_up, action, 8);
  OFFSET(salus_taken_up, measure, 12);
  OFFSET(salus_taken_up, id, 16);
  OFFSET(salus_taken_up, title, 32);
  OFFSET(salus_taken_up, title_english, 48);
  SIZE(salus_taken_up, 64);
}

TEST_F(CLayout, NumbersOfChecks) {
  EXPECT_EQ(SALUS_RULE_HOLDS, 1);
  EXPECT_EQ(SALUS_RULE_VIOLATED, 2);
  EXPECT_EQ(SALUS_RULE_NOT_ASSESSABLE, 3);
  EXPECT_EQ(SALUS_ALIGNMENT_AHEAD, 1);
  EXPECT_EQ(SALUS_ALIGNMENT_KEEPS_PACE, 2);
  EXPECT_EQ(SALUS_ALIGNMENT_BEHIND, 3);
  EXPECT_EQ(SALUS_ALIGNMENT_NOT_COMPARABLE, 4);
}

}  // namespace
