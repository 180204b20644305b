"""The value of a term, put together from the values of its parts.

What is added, multiplied and taken the logarithm of is left to an arithmetic: exact values in
the extended reals (``extended``) or ranges of values (``ranges``). Here are the parts of the
denotation in ``symbolic_info.terms`` that are about structure: what an index runs over, which
probability a pmf gives to a symbol (``outcomes``), what a measure unfolds to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from symbolic_info.numeric.limits import MAX_SUMMANDS, Unevaluable
from symbolic_info.numeric.outcomes import place_of_label, places, written_out
from symbolic_info.terms import (
    EULER,
    Add,
    Alphabet,
    Apply,
    Constant,
    CrossEntropy,
    Density,
    Distribution,
    Div,
    Entropy,
    Expectation,
    Index,
    Infinity,
    Integral,
    JointTable,
    KLDivergence,
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
        rule = RULES.get(type(term))
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
        return self._logarithm(term.base)(self.value(term.argument))

    def _logarithm(self, base: Term | None) -> Callable[[T], T]:
        if base is None:
            raise Unevaluable("the base of a logarithm is not written")
        if base == EULER:
            return self.arithmetic.ln
        number = self.value(base)
        return lambda argument: self.arithmetic.log(argument, number)

    def _entropy(self, term: Entropy) -> T:
        written = written_out(term.distribution)
        if written is None:
            return self.value(unfold(term))
        (p,) = written
        return self.arithmetic.negate(self._mean_log(p, lambda k, x: x, term.base))

    def _cross_entropy(self, term: CrossEntropy) -> T:
        written = written_out(term.distribution, term.model)
        if written is None:
            return self.value(unfold(term))
        p, q = written
        mean = self._mean_log(p, lambda k, x: self.value(q[k]), term.base)
        return self.arithmetic.negate(mean)

    def _divergence(self, term: KLDivergence) -> T:
        written = written_out(term.distribution, term.model)
        if written is None:
            return self.value(unfold(term))
        p, q = written

        def quotient(k: int, x: T) -> T:
            return self.arithmetic.divide(x, self.value(q[k]))

        return self._mean_log(p, quotient, term.base)

    def _mean_log(
        self, weights: Sequence[Term], argument: Callable[[int, T], T], base: Term | None
    ) -> T:
        """Return the sum of the weights p_k times the logarithms of ``argument(k, p_k)``.

        That is what the unfolding comes to, without its sum being made and an index going over it.
        """
        self._spend(len(weights))
        arithmetic = self.arithmetic
        logarithm = None
        parts = []
        for k, weight in enumerate(weights):
            part = self.value(weight)
            # where it is zero, the logarithm need not be computed
            if not arithmetic.is_zero(part):
                logarithm = logarithm or self._logarithm(base)
                log = logarithm(argument(k, part))
                part = log if arithmetic.is_zero(log) else arithmetic.multiply((part, log))
            parts.append(part)
        return arithmetic.add(parts)

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
            return place_of_label(pmf, labels, meaning.label)
        if meaning is None or not isinstance(point, Index):
            raise Unevaluable(f"{point} is no symbol that is known")
        if meaning.extent != len(labels):
            raise Unevaluable(
                f"{pmf} has {len(labels)} outcomes, but {point.name} runs over {meaning.extent}"
            )
        order = places(point.alphabet.name, pmf, axis)
        return meaning.position if order is None else order[meaning.position]


RULES: dict[type[Term], Callable[[Denotation[Any], Any], Any]] = {
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
    Entropy: Denotation._entropy,
    CrossEntropy: Denotation._cross_entropy,
    KLDivergence: Denotation._divergence,
    Sum: Denotation._sum,
    RangeSum: Denotation._range_sum,
    Integral: Denotation._integral,
    Expectation: Denotation._expectation,
    Apply: Denotation._apply,
}
