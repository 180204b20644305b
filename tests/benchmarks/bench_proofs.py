"""Each proof against SymPy's ``simplify`` on the same statement, in the same run.

Not collected by a plain ``pytest``, as this is no test of truth and takes minutes; ``proofs.py``
runs it and makes a table of its rows. The times are those of this process, which do not count
what other processes take. Both start with empty caches, and with terms that nothing was asked of
before.

SymPy is given the definitions of the measures, with probabilities that are positive: with
``nonnegative=True`` it finds nothing. They are written down before its time begins. It gives no
steps; ``prove`` searches for a derivation and checks it. Where SymPy makes the two sides one on
writing them, as log_b a and log a / log b, there is nothing for ``simplify`` to do, and its answer
says so. A case that SymPy cannot write, or does not finish in time, has that as its answer.
"""

import functools
import gc
import signal
import time

import pytest
import sympy
from measuring import Row
from sympy.core.cache import clear_cache

from symbolic_info.distributions.distribution import Probability
from symbolic_info.distributions.pmf import SIZE
from symbolic_info.measures.from_terms import from_term
from symbolic_info.measures.measure import Measure
from symbolic_info.proof import Statement, Theorem, names, prove, statement_of
from symbolic_info.proof.kernel.statement import terms_of, with_terms
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
    from_data,
    number,
    subtract,
    to_data,
)

SECONDS = 20
"""The most time of the processor that SymPy is given for one statement."""

SIZES = (2, 5, 10, 20, 50)
COMPONENTS = (2, 3, 5, 10, 20)


ROUNDS = 5
"""How often a proof is timed; the median counts."""

RELATIONS = {
    "=": sympy.Eq,
    "≠": sympy.Ne,
    "≤": sympy.Le,
    "≥": sympy.Ge,
    "<": sympy.Lt,
    ">": sympy.Gt,
}


class TooLong(Exception):
    """SymPy did not finish in time."""


def _give_up(*_):
    raise TooLong


def sympy_expression(term, size=None):
    """The term in SymPy as people would write it there: P[x] with P positive, no measures.

    With a ``size`` the sums have so many terms, and are not written out yet.
    """
    expression = from_term(term)
    while found := list(expression.atoms(Measure)):
        expression = expression.xreplace({measure: measure.definition() for measure in found})
    expression = expression.replace(
        lambda part: isinstance(part, Probability) and isinstance(part.args[1], sympy.Symbol),
        lambda part: sympy.IndexedBase(str(part.args[0]), positive=True)[part.args[1]],
    )
    return expression if size is None else expression.subs(SIZE, size)


def simplify(statement, size=None):
    """Return the seconds that SymPy takes to simplify the statement, and its answer in words."""
    before = signal.signal(signal.SIGPROF, _give_up)
    started = time.thread_time()
    try:
        left, right = (sympy_expression(t, size) for t in (statement.left, statement.right))
        clear_cache()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        # the clock of the process stands still between the ticks of its timer
        started = time.thread_time()
        if size is not None:
            left, right = left.doit(), right.doit()
        if statement.sign == "=":
            written, true = left - right, sympy.S.Zero
        else:
            written, true = RELATIONS[statement.sign](left, right), sympy.true
        # a sum of zeros is 0, but does not look like it
        if written == true or written.is_zero:
            outcome = "SymPy: the same as written"
        else:
            decided = sympy.simplify(written) == true
            outcome = "SymPy: the same" if decided else "SymPy: not decided"
    except TooLong:
        outcome = f"SymPy: not in {SECONDS} s"
    except (AssertionError, KeyError, ValueError, TypeError, AttributeError, NotImplementedError):
        outcome = "SymPy: cannot be written, or fails"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return time.thread_time() - started, outcome


def forget():
    """Empty the caches of this program."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and (
            str(found.__module__).startswith("symbolic_info")
        ):
            found.cache_clear()


def anew(statement):
    """Empty the caches, and return what ``prove`` is asked with terms that are new."""
    forget()
    left, right = (from_data(to_data(side)) for side in (statement.left, statement.right))
    hypotheses = tuple(
        with_terms(h, [from_data(to_data(term)) for term in terms_of(h)])
        for h in statement.hypotheses
    )
    return (left, statement.sign, right, hypotheses), {}


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    """What SymPy imports when it simplifies for the first time is not counted."""
    simplify(GENERAL)


@pytest.fixture
def against_sympy(benchmark, record_property):
    """Time ``prove`` on a statement, and SymPy on the same or on what it has instead of it."""

    def compare(case, statement, peer=None, size=None):
        decision = benchmark.pedantic(prove, setup=lambda: anew(statement), rounds=ROUNDS)
        assert isinstance(decision, Theorem)
        seconds, outcome = simplify(peer or statement, size)
        median = benchmark.stats.stats.median
        record_property("row", Row(case, median, "simplify", seconds, outcome))

    return compare


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
def test_catalogue(against_sympy, name):
    against_sympy(name, statement_of(name))


@pytest.mark.parametrize("size", SIZES)
def test_kl_of_concrete_n(against_sympy, size):
    """The probabilities are names, p_1 to p_n and q_1 to q_n, and the sums are written out."""
    statement = kl_identity(literal("p", size), literal("q", size))
    against_sympy(f"KL identity, n = {size}", statement, GENERAL, size)


@pytest.mark.parametrize("count", COMPONENTS)
def test_mixtures(against_sympy, count):
    against_sympy(f"JS identity, {count} components", js_identity(count))


@pytest.mark.parametrize(
    ("case", "statement", "size"),
    [
        ("KL identity, n symbolic", GENERAL, None),
        ("KL identity, n = 2", kl_identity(literal("p", 2), literal("q", 2)), 2),
        ("JS identity, 2 components", js_identity(2), None),
    ],
)
def test_short_form(against_sympy, case, statement, size):
    """A case of each kind, for a quick look at whether the benchmark works."""
    against_sympy(case, statement, GENERAL if size else None, size)
