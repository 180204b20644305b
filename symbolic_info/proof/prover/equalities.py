"""Equalities: both sides are developed, joined where they meet, and the second way turned round.

Every step of an equality can be read backwards, so a proof of ``A = B`` goes from A as far as
the first form that also turns up on the way from B (up to rearrangement), and then folds back
along B's way. Where something would have to be added and taken away again to get there, or the
way is long, it is tried whether it is shorter by what one side is when its sums are brought under
like weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count, product, zip_longest

from symbolic_info.proof.kernel.arithmetic import normal_form
from symbolic_info.proof.kernel.check import check
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.statement import KernelError, Statement
from symbolic_info.proof.kernel.values import UNDEFINED, Context, values
from symbolic_info.proof.prover.fingerprints import fingerprint
from symbolic_info.proof.prover.like_weights import under_components, under_joint_weights
from symbolic_info.proof.prover.normal_form import LogarithmsAre, develop
from symbolic_info.proof.prover.writing import Move, Stage, backwards, line_of
from symbolic_info.terms import (
    EULER,
    ZERO,
    Alphabet,
    Apply,
    Div,
    Integral,
    Log,
    Measure,
    Mul,
    Pmf,
    Sum,
    Term,
    alpha_equal,
    replace_at,
    subterm,
    subterms,
)
from symbolic_info.terms.binding import free_variables

_LINEARITY = frozenset(
    ("linearity of summation", "linearity of integration", "interchange of summation", "arithmetic")
)
_LAWS = frozenset(
    f"logarithm of a {what}" for what in ("quotient", "product", "power", "reciprocal")
)
LONG = 8
"""From how many lines on it is tried whether there is a shorter way."""

# what is done to logarithms, the plainest way first
_TREATMENTS: tuple[LogarithmsAre, ...] = ("whole", "apart", "factored")


def derive_equality(left: Term, right: Term, context: Context) -> tuple[Line, ...] | None:
    """Return lines that lead from ``left`` to ``right`` and that the kernel grants, if there are.

    ``context`` is that of the statement. Where the kernel grants none, as they stand alone, those
    that were found first are returned.
    """
    ways = derive_equalities(left, right, context)
    first = next(ways, None)
    if first is None:
        return None
    granted = (way for way in chain((first,), ways) if _is_granted(left, right, way, context))
    return next(granted, first)


def derive_equalities(left: Term, right: Term, context: Context) -> Iterator[tuple[Line, ...]]:
    """Yield lines that lead from ``left`` to ``right``, for the kernel to check.

    Weights such as 1 - λ are kept whole first.
    """
    for kept in dict.fromkeys((context.keeping_weights_whole(), context)):
        for lines in _derived(left, right, kept):
            shown = _as_shown(left, lines, context)
            if len(shown) < LONG and not _adds_logarithms(left, shown):
                yield shown
                continue
            ways = (_as_shown(left, way, context) for way in _detours(left, right, kept))
            short = (way for way in ways if _is_granted(left, right, way, context))
            yield min((*short, shown), key=len)


def _adds_logarithms(left: Term, lines: tuple[Line, ...]) -> bool:
    """Whether arithmetic alone brings in logarithms, to take them away again."""
    term = left
    for step in (step for line in lines for step in line.steps):
        if step.rule == "arithmetic" and not (
            _logarithms(step.result) <= _logarithms(subterm(term, step.path))
        ):
            return True
        term = replace_at(term, step.path, step.result)
    return False


def _logarithms(term: Term) -> set[Term]:
    return {part for part in subterms(term) if isinstance(part, Log)}


def _detours(left: Term, right: Term, context: Context) -> Iterator[tuple[Line, ...]]:
    """Yield lines by way of what one of the sides is when its sums are brought together."""
    for side, gathered in product((right, left), (under_joint_weights, under_components)):
        between = gathered(side, context)
        if between is not None:
            there = next(_derived(left, between, context), None)
            back = None if there is None else next(_derived(between, right, context), None)
            if there is not None and back is not None:
                yield (*there, *back)


def _is_granted(left: Term, right: Term, lines: tuple[Line, ...], context: Context) -> bool:
    try:
        check(Derivation(Statement(left, "=", right, context.hypotheses), lines))
    except KernelError:
        return False
    return True


def _as_shown(left: Term, lines: tuple[Line, ...], context: Context) -> tuple[Line, ...]:
    """Run lines together where nobody wants to see what is between them.

    That is what may be oo - oo by itself, several sums of zeros, and a number that is only worked
    out further.
    Of integrals little is known that is not supposed: their lines are left as they are.
    """
    kept: list[Line] = []
    term, waiting = left, tuple[Step, ...]()
    for line, following in zip_longest(lines, lines[1:]):
        for step in line.steps:
            term = replace_at(term, step.path, step.result)
        waiting += line.steps
        hidden = following is not None and (
            (UNDEFINED in values(term, context) and not _has_integral(term))
            or sum(isinstance(part, Sum) and part.body == ZERO for part in subterms(term)) > 1
            or (_is_worked_out(term) and {s.rule for s in following.steps} == {"arithmetic"})
        )
        if not hidden:
            kept.append(Line("=", waiting))
            waiting = ()
    return tuple(kept)


def _is_worked_out(term: Term) -> bool:
    """Whether only numbers are left, and not log e - log e, which shows why they vanish."""
    return not free_variables(term) and any(isinstance(p, Mul | Div) for p in subterms(term))


def _has_integral(term: Term) -> bool:
    return any(isinstance(part, Integral) for part in subterms(term))


def _derived(left: Term, right: Term, context: Context) -> Iterator[tuple[Line, ...]]:
    """Yield lines that may be right, with the plainest treatment of logarithms first."""
    bases = {
        part.base
        for side in (left, right)
        for part in subterms(side)
        if isinstance(part, Log | Measure)
    }
    for to_natural, logarithms_are, left_alone in product(
        (False, True), _TREATMENTS, (*_alphabets_of_joint_pmfs(left, right), None)
    ):
        if to_natural < (len(bases) > 1) or to_natural > bool(bases - {None, EULER}):
            continue
        ways = [
            _Way(
                develop(
                    side,
                    context,
                    logarithms_are=logarithms_are,
                    to_natural=to_natural,
                    left_alone=left_alone,
                ),
                context,
            )
            for side in (left, right)
        ]
        meeting = _meeting(ways[0], ways[1])
        if meeting is not None:
            yield _join(ways[0].stages[: meeting[0] + 1], ways[1].stages[: meeting[1] + 1])


def _alphabets_of_joint_pmfs(left: Term, right: Term) -> list[Alphabet]:
    """Return the alphabets of the variables of joint pmfs, where there are several.

    H(X | Y) is made of joint probabilities and H(X) is not: who sums joint probabilities over
    both alphabets has to undo half of it.
    """
    pmfs = [p for side in (left, right) for p in subterms(side) if isinstance(p, Pmf)]
    alphabets = [alphabet for p in pmfs if len(p.alphabets) > 1 for alphabet in p.alphabets]
    return list(dict.fromkeys(alphabets))


class _Way:
    """The stages of a side with their fingerprints, each made when it is first asked for."""

    def __init__(self, coming: Iterator[Stage], context: Context) -> None:
        self.stages: list[Stage] = []
        self.fingerprints: list[int] = []
        self._coming = coming
        self._context = context

    def reaches(self, number: int) -> bool:
        """Whether the way has so many stages, counted from 0."""
        while len(self.stages) <= number:
            stage = next(self._coming, None)
            if stage is None:
                return False
            self.stages.append(stage)
            self.fingerprints.append(fingerprint(stage.term))
        return True

    def form(self, number: int) -> Term | None:
        """Return the normal form of a stage; ``None`` where the kernel grants it none."""
        try:
            return normal_form(self.stages[number].term, self._context)
        except KernelError:
            return None


def _meeting(left: _Way, right: _Way) -> tuple[int, int] | None:
    """Return the numbers of the first two stages that are equal by arithmetic."""
    for total in count():
        pairs = [
            (i, total - i)
            for i in range(total, -1, -1)
            if left.reaches(i) and right.reaches(total - i)
        ]
        if not pairs:
            return None
        for i, j in pairs:
            if left.fingerprints[i] == right.fingerprints[j]:
                form = left.form(i)
                if form is not None and form == right.form(j):
                    return i, j
    return None


def _join(left: list[Stage], right: list[Stage]) -> tuple[Line, ...]:
    lines = _one_idea_a_line(stage.moves for stage in left[1:])
    folding = _one_idea_a_line(backwards(stage.moves) for stage in reversed(right[1:]))
    here, there = left[-1].term, right[-1].term
    if not alpha_equal(here, there):
        rearrangement = Move("arithmetic", (), here, there)
        added = _atoms(there) > _atoms(here)
        if folding and (
            _atoms(here) == _atoms(there)
            # what is added only to stand in a quotient is not shown by itself
            or (added and _is_about_logarithms(folding[0]))
        ):
            folding[0] = (rearrangement, *folding[0])
            if added and lines and _is_about_logarithms(lines[-1]):
                # log(p/r) = log(p/q) + log(q/r)
                folding[0] = (*lines.pop(), *folding[0])
        else:
            lines.append((rearrangement,))
    elif here != there:
        lines.append((Move("renaming", (), here, there),))
    return tuple(line_of(moves) for moves in (*lines, *folding))


def _is_about_logarithms(moves: tuple[Move, ...]) -> bool:
    """Whether the moves apply the laws of the logarithm, and do nothing else but rearrange."""
    rules = {move.rule for move in moves} - {"arithmetic"}
    return bool(rules) and rules <= _LAWS


def _one_idea_a_line(lines: Iterable[tuple[Move, ...]]) -> list[tuple[Move, ...]]:
    """Run lines together that do nothing but split or join sums."""
    found: list[tuple[Move, ...]] = []
    for line in lines:
        if found and all(move.rule in _LINEARITY for move in (*found[-1], *line)):
            found[-1] += line
        else:
            found.append(line)
    return found


def _atoms(term: Term) -> Counter[type[Term]]:
    """Count the probabilities and logarithms: rearranging alone leaves their number."""
    return Counter(type(part) for part in subterms(term) if isinstance(part, Apply | Log | Measure))
