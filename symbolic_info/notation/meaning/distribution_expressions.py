"""Expressions that are distributions: ``P``, ``[0.9, 0.1]``, ``(P + Q)/2``, ``P ⊗ Q``.

A matrix is the joint pmf of two random variables: its rows are the outcomes of the first.

Weights that are rational become numbers, so that ``\\frac{P+Q}{2}``, ``\\tfrac12(P+Q)`` and
``0.5 P + 0.5 Q`` are one mixture. The entries of a written pmf stay as they are written. That
weights and entries sum to one is checked where they are linear in their symbols.
"""

from __future__ import annotations

from fractions import Fraction as Rational

from symbolic_info.notation.meaning.context import (
    PLUS_MINUS,
    TIMES_BY,
    Context,
    NotADistribution,
    NotUnderstood,
    must_be_one_of,
)
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.meaning.numbers import (
    UNIT,
    Polynomial,
    in_decimals,
    in_symbols,
    multiplied,
    polynomial,
    rational_value,
)
from symbolic_info.notation.meaning.omissions import filled
from symbolic_info.notation.meaning.shapes import is_expectation, point_index
from symbolic_info.notation.names import name_key, text_of
from symbolic_info.notation.tree import (
    Boxed,
    Call,
    Chain,
    Fraction,
    Group,
    Name,
    Node,
    Product,
    Sum,
    Vector,
)
from symbolic_info.terms import (
    ONE,
    Add,
    Distribution,
    Index,
    JointTable,
    LiteralPmf,
    Marginal,
    Mixture,
    Neg,
    Number,
    Term,
    alphabets_of,
    joint_table,
    number,
)
from symbolic_info.terms import Product as Independent

# under which names notes call the law of a coin
_COINS = frozenset(("Bernoulli", "Bern", "Ber"))

_Weighted = list[tuple[tuple[Term, ...], tuple[Term, ...], Distribution]]


def denotes_distribution(node: Node, context: Context) -> bool:
    """Whether an expression is built so that it can only be a distribution."""
    match node:
        case Name():
            return name_key(node) in context.scope.distributions and (
                name_key(node) not in context.bound
            )
        case Vector():
            return True
        case Group(bracket=bracket, body=body):
            return bracket != "|" and denotes_distribution(body, context)
        case Boxed(body=body) | Chain(members=(body,), signs=()):
            return denotes_distribution(body, context)
        case Sum(terms=terms):
            return all(denotes_distribution(term, context) for term in terms)
        case Fraction(numerator=numerator):
            return denotes_distribution(numerator, context)
        case Product(factors=factors, operators=operators):
            found = [denotes_distribution(factor, context) for factor in factors]
            if "\\otimes" in operators or _are_laws(factors):
                return all(found)
            return found.count(True) == 1 and not _applied(node, found)
        case Call(function=Name(name=name, subscript=None), arguments=(_,)) if name in _COINS:
            return True
        case Call():
            return _is_weighted(node, context)
        case _:
            return False


def _are_laws(factors: tuple[Node, ...]) -> bool:
    """Whether a product is one of laws, as P_X P_Y."""
    return all(isinstance(f, Name) and isinstance(f.subscript, Name) for f in factors)


def _is_weighted(call: Call, context: Context) -> bool:
    """Whether a call is a number times a distribution in brackets: λ(P + Q)."""
    return (
        isinstance(call.function, Name)
        and len(call.arguments) == 1
        and measure_named(call.function) is None
        and not is_expectation(call.function)
        and not denotes_distribution(call.function, context)
        and not isinstance(call.arguments[0], Name | Vector)
        and denotes_distribution(call.arguments[0], context)
    )


def _applied(node: Product, found: list[bool]) -> bool:
    """Whether a product is an application in disguise: [0.9, 0.1](2), (½P + ½Q)(x)."""
    at = found.index(True)
    followed = at + 1 < len(found) and node.operators[at] == ""
    return followed and isinstance(node.factors[at + 1], Group)


def distribution_of(node: Node, context: Context) -> Distribution:
    """Elaborate an expression that must be a distribution.

    Raises ``NotADistribution`` for weights that do not sum to one, ``NotUnderstood`` for the rest.
    """
    if isinstance(node, Vector) and (whole := filled(node)) is not None:
        node = whole
    match node:
        case Name():
            return _named(node, context)
        case Group(body=body) | Boxed(body=body) | Chain(members=(body,), signs=()):
            return context.distribution(body)
        case Vector(entries=entries) if any(isinstance(row, Vector) for row in entries):
            return _table(node, context)
        case Vector(entries=entries, labels=labels):
            weights = tuple(context.scalar(entry) for entry in entries)
            return literal(weights, _labels(labels), node)
        case Call(function=Name(name=name, subscript=None), arguments=(probability,)) if (
            name in _COINS
        ):
            return binary(context.scalar(probability), node, ("1", "0"))
        case Call(function=Name() as function) if not _is_weighted(node, context):
            return _applied_to_indices(node, function, context)
        case Product(factors=factors, operators=operators):
            parts = [f for f in factors if _is_part(f, context)]
            if len(parts) == len(factors) > 1 and "/" not in operators:
                return Independent(tuple(context.distribution(factor) for factor in factors))
            return _mixture(node, context)
        case Sum() | Fraction() | Call():
            return _mixture(node, context)
        case _:
            raise NotUnderstood("a distribution is expected here", node.span)


