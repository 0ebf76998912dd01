/*
 * Uses every function of salus.h at least once, from strict C99, as an embedding program would. Returns 0 where all is well.
 * What is expected stands in plans that were published: 11 infant and 2 maternal deaths among 2886 live births print
 * 3.81 per mille and 69.30 per 100 000.
 */
#include "check.h"

static salus_text text_of(const char* text) {
  salus_text out;
  out.data = text;
  out.length = SALUS_NUL_TERMINATED;
  return out;
}

static salus_value number(double x) {
  salus_value value;
  value.number = x;
  value.reason = SALUS_REASON_NONE;
  value.reserved = 0;
  return value;
}

static salus_value no_number(int32_t reason) {
  salus_value value = number(0);
  value.reason = reason;
  return value;
}

/* A column of `length` values that stand side by side. */
static salus_column column_of(int32_t type, const void* data, int64_t width, int64_t length) {
  salus_column column;
  memset(&column, 0, sizeof column);
  column.size = (uint32_t)sizeof column;
  column.type = type;
  column.data = data;
  column.stride = width;
  column.length = length;
  return column;
}

/* ---- Version, names, units ---- */

static void test_version(void) {
  char version[32];
  sprintf(version, "%d.%d.%d", SALUS_VERSION_MAJOR, SALUS_VERSION_MINOR, SALUS_VERSION_PATCH);
  CHECK(strcmp(salus_version(), version) == 0);
  CHECK(salus_abi_version() == SALUS_ABI_VERSION);
}

static void test_names(void) {
  int32_t number_of;
  CHECK(strcmp(salus_status_name(SALUS_OK), "ok") == 0);
  CHECK(strcmp(salus_status_name(SALUS_ERROR_NOT_FOUND), "not_found") == 0);
  CHECK(strcmp(salus_status_name(SALUS_ERROR_UNSUPPORTED), "unsupported") == 0);
  CHECK(strcmp(salus_status_name(13), "unknown") == 0);
  CHECK(strcmp(salus_status_name(-1), "unknown") == 0);
  CHECK(strcmp(salus_reason_name(SALUS_REASON_ZERO_DENOMINATOR), "zero_denominator") == 0);
  CHECK(strcmp(salus_reason_name(SALUS_REASON_NO_PARENT_VALUE), "no_parent_value") == 0);
  CHECK(strcmp(salus_reason_name(17), "unknown") == 0);
  CHECK(strcmp(salus_reason_name(256 + SALUS_REASON_MISSING), "unknown") == 0);
  CHECK(strcmp(salus_origin_name(SALUS_ORIGIN_DERIVED), "derived") == 0);
  CHECK(strcmp(salus_origin_name(256), "unknown") == 0);
  CHECK(strcmp(salus_severity_name(SALUS_SEVERITY_WARNING), "warning") == 0);
  CHECK(strcmp(salus_code_name(101), "unknown_name") == 0);
  CHECK(strcmp(salus_code_name(99999), "unknown") == 0);
  CHECK(strcmp(salus_kind_name(SALUS_KIND_AVERAGE), "average") == 0);
  CHECK(strcmp(salus_kind_name(0), "unknown") == 0);
  CHECK(strcmp(salus_direction_name(SALUS_DIRECTION_LOWER_IS_BETTER), "lower_is_better") == 0);
  CHECK(strcmp(salus_attribute_name(SALUS_ATTRIBUTE_BINDING), "binding") == 0);
  CHECK(strcmp(salus_target_kind_name(SALUS_TARGET_BETTER_THAN_PARENT), "better_than_parent") == 0);
  CHECK(strcmp(salus_verdict_name(SALUS_VERDICT_NOT_ASSESSABLE), "not_assessable") == 0);
  CHECK(strcmp(salus_uncertainty_name(SALUS_UNCERTAINTY_FUNCTION), "function") == 0);

  for (number_of = SALUS_ORIGIN_REPORTED; number_of <= SALUS_ORIGIN_EXAMPLE; ++number_of)
    CHECK(salus_origin_from_name(salus_origin_name(number_of), SALUS_NUL_TERMINATED) == number_of);
  CHECK(salus_origin_from_name("unknown", SALUS_NUL_TERMINATED) == -1);
  CHECK(salus_origin_from_name("derivedness", 7) == SALUS_ORIGIN_DERIVED);
  for (number_of = SALUS_REASON_NONE; number_of <= SALUS_REASON_TOO_FEW_PERIODS; ++number_of)
    if (strcmp(salus_reason_name(number_of), "unknown") != 0)
      CHECK(salus_reason_from_name(salus_reason_name(number_of), SALUS_NUL_TERMINATED) == number_of);
  CHECK(salus_reason_from_name("unknown", SALUS_NUL_TERMINATED) == -1);
  CHECK(salus_reason_from_name(NULL, 0) == -1);
}

static void check_display(salus_value value, const char* unit, int32_t digits, const char* expected) {
  char* text = NULL;
  int64_t length = 0;
  salus_error* error = NULL;
  CHECK_OK_OR_SAY(
      salus_display(&value, unit, SALUS_NUL_TERMINATED, digits, SALUS_ROUNDING_HALF_EVEN, &text, &length, &error));
  CHECK(text != NULL && strcmp(text, expected) == 0);
  CHECK(length == (int64_t)strlen(expected));
  salus_free(text);
}

static void test_units(void) {
  double result = 0;
  salus_error* error = NULL;
  CHECK(salus_round(0.2665, 3, SALUS_ROUNDING_HALF_EVEN) == 0.266);
  CHECK(salus_round(0.2665, 3, SALUS_ROUNDING_HALF_UP) == 0.267);
  CHECK(salus_round(2.5, 0, SALUS_ROUNDING_HALF_EVEN) == 2);
  CHECK(salus_round(2.5, 0, 99) == 2);
  CHECK(salus_round(1250, -2, SALUS_ROUNDING_HALF_EVEN) == 1200);
  CHECK(salus_round(1e300, INT32_MIN, SALUS_ROUNDING_HALF_UP) == 0);
  CHECK(salus_round(1.5, INT32_MAX, SALUS_ROUNDING_HALF_UP) == 1.5);

  check_display(number(11.0 / 2886 * 1000), "‰", 2, "3.81‰");
  check_display(number(2.0 / 2886 * 100000), "1/10万", 2, "69.30/10万");
  check_display(number(84.42), "岁", 2, "84.42 岁");
  check_display(number(12), "分钟", SALUS_DIGITS_NATURAL, "12 分钟");
  check_display(no_number(SALUS_REASON_NOT_PUBLISHED), "%", 1, "—");
  salus_free(NULL);

  CHECK_OK_OR_SAY(salus_unit_convert(0.05, "‰", -1, "1/10 万", -1, &result, &error));
  CHECK(near_to(result, 5));
  result = 7;
  CHECK(salus_unit_convert(1, "岁", -1, "‰", -1, &result, &error) == SALUS_ERROR_ARGUMENT);
  CHECK(result == 7);
  CHECK(error != NULL);
  salus_error_free(error);
}

/* ---- Formulas ---- */

static const char infant_mortality[] = "全年婴儿死亡数/同年活产数×1000‰";

