"""The kernel: what a statement is, what a derivation is, and which derivations are proofs.

Everything here is trusted, and nothing else is: no search, no SymPy, no floating-point number.

===============  =========================================================================
module           holds
===============  =========================================================================
``statement``    statements and their hypotheses
``derivation``   derivations as data: lines of primitive steps
``values``       which kinds of value a term can have: finite, infinite, undefined, signs
``arithmetic``   commutative ring arithmetic, with the care that infinities need
``rules``        the rules of inference with their side conditions
``sorts``        which terms mean something
``check``        from a derivation to a theorem
``certificate``  derivations to and from JSON
===============  =========================================================================
"""
