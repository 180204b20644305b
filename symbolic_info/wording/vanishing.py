"""What it means that a term vanishes, in words: P = Q, P is uniform, disjoint supports.

The kernel says when an inequality is an equality by terms that are 0 there; hypotheses are said
in the same way. A term is recognised by its normal form, up to a weight that may be 0 or 1
itself; of any other an equation is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from symbolic_info.notation.tree import Chain, Node
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof import Theorem, Vanishing, equality_case, is_name
from symbolic_info.proof.kernel.arithmetic import normal_polynomial, polynomial_term
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import KernelError, Statement
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.equality_cases import simplified
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Index,
    Marginal,
    Mul,
    Neg,
    Number,
    Pmf,
    Pow,
    Size,
    Sum,
    Symbol,
    Term,
    free_names,
    fresh_name,
    number,
    substitute,
    subtract,
    walk,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.term import map_children
from symbolic_info.wording.letters import Letters
from symbolic_info.wording.phrases import Phrase, joined

# equality cases of more parts than this tell nobody anything
_LONGEST = 50


def equality_in_words(theorem: Theorem, letters: Letters) -> Phrase:
    """Return when the two sides of an inequality are equal; empty where that is not known."""
    case = equality_case(theorem)
    if case is None:
        return ()
    if sum(1 for c in case.conditions for _ in walk(c.term)) > _LONGEST:
        return ()
    if case.conditions == (Vanishing(ONE),):
        return ("equality never holds" + ("" if case.always else " among finite values"),)
    if not case.conditions:
        return ("both sides are equal" + ("" if case.always else " where they are finite"),)
    where = vanishing_in_words(case.conditions, theorem.statement, letters)
    start = "equality holds " if case.always else "where both sides are finite, equality holds "
    return joined([(start + "if and only if ",), where], "")


def special_case_in_words(theorem: Theorem, letters: Letters) -> Phrase:
    """Return when an equality holds that does not always hold; see ``special_case``."""
    if theorem.statement.sign != "=":
        always = f"{theorem.statement.sign} always holds; "
        equality = equality_in_words(theorem, letters)
        return joined([(always,), equality], "") if equality else ()
    supposed = tuple(h for h in theorem.statement.hypotheses if isinstance(h, Vanishing))
    where = vanishing_in_words(supposed, theorem.statement, letters)
    return joined([("equality holds if ",), where], "")


def vanishing_in_words(
    conditions: tuple[Vanishing, ...], statement: Statement, letters: Letters
) -> Phrase:
    """Return that all of the terms vanish, for use after "if"."""
    context = context_of(statement)
    phrases = [_in_words(condition, context, letters) for condition in conditions]
    # each formula has its own "if", so that nobody takes one for a claim
    return joined(phrases, " and if ")


def _in_words(condition: Vanishing, context: Context, letters: Letters) -> Phrase:
    for weights, factor in _weights(condition.term):
        for term, phrase in _known(condition, letters):
            whole = Vanishing(Mul((factor, term)), condition.indices)
            if simplified((whole,), context) == simplified((condition,), context):
                return joined([phrase, *((", or if ", *w) for w in weights)], "")
    return _for_every_symbol(condition, context, letters)


def _weights(term: Term) -> Iterator[tuple[list[Phrase], Term]]:
    """Yield factors that may vanish by themselves, with the words for that."""
    yield [], ONE
    for symbol in sorted((v for v in free_variables(term) if isinstance(v, Symbol)), key=str):
        is_zero, is_one = ((_equals(symbol, value),) for value in (ZERO, ONE))
        yield [is_zero, is_one], Mul((symbol, subtract(ONE, symbol)))
        yield [is_zero], symbol
        yield [is_one], subtract(ONE, symbol)


def _known(condition: Vanishing, letters: Letters) -> Iterator[tuple[Term, Phrase]]:
    """Yield terms in the names and indices of the condition, and what it means that they vanish."""
    names = sorted(free_variables(condition.term), key=lambda name: name.sort_key)
    match condition.indices:
        case (x,):
            pmfs = [p for p in names if isinstance(p, Pmf) and p.alphabets == (x.alphabet,)]
            for p, q in combinations(pmfs, 2):
                px, qx = Apply(p, (x,)), Apply(q, (x,))
                both = (typeset(p, letters), " and ", typeset(q, letters))
                yield from _and_square(subtract(px, qx), (_equals(p, q),))
                yield Mul((px, qx)), (*both, " have disjoint supports")
            applied = (part for _, part in walk(condition.term) if isinstance(part, Apply))
            laws = (part.distribution for part in applied if part.points == (x,))
            for law in dict.fromkeys((*pmfs, *(law for law in laws if isinstance(law, Marginal)))):
                px = Apply(law, (x,))
                shown = typeset(law, letters)
                uniform = subtract(px, Div(ONE, Size(x.alphabet)))
                yield from _and_square(uniform, (shown, " is uniform"))
                yield Mul((px, subtract(ONE, px))), (shown, " is certain of one symbol")
        case (Index() as x, Index() as y):
            for joint in names:
                if isinstance(joint, Pmf) and joint.alphabets == (x.alphabet, y.alphabet):
                    yield from _known_of_joint(joint, (x, y), typeset(joint, letters))


def _and_square(term: Term, phrase: Phrase) -> Iterator[tuple[Term, Phrase]]:
    yield term, phrase
    yield Pow(term, number(2)), phrase


def _known_of_joint(
    joint: Pmf, at: tuple[Index, Index], shown: Node
) -> Iterator[tuple[Term, Phrase]]:
    """Yield terms in the probabilities of two variables, and what it means that they vanish."""
    chance = Apply(joint, at)
    of_x, of_y = (Apply(Marginal(joint, k), (point,)) for k, point in enumerate(at))
    for term, words in (
        (subtract(chance, Mul((of_x, of_y))), " makes the two variables independent"),
        # where P(x, y) is not 0, it is P(x): no other symbol goes with x
        (
            Mul((chance, subtract(of_x, chance))),
            " makes the second variable a function of the first",
        ),
        (
            Mul((chance, subtract(of_y, chance))),
            " makes the first variable a function of the second",
        ),
        (Mul((chance, subtract(ONE, chance))), " is certain of one pair of symbols"),
    ):
        yield term, (shown, words)


def equation(condition: Vanishing, context: Context, letters: Letters) -> Chain:
    """Return a = b for a - b."""
    positive, negative = _sides(condition, context)
    return Chain((typeset(positive, letters), typeset(negative, letters)), ("=",))


def _for_every_symbol(condition: Vanishing, context: Context, letters: Letters) -> Phrase:
    """Return a = b for a - b, for every symbol that its indices stand for."""
    chain = equation(condition, context, letters)
    if not condition.indices:
        return (chain,)
    indices = joined([(typeset(index),) for index in condition.indices], " and ")
    return joined([(chain,), (" for every ",), indices], "")


def _sides(condition: Vanishing, context: Context) -> tuple[Term, Term]:
    for index in condition.indices:
        context = context.under(index)
    match condition.term:
        case Add(parts=(first, Neg(operand=second))) if any(
            isinstance(part, Div) for _, part in walk(second)
        ):
            return first, second
    try:
        terms = normal_polynomial(condition.term, context)
    except KernelError:
        return condition.term, ZERO
    powers = [monomial for monomial in terms if monomial]
    if len(powers) == 1 and () in terms:
        # p = 1/2 for 1 - 2 p
        value = -terms[()] / terms[powers[0]]
        return polynomial_term({powers[0]: Fraction(1)}), Number(value)
    left = polynomial_term({m: c for m, c in terms.items() if c > 0})
    right = polynomial_term({m: -c for m, c in terms.items() if c < 0})
    return _with_letters(left), _with_letters(right)


def _with_letters(term: Term) -> Term:
    """Return the term with letters for the bound names of the normal form."""
    term = map_children(term, _with_letters)
    match term:
        case Sum(body=body, index=index) if not is_name(index.name):
            letter = fresh_name(index.alphabet.name.lower(), free_names(body))
            renamed = Index(letter, index.alphabet)
            return Sum(substitute(body, {index: renamed}), renamed)
        case _:
            return term


def _equals(left: Term, right: Term) -> Chain:
    return Chain((typeset(left), typeset(right)), ("=",))
