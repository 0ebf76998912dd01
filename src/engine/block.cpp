#include "engine/block.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "engine/column_reader.hpp"
#include "formula/operation.hpp"

namespace salus::engine {
namespace {

using formula::Instruction;
using formula::Op;
using formula::Operand;
using formula::Program;
using kernels::block_words;

constexpr std::uint64_t all_valid = ~std::uint64_t{0};

// What a program's operands refer to while one block runs.
struct Lane {
  double* values;
  std::uint64_t valid[block_words];

  // Loops of a constant length, which compilers unroll, unlike those of std::fill and std::copy.
  void set_valid() noexcept {
    for (std::uint64_t& word : valid) word = all_valid;
  }
  void set_valid(const std::uint64_t (&words)[block_words]) noexcept {
    for (std::size_t w = 0; w < block_words; ++w) valid[w] = words[w];
  }
};

int count_bits(std::uint64_t x) noexcept {
#if defined(__GNUC__)
  return __builtin_popcountll(x);
#else
  int n = 0;
  for (; x != 0; x &= x - 1) ++n;
  return n;
#endif
}

// The first `rows` bits of a word, as bytes. Whole words are the usual case, and this form of it is one store.
void write_bits(std::uint64_t word, std::size_t rows, std::uint8_t* to) noexcept {
  if (rows == 64) {
    for (int k = 0; k < 8; ++k) to[k] = static_cast<std::uint8_t>(word >> (8 * k));
  } else {
    for (std::size_t k = 0; k * 8 < rows; ++k) to[k] = static_cast<std::uint8_t>(word >> (8 * k));
  }
}

class Runner {
 public:
  Runner(const Program& program, const kernels::Kernels& kernels, span<const SlotColumn> slots,
         span<const OutputColumn> outputs, std::int64_t rows)
      : program_(program), kernels_(kernels), slots_(slots), outputs_(outputs), rows_(rows) {
    const std::size_t most = std::min<std::size_t>(kernels::block_rows, static_cast<std::size_t>(rows));
    const std::size_t lanes = program.slots.size() + program.constants.size() + program.registers;
    // A whole cache line a lane and more, so that lanes do not share one.
    stride_ = most < kernels::block_rows ? (most + 3) / 4 * 4 : kernels::block_rows;
    const std::size_t doubles = lanes * stride_;
    if (doubles <= stack_doubles) {
      scratch_ = stack_;
    } else {
      heap_ = std::make_unique<double[]>(doubles);
      scratch_ = heap_.get();
    }
    if (lanes <= stack_lanes) {
      lanes_ = lane_stack_;
    } else {
      lane_heap_ = std::make_unique<Lane[]>(lanes);
      lanes_ = lane_heap_.get();
    }
    constants_ = program.slots.size();
    registers_ = constants_ + program.constants.size();
    for (std::size_t i = 0; i < lanes; ++i) lanes_[i].values = scratch_ + i * stride_;
    for (std::size_t i = 0; i < program.constants.size(); ++i) {
      Lane& lane = lanes_[constants_ + i];
      std::fill(lane.values, lane.values + stride_, program.constants[i]);
      lane.set_valid();
    }
  }

  std::int64_t run() {
    std::int64_t invalid = 0;
    for (std::int64_t start = 0; start < rows_; start += kernels::block_rows) {
      start_ = start;
      n_ = static_cast<std::size_t>(std::min<std::int64_t>(kernels::block_rows, rows_ - start));
      words_ = (n_ + 63) / 64;
      load();
      place_outputs();
      for (const Instruction& instruction : program_.code) execute(instruction);
      for (std::size_t i = 0; i < program_.outputs.size(); ++i)
        invalid += store(program_.outputs[i].source, outputs_[i]);
    }
    return invalid;
  }

