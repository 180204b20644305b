"""A ball that holds the value of a closed expression, as narrow as wanted.

A term is computed in balls once; where that is not narrow enough, from its exact form, with more
bits for what cancels.
The work is bounded by the limits of ``limits``, as in ``evaluate``.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, log2

from flint import arb

from symbolic_info.numeric import decisions
from symbolic_info.numeric.balls import ball
from symbolic_info.numeric.decimals import MAX_DIGITS
from symbolic_info.numeric.limits import PRECISIONS, Unevaluable
from symbolic_info.numeric.value import Value, evaluate, from_fraction
from symbolic_info.terms import Term

_BITS_PER_DIGIT = log2(10)
# what rounding loses in a short sum, so that the first precision mostly suffices
_SPARE_BITS = 16


def enclose(expression: Term | Value | Fraction | int, digits: int = 15) -> arb:
    """Return a ball that holds the value, guaranteed, and tells ``digits`` significant digits.

    The radius is at most 10^-digits of the value. A value that is zero, as algebra decides, gives
    the ball that holds nothing but zero; another rational number, unless it is a whole one, may be
    given a ball with a radius: ``evaluate(...).rational`` tells what it is. ``expression`` is a
    closed term, a value of ``evaluate`` or a rational number; of a SymPy expression, take
    ``measures.to_term`` first.
    Raises ``Unevaluable`` for a value that is infinite or undefined, where ``evaluate`` does, and
    where the highest precision does not tell so many digits; ``ValueError`` for digits that are
    not from 1 to 1000.

    >>> from symbolic_info.terms import Entropy, LiteralPmf, number
    >>> coin = LiteralPmf((number("0.9"), number("0.1")))
    >>> enclose(Entropy(coin, base=number(2)), 10).str(10, radius=False)
    '0.4689955936'
    >>> from symbolic_info.terms import Log, Neg
    >>> enclose(Neg(Log(number("0.5"), number(2)))).str()
    '1.00000000000000'
    """
    if not 1 <= digits <= MAX_DIGITS:
        raise ValueError(f"digits are from 1 to {MAX_DIGITS}, not {digits}")
    wanted = ceil(digits * _BITS_PER_DIGIT)
    if isinstance(expression, Term):
        found = ball(expression, wanted + _SPARE_BITS)
        # a whole number is told as such by its exact form
        if (
            found is not None
            and found.rel_accuracy_bits() >= wanted
            and not found.contains_integer()
        ):
            return found
        value = evaluate(expression)
    elif isinstance(expression, Value):
        value = expression
    else:
        value = from_fraction(Fraction(expression))
    number = value.number
    if number is None:
        raise Unevaluable(f"the value is {value.kind}: no ball of numbers holds it")
    for bits in (wanted + _SPARE_BITS, *(b for b in PRECISIONS if b > wanted + _SPARE_BITS)):
        found = decisions.enclosure(number, bits)
        if found.rel_accuracy_bits() >= wanted:
            return found
        if found.contains(0) and decisions.sign(number) == 0:
            return arb(0)
    raise Unevaluable(f"{digits} digits cannot be told with {PRECISIONS[-1]} bits")
