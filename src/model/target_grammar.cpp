// The grammar of targets, the only place that sees Spirit. A form to come is one more rule beside level_form.
#include "model/target_grammar.hpp"

#include <boost/spirit/home/x3.hpp>

#include "base/utf8.hpp"
#include "model/target_vocabulary.hpp"

namespace salus::target {
namespace {

using messages::Expected;

namespace x3 = boost::spirit::x3;

using Iterator = const char*;
struct StateTag;

struct State {
  TargetForm form;
  Iterator deepest = nullptr;
  Expected expected = Expected::nothing;
};

bool is_ascii_letter(char c) noexcept { return c >= 'a' && c <= 'z'; }

// The longest word of a vocabulary. An English word ends where its letters end: "over" is not found in "overweight".
template <typename T>
struct one_of : x3::parser<one_of<T>> {
  using attribute_type = T;
  [[maybe_unused]] static constexpr bool has_attribute = true;
  constexpr one_of(const Word<T>* words, std::size_t count, std::size_t least_bytes)
      : words_(words), count_(count), least_bytes_(least_bytes) {}

  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, const RuleContext&, Attribute& attribute) const {
    const std::string_view text(first, static_cast<std::size_t>(last - first));
    const Word<T>* found = nullptr;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::string_view word = words_[i].text;
      if (word.size() < least_bytes_) continue;
      if (text.substr(0, word.size()) != word || (found && found->text.size() >= word.size())) continue;
      const bool cut = is_ascii_letter(word.back()) && word.size() < text.size() && is_ascii_letter(text[word.size()]);
      if (!cut) found = &words_[i];
    }
    if (!found) return false;
    first += found->text.size();
    x3::traits::move_to(T(found->meaning), attribute);
    return true;
  }

 private:
  const Word<T>* words_;
  std::size_t count_;
  std::size_t least_bytes_;
};

template <typename T, std::size_t N>
constexpr one_of<T> words(const Word<T> (&table)[N], std::size_t least_bytes = 1) {
  return {table, N, least_bytes};
}

// One letter beyond ASCII, or one of the few signs that units are written with.
struct wide_letter_parser : x3::parser<wide_letter_parser> {
  using attribute_type = x3::unused_type;
  [[maybe_unused]] static constexpr bool has_attribute = false;

  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context&, const RuleContext&, Attribute&) const {
    const std::string_view rest(first, static_cast<std::size_t>(last - first));
    const utf8::CodePoint c = utf8::decode(rest, 0);
    const bool sign = c.value == U'²' || c.value == U'³' || c.value == U'°' || c.value == U'℃' || c.value == U'·';
    if (c.value < 0x80 || !(utf8::is_letter(c.value) || sign) || is_share_sign(c.value)) return false;
    first += c.length;
    return true;
  }
};
constexpr wide_letter_parser wide_letter{};

// Always succeeds and notes how far the text was understood, and what may come next.
struct expecting : x3::parser<expecting> {
  using attribute_type = x3::unused_type;
  [[maybe_unused]] static constexpr bool has_attribute = false;
  constexpr explicit expecting(Expected what) : what_(what) {}

  template <typename Context, typename RuleContext, typename Attribute>
  bool parse(Iterator& first, const Iterator&, const Context& context, const RuleContext&, Attribute&) const {
    State& state = x3::get<StateTag>(context);
    if (state.deepest == nullptr || first >= state.deepest) {
      state.deepest = first;
      state.expected = what_;
    }
    return true;
  }

 private:
  Expected what_;
};

template <typename Context>
std::string_view matched(Context& context) {
  const auto& range = x3::_attr(context);
  return {range.begin(), static_cast<std::size_t>(range.end() - range.begin())};
}

template <typename Context>
TargetForm& form(Context& context) {
  return x3::get<StateTag>(context).form;
}

template <std::string_view TargetForm::*Member>
struct keep_piece {
  template <typename Context>
  void operator()(Context& context) const {
    form(context).*Member = matched(context);
  }
};

