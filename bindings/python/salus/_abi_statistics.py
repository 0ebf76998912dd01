"""The part of the C interface that is health statistics; see _abi."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_uint32, c_void_p
from typing import Any

from ._abi import Sized, Text, Value


class Estimates(Sized):
    """salus_estimates."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("value", c_void_p),
        ("lower", c_void_p),
        ("upper", c_void_p),
        ("reasons", c_void_p),
        ("limits_reasons", c_void_p),
    ]


class RateOptions(Sized):
    """salus_rate_options."""

    _fields_ = [
        ("size", c_uint32),
        ("method", c_int32),
        ("per", c_double),
        ("confidences", c_void_p),
        ("confidence_count", c_int64),
    ]


class ProportionOptions(Sized):
    """salus_proportion_options."""

    _fields_ = [
        ("size", c_uint32),
        ("method", c_int32),
        ("per", c_double),
        ("design_effect", c_double),
        ("confidences", c_void_p),
        ("confidence_count", c_int64),
    ]


class ContrastOptions(Sized):
    """salus_contrast_options."""

    _fields_ = [
        ("size", c_uint32),
        ("method", c_int32),
        ("per", c_double),
        ("confidences", c_void_p),
        ("confidence_count", c_int64),
    ]


class StandardisationOptions(Sized):
    """salus_standardisation_options."""

    _fields_ = [
        ("size", c_uint32),
        ("method", c_int32),
        ("per", c_double),
        ("allow_small_numbers", c_int32),
        ("reserved", c_int32),
        ("confidences", c_void_p),
        ("confidence_count", c_int64),
    ]


class StandardPopulation(Sized):
    """salus_standard_population."""

    _fields_ = [
        ("size", c_uint32),
        ("vintage", c_int32),
        ("band_count", c_int64),
        ("ages", c_void_p),
        ("weights", c_void_p),
        ("id", Text),
        ("name_zh", Text),
        ("name_en", Text),
        ("source", Text),
    ]


class LifeTableOptions(Sized):
    """salus_life_table_options."""

    _fields_ = [
        ("size", c_uint32),
        ("share_lived", c_int32),
        ("sex", c_int32),
        ("death_probability", c_int32),
        ("without_silcocks", c_int32),
        ("allow_few_person_years", c_int32),
        ("allow_wide_interval", c_int32),
        ("without_mortality_variance", c_int32),
        ("minimum_person_years", c_double),
        ("maximum_interval", c_double),
        ("radix", c_double),
        ("shares", c_void_p),
        ("infant_q", c_void_p),
        ("infant_q_count", c_int64),
        ("confidences", c_void_p),
        ("confidence_count", c_int64),
    ]


class LifeTableColumns(Sized):
    """salus_life_table_columns."""

    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_int32),
        ("m", c_void_p),
        ("a", c_void_p),
        ("q", c_void_p),
        ("l", c_void_p),
        ("d", c_void_p),
        ("L", c_void_p),
        ("T", c_void_p),
        ("q_variance", c_void_p),
        ("l_variance", c_void_p),
        ("e_variance", c_void_p),
        ("e", POINTER(Estimates)),
    ]


class Estimate(ctypes.Structure):
    """salus_estimate."""

    _fields_ = [
        ("value", c_double),
        ("lower", c_double),
        ("upper", c_double),
        ("reason", c_int32),
        ("limits_reason", c_int32),
    ]


class Trend(Sized):
    """salus_trend."""

    _fields_ = [
        ("size", c_uint32),
        ("reason", c_int32),
        ("slope", Estimate),
        ("intercept", Estimate),
        ("annual_percent_change", Estimate),
        ("statistic", c_double),
        ("p_value", c_double),
        ("points", c_int64),
    ]


class MannKendall(Sized):
    """salus_mann_kendall."""

    _fields_ = [
        ("size", c_uint32),
        ("reason", c_int32),
        ("s", c_double),
        ("variance", c_double),
        ("tau", c_double),
        ("statistic", c_double),
        ("p_value", c_double),
        ("sen_slope", Estimate),
        ("points", c_int64),
    ]


#: The structures by the names that the header gives them.
STRUCTURES = {
    "salus_estimates": Estimates,
    "salus_rate_options": RateOptions,
    "salus_proportion_options": ProportionOptions,
    "salus_contrast_options": ContrastOptions,
    "salus_standardisation_options": StandardisationOptions,
    "salus_standard_population": StandardPopulation,
    "salus_life_table_options": LifeTableOptions,
    "salus_life_table_columns": LifeTableColumns,
    "salus_estimate": Estimate,
    "salus_trend": Trend,
    "salus_mann_kendall": MannKendall,
}

_column = c_void_p  # an array of the caller's, or NULL
_out = POINTER(c_void_p)
_status = c_int32

