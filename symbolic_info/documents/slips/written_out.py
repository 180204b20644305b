"""Terms with their measures and sums written out, and the parts of the sums in them.

A slip happens in what a person works out, which is p log p + q log q and not H(P).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from symbolic_info.documents.known.values import rational
from symbolic_info.numeric import compare
from symbolic_info.terms import (
    Add,
    Apply,
    Div,
    Expectation,
    Integral,
    Log,
    Measure,
    Mul,
    Neg,
    RangeSum,
    Sum,
    Term,
    number,
    substitute,
    subterms,
    unfold,
    walk,
    written_outcomes,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.term import Path, map_children

# terms with more parts than this are not written out: nobody works them out by hand
_MOST_PARTS = 600


@lru_cache(maxsize=128)
def written_out(term: Term) -> Term | None:
    """Return a closed term without measures and sums over outcomes, or ``None`` if it is too long.

    >>> from symbolic_info.terms import Entropy, LiteralPmf
    >>> written_out(Entropy(LiteralPmf((number("0.2"), number("0.8"))), number(2)))
    -((1/5)*log_2(1/5) + (4/5)*log_2(4/5))
    """
    if any(isinstance(part, (RangeSum, Integral)) for part in subterms(term)):
        return None
    if len(subterms(term)) >= _MOST_PARTS:
        return None
    result = _written_out(term)
    if len(subterms(result)) >= _MOST_PARTS:
        return None
    # outcomes that two distributions label differently pair up in ways of their own
    return result if result == term or compare(result, term) == "=" else None


def _written_out(term: Term) -> Term:
    match term:
        case Measure() | Expectation():
            return _written_out(unfold(term))
        case Sum(body=body, index=index):
            outcomes = written_outcomes(term, index)
            parts = [_written_out(substitute(body, {index: outcome})) for outcome in outcomes]
            if isinstance(body, Sum):
                parts = [inner for part in parts for inner in _parts(part)]
            return Add(tuple(parts)) if len(parts) > 1 else parts[0] if parts else term
        case Apply() if not free_variables(term):
            weight = rational(term)
            return term if weight is None else number(weight)
        case _:
            return map_children(term, _written_out)


def _parts(term: Term) -> tuple[Term, ...]:
    return term.parts if isinstance(term, Add) else (term,)


def sums_in(term: Term) -> Iterator[tuple[Path, Add]]:
    """Yield the sums in a term that was written out, with their paths, from the outside in."""
    for path, part in walk(term):
        if isinstance(part, Add):
            yield path, part


def summands(term: Term) -> tuple[Term, ...]:
    """Return the terms whose sum a term is, with signs and common factors put into each.

    >>> from symbolic_info.terms import Symbol
    >>> a, b = Symbol("a"), Symbol("b")
    >>> summands(Neg(Add((a, Neg(b)))))
    (-a, b)
    """
    match term:
        case Add(parts=parts):
            return parts
        case Neg(operand=operand):
            inner = summands(operand)
            return tuple(_negated(part) for part in inner)
        case Div(numerator=above, denominator=below):
            inner = summands(above)
            return tuple(Div(part, below) for part in inner) if len(inner) > 1 else (term,)
        case Mul(factors=factors):
            long = [k for k, factor in enumerate(factors) if len(summands(factor)) > 1]
            if len(long) != 1:
                return (term,)
            (place,) = long
            return tuple(
                Mul((*factors[:place], part, *factors[place + 1 :]))
                for part in summands(factors[place])
            )
        case _:
            return (term,)


def _negated(term: Term) -> Term:
    return term.operand if isinstance(term, Neg) else Neg(term)


@dataclass(frozen=True, slots=True)
class Weighted:
    """A product a log b, a log(1/b) or a log(a/b): ``form`` is ``b``, ``1/b`` or ``a/b``."""

    weight: Term
    other: Term
    form: str
    base: Term | None

    def with_numbers(self, weight: Term, other: Term) -> Term:
        """Return the product of the same form with other numbers in it."""
        argument = {"b": other, "1/b": Div(number(1), other), "a/b": Div(weight, other)}
        return Mul((weight, Log(argument[self.form], self.base)))


def weighted(term: Term) -> Weighted | None:
    """Return what a product of a probability and the logarithm of one is made of.

    A third factor, such as that of a change of units, makes it another product.
    """
    if not isinstance(term, Mul) or len(term.factors) != 2:
        return None
    weight, log = term.factors
    if not isinstance(log, Log):
        return None
    share = rational(weight)
    if share is None:
        return None
    argument = log.argument
    if isinstance(argument, Div):
        above = rational(argument.numerator)
        if above == share and share != 1:
            return Weighted(number(share), argument.denominator, "a/b", log.base)
        if above == 1:
            return Weighted(number(share), argument.denominator, "1/b", log.base)
    if rational(argument) is None:
        return None
    return Weighted(number(share), argument, "b", log.base)
