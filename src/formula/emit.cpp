#include "formula/emit.hpp"

#include "formula/functions.hpp"

namespace salus::formula {
namespace {

using Id = ProgramBuilder::Id;

// Emits one formula. Nodes are visited in array order, children first; the subtrees of windows, shifts and dimension
// functions are left to the node that owns them, which emits them for other periods or into a program of their own.
class Emitter {
 public:
  Emitter(const Compiled& formula, const InputResolver& inputs, ProgramBuilder& builder,
          std::vector<TimeReference> when)
      : formula_(formula),
        ast_(formula.ast),
        types_(formula.checked.types),
        inputs_(inputs),
        builder_(&builder),
        when_(std::move(when)),
        ids_(ast_.nodes.size(), ProgramBuilder::none),
        level_(ast_.nodes.size(), 0) {
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i)
      if (owns_children(ast_.nodes[i]))
        for (std::uint32_t k = ast_.nodes[i].begin_node; k < i; ++k) ++level_[k];
  }

  Emitted run() {
    range(0, ast_.root());
    Emitted emitted;
    emitted.value = convert(ids_.back(), types_.back(), formula_.checked.outcome.per);
    if (formula_.is_boolean) emitted.value = ids_.back();
    emitted.numerator = part(formula_.numerator_node);
    emitted.denominator = part(formula_.denominator_node);
    return emitted;
  }

 private:
  static bool owns_children(const Node& n) {
    return n.kind == NodeKind::window || n.kind == NodeKind::shift ||
           (n.kind == NodeKind::call && functions()[n.payload].form == FunctionForm::dimension);
  }

  Id part(std::int64_t node) {
    if (node < 0) return ProgramBuilder::none;
    const auto i = static_cast<std::size_t>(node);
    return convert(ids_[i], types_[i], 1);
  }

  void range(std::uint32_t first, std::uint32_t root) {
    const std::uint32_t level = level_[root];
    for (std::uint32_t i = first; i <= root; ++i)
      if (level_[i] == level) ids_[i] = node(i);
  }

  std::uint32_t child(const Node& n, std::uint32_t i) const { return ast_.child(n, i); }
  const Type& type(const Node& n, std::uint32_t i) const { return types_[child(n, i)]; }
  Id id(const Node& n, std::uint32_t i) const { return ids_[child(n, i)]; }

  Id convert(Id value, const Type& type, double per) { return convert(value, type.per, per); }
  Id convert(Id value, double from, double to) {
    if (from == to) return value;
    return from < to ? builder_->emit(Op::multiply, value, builder_->constant(to / from))
                     : builder_->emit(Op::divide, value, builder_->constant(from / to));
  }
  Id quantity(const Node& n, std::uint32_t i) { return convert(id(n, i), type(n, i), 1); }

  Id node(std::uint32_t i) {
    const Node& n = ast_.nodes[i];
    switch (n.kind) {
      case NodeKind::number:
        return builder_->constant(ast_.numbers[n.payload].value);
      case NodeKind::name:
        return name(n);
      case NodeKind::unary:
        return builder_->emit(n.op, id(n, 0));
      case NodeKind::binary:
        return binary(n);
      case NodeKind::call:
        return call(n);
      case NodeKind::user_call:
        return user_call(n);
      case NodeKind::shift:
        return shift(n);
      case NodeKind::window:
        return ProgramBuilder::none;  // the function around it reads it
    }
    return ProgramBuilder::none;
  }

  Id name(const Node& n) {
    const Input& input = ast_.inputs[n.payload];
    const Compiled* other = inputs_.formula(input);
    if (other == nullptr) return builder_->input(inputs_.number(input), when_);
    Id& known = builder_->formula(other, when_);
    if (known == ProgramBuilder::none) known = Emitter(*other, inputs_, *builder_, when_).run().value;
    return known;
  }

  Id shift(const Node& n) {
    when_.push_back(ast_.shifts[n.payload]);
    const std::uint32_t inner = child(n, 0);
    range(ast_.nodes[inner].begin_node, inner);
    when_.pop_back();
    return ids_[inner];
  }

  Id binary(const Node& n) {
    const Type& a = type(n, 0);
    const Type& b = type(n, 1);
    Typing typing;
    switch (n.op) {
      case Op::logical_and:
      case Op::logical_or:
        return builder_->emit(n.op, id(n, 0), id(n, 1));
      case Op::multiply:
        if (is_scale(ast_, child(n, 1))) return scale(n, 0, 1);
        if (is_scale(ast_, child(n, 0))) return scale(n, 1, 0);
        typing = product(a, b);
        break;
      case Op::divide:
        typing = quotient(a, b);
        break;
      case Op::power:
        break;  // of quantities
      default:
        typing = unify(a, b);
    }
    const Id left = convert(id(n, 0), a, typing.per_a);
    const Id right = convert(id(n, 1), b, typing.per_b);
    return builder_->emit(n.op, left, right);
  }

