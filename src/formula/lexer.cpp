#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/utf8.hpp"
#include "formula/ast.hpp"
#include "formula/functions.hpp"
#include "formula/messages.hpp"
#include "formula/token.hpp"
#include "formula/words.hpp"

namespace salus::formula {
namespace {

// More errors than this help nobody and would let a hostile text grow the answer without bound.
constexpr std::size_t most_errors = 50;

struct Mark {
  std::uint32_t per;
  int power;
  std::string_view text;
};
constexpr Mark marks[] = {
    {100, 2, "%"}, {1000, 3, "‰"}, {10'000, 4, "/万"}, {100'000, 5, "/10万"}, {1'000'000, 6, "/百万"}};

class Lexer {
 public:
  Lexer(std::string_view text, const Symbols& symbols, const FormulaOptions& options, Diagnostics& errors)
      : text_(text), symbols_(symbols), options_(options), errors_(errors), chars_(fold(text)) {}

  Tokens run(std::uint32_t from) {
    while (at_ < chars_.size() && chars_[at_].begin < from) ++at_;
    while (skip_blanks(), at_ < chars_.size()) {
      if (operand_expected_) {
        operand();
      } else {
        after_operand();
      }
    }
    const auto end = static_cast<std::uint32_t>(text_.size());
    tokens_.list.push_back({TokenKind::end, 0, {end, end}});
    return std::move(tokens_);
  }

 private:
  // ---- characters ----

  char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < chars_.size() && !chars_[at_ + ahead].blank ? chars_[at_ + ahead].value : U'\0';
  }
  void skip_blanks() {
    while (at_ < chars_.size() && chars_[at_].blank) ++at_;
  }
  static bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
  // A letter, digit or underscore; the characters in chars_ are folded already.
  bool word_at(std::size_t i) const { return i < chars_.size() && chars_[i].word; }
  std::size_t run_end(std::size_t from) const {
    while (word_at(from)) ++from;
    return from;
  }
  std::u32string letters(std::size_t from, std::size_t to) const {
    std::u32string run;
    for (std::size_t i = from; i < to; ++i) run += chars_[i].value;
    return run;
  }
  Span span_of(std::size_t from, std::size_t to) const { return {chars_[from].begin, chars_[to - 1].end}; }
  std::string source(Span s) const { return std::string(text_.substr(s.begin, s.end - s.begin)); }

  // ---- output ----

  // Whether further errors are dropped, so that no work need go into their hints.
  bool is_full() const { return errors_.size() >= most_errors; }
  void error(Code code, Span place, Wording wording, std::string subject = {}) {
    if (is_full()) return;
    errors_.push_back(diagnose(text_, place, code, std::move(wording)));
    errors_.back().subject = std::move(subject);
  }
  void token(TokenKind kind, std::size_t from, std::size_t to, std::size_t index = 0) {
    tokens_.list.push_back({kind, static_cast<std::uint32_t>(index), span_of(from, to)});
    at_ = to;
    operand_expected_ = kind != TokenKind::number && kind != TokenKind::name && kind != TokenKind::close &&
                        kind != TokenKind::shift && kind != TokenKind::window && kind != TokenKind::selector &&
                        kind != TokenKind::parent && kind != TokenKind::step && kind != TokenKind::text &&
                        kind != TokenKind::invalid;
    if (kind == TokenKind::open) calls_.push_back(-1);
    if (kind == TokenKind::close && !calls_.empty()) calls_.pop_back();
  }

  // ---- where an operand may begin ----

  void operand() {
    const std::size_t run = run_end(at_);
    std::size_t after_run = run;
    while (after_run < chars_.size() && chars_[after_run].blank) ++after_run;
    const bool call = run > at_ && after_run < chars_.size() && chars_[after_run].value == U'(';

    // A declared name, the longest; but what is called is a function.
    const bool inside = at_ > 0 && word_at(at_) && word_at(at_ - 1);
    if (!inside) {
      const SymbolIndex::Match match = symbols_.index().longest(chars_, at_);
      if (match.end > 0 && !(call && match.end == run && function_at(run) >= 0)) return declared(match);
    }
    const char32_t c = peek();
    if (c == U'[') return bracketed();
    if (is_quote(c)) return quoted();
    if (step()) return;
    if (is_ascii_digit(c) || (c == U'.' && is_ascii_digit(peek(1)))) return number();
    if (word_at(at_)) {
      const std::u32string word = letters(at_, run);
      if (const TokenKind kind = operator_word(word); kind != TokenKind::end) return token(kind, at_, run);
      if (call) return function(run);
      return undeclared(at_, run, false);
    }
    sign();
  }

