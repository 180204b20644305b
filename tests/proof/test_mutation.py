"""Mutation: the kernel rejects a derivation with one thing changed, unless it still is a proof.

Whether it is, is judged independently and by its own meaning: what its statement says, and what
each line says of the line before, in random exact environments.
"""

from collections import Counter
from random import Random

import pytest
from judging import fault
from mutations import some_mutants

from symbolic_info.proof import KernelError, check, derive, from_json, names, to_json

MUTANTS = 200
ENVIRONMENTS = 10


@pytest.mark.parametrize("name", names())
def test_the_kernel_accepts_a_mutant_only_if_it_is_true(name, counted):
    rng, tally = Random(name), Counter(derivations=1)
    found = some_mutants(derive(name).derivation, MUTANTS, rng)
    assert len(found) >= 200
    for kind, mutant in found:
        try:
            theorem = check(mutant)
        except KernelError:
            tally["rejected"] += 1
            continue
        text = to_json(mutant)
        assert from_json(text) == mutant
        wrong = fault(theorem, Random(text), ENVIRONMENTS)
        assert not wrong, f"{kind}: {wrong}\n{text}"
        tally["accepted, and true"] += 1
        tally["of them with the statement of the catalogue"] += (
            theorem.statement == derive(name).statement
        )
    tally["mutants"] += len(found)
    counted("mutation", tally)
    # most changes spoil a derivation: a kernel that lets many pass looks at too little; but a
    # counterexample with other numbers mostly is one as well
    assert not derive(name).derivation.lines or tally["rejected"] >= 0.8 * tally["mutants"]
