// From the text of a target to its meaning.
#include "salus/model/target.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "model/target_grammar.hpp"
#include "model/target_messages.hpp"
#include "model/target_quantity.hpp"
#include "model/target_text.hpp"
#include "model/target_vocabulary.hpp"
#include "model/target_words.hpp"
#include "salus/units/rounding.hpp"

namespace salus {
namespace {

using namespace target;

constexpr std::size_t longest_text = 4096;

// A printed number with its unit.
struct Amount {
  Number number;
  UnitReading unit;

  // Places after the point of the number in its unit: −4 for 85 万.
  int places() const noexcept { return number.digits - unit.exponent; }
};

struct Amounts {
  Amount first;
  Amount second;
  bool two = false;

  const Amount& finer() const noexcept { return two && second.places() > first.places() ? second : first; }
};

std::string with_unit(const Amount& amount) {
  const std::string& unit = amount.unit.spelling;
  if (unit.empty()) return amount.number.spelling;
  const bool tight = amount.unit.unit.dimension() == Dimension::share && amount.unit.exponent == 0;
  return amount.number.spelling + (tight ? "" : " ") + unit;
}

std::string range_text(const Amounts& amounts) {
  const bool unit_once = amounts.first.unit.spelling == amounts.second.unit.spelling;
  return (unit_once ? amounts.first.number.spelling : with_unit(amounts.first)) + ".." + with_unit(amounts.second);
}

std::string percent_text(double share) {
  std::string text = format_decimal(share * 100, 4);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

class TargetReader {
 public:
  TargetReader(std::string_view text, const TargetOptions& options) : text_(text), options_(options), folded_(text) {
    target_.text = std::string(text);
    target_.unit = options.unit;
    target_.direction = options.direction;
  }

  Result<Target> read() {
    read_any();
    if (errors_.empty() && target_.canonical.size() > longest_text)
      fail(Code::too_long, folded_.lower(), messages::canonical_too_long());
    if (!errors_.empty()) return errors_;
    return std::move(target_);
  }

 private:
  void read_any() {
    const std::string_view lower = folded_.lower();
    if (lower.empty()) return fail(Code::target_syntax, lower, messages::empty_target());
    const std::string_view whole = printed(lower);
    if (is_quoted(whole)) return read_quoted(whole);

    const Grammar grammar = parse_form(lower);
    if (grammar.matched) return read_form(grammar.form);
    if (has_number_or_sign(lower)) return fail_syntax(grammar);
    if (!has_letter(lower)) return fail(Code::target_syntax, lower, messages::no_target());
    read_words(whole, lower);
  }

  void read_form(const TargetForm& form) {
    switch (form.shape) {
      case Shape::level:
        return read_level(form);
      case Shape::change:
        return read_change(form);
      case Shape::parent:
        return read_parent(form);
      case Shape::two_values:
        return read_two_values(form);
    }
  }

  // --- words ---

  void read_quoted(std::string_view text) {
    const std::optional<std::string> words = unquoted(text);
    if (!words) return fail(Code::target_syntax, folded_.lower(), messages::quotation_not_closed());
    const FoldedText folded(*words);
    if (folded.lower().empty()) return fail(Code::target_syntax, folded_.lower(), messages::empty_quotation());
    const Place place = folded.place_of(folded.lower());
    read_words(std::string_view(*words).substr(static_cast<std::size_t>(place.begin),
                                               static_cast<std::size_t>(place.end - place.begin)),
               folded.lower());
  }

  void read_words(std::string_view words, std::string_view lower) {
    const Words meaning = target::read_words(lower);
    target_.kind = meaning.kind;
    target_.canonical = quoted(words);
    switch (meaning.kind) {
      case TargetKind::milestone:
        return make_state(lower);
      case TargetKind::full_coverage:
        return make_full_coverage(lower);
      case TargetKind::tendency:
        return make_tendency(meaning, lower);
      case TargetKind::zero_growth:
        return remark(lower, messages::growth_since_baseline());
      case TargetKind::two_part:
        target_.why_not = Reason::several_values;
        return remark(lower, messages::two_demands());
      default:
        target_.why_not = Reason::not_quantitative;
    }
  }

  void make_state(std::string_view lower) {
    target_.unit = Unit();
    remark(lower, messages::state_is_yes_or_no());
  }

  void make_full_coverage(std::string_view lower) {
    if (target_.unit.dimension() != Dimension::share) return make_state(lower);
    target_.low = convert(100, Unit::from("%"), target_.unit);
    remark(lower, messages::coverage_is_all(target_.unit.name()));
  }

  void make_tendency(const Words& meaning, std::string_view lower) {
    if (meaning.of_growth) {
      target_.why_not = Reason::unsupported_comparison;
      return remark(lower, messages::growth_is_asked());
    }
    if (meaning.movement == Direction::unspecified || meaning.movement == target_.direction) return;
    if (options_.direction != Direction::unspecified)
      remark(lower, messages::movement_against_direction(meaning.movement == Direction::higher_is_better));
    target_.direction = meaning.movement;
  }

  // Digits behind a capital letter belong to a name: EMR6, H7N9.
  bool has_number_or_sign(std::string_view lower) const {
    bool in_name = false;
    for (const char c : folded_.as_printed(lower)) {
      const bool digit = c >= '0' && c <= '9';
      if ((digit && !in_name) || c == '<' || c == '>' || c == '=') return true;
      in_name = (c >= 'A' && c <= 'Z') || (digit && in_name);
    }
    return false;
  }

  static bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const utf8::CodePoint c = utf8::decode(text, at);
      if (c.length == 0 || utf8::is_letter(c.value)) return c.length != 0;
      at += static_cast<std::size_t>(c.length);
    }
    return false;
  }

