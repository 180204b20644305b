"""What single spellings stand for: signs, numbers, scripts, runs of letters -> tokens.

Each function takes the lexer, the spelling and its place, and returns where reading goes on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from symbolic_info.notation import symbols, vocabulary
from symbolic_info.notation.reading import numerals
from symbolic_info.notation.reading.tokens import ELLIPSIS, Token
from symbolic_info.notation.reading.words import EMBEDDED_LOG, is_acronym, is_word, spelt_out

if TYPE_CHECKING:
    from symbolic_info.notation.reading.lexer import Lexer

MAX_DIGITS = 1000

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

_SIGMA = "Σ"
_BEFORE_SUM = frozenset(
    ("relation", "operator", "open", "amp", "separator", "newline", "implies", "iff", "text", "log")
)
# bounds, of which a number or a transposition is none, and what is summed
_SUMMED = re.compile(
    r"(?:_(?:\{[^{}A-Za-z]*[A-Za-z][^{}]*\}|[A-Za-z])|[ᵢⱼₖₙₓ]+)?(?:\^(?:\{[^{}T-]+\}|[^\W_T])|ⁿ)?"
    r"\s*[A-Za-z0-9α-ω(\[√\\]"
)

# the word: sum_x P(x), sum p_i log p_i, sum(p)
_SUMMED_IN_WORDS = re.compile(r"_|\s*\(|\s+(?!of\b)[A-Za-z0-9\[\\]")


def _newline(lexer: Lexer, text: str, start: int, end: int) -> int:
    lexer.emit("newline", text, start, end)
    return end


def _logbase(lexer: Lexer, text: str, start: int, end: int) -> int:
    """``log2(x)`` as programmers write it."""
    base = text.removeprefix("\\")[3:]
    middle = end - len(base)
    lexer.emit("log", "log", start, middle)
    _script(lexer, "sub", [("number", base)], middle, end)
    return end


def _script(lexer: Lexer, kind: str, parts: list[tuple[str, str]], start: int, end: int) -> None:
    lexer.emit(kind, "", start, start)
    lexer.emit("open", "{", start, start)
    for part, value in parts:
        lexer.emit(part, value, start, end)
    lexer.emit("close", "{", end, end)


def _escape(lexer: Lexer, text: str, start: int, end: int) -> int:
    if text in symbols.OPENING:
        lexer.emit("open", symbols.OPENING[text], start, end)
    elif text in symbols.CLOSING:
        lexer.emit("close", symbols.CLOSING[text], start, end)
    elif text == r"\|":
        bar(lexer, text, start, end)
    elif text == r"\%":
        lexer.emit("percent", "%", start, end)
    elif text == r"\&":
        lexer.emit("text", "and", start, end)
    else:
        lexer.emit("junk", text, start, end)
    return end


def _number(lexer: Lexer, text: str, start: int, end: int) -> int:
    digits = numerals.digits_of(text, lexer.decimal_comma)
    if len(digits) > MAX_DIGITS:
        lexer.emit("opaque", text, start, end)
        lexer.note(
            "limit",
            (start, end),
            f"This number has {len(digits)} digits; more than {MAX_DIGITS} are not read.",
        )
    else:
        lexer.emit("number", digits, start, end)
    return end


def _scientific(lexer: Lexer, text: str, start: int, end: int) -> int:
    lexer.emit("number", numerals.scientific(text), start, end)
    return end


def _repeating(lexer: Lexer, text: str, start: int, end: int) -> int:
    if len(text) > MAX_DIGITS:
        return _number(lexer, text, start, end)
    value = numerals.repeating(text)
    if value.denominator == 1:
        lexer.emit("number", str(value), start, end)
    else:
        lexer.emit("vulgar", str(value), start, end)
    return end


def binary_logarithm(lexer: Lexer, start: int, end: int) -> int:
    """``ld`` and ``lb``, the logarithm with base 2."""
    lexer.emit("log", "log", start, end)
    _script(lexer, "sub", [("number", "2")], end, end)
    return end


def _entity(lexer: Lexer, text: str, start: int, end: int) -> int:
    if text == "&amp;":
        lexer.emit("amp", "&", start, end)
        return end
    return _relation(lexer, text, start, end)


def _omission(lexer: Lexer, text: str, start: int, end: int) -> int:
    return omission(lexer, text.replace(" ", ""), start, end)


def omission(lexer: Lexer, text: str, start: int, end: int) -> int:
    """Dots: behind the digits of a decimal they belong to it, 0.333..."""
    last = lexer.tokens[-1] if lexer.tokens else None
    if last is not None and last.kind == "number" and "." in last.value and "c" not in text:
        last.value = last.value.rstrip(ELLIPSIS) + ELLIPSIS
        last.end = last.wide_end = end
    else:
        lexer.emit("omission", text, start, end)
    return end


def implication(lexer: Lexer, text: str, start: int, end: int) -> int:
    """A sign that leads from one statement to the next, or both ways."""
    lexer.emit("iff" if text in symbols.EQUIVALENCES else "implies", text, start, end)
    return end


def _relation(lexer: Lexer, text: str, start: int, end: int) -> int:
    sign = symbols.RELATION_SIGNS[text]
    if lexer.defines and sign == "=":
        sign = ":="
    lexer.defines = False
    lexer.emit("relation", sign, start, end)
    return end


def bar(lexer: Lexer, text: str, start: int, end: int) -> int:
    """One bar or two; what a bar is, the brackets around it tell."""
    value = symbols.BARS[text]
    last = lexer.tokens[-1] if lexer.tokens else None
    doubled = last is not None and last.kind == "bar" and not last.sized and not lexer.sized
    if (
        doubled
        and last is not None
        and last.value == value == "|"
        and (lexer.source.startswith(text, last.start))
    ):
        # |\,| is a divergence bar, and \mid|x| is not
        last.value = "||"
        last.end = last.wide_end = end
        lexer.gap = False
    else:
        lexer.emit("bar", value, start, end)
    return end


def _operator(lexer: Lexer, text: str, start: int, end: int) -> int:
    lexer.emit("operator", symbols.OPERATORS[text], start, end)
    return end


def _dot(lexer: Lexer, text: str, start: int, end: int) -> int:
    """The full stop of p.log(p) is a sign of multiplication."""
    lexer.emit("operator", r"\cdot", start, end)
    return end


# the ends of an interval, which is not looked for further than that
_INTERVAL = r"[^][{}()=]{0,60}[,;][^][{}()=]{0,60}(?:\\right|\\mathclose)?\s*"
_TURNED_AROUND = re.compile(
    # ]0, 1[ and ]0, 1], and [0, 1[ where nothing else follows
    rf"\]{_INTERVAL}[][]|\[{_INTERVAL}\[(?=\s*(?:$|[.,;:)$]|\\(?:text|quad|\\|cup|cap)))"
)


def _bracket(lexer: Lexer, text: str, start: int, end: int) -> int:
    last = lexer.tokens[-1].kind if lexer.tokens else ""
    if text in "[]" and last in ("relation", "open", "operator"):
        interval = _TURNED_AROUND.match(lexer.source, start)
        if interval is not None:
            lexer.emit("opaque", interval[0], start, interval.end())
            lexer.note("not-read", interval.span(), "An interval is not read.")
            return interval.end()
    if text in symbols.OPENING:
        lexer.emit("open", symbols.OPENING[text], start, end)
    else:
        lexer.emit("close", symbols.CLOSING[text], start, end)
    return end


def _superscript(lexer: Lexer, text: str, start: int, end: int) -> int:
    _script(lexer, "sup", _script_parts(text, symbols.SUPERSCRIPTS), start, end)
    return end


def _subscript(lexer: Lexer, text: str, start: int, end: int) -> int:
    _script(lexer, "sub", _script_parts(text, symbols.SUBSCRIPTS), start, end)
    return end


def _combining(lexer: Lexer, text: str, start: int, end: int) -> int:
    if lexer.tokens and lexer.tokens[-1].kind == "name":
        letter = lexer.tokens[-1]
        accent = Token("accent", vocabulary.COMBINING_ACCENTS[text], letter.start, letter.start)
        lexer.tokens.insert(len(lexer.tokens) - 1, accent)
        letter.end = letter.wide_end = end
    else:
        lexer.emit("junk", text, start, end)
    return end


def _prime(lexer: Lexer, text: str, start: int, end: int) -> int:
    count = len(text) + text.count("″")
    lexer.emit("prime", "'" * count, start, end)
    return end


def _is_sum(lexer: Lexer, end: int) -> bool:
    """Whether a capital sigma stands before a sum of something; elsewhere it is a matrix."""
    before = lexer.tokens
    if len(before) > 4 and [token.kind for token in before[-4:-2]] == ["sub", "open"]:
        # the base of a logarithm
        before = before[:-4]
    if before and before[-1].kind not in _BEFORE_SUM:
        return False
    return _SUMMED.match(lexer.source, end) is not None


def _rest(lexer: Lexer, text: str, start: int, end: int) -> int:
    if text == _SIGMA and _is_sum(lexer, end):
        lexer.emit("big", "sum", start, end)
    elif text in _SINGLE:
        lexer.emit(_SINGLE[text], _SINGLE_VALUE.get(text, text), start, end)
    elif text in symbols.NAME_SIGNS:
        lexer.emit("name", symbols.NAME_SIGNS[text], start, end)
    elif text in symbols.VULGAR_FRACTIONS:
        lexer.emit("vulgar", "/".join(symbols.VULGAR_FRACTIONS[text]), start, end)
    elif len(plain := unicodedata.normalize("NFKC", text)) == 1 and plain.isalpha():
        # script, blackboard and italic letters of Unicode
        lexer.emit("name", symbols.NAME_SIGNS.get(plain, plain), start, end)
    elif unicodedata.category(text) == "So":
        # a pictogram is an outcome
        lexer.emit("name", spelt_out(text), start, end)
    elif lexer.tokens and lexer.tokens[-1].kind == "junk" and lexer.tokens[-1].end == start:
        last = lexer.tokens[-1]
        last.value += text
        last.end = last.wide_end = end
    else:
        lexer.emit("junk", text, start, end)
    return end


def _letters(lexer: Lexer, text: str, start: int, end: int) -> int:
    if text in vocabulary.LOGARITHMS:
        lexer.emit("log", text, start, end)
    elif text == "sum" and _SUMMED_IN_WORDS.match(lexer.source, end):
        lexer.emit("big", "sum", start, end)
    elif (
        _fills_subscript(lexer, len(text), end)
        or _fills_label(lexer, text, end)
        or is_acronym(text, lexer.tokens[-1:], lexer.source, end)
        or is_word(text, lexer.source, end)
    ):
        lexer.emit("name", text, start, end)
    elif text in vocabulary.UNITS:
        lexer.emit("unit", text, start, end)
    elif text.lower() in vocabulary.CONNECTIVES:
        remark(lexer, text, start, end)
    elif parts := EMBEDDED_LOG.fullmatch(text):
        _single_letters(lexer, parts[1], start)
        lexer.emit("log", parts[2], start + parts.start(2), start + parts.end(2))
        _single_letters(lexer, parts[3], start + parts.start(3))
    else:
        _single_letters(lexer, text, start)
    return end


def _single_letters(lexer: Lexer, text: str, start: int) -> None:
    for offset, letter in enumerate(text):
        token = lexer.emit("name", letter, start + offset, start + offset + 1)
        token.run = len(text) - offset


def _fills_subscript(lexer: Lexer, length: int, end: int) -> bool:
    tokens = lexer.tokens
    return (
        length > 1
        and len(tokens) > 1
        and tokens[-1].kind == "open"
        and tokens[-1].value == "{"
        and tokens[-2].kind == "sub"
        and (len(tokens) < 3 or tokens[-3].kind not in ("big", "integral"))
        and lexer.source.startswith("}", end)
    )


def _fills_label(lexer: Lexer, text: str, end: int) -> bool:
    """Tell whether capitals fill the superscript of a name: y^{LS} is no power, 2^{NR} is one."""
    tokens = lexer.tokens
    return (
        len(text) > 1
        and text.isupper()
        and len(tokens) > 2
        and tokens[-1].kind == "open"
        and tokens[-1].value == "{"
        and tokens[-2].kind == "sup"
        and tokens[-3].kind in ("name", "close")
        and tokens[-3].value not in ("e", ")", "]")
        and lexer.source.startswith("}", end)
    )


def remark(lexer: Lexer, words: str, start: int, end: int) -> None:
    """Words, which go on from the words before them."""
    last = lexer.tokens[-1] if lexer.tokens else None
    if last is not None and last.kind == "text":
        last.value = f"{last.value} {words}".strip()
        last.end = last.wide_end = end
        lexer.gap = False
    else:
        lexer.emit("text", words, start, end)


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


SPELLINGS: Mapping[str, Callable[[Lexer, str, int, int], int]] = {
    "newline": _newline,
    "logbase": _logbase,
    "logtwo": _logbase,
    "escape": _escape,
    "number": _number,
    "scientific": _scientific,
    "repeating": _repeating,
    "letters": _letters,
    "entity": _entity,
    "omission": _omission,
    "implication": implication,
    "relation": _relation,
    "bar": bar,
    "operator": _operator,
    "dot": _dot,
    "bracket": _bracket,
    "superscript": _superscript,
    "subscript": _subscript,
    "combining": _combining,
    "prime": _prime,
    "rest": _rest,
}
"""What reads each kind of spelling, by the groups of the lexer's pattern."""
