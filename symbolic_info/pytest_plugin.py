"""pytest collects the claims of documents: each is a test item ``notes/kl.md::line 12``.

``pytest --symbolic-info notes/``, or ``symbolic_info = true`` in the configuration of pytest, turns
it on. Settings are those of ``[tool.symbolic-info]``. A claim that could not be checked is skipped,
and so is one that somebody asked to be silent about, or that is in the baseline.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from symbolic_info.documents.report import Claim, DocumentReport
    from symbolic_info.documents.settings import Settings

_WIDTH = 88

_documents: pytest.StashKey[frozenset[str]] = pytest.StashKey()
_settings: pytest.StashKey[Settings] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option, and the setting that stands for it."""
    text = "check the claims of documents (Markdown, LaTeX, notebooks, reStructuredText, HTML)"
    group = parser.getgroup("symbolic-info")
    group.addoption("--symbolic-info", action="store_true", default=False, help=text)
    parser.addini("symbolic_info", text, type="bool", default=False)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Find the documents, where the claims of documents are asked for."""
    config = session.config
    if config.getoption("symbolic_info") or config.getini("symbolic_info"):
        _find(config)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> DocumentFile | None:
    """Collect a file that is one of the documents that were asked for."""
    if os.path.realpath(file_path) in parent.config.stash.get(_documents, ()):
        return DocumentFile.from_parent(parent, path=file_path)
    return None


def _find(config: pytest.Config) -> None:
    """Note the settings, and the documents that the arguments of pytest stand for."""
    from symbolic_info.documents.files import SUFFIXES, suffix_of
    from symbolic_info.documents.folders import find_documents
    from symbolic_info.documents.settings import find_settings
    from symbolic_info.documents.source import Unreadable

    try:
        settings = find_settings(str(config.rootpath))
    except Unreadable as error:
        raise pytest.UsageError(str(error)) from error
    found: set[str] = set()
    for argument in config.args:
        path = os.path.join(config.invocation_params.dir, argument.split("::")[0])
        try:
            documents = find_documents(path, settings.ignored)
        except Unreadable:  # a folder with tests only
            continue
        found.update(os.path.realpath(d) for d in documents if suffix_of(d) in SUFFIXES)
    config.stash[_settings] = settings
    config.stash[_documents] = frozenset(found)


class DocumentFile(pytest.File):
    """A document; what LaTeX takes in belongs to it."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each claim, and one for each file that cannot be read."""
        from symbolic_info.documents.baseline import read_baseline, without_known
        from symbolic_info.documents.check import Options, check_paths
        from symbolic_info.documents.source import Unreadable

        settings = self.config.stash[_settings]
        folder = self.config.invocation_params.dir
        near = self.path.is_relative_to(folder)
        own = self.path.relative_to(folder) if near else self.path
        report = check_paths((str(own),), Options(settings.base))
        if settings.baseline is not None:
            try:
                report = without_known(report, read_baseline(settings.baseline))
            except Unreadable as error:
                raise self.CollectError(str(error)) from error
        names = Counter[str]()
        for document in report.documents:
            aside = {id(entry.claim): entry.reason for entry in document.set_aside}
            claims = [*document.claims, *(entry.claim for entry in document.set_aside)]
            claims.sort(key=lambda claim: (claim.cell or 0, claim.line, claim.column))
            for claim in claims:
                name = self._name(document, claim)
                names[name] += 1
                if names[name] > 1:
                    name = f"{name} #{names[name]}"
                reason = aside.get(id(claim))
                yield ClaimItem.from_parent(
                    self, name=name, document=document, claim=claim, set_aside=reason
                )
        for path, reason in report.unreadable:
            where = "" if self._is_own(path) else f"{self._relative(path)} "
            yield UnreadableItem.from_parent(self, name=f"{where}readable", reason=reason)

    def _name(self, document: DocumentReport, claim: Claim) -> str:
        where = "" if self._is_own(document.path) else f"{self._relative(document.path)} "
        cell = "" if claim.cell is None else f"cell {claim.cell} "
        return f"{where}{cell}line {claim.line}"

    def _is_own(self, path: str) -> bool:
        return os.path.realpath(path) == os.path.realpath(self.path)

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.path.parent).replace(os.sep, "/")


class ClaimFailed(Exception):
    """A claim that does not pass."""


class ClaimItem(pytest.Item):
    """One claim; its failure is what the report says of it."""

    def __init__(
        self,
        *,
        document: DocumentReport,
        claim: Claim,
        set_aside: str | None,
        **rest: Any,
    ) -> None:
        super().__init__(**rest)
        self.document = document
        self.claim = claim
        self.set_aside = set_aside

    def runtest(self) -> None:
        """Fail for a wrong claim, skip one that could not be checked."""
        verdict = self.claim.verdict
        if self.set_aside is not None:
            pytest.skip(f"set aside: {self.set_aside}" if self.set_aside else "set aside")
        if verdict.fails or (verdict.fails_strictly and self.config.stash[_settings].strict):
            raise ClaimFailed
        if verdict == "unchecked":
            pytest.skip(self.claim.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what the report says of the claim."""
        if not isinstance(excinfo.value, ClaimFailed):
            return super().repr_failure(excinfo, style)
        from symbolic_info.publish.reports.text import claim_text

        return claim_text(self.document, self.claim, _WIDTH).plain.rstrip("\n")

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the claim stands, the line from 0."""
        return Path(self.document.path), self.claim.line - 1, f"{self.path.name}, {self.name}"


class UnreadableItem(pytest.Item):
    """A file that cannot be read: it fails with the reason, and the others are checked."""

    def __init__(self, *, reason: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.reason = reason

    def runtest(self) -> None:
        """Fail with the reason."""
        pytest.fail(self.reason, pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return the file."""
        return self.path, None, f"{self.path.name}, {self.name}"
