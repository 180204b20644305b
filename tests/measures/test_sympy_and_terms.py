"""The SymPy face and the language of terms say the same."""

from fractions import Fraction

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Float, I, Integral, Rational, Sum, Symbol, cos, log, oo, pi, symbols

from symbolic_info import (
    CrossEntropy,
    Density,
    Entropy,
    FinitePmf,
    JensenShannonDivergence,
    KLDivergence,
    Mixture,
    Pmf,
    Surprisal,
    UniformPmf,
)
from symbolic_info import terms as t
from symbolic_info.measures.from_terms import from_term
from symbolic_info.measures.to_terms import to_term, to_terms
from symbolic_info.numeric import compare, evaluate

P, Q, p, q = Pmf("P"), Pmf("Q"), Density("p"), Density("q")
x, y, w, b = symbols("x y w b")
n = P.size
X = t.Alphabet()
INDEX = t.Index("x", X)
TERM_P, TERM_Q = t.Pmf("P"), t.Pmf("Q")

MEASURES = [
    Entropy(P),
    Entropy(P, 2),
    Entropy(Mixture([P, Q], ["1/3", "2/3"])),
    CrossEntropy(P, Q),
    CrossEntropy(P, Q, 10),
    KLDivergence(P, Q),
    KLDivergence(Q, Mixture([P, Q]), 2),
    JensenShannonDivergence(P, Q),
    JensenShannonDivergence(P, Q, 2),
    CrossEntropy(UniformPmf(), Q),
    Surprisal(P, 1),
    Surprisal(Mixture([P, Q]), 2, 2),
]


def ordered(term):
    """The term with its sums and products put in one order, flat."""
    children = tuple(ordered(child) for child in term.children)
    if isinstance(term, t.Add | t.Mul):
        flat = []
        for child in children:
            flat.extend(child.children if isinstance(child, type(term)) else (child,))
        return type(term)(tuple(sorted(flat, key=lambda part: part.sort_key)))
    return term.with_children(children)


def weight_lists(size):
    """Weights of a pmf, zeros included, as exact fractions."""
    counts = st.lists(st.integers(0, 6), min_size=size, max_size=size).filter(any)
    return counts.map(lambda ks: tuple(Fraction(k, sum(ks)) for k in ks))


PAIRS = st.integers(2, 4).flatmap(lambda size: st.tuples(weight_lists(size), weight_lists(size)))


def literal(weights):
    return t.LiteralPmf(tuple(t.number(weight) for weight in weights))


def value(term, environment):
    """The value, with the size of the alphabet that the environment gives."""
    return evaluate(t.substitute(term, environment))


@pytest.mark.parametrize("measure", MEASURES, ids=str)
@given(weights=PAIRS)
@settings(max_examples=25, deadline=None)
def test_a_definition_and_the_unfolding_have_one_value(measure, weights):
    environment = {TERM_P: literal(weights[0]), TERM_Q: literal(weights[1])}
    head, definition = to_terms((measure, measure.definition()))
    from_definition = value(definition, environment)
    from_unfolding = value(t.unfold(head), environment)
    assert from_definition.kind == from_unfolding.kind
    assert compare(from_definition, from_unfolding) == "="


@pytest.mark.parametrize("measure", MEASURES, ids=str)
@given(weights=PAIRS)
@settings(max_examples=25, deadline=None)
def test_what_sympy_works_out_is_the_value_of_the_head(measure, weights):
    first, second = (FinitePmf(list(pmf)) for pmf in weights)
    concrete = measure.xreplace({P: first, Q: second, n: first.size})
    worked_out = concrete.doit()
    assert not worked_out.has(sympy.nan, sympy.zoo)
    assert compare(to_term(worked_out), to_term(concrete)) == "="


@pytest.mark.parametrize(
    "measure", [Entropy(P), CrossEntropy(P, Q), KLDivergence(P, Q), Entropy(p), KLDivergence(p, q)]
)
def test_a_definition_is_the_unfolding_up_to_order(measure):
    unfolded = t.unfold(to_term(measure))
    assert ordered(to_term(measure.definition())) == ordered(unfolded)


