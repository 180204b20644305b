r"""Equations that are solved for a name: \log_2 L = 2 \implies L = 4, where L was 8 before."""

from __future__ import annotations

import re

from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.terms import Symbol
from symbolic_info.terms.binding import free_variables

_LINES = 3
_BLANK = r"(?:[\s~&$]|\\[,;:! ]|\\\\|\\q?quad)*"
# what stands between an equation and the value that it gives
_GIVES = (
    r"(?:\\implies|\\(?:[Ll]ong)?[Rr]ightarrow|\\to|\\therefore|\\q?quad|[⟹⇒→∴,;]|=>"
    r"|\b(?:so|hence|thus|therefore|also|daher|donc|alors|luego|entonces|logo|quindi)\b)"
)


def is_solved(left: Reading, right: Reading, state: State) -> bool:
    """Whether what stands behind a link gives another value to a name that has one in the link.

    Then the link is an equation for the name, and does not speak of its earlier value.
    """
    names = {
        name.name
        for reading in (left, right)
        if reading.term is not None
        for name in free_variables(reading.term)
        if isinstance(name, Symbol) and name in state.values
    }
    found, (_, end) = right.member.found, right.member.node.span
    line, column = found.place(end)
    if not names or line > len(state.text):
        return False
    lines = [state.text[line - 1][column - 1 :], *state.text[line : line + _LINES - 1]]
    behind = re.split(r"\n[ \t>]*\n", "\n".join(lines))[0]
    return any(
        re.search(rf"{_GIVES}{_BLANK}{re.escape(name)}{_BLANK}(?:=|\\approx|≈)", behind)
        for name in names
    )
