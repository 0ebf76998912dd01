/*
 * Uses every function of scorecards in salus.h at least once, from strict C99. Returns 0 where all is well. The figures are
 * computed by hand from the plan and the data below.
 */
#include "check.h"

/* "smoking" weighs 3, is binding and to fall from 24 in 2020 to 20 in 2025; "sport" weighs 1, from 40 to 50. */
static const char plan_text[] =
    "{\"format\": \"salus-plan/1\", \"id\": \"p\", \"title\": {\"zh\": \"规划\", \"en\": \"Plan\"},"
    " \"jurisdiction\": \"city\", \"period\": \"2021..2025\", \"judging\": {\"baseline\": \"2020\"},"
    " \"scoring\": {\"rule\": \"proportional\", \"gates\": true},"
    " \"areas\": [{\"id\": \"city\", \"name\": {\"zh\": \"本市\"}},"
    "  {\"id\": \"east\", \"name\": {\"zh\": \"东区\"}, \"parent\": \"city\"},"
    "  {\"id\": \"west\", \"name\": {\"zh\": \"西区\"}, \"parent\": \"city\"}],"
    " \"bodies\": [{\"id\": \"health\", \"name\": {\"zh\": \"市卫生健康委\", \"en\": \"Health Commission\"}}],"
    " \"elements\": [],"
    " \"indicators\": ["
    "  {\"id\": \"smoking\", \"name\": {\"zh\": \"吸烟率\"}, \"unit\": \"%\", \"direction\": \"lower\", \"weight\": 3,"
    "   \"attribute\": \"binding\", \"targets\": [{\"period\": \"2025\", \"text\": \"≤20\"}]},"
    "  {\"id\": \"sport\", \"name\": {\"zh\": \"经常锻炼比例\"}, \"unit\": \"%\", \"direction\": \"higher\","
    "   \"targets\": [{\"period\": \"2025\", \"text\": \"≥50\"}]}],"
    " \"actions\": [{\"id\": \"a\", \"title\": {\"zh\": \"健身行动\"}, \"measures\": [{\"id\": \"m\","
    "  \"title\": {\"zh\": \"建步道\"}, \"leads\": [\"health\"], \"indicators\": [\"sport\"], \"deliverables\": ["
    "   {\"id\": \"paths\", \"kind\": \"quantity\", \"name\": {\"zh\": \"步道\", \"en\": \"paths\"},"
    "    \"target\": \"80 条\", \"due\": \"2025\"},"
    "   {\"id\": \"week\", \"kind\": \"recurring\", \"name\": {\"zh\": \"活动周\"}, \"due\": \"2024..2026\"}],"
    "  \"milestones\": [{\"id\": \"law\", \"name\": {\"zh\": \"立法\"}, \"period\": \"2025\","
    "   \"text\": \"完成\"}]}]}]}";

/* The last value of "sport". */
static salus_dataset* data_with(double sport) {
  static const char* const cells[][3] = {
      {"smoking", "city", "2020"}, {"smoking", "city", "2025"}, {"sport", "city", "2020"},
      {"sport", "city", "2025"},   {"smoking", "east", "2020"}, {"smoking", "east", "2025"},
      {"smoking", "west", "2020"}, {"smoking", "west", "2025"}, {"paths", "city", "2025"},
      {"week", "city", "2024"},    {"week", "city", "2025"}};
  double values[] = {24, 21, 40, 0, 24, 20, 24, 22, 60, 1, 2};
  enum { rows = sizeof cells / sizeof *cells };
  salus_text texts[3][rows];
  salus_dataset_columns columns;
  salus_dataset* dataset = NULL;
  salus_column* of_text[3];
  int i, k;
  values[3] = sport;
  INIT(columns);
  columns.rows = rows;
  of_text[0] = &columns.element;
  of_text[1] = &columns.area;
  of_text[2] = &columns.period;
  for (k = 0; k < 3; ++k) {
    for (i = 0; i < rows; ++i) {
      texts[k][i].data = cells[i][k];
      texts[k][i].length = SALUS_NUL_TERMINATED;
    }
    of_text[k]->size = (uint32_t)sizeof(salus_column);
    of_text[k]->type = SALUS_TYPE_TEXT;
    of_text[k]->data = texts[k];
    of_text[k]->stride = (int64_t)sizeof(salus_text);
    of_text[k]->length = rows;
  }
  columns.value.size = (uint32_t)sizeof(salus_column);
  columns.value.type = SALUS_TYPE_FLOAT64;
  columns.value.data = values;
  columns.value.stride = (int64_t)sizeof(double);
  columns.value.length = rows;
  CHECK_OK(salus_dataset_create(&columns, &dataset, NULL));
  return dataset;
}

