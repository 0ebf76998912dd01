/*
 * Uses every function about what a plan sets out to do, and what changed in it, from strict C99, as an embedding program
 * would. Returns 0 where all is well.
 */
#include "check.h"

static const char document[] =
    "{\"format\": \"salus-plan/1\", \"id\": \"health\", \"title\": {\"zh\": \"健康行动\"}, \"issued\": \"2019-08\",\n"
    " \"jurisdiction\": \"city\", \"period\": \"2019..2030\", \"parent\": \"national\",\n"
    " \"judging\": {\"about\": 0.1, \"baseline\": \"2018\", \"trajectory\": \"compound\"},\n"
    " \"scoring\": {\"rule\": \"step\", \"steps\": [{\"achieved\": 60, \"score\": 0.5}], \"gates\": true},\n"
    " \"areas\": [{\"id\": \"city\", \"name\": {\"zh\": \"市\"}}],\n"
    " \"bodies\": [{\"id\": \"hc\", \"name\": {\"zh\": \"市卫生健康委\", \"en\": \"Health Commission\"},\n"
    "   \"aliases\": [\"卫生健康委\"], \"note\": \"主管\"}, {\"id\": \"sb\", \"name\": {\"zh\": \"市体育局\"}}],\n"
    " \"sections\": [{\"id\": \"s2\", \"number\": \"二\", \"title\": {\"zh\": \"行动\", \"en\": \"Actions\"}},\n"
    "   {\"id\": \"s21\", \"title\": {\"zh\": \"控烟\"}, \"parent\": \"s2\"}],\n"
    " \"elements\": [{\"id\": \"beds\", \"name\": \"床位数\", \"unit\": \"张\", \"kind\": \"stock\"}],\n"
    " \"indicators\": [{\"id\": \"smoking\", \"name\": {\"zh\": \"吸烟率\"}, \"unit\": \"%\", \"direction\": "
    "\"lower\",\n"
    "   \"baseline\": \"2017\", \"trajectory\": \"linear\", \"weight\": 3, \"parent_indicator\": \"adult_smoking\",\n"
    "   \"scoring\": {\"rule\": \"deduction\", \"per\": 2, \"deduct\": 0.25},\n"
    "   \"targets\": [{\"period\": \"2022\", \"text\": \"≤20\", \"source\": \"表\",\n"
    "     \"restated\": [{\"text\": \"低于 20%\", \"source\": \"正文\"}]}, {\"period\": \"2030\", \"text\": "
    "\"5\"}]}],\n"
    " \"actions\": [{\"id\": \"a1\", \"number\": 4, \"title\": {\"zh\": \"控烟行动\", \"en\": \"Smoking\"},\n"
    "   \"section\": \"s21\", \"implements\": [\"n4\"], \"indicators\": [\"smoking\"], \"source\": \"二（四）\",\n"
    "   \"measures\": [{\"id\": \"m9\", \"number\": 9, \"title\": {\"zh\": \"履约\", \"en\": \"Treaty\"},\n"
    "     \"leads\": [\"hc\"], \"joins\": [\"sb\"], \"indicators\": [\"smoking\"], \"implements\": [\"n9\"],\n"
    "     \"deliverables\": [{\"id\": \"paths\", \"kind\": \"quantity\", \"name\": {\"zh\": \"步道\", \"en\": "
    "\"Paths\"},\n"
    "       \"target\": \"80 条\", \"due\": \"2021\", \"each\": true, \"source\": \"附表\"},\n"
    "       {\"id\": \"law\", \"kind\": \"document\", \"name\": {\"zh\": \"条例\"}, \"unit\": \"部\", \"due\": "
    "\"2022\"}],\n"
    "     \"milestones\": [{\"id\": \"net\", \"name\": {\"zh\": \"网络\", \"en\": \"Network\"}, \"period\": \"2022\",\n"
    "       \"text\": \"3 个\", \"unit\": \"个\", \"direction\": \"higher\", \"source\": \"正文\"}],\n"
    "     \"source\": \"二（四）9\", \"note\": \"注\"},\n"
    "    {\"id\": \"m10\", \"title\": {\"zh\": \"宣传\"}, \"responsible\": [\"hc\"]}]}],\n"
    " \"rules\": [{\"id\": \"r1\", \"name\": {\"zh\": \"床位\", \"en\": \"Beds\"}, \"formula\": \"床位数 >= 30\",\n"
    "   \"severity\": \"warning\", \"basis\": \"resident\", \"source\": \"三\", \"note\": \"注\"}],\n"
    " \"errata\": [{\"id\": \"e1\", \"indicator\": \"smoking\", \"period\": \"2030\", \"printed\": \"5\",\n"
    "   \"corrected\": \"15\", \"reason\": {\"zh\": \"脱字\", \"en\": \"a digit is lost\"}, \"source\": \"表\"}]}\n";

