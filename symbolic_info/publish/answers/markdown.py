"""Answers as Markdown: derivations, and worked counterexamples."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.publish.answers.answer import Answer
from symbolic_info.publish.derivations import markdown


def render(answers: Iterable[Answer]) -> str:
    """Return the answers one after the other."""
    return "\n\n".join("\n\n".join(_blocks(each)) for each in answers) + "\n"


def _blocks(answer: Answer) -> list[str]:
    # a code span shows the statement as it was written; what was not proved is no claim
    blocks = [f"**{answer.verdict.capitalize()}**: {_code(' '.join(answer.source.split()))}"]
    if answer.message:
        blocks.append(" ".join(answer.message.split()))
    if answer.sample is not None:
        blocks += markdown.worked_example(answer.sample)
    if answer.verdict == "proved":
        blocks += [block for _, shown in answer.theorems for block in markdown.theorem(shown)]
    return blocks


def _code(text: str) -> str:
    fence = "`"
    while fence in text:
        fence += "`"
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"
