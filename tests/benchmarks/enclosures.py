"""Enclosures.

The entropy of a coin to 15 digits, of another coin each time, so that nothing that was found
before serves again. The limit is python-flint alone, with the formula written out; mpmath's
intervals and SymPy's ``N`` are peers. SymPy's answer has no guarantee.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle

import sympy
from flint import arb, ctx, fmpq
from measuring import Row, fastest
from mpmath import iv

from symbolic_info.numeric import enclose, evaluate
from symbolic_info.terms import Add, Entropy, LiteralPmf, Log, Mul, Neg, Term, number

# more than are remembered
COINS = 30_000
TWO = number(2)


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each way of giving the entropy, and each peer."""
    biases = [(k, 2 * COINS - k) for k in range(1, 10 if short else COINS)]
    # SymPy takes long to make its expressions
    few = biases[:: max(1, len(biases) // 300)]
    of_value, of_sum, of_measure, limit, mpmath, approximate = fastest(
        _each(enclose, [evaluate(_written_out(p, q)) for p, q in few]),
        _each(enclose, [_written_out(p, q) for p, q in biases]),
        _each(enclose, [_measure(p, q) for p, q in biases]),
        _each(_flint, biases),
        _each(_intervals, biases),
        _each(sympy.N, [_expression(p, q) for p, q in few]),
        seconds=0 if short else 2,
    )
    yield Row("a value of `evaluate`", of_value, "python-flint", limit, "aim: 0.2")
    yield Row("the written sum", of_sum, "python-flint", limit, "aim: 0.2")
    yield Row("the measure", of_measure, "python-flint", limit, "aim: 0.2")
    yield Row("the measure", of_measure, "mpmath.iv", mpmath)
    yield Row("the measure", of_measure, "sympy.N", approximate, "SymPy: no guarantee")


def _each(call: Callable[[object], object], arguments: list) -> Callable[[], object]:
    """Return what makes the call with the next of the arguments each time."""
    following = cycle(arguments)
    return lambda: call(next(following))


def _written_out(p: int, q: int) -> Term:
    weights = (number(f"{k}/{p + q}") for k in (p, q))
    return Neg(Add(tuple(Mul((weight, Log(weight, TWO))) for weight in weights)))


def _measure(p: int, q: int) -> Term:
    return Entropy(LiteralPmf(tuple(number(f"{k}/{p + q}") for k in (p, q))), base=TWO)


def _flint(bias: tuple[int, int]) -> arb:
    p, q = bias
    with ctx.workprec(66):
        a, b = arb(fmpq(p, p + q)), arb(fmpq(q, p + q))
        return -(a * a.log() + b * b.log()) / arb(2).log()


def _intervals(bias: tuple[int, int]) -> object:
    p, q = bias
    a, b = iv.mpf(p) / (p + q), iv.mpf(q) / (p + q)
    return -(a * iv.log(a) + b * iv.log(b)) / iv.log(2)


def _expression(p: int, q: int) -> sympy.Expr:
    a, b = sympy.Rational(p, p + q), sympy.Rational(q, p + q)
    return -(a * sympy.log(a) + b * sympy.log(b)) / sympy.log(2)