  // --- levels: ≥37, 7.5 左右, 18-20 个 ---

  void read_level(const TargetForm& form) {
    // 每 4.8/10万人 is a rate; 每 30-50 万人 is no target yet.
    if (!form.every.empty() && form.each.empty() && form.first.unit.find('/') == std::string_view::npos)
      return fail(Code::target_syntax, form.every, messages::each_of_what(printed(form.every)));
    Amounts amounts;
    if (!read_amounts(form, amounts)) return;
    target_.unit = amounts.first.unit.unit;
    keep_numbers(amounts);
    note_repetition(form);
    if (amounts.two) return make_range(form, amounts);

    BoundWord word = form.before.bound != Bound::none ? form.before : form.after;
    if (form.before.bound != Bound::none && form.after.bound != Bound::none && form.before.bound != form.after.bound)
      return fail(Code::target_syntax, form.after.text,
                  messages::bounds_contradict(printed(form.before.text), printed(form.after.text)));
    if (word.bound == Bound::none) word = form.lead;
    make_bound(form, word, amounts.first);
  }

  void note_repetition(const TargetForm& form) {
    if (!form.yearly.empty()) remark(form.yearly, messages::each_year(printed(form.yearly)));
    const bool in_unit = counted_per(form.each) && target_.unit.dimension() == Dimension::share;
    if (!form.each.empty() && !in_unit) remark(form.each, messages::for_each(printed(form.each)));
  }

  void make_bound(const TargetForm& form, const BoundWord& word, const Amount& amount) {
    switch (word.bound) {
      case Bound::at_least:
      case Bound::raise:
        return bound_below(TargetKind::at_least, ">= ", amount);
      case Bound::above:
        return bound_below(TargetKind::above, "> ", amount);
      case Bound::at_most:
      case Bound::hold:
      case Bound::lower:
        return bound_above(TargetKind::at_most, "<= ", amount);
      case Bound::below:
        return bound_above(TargetKind::below, "< ", amount);
      case Bound::about:
        return make_about(form, word, amount);
      case Bound::exactly:
        return make_range(form, {amount, amount, true});
      case Bound::none:
      case Bound::reach:
      case Bound::keep:
        return make_reach(form, word, amount);
    }
  }

