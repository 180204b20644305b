"""The language that everything means: formulas of information theory as immutable terms.

A term is what a formula says, exactly as it stands: nothing is evaluated, reordered or
cancelled on construction. The reader of documents makes terms, the prover rewrites them, the
kernel checks the rewriting, the numeric back-end encloses their values.

==================  ==========================================================================
module              holds
==================  ==========================================================================
``term``            the base class: children, rebuilding, paths, the total order of terms
``scalars``         numbers, names, sizes, + - * / ^ log, sums, integrals, expectations
``distributions``   pmfs, densities, written-out pmfs, mixtures, products, uniform, marginals
``heads``           the measures by name: surprisal, entropy, cross entropy, KL, JS, ...
``unfolding``       what each head, and each application of a composed distribution, stands for
``binding``         free names, capture-avoiding substitution, equality up to bound names
``serial``          terms to and from JSON data
==================  ==========================================================================

The denotation
--------------

An environment gives every ``Alphabet`` a finite set with at least one symbol (as many as its
``size`` says, where that is a number), every free ``Pmf`` a tuple of non-negative reals that sum
to one over its alphabets, every ``Density`` a density on the real line, every free ``Index`` a
symbol of its alphabet, every free ``Symbol`` a real number. The **value** of a scalar term in it
is a real number, ``+oo``, ``-oo`` or *undefined*:

1. A sum is undefined if a part is undefined or if both ``+oo`` and ``-oo`` occur among its
   parts; else it is infinite if a part is infinite; else it is the sum of reals. This makes
   addition associative and commutative without exception.
2. A product is **0 as soon as one factor is 0**, whatever the other factors are (infinite or
   undefined): a term with weight 0 contributes 0. Otherwise it is undefined if a factor is
   undefined, else the product with the sign rule for infinities. This, too, is associative and
   commutative without exception. It is the convention 0 log 0 = 0, 0 log(0/0) = 0 of the field
   (Cover and Thomas, Elements of Information Theory, 2nd ed., section 2.1 and 2.3).
3. ``-a`` is ``(-1) a``. ``a / b`` for b != 0 is the quotient of the extended reals
   (``real / oo`` is 0, ``oo / oo`` is undefined); for b = 0 it is ``+oo`` if a > 0, ``-oo`` if
   a < 0 (denominators are probabilities, so zero is approached from above) and undefined if
   a = 0.
4. ``a ^ k``: for an integer k >= 0 the repeated product (``a ^ 0`` is 1); for a negative integer
   ``1 / a ^ (-k)``; for a real exponent ``exp(k ln a)`` where a > 0; ``0 ^ k`` for real k is 0 if
   k > 0 and ``+oo`` if k < 0; undefined otherwise.
5. ``log_b a`` is ``ln a / ln b``, for 0 < b != 1 real (else undefined); ``ln 0 = -oo``,
   ``ln +oo = +oo``, ``ln a`` is undefined for a < 0. A logarithm **without a base** (``base``
   is ``None``) has one fixed, arbitrary base b > 1, the same throughout a statement; so has a
   measure without a base.
6. ``Sum`` adds its body over all symbols of the alphabet of its index by rule 1 (a finite sum,
   never empty); ``RangeSum`` over the integers lower..upper (empty: 0). ``Integral`` is, for
   lower <= upper, the Lebesgue integral of the positive part less that of the negative part
   (rule 1 for the difference). An ``Expectation`` and a measure have the value of their unfolding.
7. A relation ``a = b`` holds in an environment if both sides are defined and have the same
   value in the extended reals. In the kernel, a *rewriting step* keeps the value in the wider
   sense that "undefined" may stay undefined (Kleene equality); that the end of a derivation is
   defined is checked once, for the whole statement.

>>> from symbolic_info.terms import Entropy, Pmf, unfold
>>> unfold(Entropy(Pmf("P")))
-sum_x(P(x)*log(P(x)))
"""

from symbolic_info.terms.binding import (
    alpha_equal,
    free_names,
    fresh_name,
    has_unwritten_base,
    substitute,
    with_base,
)
from symbolic_info.terms.distributions import (
    Alphabet,
    Density,
    Distribution,
    JointTable,
    LiteralPmf,
    Marginal,
    Mixture,
    Pmf,
    Product,
    Uniform,
    alphabets_of,
    is_continuous,
    joint_table,
    labels_of,
)
from symbolic_info.terms.heads import (
    ConditionalEntropy,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    Measure,
    MutualInformation,
    Surprisal,
)
from symbolic_info.terms.scalars import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    PI,
    ZERO,
    Add,
    Apply,
    Constant,
    Div,
    Expectation,
    Index,
    Infinity,
    Integral,
    Log,
    Mul,
    Neg,
    Number,
    Outcome,
    Pow,
    RangeSum,
    Size,
    Sum,
    Symbol,
    number,
    subtract,
)
from symbolic_info.terms.serial import from_data, to_data
from symbolic_info.terms.term import (
    Path,
    Term,
    kinds,
    replace_at,
    subterm,
    subterms,
    walk,
    with_parts_shared,
)
from symbolic_info.terms.unfolding import is_unfoldable, unfold, written_outcomes

__all__ = [
    "EULER",
    "HALF",
    "INFINITY",
    "ONE",
    "PI",
    "ZERO",
    "Add",
    "Alphabet",
    "Apply",
    "ConditionalEntropy",
    "Constant",
    "CrossEntropy",
    "Density",
    "Distribution",
    "Div",
    "Entropy",
    "Expectation",
    "Index",
    "Infinity",
    "Integral",
    "JensenShannonDivergence",
    "JointTable",
    "KLDivergence",
    "LiteralPmf",
    "Log",
    "Marginal",
    "Measure",
    "Mixture",
    "Mul",
    "MutualInformation",
    "Neg",
    "Number",
    "Outcome",
    "Path",
    "Pmf",
    "Pow",
    "Product",
    "RangeSum",
    "Size",
    "Sum",
    "Surprisal",
    "Symbol",
    "Term",
    "Uniform",
    "alpha_equal",
    "alphabets_of",
    "free_names",
    "fresh_name",
    "from_data",
    "has_unwritten_base",
    "is_continuous",
    "is_unfoldable",
    "joint_table",
    "kinds",
    "labels_of",
    "number",
    "replace_at",
    "substitute",
    "subterm",
    "subterms",
    "subtract",
    "to_data",
    "unfold",
    "walk",
    "with_base",
    "with_parts_shared",
    "written_outcomes",
]
