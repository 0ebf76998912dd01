// Small plan documents for tests, with places to put something in.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "salus/model/plan.hpp"

namespace salus_test {

// The plan of a document that a test means to be right.
inline salus::Plan parsed(const std::string& json) {
  salus::Result<salus::Plan> plan = salus::Plan::parse(json, "test.json");
  if (!plan.ok()) {
    for (const salus::Diagnostic& d : plan.diagnostics()) ADD_FAILURE() << salus::to_string(d) << "\n" << json;
    return salus::Plan::load_catalogue("jinshan-2021-2025").value();
  }
  return std::move(plan).value();
}

struct PlanDocument {
  std::string id = "small";
  std::string jurisdiction = "district";
  std::string period = "2021..2025";
  std::string more;  // members of the document, each with a comma behind it
  std::string elements;
  std::string indicators;

  std::string json() const {
    return R"({"format": "salus-plan/1", "id": ")" + id + R"(", "title": {"zh": "小规划"}, "jurisdiction": ")" +
           jurisdiction + R"(", "period": ")" + period + "\",\n" + more +
           R"("areas": [{"id": "city", "name": {"zh": "某市", "en": "Some City"}},
             {"id": "district", "name": {"zh": "某区", "en": "Some District"}, "parent": "city"}],
           "elements": [)" +
           elements + "], \"indicators\": [" + indicators + "]}";
  }

  salus::Plan plan() const { return parsed(json()); }
};

// One indicator without a formula, with its targets as {"period": "text", …} pairs in JSON.
inline std::string indicator(const std::string& id, const std::string& name, const std::string& unit,
                             const std::string& direction, const std::string& targets = "",
                             const std::string& more = "") {
  return R"({"id": ")" + id + R"(", "name": {"zh": ")" + name + R"("}, "unit": ")" + unit + R"(", )" + more +
         R"("direction": ")" + direction + R"(", "targets": [)" + targets + "]}";
}

inline std::string target(const std::string& period, const std::string& text, const std::string& more = "") {
  return R"({"period": ")" + period + R"(", "text": ")" + text + "\"" + more + "}";
}

}  // namespace salus_test
