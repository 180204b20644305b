"""The base of the logarithms that a chain of relations leaves unwritten.

It is settled by the unit of a value, by the one base that is written elsewhere in the chain, by
what a measure is the exponent of (2^{H(P)}), or by a plain number that a logarithm is held
against. Elsewhere any one base is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from symbolic_info.notation.meaning.context import NotUnderstood
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.meaning.numbers import rational_value
from symbolic_info.notation.tree import (
    Call,
    Group,
    Logarithm,
    Name,
    Node,
    Numeral,
    Product,
    Quantity,
    subtrees,
    with_parts,
)
from symbolic_info.terms import (
    EULER,
    Add,
    Log,
    Measure,
    Number,
    Pow,
    Term,
    has_unwritten_base,
    kinds,
    number,
    subterms,
)

UNIT_BASES: Mapping[str, Term] = MappingProxyType(
    {"bit": number(2), "nat": EULER, "hartley": number(10)}
)


def base_of(members: tuple[Node, ...], terms: tuple[Term, ...]) -> Term | None:
    """Return the base that the members of a chain leave unwritten, where the chain settles it.

    ``terms`` is what they mean. Beside a plain number other than 0, or a sum with one such as
    x - 1, logarithms are natural, but for H_2(p) and H_b(p), which are in bits.
    """
    if not any(map(has_unwritten_base, terms)):
        return None
    units = _units(members)
    if len(units) == 1:
        return UNIT_BASES[units.pop()]
    parts = [part for term in terms for part in subterms(term)]
    written = {p.base for p in parts if isinstance(p, Log | Measure) and p.base is not None}
    raised = {p.base for p in parts if isinstance(p, Pow) and _is_base_of(p.base, p.exponent)}
    for settled in (written, raised):
        if settled:
            return settled.pop() if len(settled) == 1 else None
    plain = number(2) if any(map(_names_coin_entropy, members)) else EULER
    return plain if any(map(_has_number, terms)) else None


def bases_of(members: tuple[Node, ...], terms: tuple[Term, ...]) -> tuple[Term | None, ...]:
    """Return the bases that may be left unwritten, the one of ``base_of`` first.

    Beside a base that is written, what has none may be natural, as in H_2(P) = H(P) log_2 e.
    """
    base = base_of(members, terms)
    parts = (part for term in terms for part in subterms(term))
    written = any(isinstance(p, Log | Measure) and p.base == base for p in parts)
    return (base, EULER) if base not in (None, EULER) and written else (base,)


_COIN_ENTROPIES = tuple(Name(h, index) for h in "Hh" for index in (Name("b"), Numeral("2")))


def _names_coin_entropy(member: Node) -> bool:
    heads = (part.function for part in subtrees(member) if isinstance(part, Call))
    return any(head in _COIN_ENTROPIES for head in heads)


def _is_base_of(base: Term, exponent: Term) -> bool:
    """Whether an exponent is a logarithm that is undone: of 2^{H(P)}, and not of x^{H(P)}."""
    known = base == EULER or (isinstance(base, Number) and base.value > 1)
    return known and has_unwritten_base(exponent)


def _has_number(term: Term) -> bool:
    """Whether a term without logarithms is a number other than 0, or a sum with such a number."""
    if kinds(term) & {Log, Measure}:
        return False
    parts = term.parts if isinstance(term, Add) else (term,)
    return rational_value(term) != 0 and any(rational_value(p) not in (None, 0) for p in parts)


def in_nats(members: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return members in which several units are written with all quantities in nats.

    A bit is ln 2 nats. Raises ``NotUnderstood`` where a base is written beside them, which may be
    that of any of the units.
    """
    if len(_units(members)) < 2:
        return members
    return tuple(_natural(member) for member in members)


def _units(members: tuple[Node, ...]) -> set[str]:
    return {
        part.unit for member in members for part in subtrees(member) if isinstance(part, Quantity)
    }


def _natural(node: Node) -> Node:
    match node:
        case Quantity(value=value, unit="nat"):
            return Group("(", value, span=node.span)
        case Quantity(value=value, unit=unit):
            bit = Numeral("2" if unit == "bit" else "10")
            factors = (Group("(", value), Logarithm("ln", bit))
            return Product(factors, ("",), span=node.span)
        case Logarithm(base=Node()):
            raise NotUnderstood("it is not said which of the units this is in", node.span)
        case Call(function=function) if (name := measure_named(function)) and name.subscript:
            raise NotUnderstood("it is not said which of the units this is in", node.span)
        case _:
            return with_parts(node, _natural)
