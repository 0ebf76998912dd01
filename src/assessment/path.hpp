// The path through a plan's numbers for an indicator: what it asks for in the years between its horizons.
#pragma once

#include <optional>
#include <vector>

#include "salus/model/scoring.hpp"
#include "salus/time/period.hpp"

namespace salus::assessment {

class Path {
 public:
  explicit Path(Trajectory trajectory = Trajectory::linear) : trajectory_(trajectory) {}

  // A number that is to be reached at the end of a period; the first of two for the same end counts. `strict`: the
  // number itself does not do.
  void add(const Period& period, double number, bool strict);

  struct Place {
    double number = 0;
    bool strict = false;  // only of a point itself
    Period from;
    Period to;
    bool beyond = false;  // after the last point, whose number holds
  };
  // At the end of a period; nothing before the first point, and where a path of equal rates would have to pass zero.
  std::optional<Place> at(const Period& period) const;

  // Puts all numbers into another unit; false where one cannot be.
  template <typename Convert>
  bool convert(Convert&& to) {
    for (Point& point : points_) {
      const std::optional<double> number = to(point.number);
      if (!number) return false;
      point.number = *number;
    }
    return true;
  }

 private:
  struct Point {
    Period period;
    double number;
    bool strict;
  };

  std::optional<double> between(const Point& a, const Point& b, double share) const;

  Trajectory trajectory_;
  std::vector<Point> points_;  // by the end of the period
};

}  // namespace salus::assessment