def test_the_definition_of_js_unfolds_its_divergences():
    measure = JensenShannonDivergence(P, Q)
    divergences = to_term(sum(measure.divergences()) / 2)
    # SymPy multiplies out: D/2 + D'/2 where the unfolding has (D + D')/2
    assert t.unfold(to_term(measure)) == t.Mul(
        (t.HALF, t.Add(tuple(part.factors[1] for part in divergences.parts)))
    )


@pytest.mark.parametrize(
    ("expression", "term"),
    [
        (Rational(-3, 4), t.Neg(t.number("3/4"))),
        (sympy.E + pi, t.Add((t.EULER, t.PI))),
        (-oo, t.Neg(t.INFINITY)),
        (w, t.Symbol("w")),
        (w - 1, t.Add((t.Symbol("w"), t.Neg(t.ONE)))),
        (log(w, 2), t.Log(t.Symbol("w"), t.number(2))),
        (log(w, b), t.Log(t.Symbol("w"), t.Symbol("b"))),
        (1 / log(2), t.Div(t.ONE, t.Log(t.number(2), t.EULER))),
        (w**2, t.Pow(t.Symbol("w"), t.number(2))),
        (sympy.sqrt(2), t.Pow(t.number(2), t.HALF)),
        (sympy.exp(w), t.Pow(t.EULER, t.Symbol("w"))),
        (P(x), t.Apply(TERM_P, (INDEX,))),
        (P(1), t.Apply(TERM_P, (t.Outcome("1"),))),
        (P("cat"), t.Apply(TERM_P, (t.Outcome("cat"),))),
        (P(x) / Q(x), t.Div(t.Apply(TERM_P, (INDEX,)), t.Apply(TERM_Q, (INDEX,)))),
        (Sum(P(y), (y, 1, n)), t.Sum(t.Apply(TERM_P, (t.Index("y", X),)), t.Index("y", X))),
        (
            Sum(w**2, (w, 1, 3)),
            t.RangeSum(t.Pow(t.Symbol("w"), t.number(2)), t.Symbol("w"), t.number(1), t.number(3)),
        ),
        (
            Integral(p(x), (x, -oo, oo)),
            t.Integral(
                t.Apply(t.Density("p"), (t.Symbol("x"),)),
                t.Symbol("x"),
                t.Neg(t.INFINITY),
                t.INFINITY,
            ),
        ),
        (
            Entropy(FinitePmf(["1/3", "2/3"], ["a", "b"]), 2),
            t.Entropy(t.LiteralPmf((t.number("1/3"), t.number("2/3")), ("a", "b")), t.number(2)),
        ),
    ],
    ids=str,
)
def test_an_expression_is_its_term(expression, term):
    assert to_term(expression) == term


def test_the_size_of_an_alphabet_is_a_size_on_both_sides_of_a_relation():
    assert to_terms((Entropy(P), log(n)))[1] == t.Log(t.Size(X), t.EULER)
    assert to_term(log(n)) == t.Log(t.Symbol("n"), t.EULER)


def test_a_written_out_pmf_gives_its_outcomes_to_those_it_meets():
    skewed = FinitePmf(["1/4", "3/4"], ["cat", "dog"])
    alphabet = t.Alphabet("{cat,dog}", "2")
    head = to_term(CrossEntropy(skewed, Q))
    assert head.model == t.Pmf("Q", (alphabet,))
    assert to_terms((CrossEntropy(skewed, Q), log(n)))[1] == t.Log(t.number(2), t.EULER)


