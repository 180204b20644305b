"""Terms as LaTeX: what is displayed reads back as the same term."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_info.notation import Scope, elaborate, latex, latex_relation, read
from symbolic_info.notation.tree import Chain
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    Expectation,
    Index,
    Integral,
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
    RangeSum,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Term,
    Uniform,
    alpha_equal,
    number,
    subtract,
    unfold,
)

X, Y = Alphabet("X", "n"), Alphabet("Y", "m")
P, Q, R = Pmf("P"), Pmf("Q"), Pmf("R")
x = Index("x", X)
MEAN = Mixture((HALF, HALF), (P, Q))
NOTHING = Scope()
JOINT = Pmf("P_XY", (X, Y))


def read_back(text: str, scope: Scope = NOTHING) -> Term:
    formula = read(text)
    assert not formula.repairs, formula.repairs
    (row,) = formula.rows
    (chain,) = row.statements
    assert isinstance(chain, Chain)
    (member,) = chain.members
    return elaborate(member, scope)


SYMBOLS = st.sampled_from([Symbol("a"), Symbol("b"), Symbol("c"), Symbol("lambda")])
NUMBERS = st.builds(
    Number, st.fractions(min_value=0, max_value=50, max_denominator=20)
) | st.sampled_from([Number(Fraction(0)), ONE, number(2), HALF])
LITERALS = st.sampled_from(
    [
        LiteralPmf((HALF, HALF)),
        LiteralPmf((number(1), number(0)), ("cat", "dog")),
        LiteralPmf((Number(Fraction(1, 3)), Div(number(2), number(6)), Number(Fraction(1, 3)))),
        LiteralPmf((Symbol("a"), subtract(ONE, Symbol("a")))),
    ]
)
WEIGHTS = st.sampled_from(
    [
        (HALF, HALF),
        (Number(Fraction(1, 3)), Number(Fraction(2, 3))),
        (Symbol("lambda"), subtract(ONE, Symbol("lambda"))),
    ]
)


def mixtures(parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.builds(Mixture, WEIGHTS, st.tuples(parts, parts))


PLAIN = st.sampled_from([P, Q, R, Pmf("Q_A"), Uniform()])
DISTRIBUTIONS = PLAIN | LITERALS | mixtures(PLAIN) | mixtures(PLAIN | mixtures(PLAIN))
BASES = st.none() | st.sampled_from([number(2), EULER, Symbol("b")])
MEASURES = (
    st.builds(Entropy, DISTRIBUTIONS, BASES)
    | st.builds(CrossEntropy, DISTRIBUTIONS, DISTRIBUTIONS, BASES)
    | st.builds(KLDivergence, DISTRIBUTIONS, DISTRIBUTIONS, BASES)
    | st.builds(
        JensenShannonDivergence,
        st.just((HALF, HALF)),
        st.tuples(DISTRIBUTIONS, DISTRIBUTIONS),
        BASES,
    )
)
OUTCOMES = st.sampled_from([Outcome("H"), Outcome("1"), Outcome("heads")])


def scalars(depth: int, bound: tuple[str, ...] = ()) -> st.SearchStrategy[Term]:
    """Terms with a value, with only the indices in ``bound`` free."""
    indices = st.sampled_from([Index(name, X) for name in bound]) if bound else OUTCOMES
    points = OUTCOMES | indices
    # a word behind brackets is the label of an entry: (…)(heads)
    letters = indices if bound else st.just(Outcome("H"))
    leaves: st.SearchStrategy[Term] = (
        NUMBERS
        | SYMBOLS
        | MEASURES
        | st.just(Size(X))
        | st.builds(Apply, PLAIN, st.tuples(points))
        | st.builds(Apply, mixtures(PLAIN), st.tuples(letters))
        | st.builds(Surprisal, PLAIN, st.tuples(points))
        | st.builds(Apply, st.builds(Product, st.tuples(PLAIN, PLAIN)), st.tuples(points, points))
    )
    if depth == 0:
        return leaves
    inner = scalars(depth - 1, bound)
    few = st.lists(inner, min_size=2, max_size=3).map(tuple)
    compound = (
        st.builds(Add, few)
        | st.builds(Mul, few)
        | st.builds(Neg, inner)
        | st.builds(Div, inner, inner)
        | st.builds(Pow, inner, inner)
        | st.builds(Log, inner, BASES)
    )
    for name in ("x", "y", "i", "x'"):
        body = scalars(depth - 1, (*bound, name))
        compound |= st.builds(Sum, body, st.just(Index(name, X)))
        compound |= st.builds(Expectation, body, st.just(Index(name, X)), PLAIN)
    compound |= st.builds(RangeSum, inner, st.just(Symbol("t")), st.just(ONE), inner)
    return leaves | compound


@given(scalars(3))
@settings(max_examples=400, deadline=None)
def test_latex_reads_back_as_the_same_term(term: Term) -> None:
    assert alpha_equal(read_back(latex(term)), term)


@given(DISTRIBUTIONS)
@settings(max_examples=100, deadline=None)
def test_distributions_read_back(distribution: Term) -> None:
    assert read_back(latex(distribution)) == distribution


f, g, t = Density("f"), Density("g"), Symbol("t")


@given(st.sampled_from([Apply(f, (t,)), Apply(g, (t,)), number(2), Symbol("a")]), st.booleans())
def test_integrals_read_back(part: Term, negated: bool) -> None:
    body = Mul((Apply(f, (t,)), Log(Div(Apply(f, (t,)), Apply(g, (t,)))), part))
    integral = Integral(Neg(body) if negated else body, t, Neg(INFINITY), INFINITY)
    term = Add((integral, integral, ONE))
    assert alpha_equal(read_back(latex(term)), term)


@pytest.mark.parametrize(
    "term",
    [
        MutualInformation(JOINT),
        subtract(Entropy(JOINT), Entropy(Marginal(JOINT, 1))),
        Add((ConditionalEntropy(JOINT, 1), ConditionalEntropy(JOINT, 0))),
        unfold(MutualInformation(JOINT)),
        unfold(unfold(MutualInformation(JOINT))),
        unfold(ConditionalEntropy(JOINT, 1)),
        unfold(ConditionalEntropy(JOINT, 0)),
        unfold(Entropy(JOINT)),
    ],
)
def test_measures_of_random_variables_read_back(term: Term) -> None:
    assert alpha_equal(read_back(latex(term)), term)


def test_definitions_read_back() -> None:
    for term in (
        Entropy(P),
        CrossEntropy(P, Q),
        KLDivergence(P, MEAN),
        JensenShannonDivergence((HALF, HALF), (P, Q)),
        JensenShannonDivergence((Number(Fraction(1, 3)), Number(Fraction(2, 3))), (P, Q)),
        Surprisal(P, (Outcome("H"),)),
        Apply(MEAN, (Outcome("H"),)),
    ):
        assert alpha_equal(read_back(latex(unfold(term))), unfold(term))


def test_a_mixture_with_a_letter_is_shown_by_it() -> None:
    names = {MEAN: "M"}
    assert latex(Entropy(MEAN), names) == "H(M)"
    shown = latex(unfold(KLDivergence(P, MEAN)), names)
    assert shown == r"\sum_{x} P(x) \log \frac{P(x)}{M(x)}"
    scope = Scope(distributions={"M": MEAN})
    assert alpha_equal(read_back(shown, scope), unfold(KLDivergence(P, MEAN)))


class TestForms:
    """The forms of the field's textbooks."""

    def test_differences_keep_their_order(self) -> None:
        difference = subtract(CrossEntropy(P, Q), Entropy(P))
        assert latex(difference) == "H(P, Q) - H(P)"

    def test_square_brackets_hold_sums_of_logarithms(self) -> None:
        p, q = Apply(P, (x,)), Apply(Q, (x,))
        term = Sum(Mul((p, subtract(Log(p), Log(q)))), x)
        assert (
            latex(term) == r"\sum_{x} P(x) \left[\log P(x) - \log Q(x)\right]"
            or latex(term) == r"\sum_{x} P(x) [\log P(x) - \log Q(x)]"
        )

    def test_round_brackets_hold_other_sums(self) -> None:
        assert latex(Mul((number(2), Add((Symbol("a"), ONE))))) == "2 (a + 1)"

    def test_a_logarithm_before_another_factor_is_closed(self) -> None:
        term = Mul((Log(Symbol("a")), Symbol("b")))
        assert latex(term) == r"\log a \cdot b"

    def test_divergences(self) -> None:
        assert latex(KLDivergence(P, Q)) == r"D_{\mathrm{KL}}(P \parallel Q)"

    def test_positions_are_shown_as_subscripts(self) -> None:
        i = Index("i", X)
        assert latex(Sum(Apply(P, (i,)), i)) == r"\sum_{i} P(x_i)"

    def test_relations(self) -> None:
        assert latex_relation(Entropy(P), "≤", Log(Size(X))) == r"H(P) \le \log n"
