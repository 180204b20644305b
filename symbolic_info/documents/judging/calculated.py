"""Calculating with lists: [0.6, 0.7] - [1, 0] = [-0.4, 0.7], z/T = (2, 0.5), 0.1 g = [0.2, 0.3].

What holds entry by entry is true. It is refuted only where all lists are written out, as what a
name stands for may have changed, and where no reading of their decimals as rounded or cut off
makes it true.
"""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.documents.judging.decide import EQUALITIES, Decision, roundable
from symbolic_info.documents.judging.shown import cut_to, numeral, rounded_to
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close, rational
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.report import Verdict
from symbolic_info.notation import NotUnderstood, Scope, elaborate_classified
from symbolic_info.notation.meaning.numbers import in_decimals
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import (
    Fraction,
    Name,
    Node,
    Numeral,
    Product,
    Sum,
    Vector,
    bare,
    subtrees,
    with_parts,
)
from symbolic_info.numeric import (
    Range,
    Unevaluable,
    Value,
    compare,
    enclose_over,
    evaluate_in_balls,
    is_between,
    to_places,
)
from symbolic_info.terms import (
    Add,
    Distribution,
    Div,
    LiteralPmf,
    Mul,
    Neg,
    Pmf,
    Symbol,
    Term,
    has_unwritten_base,
)
from symbolic_info.terms.binding import free_variables

_Entries = tuple[Term, ...]
_PLACES = 6


def calculated_link(left: Reading, sign: str, right: Reading, state: State) -> Decision | None:
    """Return the decision on a link that calculates with lists; ``None`` for any other."""
    nodes = bare(left.member.node), bare(right.member.node)
    # sums of distributions are judged as such
    read = isinstance(left.term, Distribution) and left.flaw is None
    if read or sign not in EQUALITIES or isinstance(nodes[0], Name):
        return None
    calculator = _Calculator(left.scope, state)
    one, two = map(calculator.entries, nodes)
    if one is None or two is None or len(one) != len(two):
        return None
    try:
        return _decided(one, two, sign, nodes[1]) or _refuted(nodes, calculator, one)
    except Unevaluable:
        return None


def _decided(one: _Entries, two: _Entries, sign: str, written: Node) -> Decision | None:
    """Return the decision where all entries are equal, or those shown are roundings."""
    values = [evaluate_in_balls(entry) for entry in one]
    others = [evaluate_in_balls(entry) for entry in two]
    equal = [compare(a, b) == "=" for a, b in zip(values, others, strict=True)]
    if all(equal):
        return Decision(Verdict.EXACT, "exact")
    if not isinstance(written, Vector):
        return None
    shown = [roundable(entry, sign) for entry in written.entries]
    ranges = [None if number is None else rounded_to(number) for number in shown]
    rounded = [
        range_ is not None and is_between(value, range_.low, range_.high) is True
        for value, range_ in zip(values, ranges, strict=True)
    ]
    if not all(a or b for a, b in zip(equal, rounded, strict=True)):
        return None
    value = listed_values(values, max(number.places for number in shown if number is not None))
    if sign == "≈":
        return Decision(Verdict.ROUNDED, "rounded", "", value)
    note = f"`=` stands where `≈` is meant: the value is {value}."
    return Decision(Verdict.ROUNDED, "rounded-equals", note, value)


def _refuted(nodes: tuple[Node, Node], calculator: _Calculator, one: _Entries) -> Decision | None:
    """Return the decision where decimals may stand for more digits than they show."""
    if any(isinstance(part, Name) for node in nodes for part in subtrees(node)):
        return None
    boxes: dict[Symbol, Range] = {}
    loose = [calculator.widened(node, boxes) for node in nodes]
    if loose[0] is None or loose[1] is None:
        return None
    meet = []
    for a, b in zip(loose[0], loose[1], strict=True):
        low, high = enclose_over(a, boxes), enclose_over(b, boxes)
        if low.low is None or low.high is None or high.low is None or high.high is None:
            return None
        meet.append(Range(low.low, low.high).meets(Range(high.low, high.high)))
    exact = [rational(entry) for entry in one]
    known = [in_decimals(entry) for entry in exact if entry is not None]
    value = f"[{', '.join(known)}]"
    if len(known) < len(exact):
        value = listed_values([evaluate_in_balls(entry) for entry in one], _PLACES)
    if all(meet):
        note = f"True only if decimals were rounded or cut off: as written, the value is {value}."
        return Decision(Verdict.LOOSE, "loose-rounded", note, value)
    return Decision(Verdict.REFUTED, "refuted", f"The right value is {value}.", value)


