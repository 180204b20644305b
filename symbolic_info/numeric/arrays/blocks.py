"""Sums over NumPy arrays, a block at a time: checks, scaling and terms in one pass.

No array of the length of the input is made, however it is laid out: what a block needs stays in
the cache, and each probability is read from memory once (twice where it must be divided by the
sum first).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symbolic_info.numeric.arrays.checks import (
    tolerance,
    wrong_probability,
    wrong_sum,
    wrong_weights,
)
from symbolic_info.numeric.arrays.kernels import Floats, Kernel, Mass, row_sums

Array: TypeAlias = NDArray[Any]

_BLOCK = 1 << 15
"""Numbers in a block: some blocks of float64 fit a cache, and calls take little beside them."""


class NoDistribution(Exception):
    """The distribution number ``which`` is none; where and why is found out afterwards."""

    def __init__(self, which: int) -> None:
        self.which = which


def totals(
    kernel: Kernel,
    named: Mapping[str, Array],
    axis: int,
    *,
    check: bool,
    normalize: bool,
) -> Floats:
    """Return the sums of the terms along the axis of arrays of floats or integers.

    The other axes are broadcast. ``check`` raises ``ValueError`` for what is no distribution,
    ``normalize`` divides by the sums, in which case they need not be one. The result is float32
    if all arrays are, else float64.
    """
    arrays = [_with_last(array, axis) for array in named.values()]
    dtype = working_dtype(arrays)
    outcomes = arrays[0].shape[-1]
    others, spread = _broadcast(arrays)
    count = math.prod(others)
    step = max(1, _BLOCK // outcomes)
    scratch = np.empty((kernel.scratch, min(step, count), min(_BLOCK, outcomes)), dtype)
    allowed = None
    if check and not normalize:
        allowed = [allowed_error(array) for array in arrays]
    result = np.empty(count, dtype)
    # a division by zero gives the infinity or NaN on which it is decided what to do
    with np.errstate(all="ignore"):
        try:
            for start in range(0, count, step):
                rows = [_rows(array, start, min(start + step, count)) for array in spread]
                scales = _scales(rows, dtype, check) if normalize else None
                result[start : start + step] = _sums(kernel, scratch, rows, scales, allowed)
        except NoDistribution as refused:
            name = list(named)[refused.which]
            raise _reason(name, arrays[refused.which], axis, dtype, normalize) from None
    return result.reshape(others)


def working_dtype(arrays: Sequence[Array]) -> np.dtype[Any]:
    """Return float32 if all arrays are of it, or of half its length, else float64."""
    kind = np.result_type(*arrays)
    small = kind.kind == "f" and kind.itemsize <= 4
    return np.dtype(np.float32 if small else np.float64)


def allowed_error(array: Array) -> float:
    """Return how far the sums along the last axis may be from one."""
    return tolerance(np, array.shape[-1], working_dtype([array]))


def _with_last(array: Array, axis: int) -> Array:
    """Return the array with the axis last."""
    return array if axis in (-1, array.ndim - 1) else np.moveaxis(array, axis, -1)


def _broadcast(arrays: Sequence[Array]) -> tuple[tuple[int, ...], list[Array]]:
    """Return the common shape of the arrays beside the last axis, and them in that shape."""
    shapes = {array.shape for array in arrays}
    if len(shapes) == 1:
        return arrays[0].shape[:-1], list(arrays)
    shape = np.broadcast_shapes(*shapes)
    return shape[:-1], [np.broadcast_to(array, shape) for array in arrays]


def _rows(array: Array, start: int, stop: int) -> Array:
    """Return a matrix of rows of the array, which are counted through: a view where there is one.

    Several leading axes, as of a broadcast array, are gathered into a copy of these rows only.
    """
    if array.ndim == 1:
        return array[np.newaxis]
    if array.ndim == 2:
        return array[start:stop]
    if array.flags.c_contiguous:
        return array.reshape(-1, array.shape[-1])[start:stop]
    return np.asarray(array[np.unravel_index(np.arange(start, stop), array.shape[:-1])])


def _sums(
    kernel: Kernel,
    scratch: Floats,
    rows: Sequence[Array],
    scales: Sequence[Floats] | None,
    allowed: Sequence[float] | None,
) -> Floats:
    """Return the sums of the terms of these rows, checked to be as close to one as allowed."""
    found = []
    sums: list[list[Floats]] = [[] for _ in rows]
    for start in range(0, rows[0].shape[1], _BLOCK):
        parts = [_piece(array, start, scratch.dtype) for array in rows]
        if allowed is not None:
            for which, part in enumerate(parts):
                sums[which].append(_checked_sums(which, part))
        if scales is not None:
            parts = [part / scale for part, scale in zip(parts, scales, strict=True)]
        mass = None if allowed is None else sums[0][-1]
        found.append(_block_sums(kernel, scratch, mass, parts))
    if allowed is not None:
        for which, pieces in enumerate(sums):
            if not (np.abs(_total(pieces) - 1) <= allowed[which]).all():
                raise NoDistribution(which)
    return _total(found)


def _block_sums(kernel: Kernel, scratch: Floats, mass: Mass, parts: Sequence[Floats]) -> Floats:
    """Return the sum of the terms of each row."""
    height, width = parts[0].shape
    found = kernel.fast(scratch[:, :height, :width], mass, *parts)
    lost = ~np.isfinite(found)
    if lost.any():
        found[lost] = row_sums(kernel.terms(np, *(part[lost] for part in parts)))
    return found


def _checked_sums(which: int, part: Floats) -> Floats:
    if not np.minimum.reduce(part, axis=None) >= 0:
        raise NoDistribution(which)
    return row_sums(part)


def _scales(rows: Sequence[Array], dtype: np.dtype[Any], check: bool) -> list[Floats]:
    """Return a column of sums for each distribution; they are positive and finite, if checked."""
    columns = []
    for which, array in enumerate(rows):
        sums = []
        for start in range(0, array.shape[1], _BLOCK):
            part = _piece(array, start, dtype)
            sums.append(_checked_sums(which, part) if check else row_sums(part))
        column = _total(sums)
        if check and not ((column > 0) & (column < math.inf)).all():
            raise NoDistribution(which)
        columns.append(column[:, np.newaxis])
    return columns


def _piece(rows: Array, start: int, dtype: np.dtype[Any]) -> Floats:
    return np.ascontiguousarray(rows[:, start : start + _BLOCK], dtype)


def _total(parts: Sequence[Floats]) -> Floats:
    """Return the sums of the parts of each row; those of a long row are added exactly."""
    if len(parts) == 1:
        return parts[0]
    return np.asarray([total([float(part[0]) for part in parts])], parts[0].dtype)


def total(parts: Sequence[float]) -> float:
    """Return the sum, rounded once; inf or NaN where a part is."""
    if all(math.isfinite(part) for part in parts):
        return math.fsum(parts)
    return sum(parts)


def _reason(
    name: str, array: Array, axis: int, dtype: np.dtype[Any], normalize: bool
) -> ValueError:
    """Return the ``ValueError`` about what is wrong with the array.

    That is its first negative number or NaN, else its sum that is the furthest from what it
    should be.
    """
    outcomes = array.shape[-1]
    count = math.prod(array.shape[:-1])
    step = max(1, _BLOCK // outcomes)
    worst, weight, row = -1.0, math.nan, 0
    for start in range(0, count, step):
        rows = _rows(array, start, min(start + step, count))
        sums = []
        for left in range(0, outcomes, _BLOCK):
            part = _piece(rows, left, dtype)
            wrong = ~(part >= 0)
            if wrong.any():
                found, column = (int(k) for k in np.argwhere(wrong)[0])
                place = _place(start + found, array.shape[:-1])
                place.insert(axis % array.ndim, left + column)
                return wrong_probability(name, float(part[found, column]), place)
            sums.append(row_sums(part))
        weights = _total(sums)
        off = np.abs(np.log(weights)) if normalize else np.abs(weights - 1)
        at = int(np.argmax(off))
        if off[at] > worst:
            worst, weight, row = off[at], float(weights[at]), start + at
    place = _place(row, array.shape[:-1])
    if normalize:
        return wrong_weights(name, weight, place)
    return wrong_sum(name, weight, place, allowed_error(array))


def _place(row: int, shape: tuple[int, ...]) -> list[int]:
    return [int(k) for k in np.unravel_index(row, shape)]
