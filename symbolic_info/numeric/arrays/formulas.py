"""What is summed: the terms of each measure, in the operations of the Array API standard.

Every function takes arrays that can be broadcast together and the namespace ``xp`` of their
library, and returns the terms, whatever zeros and extremes there are among the probabilities,
without a division by zero on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# Σ s^(2k)/(2k + 3) is summed to this k: for |s| <= 1/4 what is left out is below 2^-59
_SERIES = 13


def entropy_terms(xp: Any, p: Any) -> Any:
    """Return -p log p; 0 where p is 0."""
    return cross_entropy_terms(xp, p, p)


def cross_entropy_terms(xp: Any, p: Any, q: Any) -> Any:
    """Return -p log q; 0 where p is 0, inf where only q is."""
    logs = xp.log(xp.where(q == 0, 1, q))
    return xp.where(p == 0, 0, xp.where(q == 0, xp.inf, -p * logs))


def divergence_terms(xp: Any, p: Any, q: Any) -> Any:
    """Return p log(p/q), of a small error relative to itself; 0 where p is 0, inf where only q is.

    The logarithm is log1p((p - q)/q) or -log1p((q - p)/p), whichever argument is positive: the
    difference of numbers within a factor of two of each other is exact, and log1p of a positive
    number passes on no more of a relative error than it is given.
    """
    low, high = xp.minimum(p, q), xp.maximum(p, q)
    # beyond, (high - low)/low may overflow; the difference of logarithms is large there
    factor = 64 * xp.finfo(low.dtype).smallest_normal
    far = high * factor > low
    near = xp.log1p((high - low) / xp.where(far | (low == 0), 1, low))
    logs = xp.where(far, xp.log(xp.where(far, high, 1)) - xp.log(xp.where(low == 0, 1, low)), near)
    terms = p * xp.where(p < q, -logs, logs)
    return xp.where(p == 0, 0, xp.where(q == 0, xp.inf, terms))


def generalized_divergence_terms(xp: Any, p: Any, q: Any) -> Any:
    """Return p log(p/q) - p + q, never negative, of a small error relative to itself.

    With s = (p - q)/(p + q) and log(p/q) = 2 artanh(s) this is (p + q)((1 + s) artanh(s) - s),
    where near s = 0 artanh(s) - s = s^3/3 + s^5/5 + ... leaves nothing to cancel.
    """
    total = p + q
    s = (p - q) / xp.where(total == 0, 1, total)
    square = xp.where(xp.abs(s) > 0.25, 0, s * s)
    series = xp.zeros_like(s)
    for k in range(_SERIES, -1, -1):
        series = series * square + 1 / (2 * k + 3)
    near = total * square * (1 + s * (1 + s) * series)
    return xp.where(xp.abs(s) > 0.25, divergence_terms(xp, p, q) - (p - q), near)


def mixture_terms(weights: Sequence[float], xp: Any, *parts: Any) -> Any:
    """Return the sum over i of w_i (p_i log(p_i/m) - p_i + m) with m the mixture of the p_i.

    As the weights sum to one this is the sum of the w_i p_i log(p_i/m), but it is not first-order
    sensitive to the rounding of m: with r = p_i/m rounded, p_i log(p_i/m) - p_i + m differs from
    p_i log(r) - (r - 1) m by the square of the rounding.
    """
    m = sum(weight * part for weight, part in zip(weights, parts, strict=True))
    divisor = xp.where(m == 0, 1, m)
    terms, excess = xp.zeros_like(m), xp.zeros_like(m)
    for weight, part in zip(weights, parts, strict=True):
        ratio = part / divisor
        terms = terms + weight * part * xp.log(xp.where(ratio == 0, 1, ratio))
        excess = excess + weight * (ratio - 1)
    return terms - excess * m