static void test_formula_row(void) {
  salus_formula* formula = NULL;
  salus_formula_info info;
  salus_text name;
  salus_value inputs[2];
  salus_value result;
  char* listing = NULL;
  int64_t length = 0;
  salus_error* error = NULL;

  CHECK_OK_OR_SAY(salus_formula_compile(infant_mortality, SALUS_NUL_TERMINATED, NULL, &formula, &error));
  INIT(info);
  CHECK_OK(salus_formula_describe(formula, &info));
  CHECK(info.name_count == 2);
  CHECK(info.finding_count == 0);
  CHECK(!info.is_boolean);
  CHECK(!info.needs_dataset);
  CHECK(is_text(info.text, infant_mortality));
  CHECK(is_text(info.unit, "‰"));
  CHECK(is_text(info.numerator, "全年婴儿死亡数"));
  CHECK(is_text(info.denominator, "同年活产数"));
  CHECK(info.canonical.length > 0);

  CHECK_OK(salus_formula_name(formula, 0, &name));
  CHECK(is_text(name, "全年婴儿死亡数"));
  CHECK_OK(salus_formula_name(formula, 1, &name));
  CHECK(is_text(name, "同年活产数"));
  CHECK(salus_formula_name(formula, 2, &name) == SALUS_ERROR_ARGUMENT);
  CHECK(salus_formula_input(formula, "同年活产数", -1) == 1);
  CHECK(salus_formula_input(formula, "同年 活产数", -1) == 1);
  CHECK(salus_formula_input(formula, "births", -1) == -1);

  inputs[0] = number(11);
  inputs[1] = number(2886);
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, inputs, 2, &result, &error));
  CHECK(result.reason == SALUS_REASON_NONE);
  CHECK(near_to(result.number, 11.0 / 2886 * 1000));
  check_display(result, "‰", 2, "3.81‰");

  inputs[1] = number(0);
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, inputs, 2, &result, &error));
  CHECK(result.reason == SALUS_REASON_ZERO_DENOMINATOR);
  CHECK(result.number != result.number);
  inputs[1] = no_number(SALUS_REASON_SUPPRESSED);
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, inputs, 2, &result, &error));
  CHECK(result.reason == SALUS_REASON_SUPPRESSED);
  inputs[0] = number(HUGE_VAL);
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, inputs, 2, &result, &error));
  CHECK(result.reason == SALUS_REASON_NOT_FINITE);

  CHECK_OK_OR_SAY(salus_formula_dump(formula, &listing, &length, &error));
  CHECK(listing != NULL && length > 0 && (int64_t)strlen(listing) == length);
  salus_free(listing);
  salus_formula_free(formula);
}

/* The text is as expected, its length is right, and it goes back to the library. */
static void check_text(char* text, int64_t length, const char* expected) {
  CHECK(text != NULL && (int64_t)strlen(text) == length);
  CHECK(text != NULL && strcmp(text, expected) == 0);
  salus_free(text);
}

static void test_ways_to_look_at_a_formula(void) {
  salus_formula* formula = NULL;
  salus_error* error = NULL;
  salus_value inputs[2];
  char* text = NULL;
  int64_t length = 0;

  CHECK_OK_OR_SAY(salus_formula_compile("a/b×1000‰", -1, NULL, &formula, &error));
  CHECK_OK_OR_SAY(salus_formula_latex(formula, &text, &length, &error));
  check_text(text, length, "\\frac{\\text{a}}{\\text{b}} \\times 1000\\text{‰}");
  CHECK_OK_OR_SAY(salus_formula_mathml(formula, &text, &length, &error));
  check_text(text, length,
             "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow><mfrac><mrow><mtext>a</mtext>"
             "</mrow><mrow><mtext>b</mtext></mrow></mfrac><mo>×</mo><mn>1000‰</mn></mrow></math>");
  CHECK_OK_OR_SAY(salus_formula_ast(formula, &text, &length, &error));
  CHECK(strstr(text, "{\"kind\":\"binary\",\"operator\":\"/\"") != NULL);
  CHECK((int64_t)strlen(text) == length);
  salus_free(text);

  inputs[0] = number(1);
  inputs[1] = number(8);
  CHECK_OK_OR_SAY(salus_formula_explain(formula, inputs, 2, SALUS_LANGUAGE_ENGLISH, &text, &length, &error));
  check_text(text, length, "a 1 / b 8 × 1000‰ = 125‰\n  a / b = 0.125\n  a / b × 1000‰ = 125‰");
  inputs[1] = number(0);
  CHECK_OK_OR_SAY(salus_formula_explain(formula, inputs, 2, SALUS_LANGUAGE_CHINESE, &text, &length, &error));
  CHECK(strstr(text, "（分母为零：b = 0）") != NULL);
  salus_free(text);
  CHECK_OK_OR_SAY(salus_formula_explain_json(formula, inputs, 2, &text, &length, &error));
  CHECK(strstr(text, "\"reason\":\"zero_denominator\",\"cause\":2") != NULL);
  CHECK((int64_t)strlen(text) == length);
  salus_free(text);
  salus_formula_free(formula);
}

static void test_formula_columns(void) {
  /* As a program holds its records; the births of the third are not known. */
  struct record {
    int32_t deaths;
    double births;
  } records[3] = {{11, 2886}, {6, 0}, {22, 1}};
  const uint8_t births_known = 0x03;
  double values[3] = {0, 0, 0};
  uint8_t validity = 0xFF;
  uint8_t reasons[3] = {99, 99, 99};
  int64_t invalid = -1;
  salus_column columns[2];
  salus_column_output output;
  salus_formula* formula = NULL;
  salus_error* error = NULL;

  CHECK_OK_OR_SAY(salus_formula_compile("deaths / births * 1000", -1, NULL, &formula, &error));
  columns[0] = column_of(SALUS_TYPE_INT32, &records[0].deaths, (int64_t)sizeof records[0], 3);
  columns[1] = column_of(SALUS_TYPE_FLOAT64, &records[0].births, (int64_t)sizeof records[0], 3);
  columns[1].validity_kind = SALUS_VALIDITY_BITMAP;
  columns[1].validity = &births_known;
  INIT(output);
  output.values = values;
  output.validity = &validity;
  output.reasons = reasons;
  CHECK_OK_OR_SAY(
      salus_formula_evaluate_columns(formula, columns, 2, (int64_t)sizeof columns[0], 3, &output, &invalid, &error));
  CHECK(near_to(values[0], 11.0 / 2886 * 1000));
  CHECK(values[1] != values[1]);
  CHECK(values[2] != values[2]);
  CHECK(reasons[0] == SALUS_REASON_NONE);
  CHECK(reasons[1] == SALUS_REASON_ZERO_DENOMINATOR);
  CHECK(reasons[2] == SALUS_REASON_MISSING);
  CHECK(validity == 0x01);
  CHECK(invalid == 2);

  /* One population for all rows, and only the values wanted. */
  columns[1] = column_of(SALUS_TYPE_FLOAT64, &records[0].births, 0, 1);
  output.validity = NULL;
  output.reasons = NULL;
  CHECK_OK_OR_SAY(
      salus_formula_evaluate_columns(formula, columns, 2, (int64_t)sizeof columns[0], 3, &output, NULL, &error));
  CHECK(near_to(values[2], 22.0 / 2886 * 1000));

  CHECK(salus_formula_evaluate_columns(formula, columns, 2, (int64_t)sizeof columns[0], 2, &output, NULL, &error) ==
        SALUS_ERROR_ARGUMENT);
  salus_error_free(error);
  salus_formula_free(formula);
}

/* Two indicators over shared columns, the validity as a byte a row, on as many threads as there are. */
static void test_formula_set(void) {
  salus_named_formula formulas[2];
  salus_formula_set_info info;
  salus_formula_set* set = NULL;
  salus_formula* formula = NULL;
  salus_error* error = NULL;
  salus_column columns[3];
  salus_column_output outputs[2];
  salus_column_options options;
  salus_finding finding;
  salus_text name;
  const double deaths[3] = {9, 8, 7};
  const double births[3] = {5, 4, 3};
  const double people[3] = {1000, 0, 2000};
  double rates[2][3];
  uint8_t valid[2][3];
  int64_t invalid = -1;
  char* listing = NULL;
  int64_t length = 0;
  int i;

  INIT(formulas[0]);
  INIT(formulas[1]);
  formulas[0].name = text_of("死亡率");
  formulas[0].text = text_of("死亡数/人口数×1000‰");
  formulas[1].name = text_of("自然增长率");
  formulas[1].text = text_of("(出生数-死亡数)/人口数×1000‰");
  CHECK_OK_OR_SAY(salus_formula_set_compile(formulas, 2, (int64_t)sizeof formulas[0], NULL, &set, &error));
  INIT(info);
  CHECK_OK(salus_formula_set_describe(set, &info));
  CHECK(info.formula_count == 2 && info.input_count == 3 && info.finding_count == 0 && info.needs_dataset == 0);
  CHECK_OK(salus_formula_set_name(set, 1, &name));
  CHECK(is_text(name, "自然增长率"));
  CHECK_OK(salus_formula_set_input_name(set, 2, &name));
  CHECK(is_text(name, "出生数"));
  CHECK(salus_formula_set_input(set, "人口 数", -1) == 1);
  CHECK(salus_formula_set_input(set, "床位数", -1) == -1);
  INIT(finding);
  CHECK(salus_formula_set_finding(set, 0, &finding) == SALUS_ERROR_ARGUMENT);
  CHECK_OK_OR_SAY(salus_formula_set_dump(set, &listing, &length, &error));
  CHECK(strstr(listing, "subtract") != NULL);
  salus_free(listing);
  CHECK_OK_OR_SAY(salus_formula_set_formula(set, 0, &formula, &error));
  salus_formula_free(formula);

  columns[0] = column_of(SALUS_TYPE_FLOAT64, deaths, (int64_t)sizeof deaths[0], 3);
  columns[1] = column_of(SALUS_TYPE_FLOAT64, people, (int64_t)sizeof people[0], 3);
  columns[2] = column_of(SALUS_TYPE_FLOAT64, births, (int64_t)sizeof births[0], 3);
  for (i = 0; i < 2; ++i) {
    INIT(outputs[i]);
    outputs[i].values = rates[i];
    outputs[i].validity = valid[i];
    outputs[i].validity_kind = SALUS_VALIDITY_BYTES;
  }
  INIT(options);
  options.threads = SALUS_THREADS_ALL;
  CHECK_OK_OR_SAY(salus_formula_set_evaluate_columns(set, columns, 3, (int64_t)sizeof columns[0], 3, outputs, 2,
                                                     (int64_t)sizeof outputs[0], &options, &invalid, &error));
  CHECK(near_to(rates[0][0], 9) && near_to(rates[1][0], -4) && near_to(rates[1][2], -2));
  CHECK(valid[0][0] == 1 && valid[0][1] == 0 && valid[1][1] == 0 && valid[1][2] == 1);
  CHECK(invalid == 2);
  salus_formula_set_free(set);

  formulas[1].text = text_of("人口数 +");
  CHECK(salus_formula_set_compile(formulas, 2, (int64_t)sizeof formulas[0], NULL, &set, &error) == SALUS_ERROR_FORMULA);
  CHECK(set == NULL);
  CHECK_OK(salus_error_finding(error, 0, &finding));
  CHECK(is_text(finding.file, "自然增长率"));
  salus_error_free(error);
}

