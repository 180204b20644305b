"""Sums over NumPy arrays, a block at a time: terms and checks in one pass.

No array of the length of the input is made, however it is laid out: what a block needs stays in
the cache, and each probability is read from memory once (twice where it must be divided by the
sum first).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from symbolic_info.numeric.arrays.checks import wrong_probability, wrong_sum, wrong_weights
from symbolic_info.numeric.arrays.kernels import Floats, Kernel, Mass, row_sums
from symbolic_info.numeric.arrays.matrices import (
    Array,
    Matrix,
    broadcast,
    with_last,
    working_dtype,
)


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
    arrays = [with_last(array, axis) for array in named.values()]
    dtype = working_dtype(arrays)
    spread = [Matrix(array, dtype) for array in broadcast(arrays)]
    sums = _sums_of_rows if spread[0].pieces == 1 else _sums_of_long_rows
    # a division by zero gives the infinity or NaN on which it is decided what to do
    with np.errstate(all="ignore"):
        try:
            found = sums(kernel, spread, check, normalize)
        except NoDistribution as refused:
            which = refused.which
            given = Matrix(arrays[which], dtype)
            raise _reason(list(named)[which], given, axis, normalize) from None
    return found.reshape(spread[0].array.shape[:-1])


def _sums_of_rows(
    kernel: Kernel, matrices: Sequence[Matrix], check: bool, normalize: bool
) -> Floats:
    """Return the sum of the terms of each row, where a block holds whole rows."""
    first = matrices[0]
    scratch = first.scratch(kernel.scratch)
    allowed = None if normalize else [matrix.allowed_error for matrix in matrices]
    sums = np.empty((first.height, 1), first.dtype)
    for block in first.blocks():
        parts = [matrix.read(block) for matrix in matrices]
        mass = None
        if check or normalize:
            weights = _weights(kernel, parts, check)
            if check:
                _check_weights(weights, allowed)
            if normalize:
                parts = _divided(parts, weights)
            else:
                mass = weights[0]
        sums[block] = _terms(kernel, scratch, mass, parts)
    return sums[:, 0]


def _sums_of_long_rows(
    kernel: Kernel, matrices: Sequence[Matrix], check: bool, normalize: bool
) -> Floats:
    """Return the sum of the terms of each row, where a row takes several blocks."""
    first = matrices[0]
    scratch = first.scratch(kernel.scratch)
    allowed = None if normalize else [matrix.allowed_error for matrix in matrices]
    sums = np.empty((first.height, first.pieces), first.dtype)
    weights = np.empty((len(matrices), *sums.shape), first.dtype)
    if normalize:
        for block in first.blocks():
            parts = [matrix.read(block) for matrix in matrices]
            weights[:, *block] = _weights(kernel, parts, check)
        divisors = [_added(pieces) for pieces in weights]
    for block in first.blocks():
        parts = [matrix.read(block) for matrix in matrices]
        mass = None
        if normalize:
            parts = _divided(parts, [column[block[0]] for column in divisors])
        elif check:
            weights[:, *block] = _weights(kernel, parts, check)
            mass = weights[0, *block]
        sums[block] = _terms(kernel, scratch, mass, parts)
    if check:
        _check_weights([_added(pieces) for pieces in weights], allowed)
    return _added(sums)


def _terms(kernel: Kernel, scratch: Floats, mass: Mass, parts: Sequence[Floats]) -> Floats:
    """Return the sum of the terms of each row of a block."""
    height, width = parts[0].shape
    found = kernel.fast(scratch[:, :height, :width], mass, *parts)
    if not math.isfinite(np.add.reduce(found)):
        lost = ~np.isfinite(found)
        found[lost] = row_sums(kernel.terms(np, *(part[lost] for part in parts)))
    return found


def _weights(kernel: Kernel, parts: Sequence[Floats], check: bool) -> list[Floats]:
    """Return the sums of the rows of each part, of which none has a negative number."""
    weights = []
    for which, part in enumerate(parts):
        found = kernel.weigh(part) if check else row_sums(part)
        if found is None:
            raise NoDistribution(which)
        weights.append(found)
    return weights


def _check_weights(weights: Sequence[Floats], allowed: Sequence[float] | None) -> None:
    """Refuse sums that are not as close to one as allowed, or by which nothing can be divided."""
    for which, found in enumerate(weights):
        least, most = np.minimum.reduce(found, initial=1), np.maximum.reduce(found, initial=1)
        if allowed is None:
            right = least > 0 and most < math.inf
        else:
            right = 1 - least <= allowed[which] and most - 1 <= allowed[which]
        if not right:
            raise NoDistribution(which)


def _divided(parts: Sequence[Floats], weights: Sequence[Floats]) -> list[Floats]:
    pairs = zip(parts, weights, strict=True)
    return [part / column[:, np.newaxis] for part, column in pairs]


def _added(pieces: Floats) -> Floats:
    """Return the sum of the pieces of each row, rounded once."""
    if pieces.shape[1] == 1:
        return pieces[:, 0]
    return np.array([_total(row) for row in pieces.tolist()], pieces.dtype)


def _total(parts: Sequence[float]) -> float:
    """Return the sum, rounded once; inf or NaN where a part is."""
    if all(math.isfinite(part) for part in parts):
        return math.fsum(parts)
    return sum(parts)


def _reason(name: str, given: Matrix, axis: int, normalize: bool) -> ValueError:
    """Return the ``ValueError`` about what is wrong with the array.

    That is its first negative number or NaN, else its sum that is the furthest from what it
    should be.
    """
    weights = np.empty((given.height, given.pieces), given.dtype)
    for block in given.blocks():
        part = given.read(block)
        wrong = ~(part >= 0)
        if wrong.any():
            row, column = (int(k) for k in np.argwhere(wrong)[0])
            place = given.place(block[0].start + row)
            place.insert(axis % given.array.ndim, given.first_column(block) + column)
            return wrong_probability(name, float(part[row, column]), place)
        weights[block] = row_sums(part)
    found = _added(weights)
    off = np.abs(np.log(found)) if normalize else np.abs(found - 1)
    row = int(np.argmax(off))
    place = given.place(row)
    if normalize:
        return wrong_weights(name, float(found[row]), place)
    return wrong_sum(name, float(found[row]), place, given.allowed_error)
