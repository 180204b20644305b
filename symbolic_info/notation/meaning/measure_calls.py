"""Calls of the measures: ``H(P)``, ``H(Y | X)``, ``D_{KL}(P || Q)``, ``S(x)``, ``I(X; Y)``.

What an argument is decides what the call means: H of two distributions is their cross entropy,
of two random variables their joint entropy, of a probability the entropy of a coin. A call whose
arguments are none of these (``H(S)`` for a data set) is no measure here but a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction as Rational
from typing import Literal

from symbolic_info.notation.meaning.applications import axis_of, point
from symbolic_info.notation.meaning.conditional_laws import divergence_given, entropy_given
from symbolic_info.notation.meaning.context import Context, NotUnderstood
from symbolic_info.notation.meaning.distribution_expressions import (
    binary,
    denotes_distribution,
    distribution_of,
    literal,
)
from symbolic_info.notation.meaning.measures_by_name import MeasureName
from symbolic_info.notation.meaning.numbers import UNIT, polynomial
from symbolic_info.notation.meaning.shapes import applies, is_one_of_many, point_index
from symbolic_info.notation.names import DISTRIBUTION_LETTERS, VARIABLE_LETTERS, name_key
from symbolic_info.notation.tree import (
    Boxed,
    Call,
    Chain,
    Group,
    Name,
    Node,
    Numeral,
    Product,
    Vector,
    children,
)
from symbolic_info.terms import (
    EULER,
    Add,
    Alphabet,
    ConditionalEntropy,
    CrossEntropy,
    Distribution,
    Entropy,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    Marginal,
    MutualInformation,
    Number,
    Pmf,
    Surprisal,
    Symbol,
    Term,
    alphabets_of,
)


@dataclass(frozen=True, slots=True)
class _Object:
    """What a measure is taken of: a distribution, a random variable, or a number."""

    kind: Literal["distribution", "variable", "number"]
    distribution: Distribution | None
    node: Node


@dataclass(frozen=True, slots=True)
class _Decoration:
    """What the subscript of a measure says: a base, or a distribution."""

    base: Term | None = None
    law: Distribution | None = None


def measure(call: Call, name: MeasureName, context: Context) -> Term | None:
    """Return the measure that a call means, ``None`` where its arguments are no objects of one.

    Raises ``NotUnderstood`` for what is a measure, but of something without a term: more than
    two random variables, variables without a joint distribution.
    """
    decoration = _decoration(name, call, context)
    if decoration is None or not call.arguments:
        return None
    single = len(call.arguments) == 1
    _must_not_be_of_functions(call)
    if _are_counts(call):
        return None
    if name.kind == "surprisal" or (name.kind == "information" and single):
        return _surprisal(call, name, decoration, context)
    if any(is_one_of_many(argument, context.bound) for argument in call.arguments):
        return None
    if name.kind in ("entropy", "divergence"):
        of_law = entropy_given if name.kind == "entropy" else divergence_given
        total = of_law(call, decoration.base, context)
        if total is not None:
            return total
    objects = tuple(_object(argument, context) for argument in call.arguments)
    found = [item for item in objects if item is not None]
    if len(found) < len(objects):
        _must_not_be_of_variables(call)
        return None
    base = decoration.base
    if decoration.law is not None:
        # H_P(X) is the entropy of X where its law is P; H_p(q) is written for H(p, q) and H(q, p)
        of_variable = name.kind == "entropy" and single and found[0].kind == "variable"
        return Entropy(decoration.law) if of_variable else None
    if all(item.kind == "variable" for item in found) and name.kind in ("entropy", "information"):
        return _of_variables(call, name, found, base)
    if name.kind == "entropy" and single and found[0].kind == "number":
        argument = call.arguments[0]
        coin = binary(context.scalar(argument), argument)
        # H_b and H_2 of a probability are names of the binary entropy function
        return Entropy(coin, None if name.subscript is not None else base)
    laws = _laws(call, name, found, context)
    if laws is None:
        return None
    match name.kind, laws, call.separators:
        case "entropy", (law,), _:
            return Entropy(law, base)
        case "entropy", (law, model), ("," | ";",):
            return CrossEntropy(law, model, base)
        case "cross", (law, model), _:
            return CrossEntropy(law, model, base)
        case "divergence", (law, model), _:
            return KLDivergence(law, model, base)
        case "js", (_, _, *_), _:
            weight = Number(Rational(1, len(laws)))
            return JensenShannonDivergence((weight,) * len(laws), laws, base)
        case _:
            return None


def _are_counts(call: Call) -> bool:
    """Whether the arguments are numbers of cases, as in I(9, 5), H([9+, 5-]): no probabilities."""
    match call.arguments:
        case (Vector(entries=numbers),) | numbers:
            whole = [n.text for n in numbers if isinstance(n, Numeral) and n.text.isdecimal()]
    return 2 <= len(whole) == len(numbers) and any(int(text) > 1 for text in whole)


def _decoration(name: MeasureName, call: Call, context: Context) -> _Decoration | None:
    """Read the subscript of a measure; ``None`` for a word (H_{max}), which makes a new name."""
    subscript = name.subscript
    match subscript:
        case None:
            return _Decoration()
        case Numeral(text="0" | "1"):
            # an order, as of a Rényi entropy: no logarithm has this base
            return None
        case Numeral():
            return _Decoration(base=context.scalar(subscript))
        case Name() if name_key(subscript) in context.scope.distributions:
            return _Decoration(law=context.distribution(subscript))
        case Name(name="e", subscript=None):
            return _Decoration(base=EULER)
        case Name(name="a" | "b" as letter, subscript=None):
            # another letter makes another measure: D_f, an f-divergence
            return _Decoration(base=context.scope.scalars.get(letter, Symbol(letter)))
        case Product() | Group() | Vector() if denotes_distribution(subscript, context):
            return _Decoration(law=context.distribution(subscript))
        case _:
            return None


def _object(node: Node, context: Context) -> _Object | None:
    match node:
        case Group(bracket=bracket, body=body) if bracket != "|":
            return _object(body, context)
        case Boxed(body=body) | Chain(members=(body,), signs=()):
            return _object(body, context)
        case Name():
            return _named(node, context)
        case Call() if applies(node, context.scope) and all(
            point_index(argument, {}) is not None for argument in node.arguments
        ):
            return _Object("distribution", distribution_of(node, context), node)
        case Product(factors=factors) if all(
            isinstance(f, Call) and applies(f, context.scope) for f in factors
        ):
            return _Object("distribution", distribution_of(node, context), node)
        case Chain():
            return None
        case Product(operators=operators) if "\\times" in operators and all(
            denotes_distribution(factor, context) for factor in node.factors
        ):
            return _Object("distribution", distribution_of(node, context), node)
        case _ if denotes_distribution(node, context):
            return _Object("distribution", context.distribution(node), node)
        case _ if _is_numeric(node, context):
            return _Object("number", None, node)
        case _:
            return None


def _named(node: Name, context: Context) -> _Object | None:
    key = name_key(node)
    scope = context.scope
    if key in scope.distributions:
        return _Object("distribution", scope.distributions[key], node)
    if key in scope.variables:
        return _Object("variable", scope.variables[key], node)
    return _Object("number", None, node) if _is_numeric(node, context) else None


def _is_numeric(node: Node, context: Context) -> bool:
    """Whether an argument is a number: no capital letter or word without a value is in it."""
    match node:
        case Name():
            key = name_key(node)
            if key in context.scope.scalars:
                return not isinstance(context.scope.scalars[key], Index)
            return key not in context.bound and (
                node.name[:1].islower()
                and (node.name in DISTRIBUTION_LETTERS or node.name in _GREEK_NUMBERS)
            )
        case Call(function=function, arguments=arguments):
            known = isinstance(function, Name) and name_key(function) in context.scope.distributions
            return known or all(_is_numeric(argument, context) for argument in arguments)
        case _:
            return bool(children(node) or isinstance(node, Numeral)) and all(
                _is_numeric(part, context) for part in children(node)
            )


# Greek letters that name probabilities
_GREEK_NUMBERS = frozenset(("alpha", "beta", "epsilon", "theta", "lambda", "delta", "rho", "tau"))


def _must_not_be_of_variables(call: Call) -> None:
    """Refuse what is a measure of random variables, but has no term."""
    if all(isinstance(a, Name) and a.name in VARIABLE_LETTERS for a in call.arguments):
        raise NotUnderstood(_TOO_MANY, call.span)


def _must_not_be_of_functions(call: Call) -> None:
    """Refuse H(f(X)): neither is f a pmf, nor its value the probability of a coin."""
    for argument in call.arguments:
        match argument:
            case Call(function=Name(name="f" | "g"), arguments=(Name(name=letter),)) if (
                letter in VARIABLE_LETTERS
            ):
                message = "functions of random variables are not supported"
                raise NotUnderstood(message, argument.span)


_TOO_MANY = "statements about more than two random variables are not supported"


def _of_variables(
    call: Call, name: MeasureName, found: list[_Object], base: Term | None
) -> Term | None:
    laws = [item.distribution for item in found if item.distribution is not None]
    if name.kind == "entropy" and len(laws) == 1:
        return Entropy(laws[0], base)
    if len(laws) != 2:
        raise NotUnderstood(_TOO_MANY, call.span)
    first, second = laws
    if not (
        isinstance(first, Marginal)
        and isinstance(second, Marginal)
        and first.joint == second.joint
        and first.axis != second.axis
    ):
        raise NotUnderstood("the joint distribution of these variables is not known", call.span)
    match name.kind, call.separators:
        case "entropy", (",",):
            return Entropy(first.joint, base)
        case "entropy", ("|",):
            return ConditionalEntropy(first.joint, first.axis, base)
        case "information", (";" | ",",):
            return MutualInformation(first.joint, base)
        case _:
            return None


def _laws(
    call: Call, name: MeasureName, found: list[_Object], context: Context
) -> tuple[Distribution, ...] | None:
    """Return the distributions that a measure compares.

    Numbers that sum to one are the weights of one pmf, as in H(1/2, 1/2); of two other numbers,
    each is the probability of a coin: D(p || q).
    """
    numbers = [item for item in found if item.kind == "number"]
    if not numbers:
        return tuple(item.distribution for item in found if item.distribution is not None)
    if len(numbers) < len(found):
        return None
    values = tuple(context.scalar(item.node) for item in found)
    if name.kind == "entropy" and set(call.separators) == {","}:
        total = polynomial(Add(values))
        coins = len(values) == 2 and all(isinstance(item.node, Name) for item in found)
        if total == UNIT or not coins:
            return (literal(values, (), call),)
    return tuple(binary(value, item.node) for value, item in zip(values, found, strict=True))


def _surprisal(
    call: Call, name: MeasureName, decoration: _Decoration, context: Context
) -> Term | None:
    arguments = call.arguments
    first = arguments[0]
    if name.kind == "surprisal" and len(arguments) == 1 and denotes_distribution(first, context):
        # S is the entropy, too, as in physics
        return Entropy(context.distribution(first), decoration.base)
    if name.kind == "information":
        if denotes_distribution(first, context):
            law = context.distribution(first)
            return MutualInformation(law, decoration.base) if len(alphabets_of(law)) == 2 else None
        if isinstance(first, Name) and name_key(first) in context.scope.variables:
            return None
    if not all(_may_be_point(argument, context) for argument in arguments):
        return None
    law = decoration.law or context.scope.expected or _default_law(first, context)
    alphabets = alphabets_of(law)
    if len(alphabets) == 2 and len(arguments) == 1:
        law = Marginal(law, axis_of(first, alphabets, context, 0))
        alphabets = alphabets_of(law)
    if len(alphabets) != len(arguments):
        return None
    points = tuple(
        point(argument, alphabet, law, context)
        for argument, alphabet in zip(arguments, alphabets, strict=True)
    )
    return Surprisal(law, points, decoration.base)


def _may_be_point(node: Node, context: Context) -> bool:
    match node:
        case Name():
            key = name_key(node)
            return key in context.bound or not (
                key in context.scope.distributions or key in context.scope.variables
            )
        case Numeral(text=text):
            return "." not in text
        case Chain(signs=signs):
            return set(signs) <= {"="}
        case _:
            return False


def _default_law(node: Node, context: Context) -> Distribution:
    declared = context.scope.distributions.get("P")
    if declared is not None:
        return declared
    index = point_index(node, {})
    known = context.scope.scalars.get(index) if index is not None else None
    return Pmf("P", (known.alphabet if isinstance(known, Index) else Alphabet(),))
