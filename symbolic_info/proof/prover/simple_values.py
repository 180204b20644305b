"""Simple pmfs, joint pmfs and numbers to try a statement with, in the order of their simplicity.

Full support comes before zeros, two symbols before three, well-known probabilities before others.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations_with_replacement, islice, product

from symbolic_info.terms import (
    ZERO,
    Alphabet,
    Index,
    JointTable,
    LiteralPmf,
    Outcome,
    Pmf,
    Term,
    joint_table,
    number,
)

MAX_SIZES = 5
"""How many combinations of sizes are gone through, of alphabets that have two symbols or three;
and as many in which one has a single symbol."""

MAX_PICKS = 10_000
"""How many picks of values are enumerated for one combination."""

_PMFS: dict[int, tuple[str, ...]] = {
    2: ("1/2 1/2", "1/4 3/4", "1/3 2/3", "9/10 1/10", "1 0", "0 1"),
    3: ("1/3 1/3 1/3", "1/2 1/4 1/4", "1/5 3/10 1/2", "1/2 1/2 0", "0 1/2 1/2", "1 0 0"),
    1: ("1",),
}
"""Pmfs by the number of symbols; those with full support come first, here and below."""

# rows apart by a semicolon: variables that depend on each other, uniform ones, independent ones,
# ones that nothing is special about, ones that are nearly equal; then with zeros: dependent ones,
# equal ones, and a constant beside a coin
_TABLES: dict[tuple[int, int], tuple[str, ...]] = {
    (2, 2): (
        "1/8 3/8; 3/8 1/8",
        "1/4 1/4; 1/4 1/4",
        "1/3 1/6; 1/3 1/6",
        "1/2 1/4; 1/8 1/8",
        "9/20 1/20; 1/20 9/20",
        "1/2 1/4; 1/4 0",
        "1/2 0; 0 1/2",
        "1/2 1/2; 0 0",
        "1/2 0; 1/2 0",
    ),
    (2, 3): (
        "1/4 1/8 1/8; 1/8 1/8 1/4",
        "1/6 1/6 1/6; 1/6 1/6 1/6",
        "1/4 1/8 1/8; 1/4 1/8 1/8",
        "1/2 0 0; 0 1/4 1/4",
    ),
    (3, 3): (
        "1/9 1/9 1/9; 1/9 1/9 1/9; 1/9 1/9 1/9",
        "1/4 1/8 1/8; 1/8 1/16 1/16; 1/16 1/16 1/8",
        "1/3 0 0; 0 1/3 0; 0 0 1/3",
    ),
}
_UNLIKE = ("1/4 3/4", "1/3 2/3", "9/10 1/10")
_UNLIKE_TABLES = ("1/2 1/4; 1/8 1/8", "1/10 3/10; 2/5 1/5")
"""Pmfs and joint pmfs that are neither uniform nor alike, and have no independent variables."""

_NUMBERS = ("1/2", "2", "1/3", "3", "1/4", "3/2", "1", "0", "-1")
_WEIGHTS = ("1/2", "1/3", "1/4", "1", "0")


def picks_of_values(
    names: list[Term], alphabets: list[Alphabet], weights: set[Term]
) -> Iterator[Iterator[tuple[Term, ...]]]:
    """Yield the picks of values for the names, those for some sizes of the alphabets at a time.

    Pmfs on a single symbol, which are no simple examples though they have full support, are last.
    """
    all_sizes = product(_PMFS, repeat=len(alphabets))
    several = islice(product((2, 3), repeat=len(alphabets)), MAX_SIZES)
    single = islice((sizes for sizes in all_sizes if 1 in sizes), MAX_SIZES)
    for group in (several, single):
        choices = [
            [_values(name, dict(zip(alphabets, sizes, strict=True)), weights) for name in names]
            for sizes in group
        ]
        yield from map(_without_zeros, choices)
        yield from map(_with_zeros, choices)


def unlike_values(names: list[Term], weights: set[Term]) -> tuple[Term, ...]:
    """Return a value for each name, for alphabets of two symbols, such as nothing is special about.

    Not all of many values are different.
    """
    found: list[Term] = []
    for k, name in enumerate(names):
        match name:
            case Pmf(alphabets=(_, _)):
                rows = _UNLIKE_TABLES[k % len(_UNLIKE_TABLES)].split(";")
                found.append(joint_table(tuple(map(_numbers, rows))))
            case Pmf():
                found.append(LiteralPmf(_numbers(_UNLIKE[k % len(_UNLIKE)])))
            case Index():
                found.append(Outcome("1"))
            case _:
                found.append(number("1/3" if name in weights else "3"))
    return tuple(found)


def _without_zeros(choices: list[list[Term]]) -> Iterator[tuple[Term, ...]]:
    return _simple_first([list(filter(has_full_support, values)) for values in choices])


def _with_zeros(choices: list[list[Term]]) -> Iterator[tuple[Term, ...]]:
    """Yield the picks in which something has a zero, all else as simple as may be."""
    # a first one without zeros, those with zeros, the others without
    zeros_early = [sorted(values[1:], key=has_full_support) for values in choices]
    picks = _simple_first(
        [values[:1] + rest for values, rest in zip(choices, zeros_early, strict=True)]
    )
    return (pick for pick in picks if not all(map(has_full_support, pick)))


def _simple_first(choices: list[list[Term]]) -> Iterator[tuple[Term, ...]]:
    """Yield picks of one value for each name, all early ones before late ones."""
    last_first = range(len(choices) - 1, -1, -1)
    # no pick goes further than to the last value of each name
    furthest = sum(len(values) - 1 for values in choices)
    raises = (combinations_with_replacement(last_first, far) for far in range(furthest + 1))
    for raised in islice(chain.from_iterable(raises), MAX_PICKS):
        places = [raised.count(k) for k in range(len(choices))]
        if all(place < len(values) for place, values in zip(places, choices, strict=True)):
            yield tuple(values[k] for values, k in zip(choices, places, strict=True))


def _values(name: Term, size_of: dict[Alphabet, int], weights: set[Term]) -> list[Term]:
    """Return what a name may stand for, with full support first."""
    match name:
        case Pmf(alphabets=(first, second)):
            return [joint_table(rows) for rows in _tables(size_of[first], size_of[second])]
        case Pmf(name=letter, alphabets=(alphabet,)):
            pmfs: list[Term] = [LiteralPmf(_numbers(row)) for row in _PMFS[size_of[alphabet]]]
            return pmfs[:1] if letter.startswith("#") else pmfs
        case Index(alphabet=alphabet):
            return [Outcome(str(k + 1)) for k in range(size_of[alphabet])]
        case _:
            return [number(text) for text in (_WEIGHTS if name in weights else _NUMBERS)]


def _tables(rows: int, columns: int) -> list[tuple[tuple[Term, ...], ...]]:
    if rows > columns:
        return [tuple(zip(*table, strict=True)) for table in _tables(columns, rows)]
    texts = _PMFS[columns] if rows == 1 else _TABLES[rows, columns]
    return [tuple(map(_numbers, text.split(";"))) for text in texts]


def _numbers(row: str) -> tuple[Term, ...]:
    return tuple(map(number, row.split()))


def has_full_support(value: Term) -> bool:
    """Whether no outcome of a written-out pmf has the probability 0; so have numbers."""
    return not isinstance(value, LiteralPmf | JointTable) or ZERO not in value.weights
