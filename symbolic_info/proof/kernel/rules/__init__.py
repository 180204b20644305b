"""The rules of inference, each under the name that the field uses.

A rule looks at a term before and after a step, and at the context of the place. An equality
rule grants that both have the same value, finite, infinite or undefined, in every environment
of the context. An order rule grants ``before ≤ after`` or the like where both are defined. Both
may be read in both directions. A rule returns the side conditions that it made use of, and raises
``KernelError`` where it does not apply. Terms are compared up to the names of bound variables.

===============  ================================================================
module           holds
===============  ================================================================
``conditions``   what a rule needs, and what it grants
``equalities``   definitions, hypotheses, arithmetic, the laws of the logarithm
``sums``         sums and integrals
``orders``       log x <= x - 1, monotonicity, numbers
===============  ================================================================
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from symbolic_info.proof.kernel.rules.conditions import Condition, Granted, Rule, must
from symbolic_info.proof.kernel.rules.equalities import IN_PLACE
from symbolic_info.proof.kernel.rules.orders import ORDERS
from symbolic_info.proof.kernel.rules.sums import SUMS
from symbolic_info.proof.kernel.statement import TURNED, KernelError, Vanishing
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import Term

__all__ = ["EQUALITIES", "ORDERS", "Condition", "Granted", "apply_rule"]

EQUALITIES: dict[str, Rule] = IN_PLACE | SUMS


@lru_cache(maxsize=10_000)
def apply_rule(name: str, before: Term, after: Term, context: Context) -> Granted:
    """Return how ``before`` relates to ``after`` by this rule (=, ≤, ≥, <, >), and what it needs.

    Raises ``KernelError`` where the rule does not grant the step, or there is no such rule.
    """
    try:
        return _forwards(name, before, after, context)
    except KernelError as error:
        try:
            granted = _forwards(name, after, before, context)
        except KernelError:
            raise error from None
        return replace(granted, relation=TURNED[granted.relation])


def _forwards(name: str, before: Term, after: Term, context: Context) -> Granted:
    if name in EQUALITIES:
        return Granted("=", EQUALITIES[name](before, after, context))
    must(name in ORDERS, "there is no rule called {!r}", name)
    sign, order = ORDERS[name]
    conditions, gap = order(before, after, context)
    return Granted(sign, conditions, (Vanishing(gap),))
