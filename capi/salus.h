/*
 * Salus, the calculation core for public-health plans: the C interface.
 *
 * This header is the specification. C99; also C++. Everything that another language needs is here.
 *
 * Handles     Opaque, immutable after creation. Any number of threads may use one at once. A handle keeps alive what it
 *             needs, so handles may be freed in any order. Freeing NULL does nothing. A handle of the wrong kind is
 *             caught (SALUS_ERROR_HANDLE); one that was freed already cannot be.
 * Errors      Every call that can fail returns a salus_status. Where it is not SALUS_OK and `error` is not NULL, *error
 *             receives a salus_error that the caller frees, or NULL when memory itself ran out; on success *error
 *             becomes NULL. On failure every output stays as it was, except that an output handle becomes NULL.
 * Text        UTF-8, given as pointer and length in bytes; a length of SALUS_NUL_TERMINATED (-1) measures up to the NUL.
 *             A NULL pointer with length 0 or -1 is the empty text, except where "not given" is said. A text is at most 1 GiB
 *             long. Text that is not UTF-8 is SALUS_ERROR_ENCODING, and the message says when it looks like GBK. Text that comes out (salus_text) is
 *             also NUL-terminated, belongs to the handle that it was asked of and lives as long; names of numbers live for
 *             ever.
 * Memory      What a call allocates for the caller goes back through salus_free (text) or the handle's own free function. Buffers are
 *             borrowed for the call alone; a dataset copies.
 * Structures  Those that may grow begin with `size`: set it to sizeof the structure before the call. A size below the
 *             first version's is refused; members beyond a smaller size are taken as zero, and are not written. Arrays of
 *             such structures pass the distance between two of them in bytes (`stride`). Set what you do not use to zero.
 * Numbers     Enumerations travel as int32_t; a number never changes its meaning.
 * Process     No global state, no output, no dependence on the locale. Nothing is thrown, and neither abort nor exit is
 *             called, out of memory included.
 *
 * Before version 1.0 the interface may change where the changelog says so; from 1.0 on it only grows.
 */
#ifndef SALUS_H
#define SALUS_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#if defined(SALUS_BUILDING)
#define SALUS_API __declspec(dllexport)
#elif defined(SALUS_STATIC)
#define SALUS_API
#else
#define SALUS_API __declspec(dllimport)
#endif
#define SALUS_CALL __cdecl
#else
#define SALUS_API __attribute__((visibility("default")))
#define SALUS_CALL
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ------------------------------------------------------------------------------------------------- */

#define SALUS_VERSION_MAJOR 0
#define SALUS_VERSION_MINOR 1
#define SALUS_VERSION_PATCH 0

/* The version of this interface: raised when something is added, and before 1.0 also when something changes. */
#define SALUS_ABI_VERSION 1

/* The library's version, "0.1.0". Lives for ever. Since 0.1. */
SALUS_API const char* SALUS_CALL salus_version(void);

/* The SALUS_ABI_VERSION that the library was built with. Since 0.1. */
SALUS_API int32_t SALUS_CALL salus_abi_version(void);

/* ---- Numbers with a meaning ---------------------------------------------------------------------------------- */

typedef int32_t salus_status;
enum {
  SALUS_OK = 0,
  SALUS_ERROR_ARGUMENT = 1, /* a null pointer, a size below the first version's, a number out of range */
  SALUS_ERROR_HANDLE = 2,   /* NULL or a handle of another kind */
  SALUS_ERROR_ENCODING = 3, /* text that is not UTF-8 */
  SALUS_ERROR_FORMULA = 4,  /* the findings say where and why */
  SALUS_ERROR_PLAN = 5,
  SALUS_ERROR_DATA = 6,
  SALUS_ERROR_TARGET = 7,
  SALUS_ERROR_NOT_FOUND = 8, /* no such shipped plan, area, file */
  SALUS_ERROR_IO = 9,
  SALUS_ERROR_MEMORY = 10,
  SALUS_ERROR_INTERNAL = 11,   /* a fault of Salus; please report it */
  SALUS_ERROR_UNSUPPORTED = 12 /* rightly asked, but not of this object (single rows for a formula over years) */
};

/* Why there is no number (1 to 31), or no verdict (32 and above; values' reasons serve, too). */
enum {
  SALUS_REASON_NONE = 0,
  SALUS_REASON_MISSING = 1,
  SALUS_REASON_ZERO_DENOMINATOR = 2,
  SALUS_REASON_NOT_DEFINED = 3,
  SALUS_REASON_OVERFLOW = 4,
  SALUS_REASON_NOT_FINITE = 5,
  SALUS_REASON_NOT_PUBLISHED = 6,
  SALUS_REASON_SMALL_NUMBERS = 7,
  SALUS_REASON_SUPPRESSED = 8,
  SALUS_REASON_INCOMPLETE = 9,
  SALUS_REASON_NO_POPULATION = 10,
  SALUS_REASON_NO_OPEN_BAND_DEATHS = 11,
  SALUS_REASON_FEW_PERSON_YEARS = 12,
  SALUS_REASON_WIDE_INTERVAL = 13,
  SALUS_REASON_INVALID_ARGUMENT = 14,
  SALUS_REASON_FUNCTION_FAILED = 15,
  SALUS_REASON_DERIVED_ONLY = 16,
  SALUS_REASON_NO_PARENT_VALUE = 32,
  SALUS_REASON_NO_BASELINE = 33,
  SALUS_REASON_NO_DIRECTION = 34,
  SALUS_REASON_NOT_QUANTITATIVE = 35,
  SALUS_REASON_INCOMPATIBLE_UNIT = 36,
  SALUS_REASON_NOT_DUE = 37,
  SALUS_REASON_NO_TARGET = 38,
  SALUS_REASON_UNSUPPORTED_COMPARISON = 39,
  SALUS_REASON_IMPLAUSIBLE = 40,
  SALUS_REASON_NO_CHANGE_TARGETED = 41,
  SALUS_REASON_TOO_FEW_PERIODS = 42,
  SALUS_REASON_SEVERAL_VALUES = 43
};

/* Where a number comes from, from the strongest to the weakest. */
enum {
  SALUS_ORIGIN_REPORTED = 0,
  SALUS_ORIGIN_COMPUTED = 1,
  SALUS_ORIGIN_DERIVED = 2,
  SALUS_ORIGIN_ESTIMATED = 3,
  SALUS_ORIGIN_EXAMPLE = 4
};

enum { SALUS_SEVERITY_ERROR = 0, SALUS_SEVERITY_WARNING = 1, SALUS_SEVERITY_NOTE = 2 };

/* In which findings can be said, and values explained. */
enum { SALUS_LANGUAGE_ENGLISH = 0, SALUS_LANGUAGE_CHINESE = 1 };

/* How an element adds up over time; 0 is taken as SALUS_KIND_FLOW. */
enum { SALUS_KIND_FLOW = 1, SALUS_KIND_STOCK = 2, SALUS_KIND_AVERAGE = 3 };

enum {
  SALUS_DIRECTION_UNSPECIFIED = 0,
  SALUS_DIRECTION_HIGHER_IS_BETTER = 1,
  SALUS_DIRECTION_LOWER_IS_BETTER = 2,
  SALUS_DIRECTION_NEITHER = 3
};

/* 预期性 and 约束性 */
enum { SALUS_ATTRIBUTE_UNSPECIFIED = 0, SALUS_ATTRIBUTE_ANTICIPATORY = 1, SALUS_ATTRIBUTE_BINDING = 2 };

/* Where the confidence limits of an indicator's values come from. */
enum {
  SALUS_UNCERTAINTY_NONE = 0,
  SALUS_UNCERTAINTY_RATE = 1,
  SALUS_UNCERTAINTY_PROPORTION = 2,
  SALUS_UNCERTAINTY_FUNCTION = 3
};

enum {
  SALUS_TARGET_AT_LEAST = 1,
  SALUS_TARGET_ABOVE = 2,
  SALUS_TARGET_AT_MOST = 3,
  SALUS_TARGET_BELOW = 4,
  SALUS_TARGET_ABOUT = 5,
  SALUS_TARGET_RANGE = 6,
  SALUS_TARGET_BETTER_THAN_PARENT = 7,
  SALUS_TARGET_MAINTAIN_LEVEL = 8,
  SALUS_TARGET_CHANGE_FROM_BASELINE = 9,
  SALUS_TARGET_MILESTONE = 10,
  SALUS_TARGET_TENDENCY = 11,
  SALUS_TARGET_IN_WORDS = 12,
  SALUS_TARGET_ZERO_GROWTH = 13,
  SALUS_TARGET_FULL_COVERAGE = 14,
  SALUS_TARGET_TWO_PART = 15,
  SALUS_TARGET_REACH_LEVEL = 16,
  SALUS_TARGET_NOT_WORSE_THAN_PARENT = 17
};

enum {
  SALUS_VERDICT_MET = 1,
  SALUS_VERDICT_NOT_MET = 2,
  SALUS_VERDICT_ON_TRACK = 3,
  SALUS_VERDICT_AT_RISK = 4,
  SALUS_VERDICT_OFF_TRACK = 5,
  SALUS_VERDICT_IMPROVING = 6,
  SALUS_VERDICT_STEADY = 7,
  SALUS_VERDICT_WORSENING = 8,
  SALUS_VERDICT_NOT_ASSESSABLE = 9
};

/* Whether a value's interval leaves a doubt about the verdict. */
enum {
  SALUS_CERTAINTY_UNKNOWN = 0,           /* no interval, or no verdict that it could bear on */
  SALUS_CERTAINTY_CERTAINLY_MET = 1,     /* the whole interval meets the target; of a tendency: improves */
  SALUS_CERTAINTY_CERTAINLY_NOT_MET = 2, /* none of it does; of a tendency: all of it worsens */
  SALUS_CERTAINTY_UNCERTAIN = 3
};

/* GB/T 8170-2008: how a value meets a limit, and how it is rounded. */
enum { SALUS_COMPARISON_FULL_VALUE = 0, SALUS_COMPARISON_ROUNDED_VALUE = 1 };
enum { SALUS_ROUNDING_HALF_EVEN = 0, SALUS_ROUNDING_HALF_UP = 1 };

enum {
  SALUS_TYPE_FLOAT64 = 1,
  SALUS_TYPE_FLOAT32 = 2,
  SALUS_TYPE_INT64 = 3,
  SALUS_TYPE_INT32 = 4,
  SALUS_TYPE_UINT8 = 5,
  SALUS_TYPE_BOOLEAN = 6, /* one byte a value, zero or not zero */
  SALUS_TYPE_BITS = 7,    /* one bit a value, least significant first, as Arrow's booleans */
  SALUS_TYPE_INT8 = 8,
  SALUS_TYPE_INT16 = 9,
  SALUS_TYPE_UINT16 = 10,
  SALUS_TYPE_UINT32 = 11,
  SALUS_TYPE_UINT64 = 12,
  SALUS_TYPE_TEXT = 16 /* salus_text structures; for dataset columns alone */
};

enum {
  SALUS_VALIDITY_ALL = 0,    /* all there; a NaN is missing all the same */
  SALUS_VALIDITY_BITMAP = 1, /* a bit a value, least significant first, as in Arrow; 1 is valid */
  SALUS_VALIDITY_BYTES = 2   /* a byte a value; not zero is valid */
};

/* The stable names of these numbers ("zero_denominator"), as every output of Salus prints them; "unknown" for a number that is
 * none. They live for ever. Since 0.1. */
SALUS_API const char* SALUS_CALL salus_status_name(salus_status status);
SALUS_API const char* SALUS_CALL salus_reason_name(int32_t reason);
SALUS_API const char* SALUS_CALL salus_origin_name(int32_t origin);
SALUS_API const char* SALUS_CALL salus_severity_name(int32_t severity);
SALUS_API const char* SALUS_CALL salus_code_name(int32_t code);
SALUS_API const char* SALUS_CALL salus_kind_name(int32_t kind);
SALUS_API const char* SALUS_CALL salus_direction_name(int32_t direction);
SALUS_API const char* SALUS_CALL salus_attribute_name(int32_t attribute);
SALUS_API const char* SALUS_CALL salus_target_kind_name(int32_t kind);
SALUS_API const char* SALUS_CALL salus_verdict_name(int32_t verdict);
SALUS_API const char* SALUS_CALL salus_certainty_name(int32_t certainty);
SALUS_API const char* SALUS_CALL salus_uncertainty_name(int32_t uncertainty);

/* The origin or reason of this name; -1 where it is none. Since 0.1. */
SALUS_API int32_t SALUS_CALL salus_origin_from_name(const char* name, int64_t length);
SALUS_API int32_t SALUS_CALL salus_reason_from_name(const char* name, int64_t length);

