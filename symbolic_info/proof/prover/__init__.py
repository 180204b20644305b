"""The prover: finds derivations and counterexamples. Nothing here has to be trusted.

===================  =====================================================================
module               holds
===================  =====================================================================
``prove``            the entrance: a theorem, a refutation, or undecided
``equalities``       two developments joined where they meet
``inequalities``     differences as combinations of what is non-negative
``gaps``             what is known to be non-negative
``identities``       what books say of a measure in one line, as lemmas
``bounds``           one bound, put in for every logarithm
``probabilities``    bounds of products of probabilities, and sums of squares
``exponentials``     bounds of b^s, by those of s
``log_sums``         bounds of mixtures: the log-sum inequality and Jensen's
``infinities``       what is infinite, and what is finite, for certain
``divergences``      where both sides of an equality are infinite
``equality_cases``   when an inequality is an equality, said simply
``special_cases``    when an equality holds that does not always hold
``cases``            when two sides are equal, as a statement says it
``linear_program``   their coefficients, exactly
``normal_form``      the stages of a textbook, and why their end decides equality
``definitions``      stages that unfold
``logarithms``       stages that apply the laws of the logarithm
``totals``           stages that split and sum
``hypotheses``       the stage that uses what is supposed to vanish
``fingerprints``     whether two terms may be equal by arithmetic, at a glance
``products``         multiplying out and tidying, in the order of the writing
``writing``          terms under change, and lines of steps
``effort``           how much all this may do
``helpful``          hypotheses that may help a statement to a proof
``counterexamples``  exact distributions for which a statement is false
``trials``           the values that are tried, and whether they fulfil what is supposed
``simple_values``    those that are tried, in the order of their simplicity
===================  =====================================================================
"""
