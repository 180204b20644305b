"""Tables of a joint distribution: the values that they give P_XY.

A table is one where the headings of its rows name outcomes of one random variable, those of its
columns outcomes of another, and the cells are numbers that sum to one exactly. Rows and columns
with other headings, as those of the marginals, are left out. What does not sum to one (conditional
probabilities, counts, rounded decimals) gives no values.
"""

from __future__ import annotations

import re
from dataclasses import replace

from symbolic_info.documents.source import Table
from symbolic_info.documents.state import State, rational
from symbolic_info.notation import NotUnderstood, Scope, elaborate, read
from symbolic_info.notation.names import VARIABLE_LETTERS, WEAK_VARIABLE_LETTERS
from symbolic_info.notation.tree import Chain
from symbolic_info.terms import Alphabet, JointTable, Number, Pmf, Term

_LARGEST = 1_000
_HEADING = re.compile(r"\s*(\w+)\s*=\s*(\S.*?)\s*\Z")
# the corner of a table of Q(x, y), or of conditional probabilities
_ANOTHER = re.compile(r"[qQ]|\\mid|\|")
_WRAPPING = re.compile(r"\A\s*(?:\*\*|\$|\\\\?\()?\s*(.*?)\s*(?:\*\*|\$|\\\\?\))?\s*\Z", re.DOTALL)


def with_joint(state: State, table: Table) -> State:
    """Return the state in which P_XY has the values of a table, if it is one of a joint pmf."""
    joint = joint_of(table)
    if joint is None:
        return state
    name, value = joint
    if state.values.get(name, value) != value:
        # two tables, and only words say which of them is meant
        values = {known: given for known, given in state.values.items() if known != name}
        return replace(state, values=values, measured={})
    scope = state.scope.with_distribution(name.name, name)
    return replace(state.bound(name, value, table.line), scope=scope, measured={})


def joint_of(table: Table) -> tuple[Pmf, JointTable] | None:
    """Return the joint pmf that a table has the values of, with its name; ``None`` for others."""
    if sum(len(row) for row in table.rows) > _LARGEST or not table.rows:
        return None
    if _ANOTHER.search(table.rows[0][0]):
        return None
    columns = _outcomes(table.rows[0])
    rows = _outcomes(tuple(row[0] if row else "" for row in table.rows))
    if columns is None or rows is None or columns[0] == rows[0]:
        return None
    cells = {
        (row, column): _probability(table.rows[row][column])
        for row in rows[1]
        for column in columns[1]
        if column < len(table.rows[row])
    }
    weights = {place: weight for place, weight in cells.items() if weight is not None}
    if len(weights) < len(rows[1]) * len(columns[1]):
        return None
    if sum(weight.value for weight in weights.values()) != 1:
        return None
    first, second, turned = rows, columns, False
    if rows[0] > columns[0]:
        first, second, turned = columns, rows, True
    values: tuple[Term, ...] = tuple(
        weights[(j, i) if turned else (i, j)] for i in first[1] for j in second[1]
    )
    alphabets = Alphabet(first[0], "n"), Alphabet(second[0], "m")
    labels = tuple(first[1].values()), tuple(second[1].values())
    return Pmf(f"P_{first[0]}{second[0]}", alphabets), JointTable(values, *labels)


def _outcomes(headings: tuple[str, ...]) -> tuple[str, dict[int, str]] | None:
    """Return the variable that headings name outcomes of, and the outcomes by their places."""
    found = {}
    variables = set()
    for place, heading in enumerate(headings):
        match = _HEADING.match(_inside(heading))
        if match is not None and place:
            variables.add(match[1].upper())
            found[place] = match[2]
    if len(variables) != 1 or len(set(found.values())) < max(2, len(found)):
        return None
    variable = variables.pop()
    known = VARIABLE_LETTERS | WEAK_VARIABLE_LETTERS
    return (variable, found) if variable in known else None


def _inside(cell: str) -> str:
    match = _WRAPPING.match(cell)
    return match[1] if match is not None else cell


def _probability(cell: str) -> Number | None:
    """Return the number in a cell, where it is one between 0 and 1."""
    formula = read(_inside(cell))
    statements = [statement for row in formula.rows for statement in row.statements]
    match statements:
        case [Chain(members=(node,), signs=())] if not formula.repairs:
            try:
                value = rational(elaborate(node, Scope()))
            except NotUnderstood:
                return None
            return Number(value) if value is not None and 0 <= value <= 1 else None
        case _:
            return None