  int function_at(std::size_t run) const {
    const std::u32string word = letters(at_, run);
    std::string ascii;
    for (char32_t c : word) {
      ascii += c <= 0x7F ? static_cast<char>(c) : '\x7F';
    }
    if (const int found = find_function(ascii); found >= 0 || options_.functions.empty()) return found;
    const std::int64_t found = options_.functions.find(source(span_of(at_, run)));
    return found < 0 ? -1 : static_cast<int>(functions().size()) + static_cast<int>(found);
  }

  void function(std::size_t run) {
    const int found = function_at(run);
    if (found >= 0) {
      token(TokenKind::function, at_, run, static_cast<std::size_t>(found));
      skip_blanks();
      token(TokenKind::open, at_, at_ + 1);  // though a declared name may begin with it
      calls_.back() = found;
      return;
    }
    if (is_full()) {
      token(TokenKind::invalid, at_, run);
      operand_expected_ = true;
      return;
    }
    const Span place = span_of(at_, run);
    const std::string name = source(place);
    std::vector<Candidate> names;
    std::vector<std::string_view> known;
    for (const Function& f : functions()) {
      names.push_back({f.name, folded_name(f.name)});
      known.push_back(f.name);
    }
    for (std::size_t i = 0; i < options_.functions.size(); ++i) {
      names.push_back({options_.functions[i].name, folded_name(options_.functions[i].name)});
      known.push_back(options_.functions[i].name);
    }
    error(Code::unknown_function, place, messages::unknown_function(name, closest(name, names), known), name);
    token(TokenKind::invalid, at_, run);
    // The arguments are read all the same, as a parenthesis after an operator, so that their own errors are found.
    operand_expected_ = true;
  }

  // The declared name, or the id where the name alone would mean another declaration or several.
  const std::string& unambiguous(const Declaration& d) const {
    const bool shared = symbols_.index().find_name(folded_name(d.name)).size() > 1;
    return shared && options_.basis != d.basis && is_plain_name(d.id) ? d.id : d.name;
  }

  void declared(const SymbolIndex::Match& match) {
    const Span place = span_of(at_, match.end);
    const auto& declarations = symbols_.declarations();
    std::vector<std::uint32_t> fitting;
    for (std::uint32_t i : match.declarations)
      if (!options_.basis || match.declarations.size() == 1 || declarations[i].basis == *options_.basis)
        fitting.push_back(i);
    if (fitting.size() == 1) return name(unambiguous(declarations[fitting[0]]), fitting[0], at_, match.end);
    std::vector<messages::OnBasis> bases;
    for (std::uint32_t i : match.declarations) bases.push_back({declarations[i].basis, declarations[i].id});
    const std::string written = source(place);
    error(Code::ambiguous_name, place,
          fitting.empty() ? messages::no_such_basis(written, *options_.basis, bases)
                          : messages::ambiguous_name(written, bases),
          written);
    name(written, -1, at_, match.end);
  }

  // What nobody declared is read as a name all the same, so that errors further on are found, too.
  void name(const std::string& text, std::int64_t symbol, std::size_t from, std::size_t to) {
    tokens_.names.push_back(text);
    tokens_.symbols.push_back(symbol);
    token(TokenKind::name, from, to, tokens_.names.size() - 1);
  }

  void bracketed() {
    const std::size_t from = at_;
    std::size_t to = from + 1;
    while (to < chars_.size() && chars_[to].value != U']' && chars_[to].value != U'[') ++to;
    if (to >= chars_.size() || chars_[to].value != U']') {
      error(Code::syntax, span_of(from, from + 1), messages::bracket_not_closed());
      return token(TokenKind::invalid, from, to);
    }
    std::size_t first = from + 1;
    std::size_t last = to;
    while (first < last && chars_[first].blank) ++first;
    while (last > first && chars_[last - 1].blank) --last;
    if (first == last) {
      error(Code::syntax, span_of(from, to + 1), messages::empty_brackets());
      return token(TokenKind::invalid, from, to + 1);
    }
    const std::string written = source(span_of(first, last));
    if (symbols_.empty()) return name(written, -1, from, to + 1);
    const SymbolIndex::Match match = symbols_.index().longest(chars_, first);
    if (match.end != last) return unknown(written, from, to + 1);
    at_ = first;
    declared(match);
    tokens_.list.back().span = span_of(from, to + 1);
    at_ = to + 1;
  }