def listed_values(values: list[Value], places: int) -> str:
    """Return values as a list of decimals with so many places: ``[0.659, 0.341]``."""
    return f"[{', '.join(to_places(value, places) for value in values)}]"


@dataclass(frozen=True, slots=True)
class _Calculator:
    """What the names in expressions of lists and numbers stand for; ``open_names`` stay open."""

    scope: Scope
    state: State
    open_names: frozenset[Symbol] = frozenset()

    def entries(self, node: Node) -> _Entries | None:
        """Return the entries of the list that an expression is; ``None`` where it is none."""
        node = bare(node)
        match node:
            case Name():
                law = self.state.values.get(Pmf(name_key(node)))
                known = self.state.lists.get(name_key(node))
                return law.weights if isinstance(law, LiteralPmf) else known
            case Vector(entries=parts):
                numbers = [self.number(part) for part in parts]
                found = tuple(number for number in numbers if number is not None)
                return found if len(found) == len(numbers) else None
            case Sum(signs=signs, terms=terms):
                return _added(signs, [self.entries(term) for term in terms])
            case Fraction(numerator=above, denominator=below):
                return self._multiple((above, below), ("/",))
            case Product(factors=factors, operators=operators):
                return self._multiple(factors, operators)
            case _:
                return None

    def number(self, node: Node) -> Term | None:
        """Return the number that an expression is; ``None`` where it is none."""
        try:
            term = close(elaborate_classified(node, self.scope), self.state.values)
        except NotUnderstood:
            return None
        free = free_variables(term) - self.open_names
        opened = isinstance(term, Distribution) or free or has_unwritten_base(term)
        return None if opened else term

    def widened(self, node: Node, boxes: dict[Symbol, Range]) -> _Entries | None:
        """Return the entries with a symbol for each decimal, which ``boxes`` says the range of."""
        scope = self.scope

        def named(part: Node) -> Node:
            nonlocal scope
            if not isinstance(part, Numeral):
                return with_parts(part, named)
            shown = numeral(part.text, part.span)
            if not shown.decimal:
                return part
            symbol = Symbol(f"decimal{len(boxes)}")
            boxes[symbol] = cut_to(shown)
            scope = scope.with_scalar(symbol.name, symbol)
            return Name(symbol.name, span=part.span)

        changed = named(node)
        return _Calculator(scope, self.state, frozenset(boxes)).entries(changed)

    def _multiple(self, factors: tuple[Node, ...], operators: tuple[str, ...]) -> _Entries | None:
        """Return the multiple of a list by numbers; of two lists, no product is known."""
        found: _Entries | None = None
        scale: list[tuple[str, Term]] = []
        for operator, factor in zip(("", *operators), factors, strict=True):
            entries = self.entries(factor)
            number = None if entries is not None else self.number(factor)
            if entries is not None and found is None and operator != "/":
                found = entries
            elif number is not None:
                scale.append((operator, number))
            else:
                return None
        return None if found is None else tuple(_scaled(entry, scale) for entry in found)


def _scaled(entry: Term, scale: list[tuple[str, Term]]) -> Term:
    for operator, number in scale:
        entry = Div(entry, number) if operator == "/" else Mul((number, entry))
    return entry


def _added(signs: tuple[str, ...], lists: list[_Entries | None]) -> _Entries | None:
    known = [entries for entries in lists if entries is not None]
    if len(known) < len(lists) or len({len(entries) for entries in known}) != 1:
        return None
    if not {"", "+", "-"}.issuperset(signs):
        return None
    return tuple(
        Add(tuple(Neg(e) if sign == "-" else e for sign, e in zip(signs, entries, strict=True)))
        for entries in zip(*known, strict=True)
    )
