"""Inequalities of probabilities that no logarithm stands in: sum P(x)^2 <= 1, P(y | x) <= 1.

In a product or a difference, probabilities are put at 1, and of P(x, y) / P(x) the joint one is put
at the marginal one. Of combinations, a sum of squares (P(x) - Q(x))^2 is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations_with_replacement

from symbolic_info.proof.kernel.arithmetic import is_share
from symbolic_info.proof.prover.products import tidy
from symbolic_info.proof.prover.writing import Pen
from symbolic_info.terms import (
    ONE,
    Apply,
    Distribution,
    Div,
    Index,
    Log,
    Measure,
    Mul,
    Neg,
    Number,
    Path,
    Pow,
    Sum,
    Term,
    Uniform,
    alphabets_of,
    kinds,
    number,
    subterms,
    subtract,
    unfold,
)

MAX_POWER = 8


def bounds_of_products() -> Iterator[Callable[[Pen], None]]:
    """Yield what makes a term of products of probabilities greater, or leaves it."""
    for kept in (slice(1), slice(-1, None), slice(-1), slice(1, None)):
        yield partial(_put_at_one, kept)
    yield _put_at_the_whole
    yield _take_one_from_one


def _put_at_one(kept: slice, pen: Pen) -> None:
    """Put the probabilities in each product at 1, but for some of them."""
    for path, part in _outside_logarithms(pen.term):
        match part:
            case Pow(base=Apply() as p, exponent=Number(value=k)) if k in range(2, MAX_POWER + 1):
                pen.replace("arithmetic", Mul((p,) * int(k)), path)
    for path, part in _outside_logarithms(pen.term):
        if isinstance(part, Mul):
            places = [place for place, p in enumerate(part.factors) if is_share(p, ONE)]
            for place in places if len(places) > 1 else ():
                if place not in places[kept]:
                    pen.replace("monotonicity of probability", ONE, (*path, place))
    pen.replace("arithmetic", tidy(pen.term))


def _put_at_the_whole(pen: Pen) -> None:
    """Put P(x, y) at P(x) where it is divided by that."""
    for path, part in _outside_logarithms(pen.term):
        match part:
            case Div(numerator=a, denominator=b) if is_share(a, b):
                pen.replace("arithmetic", Mul((Div(ONE, b), a)), path)
                pen.replace("monotonicity of probability", b, (*path, 1))


def _take_one_from_one(pen: Pen) -> None:
    """Put P(x) at 1 where it is subtracted, as in 1 - P(x)."""
    for path, part in _outside_logarithms(pen.term):
        match part:
            case Neg(operand=p) if is_share(p, ONE):
                pen.replace("monotonicity of probability", ONE, (*path, 0))


def _outside_logarithms(term: Term, at: Path = ()) -> list[tuple[Path, Term]]:
    """Return the parts, those inside of others first, that are in no logarithm."""
    if isinstance(term, Log | Measure | Distribution):
        return []
    found: list[tuple[Path, Term]] = []
    for k, child in enumerate(term.children):
        found += _outside_logarithms(child, (*at, k))
    return [*found, (at, term)]


def gaps_of_squares(term: Term, pool: list[Distribution]) -> Iterator[Term]:
    """Yield sum (P(x) - Q(x))^2 and 1 - sum P(x) Q(x), where the term has squares or products."""
    if kinds(term) & {Log, Measure} or not any(map(_is_square, subterms(term))):
        return
    for p, q in combinations_with_replacement(pool, 2):
        if alphabets_of(p) == alphabets_of(q) and len(alphabets_of(p)) == 1:
            x = Index("x", alphabets_of(p)[0])
            first, second = _at(p, x), _at(q, x)
            if p == q:
                yield subtract(ONE, Sum(Pow(first, number(2)), x))
            else:
                yield Sum(Pow(subtract(first, second), number(2)), x)
                yield Sum(Mul((first, second)), x)
                yield subtract(ONE, Sum(Mul((first, second)), x))


def _at(p: Distribution, x: Index) -> Term:
    return unfold(Apply(p, (x,))) if isinstance(p, Uniform) else Apply(p, (x,))


def _is_square(term: Term) -> bool:
    """Whether a term is a square or a product of probabilities."""
    match term:
        case Pow(base=base):
            return Apply in kinds(base)
        case Mul(factors=factors):
            return sum(isinstance(factor, Apply) for factor in factors) > 1
        case _:
            return False
