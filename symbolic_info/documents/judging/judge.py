"""A run of a document judged: a claim for each of its signs, and the state behind it.

The whole run has one base for its unwritten logarithms. Where neither a unit nor a subscript says
which, the bases are tried, and the first with which nothing is refuted is taken, or least.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import takewhile

from symbolic_info.documents.judging.chain import Chain
from symbolic_info.documents.judging.decide import EQUALITIES, Decision
from symbolic_info.documents.judging.links import link
from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.judging.units import (
    base_name,
    candidate_bases,
    measures_information,
    written_base,
)
from symbolic_info.documents.known.determined import speaks_of_a_relation
from symbolic_info.documents.known.ended import (
    confirmed,
    recalled_laws,
    stands_alone,
    variables_are_meant,
)
from symbolic_info.documents.known.examples import with_variables_recalled
from symbolic_info.documents.known.functions import with_functions
from symbolic_info.documents.known.further_on import Behind
from symbolic_info.documents.known.laws import with_laws
from symbolic_info.documents.known.lists import WrittenOut, may_have_changed, written_out
from symbolic_info.documents.known.normals import with_normals
from symbolic_info.documents.known.restated import with_working
from symbolic_info.documents.known.state import State
from symbolic_info.documents.project.corrections import correction_of
from symbolic_info.documents.reading.readings import Reading, read_members
from symbolic_info.documents.reading.runs import Member, Run, Sign
from symbolic_info.documents.reading.runtogether import run_together
from symbolic_info.documents.report import Claim, Verdict, count_refuted
from symbolic_info.documents.words.supposed import supposed_by_words
from symbolic_info.notation import Case, Condition, NotUnderstood, Scope, elaborate_chain
from symbolic_info.notation.meaning.reach import with_powers_inside, with_quotients_inside
from symbolic_info.notation.meaning.shapes import mentions
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.notation.names import VARIABLE_LETTERS
from symbolic_info.notation.tree import Chain as Tree
from symbolic_info.notation.tree import Fraction as FractionNode
from symbolic_info.notation.tree import Name, Node, Numeral, Product, bare
from symbolic_info.terms import (
    Pmf,
    Term,
    has_unwritten_base,
)


def judge(run: Run, state: State, behind: Behind) -> tuple[list[Claim], State]:
    """Return the claims of a run and the state behind it.

    ``behind`` has the names to which the document gives values further on.
    """
    claims, after = _judge_here(run, state, behind)
    nodes = [member.node for member in run.members if member is not None]
    recalled = with_variables_recalled(nodes, state) if any(map(_is_open, claims)) else None
    if recalled is None:
        return claims, after
    laws = recalled_laws(run, state, recalled)
    again, _ = _judge_here(run, recalled, behind)
    found: list[Claim] = []
    for here, there, member in zip(claims, again, run.members[1:], strict=True):
        found.append(_recalled(here, there, member, laws, state))
        if found[-1] is not here and member is not None and not there.verdict.fails:
            after = confirmed(laws, member.node, member.found, after)
    refuted = count_refuted(found) > count_refuted(claims)
    return found, replace(state, meant=after.meant) if refuted else after


def _is_open(claim: Claim) -> bool:
    """Whether a claim is none of what was given in this example."""
    return claim.verdict is Verdict.DEFINITION or claim.code == "unchecked-name"


def _gives(claim: Claim) -> bool:
    """Whether a claim says what a name is, for the first time or again."""
    defines = claim.verdict is Verdict.DEFINITION or claim.code == "unchecked-restated"
    return defines or claim.verdict.agrees


def _is_number(node: Node) -> bool:
    """Whether an expression is a number by itself."""
    match bare(node):
        case FractionNode(numerator=Numeral(), denominator=Numeral()):
            return True
        case Product(factors=(Numeral(), Numeral()), operators=("/",)):
            return True
        case _:
            return shown_number(node) is not None


def _recalled(
    here: Claim, there: Claim, shown: Member | None, laws: frozenset[Term], state: State
) -> Claim:
    """Return a claim as it is judged with the variables of an earlier example, where that counts.

    What their ``laws`` confirm is true; they refute a number where they are meant.
    """
    if not _is_open(here) or shown is None:
        return here
    if there.verdict.agrees:
        return there
    if state.judged:
        meant = stands_alone(shown.found)
    else:
        meant = _is_number(shown.node) and variables_are_meant(laws, shown, state)
    return there if there.verdict is Verdict.REFUTED and meant else here


def _judge_here(run: Run, state: State, given: Behind) -> tuple[list[Claim], State]:
    """Judge a run of what is known at its place."""
    first = next((member for member in run.members if member is not None), None)
    here = first.found.paragraph if first is not None else 0
    if not state.related and (
        _relates_variables(run) or any(map(speaks_of_a_relation, _words_around(run)))
    ):
        state = replace(state, related=True, related_in=here)
    related = state.related and state.related_in != here
    if state.lists and first is not None and may_have_changed(first.found.before):
        state = replace(state, lists={})
    run, state, names = with_functions(run, state)
    state, readings = with_normals(run, state)
    # where nothing says how the places of a list are counted, whether a spread is a variance, or
    # how far a logarithm reaches, what is right is meant
    outcomes = []
    for run, laws in readings:
        for written in written_out(run, state):
            scalars = {**names, **laws, **written.scalars}
            for meant in _with_more_inside(written.run):
                written = replace(written, run=meant, scalars=scalars)
                outcomes.append(_judge_written(written, state, given, related))
                if _doubts(outcomes[-1][0]) == (0, 0):
                    return outcomes[-1]
    return min(outcomes, key=lambda outcome: _doubts(outcome[0]))


def _with_more_inside(run: Run) -> Iterator[Run]:
    """Yield a run as it is read by rule, and with logarithms of all that stands behind them.

    It is one way for the whole run: log 1/8 is not -3 on its left and 0 on its right.
    """
    yield run
    members = tuple(
        member and replace(member, node=with_quotients_inside(with_powers_inside(member.node)))
        for member in run.members
    )
    if members != run.members:
        yield replace(run, members=members)


def _doubts(claims: list[Claim]) -> tuple[int, int]:
    """Return how many claims are wrong, and how many are right only as rounded."""
    return count_refuted(claims), sum(claim.verdict is Verdict.LOOSE for claim in claims)


def _judge_written(
    written_out: WrittenOut, state: State, given: Behind, related: bool
) -> tuple[list[Claim], State]:
    """Judge a run whose sums are written out.

    ``related`` says that words above its paragraph may say how variables depend on each other.
    """
    run = written_out.run
    nodes = [member.node for member in run.members if member is not None]
    scope = with_laws(nodes, state)
    for key, value in written_out.scalars.items():
        scope = scope.with_scalar(key, value)
    readings = read_members(run, scope, state.values)
    terms = [reading.term for reading in readings if reading and reading.term is not None]
    unit = next((r.member.unit for r in readings if r and r.member.unit), "")
    written = written_base(terms)
    decided = UNIT_BASES[unit] if unit else written
    if decided not in (None, state.base) and (unit or measures_information(terms)):
        state = replace(state, base=decided)
    bases = candidate_bases(unit, written, state.base)
    if not any(has_unwritten_base(term) for term in terms):
        bases = bases[:1]
    conditions = _conditions(run, run.conditions, state)
    case = None
    if run.direction is not None and len(run.signs) == 1:
        case = Case(_conditions(run, run.cases, state), *run.direction)
    supposed = _supposed(conditions)
    chain = Chain(
        bases[0], decided, bool(unit), given, run.conditional, conditions, supposed, {}, case
    )
    worded = supposed_by_words(run, terms, state, related)
    if worded.words:
        chain = replace(chain, worded=worded)
    if len(bases) == 1:
        return _judge_links(run, readings, state, chain)
    base, found = _fitting_base(run, readings, state, chain, bases)
    if found is None or any(claim.verdict is Verdict.UNCHECKED for claim in found[0]):
        # again, for what is wrong
        claims, behind = _judge_links(run, readings, state, replace(chain, base=base))
    else:
        claims, behind = found
    if found is None:
        # with another base another value would be right
        return [replace(claim, correction=None) for claim in claims], behind
    if any(claim.value is not None for claim in claims):
        behind = replace(behind, base=base)
        claims = [_with_base_note(claim, base, bases[0]) for claim in claims]
    return claims, behind


def _fitting_base(
    run: Run,
    readings: tuple[Reading | None, ...],
    state: State,
    chain: Chain,
    bases: tuple[Term, ...],
) -> tuple[Term, tuple[list[Claim], State] | None]:
    """Return the first base with which nothing is refuted, and the outcome; else least, and none.

    Most of a chain may be right, and say its base; a wrong number may be near the right one. What
    is not judged with one base may be right with another: then that is the first.
    """
    refuted: dict[Term, tuple[int, Fraction]] = {}
    open_: dict[Term, tuple[int, tuple[list[Claim], State]]] = {}
    for base in bases:
        tried = replace(chain, base=base, explain=False)
        claims, behind = _judge_links(run, readings, state, tried)
        wrong = [k for k, claim in enumerate(claims) if claim.verdict is Verdict.REFUTED]
        if not wrong:
            unjudged = sum(claim.verdict is Verdict.UNCHECKED for claim in claims)
            if not unjudged:
                return base, (claims, behind)
            open_[base] = unjudged, (claims, behind)
            continue
        shown = run.members[wrong[0] + 1]
        # where the document has no habit that says which base is meant
        far = Fraction(0) if state.base else _distance(shown, claims[wrong[0]].value)
        refuted[base] = len(wrong), far
    if open_:
        base = min(open_, key=lambda base: open_[base][0])
        return base, open_[base][1]
    return min(bases, key=refuted.__getitem__), None


def _distance(member: Member | None, right_value: str | None) -> Fraction:
    """Return how far a shown number is from the right one; nothing where none is shown.

    One that has lost its sign is not far.
    """
    shown = None if member is None else shown_number(member.node)
    if shown is None or right_value is None or "oo" in right_value:
        return Fraction(0)
    return abs(abs(shown.value) - abs(Fraction(right_value)))


def _words_around(run: Run) -> Iterator[str]:
    last = None
    for member in run.members:
        if member is not None and member.found is not last:
            last = member.found
            yield from (last.before, last.source, last.after)


def _relates_variables(run: Run) -> bool:
    """Whether a formula says how one random variable depends on another: Y = f(X)."""
    match run.members:
        case (Member(node=Name(name=name)), Member(node=node)):
            return name in VARIABLE_LETTERS and mentions(node, VARIABLE_LETTERS)
        case _:
            return False


def _conditions(run: Run, chains: tuple[Tree, ...], state: State) -> tuple[Condition, ...]:
    """Return what is said in these chains around the run, as far as it can be read."""
    found: list[Condition] = []
    # the claim says what kind of thing a name of the condition is
    claimed = tuple(member.node for member in run.members if member is not None)
    for chain in chains:
        if not chain.continues:
            terms = _elaborated((*chain.members, *claimed), state.scope)
            terms = terms or _elaborated(chain.members, state.scope)
            terms = terms[: len(chain.members)]
            links = zip(terms, chain.signs, terms[1:], strict=False)
            found += [Condition(left, sign, right) for left, sign, right in links]
    return tuple(found)


def _elaborated(nodes: tuple[Node, ...], scope: Scope) -> tuple[Term, ...]:
    try:
        return tuple(elaborate_chain(nodes, scope))
    except NotUnderstood:
        return ()


def _supposed(conditions: tuple[Condition, ...]) -> dict[Term, Term]:
    """Return the pmfs that conditions make equal: under "if P = Q", P is Q."""
    return {
        condition.left: condition.right
        for condition in conditions
        if condition.sign == "=" and isinstance(condition.left, Pmf)
        if isinstance(condition.right, Pmf)
    }


def _with_base_note(claim: Claim, base: Term, first: Term) -> Claim:
    if base == first or claim.value is None:
        return claim
    note = f"The logarithm without a base is read with base {base_name(base)}."
    return replace(claim, message=f"{claim.message} {note}".strip())


def _judge_links(
    run: Run, readings: tuple[Reading | None, ...], state: State, chain: Chain
) -> tuple[list[Claim], State]:
    claims: list[Claim] = []
    apart = run_together(readings, run.signs, state)
    worked_from: tuple[Reading, ...] = ()
    for position, sign in enumerate(run.signs):
        left, right = readings[position], readings[position + 1]
        if worked_from != chain.worked_from:
            chain = replace(chain, worked_from=worked_from)
        if apart is not None and position in apart.signs:
            decision = Decision(Verdict.ILL_FORMED, "ill-formed-run-together", apart.message)
            state = apart.state
        else:
            equal = takewhile(lambda sign: sign.sign in EQUALITIES, run.signs[position + 1 :])
            later = readings[position + 2 : position + 2 + len(tuple(equal))]
            decision, state, chain = link(left, sign.sign, right, later, position, state, chain)
        holds = not decision.verdict.fails and decision.verdict is not Verdict.UNCHECKED
        worked_from = (*worked_from, left) if holds and left is not None else ()
        justified = bool(claims) and claims[-1].verdict in (Verdict.EXACT, Verdict.ROUNDED)
        claims.append(_claim(sign, left, right, decision, justified))
    if claims and run.signs[0].sign in EQUALITIES and _gives(claims[0]):
        verdicts = [claim.verdict for claim in claims]
        signs = [sign.sign for sign in run.signs]
        state = with_working(readings, signs, verdicts, state, chain.base)
    return claims, state


def _claim(
    sign: Sign, left: Reading | None, right: Reading | None, decision: Decision, justified: bool
) -> Claim:
    line, column = sign.place
    correction = None
    if decision.verdict is Verdict.REFUTED and sign.sign in EQUALITIES and left and right:
        correction = correction_of(left.member, right.member, decision.value, justified=justified)
    return Claim(
        line,
        column,
        decision.verdict,
        _source(sign, left, right),
        decision.code,
        decision.message,
        decision.value,
        column + sign.span[1] - sign.span[0],
        correction=correction,
    )


def _source(sign: Sign, left: Reading | None, right: Reading | None) -> str:
    start, end = sign.span
    parts = [_text(left), sign.found.source[start:end], _text(right)]
    return " ".join(" ".join(part for part in parts if part).split())


def _text(reading: Reading | None) -> str:
    return reading.member.text if reading is not None else ""
