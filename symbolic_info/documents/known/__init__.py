"""What a document has given so far: names, distributions, tables, lists, values that follow.

===============  =================================================================
module           holds
===============  =================================================================
``state``        what the document has defined so far
``values``       values put in for names
``definitions``  links that give a name a value
``restated``     a second value for a name: said again, or of something else
``further_on``   what a document says of its names behind the place that is judged
``examples``     where an example ends, and what of it stays in force
``ended``        what the values of an example that is over decide: the rule
``drawn``        which law each random variable is said to have
``normals``      normal laws, whose measures have closed forms
``laws``         what p stands for beside a joint distribution
``channels``     conditional probabilities, given one by one
``tables``       tables of joint distributions
``law_tables``   tables of distributions on one alphabet
``lists``        lists of numbers, and sums over them written out
``functions``    functions of numbers: those that it defines, and those that are known
``inference``    values that the document determines without giving them
``determined``   measures of random variables that others determine
``results``      the values shown so far, with their lines
===============  =================================================================
"""
