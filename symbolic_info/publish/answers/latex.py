r"""Answers as LaTeX for a document that loads amsmath: derivations, and worked counterexamples."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.publish.answers.answer import Answer
from symbolic_info.publish.derivations import latex


def render(answers: Iterable[Answer]) -> str:
    """Return the answers one after the other, the verdict and the statement in a comment."""
    return "\n".join(_lines(each) for each in answers)


def _lines(answer: Answer) -> str:
    head = f"% {answer.verdict}: {' '.join(answer.source.split())}\n"
    if answer.message:
        head += f"% {' '.join(answer.message.split())}\n"
    if answer.sample is not None:
        return head + latex.worked_example(answer.sample) + "\n"
    if answer.verdict != "proved":
        return head
    return head + "\n".join(latex.fragment(shown) for _, shown in answer.theorems)
