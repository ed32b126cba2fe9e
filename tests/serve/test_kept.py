"""Answers are kept while the store stays as it is, and no longer."""

import os
from pathlib import Path

import pytest

from kg.serve import kept
from kg.serve.kept import Kept


def _store(folder: Path, number: int) -> str:
    (folder / "store.json").write_text("{}")
    os.utime(folder / "store.json", ns=(number, number))
    return str(folder)


def test_an_answer_is_kept_until_the_store_is_built_again(tmp_path: Path) -> None:
    """By its name and arguments; after a build it is asked anew."""
    answers = Kept(_store(tmp_path, 1))
    one, other = answers.key("page", ("a",)), answers.key("page", ("b",))
    answers.put(one, "A")
    assert (answers.get(one), answers.get(other)) == ("A", None)
    _store(tmp_path, 2)
    answers.put(other, "made before the build was seen")
    assert answers.get(answers.key("page", ("a",))) is None
    assert answers.get(answers.key("page", ("b",))) is None


def test_nothing_is_kept_of_what_cannot_be_told_to_change(tmp_path: Path) -> None:
    """Neither of an endpoint nor of a store that is gone; nor of a question that is very long."""
    for store in ("http://localhost:9/query", str(tmp_path / "none")):
        assert Kept(store).key("page", ()) == ""
    assert Kept(_store(tmp_path, 1)).key("page", ("x" * 5000,)) == ""


def test_the_longest_unused_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a limit to how many and how much."""
    monkeypatch.setattr(kept, "MOST", 2)
    answers = Kept(_store(tmp_path, 1))
    keys = [answers.key("page", (number,)) for number in range(3)]
    for key in keys[:2]:
        answers.put(key, key)
    assert answers.get(keys[0])
    answers.put(keys[2], "third")
    assert [answers.get(key) is not None for key in keys] == [True, False, True]
    monkeypatch.setattr(kept, "LARGEST", 10)
    answers.put(answers.key("page", ("large",)), "x" * 100)
    assert [answers.get(key) for key in keys] == [None, None, None]
