"""Decidability: of random equalities the true ones are proved, the false ones refuted."""

from dataclasses import replace
from itertools import count, islice
from random import Random

from judging import Unjudged, environments, is_true
from statements import J, perturbed, true_equality

from symbolic_info.proof import Refutation, Theorem, prove
from symbolic_info.terms.binding import free_variables

COUNT = 100


def decide(statement):
    return prove(statement.left, statement.sign, statement.right)


def false_equalities(*, joint):
    """Yield true equalities with one part changed that the numbers show to be false.

    They are false for distributions without zeros, so that P ≪ Q does not save them. ``joint``
    says whether they are about a joint pmf.
    """
    for seed in count():
        rng = Random(f"false {seed}")
        statement = perturbed(true_equality(rng), rng)
        names = free_variables(statement.left) | free_variables(statement.right)
        try:
            if (J in names) == joint and _differs(statement, rng):
                yield statement
        except Unjudged:
            continue


def _differs(statement, rng):
    differs = replace(statement, sign="≠")
    tries = environments(statement, rng, 4, full_support=True)
    return any(is_true(differs, env) for env in tries)


def not_refuted(statements):
    decisions = [(statement, decide(statement)) for statement in statements]
    assert not [s for s, decision in decisions if isinstance(decision, Theorem)]
    return [s for s, decision in decisions if not isinstance(decision, Refutation)]


def test_every_true_equality_is_proved(counted):
    statements = [true_equality(Random(f"true {seed}")) for seed in range(COUNT)]
    left = [s for s in statements if not isinstance(decide(s), Theorem)]
    counted("true equalities", {"in all": COUNT, "proved": COUNT - len(left)})
    assert left == []


def test_false_equalities_are_refuted(counted):
    left = not_refuted(islice(false_equalities(joint=False), COUNT))
    counted("false equalities", {"in all": COUNT, "refuted": COUNT - len(left)})
    assert len(left) <= 0.01 * COUNT, left


def test_false_equalities_about_joint_pmfs_are_refuted(counted):
    some = 50
    left = not_refuted(islice(false_equalities(joint=True), some))
    counted("false equalities of joint pmfs", {"in all": some, "refuted": some - len(left)})
    assert left == []
