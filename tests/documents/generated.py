"""Worked documents from random distributions, right ones and ones with one slip of a known kind.

The values are computed here with mpmath, apart from the package. A slip is inserted only where
nothing hides it: the number that it leads to is no rounding or truncation of the right one, and no
slip of another kind leads to the same number.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import mpmath
from mpmath import mpf

mpmath.mp.dps = 40

CODES = {
    "order": "refuted-order",
    "digits": "refuted-digits",
    "sign": "refuted-sign",
    "missing": "refuted-term-missing",
    "twice": "refuted-term-twice",
    "measure": "refuted-measure",
    "intermediate": "refuted-intermediate",
    "elsewhere": "refuted-elsewhere",
    "term": "refuted-digits",
}
"""The code of each kind of slip; that of ``unit`` depends on whether a unit is written."""

_BASES = {"bits": mpf(2), "nats": mpmath.e}
_LOGS = {"bits": r"\log_2", "nats": r"\ln"}


def places(x: mpf, count: int, how: str = ROUND_HALF_UP) -> Decimal:
    """Return a number rounded to so many places."""
    exact = Decimal(mpmath.nstr(x, 36, strip_zeros=False))
    return exact.quantize(Decimal(1).scaleb(-count), rounding=how)


def real(x: Fraction | Decimal) -> mpf:
    """Return a rational number as one of mpmath."""
    above, below = x.as_integer_ratio()
    return mpf(above) / below


@dataclass(frozen=True)
class Part:
    """One term of a worked measure: weight * log(above / below), below a product, perhaps empty."""

    weight: Fraction
    above: Fraction
    below: tuple[Fraction, ...] = ()

    def quotient(self) -> mpf:
        """What the logarithm is taken of."""
        result = real(self.above)
        for factor in self.below:
            result /= real(factor)
        return result


@dataclass(frozen=True)
class Worked:
    """A measure worked out: ``factor`` times the sum of the groups of parts.

    ``neighbours`` are the values of the measures that may be taken for it, ``exchanged`` is the
    value with the distributions the other way round.
    """

    name: str
    unit: str
    factor: Fraction
    groups: tuple[tuple[Part, ...], ...]
    neighbours: tuple[mpf, ...] = ()
    exchanged: mpf | None = None
    written: bool = True

    def log(self, x: mpf) -> mpf:
        """The logarithm in the unit of the measure."""
        return mpmath.log(x) / mpmath.log(_BASES[self.unit])

    def term(self, part: Part) -> mpf:
        """The value of a part, without the factor; 0 log 0 is 0."""
        return real(part.weight) * self.log(part.quotient()) if part.weight else mpf(0)

    def terms(self) -> list[mpf]:
        """The values of the parts with the factor."""
        return [real(self.factor) * self.term(part) for group in self.groups for part in group]

    def value(self) -> mpf:
        """The value of the measure."""
        return mpmath.fsum(self.terms())

    def total(self, change: Callable[[Part], mpf]) -> mpf:
        """The value with another value for each part."""
        return real(self.factor) * mpmath.fsum(change(p) for group in self.groups for p in group)


Pmf = tuple[Fraction, ...]


def entropy(name: str, unit: str, p: Pmf, **more: object) -> Worked:
    return Worked(name, unit, Fraction(-1), (tuple(Part(a, a) for a in p),), **more)  # type: ignore[arg-type]


def cross_entropy(name: str, unit: str, p: Pmf, q: Pmf, **more: object) -> Worked:
    parts = tuple(Part(a, b) for a, b in zip(p, q, strict=True))
    return Worked(name, unit, Fraction(-1), (parts,), **more)  # type: ignore[arg-type]


def divergence(name: str, unit: str, p: Pmf, q: Pmf, **more: object) -> Worked:
    parts = tuple(Part(a, a, (b,)) for a, b in zip(p, q, strict=True))
    return Worked(name, unit, Fraction(1), (parts,), **more)  # type: ignore[arg-type]


def of_two(
    p: Pmf, q: Pmf, unit: str, letters: tuple[str, str], choose: random.Random
) -> list[Worked]:
    """Entropies, cross entropy, divergence and Jensen-Shannon divergence of two pmfs."""
    one, two = letters
    bars = choose.choice([r"\|", r"\parallel", r"\,\|\,", "||"])
    head = choose.choice(["D_{KL}", r"D_{\mathrm{KL}}", "D", r"\mathrm{KL}"])
    h_p = entropy(f"H({one})", unit, p).value()
    h_q = entropy(f"H({two})", unit, q).value()
    cross = cross_entropy("", unit, p, q).value()
    back = cross_entropy("", unit, q, p).value() if all(p) else None
    gap = divergence("", unit, p, q).value()
    found = [
        entropy(f"H({one})", unit, p, neighbours=(h_q, cross, gap)),
        entropy(f"H({two})", unit, q, neighbours=(h_p, *((back, back - h_q) if back else ()))),
        cross_entropy(f"H({one}, {two})", unit, p, q, neighbours=(h_p, h_q, gap), exchanged=back),
        divergence(
            f"{head}({one} {bars} {two})",
            unit,
            p,
            q,
            neighbours=(cross, h_p),
            exchanged=None if back is None else back - h_q,
        ),
    ]
    middle = tuple((a + b) / 2 for a, b in zip(p, q, strict=True))
    halves = [divergence("", unit, x, middle) for x in (p, q)]
    one_way, other_way = halves[0].value(), halves[1].value()
    neighbours = [gap, one_way, other_way, one_way + other_way]
    if back is not None:
        neighbours.append(back - h_q)
    groups = (halves[0].groups[0], halves[1].groups[0])
    name = rf"D_{{JS}}({one} {bars} {two})"
    found.append(Worked(name, unit, Fraction(1, 2), groups, tuple(neighbours), written=False))
    return found


def of_joint(rows: tuple[Pmf, Pmf], unit: str) -> list[Worked]:
    """The measures of two variables with this joint pmf."""
    cells = [w for row in rows for w in row]
    row_sums = tuple(sum(row, Fraction(0)) for row in rows)
    column_sums = tuple(a + b for a, b in zip(*rows, strict=True))
    pairs = [(r, c) for r in range(2) for c in range(len(rows[0]))]
    given_x = tuple(Part(rows[r][c], rows[r][c], (row_sums[r],)) for r, c in pairs)
    given_y = tuple(Part(rows[r][c], rows[r][c], (column_sums[c],)) for r, c in pairs)
    mutual = tuple(Part(rows[r][c], rows[r][c], (row_sums[r], column_sums[c])) for r, c in pairs)
    found = [
        entropy("H(X)", unit, row_sums, written=False),
        entropy("H(Y)", unit, column_sums, written=False),
        entropy("H(X, Y)", unit, tuple(cells), written=False),
        Worked(r"H(Y \mid X)", unit, Fraction(-1), (given_x,), written=False),
        Worked(r"H(X | Y)", unit, Fraction(-1), (given_y,), written=False),
        Worked("I(X; Y)", unit, Fraction(1), (mutual,), written=False),
    ]
    values = tuple(worked.value() for worked in found)
    return [replace(worked, neighbours=values) for worked in found]


# --- what each slip leads to


def slips(worked: Worked, count: int, earlier: list[str]) -> dict[str, set[str]]:
    """Return, for each kind of slip, the numbers of so many places that it leads to."""
    value, terms = worked.value(), worked.terms()
    inner = [
        worked.total(lambda p, g=group: worked.term(p) if p in g else mpf(0))
        for group in worked.groups
    ]
    parts = terms + (inner if len(inner) > 1 else [])

    def shown(values: Iterator[mpf] | list[mpf]) -> set[str]:
        # a half may be rounded either way
        ways = (ROUND_HALF_UP, ROUND_HALF_DOWN)
        return {str(places(x, count, how)) for x in values for how in ways}

    other = "nats" if worked.unit == "bits" else "bits"
    ten = value * mpmath.log(_BASES[worked.unit]) / mpmath.log(10)
    return {
        "unit": shown([replace(worked, unit=other).value(), ten]),
        "order": shown([worked.exchanged]) if worked.exchanged is not None else set(),
        "measure": shown(list(worked.neighbours)),
        "sign": shown([-value, *(value - 2 * term for term in parts)]),
        "missing": shown([value - term for term in parts]),
        "twice": shown([value + term for term in parts]),
        "intermediate": shown(intermediates(worked, count)),
        "digits": digits(value, count),
        "elsewhere": {text for text in earlier if len(text.partition(".")[2]) == count},
    }


def intermediates(worked: Worked, count: int, inverse: bool = True) -> Iterator[mpf]:
    """Yield the values with terms, logarithms or quotients shortened to 1 to ``count`` places.

    ``inverse`` says that log a may have been worked out as -log(1/a).
    """
    for short in range(1, count + 1):
        for how in (ROUND_HALF_UP, ROUND_DOWN):

            def cut(x: mpf, short: int = short, how: str = how) -> mpf:
                return real(places(x, short, how))

            def by_logarithm(p: Part) -> mpf:
                return real(p.weight) * cut(worked.log(p.quotient())) if p.weight else mpf(0)

            def by_quotient(p: Part) -> mpf:
                # what is no quotient may be written as one: log a is -log(1/a)
                quotient = cut(p.quotient()) if p.below else cut(1 / (p.quotient() or mpf(1)))
                log = worked.log(quotient) if p.weight and quotient else mpf(0)
                return real(p.weight) * (log if p.below else -log)

            yield worked.total(lambda p: cut(worked.term(p)))
            yield worked.total(by_logarithm)
            if worked.groups[0][0].below or inverse:
                yield worked.total(by_quotient)


def digits(value: mpf, count: int) -> set[str]:
    """Return the ways to copy a value wrongly: digits swapped, lost, doubled, the point moved.

    What results in two of these ways is left out: then nobody can tell.
    """
    text = str(places(value, count))
    longer, shorter = str(places(value, count + 1)), str(places(value, count - 1))
    point = longer.index(".") + 1
    ways = [
        set(swapped(text)),
        {longer[:k] + longer[k + 1 :] for k in range(point, len(longer) - 1)},
        {shorter[:k] + shorter[k] + shorter[k:] for k in range(point, len(shorter))},
        {str(places(value * mpf(10) ** k, count)) for k in (-2, -1, 1, 2)},
    ]
    found = Counter(other for way in ways for other in way)
    return {other for other, times in found.items() if times == 1} - {text}


def swapped(text: str) -> list[str]:
    """Return a number with two neighbouring digits exchanged, in all ways that change it."""
    where = [k for k, sign in enumerate(text) if sign.isdigit()]
    found = []
    for one, two in pairwise(where):
        letters = list(text)
        letters[one], letters[two] = letters[two], letters[one]
        found.append("".join(letters))
    return [other for other in found if other != text]


# --- how it is written


def decimal_text(x: Fraction) -> str:
    """Return a fraction whose decimals end, as a decimal."""
    return str(Decimal(x.numerator) / Decimal(x.denominator))


@dataclass(frozen=True)
class Style:
    """How a worked measure is written."""

    layout: str
    bracket: bool
    inverse: bool
    argument: str
    with_unit: bool
    approx: str


def expression(worked: Worked, style: Style) -> str:
    """Return the logarithms of a measure with their numbers put in."""
    log = _LOGS[worked.unit]
    sign = "-" if worked.factor < 0 else ""
    pieces = []
    for part in worked.groups[0]:
        weight, above = decimal_text(part.weight), decimal_text(part.above)
        if part.below:
            below = r" \cdot ".join(decimal_text(x) for x in part.below)
            argument = rf"\frac{{{above}}}{{{below}}}"
        elif style.inverse and sign:
            argument = rf"\frac{{1}}{{{above}}}"
        else:
            argument = style.argument.format(above)
        pieces.append(rf"{weight} {log} {argument}")
    if style.inverse and sign and not worked.groups[0][0].below:
        return " + ".join(pieces)
    if style.bracket or not sign:
        inside = " + ".join(pieces)
        return rf"-\left[ {inside} \right]" if sign else inside
    return "".join(f" - {piece}" for piece in pieces).strip()


def term_sum(texts: list[str]) -> str:
    """Return the sum of decimals as it is written, with the signs of the terms."""
    first, *rest = texts
    signs = (f" - {text[1:]}" if text.startswith("-") else f" + {text}" for text in rest)
    return first + "".join(signs)


@dataclass(frozen=True)
class Example:
    """A worked measure in a document: what is shown of it, and the line of its last sign."""

    worked: Worked
    style: Style
    result: str
    terms: list[str] | None = None
    names_only: bool = False

    def lines(self) -> list[str]:
        """Return the lines of the example."""
        unit = self.worked.unit if self.style.with_unit else ""
        end = f"{self.style.approx} {self.result}"
        middle = "" if self.names_only else f"= {expression(self.worked, self.style)}"
        terms = "" if self.terms is None else rf"\approx {term_sum(self.terms)}"
        name = self.worked.name
        match self.style.layout:
            case "display" | "aligned":
                in_unit = rf" \text{{ {unit}}}" if unit else ""
                rows = [row for row in (middle, terms, end + in_unit) if row]
                if self.style.layout == "display":
                    return ["$$", f"{name} {rows[0]}", *rows[1:], "$$"]
                rows = [("&" + row) for row in rows]
                rows[0] = f"{name} {rows[0]}"
                return [r"\begin{align*}", *(f"{row} \\\\" for row in rows), r"\end{align*}"]
            case layout:
                formula = " ".join(piece for piece in (name, middle, terms, end) if piece)
                before = {"list": "- here: ", "inline": "We get "}[layout]
                return [
                    f"{before}${formula}$ {unit}".rstrip() + ("." if layout == "inline" else "")
                ]

    def line_of_result(self) -> int:
        """Return in which of the lines, from 0, the sign before the result stands."""
        return len(self.lines()) - 2 if self.style.layout in ("display", "aligned") else 0

    def line_of_terms(self) -> int:
        """Return in which of the lines, from 0, the sign before the decimals stands."""
        return self.line_of_result() - 1 if self.style.layout in ("display", "aligned") else 0


@dataclass(frozen=True)
class Document:
    """A document, and the slip in it, if there is one: its kind, its code, its line from 1."""

    text: str
    kind: str = ""
    code: str = ""
    line: int = 0


@dataclass
class _Draft:
    opening: list[str]
    examples: list[Example] = field(default_factory=list)

    def document(self) -> Document:
        return Document("\n".join(self._lines(self.examples)[0]) + "\n")

    def with_slip(self, place: int, example: Example, kind: str, code: str, line: int) -> Document:
        changed = [*self.examples[:place], example, *self.examples[place + 1 :]]
        lines, starts = self._lines(changed)
        return Document("\n".join(lines) + "\n", kind, code, starts[place] + line + 1)

    def _lines(self, examples: list[Example]) -> tuple[list[str], list[int]]:
        lines, starts = list(self.opening), []
        for example in examples:
            starts.append(len(lines))
            lines += [*example.lines(), ""]
        return lines, starts


def random_pmf(choose: random.Random, size: int, *, zeros: bool) -> Pmf:
    """Return a pmf of decimals with one or two places."""
    below = choose.choice([10, 20, 100])
    while True:
        cuts = sorted(choose.choices(range(below + 1), k=size - 1))
        weights = [b - a for a, b in zip([0, *cuts], [*cuts, below], strict=True)]
        if all(weights) or (zeros and sum(map(bool, weights)) > 1):
            return tuple(Fraction(weight, below) for weight in weights)


def draft(choose: random.Random) -> _Draft:
    """Return a right document."""
    unit = choose.choice(["bits", "bits", "nats"])
    if choose.random() < 0.25:
        width = choose.choice([2, 3])
        cells = random_pmf(choose, 2 * width, zeros=False)
        rows = (cells[:width], cells[width:])
        table = r" \\ ".join(" & ".join(map(decimal_text, row)) for row in rows)
        opening = [
            "# Two variables",
            "",
            rf"$$P_{{XY}} = \begin{{pmatrix}} {table} \end{{pmatrix}}$$",
            "",
        ]
        pool = of_joint(rows, unit)
    else:
        size = choose.choice([2, 2, 3, 4])
        letters = choose.choice([("P", "Q"), ("p", "q")])
        p = random_pmf(choose, size, zeros=choose.random() < 0.2)
        q = random_pmf(choose, size, zeros=False)
        named = []
        for letter, x in zip(letters, (p, q), strict=True):
            brackets = choose.choice(["[]", "()"])
            listed = ", ".join(map(decimal_text, x))
            named.append(f"${letter} = {brackets[0]}{listed}{brackets[1]}$")
        opening = ["# One example", "", f"Let {named[0]} and {named[1]}.", ""]
        pool = of_two(p, q, unit, letters, choose)
    result = _Draft(opening)
    for worked in choose.sample(pool, k=min(len(pool), choose.choice([2, 3]))):
        result.examples.append(example(choose, worked))
    return result


def example(choose: random.Random, worked: Worked) -> Example:
    """Return the measure worked out in one of the layouts."""
    names_only = not worked.written or choose.random() < 0.25
    style = Style(
        choose.choice(["inline", "list", "display", "aligned"]),
        choose.random() < 0.5,
        choose.random() < 0.3,
        choose.choice(["{}", "({})"]),
        names_only or choose.random() < 0.7,
        choose.choice(["=", r"\approx"]),
    )
    count = choose.choice([2, 3, 3, 4, 5])
    result = str(places(worked.value(), count))
    terms = None
    if not names_only and choose.random() < 0.4:
        more = choose.choice([0, 1])
        terms = [str(places(term, count + more)) for term in worked.terms()]
        if any(Decimal(text) == 0 for text in terms):
            terms = None
    return Example(worked, style, result, terms, names_only)


def right(seed: int) -> Document:
    """Return a document without a slip."""
    return draft(random.Random(seed)).document()


def wrong(seed: int) -> Document | None:
    """Return the document of the same seed with one slip; nothing where no slip can be seen."""
    choose = random.Random(seed)
    made = draft(choose)
    orders = [(place, kind) for place in range(len(made.examples)) for kind in ("unit", *CODES)]
    choose.shuffle(orders)
    # the kinds that can be inserted anywhere would crowd out the others
    orders.sort(key=lambda order: order[1] in ("digits", "sign", "unit"))
    if choose.random() < 0.4:
        orders.reverse()
    for place, kind in orders:
        found = _inserted(made, place, kind, choose)
        if found is not None:
            return found
    return None


def _inserted(made: _Draft, place: int, kind: str, choose: random.Random) -> Document | None:
    shown = made.examples[place]
    worked = shown.worked
    count = len(shown.result.partition(".")[2])
    if kind == "term":
        return _term_swapped(made, place, choose)
    if shown.terms is not None:
        return None
    earlier = [other.result for other in made.examples[:place]]
    led_to = slips(worked, count, earlier)
    candidates = sorted(led_to[kind])
    if kind == "measure" and not shown.names_only:
        # what is worked out names no measure of the second distribution alone
        candidates = sorted(set(candidates) & _measures_of_the_parts(worked, count))
    if kind == "intermediate" and not (shown.style.inverse and not shown.names_only):
        plain = {str(places(x, count)) for x in intermediates(worked, count, inverse=False)}
        candidates = [text for text in candidates if text in plain]
    choose.shuffle(candidates)
    for text in candidates:
        if len(text.replace(".", "").replace("-", "").lstrip("0")) < 2:
            continue
        if abs(Decimal(text) - Decimal(shown.result)) <= 2 * Decimal(1).scaleb(-count) and (
            abs(real(Decimal(text)) - worked.value()) < real(Decimal(1).scaleb(-count))
        ):
            continue
        also = {other for other, texts in led_to.items() if text in texts}
        if kind in ("order", "measure"):
            also.discard("elsewhere")
        if also == {kind}:
            unit = "refuted-unit" if shown.style.with_unit else "refuted-base"
            code = CODES.get(kind, unit)
            changed = replace(shown, result=text)
            return made.with_slip(place, changed, kind, code, shown.line_of_result())
    return None


def _measures_of_the_parts(worked: Worked, count: int) -> set[str]:
    """Return the entropy, cross entropy and divergence of the pmfs in what is worked out."""
    weights = tuple(part.weight for part in worked.groups[0])
    others = tuple((part.below or (part.above,))[0] for part in worked.groups[0])
    found = [
        entropy("", worked.unit, weights).value(),
        cross_entropy("", worked.unit, weights, others).value(),
        divergence("", worked.unit, weights, others).value(),
    ]
    return {str(places(x, count)) for x in found}


def _term_swapped(made: _Draft, place: int, choose: random.Random) -> Document | None:
    """Swap two digits in one of the decimals between the logarithms and the result."""
    shown = made.examples[place]
    if shown.terms is None:
        return None
    spot = choose.randrange(len(shown.terms))
    right_text = shown.terms[spot]
    unit = Decimal(1).scaleb(-len(right_text.partition(".")[2]))
    room = unit * (len(shown.terms) + 1)
    for text in swapped(right_text):
        if abs(Decimal(text) - Decimal(right_text)) <= room:
            continue
        term = shown.worked.terms()[spot]
        count = len(right_text.partition(".")[2])
        part = [p for group in shown.worked.groups for p in group][spot]
        alone = replace(shown.worked, groups=((part,),), neighbours=(), exchanged=None)
        led_to = slips(alone, count, [other.result for other in made.examples[:place]])
        flipped = {t.lstrip("-") for kind in led_to for t in led_to[kind] if kind != "digits"}
        only = {t.lstrip("-") for t in led_to["digits"]}
        if text.lstrip("-") in flipped or text.lstrip("-") not in only or term == 0:
            continue
        terms = [*shown.terms[:spot], text, *shown.terms[spot + 1 :]]
        changed = replace(shown, terms=terms)
        return made.with_slip(place, changed, "term", CODES["term"], shown.line_of_terms())
    return None
