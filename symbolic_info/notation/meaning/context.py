"""What the elaboration of one formula knows at a place, and how it says that it gives up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import Node, Span
from symbolic_info.terms import Distribution, Index, Symbol, Term


class NotUnderstood(Exception):
    """A formula, or a part of it, has no meaning here.

    ``message`` is a sentence for the author, ``span`` the stretch of the source it is about.
    """

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


class NotKnown(NotUnderstood):
    """What stands there is a number for each value of an index, and none of them is known."""


class NotADistribution(NotUnderstood):
    """Weights that are negative or do not sum to one stand where a distribution must."""


@dataclass(frozen=True, slots=True)
class Context:
    """The scope of the statement, the names bound around a place, and the widened nodes.

    ``bound`` maps the names that sums, integrals and expectations bind to their variables;
    ``drawn`` is what an expectation around the place draws: there, q alone is q(x).
    ``scalar_of`` and ``distribution_of`` elaborate a node; they are here so that the modules
    for sums, calls and distributions can reach the whole elaboration without importing it.
    """

    scope: Scope
    bound: Mapping[str, Term]
    replace: Mapping[Span, Term]
    scalar_of: Callable[[Node, Context], Term]
    distribution_of: Callable[[Node, Context], Distribution]
    drawn: Index | Symbol | None = None

    def scalar(self, node: Node) -> Term:
        """Elaborate a node that must have a value."""
        return self.scalar_of(node, self)

    def distribution(self, node: Node) -> Distribution:
        """Elaborate a node that must be a distribution."""
        return self.distribution_of(node, self)

    def binding(self, names: Mapping[str, Term]) -> Context:
        """Return the context inside a binder of these names."""
        return replace(self, bound={**self.bound, **names})


# the signs of sums and of products of numbers
PLUS_MINUS = frozenset(("", "+", "-"))
TIMES_BY = frozenset(("", "*", "/", "\\cdot", "\\times"))


def must_be_one_of(known: frozenset[str], signs: Iterable[str], node: Node) -> None:
    """Refuse operations that numbers do not have, such as the exclusive or of bits."""
    for sign in signs:
        if sign not in known:
            raise NotUnderstood(
                f"the operation {sign.replace('+-', '±')} is not known here", node.span
            )
