"""What the undeclared names of one statement are: by how it uses them, then by their letters.

In the order of weight:

1. what the document declares;
2. what is applied to points (``P(x)``, ``p_i``) or is an argument of a divergence is a
   distribution; what is applied to the variable of an integral is a density; what is summed
   over and what stands in argument position is an index or an outcome;
3. what stands in arithmetic, and nowhere else, is a number: the p of ``-p log p``;
4. the letter: P, Q, R, M are distributions, X, Y, Z random variables.

Capital and small letters name the same distribution where only one of them is applied:
``D(P || Q) = sum_x p(x) log(p(x)/q(x))``. Alphabets are found by unification: whatever is
applied to one index lives on one alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.notation.meaning.alphabets import FIRST, SECOND, Slots, dimension, placed
from symbolic_info.notation.meaning.evidence import MeasureUse, Usage
from symbolic_info.notation.meaning.expected import with_expected
from symbolic_info.notation.meaning.usage import usage_of
from symbolic_info.notation.names import (
    CONSTANTS,
    DISTRIBUTION_LETTERS,
    PROBABILITY_LETTERS,
    VARIABLE_LETTERS,
    WEAK_VARIABLE_LETTERS,
    letter_of,
    variables_named,
)
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import Node
from symbolic_info.terms import (
    Alphabet,
    Density,
    Distribution,
    Index,
    Marginal,
    Mixture,
    Pmf,
    Size,
    Symbol,
    Uniform,
    alphabets_of,
)
from symbolic_info.terms.binding import free_variables

_MEASURES_OF_DISTRIBUTIONS = ("divergence", "js", "cross")


_NO_NAMES = Usage()


def classify(nodes: Iterable[Node], scope: Scope) -> Scope:
    """Give every undeclared name of one statement a kind; return the scope that has them all.

    ``nodes`` are all that belongs to the statement, such as the members of a chain. Names that
    stand for numbers are left out: an undeclared name is one.
    """
    usage = usage_of(nodes, scope)
    if usage == _NO_NAMES:
        return scope
    return _Classifier(usage, scope).classified()


def _says_uniform(key: str) -> bool:
    """Whether a name is one of the uniform distribution: U, u, Q_uniform."""
    return key in ("U", "u") or key.partition("_")[2] in ("unif", "uniform")


class _Classifier:
    def __init__(self, usage: Usage, scope: Scope) -> None:
        self.usage = usage
        self.scope = scope
        self.arity: dict[str, int] = {}
        self.variables = self._variables()
        self._find_distributions()
        self.twins = self._twins()
        self.joint = self._joint()
        self.axes = (FIRST, SECOND)
        if len(self.variables) == 2:
            self.axes = (Alphabet(self.variables[0], "n"), Alphabet(self.variables[1], "m"))
        match alphabets_of(scope.distributions.get(self.joint or "", Pmf(""))):
            case (first, second):
                self.axes = (first, second)

    # ---- kinds

    def _declared(self, key: str) -> bool:
        scope = self.scope
        return key in scope.distributions or key in scope.variables or key in scope.scalars

    def _variables(self) -> tuple[str, ...]:
        """Return the undeclared random variables, in the order of the alphabet.

        The name of a joint pmf, P_{XY}, speaks of its variables, too, and in their order.
        """
        found: set[str] = set()
        for use in self.usage.measures:
            if use.kind not in ("entropy", "information"):
                continue
            keys = [argument.keys[0] for argument in use.arguments if argument.shape == "name"]
            if len(keys) < len(use.arguments):
                continue
            letters = [letter_of(key) for key in keys]
            strong = [letter in VARIABLE_LETTERS for letter in letters]
            weak = [letter in WEAK_VARIABLE_LETTERS for letter in letters]
            beside = len(keys) > 1 and all(s or w for s, w in zip(strong, weak, strict=True))
            if all(strong) or beside or (use.kind == "information" and len(keys) > 1):
                found.update(keys)
        named = self._named_joint()
        pair = variables_named(named) if named is not None else None
        if pair is not None and found <= set(pair):
            return pair
        declared = self._declared_joint(found)
        if declared is not None:
            return variables_named(declared) or ()
        return tuple(sorted(key for key in found if not self._declared(key)))

    def _named_joint(self) -> str | None:
        """Return the undeclared name that says that it is a joint pmf: P_{XY}."""
        for key in self._used():
            if variables_named(key) is not None:
                return None if self._declared(key) else key
        return None

    def _declared_joint(self, variables: set[str]) -> str | None:
        """Return the declared name of the joint pmf of these variables, or of laws in use."""
        stems = ("P", "p")
        laws = {key.partition("_")[2] for key in self._used() if key.partition("_")[0] in stems}
        if not variables and not laws:
            return None
        joints = (k for k, law in self.scope.distributions.items() if len(alphabets_of(law)) == 2)
        for key in joints:
            pair = set(variables_named(key) or ())
            wanted = variables or laws & pair
            new = not any(name in self.scope.variables for name in pair)
            if new and wanted and wanted <= pair:
                return key
        return None

    def _used(self) -> list[str]:
        """Return the names that are applied to points or that measures are taken of."""
        used = [use.key for use in self.usage.applications]
        return used + [k for use in self.usage.measures for a in use.arguments for k in a.keys]

    def _find_distributions(self) -> None:
        usage = self.usage
        for key in usage.mixed - usage.numeric - {use.key for use in usage.subscripted}:
            self._note(key, 1)
        for use in usage.applications:
            self._note(use.key, len(use.indices))
        for _, key in usage.drawn:
            self._note(key, 1)
        for key in usage.expected:
            self._note(key, 1)
        for measure in usage.measures:
            self._measured(measure)
        for name in usage.subscripted:
            if name.key in self.arity:
                continue
            known = name.base in self.arity or name.base in self.scope.distributions
            if known or name.base in DISTRIBUTION_LETTERS:
                self._note(name.base, 1)
        mixed = self._components()
        for key in usage.mixable - usage.numeric:
            letter = letter_of(key)
            if letter in DISTRIBUTION_LETTERS and (letter.isupper() or key in mixed):
                self._note(key, 1)
        self.numbers = frozenset(
            key
            for key in usage.numeric | usage.mixable
            if key.partition("_")[0] in DISTRIBUTION_LETTERS
            and not (key in self.arity or key in CONSTANTS or self._declared(key))
        )

    def _components(self) -> frozenset[str]:
        """Return the names that a declared mixture of the statement is composed of."""
        named = (self.scope.distributions.get(key) for key in self.usage.mixable)
        return frozenset(
            part.name
            for meaning in named
            if isinstance(meaning, Mixture)
            for part in free_variables(meaning)
            if isinstance(part, Pmf)
        )

    def _note(self, key: str, arity: int) -> None:
        if "|" in key:
            # a conditional law is one with the laws of its variables, and nothing by itself
            return
        known = key in self.scope.distributions or key in self.scope.scalars
        if not known and key not in self.variables:
            self.arity[key] = max(arity, self.arity.get(key, 1))

    def _measured(self, use: MeasureUse) -> None:
        names = [a.keys[0] for a in use.arguments if a.shape == "name"]
        for argument in use.arguments:
            if argument.shape == "composed":
                for key in argument.keys:
                    self._note(key, 1)
        if use.kind in _MEASURES_OF_DISTRIBUTIONS:
            candidates = names
        elif use.kind == "entropy":
            pair = use.separators == (",",)
            beside = pair and any(
                a.shape in ("literal", "applied", "composed") or self._by_letter(k)
                for a in use.arguments
                for k in a.keys or ("",)
            )
            candidates = [key for key in names if beside or self._by_letter(key)]
        else:
            candidates = []
        for key in candidates:
            if not self._declared(key) and not self._is_number(key):
                self._note(key, 1)

    def _by_letter(self, key: str) -> bool:
        letter = letter_of(key)
        applied = any(use.base == key and use.index for use in self.usage.subscripted)
        known = key in self.scope.distributions or key in self.arity
        return known or letter in DISTRIBUTION_LETTERS or applied

    def _is_number(self, key: str) -> bool:
        """Whether an argument is a probability, as the p of H(p) = -p log p - (1-p) log (1-p)."""
        if key in self.arity or any(use.base == key for use in self.usage.subscripted):
            return False
        return key in self.usage.numeric or (key in self.usage.mixable and key[:1].islower())

    def _twins(self) -> dict[str, str]:
        """Map each distribution that is only named to the one of the other case that is applied."""
        applied = {use.key for use in self.usage.applications}
        applied |= {use.base for use in self.usage.subscripted if use.base in self.arity}
        applied |= {key for _, key in self.usage.drawn}
        return {
            key: key.swapcase()
            for key in self.arity
            if len(key) == 1 and key not in applied and key.swapcase() in applied
        }

    def _joint(self) -> str | None:
        """Return the name of the joint pmf of two random variables of the statement."""
        if len(self.variables) != 2:
            return None
        named = self._named_joint() or self._declared_joint(set(self.variables))
        if named is not None:
            return named
        plain = self._applied_by_letter()
        first, second = self.variables
        return plain[0] if len(plain) == 1 else "P_" + (first + second).replace("_", "")

    def _applied_by_letter(self) -> list[str]:
        """Return the applied names, those aside that say their variable (P_X, p_XY)."""
        applied = [use.key for use in self.usage.applications]
        applied += [use.base for use in self.usage.subscripted if use.base in self.arity]
        named = {"".join(self.variables), *self.variables}
        return list(dict.fromkeys(k for k in applied if k.partition("_")[2] not in named))

    def _only_weighs(self, key: str) -> bool:
        """Whether a name is that of weights, and of no law: the mu of mu_1 h_1 + mu_2 h_2.

        The entropy rate of a Markov chain is a mean over its states. A law stands in a logarithm,
        too, unless its letter is one of probabilities.
        """
        applied = any(use.key == key for use in self.usage.applications)
        logged = any(use.base == key and use.logged for use in self.usage.subscripted)
        return not (applied or logged or key in PROBABILITY_LETTERS)

    # ---- alphabets

    def classified(self) -> Scope:
        """Return the scope with every name of the statement in it."""
        if self.joint is not None and self.joint not in self.scope.distributions:
            self.arity[self.joint] = 2
        for key in self._other_joints():
            self.arity[key] = 2
        slots = placed(self.usage, self.scope, self.arity, self.twins, self.axes)
        scope = self.scope
        for key in self.arity:
            if key not in self.twins and not self._law_key(key):
                scope = scope.with_distribution(key, self._meaning(key, slots))
        for key, twin in self.twins.items():
            if twin in scope.distributions:
                scope = scope.with_distribution(key, scope.distributions[twin])
        scope = self._with_variables(self._with_laws(scope))
        return with_expected(self._with_indices(scope, slots), self.usage)

    def _law_key(self, key: str) -> bool:
        """Whether a name is the marginal law of one of two variables: P_X beside P_{XY}."""
        stem, _, subscript = key.partition("_")
        if self.joint is None or subscript not in self.variables:
            return False
        return stem in "Pp" or self._joint_called(stem) != self.joint

    def _joint_called(self, stem: str) -> str | None:
        """Return the joint pmf whose marginal laws begin with this letter: Q_{XY} for Q_X."""
        name = f"{stem}_{''.join(self.variables)}"
        return name if self._dimension(name) == 2 else self.joint

    def _other_joints(self) -> list[str]:
        """Return the undeclared names of further joint pmfs of the same variables: Q_{XY}."""
        return [
            key
            for key in self._used()
            if self.joint is not None and key != self.joint and not self._declared(key)
            if variables_named(key) == self.variables
        ]

    def _with_laws(self, scope: Scope) -> Scope:
        """Let P_X and P_{XY} be the laws of the variables that are declared."""
        for key in self.arity:
            stem, _, subscript = key.partition("_")
            laws = [self.scope.variables.get(s) for s in (subscript, *subscript)]
            if stem not in ("P", "p") or not subscript:
                continue
            if laws[0] is not None:
                scope = scope.with_distribution(key, laws[0])
                continue
            match laws[1:]:
                case [Marginal(joint=joint, axis=0), Marginal(joint=other, axis=1)]:
                    if joint == other:
                        scope = scope.with_distribution(key, joint)
        return scope

    def _dimension(self, key: str) -> int:
        return dimension(key, self.arity, self.scope)

    # ---- meanings

    def _meaning(self, key: str, slots: Slots) -> Distribution:
        if slots.on_line(("pmf", key, 0)):
            return Density(key)
        alphabets = tuple(slots.alphabet(("pmf", key, axis)) for axis in range(self.arity[key]))
        if _says_uniform(key) and len(alphabets) == 1:
            return Uniform(alphabets[0])
        return Pmf(key, alphabets)

    def _with_variables(self, scope: Scope) -> Scope:
        if len(self.variables) == 1:
            key = self.variables[0]
            plain = [law for law in self._applied_by_letter() if not self._only_weighs(law)]
            # X ~ p: so is the law called where there is one variable
            plain = plain or [p for p in ("p", "P") if p in self.arity]
            if key in self.usage.continuous:
                found = scope.distributions.get(plain[0]) if len(plain) == 1 else None
                law: Distribution = found if isinstance(found, Density) else Density(f"f_{key}")
            elif len(plain) == 1 and plain[0] in scope.distributions:
                law = self._coordinate(key, plain[0], scope.distributions[plain[0]])
            else:
                alphabet = SECOND if self._counts_values_of(key) else FIRST
                law = scope.distributions.get(f"P_{key}", Pmf(f"P_{key}", (alphabet,)))
            scope = scope.with_variable(key, law)
        elif self.joint is not None:
            joint = scope.distributions.get(self.joint, Pmf(self.joint, self.axes))
            if len(alphabets_of(joint)) == 2:
                for axis, key in enumerate(self.variables):
                    scope = scope.with_variable(key, Marginal(joint, axis))
                    for name in (k for k in self.arity if self._law_key(k)):
                        stem, _, variable = name.partition("_")
                        if variable == key:
                            called = self._joint_called(stem) or self.joint
                            own = scope.distributions.get(called, joint)
                            scope = scope.with_distribution(name, Marginal(own, axis))
        return scope

    def _counts_values_of(self, variable: str) -> bool:
        """Whether m is the number of values of Y, which stands there alone: H(Y) <= log m."""
        known = self._declared("m") or self._declared("n")
        return self.variables == (variable,) == ("Y",) and "m" in self.numbers and not known

    def _coordinate(self, variable: str, key: str, law: Distribution) -> Distribution:
        """Return the law of a variable, which may be one of two: X where P is applied to (x, y)."""
        axes = {
            use.indices.index(variable.lower())
            for use in self.usage.applications
            if use.key == key and len(use.indices) == 2 and not use.conditional
            if variable.lower() in use.indices
        }
        if len(alphabets_of(law)) == 2 and len(axes) == 1:
            return Marginal(law, axes.pop())
        return law

    def _with_indices(self, scope: Scope, slots: Slots) -> Scope:
        bound = {index for index, _ in self.usage.sums}
        for index in sorted(self.usage.point_indices | bound):
            if not isinstance(self.scope.scalars.get(index), Index):
                alphabet = self._index_alphabet(index, slots)
                scope = scope.with_scalar(index, Index(index, alphabet))
        for name in sorted(self.numbers):
            # said so, lest a part of the statement be read by itself and decide otherwise
            scope = scope.with_scalar(name, Symbol(name))
        if not self._declared("n"):
            scope = scope.with_scalar("n", Size(slots.sized("n") or FIRST))
        of_second = self.axes[1].size
        second = self.joint is not None or any(map(self._counts_values_of, self.variables))
        if second and not (self._declared(of_second) or of_second in self.arity):
            # beside two variables, m is the number of values of the second, as it is shown
            scope = scope.with_scalar(of_second, Size(self.axes[1]))
        for size in slots.sizes():
            if not size.isdigit() and size not in scope.scalars:
                sized = slots.sized(size)
                if sized is not None and size not in self.arity:
                    scope = scope.with_scalar(size, Size(sized))
        return scope

    def _index_alphabet(self, index: str, slots: Slots) -> Alphabet:
        slot = ("index", index, 0)
        if slots.known(slot):
            return slots.alphabet(slot)
        second = any(arity == 2 for arity in self.arity.values()) or len(self.variables) == 2
        letters = {key.lower() for key in self.variables[1:]} or {"y", "j"}
        return self.axes[1 if second and index.rstrip("'") in letters else 0]
