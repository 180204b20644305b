"""Source text of a formula -> tokens, each with its place.

Linear in the length of the source. The lexer knows spelling only: it settles which letters form
a word, which words are units, names or remarks, and drops layout. What the single spellings stand
for, ``spellings`` and ``commands`` know. What depends on brackets is settled afterwards, by
``brackets`` and ``alignment``.
"""

from __future__ import annotations

import re

from symbolic_info.notation.reading import numerals
from symbolic_info.notation.reading.commands import read_command
from symbolic_info.notation.reading.spellings import SPELLINGS
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.reading.words import settle_words
from symbolic_info.notation.tree import Repair, Span

_DIMENSION = r"-?\s*[0-9]*\.?[0-9]+\s*(?:pt|em|ex|mm|cm|in|px|mu|bp|sp|pc)"


def _master(number: str) -> re.Pattern[str]:
    """Return the pattern of all tokens, numbers being written in one of the two ways."""
    return re.compile(_TOKENS.replace("NUMBER", number), re.VERBOSE | re.DOTALL)


_TOKENS = rf"""
    (?P<newline>\\\\\*?(?:\s*\[\s*{_DIMENSION}\s*\])?|\\cr\b|\\newline\b)
  | (?P<logtwo>\\?log(?P<logbase>2|10)(?=\(|[ ]+[0-9.(]))
  | (?P<command>\\operatorname\*|\\[A-Za-z]+)
  | (?P<space>(?:\s|~|\\[,!;:>\ \t\n]|\\/|\\-|\u200b|\ufeff)+)
  | (?P<escape>\\.|\\$)
  | (?P<dot>(?<=[\w)}}\]])\.(?=[A-Za-z(]|\\(?:log|ln|lg|d?frac|left|big)(?![A-Za-z])))
  | (?P<repeating>{numerals.REPEATING})
  | (?P<scientific>{numerals.SCIENTIFIC})
  | (?P<number>NUMBER)
  | (?P<letters>[A-Za-z]+)
  | (?P<entity>&(?:lt|gt);|&amp;)
  | (?P<omission>\.[ ]?\.[ ]?\.|\.\.|…|⋯|·[ ]?·[ ]?·)
  | (?P<implication><=>|=>|⇒|⟹|∴|⇔|⟺)
  | (?P<relation>(?<=[ ])[-+*/]=(?=[ ])|:=|<=|>=|!=|==|->|[=<>≔≜≝≈≃≅≐≟∼≤⩽≦≥⩾≧≰≱≠⍯≡∝∈∉⊂⊆→⟶↦←≪≫⊥])
  | (?P<bar>\|\||[|∣‖∥])
  | (?P<operator>[-+−–±*∗·⋅•×⊗/÷∕∪∩⊕⊖∘∧∨∖])
  | (?P<bracket>[()\[\]{{}}⌈⌉⌊⌋⟨⟩])
  | (?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ]+)
  | (?P<subscript>[₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₓ]+)
  | (?P<combining>[\u0302-\u0305])
  | (?P<prime>['’′″]+)
  | (?P<rest>.)
    """
_WITH_POINT, _WITH_COMMA = _master(numerals.WITH_POINT), _master(numerals.WITH_COMMA)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACED = re.compile(r"\s*\{")


class Lexer:
    """One pass over a source; ``tokens`` and ``repairs`` are the result.

    ``environment`` is the first environment of rows that was opened. ``decimal_comma`` says that
    0,47 is a number.
    """

    def __init__(self, source: str, decimal_comma: bool = False) -> None:
        self.source = source
        self.decimal_comma = decimal_comma
        self.tokens: list[Token] = []
        self.repairs: list[Repair] = []
        self.environment = ""
        self.open_environments: list[tuple[str, int, bool]] = []
        self.gap = False
        self.apart = False
        self.sized = ""
        self.sized_at = 0
        self.lefts: list[bool] = []
        """Whether the bracket behind each \\left that is open is to be seen."""
        self.unclosed = 0
        """How many that are to be seen were closed by one that is not, as in \\right."""
        self.defines = False
        self._closing = _matching_braces(source)

    def run(self) -> None:
        """Fill ``tokens``, closed by a ``stop``, and ``repairs``."""
        end = len(self.source)
        self.scan(0, end)
        for name, start, _ in self.open_environments:
            opening = f"\\begin{{{name}}}"
            self.repairs.append(
                Repair(
                    "unclosed-environment",
                    (start, min(start + len(opening), end)),
                    f"The environment {name!r} begins here and never ends.",
                )
            )
        self.tokens.append(Token("stop", "", end, end))
        self.tokens = settle_words(self.tokens)

    def scan(self, position: int, end: int) -> None:
        match = (_WITH_COMMA if self.decimal_comma else _WITH_POINT).match
        source = self.source
        while position < end:
            found = match(source, position, end)
            # the last alternative takes any character
            assert found is not None
            group = found.lastgroup
            text = found.group()
            if group == "space":
                self.gap = True
                position = found.end()
            elif group == "command":
                position = read_command(self, text[1:], position, end)
            else:
                position = SPELLINGS[group or ""](self, text, position, found.end())

    def emit(self, kind: str, value: str, start: int, end: int) -> Token:
        # \left( is one bracket
        begin = self.sized_at if self.sized else start
        token = Token(kind, value, begin, end, self.gap)
        token.sized = self.sized
        token.apart = self.apart
        self.gap = self.apart = False
        self.sized = ""
        self.tokens.append(token)
        return token

    def note(self, kind: str, span: Span, message: str) -> None:
        """Note something that is wrong in the writing."""
        self.repairs.append(Repair(kind, span, message))

    def argument(self, position: int, limit: int) -> tuple[int, int, int] | None:
        """Find ``{...}``: where the inside starts and ends, and where it is over."""
        found = _BRACED.match(self.source, position, limit)
        if found is None:
            return None
        closing = self._closing.get(found.end() - 1, limit)
        if closing < limit:
            return found.end(), closing, closing + 1
        return found.end(), limit, limit

    def skip_argument(self, position: int, limit: int) -> tuple[str, int]:
        found = self.argument(position, limit)
        if found is None:
            return "", position
        return self.source[found[0] : found[1]], found[2]


def _matching_braces(source: str) -> dict[int, int]:
    """Return the place of the closing brace for that of each opening one that has one."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACE.finditer(source):
        if found.group() == "{":
            opened.append(found.start())
        elif found.group() == "}" and opened:
            pairs[opened.pop()] = found.start()
    return pairs
