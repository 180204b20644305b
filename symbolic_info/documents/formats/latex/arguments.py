"""What stands behind a command of TeX: groups in braces, optional arguments, single tokens."""

from __future__ import annotations

import re

_BRACE = re.compile(r"\\.|[{}]|%[^\n]*", re.DOTALL)
_BRACKET = re.compile(r"\\.|[{}\[\]]|%[^\n]*", re.DOTALL)
_TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|[^{}\s]", re.DOTALL)
_BLANKS = re.compile(r"(?:\s|%[^\n]*\n)*")
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*(?![ \t\n]))?")

LONGEST_ARGUMENT = 50_000
"""No argument is looked for further than that: a brace that nothing closes."""

Extent = tuple[int, int, int]
"""Where the inside of an argument begins and ends, and where reading goes on."""


def past_blanks(text: str, position: int) -> int:
    """Return the place behind blanks and comments."""
    blanks = _BLANKS.match(text, position)
    return blanks.end() if blanks else position


def argument(text: str, position: int) -> Extent | None:
    """Return the extent of a required argument: a group in braces, or one token.

    >>> argument(r" {a{b}c} d", 0), argument(r"\\alpha", 0), argument("", 0)
    ((2, 7, 8), (0, 6, 6), None)
    """
    start = past_blanks(text, position)
    if text[start : start + 1] == "{":
        return group(text, start)
    token = _TOKEN.match(text, start)
    return (token.start(), token.end(), token.end()) if token else None


def group(text: str, start: int) -> Extent | None:
    """Return the extent of the group whose opening brace stands at ``start``."""
    depth = 0
    for brace in _BRACE.finditer(text, start, start + LONGEST_ARGUMENT):
        if brace[0] == "{":
            depth += 1
        elif brace[0] == "}":
            depth -= 1
            if depth == 0:
                return start + 1, brace.start(), brace.end()
    return None


def optional(text: str, position: int) -> Extent | None:
    """Return the extent of an optional argument in square brackets, if one stands here.

    >>> optional("[{]}]x", 0)
    (1, 4, 5)
    """
    start = past_blanks(text, position)
    if text[start : start + 1] != "[":
        return None
    braces = brackets = 0
    for mark in _BRACKET.finditer(text, start, start + LONGEST_ARGUMENT):
        match mark[0]:
            case "{":
                braces += 1
            case "}":
                braces -= 1
            case "[" if braces == 0:
                brackets += 1
            case "]" if braces == 0:
                brackets -= 1
                if brackets == 0:
                    return start + 1, mark.start(), mark.end()
        if braces < 0:
            return None
    return None


def without_comments(text: str) -> str:
    """Return a text of TeX without its comments.

    >>> without_comments("a% b\\n  c 5\\\\% d")
    'ac 5\\\\% d'
    """
    return COMMENT.sub(r"\1", text)
