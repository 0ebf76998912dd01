/*
 * Progress towards targets, from strict C99, as an embedding program would use it. Returns 0 where all is well.
 * Beside a figure that R computed stands the call that made it.
 */
#include "check.h"

/* Infant mortality in Jinshan, 3.81 per 1,000 in 2015 and 2.08 in 2020, towards 1.9 in 2025. */
static void test_series(void) {
  const double times[] = {2020}, values[] = {2.08}, lower[] = {1.6}, upper[] = {2.7}, limits[] = {3.0, 4.8};
  const double milestone_times[] = {2020}, milestones[] = {2.6};
  salus_progress_thresholds thresholds;
  salus_progress_options options;
  salus_progress progress;
  INIT(options);
  INIT(progress);
  options.has_high = options.has_baseline = options.has_horizon = 1;
  options.high = 1.9;
  options.horizon = 2025;
  options.baseline_time = 2015;
  options.baseline = 3.81;
  CHECK_OK(salus_progress_measure(times, values, NULL, NULL, 1, &options, &progress, NULL));
  CHECK(progress.status == SALUS_VERDICT_ON_TRACK && progress.reason == SALUS_REASON_NONE && progress.due == 0);
  CHECK(progress.judged == 0 && progress.met_before == -1 && progress.interrupted == -1);
  CHECK(progress.trajectory == SALUS_TRAJECTORY_LINEAR && progress.movement == SALUS_VERDICT_IMPROVING);
  /* b <- 3.81; v <- 2.08; T <- 1.9; (v-b)/(T-b)*100; b+(T-b)/2; ((v-b)/5)/((T-b)/10); ((v/b)^.2-1)*100; b+2*(v-b) */
  CHECK(near_to(progress.achieved.number, 90.575916230366488) && near_to(progress.expected.number, 2.855));
  CHECK(near_to(progress.ratio.number, 1.81151832460732964) && near_to(progress.linear.actual.number, -0.346));
  CHECK(near_to(progress.compound.actual.number, -11.401234252133596) && near_to(progress.projection.value, 0.35));
  CHECK(progress.projection.limits_reason == SALUS_REASON_TOO_FEW_PERIODS && progress.projected_from == 2);
  CHECK(progress.on_track == 0.95 && progress.at_risk == 0.6 && progress.off_track == 0);
  CHECK(progress.projected_status == SALUS_VERDICT_MET && progress.projection_is_certain == 0);

  options.baseline_limits = limits;
  options.trajectory = SALUS_TRAJECTORY_COMPOUND;
  CHECK_OK(salus_progress_measure(times, values, lower, upper, 1, &options, &progress, NULL));
  /* sl <- sqrt((2*log(2.7/1.6)/(2*z))^2+(log(4.8/3)/(2*z))^2); b*(v/b)^2*exp(c(-z,z)*sl), z <- qnorm(.975) */
  CHECK(near_to(progress.projection.lower, 0.63986936946540651) &&
        near_to(progress.projection.upper, 2.01517175554058436));

  options.trajectory = SALUS_TRAJECTORY_MILESTONES;
  options.milestone_times = milestone_times;
  options.milestone_values = milestones;
  options.milestone_count = 1;
  CHECK_OK(salus_progress_measure(times, values, NULL, NULL, 1, &options, &progress, NULL));
  CHECK(near_to(progress.expected.number, 2.6) && progress.trajectory == SALUS_TRAJECTORY_MILESTONES);

  INIT(thresholds);
  CHECK_OK(salus_progress_thresholds_init(&thresholds));
  CHECK(thresholds.on_track == 0.95 && thresholds.significance == 0.05 && thresholds.confidence == 0.95);
  thresholds.on_track = 2;
  options.thresholds = &thresholds;
  CHECK_OK(salus_progress_measure(times, values, NULL, NULL, 1, &options, &progress, NULL));
  CHECK(progress.status == SALUS_VERDICT_AT_RISK && progress.on_track == 2);
  CHECK(strcmp(salus_trajectory_name(SALUS_TRAJECTORY_MILESTONES), "milestones") == 0);
}

