"""Values of closed terms, and what is proved about them: order, equality, being in a range.

>>> from symbolic_info.terms import Entropy, LiteralPmf, number
>>> fair = LiteralPmf((number("0.5"), number("0.5")))
>>> evaluate(Entropy(fair, base=number(2))).rational
Fraction(1, 1)
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from flint import arb

from symbolic_info.numeric import decisions, exact
from symbolic_info.numeric.balls import ball
from symbolic_info.numeric.denotation import Denotation, Place
from symbolic_info.numeric.exact import Exact
from symbolic_info.numeric.extended import Extended, ExtendedArithmetic, Extreme
from symbolic_info.numeric.limits import PRECISIONS, Unevaluable
from symbolic_info.numeric.remembered import ClosedDenotation, Remembered
from symbolic_info.terms import Distribution, Index, Outcome, Term, substitute

Kind: TypeAlias = Literal["finite", "+oo", "-oo", "undefined"]
Comparison: TypeAlias = Literal["<", "=", ">", "undefined"]


class Value:
    """A real number, +oo, -oo or undefined. ``number`` is there if and only if it is finite.

    Two values compare equal with ``==`` only if they are seen to be the same; ``compare``
    decides.
    """

    __slots__ = ("_number", "_seen", "kind")

    def __init__(
        self, kind: Kind, number: Exact | None = None, seen: tuple[Term, arb] | None = None
    ) -> None:
        self.kind = kind
        self._number = number
        # while the exact form was not asked for, what has the value, and a first ball about it
        self._seen = seen

    @property
    def number(self) -> Exact | None:
        """The exact form of a finite value; ``Unevaluable`` if it is too large."""
        if self._number is None and self._seen is not None:
            self._number = evaluate(self._seen[0]).number
        return self._number

    @property
    def is_finite(self) -> bool:
        """Whether the value is a real number."""
        return self.kind == "finite"

    @property
    def is_exact(self) -> bool:
        """Whether the exact form of a finite value is at hand."""
        return self._number is not None

    @property
    def rational(self) -> Fraction | None:
        """The value as a fraction, if it is finite and seen to be rational."""
        return None if self.number is None else decisions.rational(self.number)

    def enclosure(self, bits: int) -> arb:
        """Return a ball that holds the value, computed with ``bits`` bits; finite values only."""
        if self._seen is not None:
            found = self._seen[1] if bits <= PRECISIONS[0] else ball(self._seen[0], bits)
            if found is not None:
                return found
        if self.number is None:
            raise ValueError(f"{self.kind} has no enclosure")
        return decisions.enclosure(self.number, bits)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value):
            return NotImplemented
        return (self.kind, self.number) == (other.kind, other.number)

    def __hash__(self) -> int:
        return hash((self.kind, self.number))

    def __repr__(self) -> str:
        if self.number is None:
            return f"Value({self.kind})"
        fraction = self.rational
        if fraction is not None and decisions.is_short(fraction):
            return f"Value({fraction})"
        return f"Value({self.enclosure(64)})"


_NO_NAMES: Mapping[Term, Term | Value] = {}


def evaluate(term: Term, environment: Mapping[Term, Term | Value] = _NO_NAMES) -> Value:
    """Return the value of a term by the denotation of ``symbolic_info.terms``.

    ``environment`` gives values to free names: to a ``Symbol`` or ``Size`` a value or a closed
    term, to a ``Pmf`` or ``Density`` a distribution (put in with ``terms.substitute``), to an
    ``Index`` an ``Outcome``. Raises ``Unevaluable`` where a name has no value, where an alphabet
    is of symbolic size, a logarithm without a base, an integral, or a number or sum too large.
    """
    if not environment:
        return _of(ClosedDenotation(_ARITHMETIC, _KNOWN), term)
    distributions: dict[Term, Term] = {
        name: meaning
        for name, meaning in environment.items()
        if isinstance(name, Distribution) and isinstance(meaning, Distribution)
    }
    if distributions:
        term = substitute(term, distributions)
    return _of(_denotation(environment), term)


def evaluate_in_balls(term: Term) -> Value:
    """Return the value of a closed term, whose exact form is found only where it is asked for.

    A ball tells most that is asked of the values that people write. What asks for more raises
    ``Unevaluable`` where ``evaluate`` does.
    """
    found = ball(term, PRECISIONS[0])
    return evaluate(term) if found is None else Value("finite", seen=(term, found))


def _of(denotation: Denotation[Extended], term: Term) -> Value:
    try:
        return _value(denotation.value(term))
    except RecursionError:
        raise Unevaluable("the formula is nested too deeply") from None


def _denotation(environment: Mapping[Term, Term | Value]) -> Denotation[Extended]:
    values: dict[Term, Extended] = {}
    points: dict[Term, Place | Outcome] = {}
    for name, meaning in environment.items():
        if isinstance(meaning, Value):
            values[name] = Extreme(meaning.kind) if meaning.number is None else meaning.number
        elif isinstance(name, Index) and isinstance(meaning, Outcome):
            points[name] = meaning
        elif not isinstance(meaning, Distribution):
            values[name] = Denotation(_ARITHMETIC, {}, {}).value(meaning)
    return Denotation(_ARITHMETIC, values, points)


_ARITHMETIC = ExtendedArithmetic()
_KNOWN: Remembered[Extended] = Remembered()


def _value(x: Extended) -> Value:
    return Value(x.value) if isinstance(x, Extreme) else Value("finite", x)


def compare(left: Term | Value, right: Term | Value) -> Comparison | None:
    """Return how two values compare in the extended reals, as proved.

    Equality is decided by algebra, inequality by separated enclosures; ``None`` where neither
    succeeds up to the highest precision. ``"undefined"`` if a side is undefined. Raises
    ``Unevaluable`` as ``evaluate`` does.
    """
    a, b = _evaluated(left), _evaluated(right)
    if "undefined" in (a.kind, b.kind):
        return "undefined"
    if not (a.is_finite and b.is_finite):
        order = _RANK[a.kind] - _RANK[b.kind]
        return _SIGN[(order > 0) - (order < 0)]
    first, second = a.enclosure(PRECISIONS[0]), b.enclosure(PRECISIONS[0])
    if first < second:
        return "<"
    if first > second:
        return ">"
    assert a.number is not None
    assert b.number is not None
    found = decisions.sign(exact.add((a.number, exact.negate(b.number))))
    return None if found is None else _SIGN[found]


_RANK: Mapping[Kind, int] = {"-oo": -1, "finite": 0, "+oo": 1}
_SIGN: Mapping[int, Comparison] = {-1: "<", 0: "=", 1: ">"}


def _evaluated(x: Term | Value) -> Value:
    return evaluate(x) if isinstance(x, Term) else x


def from_fraction(value: Fraction) -> Value:
    """Return the rational number as a value."""
    return Value("finite", exact.from_fraction(value))


def is_between(value: Value, low: Fraction, high: Fraction) -> bool | None:
    """Whether low <= value <= high, ``None`` where undecided. Both ends count, exactly.

    Infinite and undefined values lie between no two numbers.
    """
    if not value.is_finite or low > high:
        return False
    ball = value.enclosure(PRECISIONS[0])
    least, greatest = exact.from_fraction(low), exact.from_fraction(high)
    if least < ball < greatest:
        return True
    if ball < least or ball > greatest:
        return False
    above = compare(value, from_fraction(low))
    below = compare(value, from_fraction(high))
    if above == "<" or below == ">":
        return False
    return None if above is None or below is None else True
