"""Tables of distributions on one alphabet: a column, or a line, a pmf.

Beside the outcomes stand P(x), Q(x), p_i or P(X = x). Such a column whose numbers sum to one
exactly gives the pmf its values; rounded decimals, counts and the column of a parameter p give
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.tables import OUTCOME, plain_heading, probability_in
from symbolic_info.documents.reading.habits import writes_decimal_commas
from symbolic_info.documents.sources.source import Table
from symbolic_info.notation.names import DISTRIBUTION_LETTERS
from symbolic_info.terms import LiteralPmf, Pmf

_LARGEST = 1_000
# P, P(x), p(x_i), p_i, P(X = x); a small letter by itself heads the values of a parameter
_LAW = re.compile(
    r"(?P<capital>[A-Z])|(?P<name>[A-Za-z])\(\s*(?P<index>[xyz])(?:_i)?\s*\)"
    r"|(?P<indexed>[A-Za-z])_(?:[ijkx]|\{[ijkx]\})"
    r"|(?:P|p|Pr|\\Pr)\(\s*(?P<variable>[A-Z])\s*=\s*[a-z](?:_i)?\s*\)"
)
_TOTAL = re.compile(r"(?:total|sum|summe|gesamt|\\Sigma|\\sum|Σ|∑)\b.*", re.IGNORECASE | re.DOTALL)


def with_laws_of(state: State, table: Table) -> State:
    """Return the state in which the pmfs that a table writes out have its values."""
    for name, value in laws_of(table):
        scope = state.scope.with_distribution(name.name, name)
        state = replace(state.bound(name, value, table.line), scope=scope, measured={})
    return state


def laws_of(table: Table) -> list[tuple[Pmf, LiteralPmf]]:
    """Return the pmfs that a table writes out, in its columns or in its lines."""
    rows = table.rows
    if sum(map(len, rows)) > _LARGEST or len({len(row) for row in rows}) != 1:
        return []
    decimal_comma = writes_decimal_commas(cell for row in rows for cell in row)
    found = list(_columns(rows, decimal_comma))
    return found or list(_columns(tuple(zip(*rows, strict=True)), decimal_comma))


def _columns(
    rows: tuple[tuple[str, ...], ...], decimal_comma: bool
) -> Iterator[tuple[Pmf, LiteralPmf]]:
    outcomes = [row for row in rows[1:] if not _TOTAL.fullmatch(plain_heading(row[0]))]
    labels = tuple(_label(plain_heading(row[0])) for row in outcomes)
    if len(labels) < 2 or len(set(labels)) < len(labels) or "" in labels:
        return
    for place, heading in enumerate(rows[0]):
        names = _named(plain_heading(heading)) if place else ()
        if names:
            weights = [probability_in(row[place], decimal_comma) for row in outcomes]
            known = tuple(weight for weight in weights if weight is not None)
            if len(known) == len(labels) and sum(weight.value for weight in known) == 1:
                yield from ((Pmf(name), LiteralPmf(known, labels)) for name in names)


def _named(heading: str) -> tuple[str, ...]:
    """Return the names of the pmf in a column: of P(x), which is the law of X, P and P_X."""
    law = _LAW.fullmatch(heading)
    if law is None:
        return ()
    if law["variable"]:
        return (f"P_{law['variable']}",)
    name = law["capital"] or law["name"] or law["indexed"]
    if name not in DISTRIBUTION_LETTERS:
        return ()
    own = (f"P_{law['index'].upper()}",) if name in "Pp" and law["index"] else ()
    return (name, *own)


def _label(heading: str) -> str:
    outcome = OUTCOME.fullmatch(heading)
    return (outcome["is"] or outcome["index"]) if outcome is not None else heading