  // x × scale: as printed, or nothing at all where x stands in that unit already.
  Id scale(const Node& n, std::uint32_t x, std::uint32_t factor) {
    const Number& literal = ast_.numbers[ast_.nodes[child(n, factor)].payload];
    if (type(n, x).per == literal.per) return id(n, x);
    const Id value = quantity(n, x);
    const Id times = builder_->constant(literal.printed);
    return x == 0 ? builder_->emit(Op::multiply, value, times) : builder_->emit(Op::multiply, times, value);
  }

  Id call(const Node& n) {
    const Function& f = functions()[n.payload];
    if (f.form == FunctionForm::dimension) return dimension(n, f);
    if (n.child_count == 1 && ast_.nodes[child(n, 0)].kind == NodeKind::window) return reduction(n, f);
    switch (f.form) {
      case FunctionForm::power:
        return builder_->emit(Op::power, quantity(n, 0), quantity(n, 1));
      case FunctionForm::fold:
        return folded(n, f.op);
      case FunctionForm::mean:
        return builder_->emit(Op::divide, folded(n, f.op), builder_->constant(n.child_count));
      case FunctionForm::count:
        return counted(n);
      default:
        return elementwise(n, f);
    }
  }

  Id user_call(const Node& n) {
    std::vector<Id> arguments;
    for (std::uint32_t i = 0; i < n.child_count; ++i) arguments.push_back(quantity(n, i));
    return builder_->call(n.payload, arguments);
  }

  Id folded(const Node& n, Op op) {
    const std::vector<Typing> steps = fold_typings(ast_, n, types_);
    Id total = id(n, 0);
    for (std::uint32_t i = 1; i < n.child_count; ++i) {
      const Id left = convert(total, steps[i - 1].result, steps[i].per_a);
      const Id right = convert(id(n, i), type(n, i), steps[i].per_b);
      total = builder_->emit(op, left, right);
    }
    return total;
  }

  Id counted(const Node& n) {
    Id total = builder_->constant(0);
    for (std::uint32_t i = 0; i < n.child_count; ++i) {
      const Id missing = builder_->emit(Op::is_missing, id(n, i));
      total = builder_->emit(Op::add, total,
                             builder_->emit(Op::select, missing, builder_->constant(0), builder_->constant(1)));
    }
    return total;
  }

  Id elementwise(const Node& n, const Function& f) {
    if (f.op == Op::select) {
      const bool condition = type(n, 1).boolean;
      const Typing typing = condition ? Typing{} : unify(type(n, 1), type(n, 2));
      const Id then = convert(id(n, 1), type(n, 1), typing.per_a);
      const Id otherwise = convert(id(n, 2), type(n, 2), typing.per_b);
      return builder_->emit(Op::select, id(n, 0), then, otherwise);
    }
    if (f.op == Op::is_missing) return builder_->emit(f.op, id(n, 0));
    const Id first = f.keeps_unit ? id(n, 0) : quantity(n, 0);
    return builder_->emit(f.op, first, n.child_count > 1 ? quantity(n, 1) : ProgramBuilder::none);
  }

  // A program of its own for a subtree, for the row's period; the caller says for which periods and bands it runs.
  std::shared_ptr<const Program> body(std::uint32_t node, bool as_quantity) {
    ProgramBuilder inner(ast_.functions);
    ProgramBuilder* const outer = std::exchange(builder_, &inner);
    std::vector<TimeReference> when = std::exchange(when_, {});
    range(ast_.nodes[node].begin_node, node);
    const Id value = as_quantity ? convert(ids_[node], types_[node], 1) : ids_[node];
    builder_ = outer;
    when_ = std::move(when);
    return std::make_shared<const Program>(inner.finish({value}));
  }

  Id reduction(const Node& n, const Function& f) {
    const Node& window = ast_.nodes[child(n, 0)];
    Slot slot;
    slot.kind = Slot::Kind::reduction;
    slot.when = when_;
    slot.window = ast_.windows[window.payload];
    slot.reduction = f.reduction;
    slot.bodies.push_back(body(child(window, 0), false));
    return builder_->slot(std::move(slot));
  }

  Id dimension(const Node& n, const Function& f) {
    Slot slot;
    slot.kind = Slot::Kind::dimension;
    slot.when = when_;
    slot.function = f.dimension_function;
    for (std::uint32_t i = 0; i < n.child_count; ++i) slot.bodies.push_back(body(child(n, i), true));
    return builder_->slot(std::move(slot));
  }

  const Compiled& formula_;
  const Ast& ast_;
  const std::vector<Type>& types_;
  const InputResolver& inputs_;
  ProgramBuilder* builder_;
  std::vector<TimeReference> when_;
  std::vector<Id> ids_;
  std::vector<std::uint32_t> level_;  // how many owning nodes stand above
};

}  // namespace

Emitted emit(const Compiled& formula, const InputResolver& inputs, ProgramBuilder& builder) {
  return Emitter(formula, inputs, builder, {}).run();
}

}  // namespace salus::formula
