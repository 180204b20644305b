"""Why a line of a derivation follows, in the words of the field.

A rule is known by its name, and a definition by the term whose definition it is; here they become
"definitions of cross entropy and entropy". Side conditions are said where a reader could not see
them: that a probability is not negative, or that log n is a real number, goes without saying.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.notation import read
from symbolic_info.notation.tree import Chain, Numeral
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof import CheckedLine, Condition, Reason
from symbolic_info.proof.kernel.values import Context, is_finite
from symbolic_info.terms import (
    Add,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Entropy,
    Expectation,
    Infinity,
    Integral,
    JensenShannonDivergence,
    JointTable,
    KLDivergence,
    LiteralPmf,
    Log,
    Measure,
    Mul,
    MutualInformation,
    Neg,
    Number,
    Product,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Term,
    is_continuous,
    walk,
)
from symbolic_info.wording.letters import Letters
from symbolic_info.wording.phrases import Phrase, joined, listed

_WORDS = {
    "marginalisation": "marginal probabilities",
    "logarithm of a quotient": "logarithm of a quotient",
    "logarithm of a reciprocal": "logarithm of a reciprocal",
    "logarithm of a product": "logarithm of a product",
    "logarithm of a power": "logarithm of a power",
    "logarithm of one": "the logarithm of 1 is 0",
    "logarithm of the base": "the logarithm of its base is 1",
    "hypothesis": "what is supposed",
    "infinity": "one term is infinite, and none is infinite with the other sign",
    "sign": "what is left out is not negative",
    "finiteness": "all terms are finite",
    "comparison of numbers": "the values of both, enclosed",
    "cancellation": "cancelling",
    "interchange of summation": "interchange of summation",
    "sum of a constant": "sum of a constant",
    "normalisation": "probabilities sum to 1",
    "linearity of summation": "linearity of summation",
    "linearity of integration": "linearity of integration",
    "logarithm of a probability": "probabilities are at most 1",
    "monotonicity of probability": "a part is no more probable than the whole",
    "monotonicity of the logarithm": "the logarithm is increasing",
    "sum over written-out outcomes": "writing out the sum",
    "arithmetic": "arithmetic",
    "renaming": "renaming of indices",
}
# what is said best by a formula
_FORMULAS = {
    "cancellation up to zero": (r"b \cdot \frac{a}{b} = a", ", or 0 where ", "b = 0"),
    "power of a logarithm": (r"b^{\log_b a} = a",),
    "logarithm inequality": (r"\log x \le (x - 1) \log e",),
}
_MEASURES: dict[type[Measure], str] = {
    Surprisal: "surprisal",
    Entropy: "entropy",
    CrossEntropy: "cross entropy",
    KLDivergence: "KL divergence",
    JensenShannonDivergence: "Jensen–Shannon divergence",
    ConditionalEntropy: "conditional entropy",
    MutualInformation: "mutual information",
}
# steps that only rearrange are not worth a word beside a rule that says something
_SILENT = frozenset({"arithmetic", "renaming"})


def reason_in_words(
    before: Term,
    line: CheckedLine,
    reasons: tuple[Reason, ...],
    lemmas: tuple[Phrase, ...],
    letters: Letters,
) -> Phrase:
    """Return why ``line`` follows from the term before it, by these reasons.

    ``lemmas`` are the statements of the theorems that the line uses, or their names.
    """
    phrases: dict[Phrase, None] = {}
    definitions = [r.about for r in reasons if r.rule == "definition" and r.about]
    for reason in reasons:
        if reason.rule == "definition":
            phrases.update(dict.fromkeys(_definitions(definitions, letters)))
        elif reason.rule == "theorem":
            phrases.update((_by_theorem(lemma), None) for lemma in lemmas)
        elif reason.rule not in _SILENT:
            phrases[_rule(reason)] = None
    if not phrases:
        phrases[(_rearrangement(before, line.term, reasons),)] = None
    where = _side_conditions(line.conditions, letters)
    return joined([joined(list(phrases), ", "), *where], "; ")


def _by_theorem(lemma: Phrase) -> Phrase:
    """Return "as A = B", or the name of the theorem."""
    return lemma if isinstance(lemma[0], str) else ("as ", *lemma)


def rule_in_words(reason: Reason, letters: Letters) -> Phrase:
    """Return what a rule is called, as an entry of the list of what a theorem rests on."""
    if reason.rule == "definition" and reason.about is not None:
        return joined(list(_definitions([reason.about], letters)), "")
    # beside a step its formula says more; here it would be one more claim
    return _rule(reason) if reason.rule in _WORDS else (reason.rule,)


def _rule(reason: Reason) -> Phrase:
    if reason.rule in _WORDS:
        return (_WORDS[reason.rule],)
    parts = enumerate(_FORMULAS[reason.rule])
    return tuple(read(part).rows[0].statements[0] if k % 2 == 0 else part for k, part in parts)


def _definitions(terms: Iterable[Term], letters: Letters) -> Iterable[Phrase]:
    """Yield "definitions of a and b", and a phrase of its own for what is no definition."""
    names: dict[Phrase, None] = {}
    others: dict[Phrase, None] = {}
    for term in terms:
        if isinstance(term, Log):
            others[("change of base",)] = None
        else:
            names[_defined(term, letters)] = None
    if names:
        word = "definition of " if len(names) == 1 else "definitions of "
        yield joined([(word,), listed(list(names))], "")
    yield from others


def _defined(term: Term, letters: Letters) -> Phrase:
    match term:
        case Entropy(distribution=p) if is_continuous(p):
            return ("differential entropy",)
        case Measure():
            return (_MEASURES[type(term)],)
        case Expectation():
            return ("the expectation",)
        case Apply(distribution=Product()):
            return ("product distributions",)
        case Apply(distribution=LiteralPmf() | JointTable()):
            return ("the pmf",)
        case Apply(distribution=p):
            return (typeset(p, letters),)
        case _:
            raise TypeError(f"{term} has no definition")


def _rearrangement(before: Term, after: Term, reasons: tuple[Reason, ...]) -> str:
    """Say what arithmetic did, by what there is before and after it."""
    if all(reason.rule == "renaming" for reason in reasons):
        return "renaming the index"
    if _holds_opposites(after) and not _holds_opposites(before):
        return "adding and subtracting the same"
    if _holds_opposites(before) and not _holds_opposites(after):
        return "cancelling"
    if _factored_sums(after) != _factored_sums(before):
        fewer = _factored_sums(after) < _factored_sums(before)
        return "multiplying out" if fewer else "factoring out"
    if _count(after, _ATOMS) == _count(before, _ATOMS):
        return "rearranging"
    if _count(after, _ATOMS) > _count(before, _ATOMS):
        return "expanding"
    return "collecting terms" if _summands(after) < _summands(before) else "simplifying"


_ATOMS = (Apply, Log, Measure, Size, Symbol)


def _count(term: Term, kinds: tuple[type[Term], ...]) -> int:
    return sum(isinstance(part, kinds) for _, part in walk(term))


def _summands(term: Term) -> int:
    return sum(len(part.parts) for _, part in walk(term) if isinstance(part, Add))


def _factored_sums(term: Term) -> int:
    """Count the sums in brackets that something stands before."""
    return sum(
        isinstance(factor, Add)
        for _, part in walk(term)
        if isinstance(part, Mul | Neg)
        for factor in part.children
    )


def _holds_opposites(term: Term) -> bool:
    """Whether a sum holds both a part and its negation."""
    return any(
        Neg(summand) in part.parts
        for _, part in walk(term)
        if isinstance(part, Add)
        for summand in part.parts
    )


def _side_conditions(conditions: Iterable[Condition], letters: Letters) -> list[Phrase]:
    """Return what a step needed and a reader could not see."""
    positive: dict[Phrase, None] = {}
    finite: dict[Phrase, None] = {}
    for condition in conditions:
        match condition:
            case Condition(kind="positive", term=Apply() as term):
                positive[(Chain((typeset(term, letters), Numeral("0")), (">",)),)] = None
            case Condition(kind="finite", term=term) if not _evidently_finite(term):
                finite[(typeset(term, letters),)] = None
    phrases: list[Phrase] = []
    if positive:
        # P(x) > 0 at every symbol that counts: elsewhere the product is 0 whatever stands in it
        phrases.append(joined([("where ",), listed(list(positive))], ""))
    if finite:
        is_finite = " is finite" if len(finite) == 1 else " are finite"
        phrases.append(joined([listed(list(finite)), (is_finite,)], ""))
    return phrases


def _evidently_finite(term: Term) -> bool:
    """Whether anybody can see that the term is a real number, or it is one whatever P and Q are."""
    return is_finite(term, Context()) or all(
        not isinstance(part, Measure | Sum | Integral | Infinity)
        and not (isinstance(part, Log) and not isinstance(part.argument, Number | Size | Symbol))
        for _, part in walk(term)
    )
