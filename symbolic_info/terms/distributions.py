"""Terms that stand for distributions, and the alphabets that they live on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from symbolic_info.terms.term import Term


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A finite, non-empty set of symbols; ``size`` is the name of its number of symbols."""

    name: str = "X"
    size: str = "n"

    @property
    def sort_key(self) -> tuple[str, str]:
        """The place of this alphabet in the total order of terms."""
        return (self.name, self.size)


class Distribution(Term):
    """A probability mass function or a density."""

    __slots__ = ()


@dataclass(frozen=True, repr=False, slots=True)
class Pmf(Distribution):
    """Any pmf on an alphabet (two alphabets: any joint pmf), known by its name only."""

    name: str
    alphabets: tuple[Alphabet, ...] = (Alphabet(),)


@dataclass(frozen=True, repr=False, slots=True)
class Density(Distribution):
    """Any probability density on the real line, known by its name only."""

    name: str


@dataclass(frozen=True, repr=False, slots=True)
class LiteralPmf(Distribution):
    """A pmf written out: its weights, and the labels of the outcomes.

    Labels default to "1", "2", ... The weights of a pmf are closed terms or symbols (as in
    [p, 1 - p]); that they are non-negative and sum to one is for those to check who make it
    from somebody's writing.
    """

    weights: tuple[Term, ...]
    labels: tuple[str, ...] = ()

    @property
    def outcome_labels(self) -> tuple[str, ...]:
        """The labels given, or "1", "2", ..."""
        return self.labels or _numbered(len(self.weights))


@dataclass(frozen=True, repr=False, slots=True)
class JointTable(Distribution):
    """A joint pmf of two random variables written out, as the table of its probabilities.

    ``weights`` go row by row; the rows are the outcomes of the first variable, the columns
    those of the second. What is said of the weights of a ``LiteralPmf`` holds for these.
    """

    weights: tuple[Term, ...]
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]

    @property
    def rows(self) -> tuple[tuple[Term, ...], ...]:
        """The weights as the table has them."""
        width = len(self.column_labels)
        starts = (k * width for k in range(len(self.row_labels)))
        return tuple(self.weights[start : start + width] for start in starts)


def joint_table(rows: tuple[tuple[Term, ...], ...]) -> JointTable:
    """Return the joint pmf with these rows, all of one length; its outcomes are "1", "2", ..."""
    weights = tuple(weight for row in rows for weight in row)
    return JointTable(weights, _numbered(len(rows)), _numbered(len(rows[0])))


@cache
def _numbered(count: int) -> tuple[str, ...]:
    return tuple(str(k + 1) for k in range(count))


@dataclass(frozen=True, repr=False, slots=True)
class Mixture(Distribution):
    """The mixture sum_k w_k P_k; the weights are non-negative and sum to one."""

    weights: tuple[Term, ...]
    components: tuple[Distribution, ...]


@dataclass(frozen=True, repr=False, slots=True)
class Product(Distribution):
    """The joint distribution of independent parts: (P x Q)(x, y) = P(x) Q(y)."""

    factors: tuple[Distribution, ...]


@dataclass(frozen=True, repr=False, slots=True)
class Uniform(Distribution):
    """The uniform pmf on an alphabet: 1/n at each of its n symbols."""

    alphabet: Alphabet = Alphabet()


@dataclass(frozen=True, repr=False, slots=True)
class Marginal(Distribution):
    """The marginal pmf of a joint one that keeps the coordinate ``axis``."""

    joint: Distribution
    axis: int


def alphabets_of(distribution: Term) -> tuple[Alphabet, ...]:
    """Return the alphabets that a pmf is defined on, one for each coordinate.

    What is written out gets alphabets named by its labels, so that two literal pmfs with the same
    outcomes share one. A density has none: an empty tuple.
    """
    match distribution:
        case Pmf(alphabets=alphabets):
            return alphabets
        case Uniform(alphabet=alphabet):
            return (alphabet,)
        case LiteralPmf() | JointTable():
            return tuple(_written_out(labels) for labels in labels_of(distribution))
        case Mixture(components=components):
            # a literal component names its outcomes; the alphabet of the symbolic one is general
            found = [alphabets_of(component) for component in components]
            general = [a for a in found if not any(is_literal(x) for x in a)]
            return (general or found)[0]
        case Product(factors=factors):
            return tuple(a for factor in factors for a in alphabets_of(factor))
        case Marginal(joint=joint, axis=axis):
            return (alphabets_of(joint)[axis],)
        case _:
            return ()


def labels_of(distribution: Term) -> tuple[tuple[str, ...], ...]:
    """Return the labels of the outcomes that are written out, for each coordinate; or nothing."""
    match distribution:
        case LiteralPmf(outcome_labels=labels):
            return (labels,)
        case JointTable(row_labels=rows, column_labels=columns):
            return (rows, columns)
        case _:
            return ()


def _written_out(labels: tuple[str, ...]) -> Alphabet:
    """Return the alphabet of these outcomes: the labels as its name, their number as its size."""
    return Alphabet("{" + ",".join(labels) + "}", str(len(labels)))


def is_literal(alphabet: Alphabet) -> bool:
    """Whether the alphabet is that of something written out."""
    return alphabet.name.startswith("{")


def is_continuous(distribution: Distribution) -> bool:
    """Whether the distribution is a density (or made of densities)."""
    match distribution:
        case Density():
            return True
        case Mixture(components=parts) | Product(factors=parts):
            return any(is_continuous(part) for part in parts)
        case Marginal(joint=joint):
            return is_continuous(joint)
        case _:
            return False
