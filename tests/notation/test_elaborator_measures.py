"""What letters, measures and distributions mean; terms are built by hand."""

from fractions import Fraction

import pytest
from elaborated import members, term

from symbolic_info.notation import NotADistribution, NotUnderstood, Scope
from symbolic_info.terms import (
    HALF,
    ONE,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Div,
    Entropy,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Number,
    Outcome,
    Pmf,
    Pow,
    Product,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Term,
    Uniform,
    number,
    subtract,
)

X, Y = Alphabet("X", "n"), Alphabet("Y", "m")
P, Q, M = Pmf("P"), Pmf("Q"), Pmf("M")
x, i = Index("x", X), Index("i", X)
JOINT = Pmf("P_XY", (X, Y))


def plogq(p: Pmf, q: Pmf, index: Index, base: Term | None = None) -> Sum:
    """Sum over the index of p log q."""
    return Sum(Mul((Apply(p, (index,)), Log(Apply(q, (index,)), base))), index)


def mixture(*components: Pmf | LiteralPmf) -> Mixture:
    weight = Number(Fraction(1, len(components)))
    return Mixture((weight,) * len(components), components)


class TestLettersByPlace:
    """The same letter means different things in different places."""

    def test_h_applied_to_a_distribution_is_entropy(self) -> None:
        assert term("H(P)") == Entropy(P)

    def test_h_in_argument_position_of_a_pmf_is_an_outcome(self) -> None:
        assert term("P(H)") == Apply(P, (Outcome("H"),))

    def test_both_in_one_chain(self) -> None:
        assert members("H(P) = -P(H) - P(T)") == (
            Entropy(P),
            Add((Neg(Apply(P, (Outcome("H"),))), Neg(Apply(P, (Outcome("T"),))))),
        )

    def test_p_is_a_distribution_and_p_of_x_a_probability(self) -> None:
        assert term("P") == P
        assert term("P(x)") == Apply(P, (x,))

    def test_words_digits_and_events_are_outcomes(self) -> None:
        assert term(r"P(\text{heads})") == Apply(P, (Outcome("heads"),))
        assert term("P(X = 0)") == Apply(P, (Outcome("0"),))
        assert term("P(X = x)") == Apply(P, (x,))
        assert term("p_1") == Apply(Pmf("p"), (Outcome("1"),))
        assert term("P(x_1)") == Apply(P, (Outcome("1"),))

    def test_subscripts_that_are_positions_are_indices(self) -> None:
        assert term("p_i") == Apply(Pmf("p"), (i,))
        assert term("P(x_i)") == Apply(P, (i,))

    def test_a_named_distribution_keeps_its_subscript(self) -> None:
        assert term("Q_A(x_i)") == Apply(Pmf("Q_A"), (i,))
        assert term("H(P, Q_A)") == CrossEntropy(P, Pmf("Q_A"))

    def test_two_distributions_have_a_cross_entropy(self) -> None:
        assert term("H(P, Q)") == CrossEntropy(P, Q)

    def test_two_variables_have_a_joint_entropy(self) -> None:
        assert term("H(X, Y)") == Entropy(JOINT)

    def test_a_declaration_outweighs_the_letter(self) -> None:
        scope = Scope(distributions={"X": P, "Y": Q})
        assert term("H(X, Y)", scope) == CrossEntropy(P, Q)

    def test_a_bare_small_p_is_a_probability(self) -> None:
        p = Symbol("p")
        coin = LiteralPmf((p, Add((ONE, Neg(p)))))
        rest = Add((ONE, Neg(p)))
        assert members(r"H(p) = -p \log p - (1-p) \log (1-p)") == (
            Entropy(coin),
            Add((Neg(Mul((p, Log(p)))), Neg(Mul((rest, Log(rest)))))),
        )
        assert term("H_b(p)") == Entropy(coin)
        assert term("h(p)") == Entropy(coin)

    def test_a_small_p_that_is_applied_is_a_distribution(self) -> None:
        p = Pmf("p")
        assert members(r"H(p) = -\sum_i p_i \log p_i") == (Entropy(p), Neg(plogq(p, p, i)))

    def test_the_divergence_of_two_coins(self) -> None:
        p, q = Symbol("p"), Symbol("q")
        left, _ = members(r"D(p \| q) = p \log \frac{p}{q} + (1-p) \log \frac{1-p}{1-q}")
        assert left == KLDivergence(
            LiteralPmf((p, Add((ONE, Neg(p))))), LiteralPmf((q, Add((ONE, Neg(q)))))
        )

    def test_a_measure_of_something_undeclared_is_a_name(self) -> None:
        assert term("H(S)") == Symbol("H(S)")
        assert term(r"\text{Gain}(S, \text{Wind})") == Symbol("Gain(S, Wind)")
        assert term(r"H(S \mid A)") == Symbol("H(S | A)")

    def test_a_name_with_a_value_has_it(self) -> None:
        scope = Scope(scalars={"H(S)": number("0.94"), "p": number("0.3")})
        assert term("H(S)", scope) == number("0.94")
        assert term("H(p)", scope) == Entropy(LiteralPmf((number("0.3"), number("0.7"))))

    def test_x_declared_as_an_outcome_label(self) -> None:
        pmf = LiteralPmf((number("0.5"), number("0.5")), ("x", "o"))
        assert term("P(x)", Scope(distributions={"P": pmf})) == Apply(pmf, (Outcome("x"),))


