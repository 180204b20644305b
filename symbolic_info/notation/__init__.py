"""Formulas as people write them: LaTeX to a syntax tree, to terms, and back.

==============  ==========================================================================
module          holds
==============  ==========================================================================
``tree``        the syntax tree: how a formula is built, and where each part stands
``symbols``     the signs of formulas; ``vocabulary`` their words
``names``       one spelling for each name; the classes of letters
``conditions``  the words with which notes say when a claim holds
``scope``       what the names of a document stand for so far
``reading``     LaTeX to the tree
``meaning``     the tree to terms
``writing``     terms to the tree, and the tree to LaTeX
==============  ==========================================================================

>>> from symbolic_info.notation import Scope, elaborate, latex, read
>>> chain = read(r"D(P \\| Q) = H(P,Q) - H(P)").rows[0].statements[0]
>>> [latex(elaborate(member, Scope())) for member in chain.members]
['D_{\\\\mathrm{KL}}(P \\\\parallel Q)', 'H(P, Q) - H(P)']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symbolic_info.notation.meaning.classification import classify
    from symbolic_info.notation.meaning.context import NotADistribution, NotKnown, NotUnderstood
    from symbolic_info.notation.meaning.elaborator import (
        elaborate,
        elaborate_chain,
        elaborate_classified,
    )
    from symbolic_info.notation.meaning.omissions import NUMBER_OF_TERMS
    from symbolic_info.notation.meaning.statements import (
        Case,
        Condition,
        Relation,
        read_statement,
    )
    from symbolic_info.notation.names import name_key
    from symbolic_info.notation.reading.reader import read
    from symbolic_info.notation.scope import Scope
    from symbolic_info.notation.writing.typeset import latex, latex_relation, typeset
    from symbolic_info.notation.writing.writer import write

__all__ = [
    "NUMBER_OF_TERMS",
    "Case",
    "Condition",
    "NotADistribution",
    "NotKnown",
    "NotUnderstood",
    "Relation",
    "Scope",
    "classify",
    "elaborate",
    "elaborate_chain",
    "elaborate_classified",
    "latex",
    "latex_relation",
    "name_key",
    "read",
    "read_statement",
    "typeset",
    "write",
]

# what only writes formulas does without the reader
_HOMES = {
    "NUMBER_OF_TERMS": "meaning.omissions",
    "Case": "meaning.statements",
    "Condition": "meaning.statements",
    "NotADistribution": "meaning.context",
    "NotKnown": "meaning.context",
    "NotUnderstood": "meaning.context",
    "Relation": "meaning.statements",
    "Scope": "scope",
    "classify": "meaning.classification",
    "elaborate": "meaning.elaborator",
    "elaborate_chain": "meaning.elaborator",
    "elaborate_classified": "meaning.elaborator",
    "latex": "writing.typeset",
    "latex_relation": "writing.typeset",
    "name_key": "names",
    "read": "reading.reader",
    "read_statement": "meaning.statements",
    "typeset": "writing.typeset",
    "write": "writing.writer",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