/* The context counts the calls, and is released once. */
struct counted {
  int calls;
  int releases;
};

static int32_t SALUS_CALL weighted(void* context, salus_function_block* block) {
  int64_t i;
  struct counted* counted = (struct counted*)context;
  ++counted->calls;
  for (i = 0; i < block->rows; ++i) {
    if (block->columns[0][i] < 0) {
      strcpy(block->message, "负数");
      return 5;
    }
    block->values[i] = 0.6 * block->columns[0][i] + 0.4 * block->columns[1][i];
  }
  return 0;
}

static void SALUS_CALL release_counted(void* context) { ++((struct counted*)context)->releases; }

static void test_functions(void) {
  struct counted counted = {0, 0};
  salus_function function;
  salus_functions* functions = NULL;
  salus_formula_options options;
  salus_formula* formula = NULL;
  salus_error* error = NULL;
  salus_value row[2] = {{50, SALUS_REASON_NONE, 0}, {100, SALUS_REASON_NONE, 0}};
  salus_value result = {0, SALUS_REASON_NONE, 0};
  salus_column columns[2];
  salus_column_output output;
  double values[2];

  INIT(function);
  function.name = text_of("加权");
  function.least_arguments = 2;
  function.most_arguments = 2;
  function.body = weighted;
  function.context = &counted;
  function.release = release_counted;
  CHECK_OK_OR_SAY(salus_functions_create(&function, 1, (int64_t)sizeof function, &functions, &error));
  INIT(options);
  options.functions = functions;
  CHECK_OK_OR_SAY(salus_formula_compile("加权(甲, 乙) + 1", -1, &options, &formula, &error));
  salus_functions_free(functions);
  CHECK(counted.releases == 0);
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, row, 2, &result, &error));
  CHECK(near_to(result.number, 71));
  row[1].reason = SALUS_REASON_SUPPRESSED;
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, row, 2, &result, &error));
  CHECK(result.reason == SALUS_REASON_SUPPRESSED);
  row[0].number = -1;
  CHECK(salus_formula_evaluate(formula, row, 2, &result, &error) == SALUS_ERROR_FORMULA);
  CHECK(strstr(salus_error_text(error), "加权") != NULL && strstr(salus_error_text(error), "负数") != NULL);
  salus_error_free(error);
  columns[0] = column_of(SALUS_TYPE_FLOAT64, &row[1].number, 0, 1);
  columns[1] = column_of(SALUS_TYPE_FLOAT64, &row[1].number, 0, 1);
  INIT(output);
  output.values = values;
  CHECK_OK_OR_SAY(salus_formula_evaluate_columns_with(formula, columns, 2, (int64_t)sizeof columns[0], 2, &output, NULL,
                                                      NULL, &error));
  CHECK(near_to(values[1], 101));
  CHECK(counted.calls == 4);
  salus_formula_free(formula);
  CHECK(counted.releases == 1);

  /* What is refused stays the caller's. */
  function.name = text_of("sum");
  CHECK(salus_functions_create(&function, 1, (int64_t)sizeof function, &functions, &error) == SALUS_ERROR_FORMULA);
  CHECK(functions == NULL);
  salus_error_free(error);
  CHECK(counted.releases == 1);
}

static void keep_schema(struct ArrowSchema* schema) { schema->release = NULL; }
static void keep_array(struct ArrowArray* array) { array->release = NULL; }

/* A column of `length` doubles that this program owns, as Arrow describes it. */
static void describe_arrow(struct ArrowSchema* schema, struct ArrowArray* array, const char* name, const void** buffers,
                           int64_t length) {
  memset(schema, 0, sizeof *schema);
  memset(array, 0, sizeof *array);
  schema->format = "g";
  schema->name = name;
  schema->flags = ARROW_FLAG_NULLABLE;
  schema->release = keep_schema;
  array->length = length;
  array->null_count = -1;
  array->n_buffers = 2;
  array->buffers = buffers;
  array->release = keep_array;
}

static void test_formula_arrow(void) {
  const double deaths[] = {11, 3, 5};
  const double births[] = {2886, 0, 100};
  const uint8_t births_known[] = {3}; /* not the third */
  const void* buffers[][2] = {{NULL, NULL}, {NULL, NULL}};
  const void* no_bitmap[] = {NULL};
  struct ArrowSchema schemas[2], *fields[2], batch_schema, values_schema;
  struct ArrowArray arrays[2], *columns[2], batch, values;
  salus_column column;
  salus_formula* formula = NULL;
  salus_error* error = NULL;
  int i;

  buffers[0][1] = deaths;
  buffers[1][0] = births_known;
  buffers[1][1] = births;
  describe_arrow(&schemas[0], &arrays[0], "deaths", buffers[0], 3);
  describe_arrow(&schemas[1], &arrays[1], "births", buffers[1], 3);
  for (i = 0; i < 2; ++i) {
    fields[i] = &schemas[i];
    columns[i] = &arrays[i];
  }
  describe_arrow(&batch_schema, &batch, "", no_bitmap, 3);
  batch_schema.format = "+s";
  batch.n_buffers = 1;
  batch_schema.n_children = batch.n_children = 2;
  batch_schema.children = fields;
  batch.children = columns;

  INIT(column);
  CHECK_OK_OR_SAY(salus_column_from_arrow(&schemas[1], &arrays[1], &column, &error));
  CHECK(column.type == SALUS_TYPE_FLOAT64 && column.data == births && column.stride == 8 && column.length == 3);
  CHECK(column.validity_kind == SALUS_VALIDITY_BITMAP && column.validity == births_known);

  CHECK_OK_OR_SAY(salus_formula_compile("deaths / births * 1000‰", -1, NULL, &formula, &error));
  CHECK_OK_OR_SAY(salus_formula_evaluate_arrow(formula, &batch_schema, &batch, &values_schema, &values, &error));
  salus_formula_free(formula);
  CHECK(strcmp(values_schema.format, "g") == 0 && strcmp(values_schema.name, "value") == 0);
  CHECK(values.length == 3 && values.null_count == 2 && values.offset == 0 && values.n_buffers == 2);
  CHECK((*(const uint8_t*)values.buffers[0] & 7) == 1);
  CHECK(near_to(((const double*)values.buffers[1])[0], 11.0 / 2886 * 1000));
  values.release(&values);
  values_schema.release(&values_schema);
  CHECK(values.release == NULL && values_schema.release == NULL);
}