  void bound_below(TargetKind kind, const char* sign, const Amount& amount) {
    target_.kind = kind;
    target_.low = amount.number.value;
    target_.canonical = sign + with_unit(amount);
  }

  void bound_above(TargetKind kind, const char* sign, const Amount& amount) {
    target_.kind = kind;
    target_.high = amount.number.value;
    target_.canonical = sign + with_unit(amount);
  }

  // A bare number, and 达到, say how far; which side of it is good, the indicator says.
  void make_reach(const TargetForm& form, const BoundWord& word, const Amount& amount) {
    const bool lower = options_.direction == Direction::lower_is_better;
    if (lower) {
      bound_above(TargetKind::at_most, "<= ", amount);
    } else {
      bound_below(TargetKind::at_least, ">= ", amount);
    }
    if ((word.bound == Bound::reach || form.counts) && !lower) return;
    const auto side = lower                                               ? messages::Side::lower_is_better
                      : options_.direction == Direction::higher_is_better ? messages::Side::higher_is_better
                                                                          : messages::Side::unstated;
    note(whole(form), messages::read_as_bound(printed(whole(form)), with_unit(amount), side));
  }

  void make_about(const TargetForm& form, const BoundWord& word, const Amount& amount) {
    const double allowance = std::fabs(amount.number.value) * options_.about;
    target_.kind = TargetKind::about;
    target_.low = amount.number.value - allowance;
    target_.high = amount.number.value + allowance;
    target_.canonical = "~ " + with_unit(amount);
    if (!std::isfinite(target_.low) || !std::isfinite(target_.high)) return fail_out_of_range(form.first.number);
    note(word.text, messages::read_as_about(printed(word.text), percent_text(options_.about), with_unit(amount)));
  }

  void make_range(const TargetForm& form, const Amounts& amounts) {
    for (const BoundWord& word : {form.before, form.after}) {
      if (word.bound == Bound::none || word.bound == Bound::exactly) continue;
      if (word.bound == Bound::about) {
        remark(word.text, messages::about_beside_range(printed(word.text), range_text(amounts)));
        continue;
      }
      return fail(Code::target_syntax, word.text, messages::bound_beside_range(printed(word.text)));
    }
    if (amounts.first.number.value > amounts.second.number.value) return fail_inverted(form);
    target_.kind = TargetKind::range;
    target_.low = amounts.first.number.value;
    target_.high = amounts.second.number.value;
    target_.canonical = range_text(amounts);
  }

  // --- two values: 100/70 ---

  void read_two_values(const TargetForm& form) {
    Amounts amounts;
    amounts.two = true;
    for (const auto& [quantity, amount] : {std::pair(&form.first, &amounts.first), {&form.second, &amounts.second}}) {
      const UnitReading unit = unit_of(form, quantity->unit);
      if (!accept_unit(quantity->unit, unit) || !read_amount(*quantity, unit, *amount)) return;
    }
    target_.kind = TargetKind::two_part;
    target_.why_not = Reason::several_values;
    target_.canonical = with_unit(amounts.first) + " & " + with_unit(amounts.second);
    remark(whole(form), messages::two_values());
  }

  // --- changes: 下降 30%, baseline(2018) -0.5pp..-1pp /yr ---

  void read_change(const TargetForm& form) {
    Amounts amounts;
    if (!read_amounts(form, amounts) || !read_baseline(form)) return;
    for (const BoundWord& word : {form.before, form.after})
      if (word.bound != Bound::none && word.bound != Bound::at_least)
        return fail(Code::target_syntax, word.text, messages::bound_beside_change(printed(word.text)));
    give_signs(form, amounts);
    if (!order_changes(form, amounts)) return;

    target_.kind = TargetKind::change_from_baseline;
    target_.change_is_points = amounts.first.unit.spelling != "%";
    if (target_.change_is_points) target_.unit = amounts.first.unit.unit;
    target_.change_per_year = form.per_year;
    keep_numbers(amounts);
    const double second = amounts.two ? amounts.second.number.value : amounts.first.number.value;
    target_.change_low = std::min(amounts.first.number.value, second);
    target_.change_high = std::max(amounts.first.number.value, second);
    target_.canonical = change_text(amounts);
    note_change(form, amounts);
  }