def _named(node: Name, context: Context) -> Distribution:
    key = name_key(node)
    scope = context.scope
    found = scope.distributions.get(key, scope.variables.get(key))
    if found is None:
        raise NotUnderstood(f"{key} is not known to be a distribution", node.span)
    return found


def _is_part(node: Node, context: Context) -> bool:
    """Whether a factor is a distribution, or p(x) where that stands for p."""
    if isinstance(node, Call) and isinstance(node.function, Name):
        return name_key(node.function) in context.scope.distributions
    return denotes_distribution(node, context)


def _applied_to_indices(node: Call, function: Name, context: Context) -> Distribution:
    """Read p(x) for p, as in D(p(x) || q(x)); p(y) beside a joint p(x, y) is its marginal."""
    key = name_key(function)
    found = context.scope.distributions.get(key)
    indices = [point_index(argument, {}) for argument in node.arguments]
    if found is None or None in indices or set(node.separators) - {","}:
        raise NotUnderstood(f"{text_of(node)} is not a distribution", node.span)
    alphabets = alphabets_of(found)
    if len(alphabets) == 2 and len(indices) == 1:
        index = context.scope.scalars.get(str(indices[0]))
        axis = 1 if isinstance(index, Index) and index.alphabet == alphabets[1] else 0
        return Marginal(found, axis)
    return found


def _are_elements(weights: tuple[Term, ...]) -> bool:
    """Whether whole numbers in braces are the elements of a set: one of them is no weight."""
    values = [rational_value(weight) for weight in weights]
    whole = [value for value in values if value is not None and value.denominator == 1]
    return len(whole) == len(values) and any(value > 1 for value in whole)


def literal(weights: tuple[Term, ...], labels: tuple[str, ...], node: Node) -> LiteralPmf:
    """Return the pmf of these weights; ``NotADistribution`` if they cannot be one."""
    if isinstance(node, Vector) and node.bracket == "{" and _are_elements(weights):
        raise NotUnderstood("this is a set of numbers", node.span)
    _must_not_be_negative(weights, node)
    _must_sum_to_one(weights, "the weights of a distribution sum to one", node)
    return LiteralPmf(weights, labels)


def _table(node: Vector, context: Context) -> JointTable:
    """Return the joint pmf that a matrix is, or a list of lists with or without labels."""
    rows = [row for row in node.entries if isinstance(row, Vector)]
    lengths = {len(row.entries) for row in rows}
    if len(rows) < len(node.entries) or len(lengths) > 1:
        raise NotUnderstood("the rows of a joint distribution are all of one length", node.span)
    if len({row.labels for row in rows}) > 1:
        raise NotUnderstood("the columns have the same labels in each row", node.span)
    table = joint_table(tuple(tuple(context.scalar(e) for e in row.entries) for row in rows))
    rule = "the probabilities of a joint distribution sum to one"
    try:
        _must_not_be_negative(table.weights, node)
        _must_sum_to_one(table.weights, rule, node)
    except NotADistribution as error:
        if _is_of_probabilities(table):
            raise
        # a matrix that may well mean something else is not called wrong
        raise NotUnderstood(error.message, node.span) from error
    return JointTable(
        table.weights,
        _labels(node.labels) or table.row_labels,
        _labels(rows[0].labels) or table.column_labels,
    )


def _labels(written: tuple[str, ...]) -> tuple[str, ...]:
    named = tuple(label or str(k + 1) for k, label in enumerate(written))
    return named if any(written) else ()


def _is_of_probabilities(table: JointTable) -> bool:
    """Whether a matrix that is no joint pmf was meant for one.

    A transition matrix, whose rows or columns each sum to one, was not; nor was one of
    correlations or of counts, which holds numbers of at least 1.
    """
    values = [rational_value(weight) for weight in table.weights]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or not all(0 <= value < 1 for value in known):
        return False
    # what is mostly 0, or sums to far from 1, was hardly meant to sum to it
    if 2 * known.count(Rational(0)) > len(known) or abs(sum(known, Rational(0)) - 1) > 1:
        return False
    return not any(
        all(_total(line) == UNIT for line in lines)
        for lines in (table.rows, tuple(zip(*table.rows, strict=True)))
    )


