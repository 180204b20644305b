"""Two short rows of numbers: there a single NumPy call takes longer than all terms.

The sums are rounded once (``math.fsum``), and so only the terms have errors.
"""

from __future__ import annotations

import math
from math import log1p
from typing import Any

import numpy as np

from symbolic_info.numeric.arrays.checks import tolerance

_MOST = 16
"""The most numbers for which this is faster."""


def divergence(p: Any, q: Any, axis: Any, check: bool) -> float | None:
    """Return D(P || Q) in nats, or ``None`` where it takes more care.

    That is, unless ``p`` and ``q`` are one-dimensional NumPy arrays of one floating dtype, with
    few numbers and no infinity among the terms, and are distributions if they are checked.
    """
    if type(p) is not np.ndarray or type(q) is not np.ndarray or p.shape != q.shape:
        return None
    if p.ndim != 1 or not 0 < p.size <= _MOST or axis not in (-1, 0):
        return None
    if p.dtype is not q.dtype or p.dtype.char not in "df":
        return None
    ps, qs = p.tolist(), q.tolist()
    if check:
        allowed = tolerance(np, len(ps), p.dtype)
        for row in (ps, qs):
            # fsum passes on a NaN
            if min(row) < 0 or not abs(math.fsum(row) - 1) <= allowed:
                return None
    try:
        # see formulas.divergence_terms
        found = math.fsum(
            [
                x * log1p((x - y) / y) if x >= y else -x * log1p((y - x) / x)
                for x, y in zip(ps, qs, strict=True)
            ]
        )
    except (ArithmeticError, ValueError):
        return None
    return found if math.isfinite(found) else None
