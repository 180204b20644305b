"""Links that give a name a value: what a document defines, and for how long.

A definition is ``P = [0.5, 0.5]``, ``M = (P + Q)/2``, ``P(H) = 0.9``, ``H(S) = 0.94`` for a data
set S, or ``Gain = 0.94 - 0.69``. Measures that the program knows are never redefined: the measure
of declared distributions is a claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.channels import (
    is_of_a_channel,
    with_input,
    with_joints,
    with_line,
)
from symbolic_info.documents.known.ended import recalling
from symbolic_info.documents.known.functions import is_undefined
from symbolic_info.documents.known.further_on import Behind
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close, rational
from symbolic_info.documents.reading.readings import Reading, names_a_sum
from symbolic_info.documents.reading.wellformed import Flaw, weights_of
from symbolic_info.notation.meaning.numbers import in_decimals
from symbolic_info.notation.names import (
    PROBABILITY_LETTERS,
    VARIABLE_LETTERS,
    is_law_of_variable,
    name_key,
    text_of,
    variables_named,
)
from symbolic_info.notation.tree import Call, Chain, Name, Node, Numeral, Vector, bare, subtrees
from symbolic_info.terms import (
    Alphabet,
    Apply,
    Density,
    Distribution,
    Div,
    JointTable,
    LiteralPmf,
    Log,
    Marginal,
    Measure,
    Mixture,
    Neg,
    Number,
    Outcome,
    Pmf,
    Pow,
    Size,
    Symbol,
    Term,
    number,
    with_base,
)
from symbolic_info.terms.binding import free_variables


@dataclass(frozen=True, slots=True)
class Definition:
    """What a link defines: the state behind it, and a note; or the flaw that it has."""

    state: State
    note: str = ""
    flaw: Flaw | None = None


def definition(
    left: Reading,
    right: Reading,
    later: tuple[Reading, ...],
    state: State,
    base: Term,
    behind: Behind,
) -> Definition | None:
    """Return what the link ``left = right`` defines, or ``None`` where it is a claim.

    ``later`` are the members of the chain that equal ``right``: in ``P(H) = P(T) = 0.5`` the first
    link, too, is a definition, and in ``L = E[l(X)] = 1.9`` the last gives the value. ``behind``
    has the names that are given values further on.
    """
    if left.term is None or right.term is None:
        return None
    node = bare(left.member.node)
    line = left.member.found.place(left.member.node.span[0])[0]
    if isinstance(left.term, Marginal) and left.term.joint in state.values:
        return None
    if isinstance(node, Name) and isinstance(right.term, Distribution):
        if isinstance(right.term, Pmf) and isinstance(bare(right.member.node), Vector):
            # P = (p_1, ..., p_n) says how its probabilities are called
            scope = state.scope.with_distribution(name_key(node), right.term)
            return Definition(replace(state, scope=scope))
        return _distribution(name_key(node), right.term, state, line)
    given = left.term in state.values or left.term in state.ended
    if isinstance(node, Name) and isinstance(left.term, Pmf) and given:
        value = _closed(right.term, state, base)
        return None if value is None else Definition(_number(node, left.term, value, state, line))
    if _is_plain(right.member.node) and _is_of_a_channel(node, left.term, state):
        flaw = _no_probability(right.term)
        line_known = with_line(node, right.term, state, line)
        return Definition(state if flaw is not None else line_known, flaw=flaw)
    if _is_plain(right.member.node):
        again = with_input(node, right.member.node, right.term, state, line)
        if again is not None:
            return Definition(again)
    if isinstance(left.term, Log) and not isinstance(right.term, Distribution):
        return Definition(state) if _gives_a_logarithm(left.term, right.term, state) else None
    if not _is_definable(left.term, state):
        return None
    if isinstance(left.term, Symbol) and isinstance(right.term, LiteralPmf):
        # softmax(z) = [0.7, 0.3]
        return Definition(state) if isinstance(node, Call) else None
    value = _closed(right.term, state, base)
    if value is None and _is_definable(right.term, state):
        closed = (_closed(r.term, state, base) for r in later if r.term is not None)
        value = next((v for v in closed if v is not None), None)
    if value is None and isinstance(left.term, Symbol):
        value = _shown_behind(right, later)
    if value is None and isinstance(left.term, Symbol):
        value = _closed(right.term, recalling(state, right.term, behind), base)
    if value is None:
        return _general(left.term, right.term, state)
    if _is_imaginary(right.term):
        # i = \sqrt{-1} names no real number, and is no flaw
        return Definition(state)
    if is_undefined(value) and free_variables(right.term):
        return Definition(state, "With the values above it is undefined.")
    if is_undefined(value):
        flaw = Flaw("ill-formed", "The expression has no value: it is undefined.")
        return Definition(state, flaw=flaw)
    if isinstance(left.term, Apply) and _is_probability(left.term, state):
        impossible = _no_probability(value)
        if impossible is not None:
            other = left.term.distribution not in state.values and _is_whole(value)
            return Definition(state, flaw=None if other else impossible)
    state = state.bound(left.term, value, line)
    of_variables = _of_variables(node, left.term)
    if of_variables is None:
        return Definition(state)
    state = state.bound(of_variables, value, line)
    law = of_variables.distribution
    letter = left.term.distribution if isinstance(left.term, Apply) else None
    if isinstance(letter, Pmf) and letter != law and _gives_other_laws(law, state):
        # P is the law of whatever it is applied to, and nothing by itself
        state = state.forgetting(frozenset([letter]))
    if isinstance(law, Pmf) and len(law.alphabets) == 2 and law in state.values:
        state = replace(state, scope=state.scope.with_distribution(law.name, law))
    return Definition(with_joints(state, line))


def _gives_a_logarithm(left: Log, right: Term, state: State) -> bool:
    """Whether a number is given by its logarithm, as log sigma^2 = -1.2 is.

    That of which it is the logarithm stays open: the number may be rounded, the base unwritten.
    """
    of = left.argument
    free = of.base if isinstance(of, Pow) and of.exponent == number(2) else of
    unknown = isinstance(free, Symbol) and free not in state.values and of not in state.values
    return unknown and not free_variables(close(right, state.values))


def _number(name: Name, law: Pmf, value: Term, state: State, line: int) -> State:
    """Return the state in which a number has the name that a distribution had before."""
    key = name_key(name)
    free = replace(state.forgetting(frozenset((law,))), scope=state.scope.without(key))
    return free.bound(Symbol(key), value, line)


def _gives_other_laws(law: Distribution, state: State) -> bool:
    """Whether other random variables were given their laws, too: P(Y = 0) behind P(X = 0)."""
    known = {key.distribution for key in state.values if isinstance(key, Apply)} - {law}
    return any(isinstance(k, Pmf) and is_law_of_variable(k.name) for k in known)


def _is_plain(node: Node) -> bool:
    """Whether an expression is made of numbers alone."""
    return not any(isinstance(part, Name | Call) for part in subtrees(node))


def _is_of_a_channel(node: Node, term: Term, state: State) -> bool:
    """Whether a term is a conditional probability of outcomes, P(Y=1 | X=0), of no known table."""
    match term:
        case Div(Apply(Pmf() as joint, points), Apply(Marginal(joint=of))) if joint == of:
            known = joint in state.values or joint in state.ended
            outcomes = all(isinstance(point, Outcome) for point in points)
            return outcomes and (not known or is_of_a_channel(node, state))
        case _:
            return False


def _no_probability(value: Term) -> Flaw | None:
    """Return the flaw of a probability that does not lie between 0 and 1."""
    given = rational(value)
    if given is None or 0 <= given <= 1:
        return None
    what = f"A probability lies between 0 and 1; this is {in_decimals(given)}."
    return Flaw("ill-formed-pmf", what)


def _is_whole(value: Term) -> bool:
    """Whether a value is a whole number: where P(3) is 5, P is a polynomial."""
    given = rational(value)
    return given is not None and given.denominator == 1


def _is_probability(term: Apply, state: State) -> bool:
    """Whether f(3) can be nothing but a probability; letters for functions need a declaration."""
    match term.distribution:
        case Pmf(name=name) as pmf:
            letter = name.rpartition(" ")[2].partition("_")[0].rstrip("'")
            return letter in PROBABILITY_LETTERS or pmf in state.values
        case _:
            return True


def _of_variables(node: Node, term: Term) -> Apply | None:
    """Return the probability that the law of the variables gives, where one is written.

    That of P_X for P(X = 0) and p_X(0), that of P_XY for P(X = 0, Y = 1) and p(0, 1).
    """
    match node, term:
        case Call(arguments=arguments), Apply(Pmf(name="P" | "p" | "Pr"), (Outcome(), *_)) if (
            outcomes := _outcomes(arguments)
        ):
            names = sorted(outcomes)
            sizes = ("n", "m") if len(names) == 2 else ("n",)
            alphabets = tuple(Alphabet(name, size) for name, size in zip(names, sizes, strict=True))
            law = Pmf(f"P_{''.join(names)}", alphabets) if len(names) == 2 else Pmf(f"P_{names[0]}")
            return Apply(law, tuple(outcomes[name] for name in names))
        case _, Apply(Pmf(name=name), (Outcome(),) as points) if (
            name.startswith("p_") and name[2:3] in VARIABLE_LETTERS
        ):
            return Apply(Pmf(f"P_{name[2:]}"), points)
        case _:
            return None


def _outcomes(arguments: tuple[Node, ...]) -> dict[str, Outcome]:
    """Return the outcome of each of one or two variables; those of p(0, 1) are of X and Y."""
    match arguments:
        case (Numeral(text=first), Numeral(text=second)):
            return {"X": Outcome(first), "Y": Outcome(second)}
    found: dict[str, Outcome] = {}
    for argument in arguments:
        match argument:
            case Chain(members=(Name() as variable, value), signs=("=",)) if (
                variable.name in VARIABLE_LETTERS
            ):
                found[name_key(variable)] = Outcome(text_of(value))
            case _:
                return {}
    return found if len(found) == len(arguments) <= 2 else {}


def _closed(term: Term, state: State, base: Term) -> Term | None:
    """Return the scalar term with all values put in, or ``None`` where a name is left."""
    if isinstance(term, Distribution):
        return None
    closed = close(with_base(term, base), state.values)
    return None if free_variables(closed) else closed


def _shown_behind(right: Reading, later: tuple[Reading, ...]) -> Term | None:
    """Return the number that a chain comes to in the formula that ``right`` stands in."""
    here = (r for r in reversed(later) if r.member.found is right.member.found)
    shown = (r.term for r in here if shown_number(r.member.node) is not None)
    return next((term for term in shown if isinstance(term, Number | Neg)), None)


def _is_imaginary(term: Term) -> bool:
    """Whether a term is the square root of a negative number, and nothing else."""
    match term:
        case Pow(base=Number(value=base), exponent=Number(value=exponent)):
            return base < 0 and exponent == Fraction(1, 2)
        case Pow(base=Neg(operand=Number(value=base)), exponent=Number(value=exponent)):
            return base > 0 and exponent == Fraction(1, 2)
        case _:
            return False


def _is_definable(term: Term, state: State) -> bool:
    """Whether a chain may give this term its value."""
    match term:
        case Symbol() | Size():
            return not names_a_sum(term)
        case Apply(distribution=Pmf() as pmf, points=(Outcome(), Outcome())):
            return pmf not in state.values or term in state.values
        case Pow(base=Symbol() as name, exponent=Number(value=2)):
            # a variance is given as the square of the deviation: sigma^2 = 0.25
            return name not in state.values
        case Apply(distribution=Pmf() as pmf, points=(Outcome(label=label),)):
            # the entry of a list that was written out is a claim; one given by itself is not
            known = state.values.get(pmf)
            is_entry = isinstance(known, LiteralPmf) and label in known.outcome_labels
            return not is_entry or term in state.values
        case Measure():
            objects = {v for v in free_variables(term) if isinstance(v, Pmf | Density)}
            return bool(objects) and not any(
                name in state.values or name in state.ended for name in objects
            )
        case _:
            return False


def _general(left: Term, right: Term, state: State) -> Definition | None:
    """Define a name by an expression that has no value yet: H = -sum_x P(x) log P(x)."""
    if isinstance(left, Symbol) and not isinstance(right, Distribution) and left != right:
        if left in free_variables(right):
            return None
        return Definition(state)
    return None


def _distribution(key: str, right: Distribution, state: State, line: int) -> Definition | None:
    if isinstance(right, Pmf | Density):
        return None  # "P = Q" names no value
    composed = state.scope.distributions.get(key)
    closed = close(right, state.values)
    name = Pmf(key, _alphabets_of_joint(key)) if isinstance(closed, JointTable) else Pmf(key)
    if free_variables(right):
        if not isinstance(right, Mixture):
            return None
        scope = state.scope.with_distribution(key, right)
        return Definition(replace(state, scope=scope))
    weights = weights_of(closed)
    if isinstance(composed, Mixture) and free_variables(composed):
        if weights_of(close(composed, state.values)) is not None:
            return None  # the parts are known: this is a claim about them
        return Definition(state.bound(name, closed, line))
    value = closed
    if weights is not None and not isinstance(closed, LiteralPmf | JointTable):
        value = LiteralPmf(tuple(Number(weight) for weight in weights))
    scope = state.scope.with_distribution(key, name)
    return Definition(replace(state.bound(name, value, line), scope=scope))


def _alphabets_of_joint(key: str) -> tuple[Alphabet, Alphabet]:
    """Return the alphabets of a joint pmf, whose name may say which its variables are."""
    first, second = variables_named(key) or ("X", "Y")
    return Alphabet(first, "n"), Alphabet(second, "m")
