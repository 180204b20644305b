"""What ``[tool.symbolic-info]`` in ``pyproject.toml`` says of checking.

========================  ===================================================================
key                       value
========================  ===================================================================
``base``                  ``"2"``, ``"e"`` or ``"10"``: how a logarithm without a base is read
                          first, where neither a unit nor the document says otherwise
``strict``                whether loose and unchecked claims fail, too
``ignore``                patterns as in ``.gitignore``: files that folders are searched without
``min-claims``            how many claims must be judged at least
``baseline``              the file with the findings that are known
========================  ===================================================================

Paths count from the folder of the file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from symbolic_info.documents.check import BASES
from symbolic_info.documents.sources.content import LARGEST_FILE, read_text
from symbolic_info.documents.sources.folders import Ignored
from symbolic_info.documents.sources.source import Unreadable

_FILE = "pyproject.toml"
_TABLE = "tool.symbolic-info"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project; what it does not set is as without a file."""

    base: str | None = None
    strict: bool = False
    ignored: Ignored | None = None
    min_claims: int = 0
    baseline: str | None = None


def find_settings(folder: str) -> Settings:
    """Return the settings that hold in a folder: of the nearest file above it that has some.

    Raises ``Unreadable`` for a file that cannot be read, a key that is unknown or a value that a
    key cannot have.
    """
    folder = os.path.abspath(folder)
    while True:
        path = os.path.join(folder, _FILE)
        if os.path.isfile(path) and (table := _table(path)) is not None:
            return _settings(path, table)
        parent = os.path.dirname(folder)
        if parent == folder:
            return Settings()
        folder = parent


def _table(path: str) -> Mapping[str, Any] | None:
    try:
        data = tomllib.loads(read_text(path, LARGEST_FILE))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(path, f"no TOML: {error}") from error
    except RecursionError as error:
        raise Unreadable(path, "no TOML: nested too deeply") from error
    tools = data.get("tool", {})
    table = tools.get("symbolic-info") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise Unreadable(path, f"{_TABLE} is to be a table")
    return table


def _settings(path: str, table: Mapping[str, Any]) -> Settings:
    known = ("base", "strict", "ignore", "min-claims", "baseline")
    for key in table:
        if key not in known:
            raise Unreadable(path, f"[{_TABLE}] has no key {key!r}; it has {', '.join(known)}")
    folder = os.path.dirname(path)
    base = table.get("base")
    base = str(base) if type(base) is int else base
    strict, claims = table.get("strict", False), table.get("min-claims", 0)
    patterns, baseline = table.get("ignore", []), table.get("baseline")
    if base is not None and (not isinstance(base, str) or base not in BASES):
        raise _wrong(path, "base", '"2", "e" or "10"')
    if not isinstance(strict, bool):
        raise _wrong(path, "strict", "true or false")
    if type(claims) is not int or claims < 0:
        raise _wrong(path, "min-claims", "a number")
    if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
        raise _wrong(path, "ignore", "a list of patterns")
    if baseline is not None and not isinstance(baseline, str):
        raise _wrong(path, "baseline", "a path")
    return Settings(
        base,
        strict,
        Ignored(folder, tuple(patterns)) if patterns else None,
        claims,
        os.path.join(folder, baseline) if baseline is not None else None,
    )


def _wrong(path: str, key: str, expected: str) -> Unreadable:
    return Unreadable(path, f"{key} in [{_TABLE}] is to be {expected}")
