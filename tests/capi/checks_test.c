/* Checks of plans and their alignment, as a program in C uses them. */
#include <stdlib.h>

#include "check.h"

static int has(salus_text text, const char* part) { return text.data != NULL && strstr(text.data, part) != NULL; }

static const char city_plan[] =
    "{\"format\": \"salus-plan/1\", \"id\": \"city\", \"title\": {\"zh\": \"市规划\"}, \"jurisdiction\": \"city\",\n"
    " \"period\": \"2019..2030\", \"areas\": [{\"id\": \"city\", \"name\": {\"zh\": \"某市\"}}], \"elements\": [],\n"
    " \"indicators\": [\n"
    "  {\"id\": \"early\", \"name\": {\"zh\": \"早期比例\"}, \"unit\": \"%\", \"direction\": \"higher\",\n"
    "   \"targets\": [{\"period\": \"2022\", \"text\": \"≥32\"}, {\"period\": \"2030\", \"text\": \"≥40\"}]},\n"
    "  {\"id\": \"smoking\", \"name\": {\"zh\": \"吸烟率\"}, \"unit\": \"%\", \"direction\": \"lower\",\n"
    "   \"targets\": [{\"period\": \"2030\", \"text\": \"≤18\"}]}],\n"
    " \"actions\": [{\"id\": \"tobacco\", \"title\": {\"zh\": \"控烟行动\", \"en\": \"Tobacco\"}, \"measures\": [\n"
    "  {\"id\": \"m1\", \"title\": {\"zh\": \"履约\"}}, {\"id\": \"m2\", \"title\": {\"zh\": \"教育\"}}]}]}";

static const char town_plan[] =
    "{\"format\": \"salus-plan/1\", \"id\": \"town\", \"title\": {\"zh\": \"镇规划\"}, \"jurisdiction\": \"town\",\n"
    " \"period\": \"2021..2025\", \"parent\": \"city\", \"areas\": [{\"id\": \"town\", \"name\": {\"zh\": \"镇\", "
    "\"en\": "
    "\"Town\"}}],\n"
    " \"elements\": [{\"id\": \"open\", \"name\": \"开放床位数\", \"unit\": \"张\", \"kind\": \"stock\"},\n"
    "  {\"id\": \"approved\", \"name\": \"核定床位数\", \"unit\": \"张\", \"kind\": \"stock\"}],\n"
    " \"indicators\": [\n"
    "  {\"id\": \"early\", \"name\": {\"zh\": \"早期比例\"}, \"unit\": \"%\", \"direction\": \"higher\",\n"
    "   \"targets\": [{\"period\": \"2025\", \"text\": \"大于 35%\"}]},\n"
    "  {\"id\": \"infant_mortality_rate\", \"name\": {\"zh\": \"婴儿死亡率\"}, \"unit\": \"‰\", \"direction\": "
    "\"lower\",\n"
    "   \"targets\": [{\"period\": \"2025\", \"text\": \"≤ 5%\"}]},\n"
    "  {\"id\": \"under_five_mortality_rate\", \"name\": {\"zh\": \"5 岁以下儿童死亡率\"}, \"unit\": \"‰\", "
    "\"direction\": "
    "\"lower\",\n"
    "   \"targets\": [{\"period\": \"2025\", \"text\": \"≤ 4%\"}]}],\n"
    " \"actions\": [{\"id\": \"a\", \"title\": {\"zh\": \"任务\"}, \"measures\": [\n"
    "  {\"id\": \"x\", \"title\": {\"zh\": \"宣传\"}, \"implements\": [\"m2\", \"lost\"]}]}],\n"
    " \"rules\": [{\"id\": \"open-beds\", \"name\": {\"zh\": \"开放床位\", \"en\": \"Open beds\"},\n"
    "   \"formula\": \"开放床位数 <= 核定床位数×110%\", \"severity\": \"warning\"}],\n"
    " \"errata\": [{\"id\": \"under-five\", \"indicator\": \"under_five_mortality_rate\", \"period\": \"2025\",\n"
    "   \"printed\": \"≤ 4%\", \"reason\": {\"zh\": \"低于婴儿死亡率\"}}]}";

static salus_plan* parse(const char* json) {
  salus_plan* plan = NULL;
  salus_error* error = NULL;
  if (salus_plan_parse(json, SALUS_NUL_TERMINATED, NULL, 0, &plan, &error) != SALUS_OK) {
    fprintf(stderr, "%s\n", salus_error_text(error));
    salus_error_free(error);
    exit(EXIT_FAILURE);
  }
  return plan;
}

