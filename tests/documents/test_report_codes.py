"""The codes of findings."""

import pytest

from symbolic_info.documents.codes import CODES, UnknownCode, explain
from symbolic_info.documents.report import Verdict


def test_every_verdict_is_a_code() -> None:
    assert {verdict.value for verdict in Verdict} <= set(CODES)


def test_every_code_begins_with_a_verdict() -> None:
    for code in CODES:
        assert any(code == v or code.startswith(f"{v}-") for v in Verdict)


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownCode) as caught:
        explain("refuted-units")
    assert caught.value.nearest[0] == "refuted-unit"
