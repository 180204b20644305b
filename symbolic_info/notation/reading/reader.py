"""LaTeX as people write it -> a syntax tree.

``read`` takes the inside of one formula, with or without an environment around it, and plain
working in Unicode as well. It never raises: what is wrong with the writing is told in the
``repairs`` of the formula, and stretches that cannot be read are ``Broken`` nodes.

The stages, each linear in the length of the source: ``lexer`` (spelling), ``brackets`` (pairing
and repair), ``alignment`` (rows and columns), ``differentials``, and the precedence parser of
``expressions`` and ``rows``.

Choices that a writer of formulas should know:

- Braces of TeX that are no argument are invisible, as on paper: ``{a+b}c`` is a + bc.
- A logarithm without brackets takes the factors that are joined to it without a sign, with their
  exponents: ``\\log P(x)^2`` is the logarithm of a square; ``\\log(P(x))^2`` the square of a
  logarithm; ``\\log 2 \\cdot 3`` is 3 log 2; ``a \\log b \\log c`` is a product of two logarithms.
- ``\\sum`` reaches as far as multiplication, an integral to its differential.
- A name before ``(`` is a call, even where it is a factor: ``n(n+1)``.
- Letters side by side are a product, ``xy``, unless they are a known word, have four letters or
  more, fill a subscript (``D_{KL}``) or stand before a bracket (``KL(P||Q)``).
- A bar after an operand parts the arguments of a call; elsewhere two bars are an absolute value.
- A comma, a semicolon or words at the top level part statements.
"""

from __future__ import annotations

from symbolic_info.notation.reading.alignment import settle_rows
from symbolic_info.notation.reading.brackets import MAX_DEPTH, Brackets, TooDeep
from symbolic_info.notation.reading.differentials import mark_differentials
from symbolic_info.notation.reading.expressions import Parser
from symbolic_info.notation.reading.lexer import Lexer
from symbolic_info.notation.reading.rows import read_rows
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.tree import Broken, Chain, Formula, Repair, Row, Text

MAX_LENGTH = 20_000

# a formula of one such token is the mention of a sign, not a statement
_MENTIONS = frozenset(
    [
        "relation",
        "implies",
        "iff",
        "operator",
        "bar",
        "big",
        "integral",
        "sup",
        "sub",
        "separator",
        "text",
    ]
)


# signs of other scripts and typesetting -> the plain ones, character by character: full-width
# forms, and whatever looks like a minus
_PLAIN = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5E)},
    **dict.fromkeys(map(ord, "‐‑‒—―﹣⁃"), "-"),
    ord("、"): ",",
    ord("。"): ".",
    ord("　"): " ",
}


def read(source: str, decimal_comma: bool = False) -> Formula:
    """Return the tree of a formula; ``decimal_comma`` says that 0,47 is a number in it.

    >>> read("D_{KL}(P || Q) = H(P, Q) - H(P)").rows[0].statements[0].signs
    ('=',)
    >>> [repair.message for repair in read("S(x) = -log(P(x)))").repairs]
    ['This closing bracket ")" has no opening bracket; it is one too many.']
    """
    whole = (0, len(source))
    if len(source) > MAX_LENGTH:
        return _refused(
            source,
            f"This formula has {len(source)} characters; more than {MAX_LENGTH} are not read.",
        )
    source = source.translate(_PLAIN)
    lexer = Lexer(source, decimal_comma)
    lexer.run()
    brackets = Brackets(lexer.tokens)
    try:
        tokens = settle_rows(brackets.run(), source)
        faultless = not lexer.repairs and not brackets.repairs
        if len(tokens) == 2 and tokens[0].kind in _MENTIONS and faultless:
            return Formula((_mention(tokens[0], source),), (), lexer.environment, span=whole)
        mark_differentials(tokens)
        parser = Parser(source, tokens)
        rows = read_rows(parser)
    except TooDeep:
        return _refused(
            source, f"This formula is nested more than {MAX_DEPTH} levels deep; it is not read."
        )
    repairs = sorted(
        [*lexer.repairs, *brackets.repairs, *parser.repairs], key=lambda repair: repair.span
    )
    return Formula(rows, tuple(repairs), lexer.environment, span=whole)


def _mention(token: Token, source: str) -> Row:
    span = (token.start, token.end)
    words = Text(
        token.value if token.kind == "text" else source[token.start : token.end], span=span
    )
    return Row((words,), span=span)


def _refused(source: str, message: str) -> Formula:
    whole = (0, len(source))
    broken = Chain((Broken(source, span=whole),), span=whole)
    return Formula((Row((broken,), span=whole),), (Repair("limit", whole, message),), span=whole)
