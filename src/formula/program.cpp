#include "formula/program.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_map>
#include <utility>

#include "formula/number_text.hpp"

namespace salus::formula {
namespace {

struct Computed {
  Operand::Kind kind = Operand::Kind::none;
  std::uint32_t index = 0;  // of a slot or constant
  Op op = Op::copy;
  ProgramBuilder::Id operands[3] = {ProgramBuilder::none, ProgramBuilder::none, ProgramBuilder::none};
  std::uint32_t call = 0;  // of Op::call: which of the calls
};

struct Key {
  Op op;
  ProgramBuilder::Id operands[3];
  bool operator==(const Key& o) const noexcept { return op == o.op && std::equal(operands, operands + 3, o.operands); }
};

struct KeyHash {
  std::size_t operator()(const Key& k) const noexcept {
    std::uint64_t h = static_cast<std::uint64_t>(k.op);
    for (ProgramBuilder::Id id : k.operands) h = (h ^ id) * 0x9E3779B97F4A7C15ULL + (h >> 29);
    return static_cast<std::size_t>(h);
  }
};

// Which period, area and categories a slot reads; empty for the row's own without a selection.
std::string place_text(const Slot& slot) {
  std::string text;
  if (!slot.selection.empty()) text += " " + to_string(slot.selection);
  for (const Selected& s : slot.selection)
    if (s.keep && !s.value.empty()) text += " by " + s.dimension;
  for (std::uint32_t i = 0; i < slot.parents; ++i) text += " of parent";
  for (const TimeReference& t : slot.when) text += " @" + to_string(t);
  return text;
}

std::uint64_t bits(double x) noexcept {
  std::uint64_t b;
  std::memcpy(&b, &x, sizeof b);
  return b;
}

}  // namespace

constexpr std::size_t most_values = 1'000'000;

struct ProgramBuilder::State {
  Program program;
  std::vector<Computed> values;
  std::unordered_map<Key, Id, KeyHash> known;
  std::unordered_map<std::uint64_t, Id> constants;
  struct KnownInput {
    std::uint32_t index = 0;
    Id here = none;                                 // read for the row's own area and period
    std::unordered_map<std::string, Id> elsewhere;  // by a text of the period, area and categories
  };
  std::unordered_map<std::int64_t, KnownInput> inputs;
  struct CallOfValues {
    std::uint32_t function = 0;
    std::vector<Id> arguments;
  };
  std::vector<CallOfValues> calls;
  std::map<std::pair<std::uint32_t, std::vector<Id>>, Id> known_calls;

  // The values that a value is computed from.
  span<const Id> operands(const Computed& value) const {
    if (value.kind != Operand::Kind::register_) return {};
    if (value.op == Op::call) return calls[value.call].arguments;
    return {value.operands, static_cast<std::size_t>(traits(value.op).operands)};
  }

  std::map<std::pair<const void*, std::string>, Id> formulas;

