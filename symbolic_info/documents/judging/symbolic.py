"""General claims: proved for every alphabet and every distribution, or met by a counterexample."""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.documents.judging.decide import Decision
from symbolic_info.documents.judging.search import (
    counterexample_to,
    found_under,
    is_brief,
    proof_of,
)
from symbolic_info.documents.judging.units import base_name
from symbolic_info.documents.report import Verdict
from symbolic_info.notation import Case, Condition
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.numeric import Unevaluable, compare, evaluate
from symbolic_info.proof import SIGNS, Refutation, Theorem, is_name
from symbolic_info.terms import (
    ZERO,
    Alphabet,
    Density,
    Expectation,
    Index,
    Log,
    Measure,
    Mixture,
    Pmf,
    Sum,
    Symbol,
    Term,
    Uniform,
    has_unwritten_base,
    substitute,
    subterms,
    with_base,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.distributions import is_literal
from symbolic_info.wording.suppositions import hypothesis_of

_PROVABLE = {sign: sign for sign in SIGNS} | {":=": "=", "≡": "=", "≈": "="}
# where notes write < for all distributions they mostly mean ≤, and only what is wrong then is wrong
_MEANT = _PROVABLE | {"<": "≤", ">": "≥"}
_ORDERS = ("<", ">", "≤", "≥")
_CONTRARY = {"<": "≥", ">": "≤"}


_OVER_ALPHABETS = (Sum, Uniform)
_INFORMATION = (Measure, Log, Expectation)


def is_general(*terms: Term) -> bool:
    """Whether terms are about more than numbers: about names, or alphabets of any size."""
    return any(
        bool(free_variables(term))
        or any(
            isinstance(part, _OVER_ALPHABETS) and not is_literal(_alphabet(part))
            for part in subterms(term)
        )
        for term in terms
    )


def _alphabet(part: Sum | Uniform) -> Alphabet:
    return part.index.alphabet if isinstance(part, Sum) else part.alphabet


def proved(
    left: Term, right: Term, sign: str, conditions: tuple[Condition, ...] = ()
) -> str | None:
    """Return the conditions of a proof as a sentence (perhaps empty), or ``None`` without one.

    ``conditions`` are what the claim itself supposes; those that no proof can use are left out.
    """
    if sign not in _PROVABLE:
        return None
    known_as = _plain_names(left, right, *(side for c in conditions for side in (c.left, c.right)))
    if known_as:
        left, right = (substitute(term, known_as) for term in (left, right))
        conditions = tuple(
            Condition(substitute(c.left, known_as), c.sign, substitute(c.right, known_as))
            for c in conditions
        )
        words = proved(left, right, sign, conditions)
        for name, plain in known_as.items():
            words = words and words.replace(repr(plain), repr(name))
        return words
    supposed = (hypothesis_of(condition, (left, right)) for condition in conditions)
    known = tuple(hypothesis for hypothesis in supposed if hypothesis is not None)
    return proof_of(left, _PROVABLE[sign], right, known)


def _plain_names(*terms: Term) -> dict[Term, Term]:
    """Return plain names for numbers that go by a whole expression: Gain(S, A), \\sum_i l_i.

    The kernel takes nothing for a name that could be read as a formula.
    """
    names = {n for term in terms for n in free_variables(term) if isinstance(n, Symbol)}
    whole = sorted((n for n in names if not is_name(n.name)), key=lambda n: n.sort_key)
    return {name: Symbol(f"quantity number {place}") for place, name in enumerate(whole, 1)}


def with_case(
    left: Term, right: Term, sign: str, conditions: tuple[Condition, ...], case: Case
) -> Decision | None:
    """Return the decision on a general claim that says when its two sides are equal.

    ``None`` for an order of which only that is open when it is an equality.
    """
    if sign not in _PROVABLE or not case.conditions:
        return None
    result, words = found_under(left, _PROVABLE[sign], right, conditions, case)
    if isinstance(result, Theorem):
        return Decision(Verdict.PROVED, "proved", words)
    if isinstance(result, Refutation):
        if result.statement.sign != _PROVABLE[sign]:
            words = f"the two sides need not be equal then: {words}"
        return Decision(Verdict.REFUTED, "refuted-general", words)
    if _PROVABLE[sign] == "=":
        return Decision(Verdict.UNCHECKED, "unchecked", f"Undecided: {result.reason}.")
    return None


def countered(left: Term, right: Term, sign: str) -> Decision | None:
    """Return the refutation of a general claim by a counterexample, where there is one.

    Only claims about all distributions are refuted: one with a free number or a free point may
    be a condition on it. An approximation does not say how good it is.
    """
    if sign == "≈":
        return None
    names = free_variables(left) | free_variables(right)
    if sign not in _MEANT or any(isinstance(n, Symbol | Index | Density) for n in names):
        return None
    if not any(isinstance(name, Pmf) for name in names):
        return None
    if _has_undeclared(left, right):
        return None
    # f_1 = 1 - f_2 is about two numbers as likely as about the values of a pmf
    if not any(isinstance(part, _INFORMATION) for part in (*subterms(left), *subterms(right))):
        return None
    words = counterexample_to(left, _MEANT[sign], right)
    if words is None:
        return None
    for base in _bases(left, right):
        one, two = (with_base(side, base) for side in (left, right))
        if counterexample_to(one, _MEANT[sign], two) is None:
            return None
    return Decision(Verdict.REFUTED, "refuted-general", words)


def _has_undeclared(left: Term, right: Term) -> bool:
    """Whether a name has a meaning that the claim does not show, and words may give.

    The M of D_JS(P || Q) = (D(P || M) + D(Q || M))/2 is their mean, also where the page called
    another mean M before; beside P_X, X is a variable.
    """
    names = [{n for n in free_variables(side) if isinstance(n, Pmf)} for side in (left, right)]
    called = {name.name for name in names[0] | names[1]}
    means = {name for name in names[0] ^ names[1] if name.name in ("M", "m")}
    others = any(
        isinstance(part, Mixture) and names[not side].isdisjoint(free_variables(part))
        for side, term in enumerate((left, right))
        for part in subterms(term)
    )
    return bool(means) or others or any(f"P_{name}" in called for name in called)


def _bases(*sides: Term) -> Iterable[Term]:
    """Return the bases in which a statement has to be wrong that does not say which is meant."""
    return UNIT_BASES.values() if any(map(has_unwritten_base, sides)) else ()


def proved_in(
    base: Term, left: Term, right: Term, sign: str, conditions: tuple[Condition, ...]
) -> str | None:
    """Return the conditions of a proof for logarithms to this base, and that it is for these.

    The entropy of a coin is at most 1 in bits; that a measure is a number needs a condition. What
    has logarithms without a base on both sides holds in one base as in another.
    """
    if sign not in _ORDERS and not conditions:
        return None
    open_ = [has_unwritten_base(side) for side in (left, right)]
    if all(open_) or not any(open_) or ZERO in (left, right) or is_brief():
        return None
    note = proved(with_base(left, base), with_base(right, base), sign, conditions)
    if note is None:
        return None
    return f"The logarithm without a base is read with base {base_name(base)}. {note}".strip()


def contradicted(left: Term, right: Term, sign: str) -> Decision | None:
    """Return the refutation of a strict order whose contrary is proved: ``D(P || Q) < 0``."""
    if sign not in _CONTRARY or proved(left, right, _CONTRARY[sign]) is None:
        return None
    words = f"In fact, the left side is always {_CONTRARY[sign]} the right side."
    return Decision(Verdict.REFUTED, "refuted-general", words)


def refuted_under(
    left: Term, right: Term, sign: str, conditions: tuple[Condition, ...]
) -> Decision | None:
    """Return the refutation of a general claim by a counterexample that meets the conditions.

    A closed side may be right for the alphabet at hand: only what relates measures is refuted.
    """
    names = free_variables(left) | free_variables(right)
    if sign not in _MEANT or not all(map(free_variables, (left, right))):
        return None
    if any(isinstance(n, Symbol | Index | Density) for n in names):
        return None
    result, words = found_under(left, _MEANT[sign], right, conditions)
    if not isinstance(result, Refutation):
        return None
    for base in _bases(left, right):
        one, two = (with_base(side, base) for side in (left, right))
        if not isinstance(found_under(one, _MEANT[sign], two, conditions)[0], Refutation):
            return None
    return Decision(Verdict.REFUTED, "refuted-general", words)


def impossible(
    measure: Term, value: Term, conditions: tuple[Condition, ...] = ()
) -> Decision | None:
    """Refute a closed value that a measure does not have, whatever it is taken of.

    No distributions have D(P || Q) = -1, and none D(P || P) = 2; ``conditions`` are supposed.
    """
    try:
        order = compare(evaluate(value), evaluate(ZERO))
    except Unevaluable:
        return None
    if order in ("<", ">") and proved(measure, ZERO, "=", conditions) is not None:
        of = "under what is supposed" if conditions else "whatever it is of"
        return Decision(Verdict.REFUTED, "refuted", f"The right value is 0, {of}.", "0")
    if order == "<" and proved(measure, ZERO, "≥") is not None:
        return Decision(Verdict.REFUTED, "refuted", "This is never negative.")
    return None
