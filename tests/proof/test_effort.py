"""What a search may do is counted, so that it ends where it ends on every machine."""

from proof_strategies import P, Q

from symbolic_info.proof import Refutation, Theorem, Undecided, limited, prove
from symbolic_info.terms import (
    HALF,
    ZERO,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    subtract,
)

JS = JensenShannonDivergence((HALF, HALF), (P, Q))
IDENTITY = (KLDivergence(P, Q), "=", subtract(CrossEntropy(P, Q), Entropy(P)))


def test_a_search_ends_with_its_effort():
    with limited(10) as effort:
        result = prove(JS, "≥", ZERO)
    assert isinstance(result, Undecided)
    assert "takes too long" in result.reason
    assert effort.spent > 10
    assert isinstance(prove(JS, "≥", ZERO), Theorem)


def test_each_search_has_an_effort_of_its_own():
    with limited(500) as effort:
        results = [prove(*IDENTITY) for _ in range(10)]
    assert all(isinstance(result, Theorem) for result in results)
    assert effort.spent > 500


def test_the_same_search_takes_the_same_effort():
    spent = []
    for _ in range(2):
        with limited(100_000) as effort:
            prove(JS, "≤", KLDivergence(P, Q))
        spent.append(effort.spent)
    assert spent[0] == spent[1]


def test_where_the_search_for_a_proof_ends_a_counterexample_is_still_looked_for():
    # of P = [1, 0], Q = [0, 1] the left side is 0, the right side log 2
    with limited(500):
        assert isinstance(prove(Entropy(P), "≥", JS), Refutation)
