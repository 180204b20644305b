"""Documents: from files to formulas, from formulas to claims, from claims to verdicts.

==================  ==========================================================================
module              holds
==================  ==========================================================================
``files``           paths to documents; which format a file is in
``markdown``        the formulas of a Markdown page, by ``blocks``, ``delimiters``, ``prose``
``working``         lines of plain working in fences without a language
``source``          what a document consists of: formulas with places, marks of structure
``claims``          which relation signs claim something: the runs of a document
``readings``        the members of a run with their meaning
``check``           a document checked, run by run
``judge``           a run judged: its base, its claims
``links``           one link judged
``definitions``     links that give a name a value
``state``           what the document has defined so far
``inference``       values that the document determines without giving them
``patterns``        the free name of a link bound so that it holds
``symbolic``        general links: proved, or met by a counterexample
``worked``          links with values, in one unit
``units``           units and bases of logarithms
``decide``          two values decided: exact, rounded, loose, refuted
``carried``         which decimals stand for more digits
``shown``           numbers as they are shown
``slips``           what explains a wrong value
``wellformed``      expressions that stand for nothing
``runtogether``     two equations run together
``report``          verdicts, claims, reports
``codes``           the codes of findings, explained
==================  ==========================================================================
"""