template <Quantity TargetForm::*Which, std::string_view Quantity::*Part>
struct keep_quantity {
  template <typename Context>
  void operator()(Context& context) const {
    (form(context).*Which).*Part = matched(context);
  }
};

template <BoundWord TargetForm::*Which>
struct keep_bound {
  template <typename Context>
  void operator()(Context& context) const {
    (form(context).*Which).bound = x3::_attr(context);
  }
};

template <BoundWord TargetForm::*Which>
struct keep_bound_text {
  template <typename Context>
  void operator()(Context& context) const {
    (form(context).*Which).text = matched(context);
  }
};

struct keep_side {
  template <typename Context>
  void operator()(Context& context) const {
    form(context).side = x3::_attr(context);
  }
};

struct as_good {
  template <typename Context>
  void operator()(Context& context) const {
    form(context).side = Side::not_worse;
  }
};

struct keep_sign {
  template <typename Context>
  void operator()(Context& context) const {
    form(context).sign = x3::_attr(context);
  }
};

template <bool TargetForm::*Member>
struct keep_true {
  template <typename Context>
  void operator()(Context& context) const {
    form(context).*Member = true;
  }
};

// --- lexemes; the text has single blanks, and none beside CJK characters ---

constexpr auto blank = -x3::lit(' ');
constexpr auto digit = x3::char_('0', '9');
constexpr auto letter = x3::char_('a', 'z');
constexpr auto sign = x3::char_('+') | '-';
constexpr auto digits = +digit;
constexpr auto unsigned_number = digits >> -('.' >> digits) >> -(x3::lit('e') >> -sign >> digits);
constexpr auto signed_number = sign >> unsigned_number;
constexpr auto number = -sign >> unsigned_number;

// 两家, 十二个: no other number in Chinese characters is read.
constexpr auto chinese_digit = x3::lit("一") | "二" | "两" | "三" | "四" | "五" | "六" | "七" | "八" | "九";
constexpr auto chinese_number = (-chinese_digit >> "十" >> -chinese_digit) | chinese_digit;
constexpr auto counted_number = chinese_number >>
                                &(x3::omit[words(measure_words)] >> (x3::eoi | x3::omit[words(suffixes)]));

constexpr auto ascii_word = +letter;
constexpr auto range_sign = x3::lit("..") | '-' | '~' | "到" | "至" | (x3::lit("to") >> !letter);
// Between the values of two indicators.
constexpr auto joint = x3::lit('/') | '&' | "和" | "与" | "及" | "、";

// What ends a unit: a word about the number, or a second number. One character alone (约 in 签约家庭) does not.
constexpr std::size_t two_characters = 4;
constexpr auto stop = words(suffixes) | words(comparisons, two_characters) | words(leads, two_characters);
constexpr auto range_word = x3::lit("到") | "至" | (x3::lit("to") >> !letter);
constexpr auto joint_word = (x3::lit("和") | "与" | "及" | "、") >> blank >> (digit | x3::omit[stop]);
// A lone 内 is 以内 where a unit could end (12 分钟内), and part of the unit inside it (国内专利).
constexpr auto inside = x3::lit("内") >> !(!x3::omit[stop] >> !range_word >> !x3::lit("内") >> (letter | wide_letter));
constexpr auto unit_end = x3::omit[stop] | range_word | inside | joint_word;

// --- units: 个, min, m2, 人/10万人口, /10万, 1/10万, per 1000, 条(块) ---

