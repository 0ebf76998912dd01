// The shipped plan of Jinshan against the printed plan: its table 1, its annex 2 and its figures, listed here by hand.
#include <gtest/gtest.h>

#include <charconv>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "salus/assessment/assess.hpp"
#include "salus/data/dataset.hpp"
#include "salus/engine/results.hpp"
#include "salus/model/catalogue.hpp"
#include "salus/model/plan.hpp"
#include "salus/units/rounding.hpp"

namespace salus {
namespace {

const Plan& jinshan() {
  static const Plan plan = Plan::load_catalogue("jinshan-2021-2025").value();
  return plan;
}

std::string_view entry(std::string_view name) {
  for (const CatalogueEntry& e : catalogue_entries())
    if (e.name == name) return e.text;
  ADD_FAILURE() << "not in the catalogue: " << name;
  return {};
}

using Row = std::map<std::string, std::string>;

// The shipped observations need no quoting.
std::vector<Row> rows_of(std::string_view file) {
  std::vector<Row> rows;
  std::vector<std::string> header;
  std::istringstream text{std::string(entry(file))};
  for (std::string line; std::getline(text, line);) {
    EXPECT_EQ(line.find('"'), std::string::npos);
    std::vector<std::string> cells(1);
    for (const char c : line)
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    if (header.empty()) {
      header = cells;
      continue;
    }
    EXPECT_EQ(cells.size(), header.size()) << file << ": " << line;
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) row[header[i]] = cells[i];
    rows.push_back(row);
  }
  return rows;
}

Origin origin_of(const std::string& text) {
  for (const Origin origin : {Origin::reported, Origin::computed, Origin::derived, Origin::estimated, Origin::example})
    if (name(origin) == text) return origin;
  ADD_FAILURE() << "no origin: " << text;
  return Origin::reported;
}

Dataset load(const std::vector<std::string_view>& files) {
  Dataset::Builder builder;
  for (const std::string_view file : files) {
    for (const Row& row : rows_of(file)) {
      Value value = row.at("reason").empty() ? Reason::missing : reason_from_name(row.at("reason"));
      if (const std::string& digits = row.at("value"); !digits.empty()) {
        double number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        value = number;
      }
      std::vector<std::pair<std::string_view, std::string_view>> categories;
      if (row.count("age") > 0) categories.emplace_back("age", row.at("age"));
      builder.add(row.at("element"), row.at("area"), row.at("period"), value, origin_of(row.at("origin")), categories);
    }
  }
  const Result<Dataset> dataset = builder.finish();
  EXPECT_TRUE(dataset.ok()) << dataset.diagnostics().front().message;
  return *dataset;
}

const Indicator& indicator(std::string_view id) {
  for (const Indicator& i : jinshan().indicators())
    if (i.id == id) return i;
  ADD_FAILURE() << "no indicator " << id;
  return jinshan().indicators().front();
}

std::size_t index_of(std::string_view id) {
  return static_cast<std::size_t>(&indicator(id) - jinshan().indicators().data());
}

TEST(Jinshan, IsThePlanOfTheDistrictFor2021To2025) {
  const Plan& plan = jinshan();
  EXPECT_EQ(plan.title().zh, "金山区卫生健康发展“十四五”规划");
  EXPECT_EQ(plan.period().to_string(), "2021..2025");
  EXPECT_EQ(plan.jurisdiction(), "jinshan");
  std::map<std::string, Area> areas;
  for (const Area& area : plan.areas()) areas[area.id] = area;
  EXPECT_EQ(areas.at("jinshan").name.zh, "金山区");
  EXPECT_EQ(areas.at("jinshan").parent, "shanghai");
  EXPECT_FALSE(areas.at("shanghai").partitioned) << "one district does not make up the city";
  EXPECT_EQ(areas.at("example-district").name.zh, "示例区");
  EXPECT_EQ(areas.at("example-district").parent, "example-city");
  EXPECT_EQ(areas.at("example-city").name.en, "Example City");
}

// Table 1 (name, unit, target, attribute) and the column of annex 2 that says how each is computed, its line breaks joined.
struct Printed {
  const char* name;
  const char* unit;
  const char* target;
  Attribute attribute;
  const char* formula;  // empty where the annex describes it in words
};
constexpr Attribute anticipatory = Attribute::anticipatory;
constexpr Attribute binding = Attribute::binding;
constexpr const char* better = "优于全市平均水平";
const Printed printed[] = {
    {"人均预期寿命", "岁", better, anticipatory, ""},
    {"婴儿死亡率", "‰", better, anticipatory, "全年婴儿死亡数/同年活产数×1000‰"},
    {"5 岁以下儿童死亡率", "‰", better, anticipatory, "全年 5 岁以下儿童死亡数/同年活产数×1000‰"},
    {"孕产妇死亡率", "1/10 万", better, anticipatory, "全年孕产妇死亡人数/同年活产数×10 万/10 万"},
    {"常见恶性肿瘤诊断时早期比例", "%", "≥37", anticipatory,
     "某年度发病率前 10 位恶性肿瘤中诊断 I 期的病例数/同年度发病率前 10 位恶性肿瘤病例总数×100%"},
    {"居民健康素养水平", "%", "≥36", anticipatory, "具备健康素养人数/有效调查总人数×100%"},
    {"千人口医疗机构床位数", "张", "7.5 左右", anticipatory, "医疗卫生机构床位数/年末常住人口数×1000"},
    {"千人口执业（助理）医师数", "人", "≥3.6", anticipatory, "执业（助理）医师数/年末常住人口数×1000"},
    {"千人口注册护士数", "人", "≥4.0", anticipatory, "注册护士数/年末常住人口数×1000"},
    {"千人口全科医生数", "人", "0.45 左右", anticipatory, "全科医生数/年末常住人口数×1000"},
    {"精神科执业（助理）医师数（人/10 万人口）", "人/10万人口", "4.0", anticipatory,
     "精神科执业（助理）医师数/年末常住人口数×100000"},
    {"院前急救平均反应时间", "分钟", "稳定在 12 分钟以内", binding, "总院前急救时间/急救次数"},
    {"千人口献血率", "‰", "17.5", anticipatory, "献血者数/年末常住人口数×1000‰"},
    {"重点行业用人单位职业病危害项目申报率", "%", "≥90", binding,
     "本区已完成职业病危害因素申报的企业数/本区重点行业有职业病危害因素的企业数×100%"},
    {"参加健康自我管理小组的人数", "万人", "6.8", anticipatory, ""},
};

TEST(Jinshan, SaysWhatTable1AndAnnex2Print) {
  // Those of the table come first; what stands only in the text follows without a number.
  ASSERT_GE(jinshan().indicators().size(), std::size(printed));
  for (std::size_t i = std::size(printed); i < jinshan().indicators().size(); ++i)
    EXPECT_EQ(jinshan().indicators()[i].number, 0);
  for (std::size_t i = 0; i < std::size(printed); ++i) {
    const Indicator& indicator = jinshan().indicators()[i];
    const Printed& p = printed[i];
    EXPECT_EQ(indicator.number, static_cast<int>(i) + 1);
    EXPECT_EQ(indicator.name.zh, p.name);
    EXPECT_FALSE(indicator.name.en.empty());
    EXPECT_EQ(indicator.unit.name(), Unit::from(p.unit).name());
    EXPECT_EQ(indicator.attribute, p.attribute) << p.name;
    ASSERT_EQ(indicator.targets.size(), 1u);
    EXPECT_EQ(indicator.targets[0].period.to_string(), "2025");
    EXPECT_EQ(indicator.targets[0].target.text, p.target);
    EXPECT_TRUE(indicator.targets[0].target.judgeable()) << p.name;
    if (*p.formula != '\0') {
      EXPECT_EQ(indicator.formula_text, p.formula);
    } else {
      EXPECT_FALSE(indicator.formula_note.zh.empty()) << "that the formula is not the annex's is said: " << p.name;
    }
  }
}

TEST(Jinshan, TheTextsStandInTheDocumentAsItIs) {
  // The shipped text itself, not only what was read from it.
  const std::string_view json = entry("jinshan-2021-2025.json");
  for (const Printed& p : printed)
    EXPECT_NE(json.find("\"formula\": \"" + std::string(p.formula)), std::string_view::npos) << p.formula;
}

TEST(Jinshan, FootnoteOfTable1CountsTwoIndicatorsOnTheRegisteredPopulation) {
  for (const Indicator& i : jinshan().indicators()) {
    if (i.number == 0) continue;
    const bool footnote = i.number == 1 || i.number == 3;
    const bool per_resident = (i.number >= 7 && i.number <= 11) || i.number == 13;
    EXPECT_EQ(i.basis, footnote ? "registered" : per_resident ? "resident" : "unspecified") << i.id;
  }
  // Live births are printed with one name for both, and the basis tells them apart.
  EXPECT_EQ(indicator("infant_mortality_rate").formula.denominator(), "同年活产数");
  EXPECT_EQ(indicator("under_five_mortality_rate").formula.denominator(), "同年活产数");
  EXPECT_EQ(jinshan().symbols().find("同年活产数").size(), 2u);
}

TEST(Jinshan, TargetsMeanWhatTheySay) {
  const auto kind = [](std::string_view id) { return indicator(id).targets[0].target.kind; };
  for (const char* id :
       {"life_expectancy", "infant_mortality_rate", "under_five_mortality_rate", "maternal_mortality_ratio"})
    EXPECT_EQ(kind(id), TargetKind::better_than_parent) << id;
  EXPECT_EQ(kind("beds_per_1000"), TargetKind::about);
  EXPECT_EQ(kind("general_practitioners_per_1000"), TargetKind::about);
  EXPECT_EQ(kind("emergency_response_time"), TargetKind::at_most);
  EXPECT_EQ(indicator("emergency_response_time").targets[0].target.high, 12);
  // 4.0, 17.5 and 6.8 are printed without a sign; more is better in all three.
  for (const char* id : {"psychiatrists_per_100000", "blood_donation_rate", "self_management_participants"})
    EXPECT_EQ(kind(id), TargetKind::at_least) << id;
  EXPECT_EQ(indicator("infant_mortality_rate").direction, Direction::lower_is_better);
  EXPECT_EQ(indicator("life_expectancy").direction, Direction::higher_is_better);
  EXPECT_EQ(indicator("beds_per_1000").direction, Direction::neither);
}

TEST(Jinshan, PublishedFiguresAreThoseOfTheDocuments) {
  // 2020 年，本区户籍居民平均期望寿命 84.42 … 82.34; 2.08‰, 3.81‰; 0, 69.30/10万. Shanghai in 2018: 83.63, 3.52‰, 1.15/10万.
  std::map<std::string, std::string> values;
  std::set<std::string> not_published;
  for (const Row& row : rows_of("jinshan-2021-2025.published.csv")) {
    const std::string key = row.at("element") + " " + row.at("area") + " " + row.at("period");
    EXPECT_EQ(row.at("origin"), "reported");
    if (row.at("value").empty()) {
      EXPECT_EQ(row.at("reason"), "not_published");
      EXPECT_TRUE(not_published.insert(key).second);
    } else {
      EXPECT_FALSE(row.at("source").empty());
      values[key] = row.at("value");
    }
  }
  std::map<std::string, std::string> rates;
  for (const auto& [key, value] : values)
    for (const Indicator& i : jinshan().indicators())
      if (key.rfind(i.id + " ", 0) == 0) rates[key] = value;
  EXPECT_EQ(rates, (std::map<std::string, std::string>{
                       {"life_expectancy jinshan 2015", "82.34"},
                       {"life_expectancy jinshan 2020", "84.42"},
                       {"infant_mortality_rate jinshan 2015", "3.81"},
                       {"infant_mortality_rate jinshan 2020", "2.08"},
                       {"maternal_mortality_ratio jinshan 2015", "69.30"},
                       {"maternal_mortality_ratio jinshan 2020", "0"},
                       {"life_expectancy shanghai 2018", "83.63"},
                       {"infant_mortality_rate shanghai 2018", "3.52"},
                       {"maternal_mortality_ratio shanghai 2018", "1.15"},
                   }));
  EXPECT_EQ(not_published.size(), 12u * 2 + 6);  // of the table in both years, of the text's own indicators in 2020
  // Further figures of chapter one, by hand.
  EXPECT_EQ(values.at("life_expectancy_gain jinshan 2020"), "2.08");
  EXPECT_EQ(values.at("infant_mortality_decline jinshan 2020"), "1.73");
  EXPECT_EQ(values.at("notifiable_disease_incidence jinshan 2020"), "89.53");
  EXPECT_EQ(values.at("self_management_groups jinshan 2020"), "3892");
  EXPECT_EQ(values.at("beds_growth jinshan 2020"), "18.67");
  EXPECT_EQ(values.at("family_doctor_contracts jinshan 2020"), "33.39");
}

TEST(Jinshan, TheStatedDifferencesFollowFromTheStatedFigures) {
  EXPECT_EQ(format_decimal(84.42 - 82.34, 2), "2.08");
  EXPECT_EQ(format_decimal(3.81 - 2.08, 2), "1.73");
}

TEST(Jinshan, DerivedCountsAreTheSmallestThatPrintBothRates) {
  std::map<std::string, double> counts;
  for (const Row& row : rows_of("jinshan-2021-2025.derived.csv")) {
    EXPECT_EQ(row.at("origin"), "derived");
    EXPECT_NE(row.at("source").find("未公布"), std::string::npos);
    EXPECT_EQ(row.at("area") + row.at("period"), "jinshan2015");
    counts[row.at("element")] = std::stod(row.at("value"));
  }
  const double births = counts.at("live_births");
  EXPECT_EQ(births, 2886);
  EXPECT_EQ(display(counts.at("infant_deaths") / births * 1000, Unit::from("‰"), 2), "3.81‰");
  EXPECT_EQ(display(counts.at("maternal_deaths") / births * 100000, Unit::from("/10万"), 2), "69.30/10万");
  for (int smaller = 1; smaller < 2886; ++smaller) {
    const auto prints = [&](double per, const char* text) {
      for (int deaths = 0; deaths * per / smaller < 80; ++deaths)
        if (format_decimal(deaths * per / smaller, 2) == text) return true;
      return false;
    };
    EXPECT_FALSE(prints(1000, "3.81") && prints(100000, "69.30")) << smaller;
  }
}

TEST(Jinshan, ExampleDataAreNamedSoAndOfFictionalAreas) {
  for (const Row& row : rows_of("jinshan-2021-2025.example.csv")) {
    EXPECT_EQ(row.at("origin"), "example");
    EXPECT_EQ(row.at("area").rfind("example-", 0), 0u) << row.at("area");
  }
}

TEST(Jinshan, EveryRowOfTheShippedDataIsOfADeclaredElementAndArea) {
  for (const char* file :
       {"jinshan-2021-2025.published.csv", "jinshan-2021-2025.derived.csv", "jinshan-2021-2025.example.csv"}) {
    for (const Row& row : rows_of(file)) {
      const auto found = jinshan().symbols().find(row.at("element"));
      ASSERT_EQ(found.size(), 1u) << row.at("element");
      EXPECT_EQ(jinshan().symbols().declarations()[found[0]].id, row.at("element")) << "the id, not a name";
      bool known = false;
      for (const Area& area : jinshan().areas()) known = known || area.id == row.at("area");
      EXPECT_TRUE(known) << row.at("area");
    }
  }
}

TEST(Jinshan, PublishedAndDerivedDataGiveTheDocumentsOwnFigures) {
  EvaluateOptions options;
  options.areas = {"jinshan"};
  options.periods = {Period::of_year(2015), Period::of_year(2020)};
  const Result<Results> results =
      evaluate(jinshan(), load({"jinshan-2021-2025.published.csv", "jinshan-2021-2025.derived.csv"}), options);
  ASSERT_TRUE(results.ok()) << results.diagnostics().front().message;
  const auto shown = [&](const char* id, std::size_t period) {
    const ResultRow& row = results->at(index_of(id), 0, period);
    EXPECT_EQ(name(row.origin), "reported") << id;
    return display(row.value, indicator(id).unit, indicator(id).digits);
  };
  EXPECT_EQ(shown("life_expectancy", 0), "82.34 岁");
  EXPECT_EQ(shown("life_expectancy", 1), "84.42 岁");
  EXPECT_EQ(shown("infant_mortality_rate", 0), "3.81‰");
  EXPECT_EQ(shown("infant_mortality_rate", 1), "2.08‰");
  EXPECT_EQ(shown("maternal_mortality_ratio", 0), "69.30/10万");
  EXPECT_EQ(shown("maternal_mortality_ratio", 1), "0.00/10万");
  for (const Indicator& i : jinshan().indicators()) {
    if (i.number <= 2 || i.number == 4) continue;  // those of the text alone have no number
    for (std::size_t period : {0, 1})
      EXPECT_EQ(results->at(index_of(i.id), 0, period).value.reason, Reason::not_published) << i.id;
  }
}

TEST(Jinshan, ExampleDataShowEveryVerdictAtWork) {
  EvaluateOptions options;
  options.areas = {"example-district", "example-city"};
  options.periods = {Period::of_year(2020), Period::of_year(2025)};
  const Result<Results> results = evaluate(jinshan(), load({"jinshan-2021-2025.example.csv"}), options);
  ASSERT_TRUE(results.ok()) << results.diagnostics().front().message;
  EXPECT_TRUE(results->findings.empty()) << results->findings.front().message;

  // By hand from the counts: value in 2020 and 2025, verdict on 2025.
  struct Expected {
    const char* id;
    const char* in_2020;
    const char* in_2025;
    Status status;
    Reason reason;
  };
  const Expected expected[] = {
      {"life_expectancy", "82.92 岁", "83.72 岁", Status::met, Reason::none},      // the city: 83.40
      {"infant_mortality_rate", "2.60‰", "1.88‰", Status::met, Reason::none},      // 9/4800; the city: 2.30
      {"under_five_mortality_rate", "3.41‰", "2.82‰", Status::met, Reason::none},  // 11/3900; the city: 3.00
      {"maternal_mortality_ratio", "20.00/10万", "0.00/10万", Status::met, Reason::none},
      {"early_stage_cancer_share", "32.0%", "37.0%", Status::met, Reason::none},  // equal to the bound
      {"health_literacy", "32.0%", "35.9%", Status::not_met, Reason::none},       // just missed
      {"beds_per_1000", "7.00 张", "7.40 张", Status::met, Reason::none},         // inside 7.5 ± 5 %
      {"physicians_per_1000", "3.30 人", "3.70 人", Status::met, Reason::none},
      {"nurses_per_1000", "3.80 人", "4.30 人", Status::met, Reason::none},
      {"general_practitioners_per_1000", "0.40 人", "0.50 人", Status::not_met, Reason::none},  // outside 0.45 ± 5 %
      {"psychiatrists_per_100000", "3.41 人/10万人口", "4.24 人/10万人口", Status::met, Reason::none},
      {"emergency_response_time", "12.9 分钟", "11.5 分钟", Status::met, Reason::none},
      {"blood_donation_rate", "16.5‰", "—", Status::not_assessable, Reason::missing},
      {"hazard_declaration_rate", "86.0%", "—", Status::not_assessable, Reason::zero_denominator},
      {"self_management_participants", "2.90 万人", "6.88 万人", Status::met, Reason::none},
  };
  std::map<std::string, Verdict> verdicts;
  for (const Assessment& a : assess(jinshan(), *results))
    if (a.area == 0 && a.period == 1)
      verdicts[jinshan().indicators()[static_cast<std::size_t>(a.indicator)].id] = a.verdict;
  for (const Expected& e : expected) {
    const Indicator& i = indicator(e.id);
    EXPECT_EQ(display(results->at(index_of(e.id), 0, 0).value, i.unit, i.digits), e.in_2020) << e.id;
    const ResultRow& row = results->at(index_of(e.id), 0, 1);
    EXPECT_EQ(display(row.value, i.unit, i.digits), e.in_2025) << e.id;
    if (row.value.valid()) {
      EXPECT_EQ(row.origin, Origin::example) << e.id;
    }
    EXPECT_EQ(name(verdicts[e.id].status), name(e.status)) << e.id;
    EXPECT_EQ(name(verdicts[e.id].reason), name(e.reason)) << e.id;
  }
  EXPECT_EQ(verdicts["early_stage_cancer_share"].distance, 0);
  EXPECT_TRUE(verdicts["health_literacy"].comparisons_differ) << "35.9 rounds to the 36 that is asked for";
}

}  // namespace
}  // namespace salus
