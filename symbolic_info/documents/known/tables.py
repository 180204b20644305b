"""Tables of a joint distribution: the values that they give P_XY.

A table is one where the headings of its rows name outcomes of one random variable, those of its
columns outcomes of another, and the cells are numbers that sum to one exactly. A heading names an
outcome as ``X = 0`` or ``x_1`` does, or by itself where the corner says which variables they are
(``X \\\\ Y``). Rows and columns with other headings, as those of the marginals, are left out. What
does not sum to one (conditional probabilities, counts, rounded decimals) gives no values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import rational
from symbolic_info.documents.reading.habits import writes_decimal_commas
from symbolic_info.documents.sources.source import Found, Table
from symbolic_info.notation import NotUnderstood, Scope, elaborate, read
from symbolic_info.notation.names import VARIABLE_LETTERS, WEAK_VARIABLE_LETTERS
from symbolic_info.notation.tree import Chain
from symbolic_info.terms import Alphabet, JointTable, Number, Pmf, Term

_LARGEST = 1_000
_VARIABLES = VARIABLE_LETTERS | WEAK_VARIABLE_LETTERS
OUTCOME = re.compile(r"(?P<of>\w)\s*=\s*(?P<is>\S.*)|(?P<letter>[a-z])_\{?(?P<index>\w+)\}?")
"""A heading that names an outcome and its variable: ``X = 0``, ``x_1``."""

_BOTH = re.compile(
    r"(?:\\(?:diagbox|backslashbox)\{)?(\w)"
    r"\s*(?:\\\\?|/|\\(?:backslash|setminus|diagdown)|\\?[↓,]\s*|\\downarrow\s*,?\s*|\}\{)+\s*"
    r"(\w)\s*(?:\\rightarrow|→|\})?"
)
# the corner of a table of Q(x, y), or of conditional probabilities
_ANOTHER = re.compile(r"[qQ]|\\mid|\|")
_MARGINAL = re.compile(
    r"(?:total|sum|summe|gesamt|margin\w*|rand\w*|\\Sigma|\\sum|Σ|∑)\b.*|.*[(_].*|[pP]r?|\s*",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(
    r"\*\*|__|\$|:math:|`|\\[()]|\\(?:text|textbf|textit|mathrm|mathbf|textrm|emph|bf|hline|toprule"
    r"|midrule|bottomrule|displaystyle|tfrac(?=\W)|rm)(?![A-Za-z])|\\[hc]line\{[^{}]*\}|~"
)
_WORDS = re.compile(r"\{([\w ]+)\}")
_ARRAY = re.compile(
    r"\s*\\begin\{(?P<kind>array|tabular|matrix)\}\s*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})?"
    r"(?P<body>.*)\\end\{(?P=kind)\}\s*[.,]?\s*",
    re.DOTALL,
)
_ROW_END = re.compile(r"\\\\(?:\[[^\]]*\])?")
_CELL_END = re.compile(r"(?<!\\)&")
_RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|c(?:mid|)(?:line|rule)\{[^{}]*\})")


@dataclass(frozen=True, slots=True)
class _Headings:
    """The variable that headings name outcomes of, and the outcomes by their places."""

    variable: str
    outcomes: dict[int, str]


def with_joint(state: State, table: Table) -> State:
    """Return the state in which P_XY has the values of a table, if it is one of a joint pmf.

    A table with other values replaces the one before; which of them words speak of is not known,
    so that ``State.tables`` keeps them all.
    """
    joint = joint_of(table)
    if joint is None:
        return state
    return with_joint_table(state, *joint, table.line)


def with_joint_table(state: State, name: Pmf, value: JointTable, line: int) -> State:
    """Return the state in which a joint pmf has these values, which the document gives here."""
    before = [known for known in state.tables.get(name, ()) if known != value]
    scope = state.scope.with_distribution(name.name, name)
    bound = state.bound(name, value, line)
    tables = {**state.tables, name: (*before, value)}
    return replace(bound, scope=scope, measured={}, tables=tables)


def with_earlier_tables(state: State) -> Iterator[State]:
    """Yield the states in which a table that this example gave earlier is in force again."""
    for name, tables in state.tables.items():
        if state.values.get(name) == tables[-1]:
            for table in tables[:-1]:
                yield replace(state, values={**state.values, name: table})


def without_tables(state: State) -> State:
    """Return the state in which no table gives a joint distribution its values any more."""
    return replace(state.forgetting(frozenset(state.tables)), tables={}, measured={})


def table_in(found: Found) -> Table | None:
    """Return the table that a formula is: an array by itself."""
    array = _ARRAY.fullmatch(found.source)
    return None if array is None else Table(cells_of(array["body"]), found.line)


def names_outcomes(table: Table) -> bool:
    """Whether the headings of a table name outcomes, and so claim nothing."""
    return _headings_of(table) is not None


def cells_of(body: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the rows of a LaTeX table, given by what stands in its environment."""
    rows = (_RULES.sub("", row).strip() for row in _ROW_END.split(body))
    return tuple(tuple(_CELL_END.split(row)) for row in rows if row)


