#include "salus/data/dataset.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "base/messages.hpp"
#include "base/utf8.hpp"
#include "data/columns.hpp"
#include "data/interner.hpp"
#include "data/messages.hpp"

namespace salus {
namespace {

constexpr std::size_t most_listed = 100;
constexpr std::uint32_t most_rows = 0xFFFFFFFE;
constexpr std::uint32_t no_period = 0xFFFFFFFF;
constexpr std::uint64_t last_line = 0x7FFFFFFF;  // that a place can name

bool is_total(std::string_view category) noexcept {
  if (category.empty() || category == "合计" || category == "总计") return true;
  const auto same = [&](std::string_view word) {
    return category.size() == word.size() &&
           std::equal(category.begin(), category.end(), word.begin(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
  };
  return same("total") || same("all");
}

// Texts of one column, each looked at once: what is wrong with a text is found when it first appears, and held against
// every row that has it.
class CheckedTexts {
 public:
  explicit CheckedTexts(Phrase what) : what_(std::move(what)) {}

  std::uint32_t number(std::string_view text) {
    const std::uint32_t number = texts_.number(text);
    if (number == problems_.size()) problems_.push_back(problem_of(text));
    return number;
  }
  // Nothing where the text is in order.
  const Diagnostic* problem(std::uint32_t number) const noexcept {
    return problems_[number].code == Code::none ? nullptr : &problems_[number];
  }
  const std::string& text(std::uint32_t number) const noexcept { return texts_.text(number); }
  std::vector<std::string> take() { return texts_.take(); }

 private:
  Diagnostic problem_of(std::string_view text) const {
    Diagnostics found = utf8::check(text, what_);
    if (text.empty()) found.push_back(worded(Code::invalid_argument, data::messages::empty_text(what_)));
    if (found.empty()) return {};
    // The place is one inside a text that the caller may never have had as a text of its own.
    found.front().place = {};
    found.front().excerpt.clear();
    return std::move(found.front());
  }

  Phrase what_;
  data::Interner texts_;
  std::vector<Diagnostic> problems_;
};

// Periods, each read once.
class Periods {
 public:
  std::uint32_t number(std::string_view text) {
    const std::uint32_t known = texts_.number(text);
    if (known == read_.size()) read_.push_back(read(text));
    return read_[known];
  }
  const std::vector<Period>& periods() const noexcept { return periods_; }

 private:
  std::uint32_t read(std::string_view text) {
    Result<Period> period = Period::parse(text);
    if (!period.ok()) return no_period;
    const auto [known, fresh] = by_key_.emplace(period->key(), static_cast<std::uint32_t>(periods_.size()));
    if (fresh) periods_.push_back(*period);
    return known->second;
  }

  data::Interner texts_;
  std::vector<std::uint32_t> read_;  // by text; no_period where it is none
  std::vector<Period> periods_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_key_;
};

struct Row {
  std::uint32_t element;
  std::uint32_t area;
  std::uint32_t period;
  std::uint32_t category_set;
  double number;
  std::uint32_t given;  // as which row, from 0
  Reason reason;
  Origin origin;

  auto cell() const noexcept { return std::tie(element, area, period, category_set); }
};

}  // namespace

// What is wrong, by row.
struct Problem {
  std::uint64_t row;  // from 1; 0 for what is no row's
  Diagnostic what;
};

struct Dataset::Builder::State {
  CheckedTexts elements{{"the element", "数据元素"}}, areas{{"the area", "地区"}},
      dimensions{{"the dimension", "分类维度"}}, values{{"the category", "分类"}};
  Periods periods;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> category_numbers;  // by dimension and value
  std::vector<data::Category> categories;
  std::map<std::vector<std::uint32_t>, std::uint32_t> set_numbers{{{}, 0}};
  std::vector<const std::vector<std::uint32_t>*> sets{&set_numbers.begin()->first};
  std::vector<Row> rows;
  std::uint64_t given = 0;
  bool rejected = false;  // the row that comes next
  std::vector<Problem> problems;
  std::uint64_t problem_count = 0;

  // Of the row that is being added. Rows come in order, so that of many problems the first ones are those of the first
  // rows.
  void complain(Diagnostic d) {
    if (++problem_count <= most_listed) problems.push_back({given + 1, std::move(d)});
  }
  void complain(Code code, Wording wording, std::string_view subject) {
    complain(worded(code, std::move(wording), std::string(subject)));
  }
  // Whether the text is in order.
  bool accept(const CheckedTexts& texts, std::uint32_t number) {
    const Diagnostic* problem = texts.problem(number);
    if (problem) complain(*problem);
    return !problem;
  }

  std::uint32_t category_set(const std::vector<std::pair<std::string_view, std::string_view>>& given_categories,
                             bool& good) {
    std::vector<std::uint32_t> set;
    for (const auto& [dimension, value] : given_categories) {
      if (is_total(value)) continue;
      const std::uint32_t dimension_number = dimensions.number(dimension);
      const std::uint32_t value_number = values.number(value);
      if (!accept(dimensions, dimension_number) || !accept(values, value_number)) {
        good = false;
        continue;
      }
      const auto [known, fresh] = category_numbers.emplace(std::pair(dimension_number, value_number),
                                                           static_cast<std::uint32_t>(categories.size()));
      if (fresh) categories.push_back({dimension_number, std::string(value)});
      set.push_back(known->second);
    }
    const auto dimension_of = [&](std::uint32_t category) { return categories[category].dimension; };
    std::sort(set.begin(), set.end(), [&](auto a, auto b) { return dimension_of(a) < dimension_of(b); });
    for (std::size_t i = 1; i < set.size(); ++i) {
      if (dimension_of(set[i - 1]) != dimension_of(set[i])) continue;
      const std::string& twice = dimensions.text(dimension_of(set[i]));
      complain(Code::invalid_argument, data::messages::dimension_twice(twice), twice);
      good = false;
    }
    if (!good) return 0;
    const auto [known, fresh] = set_numbers.emplace(std::move(set), static_cast<std::uint32_t>(sets.size()));
    if (fresh) sets.push_back(&known->first);
    return known->second;
  }

  void add(std::string_view element, std::string_view area, std::string_view period, Value value, Origin origin,
           const std::vector<std::pair<std::string_view, std::string_view>>& given_categories) {
    bool good = !rejected;
    rejected = false;
    Row row;
    row.element = elements.number(element);
    row.area = areas.number(area);
    if (!accept(elements, row.element)) good = false;
    if (!accept(areas, row.area)) good = false;
    row.period = periods.number(period);
    if (row.period == no_period) {
      Diagnostics unreadable = utf8::check(period, {"the period", "时期"});
      if (unreadable.empty()) {
        complain(Code::invalid_period, data::messages::no_period(period), period);
      } else {
        unreadable.front().place = {};
        unreadable.front().excerpt.clear();
        complain(std::move(unreadable.front()));
      }
      good = false;
    }
    row.category_set = category_set(given_categories, good);
    row.number = value.number;
    row.reason = value.reason;
    row.origin = origin;
    row.given = static_cast<std::uint32_t>(given);
    if (given >= most_rows) good = false;
    if (good) rows.push_back(row);
    ++given;
  }

  // Sorts the rows and drops what is given again, noting what contradicts itself.
  void merge_cells(const data::Columns& columns) {
    const auto before = [](const Row& a, const Row& b) {
      return a.cell() != b.cell() ? a.cell() < b.cell() : a.given < b.given;
    };
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
    std::vector<std::pair<Row, Row>> conflicts;  // what contradicts, and the first statement
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row again = rows[i];
      if (kept == 0 || rows[kept - 1].cell() != again.cell()) {
        rows[kept++] = again;
        continue;
      }
      Row& first = rows[kept - 1];
      const bool same = first.reason == again.reason && (first.reason != Reason::none || first.number == again.number);
      if (same) {
        first.origin = std::min(first.origin, again.origin);
      } else if (first.reason == Reason::missing) {
        first = again;
      } else if (again.reason != Reason::missing) {
        conflicts.emplace_back(again, first);
      }
    }
    rows.resize(kept);
    std::sort(conflicts.begin(), conflicts.end(),
              [](const auto& a, const auto& b) { return a.first.given < b.first.given; });
    problem_count += conflicts.size();
    if (conflicts.size() > most_listed) conflicts.resize(most_listed);
    for (const auto& [again, first] : conflicts) {
      const std::string& element = elements.text(again.element);
      problems.push_back(
          {again.given + std::uint64_t{1},
           worded(Code::conflicting_rows,
                  data::messages::conflicting_rows(
                      element, selection_of(again), areas.text(again.area), columns.periods[again.period].to_string(),
                      {again.number, again.reason}, {first.number, first.reason}, first.given + std::uint64_t{1}),
                  element)});
    }
  }

  // The categories of a row as a formula selects them: "{sex: 男}"; nothing for a total.
  std::string selection_of(const Row& row) const {
    std::string text;
    for (const std::uint32_t category : *sets[row.category_set]) {
      const auto& [dimension, value] = categories[category];
      text += (text.empty() ? "{" : ", ") + dimensions.text(dimension) + ": " + value;
    }
    return text.empty() ? text : text + "}";
  }

  // Periods as they are numbered in the dataset: by their order. Numbers given before become ranks.
  void rank_periods(data::Columns& columns) {
    const std::vector<Period>& read = periods.periods();
    std::vector<std::uint32_t> order(read.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return read[a] < read[b]; });
    std::vector<std::uint32_t> rank(read.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      const Period& period = read[order[i]];
      rank[order[i]] = i;
      columns.periods.push_back(period);
      columns.first_days.push_back(period.first_day());
      columns.last_days.push_back(period.last_day());
      columns.period_numbers.emplace(period.key(), i);
    }
    for (Row& row : rows) row.period = rank[row.period];
  }

