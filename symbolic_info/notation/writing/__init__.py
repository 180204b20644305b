"""Terms -> the syntax tree -> LaTeX that reads back as the same term.

===========  ===================
module       holds
===========  ===================
``typeset``  terms to trees
``writer``   trees to LaTeX
===========  ===================
"""
