#include "formula/emit.hpp"

#include <algorithm>
#include <utility>

#include "formula/functions.hpp"

namespace salus::formula {
namespace {

using Id = ProgramBuilder::Id;

// Emits one formula. Nodes are visited in array order, children first; the subtrees of windows, shifts and dimension
// functions are left to the node that owns them, which emits them for other periods or into a program of their own.
class Emitter {
 public:
  Emitter(const Compiled& formula, const InputResolver& inputs, ProgramBuilder& builder, Slot place)
      : formula_(formula),
        ast_(formula.ast),
        types_(formula.checked.types),
        inputs_(inputs),
        builder_(&builder),
        place_(std::move(place)),
        ids_(ast_.nodes.size(), ProgramBuilder::none),
        level_(ast_.nodes.size(), 0) {
    for (std::uint32_t i = 0; i < ast_.nodes.size(); ++i)
      if (owns_children(i))
        for (std::uint32_t k = ast_.nodes[i].begin_node; k < i; ++k) ++level_[k];
  }

  Emitted run() {
    range(0, ast_.root());
    Emitted emitted;
    emitted.value = convert(ids_.back(), types_.back(), formula_.checked.outcome.per);
    if (formula_.is_boolean) emitted.value = ids_.back();
    emitted.numerator = part(formula_.numerator_node);
    emitted.denominator = part(formula_.denominator_node);
    emitted.nodes = std::move(ids_);
    return emitted;
  }

 private:
  bool owns_children(std::uint32_t i) const {
    const Node& n = ast_.nodes[i];
    if (n.kind != NodeKind::call)
      return n.kind == NodeKind::window || n.kind == NodeKind::shift || n.kind == NodeKind::selector ||
             n.kind == NodeKind::parent;
    const Function& f = functions()[n.payload];
    return f.form == FunctionForm::dimension || takes_step(f) || formula_.checked.totals_categories[i] != 0;
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
        return formula_.checked.totals_categories[i] != 0 ? categories(n) : call(n);
      case NodeKind::user_call:
        return user_call(n);
      case NodeKind::shift: {
        place_.when.push_back(ast_.shifts[n.payload]);
        const Id value = owned(child(n, 0));
        place_.when.pop_back();
        return value;
      }
      case NodeKind::parent: {
        ++place_.parents;
        const Id value = owned(child(n, 0));
        --place_.parents;
        return value;
      }
      case NodeKind::selector: {
        Selection outer = std::exchange(place_.selection, joined(ast_.selections[n.payload], place_.selection));
        const Id value = owned(child(n, 0));
        place_.selection = std::move(outer);
        return value;
      }
      case NodeKind::window:
      case NodeKind::step:
      case NodeKind::text:
        return ProgramBuilder::none;  // the function around it reads it
    }
    return ProgramBuilder::none;
  }

  Id name(const Node& n) {
    const Input& input = ast_.inputs[n.payload];
    const Compiled* other = inputs_.formula(input);
    if (other == nullptr) return builder_->input(inputs_.number(input), place_);
    Id& known = builder_->formula(other, place_);
    if (known == ProgramBuilder::none) {
      Id value = Emitter(*other, inputs_, *builder_, place_).run().value;
      if (inputs_.published)
        value = builder_->emit(Op::coalesce, value, builder_->input(inputs_.number(input), place_));
      known = value;
    }
    return known;
  }

