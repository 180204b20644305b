"""Inequalities: the difference as a non-negative combination of what is known to be non-negative.

What is known: a divergence (Gibbs), the entropy of a pmf, a conditional entropy, the surprisal of
an outcome, log(1/w) - D(P || M) where P has the weight w in M. Each is proved here from
log x <= x - 1 or P(x, y) <= P(x) <= 1 and used as a lemma. The coefficients come from an
exact linear program over the normal forms; the kernel sees only ``left = right + sum c_k K_k``
and ``K_k >= 0``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product

from symbolic_info.proof.kernel.arithmetic import (
    Polynomial,
    equal_by_arithmetic,
    normal_polynomial,
)
from symbolic_info.proof.kernel.derivation import Assignment, Derivation, Line, Step
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import (
    Hypothesis,
    KernelError,
    Statement,
)
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.between_numbers import derive_by_logarithm
from symbolic_info.proof.prover.bounds import (
    derive_by_bounds,
    derive_by_smaller_divergence,
    turned_round,
)
from symbolic_info.proof.prover.equalities import derive_equality
from symbolic_info.proof.prover.exponentials import derive_by_exponents
from symbolic_info.proof.prover.gaps import gaps_of_shares, gaps_of_squares_among, known_gaps
from symbolic_info.proof.prover.identities import (
    derive_identity,
    exceeding_one,
    identities_of,
)
from symbolic_info.proof.prover.linear_program import non_negative_solution
from symbolic_info.proof.prover.log_sums import derive_by_log_sums
from symbolic_info.proof.prover.normal_form import develop
from symbolic_info.proof.prover.products import product_of, sum_of
from symbolic_info.terms import (
    ZERO,
    Add,
    ConditionalEntropy,
    Density,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Marginal,
    Measure,
    Mul,
    MutualInformation,
    Neg,
    Number,
    Path,
    Pmf,
    Pow,
    Product,
    Sum,
    Surprisal,
    Term,
    alphabets_of,
    kinds,
    replace_at,
    subterms,
    walk,
)
from symbolic_info.terms.binding import free_variables

MAX_CHOICES = 20


def derive_inequality(
    left: Term, right: Term, hypotheses: tuple[Hypothesis, ...]
) -> Iterator[Derivation]:
    """Yield derivations of ``left >= right`` for the kernel to check."""
    statement = Statement(left, "≥", right, hypotheses)
    if right == ZERO:
        yield Derivation(statement, (Line("≥", (Step("sign", (), ZERO),)),))
    if right == ZERO and isinstance(left, KLDivergence | Entropy | Surprisal | ConditionalEntropy):
        # for plain pmfs these are the lemmas that everything else is a combination of
        yield from derive_by_bounds(statement)
    yield from _by_combination(statement)
    yield from derive_by_bounds(statement)
    upwards = Statement(right, "≤", left, hypotheses)
    yield from map(turned_round, derive_by_log_sums(upwards))
    yield from derive_by_log_sums(statement)
    smaller = derive_by_smaller_divergence(statement)
    if smaller is not None:
        yield smaller
    # last, as a bound that is put in for a logarithm is shown in fewer lines
    yield from _by_combination(statement, gaps_of_shares)
    yield from _by_combination(statement, gaps_of_squares_among)
    yield from derive_by_exponents(statement, derive_inequality)
    yield from derive_by_logarithm(statement, derive_inequality)
    if not free_variables(Add((left, right))):
        yield compared(statement)


def compared(statement: Statement) -> Derivation:
    """Derive an order between two numbers from their values."""
    step = Step("comparison of numbers", (), statement.right)
    return Derivation(statement, (Line(statement.sign, (step,)),))


def _by_combination(
    statement: Statement, more: Callable[[Term, Term | None], Iterator[Term]] | None = None
) -> Iterator[Derivation]:
    """Yield derivations by the known gaps, and by those that ``more`` yields, if it does."""
    left, right = statement.left, statement.right
    bases = {part.base for part in subterms(Add((left, right))) if isinstance(part, Log | Measure)}
    if len(bases) > 1:
        return
    base = next(iter(bases), None)
    evident = _evident_combination(left, right)
    found = _from_combination(statement, evident) if evident else None
    if found is not None:
        yield found
        return
    others = list(dict.fromkeys(more(Add((left, right)), base))) if more else []
    if more and not others:
        return
    gaps = [gap for gap in known_gaps(Add((left, right)), base) if _is_news(gap, statement)]
    gaps += others
    context = context_of(statement)
    for kept in dict.fromkeys((context.keeping_weights_whole(), context)):
        combination = _combination(left, right, gaps, kept)
        found = _from_combination(statement, combination) if combination else None
        if found is not None:
            yield found
            return


# lemmas


def _lemma(gap: Term) -> tuple[Derivation, Assignment] | None:
    """Return the derivation of gap >= 0 for any pmfs, and what they stand for here."""
    match gap:
        case KLDivergence(distribution=p, model=q, base=base):
            names = (Pmf("P", alphabets_of(p)), Pmf("Q", alphabets_of(p)))
            general: Term = KLDivergence(*names, base)
            assignment: Assignment = ((names[0], p), (names[1], q))
        case Entropy(distribution=p, base=base):
            name = Pmf("P", alphabets_of(p))
            general, assignment = Entropy(name, base), ((name, p),)
        case Surprisal(distribution=p, points=points, base=base):
            name = Pmf("P", alphabets_of(p))
            general, assignment = Surprisal(name, points, base), ((name, p),)
        case (
            ConditionalEntropy(base=base)
            | Add(
                parts=(
                    Log(base=base) | Entropy(base=base),
                    Neg(operand=KLDivergence() | JensenShannonDivergence()),
                )
            )
        ):
            general, assignment = gap, ()
        case Add(parts=(Number(value=1), Neg(operand=Sum()))):
            base, general, assignment = None, gap, ()
        case MutualInformation(joint=joint, base=base):
            alone = Product((Marginal(joint, 0), Marginal(joint, 1)))
            divergence: Term = KLDivergence(joint, alone, base)
            statement = Statement(gap, "≥", ZERO, exceeding_one(base))
            derivation = _from_combination(statement, [(Fraction(1), divergence)])
            return None if derivation is None else (derivation, ())
        case _:
            return None
    statement = Statement(general, "≥", ZERO, exceeding_one(base))
    derivation = next(derive_by_bounds(statement), None)
    return None if derivation is None else (derivation, assignment)


def _non_negative_part(gap: Term) -> Term:
    """Return K of K, or of w K for a weight w."""
    return gap.factors[-1] if isinstance(gap, Mul) else gap


def _is_news(gap: Term, statement: Statement) -> bool:
    """Whether the gap may be used: what is to be proved of a joint pmf is no lemma for itself."""
    return not isinstance(gap, MutualInformation) or (gap, ZERO) != (
        statement.left,
        statement.right,
    )


# combinations


def _evident_combination(left: Term, right: Term) -> list[tuple[Fraction, Term]]:
    """Return what left has more than right, where both are sums and that is what they show."""
    if Density in kinds(Add((left, right))):
        return []
    rest = list(left.parts) if isinstance(left, Add) else [left]
    for part in right.parts if isinstance(right, Add) else () if right == ZERO else (right,):
        if part not in rest:
            return []
        rest.remove(part)
    found: list[tuple[Fraction, Term]] = []
    for part in rest:
        match part:
            case KLDivergence() | Entropy() | Surprisal() | ConditionalEntropy():
                found.append((Fraction(1), part))
            case Mul(factors=(Number(value=c), KLDivergence() | Entropy() as gap)) if c > 0:
                found.append((c, gap))
            case Mul(factors=(_, KLDivergence() | Entropy())):
                found.append((Fraction(1), part))
            case _:
                return []
    return found


def _combination(
    left: Term, right: Term, gaps: list[Term], context: Context
) -> list[tuple[Fraction, Term]]:
    """Return gaps with positive coefficients that make up left - right, if there are any."""
    forms = [_polynomial(_developed(side, context), context) for side in (left, right)]
    if forms[0] is None or forms[1] is None:
        return []
    # a gap comes with each of the weights, and is developed once
    parts = dict.fromkeys(map(_non_negative_part, gaps))
    developed = {part: _developed(part, context) for part in parts}
    for gap in gaps:
        weights = gap.factors[:-1] if isinstance(gap, Mul) else ()
        whole = product_of(Fraction(1), [*weights, developed[_non_negative_part(gap)]])
        forms.append(_polynomial(whole, context))
    known = [(gap, form) for gap, form in zip(gaps, forms[2:], strict=True) if form is not None]
    monomials = list(dict.fromkeys(m for form in forms if form is not None for m in form))
    zero = Fraction(0)
    target = [forms[0].get(m, zero) - forms[1].get(m, zero) for m in monomials]
    columns = [[form.get(m, zero) for m in monomials] for _, form in known]
    solution = non_negative_solution(columns, target)
    if solution is None:
        return []
    return [(c, gap) for c, (gap, _) in zip(solution, known, strict=True) if c]


def _developed(term: Term, context: Context) -> Term:
    *_, last = develop(term, context, logarithms_are="factored", to_natural=False)
    return last.term


def _polynomial(term: Term, context: Context) -> Polynomial | None:
    try:
        return normal_polynomial(term, context)
    except KernelError:
        return None


def _from_combination(
    statement: Statement, combination: list[tuple[Fraction, Term]]
) -> Derivation | None:
    """Derive left = right + sum c_k K_k >= right."""
    return _by_identities(statement, combination) or _written_out(statement, combination)


def _by_identities(
    statement: Statement, combination: list[tuple[Fraction, Term]]
) -> Derivation | None:
    """Derive left = right + sum c_k V_k, where the known value V_k of K_k is written as K_k."""
    left, right = statement.left, statement.right
    context = context_of(statement)
    choices = [tuple(identities_of(gap)) for _, gap in combination]
    for chosen in islice(product(*choices), MAX_CHOICES):
        before = _plus(right, [(c, i.value) for (c, _), i in zip(combination, chosen, strict=True)])
        try:
            if not equal_by_arithmetic(left, before, context):
                continue
        except KernelError:
            continue
        lemmas = [derive_identity(identity) for identity in chosen]
        steps = [Step("arithmetic", (), before)] if left != before else []
        for k, (identity, lemma) in enumerate(zip(chosen, lemmas, strict=True)):
            if lemma is None:
                return None
            path = next(path for path, part in walk(before) if part == identity.value)
            before = replace_at(before, path, identity.measure)
            steps.append(Step("theorem", path, identity.measure, k, identity.assignment))
        found = [lemma for lemma in lemmas if lemma is not None]
        return _without_gaps(statement, combination, (Line("=", tuple(steps)),), found)
    return None


def _plus(right: Term, gaps: list[tuple[Fraction, Term]]) -> Term:
    products = [product_of(c, [gap]) for c, gap in gaps]
    return sum_of([*([] if right == ZERO else [right]), *products])


def _written_out(
    statement: Statement, combination: list[tuple[Fraction, Term]]
) -> Derivation | None:
    whole = _plus(statement.right, combination)
    equality = derive_equality(statement.left, whole, context_of(statement))
    return None if equality is None else _without_gaps(statement, combination, equality, [])


def _without_gaps(
    statement: Statement,
    combination: list[tuple[Fraction, Term]],
    equality: tuple[Line, ...],
    derivations: list[Derivation],
) -> Derivation | None:
    """Add to the lines of left = right + sum c_k K_k the one that leaves the gaps out."""
    right = statement.right
    gaps = [product_of(c, [gap]) for c, gap in combination]
    whole = _plus(right, combination)
    steps: list[Step] = []
    for (_, known), gap in zip(combination, gaps, strict=True):
        start = max(path for path, found in walk(whole) if found == gap)
        part = _non_negative_part(known)
        lemma = _lemma(part)
        if lemma is None:
            steps += _left_out(gap, part, start)
            continue
        path = next((*start, *path) for path, found in walk(gap) if found == part)
        derivation, assignment = lemma
        if derivation not in derivations:
            derivations.append(derivation)
        steps.append(Step("theorem", path, ZERO, derivations.index(derivation), assignment))
    steps.append(Step("arithmetic", (), right))
    return Derivation(statement, (*equality, Line("≥", tuple(steps))), tuple(derivations))


def _left_out(gap: Term, part: Term, start: Path) -> tuple[Step, ...]:
    """Return the steps that put at 0 what its form shows not to be negative.

    Of a sum of squares each is put at 0, so that it is known when nothing is left out.
    """
    match part:
        case Sum(body=Pow()):
            path = next((*start, *path) for path, found in walk(gap) if found == part)
            nothing = Step("sum of a constant", path, ZERO)
            return Step("sign", (*path, 0), ZERO), nothing
    return (Step("sign", start, ZERO),)
