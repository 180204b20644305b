"""Soundness: nothing false is proved, nothing true refuted, of random statements.

Each example is a statement that is true by construction, and the same with one part changed.
The default run judges 2,000 statements, in parts that a process each may take; 50,000 are judged by

    python -m pytest tests/proof/test_soundness_fuzz.py --hypothesis-profile=long
"""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging import fault, find_false
from statements import perturbed, true_equality, true_inequality

from symbolic_info.proof import Refutation, Theorem, prove

ENVIRONMENTS = 5
PARTS = 10
EXAMPLES = 10 * settings.default.max_examples // PARTS

seeds = st.integers(0, 2**64 - 1)


def decide(statement):
    return prove(statement.left, statement.sign, statement.right)


def assert_true(theorem, statement, rng):
    """Hold a theorem against the numbers, and the statement as it was put, where no P is 0."""
    wrong = fault(theorem, rng, ENVIRONMENTS)
    assert not wrong, f"proved: {statement}, but {wrong}"
    false = find_false(statement, rng, ENVIRONMENTS, full_support=True)
    assert not false, f"proved: {statement}, false in {false}"


@settings(
    max_examples=EXAMPLES,
    derandomize=True,  # the same statements in every run
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.parametrize("part", range(PARTS))
@given(seed=seeds)
def test_what_is_proved_is_true_and_what_is_true_is_not_refuted(part, seed):
    rng = Random(f"{part} {seed}")
    statement = true_equality(rng) if rng.random() < 0.98 else true_inequality(rng)
    decision = decide(statement)
    assert not isinstance(decision, Refutation), statement
    if statement.sign == "=":
        assert isinstance(decision, Theorem), f"{statement}: {decision.reason}"
    if isinstance(decision, Theorem):
        assert_true(decision, statement, rng)
    changed = perturbed(statement, rng)
    decision = decide(changed)
    if isinstance(decision, Theorem):
        assert_true(decision, changed, rng)
