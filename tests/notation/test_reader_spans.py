"""Every node and every sign knows where it stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from reading import chain

from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Formula,
    Group,
    Logarithm,
    Name,
    Node,
    Numeral,
    Power,
    Sum,
    children,
)


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for part in children(node):
        yield from nodes(part)


def stretches(source: str, kind: type[Node]) -> list[str]:
    return [source[slice(*node.span)] for node in nodes(read(source)) if isinstance(node, kind)]


@pytest.mark.parametrize(
    ("source", "kind", "found"),
    [
        ("a + 12 - b", Numeral, ["12"]),
        ("a + 12 - b", Sum, ["a + 12 - b"]),
        (r"H(P, Q_A) + 1", Call, ["H(P, Q_A)"]),
        (r"H(P, Q_A) + 1", Name, ["H", "P", "Q_A", "A"]),
        (r"2 \log_2 \frac{1}{0.9} - 1", Logarithm, [r"\log_2 \frac{1}{0.9}"]),
        (r"2 \log_2{8} + 1", Logarithm, [r"\log_2{8}"]),
        (r"a\left( x + y \right)b", Name, [r"a\left( x + y \right)", "a", "x", "y", "b"][1:]),
        (r"3\left( x + y \right)b", Group, [r"\left( x + y \right)"]),
        (r"-\sum_{i=1}^n p_i + c", BigSum, [r"\sum_{i=1}^n p_i"]),
        (r"{P(x)}^2 + 1", Power, [r"{P(x)}^2"]),
        (r"\hat{y}_i^2", Power, [r"\hat{y}_i^2"]),
        (r"\hat{y}_i^2", Name, [r"\hat{y}_i", "i"]),
        ("x² + 1", Power, ["x²"]),
        (r"\frac14", Numeral, ["1", "4"]),
        (r"\log_20.5", Numeral, ["0.5", "2"]),
    ],
)
def test_span_is_the_stretch_of_the_node(source: str, kind: type[Node], found: list[str]) -> None:
    assert stretches(source, kind) == found


def test_sign_span_is_the_sign_itself() -> None:
    source = r"a &= b \approx c \not= d"
    spans = chain(source).sign_spans
    assert [source[slice(*span)] for span in spans] == ["=", r"\approx", r"\not="]
    assert spans[0] == (3, 4)


def test_sign_in_a_box_has_its_own_place() -> None:
    source = r"\boxed{1.5 + 0.25 = 1.75}"
    assert chain(source).sign_spans == ((source.index("="), source.index("=") + 1),)


def test_places_count_characters_outside_the_basic_plane_once() -> None:
    source = "𝔼[X] = 1"
    assert chain(source).sign_spans == ((5, 6),)


@pytest.mark.parametrize(
    "source",
    [
        r"H(X) = E[-log(P(x)] = -\sum_{x \in X} P(x)log(P(x))",
        r"\begin{align} a &= \frac{b}{c} && \text{why} \\ &= \int_0^1 x\,dx \end{align}",
        r"\{cat: 0.9, dog: 0.1\} \text{ where } |x| = \|y\| ",
    ],
)
def test_a_part_lies_within_the_whole(source: str) -> None:
    def check(node: Node) -> None:
        for part in children(node):
            assert node.span[0] <= part.span[0] <= part.span[1] <= node.span[1]
            check(part)

    formula = read(source)
    assert isinstance(formula, Formula)
    assert formula.span == (0, len(source))
    check(formula)
