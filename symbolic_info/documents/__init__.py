"""Documents: from files to formulas, from formulas to claims, from claims to verdicts.

===========  ======================================================================================
place        holds
===========  ======================================================================================
``check``    documents checked, run by run, in as many processes as are wanted
``sources``  from paths to documents: formulas with their places, marks of structure
``formats``  one module a format: from a text to its formulas
``reading``  which relation signs claim something: runs, and what their members mean
``known``    what the document has given so far
``words``    what the words around a formula say of it
``judging``  a run judged, link by link
``slips``    what explains a wrong value
``report``   verdicts, claims, reports
``codes``    the codes of findings, explained
``project``  settings, baselines, comments that set claims aside, corrections
===========  ======================================================================================
"""