static void test_plan(void) {
  static const char json[] =
      "{\"format\": \"salus-plan/1\", \"id\": \"small\", \"title\": {\"zh\": \"小规划\"}, \"jurisdiction\": \"town\","
      " \"period\": \"2021..2025\", \"areas\": [{\"id\": \"town\", \"name\": {\"zh\": \"镇\"}}], \"elements\": [],"
      " \"indicators\": [{\"id\": \"literacy\", \"name\": {\"zh\": \"健康素养水平\"}, \"unit\": \"%\","
      " \"direction\": \"higher\", \"targets\": [{\"period\": \"2025\", \"text\": \"≥37\"}]}]}";
  const salus_text elements[] = {{"literacy", -1}, {"literacy", -1}, {"literacy", -1}};
  const salus_text periods[] = {{"2020", -1}, {"2022", -1}, {"2023", -1}};
  const salus_text area = {"town", -1};
  const double values[] = {27, 38, 31.5};
  salus_plan* plan = NULL;
  salus_dataset* dataset = NULL;
  salus_results* results = NULL;
  salus_assessments* assessments = NULL;
  salus_dataset_columns columns;
  salus_assess_options options;
  salus_progress_thresholds thresholds;
  salus_assessment row;
  salus_progress progress;
  salus_finding note;
  INIT(columns);
  INIT(columns.element);
  INIT(columns.area);
  INIT(columns.period);
  INIT(columns.value);
  columns.rows = 3;
  columns.element.type = columns.area.type = columns.period.type = SALUS_TYPE_TEXT;
  columns.element.data = elements;
  columns.period.data = periods;
  columns.area.data = &area;
  columns.element.stride = columns.period.stride = sizeof(salus_text);
  columns.element.length = columns.period.length = columns.value.length = 3;
  columns.area.length = 1;
  columns.value.type = SALUS_TYPE_FLOAT64;
  columns.value.data = values;
  columns.value.stride = sizeof(double);
  CHECK_OK(salus_plan_parse(json, SALUS_NUL_TERMINATED, NULL, 0, &plan, NULL));
  CHECK_OK(salus_dataset_create(&columns, &dataset, NULL));
  CHECK_OK(salus_plan_evaluate(plan, dataset, NULL, &results, NULL));

  INIT(options);
  options.rows = SALUS_ASSESSED_LATEST;
  CHECK_OK(salus_results_assess(results, &options, &assessments, NULL));
  CHECK(salus_assessments_count(assessments) == 1);
  INIT(row);
  INIT(progress);
  CHECK_OK(salus_assessments_row(assessments, 0, &row));
  CHECK(row.status == SALUS_VERDICT_AT_RISK && row.verdict == SALUS_VERDICT_NOT_MET && row.has_progress == 1);
  CHECK(row.result == 2 && row.period == 2 && near_to(row.distance, -5.5) && row.bound == 37);
  CHECK(near_to(row.achieved, 45) && row.baseline.number == 27 && is_text(row.baseline_period, "2020"));
  CHECK(row.certain == 0 && row.comparison == SALUS_COMPARISON_FULL_VALUE && row.note_count == 1);
  INIT(note);
  CHECK_OK(salus_assessments_note(assessments, 0, 0, &note));
  CHECK(strcmp(salus_code_name(note.code), "met_and_lost") == 0 && note.severity == SALUS_SEVERITY_NOTE);
  CHECK_OK(salus_assessments_progress(assessments, 0, &progress));
  CHECK(progress.judged == 2 && progress.met_before == 1 && near_to(progress.ratio.number, 0.75));
  salus_assessments_free(assessments);

  INIT(thresholds);
  CHECK_OK(salus_progress_thresholds_init(&thresholds));
  thresholds.at_risk = 0.75;
  thresholds.on_track = 0.75;
  options.thresholds = &thresholds;
  options.at.data = "2023";
  options.at.length = SALUS_NUL_TERMINATED;
  CHECK_OK(salus_results_assess(results, &options, &assessments, NULL));
  CHECK_OK(salus_assessments_row(assessments, 0, &row));
  CHECK(row.status == SALUS_VERDICT_ON_TRACK);
  salus_assessments_free(assessments);

  options.at.data = "2019";
  CHECK_OK(salus_results_assess(results, &options, &assessments, NULL));
  CHECK_OK(salus_assessments_row(assessments, 0, &row));
  CHECK(row.result == -1 && row.period == -1 && row.reason == SALUS_REASON_MISSING && isnan(row.achieved));
  salus_assessments_free(assessments);

  /* One by one there is no progress. */
  CHECK_OK(salus_results_assess(results, NULL, &assessments, NULL));
  CHECK(salus_assessments_count(assessments) == 3);
  CHECK_OK(salus_assessments_row(assessments, 1, &row));
  CHECK(row.status == SALUS_VERDICT_MET && row.has_progress == 0 && near_to(row.achieved, 110));
  CHECK(salus_assessments_progress(assessments, 1, &progress) == SALUS_ERROR_NOT_FOUND);
  salus_assessments_free(assessments);
  salus_results_free(results);
  salus_dataset_free(dataset);
  salus_plan_free(plan);
}

int main(void) {
  test_series();
  test_plan();
  if (failures != 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
