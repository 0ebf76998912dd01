// A program that includes all of Salus at once.
#include <gtest/gtest.h>

#include "salus/salus.hpp"

namespace {

// Two headers that each compile alone may still give one name to two things.
TEST(PublicHeaders, StandTogetherInOneProgram) {
  EXPECT_TRUE(salus::Plan::load_catalogue(salus::catalogue_plans().front()).ok());
}

}  // namespace