 private:
  Lane& lane(const Operand& operand) {
    switch (operand.kind) {
      case Operand::Kind::constant:
        return lanes_[constants_ + operand.index];
      case Operand::Kind::register_:
        return lanes_[registers_ + operand.index];
      default:
        return lanes_[operand.index];
    }
  }

  // Asks for the block after the next, so that memory works while the operations of this one do. Without it a column is
  // waited for by the operation that happens to read it first.
  template <bool to_write>
  void fetch_ahead([[maybe_unused]] const double* block) const {
#if defined(__GNUC__)
    constexpr std::size_t line = 8;  // doubles
    if (rows_ - start_ < 3 * static_cast<std::int64_t>(kernels::block_rows)) return;
    for (std::size_t i = 0; i < kernels::block_rows; i += line)
      __builtin_prefetch(block + 2 * kernels::block_rows + i, to_write ? 1 : 0);
#endif
  }

  void load() {
    for (std::size_t i = 0; i < program_.slots.size(); ++i) {
      Lane& lane = lanes_[i];
      const Column& column = slots_[i].column;
      // Lanes of slots are only read, so that pointing into the caller's column is safe.
      lane.values = const_cast<double*>(read_block(column, start_, n_, scratch_ + i * stride_));
      if (lane.values != scratch_ + i * stride_) fetch_ahead<false>(lane.values);
      lane.set_valid();
      read_validity(column, start_, n_, lane.valid);
      if (program_.slots[i].check && is_floating(column)) mask_non_finite(lane);
    }
  }

  bool is_all_valid(const Lane& lane) const {
    std::uint64_t valid = all_valid;
    for (std::size_t w = 0; w < words_; ++w) valid &= lane.valid[w];
    return valid == all_valid;
  }

  void mask_non_finite(Lane& lane) {
    if (kernels_.all_finite(lane.values, n_)) return;
    std::uint64_t finite[block_words];
    kernels_.finite_mask(lane.values, n_, finite);
    for (std::size_t w = 0; w < words_; ++w) lane.valid[w] &= finite[w];
  }

  // The register of an output writes straight into the caller's column.
  void place_outputs() {
    for (std::size_t i = program_.outputs.size(); i-- > 0;) {
      const Operand& source = program_.outputs[i].source;
      if (source.kind == Operand::Kind::register_ && outputs_[i].values != nullptr) {
        lane(source).values = outputs_[i].values + start_;
        fetch_ahead<true>(outputs_[i].values + start_);
      }
    }
  }

  void execute(const Instruction& instruction) {
    Lane& out = lanes_[registers_ + instruction.destination];
    Lane& a = lane(instruction.operands[0]);
    switch (instruction.op) {
      case Op::is_missing:
        return is_missing(a, out);
      case Op::coalesce:
        return coalesce(a, lane(instruction.operands[1]), out);
      case Op::select:
        return select(a, lane(instruction.operands[1]), lane(instruction.operands[2]), out);
      case Op::logical_and:
      case Op::logical_or:
        return logic(instruction.op, a, lane(instruction.operands[1]), out);
      default:
        break;
    }
    if (instruction.operands[1].kind == Operand::Kind::none) {
      unary(instruction.op, a.values, out.values);
      out.set_valid(a.valid);
    } else {
      Lane& b = lane(instruction.operands[1]);
      binary(instruction.op, a, b, out);
    }
    if (instruction.check) mask_non_finite(out);
  }

  void unary(Op op, const double* a, double* out) {
    switch (op) {
      case Op::negate:
        return kernels_.negate(a, out, n_);
      case Op::absolute:
        return kernels_.absolute(a, out, n_);
      case Op::square_root:
        return kernels_.square_root(a, out, n_);
      case Op::floor:
        return kernels_.floor(a, out, n_);
      case Op::ceiling:
        return kernels_.ceiling(a, out, n_);
      case Op::logical_not:
        return kernels_.logical_not(a, out, n_);
      default:
        return row_by_row(op, a, nullptr, out);
    }
  }

