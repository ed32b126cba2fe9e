"""What is done once after a meeting, told apart from what is so or goes on (data/acts.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache

from kg.extract.syntax.grammar import DATA, forms
from kg.extract.syntax.tree import Tree

__all__ = ["joined_acts", "likelihood"]


@cache
def _table() -> Mapping[str, float]:
    data: dict[str, str] = tomllib.loads((DATA / "acts.toml").read_text(encoding="utf-8"))
    weights = {"unlikely": 0.6, "likely": 1.0}
    found = {form: weights[name] for name in ("unlikely",) for verb in data[name].split() for form in forms(verb)}
    return found | {form: 1.0 for verb in data["likely"].split() for form in forms(verb)}


def likelihood(word: str) -> float:
    """Return how likely a verb tells of something that is done once: 1 for those that mostly do."""
    return _table().get(word, 0.85)


def joined_acts(tree: Tree, verb: int) -> list[int]:
    """Return an act and those joined to it: "to write to the Minister and circulate the reply"."""
    acts = [verb]
    for child in tree.of(verb, "conj"):
        if (
            tree.tags[child].startswith("VB")
            and tree.first(child, "nsubj", "nsubjpass") is None
            and (tree.tags[child] == tree.tags[verb] or tree.tags[child] == "VB")
        ):
            acts += joined_acts(tree, child)
    return acts
