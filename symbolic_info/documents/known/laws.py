"""The letter p beside a joint distribution that was given: p(x, y), P(X = 0), p(y | x), P_X.

Notes print the table of P_XY and go on with p(x, y), p(x) and p(y | x): one letter for the joint
law, its marginals and its conditionals, told apart by what it is applied to. The letter is read so
only where every use of it in a statement says which variable each point is of; else it stays a
name without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import rational
from symbolic_info.notation import Scope
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import LAW_LETTERS, VARIABLE_LETTERS, base_key, name_key
from symbolic_info.notation.tree import Call, Chain, Name, Node, Numeral, subtrees
from symbolic_info.terms import (
    Add,
    Apply,
    Distribution,
    Entropy,
    Index,
    JointTable,
    LiteralPmf,
    Marginal,
    Pmf,
    Symbol,
    Term,
    number,
)
from symbolic_info.terms.binding import free_variables

_AT_OUTCOME = re.compile(r"[Hh]\((?P<of>\w+) \| (?P<given>\w+)=(?P<outcome>.+)\)")

_Labels: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def joint_in_force(state: State) -> tuple[Pmf, JointTable] | None:
    """Return the one joint pmf of two named variables that has a value here."""
    found = [
        (law, value)
        for law in state.joints
        if isinstance(value := state.values.get(law), JointTable) and isinstance(law, Pmf)
        if law.name == "P_" + "".join(alphabet.name for alphabet in law.alphabets)
        if law in state.scope.distributions.values()
    ]
    return found[0] if len(found) == 1 else None


def with_laws(nodes: Sequence[Node], state: State) -> Scope:
    """Return the scope of a statement, in which P and P_X belong to the joint pmf in force."""
    scope = state.scope
    joint = joint_in_force(state)
    if joint is None:
        return _with_laws_of_single(nodes, state)
    name, table = joint
    # what rows and columns of a matrix stand for was not said
    labels = (table.row_labels, table.column_labels) if name in state.tables else ((), ())
    given = {_named(known) for known in state.values} - {name.name}
    for letter in LAW_LETTERS:
        for axis, alphabet in enumerate(name.alphabets):
            key = f"{letter}_{alphabet.name}"
            if key not in given:
                scope = scope.with_distribution(key, Marginal(name, axis))
        pair = [alphabet.name for alphabet in name.alphabets]
        for key in (f"{letter}_{''.join(pair)}", f"{letter}_{', '.join(pair)}"):
            if key not in given:
                scope = scope.with_distribution(key, name)
        if letter not in given:
            indices = _indices(letter, nodes, name, labels)
            if indices is not None:
                scope = scope.with_distribution(letter, name)
                for key, index in indices.items():
                    scope = scope.with_scalar(key, index)
    return scope


def _with_laws_of_single(nodes: Sequence[Node], state: State) -> Scope:
    """Return the scope in which X has the law P_X that a table gave, and P(X = x), p(x) are P_X."""
    scope = state.scope
    calls = [part for part in _parts(nodes) if isinstance(part, Call)]
    for letter in LAW_LETTERS:
        variables = {_variable_at(call) for call in _of_letter(letter, calls)}
        law = _given_law(variables.pop(), state) if len(variables) == 1 else None
        if law is not None and not _has_values(letter, state):
            scope = scope.with_distribution(letter, law)
    measured = [call.arguments for call in calls if measure_named(call.function) is not None]
    if any(len(arguments) > 1 for arguments in measured):
        # what two variables have in common, their single laws do not say
        return scope
    # "H()" is a measure of nothing
    for of in (of for arguments in measured for of in arguments):
        if isinstance(of, Name) and (law := _given_law(name_key(of), state)) is not None:
            scope = scope.with_variable(name_key(of), law)
    return scope


def _given_law(variable: str, state: State) -> Distribution | None:
    """Return the law of a variable, where the document gave it values."""
    law = state.scope.distributions.get(f"P_{variable}")
    return law if law is not None and _has_values(f"P_{variable}", state) else None


def _has_values(key: str, state: State) -> bool:
    return any(_named(known) == key for known in state.values)


def _variable_at(call: Call) -> str:
    """Return the variable that the one point of a call is of: X in P(X = 0) and in p(x)."""
    match call.arguments:
        case (Chain(members=(Name(subscript=None) as of, _), signs=("=",)),):
            return base_key(of)
        case (Name(subscript=None) as of,) if of.name.islower():
            return base_key(of).upper()
        case _:
            return ""


def entropies_at_outcomes(terms: tuple[Term, ...], state: State, base: Term) -> dict[Term, Term]:
    """Return values for H(Y | X=0) and its like, which stand in ``terms`` under their names."""
    joint = joint_in_force(state)
    if joint is None or joint[0] not in state.tables:
        return {}
    name, table = joint
    variables = [alphabet.name for alphabet in name.alphabets]
    lines = {
        (variables[0], label): line
        for label, line in zip(table.row_labels, table.rows, strict=True)
    } | {
        (variables[1], label): line
        for label, line in zip(table.column_labels, zip(*table.rows, strict=True), strict=True)
    }
    found: dict[Term, Term] = {}
    for term in terms:
        for symbol in free_variables(term):
            match = _AT_OUTCOME.fullmatch(symbol.name) if isinstance(symbol, Symbol) else None
            if match is None or {match["of"], match["given"]} != {*variables}:
                continue
            outcome = match["outcome"].removeprefix(f"{match['given'].lower()}_")
            weights = _conditional(lines.get((match["given"], outcome), ()))
            if weights:
                found[symbol] = Entropy(LiteralPmf(weights), base)
    return found


def weights_of_variable(variable: str, state: State) -> dict[str, Term]:
    """Return the probabilities that the document gave to the outcomes of a random variable."""
    joint = joint_in_force(state)
    if joint is None:
        return labelled(state.values.get(Pmf(f"P_{variable}")))
    name, table = joint
    variables = [alphabet.name for alphabet in name.alphabets]
    if variable not in variables:
        return {}
    if variables.index(variable) == 0:
        lines = zip(table.row_labels, table.rows, strict=True)
    else:
        lines = zip(table.column_labels, zip(*table.rows, strict=True), strict=True)
    return {label: Add(tuple(line)) for label, line in lines}


def labelled(law: Term | None) -> dict[str, Term]:
    """Return the probabilities of a pmf whose outcomes were named, by their names."""
    if not isinstance(law, LiteralPmf) or not law.labels:
        return {}
    return dict(zip(law.labels, law.weights, strict=True))


def names_an_outcome(name: Symbol) -> bool:
    """Whether a name is that of an entropy at an outcome: H(Y | X=0)."""
    return _AT_OUTCOME.fullmatch(name.name) is not None


def _conditional(line: Sequence[Term]) -> tuple[Term, ...]:
    """Return the conditional probabilities that a line of a table gives; none for zeros."""
    values = [rational(weight) for weight in line]
    known = [value for value in values if value is not None]
    total = sum(known, Fraction(0))
    if len(known) < len(values) or total == 0:
        return ()
    return tuple(number(value / total) for value in known)


def _named(known: Term) -> str:
    of = known.distribution if isinstance(known, Apply) else known
    return of.name if isinstance(of, Pmf) else ""


def _indices(
    letter: str, nodes: Sequence[Node], joint: Pmf, labels: _Labels
) -> dict[str, Index] | None:
    """Return the indices that a letter is applied to; ``None`` where it is no law of the pair."""
    calls = _of_letter(letter, (part for part in _parts(nodes) if isinstance(part, Call)))
    if not calls or _uses(letter, nodes) > len(calls):
        return None
    points = _Points(joint, labels)
    if not all(points.takes(call) for call in calls):
        return None
    return points.indices


def _of_letter(letter: str, calls: Iterable[Call]) -> list[Call]:
    return [
        call
        for call in calls
        if isinstance(call.function, Name) and name_key(call.function) == letter
    ]


def _parts(nodes: Sequence[Node]) -> Iterator[Node]:
    return chain.from_iterable(map(subtrees, nodes))


def _uses(letter: str, nodes: Sequence[Node]) -> int:
    return sum(isinstance(part, Name) and base_key(part) == letter for part in _bare(nodes))


def _bare(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield all parts but the names of laws that say their variables, as P_X does."""
    for part in _parts(nodes):
        if not (isinstance(part, Name) and part.subscript is not None and _is_law(part.subscript)):
            yield part