class TestMeasures:
    @pytest.mark.parametrize(
        "source",
        [
            r"D_{KL}(P \parallel Q)",
            r"D(P \| Q)",
            r"D(P||Q)",
            r"D_{\mathrm{KL}}(P \Vert Q)",
            r"\mathrm{KL}(P \,\|\, Q)",
            r"KL(P||Q)",
            r"D_{KL}(P, Q)",
            r"D_{KL}(P(x) \parallel Q(x))",
        ],
    )
    def test_the_spellings_of_the_divergence(self, source: str) -> None:
        assert term(source) == KLDivergence(P, Q)

    @pytest.mark.parametrize(
        "source", [r"D_{JS}(P \parallel Q)", r"JS(P \| Q)", r"\mathrm{JSD}(P \| Q)"]
    )
    def test_the_spellings_of_the_jensen_shannon_divergence(self, source: str) -> None:
        assert term(source) == JensenShannonDivergence((HALF, HALF), (P, Q))

    def test_a_base_in_the_subscript(self) -> None:
        assert term("H_2(P)") == Entropy(P, number(2))
        assert term("H_{10}(P, Q)") == CrossEntropy(P, Q, number(10))
        assert term("H_b(P)") == Entropy(P, Symbol("b"))

    def test_a_law_in_the_subscript(self) -> None:
        assert members(r"H_P(X) = -\sum_x P(x) \log P(x)")[0] == Entropy(P)
        # H(p, q) to some, H(q, p) to others, and H(q) to nobody
        assert isinstance(members(r"H_P(Q) = -\sum_x P(x) \log Q(x)")[0], Symbol)

    def test_the_surprisal_of_an_outcome(self) -> None:
        assert members(r"S(x) = -\log P(x)") == (
            Surprisal(P, (x,)),
            Neg(Log(Apply(P, (x,)))),
        )
        assert term("S_Q(x)") == Surprisal(Q, (x,))
        assert term("I(x)") == Surprisal(P, (x,))
        assert term(r"S(\text{heads})") == Surprisal(P, (Outcome("heads"),))

    def test_the_surprisal_of_independent_events(self) -> None:
        y = Index("y", X)
        assert term(r"S_{P \otimes Q}(x, y)") == Surprisal(Product((P, Q)), (x, y))
        assert term(r"(P \otimes Q)(x, y)") == Apply(Product((P, Q)), (x, y))

    def test_random_variables_share_one_joint_pmf(self) -> None:
        assert members(r"I(X;Y) = H(X) + H(Y) - H(X,Y) = H(Y) - H(Y|X)") == (
            MutualInformation(JOINT),
            Add((Entropy(Marginal(JOINT, 0)), Entropy(Marginal(JOINT, 1)), Neg(Entropy(JOINT)))),
            subtract(Entropy(Marginal(JOINT, 1)), ConditionalEntropy(JOINT, 1)),
        )

    def test_mutual_information_by_a_joint_pmf_and_its_marginals(self) -> None:
        p = Pmf("p", (X, Y))
        y = Index("y", Y)
        body = Div(
            Apply(p, (x, y)),
            Mul((Apply(Marginal(p, 0), (x,)), Apply(Marginal(p, 1), (y,)))),
        )
        assert members(r"I(X;Y) = \sum_{x,y} p(x,y) \log \frac{p(x,y)}{p(x) p(y)}") == (
            MutualInformation(p),
            Sum(Sum(Mul((Apply(p, (x, y)), Log(body))), y), x),
        )

    def test_a_conditional_probability_is_a_quotient(self) -> None:
        p = Pmf("p", (X, Y))
        y = Index("y", Y)
        joint, conditional = members(r"p(x, y) = p(x) p(y|x)")
        assert conditional == Mul(
            (
                Apply(Marginal(p, 0), (x,)),
                Div(Apply(p, (x, y)), Apply(Marginal(p, 0), (x,))),
            )
        )
        assert joint == Apply(p, (x, y))

    def test_the_laws_of_declared_variables(self) -> None:
        scope = Scope(variables={"X": Marginal(JOINT, 0), "Y": Marginal(JOINT, 1)})
        assert term(r"D(P_{XY} \| P_X \otimes P_Y)", scope) == KLDivergence(
            JOINT, Product((Marginal(JOINT, 0), Marginal(JOINT, 1)))
        )
        assert term("H(Y|X)", scope) == ConditionalEntropy(JOINT, 1)

    def test_one_variable_has_the_pmf_that_is_applied(self) -> None:
        assert members(r"H(X) = -\sum_{x \in X} P(x) \log P(x)") == (
            Entropy(P),
            Neg(plogq(P, P, x)),
        )

    @pytest.mark.parametrize(("variable", "axis"), [("X", 0), ("Y", 1)])
    def test_one_variable_of_an_applied_joint_pmf_has_its_marginal_law(
        self, variable: str, axis: int
    ) -> None:
        # P is the joint pmf, so H(X) is the entropy of one coordinate, not that of the pair
        joint, point = Pmf("P", (X, Y)), variable.lower()
        law = Marginal(joint, axis)
        at = Apply(law, (Index(point, (X, Y)[axis]),))
        entropy, total = members(rf"H({variable}) = -\sum_{{x,y}} P(x, y) \log P({point})")
        assert entropy == Entropy(law)
        y = Index("y", Y)
        assert total == Neg(Sum(Sum(Mul((Apply(joint, (x, y)), Log(at))), y), x))

    def test_a_pair_that_is_one_variable_has_the_joint_pmf(self) -> None:
        left, _ = members(r"H(X) = -\sum_{i,j} P(i, j) \log P(i, j)")
        assert left == Entropy(Pmf("P", (X, Y)))

    def test_a_model_of_one_variable_is_on_its_alphabet(self) -> None:
        law, own = Pmf("P_XY", (X, Y)), (Pmf("Q_X", (X,)), Pmf("Q_Y", (Y,)))
        assert term(r"D(P_{XY} \| Q_X \otimes Q_Y)") == KLDivergence(law, Product(own))
        half = Product((Marginal(law, 0), own[1]))
        assert term(r"D(P_{XY} \| P_X \otimes Q_Y)") == KLDivergence(law, half)

    def test_one_variable_alone_has_a_pmf_of_its_own(self) -> None:
        assert term("H(X)") == Entropy(Pmf("P_X"))

    def test_numbers_that_sum_to_one_are_one_pmf(self) -> None:
        assert term(r"H(\frac12, \frac14, \frac14)") == Entropy(
            LiteralPmf((HALF, Number(Fraction(1, 4)), Number(Fraction(1, 4))))
        )

    def test_a_probability_is_that_of_a_coin(self) -> None:
        assert term("H(0.9)") == Entropy(LiteralPmf((number("0.9"), number("0.1"))))

    def test_capital_letter_for_the_applied_small_one(self) -> None:
        p, q = Pmf("p"), Pmf("q")
        left, _ = members(r"D(P \| Q) = \sum_x p(x) \log \frac{p(x)}{q(x)}")
        assert left == KLDivergence(p, q)


