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

from symbolic_info.proof import UnknownTheorem, check, derive, from_json, names, to_json
from symbolic_info.proof.kernel.statement import FiniteIntegral, KernelError
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
)

Px, Qx, Mx = (Apply(distribution, (x,)) for distribution in (P, Q, M))
p, q, t = Density("p"), Density("q"), Symbol("x")
pt, qt = Apply(p, (t,)), Apply(q, (t,))


def over_line(body):
    return Integral(body, t, Neg(INFINITY), INFINITY)


def total(*factors):
    return Sum(Mul(factors), x)


def reasons(line):
    """The rules of a line, without the rearrangements that go with them."""
    rules = tuple(reason.rule for reason in line.reasons)
    return rules if set(rules) == {"arithmetic"} else tuple(r for r in rules if r != "arithmetic")


def assert_lines(name, expected):
    lines = derive(name).lines
    assert [reasons(line) for line in lines] == [rules for rules, _ in expected]
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
        "from symbolic_info.proof.kernel.certificate import from_json\n"
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
    last = derive("kl-is-cross-entropy-minus-entropy").lines[-1]
    folded = [reason.about for reason in last.reasons if reason.rule == "definition"]
    assert folded == [CrossEntropy(P, Q), Entropy(P)]


def test_kl_identity_holds_without_hypotheses_and_says_where_it_is_infinite():
    theorem = derive("kl-is-cross-entropy-minus-entropy")
    assert theorem.statement.hypotheses == ()
    ((where),) = theorem.divergences
    assert (where.distribution, where.model, where.value) == (P, Q, "+oo")
    assert theorem.finite_otherwise


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
    assert "+oo" not in theorem.values


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
    assert [reasons(line) for line in uniform_terms] == [
        ("definition",),
        ("definition",),
        ("sum of a constant",),
        ("logarithm of a reciprocal",),
        ("arithmetic",),
    ]
    assert uniform_terms[1].term == Neg(total(Div(ONE, n), Log(Div(ONE, n))))
    assert uniform_terms[-1].term == Log(n)


def test_change_of_base_goes_through_natural_logarithms():
    lines = derive("change-of-base").lines
    assert [reasons(line) for line in lines] == [
        ("definition",),
        ("arithmetic",),
        ("definition", "definition"),
    ]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("entropy-is-expected-surprisal", 4),
        ("surprisal-of-independent-events-adds", 3),
        ("kl-is-cross-entropy-minus-entropy", 4),
    ],
)
def test_a_derivation_is_as_short_as_in_a_textbook(name, count):
    assert len(derive(name).lines) == count


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


def _mutants(data):
    """Every way to change one entry of a derivation's steps: rules, paths, results, relations."""
    rules = ["definition", "arithmetic", "linearity of summation", "cancellation"]
    text = json.dumps(data)
    for a, b in (
        ('["Pmf", "P"', '["Pmf", "Q"'),
        ('["Pmf", "Q"', '["Pmf", "P"'),
        ('"1/2"', '"1/3"'),
        ('"Neg"', '"Log"'),
        ('"1"', '"2"'),
        ('"0"', '"1"'),
    ):
        start = text.index('"lines"')
        at = text.find(a, start)
        while at >= 0:
            yield text[:at] + b + text[at + len(a) :]
            at = text.find(a, at + 1)
    for number, line in enumerate(data["lines"]):
        for k, step in enumerate(line["steps"]):
            changes = [{"rule": rule} for rule in rules if rule != step["rule"]]
            changes += [{"path": step["path"][:-1]}, {"path": [*step["path"], 0]}]
            for change in changes:
                copy = json.loads(text)
                copy["lines"][number]["steps"][k].update(change)
                yield json.dumps(copy)
            copy = json.loads(text)
            del copy["lines"][number]["steps"][k]
            yield json.dumps(copy)
        copy = json.loads(text)
        del copy["lines"][number]
        yield json.dumps(copy)


@pytest.mark.parametrize("name", [n for n in names() if derive(n).lines])
def test_a_mutant_that_passes_still_proves_the_same_statement(name):
    derivation = derive(name).derivation
    rejected = 0
    for text in _mutants(json.loads(to_json(derivation))):
        try:
            theorem = check(from_json(text))
        except (KernelError, ValueError):
            rejected += 1
        else:
            # a step by another rule, or a line less, can be right; the statement is the same
            assert theorem.statement == derivation.statement
    # a definition alone is one step, in which there is less to change
    steps = sum(len(line.steps) for line in derivation.lines)
    assert rejected > (10 if steps > 1 else 4)
