"""Derivations made by hand to have the kernel accept what is false: each is refused.

Beside each stands why its statement is false, in an environment of the denotation.
"""

from fractions import Fraction

import pytest
from proof_strategies import P, Q, X, x, y

from symbolic_info.proof.kernel.arithmetic import equal_by_arithmetic
from symbolic_info.proof.kernel.check import check, restated
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.rules import apply_rule
from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    KernelError,
    NotDominatedBy,
    Positive,
    Statement,
    Vanishing,
)
from symbolic_info.proof.kernel.values import Context, values
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    Constant,
    Density,
    Div,
    Entropy,
    Index,
    Integral,
    JointTable,
    KLDivergence,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    Neg,
    Number,
    Outcome,
    Pmf,
    Pow,
    RangeSum,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Uniform,
    alphabets_of,
    joint_table,
    number,
    subtract,
    unfold,
)

R, S = Pmf("R"), Pmf("S")
Px, Qx, Py, Qy = Apply(P, (x,)), Apply(Q, (x,)), Apply(P, (y,)), Apply(Q, (y,))
p, t, s, k = Density("p"), Symbol("t"), Symbol("s"), Symbol("k")


def derivation(left, sign, right, *lines, hypotheses=(), lemmas=(), witness=()):
    return Derivation(
        Statement(left, sign, right, hypotheses),
        tuple(Line(sign, tuple(Step(*step) for step in steps)) for sign, *steps in lines),
        lemmas,
        witness,
    )


def refused(*parts, **more):
    with pytest.raises(KernelError):
        check(derivation(*parts, **more))


def test_weights_have_their_values_only_where_the_statement_is_read():
    # k P(x) + (1 - k) Q(x) is negative for k = 5; the mixture is mentioned for k = 0, 1 alone
    mixture = Mixture((k, subtract(ONE, k)), (P, Q))
    mentioned = RangeSum(Mul((ZERO, KLDivergence(P, mixture))), k, ZERO, ONE)
    at_x = Apply(mixture, (x,))
    refused(
        Add((unfold(at_x), Mul((ZERO, mentioned)))),
        "≥",
        ZERO,
        ("=", ("definition", (0,), at_x)),
        ("=", ("arithmetic", (), at_x)),
        ("≥", ("sign", (), ZERO)),
    )


def test_an_integral_goes_from_the_lower_bound_to_the_upper_one():
    # from 1 to 0 the integral of t^2 is -1/3 to whoever turns the bounds round
    integral = Integral(Pow(t, number(2)), t, ONE, ZERO)
    step = ("≥", ("sign", (), ZERO))
    refused(integral, "≥", ZERO, step, hypotheses=(FiniteIntegral(integral),))
    upwards = Integral(Pow(t, number(2)), t, ZERO, ONE)
    check(derivation(upwards, "≥", ZERO, step, hypotheses=(FiniteIntegral(upwards),)))


def test_what_is_supposed_of_a_free_index_says_nothing_of_a_bound_one():
    # M = P(x) Q + (1 - P(x)) R for one x; in the sum it is another mixture at every x
    mixture = Mixture((Px, subtract(ONE, Px)), (Q, R))
    at_x = Apply(mixture, (x,))
    total = Sum(Mul((at_x, Log(Div(at_x, Apply(S, (x,)))))), x)
    context = Context((NotDominatedBy(mixture, S),))
    assert values(total, context) == values(total, Context())


def test_a_bound_variable_is_not_replaced():
    # with t + 0 or s in the place of the bound t, the t of the density is free
    whole = Integral(Apply(p, (t,)), t, Neg(INFINITY), INFINITY)
    for new, step, supposed in (
        (Add((t, ZERO)), "arithmetic", ()),
        (s, "hypothesis", (Vanishing(subtract(t, s)),)),
    ):
        other = Integral(Apply(p, (t,)), new, Neg(INFINITY), INFINITY)
        refused(whole, "=", other, ("=", (step, (1,), new)), hypotheses=supposed)


@pytest.mark.parametrize("name", ["#0", "#1", "#s"])
def test_a_name_that_the_kernel_keeps_is_not_put_in(name):
    # the sum of R(z) P(y) over z is P(y), that of R(z) P(z) is not the sum of Q(x) P(x)
    z, captured = Index("z", X), Index(name, X)
    lemma = derivation(
        subtract(Sum(Mul((Apply(R, (z,)), Py)), z), Sum(Mul((Qx, Py)), x)),
        "=",
        ZERO,
        (
            "=",
            ("linearity of summation", (0,), Mul((Py, Sum(Apply(R, (z,)), z)))),
            ("linearity of summation", (1, 0), Mul((Py, Sum(Qx, x)))),
            ("normalisation", (0, 1), ONE),
            ("normalisation", (1, 0, 1), ONE),
            ("arithmetic", (), ZERO),
        ),
    )
    check(lemma)
    refused(
        subtract(Sum(Mul((Apply(R, (z,)), Apply(P, (z,)))), z), Sum(Mul((Qx, Px)), x)),
        "=",
        ZERO,
        ("=", ("theorem", (), ZERO, 0, ((y, captured),))),
        lemmas=(lemma,),
    )


