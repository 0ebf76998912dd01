// The five plans that ship, against what the printed documents hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "salus/model/catalogue.hpp"
#include "salus/model/plan.hpp"

namespace salus {
namespace {

const char* const city = "healthy-shanghai-2019-2030";
const char* const year_2021 = "healthy-shanghai-2021";
const char* const year_2023 = "shanghai-health-2023";
const char* const yangpu = "yangpu-2021-2025";
const char* const jinshan = "jinshan-2021-2025";

Plan load(std::string_view id) {
  Result<Plan> plan = Plan::load_catalogue(id);
  if (!plan.ok())
    for (const Diagnostic& d : plan.diagnostics()) ADD_FAILURE() << to_string(d);
  return std::move(plan).value();
}

std::string_view text_of(const std::string& name) {
  for (const CatalogueEntry& entry : catalogue_entries())
    if (entry.name == name) return entry.text;
  ADD_FAILURE() << "not in the catalogue: " << name;
  return {};
}

std::vector<int> numbers_of_measures(const Plan& plan) {
  std::vector<int> numbers;
  for (const Action& action : plan.actions())
    for (const Measure& measure : action.measures)
      if (measure.number > 0) numbers.push_back(measure.number);
  return numbers;
}

std::vector<int> up_to(int last) {
  std::vector<int> numbers;
  for (int i = 1; i <= last; ++i) numbers.push_back(i);
  return numbers;
}

std::size_t duties_of(const Plan& plan, Role role) {
  std::size_t count = 0;
  for (const Body& body : plan.bodies())
    for (const Duty& duty : plan.duties(body.id))
      if (duty.role == role) ++count;
  return count;
}

const IndicatorTarget& target(const Plan& plan, std::string_view indicator, std::string_view period) {
  for (const Indicator& i : plan.indicators())
    if (i.id == indicator)
      for (const IndicatorTarget& t : i.targets)
        if (t.period.to_string() == period) return t;
  ADD_FAILURE() << "no target of " << indicator << " in " << period;
  static const IndicatorTarget none;
  return none;
}

TEST(Catalogue, ShipsFivePlans) {
  EXPECT_EQ(catalogue_plans(), (std::vector<std::string_view>{city, year_2021, jinshan, year_2023, yangpu}));
}

TEST(Catalogue, EachPlanLoadsWithoutAWarningThatIsNoErratum) {
  for (const std::string_view id : catalogue_plans()) {
    const Result<Plan> plan = Plan::load_catalogue(id);
    ASSERT_TRUE(plan.ok()) << id;
    std::set<std::string> known;
    for (const Erratum& erratum : plan->errata()) known.insert(erratum.indicator);
    for (const Diagnostic& d : plan.diagnostics())
      if (d.severity != Severity::note) {
        EXPECT_EQ(known.count(d.subject), 1u) << id << ": " << to_string(d);
      }
  }
}

TEST(Catalogue, DocumentsAreInCanonicalForm) {
  for (const std::string_view id : catalogue_plans())
    EXPECT_EQ(load(id).to_json(), text_of(std::string(id) + ".json")) << id;
}

TEST(Catalogue, EachPlanBelowTheCitysNamesItAndWhatItCarriesOut) {
  const Plan parent = load(city);
  std::set<std::string> ids;
  for (const Action& action : parent.actions()) {
    ids.insert(action.id);
    for (const Measure& measure : action.measures) ids.insert(measure.id);
  }
  for (const char* id : {year_2021, year_2023, yangpu, jinshan}) {
    const Plan plan = load(id);
    EXPECT_EQ(plan.parent(), city);
    std::size_t links = 0;
    for (const Action& action : plan.actions()) {
      for (const std::string& above : action.implements) EXPECT_EQ(ids.count(above), 1u) << id << ": " << above;
      for (const Measure& measure : action.measures)
        for (const std::string& above : measure.implements) {
          EXPECT_EQ(ids.count(above), 1u) << id << ": " << above;
          ++links;
        }
    }
    EXPECT_GT(links, 40u) << id;
  }
}

// What is one thing in two plans has one unit and one name of its bodies, so that plans can be compared.
TEST(Catalogue, OneIdMeansOneThingInAllPlans) {
  std::map<std::string, std::string> units;
  std::map<std::string, std::string> bodies;
  for (const std::string_view id : catalogue_plans()) {
    const Plan plan = load(id);
    for (const Indicator& indicator : plan.indicators()) {
      const auto [known, fresh] = units.emplace(indicator.id, indicator.unit.name());
      EXPECT_EQ(known->second, indicator.unit.name()) << id << ": " << indicator.id;
    }
    for (const Body& body : plan.bodies()) {
      const auto [known, fresh] = bodies.emplace(body.id, body.name.zh);
      EXPECT_EQ(known->second, body.name.zh) << id << ": " << body.id;
    }
  }
}

TEST(HealthyShanghai, HasEighteenActionsWithAHundredMeasures) {
  const Plan plan = load(city);
  std::vector<int> actions;
  for (const Action& action : plan.actions())
    if (action.number > 0) actions.push_back(action.number);
  EXPECT_EQ(actions, up_to(18));
  EXPECT_EQ(numbers_of_measures(plan), up_to(100));
}

// 105 brackets name 260 leading and 171 cooperating bodies, those of chapter three included.
TEST(HealthyShanghai, NamesTheBodiesOfEachMeasure) {
  const Plan plan = load(city);
  EXPECT_EQ(duties_of(plan, Role::lead), 260u);
  EXPECT_EQ(duties_of(plan, Role::join), 171u);
  for (const Action& action : plan.actions())
    for (const Measure& measure : action.measures)
      if (measure.number > 0) {
        EXPECT_FALSE(measure.leads.empty()) << measure.id;
      }
}

TEST(HealthyShanghai, HasTheFortyRowsOfTheFrameworkAsFortyOneIndicators) {
  const Plan plan = load(city);
  std::vector<int> rows;
  for (const Indicator& indicator : plan.indicators())
    if (indicator.number > 0) rows.push_back(indicator.number);
  std::vector<int> printed = up_to(40);
  printed.insert(printed.begin() + 28, 28);  // one row holds two, stacked
  EXPECT_EQ(rows, printed);
  EXPECT_EQ(target(plan, "community_center_tcm_therapy_share", "2030").target.low, 100);
  EXPECT_EQ(target(plan, "village_clinic_tcm_therapy_share", "2022").target.low, 70);
  EXPECT_EQ(target(plan, "village_clinic_tcm_therapy_share", "2030").target.low, 80);
  EXPECT_EQ(target(plan, "early_stage_cancer_share", "2022").target.low, 32);
  EXPECT_EQ(target(plan, "early_stage_cancer_share", "2030").target.low, 40);
  EXPECT_EQ(target(plan, "good_air_days_share", "2030").target.kind, TargetKind::tendency);
}

TEST(HealthyShanghai, HasTheTargetsThatStandOnlyInTheText) {
  const Plan plan = load(city);
  EXPECT_EQ(target(plan, "secondhand_smoke_exposure", "2022").target.high, 45);
  EXPECT_EQ(target(plan, "schizophrenia_treatment_rate", "2030").target.low, 85);
  EXPECT_EQ(target(plan, "traffic_deaths_per_10000_vehicles", "2022").target.high, 2.63);
  EXPECT_EQ(target(plan, "chronic_respiratory_mortality", "2030").target.high, 6.2);
  const Target& myopia = target(plan, "myopia_prevalence", "2022").target;
  EXPECT_EQ(myopia.kind, TargetKind::change_from_baseline);
  EXPECT_TRUE(myopia.change_per_year);
  EXPECT_EQ(myopia.change_low, -1);
  EXPECT_EQ(myopia.change_high, -0.5);
}

TEST(HealthyShanghai2021, HasThePrintedMeasuresAndQuantities) {
  const Plan plan = load(year_2021);
  EXPECT_EQ(numbers_of_measures(plan).size(), 119u);
  EXPECT_EQ(duties_of(plan, Role::responsible), 145u);
  double footpaths = 0;
  std::size_t documents = 0;
  for (const Action& action : plan.actions())
    for (const Measure& measure : action.measures)
      for (const Deliverable& d : measure.deliverables) {
        if (d.name.zh.find("健身步道") != std::string::npos) footpaths = d.target->low;
        if (d.kind == DeliverableKind::document) ++documents;
      }
  EXPECT_EQ(footpaths, 80);
  EXPECT_GE(documents, 25u);
}

TEST(ShanghaiHealth2023, HasTwentySixItemsInFiveParts) {
  const Plan plan = load(year_2023);
  EXPECT_EQ(plan.actions().size(), 5u);
  EXPECT_EQ(numbers_of_measures(plan), up_to(26));
}

TEST(Yangpu, CorrectsWhatIsKnownAndJudgesNothingByWhatIsNot) {
  const Plan plan = load(yangpu);
  const IndicatorTarget& infants = target(plan, "infant_mortality_rate", "2025");
  EXPECT_EQ(infants.printed, "≤ 5%");
  EXPECT_EQ(infants.target.text, "≤ 5‰");
  EXPECT_TRUE(infants.target.judgeable());
  const IndicatorTarget& children = target(plan, "under_five_mortality_rate", "2025");
  EXPECT_EQ(children.printed, "≤ 4%");
  EXPECT_EQ(children.target.why_not, Reason::implausible);
  EXPECT_TRUE(std::any_of(plan.errata().begin(), plan.errata().end(), [](const Erratum& e) {
    return e.indicator == "family_doctor_sign_up_rate_60_plus" && e.printed == "104.44%" && e.corrected.empty();
  }));
}

TEST(Yangpu, HasThirteenTaskGroupsWithTheirTasks) {
  const Plan plan = load(yangpu);
  std::size_t numbered = 0;
  for (const Action& action : plan.actions())
    if (action.number > 0) ++numbered;
  EXPECT_EQ(numbered, 13u);
}

TEST(Jinshan, HasTheRulesForResourcesThatTheTextStates) {
  const Plan plan = load(jinshan);
  std::set<std::string> ids;
  for (const Rule& rule : plan.rules()) ids.insert(rule.id);
  for (const char* id : {"new-treatment-beds", "open-beds", "paediatric-beds", "nursing-beds", "private-beds",
                         "private-new-treatment-beds"})
    EXPECT_EQ(ids.count(id), 1u) << id;
}

}  // namespace
}  // namespace salus
