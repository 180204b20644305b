"""What books say of a measure in one line: D(P || Q) = H(P, Q) - H(P), I(X; Y) = H(Y) - H(Y | X).

An inequality that follows from such an identity and the sign of the measure is shown so, with
the identity as a lemma, and not by writing everything out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from symbolic_info.proof.kernel.derivation import Assignment, Derivation
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import Hypothesis, Positive, Statement
from symbolic_info.proof.prover.equalities import derive_equality
from symbolic_info.terms import (
    ONE,
    Add,
    ConditionalEntropy,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Marginal,
    Measure,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Pmf,
    Size,
    Symbol,
    Term,
    Uniform,
    alphabets_of,
    subterms,
    subtract,
)


@dataclass(frozen=True, slots=True)
class Identity:
    """``measure = value`` for certain distributions; general is its statement for any."""

    measure: Term
    value: Term
    general: Statement
    assignment: Assignment


def identities_of(measure: Term) -> Iterator[Identity]:
    """Yield what the measure is known to be."""
    match measure:
        case KLDivergence(distribution=p, model=Uniform(alphabet=alphabet) as u, base=base):
            name = Pmf("P", alphabets_of(p))
            size = Log(Size(alphabet), base)
            general = Statement(
                KLDivergence(name, u, base), "=", subtract(size, Entropy(name, base))
            )
            yield Identity(measure, subtract(size, Entropy(p, base)), general, ((name, p),))
        case KLDivergence(distribution=p, model=q, base=base):
            names = (Pmf("P", alphabets_of(p)), Pmf("Q", alphabets_of(p)))
            value = subtract(CrossEntropy(*names, base), Entropy(names[0], base))
            general = Statement(KLDivergence(*names, base), "=", value)
            known = subtract(CrossEntropy(p, q, base), Entropy(p, base))
            yield Identity(measure, known, general, tuple(zip(names, (p, q), strict=True)))
        case ConditionalEntropy(joint=joint, axis=axis, base=base):
            own, given = (Entropy(Marginal(joint, k), base) for k in (axis, 1 - axis))
            for value in (
                subtract(Entropy(joint, base), given),
                subtract(own, MutualInformation(joint, base)),
            ):
                yield Identity(measure, value, Statement(measure, "=", value), ())
        case MutualInformation(joint=joint, base=base):
            first, second = (Entropy(Marginal(joint, axis), base) for axis in (0, 1))
            for value in (
                subtract(first, ConditionalEntropy(joint, 0, base)),
                subtract(second, ConditionalEntropy(joint, 1, base)),
                subtract(Add((first, second)), Entropy(joint, base)),
            ):
                yield Identity(measure, value, Statement(measure, "=", value), ())
        case Add(
            parts=(
                most,
                Neg(
                    operand=JensenShannonDivergence(
                        weights=weights, components=components, base=base
                    )
                ),
            )
        ):
            mean = Add(
                tuple(Mul((w, Entropy(p, base))) for w, p in zip(weights, components, strict=True))
            )
            whole = Entropy(Mixture(weights, components), base)
            value = subtract(most, subtract(whole, mean))
            yield Identity(measure, value, Statement(measure, "=", value), ())


def derive_identity(identity: Identity) -> Derivation | None:
    """Derive the general statement of the identity."""
    bases = (part.base for part in subterms(identity.measure) if isinstance(part, Log | Measure))
    base = next(bases, None)
    general = replace(identity.general, hypotheses=exceeding_one(base))
    lines = derive_equality(general.left, general.right, context_of(general))
    return None if lines is None else Derivation(general, lines)


def exceeding_one(base: Term | None) -> tuple[Hypothesis, ...]:
    """Return the hypothesis under which logarithms to a base that is a name increase: b > 1."""
    return (Positive(subtract(base, ONE)),) if isinstance(base, Symbol) else ()
