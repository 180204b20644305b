"""The linear scan for formulas in running text: what delimits them in every format.

The scan goes through a text once, from left to right; whatever opens first wins. A formula ends
at a blank line at the latest, but for a block between two lines ``$$``. Each delimiter that opens
one is closed by the nearest that can:

===================  =======================================================================
opens                is closed by
===================  =======================================================================
``\\(``, ``\\[``       ``\\)``, ``\\]``; another opening one first: the first is not closed
``$$``               ``$$``
``$``                the next ``$`` of the same block, if it is not before a digit, and neither
                     has a blank inside: ``$5 and $10`` are prices. With blanks what stands
                     between them must be mathematics, or both must stand alone in their lines.
``\\begin{align}``    ``\\end{align}``, and so for the other display environments of AMS
===================  =======================================================================

The scan takes linear time on any text: a delimiter that has no partner in a paragraph is looked
for once only. Formats with more delimiters, or with code to pass over, extend ``Scanner``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from symbolic_info.documents.sources.source import Kind

ENVIRONMENTS = "equation|align|alignat|gather|multline|eqnarray|flalign|math|displaymath"
"""The environments that are formulas, without their stars, as alternatives of a pattern."""

DELIMITERS = (
    rf"\\begin\{{(?P<environment>(?:{ENVIRONMENTS})\*?)\}}"
    r"|\\(?P<escaped>.)"
    r"|(?P<dollars>\$\$|\$)"
)
"""What a scan stops at in every format, as alternatives of a pattern."""

_TOKEN = re.compile(DELIMITERS, re.DOTALL)
_INSIDE = re.compile(r"\\.|\$\$?", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n|\Z)")
_CLOSING = {"[": "]", "(": ")"}
_CLOSING_LINE = re.compile(r"(?<=\n)[ \t]*(?P<mark>\$\$)[ \t]*(?=\n|\Z)")
_CLOSING_AT_END = re.compile(r"(?:[^$\\]|\\.|\$(?!\$))*(?P<mark>\$\$)[ \t]*(?=\n|\Z)", re.DOTALL)
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_INDENT = 100
# at most so many characters of a block with blank lines are looked at, and of a spaced formula
_LONGEST_BLOCK, _LONGEST_SPACED = 2_000, 500
# and so many formulas may begin in the words of each other
_NESTED = 3
MATHEMATICAL = re.compile(r"[=_^<>≈≤≥]|\\[A-Za-z]")
_FORMULA_WORDS = re.compile(
    r"\\(?:text\w*|mathrm|mbox|operatorname|begin|end)\*?\s*\{[^{}]*\}|\\[A-Za-z]+"
)
_PROSE = re.compile(
    r"[^\W\d_]{2,}[ ,]+[^\W\d_]{2,}|[\u3040-\u9fff\uac00-\ud7af]|^[ \t]*[#>|]", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A formula: its source is ``text[start:stop]``, with delimiters ``text[first:last]``.

    ``escaped`` says that the format takes ``\\\\`` in it for one backslash.
    """

    kind: Kind
    first: int
    start: int
    stop: int
    last: int
    escaped: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A delimiter without a partner."""

    position: int
    delimiter: str
    closing: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The opening or closing mark of a block that encloses text, and may be an example."""

    position: int


def scan(text: str, block_starts: Sequence[int]) -> list[Stretch | Opening | Mark]:
    """Return what stands in a text, in order.

    ``block_starts`` are the sorted offsets at which a paragraph, list item or table row begins.
    """
    return Scanner(text, block_starts).run()


