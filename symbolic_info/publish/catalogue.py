"""The theorems of the catalogue as one text, or as files of a folder."""

from __future__ import annotations

from collections.abc import Sequence

from symbolic_info.proof import derive, names, topics
from symbolic_info.publish.derivations import json, latex, markdown, text
from symbolic_info.publish.derivations.presentation import present, title_of

_TITLE = "Derivations in information theory"


def printed(wanted: Sequence[str], format_: str) -> str:
    """Return these theorems as one text: ``latex``, ``markdown``, ``text`` or ``json``.

    LaTeX is for pasting into a document that loads amsmath.
    """
    if format_ == "json":
        return json.render([_entry(name) for name in wanted])
    return "\n".join(_page(name, format_) for name in wanted)


def latex_document(wanted: Sequence[str]) -> str:
    """Return a LaTeX document with these theorems, by topic."""
    sections = [
        (topic, [latex.section(title_of(name), present(derive(name))) for name in found])
        for topic, found in _by_topic(wanted).items()
    ]
    return latex.document(_TITLE, sections)


def files(wanted: Sequence[str], format_: str) -> dict[str, str]:
    """Return the files for a folder: a page a theorem, and with all of them the index.

    LaTeX is one document.
    """
    if format_ == "latex":
        return {"derivations.tex": latex_document(wanted)}
    ending = {"markdown": "md", "text": "txt", "json": "json"}[format_]
    pages = {
        f"{name}.{ending}": json.render(_entry(name)) if format_ == "json" else _page(name, format_)
        for name in wanted
    }
    if format_ == "markdown" and set(wanted) == set(names()):
        pages["README.md"] = index()
    return pages


def index() -> str:
    """Return the index of all pages, by topic."""
    return markdown.index(
        {
            topic: [(name, present(derive(name))) for name in found]
            for topic, found in topics().items()
        }
    )


def _page(name: str, format_: str) -> str:
    shown = present(derive(name))
    match format_:
        case "latex":
            return f"% {title_of(name)}\n{latex.fragment(shown)}"
        case "markdown":
            return markdown.page(name, shown)
        case _:
            return text.render(title_of(name), shown)


def _entry(name: str) -> dict[str, object]:
    theorem = derive(name)
    return json.entry(name, theorem, present(theorem))


def _by_topic(wanted: Sequence[str]) -> dict[str, list[str]]:
    chosen = {topic: [n for n in found if n in wanted] for topic, found in topics().items()}
    return {topic: found for topic, found in chosen.items() if found}