/* ---- Text, values, columns ----------------------------------------------------------------------------------- */

#define SALUS_NUL_TERMINATED ((int64_t)-1)

typedef struct salus_text {
  const char* data; /* NULL where "not given" */
  int64_t length;   /* bytes without the NUL; SALUS_NUL_TERMINATED going in */
} salus_text;

/* One number, valid exactly where reason is SALUS_REASON_NONE. Going in, a NaN without a reason is missing and an infinity
 * without one not_finite; where there is a reason (1 to 31) the number is not read. Coming out, an invalid number is a quiet NaN. This structure
 * never grows. */
typedef struct salus_value {
  double number;
  int32_t reason;
  int32_t reserved; /* zero */
} salus_value;

/* A column that the caller owns. Value i stands at data + (offset + i) * stride bytes (of SALUS_TYPE_BITS at bit offset + i,
 * and the stride is 1), its validity at bit or byte offset + i. A stride of 0 repeats one value (and needs the full length
 * where there is a validity); no other is smaller than a value. Data need not be aligned. `size` first, then the shape. */
typedef struct salus_column {
  uint32_t size;
  int32_t type;          /* SALUS_TYPE_… */
  int32_t validity_kind; /* SALUS_VALIDITY_… */
  int32_t reserved;      /* zero */
  const void* data;
  int64_t stride; /* bytes */
  int64_t length; /* values from offset on */
  int64_t offset; /* values */
  const void* validity;
} salus_column;

/* Gives back what a call allocated for the caller. NULL does nothing. Since 0.1. */
SALUS_API void SALUS_CALL salus_free(void* memory);

/* ---- Errors and findings ------------------------------------------------------------------------------------- */

typedef struct salus_error salus_error;

/* One thing that is wrong, or worth knowing, in a text or in data. Texts belong to the handle it was asked of. Whatever a
 * formula, target, plan or dataset has wrong with it is said in English and in Chinese; a wrong call (a NULL, a number
 * without meaning) in English alone: the Chinese texts are empty then. */
typedef struct salus_finding {
  uint32_t size;
  int32_t code; /* see salus_code_name */
  int32_t severity;
  int32_t line;   /* from 1; of a dataset's columns the row; 0 where there is no place */
  int32_t column; /* from 1, in characters; 0 for a row */
  int32_t reserved;
  int64_t begin; /* bytes from 0, the end exclusive */
  int64_t end;
  salus_text message;
  salus_text hint;
  salus_text subject; /* the offending name */
  salus_text file;
  salus_text pointer;    /* RFC 6901 */
  salus_text excerpt;    /* the line, a line break, and a caret under the place */
  salus_text message_zh; /* in Chinese; empty where there is none */
  salus_text hint_zh;
} salus_finding;

/* The status that the failed call returned; SALUS_ERROR_HANDLE where `error` is no error handle. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_error_status(const salus_error* error);
/* All findings as text, as a compiler would print them. "" where `error` is no error handle. Lives as long as `error`. Since 0.1. */
SALUS_API const char* SALUS_CALL salus_error_text(const salus_error* error);
/* The same in a language (SALUS_LANGUAGE_…), English for any other number; codes, places and excerpts are the same in all
 * of them, and what is not translated stands in English. Since 0.1. */
SALUS_API const char* SALUS_CALL salus_error_text_in(const salus_error* error, int32_t language);
/* How many findings; 0 where `error` is no error handle. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_error_count(const salus_error* error);
/* One of them. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_error_finding(const salus_error* error, int64_t index, salus_finding* finding);
SALUS_API void SALUS_CALL salus_error_free(salus_error* error);

/* ---- Arrow --------------------------------------------------------------------------------------------------- */

/* The Arrow C data interface (https://arrow.apache.org/docs/format/CDataInterface.html), under the specification's own
 * guard. Arrays that go in are borrowed for the call and never released; what comes out belongs to the caller, who
 * calls its `release` once. Since 0.1. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif

/* The column that an Arrow array of numbers holds: a view, for every function here that takes a salus_column; it lives as
 * long as the array. float64, float32, the integers, boolean, and null (every value missing); SALUS_ERROR_ARGUMENT for other
 * types (the finding says which, and what to cast it to) and for arrays that are released or inconsistent. Set
 * column->size. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_column_from_arrow(const struct ArrowSchema* schema,
                                                          const struct ArrowArray* array, salus_column* column,
                                                          salus_error** error);

/* ---- Units and rounding -------------------------------------------------------------------------------------- */

/* As many digits after the point as the number asks for: none for whole numbers, else two, or three significant ones below 1. */
#define SALUS_DIGITS_NATURAL (-1000)

/* `number` rounded to `digits` places after the point by GB/T 8170 (negative: before it). Cannot fail; an unknown
 * `rounding` is taken as half to even. Since 0.1. */
SALUS_API double SALUS_CALL salus_round(double number, int32_t digits, int32_t rounding);

/* What a person reads: "3.81‰", "84.42 岁", "—" for an invalid value. *text is to be freed with salus_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_display(const salus_value* value, const char* unit, int64_t unit_length,
                                                int32_t digits, int32_t rounding, char** text, int64_t* text_length,
                                                salus_error** error);

/* The number in unit `to` that is as much as `number` in unit `from`. SALUS_ERROR_ARGUMENT where they do not convert.
 * Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_unit_convert(double number, const char* from, int64_t from_length,
                                                     const char* to, int64_t to_length, double* result,
                                                     salus_error** error);

/* ---- Formulas ------------------------------------------------------------------------------------------------ */

typedef struct salus_formula salus_formula;
typedef struct salus_formula_set salus_formula_set;
typedef struct salus_functions salus_functions;

/* A block of rows on its way through a function of the embedding program. Validity is a bit a row, row i at bit i % 64 of
 * word i / 64; bits past the last row mean nothing, and neither does the number of an invalid row. */
typedef struct salus_function_block {
  uint32_t size;
  int32_t argument_count;
  int64_t rows;
  const double* const* columns;    /* argument_count arrays of `rows` numbers */
  const uint64_t* const* validity; /* of each of them */
  double* values;                  /* the results go here */
  uint64_t*
      valid; /* which rows have one; before the call those whose arguments are all valid. A row without one, or with a
                       number that is not finite, has the reason of its first invalid argument, else SALUS_REASON_NOT_DEFINED */
  char* message;            /* where the function fails, it may say why here, in UTF-8 and with a NUL at the end */
  int64_t message_capacity; /* bytes */
} salus_function_block;

/* 0 for success; anything else ends the evaluation with SALUS_ERROR_FORMULA, and what its outputs then hold is undefined. The
 * function must be pure, since equal calls are computed once and rows whose reason is asked for once more, and with several
 * threads it is called in all of them at once. */
typedef int32_t(SALUS_CALL* salus_function_body)(void* context, salus_function_block* block);

typedef struct salus_function {
  uint32_t size;
  int32_t reserved;
  salus_text name; /* letters of any script, digits and _; no function or operator of the language */
  int32_t least_arguments;
  int32_t most_arguments; /* -1: any number */
  salus_function_body body;
  void* context;
  void(SALUS_CALL* release)(void* context); /* may be NULL; called once when nothing knows the function any more */
} salus_function;

/* Functions that formulas may call beside those of the language; arguments and results are numbers without a unit. A formula keeps
 * the functions that it was compiled with. On failure no context is released. Free with salus_functions_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_functions_create(const salus_function* functions, int64_t count, int64_t stride,
                                                         salus_functions** handle, salus_error** error);
SALUS_API void SALUS_CALL salus_functions_free(salus_functions* functions);

/* A name that formulas may use. Texts with NULL data are not given. */
typedef struct salus_declaration {
  uint32_t size;
  int32_t kind;              /* SALUS_KIND_… */
  salus_text id;             /* not given: the name */
  salus_text name;           /* as printed; required */
  salus_text unit;           /* not given: a number without a unit */
  salus_text basis;          /* not given: "unspecified" */
  salus_text start;          /* the first period of a cumulative count */
  salus_text formula;        /* kept with an indicator's name; a formula compiled alone takes its value as an input */
  const salus_text* aliases; /* alias_count of them */
  int64_t alias_count;
} salus_declaration;

typedef struct salus_formula_options {
  uint32_t size;
  int32_t max_depth; /* 0: 64; at most 256, which needs 1 MiB of stack */
  salus_text unit;   /* of the result; not given: the formula's own */
  salus_text basis;  /* chooses among declarations of one printed name; not given: there must be one alone */
  const salus_declaration* declarations; /* declaration_count of them; none: any name is an input */
  int64_t declaration_count;
  int64_t declaration_stride;
  int64_t max_bytes;                /* 0: 65536 */
  int64_t max_nodes;                /* 0: 100000 */
  int64_t max_window;               /* 0: 1000 periods */
  const salus_functions* functions; /* may be NULL */
} salus_formula_options;

typedef struct salus_formula_info {
  uint32_t size;
  int32_t is_boolean;    /* the result is a condition, as 1 or 0 */
  int32_t needs_dataset; /* it reads other periods, areas or categories */
  int32_t reserved;
  int64_t name_count;
  int64_t finding_count; /* warnings and notes of the compilation */
  salus_text text;
  salus_text canonical; /* compiles to the same program */
  salus_text unit;
  salus_text numerator; /* of a formula N/D×k, canonical; empty otherwise */
  salus_text denominator;
} salus_formula_info;

/* Compiles a formula as printed. `options` may be NULL. SALUS_ERROR_FORMULA: the findings are all that is wrong. The
 * declarations are copied. Free with salus_formula_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_compile(const char* text, int64_t length,
                                                        const salus_formula_options* options, salus_formula** formula,
                                                        salus_error** error);
SALUS_API void SALUS_CALL salus_formula_free(salus_formula* formula);

SALUS_API salus_status SALUS_CALL salus_formula_describe(const salus_formula* formula, salus_formula_info* info);
/* The inputs in the order in which evaluation takes them. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_name(const salus_formula* formula, int64_t index, salus_text* name);
/* The index of the input that an id, name or alias stands for, after folding of full-width forms and blanks; -1 where it is none, or where
 * `formula` is no formula. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_formula_input(const salus_formula* formula, const char* name, int64_t length);
SALUS_API salus_status SALUS_CALL salus_formula_finding(const salus_formula* formula, int64_t index,
                                                        salus_finding* finding);
/* The program, an instruction a line. *text is to be freed with salus_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_dump(const salus_formula* formula, char** text, int64_t* text_length,
                                                     salus_error** error);

/* One row: `inputs` are name_count values in the order of the names. SALUS_ERROR_ARGUMENT for another count,
 * SALUS_ERROR_UNSUPPORTED where the formula needs a dataset. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_evaluate(const salus_formula* formula, const salus_value* inputs,
                                                         int64_t count, salus_value* result, salus_error** error);

/* Where a column call writes; `rows` entries each, all of the caller's, not overlapping the inputs. */
typedef struct salus_column_output {
  uint32_t size;
  int32_t reserved;
  double* values;    /* required; a quiet NaN where invalid */
  uint8_t* validity; /* may be NULL; bitmap of (rows + 7) / 8 bytes, least significant bit first */
  uint8_t* reasons;  /* may be NULL; a SALUS_REASON_… a row */
  int32_t
      validity_kind; /* SALUS_VALIDITY_BYTES: `validity` is a byte a row, 1 or 0; 0 or SALUS_VALIDITY_BITMAP: a bitmap */
  int32_t reserved2; /* zero */
} salus_column_output;

#define SALUS_THREADS_ALL ((int32_t)-1)

typedef struct salus_column_options {
  uint32_t size;
  int32_t
      threads; /* that share the rows; 0: one; SALUS_THREADS_ALL: as many as the processor runs at once. The results are
                       the same bits */
  int64_t reserved; /* zero */
} salus_column_options;