  // A text, which only some functions take.
  void quoted() {
    const std::size_t from = at_;
    std::string text;
    const Fault fault = selector_text(text, Fault::no_value);
    std::size_t to = at_;
    while (to > from + 1 && chars_[to - 1].blank) --to;
    if (fault != Fault::none) {
      error(Code::syntax, span_of(from, fault == Fault::quotation_not_closed ? from + 1 : to),
            messages::no_text(fault));
      return token(TokenKind::invalid, from, to);
    }
    tokens_.texts.push_back(std::move(text));
    token(TokenKind::text, from, to, tokens_.texts.size() - 1);
  }

  // A run of letters that nobody declared.
  void undeclared(std::size_t from, std::size_t to, bool leading_digit) {
    if (is_full()) return token(TokenKind::invalid, from, to);
    const Span place = span_of(from, to);
    const std::string written = source(place);
    if (leading_digit) {
      error(Code::name_needs_brackets, place, messages::begins_with_digit(written, symbols_.nearest(written)), written);
      return name(written, -1, from, to);
    }
    if (symbols_.empty()) return name(written, -1, from, to);
    unknown(written, from, to);
  }

  void unknown(const std::string& written, std::size_t from, std::size_t to) {
    if (is_full()) return token(TokenKind::invalid, from, to);
    messages::Meant meant = messages::Meant::name;
    if (written == "x" || written == "X") meant = messages::Meant::times;
    if (chars_[from].value == U'[' && written.find_first_of("+-*/(") != std::string::npos)
      meant = messages::Meant::parentheses;
    error(Code::unknown_name, span_of(from, to), messages::unknown_name(written, symbols_.nearest(written), meant),
          written);
    name(written, -1, from, to);
  }

  // ---- numbers ----

  void number() {
    const std::size_t from = at_;
    std::string digits;
    std::size_t i = from;
    const auto take_digits = [&] {
      while (i < chars_.size() && is_ascii_digit(chars_[i].value)) digits += static_cast<char>(chars_[i++].value);
    };
    take_digits();
    if (i < chars_.size() && chars_[i].value == U'.' && !(i + 1 < chars_.size() && chars_[i + 1].value == U'.')) {
      digits += '.';
      ++i;
      take_digits();
    }
    const int exponent = read_exponent(i);
    int power = 0;
    i = read_magnitude(i, power);
    if (word_at(i) && chars_[i - 1].word && !chars_[i - 1].blank) return undeclared(from, run_end(i), true);
    int mark_power = 0;
    std::uint32_t per = 1;
    const std::size_t marked = read_mark(i, mark_power, per);
    // With blanks around the slash, too, where only a scale can be meant: ×10 万 / 10 万 is no factor divided by itself.
    if (marked == i && !tokens_.list.empty() && tokens_.list.back().kind == TokenKind::times) {
      int spaced_power = 0;
      double scale = 0;
      std::uint32_t spaced_per = 1;
      const std::size_t spaced = read_per(skipped_blanks(i), true, spaced_power, spaced_per);
      if (spaced_per > 1 && decimal(digits, exponent + power - spaced_power, scale) && scale == 1) {
        i = spaced;
        mark_power = spaced_power;
        per = spaced_per;
      }
    }
    i = std::max(i, marked);

    Number n;
    n.per = per;
    if (!decimal(digits, exponent + power, n.printed) || !decimal(digits, exponent + power - mark_power, n.value)) {
      error(Code::number_out_of_range, span_of(from, i), messages::number_out_of_range(source(span_of(from, i))));
      return token(TokenKind::invalid, from, i);
    }
    tokens_.numbers.push_back(n);
    token(TokenKind::number, from, i, tokens_.numbers.size() - 1);
  }

