// What targets, plans, datasets and evaluations have to say is said in Chinese, too.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "salus/data/dataset.hpp"
#include "salus/engine/results.hpp"
#include "salus/engine/rows.hpp"
#include "salus/model/catalogue.hpp"
#include "salus/model/plan.hpp"
#include "salus/model/target.hpp"

namespace salus {
namespace {

void expect_chinese(const Diagnostics& findings, const std::string& what) {
  EXPECT_FALSE(findings.empty()) << what;
  for (const Diagnostic& d : findings) {
    bool chinese = false;
    for (std::size_t at = 0; at < d.message_zh.size();) {
      const utf8::CodePoint c = utf8::decode(d.message_zh, at);
      ASSERT_GT(c.length, 0) << what;
      chinese = chinese || (c.value >= 0x4E00 && c.value <= 0x9FFF);
      at += static_cast<std::size_t>(c.length);
    }
    EXPECT_TRUE(chinese) << what << ": " << d.message << " | " << d.message_zh;
    EXPECT_EQ(d.hint.empty(), d.hint_zh.empty()) << what << ": " << d.hint << " | " << d.hint_zh;
  }
}

TEST(Messages, OfTargetsAreChinese) {
  TargetOptions options;
  options.unit = Unit::from("张");
  for (const std::string text :
       {"", "！", "text \"a", "text \"\"", "不低于 37 以下", "≥18-20", "20-18", "1e999", "≥37 公里/秒 37", "18 张-20",
        "37 岁", "下降 30% 以下", "baseline(x) -30%", "baseline 30%", "\xFF", "a\xE2\x80\x8B"})
    expect_chinese(Target::parse(text, options).diagnostics(), text);
  options.about = 2;
  expect_chinese(Target::parse("7.5 左右", options).diagnostics(), "about");
  options = {};
  for (const std::string text : {"37", "7.5 左右", "下降 30%", "下降 30", "下降 30% 以上"}) {
    const Result<Target> target = Target::parse(text, options);
    ASSERT_TRUE(target.ok()) << text;
    expect_chinese(target->notes, text);
  }
}

TEST(Messages, OfPeriodsAreChinese) {
  for (const std::string text : {"", "x", "15", "1000", "2015-Q5", "2015-H3", "2015-W60", "2015-13", "2015-02-30",
                                 "2015-2016", "2015-x", "2015x", "2015..2015-01", "2016..2015", "9999-W52"})
    if (const Result<Period> period = Period::parse(text); !period.ok()) expect_chinese(period.diagnostics(), text);
  expect_chinese(Period::parse(std::string(500, '2')).diagnostics(), "long");
  const Period year = Period::of_year(2020);
  expect_chinese(year.shifted(100'000, Frequency::year).diagnostics(), "far");
  expect_chinese(year.shifted(1, Frequency::day).diagnostics(), "short step");
  expect_chinese(year.enclosing(Frequency::month).diagnostics(), "enclosing");
  expect_chinese(Period::parse("2020-W01").value().shifted(1, Frequency::month).diagnostics(), "weeks");
}

TEST(Messages, OfPlanDocumentsAreChinese) {
  for (const std::string text :
       {"", "[]", "{", "{} x", "{\"a\":\x01}", "{\"id\":1,\"id\":2,\"format\":\"y\",\"tilte\":{}}", "\xFF",
        "{\"areas\":[{\"id\":\"A b\",\"name\":{\"zh\":\"\"},\"parent\":\"q\"},3],\"period\":\"x\",\"elements\":[],"
        "\"indicators\":[{\"id\":\"i\",\"name\":{\"zh\":\"指\"},\"unit\":\"%\",\"formula\":\"指+x\",\"digits\":99,"
        "\"direction\":\"up\",\"targets\":[{\"period\":\"2020\",\"text\":\"20-18\"}]}]}"})
    expect_chinese(Plan::parse(text).diagnostics(), text);
  expect_chinese(Plan::load("no such plan").diagnostics(), "load");
  expect_chinese(Plan::load_catalogue("no such plan").diagnostics(), "catalogue");
}

TEST(Messages, OfDataAndTheirEvaluationAreChinese) {
  const Plan plan = Plan::load("jinshan-2021-2025").value();
  Dataset::Builder builder;
  builder.add("", "a", "2020", Value(1.0), Origin::reported, {{"sex", "男"}, {"sex", "女"}});
  builder.add("e", "a", "later", Value(1.0), Origin::reported, {});
  builder.add("e", "a", "2020", Value(1.0), Origin::reported, {});
  builder.add("e", "a", "2020", Value(2.0), Origin::reported, {});
  builder.add("e", "a", "2020", Value(), Origin::reported, {});
  expect_chinese(builder.finish().diagnostics(), "dataset");

  builder.add("完全陌生", "jinshan", "2020", Value(1.0), Origin::reported, {});
  builder.add("live_births", "无此地区", "2020", Value(1.0), Origin::reported, {});
  builder.add("live_births", "jinshan", "2020", Value(9.0), Origin::reported, {});
  builder.add("live_births", "jinshan", "2020", Value(1.0), Origin::reported, {{"sex", "男"}});
  builder.add("live_births", "jinshan", "2020", Value(2.0), Origin::reported, {{"sex", "女"}});
  const Dataset data = builder.finish().value();
  expect_chinese(evaluate(plan, data, {}).value().findings, "findings");
  EvaluateOptions options;
  options.areas = {"无此地区"};
  expect_chinese(evaluate(plan, data, options).diagnostics(), "areas");
  options = {};
  options.completeness = 2;
  expect_chinese(evaluate(plan, data, options).diagnostics(), "completeness");

  const Formula formula = Formula::compile("a/b").value();
  expect_chinese(evaluate(formula, span<const Value>()).diagnostics(), "inputs");
}

}  // namespace
}  // namespace salus
