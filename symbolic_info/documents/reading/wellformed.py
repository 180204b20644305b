"""Whether an expression stands for anything: logarithms of negative numbers; weights of pmfs.

These findings come before any value is computed: an expression with ``log(-P(x))`` is broken
whatever P is.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from symbolic_info.documents.known.values import rational
from symbolic_info.notation import latex
from symbolic_info.terms import (
    Apply,
    Distribution,
    JointTable,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    Neg,
    Number,
    Product,
    Term,
    Uniform,
    subterms,
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is wrong with an expression: the code of the finding, and a sentence."""

    code: str
    message: str


def sentence(message: str) -> str:
    """Return a message with a capital letter and a full stop."""
    return message[:1].upper() + message[1:] + ("" if message.endswith((".", "?", "!")) else ".")


def flaw_in(term: Term) -> Flaw | None:
    """Return the first flaw of a term, or ``None``."""
    for part in subterms(term):
        if isinstance(part, Log) and _is_negative(part.argument):
            return _logarithm_of_negative(part)
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
    reason = "a logarithm of a negative number"
    if isinstance(log.argument, Neg) and isinstance(log.argument.operand, Apply):
        meant = latex(Neg(Log(log.argument.operand, log.base)))
        reason += f", as a probability is never negative: did you mean `{meant}`?"
    return Flaw("ill-formed-logarithm", sentence(f"`{latex(log)}` has no value, it is {reason}"))


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
        case JointTable(weights=weights):
            return weights_of(LiteralPmf(weights))
        case Marginal(joint=JointTable(rows=rows), axis=axis):
            lines = rows if axis == 0 else tuple(zip(*rows, strict=True))
            sums = [weights_of(LiteralPmf(line)) for line in lines]
            return None if None in sums else tuple(sum(line, Fraction(0)) for line in sums if line)
        case Uniform(alphabet=alphabet) if alphabet.size.isdigit() and int(alphabet.size) <= 10_000:
            return (Fraction(1, int(alphabet.size)),) * int(alphabet.size)
        case Product(factors=(first, second)):
            left, right = weights_of(first), weights_of(second)
            if left is None or right is None:
                return None
            return tuple(a * b for a in left for b in right)
        case _:
            return None