  // 0 where there is none. One beyond what any number of digits can balance is cut to a billion.
  int read_exponent(std::size_t& i) const {
    if (i >= chars_.size() || (chars_[i].value != U'e' && chars_[i].value != U'E')) return 0;
    std::size_t j = i + 1;
    const bool negative = j < chars_.size() && chars_[j].value == U'-';
    if (j < chars_.size() && (chars_[j].value == U'-' || chars_[j].value == U'+')) ++j;
    if (j >= chars_.size() || !is_ascii_digit(chars_[j].value)) return 0;
    std::int64_t exponent = 0;
    for (; j < chars_.size() && is_ascii_digit(chars_[j].value); ++j)
      exponent =
          std::min<std::int64_t>(exponent * 10 + static_cast<std::int64_t>(chars_[j].value - U'0'), 1'000'000'000);
    i = j;
    return static_cast<int>(negative ? -exponent : exponent);
  }

  // A magnitude, which counts only as a whole run of letters; blanks may stand before it.
  std::size_t read_magnitude(std::size_t i, int& power) const {
    std::size_t j = i;
    while (j < chars_.size() && chars_[j].blank) ++j;
    const std::size_t end = run_end(j);
    if (end == j || end - j > 2) return i;
    const int found = magnitude(letters(j, end));
    if (found < 0) return i;
    power = found;
    return end;
  }

  std::size_t skipped_blanks(std::size_t i) const {
    while (i < chars_.size() && chars_[i].blank) ++i;
    return i;
  }

  // %, ‰, or a slash directly after the number and what stands after it.
  std::size_t read_mark(std::size_t i, int& power, std::uint32_t& per) const {
    const std::size_t j = skipped_blanks(i);
    if (j < chars_.size() && (chars_[j].value == U'%' || chars_[j].value == U'‰')) {
      const Mark& mark = marks[chars_[j].value == U'%' ? 0 : 1];
      power = mark.power;
      per = mark.per;
      return j + 1;
    }
    return read_per(i, false, power, per);
  }

  // A slash and 千, 万, 10万 (10 万) or 百万, of persons where 人 or 人口 follows (1000/千人); `i` where there is none. A
  // declared name after the slash is a divisor.
  std::size_t read_per(std::size_t i, bool blanks, int& power, std::uint32_t& per) const {
    if (i >= chars_.size() || chars_[i].value != U'/') return i;
    const std::size_t operand = blanks ? skipped_blanks(i + 1) : i + 1;
    std::size_t j = operand;
    const bool ten = j + 1 < chars_.size() && chars_[j].value == U'1' && chars_[j + 1].value == U'0';
    if (ten) j += 2;
    if (ten) j = skipped_blanks(j);
    const std::size_t end = run_end(j);
    if (end == j || end - j > 4) return i;
    std::u32string word = letters(j, end);
    for (const std::u32string_view persons : {U"人口", U"人"})
      if (word.size() > persons.size() && word.substr(word.size() - persons.size()) == persons) {
        word.resize(word.size() - persons.size());
        break;
      }
    const int found = magnitude(word);
    if (found < 0 || symbols_.index().longest(chars_, operand).end >= end) return i;
    for (const Mark& mark : marks) {
      if (mark.power < 3 || found + (ten ? 1 : 0) != mark.power || (ten && found != 4)) continue;
      power = mark.power;
      per = mark.per;
      return end;
    }
    return i;
  }

  // digits × 10^exponent, rounded once. A number too small becomes zero, as strtod has it.
  static bool decimal(const std::string& digits, int exponent, double& value) {
    const std::string text = digits + "e" + std::to_string(exponent);
    const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc::result_out_of_range) {
      // from_chars says the same of too large and too small, in some libraries of subnormal numbers, too. strtod tells
      // them apart; without a point it does not depend on the locale.
      const std::size_t point = std::min(digits.find('.'), digits.size());
      std::string whole = digits;
      if (point < digits.size()) whole.erase(point, 1);
      const auto places = static_cast<std::int64_t>(whole.size() - point);
      whole += "e" + std::to_string(exponent - places);
      value = std::strtod(whole.c_str(), nullptr);
    }
    return std::isfinite(value);
  }

  // ---- after an operand ----

  void after_operand() {
    const char32_t c = peek();
    if (c == U'@') return time_reference();
    if (c == U'{') return selector();
    if (ends_sentence()) return at_ = chars_.size(), void();
    if (word_at(at_)) {
      const std::size_t run = run_end(at_);
      const TokenKind kind = operator_word(letters(at_, run));
      if (kind != TokenKind::end) return token(kind, at_, run);
      if (const std::size_t end = of_parent(run); end > 0) return token(TokenKind::parent, at_, end);
      // Two operands in a row: the grammar says that an operator is missing.
      operand_expected_ = true;
      return operand();
    }
    sign();
  }