static void test_formula_declarations(void) {
  salus_declaration declarations[2];
  salus_formula_options options;
  salus_formula_info info;
  salus_formula* formula = NULL;
  salus_finding finding;
  salus_error* error = NULL;
  salus_text alias = text_of("死亡婴儿");
  salus_text name;

  INIT(declarations[0]);
  declarations[0].kind = SALUS_KIND_FLOW;
  declarations[0].id = text_of("infant_deaths");
  declarations[0].name = text_of("全年婴儿死亡数");
  declarations[0].unit = text_of("人");
  declarations[0].aliases = &alias;
  declarations[0].alias_count = 1;
  INIT(declarations[1]);
  declarations[1].id = text_of("live_births");
  declarations[1].name = text_of("同年活产数");
  declarations[1].unit = text_of("人");
  INIT(options);
  options.unit = text_of("‰");
  options.declarations = declarations;
  options.declaration_count = 2;
  options.declaration_stride = (int64_t)sizeof declarations[0];

  CHECK_OK_OR_SAY(salus_formula_compile("死亡婴儿 / 同年活产数 × 1000‰", -1, &options, &formula, &error));
  CHECK_OK(salus_formula_name(formula, 0, &name));
  CHECK(is_text(name, "全年婴儿死亡数"));
  CHECK(salus_formula_input(formula, "infant_deaths", -1) == 0);
  salus_formula_free(formula);

  /* What is probably not meant is a warning beside the formula. */
  CHECK_OK_OR_SAY(salus_formula_compile("a/b×1000%", -1, NULL, &formula, &error));
  INIT(info);
  CHECK_OK(salus_formula_describe(formula, &info));
  CHECK(info.finding_count == 1);
  INIT(finding);
  CHECK_OK(salus_formula_finding(formula, 0, &finding));
  CHECK(finding.severity == SALUS_SEVERITY_WARNING);
  CHECK(strcmp(salus_code_name(finding.code), "suspicious_scale") == 0);
  CHECK(finding.message.length > 0);
  salus_formula_free(formula);

  /* All that is wrong, each with its place. */
  formula = (salus_formula*)&options;
  CHECK(salus_formula_compile("同年活产 / 全年婴儿死亡", -1, &options, &formula, &error) == SALUS_ERROR_FORMULA);
  CHECK(formula == NULL);
  CHECK(salus_error_status(error) == SALUS_ERROR_FORMULA);
  CHECK(salus_error_count(error) == 2);
  INIT(finding);
  CHECK_OK(salus_error_finding(error, 1, &finding));
  CHECK(strcmp(salus_code_name(finding.code), "unknown_name") == 0);
  CHECK(is_text(finding.subject, "全年婴儿死亡"));
  CHECK(finding.line == 1);
  CHECK(finding.column == 8);
  CHECK(finding.begin == 15);
  CHECK(finding.end == 33);
  CHECK(strstr(finding.hint.data, "全年婴儿死亡数") != NULL);
  CHECK(salus_error_finding(error, 2, &finding) == SALUS_ERROR_ARGUMENT);
  CHECK(strstr(salus_error_text(error), "[unknown_name]") != NULL);

  /* The same in Chinese: another message, the same code and excerpt. */
  CHECK(salus_error_finding(error, 0, &finding) == SALUS_OK);
  CHECK(strstr(finding.message_zh.data, "不是已声明的名称") != NULL);
  CHECK(finding.hint_zh.length > 0);
  CHECK(strstr(salus_error_text_in(error, SALUS_LANGUAGE_CHINESE), "错误：") != NULL);
  CHECK(strstr(salus_error_text_in(error, SALUS_LANGUAGE_CHINESE), "[unknown_name]") != NULL);
  CHECK(strcmp(salus_error_text_in(error, SALUS_LANGUAGE_ENGLISH), salus_error_text(error)) == 0);
  CHECK(strcmp(salus_error_text_in(error, 99), salus_error_text(error)) == 0);
  salus_error_free(error);
}

/* ---- Targets ---- */

static salus_target* parse_target(const char* text, const char* unit, int32_t direction) {
  salus_target_options options;
  salus_target* target = NULL;
  salus_error* error = NULL;
  INIT(options);
  options.unit = text_of(unit);
  options.direction = direction;
  CHECK_OK_OR_SAY(salus_target_parse(text, SALUS_NUL_TERMINATED, &options, &target, &error));
  return target;
}

static void test_target_forms(void) {
  salus_target* target;
  salus_target_info info;
  salus_finding note;
  salus_error* error = NULL;

  target = parse_target("稳定在 12 分钟以内", "分钟", SALUS_DIRECTION_LOWER_IS_BETTER);
  INIT(info);
  CHECK_OK(salus_target_describe(target, &info));
  CHECK(info.kind == SALUS_TARGET_AT_MOST);
  CHECK(info.high == 12);
  CHECK(info.low != info.low);
  CHECK(info.digits == 0);
  CHECK(info.judgeable);
  CHECK(info.reason == SALUS_REASON_NONE);
  CHECK(is_text(info.text, "稳定在 12 分钟以内"));
  CHECK(is_text(info.unit, "分钟"));
  salus_target_free(target);

  target = parse_target("7.5 左右", "张", SALUS_DIRECTION_NEITHER);
  CHECK_OK(salus_target_describe(target, &info));
  CHECK(info.kind == SALUS_TARGET_ABOUT);
  CHECK(near_to(info.low, 7.125));
  CHECK(near_to(info.high, 7.875));
  CHECK(info.number == 7.5);
  CHECK(info.digits == 1);
  CHECK(info.note_count >= 1);
  INIT(note);
  CHECK_OK(salus_target_note(target, 0, &note));
  CHECK(note.severity == SALUS_SEVERITY_NOTE);
  CHECK(strcmp(salus_code_name(note.code), "target_understood_as") == 0);
  salus_target_free(target);

  target = (salus_target*)&info;
  CHECK(salus_target_parse("20-18 个", -1, NULL, &target, &error) == SALUS_ERROR_TARGET);
  CHECK(target == NULL);
  CHECK(salus_error_count(error) >= 1);
  salus_error_free(error);
}

static void test_target_verdicts(void) {
  salus_target* target;
  salus_judge_options options;
  salus_verdict verdict;
  salus_value value = number(36.6);
  salus_error* error = NULL;

  /* GB/T 8170: by the full value, or rounded to the digits of the target. */
  target = parse_target("≥37", "%", SALUS_DIRECTION_HIGHER_IS_BETTER);
  INIT(verdict);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, NULL, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_NOT_MET);
  CHECK(verdict.reason == SALUS_REASON_NONE);
  CHECK(near_to(verdict.distance, -0.4));
  CHECK(verdict.comparisons_differ);
  CHECK(is_text(verdict.unit, "%"));
  INIT(options);
  options.comparison = SALUS_COMPARISON_ROUNDED_VALUE;
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  salus_target_free(target);

  /* 29/100×100 is not quite 29 in a computer, and meets 29 all the same. */
  target = parse_target(">= 29", "%", SALUS_DIRECTION_HIGHER_IS_BETTER);
  value = number(29.0 / 100 * 100);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, NULL, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  salus_target_free(target);

  /* Units of one dimension compare by quantity. */
  target = parse_target("<= 0.05", "‰", SALUS_DIRECTION_LOWER_IS_BETTER);
  value = number(7);
  INIT(options);
  options.unit = text_of("/10万");
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_NOT_MET);
  CHECK(near_to(verdict.distance, 0.02));
  options.unit = text_of("岁");
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_NOT_ASSESSABLE);
  CHECK(verdict.reason == SALUS_REASON_INCOMPATIBLE_UNIT);
  CHECK(verdict.distance != verdict.distance);
  salus_target_free(target);

  /* Better than the city on average, once the city's value is known. */
  target = parse_target("优于全市平均水平", "‰", SALUS_DIRECTION_LOWER_IS_BETTER);
  value = number(2.08);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, NULL, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_NOT_ASSESSABLE);
  CHECK(verdict.reason == SALUS_REASON_NO_PARENT_VALUE);
  INIT(options);
  options.has_parent = 1;
  options.parent = number(3.52);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  CHECK(near_to(verdict.distance, -1.44));
  salus_target_free(target);

  /* A target without a unit of its own gives the distance in the unit of the value. */
  CHECK_OK_OR_SAY(salus_target_parse("≥37", -1, NULL, &target, &error));
  INIT(options);
  options.unit = text_of("人次");
  value = number(40);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  CHECK(is_text(verdict.unit, "人次"));
  salus_target_free(target);
}

