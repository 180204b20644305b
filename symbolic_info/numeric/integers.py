"""Multiplicatively independent factors of integers, on which logarithms are written.

Pairwise coprime integers above 1 are multiplicatively independent by unique factorisation, so
their logarithms are linearly independent over the rationals. Primes are one such set, and what
integers of up to 64 bits are split into. Beyond that nothing is factored at any price: small
primes are taken out, what is left stays whole, and ``coprime_base`` splits it against the other
integers of a formula when equality is to be decided (factor refinement: Bach, Driscoll and
Shallit, J. Algorithms 15 (1993)).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import prod

from flint import fmpz

FACTORED_BITS = 64
"""Integers of so many bits are split into primes."""

# beyond so many bits, finding out whether an integer is a perfect power takes too long
_ROOTED_BITS = 2_000

_SMALL_PRIMES = tuple(n for n in range(2, 256) if fmpz(n).is_prime())
_PRIMORIAL = fmpz(prod(_SMALL_PRIMES))

Factors = tuple[tuple[int, int], ...]


def factors(n: int) -> Factors:
    """Return pairwise coprime integers above 1 with exponents, whose product is ``n`` >= 1.

    >>> factors(360)
    ((2, 3), (3, 2), (5, 1))
    """
    return _factors_of_word(n) if n.bit_length() <= FACTORED_BITS else _factors_of_large(n)


@lru_cache(maxsize=8192)
def _factors_of_word(n: int) -> Factors:
    return tuple((int(prime), int(exponent)) for prime, exponent in fmpz(n).factor())


def _factors_of_large(n: int) -> Factors:
    found = []
    rest = fmpz(n)
    common = rest.gcd(_PRIMORIAL)
    for prime in _SMALL_PRIMES:
        if common % prime == 0:
            exponent, rest = _divide_out(rest, fmpz(prime))
            found.append((prime, exponent))
    if rest == 1:
        return tuple(found)
    if rest.bit_length() <= FACTORED_BITS:
        return (*found, *_factors_of_word(int(rest)))
    root, exponent = _perfect_power(rest)
    if root.bit_length() > FACTORED_BITS:
        return (*found, (int(root), exponent))
    return (*found, *((prime, e * exponent) for prime, e in _factors_of_word(int(root))))


def _divide_out(n: fmpz, d: fmpz) -> tuple[int, fmpz]:
    """Return the largest e with d^e | n, and n / d^e, in few divisions even for a large e."""
    if n % d != 0:
        return 0, n
    half, rest = _divide_out(n // d, d * d)
    if rest % d == 0:
        return 2 * half + 2, rest // d
    return 2 * half + 1, rest


def _perfect_power(n: fmpz) -> tuple[fmpz, int]:
    """Return r and the largest k with r^k = n."""
    if n.bit_length() <= _ROOTED_BITS and n.is_perfect_power():
        for k in range(n.bit_length(), 1, -1):
            root = n.root(k)
            if root**k == n:
                return root, k
    return n, 1


def coprime_base(numbers: Iterable[int]) -> list[int]:
    """Return pairwise coprime integers above 1 such that every number is a product of powers.

    >>> sorted(coprime_base([12, 18]))
    [2, 3]
    """
    base: list[fmpz] = []
    waiting = [fmpz(n) for n in numbers]
    while waiting:
        n = waiting.pop()
        if n == 1:
            continue
        for position, other in enumerate(base):
            common = n.gcd(other)
            if common != 1:
                del base[position]
                waiting += [common, n // common, other // common]
                break
        else:
            base.append(n)
    return [int(_perfect_power(n)[0]) for n in base]


def factors_over(n: int, base: Iterable[int]) -> Factors:
    """Return ``n`` as a product of powers of the members of ``base``, which must suffice."""
    found = []
    rest = fmpz(n)
    for member in base:
        exponent, rest = _divide_out(rest, fmpz(member))
        if exponent:
            found.append((member, exponent))
    assert rest == 1, "the base does not generate the number"
    return tuple(found)
