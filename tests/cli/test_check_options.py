"""The options of ``check``: what is read, how the settings of a project and a baseline count."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from symbolic_info.cli import main

WRONG = r"$-\log_2 0.5 = 2$"
RIGHT = r"$-\log_2 0.5 = 1$"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=given)


def documents(*arguments: str, given: str | None = None) -> dict[str, list[dict[str, object]]]:
    data = json.loads(run(*arguments, "--format", "json", given=given).stdout)
    return {document["path"]: document["claims"] for document in data["documents"]}


def test_a_dash_is_standard_input_read_as_markdown() -> None:
    (claims,) = documents("-", given=f"so {WRONG}").values()
    assert [(c["line"], c["column"], c["verdict"]) for c in claims] == [(1, 17, "refuted")]


def test_the_suffix_of_the_given_name_tells_the_format_of_standard_input() -> None:
    text = f"% {WRONG}\n\\[ -\\log_2 0.5 = 3 \\]"
    found = documents("-", "--stdin-name", "a.tex", given=text)
    assert [claim["line"] for claim in found["a.tex"]] == [2]


def test_standard_input_larger_than_the_limit_is_refused() -> None:
    result = run("-", "--max-size", "1", given=b" " * (1024**2 + 1))
    assert (result.exit_code, "larger than 1 MB" in result.stderr) == (2, True)


def test_a_file_larger_than_the_limit_is_refused_until_an_option_raises_it() -> None:
    write("a.md", " " * 2 * 1024**2 + "\n\n" + RIGHT)
    refused = run("a.md", "--max-size", "1")
    assert refused.exit_code == 2
    assert refused.stderr == (
        "symbolic-info: a.md: larger than 1 MB, the limit; --max-size MB raises the limit\n"
    )
    assert run("a.md", "--max-size", "3").exit_code == 0


def test_a_folder_is_searched_without_what_git_ignores() -> None:
    write(".git/HEAD", "")
    write(".gitignore", "build/\n*.draft.md\n")
    for name in ("a.md", "build/b.md", "s/c.draft.md", "s/d.tex", "s/keep.rst"):
        write(name, "")
    write("s/.gitignore", "*.tex\n")
    assert list(documents(".")) == ["./a.md", "./s/keep.rst"]
    assert list(documents("s/d.tex")) == ["s/d.tex"]


def test_documents_come_in_order_however_many_processes_check_them() -> None:
    names = [f"n/{number:02}.md" for number in range(6)]
    for number, name in enumerate(names):
        write(name, (WRONG if number % 2 else RIGHT) + "\n\n" + RIGHT * (20 - 3 * number))
    one, two = documents("n"), documents("n", "--jobs", "2")
    assert list(two) == names
    assert one == two


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    write("n/a.md", RIGHT)
    write("n/b.ipynb", "no json")
    write("n/c.md", WRONG)
    result = run("n", "--jobs", "2")
    assert result.exit_code == 2
    assert "n/b.ipynb: not a notebook: no JSON at line 1, column 1" in result.stderr
    assert "2 formulas found, 2 claims judged" in result.stdout


def test_the_base_decides_a_logarithm_that_nothing_else_decides() -> None:
    write("a.md", r"$-\log 0.5 = 0.3$")
    # 1 in base 2, 0.69 in base e, 0.301 in base 10
    assert run("a.md").exit_code == 0
    write("b.md", r"$-\log 0.5 = 5.5$")
    values = [documents("b.md", "--base", base)["b.md"][0]["value"] for base in ("2", "e", "10")]
    assert values == ["1.0", "0.7", "0.3"]


def test_fewer_judged_claims_than_required_fail() -> None:
    write("a.md", RIGHT)
    assert run("a.md", "--min-claims", "1").exit_code == 0
    result = run("a.md", "--min-claims", "2")
    assert result.exit_code == 1
    assert "1 claims could be judged, and at least 2 are required" in result.stderr


def test_the_settings_of_a_project_count_unless_an_option_says_otherwise() -> None:
    write(
        "pyproject.toml",
        '[tool.symbolic-info]\nbase = "e"\nstrict = true\nmin-claims = 2\nignore = ["old/"]\n',
    )
    write("n/a.md", r"$-\log 0.5 = 5.5$")
    write("n/old/b.md", WRONG)
    found = documents("n")
    assert list(found) == ["n/a.md"]
    assert found["n/a.md"][0]["value"] == "0.7"
    assert documents("n", "--base", "10")["n/a.md"][0]["value"] == "0.3"
    write("n/a.md", "$0.888 = 8/9$")
    assert run("n").exit_code == 1
    assert "at least 2 are required" in run("n").stderr
    assert "required" not in run("n", "--min-claims", "0").stderr


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("bases = 2", "has no key 'bases'; it has base, strict, ignore, min-claims, baseline"),
        ("base = 3", 'base in [tool.symbolic-info] is to be "2", "e" or "10"'),
        ("strict = 1", "strict in [tool.symbolic-info] is to be true or false"),
        ("min-claims = -1", "min-claims in [tool.symbolic-info] is to be a number"),
        ('ignore = "a"', "ignore in [tool.symbolic-info] is to be a list of patterns"),
        ("base = ", "no TOML: Invalid value (at line 2, column 8)"),
    ],
)
def test_a_setting_that_is_none_is_named(settings: str, message: str) -> None:
    write("pyproject.toml", f"[tool.symbolic-info]\n{settings}\n")
    write("a.md", RIGHT)
    result = run("a.md")
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_baseline_lets_only_new_findings_count() -> None:
    write("n/a.md", f"{WRONG} and $\\log_2 3 = 2$\n\n{WRONG}")
    assert run("n", "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert run("n", "--baseline", "known.json").exit_code == 0
    # moved text makes no new finding, one more of the same kind does
    write("n/a.md", f"\n\nNew words. $\\log_2 3 = 2$ and {WRONG}\n\n{WRONG}")
    again = run("n", "--baseline", "known.json")
    assert again.exit_code == 0
    assert "n/a.md:3:22: refuted, set aside: in the baseline" in again.stdout
    assert "3 set aside" in again.stdout
    write("n/a.md", f"{WRONG} {WRONG} {WRONG}")
    assert run("n", "--baseline", "known.json").exit_code == 1


def test_the_settings_name_the_baseline() -> None:
    write("pyproject.toml", '[tool.symbolic-info]\nbaseline = "known.json"\n')
    write("n/a.md", WRONG)
    assert run("n").exit_code == 2
    assert run("n", "--write-baseline").exit_code == 0
    assert run("n").exit_code == 0


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1, "findings": 3}', '{"version": 9}'])
def test_a_file_that_is_no_baseline_is_named(content: str) -> None:
    write("a.md", RIGHT)
    write("known.json", content)
    result = run("a.md", "--baseline", "known.json")
    assert (result.exit_code, "known.json: no baseline" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments", [("--write-baseline",), ("--jobs", "0"), ("--base", "3"), ("--max-size", "0")]
)
def test_options_that_make_no_sense_are_usage_errors(arguments: tuple[str, ...]) -> None:
    write("a.md", RIGHT)
    result = run("a.md", *arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_a_bar_shows_the_progress_on_a_terminal_and_only_there() -> None:
    for name in ("a.md", "b.md"):
        write(name, RIGHT)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "symbolic_info", "check", ".", "--format", "json"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    result = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True, timeout=60
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "2/2" in shown
    assert json.loads(result.stdout)["summary"]["claims"] == 2
    assert run(".").stderr == ""
