"""What the words around a formula say of it: suppositions, other objects, special cases.

=====================  ===========================================================
module                 holds
=====================  ===========================================================
``excuses``            words that may make a wrong link say something else
``supposed``           what the words of a sentence suppose
``special_cases``      words that say that a statement is made of a special case
``another_object``     words that speak of another coin than the one given
``another_example``    words that may begin an example of their own
``only_measures``      words with which no example of another object can begin
``bounds``             bounds on numbers that may be conditions: n > 1
``another_pmf``        working that writes out the weights of another distribution
``called_wrong``       words that call a general statement wrong
``solved``             equations that are solved for a name
``scaled_units``       numbers that stand for a multiple of themselves: 10 MHz
``lists_of_mistakes``  headings under which statements stand to be judged
=====================  ===========================================================
"""
