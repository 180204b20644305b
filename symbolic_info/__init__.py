"""symbolic-info: derive, check and import the measures of information theory.

The names below are loaded when they are first used, so that ``import symbolic_info`` and the
command line do not wait for SymPy.

>>> from symbolic_info import KLDivergence, Pmf
>>> KLDivergence(Pmf("P"), Pmf("Q")).definition()
Sum(P(x)*log(P(x)/Q(x)), (x, 1, n))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symbolic_info.asking import NotProved, check, prove, show
    from symbolic_info.distributions import Density, FinitePmf, Mixture, Pmf, UniformPmf
    from symbolic_info.measures import (
        CrossEntropy,
        Entropy,
        JensenShannonDivergence,
        KLDivergence,
        Surprisal,
    )
    from symbolic_info.proof import Theorem

__version__ = "0.1.0"

__all__ = [
    "CrossEntropy",
    "Density",
    "Entropy",
    "FinitePmf",
    "JensenShannonDivergence",
    "KLDivergence",
    "Mixture",
    "NotProved",
    "Pmf",
    "Surprisal",
    "Theorem",
    "UniformPmf",
    "check",
    "prove",
    "show",
]

# where each public name lives
_HOMES = {
    "CrossEntropy": "symbolic_info.measures",
    "Density": "symbolic_info.distributions",
    "Entropy": "symbolic_info.measures",
    "FinitePmf": "symbolic_info.distributions",
    "JensenShannonDivergence": "symbolic_info.measures",
    "KLDivergence": "symbolic_info.measures",
    "Mixture": "symbolic_info.distributions",
    "NotProved": "symbolic_info.asking",
    "Pmf": "symbolic_info.distributions",
    "Surprisal": "symbolic_info.measures",
    "Theorem": "symbolic_info.proof",
    "UniformPmf": "symbolic_info.distributions",
    "check": "symbolic_info.asking",
    "prove": "symbolic_info.asking",
    "show": "symbolic_info.asking",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
