#include "model/json_report.hpp"

#include <algorithm>
#include <utility>

#include "base/messages.hpp"
#include "base/utf8.hpp"

namespace salus::json {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t block = 4096;

bool begins_character(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80; }

std::string_view without_mark(std::string_view text) noexcept {
  return text.substr(0, byte_order_mark.size()) == byte_order_mark ? text.substr(byte_order_mark.size()) : text;
}

}  // namespace

void Locator::build() {
  lines_.push_back(0);
  std::uint32_t characters = 0;
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (at % block == 0) blocks_.push_back(characters);
    if (text_[at] == '\n') lines_.push_back(static_cast<std::uint32_t>(at + 1));
    characters += begins_character(text_[at]);
  }
  if (text_.size() % block == 0) blocks_.push_back(characters);
}

std::int64_t Locator::characters_before(std::size_t offset) const {
  std::int64_t characters = blocks_[offset / block];
  for (std::size_t at = offset / block * block; at < offset; ++at) characters += begins_character(text_[at]);
  return characters;
}

Place Locator::at(std::size_t begin, std::size_t end) {
  if (lines_.empty()) build();
  begin = std::min(begin, text_.size());
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), begin);
  Place place;
  place.begin = static_cast<std::int64_t>(begin);
  place.end = static_cast<std::int64_t>(std::max(begin, end));
  place.line = static_cast<std::int32_t>(after - lines_.begin());
  place.column = static_cast<std::int32_t>(characters_before(begin) - characters_before(*(after - 1)) + 1);
  return place;
}

Report::Report(std::string_view text, std::string_view file)
    : text_(without_mark(text)), file_(file), shift_(text.size() - text_.size()), locator_(text_) {}

void Report::add(std::size_t begin, std::size_t end, Diagnostic problem) {
  if (problem.severity == Severity::error) ++errors_;
  const Rank rank{problem.severity, begin};
  if (!(rank < worst_)) {
    ++dropped_;
    return;
  }
  // A message is one line, whatever was quoted in it.
  for (std::string* text : {&problem.message, &problem.hint, &problem.message_zh, &problem.hint_zh})
    for (char& c : *text)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  noted_.push_back({begin, end, std::move(problem)});
  if (noted_.size() < 2 * most) return;
  // A hostile document has millions of problems. From here on those that will not be shown are only counted.
  std::stable_sort(noted_.begin(), noted_.end(), [](const Noted& a, const Noted& b) { return a.rank() < b.rank(); });
  dropped_ += noted_.size() - most;
  noted_.resize(most);
  worst_ = noted_.back().rank();
}

void Report::finish(Noted& noted) {
  Diagnostic& d = noted.problem;
  d.file = file_;
  d.place = locator_.at(noted.begin, noted.end);
  if (d.excerpt.empty()) {
    // A line may be as long as the document; what stands far from the place is not shown anyway.
    std::size_t first = noted.begin > 1024 ? noted.begin - 1024 : 0;
    while (first < noted.begin && !begins_character(text_[first])) ++first;
    const std::string_view window = text_.substr(first, 4096);
    d.excerpt = utf8::excerpt(window, utf8::place_at(window, noted.begin - first, noted.end - first));
  }
  d.place.begin += static_cast<std::int64_t>(shift_);
  d.place.end += static_cast<std::int64_t>(shift_);
}

Diagnostics Report::take() {
  if (has_errors()) {
    const auto is_note = [](const Noted& n) { return n.problem.severity == Severity::note; };
    noted_.erase(std::remove_if(noted_.begin(), noted_.end(), is_note), noted_.end());
  }
  std::stable_sort(noted_.begin(), noted_.end(), [](const Noted& a, const Noted& b) { return a.begin < b.begin; });
  if (noted_.size() > most) {
    dropped_ += noted_.size() - most;
    noted_.resize(most);
  }
  Diagnostics problems;
  problems.reserve(noted_.size() + 1);
  for (Noted& noted : noted_) {
    finish(noted);
    problems.push_back(std::move(noted.problem));
  }
  if (dropped_ > 0) {
    Diagnostic rest = worded(problems.front().code, messages::more_problems(dropped_));
    rest.severity = has_errors() ? Severity::error : Severity::note;
    rest.file = file_;
    problems.push_back(std::move(rest));
  }
  noted_.clear();
  errors_ = dropped_ = 0;
  worst_ = beyond;
  return problems;
}

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (text.size() <= longest) return std::string(text);
  std::size_t cut = longest;
  while (!begins_character(text[cut])) --cut;
  return std::string(text.substr(0, cut)) + "…";
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest = 64;
  if (name.size() > longest) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > longest) continue;
    std::size_t row[longest + 1];
    for (std::size_t j = 0; j <= candidate.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= name.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const std::size_t replaced = diagonal + (name[i - 1] != candidate[j - 1]);
        diagonal = row[j];
        row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      }
    }
    if (row[candidate.size()] < best_distance) {
      best_distance = row[candidate.size()];
      best = candidate;
    }
  }
  return best;
}

}  // namespace salus::json