static salus_dataset* data(void) { return data_with(48); }

static salus_scorecard_row row_of(const salus_scorecard* card, int32_t group, const char* id) {
  salus_scorecard_info info;
  salus_scorecard_row row;
  int64_t i;
  INIT(info);
  INIT(row);
  CHECK_OK(salus_scorecard_describe(card, &info));
  for (i = 0; i < info.row_count; ++i) {
    CHECK_OK(salus_scorecard_get_row(card, i, &row));
    if (row.group == group && is_text(row.id, id)) return row;
  }
  fprintf(stderr, "no row of %s\n", id);
  ++failures;
  return row;
}

static void check_rows(const salus_scorecard* card) {
  salus_scorecard_row row = row_of(card, SALUS_SCORE_PLAN, "p");
  int64_t failed = -1;
  /* Three quarters of 24 to 20, and four fifths of 40 to 50. */
  CHECK(near_to(row.indicators.score.number, (3 * 0.75 + 0.8) / 4));
  CHECK(row.indicators.total == 2 && row.indicators.not_met == 2 && row.indicators.met == 0);
  CHECK(row.indicators.coverage == 1 && row.indicators.weight == 4 && row.indicators.scored_weight == 4);
  CHECK(row.gate == SALUS_GATE_FAILED);
  CHECK(row.failure_count == 1);
  CHECK_OK(salus_scorecard_failure(card, 0, 0, &failed));
  CHECK(failed == 0);
  CHECK(salus_scorecard_failure(card, 0, 1, &failed) == SALUS_ERROR_ARGUMENT);
  CHECK(row.tasks.total == 3 && row.tasks.not_met == 1 && row.tasks.on_track == 1 && row.tasks.not_assessable == 1);
  CHECK(row.tasks.score.number == 0.5);
  CHECK(is_text(row.name, "规划") && is_text(row.name_english, "Plan"));

  row = row_of(card, SALUS_SCORE_BODY, "health");
  CHECK(row.role == SALUS_ROLE_LEAD);
  CHECK(near_to(row.indicators.score.number, 0.8));
  CHECK(row.gate == SALUS_GATE_NONE);
  CHECK(is_text(row.name_english, "Health Commission"));
  row = row_of(card, SALUS_SCORE_ACTION, "a");
  CHECK(row.role == 0 && row.tasks.total == 3);
  row = row_of(card, SALUS_SCORE_INDICATOR, "smoking");
  CHECK(near_to(row.indicators.score.number, (0.75 + 1 + 0.5) / 3));
  row = row_of(card, SALUS_SCORE_AREA, "east");
  CHECK(row.rank == 1 && row.gate == SALUS_GATE_PASSED);
  row = row_of(card, SALUS_SCORE_AREA, "west");
  CHECK(row.rank == 2 && row.gate == SALUS_GATE_FAILED);
}