  Id add(Computed value) {
    if (values.size() >= most_values) throw ProgramTooLarge();
    values.push_back(value);
    return static_cast<Id>(values.size() - 1);
  }
};

ProgramBuilder::ProgramBuilder(Functions functions) : state_(std::make_unique<State>()) {
  state_->program.functions = std::move(functions);
}
ProgramBuilder::~ProgramBuilder() = default;

ProgramBuilder::Id ProgramBuilder::input(std::int64_t input, const Slot& place_of) {
  const auto [place, fresh] = state_->inputs.emplace(input, State::KnownInput{});
  State::KnownInput& known = place->second;
  if (fresh) {
    known.index = static_cast<std::uint32_t>(state_->program.inputs.size());
    state_->program.inputs.push_back(input);
  }
  const std::string elsewhere = place_text(place_of);
  Id& id = elsewhere.empty() ? known.here : known.elsewhere.emplace(elsewhere, none).first->second;
  if (id != none) return id;
  Slot slot;
  slot.input = known.index;
  slot.when = place_of.when;
  slot.parents = place_of.parents;
  slot.selection = place_of.selection;
  id = this->slot(std::move(slot));
  return id;
}

ProgramBuilder::Id ProgramBuilder::slot(Slot slot) {
  Computed value;
  value.kind = Operand::Kind::slot;
  value.index = static_cast<std::uint32_t>(state_->program.slots.size());
  state_->program.slots.push_back(std::move(slot));
  return state_->add(value);
}

ProgramBuilder::Id ProgramBuilder::constant(double number) {
  const auto [place, fresh] = state_->constants.emplace(bits(number), none);
  if (!fresh) return place->second;
  Computed value;
  value.kind = Operand::Kind::constant;
  value.index = static_cast<std::uint32_t>(state_->program.constants.size());
  state_->program.constants.push_back(number);
  place->second = state_->add(value);
  return place->second;
}

ProgramBuilder::Id ProgramBuilder::emit(Op op, Id a, Id b, Id c) {
  const Id operands[3] = {a, b, c};
  const int count = traits(op).operands;
  bool constants = true;
  Value folded[3];
  for (int i = 0; i < count; ++i) {
    const Computed& value = state_->values[operands[i]];
    constants = constants && value.kind == Operand::Kind::constant;
    if (constants) folded[i] = Value(state_->program.constants[value.index]);
  }
  // What has no value (1/0) stays in the program, so that the result carries its reason.
  if (constants)
    if (const Value result = apply(op, folded[0], folded[1], folded[2]); result.valid()) return constant(result.number);
  const Key key{op, {a, b, c}};
  const auto [place, fresh] = state_->known.emplace(key, none);
  if (!fresh) return place->second;
  Computed value;
  value.kind = Operand::Kind::register_;
  value.op = op;
  std::copy(operands, operands + 3, value.operands);
  place->second = state_->add(value);
  return place->second;
}

ProgramBuilder::Id ProgramBuilder::call(std::uint32_t function, const std::vector<Id>& arguments) {
  const auto [place, fresh] = state_->known_calls.emplace(std::make_pair(function, arguments), none);
  if (!fresh) return place->second;
  Computed value;
  value.kind = Operand::Kind::register_;
  value.op = Op::call;
  value.call = static_cast<std::uint32_t>(state_->calls.size());
  state_->calls.push_back({function, arguments});
  place->second = state_->add(value);
  return place->second;
}

ProgramBuilder::Id& ProgramBuilder::formula(const void* formula, const Slot& place) {
  return state_->formulas.emplace(std::make_pair(formula, place_text(place)), none).first->second;
}

bool reads_more_than_rows(const Program& program) noexcept {
  return std::any_of(program.slots.begin(), program.slots.end(), [](const Slot& slot) {
    return slot.kind != Slot::Kind::input || !slot.when.empty() || slot.parents > 0 || !slot.selection.empty();
  });
}

Program ProgramBuilder::finish(const std::vector<Id>& outputs) {
  Program program = std::move(state_->program);
  const std::vector<Computed>& values = state_->values;

  // What the outputs need, from the last value back: an operand always comes before what uses it.
  std::vector<char> needed(values.size(), 0);
  std::vector<char> is_output(values.size(), 0);
  std::vector<char> check(values.size(), 0);
  for (Id id : outputs) needed[id] = is_output[id] = 1;
  std::vector<Id> last_use(values.size(), none);
  for (std::size_t i = values.size(); i-- > 0;) {
    if (!needed[i] || values[i].kind != Operand::Kind::register_) continue;
    for (const Id operand : state_->operands(values[i])) {
      needed[operand] = 1;
      if (last_use[operand] == none) last_use[operand] = static_cast<Id>(i);
      if (!traits(values[i].op).passes_non_finite) check[operand] = 1;
    }
  }

  std::vector<Operand> place(values.size());
  std::vector<std::uint32_t> free_registers;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Computed& value = values[i];
    if (!needed[i]) continue;
    place[i] = {value.kind, value.index};
    if (value.kind == Operand::Kind::slot) program.slots[value.index].check = check[i] != 0;
    if (value.kind != Operand::Kind::register_) continue;
    Instruction instruction;
    instruction.op = value.op;
    instruction.check = check[i] != 0;
    const span<const Id> operands = state_->operands(value);
    if (value.op == Op::call) {
      instruction.call = static_cast<std::uint32_t>(program.calls.size());
      program.calls.push_back({state_->calls[value.call].function, {}});
      for (const Id operand : operands) program.calls.back().arguments.push_back(place[operand]);
    } else {
      for (std::size_t k = 0; k < operands.size(); ++k) instruction.operands[k] = place[operands[k]];
    }
    // Kernels read and write element by element, so that a register whose last use this is may take the result.
    for (std::size_t k = 0; k < operands.size(); ++k) {
      const Id operand = operands[k];
      const bool repeated = std::find(operands.begin(), operands.begin() + k, operand) != operands.begin() + k;
      if (!repeated && place[operand].kind == Operand::Kind::register_ && last_use[operand] == i && !is_output[operand])
        free_registers.push_back(place[operand].index);
    }
    if (!is_output[i] && !free_registers.empty()) {
      place[i].index = free_registers.back();
      free_registers.pop_back();
    } else {
      place[i].index = program.registers++;
    }
    instruction.destination = place[i].index;
    program.code.push_back(instruction);
  }
  for (Id id : outputs) program.outputs.push_back({place[id]});
  return program;
}

