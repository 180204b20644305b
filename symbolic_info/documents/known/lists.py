"""Lists of numbers that are no distributions: lengths of codewords, logits, losses of a batch.

With ``l = [1, 2, 3, 3]`` and a pmf p of as many outcomes, ``\\sum_i p_i l_i`` has a value: the sum
is written out over the places of the lists, and ``\\sum_x p(x) H(Y|X=x)`` over the outcomes for
which the document gave the entropies. Nothing is written out where one of the names in the sum
is no such list, or has another length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.determined import speaks_of_another_case
from symbolic_info.documents.known.laws import joint_in_force, labelled, weights_of_variable
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import Values
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.runs import Run
from symbolic_info.documents.sources.source import FORMULA
from symbolic_info.notation.meaning.shapes import index_key, mentions
from symbolic_info.notation.names import LAW_LETTERS, base_key, name_key, text_of
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Chain,
    Group,
    Name,
    Node,
    Numeral,
    Sum,
    Vector,
    children,
    subtrees,
    with_parts,
)
from symbolic_info.terms import LiteralPmf, Number, Pmf, Symbol, Term, number

# how many nodes a sum may have when it is written out
_LARGEST = 10_000


_LATER = re.compile(
    r"\b(?:after|epochs?|steps?|iterations?|rounds?|updat\w*|later|becomes?|if)\b", re.IGNORECASE
)


def may_have_changed(words: str) -> bool:
    """Whether the words before a formula may speak of other numbers than those of a list.

    >>> may_have_changed("In epoch 3,"), may_have_changed("Hence")
    (True, False)
    """
    return speaks_of_another_case(words) or bool(_LATER.search(words.rpartition(FORMULA)[2]))


def numbers_in(node: Node) -> tuple[Term, ...] | None:
    """Return the numbers of a written list; ``None`` where one of its entries is none."""
    shown = [shown_number(entry) for entry in node.entries] if isinstance(node, Vector) else []
    known = tuple(Number(entry.value) for entry in shown if entry is not None)
    return known if known and len(known) == len(shown) else None


def with_list(state: State, left: Reading, right: Reading) -> State:
    """Return the state in which a name stands for a list of numbers, and for no pmf."""
    if left.term is not None:
        state = state.forgetting(frozenset((left.term,)))
    numbers = numbers_in(right.member.node)
    if numbers is None or not isinstance(left.member.node, Name):
        return state
    key = name_key(left.member.node)
    levels = {**state.levels, Symbol(key): state.level}
    return replace(state, lists={**state.lists, key: numbers}, levels=levels)


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """A run with its sums over lists written out, and what the names in them stand for."""

    run: Run
    scalars: Mapping[str, Term]


def written_out(run: Run, state: State) -> list[WrittenOut]:
    """Return a run with its sums written out: once for each way to count the places of a list.

    z_1 is the first entry of z, or the second where a document counts from 0; by itself, as in
    w_0 = 0.1, it may be given here. A run without lists is returned as it is.
    """
    nodes = [member.node for member in run.members if member is not None]
    parts = [part for node in nodes for part in subtrees(node)]
    sums = [part for part in parts if isinstance(part, BigSum)]
    single = {
        (base_key(part), int(part.subscript.text))
        for part in parts
        if isinstance(part, Name) and isinstance(part.subscript, Numeral) and part not in nodes
        if base_key(part) in state.lists and part.subscript.text.isdecimal()
    }
    if not sums and not single:
        return [WrittenOut(run, {})]
    writer = _Writer(_lists(state), state)
    members = tuple(
        None if member is None else replace(member, node=writer.written(member.node))
        for member in run.members
    )
    run = replace(run, members=members)
    found = []
    for first in _first_places(single, state.lists):
        direct = {
            f"{key}_{place}": state.lists[key][place - first]
            for key, place in single
            if 0 <= place - first < len(state.lists[key])
        }
        found.append(WrittenOut(run, {**writer.scalars, **direct}))
    return found


def _first_places(
    single: set[tuple[str, int]], lists: Mapping[str, tuple[Term, ...]]
) -> tuple[int, ...]:
    if any(place == 0 for _, place in single):
        return (0,)
    certain = not single or any(place == len(lists[key]) for key, place in single)
    return (1,) if certain else (1, 0)


def _lists(state: State) -> dict[str, tuple[Term, ...]]:
    """Return all lists in force: of numbers, and of the probabilities of unnamed outcomes."""
    found = {
        name.name: value.weights
        for name, value in state.values.items()
        if isinstance(name, Pmf) and isinstance(value, LiteralPmf) and not value.labels
    }
    return {**found, **state.lists}


class _Writer:
    """Writes sums out, and collects what the names in them stand for."""

    def __init__(self, lists: Mapping[str, tuple[Term, ...]], state: State) -> None:
        self.lists = lists
        self.state = state
        self.scalars: dict[str, Term] = {}

    def written(self, node: Node) -> Node:
        node = with_parts(node, self.written)
        if not isinstance(node, BigSum) or node.kind != "sum":
            return node
        return self._over_places(node) or self._over_outcomes(node) or node

    def _over_places(self, node: BigSum) -> Node | None:
        index = self._index(node)
        if index is None:
            return None
        keys = set(self._keys(node.body, index))
        lengths = {len(self.lists[key]) for key in keys}
        if not keys & self.state.lists.keys() or len(lengths) != 1:
            return None
        places = self._places(node, lengths.pop())
        if places is None or len(places) * len(subtrees(node.body)) > _LARGEST:
            return None
        terms = [self._at(node.body, index, place) for place in places]
        if any(mentions(term, {index}) for term in terms):
            return None
        for key in keys:
            self.scalars |= {f"{key}_#{k}": value for k, value in enumerate(self.lists[key], 1)}
        return _sum_of(terms, node)

    def _index(self, node: BigSum) -> str | None:
        """Return what a sum runs over; of a bare sum, the one subscript of lists in its body."""
        if node.index is not None:
            return index_key(node.index)
        found = {
            name_key(part.subscript)
            for part in subtrees(node.body)
            if isinstance(part, Name) and isinstance(part.subscript, Name)
            if base_key(part) in self.lists
        }
        return found.pop() if len(found) == 1 else None

    def _keys(self, node: Node, index: str) -> Iterator[str]:
        key = self._list_at(node, index)
        if key is not None:
            yield key
            return
        for part in children(node):
            yield from self._keys(part, index)

    def _list_at(self, node: Node, index: str) -> str | None:
        """Return the list of which a node is the entry at the index: l_i, l(i), p(x_i)."""
        match node:
            case Name(subscript=Name() as subscript) if name_key(subscript) == index:
                key = base_key(node)
            case Call(function=Name() as function, arguments=(argument,)) if (
                index_key(argument) == index
            ):
                key = name_key(function)
            case _:
                return None
        return key if key in self.lists else None

    def _at(self, node: Node, index: str, place: int) -> Node:
        key = self._list_at(node, index)
        if key is not None:
            return Name(f"{key}_#{place}", span=node.span)
        if isinstance(node, Name) and name_key(node) == index:
            return Numeral(str(place), span=node.span)
        return with_parts(node, lambda part: self._at(part, index, place))

    def _places(self, node: BigSum, length: int) -> range | None:
        """Return the places that a sum runs through, counted from 1.

        The index itself has a value only where it counts the places so.
        """
        whole = range(1, length + 1)
        index = self._index(node)
        itself = any(isinstance(p, Name) and name_key(p) == index for p in _outer([node.body]))
        match node.lower, node.upper:
            case None, _:
                return None if itself else whole
            case Numeral(text=first), Numeral(text=last) if first.isdecimal() and last.isdecimal():
                if (int(first), int(last)) == (0, length - 1):
                    return None if itself else whole
                found = range(int(first), int(last) + 1)
                return found if found and found[0] >= 1 and found[-1] <= length else None
            case Numeral(text="1"), Name() as upper:
                key = name_key(upper)
                known = self.state.values.get(Symbol(key), number(length))
                if known != number(length):
                    return None
                self.scalars[key] = number(length)
                return whole
            case _:
                return None

    def _over_outcomes(self, node: BigSum) -> Node | None:
        """Write out sum_x p(x) H(Y|X=x) over the outcomes for which H(Y|X=x) is known."""
        if not isinstance(node.index, Name) or node.lower is not None:
            return None
        index = name_key(node.index)
        conditions = {
            (text_of(part.arguments[0]), name_key(part.arguments[1].members[0]))
            for part in subtrees(node.body)
            if isinstance(part, Call) and part.separators == ("|",)
            if isinstance(part.arguments[1], Chain) and part.arguments[1].signs == ("=",)
            if isinstance(part.arguments[1].members[0], Name)
            if mentions(part.arguments[1].members[1], {index})
        }
        if len(conditions) != 1:
            return None
        _, variable = conditions.pop()
        weights = weights_of_variable(variable, self.state)
        has_table = joint_in_force(self.state) is not None
        for letter in LAW_LETTERS:
            own = self.state.values.get(Pmf(letter))
            if own is not None and labelled(own) != weights:
                return None
        if len(weights) * len(subtrees(node.body)) > _LARGEST:
            return None
        terms = [_at_outcome(node.body, index, variable, label) for label in weights]
        if not terms or not (has_table or all(_are_given(t, self.state.values) for t in terms)):
            return None
        self.scalars |= {_law_at(variable, label): weight for label, weight in weights.items()}
        return _sum_of(terms, node)


def _outer(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the parts of nodes that are no subscripts."""
    for node in nodes:
        yield node
        if not isinstance(node, Name):
            yield from _outer(children(node))


def _sum_of(terms: Sequence[Node], node: Node) -> Node:
    signs = ("", *("+",) * (len(terms) - 1))
    return Group("(", Sum(signs, tuple(terms), span=node.span), span=node.span)


def _law_at(variable: str, label: str) -> str:
    return f"P({variable}={label})"


def _at_outcome(node: Node, index: str, variable: str, label: str) -> Node:
    outcome = Numeral(label) if label.isdecimal() else Name(label)
    match node:
        case Call(function=Name() as law, arguments=(argument,)) if name_key(law) in (
            *LAW_LETTERS,
            *(f"{letter}_{variable}" for letter in LAW_LETTERS),
        ) and mentions(argument, {index}):
            return Name(_law_at(variable, label), span=node.span)
        case Name() if name_key(node) == index:
            return replace(outcome, span=node.span)
        case _:
            return with_parts(node, lambda part: _at_outcome(part, index, variable, label))


def _are_given(node: Node, values: Values) -> bool:
    """Whether the document gave the values of all measures at outcomes in a node."""
    match node:
        case Call(separators=("|",)):
            return Symbol(text_of(node)) in values
        case _:
            return all(_are_given(part, values) for part in children(node))
