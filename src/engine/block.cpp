#include "engine/block.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <vector>

#include "engine/column_reader.hpp"
#include "engine/lowering.hpp"
#include "engine/parallel.hpp"
#include "engine/row.hpp"
#include "engine/user_function.hpp"
#include "engine/validity.hpp"

namespace salus::engine {
namespace {

using formula::Op;
using formula::Program;
using kernels::block_rows;
using kernels::block_words;

// What a step reads or writes while one block runs.
struct Lane {
  const double* values = nullptr;
  std::size_t step = 1;  // 0: one number for all rows
  double* own = nullptr;
  std::uint64_t valid[block_words];

  // Loops of a constant length, which compilers unroll, unlike those of std::fill and std::copy.
  void set_valid() noexcept {
    for (std::uint64_t& word : valid) word = all_valid;
  }
  void set_valid(const std::uint64_t (&words)[block_words]) noexcept {
    for (std::size_t w = 0; w < block_words; ++w) valid[w] = words[w];
  }
  kernels::Operand operand() const noexcept { return {values, step}; }
};

// One pass over rows [first, last), with memory of its own.
class Runner {
 public:
  Runner(const Program& program, const Lowered& lowered, const kernels::Kernels& kernels, span<const SlotColumn> slots,
         span<const OutputColumn> outputs, std::int64_t first, std::int64_t last)
      : program_(program),
        lowered_(lowered),
        kernels_(kernels),
        slots_(slots),
        outputs_(outputs),
        first_(first),
        last_(last) {
    allocate();
    for (std::size_t i = 0; i < slots.size(); ++i) prepare(slots[i].column, lanes_[i]);
    for (const OutputColumn& output : outputs) wants_reasons_ = wants_reasons_ || output.reasons != nullptr;
    if (wants_reasons_) valid_.resize(outputs.size() * block_words);
  }

  std::int64_t run() {
    for (start_ = first_; start_ < last_; start_ += static_cast<std::int64_t>(block_rows)) {
      n_ = static_cast<std::size_t>(std::min<std::int64_t>(block_rows, last_ - start_));
      words_ = (n_ + 63) / 64;
      for (std::size_t slot = 0; slot < slots_.size(); ++slot)
        if (slots_[slot].column.stride != 0) load(slot);
      for (const Step& step : lowered_.steps) {
        execute(step);
        if (step.output >= 0) publish(step);
      }
      if (wants_reasons_) write_reasons();
    }
    return invalid_;
  }

