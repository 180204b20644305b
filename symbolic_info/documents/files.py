"""Paths to documents: what may be read, which files a folder has, which format a file is in."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import PurePath

from symbolic_info.documents.markdown import read_markdown
from symbolic_info.documents.source import Document, Unreadable

LARGEST_FILE = 10 * 1024 * 1024
"""Files with more bytes than this are no documents that somebody wrote."""

Format = Callable[[str, str], Document]

FORMATS: Mapping[str, Format] = {".md": read_markdown, ".markdown": read_markdown}
"""What reads a file, by its suffix: a function of the path and the text. A file with another
suffix that is asked for by name is read as Markdown; in a folder it is passed over."""


def find_documents(path: str) -> tuple[str, ...]:
    """Return the documents that a path stands for: the file itself, or those of the folder.

    A folder is searched through all its folders but the hidden ones, in sorted order.
    Raises ``Unreadable`` for a folder that cannot be listed or holds no document.
    """
    if not os.path.isdir(path):
        return (path,)
    found: list[str] = []
    try:
        for folder, folders, names in os.walk(path, onerror=_raise):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [
                os.path.join(folder, name)
                for name in sorted(names)
                if PurePath(name).suffix.lower() in FORMATS
            ]
    except OSError as error:
        raise Unreadable(error.filename or path, _reason(error)) from error
    if not found:
        raise Unreadable(path, "the folder holds no Markdown file")
    return tuple(found)


def read_document(path: str) -> Document:
    """Read the document in a file.

    Raises ``Unreadable`` if the file is missing, no regular file, too large, binary or not in
    UTF-8. An empty file is a document without formulas.
    """
    text = _decode(path, _content(path))
    return FORMATS.get(PurePath(path).suffix.lower(), read_markdown)(path, text)


def _content(path: str) -> bytes:
    try:
        # asked before opening: opening a pipe or a device may wait for ever
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Unreadable(path, "not a file")
        with open(path, "rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(path, _reason(error)) from error
    except ValueError as error:
        raise Unreadable(path, "not a path") from error
    if len(content) > LARGEST_FILE:
        raise Unreadable(path, f"larger than {LARGEST_FILE // 1024**2} MB")
    return content


def _decode(path: str, content: bytes) -> str:
    zero = content.find(b"\0")
    if zero >= 0:
        raise Unreadable(path, f"a binary file: byte {zero + 1} is zero")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            path,
            f"not in UTF-8: byte {error.start + 1} (in line {line}) is "
            f"0x{content[error.start]:02x}",
        ) from error
    return text.removeprefix("\ufeff")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _raise(error: OSError) -> None:
    raise error
