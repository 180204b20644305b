"""Values put in for names: a term closed by what a document has given so far.

A value is kept by the term that it is the value of: a name, a measure of objects that were never
declared, the probability of one outcome, the square of a deviation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from symbolic_info.terms import (
    Apply,
    Index,
    LiteralPmf,
    Measure,
    Number,
    Pmf,
    Pow,
    Size,
    Symbol,
    Term,
    substitute,
    subterms,
)
from symbolic_info.terms.binding import bound_variable, free_variables
from symbolic_info.terms.term import map_children

Values: TypeAlias = Mapping[Term, Term]


def total_of(weights: Iterable[Term]) -> Fraction | None:
    """Return the sum of rational weights; ``None`` where one is no rational number."""
    total = Fraction(0)
    for weight in weights:
        value = rational(weight)
        if value is None:
            return None
        total += value
    return total


def sums_to_one(weights: Iterable[Term]) -> bool:
    """Whether weights that are rational numbers sum to one exactly."""
    return total_of(weights) == 1


def rational(term: Term) -> Fraction | None:
    """Return the rational number that a closed term is, or ``None`` where it is not one.

    Only the arithmetic that people write in lists of probabilities is done here.
    """
    from symbolic_info.numeric import Unevaluable, evaluate

    if isinstance(term, Number):
        return term.value
    try:
        return evaluate(term).rational
    except Unevaluable:
        return None


def close(term: Term, values: Values) -> Term:
    """Return ``term`` with all values put in.

    A measure with a value of its own (of objects never declared) is replaced as a whole; so is
    the probability of a single outcome where the whole pmf is unknown. A size n has the value
    given to it where no list of numbers has another length.
    """
    term = with_whole(term, values)
    known: dict[Term, Term] = {}
    for name in free_variables(term):
        if isinstance(name, Pmf | Symbol) and name in values:
            known[name] = values[name]
        elif isinstance(name, Pmf) and (value := _of_that_size(name, values)) is not None:
            known[name] = value
        elif isinstance(name, Size) and name in values and _is_certain(name, values):
            known[name] = values[name]
    return substitute(term, known) if known else term


def _is_certain(size: Size, values: Values) -> bool:
    """Whether no list of another length in force speaks against the value of a size."""
    lengths = {
        Number(Fraction(len(value.weights)))
        for name, value in values.items()
        if isinstance(name, Pmf) and size.alphabet in name.alphabets
        if isinstance(value, LiteralPmf)
    }
    return lengths <= {values[size]}


def _of_that_size(name: Pmf, values: Values) -> LiteralPmf | None:
    """Return the list given to p, where a sum up to 3 says that p has three outcomes."""
    (alphabet, *others) = name.alphabets
    value = values.get(Pmf(name.name))
    if others or not isinstance(value, LiteralPmf) or alphabet.size != str(len(value.weights)):
        return None
    return value


_WHOLE = (Measure, Apply, Pow)


def with_whole(term: Term, values: Values) -> Term:
    """Return ``term`` with the values of measures, single probabilities and squares put in."""
    given = any(isinstance(part, _WHOLE) and part in values for part in subterms(term))
    return _replace_whole(term, values) if given else term


def _replace_whole(term: Term, values: Values) -> Term:
    if isinstance(term, _WHOLE) and term in values:
        return values[term]
    if bound_variable(term) is not None:
        return term.with_children((_replace_whole(term.children[0], values), *term.children[1:]))
    return map_children(term, lambda child: _replace_whole(child, values))


def free_points(term: Term) -> frozenset[Apply]:
    """Return the probabilities in ``term`` that are taken at a free index, such as P(x)."""
    found: set[Apply] = set()
    free_here = {variable for variable in free_variables(term) if isinstance(variable, Index)}

    def visit(part: Term, bound: frozenset[Term]) -> None:
        if isinstance(part, Apply) and any(
            point in free_here and point not in bound for point in part.points
        ):
            found.add(part)
        variable = bound_variable(part)
        inner = bound if variable is None else bound | {variable}
        for child in part.children:
            visit(child, inner)

    visit(term, frozenset())
    return frozenset(found)
