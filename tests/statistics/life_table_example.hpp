// The population that the tests of life tables share.
//
// Published: the test data of the R package PHEindicatormethods (Department of Health and Social Care, GPL-3),
// tests/testthat/testLifeExpectancy.R, whose expected figures come from Public Health England's own calculator.
#pragma once

#include <vector>

namespace salus::example {

using Row = std::vector<double>;

inline const Row ages = {0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90};
inline const Row population = {7060,  35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601,
                               50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936};
inline const Row deaths = {17, 9, 4, 8, 20, 15, 24, 33, 50, 71, 100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937};
// Invented: the deaths of one cause among them, and deaths of a better year.
inline const Row cause_deaths = {0, 0, 0, 1, 1, 2, 2, 5, 10, 18, 30, 57, 105, 122, 214, 331, 486, 530, 581, 484};
inline const Row later_deaths = {14, 8,   4,   8,   22,  15,  22,   30,   42,   57,
                                 80, 122, 210, 243, 456, 741, 1251, 1444, 1839, 1976};

}  // namespace salus::example
