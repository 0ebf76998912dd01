// Random formulas over a dataset: selections, areas above, shifts, windows, kept dimensions and the functions that need them, in
// any of their spellings.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "support/random.hpp"

namespace salus::support {

class DatasetFormulaGenerator {
 public:
  DatasetFormulaGenerator(Random& random, std::vector<std::string> inputs)
      : random_(random), inputs_(std::move(inputs)) {}

  // Compiles, whatever it is; roughly up to `size` operations.
  std::string formula(int size) { return number(size, Within::anything); }

 private:
  // growth inside growth is bounded, and a dimension is kept inside another by no formula.
  enum class Within { anything, growth, kept };

  std::string name() { return inputs_[random_.below(inputs_.size())]; }

  std::string step() {
    static constexpr const char* steps[] = {"-1y",   "－2y",      "-1q",  "-3m", "@-1y",
                                            "@2015", "@ 2019-Q2", "-10d", "-1h", "-2w"};
    return random_.of(steps);
  }

  std::string shift() {
    static constexpr const char* shifts[] = {"@-1y",     "@+2q",     "@0y",      "＠－1m",    "@2015",
                                             "@2015-Q1", "@2015-03", "@2020-H1", "@2020-W07", "@ 2019-12-31"};
    return random_.of(shifts);
  }

  std::string window() {
    static constexpr const char* windows[] = {"@[-4y..0y]",  "@[2016..2020]", "@[..]",         "@[ytd]",
                                              "@[ -1q .. ]", "@[..2020]",     "@[2015-Q1…0y]", "＠［－3m..－1m］"};
    return random_.of(windows);
  }

  std::string selection() {
    static constexpr const char* entries[] = {"age: 30-69",       "年龄：85+",      "age: ≥65",
                                              "年龄组: <5",       "sex: 男",        "性别：女",
                                              "cause: [a, b]",    "cause: \"x:y\"", "cause: 恶性肿瘤",
                                              "area type: 城 市", "dim: “[c]”",     "dim: 糖尿病（E10-E14）"};
    static constexpr const char* closing[] = {"}", " }", "｝"};
    std::string text = random_.one_in(3) ? "｛" : "{";
    const std::size_t first = random_.below(3) * 4;
    text += entries[first + random_.below(2)];
    if (random_.one_in(2)) text += std::string(random_.one_in(2) ? ", " : "，") + entries[(first + 4) % 12];
    return text + random_.of(closing);
  }

  // A name or a parenthesis, then any of what may follow it.
  std::string read(int size, Within within) {
    std::string text = size <= 0 || random_.one_in(2) ? name() : "(" + number(size - 1, within) + ")";
    while (random_.one_in(2)) {
      switch (random_.below(4)) {
        case 0:
          text += shift();
          break;
        case 1:
          text += " of  parent";
          break;
        default:
          text += selection();
      }
    }
    return text;
  }

  std::string number(int size, Within within) {
    if (size <= 0) return random_.one_in(4) ? "10 万" : read(0, within);
    const int half = size / 2;
    static constexpr const char* operators[] = {"+", " - ", "×", " / ", "＊"};
    static constexpr const char* aggregates[] = {"sum", "mean", "median", "min", "max", "count"};
    switch (random_.below(9)) {
      case 0:
      case 1:
        return read(half, within) + random_.of(operators) + read(half, within);
      case 2:
        return std::string(random_.of(aggregates)) + "(" + read(half, within) + window() + ")";
      case 3:
        if (within == Within::kept) return read(half, within);
        return std::string(random_.of(aggregates)) + "(" + read(half, Within::kept) + " * " + name() +
               (random_.one_in(2) ? "{cause: *}" : "｛dim：＊｝@-1y") + ")";
      case 4:
        if (within != Within::anything) return read(half, within);
        return "growth(" + number(half, Within::growth) + (random_.one_in(2) ? ")" : "，" + step() + " )");
      case 5:
        if (within != Within::anything) return read(half, within);
        return "cagr(" + number(half, Within::growth) + ", -5y)";
      case 6:
        return "share(" + number(half, within) + ", " + number(half, within) + ")";
      case 7:
        return "clamp(" + read(half, within) + ", 0, rate(" + read(half, within) + ", " + read(half, within) +
               ", 1000))";
      default:
        if (within == Within::kept) return read(half, within);
        return life(half) + " / " + life(half);
    }
  }

  std::string life(int size) {
    return "life_expectancy(" + read(size, Within::kept) + ", " + read(size, Within::kept) + ")";
  }

  Random& random_;
  std::vector<std::string> inputs_;
};

}  // namespace salus::support
