#include "formula/ast_json.hpp"

#include "base/json_writer.hpp"
#include "formula/canonical.hpp"
#include "formula/functions.hpp"
#include "formula/precedence.hpp"

namespace salus::formula {
namespace {

class Writer {
 public:
  explicit Writer(const Compiled& formula) : formula_(formula), ast_(formula.ast) {
    is_scale_.resize(ast_.nodes.size());
    for (const Node& n : ast_.nodes) {
      if (n.kind != NodeKind::binary || n.op != Op::multiply) continue;
      // Of two, the checker takes the right one.
      const std::uint32_t factor = ast_.child(n, is_scale(ast_, ast_.child(n, 1)) ? 1 : 0);
      is_scale_[factor] = static_cast<char>(is_scale(ast_, factor));
    }
  }

  std::string write() {
    json_.begin_object();
    member("formula", formula_.text);
    member("unit", formula_.unit.name());
    json_.key("root");
    json_.integer(ast_.root());
    json_.key("nodes");
    json_.begin_array();
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i) node(i);
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  void member(std::string_view key, std::string_view text) {
    json_.key(key);
    json_.string(text);
  }

  void node(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    json_.begin_object();
    switch (n.kind) {
      case NodeKind::number:
        member("kind", "number");
        number(n, is_scale_[i] != 0);
        break;
      case NodeKind::name:
        member("kind", "name");
        name(n);
        break;
      case NodeKind::unary:
        member("kind", "unary");
        member("operator", n.op == Op::negate ? "-" : "not");
        break;
      case NodeKind::binary:
        member("kind", "binary");
        member("operator", operator_of(n.op).text);
        break;
      case NodeKind::call:
      case NodeKind::user_call:
        member("kind", "call");
        member("function", function_name(ast_, n));
        json_.key("by_age");
        json_.integer(n.kind == NodeKind::call ? functions()[n.payload].arguments_by_age : 0);
        break;
      case NodeKind::shift:
        member("kind", "shift");
        member("period", to_string(ast_.shifts[n.payload]));
        break;
      case NodeKind::window:
        member("kind", "window");
        window(ast_.windows[n.payload]);
        break;
      case NodeKind::selector:
        member("kind", "selector");
        selection(ast_.selections[n.payload]);
        break;
      case NodeKind::parent:
        member("kind", "parent");
        break;
      case NodeKind::step:
        member("kind", "step");
        member("period", to_string(ast_.shifts[n.payload]));
        break;
      case NodeKind::text:
        member("kind", "text");
        member("text", ast_.texts[n.payload]);
        break;
    }
    member("type", formula_.checked.types[i].boolean ? "condition" : "number");
    member("unit", unit_of_node(formula_, i).name());
    json_.key("span");
    json_.begin_array();
    json_.integer(n.span.begin);
    json_.integer(n.span.end);
    json_.end_array();
    json_.key("children");
    json_.begin_array();
    for (std::uint32_t k = 0; k < n.child_count; ++k) json_.integer(ast_.child(n, k));
    json_.end_array();
    json_.end_object();
  }

  void number(const Node& n, bool scale) {
    const Number& literal = ast_.numbers[n.payload];
    member("text", literal_text(formula_.text, n.span));
    json_.key("printed");
    json_.number(literal.printed);
    member("mark", mark_text(literal.per));
    json_.key("value");
    json_.number(literal.value);
    json_.key("scale");
    json_.boolean(scale);
  }

  void name(const Node& n) {
    const Input& input = ast_.inputs[n.payload];
    member("name", input.name);
    json_.key("input");
    json_.integer(n.payload);
    if (input.symbol >= 0) member("id", formula_.symbols.declarations()[static_cast<std::size_t>(input.symbol)].id);
  }

  void window(const Window& w) {
    json_.key("from");
    w.open_start || w.year_to_date ? json_.null() : json_.string(to_string(w.from));
    json_.key("to");
    w.open_end || w.year_to_date ? json_.null() : json_.string(to_string(w.to));
    json_.key("year_to_date");
    json_.boolean(w.year_to_date);
  }

  void selection(const Selection& selection) {
    json_.key("selection");
    json_.begin_array();
    for (const Selected& selected : selection) {
      json_.begin_object();
      member("dimension", selected.dimension);
      json_.key("value");
      selected.value.empty() ? json_.null() : json_.string(selected.value);
      json_.key("keep");
      json_.boolean(selected.keep);
      json_.end_object();
    }
    json_.end_array();
  }

  const Compiled& formula_;
  const Ast& ast_;
  std::vector<char> is_scale_;
  json::Writer json_{json::Layout::compact};
};

}  // namespace

std::string ast_json(const Compiled& formula) { return Writer(formula).write(); }

Unit unit_of_node(const Compiled& formula, std::uint32_t node) {
  const Node& n = formula.ast.nodes[node];
  const Type& type = formula.checked.types[node];
  if (type.boolean) return {};
  if (n.kind == NodeKind::name) {
    const std::int64_t symbol = formula.ast.inputs[n.payload].symbol;
    // A declared unit that is a label (人) is unknown to the type.
    if (symbol >= 0) return formula.symbols.declarations()[static_cast<std::size_t>(symbol)].unit;
  }
  // A sum of shares in different units is a quantity, though it is shown in a unit at the end.
  if (type.unit.dimension() == Dimension::share && per_of(type.unit) != type.per) return {};
  return type.unit;
}

}  // namespace salus::formula
