"""Letters for composed distributions: the M of (P + Q)/2, so that it prints as M(x) and H(M)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from symbolic_info.notation.tree import Chain
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.terms import Distribution, Mixture, Term, walk
from symbolic_info.terms.binding import free_names

Letters = Mapping[Distribution, str]

_LETTER = "M"


def letters_for(terms: Iterable[Term], given: Letters) -> dict[Distribution, str]:
    """Return a letter for each mixture in the terms, and for those in ``given`` theirs.

    Mixtures of the same parts in another order are one distribution, and have one letter. No
    letter is a name that the terms use for something else.
    """
    terms = tuple(terms)
    taken = frozenset().union(*(free_names(term) for term in terms), given.values())
    free = (letter for letter in _candidates() if letter not in taken)
    letters = dict(given)
    by_parts = {_parts(p): letter for p, letter in given.items()}
    for mixture in _mixtures(terms):
        parts = _parts(mixture)
        if parts not in by_parts:
            by_parts[parts] = next(free)
        letters.setdefault(mixture, by_parts[parts])
    return letters


def statement_chain(statement: Statement, letters: Letters) -> Chain:
    """Return a statement as a formula."""
    sides = (typeset(statement.left, letters), typeset(statement.right, letters))
    return Chain(sides, (statement.sign,))


def _candidates() -> Iterator[str]:
    yield _LETTER
    yield from (f"{_LETTER}_{number}" for number in count(1))


def _mixtures(terms: Iterable[Term]) -> Iterator[Mixture]:
    """Yield the mixtures of distributions with a name, inner ones before outer ones."""
    for term in terms:
        found = [(path, part) for path, part in walk(term) if isinstance(part, Mixture)]
        inner_first = sorted(found, key=lambda place: -len(place[0]))
        yield from (part for _, part in inner_first if free_names(part))


def _parts(distribution: Distribution) -> frozenset[tuple[Term, Term]] | Distribution:
    if isinstance(distribution, Mixture):
        return frozenset(zip(distribution.weights, distribution.components, strict=True))
    return distribution
