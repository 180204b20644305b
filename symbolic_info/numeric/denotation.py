"""The value of a term, put together from the values of its parts.

What is added, multiplied and taken the logarithm of is left to an arithmetic: exact values in
the extended reals (``extended``) or ranges of values (``ranges``). Here are the parts of the
denotation in ``symbolic_info.terms`` that are about structure: what an index runs over, which
probability a pmf gives to a symbol, what a measure unfolds to.

Symbols of an alphabet are the positions 0, 1, ...; so two literal pmfs that name their outcomes
differently pair up in the order written, unless their labels are the same in another order:
then the labels decide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from symbolic_info.numeric.limits import MAX_SUMMANDS, Unevaluable
from symbolic_info.terms import (
    EULER,
    Add,
    Alphabet,
    Apply,
    Constant,
    Density,
    Distribution,
    Div,
    Expectation,
    Index,
    Infinity,
    Integral,
    JointTable,
    LiteralPmf,
    Log,
    Measure,
    Mul,
    Neg,
    Number,
    Outcome,
    Pmf,
    Pow,
    RangeSum,
    Size,
    Sum,
    Symbol,
    Term,
    alphabets_of,
    labels_of,
    subterms,
    unfold,
)

T = TypeVar("T")

# sums are added up in batches of so many, so that their summands are not all held at once
_BATCH = 1_000

# more digits than any alphabet that a sum can run over has in its size
_SIZE_DIGITS = 30

# values of parts, of which each may be large
_MOST_REMEMBERED = 4096


class Place(NamedTuple):
    """One symbol of an alphabet: the k-th, from 0, of so many."""

    position: int
    extent: int


class Arithmetic(Protocol[T]):
    """What is done with values."""

    infinity: T

    def rational(self, value: Fraction) -> T: ...
    def constant(self, name: str) -> T: ...
    def is_zero(self, x: T) -> bool: ...
    def integer(self, x: T) -> int | None: ...
    def add(self, parts: Sequence[T]) -> T: ...
    def negate(self, x: T) -> T: ...
    def multiply(self, factors: Sequence[T]) -> T: ...
    def divide(self, a: T, b: T) -> T: ...
    def power(self, a: T, k: T) -> T: ...
    def ln(self, a: T) -> T: ...
    def log(self, a: T, base: T) -> T: ...


class Denotation(Generic[T]):
    """One evaluation: the arithmetic, the values of free names, and how many summands are left.

    ``values`` has the values of symbols and sizes, ``points`` what indices stand for.
    """

    def __init__(
        self,
        arithmetic: Arithmetic[T],
        values: Mapping[Term, T],
        points: Mapping[Term, Place | Outcome],
    ) -> None:
        self.arithmetic = arithmetic
        self.values = dict(values)
        self.points = dict(points)
        self.summands_left = MAX_SUMMANDS

    def value(self, term: Term) -> T:
        """Return the value of a scalar term; ``Unevaluable`` if it cannot be computed."""
        rule = _RULES.get(type(term))
        if rule is not None:
            result: T = rule(self, term)
            return result
        if isinstance(term, Measure):
            return self.value(unfold(term))
        if isinstance(term, Distribution):
            raise Unevaluable(f"{term} is a distribution, not a number")
        raise Unevaluable(f"{term} has no value by itself")

    def _number(self, term: Number) -> T:
        return self.arithmetic.rational(term.value)

    def _constant(self, term: Constant) -> T:
        if term.name not in ("e", "pi"):
            raise Unevaluable(f"the constant {term.name} is not known")
        return self.arithmetic.constant(term.name)

    def _infinity(self, term: Infinity) -> T:
        return self.arithmetic.infinity

    def _symbol(self, term: Symbol) -> T:
        if term not in self.values:
            raise Unevaluable(f"{term.name} has no value")
        return self.values[term]

    def _size(self, term: Size) -> T:
        if term in self.values:
            return self.values[term]
        return self.arithmetic.rational(Fraction(self.number_of_symbols(term.alphabet)))

    def _add(self, term: Add) -> T:
        return self.arithmetic.add([self.value(part) for part in term.parts])

    def _neg(self, term: Neg) -> T:
        return self.arithmetic.negate(self.value(term.operand))

    def _mul(self, term: Mul) -> T:
        factors = []
        for factor in term.factors:
            value = self.value(factor)
            if self.arithmetic.is_zero(value):
                # nothing that the other factors are changes this, nor need they be computed
                return value
            factors.append(value)
        return self.arithmetic.multiply(factors)

    def _div(self, term: Div) -> T:
        return self.arithmetic.divide(self.value(term.numerator), self.value(term.denominator))

    def _pow(self, term: Pow) -> T:
        return self.arithmetic.power(self.value(term.base), self.value(term.exponent))

    def _log(self, term: Log) -> T:
        if term.base is None:
            raise Unevaluable("the base of a logarithm is not written")
        if term.base == EULER:
            return self.arithmetic.ln(self.value(term.argument))
        return self.arithmetic.log(self.value(term.argument), self.value(term.base))

    def _expectation(self, term: Expectation) -> T:
        return self.value(unfold(term))

    def _integral(self, term: Integral) -> T:
        raise Unevaluable("integrals are not computed")

    def _sum(self, term: Sum) -> T:
        count = self._extent(term)
        symbols = (Place(k, count) for k in range(count))
        shadowed = self.points.get(term.index)
        try:
            return self._total(term.body, count, self.points, term.index, symbols)
        finally:
            if shadowed is None:
                self.points.pop(term.index, None)
            else:
                self.points[term.index] = shadowed

    def _range_sum(self, term: RangeSum) -> T:
        bounds = [self.arithmetic.integer(self.value(b)) for b in (term.lower, term.upper)]
        lower, upper = bounds
        if lower is None or upper is None:
            raise Unevaluable("the bounds of a sum are not integers")
        count = max(0, upper - lower + 1)
        integers = (self.arithmetic.rational(Fraction(k)) for k in range(lower, upper + 1))
        shadowed = self.values.get(term.variable)
        try:
            return self._total(term.body, count, self.values, term.variable, integers)
        finally:
            if shadowed is None:
                self.values.pop(term.variable, None)
            else:
                self.values[term.variable] = shadowed

    def _total(
        self, body: Term, count: int, names: dict[Term, Any], variable: Term, meanings: Any
    ) -> T:
        """Add up the body for each meaning of the variable."""
        self._spend(count)
        totals: list[T] = []
        batch: list[T] = []
        for meaning in meanings:
            names[variable] = meaning
            batch.append(self.value(body))
            if len(batch) == _BATCH:
                totals.append(self.arithmetic.add(batch))
                batch = []
        return self.arithmetic.add([*totals, *batch])

    def _spend(self, summands: int) -> None:
        self.summands_left -= summands
        if self.summands_left < 0:
            raise Unevaluable(
                f"a sum has too many terms: at most {MAX_SUMMANDS} are added up in all"
            )

    def _extent(self, term: Sum) -> int:
        """Return the number of symbols that an index runs over.

        The alphabet of the index may be a general one where the body applies a literal pmf to
        it: then only the alphabet of that pmf can be meant.
        """
        alphabet = term.index.alphabet
        known = self._known_size(alphabet)
        if known is not None:
            return known
        for part in subterms(term.body):
            if isinstance(part, Apply) and term.index in part.points:
                spaces = alphabets_of(part.distribution)
                for point, space in zip(part.points, spaces, strict=False):
                    known = self._known_size(space)
                    if point == term.index and known is not None:
                        return known
        return self.number_of_symbols(alphabet)

    def number_of_symbols(self, alphabet: Alphabet) -> int:
        """Return the size of an alphabet; ``Unevaluable`` if it is symbolic."""
        known = self._known_size(alphabet)
        if known is None:
            raise Unevaluable(
                f"the alphabet {alphabet.name} has {alphabet.size} symbols,"
                f" and {alphabet.size} has no value"
            )
        return known

    def _known_size(self, alphabet: Alphabet) -> int | None:
        value = self.values.get(Size(alphabet))
        if value is not None:
            size = self.arithmetic.integer(value)
        elif alphabet.size.isdecimal() and len(alphabet.size) <= _SIZE_DIGITS:
            size = int(alphabet.size)
        else:
            return None
        if size is None or size < 1:
            raise Unevaluable(f"an alphabet has at least one symbol, not {alphabet.size}")
        return size

    def _apply(self, term: Apply) -> T:
        match term.distribution:
            case LiteralPmf(weights=weights) as pmf:
                (point,) = term.points
                return self.value(weights[self._position(pmf, 0, point)])
            case JointTable(weights=weights, column_labels=columns) as table:
                row, column = (self._position(table, axis, term.points[axis]) for axis in (0, 1))
                return self.value(weights[row * len(columns) + column])
            case Pmf(name=name) | Density(name=name):
                raise Unevaluable(f"{name} has no values")
        return self.value(unfold(term))

    def _position(self, pmf: Distribution, axis: int, point: Term) -> int:
        """Return which of the outcomes of something written out, along an axis, a point is."""
        labels = labels_of(pmf)[axis]
        meaning = point if isinstance(point, Outcome) else self.points.get(point)
        if isinstance(meaning, Outcome):
            return _place_of_label(pmf, labels, meaning.label)
        if meaning is None or not isinstance(point, Index):
            raise Unevaluable(f"{point} is no symbol that is known")
        if meaning.extent != len(labels):
            raise Unevaluable(
                f"{pmf} has {len(labels)} outcomes, but {point.name} runs over {meaning.extent}"
            )
        places = _places(point.alphabet.name, pmf, axis)
        return meaning.position if places is None else places[meaning.position]


class Remembered(dict[Term, tuple[T, int]]):
    """Values of closed terms with the summands that each took; bounded, it begins anew when full.

    The terms of one claim share most of their parts, and each is asked for again and again.
    """

    def keep(self, term: Term, value: T, summands: int) -> None:
        """Remember a value."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[term] = value, summands


