"""Functions of numbers: those that everybody knows, and those that a document defines.

``f(x) = -x \\log_2 x`` defines f; ``f(0.25)`` is what comes out with 0.25 put in for x. The floor,
the ceiling, the largest, the smallest, a binomial coefficient and a sigmoid need no definition. A
function has a value at numbers that are written out, and nowhere else: what stands for all x is a
statement of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from math import comb
from types import MappingProxyType

from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.runs import Run
from symbolic_info.notation import NotUnderstood, Scope, elaborate
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import PROBABILITY_LETTERS, letter_of, name_key, text_of
from symbolic_info.notation.tree import Call, Name, Node, subtrees, with_parts
from symbolic_info.numeric import Unevaluable, compare, evaluate, to_places
from symbolic_info.terms import (
    EULER,
    ONE,
    Add,
    Distribution,
    Div,
    Neg,
    Pow,
    Symbol,
    Term,
    has_unwritten_base,
    number,
    substitute,
)
from symbolic_info.terms.binding import free_variables

_GIVES = ("=", ":=")
_OTHERWISE = re.compile(
    r"\b(?:if|for|when|otherwise|elsewhere|else|wenn|für|falls|sonst|si|pour|sinon)\b"
)
_SUPPOSES = re.compile(r"\b(?:for|with|where|let|suppose|subject to|such that)\s*$", re.IGNORECASE)
# of larger numbers nobody writes the binomial coefficient out
_LARGEST_CHOICE = 1_000
_SEVERAL = range(1, 100)


@dataclass(frozen=True, slots=True)
class Function:
    """What a document says that f(x) is: ``body`` with ``parameters``; under which heading."""

    parameters: tuple[Symbol, ...]
    body: Term
    level: int

    @property
    def arity(self) -> tuple[int]:
        """How many arguments there may be."""
        return (len(self.parameters),)

    def at(self, *arguments: Term) -> Term:
        """Return the value for these arguments, as a term."""
        return substitute(self.body, dict(zip(self.parameters, arguments, strict=True)))


@dataclass(frozen=True, slots=True)
class KnownFunction:
    """A function that needs no definition; ``at`` gives ``None`` where it has no value."""

    arity: Collection[int]
    at: Callable[..., Term | None]


Functions = Mapping[str, Function]

NO_FUNCTIONS: Functions = MappingProxyType({})


def with_values_of_functions(
    node: Node, functions: Functions = NO_FUNCTIONS
) -> tuple[Node, Mapping[str, Term]]:
    r"""Return an expression in which f(0.25) is a name, and what such names stand for.

    >>> from symbolic_info.notation import read
    >>> (row,) = read(r"2 + \lceil \log_2 5 \rceil").rows
    >>> with_values_of_functions(row.statements[0].members[0])[1]
    {'ceil(\\log_2 5)': 3}
    """
    values: dict[str, Term] = {}

    def named(part: Node) -> Node:
        part = with_parts(part, named)
        if not (isinstance(part, Call) and isinstance(part.function, Name)):
            return part
        value = _value(part, part.function, functions, values)
        if value is None:
            return part
        text = text_of(part)
        values[text] = value
        return Name(text, span=part.span)

    if not any(isinstance(part, Call) for part in subtrees(node)):
        return node, values
    return named(node), values


def _value(
    call: Call, function: Name, functions: Functions, values: Mapping[str, Term]
) -> Term | None:
    key = name_key(function)
    known = functions.get(key) or _KNOWN.get(key.casefold())
    if known is None or len(call.arguments) not in known.arity:
        return None
    scope = Scope(scalars=values)
    try:
        terms = tuple(elaborate(argument, scope) for argument in call.arguments)
        value = None if any(map(_is_open, terms)) else known.at(*terms)
        # at a point that its formula leaves out, a function has the value that is said
        return None if value is None or is_undefined(value) else value
    except (NotUnderstood, Unevaluable):
        return None


def is_undefined(value: Term) -> bool:
    """Whether a closed term has no value at all: ∞ − ∞."""
    try:
        return evaluate(value).kind == "undefined"
    except Unevaluable:
        return False


def _is_open(term: Term) -> bool:
    return isinstance(term, Distribution) or bool(free_variables(term)) or has_unwritten_base(term)


def _floor(operand: Term) -> Term | None:
    whole = _whole_below(operand)
    return None if whole is None else number(whole)


def _ceiling(operand: Term) -> Term | None:
    whole = _whole_below(Neg(operand))
    return None if whole is None else number(-whole)


def _whole_below(operand: Term) -> int | None:
    """Return the largest integer that is at most the operand, for a finite one."""
    value = evaluate(operand)
    if not value.is_finite:
        return None
    nearest = int(to_places(value, 0))
    return nearest - 1 if compare(value, number(nearest)) == "<" else nearest


def _largest(*operands: Term) -> Term | None:
    return _extreme(operands, ">")


def _smallest(*operands: Term) -> Term | None:
    return _extreme(operands, "<")


def _extreme(operands: tuple[Term, ...], sign: str) -> Term | None:
    found = operands[0]
    for other in operands[1:]:
        order = compare(other, found)
        if order not in ("<", "=", ">"):
            return None
        found = other if order == sign else found
    return found


def _binomial(whole: Term, part: Term) -> Term | None:
    n, k = evaluate(whole).rational, evaluate(part).rational
    if n is None or k is None or n.denominator != 1 or k.denominator != 1:
        return None
    return number(comb(int(n), int(k))) if 0 <= k <= n <= _LARGEST_CHOICE else None


def _logistic(operand: Term) -> Term:
    return Div(ONE, Add((ONE, Pow(EULER, Neg(operand)))))


_KNOWN: Mapping[str, KnownFunction] = {
    "floor": KnownFunction((1,), _floor),
    "ceil": KnownFunction((1,), _ceiling),
    "max": KnownFunction(_SEVERAL, _largest),
    "min": KnownFunction(_SEVERAL, _smallest),
    "binom": KnownFunction((2,), _binomial),
    "sigmoid": KnownFunction((1,), _logistic),
}


def with_functions(run: Run, state: State) -> tuple[Run, State, Mapping[str, Term]]:
    """Return a run in which f(0.25) and the f(x) that it defines are names, and what names mean.

    The state has the function that the run defines. What is said of f(x) and not understood, or
    holds in a case only, leaves f without a meaning, whatever it was before.
    """
    first = run.members[0]
    if first is not None and isinstance(first.node, Call) and _SUPPOSES.search(first.found.before):
        # "for y(0) = 1", the problem is another one
        state = without_function(state, name_key(first.node.function))
    heads = [_head(chain.members[0]) for chain in run.conditions]
    heads += [None if first is None else _head(first.node)]
    for head in filter(None, heads):
        state = without_function(state, head.function)
    defined = _defined(run, state)
    names: dict[str, Term] = {}
    if first is not None and defined is not None:
        key, function = defined
        functions = {**state.functions, key: function}
        state = replace(state, functions=functions)
        names = {parameter.name: parameter for parameter in function.parameters}
        whole = replace(first, node=Name(text_of(first.node), span=first.node.span))
        run = replace(run, members=(whole, *run.members[1:]))
    members = []
    for member in run.members:
        if member is not None:
            node, values = with_values_of_functions(member.node, state.functions)
            names |= values
            member = member if node is member.node else replace(member, node=node)
        members.append(member)
    return replace(run, members=tuple(members)) if names else run, state, names


def without_function(state: State, key: str) -> State:
    """Return the state in which nothing is known of a function."""
    if key not in state.functions:
        return state
    return replace(state, functions={k: v for k, v in state.functions.items() if k != key})


@dataclass(frozen=True, slots=True)
class _Head:
    """The left side of ``f(x, y) = ...``."""

    function: str
    parameters: tuple[str, ...]


def _head(node: Node) -> _Head | None:
    match node:
        case Call(function=Name() as function, arguments=arguments, separators=separators) if set(
            separators
        ) <= {","} and all(isinstance(argument, Name) for argument in arguments):
            return _Head(name_key(function), tuple(map(name_key, arguments)))
        case _:
            return None


def _defined(run: Run, state: State) -> tuple[str, Function] | None:
    """Return the function that the first link of a run defines: f(x) = -x log x."""
    first, *others = run.members
    head = None if first is None else _head(first.node)
    right = others[0] if others else None
    if first is None or head is None or right is None or run.signs[0].sign not in _GIVES:
        return None
    if run.conditional or run.conditions or run.cases or _OTHERWISE.search(right.found.after):
        return None
    if not _may_be_function(head, first.node, state.scope):
        return None
    scope = state.scope
    parameters = tuple(map(Symbol, head.parameters))
    for parameter in parameters:
        scope = scope.with_scalar(parameter.name, parameter)
    node, values = with_values_of_functions(right.node, state.functions)
    for name, value in values.items():
        scope = scope.with_scalar(name, value)
    try:
        body = elaborate(node, scope)
    except NotUnderstood:
        return None
    free = free_variables(body)
    # every parameter counts, and nothing else is needed but numbers
    if isinstance(body, Distribution) or not set(parameters) <= free:
        return None
    if not all(isinstance(name, Symbol) for name in free) or Symbol(text_of(first.node)) in free:
        return None
    return head.function, Function(parameters, body, state.level)


def _may_be_function(head: _Head, call: Node, scope: Scope) -> bool:
    assert isinstance(call, Call)
    declared = (*scope.distributions, *scope.variables, *scope.scalars)
    return (
        head.function not in declared
        and measure_named(call.function) is None
        and letter_of(head.function) not in PROBABILITY_LETTERS
        and len(set(head.parameters)) == len(head.parameters)
        and all(parameter[:1].islower() for parameter in head.parameters)
    )
