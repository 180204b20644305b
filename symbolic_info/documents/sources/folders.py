"""The documents that a path stands for: a file, or those in a folder that nothing ignores.

Ignored is what git would ignore, and what the settings of a project name. A LaTeX source that
another one of the folder takes in is read with that one, not by itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from symbolic_info.documents.sources.content import LARGEST_FILE, read_text, reason_of
from symbolic_info.documents.sources.files import LATEX, SUFFIXES, suffix_of
from symbolic_info.documents.sources.source import Unreadable

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Ignored:
    """Patterns in the language of ``.gitignore``, and the folder that they count from."""

    folder: str
    patterns: tuple[str, ...]


def find_documents(path: str, ignored: Ignored | None = None) -> tuple[str, ...]:
    """Return the documents that a path stands for: the file itself, or those of the folder.

    A folder is searched through all its folders but the hidden ones, in sorted order.
    Raises ``Unreadable`` for a folder that cannot be listed or holds no document.
    """
    if not os.path.isdir(path):
        return (path,)
    try:
        found = tuple(_documents_of(path, _rules_above(path, ignored)))
    except OSError as error:
        raise Unreadable(error.filename or path, reason_of(error)) from error
    if not found:
        raise Unreadable(
            path,
            "the folder holds no document (Markdown, LaTeX, notebook, reStructuredText, HTML) "
            "that is not ignored",
        )
    if sum(suffix_of(document) in LATEX for document in found) < 2:
        return found
    # not above: only LaTeX sources take in others
    from symbolic_info.documents.sources.inclusions import without_included

    return without_included(found)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a folder's file of patterns says of the paths below it."""

    folder: str
    spec: GitIgnoreSpec

    def verdict(self, path: str) -> bool | None:
        """Whether a path is ignored; ``None`` where no pattern says anything of it."""
        relative = os.path.relpath(path, self.folder)
        if relative.startswith(os.pardir) or relative == os.curdir:
            return None
        ending = "/" if path.endswith("/") else ""
        return self.spec.check_file(relative.replace(os.sep, "/") + ending).include


def _documents_of(path: str, above: tuple[_Rules, ...]) -> Iterator[str]:
    """Yield the documents of a folder, in sorted order, and those of the folders in it."""
    rules_of = {os.path.abspath(path): above}
    for folder, folders, names in os.walk(path, onerror=_raise):
        here = os.path.abspath(folder)
        rules = rules_of.pop(here) + _rules_in(here)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not _is_ignored(os.path.join(here, name, ""), rules)
        )
        rules_of.update((os.path.join(here, name), rules) for name in folders)
        for name in sorted(names):
            if suffix_of(name) in SUFFIXES and not _is_ignored(os.path.join(here, name), rules):
                yield os.path.join(folder, name)


def _is_ignored(path: str, rules: tuple[_Rules, ...]) -> bool:
    """Whether the last rules that say anything of a path, those nearest to it, ignore it."""
    verdicts = (rule.verdict(path) for rule in reversed(rules))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _rules_above(path: str, ignored: Ignored | None) -> tuple[_Rules, ...]:
    """Return the rules of the repository that hold in a folder, but for its own.

    A folder that they ignore was asked for all the same: then they do not hold.
    """
    folder = os.path.abspath(path)
    rules: list[_Rules] = []
    above = _folders_above(folder)
    if any(os.path.exists(os.path.join(other, ".git")) for other in (folder, *above)):
        for other in above:
            rules = [*_rules_in(other), *rules]
            if os.path.exists(os.path.join(other, ".git")):
                break
    if ignored is not None:
        rules.append(_rules(os.path.abspath(ignored.folder), ignored.patterns))
    if _is_ignored(os.path.join(folder, ""), tuple(rules)):
        return ()
    return tuple(rules)


def _folders_above(folder: str) -> list[str]:
    """Return the folders that hold a folder, the nearest first, up to the one with ``.git``."""
    found: list[str] = []
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        found.append(folder := parent)
    return found


def _rules_in(folder: str) -> tuple[_Rules, ...]:
    path = os.path.join(folder, ".gitignore")
    if not os.path.isfile(path):
        return ()
    try:
        lines = read_text(path, LARGEST_FILE).splitlines()
        return (_rules(folder, lines),)
    except (Unreadable, ValueError):  # git warns of a pattern that it cannot read, and goes on
        return ()


def _rules(folder: str, patterns: Iterable[str]) -> _Rules:
    # not above: one file, the common case, need not wait for it
    from pathspec import GitIgnoreSpec

    return _Rules(folder, GitIgnoreSpec.from_lines(patterns))


def _raise(error: OSError) -> None:
    raise error
