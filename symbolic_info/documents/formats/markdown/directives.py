r"""Directives and containers: fences that hold Markdown, in MyST, Quarto, Docusaurus and Pandoc.

A parser of CommonMark takes ``` ```{note} ``` for code and knows nothing of ``:::``. The lines that
only mark such a block are taken out before it parses, so that what stands inside is read as the
Markdown that it is. ``:::{math}`` becomes the fence that it means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENING = re.compile(r"(?P<indent>\s*(?:>\s?)*)(?P<fence>`{3,}|~{3,}|:{3,})\s*(?P<info>[^`]*)\Z")
# with a point in front, {.note} is a class of a block of Pandoc
_DIRECTIVE = re.compile(r"\{(?P<name>\w[\w:.-]*)\}")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_OPTION = re.compile(r"\s*(?:>\s?)*:[\w-]+:")
_HOLDS_MARKDOWN = frozenset(
    [
        *("admonition", "attention", "caution", "danger", "error", "hint", "important", "note"),
        *("seealso", "tip", "warning", "todo", "example", "exercise", "exercise-start", "proof"),
        *("solution", "solution-start", "dropdown", "details", "card", "grid", "grid-item"),
        *("grid-item-card", "tab-set", "tab-item", "tabs", "margin", "sidebar", "aside", "figure"),
        *("epigraph", "pull-quote", "topic", "container", "div", "table", "list-table"),
        *("glossary", "versionadded", "versionchanged"),
    ]
)
_PROOF_DOMAIN = "prf:"


def without_directives(lines: Sequence[str]) -> tuple[list[str], frozenset[int]]:
    """Return the lines as a parser should see them, and the numbers of those that are marks.

    Marks (the lines that open and close a directive, and its options) are blank.

    >>> without_directives(["```{note}", ":class: x", "text", "```"])
    (['', '', 'text', ''], frozenset({0, 1, 3}))
    """
    shown = list(lines)
    marks: set[int] = set()
    open_directives: list[str] = []
    code = ""
    options = False
    for number, line in enumerate(lines):
        opening = _OPENING.match(line) if "```" in line or "~~~" in line or ":::" in line else None
        if opening is None:
            if options and _OPTION.match(line):
                marks.add(number)
            else:
                options = False
            continue
        options = False
        fence, info = opening["fence"], opening["info"].strip()
        if code:
            if not info and _closes(fence, code):
                if code[0] == ":":
                    shown[number] = opening["indent"] + "`" * len(fence)
                code = ""
        elif not info and open_directives and _closes(fence, open_directives[-1]):
            open_directives.pop()
            marks.add(number)
        elif _is_directive(fence, info):
            options = True
            marks.add(number)
            if info:
                open_directives.append(fence)
        else:
            code = fence
            if fence[0] == ":":
                shown[number] = f"{opening['indent']}{'`' * len(fence)}{info}"
    for number in marks:
        quoted = _QUOTED.match(lines[number])
        shown[number] = quoted[0] if quoted else ""
    return shown, frozenset(marks)


def _closes(fence: str, opened: str) -> bool:
    return fence[0] == opened[0] and len(fence) >= len(opened)


def _is_directive(fence: str, info: str) -> bool:
    """Whether a fence holds Markdown: one of colons does, unless it is for formulas or code."""
    named = _DIRECTIVE.match(info)
    if named is None:
        return fence[0] == ":"
    name = named["name"]
    return name in _HOLDS_MARKDOWN or name.startswith(_PROOF_DOMAIN)
