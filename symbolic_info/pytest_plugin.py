"""pytest collects the claims of documents: each is a test item ``notes/kl.md::line 12``.

``pytest --symbolic-info notes/``, or ``symbolic_info = true`` in the configuration of pytest, turns
it on. Settings are those of ``[tool.symbolic-info]``. A claim that could not be checked is skipped,
and so is one that somebody asked to be silent about, or that is in the baseline. Fewer judged
claims than ``min-claims`` fail a run that was not told to leave some out.

Collecting reads the documents only. A document is judged when the first of its claims is run, once
in each process that runs some of them: under pytest-xdist, ``--dist loadgroup`` and
``--dist loadfile`` keep a document in one process.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from symbolic_info.documents.project.baseline import Baseline
    from symbolic_info.documents.project.settings import Settings
    from symbolic_info.documents.report import Claim, DocumentReport

_WIDTH = 88
_LINE = re.compile(r"line (\d+)(?: #\d+)?\Z")

_documents: pytest.StashKey[frozenset[str]] = pytest.StashKey()
_settings: pytest.StashKey[Settings] = pytest.StashKey()
_baseline: pytest.StashKey[Baseline] = pytest.StashKey()

_VERDICT = "symbolic-info verdict"


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
        if not hasattr(
            config, "workerinput"
        ):  # what the workers of pytest-xdist judge counts there
            config.pluginmanager.register(_Judged(config))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> DocumentFile | None:
    """Collect a file that is one of the documents that were asked for."""
    if os.path.realpath(file_path) in parent.config.stash.get(_documents, ()):
        return DocumentFile.from_parent(parent, path=file_path)
    return None


def _find(config: pytest.Config) -> None:
    """Note the settings, and the documents that the arguments of pytest stand for."""
    from symbolic_info.documents.project.baseline import read_baseline
    from symbolic_info.documents.project.settings import find_settings
    from symbolic_info.documents.sources.files import SUFFIXES, suffix_of
    from symbolic_info.documents.sources.folders import find_documents
    from symbolic_info.documents.sources.source import Unreadable

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
    if settings.baseline is not None:
        try:
            config.stash[_baseline] = read_baseline(settings.baseline)
        except Unreadable as error:
            raise pytest.UsageError(str(error)) from error
    config.stash[_documents] = frozenset(found)


class _Judged:
    """Counts the claims that were judged, and fails a run in which they are too few."""

    def __init__(self, config: pytest.Config) -> None:
        self.required = config.stash[_settings].min_claims
        self.judged = 0
        self.all = not any("::" in argument for argument in config.args)

    def pytest_deselected(self) -> None:
        """Note that not all claims are asked for."""
        self.all = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a claim."""
        if report.when == "call":
            verdicts = [value for key, value in report.user_properties if key == _VERDICT]
            self.judged += sum(verdict != "unchecked" for verdict in verdicts)

    @property
    def too_few(self) -> bool:
        """Whether the run does not pass."""
        return self.all and self.judged < self.required

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Let a run fail that passed so far."""
        passed = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
        if self.too_few and session.exitstatus in passed:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say why."""
        if self.too_few:
            terminalreporter.section("symbolic-info", red=True)
            terminalreporter.write_line(
                f"{self.judged} claims could be judged, and at least {self.required} are required"
            )