class Scanner:
    """One scan of a text."""

    tokens = _TOKEN

    def __init__(self, text: str, block_starts: Sequence[int]) -> None:
        self.text = text
        self.block_starts = block_starts
        self.found: list[Stretch | Opening | Mark] = []
        self.limit = 0
        """Where the paragraph of the cursor ends."""
        self.missing: set[str] = set()
        """Closing marks that do not occur in the rest of the paragraph."""

    def run(self) -> list[Stretch | Opening | Mark]:
        """Return what stands in the text, in order."""
        cursor = self.resumed(0)
        while (token := self.tokens.search(self.text, cursor)) is not None:
            if token.start() >= self.limit:
                blank = _BLANK_LINE.search(self.text, token.start())
                self.limit = blank.start() if blank else len(self.text)
                self.enter_paragraph()
            cursor = self.resumed(self.after(token))
        return self.found

    def enter_paragraph(self) -> None:
        """Forget what was known of the paragraph before."""
        self.missing.clear()

    def resumed(self, cursor: int) -> int:
        """Return where the scan goes on from a place."""
        return cursor

    def after(self, token: re.Match[str]) -> int:
        """Take what the token opens, and return where the scan goes on."""
        match token.lastgroup:
            case "environment":
                return self._environment(token)
            case "escaped" if token["escaped"] in _CLOSING:
                return self._backslash(token)
            case "dollars":
                return self._dollars(token)
            case _:
                return token.end()

    def add(self, kind: Kind, first: int, start: int, stop: int, last: int) -> int:
        """Note a formula, and return where the scan goes on."""
        if self.text[start:stop].strip():
            self.found.append(Stretch(kind, first, start, stop, last))
        return last

    def _environment(self, token: re.Match[str]) -> int:
        closing = rf"\end{{{token['environment']}}}"
        stop = self.find(closing, token.end())
        if stop < 0:
            return self.unclosed(Opening(token.start(), token[0], closing))
        last = stop + len(closing)
        return self.add("environment", token.start(), token.start(), last, last)

    def _backslash(self, token: re.Match[str]) -> int:
        bracket = token["escaped"]
        nested = 0
        for inside in _INSIDE.finditer(self.text, token.end(), self.limit):
            if nested and inside[0] in (r"\)", r"\]"):
                nested -= 1
            elif inside[0] == "\\" + _CLOSING[bracket]:
                kind: Kind = "inline" if bracket == "(" else "display"
                return self.add(kind, token.start(), token.end(), inside.start(), inside.end())
            elif inside[0] in (r"\(", r"\["):
                if nested == _NESTED or not self.in_words(token.end(), inside.start()):
                    break
                nested += 1
        if self.opens(bracket, token.end()):
            return self.unclosed(Opening(token.start(), token[0], "\\" + _CLOSING[bracket]))
        return token.end()

    def unclosed(self, opening: Opening) -> int:
        """Note a delimiter that nothing closes, and return where the scan goes on."""
        self.found.append(opening)
        return opening.position + len(opening.delimiter)

    def in_words(self, start: int, position: int) -> bool:
        """Whether a place in a formula is in the words of it, which may hold formulas."""
        return False

    def opens(self, bracket: str, position: int) -> bool:
        """Whether a bracket that nothing closes was meant to open a formula."""
        return True

    def _dollars(self, token: re.Match[str]) -> int:
        return self._double_dollar(token) if token[0] == "$$" else self.dollar(token.start())

    def _double_dollar(self, token: re.Match[str]) -> int:
        for inside in _INSIDE.finditer(self.text, token.end(), self.limit):
            if inside[0] == "$$":
                return self.add("display", token.start(), token.end(), inside.start(), inside.end())
        if (block := self._spaced_block(token)) is not None:
            return self.add(
                "display", token.start(), token.end(), block.start("mark"), block.end("mark")
            )
        return self.unclosed(Opening(token.start(), "$$", "$$"))

    def _spaced_block(self, token: re.Match[str]) -> re.Match[str] | None:
        """Return the ``$$`` that closes a block with blank lines in it, where both stand alone.

        The closing one may stand behind the formula in its last line.

        What stands between them holds no prose: else it may stand between two formulas.
        """
        if not _alone(self.text, token.start(), token.end()):
            return None
        end = token.end() + _LONGEST_BLOCK
        closing = _CLOSING_AT_END.match(self.text, token.end(), end)
        closing = closing or _CLOSING_LINE.search(self.text, token.end(), end)
        if closing is None or _is_prose(self.text[token.end() : closing.start("mark")]):
            return None
        return closing

    def dollar(self, first: int) -> int:
        """Take the formula that a single dollar opens, if it is no price."""
        start = first + 1
        end = self.block_end(first)
        for inside in _INSIDE.finditer(self.text, start, end):
            if not inside[0].startswith("$"):
                continue
            stop = inside.start()
            if self._closes(first, stop):
                kind: Kind = "display" if _alone(self.text, first, start) else "inline"
                return self.add(kind, first, start, stop, stop + 1)
            break
        return start

    def _closes(self, first: int, stop: int) -> bool:
        """Whether a dollar closes the formula that another opens, and neither is a price."""
        content = self.text[first + 1 : stop]
        if not content or self.text[stop + 1 : stop + 2].isdecimal():
            return False
        if not content[0].isspace() and not content[-1].isspace():
            return True
        if _alone(self.text, first, first + 1):
            return _alone(self.text, stop, stop + 1)
        mathematical = len(content) <= _LONGEST_SPACED and MATHEMATICAL.search(content)
        return mathematical is not None and "\n" not in content and not _is_prose(content)

    def find(self, mark: str, start: int) -> int:
        """Return where a mark occurs next in the paragraph, or -1; look in vain only once."""
        if mark in self.missing:
            return -1
        place = self.text.find(mark, start, self.limit)
        if place < 0:
            self.missing.add(mark)
        return place

    def block_end(self, position: int) -> int:
        """Return where the list item or paragraph of a position ends."""
        index = bisect_right(self.block_starts, position)
        if index < len(self.block_starts):
            return min(self.limit, self.block_starts[index])
        return self.limit


def _alone(text: str, start: int, stop: int) -> bool:
    """Whether nothing else stands in the line of a mark."""
    before = text[max(0, start - _INDENT) : start].rstrip(" \t")
    begins = before.endswith("\n") or (not before and start <= _INDENT)
    return begins and _LINE_ENDS.match(text, stop) is not None


def _is_prose(content: str) -> bool:
    """Whether words stand in a stretch that are none of a formula."""
    return _PROSE.search(_FORMULA_WORDS.sub("", content)) is not None
