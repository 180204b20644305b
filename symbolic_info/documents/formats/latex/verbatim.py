"""Where LaTeX reads no formulas: code, comments of several lines, text that is switched off."""

from __future__ import annotations

import re

CODE_ENVIRONMENTS = frozenset(
    [
        *("verbatim", "verbatim*", "Verbatim", "BVerbatim", "LVerbatim", "alltt"),
        *("lstlisting", "minted", "filecontents", "filecontents*", "comment"),
        *("tikzpicture", "pgfpicture", "algorithm", "algorithmic", "thebibliography"),
        *("LTXexample", "SideBySideExample", "PSTexample"),
    ]
)
"""What stands in these is no formula of the document, or none that claims anything."""

# and those of packages and classes for manuals: Sinput, CodeChunk, rcode, console
_VERBATIM_NAME = re.compile(
    r"[Vv]erbatim|[Ll]isting|^(?:[a-z]*[Cc]ode|Code(?:Input|Output|Chunk)?)$"
    r"|^S(?:input|output|chunk)$|^(?:console|terminal|shell|script)$"
)

CODE_COMMANDS = frozenset(
    [
        *("verb", "Verb", "lstinline", "mintinline", "url", "path", "nolinkurl"),
        *("typeout", "message"),
    ]
)
"""Commands whose argument, code or a line for the terminal, stands between braces or between two
equal characters."""

CODE_OF_CHARACTER = (
    r"\\(?:char|(?:cat|lc|uc|sf|math|del)code)\s*`\\?."
    r"|\\string(?![A-Za-z@])\s*(?:\\(?:[A-Za-z@]+|.)|.)"
)
"""A character that TeX takes by its number or its name: it is neither a command nor a dollar."""

_CONDITION = re.compile(r"\\(?P<word>if[A-Za-z@]*|else|fi)(?![A-Za-z@])|\\.|%[^\n]*", re.DOTALL)


def is_code_environment(name: str) -> bool:
    """Whether code stands in an environment of packages.

    >>> [is_code_environment(name) for name in ("minted", "verbatimtab", "Sinput", "a")]
    [True, True, True, False]
    """
    return name in CODE_ENVIRONMENTS or _VERBATIM_NAME.search(name) is not None


def behind_short(text: str, position: int) -> int | None:
    r"""Return the place behind what a character and the next of its kind in the line enclose."""
    stop = text.find(text[position], position + 1)
    return stop + 1 if stop >= 0 and "\n" not in text[position:stop] else None


def behind_environment(text: str, name: str, position: int) -> int:
    """Return the place behind the end of an environment, or the end of the text."""
    closing = rf"\end{{{name}}}"
    stop = text.find(closing, position)
    return stop + len(closing) if stop >= 0 else len(text)


_OPTIONS = re.compile(r"\*?(?:\[[^\]\n]*\])?")
_LANGUAGE = re.compile(r"\{[^{}\n]*\}")


def behind_code(text: str, name: str, position: int) -> int:
    r"""Return the place behind the argument of a command such as ``\verb``.

    >>> behind_code(r"\verb|$a$| b", "verb", 5)
    10
    """
    options = _OPTIONS.match(text, position)
    start = options.end() if options else position
    if name == "mintinline" and (language := _LANGUAGE.match(text, start)):
        start = language.end()
    opening = text[start : start + 1]
    line_end = text.find("\n", start)
    line_end = line_end if line_end >= 0 else len(text)
    stop = text.find("}" if opening == "{" else opening, start + 1, line_end) if opening else -1
    return stop + 1 if stop >= 0 else start


def behind_false(text: str, position: int) -> int:
    r"""Return the place behind what ``\iffalse`` switches off: at its ``\else`` or ``\fi``."""
    depth = 1
    for found in _CONDITION.finditer(text, position):
        match found["word"]:
            case None:
                continue
            case "fi":
                depth -= 1
            case "else":
                depth -= depth == 1
            case _:
                depth += 1
        if depth == 0:
            return found.end()
    return len(text)