def joint_of(table: Table) -> tuple[Pmf, JointTable] | None:
    """Return the joint pmf that a table has the values of, with its name; ``None`` for others."""
    headings = _headings_of(table)
    if headings is None or _ANOTHER.search(plain_heading(table.rows[0][0])):
        return None
    rows, columns = headings
    decimal_comma = writes_decimal_commas(cell for row in table.rows for cell in row)
    cells = {
        (row, column): probability_in(table.rows[row][column], decimal_comma)
        for row in rows.outcomes
        for column in columns.outcomes
        if column < len(table.rows[row])
    }
    weights = {place: weight for place, weight in cells.items() if weight is not None}
    if len(weights) < len(rows.outcomes) * len(columns.outcomes):
        return None
    if sum(weight.value for weight in weights.values()) != 1:
        return None
    first, second, turned = rows, columns, False
    if rows.variable > columns.variable:
        first, second, turned = columns, rows, True
    values: tuple[Term, ...] = tuple(
        weights[(j, i) if turned else (i, j)] for i in first.outcomes for j in second.outcomes
    )
    alphabets = Alphabet(first.variable, "n"), Alphabet(second.variable, "m")
    labels = tuple(first.outcomes.values()), tuple(second.outcomes.values())
    return Pmf(f"P_{first.variable}{second.variable}", alphabets), JointTable(values, *labels)


def _headings_of(table: Table) -> tuple[_Headings, _Headings] | None:
    """Return the headings of the rows and of the columns, where they name outcomes."""
    if sum(len(row) for row in table.rows) > _LARGEST or not table.rows:
        return None
    both = _BOTH.fullmatch(plain_heading(table.rows[0][0]))
    named = (both[1].upper(), both[2].upper()) if both is not None else ("", "")
    columns = _outcomes(table.rows[0], named[1])
    rows = _outcomes(tuple(row[0] if row else "" for row in table.rows), named[0])
    if columns is None or rows is None or columns.variable == rows.variable:
        return None
    return rows, columns


def _outcomes(headings: tuple[str, ...], named: str) -> _Headings | None:
    """Return what headings say of the outcomes of one variable, of ``named`` where they do not."""
    found: dict[int, str] = {}
    variables = set()
    for place, heading in enumerate(headings):
        text = plain_heading(heading)
        match = OUTCOME.fullmatch(text)
        if not place:
            continue
        if match is not None:
            variables.add((match["of"] or match["letter"]).upper())
            found[place] = match["is"] or match["index"]
        elif named and not _MARGINAL.fullmatch(text):
            variables.add(named)
            found[place] = text
    if len(variables) != 1 or len(set(found.values())) < max(2, len(found)):
        return None
    variable = variables.pop()
    return _Headings(variable, found) if variable in _VARIABLES else None


def plain_heading(cell: str) -> str:
    """Return a heading without markup: ``X=rain`` for ``**$X=\\text{rain}$**``."""
    return _WORDS.sub(r"\1", _MARKUP.sub("", cell)).strip()


def probability_in(cell: str, decimal_comma: bool) -> Number | None:
    """Return the number in a cell, where it is one between 0 and 1."""
    formula = read(_NO_FORMULA.sub("", cell).strip(), decimal_comma)
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


_NO_FORMULA = re.compile(r"\*\*|__|\$|:math:|`|\\\\?[()]")
