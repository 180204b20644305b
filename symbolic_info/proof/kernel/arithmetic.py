"""Commutative ring arithmetic on terms, with the conditions that infinities impose.

``normal_form(term, context)`` writes a term as a sum of rational multiples of monomials, in
one fixed order; a monomial is a product of integer powers of atoms (probabilities, sizes,
symbols, logarithms, sums, measures). Two terms with the same normal form have the same value
in every environment of the context - finite, infinite or undefined alike. Addition and
multiplication are associative and commutative without exception; four things need care, and
raise ``KernelError`` where they cannot be granted:

* (a + b) c = a c + b c, if c is finite wherever a and b are non-zero and differ in sign;
* k v + l v = (k + l) v for numbers k, l of different signs, if v is finite;
* a / b = a b^-1, if b is finite and not 0;
* a b^-1 ... b = a, likewise; inside a product ``b (a / b)`` the factor b may vanish, so there
  b b^-1 is kept as the factor b (1/b), which is 0 or 1.

Inside an atom that is a factor, the other factors that are free of atoms of that kind may be
taken to be non-zero: log(P(x)/P(x)) is log 1 in P(x) log(P(x)/P(x)).

A weight such as 1 - λ, which is known not to be negative, may be left whole: (1 - λ) v is then a
monomial whatever v is, and is multiplied out only where v is finite.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from symbolic_info.proof.kernel.statement import KernelError
from symbolic_info.proof.kernel.values import (
    NONNEGATIVE,
    POSITIVE,
    Context,
    in_order,
    is_finite,
    is_nonnegative,
    is_plain,
    values,
)
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Distribution,
    Div,
    Marginal,
    Mixture,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    is_continuous,
    number,
    subtract,
    unfold,
)
from symbolic_info.terms.binding import bound_variable, canonical_names
from symbolic_info.terms.term import map_children

Monomial: TypeAlias = tuple[tuple[Term, int], ...]
Polynomial: TypeAlias = Mapping[Monomial, Fraction]

MAX_MONOMIALS = 1_000
MAX_EXPONENT = 64
MAX_BITS = 20_000
MAX_MIXED = 100

_ONE = Fraction(1)
_NOT_NEGATIVE = NONNEGATIVE | {"+oo"}
_NOT_POSITIVE = frozenset({"-", "0", "-oo"})


def normal_form(term: Term, context: Context) -> Term:
    """Return the canonical form of ``term``; bound variables get canonical names, too."""
    return _normal(canonical_names(term), context)


def normal_polynomial(term: Term, context: Context) -> Polynomial:
    """Return the normal form as rational multiples of monomials."""
    return _multiplied_out(polynomial(canonical_names(term), context), context)


def equal_by_arithmetic(left: Term, right: Term, context: Context) -> bool:
    """Whether the two terms have one normal form in the context.

    That may be one with all sums multiplied out, or one with weights such as 1 - λ left whole.
    """
    try:
        if normal_form(left, context) == normal_form(right, context):
            return True
    except KernelError:
        if context.keeping_weights_whole() == context:
            raise
    kept = context.keeping_weights_whole()
    return kept != context and normal_form(left, kept) == normal_form(right, kept)


def is_share(a: Term, b: Term) -> bool:
    """Whether a is a probability and b is 1, or a is P(x, y) and b the marginal P(x)."""
    match a, b:
        case Apply(distribution=p), Number(value=value):
            return value == 1 and not is_continuous(p)
        case Apply(points=points), Apply(distribution=Marginal(joint=joint, axis=k), points=(x,)):
            return a.distribution == joint and points[k] == x
    return False


def is_at_most(a: Term, b: Term, context: Context) -> bool:
    """Whether 0 <= a <= b < oo for certain: what is missing to b adds up from what is >= 0.

    Mixtures are written out, and p / q <= b is read as p <= b q where q > 0.
    """
    if isinstance(a, Div) and values(a.denominator, context) <= POSITIVE:
        whole = a.denominator if b == ONE else Mul((b, a.denominator))
        return is_nonnegative(b, context) and is_at_most(a.numerator, whole, context)
    if is_share(a, b):
        return True
    if not is_nonnegative(a, context) or not is_nonnegative(b, context):
        return False
    if is_nonnegative(subtract(b, a), context):
        return True
    inside = context.assuming([a])
    for kept in (inside.keeping_weights_whole(), inside):
        try:
            rest = polynomial(canonical_names(_mixtures_written_out(subtract(b, a))), kept)
        except KernelError:
            continue
        parts = (polynomial_term({monomial: c}) for monomial, c in rest.items())
        if all(is_nonnegative(part, kept) for part in parts):
            return True
    return False


def _mixtures_written_out(term: Term) -> Term:
    if isinstance(term, Apply) and isinstance(term.distribution, Mixture):
        return _mixtures_written_out(unfold(term))
    return map_children(term, _mixtures_written_out)


def constant_value(term: Term) -> Fraction | None:
    """Return the number that the term is by arithmetic alone, if it is one."""
    try:
        constant = normal_polynomial(term, Context())
    except KernelError:
        return None
    return constant.get((), Fraction(0)) if constant.keys() <= {()} else None


@lru_cache(maxsize=4_000)
def _normal(term: Term, context: Context) -> Term:
    if not term.children and not isinstance(term, Number):
        return term
    if isinstance(term, Distribution):
        return _normal_distribution(term, context)
    return polynomial_term(_multiplied_out(polynomial(term, context), context))


def _multiplied_out(terms: Polynomial, context: Context) -> Polynomial:
    """Multiply out what was left whole, wherever the rest of the product is finite."""
    if not context.whole:
        return terms
    parts: list[Polynomial] = []
    for monomial, coefficient in terms.items():
        for weight, k in monomial:
            rest = {tuple(power for power in monomial if power[0] != weight): coefficient}
            if weight in context.whole and k > 0 and is_finite(polynomial_term(rest), context):
                power = _product((weight,) * k, replace(context, whole=frozenset()))
                parts.append(_multiplied_out(_multiply(power, rest, context), context))
                break
        else:
            parts.append({monomial: coefficient})
    return _sum(parts, context)


@lru_cache(maxsize=4_000)
def polynomial(term: Term, context: Context) -> Polynomial:
    """Return the term, bound variables named canonically, as rational multiples of monomials."""
    if term in context.whole:
        return {((term, 1),): _ONE}
    match term:
        case Number(value=value):
            return {(): value} if value else {}
        case Neg(operand=part):
            return {m: -c for m, c in polynomial(part, context).items()}
        case Add(parts=parts):
            return _sum([polynomial(part, context) for part in parts], context)
        case Mul(factors=factors):
            return _product(factors, context)
        case Div(numerator=a, denominator=b):
            return _quotient(a, b, context)
        case Pow(base=base, exponent=Number(value=k)) if (
            k.denominator == 1 and 0 <= k <= MAX_EXPONENT
        ):
            return _product((base,) * int(k), context)
        case Pow(base=base, exponent=Neg(operand=Number(value=value) as k)) if value >= 0:
            return _quotient(ONE, Pow(base, k), context)
        case _:
            return {((_atom(term, context), 1),): _ONE}


def _sum(parts: list[Polynomial], context: Context) -> Polynomial:
    total: dict[Monomial, Fraction] = {}
    for part in parts:
        for monomial, coefficient in part.items():
            before = total.get(monomial)
            if before is not None and before * coefficient < 0:
                value = polynomial_term({monomial: _ONE})
                if not is_finite(value, context):
                    raise KernelError("{} cannot be cancelled: it may be infinite", value)
            total[monomial] = coefficient if before is None else before + coefficient
    if len(total) > MAX_MONOMIALS:
        raise KernelError(f"more than {MAX_MONOMIALS} terms")
    return {m: c for m, c in total.items() if c}


def _product(factors: tuple[Term, ...], context: Context) -> Polynomial:
    # only factors that nothing inside of which depends on a context may lend it to the others
    plain = [factor for factor in factors if is_plain(factor, (Add, Mul, Neg))]
    inner = context.assuming([*plain, *(_normal(factor, context) for factor in plain)])
    result: Polynomial = {(): _ONE}
    for factor in factors:
        here = context if factor in plain else inner
        result = _multiply(result, polynomial(factor, here), context)
    return result


def _multiply(left: Polynomial, right: Polynomial, context: Context) -> Polynomial:
    if len(left) * len(right) > MAX_MONOMIALS:
        raise KernelError(f"more than {MAX_MONOMIALS} terms")
    # (sum of a) b = sum of a b for each b, after a (sum of b) = sum of a b for the whole of a
    _require_distributive(right, [left], context)
    _require_distributive(left, [{m: c} for m, c in right.items()], context)
    products: list[Polynomial] = [
        {_monomial_product(m, k, context): d if c is _ONE else c * d}
        for m, c in left.items()
        for k, d in right.items()
    ]
    total = _sum(products, context)
    if any(
        c.numerator.bit_length() + c.denominator.bit_length() > MAX_BITS for c in total.values()
    ):
        raise KernelError(f"a number of more than {MAX_BITS} bits")
    return total


def _require_distributive(parts: Polynomial, others: list[Polynomial], context: Context) -> None:
    """Check (p1 + p2 + ...) t = p1 t + p2 t + ... for each t."""
    multiplied = map(polynomial_term, others if len(parts) > 1 else ())
    infinite = [term for term in multiplied if not is_finite(term, context)]
    if not infinite:
        return
    terms = [polynomial_term({m: c}) for m, c in parts.items()]
    kinds = [values(term, context) for term in terms]
    if all(k <= _NOT_NEGATIVE for k in kinds) or all(k <= _NOT_POSITIVE for k in kinds):
        return
    for other in infinite:
        if len(terms) > MAX_MIXED:
            raise KernelError(f"more than {MAX_MIXED} terms of both signs")
        for (a, first), (b, second) in combinations(zip(terms, kinds, strict=True), 2):
            signs = first | second
            alike = signs <= _NOT_NEGATIVE or signs <= _NOT_POSITIVE
            if not alike and not is_finite(other, context.assuming((a, b))):
                raise KernelError("{} may be infinite: {} + {} stays whole before it", other, a, b)


def _monomial_product(left: Monomial, right: Monomial, context: Context) -> Monomial:
    if not left or not right:
        return left or right
    powers = dict(left)
    for atom, exponent in right:
        before = powers.get(atom, 0)
        if before * exponent < 0 and "0" in values(atom, context):
            # b (1/b) stays: it is 0 where b is
            powers[Mul((atom, Div(ONE, atom)))] = 1
        powers[atom] = before + exponent
    indicators = [a for a in powers if isinstance(a, Mul)]
    if indicators:
        # where another factor is 0, so is the product; elsewhere b is not, if that follows
        others = context.assuming(a for a, k in powers.items() if k > 0 and a not in indicators)
        for atom in indicators:
            powers[atom] = 0 if atom.factors[0] in others.nonzero else 1
    return tuple(sorted(((a, k) for a, k in powers.items() if k), key=lambda p: p[0].sort_key))


def _quotient(a: Term, b: Term, context: Context) -> Polynomial:
    top, bottom = polynomial(a, context), polynomial(b, context)
    if values(b, context) <= {"+", "-"} and bottom:
        return _multiply(top, _inverse(bottom, context), context)
    # b may be 0: a / b is kept whole, but for the numbers before a and b and positive factors
    shared = positive_factors([*top, *bottom], context) if top and bottom else {}
    top, bottom = divided(top, shared), divided(bottom, shared)
    first = top[min(top, key=monomial_order)] if top else Fraction(1)
    # a / (k b) = (a / b) / k for k > 0 alone, as a / 0 has the sign of a
    second = abs(bottom[min(bottom, key=monomial_order)]) if bottom else Fraction(1)
    whole = Div(
        polynomial_term({m: c / first for m, c in top.items()}),
        polynomial_term({m: c / second for m, c in bottom.items()}),
    )
    return {((whole, 1),): first / second}


def positive_factors(monomials: list[Monomial], context: Context) -> dict[Term, int]:
    """Return the powers (from 1) that all monomials share of what is known to be positive."""
    powers = [dict(monomial) for monomial in monomials]
    atoms = [atom for atom in powers[0] if values(atom, context) <= POSITIVE]
    shared = {atom: min(p.get(atom, 0) for p in powers) for atom in atoms}
    return {atom: k for atom, k in shared.items() if k > 0}


def divided(terms: Polynomial, shared: dict[Term, int]) -> Polynomial:
    """Return the polynomial divided by powers that all of its monomials share."""
    return {
        tuple((atom, k - shared.get(atom, 0)) for atom, k in monomial if k != shared.get(atom)): c
        for monomial, c in terms.items()
    }


def _inverse(bottom: Polynomial, context: Context) -> Polynomial:
    """Return 1 / bottom, which is known to be finite and not 0."""
    if len(bottom) == 1:
        ((monomial, coefficient),) = bottom.items()
        if all(values(atom, context) <= {"+", "-"} for atom, _ in monomial):
            return {tuple((atom, -k) for atom, k in monomial): 1 / coefficient}
    scale = bottom[min(bottom, key=monomial_order)]
    atom = polynomial_term({m: c / scale for m, c in bottom.items()})
    return {((atom, -1),): 1 / scale}


def _atom(term: Term, context: Context) -> Term:
    """Return the term with its direct parts in normal form."""
    variable = bound_variable(term)
    if variable is None:
        return map_children(term, lambda child: _normal_child(child, context))
    body, _, *outside = term.children
    inside = _normal_child(body, context.under(variable))
    return term.with_children(
        (inside, variable, *(_normal_child(child, context) for child in outside))
    )


def _normal_child(term: Term, context: Context) -> Term:
    try:
        return _normal(term, context)
    except KernelError:
        # what cannot be rearranged here stays as it stands
        return term


def _normal_distribution(term: Distribution, context: Context) -> Term:
    """Return the distribution with its parts in normal form; mixtures know no order."""
    changed = map_children(term, lambda child: _normal_child(child, context))
    assert isinstance(changed, Distribution)
    return in_order(changed)


def monomial_order(monomial: Monomial) -> tuple[object, ...]:
    """Return the place of the monomial in the fixed order of terms."""
    return tuple((atom.sort_key, exponent) for atom, exponent in monomial)


def polynomial_term(terms: Polynomial) -> Term:
    """Return the polynomial as a term, in the fixed order of terms."""
    # most have one monomial, and need no order
    ordered = sorted(terms, key=monomial_order) if len(terms) > 1 else terms
    parts = [_monomial_term(m, terms[m]) for m in ordered]
    return ZERO if not parts else parts[0] if len(parts) == 1 else Add(tuple(parts))


def _monomial_term(monomial: Monomial, coefficient: Fraction) -> Term:
    factors = [a if k == 1 else Pow(a, number(k)) for a, k in monomial]
    if abs(coefficient) != 1 or not factors:
        factors.insert(0, Number(abs(coefficient)))
    whole = factors[0] if len(factors) == 1 else Mul(tuple(factors))
    return Neg(whole) if coefficient < 0 else whole
