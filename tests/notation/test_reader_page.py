"""The formulas of a page of course notes on entropy, cross entropy and divergences."""

from __future__ import annotations

import pytest
from reading import (
    call,
    chain,
    expression,
    frac,
    group,
    log,
    minus,
    n,
    neg,
    num,
    plus,
    statements,
    times,
)

from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Chain,
    Group,
    Integral,
    Name,
    Node,
    Power,
    Quantity,
    Text,
    Vector,
)

X_I = n("x", "i")
D_KL = n("D", "KL")


def kl(first: str, second: str) -> Call:
    return Call(D_KL, (n(first), n(second)), ("||",))


def over_i(body: Node) -> BigSum:
    return BigSum(body, n("i"), num(1), n("n"))


def bits(value: str | int) -> Quantity:
    return Quantity(num(value), "bit")


def log2(value: Node) -> Node:
    return log(group(value), 2)


SURPRISAL = neg(log(group(call("P", "x"))))
MEAN_IN_X = BigSum(times(call("P", "x"), log(group(call("P", "x")))), n("x"), domain=n("X"))


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        (
            r"P(H) = P(T) = 0.5 = 2^{-1}",
            Chain(
                (call("P", "H"), call("P", "T"), num("0.5"), Power(num(2), neg(num(1)))),
                ("=",) * 3,
            ),
        ),
        (
            r"-log(P(x)) =  -log_2(0.5) = -log_2(2^{-1}) = 1~bit",
            Chain(
                (
                    SURPRISAL,
                    neg(log2(num("0.5"))),
                    neg(log2(Power(num(2), neg(num(1))))),
                    bits(1),
                ),
                ("=",) * 3,
            ),
        ),
        (
            r"-log(P(x)) =  -log_2(0.9) \approx 0.15 ~bits ",
            Chain((SURPRISAL, neg(log2(num("0.9"))), bits("0.15")), ("=", "≈")),
        ),
        (
            r"P = [1.0 ~(cat), 0.0 ~(dog)]",
            Chain((n("P"), Vector((num("1.0"), num("0.0")), ("cat", "dog"))), ("=",)),
        ),
        (
            r"H(P, Q_A) = -\sum_{i=1}^n P(x_i)log(Q_A(x_i)) ",
            Chain(
                (
                    call("H", "P", n("Q", "A")),
                    neg(over_i(times(call("P", X_I), log(group(call(n("Q", "A"), X_I)))))),
                ),
                ("=",),
            ),
        ),
        (
            r"= -[1*log_2(0.8) + 0*log_2(0.2)] \approx 0.32 ~bits",
            Chain(
                (
                    neg(
                        group(
                            plus(
                                times(num(1), log2(num("0.8")), by="*"),
                                times(num(0), log2(num("0.2")), by="*"),
                            ),
                            "[",
                        )
                    ),
                    bits("0.32"),
                ),
                ("=", "≈"),
                continues=True,
            ),
        ),
        (
            r" D_{KL}(P \parallel Q) = H(P, Q) - H(P) = 0.32 - 0 = 0.32 ~bits ",
            Chain(
                (
                    kl("P", "Q"),
                    minus(call("H", "P", "Q"), call("H", "P")),
                    minus(num("0.32"), num(0)),
                    bits("0.32"),
                ),
                ("=",) * 3,
            ),
        ),
        (
            r"0*log_2(0) = 0",
            Chain((times(num(0), log2(num(0)), by="*"), num(0)), ("=",)),
        ),
        (
            r"M = \frac{P + Q}{2} = \frac{1}{2} [[1.0, 0.0] + [0.8, 0.2]]",
            Chain(
                (
                    n("M"),
                    frac(plus(n("P"), n("Q")), 2),
                    times(
                        frac(1, 2),
                        Group(
                            "[",
                            plus(
                                Vector((num("1.0"), num("0.0")), ("", "")),
                                Vector((num("0.8"), num("0.2")), ("", "")),
                            ),
                        ),
                    ),
                ),
                ("=", "="),
            ),
        ),
        # as it is written: 0.9 times P(T)
        (
            r"P(H) = 0.9 P(T) = 0.1 ",
            Chain(
                (call("P", "H"), times(num("0.9"), call("P", "T")), num("0.1")),
                ("=", "="),
            ),
        ),
    ],
)
def test_lines_in_order(source: str, tree: Chain) -> None:
    assert read(source).repairs == ()
    assert chain(source) == tree


def test_logarithm_of_a_negative_probability_is_read_as_it_stands() -> None:
    assert expression(r"\sum_{x \in X} P(x)log(-P(x))") == BigSum(
        times(call("P", "x"), log(group(neg(call("P", "x"))))), n("x"), domain=n("X")
    )