static void test_target_changes(void) {
  salus_target* target;
  salus_target_info info;
  salus_judge_options options;
  salus_verdict verdict;
  salus_value value = number(58);
  salus_error* error = NULL;

  /* Half a point to one a year from 60 % in 2018: 58 % at the most after four years. */
  target = parse_target("在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上", "%", SALUS_DIRECTION_LOWER_IS_BETTER);
  INIT(info);
  CHECK(salus_target_describe(target, &info) == SALUS_OK);
  CHECK(info.kind == SALUS_TARGET_CHANGE_FROM_BASELINE);
  CHECK(is_text(info.comparison, "<="));
  CHECK(is_text(info.baseline, "2018"));
  CHECK(info.change_low == -1 && info.change_high == -0.5);
  CHECK(info.change_is_points && info.change_per_year);
  CHECK(info.needs_baseline && !info.needs_parent && !info.needs_reference && !info.is_state);
  INIT(verdict);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, NULL, &verdict, &error));
  CHECK(verdict.reason == SALUS_REASON_NO_BASELINE);
  INIT(options);
  options.has_baseline = 1;
  options.baseline = number(60);
  options.years = 4;
  options.has_interval = 1;
  options.lower = 57.2;
  options.upper = 58.8;
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  CHECK(near_to(verdict.bound, 58));
  CHECK(near_to(verdict.achieved, 100));
  CHECK(verdict.achieved_reason == SALUS_REASON_NONE);
  CHECK(verdict.certain == SALUS_CERTAINTY_UNCERTAIN);
  CHECK(verdict.comparison == SALUS_COMPARISON_FULL_VALUE);
  CHECK(strcmp(salus_certainty_name(verdict.certain), "uncertain") == 0);
  salus_target_free(target);

  /* A level of others is judged where its value is given, and a milestone by what was found. */
  target = parse_target("保持发达国家水平", "‰", SALUS_DIRECTION_LOWER_IS_BETTER);
  CHECK(salus_target_describe(target, &info) == SALUS_OK);
  CHECK(info.needs_reference && !info.judgeable);
  INIT(options);
  options.has_reference = 1;
  options.reference = number(4);
  value = number(3.52);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  INIT(options);
  options.declared = 1;
  value = number(0);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_NOT_MET);
  salus_target_free(target);

  /* The digits of a rounded comparison may be other than the target's. */
  target = parse_target("≥36", "%", SALUS_DIRECTION_HIGHER_IS_BETTER);
  INIT(options);
  options.comparison = SALUS_COMPARISON_ROUNDED_VALUE;
  options.has_digits = 1;
  options.digits = 1;
  value = number(35.96);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_MET);
  CHECK(verdict.comparison == SALUS_COMPARISON_ROUNDED_VALUE);
  value = number(35.9);
  CHECK_OK_OR_SAY(salus_target_judge(target, &value, &options, &verdict, &error));
  CHECK(verdict.status == SALUS_VERDICT_NOT_MET);
  salus_target_free(target);
}

/* ---- Plans ---- */

static const char small_plan[] =
    "{\n"
    "  // Comments are allowed.\n"
    "  \"format\": \"salus-plan/1\", \"id\": \"small\",\n"
    "  \"title\": {\"zh\": \"小规划\", \"en\": \"Small plan\"},\n"
    "  \"jurisdiction\": \"town\", \"period\": \"2021..2025\",\n"
    "  \"areas\": [{\"id\": \"town\", \"name\": {\"zh\": \"镇\"}}],\n"
    "  \"elements\": [\n"
    "    {\"id\": \"beds\", \"name\": \"床位数\", \"aliases\": [\"病床数\"], \"unit\": \"张\", \"kind\": \"stock\"},\n"
    "    {\"id\": \"joined\", \"name\": \"新增人数\", \"unit\": \"人\", \"kind\": \"flow\", \"start\": \"2016\"},\n"
    "    {\"id\": \"people\", \"name\": \"人口数\", \"unit\": \"人\", \"kind\": \"stock\", \"basis\": \"resident\"},\n"
    "  ],\n"
    "  \"indicators\": [\n"
    "    {\"id\": \"beds_per_1000\", \"number\": 7, \"name\": {\"zh\": \"千人口床位数\"},\n"
    "     \"aliases\": [\"每千人口床位数\"], \"unit\": \"张\", \"formula\": \"床位数/人口数×1000\",\n"
    "     \"basis\": \"resident\", \"attribute\": \"binding\", \"direction\": \"neither\", \"digits\": 1,\n"
    "     \"targets\": [{\"period\": \"2025\", \"text\": \"7.5 左右\"}]},\n"
    "  ],\n"
    "}\n";

static salus_plan* parse_plan(const char* json) {
  salus_plan* plan = NULL;
  salus_error* error = NULL;
  CHECK_OK_OR_SAY(salus_plan_parse(json, SALUS_NUL_TERMINATED, "small.json", SALUS_NUL_TERMINATED, &plan, &error));
  return plan;
}

static void test_plan_members(void) {
  salus_plan* plan = parse_plan(small_plan);
  salus_plan_info info;
  salus_area_info area;
  salus_element_info element;
  salus_indicator_info indicator;
  salus_text text;

  INIT(info);
  CHECK_OK(salus_plan_describe(plan, &info));
  CHECK(is_text(info.id, "small"));
  CHECK(is_text(info.title, "小规划"));
  CHECK(is_text(info.title_english, "Small plan"));
  CHECK(is_text(info.jurisdiction, "town"));
  CHECK(is_text(info.period, "2021..2025"));
  CHECK(is_text(info.issued_by, ""));
  CHECK(info.area_count == 1);
  CHECK(info.element_count == 3);
  CHECK(info.indicator_count == 1);
  CHECK(info.comparison == SALUS_COMPARISON_FULL_VALUE);

  INIT(area);
  CHECK_OK(salus_plan_area(plan, 0, &area));
  CHECK(is_text(area.id, "town"));
  CHECK(is_text(area.name, "镇"));
  CHECK(is_text(area.parent, ""));
  CHECK(salus_plan_area(plan, 1, &area) == SALUS_ERROR_ARGUMENT);

  INIT(element);
  CHECK_OK(salus_plan_element(plan, 0, &element));
  CHECK(is_text(element.id, "beds"));
  CHECK(is_text(element.name, "床位数"));
  CHECK(is_text(element.unit, "张"));
  CHECK(is_text(element.basis, "unspecified"));
  CHECK(is_text(element.start, ""));
  CHECK(element.kind == SALUS_KIND_STOCK);
  CHECK(element.alias_count == 1);
  CHECK_OK(salus_plan_element_alias(plan, 0, 0, &text));
  CHECK(is_text(text, "病床数"));
  CHECK(salus_plan_element_alias(plan, 0, 1, &text) == SALUS_ERROR_ARGUMENT);
  CHECK_OK(salus_plan_element(plan, 1, &element));
  CHECK(is_text(element.start, "2016"));
  CHECK_OK(salus_plan_element(plan, 2, &element));
  CHECK(is_text(element.basis, "resident"));

  INIT(indicator);
  CHECK_OK(salus_plan_indicator(plan, 0, &indicator));
  CHECK(is_text(indicator.id, "beds_per_1000"));
  CHECK(is_text(indicator.name, "千人口床位数"));
  CHECK(is_text(indicator.unit, "张"));
  CHECK(is_text(indicator.formula, "床位数/人口数×1000"));
  CHECK(is_text(indicator.basis, "resident"));
  CHECK(indicator.number == 7);
  CHECK(indicator.attribute == SALUS_ATTRIBUTE_BINDING);
  CHECK(indicator.direction == SALUS_DIRECTION_NEITHER);
  CHECK(indicator.digits == 1);
  CHECK(indicator.target_count == 1);
  CHECK(indicator.alias_count == 1);
  CHECK_OK(salus_plan_indicator_alias(plan, 0, 0, &text));
  CHECK(is_text(text, "每千人口床位数"));
  salus_plan_free(plan);
}

