// Inequality between groups.
#include "salus/statistics/inequality.hpp"

#include "convert.hpp"
#include "estimates.hpp"

using namespace salus::capi;

salus_status SALUS_CALL salus_slope_index(const double* values, const double* populations, int64_t groups,
                                          int32_t transform, const double* confidences, int64_t confidence_count,
                                          const salus_estimates* sii, const salus_estimates* rii, salus_error** error) {
  return guard(error, [&] {
    const auto y = numbers_in(values, groups, "the values");
    const auto n = numbers_in(populations, groups, "the populations");
    const auto levels = levels_in(confidences, confidence_count);
    salus::SlopeOptions options;
    options.transform = choice_in(transform, salus::SlopeTransform::logit, "the transform of the slope index");
    const auto write = [&](const salus::EstimateColumns& out, salus::Estimate salus::SlopeIndex::*which) {
      write_rows(out, 1, levels, [&](std::size_t, double level) {
        options.confidence = level;
        return salus::slope_index(y, n, options).*which;
      });
    };
    const salus::EstimateColumns absolute = columns_in(sii, "the slope index");
    const salus::EstimateColumns relative = columns_in(rii, "the relative index");
    write(absolute, &salus::SlopeIndex::sii);
    write(relative, &salus::SlopeIndex::rii);
  });
}

salus_status SALUS_CALL salus_gaps(const salus_estimate* group, const salus_estimate* reference,
                                   salus_estimate* absolute, salus_estimate* relative, salus_error** error) {
  return guard(error, [&] {
    const salus::Estimate a = estimate_in(group, "the group");
    const salus::Estimate b = estimate_in(reference, "the reference");
    salus_estimate& difference = output(absolute, "the absolute gap");
    salus_estimate& ratio = output(relative, "the relative gap");
    difference = estimate_out(salus::absolute_gap(a, b));
    ratio = estimate_out(salus::relative_gap(a, b));
  });
}

salus_status SALUS_CALL salus_inequality_index(int32_t index, const double* values, const double* populations,
                                               int64_t groups, const double* confidences, int64_t confidence_count,
                                               const salus_estimates* result, salus_error** error) {
  return guard(error, [&] {
    if (index < SALUS_INEQUALITY_GINI || index > SALUS_INEQUALITY_THEIL) fail_number("the index of inequality", index);
    const auto y = numbers_in(values, groups, "the values");
    const auto n = numbers_in(populations, groups, "the populations");
    write_rows(columns_in(result), 1, levels_in(confidences, confidence_count), [&](std::size_t, double level) {
      if (index == SALUS_INEQUALITY_GINI) return salus::gini_coefficient(y, n, level);
      if (index == SALUS_INEQUALITY_CONCENTRATION) return salus::concentration_index(y, n, level);
      const salus::Value theil = salus::theil_index(y, n);
      return theil.valid() ? salus::Estimate::without_limits(theil.number, salus::Reason::not_defined)
                           : salus::Estimate(theil.reason);
    });
  });
}

salus_status SALUS_CALL salus_attributable_risk(const double* values, const double* populations, int64_t groups,
                                                int64_t reference, salus_value* absolute, salus_value* fraction,
                                                salus_error** error) {
  return guard(error, [&] {
    const auto y = numbers_in(values, groups, "the values");
    const auto n = numbers_in(populations, groups, "the populations");
    salus::AttributableRiskOptions options;
    if (reference == SALUS_REFERENCE_LOWEST) {
      options.reference = salus::ReferenceGroup::lowest;
    } else if (reference == SALUS_REFERENCE_HIGHEST) {
      options.reference = salus::ReferenceGroup::highest;
    } else {
      options.reference = salus::ReferenceGroup::chosen;
      options.index = index_in(reference, y.size(), "reference group");
    }
    salus_value& excess = output(absolute, "the absolute risk");
    salus_value& share = output(fraction, "the fraction");
    const salus::AttributableRisk risk = salus::attributable_risk(y, n, options);
    excess = value_out(risk.absolute);
    share = value_out(risk.fraction);
  });
}

salus_status SALUS_CALL salus_quantile_groups(const double* values, const double* populations, int64_t rows,
                                              int32_t groups, int32_t descending, int32_t* out, int32_t* reason,
                                              salus_error** error) {
  return guard(error, [&] {
    if (groups < 1) fail_number("the number of groups", groups);
    salus::QuantileOptions options;
    options.groups = groups;
    options.descending = descending != 0;
    const salus::Reason why = salus::quantile_groups(numbers_in(values, rows, "the values"),
                                                     optional_numbers_in(populations, rows, "the populations"),
                                                     place_in(out, rows, "the groups"), options);
    if (reason != nullptr) *reason = static_cast<int32_t>(why);
  });
}
