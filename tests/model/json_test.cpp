// JSON as Salus reads and writes it.
#include "model/json.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "base/json_writer.hpp"

namespace salus::json {
namespace {

Diagnostics problems(std::string_view text) {
  Report report(text, "plan.json");
  Document::parse(report);
  return report.take();
}

// One problem that leaves nothing to read.
Diagnostic refusal(std::string_view text) {
  Report report(text, "plan.json");
  EXPECT_FALSE(Document::parse(report).has_value()) << text;
  const Diagnostics all = report.take();
  EXPECT_EQ(all.size(), 1u) << text;
  return all.empty() ? Diagnostic() : all.front();
}

TEST(Json, KnowsWhereEveryValueStands) {
  const std::string text =
      "{ // the plan\n"
      "  \"名称\": \"金山\", /* , : \" */\n"
      "  \"items\": [1, -2.5e3 , true,\n"
      "    {\"a/b~c\": null},],\n"
      "}\n";
  Report report(text, {});
  const auto document = Document::parse(report);
  ASSERT_TRUE(document);
  EXPECT_TRUE(report.take().empty());
  const Value root = document->root();
  const auto written = [&](const Value& v) { return text.substr(v.begin(), v.end() - v.begin()); };

  EXPECT_EQ(root.begin(), 0u);
  EXPECT_EQ(root.end(), text.size() - 1);
  const Value name = root.find("名称");
  EXPECT_EQ(name.text(), "金山");
  EXPECT_EQ(written(name), "\"金山\"");
  EXPECT_EQ(text.substr(name.key_begin(), name.key_end() - name.key_begin()), "\"名称\"");
  const Place place = report.locate(name.begin(), name.end());
  EXPECT_EQ(place.line, 2);
  EXPECT_EQ(place.column, 9);  // in characters, not bytes

  Value item = root.find("items").first();
  EXPECT_EQ(written(item), "1");
  item = item.next();
  EXPECT_EQ(written(item), "-2.5e3");
  EXPECT_EQ(item.pointer(), "/items/1");
  item = item.next();
  EXPECT_EQ(written(item), "true");
  item = item.next();
  EXPECT_EQ(written(item), "{\"a/b~c\": null}");
  EXPECT_EQ(item.first().pointer(), "/items/3/a~1b~0c");
  EXPECT_EQ(written(item.first()), "null");
  EXPECT_FALSE(item.next());
  EXPECT_EQ(root.find("items").size(), 4u);
}

TEST(Json, UndoesEscapesAndStillKnowsThePlaces) {
  const std::string text = R"(["a\"]\\", "\u91d1\u5c71 \ud83d\ude00", "\/\b\f\n\r\t", "last"])";
  Report report(text, {});
  const auto document = Document::parse(report);
  ASSERT_TRUE(document);
  Value item = document->root().first();
  EXPECT_EQ(item.text(), "a\"]\\");
  EXPECT_FALSE(item.verbatim());
  item = item.next();
  EXPECT_EQ(item.text(), "金山 😀");
  item = item.next();
  EXPECT_EQ(item.text(), "/\b\f\n\r\t");
  item = item.next();
  EXPECT_EQ(text.substr(item.begin(), item.end() - item.begin()), "\"last\"");
  EXPECT_TRUE(item.verbatim());
}

TEST(Json, ReadsNumbersAsStrtodDoes) {
  // Some of these are read wrongly by parsers that multiply powers of ten.
  for (const char* digits : {"84.42", "0.1", "69.30", "9007199254740993", "1.7976931348623157e308", "5e-324",
                             "0.30000000000000004", "123456789.12345679", "-0.0", "2.2250738585072011e-308"}) {
    Report report(digits, {});
    const auto document = Document::parse(report);
    ASSERT_TRUE(document) << digits;
    ASSERT_TRUE(document->root().number()) << digits;
    EXPECT_EQ(*document->root().number(), std::strtod(digits, nullptr)) << digits;
    EXPECT_EQ(document->root().text(), digits);
  }
}

TEST(Json, ANumberThatNoDoubleHoldsIsNone) {
  for (const char* digits : {"1e999", "-1e400"}) {
    Report report(digits, {});
    const auto document = Document::parse(report);
    ASSERT_TRUE(document) << digits;
    EXPECT_FALSE(document->root().number()) << digits;
  }
}

TEST(Json, AKeyGivenTwiceIsAnErrorThatNamesBothPlaces) {
  const Diagnostics all = problems("{\n \"a\": {\"x\": 1, \"y\": 2, \"x\": 3},\n \"b\": 1,\n  \"b\": 2, \"b\": 3\n}");
  ASSERT_EQ(all.size(), 3u);
  for (const Diagnostic& d : all) EXPECT_EQ(d.code, Code::json_duplicate_key);
  EXPECT_EQ(all[0].subject, "x");
  EXPECT_EQ(all[0].pointer, "/a/x");
  EXPECT_EQ(all[0].place.line, 2);
  EXPECT_EQ(all[0].place.column, 24);
  EXPECT_NE(all[0].message.find("line 2, column 8"), std::string::npos) << all[0].message;
  EXPECT_EQ(all[1].place.line, 4);
  EXPECT_EQ(all[1].place.column, 3);
  EXPECT_NE(all[1].message.find("line 3, column 2"), std::string::npos) << all[1].message;
  EXPECT_EQ(all[2].place.column, 11);
}

TEST(Json, AKeyWrittenDifferentlyIsTheSameKey) {
  const Diagnostics all = problems(R"({"a": 1, "\u0061": 2})");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].code, Code::json_duplicate_key);
}

