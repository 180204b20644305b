"""The measures of information on arrays: for data, in floating point.

>>> from symbolic_info.numeric.arrays import entropy, kl_divergence
>>> entropy([0.5, 0.25, 0.25], base=2), kl_divergence([1, 0], [0, 1])
(np.float64(1.5), np.float64(inf))

These are ordinary floating-point functions; nothing that is proved or checked rests on them.

==============  ==============================================================================
module          holds
==============  ==============================================================================
``functions``   the five functions: arguments, dispatch, axes, units
``formulas``    what is summed, in the operations that all array libraries share
``generic``     sums and checks on any array library: PyTorch, dask, ...
``blocks``      sums and checks on NumPy arrays in one pass, a block at a time
``tensors``     PyTorch tensors as NumPy arrays, where nothing is lost by it
``matrices``    arrays as rows that are distributions, cut in blocks
``kernels``     the formulas again, in NumPy's fewest operations
``few``         short rows of numbers, for which a NumPy call is already long
``compiled``    one loop compiled by numba, with a logarithm of its own
``checks``      what is no distribution, and the message that says why
==============  ==============================================================================

Semantics
---------

A distribution lies along ``axis``; the other axes are broadcast. Probabilities have no unit;
results are in nats, or in the unit of the ``base``: 2 for bits, 10 for hartleys. The conventions
are those of Cover and Thomas, Elements of Information Theory, 2nd ed., sections 2.1 and 2.3:
0 log 0 = 0, 0 log(0/0) = 0, and a divergence or cross entropy is ``inf`` where P gives weight to
an outcome to which Q gives none.

The sum of n probabilities may be off from one by 8 n eps, where eps is that of the dtype
(2.2e-16 for float64), and by 1/1000 at the most: n roundings of the probabilities and of their
sum, with a factor for what went before.

Accuracy
--------

With S the sum of |p log(p/q)|, u = 2^-53 and NumPy's logarithms (below one unit in the last
place), what is lost relative to S is at most

- 2 u for the argument of the logarithm, (p - q)/q or (q - p)/p, always small relative to itself:
  equal and nearly equal p and q cost nothing, nor do tiny ones. The quotient p/q
  serves in each row, and in each block of a long one, where S is so large that its rounding
  loses 4 u at most;
- 2 u for the logarithm and u for the product;
- 27 u for summation: NumPy adds a block of 32768 pairwise, down to runs of 128 that it adds in
  8 lanes (15 + 3 + 8 additions deep), and the blocks are added without rounding; rows of 64 and
  less are added one by one, at most 63 u.

These bounds suppose that all errors conspire. What 10,000 random cases lose, with tiny,
subnormal and nearly equal probabilities among them, is within 4 units in the last place of S.
"""

from symbolic_info.numeric.arrays.functions import (
    cross_entropy,
    entropy,
    js_divergence,
    kl_divergence,
    surprisal,
)

__all__ = ["cross_entropy", "entropy", "js_divergence", "kl_divergence", "surprisal"]
