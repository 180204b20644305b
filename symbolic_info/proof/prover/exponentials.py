"""Inequalities of exponentials: 2^{H(P)} <= n, as H(P) <= log_2 n.

For u, v >= 0 the inequality of the logarithm gives v - u <= v log_b(v/u) / log_b e, and
log_b(v/u) is log_b v - log_b u. So u >= v follows from log_b u >= log_b v, and the logarithm of
b^s is s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.statement import Hypothesis, Statement
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.writing import Pen, line_of
from symbolic_info.terms import (
    EULER,
    ONE,
    ZERO,
    Constant,
    Div,
    Log,
    Mul,
    Number,
    Path,
    Pow,
    Term,
    subtract,
)

# derivations of left >= right that may be right
_Search = Callable[[Term, Term, tuple[Hypothesis, ...]], Iterator[Derivation]]

_LOGARITHM: Path = (1, 0, 1, 1)
"""Where log(v/u) stands in v - (1/log e) (v log(v/u))."""


def derive_by_exponents(statement: Statement, search: _Search) -> Iterator[Derivation]:
    """Yield derivations of u >= v, one of them b^s, that may be right."""
    u, v, hypotheses = statement.left, statement.right, statement.hypotheses
    for base in dict.fromkeys(p.base for p in (u, v) if isinstance(p, Pow)):
        if not isinstance(base, Number | Constant):
            continue
        for lemma in search(_logarithm(u, base), _logarithm(v, base), hypotheses):
            yield Derivation(statement, _lines(u, v, base), (lemma,))


def _logarithm(term: Term, base: Term) -> Term:
    if term == ONE:
        return ZERO
    return term.exponent if isinstance(term, Pow) and term.base == base else Log(term, base)


def _lines(u: Term, v: Term, base: Term) -> tuple[Line, ...]:
    """Return the lines from u to v, where the lemma is that log u >= log v."""
    scale = Log(EULER, base)
    whole = subtract(v, Mul((Div(ONE, scale), Mul((subtract(v, u), scale)))))
    pen = Pen(u, Context())
    pen.replace("arithmetic", whole)
    pen.replace("logarithm inequality", Mul((v, Log(Div(v, u), base))), _LOGARITHM[:-1])
    bounded = line_of(tuple(pen.moves), "≥")
    pen = Pen(pen.term, Context())
    pen.replace("logarithm of a quotient", subtract(Log(v, base), Log(u, base)), _LOGARITHM)
    for term, path in ((v, (*_LOGARITHM, 0)), (u, (*_LOGARITHM, 1, 0))):
        _take_logarithm(pen, term, base, path)
    apart = line_of(tuple(pen.moves))
    lemma = Step("theorem", (*_LOGARITHM, 0), _logarithm(u, base), 0)
    return (bounded, apart, Line("≥", (lemma, Step("arithmetic", (), v))))


def _take_logarithm(pen: Pen, term: Term, base: Term, path: Path) -> None:
    exponent = _logarithm(term, base)
    if term == ONE:
        pen.replace("logarithm of one", ZERO, path)
    elif isinstance(term, Pow) and term.base == base:
        pen.replace("logarithm of a power", Mul((exponent, Log(base, base))), path)
        pen.replace("logarithm of the base", ONE, (*path, 1))
        pen.replace("arithmetic", exponent, path)