class DocumentFile(pytest.File):
    """A document; what LaTeX takes in belongs to it."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item for each claim, and one for each file that cannot be read."""
        from symbolic_info.documents.check import places_of_claims
        from symbolic_info.documents.sources.content import LARGEST_FILE
        from symbolic_info.documents.sources.files import read_document
        from symbolic_info.documents.sources.source import Unreadable

        try:
            document = read_document(self._shown_path(), LARGEST_FILE)
        except Unreadable as error:
            yield self._unreadable(error.path, error.reason)
            return
        names = Counter[str]()
        for path, cell, line in places_of_claims(document):
            yield ClaimItem.from_parent(self, name=self._numbered(names, path, cell, line))
        for missing in document.missing:
            yield self._unreadable(missing.path, missing.reason)

    @cached_property
    def judged(self) -> Mapping[str, Judged]:
        """The claims, judged, by the names of their items."""
        from symbolic_info.documents.check import Options, check_paths
        from symbolic_info.documents.project.baseline import without_known

        report = check_paths((self._shown_path(),), Options(self.config.stash[_settings].base))
        if _baseline in self.config.stash:
            report = without_known(report, self.config.stash[_baseline])
        names = Counter[str]()
        found: dict[str, Judged] = {}
        for document in report.documents:
            entries = [Judged(document, claim) for claim in document.claims]
            entries += [Judged(document, e.claim, e.reason) for e in document.set_aside]
            entries.sort(key=lambda e: (e.claim.cell or 0, e.claim.line, e.claim.column))
            for entry in entries:
                place = document.path, entry.claim.cell, entry.claim.line
                found[self._numbered(names, *place)] = entry
        return found

    def _shown_path(self) -> str:
        folder = self.config.invocation_params.dir
        near = self.path.is_relative_to(folder)
        return str(self.path.relative_to(folder) if near else self.path)

    def _numbered(self, names: Counter[str], path: str, cell: int | None, line: int) -> str:
        """Return the name of a claim, with a number from the second one of a line on."""
        where = "" if self._is_own(path) else f"{self._relative(path)} "
        name = f"{where}{'' if cell is None else f'cell {cell} '}line {line}"
        names[name] += 1
        return name if names[name] == 1 else f"{name} #{names[name]}"

    def _unreadable(self, path: str, reason: str) -> pytest.Item:
        where = "" if self._is_own(path) else f"{self._relative(path)} "
        item: pytest.Item = UnreadableItem.from_parent(self, name=f"{where}readable", reason=reason)
        return item

    def _is_own(self, path: str) -> bool:
        return os.path.realpath(path) == os.path.realpath(self.path)

    def _relative(self, path: str) -> str:
        return os.path.relpath(path, self.path.parent).replace(os.sep, "/")


@dataclass(frozen=True)
class Judged:
    """A claim with the report of its file, and the reason for which it is set aside, if it is."""

    document: DocumentReport
    claim: Claim
    set_aside: str | None = None


class ClaimFailed(Exception):
    """A claim that does not pass."""


class ClaimItem(pytest.Item):
    """One claim; its failure is what the report says of it."""

    parent: DocumentFile

    def __init__(self, **rest: Any) -> None:
        super().__init__(**rest)
        if self.config.pluginmanager.hasplugin("xdist"):
            self.add_marker(pytest.mark.xdist_group(self.parent.nodeid))

    @property
    def judged(self) -> Judged:
        """The claim, judged with its document."""
        found = self.parent.judged.get(self.name)
        if found is None:
            pytest.fail("the document could not be judged", pytrace=False)
        return found

    def runtest(self) -> None:
        """Fail for a wrong claim, skip one that could not be checked."""
        verdict, set_aside = self.judged.claim.verdict, self.judged.set_aside
        if set_aside is not None:
            pytest.skip(f"set aside: {set_aside}" if set_aside else "set aside")
        self.user_properties.append((_VERDICT, str(verdict)))
        if verdict.fails or (verdict.fails_strictly and self.config.stash[_settings].strict):
            raise ClaimFailed
        if verdict == "unchecked":
            pytest.skip(self.judged.claim.message)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what the report says of the claim."""
        if not isinstance(excinfo.value, ClaimFailed):
            return super().repr_failure(excinfo, style)
        from symbolic_info.publish.reports.text import claim_text

        return claim_text(self.judged.document, self.judged.claim, _WIDTH).plain.rstrip("\n")

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the document and the line, from 0, in which the claim stands."""
        line = _LINE.search(self.name)
        number = int(line[1]) - 1 if line is not None else None
        return self.path, number, f"{self.path.name}, {self.name}"


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
