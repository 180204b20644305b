"""Answers for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from symbolic_info.publish.answers.answer import Answer
from symbolic_info.publish.derivations import text
from symbolic_info.publish.reports.excerpt import excerpt, printable
from symbolic_info.wording.words import always_in_words

_INDENT = "  "


def render(answers: Iterable[Answer]) -> str:
    """Return the answers one after the other, each with its proof or counterexample."""
    return "\n".join("\n".join(_lines(each)) + "\n" for each in answers)


def _lines(answer: Answer) -> list[str]:
    lines = [f"{answer.verdict}: {printable(' '.join(answer.source.split()))}"]
    if answer.span is not None and answer.source.strip():
        lines += _place(answer.source, answer.span)
    if answer.refutation is not None:
        lines += text.example(answer.sample)
        if answer.refutation.denied is not None:
            always = always_in_words(answer.refutation.denied)
            lines += ["", f"{_INDENT}{always[:1].upper()}{always[1:]}."]
    if answer.message:
        lines += [""] if answer.refutation is not None else []
        lines += textwrap.wrap(
            printable(answer.message), text.WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT
        )
    if answer.verdict == "proved":
        for _, shown in answer.theorems:
            lines += ["", *text.theorem(shown)]
    return lines


def _place(source: str, span: tuple[int, int]) -> list[str]:
    """Return the line of the source that a span begins in, with carets under the span."""
    start, stop = span
    line_start = source.rfind("\n", 0, start) + 1
    line = source[line_start:].split("\n", 1)[0]
    columns = start - line_start + 1, stop - line_start + 1
    shown, carets = excerpt(line, *columns, text.WIDTH - len(_INDENT))
    return [_INDENT + shown, _INDENT + carets]
