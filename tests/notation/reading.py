"""Short spellings of syntax trees, for tests of the reader and the writer."""

from __future__ import annotations

from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.tree import (
    Call,
    Chain,
    Fraction,
    Group,
    Logarithm,
    Name,
    Node,
    Numeral,
    Product,
    Sum,
    Text,
)


def statements(source: str) -> list[Chain | Text]:
    return [statement for row in read(source).rows for statement in row.statements]


def chain(source: str) -> Chain:
    (only,) = statements(source)
    assert isinstance(only, Chain)
    return only


def expression(source: str) -> Node:
    """Read a formula that is one expression and in order."""
    assert read(source).repairs == ()
    only = chain(source)
    assert only.signs == ()
    (member,) = only.members
    return member


def n(name: str, subscript: Node | str | None = None) -> Name:
    return Name(name, Name(subscript) if isinstance(subscript, str) else subscript)


def num(text: str | int) -> Numeral:
    return Numeral(str(text))


def call(function: Node | str, *arguments: Node | str, by: str = ",") -> Call:
    """A call whose separators are all alike; names may be given as text."""
    nodes = tuple(n(part) if isinstance(part, str) else part for part in arguments)
    name = n(function) if isinstance(function, str) else function
    return Call(name, nodes, (by,) * (len(nodes) - 1))


def group(body: Node, bracket: str = "(") -> Group:
    return Group(bracket, body)


def log(argument: Node, base: Node | int | None = None, power: Node | None = None) -> Logarithm:
    return Logarithm("log", argument, num(base) if isinstance(base, int) else base, power)


def plus(*terms: Node) -> Sum:
    return Sum(("", *("+",) * (len(terms) - 1)), terms)


def minus(left: Node, right: Node) -> Sum:
    return Sum(("", "-"), (left, right))


def neg(term: Node) -> Sum:
    return Sum(("-",), (term,))


def times(*factors: Node, by: str = "") -> Product:
    return Product(factors, (by,) * (len(factors) - 1))


def frac(above: Node | int, below: Node | int) -> Fraction:
    return Fraction(
        num(above) if isinstance(above, int) else above,
        num(below) if isinstance(below, int) else below,
    )
