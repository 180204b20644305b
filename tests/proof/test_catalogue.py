"""The catalogue: every theorem is proved, and its derivation is the one of a textbook.

The lines were written down from Cover and Thomas, Elements of Information Theory, 2nd ed.,
chapter 2 (entropy, relative entropy), and from Lin (1991) for Jensen-Shannon, before they were
compared with what the prover finds. Where the two differ, the test says so.
"""

import json
import subprocess
import sys

import pytest
from proof_strategies import M, P, Q, X, x, y

from symbolic_info.proof import (
    DominatedBy,
    FiniteIntegral,
    NotDominatedBy,
    Statement,
    UnknownTheorem,
    check,
    derive,
    divergences,
    from_json,
    may_be_infinite,
    names,
    prove,
    reasons_of,
    to_json,
)
from symbolic_info.terms import (
    HALF,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    Integral,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Mul,
    Neg,
    Size,
    Sum,
    Symbol,
    alpha_equal,
    subtract,
    walk,
)

Px, Qx, Mx = (Apply(distribution, (x,)) for distribution in (P, Q, M))
p, q, t = Density("p"), Density("q"), Symbol("x")
pt, qt = Apply(p, (t,)), Apply(q, (t,))


def over_line(body):
    return Integral(body, t, Neg(INFINITY), INFINITY)


def total(*factors):
    return Sum(Mul(factors), x)


def rules_of_lines(name):
    """The rules of each line, without the rearrangements that go with them."""
    for reasons in reasons_of(derive(name)):
        rules = tuple(reason.rule for reason in reasons)
        alone = set(rules) == {"arithmetic"}
        yield rules if alone else tuple(rule for rule in rules if rule != "arithmetic")


def assert_lines(name, expected):
    lines = derive(name).lines
    assert list(rules_of_lines(name)) == [rules for rules, _ in expected]
    for line, (_, term) in zip(lines, expected, strict=True):
        assert alpha_equal(line.term, term), f"{line.term} instead of {term}"


@pytest.mark.parametrize("name", names())
def test_every_theorem_is_proved_again_from_its_json(name):
    theorem = derive(name)
    assert check(from_json(to_json(theorem.derivation))) == theorem


