"""Commands of LaTeX -> tokens: signs, names, fonts, words, layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbolic_info.notation import symbols, vocabulary
from symbolic_info.notation.reading.environments import read_cases, read_environment
from symbolic_info.notation.reading.spellings import (
    bar,
    binary_logarithm,
    implication,
    omission,
    remark,
)
from symbolic_info.notation.reading.words import UPRIGHT_WORD

if TYPE_CHECKING:
    from symbolic_info.notation.reading.lexer import Lexer

# words that are a number, perhaps with a unit, or a name with a subscript
_MATHEMATICAL_TEXT = re.compile(
    r"\s*(?:[-−]?[0-9]*\.?[0-9]+(?:[\s~]*(?:\\?%|bits?|nats?))?|[A-Za-z]+_\{?[A-Za-z]+\}?)\s*"
)
# the brace of a case distinction, which has no partner
_BRACE_OF_CASES = re.compile(r"\\\{\s*(?=\\begin\{(array|aligned|gathered|split)\})")
_ANY_SIGN = re.compile(r"\\[A-Za-z]+|.", re.DOTALL)
_BIG_ANGLE = re.compile(r"\\[bB]igg?(?P<side>[lr])\s*(?P<sign>[<>])")
_CLOSING = re.compile(r"\\\}|[)\]]|\\r(?:brace|brack|floor|ceil|angle)(?![A-Za-z])")
_OPTIONS = re.compile(r"[^{}\\]*")
_SPACES = re.compile(r"[ ~]|\\ ")
_ONE_LETTER = re.compile(r"\s*([A-Za-z])")
_COMMAND_TOKENS = {
    "frac": ("frac", "frac"),
    "dfrac": ("frac", "frac"),
    "tfrac": ("frac", "frac"),
    "cfrac": ("frac", "frac"),
    "nicefrac": ("frac", "frac"),
    "sfrac": ("frac", "frac"),
    "over": ("over", "over"),
    "binom": ("binom", "binom"),
    "dbinom": ("binom", "binom"),
    "tbinom": ("binom", "binom"),
    "sqrt": ("sqrt", "sqrt"),
    "sum": ("big", "sum"),
    "prod": ("big", "prod"),
    "int": ("integral", "1"),
    "iint": ("integral", "2"),
    "iiint": ("integral", "3"),
    "log": ("log", "log"),
    "ln": ("log", "ln"),
    "lg": ("log", "lg"),
    "colon": ("separator", ":"),
    "forall": ("text", "for all"),
    "because": ("text", "because"),
    "qedhere": ("text", ""),
}


def read_command(lexer: Lexer, name: str, start: int, limit: int) -> int:
    """Emit what a command stands for; return where reading goes on.

    ``limit`` is the end of the stretch that is being read.
    """
    end = start + 1 + len(name)
    spelled = "\\" + name
    if name in _COMMAND_TOKENS:
        kind, value = _COMMAND_TOKENS[name]
        lexer.emit(kind, value, start, end)
    elif name in symbols.NAME_COMMANDS:
        lexer.emit("name", symbols.NAME_COMMANDS[name], start, end)
    elif name in ("left", "right"):
        return _delimiter(lexer, name, start, end)
    elif found := _BIG_ANGLE.match(lexer.source, start, limit):
        return _angle(lexer, found["sign"], found["side"] == "l", start, found.end())
    elif name == "xymatrix":
        return _diagram(lexer, start, end, limit)
    elif name in vocabulary.LAYOUT:
        lexer.gap = True
        lexer.apart |= name in vocabulary.WIDE_SPACES
    elif name in symbols.RELATION_COMMANDS:
        lexer.defines = False
        lexer.emit("relation", symbols.RELATION_COMMANDS[name], start, end)
    elif name in vocabulary.BINARY_LOGARITHMS:
        binary_logarithm(lexer, start, end)
    elif name == "not":
        return _negation(lexer, start, end)
    elif spelled in symbols.OPERATORS:
        lexer.emit("operator", symbols.OPERATORS[spelled], start, end)
    elif spelled in symbols.BARS:
        bar(lexer, spelled, start, end)
    elif spelled in symbols.OPENING:
        lexer.emit("open", symbols.OPENING[spelled], start, end)
    elif spelled in symbols.CLOSING:
        lexer.emit("close", symbols.CLOSING[spelled], start, end)
    elif spelled in symbols.OMISSIONS:
        omission(lexer, spelled, start, end)
    elif spelled in symbols.IMPLICATIONS or spelled in symbols.EQUIVALENCES:
        implication(lexer, spelled, start, end)
    elif name in ("begin", "end"):
        return read_environment(lexer, name, start, end, limit)
    elif name in vocabulary.TEXT_COMMANDS or name in ("intertext", "shortintertext"):
        return _text(lexer, name, start, end, limit)
    elif name in vocabulary.ACCENTS:
        lexer.emit("accent", vocabulary.ACCENTS[name], start, end)
    elif name in vocabulary.FONTS or name in vocabulary.EMPHASIS:
        return _styled(lexer, name, start, end, limit)
    elif name in vocabulary.LAYOUT_WITH_ARGUMENT or name in vocabulary.LAYOUT_BEFORE_ARGUMENT:
        lexer.gap = True
        lexer.apart |= name in vocabulary.WIDE_SPACES
        return lexer.skip_argument(end, limit)[1]
    elif name in ("stackrel", "overset", "underset", "xrightarrow", "xlongequal"):
        return _annotated_sign(lexer, name, start, end, limit)
    else:
        lexer.emit("command", name, start, end)
        lexer.note(
            "unknown-command",
            (start, end),
            f"The command {spelled} is not known; it is read as a name.",
        )
    return end


def _delimiter(lexer: Lexer, side: str, start: int, end: int) -> int:
    while end < len(lexer.source) and lexer.source[end].isspace():
        end += 1
    visible = not lexer.source.startswith(".", end)
    if side == "left":
        lexer.lefts.append(visible)
    elif lexer.lefts and lexer.lefts.pop() != visible:
        if not visible:
            lexer.unclosed += 1
        elif lexer.unclosed:
            lexer.unclosed -= 1
        elif found := _CLOSING.match(lexer.source, end):
            # a brace at the right only, as behind equations that belong together
            return found.end()
    if not visible:
        return end + 1
    if (angle := lexer.source[end : end + 1]) in ("<", ">"):
        return _angle(lexer, angle, side == "left", start, end + 1)
    if side == "left" and (found := _BRACE_OF_CASES.match(lexer.source, end)):
        if lexer.tokens:
            return read_cases(lexer, found[1], start, found.end())
        return found.end()
    lexer.sized, lexer.sized_at = side, start
    return end


def _angle(lexer: Lexer, sign: str, opens: bool, start: int, end: int) -> int:
    """Emit the angle bracket that \\left< and \\bigl< are; turned around it is no bracket."""
    if opens == (sign == "<"):
        lexer.emit("open" if opens else "close", "⟨", start, end)
    else:
        lexer.emit("junk", sign, start, end)
    return end


def _negation(lexer: Lexer, start: int, end: int) -> int:
    while end < len(lexer.source) and lexer.source[end].isspace():
        end += 1
    found = _ANY_SIGN.match(lexer.source, end)
    spelled = found.group() if found else ""
    sign = symbols.RELATION_COMMANDS.get(spelled[1:], symbols.RELATION_SIGNS.get(spelled, spelled))
    if found and sign in symbols.NEGATED_RELATIONS:
        lexer.emit("relation", symbols.NEGATED_RELATIONS[sign], start, found.end())
        return found.end()
    lexer.emit("junk", r"\not", start, end)
    return end


def _diagram(lexer: Lexer, start: int, end: int, limit: int) -> int:
    """Read over the arrows and nodes of a diagram, which is one ``opaque`` token."""
    options = _OPTIONS.match(lexer.source, end, limit)
    end = lexer.skip_argument(options.end() if options else end, limit)[1]
    lexer.emit("opaque", lexer.source[start:end], start, end)
    lexer.note("not-read", (start, end), "A diagram is not read.")
    return end


def _annotated_sign(lexer: Lexer, name: str, start: int, end: int, limit: int) -> int:
    note, position = lexer.skip_argument(end, limit)
    if name == "xrightarrow":
        lexer.emit("relation", "→", start, position)
    elif name == "xlongequal":
        lexer.emit("relation", "=", start, position)
    else:
        # what stands under the note is read on, its braces being invisible
        lexer.defines = "def" in note or "triangle" in note or "Delta" in note
    return position


def _styled(lexer: Lexer, name: str, start: int, end: int, limit: int) -> int:
    """A font or emphasis: on letters a name, else a command with an argument."""
    found = lexer.argument(end, limit)
    if found is None or found[1] == found[2]:
        letter = _ONE_LETTER.match(lexer.source, end, limit)
        if letter is None:
            lexer.emit("style", name, start, end)
            return end
        return _upright(lexer, letter[1], start, letter.end())
    inside, inside_end, after = found
    word = UPRIGHT_WORD.fullmatch(lexer.source, inside, inside_end)
    if word is None:
        lexer.emit("style", name, start, end)
        return end
    return _upright(lexer, " ".join(_SPACES.split(word[1])), start, after)


def _upright(lexer: Lexer, word: str, start: int, end: int) -> int:
    if word in vocabulary.LOGARITHMS:
        lexer.emit("log", word, start, end)
    elif word in vocabulary.BINARY_LOGARITHMS:
        binary_logarithm(lexer, start, end)
    elif word in vocabulary.UNITS:
        lexer.emit("unit", word, start, end)
    elif word.lower() in vocabulary.CONNECTIVES and len(word) > 1:
        remark(lexer, word, start, end)
    else:
        lexer.emit("name", word, start, end)
    return end


def _text(lexer: Lexer, name: str, start: int, end: int, limit: int) -> int:
    found = lexer.argument(end, limit)
    if found is None:
        return end
    inside, inside_end, after = found
    if after == inside_end:
        message = 'The opening bracket "{" of these words is never closed.'
        lexer.note("missing-bracket", (inside - 1, inside), message)
    content = lexer.source[inside:inside_end]
    if name.endswith("intertext"):
        lexer.emit("newline", "", start, start)
        lexer.emit("text", " ".join(content.split()), start, after)
        lexer.emit("newline", "", after, after)
    elif content.count("$") >= 2:
        _text_with_formulas(lexer, content, inside)
    elif content.strip() in vocabulary.BINARY_LOGARITHMS:
        binary_logarithm(lexer, start, after)
    elif _MATHEMATICAL_TEXT.fullmatch(content):
        lexer.scan(inside, inside_end)
    else:
        lexer.emit("words", content, start, after)
    return after


def _text_with_formulas(lexer: Lexer, content: str, inside: int) -> None:
    pieces = content.split("$")
    place = inside
    for number, piece in enumerate(pieces):
        if number % 2 and number + 1 < len(pieces):
            lexer.scan(place, place + len(piece))
        elif piece.strip():
            lexer.emit("words", piece, place, place + len(piece))
        place += len(piece) + 1
