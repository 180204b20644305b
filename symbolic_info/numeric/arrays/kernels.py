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


def weigh(rows: Floats) -> Floats | None:
    """Return the sum of each row of a matrix; ``None`` if a number is negative or NaN."""
    return row_sums(rows) if np.minimum.reduce(rows, axis=None) >= 0 else None


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

    weigh: Callable[[Floats], Floats | None] = weigh
    """The sum of each row of a part; ``None`` if a number is negative. NaN may be in a sum."""


def row_sums(rows: Floats) -> Floats:
    """Return the sum of each row of a contiguous matrix."""
    if is_short(rows):
        # NumPy's own sum takes 20 ns a row to begin with; a product with ones would be quicker
        # still, and round a row in one way here and in another there
        return np.asarray(np.einsum("ij->i", rows))
    return np.asarray(np.add.reduce(rows, axis=1))


def products(rows: Floats, weights: Floats, room: Floats) -> Floats:
    """Return the sum of each row times its weights, with room for the products."""
    if is_short(rows):
        return np.asarray(np.einsum("ij,ij->i", rows, weights))
    return row_sums(np.multiply(rows, weights, out=room))


def is_short(rows: Floats) -> bool:
    """Whether the rows are many, and too short for NumPy's own sum."""
    return rows.shape[1] <= _SHORT and len(rows) > 1


_SHORT = 64
"""Up to this length NumPy's pairwise sum costs more than the terms."""


def _entropy(scratch: Floats, mass: Mass, p: Floats) -> Floats:
    if np.minimum.reduce(p, axis=None) > 0:
        return _cross_entropy(scratch, mass, p, p)
    positive = scratch[1]
    np.copyto(positive, p)
    # the logarithm is to be finite
    positive[p == 0] = 1
    return _cross_entropy(scratch, mass, p, positive)


def _cross_entropy(scratch: Floats, mass: Mass, p: Floats, q: Floats) -> Floats:
    logs = np.log(q, out=scratch[0])
    return -products(logs, p, logs)


def _divergence(scratch: Floats, mass: Mass, p: Floats, q: Floats) -> Floats:
    """Return the sums of p log r, with or without rq - p subtracted, where r is p/q as rounded.

    With r = (1 + d)p/q the first part is too large by pd, as rq - p is, and what is left of d is
    its square. The sum of pd over a row, or a block of a long one, is at most u times that of p. It
    is left alone if the sum of p log r is at least a quarter of the sum of p: then it is within
    4 u of the former.
    """
    ratio, logs, room = scratch
    np.log(_quotient(p, q, ratio), out=logs)
    sums = products(logs, p, logs)
    (near,) = (4 * sums < (row_sums(p) if mass is None else mass)).nonzero()
    if len(near):
        if len(near) < len(p):
            p, q, ratio, logs = (part.take(near, axis=0) for part in (p, q, ratio, logs))
        if is_short(scratch[0]):
            # of long rows the products stand there already
            logs *= p
        sums[near] = _less_excess(logs, p, q, ratio, room[: len(near)])
    return sums


def _quotient(p: Floats, q: Floats, out: Floats) -> Floats:
    """Return p/q, of which the logarithm is to be finite if p is 0, and NaN if it is subnormal."""
    np.divide(p, q, out=out)
    least = _NORMAL[p.dtype]
    if not np.minimum.reduce(p, axis=None) >= least:
        np.fmax(out, least, out=out)
        # rounded by more than in the last place
        np.copyto(out, np.nan, where=(out == least) & (p > 0))
    return out


def _less_excess(terms: Floats, p: Floats, q: Floats, ratio: Floats, room: Floats) -> Floats:
    """Return the sums of the terms less rq - p, where r is the ratio.

    With k the integer nearest to r, (r - k)q - (p - kq) is rq - p but for rounding errors relative
    to p - q if k = 1, and to p else.
    """
    whole = np.rint(ratio, out=room)
    ratio -= whole
    ratio *= q
    whole *= q
    ratio -= np.subtract(p, whole, out=whole)
    terms -= ratio
    return row_sums(terms)


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
        4,
        "mixture" if len(weights) == 2 else None,
        tuple(weights),
    )


def _mixture(weights: Sequence[float], scratch: Floats, mass: Mass, *parts: Floats) -> Floats:
    """Return the sums of the terms of ``formulas.mixture_terms``."""
    m, ratio, logs, excess = scratch
    np.multiply(weights[0], parts[0], out=m)
    for weight, part in zip(weights[1:], parts[1:], strict=True):
        m += np.multiply(weight, part, out=logs)
    sums: Any = 0
    for which, (weight, part) in enumerate(zip(weights, parts, strict=True)):
        np.divide(part, m, out=ratio)
        if not np.minimum.reduce(part, axis=None) > 0:
            # where all are 0, too, the logarithm is to be finite; other ratios are not as small,
            # or those of numbers that are nothing beside m
            np.fmax(ratio, _NORMAL[m.dtype], out=ratio)
        np.log(ratio, out=logs)
        sums = sums + weight * products(logs, part, logs)
        np.subtract(ratio, 1, out=ratio)
        if which == 0:
            np.multiply(ratio, weight, out=excess)
        else:
            excess += np.multiply(ratio, weight, out=ratio)
    return np.asarray(sums - products(excess, m, excess))


_NORMAL = {np.dtype(kind): np.finfo(kind).smallest_normal for kind in (np.float32, np.float64)}
