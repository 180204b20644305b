"""What the tests of the proof room share: figures for the end of the run, and the long profile."""

from collections import Counter

import pytest
from hypothesis import settings

# for --hypothesis-profile=long: 25 times the examples of the default profile
settings.register_profile("long", max_examples=2_500, deadline=None)

_FIGURES = "figures of the proof room"


@pytest.fixture
def counted(record_property):
    """Call it with a topic and what was counted; the sums are printed at the end of the run."""
    # a property of the test's report, as the tests may run in several processes
    return lambda topic, counts: record_property(_FIGURES, (topic, dict(counts)))


def pytest_terminal_summary(terminalreporter):
    sums: dict[str, Counter[str]] = {}
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == _FIGURES and report.when == "call":
                topic, counts = value
                sums.setdefault(topic, Counter()).update(counts)
    if sums:
        terminalreporter.section(_FIGURES, sep="-")
        for topic, counts in sums.items():
            text = ", ".join(f"{count:,} {what}" for what, count in counts.items())
            terminalreporter.write_line(f"{topic}: {text}")
