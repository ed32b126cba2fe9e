"""Reading takes work that grows with the length of a text and no faster, however bad that is: calls are counted."""

from pathlib import Path

import pytest
from hostile.nasty import NASTY, work


@pytest.mark.parametrize("name", NASTY)
def test_four_times_the_text_is_at_most_four_times_the_work(tmp_path: Path, name: str) -> None:
    """Of each of some fifty texts; what is done once for a document is done once."""
    work("The Board met.", tmp_path)  # what is loaded once for a process
    short, long = (work(NASTY[name](length), tmp_path) for length in (2_000, 8_000))
    assert long < 4.4 * short, (short, long)


def test_there_are_many() -> None:
    """Forty at least, each of the length that was asked for."""
    assert len(NASTY) > 40
    assert {len(text(1001)) for text in NASTY.values()} <= {1000, 1001}