static salus_plan* parsed(const char* json) {
  salus_plan* plan = NULL;
  salus_error* error = NULL;
  CHECK_OK_OR_SAY(salus_plan_parse(json, SALUS_NUL_TERMINATED, NULL, 0, &plan, &error));
  return plan;
}

static void test_plan(const salus_plan* plan) {
  salus_plan_info info;
  salus_indicator_info indicator;
  salus_scoring_info scoring;
  salus_finding finding;
  double achieved = 0, score = 0;
  INIT(info);
  CHECK_OK(salus_plan_describe(plan, &info));
  CHECK(info.section_count == 2 && info.body_count == 2 && info.action_count == 1);
  CHECK(info.rule_count == 1 && info.erratum_count == 1);
  CHECK(is_text(info.parent, "national"));
  CHECK(is_text(info.issued, "2019-08"));
  CHECK(is_text(info.baseline, "2018"));
  CHECK(info.about == 0.1);
  CHECK(info.trajectory == SALUS_TRAJECTORY_COMPOUND && info.gates == 1);
  CHECK(strcmp(salus_trajectory_name(info.trajectory), "compound") == 0);

  /* 低于 20% is not ≤20. */
  CHECK(info.finding_count > 0);
  INIT(finding);
  CHECK_OK(salus_plan_finding(plan, 0, &finding));
  CHECK(finding.severity == SALUS_SEVERITY_WARNING);
  CHECK(strcmp(salus_code_name(finding.code), "target_restated_differently") == 0);

  INIT(scoring);
  CHECK_OK(salus_plan_scoring(plan, -1, &scoring));
  CHECK(scoring.rule == SALUS_SCORING_STEP && scoring.step_count == 1);
  CHECK_OK(salus_plan_scoring_step(plan, -1, 0, &achieved, &score));
  CHECK(achieved == 60 && score == 0.5);

  INIT(indicator);
  CHECK_OK(salus_plan_indicator(plan, 0, &indicator));
  CHECK(indicator.weight == 3 && indicator.trajectory == SALUS_TRAJECTORY_LINEAR && indicator.has_scoring == 1);
  CHECK(is_text(indicator.baseline, "2017"));
  CHECK(is_text(indicator.parent_indicator, "adult_smoking"));
  CHECK(is_text(indicator.formula, ""));
  CHECK_OK(salus_plan_scoring(plan, 0, &scoring));
  CHECK(strcmp(salus_scoring_rule_name(scoring.rule), "deduction") == 0);
  CHECK(scoring.per == 2 && scoring.deduct == 0.25 && scoring.step_count == 0);
}

static void test_indicator_without_a_formula(const salus_plan* plan) {
  salus_formula* formula = NULL;
  salus_error* error = NULL;
  CHECK(salus_plan_formula(plan, 0, &formula, &error) == SALUS_ERROR_NOT_FOUND);
  CHECK(formula == NULL && error != NULL);
  salus_error_free(error);
}

