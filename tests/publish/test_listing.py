"""The list of theorems that is stored for ``symbolic-info list``."""

from pathlib import Path

from symbolic_info import publish
from symbolic_info.publish.listing import listing_in_text


def test_the_stored_list_is_that_of_the_catalogue():
    stored = Path(publish.__file__).with_name("theorems.txt").read_text(encoding="utf-8")
    assert stored == listing_in_text(), "write it: python -m symbolic_info.publish.listing"
