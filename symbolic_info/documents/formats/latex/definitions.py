"""Definitions of macros: what LaTeX's commands for it define, as patterns of text.

Defined are macros with arguments numbered #1 to #9, the first of which may be optional, and
environments. What is defined in another way (delimited arguments, conditions, names put together)
stays as it is written, and the reader of formulas says that it does not know the command.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from symbolic_info.documents.formats.latex.arguments import (
    argument,
    optional,
    past_blanks,
    without_comments,
)


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: its text with #1 ... for ``arguments`` arguments.

    ``defaults`` are those of optional arguments, which come first, in square brackets; ``sized``
    macros may be followed by a star or a size in square brackets, which say nothing. A
    ``primitive`` stands for a command as it was before it was defined anew.
    """

    body: str
    arguments: int = 0
    defaults: tuple[str, ...] = ()
    sized: bool = False
    primitive: bool = False


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment that stands for what its beginning and end put in."""

    begin: Macro
    end: Macro


@dataclass(slots=True)
class Definitions:
    """The macros and environments that are known at a place of a document.

    ``code`` are the environments in which code stands, ``quotes`` the characters between two of
    which it does. The scan for formulas relies on the names in ``PROTECTED``: they keep their
    meaning.
    """

    macros: dict[str, Macro]
    environments: dict[str, Environment]
    code: set[str] = field(default_factory=set)
    quotes: frozenset[str] = frozenset()

    def define(self, name: str, macro: Macro | None) -> None:
        """Give a name its new meaning; ``None``: one that is not understood."""
        if name in PROTECTED:
            return
        self.macros.pop(name, None)
        if macro is not None and not _is_program(name, macro.body):
            self.macros[name] = macro

    def forget(self, name: str) -> None:
        """Let a name stand for itself."""
        self.macros.pop(name, None)
        self.environments.pop(name, None)


PROTECTED = frozenset(
    [
        *("begin", "end", "item", "par", "input", "include", "subfile", "document"),
        *("part", "chapter", "section", "subsection", "subsubsection", "paragraph"),
        *("subparagraph", "text", "label", "ref", "left", "right", "frac", "sum", "log", "ln"),
    ]
)

_SIZES = r"\delimsize"

_PROGRAM = re.compile(
    r"\\(?:(?:expandafter|futurelet|csname|catcode|@if[a-z]+)(?![A-Za-z@])"
    r"|if(?!f(?![A-Za-z@]))[A-Za-z@]*)|##"
)
"""What decides only where a macro is called what it stands for: a body with it is not expanded."""


def known_definitions() -> Definitions:
    """Return what packages define that notes on numbers use: siunitx, IEEEtrantools, breqn."""
    eqnarray = Macro(r"\begin{eqnarray}", 1), Macro(r"\end{eqnarray}")
    equation = Macro(r"\begin{equation}"), Macro(r"\end{equation}")
    nothing = Macro(""), Macro("")
    return Definitions(
        {
            "ensuremath": Macro("#1", 1),
            "num": Macro("#2", 2, ("",)),
            "SI": Macro(r"#2\,\text{#3}", 3, ("",)),
            "qty": Macro(r"#2\,\text{#3}", 3, ("",)),
        },
        {
            "IEEEeqnarray": Environment(*eqnarray),
            "IEEEeqnarray*": Environment(*eqnarray),
            "dmath": Environment(*equation),
            "dmath*": Environment(*equation),
            "subequations": Environment(*nothing),
        },
    )


def _is_program(name: str, body: str) -> bool:
    """Whether what a macro stands for is decided only where it is called.

    A macro that names itself in the argument of another command may have an end all the same.
    """
    if _PROGRAM.search(body):
        return True
    itself = re.search(rf"\\{re.escape(name)}(?![A-Za-z@])", body)
    before = body[: itself.start()] if itself else ""
    return any(before.count(left) > before.count(right) for left, right in ("{}", "[]"))


Reader = Callable[[str, int, str, Definitions], int]
"""Reads a definition in a text at a position behind the command of the given name; returns where
reading goes on."""


def _macro(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \newcommand{\name}[n][default]{body} and its relatives."""
    position = _past_star(text, position)
    named = argument(text, position)
    if named is None:
        return position
    name = text[named[0] : named[1]].strip().removeprefix("\\")
    count, defaults, position = _parameters(text, named[2])
    body = argument(text, position)
    if body is None:
        return position
    if command != "providecommand" or name not in known.macros:
        content = without_comments(text[body[0] : body[1]])
        known.define(name, Macro(content, count, defaults))
    return body[2]


def _parameters(text: str, position: int) -> tuple[int, tuple[str, ...], int]:
    number = optional(text, position)
    if number is None:
        return 0, (), position
    digits = text[number[0] : number[1]].strip()
    count = int(digits) if digits in set("123456789") else 0
    default = optional(text, number[2])
    if default is None:
        return count, (), number[2]
    return count, (text[default[0] : default[1]],), default[2]


_DEF = re.compile(r"\s*\\(?P<name>[A-Za-z@]+|.)(?P<parameters>[^{}]{0,100})(?=\{)", re.DOTALL)
_SIMPLE_PARAMETERS = re.compile(r"\s*(?:#[1-9]\s*)*")


