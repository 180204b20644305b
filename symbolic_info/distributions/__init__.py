"""Distributions as SymPy objects: what the measures are measures of.

==================  ==========================================================================
module              holds
==================  ==========================================================================
``distribution``    the base class, and ``Probability``: P(x) as an expression
``pmf``             ``Pmf``: known by its name, of any size; ``UniformPmf``
``finite``          ``FinitePmf``: written out, weight by weight
``mixture``         ``Mixture``: w_1 P_1 + ... + w_k P_k
``density``         ``Density``: on the real line, known by its name
``weights``         reading weights exactly; what is wrong with those that form no pmf
==================  ==========================================================================

Probabilities may be zero. A pmf is never assumed to be positive.
"""

from symbolic_info.distributions.density import Density
from symbolic_info.distributions.distribution import Distribution, Probability
from symbolic_info.distributions.finite import FinitePmf
from symbolic_info.distributions.mixture import Mixture
from symbolic_info.distributions.pmf import Pmf, UniformPmf

__all__ = [
    "Density",
    "Distribution",
    "FinitePmf",
    "Mixture",
    "Pmf",
    "Probability",
    "UniformPmf",
]
