"""What stands in a file: its text, or the reason why it cannot be read as one."""

from __future__ import annotations

import codecs
import os
import stat

from symbolic_info.documents.sources.source import Unreadable

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

LARGEST_FILE = 10 * 1024 * 1024
"""Files with more bytes than this are no documents that somebody wrote."""


def read_text(path: str, largest: int) -> str:
    """Return the text of a file of at most ``largest`` bytes.

    Raises ``Unreadable`` if the file is missing, no regular file, too large, binary or not in
    UTF-8.
    """
    return decode(path, read_bytes(path, largest), largest)


def decode(path: str, content: bytes, largest: int) -> str:
    """Return the text that bytes in UTF-8 stand for; raises ``Unreadable`` as ``read_text``."""
    if len(content) > largest:
        raise Unreadable(
            path, f"larger than {_size(largest)}, the limit; --max-size MB raises the limit"
        )
    if content.startswith(_UTF16):
        raise Unreadable(path, "in UTF-16, not in UTF-8; save it in UTF-8")
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


def reason_of(error: OSError) -> str:
    """Return what the system says of a failure, as part of a sentence."""
    return (error.strerror or str(error)).lower()


def read_bytes(path: str, largest: int) -> bytes:
    """Return the content of a file, of a larger one the first ``largest`` + 1 bytes.

    Raises ``Unreadable`` if the file is missing or no regular file.
    """
    try:
        # asked before opening: opening a pipe or a device may wait for ever
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Unreadable(path, "not a file")
        with open(path, "rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise Unreadable(path, reason_of(error)) from error
    except ValueError as error:
        raise Unreadable(path, "not a path") from error


def _size(size: int) -> str:
    return f"{size // 1024**2} MB" if size >= 1024**2 else f"{size} bytes"
