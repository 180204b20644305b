"""The verdict of a link between two closed expressions: exact, rounded, loose or refuted.

Every question is decided by a rigorous enclosure (room ``numeric``); where the enclosure does not
decide, the verdict is ``unchecked``, never a guess. The order of the questions is that of the
verdicts: equal as real numbers; a correct rounding to the digits shown; true for some values that
the carried decimals may stand for; none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from symbolic_info.documents.judging.shown import (
    Shown,
    cut_to,
    rounded_to,
    shown_number,
    terms_of_sums,
)
from symbolic_info.documents.reading.wellformed import Flaw, sentence
from symbolic_info.documents.report import Verdict
from symbolic_info.notation import NotUnderstood
from symbolic_info.notation.tree import Fraction as Quotient
from symbolic_info.notation.tree import Name, Node, Numeral, Power, Product, Span, subtrees
from symbolic_info.numeric import (
    Range,
    Unevaluable,
    Value,
    compare,
    decimal,
    evaluate,
    evaluate_in_balls,
    is_between,
    reaches,
    to_places,
)
from symbolic_info.terms import Add, Neg, Number, Symbol, Term, subterm, subterms, subtract, walk

EQUALITIES = frozenset(("=", "≈", ":=", "≡"))
"""The signs that say that two values are equal."""

_DIGITS = 6


@dataclass(frozen=True)
class Side:
    """One side of a link: how it is written, and what it means with all values put in.

    ``rebuilt`` gives the meaning again with other terms for the numerals at some spans;
    ``find_carried`` finds the decimals of this side that may stand for more digits, which only
    what is not right as it stands is asked for.
    """

    node: Node
    term: Term
    rebuilt: Callable[[Mapping[Span, Term]], Term]
    find_carried: Callable[[], tuple[Shown, ...]]

    @cached_property
    def carried(self) -> tuple[Shown, ...]:
        """The decimals of this side that may stand for more digits."""
        return self.find_carried()


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with its code and message, and the right value where there is one to give."""

    verdict: Verdict
    code: str
    message: str = ""
    value: str | None = None


def unchecked(message: str, code: str = "unchecked") -> Decision:
    """Return the decision on what is not judged, with the reason."""
    return Decision(Verdict.UNCHECKED, code, message)


def ill_formed(flaw: Flaw) -> Decision:
    """Return the decision on what is broken."""
    return Decision(Verdict.ILL_FORMED, flaw.code, flaw.message)


def decide(left: Side, sign: str, right: Side) -> Decision:
    """Return the verdict of the link ``left sign right``."""
    try:
        values = evaluate_in_balls(left.term), evaluate_in_balls(right.term)
        for side, value in zip((left, right), values, strict=True):
            if value.kind == "undefined":
                if _may_be_meant(side.node):
                    return unchecked(
                        "Read as it stands, or with the values above, it is undefined."
                    )
                return Decision(
                    Verdict.ILL_FORMED,
                    "ill-formed",
                    "The expression has no value: it is undefined.",
                )
        order = compare(*values)
        if sign in EQUALITIES:
            return _decide_equal(left, sign, right, values, order)
        return _decide_order(sign, values, order)
    except Unevaluable as error:
        return Decision(Verdict.UNCHECKED, "unchecked-limit", sentence(str(error)))


def _may_be_meant(node: Node) -> bool:
    """Whether an undefined expression may be a limit or a convention, or speak of other values.

    e^{-oo} is a limit, 0/0 = 0 a convention, and the sign of a given name may be another.
    """
    match node:
        case Quotient(Numeral("0"), Numeral("0")):
            return True
        case Product((Numeral("0"), Numeral("0")), ("/",)):
            return True
        case _:
            limits = (p for p in subtrees(node) if isinstance(p, Power))
            return any(map(_names_infinity, limits)) or any(
                isinstance(part, Name) and not _names_infinity(part) for part in subtrees(node)
            )


def _names_infinity(node: Node) -> bool:
    return any(isinstance(p, Name) and p.name in ("infinity", "infty") for p in subtrees(node))


_HOLDS = {"<": "<", ">": ">", "≤": "<=", "≥": "=>", "≠": "<>", "≰": ">", "≱": "<"}


def _decide_order(sign: str, values: tuple[Value, Value], order: str | None) -> Decision:
    if order is None:
        return _undecided()
    if order in _HOLDS[sign]:
        return Decision(Verdict.EXACT, "exact")
    shown = [decimal(value, _DIGITS) for value in values]
    return Decision(
        Verdict.REFUTED, "refuted", f"The left side is {shown[0]}, the right side {shown[1]}."
    )


