"""Rows and columns: which line ends, alignment marks and wide spaces of a display mean something.

In ``a &= b`` the mark is layout; in ``x &= 1 & y &= 2`` the middle one parts two statements; two
marks together set off a column of reasons, unless it begins with a sign. A wide space
parts two statements that stand in one line, as in ``x = 1 \\qquad y = 2``. A line end inside an
expression that goes on in the next line is layout, too.
"""

from __future__ import annotations

import re

from symbolic_info.notation.reading.tokens import Token

_CONTINUING = frozenset({"+", "*", r"\cdot", r"\times", r"\otimes", "/", "+-"})
_BEFORE_SPACE = frozenset(
    ["number", "name", "close", "vulgar", "prime", "percent", "omission", "unit", "command"]
)
_BEHIND_SPACE = frozenset(
    [
        *("number", "name", "log", "frac", "sqrt", "accent", "style", "big", "integral", "vulgar"),
        *("command", "open", "bar"),
    ]
)
_ONE_TEXT = re.compile(r"\s*\\text(?:rm|normal)?\s*\{([^{}\\]*)\}\s*")


def settle_rows(tokens: list[Token], source: str) -> list[Token]:
    """Return the tokens without the line ends and marks that are layout.

    A mark that parts statements becomes a ``separator``, a column of reasons one ``reason``
    token. Marks and line ends inside a matrix stay as they are.
    """
    rows = _split(tokens)
    result: list[Token] = []
    for number, row in enumerate(rows):
        settled = _parted_at_spaces(_settle_row(row, source))
        if number and settled and result:
            if not _goes_on(result, settled, rows, number):
                result.append(_line_end(row, settled))
            elif result[-1].kind == "relation" and settled[0].kind == "relation":
                # the sign is repeated at the beginning of the line
                settled = settled[1:]
        result.extend(settled)
    return result


def _split(tokens: list[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        if token.kind == "newline" and depth == 0:
            rows.append([])
        else:
            rows[-1].append(token)
    return rows


def _line_end(row: list[Token], settled: list[Token]) -> Token:
    place = (row or settled)[0].start
    return Token("newline", "", place, place)


def _goes_on(before: list[Token], row: list[Token], rows: list[list[Token]], number: int) -> bool:
    last, first = before[-1], row[0]
    if last.kind in ("operator", "relation"):
        return first.kind not in ("stop", "text", "implies") and (
            first.kind != "relation" or first.value == last.value
        )
    if first.kind != "operator" or last.kind in ("text", "reason", "separator"):
        return False
    if first.value in _CONTINUING:
        return True
    # a minus sign goes on with the sum of the line before, unless this line is a statement
    above = [token for token in rows[number - 1] if token.kind != "amp"]
    return (
        first.value == "-"
        and not _has_relation(row)
        and bool(above)
        and (_has_relation(above) or above[0].kind == "operator")
    )


def _has_relation(row: list[Token]) -> bool:
    depth = 0
    for token in row:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind in ("relation", "implies") and depth == 0:
            return True
    return False


def _settle_row(row: list[Token], source: str) -> list[Token]:
    marks = _marks(row)
    if not marks:
        return row
    places = set(marks)
    result: list[Token] = []
    seen_relation = False
    depth = 0
    for place, token in enumerate(row):
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "relation" and depth == 0:
            seen_relation = True
        if place not in places:
            result.append(token)
        elif place + 1 == marks[-1] and _is_reason(result, row[place + 2 :]):
            result.extend(_reason(row[place + 2 :], source))
            return result
        elif place + 1 == marks[-1] and _is_one_text(row[place + 2 :], source):
            # the reason of the line above goes on
            return result + [token for token in row[place + 2 :] if token.kind == "stop"]
        elif _parts(result, row, place, seen_relation, place == marks[0]):
            result.append(Token("separator", "&", token.start, token.end))
            seen_relation = False
    return result


def _parted_at_spaces(row: list[Token]) -> list[Token]:
    """Put a separator at each wide space between two relations that joins two operands."""
    if not any(token.apart for token in row):
        return row
    result: list[Token] = []
    depth = 0
    # where the statement that is being read may have been over, and whether it was a statement
    parting, related = -1, False
    for token in row:
        if token.kind == "close":
            depth -= 1
        elif depth == 0 and token.kind == "relation":
            if parting >= 0:
                start = result[parting].start
                result.insert(parting, Token("separator", ",", start, start))
                parting = -1
            related = True
        elif depth == 0 and token.kind in ("separator", "text", "implies", "iff"):
            parting, related = -1, False
        elif (
            depth == 0
            and token.apart
            and related
            and result[-1].kind in _BEFORE_SPACE
            and token.kind in _BEHIND_SPACE
        ):
            parting = len(result)
        depth += token.kind == "open"
        result.append(token)
    return result


def _is_one_text(column: list[Token], source: str) -> bool:
    words = [token for token in column if token.kind != "stop"]
    if not words:
        return False
    stretch = source[words[0].wide_start : words[-1].wide_end]
    return _ONE_TEXT.fullmatch(stretch) is not None


def _is_reason(before: list[Token], column: list[Token]) -> bool:
    """Whether a column behind two marks is of reasons: with a sign, the statement goes on there.

    So does the sum that begins the column with plus or minus.
    """
    if column and column[0].kind in ("relation", "operator"):
        return False
    return any(token.kind not in ("text", "separator") for token in before)


def _marks(row: list[Token]) -> list[int]:
    depth = 0
    marks = []
    for place, token in enumerate(row):
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "amp" and depth == 0:
            marks.append(place)
    return marks


def _parts(before: list[Token], row: list[Token], place: int, related: bool, first: bool) -> bool:
    after = row[place + 1] if place + 1 < len(row) else None
    if not before or after is None or after.kind in ("relation", "amp", "stop"):
        return False
    if before[-1].kind in ("relation", "operator", "separator"):
        return False
    if after.kind == "operator" and row[place - 1].kind == "amp":
        return False
    if after.kind == "operator":
        return not first and related and after.value == "-"
    return related or not first


def _reason(column: list[Token], source: str) -> list[Token]:
    rest = [token for token in column if token.kind == "stop"]
    words = [token for token in column if token.kind != "stop"]
    if not words:
        return rest
    start, end = words[0].wide_start, words[-1].wide_end
    stretch = source[start:end].strip()
    text = _ONE_TEXT.fullmatch(stretch)
    reason = " ".join((text[1] if text else stretch).split())
    return [Token("reason", reason, start, end), *rest]
