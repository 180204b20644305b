"""A document checked: every claim in it, judged in the order of the text.

>>> from symbolic_info.documents.formats.markdown import read_markdown
>>> report = check_document(read_markdown("notes.md", r"$-\\log_2 0.2 = 1.609$ bits"))
>>> [str(claim.verdict) for claim in report.claims]
['refuted']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from symbolic_info.documents.judging.judge import judge
from symbolic_info.documents.judging.search import one_document
from symbolic_info.documents.judging.units import base_name
from symbolic_info.documents.known.determined import speaks_of_a_relation
from symbolic_info.documents.known.drawn import with_law
from symbolic_info.documents.known.examples import example_over, under_heading
from symbolic_info.documents.known.further_on import (
    compositions,
    defined_behind,
    has_lone_table,
    with_one_law,
)
from symbolic_info.documents.known.law_tables import with_laws_of
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.tables import with_joint
from symbolic_info.documents.project.suppressions import without_suppressed
from symbolic_info.documents.reading.claims import parts_of
from symbolic_info.documents.reading.habits import may_write_decimal_commas
from symbolic_info.documents.reading.readings import flaw_of
from symbolic_info.documents.reading.runs import Drawn, Flawed, Run
from symbolic_info.documents.report import (
    Claim,
    DocumentReport,
    Fix,
    Report,
    Verdict,
    count_refuted,
)
from symbolic_info.documents.sources.content import LARGEST_FILE
from symbolic_info.documents.sources.files import document_in, read_document, reread_document
from symbolic_info.documents.sources.folders import Ignored, find_documents
from symbolic_info.documents.sources.source import (
    Boundary,
    Document,
    Heading,
    Obstacle,
    Table,
    Unclosed,
    Unreadable,
)
from symbolic_info.documents.sources.whole import reports_of
from symbolic_info.documents.words.special_cases import is_a_special_case
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.terms import Term

BASES: Mapping[str, Term] = {base_name(base): base for base in UNIT_BASES.values()}
"""The bases of logarithms that have a unit, by their names: ``2``, ``e``, ``10``."""

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are checked.

    ``base`` is the name of the base (of ``BASES``) in which a logarithm without one is read first,
    where neither a unit nor the document says otherwise. Files of more than ``largest`` bytes are
    not read. ``jobs`` is the number of processes. With ``fixing``, the report is about the text
    with the corrections that ``Report.fixes`` then has; no file is changed.
    """

    base: str | None = None
    largest: int = LARGEST_FILE
    jobs: int = 1
    ignored: Ignored | None = None
    fixing: bool = False


