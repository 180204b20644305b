"""From formulas to claims: the runs of a document, and what their members mean.

===============  ============================================================
module           holds
===============  ============================================================
``claims``       which relation signs claim something: the runs of a document
``runs``         the runs, and what stands between them
``beside``       what stands beside a formula and completes it
``arrows``       A => B: whether A is claimed or supposed
``habits``       what a document does by habit: decimal commas, its base
``readings``     the members of a run with their meaning
``tasks``        openings of tasks and examples in running text
``wellformed``   expressions that stand for nothing
``runtogether``  two equations run together
===============  ============================================================
"""