static void test_sections_and_bodies(const salus_plan* plan) {
  salus_section_info section;
  salus_body_info body;
  salus_text alias;
  INIT(section);
  CHECK_OK(salus_plan_section(plan, 0, &section));
  CHECK(is_text(section.id, "s2") && is_text(section.number, "二") && is_text(section.parent, ""));
  CHECK(is_text(section.title, "行动") && is_text(section.title_english, "Actions"));
  CHECK_OK(salus_plan_section(plan, 1, &section));
  CHECK(is_text(section.parent, "s2") && is_text(section.number, ""));
  INIT(body);
  CHECK_OK(salus_plan_body(plan, 0, &body));
  CHECK(is_text(body.id, "hc") && is_text(body.name, "市卫生健康委"));
  CHECK(is_text(body.name_english, "Health Commission") && is_text(body.note, "主管"));
  CHECK(body.alias_count == 1);
  CHECK_OK(salus_plan_body_alias(plan, 0, 0, &alias));
  CHECK(is_text(alias, "卫生健康委"));
}

static void test_actions(const salus_plan* plan) {
  salus_action_info action;
  salus_measure_info measure;
  salus_text id;
  INIT(action);
  CHECK_OK(salus_plan_action(plan, 0, &action));
  CHECK(action.number == 4 && action.measure_count == 2 && action.indicator_count == 1 && action.implements_count == 1);
  CHECK(is_text(action.id, "a1") && is_text(action.title, "控烟行动") && is_text(action.title_english, "Smoking"));
  CHECK(is_text(action.section, "s21") && is_text(action.source, "二（四）"));
  CHECK_OK(salus_plan_measure_indicator(plan, 0, -1, 0, &id));
  CHECK(is_text(id, "smoking"));
  CHECK_OK(salus_plan_measure_implements(plan, 0, -1, 0, &id));
  CHECK(is_text(id, "n4"));

  INIT(measure);
  CHECK_OK(salus_plan_measure(plan, 0, 0, &measure));
  CHECK(measure.number == 9 && measure.lead_count == 1 && measure.join_count == 1 && measure.responsible_count == 0);
  CHECK(measure.indicator_count == 1 && measure.implements_count == 1);
  CHECK(measure.deliverable_count == 2 && measure.milestone_count == 1);
  CHECK(is_text(measure.id, "m9") && is_text(measure.title, "履约") && is_text(measure.title_english, "Treaty"));
  CHECK(is_text(measure.source, "二（四）9") && is_text(measure.note, "注"));
  CHECK_OK(salus_plan_measure_body(plan, 0, 0, SALUS_ROLE_LEAD, 0, &id));
  CHECK(is_text(id, "hc"));
  CHECK_OK(salus_plan_measure_body(plan, 0, 0, SALUS_ROLE_JOIN, 0, &id));
  CHECK(is_text(id, "sb"));
  CHECK_OK(salus_plan_measure_body(plan, 0, 1, SALUS_ROLE_RESPONSIBLE, 0, &id));
  CHECK(is_text(id, "hc"));
  CHECK_OK(salus_plan_measure_indicator(plan, 0, 0, 0, &id));
  CHECK(is_text(id, "smoking"));
  CHECK_OK(salus_plan_measure_implements(plan, 0, 0, 0, &id));
  CHECK(is_text(id, "n9"));
}

