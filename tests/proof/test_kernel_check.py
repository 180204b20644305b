"""The checker: what becomes a theorem, what does not, and the way through JSON."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from proof_strategies import M, P, Q, X, x, y

from symbolic_info.proof.certificate import from_json, to_json
from symbolic_info.proof.kernel.check import check
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.statement import DominatedBy, KernelError, NotDominatedBy, Statement
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.proof.prover.divergences import divergences, may_be_infinite
from symbolic_info.proof.reasons import Reason, reasons_of
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    CrossEntropy,
    Div,
    Entropy,
    Index,
    KLDivergence,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    Neg,
    Pmf,
    Pow,
    Sum,
    Symbol,
    number,
    subtract,
    unfold,
)

Px, Qx = Apply(P, (x,)), Apply(Q, (x,))
D = KLDivergence(P, Q)


def steps(*given):
    return tuple(Step(*parts) for parts in given)


def one_line(left, right, *given, sign="=", relation="=", hypotheses=(), lemmas=()):
    statement = Statement(left, sign, right, hypotheses)
    return Derivation(statement, (Line(relation, steps(*given)),), lemmas)


UNFOLD = one_line(D, unfold(D), ("definition", (), unfold(D)))

# D(P || P) = sum P log(P/P) = sum P log 1 = sum P 0 = 0, by hand
SELF = KLDivergence(P, P)
SELF_IS_ZERO = Derivation(
    Statement(SELF, "=", ZERO),
    (
        Line("=", steps(("definition", (), unfold(SELF)))),
        Line("=", steps(("cancellation", (0, 1, 0), ONE))),
        Line("=", steps(("logarithm of one", (0, 1), ZERO), ("arithmetic", (0,), ZERO))),
        Line("=", steps(("sum of a constant", (), ZERO))),
    ),
)

# D(P || Q) >= sum (P - Q) log e = (sum P - sum Q) log e = (1 - 1) log e = 0 (Gibbs)
_BOUND = Mul((subtract(Px, Qx), Log(EULER)))
GIBBS = Derivation(
    Statement(D, "≥", ZERO),
    (
        Line("=", steps(("definition", (), unfold(D)))),
        Line("≥", steps(("logarithm inequality", (0,), _BOUND))),
        Line(
            "=",
            steps(
                (
                    "linearity of summation",
                    (),
                    Mul((Log(EULER), subtract(Sum(Px, x), Sum(Qx, x)))),
                )
            ),
        ),
        Line(
            "=",
            steps(
                ("normalisation", (1, 0), ONE),
                ("normalisation", (1, 1, 0), ONE),
                ("arithmetic", (), ZERO),
            ),
        ),
    ),
)


def test_a_definition_is_a_theorem():
    theorem = check(UNFOLD)
    assert theorem.lines[0].term == unfold(D)
    assert reasons_of(theorem) == ((Reason("definition", D),),)


def test_a_theorem_says_where_both_sides_are_infinite():
    (where,) = divergences(UNFOLD.statement)
    not_dominated, dominated = NotDominatedBy(P, Q), DominatedBy(P, Q)
    assert where.statement == Statement(D, "=", INFINITY, (not_dominated,))
    finite = Statement(D, "<", INFINITY, (dominated,))
    check(Derivation(finite, (Line("<", (Step("finiteness", (), INFINITY),)),)))


def test_where_one_of_two_parts_is_finite_the_other_may_be_infinite():
    # for P not ≪ Q and R ≪ V: D(P || Q) + D(R || V) = oo, though R ≪ V
    total = Add((D, KLDivergence(Pmf("R"), Pmf("V"))))
    found = divergences(Statement(total, "=", total))
    pairs = [(P, Q), (Pmf("R"), Pmf("V"))]
    assert [t.statement.hypotheses for t in found] == [(NotDominatedBy(*pair),) for pair in pairs]


def test_divergence_from_itself_is_zero_by_hand():
    theorem = check(SELF_IS_ZERO)
    assert not may_be_infinite(theorem.statement)
    assert theorem.rules_used == (
        "definition",
        "cancellation",
        "logarithm of one",
        "arithmetic",
        "sum of a constant",
    )


def test_gibbs_inequality_by_hand():
    theorem = check(GIBBS)
    assert [line.relation for line in theorem.lines] == ["=", "≥", "=", "="]


def test_the_inequality_cannot_be_turned_round():
    turned = replace(GIBBS, statement=replace(GIBBS.statement, sign="≤"))
    with pytest.raises(KernelError):
        check(turned)
    for sign in ("=", "≤"):
        lines = (GIBBS.lines[0], replace(GIBBS.lines[1], relation=sign), *GIBBS.lines[2:])
        with pytest.raises(KernelError):
            check(replace(GIBBS, lines=lines))


def test_an_inequality_is_turned_by_a_minus_sign():
    negated = Derivation(
        Statement(Neg(D), "≤", Neg(Sum(_BOUND, x))),
        (
            Line("=", steps(("definition", (0,), unfold(D)))),
            Line("≤", steps(("logarithm inequality", (0, 0), _BOUND))),
        ),
    )
    assert check(negated).statement.sign == "≤"


def test_an_inequality_does_not_reach_through_a_logarithm_or_a_power():
    for outside in (Log(Sum(ONE, x)), Pow(Sum(ONE, x), number(2)), Div(ONE, Sum(ONE, x))):
        before = outside.with_children((unfold(D), *outside.children[1:]))
        after = outside.with_children((Sum(_BOUND, x), *outside.children[1:]))
        position = 1 if isinstance(outside, Div) else 0
        if isinstance(outside, Div):
            before, after = Div(ONE, unfold(D)), Div(ONE, Sum(_BOUND, x))
        with pytest.raises(KernelError):
            check(
                one_line(
                    before,
                    after,
                    ("logarithm inequality", (position, 0), _BOUND),
                    sign="≥",
                    relation="≥",
                )
            )


def test_a_lemma_is_used_for_other_distributions():
    R = KLDivergence(M, P)
    instance = Derivation(
        Statement(R, "≥", ZERO),
        (Line("≥", (Step("theorem", (), ZERO, 0, ((P, M), (Q, P))),)),),
        (GIBBS,),
    )
    theorem = check(instance)
    assert theorem.lemmas[0].statement == GIBBS.statement
    wrong = Step("theorem", (), ZERO, 0, ((P, M), (Q, Q)))
    with pytest.raises(KernelError):
        check(replace(instance, lines=(Line("≥", (wrong,)),)))
    with pytest.raises(KernelError):
        check(replace(instance, lemmas=()))


def test_a_lemma_with_hypotheses_needs_them():
    lemma = one_line(
        subtract(Log(Qx), Log(Qx)),
        ZERO,
        ("arithmetic", (), ZERO),
    )
    with pytest.raises(KernelError):
        check(lemma)
    difference = subtract(D, D)
    lemma = one_line(difference, ZERO, ("arithmetic", (), ZERO), hypotheses=(DominatedBy(P, Q),))
    check(lemma)
    use = Step("theorem", (), ZERO, 0, ())
    for hypotheses, granted in (((), False), ((DominatedBy(P, Q),), True)):
        again = Derivation(
            Statement(difference, "=", ZERO, hypotheses), (Line("=", (use,)),), (lemma,)
        )
        if granted:
            check(again)
        else:
            with pytest.raises(KernelError, match="supposes"):
                check(again)


def test_a_statement_with_an_undefined_side_is_no_theorem():
    difference = subtract(CrossEntropy(P, Q), D)
    with pytest.raises(KernelError, match="undefined"):
        check(Derivation(Statement(difference, "=", difference), ()))
    check(Derivation(Statement(difference, "=", difference, (DominatedBy(P, Q),)), ()))


def test_a_derivation_must_end_at_the_right_side():
    with pytest.raises(KernelError, match="ends at"):
        check(Derivation(Statement(D, "=", ZERO), ()))


def test_a_path_must_lead_somewhere():
    for path in ((5,), (0, 0, 9), (-1,)):
        with pytest.raises(KernelError):
            check(one_line(D, unfold(D), ("definition", path, unfold(D))))


def test_a_step_under_a_sum_does_not_see_an_assumption_about_a_free_index():
    # in P(x) sum_x Q(x) log(P(x)/P(x)) the bound x is another one
    inner = Sum(Mul((Qx, Log(Div(Px, Px)))), x)
    outer = Mul((Px, inner))
    after = Mul((Px, Sum(Mul((Qx, Log(ONE))), x)))
    with pytest.raises(KernelError):
        check(one_line(outer, after, ("cancellation", (1, 0, 1, 0), ONE)))


def test_names_that_the_kernel_keeps_for_itself_are_refused():
    hidden = Index("#0", X)
    term = Add((Apply(P, (hidden,)), Sum(Px, x)))
    with pytest.raises(KernelError, match="#"):
        check(Derivation(Statement(term, "=", term), ()))


@pytest.mark.parametrize(
    "term",
    [
        Apply(P, (x, y)),
        Add((P, Q)),
        Sum(x, x),
        Apply(Mixture((number(2), number(-1)), (P, Q)), (x,)),
        Apply(LiteralPmf((HALF, ONE)), (Index("i", X),)),
        KLDivergence(P, LiteralPmf((HALF, HALF))),
        Log(P),
    ],
)
def test_a_term_without_meaning_is_in_no_theorem(term):
    statement = Statement(ZERO, "=", ZERO)
    with pytest.raises(KernelError):
        check(
            Derivation(
                statement,
                (
                    Line("=", steps(("arithmetic", (), Mul((ZERO, term))))),
                    Line("=", steps(("arithmetic", (), ZERO))),
                ),
            )
        )


def test_weights_that_are_symbols_have_to_stand_in_the_statement():
    w = Symbol("w")
    weights = (w, subtract(ONE, w))
    entropy = Entropy(Mixture(weights, (P, Q)))
    check(one_line(entropy, unfold(entropy), ("definition", (), unfold(entropy))))
    with pytest.raises(KernelError, match="weights"):
        check(
            Derivation(
                Statement(ZERO, "=", ZERO),
                (
                    Line("=", steps(("arithmetic", (), Mul((ZERO, entropy))))),
                    Line("=", steps(("arithmetic", (), ZERO))),
                ),
            )
        )


def test_theorems_are_made_by_the_checker_alone():
    theorem = check(UNFOLD)
    with pytest.raises(TypeError):
        Theorem(theorem.statement, UNFOLD, (), frozenset(), (), True, ())


def test_a_difference_is_proved_by_a_witness():
    half, quarter = number("1/2"), number("1/4")
    witness = ((P, LiteralPmf((half, half))), (Q, LiteralPmf((quarter, number("3/4")))))
    statement = Statement(D, "≠", KLDivergence(Q, P))
    check(Derivation(statement, (), witness=witness))
    with pytest.raises(KernelError):
        check(Derivation(statement, (), witness=((P, witness[0][1]), (Q, witness[0][1]))))
    with pytest.raises(KernelError):
        # these are no distributions
        check(Derivation(statement, (), witness=(witness[0], (Q, LiteralPmf((half, ONE))))))


@pytest.mark.parametrize("given", [UNFOLD, SELF_IS_ZERO, GIBBS])
def test_a_derivation_survives_json(given):
    assert from_json(to_json(given)) == given


def test_a_derivation_is_checked_in_another_process():
    program = (
        "import sys; from symbolic_info.proof.certificate import from_json;"
        "from symbolic_info.proof.kernel.check import check;"
        "print(check(from_json(sys.stdin.read())).statement.sign);"
        "assert 'sympy' not in sys.modules and 'symbolic_info.proof.prover' not in sys.modules"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        input=to_json(GIBBS),
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "≥"


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.pop("format"),
        lambda data: data.update(format=99),
        lambda data: data.update(format=True),
        lambda data: data.update(format=1.0),
        lambda data: data.update(left=["Number", {"number": "1e999999999"}]),
        lambda data: data.update(left=["Number", {"number": "0.5"}]),
        lambda data: data.update(left=["Number", 0.5]),
        lambda data: data.update(left=["Size", {"alphabet": [["X"], "n"]}]),
        lambda data: data["lines"][0]["steps"][0].update(path={}),
        lambda data: data["lines"][0]["steps"][0].update(path=""),
        lambda data: data.pop("left"),
        lambda data: data.update(left=["Nothing"]),
        lambda data: data.update(sign="<>"),
        lambda data: data.update(hypotheses=[["Wish"]]),
        lambda data: data.update(hypotheses=[["DominatedBy", data["left"], data["left"]]]),
        lambda data: data["lines"][0].pop("relation"),
        lambda data: data["lines"][0]["steps"][0].update(path=["a"]),
        lambda data: data["lines"][0]["steps"][0].update(lemma="first"),
        lambda data: data.update(lines=7),
    ],
)
def test_damaged_json_is_refused_with_a_message(damage):
    data = json.loads(to_json(GIBBS))
    damage(data)
    with pytest.raises(ValueError, match=r"\w"):
        from_json(json.dumps(data))


def test_a_key_that_stands_twice_is_refused():
    text = to_json(GIBBS)
    assert text.count('"sign": "≥"') == 1
    with pytest.raises(ValueError, match="twice"):
        from_json(text.replace('"sign": "≥"', '"sign": "≥", "sign": "≤"'))


def test_what_is_no_json_is_refused():
    for text in ("", "{", "[]", "[" * 100_000):
        with pytest.raises(ValueError, match=r"\w"):
            from_json(text)
