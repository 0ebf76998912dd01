// Texts of wrong lengths and encodings, for every text that goes in.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "capi/support.hpp"

namespace {

using namespace salus_test;

// "婴儿" as GBK, which is what most Chinese hospital systems hold.
constexpr char gbk[] = "\xD3\xA4\xB6\xF9";
constexpr char not_utf8[] = "a\xC0\x80";

// A call with one text of it left open; `data` and `length` are wrong in every way that can be noticed.
template <typename Call>
void check_text(Call call) {
  for (const std::int64_t length :
       {std::int64_t{-2}, std::int64_t{-1000}, INT64_MIN, INT64_MAX, (INT64_C(1) << 30) + 1})
    EXPECT_EQ(status_of([&](salus_error** error) { return call("a", length, error); }), SALUS_ERROR_ARGUMENT) << length;
  EXPECT_EQ(status_of([&](salus_error** error) { return call(nullptr, 1, error); }), SALUS_ERROR_ARGUMENT);
  EXPECT_EQ(status_of([&](salus_error** error) { return call(nullptr, INT64_MAX, error); }), SALUS_ERROR_ARGUMENT);
  const Outcome invalid = outcome([&](salus_error** error) { return call(not_utf8, 3, error); });
  EXPECT_EQ(invalid.status, SALUS_ERROR_ENCODING);
  EXPECT_NE(invalid.text.find("UTF-8"), std::string::npos) << invalid.text;
  const Outcome from_gbk = outcome([&](salus_error** error) { return call(gbk, SALUS_NUL_TERMINATED, error); });
  EXPECT_EQ(from_gbk.status, SALUS_ERROR_ENCODING);
  EXPECT_NE(from_gbk.text.find("GBK"), std::string::npos) << from_gbk.text;
}

TEST(CHostileTexts, OfCalls) {
  const salus_value shown = value(1);
  check_text([&](const char* data, std::int64_t length, salus_error** error) {
    char* copy = nullptr;
    std::int64_t copy_length = 7;
    const salus_status status = salus_display(&shown, data, length, 2, 0, &copy, &copy_length, error);
    EXPECT_EQ(copy, nullptr);
    EXPECT_EQ(copy_length, 7);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    double result = 7;
    const salus_status status = salus_unit_convert(1, data, length, "%", -1, &result, error);
    EXPECT_EQ(result, 7);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    double result = 7;
    const salus_status status = salus_unit_convert(1, "%", -1, data, length, &result, error);
    EXPECT_EQ(result, 7);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto* made = reinterpret_cast<salus_formula*>(error);
    const salus_status status = salus_formula_compile(data, length, nullptr, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto* made = reinterpret_cast<salus_target*>(error);
    const salus_status status = salus_target_parse(data, length, nullptr, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto* made = reinterpret_cast<salus_plan*>(error);
    const salus_status status = salus_plan_parse(data, length, nullptr, 0, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto* made = reinterpret_cast<salus_plan*>(error);
    const salus_status status = salus_plan_parse(small_plan, -1, data, length, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto* made = reinterpret_cast<salus_plan*>(error);
    const salus_status status = salus_plan_load_file(data, length, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto* made = reinterpret_cast<salus_plan*>(error);
    const salus_status status = salus_plan_load_catalogue(data, length, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
}

TEST(CHostileTexts, OfQuestions) {
  const Formula formula = compiled("a");
  for (const std::int64_t length : {std::int64_t{-2}, INT64_MIN, INT64_MAX}) {
    EXPECT_EQ(salus_formula_input(formula.get(), "a", length), -1);
    EXPECT_EQ(salus_origin_from_name("reported", length), -1);
    EXPECT_EQ(salus_reason_from_name("missing", length), -1);
  }
  for (const char* name : {gbk, not_utf8, ""}) {
    EXPECT_EQ(salus_formula_input(formula.get(), name, -1), -1);
    EXPECT_EQ(salus_origin_from_name(name, -1), -1);
    EXPECT_EQ(salus_reason_from_name(name, -1), -1);
  }
  EXPECT_EQ(salus_formula_input(formula.get(), nullptr, 5), -1);
  EXPECT_EQ(salus_origin_from_name(nullptr, 5), -1);
  EXPECT_EQ(salus_reason_from_name(nullptr, 5), -1);
}

TEST(CHostileTexts, OfOptions) {
  const auto compile = [](const salus_formula_options& options, salus_error** error) {
    auto* made = reinterpret_cast<salus_formula*>(error);
    const salus_status status = salus_formula_compile("a", -1, &options, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  };
  for (auto member : {&salus_formula_options::unit, &salus_formula_options::basis})
    check_text([&](const char* data, std::int64_t length, salus_error** error) {
      auto options = sized<salus_formula_options>();
      options.*member = {data, length};
      return compile(options, error);
    });
  for (auto member : {&salus_declaration::id, &salus_declaration::name, &salus_declaration::unit,
                      &salus_declaration::basis, &salus_declaration::start, &salus_declaration::formula})
    check_text([&](const char* data, std::int64_t length, salus_error** error) {
      auto declaration = sized<salus_declaration>();
      declaration.name = text("a");
      declaration.*member = {data, length};
      auto options = sized<salus_formula_options>();
      options.declarations = &declaration;
      options.declaration_count = 1;
      options.declaration_stride = sizeof declaration;
      return compile(options, error);
    });
  check_text([&](const char* data, std::int64_t length, salus_error** error) {
    const salus_text alias = {data, length};
    auto declaration = sized<salus_declaration>();
    declaration.name = text("a");
    declaration.aliases = &alias;
    declaration.alias_count = 1;
    auto options = sized<salus_formula_options>();
    options.declarations = &declaration;
    options.declaration_count = 1;
    options.declaration_stride = sizeof declaration;
    return compile(options, error);
  });
  check_text([](const char* data, std::int64_t length, salus_error** error) {
    auto options = sized<salus_target_options>();
    options.unit = {data, length};
    auto* made = reinterpret_cast<salus_target*>(error);
    const salus_status status = salus_target_parse("≥37", -1, &options, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  });
  const Target target = parsed("≥37");
  const salus_value judged = value(38);
  check_text([&](const char* data, std::int64_t length, salus_error** error) {
    auto options = sized<salus_judge_options>();
    options.unit = {data, length};
    auto verdict = sized<salus_verdict>();
    const salus_status status = salus_target_judge(target.get(), &judged, &options, &verdict, error);
    EXPECT_EQ(verdict.status, 0);
    return status;
  });
  const Plan plan = plan_of(small_plan);
  const Dataset dataset = town(60, 8000);
  for (const bool areas : {true, false})
    check_text([&](const char* data, std::int64_t length, salus_error** error) {
      const salus_text given = {data, length};
      auto options = sized<salus_evaluate_options>();
      (areas ? options.areas : options.periods) = &given;
      (areas ? options.area_count : options.period_count) = 1;
      auto* made = reinterpret_cast<salus_results*>(error);
      const salus_status status = salus_plan_evaluate(plan.get(), dataset.get(), &options, &made, error);
      EXPECT_EQ(made, nullptr);
      return status;
    });
}

TEST(CHostileTexts, OfDatasets) {
  const TownColumns rows(60, 8000);
  const auto create = [](const salus_dataset_columns& columns, salus_error** error) {
    auto* made = reinterpret_cast<salus_dataset*>(error);
    const salus_status status = salus_dataset_create(&columns, &made, error);
    EXPECT_EQ(made, nullptr);
    return status;
  };
  for (auto member : {&salus_dataset_columns::element, &salus_dataset_columns::area, &salus_dataset_columns::period})
    check_text([&](const char* data, std::int64_t length, salus_error** error) {
      const std::vector<salus_text> texts = {text("2025"), {data, length}};
      salus_dataset_columns columns = rows.get();
      columns.*member = column(texts);
      return create(columns, error);
    });
  for (const bool name : {true, false})
    check_text([&](const char* data, std::int64_t length, salus_error** error) {
      const std::vector<salus_text> texts = {text("男"), name ? text("女") : salus_text{data, length}};
      auto category = sized<salus_category>();
      category.name = name ? salus_text{data, length} : text("sex");
      category.values = column(texts);
      salus_dataset_columns columns = rows.get();
      columns.categories = &category;
      columns.category_count = 1;
      columns.category_stride = sizeof category;
      return create(columns, error);
    });
}

TEST(CHostileTexts, OfRowsNameTheRow) {
  const TownColumns rows(60, 8000);
  const std::vector<salus_text> texts = {text("town"), text(gbk)};
  salus_dataset_columns columns = rows.get();
  columns.area = column(texts);
  const Outcome found = outcome([&](salus_error** error) {
    salus_dataset* made = nullptr;
    return salus_dataset_create(&columns, &made, error);
  });
  EXPECT_EQ(found.status, SALUS_ERROR_ENCODING);
  EXPECT_NE(found.text.find("row 2"), std::string::npos) << found.text;
}

// A path that ends at a NUL for the system is another path.
TEST(CHostileTexts, PathsHoldNoNul) {
  salus_plan* made = nullptr;
  EXPECT_EQ(salus_plan_load_file("/dev/null\0.json", 15, &made, nullptr), SALUS_ERROR_ARGUMENT);
}

}  // namespace