def _undecided() -> Decision:
    return Decision(
        Verdict.UNCHECKED,
        "unchecked-undecided",
        "The two sides agree to more digits than were computed, and could not be told apart.",
    )


def _decide_equal(
    left: Side, sign: str, right: Side, values: tuple[Value, Value], order: str | None
) -> Decision:
    if order == "=":
        return Decision(Verdict.EXACT, "exact")
    if order is None:
        return _undecided()
    shown, full, value = roundable(right.node, sign), left, values[0]
    if shown is None and (shown := roundable(left.node, sign)) is not None:
        full, value = right, values[1]
    if value.kind == "finite":
        if shown is not None:
            fits = _holds(cut_to(shown) if shown.continues else rounded_to(shown), value)
            if fits is not False:
                return _rounded(sign, shown, value) if fits else _undecided()
        loose = _loose(left, sign, right, full, shown)
        if loose is not None:
            return loose
        if shown is None and sign == "≈" and not (left.carried or right.carried):
            return Decision(
                Verdict.UNCHECKED,
                "unchecked",
                "`≈` between two expressions says nothing that could be checked: the left is "
                f"{decimal(values[0], _DIGITS)}, the right "
                f"{decimal(values[1], _DIGITS)}.",
            )
    if shown is None:
        sides = [in_words(decimal(side, _DIGITS)) for side in values]
        message = f"The left side is {sides[0]}, the right side {sides[1]}."
        return Decision(Verdict.REFUTED, "refuted", message, decimal(value, _DIGITS))
    right_value = right_value_text(value, shown)
    message = f"The right value is {in_words(right_value)}."
    return Decision(Verdict.REFUTED, "refuted", message, right_value)


def in_words(value: str) -> str:
    """Return a value as a sentence shows it, with signs for the infinities."""
    return {"oo": "+∞", "-oo": "-∞"}.get(value, value)


def roundable(node: Node, sign: str) -> Shown | None:
    """Return the number that a side shows, if it may be a rounding: after ``=``, a decimal."""
    shown = shown_number(node)
    return shown if shown is not None and (shown.decimal or sign == "≈") else None


def right_value_text(value: Value, shown: Shown | None) -> str:
    """Return a value to the digits that a shown number has, or six where none is shown."""
    if shown is not None and shown.decimal and value.kind == "finite":
        text = to_places(value, shown.places)
        if Fraction(text) != shown.value:
            return text
    return decimal(value, _DIGITS)


def _rounded(sign: str, shown: Shown, value: Value) -> Decision:
    more = to_places(value, shown.places + 3) if shown.decimal else decimal(value, _DIGITS)
    if sign == "≈" or shown.continues:
        return Decision(Verdict.ROUNDED, "rounded", "", more)
    return Decision(
        Verdict.ROUNDED,
        "rounded-equals",
        f"`=` stands where `≈` is meant: the value is {more}….",
        more,
    )


def _loose(left: Side, sign: str, right: Side, full: Side, shown: Shown | None) -> Decision | None:
    """Look for values of the carried decimals that make the link true."""
    undecided = False
    for stretch, code in ((rounded_to, "loose-rounded"), (cut_to, "loose-truncated")):
        target = None if shown is None else stretch(shown)
        # only what was cut off can explain a result that was cut off, so the result is widened
        # with the decimals in between, by the same rule
        sides = (right, left) if target is None else (full,)
        every = [(side, number) for side in sides for number in side.carried]
        if not every and not (target is not None and stretch is cut_to):
            continue
        found = _true_for_some(sides, every, stretch, target)
        if not found:
            undecided = undecided or found is None
            continue
        needed = next(
            (
                [pair]
                for pair in every
                if len(every) > 1 and _true_for_some(sides, [pair], stretch, target)
            ),
            every,
        )
        return _loose_decision(needed, full, sign, right, shown, code)
    return _undecided() if undecided else None