static void test_results_of_measures(const salus_plan* plan) {
  salus_deliverable_info deliverable;
  salus_milestone_info milestone;
  salus_target_info info;
  salus_target* target = NULL;
  salus_error* error = NULL;
  INIT(deliverable);
  CHECK_OK(salus_plan_deliverable(plan, 0, 0, 0, &deliverable));
  CHECK(deliverable.kind == SALUS_DELIVERABLE_QUANTITY && deliverable.each == 1 && deliverable.has_target == 1);
  CHECK(strcmp(salus_deliverable_kind_name(deliverable.kind), "quantity") == 0);
  CHECK(is_text(deliverable.id, "paths") && is_text(deliverable.name, "步道"));
  CHECK(is_text(deliverable.name_english, "Paths") && is_text(deliverable.due, "2021"));
  CHECK(is_text(deliverable.source, "附表") && is_text(deliverable.unit, ""));
  CHECK_OK_OR_SAY(salus_plan_deliverable_target(plan, 0, 0, 0, &target, &error));
  INIT(info);
  CHECK_OK(salus_target_describe(target, &info));
  CHECK(info.kind == SALUS_TARGET_AT_LEAST && info.low == 80);
  CHECK(info.direction == SALUS_DIRECTION_HIGHER_IS_BETTER);
  salus_target_free(target);
  CHECK_OK(salus_plan_deliverable(plan, 0, 0, 1, &deliverable));
  CHECK(deliverable.kind == SALUS_DELIVERABLE_DOCUMENT && deliverable.has_target == 0);
  CHECK(is_text(deliverable.unit, "部"));
  CHECK(salus_plan_deliverable_target(plan, 0, 0, 1, &target, NULL) == SALUS_ERROR_NOT_FOUND);
  CHECK(target == NULL);

  INIT(milestone);
  CHECK_OK(salus_plan_milestone(plan, 0, 0, 0, &milestone));
  CHECK(milestone.direction == SALUS_DIRECTION_HIGHER_IS_BETTER);
  CHECK(is_text(milestone.id, "net") && is_text(milestone.name, "网络") && is_text(milestone.name_english, "Network"));
  CHECK(is_text(milestone.unit, "个") && is_text(milestone.period, "2022") && is_text(milestone.source, "正文"));
  CHECK_OK_OR_SAY(salus_plan_milestone_target(plan, 0, 0, 0, &target, &error));
  CHECK_OK(salus_target_describe(target, &info));
  CHECK(info.low == 3);
  salus_target_free(target);
}

static void test_rules_and_errata(const salus_plan* plan) {
  salus_rule_info rule;
  salus_erratum_info erratum;
  salus_indicator_target_info where;
  salus_formula_info info;
  salus_target_info said;
  salus_formula* formula = NULL;
  salus_target* target = NULL;
  salus_error* error = NULL;
  salus_text source;
  INIT(rule);
  CHECK_OK(salus_plan_rule(plan, 0, &rule));
  CHECK(rule.severity == SALUS_SEVERITY_WARNING && is_text(rule.id, "r1") && is_text(rule.name, "床位"));
  CHECK(is_text(rule.name_english, "Beds") && is_text(rule.formula, "床位数 >= 30"));
  CHECK(is_text(rule.basis, "resident") && is_text(rule.source, "三") && is_text(rule.note, "注"));
  CHECK_OK_OR_SAY(salus_plan_rule_formula(plan, 0, &formula, &error));
  INIT(info);
  CHECK_OK(salus_formula_describe(formula, &info));
  CHECK(info.is_boolean == 1);
  salus_formula_free(formula);

  INIT(erratum);
  CHECK_OK(salus_plan_erratum(plan, 0, &erratum));
  CHECK(is_text(erratum.id, "e1") && is_text(erratum.indicator, "smoking") && is_text(erratum.area, ""));
  CHECK(is_text(erratum.period, "2030") && is_text(erratum.printed, "5") && is_text(erratum.corrected, "15"));
  CHECK(is_text(erratum.reason, "脱字") && is_text(erratum.reason_english, "a digit is lost"));
  CHECK(is_text(erratum.source, "表"));

  INIT(where);
  CHECK_OK(salus_plan_indicator_target(plan, 0, 0, &where));
  CHECK(where.erratum == -1 && where.restatement_count == 1);
  CHECK(is_text(where.period, "2022") && is_text(where.printed, "≤20") && is_text(where.source, "表"));
  CHECK_OK_OR_SAY(salus_plan_restatement(plan, 0, 0, 0, &target, &source, &error));
  CHECK(is_text(source, "正文"));
  INIT(said);
  CHECK_OK(salus_target_describe(target, &said));
  CHECK(is_text(said.text, "低于 20%") && said.kind == SALUS_TARGET_BELOW);
  salus_target_free(target);
  CHECK_OK(salus_plan_indicator_target(plan, 0, 1, &where));
  CHECK(where.erratum == 0 && is_text(where.printed, "5"));
  CHECK_OK_OR_SAY(salus_plan_target(plan, 0, 1, &target, NULL, &error));
  CHECK_OK(salus_target_describe(target, &said));
  CHECK(is_text(said.text, "15"));
  salus_target_free(target);
}

