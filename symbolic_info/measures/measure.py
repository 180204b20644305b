"""What all measures share: a base, a definition, a value in the extended reals.

A measure stands for itself until it is asked: ``definition()`` writes it out, ``doit()`` also
works out what is concrete, ``evalf`` and ``decimal`` give its value.

SymPy makes ``0*log(0)`` ``nan`` and ``log(1/0)`` ``zoo``. Wherever weights are written out, a
definition is therefore built by ``weighted_log`` and ``total``: a term of weight zero is left
out, and a term of positive weight with log 0 or log(1/0) is infinite. A definition over an
alphabet of symbolic size is a SymPy ``Sum``; put distributions into the measure rather than
into that sum, which knows nothing of 0 log 0 = 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import sympy

from symbolic_info.distributions.distribution import (
    Distribution,
    as_distribution,
    check_comparable,
    common_size,
)
from symbolic_info.distributions.finite import FinitePmf
from symbolic_info.distributions.weights import exact
from symbolic_info.measures import on_arrays
from symbolic_info.terms import fresh_name

# beyond this, an explicit sum helps nobody, and SymPy takes minutes for it
_LONGEST_EXPLICIT_SUM = 1000


class Measure(sympy.Expr):  # type: ignore[misc]
    """A measure of one or more distributions; the last argument is the base of its logarithms.

    The base is e if none is given; 2 stands for bits, 10 for hartleys; any symbol will do.
    """

    is_commutative = True
    # the letter, with its subscript after "_"; what stands between two distributions
    latex_name: ClassVar[str]
    latex_separator: ClassVar[str] = ", "
    # its name among the functions on arrays
    array_function: ClassVar[str]

    numeric = on_arrays.OnArrays()

    @property
    def distributions(self) -> tuple[Distribution, ...]:
        """The distributions that are measured."""
        return tuple(arg for arg in self.args if isinstance(arg, Distribution))

    @property
    def base(self) -> sympy.Expr:
        """The base of the logarithms."""
        return self.args[-1]

    def definition(self) -> sympy.Expr:
        """Return what the measure stands for: a sum, or an integral for densities.

        The sum is a SymPy ``Sum`` over the outcomes 1, ..., n; it is written out where one of
        the distributions is. ``ValueError`` if the distributions share no alphabet.
        """
        raise NotImplementedError

    def doit(self, **hints: Any) -> sympy.Expr:
        """Return the definition, with what is concrete in it worked out.

        >>> from symbolic_info import Entropy, FinitePmf, KLDivergence
        >>> Entropy(FinitePmf(["1/2", "1/4", "1/4"]), 2).doit()
        3/2
        >>> KLDivergence(FinitePmf([1, 0]), FinitePmf([0, 1])).doit()
        oo
        """
        definition = self.definition()
        return definition.xreplace({s: _worked_out(s) for s in definition.atoms(sympy.Sum)})

    def decimal(self, digits: int = 15) -> str:
        """Return the value to this many significant digits, correctly rounded for certain.

        "oo" and "-oo" for the infinities; ``ValueError`` if a name in it has no value.

        >>> from symbolic_info import Entropy, FinitePmf
        >>> Entropy(FinitePmf(["0.9", "0.1"]), 2).decimal(6)
        '0.468996'
        """
        from symbolic_info.measures.values import decimal

        return decimal(self, digits)

    def _eval_evalf(self, prec: int) -> sympy.Expr | None:
        from symbolic_info.measures.values import floating

        return floating(self, prec)

    def _eval_derivative(self, symbol: sympy.Symbol) -> sympy.Expr:
        return self.definition().diff(symbol)

    def _eval_rewrite_as_Sum(self, *args: Any, **hints: Any) -> sympy.Expr | None:
        return None if self._is_continuous() else self.definition()

    def _eval_rewrite_as_Integral(self, *args: Any, **hints: Any) -> sympy.Expr | None:
        return self.definition() if self._is_continuous() else None

    def _eval_is_extended_real(self) -> bool | None:
        # the definition of a differential measure may be oo - oo
        return None if self._is_continuous() else True

    def _is_continuous(self) -> bool:
        return any(distribution.size is None for distribution in self.distributions)

    def _sympystr(self, printer: Any) -> str:
        shown = self.args[:-1] if self.base == sympy.E else self.args
        return f"{type(self).__name__}({', '.join(printer._print(arg) for arg in shown)})"

    def _numpycode(self, printer: Any) -> str:
        return on_arrays.code(self, printer, *self.distributions)

    # SymPy's printer of plain Python asks for the code under another name
    def _pythoncode(self, printer: Any) -> str:
        return self._numpycode(printer)

    def _latex(self, printer: Any) -> str:
        shown = (printer._print(distribution) for distribution in self.distributions)
        return rf"{self._latex_head(printer)}\left({self.latex_separator.join(shown)}\right)"

    def _latex_head(self, printer: Any) -> str:
        name, _, subscript = self.latex_name.partition("_")
        base = "" if self.base == sympy.E else str(printer._print(self.base))
        shown = ", ".join(part for part in (subscript, base) if part)
        return f"{name}_{{{shown}}}" if shown else name


def read_distribution(value: Any) -> Distribution:
    """Return a distribution, made from a list of weights if need be."""
    return FinitePmf(value) if isinstance(value, list | tuple) else as_distribution(value)


def read_distributions(*values: Any) -> tuple[Distribution, ...]:
    """Return distributions that can be compared; ``ValueError`` if they cannot."""
    distributions = tuple(read_distribution(value) for value in values)
    check_comparable(distributions)
    return distributions


def read_base(value: Any) -> sympy.Expr:
    """Return the base of a logarithm; a number that a person gave is checked at once."""
    base = exact(value, "the base of the logarithm")
    if not isinstance(value, sympy.Basic):
        check_base(base)
    return base


def check_base(base: sympy.Expr) -> None:
    """Raise ``ValueError`` if there is no logarithm to this base."""
    if base.is_positive is False or base == 1 or base.has(sympy.nan):
        raise ValueError(f"there is no logarithm to the base {base}: it is positive and not 1")


def total_over(
    measure: Measure, summand: Callable[[sympy.Basic], sympy.Expr], sign: int = 1
) -> sympy.Expr:
    """Return ``sign`` times the sum (integral) of ``summand`` over all points of the space."""
    check_base(measure.base)
    for distribution in measure.distributions:
        distribution.check()
    size = common_size(measure.distributions)
    if size is not None and any(p.is_literal for p in measure.distributions):
        return total([_signed(sign, summand(sympy.Integer(k))) for k in range(1, size + 1)])
    names = frozenset(symbol.name for symbol in measure.free_symbols)
    x = sympy.Symbol(fresh_name("x", names))
    if size is None:
        return sign * sympy.Integral(summand(x), (x, -sympy.oo, sympy.oo))
    return sign * sympy.Sum(summand(x), (x, 1, size))


def weighted_log(
    weight: sympy.Expr,
    numerator: sympy.Expr,
    denominator: sympy.Expr,
    base: sympy.Expr,
) -> sympy.Expr:
    """Return weight * log(numerator / denominator) in the extended reals.

    0 for the weight 0, whatever the logarithm does; infinite where the numerator or the
    denominator is 0 under a positive weight. (Cover and Thomas, Elements of Information Theory,
    2nd ed., section 2.3.)

    >>> weighted_log(sympy.S.Zero, sympy.S.Zero, sympy.S.Zero, sympy.E)
    0
    >>> weighted_log(sympy.S.Half, sympy.S.Half, sympy.S.Zero, sympy.Integer(2))
    oo
    """
    if weight.is_zero:
        return sympy.S.Zero
    if not numerator.is_zero and not denominator.is_zero:
        return weight * sympy.log(numerator / denominator, base)
    infinite = infinity(base) if denominator.is_zero else -infinity(base)
    if weight.is_positive:
        return infinite
    return sympy.Piecewise((sympy.S.Zero, sympy.Eq(weight, 0)), (infinite, True))


def infinity(base: sympy.Expr) -> sympy.Expr:
    """Return -log_b 0: +oo, or -oo for a base less than 1."""
    return sympy.oo / sympy.log(base)


def total(parts: list[sympy.Expr]) -> sympy.Expr:
    """Return the sum; an infinite part settles it, as no measure has infinities of both signs."""
    return next((part for part in parts if part.is_infinite), sympy.Add(*parts))


def _signed(sign: int, part: sympy.Expr) -> sympy.Expr:
    if isinstance(part, sympy.Piecewise):
        return part.func(*((sign * value, condition) for value, condition in part.args))
    return sign * part


def _worked_out(given: sympy.Sum) -> sympy.Expr:
    """Expand a sum over a number of outcomes, or one whose body does not depend on the point."""
    variable, _, size = given.limits[0]
    if not given.function.has(variable):
        return sympy.expand_log(size * given.function)
    if size.is_Integer and size <= _LONGEST_EXPLICIT_SUM:
        points = range(1, int(size) + 1)
        return sympy.Add(*(given.function.xreplace({variable: sympy.Integer(k)}) for k in points))
    return given
