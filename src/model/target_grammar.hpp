// What the grammar of targets finds in a text, before anything is made of it.
#pragma once

#include <string_view>

#include "model/target_messages.hpp"

namespace salus::target {

// What a sign or a word beside a number says about it.
enum class Bound {
  none,
  at_least,
  above,
  at_most,
  below,
  about,
  exactly,
  reach,  // 达到: as a bare number
  keep,   // 稳定在, 保持在: a level, whose side another word says
  hold,   // 控制在: at most, unless another word says more
  raise,  // 提高到: at least, unless …
  lower,  // 下降到: at most, unless …
};

// All views are pieces of the text that was parsed; empty where there is none.
struct BoundWord {
  Bound bound = Bound::none;
  std::string_view text;
};

struct Quantity {
  std::string_view number;
  std::string_view unit;
};

enum class Shape { level, change, parent, two_values };
enum class Side { better, higher, lower, not_worse, not_lower, not_higher };

struct TargetForm {
  Shape shape = Shape::level;

  // The number, both ends of a range, or both values of Shape::two_values.
  Quantity first;
  Quantity second;

  BoundWord lead;          // 达到, 控制在, 稳定在 …
  BoundWord before;        // ≥, 不低于, 约 …
  BoundWord after;         // 以上, 以内, 左右 …
  bool counts = false;     // 建成, 培育, 新增: a number of things that are done or had
  std::string_view every;  // 每
  std::string_view each;   // 万人 in 每万人 1 名, 个区 in 每个区至少 1 家

  // Shape::parent
  Side side = Side::better;
  std::string_view scope;  // 全市, city, parent

  // Shape::change
  std::string_view baseline;  // 2018
  std::string_view undated;   // 在现有基础上
  int sign = 0;               // of the verb: −1 for 下降, +1 for 提高; 0 where the numbers carry their signs
  bool per_year = false;
  std::string_view yearly;  // 每年, 年均; 每年 beside a level as well
};

struct Grammar {
  bool matched = false;
  TargetForm form;
  // Where not matched: how far the text was understood, and what could have come there.
  std::string_view rest;
  messages::Expected expected = messages::Expected::nothing;
};

// Reads text in the spelling of FoldedText::lower(). Linear in its length, without recursion, without allocation.
Grammar parse_form(std::string_view text);

}  // namespace salus::target