  bool read_baseline(const TargetForm& form) {
    if (form.baseline.empty()) return true;
    const Result<Period> period = Period::parse(folded_.as_printed(form.baseline));
    if (period) {
      target_.baseline = *period;
    } else {
      fail(Code::target_syntax, form.baseline, messages::no_baseline_period(printed(form.baseline)));
    }
    return period.ok();
  }

  static void give_signs(const TargetForm& form, Amounts& amounts) {
    for (Amount* amount : {&amounts.first, &amounts.second}) {
      Number& number = amount->number;
      if (form.sign < 0) {
        number.value = 0.0 - number.value;
        number.spelling.insert(0, "-");
      } else if (number.spelling.empty() || number.spelling.front() != '-') {
        number.spelling.insert(0, "+");
      }
    }
  }

  // The smaller change comes first: "by 0.5 to 1 point" is -0.5..-1.
  bool order_changes(const TargetForm& form, Amounts& amounts) {
    if (!amounts.two) return true;
    const double first = amounts.first.number.value;
    const double second = amounts.second.number.value;
    const bool decrease = first <= 0 && second <= 0;
    if (decrease ? first >= second : first <= second) return true;
    // Without a verb, -1..-0.5 is in the order of numbers, and as clear as -0.5..-1.
    if (!decrease || form.sign != 0) return fail_inverted(form), false;
    std::swap(amounts.first, amounts.second);
    return true;
  }

  std::string change_text(const Amounts& amounts) const {
    std::string text = "baseline";
    if (target_.baseline) text += "(" + target_.baseline->to_string() + ")";
    text += " ";
    const bool percent = amounts.first.unit.unit.dimension() == Dimension::share &&
                         (amounts.first.unit.spelling == "%" || amounts.first.unit.spelling == "pp");
    if (!amounts.two) {
      text += with_unit(amounts.first);
    } else if (percent) {
      text += with_unit(amounts.first) + ".." + with_unit(amounts.second);
    } else {
      text += range_text(amounts);
    }
    if (target_.change_per_year) text += " /yr";
    return text;
  }

  void note_change(const TargetForm& form, const Amounts& amounts) {
    const bool of_share = options_.unit.dimension() == Dimension::share || options_.unit.empty();
    const UnitReading& unit = amounts.first.unit;
    if (form.sign != 0 && !target_.change_is_points && of_share) note(whole(form), messages::change_is_share());
    if (unit.spelling.empty()) note(whole(form), messages::change_in_own_unit());
    if (!form.undated.empty()) remark(form.undated, messages::baseline_is_undated(printed(form.undated)));
    if (!form.yearly.empty())
      remark(form.yearly, messages::per_year_from_baseline(printed(form.yearly), !target_.change_is_points));
    const BoundWord& more = form.after.bound == Bound::at_least ? form.after : form.before;
    if (more.bound == Bound::at_least) {
      note(more.text, messages::change_or_more(printed(more.text)));
    } else if (amounts.two && form.sign != 0) {
      remark(whole(form), messages::smaller_change_is_enough());
    }
  }

  // --- others: 优于全市平均水平 ---

  void read_parent(const TargetForm& form) {
    const bool strict = form.side == Side::better || form.side == Side::higher || form.side == Side::lower;
    target_.kind = strict ? TargetKind::better_than_parent : TargetKind::not_worse_than_parent;
    target_.canonical = strict ? "better_than parent" : "not_worse_than parent";
    note_scope(form);
    if (form.side == Side::better || form.side == Side::not_worse) return;
    const bool higher = form.side == Side::higher || form.side == Side::not_lower;
    const Direction asked = higher ? Direction::higher_is_better : Direction::lower_is_better;
    if (options_.direction == asked) return;
    target_.canonical = std::string(higher ? ">" : "<") + (strict ? "" : "=") + " parent";
    target_.direction = asked;
    if (options_.direction != Direction::unspecified) note(folded_.lower(), messages::against_direction(higher));
  }

