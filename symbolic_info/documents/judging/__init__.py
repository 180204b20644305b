"""From claims to verdicts: a run, its links, and the two values of a link decided.

===================  =============================================================
module               holds
===================  =============================================================
``judge``            a run judged: its base, its claims
``chain``            what holds within one run: its base, its unit, its conditions
``links``            one link judged: in which order it is looked at
``without_meaning``  links of which a side is broken, or a list of numbers
``claimed``          links that give no name a value: proved, decided, or open
``left_behind``      what a link leaves behind: results, units, rounded decimals
``symbolic``         general links: proved, or met by a counterexample
``search``           the search for proofs, within what a document may take
``worked``           links with values, in one unit
``decide``           two values decided: exact, rounded, loose, refuted
``carried``          which decimals stand for more digits
``shown``            numbers as they are shown
``units``            units and bases of logarithms
``patterns``         the free name of a link bound so that it holds
``cases``            distinctions of cases, each judged under its condition
``calculated``       calculating with lists, entry by entry
``entries``          lists decided entry by entry: a softmax
``vectors``          lists of numbers that are no distributions
``variables``        links about measures of random variables
``pmf_links``        links between distributions, entry by entry
``zeros``            the note on 0 log 0
===================  =============================================================
"""
