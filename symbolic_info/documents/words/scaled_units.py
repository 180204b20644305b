r"""Numbers that stand for a multiple of themselves: 10 MHz, 8 ms, -3 dB, 4.3 billion.

The units of this program are bits, nats and hartleys. Notes on channels, memory and passwords
calculate with others: B = 10 MHz is put in as 10 \cdot 10^6, and 12000000 bits a second are
12 Mbps. Which factor is meant is not worked out: where such a unit stands, a number that does not
fit without it is not called wrong.
"""

from __future__ import annotations

import re

from symbolic_info.documents.reading.runs import Member

_BASES = (
    r"Hz|bps|bits?(?:/s(?:ec)?|ps)?|baud|[bB](?:/s|ps)?|bytes?(?:/s)?|octets?|sps|symbols?/s"
    r"|o(?:/s)?|eV|cal|mol|g|J|K|m|s|sec|V|A|W|Pa"
)
_CYRILLIC = (
    r"(?:[кКмМгГтТнп]|мк|кило|мега|гига|тера)"
    r"(?:бит\w*(?:/с(?:ек)?)?|байт\w*|[бБ](?:/с)?|Гц|герц|сек|с|эВ|Вт)"
    r"|[бБ]айт(?:а|ов|ы)?|дБ\w?|тыс(?:\.|яч\w?)|млн|млрд|миллион\w*|миллиард\w*"
    r"|минут\w?|час(?:а|ов)?|дн(?:я|ей)|лет|год(?:а|ов)?"
)
_UNIT = (
    rf"(?:(?:[kKMGTPmnpµμ]|Ki|Mi|Gi|\\mu\s*|kilo|mega|giga|milli|micro|nano)(?:{_BASES})"
    r"|dB[a-zA-Z]?|eV|[bB]ytes?|octets?|°\s*[CF]"
    r"|minutes?|hours?|days?|weeks?|months?|years?|centur(?:y|ies)"
    r"|hundreds?|thousands?|millions?|billions?|trillions?|Millionen|Milliarden?|milliards?"
    rf"|{_CYRILLIC})(?![A-Za-zА-Яа-я])|[万亿億兆만억조]|字节|位元組|バイト|바이트|毫秒|ミリ秒"
)
_BLANK = r"(?:[\s~{}]|\\[,;:! ]|\\quad)*"
# upright letters are a unit, others a product
_UPRIGHT = (
    r"\\(?:text\w*|mathrm|mathsf|rm|mbox|operatorname|unit)\b[\s{~\\,]*"
    rf"(?:{_UNIT}|(?:B|h|min|cal|Б|ч|мин)(?![A-Za-zА-Яа-я]))|\^\s*\{{?\\circ"
)
_BEHIND_NUMBER = re.compile(rf"\d{_BLANK}(?:{_UPRIGHT})")
_BEHIND = re.compile(rf"{_BLANK}(?:{_UPRIGHT})")
_NOTHING = re.compile(rf"{_BLANK}[.,;]?{_BLANK}")
_AFTER = re.compile(rf"[\s~*_(\[]*(?:{_UNIT})")


def is_scaled(member: Member) -> bool:
    """Whether a unit that is a multiple stands in a member of a chain, or right behind it."""
    if _BEHIND_NUMBER.search(member.text):
        return True
    behind = member.found.source[member.node.span[1] :]
    if _BEHIND.match(behind):
        return True
    return bool(_NOTHING.fullmatch(behind) and _AFTER.match(member.found.after))
