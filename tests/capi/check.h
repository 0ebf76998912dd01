/* What the programs in C test with: a failure is printed with its place and counted, and main() returns 1. */
#ifndef SALUS_TESTS_CAPI_CHECK_H
#define SALUS_TESTS_CAPI_CHECK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "salus.h"

static int failures = 0;

#define CHECK(condition)                                              \
  do {                                                                \
    if (!(condition)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                     \
    }                                                                 \
  } while (0)

#define CHECK_OK(call) check_ok((call), #call, __FILE__, __LINE__, NULL)
#define CHECK_OK_OR_SAY(call) check_ok((call), #call, __FILE__, __LINE__, &error)

#define INIT(structure)                             \
  do {                                              \
    memset(&(structure), 0, sizeof(structure));     \
    (structure).size = (uint32_t)sizeof(structure); \
  } while (0)

/* A status that is not SALUS_OK is a failure; what the error says is printed, and the error given back. */
static inline void check_ok(salus_status status, const char* call, const char* file, int line, salus_error** error) {
  if (status != SALUS_OK) {
    fprintf(stderr, "%s:%d: %s: %s\n", file, line, call, salus_status_name(status));
    if (error != NULL) {
      fprintf(stderr, "%s\n", salus_error_text(*error));
      salus_error_free(*error);
      *error = NULL;
    }
    ++failures;
  } else if (error != NULL && *error != NULL) {
    fprintf(stderr, "%s:%d: %s: an error after success\n", file, line, call);
    ++failures;
  }
}

static inline int near_to(double a, double b) { return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)); }

static inline int is_text(salus_text text, const char* expected) {
  return text.data != NULL && text.length == (int64_t)strlen(expected) && text.data[text.length] == '\0' &&
         strcmp(text.data, expected) == 0;
}

#endif
