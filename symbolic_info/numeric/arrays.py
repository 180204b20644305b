"""The measures of information on NumPy arrays, in the conventions of the field.

Distributions lie along ``axis``; the other axes are broadcast. One distribution gives a scalar.
0 log 0 = 0, and a divergence or cross entropy is ``inf`` where P is not absolutely continuous
with respect to Q. ``base`` is the base of the logarithms, e by default: ``base=2`` gives bits.
These are ordinary floating-point functions, for use on data; nothing that is proved or checked
rests on them.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Measured: TypeAlias = NDArray[np.float64] | np.float64

# how far floating-point probabilities may be from summing to one, or above one
_SUM_TOLERANCE = 1e-9


def surprisal(probability: ArrayLike, base: float = math.e) -> Measured:
    """Return -log p of each probability; ``inf`` where it is 0.

    Raises ``ValueError`` for a probability that is not from 0 to 1.

    >>> surprisal([0.5, 0.25], base=2)
    array([1., 2.])
    """
    p = _probabilities(probability, "p")
    if (p > 1 + _SUM_TOLERANCE).any():
        raise ValueError(f"p has a probability above 1: {p.max()}")
    return _measured(np.maximum(-_log(p), 0.0), base)


def entropy(p: ArrayLike, base: float = math.e, axis: int = -1) -> Measured:
    """Return the entropy H(P) of each distribution.

    Raises ``ValueError`` for negative or NaN entries, and for entries that do not sum to one.

    >>> entropy([0.5, 0.5], base=2)
    np.float64(1.0)
    """
    return cross_entropy(p, p, base, axis)


def cross_entropy(p: ArrayLike, q: ArrayLike, base: float = math.e, axis: int = -1) -> Measured:
    """Return the cross entropy H(P, Q) of each pair of distributions.

    Raises ``ValueError`` as ``entropy`` does, and where P and Q are of different lengths.
    """
    p, q = _pair(p, q, axis)
    terms = _weighted(p, -_log(q))
    return _measured(terms.sum(axis=axis), base)


def kl_divergence(p: ArrayLike, q: ArrayLike, base: float = math.e, axis: int = -1) -> Measured:
    """Return the Kullback-Leibler divergence D(P || Q) of each pair of distributions.

    Raises ``ValueError`` as ``cross_entropy`` does.

    >>> kl_divergence([1, 0], [0, 1])
    np.float64(inf)
    """
    p, q = _pair(p, q, axis)
    return _measured(_divergence(p, q, axis), base)


def js_divergence(p: ArrayLike, q: ArrayLike, base: float = math.e, axis: int = -1) -> Measured:
    """Return the Jensen-Shannon divergence of each pair of distributions, always finite.

    Raises ``ValueError`` as ``cross_entropy`` does.
    """
    p, q = _pair(p, q, axis)
    m = p / 2 + q / 2
    both = _divergence(p, m, axis) + _divergence(q, m, axis)
    return _measured(both / 2, base)


def _divergence(p: Floats, q: Floats, axis: int) -> Floats:
    # a difference of logarithms, as the quotient p/q overflows where q is tiny
    with np.errstate(invalid="ignore"):
        logs = _log(p) - _log(q)
    # the divergence is never negative; the rounding of the sum may be
    return np.asarray(np.maximum(_weighted(p, logs).sum(axis=axis), 0.0))


def _weighted(p: Floats, values: Floats) -> Floats:
    """Return p times the values, 0 where p is 0."""
    p, values = np.broadcast_arrays(p, values)
    result = np.zeros(p.shape)
    np.multiply(p, values, out=result, where=p > 0)
    return result


def _log(p: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        return np.log(p)


def _measured(nats: Floats, base: float) -> Measured:
    """Return the values in units of the base, without negative zeros; a scalar for one value."""
    if not (base > 0 and base != 1 and math.isfinite(base)):
        raise ValueError(f"the base of a logarithm is positive and not 1, unlike {base}")
    result: Measured = (np.asarray(nats) / math.log(base) + 0.0)[()]
    return result


def _pair(p: ArrayLike, q: ArrayLike, axis: int) -> tuple[Floats, Floats]:
    left = _distributions(p, "p", axis)
    right = left if q is p else _distributions(q, "q", axis)
    if axis >= 0 and left.ndim != right.ndim:
        raise ValueError(
            f"p has {left.ndim} axes, q has {right.ndim}: count the axis from the end, as -1"
        )
    if left.shape[axis] != right.shape[axis]:
        raise ValueError(
            f"p has {left.shape[axis]} outcomes along axis {axis}, q has {right.shape[axis]}"
        )
    return left, right


def _distributions(values: ArrayLike, name: str, axis: int) -> Floats:
    p = _probabilities(values, name)
    if p.ndim == 0:
        raise ValueError(f"{name} is a single number, not an array of probabilities")
    if not -p.ndim <= axis < p.ndim:
        raise ValueError(f"{name} has {p.ndim} axes, so there is no axis {axis}")
    if p.shape[axis] == 0:
        raise ValueError(f"{name} has no outcomes along axis {axis}")
    sums = p.sum(axis=axis)
    off = np.abs(sums - 1)
    if (off > _SUM_TOLERANCE).any():
        where = np.unravel_index(int(np.argmax(off)), off.shape)
        place = f" at {tuple(int(k) for k in where)}" if where else ""
        found = float(sums[where])
        raise ValueError(f"{name}{place} sums to {found:.12g}, off from 1 by {found - 1:.3g}")
    return p


def _probabilities(values: ArrayLike, name: str) -> Floats:
    p = np.asarray(values, dtype=np.float64)
    bad = ~(p >= 0)
    if bad.any():
        where = np.unravel_index(int(np.argmax(bad)), p.shape)
        place = f" at {tuple(int(k) for k in where)}" if where else ""
        found = float(p[where])
        kind = "is not a number" if math.isnan(found) else f"is negative: {found}"
        raise ValueError(f"the probability of {name}{place} {kind}")
    return p