class TestDistributions:
    HALVES = Mixture((HALF, HALF), (P, Q))

    @pytest.mark.parametrize(
        "source",
        [
            r"\frac{P+Q}{2}",
            r"\tfrac12(P+Q)",
            r"\frac12 P + \frac12 Q",
            r"0.5 P + 0.5 Q",
            r"(P + Q)/2",
        ],
    )
    def test_the_spellings_of_the_mean(self, source: str) -> None:
        assert term(source) == self.HALVES
        assert term(rf"H\left({source}\right)") == Entropy(self.HALVES)

    def test_symbolic_weights(self) -> None:
        weight = Symbol("lambda")
        assert term(r"H(\lambda P + (1-\lambda) Q)") == Entropy(
            Mixture((weight, Add((ONE, Neg(weight)))), (P, Q))
        )

    def test_weights_may_be_any_that_sum_to_one(self) -> None:
        weight = Pow(Symbol("lambda"), number(2))
        assert term(r"\lambda^2 P + (1-\lambda^2) Q") == Mixture(
            (weight, Add((ONE, Neg(weight)))), (P, Q)
        )

    def test_a_mixture_of_mixtures_stays_one(self) -> None:
        assert term(r"\frac{\frac{P+Q}{2} + M}{2}") == Mixture((HALF, HALF), (self.HALVES, M))

    def test_a_mixture_applied_to_a_point(self) -> None:
        assert term(r"\left(\tfrac12 P + \tfrac12 Q\right)(x)") == Apply(self.HALVES, (x,))

    def test_a_written_pmf_with_labels(self) -> None:
        assert term(r"[1.0 ~(cat), 0.0 ~(dog)]") == LiteralPmf(
            (number(1), number(0)), ("cat", "dog")
        )
        assert term(r"\begin{pmatrix} 0.1 & 0.9 \end{pmatrix}") == LiteralPmf(
            (number("0.1"), number("0.9"))
        )

    def test_the_mean_of_written_pmfs(self) -> None:
        one = LiteralPmf((number(1), number(0)))
        other = LiteralPmf((number("0.8"), number("0.2")))
        assert term(r"\frac{1}{2} [[1.0, 0.0] + [0.8, 0.2]]") == mixture(one, other)

    def test_measures_of_written_pmfs(self) -> None:
        one = LiteralPmf((number(1), number(0)))
        other = LiteralPmf((number("0.8"), number("0.2")))
        assert term(r"D_{KL}([1, 0] \parallel [0.8, 0.2])") == KLDivergence(one, other)

    def test_u_is_the_uniform_pmf(self) -> None:
        assert members(r"H(U) = \log n") == (Entropy(Uniform()), Log(Size(X)))

    def test_bernoulli(self) -> None:
        p = Symbol("p")
        assert term(r"H(\text{Bernoulli}(p))") == Entropy(
            LiteralPmf((p, Add((ONE, Neg(p)))), ("1", "0"))
        )

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("[0.6, 0.5]", "1.1"),
            ("[1.2, -0.2]", "negative"),
            (r"H(0.7 P + 0.2 Q)", "0.9"),
            (r"H(1.5)", "1.5"),
        ],
    )
    def test_weights_that_make_no_distribution(self, source: str, said: str) -> None:
        with pytest.raises(NotADistribution, match=said):
            term(source)

    @pytest.mark.parametrize("source", [r"H(\lambda P + \mu Q)", "[a, b]"])
    def test_weights_that_may_make_one_are_not_understood(self, source: str) -> None:
        with pytest.raises(NotUnderstood, match="some values") as caught:
            term(source)
        assert not isinstance(caught.value, NotADistribution)