  void binary(Op op, const Lane& a, const Lane& b, Lane& out) {
    std::uint64_t valid[block_words];
    for (std::size_t w = 0; w < block_words; ++w) valid[w] = a.valid[w] & b.valid[w];
    if (const kernels::Binary kernel = kernel_of(op)) {
      const bool swapped = op == Op::greater || op == Op::greater_equal;
      kernel(swapped ? b.values : a.values, swapped ? a.values : b.values, out.values, n_);
    } else {
      row_by_row(op, a.values, b.values, out.values);
    }
    out.set_valid(valid);
  }

  kernels::Binary kernel_of(Op op) const {
    switch (op) {
      case Op::add:
        return kernels_.add;
      case Op::subtract:
        return kernels_.subtract;
      case Op::multiply:
        return kernels_.multiply;
      case Op::divide:
        return kernels_.divide;
      case Op::minimum:
        return kernels_.minimum;
      case Op::maximum:
        return kernels_.maximum;
      case Op::less:
      case Op::greater:
        return kernels_.less;
      case Op::less_equal:
      case Op::greater_equal:
        return kernels_.less_equal;
      case Op::equal:
        return kernels_.equal;
      case Op::not_equal:
        return kernels_.not_equal;
      default:
        return nullptr;
    }
  }

  // Library functions and decimal rounding have no vector loop: one call a row, the same on every instruction set. What has no value becomes
  // NaN, which the check after it finds.
  void row_by_row(Op op, const double* a, const double* b, double* out) {
    for (std::size_t i = 0; i < n_; ++i)
      out[i] = formula::apply(op, Value(a[i]), b != nullptr ? Value(b[i]) : Value()).number;
  }

  void is_missing(const Lane& a, Lane& out) {
    for (std::size_t i = 0; i < n_; ++i) out.values[i] = (a.valid[i / 64] >> (i % 64) & 1) != 0 ? 0.0 : 1.0;
    out.set_valid();
  }

  void coalesce(const Lane& a, const Lane& b, Lane& out) {
    kernels_.blend(a.valid, a.values, b.values, out.values, n_);
    for (std::size_t w = 0; w < block_words; ++w) out.valid[w] = a.valid[w] | b.valid[w];
  }

  void select(const Lane& condition, const Lane& a, const Lane& b, Lane& out) {
    std::uint64_t chosen[block_words] = {};
    std::uint64_t valid[block_words];
    kernels_.nonzero_mask(condition.values, n_, chosen);
    for (std::size_t w = 0; w < block_words; ++w)
      valid[w] = condition.valid[w] & ((a.valid[w] & chosen[w]) | (b.valid[w] & ~chosen[w]));
    kernels_.select(condition.values, a.values, b.values, out.values, n_);
    out.set_valid(valid);
  }

  // Three-valued logic of Kleene: false decides `and`, true decides `or`, whatever the other side is.
  void logic(Op op, const Lane& a, const Lane& b, Lane& out) {
    std::uint64_t x[block_words] = {};
    std::uint64_t y[block_words] = {};
    kernels_.nonzero_mask(a.values, n_, x);
    kernels_.nonzero_mask(b.values, n_, y);
    const std::uint64_t flip = op == Op::logical_and ? all_valid : 0;
    std::uint64_t truth[block_words];
    for (std::size_t w = 0; w < block_words; ++w) {
      const std::uint64_t decided_a = a.valid[w] & (x[w] ^ flip);
      const std::uint64_t decided_b = b.valid[w] & (y[w] ^ flip);
      const std::uint64_t decided = decided_a | decided_b;
      out.valid[w] = decided | (a.valid[w] & b.valid[w]);
      truth[w] = op == Op::logical_and ? ~decided : decided;
    }
    for (std::size_t i = 0; i < n_; ++i) out.values[i] = (truth[i / 64] >> (i % 64) & 1) != 0 ? 1.0 : 0.0;
  }

