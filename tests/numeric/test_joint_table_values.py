"""Measures of joint pmfs written out as tables, worked out by hand."""

from fractions import Fraction

import pytest

from symbolic_info.numeric import Unevaluable, compare, decimal, evaluate
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Entropy,
    Index,
    JensenShannonDivergence,
    JointTable,
    KLDivergence,
    LiteralPmf,
    Marginal,
    Mixture,
    MutualInformation,
    Outcome,
    Product,
    Sum,
    Surprisal,
    alphabets_of,
    joint_table,
    number,
    subtract,
)

TWO = number(2)


def table(*rows: str) -> JointTable:
    return joint_table(tuple(tuple(map(number, row.split())) for row in rows))


J = table("1/4 1/4", "1/2 0")
EQUAL = table("1/2 0", "0 1/2")
FAIR = table("1/4 1/4", "1/4 1/4")
WIDE = table("1/4 1/8 1/8", "1/8 1/8 1/4")


def parts(joint: JointTable) -> Product:
    return Product((Marginal(joint, 0), Marginal(joint, 1)))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        # 2 * 1/4 * 2 + 1/2 * 1
        (Entropy(J, TWO), "3/2"),
        # rows 1/2, 1/2
        (Entropy(Marginal(J, 0), TWO), "1"),
        # columns 3/4, 1/4: 1/2 * H(1/2, 1/2) where X = 1, and nothing where X = 2
        (ConditionalEntropy(J, 1, TWO), "1/2"),
        # what is equal tells all of the other
        (MutualInformation(EQUAL, TWO), "1"),
        (ConditionalEntropy(EQUAL, 0, TWO), "0"),
        (MutualInformation(FAIR, TWO), "0"),
        (KLDivergence(FAIR, parts(FAIR), TWO), "0"),
        # log2 of (1/4) / (1/16), once for every cell on the diagonal: 2 * 1/2 * log2 2
        (KLDivergence(EQUAL, parts(EQUAL), TWO), "1"),
        (KLDivergence(EQUAL, FAIR, TWO), "1"),
        (CrossEntropy(EQUAL, FAIR, TWO), "2"),
        # EQUAL and its mirror image have disjoint supports
        (JensenShannonDivergence((HALF, HALF), (EQUAL, table("0 1/2", "1/2 0")), TWO), "1"),
        # the mean of the two is fair: 4 * 1/4 * 2
        (Entropy(Mixture((HALF, HALF), (EQUAL, table("0 1/2", "1/2 0"))), TWO), "2"),
        (Surprisal(J, (Outcome("2"), Outcome("1")), TWO), "1"),
        # 2 * 1/4 * 2 + 4 * 1/8 * 3
        (Entropy(WIDE, TWO), "5/2"),
        # each row sums to 1/2, and 3/8, 1/4, 3/8 are the sums of the columns
        (ConditionalEntropy(WIDE, 1, TWO), "3/2"),
    ],
    ids=str,
)
def test_a_measure_of_a_table_that_is_rational(term, value) -> None:
    assert compare(evaluate(term), evaluate(number(value))) == "="


@pytest.mark.parametrize(
    ("term", "value"),
    [
        # H(3/4, 1/4) = 2 - (3/4) log2 3
        (Entropy(Marginal(J, 1), TWO), "0.811278"),
        # 1 + 0.811278 - 1.5
        (MutualInformation(J, TWO), "0.311278"),
        (KLDivergence(J, parts(J), TWO), "0.311278"),
        # 1.5 - 0.811278
        (ConditionalEntropy(J, 0, TWO), "0.688722"),
        # against the fair table: log2 4 - 1.5
        (KLDivergence(J, FAIR, TWO), "0.5"),
    ],
    ids=str,
)
def test_a_measure_of_a_table_as_a_decimal(term, value) -> None:
    assert decimal(evaluate(term), 6) == value


def test_a_divergence_is_infinite_where_the_model_has_a_zero() -> None:
    assert evaluate(KLDivergence(J, EQUAL, TWO)).kind == "+oo"
    # not where the zero has no weight: J is 0 there, too
    assert evaluate(KLDivergence(table("1/2 1/4", "1/4 0"), J, TWO)).kind == "finite"


def test_the_probabilities_of_a_table_sum_to_one() -> None:
    first, second = (Index(f"x{k}", a) for k, a in enumerate(alphabets_of(WIDE)))
    total = Sum(Sum(Apply(WIDE, (first, second)), first), second)
    assert evaluate(subtract(total, ONE)).rational == 0


def test_a_marginal_has_the_sums_of_the_rows_or_columns() -> None:
    columns = [Apply(Marginal(WIDE, 1), (Outcome(str(k)),)) for k in (1, 2, 3)]
    assert [evaluate(p).rational for p in columns] == [
        Fraction(3, 8),
        Fraction(1, 4),
        Fraction(3, 8),
    ]


def test_outcomes_are_known_by_their_labels() -> None:
    weather = JointTable(
        (HALF, number("1/4"), ZERO, number("1/4")), ("sun", "rain"), ("dry", "wet")
    )
    assert evaluate(Apply(weather, (Outcome("sun"), Outcome("wet")))).rational == Fraction(1, 4)
    # the pmf of the columns, told in the other order
    turned = LiteralPmf((HALF, HALF), ("wet", "dry"))
    assert evaluate(KLDivergence(Marginal(weather, 1), turned, TWO)).rational == 0
    with pytest.raises(Unevaluable, match="no outcome 'snow'"):
        evaluate(Apply(weather, (Outcome("snow"), Outcome("wet"))))
