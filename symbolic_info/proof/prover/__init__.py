"""The prover: finds derivations and counterexamples. Nothing here has to be trusted.

===================  =====================================================================
module               holds
===================  =====================================================================
``prove``            the entrance: a theorem, a refutation, or undecided
``equalities``       two developments joined where they meet
``inequalities``     differences as combinations of what is non-negative
``bounds``           one bound, put in for every logarithm
``linear_program``   their coefficients, exactly
``normal_form``      the stages of a textbook, and why their end decides equality
``definitions``      stages that unfold
``logarithms``       stages that apply the laws of the logarithm
``totals``           stages that split and sum
``products``         multiplying out and tidying, in the order of the writing
``writing``          terms under change, and lines of steps
``counterexamples``  exact distributions for which a statement is false
===================  =====================================================================
"""
