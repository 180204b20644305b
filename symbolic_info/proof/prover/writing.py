"""Writing derivations: a term under change, the steps that changed it, and lines of steps.

Nothing here has to be trusted: the kernel checks what comes out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from operator import is_
from typing import TypeAlias

from symbolic_info.proof.kernel.derivation import Line, Step
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import Alphabet, Path, Term, kinds, replace_at, subterm


@dataclass(frozen=True, slots=True)
class Move:
    """One primitive step with the part as it was before, so that it can be undone."""

    rule: str
    path: Path
    before: Term
    after: Term

    def undone(self) -> Move:
        """Return the move back."""
        return Move(self.rule, self.path, self.after, self.before)


Change: TypeAlias = Callable[[Term], tuple[str, Term] | None]


class Pen:
    """A term under change; every change is noted as a move.

    ``context`` has the hypotheses, which some changes depend on. A change looks at a part and
    gives a rule with what the part becomes by it, or ``None``. Where ``left_alone`` is an
    alphabet, joint probabilities are not summed over it.
    """

    def __init__(self, term: Term, context: Context, left_alone: Alphabet | None = None) -> None:
        self.term = term
        self.context = context
        self.left_alone = left_alone
        self.moves: list[Move] = []

    def replace(self, rule: str, after: Term, path: Path = ()) -> None:
        """Replace the whole, or the part at a path; nothing is noted where nothing changes."""
        before = subterm(self.term, path)
        if before != after:
            self.moves.append(Move(rule, path, before, after))
            self.term = replace_at(self.term, path, after)

    def outside_in(
        self,
        change: Change,
        *,
        of: tuple[type[Term], ...] = (Term,),
        again: bool = False,
        except_in: type[Term] | None = None,
    ) -> None:
        """Change parts from the outside in.

        ``of`` says what kinds of parts the change is about. What a change brings in is left alone,
        or with ``again`` is changed in turn. ``except_in`` names the terms that nothing is
        changed inside of.
        """

        def visit(term: Term, path: Path) -> Term:
            found = change(term)
            if found is not None:
                self.moves.append(Move(found[0], path, term, found[1]))
                return visit(found[1], path) if again else found[1]
            if except_in is not None and isinstance(term, except_in):
                return term
            return _rebuilt(term, path, visit, of)

        if not kinds(self.term).isdisjoint(of):
            self.term = visit(self.term, ())

    def inside_out(self, change: Change, *, of: tuple[type[Term], ...] = (Term,)) -> None:
        """Change parts from the inside out, each at most once; ``of`` as in ``outside_in``."""

        def visit(term: Term, path: Path) -> Term:
            term = _rebuilt(term, path, visit, of)
            found = change(term)
            if found is None or found[1] == term:
                return term
            self.moves.append(Move(found[0], path, term, found[1]))
            return found[1]

        if not kinds(self.term).isdisjoint(of):
            self.term = visit(self.term, ())


def _rebuilt(
    term: Term, path: Path, visit: Callable[[Term, Path], Term], of: tuple[type[Term], ...]
) -> Term:
    """Return the term with those of its children visited that have something of these kinds."""
    old = term.children
    new = [
        child if kinds(child).isdisjoint(of) else visit(child, (*path, k))
        for k, child in enumerate(old)
    ]
    # the same objects, most of the time; comparing them by structure would take long
    return term if all(map(is_, old, new)) else term.with_children(tuple(new))


@dataclass(frozen=True, slots=True)
class Stage:
    """A line in the making: the moves from the term before to ``term``."""

    moves: tuple[Move, ...]
    term: Term


def line_of(moves: tuple[Move, ...], relation: str = "=") -> Line:
    """Return the line that makes these moves."""
    return Line(relation, tuple(Step(m.rule, m.path, m.after) for m in moves))


def backwards(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """Return the moves that undo these: last first, unless none touches what another made."""
    undone = [move.undone() for move in moves]
    paths = sorted(move.path for move in moves)
    apart = all(b[: len(a)] != a for a, b in pairwise(paths))
    return tuple(undone if apart else reversed(undone))
