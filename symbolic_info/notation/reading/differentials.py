"""Which d is a differential: the one that ends an integral of the same level.

``\\int p(x)\\,dx`` and ``\\int \\frac{dx}{x}`` hold one; in ``d(x, y)`` and ``c d x`` the letter d
is a name.
"""

from __future__ import annotations

from symbolic_info.notation.reading.tokens import Token

_ENDS = frozenset({"relation", "newline", "implies", "iff", "text"})


def mark_differentials(tokens: list[Token]) -> None:
    """Turn the d of each differential into a ``differential`` token.

    Its integral becomes its partner. One inside the braces of a fraction, whose integral stands
    outside of them, holds ``inside``; the integrals of the others hold ``closed``.
    """
    levels: list[list[Token]] = [[]]
    transparent: list[bool] = [False]
    for place, token in enumerate(tokens):
        kind = token.kind
        if kind == "open":
            levels.append([])
            transparent.append(token.value == "{")
        elif kind == "close":
            levels.pop()
            transparent.pop()
        elif kind in _ENDS or (kind == "separator" and len(levels) == 1):
            levels[-1].clear()
        elif kind == "integral":
            levels[-1].extend([token] * int(token.value))
        elif kind == "name" and token.value == "d" and tokens[place + 1].kind == "name":
            _mark(token, levels, transparent)


def _mark(token: Token, levels: list[list[Token]], transparent: list[bool]) -> None:
    place = len(levels) - 1
    while not levels[place] and transparent[place]:
        place -= 1
    if not levels[place]:
        return
    integral = levels[place].pop()
    token.kind = "differential"
    token.partner = integral
    if place < len(levels) - 1:
        token.holds |= {"inside"}
    else:
        integral.holds |= {"closed"}
