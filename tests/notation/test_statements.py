"""Statements to be proved: their relations, definitions and conditions."""

import pytest

from symbolic_info.notation import Condition, NotUnderstood, Scope, read_statement
from symbolic_info.terms import (
    HALF,
    ZERO,
    Add,
    Alphabet,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Mul,
    Pmf,
    Size,
    Symbol,
    number,
    subtract,
)

P, Q = Pmf("P"), Pmf("Q")
MEAN = Mixture((HALF, HALF), (P, Q))


def test_one_relation() -> None:
    (relation,) = read_statement(r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)")
    assert relation.left == KLDivergence(P, Q)
    assert relation.sign == "="
    assert relation.right == subtract(CrossEntropy(P, Q), Entropy(P))
    assert relation.conditions == ()


def test_a_chain_is_as_many_relations_as_it_has_signs() -> None:
    first, second = read_statement(r"0 \le H(P) \le \log n")
    assert (first.left, first.sign, first.right) == (ZERO, "≤", Entropy(P))
    assert (second.left, second.sign, second.right) == (Entropy(P), "≤", Log(Size(Alphabet())))


@pytest.mark.parametrize(
    "source",
    [
        r"D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M), \quad M = \frac{P+Q}{2}",
        r"D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M) \text{ where } M = \tfrac12(P+Q)",
        r"D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M) \\ \text{where: } M = \frac{P+Q}{2}",
        r"M = \frac{P+Q}{2}, \quad D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M)",
    ],
)
def test_a_definition_holds_for_the_whole_statement(source: str) -> None:
    (relation,) = read_statement(source)
    assert relation.left == JensenShannonDivergence((HALF, HALF), (P, Q))
    assert relation.right == Add(
        (Mul((HALF, KLDivergence(P, MEAN))), Mul((HALF, KLDivergence(Q, MEAN))))
    )


def test_dominance_is_a_condition() -> None:
    (relation,) = read_statement(r"H(P, Q) - D(P\|Q) = H(P) \text{ if } P \ll Q")
    assert relation.conditions == (Condition(P, "≪", Q),)


def test_equality_behind_if_is_a_condition() -> None:
    (relation,) = read_statement(r"D_{KL}(P \| Q) = 0 \text{ if } P = Q")
    assert relation.right == ZERO
    assert relation.conditions == (Condition(P, "=", Q),)


def test_independence_is_a_condition_on_the_laws() -> None:
    joint = Pmf("P_XY", (Alphabet("X", "n"), Alphabet("Y", "m")))
    (relation,) = read_statement(r"H(X, Y) = H(X) + H(Y), \quad X \perp Y")
    assert relation.left == Entropy(joint)
    assert relation.conditions == (Condition(Marginal(joint, 0), "⊥", Marginal(joint, 1)),)


def test_rows_that_begin_with_a_sign_continue_the_chain() -> None:
    relations = read_statement(r"\begin{aligned} D(P\|Q) &= H(P,Q) - H(P) \\ &\ge 0 \end{aligned}")
    assert [relation.sign for relation in relations] == ["=", "≥"]


def test_declared_names_keep_their_meaning() -> None:
    (relation,) = read_statement("a = H(S)", Scope(scalars={"H(S)": number("0.94")}))
    assert (relation.left, relation.right) == (Symbol("a"), number("0.94"))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "H(P)",
        "= 3",
        r"x \in X",
        r"H(P) \to 0",
        "H(S) = 1",
        r"P(A | B) = P(B | A)",
        r"H(P = 0",
        r"D(P \| Q) = \dots",
        r"H(\frac{P}{2}) = 1",
        r"\frac{P+Q}{2} = [0.6, 0.6]",
    ],
)
def test_what_states_nothing_provable_is_refused(source: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_statement(source)
    start, end = refusal.value.span
    assert 0 <= start <= end <= len(source)


def test_that_two_pmfs_are_one_follows_where_equality_holds_only_then() -> None:
    (relation,) = read_statement(r"D(P \| Q) = 0 \implies P = Q")
    assert relation.case is not None
    assert (relation.case.sufficient, relation.case.necessary) == (False, True)
    assert relation.case.conditions == (Condition(Pmf("P"), "=", Pmf("Q")),)
