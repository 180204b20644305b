"""Which slip explains a wrong value.

A slip explains what a link shows only if it leads there to the last digit, as an enclosure
proves; where more than one slip does, none is named. Each kind of slip is a search of its own
over a bounded number of terms that are made from the term of the link.

====================  ==========================================================================
module                holds
====================  ==========================================================================
``explain``           ``explained``: all kinds asked, and the one answer
``wrong``             what is wrong and what is known about it; the slip as an answer
``written_out``       terms with their measures and sums written out, and the parts of sums
``bases``             logarithms with another base
``order``             P and Q exchanged
``measures``          another measure of the same distributions
``summands``          in a sum: a sign lost, a term left out, a term counted twice
``intermediate``      values in between that were rounded or cut off
``digits``            digits swapped, lost or doubled; the point in another place
``elsewhere``         a value carried from another line
``term_by_term``      two sums compared part by part
====================  ==========================================================================
"""

from symbolic_info.documents.slips.explain import explained, explained_from
from symbolic_info.documents.slips.wrong import Known, Slip

__all__ = ["Known", "Slip", "explained", "explained_from"]
