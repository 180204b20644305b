"""Reading formulas.

A formula of LaTeX into a tree that keeps its places; the peer is latex2sympy2_extended, on
formulas that both read.
"""

from __future__ import annotations

from collections.abc import Iterator

from latex2sympy2_extended import latex2sympy
from measuring import Row, fastest

from symbolic_info.notation import Scope, elaborate, read
from symbolic_info.notation.tree import Chain

FORMULAS = (
    r"-\log_2(0.9)",
    r"0.9 \cdot 0.152 + 0.1 \cdot 3.322",
    r"-(0.9 \log_2(0.9) + 0.1 \log_2(0.1))",
    r"0.9 \log_2 \frac{0.9}{0.5} + 0.1 \log_2 \frac{0.1}{0.5}",
)


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each formula."""
    for formula in FORMULAS[:1] if short else FORMULAS:
        (node,) = _first(formula).members
        reading, meaning, peer = fastest(
            lambda formula=formula: read(formula),
            lambda formula=formula: elaborate(_first(formula).members[0], Scope()),
            lambda formula=formula: latex2sympy(formula),
            seconds=0 if short else 1,
        )
        assert node is not None
        yield Row(f"`{formula}`", reading, "latex2sympy2_extended", peer, "aim: 10")
        yield Row("the same, to a term", meaning, "latex2sympy2_extended", peer)


def _first(formula: str) -> Chain:
    return next(s for row in read(formula).rows for s in row.statements if isinstance(s, Chain))