static void test_plan_parts_outlive_it(void) {
  salus_plan* plan = parse_plan(small_plan);
  salus_formula* formula = NULL;
  salus_target* target = NULL;
  salus_target_info info;
  salus_text period;
  salus_value inputs[2];
  salus_value result;
  salus_error* error = NULL;

  CHECK_OK_OR_SAY(salus_plan_formula(plan, 0, &formula, &error));
  CHECK_OK_OR_SAY(salus_plan_target(plan, 0, 0, &target, &period, &error));
  CHECK(is_text(period, "2025"));
  salus_target_free(target);
  CHECK(salus_plan_target(plan, 0, 1, &target, NULL, NULL) == SALUS_ERROR_ARGUMENT);
  CHECK(target == NULL);
  CHECK_OK_OR_SAY(salus_plan_target(plan, 0, 0, &target, NULL, &error));
  salus_plan_free(plan);

  inputs[0] = number(6000);
  inputs[1] = number(800000);
  CHECK_OK_OR_SAY(salus_formula_evaluate(formula, inputs, 2, &result, &error));
  CHECK(near_to(result.number, 7.5));
  INIT(info);
  CHECK_OK(salus_target_describe(target, &info));
  CHECK(is_text(info.text, "7.5 左右"));
  salus_formula_free(formula);
  salus_target_free(target);
}

static void test_plan_errors(void) {
  static const char broken[] = "{\"format\": \"salus-plan/1\",\n \"id\": 7, \"titel\": {}}";
  salus_plan* plan = NULL;
  salus_finding finding;
  salus_error* error = NULL;
  int64_t i;
  int found_id = 0;
  int found_titel = 0;

  CHECK(salus_plan_parse(broken, -1, "broken.json", -1, &plan, &error) == SALUS_ERROR_PLAN);
  CHECK(plan == NULL);
  CHECK(salus_error_count(error) > 2);
  INIT(finding);
  for (i = 0; i < salus_error_count(error); ++i) {
    CHECK_OK(salus_error_finding(error, i, &finding));
    CHECK(is_text(finding.file, "broken.json"));
    if (is_text(finding.pointer, "/id")) {
      CHECK(finding.line == 2);
      CHECK(finding.column == 8);
      found_id = 1;
    }
    if (is_text(finding.subject, "titel")) found_titel = 1;
  }
  CHECK(found_id);
  CHECK(found_titel);
  salus_error_free(error);
  error = NULL;

  CHECK(salus_plan_load_catalogue("jinshan", -1, &plan, &error) == SALUS_ERROR_NOT_FOUND);
  CHECK(strstr(salus_error_text(error), "jinshan-2021-2025") != NULL);
  salus_error_free(error);
  error = NULL;
  CHECK(salus_plan_load_file("there/is/no/such/file.json", -1, &plan, &error) == SALUS_ERROR_NOT_FOUND);
  salus_error_free(error);
  error = NULL;
  CHECK(salus_plan_load_file(SALUS_SOURCE_DIR, -1, &plan, &error) == SALUS_ERROR_IO);
  salus_error_free(error);
}

static void test_plan_json(void) {
  salus_plan* plan = parse_plan(small_plan);
  salus_plan* again;
  char* json = NULL;
  char* json_again = NULL;
  int64_t length = 0;
  int64_t length_again = 0;
  salus_error* error = NULL;
  CHECK_OK_OR_SAY(salus_plan_json(plan, &json, &length, &error));
  again = parse_plan(json);
  CHECK_OK_OR_SAY(salus_plan_json(again, &json_again, &length_again, &error));
  CHECK(json != NULL && json_again != NULL && length == length_again && strcmp(json, json_again) == 0);
  salus_free(json);
  salus_free(json_again);
  salus_plan_free(again);
  salus_plan_free(plan);
}

static void test_catalogue(void) {
  int64_t i;
  int found = 0;
  salus_text name;
  salus_text text;
  salus_plan* shipped = NULL;
  salus_plan* from_file = NULL;
  salus_plan_info info;
  salus_indicator_info indicator;
  salus_error* error = NULL;

  for (i = 0; i < salus_catalogue_count(); ++i) {
    CHECK_OK(salus_catalogue_entry(i, &name, &text));
    CHECK(text.data[text.length] == '\0');
    if (is_text(name, "jinshan-2021-2025.json")) found = 1;
  }
  CHECK(found);
  CHECK(salus_catalogue_entry(salus_catalogue_count(), &name, &text) == SALUS_ERROR_ARGUMENT);

  CHECK_OK_OR_SAY(salus_plan_load_catalogue("jinshan-2021-2025", -1, &shipped, &error));
  INIT(info);
  CHECK_OK(salus_plan_describe(shipped, &info));
  CHECK(info.indicator_count == 21);
  CHECK(is_text(info.title, "金山区卫生健康发展“十四五”规划"));
  INIT(indicator);
  CHECK_OK(salus_plan_indicator(shipped, 1, &indicator));
  CHECK(is_text(indicator.name, "婴儿死亡率"));
  CHECK(is_text(indicator.formula, infant_mortality));
  CHECK(indicator.attribute == SALUS_ATTRIBUTE_ANTICIPATORY);
  CHECK_OK(salus_plan_indicator(shipped, 11, &indicator));
  CHECK(is_text(indicator.unit, "分钟"));
  CHECK(indicator.attribute == SALUS_ATTRIBUTE_BINDING);
  salus_plan_free(shipped);

  CHECK_OK_OR_SAY(
      salus_plan_load_file(SALUS_SOURCE_DIR "/src/catalogue/jinshan-2021-2025.json", -1, &from_file, &error));
  INIT(info);
  CHECK_OK(salus_plan_describe(from_file, &info));
  CHECK(is_text(info.id, "jinshan-2021-2025"));
  salus_plan_free(from_file);
}

/* ---- The whole way ---- */

struct observation {
  salus_text element;
  salus_text area;
  salus_text period;
  double value;
  int32_t reason;
  int32_t origin;
};

static struct observation observe(const char* element, const char* area, const char* period, double value,
                                  int32_t origin) {
  struct observation o;
  o.element = text_of(element);
  o.area = text_of(area);
  o.period = text_of(period);
  o.value = value;
  o.reason = SALUS_REASON_NONE;
  o.origin = origin;
  return o;
}

static salus_dataset* dataset_of(const struct observation* rows, int64_t count) {
  const int64_t stride = (int64_t)sizeof *rows;
  salus_dataset_columns columns;
  salus_dataset* dataset = NULL;
  salus_error* error = NULL;
  INIT(columns);
  columns.rows = count;
  columns.element = column_of(SALUS_TYPE_TEXT, &rows->element, stride, count);
  columns.area = column_of(SALUS_TYPE_TEXT, &rows->area, stride, count);
  columns.period = column_of(SALUS_TYPE_TEXT, &rows->period, stride, count);
  columns.value = column_of(SALUS_TYPE_FLOAT64, &rows->value, stride, count);
  columns.reason = column_of(SALUS_TYPE_INT32, &rows->reason, stride, count);
  columns.origin = column_of(SALUS_TYPE_INT32, &rows->origin, stride, count);
  CHECK_OK_OR_SAY(salus_dataset_create(&columns, &dataset, &error));
  return dataset;
}

static salus_plan* jinshan(void) {
  salus_plan* plan = NULL;
  salus_error* error = NULL;
  CHECK_OK_OR_SAY(salus_plan_load_catalogue("jinshan-2021-2025", -1, &plan, &error));
  return plan;
}

/* The row of an indicator, an area and a period, found by their texts. */
static salus_result_row row_of(const salus_results* results, const char* indicator, const char* area,
                               const char* period) {
  salus_results_info info;
  salus_result_row row;
  int64_t i;
  INIT(info);
  CHECK_OK(salus_results_describe(results, &info));
  INIT(row);
  for (i = 0; i < info.row_count; ++i) {
    CHECK_OK(salus_results_row(results, i, &row));
    if (is_text(row.indicator_id, indicator) && is_text(row.area_id, area) && is_text(row.period_text, period))
      return row;
  }
  fprintf(stderr, "no result of %s, %s, %s\n", indicator, area, period);
  ++failures;
  INIT(row);
  return row;
}

static salus_assessment assessment_of(const salus_assessments* assessments, const salus_result_row* of,
                                      int64_t* index) {
  salus_assessment row;
  INIT(row);
  for (*index = 0; *index < salus_assessments_count(assessments); ++*index) {
    CHECK_OK(salus_assessments_row(assessments, *index, &row));
    if (row.indicator == of->indicator && row.area == of->area && row.period == of->period) return row;
  }
  fprintf(stderr, "no assessment of %s\n", of->indicator_id.data);
  ++failures;
  INIT(row);
  return row;
}

