"""Bounds that are plain numbers, by a logarithm that lies between: D_JS <= ln 2 <= 1.

What measures of information are at most is the logarithm of a whole number; that this is at most
another number is seen by the values of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.statement import Hypothesis, Statement
from symbolic_info.terms import EULER, Log, Measure, Number, Term, number, subterms

MAX_WHOLE = 8
"""The largest number whose logarithm is tried."""


def derive_by_logarithm(
    statement: Statement,
    derive: Callable[[Term, Term, tuple[Hypothesis, ...]], Iterator[Derivation]],
) -> Iterator[Derivation]:
    """Yield derivations of ``number >= term``, or >, through ``number > log m >= term``.

    ``derive`` yields those of the second order.
    """
    bound, term = statement.left, statement.right
    bases = {part.base for part in subterms(term) if isinstance(part, Log | Measure)}
    if not isinstance(bound, Number) or len(bases) != 1:
        return
    (base,) = bases
    if base != EULER and not isinstance(base, Number):
        return
    for whole in range(2, MAX_WHOLE + 1):
        between = Log(number(whole), base)
        if not _is_less(between, bound):
            return
        first = Line(statement.sign, (Step("comparison of numbers", (), between),))
        for rest in derive(between, term, statement.hypotheses):
            yield Derivation(statement, (first, *rest.lines), rest.lemmas)


def _is_less(one: Term, other: Term) -> bool:
    # the evaluator loads python-flint; most proofs do without
    from symbolic_info.numeric import Unevaluable, compare

    try:
        return compare(one, other) == "<"
    except Unevaluable:
        return False