def test_that_a_sum_vanishes_does_not_say_that_its_terms_do():
    # the sum of P(x) - Q(x) over x is always 0; D(P || Q) is not
    divergence = KLDivergence(P, Q)
    unfolded = unfold(divergence)
    equal = Vanishing(subtract(Px, Qx), (x,))
    lemma = derivation(
        divergence,
        "=",
        ZERO,
        (
            "=",
            ("definition", (), unfolded),
            ("hypothesis", (0, 1, 0, 1), Apply(P, (unfolded.index,))),
            ("cancellation", (0, 1, 0), ONE),
            ("logarithm of one", (0, 1), ZERO),
            ("arithmetic", (0,), ZERO),
            ("sum of a constant", (), ZERO),
        ),
        hypotheses=(equal,),
    )
    check(lemma)
    use = ("=", ("theorem", (), ZERO, 0, ()))
    check(derivation(divergence, "=", ZERO, use, hypotheses=(equal,), lemmas=(lemma,)))
    weaker = Vanishing(Sum(subtract(Px, Qx), x))
    refused(divergence, "=", ZERO, use, hypotheses=(weaker,), lemmas=(lemma,))


def test_an_infinite_constant_is_not_spread_over_sums_of_both_signs():
    # at Q(y) = 0: (-oo) (1 - 1) = 0, but the sum of -oo P(x) + oo Q(x) is undefined
    c = Log(Qy)
    before = Mul((c, subtract(Sum(Px, x), Sum(Qx, x))))
    after = Sum(subtract(Mul((c, Px)), Mul((c, Qx))), x)
    for first, second in ((before, after), (after, before)):
        with pytest.raises(KernelError):
            apply_rule("linearity of summation", first, second, Context())
    # each by itself is right: 0 where all P(x) are, else -oo
    alone = Mul((c, Sum(Px, x)))
    assert apply_rule("linearity of summation", alone, Sum(Mul((c, Px)), x), Context())


def test_a_factor_is_not_left_out_of_an_equality_case_for_what_it_is_at_one_symbol():
    # P = [1, 0] is positive at the first symbol, and P(x) Q(x) vanishes for Q = [0, 1]
    theorem = check(
        derivation(
            Sum(Mul((Px, Qx)), x),
            "≥",
            ZERO,
            ("≥", ("sign", (0, 1), ZERO)),
            ("=", ("arithmetic", (0,), ZERO), ("sum of a constant", (), ZERO)),
            hypotheses=(Positive(Px),),
        )
    )
    assert theorem.equality.conditions == (Vanishing(Mul((Px, Qx)), (x,)),)


def test_a_witness_gives_one_alphabet_one_set_of_symbols():
    # H(P) <= log n is true: P has four symbols here, and n would be the 1 of Q
    four, one = LiteralPmf((number("1/4"),) * 4), LiteralPmf((ONE,))
    bound = Add((Log(Size(X)), KLDivergence(Q, Q)))
    refused(Entropy(P), "≰", bound, witness=((P, four), (Q, one)))
    # a pmf on the two symbols {1, 2} has no third
    bit = Pmf("P", alphabets_of(LiteralPmf((HALF, HALF))))
    refused(Entropy(bit), "≰", Log(number(2)), witness=((bit, LiteralPmf((number("1/3"),) * 3)),))
    joint = Pmf("J", (X, X))
    table = joint_table(((number("1/3"),),) * 3)
    refused(Entropy(joint), "≰", Mul((number(2), Log(Size(X)))), witness=((joint, table),))


def test_an_alphabet_has_as_many_symbols_as_its_size_says():
    # the sum of 1 over the three values of i is 3, whatever pmf is put on them
    i = Index("i", Alphabet("X", "3"))
    two = LiteralPmf((HALF, HALF))
    refused(Sum(ONE, i), "≠", number(3), witness=((Pmf("P", (i.alphabet,)), two),))


@pytest.mark.parametrize("other", [Symbol("n"), Size(Alphabet("Y", "n"))])
def test_a_name_stands_for_one_thing(other):
    # n ≠ n is false for whoever reads it, whatever is put in for the one n and for the other
    one, two = LiteralPmf((ONE,)), LiteralPmf((HALF, HALF))
    on_other = Pmf("R", (Alphabet("Y", "n"),))
    witness = ((P, one), (on_other, two), (Symbol("n"), number(2)))
    refused(Size(X), "≠", other, witness=witness)


