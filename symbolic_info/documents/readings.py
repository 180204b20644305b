"""The members of a run, read: what each means with the names of the document as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from symbolic_info.documents.claims import Member, Run
from symbolic_info.documents.wellformed import Flaw, flaw_in, sentence
from symbolic_info.notation import NotADistribution, NotUnderstood, classify, elaborate
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import Broken, Node, Repair, Span, children
from symbolic_info.terms import Density, Pmf, Term, substitute
from symbolic_info.terms.binding import free_variables

_REPAIR_CODES = {
    "missing-bracket": "ill-formed-bracket",
    "extra-bracket": "ill-formed-bracket",
    "unclosed-environment": "ill-formed-environment",
    "limit": "ill-formed-limit",
    "run-together": "ill-formed-run-together",
    "unreadable": "ill-formed",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A member and its meaning; ``term`` is ``None`` where ``problem`` says why.

    ``flaw`` is something wrong with the meaning (the logarithm of a negative number), ``broken``
    something wrong with the writing, which was read all the same.
    """

    member: Member
    scope: Scope
    term: Term | None
    problem: str = ""
    flaw: Flaw | None = None
    broken: Flaw | None = None

    def rebuilt(self, replacements: Mapping[Span, Term]) -> Term:
        """Return the meaning with other terms for the nodes at some spans."""
        return elaborate(self.member.node, self.scope, replacements)


def read_members(run: Run, scope: Scope) -> tuple[Reading | None, ...]:
    """Return the readings of the members of a run; its names are classified together."""
    nodes = [member.node for member in run.members if member is not None]
    scope = classify(nodes, scope)
    return _with_densities([None if m is None else _reading(m, scope) for m in run.members])


def _with_densities(readings: list[Reading | None]) -> tuple[Reading | None, ...]:
    """Read P as the distribution with density p where the chain has a density p.

    Notes write D(P || Q) for the integral of p log(p/q), too.
    """
    terms = [reading.term for reading in readings if reading and reading.term is not None]
    free = {name for term in terms for name in free_variables(term)}
    densities: dict[Term, Term] = {
        Pmf(name.name.upper()): name for name in free if isinstance(name, Density)
    }
    if not densities:
        return tuple(readings)
    return tuple(
        reading
        if reading is None or reading.term is None
        else replace(reading, term=substitute(reading.term, densities))
        for reading in readings
    )


def _reading(member: Member, scope: Scope) -> Reading:
    for repair in member.repairs:
        if repair.kind == "unknown-command":
            return Reading(member, scope, None, sentence(repair.message))
    broken = next((flaw_of(repair) for repair in member.repairs), None)
    if _has_broken(member.node):
        reason = member.repairs[0].message if member.repairs else "This could not be read."
        return Reading(member, scope, None, reason, broken=broken)
    try:
        term = elaborate(member.node, scope)
    except NotADistribution as error:
        flaw = Flaw("ill-formed-pmf", sentence(error.message))
        return Reading(member, scope, None, flaw.message, flaw, broken)
    except NotUnderstood as error:
        return Reading(member, scope, None, sentence(error.message), broken=broken)
    return Reading(member, scope, term, flaw=flaw_in(term), broken=broken)


def flaw_of(repair: Repair) -> Flaw:
    """Return what is wrong with the writing, and how it was read all the same."""
    return Flaw(_REPAIR_CODES.get(repair.kind, "ill-formed"), sentence(repair.message))


def _has_broken(node: Node) -> bool:
    return isinstance(node, Broken) or any(_has_broken(part) for part in children(node))
