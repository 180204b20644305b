"""Terms into SymPy expressions, as far as SymPy lets them stand.

SymPy evaluates: ``log(1/8)`` becomes ``-log(8)``, sums are reordered, composed pmfs are applied
at once. Where its own arithmetic would say ``nan`` or ``zoo`` the denotation of terms decides
instead: 0 times anything is 0, log 0 is -oo, and a positive number over 0 is +oo.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import sympy

from symbolic_info import terms as t
from symbolic_info.distributions import (
    Density,
    Distribution,
    FinitePmf,
    Mixture,
    Pmf,
    Probability,
    UniformPmf,
)
from symbolic_info.distributions.pmf import SIZE
from symbolic_info.measures.cross_entropy import CrossEntropy
from symbolic_info.measures.entropy import Entropy
from symbolic_info.measures.jensen_shannon import JensenShannonDivergence
from symbolic_info.measures.kl_divergence import KLDivergence
from symbolic_info.measures.surprisal import Surprisal


class _Undefined(ValueError):
    """The value of a part is undefined; 0 times it is 0 all the same."""


_NO_SYMBOLS: Mapping[str, sympy.Symbol] = {}


def from_term(term: t.Term, symbols: Mapping[str, sympy.Symbol] = _NO_SYMBOLS) -> sympy.Basic:
    """Return the SymPy expression, or the distribution, that a term stands for.

    ``symbols`` gives the SymPy symbols to use for names, for the sake of their assumptions; the
    size of an alphabet is a positive integer without it. A logarithm without a base becomes the
    natural one. ``ValueError`` for what SymPy has no object for, and for oo - oo.

    >>> x = t.Index("x", t.Alphabet())
    >>> from_term(t.Sum(t.Apply(t.Pmf("P"), (x,)), x)), from_term(t.Log(t.ZERO))
    (Sum(P(x), (x, 1, n)), -oo)
    """
    if isinstance(term, t.Distribution):
        return _distribution(term, symbols)
    return _scalar(term, symbols)


def _distribution(term: t.Distribution, symbols: Mapping[str, sympy.Symbol]) -> Distribution:
    match term:
        case t.Pmf(name=name, alphabets=(alphabet,)):
            return Pmf(name, _size(alphabet, symbols), alphabet.name)
        case t.Uniform(alphabet=alphabet):
            return UniformPmf(_size(alphabet, symbols), alphabet.name)
        case t.Density(name=name):
            return Density(name)
        case t.LiteralPmf(weights=weights, labels=labels):
            return FinitePmf([_scalar(weight, symbols) for weight in weights], labels)
        case t.Mixture(weights=weights, components=components):
            return Mixture(
                [_distribution(component, symbols) for component in components],
                [_scalar(weight, symbols) for weight in weights],
            )
        case _:
            raise ValueError(f"SymPy has no object for the distribution {term}")


def _size(alphabet: t.Alphabet, symbols: Mapping[str, sympy.Symbol]) -> sympy.Expr:
    if alphabet.size.isdecimal():
        return sympy.Integer(int(alphabet.size))
    if alphabet.size in symbols:
        return symbols[alphabet.size]
    return sympy.Symbol(alphabet.size, **SIZE.assumptions0)


def _scalar(term: t.Term, symbols: Mapping[str, sympy.Symbol]) -> sympy.Expr:
    value = _expression(term, symbols)
    if value is sympy.nan or value is sympy.zoo:
        raise _Undefined(f"{term} is undefined")
    return value


def _expression(term: t.Term, symbols: Mapping[str, sympy.Symbol]) -> sympy.Expr:
    scalar: Callable[[t.Term], sympy.Expr] = partial(_scalar, symbols=symbols)
    match term:
        case t.Number(value=value):
            return sympy.Rational(value.numerator, value.denominator)
        case t.Constant(name=name):
            return {"e": sympy.E, "pi": sympy.pi}[name]
        case t.Infinity():
            return sympy.oo
        case t.Symbol(name=name) | t.Index(name=name):
            return symbols.get(name, sympy.Symbol(name))
        case t.Size(alphabet=alphabet):
            return _size(alphabet, symbols)
        case t.Add(parts=parts):
            return sympy.Add(*(scalar(part) for part in parts))
        case t.Neg(operand=operand):
            return -scalar(operand)
        case t.Mul(factors=factors):
            return _product(factors, symbols)
        case t.Div(numerator=numerator, denominator=denominator):
            return _quotient(scalar(numerator), scalar(denominator))
        case t.Pow(base=base, exponent=exponent):
            return scalar(base) ** scalar(exponent)
        case t.Log(argument=argument, base=base):
            return _logarithm(scalar(argument), _base(base, symbols))
        case t.Apply(distribution=p, points=(point,)):
            return Probability(_distribution(p, symbols), _point(point, symbols))
        case t.Sum(body=body, index=index):
            x, size = scalar(index), _size(index.alphabet, symbols)
            return sympy.Sum(scalar(body), (x, 1, size))
        case t.RangeSum(body=body, variable=variable, lower=lower, upper=upper):
            return sympy.Sum(scalar(body), (scalar(variable), scalar(lower), scalar(upper)))
        case t.Integral(body=body, variable=variable, lower=lower, upper=upper):
            return sympy.Integral(scalar(body), (scalar(variable), scalar(lower), scalar(upper)))
        case t.Expectation():
            return scalar(t.unfold(term))
        case t.Measure():
            return _measure(term, symbols)
        case _:
            raise ValueError(f"SymPy has no expression for {term}")


def _product(factors: tuple[t.Term, ...], symbols: Mapping[str, sympy.Symbol]) -> sympy.Expr:
    # 0 absorbs whatever the other factors are, undefined ones included
    converted, undefined = [], None
    for factor in factors:
        try:
            converted.append(_scalar(factor, symbols))
        except _Undefined as error:
            undefined = error
    if any(factor.is_zero for factor in converted):
        return sympy.S.Zero
    if undefined is not None:
        raise undefined
    return sympy.Mul(*converted)


def _quotient(numerator: sympy.Expr, denominator: sympy.Expr) -> sympy.Expr:
    if denominator.is_zero and not numerator.is_zero and numerator.is_extended_real:
        # denominators are probabilities: zero is approached from above
        return sympy.oo if numerator.is_extended_positive else numerator * sympy.oo
    return numerator / denominator


def _logarithm(argument: sympy.Expr, base: sympy.Expr) -> sympy.Expr:
    if argument.is_zero:
        return -sympy.oo / sympy.log(base)
    return sympy.log(argument, base)


def _base(base: t.Term | None, symbols: Mapping[str, sympy.Symbol]) -> sympy.Expr:
    return sympy.E if base is None else _scalar(base, symbols)


def _point(point: t.Term, symbols: Mapping[str, sympy.Symbol]) -> Any:
    if not isinstance(point, t.Outcome):
        return _scalar(point, symbols)
    return int(point.label) if point.label.isdecimal() else point.label


def _measure(term: t.Measure, symbols: Mapping[str, sympy.Symbol]) -> sympy.Expr:
    base = _base(term.base, symbols)
    match term:
        case t.Surprisal(distribution=p, points=(point,)):
            return Surprisal(_distribution(p, symbols), _point(point, symbols), base)
        case t.Entropy(distribution=p):
            return Entropy(_distribution(p, symbols), base)
        case t.CrossEntropy(distribution=p, model=q):
            return CrossEntropy(_distribution(p, symbols), _distribution(q, symbols), base)
        case t.KLDivergence(distribution=p, model=q):
            return KLDivergence(_distribution(p, symbols), _distribution(q, symbols), base)
        case t.JensenShannonDivergence(weights=(t.HALF, t.HALF), components=(p, q)):
            two = (_distribution(p, symbols), _distribution(q, symbols))
            return JensenShannonDivergence(*two, base)
        case _:
            return _scalar(t.unfold(term), symbols)