static void check_entries(const salus_scorecard* card) {
  salus_scored_indicator indicator;
  salus_task task;
  salus_finding finding;
  INIT(indicator);
  CHECK_OK(salus_scorecard_indicator(card, 0, &indicator));
  CHECK(is_text(indicator.indicator_id, "smoking") && is_text(indicator.area_id, "city"));
  CHECK(indicator.status == SALUS_VERDICT_NOT_MET && indicator.reason == SALUS_REASON_NONE);
  CHECK(near_to(indicator.score.number, 0.75));
  CHECK(indicator.weight == 3 && indicator.value.number == 21 && indicator.target == 0);
  CHECK(is_text(indicator.target_period, "2025"));
  CHECK(indicator.result >= 0);
  CHECK(salus_scorecard_indicator(card, 6, &indicator) == SALUS_ERROR_ARGUMENT);

  INIT(task);
  CHECK_OK(salus_scorecard_task(card, 0, &task));
  CHECK(task.kind == SALUS_DUE_DELIVERABLE && task.status == SALUS_VERDICT_NOT_MET && task.due == 1);
  CHECK(task.value.number == 60 && task.done.number == 75 && task.distance == -20);
  CHECK(is_text(task.id, "paths") && is_text(task.name, "步道") && is_text(task.name_english, "paths"));
  CHECK(is_text(task.target, "80 条") && is_text(task.unit, "条") && is_text(task.distance_unit, "条"));
  CHECK(is_text(task.period, "2025") && is_text(task.due_period, "2025"));
  CHECK(is_text(task.measure_id, "m") && is_text(task.area_id, "city"));
  CHECK_OK(salus_scorecard_task(card, 1, &task));
  CHECK(task.status == SALUS_VERDICT_ON_TRACK);
  CHECK(task.periods == 3 && task.periods_over == 2 && task.periods_done == 2);
  CHECK(is_text(task.target, ""));
  CHECK_OK(salus_scorecard_task(card, 2, &task));
  CHECK(task.kind == SALUS_DUE_MILESTONE && task.reason == SALUS_REASON_MISSING);
  CHECK(task.index == 0 && task.action == 0 && task.measure == 0 && task.area == 0);
  CHECK(isnan(task.distance) && is_text(task.period, ""));

  INIT(finding);
  CHECK(salus_scorecard_finding(card, 0, &finding) == SALUS_ERROR_ARGUMENT);
}

/* A share of 104 % is said in every row in which it counts; an indicator without a target is no gap. */
static void test_doubts(void) {
  static const char text[] =
      "{\"format\": \"salus-plan/1\", \"id\": \"p\", \"title\": {\"zh\": \"规划\"}, \"jurisdiction\": \"city\","
      " \"period\": \"2021..2025\", \"areas\": [{\"id\": \"city\", \"name\": {\"zh\": \"本市\"}}], \"elements\": [],"
      " \"indicators\": [{\"id\": \"smoking\", \"name\": {\"zh\": \"吸烟率\"}, \"unit\": \"%\"},"
      "  {\"id\": \"sport\", \"name\": {\"zh\": \"经常锻炼比例\"}, \"unit\": \"%\", \"direction\": \"higher\","
      "   \"targets\": [{\"period\": \"2025\", \"text\": \"≥50\"}]}]}";
  salus_dataset* dataset = data_with(104);
  salus_plan* plan = NULL;
  salus_results* results = NULL;
  salus_scorecard* card = NULL;
  salus_scorecard_row row;
  salus_scored_indicator indicator;
  salus_finding note;
  int64_t entry = -1;
  int64_t i;
  int64_t said = 0;
  CHECK_OK(salus_plan_parse(text, SALUS_NUL_TERMINATED, NULL, 0, &plan, NULL));
  CHECK_OK(salus_plan_evaluate(plan, dataset, NULL, &results, NULL));
  CHECK_OK(salus_results_scorecard(results, NULL, &card, NULL));
  row = row_of(card, SALUS_SCORE_PLAN, "p");
  CHECK(row.indicators.total == 2 && row.indicators.met == 1 && row.indicators.not_assessable == 0);
  CHECK(row.indicators_without_target == 1 && row.doubt_count == 1);
  CHECK_OK(salus_scorecard_doubt(card, 0, 0, &entry));
  CHECK(salus_scorecard_doubt(card, 0, 1, &entry) == SALUS_ERROR_ARGUMENT);
  INIT(indicator);
  CHECK_OK(salus_scorecard_indicator(card, entry, &indicator));
  CHECK(is_text(indicator.indicator_id, "sport") && indicator.in_doubt == 1 && indicator.note_count > 0);
  for (i = 0; i < indicator.note_count; ++i) {
    INIT(note);
    CHECK_OK(salus_scorecard_note(card, entry, i, &note));
    if (strcmp(salus_code_name(note.code), "share_above_whole") == 0) ++said;
  }
  CHECK(said == 1);
  CHECK(salus_scorecard_note(card, entry, indicator.note_count, &note) == SALUS_ERROR_ARGUMENT);
  CHECK_OK(salus_scorecard_indicator(card, 0, &indicator));
  CHECK(is_text(indicator.indicator_id, "smoking") && indicator.in_doubt == 0 && indicator.target == -1);
  salus_scorecard_free(card);
  salus_results_free(results);
  salus_plan_free(plan);
  salus_dataset_free(dataset);
}

