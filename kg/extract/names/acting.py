"""People whom only their place shows: beside a post, or as who does what only people do ("Ada Crane undertook to").

Their given names are on no list. Two or three capitalised words that no name has taken, none of which the document
writes
in small letters, and none of which is a word of councils' names.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.extract.name import Name
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_acting"]

#: verbs of which only a person is the subject
_ACTS = frozenset(
    """presented introduced explained said asked agreed undertook offered promised volunteered spoke talked took gave
    led outlined attended joined tabled updated noted advised stated reported replied responded described
    summarised demonstrated showed will would is was had has who thanked confirmed walked guided ran set shared
    went read drew told welcomed chaired apologised brought wrote opened highlighted commended addressed declared
    moved seconded proposed queried pledged committed presenting introducing doing attending joins joined
    co-presented fed""".split()
)
#: participles and nouns after which "by" or "from" names a person
_DONE = frozenset(
    """presented introduced given led tabled delivered chaired outlined made prepared shown read kept put moved
    seconded proposed written drafted demonstrated summarised followed described commended brought taken
    accompanied represented covered fronted presentation update report overview briefing introduction paper talk
    apologies slides question note account""".split()
)
_LINKS = frozenset({",", "(", "–", "-", "—", ":", "["})
_AFTER = frozenset({",", ")", ";", ".", "]", "–", "and", "&", "|"})
#: capitalised words of which no name of a person begins or ends
_NEVER = frozenset(
    """the a an this that these those its our item minute minutes report plan strategy action actions resolved agreed
    decision cabinet council committee board panel group forum partnership executive scrutiny local area annual
    joint draft national ofsted send sen ehc cqc dfe members officers chair chairman vice deputy assistant head
    director service services children education health care school schools academy trust college university
    county city borough district north south east west improvement inclusion programme project family families
    parent carer carers young people governors commissioner minister secretary state department ministry
    government lead manager officer team unit bill act code practice offer hub centre house street road hall room
    part section appendix annex page phase stage key new old high early special general good monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december spring summer autumn winter easter christmas whitsun royal saint st sir dame lord lady mr
    mrs ms miss dr prof professor cllr councillor rev reverend present apologies presenter author lead owner
    sponsor""".split()
)
#: a word of a name has more letters
_SHORT = 2


def find_acting(sentences: Iterable[Sentence], places: frozenset[str]) -> None:
    """Add the people whom their place shows to the names of sentences.

    Arguments:
        sentences: of one document, with the names that earlier stages found.
        places: words of councils' and their areas' names, in small letters.
    """
    sentences = list(sentences)
    never = places | {word for sentence in sentences for word in sentence.words if word.islower()} | _NEVER
    firsts: dict[str, Name] = {}
    for sentence in sentences:
        found = list(_found(sentence, never))
        if found:
            sentence.names = sorted([*sentence.names, *found], key=lambda name: name.first)
        for name in sentence.names:
            if name.label == "PERSON" and " " in name.text:
                firsts.setdefault(name.text.split()[0], name)
    for sentence in sentences:
        _by_first_name(sentence, firsts, never)


def _found(sentence: Sentence, never: frozenset[str]) -> Iterator[Name]:
    words, taken = sentence.words, sentence.taken()
    posts = (
        {n.first for n in sentence.names if n.label == "ROLE"},
        {n.last for n in sentence.names if n.label == "ROLE"},
    )
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and end not in taken and _name_word(words[end], never):
            end += 1
        if 2 <= end - at <= 3 and _shown(words, sentence.lowered, at, end, posts):
            yield Name("PERSON", " ".join(words[at:end]), at, end, "names/person-acting")
        at = max(end, at + 1)


def _name_word(word: str, never: frozenset[str]) -> bool:
    if (
        len(word) <= _SHORT
        or word.lower() in never  # asked first: most words are
        or word.isupper()
        or not word[-1].isalpha()
        or word in _heads()
    ):
        return False
    parts = word.replace("’", "'").replace("'", "-").split("-")
    return all(part.isalpha() and part[0].isupper() for part in parts if part)


@cache
def _heads() -> frozenset[str]:
    """Return the words with which names of bodies, posts and organisations end."""
    told = lexicon()
    return frozenset({*told.body_heads, *told.role_heads, *told.organisation_heads})


def _shown(words: list[str], lowered: list[str], at: int, end: int, posts: tuple[set[int], set[int]]) -> bool:
    begins, ends = posts
    after = lowered[end] if end < len(words) else "."
    before = lowered[at - 1] if at else ""
    if at in ends and (after in _AFTER or after in _ACTS):
        return True
    if before in _LINKS and at - 1 in ends and (after in _AFTER or after in _ACTS):
        return True
    if (
        end in begins
        or (after in _LINKS and end + 1 in begins)
        or (after == "," and lowered[end + 1 : end + 2] in (["the"], ["our"], ["its"]) and end + 2 in begins)
    ):
        return True
    if before in {"by", "from"} and at > 1 and _DONE & set(lowered[max(0, at - 5) : at - 1]):
        return True
    opens = at == 0 or before in {
        "and",
        ",",
        "–",
        ":",
        ";",
        "that",
        ".",
        "&",
        "when",
        "while",
        "but",
        "before",
        "after",
        "which",
        "•",
        ")",
    }
    if not opens:
        return False
    if after in _ACTS:
        return True
    return after == "to" and end + 1 < len(words) and lowered[end + 1].isalpha() and (at == 0 or before != "and")


def _by_first_name(sentence: Sentence, firsts: dict[str, Name], never: frozenset[str]) -> None:
    """Let a given name alone be the person of that name: "Idris would write it up"."""
    if not firsts:
        return
    taken = sentence.taken()
    added = []
    for at, word in enumerate(sentence.words):
        whole = firsts.get(word)
        if whole is None or at in taken or word.lower() in never:
            continue
        after = sentence.lowered[at + 1] if at + 1 < len(sentence.words) else "."
        if (after in _ACTS or after in {"to", "and", "'s", "’s", ".", ","}) and not (
            at + 1 < len(sentence.words) and sentence.words[at + 1][0].isupper()
        ):
            added.append(Name("PERSON", whole.text, at, at + 1, "names/person-first-name"))
    if added:
        sentence.names = sorted([*sentence.names, *added], key=lambda name: name.first)