  // The full stop or semicolon that a manual sets behind a whole formula.
  bool ends_sentence() const {
    const char32_t c = peek();
    if (c != U'。' && c != U';' && c != U'.') return false;
    std::size_t i = at_ + 1;
    while (i < chars_.size() && chars_[i].blank) ++i;
    return i == chars_.size();
  }

  void sign() {
    struct Sign {
      char32_t first;
      char32_t second;  // U'\0': any
      TokenKind kind;
    };
    static constexpr Sign signs[] = {
        {U'|', U'|', TokenKind::logical_or}, {U'&', U'&', TokenKind::logical_and},
        {U'<', U'=', TokenKind::less_equal}, {U'>', U'=', TokenKind::greater_equal},
        {U'=', U'=', TokenKind::equal},      {U'!', U'=', TokenKind::not_equal},
        {U'<', 0, TokenKind::less},          {U'>', 0, TokenKind::greater},
        {U'=', 0, TokenKind::equal},         {U'!', 0, TokenKind::logical_not},
        {U'≤', 0, TokenKind::less_equal},    {U'≦', 0, TokenKind::less_equal},
        {U'≥', 0, TokenKind::greater_equal}, {U'≧', 0, TokenKind::greater_equal},
        {U'≠', 0, TokenKind::not_equal},     {U'+', 0, TokenKind::plus},
        {U'-', 0, TokenKind::minus},         {U'–', 0, TokenKind::minus},
        {U'*', 0, TokenKind::times},         {U'×', 0, TokenKind::times},
        {U'·', 0, TokenKind::times},         {U'∗', 0, TokenKind::times},
        {U'⋅', 0, TokenKind::times},         {U'✕', 0, TokenKind::times},
        {U'/', 0, TokenKind::divide},        {U'÷', 0, TokenKind::divide},
        {U'^', 0, TokenKind::power},         {U',', 0, TokenKind::comma},
        {U'(', 0, TokenKind::open},          {U')', 0, TokenKind::close},
        {U'〔', 0, TokenKind::open},         {U'〕', 0, TokenKind::close},
    };
    for (const Sign& s : signs) {
      if (peek() != s.first || (s.second != 0 && peek(1) != s.second)) continue;
      return token(s.kind, at_, at_ + (s.second != 0 ? 2 : 1));
    }
    if (peek() == U'[' || is_quote(peek()) || (peek() == U'.' && is_ascii_digit(peek(1)))) {
      operand_expected_ = true;
      return operand();
    }
    const Span place = span_of(at_, at_ + 1);
    const std::string written = source(place);
    error(Code::syntax, place, messages::stray_sign(written, peek()), written);
    const bool expected = operand_expected_;
    token(TokenKind::invalid, at_, at_ + 1);
    operand_expected_ = expected;
  }

  // ---- periods ----

  void time_reference() {
    const std::size_t from = at_++;
    skip_blanks();
    if (peek() == U'[') return window(from);
    TimeReference reference;
    if (!period(reference)) {
      error(Code::invalid_period, span_of(from, std::max(at_, from + 1)), messages::no_period_after_at());
      return token(TokenKind::invalid, from, std::max(at_, from + 1));
    }
    tokens_.shifts.push_back(reference);
    token(TokenKind::shift, from, at_, tokens_.shifts.size() - 1);
  }

  bool dots() {
    if (peek() == U'…') return ++at_, true;
    if (peek() != U'.' || peek(1) != U'.') return false;
    at_ += 2;
    return true;
  }

  void window(std::size_t from) {
    Window w;
    ++at_;
    skip_blanks();
    w.open_start = peek() == U'.' || peek() == U'…';
    bool good = true;
    if (word_at(at_) && letters(at_, run_end(at_)) == U"ytd") {
      w.year_to_date = true;
      at_ = run_end(at_);
    } else {
      good = w.open_start || period(w.from);
      skip_blanks();
      good = good && dots();
      skip_blanks();
      w.open_end = peek() == U']';
      good = good && (w.open_end || period(w.to));
    }
    skip_blanks();
    good = good && peek() == U']';
    if (!good) {
      while (at_ < chars_.size() && peek() != U']') ++at_;
      const std::size_t end = std::min(at_ + 1, chars_.size());
      error(Code::invalid_period, span_of(from, end), messages::no_window());
      return token(TokenKind::invalid, from, end);
    }
    ++at_;
    tokens_.windows.push_back(w);
    token(TokenKind::window, from, at_, tokens_.windows.size() - 1);
  }

