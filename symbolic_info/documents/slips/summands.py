"""What goes wrong in a sum: a sign lost, a term left out, a term counted twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symbolic_info.documents.slips.written_out import sums_in
from symbolic_info.documents.slips.wrong import Slip, Wrong
from symbolic_info.numeric import decimal, evaluate
from symbolic_info.terms import ZERO, Add, Neg, Path, Term, replace_at

# sums with more parts are not added up by hand
_MOST_PARTS = 40
_DIGITS = 4


def lost_signs(wrong: Wrong, written: Term | None) -> Iterator[Slip]:
    """Yield the slip if the value stated is right but for its sign, or that of one term."""
    if wrong.is_explained_by(Neg(wrong.term)):
        yield Slip("refuted-sign", "A sign was lost.")
        return
    for part in _parts_of_sums(written):
        changed = part.term.operand if isinstance(part.term, Neg) else Neg(part.term)
        if wrong.is_explained_by(part.replaced(changed)):
            yield Slip("refuted-sign", "The sign of one term was lost.", part.words)


def lost_terms(wrong: Wrong, written: Term | None) -> Iterator[Slip]:
    """Yield the slip if the value stated is that of the sum with one term less."""
    for part in _parts_of_sums(written):
        if wrong.is_explained_by(part.replaced(ZERO)):
            yield Slip("refuted-term-missing", "A term was left out.", part.words)


def doubled_terms(wrong: Wrong, written: Term | None) -> Iterator[Slip]:
    """Yield the slip if the value stated is that of the sum with one term counted twice."""
    for part in _parts_of_sums(written):
        if wrong.is_explained_by(part.replaced(Add((part.term, part.term)))):
            yield Slip("refuted-term-twice", "A term was counted twice.", part.words)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a sum in a term."""

    whole: Term
    path: Path
    term: Term

    def replaced(self, other: Term) -> Term:
        """Return the whole with another term for this part."""
        return replace_at(self.whole, self.path, other)

    @property
    def words(self) -> str:
        """A sentence that points at the part."""
        return f"It is term {self.path[-1] + 1}, {decimal(evaluate(self.term), _DIGITS)}."


def _parts_of_sums(written: Term | None) -> Iterator[_Part]:
    if written is None:
        return
    for path, total in sums_in(written):
        if len(total.parts) <= _MOST_PARTS:
            for position, part in enumerate(total.parts):
                yield _Part(written, (*path, position), part)