/* `rows` rows of columns in the order of the names; column_stride is the distance between two salus_column structures in bytes. Each column has length
 * `rows` or stride 0. *invalid (may be NULL) receives the number of invalid rows. Nothing is written on failure.
 * Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_evaluate_columns(const salus_formula* formula,
                                                                 const salus_column* columns, int64_t count,
                                                                 int64_t column_stride, int64_t rows,
                                                                 const salus_column_output* output, int64_t* invalid,
                                                                 salus_error** error);

/* The same with options, which may be NULL. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_evaluate_columns_with(
    const salus_formula* formula, const salus_column* columns, int64_t count, int64_t column_stride, int64_t rows,
    const salus_column_output* output, const salus_column_options* options, int64_t* invalid, salus_error** error);

/* The formula over an Arrow record batch: a struct array whose fields are columns, each for the input that its name, an id or
 * an alias stands for; fields that the formula does not read may be of any type. *values_schema and *values receive a
 * float64 array named "value" of the batch's length, with the formula's unit, if any, as metadata "salus.unit"; invalid
 * rows are null. SALUS_ERROR_ARGUMENT: no struct, a field of another type, no field for an input, two
 * for one; SALUS_ERROR_UNSUPPORTED where the formula needs a dataset. On failure neither is written. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_evaluate_arrow(const salus_formula* formula,
                                                               const struct ArrowSchema* batch_schema,
                                                               const struct ArrowArray* batch,
                                                               struct ArrowSchema* values_schema,
                                                               struct ArrowArray* values, salus_error** error);

/* The syntax tree as compact JSON: {"formula", "unit", "root", "nodes": [{"kind", "type", "unit", "span", "children", …}]}. The list is flat,
 * children stand before their parents and are named by their indices, the last node is the root. "kind" is "number" (with
 * "text", "printed", "mark", "value", "scale"), "name" ("name", "input", "id"), "unary" and "binary" ("operator"), "call" ("function"),
 * "shift" ("period"), "window" ("from", "to", "year_to_date"), "selector" ("selection": [{"dimension", "value", "keep"}]), "parent" or
 * "step" (an argument; "period"), "text" (an argument; "text"); "type" is "number" or "condition"; "span" is [begin, end) in bytes of the
 * formula. *text is to be freed with salus_free, here and below. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_ast(const salus_formula* formula, char** text, int64_t* text_length,
                                                    salus_error** error);
/* The formula for a report: LaTeX for math mode with amsmath, and a font that has the names' characters. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_latex(const salus_formula* formula, char** text, int64_t* text_length,
                                                      salus_error** error);
/* The formula for a page: presentation MathML, one <math> element. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_mathml(const salus_formula* formula, char** text, int64_t* text_length,
                                                       salus_error** error);

/* How one row comes to its value, for people: the formula with its numbers and its result, then a line for each operation.
 * `language` is SALUS_LANGUAGE_…; inputs and statuses as in salus_formula_evaluate. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_explain(const salus_formula* formula, const salus_value* inputs,
                                                        int64_t count, int32_t language, char** text,
                                                        int64_t* text_length, salus_error** error);
/* The same for programs, as compact JSON: {"given", "root", "steps": [{"kind": "literal", "input", "operation" or "conversion", "text",
 * "value": a number, true, false, or null where invalid, "unit", "display", "reason": null or its name, "cause": null or the index of the
 * step at which the reason arose, "children": indices}]}. The list is flat, children stand before their parents, and the last step's
 * value is that of salus_formula_evaluate. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_explain_json(const salus_formula* formula, const salus_value* inputs,
                                                             int64_t count, char** text, int64_t* text_length,
                                                             salus_error** error);

/* ---- Sets of formulas ---------------------------------------------------------------------------------------- */

typedef struct salus_named_formula {
  uint32_t size;
  int32_t reserved;
  salus_text name;
  salus_text text;
} salus_named_formula;

typedef struct salus_formula_set_info {
  uint32_t size;
  int32_t needs_dataset;
  int64_t formula_count;
  int64_t input_count;
  int64_t finding_count; /* warnings and notes of the compilation, `file` being the formula's name */
} salus_formula_set_info;

/* Several formulas over the same declarations as one program: each column is read once, and what they have in common is
 * computed once. A declared id, name or alias that is also the name of a formula of the set stands for that formula; circles are
 * errors. SALUS_ERROR_FORMULA: the findings of all formulas, `file` being the formula's name. Free with
 * salus_formula_set_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_set_compile(const salus_named_formula* formulas, int64_t count,
                                                            int64_t stride, const salus_formula_options* options,
                                                            salus_formula_set** set, salus_error** error);
SALUS_API void SALUS_CALL salus_formula_set_free(salus_formula_set* set);
SALUS_API salus_status SALUS_CALL salus_formula_set_describe(const salus_formula_set* set,
                                                             salus_formula_set_info* info);
/* The formulas' names, in the order in which evaluation takes the outputs. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_set_name(const salus_formula_set* set, int64_t index, salus_text* name);
/* One of the formulas, as a handle of its own. Evaluated alone it takes other formulas of the set as inputs. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_set_formula(const salus_formula_set* set, int64_t index,
                                                            salus_formula** formula, salus_error** error);
/* The inputs of all formulas, each once, in the order in which evaluation takes them. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_set_input_name(const salus_formula_set* set, int64_t index,
                                                               salus_text* name);
/* The index of the input that an id, name or alias stands for; -1 where it is none, or where `set` is no set. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_formula_set_input(const salus_formula_set* set, const char* name, int64_t length);
SALUS_API salus_status SALUS_CALL salus_formula_set_finding(const salus_formula_set* set, int64_t index,
                                                            salus_finding* finding);
/* The program, an instruction a line. *text is to be freed with salus_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_set_dump(const salus_formula_set* set, char** text,
                                                         int64_t* text_length, salus_error** error);
/* As salus_formula_evaluate_columns_with, with an output for each formula, output_stride bytes apart. *invalid counts over
 * all of them. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_formula_set_evaluate_columns(
    const salus_formula_set* set, const salus_column* columns, int64_t count, int64_t column_stride, int64_t rows,
    const salus_column_output* outputs, int64_t output_count, int64_t output_stride,
    const salus_column_options* options, int64_t* invalid, salus_error** error);

/* ---- Targets ------------------------------------------------------------------------------------------------- */

typedef struct salus_target salus_target;

typedef struct salus_target_options {
  uint32_t size;
  int32_t direction; /* SALUS_DIRECTION_… */
  salus_text unit;   /* of the indicator: that of a target which prints none */
  double about;      /* what 左右 allows on both sides, as a share; 0: 0.05 */
} salus_target_options;

typedef struct salus_target_info {
  uint32_t size;
  int32_t kind;
  int32_t digits; /* places after the point in the printed number */
  int32_t direction;
  int32_t judgeable; /* whether a verdict is possible once what the target refers to is given */
  int32_t reason;    /* why not */
  double low;        /* bounds in `unit`; NaN where there is none */
  double high;
  double number;      /* as printed; for a range its lower end */
  int64_t note_count; /* how something ambiguous was understood */
  salus_text text;
  salus_text canonical;
  salus_text unit;
  /* ">=", ">", "<=", "<", "~", "range", "better", "not_worse", "level", "state", "tendency"; empty for words. */
  salus_text comparison;
  /* A change from a baseline as printed, negative for a decrease, equal ends for one number; NaN for other kinds. */
  double change_low;
  double change_high;
  int32_t change_is_points; /* in percentage points or the indicator's unit; otherwise in % of the baseline */
  int32_t change_per_year;
  salus_text baseline;    /* the period of the baseline, where the target prints one; empty otherwise */
  int32_t magnitude;      /* the printed number counts x 10^magnitude in `unit`: 4 for 85 万 */
  int32_t is_state;       /* judged by 1 (reached) or 0 (not), without a unit */
  int32_t needs_baseline; /* what salus_target_judge has to be given with the value */
  int32_t needs_parent;
  int32_t needs_reference;
  int32_t reserved;
} salus_target_info;

/* Reads a target as printed (≥37, 7.5 左右, 稳定在 12 分钟以内, 优于全市平均水平) or in its ASCII form. `options` may be NULL.
 * SALUS_ERROR_TARGET: the findings say what cannot be read. Free with salus_target_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_target_parse(const char* text, int64_t length,
                                                     const salus_target_options* options, salus_target** target,
                                                     salus_error** error);
SALUS_API void SALUS_CALL salus_target_free(salus_target* target);
SALUS_API salus_status SALUS_CALL salus_target_describe(const salus_target* target, salus_target_info* info);
SALUS_API salus_status SALUS_CALL salus_target_note(const salus_target* target, int64_t index, salus_finding* note);

typedef struct salus_judge_options {
  uint32_t size;
  int32_t comparison;
  int32_t rounding;
  int32_t has_parent;
  salus_text unit;      /* of the value; not given: the target's */
  salus_value parent;   /* the parent area's value in `unit`; read where has_parent is not zero */
  salus_value baseline; /* the value that changes are counted from, in `unit`; read where has_baseline is not zero */
  salus_value reference; /* the level that the target speaks of (发达国家水平), in `unit`; read where has_reference … */
  double lower;          /* confidence limits of the value, in `unit`; read where has_interval is not zero */
  double upper;
  double years; /* from the baseline to the value, for changes per year; 0: not known */
  int32_t has_baseline;
  int32_t has_reference;
  int32_t has_interval;
  int32_t has_digits;
  int32_t digits;   /* places that a rounded comparison rounds to; read where has_digits is not zero */
  int32_t declared; /* the value is a finding: 1 for reached, 0 for not; for targets that have no number of their own */
} salus_judge_options;

typedef struct salus_verdict {
  uint32_t size;
  int32_t status;             /* SALUS_VERDICT_… */
  int32_t reason;             /* why it is not assessable; SALUS_REASON_NONE otherwise */
  int32_t comparisons_differ; /* the other way of comparing (GB/T 8170) would give another status */
  double distance;            /* value - bound in the target's unit; NaN where not assessable */
  salus_text unit;            /* of the distance; belongs to the target (or the assessments) */
  double bound;               /* what the value was compared with: of a range the nearer end */
  double achieved;            /* percent of the targeted change from the baseline; NaN where there is none */
  int32_t achieved_reason;    /* why there is none: SALUS_REASON_NO_BASELINE, …_NO_CHANGE_TARGETED … */
  int32_t comparison;         /* SALUS_COMPARISON_…, the one that was applied */
  int32_t certain;            /* SALUS_CERTAINTY_… */
  int32_t reserved;
} salus_verdict;

/* Judges one value; `options` may be NULL. What each kind of target is compared with, and what is said where something is
 * missing, is at the head of <salus/assessment/judgement.hpp>. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_target_judge(const salus_target* target, const salus_value* value,
                                                     const salus_judge_options* options, salus_verdict* verdict,
                                                     salus_error** error);

/* ---- The catalogue and plans --------------------------------------------------------------------------------- */

/* The files that ship inside the library: plan documents, their schema, observations. Ordered by name; they live for ever. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_catalogue_count(void);
SALUS_API salus_status SALUS_CALL salus_catalogue_entry(int64_t index, salus_text* name, salus_text* text);

typedef struct salus_plan salus_plan;

/* From memory; `file` names the document in messages and may be empty. SALUS_ERROR_PLAN: the findings are all of the document's problems,
 * with line, column and JSON pointer. Free with salus_plan_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_parse(const char* json, int64_t length, const char* file,
                                                   int64_t file_length, salus_plan** plan, salus_error** error);
/* From a file; the path is UTF-8. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_load_file(const char* path, int64_t length, salus_plan** plan,
                                                       salus_error** error);
/* A shipped plan by its id ("jinshan-2021-2025"). SALUS_ERROR_NOT_FOUND lists those there are. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_load_catalogue(const char* id, int64_t length, salus_plan** plan,
                                                            salus_error** error);
SALUS_API void SALUS_CALL salus_plan_free(salus_plan* plan);

typedef struct salus_plan_info {
  uint32_t size;
  int32_t comparison;
  int32_t rounding;
  int32_t reserved;
  int64_t area_count;
  int64_t element_count;
  int64_t indicator_count;
  salus_text id;
  salus_text title;
  salus_text title_english;
  salus_text issued_by;
  salus_text issued_by_english;
  salus_text jurisdiction; /* an area's id */
  salus_text period;
  salus_text source;
  int64_t section_count;
  int64_t body_count;
  int64_t action_count;
  int64_t rule_count;
  int64_t erratum_count;
  int64_t finding_count; /* warnings, and notes on how targets were understood */
  salus_text parent;     /* the id of the plan above; empty for none */
  salus_text issued;     /* a period; empty where the plan does not say */
  salus_text baseline;   /* from which progress is measured; empty where the plan does not say */
  double about;          /* what 左右 allows on both sides, as a share */
  int32_t trajectory;    /* SALUS_TRAJECTORY_… */
  int32_t gates;         /* whether a binding indicator that is not met makes the score fail */
} salus_plan_info;

typedef struct salus_area_info {
  uint32_t size;
  int32_t reserved;
  salus_text id;
  salus_text name;
  salus_text name_english;
  salus_text parent; /* empty at the top */
} salus_area_info;

typedef struct salus_element_info {
  uint32_t size;
  int32_t kind;
  int64_t alias_count;
  salus_text id;
  salus_text name;
  salus_text name_english;
  salus_text unit;
  salus_text basis;
  salus_text start;
  salus_text note;
} salus_element_info;