/* What the plan itself publishes for 2015 and 2020, and Shanghai for 2018. */
static void test_published_values(void) {
  struct ArrowSchema arrow_schema;
  struct ArrowArray arrow;
  struct observation rows[9];
  struct observation missing;
  salus_plan* plan = jinshan();
  salus_dataset* dataset;
  salus_results* results = NULL;
  salus_results* city = NULL;
  salus_assessments* assessments = NULL;
  salus_results_info info;
  salus_evaluate_options options;
  salus_assess_options assess_options;
  salus_result_row row;
  salus_assessment assessment;
  salus_finding note;
  salus_column column;
  salus_text text;
  salus_text areas[1];
  salus_text periods[2];
  int64_t index;
  salus_error* error = NULL;

  rows[0] = observe("life_expectancy", "jinshan", "2015", 82.34, SALUS_ORIGIN_REPORTED);
  rows[1] = observe("life_expectancy", "jinshan", "2020", 84.42, SALUS_ORIGIN_REPORTED);
  rows[2] = observe("infant_mortality_rate", "jinshan", "2015", 3.81, SALUS_ORIGIN_REPORTED);
  rows[3] = observe("婴儿死亡率", "金山区", "2020", 2.08, SALUS_ORIGIN_REPORTED);
  rows[4] = observe("maternal_mortality_ratio", "jinshan", "2020", 0, SALUS_ORIGIN_REPORTED);
  rows[5] = observe("life_expectancy", "shanghai", "2018", 83.63, SALUS_ORIGIN_REPORTED);
  rows[6] = observe("infant_mortality_rate", "上海市", "2018", 3.52, SALUS_ORIGIN_REPORTED);
  rows[7] = observe("maternal_mortality_ratio", "shanghai", "2018", 1.15, SALUS_ORIGIN_REPORTED);
  missing = observe("beds_per_1000", "jinshan", "2020", 0, SALUS_ORIGIN_REPORTED);
  missing.reason = SALUS_REASON_NOT_PUBLISHED;
  rows[8] = missing;
  dataset = dataset_of(rows, 9);
  CHECK(salus_dataset_size(dataset) == 9);

  areas[0] = text_of("金山区");
  periods[0] = text_of("2015");
  periods[1] = text_of("2020");
  INIT(options);
  options.areas = areas;
  options.area_count = 1;
  options.periods = periods;
  options.period_count = 2;
  CHECK_OK_OR_SAY(salus_plan_evaluate(plan, dataset, &options, &results, &error));
  areas[0] = text_of("shanghai");
  periods[0] = text_of("2018");
  options.period_count = 1;
  CHECK_OK_OR_SAY(salus_plan_evaluate(plan, dataset, &options, &city, &error));
  salus_dataset_free(dataset);
  salus_plan_free(plan);

  INIT(info);
  CHECK_OK(salus_results_describe(results, &info));
  CHECK(info.row_count == 42);
  CHECK(info.area_count == 1);
  CHECK(info.period_count == 2);
  CHECK_OK(salus_results_area(results, 0, &text));
  CHECK(is_text(text, "jinshan"));
  CHECK_OK(salus_results_period(results, 1, &text));
  CHECK(is_text(text, "2020"));
  CHECK(salus_results_area(results, 1, &text) == SALUS_ERROR_ARGUMENT);
  CHECK(salus_results_period(results, -1, &text) == SALUS_ERROR_ARGUMENT);

  row = row_of(results, "infant_mortality_rate", "jinshan", "2015");
  CHECK(row.value.reason == SALUS_REASON_NONE);
  CHECK(row.value.number == 3.81);
  CHECK(row.origin == SALUS_ORIGIN_REPORTED);
  CHECK(is_text(row.unit, "‰"));
  CHECK(is_text(row.display, "3.81‰"));
  CHECK(row.digits == 2);
  CHECK(row.lower != row.lower);
  row = row_of(results, "beds_per_1000", "jinshan", "2020");
  CHECK(row.value.reason == SALUS_REASON_NOT_PUBLISHED);
  CHECK(row.value.number != row.value.number);
  CHECK(is_text(row.display, "—"));

  INIT(column);
  CHECK_OK(salus_results_column(results, SALUS_RESULT_VALUE, &column));
  CHECK(column.type == SALUS_TYPE_FLOAT64);
  CHECK(column.length == 42);
  CHECK(column.offset == 0);
  CHECK(column.stride == (int64_t)sizeof(double));
  CHECK(((const double*)column.data)[1] == 84.42);
  CHECK_OK(salus_results_column(results, SALUS_RESULT_REASON, &column));
  CHECK(column.type == SALUS_TYPE_UINT8);
  CHECK(((const uint8_t*)column.data)[1] == SALUS_REASON_NONE);
  CHECK_OK(salus_results_column(results, SALUS_RESULT_PERIOD, &column));
  CHECK(column.type == SALUS_TYPE_INT32);
  CHECK(((const int32_t*)column.data)[1] == 1);

  CHECK_OK_OR_SAY(salus_results_to_arrow(results, &arrow_schema, &arrow, &error));
  CHECK(strcmp(arrow_schema.format, "+s") == 0 && arrow_schema.n_children == 12 && arrow.length == 42);
  CHECK(strcmp(arrow_schema.children[3]->name, "value") == 0);
  CHECK(((const double*)arrow.children[3]->buffers[1])[1] == 84.42);
  arrow.release(&arrow);
  arrow_schema.release(&arrow_schema);

  /* The city's values come from results of their own, and of another year. */
  INIT(assess_options);
  assess_options.parents = city;
  CHECK_OK_OR_SAY(salus_results_assess(results, &assess_options, &assessments, &error));
  CHECK(salus_assessments_count(assessments) == 42);
  salus_results_free(city);

  row = row_of(results, "life_expectancy", "jinshan", "2020");
  assessment = assessment_of(assessments, &row, &index);
  CHECK(assessment.status == SALUS_VERDICT_MET);
  CHECK(near_to(assessment.distance, 0.79));
  CHECK(assessment.parent.number == 83.63);
  CHECK(is_text(assessment.parent_period, "2018"));
  CHECK(is_text(assessment.distance_unit, "岁"));
  CHECK(is_text(assessment.target_text, "优于全市平均水平"));
  CHECK(is_text(assessment.target_period, "2025"));
  CHECK(assessment.result == 1);
  CHECK(assessment.note_count >= 1);
  INIT(note);
  CHECK_OK(salus_assessments_note(assessments, index, 0, &note));
  CHECK(note.severity == SALUS_SEVERITY_NOTE);
  CHECK(salus_assessments_note(assessments, index, assessment.note_count, &note) == SALUS_ERROR_ARGUMENT);

  row = row_of(results, "infant_mortality_rate", "jinshan", "2020");
  assessment = assessment_of(assessments, &row, &index);
  CHECK(assessment.status == SALUS_VERDICT_MET);
  CHECK(near_to(assessment.distance, -1.44));
  row = row_of(results, "maternal_mortality_ratio", "jinshan", "2020");
  assessment = assessment_of(assessments, &row, &index);
  CHECK(assessment.status == SALUS_VERDICT_MET);
  CHECK(near_to(assessment.distance, -1.15));

  /* Shanghai's figure of 2018 says nothing about 2015. */
  row = row_of(results, "life_expectancy", "jinshan", "2015");
  assessment = assessment_of(assessments, &row, &index);
  CHECK(assessment.status == SALUS_VERDICT_NOT_ASSESSABLE);
  CHECK(assessment.reason == SALUS_REASON_NO_PARENT_VALUE);
  row = row_of(results, "beds_per_1000", "jinshan", "2020");
  assessment = assessment_of(assessments, &row, &index);
  CHECK(assessment.status == SALUS_VERDICT_NOT_ASSESSABLE);
  CHECK(assessment.reason == SALUS_REASON_NOT_PUBLISHED);

  salus_results_free(results);
  CHECK_OK(salus_assessments_row(assessments, 0, &assessment));
  salus_assessments_free(assessments);
}

