"""Terms stay as they are written; names bind and substitute without capture."""

import json

import pytest

from symbolic_info.terms import (
    EULER,
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    CrossEntropy,
    Density,
    Div,
    Entropy,
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
    Product,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Uniform,
    alpha_equal,
    free_names,
    from_data,
    has_unwritten_base,
    is_unfoldable,
    number,
    replace_at,
    substitute,
    subterm,
    to_data,
    unfold,
    walk,
    with_base,
    with_parts_shared,
)

X, Y = Alphabet(), Alphabet("Y", "m")
x, y = Index("x", X), Index("y", Y)
P, Q = Pmf("P"), Pmf("Q")
JOINT = Pmf("P_XY", (X, Y))
M = Mixture((HALF, HALF), (P, Q))


def test_nothing_is_evaluated_on_construction():
    half_sum = Mul((HALF, Add((Entropy(P), Entropy(Q)))))
    assert half_sum.factors == (HALF, Add((Entropy(P), Entropy(Q))))
    assert Mul((ZERO, Log(ZERO))).factors[1] == Log(ZERO)
    assert Add((Symbol("S"), Neg(Symbol("S")))) != ZERO
    assert Log(number("1/8")).argument == number("1/8")


def test_a_float_is_no_exact_number():
    with pytest.raises(TypeError, match=r"0\.5 is not an exact number"):
        Number(0.5)


def test_equal_terms_have_one_hash_and_one_place_in_the_order():
    first, second = Entropy(Pmf("P")), Entropy(Pmf("P"))
    assert first is not second
    assert (first, hash(first), first.sort_key) == (second, hash(second), second.sort_key)
    assert first != Entropy(Pmf("Q"))
    assert first != Surprisal(Pmf("P"), ())


def test_a_decimal_is_an_exact_rational():
    assert number("0.9") == number("9/10")
    assert number("-0.17") == Neg(number("17/100"))


UNFOLDINGS = [
    (Surprisal(P, (x,)), "-log(P(x))"),
    (Entropy(P), "-sum_x(P(x)*log(P(x)))"),
    (CrossEntropy(P, Q), "-sum_x(P(x)*log(Q(x)))"),
    (KLDivergence(P, Q), "sum_x(P(x)*log(P(x)/Q(x)))"),
    (
        JensenShannonDivergence((HALF, HALF), (P, Q)),
        "(1/2)*(D(P || (1/2)*P + (1/2)*Q) + D(Q || (1/2)*P + (1/2)*Q))",
    ),
    (Entropy(JOINT), "-sum_x(sum_y(P_XY(x, y)*log(P_XY(x, y))))"),
    (MutualInformation(JOINT), "D(P_XY || P_XY_0 x P_XY_1)"),
    (KLDivergence(Density("p"), Density("q")), "integral_x=-oo..oo(p(x)*log(p(x)/q(x)))"),
    (Apply(M, (x,)), "(1/2)*P(x) + (1/2)*Q(x)"),
    (Apply(Uniform(), (x,)), "1/n"),
    (Apply(Product((P, Q)), (x, Index("z", X))), "P(x)*Q(z)"),
    (Apply(Marginal(JOINT, 0), (x,)), "sum_y(P_XY(x, y))"),
    (Log(Symbol("a"), number(2)), "log_e(a)/log_e(2)"),
]


@pytest.mark.parametrize(("head", "meaning"), UNFOLDINGS, ids=lambda value: str(value))
def test_unfolding_gives_the_definition_of_the_field(head, meaning):
    assert repr(unfold(head)) == meaning


def test_the_base_of_a_measure_is_the_base_of_its_logarithms():
    assert repr(unfold(Entropy(P, number(2)))) == "-sum_x(P(x)*log_2(P(x)))"
    assert with_base(KLDivergence(P, Q), EULER) == KLDivergence(P, Q, EULER)
    assert has_unwritten_base(Add((ONE, Log(HALF))))
    assert not has_unwritten_base(with_base(Add((ONE, Log(HALF))), number(2)))


def test_a_name_has_nothing_to_unfold():
    assert not is_unfoldable(Apply(P, (x,)))
    with pytest.raises(ValueError, match="no definition"):
        unfold(Symbol("a"))


def test_unfolding_does_not_capture_a_free_index():
    index_named_as_the_binder = Index("y", Y)
    joint = Apply(Marginal(JOINT, 1), (index_named_as_the_binder,))
    assert repr(unfold(joint)) == "sum_x(P_XY(x, y))"
    square = Pmf("R", (X, X))
    assert repr(unfold(Apply(Marginal(square, 1), (x,)))) == "sum_x'(R(x', x))"


