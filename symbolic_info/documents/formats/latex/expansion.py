r"""From the sources of a LaTeX document to the text that is typeset, each character in its place.

Comments and code fall away, files are taken in where they are named, macros and environments that
the document defines are replaced by what they stand for. Arguments keep their own places; what
the body of a macro puts in stands at the place of the call.

Every step is bounded: a macro that calls itself, macros that grow beyond what anybody typesets, a
file that takes itself in are obstacles of the document, and reading goes on behind them.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import lru_cache
from typing import NoReturn

from symbolic_info.documents.formats.latex.arguments import (
    COMMENT,
    LONGEST_ARGUMENT,
    Extent,
    argument,
    optional,
    past_blanks,
)
from symbolic_info.documents.formats.latex.definitions import DEFINING, Macro, known_definitions
from symbolic_info.documents.formats.latex.files import Files, inclusion
from symbolic_info.documents.formats.latex.verbatim import (
    CODE_COMMANDS,
    CODE_OF_CHARACTER,
    behind_code,
    behind_environment,
    behind_false,
    behind_short,
    is_code_environment,
)
from symbolic_info.documents.formats.placed import Composer, PlacedText
from symbolic_info.documents.sources.source import EXCERPT, Missing, Obstacle, Unreadable

DEEPEST = 40
"""How deep macros may call each other, arguments may nest, and files may take in files."""

MOST_CALLS = 1_000
"""How many macros may be called to expand one that the document writes."""

LONGEST_EXPANSION = 200_000
"""How many characters one macro may stand for, besides its arguments."""

WORK = 50
"""How often each character may be looked at, on average, before reading stops."""

CODE = "\N{REPLACEMENT CHARACTER}"
"""Stands for code in the text: something is said there."""

EXAMPLES = frozenset({"example", "exercise", "problem", "question", "solution"})
"""Environments that mark where an example ends, and stay in the text."""

_NO_SIGN = "(?!)"
_PARAMETER = re.compile(r"#([1-9])")
_SIZE = re.compile(r"\s*(?:\*|\[[^\]\n]{0,20}\])")
_NAME = re.compile(r"\s*\{([^{}\n]*)\}")
_WORD_AT_END = re.compile(r"\\[A-Za-z@]+\Z")
_STYLES = {"usepackage": ".sty", "RequirePackage": ".sty", "documentclass": ".cls"}


@lru_cache(maxsize=16)
def _tokens(quotes: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of what may be replaced, where these characters enclose code."""
    quote = f"[{re.escape(''.join(sorted(quotes)))}]" if quotes else _NO_SIGN
    return re.compile(
        rf"(?P<character>{CODE_OF_CHARACTER})"
        rf"|\\(?:(?P<name>[A-Za-z@]+)|(?P<sign>.))|(?P<comment>%)|(?P<quote>{quote})",
        re.DOTALL,
    )