constexpr auto share_sign = x3::lit("%") | "‰" | "‱";
constexpr auto square = (x3::lit('2') | '3') >> !(digit | letter);
// 5G应用 has no unit G.
constexpr auto english = (x3::lit("per ") >> digits) | (ascii_word >> -square >> !wide_letter);
constexpr auto letters = !unit_end >> (english | wide_letter);
// A digit may stand in a unit only as a power of ten before letters: 160/10万 is a rate, 100/70 are two numbers.
constexpr auto power_of_ten = x3::lit('1') >> *x3::lit('0');
constexpr auto per = x3::lit('/') >> blank >> -(power_of_ten >> blank) >> &(!unit_end >> (ascii_word | wide_letter));
constexpr auto per_year = x3::lit("/yr") | "/year" | "/年";
constexpr auto in_brackets = x3::lit('(') >> +wide_letter >> ')';

constexpr auto unit =
    share_sign | ((letters | per | ("1" >> per)) >> *(letters | per | in_brackets | (' ' >> letters)));
constexpr auto change_unit = share_sign | (letters >> *(letters | (!per_year >> per) | (' ' >> letters)));

// --- the parts of a form ---

template <Quantity TargetForm::*Which, typename Number, typename Unit>
constexpr auto quantity(const Number& the_number, const Unit& the_unit) {
  return expecting(Expected::number) >> x3::raw[the_number][keep_quantity<Which, &Quantity::number>{}] >>
         -(blank >> x3::raw[the_unit][keep_quantity<Which, &Quantity::unit>{}]);
}

template <typename Number, typename Unit>
constexpr auto one_or_two(const Number& the_number, const Unit& the_unit) {
  return quantity<&TargetForm::first>(the_number, the_unit) >>
         -(blank >> range_sign >> blank >> quantity<&TargetForm::second>(the_number, the_unit));
}

// A word and where it stands.
template <BoundWord TargetForm::*Which, typename Words>
constexpr auto bound_word(const Words& the_words) {
  return x3::raw[the_words[keep_bound<Which>{}]][keep_bound_text<Which>{}];
}

constexpr auto end = expecting(Expected::end) >> x3::eoi;

constexpr auto suffix = bound_word<&TargetForm::after>(words(suffixes)) |
                        bound_word<&TargetForm::after>(x3::lit("内") >> x3::attr(Bound::at_most));
constexpr auto comparison = bound_word<&TargetForm::before>(words(comparisons));
constexpr auto lead = bound_word<&TargetForm::lead>(words(leads));

constexpr auto yearly = x3::raw[x3::lit("每年") | "年均" | "逐年"][keep_piece<&TargetForm::yearly>{}];
// 新增 is more than 新; the longer word of the two vocabularies counts.
constexpr auto verb = x3::omit[words(verbs)][keep_true<&TargetForm::counts>{}] >> -(x3::lit("、") | "和" | "并" | "及");
constexpr auto adverb = x3::omit[words(adverbs)];
constexpr auto introduction = *((adverb | verb | yearly) >> blank);

// --- the forms ---

// 每万人 1 名, 每个区至少 1 家; 每 4.8/10万人 has a number at once.
constexpr auto each_word = +(!x3::omit[words(comparisons, two_characters) | words(leads) |
                                       words(adverbs, two_characters) | words(verbs, two_characters)] >>
                             wide_letter);
constexpr auto number_ahead = introduction >> -(x3::omit[words(leads)] >> blank) >> introduction >>
                              -(x3::omit[words(comparisons)] >> blank) >> introduction >> number;
constexpr auto each = x3::raw[x3::lit("每")][keep_piece<&TargetForm::every>{}] >>
                      -(x3::raw[-power_of_ten >> blank >> each_word][keep_piece<&TargetForm::each>{}] >> blank >>
                        &number_ahead);

constexpr auto before_number = introduction >> -each >> introduction >> -(lead >> blank) >> introduction >> -each
                               >> introduction >> -(comparison >> blank) >> introduction;

constexpr auto level_form = before_number >> one_or_two(number | counted_number, unit) >> blank >> -suffix >> end;