def _def(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \def\name#1#2{body}."""
    head = _DEF.match(text, position)
    body = argument(text, head.end()) if head else None
    if head is None or body is None:
        return position
    parameters = head["parameters"]
    simple = _SIMPLE_PARAMETERS.fullmatch(parameters)
    content = without_comments(text[body[0] : body[1]])
    known.define(head["name"], Macro(content, parameters.count("#")) if simple else None)
    return body[2]


_LET = re.compile(r"\s*\\([A-Za-z@]+|.)\s*=?\s*(\\(?:[A-Za-z@]+|.)|[^\s{}])", re.DOTALL)


def _let(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \let\name=\other."""
    head = _LET.match(text, position)
    if head is None:
        return position
    other = known.macros.get(head[2].removeprefix("\\"))
    known.define(head[1], other or Macro(head[2] + " ", primitive=True))
    return head.end()


def _operator(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \DeclareMathOperator{\name}{text}."""
    named = argument(text, _past_star(text, position))
    words = argument(text, named[2]) if named else None
    if named is None or words is None:
        return position
    name = text[named[0] : named[1]].strip().removeprefix("\\")
    known.define(name, Macro(rf"\operatorname{{{without_comments(text[words[0] : words[1]])}}}"))
    return words[2]


def _delimiters(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \DeclarePairedDelimiter{\name}{left}{right}, or ...X{\name}[n]{left}{right}{body}."""
    named = argument(text, position)
    if named is None:
        return position
    count, _, behind = _parameters(text, named[2]) if command.endswith("X") else (1, (), named[2])
    found: list[str] = []
    for _ in range(3 if command.endswith("X") else 2):
        extent = argument(text, behind)
        if extent is None:
            return position
        found.append(without_comments(text[extent[0] : extent[1]]))
        behind = extent[2]
    left, right, body = (*found, "#1")[:3]
    name = text[named[0] : named[1]].strip().removeprefix("\\")
    known.define(name, Macro(f"{left} {body.replace(_SIZES, '')} {right}", count, sized=True))
    return behind


_SPECIFICATION = re.compile(r"(?:o|O\{([^{}]*)\})?((?:m)*)")


def _document_command(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \NewDocumentCommand{\name}{m m}{body}, with an optional first argument at most."""
    extents = []
    behind = position
    for _ in range(3):
        extent = argument(text, behind)
        if extent is None:
            return position
        extents.append(text[extent[0] : extent[1]])
        behind = extent[2]
    name = extents[0].strip().removeprefix("\\")
    fitting = _SPECIFICATION.fullmatch(re.sub(r"\s", "", extents[1]))
    macro = None
    if fitting is not None:
        first = extents[1].strip()[:1] in ("o", "O")
        defaults = (fitting[1] or "",) if first else ()
        count = len(fitting[2]) + len(defaults)
        macro = Macro(without_comments(extents[2]), count, defaults)
    known.define(name, macro)
    return behind


def _environment(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \newenvironment{name}[n][default]{begin}{end}."""
    named = argument(text, _past_star(text, position))
    if named is None:
        return position
    count, defaults, behind = _parameters(text, named[2])
    begin = argument(text, behind)
    end = argument(text, begin[2]) if begin else None
    if begin is None or end is None:
        return behind
    name = text[named[0] : named[1]].strip()
    if _VERBATIM.search(text, begin[0], begin[1]):
        known.code.add(name)
        return end[2]
    known.environments[name] = Environment(
        Macro(without_comments(text[begin[0] : begin[1]]), count, defaults),
        Macro(without_comments(text[end[0] : end[1]])),
    )
    return end[2]


_VERBATIM = re.compile(
    r"\\(?:begin\s*\{)?(?:[BL]?[Vv]erbatim|lstlisting|minted|alltt)(?![A-Za-z@])"
)


def _code_environment(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \DefineVerbatimEnvironment{name}... and its relatives."""
    options = optional(text, position)
    named = argument(text, options[2] if options else position)
    if named is None:
        return position
    known.code.add(text[named[0] : named[1]].strip())
    return named[2]


def _quotes(text: str, position: int, command: str, known: Definitions) -> int:
    r"""Read \MakeShortVerb{\|}, \DeleteShortVerb{\|} and their relatives."""
    options = optional(text, _past_star(text, position))
    named = argument(text, options[2] if options else _past_star(text, position))
    if named is None:
        return position
    sign = text[named[0] : named[1]].strip().removeprefix("\\")
    if len(sign) == 1 and not sign.isalnum():
        ends = command.startswith(("Un", "Del"))
        known.quotes = known.quotes - {sign} if ends else known.quotes | {sign}
    return named[2]


def _past_star(text: str, position: int) -> int:
    behind = past_blanks(text, position)
    return behind + 1 if text[behind : behind + 1] == "*" else position


DEFINING: Mapping[str, Reader] = {
    **dict.fromkeys(("newcommand", "renewcommand", "providecommand"), _macro),
    "DeclareRobustCommand": _macro,
    **dict.fromkeys(("def", "gdef", "edef", "xdef"), _def),
    "let": _let,
    "DeclareMathOperator": _operator,
    **dict.fromkeys(("DeclarePairedDelimiter", "DeclarePairedDelimiterX"), _delimiters),
    **dict.fromkeys(
        (f"{verb}DocumentCommand" for verb in ("New", "Renew", "Provide", "Declare")),
        _document_command,
    ),
    **dict.fromkeys(("newenvironment", "renewenvironment"), _environment),
    **dict.fromkeys(
        (f"{verb}VerbatimEnvironment" for verb in ("Define", "Custom", "Recustom")),
        _code_environment,
    ),
    **dict.fromkeys(
        ("lstnewenvironment", "newverbatim", "newtcblisting", "DeclareTCBListing"),
        _code_environment,
    ),
    **dict.fromkeys(("MakeShortVerb", "DeleteShortVerb", "lstMakeShortInline"), _quotes),
    **dict.fromkeys(("DefineShortVerb", "UndefineShortVerb"), _quotes),
}
"""What reads each command that defines something."""
