// A small plan with everything that a plan document can have, with places to put something else in.
#pragma once

#include <string>

namespace salus {

struct FullDocument {
  std::string head = R"("issued": "2019-08", "period": "2019..2030", "parent": "national-2030", "source": "正文和附表",
  "judging": {"baseline": "2018", "trajectory": "milestones"},
  "scoring": {"rule": "step", "steps": [{"achieved": 50, "score": 0.5}, {"achieved": 100, "score": 1}], "gates": true},)";
  std::string areas =
      R"({"id": "city", "name": {"zh": "某市"}}, {"id": "east", "name": {"zh": "东区"}, "parent": "city"})";
  std::string bodies = R"({"id": "health", "name": {"zh": "市卫生健康委", "en": "Health Commission"},
      "aliases": ["卫生健康委"]}, {"id": "sports", "name": {"zh": "市体育局"}, "note": "另见区局"},
    {"id": "schools", "name": {"zh": "市教委"}})";
  std::string sections = R"({"id": "two", "number": "二", "title": {"zh": "行动", "en": "Actions"}},
    {"id": "two-one", "number": "（一）", "title": {"zh": "控烟"}, "parent": "two"})";
  std::string elements = R"({"id": "beds", "name": "床位数", "unit": "张", "kind": "stock"},
    {"id": "people", "name": "人口数", "unit": "人", "kind": "stock"})";
  std::string smoking_targets = R"({"period": "2022", "text": "≤20", "source": "表，第 7 行",
        "restated": [{"text": "控制在 20%以内", "source": "二（一）"}]}, {"period": "2030", "text": "5左右"})";
  std::string indicators_after;
  std::string measures = R"({"id": "m1", "number": 9, "title": {"zh": "推进履约", "en": "Treaty"},
        "leads": ["health"], "joins": ["sports", "schools"], "indicators": ["smoking"], "implements": ["n7"],
        "deliverables": [
          {"id": "paths", "kind": "quantity", "name": {"zh": "健身步道"}, "target": "不少于 80 条", "due": "2021",
           "each": true, "source": "附表"},
          {"id": "rules", "kind": "document", "name": {"zh": "修订条例", "en": "Ordinance"}, "due": "2022-06"},
          {"id": "race", "kind": "recurring", "name": {"zh": "赛事"}, "target": "1", "unit": "次", "due": "2021..2022"}
        ],
        "milestones": [
          {"id": "network", "name": {"zh": "网络"}, "period": "2022", "text": "基本形成"},
          {"id": "calls", "name": {"zh": "接线"}, "period": "2030", "text": "低于 3", "unit": "分钟",
           "direction": "lower"}
        ], "source": "二（一）9", "note": "见附件"},
      {"id": "m2", "title": {"zh": "宣传"}, "responsible": ["health", "schools"], "indicators": ["beds_per_1000"]})";
  std::string rules = R"({"id": "most-beds", "name": {"zh": "床位上限", "en": "Beds"}, "formula": "床位数 <= 人口数×1%",
     "severity": "warning", "basis": "resident", "source": "三", "note": "见规划"})";
  std::string errata = R"({"id": "e1", "indicator": "smoking", "period": "2030", "printed": "5左右",
     "corrected": "15左右", "reason": {"zh": "脱字", "en": "a digit is lost"}, "source": "表"},
    {"id": "e2", "printed": "“健康上海”2030", "reason": {"zh": "引号错位"}})";

  std::string json() const {
    return "{\"format\": \"salus-plan/1\", \"id\": \"full\", \"title\": {\"zh\": \"全规划\", \"en\": \"Full\"},\n" +
           ("  \"jurisdiction\": \"city\", " + head) + "\n  \"areas\": [\n    " + areas +
           "\n  ],\n  \"bodies\": [\n    " + bodies + "\n  ],\n  \"sections\": [\n    " + sections +
           "\n  ],\n  \"elements\": [\n    " + elements +
           "\n  ],\n  \"indicators\": [\n"
           "    {\"id\": \"smoking\", \"number\": 7, \"name\": {\"zh\": \"吸烟率\"}, \"unit\": \"%\", \"direction\": "
           "\"lower\",\n"
           "     \"weight\": 2, \"baseline\": \"2017\", \"trajectory\": \"compound\", \"parent_indicator\": "
           "\"adult_smoking\",\n"
           "     \"scoring\": {\"rule\": \"deduction\", \"per\": 0.5, \"deduct\": 0.1}, \"targets\": [" +
           smoking_targets +
           "]},\n"
           "    {\"id\": \"beds_per_1000\", \"name\": {\"zh\": \"千人口床位数\"}, \"unit\": \"张\",\n"
           "     \"formula\": \"床位数/人口数×1000\"}" +
           indicators_after +
           "\n  ],\n  \"actions\": [\n"
           "    {\"id\": \"a1\", \"number\": 2, \"title\": {\"zh\": \"控烟行动\", \"en\": \"Smoking\"}, \"section\": "
           "\"two-one\",\n"
           "     \"implements\": [\"n7\", \"n8\"], \"indicators\": [\"beds_per_1000\"], \"source\": \"二（一）\",\n"
           "     \"measures\": [\n      " +
           measures + "\n    ]},\n    {\"id\": \"a2\", \"title\": {\"zh\": \"其他\"}}\n  ],\n  \"rules\": [\n    " +
           rules + "\n  ],\n  \"errata\": [\n    " + errata + "\n  ]\n}\n";
  }
};

}  // namespace salus
