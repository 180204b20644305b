"""The conditions under which theorems hold, and counterexamples, in words.

What the kernel found about a theorem - its hypotheses, and where both of its sides are infinite
- is worded here for readers. Nothing is said that the kernel did not grant.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.notation.tree import Chain, Name, Sum
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof import (
    DominatedBy,
    FiniteIntegral,
    LogBase,
    NonNegative,
    NotDominatedBy,
    Positive,
    Refutation,
    Statement,
    Theorem,
    Vanishing,
    divergences,
    may_be_infinite,
)
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.terms import (
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    CrossEntropy,
    Density,
    Distribution,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    Marginal,
    Neg,
    Number,
    Pmf,
    Size,
    Symbol,
    Uniform,
    subtract,
    walk,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.wording.examples import example_in_words
from symbolic_info.wording.letters import Letters, letters_for
from symbolic_info.wording.phrases import Phrase, in_plain_text, joined, listed
from symbolic_info.wording.vanishing import equality_in_words, vanishing_in_words


def conditions_in_words(theorem: Theorem) -> str:
    """Return on one line what a theorem supposes, and where its sides are infinite.

    Empty where it holds for all finite distributions with finite values, which is the general
    convention and needs no words.
    """
    letters = letters_for((theorem.statement.left, theorem.statement.right), {})
    return "; ".join(in_plain_text(phrase) for phrase in special_conditions(theorem, letters))


def counterexample_in_words(refutation: Refutation) -> str:
    """Return on one line for what the two sides differ, and their values there.

    >>> from symbolic_info.proof import prove
    >>> from symbolic_info.terms import KLDivergence, Pmf
    >>> P, Q = Pmf("P"), Pmf("Q")
    >>> counterexample_in_words(
    ...     prove(KLDivergence(P, Q), "=", KLDivergence(Q, P))
    ... )  # doctest: +NORMALIZE_WHITESPACE
    'for P = [1/2, 1/2], Q = [1/4, 3/4] the left side is about 0.143841 and the right side about
    0.130812 (natural logarithms)'
    """
    words = in_plain_text(example_in_words(refutation.statement, refutation.counterexample))
    return words if refutation.denied is None else f"{always_in_words(refutation.denied)}: {words}"


def always_in_words(denied: Theorem) -> str:
    """Return that what a statement denies always holds."""
    sign = denied.statement.sign
    return "both sides are always equal" if sign == "=" else f"{sign} always holds"


def conditions_of(theorem: Theorem, letters: Letters) -> tuple[Phrase, ...]:
    """Return all conditions of a theorem, each as a phrase: for what, provided what, and how."""
    return (*_domain(theorem), *_names(theorem), *special_conditions(theorem, letters))


def special_conditions(theorem: Theorem, letters: Letters) -> tuple[Phrase, ...]:
    """Return the hypotheses of a theorem, where its sides are infinite, and where equal."""
    weights: list[Phrase] = [(typeset(weight),) for weight in weights_of(theorem.statement)]
    phrases: list[Phrase] = []
    if weights:
        verb = " lies" if len(weights) == 1 else " lie"
        phrases.append(joined([listed(weights), (f"{verb} between 0 and 1",)], ""))
    phrases += _hypotheses(theorem.statement, letters)
    infinite = divergences(theorem.statement)
    phrases += _divergences(infinite, letters)
    says_nothing = theorem.statement.sign != "=" or theorem.statement.right == INFINITY
    if not says_nothing and not infinite:
        if may_be_infinite(theorem.statement):
            phrases.append(("where one side is infinite, so is the other",))
        elif not phrases and _might_diverge(theorem):
            phrases.append(("both sides are finite",))
    equality = equality_in_words(theorem, letters)
    return tuple(phrases) if not equality else (*phrases, equality)


def _domain(theorem: Theorem) -> tuple[Phrase, ...]:
    statement = theorem.statement
    names = free_variables(statement.left) | free_variables(statement.right)
    pmfs = [name for name in names if isinstance(name, Pmf)]
    densities = sorted(name.name for name in names if isinstance(name, Density))
    if densities:
        shown = listed([(typeset(Density(name)),) for name in densities])
        word = "any probability density " if len(densities) == 1 else "any probability densities "
        return (joined([(word,), shown, (" on the real line (0 log 0 = 0)",)], ""),)
    parts = [part for side in (statement.left, statement.right) for _, part in walk(side)]
    alphabets = {alphabet for pmf in pmfs for alphabet in pmf.alphabets}
    alphabets |= {part.alphabet for part in parts if isinstance(part, Uniform | Size)}
    if not alphabets:
        return ()
    word = "any finite alphabet" if len(alphabets) == 1 else "any finite alphabets"
    return ((f"{word}, zeros allowed (0 log 0 = 0)" if pmfs else word,),)


def _names(theorem: Theorem) -> Iterable[Phrase]:
    """Yield what the names stand for that formulas use without saying so."""
    sides = (theorem.statement.left, theorem.statement.right)
    terms = (*sides, *(line.term for line in theorem.lines))
    parts = {part for term in terms for _, part in walk(term)}
    uniform = dict.fromkeys((typeset(p),) for p in parts if isinstance(p, Uniform))
    for letter in uniform:
        yield (*letter, " is the uniform distribution")
    found = sorted((p for p in parts if isinstance(p, Size)), key=lambda p: p.alphabet.sort_key)
    sizes = [(typeset(size),) for size in found]
    if len(sizes) == 1:
        yield (*sizes[0], " is the size of the alphabet")
    elif sizes:
        yield joined([listed(sizes), (" are the sizes of the alphabets",)], "")


def weights_of(statement: Statement) -> tuple[Symbol, ...]:
    """Return the symbols that are weights because the statement mentions them as such."""
    known = context_of(statement).hypotheses
    symbols = free_variables(statement.left) | free_variables(statement.right)
    return tuple(
        symbol
        for symbol in sorted((s for s in symbols if isinstance(s, Symbol)), key=str)
        if {NonNegative(symbol), NonNegative(subtract(ONE, symbol))} <= set(known)
    )


def _hypotheses(statement: Statement, letters: Letters) -> Iterable[Phrase]:
    of_weights = {t for w in weights_of(statement) for t in (w, subtract(ONE, w))}
    not_negative: list[Phrase] = []
    positive: list[Phrase] = []
    bases: list[Phrase] = []
    integrals: list[Phrase] = []
    for hypothesis in statement.hypotheses:
        match hypothesis:
            case Vanishing():
                yield joined([("if ",), vanishing_in_words((hypothesis,), statement, letters)], "")
            case NonNegative(term=term) if term in of_weights:
                continue
            case NonNegative(term=Add(parts=(b, Neg(operand=a)))):
                smaller = Chain((typeset(a, letters), typeset(b, letters)), ("≤",))
                yield ("if ", smaller)
            case DominatedBy(distribution=Uniform(alphabet=alphabet), model=Marginal() as q):
                # its letter may be that of the joint pmf
                index = Index(alphabet.name.lower(), alphabet)
                chance = Chain((typeset(Apply(q, (index,)), letters), typeset(ZERO)), (">",))
                yield ("provided that ", chance, " for every ", typeset(index))
            case DominatedBy(distribution=Uniform(), model=q):
                yield ("provided that ", typeset(q, letters), " has full support")
            case DominatedBy(distribution=p, model=q):
                yield joined([("provided that ",), _is_dominated(p, q, letters)], "")
            case NotDominatedBy(distribution=p, model=q):
                yield joined([("provided that ",), _is_not_dominated(p, q, letters)], "")
            case FiniteIntegral(integral=integral):
                integrals.append((typeset(integral, letters),))
            case NonNegative(term=term):
                not_negative.append((typeset(term, letters),))
            case Positive(term=Add(parts=(b, Neg(operand=a)))):
                yield ("if ", Chain((typeset(b, letters), typeset(a, letters)), (">",)))
            case Positive(term=term):
                positive.append((typeset(term, letters),))
            case LogBase(term=term):
                bases.append((typeset(term, letters),))
    for terms, quality in ((not_negative, "not negative"), (positive, "positive")):
        if terms:
            verb = " is " if len(terms) == 1 else " are "
            yield joined([listed(terms), (verb + quality,)], "")
    if bases:
        is_base = " is positive and not 1" if len(bases) == 1 else " are positive and not 1"
        yield joined([listed(bases), (is_base,)], "")
    if integrals:
        word = "the integral " if len(integrals) == 1 else "the integrals "
        exist = " exists and is finite" if len(integrals) == 1 else " exist and are finite"
        yield joined([("provided that " + word,), listed(integrals), (exist,)], "")


def _divergences(infinite: Iterable[Theorem], letters: Letters) -> Iterable[Phrase]:
    for infinity in (INFINITY, Neg(INFINITY)):
        where = [t.statement.hypotheses[-1] for t in infinite if t.statement.right == infinity]
        places = [
            _is_not_dominated(h.distribution, h.model, letters)
            for h in where
            if isinstance(h, NotDominatedBy)
        ]
        if places:
            sign = Sum(("-" if infinity == Neg(INFINITY) else "+",), (Name("infinity"),))
            either = joined(places, ", or ")
            yield joined([("where ",), either, (", both sides are ", sign)], "")


def _is_dominated(p: Distribution, q: Distribution, letters: Letters) -> Phrase:
    return _absolutely_continuous(p, " is absolutely continuous with respect to ", q, letters)


def _is_not_dominated(p: Distribution, q: Distribution, letters: Letters) -> Phrase:
    return _absolutely_continuous(p, " is not absolutely continuous with respect to ", q, letters)


def _absolutely_continuous(
    p: Distribution, words: str, q: Distribution, letters: Letters
) -> Phrase:
    return (typeset(p, letters), words, typeset(q, letters))


def _might_diverge(theorem: Theorem) -> bool:
    """Whether a measure that can be infinite stands in the statement, and no value beside it."""
    sides = (theorem.statement.left, theorem.statement.right)
    return not any(isinstance(side, Number) for side in sides) and any(
        isinstance(part, CrossEntropy | KLDivergence | JensenShannonDivergence)
        for side in sides
        for _, part in walk(side)
    )
