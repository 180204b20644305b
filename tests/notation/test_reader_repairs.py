"""What is wrong in the writing is said, and the rest of the formula is not lost."""

from __future__ import annotations

import pytest
from reading import call, chain, expression, frac, group, n, num, plus, statements, times

from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.tree import Broken, Chain, Node, Repair, children


def repairs(source: str) -> list[tuple[str, str]]:
    return [(r.kind, source[slice(*r.span)]) for r in read(source).repairs]


def mended(source: str) -> str:
    """Do what the repairs of brackets suggest."""
    for repair in reversed(read(source).repairs):
        start, end = repair.span
        source = source[:start] + repair.suggestion + source[end:]
    return source


@pytest.mark.parametrize(
    ("source", "better"),
    [
        ("E[-log(P(x)] = 1", "E[-log(P(x))] = 1"),
        ("-log(P(x)))", "-log(P(x))"),
        ("(a + b", "(a + b)"),
        ("H(P = 5", "H(P) = 5"),
        ("a = (b + c = d", "a = (b + c) = d"),
        ("((a = b", "((a)) = b"),
        ("(a + b] + c", "(a + b) + c"),
        (r"\frac{(a}{b} + 1", r"\frac{(a)}{b} + 1"),
        (r"\frac{a}{b)} + 1", r"\frac{a}{b} + 1"),
        (r"2^{n + 1", r"2^{n + 1}"),
        ("a} + 1", "a + 1"),
        (r"[(a + b] \\ + c", r"[(a + b)] \\ + c"),
    ],
)
def test_mended_formula_is_in_order_and_means_the_same(source: str, better: str) -> None:
    assert {kind for kind, _ in repairs(source)} <= {"missing-bracket", "extra-bracket"}
    assert mended(source) == better
    assert read(better).repairs == ()
    assert read(better) == read(source)


@pytest.mark.parametrize("source", ["x ∈ [0, 1)", "x ∈ (0, 1]", "(x ∈ [0, 1))"])
def test_half_open_interval_is_in_order(source: str) -> None:
    assert read(source).repairs == ()


def test_left_without_right() -> None:
    ((kind, stretch),) = repairs(r"\left( a + b ) = c")
    assert (kind, stretch) == ("missing-bracket", r"\left(")
    assert chain(r"\left( a + b ) = c").signs == ("=",)


def test_bracket_over_a_line_break_with_invisible_partners_is_in_order() -> None:
    assert read(r"\left[ a \right. \\ \left. + b \right]").repairs == ()


def test_unknown_command_is_read_as_a_name() -> None:
    source = r"\foo + \bar{x} = \foo(3)"
    assert repairs(source) == [("unknown-command", r"\foo")] * 2
    found = chain(source)
    assert found.signs == ("=",)
    assert found.members[1] == call("foo", num(3))


def test_unclosed_environment_is_read_to_the_end() -> None:
    source = r"\begin{aligned} a &= b \\ &= c"
    assert repairs(source) == [("unclosed-environment", r"\begin{aligned}")]
    assert len(statements(source)) == 2


@pytest.mark.parametrize("source", [r"a = b \end{aligned}", r"\begin{align} a = b \end{gather}"])
def test_environment_that_ends_wrongly(source: str) -> None:
    assert [kind for kind, _ in repairs(source)] == ["unclosed-environment"]
    assert chain(source) == Chain((n("a"), n("b")), ("=",))


def test_unclosed_matrix() -> None:
    source = r"P = \begin{pmatrix} 0.1 & 0.9"
    assert [kind for kind, _ in repairs(source)] == ["unclosed-environment"]
    assert chain(source).signs == ("=",)


def test_unclosed_words() -> None:
    assert [kind for kind, _ in repairs(r"a = b \text{ where")] == ["missing-bracket"]


@pytest.mark.parametrize("source", ["= = b", r"0.5 * = 3", r"\frac{}{2} = 1", "a + = b"])
def test_missing_side_is_an_empty_broken_node(source: str) -> None:
    formula = read(source)
    assert [repair.kind for repair in formula.repairs] == ["unreadable"]
    (statement,) = formula.rows[0].statements
    assert isinstance(statement, Chain)
    assert Broken("") in parts(statement)


def test_the_other_side_of_a_last_sign_may_stand_in_the_text() -> None:
    assert [repair.kind for repair in read("a = ").repairs] == ["not-read"]


def parts(node: Node) -> list[Node]:
    return [node, *(below for part in children(node) for below in parts(part))]


def test_signs_that_mean_nothing_are_said_and_kept() -> None:
    source = "a = b § c"
    assert repairs(source) == [("not-read", "§")]
    assert chain(source) == Chain((n("a"), times(n("b"), Broken("§"), n("c"))), ("=",))


def test_integral_without_differential() -> None:
    source = r"\int p(x) + 1"
    assert repairs(source) == [("unreadable", r"\int")]


def test_bar_that_is_never_closed() -> None:
    assert [kind for kind, _ in repairs("|x = 1")] == ["missing-bracket"]
    assert chain("|x = 1").signs[-1] == "="


def test_repairs_come_in_order_of_place() -> None:
    places = [repair.span for repair in read(r"a) + \foo + b) + § + E[(c]").repairs]
    assert places == sorted(places)
    assert len(places) == 5


def test_messages_are_sentences() -> None:
    for source in ("a)", "(a", "(a]", r"\foo", r"\begin{align} a", "a = ", r"\left( a )", "|a"):
        for repair in read(source).repairs:
            assert isinstance(repair, Repair)
            assert repair.message[0].isupper()
            assert repair.message.endswith(".")


def test_rest_of_the_formula_is_read_behind_a_repair() -> None:
    assert expression_after(r"(a + b)) + \frac12") == plus(group(plus(n("a"), n("b"))), frac(1, 2))


def expression_after(source: str) -> object:
    (member,) = chain(source).members
    return member


def test_formulas_in_order_need_no_repair() -> None:
    assert expression("(a)") == group(n("a"))
