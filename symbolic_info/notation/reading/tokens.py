"""The lexical units of a formula.

Kinds of token and their ``value``:

``number`` digits, perhaps with ``ELLIPSIS`` behind; ``name`` a letter or an upright word;
``log`` log, ln or lg; ``relation`` the sign in its one spelling; ``implies``, ``iff``;
``operator``; ``open``/``close`` the bracket, ``{`` for the braces of TeX, ``begin`` for a matrix;
``bar`` ``|`` or ``||``; ``separator`` ``,`` ``;`` ``:`` or ``.``; ``sub``, ``sup``, ``prime``;
``frac``, ``over``, ``binom``, ``sqrt``, ``accent``, ``style`` (commands with arguments); ``big``
sum or prod; ``integral``; ``vulgar`` a fraction in one piece (a half in one letter, a repeating
decimal); ``omission``; ``percent``; ``unit``; ``text``; ``amp``, ``newline``; ``command`` an
unknown command; ``opaque`` a block that is not read; ``junk``; ``stop`` the end.
"""

from __future__ import annotations

ELLIPSIS = "…"


class Token:
    """A lexical unit of a formula; what ``brackets`` finds out about it is filled in there.

    ``gap`` tells that white space stands before it, ``apart`` that it is as wide as that between
    two statements; ``run`` how many letters of one unbroken run start here; ``sized`` is ``left``
    or ``right`` after that command. ``partner`` is the other bracket of a pair, the next bar of
    the same level, or the integral that a differential ends. ``wide_start`` and ``wide_end``
    include invisible braces that stood directly around it.
    """

    __slots__ = (
        "apart",
        "end",
        "gap",
        "holds",
        "kind",
        "partner",
        "run",
        "sized",
        "start",
        "value",
        "wide_end",
        "wide_start",
    )

    def __init__(self, kind: str, value: str, start: int, end: int, gap: bool = False) -> None:
        self.kind = kind
        self.value = value
        self.start = self.wide_start = start
        self.end = self.wide_end = end
        self.gap = gap
        self.apart = False
        self.run = 1
        self.sized = ""
        self.partner: Token | None = None
        self.holds: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"{self.kind}:{self.value!r}@{self.start}"
