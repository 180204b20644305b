"""A theorem as it is shown: formulas and words, before a format makes text of them.

``present`` decides what all formats have in common: the letters for composed distributions, the
displayed lines, their reasons, the conditions, and what the proof rests on. The formulas come
from the terms that the kernel checked, and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from symbolic_info.notation.names import tree_of
from symbolic_info.notation.tree import Chain, Node
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof import (
    Line,
    Statement,
    Theorem,
    example_at,
    names,
    reasons_of,
    statement_of,
)
from symbolic_info.terms import Term, substitute
from symbolic_info.wording.examples import Sample, sample_of
from symbolic_info.wording.letters import Letters, letters_for, statement_chain
from symbolic_info.wording.phrases import Phrase
from symbolic_info.wording.reasons import reason_in_words, rule_in_words
from symbolic_info.wording.suppositions import suppositions_of
from symbolic_info.wording.words import conditions_of

NO_LETTERS: Letters = MappingProxyType({})

_ABBREVIATIONS = frozenset({"kl", "js"})


@dataclass(frozen=True, slots=True)
class Row:
    """A displayed line: its sign, the formula after it, and why it follows."""

    sign: str
    formula: Node
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Presentation:
    """What is shown of a theorem.

    ``definitions`` are the chains that say what the letters stand for (M = (P + Q)/2), and
    ``suppositions`` those without which the formulas are false (P(x) Q(x) = 0); ``statement``
    is the chain that was proved; ``left`` and ``rows`` are its derivation. What says that two
    sides differ has no rows, but a ``sample`` for which they do. ``rules`` are what the proof
    rests on, with ``theorems``: what they suppose, their statements, and names where they have
    one.
    """

    definitions: tuple[Chain, ...]
    suppositions: tuple[Chain, ...]
    statement: Chain
    left: Node
    rows: tuple[Row, ...]
    conditions: tuple[Phrase, ...]
    rules: tuple[Phrase, ...]
    theorems: tuple[tuple[tuple[Chain, ...], Chain, str], ...]
    sample: Sample | None


def present(theorem: Theorem, given: Letters = NO_LETTERS) -> Presentation:
    """Return what is shown of a theorem; ``given`` are the letters that its author uses."""
    statement = theorem.statement
    letters = letters_for(
        (statement.left, statement.right, *(line.term for line in theorem.lines)), given
    )
    rows = tuple(_rows(theorem, letters))
    return Presentation(
        definitions=tuple(_definitions(letters)),
        suppositions=suppositions_of(statement, letters),
        statement=statement_chain(statement, letters),
        left=typeset(statement.left, letters),
        rows=rows,
        conditions=conditions_of(theorem, letters),
        rules=tuple(
            dict.fromkeys(
                rule_in_words(reason, letters)
                for line in reasons_of(theorem)
                for reason in line
                if reason.rule != "theorem"
            )
        ),
        theorems=tuple(
            (
                suppositions_of(lemma.statement, letters),
                statement_chain(lemma.statement, letters),
                _name_of(lemma.statement),
            )
            for lemma in theorem.lemmas
        ),
        sample=_sample(theorem, letters),
    )


def _title(statement: Statement, letters: Letters) -> Phrase:
    """Return what a line says of a theorem that it uses: the statement, or its name if long."""
    name = _name_of(statement)
    if statement.hypotheses and name:
        return (title_of(name),)
    return (statement_chain(statement, letters),)


def _name_of(statement: Statement) -> str:
    """Return the name of a statement in the catalogue; empty if it is not there."""
    return next((name for name in names() if statement_of(name) == statement), "")


def _sample(theorem: Theorem, letters: Letters) -> Sample | None:
    if not theorem.derivation.witness:
        return None
    example = example_at(theorem.statement, theorem.derivation.witness)
    return None if example is None else sample_of(theorem.statement, example, letters)


def title_of(name: str) -> str:
    """Return the name of a theorem as a title.

    >>> title_of("kl-of-equal-distributions-is-zero")
    'KL of equal distributions is zero'
    """
    spaced = name.replace("-", " ").replace("non ", "non-").replace("log sum", "log-sum")
    words = [word.upper() if word in _ABBREVIATIONS else word for word in spaced.split(" ")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def links_of(shown: Presentation) -> tuple[Chain, ...]:
    """Return the derivation as links: each line with the formula before it."""
    before = (shown.left, *(row.formula for row in shown.rows))
    return tuple(
        Chain((formula, row.formula), (row.sign,))
        for formula, row in zip(before, shown.rows, strict=False)
    )


def _definitions(letters: Letters) -> Iterator[Chain]:
    """Yield M = (P + Q)/2 for each letter, once, inner mixtures before outer ones."""
    seen: set[str] = set()
    for distribution, letter in letters.items():
        if letter not in seen:
            seen.add(letter)
            others = {p: other for p, other in letters.items() if other != letter}
            yield Chain((tree_of(letter), typeset(distribution, others)), ("=",))


def _titles(theorem: Theorem, line: Line, letters: Letters) -> Iterator[Phrase]:
    """Yield what a line says of the theorems that it uses.

    Where two are about what looks alike, as D(P || U) for two alphabets, it says them of what it
    uses them for.
    """
    steps = {step.lemma: step for step in line.steps if step.lemma is not None}
    statements = {k: theorem.lemmas[k].statement for k in steps}
    about = [typeset(statement.left, letters) for statement in statements.values()]
    for k, step in steps.items():
        statement = statements[k]
        if about.count(typeset(statement.left, letters)) > 1:
            assignment = dict(step.assignment)
            left, right = (substitute(s, assignment) for s in (statement.left, statement.right))
            statement = replace(statement, left=left, right=right)
        yield _title(statement, letters)


def _rows(theorem: Theorem, letters: Letters) -> Iterator[Row]:
    """Yield the displayed lines; one that looks like the line before it is left out."""
    before: Term = theorem.statement.left
    shown = typeset(before, letters)
    lines = zip(theorem.lines, theorem.derivation.lines, reasons_of(theorem), strict=True)
    for checked, line, why in lines:
        formula = typeset(checked.term, letters)
        titles = tuple(_titles(theorem, line, letters))
        if formula != shown:
            yield Row(
                checked.relation, formula, reason_in_words(before, checked, why, titles, letters)
            )
        before, shown = checked.term, formula
