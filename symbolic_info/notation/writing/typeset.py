"""Terms as formulas: the tree, and the LaTeX, that reads back as the same term.

Brackets stand exactly where precedence needs them; the order of terms is that of the term.
Square brackets hold sums of logarithms and measures, round ones everything else. A composed
distribution is shown by a letter where ``names`` gives it one.

Terms are written for a reader who knows their names: a name reads back as what it is if the
scope declares it, or if its letter and use say so (see ``classification``).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import gcd
from types import MappingProxyType

from symbolic_info.notation.names import POSITION_LETTERS, tree_of, variables_named
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Chain,
    Fraction,
    Group,
    Logarithm,
    Name,
    Node,
    Numeral,
    Power,
    Product,
    Root,
    Sum,
    Vector,
)
from symbolic_info.notation.tree import Integral as IntegralNode
from symbolic_info.notation.writing.writer import write
from symbolic_info.terms import distributions as d
from symbolic_info.terms import heads as h
from symbolic_info.terms import scalars as s
from symbolic_info.terms.term import Term, walk
from symbolic_info.terms.unfolding import unfold

Names = Mapping[d.Distribution, str]

_NO_NAMES: Names = MappingProxyType({})


def latex(term: Term, names: Names = _NO_NAMES) -> str:
    """Return the LaTeX of a term.

    >>> from symbolic_info.terms import Entropy, Pmf
    >>> latex(Entropy(Pmf("Q_A")))
    'H(Q_A)'
    """
    return write(typeset(term, names))


def latex_relation(left: Term, sign: str, right: Term, names: Names = _NO_NAMES) -> str:
    """Return the LaTeX of ``left sign right``; the signs are those of ``tree.Chain``."""
    return write(Chain((typeset(left, names), typeset(right, names)), (sign,)))


def typeset(term: Term, names: Names = _NO_NAMES) -> Node:
    """Return the tree that shows a term.

    ``names`` has letters for composed distributions: with {½P + ½Q: "M"}, its entropy is H(M).
    """
    if isinstance(term, d.Distribution):
        return _Typesetter(names).distribution(term)
    return _Typesetter(names).scalar(term)


class _Typesetter:
    def __init__(self, names: Names) -> None:
        self.names = names

    # ---- values

    def scalar(self, term: Term) -> Node:
        match term:
            case s.Number(value=value):
                node = self._rational(abs(value.numerator), value.denominator)
                return Sum(("-",), (node,)) if value < 0 else node
            case s.Constant(name=name) | s.Symbol(name=name):
                return tree_of(name)
            case s.Infinity():
                return Name("infinity")
            case s.Size(alphabet=alphabet):
                return tree_of(alphabet.size)
            case s.Index() | s.Outcome():
                return self.point(term)
            case s.Apply(distribution=p, points=points):
                return self._application(p, points)
            case s.Add(parts=parts):
                return self._sum(parts)
            case s.Neg(operand=operand):
                return Sum(("-",), (self._summand(operand),))
            case s.Mul(factors=factors):
                return self._product(factors)
            case s.Div(numerator=above, denominator=below):
                return self._quotient(above, below)
            case s.Pow(base=base, exponent=exponent):
                return self._power(base, exponent)
            case s.Log(argument=argument, base=base):
                word = "ln" if base == s.EULER else "log"
                written = None if base is None or base == s.EULER else self.scalar(base)
                return Logarithm(word, self._log_argument(argument), written)
            case s.Sum(body=body, index=index):
                return BigSum(self._body(body), tree_of(index.name))
            case s.RangeSum(body=body, variable=variable, lower=lower, upper=upper):
                return BigSum(
                    self._body(body),
                    tree_of(variable.name),
                    self.scalar(lower),
                    self.scalar(upper),
                )
            case s.Integral(body=body, variable=variable, lower=lower, upper=upper):
                return IntegralNode(
                    self._body(body),
                    tree_of(variable.name),
                    self.scalar(lower),
                    self.scalar(upper),
                )
            case s.Expectation(body=body, index=index, distribution=p):
                drawn = Chain((tree_of(index.name), self.distribution(p)), ("∼",))
                return Call(Name("E", drawn), (self.scalar(body),), (), "[")
            case h.Measure():
                return self._measure(term)
            case _:
                raise TypeError(f"a {type(term).__name__} has no value to show")

    def _rational(self, numerator: int, denominator: int) -> Node:
        if denominator == 1:
            return Numeral(str(numerator))
        return Fraction(Numeral(str(numerator)), Numeral(str(denominator)))

    def _sum(self, parts: tuple[Term, ...]) -> Node:
        signs: list[str] = []
        nodes: list[Node] = []
        for part in parts:
            if isinstance(part, s.Neg):
                signs.append("-")
                nodes.append(self._summand(part.operand))
            else:
                signs.append("+" if nodes else "")
                nodes.append(self._summand(part))
        return Sum(tuple(signs), tuple(nodes))

    def _summand(self, term: Term) -> Node:
        """Show a term behind + or -: sums get brackets."""
        node = self.scalar(term)
        return _grouped(term, node) if isinstance(node, Sum) else node

    def _body(self, term: Term) -> Node:
        """Show what a sum or an integral runs over: it reaches as far as products do."""
        return self._summand(term)

    def _product(self, factors: tuple[Term, ...]) -> Node:
        nodes = [
            self._factor(factor, last=position == len(factors) - 1)
            for position, factor in enumerate(factors)
        ]
        operators = tuple(
            "" if _juxtaposes(left, right) else "\\cdot" for left, right in pairwise(nodes)
        )
        return Product(tuple(nodes), operators)

    def _factor(self, term: Term, last: bool) -> Node:
        node = self.scalar(term)
        if isinstance(node, Sum | Product) or (
            isinstance(node, BigSum | IntegralNode) and not last
        ):
            return _grouped(term, node)
        return node

    def _quotient(self, above: Term, below: Term) -> Node:
        if _is_number_in_lowest_terms(above, below):
            # \frac{1}{2} is the number one half; 1/2 divides
            return Product((self.scalar(above), self.scalar(below)), ("/",))
        return Fraction(self.scalar(above), self.scalar(below))

    def _power(self, base: Term, exponent: Term) -> Node:
        if exponent == s.HALF:
            return Root(self.scalar(base))
        node = self.scalar(base)
        if not _is_atom(node) or isinstance(base, h.Measure):
            node = Group("(", node)
        return Power(node, self.scalar(exponent))

    def _log_argument(self, term: Term) -> Node:
        node = self.scalar(term)
        bare = node.base if isinstance(node, Power) else node
        return node if _is_atom(bare) or isinstance(node, Fraction) else Group("(", node)

    # ---- points and distributions

    def point(self, term: Term, alphabet: d.Alphabet | None = None) -> Node:
        match term:
            case s.Index(name=name, alphabet=own) if name.rstrip("'") in POSITION_LETTERS:
                return Name((alphabet or own).name.lower(), tree_of(name))
            case s.Index(name=name):
                return tree_of(name)
            case s.Outcome(label=label):
                return tree_of(label)
            case _:
                return self.scalar(term)

    def _application(self, p: d.Distribution, points: tuple[Term, ...]) -> Node:
        arguments = tuple(self.point(point) for point in points)
        separators = (",",) * (len(arguments) - 1)
        function = self.distribution(p)
        if isinstance(function, Name | Vector):
            return Call(function, arguments, separators)
        return Call(Group("(", function), arguments, separators)

    def distribution(self, p: d.Distribution) -> Node:
        if p in self.names:
            return tree_of(self.names[p])
        match p:
            case d.Pmf(name=name) | d.Density(name=name):
                return tree_of(name)
            case d.LiteralPmf(weights=weights, labels=labels):
                shown = labels or ("",) * len(weights)
                return Vector(tuple(self.scalar(w) for w in weights), shown)
            case d.JointTable():
                return self._table(p)
            case d.Uniform():
                return Name("U")
            case d.Product(factors=factors):
                nodes = tuple(self._component(factor) for factor in factors)
                return Product(nodes, ("\\otimes",) * (len(nodes) - 1))
            case d.Marginal(joint=joint, axis=axis):
                return self._marginal(joint, axis)
            case d.Mixture(weights=weights, components=components):
                return self._mixture(weights, components)
            case _:
                raise TypeError(f"not a distribution to show: {type(p).__name__}")

    def _table(self, p: d.JointTable) -> Node:
        """Show a table as a matrix, or as a list of lists where its outcomes have names.

        A matrix of one row or column would be a vector.
        """
        plain = p == d.joint_table(p.rows)
        several = len(p.row_labels) > 1 and len(p.column_labels) > 1
        bracket = "matrix" if plain and several else "["
        columns = ("",) * len(p.column_labels) if plain else p.column_labels
        rows = tuple(Vector(tuple(map(self.scalar, row)), columns, bracket) for row in p.rows)
        return Vector(rows, ("",) * len(rows) if plain else p.row_labels, bracket)

    def _component(self, p: d.Distribution) -> Node:
        node = self.distribution(p)
        return node if isinstance(node, Name | Vector) else Group("(", node)

    def _mixture(self, weights: tuple[Term, ...], components: tuple[d.Distribution, ...]) -> Node:
        first = weights[0]
        if isinstance(first, s.Number) and all(w == first for w in weights):
            nodes = tuple(self._in_sum(component) for component in components)
            signs = ("", *("+",) * (len(nodes) - 1))
            return Fraction(Sum(signs, nodes), Numeral(str(len(nodes))))
        parts: list[Node] = []
        for weight, component in zip(weights, components, strict=True):
            factor, law = self._factor(weight, last=False), self._component(component)
            operator = "" if _juxtaposes(factor, law) else "\\cdot"
            parts.append(Product((factor, law), (operator,)))
        return Sum(("", *("+",) * (len(parts) - 1)), tuple(parts))

    def _in_sum(self, p: d.Distribution) -> Node:
        node = self.distribution(p)
        return Group("(", node) if isinstance(node, Sum | Product) else node

    def _marginal(self, joint: d.Distribution, axis: int) -> Node:
        letter = joint.name if isinstance(joint, d.Pmf) else self.names.get(joint, "P_")
        stem, _, subscript = letter.partition("_")
        variables = self._variables_of(joint)
        if variables and (subscript or not isinstance(joint, d.Pmf)):
            return Name(stem, variables[axis])
        if isinstance(joint, d.JointTable):
            lines = joint.rows if axis == 0 else tuple(zip(*joint.rows, strict=True))
            totals = tuple(line[0] if len(line) == 1 else s.Add(line) for line in lines)
            pmf = d.LiteralPmf(totals)
            labels = d.labels_of(joint)[axis]
            named = labels != pmf.outcome_labels
            return self.distribution(d.LiteralPmf(totals, labels) if named else pmf)
        if isinstance(joint, d.Pmf) and not subscript:
            return tree_of(stem)
        return Name(stem, tree_of(d.alphabets_of(joint)[axis].name))

    def _variables_of(self, p: d.Distribution) -> tuple[Node, ...]:
        """Return the random variables whose entropy H(p) is, where p is a joint pmf or of one."""
        match p:
            case d.Marginal(joint=d.Pmf(alphabets=alphabets), axis=axis):
                return (tree_of(alphabets[axis].name),)
            case d.Marginal(joint=joint, axis=axis):
                return self._variables_of(joint)[axis : axis + 1]
            case d.Pmf(alphabets=(first, second)) if first != second:
                return (tree_of(first.name), tree_of(second.name))
            case _:
                named = variables_named(self.names.get(p, ""))
                return tuple(map(tree_of, named)) if named else ()

    # ---- measures

    def _measure(self, term: h.Measure) -> Node:
        base = None if term.base is None else self.scalar(term.base)
        match term:
            case h.Surprisal(distribution=p, points=points):
                arguments = tuple(self.point(point) for point in points)
                law = self.distribution(p)
                return Call(Name("S", law), arguments, (",",) * (len(arguments) - 1))
            case h.Entropy(distribution=p):
                variables = self._variables_of(p)
                if variables:
                    return Call(Name("H", base), variables, (",",) * (len(variables) - 1))
                return Call(Name("H", base), (self.distribution(p),))
            case h.CrossEntropy(distribution=p, model=q):
                return Call(Name("H", base), (self.distribution(p), self.distribution(q)), (",",))
            case h.KLDivergence(distribution=p, model=q):
                head = Name("D", base or Name("KL"))
                return Call(head, (self.distribution(p), self.distribution(q)), ("||",))
            case h.JensenShannonDivergence(weights=weights) if len(set(weights)) > 1:
                return self.scalar(unfold(term))
            case h.JensenShannonDivergence(components=components):
                nodes = tuple(self.distribution(p) for p in components)
                head = Name("D", Name("JS")) if base is None else Name("JS", base)
                return Call(head, nodes, ("||",) * (len(nodes) - 1))
            case h.ConditionalEntropy(joint=joint, axis=axis):
                variables = self._variables_of(joint)
                if len(variables) != 2:
                    return self.scalar(unfold(term))
                pair = (variables[axis], variables[1 - axis])
                return Call(Name("H", base), pair, ("|",))
            case h.MutualInformation(joint=joint):
                variables = self._variables_of(joint)
                if len(variables) != 2:
                    return Call(Name("I", base), (self.distribution(joint),))
                return Call(Name("I", base), variables, (";",))
            case _:
                raise TypeError(f"not a measure to show: {type(term).__name__}")


def _is_number_in_lowest_terms(above: Term, below: Term) -> bool:
    if not (isinstance(above, s.Number) and isinstance(below, s.Number)):
        return False
    a, b = above.value, below.value
    return a.denominator == b.denominator == 1 and a > 0 and b > 1 and gcd(int(a), int(b)) == 1


def _is_atom(node: Node) -> bool:
    """Whether a node can be the base of a power, or a bare argument, without brackets."""
    match node:
        case Name() | Numeral():
            return True
        case Call(function=function):
            return isinstance(function, Name)
        case _:
            return False


def _grouped(term: Term, node: Node) -> Group:
    """Put brackets around a sum: square ones where it holds logarithms or measures."""
    square = isinstance(term, s.Add) and any(
        isinstance(part, s.Log | h.Measure) for _, part in walk(term)
    )
    return Group("[" if square else "(", node)


def _juxtaposes(left: Node, right: Node) -> bool:
    """Whether two factors can stand side by side without a sign and read as a product.

    A bare argument of a logarithm would take what follows; digits would run together; a name
    before a round bracket would be applied to it.
    """
    first = _leftmost(right)
    if isinstance(left, Logarithm) or isinstance(first, Numeral):
        return False
    if isinstance(left, Numeral) and isinstance(first, Fraction):
        return False
    return not (isinstance(left, Name) and isinstance(first, Group) and first.bracket == "(")


def _leftmost(node: Node) -> Node:
    match node:
        case Power(base=inner) | Call(function=Group() as inner):
            return _leftmost(inner)
        case _:
            return node
