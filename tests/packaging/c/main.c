/* An infant mortality rate from two counts, by the formula that the plan prints, judged against a target. */
#include <salus.h>
#include <stdio.h>

static int fail(salus_error* error) {
  fprintf(stderr, "%s\n", salus_error_text(error));
  salus_error_free(error);
  return 1;
}

int main(void) {
  salus_error* error = NULL;
  salus_formula* formula = NULL;
  if (salus_formula_compile("全年婴儿死亡数/同年活产数×1000‰", SALUS_NUL_TERMINATED, NULL, &formula, &error) !=
      SALUS_OK)
    return fail(error);

  const salus_value counts[] = {{11, SALUS_REASON_NONE, 0}, {2886, SALUS_REASON_NONE, 0}};
  salus_value rate = {0, SALUS_REASON_NONE, 0};
  if (salus_formula_evaluate(formula, counts, 2, &rate, &error) != SALUS_OK) return fail(error);
  salus_formula_free(formula);

  char* text = NULL;
  int64_t length = 0;
  if (salus_display(&rate, "‰", SALUS_NUL_TERMINATED, 2, SALUS_ROUNDING_HALF_EVEN, &text, &length, &error) != SALUS_OK)
    return fail(error);
  printf("婴儿死亡率 %s\n", text);
  salus_free(text);

  salus_target* target = NULL;
  if (salus_target_parse("低于 4‰", SALUS_NUL_TERMINATED, NULL, &target, &error) != SALUS_OK) return fail(error);
  salus_verdict verdict = {.size = sizeof verdict};
  if (salus_target_judge(target, &rate, NULL, &verdict, &error) != SALUS_OK) return fail(error);
  printf("低于 4‰: %s, %.2f\n", salus_verdict_name(verdict.status), verdict.distance);
  salus_target_free(target);
  return 0;
}
