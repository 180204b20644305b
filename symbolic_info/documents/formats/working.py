"""Lines of plain text that are worked examples: ``H = -(0.5 log₂ 0.5 + 0.5 log₂ 0.5) = 1 bit``.

People put such lines into fences without a language, where logs, diagrams and commands stand,
too. A line is taken for a formula only if it reads as one from end to end, has a relation sign
and something to compute, and no words but those that formulas have.
"""

from __future__ import annotations

import re

from symbolic_info.notation import read
from symbolic_info.notation.tree import Broken, Chain, Formula, Text, subtrees

_LONGEST_LINE = 1_000
_SIGN = re.compile(r"[=≈≃≠≤≥]")
_COMPUTES = re.compile(r"\d|\blog|\bln|\b(?:H|D|I|KL|JSD?)\(|Σ|∑")
_FOREIGN = re.compile(r"[\"'`#$@{}?]|;(?![^()]*\))|==|[-=]>|//|[-+*/]=|:\s*$|\w://|\b_|_\b")
_WORD = re.compile(r"[A-Za-z]{2,}")
_WORD_OF_FORMULAS = re.compile(r"log|ln|lg|exp|(?:bit|nat|hartley|dit|ban|shannon)s?|KL|JSD?|CE|IG")


def is_working(line: str) -> bool:
    """Whether a line of plain text is a formula that claims something."""
    if len(line) > _LONGEST_LINE or _FOREIGN.search(line):
        return False
    sign = _SIGN.search(line)
    if sign is None or not _COMPUTES.search(line) or not _has_only_words(line, sign.start()):
        return False
    formula = read(line)
    return not formula.repairs and _is_whole(formula)


def _has_only_words(line: str, sign: int) -> bool:
    """Whether each word is one that formulas have, is applied, or is the name of the result."""
    return all(
        _WORD_OF_FORMULAS.fullmatch(word[0])
        or line[word.end() : word.end() + 1] == "("
        or line[:sign].strip() == word[0]
        for word in _WORD.finditer(line)
    )


def _is_whole(formula: Formula) -> bool:
    """Whether all of the formula was read, and some of it is a relation."""
    parts = subtrees(formula)
    if any(isinstance(part, Broken | Text) for part in parts):
        return False
    return any(part.signs for part in parts if isinstance(part, Chain))