@pytest.mark.parametrize("pair", [("k_1", "k_{1}"), ("k_{1+1}", "k_{1 + 1}"), ("α", "alpha")])
def test_one_name_has_one_spelling(pair):
    # k_1 ≠ k_{1} is false for whoever reads it
    one, two = map(Symbol, pair)
    refused(one, "≠", two, witness=((one, ONE), (two, ZERO)))


def test_a_symbol_of_an_alphabet_is_not_called_like_what_runs_over_it():
    # P(x) ≠ P(x) is false for whoever reads it
    weights = LiteralPmf((number("1/4"), number("3/4")), ("x", "b"))
    witness = ((P, weights), (x, Outcome("b")))
    refused(Px, "≠", Apply(P, (Outcome("x"),)), witness=witness)
    refused(Sum(Px, x), "≠", Apply(P, (Outcome("x"),)), witness=((P, weights),))


def test_a_symbol_of_an_alphabet_is_no_formula():
    # P(x) + P(x) ≠ 1 is read of one sum, and not of a symbol that is called "x) + P(x"
    weights = LiteralPmf((number("1/4"), number("3/4")), ("x) + P(x", "b"))
    refused(Apply(P, (Outcome("x) + P(x"),)), "≠", ONE, witness=((P, weights),))


@pytest.mark.parametrize("size", ["0", "00", "²", "n + 1", ""])
def test_an_alphabet_has_at_least_one_symbol(size):
    # 0/0 = 1 of the size of an alphabet that there is not
    n = Size(Alphabet("X", size))
    refused(Div(n, n), "=", ONE, ("=", ("cancellation", (), ONE)))


def test_a_bound_name_hides_no_other():
    # the sum of P(x) R(x) over x is not R(x); with an x of another alphabet it is
    z = Index("x", Alphabet("Y", "m"))
    at_z = Apply(Pmf("R", (z.alphabet,)), (z,))
    refused(
        Sum(Mul((Px, at_z)), x),
        "=",
        at_z,
        (
            "=",
            ("linearity of summation", (), Mul((at_z, Sum(Px, x)))),
            ("normalisation", (1,), ONE),
            ("arithmetic", (), at_z),
        ),
    )


@pytest.mark.parametrize(
    "name",
    # the last are pi and e to whoever reads them, and what LaTeX has the sign of infinity for
    ["pi", "1", "n - n", "-1", "D(P || Q)", "#1", "", "π", "𝐞", "infinity"],
)
def test_a_name_is_no_formula(name):
    # pi ≤ 4, 1 ≤ 4 and n - n ≤ 4 are true, though a number that is called so may be 5
    refused(Symbol(name), "≰", number(4), witness=((Symbol(name), number(5)),))


def test_an_odd_power_of_an_infinity_has_its_sign():
    # (-oo)^3 is -oo, and 1 / (-oo)^-3 is 1/0 = +oo
    base, minus_three = Log(Qx), Number(Fraction(-3))
    cube = Pow(base, Neg(minus_three))
    assert not equal_by_arithmetic(cube, Div(ONE, Pow(base, minus_three)), Context())
    inverse = Div(ONE, Pow(base, number(3)))
    assert equal_by_arithmetic(Pow(base, number(-3)), inverse, Context())


@pytest.mark.parametrize(
    "term",
    [
        Log(Constant("tau")),
        Surprisal(P, (x, y)),
        Surprisal(P, (t,)),
        Apply(LiteralPmf((HALF, HALF), ("a", "a")), (Outcome("a"),)),
        Apply(LiteralPmf((HALF, HALF)), (Outcome("3"),)),
        # no pmf on {1, 2} says how probable a 3 is
        Apply(Uniform(*alphabets_of(LiteralPmf((HALF, HALF)))), (Outcome("3"),)),
        Apply(Mixture((HALF, HALF), (LiteralPmf((HALF, HALF)),) * 2), (Outcome("3"),)),
        Log(Mul(())),
        Add(()),
        # two alphabets with one name: {a | b,c} and {a,b | c}
        Entropy(LiteralPmf((HALF, HALF), ("a", "b,c"))),
        Entropy(JointTable((HALF, HALF), ("a",), ("b", "b"))),
        Apply(Pmf("P", ()), ()),
        Entropy(P, Q),
        Entropy(Mixture((x, subtract(ONE, x)), (P, Q))),
        Integral(ONE, t, Log(Neg(ONE)), INFINITY),
        Integral(ONE, t, INFINITY, Neg(INFINITY)),
    ],
)
def test_a_statement_is_about_what_has_a_meaning(term):
    refused(term, "=", term)


