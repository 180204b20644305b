"""Fitting lines on a page: how wide a formula prints, and where formulas and phrases are broken.

Widths are estimates, in units of 5 points for type of 11 points, and rather too wide. A sum is
broken before its signs, in brackets where it has to be; a phrase between words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symbolic_info.notation import write
from symbolic_info.notation.tree import (
    BigSum,
    Call,
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
    children,
)
from symbolic_info.wording.phrases import Phrase

_SCRIPT = 0.7
_OPERATOR = 3.0
_BIG_OPERATOR = 3.0
_BRACKETS = 1.6
_SEPARATORS = {"||": 3.5, "|": 3.0}
_TALL = {"(": (r"\biggl(", r"\biggr)"), "[": (r"\biggl[", r"\biggr]")}


def width_of(part: str | Node) -> float:
    """Return about how many characters wide words or a formula are in print."""
    if isinstance(part, str):
        return 0.96 * len(part)
    inner = sum(width_of(child) for child in children(part))
    match part:
        case Numeral(text=text):
            return 1.0 * len(text)
        case Name(name=name, subscript=subscript):
            letters = 1.55 if len(name) == 1 or name[0].islower() else 1.3 * len(name)
            return letters + (0.0 if subscript is None else _SCRIPT * width_of(subscript))
        case Fraction(numerator=a, denominator=b):
            return max(width_of(a), width_of(b)) + 0.8
        case Sum(signs=signs):
            return inner + _OPERATOR * sum(bool(sign) for sign in signs)
        case BigSum(body=body):
            return width_of(body) + _BIG_OPERATOR
        case Integral(body=body):
            return width_of(body) + 2 * _BIG_OPERATOR
        case Logarithm(word=word):
            # a thin space on either side
            return inner + 1.1 * len(word) + 0.7
        case Power(base=base, exponent=exponent):
            return width_of(base) + _SCRIPT * width_of(exponent)
        case Call(separators=separators):
            return inner + 1.1 * _BRACKETS + sum(_SEPARATORS.get(s, 1.0) for s in separators)
        case _:
            return inner + _BRACKETS


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a formula that stands on one line."""

    latex: str
    width: float


def broken_formula(node: Node, limit: float) -> tuple[Piece, ...]:
    """Return the LaTeX of a formula in pieces of at most ``limit``, if it can be so broken.

    Each piece but the first begins with a sign. A formula without a sum stays whole.
    """
    whole = Piece(write(node), width_of(node))
    if whole.width <= limit:
        return (whole,)
    match node:
        case Sum():
            return _broken_sum(node, limit)
        case Product(factors=(*_, Group(body=Sum(terms=(_, _, *_))) as group)):
            head = Product(node.factors[:-1], node.operators[:-1])
            front = head if len(head.factors) > 1 else head.factors[0]
            operator = f" {node.operators[-1]} " if node.operators[-1] else " "
            before = Piece(write(front) + operator, width_of(front) + width_of(operator))
            return _broken_group(before, group, limit)
        case Group(body=Sum(terms=(_, _, *_))):
            return _broken_group(Piece("", 0.0), node, limit)
        case BigSum(body=Product() | BigSum() as body) if write(node).endswith(write(body)):
            first, *rest = broken_formula(body, limit - _BIG_OPERATOR)
            sign = write(node).removesuffix(write(body))
            return (Piece(sign + first.latex, first.width + _BIG_OPERATOR), *rest)
        case _:
            return (whole,)


def _broken_sum(node: Sum, limit: float) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    start = 0
    for end in range(1, len(node.terms) + 1):
        stretch = Sum(node.signs[start:end], node.terms[start:end])
        if end - start > 1 and width_of(stretch) > limit:
            pieces += _signed(node, start, end - 1, limit)
            start = end - 1
    return (*pieces, *_signed(node, start, len(node.terms), limit))


def _signed(node: Sum, start: int, end: int, limit: float) -> tuple[Piece, ...]:
    """Return the terms from ``start`` to ``end``, which stand on one line if they can."""
    sign = node.signs[start]
    if end - start > 1:
        stretch = Sum(node.signs[start:end], node.terms[start:end])
        return (Piece(write(stretch), width_of(stretch)),)
    first, *rest = broken_formula(node.terms[start], limit - _OPERATOR)
    return (Piece(f"{sign}{first.latex}", first.width + _OPERATOR * bool(sign)), *rest)


def _broken_group(before: Piece, group: Group, limit: float) -> tuple[Piece, ...]:
    """Break inside brackets, which then are as tall as a sum sign on every line."""
    opening, closing = _TALL[group.bracket]
    first, *rest = broken_formula(group.body, limit - before.width - _BRACKETS)
    pieces = [Piece(before.latex + opening + first.latex, before.width + first.width), *rest]
    pieces[-1] = replace(pieces[-1], latex=pieces[-1].latex + closing)
    return tuple(replace(piece, width=piece.width + _BRACKETS) for piece in pieces)


def broken_phrase(phrase: Phrase, limit: float) -> tuple[Phrase, ...]:
    """Return the phrase in lines of at most ``limit``, broken between words.

    A formula stays with the word before it.
    """
    lines: list[Phrase] = [()]
    for piece in _unbreakable(phrase):
        longer = _append(lines[-1], piece)
        if lines[-1] and sum(width_of(part) for part in longer) > limit:
            lines.append(_append((), piece))
        else:
            lines[-1] = longer
    return tuple(_stripped(line) for line in lines)


def _unbreakable(phrase: Phrase) -> list[Phrase]:
    """Return the stretches of a phrase that stay on one line: a word and its space, a formula."""
    pieces: list[Phrase] = []
    glued = False
    for part in phrase:
        if isinstance(part, Node):
            follows_word = bool(pieces) and len(pieces[-1]) == 1 and isinstance(pieces[-1][0], str)
            before = pieces.pop() if follows_word else ()
            pieces.append((*before, part))
            glued = True
            continue
        words = part.split(" ")
        for position, word in enumerate(words):
            text = word + (" " if position < len(words) - 1 else "")
            if glued and position == 0:
                # a comma after a formula, or the space behind it
                pieces[-1] = (*pieces[-1], text)
            elif text:
                pieces.append((text,))
        glued = False
    return pieces


def _append(line: Phrase, piece: Phrase) -> Phrase:
    if line and piece and isinstance(line[-1], str) and isinstance(piece[0], str):
        return (*line[:-1], line[-1] + piece[0], *piece[1:])
    return (*line, *piece)


def _stripped(line: Phrase) -> Phrase:
    if line and isinstance(line[-1], str):
        last = line[-1].rstrip()
        return (*line[:-1], last) if last else line[:-1]
    return line
