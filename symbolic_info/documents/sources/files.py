"""Which format a file is in, and the document that stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from symbolic_info.documents.sources.content import LARGEST_FILE, decode, read_text
from symbolic_info.documents.sources.source import Document

LATEX = frozenset({".tex", ".ltx", ".latex"})
"""The suffixes of LaTeX sources, which take in other files."""

_MARKDOWN = frozenset({".md", ".markdown", ".mdx", ".rmd", ".qmd"})
_NOTEBOOKS = frozenset({".ipynb"})
_RESTRUCTURED_TEXT = frozenset({".rst", ".rest"})
_HTML = frozenset({".html", ".htm", ".xhtml"})

SUFFIXES = LATEX | _MARKDOWN | _NOTEBOOKS | _RESTRUCTURED_TEXT | _HTML
"""The suffixes of documents. A file with another one that is asked for by name is read as
Markdown; in a folder it is passed over."""


def suffix_of(path: str) -> str:
    """Return the suffix of a path in small letters, with its dot."""
    return PurePath(path).suffix.lower()


def read_document(path: str, largest: int = LARGEST_FILE) -> Document:
    """Read the document in a file of at most ``largest`` bytes.

    Raises ``Unreadable`` if the file is missing, no regular file, too large, binary, not in UTF-8
    or not in its format. An empty file is a document without formulas.
    """
    return _document(path, read_text(path, largest), largest)


def reread_document(path: str, changed: Mapping[str, str], largest: int = LARGEST_FILE) -> Document:
    """Read a document as it would be if some of its files had other texts, given by path.

    Raises ``Unreadable`` as ``read_document``.
    """
    text = changed[path] if path in changed else read_text(path, largest)
    return _document(path, text, largest, changed)


def document_in(name: str, content: bytes, largest: int = LARGEST_FILE) -> Document:
    """Return the document in the content of a file that would have this name.

    Raises ``Unreadable`` as ``read_document``.
    """
    return _document(name, decode(name, content, largest), largest)


def _document(
    path: str, text: str, largest: int, changed: Mapping[str, str] | None = None
) -> Document:
    # not above: one document is in one format, and the others need not be loaded for it
    suffix = suffix_of(path)
    if suffix in LATEX:
        from symbolic_info.documents.formats.latex import read_latex

        return read_latex(path, text, largest, changed)
    if suffix in _NOTEBOOKS:
        from symbolic_info.documents.formats.notebook import read_notebook

        return read_notebook(path, text)
    if suffix in _RESTRUCTURED_TEXT:
        from symbolic_info.documents.formats.restructured_text import read_restructured_text

        return read_restructured_text(path, text)
    if suffix in _HTML:
        from symbolic_info.documents.formats.html import read_html

        return read_html(path, text)
    from symbolic_info.documents.formats.markdown import read_markdown

    return read_markdown(path, text)
