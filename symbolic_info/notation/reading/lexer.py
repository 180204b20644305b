"""Source text of a formula -> tokens, each with its place.

Linear in the length of the source. The lexer knows spelling only: it settles which letters form
a word, which words are units, names or remarks, and drops layout. What depends on brackets is
settled afterwards, by ``brackets`` and ``alignment``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from symbolic_info.notation import symbols, vocabulary
from symbolic_info.notation.reading import numerals
from symbolic_info.notation.reading.commands import read_command
from symbolic_info.notation.reading.tokens import ELLIPSIS, Token
from symbolic_info.notation.reading.words import EMBEDDED_LOG, is_word, settle_words, spelt_out
from symbolic_info.notation.tree import Repair, Span

MAX_DIGITS = 1000

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
  | (?P<omission>\.[ ]?\.[ ]?\.|…|⋯)
  | (?P<implication><=>|=>|⇒|⟹|∴|⇔|⟺)
  | (?P<relation>:=|<=|>=|!=|==|->|[=<>≔≜≝≈≃≅≐≟∼≤⩽≦≥⩾≧≰≱≠⍯≡∝∈∉⊂⊆→⟶↦←≪≫⊥])
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
_SINGLE = {
    "^": "sup",
    "_": "sub",
    "&": "amp",
    ",": "separator",
    ";": "separator",
    ":": "separator",
    ".": "separator",
    "%": "percent",
    "∑": "big",
    "∏": "big",
    "∫": "integral",
    "√": "sqrt",
}
_SINGLE_VALUE = {"∑": "sum", "∏": "prod", "∫": "1"}


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
        self.defines = False
        self._closing = _matching_braces(source)
        self._handlers: Mapping[str, Callable[[str, int, int], int]] = {
            "newline": self._newline,
            "logbase": self._logbase,
            "logtwo": self._logbase,
            "escape": self._escape,
            "number": self._number,
            "scientific": self._scientific,
            "repeating": self._repeating,
            "letters": self._letters,
            "entity": self._entity,
            "omission": self._omission,
            "implication": self.implication,
            "relation": self._relation,
            "bar": self.bar,
            "operator": self._operator,
            "dot": self._dot,
            "bracket": self._bracket,
            "superscript": self._superscript,
            "subscript": self._subscript,
            "combining": self._combining,
            "prime": self._prime,
            "rest": self._rest,
        }

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
                position = self._handlers[group or ""](text, position, found.end())

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

    # what single spellings stand for

    def _newline(self, text: str, start: int, end: int) -> int:
        self.emit("newline", text, start, end)
        return end

    def _logbase(self, text: str, start: int, end: int) -> int:
        """``log2(x)`` as programmers write it."""
        base = text.removeprefix("\\")[3:]
        middle = end - len(base)
        self.emit("log", "log", start, middle)
        self._script("sub", [("number", base)], middle, end)
        return end

    def _script(self, kind: str, parts: list[tuple[str, str]], start: int, end: int) -> None:
        self.emit(kind, "", start, start)
        self.emit("open", "{", start, start)
        for part, value in parts:
            self.emit(part, value, start, end)
        self.emit("close", "{", end, end)

    def _escape(self, text: str, start: int, end: int) -> int:
        if text in symbols.OPENING:
            self.emit("open", symbols.OPENING[text], start, end)
        elif text in symbols.CLOSING:
            self.emit("close", symbols.CLOSING[text], start, end)
        elif text == r"\|":
            self.bar(text, start, end)
        elif text == r"\%":
            self.emit("percent", "%", start, end)
        elif text == r"\&":
            self.emit("text", "and", start, end)
        else:
            self.emit("junk", text, start, end)
        return end

    def _number(self, text: str, start: int, end: int) -> int:
        digits = numerals.digits_of(text, self.decimal_comma)
        if len(digits) > MAX_DIGITS:
            self.emit("opaque", text, start, end)
            self.note(
                "limit",
                (start, end),
                f"This number has {len(digits)} digits; more than {MAX_DIGITS} are not read.",
            )
        else:
            self.emit("number", digits, start, end)
        return end

    def _scientific(self, text: str, start: int, end: int) -> int:
        self.emit("number", numerals.scientific(text), start, end)
        return end

    def _repeating(self, text: str, start: int, end: int) -> int:
        if len(text) > MAX_DIGITS:
            return self._number(text, start, end)
        value = numerals.repeating(text)
        if value.denominator == 1:
            self.emit("number", str(value), start, end)
        else:
            self.emit("vulgar", str(value), start, end)
        return end

    def binary_logarithm(self, start: int, end: int) -> int:
        """``ld`` and ``lb``, the logarithm with base 2."""
        self.emit("log", "log", start, end)
        self._script("sub", [("number", "2")], end, end)
        return end

    def _entity(self, text: str, start: int, end: int) -> int:
        if text == "&amp;":
            self.emit("amp", "&", start, end)
            return end
        return self._relation(text, start, end)

    def _omission(self, text: str, start: int, end: int) -> int:
        return self.omission(text.replace(" ", ""), start, end)

    def omission(self, text: str, start: int, end: int) -> int:
        """Dots: behind the digits of a decimal they belong to it, 0.333..."""
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind == "number" and "." in last.value and "c" not in text:
            last.value = last.value.rstrip(ELLIPSIS) + ELLIPSIS
            last.end = last.wide_end = end
        else:
            self.emit("omission", text, start, end)
        return end

    def implication(self, text: str, start: int, end: int) -> int:
        self.emit("iff" if text in symbols.EQUIVALENCES else "implies", text, start, end)
        return end

    def _relation(self, text: str, start: int, end: int) -> int:
        sign = symbols.RELATION_SIGNS[text]
        if self.defines and sign == "=":
            sign = ":="
        self.defines = False
        self.emit("relation", sign, start, end)
        return end

    def bar(self, text: str, start: int, end: int) -> int:
        value = symbols.BARS[text]
        last = self.tokens[-1] if self.tokens else None
        doubled = last is not None and last.kind == "bar" and not last.sized and not self.sized
        if doubled and last is not None and last.value == value == "|":
            # |\,| is a divergence bar
            last.value = "||"
            last.end = last.wide_end = end
            self.gap = False
        else:
            self.emit("bar", value, start, end)
        return end

    def _operator(self, text: str, start: int, end: int) -> int:
        self.emit("operator", symbols.OPERATORS[text], start, end)
        return end

    def _dot(self, text: str, start: int, end: int) -> int:
        """The full stop of p.log(p) is a sign of multiplication."""
        self.emit("operator", r"\cdot", start, end)
        return end

    def _bracket(self, text: str, start: int, end: int) -> int:
        if text in symbols.OPENING:
            self.emit("open", symbols.OPENING[text], start, end)
        else:
            self.emit("close", symbols.CLOSING[text], start, end)
        return end

    def _superscript(self, text: str, start: int, end: int) -> int:
        self._script("sup", _script_parts(text, symbols.SUPERSCRIPTS), start, end)
        return end

    def _subscript(self, text: str, start: int, end: int) -> int:
        self._script("sub", _script_parts(text, symbols.SUBSCRIPTS), start, end)
        return end

    def _combining(self, text: str, start: int, end: int) -> int:
        if self.tokens and self.tokens[-1].kind == "name":
            letter = self.tokens[-1]
            accent = Token("accent", vocabulary.COMBINING_ACCENTS[text], letter.start, letter.start)
            self.tokens.insert(len(self.tokens) - 1, accent)
            letter.end = letter.wide_end = end
        else:
            self.emit("junk", text, start, end)
        return end

    def _prime(self, text: str, start: int, end: int) -> int:
        count = len(text) + text.count("″")
        self.emit("prime", "'" * count, start, end)
        return end

    def _rest(self, text: str, start: int, end: int) -> int:
        if text in _SINGLE:
            self.emit(_SINGLE[text], _SINGLE_VALUE.get(text, text), start, end)
        elif text in symbols.NAME_SIGNS:
            self.emit("name", symbols.NAME_SIGNS[text], start, end)
        elif text in symbols.VULGAR_FRACTIONS:
            self.emit("vulgar", "/".join(symbols.VULGAR_FRACTIONS[text]), start, end)
        elif len(plain := unicodedata.normalize("NFKC", text)) == 1 and plain.isalpha():
            # script, blackboard and italic letters of Unicode
            self.emit("name", symbols.NAME_SIGNS.get(plain, plain), start, end)
        elif unicodedata.category(text) == "So":
            # a pictogram is an outcome
            self.emit("name", spelt_out(text), start, end)
        elif self.tokens and self.tokens[-1].kind == "junk" and self.tokens[-1].end == start:
            last = self.tokens[-1]
            last.value += text
            last.end = last.wide_end = end
        else:
            self.emit("junk", text, start, end)
        return end

    # runs of letters

    def _letters(self, text: str, start: int, end: int) -> int:
        if text in vocabulary.LOGARITHMS:
            self.emit("log", text, start, end)
        elif self._fills_subscript(len(text), end) or is_word(text, self.source, end):
            self.emit("name", text, start, end)
        elif text in vocabulary.UNITS:
            self.emit("unit", text, start, end)
        elif text.lower() in vocabulary.CONNECTIVES:
            self.remark(text, start, end)
        elif parts := EMBEDDED_LOG.fullmatch(text):
            self._single_letters(parts[1], start)
            self.emit("log", parts[2], start + parts.start(2), start + parts.end(2))
            self._single_letters(parts[3], start + parts.start(3))
        else:
            self._single_letters(text, start)
        return end

    def _single_letters(self, text: str, start: int) -> None:
        for offset, letter in enumerate(text):
            token = self.emit("name", letter, start + offset, start + offset + 1)
            token.run = len(text) - offset

    def _fills_subscript(self, length: int, end: int) -> bool:
        tokens = self.tokens
        return (
            length > 1
            and len(tokens) > 1
            and tokens[-1].kind == "open"
            and tokens[-1].value == "{"
            and tokens[-2].kind == "sub"
            and (len(tokens) < 3 or tokens[-3].kind not in ("big", "integral"))
            and self.source.startswith("}", end)
        )

    def remark(self, words: str, start: int, end: int) -> None:
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind == "text":
            last.value = f"{last.value} {words}".strip()
            last.end = last.wide_end = end
            self.gap = False
        else:
            self.emit("text", words, start, end)

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


def _script_parts(text: str, table: Mapping[str, str]) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for character in text:
        plain = table[character]
        if plain.isdigit() and parts and parts[-1][0] == "number":
            parts[-1] = ("number", parts[-1][1] + plain)
        elif plain.isdigit():
            parts.append(("number", plain))
        elif plain in "+-":
            parts.append(("operator", plain))
        else:
            parts.append(("name", plain))
    return parts
