"""Sums and checks in the operations of the Array API standard, for any array library.

Whole arrays at a time: the libraries that are served here bring their own ways to stay within
memory (dask) and to use many cores (PyTorch). The checks need values: on dask arrays they compute,
``check=False`` leaves everything to be computed later.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from symbolic_info.numeric.arrays.checks import (
    tolerance,
    wrong_probability,
    wrong_sum,
    wrong_weights,
)


def as_floats(xp: Any, values: Any) -> Any:
    """Return the array in a real floating dtype, its own if it has one."""
    if xp.isdtype(values.dtype, "real floating"):
        return values
    if not xp.isdtype(values.dtype, ("integral", "bool")):
        raise ValueError(f"probabilities are real numbers, not of the type {values.dtype}")
    return xp.astype(values, xp.float64)


def totals(
    xp: Any,
    terms: Callable[..., Any],
    named: Mapping[str, Any],
    axis: int,
    *,
    check: bool,
    normalize: bool,
) -> Any:
    """Return the sums of ``terms(xp, *arrays)`` along the axis, kept with length one.

    Errors as in ``blocks.totals``.
    """
    parts = []
    for name, array in named.items():
        part = array
        if check:
            check_probabilities(xp, name, part, ~(part >= 0))
        if check or normalize:
            sums = xp.sum(part, axis=axis, keepdims=True)
            if check:
                _check_sums(xp, name, sums, part, axis, normalize)
            if normalize:
                part = part / sums
        parts.append(part)
    return xp.sum(terms(xp, *parts), axis=axis, keepdims=True)


def check_probabilities(xp: Any, name: str, values: Any, wrong: Any) -> None:
    """Raise the ``ValueError`` about the first value that is ``wrong``, if one is."""
    if bool(xp.any(wrong)):
        place = _first(xp, wrong)
        raise wrong_probability(name, float(values[place]), place)


def _check_sums(xp: Any, name: str, sums: Any, part: Any, axis: int, normalize: bool) -> None:
    allowed = tolerance(xp, part.shape[axis], part.dtype)
    right = (sums > 0) & (sums < math.inf) if normalize else xp.abs(sums - 1) <= allowed
    if bool(xp.all(right)):
        return
    place = _first(xp, ~right)
    row = list(place)
    del row[axis]
    if normalize:
        raise wrong_weights(name, float(sums[place]), row)
    raise wrong_sum(name, float(sums[place]), row, allowed)


def _first(xp: Any, wrong: Any) -> tuple[int, ...]:
    flat = int(xp.argmax(xp.reshape(xp.astype(wrong, xp.int8), (-1,))))
    place = []
    for length in reversed(wrong.shape):
        place.append(flat % length)
        flat //= length
    return tuple(reversed(place))
