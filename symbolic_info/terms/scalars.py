"""Terms that have a value: numbers, names, arithmetic, logarithms, sums and integrals.

The constructors are plain: ``Add((a, b))`` stays as it is. ``number`` reads a number exactly;
``subtract`` writes a - b as the sum of a and -b, the one form that differences have.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from symbolic_info.terms.distributions import Alphabet, Distribution
from symbolic_info.terms.term import Term


@dataclass(frozen=True, repr=False, slots=True)
class Number(Term):
    """A rational number, exactly; ``TypeError`` for a float, which may be equal to one."""

    value: Fraction

    def __post_init__(self) -> None:
        if not isinstance(self.value, Fraction):
            raise TypeError(f"{self.value!r} is not an exact number: a Fraction is")


@dataclass(frozen=True, repr=False, slots=True)
class Constant(Term):
    """A known real number that is not rational: ``e`` or ``pi``."""

    name: str


@dataclass(frozen=True, repr=False, slots=True)
class Infinity(Term):
    """The value +oo; -oo is its negation."""


@dataclass(frozen=True, repr=False, slots=True)
class Symbol(Term):
    """A name for a real number: a weight, a base, the variable of an integral."""

    name: str


@dataclass(frozen=True, repr=False, slots=True)
class Size(Term):
    """The number of symbols of an alphabet, an integer of at least 1."""

    alphabet: Alphabet


@dataclass(frozen=True, repr=False, slots=True)
class Index(Term):
    """A variable that runs over an alphabet, such as the x of P(x)."""

    name: str
    alphabet: Alphabet


@dataclass(frozen=True, repr=False, slots=True)
class Outcome(Term):
    """One symbol of an alphabet by its label: the H of P(H), the 2 of p_2."""

    label: str


@dataclass(frozen=True, repr=False, slots=True)
class Apply(Term):
    """The probability (or density) that a distribution gives to a point: P(x), P(x, y), p(x).

    ``points`` has an ``Index`` or ``Outcome`` for each alphabet of a pmf; for a density, one
    scalar term.
    """

    distribution: Distribution
    points: tuple[Term, ...]


@dataclass(frozen=True, repr=False, slots=True)
class Add(Term):
    """A sum of two or more terms, in the order written."""

    parts: tuple[Term, ...]


@dataclass(frozen=True, repr=False, slots=True)
class Mul(Term):
    """A product of two or more factors, in the order written."""

    factors: tuple[Term, ...]


@dataclass(frozen=True, repr=False, slots=True)
class Neg(Term):
    """The negation -a."""

    operand: Term


@dataclass(frozen=True, repr=False, slots=True)
class Div(Term):
    """The quotient a / b."""

    numerator: Term
    denominator: Term


@dataclass(frozen=True, repr=False, slots=True)
class Pow(Term):
    """The power a ^ k."""

    base: Term
    exponent: Term


@dataclass(frozen=True, repr=False, slots=True)
class Log(Term):
    """A logarithm; ``base`` is ``None`` for the one unwritten base of the statement."""

    argument: Term
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class Sum(Term):
    """The sum of ``body`` over all symbols of the alphabet of ``index``; binds the index."""

    body: Term
    index: Index


@dataclass(frozen=True, repr=False, slots=True)
class RangeSum(Term):
    """The sum of ``body`` for ``variable`` = lower, lower + 1, ..., upper; binds the variable."""

    body: Term
    variable: Symbol
    lower: Term
    upper: Term


@dataclass(frozen=True, repr=False, slots=True)
class Integral(Term):
    """The integral of ``body`` over ``variable`` from lower to upper; binds the variable."""

    body: Term
    variable: Symbol
    lower: Term
    upper: Term


@dataclass(frozen=True, repr=False, slots=True)
class Expectation(Term):
    """The expectation of ``body`` where ``index`` is drawn from ``distribution``.

    ``index`` is an ``Index`` for a pmf, a ``Symbol`` for a density; it is bound in the body.
    """

    body: Term
    index: Index | Symbol
    distribution: Distribution


ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
HALF = Number(Fraction(1, 2))
EULER = Constant("e")
PI = Constant("pi")
INFINITY = Infinity()


# a document writes the same numbers again and again
@lru_cache(maxsize=4096)
def number(value: int | str | Fraction) -> Term:
    """Return the term of a rational number; a string may be a decimal or a fraction.

    Negative numbers are negations, as people write them.

    >>> number("0.9"), number(-2), number("1/3")
    (9/10, -2, 1/3)
    """
    exact = Fraction(value)
    return Neg(Number(-exact)) if exact < 0 else Number(exact)


def subtract(left: Term, right: Term) -> Term:
    """Return left - right."""
    return Add((left, Neg(right)))
