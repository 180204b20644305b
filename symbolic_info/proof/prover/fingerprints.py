"""Fingerprints: whether two terms may be equal by arithmetic, without their normal forms.

The search for where two developments meet compares many terms that are not equal. A term is a
rational function of its atoms (probabilities, logarithms, sums, ...). Its fingerprint is the value
of that function modulo a prime where each atom has the value of a hash: a point that is as good as
random. Terms with one normal form have one fingerprint; others share one by chance alone, with a
probability of their degree over the prime (J. T. Schwartz, J. ACM 27 (1980), 701-717, Lemma 1).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from symbolic_info.terms import Add, Div, Mixture, Mul, Neg, Number, Pow, Term
from symbolic_info.terms.binding import canonical_names

PRIME = 2**61 - 1
MAX_EXPONENT = 64


def fingerprint(term: Term) -> int:
    """Return a number below ``PRIME``, the same for all terms that have one normal form."""
    return _value(canonical_names(term))


@lru_cache(maxsize=4_000)
def _value(term: Term) -> int:
    match term:
        case Number(value=value):
            top, bottom = value.numerator, value.denominator
            return top % PRIME if bottom == 1 else top * _inverse(bottom) % PRIME
        case Neg(operand=part):
            return -_value(part) % PRIME
        case Add(parts=parts):
            return sum(map(_value, parts)) % PRIME
        case Mul(factors=factors):
            product = 1
            for factor in factors:
                product = product * _value(factor) % PRIME
            return product
        case Div(numerator=a, denominator=b):
            return _value(a) * _inverse(_value(b)) % PRIME
        case Pow(base=base, exponent=Number(value=k)) if k.denominator == 1 and k <= MAX_EXPONENT:
            return pow(_value(base), int(k), PRIME)
        case Pow(base=base, exponent=Neg(operand=Number() as k)):
            return _inverse(_value(Pow(base, k)))
        case Mixture(weights=weights, components=parts):
            # its components know no order
            pairs = zip(weights, parts, strict=True)
            return _hashed("mixture", sum(_hashed(_value(w), _value(p)) for w, p in pairs))
        case _:
            return _hashed(type(term).__name__, *map(_of_field, term.field_values()))


def _of_field(value: Any) -> Any:
    if isinstance(value, Term):
        return _value(value)
    return tuple(map(_of_field, value)) if isinstance(value, tuple) else value


def _inverse(value: int) -> int:
    """Return 1 / value; that of 0 is a value like any other, as a / 0 is an atom times a."""
    return pow(value, -1, PRIME) if value % PRIME else _hashed("1/0")


def _hashed(*parts: Any) -> int:
    return hash(parts) % PRIME
