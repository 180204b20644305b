"""Binding the free names of an expression so that it becomes the other side of its link.

``-log P(x) = -log_2 0.9`` says that P(x) is 0.9 here, and ``-sum_x P(x) log P(x) =
-(0.9 log 0.9 + 0.1 log 0.1)`` that P is [0.9, 0.1]. Such a link is a definition inside its chain.
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.documents.known.values import Values, close, free_points, rational
from symbolic_info.documents.reading.readings import names_a_sum
from symbolic_info.documents.reading.wellformed import weights_of
from symbolic_info.notation import NUMBER_OF_TERMS
from symbolic_info.notation.meaning.numbers import in_decimals
from symbolic_info.notation.meaning.shapes import mentions
from symbolic_info.notation.names import tree_of
from symbolic_info.numeric import Unevaluable, compare, evaluate, evaluate_in_balls, is_between
from symbolic_info.terms import (
    Add,
    Apply,
    Div,
    LiteralPmf,
    Log,
    Measure,
    Mul,
    Neg,
    Number,
    Outcome,
    Pmf,
    Size,
    Symbol,
    Term,
    number,
    substitute,
    subtract,
    walk,
)
from symbolic_info.terms.binding import free_variables

_MOST_ENTRIES = 64
# dots between two terms leave something out
_FEWEST_TERMS = 3


def binding_that_makes_equal(
    general: Term, closed: Term, values: Values
) -> dict[Term, Term] | None:
    """Return the free names of ``general`` with the values that turn it into ``closed``.

    ``values`` are in force: a probability P(x) is bound to an entry of P only.
    """
    return (
        _by_shape(general, closed, values)
        or _by_entries(general, closed)
        or _by_count(general, closed)
        or _by_rest(general, closed, values)
    )


def _by_shape(general: Term, closed: Term, values: Values) -> dict[Term, Term] | None:
    if isinstance(general, Measure):
        return None
    found: dict[Term, Term] = {}
    points = free_points(general) | _single_outcomes(general)
    if not _match(general, closed, points, found):
        return None
    for name, part in found.items():
        value = rational(part)
        if isinstance(name, Apply):
            entries = weights_of(values.get(name.distribution, name.distribution))
            if value is None or not 0 <= value <= 1 or (entries and value not in entries):
                return None
        elif name in values and not _stands_for(values[name], part):
            return None
    return found or None


def _stands_for(known: Term, part: Term) -> bool:
    """Whether what stands in the place of a name is its value, or a rounding of it."""
    value = rational(part)
    if value is None or free_variables(known):
        return True
    places = len(in_decimals(value).partition(".")[2])
    half = Fraction(1, 2 * 10**places) if places else Fraction(0)
    try:
        order = compare(known, number(value))
        near = is_between(evaluate_in_balls(known), value - half, value + half)
    except Unevaluable:
        return True
    return order == "=" or near is not False


def _single_outcomes(term: Term) -> frozenset[Apply]:
    """Return the probabilities of outcomes, such as P(E), in a term."""
    return frozenset(
        part
        for _, part in walk(term)
        if isinstance(part, Apply)
        and isinstance(part.distribution, Pmf)
        and all(isinstance(point, Outcome) for point in part.points)
    )


def _match(general: Term, closed: Term, points: frozenset[Apply], found: dict[Term, Term]) -> bool:
    """Whether the two have one shape but for names; what stands for each name goes to ``found``.

    A measure of something that was never declared is a name, too: H(Y) - H(Y|X) = 1 - 0.469.
    """
    if isinstance(general, Symbol) or general in points:
        return found.setdefault(general, closed) == closed
    if isinstance(general, Measure) and any(isinstance(v, Pmf) for v in free_variables(general)):
        return found.setdefault(general, closed) == closed
    if type(general) is not type(closed):
        return False
    if not general.children:
        return general == closed
    mine, theirs = general.children, closed.children
    return len(mine) == len(theirs) and all(
        _match(a, b, points, found) for a, b in zip(mine, theirs, strict=True)
    )


def _by_entries(general: Term, closed: Term) -> dict[Term, Term] | None:
    """Find the pmf whose entries are the weights of the terms of ``closed``, in order."""
    pmfs = {v for v in free_variables(general) if isinstance(v, Pmf)}
    if len(pmfs) != 1 or free_points(general):
        return None
    (pmf,) = pmfs
    if not isinstance(pmf, Pmf) or len(pmf.alphabets) != 1:
        return None
    for entries in _candidates(closed):
        if not 1 < len(entries) <= _MOST_ENTRIES or sum(entries) != 1 or min(entries) < 0:
            continue
        literal = LiteralPmf(tuple(number(entry) for entry in entries))
        expression = close(general, {pmf: literal})
        if free_variables(expression):
            return None
        try:
            if compare(expression, closed) == "=":
                return {pmf: literal}
        except Unevaluable:
            continue
    return None


def _by_count(general: Term, closed: Term) -> dict[Term, Term] | None:
    """Find how many terms the dots between equal terms stand for, which is a whole number."""
    if free_variables(general) != {NUMBER_OF_TERMS}:
        return None
    none, one = (substitute(general, {NUMBER_OF_TERMS: number(k)}) for k in (0, 1))
    try:
        count = evaluate(Div(subtract(closed, none), subtract(one, none))).rational
    except Unevaluable:
        return None
    if count is None or count.denominator > 1 or count < _FEWEST_TERMS:
        return None
    return {NUMBER_OF_TERMS: number(count)}


def _by_rest(general: Term, closed: Term, values: Values) -> dict[Term, Term] | None:
    """Find what stands for a sum beside terms that are known: H(S) - sum = 0.94 - 0.29 - 0.40.

    Each of these has its value, or a rounding of it, on the other side; the sum is all else there.
    """
    known: list[tuple[int, Term]] = []
    wanted: list[tuple[int, Term]] = []
    for sign, term in _signed(general):
        value = close(term, values)
        (wanted if free_variables(value) else known).append((sign, value))
    if len(wanted) != 1 or not _is_unknown_sum(wanted[0][1], values):
        return None
    rest = _signed(closed)
    for sign, value in known:
        same = (part for part in rest if part[0] == sign and rational(part[1]) is not None)
        found = next((part for part in same if _stands_for(value, part[1])), None)
        if found is None:
            return None
        rest.remove(found)
    if not rest:
        return None
    ((sign, name),) = wanted
    return {name: Add(tuple(part if s == sign else Neg(part) for s, part in rest))}


def _is_unknown_sum(term: Term, values: Values) -> bool:
    """Whether a term is the name of a sum in which nothing has a value."""
    if not isinstance(term, Symbol) or not names_a_sum(term):
        return False
    known = {name.name for name in values if isinstance(name, Symbol)}
    known |= {name.alphabet.size for name in values if isinstance(name, Size)}
    return not mentions(tree_of(term.name), known)


def _signed(term: Term) -> list[tuple[int, Term]]:
    """Return the terms of a sum, each with its sign."""
    match term:
        case Neg(operand=operand):
            return [(-sign, part) for sign, part in _signed(operand)]
        case Add(parts=parts):
            return [signed for part in parts for signed in _signed(part)]
        case _:
            return [(1, term)]


def _candidates(closed: Term) -> list[list[Fraction]]:
    """Return the lists of leading numbers, and of numbers in logarithms, of the terms of a sum."""
    terms = _terms(closed)
    leading = [_leading(term) for term in terms]
    inside = [_inside(term) for term in terms]
    return [
        [value for value in values if value is not None]
        for values in (leading, inside)
        if None not in values
    ]


def _terms(closed: Term) -> list[Term]:
    match closed:
        case Neg(operand=operand):
            return _terms(operand)
        case Add(parts=parts):
            return [term for part in parts for term in _terms(part)]
        case Mul(factors=(Number(), Add() as inner)) | Mul(factors=(Neg(), Add() as inner)):
            return _terms(inner)
        case _:
            return [closed]


def _leading(term: Term) -> Fraction | None:
    if isinstance(term, Mul) and isinstance(term.factors[0], Number | Div):
        return rational(term.factors[0])
    return None


def _inside(term: Term) -> Fraction | None:
    if isinstance(term, Mul):
        for factor in term.factors:
            if isinstance(factor, Log) and not free_variables(factor.argument):
                return rational(factor.argument)
    return None


def binding_note(name: Term, value: Term) -> str:
    """Return what was bound, as a sentence."""
    if isinstance(value, LiteralPmf):
        entries = ", ".join(in_decimals(rational(w) or Fraction(0)) for w in value.weights)
        return f"{name!r} = [{entries}] in this chain."
    shown = rational(value)
    return f"{name!r} = {in_decimals(shown) if shown is not None else repr(value)} in this chain."