static salus_column texts(salus_text* first, int64_t stride, int64_t length) {
  salus_column column;
  INIT(column);
  column.type = SALUS_TYPE_TEXT;
  column.data = first;
  column.stride = stride;
  column.length = length;
  return column;
}

static salus_text text_of(const char* text) {
  salus_text out;
  out.data = text;
  out.length = SALUS_NUL_TERMINATED;
  return out;
}

static salus_dataset* beds_of_2021(void) {
  salus_text elements[2];
  salus_text area = text_of("town");
  salus_text period = text_of("2021");
  const double values[2] = {991, 900};
  salus_dataset_columns columns;
  salus_dataset* dataset = NULL;
  elements[0] = text_of("open");
  elements[1] = text_of("approved");
  INIT(columns);
  columns.rows = 2;
  columns.element = texts(elements, (int64_t)sizeof elements[0], 2);
  columns.area = texts(&area, 0, 1);
  columns.period = texts(&period, 0, 1);
  columns.value = texts(elements, 0, 2);
  columns.value.type = SALUS_TYPE_FLOAT64;
  columns.value.data = values;
  columns.value.stride = (int64_t)sizeof values[0];
  CHECK_OK(salus_dataset_create(&columns, &dataset, NULL));
  return dataset;
}

/* The position of the first check of a code; -1 for none. */
static int64_t find(const salus_checks* checks, const char* code) {
  salus_checks_info info;
  salus_check check;
  int64_t i;
  INIT(info);
  CHECK_OK(salus_checks_describe(checks, &info));
  for (i = 0; i < info.check_count; ++i) {
    INIT(check);
    CHECK_OK(salus_checks_check(checks, i, &check));
    if (strcmp(salus_code_name(check.code), code) == 0) return i;
  }
  return -1;
}

static void test_a_plan_alone(void) {
  salus_plan* plan = parse(town_plan);
  salus_checks* checks = NULL;
  salus_checks_info info;
  salus_check check;
  salus_check_figure figure;
  salus_finding finding;
  int64_t at;

  CHECK_OK(salus_plan_check(plan, NULL, NULL, &checks, NULL));
  salus_plan_free(plan); /* what is needed of it is kept */
  INIT(info);
  CHECK_OK(salus_checks_describe(checks, &info));
  CHECK(info.rule_count == 0);
  CHECK(info.error_count == 1); /* ≤ 5% of infants; the other is covered */
  CHECK(info.check_count == info.error_count + info.warning_count + info.note_count);

  at = find(checks, "part_exceeds_whole");
  CHECK(at >= 0);
  INIT(check);
  CHECK_OK(salus_checks_check(checks, at, &check));
  CHECK(check.severity == SALUS_SEVERITY_NOTE);
  CHECK(check.erratum == 0);
  CHECK(is_text(check.erratum_id, "under-five"));
  CHECK(is_text(check.subject, "infant_mortality_rate"));
  CHECK(is_text(check.other, "under_five_mortality_rate"));
  CHECK(is_text(check.area, ""));
  CHECK(is_text(check.period, "2025"));
  CHECK(is_text(check.rule, ""));
  CHECK(check.figure_count == 2);
  INIT(figure);
  CHECK_OK(salus_checks_figure(checks, at, 0, &figure));
  CHECK(is_text(figure.name, "part"));
  CHECK(figure.number == 5);
  CHECK(is_text(figure.unit, "%"));
  INIT(finding);
  CHECK_OK(salus_checks_finding(checks, at, &finding));
  CHECK(has(finding.hint_zh, "under-five"));

  at = find(checks, "unusual_unit");
  INIT(check);
  CHECK_OK(salus_checks_check(checks, at, &check));
  CHECK(check.severity == SALUS_SEVERITY_ERROR);
  CHECK(check.erratum == -1);
  CHECK(is_text(check.erratum_id, ""));
  salus_checks_free(checks);
}

