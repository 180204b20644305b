"""The answer to a statement: its relations proved, or one of them refuted, or not decided.

A statement may be a chain ``A = B ≤ C``: it is proved if each of its relations is, and refuted
if one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from symbolic_info.notation import NotUnderstood, Relation, read_statement
from symbolic_info.proof import Refutation, Statement, Theorem, Undecided, special_case
from symbolic_info.publish.derivations.presentation import Presentation, present
from symbolic_info.terms import LiteralPmf, Mixture, Product, has_unwritten_base
from symbolic_info.wording.decisions import as_meant
from symbolic_info.wording.examples import Sample, base_in_words, sample_of
from symbolic_info.wording.letters import Letters
from symbolic_info.wording.phrases import in_plain_text
from symbolic_info.wording.vanishing import special_case_in_words

EXIT_CODES = {"proved": 0, "refuted": 1, "unreadable": 2, "undecided": 3}
_WORST_FIRST = (2, 1, 3, 0)
# H_2(P); of a probability, H_2(p), it is the entropy of a coin
_INDEXED_ENTROPY = re.compile(r"(?<![A-Za-z])H_\{?(\d+)\}?\s*[(\[]\s*[A-Z]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a statement.

    ``source`` is the statement as it was written; ``verdict`` is ``proved``, ``refuted``,
    ``undecided`` or ``unreadable``. ``theorems`` are its relations that were proved, each with
    what is shown of it; ``refutation`` the first that is false. ``message`` says why there is no
    proof, when an equality holds that is refuted, and which base logarithms were given; ``span``
    is the stretch of the source that could not be read.
    """

    source: str
    verdict: str
    theorems: tuple[tuple[Theorem, Presentation], ...] = ()
    refutation: Refutation | None = None
    sample: Sample | None = None
    message: str = ""
    span: tuple[int, int] | None = None


def answer(source: str) -> Answer:
    """Return what is known of the statement, written as in documents."""
    try:
        decisions = as_meant(read_statement(source))
    except NotUnderstood as error:
        return Answer(source, "unreadable", message=error.message, span=error.span)
    bases = {base_in_words(relation.base) for relation, _ in decisions if relation.base is not None}
    theorems = tuple(
        (decision, present(decision, letters_of(relation)))
        for relation, decision in decisions
        if isinstance(decision, Theorem)
    )
    for relation, decision in decisions:
        if isinstance(decision, Refutation):
            letters = letters_of(relation)
            sample = sample_of(decision.statement, decision.counterexample, letters)
            special = special_case(decision.statement)
            words = special_case_in_words(special, letters) if special is not None else ()
            message = _sentences(in_plain_text(words), *bases, *_orders(source))
            return Answer(source, "refuted", theorems, decision, sample, message)
    for _, decision in decisions:
        if isinstance(decision, Undecided):
            open_base = [] if bases else list(_any_base(decision.statement))
            message = _sentences(decision.reason, *bases, *open_base, *_orders(source))
            return Answer(source, "undecided", theorems, message=message)
    return Answer(source, "proved", theorems, message=_sentences(*bases))


def _orders(source: str) -> Iterator[str]:
    """Yield how H_2 was read, which is written for a Rényi entropy, too."""
    for index in dict.fromkeys(_INDEXED_ENTROPY.findall(source)):
        yield f"H_{index} is the entropy to base {index} here, and not that of order {index}"


def _any_base(statement: Statement) -> Iterator[str]:
    """Yield that no base is meant, which a statement may hold for."""
    if any(map(has_unwritten_base, (statement.left, statement.right))):
        yield "logarithms without a base are to any base above 1 here"


def _sentences(*clauses: str) -> str:
    return "; ".join(filter(None, clauses))


def exit_code(answers: list[Answer]) -> int:
    """Return the exit code for all answers together: that of the worst."""
    codes = {EXIT_CODES[each.verdict] for each in answers}
    return next(code for code in _WORST_FIRST if code in codes or code == 0)


def letters_of(relation: Relation) -> Letters:
    """Return the letters that the statement itself gives to composed distributions."""
    return {
        meaning: letter
        for letter, meaning in relation.scope.distributions.items()
        if isinstance(meaning, Mixture | Product | LiteralPmf)
    }
