"""The five measures on arrays.

See the package for the semantics and the accuracy, which all of them share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from symbolic_info.numeric.arrays import few, kernels
from symbolic_info.numeric.arrays.checks import check_base, tolerance
from symbolic_info.numeric.arrays.dispatch import (
    EngineName,
    Options,
    as_numbers,
    converted,
    measured,
    namespace,
)
from symbolic_info.numeric.arrays.generic import check_probabilities
from symbolic_info.numeric.arrays.matrices import working_dtype


def surprisal(probability: Any, base: float = math.e, *, check: bool = True) -> Any:
    """Return -log p of each probability; ``inf`` where it is 0.

    ``probability`` is an array of any shape, and so is the result, in nats or the unit of
    ``base``. Raises ``ValueError`` for a probability that is NaN, negative or above 1 by more
    than rounding explains, unless ``check`` is false.

    Source: Cover and Thomas, Elements of Information Theory, 2nd ed., section 2.1.

    >>> surprisal([0.5, 0.25, 0], base=2)
    array([ 1.,  2., inf])
    """
    log_base = check_base(base)
    xp = namespace((probability,))
    if xp is None:
        xp, p = np, as_numbers("p", probability)
        p = p.astype(working_dtype([p]), copy=False)
    else:
        (p,) = converted(xp, (probability,))
    if check:
        right = (p >= 0) & (p <= 1 + tolerance(xp, 1, p.dtype))
        check_probabilities(xp, "p", p, ~right)
    # the logarithm of 0 would warn
    logs = xp.log(xp.where(p == 0, 1, p)) / log_base
    # + 0.0 turns the -0.0 of p = 1 into 0.0
    found = xp.where(p == 0, math.copysign(math.inf, log_base), -logs) + 0.0
    return found[()] if xp is np else found


def entropy(
    p: Any,
    base: float = math.e,
    axis: int = -1,
    *,
    keepdims: bool = False,
    check: bool = True,
    normalize: bool = False,
    engine: EngineName = "numpy",
) -> Any:
    """Return the entropy H(P) = -sum_x P(x) log P(x) of each distribution along ``axis``.

    Parameters
    ----------
    p
        Probabilities: an array of any Array API library, or nested lists.
    base
        Of the logarithms: e for nats, 2 for bits, 10 for hartleys.
    axis
        Along which a distribution lies; the result lacks it.
    keepdims
        Keep the axis in the result, with length one.
    check
        Raise ``ValueError`` for NaN, negative probabilities, and sums that are further from one
        than 8 n eps; without it, what is no distribution has no particular result.
    normalize
        Divide by the sum first; counts will do.
    engine
        "numba" compiles the loop over NumPy arrays, with the extra ``numba`` installed.

    Returns
    -------
    A float, or an array over the other axes: float32 if ``p`` is, else float64.

    Source: Cover and Thomas, Elements of Information Theory, 2nd ed., (2.1).

    >>> entropy([0.5, 0.5], base=2)
    np.float64(1.0)
    >>> entropy([[2, 2], [7, 0]], base=2, normalize=True)
    array([1., 0.])
    """
    if not (keepdims or normalize or engine != "numpy"):
        found = few.total(few.entropy, (p,), axis, base, check)
        if found is not None:
            return found
    options = Options(base, axis, keepdims, check, normalize, engine)
    return measured(kernels.ENTROPY, {"p": p}, options)


def cross_entropy(
    p: Any,
    q: Any,
    base: float = math.e,
    axis: int = -1,
    *,
    keepdims: bool = False,
    check: bool = True,
    normalize: bool = False,
    engine: EngineName = "numpy",
) -> Any:
    """Return the cross entropy H(P, Q) = -sum_x P(x) log Q(x) of each pair of distributions.

    ``inf`` where Q is zero and P is not. The axes other than ``axis`` are broadcast. Parameters,
    result and errors are those of ``entropy``; ``ValueError``, too, where P and Q are of
    different lengths.

    Source: Goodfellow, Bengio and Courville, Deep Learning, (3.51).

    >>> cross_entropy([[1, 0], [0.5, 0.5]], [0.25, 0.75], base=2).round(4)
    array([2.    , 1.2075])
    """
    if not (keepdims or normalize or engine != "numpy"):
        found = few.total(few.cross_entropy, (p, q), axis, base, check)
        if found is not None:
            return found
    options = Options(base, axis, keepdims, check, normalize, engine)
    return measured(kernels.CROSS_ENTROPY, {"p": p, "q": q}, options)


def kl_divergence(
    p: Any,
    q: Any,
    base: float = math.e,
    axis: int = -1,
    *,
    keepdims: bool = False,
    check: bool = True,
    normalize: bool = False,
    generalized: bool = False,
    engine: EngineName = "numpy",
) -> Any:
    """Return the Kullback-Leibler divergence D(P || Q) = sum_x P(x) log(P(x)/Q(x)) of each pair.

    ``inf`` where Q is zero and P is not. The axes other than ``axis`` are broadcast. Parameters,
    result and errors are those of ``cross_entropy``.

    For nearly equal P and Q the terms are as large as the differences d of the probabilities,
    and of both signs; the divergence is as small as d^2. It is the sum of the terms that these
    very floats give, to some units in the last place of the sum of their absolute values: where
    the probabilities sum to one only as far as rounding lets them, that sum can be off by what
    the sums of P and Q differ, and below zero. ``generalized=True`` sums p log(p/q) - p + q
    instead: the same where P and Q have the same sum, never negative, and of a small error
    relative to itself, since nothing cancels.

    Sources: Cover and Thomas, Elements of Information Theory, 2nd ed., (2.26); for the
    generalized form Csiszar, Why least squares and maximum entropy?, Annals of Statistics 19
    (1991), (1.4).

    >>> kl_divergence([1, 0], [0, 1])
    np.float64(inf)
    >>> d = 2.0**-40
    >>> kl_divergence([0.5, 0.5], [0.5 + d, 0.5 - d], generalized=True) / (2 * d**2)
    np.float64(1.0)
    """
    if not (generalized or keepdims or normalize or engine != "numpy"):
        found = few.total(few.divergence, (p, q), axis, base, check)
        if found is not None:
            return found
    kernel = kernels.GENERALIZED_DIVERGENCE if generalized else kernels.DIVERGENCE
    options = Options(base, axis, keepdims, check, normalize, engine)
    return measured(kernel, {"p": p, "q": q}, options)


def js_divergence(
    *distributions: Any,
    weights: Sequence[float] | None = None,
    base: float = math.e,
    axis: int = -1,
    keepdims: bool = False,
    check: bool = True,
    normalize: bool = False,
    engine: EngineName = "numpy",
) -> Any:
    """Return the Jensen-Shannon divergence of two or more distributions, always finite.

    It is the sum over i of w_i D(P_i || M), where M is the mixture of the P_i; the ``weights``
    w_i are equal if none are given. The axes other than ``axis`` are broadcast. Parameters,
    result and errors are those of ``cross_entropy``; ``ValueError``, too, for weights that are
    not non-negative numbers with sum one, one for each distribution.

    Source: Lin, Divergence measures based on the Shannon entropy, IEEE Trans. Inf. Theory 37
    (1991), (4.1) and (5.1).

    >>> js_divergence([1, 0], [0, 1], base=2)
    np.float64(1.0)
    >>> js_divergence([1, 0, 0], [0, 1, 0], [0, 0, 1], weights=[0.5, 0.25, 0.25], base=2)
    np.float64(1.5)
    """
    if len(distributions) < 2:
        raise ValueError("a Jensen-Shannon divergence takes two distributions or more")
    shares = _shares(weights, len(distributions))
    if not (keepdims or normalize or engine != "numpy"):
        found = few.total(partial(few.mixture, shares), distributions, axis, base, check)
        if found is not None:
            return found
    names = "pq" if len(shares) == 2 else [f"p_{k}" for k in range(1, len(shares) + 1)]
    options = Options(base, axis, keepdims, check, normalize, engine)
    given = dict(zip(names, distributions, strict=True))
    return measured(kernels.mixture_kernel(shares), given, options)


def _shares(weights: Sequence[float] | None, count: int) -> list[float]:
    if weights is None:
        return [1 / count] * count
    shares = [float(weight) for weight in weights]
    if len(shares) != count:
        raise ValueError(f"there are {count} distributions and {len(shares)} weights")
    for weight in shares:
        if not weight >= 0:
            raise ValueError(f"weights are not negative, unlike {weight}")
    total = math.fsum(shares)
    if not abs(total - 1) <= tolerance(np, count, np.float64):
        raise ValueError(f"the weights sum to {total:.12g}, not to 1")
    return shares
