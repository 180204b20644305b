"""Counterexamples: simple ones first, joint pmfs and hypotheses included, and never too many."""

from fractions import Fraction

import pytest
from proof_strategies import P, Q, X, x

from symbolic_info.numeric import evaluate
from symbolic_info.proof import (
    DominatedBy,
    KernelError,
    LogBase,
    NonNegative,
    NotDominatedBy,
    Positive,
    Refutation,
    Statement,
    Theorem,
    Undecided,
    Vanishing,
    prove,
)
from symbolic_info.proof.kernel.sorts import check_well_formed, context_of
from symbolic_info.proof.prover.counterexamples import (
    fails_at_full_support,
    find_counterexample,
    find_example,
)
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    Index,
    JensenShannonDivergence,
    JointTable,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Pmf,
    Product,
    Size,
    Sum,
    Symbol,
    Uniform,
    joint_table,
    number,
    substitute,
    subtract,
)

Y = Alphabet("Y", "m")
y = Index("y", Y)
J = Pmf("P_XY", (X, Y))
JX, JY = Marginal(J, 0), Marginal(J, 1)
INDEPENDENT = Vanishing(subtract(Apply(J, (x, y)), Mul((Apply(JX, (x,)), Apply(JY, (y,))))), (x, y))
EQUAL = Vanishing(subtract(Apply(P, (x,)), Apply(Q, (x,))), (x,))
DISJOINT = Vanishing(Mul((Apply(P, (x,)), Apply(Q, (x,)))), (x,))
UNIFORM = Vanishing(subtract(Apply(P, (x,)), number("1/2")), (x,))
a, b, w = Symbol("a"), Symbol("b"), Symbol("w")
H, D = Entropy, KLDivergence


def refuted(left, sign, right, *hypotheses):
    """What the names stand for in the counterexample to a statement."""
    found = find_counterexample(Statement(left, sign, right, hypotheses))
    assert found is not None
    return dict(found.assignment)


def probabilities(pmf):
    return [evaluate(weight).rational for weight in pmf.weights]


FALSE_OF_JOINT_PMFS = [
    (H(J), "=", Add((H(JX), H(JY)))),
    (MutualInformation(J), "=", ZERO),
    (ConditionalEntropy(J, 1), "=", ConditionalEntropy(J, 0)),
    (ConditionalEntropy(J, 1), "=", ZERO),
    (ConditionalEntropy(J, 1), "=", H(JY)),
    (H(JX), "=", H(JY)),
    (H(J), "≤", H(JX)),
    (MutualInformation(J), "≤", ConditionalEntropy(J, 1)),
    (D(J, Product((JX, JY))), "=", ZERO),
    (MutualInformation(J), "=", H(J)),
]


@pytest.mark.parametrize(("left", "sign", "right"), FALSE_OF_JOINT_PMFS, ids=str)
def test_what_is_false_of_joint_pmfs_is_refuted_by_a_table_with_full_support(left, sign, right):
    decision = prove(left, sign, right)
    assert isinstance(decision, Refutation)
    ((name, table),) = decision.counterexample.assignment
    assert name == J
    assert isinstance(table, JointTable)
    assert len(table.rows) == len(table.rows[0]) == 2
    assert ZERO not in table.weights


def test_what_full_support_makes_true_is_refuted_by_zeros():
    assert ZERO in refuted(D(P, Q), "<", INFINITY)[Q].weights
    # a pmf on a single symbol, which has no zeros, is less of an example
    assert refuted(H(P), ">", ZERO)[P] == LiteralPmf((ONE, ZERO))
    assert refuted(ConditionalEntropy(J, 1), ">", ZERO)[J] == table("1/2 0", "0 1/2")


def test_a_single_symbol_is_tried_where_nothing_else_will_do():
    # n > 1 for every other alphabet
    assert refuted(Size(X), ">", ONE, EQUAL)[P] == LiteralPmf((ONE,))


def test_an_infinite_divergence_is_found():
    found = find_counterexample(Statement(D(P, Q), "≤", Add((D(Q, P), number(1000)))))
    assert (found.left, found.right) != (found.right, found.left)
    assert found.left == "oo"
    assert ZERO in dict(found.assignment)[Q].weights


def test_both_variables_may_share_an_alphabet():
    square = Pmf("J", (X, X))
    left, right = Entropy(Marginal(square, 0)), Entropy(Marginal(square, 1))
    table = refuted(left, "=", right)[square]
    assert len(table.rows) == len(table.rows[0])


# hypotheses are fulfilled by what is found


