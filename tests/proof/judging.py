"""A judge of statements that shares nothing with the prover and the kernel but the terms.

An environment is drawn at random: alphabets of one to three symbols, pmfs of exact rationals
with zeros, densities that are constant on a few cells of the line (so that their integrals are
finite sums, and exact), numbers for the symbols. ``ground`` writes a term out in it, from the
definitions of the measures as books give them, to numbers, + - * / ^ and log alone; the
rigorous evaluator gives the value of that. So a statement about joint pmfs or densities has
values, too, and neither ``unfold`` nor ``substitute`` is trusted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise, product
from random import Random

from symbolic_info.numeric import Unevaluable, Value, compare, evaluate, from_fraction
from symbolic_info.proof import (
    DominatedBy,
    FiniteIntegral,
    Hypothesis,
    LogBase,
    NotDominatedBy,
    Positive,
    Statement,
    Theorem,
    divergences,
    may_be_infinite,
)
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import DENIED, NonNegative, Vanishing, terms_of
from symbolic_info.proof.kernel.values import is_finite
from symbolic_info.terms import (
    EULER,
    INFINITY,
    ONE,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
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
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Number,
    Outcome,
    Pmf,
    Pow,
    Product,
    RangeSum,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Term,
    Uniform,
    alpha_equal,
    alphabets_of,
    is_continuous,
    number,
    walk,
)
from symbolic_info.terms.binding import free_variables

# a place that a distribution gives a probability to: labels of symbols, or the number of a cell
Point = tuple[str | int, ...]

WIDTHS = (Fraction(1, 2), Fraction(1), Fraction(3))
OUTSIDE = len(WIDTHS)
"""The cells of the line: their widths, and the number of all the rest, where densities are 0."""

_BASES = (EULER, number(2), number("3/2"), number(10))
_NUMBERS = tuple(Fraction(k, 6) for k in (0, 2, 3, 4, 6, 12, 15, 18, -6, -4))


class Unjudged(Exception):
    """A term that has no value the judge can find."""


@dataclass(frozen=True)
class Environment:
    """What the names of a statement stand for; the base is that of logarithms without one."""

    labels: dict[Alphabet, tuple[str, ...]]
    chances: dict[Distribution, dict[Point, Fraction]]
    names: dict[Term, Fraction | str] = field(default_factory=dict)
    cells: dict[Symbol, int] = field(default_factory=dict)
    base: Term = EULER
    # what was written out here, and the environments inside: lines of a proof have much in common
    known: dict[Term, Term] = field(default_factory=dict, repr=False, compare=False)
    inside: dict[tuple[Term, Fraction | str | int], Environment] = field(
        default_factory=dict, repr=False, compare=False
    )

    def at(self, variable: Term, place: Fraction | str | int) -> Environment:
        """This environment with one variable bound: to a symbol, a number or a cell."""
        found = self.inside.get((variable, place))
        if found is None:
            names, cells = self.names, self.cells
            if isinstance(place, int):
                assert isinstance(variable, Symbol)
                cells = cells | {variable: place}
            else:
                names = names | {variable: place}
            found = Environment(self.labels, self.chances, names, cells, self.base)
            self.inside[variable, place] = found
        return found

    def symbols_of(self, alphabet: Alphabet) -> tuple[str, ...]:
        if alphabet.name.startswith("{"):
            return tuple(alphabet.name[1:-1].split(","))
        return self.labels[alphabet]


def ground(term: Term, env: Environment) -> Term:
    """Return the term in numbers and arithmetic; ``Unjudged`` where that cannot be done."""
    found = env.known.get(term)
    if found is None:
        found = env.known[term] = _written_out(term, env)
    return found


def _written_out(term: Term, env: Environment) -> Term:
    match term:
        case Number() | Constant() | Infinity():
            return term
        case Symbol() if term in env.names and term not in env.cells:
            return number(env.names[term])
        case Size(alphabet=alphabet):
            return number(len(env.symbols_of(alphabet)))
        case Apply(distribution=p, points=points):
            return _chance(p, tuple(_label(point, env) for point in points), env)
        case Add() | Mul() | Neg() | Div() | Pow():
            return term.with_children(tuple(ground(child, env) for child in term.children))
        case Log(argument=argument, base=base):
            return Log(ground(argument, env), _base(base, env))
        case Sum(body=body, index=index):
            return _sum(
                ground(body, env.at(index, label)) for label in env.symbols_of(index.alphabet)
            )
        case Integral(body=body, variable=v, lower=Neg(operand=Infinity()), upper=Infinity()):
            return _sum(Mul((width, ground(body, env.at(v, cell)))) for width, (cell,) in _cells())
        case RangeSum(body=body, variable=v, lower=lower, upper=upper):
            low, high = (_integer(ground(bound, env)) for bound in (lower, upper))
            return _sum(ground(body, env.at(v, Fraction(k))) for k in range(low, high + 1))
        case Expectation(body=body, index=index, distribution=p):
            return _sum(
                Mul((weight, _chance(p, at, env), ground(body, env.at(index, at[0]))))
                for weight, at in _space(p, env)
            )
        case _:
            return _measure(term, env)


def _measure(term: Term, env: Environment) -> Term:
    base = _base(getattr(term, "base", None), env)
    match term:
        case Surprisal(distribution=p, points=points):
            return Neg(Log(_chance(p, tuple(_label(x, env) for x in points), env), base))
        case Entropy(distribution=p):
            return Neg(_mean_log(p, p, None, base, env))
        case CrossEntropy(distribution=p, model=q):
            return Neg(_mean_log(p, q, None, base, env))
        case KLDivergence(distribution=p, model=q):
            return _mean_log(p, p, q, base, env)
        case JensenShannonDivergence(weights=weights, components=parts):
            mixture = Mixture(weights, parts)
            return _sum(
                Mul((ground(weight, env), _mean_log(part, part, mixture, base, env)))
                for weight, part in zip(weights, parts, strict=True)
            )
        case MutualInformation(joint=joint):
            independent = Product((Marginal(joint, 0), Marginal(joint, 1)))
            return _mean_log(joint, joint, independent, base, env)
        case ConditionalEntropy(joint=joint, axis=axis):
            given = Marginal(joint, 1 - axis)
            return Neg(
                _sum(
                    Mul(
                        (
                            _chance(joint, xy, env),
                            Log(
                                Div(
                                    _chance(joint, xy, env),
                                    _chance(given, (xy[1 - axis],), env),
                                ),
                                base,
                            ),
                        )
                    )
                    for _, xy in _space(joint, env)
                )
            )
        case _:
            raise Unjudged(f"the judge cannot write out {term!r}")


def _mean_log(
    p: Distribution, top: Distribution, bottom: Distribution | None, base: Term, env: Environment
) -> Term:
    """The sum (integral) of p log(top / bottom), or of p log top."""

    def logarithm(at: Point) -> Term:
        argument = _chance(top, at, env)
        return Log(argument if bottom is None else Div(argument, _chance(bottom, at, env)), base)

    return _sum(Mul((w, _chance(p, at, env), logarithm(at))) for w, at in _space(p, env))


def _chance(p: Distribution, at: Point, env: Environment) -> Term:
    match p:
        case Pmf() | Density() if p in env.chances:
            if at not in env.chances[p]:
                raise Unjudged(f"{p!r} has no place {at}")
            return Number(env.chances[p][at])
        case Uniform(alphabet=alphabet):
            return Number(Fraction(1, len(env.symbols_of(alphabet))))
        case LiteralPmf(weights=weights) if at[0] in p.outcome_labels:
            return ground(weights[p.outcome_labels.index(str(at[0]))], env)
        case Mixture(weights=weights, components=parts):
            return _sum(
                Mul((ground(w, env), _chance(part, at, env)))
                for w, part in zip(weights, parts, strict=True)
            )
        case Product(factors=factors):
            found, start = [], 0
            for factor in factors:
                stop = start + len(alphabets_of(factor))
                found.append(_chance(factor, at[start:stop], env))
                start = stop
            return Mul(tuple(found))
        case Marginal(joint=joint, axis=axis):
            others = env.symbols_of(alphabets_of(joint)[1 - axis])
            pairs = ((at[0], o) if axis == 0 else (o, at[0]) for o in others)
            return _sum(_chance(joint, pair, env) for pair in pairs)
        case _:
            raise Unjudged(f"the judge does not know {p!r} at {at}")


def _space(p: Distribution, env: Environment) -> Iterator[tuple[Term, Point]]:
    if is_continuous(p):
        yield from _cells()
        return
    for labels in product(*(env.symbols_of(alphabet) for alphabet in alphabets_of(p))):
        yield ONE, labels


def _cells() -> Iterator[tuple[Term, tuple[int]]]:
    for cell, width in enumerate(WIDTHS):
        yield Number(width), (cell,)
    yield INFINITY, (OUTSIDE,)


def _label(point: Term, env: Environment) -> str | int:
    match point:
        case Outcome(label=label):
            return label
        case Index() if point in env.names:
            return str(env.names[point])
        case Symbol() if point in env.cells:
            return env.cells[point]
        case _:
            raise Unjudged(f"{point!r} is no place")


def _base(base: Term | None, env: Environment) -> Term:
    return env.base if base is None else ground(base, env)


def _integer(term: Term) -> int:
    value = evaluate(term).rational
    if value is None or value.denominator != 1:
        raise Unjudged(f"{term!r} is no integer")
    return int(value)


def _sum(parts: Iterator[Term]) -> Term:
    found = tuple(parts)
    return found[0] if len(found) == 1 else Add(found)


# environments


def environments(
    statement: Statement, rng: Random, count: int, *, full_support: bool = False
) -> Iterator[Environment]:
    """Yield up to ``count`` random environments in which the statement means something.

    That is: what it mentions exists, and its hypotheses hold.
    """
    found = 0
    for _ in range(20 * count):
        env = _random_environment(statement, rng, full_support or rng.random() < 0.3)
        if _is_admissible(statement, env):
            yield env
            found += 1
            if found == count:
                return


def _random_environment(statement: Statement, rng: Random, full_support: bool) -> Environment:
    parts = list(_parts(statement))
    labels = {
        alphabet: tuple(str(k + 1) for k in range(rng.choice((1, 2, 2, 3))))
        for alphabet in sorted(set(_alphabets(parts)), key=lambda a: a.sort_key)
    }
    env = Environment(labels, {}, base=rng.choice(_BASES))
    variables = sorted({v for part in parts for v in free_variables(part)}, key=_key)
    for name in variables:
        match name:
            case Pmf(alphabets=alphabets):
                places = list(product(*(env.symbols_of(a) for a in alphabets)))
                weights = _simplex(len(places), rng, full_support)
                env.chances[name] = dict(zip(places, weights, strict=True))
            case Density():
                masses = _simplex(len(WIDTHS), rng, full_support)
                heights = [m / w for m, w in zip(masses, WIDTHS, strict=True)]
                cells: list[Point] = [(k,) for k in range(OUTSIDE + 1)]
                env.chances[name] = dict(zip(cells, [*heights, Fraction(0)], strict=True))
            case Index(alphabet=alphabet):
                env.names[name] = rng.choice(env.symbols_of(alphabet))
            case Symbol():
                env.names[name] = rng.choice(_NUMBERS)
    for part in parts:
        weights = getattr(part, "weights", ())
        if weights and all(isinstance(w, Symbol) for w in weights):
            values = _simplex(len(weights), rng, full_support)
            env.names.update(zip(weights, values, strict=True))
    if not full_support:
        _make_special(env, rng)
    return env


def _make_special(env: Environment, rng: Random) -> None:
    """Now and then make pmfs equal, uniform, disjoint, or joint ones independent.

    There hypotheses hold and equality cases occur that a random environment misses.
    """
    pmfs = [p for p in env.chances if isinstance(p, Pmf)]
    match rng.choice(("equal", "uniform", "disjoint", "independent", *[""] * 6)):
        case "equal":
            for p, q in pairwise(pmfs):
                if p.alphabets == q.alphabets:
                    env.chances[q] = dict(env.chances[p])
        case "uniform":
            for p in pmfs:
                places = env.chances[p]
                env.chances[p] = dict.fromkeys(places, Fraction(1, len(places)))
        case "disjoint":
            for k, p in enumerate(pmfs):
                places = list(env.chances[p])
                own = [at for j, at in enumerate(places) if j % 2 == k % 2] or places
                weights = dict(zip(own, _simplex(len(own), rng, False), strict=True))
                env.chances[p] = {at: weights.get(at, Fraction(0)) for at in places}
        case "independent":
            for p in pmfs:
                if len(p.alphabets) == 2:
                    first, second = (
                        dict(zip(labels, _simplex(len(labels), rng, False), strict=True))
                        for labels in map(env.symbols_of, p.alphabets)
                    )
                    env.chances[p] = {(a, b): first[a] * second[b] for a in first for b in second}


def _simplex(size: int, rng: Random, full_support: bool) -> list[Fraction]:
    while True:
        weights = [
            rng.randint(1, 9) if full_support or rng.random() < 0.65 else 0 for _ in range(size)
        ]
        if any(weights):
            return [Fraction(w, sum(weights)) for w in weights]


def _key(term: Term) -> tuple[object, ...]:
    return term.sort_key


def _parts(statement: Statement) -> Iterator[Term]:
    tops: list[Term] = [statement.left, statement.right]
    for hypothesis in statement.hypotheses:
        tops += terms_of(hypothesis)
    for top in tops:
        for _, part in walk(top):
            yield part


def _alphabets(parts: list[Term]) -> Iterator[Alphabet]:
    for part in parts:
        if isinstance(part, Pmf):
            yield from part.alphabets
        elif isinstance(part, Index | Size | Uniform):
            yield part.alphabet


def _is_admissible(statement: Statement, env: Environment) -> bool:
    for part in _parts(statement):
        weights = getattr(part, "weights", ())
        try:
            values = [evaluate(ground(w, env)).rational for w in weights]
        except (Unjudged, Unevaluable):
            return False
        if weights and (any(v is None or v < 0 for v in values) or sum(values) != 1):
            return False
    return all(holds(hypothesis, env) for hypothesis in statement.hypotheses)


def holds(hypothesis: Hypothesis, env: Environment) -> bool:
    """Whether the hypothesis is true in the environment."""
    match hypothesis:
        case DominatedBy(distribution=p, model=q):
            return all(
                _sign(_chance(p, at, env)) == 0 or _sign(_chance(q, at, env)) > 0
                for _, at in _space(p, env)
            )
        case NotDominatedBy(distribution=p, model=q):
            return not holds(DominatedBy(p, q), env)
        case FiniteIntegral(integral=integral):
            return evaluate(ground(integral, env)).is_finite
        case Positive(term=term):
            return _sign(ground(term, env)) > 0
        case NonNegative(term=term):
            return _sign(ground(term, env)) >= 0
        case Vanishing(term=term, indices=indices):
            return all(_sign(ground(term, there)) == 0 for there in _everywhere(indices, env))
        case LogBase(term=term):
            value = evaluate(ground(term, env))
            return _order(value, Fraction(0)) == ">" and _order(value, Fraction(1)) != "="
        case _:
            raise TypeError(f"the judge has to be told what {type(hypothesis).__name__} means")


def _everywhere(indices: tuple[Index, ...], env: Environment) -> Iterator[Environment]:
    for labels in product(*(env.symbols_of(index.alphabet) for index in indices)):
        there = env
        for index, label in zip(indices, labels, strict=True):
            there = there.at(index, label)
        yield there


def _sign(term: Term) -> int:
    return {"<": -1, "=": 0, ">": 1}[_order(evaluate(term), Fraction(0)) or ""]


def _order(value: Value, number: Fraction) -> str | None:
    return compare(value, from_fraction(number))


# judgements


def value(term: Term, env: Environment) -> Value:
    """Return the value of the term; ``Unjudged`` where the judge has none."""
    try:
        return evaluate(ground(term, env))
    except (Unevaluable, LookupError) as error:
        # such as the marginal of a pmf that is no joint one
        raise Unjudged(str(error)) from error


_ALLOWED = {"=": "=", "≤": "<=", "≥": ">=", "<": "<", ">": ">", "≠": "<>", "≰": ">", "≱": "<"}


def is_true(statement: Statement, env: Environment) -> bool | None:
    """Whether the relation is true of defined values; ``None`` where numbers do not decide it."""
    return _is_related(value(statement.left, env), statement.sign, value(statement.right, env))


def _is_related(left: Value, sign: str, right: Value) -> bool | None:
    order = compare(left, right)
    return None if order is None else order in _ALLOWED[sign]


def find_false(
    statement: Statement, rng: Random, count: int, *, full_support: bool = False
) -> Environment | None:
    """Return an environment where the statement is false: a side undefined, or other values."""
    for env in environments(statement, rng, count, full_support=full_support):
        if is_true(statement, env) is False:
            return env
    return None


def fault(theorem: Theorem, rng: Random, count: int) -> str:
    """Say what is wrong with a theorem; empty if nothing is found in ``count`` environments.

    Judged are the statement, each displayed line, and what the theorem says of its values.
    """
    statement = theorem.statement
    if statement.sign in DENIED:
        tries = environments(statement, rng, 50 * count)
        different = any(is_true(statement, env) for env in tries)
        return "" if different else f"{statement.sign} is not seen"
    chain = [("=", statement.left), *((line.relation, line.term) for line in theorem.lines)]
    # the last line may name its bound variables otherwise
    if not alpha_equal(chain[-1][1], statement.right):
        return f"the last line is not {statement.right!r}"
    env = None
    for env in environments(statement, rng, count):
        values = [value(term, env) for _, term in chain]
        if _is_related(values[0], statement.sign, values[-1]) is False:
            return f"false in {env}"
        for (relation, term), before, after in zip(chain[1:], values, values[1:], strict=False):
            if not _follows(before, relation, after):
                return f"the line {relation} {term!r} is false in {env}"
        if reason := _misplaced(theorem, values[0], env):
            return f"{reason} in {env}"
        if reason := _misequal(theorem, values[0], values[-1], env):
            return f"{reason} in {env}"
    return "" if env else "no environment was found that it is about"


def _follows(before: Value, relation: str, after: Value) -> bool:
    order = compare(before, after)
    if order == "undefined":
        # equal lines are undefined together; an order is about defined values
        return relation != "=" or before.kind == after.kind
    return order is None or order in _ALLOWED[relation]


def _misequal(theorem: Theorem, left: Value, right: Value, env: Environment) -> str:
    """Hold the values of an inequality against what the theorem says of its equality."""
    case = theorem.equality
    if case is None or not (case.always or (left.is_finite and right.is_finite)):
        return ""
    order = compare(left, right)
    vanishing = all(holds(condition, env) for condition in case.conditions)
    if order is None or (order == "=") == vanishing:
        return ""
    return f"the sides are {left} and {right}, but the equality case is {vanishing}"


def _misplaced(theorem: Theorem, left: Value, env: Environment) -> str:
    """Hold a value of the left side of an equality against what the theorem says of it."""
    if theorem.statement.sign != "=":
        return ""
    statement = theorem.statement
    if left.kind in ("+oo", "-oo") and not may_be_infinite(statement):
        return f"the value {left} is not foreseen"
    found = [(t.statement.hypotheses[-1], t.statement.right) for t in divergences(statement)]
    infinite = [infinity for where, infinity in found if holds(where, env)]
    if any(left.kind != ("+oo" if infinity == INFINITY else "-oo") for infinity in infinite):
        return f"the value is {left}, not infinite"
    supposed = statement.right == INFINITY  # finite where its hypothesis does not hold
    dominated = (DominatedBy(where.distribution, where.model) for where, _ in found)
    otherwise = replace(statement, hypotheses=(*statement.hypotheses, *dominated))
    finite = any(is_finite(s, context_of(otherwise)) for s in (statement.left, statement.right))
    if finite and not supposed and not infinite and not left.is_finite:
        return f"the value {left} is not finite"
    return ""
