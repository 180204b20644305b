"""The syntax tree of a formula as somebody wrote it, with the place of every node.

The tree says how a formula is built, not what it means: ``H(P)`` is a ``Call`` of the name H,
whether H is an entropy or a function that the document defines. Spans are offsets into the
source text of the formula, half open; they are left out of comparison, so that trees with the
same build are equal. A tree holds what the writer needs to write the formula again
(``read(write(tree)) == tree``), and nothing is normalised: ``0.50`` stays ``0.50``.

A formula is a sequence of rows (split at ``\\\\`` and at words between formulas), a row a
sequence of statements, a statement a chain ``e0 R1 e1 R2 e2 ...``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from functools import cache
from operator import is_
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

_NOWHERE: Span = (0, 0)


class _Remembering:
    # no field: what was found of a node once, as it is asked for again
    __slots__ = ("_below",)
    _below: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Node(_Remembering):
    """A part of a formula; ``span`` is where it stands in the source."""

    span: Span = field(default=_NOWHERE, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Numeral(Node):
    """A number as written with the digits 0-9 and at most one point: ``0.9``, ``12``, ``.5``.

    ``continues`` says that dots behind the digits leave out the others: ``0.333\\ldots``.
    """

    text: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name: a letter, a Greek letter, a word in ``\\text`` or ``\\mathrm``, an operator name.

    ``name`` is without markup: ``P``, ``lambda``, ``Gain``, ``infinity``, ``pi``, ``KL``;
    ``subscript`` is what stands in the subscript (``A`` in Q_A, ``KL`` in D_{KL}, a ``Relation``
    -bearing ``Chain`` in E_{x \\sim P}); ``accent`` is ``hat``, ``bar``, ``tilde`` or empty;
    ``primes`` counts primes. Subscript letters that form one word (``KL``, ``JS``, ``true``)
    are one ``Name``. A star belongs to the name: ``Q*`` is ``Q^*``.
    """

    name: str
    subscript: Node | None = None
    accent: str = ""
    primes: int = 0


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A name applied to arguments: ``P(x)``, ``H(P, Q)``, ``D(P \\| Q)``, ``E[...]``.

    ``separators`` has one entry between any two arguments: ``,`` ``;`` ``|`` or ``||`` (the
    divergence bar, however it was written). ``bracket`` is ``(``, ``[`` or ``{``. What has signs of
    its own is a call, too: ``\\|p - q\\|_1`` of ``norm``, ``\\lceil x \\rceil`` of ``ceil``,
    ``\\binom{n}{k}`` of ``binom``.
    """

    function: Node
    arguments: tuple[Node, ...]
    separators: tuple[str, ...] = ()
    bracket: str = "("


@dataclass(frozen=True, slots=True)
class Logarithm(Node):
    """``\\log_2 x``, ``ln(x)``. ``base`` is what stands in the subscript, ``None`` without one.

    ``word`` is ``log``, ``ln`` or ``lg``. ``argument`` is the bare argument, or a ``Group`` where
    it stands in brackets. ``power`` is the k of ``\\log^k x``.
    """

    word: str
    argument: Node
    base: Node | None = None
    power: Node | None = None


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """Terms joined by + and -. ``signs`` has one entry a term: ``+``, ``-``, ``+-``; the first is
    empty where no sign stands before the first term."""

    signs: tuple[str, ...]
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Product(Node):
    """Factors joined by multiplication signs or ``/``, left to right.

    ``operators`` has one entry between any two factors: ``*``, ``\\cdot``, ``\\times``,
    ``\\otimes``, ``/``, a sign of sets or statements such as ``\\cap`` or ``\\wedge``, or empty for
    juxtaposition. Minus signs inside (``2 * -3``) are a
    ``Sum`` of one term as a factor.
    """

    factors: tuple[Node, ...]
    operators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fraction(Node):
    """``\\frac{a}{b}`` in any of its spellings."""

    numerator: Node
    denominator: Node


@dataclass(frozen=True, slots=True)
class Power(Node):
    """``a^b``. On a ``Name`` or a ``Call`` the base holds it all: P(x)^2 is the square of P(x)."""

    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Root(Node):
    """``\\sqrt{a}``, ``\\sqrt[k]{a}``."""

    radicand: Node
    degree: Node | None = None


@dataclass(frozen=True, slots=True)
class Percent(Node):
    """``58.5\\%``."""

    value: Node


@dataclass(frozen=True, slots=True)
class Group(Node):
    """An expression in brackets that are there for grouping: ``(``, ``[``, ``{`` or ``|``."""

    bracket: str
    body: Node


@dataclass(frozen=True, slots=True)
class Vector(Node):
    """Entries in brackets: ``[0.9, 0.1]``, ``(\\tfrac12, \\tfrac12)``, a ``pmatrix``.

    ``labels`` has one entry an entry: the annotation written with it (``cat`` in
    ``1.0 ~(cat)``), empty where there is none. ``bracket`` is ``[``, ``(``, ``{`` or
    ``matrix`` (a matrix of several rows and columns is a vector of its rows), ``[)`` or ``(]`` for
    a half-open interval, empty for the bare list in a subscript. A vector has at least two
    entries; ``[[1, 0] + [0.8, 0.2]]`` is a ``Group`` of a
    ``Sum`` of vectors.
    """

    entries: tuple[Node, ...]
    labels: tuple[str, ...]
    bracket: str = "["


@dataclass(frozen=True, slots=True)
class BigSum(Node):
    """``\\sum`` with what stands below and above it, and its body.

    ``index`` is the name that is summed over (``None`` in a bare ``\\sum``), ``lower``/``upper``
    the bounds of ``i=1`` and ``n``, ``domain`` what follows ``\\in``. The body reaches as far as
    multiplication does: ``\\sum_x a b + c`` is ``(\\sum_x a b) + c``. ``kind`` is ``sum`` or
    ``prod``.
    """

    body: Node
    index: Node | None = None
    lower: Node | None = None
    upper: Node | None = None
    domain: Node | None = None
    kind: str = "sum"


@dataclass(frozen=True, slots=True)
class Integral(Node):
    """``\\int_a^b f(x)\\,dx``; the bounds are ``None`` where none are written."""

    body: Node
    variable: Node
    lower: Node | None = None
    upper: Node | None = None


@dataclass(frozen=True, slots=True)
class Quantity(Node):
    """A value with a unit: ``0.32 ~bits``. ``unit`` is ``bit``, ``nat`` or ``hartley``."""

    value: Node
    unit: str


@dataclass(frozen=True, slots=True)
class Boxed(Node):
    """A part set off for the eye: ``\\boxed{...}``, ``\\mathbf{0.5}``, ``\\underline{...}``.

    ``style`` is the command without its backslash. ``\\mathbf{P}`` on a single name is a
    ``Name``, and a box around a whole statement is left out: only what holds an expression is kept
    as ``Boxed``. Colours are layout.
    """

    body: Node
    style: str = "boxed"


@dataclass(frozen=True, slots=True)
class Omission(Node):
    """``\\dots``, ``\\cdots``: something is left out."""


@dataclass(frozen=True, slots=True)
class Text(Node):
    """Words inside a formula that are no name, no unit and no label: ``\\text{ where: }``.

    A formula that only mentions a sign, such as ``\\approx``, is the text of that sign.
    """

    words: str


@dataclass(frozen=True, slots=True)
class Broken(Node):
    """A stretch that could not be read; the repairs of the formula say why.

    It is empty where something is missing.
    """

    source: str


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """A statement ``e0 R1 e1 R2 e2 ...``.

    ``signs`` are in one spelling each: ``=``, ``≈``, ``≤``, ``≥``, ``<``, ``>``, ``≠``, ``:=``,
    ``≡``, ``∝``, ``∼``, ``∈``, ``∉``, ``⊂``, ``⊆``, ``→``, ``←``, ``≪``, ``≫``, ``⊥``; inside a
    subscript or a set, and where a bar stands alone at the top, ``|``, ``||`` and ``:`` as well.
    ``sign_spans`` say where they stand.
    ``members`` has one entry more than ``signs``, except that a chain that continues the one
    before it (``continues``) has no member before its first sign: then they are as many.
    ``therefore`` is set where ``=>`` or ``\\Rightarrow`` opens the statement. A chain with no
    sign is a lone expression. ``reason`` holds the words behind ``&&``.
    """

    members: tuple[Node, ...]
    signs: tuple[str, ...] = ()
    sign_spans: tuple[Span, ...] = field(default=(), compare=False)
    continues: bool = False
    therefore: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row(Node):
    """One line of a formula: chains and words, from left to right."""

    statements: tuple[Chain | Text, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that is wrong in the writing, and how it was read all the same.

    ``kind`` is one of ``missing-bracket``, ``extra-bracket``, ``unknown-command``,
    ``unclosed-environment``, ``limit``, ``unreadable``, ``run-together``, or ``not-read`` for what
    may be right, but is not understood; ``message`` is a sentence for the author; ``suggestion``
    the corrected text of the stretch, or empty.
    """

    kind: str
    span: Span
    message: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Formula(Node):
    """All of one formula. ``repairs`` are in order of place; empty when nothing was wrong.

    ``environment`` is the display environment (``aligned``, ``align*``, ``cases``), or empty.
    """

    rows: tuple[Row, ...]
    repairs: tuple[Repair, ...] = field(default=(), compare=False)
    environment: str = ""


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of a node, in the order of its fields."""
    found: list[Node] = []
    for name, holds_many in _part_fields(type(node)):  # type: ignore[arg-type]
        value = getattr(node, name)
        if holds_many:
            found += value
        elif value is not None:
            found.append(value)
    return tuple(found)


def bare(node: Node) -> Node:
    """Return a node without the brackets and boxes around it."""
    while isinstance(node, Group | Boxed):
        node = node.body
    return node


def with_parts(node: Node, change: Callable[[Node], Node]) -> Node:
    """Return a node whose direct parts are changed, or the node itself where none is."""
    changed: dict[str, object] = {}
    for name, holds_many in _part_fields(type(node)):  # type: ignore[arg-type]
        value = getattr(node, name)
        if value is None:
            continue
        old = value if holds_many else (value,)
        new = tuple(map(change, old))
        if not all(map(is_, new, old)):
            changed[name] = new if holds_many else new[0]
    return replace(node, **changed) if changed else node  # type: ignore[arg-type]


def subtrees(node: Node) -> tuple[Node, ...]:
    """Return every part of a node, itself the first, from the outside in, left to right."""
    try:
        return (node, *node._below)
    except AttributeError:
        found: list[Node] = []
        waiting = list(children(node)[::-1])
        while waiting:
            part = waiting.pop()
            found.append(part)
            waiting += children(part)[::-1]
        # without the node itself, which would then never be given up
        object.__setattr__(node, "_below", tuple(found))
        return (node, *found)


@cache
def _part_fields(kind: type[Node]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of this kind of node that hold nodes, and whether each holds many."""
    return tuple(
        (name, type_.startswith("tuple"))
        for name, type_ in ((field.name, str(field.type)) for field in fields(kind))
        if not re.search(r"\b(str|int|bool|Span|Repair)\b", type_)
    )
