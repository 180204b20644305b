"""Where the measures meet the functions on arrays: ``Measure.numeric``, and code that calls them.

Code is what ``sympy.lambdify`` and the printers ``pycode`` and ``NumPyPrinter`` make. In it a pmf
known by its name is an array along the last axis, and any other is made of its parts.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import sympy

if TYPE_CHECKING:
    from symbolic_info.measures.measure import Measure

ARRAYS = "symbolic_info.numeric.arrays"


class OnArrays:
    """The attribute ``numeric``: the function on arrays of a class, with the base of an object.

    >>> from symbolic_info import KLDivergence, Pmf
    >>> KLDivergence.numeric([1, 0], [0.5, 0.5], base=2)
    np.float64(1.0)
    >>> KLDivergence(Pmf("P"), Pmf("Q"), 2).numeric([1, 0], [0.5, 0.5])
    np.float64(1.0)
    """

    def __get__(self, measure: Measure | None, owner: type[Measure]) -> Callable[..., Any]:
        """Return the function; ``ValueError`` if the base is no number, or for densities."""
        # NumPy is loaded when it is asked for
        function: Callable[..., Any] = getattr(import_module(ARRAYS), owner.array_function)
        if measure is None:
            return function
        refuse_densities(measure)
        if not measure.base.is_number:
            raise ValueError(f"the base {measure.base} has no value: put a number in its place")
        return functools.partial(function, base=float(measure.base))


def code(measure: Measure, printer: Any, *arguments: sympy.Basic) -> str:
    """Return the call of the function on arrays with these arguments and the base."""
    refuse_densities(measure)
    shown = [printer._print(argument) for argument in arguments]
    if measure.base != sympy.E:
        shown.append(f"base={printer._print(measure.base)}")
    name = printer._module_format(f"{ARRAYS}.{measure.array_function}")
    return f"{name}({', '.join(shown)})"


def refuse_densities(measure: Measure) -> None:
    """Raise ``ValueError`` if the distributions are densities, which no array can hold."""
    if any(distribution.size is None for distribution in measure.distributions):
        raise ValueError(f"{measure} is of densities: arrays hold the probabilities of outcomes")
