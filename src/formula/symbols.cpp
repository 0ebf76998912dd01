#include "salus/formula/symbols.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "formula/messages.hpp"
#include "formula/symbol_index.hpp"
#include "formula/token.hpp"
#include "formula/words.hpp"

namespace salus {
namespace formula {

SymbolIndex::SymbolIndex(std::vector<Declaration> declarations) : declarations_(std::move(declarations)) {
  std::map<std::u32string, std::vector<std::uint32_t>> names;
  for (std::uint32_t i = 0; i < declarations_.size(); ++i) {
    const Declaration& d = declarations_[i];
    const auto enter = [&](std::string_view name) {
      std::u32string folded = folded_name(name);
      candidates_.push_back({name, folded});
      auto& list = names[std::move(folded)];
      if (list.empty() || list.back() != i) list.push_back(i);
    };
    enter(d.name);
    for (const std::string& alias : d.aliases) enter(alias);
    if (d.id.empty()) continue;
    ids_.emplace_back(d.id, i);
    // The plain form of a formula names elements by their ids: infant_deaths / live_births * 1000.
    if (is_plain_name(d.id)) enter(d.id);
  }
  names_.reserve(names.size());
  for (auto& [folded, list] : names) names_.push_back({folded, std::move(list)});
  std::sort(ids_.begin(), ids_.end());
}

span<const std::uint32_t> SymbolIndex::find_name(const std::u32string& folded) const noexcept {
  const auto found = std::lower_bound(names_.begin(), names_.end(), folded,
                                      [](const Name& n, const std::u32string& f) { return n.folded < f; });
  if (found == names_.end() || found->folded != folded) return {};
  return found->declarations;
}

std::int64_t SymbolIndex::find_id(std::string_view id) const noexcept {
  const auto found = std::lower_bound(ids_.begin(), ids_.end(), id,
                                      [](const auto& entry, std::string_view value) { return entry.first < value; });
  return found == ids_.end() || found->first != id ? -1 : static_cast<std::int64_t>(found->second);
}

SymbolIndex::Match SymbolIndex::longest(const std::vector<FoldedChar>& text, std::size_t at) const noexcept {
  Match best;
  std::size_t low = 0;
  std::size_t high = names_.size();
  std::size_t depth = 0;
  for (std::size_t i = at; i < text.size() && low < high; ++i) {
    if (text[i].droppable) continue;
    // Several blanks count as one, as in folded_name().
    if (text[i].blank && i > at && text[i - 1].blank) continue;
    const char32_t c = text[i].value;
    const auto key = [depth](const Name& n) { return depth < n.folded.size() ? n.folded[depth] : char32_t(0); };
    const auto first = names_.begin() + static_cast<std::ptrdiff_t>(low);
    const auto last = names_.begin() + static_cast<std::ptrdiff_t>(high);
    const auto from = std::lower_bound(first, last, c, [&](const Name& n, char32_t v) { return key(n) < v; });
    const auto to = std::upper_bound(from, last, c, [&](char32_t v, const Name& n) { return v < key(n); });
    low = static_cast<std::size_t>(from - names_.begin());
    high = static_cast<std::size_t>(to - names_.begin());
    ++depth;
    if (low == high || names_[low].folded.size() != depth) continue;
    const bool inside_run = i + 1 < text.size() && text[i].word && text[i + 1].word;
    if (!inside_run) best = {i + 1, span<const std::uint32_t>(names_[low].declarations)};
  }
  return best;
}

bool SymbolIndex::stands_alone(std::string_view name) const {
  const std::u32string folded = folded_name(name);
  const auto begins_with = [](const std::u32string& text, std::u32string_view start) {
    return text.compare(0, start.size(), start) == 0;
  };
  const auto from = [&](std::u32string_view start) {
    return std::lower_bound(names_.begin(), names_.end(), start,
                            [](const Name& n, std::u32string_view f) { return n.folded < f; });
  };
  for (auto longer = from(folded); longer != names_.end() && begins_with(longer->folded, folded); ++longer) {
    const std::u32string_view rest = std::u32string_view(longer->folded).substr(folded.size());
    if (rest.empty()) continue;
    if (std::u32string_view(U" +-*/^<>=!),@").find(rest[0]) != std::u32string_view::npos) return false;
    if (rest.substr(0, 3) == U"and" || rest.substr(0, 2) == U"or") return false;
  }
  for (const std::u32string_view sign : {U"-", U"(", U"not"})
    for (auto other = from(sign); other != names_.end() && begins_with(other->folded, sign); ++other)
      if (other->folded != folded && other->folded.find(folded) != std::u32string::npos) return false;
  return true;
}

namespace {

// The edits that turn a into b, or `limit` + 1 where there are more: the usual dynamic programme, one row at a time.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > limit) return limit + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t kept = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({kept, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return row[b.size()];
}

// Names longer than this are not compared, so that a hostile name costs bounded time.
constexpr std::size_t longest_compared = 64;

}  // namespace

std::vector<std::string> closest(std::string_view name, const std::vector<Candidate>& candidates) {
  const std::u32string wanted = folded_name(name);
  std::vector<std::pair<std::size_t, std::size_t>> found;
  if (wanted.size() > longest_compared) return {};
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::u32string& candidate = candidates[i].folded;
    if (candidate.size() > longest_compared) continue;
    const bool contains = wanted.size() >= 2 && candidate.find(wanted) != std::u32string::npos;
    const std::size_t distance = std::min(edit_distance(wanted, candidate, limit), contains ? limit : limit + 1);
    if (distance <= limit) found.emplace_back(distance, i);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (const auto& entry : found) {
    const std::string_view candidate = candidates[entry.second].name;
    if (std::find(names.begin(), names.end(), candidate) == names.end()) names.emplace_back(candidate);
    if (names.size() == 3) break;
  }
  return names;
}

std::vector<std::string> SymbolIndex::nearest(std::string_view name) const { return closest(name, candidates_); }

}  // namespace formula

