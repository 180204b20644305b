"""Joint pmfs as matrices: what is read as one, what is not, and that they read back."""

from fractions import Fraction

import pytest
from elaborated import term
from hypothesis import given
from hypothesis import strategies as st

from symbolic_info.notation import NotADistribution, NotUnderstood, latex
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    CrossEntropy,
    Div,
    Entropy,
    JointTable,
    KLDivergence,
    LiteralPmf,
    MutualInformation,
    Neg,
    Number,
    Symbol,
    Term,
    joint_table,
    number,
)


def test_a_matrix_is_a_joint_pmf() -> None:
    quarter = Div(ONE, number(4))
    read = term(r"H(\begin{pmatrix} 1/4 & 1/4 \\ 0.5 & 0 \end{pmatrix})")
    assert read == Entropy(joint_table(((quarter, quarter), (number("0.5"), ZERO))))


@pytest.mark.parametrize("kind", ["pmatrix", "bmatrix", "matrix"])
def test_the_brackets_of_a_matrix_do_not_matter(kind: str) -> None:
    read = term(rf"I(\begin{{{kind}}} 0.5 & 0 \\ 0 & 0.5 \end{{{kind}}})")
    assert read == MutualInformation(joint_table(((HALF, ZERO), (ZERO, HALF))))


def test_a_matrix_of_one_row_or_column_is_a_pmf() -> None:
    coin = Entropy(LiteralPmf((HALF, HALF)))
    assert term(r"H(\begin{pmatrix} 0.5 & 0.5 \end{pmatrix})") == coin
    assert term(r"H(\begin{pmatrix} 0.5 \\ 0.5 \end{pmatrix})") == coin


def test_a_list_of_lists_is_a_joint_pmf() -> None:
    assert term("H([[0.5, 0], [0, 0.5]])") == Entropy(joint_table(((HALF, ZERO), (ZERO, HALF))))


def test_outcomes_may_have_names() -> None:
    read = term(r"H([[0.5 ~(dry), 0 ~(wet)] ~(sun), [0 ~(dry), 0.5 ~(wet)] ~(rain)])")
    weights = (HALF, ZERO, ZERO, HALF)
    assert read == Entropy(JointTable(weights, ("sun", "rain"), ("dry", "wet")))


def test_two_tables_have_a_cross_entropy() -> None:
    one = joint_table(((HALF, ZERO), (ZERO, HALF)))
    assert term("H([[0.5, 0], [0, 0.5]], [[0, 0.5], [0.5, 0]])") == CrossEntropy(
        one, joint_table(((ZERO, HALF), (HALF, ZERO)))
    )


def test_weights_may_be_symbols() -> None:
    p = Symbol("p")
    rest = Add((ONE, Neg(p)))
    read = term(r"H(\begin{pmatrix} p & 0 \\ 0 & 1 - p \end{pmatrix})")
    assert read == Entropy(joint_table(((p, ZERO), (ZERO, rest))))


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        (r"0.5 & 0.25 \\ 0.125 & 0", "sum to 0.875"),
        (r"0.5 & 0.5 \\ 0.25 & 0.25", "sum to 1.5"),
    ],
)
def test_probabilities_that_do_not_sum_to_one_are_no_distribution(
    matrix: str, message: str
) -> None:
    with pytest.raises(NotADistribution, match=message):
        term(rf"H(\begin{{pmatrix}} {matrix} \end{{pmatrix}})")


@pytest.mark.parametrize(
    "matrix",
    [
        # each row sums to one: a matrix of transitions
        r"0.9 & 0.1 \\ 0.2 & 0.8",
        # of correlations
        r"1 & 0.5 \\ 0.5 & 1",
        # of counts
        r"3 & 4 \\ 1 & 2",
    ],
)
def test_a_matrix_that_may_mean_something_else_is_not_called_wrong(matrix: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        term(rf"H(\begin{{pmatrix}} {matrix} \end{{pmatrix}})")
    assert not isinstance(caught.value, NotADistribution)


def test_rows_have_one_length() -> None:
    with pytest.raises(NotUnderstood, match="all of one length"):
        term(r"H(\begin{pmatrix} 0.5 & 0.25 \\ 0.25 \end{pmatrix})")


@st.composite
def tables(draw: st.DrawFn) -> JointTable:
    """Tables of two or three rows and columns, often with zeros, some with named outcomes."""
    height, width = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    count = height * width
    counts = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count).filter(any))
    weights = [Number(Fraction(k, sum(counts))) for k in counts]
    plain = joint_table(tuple(tuple(weights[k * width : (k + 1) * width]) for k in range(height)))
    if draw(st.booleans()):
        return plain
    return JointTable(plain.weights, ("sun", "rain", "fog")[:height], ("dry", "wet", "ice")[:width])


@given(tables(), tables())
def test_tables_read_back(one: JointTable, other: JointTable) -> None:
    measures: list[Term] = [Entropy(one), MutualInformation(other), KLDivergence(one, other)]
    for measure in measures:
        assert term(latex(measure)) == measure


def test_a_constant_beside_a_coin_is_not_written_as_a_vector() -> None:
    assert (
        latex(joint_table(((HALF, HALF),))) == r"\left[\left[\frac{1}{2}, \frac{1}{2}\right]\right]"
    )


def test_a_table_is_written_as_a_matrix() -> None:
    written = latex(joint_table(((HALF, ZERO), (ZERO, HALF))))
    assert written == r"\begin{pmatrix} \frac{1}{2} & 0 \\ 0 & \frac{1}{2} \end{pmatrix}"
