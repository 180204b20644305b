"""What the tests of the proof room share: figures for the end of the run, and the long profile."""

import pytest
from hypothesis import settings

# for --hypothesis-profile=long: 25 times the examples of the default profile
settings.register_profile("long", max_examples=2_500, deadline=None)

_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture
def figure(request):
    """Call it with a line of text, which is printed at the end of the run."""
    return request.config.stash.setdefault(_FIGURES, []).append


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(_FIGURES, [])
    if lines:
        terminalreporter.section("figures of the proof room", sep="-")
        for line in lines:
            terminalreporter.write_line(line)