@pytest.mark.parametrize(
    "hypothesis",
    [
        DominatedBy(P, Pmf("S", (Alphabet("Y", "m"),))),
        DominatedBy(P, Mixture((number(2), number(-1)), (P, Q))),
        Vanishing(subtract(x, y)),
        Vanishing(Apply(P, (Index("#0", X),)), (Index("#0", X),)),
        Positive(Apply(P, (x, y))),
        Positive(P),
    ],
)
def test_a_hypothesis_is_about_what_has_a_meaning(hypothesis):
    refused(ONE, "=", ONE, hypotheses=(hypothesis,))


def test_what_is_no_distribution_is_not_put_in():
    lemma = derivation(ONE, "≥", ZERO, ("≥", ("sign", (), ZERO)))
    use = ("≥", ("theorem", (), ZERO, 0, ((P, Mixture((number(2), number(-1)), (P, Q))),)))
    refused(ONE, "≥", ZERO, use, lemmas=(lemma,))


def gibbs():
    """D(P || Q) >= 0, which is an equality where P(x) = Q(x) for every x."""
    divergence = KLDivergence(P, Q)
    unfolded = unfold(divergence)
    at = unfolded.index
    gap = subtract(Apply(P, (at,)), Apply(Q, (at,)))
    totals = subtract(Sum(Apply(P, (at,)), at), Sum(Apply(Q, (at,)), at))
    one_less_one = (("normalisation", (0, 0), ONE), ("normalisation", (0, 1, 0), ONE))
    return check(
        derivation(
            divergence,
            "≥",
            ZERO,
            ("=", ("definition", (), unfolded)),
            ("≥", ("logarithm inequality", (0,), Mul((gap, Log(EULER))))),
            ("=", ("linearity of summation", (), Mul((totals, Log(EULER))))),
            ("=", *one_less_one, ("arithmetic", (), ZERO)),
        )
    )


EQUAL = Vanishing(subtract(Px, Qx), (x,))
BY_HYPOTHESIS = (Line("=", (Step("hypothesis", (), ZERO),)),)


@pytest.mark.parametrize(
    ("conditions", "proofs"),
    [
        # D(P || Q) is not always 0
        ((), (BY_HYPOTHESIS,)),
        # for P = Q it is
        ((Vanishing(ONE),), (BY_HYPOTHESIS, BY_HYPOTHESIS)),
        # P = [1/2, 1/4, 1/4] and Q = [1/2, 1/2, 0] agree at one symbol
        ((Vanishing(subtract(Px, Qx)),), (BY_HYPOTHESIS, BY_HYPOTHESIS)),
        # the sum of P(x) - Q(x) is 0 whatever they are
        ((Vanishing(Sum(subtract(Px, Qx), x)),), (BY_HYPOTHESIS, BY_HYPOTHESIS)),
        # a line that only goes down to 0 shows no equality
        ((Vanishing(Px, (x,)),), ((Line("≥", (Step("sign", (), ZERO),)),), BY_HYPOTHESIS)),
        # nothing is proved by no line, and no proof may be left out
        ((Vanishing(subtract(Qx, Px), (x,)),), ((), BY_HYPOTHESIS)),
        ((Vanishing(subtract(Qx, Px), (x,)),), (BY_HYPOTHESIS,)),
    ],
)
def test_an_equality_case_is_not_exchanged_for_another(conditions, proofs):
    theorem = gibbs()
    with pytest.raises(KernelError):
        restated(theorem, conditions, proofs)


def test_an_equality_case_is_exchanged_for_one_that_says_the_same():
    other = Vanishing(subtract(Qx, Px), (x,))
    theorem = restated(gibbs(), (other,), (BY_HYPOTHESIS, BY_HYPOTHESIS))
    assert theorem.equality.conditions == (other,)


def test_what_holds_at_one_symbol_does_not_restate_a_condition_on_all():
    # P(x) is positive at one x: there alone P(x) Q(x) = 0 says that Q(x) = 0
    theorem = check(
        derivation(
            Sum(Mul((Px, Qx)), x),
            "≥",
            ZERO,
            ("≥", ("sign", (0,), ZERO)),
            ("=", ("sum of a constant", (), ZERO)),
            hypotheses=(Positive(Px),),
        )
    )
    divided = Mul((Div(ONE, Px), Mul((Px, Qx))))
    down = (Step("arithmetic", (), divided), Step("hypothesis", (1,), ZERO))
    up = (Step("hypothesis", (1,), ZERO), Step("arithmetic", (), ZERO))
    proofs = ((Line("=", (*down, Step("arithmetic", (), ZERO))),), (Line("=", up),))
    with pytest.raises(KernelError):
        restated(theorem, (Vanishing(Qx, (x,)),), proofs)
