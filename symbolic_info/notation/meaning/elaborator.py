"""What a formula means: from the tree to a term, given what the document has defined so far.

The shape of the tree is kept: a sum of three stays a sum of three, brackets keep their sum
apart, ``a - b`` is ``a + (-b)``, ``/`` divides what stands to its left. Numbers are exact;
``\\frac{1}{2}`` in lowest terms is the number one half, every other quotient a division.

>>> from symbolic_info.notation.tree import Call, Name
>>> elaborate(Call(Name("D", Name("KL")), (Name("P"), Name("Q")), ("||",)), Scope())
D(P || Q)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import gcd
from types import MappingProxyType

from symbolic_info.notation import symbols
from symbolic_info.notation.meaning.applications import application, named_by_text, subscripted
from symbolic_info.notation.meaning.binders import expectation, integral_over, sum_over
from symbolic_info.notation.meaning.classification import classify
from symbolic_info.notation.meaning.context import (
    PLUS_MINUS,
    TIMES_BY,
    Context,
    NotADistribution,
    NotUnderstood,
    must_be_one_of,
)
from symbolic_info.notation.meaning.distribution_expressions import (
    denotes_distribution,
    distribution_of,
)
from symbolic_info.notation.meaning.measure_calls import measure
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.meaning.numbers import rational_value
from symbolic_info.notation.meaning.omissions import filled
from symbolic_info.notation.meaning.shapes import (
    composed_points,
    is_event,
    is_expectation,
    point_index,
)
from symbolic_info.notation.names import CONSTANTS, PROBABILITY_LETTERS, name_key
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import (
    BigSum,
    Boxed,
    Broken,
    Call,
    Chain,
    Fraction,
    Group,
    Integral,
    Logarithm,
    Name,
    Node,
    Numeral,
    Omission,
    Percent,
    Power,
    Product,
    Quantity,
    Root,
    Span,
    Sum,
    Text,
    Vector,
)
from symbolic_info.terms import (
    EULER,
    HALF,
    ONE,
    Add,
    Alphabet,
    Apply,
    Distribution,
    Div,
    Index,
    Log,
    Mul,
    Neg,
    Number,
    Pow,
    Size,
    Symbol,
    Term,
    alphabets_of,
    is_continuous,
    number,
)

__all__ = [
    "NotADistribution",
    "NotUnderstood",
    "classify",
    "elaborate",
    "elaborate_chain",
    "elaborate_classified",
]

_NOTHING: Mapping[Span, Term] = MappingProxyType({})


def elaborate(node: Node, scope: Scope, replace: Mapping[Span, Term] = _NOTHING) -> Term:
    """Return the term (a value or a distribution) that an expression means.

    ``replace`` gives terms for the nodes with exactly these spans. Undeclared names are
    classified from this expression alone; where it belongs to a statement, use
    ``elaborate_chain``, or a scope from ``classify``. Raises ``NotUnderstood``.
    """
    return elaborate_classified(node, classify([node], scope), replace)


def elaborate_chain(
    members: Sequence[Node], scope: Scope, replace: Mapping[Span, Term] = _NOTHING
) -> tuple[Term, ...]:
    """Return the terms of the members of one chain, whose names mean the same throughout."""
    classified = classify(members, scope)
    return tuple(elaborate_classified(member, classified, replace) for member in members)


def elaborate_classified(node: Node, scope: Scope, replace: Mapping[Span, Term] = _NOTHING) -> Term:
    """Return the term that a part of a statement means, whose names ``classify`` gave a kind.

    ``scope`` is that of the whole statement. Raises ``NotUnderstood``.
    """
    context = Context(scope, {}, replace, _scalar, distribution_of)
    if denotes_distribution(node, context):
        return context.distribution(node)
    return context.scalar(node)


def _scalar(node: Node, context: Context) -> Term:
    if context.replace and node.span in context.replace:
        return context.replace[node.span]
    if isinstance(node, Sum | Call):
        node = filled(node) or node
    match node:
        case Numeral(text=text):
            return number(text)
        case Name():
            return _name(node, context)
        case Call():
            return _call(node, context)
        case Logarithm():
            return _logarithm(node, context)
        case Sum(signs=signs, terms=terms):
            must_be_one_of(PLUS_MINUS, signs, node)
            if len({term.unit for term in terms if isinstance(term, Quantity)}) > 1:
                raise NotUnderstood("quantities in different units are added", node.span)
            parts = tuple(
                Neg(context.scalar(term)) if "-" in sign else context.scalar(term)
                for sign, term in zip(signs, terms, strict=True)
            )
            return parts[0] if len(parts) == 1 else Add(parts)
        case Product():
            return _product(node, context)
        case Fraction(numerator=numerator, denominator=denominator):
            return _quotient(context.scalar(numerator), context.scalar(denominator))
        case Power(base=base, exponent=exponent):
            return Pow(context.scalar(base), context.scalar(exponent))
        case Root(radicand=radicand, degree=degree):
            root = HALF if degree is None else _quotient(ONE, context.scalar(degree))
            return Pow(context.scalar(radicand), root)
        case Percent(value=value):
            share = context.scalar(value)
            if isinstance(share, Number):
                return Number(share.value / 100)
            return Div(share, number(100))
        case Group(bracket="|", body=body):
            return _bars(node, body, context)
        case Group(body=body) | Boxed(body=body) | Quantity(value=body):
            return context.scalar(body)
        case Chain(members=(member,), signs=()):
            return context.scalar(member)
        case BigSum():
            return sum_over(node, context)
        case Integral():
            return integral_over(node, context)
        case _:
            raise NotUnderstood(_why_not(node), node.span)


def _why_not(node: Node) -> str:
    match node:
        case Omission():
            return "the dots leave out what is to be computed"
        case Vector():
            return "a distribution stands where a number is expected"
        case Broken():
            return "this part could not be read"
        case Text(words=words):
            return f"words stand where a number is expected: {words.strip()}"
        case Chain():
            return "a relation stands where a number is expected"
        case _:
            return "this is not understood"


def _name(node: Name, context: Context) -> Term:
    key = name_key(node)
    scope = context.scope
    if node.name in symbols.OPERATOR_NAMES:
        raise NotUnderstood(f"what {node.name} makes of it is not understood", node.span)
    found = context.bound.get(key, None if key in scope.distributions else scope.scalars.get(key))
    if isinstance(found, Index):
        raise NotUnderstood(
            f"{key} stands for an outcome; its value as a number is not known", node.span
        )
    if found is not None:
        return found
    if key in scope.distributions:
        at_drawn = _at_drawn(scope.distributions[key], context)
        if at_drawn is not None:
            return at_drawn
        raise NotUnderstood(
            f"{key} is a distribution, where a number such as {key}(x) is expected", node.span
        )
    if key in scope.variables:
        raise NotUnderstood(f"{key} is a random variable, where a number is expected", node.span)
    applied = subscripted(node, context)
    if applied is not None:
        return applied
    if node.name in _FUNCTIONS or (is_expectation(node) and isinstance(node.subscript, Chain)):
        raise NotUnderstood(f"nothing stands behind {node.name}", node.span)
    if node.subscript is not None:
        return named_by_text(node, context)
    return CONSTANTS.get(key, Symbol(key))


def _at_drawn(law: Distribution, context: Context) -> Term | None:
    """Return q(x) for the q of E_p[-log q], where x is what the expectation draws."""
    drawn = context.drawn
    if isinstance(drawn, Symbol) and is_continuous(law):
        return Apply(law, (drawn,))
    if isinstance(drawn, Index) and len(alphabets_of(law)) == 1 and not is_continuous(law):
        return Apply(law, (drawn,))
    return None


# names that mean nothing without an argument
_FUNCTIONS = frozenset(("log", "ln", "lg", "exp"))


def _call(node: Call, context: Context) -> Term:
    function, arguments = node.function, node.arguments
    scope = context.scope
    if not isinstance(function, Name):
        if denotes_distribution(function, context):
            law = context.distribution(function)
            return application(law, node, arguments, context, node.separators)
        if len(arguments) == 1:
            return Mul((context.scalar(function), context.scalar(arguments[0])))
        raise NotUnderstood("this is applied to several arguments, but is no function", node.span)
    key = name_key(function)
    if function.name in PROBABILITY_LETTERS and any(map(is_event, arguments)):
        return named_by_text(node, context)
    if key in scope.distributions and key not in context.bound:
        return application(scope.distributions[key], node, arguments, context, node.separators)
    if is_expectation(function):
        return expectation(node, function, context)
    if key == "exp" and len(arguments) == 1:
        return Pow(EULER, context.scalar(arguments[0]))
    if key == "sqrt" and len(arguments) == 1:
        return Pow(context.scalar(arguments[0]), HALF)
    named = measure_named(function)
    if named is not None:
        meaning = measure(node, named, context)
        if meaning is not None:
            return meaning
    elif len(arguments) == 1 and _multiplies(function, arguments[0], context):
        return Mul((context.scalar(function), context.scalar(arguments[0])))
    return named_by_text(node, context)


def _multiplies(function: Name, argument: Node, context: Context) -> bool:
    """Whether a name before a bracket is a factor: the n of n(n + 1), the p of p(1 - p)."""
    key = name_key(function)
    if key in context.bound or key in context.scope.scalars:
        return True
    if isinstance(context.scope.scalars.get(point_index(argument, {}) or ""), Index):
        # an outcome is no factor
        return False
    if key == "sigma" and isinstance(argument, Numeral | Name | Sum):
        # the logistic function, or a deviation: of what stands behind it, it is no factor
        return False
    letter = len(function.name) == 1 or key in _GREEK
    return letter and not (function.name[0].isupper() and isinstance(argument, Name | Chain))


# fmt: off
_GREEK = frozenset((
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
))
# fmt: on


def _logarithm(node: Logarithm, context: Context) -> Term:
    base: Term | None = None
    if node.base is not None:
        base = context.scalar(node.base)
    elif node.word == "ln":
        base = EULER
    logarithm = Log(context.scalar(node.argument), base)
    return logarithm if node.power is None else Pow(logarithm, context.scalar(node.power))


def _product(node: Product, context: Context) -> Term:
    if "\\otimes" in node.operators:
        raise NotUnderstood(
            "a product of distributions stands where a number is expected", node.span
        )
    must_be_one_of(TIMES_BY, node.operators, node)
    terms: list[Term] = []
    position = 0
    while position < len(node.factors):
        factor = node.factors[position]
        operator = node.operators[position - 1] if position else ""
        points = composed_points(node.factors, node.operators, position)
        if _is_change(node, position, context):
            term = named_by_text(_change(node, position), context)
            position += 1
        elif points is not None and denotes_distribution(factor, context):
            commas = (",",) * (len(points) - 1)
            term = application(context.distribution(factor), node, points, context, commas)
            position += 1
        else:
            term = context.scalar(factor)
        terms = [Div(_multiplied(terms), term)] if operator == "/" else [*terms, term]
        position += 1
    return _multiplied(terms)


def _is_change(node: Product, position: int, context: Context) -> bool:
    """Whether a factor is the Δ of ΔH, which is one name."""
    factor = node.factors[position]
    return (
        isinstance(factor, Name)
        and name_key(factor) == "Delta"
        and "Delta" not in context.scope.scalars
        and position < len(node.operators)
        and node.operators[position] == ""
        and isinstance(node.factors[position + 1], Name | Call)
    )


def _change(node: Product, position: int) -> Product:
    first, second = node.factors[position : position + 2]
    return Product((first, second), ("",), span=(first.span[0], second.span[1]))


def _multiplied(terms: list[Term]) -> Term:
    return terms[0] if len(terms) == 1 else Mul(tuple(terms))


def _quotient(numerator: Term, denominator: Term) -> Term:
    """Return a fraction: the number itself if it is one of integers in lowest terms."""
    if isinstance(numerator, Number) and isinstance(denominator, Number):
        a, b = numerator.value, denominator.value
        if a.denominator == b.denominator == 1 and b > 1 and a > 0 and gcd(int(a), int(b)) == 1:
            return Number(a / b)
    return Div(numerator, denominator)


def _bars(node: Node, body: Node, context: Context) -> Term:
    """Return the size of an alphabet, or an absolute value: |a| is the root of its square."""
    if isinstance(body, Name):
        key = name_key(body)
        alphabet = _alphabet(key, context)
        if alphabet is not None:
            return Size(alphabet)
        if key not in context.scope.scalars and body.name[0].isupper():
            return named_by_text(node, context)
    value = context.scalar(body)
    exact = rational_value(value)
    return Pow(Pow(value, number(2)), HALF) if exact is None else Number(abs(exact))


def _alphabet(key: str, context: Context) -> Alphabet | None:
    """Return the alphabet that a name in bars means: that of the variable, or of that name."""
    law = context.scope.variables.get(key)
    if isinstance(law, Distribution):
        found = alphabets_of(law)
        return found[0] if found else None
    used = {term.alphabet for term in context.scope.scalars.values() if isinstance(term, Index)}
    named = sorted((a for a in used if a.name == key), key=lambda a: a.sort_key)
    if named:
        return named[0]
    return {"X": Alphabet(), "Y": Alphabet("Y", "m")}.get(key)
