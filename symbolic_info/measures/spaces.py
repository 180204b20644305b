"""Which alphabet each distribution of an expression lives on.

In SymPy a pmf has a size and the name of its alphabet. Where one that is written out is compared
with one of size n, in a measure, a mixture or a sum, the n outcomes of the latter are those that
are written out, here and in the whole expression.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import sympy

from symbolic_info import terms as t
from symbolic_info.distributions import Distribution, FinitePmf, Mixture, Pmf, UniformPmf
from symbolic_info.distributions.distribution import Probability, common_size
from symbolic_info.measures.measure import Measure
from symbolic_info.measures.surprisal import Surprisal

#: The name of an alphabet and its size: what two symbolic pmfs on one alphabet have in common.
Key: TypeAlias = tuple[str, sympy.Expr]

Applications: TypeAlias = dict[sympy.Symbol, tuple[Distribution, ...]]


@dataclass(frozen=True)
class Spaces:
    """The alphabets that are written out somewhere, and the symbols that are a size."""

    written_out: dict[Key, FinitePmf] = field(default_factory=dict)
    sizes: dict[sympy.Expr, t.Alphabet] = field(default_factory=dict)

    @classmethod
    def of(cls, expressions: Sequence[sympy.Basic]) -> Spaces:
        """Return the spaces of some expressions that speak of the same things.

        ``ValueError`` if distributions meet in them that cannot be on one alphabet.
        """
        result = cls()
        for expression in expressions:
            for group in _groups(expression):
                result._join(group)
        for expression in expressions:
            for one in expression.atoms(Pmf, UniformPmf):
                if one.size.is_Symbol:
                    result.sizes.setdefault(one.size, result.alphabet(one))
        return result

    def _join(self, group: tuple[Distribution, ...]) -> None:
        if any(distribution.size is None for distribution in group):
            return
        common_size(group)
        leaves = [leaf for distribution in group for leaf in _leaves(distribution)]
        literal = next((leaf for leaf in leaves if isinstance(leaf, FinitePmf)), None)
        keys = {_key(leaf) for leaf in leaves if not isinstance(leaf, FinitePmf)}
        if len({name for name, _ in keys}) > 1:
            listed = " and ".join(sorted(name for name, _ in keys))
            raise ValueError(f"distributions on the alphabets {listed} are compared")
        if literal is None:
            return
        for key in keys:
            if self.written_out.setdefault(key, literal).size != literal.size:
                raise ValueError(f"the alphabet {key[0]} cannot have both numbers of outcomes")

    def alphabet(self, distribution: Distribution) -> t.Alphabet:
        """Return the alphabet of a pmf; ``ValueError`` if its size is no name and no number."""
        leaf = self._representative(distribution)
        if isinstance(leaf, FinitePmf):
            # an alphabet is told by its outcomes, whatever their weights
            return t.alphabets_of(t.LiteralPmf((t.ONE,) * len(leaf.weights), leaf.labels))[0]
        name, size = _key(leaf)
        if not (size.is_Symbol or size.is_Integer):
            raise ValueError(f"an alphabet of {size} outcomes: give its size a name of its own")
        return t.Alphabet(name, str(size))

    def label(self, distribution: Distribution, position: int) -> str:
        """Return the label of the outcome at a position counted from 1."""
        leaf = self._representative(distribution)
        return leaf.labels[position - 1] if leaf.labels else str(position)

    def _representative(self, distribution: Distribution) -> Distribution:
        """Return the pmf that has the outcomes written out, if there is one, else any."""
        leaves = [
            leaf if isinstance(leaf, FinitePmf) else self.written_out.get(_key(leaf), leaf)
            for leaf in _leaves(distribution)
        ]
        return next((leaf for leaf in leaves if leaf.labels), leaves[0])


def applications(expression: sympy.Basic) -> Applications:
    """Return the free symbols that stand for an outcome, with the pmfs that are applied to them."""
    found: Applications = {}
    if isinstance(expression, Probability | Surprisal):
        (*_, distribution) = (arg for arg in expression.args if isinstance(arg, Distribution))
        if distribution.size is not None and expression.point.is_Symbol:
            return {expression.point: (distribution,)}
    for part in expression.args:
        for symbol, pmfs in applications(part).items():
            found[symbol] = found.get(symbol, ()) + pmfs
    if isinstance(expression, sympy.Sum | sympy.Integral):
        for variable in expression.variables:
            found.pop(variable, None)
    return found


def _groups(expression: sympy.Basic) -> Iterator[tuple[Distribution, ...]]:
    """Yield the distributions that meet: in a measure, a mixture, a sum over their outcomes."""
    for part in sympy.preorder_traversal(expression):
        if isinstance(part, Measure):
            yield part.distributions
        elif isinstance(part, Mixture):
            yield part.components
        elif isinstance(part, sympy.Sum):
            applied = applications(part.function)
            yield from (applied[x] for x in part.variables if x in applied)


def _leaves(distribution: Distribution) -> Iterator[Distribution]:
    if isinstance(distribution, Mixture):
        for component in distribution.components:
            yield from _leaves(component)
    else:
        yield distribution


def _key(leaf: Distribution) -> Key:
    if isinstance(leaf, Pmf | UniformPmf):
        return leaf.alphabet, leaf.size
    raise ValueError(f"{leaf} has no alphabet")