def _is_law(subscript: Node) -> bool:
    return not isinstance(subscript, Numeral) and name_key(subscript)[:1].isupper()


class _Points:
    """What the points that a law is applied to say of the variables they belong to."""

    def __init__(self, joint: Pmf, labels: _Labels) -> None:
        self.variables = tuple(alphabet.name for alphabet in joint.alphabets)
        self.alphabets = joint.alphabets
        self.labels = labels
        self.indices: dict[str, Index] = {}

    def takes(self, call: Call) -> bool:
        """Whether the points of a call belong to the variables, each to another.

        An outcome that does not say its variable stands where p(x), p(x, y) and p(y | x) have it.
        """
        said = [self._axis(argument) for argument in call.arguments]
        match call.separators:
            case ():
                axes = [said[0] or 0]
            case (",",):
                axes = [0, 1] if None in said else [axis or 0 for axis in said]
            case ("|",):
                given = said[1] or 0
                axes = [1 - given, given]
            case _:
                return False
        ordered = said == [None, None] and call.separators == (",",)
        return len(set(axes)) == len(axes) and all(
            self._is_outcome(argument, axis, ordered) if of is None else of == axis
            for argument, axis, of in zip(call.arguments, axes, said, strict=True)
        )

    def _is_outcome(self, node: Node, axis: int, ordered: bool) -> bool:
        """Whether a bare point can only be an outcome of this variable."""
        text = _outcome(node)
        if text not in self.labels[axis]:
            return False
        if ordered and VARIABLE_LETTERS.issuperset(self.variables):
            return True
        return not isinstance(node, Numeral) and text not in self.labels[1 - axis]

    def _axis(self, node: Node) -> int | None:
        """Return the variable that a point says it is of: X = 0, x_1, x."""
        match node:
            case Chain(members=(Name(subscript=None) as of, value), signs=("=",)):
                axis = self._of(base_key(of))
                if axis is None or _outcome(value) in self.labels[axis]:
                    return axis
                return axis if isinstance(value, Name) and self._noted(value, axis) else None
            case Chain(members=(body,), signs=()):
                return self._axis(body)
            case Name() if node.name.islower():
                axis = self._of(base_key(node))
                if axis is None:
                    return None
                if isinstance(node.subscript, Numeral):
                    return axis if node.subscript.text in self.labels[axis] else None
                return axis if self._noted(node, axis) else None
            case _:
                return None

    def _of(self, name: str) -> int | None:
        variable = name.upper()
        return self.variables.index(variable) if variable in self.variables else None

    def _noted(self, node: Name, axis: int) -> bool:
        """Whether a name is an index of this variable, and of no other in the statement."""
        key = name_key(node) if node.subscript is None else name_key(node.subscript)
        index = Index(key, self.alphabets[axis])
        return key.isidentifier() and self.indices.setdefault(key, index) == index


def _outcome(node: Node) -> str:
    match node:
        case Numeral(text=text):
            return text
        case Name():
            return name_key(node)
        case _:
            return ""
