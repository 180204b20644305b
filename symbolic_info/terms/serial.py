"""Terms to and from JSON data, one list a term: its class name, then its fields.

>>> from symbolic_info.terms import Entropy, Pmf
>>> to_data(Entropy(Pmf("P")))
['Entropy', ['Pmf', 'P', {'tuple': [{'alphabet': ['X', 'n']}]}], None]
>>> from_data(to_data(Entropy(Pmf("P"))))
H(P)
"""

from __future__ import annotations

import re
from dataclasses import fields
from fractions import Fraction
from typing import Any

from symbolic_info.terms import distributions, heads, scalars
from symbolic_info.terms.distributions import Alphabet
from symbolic_info.terms.term import Term

_CLASSES: dict[str, type[Term]] = {
    name: kind
    for module in (scalars, distributions, heads)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Term) and hasattr(kind, "__dataclass_fields__")
}

# "1e999999999" is a rational number, too, but not one to be written out
_RATIONAL = re.compile(r"-?[0-9]{1,4000}(/[0-9]{1,4000})?")

# far more than formulas need, and well inside Python's own limit on recursion
_MAX_DEPTH = 150


def to_data(term: Term) -> list[Any]:
    """Return the term as data that ``json`` can write."""
    return [type(term).__name__, *(_field_data(value) for value in term.field_values())]


def _field_data(value: Any) -> Any:
    if isinstance(value, Term):
        return to_data(value)
    if isinstance(value, tuple):
        return {"tuple": [_field_data(part) for part in value]}
    if isinstance(value, Fraction):
        return {"number": str(value)}
    if isinstance(value, Alphabet):
        return {"alphabet": [value.name, value.size]}
    return value


def from_data(data: Any, depth: int = 0) -> Term:
    """Return the term that ``data`` describes; ``ValueError`` if it describes none."""
    if not isinstance(data, list) or not data or not isinstance(data[0], str):
        raise ValueError(f"a term is a list that begins with a class name, not {data!r:.60}")
    kind = _CLASSES.get(data[0])
    if kind is None:
        raise ValueError(f"there is no term called {data[0]!r:.60}")
    wanted = fields(kind)  # type: ignore[arg-type]
    if len(data) - 1 != len(wanted):
        raise ValueError(f"{data[0]} has {len(wanted)} fields, not {len(data) - 1}")
    values = [_field_value(part, depth + 1) for part in data[1:]]
    for field, value in zip(wanted, values, strict=True):
        _check_sort(data[0], field.name, str(field.type), value)
    return kind(*values)


def _field_value(data: Any, depth: int) -> Any:
    if depth > _MAX_DEPTH:
        raise ValueError(f"a term is nested more than {_MAX_DEPTH} levels deep")
    if isinstance(data, list):
        return from_data(data, depth)
    if isinstance(data, dict) and len(data) == 1:
        ((key, content),) = data.items()
        if key == "tuple" and isinstance(content, list):
            return tuple(_field_value(part, depth + 1) for part in content)
        if key == "number" and isinstance(content, str) and _RATIONAL.fullmatch(content):
            try:
                return Fraction(content)
            except (ValueError, ZeroDivisionError) as error:
                raise ValueError(f"not a rational number: {content!r:.60}") from error
        if key == "alphabet" and isinstance(content, list):
            match content:
                case [str(name), str(size)]:
                    return Alphabet(name, size)
    if data is None or isinstance(data, str) or type(data) is int:
        return data
    raise ValueError(f"not a part of a term: {data!r:.60}")


_SORTS: dict[str, tuple[type, ...]] = {
    "Term": (Term,),
    "Distribution": (distributions.Distribution,),
    "Index": (scalars.Index,),
    "Symbol": (scalars.Symbol,),
    "Alphabet": (Alphabet,),
    "Fraction": (Fraction,),
    "str": (str,),
    "int": (int,),
    "None": (type(None),),
}


def _check_sort(owner: str, field: str, annotation: str, value: Any) -> None:
    """Hold a value against the annotation of its field, such as ``tuple[Term, ...]``."""
    inner = annotation
    values: tuple[Any, ...] = (value,)
    if annotation.startswith("tuple["):
        inner = annotation.removeprefix("tuple[").removesuffix(", ...]")
        if not isinstance(value, tuple):
            raise ValueError(f"{owner}.{field} is a tuple, not {value!r:.60}")
        values = value
    kinds = tuple(kind for name in inner.split(" | ") for kind in _SORTS[name])
    for part in values:
        if not isinstance(part, kinds):
            raise ValueError(f"{owner}.{field} holds {inner}, not {part!r:.60}")