// 100/70, 分别达到 80%和 90%, 分别下降到 20%及以下和 18%及以下
constexpr auto two_values_form = before_number >> quantity<&TargetForm::first>(number, unit) >> blank >>
                                 -x3::omit[words(suffixes)] >> blank >> joint >> blank
                                 >> x3::omit[-(words(leads) >> blank) >> -(words(comparisons) >> blank)] >>
                                 quantity<&TargetForm::second>(number, unit) >> blank >> -suffix >> end;

// baseline(2018) -0.5pp..-1pp /yr
constexpr auto change_form = x3::lit("baseline") >>
                             -(blank >> '(' >> expecting(Expected::period) >>
                               x3::raw[+(x3::char_ - ')')][keep_piece<&TargetForm::baseline>{}] >> ')') >>
                             blank >> expecting(Expected::signed_change) >> &sign >>
                             one_or_two(signed_number, change_unit) >>
                             -(blank >> per_year)[keep_true<&TargetForm::per_year>{}] >> end;

// 在 2018 年的基础上力争每年降低 0.5 到 1 个百分点以上
constexpr auto base_year = x3::raw[digits][keep_piece<&TargetForm::baseline>{}] >> "年" >> -(x3::lit("底") | "末");
constexpr auto undated = x3::raw[x3::lit("现有") | "原有"][keep_piece<&TargetForm::undated>{}];
constexpr auto base = ((-x3::lit("在") >> (base_year | undated) >> -x3::lit("的") >> "基础上") |
                       ((x3::lit("较") | "比") >> base_year) | (x3::lit("与") >> base_year >> "相比")) >>
                      -x3::lit(',');
constexpr auto yearly_change = yearly[keep_true<&TargetForm::per_year>{}];
constexpr auto change_introduction = *(adverb | "实现");
constexpr auto printed_change_form = change_introduction >> -base >> change_introduction >> -yearly_change >>
                                     change_introduction >> -(comparison >> blank) >>
                                     words(change_verbs)[keep_sign{}] >> blank >> -(comparison >> blank) >>
                                     one_or_two(unsigned_number, change_unit) >> blank >> -suffix >> end;

// 优于全市平均水平; better_than parent; > parent; 与全市平均水平持平
constexpr auto average = -x3::lit("同期") >> x3::omit[words(averages)];
constexpr auto scope = x3::raw[x3::omit[words(scopes)]][keep_piece<&TargetForm::scope>{}];
constexpr auto beside_parent = x3::lit("与") >> scope >> average >> (x3::lit("持平") | "相当")[as_good{}];
constexpr auto parent_form = *adverb >> -x3::lit("保持") >>
                             (beside_parent |
                              (words(sides)[keep_side{}] >> blank >> -(x3::lit("the ")) >>
                               ((x3::raw[x3::lit("parent")][keep_piece<&TargetForm::scope>{}] >> -(' ' >> average)) |
                                (scope >> blank >> average)))) >>
                             x3::eoi;

template <typename Parser>
bool try_form(const Parser& parser, Shape shape, std::string_view text, Grammar& grammar) {
  State state;
  state.form.shape = shape;
  Iterator first = text.data();
  const Iterator last = first + text.size();
  if (x3::parse(first, last, x3::with<StateTag>(state)[parser])) {
    grammar.matched = true;
    grammar.form = state.form;
    return true;
  }
  // Of several forms that fail, the one that understood most explains best.
  if (state.deepest != nullptr && (grammar.rest.data() == nullptr || state.deepest > grammar.rest.data())) {
    grammar.rest = std::string_view(state.deepest, static_cast<std::size_t>(last - state.deepest));
    grammar.expected = state.expected;
  }
  return false;
}

}  // namespace

Grammar parse_form(std::string_view text) {
  Grammar grammar;
  try_form(parent_form, Shape::parent, text, grammar) || try_form(change_form, Shape::change, text, grammar) ||
      try_form(printed_change_form, Shape::change, text, grammar) ||
      try_form(level_form, Shape::level, text, grammar) || try_form(two_values_form, Shape::two_values, text, grammar);
  return grammar;
}

}  // namespace salus::target
