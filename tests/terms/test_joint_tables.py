"""A joint pmf written out as a table: its outcomes, its marginals, and what is put in for one."""

import json

import pytest

from symbolic_info.terms import (
    HALF,
    ZERO,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    Entropy,
    Index,
    JointTable,
    LiteralPmf,
    Log,
    Marginal,
    Mul,
    MutualInformation,
    Neg,
    Outcome,
    Pmf,
    Size,
    Sum,
    alphabets_of,
    free_names,
    from_data,
    is_unfoldable,
    joint_table,
    number,
    substitute,
    to_data,
    unfold,
    walk,
    written_outcomes,
)

QUARTER, EIGHTH = number("1/4"), number("1/8")
TABLE = joint_table(((HALF, QUARTER, ZERO), (EIGHTH, ZERO, EIGHTH)))
WEATHER = JointTable((HALF, QUARTER, ZERO, QUARTER), ("sun", "rain"), ("dry", "wet"))
X, Y = Alphabet(), Alphabet("Y", "m")
JOINT = Pmf("P_XY", (X, Y))


def test_the_rows_are_the_outcomes_of_the_first_variable() -> None:
    assert TABLE.rows == ((HALF, QUARTER, ZERO), (EIGHTH, ZERO, EIGHTH))
    assert [alphabet.size for alphabet in alphabets_of(TABLE)] == ["2", "3"]


def test_a_table_has_the_alphabets_of_pmfs_with_the_same_outcomes() -> None:
    first, second = alphabets_of(WEATHER)
    assert alphabets_of(LiteralPmf((HALF, HALF), ("sun", "rain"))) == (first,)
    assert alphabets_of(LiteralPmf((HALF, HALF), ("dry", "wet"))) == (second,)
    assert alphabets_of(Marginal(WEATHER, 1)) == (second,)


@pytest.mark.parametrize(
    ("row", "column", "weight"),
    [
        ("sun", "dry", HALF),
        ("sun", "wet", QUARTER),
        ("rain", "dry", ZERO),
        ("rain", "wet", QUARTER),
    ],
)
def test_two_outcomes_have_the_probability_where_they_meet(row, column, weight) -> None:
    assert unfold(Apply(WEATHER, (Outcome(row), Outcome(column)))) == weight


def test_what_is_no_outcome_has_no_probability() -> None:
    assert not is_unfoldable(Apply(WEATHER, (Outcome("dry"), Outcome("sun"))))
    assert not is_unfoldable(Apply(WEATHER, (Outcome("sun"), Index("y", alphabets_of(WEATHER)[1]))))


def test_a_marginal_sums_over_the_other_variable() -> None:
    at_rain = unfold(Apply(Marginal(WEATHER, 0), (Outcome("rain"),)))
    assert isinstance(at_rain, Sum)
    assert at_rain.index.alphabet == alphabets_of(WEATHER)[1]
    assert at_rain.body == Apply(WEATHER, (Outcome("rain"), at_rain.index))


def test_an_index_runs_over_the_outcomes_that_are_written_out() -> None:
    first, second = alphabets_of(WEATHER)
    body = Apply(WEATHER, (Index("x", first), Index("y", second)))
    assert written_outcomes(body, Index("y", second)) == (Outcome("dry"), Outcome("wet"))
    assert written_outcomes(body, Index("z", X)) == ()
    # [a,b | c] and [a | b,c] are written alike, though they are two alphabets: neither is meant
    torn = LiteralPmf((HALF, HALF), ("a,b", "c")), LiteralPmf((HALF, HALF), ("a", "b,c"))
    index = Index("x", alphabets_of(torn[0])[0])
    both = Add(tuple(Apply(pmf, (index,)) for pmf in torn))
    assert written_outcomes(both, index) == ()


def test_a_table_brings_its_alphabets() -> None:
    result = substitute(Mul((Size(X), Size(Y), Entropy(Marginal(JOINT, 0)))), {JOINT: TABLE})
    sizes = [part.alphabet.size for _, part in walk(result) if isinstance(part, Size)]
    assert sizes == ["2", "3"]


def test_two_indices_that_come_to_run_over_one_alphabet_stay_two() -> None:
    # of sum_z sum_z' P(z, z') log P(z, z'), with both indices called z, each on its alphabet
    outer, inner = Index("z", X), Index("z", Y)
    at = Apply(JOINT, (outer, inner))
    square = joint_table(((HALF, ZERO), (ZERO, HALF)))
    result = substitute(Neg(Sum(Sum(Mul((at, Log(at))), inner), outer)), {JOINT: square})
    points = {part.points for _, part in walk(result) if isinstance(part, Apply)}
    assert len(points) == 1
    (pair,) = points
    assert len(set(pair)) == 2
    assert free_names(result) == frozenset()


@pytest.mark.parametrize(
    "term",
    [
        Entropy(TABLE),
        MutualInformation(WEATHER),
        ConditionalEntropy(TABLE, 1),
        Apply(Marginal(WEATHER, 0), (Outcome("sun"),)),
    ],
    ids=str,
)
def test_tables_survive_json(term) -> None:
    assert from_data(json.loads(json.dumps(to_data(term)))) == term


def test_data_of_a_table_with_a_part_of_another_kind_is_refused() -> None:
    data = to_data(WEATHER)
    data[2] = {"tuple": [["Outcome", "sun"], ["Outcome", "rain"]]}
    with pytest.raises(ValueError, match="row_labels holds str"):
        from_data(data)
