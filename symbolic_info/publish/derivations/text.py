"""Derivations as plain text for a terminal of 80 columns."""

from __future__ import annotations

import re
import textwrap

from symbolic_info.notation.tree import Node, Sum
from symbolic_info.publish.derivations.presentation import Presentation, Row
from symbolic_info.wording.examples import Sample
from symbolic_info.wording.phrases import in_plain_text
from symbolic_info.wording.plain import plain

WIDTH = 80
_INDENT = "  "
_STEP = "    "
# formulas up to this width have their reasons beside them, if a reason fits there
_COLUMN = 46
_INNER_SIGN = re.compile(r"(?<=\S) (?=[-+] )")


def render(title: str, shown: Presentation) -> str:
    """Return a theorem with its derivation and conditions, under its title."""
    return "\n".join([title, "=" * len(title), "", *theorem(shown)]) + "\n"


def theorem(shown: Presentation) -> list[str]:
    """Return the lines of a theorem: its letters, its derivation or example, its conditions."""
    letters = [f"{_INDENT}Let {plain(definition)}." for definition in shown.definitions]
    return [*letters, *derivation(shown), *conditions(shown)]


def derivation(shown: Presentation) -> list[str]:
    """Return the lines of the derivation, or the statement where there is none."""
    if not shown.rows:
        return [_INDENT + plain(shown.statement), *example(shown.sample)]
    formulas = [_pieces(row) for row in shown.rows]
    widths = [len(pieces[-1]) for pieces in formulas]
    column = 3 + max((width for width in widths if width <= _COLUMN), default=_COLUMN)
    lines = [_INDENT + plain(shown.left)]
    for row, pieces in zip(shown.rows, formulas, strict=True):
        reason = in_plain_text(row.reason)
        *before, last = pieces
        lines += before
        if len(last) < column and column + len(reason) <= WIDTH:
            lines.append(f"{last:<{column}}{reason}")
        else:
            lines += [last, *_wrapped(f"({reason})", _STEP * 2, _STEP * 2 + " ")]
    return lines


def conditions(shown: Presentation) -> list[str]:
    """Return the conditions as a list with bullets, wrapped."""
    lines: list[str] = []
    for phrase in shown.conditions:
        lines += _wrapped(in_plain_text(phrase), _INDENT + "- ", _INDENT + "  ")
    return ["", *lines] if lines else []


def example(sample: Sample | None) -> list[str]:
    """Return an example in words, wrapped."""
    if sample is None:
        return []
    return ["", *_wrapped(in_plain_text(sample.words), _INDENT, _INDENT)]


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)


def _pieces(row: Row) -> list[str]:
    """Return the formula behind its sign, a sum in as many lines as it needs."""
    terms = _terms(row.formula)
    lines = [f"{_STEP}{row.sign} {terms[0]}"]
    for term in terms[1:]:
        if len(lines[-1]) + 1 + len(term) <= WIDTH:
            lines[-1] += f" {term}"
        else:
            lines.append(f"{_STEP * 2}{term}")
    return lines


def _terms(formula: Node) -> list[str]:
    """Return the terms of a sum, each with the sign before it; a long one in its own parts."""
    if isinstance(formula, Sum):
        first = plain(Sum(formula.signs[:1], formula.terms[:1]))
        rest = zip(formula.signs[1:], formula.terms[1:], strict=True)
        terms = [first, *(f"{sign} {plain(term)}" for sign, term in rest)]
    else:
        terms = [plain(formula)]
    return [
        part
        for term in terms
        for part in (_INNER_SIGN.split(term) if len(term) > WIDTH - len(_STEP * 2) else [term])
    ]