class _Endless(Exception):
    """A macro was called too often, too deep, or grew too long."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _EndOfFile(Exception):
    r"""``\endinput``."""


class _EndOfDocument(Exception):
    r"""``\end{document}``, or there is more to look at than is allowed."""


class Expansion:
    """One document being expanded: its text so far, and what kept it from being read on."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.definitions = known_definitions()
        self.out = Composer()
        self.obstacles: list[tuple[int, Obstacle]] = []
        """Each with the offset in the text at which it stands."""
        self.endless: list[tuple[int, Obstacle]] = []
        """The calls of macros that expand without end, in the same way."""
        self.missing: list[Missing] = []
        self._reading: list[str] = []
        self._calls = 0
        self._nesting = 0
        self._work = 1_000_000

    def run(self) -> PlacedText:
        """Return the text of the document."""
        with suppress(_EndOfDocument):
            self._file(self.files.path, self.files.main, self.out)
        return self.out.result()

    def _file(self, path: str, text: PlacedText, out: Composer) -> None:
        self._work += WORK * len(text.text)
        self._reading.append(path)
        with suppress(_EndOfFile):
            self._expand(text, out, 0)
        self._reading.pop()

    def _expand(self, text: PlacedText, out: Composer, depth: int) -> None:
        """Add what a text stands for; ``depth`` counts the macros that it comes from."""
        self._spend(len(text.text), text, 0)
        cursor = kept = 0
        while (token := self._next_token(text.text, cursor, depth)) is not None:
            if not self._is_replaced(token, depth):
                cursor = token.end()
                continue
            out.add(text, kept, token.start())
            cursor = kept = self._replace(text, token, out, depth)
        out.add(text, kept, len(text.text))

    def _next_token(self, source: str, cursor: int, depth: int) -> re.Match[str] | None:
        # what a macro stands for was read before: there a quote is a sign
        return _tokens(frozenset() if depth else self.definitions.quotes).search(source, cursor)

    def _is_replaced(self, token: re.Match[str], depth: int) -> bool:
        if token["comment"] or token["character"] or token["quote"]:
            return True
        name = token["name"] or token["sign"]
        if name in ("begin", "end"):
            return self._is_replaced_environment(token)
        return (
            name in self.definitions.macros
            or name in DEFINING
            or name in CODE_COMMANDS
            or name in ("iffalse", "endinput")
            or (
                depth == 0
                and (name in _STYLES or inclusion(token.string, token.start()) is not None)
            )
        )

    def _is_replaced_environment(self, token: re.Match[str]) -> bool:
        named = _NAME.match(token.string, token.end())
        if named is None:
            return False
        name = named[1].strip()
        known = name in self.definitions.environments and name not in EXAMPLES
        return known or name == "document" or (token["name"] == "begin" and self._holds_code(name))

    def _holds_code(self, name: str) -> bool:
        return name in self.definitions.code or is_code_environment(name)

    def _replace(self, text: PlacedText, token: re.Match[str], out: Composer, depth: int) -> int:
        """Add what stands for a token, and return where reading goes on."""
        source, here, end = text.text, token.start(), token.end()
        if token["comment"]:
            comment = COMMENT.match(source, here)
            return comment.end() if comment else end
        if token["character"] or token["quote"]:
            behind = end if token["character"] else behind_short(source, here)
            out.add_at(CODE if behind else source[here], *text.place(here))
            return behind or end
        name = token["name"] or token["sign"]
        if name in ("begin", "end"):
            return self._environment(text, token, out, depth)
        if name in self.definitions.macros:
            return self._call(text, here, end, name, self._macro(name), out, depth)
        if name in DEFINING:
            behind = DEFINING[name](source, end, name, self.definitions)
            self._spend(behind - end or LONGEST_ARGUMENT, text, here)
            return behind
        if name in CODE_COMMANDS:
            out.add_at(CODE, *text.place(here))
            return behind_code(source, name, end)
        if name == "iffalse":
            return behind_false(source, end)
        if name == "endinput":
            raise _EndOfFile
        if name in _STYLES:
            return self._style(text, end, _STYLES[name])
        return self._include(text, here, out)

    def _macro(self, name: str) -> Macro:
        """Return what a name stands for; a macro that only names another one is that one."""
        macros = self.definitions.macros
        macro = macros[name]
        for _ in range(DEEPEST):
            other = macros.get(macro.body.strip()[1:]) if macro.body[:1] == "\\" else None
            if macro.primitive or macro.arguments or other is None or other is macro:
                break
            macro = other
        return macro

    def _call(
        self,
        text: PlacedText,
        here: int,
        end: int,
        name: str,
        macro: Macro,
        out: Composer,
        depth: int,
    ) -> int:
        """Add what a call stands for; one without end is left as it stands."""
        if depth > 0:
            return self._expand_call(text, here, end, name, macro, out, depth)
        self._calls = 0
        expanded = Composer()
        nesting = self._nesting
        try:
            behind = self._expand_call(text, here, end, name, macro, expanded, depth)
        except _Endless as endless:
            self._nesting = nesting
            message = (
                f"{endless.name} expands without end: it calls itself, nests too deeply or grows "
                "too long. It is left as it stands; change its definition."
            )
            self._obstacle("ill-formed-macro", message, text, here)
            self.endless.append(self.obstacles.pop())
            self.definitions.forget(endless.name.removeprefix("\\"))
            out.add(text, here, end)
            return end
        out.add(expanded.result(), 0, expanded.length)
        return behind

    def _expand_call(
        self,
        text: PlacedText,
        here: int,
        end: int,
        name: str,
        macro: Macro,
        out: Composer,
        depth: int,
    ) -> int:
        self._calls += 1
        arguments, behind = self._arguments(text, end, name, macro, depth)
        place = text.place(here)
        if len(arguments) < macro.arguments:
            # it is only named here, as in the text of another macro
            out.add(text, here, end)
            return end
        if macro.primitive:
            out.add_at(macro.body, *place)
            return behind
        body = Composer()
        written = 0
        longest = LONGEST_EXPANSION + 2 * sum(len(given.text) for given in arguments)
        for parameter in _PARAMETER.finditer(macro.body):
            body.add_at(macro.body[written : parameter.start()], *place)
            written = parameter.end()
            number = int(parameter[1])
            if number <= len(arguments):
                given = arguments[number - 1]
                if given.text[:1].isalpha() and _WORD_AT_END.search(
                    macro.body, max(0, parameter.start() - 50), parameter.start()
                ):
                    body.add_at(" ", *place)
                body.add(given, 0, len(given.text))
                if _WORD_AT_END.search(given.text[-50:]):
                    body.add_at(" ", *place)
            if body.length > longest:
                break
        body.add_at(macro.body[written:], *place)
        if depth >= DEEPEST or self._calls > MOST_CALLS or body.length > longest:
            raise _Endless(f"\\{name}")
        self._expand(body.result(), out, depth + 1)
        if text.text[behind : behind + 1].isalpha():
            # a control word at the end of the body stays apart from the word behind it
            out.add_at(" ", *place)
        return behind

    def _arguments(
        self, text: PlacedText, end: int, name: str, macro: Macro, depth: int
    ) -> tuple[list[PlacedText], int]:
        """Return the arguments of a call, expanded, and where reading goes on behind them."""
        found: list[PlacedText] = []
        behind = end
        if macro.sized and (size := _SIZE.match(text.text, behind)):
            behind = size.end()
        self._nesting += 1
        if self._nesting > DEEPEST:
            raise _Endless(f"\\{name}")
        for number in range(macro.arguments):
            given = Composer()
            if number < len(macro.defaults):
                extent = optional(text.text, behind)
                if extent is None:
                    given.add_at(macro.defaults[number], *text.place(end - 1))
            else:
                extent = self._argument(text, behind)
                if extent is None:
                    break
            if extent is not None:
                self._expand(text.cut(extent[0], extent[1]), given, depth)
                behind = extent[2]
            found.append(given.result())
        self._nesting -= 1
        return found, behind

    def _argument(self, text: PlacedText, position: int) -> Extent | None:
        extent = argument(text.text, position)
        start = past_blanks(text.text, position)
        if extent is None and text.text.startswith("{", start):
            self._spend(LONGEST_ARGUMENT, text, position)
        return extent

    def _environment(
        self, text: PlacedText, token: re.Match[str], out: Composer, depth: int
    ) -> int:
        named = _NAME.match(text.text, token.end())
        assert named is not None
        name, end = named[1].strip(), named.end()
        begins = token["name"] == "begin"
        if name == "document":
            if not begins:
                raise _EndOfDocument
            if out is self.out:
                # what stands before is no text
                out.clear()
                self.obstacles = [(0, obstacle) for _, obstacle in self.obstacles]
            return end
        environment = self.definitions.environments.get(name)
        if environment is None or (begins and name in self.definitions.code):
            out.add_at(f"\n{CODE}\n", *text.place(token.start()))
            return behind_environment(text.text, name, end)
        macro = environment.begin if begins else environment.end
        return self._call(text, token.start(), end, name, macro, out, depth)

    def _style(self, text: PlacedText, end: int, suffix: str) -> int:
        """Read the definitions of packages that lie beside the document."""
        options = optional(text.text, end)
        names = argument(text.text, options[2] if options else end)
        if names is None:
            return end
        for name in text.text[names[0] : names[1]].split(","):
            path = self.files.find(name.strip() + suffix, self._reading[-1])
            if path is not None and os.path.realpath(path) not in self.files.known:
                with suppress(Unreadable):
                    self._file(path, self.files.read(path), Composer())
        return names[2]

    def _include(self, text: PlacedText, here: int, out: Composer) -> int:
        found = inclusion(text.text, here)
        assert found is not None
        name, behind = found
        path = self.files.find(name, self._reading[-1])
        if path is None:
            message = f"The file {name} is not there, and what stands in it is not checked."
            self._obstacle("unchecked-input", message, text, here)
            return behind
        real = os.path.realpath(path)
        if real in (os.path.realpath(other) for other in self._reading):
            message = f"{path} takes itself in, directly or through other files."
            self._obstacle("ill-formed-input", message, text, here)
        elif len(self._reading) > DEEPEST:
            message = f"More than {DEEPEST} files take each other in; {path} is not checked."
            self._obstacle("unchecked-input", message, text, here)
        elif real not in self.files.known:
            try:
                content = self.files.read(path)
            except Unreadable as error:
                self.missing.append(Missing(error.path, error.reason))
                return behind
            out.add_at("\n", *text.place(here))
            self._file(path, content, out)
        return behind

    def _obstacle(self, code: str, message: str, text: PlacedText, position: int) -> None:
        line, column = text.place(position)
        source = text.text[position : position + EXCERPT].partition("\n")[0].strip()
        self.obstacles.append((self.out.length, Obstacle(code, message, source, line, column)))

    def _spend(self, work: int, text: PlacedText, position: int) -> None:
        self._work -= work
        if self._work < 0:
            self._give_up(text, position)

    def _give_up(self, text: PlacedText, position: int) -> NoReturn:
        message = (
            "The document is read no further: its macros and groups nest so that they would have "
            f"to be looked at more than {WORK} times."
        )
        self._obstacle("ill-formed-macro", message, text, position)
        raise _EndOfDocument
