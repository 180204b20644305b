r"""Equations for a name: \log_2 L = 2 \implies L = 4, where L was 8 before; (b) x^2 = 9."""

from __future__ import annotations

import re

from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.terms import Symbol
from symbolic_info.terms.binding import free_variables

UNKNOWNS = frozenset("xyzt")
"""Letters that equations are solved for."""

_LINES = 3
# an item has not more lines
_ITEM_LINES = 20
_ITEM = re.compile(r"[ \t>]*(?:[-*+]\s|\(?\w{1,3}[.)]\s|\\item\b|\\(?:sub)*part\b|<li\b)")
_BLANK = r"(?:[\s~&$]|\\[,;:! ]|\\\\|\\q?quad)*"
# what stands between an equation and the value that it gives
_GIVES = (
    r"(?:\\implies|\\(?:[Ll]ong)?[Rr]ightarrow|\\to|\\therefore|\\q?quad|[⟹⇒→∴,;]|=>"
    r"|\b(?:so|hence|thus|therefore|also|daher|donc|alors|luego|entonces|logo|quindi)\b)"
)


def is_solved(left: Reading, right: Reading, state: State) -> bool:
    """Whether a link may be an equation for a name, and not speak of the value that it has.

    That is so where what stands behind the link gives the name another value, and where an unknown
    has its value in another item of a list: (a) x = 4, (b) x^2 = 9.
    """
    names = {
        name.name: state.lines[name]
        for reading in (left, right)
        if reading.term is not None
        for name in free_variables(reading.term)
        if isinstance(name, Symbol) and name in state.values
    }
    found, (_, end) = right.member.found, right.member.node.span
    line, column = found.place(end)
    if not names or line > len(state.text):
        return False
    given = min((at for name, at in names.items() if name in UNKNOWNS), default=line)
    if any(map(_ITEM.match, state.text[max(given, line - _ITEM_LINES) : line])):
        return True
    lines = [state.text[line - 1][column - 1 :], *state.text[line : line + _LINES - 1]]
    behind = re.split(r"\n[ \t>]*\n", "\n".join(lines))[0]
    return any(
        re.search(rf"{_GIVES}{_BLANK}{re.escape(name)}{_BLANK}(?:=|\\approx|≈)", behind)
        for name in names
    )
