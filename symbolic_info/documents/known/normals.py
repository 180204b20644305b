r"""Normal laws that a document gives, P = N(0, 4), and the measures that have closed forms there.

D(P || Q), H(P, Q) and h(P) are values where P and Q are normal with numbers for their means and
variances; the base of their logarithms is that of the document. Whether the second number is the
variance or the deviation is often not said: where it is not, what is right is meant. The entropy is
that of Cover and Thomas, 2nd edition, example 8.1.2, and the others follow from its integral.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close
from symbolic_info.documents.reading.runs import Run
from symbolic_info.notation import NotUnderstood, elaborate
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import name_key, text_of
from symbolic_info.notation.tree import (
    Call,
    Chain,
    Name,
    Node,
    Numeral,
    Power,
    subtrees,
    with_parts,
)
from symbolic_info.terms import (
    EULER,
    ONE,
    PI,
    Add,
    Distribution,
    Div,
    Log,
    Mul,
    Neg,
    Pow,
    Term,
    has_unwritten_base,
    number,
)
from symbolic_info.terms.binding import free_variables

_TWO = number(2)


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal law; ``squared`` says whether ``spread`` is its variance, if anything does.

    ``level`` is that of the heading under which a document gives it.
    """

    mean: Term
    spread: Term
    squared: bool | None
    level: int

    def variance(self, *, assumed: bool) -> Term:
        """Return the variance, for which ``assumed`` takes the spread where nothing is said."""
        squared = assumed if self.squared is None else self.squared
        return self.spread if squared else Pow(self.spread, _TWO)


def with_normals(run: Run, state: State) -> tuple[State, list[tuple[Run, Mapping[str, Term]]]]:
    """Return the state behind a run, and the run with the measures of normal laws as names.

    It comes once for each way to read these laws, with what the names stand for.
    """
    state = _defined(run, state)
    nodes = [member.node for member in run.members if member is not None]
    calls = [part for node in nodes for part in subtrees(node) if isinstance(part, Call)]
    laws = {call: laws for call in calls if (laws := _laws(call, state)) is not None}
    if not laws:
        return state, [(run, {})]
    open_laws = any(law.squared is None for found in laws.values() for law in found)
    readings = (True, False) if open_laws else (True,)
    members = tuple(
        None if member is None else replace(member, node=_named(member.node, laws))
        for member in run.members
    )
    written = replace(run, members=members)
    return state, [
        (written, {text_of(call): _value(call, found, squared) for call, found in laws.items()})
        for squared in readings
    ]


def _defined(run: Run, state: State) -> State:
    """Return the state with the normal laws that a run gives; other values end them."""
    normals = dict(state.normals)
    for left, sign, right in zip(run.members, run.signs, run.members[1:], strict=False):
        if left is None or right is None or sign.sign not in ("=", ":="):
            continue
        if isinstance(left.node, Name):
            law = normal_law(right.node, state)
            normals.pop(name_key(left.node), None)
            if law is not None:
                normals[name_key(left.node)] = law
    return state if normals == state.normals else replace(state, normals=normals)


def normal_law(node: Node, state: State) -> Normal | None:
    """Return the law that N(mean, spread) is, where both are numbers."""
    match node:
        case Call(Name(name="N", subscript=None), (mean, spread), separators=(",",)):
            place, width = _number(mean, state), _number(spread, state)
            if place is None or width is None:
                return None
            return Normal(place, width, _is_square(spread), state.level)
        case _:
            return None


def _number(node: Node, state: State) -> Term | None:
    if isinstance(node, Chain):
        # N(mu = 0, sigma^2 = 1)
        return _number(node.members[-1], state)
    try:
        term = close(elaborate(node, state.scope), state.values)
    except NotUnderstood:
        return None
    opened = isinstance(term, Distribution) or free_variables(term) or has_unwritten_base(term)
    return None if opened else term


def _is_square(spread: Node) -> bool | None:
    match spread:
        case Chain(members=(said, *_)):
            return isinstance(said, Power)
        case Power(exponent=Numeral(text="2")) | Numeral(text="1"):
            return True
        case _:
            return None


def _laws(call: Call, state: State) -> tuple[Normal, ...] | None:
    """Return the laws that a measure is taken of, where all of them are normal."""
    named = measure_named(call.function)
    if named is None or named.subscript is not None:
        return None
    shape = (named.kind, len(call.arguments), call.separators)
    if shape not in _FORMS:
        return None
    found = tuple(_law_of(argument, state) for argument in call.arguments)
    known = tuple(law for law in found if law is not None)
    return known if len(known) == len(found) else None


def _law_of(argument: Node, state: State) -> Normal | None:
    if isinstance(argument, Name):
        return state.normals.get(name_key(argument))
    return normal_law(argument, state)


def _named(node: Node, laws: Mapping[Call, tuple[Normal, ...]]) -> Node:
    if isinstance(node, Call) and node in laws:
        return Name(text_of(node), span=node.span)
    return with_parts(node, lambda part: _named(part, laws))


def _value(call: Call, laws: tuple[Normal, ...], squared: bool) -> Term:
    named = measure_named(call.function)
    assert named is not None
    parameters = [(law.mean, law.variance(assumed=squared)) for law in laws]
    return _FORMS[named.kind, len(call.arguments), call.separators](*parameters)


_Parameters = tuple[Term, Term]


def _log(term: Term) -> Term:
    return Log(term, None)


def _nats(term: Term) -> Term:
    """Return so many nats in the unit of the unwritten base."""
    return Mul((term, _log(EULER)))


def _half(*terms: Term) -> Term:
    return Div(Add(terms), _TWO)


def _entropy(law: _Parameters) -> Term:
    return Div(_log(Mul((_TWO, PI, EULER, law[1]))), _TWO)


def _distance(law: _Parameters, model: _Parameters) -> Term:
    """Return E_P[(X - m)^2]/v for the mean m and the variance v of the model."""
    apart = Add((law[0], Neg(model[0])))
    return Div(Add((law[1], Pow(apart, _TWO))), model[1])


def _cross_entropy(law: _Parameters, model: _Parameters) -> Term:
    return _half(_log(Mul((_TWO, PI, model[1]))), _nats(_distance(law, model)))


def _divergence(law: _Parameters, model: _Parameters) -> Term:
    apart = Add((_distance(law, model), Neg(ONE)))
    return _half(_log(Div(model[1], law[1])), _nats(apart))


_FORMS: Mapping[tuple[str, int, tuple[str, ...]], Callable[..., Term]] = {
    ("entropy", 1, ()): _entropy,
    ("entropy", 2, (",",)): _cross_entropy,
    ("cross", 2, (",",)): _cross_entropy,
    ("divergence", 2, ("||",)): _divergence,
    ("divergence", 2, (",",)): _divergence,
}
