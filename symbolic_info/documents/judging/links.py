"""One link of a chain, judged.

In this order: what is broken is ill-formed; what gives a name a value is a definition, unless the
name has one and that is said again; what holds for all distributions is proved; what has a value is
decided by it; what determines its one free name defines it for the chain; what is general and false
has a counterexample. What is left is unchecked, with the reason.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from symbolic_info.documents.judging.cases import cases_link, cases_of
from symbolic_info.documents.judging.chain import Chain
from symbolic_info.documents.judging.decide import EQUALITIES, Decision, unchecked
from symbolic_info.documents.judging.entries import entries_link
from symbolic_info.documents.judging.left_behind import (
    with_decimal,
    with_result,
    with_rounded,
    with_unit,
)
from symbolic_info.documents.judging.patterns import binding_note, binding_that_makes_equal
from symbolic_info.documents.judging.pmf_links import between_pmfs, rounded_entries
from symbolic_info.documents.judging.search import is_brief
from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.judging.symbolic import (
    contradicted,
    countered,
    is_general,
    proved,
    proved_in,
    refuted_under,
    with_case,
)
from symbolic_info.documents.judging.variables import (
    determined_by,
    is_determined,
    is_of_variables,
    never,
    with_measured,
)
from symbolic_info.documents.judging.vectors import (
    are_numbers,
    are_vectors,
    names_a_list,
    with_entries_named,
)
from symbolic_info.documents.judging.worked import based, decide_values
from symbolic_info.documents.judging.zeros import with_zero_note
from symbolic_info.documents.known.definitions import Definition, definition
from symbolic_info.documents.known.determined import speaks_of_another_case
from symbolic_info.documents.known.ended import (
    are_meant,
    confirmed,
    defines_anew,
    is_judged,
    with_other_examples,
)
from symbolic_info.documents.known.inference import infer
from symbolic_info.documents.known.lists import with_list
from symbolic_info.documents.known.restated import in_another_unit, restated
from symbolic_info.documents.known.state import State, close, free_points
from symbolic_info.documents.known.tables import with_earlier_tables, without_tables
from symbolic_info.documents.reading.readings import (
    Reading,
    as_law,
    in_later_unit,
)
from symbolic_info.documents.reading.wellformed import Flaw
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.words.another_pmf import writes_another_pmf
from symbolic_info.documents.words.bounds import begins_a_case, bounded
from symbolic_info.documents.words.excuses import excused, has_units
from symbolic_info.notation.tree import Name, Vector
from symbolic_info.terms import (
    Apply,
    Distribution,
    LiteralPmf,
    Measure,
    Number,
    Pmf,
    Size,
    Term,
    substitute,
    subterms,
)
from symbolic_info.terms.binding import free_variables

_TRUE = (Verdict.EXACT, Verdict.ROUNDED, Verdict.LOOSE)


def link(
    left: Reading | None,
    sign: str,
    right: Reading | None,
    later: tuple[Reading | None, ...],
    position: int,
    state: State,
    chain: Chain,
) -> tuple[Decision, State, Chain]:
    """Judge one link; the state and the chain behind it come with the decision."""
    if left is None or right is None:
        return unchecked("Nothing stands before this sign that it could continue."), state, chain
    another = position == 0 and speaks_of_another_case(left.member.found.before)
    if another:
        state = replace(state, measured={})
    broken = right.broken or (left.broken if position == 0 else None)
    if broken is not None:
        return _ill_formed(broken), state, chain
    flaw = right.flaw or (left.flaw if position == 0 else None)
    if (flaw is not None or right.term is None) and names_a_list(left, right, state):
        note = "A list that is no distribution."
        if isinstance(left.term, Pmf):
            state = state.forgetting(frozenset((left.term,)))
        return (
            Decision(Verdict.DEFINITION, "definition", note),
            with_list(state, left, right),
            chain,
        )
    cases = cases_of(right) if sign in EQUALITIES else ()
    if cases:
        decision, state = cases_link(left, cases, state, chain)
        return decision, state, chain
    probabilities = entries_link(left, sign, right, state)
    if probabilities is not None:
        if chain.worked_from and not probabilities.verdict.fails:
            # y = softmax(z) = [0.7, 0.3] gives y
            state = with_list(state, chain.worked_from[0], right)
        return probabilities, state, chain
    approximate = sign == "≈" or not isinstance(left.member.node, Name)
    if flaw is not None and approximate and _are_rounded(right):
        reason = "The entries are rounded; they do not sum to one exactly."
        decision = rounded_entries(left, sign, right, state) or unchecked(reason)
        return decision, state, chain
    if flaw is not None and (named := with_entries_named(left, right, state)) is not None:
        return Decision(Verdict.DEFINITION, "definition", "A name for each entry."), named, chain
    if flaw is not None and are_vectors(left, right):
        return unchecked("These lists of numbers are no distributions."), state, chain
    if flaw is not None and are_numbers(left, right):
        return unchecked("These names may stand for numbers."), state, chain
    if flaw is not None:
        return _ill_formed(flaw), state, chain
    if isinstance(right.term, LiteralPmf):
        left = as_law(left)
    for reading in (left, right):
        if reading.term is None:
            return unchecked(reading.problem, "unchecked-notation"), state, chain
        if reading.flaw is not None:
            reason = "The expression before this sign has no value, as said there."
            return unchecked(reason), state, chain
    if sign in ("=", ":=", "≡", "≈"):
        known = tuple(reading for reading in later if reading is not None)
        defined = definition(left, right, known, state, chain.base, chain.behind)
        if defined is not None and not (
            _is_theorem(left, sign, right, chain)
            or is_determined(left, right, state, chain)
            or (not chain.conditional and not later and is_judged(left, right, state))
        ):
            impossible = never(left, right, state, chain)
            if impossible is not None:
                return impossible, state, chain
            behind = with_measured(left, sign, right, known, defined.state, chain)
            behind = behind if isinstance(left.term, Apply) else with_result(right, behind)
            behind = with_decimal(left, sign, right, known, behind)
            behind = defines_anew(left, right, state, with_unit(left.term, right, behind))
            again = restated(left, sign, right, state, chain)
            if (
                again is not None
                and again.verdict is Verdict.REFUTED
                and has_units((left, right), behind)
            ):
                again = None
            if again is not None and again.verdict is Verdict.REFUTED:
                return again, state, chain
            if again is not None and in_another_unit(left, right, state):
                return again, with_result(right, state), chain
            return again or _defined(defined), behind, chain
    before, within = state, chain
    decision, state, chain = _claimed(left, sign, right, state, chain)
    if decision.verdict is Verdict.REFUTED:
        quick = replace(within, explain=False)
        terms = (reading.term for reading in (left, right) if reading.term is not None)
        names = {name for term in terms for name in free_variables(term)}
        others = with_other_examples(before, names, left.member.found, chain.behind)
        for earlier in (*with_earlier_tables(before), *others):
            if _claimed(left, sign, right, earlier, quick)[0].verdict in _TRUE:
                reason = (
                    "Of what was given last this would be wrong, of what was given elsewhere it "
                    "is right."
                )
                decision = unchecked(f"{reason} {decision.message}", "unchecked-name")
                break
        converted = in_later_unit(left, right, later)
        if converted is not None:
            again = _claimed(left, sign, converted, before, quick)[0]
            decision = again if again.verdict in _TRUE else decision
    if decision.verdict is Verdict.UNCHECKED:
        decision = _general_counterexample(left, sign, right, before, within) or decision
    if decision.verdict is Verdict.REFUTED:
        decision = excused(decision, left, sign, right, before, another)
        name = bounded(left, sign, right)
        if name is not None and begins_a_case(left.member.found.before):
            state = state.forgetting(frozenset((name,)))
        if another and (is_of_variables(left) or is_of_variables(right)):
            state = without_tables(state)
    if decision.verdict is Verdict.UNCHECKED and within.worded.whole:
        decision = _refuted_as_supposed(left, sign, right, within) or decision
    if decision.verdict in _TRUE:
        state = with_result(right, state)
    if decision.verdict in (Verdict.ROUNDED, Verdict.LOOSE):
        state = with_rounded(left, right, state, chain.base)
    return with_zero_note(decision, left, right), state, chain


def _is_theorem(left: Reading, sign: str, right: Reading, chain: Chain) -> bool:
    """Whether a measure has this value whatever it is taken of: D(P || P) = 0 defines nothing."""
    if not isinstance(left.term, Measure) or right.term is None:
        return False
    if chain.case is not None:
        return True
    one, two = (substitute(term, chain.supposed) for term in (left.term, right.term))
    worded = chain.conditions + chain.worded.conditions
    return any(
        proved(one, two, sign, known) is not None
        for known in dict.fromkeys((chain.conditions, worded))
    )


def _are_rounded(reading: Reading) -> bool:
    """Whether a list sums to one but for what the rounding of its decimals may have changed."""
    node = reading.member.node
    if not isinstance(node, Vector):
        return False
    shown = [shown_number(entry) for entry in node.entries]
    decimals = [number for number in shown if number is not None and number.decimal]
    off = abs(sum((number.value for number in decimals), Fraction(0)) - 1)
    return len(decimals) == len(shown) and off <= sum(number.unit for number in decimals) / 2


def _general_counterexample(
    left: Reading, sign: str, right: Reading, state: State, chain: Chain
) -> Decision | None:
    """Refute a general statement about names of which the example at hand says nothing.

    What was given in an example that is over is no part of such a statement.
    """
    if left.term is None or right.term is None or chain.conditional:
        return None
    terms = (based(left.term, chain.written), based(right.term, chain.written))
    free = [free_variables(term) for term in terms]
    known = {name for name in free[0] | free[1] if name in state.values or name in chain.bound}
    if known or not all(free) or not is_general(*terms) or any(map(free_points, terms)):
        return None
    return countered(*terms, sign)


def _refuted_as_supposed(left: Reading, sign: str, right: Reading, chain: Chain) -> Decision | None:
    """Refute a general statement under all that the words around it suppose."""
    assert left.term is not None
    assert right.term is not None
    terms = (based(left.term, chain.written), based(right.term, chain.written))
    conditions = chain.conditions + chain.worded.conditions
    refuted = refuted_under(*terms, sign, conditions)
    if refuted is None:
        return None
    note = f"Supposed by the words: {chain.worded.words}."
    return replace(refuted, message=f"{note} {refuted.message}")


def _defined(defined: Definition) -> Decision:
    if defined.flaw is not None:
        return _ill_formed(defined.flaw)
    return Decision(Verdict.DEFINITION, "definition", defined.note)


def _claimed(
    left: Reading, sign: str, right: Reading, state: State, chain: Chain
) -> tuple[Decision, State, Chain]:
    assert left.term is not None
    assert right.term is not None
    terms = (based(left.term, chain.written), based(right.term, chain.written))
    general = free_variables(terms[0]) | free_variables(terms[1])
    if is_general(*terms) and not (_is_worked(terms) or isinstance(left.term, Distribution)):
        one, two = (substitute(term, chain.supposed) for term in terms)
        if chain.case is not None:
            cased = with_case(one, two, sign, chain.conditions, chain.case)
            if cased is not None:
                return cased, state, chain
        note = proved(one, two, sign, chain.conditions)
        if note is None and chain.worded.conditions:
            under = chain.conditions + chain.worded.conditions
            note = proved(one, two, sign, under)
            if note is not None:
                note = f"Supposed by the words: {chain.worded.words}. {note}".strip()
        if note is None:
            note = proved_in(chain.base, one, two, sign, chain.conditions)
        if note is not None:
            return Decision(Verdict.PROVED, "proved", note), state, chain
    values = {**state.values, **chain.bound, **determined_by(left, right, state, chain)}
    words = left.member.found.before or right.member.found.before
    # the notes come in an order that is always the same
    open_names = sorted(general - values.keys(), key=lambda name: name.sort_key)
    inferred = infer(open_names, state, words, left.member.found.line)
    values |= {name: found.value for name, found in inferred.items()}
    notes = [found.note for found in inferred.values()]
    sides = tuple(close(based(term, chain.base), values) for term in terms)
    if isinstance(left.term, Distribution) or isinstance(right.term, Distribution):
        decision, state = between_pmfs(left, sign, right, sides, values, state)
    elif any(free_variables(side) for side in sides):
        return _open(terms, sign, sides, values, state, chain)
    else:
        decision = decide_values(left, sign, right, values, state, chain)
    if decision.verdict is Verdict.REFUTED and general and chain.conditional:
        decision = unchecked(f"Said under a condition; without it, wrong. {decision.message}")
    ended = frozenset(name for name, value in inferred.items() if value.ended)
    if decision.verdict in _TRUE:
        state = confirmed(ended, right.member.node, right.member.found, state)
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
    return _noted(decision, notes), state, chain


def _is_worked(terms: tuple[Term, Term]) -> bool:
    """Whether one side is worked out with decimals, as no general expression always is.

    Closed expressions of whole numbers may be: log 2 bounds D_JS(P || Q), and D(P || P) is 0.
    """
    return any(
        not is_general(term)
        and any(isinstance(p, Number) and p.value.denominator > 1 for p in subterms(term))
        for term in terms
    )


def _ill_formed(flaw: Flaw) -> Decision:
    return Decision(Verdict.ILL_FORMED, flaw.code, flaw.message)


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
) -> tuple[Decision, State, Chain]:
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