#: name: (result, arguments)
PROTOTYPES: "dict[str, tuple[Any, list[Any]]]" = {
    "salus_rates": (_status, [_column, _column, c_int64, POINTER(RateOptions), POINTER(Estimates), _out]),
    "salus_recurrent_rate": (_status, [_column, c_int64, c_double, POINTER(RateOptions), POINTER(Estimates), _out]),
    "salus_proportions": (_status, [_column, _column, c_int64, POINTER(ProportionOptions), POINTER(Estimates), _out]),
    "salus_means": (_status, [_column, _column, _column, c_int64, _column, c_int64, POINTER(Estimates), _out]),
    "salus_contrasts": (
        _status,
        [c_int32, _column, _column, _column, _column, c_int64, POINTER(ContrastOptions), POINTER(Estimates),
         _column, _column, _column, _out],
    ),
    "salus_directly_standardised_rates": (
        _status,
        [_column, _column, c_int64, _column, c_int64, POINTER(StandardisationOptions), POINTER(Estimates), _out],
    ),
    "salus_standardised_ratios": (
        _status,
        [_column, _column, c_int64, _column, _column, c_int64, POINTER(StandardisationOptions),
         POINTER(Estimates), _out],
    ),
    "salus_indirectly_standardised_rates": (
        _status,
        [_column, _column, c_int64, _column, _column, c_int64, POINTER(StandardisationOptions),
         POINTER(Estimates), _out],
    ),
    "salus_comparative_ratio": (
        _status,
        [_column, _column, _column, _column, _column, c_int64, c_int32, POINTER(StandardisationOptions),
         POINTER(Estimates), _out],
    ),
    "salus_standard_population_count": (c_int64, []),
    "salus_standard_population_describe": (_status, [c_int64, POINTER(StandardPopulation)]),
    "salus_standard_population_find": (c_int64, [c_char_p, c_int64]),
    "salus_standard_population_weights": (_status, [c_int64, _column, c_int64, c_double, _column, _out]),
    "salus_life_table": (
        _status,
        [_column, _column, _column, _column, c_int64, POINTER(LifeTableOptions), POINTER(LifeTableColumns),
         _column, _out],
    ),
    "salus_life_expectancies": (
        _status,
        [_column, c_int64, _column, _column, c_int64, c_double, POINTER(LifeTableOptions), POINTER(Estimates),
         _out],
    ),
    "salus_temporary_life_expectancies": (
        _status,
        [_column, c_int64, _column, _column, c_int64, c_int64, c_double, c_double, POINTER(LifeTableOptions),
         POINTER(Estimates), _out],
    ),
    "salus_probabilities_of_dying": (
        _status,
        [_column, c_int64, _column, _column, c_int64, c_int64, c_double, c_double, POINTER(LifeTableOptions),
         POINTER(Estimates), _out],
    ),
    "salus_premature_mortality": (
        _status,
        [_column, c_int64, _column, _column, c_int64, c_int64, c_double, c_double, _column, c_int64,
         POINTER(Estimates), _out],
    ),
    "salus_healthy_life_expectancies": (
        _status,
        [_column, c_int64, _column, _column, _column, _column, c_int64, c_double, POINTER(LifeTableOptions),
         POINTER(Estimates), _out],
    ),
    "salus_life_expectancy_gain": (
        _status,
        [_column, _column, _column, _column, c_int64, c_double, POINTER(LifeTableOptions), POINTER(Estimates),
         _out],
    ),
    "salus_decompose_life_expectancy": (
        _status,
        [_column, c_int64, _column, _column, _column, _column, _column, _column, c_int64,
         POINTER(LifeTableOptions), _column, _column, POINTER(Value), _out],
    ),
    "salus_slope_index": (
        _status,
        [_column, _column, c_int64, c_int32, _column, c_int64, POINTER(Estimates), POINTER(Estimates), _out],
    ),
    "salus_gaps": (_status, [POINTER(Estimate), POINTER(Estimate), POINTER(Estimate), POINTER(Estimate), _out]),
    "salus_inequality_index": (
        _status,
        [c_int32, _column, _column, c_int64, _column, c_int64, POINTER(Estimates), _out],
    ),
    "salus_attributable_risk": (_status, [_column, _column, c_int64, c_int64, POINTER(Value), POINTER(Value), _out]),
    "salus_quantile_groups": (_status, [_column, _column, c_int64, c_int32, c_int32, _column, _column, _out]),
    "salus_funnel_limits": (
        _status,
        [c_int32, c_double, _column, c_int64, _column, c_int64, POINTER(Estimates), _out],
    ),
    "salus_funnel_bands": (
        _status,
        [c_int32, c_double, _column, _column, c_int64, _column, c_int64, _column, _column, _column, _column,
         _out],
    ),
    "salus_overdispersion": (_status, [_column, _column, c_int64, c_double, _column, _column, _column, _out]),
    "salus_overdispersed_limits": (
        _status,
        [c_double, _column, c_int64, c_double, c_double, c_int32, c_double, _column, _column, _out],
    ),
    "salus_compare_with_benchmark": (c_int32, [POINTER(Estimate), c_double, c_int32]),
    "salus_standing_name": (c_char_p, [c_int32]),
    "salus_trend_predict": (_status, [_column, _column, c_int64, c_int32, c_double, c_double, POINTER(Estimate), _out]),
    "salus_trend_fit": (_status, [_column, _column, _column, c_int64, c_int32, c_double, POINTER(Trend), _out]),
    "salus_mann_kendall_test": (_status, [_column, _column, c_int64, c_double, POINTER(MannKendall), _out]),
    "salus_annual_growth_rate": (_status, [c_double, c_double, c_double, POINTER(Value), _out]),
    "salus_disclose": (_status, [_column, c_int64, c_double, c_int32, c_double, _column, _column, _out]),
}
