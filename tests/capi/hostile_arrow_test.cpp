// Arrow structures that cannot be: whatever can be checked is.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

int released = 0;
void release_schema(ArrowSchema* schema) {
  ++released;
  schema->release = nullptr;
}
void release_array(ArrowArray* array) {
  ++released;
  array->release = nullptr;
}

// A column of three doubles.
struct Arrow {
  explicit Arrow(const char* name) {
    schema.format = "g";
    schema.name = name;
    schema.release = release_schema;
    array.length = 3;
    array.n_buffers = 2;
    array.buffers = buffers;
    array.release = release_array;
  }
  Arrow(const Arrow&) = delete;

  double values[3] = {1, 2, 4};
  const void* buffers[2] = {nullptr, values};
  ArrowSchema schema{};
  ArrowArray array{};
};

// A record batch of a and b.
struct Batch {
  Batch() {
    schema.format = "+s";
    schema.n_children = array.n_children = 2;
    schema.children = schemas;
    schema.release = release_schema;
    array.length = 3;
    array.n_buffers = 1;
    array.buffers = buffers;
    array.children = arrays;
    array.release = release_array;
  }
  Batch(const Batch&) = delete;

  Arrow a{"a"};
  Arrow b{"b"};
  ArrowSchema* schemas[2] = {&a.schema, &b.schema};
  ArrowArray* arrays[2] = {&a.array, &b.array};
  const void* buffers[1] = {nullptr};
  ArrowSchema schema{};
  ArrowArray array{};
};

// The status for a batch; the outputs stay as they were on failure, and nothing of the caller's is released.
Outcome evaluate(const Batch& batch) {
  const Formula formula = compiled("a / b");
  ArrowSchema schema{};
  ArrowArray array{};
  released = 0;
  const Outcome result = outcome([&](salus_error** error) {
    return salus_formula_evaluate_arrow(formula.get(), &batch.schema, &batch.array, &schema, &array, error);
  });
  EXPECT_EQ(released, 0);
  if (result.status == SALUS_OK) {
    EXPECT_EQ(array.length, batch.array.length);
    array.release(&array);
    schema.release(&schema);
  }
  EXPECT_EQ(schema.release, nullptr);
  EXPECT_EQ(array.release, nullptr);
  return result;
}

salus_status read(const Arrow& from) {
  auto column = sized<salus_column>();
  column.length = 77;
  const salus_status status = status_of(
      [&](salus_error** error) { return salus_column_from_arrow(&from.schema, &from.array, &column, error); });
  EXPECT_EQ(column.length == 77, status != SALUS_OK);
  return status;
}

TEST(CHostileArrow, AWholeBatchIsRead) { EXPECT_EQ(evaluate(Batch()).status, SALUS_OK); }

TEST(CHostileArrow, NullPointers) {
  const Formula formula = compiled("a / b");
  const Batch batch;
  ArrowSchema schema{};
  ArrowArray array{};
  auto column = sized<salus_column>();
  EXPECT_EQ(salus_column_from_arrow(nullptr, &batch.array, &column, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_column_from_arrow(&batch.schema, nullptr, &column, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_column_from_arrow(&batch.a.schema, &batch.a.array, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  const auto evaluate_with = [&](const salus_formula* f, const ArrowSchema* s, const ArrowArray* a, ArrowSchema* to_s,
                                 ArrowArray* to_a) {
    return salus_formula_evaluate_arrow(f, s, a, to_s, to_a, nullptr);
  };
  EXPECT_EQ(evaluate_with(nullptr, &batch.schema, &batch.array, &schema, &array), SALUS_ERROR_HANDLE);
  EXPECT_EQ(evaluate_with(formula.get(), nullptr, &batch.array, &schema, &array), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate_with(formula.get(), &batch.schema, nullptr, &schema, &array), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate_with(formula.get(), &batch.schema, &batch.array, nullptr, &array), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(evaluate_with(formula.get(), &batch.schema, &batch.array, &schema, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_to_arrow(nullptr, &schema, &array, nullptr), SALUS_ERROR_HANDLE);
  const Results results = evaluated(plan_of(small_plan), town(7, 1000));
  EXPECT_EQ(salus_results_to_arrow(results.get(), nullptr, &array, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(salus_results_to_arrow(results.get(), &schema, nullptr, nullptr), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(schema.release, nullptr);
  EXPECT_EQ(array.release, nullptr);
}

TEST(CHostileArrow, ColumnsThatAreInconsistent) {
  EXPECT_EQ(read(Arrow("a")), SALUS_OK);
  const auto spoilt = [](auto spoil) {
    Arrow column("a");
    spoil(column);
    return read(column);
  };
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(spoilt([](Arrow& c) { c.schema.release = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.array.release = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.schema.format = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.schema.format = ""; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.schema.format = "d:38,2"; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.schema.dictionary = &c.schema; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.array.length = -1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([=](Arrow& c) { c.array.length = most; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.array.offset = -1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([=](Arrow& c) { c.array.offset = most; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.array.n_buffers = 1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.array.n_buffers = -2; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.array.buffers = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) { c.buffers[1] = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Arrow& c) {
              c.buffers[1] = nullptr;
              c.array.length = 0;
            }),
            SALUS_OK);
}

TEST(CHostileArrow, BatchesThatAreInconsistent) {
  const auto spoilt = [](auto spoil) {
    Batch batch;
    spoil(batch);
    return evaluate(batch).status;
  };
  EXPECT_EQ(spoilt([](Batch& b) { b.schema.format = "g"; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.schema.format = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.schema.release = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.release = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.schema.n_children = -1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.schema.n_children = b.array.n_children = -1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.n_children = 1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.schema.children = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.children = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.schemas[1] = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.arrays[0] = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.length = 4; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.offset = 1; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.length = -3; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.a.schema.release = nullptr; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.a.schema.name = nullptr; }), SALUS_ERROR_ARGUMENT);  // a is missing then
  EXPECT_EQ(spoilt([](Batch& b) { b.a.schema.name = "\xFF\xFE"; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.b.schema.name = "a"; }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(spoilt([](Batch& b) { b.array.length = 0; }), SALUS_OK);
}

TEST(CHostileArrow, AFormulaOverYearsIsNotForBatches) {
  const Formula formula = compiled("a@-1y / b");
  const Batch batch;
  ArrowSchema schema{};
  ArrowArray array{};
  EXPECT_EQ(salus_formula_evaluate_arrow(formula.get(), &batch.schema, &batch.array, &schema, &array, nullptr),
            SALUS_ERROR_UNSUPPORTED);
  EXPECT_EQ(array.release, nullptr);
}

}  // namespace