  void note_scope(const TargetForm& form) {
    if (form.scope == "parent") return;
    for (const Word<bool>& scope : scopes)
      if (scope.text == form.scope && !scope.meaning) note(form.scope, messages::scope_is_parent(printed(form.scope)));
  }

  // --- numbers and units ---

  // Numbers and units of a form, the first of a range with the unit of the second where it has none of its own.
  bool read_amounts(const TargetForm& form, Amounts& amounts) {
    amounts.two = !form.second.number.empty();
    const Quantity& last = amounts.two ? form.second : form.first;
    if (amounts.two && last.unit.empty() && !form.first.unit.empty())
      return fail(Code::target_syntax, last.number, messages::unit_missing_in_range()), false;
    const UnitReading unit = unit_of(form, last.unit);
    if (!amounts.two) return accept_unit(last.unit, unit) && read_amount(form.first, unit, amounts.first);

    const UnitReading first_unit = form.first.unit.empty() ? unit : unit_of(form, form.first.unit);
    if (!form.first.unit.empty() && !accept_unit(form.first.unit, first_unit)) return false;
    if (!accept_unit(last.unit, unit)) return false;
    if (first_unit.unit != unit.unit || (first_unit.spelling == "pp") != (unit.spelling == "pp"))
      return fail(Code::unit_conflict, last.unit, messages::two_units_in_range()), false;
    return read_amount(form.first, first_unit, amounts.first) && read_amount(form.second, unit, amounts.second);
  }

  UnitReading unit_of(const TargetForm& form, std::string_view piece) const {
    if (form.shape != Shape::change) {
      const std::optional<Unit> per = counted_per(form.each);
      if (per && options_.unit.dimension() == Dimension::share) return read_unit(per->name(), options_.unit);
      return read_unit(folded_.as_printed(piece), options_.unit);
    }
    const bool points = is_percentage_points(piece);
    if (!points && (piece.empty() || Unit::from(piece) != Unit::from("%")))
      return read_unit(folded_.as_printed(piece), options_.unit);
    UnitReading reading;
    reading.unit = Unit::from("%");
    reading.spelling = points ? "pp" : "%";
    // A percentage of the baseline fits every indicator; percentage points fit shares alone.
    reading.conflict = points && !options_.unit.empty() && options_.unit.dimension() != Dimension::share;
    return reading;
  }

  // The share that 每万人 … says.
  std::optional<Unit> counted_per(std::string_view each) const {
    return each.empty() ? std::nullopt : share_per_persons(folded_.as_printed(each));
  }

  bool accept_unit(std::string_view piece, const UnitReading& unit) {
    if (unit.conflict)
      return fail(Code::unit_conflict, piece, messages::unit_does_not_convert(printed(piece), options_.unit.name())),
             false;
    if (unit.taken_in_unit) note(piece, messages::taken_in_unit(printed(piece), options_.unit.name()));
    return true;
  }

  bool read_amount(const Quantity& quantity, const UnitReading& unit, Amount& amount) {
    std::optional<Number> number = read_number(quantity.number, unit.exponent);
    if (!number) return fail_out_of_range(quantity.number), false;
    amount.number = std::move(*number);
    amount.unit = unit;
    return true;
  }

  void keep_numbers(const Amounts& amounts) {
    target_.number = amounts.first.number.value;
    target_.digits = amounts.finer().number.digits;
    target_.magnitude = amounts.finer().unit.exponent;
  }

  // --- diagnostics ---

