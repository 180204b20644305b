"""A distinction of cases on the right of a link: each value judged under its condition.

D(P || Q) = { sum_x P(x) log P(x)/Q(x) where P ≪ Q; ∞ otherwise } is true where each case is: the
kernel knows P ≪ Q and its contrary, and a condition such as p = 0 gives the name a value. What a
condition says is understood or not; where it is not, a value that is right whatever it says is
right all the same, and no other is called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symbolic_info.documents.judging.chain import Chain
from symbolic_info.documents.judging.decide import Decision, unchecked
from symbolic_info.documents.judging.search import found_under
from symbolic_info.documents.judging.units import written_base
from symbolic_info.documents.judging.worked import based
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.tables import cells_of
from symbolic_info.documents.known.values import close, rational, sums_to_one
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.wellformed import sentence
from symbolic_info.documents.report import Verdict
from symbolic_info.notation import (
    Condition,
    NotUnderstood,
    Scope,
    classify,
    elaborate_classified,
    read,
)
from symbolic_info.notation.names import name_key, text_of
from symbolic_info.notation.tree import Broken, Call, Name, Node, Text, Vector
from symbolic_info.notation.tree import Chain as Statement
from symbolic_info.numeric import Unevaluable, compare
from symbolic_info.proof import Refutation, Theorem
from symbolic_info.terms import (
    ZERO,
    Apply,
    Distribution,
    Index,
    LiteralPmf,
    Number,
    Pmf,
    Symbol,
    Term,
    substitute,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.wording.suppositions import hypothesis_of

_CASES = re.compile(
    r"\\begin\{(?P<kind>[dr]?cases\*?)\}(?P<body>.*)\\end\{(?P=kind)\}\s*", re.DOTALL
)
_FILLERS = re.compile(r"[\s,;.:]*(?:(?:if|for|when|where|and)\b)?[\s,;.:]*", re.IGNORECASE)
_OR = re.compile(r"[\s,]*or\b[\s,]*", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"[\s,]*(?:otherwise|else|in (?:all )?other cases|sonst|autrement|sinon)[\s,.;]*", re.IGNORECASE
)
_CONTRARY = {"≪": "≪̸", "≪̸": "≪"}


@dataclass(frozen=True, slots=True)
class _Case:
    """One case: its value, what its condition says, and how that is written."""

    value: Node
    said: tuple[Statement | Text, ...]
    written: str


@dataclass(frozen=True, slots=True)
class _Supposed:
    """One way to be in a case: values that names have, and conditions that the kernel knows.

    ``whole`` says that this is all that the condition says.
    """

    values: tuple[tuple[Term, Term], ...] = ()
    conditions: tuple[Condition, ...] = ()
    whole: bool = True


def cases_of(reading: Reading) -> tuple[_Case, ...]:
    """Return the cases that a member distinguishes; none where it does not, or is not read."""
    node = reading.member.node
    match = _CASES.fullmatch(node.source) if isinstance(node, Broken) else None
    if match is None:
        return ()
    cases = [_case(row) for row in cells_of(match["body"])]
    known = tuple(case for case in cases if case is not None)
    return known if len(known) == len(cases) else ()


def _case(row: tuple[str, ...]) -> _Case | None:
    value, *condition = row
    formulas = [read(value), *map(read, condition)]
    if any(formula.repairs for formula in formulas):
        return None
    statements = [s for f in formulas for line in f.rows for s in line.statements]
    match statements:
        case [Statement(members=(node,), signs=()), *said]:
            return _Case(node, tuple(said), " ".join(" ".join(condition).split()))
        case _:
            return None


def cases_link(
    left: Reading, cases: Sequence[_Case], state: State, chain: Chain
) -> tuple[Decision, State]:
    """Judge a link whose right side distinguishes cases."""
    if left.term is None:
        return unchecked(left.problem), state
    if isinstance(left.term, Symbol):
        return Decision(Verdict.DEFINITION, "definition", "Defined by cases."), state
    if isinstance(left.term, Apply):
        return _law(left, cases, state)
    nodes = [part for case in cases for part in _nodes_of(case)]
    scope = classify([left.member.node, *nodes], left.scope)
    exact = True
    before: list[_Supposed] = []
    try:
        values = [elaborate_classified(case.value, scope) for case in cases]
        written = chain.written or written_base([left.term, *values])
        for case, value in zip(cases, values, strict=True):
            ways = _ways(case, scope, before)
            before += ways
            for supposed in ways:
                sides = tuple(based(term, written) for term in (left.term, value))
                decision = _decided(sides, supposed, chain.base)
                if decision.verdict in (Verdict.REFUTED, Verdict.UNCHECKED):
                    message = f"In the case {_spoken(case)}: {decision.message}"
                    return replace(decision, message=message), state
                exact = exact and decision.verdict is Verdict.EXACT
    except NotUnderstood as error:
        return unchecked(sentence(error.message)), state
    verdict = Verdict.EXACT if exact else Verdict.PROVED
    return Decision(verdict, str(verdict), "In each of the cases."), state


def _spoken(case: _Case) -> str:
    return f"`{case.written}`" if case.written else "without a condition"


def _nodes_of(case: _Case) -> Iterator[Node]:
    yield case.value
    for statement in case.said:
        if isinstance(statement, Statement) and not _of_supports(statement):
            yield from statement.members


def _ways(case: _Case, scope: Scope, before: list[_Supposed]) -> list[_Supposed]:
    """Return the ways to be in a case, where an "or" parts its condition."""
    ways: list[_Supposed] = [_Supposed()]
    statements = list(case.said)
    while statements:
        statement = statements.pop(0)
        if isinstance(statement, Text):
            if _OR.fullmatch(statement.words):
                ways.append(_Supposed())
            elif _OTHERWISE.fullmatch(statement.words):
                ways[-1] = _otherwise(before)
            elif not _FILLERS.fullmatch(statement.words):
                ways[-1] = replace(ways[-1], whole=False)
            continue
        follows = statements[0] if statements else None
        if isinstance(follows, Statement) and follows.therefore:
            statements.pop(0)
            added = [_implication(statement, follows, scope)]
        else:
            added = _said(statement, scope)
        last = ways.pop()
        ways += [
            _Supposed(
                last.values + more.values,
                last.conditions + more.conditions,
                last.whole and more.whole,
            )
            for more in added
        ]
    return ways


def _otherwise(before: list[_Supposed]) -> _Supposed:
    """Return the contrary of the one case before, where it has one that is known."""
    match before:
        case [_Supposed(values=(), conditions=(Condition() as only,), whole=True)] if (
            only.sign in _CONTRARY
        ):
            return _Supposed(conditions=(replace(only, sign=_CONTRARY[only.sign]),))
        case _:
            return _Supposed(whole=False)


def _said(statement: Statement, scope: Scope) -> list[_Supposed]:
    """Return what one relation of a condition says: a value, one of several, or a hypothesis."""
    if (supports := _of_supports(statement)) is not None:
        return [_dominated(*supports, scope)]
    match statement:
        case Statement(members=(name, Vector(entries=entries)), signs=("∈",)):
            ways = [_equal(name, entry, scope) for entry in entries]
            return ways if all(way.whole for way in ways) else [_Supposed(whole=False)]
        case Statement(members=(left, right), signs=("=",)):
            value = _equal(left, right, scope)
            if value.whole:
                return [value]
    terms = [elaborate_classified(member, scope) for member in statement.members]
    links = zip(terms, statement.signs, terms[1:], strict=False)
    conditions = tuple(Condition(left, sign, right) for left, sign, right in links)
    return [_Supposed(conditions=conditions)]


def _equal(name: Node, value: Node, scope: Scope) -> _Supposed:
    left, right = (elaborate_classified(node, scope) for node in (name, value))
    number = None if isinstance(right, Distribution) or free_variables(right) else rational(right)
    if isinstance(left, Symbol) and number is not None:
        return _Supposed(values=((left, Number(number)),))
    return _Supposed(whole=False)


def _of_supports(statement: Statement) -> tuple[Node, Node] | None:
    """Return P and Q for supp(P) ⊆ supp(Q)."""
    match statement:
        case Statement(
            members=(
                Call(function=Name(name="supp"), arguments=(p,)),
                Call(function=Name(name="supp"), arguments=(q,)),
            ),
            signs=("⊆" | "⊂",),
        ):
            return p, q
        case _:
            return None


def _dominated(p: Node, q: Node, scope: Scope) -> _Supposed:
    law, model = (elaborate_classified(node, scope) for node in (p, q))
    return _Supposed(conditions=(Condition(law, "≪", model),))


def _implication(one: Statement, other: Statement, scope: Scope) -> _Supposed:
    """Return P ≪ Q for Q(x) = 0 => P(x) = 0; nothing else that follows from something is known."""
    match one, other:
        case (
            Statement(members=(Call(function=q, arguments=x), zero), signs=("=",)),
            Statement(members=(Call(function=p, arguments=y), nought), signs=("=",)),
        ) if x == y and text_of(zero) == text_of(nought) == "0":
            return _dominated(p, q, scope)
        case _:
            return _Supposed(whole=False)


def _decided(general: tuple[Term, ...], supposed: _Supposed, base: Term) -> Decision:
    """Return the decision on one case; what is not wholly understood refutes nothing."""
    sides = tuple(substitute(term, dict(supposed.values)) for term in general)
    if not any(free_variables(side) for side in sides):
        try:
            order = compare(*(based(side, base) for side in sides))
        except Unevaluable:
            order = None
        if order == "=":
            return Decision(Verdict.EXACT, "exact")
        if order in ("<", ">") and supposed.whole:
            return Decision(Verdict.REFUTED, "refuted", "the two sides differ.")
        return unchecked("the two sides could not be compared.")
    usable = tuple(c for c in supposed.conditions if hypothesis_of(c, sides) is not None)
    # most values of the first case are right whatever is supposed
    for known in dict.fromkeys(((), usable)):
        result, words = found_under(sides[0], "=", sides[1], known)
        if isinstance(result, Theorem):
            return Decision(Verdict.PROVED, "proved")
    names = free_variables(sides[0]) | free_variables(sides[1])
    whole = supposed.whole and usable == supposed.conditions
    if isinstance(result, Refutation) and whole and all(isinstance(n, Pmf) for n in names):
        return Decision(Verdict.REFUTED, "refuted-general", words)
    return unchecked("nothing was proved." if whole else "what it says is not understood.")


def _law(left: Reading, cases: Sequence[_Case], state: State) -> tuple[Decision, State]:
    """Return what P(x) = { 0.7 where x = 1; 0.3 where x = 0 } defines."""
    match left.term:
        case Apply(distribution=Pmf() as law, points=(Index(name=index),)):
            pass
        case _:
            return unchecked("A distinction of cases is not read here."), state
    weights: dict[str, Term] = {}
    for case in cases:
        label = _label(case, index)
        value = _value(case.value, left.scope, state)
        if label is None or value is None or label in weights:
            return unchecked("These cases give no probability for each outcome."), state
        if label or value != ZERO:
            weights[label] = value
    known = tuple(weights.values())
    if not any(free_variables(value) for value in known):
        if "" in weights or not sums_to_one(known):
            return unchecked("These probabilities do not sum to one."), state
        line = left.member.found.place(left.member.node.span[0])[0]
        bound = state.bound(law, LiteralPmf(known, tuple(weights)), line)
        state = replace(bound, scope=state.scope.with_distribution(law.name, law))
    return Decision(Verdict.DEFINITION, "definition", "Defined by cases."), state


def _label(case: _Case, index: str) -> str | None:
    """Return the outcome that a case is about, empty for all others; ``None`` for what else."""
    said = [s for s in case.said if not (isinstance(s, Text) and _FILLERS.fullmatch(s.words))]
    match said:
        case [Text(words=words)] if _OTHERWISE.fullmatch(words):
            return ""
        case [Statement(members=(Name() as name, outcome), signs=("=",))] if (
            name_key(name).casefold() == index.casefold()
        ):
            return text_of(outcome)
        case _:
            return None


def _value(node: Node, scope: Scope, state: State) -> Term | None:
    try:
        value = close(elaborate_classified(node, scope), state.values)
    except NotUnderstood:
        return None
    exact = None if free_variables(value) else rational(value)
    return value if exact is None else Number(exact)
