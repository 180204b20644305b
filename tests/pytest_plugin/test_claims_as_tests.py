"""Documents under pytest: each claim a test, in this process and in several."""

import json

import pytest

# loaded here once, so that it is not loaded anew in each run of pytest within this one
import symbolic_info.documents.check
import symbolic_info.publish.reports.text  # noqa: F401

WRONG = r"$-\log_2 0.5 = 2$"
RIGHT = r"$-\log_2 0.5 = 1$"
PLUGIN = "symbolic_info.pytest_plugin"


@pytest.fixture
def run(pytester: pytest.Pytester):
    def run(*arguments: str) -> pytest.RunResult:
        # without the plugins of others, which take long to load
        others = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-p", "no:benchmark")
        return pytester.runpytest(*_loaded(), *others, *arguments)

    return run


def _loaded() -> tuple[str, ...]:
    """Load the plugin by name where the package was not installed anew since it has one."""
    from importlib.metadata import entry_points

    known = any(point.value == PLUGIN for point in entry_points(group="pytest11"))
    return () if known else ("-p", PLUGIN)


def write(pytester: pytest.Pytester, name: str, text: str) -> None:
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_each_claim_is_a_test_named_by_its_line(pytester: pytest.Pytester, run) -> None:
    write(pytester, "notes/kl.md", f"{RIGHT} and {WRONG}\n\n$2k = 0.5$\n\n{RIGHT}")
    result = run("--symbolic-info", "notes/", "-v", "-rs")
    result.stdout.fnmatch_lines(
        [
            "notes/kl.md::line 1 PASSED*",
            "notes/kl.md::line 1 #2 FAILED*",
            "notes/kl.md::line 3 SKIPPED*",
            "notes/kl.md::line 5 PASSED*",
        ]
    )
    result.assert_outcomes(passed=2, failed=1, skipped=1)


def test_a_failure_shows_the_report(pytester: pytest.Pytester, run) -> None:
    write(pytester, "kl.md", f"so {WRONG}")
    run("--symbolic-info", "kl.md").stdout.fnmatch_lines(
        [
            "*kl.md:1:17: refuted*",
            r"    so $-\log_2 0.5 = 2$",
            "                    ^",
            "    right value: 1",
        ]
    )


def test_the_configuration_turns_it_on(pytester: pytest.Pytester, run) -> None:
    write(pytester, "notes/kl.md", WRONG)
    write(pytester, "tests/test_a.py", "def test_a(): pass")
    run().assert_outcomes(passed=1)
    pytester.makeini("[pytest]\nsymbolic_info = true\ntestpaths = notes tests\n")
    run().assert_outcomes(passed=1, failed=1)


def test_one_claim_can_be_asked_for(pytester: pytest.Pytester, run) -> None:
    write(pytester, "kl.md", f"{WRONG}\n\n{RIGHT}")
    run("--symbolic-info", "kl.md::line 3").assert_outcomes(passed=1)


def test_the_settings_and_the_baseline_of_the_project_count(pytester: pytest.Pytester, run) -> None:
    pytester.makepyprojecttoml(
        '[tool.symbolic-info]\nstrict = true\nignore = ["old/"]\nbaseline = "known.json"\n'
    )
    write(pytester, "n/a.md", f"{WRONG}\n\n$0.888 = 8/9$\n\n{RIGHT}\n")
    write(pytester, "n/old/b.md", WRONG)
    finding = {"path": "n/a.md", "code": "refuted", "formula": r"-\log_2 0.5 = 2", "count": 1}
    write(pytester, "known.json", json.dumps({"version": 1, "findings": [finding]}))
    run("--symbolic-info").assert_outcomes(skipped=1, failed=1, passed=1)


def test_a_setting_that_is_none_is_a_usage_error(pytester: pytest.Pytester, run) -> None:
    pytester.makepyprojecttoml("[tool.symbolic-info]\nbase = 3\n")
    write(pytester, "a.md", RIGHT)
    result = run("--symbolic-info")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "base in [tool.symbolic-info] is to be" in result.stderr.str()