  // An owned child, for the place that is set.
  Id owned(std::uint32_t node) {
    range(ast_.nodes[node].begin_node, node);
    return ids_[node];
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
      case FunctionForm::median:
        return median(n);
      case FunctionForm::clamp:
        return clamp(n);
      case FunctionForm::growth:
      case FunctionForm::compound:
        return growth(n, f);
      case FunctionForm::share:
      case FunctionForm::rate:
        return rate(n, f);
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

  // The arguments, all in the unit of the last typing.
  std::vector<Id> in_one_unit(const Node& n) {
    const double per = fold_typings(ast_, n, types_).back().result.per;
    std::vector<Id> values;
    for (std::uint32_t i = 0; i < n.child_count; ++i) values.push_back(convert(id(n, i), type(n, i), per));
    return values;
  }

  Id clamp(const Node& n) {
    const std::vector<Id> x = in_one_unit(n);
    return builder_->emit(Op::minimum, builder_->emit(Op::maximum, x[0], x[1]), x[2]);
  }

  // Batcher's sorting network of minima and maxima. The condition before it is true where all arguments are valid and carries the
  // reason of the first that is not, in the order in which they stand.
  Id median(const Node& n) {
    std::vector<Id> x = in_one_unit(n);
    const std::size_t count = x.size();
    Id valid = ProgramBuilder::none;
    for (const Id value : x) {
      const Id known = builder_->emit(Op::equal, value, value);
      valid = valid == ProgramBuilder::none ? known : builder_->emit(Op::logical_and, valid, known);
    }
    const auto order = [&](std::size_t a, std::size_t b) {
      const Id least = builder_->emit(Op::minimum, x[a], x[b]);
      x[b] = builder_->emit(Op::maximum, x[a], x[b]);
      x[a] = least;
    };
    for (std::size_t p = 1; p < count; p *= 2)
      for (std::size_t k = p; k >= 1; k /= 2)
        for (std::size_t j = k % p; j + k < count; j += 2 * k)
          for (std::size_t i = 0; i < std::min(k, count - j - k); ++i)
            if ((i + j) / (2 * p) == (i + j + k) / (2 * p)) order(i + j, i + j + k);
    Id middle = x[count / 2];
    if (count % 2 == 0)
      middle = builder_->emit(Op::divide, builder_->emit(Op::add, x[count / 2 - 1], middle), builder_->constant(2));
    // Of two zeros the network may keep either one twice: + 0 makes both the positive one.
    return builder_->emit(Op::select, valid, builder_->emit(Op::add, middle, builder_->constant(0)), middle);
  }

  // x against what it was: the difference over the base, or over several periods the root of the quotient, less one.
  Id growth(const Node& n, const Function& f) {
    TimeReference step;
    step.kind = TimeReference::Kind::before;
    if (n.child_count > 1) step = ast_.shifts[ast_.nodes[child(n, 1)].payload];
    const Id now = owned(child(n, 0));
    place_.when.push_back(step);
    const Id base = owned(child(n, 0));
    place_.when.pop_back();
    if (f.form == FunctionForm::growth)
      return builder_->emit(Op::ratio_to_base, builder_->emit(Op::subtract, now, base), base);
    const Id root = builder_->constant(1.0 / static_cast<double>(-step.steps));
    const Id mean = builder_->emit(Op::power, builder_->emit(Op::ratio_to_base, now, base), root);
    return builder_->emit(Op::subtract, mean, builder_->constant(1));
  }

  // share(a, b) is a/b, and rate(a, b, k) is a/b×k.
  Id rate(const Node& n, const Function& f) {
    const Typing typing = quotient(type(n, 0), type(n, 1));
    const Id ratio = builder_->emit(Op::divide, convert(id(n, 0), type(n, 0), typing.per_a),
                                    convert(id(n, 1), type(n, 1), typing.per_b));
    if (f.form == FunctionForm::share) return convert(ratio, typing.result, 1);
    if (is_scale(ast_, child(n, 2))) {
      const Number& literal = ast_.numbers[ast_.nodes[child(n, 2)].payload];
      if (typing.result.per == literal.per) return ratio;
      return builder_->emit(Op::multiply, convert(ratio, typing.result, 1), builder_->constant(literal.printed));
    }
    const Typing times = product(typing.result, type(n, 2));
    return builder_->emit(Op::multiply, convert(ratio, typing.result, times.per_a),
                          convert(id(n, 2), type(n, 2), times.per_b));
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
    Slot place;
    place.selection = place_.selection;
    std::swap(place, place_);
    range(ast_.nodes[node].begin_node, node);
    const Id value = as_quantity ? convert(ids_[node], types_[node], 1) : ids_[node];
    builder_ = outer;
    std::swap(place, place_);
    return std::make_shared<const Program>(inner.finish({value}));
  }

  Id reduction(const Node& n, const Function& f) {
    const Node& window = ast_.nodes[child(n, 0)];
    Slot slot;
    slot.kind = Slot::Kind::reduction;
    slot.when = place_.when;
    slot.parents = place_.parents;
    slot.window = ast_.windows[window.payload];
    slot.reduction = f.reduction;
    slot.bodies.push_back(body(child(window, 0), false));
    return builder_->slot(std::move(slot));
  }

  Id categories(const Node& n) {
    Slot slot;
    slot.kind = Slot::Kind::categories;
    slot.when = place_.when;
    slot.parents = place_.parents;
    slot.reduction = functions()[n.payload].reduction;
    slot.bodies.push_back(body(child(n, 0), false));
    return builder_->slot(std::move(slot));
  }

  Id dimension(const Node& n, const Function& f) {
    Slot slot;
    slot.kind = Slot::Kind::dimension;
    slot.when = place_.when;
    slot.parents = place_.parents;
    slot.function = f.dimension_function;
    Selection ages{{"age", "", true}};
    Selection outer = std::exchange(place_.selection, joined(std::move(ages), place_.selection));
    for (std::uint32_t i = 0; i < n.child_count; ++i) {
      const Node& argument = ast_.nodes[child(n, i)];
      if (argument.kind == NodeKind::text) {
        slot.standard = ast_.texts[argument.payload];
      } else if (i < static_cast<std::uint32_t>(f.arguments_by_age)) {
        slot.bodies.push_back(body(child(n, i), true));
      } else {
        slot.ages.push_back(formula_.checked.constants[child(n, i)].number);
      }
    }
    place_.selection = std::move(outer);
    return builder_->slot(std::move(slot));
  }

  const Compiled& formula_;
  const Ast& ast_;
  const std::vector<Type>& types_;
  const InputResolver& inputs_;
  ProgramBuilder* builder_;
  Slot place_;  // period, area and categories for which nodes are emitted
  std::vector<Id> ids_;
  std::vector<std::uint32_t> level_;  // how many owning nodes stand above
};

}  // namespace

Emitted emit(const Compiled& formula, const InputResolver& inputs, ProgramBuilder& builder) {
  return Emitter(formula, inputs, builder, Slot()).run();
}

}  // namespace salus::formula
