"""What numbers, logarithms, sums and expectations mean; terms are built by hand."""

from fractions import Fraction

import pytest
from elaborated import members, term

from symbolic_info.notation import NotUnderstood, Scope, elaborate_chain, read
from symbolic_info.notation.tree import Chain, Numeral
from symbolic_info.notation.tree import Product as ProductNode
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    PI,
    Add,
    Alphabet,
    Apply,
    Density,
    Div,
    Entropy,
    Expectation,
    Index,
    Integral,
    KLDivergence,
    LiteralPmf,
    Log,
    Mul,
    Neg,
    Number,
    Pmf,
    Pow,
    RangeSum,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Term,
    alpha_equal,
    number,
)

X, Y = Alphabet("X", "n"), Alphabet("Y", "m")
P, Q, M = Pmf("P"), Pmf("Q"), Pmf("M")
x, i = Index("x", X), Index("i", X)
JOINT = Pmf("P_XY", (X, Y))


def plogq(p: Pmf, q: Pmf, index: Index, base: Term | None = None) -> Sum:
    """Sum over the index of p log q."""
    return Sum(Mul((Apply(p, (index,)), Log(Apply(q, (index,)), base))), index)


class TestNumbers:
    def test_a_decimal_is_an_exact_rational(self) -> None:
        assert term("0.9") == Number(Fraction(9, 10))

    def test_a_fraction_in_lowest_terms_is_a_number(self) -> None:
        assert term(r"\frac{9}{14}") == Number(Fraction(9, 14))

    def test_every_other_quotient_stays_a_division(self) -> None:
        assert term(r"\frac{2}{4}") == Div(number(2), number(4))
        assert term(r"\frac{0.5}{0.25}") == Div(number("0.5"), number("0.25"))
        assert term("1/2") == Div(ONE, number(2))

    def test_a_percentage_is_a_hundredth(self) -> None:
        assert term(r"58.5\%") == Number(Fraction(585, 1000))

    def test_a_unit_leaves_the_value(self) -> None:
        assert term(r"0.32 ~bits") == number("0.32")

    def test_constants(self) -> None:
        assert term(r"\infty") == INFINITY
        assert term(r"e^x") == Pow(EULER, Symbol("x"))
        assert term(r"\exp(x)") == Pow(EULER, Symbol("x"))
        assert term(r"2 \pi e") == Mul((number(2), PI, EULER))


class TestArithmetic:
    def test_a_difference_is_the_sum_with_a_negation(self) -> None:
        a, b, c = Symbol("a"), Symbol("b"), Symbol("c")
        assert term("a - b - c") == Add((a, Neg(b), Neg(c)))
        assert term("a - (b - c)") == Add((a, Neg(Add((b, Neg(c))))))

    def test_a_leading_minus_negates_the_first_term_only(self) -> None:
        a, b = Symbol("a"), Symbol("b")
        assert term("-a b + b") == Add((Neg(Mul((a, b))), b))

    def test_division_goes_from_left_to_right(self) -> None:
        a, b, c = Symbol("a"), Symbol("b"), Symbol("c")
        assert term("a / b c") == Mul((Div(a, b), c))
        assert term("a b / c") == Div(Mul((a, b)), c)

    def test_a_negative_factor(self) -> None:
        assert term("0.8*(-0.17)") == Mul((number("0.8"), Neg(number("0.17"))))

    def test_a_scalar_before_a_bracket_multiplies(self) -> None:
        n = Size(X)
        assert term(r"\frac{n(n+1)}{2}") == Div(Mul((n, Add((n, ONE)))), number(2))
        p = Symbol("p")
        assert term("p(1-p)") == Mul((p, Add((ONE, Neg(p)))))
        assert term("0.5(1.386)") == Mul((number("0.5"), number("1.386")))

    def test_roots_are_powers(self) -> None:
        assert term(r"\sqrt{2}") == Pow(number(2), HALF)
        assert term(r"\sqrt[3]{2}") == Pow(number(2), Number(Fraction(1, 3)))

    def test_bars_are_sizes_or_absolute_values(self) -> None:
        assert term(r"\log |\mathcal X|") == Log(Size(X))
        assert term("|0.2 - 0.5|") == number("0.3")
        a = Symbol("a")
        assert term("|a|") == Pow(Pow(a, number(2)), HALF)
        assert term("|S|") == Symbol("|S|")

    def test_a_range_sum_runs_over_integers(self) -> None:
        k = Symbol("i")
        assert term(r"\sum_{i=1}^{3} i^2") == RangeSum(Pow(k, number(2)), k, ONE, number(3))


class TestLogarithms:
    def test_a_logarithm_without_base_has_none(self) -> None:
        assert term(r"\log x") == Log(Symbol("x"))

    def test_bases(self) -> None:
        a = Symbol("a")
        assert term(r"\ln a") == Log(a, EULER)
        assert term(r"\log_2 a") == Log(a, number(2))
        assert term(r"\log_{10} a") == Log(a, number(10))
        assert term(r"\log_e a") == Log(a, EULER)
        assert term(r"\log_b a") == Log(a, Symbol("b"))

    def test_the_power_of_a_logarithm(self) -> None:
        assert term(r"\log^2 a") == Pow(Log(Symbol("a")), number(2))

    def test_a_bare_argument_takes_its_superscript(self) -> None:
        assert term(r"\log P(x)^2") == Log(Pow(Apply(P, (x,)), number(2)))