typedef struct salus_indicator_info {
  uint32_t size;
  int32_t number; /* in the plan's own table; 0 for none */
  int32_t attribute;
  int32_t direction;
  int32_t digits;
  int32_t reserved;
  int64_t alias_count;
  int64_t target_count;
  salus_text id;
  salus_text name;
  salus_text name_english;
  salus_text unit;
  salus_text basis;
  salus_text formula; /* as printed */
  salus_text formula_note;
  salus_text formula_note_english;
  salus_text source;
  int32_t uncertainty; /* where the limits of its values come from */
  int32_t reserved_more;
  double design_effect;        /* of a proportion; 1 without one */
  double weight;               /* in scores */
  salus_text baseline;         /* where it is not the plan's; else empty */
  salus_text parent_indicator; /* of the plan above; empty for that of the same id */
  int32_t trajectory;          /* where it is not the plan's; else 0 */
  int32_t has_scoring;         /* whether it scores in another way than the plan says */
} salus_indicator_info;

SALUS_API salus_status SALUS_CALL salus_plan_describe(const salus_plan* plan, salus_plan_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_area(const salus_plan* plan, int64_t index, salus_area_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_element(const salus_plan* plan, int64_t index, salus_element_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_element_alias(const salus_plan* plan, int64_t element, int64_t index,
                                                           salus_text* alias);
SALUS_API salus_status SALUS_CALL salus_plan_indicator(const salus_plan* plan, int64_t index,
                                                       salus_indicator_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_indicator_alias(const salus_plan* plan, int64_t indicator, int64_t index,
                                                             salus_text* alias);
/* A new handle on an indicator's compiled formula, to be freed. SALUS_ERROR_NOT_FOUND where the plan does not say how the
 * indicator is computed: its values are then those that are reported. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_formula(const salus_plan* plan, int64_t indicator, salus_formula** formula,
                                                     salus_error** error);
/* A new handle on one of an indicator's targets, to be freed, and its horizon (belongs to the plan; may be NULL). Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_target(const salus_plan* plan, int64_t indicator, int64_t index,
                                                    salus_target** target, salus_text* period, salus_error** error);
/* A warning or note on the document, as it was read. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_finding(const salus_plan* plan, int64_t index, salus_finding* finding);
/* The document as canonical JSON. *text is to be freed with salus_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_json(const salus_plan* plan, char** text, int64_t* text_length,
                                                  salus_error** error);

/* ---- What a plan sets out to do ------------------------------------------------------------------------------ */

/* What a body does in a measure: 牵头, 配合, 责任 (where the document gives no roles). */
enum { SALUS_ROLE_LEAD = 1, SALUS_ROLE_JOIN = 2, SALUS_ROLE_RESPONSIBLE = 3 };

enum {
  SALUS_DELIVERABLE_QUANTITY = 1, /* a number of things; its data are the number completed so far */
  SALUS_DELIVERABLE_DOCUMENT = 2, /* a text to be drafted; its data are 1 for done */
  SALUS_DELIVERABLE_PROJECT = 3,  /* something to be built or set up once; its data are 1 for done */
  SALUS_DELIVERABLE_RECURRING = 4 /* something done every year; its data are each year's number, or 1 */
};

/* The path from the baseline to a target's horizon. */
enum { SALUS_TRAJECTORY_LINEAR = 1, SALUS_TRAJECTORY_COMPOUND = 2, SALUS_TRAJECTORY_MILESTONES = 3 };

enum { SALUS_SCORING_FULL = 1, SALUS_SCORING_PROPORTIONAL = 2, SALUS_SCORING_STEP = 3, SALUS_SCORING_DEDUCTION = 4 };

enum { SALUS_DUE_TARGET = 1, SALUS_DUE_DELIVERABLE = 2, SALUS_DUE_MILESTONE = 3 };

SALUS_API const char* SALUS_CALL salus_role_name(int32_t role);
SALUS_API const char* SALUS_CALL salus_deliverable_kind_name(int32_t kind);
SALUS_API const char* SALUS_CALL salus_trajectory_name(int32_t trajectory);
SALUS_API const char* SALUS_CALL salus_scoring_rule_name(int32_t rule);
SALUS_API const char* SALUS_CALL salus_due_kind_name(int32_t kind);

typedef struct salus_section_info {
  uint32_t size;
  int32_t reserved;
  salus_text id;
  salus_text number; /* as printed: 二, （三）; may be empty */
  salus_text title;
  salus_text title_english;
  salus_text parent; /* a section's id; empty at the top */
} salus_section_info;

typedef struct salus_body_info {
  uint32_t size;
  int32_t reserved;
  int64_t alias_count;
  salus_text id;
  salus_text name;
  salus_text name_english;
  salus_text note;
} salus_body_info;

typedef struct salus_action_info {
  uint32_t size;
  int32_t number; /* as printed; 0 for none */
  int64_t measure_count;
  int64_t indicator_count;  /* that it contributes to, beside those of its measures */
  int64_t implements_count; /* actions and measures of the plan above that it carries out */
  salus_text id;
  salus_text title;
  salus_text title_english;
  salus_text section; /* a section's id, or empty */
  salus_text source;
} salus_action_info;

typedef struct salus_measure_info {
  uint32_t size;
  int32_t number; /* as printed; 0 for none */
  int64_t lead_count;
  int64_t join_count;
  int64_t responsible_count;
  int64_t indicator_count;
  int64_t implements_count;
  int64_t deliverable_count;
  int64_t milestone_count;
  salus_text id;
  salus_text title;
  salus_text title_english;
  salus_text source;
  salus_text note;
} salus_measure_info;

typedef struct salus_deliverable_info {
  uint32_t size;
  int32_t kind;       /* SALUS_DELIVERABLE_… */
  int32_t each;       /* whether its target is for each of the areas directly below the plan's own */
  int32_t has_target; /* always so for a quantity */
  salus_text id;      /* the name of its progress in data */
  salus_text name;
  salus_text name_english;
  salus_text unit;
  salus_text due;
  salus_text source;
} salus_deliverable_info;

typedef struct salus_milestone_info {
  uint32_t size;
  int32_t direction; /* SALUS_DIRECTION_… of a number */
  salus_text id;     /* the name of its progress in data */
  salus_text name;
  salus_text name_english;
  salus_text unit;
  salus_text period;
  salus_text source;
} salus_milestone_info;

typedef struct salus_rule_info {
  uint32_t size;
  int32_t severity; /* SALUS_SEVERITY_… of a violation */
  salus_text id;
  salus_text name;
  salus_text name_english;
  salus_text formula;
  salus_text basis;
  salus_text source;
  salus_text note;
} salus_rule_info;

typedef struct salus_erratum_info {
  uint32_t size;
  int32_t reserved;
  salus_text id;
  salus_text indicator; /* an indicator's or element's id, or empty */
  salus_text area;      /* of a figure of the past, or empty */
  salus_text period;    /* or empty */
  salus_text printed;
  salus_text corrected; /* empty where the right one is not known */
  salus_text reason;
  salus_text reason_english;
  salus_text source;
} salus_erratum_info;

/* An indicator's target in its document. */
typedef struct salus_indicator_target_info {
  uint32_t size;
  int32_t erratum; /* the index of the erratum about it; -1 for none */
  int64_t restatement_count;
  salus_text period;
  salus_text printed; /* what the document prints; salus_plan_target() gives what is judged */
  salus_text source;
} salus_indicator_target_info;

typedef struct salus_scoring_info {
  uint32_t size;
  int32_t rule;  /* SALUS_SCORING_… */
  double per;    /* of a deduction, in the target's unit */
  double deduct; /* of a deduction */
  int64_t step_count;
} salus_scoring_info;

/* Measures are counted within their action, and what belongs to a measure within it. Where a measure is named for what an
 * action has, too (indicators, implements), -1 means the action's own. All texts belong to the plan. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_section(const salus_plan* plan, int64_t index, salus_section_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_body(const salus_plan* plan, int64_t index, salus_body_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_body_alias(const salus_plan* plan, int64_t body, int64_t index,
                                                        salus_text* alias);
SALUS_API salus_status SALUS_CALL salus_plan_action(const salus_plan* plan, int64_t index, salus_action_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_measure(const salus_plan* plan, int64_t action, int64_t index,
                                                     salus_measure_info* info);
/* The id of a body in a role (SALUS_ROLE_…) of a measure. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_measure_body(const salus_plan* plan, int64_t action, int64_t measure,
                                                          int32_t role, int64_t index, salus_text* body);
SALUS_API salus_status SALUS_CALL salus_plan_measure_indicator(const salus_plan* plan, int64_t action, int64_t measure,
                                                               int64_t index, salus_text* indicator);
SALUS_API salus_status SALUS_CALL salus_plan_measure_implements(const salus_plan* plan, int64_t action, int64_t measure,
                                                                int64_t index, salus_text* id);
SALUS_API salus_status SALUS_CALL salus_plan_deliverable(const salus_plan* plan, int64_t action, int64_t measure,
                                                         int64_t index, salus_deliverable_info* info);
/* New handles on targets, to be freed; SALUS_ERROR_NOT_FOUND for a deliverable without one. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_deliverable_target(const salus_plan* plan, int64_t action, int64_t measure,
                                                                int64_t index, salus_target** target,
                                                                salus_error** error);
SALUS_API salus_status SALUS_CALL salus_plan_milestone(const salus_plan* plan, int64_t action, int64_t measure,
                                                       int64_t index, salus_milestone_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_milestone_target(const salus_plan* plan, int64_t action, int64_t measure,
                                                              int64_t index, salus_target** target,
                                                              salus_error** error);
SALUS_API salus_status SALUS_CALL salus_plan_rule(const salus_plan* plan, int64_t index, salus_rule_info* info);
/* A new handle on a rule's compiled formula, to be freed. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_rule_formula(const salus_plan* plan, int64_t rule, salus_formula** formula,
                                                          salus_error** error);
SALUS_API salus_status SALUS_CALL salus_plan_erratum(const salus_plan* plan, int64_t index, salus_erratum_info* info);
SALUS_API salus_status SALUS_CALL salus_plan_indicator_target(const salus_plan* plan, int64_t indicator, int64_t index,
                                                              salus_indicator_target_info* info);
/* A new handle on a target as the document says it again, to be freed, and where (belongs to the plan; may be NULL). Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_restatement(const salus_plan* plan, int64_t indicator, int64_t target,
                                                         int64_t index, salus_target** restated, salus_text* source,
                                                         salus_error** error);
/* How an indicator scores where has_scoring is set; -1 for the plan's own. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_scoring(const salus_plan* plan, int64_t indicator,
                                                     salus_scoring_info* info);
/* From which percentage of the targeted change on which score, from 0 to 1. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_scoring_step(const salus_plan* plan, int64_t indicator, int64_t index,
                                                          double* achieved, double* score);

/* Queries write the first `capacity` answers into arrays of as many entries, and their whole number into *count; with a
 * capacity of 0 the arrays may be NULL. Any array may be NULL that is not wanted. Since 0.1.
 *
 * The measures that a body (its id, name or alias) leads, joins or answers for, in the plan's order. */
SALUS_API salus_status SALUS_CALL salus_plan_duties(const salus_plan* plan, const char* body, int64_t length,
                                                    int32_t* actions, int32_t* measures, int32_t* roles,
                                                    int64_t capacity, int64_t* count, salus_error** error);
/* All that is due at or before the end of a period, by the end of its own period. Kinds are SALUS_DUE_…; `indices` says
 * which of the indicator's targets, or of the measure's deliverables or milestones; what does not apply is -1. */
SALUS_API salus_status SALUS_CALL salus_plan_due(const salus_plan* plan, const char* period, int64_t length,
                                                 int32_t* kinds, int32_t* indicators, int32_t* actions,
                                                 int32_t* measures, int32_t* indices, int64_t capacity, int64_t* count,
                                                 salus_error** error);
/* The indicators that an action and its measures contribute to, ascending. */
SALUS_API salus_status SALUS_CALL salus_plan_contributions(const salus_plan* plan, int64_t action, int32_t* indicators,
                                                           int64_t capacity, int64_t* count, salus_error** error);

/* ---- What changed between two versions of a plan ------------------------------------------------------------- */

typedef struct salus_plan_diff salus_plan_diff;

enum { SALUS_CHANGE_ADDED = 1, SALUS_CHANGE_REMOVED = 2, SALUS_CHANGE_CHANGED = 3 };

enum {
  SALUS_PART_PLAN = 1, /* the plan's own members */
  SALUS_PART_AREA = 2,
  SALUS_PART_BODY = 3,
  SALUS_PART_SECTION = 4,
  SALUS_PART_ELEMENT = 5,
  SALUS_PART_INDICATOR = 6,
  SALUS_PART_TARGET = 7,
  SALUS_PART_ACTION = 8,
  SALUS_PART_MEASURE = 9,
  SALUS_PART_DELIVERABLE = 10,
  SALUS_PART_MILESTONE = 11,
  SALUS_PART_RULE = 12,
  SALUS_PART_ERRATUM = 13
};

SALUS_API const char* SALUS_CALL salus_change_kind_name(int32_t kind);
SALUS_API const char* SALUS_CALL salus_plan_part_name(int32_t part);

typedef struct salus_plan_change {
  uint32_t size;
  int32_t kind; /* SALUS_CHANGE_… */
  int32_t part; /* SALUS_PART_… */
  int32_t reserved;
  salus_text id;     /* of a target, its indicator's */
  salus_text period; /* of a target */
  salus_text name;
  salus_text name_english;
  salus_text member; /* of a change, as the document names it: "unit", "name.zh", "leads" */
  salus_text before; /* empty where the document leaves the member out */
  salus_text after;
} salus_plan_change;

/* Things are known by their ids, targets by indicator and period; the order in which they stand is no change. By part,
 * in the order of the numbers. Free with salus_plan_diff_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_compare(const salus_plan* before, const salus_plan* after,
                                                     salus_plan_diff** diff, salus_error** error);
SALUS_API void SALUS_CALL salus_plan_diff_free(salus_plan_diff* diff);
/* Changes; 0 where `diff` is none. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_plan_diff_count(const salus_plan_diff* diff);
SALUS_API salus_status SALUS_CALL salus_plan_diff_change(const salus_plan_diff* diff, int64_t index,
                                                         salus_plan_change* change);

/* ---- Data ---------------------------------------------------------------------------------------------------- */

typedef struct salus_dataset salus_dataset;

typedef struct salus_category {
  uint32_t size;
  int32_t reserved;
  salus_text name;     /* the dimension: "age", "sex" */
  salus_column values; /* texts; an empty one is none */
} salus_category;

/* Columns of equal length. Texts are columns of SALUS_TYPE_TEXT. A column with NULL data is not given. */
typedef struct salus_dataset_columns {
  uint32_t size;
  int32_t reserved;
  int64_t rows;
  salus_column element; /* id or printed name of an element, or of an indicator for a published value */
  salus_column area;    /* id or name */
  salus_column period;  /* 2015, 2015-Q1, 2015-03 … */
  salus_column value;   /* a number; an invalid one is missing, and gives way to any other statement of the figure */
  salus_column reason;  /* optional, integers: why a value is invalid; 0 is missing */
  salus_column origin;  /* optional, integers: SALUS_ORIGIN_…; not given: reported */
  const salus_category* categories;
  int64_t category_count;
  int64_t category_stride;
} salus_dataset_columns;

/* Copies the columns. SALUS_ERROR_DATA: there is a finding for every problem of every row, in the order of the rows (the
 * first hundred, then how many more), with the row as its line; *dataset is NULL. Free with salus_dataset_free.
 * Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_dataset_create(const salus_dataset_columns* columns, salus_dataset** dataset,
                                                       salus_error** error);
SALUS_API void SALUS_CALL salus_dataset_free(salus_dataset* dataset);
/* Observations; 0 where `dataset` is no dataset. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_dataset_size(const salus_dataset* dataset);

/* ---- Results ------------------------------------------------------------------------------------------------- */

typedef struct salus_results salus_results;

typedef struct salus_evaluate_options {
  uint32_t size;
  int32_t reserved;
  const salus_text* areas; /* ids or names; none: those of the data */
  int64_t area_count;
  const salus_text* periods; /* none: the years of the data */
  int64_t period_count;
  double completeness; /* share of a sum's parts that must be there; 0: 1.0, all */
  double confidence;   /* of the limits, below 1; 0: 0.95 */
} salus_evaluate_options;

/* Every indicator of the plan for every area and period. `options` may be NULL. Free with salus_results_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_evaluate(const salus_plan* plan, const salus_dataset* dataset,
                                                      const salus_evaluate_options* options, salus_results** results,
                                                      salus_error** error);
SALUS_API void SALUS_CALL salus_results_free(salus_results* results);

typedef struct salus_results_info {
  uint32_t size;
  int32_t reserved;
  int64_t row_count; /* indicators × areas × periods, in this order */
  int64_t area_count;
  int64_t period_count;
  int64_t finding_count;
} salus_results_info;

typedef struct salus_result_row {
  uint32_t size;
  int32_t indicator; /* index in the plan */
  int32_t area;      /* index in the results */
  int32_t period;
  int32_t origin;
  int32_t digits;
  salus_value value; /* in `unit` */
  salus_value numerator;
  salus_value denominator;
  salus_value reported; /* a published value beside a computed one */
  double lower;         /* confidence limits in `unit`; NaN where there are none */
  double upper;
  salus_text indicator_id;
  salus_text area_id;
  salus_text period_text;
  salus_text unit;
  salus_text display;
  int32_t limits_reason; /* why there are no limits; SALUS_REASON_NONE where there are */
  int32_t reserved;
} salus_result_row;

SALUS_API salus_status SALUS_CALL salus_results_describe(const salus_results* results, salus_results_info* info);
SALUS_API salus_status SALUS_CALL salus_results_row(const salus_results* results, int64_t index, salus_result_row* row);
SALUS_API salus_status SALUS_CALL salus_results_area(const salus_results* results, int64_t index, salus_text* area_id);
SALUS_API salus_status SALUS_CALL salus_results_period(const salus_results* results, int64_t index, salus_text* period);
SALUS_API salus_status SALUS_CALL salus_results_finding(const salus_results* results, int64_t index,
                                                        salus_finding* finding);

enum {
  SALUS_RESULT_VALUE = 1,     /* float64, NaN where invalid */
  SALUS_RESULT_REASON = 2,    /* uint8 */
  SALUS_RESULT_ORIGIN = 3,    /* uint8 */
  SALUS_RESULT_INDICATOR = 4, /* int32 */
  SALUS_RESULT_AREA = 5,      /* int32 */
  SALUS_RESULT_PERIOD = 6,    /* int32 */
  SALUS_RESULT_NUMERATOR = 7, /* float64 */
  SALUS_RESULT_DENOMINATOR = 8,
  SALUS_RESULT_LOWER = 9,         /* float64, NaN where there are no limits */
  SALUS_RESULT_UPPER = 10,        /* float64 */
  SALUS_RESULT_LIMITS_REASON = 11 /* uint8 */
};

/* A column of all rows, without a copy; it belongs to `results`. Set column->size. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_results_column(const salus_results* results, int32_t which,
                                                       salus_column* column);

/* The results as an Arrow record batch of one row a value, copied: the fields indicator, area, period (large utf8), value (float64, in
 * the unit beside it), unit, reason (null where the value is valid), origin (large utf8), numerator, denominator, reported, lower, upper
 * (float64, null where there are none). The caller releases both. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_results_to_arrow(const salus_results* results, struct ArrowSchema* schema,
                                                         struct ArrowArray* array, salus_error** error);

/* One number with limits, as it goes into and comes out of functions of single estimates, and of progress. Never grows. */
typedef struct salus_estimate {
  double value;
  double lower;
  double upper;
  int32_t reason;
  int32_t limits_reason;
} salus_estimate;

/* ---- Assessments --------------------------------------------------------------------------------------------- */

typedef struct salus_assessments salus_assessments;

/* What divides the categories of progress (include/salus/assessment/progress.hpp: Eurostat, Healthy People). */
typedef struct salus_progress_thresholds {
  uint32_t size;
  int32_t reserved;
  double on_track;        /* pace ratio from which on it is on track: 0.95, */
  double at_risk;         /* at risk: 0.60, */
  double off_track;       /* off track: 0; below it is worsening */
  double least_achieved;  /* percent of the targeted change that is an improvement where there are no limits: 10 */
  double least_worsening; /* percent of the baseline that is a worsening: 10 */
  double significance;    /* of the difference from the baseline where both have limits, two-sided: 0.05 */
  double confidence; /* of limits that come with values, and of projections: 0.95; of results it is always theirs */
} salus_progress_thresholds;

/* Writes the thresholds that hold where none are given. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_progress_thresholds_init(salus_progress_thresholds* thresholds);

/* Which results are assessed. EVERY: each against every target of its indicator. LATEST: for every indicator, area and target the
 * one value that answers for it, with its progress (include/salus/assessment/assess.hpp). */
enum { SALUS_ASSESSED_EVERY = 0, SALUS_ASSESSED_LATEST = 1 };

typedef struct salus_assess_options {
  uint32_t size;
  int32_t reserved;
  const salus_results* parents; /* of the same plan, with the values of the areas above; NULL: `results` itself */
  int32_t rows;                 /* SALUS_ASSESSED_… */
  int32_t reserved_rows;
  salus_text at; /* of LATEST: values of periods that end after this one do not count; not given: all */
  const salus_progress_thresholds* thresholds; /* NULL: those of salus_progress_thresholds_init */
} salus_assess_options;

/* Verdicts on results. `options` may be NULL. Free with salus_assessments_free. SALUS_ERROR_ARGUMENT where thresholds are not in
 * order. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_results_assess(const salus_results* results,
                                                       const salus_assess_options* options,
                                                       salus_assessments** assessments, salus_error** error);
SALUS_API void SALUS_CALL salus_assessments_free(salus_assessments* assessments);

typedef struct salus_assessment {
  uint32_t size;
  int32_t indicator;
  int32_t area;
  int32_t period;
  int32_t target; /* index among the indicator's targets */
  int32_t status;
  int32_t reason;
  int32_t comparisons_differ;
  double distance;
  salus_value parent;
  int64_t result; /* index of the result row; -1 (and so `period`) where no period could answer */
  int64_t note_count;
  salus_text distance_unit;
  salus_text parent_period; /* empty where there is none */
  salus_text target_text;
  salus_text target_period;
  int32_t verdict; /* by number, whether the target is due or not: SALUS_VERDICT_MET, _NOT_MET … */
  int32_t verdict_reason;
  int32_t comparison; /* that was applied */
  int32_t certain;    /* SALUS_CERTAINTY_… */
  double bound;       /* what the value was compared with, in distance_unit */
  double achieved;    /* percent of the targeted change; NaN where there is none */
  int32_t achieved_reason;
  int32_t has_progress;       /* whether salus_assessments_progress answers */
  salus_value baseline;       /* from which progress is measured, in the indicator's unit */
  salus_text baseline_period; /* empty where there is none */
} salus_assessment;

/* Rows; 0 where `assessments` is none. Since 0.1. */
SALUS_API int64_t SALUS_CALL salus_assessments_count(const salus_assessments* assessments);
SALUS_API salus_status SALUS_CALL salus_assessments_row(const salus_assessments* assessments, int64_t index,
                                                        salus_assessment* row);
SALUS_API salus_status SALUS_CALL salus_assessments_note(const salus_assessments* assessments, int64_t row,
                                                         int64_t index, salus_finding* note);

/* The speed of change: units a year on the linear path, percent a year on the compound one. */
typedef struct salus_pace {
  salus_value required;
  salus_value required_from_now;
  salus_value actual;
  salus_value ratio;     /* actual / required */
  salus_estimate fitted; /* by least squares */
} salus_pace;

/* What the members mean is said of salus::Progress in include/salus/assessment/progress.hpp. */
typedef struct salus_progress {
  uint32_t size;
  int32_t status; /* SALUS_VERDICT_… */
  int32_t reason;
  int32_t due;
  int32_t trajectory; /* that was used: linear where a compound path is not defined */
  int32_t movement;   /* improving, steady, worsening or not assessable */
  int32_t movement_reason;
  int32_t projected_status; /* met, not met or not assessable */
  int32_t projection_is_certain;
  int32_t reserved;
  int64_t judged;         /* index of the judged value: in the series, or among the results' periods; -1 for none */
  int64_t met_before;     /* of the latest one that met the target, where the judged one does not */
  int64_t interrupted;    /* of the latest one that did not after one that did, where the judged one does */
  int64_t projected_from; /* how many values */
  salus_value achieved;
  salus_value expected;
  salus_value gap;
  salus_value ratio;
  salus_pace linear;
  salus_pace compound;
  salus_estimate projection;
  double on_track; /* the thresholds that were used */
  double at_risk;
  double off_track;
  double least_achieved;
  double least_worsening;
  double significance;
  double confidence;
} salus_progress;

/* The progress of a row; SALUS_ERROR_NOT_FOUND where has_progress is 0. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_assessments_progress(const salus_assessments* assessments, int64_t row,
                                                             salus_progress* progress);

/* What is to be reached from where; zero is "not given" for each has_…. */
typedef struct salus_progress_options {
  uint32_t size;
  int32_t trajectory; /* 0: linear */
  int32_t direction;  /* SALUS_DIRECTION_…, where the bounds do not say it */
  int32_t keep;       /* a level that is to be kept: met only where it was never left again */
  int32_t has_low;
  int32_t has_high;
  int32_t low_excluded; /* > and not >= */
  int32_t high_excluded;
  double low;
  double high;
  int32_t has_horizon;
  int32_t has_baseline;
  double horizon; /* in years, as the times are */
  double baseline_time;
  double baseline;
  const double* baseline_limits; /* two numbers; NULL for none */
  const double* milestone_times; /* of earlier targets, for SALUS_TRAJECTORY_MILESTONES */
  const double* milestone_values;
  int64_t milestone_count;
  const salus_progress_thresholds* thresholds; /* NULL: those of salus_progress_thresholds_init */
} salus_progress_options;

/* Progress of a series of `count` values at times in years. `lower` and `upper` may be NULL; NaN is missing. What cannot be
 * assessed has a reason in the result (SALUS_REASON_INVALID_ARGUMENT for numbers that cannot be). Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_progress_measure(const double* times, const double* values, const double* lower,
                                                         const double* upper, int64_t count,
                                                         const salus_progress_options* options,
                                                         salus_progress* progress, salus_error** error);
/* ---- Checks and alignment of plans --------------------------------------------------------------------------- */

/* What is found by salus_plan_check(). */
typedef struct salus_checks salus_checks;

typedef struct salus_check_options {
  uint32_t size;
  int32_t reserved;
  const salus_text* areas; /* ids or names; none: those of the data */
  int64_t area_count;
  const salus_text* periods; /* none: the years, and the longer periods, that the data have anything of */
  int64_t period_count;
  double completeness; /* as in salus_evaluate_options */
} salus_check_options;

/* Faults of a plan that show without knowing the right figure, and with a dataset those of its figures, and its rules
 * over them; salus/assessment/check.hpp lists what is found. `dataset` may be NULL, and so may `options`. Free with
 * salus_checks_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_check(const salus_plan* plan, const salus_dataset* dataset,
                                                   const salus_check_options* options, salus_checks** checks,
                                                   salus_error** error);
SALUS_API void SALUS_CALL salus_checks_free(salus_checks* checks);

typedef struct salus_checks_info {
  uint32_t size;
  int32_t reserved;
  int64_t check_count; /* findings that are listed: errors first, then warnings, then notes */
  int64_t rule_count;  /* results of rules */
  int64_t error_count; /* of all findings; of more than 10 000 not all are listed */
  int64_t warning_count;
  int64_t note_count;
} salus_checks_info;

SALUS_API salus_status SALUS_CALL salus_checks_describe(const salus_checks* checks, salus_checks_info* info);

typedef struct salus_check {
  uint32_t size;
  int32_t code;
  int32_t severity; /* a note where an erratum of the plan covers it */
  int32_t erratum;  /* index among the plan's errata; -1 where none covers it */
  int64_t figure_count;
  salus_text subject;    /* the id of what it is about */
  salus_text other;      /* of the second thing, where there are two; else empty */
  salus_text area;       /* of a figure; else empty */
  salus_text period;     /* of a figure, or a horizon; else empty */
  salus_text rule;       /* the id of a violated rule; else empty */
  salus_text erratum_id; /* empty where there is none */
} salus_check;

/* A number that a finding rests on. */
typedef struct salus_check_figure {
  uint32_t size;
  int32_t reserved;
  double number;
  salus_text name; /* stable: "part", "whole", "value", "target", "left" ... */
  salus_text unit;
} salus_check_figure;

SALUS_API salus_status SALUS_CALL salus_checks_check(const salus_checks* checks, int64_t index, salus_check* check);
/* Message and hint of the same. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_checks_finding(const salus_checks* checks, int64_t index,
                                                       salus_finding* finding);
SALUS_API salus_status SALUS_CALL salus_checks_figure(const salus_checks* checks, int64_t check, int64_t index,
                                                      salus_check_figure* figure);

enum { SALUS_RULE_HOLDS = 1, SALUS_RULE_VIOLATED = 2, SALUS_RULE_NOT_ASSESSABLE = 3 };
SALUS_API const char* SALUS_CALL salus_rule_status_name(int32_t status);

/* A rule for one area and period. */
typedef struct salus_rule_result {
  uint32_t size;
  int32_t rule; /* index among the plan's rules */
  int32_t status;
  int32_t reason; /* why it is not assessable */
  int32_t severity;
  int32_t origin;
  salus_value left; /* the sides of the comparison; missing where the rule is no single one */
  salus_value right;
  salus_text rule_id;
  salus_text name;
  salus_text name_english;
  salus_text area;
  salus_text period; /* empty where the data have nothing that the rule speaks of */
  salus_text unit;   /* of left and right */
  salus_text given;  /* the formula with its numbers */
} salus_rule_result;

SALUS_API salus_status SALUS_CALL salus_checks_rule(const salus_checks* checks, int64_t index, salus_rule_result* rule);

/* Plans beside the plan above them. */
typedef struct salus_alignment salus_alignment;

typedef struct salus_align_options {
  uint32_t size;
  int32_t reserved;
  const salus_results* baseline; /* of the plan above: where its paths begin; may be NULL */
} salus_align_options;

/* Whether the targets of plans keep pace with those of the plan above, and which of its measures they take up;
 * salus/assessment/alignment.hpp says how. `options` may be NULL. Free with salus_alignment_free. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_plan_align(const salus_plan* const* children, int64_t child_count,
                                                   const salus_plan* parent, const salus_align_options* options,
                                                   salus_alignment** alignment, salus_error** error);
SALUS_API void SALUS_CALL salus_alignment_free(salus_alignment* alignment);

typedef struct salus_alignment_info {
  uint32_t size;
  int32_t reserved;
  int64_t target_count;
  int64_t uncovered_indicator_count;
  int64_t measure_count;
  int64_t uncovered_measure_count;
  int64_t finding_count;
} salus_alignment_info;

SALUS_API salus_status SALUS_CALL salus_alignment_describe(const salus_alignment* alignment,
                                                           salus_alignment_info* info);

enum {
  SALUS_ALIGNMENT_AHEAD = 1,
  SALUS_ALIGNMENT_KEEPS_PACE = 2,
  SALUS_ALIGNMENT_BEHIND = 3,
  SALUS_ALIGNMENT_NOT_COMPARABLE = 4
};
SALUS_API const char* SALUS_CALL salus_alignment_status_name(int32_t status);

/* One target of a child beside the path of the plan above. */
typedef struct salus_target_alignment {
  uint32_t size;
  int32_t child;            /* index among the children */
  int32_t indicator;        /* among the child's indicators */
  int32_t target;           /* among that indicator's targets */
  int32_t parent_indicator; /* among the indicators of the plan above */
  int32_t status;
  int32_t reason; /* why it is not comparable */
  int32_t reserved;
  double number; /* what the target asks for; NaN where it has no number */
  double path;   /* what the path asks for at the same time; NaN where there is none */
  double gap;    /* number - path */
  int64_t note_count;
  salus_text unit; /* of the three */
  salus_text from; /* the horizons, or the baseline, between which the path was followed; empty without a path */
  salus_text to;
  salus_text indicator_id;
  salus_text parent_indicator_id;
  salus_text target_text;
  salus_text target_period;
} salus_target_alignment;

SALUS_API salus_status SALUS_CALL salus_alignment_target(const salus_alignment* alignment, int64_t index,
                                                         salus_target_alignment* target);
SALUS_API salus_status SALUS_CALL salus_alignment_note(const salus_alignment* alignment, int64_t target, int64_t index,
                                                       salus_finding* note);
/* An indicator of the plan above, by its index there, that no child's target answers to. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_alignment_uncovered_indicator(const salus_alignment* alignment, int64_t index,
                                                                      int32_t* indicator);

/* An action or a measure of the plan above. */
typedef struct salus_measure_alignment {
  uint32_t size;
  int32_t action;  /* index among its actions */
  int32_t measure; /* among the action's measures; -1 for the action as a whole */
  int32_t reserved;
  int64_t taken_up_count;
  salus_text id;
  salus_text title;
  salus_text title_english;
} salus_measure_alignment;

/* What takes it up. */
typedef struct salus_taken_up {
  uint32_t size;
  int32_t child;
  int32_t action;  /* index among the child's actions */
  int32_t measure; /* among the action's measures; -1 for the action as a whole */
  salus_text id;
  salus_text title;
  salus_text title_english;
} salus_taken_up;

/* Every action, followed by its measures. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_alignment_measure(const salus_alignment* alignment, int64_t index,
                                                          salus_measure_alignment* measure);
SALUS_API salus_status SALUS_CALL salus_alignment_taken_up(const salus_alignment* alignment, int64_t measure,
                                                           int64_t index, salus_taken_up* taken_up);
/* The position among the measures (as of salus_alignment_measure) of one that no child names. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_alignment_uncovered_measure(const salus_alignment* alignment, int64_t index,
                                                                    int64_t* measure);
/* References of the children that lead nowhere. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_alignment_finding(const salus_alignment* alignment, int64_t index,
                                                          salus_finding* finding);

/* ---- Scorecards ---------------------------------------------------------------------------------------------- */

/* What the judgements of a plan come to, by indicator, action, body and area, and what has become of its deliverables and
 * milestones (here: tasks). What is counted and how is said in include/salus/assessment/score.hpp, scorecard.hpp and
 * completion.hpp. */
typedef struct salus_scorecard salus_scorecard;

enum {
  SALUS_SCORE_PLAN = 1,
  SALUS_SCORE_INDICATOR = 2,
  SALUS_SCORE_ACTION = 3,
  SALUS_SCORE_BODY = 4,
  SALUS_SCORE_AREA = 5
};

/* How the binding indicators of a row stand. OPEN: none is due and not met, but not all of them are met. */
enum { SALUS_GATE_NONE = 0, SALUS_GATE_PASSED = 1, SALUS_GATE_OPEN = 2, SALUS_GATE_FAILED = 3 };

SALUS_API const char* SALUS_CALL salus_score_group_name(int32_t group);
SALUS_API const char* SALUS_CALL salus_gate_name(int32_t gate);

/* `assess` gives `at`, `parents` and `thresholds`, its `rows` are taken as LATEST; NULL or without `at`: as of the end of the
 * last period of the results. */
typedef struct salus_scorecard_options {
  uint32_t size;
  int32_t reserved;
  const salus_dataset* tasks; /* how far deliverables and milestones are; NULL: they are left out */
  const salus_assess_options* assess;
  double least_coverage; /* of its indicators' weight, from 0 to 1, for an area to be ranked */
  salus_text area;       /* id or name of the area whose card it is; not given: the plan's own one */
} salus_scorecard_options;

/* `options` may be NULL. SALUS_ERROR_NOT_FOUND for an area that the plan does not have. Free with salus_scorecard_free.
 * Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_results_scorecard(const salus_results* results,
                                                          const salus_scorecard_options* options,
                                                          salus_scorecard** scorecard, salus_error** error);
SALUS_API void SALUS_CALL salus_scorecard_free(salus_scorecard* scorecard);

typedef struct salus_scorecard_info {
  uint32_t size;
  int32_t reserved;
  int64_t row_count;
  int64_t indicator_count; /* entries: indicators × areas that count */
  int64_t task_count;
  int64_t finding_count; /* on the data of tasks */
  salus_text at;         /* as of the end of which period */
} salus_scorecard_info;

