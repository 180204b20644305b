"""Pmfs known by their name only, on an alphabet of any size, and the uniform pmf."""

from __future__ import annotations

from typing import Any, Self

import sympy
from sympy.core.symbol import Str

from symbolic_info.distributions.distribution import Distribution, check_size, read_size

#: The number of outcomes where nobody says another.
SIZE = sympy.Symbol("n", integer=True, positive=True)


class Pmf(Distribution):
    """Any pmf on an alphabet of ``size`` outcomes: n by default, a symbol, or a number.

    ``Pmf([1, 0])``, with weights in place of a name, is ``FinitePmf([1, 0])``.

    >>> P = Pmf("P")
    >>> P, P(1), P.size, P.subs(P.size, 3).size
    (P, P(1), n, 3)
    """

    def __new__(cls, name: Any, size: Any = SIZE, alphabet: Any = "X") -> Self:
        """Return the pmf; ``alphabet`` tells apart sets of outcomes of the same size."""
        if isinstance(name, list | tuple | sympy.Tuple):
            from symbolic_info.distributions.finite import FinitePmf

            return FinitePmf(name)
        made: Self = super().__new__(cls, as_name(name), read_size(size), as_name(alphabet))
        return made

    @property
    def name(self) -> str:
        """The name as a string."""
        return str(self.args[0].name)

    @property
    def size(self) -> sympy.Expr:
        """The number of outcomes."""
        return self.args[1]

    @property
    def alphabet(self) -> str:
        """The name of the set of outcomes."""
        return str(self.args[2].name)

    def check(self) -> None:
        """Raise ``ValueError`` if no alphabet has this size."""
        check_size(self.size)

    def probability_at(self, point: sympy.Basic) -> sympy.Expr | None:
        """Return ``None``: P(x) stands for itself."""
        return None

    def _numpycode(self, printer: Any) -> str:
        if not self.name.isidentifier():
            raise ValueError(f"{self.name} is no name in Python: give the pmf another")
        return self.name

    def _sympystr(self, printer: Any) -> str:
        return self.name

    def _sympyrepr(self, printer: Any) -> str:
        return f"Pmf({self.name!r}, {printer._print(self.size)}, {self.alphabet!r})"

    def _latex(self, printer: Any) -> str:
        return str(printer._print(sympy.Symbol(self.name)))


class UniformPmf(Distribution):
    """The uniform pmf on ``size`` outcomes, 1/n at each.

    >>> UniformPmf()(1)
    1/n
    """

    def __new__(cls, size: Any = SIZE, alphabet: Any = "X") -> Self:
        """Return the uniform pmf on the alphabet of this size and name."""
        made: Self = super().__new__(cls, read_size(size), as_name(alphabet))
        return made

    @property
    def size(self) -> sympy.Expr:
        """The number of outcomes."""
        return self.args[0]

    @property
    def alphabet(self) -> str:
        """The name of the set of outcomes."""
        return str(self.args[1].name)

    def check(self) -> None:
        """Raise ``ValueError`` if no alphabet has this size."""
        check_size(self.size)

    def probability_at(self, point: sympy.Basic) -> sympy.Expr:
        """Return 1/n."""
        return 1 / self.size

    def _numpycode(self, printer: Any) -> str:
        size = printer._print(self.size)
        return f"{printer._module_format('numpy.full')}({size}, {printer._print(1 / self.size)})"

    def _sympystr(self, printer: Any) -> str:
        return f"UniformPmf({printer._print(self.size)})"

    def _sympyrepr(self, printer: Any) -> str:
        return f"UniformPmf({printer._print(self.size)}, {self.alphabet!r})"

    def _latex(self, printer: Any) -> str:
        return "U"


def as_name(name: Any) -> Str:
    """Return a name as the SymPy atom that stands among the arguments of an object."""
    if isinstance(name, Str):
        return name
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"a distribution is called by a name, not by {name!r:.60}")
    return Str(name)
