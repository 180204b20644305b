"""What every distribution is, and the probability that it gives to a point.

A distribution is a SymPy ``Basic`` object, not an ``Expr``: distributions are not added or
multiplied, they are mixed. Applied to a point, ``P(x)``, it is an expression.

What a person gives is checked at once. What SymPy gives when it rebuilds an object in the
course of a substitution or a trial evaluation (0 for n, 2 for p) is checked when somebody asks
what it stands for: ``check``.
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy.core.symbol import Str
from sympy.printing.pretty.stringpict import prettyForm


class Distribution(sympy.Basic):  # type: ignore[misc]
    """A pmf or a density."""

    # in the tree of an expression it is a leaf: no symbol stands for it, as one would where
    # ``cse`` finds it twice
    is_Atom = True

    @property
    def size(self) -> sympy.Expr | None:
        """The number of outcomes, or ``None`` on the real line."""
        raise NotImplementedError

    @property
    def is_literal(self) -> bool:
        """Whether weights are written out in it, so that its outcomes can be counted off."""
        return False

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the outcomes, if it gives them."""
        return ()

    def __call__(self, point: Any) -> sympy.Expr:
        """Return P(x), see ``Probability``; ``ValueError`` if there is no such point."""
        place = read_point(point)
        self.check_point(place)
        return Probability(self, place)

    def check(self) -> None:
        """Raise ``ValueError`` if this is no distribution after all."""
        raise NotImplementedError

    def check_point(self, point: sympy.Basic) -> None:
        """Raise ``ValueError`` if ``point`` is none of the outcomes 1, ..., size."""
        if not isinstance(point, sympy.Expr) or not point.is_number or self.size is None:
            return
        size = self.size
        if not point.is_Integer or point < 1 or (size.is_Integer and point > size):
            raise ValueError(f"{point} is no outcome: they are counted 1, ..., {size}")

    def probability_at(self, point: sympy.Basic) -> sympy.Expr | None:
        """Return what P(point) stands for, or ``None`` where it stands for itself."""
        raise NotImplementedError

    def _numpycode(self, printer: Any) -> str:
        """Return code for the array of the probabilities."""
        raise ValueError(f"{self} is no pmf, of which an array could hold the probabilities")

    # SymPy's printer of plain Python asks for the code under another name
    def _pythoncode(self, printer: Any) -> str:
        return self._numpycode(printer)


class Probability(sympy.Expr):  # type: ignore[misc]
    """P(x), the probability or density that a distribution gives to a point.

    The points of a pmf on n outcomes are 1, ..., n, a symbol that runs over them, or the label
    of an outcome as a string. A real number that is not negative; **never** declared positive.
    What P(x) stands for where P is composed or written out is put in at once:

    >>> from symbolic_info import FinitePmf, Mixture, Pmf
    >>> Pmf("P")("heads"), Mixture([Pmf("P"), Pmf("Q")])(sympy.Symbol("x"))
    (P(heads), P(x)/2 + Q(x)/2)
    >>> FinitePmf(["9/10", "1/10"], outcomes=["cat", "dog"])("dog")
    1/10
    """

    is_commutative = True
    is_extended_real = True
    is_finite = True
    is_extended_nonnegative = True

    def __new__(cls, distribution: Distribution, point: Any) -> Any:
        """Return P(point), or what it stands for."""
        place = read_point(point)
        p = as_distribution(distribution)
        stands_for = p.probability_at(place)
        return super().__new__(cls, p, place) if stands_for is None else stands_for

    @property
    def distribution(self) -> Distribution:
        """The P of P(x)."""
        distribution: Distribution = self.args[0]
        return distribution

    @property
    def point(self) -> sympy.Basic:
        """The x of P(x)."""
        return self.args[1]

    @classmethod
    def class_key(cls) -> tuple[int, int, str]:
        """Stand before functions in a product: P(x)*log(P(x))."""
        return 3, 0, cls.__name__

    def _eval_derivative(self, symbol: sympy.Symbol) -> sympy.Expr:
        return sympy.Derivative(self, symbol, evaluate=False)

    def _sympystr(self, printer: Any) -> str:
        return f"{printer._print(self.distribution)}({printer._print(self.point)})"

    def _pretty(self, printer: Any) -> prettyForm:
        return prettyForm(str(self))

    def _numpycode(self, printer: Any) -> str:
        if not isinstance(self.point, sympy.Expr):
            raise ValueError(f"{self}: which place the outcome has in an array is not known")
        return f"{printer._print(self.distribution)}[{printer._print(self.point - 1)}]"

    def _pythoncode(self, printer: Any) -> str:
        return self._numpycode(printer)

    def _sympyrepr(self, printer: Any) -> str:
        point = point_repr(self.point, printer)
        return f"{printer._print(self.distribution)}({point})"

    def _latex(self, printer: Any) -> str:
        shown = str(printer._print(self.distribution))
        if not shown.replace("_", "").isalnum():
            shown = rf"\left({shown}\right)"
        return rf"{shown}\left({point_latex(self.point, printer)}\right)"