/* Things of one kind. Never grows. */
typedef struct salus_tally {
  int64_t total;
  int64_t met;
  int64_t not_met;
  int64_t on_track;
  int64_t at_risk;
  int64_t off_track;
  int64_t improving;
  int64_t steady;
  int64_t worsening;
  int64_t not_assessable; /* without what is not due, and of indicators without those that have no target */
  int64_t not_due;
  double weight;        /* of all that is to be scored */
  double scored_weight; /* of what has a score */
  double coverage;      /* the share of the weight that could be scored */
  salus_value score;    /* from 0 to 1 */
} salus_tally;

typedef struct salus_scorecard_row {
  uint32_t size;
  int32_t group;   /* SALUS_SCORE_… */
  int32_t subject; /* index in the plan: of the indicator, action, body or area; 0 for the plan */
  int32_t role;    /* of a body: SALUS_ROLE_…; else 0 */
  int32_t gate;    /* SALUS_GATE_… */
  int32_t rank;    /* of an area; 0 for none */
  int64_t failure_count;
  salus_tally indicators;
  salus_tally tasks;
  salus_text id; /* of the subject */
  salus_text name;
  salus_text name_english;
  int64_t indicators_without_target; /* of indicators.total; they weigh nothing. Since 0.1 */
  int64_t doubt_count;               /* entries whose value cannot be right or is doubtful. Since 0.1 */
} salus_scorecard_row;

