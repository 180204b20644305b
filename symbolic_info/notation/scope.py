"""What the names of a formula stand for, where the formula does not say so itself.

A scope is immutable; a document makes a new one with each definition. Keys are names in one
spelling, as ``name_key`` gives them: ``P``, ``Q_A``, ``p'``, ``D_KL``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from symbolic_info.terms import Alphabet, Distribution, Term, alphabets_of


@dataclass(frozen=True, slots=True)
class Scope:
    """Names and their meanings.

    ``distributions`` has pmfs and densities by name; a name that is declared to be composed
    (M = (P + Q)/2) maps to the composed term. ``variables`` has random variables by name, each
    with its distribution (a ``Marginal`` of a joint pmf where several are related). ``scalars``
    has names of real numbers. Names in none of them are classified by how they are used.
    ``expected`` is the distribution of an expectation that names none, where the statement that
    it stands in settles it (the P of H(P, Q) = E[-log Q(x)]).
    """

    distributions: Mapping[str, Distribution] = field(default_factory=dict)
    variables: Mapping[str, Distribution] = field(default_factory=dict)
    scalars: Mapping[str, Term] = field(default_factory=dict)
    expected: Distribution | None = None
    # known from the scope that this one was made from, if it was
    _spaces: Mapping[Alphabet, int] | None = field(default=None, repr=False, compare=False)

    @property
    def spaces(self) -> Mapping[Alphabet, int]:
        """The alphabets of the distributions, each with how many of them are on it."""
        known = self._spaces
        if known is None:
            known = {}
            for law in self.distributions.values():
                known = _counted(known, law, 1)
            object.__setattr__(self, "_spaces", known)
        return known

    def with_distribution(self, name: str, meaning: Distribution) -> Scope:
        """Return the scope in which ``name`` is this distribution, and nothing else."""
        rest = self.without(name)
        known = {**rest.distributions, name: meaning}
        spaces = _counted(rest.spaces, meaning, 1)
        return Scope(known, rest.variables, rest.scalars, rest.expected, spaces)

    def with_variable(self, name: str, law: Distribution) -> Scope:
        """Return the scope in which ``name`` is a random variable with this distribution."""
        rest = self.without(name)
        known = {**rest.variables, name: law}
        return Scope(rest.distributions, known, rest.scalars, rest.expected, rest.spaces)

    def with_scalar(self, name: str, meaning: Term) -> Scope:
        """Return the scope in which ``name`` is this real number."""
        rest = self.without(name)
        known = {**rest.scalars, name: meaning}
        return Scope(rest.distributions, rest.variables, known, rest.expected, rest.spaces)

    def without(self, name: str) -> Scope:
        """Return the scope in which ``name`` has no meaning yet."""
        if not (name in self.distributions or name in self.variables or name in self.scalars):
            return self
        law = self.distributions.get(name)
        return Scope(
            {k: v for k, v in self.distributions.items() if k != name},
            {k: v for k, v in self.variables.items() if k != name},
            {k: v for k, v in self.scalars.items() if k != name},
            self.expected,
            self.spaces if law is None else _counted(self.spaces, law, -1),
        )


def _counted(spaces: Mapping[Alphabet, int], law: Distribution, by: int) -> dict[Alphabet, int]:
    found = dict(spaces)
    for alphabet in alphabets_of(law):
        found[alphabet] = found.get(alphabet, 0) + by
    return found
