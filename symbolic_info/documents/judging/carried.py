"""Carried decimals: which numbers in a worked chain stand for more digits than they show.

A decimal is carried if it stands for a term of the expression before without being written there,
if the document showed it before as a rounded value, or if it has at least as many decimals as the
result less one (and is no probability in the argument of a logarithm). Weights and the entries of
distributions are exact and are never carried: reading them as rounded would make wrong results
look right.
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.documents.judging.shown import Shown, decimals_in, shown_number
from symbolic_info.notation.tree import (
    Call,
    Group,
    Logarithm,
    Name,
    Node,
    Numeral,
    Product,
    Quantity,
    Span,
    Sum,
    Vector,
    bare,
    children,
)
from symbolic_info.notation.tree import Fraction as FractionNode


def carried(
    node: Node,
    before: Node | None,
    result: Shown | None,
    known: frozenset[str],
    entries: frozenset[Fraction],
) -> tuple[Shown, ...]:
    """Return the carried decimals of ``node``, a member of a chain.

    ``before`` is the member that ``node`` follows, where it does; ``result`` the number that the
    link shows; ``known`` the decimals shown before as rounded, as written; ``entries`` the
    probabilities of the distributions in force.
    """
    written = entries | (frozenset() if before is None else _values_in(before))
    exact = _exact_spans(node, entries) | _weights_of_logarithms(node, written)
    earlier = None if before is None else frozenset(shown.text for shown in decimals_in(before))
    in_logarithm = _probabilities_in_logarithms(node)
    found = []
    for shown in decimals_in(node):
        if shown.span in exact:
            continue
        stands_for_a_term = earlier is not None and shown.text not in earlier
        precise = (
            result is not None
            and shown.span not in in_logarithm
            and shown.places >= result.places - 1
        )
        if stands_for_a_term or shown.text in known or precise:
            found.append(shown)
    return tuple(found)


def _exact_spans(node: Node, entries: frozenset[Fraction]) -> frozenset[Span]:
    """Return where weights and entries of distributions stand in ``node``."""
    spans: set[Span] = set()
    match node:
        case Vector():
            spans.update(shown.span for shown in decimals_in(node))
        case Call(function=Name(name=name), arguments=arguments) if name != "exp":
            spans.update(shown.span for part in arguments for shown in decimals_in(part))
        case Logarithm(argument=argument):
            spans.update(s.span for s in decimals_in(argument) if s.value in entries)
        case Product(factors=factors):
            first = _number(factors[0])
            if first is not None and (first.value in entries or _is_own_weight(factors, first)):
                spans.add(first.span)
        case FractionNode(numerator=above, denominator=below):
            # P(x | y) = P(x, y)/P(y)
            of, given = shown_number(above), shown_number(below)
            if of is not None and given is not None and of.value in entries and given.value <= 1:
                spans.add(of.span)
        case Sum(terms=terms) if len(terms) > 1:
            weights = [_leading(term) for term in terms]
            if all(weights) and sum(w.value for w in weights if w) == 1:
                spans.update(weight.span for weight in weights if weight)
        case _:
            pass
    for part in children(node):
        spans |= _exact_spans(part, entries)
    return frozenset(spans)


def _weights_of_logarithms(node: Node, written: frozenset[Fraction]) -> frozenset[Span]:
    """Return where weights of logarithms stand that are no roundings of what was written before."""
    spans: set[Span] = set()
    if isinstance(node, Product) and any(isinstance(f, Logarithm) for f in node.factors[1:]):
        first = _number(node.factors[0])
        if first is not None and not any(abs(v - first.value) < first.unit for v in written):
            spans.add(first.span)
    for part in children(node):
        spans |= _weights_of_logarithms(part, written)
    return frozenset(spans)


def _values_in(node: Node) -> frozenset[Fraction]:
    number = _number(node)
    if number is not None:
        return frozenset((number.value,))
    return frozenset(value for part in children(node) for value in _values_in(part))


def _is_own_weight(factors: tuple[Node, ...], first: Shown) -> bool:
    """Whether the first factor is the p of p log p."""
    return any(
        isinstance(factor, Logarithm)
        and any(shown.value == first.value for shown in decimals_in(factor.argument))
        for factor in factors[1:]
    )


def _leading(term: Node) -> Shown | None:
    """Return the number that a product begins with."""
    term = bare(term)
    if isinstance(term, Product) and len(term.factors) > 1:
        return _number(term.factors[0])
    return None


def _number(node: Node) -> Shown | None:
    if isinstance(node, FractionNode):
        above, below = _number(node.numerator), _number(node.denominator)
        if above is None or below is None or below.value == 0:
            return None
        return Shown(above.value / below.value, Fraction(1), False, node.span, "")
    return shown_number(node) if isinstance(node, Numeral | Group | Quantity) else None


def _probabilities_in_logarithms(node: Node) -> frozenset[Span]:
    if isinstance(node, Logarithm):
        return frozenset(s.span for s in decimals_in(node.argument) if s.value <= 1)
    return frozenset(span for part in children(node) for span in _probabilities_in_logarithms(part))