/* An indicator of an area, judged and scored. */
typedef struct salus_scored_indicator {
  uint32_t size;
  int32_t indicator; /* index in the plan */
  int32_t area;      /* index in the plan */
  int32_t target;    /* index among the indicator's targets; -1 where it has none */
  int32_t status;    /* SALUS_VERDICT_… */
  int32_t reason;
  salus_value score; /* from 0 to 1 */
  double weight;     /* of the indicator */
  salus_value value; /* that was judged, in the indicator's unit */
  int64_t result;    /* index of its result row; -1 for none */
  salus_text indicator_id;
  salus_text area_id;
  salus_text target_period; /* empty without a target */
  int64_t note_count;       /* of its assessment, see salus_scorecard_note. Since 0.1 */
  int32_t in_doubt;         /* whether one of them says that a value cannot be right or is doubtful. Since 0.1 */
  int32_t reserved;
} salus_scored_indicator;

/* A deliverable or milestone: in the plan's own area, or in one of those below it where it is for each. */
typedef struct salus_task {
  uint32_t size;
  int32_t kind;    /* SALUS_DUE_DELIVERABLE or SALUS_DUE_MILESTONE */
  int32_t action;  /* indices in the plan: of the action, */
  int32_t measure; /* of the measure in it, */
  int32_t index;   /* which of its deliverables or milestones, */
  int32_t area;    /* of the area */
  int32_t status;  /* SALUS_VERDICT_… */
  int32_t reason;
  int32_t due;     /* whether its time had come; of a recurring one, whether some period of it is over */
  int32_t origin;  /* of the value */
  int32_t periods; /* of a recurring one: how many it has, */
  int32_t periods_over;
  int32_t periods_done; /* and in how many of those that are over it was done */
  int32_t reserved;
  salus_value value; /* that was judged */
  salus_value done;  /* percent of what is to be there, from 0 to 100 */
  double distance;   /* value - bound in `distance_unit`; NaN where not assessable */
  salus_text unit;   /* of the value; may be empty */
  salus_text distance_unit;
  salus_text period; /* of the value; empty for none */
  salus_text due_period;
  salus_text id;
  salus_text name;
  salus_text name_english;
  salus_text target; /* as printed; empty for none */
  salus_text measure_id;
  salus_text area_id;
} salus_task;

