"""The measures of information as SymPy expressions.

====================  ========================================================================
module                holds
====================  ========================================================================
``measure``           the base class: base, definition, evaluation in the extended reals
``surprisal``         S_P(x)
``entropy``           H(P)
``cross_entropy``     H(P, Q)
``kl_divergence``     D_KL(P || Q)
``jensen_shannon``    D_JS(P || Q)
``on_arrays``         numeric, and code: calls of the functions on arrays
``values``            guaranteed decimals of expressions made of measures
``to_terms``          SymPy expressions into the language of terms
``from_terms``        terms into SymPy expressions
====================  ========================================================================
"""

from symbolic_info.measures.cross_entropy import CrossEntropy
from symbolic_info.measures.entropy import Entropy
from symbolic_info.measures.jensen_shannon import JensenShannonDivergence
from symbolic_info.measures.kl_divergence import KLDivergence
from symbolic_info.measures.measure import Measure
from symbolic_info.measures.surprisal import Surprisal

__all__ = [
    "CrossEntropy",
    "Entropy",
    "JensenShannonDivergence",
    "KLDivergence",
    "Measure",
    "Surprisal",
]