TEST(Json, SyntaxErrorsCarryLineColumnAndExcerpt) {
  const Diagnostic d = refusal("{\n  \"名称\": \"x\",\n  \"b\" 1\n}");
  EXPECT_EQ(d.code, Code::json_syntax);
  EXPECT_EQ(d.file, "plan.json");
  EXPECT_EQ(d.place.line, 3);
  EXPECT_EQ(d.place.column, 7);
  EXPECT_EQ(d.excerpt, "  \"b\" 1\n      ^");
  EXPECT_NE(d.message.find("'1'"), std::string::npos) << d.message;
}

TEST(Json, SaysWhatIsWrongWithTheText) {
  EXPECT_NE(refusal("{\"a\": [1, 2}").message.find("'}'"), std::string::npos);
  EXPECT_NE(refusal("{\"a\": [1, 2").message.find("ends before"), std::string::npos);
  EXPECT_NE(refusal("").message.find("ends before"), std::string::npos);
  EXPECT_NE(refusal("{} {}").message.find("after the end"), std::string::npos);
  EXPECT_NE(refusal("[\"a\nb\"]").hint.find("\\n"), std::string::npos);
  for (const char* bad : {"[01]", "[+1]", "[.5]", "[1.]", "[NaN]", "[Infinity]", "['a']", "[\"\\ud800\"]", "[\"\\x\"]",
                          "{a: 1}", "[,]", "nul", "/* open", "[1,,2]", "[\"a", "{\"a\":}"})
    EXPECT_EQ(refusal(bad).code, Code::json_syntax) << bad;
}

TEST(Json, TextThatIsNotUtf8SaysWhetherItLooksLikeGbk) {
  const Diagnostic d = refusal("{\"a\": \"\xBD\xF0\xC9\xBD\"}");  // 金山 in GBK
  EXPECT_EQ(d.code, Code::invalid_utf8);
  EXPECT_EQ(d.place.begin, 7);
  EXPECT_NE(d.hint.find("GBK"), std::string::npos);
}

TEST(Json, AByteOrderMarkIsNoPartOfTheText) {
  const Diagnostics all = problems("\xEF\xBB\xBF{\"a\": 1, \"a\": 2}");
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].place.line, 1);
  EXPECT_EQ(all[0].place.column, 10);
  EXPECT_EQ(all[0].place.begin, 12);  // bytes of the file, with the mark
  EXPECT_TRUE(problems("\xEF\xBB\xBF[]").empty());
}

TEST(Json, InvisibleCharactersAreRefusedEvenWhenEscaped) {
  EXPECT_EQ(problems("[\"a\u202Eb\"]").at(0).code, Code::forbidden_character);
  EXPECT_EQ(problems(R"(["a\u202Eb"])").at(0).code, Code::forbidden_character);
  EXPECT_EQ(problems(R"([{"a\u0000b": 1}])").at(0).code, Code::forbidden_character);
  EXPECT_EQ(refusal(std::string_view("[\"a\0b\"]", 7)).code, Code::forbidden_character);
}

TEST(Json, DepthIsLimited) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(problems(nested(most_depth)).empty());
  EXPECT_EQ(refusal(nested(most_depth + 1)).code, Code::too_deep);
  EXPECT_EQ(refusal(std::string(1'000'000, '[')).code, Code::too_deep);
}

TEST(Json, ProblemsBeyondTheFirstThousandAreCounted) {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i) text += "{\"a\":1,\"a\":2},\n";
  text += "]";
  const Diagnostics all = problems(text);
  ASSERT_EQ(all.size(), Report::most + 1);
  EXPECT_EQ(all.front().place.line, 1);
  EXPECT_EQ(all[999].place.line, 1000);
  EXPECT_NE(all.back().message.find("4000 more"), std::string::npos) << all.back().message;
}

TEST(Json, LargeDocumentsCostTimeInProportion) {
  // A megabyte on one line, each value a problem: a reader that counted columns from the line's start would take minutes.
  std::string text = "[";
  while (text.size() < 1'000'000) text += "{\"金\":1,\"金\":2},";
  text += "]";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(problems(text).size(), Report::most + 1);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Json, WritesCanonicalText) {
  Writer writer;
  writer.begin_object();
  writer.key("名称");
  writer.string("金山 \"十四五\" \\ \n\t\x01");
  writer.key("empty");
  writer.begin_array();
  writer.end_array();
  writer.key("numbers");
  writer.begin_array();
  writer.number(84.42);
  writer.number(0.05);
  writer.number(1e21);
  writer.integer(-3);
  writer.boolean(true);
  writer.end_array();
  writer.end_object();
  EXPECT_EQ(writer.take(),
            "{\n"
            "  \"名称\": \"金山 \\\"十四五\\\" \\\\ \\n\\t\\u0001\",\n"
            "  \"empty\": [],\n"
            "  \"numbers\": [\n"
            "    84.42,\n"
            "    0.05,\n"
            "    1000000000000000000000,\n"
            "    -3,\n"
            "    true\n"
            "  ]\n"
            "}\n");
}

TEST(Json, WrittenNumbersReadBackToTheSameDouble) {
  for (const double number : {0.1, 1.0 / 3, 84.42, 1e-300, std::numeric_limits<double>::denorm_min(),
                              std::numeric_limits<double>::max(), 123456.789e-7}) {
    Writer writer;
    writer.number(number);
    const std::string text = writer.take();
    Report report(text, {});
    const auto document = Document::parse(report);
    ASSERT_TRUE(document) << text;
    EXPECT_EQ(document->root().number(), number) << text;
  }
}

TEST(Json, OffersTheNearestName) {
  const std::vector<std::string_view> known{"formula", "formula_note", "unit", "direction"};
  EXPECT_EQ(nearest("fromula", known), "formula");
  EXPECT_EQ(nearest("units", known), "unit");
  EXPECT_EQ(nearest("whatever", known), "");
}

}  // namespace
}  // namespace salus::json
