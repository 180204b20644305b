"""Documents: from files to formulas, from formulas to claims, from claims to verdicts.

==================  ==========================================================================
module              holds
==================  ==========================================================================
``folders``         paths to documents: what a folder holds and nothing ignores
``inclusions``      LaTeX sources that others of the folder take in
``content``         what stands in a file, or why it cannot be read
``files``           which format a file is in, and its document
``formats``         one module a format: from a text to its formulas, with their places
``source``          what a document consists of: formulas with places, marks of structure
``claims``          which relation signs claim something: the runs of a document
``runs``            the runs, and what stands between them
``arrows``          A => B: whether A is claimed or supposed
``readings``        the members of a run with their meaning
``check``           documents checked, run by run, in as many processes as are wanted
``further_on``      what a document says of its names behind the place that is judged
``whole``           from lines of a whole document to those of its files and cells
``suppressions``    comments that ask for silence about claims
``baseline``        findings that are known already
``settings``        what ``pyproject.toml`` says of checking
``judge``           a run judged: its base, its claims
``chain``           what holds within one run: its base, its unit, its conditions
``links``           one link judged
``excuses``         words that may make a wrong link say something else
``another_object``  words that speak of another coin than the one given
``scaled_units``    numbers that stand for a multiple of themselves: 10 MHz
``special_cases``   words that say that a statement is made of a special case
``supposed``        what the words of a sentence suppose
``zeros``           the note on 0 log 0
``vectors``         lists of numbers that are no distributions
``variables``       links about measures of random variables
``determined``      measures of random variables that others determine
``cases``           distinctions of cases, each judged under its condition
``lists``           lists of numbers, and sums over them written out
``entries``         lists decided entry by entry: a softmax
``tables``          tables of joint distributions
``law_tables``      tables of distributions on one alphabet
``laws``            what p stands for beside a joint distribution
``definitions``     links that give a name a value
``restated``        a second value for a name: said again, or of something else
``state``           what the document has defined so far
``drawn``           which law each random variable is said to have
``inference``       values that the document determines without giving them
``patterns``        the free name of a link bound so that it holds
``symbolic``        general links: proved, or met by a counterexample
``worked``          links with values, in one unit
``units``           units and bases of logarithms
``decide``          two values decided: exact, rounded, loose, refuted
``carried``         which decimals stand for more digits
``shown``           numbers as they are shown
``slips``           what explains a wrong value
``results``         the values shown so far, with their lines
``wellformed``      expressions that stand for nothing
``runtogether``     two equations run together
``report``          verdicts, claims, reports
``corrections``     which digits to write for a wrong claim
``fixes``           corrections written into the texts of files, and checked
``codes``           the codes of findings, explained
==================  ==========================================================================
"""