class TestBinders:
    @pytest.mark.parametrize(
        "source",
        [
            r"\sum_{x \in X} P(x) \log Q(x)",
            r"\sum_{x \in \mathcal{X}} P(x) log(Q(x))",
            r"\sum_x P(x) \log Q(x)",
            r"\sum P(x) \log Q(x)",
            r"\sum_{i=1}^n P(x_i) \log Q(x_i)",
            r"\sum_i P(x_i) \log Q(x_i)",
            r"\sum_{i=1}^n P_i \log Q_i",
        ],
    )
    def test_the_spellings_of_a_sum_over_the_alphabet(self, source: str) -> None:
        assert alpha_equal(term(source), plogq(P, Q, x))

    def test_the_bound_names_the_size_of_the_alphabet(self) -> None:
        k = Alphabet("X", "K")
        p = Pmf("p", (k,))
        assert members(r"\sum_{i=1}^K p_i \le \log K") == (
            Sum(Apply(p, (Index("i", k),)), Index("i", k)),
            Log(Size(k)),
        )

    def test_two_sums_over_one_alphabet(self) -> None:
        y = Index("y", X)
        assert term(r"\sum_x \sum_y P(x) Q(y)") == Sum(
            Sum(Mul((Apply(P, (x,)), Apply(Q, (y,)))), y), x
        )

    def test_a_sum_over_a_written_pmf_runs_over_its_outcomes(self) -> None:
        pmf = LiteralPmf((number("0.9"), number("0.1")))
        result = term(r"\sum_{i=1}^n P(x_i)", Scope(distributions={"P": pmf}))
        index = Index("i", Alphabet("{1,2}", "2"))
        assert result == Sum(Apply(pmf, (index,)), index)

    def test_an_integral_makes_densities(self) -> None:
        t = Symbol("x")
        p, q = Density("p"), Density("q")
        ratio = Div(Apply(p, (t,)), Apply(q, (t,)))
        assert members(
            r"D_{KL}(P \parallel Q) = \int_{-\infty}^{\infty} p(x) log(\frac{p(x)}{q(x)}) dx"
        ) == (
            KLDivergence(p, q),
            Integral(Mul((Apply(p, (t,)), Log(ratio))), t, Neg(INFINITY), INFINITY),
        )

    def test_an_expectation_says_its_distribution(self) -> None:
        body = Neg(Log(Apply(Q, (x,))))
        assert term(r"\mathbb{E}_{x \sim P}[-\log Q(x)]") == Expectation(body, x, P)
        assert term(r"E_P[-\log Q(x)]") == Expectation(body, x, P)

    def test_an_expectation_over_the_applied_distribution(self) -> None:
        assert term(r"E[-\log P(x)]") == Expectation(Neg(Log(Apply(P, (x,)))), x, P)

    def test_a_cross_entropy_is_expected_under_the_true_distribution(self) -> None:
        _, expected = members(r"H(P, Q) = E[-\log Q(x)]")
        assert expected == Expectation(Neg(Log(Apply(Q, (x,)))), x, P)

    def test_the_entropy_of_a_variable_is_expected_surprisal(self) -> None:
        law = Pmf("P_X")
        assert members("H(X) = E[S(x)]") == (
            Entropy(law),
            Expectation(Surprisal(law, (x,)), x, law),
        )

    def test_an_expectation_of_the_variable_itself(self) -> None:
        _, expected = members(r"H(X) = E[-\log P(X)]")
        assert expected == Expectation(Neg(Log(Apply(P, (x,)))), x, P)

    def test_an_expectation_of_anything_else_is_a_name(self) -> None:
        assert term("E[X]") == Symbol("E(X)")


class TestRefusals:
    @pytest.mark.parametrize(
        "source",
        [
            r"\sum i^2",
            r"\sum_{i=1}^n i P(x_i)",
            r"\sum_{i=2}^n P(x_i)",
            r"P(x) + \dots",
            r"\log P",
            r"H(X, Y, Z)",
            r"P + 1",
            r"\prod_i p_i",
        ],
    )
    def test_what_has_no_meaning_is_refused_with_its_place(self, source: str) -> None:
        with pytest.raises(NotUnderstood) as refusal:
            term(source, Scope(distributions={"P": P}))
        start, end = refusal.value.span
        assert 0 <= start < end <= len(source)
        assert refusal.value.message

    def test_a_sum_of_another_length_than_the_pmf(self) -> None:
        pmf = LiteralPmf((number("0.9"), number("0.1")))
        with pytest.raises(NotUnderstood, match="2 outcomes"):
            term(r"\sum_{i=1}^3 P(x_i)", Scope(distributions={"P": pmf}))


def test_a_node_can_be_replaced_by_a_term() -> None:
    source = "0.888 * 2"
    (chain,) = read(source).rows[0].statements
    assert isinstance(chain, Chain)
    (product,) = chain.members
    assert isinstance(product, ProductNode)
    assert isinstance(product.factors[0], Numeral)
    widened = Symbol("t")
    assert elaborate_chain([product], Scope(), {(0, 5): widened}) == (Mul((widened, number(2))),)


@pytest.mark.parametrize(
    "source",
    [r"2 \oplus 3", r"2 \circ 3", r"5 \pm 1", "2 ⊖ 1", r"2 \cup 3", r"H(\frac12 P \pm \frac12 Q)"],
)
def test_an_operation_that_numbers_do_not_have_is_no_product(source: str) -> None:
    with pytest.raises(NotUnderstood, match="operation"):
        term(source)