def test_equal_pmfs():
    found = refuted(CrossEntropy(P, Q), "=", ZERO, EQUAL)
    assert found[P] == found[Q]
    # D(P || Q) = 0 if P = Q: nothing is found
    assert find_counterexample(Statement(D(P, Q), "=", ZERO, (EQUAL,))) is None


def test_few_assignments_fulfil_several_conditions_and_they_are_found():
    # of the four pmfs on two symbols that are tried, all have to be the same; and then P uneven
    others = [Pmf(letter) for letter in "QRV"]
    same = [Vanishing(subtract(Apply(P, (x,)), Apply(q, (x,))), (x,)) for q in others]
    total = Add(tuple(CrossEntropy(P, q) for q in others))
    found = refuted(total, "≥", Mul((number(3), Log(number(2)))), *same)
    assert len(set(found.values())) == 1
    assert probabilities(found[P]) != [Fraction(1, 2), Fraction(1, 2)]


def test_pmfs_with_disjoint_supports():
    found = refuted(Entropy(Mixture((HALF, HALF), (P, Q))), "=", Entropy(P), DISJOINT)
    pairs = zip(probabilities(found[P]), probabilities(found[Q]), strict=True)
    assert all(p * q == 0 for p, q in pairs)


def test_a_uniform_pmf():
    found = refuted(D(P, Q), "=", ZERO, UNIFORM)
    assert probabilities(found[P]) == [Fraction(1, 2), Fraction(1, 2)]


def test_independent_variables():
    found = refuted(H(J), "=", Mul((number(2), H(JX))), INDEPENDENT)
    (p, q), (r, s) = (tuple(map(evaluate, row)) for row in found[J].rows)
    assert p.rational * s.rational == q.rational * r.rational
    assert find_counterexample(Statement(MutualInformation(J), "=", ZERO, (INDEPENDENT,))) is None


@pytest.mark.parametrize(("p", "q"), [(P, Q), (Mixture((HALF, HALF), (P, Q)), Q), (Uniform(X), Q)])
def test_domination_of_what_is_composed(p, q):
    left = D(P, Q)
    found = find_counterexample(Statement(left, "≤", number(1), (NotDominatedBy(p, q),)))
    assert found.left == "oo"
    dominated = find_counterexample(Statement(left, "≤", number(1), (DominatedBy(p, q),)))
    assert dominated.left not in ("oo", "")


def test_domination_by_the_product_of_the_marginals():
    always = DominatedBy(J, Product((JX, JY)))
    never = NotDominatedBy(J, Product((JX, JY)))
    assert find_example(Statement(H(J), "=", H(J), (always,))) is not None
    assert find_example(Statement(H(J), "=", H(J), (never,))) is None


def test_a_hypothesis_may_be_about_what_the_statement_does_not_mention():
    found = refuted(H(P), "=", ZERO, INDEPENDENT)
    assert set(found) == {P, J}
    assert isinstance(prove(H(P), "=", ZERO, (INDEPENDENT,)), Refutation)
    assert refuted(Size(X), "=", ONE, Vanishing(subtract(Apply(JY, (y,)), HALF), (y,)))


def test_numbers_keep_to_their_conditions():
    assert find_counterexample(Statement(a, "≤", b, (NonNegative(subtract(b, a)),))) is None
    assert evaluate(refuted(a, "≥", ONE, Positive(a))[a]).rational > 0
    base = refuted(Log(number(2), a), "≥", ZERO, LogBase(a))[a]
    assert 0 < evaluate(base).rational < 1


def test_what_stands_in_a_logarithm_is_not_taken_to_be_negative():
    # true of all a, b >= 0; for a = 0, b = -1 it would say 0 >= 1
    statement = Statement(Mul((a, Log(Div(a, b)))), "≥", subtract(a, b))
    assert find_counterexample(statement) is None


def test_the_base_of_a_measure_is_above_one():
    # to the base 1/2 every entropy is negative
    assert find_counterexample(Statement(Entropy(P, b), "≥", ZERO)) is None
    assert evaluate(refuted(Entropy(P, b), "=", Entropy(Q, b))[b]).rational > 1


def test_a_weight_is_a_probability():
    mixture = Mixture((w, subtract(ONE, w)), (P, Q))
    found = refuted(H(mixture), "=", Add((H(P), w)))
    assert 0 <= evaluate(found[w]).rational <= 1
    # three weights that sum to one
    u, v = Symbol("u"), Symbol("v")
    rest = subtract(subtract(ONE, u), v)
    of_three = JensenShannonDivergence((u, v, rest), (P, Q, Pmf("R")))
    found = refuted(of_three, "=", ZERO)
    assert evaluate(substitute(rest, found)).rational >= 0


# what may be proved with a hypothesis that is found


