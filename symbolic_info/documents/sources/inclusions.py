"""LaTeX sources of a folder that others of it take in: those are read with these."""

from __future__ import annotations

import os
from collections.abc import Iterable, Set

from symbolic_info.documents.formats.latex import included_by, places_of
from symbolic_info.documents.sources.content import LARGEST_FILE, read_text
from symbolic_info.documents.sources.files import LATEX, suffix_of
from symbolic_info.documents.sources.source import Unreadable


def without_included(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return the documents without LaTeX sources that are read with others of them.

    Where sources take in each other in a circle, the first stands for all.
    """
    sources = {os.path.normpath(path): path for path in paths if suffix_of(path) in LATEX}
    names = {source: _names_in(source) for source in sources}
    taken_in = {
        target
        for source in sources
        for target in _taken_in(source, names[source], _folders_of(source), sources.keys())
    }
    covered: set[str] = set()
    roots: set[str] = set()
    for source in [*(s for s in sources if s not in taken_in), *sources]:
        if source not in covered:
            roots.add(source)
            _cover(source, names, covered)
    return tuple(
        path for path in paths if path not in sources.values() or os.path.normpath(path) in roots
    )


def _cover(root: str, names: dict[str, tuple[str, ...]], covered: set[str]) -> None:
    """Add a source and all that are read with it."""
    pending = [root]
    seen: set[str] = set()
    while pending:
        source = pending.pop()
        if source not in seen:
            seen.add(source)
            folders = (os.path.dirname(root), os.path.dirname(source))
            pending += _taken_in(source, names[source], folders, names.keys())
    covered |= seen


def _taken_in(
    source: str, names: Iterable[str], folders: tuple[str, ...], known: Set[str]
) -> list[str]:
    found = []
    for name in names:
        target = next((place for place in places_of(name, *folders) if place in known), None)
        if target is not None and target != source:
            found.append(target)
    return found


def _folders_of(source: str) -> tuple[str, ...]:
    """Return the folders that names in a source may count from: its own and those above."""
    folder = os.path.dirname(source)
    found = [folder]
    while folder and os.path.dirname(folder) != folder:
        found.append(folder := os.path.dirname(folder))
    return tuple(found)


def _names_in(path: str) -> tuple[str, ...]:
    try:
        return tuple(included_by(read_text(path, LARGEST_FILE)))
    except Unreadable:  # said when the document itself is read
        return ()
