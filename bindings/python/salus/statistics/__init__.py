"""Health statistics: rates with honest uncertainty, standardisation, life tables, inequality, control, trend.

    >>> from salus.statistics import rate
    >>> rate(11, 2886, per=1000)
    Estimate(3.81, 1.90 to 6.82)

**What goes in.** Numbers, lists (None is a missing figure), NumPy arrays, array.array and other buffers, Arrow arrays,
columns of data frames; a `salus.Value` counts by its number, whatever its unit. One number beside columns serves every
row. Matrices (areas × strata, tables × bands) are lists of lists or arrays of two dimensions; a plain column is one
area.

**What comes out.** Of single numbers an `Estimate` with `.value`, `.lower`, `.upper` and `.reason`, of columns an
`Estimates` with the same members as columns (NumPy's where a column was) that gives an Estimate a row. What has no
value is NaN with the reason's name: "missing", "no_population", "small_numbers" … `.limits_reason` says why there are
no limits beside a value.

**Confidence.** `confidence=0.95`, or several levels at once: with `confidence=[0.95, 0.998]` an Estimate's `.lower` and
`.upper` are tuples with a limit a level, those of Estimates have a row a level; `.level(0.998)` gives one of them.

**Errors.** What is wrong for all rows (a method that there is not, a confidence of 95, columns of different length,
ages that do not increase) is a ValueError, TypeError or SalusError; what is wrong in a row is its reason.
"""

from ._comparisons import Contrast, Contrasts, proportion_difference, proportion_ratio, rate_difference, rate_ratio
from ._control import (FunnelBand, FunnelBands, Limits, Overdispersion, compare_with_benchmark, funnel_bands,
                       funnel_limits, overdispersed_limits, overdispersion)
from ._decomposition import Decomposition, decompose_life_expectancy
from ._disclosure import Disclosed, disclose
from ._estimate import Estimate, Estimates
from ._inequality import (AttributableRisk, SlopeIndex, absolute_gap, attributable_risk, concentration_index, gini,
                          quantile_groups, relative_gap, slope_index, theil)
from ._life_expectancy import (healthy_life_expectancy, life_expectancy, life_expectancy_gain, premature_mortality,
                               probability_of_dying, temporary_life_expectancy)
from ._life_table import LifeTable, life_table
from ._rates import mean, proportion, rate, recurrent_rate
from ._standard_population import StandardPopulation, standard_population, standard_populations
from ._standardisation import (comparative_ratio, directly_standardised_rate, indirectly_standardised_rate,
                               standardised_ratio)
from ._trend import MannKendall, Trend, annual_growth_rate, mann_kendall, trend, trend_prediction

__all__ = [
    "AttributableRisk", "Contrast", "Contrasts", "Decomposition", "Disclosed", "Estimate", "Estimates", "FunnelBand",
    "FunnelBands", "LifeTable", "Limits", "MannKendall", "Overdispersion", "SlopeIndex", "StandardPopulation", "Trend",
    "absolute_gap", "annual_growth_rate", "attributable_risk", "comparative_ratio", "compare_with_benchmark",
    "concentration_index", "decompose_life_expectancy", "directly_standardised_rate", "disclose", "funnel_bands",
    "funnel_limits", "gini", "healthy_life_expectancy", "indirectly_standardised_rate", "life_expectancy",
    "life_expectancy_gain", "life_table", "mann_kendall", "mean", "overdispersed_limits", "overdispersion",
    "premature_mortality", "probability_of_dying", "proportion", "proportion_difference", "proportion_ratio",
    "quantile_groups", "rate", "rate_difference", "rate_ratio", "recurrent_rate", "relative_gap", "slope_index",
    "standard_population", "standard_populations", "standardised_ratio", "temporary_life_expectancy", "theil", "trend",
    "trend_prediction",
]
