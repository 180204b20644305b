"""Trees of formulas that can be written: a strategy for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from symbolic_info.notation.symbols import RELATION_LATEX
from symbolic_info.notation.tree import (
    BigSum,
    Boxed,
    Call,
    Chain,
    Formula,
    Fraction,
    Group,
    Integral,
    Logarithm,
    Name,
    Node,
    Numeral,
    Omission,
    Percent,
    Power,
    Product,
    Quantity,
    Root,
    Row,
    Sum,
    Text,
    Vector,
)

_LETTERS = ("P", "Q", "M", "x", "y", "i", "n", "lambda", "pi", "infinity")
_WORDS = ("KL", "Gain", "Cross Entropy", "JSD")
_SIGNS = sorted(set(RELATION_LATEX) - {"|", "||", ":"})
_OPERATORS = ("*", r"\cdot", r"\times", "/")

numerals = st.sampled_from(("0", "1", "12", "0.5", "0.50", ".5")).map(Numeral)
letters = st.sampled_from(_LETTERS).map(Name)
subscripts = st.one_of(
    letters,
    numerals,
    st.sampled_from(("KL", "true")).map(Name),
    letters.map(lambda i: Sum(("", "+"), (i, Numeral("1")))),
    st.tuples(letters, letters).map(lambda pair: Vector(pair, ("", ""), "")),
    st.tuples(letters, letters).map(lambda pair: Chain(pair, ("∼",))),
)
names = st.builds(
    Name,
    st.sampled_from((*_LETTERS, *_WORDS, "Q*")),
    st.none() | subscripts,
    st.sampled_from(("", "", "hat", "bar", "tilde")),
    st.integers(0, 2),
)
functions = st.builds(Name, st.sampled_from(("P", "q", "H", "D", "Gain")), st.none() | subscripts)


def vectors(depth: int) -> st.SearchStrategy[Node]:
    entries = st.lists(st.one_of(numerals, names, fractions(depth)), min_size=2, max_size=3)

    def build(parts: list[Node], bracket: str, labelled: bool) -> Vector:
        words = ("cat", "dog", "bird") if labelled and bracket != "matrix" else ("", "", "")
        return Vector(tuple(parts), words[: len(parts)], bracket)

    return st.builds(build, entries, st.sampled_from(("[", "(", "{", "matrix")), st.booleans())


def fractions(depth: int) -> st.SearchStrategy[Node]:
    part = expressions(depth - 1) if depth > 0 else st.one_of(numerals, letters)
    return st.builds(Fraction, part, part)


def groups(depth: int, brackets: str = "([{|") -> st.SearchStrategy[Group]:
    return st.builds(Group, st.sampled_from(brackets), expressions(depth - 1))


def calls(depth: int) -> st.SearchStrategy[Node]:
    conditions = st.builds(lambda left, right: Chain((left, right), ("=",)), letters, numerals)
    arguments = st.lists(st.one_of(expressions(depth - 1), conditions), min_size=1, max_size=3)

    def build(function: Node, parts: list[Node], signs: list[str]) -> Call:
        return Call(function, tuple(parts), tuple(signs[: len(parts) - 1]))

    bars = st.lists(st.sampled_from((",", ";", "|", "||")), min_size=2, max_size=2)
    means = st.builds(lambda body: Call(Name("E"), (body,), (), "["), expressions(depth - 1))
    return st.one_of(st.builds(build, functions, arguments, bars), means)


def bases(depth: int) -> st.SearchStrategy[Node]:
    if depth <= 0:
        return st.one_of(numerals, names)
    return st.one_of(
        numerals,
        names,
        calls(depth),
        groups(depth),
        st.builds(Root, expressions(depth - 1), st.none() | numerals),
    )


def factors(depth: int) -> st.SearchStrategy[Node]:
    """Factors that end where they end, whatever follows."""
    if depth <= 0:
        return st.one_of(numerals, names)
    return st.one_of(
        bases(depth),
        st.builds(Power, bases(depth), expressions(depth - 1)),
        fractions(depth),
        vectors(depth),
        st.builds(Percent, numerals),
        st.just(Omission()),
        st.builds(Boxed, sums(depth - 1), st.sampled_from(("boxed", "mathbf", "underline"))),
        st.builds(_bracketed_log, *_log_parts(depth), groups(depth, "([{")),
        st.builds(
            Integral, expressions(depth - 1), letters, st.none() | numerals, st.none() | letters
        ),
    )


def _log_parts(depth: int) -> tuple[st.SearchStrategy[object], ...]:
    return (
        st.sampled_from(("log", "ln")),
        st.sampled_from((None, Numeral("2"), Numeral("10"), Name("b"))),
        st.sampled_from((None, Numeral("2"))),
    )


def _bracketed_log(word: str, base: Node | None, power: Node | None, body: Group) -> Node:
    return Logarithm(word, body, base, power)


def open_ended(depth: int) -> st.SearchStrategy[Node]:
    """Factors that take what stands to their right."""

    def bare(word: str, base: Node | None, power: Node | None, argument: Node) -> Node:
        return Logarithm(word, argument, base, power)

    arguments = st.one_of(
        names, groups(depth, "|"), calls(depth), fractions(depth), joined(depth - 1)
    )
    bodies = st.one_of(products(depth - 1), products(depth - 1).map(lambda p: Sum(("-",), (p,))))
    bounds = st.one_of(
        st.builds(lambda i: (i, None, None, None), letters),
        st.builds(lambda i, a, b: (i, a, b, None), letters, numerals, letters),
        st.builds(lambda i, x: (i, None, None, x), letters, names),
        st.just((None, None, None, None)),
    )
    kinds = st.sampled_from(("sum", "prod"))
    return st.one_of(
        st.builds(bare, *_log_parts(depth), arguments),
        st.builds(lambda body, bound, kind: BigSum(body, *bound, kind), bodies, bounds, kinds),
    )


def joined(depth: int) -> st.SearchStrategy[Node]:
    """Factors side by side, as they stand behind a logarithm."""
    simple = st.lists(st.one_of(names, numerals), min_size=1, max_size=3)
    return simple.map(lambda parts: _product(parts, [""] * (len(parts) - 1)))


def _product(parts: list[Node], operators: list[str]) -> Node:
    return parts[0] if len(parts) == 1 else Product(tuple(parts), tuple(operators))


def products(depth: int) -> st.SearchStrategy[Node]:
    if depth <= 0:
        return st.one_of(numerals, names)

    def build(
        parts: list[Node], operators: list[str], signed: list[bool], last: Node | None
    ) -> Node:
        signs = operators[: len(parts) - 1]
        for place in range(1, len(parts)):
            if _runs_together(parts[place - 1], parts[place]) and not signs[place - 1]:
                signs[place - 1] = r"\cdot"
            if signs[place - 1] and signed[place]:
                parts[place] = Sum(("-",), (parts[place],))
        if last is not None:
            parts, signs = [*parts, last], [*signs, ""]
        return _product(parts, signs)

    return st.builds(
        build,
        st.lists(factors(depth), min_size=1, max_size=3),
        st.lists(st.sampled_from(("", "", *_OPERATORS)), min_size=2, max_size=2),
        st.lists(st.sampled_from((False, False, True)), min_size=3, max_size=3),
        st.none() | open_ended(depth),
    )


def _runs_together(before: Node, after: Node) -> bool:
    """Tell whether two factors side by side would be read as one thing."""
    if isinstance(before, Sum):
        before = before.terms[0]
    if isinstance(after, Power):
        after = after.base
    brackets = isinstance(after, Group) or (isinstance(after, Vector) and after.bracket != "matrix")
    return isinstance(before, Name) and brackets


def sums(depth: int) -> st.SearchStrategy[Node]:
    def build(terms: list[Node], first: str, signs: list[str]) -> Node:
        return Sum((first, *signs[: len(terms) - 1]), tuple(terms))

    signs = st.lists(st.sampled_from(("+", "-", "+-")), min_size=2, max_size=2)
    terms = products(depth)
    return st.one_of(
        st.builds(
            build, st.lists(terms, min_size=2, max_size=3), st.sampled_from(("", "-")), signs
        ),
        terms.map(lambda term: Sum(("-",), (term,))),
    )


def expressions(depth: int) -> st.SearchStrategy[Node]:
    """Expressions of up to a depth."""
    if depth <= 0:
        return st.one_of(numerals, names)
    return st.one_of(products(depth), sums(depth), names, numerals)


def chains(depth: int) -> st.SearchStrategy[Chain]:
    def build(
        members: list[Node], signs: list[str], continues: bool, therefore: bool, reason: str
    ) -> Chain:
        signs = signs[: len(members) - (not continues)]
        return Chain(
            tuple(members), tuple(signs), continues=continues, therefore=therefore, reason=reason
        )

    units = st.sampled_from(("bit", "nat", "hartley"))
    members = st.one_of(expressions(depth), st.builds(Quantity, expressions(depth), units))
    return st.builds(
        build,
        st.lists(members, min_size=2, max_size=3),
        st.lists(st.sampled_from(_SIGNS), min_size=3, max_size=3),
        st.booleans(),
        st.booleans(),
        st.just(""),
    )


def formulas(depth: int) -> st.SearchStrategy[Formula]:
    """Formulas of several rows of statements."""
    words = st.sampled_from(("where", "and so", "for all"))

    def row(first: Chain, second: Chain, word: str | None, shape: int, reason: str) -> Row:
        if shape == 0:
            return Row((_with_reason(first, reason),))
        if shape == 1 or word is None:
            return Row((first, second))
        return Row((first, Text(word), second))

    rows = st.builds(
        row,
        chains(depth),
        chains(depth),
        words,
        st.integers(0, 2),
        st.sampled_from(("", "by definition", r"\text{as } P(x) > 0")),
    )
    return st.builds(
        lambda parts, name: Formula(tuple(parts), (), name),
        st.lists(rows, min_size=1, max_size=3),
        st.sampled_from(("", "aligned", "align*", "gather")),
    )


def _with_reason(chain: Chain, reason: str) -> Chain:
    return Chain(
        chain.members,
        chain.signs,
        continues=chain.continues,
        therefore=chain.therefore,
        reason=reason,
    )