 private:
  // Lanes are numbered as in lowering.hpp; registers, converted slots and constants stand in one piece of memory.
  void allocate() {
    const std::size_t slots = program_.slots.size();
    const std::size_t registers = lowered_.registers;
    const std::size_t constants = program_.constants.size();
    const std::size_t lanes = slots + registers + constants;
    // A cache line between two lanes, so that they do not all begin at the same place of a page.
    const auto rows = static_cast<std::size_t>(std::min<std::int64_t>(block_rows, last_ - first_));
    const std::size_t stride = rows < block_rows ? (rows + 3) / 4 * 4 : block_rows + 8;
    const auto needs_room = [](const SlotColumn& slot) { return !is_read_in_place(slot.column); };
    const auto converted = static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), needs_room));
    const std::size_t copies = kernels::Operand::copies;
    const std::size_t doubles = (registers + converted) * std::max(stride, copies) + constants * copies;
    double* room = stack_;
    if (doubles > stack_doubles) {
      heap_ = std::make_unique<double[]>(doubles);
      room = heap_.get();
    }
    lanes_ = lane_stack_;
    if (lanes > stack_lanes) {
      lane_heap_ = std::make_unique<Lane[]>(lanes);
      lanes_ = lane_heap_.get();
    }
    for (std::size_t i = 0; i < constants; ++i, room += copies) {
      Lane& lane = lanes_[slots + registers + i];
      std::fill(room, room + copies, program_.constants[i]);
      lane.values = room;
      lane.step = 0;
      lane.set_valid();
    }
    for (std::size_t i = 0; i < slots + registers; ++i) {
      if (i < slots && !needs_room(slots_[i])) continue;
      lanes_[i].values = lanes_[i].own = room;
      room += std::max(stride, copies);
    }
  }

  // One value for all rows is read here and never again.
  void prepare(const Column& column, Lane& lane) {
    lane.set_valid();
    if (column.stride != 0) return;
    read_block(column, kernels_, 0, kernels::Operand::copies, lane.own);
    lane.step = 0;
    read_validity(column, kernels_, 0, block_rows, lane.valid);
    const Value value(lane.own[0]);
    if (!value.valid())
      for (std::uint64_t& word : lane.valid) word = 0;
  }

  void load(std::size_t slot) {
    Lane& lane = lanes_[slot];
    const Column& column = slots_[slot].column;
    lane.values = read_block(column, kernels_, start_, n_, lane.own);
    read_validity(column, kernels_, start_, n_, lane.valid);
    if (program_.slots[slot].check && is_floating(column)) {
      if (column.validity_kind == Validity::all) lane.set_valid();
      mask_non_finite(lane);
    }
  }

  void mask_non_finite(Lane& lane) {
    std::uint64_t finite[block_words];
    kernels_.finite_mask(lane.operand(), n_, finite);
    for (std::size_t w = 0; w < words_; ++w) lane.valid[w] &= finite[w];
  }

  // Where the result of a step goes: straight into the caller's column where it is an output.
  double* place(const Step& step, Lane& lane) {
    double* to = lane.own;
    if (step.output >= 0 && outputs_[static_cast<std::size_t>(step.output)].values != nullptr) {
      to = outputs_[static_cast<std::size_t>(step.output)].values + start_;
    }
    return to;
  }

  void execute(const Step& step) {
    Lane& out = lanes_[step.out];
    double* const to = place(step, out);
    const bool settles = step.output >= 0;
    switch (step.kind) {
      case Step::Kind::unary:
        return compute(step, kernels_.unary[step.first], to, out);
      case Step::Kind::binary:
        return compute(step, kernels_.binary[step.first], to, out);
      case Step::Kind::chain:
        return compute(step, kernels_.chain[step.first][step.second], to, out);
      case Step::Kind::choose:
        choose(step, settles, to, out);
        if (step.check && !settles) mask_non_finite(out);
        return;
      case Step::Kind::by_row:
        by_row(step, to, out);
        break;
      case Step::Kind::is_missing:
        write_truth(lanes_[step.operands[0]].valid, all_valid, to, out);
        out.set_valid();
        break;
      case Step::Kind::coalesce:
        coalesce(step, to, out);
        break;
      case Step::Kind::logic:
        logic(step, to, out);
        break;
      case Step::Kind::call:
        call(program_.calls[step.call], to, out);
        break;
    }
    if (settles) {
      const kernels::Operand own = out.operand();
      kernels_.of(kernels::Unary::copy).settled(&own, to, n_, out.valid);
    } else if (step.check) {
      mask_non_finite(out);
    }
  }

  void compute(const Step& step, const kernels::Loops& loops, double* to, Lane& out) {
    kernels::Operand operands[3];
    std::uint64_t valid[block_words];
    for (std::uint64_t& word : valid) word = all_valid;
    for (std::size_t k = 0; k < step.operand_count; ++k) {
      const Lane& lane = lanes_[step.operands[k]];
      operands[k] = lane.operand();
      for (std::size_t w = 0; w < block_words; ++w) valid[w] &= lane.valid[w];
    }
    (step.output >= 0 ? loops.settled : loops.plain)(operands, to, n_, valid);
    out.values = to;
    out.set_valid(valid);
    if (step.check && step.output < 0) mask_non_finite(out);
  }

  void choose(const Step& step, bool settles, double* to, Lane& out) {
    kernels::Operand operands[4];
    std::uint64_t valid[block_words];
    for (std::uint64_t& word : valid) word = all_valid;
    for (std::size_t k = 0; k < step.operand_count; ++k) {
      const Lane& lane = lanes_[step.operands[k]];
      operands[k] = lane.operand();
      for (std::size_t w = 0; w < block_words && k + 2 < step.operand_count; ++w) valid[w] &= lane.valid[w];
    }
    const kernels::Choices& loops = kernels_.choose[step.first];
    (settles ? loops.settled : loops.plain)(operands, to, n_, lanes_[step.operands[step.operand_count - 2]].valid,
                                            lanes_[step.operands[step.operand_count - 1]].valid, valid);
    out.values = to;
    out.set_valid(valid);
  }

  // Library functions and decimal rounding have no vector loop: one call a row, the same on every instruction set. What has no value becomes
  // NaN, which is found at the end.
  void by_row(const Step& step, double* to, Lane& out) {
    const Lane& a = lanes_[step.operands[0]];
    const Lane& b = lanes_[step.operands[step.operand_count - 1]];
    std::uint64_t valid[block_words];
    for (std::size_t w = 0; w < block_words; ++w) valid[w] = a.valid[w] & b.valid[w];
    for (std::size_t i = 0; i < n_; ++i)
      to[i] = formula::apply(step.op, Value(a.values[i * a.step]), Value(b.values[i * b.step])).number;
    out.values = to;
    out.set_valid(valid);
  }

  // 1 where the bit differs from `flip`'s, else 0.
  void write_truth(const std::uint64_t (&bits)[block_words], std::uint64_t flip, double* to, Lane& out) {
    static constexpr double one[kernels::Operand::copies] = {1, 1, 1, 1};
    static constexpr double zero[kernels::Operand::copies] = {0, 0, 0, 0};
    std::uint64_t truth[block_words];
    for (std::size_t w = 0; w < block_words; ++w) truth[w] = bits[w] ^ flip;
    kernels_.blend(truth, {one, 0}, {zero, 0}, to, n_);
    out.values = to;
  }

  void coalesce(const Step& step, double* to, Lane& out) {
    const Lane& a = lanes_[step.operands[0]];
    const Lane& b = lanes_[step.operands[1]];
    std::uint64_t valid[block_words];
    for (std::size_t w = 0; w < block_words; ++w) valid[w] = a.valid[w] | b.valid[w];
    kernels_.blend(a.valid, a.operand(), b.operand(), to, n_);
    out.values = to;
    out.set_valid(valid);
  }

  // Three-valued logic of Kleene: false decides `and`, true decides `or`, whatever the other side is.
  void logic(const Step& step, double* to, Lane& out) {
    const Lane& a = lanes_[step.operands[0]];
    const Lane& b = lanes_[step.operands[1]];
    std::uint64_t x[block_words] = {};
    std::uint64_t y[block_words] = {};
    kernels_.nonzero_mask(a.operand(), n_, x);
    kernels_.nonzero_mask(b.operand(), n_, y);
    const std::uint64_t flip = step.op == Op::logical_and ? all_valid : 0;
    std::uint64_t valid[block_words];
    std::uint64_t decided[block_words];
    for (std::size_t w = 0; w < block_words; ++w) {
      decided[w] = (a.valid[w] & (x[w] ^ flip)) | (b.valid[w] & (y[w] ^ flip));
      valid[w] = decided[w] | (a.valid[w] & b.valid[w]);
    }
    write_truth(decided, flip, to, out);
    out.set_valid(valid);
  }

  void call(const formula::Call& call, double* to, Lane& out) {
    const std::size_t count = call.arguments.size();
    std::vector<const double*> columns(count);
    std::vector<const std::uint64_t*> validity(count);
    std::vector<std::vector<double>> spread;
    std::uint64_t valid[block_words];
    for (std::uint64_t& word : valid) word = all_valid;
    for (std::size_t k = 0; k < count; ++k) {
      const Lane& lane = lanes_[lane_of(program_, lowered_.registers, call.arguments[k])];
      columns[k] = lane.values;
      validity[k] = lane.valid;
      for (std::size_t w = 0; w < block_words; ++w) valid[w] &= lane.valid[w];
      if (lane.step != 0) continue;
      spread.emplace_back(n_, lane.values[0]);
      columns[k] = spread.back().data();
    }
    // Into memory of its own: a register that the function reads may be the one that takes the result.
    double result[block_rows];
    call_function(program_.functions[call.function], {columns.data(), validity.data(), static_cast<std::int32_t>(count),
                                                      static_cast<std::int64_t>(n_), result, valid});
    std::copy(result, result + n_, to);
    out.values = to;
    out.set_valid(valid);
  }

  void publish(const Step& step) {
    const OutputColumn& output = outputs_[static_cast<std::size_t>(step.output)];
    Lane& lane = lanes_[step.out];
    for (std::size_t w = 0; w < words_; ++w) {
      const std::size_t rows = std::min<std::size_t>(64, n_ - w * 64);
      const std::uint64_t valid = lane.valid[w] & first_bits(rows);
      if (wants_reasons_) valid_[static_cast<std::size_t>(step.output) * block_words + w] = valid;
      invalid_ += static_cast<std::int64_t>(rows) - count_bits(valid);
      if (output.validity == nullptr) continue;
      const std::int64_t first = start_ + static_cast<std::int64_t>(w * 64);
      output.validity_in_bytes ? write_bytes(valid, rows, output.validity + first)
                               : write_bits(valid, rows, output.validity + first / 8);
    }
  }

  // Why rows are invalid: the program once more, for each of them alone, with reasons.
  void write_reasons() {
    for (const OutputColumn& output : outputs_)
      if (output.reasons != nullptr) std::memset(output.reasons + start_, 0, n_);
    slot_values_.resize(program_.slots.size());
    registers_.resize(program_.registers);
    for (std::size_t i = 0; i < n_; ++i) {
      const auto is_invalid = [&](std::size_t k) {
        return (valid_[k * block_words + i / 64] >> (i % 64) & 1) == 0 && outputs_[k].reasons != nullptr;
      };
      bool known = false;
      for (std::size_t k = 0; k < outputs_.size(); ++k) {
        if (!is_invalid(k)) continue;
        if (!known) run_row_at(start_ + static_cast<std::int64_t>(i));
        known = true;
        const Value value = value_of(program_, program_.outputs[k].source, slot_values_.data(), registers_.data());
        outputs_[k].reasons[start_ + static_cast<std::int64_t>(i)] =
            static_cast<std::uint8_t>(value.valid() ? Reason::not_finite : value.reason);
      }
    }
  }

  void run_row_at(std::int64_t row) {
    for (std::size_t i = 0; i < slot_values_.size(); ++i) {
      const std::uint8_t* const reasons = slots_[i].reasons;
      slot_values_[i] =
          read_row(slots_[i].column, row, reasons != nullptr ? static_cast<Reason>(reasons[row]) : Reason::missing);
    }
    run_row(program_, slot_values_.data(), registers_.data());
  }

  static constexpr std::size_t stack_doubles = 2048;
  static constexpr std::size_t stack_lanes = 32;

  const Program& program_;
  const Lowered& lowered_;
  const kernels::Kernels& kernels_;
  span<const SlotColumn> slots_;
  span<const OutputColumn> outputs_;
  const std::int64_t first_;
  const std::int64_t last_;
  bool wants_reasons_ = false;
  std::int64_t start_ = 0;
  std::size_t n_ = 0;
  std::size_t words_ = 0;
  std::int64_t invalid_ = 0;
  std::vector<std::uint64_t> valid_;  // of the outputs, where reasons are asked for
  std::vector<Value> slot_values_;
  std::vector<Value> registers_;
  Lane* lanes_ = nullptr;
  std::unique_ptr<double[]> heap_;
  std::unique_ptr<Lane[]> lane_heap_;
  alignas(32) double stack_[stack_doubles];
  Lane lane_stack_[stack_lanes];
};

}  // namespace

std::int64_t run(const Program& program, const kernels::Kernels& kernels, span<const SlotColumn> slots,
                 std::int64_t rows, span<const OutputColumn> outputs, std::int32_t threads) {
  if (rows <= 0) return 0;
  const Lowered lowered = lower(program);
  if (threads == 1) return Runner(program, lowered, kernels, slots, outputs, 0, rows).run();
  std::atomic<std::int64_t> invalid{0};
  for_parts(rows, block_rows, threads, [&](std::int64_t first, std::int64_t last) {
    invalid += Runner(program, lowered, kernels, slots, outputs, first, last).run();
  });
  return invalid;
}

}  // namespace salus::engine
