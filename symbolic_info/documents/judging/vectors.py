r"""Which lists of numbers are no distributions, so that nothing is wrong with their sum.

Notes on machine learning write logits, means, gradients and batches as they write probabilities.
Those are meant where the name says so, or where a measure is taken of the list.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from symbolic_info.documents.known.lists import numbers_in
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import rational
from symbolic_info.documents.reading.readings import Reading, is_point
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import (
    DISTRIBUTION_LETTERS,
    PROBABILITY_LETTERS,
    name_key,
)
from symbolic_info.notation.tree import (
    Call,
    Name,
    Node,
    Numeral,
    Power,
    Sum,
    Vector,
    bare,
    subtrees,
)
from symbolic_info.terms import Distribution, Number, Symbol

_LETTERS_FOR_MEANS = frozenset({"m", "mu", "nu", "f", "g"})


def names_a_list(left: Reading, right: Reading, state: State) -> bool:
    """Whether a link gives data, logits, means, a set or a matrix their name; no pmf was meant.

    Probabilities are meant where the name is one for distributions, and nothing listed is
    negative; and under a capital letter where nothing but numbers below 1 is listed. Beside labels
    of as many cases, each probability is that of a case.
    """
    node, listed = left.member.node, right.member.node
    if right.flaw is None and _is_matrix(listed):
        # what might be a joint pmf, and is none, has a flaw
        return isinstance(node, Name) or (isinstance(node, Call) and node.separators == ("|",))
    if isinstance(node, Power):
        node = node.base
    if not isinstance(node, Name) or not isinstance(listed, Vector):
        return False
    if is_point(listed) or (node.subscript is not None and is_point(replace(listed, bracket="("))):
        return True
    if node.name in PROBABILITY_LETTERS:
        return node.name.islower() and _has_labels(listed, state)
    if node.name in DISTRIBUTION_LETTERS - _LETTERS_FOR_MEANS:
        return any(isinstance(entry, Sum) and entry.signs == ("-",) for entry in listed.entries)
    return not node.name[0].isupper() or any(
        not isinstance(entry, Numeral) or Fraction(entry.text) >= 1 for entry in listed.entries
    )


def _is_matrix(node: Node) -> bool:
    """Whether a node has rows of one length: a transition matrix, a channel, correlations."""
    rows = node.entries if isinstance(node, Vector) else ()
    lengths = {len(row.entries) for row in rows if isinstance(row, Vector)}
    return len(lengths) == 1 < len(rows) and all(isinstance(row, Vector) for row in rows)


def _has_labels(listed: Vector, state: State) -> bool:
    """Whether a list of labels of as many cases was given: y = [1, 0, 1] beside p."""
    if numbers_in(listed) is None:
        return False
    given = ([rational(entry) for entry in entries] for entries in state.lists.values())
    return any(
        len(values) == len(listed.entries)
        and set(values) <= {0, 1}
        and sum(filter(None, values)) != 1
        for values in given
    )


def are_numbers(left: Reading, right: Reading) -> bool:
    """Whether a sum of names, on one side, stands against a number: R_X + R_Y >= H(X, Y)."""
    flawed, other = (right, left) if right.flaw is not None else (left, right)
    node = flawed.member.node
    return (
        isinstance(node, Sum)
        and all(isinstance(term, Name) for term in node.terms)
        and not isinstance(other.member.node, Name)
        and other.term is not None
        and not isinstance(other.term, Distribution)
    )


def with_entries_named(left: Reading, right: Reading, state: State) -> State | None:
    """Return the state behind (D, R) = (0.25, 0.8), which gives each of several names a value."""
    names, values = left.member.node, right.member.node
    if not isinstance(names, Vector) or not isinstance(values, Vector):
        return None
    entries = tuple(zip(names.entries, values.entries, strict=False))
    if len(names.entries) != len(values.entries):
        return None
    if not all(isinstance(name, Name) for name, _ in entries):
        return None
    line = left.member.found.place(names.span[0])[0]
    for name, value in entries:
        if isinstance(value, Numeral):
            state = state.bound(Symbol(name_key(name)), Number(Fraction(value.text)), line)
    return state


def are_vectors(left: Reading, right: Reading) -> bool:
    """Whether a link calculates with lists of numbers: [3, 4] - [1, 1] = [2, 3]."""
    flawed = right if right.flaw is not None else left
    parts = tuple(subtrees(flawed.member.node))
    if not any(isinstance(part, Vector) for part in parts) or any(map(_is_measured, parts)):
        return False
    node = bare(left.member.node)
    match node:
        case Name(name=name):
            computed = not isinstance(bare(right.member.node), Vector)
            return computed and name not in DISTRIBUTION_LETTERS - _LETTERS_FOR_MEANS
        case Call(function=Name(name=name)):
            return name not in PROBABILITY_LETTERS and name.casefold() != "softmax"
        case _:
            return True


def _is_measured(node: Node) -> bool:
    return (
        isinstance(node, Call)
        and measure_named(node.function) is not None
        and any(isinstance(bare(argument), Vector) for argument in node.arguments)
    )