namespace {

constexpr std::size_t longest_name = 1024;

formula::messages::NameFault fault_of(std::string_view name) {
  using formula::messages::NameFault;
  const std::u32string folded = formula::folded_name(name);
  if (folded.empty()) return NameFault::empty;
  if (name.size() > longest_name) return NameFault::too_long;
  if (folded.find_first_of(U"[]") != std::u32string::npos) return NameFault::square_bracket;
  bool letter = false;
  bool numeric = true;
  for (char32_t c : folded) {
    if (utf8::is_letter(c) || c == U'_') letter = true;
    if (!utf8::is_digit(c) && c != U'.' && c != U' ') numeric = false;
  }
  if (numeric || formula::reads_as_number(folded)) return NameFault::number;
  if (formula::is_operator_word(folded)) return NameFault::operator_word;
  return letter ? NameFault::none : NameFault::no_letter;
}

}  // namespace

std::string_view name(Kind kind) noexcept {
  switch (kind) {
    case Kind::flow:
      return "flow";
    case Kind::stock:
      return "stock";
    case Kind::average:
      return "average";
  }
  return "unknown";
}

std::optional<Kind> kind_from_name(std::string_view text) noexcept {
  for (Kind kind : {Kind::flow, Kind::stock, Kind::average})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

Symbols::Symbols() {
  static const auto none = std::make_shared<const formula::SymbolIndex>();
  index_ = none;
}

Result<Symbols> Symbols::create(std::vector<Declaration> declarations) {
  namespace messages = formula::messages;
  Diagnostics errors;
  std::set<std::string> ids;
  std::map<std::pair<std::u32string, std::string>, std::string> seen;  // folded name and basis → the name's owner
  for (Declaration& d : declarations) {
    if (d.basis.empty()) d.basis = "unspecified";
    // Without ids, one printed name on two bases still makes two declarations.
    if (d.id.empty()) d.id = ids.count(d.name) == 0 ? d.name : d.name + " (" + d.basis + ")";
    if (!ids.insert(d.id).second) errors.push_back(worded(Code::duplicate_name, messages::duplicate_id(d.id), d.id));
    std::set<std::u32string> own;
    std::vector<std::string_view> names{d.name};
    names.insert(names.end(), d.aliases.begin(), d.aliases.end());
    if (formula::is_plain_name(d.id)) names.push_back(d.id);
    for (std::string_view name : names) {
      const std::string text(name);
      if (Diagnostics found = utf8::check(name, messages::declared_name(text)); !found.empty()) {
        found.front().subject = text;
        errors.push_back(std::move(found.front()));
        continue;
      }
      if (const messages::NameFault fault = fault_of(name); fault != messages::NameFault::none) {
        errors.push_back(worded(Code::name_not_allowed, messages::name_not_allowed(text, fault), text));
        continue;
      }
      const std::u32string folded = formula::folded_name(name);
      if (!own.insert(folded).second) continue;
      const auto [place, fresh] = seen.emplace(std::make_pair(folded, d.basis), d.id);
      if (!fresh)
        errors.push_back(
            worded(Code::duplicate_name, messages::duplicate_name(text, d.basis, place->second, d.id), text));
    }
  }
  if (!errors.empty()) return errors;
  Symbols symbols;
  symbols.index_ = std::make_shared<const formula::SymbolIndex>(std::move(declarations));
  return symbols;
}

const std::vector<Declaration>& Symbols::declarations() const noexcept { return index_->declarations(); }

std::vector<std::size_t> Symbols::find(std::string_view name) const {
  if (const std::int64_t id = index_->find_id(name); id >= 0) return {static_cast<std::size_t>(id)};
  if (utf8::first_invalid(name) != std::string_view::npos) return {};
  const span<const std::uint32_t> found = index_->find_name(formula::folded_name(name));
  return {found.begin(), found.end()};
}

std::vector<std::string> Symbols::nearest(std::string_view name) const { return index_->nearest(name); }

}  // namespace salus