static void test_scorecard(void) {
  salus_plan* plan = NULL;
  salus_results* results = NULL;
  salus_scorecard* card = NULL;
  salus_error* error = NULL;
  salus_scorecard_options options;
  salus_assess_options assess;
  salus_scorecard_info info;
  salus_scorecard_row row;
  salus_dataset* dataset = data();
  CHECK_OK_OR_SAY(salus_plan_parse(plan_text, SALUS_NUL_TERMINATED, NULL, 0, &plan, &error));
  CHECK_OK(salus_plan_evaluate(plan, dataset, NULL, &results, NULL));

  INIT(options);
  options.tasks = dataset;
  CHECK_OK(salus_results_scorecard(results, &options, &card, &error));
  INIT(info);
  CHECK_OK(salus_scorecard_describe(card, &info));
  CHECK(info.indicator_count == 6 && info.task_count == 3 && info.finding_count == 0);
  CHECK(info.row_count == 1 + 2 + 1 + 1 + 3);
  CHECK(is_text(info.at, "2025"));
  check_rows(card);
  check_entries(card);
  salus_scorecard_free(card);

  /* As of 2024, of the west, without tasks. */
  INIT(assess);
  assess.at.data = "2024";
  assess.at.length = SALUS_NUL_TERMINATED;
  options.tasks = NULL;
  options.assess = &assess;
  options.area.data = "西区";
  options.area.length = SALUS_NUL_TERMINATED;
  options.least_coverage = 1;
  CHECK_OK(salus_results_scorecard(results, &options, &card, &error));
  CHECK_OK(salus_scorecard_describe(card, &info));
  CHECK(info.task_count == 0 && is_text(info.at, "2024"));
  row = row_of(card, SALUS_SCORE_AREA, "west");
  CHECK(row.indicators.total == 2 && row.indicators.not_assessable == 2 && !(row.indicators.score.reason == 0));
  CHECK(row.gate == SALUS_GATE_OPEN);
  salus_scorecard_free(card);

  options.area.data = "nowhere";
  CHECK(salus_results_scorecard(results, &options, &card, &error) == SALUS_ERROR_NOT_FOUND);
  CHECK(card == NULL && strstr(salus_error_text(error), "nowhere") != NULL);
  salus_error_free(error);
  error = NULL;

  /* What a card needs it keeps. */
  CHECK_OK(salus_results_scorecard(results, NULL, &card, NULL));
  salus_results_free(results);
  salus_plan_free(plan);
  salus_dataset_free(dataset);
  row = row_of(card, SALUS_SCORE_INDICATOR, "sport");
  CHECK(is_text(row.name, "经常锻炼比例"));
  salus_scorecard_free(card);
}

static void test_names(void) {
  CHECK(strcmp(salus_score_group_name(SALUS_SCORE_AREA), "area") == 0);
  CHECK(strcmp(salus_score_group_name(0), "unknown") == 0);
  CHECK(strcmp(salus_gate_name(SALUS_GATE_OPEN), "open") == 0);
  CHECK(strcmp(salus_gate_name(4), "unknown") == 0);
}

int main(void) {
  test_scorecard();
  test_doubts();
  test_names();
  if (failures > 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures > 0;
}
