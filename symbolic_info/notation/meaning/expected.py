"""Over which distribution an expectation that names none is taken: E[-log Q(x)] = H(P, Q)."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.notation.meaning.evidence import Usage
from symbolic_info.notation.scope import Scope
from symbolic_info.terms import Distribution, Pmf


def with_expected(scope: Scope, usage: Usage) -> Scope:
    """Settle the distribution of expectations that name none, where the statement does."""
    if scope.expected is not None:
        return scope
    if not usage.expectations and not usage.surprisals:
        return scope
    true: list[Distribution] = []
    for use in usage.measures:
        if not use.arguments:
            continue
        argument = use.arguments[0]
        if argument.shape in ("name", "applied") and use.kind != "js":
            key = argument.keys[0]
            law = scope.distributions.get(key, scope.variables.get(key))
            if law is not None:
                true.append(law)
    if not true:
        applied = {use.key for use in usage.applications}
        applied |= {use.base for use in usage.subscripted}
        true = [scope.distributions[k] for k in sorted(applied) if k in scope.distributions]
    if not true and usage.surprisals:
        true = [scope.distributions.get("P", Pmf("P"))]
    if len(set(true)) != 1:
        return scope
    return replace(scope, expected=true[0])
