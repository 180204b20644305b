"""The names under which formulas call the measures: H, D_{KL}, KL, JS, JSD, I, S, ...

=============  =================================================================
kind           written
=============  =================================================================
entropy        H(P), h(f), H(P, Q), H(X, Y), H(Y | X), Entropy(P)
cross          CE(P, Q), CrossEntropy(P, Q)
divergence     D(P || Q), D_{KL}(P || Q), KL(P || Q), KLD(P, Q)
js             D_{JS}(P || Q), JS(P || Q), JSD(P || Q)
information    I(X; Y), MI(X; Y), and I(x), the surprisal of one outcome
surprisal      S(x), S_P(x)
=============  =================================================================

A subscript that does not belong to the name is a base (H_2) or a distribution (S_P).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Name, Node

Kind: TypeAlias = Literal["entropy", "cross", "divergence", "js", "information", "surprisal"]

_KINDS: dict[str, Kind] = {
    "H": "entropy",
    "h": "entropy",
    "Entropy": "entropy",
    "entropy": "entropy",
    "Ent": "entropy",
    "CE": "cross",
    "CrossEntropy": "cross",
    "D": "divergence",
    "H_CE": "cross",
    "D_KL": "divergence",
    "D_kl": "divergence",
    "KL": "divergence",
    "KLD": "divergence",
    "DKL": "divergence",
    "D_JS": "js",
    "D_JSD": "js",
    "DJS": "js",
    "JS": "js",
    "JSD": "js",
    "I": "information",
    "MI": "information",
    "S": "surprisal",
}


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A measure's kind, and the subscript of its name that is a base or a distribution."""

    kind: Kind
    subscript: Node | None


def measure_named(name: Node) -> MeasureName | None:
    """Return the measure that a name calls, or ``None`` if it calls none.

    >>> measure_named(Name("D", Name("KL")))
    MeasureName(kind='divergence', subscript=None)
    """
    if not isinstance(name, Name) or name.accent or name.primes:
        return None
    if isinstance(name.subscript, Name):
        whole = _KINDS.get(f"{name.name}_{name_key(name.subscript)}")
        if whole is not None:
            return MeasureName(whole, None)
    kind = _KINDS.get(name.name)
    return None if kind is None else MeasureName(kind, name.subscript)
