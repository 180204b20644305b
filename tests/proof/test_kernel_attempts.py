"""The rules tried at random: what they grant of terms that nobody chose has the values they say.

The other tests of the rules hold chosen steps against the denotation. Here both sides of a step
are drawn, right by the look of the rule's law but for its side conditions: terms that may be 0,
negative, infinite or undefined stand where a law wants a probability, and the kernel decides
which of the steps it grants.
"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from proof_strategies import M, P, Q, Unevaluable, X, environments, kind, same, terms, value, x, y

from symbolic_info.numeric import compare
from symbolic_info.proof.kernel.rules import apply_rule
from symbolic_info.proof.kernel.statement import DominatedBy, KernelError, NotDominatedBy
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Entropy,
    KLDivergence,
    Log,
    Mul,
    Neg,
    Pow,
    Size,
    Sum,
    number,
    subtract,
)

Px, Qx, Mx, Py, Qy = (
    Apply(*pair) for pair in ((P, (x,)), (Q, (x,)), (M, (x,)), (P, (y,)), (Q, (y,)))
)

PROBABILITIES = (Px, Qx, Mx, Py, Add((Px, Qx)), subtract(Px, Qx), Mul((Px, Qx)), Neg(Px))
NUMBERS = (Size(X), number(2), HALF, ONE, ZERO, Neg(ONE), Pow(Px, number(2)))
PERHAPS_INFINITE = (Div(Px, Qx), Div(ONE, Px), Log(Px), Log(Qy), KLDivergence(P, Q))
FINITE = (Entropy(P), Mul((Px, Log(Px))))
SIMPLE = st.sampled_from((*PROBABILITIES, *NUMBERS, *PERHAPS_INFINITE, *FINITE))
PARTS = st.one_of(SIMPLE, SIMPLE, terms)
BASES = st.sampled_from((None, None, EULER, number(2), HALF, ONE))
EXPONENTS = st.sampled_from((number(2), ZERO, number(-2), HALF, ONE, Px, Neg(ONE)))
NONZERO = st.sampled_from(((), (), (), (Px,), (Qx,), (Px, Qx), (Mx,), (Px, Py)))
HYPOTHESES = st.sampled_from(
    ((), (), (DominatedBy(P, Q),), (NotDominatedBy(P, Q),), (DominatedBy(P, Q), DominatedBy(Q, P)))
)
RELATIONS = {"≤": "<=", "≥": ">=", "<": "<", ">": ">"}


def logarithms(a, b, c, k, base):
    """Yield steps by the laws of the logarithm, and by its inequalities."""

    def log(argument):
        return Log(argument, base)

    weighed, scale = Mul((a, log(Div(a, b)))), log(EULER)
    yield "logarithm of a quotient", log(Div(a, b)), subtract(log(a), log(b))
    yield "logarithm of a reciprocal", log(Div(ONE, b)), Neg(log(b))
    yield "logarithm of a product", log(Mul((a, b))), Add((log(a), log(b)))
    yield "logarithm of a product", log(Mul((a, b, c))), Add((log(a), log(b), log(c)))
    yield "logarithm of a power", log(Pow(a, k)), Mul((k, log(a)))
    yield "logarithm of one", log(ONE), ZERO
    yield "logarithm of the base", Log(a, a), ONE
    yield "power of a logarithm", Pow(base or EULER, Log(a, base)), a
    yield "power of a logarithm", Pow(b, Log(a, b)), a
    yield "comparison of numbers", Log(a, base), c
    yield "logarithm of a probability", log(a), ZERO
    yield "monotonicity of probability", a, b
    yield "monotonicity of probability", a, ONE
    yield "logarithm inequality", weighed, Mul((subtract(a, b), scale))
    rest = Mul((subtract(a, Mul((b, c))), scale))
    yield "logarithm inequality", weighed, Add((Mul((a, log(c))), rest))
    for smaller, greater in (
        (a, b),
        (a, Add((a, b))),
        (Mul((HALF, a)), a),
        (Div(a, b), Add((Div(a, b), c))),
        (Div(a, b), Div(Add((a, c)), b)),
    ):
        yield "monotonicity of the logarithm", log(smaller), log(greater)


def sums(a, b, c, index):
    """Yield steps by the rules of sums; nothing is said of what the index occurs in."""

    def total(body):
        return Sum(body, index)

    for whole, split in (
        (Mul((a, b)), Mul((a, total(b)))),
        (Mul((a, Add((b, c)))), Add((total(Mul((a, b))), total(Mul((a, c)))))),
        (Mul((a, Add((b, c)))), Mul((a, Add((total(b), total(c)))))),
        (Mul((a, subtract(b, c))), Mul((a, subtract(total(b), total(c))))),
        (Mul((a, subtract(b, c))), Mul((a, total(subtract(b, c))))),
        (Mul((a, subtract(b, c))), subtract(total(Mul((a, b))), total(Mul((a, c))))),
        (Add((a, b)), Add((total(a), total(b)))),
        (subtract(a, b), subtract(total(a), total(b))),
        (Div(a, number(2)), Mul((HALF, total(a)))),
        (Neg(a), Neg(total(a))),
    ):
        yield "linearity of summation", total(whole), split
    yield "sum of a constant", total(a), Mul((Size(X), a))
    yield "interchange of summation", Sum(Sum(a, y), x), Sum(Sum(a, x), y)


def arithmetic(a, b, c):
    """Yield steps by arithmetic, right for real numbers other than 0."""
    square = number(2)
    for before, after in (
        (Mul((a, Add((b, c)))), Add((Mul((a, b)), Mul((a, c))))),
        (Mul((b, Div(a, b))), a),
        (subtract(a, a), ZERO),
        (Div(Add((a, b)), c), Add((Div(a, c), Div(b, c)))),
        (Div(Mul((a, b)), Mul((a, c))), Div(b, c)),
        (Div(a, Div(b, c)), Div(Mul((a, c)), b)),
        (Mul((a, Div(b, c))), Div(Mul((a, b)), c)),
        (Div(Div(a, b), c), Div(a, Mul((b, c)))),
        (Pow(Mul((a, b)), square), Mul((Pow(a, square), Pow(b, square)))),
        (Div(Neg(a), b), Neg(Div(a, b))),
        (Div(a, Neg(b)), Neg(Div(a, b))),
        (Mul((a, Div(b, a), c)), Mul((b, c))),
        (Div(a, b), Mul((a, Pow(b, number(-1))))),
    ):
        yield "arithmetic", before, after
    yield "cancellation", Div(a, a), ONE
    yield "cancellation up to zero", Mul((b, Div(a, b))), a
    for term in (a, Sum(Mul((a, b)), x), Sum(Mul((a, Log(b))), x)):
        yield "infinity", term, INFINITY
        yield "infinity", term, Neg(INFINITY)
        yield "sign", term, ZERO
        yield "finiteness", term, INFINITY


@st.composite
def attempts(draw):
    a, b, c = draw(PARTS), draw(PARTS), draw(PARTS)
    steps = [
        *logarithms(a, b, c, draw(EXPONENTS), draw(BASES)),
        *sums(a, b, c, draw(st.sampled_from((x, y)))),
        *arithmetic(a, b, c),
    ]
    rule = draw(st.sampled_from(sorted({rule for rule, _, _ in steps})))
    return draw(st.sampled_from([step for step in steps if step[0] == rule]))


def is_about(environment, nonzero, hypotheses):
    """Whether the environment is one that the context of the step allows."""
    chances = [[w.value for w in environment[pmf].weights] for pmf in (P, Q)]
    dominated = {
        (P, Q): all(q or not p for p, q in zip(*chances, strict=True)),
        (Q, P): all(p or not q for p, q in zip(*chances, strict=True)),
    }
    return all(value(term, environment).rational != 0 for term in nonzero) and all(
        dominated[h.distribution, h.model] == isinstance(h, DominatedBy) for h in hypotheses
    )


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(attempts(), NONZERO, HYPOTHESES, st.lists(environments(), min_size=4, max_size=4))
def test_what_a_rule_grants_of_any_terms_is_true(step, nonzero, hypotheses, found):
    rule, before, after = step
    try:
        granted = apply_rule(rule, before, after, Context(hypotheses).assuming(nonzero))
    except KernelError:
        return
    for environment in found:
        if not is_about(environment, nonzero, hypotheses):
            continue
        try:
            left, right = value(before, environment), value(after, environment)
        except Unevaluable:
            continue
        if granted.relation == "=":
            assert same(left, right)
            continue
        order = compare(left, right)
        assert order in (None, "undefined", *RELATIONS[granted.relation])
        if granted.equality is not None and left.is_finite and right.is_finite and order:
            gaps = [kind(value(gap.term, environment)) for gap in granted.equality]
            assert (order == "=") == all(gap == "0" for gap in gaps)
