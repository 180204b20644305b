"""What values a term can have: an abstract reading of the denotation.

``values(term, context)`` over-approximates, for all environments in which the context holds,
the kinds of value that the term takes: a negative or positive real, zero, ``+oo``, ``-oo`` or
undefined. It follows the rules of ``symbolic_info.terms`` one by one, so that "finite",
"positive", "defined" are all read off one table. The side conditions of the rules rest on it.

A context holds the hypotheses of the statement and the terms that may be taken to be non-zero
(or zero) at this place. The other factors of a product may: where one of them is 0, the
product is 0 whatever stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache, reduce

from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    Hypothesis,
    LogBase,
    NonNegative,
    NotDominatedBy,
    Positive,
    terms_of,
)
from symbolic_info.terms import (
    INFINITY,
    ONE,
    Add,
    Apply,
    Constant,
    Distribution,
    Div,
    Infinity,
    Integral,
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Mul,
    Neg,
    Number,
    Pow,
    Size,
    Sum,
    Symbol,
    Term,
    Uniform,
    alpha_equal,
    alphabets_of,
    is_continuous,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.unfolding import unfolded

Kinds = frozenset[str]

FINITE: Kinds = frozenset({"-", "0", "+"})
NONNEGATIVE: Kinds = frozenset({"0", "+"})
POSITIVE: Kinds = frozenset({"+"})
UNDEFINED = "undefined"
ANYTHING: Kinds = FINITE | {"+oo", "-oo", UNDEFINED}

_PLAIN = (Number, Constant, Size, Symbol, Apply)


@dataclass(frozen=True, slots=True)
class Context:
    """Hypotheses, and the terms taken to be non-zero, or zero, at a place in a formula.

    ``whole`` are sums that arithmetic treats as one thing: the weight 1 - λ, which is never
    negative, where 1 and -λ would be of different signs. ``supposed`` is the set of the
    hypotheses: contexts are compared, and asked for one, at every turn.
    """

    hypotheses: tuple[Hypothesis, ...] = field(default=(), compare=False)
    nonzero: frozenset[Term] = frozenset()
    zero: frozenset[Term] = frozenset()
    whole: frozenset[Term] = frozenset()
    supposed: frozenset[Hypothesis] = frozenset()

    def __post_init__(self) -> None:
        if len(self.supposed) < len(self.hypotheses):
            object.__setattr__(self, "supposed", frozenset(self.hypotheses))

    def keeping_weights_whole(self) -> Context:
        """Return the context in which sums known not to be negative are left whole."""
        sums = (h.term for h in self.hypotheses if isinstance(h, NonNegative))
        return replace(self, whole=frozenset(term for term in sums if isinstance(term, Add)))

    def assuming(self, terms: Iterable[Term]) -> Context:
        """Return the context in which these terms, too, are not 0, with what follows."""
        found = set(self.nonzero)
        waiting = list(terms)
        while waiting:
            term = waiting.pop()
            # that a number is not 0 is nothing to suppose
            if term not in found and free_variables(term):
                found.add(term)
                waiting.extend(self._consequences(term))
        return replace(self, nonzero=frozenset(found)) if len(found) > len(self.nonzero) else self

    def _consequences(self, term: Term) -> Iterable[Term]:
        match term:
            case Mul(factors=factors):
                yield from factors
            case Neg(operand=part):
                yield part
            case Apply(distribution=p, points=points):
                definition = None if isinstance(p, Marginal) else unfolded(term)
                if definition is not None:
                    yield definition
                if isinstance(p, Mixture):
                    # one of the components is not 0: what follows from each of them does
                    alone = Context(self.hypotheses)
                    follow = (alone.assuming([Apply(c, points)]).nonzero for c in p.components)
                    yield from frozenset.intersection(*follow)
                if len(alphabets_of(p)) == 2:
                    yield from (Apply(Marginal(p, axis), (points[axis],)) for axis in (0, 1))
                for h in (h for h in self.hypotheses if isinstance(h, DominatedBy)):
                    if in_order(h.distribution) == in_order(p):
                        yield Apply(h.model, points)
                    elif isinstance(p, Marginal) and h.distribution == p.joint:
                        # where a marginal probability is not 0, one of those in it is not
                        yield Apply(Marginal(h.model, p.axis), points)

    def under(self, variable: Term) -> Context:
        """Return what of this context still holds where ``variable`` is bound anew."""
        return Context(
            tuple(h for h in self.hypotheses if variable not in hypothesis_variables(h)),
            frozenset(t for t in self.nonzero if variable not in free_variables(t)),
            frozenset(t for t in self.zero if variable not in free_variables(t)),
            frozenset(t for t in self.whole if variable not in free_variables(t)),
        )


def in_order(p: Distribution) -> Distribution:
    """Return the distribution; the components of a mixture, which know no order, in a fixed one."""
    if not isinstance(p, Mixture):
        return p
    pairs = zip(p.weights, p.components, strict=True)
    ordered = sorted(pairs, key=lambda pair: (pair[1].sort_key, pair[0].sort_key))
    return Mixture(tuple(w for w, _ in ordered), tuple(part for _, part in ordered))


@lru_cache(maxsize=1000)
def hypothesis_variables(hypothesis: Hypothesis) -> frozenset[Term]:
    """Return the free variables of the terms that a hypothesis is about."""
    return frozenset().union(*map(free_variables, terms_of(hypothesis)))


def is_finite(term: Term, context: Context) -> bool:
    """Whether the term is a real number, in every environment of the context."""
    return values(term, context) <= FINITE


def is_nonnegative(term: Term, context: Context) -> bool:
    """Whether the term is a real number of at least 0."""
    return values(term, context) <= NONNEGATIVE


def is_valid_base(base: Term | None, context: Context) -> bool:
    """Whether logarithms to this base are defined (0 < base != 1)."""
    return _natural_logarithm(base, context) <= {"+", "-"}


@lru_cache(maxsize=10_000)
def values(term: Term, context: Context) -> Kinds:
    """Return the kinds of value that the term may have in the context."""
    if term in context.zero:
        return frozenset({"0"})
    found = _values(term, context)
    if term in context.nonzero:
        found -= {"0"}
    if context.supposed:
        found &= POSITIVE if Positive(term) in context.supposed else ANYTHING
        found &= NONNEGATIVE if NonNegative(term) in context.supposed else ANYTHING
    return found


def _values(term: Term, context: Context) -> Kinds:
    match term:
        case Number(value=value):
            return _sign(value)
        case Constant() | Size():
            return POSITIVE
        case Symbol():
            return POSITIVE if LogBase(term) in context.supposed else FINITE
        case Infinity():
            return frozenset({"+oo"})
        case Apply():
            definition = None if isinstance(term.distribution, Marginal) else unfolded(term)
            known = ANYTHING if definition is None else values(definition, context)
            return known & (POSITIVE if _has_full_support(term, context) else NONNEGATIVE)
        case Add(parts=parts):
            return reduce(_add, (values(part, context) for part in parts))
        case Neg(operand=part):
            return _each(_times, frozenset({"-"}), values(part, context))
        case Mul(factors=factors):
            return _product(factors, context)
        case Div(numerator=a, denominator=b):
            return _each(_over, values(a, context), values(b, context))
        case Pow():
            return _power(term, context)
        case Log():
            return _logarithm(term, context)
        case Sum():
            return _total(term, context)
        case Integral():
            return _integral(term, context)
        case _:
            definition = unfolded(term)
            return ANYTHING if definition is None else values(definition, context)


def _has_full_support(term: Apply, context: Context) -> bool:
    """Whether the uniform pmf is supposed to be dominated by the distribution."""
    alphabets = alphabets_of(term.distribution) if context.supposed else ()
    return (
        len(alphabets) == 1
        and DominatedBy(Uniform(alphabets[0]), term.distribution) in context.supposed
    )


def _sign(value: Fraction) -> Kinds:
    return frozenset({"0" if value == 0 else "+" if value > 0 else "-"})


@lru_cache(maxsize=10_000)
def _each(rule: Callable[[str, str], Kinds], left: Kinds, right: Kinds) -> Kinds:
    return frozenset().union(*(rule(a, b) for a in left for b in right))


def _add(left: Kinds, right: Kinds) -> Kinds:
    return _each(_plus, left, right)


def _plus(a: str, b: str) -> Kinds:
    pair = {a, b}
    if UNDEFINED in pair or {"+oo", "-oo"} <= pair:
        return frozenset({UNDEFINED})
    infinite = pair & {"+oo", "-oo"}
    if infinite:
        return frozenset(infinite)
    rest = pair - {"0"} or {"0"}
    return frozenset(rest) if len(rest) == 1 else FINITE


def _times(a: str, b: str) -> Kinds:
    if "0" in (a, b):
        return frozenset({"0"})
    if UNDEFINED in (a, b):
        return frozenset({UNDEFINED})
    sign = "+" if a[0] == b[0] else "-"
    return frozenset({sign + "oo" if "oo" in a + b else sign})


def _over(a: str, b: str) -> Kinds:
    if UNDEFINED in (a, b) or ("oo" in a and "oo" in b) or a == b == "0":
        return frozenset({UNDEFINED})
    if b == "0":
        return frozenset({a[0] + "oo"})
    return frozenset({"0"}) if "oo" in b else _times(a, b)


def is_plain(term: Term, made_by: tuple[type[Term], ...] = (Add, Mul, Neg, Div, Pow)) -> bool:
    """Whether the term is made of probabilities, sizes, symbols and numbers by these alone."""
    if isinstance(term, made_by):
        return all(is_plain(child, made_by) for child in term.children)
    return isinstance(term, _PLAIN)


def _product(factors: tuple[Term, ...], context: Context) -> Kinds:
    # where a plain factor is 0 the product is 0; elsewhere the others may take it to be non-zero
    plain = [k for k, factor in enumerate(factors) if is_plain(factor)]
    found = POSITIVE
    for k, factor in enumerate(factors):
        inner = context.assuming(factors[j] for j in plain if j != k)
        found = _each(_times, found, values(factor, inner) - {"0"})
    may_vanish = any("0" in values(factor, context) for factor in factors)
    return found | {"0"} if may_vanish else found


def _power(term: Pow, context: Context) -> Kinds:
    base, exponent = values(term.base, context), term.exponent
    inverse = isinstance(exponent, Neg)
    size = exponent.operand if isinstance(exponent, Neg) else exponent
    if isinstance(size, Number) and size.value.denominator == 1 and size.value > 0:
        odd = size.value % 2 == 1
        found = base if odd else frozenset().union(*(_times(a, a) for a in base))
        return _each(_over, POSITIVE, found) if inverse else found
    if base == POSITIVE and is_finite(exponent, context):
        return POSITIVE
    return ANYTHING


def _natural_logarithm(term: Term | None, context: Context) -> Kinds:
    """Return the kinds of ln a; ``None`` is the base that is not written, which exceeds 1."""
    match term:
        case None | Constant():
            return POSITIVE
        case Number(value=value) if value > 0:
            return _sign(value - 1)
        case _ if context.supposed and Positive(Add((term, Neg(ONE)))) in context.supposed:
            return POSITIVE
        case _ if context.supposed and LogBase(term) in context.supposed:
            return frozenset({"+", "-"})
    table = {"+": FINITE, "0": {"-oo"}, "+oo": {"+oo"}}
    return frozenset().union(*(table.get(kind, {UNDEFINED}) for kind in values(term, context)))


def _logarithm(term: Log, context: Context) -> Kinds:
    if not is_valid_base(term.base, context):
        return ANYTHING
    natural = _natural_logarithm(term.argument, context)
    return _each(_over, natural, _natural_logarithm(term.base, context))


def _total(term: Sum, context: Context) -> Kinds:
    inner = context.under(term.index)
    one = values(term.body, inner)
    total = one
    while not _add(total, one) <= total:
        total |= _add(total, one)
    for h in inner.hypotheses:
        if isinstance(h, NotDominatedBy) and alphabets_of(h.distribution) == (term.index.alphabet,):
            # at one symbol of this sum P is positive and Q is 0
            seen = inner.assuming((Apply(h.distribution, (term.index,)),))
            unseen = Apply(h.model, (term.index,))
            there = values(term.body, replace(seen, zero=seen.zero | {unseen}))
            total &= there | _add(there, total)
    return total


def _integral(term: Integral, context: Context) -> Kinds:
    body = values(term.body, context.under(term.variable))
    if any(
        isinstance(h, FiniteIntegral) and alpha_equal(h.integral, term) for h in context.hypotheses
    ):
        found = FINITE
    elif _is_total_of_density(term):
        found = POSITIVE
    elif _is_divergence_of_densities(term):
        # p log(p/q) >= (p - q) log e, so the negative part has a finite integral
        found = FINITE | {"+oo"}
    else:
        found = ANYTHING
    if body <= {"0", "+", "+oo"}:
        found &= {"0", "+", "+oo"}
    elif body <= {"0", "-", "-oo"}:
        found &= {"0", "-", "-oo"}
    return found


def _is_total_of_density(term: Integral) -> bool:
    return (
        isinstance(term.body, Apply)
        and is_continuous(term.body.distribution)
        and term.body.points == (term.variable,)
        and term.variable not in free_variables(term.body.distribution)
        and (term.lower, term.upper) == (Neg(INFINITY), INFINITY)
    )


def _is_divergence_of_densities(term: Integral) -> bool:
    match term.body:
        case Mul(factors=(Apply() as p, Log(argument=Div(denominator=Apply() as q), base=base))):
            divergence = unfolded(KLDivergence(p.distribution, q.distribution, base))
            return (
                is_continuous(q.distribution)
                and _natural_logarithm(base, Context()) == POSITIVE
                and divergence is not None
                and alpha_equal(term, divergence)
            )
        case _:
            return False