def _true_for_some(
    sides: tuple[Side, ...],
    widened: list[tuple[Side, Shown]],
    stretch: Callable[[Shown], Range],
    target: Range | None,
) -> bool | None:
    boxes: dict[Symbol, Range] = {}
    terms = []
    for position, side in enumerate(sides):
        symbols: dict[Span, Term] = {}
        for owner, number in widened:
            if owner is side:
                # the digits are widened, the sign in front of them stays outside
                symbol = Symbol(f"~{position}:{number.span[0]}")
                symbols[number.span] = symbol
                boxes[symbol] = stretch(number)
        try:
            terms.append(side.rebuilt(symbols) if symbols else side.term)
        except NotUnderstood:  # with other digits there, it is no distribution any more
            return False
    if target is not None:
        return reaches(terms[0], boxes, target)
    return reaches(subtract(terms[0], terms[1]), boxes, Range(Fraction(0), Fraction(0)))


def _loose_decision(
    needed: list[tuple[Side, Shown]],
    full: Side,
    sign: str,
    right: Side,
    shown: Shown | None,
    code: str,
) -> Decision:
    value = evaluate(full.term)
    sentences = []
    for side, number in needed:
        stands_for = _stands_for(number, full) if side is right and side is not full else None
        if stands_for is not None:
            exact, how = stands_for
            sentences.append(f"{number.text} {how} {exact}…")
        else:
            sentences.append(f"{number.text} is a rounded value")
    if not needed and shown is not None:
        return Decision(
            Verdict.LOOSE,
            code,
            f"{shown.text} is cut off, not rounded: the value is "
            f"{to_places(value, shown.places + 2)}….",
            to_places(value, shown.places),
        )
    listed = "; ".join(sentences)
    if shown is not None:
        text = right_value_text(value, shown)
        return Decision(
            Verdict.LOOSE,
            code,
            f"True only if decimals in between were rounded ({listed}): as written, the value is "
            f"{text}.",
            text,
        )
    said = "True with rounded decimals" if sign == "≈" else "`=` stands where `≈` is meant"
    return Decision(
        Verdict.LOOSE,
        code,
        f"{said}: {listed}.",
        decimal(value, _DIGITS),
    )


def _stands_for(number: Shown, side: Side) -> tuple[str, str] | None:
    """Return the value of the part of ``side`` that a carried decimal stands for, and how."""
    for part in subterms(side.term):
        if not _has_value(part):
            continue
        try:
            value = evaluate(part)
            if value.kind != "finite":
                continue
            for sign in (1, -1):
                target = Shown(sign * number.value, number.unit, True, number.span, number.text)
                if _holds(rounded_to(target), value):
                    return to_places(value, number.places + 2).lstrip("-"), "rounds"
                if _holds(cut_to(target), value):
                    return to_places(value, number.places + 2).lstrip("-"), "truncates"
        except Unevaluable:
            continue
    return None


def _holds(range_: Range, value: Value) -> bool | None:
    """Whether a value lies in a range, but for its ends."""
    return is_between(value, range_.low, range_.high)


def without_exact(numbers: tuple[Shown, ...], node: Node, term: Term) -> tuple[Shown, ...]:
    """Return those of the numbers of ``node`` that are not exactly the value of a part of ``term``.

    What is a whole term of a sum in ``node`` stands for a term: that its digits are those of a
    weight in ``term``, as in -0.32 log 0.32 = 0.5260..., makes it none of the exact numbers.
    """
    exact: set[Fraction] = set()
    weights: set[Fraction] = set()
    for path, part in walk(term):
        found = _equal_to(part, numbers)
        if found:
            inside = bool(path) and not isinstance(subterm(term, path[:-1]), Add | Neg)
            is_weight = isinstance(part, Number) and inside
            (weights if is_weight else exact).update(found)
    whole = terms_of_sums(node)
    return tuple(
        shown
        for shown in numbers
        if shown.value not in exact and (shown.span in whole or shown.value not in weights)
    )


def _equal_to(part: Term, numbers: tuple[Shown, ...]) -> set[Fraction]:
    """Return which of the numbers a part has the value of, up to its sign."""
    if isinstance(part, Number):
        return {number.value for number in numbers if number.value == abs(part.value)}
    if not _has_value(part):
        return set()
    try:
        value = evaluate_in_balls(part)
        return {
            number.value
            for number in numbers
            if any(is_between(value, x, x) for x in (number.value, -number.value))
        }
    except Unevaluable:
        return set()


def _has_value(part: Term) -> bool:
    from symbolic_info.terms import Distribution, Index, Outcome
    from symbolic_info.terms.binding import free_variables

    if isinstance(part, Distribution | Index | Outcome):
        return False
    return not free_variables(part)
