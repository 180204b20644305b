"""The words around a formula, without their markup."""

from __future__ import annotations

import html
import re

BEFORE = 200
"""The most characters of prose that are kept in front of a formula."""

AFTER = 60
"""The most characters of prose that are kept behind a formula."""

BEFORE_MARKUP, AFTER_MARKUP = 3 * BEFORE, 3 * AFTER
"""How much of the page is looked at for that."""

_LINE_BREAK = re.compile(r"<br\s*/?>[ \t]*\n?", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<!--.*?-->"
    r"|</?[A-Za-z][^<>]*>"
    r"|\{\{[<%][^{}]*[>%]\}\}|\{%[^{}]*%\}"
    r"|\*+|~~|`+"
    r"|(?<!\w)_+|_+(?!\w)",
    re.DOTALL,
)
_LINE_MARKS = re.compile(
    r"^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:\#{1,6}[ \t]+)?", re.MULTILINE
)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANKS = re.compile(r"[ \t]+")
_NOTHING = re.compile(r"(?:[\s.,;:!\\]|<br\s*/?>)*", re.IGNORECASE)

_LONGEST_GAP = 500
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")


def plain(markup: str) -> str:
    """Return running text without emphasis, tags, list marks and links; ``<br>`` ends a line.

    >>> plain("- _Model A_: see [here](a.md)<br>**so** ")
    'Model A: see here\\nso '
    """
    return _inline(_LINE_MARKS.sub("", _LINE_BREAK.sub("\n", markup)))


def _inline(markup: str) -> str:
    text = _LINK.sub(r"\1", _HIDDEN.sub("", markup))
    return _BLANKS.sub(" ", html.unescape(_ESCAPE.sub(r"\1", text)))


def tail(markup: str) -> str:
    """Return the end of what stands before a formula."""
    return plain(markup[-BEFORE_MARKUP:])[-BEFORE:]


def head(markup: str) -> str:
    """Return the beginning of what stands behind a formula."""
    # it begins in the middle of a line: a minus sign there is no list mark
    line, end, rest = _LINE_BREAK.sub("\n", markup[:AFTER_MARKUP]).partition("\n")
    return (_inline(line) + end + plain(rest))[:AFTER]


def unfinished(words: str) -> str:
    """Return a paragraph that does not end its last sentence: the display behind it goes on.

    >>> unfinished("Let X be certain. Then"), unfinished("So it is.")
    ('Let X be certain. Then ', '')
    """
    text = " ".join(words.split())
    return text and ("" if text.endswith(_SENTENCE_ENDS) else f"{text} ")


def says_nothing(markup: str) -> bool:
    """Whether there are only blanks, line breaks and punctuation.

    >>> says_nothing(" ,<br>\\n"), says_nothing("\\n- ")
    (True, False)
    """
    return len(markup) <= _LONGEST_GAP and _NOTHING.fullmatch(markup) is not None