def test_substitution_renames_a_binder_that_would_capture():
    z = Index("z", X)
    body = Sum(Mul((Apply(P, (x,)), Apply(Q, (z,)))), x)
    result = substitute(body, {z: x})
    assert repr(result) == "sum_x'(P(x')*Q(x))"
    assert not alpha_equal(result, Sum(Mul((Apply(P, (x,)), Apply(Q, (x,)))), x))


def test_substitution_leaves_bound_names_alone():
    body = Sum(Apply(P, (x,)), x)
    assert substitute(body, {x: Outcome("1")}) == body
    t = Symbol("t")
    integral = Integral(t, t, ZERO, t)
    assert substitute(integral, {t: ONE}) == Integral(t, t, ZERO, ONE)


def test_a_literal_pmf_brings_its_alphabet():
    coin = LiteralPmf((HALF, HALF))
    result = substitute(Mul((unfold(Entropy(P)), Size(X))), {P: coin})
    sizes = {t.alphabet.size for _, t in walk(result) if isinstance(t, Index | Size)}
    assert sizes == {"2"}


def test_terms_are_equal_up_to_the_names_of_bound_variables():
    z = Index("z", X)
    assert alpha_equal(Sum(Apply(P, (x,)), x), Sum(Apply(P, (z,)), z))
    assert not alpha_equal(Sum(Apply(P, (x,)), x), Sum(Apply(Q, (z,)), z))
    assert not alpha_equal(Sum(Apply(P, (x,)), x), Sum(Apply(P, (x,)), z))
    nested = Sum(Sum(Apply(Pmf("R", (X, X)), (x, z)), z), x)
    swapped = Sum(Sum(Apply(Pmf("R", (X, X)), (z, x)), x), z)
    transposed = Sum(Sum(Apply(Pmf("R", (X, X)), (z, x)), z), x)
    assert alpha_equal(nested, swapped)
    assert not alpha_equal(nested, transposed)


def test_free_names_are_those_that_no_binder_holds():
    assert free_names(Sum(Mul((Apply(P, (x,)), Symbol("c"))), x)) == {"P", "c"}
    assert free_names(Apply(P, (x,))) == {"P", "x"}
    assert free_names(Size(X)) == {"n"}


def test_a_part_is_reached_and_replaced_by_its_path():
    term = unfold(KLDivergence(P, Q))
    for path, part in walk(term):
        assert subterm(term, path) == part
        assert replace_at(term, path, part) == term
    path = next(p for p, part in walk(term) if isinstance(part, Div))
    assert repr(replace_at(term, path, ONE)) == "sum_x(P(x)*log(1))"
    with pytest.raises(IndexError):
        subterm(term, (-1,))


@pytest.mark.parametrize("head", [head for head, _ in UNFOLDINGS], ids=str)
def test_terms_survive_json(head):
    for term in (head, unfold(head)):
        assert from_data(json.loads(json.dumps(to_data(term)))) == term


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        ["Nothing"],
        ["Neg"],
        ["Neg", "text"],
        ["Neg", ["Pmf", "P"]],
        ["Number", {"number": "1/0"}],
        ["Number", {"number": "x"}],
        ["Number", 0.5],
        ["Add", ["Size", {"alphabet": ["X", "n"]}]],
        ["Entropy", ["Number", {"number": "1"}], None],
    ],
    ids=str,
)
def test_data_that_is_no_term_is_rejected(data):
    with pytest.raises(ValueError, match=r".+"):
        from_data(data)


def test_data_nested_without_end_is_rejected():
    data = ["Number", {"number": "1"}]
    for _ in range(600):
        data = ["Neg", data]
    with pytest.raises(ValueError, match="deep"):
        from_data(data)


def test_equal_parts_of_terms_are_made_one_object_and_nothing_else_changes():
    left, right = (
        Add((Entropy(LiteralPmf((Symbol("p"), Symbol("q")))), number("1/3"))) for _ in range(2)
    )
    assert left.children[0] is not right.children[0]
    one, other = with_parts_shared((left, Mul((Symbol("p"), right))))
    assert (one, other) == (left, Mul((Symbol("p"), right)))
    assert other.children[1] is one
    assert other.children[0] is subterm(one, (0, 0, 0))