  void fill(data::Columns& columns) {
    columns.elements = elements.take();
    columns.areas = areas.take();
    columns.dimensions = dimensions.take();
    columns.categories = std::move(categories);
    columns.set_begin.assign(1, 0);
    for (const std::vector<std::uint32_t>* set : sets) {
      columns.set_categories.insert(columns.set_categories.end(), set->begin(), set->end());
      columns.set_begin.push_back(static_cast<std::uint32_t>(columns.set_categories.size()));
    }
    columns.element_begin.assign(columns.elements.size() + 1, 0);
    for (const Row& row : rows) ++columns.element_begin[row.element + 1];
    for (std::size_t e = 0; e < columns.elements.size(); ++e) columns.element_begin[e + 1] += columns.element_begin[e];
    const auto column = [&](auto& to, auto read) {
      to.reserve(rows.size());
      for (const Row& row : rows) to.push_back(read(row));
    };
    column(columns.area, [](const Row& r) { return r.area; });
    column(columns.period, [](const Row& r) { return r.period; });
    column(columns.category_set, [](const Row& r) { return r.category_set; });
    column(columns.number, [](const Row& r) { return r.number; });
    column(columns.reason, [](const Row& r) { return r.reason; });
    column(columns.origin, [](const Row& r) { return r.origin; });
  }