  // The numbers of a form with what stands between and behind them.
  static std::string_view whole(const TargetForm& form) {
    const Quantity& last = form.second.number.empty() ? form.first : form.second;
    const std::string_view end = last.unit.empty() ? last.number : last.unit;
    const char* begin = form.lead.text.empty() ? form.first.number.data() : form.lead.text.data();
    return {begin, static_cast<std::size_t>(end.data() + end.size() - begin)};
  }

  void fail_inverted(const TargetForm& form) {
    const std::string_view second = form.second.number;
    const char* begin = form.first.number.data();
    fail(Code::inverted_range, {begin, static_cast<std::size_t>(second.data() + second.size() - begin)},
         messages::inverted_range());
  }

  void fail_out_of_range(std::string_view number) {
    fail(Code::number_out_of_range, number, messages::number_out_of_range());
  }

  void fail_syntax(const Grammar& grammar) {
    const std::string_view wrong = first_token(grammar.rest);
    fail(Code::target_syntax, wrong, messages::unexpected(grammar.expected, printed(wrong)));
  }

  // A run of letters, a run of digits, or one sign.
  static std::string_view first_token(std::string_view text) {
    std::size_t end = 0;
    utf8::CodePoint first;
    while (end < text.size()) {
      const utf8::CodePoint c = utf8::decode(text, end);
      const bool first_one = end == 0;
      if (first_one) first = c;
      const bool goes_on = (utf8::is_letter(first.value) && utf8::is_letter(c.value)) ||
                           (utf8::is_digit(first.value) && utf8::is_digit(c.value));
      if (c.length == 0 || (!first_one && !goes_on)) break;
      end += static_cast<std::size_t>(c.length);
    }
    return text.substr(0, end);
  }

  // A piece of the folded text as it was printed.
  std::string_view printed(std::string_view piece) const {
    const Place place = folded_.place_of(piece);
    return text_.substr(static_cast<std::size_t>(place.begin), static_cast<std::size_t>(place.end - place.begin));
  }

  void fail(Code code, std::string_view piece, Wording wording) {
    errors_.push_back(diagnostic(code, Severity::error, piece, std::move(wording)));
  }

  void note(std::string_view piece, Wording wording) {
    target_.notes.push_back(diagnostic(Code::target_understood_as, Severity::note, piece, std::move(wording)));
  }

  // What the bounds do not show.
  void remark(std::string_view piece, Wording wording) {
    target_.notes.push_back(diagnostic(Code::target_remark, Severity::note, piece, std::move(wording)));
  }

  Diagnostic diagnostic(Code code, Severity severity, std::string_view piece, Wording wording) const {
    Diagnostic d = worded(code, std::move(wording), std::string(printed(piece)));
    d.severity = severity;
    d.place = folded_.place_of(piece);
    d.excerpt = utf8::excerpt(text_, d.place);
    // A message is one sentence on one line, whatever it quotes.
    for (std::string* text : {&d.message, &d.message_zh})
      std::replace_if(
          text->begin(), text->end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return d;
  }

  std::string_view text_;
  const TargetOptions& options_;
  FoldedText folded_;
  Target target_;
  Diagnostics errors_;
};

Diagnostics check(std::string_view text, const TargetOptions& options) {
  if (!(options.about >= 0 && options.about < 1)) {
    return {worded(Code::invalid_argument, messages::invalid_allowance())};
  }
  if (text.size() > longest_text) {
    Diagnostic d = worded(Code::too_long, messages::too_long());
    d.place = utf8::place_at(text.substr(0, longest_text), longest_text, text.size());
    return {d};
  }
  Diagnostics wrong = utf8::check(text, {"the target", "目标"});
  for (Diagnostic& d : wrong) d.excerpt = utf8::excerpt(text, d.place);
  return wrong;
}

}  // namespace

Result<Target> Target::parse(std::string_view text, const TargetOptions& options) {
  Diagnostics wrong = check(text, options);
  if (!wrong.empty()) return wrong;
  return TargetReader(text, options).read();
}

}  // namespace salus