def test_a_file_that_cannot_be_read_fails_and_the_others_are_checked(
    pytester: pytest.Pytester, run
) -> None:
    write(pytester, "a.ipynb", "no json")
    write(pytester, "b.md", RIGHT)
    result = run("--symbolic-info", ".", "-v")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["a.ipynb::readable FAILED*", "not a notebook: no JSON at line 1*"])


def test_a_chapter_belongs_to_the_document_that_takes_it_in(pytester: pytest.Pytester, run) -> None:
    write(pytester, "a.tex", "\\newcommand{\\h}{-\\log_2 0.5}\n\\input{c/b}\n$\\h = 2$")
    write(pytester, "c/b.tex", "$\\h = 1$")
    result = run("--symbolic-info", "-v")
    result.stdout.fnmatch_lines(["a.tex::line 3 FAILED*", "a.tex::c/b.tex line 1 PASSED*"])
    result.assert_outcomes(passed=1, failed=1)


def test_a_claim_of_a_notebook_is_named_by_its_cell(pytester: pytest.Pytester, run) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": f"so\n\n{RIGHT}"}
    book = {"cells": [cell, cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    write(pytester, "a.ipynb", json.dumps(book))
    run("--symbolic-info", "-v").stdout.fnmatch_lines(
        ["a.ipynb::cell 1 line 3 PASSED*", "a.ipynb::cell 2 line 3 PASSED*"]
    )


def test_several_processes_agree_on_the_claims(pytester: pytest.Pytester, run) -> None:
    write(pytester, "notes/a.md", f"{RIGHT} and {WRONG}")
    write(pytester, "notes/b.md", f"{WRONG}\n\n{RIGHT} {RIGHT}")
    result = run("--symbolic-info", "notes", "-n", "2", "-rf")
    result.assert_outcomes(passed=3, failed=2)
    result.stdout.fnmatch_lines_random(
        ["FAILED notes/a.md::line 1 #2*", "FAILED notes/b.md::line 1*"]
    )


def test_nothing_is_judged_before_a_claim_is_run(pytester: pytest.Pytester, run) -> None:
    write(pytester, "a.md", f"{WRONG}\n\n{RIGHT}")
    result = run("--symbolic-info", "--collect-only", "-q")
    result.stdout.fnmatch_lines(["a.md::line 1", "a.md::line 3"])


def test_too_few_judged_claims_fail_a_run_of_all(pytester: pytest.Pytester, run) -> None:
    pytester.makepyprojecttoml("[tool.symbolic-info]\nmin-claims = 3\n")
    write(pytester, "a.md", f"{RIGHT}\n\n{RIGHT}\n\n$2k = 0.5$")
    for processes in ("0", "2"):
        result = run("--symbolic-info", "-n", processes)
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(["2 claims could be judged, and at least 3 are required"])
    # part of a run is no run of all
    assert run("--symbolic-info", "a.md::line 1").ret == pytest.ExitCode.OK
    assert run("--symbolic-info", "-k", "3").ret == pytest.ExitCode.OK
    write(pytester, "b.md", RIGHT)
    assert run("--symbolic-info").ret == pytest.ExitCode.OK


def test_documents_without_claims_are_too_few(pytester: pytest.Pytester, run) -> None:
    pytester.makepyprojecttoml("[tool.symbolic-info]\nmin-claims = 1\n")
    write(pytester, "a.md", "Words.")
    assert run("--symbolic-info").ret == pytest.ExitCode.TESTS_FAILED


def test_a_baseline_that_cannot_be_read_is_a_usage_error(pytester: pytest.Pytester, run) -> None:
    pytester.makepyprojecttoml('[tool.symbolic-info]\nbaseline = "none.json"\n')
    write(pytester, "a.md", RIGHT)
    assert run("--symbolic-info").ret == pytest.ExitCode.USAGE_ERROR