  Diagnostics take_problems() {
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.row < b.row; });
    if (problems.size() > most_listed) problems.resize(most_listed);
    Diagnostics found;
    found.reserve(problems.size() + 1);
    for (Problem& problem : problems) {
      if (problem.row > 0) set_before(problem.what, data::messages::in_row(problem.row));
      if (problem.row <= last_line) problem.what.place.line = static_cast<std::int32_t>(problem.row);
      found.push_back(std::move(problem.what));
    }
    if (problem_count > found.size())
      found.push_back(worded(found.front().code, salus::messages::more_problems(problem_count - found.size())));
    return found;
  }
};

Dataset::Builder::Builder() : state_(std::make_unique<State>()) {}
Dataset::Builder::~Builder() = default;
Dataset::Builder::Builder(Builder&&) noexcept = default;
Dataset::Builder& Dataset::Builder::operator=(Builder&&) noexcept = default;

void Dataset::Builder::add(std::string_view element, std::string_view area, std::string_view period, Value value,
                           Origin origin,
                           const std::vector<std::pair<std::string_view, std::string_view>>& categories) {
  if (!state_) state_ = std::make_unique<State>();
  state_->add(element, area, period, value, origin, categories);
}

void Dataset::Builder::reject(Diagnostic problem) {
  if (!state_) state_ = std::make_unique<State>();
  state_->rejected = true;
  state_->complain(std::move(problem));
}

Result<Dataset> Dataset::Builder::finish() {
  const std::unique_ptr<State> state = state_ ? std::move(state_) : std::make_unique<State>();
  state_ = std::make_unique<State>();
  if (state->given > most_rows) {
    ++state->problem_count;
    state->problems.push_back({0, worded(Code::too_long, data::messages::too_many_rows())});
  }
  auto columns = std::make_shared<data::Columns>();
  state->rank_periods(*columns);
  state->merge_cells(*columns);
  if (state->problem_count > 0) return state->take_problems();
  state->fill(*columns);
  return Dataset(std::move(columns));
}

Dataset::Dataset() {
  static const auto none = std::make_shared<const data::Columns>();
  columns_ = none;
}

std::int64_t Dataset::size() const noexcept { return static_cast<std::int64_t>(columns_->size()); }
std::vector<std::string> Dataset::elements() const { return columns_->elements; }
std::vector<std::string> Dataset::areas() const { return columns_->areas; }
std::vector<Period> Dataset::periods() const { return columns_->periods; }

}  // namespace salus