@dataclass(frozen=True, slots=True)
class StandardInput:
    """What stands for the path ``-``: a name, whose suffix tells the format, and the bytes."""

    name: str
    content: bytes


Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many documents were checked so far, and how many there are."""


def check_paths(
    paths: Iterable[str],
    options: Options | None = None,
    *,
    given: StandardInput | None = None,
    progress: Progress | None = None,
) -> Report:
    """Return the verdicts on all documents that paths stand for: files, and folders of them.

    What cannot be read is listed in ``Report.unreadable`` with the reason; the rest is checked.
    The documents come in the order of the paths, however many processes check them.
    """
    options = options or Options()
    unreadable: list[tuple[str, str]] = []
    files: dict[str, None] = {}
    for path in paths:
        try:
            found = ("-",) if path == "-" and given else find_documents(path, options.ignored)
            files.update(dict.fromkeys(found))
        except Unreadable as error:
            unreadable.append((error.path, error.reason))
    tasks = [_Task(file, options, given if file == "-" else None) for file in files]
    documents: list[DocumentReport] = []
    fixes: list[Fix] = []
    for number, outcome in enumerate(_outcomes(tasks, options.jobs), 1):
        documents += outcome.documents
        unreadable += outcome.unreadable
        fixes += outcome.fixes
        if progress is not None:
            progress(number, len(tasks))
    return Report(tuple(documents), tuple(unreadable), tuple(fixes))


@dataclass(frozen=True, slots=True)
class _Task:
    path: str
    options: Options
    given: StandardInput | None


def _outcomes(tasks: list[_Task], jobs: int) -> Iterator[Report]:
    if min(jobs, len(tasks)) <= 1:
        yield from map(_check_file, tasks)
        return
    # not above: one process, the common case, need not wait for it
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(min(jobs, len(tasks))) as pool:
        running = [(task, pool.submit(_check_file, task)) for task in tasks]
        for task, future in running:
            try:
                yield future.result()
            except BrokenProcessPool:
                yield Report((), ((task.path, "the process that checked it was ended"),))


def _check_file(task: _Task) -> Report:
    """Return what one file gives: the reports of its document, or why there is none."""
    options, given = task.options, task.given
    try:
        if given is not None:
            document = document_in(given.name, given.content, options.largest)
        else:
            document = read_document(task.path, options.largest)
        base = BASES[options.base] if options.base is not None else None
        reports = reports_of(document, check_document(document, base))
        missing = tuple((file.path, file.reason) for file in document.missing)
        if options.fixing:
            # not above: most checks fix nothing
            from symbolic_info.documents.project.fixes import fixed

            def checked_with(changed: Mapping[str, str]) -> tuple[DocumentReport, ...]:
                again = reread_document(task.path, changed, options.largest)
                return reports_of(again, check_document(again, base))

            fixes, reports = fixed(reports, checked_with, options.largest)
            return Report(reports, missing, fixes)
        return Report(reports, missing)
    except Unreadable as error:
        return Report((), ((error.path, error.reason),))
    except Exception as error:  # one document that the program fails on must not stop the rest
        reason = f"the program failed ({type(error).__name__}: {error}); this is a mistake in it"
        return Report((), ((task.path, reason),))


def check_document(document: Document, base: Term | None = None) -> DocumentReport:
    """Return the verdicts of all claims of a document, in the order of their places.

    Lines count in the whole of the document. A logarithm without a base is read with ``base``
    first, where neither a unit nor the document says otherwise.
    """
    claims = _claims(document, base)
    refuted = count_refuted(claims)
    if refuted and may_write_decimal_commas(found.source for found in document.formulas()):
        # nothing says whether 3{,}322 is three thousand: then what is right is meant
        otherwise = _claims(document, base, decimal_comma=True)
        claims = min(claims, otherwise, key=count_refuted)
    claims.sort(key=lambda claim: (claim.line, claim.column))
    formulas = sum(1 for _ in document.formulas())
    kept, set_aside = without_suppressed(document, claims)
    return DocumentReport(document.path, formulas, kept, document.lines, set_aside=set_aside)


def _claims(document: Document, base: Term | None, decimal_comma: bool = False) -> list[Claim]:
    with one_document():
        return _judged(document, base, decimal_comma)


def _judged(document: Document, base: Term | None, decimal_comma: bool) -> list[Claim]:
    claims: list[Claim] = []
    parts = parts_of(document, decimal_comma)
    state = State(
        scope=compositions(parts),
        base=base,
        sections=document.sections,
        text=document.lines,
        single=with_one_law(parts),
        headings=tuple(part for part in parts if isinstance(part, Heading)),
    )
    lone_table = has_lone_table(parts)
    for part, behind in zip(parts, defined_behind(parts), strict=True):
        match part:
            case Heading():
                state = replace(
                    under_heading(state, part, lone_table=lone_table),
                    related=speaks_of_a_relation(part.text),
                    special=is_a_special_case(part.text),
                )
            case Boundary():
                state = example_over(state, document.lines[part.line - 1])
            case Table():
                state = with_laws_of(with_joint(state, part), part)
            case Drawn():
                state = with_law(state, part)
            case Unclosed():
                claims.append(_unclosed(part))
            case Obstacle():
                claims.append(_obstacle(part))
            case Flawed():
                claims.append(_flawed(part))
            case _:
                found, state = judge(part, state, behind)
                claims.extend(found)
    return claims


def places_of_claims(document: Document) -> Iterator[tuple[str, int | None, int]]:
    """Yield file, cell and line of each claim that ``check_document`` judges, in order of place.

    Nothing is judged for that, which takes a small part of the time.
    """
    places: list[tuple[int, int]] = []
    for part in parts_of(document):
        match part:
            case Run():
                places += [sign.place for sign in part.signs]
            case Unclosed() | Obstacle():
                places.append((part.line, part.column))
            case Flawed():
                places.append(part.found.place(part.repair.span[0]))
            case _:
                pass
    for line, _ in sorted(places):
        section = document.section(line)
        yield section.path, section.cell, line - section.first + 1


def _unclosed(part: Unclosed) -> Claim:
    return Claim(
        part.line,
        part.column,
        Verdict.ILL_FORMED,
        part.source,
        "ill-formed-delimiter",
        part.message,
    )


def _obstacle(part: Obstacle) -> Claim:
    verdict = next(verdict for verdict in Verdict if part.code.startswith(verdict))
    return Claim(part.line, part.column, verdict, part.source, part.code, part.message)


def _flawed(part: Flawed) -> Claim:
    start, end = part.repair.span
    line, column = part.found.place(start)
    flaw = flaw_of(part.repair)
    source = " ".join(part.found.source[start : min(end, start + _EXCERPT)].split())
    return Claim(line, column, Verdict.ILL_FORMED, source, flaw.code, flaw.message)
