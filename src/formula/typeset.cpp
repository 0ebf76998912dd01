#include "formula/typeset.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "formula/functions.hpp"
#include "formula/number_text.hpp"
#include "formula/precedence.hpp"
#include "formula/walk.hpp"

namespace salus::formula {
namespace {

// Fractions inside each other; what is deeper stands in one line with ÷, which also keeps a chain of a thousand divisions flat.
constexpr std::uint32_t most_fractions = 2;

bool holds_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::CodePoint c = utf8::decode(text, at);
    if (utf8::is_cjk(c.value)) return true;
    at += static_cast<std::size_t>(std::max(c.length, 1));
  }
  return false;
}

// How a node is set, which is more than its kind says.
enum class Form : char {
  number,
  name,
  negate,
  negation,
  infix,
  fraction,
  power,
  root,
  absolute,
  floor,
  ceiling,
  cases,
  function,
  index,  // a shift, window, selection or the area above, below its base
  word,   // a period or a text that is an argument
};

constexpr Strength delimited = static_cast<Strength>(0);  // inside a fraction, an argument list, an exponent …
constexpr Strength alone = static_cast<Strength>(0);      // of cases, which any operator beside them would confuse
constexpr Strength atom = above(Strength::primary);

class Layout {
 public:
  Layout(const Compiled& formula, const Markup& markup)
      : formula_(formula), ast_(formula.ast), markup_(markup), chinese_(holds_cjk(formula.text) ? 1 : 0) {
    const std::size_t count = ast_.nodes.size();
    forms_.resize(count);
    fractions_.resize(count);
    signed_.resize(count);
    parentheses_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) arrange(i);
  }

  std::string write() {
    text_ += markup_.document.open;
    walk(ast_, *this);
    text_ += markup_.document.close;
    return std::move(text_);
  }

  // Of cases the value comes first, then the condition.
  std::uint32_t child_at(std::uint32_t i, std::uint32_t k) const {
    return forms_[i] == Form::cases && k < 2 ? 1 - k : k;
  }

  void enter(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    if (parentheses_[i]) text_ += markup_.parentheses.open;
    switch (forms_[i]) {
      case Form::number:
        return number(ast_.numbers[n.payload]);
      case Form::name:
        return markup_.name(text_, ast_.inputs[n.payload].name);
      case Form::negate:
        text_ += markup_.negate;
        return;
      case Form::negation:
        text_ += markup_.negation;
        return;
      case Form::infix:
        return;
      case Form::fraction:
        text_ += markup_.fraction.open;
        return;
      case Form::power:
        text_ += markup_.power.open;
        return;
      case Form::root:
      case Form::absolute:
      case Form::floor:
      case Form::ceiling:
        text_ += around(forms_[i]).open;
        return;
      case Form::cases:
        text_ += markup_.cases.open;
        return;
      case Form::function:
        markup_.function(text_, function_name(ast_, n));
        text_ += markup_.parentheses.open;
        return;
      case Form::index:
        text_ += markup_.index_base;
        return;
      case Form::word:
        return markup_.name(
            text_, n.kind == NodeKind::text ? "\"" + ast_.texts[n.payload] + "\"" : to_string(ast_.shifts[n.payload]));
    }
  }

  void before_child(std::uint32_t i, std::uint32_t k) {
    if (k == 0) return;
    switch (forms_[i]) {
      case Form::fraction:
        text_ += markup_.fraction.middle;
        return;
      case Form::power:
        text_ += markup_.power.middle;
        return;
      case Form::cases:
        text_ += k == 1 ? markup_.cases.condition[chinese_] : markup_.cases.next;
        return;
      case Form::infix:
        text_ += ast_.nodes[i].op == Op::divide ? markup_.over : markup_.infix(ast_.nodes[i].op);
        return;
      default:
        text_ += markup_.comma;
    }
  }

  void leave(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    switch (forms_[i]) {
      case Form::number:
      case Form::name:
      case Form::negate:
      case Form::negation:
      case Form::infix:
      case Form::word:
        break;
      case Form::fraction:
        text_ += markup_.fraction.close;
        break;
      case Form::power:
        text_ += markup_.power.close;
        break;
      case Form::root:
      case Form::absolute:
      case Form::floor:
      case Form::ceiling:
        text_ += around(forms_[i]).close;
        break;
      case Form::cases:
        text_ += markup_.cases.otherwise[chinese_];
        text_ += markup_.cases.close;
        break;
      case Form::function:
        text_ += markup_.parentheses.close;
        break;
      case Form::index:
        text_ += markup_.index.open;
        index(n);
        text_ += markup_.index.close;
        break;
    }
    if (parentheses_[i]) text_ += markup_.parentheses.close;
  }

 private:
  // Children have been arranged before.
  void arrange(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    for (std::uint32_t k = 0; k < n.child_count; ++k)
      fractions_[i] = std::max(fractions_[i], fractions_[ast_.child(n, k)]);
    forms_[i] = form(i);
    if (forms_[i] == Form::fraction) ++fractions_[i];
    for (std::uint32_t k = 0; k < n.child_count; ++k) {
      const std::uint32_t child = ast_.child(n, k);
      // A sign may stand only where nothing stands before it: a + (−b).
      const bool behind_operator =
          (forms_[i] == Form::infix && k == 1 && strength(i) != Strength::comparison) || forms_[i] == Form::negate;
      parentheses_[child] =
          static_cast<char>(strength(child) < least(i, k) || (behind_operator && signed_[child] != 0));
    }
    const bool leading = forms_[i] == Form::infix && parentheses_[ast_.child(n, 0)] == 0;
    signed_[i] = static_cast<char>(forms_[i] == Form::negate || (leading && signed_[ast_.child(n, 0)] != 0));
  }

  Form form(std::uint32_t i) const {
    const Node& n = ast_.nodes[i];
    switch (n.kind) {
      case NodeKind::number:
        return Form::number;
      case NodeKind::name:
        return Form::name;
      case NodeKind::unary:
        return n.op == Op::negate ? Form::negate : Form::negation;
      case NodeKind::binary:
        if (n.op == Op::power) return Form::power;
        return n.op == Op::divide && fractions_[i] < most_fractions ? Form::fraction : Form::infix;
      case NodeKind::call:
        return form_of_call(functions()[n.payload]);
      case NodeKind::user_call:
        return Form::function;
      case NodeKind::shift:
      case NodeKind::window:
      case NodeKind::selector:
      case NodeKind::parent:
        return Form::index;
      case NodeKind::step:
      case NodeKind::text:
        return Form::word;
    }
    return Form::name;
  }

  static Form form_of_call(const Function& f) {
    if (f.form == FunctionForm::power) return Form::power;
    if (f.form != FunctionForm::elementwise) return Form::function;
    switch (f.op) {
      case Op::square_root:
        return Form::root;
      case Op::absolute:
        return Form::absolute;
      case Op::floor:
        return Form::floor;
      case Op::ceiling:
        return Form::ceiling;
      case Op::select:
        return Form::cases;
      default:
        return Form::function;
    }
  }

  Strength strength(std::uint32_t i) const {
    const Node& n = ast_.nodes[i];
    switch (forms_[i]) {
      case Form::number: {
        const Number& literal = ast_.numbers[n.payload];
        const std::string printed = number_text(literal.printed);
        const bool exponent = printed.find('e') != std::string::npos;
        if (exponent && printed.front() != '1') return Strength::product;  // 2.5 × 10^30
        if (exponent && printed[1] != 'e') return Strength::product;
        return exponent || literal.per > 1 ? Strength::power : atom;
      }
      case Form::name:
        return atom;
      case Form::negate:
        return Strength::sign;
      case Form::negation:
        return Strength::negation;
      case Form::infix:
        return operator_of(n.op).strength;
      case Form::fraction:
      case Form::power:
        return Strength::power;
      case Form::cases:
        return alone;
      case Form::root:
      case Form::absolute:
      case Form::floor:
      case Form::ceiling:
      case Form::function:
      case Form::index:
      case Form::word:
        break;
    }
    return Strength::primary;
  }

  // What child k must be at least, to stand without parentheses.
  Strength least(std::uint32_t i, std::uint32_t k) const {
    switch (forms_[i]) {
      case Form::negate:
        return Strength::sign;
      case Form::negation:
        return Strength::primary;  // ¬ binds more than a comparison to a mathematician
      case Form::infix: {
        const Strength own = operator_of(ast_.nodes[i].op).strength;
        if (own == Strength::comparison) return Strength::sum;
        return k == 0 ? own : above(own);
      }
      case Form::power:
        return k == 0 ? Strength::primary : delimited;
      case Form::index:
        return atom;
      case Form::number:
      case Form::name:
      case Form::fraction:
      case Form::root:
      case Form::absolute:
      case Form::floor:
      case Form::ceiling:
      case Form::cases:
      case Form::function:
      case Form::word:
        break;
    }
    return delimited;
  }

  const Markup::Around& around(Form form) const {
    return form == Form::root       ? markup_.root
           : form == Form::absolute ? markup_.absolute
           : form == Form::floor    ? markup_.floor
                                    : markup_.ceiling;
  }

  void index(const Node& n) {
    switch (n.kind) {
      case NodeKind::shift:
        return markup_.period(text_, ast_.shifts[n.payload]);
      case NodeKind::window:
        if (ast_.windows[n.payload].year_to_date)
          return markup_.name(text_, chinese_ != 0 ? "年初至今" : "year to date");
        return markup_.window(text_, ast_.windows[n.payload]);
      case NodeKind::selector: {
        const std::string braced = to_string(ast_.selections[n.payload]);
        return markup_.name(text_, std::string_view(braced).substr(1, braced.size() - 2));
      }
      case NodeKind::parent:
        return markup_.name(text_, chinese_ != 0 ? "上级" : "parent");
      case NodeKind::number:
      case NodeKind::name:
      case NodeKind::unary:
      case NodeKind::binary:
      case NodeKind::call:
      case NodeKind::user_call:
      case NodeKind::step:
      case NodeKind::text:
        return;  // none of them has an index
    }
  }

  void number(const Number& literal) {
    const std::string printed = number_text(literal.printed);
    const std::size_t e = printed.find('e');
    std::string mantissa = printed.substr(0, e);
    std::string exponent;
    if (e != std::string::npos) {
      exponent = std::to_string(std::stoi(printed.substr(e + 1)));
      if (mantissa == "1") mantissa.clear();
    }
    markup_.number(text_, mantissa, exponent, mark_text(literal.per));
  }

  const Compiled& formula_;
  const Ast& ast_;
  const Markup& markup_;
  const int chinese_;
  std::vector<Form> forms_;
  std::vector<std::uint32_t> fractions_;  // how many stand inside each other, down from here
  std::vector<char> signed_;              // begins with a minus sign
  std::vector<char> parentheses_;
  std::string text_;
};

}  // namespace

std::string layout(const Compiled& formula, const Markup& markup) { return Layout(formula, markup).write(); }

}  // namespace salus::formula
