"""The formulas of worked examples of entropy and divergence, and random ones."""

from contextlib import suppress

import pytest
from elaborated import NOTHING, members, term
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_info.notation import NotUnderstood, classify, elaborate, latex, read
from symbolic_info.notation.tree import Chain
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Entropy,
    Expectation,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    Neg,
    Outcome,
    Pmf,
    Pow,
    Sum,
    alpha_equal,
    number,
    subtract,
)

P, Q, M = Pmf("P"), Pmf("Q"), Pmf("M")
x = Index("x", P.alphabets[0])
Px, Qx = Apply(P, (x,)), Apply(Q, (x,))


def test_a_fair_coin() -> None:
    heads, tails, half, power = members("P(H) = P(T) = 0.5 = 2^{-1}")
    assert heads == Apply(P, (Outcome("H"),))
    assert tails == Apply(P, (Outcome("T"),))
    assert half == HALF
    assert power == Pow(number(2), Neg(ONE))


def test_two_equations_run_together_are_a_product() -> None:
    _, product, last = members("P(H) = 0.9 P(T) = 0.1")
    assert product == Mul((number("0.9"), Apply(P, (Outcome("T"),))))
    assert last == number("0.1")


def test_entropy_of_a_variable_three_ways() -> None:
    entropy, expected, sum_ = members(r"H(X) = E[-log(P(x))] = -\sum_{x \in X} P(x)log(P(x))")
    assert entropy == Entropy(P)
    assert expected == Expectation(Neg(Log(Px)), x, P)
    assert sum_ == Neg(Sum(Mul((Px, Log(Px))), x))


def test_a_missing_bracket_is_read_as_repaired() -> None:
    (chain,) = read("E[-log(P(x)]").rows[0].statements
    assert isinstance(chain, Chain)
    assert elaborate(chain.members[0], NOTHING) == Expectation(Neg(Log(Px)), x, P)


def test_a_sum_of_weighted_logarithms() -> None:
    assert term("-[1*log_2(0.8) + 0*log_2(0.2)]") == Neg(
        Add(
            (
                Mul((ONE, Log(number("0.8"), number(2)))),
                Mul((ZERO, Log(number("0.2"), number(2)))),
            )
        )
    )


def test_zero_over_something_stays_a_division() -> None:
    assert term(r"0*log_2(\frac{0}{0.1})") == Mul((ZERO, Log(Div(ZERO, number("0.1")), number(2))))


def test_a_difference_of_sums_over_positions() -> None:
    result = term(r"-\sum_{i=1}^n P(x_i)log(Q(x_i)) - [-\sum_{i=1}^n P(x_i)log(P(x_i))]")
    cross, own = Sum(Mul((Px, Log(Qx))), x), Sum(Mul((Px, Log(Px))), x)
    assert alpha_equal(result, Add((Neg(cross), Neg(Neg(own)))))
    joined = term(r"\sum_{i=1}^n P(x_i)[log(P(x_i)) - log(Q(x_i)) ]")
    assert alpha_equal(joined, Sum(Mul((Px, subtract(Log(Px), Log(Qx)))), x))


def test_the_jensen_shannon_divergence_by_its_mean() -> None:
    js, halves, name, mean = members(
        r"D_{JS}(P \parallel Q) = \frac{1}{2}[D_{KL}(P \parallel M) + D_{KL}(Q \parallel M)] \\"
        r" \text{ where: } M = \frac{P + Q}{2}"
    )
    assert js == JensenShannonDivergence((HALF, HALF), (P, Q))
    assert halves == Mul((HALF, Add((KLDivergence(P, M), KLDivergence(Q, M)))))
    assert (name, mean) == (M, Mixture((HALF, HALF), (P, Q)))


def test_a_mean_of_written_pmfs_and_its_value() -> None:
    _, _, mean, value = members(
        r"M = \frac{P + Q}{2} = \frac{1}{2} [[1.0, 0.0] + [0.8, 0.2]] = [0.9, 0.1]"
    )
    one = LiteralPmf((ONE, ZERO))
    other = LiteralPmf((number("0.8"), number("0.2")))
    assert mean == Mixture((HALF, HALF), (one, other))
    assert value == LiteralPmf((number("0.9"), number("0.1")))


PIECES = [
    "P", "Q", "p", "q", "X", "Y", "x", "y", "i", "n", "M", "S", "H", "D", "E", "U",
    "H(P)", "H(X,Y)", "P(x)", "p_i", "p_1", "D(P||Q)", "D_{JS}", "S(x)", "E[", "]", "E_{x \\sim P}",
    "(", ")", "[", "]", ",", "|", "||", "{", "}", "=", "\\le", "+", "-", "*", "/", "^", "_",
    "\\frac", "\\sum", "\\sum_x", "\\sum_{i=1}^n", "\\sum_{i=1}^3", "\\int", "dx",
    "\\log", "\\log_2", "\\ln", "0.5", "1", "2", "0", "\\lambda", "\\otimes", "\\tfrac12",
    "\\sqrt", "\\infty", "\\%",
    "\\text{ where }", "\\dots", "bits", "'", "\\hat", "[0.9, 0.1]", "(\\frac12,\\frac12)", "h(f)",
    "P(A|B)", "p(y|x)", "I(X;Y)", "Bernoulli(p)", "\\cdot", "P(X=0)", "\\\\", "&",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=500, deadline=None)
def test_any_text_is_understood_or_refused(source: str) -> None:
    for row in read(source).rows:
        for statement in row.statements:
            if not isinstance(statement, Chain):
                continue
            scope = classify(statement.members, NOTHING)
            for member in statement.members:
                try:
                    meaning = elaborate(member, scope)
                except NotUnderstood:
                    continue
                latex(meaning)


@pytest.mark.parametrize("opening", ["H(", "(", r"\sum_x (", "E[", r"\frac12(", r"\log("])
def test_deep_nesting_is_understood_or_refused(opening: str) -> None:
    closing = "]" if opening.endswith("[") else ")"
    for depth in (20, 60):
        (chain,) = read(opening * depth + "P(x)" + closing * depth).rows[0].statements
        assert isinstance(chain, Chain)
        with suppress(NotUnderstood):
            elaborate(chain.members[0], NOTHING)
