"""Words about measures and how they are found, with which no example of another object can begin.

"Mutual information. Hence, in nats," goes on with the distributions that were given; what is said
of cards, of the weather or of a file may be about others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_MARKUP = re.compile(
    r"\$[^$]*\$|\\\([^()]*\\\)|\\[A-Za-z]+(?:\{[a-z]+\*?\})?|<[^<>]*>|&[a-z]+;|\.\. math::"
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d\.\d|\d\s*%")
_ABOUT_MEASURES = re.compile(
    # measures and distributions
    r"entrop\w*|informati?on\w*|mutual|joint|conditional|marginals?|cross|relative|divergen\w*"
    r"|kullback|leibler|jensen|shannon|kld?|jsd?|mi|surpris\w*|redundanc\w*|perplexit\w*"
    r"|uncertaint\w*|distances?|measures?|binary|distributions?|pmfs?|laws?|probabilit\w*|variables?"
    # how they are found, and shown
    r"|values?|results?|numbers?|formulas?|equations?|definitions?|identit\w*|rules?|chain|sums?"
    r"|differences?|products?|terms?|total|means?|average|expect\w*|bits?|nats?|hartleys?|units?|log|ln"
    r"|logarithms?|base|comput\w*|calculat\w*|evaluat\w*|gives?|gets?|finds?|found|follows|checks?"
    r"|directly|ways?|both|directions?|tables?|rows?|columns?|cells?|entr(?:y|ies)|margins?|first|last"
    r"|summary|overview|answers?|exercises?|problems?|questions?|tasks?|solutions?|show|verify|determine"
    r"|points?|aufgaben?|lösung(?:en)?|exercices?|ejercicios?"
    # what joins them
    r"|and|or|so|hence|thus|therefore|then|with|from|for|of|in|on|at|to|by|as|is|are|was|be|its?|this"
    r"|these|that|which|we|the|per|also|again|all|together|finally|here|there|each|have|has|do(?:es)?"
    r"|not|only|up|about|what|how|much|many|between"
    # in other languages
    r"|gemeinsame|bedingte|wechselseitige|kreuzentropie|transinformation|und|der|die|das|ist|also|damit"
    r"|daher|mit|von|für|aus|ergibt|werte?|tabelle|conjunta|conjointe|condi[tc]ion\w*|mut\w+elle|mutua"
    r"|donc|est|la|les?|des?|du|et|el|los|las|por|lo|tanto|con",
    re.IGNORECASE,
)


def names_only_measures(lines: Iterable[str]) -> bool:
    """Whether all words of lines, with their markup, are about measures and how they are found.

    >>> names_only_measures(["Mutual information", "Hence, in nats,"])
    True
    >>> names_only_measures(["The weather", "Hence, in nats,"])
    False
    """
    return all(map(_names_only_measures, lines))


# asked again for each claim of a section
@lru_cache(maxsize=4_096)
def _names_only_measures(line: str) -> bool:
    said = _MARKUP.sub(" ", line)
    in_words = "=" not in said and "≈" not in said
    if in_words and _NUMBER.search(said):
        return False
    return all(map(_ABOUT_MEASURES.fullmatch, _WORDS.findall(said)))