def test_aligned_derivation_of_the_divergence() -> None:
    formula = read(
        r"""
\begin{aligned}
D_{KL}(P \parallel Q) &= H(P, Q) - H(P) \\
&= -\sum_{i=1}^n P(x_i)log(Q(x_i)) - [-\sum_{i=1}^n P(x_i)log(P(x_i))] \\[10pt]
&= \sum_{i=1}^n P(x_i)[log(P(x_i)) - log(Q(x_i)) ] \\[10pt]
D_{KL}(P \parallel Q) &= \sum_{i=1}^n P(x_i)log(\frac{P(x_i)}{Q(x_i)}) \\[10pt]
\text{ For continuous case: } \\
D_{KL}(P \parallel Q) &= \int_{-\infty}^{\infty} p(x)log(\frac{p(x)}{q(x)})dx
\end{aligned}
"""
    )
    p, q = call("P", X_I), call("Q", X_I)
    log_p, log_q = log(group(p)), log(group(q))
    p_x, q_x = call("p", "x"), call("q", "x")
    assert formula.repairs == ()
    assert formula.environment == "aligned"
    assert [row.statements[0] for row in formula.rows] == [
        Chain((kl("P", "Q"), minus(call("H", "P", "Q"), call("H", "P"))), ("=",)),
        Chain(
            (
                type(minus(p, q))(
                    ("-", "-"),
                    (over_i(times(p, log_q)), group(neg(over_i(times(p, log_p))), "[")),
                ),
            ),
            ("=",),
            continues=True,
        ),
        Chain((over_i(times(p, group(minus(log_p, log_q), "["))),), ("=",), continues=True),
        Chain((kl("P", "Q"), over_i(times(p, log(group(frac(p, q)))))), ("=",)),
        Text("For continuous case:"),
        Chain(
            (
                kl("P", "Q"),
                Integral(
                    times(p_x, log(group(frac(p_x, q_x)))),
                    n("x"),
                    neg(n("infinity")),
                    n("infinity"),
                ),
            ),
            ("=",),
        ),
    ]


def test_words_after_a_display_are_text_between_formulas() -> None:
    found = statements(
        r"a = b \\[10pt]"
        "\n"
        r"\text{ where the true law of X} \sim P \text{ but the model is another one } Q"
    )
    assert found == [
        Chain((n("a"), n("b")), ("=",)),
        Text("where the true law of X"),
        Chain((n("P"),), ("∼",), continues=True),
        Text("but the model is another one"),
        Chain((n("Q"),)),
    ]


def test_condition_with_the_word_and() -> None:
    assert statements(" P ⍯ 0 ~and~ Q = 0 ") == [
        Chain((n("P"), num(0)), ("≠",)),
        Text("and"),
        Chain((n("Q"), num(0)), ("=",)),
    ]


def test_extra_bracket_at_the_end() -> None:
    source = "S(x) = -log(P(x)))"
    (repair,) = read(source).repairs
    assert (repair.kind, repair.span) == ("extra-bracket", (17, 18))
    assert chain(source) == Chain((call("S", "x"), SURPRISAL), ("=",))


@pytest.mark.parametrize(
    ("head", "model", "rest"),
    [
        (call("H", "X"), "P", r"-\sum_{x \in X} P(x)log(P(x))"),
        (call("H", "P", "Q"), "Q", r"-\sum_{i=1}^n P(x_i)log(Q(x_i))"),
    ],
)
def test_bracket_missing_inside_an_expectation_loses_nothing(
    head: Call, model: str, rest: str
) -> None:
    left = "H(X)" if len(head.arguments) == 1 else "H(P,Q)"
    source = f"{left} = E[-log({model}(x)] = {rest}"
    (repair,) = read(source).repairs
    assert repair.kind == "missing-bracket"
    assert source[slice(*repair.span)] == "]"
    assert repair.suggestion == ")]"
    found = chain(source)
    mean = Call(n("E"), (neg(log(group(call(model, "x")))),), (), "[")
    assert found.members[:2] == (head, mean)
    assert found.members[2] == expression(rest)


def test_opening_bracket_never_closed_before_a_divergence() -> None:
    source = r"D_{KL}(P \parallel Q) ⍯ (D_{KL}(Q \parallel P)"
    (repair,) = read(source).repairs
    assert repair.kind == "missing-bracket"
    assert chain(source) == Chain((kl("P", "Q"), group(kl("Q", "P"))), ("≠",))


def test_jensen_shannon_divergence_and_its_mixture() -> None:
    found = statements(
        r"""
D_{JS}(P \parallel Q) = \frac{1}{2}[D_{KL}(P \parallel M) + D_{KL}(Q \parallel M)] \\
\text{ where: } M = \frac{P + Q}{2}
"""
    )
    assert found == [
        Chain(
            (
                Call(Name("D", n("JS")), (n("P"), n("Q")), ("||",)),
                times(frac(1, 2), group(plus(kl("P", "M"), kl("Q", "M")), "[")),
            ),
            ("=",),
        ),
        Text("where:"),
        Chain((n("M"), frac(plus(n("P"), n("Q")), 2)), ("=",)),
    ]


def test_unicode_working() -> None:
    weighted = times(num("0.5"), log(num("0.5"), 2))
    assert chain("H = -(0.5 log₂ 0.5 + 0.5 log₂ 0.5) = 1 bit") == Chain(
        (n("H"), neg(group(plus(weighted, weighted))), bits(1)), ("=", "=")
    )
