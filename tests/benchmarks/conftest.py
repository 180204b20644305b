"""Prints the ratios to SymPy as a table, after the table of pytest-benchmark."""

import pytest

_ROWS = pytest.StashKey[list[tuple[str, float, float, str]]]()


@pytest.fixture
def compare(request):
    """Call it with a case, our seconds, SymPy's seconds, and what SymPy made of it."""
    rows = request.config.stash.setdefault(_ROWS, [])

    def add(case, ours, peer, outcome):
        rows.append((case, ours, peer, outcome))

    return add


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash.get(_ROWS, [])
    if not rows:
        return
    terminalreporter.section("proofs against SymPy's simplify", sep="-")
    width = max(len(case) for case, *_ in rows)
    terminalreporter.write_line(
        f"{'case':{width}}  {'prove (ms)':>10}  {'SymPy (ms)':>10}  {'ratio':>7}  SymPy's answer"
    )
    for case, ours, peer, outcome in rows:
        times = f"{1000 * ours:10.1f}  {1000 * peer:10.1f}  {ours / peer:7.3f}"
        terminalreporter.write_line(f"{case:{width}}  {times}  {outcome}")