  std::int64_t store(const Operand& source, const OutputColumn& output) {
    Lane& from = lane(source);
    if (output.values == nullptr) {
      mask_non_finite(from);
    } else {
      double* const values = output.values + start_;
      if (values != from.values) std::copy(from.values, from.values + n_, values);
      if (!is_all_valid(from) || !kernels_.all_finite(values, n_)) kernels_.settle(values, n_, from.valid);
    }
    std::int64_t invalid = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      const std::size_t rows = std::min<std::size_t>(64, n_ - w * 64);
      const std::uint64_t used = rows == 64 ? all_valid : (std::uint64_t{1} << rows) - 1;
      const std::uint64_t valid = from.valid[w] & used;
      const std::uint64_t bad = ~valid & used;
      const std::int64_t first = start_ + static_cast<std::int64_t>(w * 64);
      if (output.validity != nullptr) write_bits(valid, rows, output.validity + first / 8);
      if (bad != 0) invalid += count_bits(bad);
      if (output.reasons == nullptr) continue;
      for (std::size_t i = 0; i < rows; ++i)
        output.reasons[first + static_cast<std::int64_t>(i)] =
            (bad >> i & 1) == 0 ? std::uint8_t{0} : static_cast<std::uint8_t>(reason(source, w * 64 + i));
    }
    return invalid;
  }

  // Why a row is invalid: the program once more, for this row alone, with reasons.
  Reason reason(const Operand& source, std::size_t row) {
    if (row_values_.empty()) row_values_.resize(program_.registers);
    const auto value = [&](const Operand& operand) -> Value {
      if (operand.kind == Operand::Kind::constant) return Value(program_.constants[operand.index]);
      if (operand.kind == Operand::Kind::register_) return row_values_[operand.index];
      if (operand.kind == Operand::Kind::slot) return slot_value(operand.index, row);
      return Value();
    };
    for (const Instruction& i : program_.code)
      row_values_[i.destination] =
          formula::apply(i.op, value(i.operands[0]), value(i.operands[1]), value(i.operands[2]));
    const Value result = value(source);
    return result.valid() ? Reason::not_finite : result.reason;
  }

  Value slot_value(std::uint32_t slot, std::size_t row) const {
    const Column& column = slots_[slot].column;
    const std::int64_t at = start_ + static_cast<std::int64_t>(row);
    std::uint64_t valid[1] = {1};
    if (read_validity(column, at, 1, valid) && (valid[0] & 1) == 0)
      return Value(slots_[slot].reasons != nullptr ? static_cast<Reason>(slots_[slot].reasons[at]) : Reason::missing);
    double scratch = 0;
    return Value(*read_block(column, at, 1, &scratch));
  }

  static constexpr std::size_t stack_doubles = 1024;
  static constexpr std::size_t stack_lanes = 32;

  const Program& program_;
  const kernels::Kernels& kernels_;
  span<const SlotColumn> slots_;
  span<const OutputColumn> outputs_;
  std::int64_t rows_;
  std::int64_t start_ = 0;
  std::size_t n_ = 0;
  std::size_t words_ = 0;
  std::size_t stride_ = 0;
  std::size_t constants_ = 0;  // the first lane of constants, of registers
  std::size_t registers_ = 0;
  double* scratch_ = nullptr;
  Lane* lanes_ = nullptr;
  std::unique_ptr<double[]> heap_;
  std::unique_ptr<Lane[]> lane_heap_;
  std::vector<Value> row_values_;
  alignas(32) double stack_[stack_doubles];
  Lane lane_stack_[stack_lanes];
};

}  // namespace

std::int64_t run(const Program& program, const kernels::Kernels& kernels, span<const SlotColumn> slots,
                 std::int64_t rows, span<const OutputColumn> outputs) {
  if (rows <= 0) return 0;
  return Runner(program, kernels, slots, outputs, rows).run();
}

}  // namespace salus::engine