static void test_queries(const salus_plan* plan) {
  int32_t actions[8], measures[8], numbers[8], indicators[8], indices[8];
  int64_t count = 0;
  salus_error* error = NULL;
  CHECK_OK_OR_SAY(salus_plan_duties(plan, "卫生健康委", -1, actions, measures, numbers, 8, &count, &error));
  CHECK(count == 2);
  CHECK(actions[0] == 0 && measures[0] == 0 && numbers[0] == SALUS_ROLE_LEAD);
  CHECK(actions[1] == 0 && measures[1] == 1 && numbers[1] == SALUS_ROLE_RESPONSIBLE);
  CHECK(strcmp(salus_role_name(numbers[1]), "responsible") == 0);

  CHECK_OK_OR_SAY(salus_plan_due(plan, "2022", -1, numbers, indicators, actions, measures, indices, 8, &count, &error));
  CHECK(count == 4);
  CHECK(numbers[0] == SALUS_DUE_DELIVERABLE && actions[0] == 0 && measures[0] == 0 && indices[0] == 0);
  CHECK(indicators[0] == -1);
  CHECK(numbers[1] == SALUS_DUE_TARGET && indicators[1] == 0 && actions[1] == -1 && indices[1] == 0);
  CHECK(numbers[2] == SALUS_DUE_DELIVERABLE && indices[2] == 1);
  CHECK(numbers[3] == SALUS_DUE_MILESTONE);
  CHECK(strcmp(salus_due_kind_name(numbers[3]), "milestone") == 0);

  CHECK_OK_OR_SAY(salus_plan_contributions(plan, 0, indicators, 8, &count, &error));
  CHECK(count == 1 && indicators[0] == 0);
}

static void test_changes(const salus_plan* plan) {
  char other[sizeof document];
  salus_plan* later;
  salus_plan_diff* diff = NULL;
  salus_plan_change change;
  salus_error* error = NULL;
  memcpy(other, document, sizeof document);
  memcpy(strstr(other, "80 条"), "90 条", 2);
  later = parsed(other);
  CHECK_OK_OR_SAY(salus_plan_compare(plan, later, &diff, &error));
  salus_plan_free(later);
  CHECK(salus_plan_diff_count(diff) == 1);
  INIT(change);
  CHECK_OK(salus_plan_diff_change(diff, 0, &change));
  CHECK(change.kind == SALUS_CHANGE_CHANGED && change.part == SALUS_PART_DELIVERABLE);
  CHECK(strcmp(salus_change_kind_name(change.kind), "changed") == 0);
  CHECK(strcmp(salus_plan_part_name(change.part), "deliverable") == 0);
  CHECK(is_text(change.id, "paths") && is_text(change.period, "") && is_text(change.name, "步道"));
  CHECK(is_text(change.name_english, "Paths") && is_text(change.member, "target"));
  CHECK(is_text(change.before, "80 条") && is_text(change.after, "90 条"));
  salus_plan_diff_free(diff);
}

int main(void) {
  salus_plan* plan = parsed(document);
  test_plan(plan);
  test_indicator_without_a_formula(plan);
  test_sections_and_bodies(plan);
  test_actions(plan);
  test_results_of_measures(plan);
  test_rules_and_errata(plan);
  test_queries(plan);
  test_changes(plan);
  salus_plan_free(plan);
  if (failures != 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
