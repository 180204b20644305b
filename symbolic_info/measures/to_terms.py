"""SymPy expressions into the language of terms, in which statements are proved.

SymPy has reordered and evaluated what it was given; what is left has an exact counterpart, or a
``ValueError`` names the part that has none. ``log(x)/log(b)``, which is all that SymPy keeps of
a logarithm to base b, becomes ``log_b x`` again. A sum over the outcomes of a pmf, in SymPy a
sum over x = 1, ..., n, becomes a sum over its alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy
from sympy.core.symbol import Str

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
from symbolic_info.measures.cross_entropy import CrossEntropy
from symbolic_info.measures.entropy import Entropy
from symbolic_info.measures.jensen_shannon import JensenShannonDivergence
from symbolic_info.measures.kl_divergence import KLDivergence
from symbolic_info.measures.measure import Measure, check_base
from symbolic_info.measures.spaces import Spaces, applications
from symbolic_info.measures.surprisal import Surprisal


def to_term(expression: sympy.Basic) -> t.Term:
    """Return the term that an expression, or a distribution, stands for.

    ``ValueError`` names the part that stands for nothing.

    >>> from symbolic_info import KLDivergence, Pmf
    >>> x, P, Q = sympy.Symbol("x"), Pmf("P"), Pmf("Q")
    >>> to_term(KLDivergence(P, Q) - sympy.log(Q.size, 2))
    D_e(P || Q) - log_2(n)
    >>> to_term(sympy.Sum(P(x)*sympy.log(P(x)/Q(x)), (x, 1, P.size)))
    sum_x(P(x)*log_e(P(x)/Q(x)))
    """
    return to_terms((expression,))[0]


def to_terms(expressions: Sequence[sympy.Basic]) -> tuple[t.Term, ...]:
    """Return the terms of expressions that speak of the same things, as the sides of a relation.

    A symbol that is the size of an alphabet in one of them is so in all.
    """
    _check_names(expressions)
    spaces = Spaces.of(expressions)
    points = {
        symbol: spaces.alphabet(pmfs[0])
        for expression in expressions
        for symbol, pmfs in applications(expression).items()
    }
    context = _Context(spaces, points)
    return tuple(
        _distribution(one, context) if isinstance(one, Distribution) else _scalar(one, context)
        for one in expressions
    )


@dataclass(frozen=True)
class _Context:
    """The alphabets, and the symbols that stand for an outcome here, with their alphabets."""

    spaces: Spaces
    points: dict[sympy.Symbol, t.Alphabet]

    def binding(self, variable: sympy.Symbol, alphabet: t.Alphabet | None) -> _Context:
        """Return the context in which ``variable`` is an outcome, or a number for ``None``."""
        if variable in self.spaces.sizes:
            raise ValueError(f"{variable} is the size of an alphabet, and bound as well")
        outer = {symbol: a for symbol, a in self.points.items() if symbol != variable}
        return _Context(self.spaces, outer if alphabet is None else outer | {variable: alphabet})


def _check_names(expressions: Sequence[sympy.Basic]) -> None:
    """Terms know symbols by name only: refuse two symbols with one name."""
    known: dict[str, sympy.Symbol] = {}
    for expression in expressions:
        for symbol in expression.atoms(sympy.Symbol):
            if known.setdefault(symbol.name, symbol) != symbol:
                raise ValueError(f"two symbols with different assumptions are called {symbol}")


def _distribution(given: sympy.Basic, context: _Context) -> t.Distribution:
    match given:
        case Pmf():
            given.check()
            return t.Pmf(given.name, (context.spaces.alphabet(given),))
        case UniformPmf():
            given.check()
            return t.Uniform(context.spaces.alphabet(given))
        case FinitePmf():
            given.check()
            return t.LiteralPmf(tuple(_scalar(w, context) for w in given.weights), given.labels)
        case Density():
            return t.Density(given.name)
        case Mixture():
            given.check()
            weights = tuple(_scalar(weight, context) for weight in given.weights)
            return t.Mixture(weights, tuple(_distribution(p, context) for p in given.components))
        case _:
            raise ValueError(f"{given} is no distribution")


def _scalar(given: sympy.Basic, context: _Context) -> t.Term:
    for kind, convert in _CONVERSIONS.items():
        if isinstance(given, kind):
            return convert(given, context)
    raise ValueError(f"{given} has no meaning in the language of statements ({_kind(given)})")


def _kind(given: sympy.Basic) -> str:
    return f"a SymPy {type(given).__name__}"


def _rational(given: sympy.Rational, context: _Context) -> t.Term:
    return t.number(Fraction(int(given.p), int(given.q)))


def _float(given: sympy.Float, context: _Context) -> t.Term:
    exact = sympy.Rational(str(given))
    raise ValueError(f"{given} is a rounded binary number: write Rational('{exact}')")


def _symbol(given: sympy.Symbol, context: _Context) -> t.Term:
    if given in context.points:
        raise ValueError(f"{given} is an outcome of a pmf, and cannot be a number as well")
    alphabet = context.spaces.sizes.get(given)
    if alphabet is None:
        return t.Symbol(given.name)
    return t.number(alphabet.size) if alphabet.size.isdecimal() else t.Size(alphabet)


def _sum_of_terms(given: sympy.Add, context: _Context) -> t.Term:
    # SymPy keeps no order; a sum that need not begin with a minus sign reads better
    parts = sorted(given.as_ordered_terms(), key=_is_negative)
    return t.Add(tuple(_scalar(part, context) for part in parts))


def _is_negative(given: sympy.Expr) -> bool:
    return bool(given.as_coeff_Mul()[0].is_extended_negative)


def _product(given: sympy.Mul, context: _Context) -> t.Term:
    if _is_negative(given):
        return t.Neg(_scalar(-given, context))
    coefficient, rest = given.as_coeff_Mul()
    factors = rest.as_ordered_factors()
    below = [1 / factor for factor in factors if _is_reciprocal(factor)]
    above = [factor for factor in factors if not _is_reciprocal(factor)]
    if coefficient != 1:
        above.insert(0, coefficient)
    bases = {k: log.args[0] for k, log in _paired_logarithms(above, below)}
    for base in bases.values():
        below.remove(sympy.log(base))
    numerator = _multiplied(
        [
            t.Log(_scalar(factor.args[0], context), _scalar(bases[k], context))
            if k in bases
            else _scalar(factor, context)
            for k, factor in enumerate(above)
        ]
    )
    if not below:
        return numerator
    return t.Div(numerator, _multiplied([_scalar(factor, context) for factor in below]))


def _is_reciprocal(factor: sympy.Expr) -> bool:
    return bool(factor.is_Pow and factor.exp.is_Rational and factor.exp.is_negative)


def _paired_logarithms(
    above: list[sympy.Expr], below: list[sympy.Expr]
) -> list[tuple[int, sympy.Expr]]:
    """Pair the logarithms of a numerator with those of a base in the denominator."""
    bases = [log for log in below if isinstance(log, sympy.log) and _is_base(log.args[0])]
    logarithms = [k for k, factor in enumerate(above) if isinstance(factor, sympy.log)]
    return list(zip(logarithms, bases, strict=False))


def _is_base(base: sympy.Expr) -> bool:
    return bool(base.is_Symbol or (base.is_Rational and base.is_positive))


def _multiplied(factors: list[t.Term]) -> t.Term:
    if not factors:
        return t.ONE
    return factors[0] if len(factors) == 1 else t.Mul(tuple(factors))


def _power(given: sympy.Pow, context: _Context) -> t.Term:
    if _is_reciprocal(given):
        return t.Div(t.ONE, _scalar(1 / given, context))
    return t.Pow(_scalar(given.base, context), _scalar(given.exp, context))


def _exponential(given: sympy.exp, context: _Context) -> t.Term:
    return t.Pow(t.EULER, _scalar(given.exp, context))


def _logarithm(given: sympy.log, context: _Context) -> t.Term:
    return t.Log(_scalar(given.args[0], context), t.EULER)


def _sum(given: sympy.Sum, context: _Context) -> t.Term:
    *inner, outer = given.limits
    body = sympy.Sum(given.function, *inner) if inner else given.function
    if len(outer) != 3:
        raise ValueError(f"{given} has no bounds")
    variable, lower, upper = outer
    pmfs = applications(body).get(variable)
    if pmfs:
        alphabet = context.spaces.alphabet(pmfs[0])
        last = upper if upper.is_Integer else context.spaces.sizes.get(upper)
        size = last.size if isinstance(last, t.Alphabet) else str(last)
        if lower != 1 or size != alphabet.size:
            raise ValueError(f"{given} does not run over the {alphabet.size} outcomes of {pmfs[0]}")
        index = t.Index(variable.name, alphabet)
        return t.Sum(_scalar(body, context.binding(variable, alphabet)), index)
    if (upper - lower).is_Integer and upper - lower < -1:
        # SymPy gives such a sum the sign of the reversed one; elsewhere it is empty
        raise ValueError(f"{given} runs backwards")
    return t.RangeSum(
        _scalar(body, context.binding(variable, None)),
        t.Symbol(variable.name),
        _scalar(lower, context),
        _scalar(upper, context),
    )


def _integral(given: sympy.Integral, context: _Context) -> t.Term:
    *inner, outer = given.limits
    body = sympy.Integral(given.function, *inner) if inner else given.function
    if len(outer) != 3:
        raise ValueError(f"{given} has no bounds")
    variable, lower, upper = outer
    return t.Integral(
        _scalar(body, context.binding(variable, None)),
        t.Symbol(variable.name),
        _scalar(lower, context),
        _scalar(upper, context),
    )


def _application(given: Probability, context: _Context) -> t.Term:
    return t.Apply(
        _distribution(given.distribution, context),
        (_point(given.distribution, given.point, context),),
    )


def _point(distribution: Distribution, point: sympy.Basic, context: _Context) -> t.Term:
    if distribution.size is None:
        return _scalar(point, context)
    if isinstance(point, Str):
        return t.Outcome(point.name)
    if point.is_Integer:
        distribution.check_point(point)
        return t.Outcome(context.spaces.label(distribution, int(point)))
    if point in context.points:
        return t.Index(point.name, context.points[point])
    raise ValueError(f"{point} is no outcome of {distribution}")


def _measure(given: Measure, context: _Context) -> t.Term:
    check_base(given.base)
    base = _scalar(given.base, context)
    parts = tuple(_distribution(p, context) for p in given.distributions)
    match given, parts:
        case Surprisal(), (p,):
            return t.Surprisal(p, (_point(given.distributions[0], given.point, context),), base)
        case Entropy(), (p,):
            return t.Entropy(p, base)
        case CrossEntropy(), (p, q):
            return t.CrossEntropy(p, q, base)
        case KLDivergence(), (p, q):
            return t.KLDivergence(p, q, base)
        case JensenShannonDivergence(), (p, q):
            return t.JensenShannonDivergence((t.HALF, t.HALF), (p, q), base)
        case _:
            raise ValueError(f"{given} is no measure of distributions that statements know")


_CONVERSIONS: dict[Any, Callable[[Any, _Context], t.Term]] = {
    Measure: _measure,
    Probability: _application,
    sympy.Rational: _rational,
    sympy.Float: _float,
    type(sympy.E): lambda given, context: t.EULER,
    type(sympy.pi): lambda given, context: t.PI,
    type(sympy.oo): lambda given, context: t.INFINITY,
    type(-sympy.oo): lambda given, context: t.Neg(t.INFINITY),
    sympy.Symbol: _symbol,
    sympy.Add: _sum_of_terms,
    sympy.Mul: _product,
    sympy.exp: _exponential,
    sympy.Pow: _power,
    sympy.log: _logarithm,
    sympy.Sum: _sum,
    sympy.Integral: _integral,
}