def _must_not_be_negative(weights: tuple[Term, ...], node: Node) -> None:
    for weight in weights:
        value = rational_value(weight)
        if value is not None and value < 0:
            raise NotADistribution(f"the weight {in_decimals(value)} is negative", node.span)


def binary(probability: Term, node: Node, labels: tuple[str, ...] = ()) -> LiteralPmf:
    """Return the pmf [p, 1 - p]."""
    value = rational_value(probability)
    if value is not None and not 0 <= value <= 1:
        # D(6) and H(12) are functions of whole numbers
        unfit = NotUnderstood if value.denominator == 1 else NotADistribution
        raise unfit(f"{in_decimals(value)} is no probability", node.span)
    match probability:
        case _ if value is not None:
            rest: Term = number(1 - value)
        case Add(parts=(Number(value=1), Neg(operand=other))):
            rest = other
        case _:
            rest = Add((ONE, Neg(probability)))
    return LiteralPmf((probability, rest), labels)


def _mixture(node: Node, context: Context) -> Distribution:
    parts = _weighted(node, context)
    weights = tuple(multiplied(factors, divisors) for factors, divisors, _ in parts)
    if len(parts) == 1 and rational_value(weights[0]) not in (None, UNIT):
        # 10 V and -3 U: the letter is a quantity
        raise NotUnderstood("a multiple of a distribution is none", node.span)
    if any((value := rational_value(weight)) is not None and value < 0 for weight in weights):
        # P_3 = 2 x P_2 - P_1: the letter is a polynomial
        raise NotUnderstood("a difference of distributions is none", node.span)
    _must_sum_to_one(weights, "the weights of a mixture sum to one", node)
    if len(parts) == 1:
        return parts[0][2]
    return Mixture(weights, tuple(part for *_, part in parts))


def _weighted(node: Node, context: Context) -> _Weighted:
    """Return the components with the factors and divisors of their weights, flat.

    A part in brackets that is a mixture by itself stays one: ½(½(P + Q) + R) has two components.
    """
    match node:
        case Group() | Boxed() | Chain(members=(_,), signs=()):
            body = node.members[0] if isinstance(node, Chain) else node.body
            if isinstance(body, Name | Vector):
                return [((), (), context.distribution(body))]
            return _weighted(body, context)
        case Sum(signs=signs, terms=terms):
            must_be_one_of(PLUS_MINUS, signs, node)
            found: _Weighted = []
            for sign, term in zip(signs, terms, strict=True):
                for factors, divisors, part in _component(term, context):
                    minus = (Neg(ONE),) if "-" in sign else ()
                    found.append(((*minus, *factors), divisors, part))
            return found
        case Product(factors=factors, operators=operators):
            must_be_one_of(TIMES_BY, operators, node)
            scalars: list[Term] = []
            divided: list[Term] = []
            inner: _Weighted | None = None
            for position, factor in enumerate(factors):
                divisor = position > 0 and operators[position - 1] == "/"
                if inner is None and not divisor and denotes_distribution(factor, context):
                    inner = _component(factor, context)
                else:
                    (divided if divisor else scalars).append(context.scalar(factor))
            if inner is None:
                raise NotUnderstood("a distribution is expected here", node.span)
            return [((*scalars, *f), (*divided, *d), part) for f, d, part in inner]
        case Fraction(numerator=numerator, denominator=denominator):
            below = context.scalar(denominator)
            return [(f, (*d, below), part) for f, d, part in _component(numerator, context)]
        case Call(function=function, arguments=(body,)) if _is_weighted(node, context):
            weight = context.scalar(function)
            return [((weight, *f), d, part) for f, d, part in _component(body, context)]
        case _:
            return [((), (), context.distribution(node))]


def _component(node: Node, context: Context) -> _Weighted:
    """Return the weighted parts of a summand, or the one part that it is by itself."""
    parts = _weighted(node, context)
    if len(parts) < 2:
        return parts
    weights = tuple(multiplied(factors, divisors) for factors, divisors, _ in parts)
    if _total(weights) != UNIT:
        return parts
    return [((), (), Mixture(weights, tuple(part for *_, part in parts)))]


def _total(weights: tuple[Term, ...]) -> Polynomial | None:
    return polynomial(weights[0] if len(weights) == 1 else Add(weights))


def _must_sum_to_one(weights: tuple[Term, ...], rule: str, node: Node) -> None:
    total = _total(weights)
    if total == UNIT:
        return
    if total is None or not in_symbols(total):
        raise NotUnderstood(f"{rule}; it is not clear that these do", node.span)
    if set(total) - {()}:
        # the letters may be chosen so that they do
        raise NotUnderstood(f"{rule}; these do so for some values only", node.span)
    shown = in_decimals(total.get((), Rational(0)))
    raise NotADistribution(f"{rule}; these sum to {shown}", node.span)
