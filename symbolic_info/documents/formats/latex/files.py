"""The files of a LaTeX document: the one that is asked for, and those that it takes in.

The document has the lines of all its files one after the other; a section tells where the lines
of each begin.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

from symbolic_info.documents.formats.latex.arguments import without_comments
from symbolic_info.documents.formats.lines import lines_of
from symbolic_info.documents.formats.placed import PlacedText, placed_lines
from symbolic_info.documents.sources.content import read_text
from symbolic_info.documents.sources.source import Section, Unreadable

MOST_FILES = 1_000
"""No document is put together from more files."""

_INCLUSION = re.compile(
    r"\\(?:input|include|subfile)(?![A-Za-z@])\s*(?:\{([^{}]+)\}|([^\s{}\\%]+))"
    r"|\\(?:sub)?import(?![A-Za-z@])\s*\{([^{}]*)\}\s*\{([^{}]+)\}"
)


def inclusion(text: str, position: int) -> tuple[str, int] | None:
    """Return the name of the file that a command takes in, and the place behind the command.

    >>> inclusion(r"\\input{a} b", 0)
    ('a', 9)
    """
    found = _INCLUSION.match(text, position)
    return (_name(found), found.end()) if found else None


def included_by(text: str) -> Iterator[str]:
    """Yield the names of the files that a LaTeX source takes in, as they are written.

    >>> list(included_by("\\\\input{a} % \\\\input{b}\\n\\\\import{c/}{d.tex}"))
    ['a', 'c/d.tex']
    """
    return (_name(found) for found in _INCLUSION.finditer(without_comments(text)))


def places_of(name: str, *folders: str) -> Iterator[str]:
    """Yield the paths that a name in a document may stand for, the likeliest first."""
    for folder in dict.fromkeys(folders):
        path = os.path.normpath(os.path.join(folder, name))
        if not name.endswith(".tex"):
            yield path + ".tex"
        yield path


def _name(found: re.Match[str]) -> str:
    name = found[1] or found[2] or os.path.join(found[3].strip(), found[4].strip())
    return name.strip().strip('"')


class Files:
    """The files that were read so far, and their lines.

    ``known`` are their real paths. Together they have at most ``largest`` characters.
    ``changed`` has, by its path, what is read instead of the content of a file.
    """

    def __init__(
        self, path: str, text: str, largest: int, changed: Mapping[str, str] | None = None
    ) -> None:
        self.path = path
        self.lines: list[str] = []
        self.sections: list[Section] = []
        self.known: set[str] = set()
        self._remaining = largest
        self._changed = changed or {}
        self.main = self._add(path, text)

    def find(self, name: str, reading: str) -> str | None:
        """Return the path of a file that is named in the file ``reading``, or ``None``.

        Names count from the folder of the document, as TeX has it, or from that of the file.
        """
        for path in places_of(name, os.path.dirname(self.path), os.path.dirname(reading)):
            if "\0" not in path and os.path.isfile(path):
                return path
        return None

    def read(self, path: str) -> PlacedText:
        """Return the text of a further file; raises ``Unreadable``."""
        if len(self.sections) >= MOST_FILES:
            raise Unreadable(path, f"the document takes in more than {MOST_FILES:,} files")
        if path in self._changed:
            return self._add(path, self._changed[path])
        return self._add(path, read_text(path, self._remaining))

    def _add(self, path: str, text: str) -> PlacedText:
        self._remaining -= len(text)
        self.known.add(os.path.realpath(path))
        first = len(self.lines) + 1
        lines = lines_of(text)
        self.lines += lines
        self.sections.append(Section(first, path))
        return placed_lines(lines, first)
