"""A claim judged: proved in general, decided by the values in force, or open.

What holds for all distributions is proved; what has a value is decided by it; what determines its
one free name gives it for the chain; what is general and false has a counterexample. What is left
is unchecked, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from symbolic_info.documents.judging.chain import Chain, Outcome
from symbolic_info.documents.judging.decide import Decision, unchecked
from symbolic_info.documents.judging.patterns import binding_note, binding_that_makes_equal
from symbolic_info.documents.judging.pmf_links import between_pmfs
from symbolic_info.documents.judging.search import is_brief
from symbolic_info.documents.judging.symbolic import (
    contradicted,
    countered,
    is_general,
    proved,
    proved_in,
    with_case,
)
from symbolic_info.documents.judging.variables import determined_by
from symbolic_info.documents.judging.worked import based, decide_values
from symbolic_info.documents.known.ended import are_meant, confirmed
from symbolic_info.documents.known.inference import infer
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close, free_points
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.words.another_pmf import writes_another_pmf
from symbolic_info.terms import Distribution, Number, Pmf, Size, Term, substitute, subterms
from symbolic_info.terms.binding import free_variables


def claimed(left: Reading, sign: str, right: Reading, state: State, chain: Chain) -> Outcome:
    """Judge a link that gives no name a value."""
    assert left.term is not None
    assert right.term is not None
    terms = (based(left.term, chain.written), based(right.term, chain.written))
    if is_general(*terms) and not (_is_worked(terms) or isinstance(left.term, Distribution)):
        decision = _in_general(terms, sign, chain)
        if decision is not None:
            return decision, state, chain
    general = free_variables(terms[0]) | free_variables(terms[1])
    values = {**state.values, **chain.bound, **determined_by(left, right, state, chain)}
    words = left.member.found.before or right.member.found.before
    # the notes come in an order that is always the same
    open_names = sorted(general - values.keys(), key=lambda name: name.sort_key)
    inferred = infer(open_names, state, words, left.member.found.line)
    values |= {name: found.value for name, found in inferred.items()}
    sides = tuple(close(based(term, chain.base), values) for term in terms)
    if isinstance(left.term, Distribution) or isinstance(right.term, Distribution):
        decision, state = between_pmfs(left, sign, right, sides, values, state)
    elif any(free_variables(side) for side in sides):
        return _open(terms, sign, sides, values, state, chain)
    else:
        decision = decide_values(left, sign, right, values, state, chain)
    ended = frozenset(name for name, value in inferred.items() if value.ended)
    if decision.verdict.agrees:
        state = confirmed(ended, right.member.node, right.member.found, state)
    if decision.verdict is Verdict.REFUTED and general and chain.conditional:
        decision = unchecked(f"Said under a condition; without it, wrong. {decision.message}")
    if decision.verdict is Verdict.REFUTED and not are_meant(
        ended, left, sign, right, state, chain.behind, decision
    ):
        decision = unchecked(
            "A name has no value here; with the value of an earlier example this would be wrong. "
            f"{decision.message}",
            "unchecked-name",
        )
    if decision.verdict is Verdict.REFUTED and (
        others := writes_another_pmf(left.term, right.term, state)
    ):
        decision = unchecked(
            "The weights written out are those of another distribution than the one given before; "
            f"of that it would be wrong. {decision.message}",
            "unchecked-name",
        )
        state = state.forgetting(others)
    return _noted(decision, [found.note for found in inferred.values()]), state, chain


def _in_general(terms: tuple[Term, Term], sign: str, chain: Chain) -> Decision | None:
    """Return that a general claim is proved, or what is wrong with the case that it names."""
    one, two = (substitute(term, chain.supposed) for term in terms)
    if chain.case is not None:
        cased = with_case(one, two, sign, chain.conditions, chain.case)
        if cased is not None:
            return cased
    note = proved(one, two, sign, chain.conditions)
    if note is None and chain.worded.conditions:
        note = proved(one, two, sign, chain.conditions + chain.worded.conditions)
        if note is not None:
            note = f"Supposed by the words: {chain.worded.words}. {note}".strip()
    if note is None:
        note = proved_in(chain.base, one, two, sign, chain.conditions)
    return None if note is None else Decision(Verdict.PROVED, "proved", note)


def _is_worked(terms: tuple[Term, Term]) -> bool:
    """Whether one side is worked out with decimals, as no general expression always is.

    Closed expressions of whole numbers may be: log 2 bounds D_JS(P || Q), and D(P || P) is 0.
    """
    return any(
        not is_general(term)
        and any(isinstance(p, Number) and p.value.denominator > 1 for p in subterms(term))
        for term in terms
    )


def _noted(decision: Decision, notes: list[str]) -> Decision:
    if not notes:
        return decision
    return replace(decision, message=" ".join([*notes, decision.message]).strip())


def _open(
    terms: tuple[Term, ...],
    sign: str,
    sides: tuple[Term, ...],
    values: Mapping[Term, Term],
    state: State,
    chain: Chain,
) -> Outcome:
    """Judge a link in which names have no value."""
    one_sided = bool(free_variables(sides[0])) != bool(free_variables(sides[1]))
    if sign in ("=", "≈") and one_sided:
        general, closed = (0, 1) if free_variables(sides[0]) else (1, 0)
        # what is bound is a probability P(x): P itself stays, though it may have a value
        binding = binding_that_makes_equal(
            close(based(terms[general], chain.base), chain.bound), sides[closed], values
        )
        if binding is not None:
            chain = replace(chain, bound={**chain.bound, **binding})
            note = " ".join(binding_note(name, value) for name, value in binding.items())
            return Decision(Verdict.DEFINITION, "definition", note), state, chain
    points = free_points(terms[0]) | free_points(terms[1])
    if not chain.conditional and not points:
        against = contradicted if one_sided else countered
        refutation = against(terms[0], terms[1], sign)
        if refutation is not None:
            return refutation, state, chain
    missing = {name for side in sides for name in free_variables(side)}
    pmfs = {name for name in missing if isinstance(name, Pmf)}
    names = sorted(_spoken(name) for name in (pmfs or missing))
    verb = "has" if len(names) == 1 else "have"
    reason = f"{', '.join(names)} {verb} no value here."
    if is_brief() and is_general(*terms):
        reason += (
            " As a general claim it was looked at only briefly: the document has too many that are "
            "neither proved nor refuted."
        )
        return unchecked(reason, "unchecked-limit"), state, chain
    return unchecked(reason, "unchecked-name"), state, chain


def _spoken(name: Term) -> str:
    return name.alphabet.size if isinstance(name, Size) else repr(name)
