"""Exact rational values and polynomials of terms: what the weights of a distribution need."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from symbolic_info.terms import ONE, Add, Div, Mul, Neg, Number, Symbol, Term, number

# from monomials, the atoms of each in order, to coefficients other than 0
Polynomial: TypeAlias = dict[tuple[Term, ...], Fraction]

# more monomials than this are not worked out
_MOST_MONOMIALS = 500

UNIT: Polynomial = {(): Fraction(1)}

# decimals of more places are read more easily as fractions
_MOST_PLACES = 12
# the bits of a number that is too long for a message
_LONG = 500


def in_decimals(value: Fraction) -> str:
    """Return a rational number as a decimal where that is exact and short, else as a fraction.

    >>> in_decimals(Fraction(11, 10)), in_decimals(Fraction(1, 3)), in_decimals(Fraction(3))
    ('1.1', '1/3', '3')
    >>> in_decimals(Fraction(10) ** 5000)
    'a number of many digits'
    """
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > _LONG:
        return "a number of many digits"
    for places in range(_MOST_PLACES + 1):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if value < 0 else ""
            return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return str(value)


def rational_value(term: Term) -> Fraction | None:
    """Return the value of a term made of numbers and + - * /, ``None`` for any other term.

    >>> from symbolic_info.terms import Div, number
    >>> rational_value(Div(number(1), number("0.5")))
    Fraction(2, 1)
    """
    match term:
        case Number(value=value):
            return value
        case Neg(operand=operand):
            negated = rational_value(operand)
            return None if negated is None else -negated
        case Add(parts=parts) | Mul(factors=parts):
            total = Fraction(0 if isinstance(term, Add) else 1)
            for part in parts:
                exact = rational_value(part)
                if exact is None:
                    return None
                total = total + exact if isinstance(term, Add) else total * exact
            return total
        case Div(numerator=numerator, denominator=denominator):
            above, below = rational_value(numerator), rational_value(denominator)
            return None if above is None or not below else above / below
        case _:
            return None


def polynomial(term: Term) -> Polynomial | None:
    """Return a term as a polynomial in its symbols and in whatever else it is made of.

    ``None`` where it divides by zero or has too many monomials.

    >>> from symbolic_info.terms import Symbol, number, subtract
    >>> polynomial(subtract(Symbol("a"), Symbol("a")))
    {}
    """
    match term:
        case Number(value=value):
            return {(): value} if value else {}
        case Neg(operand=operand):
            return _product({(): Fraction(-1)}, polynomial(operand))
        case Add(parts=parts):
            total: Polynomial = {}
            for part in parts:
                summand = polynomial(part)
                if summand is None:
                    return None
                for monomial, coefficient in summand.items():
                    total[monomial] = total.get(monomial, Fraction(0)) + coefficient
            return _shortened(total)
        case Mul(factors=factors):
            product: Polynomial | None = UNIT
            for factor in factors:
                product = _product(product, polynomial(factor))
            return product
        case Div(numerator=numerator, denominator=denominator):
            divisor = rational_value(denominator)
            if divisor == 0:
                return None
            if divisor is None:
                inverse: Polynomial = {(Div(ONE, denominator),): Fraction(1)}
            else:
                inverse = {(): 1 / divisor}
            return _product(polynomial(numerator), inverse)
        case _:
            return {(term,): Fraction(1)}


def _product(left: Polynomial | None, right: Polynomial | None) -> Polynomial | None:
    if left is None or right is None or len(left) * len(right) > _MOST_MONOMIALS:
        return None
    product: Polynomial = {}
    for one, a in left.items():
        for other, b in right.items():
            monomial = tuple(sorted((*one, *other), key=lambda atom: atom.sort_key))
            product[monomial] = product.get(monomial, Fraction(0)) + a * b
    return _shortened(product)


def _shortened(form: Polynomial) -> Polynomial:
    return {monomial: value for monomial, value in form.items() if value != 0}


def in_symbols(form: Polynomial) -> bool:
    """Whether a polynomial has no atoms but symbols, so that it shows what its values are."""
    return all(isinstance(atom, Symbol) for monomial in form for atom in monomial)


def multiplied(factors: tuple[Term, ...], divisors: tuple[Term, ...]) -> Term:
    """Return the product of factors over that of divisors, a ``Number`` where it is rational."""
    numerator = _one_of(factors)
    term = Div(numerator, _one_of(divisors)) if divisors else numerator
    value = rational_value(term)
    return term if value is None else number(value)


def _one_of(factors: tuple[Term, ...]) -> Term:
    if not factors:
        return ONE
    return factors[0] if len(factors) == 1 else Mul(factors)