def read_point(point: Any) -> sympy.Basic:
    """Return a point as the SymPy object that stands for it; a string is a label."""
    if isinstance(point, str):
        return Str(point)
    if isinstance(point, int):
        return sympy.Integer(point)
    if isinstance(point, sympy.Expr | Str):
        return point
    raise ValueError(f"{point!r:.60} is no outcome: give a number, a symbol or a label")


class Placeholder(Distribution):
    """What SymPy's simultaneous substitution puts in the place of a distribution for a moment.

    It swaps P and Q by way of products of dummies: ``subs({P: Q, Q: P}, simultaneous=True)``.
    """

    def __new__(cls, given: sympy.Basic) -> Any:
        """Return the placeholder, or the distribution that has been put in its place again."""
        return given if isinstance(given, Distribution) else super().__new__(cls, given)

    @property
    def size(self) -> sympy.Expr:
        """Not known: ``nan``."""
        return sympy.nan

    def check(self) -> None:
        """Raise ``ValueError``."""
        raise ValueError(f"{self.args[0]} is no distribution")

    def probability_at(self, point: sympy.Basic) -> None:
        """Return ``None``: nothing is known of it."""

    def _numpycode(self, printer: Any) -> str:
        return str(printer._print(self.args[0]))


def as_distribution(value: Any) -> Distribution:
    """Return the distribution given; ``ValueError`` if it is none."""
    if isinstance(value, Distribution):
        return value
    if isinstance(value, sympy.Expr) and value.has(sympy.Dummy):
        placeholder: Distribution = Placeholder(value)
        return placeholder
    raise ValueError(f"{value!s:.60} is no distribution, such as a Pmf, a FinitePmf, a Density")


def check_size(size: sympy.Expr) -> None:
    """Raise ``ValueError`` if no alphabet has ``size`` symbols."""
    if size.is_integer is False or size.is_positive is False or size.is_finite is False:
        raise ValueError(f"a pmf cannot have {size} outcomes: it has a whole number, at least 1")


def read_size(size: Any) -> sympy.Expr:
    """Return a number of outcomes as an expression; a number that a person gave is checked."""
    if isinstance(size, sympy.Expr):
        return size
    if not isinstance(size, int):
        raise ValueError(f"{size!r:.60} is no number of outcomes")
    check_size(sympy.Integer(size))
    return sympy.Integer(size)


def common_size(distributions: tuple[Distribution, ...]) -> sympy.Expr | None:
    """Return the number of outcomes of the space that all the distributions live on.

    ``None`` stands for the real line. Where one has a number of outcomes and another a symbol
    for it, the number counts. ``ValueError`` if they have two symbols.

    >>> from symbolic_info import FinitePmf, Pmf
    >>> common_size((FinitePmf(["1/2", "1/2"]), Pmf("Q")))
    2
    """
    sizes = _known_sizes(distributions)
    numbers = tuple(size for size in sizes if size is not None and size.is_number)
    if len(numbers or sizes) > 1:
        raise ValueError(_different_sizes(sizes))
    return (numbers or sizes or (sympy.nan,))[0]


def check_comparable(distributions: tuple[Distribution, ...]) -> None:
    """Raise ``ValueError`` if the distributions can never share a space.

    Two symbols for a number of outcomes may yet become equal by substitution; two numbers, a
    pmf and a density, or differently labelled outcomes may not.
    """
    sizes = _known_sizes(distributions)
    if None in sizes and len(sizes) > 1:
        raise ValueError("a pmf and a density cannot be compared or mixed")
    if sum(size is not None and size.is_number for size in sizes) > 1:
        raise ValueError(_different_sizes(sizes))
    labelled = [
        part.labels
        for distribution in distributions
        for part in sympy.preorder_traversal(distribution)
        if isinstance(part, Distribution) and part.labels
    ]
    for labels in labelled[1:]:
        if labels != labelled[0]:
            first, other = (", ".join(names) for names in (labelled[0], labels))
            raise ValueError(f"the outcomes differ: ({first}) and ({other})")


def _known_sizes(distributions: tuple[Distribution, ...]) -> tuple[sympy.Expr | None, ...]:
    sizes = dict.fromkeys(distribution.size for distribution in distributions)
    return tuple(size for size in sizes if size is not sympy.nan)


def _different_sizes(sizes: tuple[sympy.Expr | None, ...]) -> str:
    listed = " and ".join(str(size) for size in sizes)
    return f"the distributions have {listed} outcomes: they need one alphabet"


def point_repr(point: sympy.Basic, printer: Any) -> str:
    """Return a point as ``srepr`` writes it: a label as a string."""
    return repr(point.name) if isinstance(point, Str) else str(printer._print(point))


def point_latex(point: sympy.Basic, printer: Any) -> str:
    """Return a point as LaTeX."""
    return latex_label(point.name) if isinstance(point, Str) else str(printer._print(point))


def latex_label(label: str) -> str:
    """Return the label of an outcome as LaTeX: a letter or number as it is, a word upright."""
    if label.isdecimal() or (len(label) == 1 and label.isalpha()):
        return label
    if label.isalpha():
        return rf"\mathrm{{{label}}}"
    escaped = "".join(_ESCAPES.get(character, character) for character in label)
    return rf"\text{{{escaped}}}"


_ESCAPES = {character: f"\\{character}" for character in "{}$&#%_"} | {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
