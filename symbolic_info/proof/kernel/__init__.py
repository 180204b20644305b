"""The kernel: what a statement is, what a derivation is, and which derivations are proofs.

This is what has to be trusted: this package, the language that it is about
(``symbolic_info.terms``) and Python; for counterexamples and for orders between numbers also
``symbolic_info.numeric``, which rests on python-flint. Nothing else is: not the prover, not
SymPy, no search, no floating-point number. Who trusts no running program can read a derivation
from JSON and check it again in a process of their own (``symbolic-info verify``). What reads the
JSON (``proof.certificate``) is not trusted either: what it makes of a file is checked, and shown.

==================  ====================================================================
module              holds
==================  ====================================================================
``statement``       statements and their hypotheses
``derivation``      derivations as data: lines of primitive steps
``values``          which kinds of value a term can have: finite, infinite, undefined, signs
``arithmetic``      commutative ring arithmetic, with the care that infinities need
``rules``           the rules of inference with their side conditions
``sorts``           which terms mean something
``places``          what is known at a place in a formula
``witness``         counterexamples
``theorem``         what was proved, and using it with terms put in for its names
``check``           from a derivation to a theorem
==================  ====================================================================
"""
