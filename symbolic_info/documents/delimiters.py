"""The linear scan for formulas in running text: delimiters, and what they do not mean inside.

The scan goes through a text once, from left to right; whatever opens first wins, be it a
formula, inline code, an HTML tag, a comment or a shortcode. A formula ends at a blank line at
the latest. Each delimiter that opens one is closed by the nearest that can:

===================  =======================================================================
opens                is closed by
===================  =======================================================================
``\\(``, ``\\[``       ``\\)``, ``\\]``; another opening one first: the first is not closed
``$$``               ``$$``
``$``                the next ``$`` of the same block, if it is not behind a blank or before a
                     digit and the opening one not before a blank: ``$5 and $10`` are prices
``$`` and a backtick  a backtick and ``$``
``\\begin{align}``    ``\\end{align}``, and so for the other display environments of AMS
===================  =======================================================================

The scan takes linear time on any text: a delimiter that has no partner in a paragraph is looked
for once only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from symbolic_info.documents.source import Kind

_ENVIRONMENTS = "equation|align|alignat|gather|multline|eqnarray|flalign|math|displaymath"
_TOKEN = re.compile(
    rf"\\begin\{{(?P<environment>(?:{_ENVIRONMENTS})\*?)\}}"
    r"|\\(?P<escaped>.)"
    r"|(?P<dollars>\$\$|\$`|\$)"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--)"
    r"|(?P<tag></?[A-Za-z])"
    r"|(?P<shortcode>\{\{[<%])"
    r"|(?P<line>\n)",
    re.DOTALL,
)
_INSIDE = re.compile(r"\\.|\$\$?", re.DOTALL)
_TICKS = re.compile("`+")
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n|\Z)")
_TAG = re.compile(
    r"""</?(?P<name>[A-Za-z][A-Za-z0-9-]*+)
    (?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?)*+
    \s*+/?>""",
    re.VERBOSE,
)
_CODE_TAGS = frozenset({"code", "pre", "script", "style", "kbd"})
_SHORTCODE = re.compile(r"\{\{[<%]\s*(?P<end>/?)\s*(?P<name>[\w./-]*)")
_SHORTCODE_END = re.compile(r"\{\{[<%]\s*/\s*(?P<name>[\w./-]+)")
_CODE_SHORTCODES = frozenset({"highlight", "code"})
_PLAIN_BRACKETS = {
    "[": re.compile(r"[^\]\\=≈\n]*\]"),
    "(": re.compile(r"[^)\\=≈\n]*\)"),
}
_CLOSING = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A formula: its source is ``text[start:stop]``, with delimiters ``text[first:last]``."""

    kind: Kind
    first: int
    start: int
    stop: int
    last: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A delimiter without a partner."""

    position: int
    delimiter: str
    closing: str


@dataclass(frozen=True, slots=True)
class Mark:
    """The opening or closing mark of a shortcode that encloses text."""

    position: int


def scan(
    text: str, block_starts: Sequence[int], code: Sequence[tuple[int, int]]
) -> list[Stretch | Opening | Mark]:
    """Return what stands in a text, in order.

    ``block_starts`` are the sorted offsets at which a paragraph, list item or table row begins.
    ``code`` are the sorted stretches in which nothing is looked for, each of whole lines; code
    without a blank line before it may be a line of a formula all the same.
    """
    return _Scanner(text, block_starts, code).run()


class _Scanner:
    def __init__(
        self, text: str, block_starts: Sequence[int], code: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.block_starts = block_starts
        self.code = code
        self.found: list[Stretch | Opening | Mark] = []
        self.limit = 0
        """Where the paragraph of the cursor ends."""
        self.last_ticks: dict[int, int] | None = None
        """Where each length of backtick run occurs last in the paragraph."""
        self.missing: set[str] = set()
        """Closing marks that do not occur in the rest of the paragraph."""
        self.comments_end = True
        """Whether a comment that begins further down may have an end."""
        self.enclosing = {match["name"] for match in _SHORTCODE_END.finditer(text)}

    def run(self) -> list[Stretch | Opening | Mark]:
        cursor = self._past_code(0)
        while (token := _TOKEN.search(self.text, cursor)) is not None:
            self._enter(token.start())
            cursor = self._past_code(self._after(token))
        return self.found

    def _past_code(self, cursor: int) -> int:
        index = bisect_right(self.code, cursor, key=lambda stretch: stretch[0]) - 1
        return max(cursor, self.code[index][1]) if index >= 0 else cursor

    def _enter(self, position: int) -> None:
        if position >= self.limit:
            blank = _BLANK_LINE.search(self.text, position)
            self.limit = blank.start() if blank else len(self.text)
            self.last_ticks = None
            self.missing.clear()

    def _after(self, token: re.Match[str]) -> int:
        """Take what the token opens, and return where the scan goes on."""
        match token.lastgroup:
            case "environment":
                return self._environment(token)
            case "escaped" if token["escaped"] in _CLOSING:
                return self._backslash(token)
            case "dollars":
                return self._dollars(token)
            case "ticks":
                return self._code(token)
            case "comment":
                return self._comment(token)
            case "tag":
                return self._tag(token)
            case "shortcode":
                return self._shortcode(token)
            case _:
                return token.end()

    def _add(self, kind: Kind, first: int, start: int, stop: int, last: int) -> int:
        if self.text[start:stop].strip():
            self.found.append(Stretch(kind, first, start, stop, last))
        return last

    def _environment(self, token: re.Match[str]) -> int:
        closing = rf"\end{{{token['environment']}}}"
        stop = self._find(closing, token.end())
        if stop < 0:
            self.found.append(Opening(token.start(), token[0], closing))
            return token.end()
        last = stop + len(closing)
        return self._add("environment", token.start(), token.start(), last, last)

    def _backslash(self, token: re.Match[str]) -> int:
        bracket = token["escaped"]
        for inside in _INSIDE.finditer(self.text, token.end(), self.limit):
            if inside[0] == "\\" + _CLOSING[bracket]:
                kind: Kind = "inline" if bracket == "(" else "display"
                return self._add(kind, token.start(), token.end(), inside.start(), inside.end())
            if inside[0] in (r"\(", r"\["):
                break
        # Markdown writes \[1] for a bracket that is to be no link: such a one opens nothing
        if not _PLAIN_BRACKETS[bracket].match(self.text, token.end(), self.limit):
            self.found.append(Opening(token.start(), token[0], "\\" + _CLOSING[bracket]))
        return token.end()

    def _dollars(self, token: re.Match[str]) -> int:
        match token[0]:
            case "$$":
                return self._double_dollar(token)
            case "$`":
                stop = self._find("`$", token.end())
                if 0 <= stop < self._block_end(token.start()):
                    return self._add("inline", token.start(), token.end(), stop, stop + 2)
        return self._dollar(token.start())

    def _double_dollar(self, token: re.Match[str]) -> int:
        for inside in _INSIDE.finditer(self.text, token.end(), self.limit):
            if inside[0] == "$$":
                return self._add(
                    "display", token.start(), token.end(), inside.start(), inside.end()
                )
        self.found.append(Opening(token.start(), "$$", "$$"))
        return token.end()

    def _dollar(self, first: int) -> int:
        start = first + 1
        end = self._block_end(first)
        if start < end and not self.text[start].isspace():
            for inside in _INSIDE.finditer(self.text, start, end):
                if inside[0].startswith("$"):
                    stop = inside.start()
                    following = self.text[stop + 1 : stop + 2]
                    if not self.text[stop - 1].isspace() and not following.isdecimal():
                        return self._add("inline", first, start, stop, stop + 1)
                    break
        return start

    def _code(self, token: re.Match[str]) -> int:
        if self.last_ticks is None:
            runs = _TICKS.finditer(self.text, token.start(), self.limit)
            self.last_ticks = {len(run[0]): run.start() for run in runs}
        length, end = len(token[0]), self._block_end(token.start())
        if self.last_ticks.get(length, -1) > token.start():
            for run in _TICKS.finditer(self.text, token.end(), end):
                if len(run[0]) == length:
                    return run.end()
        return token.end()

    def _comment(self, token: re.Match[str]) -> int:
        line = self.text.rfind("\n", 0, token.start()) + 1
        if self.text[line : token.start()].strip():
            stop = self._find("-->", token.end())
            return stop + 3 if stop >= 0 else token.end()
        # a comment at the beginning of a line goes on over blank lines
        stop = self.text.find("-->", token.end()) if self.comments_end else -1
        self.comments_end = stop >= 0
        return stop + 3 if stop >= 0 else len(self.text)

    def _tag(self, token: re.Match[str]) -> int:
        tag = _TAG.match(self.text, token.start(), self.limit)
        if tag is None:
            return token.start() + 1
        name = tag["name"].lower()
        if name in _CODE_TAGS and tag[0][1] != "/" and not tag[0].endswith("/>"):
            stop = self._find(f"</{name}>", tag.end())
            return stop if stop >= 0 else tag.end()
        return tag.end()

    def _shortcode(self, token: re.Match[str]) -> int:
        closing = token[0][-1].replace("<", ">") + "}}"
        stop = self._find(closing, token.end())
        if stop < 0:
            return token.end()
        last = stop + len(closing)
        head = _SHORTCODE.match(self.text, token.start())
        if head and head["name"] in self.enclosing:
            self.found.append(Mark(token.start()))
            if head["name"] in _CODE_SHORTCODES and not head["end"]:
                end = _closing_shortcode(head["name"]).search(self.text, last)
                return end.start() if end else last
        return last

    def _find(self, mark: str, start: int) -> int:
        """Return where a mark occurs next in the paragraph, or -1; look in vain only once."""
        if mark in self.missing:
            return -1
        place = self.text.find(mark, start, self.limit)
        if place < 0:
            self.missing.add(mark)
        return place

    def _block_end(self, position: int) -> int:
        """Return where the list item or paragraph of a position ends."""
        index = bisect_right(self.block_starts, position)
        if index < len(self.block_starts):
            return min(self.limit, self.block_starts[index])
        return self.limit


def _closing_shortcode(name: str) -> re.Pattern[str]:
    return re.compile(rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\b")
