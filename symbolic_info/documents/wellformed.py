"""Whether an expression stands for anything: logarithms of negative numbers, lists that are no pmf.

These findings come before any value is computed: an expression with ``log(-P(x))`` is broken
whatever P is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from symbolic_info.documents.state import rational
from symbolic_info.notation import latex
from symbolic_info.terms import (
    Apply,
    Distribution,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    Neg,
    Number,
    Product,
    Term,
    Uniform,
    walk,
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is wrong with an expression: the code of the finding, and a sentence."""

    code: str
    message: str


def flaw_in(term: Term) -> Flaw | None:
    """Return the first flaw of a term, or ``None``.

    A term that is itself a list is passed: what it is given as a name of decides about it.
    """
    for path, part in walk(term):
        if isinstance(part, Log) and _is_negative(part.argument):
            return _logarithm_of_negative(part)
        if isinstance(part, LiteralPmf) and path:
            found = flaw_of_weights(part.weights)
            if found:
                return found
    return None


def _is_negative(term: Term) -> bool:
    """Whether a term is minus something that is never negative, and not always zero."""
    match term:
        case Neg(operand=Number(value=value)):
            return value > 0
        case Neg(operand=Apply()):
            return True
        case Mul(factors=factors):
            signs = [_is_negative(factor) for factor in factors]
            rest = [f for f, negative in zip(factors, signs, strict=True) if not negative]
            return sum(signs) % 2 == 1 and all(_is_positive(f) for f in rest)
        case Neg(operand=Mul(factors=factors)):
            return all(_is_positive(factor) for factor in factors)
        case _:
            return False


def _is_positive(term: Term) -> bool:
    match term:
        case Number(value=value):
            return value > 0
        case _:
            return isinstance(term, Apply)


def _logarithm_of_negative(log: Log) -> Flaw:
    argument = log.argument
    positive = argument.operand if isinstance(argument, Neg) else None
    offer = f": did you mean -{latex(Log(positive, log.base))}?" if positive is not None else "."
    kind = "a probability is never negative, so this is " if positive is not None else ""
    return Flaw(
        "ill-formed-logarithm",
        f"{latex(log)} has no value ({kind}the logarithm of a negative number){offer}",
    )


def flaw_of_weights(weights: tuple[Term, ...]) -> Flaw | None:
    """Return what keeps a list from being a pmf: a negative entry, or a sum that is not one.

    Lists with entries that are not numbers, as [p, 1 - p], are passed.
    """
    values = [rational(weight) for weight in weights]
    known = [value for value in values if value is not None]
    for value in known:
        if value < 0:
            return Flaw("ill-formed-pmf", f"A probability cannot be negative: {decimal(value)}.")
    if len(known) < len(values):
        return None
    total = sum(known, Fraction(0))
    if total == 1:
        return None
    off, word = (total - 1, "too much") if total > 1 else (1 - total, "too little")
    return Flaw(
        "ill-formed-pmf",
        f"The probabilities of a distribution sum to 1; these sum to {decimal(total)}, "
        f"{decimal(off)} {word}.",
    )


def decimal(value: Fraction) -> str:
    """Return a rational number as a decimal where that is exact and short, else as a fraction.

    >>> decimal(Fraction(11, 10)), decimal(Fraction(1, 3)), decimal(Fraction(3))
    ('1.1', '1/3', '3')
    """
    for places in range(13):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if value < 0 else ""
            return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
    return str(value)


def weights_of(distribution: Distribution | Term) -> tuple[Fraction, ...] | None:
    """Return the weights of a closed distribution, or ``None`` where they are not numbers.

    A mixture of lists of different lengths has none.
    """
    match distribution:
        case LiteralPmf(weights=weights):
            values = [rational(weight) for weight in weights]
            return None if None in values else tuple(v for v in values if v is not None)
        case Mixture(weights=weights, components=components):
            shares = [rational(weight) for weight in weights]
            parts = [weights_of(component) for component in components]
            if None in shares or None in parts or len({len(p) for p in parts if p}) != 1:
                return None
            pairs = [(s, p) for s, p in zip(shares, parts, strict=True) if s is not None and p]
            size = len(pairs[0][1])
            return tuple(sum((s * p[k] for s, p in pairs), Fraction(0)) for k in range(size))
        case Uniform(alphabet=alphabet) if alphabet.size.isdigit() and int(alphabet.size) <= 10_000:
            return (Fraction(1, int(alphabet.size)),) * int(alphabet.size)
        case Product(factors=(first, second)):
            left, right = weights_of(first), weights_of(second)
            if left is None or right is None:
                return None
            return tuple(a * b for a in left for b in right)
        case _:
            return None