  // The period argument of growth(x, -1y) and cagr(x, -5y), which is the last one; also written @-1y or @2015.
  bool step() {
    if (calls_.empty() || calls_.back() < 0 || tokens_.list.back().kind != TokenKind::comma) return false;
    if (!takes_step(functions()[static_cast<std::size_t>(calls_.back())])) return false;
    const std::size_t from = at_;
    const bool marked = peek() == U'@';
    if (marked) {
      ++at_;
      skip_blanks();
    }
    const bool sign = peek() == U'-' || peek() == U'+';
    if (!marked && symbols_.index().longest(chars_, at_ + (sign ? 1 : 0)).end > 0) return false;
    TimeReference reference;
    if (period(reference) && (marked || reference.kind != TimeReference::Kind::fixed)) {
      const std::size_t end = at_;
      skip_blanks();
      if (at_ < chars_.size() && chars_[at_].value == U')') {
        tokens_.shifts.push_back(reference);
        token(TokenKind::step, from, end, tokens_.shifts.size() - 1);
        return true;
      }
    }
    at_ = from;
    return false;
  }

  // ---- areas and categories ----

  // The end of "of parent", the first run of which ends at `run`; 0 where it is something else.
  std::size_t of_parent(std::size_t run) const {
    if (letters(at_, std::min(run, at_ + 3)) != U"of") return 0;
    std::size_t next = run;
    while (next < chars_.size() && chars_[next].blank) ++next;
    const std::size_t end = run_end(next);
    return end - next == 6 && letters(next, end) == U"parent" ? end : 0;
  }

  using Fault = messages::SelectorFault;

  // {dimension: value, …}. What is wrong inside is one error, and reading goes on behind the closing brace.
  void selector() {
    const std::size_t from = at_++;
    Selection selection;
    Fault fault = Fault::none;
    for (bool more = true; more && fault == Fault::none;) {
      Selected s;
      fault = selector_entry(s);
      if (fault != Fault::none) break;
      for (const Selected& other : selection)
        if (dimension_key(other.dimension) == dimension_key(s.dimension)) fault = Fault::dimension_twice;
      if (selection.size() == most_dimensions) fault = Fault::too_many;
      selection.push_back(std::move(s));
      more = peek() == U',';
      if (more) ++at_;
      if (!more && peek() != U'}' && fault == Fault::none) fault = Fault::no_comma;
    }
    if (fault == Fault::none) {
      tokens_.selections.push_back(std::move(selection));
      return token(TokenKind::selector, from, at_ + 1, tokens_.selections.size() - 1);
    }
    while (at_ < chars_.size() && chars_[at_].value != U'}') ++at_;
    const bool closed = at_ < chars_.size();
    const std::size_t end = closed ? at_ + 1 : std::max(at_, from + 1);
    if (!closed) fault = Fault::not_closed;
    error(Code::invalid_selector, span_of(from, closed ? end : from + 1),
          messages::no_selection(fault, selection.empty() ? std::string_view() : selection.back().dimension));
    token(TokenKind::invalid, from, end);
  }

  Fault selector_entry(Selected& s) {
    Fault fault = selector_text(s.dimension, Fault::no_dimension);
    if (fault != Fault::none) return fault;
    if (peek() != U':') return Fault::no_colon;
    ++at_;
    skip_blanks();
    if (peek() != U'*') return selector_text(s.value, Fault::no_value);
    ++at_;
    s.keep = true;
    skip_blanks();
    return Fault::none;
  }

