#include "salus/statistics/standard_population.hpp"

#include <array>
#include <cstddef>
#include <limits>

namespace salus {
namespace {

// Every figure below was found the same in two places that do not copy each other; they are named beside it.

// Segi 1960 as Doll and others changed it in 1966. Places: CanReg5 of the IARC, AbstractEditorialTableBuilder.java
// (wstdPop); the R package SocEpi (github.com/m-allik/SocEpi, st_pop.R, segi_18ag).
constexpr std::array<double, 18> segi_ages = {0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85};
constexpr std::array<double, 18> segi_weights = {12000, 10000, 9000, 9000, 8000, 8000, 6000, 6000, 6000,
                                                 6000,  5000,  4000, 4000, 3000, 2000, 1000, 500,  500};
constexpr std::array<std::string_view, 8> segi_aliases = {
    "Segi",         "Segi 1960", "World 1966",        "World Segi",
    "世界标准人口", "世标人口",  "Segi 世界标准人口", "Segi's 世界标准人口"};

// Places: SocEpi, st_pop.R (esp1976_19ag); the R package PHEindicatormethods, DSR-vignette.Rmd (esp1976), and CanReg5
// (estdPop18) for the bands of five years; the division of the first band in SocEpi and in get_esp_pop() of a mortality
// analysis on github.com, which cites causesofdeath.org/docs/standard.pdf.
constexpr std::array<double, 19> europe_1976_ages = {0,  1,  5,  10, 15, 20, 25, 30, 35, 40,
                                                     45, 50, 55, 60, 65, 70, 75, 80, 85};
constexpr std::array<double, 19> europe_1976_weights = {1600, 6400, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000,
                                                        7000, 7000, 6000, 5000, 4000, 3000, 2000, 1000, 1000};
constexpr std::array<std::string_view, 4> europe_1976_aliases = {"ESP 1976", "European 1976", "Europe 1976",
                                                                 "1976年欧洲标准人口"};

// Places: the booklet with WHO's table at cld.bz/bookdata/6wQ38My (p. 11); SocEpi (who2025_21ag). The SEER programme's
// page stdpopulations/world.who.html has the same, made to add up to a million.
constexpr std::array<double, 21> who_ages = {0,  5,  10, 15, 20, 25, 30, 35, 40, 45, 50,
                                             55, 60, 65, 70, 75, 80, 85, 90, 95, 100};
constexpr std::array<double, 21> who_weights = {8.86, 8.69, 8.60, 8.47, 8.22, 7.93, 7.61, 7.15, 6.59, 6.04, 5.37,
                                                4.55, 3.72, 2.96, 2.21, 1.52, 0.91, 0.44, 0.15, 0.04, 0.005};
constexpr std::array<std::string_view, 8> who_aliases = {
    "WHO",           "WHO 2000",           "WHO 2001",         "WHO World",
    "WHO 2000-2025", "WHO World Standard", "WHO 世界标准人口", "世卫组织世界标准人口"};

// Places: the United Nations Statistics Division's population census datasets (data.un.org, table "Population by age,
// sex and urban/rural residence", men and women added; as stored in github.com/bayesiandemography/marital); the R
// package canregtools of Chinese cancer registries (github.com/gigu003/canregtools, data-raw/std_pop.R, cn2000). They
// add up to the census's 1 242 612 226.
constexpr std::array<double, 19> china_2000_ages = {0,  1,  5,  10, 15, 20, 25, 30, 35, 40,
                                                    45, 50, 55, 60, 65, 70, 75, 80, 85};
constexpr std::array<double, 19> china_2000_weights = {
    13793799, 55184575, 90152587, 125396633, 103031165, 94573174, 117602265, 127314298, 109147295, 81242945,
    85521045, 63304200, 46370375, 41703848,  34780460,  25574149, 15928330,  7989158,   4001925};
constexpr std::array<std::string_view, 7> china_2000_aliases = {
    "CN 2000",     "China census 2000", "中标人口", "2000年中国标准人口", "中国2000年标准人口", "2000年全国人口普查",
    "五普标准人口"};

// Places: the United Nations as above; an analysis of two censuses' tables at yuanfan.rbind.io (project of 2023-06-20,
// ages 0 to 94, and the total). They add up to the census's 1 332 810 869. The last two bands are in the United
// Nations' table and in a forecast of the census's figures by five years (github.com, people_num_at_age).
constexpr std::array<double, 22> china_2010_ages = {0,  1,  5,  10, 15, 20, 25, 30, 35, 40, 45,
                                                    50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100};
constexpr std::array<double, 22> china_2010_weights = {
    13786434, 61746176, 70881549, 74908462, 99889114, 127412518, 101013852, 97138203, 118025959, 124753964, 105594553,
    78753171, 81312474, 58667282, 41113282, 32972397, 23852133,  13373198,  5631928,  1578307,   369979,    35934};
constexpr std::array<std::string_view, 5> china_2010_aliases = {"CN 2010", "China census 2010", "2010年中国标准人口",
                                                                "2010年全国人口普查", "六普标准人口"};

// Places: SocEpi (esp2013_21ag); the same vector in published models of several groups (github.com, wt_esp and
// esp_2013_21_cat); PHEindicatormethods (esp2013) for the bands of five years.
constexpr std::array<double, 21> europe_2013_ages = {0,  1,  5,  10, 15, 20, 25, 30, 35, 40, 45,
                                                     50, 55, 60, 65, 70, 75, 80, 85, 90, 95};
constexpr std::array<double, 21> europe_2013_weights = {1000, 4000, 5500, 5500, 5500, 6000, 6000,
                                                        6500, 7000, 7000, 7000, 7000, 6500, 6000,
                                                        5500, 5000, 4000, 2500, 1500, 800,  200};
constexpr std::array<std::string_view, 4> europe_2013_aliases = {"ESP 2013", "European 2013", "Europe 2013",
                                                                 "2013年欧洲标准人口"};

constexpr std::array<StandardPopulation, 6> standards = {{
    {"segi-1966", "Segi/Doll 世界标准人口", "World standard population (Segi 1960, Doll 1966)", segi_aliases, 1966,
     "M. Segi, Cancer Mortality for Selected Sites in 24 Countries (1950-57), Sendai 1960, as modified in R. Doll, "
     "P. Payne, J. Waterhouse (eds), Cancer Incidence in Five Continents, UICC 1966",
     segi_ages, segi_weights},
    {"european-1976", "欧洲标准人口（1976）", "European Standard Population 1976", europe_1976_aliases, 1976,
     "J. Waterhouse, C. Muir, P. Correa, J. Powell (eds), Cancer Incidence in Five Continents III, IARC 1976",
     europe_1976_ages, europe_1976_weights},
    {"who-2000", "世界卫生组织世界标准人口（2000-2025）", "WHO World Standard Population 2000-2025", who_aliases, 2000,
     "O. B. Ahmad, C. Boschi-Pinto, A. D. Lopez, C. J. L. Murray, R. Lozano, M. Inoue, Age standardization of rates: "
     "a new WHO standard, GPE Discussion Paper 31, WHO 2001",
     who_ages, who_weights},
    {"china-2000", "中国标准人口（2000 年第五次全国人口普查）", "China 2000 census", china_2000_aliases, 2000,
     "National Bureau of Statistics of China, Tabulation on the 2000 Population Census, table 3-1", china_2000_ages,
     china_2000_weights},
    {"china-2010", "中国标准人口（2010 年第六次全国人口普查）", "China 2010 census", china_2010_aliases, 2010,
     "National Bureau of Statistics of China, Tabulation on the 2010 Population Census, table 3-1", china_2010_ages,
     china_2010_weights},
    {"european-2013", "欧洲标准人口（2013）", "European Standard Population 2013", europe_2013_aliases, 2013,
     "Eurostat, Revision of the European Standard Population: Report of Eurostat's task force, 2013 edition",
     europe_2013_ages, europe_2013_weights},
}};

// The next character that counts in a name, in lower case; 0 at the end.
char next(std::string_view text, std::size_t& at) noexcept {
  while (at < text.size()) {
    const char c = text[at++];
    if (c == ' ' || c == '-' || c == '_') continue;
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return 0;
}

bool is_same_name(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    const char x = next(a, i);
    if (x != next(b, j)) return false;
    if (x == 0) return i >= a.size() && j >= b.size();
  }
}

bool is_called(const StandardPopulation& standard, std::string_view name) noexcept {
  for (const std::string_view known : {standard.id, standard.name_zh, standard.name_en}) {
    if (is_same_name(name, known)) return true;
  }
  for (const std::string_view known : standard.aliases) {
    if (is_same_name(name, known)) return true;
  }
  return false;
}

}  // namespace

span<const StandardPopulation> standard_populations() noexcept { return standards; }

const StandardPopulation* find_standard_population(std::string_view name) noexcept {
  for (const StandardPopulation& standard : standards) {
    if (is_called(standard, name)) return &standard;
  }
  return nullptr;
}

Reason sum_standard_weights(const StandardPopulation& standard, span<const double> ages, span<double> weights,
                            double end) noexcept {
  if (ages.size() != weights.size()) return Reason::invalid_argument;
  if (ages.empty()) return Reason::missing;
  const std::size_t bands = standard.ages.size();
  // The standard's band that begins at this age; all of them at its end.
  const auto band_of = [&](double age) noexcept {
    std::size_t band = 0;
    while (band < bands && standard.ages[band] != age) ++band;
    return band;
  };
  for (std::size_t i = 0; i < ages.size(); ++i) {
    const double upper = i + 1 < ages.size() ? ages[i + 1] : end;
    if (band_of(ages[i]) == bands || !(ages[i] < upper)) return Reason::invalid_argument;
  }
  const bool open = end == std::numeric_limits<double>::infinity();
  if (!open && band_of(end) == bands) return Reason::invalid_argument;
  for (std::size_t i = 0; i < ages.size(); ++i) {
    const double upper = i + 1 < ages.size() ? ages[i + 1] : end;
    double sum = 0;
    for (std::size_t band = band_of(ages[i]); band < bands && standard.ages[band] < upper; ++band) {
      sum += standard.weights[band];
    }
    weights[i] = sum;
  }
  return Reason::none;
}

}  // namespace salus
