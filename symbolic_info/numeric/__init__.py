"""Rigorous values of closed terms, and fast array functions.

``evaluate`` is the denotation of ``symbolic_info.terms`` as a program: exact where numbers are
rationals, logarithms and roots of rationals, else enclosed in balls of any precision. What is
said of a value - its sign, its digits, that it lies in a range - is proved or not said.

================  ============================================================================
module            holds
================  ============================================================================
``value``         ``Value``, ``evaluate``, ``compare``, ``is_between``
``decimals``      values as decimals of which every digit is right
``enclosures``    ``enclose``: a ball as narrow as wanted
``closed_forms``  values as exact terms: log_2(3) - 2/3
``balls``         closed terms in balls, without their exact forms: what is seen at once
``extents``       ranges of numbers with or without their ends, exactly
``ranges``        bounds of a term whose symbols vary, and whether it reaches a target
``denotation``    the structure of terms: sums, indices, alphabets, pmfs, measures
``outcomes``      distributions that are written out: which outcomes belong together
``remembered``    what was found of closed terms before
``extended``      arithmetic with +oo, -oo and undefined
``intervals``     arithmetic of ranges
``exact``         exact real numbers and their field arithmetic
``powers``        their logarithms and powers
``decisions``     their signs, and whether they are rational
``polynomials``   what they are made of: polynomials in generators
``generators``    logarithms and roots of integers, e, pi, and numbers known by enclosure only
``integers``      multiplicatively independent factors of integers
``limits``        what is refused as too large
``arrays``        the measures on NumPy arrays; imported by itself, as it loads NumPy
================  ============================================================================
"""

from symbolic_info.numeric.balls import ball
from symbolic_info.numeric.closed_forms import exact_form
from symbolic_info.numeric.decimals import decimal, to_places
from symbolic_info.numeric.enclosures import enclose
from symbolic_info.numeric.extents import Range
from symbolic_info.numeric.limits import Unevaluable
from symbolic_info.numeric.ranges import Enclosure, enclose_over, reaches
from symbolic_info.numeric.value import (
    Comparison,
    Kind,
    Value,
    compare,
    evaluate,
    evaluate_in_balls,
    from_fraction,
    is_between,
)

__all__ = [
    "Comparison",
    "Enclosure",
    "Kind",
    "Range",
    "Unevaluable",
    "Value",
    "ball",
    "compare",
    "decimal",
    "enclose",
    "enclose_over",
    "evaluate",
    "evaluate_in_balls",
    "exact_form",
    "from_fraction",
    "is_between",
    "reaches",
    "to_places",
]
