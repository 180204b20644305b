"""What each measure sums: a formula for any array library, and one in NumPy's fewest operations.

``fast`` is for blocks that fit a cache. It guards against nothing but zeros: where something
overflows or a divergence is infinite, the sum of its terms is infinite or NaN, and ``terms``
decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from symbolic_info.numeric.arrays import formulas

Floats: TypeAlias = NDArray[Any]
Mass: TypeAlias = Floats | None
Loop: TypeAlias = Literal["entropy", "cross_entropy", "divergence", "mixture"]


@dataclass(frozen=True)
class Kernel:
    """How the terms of one measure are computed."""

    terms: Callable[..., Any]
    """``terms(xp, *parts)``, right for all probabilities."""

    fast: Callable[..., Floats]
    """``fast(scratch, mass, *parts)``, the sum of the terms of each row, right where it is finite.

    It may use the arrays of ``scratch``. ``mass`` is the sum of each row of the first part, where
    that is known.
    """

    scratch: int
    """How many arrays of the shape of a part ``fast`` needs."""

    loop: Loop | None = None
    """The loop of the module ``compiled`` that makes these terms."""

    weights: tuple[float, ...] = ()
    """Those of the distributions in a mixture."""


def row_sums(rows: Floats) -> Floats:
    """Return the sum of each row of a contiguous matrix."""
    width = rows.shape[1]
    if width <= _SHORT and len(rows) > 1:
        # NumPy's own sum takes 20 ns a row to begin with; a product with ones would be quicker
        # still, and round a row in one way here and in another there
        return np.asarray(np.einsum("ij->i", rows))
    return np.asarray(np.add.reduce(rows, axis=1))


_SHORT = 64
"""Up to this length NumPy's pairwise sum costs more than the terms."""


def _entropy(scratch: Floats, mass: Mass, p: Floats) -> Floats:
    return _cross_entropy(scratch, mass, p, np.fmax(p, _smallest(p), out=scratch[1]))


def _cross_entropy(scratch: Floats, mass: Mass, p: Floats, q: Floats) -> Floats:
    logs = np.log(q, out=scratch[0])
    np.multiply(logs, p, out=logs)
    return -row_sums(logs)


def _divergence(scratch: Floats, mass: Mass, p: Floats, q: Floats) -> Floats:
    """Return the sums of p log r, with or without rq - p subtracted, where r is p/q as rounded.

    With r = (1 + d)p/q the first part is too large by pd, as rq - p is, and what is left of d is
    its square. The sum of pd over a row, or a block of a long one, is at most u times that of p. It
    is left alone if the sum of p log r is at least a quarter of the sum of p: then it is within
    4 u of the former.
    """
    ratio, logs, difference = scratch
    np.divide(p, q, out=ratio)
    if not np.minimum.reduce(p, axis=None) >= _NORMAL[p.dtype]:
        # where p is 0, whatever q is, the logarithm is to be finite
        np.fmax(ratio, _smallest(p), out=ratio)
        # where p is subnormal, r may be, with a d that is not small
        ratio[(p > 0) & (p < _NORMAL[p.dtype])] = np.nan
    np.log(ratio, out=logs)
    np.multiply(logs, p, out=logs)
    sums = row_sums(logs)
    near = np.flatnonzero(~(4 * sums >= (row_sums(p) if mass is None else mass)))
    if len(near) == len(p):
        return _less_excess(logs, ratio, difference, p, q)
    if len(near):
        some = difference[: len(near)]
        sums[near] = _less_excess(logs[near], ratio[near], some, p[near], q[near])
    return sums


def _less_excess(logs: Floats, ratio: Floats, difference: Floats, p: Floats, q: Floats) -> Floats:
    """Return the sums of the terms ``logs`` less rq - p, where r is the ``ratio``.

    With k the integer nearest to r, (r - k)q - (p - kq) is rq - p but for rounding errors relative
    to p - q if k = 1, and to p else. The first three arrays are overwritten.
    """
    whole = np.rint(ratio, out=difference)
    np.subtract(ratio, whole, out=ratio)
    np.multiply(ratio, q, out=ratio)
    np.multiply(whole, q, out=difference)
    np.subtract(p, difference, out=difference)
    np.subtract(ratio, difference, out=ratio)
    np.subtract(logs, ratio, out=logs)
    return row_sums(logs)


def _generalized_divergence(scratch: Floats, mass: Mass, p: Floats, q: Floats) -> Floats:
    return row_sums(np.asarray(formulas.generalized_divergence_terms(np, p, q)))


ENTROPY = Kernel(formulas.entropy_terms, _entropy, 2, "entropy")
CROSS_ENTROPY = Kernel(formulas.cross_entropy_terms, _cross_entropy, 1, "cross_entropy")
DIVERGENCE = Kernel(formulas.divergence_terms, _divergence, 3, "divergence")
GENERALIZED_DIVERGENCE = Kernel(formulas.generalized_divergence_terms, _generalized_divergence, 0)


def mixture_kernel(weights: Sequence[float]) -> Kernel:
    """Return the kernel of the Jensen-Shannon divergence with these weights."""
    return Kernel(
        partial(formulas.mixture_terms, weights),
        partial(_mixture, weights),
        5,
        "mixture" if len(weights) == 2 else None,
        tuple(weights),
    )


def _mixture(weights: Sequence[float], scratch: Floats, mass: Mass, *parts: Floats) -> Floats:
    """Return the sums of the terms of ``formulas.mixture_terms``."""
    m, ratio, logs, terms, excess = scratch
    np.multiply(weights[0], parts[0], out=m)
    for weight, part in zip(weights[1:], parts[1:], strict=True):
        m += np.multiply(weight, part, out=logs)
    for which, (weight, part) in enumerate(zip(weights, parts, strict=True)):
        np.divide(part, m, out=ratio)
        if not np.minimum.reduce(part, axis=None) > 0:
            # where all are 0, too, the logarithm is to be finite
            np.fmax(ratio, _smallest(part), out=ratio)
        np.log(ratio, out=logs)
        np.multiply(logs, part, out=logs)
        np.subtract(ratio, 1, out=ratio)
        if which == 0:
            np.multiply(logs, weight, out=terms)
            np.multiply(ratio, weight, out=excess)
        else:
            terms += np.multiply(logs, weight, out=logs)
            excess += np.multiply(ratio, weight, out=ratio)
    np.multiply(excess, m, out=excess)
    np.subtract(terms, excess, out=terms)
    return row_sums(terms)


def _smallest(p: Floats) -> Any:
    return _SMALLEST[p.dtype]


_KINDS = (np.float32, np.float64)
_SMALLEST = {np.dtype(kind): np.finfo(kind).smallest_subnormal for kind in _KINDS}
_NORMAL = {np.dtype(kind): np.finfo(kind).smallest_normal for kind in _KINDS}
