"""Enclosures.

The entropy of a coin to 15 digits. The limit is python-flint alone, with the formula written out;
mpmath's intervals and SymPy's ``N`` are peers. SymPy's answer has no guarantee.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from flint import arb, ctx
from measuring import Row, fastest
from mpmath import iv

from symbolic_info.numeric import enclose, evaluate
from symbolic_info.terms import Add, Entropy, LiteralPmf, Log, Mul, Neg, number


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each way of giving the entropy, and each peer."""
    two = number(2)
    parts = tuple(Mul((number(p), Log(number(p), two))) for p in ("0.9", "0.1"))
    written_out = Neg(Add(parts))
    measure = Entropy(LiteralPmf((number("0.9"), number("0.1"))), base=two)
    value = evaluate(measure)
    p, q = sympy.Rational(9, 10), sympy.Rational(1, 10)
    expression = -(p * sympy.log(p) + q * sympy.log(q)) / sympy.log(2)

    def flint():
        with ctx.workprec(66):
            a, b = arb(9) / 10, arb(1) / 10
            return -(a * a.log() + b * b.log()) / arb(2).log()

    def intervals():
        a, b = iv.mpf(9) / 10, iv.mpf(1) / 10
        return -(a * iv.log(a) + b * iv.log(b)) / iv.log(2)

    of_value, of_terms, of_measure, limit, mpmath, approximate = fastest(
        lambda: enclose(value),
        lambda: enclose(written_out),
        lambda: enclose(measure),
        flint,
        intervals,
        lambda: sympy.N(expression),
        seconds=0 if short else 2,
    )
    yield Row("a value of `evaluate`", of_value, "python-flint", limit, "aim: 0.2")
    yield Row("the written sum", of_terms, "python-flint", limit, "exact form found, too")
    yield Row("the measure", of_measure, "python-flint", limit, "exact form found, too")
    yield Row("the measure", of_measure, "mpmath.iv", mpmath)
    yield Row("the measure", of_measure, "sympy.N", approximate, "SymPy: no guarantee")
