r"""A LaTeX document: its formulas with the words around them, and what ends an example.

>>> document = read_latex("a.tex", r"\newcommand{\h}{H(P)} so $\h = 1$", 1_000)
>>> [(found.source, found.line, found.column) for found in document.formulas()]
[('H(P) = 1', 1, 27)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from symbolic_info.documents.formats.delimiters import Mark, Opening, Stretch
from symbolic_info.documents.formats.latex.expansion import Expansion
from symbolic_info.documents.formats.latex.files import Files
from symbolic_info.documents.formats.latex.scan import scan_latex
from symbolic_info.documents.formats.placed import PlacedText
from symbolic_info.documents.formats.running import parts_of_running_text
from symbolic_info.documents.sources.source import Document, Heading, Obstacle, Part

_SILENT = re.compile(
    r"\\(?:label|ref|eqref|cref|Cref|autoref|pageref|cite[a-z]*|index|footnotemark|hspace|vspace"
    r"|begin|end|setlength|color|textcolor)\*?(?:\[[^\]]*\])*\{[^{}]*\}"
)
_LINE_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?")
_COMMAND = re.compile(r"\\([%$&#_{}])|\\(?:[A-Za-z@]+\*?\s*|.)|[{}]", re.DOTALL)
_BLANKS = re.compile(r"[ \t~]+")


def read_latex(
    path: str, text: str, largest: int, changed: Mapping[str, str] | None = None
) -> Document:
    """Return the document in a LaTeX source and in the files that it takes in.

    All files together have at most ``largest`` characters; files that cannot be read are listed
    in ``Document.missing``. ``changed`` has, by its path, what is read instead of a file.
    """
    files = Files(path, text, largest, changed)
    expansion = Expansion(files)
    typeset = expansion.run()
    scanned = scan_latex(typeset.text)
    placed: list[tuple[int, Part]] = list(
        parts_of_running_text(typeset, scanned.items, scanned.paragraphs, plain, scanned.grids)
    )
    placed += [
        (
            title.position,
            Heading(
                title.level,
                plain(typeset.text[title.start : title.stop]).strip(),
                typeset.place(title.position)[0],
            ),
        )
        for title in scanned.titles
    ]
    placed += expansion.obstacles
    placed += _in_formulas(expansion.endless, typeset, scanned.items)
    placed.sort(key=lambda entry: entry[0])
    parts = tuple(part for _, part in placed)
    return Document(
        path, tuple(files.lines), parts, tuple(files.sections), tuple(expansion.missing)
    )


def _in_formulas(
    endless: Sequence[tuple[int, Obstacle]],
    text: PlacedText,
    items: Sequence[Stretch | Opening | Mark],
) -> Iterator[tuple[int, Obstacle]]:
    """Yield the calls that stand in formulas: elsewhere they claim nothing, as in programs."""
    stretches = sorted(
        (text.place(item.first), text.place(item.last))
        for item in items
        if endless and isinstance(item, Stretch)
    )
    for offset, obstacle in endless:
        here = obstacle.line, obstacle.column
        number = bisect_right(stretches, here, key=lambda extent: extent[0])
        if number and here <= stretches[number - 1][1]:
            yield offset, obstacle


def plain(markup: str) -> str:
    r"""Return the words of a text of LaTeX.

    >>> plain(r"a \emph{coin}~is 50\,\% fair\\so")
    'a coin is 50% fair\nso'
    """
    text = _SILENT.sub("", markup)
    text = _LINE_BREAK.sub("\n", text)
    text = _COMMAND.sub(lambda match: match[1] or "", text)
    return _BLANKS.sub(" ", text)
