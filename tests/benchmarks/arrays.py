"""Array functions.

Peers are SciPy and dit; limits are one logarithm for each term, and reading the input once.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from measuring import Row, fastest
from scipy.special import rel_entr

from symbolic_info.numeric.arrays import kl_divergence


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each function and shape."""
    n = 10**5 if short else 10**7
    p, q = np.random.default_rng(0).dirichlet(np.ones(n), 2)
    ours, theirs = fastest(
        lambda: kl_divergence(p, q),
        lambda: rel_entr(p, q).sum(),
        seconds=0 if short else 2,
    )
    yield Row(f"KL, n = {n:.0e}, checked", ours, "rel_entr(p, q).sum()", theirs, "aim: 2")
