"""Habits of a document that decide how its formulas are read."""

from __future__ import annotations

import re
from collections.abc import Iterable

_POINT = re.compile(r"[0-9]\.[0-9]")
_GROUPS_BY_POINTS = re.compile(r"(?<![0-9.])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9.])")
# 0{,}47 and 2{,}5 can be nothing else; nor can 0,47
_CERTAIN = re.compile(
    r"(?<![0-9])0\{,\}[0-9]|\{,\}(?:[0-9]{1,2}|[0-9]{4,})(?![0-9])|(?<![0-9,])0,[0-9]{2}"
)
# 0,1 = 3,322: one alone may be a list of integers
_LIKELY = re.compile(r"(?<![0-9,.(\[{])[0-9]+,[0-9]+(?![0-9,.]|\s*(?:[)\]]|\\\}))")
_CERTAIN_IN_BRACES = re.compile(r"(?<![0-9])0\{,\}[0-9]")
# 3{,}322 alone: three thousand or three
_UNCERTAIN = re.compile(r"(?<![0-9,}])[1-9][0-9]{0,2}\{,\}[0-9]{3}(?![0-9{])")


def may_write_decimal_commas(sources: Iterable[str]) -> bool:
    """Return whether the numbers of a document may be read with a decimal comma as well as without.

    >>> may_write_decimal_commas(["x = 3{,}322"]), may_write_decimal_commas(["x = 3{,}322 + 0.1"])
    (True, False)
    """
    everything = list(sources)
    return any(map(_UNCERTAIN.search, everything)) and (
        any(map(_CERTAIN_IN_BRACES.search, everything)) or not any(map(_POINT.search, everything))
    )


def writes_decimal_commas(sources: Iterable[str]) -> bool:
    """Return whether the formulas of a document have decimal commas: 0,47 for 0.47.

    >>> writes_decimal_commas(["H = 0,47"]), writes_decimal_commas(["x = 0,1", "H = 0.47"])
    (True, False)
    """
    certain = likely = 0
    for source in sources:
        if _POINT.search(_GROUPS_BY_POINTS.sub("", source)):
            return False
        certain += len(_CERTAIN.findall(source))
        likely += len(_LIKELY.findall(source))
    return certain > 0 or likely > 1
