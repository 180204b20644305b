"""How the names of one statement are used: what is applied to points, summed over, measured.

This collects the ``evidence``. Nothing is decided here but what the place of a name settles:
``P(x)`` applies P, ``p_i`` may apply p, the ``P`` of ``H(P)`` is measured, the ``p`` of ``1 - p``
stands for a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from symbolic_info.notation.meaning.evidence import (
    Application,
    Argument,
    MeasureUse,
    Subscripted,
    Usage,
)
from symbolic_info.notation.meaning.measures_by_name import Kind, measure_named
from symbolic_info.notation.meaning.omissions import filled
from symbolic_info.notation.meaning.shapes import (
    Bound,
    applies,
    composed_points,
    index_key,
    is_expectation,
    is_one_of_many,
    leaves_points_out,
    may_be_joint,
    mentions,
    mixed_letters,
    point_index,
)
from symbolic_info.notation.names import (
    DISTRIBUTION_LETTERS,
    INDEX_LETTERS,
    VARIABLE_LETTERS,
    WEAK_VARIABLE_LETTERS,
    base_key,
    name_key,
)
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import (
    BigSum,
    Boxed,
    Call,
    Chain,
    Fraction,
    Group,
    Integral,
    Logarithm,
    Name,
    Node,
    Numeral,
    Power,
    Product,
    Sum,
    Vector,
    children,
    subtrees,
)
from symbolic_info.terms import LiteralPmf


def usage_of(nodes: Iterable[Node], scope: Scope) -> Usage:
    """Collect how the names of these nodes are used, given what is declared."""
    nodes = tuple(nodes)
    collector = _Collector(scope, nodes)
    bare = [node for node in nodes if isinstance(node, Name) and node.subscript is None]
    for node in nodes:
        if node not in bare:
            collector.visit(node, {}, frozenset(), True)
    measured = {k for m in collector.usage.measures for a in m.arguments for k in a.keys}
    collector.usage.mixed |= {k for node in nodes for k in mixed_letters(node) if k in measured}
    for node in bare:
        # the p = q beside D(p || q) does not say that they are numbers
        if name_key(node) not in measured:
            collector.visit(node, {}, frozenset(), True)
    return collector.usage


# letters that name a probability in h(p) and H_b(p)
_PROBABILITIES = frozenset(("p", "q", "r"))


def _names_binary_entropy(function: Node) -> bool:
    """Whether a head is that of the entropy of a coin: h, H_b, H_2."""
    if not isinstance(function, Name):
        return False
    return function.name == "h" or name_key(function) in ("H_b", "H_2")


def _is_entropy_of_a_number(node: Node) -> bool:
    """Whether a node is H(1/2), H(0.11): beside it H(p) is of a number, too."""
    match node:
        case Call(function=Name(name="H"), arguments=(argument,)):
            parts = subtrees(argument)
            return all(isinstance(part, Numeral | Fraction | Product) for part in parts)
        case _:
            return False


class _Collector:
    def __init__(self, scope: Scope, nodes: Sequence[Node]) -> None:
        self.scope = scope
        self.coins = any(map(_is_entropy_of_a_number, chain(*map(subtrees, nodes))))
        self.usage = Usage()
        # inside the brackets of E_p, and there inside a logarithm, or in sum p log p: q stands
        # for q(x)
        self.drawn = False
        self.logged = False
        self.in_logarithm = False
        # the names that the mixture in a divergence is compared with
        self.compared: frozenset[str] = frozenset()

    def visit(self, node: Node, bound: Bound, line: frozenset[str], mixable: bool) -> None:
        """Collect from a node that has a value (or, where ``mixable``, is a distribution)."""
        if isinstance(node, Sum | Call | Vector):
            whole = filled(node)
            if isinstance(node, Vector) and isinstance(whole, Name):
                self.usage.applications.append(Application(name_key(whole), (None,)))
            node = whole or node
        match node:
            case Name():
                self._name(node, bound, mixable)
            case Call():
                self._call(node, bound, line, mixable)
            case BigSum():
                self._sum(node, bound, line)
            case Integral():
                key = index_key(node.variable)
                inner = {**bound, key: key} if key else bound
                self.visit(node.body, inner, line | {key} if key else line, False)
                for limit in (node.lower, node.upper):
                    if limit is not None:
                        self.visit(limit, bound, line, False)
            case Fraction(numerator=numerator, denominator=denominator):
                self.visit(numerator, bound, line, mixable)
                self.visit(denominator, bound, line, False)
            case Product(factors=factors, operators=operators):
                self._product(factors, operators, bound, line, mixable)
            case Logarithm(argument=argument, base=base, power=power):
                outer = self.logged, self.in_logarithm
                self.logged, self.in_logarithm = self.logged or self.drawn, True
                self.visit(argument, bound, line, False)
                self.logged, self.in_logarithm = outer
                for part in (base, power):
                    if isinstance(part, Name):
                        self.usage.numeric.add(name_key(part))
            case Power():
                for part in children(node):
                    self.visit(part, bound, line, False)
            case Sum() | Group() | Vector() | Boxed() | Chain():
                for part in children(node):
                    self.visit(part, bound, line, mixable)
            case _:
                for part in children(node):
                    self.visit(part, bound, line, False)

    def _name(self, node: Name, bound: Bound, mixable: bool) -> None:
        key = name_key(node)
        if key in bound:
            return
        declared = key in self.scope.distributions or key in self.scope.scalars
        if self.logged and node.name in DISTRIBUTION_LETTERS and key not in self.scope.scalars:
            self.usage.applications.append(Application(key, ("x",)))
            return
        if node.subscript is not None and not declared:
            subscript = name_key(node.subscript)
            index = bound.get(subscript)
            if index is None and isinstance(node.subscript, Name):
                index = subscript if node.subscript.name in INDEX_LETTERS else None
            if index is not None or isinstance(node.subscript, Numeral):
                use = Subscripted(key, base_key(node), index, self.in_logarithm)
                self.usage.subscripted.append(use)
                return
        (self.usage.mixable if mixable else self.usage.numeric).add(key)

    def _sum(self, node: BigSum, bound: Bound, line: frozenset[str]) -> None:
        for limit in (node.lower, node.upper):
            if limit is not None:
                self.visit(limit, bound, line, False)
        key = index_key(node.index) if node.index is not None else None
        if leaves_points_out(node):
            outer, self.logged = self.logged, True
            self.visit(node.body, bound, line, False)
            self.logged = outer
            return
        if key is None:
            self.visit(node.body, bound, line, False)
            return
        self.usage.sums.append((key, node.upper))
        inner = {**bound, key: key}
        if isinstance(node.index, Name):
            inner[name_key(node.index)] = key
        self.visit(node.body, inner, line - {key}, False)

    def _product(
        self,
        factors: tuple[Node, ...],
        operators: tuple[str, ...],
        bound: Bound,
        line: frozenset[str],
        mixable: bool,
    ) -> None:
        for position, factor in enumerate(factors):
            points = composed_points(factors, operators, position)
            if points is not None:
                names = self._composed(factor, bound, line)
                indices = tuple(point_index(point, bound) for point in points)
                on_line = any(index in line for index in indices)
                self.usage.applications.extend(Application(k, indices, on_line) for k in names)
            elif position and composed_points(factors, operators, position - 1) is not None:
                continue
            else:
                divisor = position > 0 and operators[position - 1] == "/"
                self.visit(factor, bound, line, mixable and not divisor)

    def _call(self, node: Call, bound: Bound, line: frozenset[str], mixable: bool = False) -> None:
        function = node.function
        if not isinstance(function, Name):
            names = self._composed(function, bound, line)
            points = tuple(point_index(argument, bound) for argument in node.arguments)
            # the factors of P ⊗ Q have a point each
            if len(names) == len(points):
                for key, index in zip(names, points, strict=True):
                    self.usage.applications.append(Application(key, (index,)))
            return
        if is_expectation(function):
            self._expectation(function, node.arguments, bound, line)
            return
        measure = measure_named(function)
        if measure is not None and name_key(function) not in self.scope.distributions:
            self._measure(measure.kind, measure.subscript, node, bound, line)
            return
        key = name_key(function)
        on_line = function.name in DISTRIBUTION_LETTERS and any(
            mentions(argument, line) for argument in node.arguments
        )
        if (applies(node, self.scope) or on_line) and key not in bound:
            indices = tuple(point_index(argument, bound) for argument in node.arguments)
            known = self._known(key, indices)
            conditional = "|" in node.separators
            if conditional and not may_be_joint(node):
                return
            self.usage.applications.append(Application(key, known, on_line, conditional))
            return
        if len(node.arguments) == 1:
            self.usage.numeric.add(key)
            self.visit(node.arguments[0], bound, line, mixable)

    def _known(self, key: str, indices: tuple[str | None, ...]) -> tuple[str | None, ...]:
        """Let the labels of a literal pmf be outcomes, whatever their letters."""
        declared = self.scope.distributions.get(key)
        if isinstance(declared, LiteralPmf):
            return tuple(None if i in declared.outcome_labels else i for i in indices)
        return indices

    def _expectation(
        self, function: Name, body: tuple[Node, ...], bound: Bound, line: frozenset[str]
    ) -> None:
        self.usage.expectations += 1
        inner = {**bound}
        for letter in VARIABLE_LETTERS | WEAK_VARIABLE_LETTERS:
            inner[letter] = letter.lower()
        match function.subscript:
            case Chain(members=(Name() as drawn, Name() as law), signs=("∼",)):
                index = index_key(drawn) or "x"
                inner[name_key(drawn)] = index = inner.get(name_key(drawn), index)
                self.usage.drawn.append((index, name_key(law)))
                self.usage.expected.append(name_key(law))
            case Chain(members=(Name() as drawn, law), signs=("∼",)):
                inner[name_key(drawn)] = index_key(drawn) or "x"
                self._composed(law, bound, line)
            case Name() as subscript if subscript.name in DISTRIBUTION_LETTERS:
                self.usage.expected.append(name_key(subscript))
            case Name() as subscript:
                key = name_key(subscript)
                inner[key] = inner.get(key, key)
        outer, self.drawn = self.drawn, function.subscript is not None
        for part in body:
            self.visit(part, inner, line, False)
        self.drawn = outer

    def _measure(
        self, kind: Kind, subscript: Node | None, node: Call, bound: Bound, line: frozenset[str]
    ) -> None:
        arguments = node.arguments
        single = len(arguments) == 1
        if subscript is not None and not isinstance(subscript, Numeral | Chain):
            names = self._composed(subscript, bound, line)
            if kind == "surprisal" and len(arguments) == len(names):
                for key, argument in zip(names, arguments, strict=True):
                    index = point_index(argument, bound)
                    self.usage.applications.append(Application(key, (index,)))
                return
        if kind == "surprisal" or (kind == "information" and single):
            index = point_index(arguments[0], bound) if single else None
            if subscript is None:
                self.usage.surprisals.append(index)
            return
        if kind == "entropy" and single and isinstance(arguments[0], Name):
            key = name_key(arguments[0])
            of_a_coin = self.coins or _names_binary_entropy(node.function)
            if of_a_coin and key in _PROBABILITIES:
                self.usage.numeric.add(key)
            elif isinstance(node.function, Name) and node.function.name == "h":
                self.usage.continuous.add(key)
        if "||" in node.separators:
            self.compared = frozenset(name_key(a) for a in arguments if isinstance(a, Name))
        shapes = tuple(self._argument(argument, bound, line) for argument in arguments)
        self.compared = frozenset()
        self.usage.measures.append(MeasureUse(kind, shapes, node.separators))

    def _argument(self, node: Node, bound: Bound, line: frozenset[str]) -> Argument:
        match node:
            case Group(body=body) | Boxed(body=body):
                return self._argument(body, bound, line)
            case Name() if is_one_of_many(node, bound):
                return Argument("other", ())
            case Name():
                return Argument("name", (name_key(node),))
            case Chain(members=(Name(name=letter) as variable, point), signs=("=",)) if (
                letter in VARIABLE_LETTERS and point_index(point, bound) is not None
            ):
                # H(Y | X = x) is about X, at the symbol x
                return Argument("name", (name_key(variable),))
            case Call(function=Name() as function) if applies(node, self.scope):
                self._call(node, bound, line)
                return Argument("applied", (name_key(function),))
            case Vector():
                self.visit(node, bound, line, False)
                return Argument("literal", ())
            case Sum() | Product() | Fraction():
                mixed = {name_key(part) for part in _names_in(node)}
                self.compared = self.compared | mixed if self.compared & mixed else frozenset()
                self.usage.mixed.update(mixed_letters(node))
                return Argument("composed", self._composed(node, bound, line))
            case _:
                self.visit(node, bound, line, False)
                return Argument("other", ())

    def _composed(self, node: Node, bound: Bound, line: frozenset[str]) -> tuple[str, ...]:
        """Collect from a mixture or product; return the names in it that are distributions."""
        match node:
            case Name():
                key = name_key(node)
                by_letter = node.name in DISTRIBUTION_LETTERS
                if by_letter and (node.name[0].isupper() or key in self.compared):
                    return (key,)
                if key in self.scope.distributions:
                    return (key,)
                self.usage.mixable.add(key)
                return ()
            case Call() if applies(node, self.scope):
                self._call(node, bound, line)
                return (name_key(node.function),)
            case Sum() | Product() | Group() | Boxed():
                return tuple(
                    k for part in children(node) for k in self._composed(part, bound, line)
                )
            case Fraction(numerator=numerator, denominator=denominator):
                self.visit(denominator, bound, line, False)
                return self._composed(numerator, bound, line)
            case _:
                self.visit(node, bound, line, False)
                return ()


def _names_in(node: Node) -> Iterator[Name]:
    """Yield the names of a sum of multiples."""
    if isinstance(node, Name):
        yield node
    elif isinstance(node, Sum | Product | Fraction | Group):
        for part in children(node):
            yield from _names_in(part)