std::string dump(const Program& program, const std::vector<std::string>& input_names) {
  const auto operand = [&](const Operand& o) -> std::string {
    switch (o.kind) {
      case Operand::Kind::slot:
        return "s" + std::to_string(o.index);
      case Operand::Kind::constant:
        return number_text(program.constants[o.index]);
      case Operand::Kind::register_:
        return "r" + std::to_string(o.index);
      default:
        return "?";
    }
  };
  static constexpr const char* reductions[] = {"sum", "mean", "min", "max", "count", "median"};
  std::string text;
  for (std::size_t i = 0; i < program.slots.size(); ++i) {
    const Slot& s = program.slots[i];
    text += "s" + std::to_string(i) + " = ";
    if (s.kind == Slot::Kind::input) {
      const auto name = static_cast<std::size_t>(program.inputs[s.input]);
      text += "input [" + (name < input_names.size() ? input_names[name] : std::to_string(name)) + "]";
    } else if (s.kind == Slot::Kind::reduction) {
      text += std::string(reductions[static_cast<int>(s.reduction)]) + " @" + to_string(s.window);
    } else if (s.kind == Slot::Kind::categories) {
      text += std::string(reductions[static_cast<int>(s.reduction)]) + " over categories";
    } else {
      text += name(s.function);
      if (!s.standard.empty()) text += " \"" + s.standard + "\"";
      for (const double age : s.ages) text += " " + number_text(age);
      text += " by age";
    }
    text += place_text(s);
    if (s.check) text += " checked";
    text += "\n";
    for (const auto& body : s.bodies) {
      std::string inner = dump(*body, input_names);
      for (std::size_t at = 0; at < inner.size();) {
        const std::size_t end = inner.find('\n', at);
        text += "  " + inner.substr(at, end - at) + "\n";
        at = end + 1;
      }
    }
  }
  for (const Instruction& i : program.code) {
    text += "r" + std::to_string(i.destination) + " = " + std::string(traits(i.op).name);
    if (i.op == Op::call) {
      text += " [" + program.functions[program.calls[i.call].function].name + "]";
      for (const Operand& argument : program.calls[i.call].arguments) text += " " + operand(argument);
    }
    for (int k = 0; k < traits(i.op).operands; ++k) text += " " + operand(i.operands[k]);
    if (i.check) text += " checked";
    text += "\n";
  }
  for (const Output& o : program.outputs) text += "return " + operand(o.source) + "\n";
  return text;
}

}  // namespace salus::formula