/* Counts found backwards from the two published rates print them, and are no evidence for a verdict. */
static void test_derived_counts(void) {
  struct observation rows[3];
  salus_plan* plan = jinshan();
  salus_dataset* dataset;
  salus_results* results = NULL;
  salus_assessments* assessments = NULL;
  salus_result_row row;
  salus_assessment assessment;
  int64_t index;
  salus_error* error = NULL;

  rows[0] = observe("live_births", "jinshan", "2015", 2886, SALUS_ORIGIN_DERIVED);
  rows[1] = observe("infant_deaths", "jinshan", "2015", 11, SALUS_ORIGIN_DERIVED);
  rows[2] = observe("maternal_deaths", "jinshan", "2015", 2, SALUS_ORIGIN_DERIVED);
  dataset = dataset_of(rows, 3);
  CHECK_OK_OR_SAY(salus_plan_evaluate(plan, dataset, NULL, &results, &error));
  row = row_of(results, "infant_mortality_rate", "jinshan", "2015");
  CHECK(is_text(row.display, "3.81‰"));
  CHECK(row.origin == SALUS_ORIGIN_DERIVED);
  CHECK(row.numerator.number == 11);
  CHECK(row.denominator.number == 2886);
  CHECK_OK_OR_SAY(salus_results_assess(results, NULL, &assessments, &error));
  assessment = assessment_of(assessments, &row, &index);
  CHECK(assessment.status == SALUS_VERDICT_NOT_ASSESSABLE);
  CHECK(assessment.reason == SALUS_REASON_DERIVED_ONLY);
  row = row_of(results, "maternal_mortality_ratio", "jinshan", "2015");
  CHECK(is_text(row.display, "69.30/10万"));
  CHECK(row.numerator.number == 2);

  salus_assessments_free(assessments);
  salus_results_free(results);
  salus_dataset_free(dataset);
  salus_plan_free(plan);
}

/* Wilson's limits of 15 of 50, and why there are none: 0.1910 to 0.4375 by hand. */
static void test_limits(void) {
  static const char* const document =
      "{\"format\": \"salus-plan/1\", \"id\": \"limits\", \"title\": {\"zh\": \"试\"}, \"jurisdiction\": \"town\",\n"
      " \"period\": \"2025\", \"areas\": [{\"id\": \"town\", \"name\": {\"zh\": \"镇\"}}],\n"
      " \"elements\": [{\"id\": \"smokers\", \"name\": \"吸烟人数\", \"kind\": \"stock\"},\n"
      "              {\"id\": \"asked\", \"name\": \"调查人数\", \"kind\": \"stock\"}],\n"
      " \"indicators\": [{\"id\": \"smoking\", \"name\": {\"zh\": \"吸烟率\"}, \"unit\": \"%\",\n"
      "   \"formula\": \"吸烟人数/调查人数×100%\", \"uncertainty\": \"proportion\", \"design_effect\": 1.0},\n"
      "  {\"id\": \"count\", \"name\": {\"zh\": \"人数\"}, \"unit\": \"人\", \"formula\": \"吸烟人数\"}]}";
  static const int32_t columns_of[3] = {SALUS_RESULT_LOWER, SALUS_RESULT_UPPER, SALUS_RESULT_LIMITS_REASON};
  struct observation rows[2];
  salus_plan* plan = parse_plan(document);
  salus_dataset* dataset;
  salus_results* results = NULL;
  salus_evaluate_options options;
  salus_indicator_info indicator;
  salus_result_row row;
  salus_column column;
  double wide;
  int i;
  salus_error* error = NULL;

  rows[0] = observe("smokers", "town", "2025", 15, SALUS_ORIGIN_REPORTED);
  rows[1] = observe("asked", "town", "2025", 50, SALUS_ORIGIN_REPORTED);
  dataset = dataset_of(rows, 2);
  INIT(indicator);
  CHECK_OK(salus_plan_indicator(plan, 0, &indicator));
  CHECK(indicator.uncertainty == SALUS_UNCERTAINTY_PROPORTION);
  CHECK(indicator.design_effect == 1);

  INIT(options);
  options.confidence = 0.99;
  CHECK_OK_OR_SAY(salus_plan_evaluate(plan, dataset, &options, &results, &error));
  row = row_of(results, "smoking", "town", "2025");
  wide = row.upper;
  salus_results_free(results);

  CHECK_OK_OR_SAY(salus_plan_evaluate(plan, dataset, NULL, &results, &error));
  row = row_of(results, "smoking", "town", "2025");
  CHECK(fabs(row.lower - 19.10) < 0.005);
  CHECK(fabs(row.upper - 43.75) < 0.005);
  CHECK(row.upper < wide);
  CHECK(row.limits_reason == SALUS_REASON_NONE);
  for (i = 0; i < 3; ++i) {
    INIT(column);
    CHECK_OK(salus_results_column(results, columns_of[i], &column));
    CHECK(column.length == 2);
  }
  CHECK(((const uint8_t*)column.data)[0] == SALUS_REASON_NONE);
  CHECK(((const uint8_t*)column.data)[1] == SALUS_REASON_NOT_DEFINED);
  row = row_of(results, "count", "town", "2025");
  CHECK(row.lower != row.lower && row.upper != row.upper);
  CHECK(row.limits_reason == SALUS_REASON_NOT_DEFINED);
  salus_results_free(results);

  results = NULL;
  options.confidence = 1;
  CHECK(salus_plan_evaluate(plan, dataset, &options, &results, NULL) == SALUS_ERROR_ARGUMENT);
  CHECK(results == NULL);
  salus_dataset_free(dataset);
  salus_plan_free(plan);
}

/* Categories, findings about the data, and columns given in other shapes. */
static void test_dataset_shapes(void) {
  static const char* const elements[4] = {"beds", "people", "people", "wards"};
  static const char* const sexes[4] = {NULL, "男", "女", NULL};
  static const int32_t counts[4] = {60, 3900, 4100, 3};
  static const uint8_t there[4] = {1, 1, 1, 1};
  salus_text element_texts[4];
  salus_text sex_texts[4];
  salus_text area = text_of("town");
  salus_text period = text_of("2025");
  salus_dataset_columns columns;
  salus_category category;
  salus_plan* plan = parse_plan(small_plan);
  salus_dataset* dataset = NULL;
  salus_results* results = NULL;
  salus_results_info info;
  salus_result_row row;
  salus_finding finding;
  salus_error* error = NULL;
  int i;

  for (i = 0; i < 4; ++i) {
    element_texts[i] = text_of(elements[i]);
    sex_texts[i] = text_of(sexes[i]);
  }
  INIT(category);
  category.name = text_of("sex");
  category.values = column_of(SALUS_TYPE_TEXT, sex_texts, (int64_t)sizeof sex_texts[0], 4);
  INIT(columns);
  columns.rows = 4;
  columns.element = column_of(SALUS_TYPE_TEXT, element_texts, (int64_t)sizeof element_texts[0], 4);
  columns.area = column_of(SALUS_TYPE_TEXT, &area, 0, 1);
  columns.period = column_of(SALUS_TYPE_TEXT, &period, 0, 1);
  columns.value = column_of(SALUS_TYPE_INT32, counts, (int64_t)sizeof counts[0], 4);
  columns.value.validity_kind = SALUS_VALIDITY_BYTES;
  columns.value.validity = there;
  columns.categories = &category;
  columns.category_count = 1;
  columns.category_stride = (int64_t)sizeof category;
  CHECK_OK_OR_SAY(salus_dataset_create(&columns, &dataset, &error));

  /* 60 beds for 3900 and 4100 people are 7.5 a thousand. */
  CHECK_OK_OR_SAY(salus_plan_evaluate(plan, dataset, NULL, &results, &error));
  row = row_of(results, "beds_per_1000", "town", "2025");
  CHECK(near_to(row.value.number, 7.5));
  CHECK(row.origin == SALUS_ORIGIN_COMPUTED);
  CHECK(row.numerator.number == 60);
  CHECK(row.denominator.number == 8000);
  CHECK(is_text(row.display, "7.5 张"));
  INIT(info);
  CHECK_OK(salus_results_describe(results, &info));
  CHECK(info.finding_count == 1);
  INIT(finding);
  CHECK_OK(salus_results_finding(results, 0, &finding));
  CHECK(strcmp(salus_code_name(finding.code), "unknown_element") == 0);
  CHECK(is_text(finding.subject, "wards"));
  salus_results_free(results);
  salus_dataset_free(dataset);
  salus_plan_free(plan);
}

int main(void) {
  test_version();
  test_names();
  test_units();
  test_formula_row();
  test_ways_to_look_at_a_formula();
  test_formula_columns();
  test_formula_set();
  test_functions();
  test_formula_arrow();
  test_formula_declarations();
  test_target_forms();
  test_target_verdicts();
  test_target_changes();
  test_plan_members();
  test_plan_parts_outlive_it();
  test_plan_errors();
  test_plan_json();
  test_catalogue();
  test_published_values();
  test_derived_counts();
  test_limits();
  test_dataset_shapes();
  if (failures != 0) fprintf(stderr, "%d checks failed\n", failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
