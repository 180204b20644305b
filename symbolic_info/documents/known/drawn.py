"""Random variables of a document: which law each has, and where another one of its name begins.

``X ~ P`` and ``X ~ Bernoulli(0.3)`` say the law of X, which formulas call P_X. "Let X be ..."
begins another X, of which nothing is known.
"""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.known.normals import normal_law
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close
from symbolic_info.documents.reading.runs import Drawn
from symbolic_info.notation import NotUnderstood, elaborate
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Call, Name, Node
from symbolic_info.terms import Density, Distribution, LiteralPmf, Pmf
from symbolic_info.terms.binding import free_variables


def with_law(state: State, drawn: Drawn) -> State:
    """Return the state behind words or a formula that say what a random variable is.

    A law that is not understood is none: what was known of the variable is forgotten all the same.
    """
    key = name_key(drawn.variable)
    state = state.without_variable(key)
    normal = normal_law(drawn.law, state) if drawn.law is not None else None
    if normal is not None:
        return replace(state, normals={**state.normals, key: normal})
    law = _law(drawn.law, state) if drawn.law is not None else None
    if law is None:
        return state
    closed = close(law, state.values)
    if isinstance(closed, LiteralPmf) and not free_variables(closed):
        state = state.bound(Pmf(f"P_{key}"), closed, drawn.line)
    return replace(state, scope=state.scope.with_distribution(f"P_{key}", law))


def _law(node: Node, state: State) -> Distribution | None:
    match node:
        case Call(function=Name(name="B", subscript=None), arguments=(_,)):
            # B(0.9) is a coin, where a variable is said to have that law
            node = replace(node, function=Name("Bernoulli"))
        case Name() if not node.name.isalpha() or len(node.name) > 1:
            return None
    try:
        law = elaborate(node, state.scope)
    except NotUnderstood:
        return None
    return law if isinstance(law, Distribution) and not isinstance(law, Density) else None
