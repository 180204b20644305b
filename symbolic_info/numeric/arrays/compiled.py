"""The terms of the measures in one loop that numba compiles, with a logarithm of our own.

NumPy goes over a block once for each operation, and its logarithm uses the vector unit on few
processors only. Here one loop makes the terms, and the compiler makes vector instructions of it,
as there is no branch and no call in it. For normal numbers a and b

    log(a/b) = k log 2 + 2 artanh f,   f = (a - c)/(a + c),   c = 2^k b,   2/3 <= a/c <= 3/2,

where a - c is exact, so that nothing is lost where a and b are nearly equal, and artanh is its
Taylor series. k is read off the representation of a and b as integers. What is not normal is
left to NumPy: see ``Kernel.fast``.

numba comes with the extra ``numba``. A loop takes a second to compile, once: the code is kept on
disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

from symbolic_info.numeric.arrays.kernels import Floats, Kernel, Mass, row_sums, weigh

_LOG_2 = 0.6931471805599453

_LEAST = 0x0020000000000000
"""2^-1021 as an integer: from there on a, b and c are normal."""

# the integer k has the float 1.5 * 2^52 + k for its representation _SHIFT + k
_SHIFT = 0x4338000000000000
_SHIFTED = 6755399441055744.0

# of the Taylor series 2 artanh f = 2f + f^3 (2/3 + 2/5 f^2 + ...); |f| <= 1/5, and what is left
# out is below 2^-58 of the whole
_C1, _C2, _C3, _C4, _C5, _C6, _C7, _C8, _C9, _C10, _C11 = (2 / (2 * k + 1) for k in range(1, 12))


def with_loop(kernel: Kernel) -> Kernel:
    """Return the kernel with a compiled loop in place of its ``fast``.

    ``ValueError`` if there is none.
    """
    if kernel.loop is None:
        raise ValueError("there is no compiled loop for this; leave engine='numba' out")
    loop, weights = _LOOPS[kernel.loop], kernel.weights

    def fast(scratch: Floats, mass: Mass, *parts: Floats) -> Floats:
        terms: Floats = scratch[0]
        loop(terms.reshape(-1), *(part.reshape(-1) for part in parts), *weights)
        return row_sums(terms)

    return replace(kernel, fast=fast, scratch=1, weigh=_weigh_long)


def _weigh_long(rows: Floats) -> Floats | None:
    """Return what ``weigh`` does, of a single row in one pass."""
    if len(rows) > 1:
        return weigh(rows)
    has_sign, total = _signs_and_sum(rows[0])
    # the sign may be that of -0.0
    return weigh(rows) if has_sign else np.array([total], rows.dtype)


@intrinsic
def _bits(context: Any, number: Any) -> Any:
    """Return the representation of a float as an integer."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], ir.IntType(64))

    return types.int64(types.float64), generate


@intrinsic
def _float(context: Any, bits: Any) -> Any:
    """Return the float that an integer represents."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], ir.DoubleType())

    return types.float64(types.int64), generate


# contract: a * b + c may be rounded once
_compiled = njit(fastmath={"contract"}, error_model="numpy", cache=True)


# reassoc: the sum is for a check, in any order
@njit(fastmath={"reassoc"}, error_model="numpy", cache=True)
def _signs_and_sum(row):
    least, total = 0, 0.0
    for k in range(row.size):
        x = np.float64(row[k])
        total += x
        # as an integer it is negative if it has a sign
        least = min(least, _bits(x))
    return least < 0, total


@_compiled
def _log_quotient(a, b):
    """Return log(a/b) of floats given as integers, 2^-1021 and below taken as 2^-1021."""
    a, b = max(a, _LEAST), max(b, _LEAST)
    k = (a - b + (1 << 51)) >> 52
    x = _float(a)
    c = _float(b + (k << 52))
    f = (x - c) / (x + c)
    z = f * f
    high = _C6 + z * (_C7 + z * (_C8 + z * (_C9 + z * (_C10 + z * _C11))))
    series = z * (_C1 + z * (_C2 + z * (_C3 + z * (_C4 + z * (_C5 + z * high)))))
    return (_float(_SHIFT + k) - _SHIFTED) * _LOG_2 + (2 * f + f * series)


@_compiled
def _entropy(terms, p):
    one = _bits(1.0)
    for k in range(p.size):
        x = np.float64(p[k])
        a = _bits(x)
        term = x * _log_quotient(one, a)
        terms[k] = term if a >= _LEAST or a == 0 else np.nan


@_compiled
def _cross_entropy(terms, p, q):
    one = _bits(1.0)
    for k in range(p.size):
        x, y = np.float64(p[k]), np.float64(q[k])
        a, b = _bits(x), _bits(y)
        term = x * _log_quotient(one, b)
        terms[k] = term if min(a, b) >= _LEAST or a == 0 else np.nan


@_compiled
def _divergence(terms, p, q):
    for k in range(p.size):
        x, y = np.float64(p[k]), np.float64(q[k])
        a, b = _bits(x), _bits(y)
        term = x * _log_quotient(a, b)
        terms[k] = term if min(a, b) >= _LEAST or a == 0 else np.nan


@_compiled
def _mixture(terms, p, q, v, w):
    for k in range(p.size):
        x, y = np.float64(p[k]), np.float64(q[k])
        m = v * x + w * y
        a, b, c = _bits(x), _bits(y), _bits(m)
        logs = v * x * _log_quotient(a, c) + w * y * _log_quotient(b, c)
        # see formulas.mixture_terms: what the rounding of m would do
        term = logs - (v * (x - m) + w * (y - m))
        normal = (a >= _LEAST or a == 0) and (b >= _LEAST or b == 0) and (c >= _LEAST or c == 0)
        terms[k] = term if normal else np.nan


_LOOPS: dict[str, Callable[..., None]] = {
    "entropy": _entropy,
    "cross_entropy": _cross_entropy,
    "divergence": _divergence,
    "mixture": _mixture,
}