  // A dimension or a value: up to the next sign of a selector, or between [ ] or " ".
  Fault selector_text(std::string& text, Fault empty) {
    skip_blanks();
    const char32_t first = peek();
    const bool quoted = first == U'[' || is_quote(first);
    if (quoted) ++at_;
    const std::size_t from = at_;
    const auto ends = [&](char32_t c) {
      if (quoted) return first == U'[' ? c == U']' : is_quote(c);
      return is_quote(c) || std::u32string_view(U",:{}[]|@").find(c) != std::u32string_view::npos;
    };
    while (at_ < chars_.size() && !ends(chars_[at_].value)) ++at_;
    const std::size_t to = at_;
    if (quoted && at_ == chars_.size()) return Fault::quotation_not_closed;
    if (quoted) ++at_;
    skip_blanks();
    // A Roman numeral is several folded characters with one place in the source.
    for (std::size_t i = from; i < to && text.size() <= longest_value; ++i) {
      if (!chars_[i].blank) {
        if (i == from || chars_[i].begin != chars_[i - 1].begin) text += source(span_of(i, i + 1));
      } else if (!text.empty() && text.back() != ' ') {
        text += ' ';
      }
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (text.empty()) return empty;
    if (text.size() > longest_value) return Fault::too_long;
    return !quoted && peek() == U'|' ? Fault::several_values : Fault::none;
  }

  static bool is_quote(char32_t c) { return c == U'"' || c == U'“' || c == U'”'; }

  static constexpr std::size_t most_dimensions = 16;
  static constexpr std::size_t longest_value = 1024;

  // ---- periods of shifts and windows ----

  // -1y, +2q, 0y, or a fixed period.
  bool period(TimeReference& reference) {
    std::size_t i = at_;
    std::string number;
    if (i < chars_.size() && (chars_[i].value == U'-' || chars_[i].value == U'+'))
      number += static_cast<char>(chars_[i++].value);
    std::string digits;
    while (i < chars_.size() && is_ascii_digit(chars_[i].value)) digits += static_cast<char>(chars_[i++].value);
    if (digits.empty() || digits.size() > 9) return false;
    const std::size_t end = run_end(i);
    const std::u32string unit = letters(i, end);
    if (unit.size() == 1) {
      const std::u32string_view letters_of = U"yhqmwd";
      const std::size_t found = letters_of.find(unit[0]);
      if (found != std::u32string_view::npos) {
        reference.kind = TimeReference::Kind::relative;
        reference.steps = std::stoll(digits) * (number == "-" ? -1 : 1);
        reference.step = static_cast<Frequency>(found + 1);
        if (reference.steps == 0) reference.kind = TimeReference::Kind::current;
        at_ = end;
        return true;
      }
    }
    if (!number.empty()) return false;
    return fixed_period(reference);
  }

  // The longest run of digits, letters and single hyphens that reads as a period.
  bool fixed_period(TimeReference& reference) {
    constexpr std::size_t longest_period = 10;
    std::vector<std::size_t> ends;
    std::string text;
    std::vector<std::string> texts;
    for (std::size_t i = at_; i < chars_.size() && i < at_ + longest_period; ++i) {
      const char32_t c = chars_[i].value;
      if (c > 0x7F || (!chars_[i].word && c != U'-')) break;
      text += static_cast<char>(c);
      ends.push_back(i + 1);
      texts.push_back(text);
    }
    for (std::size_t k = texts.size(); k-- > 0;) {
      const Result<Period> parsed = Period::parse(texts[k]);
      if (!parsed.ok()) continue;
      reference.kind = TimeReference::Kind::fixed;
      reference.period = *parsed;
      at_ = ends[k];
      return true;
    }
    return false;
  }

  std::string_view text_;
  const Symbols& symbols_;
  const FormulaOptions& options_;
  Diagnostics& errors_;
  std::vector<FoldedChar> chars_;
  std::size_t at_ = 0;
  bool operand_expected_ = true;
  std::vector<int> calls_;  // of each open parenthesis the function that it belongs to, or −1
  Tokens tokens_;
};

}  // namespace

Tokens tokenize(std::string_view text, const Symbols& symbols, const FormulaOptions& options, Diagnostics& errors,
                std::uint32_t from) {
  return Lexer(text, symbols, options, errors).run(from);
}

std::string_view mark_text(std::uint32_t per) noexcept {
  for (const Mark& mark : marks)
    if (mark.per == per) return mark.text;
  return {};
}

bool is_plain_name(std::string_view name) {
  const std::vector<FoldedChar> chars = fold(name);
  if (chars.empty() || (chars[0].value >= U'0' && chars[0].value <= U'9')) return false;
  std::u32string run;
  for (const FoldedChar& c : chars) {
    if (!c.word) return false;
    run += c.value;
  }
  return !is_operator_word(run);
}

}  // namespace salus::formula