def test_the_uniform_pmf_is_dominated_by_what_has_full_support():
    left = subtract(CrossEntropy(Uniform(X), P), D(Uniform(X), P))
    theorem = prove(left, "=", Log(Size(X)))
    assert isinstance(theorem, Theorem)
    assert theorem.statement.hypotheses == (DominatedBy(Uniform(X), P),)


def test_a_mixture_is_dominated_by_what_its_parts_are_dominated_by():
    mixture, third = Mixture((HALF, HALF), (P, Q)), Pmf("R")
    left = subtract(CrossEntropy(mixture, third), D(mixture, third))
    theorem = prove(left, "=", H(mixture))
    assert isinstance(theorem, Theorem)
    # that is what the domination of the mixture says, and no less
    assert theorem.statement.hypotheses == (DominatedBy(P, third), DominatedBy(Q, third))


# limits


def test_densities_have_no_counterexamples():
    p, q = Density("p"), Density("q")
    assert find_counterexample(Statement(D(p, q), "=", D(q, p))) is None


@pytest.mark.parametrize(
    "term",
    [
        Add(tuple(Symbol(f"a{k}") for k in range(200))),
        Add(tuple(Entropy(Pmf(f"P{k}")) for k in range(12))),
        Add(tuple(Entropy(Pmf(f"P{k}", (Alphabet(f"A{k}", f"n{k}"),))) for k in range(6))),
    ],
    ids=["symbols", "pmfs", "alphabets"],
)
def test_many_names_get_an_answer(term):
    # every pick of their values would be more than anybody can wait for
    assert find_counterexample(Statement(term, "=", term)) is None


# tables in the kernel


def table(*rows):
    return joint_table(tuple(tuple(map(number, row.split())) for row in rows))


NOTHING_GRANTED = Statement(ZERO, "=", ZERO)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (D(P, Q), D(Q, P)),
        (D(P, Q), H(P)),
        (H(P), H(Q)),
        (H(P), Log(Size(X))),
        (H(J), Add((H(JX), H(JY)))),
        (MutualInformation(J), ZERO),
        (H(JX), H(JY)),
        (H(JX), Log(Size(X))),
        (ConditionalEntropy(J, 0), ConditionalEntropy(J, 1)),
        (H(Mixture((HALF, HALF), (P, Q))), Mul((HALF, Add((H(P), H(Q)))))),
    ],
)
def test_an_equality_that_holds_for_some_pmfs_fails_for_the_first_that_are_tried(left, right):
    # these hold where P = Q, where one is uniform, where X and Y are independent or symmetric
    assert fails_at_full_support(Statement(left, "=", right))
    assert not fails_at_full_support(Statement(left, "=", left))


@pytest.mark.parametrize(
    "bad",
    [
        table("1/2 1/4", "1/8 0"),
        table("1 1/2", "-1/2 0"),
        JointTable((HALF, HALF, ZERO), ("1", "2"), ("1", "2")),
        JointTable((), (), ()),
    ],
    ids=["sum", "sign", "shape", "empty"],
)
def test_what_is_no_joint_pmf_has_no_meaning_in_the_kernel(bad):
    with pytest.raises(KernelError):
        check_well_formed(Entropy(bad), NOTHING_GRANTED)
    assert isinstance(prove(Entropy(bad), "=", Entropy(bad)), Undecided)


def test_the_weights_of_a_table_may_be_supposed_where_the_statement_mentions_them():
    coins = joint_table(((a, ZERO), (ZERO, subtract(ONE, a))))
    statement = Statement(Entropy(coins), "≥", ZERO)
    check_well_formed(Entropy(coins), statement)
    assert NonNegative(a) in context_of(statement).hypotheses


def test_a_table_is_written_out():
    one, other = (Index(f"z{k}", alphabet) for k, alphabet in enumerate((X, Y)))
    coins = table("1/2 0", "1/4 1/4")
    total = substitute(Sum(Sum(Apply(J, (one, other)), one), other), {J: coins})
    assert isinstance(prove(total, "=", ONE), Theorem)
    # 1/2 * 1 + 2 * 1/4 * 2
    assert isinstance(prove(Entropy(coins, number(2)), "=", number("3/2")), Theorem)
    assert isinstance(prove(Entropy(coins, number(2)), "=", number(2)), Refutation)
    independent = table("1/4 1/4", "1/4 1/4")
    assert isinstance(prove(MutualInformation(independent, EULER), "=", ZERO), Theorem)


def test_a_literal_pmf_on_the_rows_of_a_table():
    rows = LiteralPmf((HALF, HALF))
    coins = table("1/2 0", "1/4 1/4")
    assert isinstance(prove(D(Marginal(coins, 0), rows), "=", ZERO), Theorem)