def test_one_name_is_bound_as_an_outcome_here_and_as_a_number_there():
    both = to_term(Entropy(P).definition() + Entropy(p).definition())
    kinds = {type(part.operand) for part in both.parts}
    assert kinds == {t.Sum, t.Integral}


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        (Float(0.1) + w, r"rounded binary number: write Rational\('1/10'\)"),
        (cos(w), r"cos\(w\) has no meaning"),
        (1 + I, r"I has no meaning"),
        (w + sympy.zoo, "has no meaning"),
        (Sum(x * P(x), (x, 1, n)), "x is an outcome of a pmf"),
        (P(w) + w, "w is an outcome of a pmf"),
        (Sum(P(x), (x, 1, 3)), "does not run over the n outcomes of P"),
        (Sum(P(x), (x, 0, n)), "does not run over the n outcomes of P"),
        (Sum(w, (w, 3, 1)), "runs backwards"),
        (Integral(w, w), "has no bounds"),
        (P(x + 1), r"x \+ 1 is no outcome of P"),
        (Integral(P(x), (x, 0, 1)), "x is no outcome of P"),
        (w + Symbol("w", positive=True), "two symbols with different assumptions are called w"),
        (KLDivergence(P, Pmf("Q", Symbol("m"))), "n and m outcomes"),
        (KLDivergence(P, Pmf("Q", n, "Y")), "alphabets X and Y"),
        (Entropy(Pmf("P", n + 1)), r"an alphabet of n \+ 1 outcomes"),
        (Sum(Entropy(UniformPmf(w)), (w, 1, 3)), "w is the size of an alphabet"),
        (Entropy(FinitePmf([w, 1 - w])).subs(w, 3), "weight 2 is -2, which is negative"),
        (P(x).func(FinitePmf([1, 0]), 7), "7 is no outcome"),
        (Entropy(P, sympy.Integer(1)), "no logarithm to the base 1"),
    ],
    ids=str,
)
def test_what_has_no_meaning_is_named(expression, message):
    with pytest.raises(ValueError, match=message):
        to_term(expression)


ROUND_TRIPS = [
    *MEASURES,
    *(measure.definition() for measure in MEASURES),
    Entropy(p),
    KLDivergence(p, q).definition(),
    KLDivergence(P, Q) - CrossEntropy(P, Q) + Entropy(P),
    Entropy(FinitePmf([w, 1 - w])),
    w * log(w, 2) / 3 + Symbol("b") ** w,
    Entropy(Pmf("R", 3)) + Surprisal(Pmf("R", 3), x),
]


@pytest.mark.parametrize("expression", ROUND_TRIPS, ids=str)
def test_an_expression_comes_back_from_its_term(expression):
    assert from_term(to_term(expression)) == expression


@pytest.mark.parametrize("expression", ROUND_TRIPS, ids=str)
def test_a_term_comes_back_from_its_expression(expression):
    term = to_term(expression)
    assert t.alpha_equal(to_term(from_term(term)), term)


def test_symbols_keep_the_assumptions_that_they_had():
    m, s = Symbol("m", integer=True), Symbol("s", positive=True)
    measure = Entropy(Mixture([Pmf("P", m), Pmf("Q", m)], [s, 1 - s]))
    assert from_term(to_term(measure), {"m": m, "s": s}) == measure


def test_terms_in_which_sympy_would_see_nan_have_their_value():
    zero_log_zero = t.Mul((t.ZERO, t.Log(t.ZERO)))
    assert from_term(zero_log_zero) == 0
    assert from_term(t.Mul((t.ZERO, t.Log(t.Div(t.ZERO, t.ZERO))))) == 0
    assert from_term(t.Log(t.ZERO)) == -oo
    assert from_term(t.Div(t.HALF, t.ZERO)) == oo
    with pytest.raises(ValueError, match="is undefined"):
        from_term(t.Div(t.ZERO, t.ZERO))
    with pytest.raises(ValueError, match="is undefined"):
        from_term(t.subtract(t.INFINITY, t.INFINITY))


def test_an_expectation_becomes_the_sum_that_it_is():
    expectation = t.Expectation(t.Surprisal(TERM_P, (INDEX,)), INDEX, TERM_P)
    assert from_term(expectation) == Sum(P(x) * Surprisal(P, x), (x, 1, n))


def test_js_with_other_weights_becomes_what_it_stands_for():
    weights = (t.number("1/3"), t.number("2/3"))
    mixture = Mixture([P, Q], ["1/3", "2/3"])
    expected = KLDivergence(P, mixture) / 3 + 2 * KLDivergence(Q, mixture) / 3
    assert from_term(t.JensenShannonDivergence(weights, (TERM_P, TERM_Q))) == expected


def test_joint_pmfs_have_no_sympy_object():
    joint = t.Pmf("J", (X, t.Alphabet("Y", "m")))
    with pytest.raises(ValueError, match="no object for the distribution"):
        from_term(t.MutualInformation(joint))
