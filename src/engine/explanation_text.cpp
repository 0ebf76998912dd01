// Explanations as text and as JSON.
#include <charconv>
#include <cmath>

#include "base/json_writer.hpp"
#include "formula/number_text.hpp"
#include "salus/base/words.hpp"
#include "salus/engine/explain.hpp"
#include "salus/units/rounding.hpp"

namespace salus {
namespace {

using Step = ExplanationStep;

std::string shown(const Step& step, Language language) {
  if (!step.value.valid()) return "—";
  if (!step.is_boolean) return display(step.value, step.unit);
  const bool chinese = language == Language::chinese;
  return step.value.number != 0 ? (chinese ? "真" : "true") : (chinese ? "假" : "false");
}

// In a line of text a number of three hundred digits helps nobody.
std::string readable(const Step& step, Language language) {
  const double magnitude = std::fabs(step.value.number);
  const bool plain =
      !step.value.valid() || step.is_boolean || magnitude == 0 || (magnitude >= 1e-9 && magnitude < 1e15);
  if (plain) return shown(step, language);
  const bool tight = step.unit.empty() || step.unit.dimension() == Dimension::share;
  return formula::number_text(step.value.number) + (tight ? "" : " ") + step.unit.name();
}

class Text {
 public:
  Text(const Explanation& explanation, Language language) : explanation_(explanation), language_(language) {}

  std::string write() {
    const std::vector<Step>& steps = explanation_.steps;
    text_ = explanation_.given + " = ";
    result(steps.back());
    for (const Step& step : steps) {
      if (step.kind == Step::Kind::literal || step.kind == Step::Kind::input) continue;
      text_ += "\n  " + step.text + " = ";
      if (step.kind == Step::Kind::conversion) text_ += readable(steps[step.children.front()], language_) + " = ";
      result(step);
      digits(step);
    }
    return std::move(text_);
  }

 private:
  bool chinese() const noexcept { return language_ == Language::chinese; }

  void result(const Step& step) {
    text_ += readable(step, language_);
    if (step.value.valid()) return;
    text_ += chinese() ? "（" : " (";
    text_ += in_words(step.value.reason, language_);
    const std::string why = cause(step);
    if (!why.empty()) text_ += (chinese() ? "：" : ": ") + why;
    text_ += chinese() ? "）" : ")";
  }

  // What made the value invalid: an input that is, or the numbers for which an operation has no value.
  std::string cause(const Step& step) const {
    const Step& origin = explanation_.steps[static_cast<std::size_t>(step.cause)];
    if (origin.kind == Step::Kind::input) return origin.text;
    if (step.value.reason == Reason::zero_denominator && origin.children.size() == 2)
      return number(explanation_.steps[origin.children[1]]);
    std::string text;
    // Of a sum of a thousand terms the first few say enough.
    constexpr std::size_t most = 4;
    for (std::size_t k = 0; k < origin.children.size() && k < most; ++k) {
      const Step& operand = explanation_.steps[origin.children[k]];
      if (operand.kind == Step::Kind::literal) continue;
      if (!text.empty()) text += chinese() ? "，" : ", ";
      text += number(operand);
    }
    return text;
  }

  std::string number(const Step& step) const {
    return step.kind == Step::Kind::literal ? step.text : step.text + " = " + readable(step, language_);
  }

  // The number itself where the display rounds it.
  void digits(const Step& step) {
    if (!step.value.valid() || step.is_boolean) return;
    const std::string rounded = display(step.value, Unit());
    double read = 0;
    std::from_chars(rounded.data(), rounded.data() + rounded.size(), read);
    if (read == step.value.number || readable(step, language_) != shown(step, language_)) return;
    text_ += (chinese() ? "（" : " (") + formula::number_text(step.value.number) + (chinese() ? "）" : ")");
  }

  const Explanation& explanation_;
  Language language_;
  std::string text_;
};

std::string_view name_of(Step::Kind kind) noexcept {
  switch (kind) {
    case Step::Kind::literal:
      return "literal";
    case Step::Kind::input:
      return "input";
    case Step::Kind::operation:
      return "operation";
    case Step::Kind::conversion:
      return "conversion";
  }
  return "unknown";
}

void write(json::Writer& json, const Step& step) {
  const auto text = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
  };
  json.begin_object();
  text("kind", name_of(step.kind));
  text("text", step.text);
  json.key("value");
  if (!step.value.valid()) {
    json.null();
  } else if (step.is_boolean) {
    json.boolean(step.value.number != 0);
  } else {
    json.number(step.value.number);
  }
  text("unit", step.unit.name());
  text("display", shown(step, Language::english));
  json.key("reason");
  step.value.valid() ? json.null() : json.string(name(step.value.reason));
  json.key("cause");
  step.cause < 0 ? json.null() : json.integer(step.cause);
  json.key("children");
  json.begin_array();
  for (const std::uint32_t child : step.children) json.integer(child);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string to_string(const Explanation& explanation, Language language) { return Text(explanation, language).write(); }

std::string to_json(const Explanation& explanation) {
  json::Writer json(json::Layout::compact);
  json.begin_object();
  json.key("given");
  json.string(explanation.given);
  json.key("root");
  json.integer(static_cast<std::int64_t>(explanation.steps.size()) - 1);
  json.key("steps");
  json.begin_array();
  for (const Step& step : explanation.steps) write(json, step);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace salus
