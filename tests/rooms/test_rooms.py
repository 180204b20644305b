"""The rooms of the program: which may know which, and what must never be in any of them."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "symbolic_info"

# each room with the rooms below it that it may import from
BELOW = {
    "terms": set(),
    "numeric": {"terms"},
    "notation": {"terms"},
    "distributions": {"terms", "numeric"},
    "measures": {"terms", "numeric", "distributions"},
    "proof": {"terms", "numeric"},
    "wording": {"terms", "notation", "proof"},
    "documents": {"terms", "numeric", "notation", "proof", "wording"},
    "publish": {"terms", "notation", "proof", "wording", "documents"},
    "cli": {"terms", "numeric", "notation", "proof", "wording", "documents", "publish"},
}


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def rooms_known_to(room):
    for path in (PACKAGE / room).rglob("*.py"):
        for module in imported_by(path):
            parts = module.split(".")
            if parts[0] == "symbolic_info" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("room", BELOW)
def test_a_room_knows_only_those_below_it(room):
    assert set(rooms_known_to(room)) - {room} <= BELOW[room]


def test_every_folder_is_a_room():
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert folders == set(BELOW)


@pytest.mark.parametrize("room", sorted(BELOW.keys() - {"distributions", "measures"}))
def test_sympy_is_known_to_its_face_alone(room):
    modules = {m.split(".")[0] for p in (PACKAGE / room).rglob("*.py") for m in imported_by(p)}
    assert not modules & {"sympy", "mpmath"}


def test_the_kernel_needs_nothing_but_terms_and_for_refutations_numbers():
    modules = {
        module
        for path in (PACKAGE / "proof" / "kernel").rglob("*.py")
        for module in imported_by(path)
    }
    outside = {m for m in modules if m.startswith("symbolic_info") and ".proof.kernel" not in m}
    assert {m.split(".")[1] for m in outside} <= {"terms", "numeric"}


def test_nothing_that_is_read_is_evaluated_as_code():
    forbidden = {"eval", "exec", "compile", "sympify", "parse_expr", "parse_latex"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                owner = getattr(getattr(called, "value", None), "id", "")
                assert name not in forbidden or owner == "re", f"{path}:{node.lineno}"


@pytest.mark.parametrize("room", ["terms", "notation", "proof/kernel", "proof/prover"])
def test_no_float_enters_a_symbolic_path(room):
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_float = isinstance(node, ast.Constant) and isinstance(node.value, float)
            assert not is_float, f"{path}:{node.lineno}"
