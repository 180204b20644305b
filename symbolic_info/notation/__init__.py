"""Formulas as people write them: LaTeX to a syntax tree, to terms, and back.

============================  ====================================================================
module                        holds
============================  ====================================================================
``tree``                      the syntax tree: how a formula is built, and where each part stands
``reader``                    LaTeX and its sloppy dialects to the tree; says what it repaired.
                              Its parts: ``lexer``, ``tokens``, ``symbols``, ``words``,
                              ``brackets``, ``expressions``, ...
``writer``                    the tree to LaTeX
``scope``                     what the names of a document stand for so far
``names``                     one spelling for each name; the classes of letters
``shapes``                    what the shape of a node says before any name has a meaning
``usage``                     how one statement uses its names
``alphabets``                 which places of a statement share an alphabet
``classification``            hence: which names are distributions, variables, indices, numbers
``elaborator``                the tree to terms: values, arithmetic, logarithms
``distribution_expressions``  mixtures, products, and pmfs that are written out
``applications``              P(x), p_i, P(X = 0), p(y | x)
``binders``                   sums, integrals, expectations
``measures_by_name``          the names under which formulas call the measures
``measure_calls``             H(P), H(Y | X), D(P || Q), S(x), I(X; Y)
``numbers``                   rational values and linear forms of terms
``context``                   what elaboration knows at a place; how it gives up
``statements``                what is to be proved: chains with definitions and conditions
``typeset``                   terms to trees and LaTeX that read back as the same term
============================  ====================================================================

>>> from symbolic_info.notation import elaborate, latex, read
>>> chain = read(r"D(P \\| Q) = H(P,Q) - H(P)").rows[0].statements[0]
>>> [latex(elaborate(member, Scope())) for member in chain.members]
['D_{\\\\mathrm{KL}}(P \\\\parallel Q)', 'H(P, Q) - H(P)']
"""

from symbolic_info.notation.classification import classify
from symbolic_info.notation.context import NotADistribution, NotUnderstood
from symbolic_info.notation.elaborator import elaborate, elaborate_chain
from symbolic_info.notation.names import name_key
from symbolic_info.notation.reader import read
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.statements import Condition, Relation, read_statement
from symbolic_info.notation.typeset import latex, latex_relation, typeset
from symbolic_info.notation.writer import write

__all__ = [
    "Condition",
    "NotADistribution",
    "NotUnderstood",
    "Relation",
    "Scope",
    "classify",
    "elaborate",
    "elaborate_chain",
    "latex",
    "latex_relation",
    "name_key",
    "read",
    "read_statement",
    "typeset",
    "write",
]
