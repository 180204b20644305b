"""Which files are documents, and what is said of those that cannot be read."""

import os
from pathlib import Path

import pytest

from symbolic_info.documents.sources.content import LARGEST_FILE
from symbolic_info.documents.sources.files import read_document
from symbolic_info.documents.sources.folders import find_documents
from symbolic_info.documents.sources.source import Unreadable


def reason(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_document(str(path))
    assert caught.value.path == str(path)
    return caught.value.reason


def test_an_empty_file_is_a_document_without_formulas(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    document = read_document(str(tmp_path / "a.md"))
    assert document.parts == ()
    assert document.lines == ("",)


def test_a_byte_order_mark_is_no_character_of_the_first_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf$a = b$")
    (found,) = read_document(str(tmp_path / "a.md")).formulas()
    assert (found.line, found.column) == (1, 2)


def test_a_byte_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\ntwo \xe9\n")
    assert reason(tmp_path / "a.md") == "not in UTF-8: byte 9 (in line 2) is 0xe9"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("$a$".encode("utf-16"))
    assert reason(tmp_path / "a.md") == "in UTF-16, not in UTF-8; save it in UTF-8"
    (tmp_path / "a.md").write_bytes("$a$".encode("utf-16-le"))
    assert reason(tmp_path / "a.md") == "a binary file: byte 2 is zero"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.md") == "no such file or directory"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert reason(tmp_path / "a.md") == "not a file"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    with open(tmp_path / "a.md", "wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert reason(tmp_path / "a.md").startswith("larger than 10 MB")


def test_a_path_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_document("a\0b")


def test_a_file_of_another_suffix_is_read_as_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("$a = b$")
    assert len(list(read_document(str(tmp_path / "a.txt")).formulas())) == 1


def test_a_folder_stands_for_its_pages_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "c.markdown", "d.txt", "s/e.MD", ".git/f.md", "r/g.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [os.path.relpath(path, tmp_path) for path in find_documents(str(tmp_path))]
    assert found == ["a.md", "b.md", "c.markdown", "r/g.md", "s/e.MD"]


def test_a_folder_without_pages_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="holds no document"):
        find_documents(str(tmp_path))
