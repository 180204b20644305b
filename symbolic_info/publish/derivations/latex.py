r"""Derivations as LaTeX: an ``align*`` with a reason for each line, its conditions under it.

``fragment`` is for pasting into a document that loads amsmath; ``document`` is a whole one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symbolic_info.notation import write
from symbolic_info.notation.symbols import RELATION_LATEX
from symbolic_info.notation.tree import Chain
from symbolic_info.publish.derivations.layout import Piece, broken_formula, broken_phrase, width_of
from symbolic_info.publish.derivations.presentation import Presentation, Row
from symbolic_info.wording.examples import Sample
from symbolic_info.wording.phrases import Phrase, in_latex, in_latex_text, joined, listed

# in the units of ``layout``: what a page of a4 paper holds, less a sign and the space between
# the columns
_PAGE = 92.0
_SHORT_SIDE = 16.0
_REASONS = 26.0
_NARROWEST = 40.0
_LEAST = 25.0

# what may stand on one page, of lines with sum signs
_LINES_ON_A_PAGE = 12

_OPENING = r"""\documentclass[11pt,a4paper]{article}
\usepackage[margin=1.8cm]{geometry}
\usepackage{mathtools}
\allowdisplaybreaks[1]
\setlength{\parindent}{0pt}
\setlength{\parskip}{6pt}
\postdisplaypenalty=10000
"""


def fragment(shown: Presentation) -> str:
    """Return the derivation with its definitions and conditions."""
    body = _body(shown)
    if sum(line.count(r"\\") for line in body) > _LINES_ON_A_PAGE:
        # the whole document is not ours to set this for
        body = [r"{\allowdisplaybreaks[1]", *body, "}"]
    return "\n".join([*_let(shown), *body, *_conditions(shown)]) + "\n"


def section(title: str, shown: Presentation) -> str:
    """Return a part of a document: the theorem under its title, and its proof."""
    lines = [rf"\subsection*{{{title}}}", *_let(shown)]
    if shown.rows:
        lines += [*_equation(shown), "", r"\textit{Proof.}"]
    lines += [*_body(shown), *_conditions(shown)]
    return "\n".join(lines) + "\n"


def document(title: str, sections: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a document that compiles by itself, from topics with their sections."""
    parts = [_OPENING + rf"\title{{{title}}}", r"\author{}", r"\date{}", ""]
    parts += [r"\begin{document}", r"\maketitle"]
    for topic, texts in sections:
        parts += ["", rf"\section*{{{topic}}}", *("\n" + text.rstrip() for text in texts)]
    return "\n".join([*parts, "", r"\end{document}"]) + "\n"


def align(shown: Presentation) -> str:
    """Return the derivation as an ``align*`` environment.

    Formulas that are too wide are broken before a sign, reasons between words, so that both
    columns fit on a page.
    """
    left = write(shown.left)
    hangs = width_of(shown.left) <= _SHORT_SIDE
    page = _PAGE - (width_of(shown.left) if hangs else 0.0)
    longest = max(sum(width_of(part) for part in row.reason) for row in shown.rows)
    for_formulas = max(page - min(longest, _REASONS), _NARROWEST)
    formulas = [broken_formula(row.formula, for_formulas) for row in shown.rows]
    for_reasons = page - max(piece.width for pieces in formulas for piece in pieces)
    lines = [
        line
        for row, pieces in zip(shown.rows, formulas, strict=True)
        for line in _lines(row, pieces, broken_phrase(row.reason, max(for_reasons, _LEAST)))
    ]
    first = f"  {left}" if hangs else rf"  & {left} \\"
    body = " \\\\\n".join(f"    {line}" for line in lines)
    return "\n".join([r"\begin{align*}", first, body, r"\end{align*}"])


def _lines(row: Row, pieces: tuple[Piece, ...], reasons: tuple[Phrase, ...]) -> Iterator[str]:
    """Yield the lines of one row: the pieces of its formula, then what is left of its reason."""
    starts = (RELATION_LATEX[row.sign], *(r"\qquad",) * (len(pieces) - 1))
    *before, last = [f"&{s} {piece.latex}" for s, piece in zip(starts, pieces, strict=True)]
    yield from before
    first, *more = [in_latex(reason) for reason in reasons]
    yield f"{last} && {first}"
    yield from (f"& && {reason}" for reason in more)


def condition_sentence(conditions: tuple[Phrase, ...]) -> Phrase:
    """Return the conditions as a sentence; empty where there are none."""
    if not conditions:
        return ()
    return joined([("Conditions: ",), joined(conditions, "; "), (".",)], "")


def supposition(suppositions: tuple[Chain, ...]) -> Phrase:
    """Return "If a = b and c = d:", for right before a formula."""
    return joined([("If ",), listed([(chain,) for chain in suppositions]), (":",)], "")


def worked_example(sample: Sample) -> str:
    """Return an example: what the names stand for, and the values of both sides."""
    given = listed([(chain,) for chain in sample.givens])
    opening = f"For {in_latex_text(given)}{sample.remark}" if sample.givens else "Here"
    lines = [
        rf"  {write(chain.members[0])} &{RELATION_LATEX[chain.signs[0]]} {write(chain.members[1])}"
        for chain in sample.values
    ]
    return "\n".join([opening, r"\begin{align*}", " \\\\\n".join(lines), r"\end{align*}"])


def _let(shown: Presentation) -> list[str]:
    return [rf"Let \({write(definition)}\)." for definition in shown.definitions]


def _body(shown: Presentation) -> list[str]:
    if shown.rows:
        return [*_supposed(shown), align(shown)]
    example = [] if shown.sample is None else [worked_example(shown.sample)]
    return [*_equation(shown), *example]


def _equation(shown: Presentation) -> list[str]:
    formula = [r"\begin{equation*}", f"  {write(shown.statement)}", r"\end{equation*}"]
    return [*_supposed(shown), *formula]


def _supposed(shown: Presentation) -> list[str]:
    return [in_latex_text(supposition(shown.suppositions))] if shown.suppositions else []


def _conditions(shown: Presentation) -> list[str]:
    conditions = condition_sentence(shown.conditions)
    return [in_latex_text(conditions)] if conditions else []
