"""The real numbers that exact values are polynomials in, each with its enclosure.

Monomials are products of powers of generators. Between the first three kinds there are no
relations of degree one with algebraic coefficients: logarithms of multiplicatively independent
integers are linearly independent over the algebraic numbers, together with 1 (Baker), and so
are distinct real radicals over the rationals (Besicovitch). Nothing sound depends on it: it
only says when an equality that holds is also seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeAlias

from flint import arb, fmpq

Exponent: TypeAlias = int | Fraction


class Enclosed(Protocol):
    """Something that has an enclosure at the current precision of flint."""

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""


@dataclass(frozen=True, slots=True)
class LogOf:
    """The natural logarithm of an integer above 1."""

    integer: int

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""
        return arb(self.integer).log()


@dataclass(frozen=True, slots=True)
class RootOf:
    """An integer above 1 that carries an exponent in (0, 1): the 2 of 2^(1/3)."""

    integer: int

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""
        return arb(self.integer)


@dataclass(frozen=True, slots=True)
class Transcendental:
    """The constant e or pi."""

    name: str

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""
        return arb.const_e() if self.name == "e" else arb.pi()


@dataclass(frozen=True, slots=True)
class LogOfReal:
    """The natural logarithm of a positive real number of which nothing more is known."""

    argument: Enclosed

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""
        return self.argument.enclosure().log()


@dataclass(frozen=True, slots=True)
class PowerOfReal:
    """A power with a positive base, of which nothing more is known."""

    base: Enclosed
    exponent: Enclosed

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""
        return self.base.enclosure() ** self.exponent.enclosure()


@dataclass(frozen=True, slots=True)
class Unexpanded:
    """A number that is not multiplied out further, as its polynomials are too long."""

    number: Enclosed

    def enclosure(self) -> arb:
        """Return a ball that holds the number."""
        return self.number.enclosure()


Generator: TypeAlias = LogOf | RootOf | Transcendental | LogOfReal | PowerOfReal | Unexpanded


def is_positive(generator: Generator) -> bool:
    """Whether a generator is known to be a positive number."""
    match generator:
        case LogOf() | RootOf() | Transcendental() | PowerOfReal():
            return True
        case LogOfReal() | Unexpanded():
            return False


def enclosure_of_power(generator: Generator, exponent: Exponent) -> arb:
    """Return a ball that holds the power, at the current precision."""
    ball = generator.enclosure()
    if exponent == 1:
        return ball
    if isinstance(exponent, int) or exponent.denominator == 1:
        return ball ** int(exponent)
    return ball ** arb(fmpq(exponent.numerator, exponent.denominator))