SALUS_API salus_status SALUS_CALL salus_scorecard_describe(const salus_scorecard* scorecard,
                                                           salus_scorecard_info* info);
SALUS_API salus_status SALUS_CALL salus_scorecard_get_row(const salus_scorecard* scorecard, int64_t index,
                                                          salus_scorecard_row* row);
/* An entry (its index among the indicators of the card) that fails the gate of a row. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_scorecard_failure(const salus_scorecard* scorecard, int64_t row, int64_t index,
                                                          int64_t* indicator);
/* An entry of a row that is in doubt. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_scorecard_doubt(const salus_scorecard* scorecard, int64_t row, int64_t index,
                                                        int64_t* indicator);
/* A note of an entry's assessment, as salus_assessments_note has it. Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_scorecard_note(const salus_scorecard* scorecard, int64_t indicator,
                                                       int64_t index, salus_finding* finding);
SALUS_API salus_status SALUS_CALL salus_scorecard_indicator(const salus_scorecard* scorecard, int64_t index,
                                                            salus_scored_indicator* indicator);
SALUS_API salus_status SALUS_CALL salus_scorecard_task(const salus_scorecard* scorecard, int64_t index,
                                                       salus_task* task);
SALUS_API salus_status SALUS_CALL salus_scorecard_finding(const salus_scorecard* scorecard, int64_t index,
                                                          salus_finding* finding);

/* ---- Health statistics --------------------------------------------------------------------------------------- */

/* The methods that public-health offices sign, over columns: each function takes any number of rows (or areas, or
 * life tables) at once and writes into the caller's arrays. What each method computes, its source and its assumptions
 * stand in the headers include/salus/statistics/; here stand shapes and numbers.
 *
 * Columns are plain arrays of double, side by side; NaN is missing. A matrix of n × k is stored row after row: all
 * bands of the first area, then of the second. Outputs must not overlap inputs.
 *
 * The call fails (SALUS_ERROR_ARGUMENT) only for what concerns all rows: null pointers, negative numbers of rows,
 * options that are none, confidences outside (0, 1), a base that is not positive, ages that do not increase, an age
 * asked for that is no band's bound, shapes that do not fit. What concerns a row is its reason: SALUS_REASON_MISSING
 * for a NaN, _INVALID_ARGUMENT for what no count can be, _NO_POPULATION, _SMALL_NUMBERS …
 *
 * Confidence levels: `confidences` of an options structure with `confidence_count` entries, at most 32; none: 0.95
 * alone. Any options may be NULL. All are thread-safe. Since 0.1. */

/* Where a batch writes: n values, and limits for k levels, all rows of the first level, then all of the second. A
 * NULL member is not written. Without a value or limit stands a quiet NaN, and the reason beside it says why. */
typedef struct salus_estimates {
  uint32_t size;
  int32_t reserved;
  double* value;           /* n */
  double* lower;           /* k * n */
  double* upper;           /* k * n */
  uint8_t* reasons;        /* n: SALUS_REASON_… for the value */
  uint8_t* limits_reasons; /* n: for the limits; the first that any level has */
} salus_estimates;

/* Poisson limits of a count. 0: exact below 10 events, Byar's from there. */
enum {
  SALUS_RATE_AUTOMATIC = 0,
  SALUS_RATE_EXACT = 1,
  SALUS_RATE_BYAR = 2,
  SALUS_RATE_MID_P = 3,
  SALUS_RATE_FAY_FEUER = 4
};
enum { SALUS_PROPORTION_WILSON = 0, SALUS_PROPORTION_EXACT = 1, SALUS_PROPORTION_AGRESTI_COULL = 2 };
enum {
  SALUS_STANDARDISATION_AUTOMATIC = 0, /* Dobson */
  SALUS_STANDARDISATION_DOBSON = 1,
  SALUS_STANDARDISATION_FAY_FEUER = 2
};

typedef struct salus_rate_options {
  uint32_t size;
  int32_t method; /* SALUS_RATE_… */
  double per;     /* 0: 100000 */
  const double* confidences;
  int64_t confidence_count;
} salus_rate_options;

/* Crude rates: events per so many of a population (persons, person-years). */
SALUS_API salus_status SALUS_CALL salus_rates(const double* events, const double* population, int64_t rows,
                                              const salus_rate_options* options, const salus_estimates* result,
                                              salus_error** error);

/* One rate of events that are not independent: persons_by_events[i] persons had i + 1 events each. Byar's limits. */
SALUS_API salus_status SALUS_CALL salus_recurrent_rate(const double* persons_by_events, int64_t count,
                                                       double population, const salus_rate_options* options,
                                                       const salus_estimates* result, salus_error** error);

typedef struct salus_proportion_options {
  uint32_t size;
  int32_t method;       /* SALUS_PROPORTION_… */
  double per;           /* 0: 1; 100 for percent */
  double design_effect; /* 0: 1 */
  const double* confidences;
  int64_t confidence_count;
} salus_proportion_options;

SALUS_API salus_status SALUS_CALL salus_proportions(const double* events, const double* population, int64_t rows,
                                                    const salus_proportion_options* options,
                                                    const salus_estimates* result, salus_error** error);

/* Means with Student's limits, from the number of observations, their mean and their variance. */
SALUS_API salus_status SALUS_CALL salus_means(const double* n, const double* mean, const double* variance, int64_t rows,
                                              const double* confidences, int64_t confidence_count,
                                              const salus_estimates* result, salus_error** error);

/* What of two groups is compared, the first with the second. */
enum {
  SALUS_CONTRAST_RATE_RATIO = 1,
  SALUS_CONTRAST_RATE_DIFFERENCE = 2,
  SALUS_CONTRAST_PROPORTION_RATIO = 3,
  SALUS_CONTRAST_PROPORTION_DIFFERENCE = 4
};
/* 0 is the default of each: log for ratios, Wald for a difference of rates, Newcombe for one of proportions. */
enum {
  SALUS_CONTRAST_AUTOMATIC = 0,
  SALUS_CONTRAST_LOG = 1,
  SALUS_CONTRAST_EXACT = 2, /* rate ratios: conditional binomial */
  SALUS_CONTRAST_WALD = 3,
  SALUS_CONTRAST_SCORE = 4, /* rate differences: Miettinen and Nurminen */
  SALUS_CONTRAST_NEWCOMBE = 5
};

typedef struct salus_contrast_options {
  uint32_t size;
  int32_t method; /* SALUS_CONTRAST_AUTOMATIC … */
  double per;     /* of differences; 0: 100000 for rates, 1 for proportions */
  const double* confidences;
  int64_t confidence_count;
} salus_contrast_options;

/* `statistic`, `p_value` (two-sided) and `test_reasons` have an entry a row; each may be NULL. */
SALUS_API salus_status SALUS_CALL salus_contrasts(int32_t contrast, const double* first_events,
                                                  const double* first_population, const double* second_events,
                                                  const double* second_population, int64_t rows,
                                                  const salus_contrast_options* options, const salus_estimates* result,
                                                  double* statistic, double* p_value, uint8_t* test_reasons,
                                                  salus_error** error);

typedef struct salus_standardisation_options {
  uint32_t size;
  int32_t method;              /* SALUS_STANDARDISATION_…; of direct standardisation alone */
  double per;                  /* 0: 100000 */
  int32_t allow_small_numbers; /* give directly standardised rates from fewer than 10 events, too */
  int32_t reserved;
  const double* confidences;
  int64_t confidence_count;
} salus_standardisation_options;

/* Directly standardised rates of areas: matrices of areas × strata, `standard` with a weight a stratum. */
SALUS_API salus_status SALUS_CALL salus_directly_standardised_rates(const double* events, const double* population,
                                                                    int64_t areas, const double* standard,
                                                                    int64_t strata,
                                                                    const salus_standardisation_options* options,
                                                                    const salus_estimates* result, salus_error** error);

/* Standardised ratios (SMR, SIR; 1 where as many were observed as expected). `observed` is a total an area,
 * `population` a matrix of areas × strata, the reference has an entry a stratum. */
SALUS_API salus_status SALUS_CALL salus_standardised_ratios(const double* observed, const double* population,
                                                            int64_t areas, const double* reference_events,
                                                            const double* reference_population, int64_t strata,
                                                            const salus_standardisation_options* options,
                                                            const salus_estimates* result, salus_error** error);

/* The reference's crude rate times the standardised ratio. Arguments as above. */
SALUS_API salus_status SALUS_CALL salus_indirectly_standardised_rates(
    const double* observed, const double* population, int64_t areas, const double* reference_events,
    const double* reference_population, int64_t strata, const salus_standardisation_options* options,
    const salus_estimates* result, salus_error** error);

enum { SALUS_COMPARATIVE_RATIO_AUTOMATIC = 0, SALUS_COMPARATIVE_RATIO_LOG = 1, SALUS_COMPARATIVE_RATIO_SMITH = 2 };

/* The ratio of two directly standardised rates under one standard, of columns with an entry a stratum. `method` is
 * SALUS_COMPARATIVE_RATIO_…; the one of `options` is not read. */
SALUS_API salus_status SALUS_CALL salus_comparative_ratio(const double* events, const double* population,
                                                          const double* compared_events,
                                                          const double* compared_population, const double* standard,
                                                          int64_t strata, int32_t method,
                                                          const salus_standardisation_options* options,
                                                          const salus_estimates* result, salus_error** error);

typedef struct salus_standard_population {
  uint32_t size;
  int32_t vintage;
  int64_t band_count;
  const double* ages;    /* lower bounds in years; live for ever */
  const double* weights; /* as published */
  salus_text id;         /* "who-2000" */
  salus_text name_zh;
  salus_text name_en;
  salus_text source;
} salus_standard_population;

SALUS_API int64_t SALUS_CALL salus_standard_population_count(void);
SALUS_API salus_status SALUS_CALL salus_standard_population_describe(int64_t index,
                                                                     salus_standard_population* population);
/* The index of the one of this id, name or alias; -1 where there is none. */
SALUS_API int64_t SALUS_CALL salus_standard_population_find(const char* name, int64_t length);
/* The standard's weights summed into bands of one's own, from ages[i] to ages[i + 1], the last to `end` (an infinity:
 * open). SALUS_ERROR_ARGUMENT where a bound is none of the standard's. */
SALUS_API salus_status SALUS_CALL salus_standard_population_weights(int64_t index, const double* ages, int64_t bands,
                                                                    double end, double* weights, salus_error** error);

/* ---- Life tables --------------------------------------------------------------------------------------------- */

