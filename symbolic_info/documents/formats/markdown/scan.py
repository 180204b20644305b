r"""The scan for formulas in Markdown: its code, comments, tags and shortcodes are passed over.

What opens a formula besides the delimiters of every format:

=========================  =================================================================
opens                      dialect
=========================  =================================================================
``$`` and a backtick       GitHub, GitLab; closed by a backtick and ``$``
``\\(``, ``\\[``           kramdown, and Hugo without its passthrough: a backslash that Markdown
                           takes away is written twice, in the formula, too
{math} and backticks       the role of MyST
``{{< katex >}}``          shortcodes of Hugo themes and tags of Jekyll (``{% katex %}``) for
                           formulas, if no other delimiter stands inside
=========================  =================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from symbolic_info.documents.formats.delimiters import (
    DELIMITERS,
    MATHEMATICAL,
    Mark,
    Opening,
    Scanner,
    Stretch,
)
from symbolic_info.documents.sources.source import EXCERPT, Kind

_TOKENS = re.compile(
    r"\\\\(?P<doubled>[(\[])"
    r"|(?P<ticked>\$`)"
    rf"|{DELIMITERS}"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--|\{/\*|(?<![\w%])%%(?!%))"
    r"|(?P<tag></?[A-Za-z])"
    r"|(?P<shortcode>\{\{[<%]|\{%)"
    r"|(?P<line>\n)",
    re.DOTALL,
)
# of HTML, MDX and Obsidian
_COMMENT_ENDS = {"<!--": "-->", "{/*": "*/}", "%%": "%%"}
_TICKS = re.compile("`+")
_ROLE = "{math}"
_DOUBLED_END = {"(": r"\\)", "[": r"\\]"}
_TAG = re.compile(
    r"""</?(?P<name>[A-Za-z][A-Za-z0-9-]*+)
    (?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?)*+
    \s*+/?>""",
    re.VERBOSE,
)
_CODE_TAGS = frozenset({"code", "pre", "script", "style", "kbd"})
_SHORTCODE = re.compile(r"\{(?:\{[<%]|%)-?\s*(?P<end>/?)\s*(?P<name>[\w./-]*)(?P<rest>[^{}]*)")
_SHORTCODE_END = re.compile(r"\{\{[<%]\s*/\s*(?P<name>[\w./-]+)|\{%-?\s*end(?P<tag>\w+)")
_CODE_SHORTCODES = frozenset({"highlight", "code", "comment"})
_FORMULA_SHORTCODES = frozenset({"katex", "math", "mathjax", "latex", "tex"})
_HAS_DELIMITERS = re.compile(r"\$|\\\\?[(\[]")
_ESCAPED_OR_LINK = re.compile(r"\\?\[.*|https?:.*|\\[^A-Za-z]")
_PLAIN_BRACKETS = {
    "[": re.compile(r"[^\]\\=≈\n]*\]"),
    "(": re.compile(r"[^)\\=≈\n]*\)"),
}


def scan_markdown(
    text: str, block_starts: Sequence[int], code: Sequence[tuple[int, int]]
) -> list[Stretch | Opening | Mark]:
    """Return what stands in a text, in order.

    ``block_starts`` are the sorted offsets at which a paragraph, list item or table row begins.
    ``code`` are the sorted stretches in which nothing is looked for, each of whole lines; code
    without a blank line before it may be a line of a formula all the same.
    """
    return _MarkdownScanner(text, block_starts, code).run()


class _MarkdownScanner(Scanner):
    tokens = _TOKENS

    def __init__(
        self, text: str, block_starts: Sequence[int], code: Sequence[tuple[int, int]]
    ) -> None:
        super().__init__(text, block_starts)
        self.code = code
        self.last_ticks: dict[int, int] | None = None
        """Where each length of backtick run occurs last in the paragraph."""
        self.comments_end = dict.fromkeys(_COMMENT_ENDS.values(), True)
        """Whether a comment that begins further down may have an end."""
        self.enclosing = {match["name"] or match["tag"] for match in _SHORTCODE_END.finditer(text)}

    def resumed(self, cursor: int) -> int:
        index = bisect_right(self.code, cursor, key=lambda stretch: stretch[0]) - 1
        return max(cursor, self.code[index][1]) if index >= 0 else cursor

    def enter_paragraph(self) -> None:
        super().enter_paragraph()
        self.last_ticks = None

    def after(self, token: re.Match[str]) -> int:
        match token.lastgroup:
            case "doubled":
                return self._doubled(token)
            case "ticked":
                return self._ticked(token)
            case "ticks":
                return self._code(token)
            case "comment":
                return self._comment(token)
            case "tag":
                return self._tag(token)
            case "shortcode":
                return self._shortcode(token)
            case _:
                return super().after(token)

    def opens(self, bracket: str, position: int) -> bool:
        # Markdown writes \[1] for a bracket that is to be no link: such a one opens nothing
        if _PLAIN_BRACKETS[bracket].match(self.text, position, self.limit):
            return False
        # nor does \( in a page that escapes every sign, unless mathematics follows
        line = self.text[position : min(self.limit, position + EXCERPT)].partition("\n")[0]
        return MATHEMATICAL.search(_ESCAPED_OR_LINK.sub("", line)) is not None

    def _doubled(self, token: re.Match[str]) -> int:
        stop = self.find(_DOUBLED_END[token["doubled"]], token.end())
        if stop < 0:
            return token.end()
        kind: Kind = "inline" if token["doubled"] == "(" else "display"
        last = stop + len(token[0])
        if self.text[token.end() : stop].strip():
            self.found.append(Stretch(kind, token.start(), token.end(), stop, last, escaped=True))
        return last

    def _ticked(self, token: re.Match[str]) -> int:
        stop = self.find("`$", token.end())
        if 0 <= stop < self.block_end(token.start()):
            return self.add("inline", token.start(), token.end(), stop, stop + 2)
        return self.dollar(token.start())

    def _code(self, token: re.Match[str]) -> int:
        if self.last_ticks is None:
            runs = _TICKS.finditer(self.text, token.start(), self.limit)
            self.last_ticks = {len(run[0]): run.start() for run in runs}
        length, end = len(token[0]), self.block_end(token.start())
        if self.last_ticks.get(length, -1) > token.start():
            for run in _TICKS.finditer(self.text, token.end(), end):
                if len(run[0]) == length:
                    first = token.start() - len(_ROLE)
                    if first >= 0 and self.text.startswith(_ROLE, first):
                        self.add("inline", first, token.end(), run.start(), run.end())
                    return run.end()
        return token.end()

    def _comment(self, token: re.Match[str]) -> int:
        closing = _COMMENT_ENDS[token[0]]
        line = self.text.rfind("\n", 0, token.start()) + 1
        if self.text[line : token.start()].strip():
            stop = self.find(closing, token.end())
            return stop + len(closing) if stop >= 0 else token.end()
        # a comment at the beginning of a line goes on over blank lines
        stop = self.text.find(closing, token.end()) if self.comments_end[closing] else -1
        self.comments_end[closing] = stop >= 0
        if stop < 0:
            return len(self.text) if closing == "-->" else token.end()
        return stop + len(closing)

    def _tag(self, token: re.Match[str]) -> int:
        tag = _TAG.match(self.text, token.start(), self.limit)
        if tag is None:
            return token.start() + 1
        name = tag["name"].lower()
        if name in _CODE_TAGS and tag[0][1] != "/" and not tag[0].endswith("/>"):
            stop = self.find(f"</{name}>", tag.end())
            return stop if stop >= 0 else tag.end()
        return tag.end()

    def _shortcode(self, token: re.Match[str]) -> int:
        liquid = token[0] == "{%"
        closing = "%}" if liquid else token[0][-1].replace("<", ">") + "}}"
        stop = self.find(closing, token.end())
        if stop < 0:
            return token.end()
        last = stop + len(closing)
        head = _SHORTCODE.match(self.text, token.start(), last)
        if head is None or head["name"] not in self.enclosing or head["end"]:
            if head is not None and head["end"] and head["name"] in self.enclosing:
                self.found.append(Mark(token.start()))
            return last
        end = None
        if head["name"] in _CODE_SHORTCODES | _FORMULA_SHORTCODES:
            end = _closing_shortcode(head["name"], liquid).search(self.text, last)
        if head["name"] in _FORMULA_SHORTCODES:
            return self._formula_shortcode(head, last, end)
        if not liquid:
            self.found.append(Mark(token.start()))
        if head["name"] in _CODE_SHORTCODES:
            return end.start() if end else last
        return last

    def _formula_shortcode(self, head: re.Match[str], start: int, end: re.Match[str] | None) -> int:
        if end is None or end.start() > self.limit:
            return start
        content = self.text[start : end.start()]
        if _HAS_DELIMITERS.search(content):
            return start
        kind: Kind = "display" if "display" in head["rest"] or "\n" in content else "inline"
        return self.add(kind, head.start(), start, end.start(), end.end())


def _closing_shortcode(name: str, liquid: bool) -> re.Pattern[str]:
    if liquid:
        return re.compile(rf"\{{%-?\s*end{re.escape(name)}\s*-?%\}}")
    return re.compile(rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\b[^{{}}]*\}}\}}")
