"""Each proof against SymPy's ``simplify`` on the same statement, in the same run.

Not collected by a plain ``pytest``, as this is no test of truth and takes minutes. All of it:

    python -m pytest tests/benchmarks/bench_proofs.py

and a short form that only shows that it works:

    python -m pytest tests/benchmarks/bench_proofs.py --benchmark-disable -k "short"

SymPy is given the definitions of the measures, with probabilities that are positive: with
``nonnegative=True`` it finds nothing. It gives no steps; ``prove`` searches for a derivation and
checks it. A case that SymPy cannot write, or does not finish in time, has that as its answer.
"""

import signal
import time

import pytest
import sympy

from symbolic_info.distributions.distribution import Probability
from symbolic_info.distributions.pmf import SIZE
from symbolic_info.measures.from_terms import from_term
from symbolic_info.measures.measure import Measure
from symbolic_info.proof import Statement, Theorem, names, prove, statement_of
from symbolic_info.terms import (
    Add,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Mixture,
    Mul,
    Pmf,
    Symbol,
    number,
    subtract,
)

SECONDS = 60
"""The most time that SymPy is given for one statement."""

SIZES = (2, 5, 10, 20, 50)
COMPONENTS = (2, 3, 5, 10, 20)


class TooLong(Exception):
    """SymPy did not finish in time."""


def _give_up(*_):
    raise TooLong


def sympy_expression(term, size=None):
    """The term in SymPy as people would write it there: P[x] with P positive, no measures.

    With a ``size`` the sums are written out.
    """
    expression = from_term(term)
    while found := list(expression.atoms(Measure)):
        expression = expression.xreplace({measure: measure.definition() for measure in found})
    expression = expression.replace(
        lambda part: isinstance(part, Probability) and isinstance(part.args[1], sympy.Symbol),
        lambda part: sympy.IndexedBase(str(part.args[0]), positive=True)[part.args[1]],
    )
    return expression if size is None else expression.subs(SIZE, size).doit()


def simplify(left, right, size=None):
    """Return the seconds that SymPy takes to simplify left - right, and its answer in words."""
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(SECONDS)
    started = time.perf_counter()
    try:
        difference = sympy_expression(left, size) - sympy_expression(right, size)
        outcome = "equal" if sympy.simplify(difference) == 0 else "not decided"
    except TooLong:
        outcome = f"more than {SECONDS} s"
    except (ValueError, TypeError, AttributeError, NotImplementedError):
        outcome = "cannot be written"
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return time.perf_counter() - started, outcome


def set_against_sympy(benchmark, compare, case, statement, peer=None, size=None):
    """Time ``prove`` on the statement, and SymPy on the same or on what it has instead of it."""
    started = time.perf_counter()
    decision = benchmark(
        prove, statement.left, statement.sign, statement.right, statement.hypotheses
    )
    once = time.perf_counter() - started
    assert isinstance(decision, Theorem)
    ours = benchmark.stats.stats.median if benchmark.stats else once
    peer = peer or statement
    compare(case, ours, *simplify(peer.left, peer.right, size))


def kl_identity(p, q):
    return Statement(KLDivergence(p, q), "=", subtract(CrossEntropy(p, q), Entropy(p)))


def js_identity(count):
    parts = tuple(Pmf(f"P{k}") for k in range(count))
    share = number(f"1/{count}")
    weights = (share,) * count
    mean = Mul((share, Add(tuple(Entropy(part) for part in parts))))
    right = subtract(Entropy(Mixture(weights, parts)), mean)
    return Statement(JensenShannonDivergence(weights, parts), "=", right)


def literal(letter, size):
    return LiteralPmf(tuple(Symbol(f"{letter}_{k}") for k in range(1, size + 1)))


GENERAL = kl_identity(Pmf("P"), Pmf("Q"))


@pytest.mark.parametrize("name", names())
def test_catalogue(benchmark, compare, name):
    set_against_sympy(benchmark, compare, name, statement_of(name))


@pytest.mark.parametrize("size", SIZES)
def test_concrete_n(benchmark, compare, size):
    """The probabilities are names, p_1 to p_n and q_1 to q_n, and the sums are written out."""
    statement = kl_identity(literal("p", size), literal("q", size))
    set_against_sympy(benchmark, compare, f"KL identity, n = {size}", statement, GENERAL, size)


@pytest.mark.parametrize("count", COMPONENTS)
def test_mixtures(benchmark, compare, count):
    set_against_sympy(benchmark, compare, f"JS identity, {count} components", js_identity(count))


@pytest.mark.parametrize(
    ("case", "statement", "size"),
    [
        ("KL identity, n symbolic", GENERAL, None),
        ("KL identity, n = 2", kl_identity(literal("p", 2), literal("q", 2)), 2),
        ("JS identity, 2 components", js_identity(2), None),
    ],
)
def test_short_form(benchmark, compare, case, statement, size):
    """A case of each kind, for a quick look at whether the benchmark works."""
    set_against_sympy(benchmark, compare, case, statement, GENERAL if size else None, size)