enum { SALUS_SHARE_LIVED_FIXED = 0, SALUS_SHARE_LIVED_COALE_DEMENY = 1, SALUS_SHARE_LIVED_ANDREEV_KINGKADE = 2 };
enum { SALUS_SEX_BOTH = 0, SALUS_SEX_MALE = 1, SALUS_SEX_FEMALE = 2 };
enum { SALUS_DEATH_PROBABILITY_CHIANG = 0, SALUS_DEATH_PROBABILITY_EXPONENTIAL = 1 };

typedef struct salus_life_table_options {
  uint32_t size;
  int32_t share_lived;       /* SALUS_SHARE_LIVED_… */
  int32_t sex;               /* SALUS_SEX_… */
  int32_t death_probability; /* SALUS_DEATH_PROBABILITY_… */
  int32_t without_silcocks;  /* leave out the open band's term of the variance */
  int32_t allow_few_person_years;
  int32_t allow_wide_interval;
  int32_t without_mortality_variance; /* healthy life expectancy: the shares' variance alone */
  double minimum_person_years;        /* 0: 5000 */
  double maximum_interval;            /* years; 0: 20 */
  double radix;                       /* of a life table; 0: 100000 */
  const double* shares;   /* of each band lived by those who die in it, one a band; NULL: as share_lived says */
  const double* infant_q; /* the probability of dying in [0, 1), infant_q_count of them: none, one, or one a table */
  int64_t infant_q_count;
  const double* confidences;
  int64_t confidence_count;
} salus_life_table_options;

/* The columns of one life table, an entry a band; NULL for what is not wanted. */
typedef struct salus_life_table_columns {
  uint32_t size;
  int32_t reserved;
  double* m; /* death rate */
  double* a; /* share of the band lived by those who die in it */
  double* q; /* probability of dying in the band */
  double* l; /* survivors at its lower bound */
  double* d; /* deaths */
  double* L; /* years lived in it */
  double* T; /* years lived from its lower bound on */
  double* q_variance;
  double* l_variance;
  double* e_variance;
  const salus_estimates* e; /* life expectancy at the lower bound, with a reason a band */
} salus_life_table_columns;

/* One life table: `ages` are the lower bounds of the bands, the last of which is open; deaths and population
 * (person-years) have an entry a band. `cause_deaths` may be NULL; given, the table is that without this cause of
 * death. *reason (may be NULL) receives why there is no table. */
SALUS_API salus_status SALUS_CALL salus_life_table(const double* ages, const double* deaths, const double* population,
                                                   const double* cause_deaths, int64_t bands,
                                                   const salus_life_table_options* options,
                                                   const salus_life_table_columns* columns, int32_t* reason,
                                                   salus_error** error);

/* Of many tables of the same bands (matrices of tables × bands). */
SALUS_API salus_status SALUS_CALL salus_life_expectancies(const double* ages, int64_t bands, const double* deaths,
                                                          const double* population, int64_t tables, double at,
                                                          const salus_life_table_options* options,
                                                          const salus_estimates* result, salus_error** error);
/* `age_count` is `bands`, or one more: then the last band is closed, and ages[bands] is its upper bound. */
SALUS_API salus_status SALUS_CALL salus_temporary_life_expectancies(const double* ages, int64_t age_count,
                                                                    const double* deaths, const double* population,
                                                                    int64_t bands, int64_t tables, double from,
                                                                    double to, const salus_life_table_options* options,
                                                                    const salus_estimates* result, salus_error** error);
SALUS_API salus_status SALUS_CALL salus_probabilities_of_dying(const double* ages, int64_t age_count,
                                                               const double* deaths, const double* population,
                                                               int64_t bands, int64_t tables, double from, double to,
                                                               const salus_life_table_options* options,
                                                               const salus_estimates* result, salus_error** error);
/* 30q70 and its like: from the deaths of the causes in question. */
SALUS_API salus_status SALUS_CALL salus_premature_mortality(const double* ages, int64_t age_count, const double* deaths,
                                                            const double* population, int64_t bands, int64_t tables,
                                                            double from, double to, const double* confidences,
                                                            int64_t confidence_count, const salus_estimates* result,
                                                            salus_error** error);
/* Sullivan: `unhealthy_share` is a matrix, too, and so are `sample_sizes`, which may be NULL. */
SALUS_API salus_status SALUS_CALL salus_healthy_life_expectancies(const double* ages, int64_t bands,
                                                                  const double* deaths, const double* population,
                                                                  const double* unhealthy_share,
                                                                  const double* sample_sizes, int64_t tables, double at,
                                                                  const salus_life_table_options* options,
                                                                  const salus_estimates* result, salus_error** error);
/* The gain in life expectancy at an age if nobody died of a cause. One table. */
SALUS_API salus_status SALUS_CALL salus_life_expectancy_gain(const double* ages, const double* deaths,
                                                             const double* cause_deaths, const double* population,
                                                             int64_t bands, double at,
                                                             const salus_life_table_options* options,
                                                             const salus_estimates* result, salus_error** error);
/* What each band contributes to the difference of life expectancy, second less first, at the first age (Arriaga):
 * `parts` has an entry a band, `cause_parts` (may be NULL with no causes) bands for each cause in turn, as have both
 * sides' cause_deaths. */
SALUS_API salus_status SALUS_CALL salus_decompose_life_expectancy(
    const double* ages, int64_t bands, const double* first_deaths, const double* first_population,
    const double* first_cause_deaths, const double* second_deaths, const double* second_population,
    const double* second_cause_deaths, int64_t causes, const salus_life_table_options* options, double* parts,
    double* cause_parts, salus_value* difference, salus_error** error);

/* ---- Inequality, control, trend ------------------------------------------------------------------------------ */

enum { SALUS_SLOPE_LINEAR = 0, SALUS_SLOPE_LOG = 1, SALUS_SLOPE_LOGIT = 2 };

/* Slope and relative index of inequality of groups in the order given; each of `sii` and `rii` has one row. */
SALUS_API salus_status SALUS_CALL salus_slope_index(const double* values, const double* populations, int64_t groups,
                                                    int32_t transform, const double* confidences,
                                                    int64_t confidence_count, const salus_estimates* sii,
                                                    const salus_estimates* rii, salus_error** error);

/* group - reference, and group / reference, with limits where both have them. Neither output may be NULL. */
SALUS_API salus_status SALUS_CALL salus_gaps(const salus_estimate* group, const salus_estimate* reference,
                                             salus_estimate* absolute, salus_estimate* relative, salus_error** error);

enum { SALUS_INEQUALITY_GINI = 1, SALUS_INEQUALITY_CONCENTRATION = 2, SALUS_INEQUALITY_THEIL = 3 };
/* One index over groups (of the concentration index in the order given); Theil's has no limits. One row. */
SALUS_API salus_status SALUS_CALL salus_inequality_index(int32_t index, const double* values, const double* populations,
                                                         int64_t groups, const double* confidences,
                                                         int64_t confidence_count, const salus_estimates* result,
                                                         salus_error** error);

enum { SALUS_REFERENCE_LOWEST = -1, SALUS_REFERENCE_HIGHEST = -2 };
/* Population attributable risk against a reference group: SALUS_REFERENCE_…, or the group's index. */
SALUS_API salus_status SALUS_CALL salus_attributable_risk(const double* values, const double* populations,
                                                          int64_t groups, int64_t reference, salus_value* absolute,
                                                          salus_value* fraction, salus_error** error);

/* Groups 1 to `groups` of equal size by value, 0 for rows without a value. `populations` may be NULL: rows count alike.
 * `descending`: the highest values are in group 1. *reason (may be NULL) receives why there are none. */
SALUS_API salus_status SALUS_CALL salus_quantile_groups(const double* values, const double* populations, int64_t rows,
                                                        int32_t groups, int32_t descending, int32_t* out,
                                                        int32_t* reason, salus_error** error);

enum { SALUS_FUNNEL_PROPORTION = 0, SALUS_FUNNEL_RATE = 1, SALUS_FUNNEL_RATIO = 2 };

/* Funnel lines at each denominator (persons, person-years or expected events). No confidences: 0.95 and 0.998. */
SALUS_API salus_status SALUS_CALL salus_funnel_limits(int32_t statistic, double baseline, const double* denominators,
                                                      int64_t rows, const double* confidences, int64_t confidence_count,
                                                      const salus_estimates* result, salus_error** error);
/* How many of the ascending levels (none: 0.95 and 0.998) each row leaves behind, negative below; z scores and
 * standard errors beside them. Each output has an entry a row and may be NULL. */
SALUS_API salus_status SALUS_CALL salus_funnel_bands(int32_t statistic, double baseline, const double* events,
                                                     const double* denominators, int64_t rows,
                                                     const double* confidences, int64_t confidence_count,
                                                     int32_t* bands, double* scores, double* standard_errors,
                                                     uint8_t* reasons, salus_error** error);
/* Over-dispersion of scores (Spiegelhalter): *factor is φ, *between_variance τ². `winsorised` is usually 0.1. */
SALUS_API salus_status SALUS_CALL salus_overdispersion(const double* scores, const double* standard_errors,
                                                       int64_t rows, double winsorised, double* factor,
                                                       double* between_variance, int32_t* reason, salus_error** error);
enum { SALUS_DISPERSION_NONE = 0, SALUS_DISPERSION_MULTIPLICATIVE = 1, SALUS_DISPERSION_ADDITIVE = 2 };
/* The limits of a baseline under it, an entry a standard error, for one confidence (0: 0.95). */
SALUS_API salus_status SALUS_CALL salus_overdispersed_limits(double baseline, const double* standard_errors,
                                                             int64_t rows, double factor, double between_variance,
                                                             int32_t model, double confidence, double* lower,
                                                             double* upper, salus_error** error);

enum {
  SALUS_STANDING_NOT_COMPARED = 0,
  SALUS_STANDING_BETTER = 1,
  SALUS_STANDING_SIMILAR = 2,
  SALUS_STANDING_WORSE = 3,
  SALUS_STANDING_HIGHER = 4,
  SALUS_STANDING_LOWER = 5
};
/* Where an estimate stands against a benchmark, by SALUS_DIRECTION_…; cannot fail (NULL or an unknown direction: not
 * compared). */
SALUS_API int32_t SALUS_CALL salus_compare_with_benchmark(const salus_estimate* estimate, double benchmark,
                                                          int32_t direction);
SALUS_API const char* SALUS_CALL salus_standing_name(int32_t standing);

enum { SALUS_TREND_LINEAR = 0, SALUS_TREND_LOG_LINEAR = 1 };

typedef struct salus_trend {
  uint32_t size;
  int32_t reason; /* why there is no test */
  salus_estimate slope;
  salus_estimate intercept;
  salus_estimate annual_percent_change; /* of a log-linear trend */
  double statistic;
  double p_value;
  int64_t points;
} salus_trend;

/* A line through the years by (weighted) least squares; `weights` may be NULL. `confidence` 0: 0.95. */
SALUS_API salus_status SALUS_CALL salus_trend_fit(const double* years, const double* values, const double* weights,
                                                  int64_t rows, int32_t form, double confidence, salus_trend* trend,
                                                  salus_error** error);
/* The line's value at a year, with the limits between which the figure of that one year lies (prediction interval). Since 0.1. */
SALUS_API salus_status SALUS_CALL salus_trend_predict(const double* years, const double* values, int64_t rows,
                                                      int32_t form, double confidence, double year,
                                                      salus_estimate* prediction, salus_error** error);

typedef struct salus_mann_kendall {
  uint32_t size;
  int32_t reason;
  double s;
  double variance;
  double tau;
  double statistic;
  double p_value;
  salus_estimate sen_slope;
  int64_t points;
} salus_mann_kendall;

/* The Mann-Kendall test with Sen's slope, of at most 1000 rows. */
SALUS_API salus_status SALUS_CALL salus_mann_kendall_test(const double* years, const double* values, int64_t rows,
                                                          double confidence, salus_mann_kendall* test,
                                                          salus_error** error);
/* Compound annual growth in percent a year. */
SALUS_API salus_status SALUS_CALL salus_annual_growth_rate(double first, double last, double years, salus_value* rate,
                                                           salus_error** error);

/* Small-number rules: counts above 0 up to suppress_up_to (and 0 where suppress_zero) are withheld
 * (SALUS_REASON_SUPPRESSED), the rest rounded to a multiple of round_to (0: as it is). `values` may be `counts`;
 * `reasons` may be NULL. */
SALUS_API salus_status SALUS_CALL salus_disclose(const double* counts, int64_t rows, double suppress_up_to,
                                                 int32_t suppress_zero, double round_to, double* values,
                                                 uint8_t* reasons, salus_error** error);

#ifdef __cplusplus
}
#endif

#endif