static void test_rules(void) {
  salus_plan* plan = parse(town_plan);
  salus_dataset* dataset = beds_of_2021();
  salus_checks* checks = NULL;
  salus_checks_info info;
  salus_rule_result rule;
  salus_check check;
  salus_check_options options;
  salus_text period = text_of("2020");
  int64_t at;

  CHECK_OK(salus_plan_check(plan, dataset, NULL, &checks, NULL));
  INIT(info);
  CHECK_OK(salus_checks_describe(checks, &info));
  CHECK(info.rule_count == 1);
  INIT(rule);
  CHECK_OK(salus_checks_rule(checks, 0, &rule));
  CHECK(strcmp(salus_rule_status_name(rule.status), "violated") == 0);
  CHECK(rule.status == SALUS_RULE_VIOLATED);
  CHECK(rule.reason == SALUS_REASON_NONE);
  CHECK(rule.severity == SALUS_SEVERITY_WARNING);
  CHECK(rule.left.number == 991);
  CHECK(fabs(rule.right.number - 990) < 1e-9);
  CHECK(is_text(rule.rule_id, "open-beds"));
  CHECK(is_text(rule.name_english, "Open beds"));
  CHECK(is_text(rule.area, "town"));
  CHECK(is_text(rule.period, "2021"));
  CHECK(has(rule.given, "991 <= 990"));
  at = find(checks, "rule_violated");
  INIT(check);
  CHECK_OK(salus_checks_check(checks, at, &check));
  CHECK(is_text(check.rule, "open-beds"));
  CHECK(check.severity == SALUS_SEVERITY_WARNING);
  salus_checks_free(checks);

  /* Of 2020 the data say nothing. */
  INIT(options);
  options.periods = &period;
  options.period_count = 1;
  CHECK_OK(salus_plan_check(plan, dataset, &options, &checks, NULL));
  INIT(rule);
  CHECK_OK(salus_checks_rule(checks, 0, &rule));
  CHECK(rule.status == SALUS_RULE_NOT_ASSESSABLE);
  CHECK(is_text(rule.period, ""));
  salus_checks_free(checks);
  salus_dataset_free(dataset);
  salus_plan_free(plan);
}

static void test_alignment(void) {
  salus_plan* town = parse(town_plan);
  salus_plan* city = parse(city_plan);
  const salus_plan* children[1];
  salus_alignment* alignment = NULL;
  salus_alignment_info info;
  salus_target_alignment target;
  salus_measure_alignment measure;
  salus_taken_up taken_up;
  salus_finding finding;
  int64_t uncovered = -1;
  int32_t indicator = -1;

  children[0] = town;
  CHECK_OK(salus_plan_align(children, 1, city, NULL, &alignment, NULL));
  salus_plan_free(town);
  salus_plan_free(city);
  INIT(info);
  CHECK_OK(salus_alignment_describe(alignment, &info));
  CHECK(info.target_count == 1);
  CHECK(info.measure_count == 3);
  CHECK(info.uncovered_measure_count == 1);
  CHECK(info.uncovered_indicator_count == 1);
  CHECK(info.finding_count == 1);

  INIT(target);
  CHECK_OK(salus_alignment_target(alignment, 0, &target));
  CHECK(target.status == SALUS_ALIGNMENT_KEEPS_PACE);
  CHECK(strcmp(salus_alignment_status_name(target.status), "keeps_pace") == 0);
  CHECK(target.reason == SALUS_REASON_NONE);
  CHECK(target.number == 35);
  CHECK(target.path == 35);
  CHECK(target.gap == 0);
  CHECK(is_text(target.unit, "%"));
  CHECK(is_text(target.from, "2022"));
  CHECK(is_text(target.to, "2030"));
  CHECK(is_text(target.indicator_id, "early"));
  CHECK(is_text(target.parent_indicator_id, "early"));
  CHECK(is_text(target.target_text, "大于 35%"));
  CHECK(is_text(target.target_period, "2025"));
  CHECK(target.note_count == 1);
  INIT(finding);
  CHECK_OK(salus_alignment_note(alignment, 0, 0, &finding));
  CHECK(strcmp(salus_code_name(finding.code), "stricter_comparison") == 0);

  CHECK_OK(salus_alignment_uncovered_indicator(alignment, 0, &indicator));
  CHECK(indicator == 1);
  CHECK_OK(salus_alignment_uncovered_measure(alignment, 0, &uncovered));
  CHECK(uncovered == 1);
  INIT(measure);
  CHECK_OK(salus_alignment_measure(alignment, uncovered, &measure));
  CHECK(is_text(measure.id, "m1"));
  CHECK(measure.taken_up_count == 0);
  INIT(measure);
  CHECK_OK(salus_alignment_measure(alignment, 0, &measure));
  CHECK(measure.measure == -1);
  CHECK(is_text(measure.title_english, "Tobacco"));
  INIT(measure);
  CHECK_OK(salus_alignment_measure(alignment, 2, &measure));
  CHECK(measure.taken_up_count == 1);
  INIT(taken_up);
  CHECK_OK(salus_alignment_taken_up(alignment, 2, 0, &taken_up));
  CHECK(is_text(taken_up.id, "x"));
  CHECK(is_text(taken_up.title, "宣传"));
  INIT(finding);
  CHECK_OK(salus_alignment_finding(alignment, 0, &finding));
  CHECK(is_text(finding.subject, "lost"));
  salus_alignment_free(alignment);
}

int main(void) {
  test_a_plan_alone();
  test_rules();
  test_alignment();
  if (failures != 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