def test_every_theorem_is_checked_in_a_fresh_process():
    derivations = [to_json(derive(name).derivation) for name in names()]
    program = (
        "import json, sys\n"
        "from symbolic_info.proof.certificate import from_json\n"
        "from symbolic_info.proof.kernel.check import check\n"
        "for text in json.load(sys.stdin): check(from_json(text))\n"
        "print('all checked')\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(derivations),
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == "all checked"


def test_kl_is_cross_entropy_minus_entropy():
    assert_lines(
        "kl-is-cross-entropy-minus-entropy",
        [
            (("definition",), total(Px, Log(Div(Px, Qx)))),
            (("logarithm of a quotient",), total(Px, subtract(Log(Px), Log(Qx)))),
            (("linearity of summation",), subtract(total(Px, Log(Px)), total(Px, Log(Qx)))),
            (("definition", "definition"), subtract(CrossEntropy(P, Q), Entropy(P))),
        ],
    )


def test_the_folding_line_names_cross_entropy_and_entropy_in_the_order_of_the_formula():
    last = reasons_of(derive("kl-is-cross-entropy-minus-entropy"))[-1]
    folded = [reason.about for reason in last if reason.rule == "definition"]
    assert folded == [CrossEntropy(P, Q), Entropy(P)]


def test_kl_identity_holds_without_hypotheses_and_says_where_it_is_infinite():
    theorem = derive("kl-is-cross-entropy-minus-entropy")
    assert theorem.statement.hypotheses == ()
    (where,) = divergences(theorem.statement)
    divergence = theorem.statement.left
    assert where.statement == Statement(divergence, "=", INFINITY, (NotDominatedBy(P, Q),))
    finite = prove(divergence, "<", INFINITY, (DominatedBy(P, Q),))
    assert finite.statement.hypotheses == (DominatedBy(P, Q),)


def test_kl_of_densities_supposes_that_the_differential_entropy_is_finite():
    # of the two integrals that are split, one has to be finite; the other may be infinite
    theorem = derive("kl-of-densities-is-cross-entropy-minus-entropy")
    assert theorem.statement.hypotheses == (FiniteIntegral(over_line(Mul((pt, Log(pt))))),)
    assert_lines(
        "kl-of-densities-is-cross-entropy-minus-entropy",
        [
            (("definition",), over_line(Mul((pt, Log(Div(pt, qt)))))),
            (("logarithm of a quotient",), over_line(Mul((pt, subtract(Log(pt), Log(qt)))))),
            (
                ("linearity of integration",),
                subtract(over_line(Mul((pt, Log(pt)))), over_line(Mul((pt, Log(qt))))),
            ),
            (("definition", "definition"), subtract(CrossEntropy(p, q), Entropy(p))),
        ],
    )


def test_kl_of_equal_distributions_is_zero():
    assert_lines(
        "kl-of-equal-distributions-is-zero",
        [
            (("definition",), total(Px, Log(Div(Px, Px)))),
            (("cancellation",), total(Px, Log(ONE))),
            (("logarithm of one",), Sum(ZERO, x)),
            (("sum of a constant",), ZERO),
        ],
    )


def test_js_is_entropy_of_mixture_minus_mean_entropy():
    # Lin (4.1) in one step; here it is written out, 7 lines
    plogp, qlogq = total(Px, Log(Px)), total(Qx, Log(Qx))
    plogm, qlogm = total(Px, Log(Mx)), total(Qx, Log(Mx))
    rest = Neg(Mul((HALF, subtract(Neg(plogp), qlogq))))
    weights = Add((Mul((HALF, Px)), Mul((HALF, Qx))))
    assert_lines(
        "js-is-entropy-of-mixture-minus-mean-entropy",
        [
            (("definition",), Mul((HALF, Add((KLDivergence(P, M), KLDivergence(Q, M)))))),
            (
                ("definition", "definition"),
                Mul((HALF, Add((total(Px, Log(Div(Px, Mx))), total(Qx, Log(Div(Qx, Mx))))))),
            ),
            (
                ("logarithm of a quotient",),
                Mul(
                    (
                        HALF,
                        Add(
                            (
                                total(Px, subtract(Log(Px), Log(Mx))),
                                total(Qx, subtract(Log(Qx), Log(Mx))),
                            )
                        ),
                    )
                ),
            ),
            (
                ("linearity of summation",),
                Mul((HALF, Add((plogp, Neg(plogm), qlogq, Neg(qlogm))))),
            ),
            (("linearity of summation",), Add((Neg(total(weights, Log(Mx))), rest))),
            (("definition",), Add((Neg(total(Mx, Log(Mx))), rest))),
            (
                ("definition", "definition", "definition"),
                subtract(Entropy(M), Mul((HALF, Add((Entropy(P), Entropy(Q)))))),
            ),
        ],
    )


def test_js_is_finite_without_any_hypothesis():
    theorem = derive("js-is-entropy-of-mixture-minus-mean-entropy")
    assert theorem.statement.hypotheses == ()
    assert not may_be_infinite(theorem.statement)


def test_js_is_symmetric():
    assert_lines(
        "js-is-symmetric",
        [
            (("definition",), Mul((HALF, Add((KLDivergence(P, M), KLDivergence(Q, M)))))),
            (("definition",), JensenShannonDivergence((HALF, HALF), (Q, P))),
        ],
    )


def test_entropy_of_uniform_is_log_n():
    n = Size(X)
    uniform_terms = derive("entropy-of-uniform-is-log-n").lines
    assert list(rules_of_lines("entropy-of-uniform-is-log-n")) == [
        ("definition",),
        ("definition",),
        ("sum of a constant",),
        ("logarithm of a reciprocal",),
        ("arithmetic",),
    ]
    assert uniform_terms[1].term == Neg(total(Div(ONE, n), Log(Div(ONE, n))))
    assert uniform_terms[-1].term == Log(n)


def test_change_of_base_goes_through_natural_logarithms():
    assert list(rules_of_lines("change-of-base")) == [
        ("definition",),
        ("arithmetic",),
        ("definition", "definition"),
    ]


# For each theorem: its place in Cover and Thomas (CT) or that it is in Lin, how many lines the
# proof takes when it is written as there, how many more it has here, and what differs and why.
# "written for this test" is a proof by hand where the books have none.
TEXTBOOK = {
    "change-of-base": ("CT 2.1 (lemma 2.1.2)", 1, 2, "by way of natural logarithms, both ways"),
    "log-sum-inequality-for-two-terms": ("CT 2.7.1", 4, -1, "the tangent, not Jensen's t log t"),
    "jensen-inequality-for-the-logarithm": ("CT 2.6.2", 3, 2, "by the log-sum inequality"),
    "log-sum-inequality": ("CT 2.7.1", 4, 1, "the sum is split and normalised in lines of its own"),
    "surprisal-decreases-with-probability": ("written for this test", 1, 2, "unfolds and folds"),
    "surprisal-of-independent-events-adds": ("written for this test", 3, 0, ""),
    "entropy-is-expected-surprisal": ("CT 2.1", 2, 2, "E and I are folded in two lines"),
    "entropy-is-non-negative": ("CT 2.1.1", 2, 2, "sums up zeros in lines of their own"),
    "entropy-is-at-most-log-n": ("CT 2.6.4", 2, 0, "the book's D(p || u) = log n - H, then D >= 0"),
    "entropy-of-uniform-is-log-n": ("written for this test", 4, 1, "puts 1/n in after unfolding"),
    "entropy-is-concave": (
        "CT 2.7.3",
        4,
        3,
        "by D(p || m) >= 0; the book by H = log n - D(p || u)",
    ),
    "entropy-of-independent-parts-adds": ("CT 2.6.6", 5, 0, ""),
    "grouping-of-entropy": ("CT problem 2.27", 4, 0, ""),
    "entropy-of-a-mixture-of-disjoint-supports": (
        "CT problem 2.10",
        4,
        5,
        "the book has an indicator and two chain rules; here it is written out",
    ),
    "binary-entropy-is-symmetric": ("CT 2.1", 2, 0, ""),
    "binary-entropy-is-at-most-log-two": ("CT 2.6.4", 2, 2, "writes out D([p, 1-p] || [1/2, 1/2])"),
    "kl-is-cross-entropy-minus-entropy": ("CT 5.4.3", 4, 0, ""),
    "kl-of-densities-is-cross-entropy-minus-entropy": ("CT 8.5", 4, 0, ""),
    "kl-of-equal-distributions-is-zero": ("written for this test", 4, 0, ""),
    "kl-is-non-negative": ("CT 2.6.3", 6, -1, "log x <= x - 1 in place of Jensen"),
    "cross-entropy-is-at-least-entropy": ("CT 5.3.1", 2, 0, ""),
    "cross-entropy-is-linear-in-the-first-argument": ("written for this test", 3, 1, "M is put in"),
    "cross-entropy-is-convex-in-the-second-argument": (
        "written for this test",
        4,
        1,
        "M is put in in a line of its own",
    ),
    "kl-to-uniform-is-log-n-minus-entropy": ("CT 2.6.4", 3, 3, "1/n, split, sum to 1"),
    "kl-of-independent-parts-adds": ("CT 2.5.3", 5, 2, "the sums of 1 in lines of their own"),
    "kl-is-convex-in-the-first-argument": (
        "CT 2.7.2",
        5,
        2,
        "the two sides differ by divergences; the book has the log-sum inequality",
    ),
    "kl-is-convex-in-the-second-argument": (
        "written for this test",
        7,
        2,
        "M is put in, and log p - log q is split, in lines of their own",
    ),
    "kl-is-convex-in-the-pair": ("CT 2.7.2", 5, 1, "the weights are cancelled in a line"),
    "kl-is-infinite-without-absolute-continuity": ("CT 2.3", 1, 1, "unfolds"),
    "kl-is-finite-under-absolute-continuity": ("CT 2.3", 1, 0, ""),
    "symmetrised-kl-as-one-sum": ("Lin", 3, 1, "the logarithms are split and joined"),
    "kl-is-not-symmetric": ("CT 2.3", 0, 0, "by example, as in the book"),
    "kl-has-no-triangle-inequality": ("CT 2.3", 0, 0, "by example"),
    "js-is-entropy-of-mixture-minus-mean-entropy": ("Lin", 1, 6, "the book defines it so"),
    "js-is-non-negative": ("Lin", 2, 1, "the bracket is opened"),
    "js-of-equal-distributions-is-zero": ("Lin", 3, 2, "unfolds in two lines, M in a third"),
    "js-is-finite": ("Lin", 1, 0, ""),
    "js-is-symmetric": ("Lin", 2, 0, ""),
    "js-is-at-most-log-two": ("Lin", 4, 1, "unfolds in two lines"),
    "js-of-disjoint-supports-is-log-two": ("Lin", 4, 2, "unfolds in two lines, M in a third"),
    "js-is-at-most-a-quarter-of-symmetrised-kl": (
        "Lin",
        4,
        6,
        "the gap is a divergence, written out; Lin bounds term by term",
    ),
    "compensation-identity": ("written for this test", 6, 1, "M is put in in a line of its own"),
    "js-of-three-is-entropy-of-mixture-minus-mean-entropy": ("Lin", 1, 6, "defined so there"),
    "js-of-three-is-non-negative": ("Lin", 2, 1, "the bracket is opened"),
    "js-of-three-is-at-most-log-three": ("Lin", 4, 1, "unfolds in two lines"),
    "weighted-js-is-entropy-of-mixture-minus-mean-entropy": ("Lin", 1, 5, "defined so there"),
    "weighted-js-is-non-negative": ("Lin", 2, -1, "is written out as it stands"),
    "weighted-js-is-at-most-entropy-of-weights": (
        "Lin",
        5,
        1,
        "1/w as -log w in a line of its own",
    ),
    "chain-rule-of-entropy": ("CT 2.2.1", 5, 0, ""),
    "chain-rule-of-kl": ("CT 2.5.3", 4, 0, ""),
    "mutual-information-is-kl-from-independence": ("CT 2.3", 1, 0, ""),
    "mutual-information-is-what-y-tells-of-x": (
        "CT 2.4.1",
        5,
        2,
        "I is a divergence first; marginals are summed in a line",
    ),
    "mutual-information-is-what-x-tells-of-y": (
        "CT 2.4.1",
        5,
        2,
        "I is a divergence first; marginals are summed in a line",
    ),
    "mutual-information-by-entropies": ("CT 2.4.1", 4, 2, "marginals are summed in a line"),
    "mutual-information-is-non-negative": ("CT 2.6.3 corollary", 2, 0, ""),
    "conditioning-does-not-increase-entropy": ("CT 2.6.5", 2, 0, ""),
    "joint-entropy-is-at-most-the-sum": ("CT 2.6.6", 2, 0, ""),
}


@pytest.mark.parametrize("name", names())
def test_a_derivation_differs_from_the_one_of_a_textbook_where_it_is_said(name):
    _, lines, more, difference = TEXTBOOK[name]
    assert len(derive(name).lines) == lines + more
    assert difference or not more


def test_the_kl_identity_takes_at_most_seven_lines():
    assert len(derive("kl-is-cross-entropy-minus-entropy").lines) == 4


@pytest.mark.parametrize("name", names())
def test_no_line_undoes_what_the_line_before_it_did(name):
    theorem = derive(name)
    terms = [theorem.statement.left, *(line.term for line in theorem.lines)]
    for k, term in enumerate(terms):
        assert not any(alpha_equal(term, later) for later in terms[k + 1 :])


@pytest.mark.parametrize("name", names())
def test_no_line_repeats_another(name):
    theorem = derive(name)
    terms = [theorem.statement.left, *(line.term for line in theorem.lines)]
    assert len(set(terms)) == len(terms)


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownTheorem) as caught:
        derive("js-is-symetric")
    assert "js-is-symmetric" in caught.value.nearest


def test_a_bound_index_may_have_any_name():
    theorem = derive("kl-is-cross-entropy-minus-entropy")
    Py, Qy = Apply(P, (y,)), Apply(Q, (y,))
    assert alpha_equal(theorem.lines[0].term, Sum(Mul((Py, Log(Div(Py, Qy)))), y))


def with_lemmas(theorem):
    yield theorem
    for lemma in theorem.lemmas:
        yield from with_lemmas(lemma)


def logarithms(term):
    return {part for _, part in walk(term) if isinstance(part, Log)}


# the fraction is expanded by the natural logarithm of the other base: that is the proof
@pytest.mark.parametrize("name", [name for name in names() if name != "change-of-base"])
def test_no_line_by_arithmetic_alone_brings_in_a_logarithm(name):
    # what is added and taken away again comes in by arithmetic, with a logarithm of its own;
    # the arguments of those that are there may be simplified
    for theorem in with_lemmas(derive(name)):
        before = theorem.statement.left
        for line, reasons in zip(theorem.lines, reasons_of(theorem), strict=True):
            if {reason.rule for reason in reasons} == {"arithmetic"}:
                assert len(logarithms(line.term)) <= len(logarithms(before)), str(line.term)
            before = line.term
