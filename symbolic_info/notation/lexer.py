"""Source text of a formula -> tokens, each with its place.

Linear in the length of the source. The lexer knows spelling only: it settles which letters form
a word, which words are units, names or remarks, and drops layout. What depends on brackets is
settled afterwards, by ``brackets`` and ``alignment``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from symbolic_info.notation import symbols
from symbolic_info.notation.tokens import Token
from symbolic_info.notation.tree import Repair
from symbolic_info.notation.words import EMBEDDED_LOG, UPRIGHT_WORD, is_word, settle_words

MAX_DIGITS = 1000


_DIMENSION = r"-?\s*[0-9]*\.?[0-9]+\s*(?:pt|em|ex|mm|cm|in|px|mu|bp|sp|pc)"
_MASTER = re.compile(
    rf"""
    (?P<newline>\\\\\*?(?:\s*\[\s*{_DIMENSION}\s*\])?|\\cr\b|\\newline\b)
  | (?P<logtwo>\\?log(?P<logbase>2|10)(?=\(|[ ]+[0-9.(]))
  | (?P<command>\\operatorname\*|\\[A-Za-z]+)
  | (?P<space>(?:\s|~|\\[,!;:>\ \t\n]|\\/|\\-|\u200b|\ufeff)+)
  | (?P<escape>\\.|\\$)
  | (?P<number>[0-9]{{1,3}}(?:(?:\{{,\}}|\\,)[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?
              |[0-9]+\{{,\}}[0-9]+|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
  | (?P<letters>[A-Za-z]+)
  | (?P<entity>&(?:lt|gt);|&amp;)
  | (?P<omission>\.\.\.|…|⋯)
  | (?P<implication><=>|=>|⇒|⟹|∴|⇔|⟺)
  | (?P<relation>:=|<=|>=|!=|==|->|[=<>≔≜≝≈≃≅≐≟∼≤⩽≦≥⩾≧≠⍯≡∝∈∉⊂⊆→⟶↦←≪≫⊥])
  | (?P<bar>\|\||[|∣‖∥])
  | (?P<operator>[-+−–±*∗·⋅•×⊗/÷∕∪∩⊕∘∧∨∖])
  | (?P<bracket>[()\[\]{{}}⌈⌉⌊⌋⟨⟩])
  | (?P<superscript>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ]+)
  | (?P<subscript>[₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₓ]+)
  | (?P<combining>[\u0302-\u0305])
  | (?P<prime>['’′″]+)
  | (?P<rest>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_MATHEMATICAL_TEXT = re.compile(r"\s*(?:[-−]?[0-9.]+.*|[A-Za-z]+_\{?[A-Za-z]+\}?)", re.DOTALL)
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


class Lexer:
    """One pass over a source; ``tokens`` and ``repairs`` are the result.

    ``environment`` is the first environment of rows that was opened.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.tokens: list[Token] = []
        self.repairs: list[Repair] = []
        self.environment = ""
        self._open_environments: list[tuple[str, int, bool]] = []
        self._gap = False
        self._sized = ""
        self._defines = False
        self._closing = _matching_braces(source)

    def run(self) -> None:
        """Fill ``tokens``, closed by a ``stop``, and ``repairs``."""
        end = len(self.source)
        self._scan(0, end)
        for name, start, _ in self._open_environments:
            opening = f"\\begin{{{name}}}"
            self.repairs.append(
                Repair(
                    "unclosed-environment",
                    (start, min(start + len(opening), end)),
                    f"\\begin{{{name}}} has no \\end{{{name}}}.",
                )
            )
        self.tokens.append(Token("stop", "", end, end))
        self.tokens = settle_words(self.tokens)

    def _scan(self, position: int, end: int) -> None:
        match = _MASTER.match
        source = self.source
        while position < end:
            found = match(source, position, end)
            # the last alternative takes any character
            assert found is not None
            group = found.lastgroup
            text = found.group()
            if group == "space":
                self._gap = True
                position = found.end()
            elif group == "command":
                position = self._command(text[1:], position, end)
            else:
                handler = getattr(self, f"_{group}")
                position = handler(text, position, found.end())

    def _emit(self, kind: str, value: str, start: int, end: int) -> Token:
        token = Token(kind, value, start, end, self._gap)
        token.sized = self._sized
        self._gap = False
        self._sized = ""
        self.tokens.append(token)
        return token

    # what single spellings stand for

    def _newline(self, text: str, start: int, end: int) -> int:
        self._emit("newline", text, start, end)
        return end

    def _logbase(self, text: str, start: int, end: int) -> int:
        """``log2(x)`` as programmers write it."""
        base = text.removeprefix("\\")[3:]
        middle = end - len(base)
        self._emit("log", "log", start, middle)
        self._script("sub", [("number", base)], middle, end)
        return end

    _logtwo = _logbase

    def _script(self, kind: str, parts: list[tuple[str, str]], start: int, end: int) -> None:
        self._emit(kind, "", start, start)
        self._emit("open", "{", start, start)
        for part, value in parts:
            self._emit(part, value, start, end)
        self._emit("close", "{", end, end)

    def _escape(self, text: str, start: int, end: int) -> int:
        if text in symbols.OPENING:
            self._emit("open", symbols.OPENING[text], start, end)
        elif text in symbols.CLOSING:
            self._emit("close", symbols.CLOSING[text], start, end)
        elif text == r"\|":
            self._bar(text, start, end)
        elif text == r"\%":
            self._emit("percent", "%", start, end)
        elif text == r"\&":
            self._emit("text", "and", start, end)
        else:
            self._emit("junk", text, start, end)
        return end

    def _number(self, text: str, start: int, end: int) -> int:
        digits = text.replace("\\,", "")
        if "{,}" in digits:
            groups = digits.partition(".")[0].split("{,}")
            grouped = all(len(group) == 3 for group in groups[1:]) and groups[0] != "0"
            digits = digits.replace("{,}", "" if grouped else ".")
        if len(digits) > MAX_DIGITS:
            self._emit("opaque", text, start, end)
            self.repairs.append(
                Repair(
                    "limit",
                    (start, end),
                    f"This number has {len(digits)} digits; more than {MAX_DIGITS} are not read.",
                )
            )
        else:
            self._emit("number", digits, start, end)
        return end

    def _entity(self, text: str, start: int, end: int) -> int:
        if text == "&amp;":
            self._emit("amp", "&", start, end)
            return end
        return self._relation(text, start, end)

    def _omission(self, text: str, start: int, end: int) -> int:
        self._emit("omission", text, start, end)
        return end

    def _implication(self, text: str, start: int, end: int) -> int:
        self._emit("iff" if text in symbols.EQUIVALENCES else "implies", text, start, end)
        return end

    def _relation(self, text: str, start: int, end: int) -> int:
        sign = symbols.RELATION_SIGNS[text]
        if self._defines and sign == "=":
            sign = ":="
        self._defines = False
        self._emit("relation", sign, start, end)
        return end

    def _bar(self, text: str, start: int, end: int) -> int:
        value = symbols.BARS[text]
        last = self.tokens[-1] if self.tokens else None
        doubled = last is not None and last.kind == "bar" and not last.sized and not self._sized
        if doubled and last is not None and last.value == value == "|":
            # |\,| is a divergence bar
            last.value = "||"
            last.end = last.wide_end = end
            self._gap = False
        else:
            self._emit("bar", value, start, end)
        return end

    def _operator(self, text: str, start: int, end: int) -> int:
        self._emit("operator", symbols.OPERATORS[text], start, end)
        return end

    def _bracket(self, text: str, start: int, end: int) -> int:
        if text in symbols.OPENING:
            self._emit("open", symbols.OPENING[text], start, end)
        else:
            self._emit("close", symbols.CLOSING[text], start, end)
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
            accent = Token("accent", symbols.COMBINING_ACCENTS[text], letter.start, letter.start)
            self.tokens.insert(len(self.tokens) - 1, accent)
            letter.end = letter.wide_end = end
        else:
            self._emit("junk", text, start, end)
        return end

    def _prime(self, text: str, start: int, end: int) -> int:
        count = len(text) + text.count("″")
        self._emit("prime", "'" * count, start, end)
        return end

    def _rest(self, text: str, start: int, end: int) -> int:
        if text in _SINGLE:
            self._emit(_SINGLE[text], _SINGLE_VALUE.get(text, text), start, end)
        elif text in symbols.NAME_SIGNS:
            self._emit("name", symbols.NAME_SIGNS[text], start, end)
        elif text in symbols.VULGAR_FRACTIONS:
            self._emit("vulgar", text, start, end)
        elif len(plain := unicodedata.normalize("NFKC", text)) == 1 and plain.isalpha():
            # script, blackboard and italic letters of Unicode
            self._emit("name", symbols.NAME_SIGNS.get(plain, plain), start, end)
        elif self.tokens and self.tokens[-1].kind == "junk" and self.tokens[-1].end == start:
            last = self.tokens[-1]
            last.value += text
            last.end = last.wide_end = end
        else:
            self._emit("junk", text, start, end)
        return end

    # runs of letters

    def _letters(self, text: str, start: int, end: int) -> int:
        if text in symbols.LOGARITHMS:
            self._emit("log", text, start, end)
        elif self._fills_subscript(len(text), end) or is_word(text, self.source, end):
            self._emit("name", text, start, end)
        elif text in symbols.UNITS:
            self._emit("unit", text, start, end)
        elif text.lower() in symbols.CONNECTIVES:
            self._remark(text, start, end)
        elif parts := EMBEDDED_LOG.fullmatch(text):
            self._single_letters(parts[1], start)
            self._emit("log", parts[2], start + parts.start(2), start + parts.end(2))
            self._single_letters(parts[3], start + parts.start(3))
        else:
            self._single_letters(text, start)
        return end

    def _single_letters(self, text: str, start: int) -> None:
        for offset, letter in enumerate(text):
            token = self._emit("name", letter, start + offset, start + offset + 1)
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

    def _remark(self, words: str, start: int, end: int) -> None:
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind == "text":
            last.value = f"{last.value} {words}".strip()
            last.end = last.wide_end = end
            self._gap = False
        else:
            self._emit("text", words, start, end)

    # commands

    def _command(self, name: str, start: int, limit: int) -> int:
        end = start + 1 + len(name)
        spelled = "\\" + name
        if name in _COMMAND_TOKENS:
            kind, value = _COMMAND_TOKENS[name]
            self._emit(kind, value, start, end)
        elif name in symbols.NAME_COMMANDS:
            self._emit("name", symbols.NAME_COMMANDS[name], start, end)
        elif name in ("left", "right"):
            return self._delimiter(name, end)
        elif name in symbols.LAYOUT:
            self._gap = True
        elif name in symbols.RELATION_COMMANDS:
            self._defines = False
            self._emit("relation", symbols.RELATION_COMMANDS[name], start, end)
        elif name == "not":
            return self._negation(start, end)
        elif spelled in symbols.OPERATORS:
            self._emit("operator", symbols.OPERATORS[spelled], start, end)
        elif spelled in symbols.BARS:
            self._bar(spelled, start, end)
        elif spelled in symbols.OPENING:
            self._emit("open", symbols.OPENING[spelled], start, end)
        elif spelled in symbols.CLOSING:
            self._emit("close", symbols.CLOSING[spelled], start, end)
        elif spelled in symbols.OMISSIONS:
            self._emit("omission", spelled, start, end)
        elif spelled in symbols.IMPLICATIONS or spelled in symbols.EQUIVALENCES:
            self._implication(spelled, start, end)
        elif name in ("begin", "end"):
            return self._environment(name, start, end, limit)
        elif name in symbols.TEXT_COMMANDS or name in ("intertext", "shortintertext"):
            return self._text(name, start, end, limit)
        elif name in symbols.ACCENTS:
            self._emit("accent", symbols.ACCENTS[name], start, end)
        elif name in symbols.FONTS or name in symbols.EMPHASIS:
            return self._styled(name, start, end, limit)
        elif name in symbols.LAYOUT_WITH_ARGUMENT or name in symbols.LAYOUT_BEFORE_ARGUMENT:
            self._gap = True
            return self._skip_argument(end, limit)[1]
        elif name in ("stackrel", "overset", "underset", "xrightarrow", "xlongequal"):
            return self._annotated_sign(name, start, end, limit)
        else:
            self._emit("command", name, start, end)
            self.repairs.append(
                Repair(
                    "unknown-command",
                    (start, end),
                    f"The command {spelled} is not known; it is read as a name.",
                )
            )
        return end

    def _argument(self, position: int, limit: int) -> tuple[int, int, int] | None:
        """Find ``{...}``: where the inside starts and ends, and where it is over."""
        found = _BRACED.match(self.source, position, limit)
        if found is None:
            return None
        closing = self._closing.get(found.end() - 1, limit)
        if closing < limit:
            return found.end(), closing, closing + 1
        return found.end(), limit, limit

    def _skip_argument(self, position: int, limit: int) -> tuple[str, int]:
        found = self._argument(position, limit)
        if found is None:
            return "", position
        return self.source[found[0] : found[1]], found[2]

    def _delimiter(self, side: str, end: int) -> int:
        while end < len(self.source) and self.source[end].isspace():
            end += 1
        if self.source.startswith(".", end):
            return end + 1
        if side == "left" and (
            found := re.compile(r"\\\{\s*(?=\\begin\b)").match(self.source, end)
        ):
            # the brace of a case distinction has no partner
            return found.end()
        self._sized = side
        return end

    def _negation(self, start: int, end: int) -> int:
        while end < len(self.source) and self.source[end].isspace():
            end += 1
        found = re.compile(r"\\[A-Za-z]+|.", re.DOTALL).match(self.source, end)
        spelled = found.group() if found else ""
        sign = symbols.RELATION_COMMANDS.get(
            spelled[1:], symbols.RELATION_SIGNS.get(spelled, spelled)
        )
        if found and sign in symbols.NEGATED_RELATIONS:
            self._emit("relation", symbols.NEGATED_RELATIONS[sign], start, found.end())
            return found.end()
        self._emit("junk", r"\not", start, end)
        return end

    def _annotated_sign(self, name: str, start: int, end: int, limit: int) -> int:
        note, position = self._skip_argument(end, limit)
        if name == "xrightarrow":
            self._emit("relation", "→", start, position)
        elif name == "xlongequal":
            self._emit("relation", "=", start, position)
        else:
            # what stands under the note is read on, its braces being invisible
            self._defines = "def" in note or "triangle" in note or "Delta" in note
        return position

    def _styled(self, name: str, start: int, end: int, limit: int) -> int:
        """A font or emphasis: on letters a name, else a command with an argument."""
        found = self._argument(end, limit)
        if found is None:
            letter = re.compile(r"\s*([A-Za-z])").match(self.source, end, limit)
            if letter is None:
                self._emit("style", name, start, end)
                return end
            return self._upright(letter[1], name, start, letter.end())
        inside, inside_end, after = found
        word = UPRIGHT_WORD.fullmatch(self.source, inside, inside_end)
        if word is None:
            self._emit("style", name, start, end)
            return end
        return self._upright(word[1], name, start, after)

    def _upright(self, word: str, font: str, start: int, end: int) -> int:
        bold = font in symbols.EMPHASIS
        if word in symbols.LOGARITHMS:
            self._emit("log", word, start, end)
        elif word in symbols.UNITS and not bold:
            self._emit("unit", word, start, end)
        elif word.lower() in symbols.CONNECTIVES and len(word) > 1:
            self._remark(word, start, end)
        else:
            self._emit("name", word, start, end)
        return end

    def _text(self, name: str, start: int, end: int, limit: int) -> int:
        found = self._argument(end, limit)
        if found is None:
            return end
        inside, inside_end, after = found
        if after == inside_end:
            message = 'The opening bracket "{" of these words is never closed.'
            self.repairs.append(Repair("missing-bracket", (inside - 1, inside), message, ""))
        content = self.source[inside:inside_end]
        if name.endswith("intertext"):
            self._emit("newline", "", start, start)
            self._emit("text", " ".join(content.split()), start, after)
            self._emit("newline", "", after, after)
        elif content.count("$") >= 2:
            self._text_with_formulas(content, inside)
        elif _MATHEMATICAL_TEXT.fullmatch(content):
            self._scan(inside, inside_end)
        else:
            self._emit("words", content, start, after)
        return after

    def _text_with_formulas(self, content: str, inside: int) -> None:
        pieces = content.split("$")
        place = inside
        for number, piece in enumerate(pieces):
            if number % 2 and number + 1 < len(pieces):
                self._scan(place, place + len(piece))
            elif piece.strip():
                self._emit("words", piece, place, place + len(piece))
            place += len(piece) + 1

    def _environment(self, command: str, start: int, end: int, limit: int) -> int:
        name, position = self._skip_argument(end, limit)
        name = name.strip()
        self._gap = True
        if command == "begin":
            return self._begin(name, start, position, limit)
        opened, _, matrix = (
            self._open_environments.pop() if self._open_environments else ("", 0, False)
        )
        if matrix:
            self._emit("close", "begin", start, position)
        if opened != name:
            self.repairs.append(
                Repair(
                    "unclosed-environment",
                    (start, position),
                    f"\\begin{{{opened}}} is closed by \\end{{{name}}}."
                    if opened
                    else f"\\end{{{name}}} has no \\begin{{{name}}}.",
                )
            )
        return position

    def _begin(self, name: str, start: int, position: int, limit: int) -> int:
        inside = bool(self.tokens)
        if name in symbols.BLOCK_ENVIRONMENTS and inside:
            return self._opaque(name, start, position)
        matrix = name in symbols.MATRIX_ENVIRONMENTS and (inside or name != "array")
        position = self._environment_options(name, position, limit)
        self._open_environments.append((name, start, matrix))
        if matrix:
            self._emit("open", "begin", start, position)
        else:
            self.environment = self.environment or name
            if name not in symbols.ROW_ENVIRONMENTS:
                self.repairs.append(
                    Repair(
                        "unknown-command",
                        (start, position),
                        f"The environment {name!r} is not known; its inside is read as rows.",
                    )
                )
        return position

    def _environment_options(self, name: str, position: int, limit: int) -> int:
        option = re.compile(r"\s*\[[a-zA-Z]\]").match(self.source, position, limit)
        if option is not None:
            position = option.end()
        if name.rstrip("*") in ("array", "alignat", "alignedat"):
            position = self._skip_argument(position, limit)[1]
        return position

    def _opaque(self, name: str, start: int, position: int) -> int:
        closing = f"\\end{{{name}}}"
        place = self.source.find(closing, position)
        end = len(self.source) if place < 0 else place + len(closing)
        self._emit("opaque", self.source[start:end], start, end)
        self.repairs.append(
            Repair("unreadable", (start, end), "A distinction of cases is not read.")
        )
        return end


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
