// Texts that stand for themselves as small numbers, counted from 0 in order of first appearance.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace salus::data {

class Interner {
 public:
  std::uint32_t number(std::string_view text) {
    const auto known = numbers_.find(text);
    if (known != numbers_.end()) return known->second;
    texts_.emplace_back(text);
    const auto fresh = static_cast<std::uint32_t>(texts_.size() - 1);
    numbers_.emplace(texts_.back(), fresh);
    return fresh;
  }
  std::size_t size() const noexcept { return texts_.size(); }
  const std::string& text(std::uint32_t number) const noexcept { return texts_[number]; }
  std::vector<std::string> take() {
    numbers_.clear();
    std::vector<std::string> texts(std::make_move_iterator(texts_.begin()), std::make_move_iterator(texts_.end()));
    texts_.clear();
    return texts;
  }

 private:
  std::deque<std::string> texts_;  // never moves a text, so that the keys below stay good
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace salus::data