class ClosedDenotation(Denotation[T]):
    """One evaluation of a closed term, with what earlier ones found of its parts.

    A part counts as many summands whether it was known or not, so that what is refused as too
    large does not hang on what was evaluated before. ``quick`` are the kinds of terms of which
    the value is not remembered, as to find it again takes no longer.
    """

    def __init__(
        self,
        arithmetic: Arithmetic[T],
        known: Remembered[T],
        quick: frozenset[type[Term]] = frozenset((Number,)),
    ) -> None:
        super().__init__(arithmetic, {}, {})
        self.known = known
        self.quick = quick

    def value(self, term: Term) -> T:
        """Return the value of a scalar term; ``Unevaluable`` if it cannot be computed."""
        kind = type(term)
        if kind in self.quick:
            quick: T = _RULES[kind](self, term)
            return quick
        # below a sum, a part may hold its index
        if self.points or self.values:
            return super().value(term)
        remembered = self.known.get(term)
        if remembered is not None:
            value, summands = remembered
            self._spend(summands)
            return value
        before = self.summands_left
        value = super().value(term)
        self.known.keep(term, value, before - self.summands_left)
        return value


@lru_cache(maxsize=256)
def _places(alphabet: str, pmf: Distribution, axis: int) -> tuple[int, ...] | None:
    """Return where the outcomes of a literal alphabet stand among a pmf's, if they are the same."""
    labels = labels_of(pmf)[axis]
    # a literal alphabet is named by its labels
    running = alphabet[1:-1].split(",") if alphabet.startswith("{") else []
    place = {label: position for position, label in enumerate(labels)}
    if len(place) == len(running) and set(running) == place.keys():
        return tuple(place[label] for label in running)
    return None


def _place_of_label(pmf: Distribution, labels: tuple[str, ...], label: str) -> int:
    if label not in labels:
        raise Unevaluable(f"{pmf} has no outcome {label!r}; its outcomes are {', '.join(labels)}")
    return labels.index(label)


_RULES: dict[type[Term], Callable[[Denotation[Any], Any], Any]] = {
    Number: Denotation._number,
    Constant: Denotation._constant,
    Infinity: Denotation._infinity,
    Symbol: Denotation._symbol,
    Size: Denotation._size,
    Add: Denotation._add,
    Mul: Denotation._mul,
    Neg: Denotation._neg,
    Div: Denotation._div,
    Pow: Denotation._pow,
    Log: Denotation._log,
    Sum: Denotation._sum,
    RangeSum: Denotation._range_sum,
    Integral: Denotation._integral,
    Expectation: Denotation._expectation,
    Apply: Denotation._apply,
}
