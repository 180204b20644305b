"""Short rows of numbers: there a single NumPy call takes longer than all terms.

The sums are rounded once (``math.fsum``), and so only the terms have errors.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from math import log, log1p
from typing import Any, TypeAlias

import numpy as np

from symbolic_info.numeric.arrays.checks import check_base, tolerance

# the rows are of one length; zip takes long to read that it is to be strict
# ruff: noqa: B905

Row: TypeAlias = list[float]

_MOST = 16
"""The most numbers in a row for which this is faster."""


def total(
    sum_of: Callable[..., float], given: Sequence[Any], axis: Any, base: float, check: bool
) -> Any:
    """Return the measure of a few distributions, or ``None`` where it takes more care.

    ``sum_of`` is a function of this module. More care is taken unless all are one-dimensional
    NumPy arrays of one floating dtype, with few numbers and no infinity among the terms, and are
    distributions if they are checked.
    """
    first = given[0]
    if type(first) is not np.ndarray or first.ndim != 1 or axis not in (-1, 0):
        return None
    dtype, size = first.dtype, first.size
    if dtype.char not in "df" or not 0 < size <= _MOST:
        return None
    rows = []
    for array in given:
        if type(array) is not np.ndarray or array.dtype is not dtype or array.shape != (size,):
            return None
        rows.append(array.tolist())
    if check:
        allowed = tolerance(np, size, dtype)
        for row in rows:
            # fsum passes on a NaN
            if min(row) < 0 or not abs(math.fsum(row) - 1) <= allowed:
                return None
    try:
        nats = sum_of(*rows)
    except (ArithmeticError, ValueError):
        return None
    if not math.isfinite(nats):
        return None
    # + 0.0 makes 0.0 of -0.0
    return dtype.type((nats if base == math.e else nats / check_base(base)) + 0.0)


def entropy(p: Row) -> float:
    """Return H(P) in nats."""
    return math.fsum([-x * log(x) for x in p if x])


def cross_entropy(p: Row, q: Row) -> float:
    """Return H(P, Q) in nats."""
    return math.fsum([-x * log(y) for x, y in zip(p, q) if x])


def divergence(p: Row, q: Row) -> float:
    """Return D(P || Q) in nats: see ``formulas.divergence_terms``."""
    return math.fsum(
        [x * log1p((x - y) / y) if x >= y else -x * log1p((y - x) / x) for x, y in zip(p, q) if x]
    )


def mixture(weights: Sequence[float], *rows: Row) -> float:
    """Return the Jensen-Shannon divergence in nats: see ``formulas.mixture_terms``."""
    terms = []
    for numbers in zip(*rows):
        pairs = list(zip(weights, numbers))
        m = math.fsum([weight * x for weight, x in pairs])
        for weight, x in pairs:
            terms.append(weight * (m - x))
            if x:
                logs = log1p((x - m) / m) if x >= m else -log1p((m - x) / x)
                terms.append(weight * x * logs)
    return math.fsum(terms)
