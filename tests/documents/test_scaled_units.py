"""Units that are multiples, which the program does not work out: kHz, ms, dB, bytes, billions."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


@pytest.mark.parametrize(
    "formula",
    [
        # 3 * 2 * 10^6 a second are 6 millions a second
        r"$3 \cdot 2 \cdot 10^6 = 6 \text{ Mbps}$",
        r"$3 \cdot 2 \cdot 10^6 = 6$ Mbit/s",
        r"$3 \cdot 2 \cdot 10^6 = \mathbf{6\,\text{MHz}}$",
        r"$0.004 \text{ s} = 4 \,\mathrm{ms}$",
        r"$800 = 100 \text{ bytes}$",
        r"$2^{32} \approx 4.3 \text{ billion}$",
        r"$1000 = 30 \text{ dB}$",
        r"$3 \text{ КБ} = 3072$",
        r"$2 \text{ Байт} = 16 \text{ бит}$",
        r"$3 \cdot 2 \cdot 10^6 = 6 \text{ Мбит/с}$",
        r"$3 \cdot 2^{10} = 3 \text{ Ko}$",
        r"$24 = 3 \text{ 字节}$",
    ],
)
def test_a_multiple_of_a_unit_is_not_called_a_wrong_number(formula):
    assert verdicts(formula) == ["unchecked"]


def test_a_name_with_such_a_unit_may_be_put_in_as_another_number():
    # 2000 * 3 = 6000
    text = r"With $B = 2$ kHz: $C = B \log_2 8 = 2000 \cdot 3 = 6000$, and $C = 6$ kbit/s."
    assert verdicts(text) == ["definition", "definition", "unchecked", "exact", "exact"]


def test_without_such_a_unit_the_number_is_wrong():
    assert verdicts(r"$3 \cdot 2 \cdot 10^6 = 6$") == ["refuted"]
    text = r"$h = 0.5$, $B = 1$, $3 h = 1.6$ and $2 B = 3$"
    assert verdicts(text) == ["definition", "definition", "refuted", "refuted"]
    assert verdicts(r"With $B = 2$ kHz, and then $B = 4$: $3 B = 13$")[-1:] == ["refuted"]
