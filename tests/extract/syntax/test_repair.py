"""A perfect whose halves a date parts is one verb with its auxiliary; no other parse is changed."""

from kg.extract.name import Name
from kg.extract.syntax.repair import joined_perfects

WORDS = ["the", "minister", "had", "in", "may", "given", "notice"]
TAGS = ["DT", "NN", "VBD", "IN", "NNP", "VBN", "NN"]


def test_a_perfect_parted_by_a_date_is_joined() -> None:
    """What hung below "had" hangs below "given", which takes its place in the sentence."""
    names = [None, None, None, None, Name("DATE", "May", 4, 5, "quantities"), None, None]
    deps, heads = ["det", "nsubj", "ROOT", "prep", "pobj", "prep", "dobj"], [1, 2, 2, 2, 3, 2, 5]
    joined_perfects(WORDS, names, TAGS, deps, heads)
    assert deps == ["det", "nsubj", "aux", "prep", "pobj", "ROOT", "dobj"]
    assert heads == [1, 5, 5, 5, 3, 5, 5]


def test_what_somebody_had_stays_a_thing() -> None:
    """Without a date between them "had" is the verb: "had a plan given to it"."""
    deps, heads = ["det", "nsubj", "ROOT", "prep", "pobj", "acl", "dobj"], [1, 2, 2, 2, 3, 2, 5]
    before = (list(deps), list(heads))
    joined_perfects(WORDS, [None] * 7, TAGS, deps, heads)
    assert (deps, heads) == before
