"""What the names of a formula stand for, where the formula does not say so itself.

A scope is immutable; a document makes a new one with each definition. Keys are names in one
spelling, as ``name_key`` gives them: ``P``, ``Q_A``, ``p'``, ``D_KL``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from symbolic_info.terms import Distribution, Term


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

    def with_distribution(self, name: str, meaning: Distribution) -> Scope:
        """Return the scope in which ``name`` is this distribution, and nothing else."""
        rest = self.without(name)
        known = {**rest.distributions, name: meaning}
        return Scope(known, rest.variables, rest.scalars, rest.expected)

    def with_variable(self, name: str, law: Distribution) -> Scope:
        """Return the scope in which ``name`` is a random variable with this distribution."""
        rest = self.without(name)
        known = {**rest.variables, name: law}
        return Scope(rest.distributions, known, rest.scalars, rest.expected)

    def with_scalar(self, name: str, meaning: Term) -> Scope:
        """Return the scope in which ``name`` is this real number."""
        rest = self.without(name)
        known = {**rest.scalars, name: meaning}
        return Scope(rest.distributions, rest.variables, known, rest.expected)

    def without(self, name: str) -> Scope:
        """Return the scope in which ``name`` has no meaning yet."""
        if not (name in self.distributions or name in self.variables or name in self.scalars):
            return self
        return Scope(
            {k: v for k, v in self.distributions.items() if k != name},
            {k: v for k, v in self.variables.items() if k != name},
            {k: v for k, v in self.scalars.items() if k != name},
            self.expected,
        )
