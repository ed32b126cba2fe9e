"""Names of people: with a title, with a known given name, or beside a post ("Jane Doe, Head of SEND").

A title stays out of the name. Precision first: two capitalised words are a person only when something says so.
"""

from collections.abc import Container

from kg.extract.name import Name
from kg.extract.names import person_words
from kg.extract.names.person_parts import person_text
from kg.extract.names.titled_people import titled_people
from kg.extract.names.untitled_people import Surroundings, person_ends
from kg.extract.runs import capitalised
from kg.extract.sentences import Sentence

__all__ = ["find_people", "repeat_people"]


def find_people(sentence: Sentence, given: Container[str], ambiguous: Container[str]) -> list[Name]:
    """Return the people of a sentence, in the order of their tokens.

    Arguments:
        sentence: the sentence, its organisations and roles already found.
        given: known given names, in small letters.
        ambiguous: those of them that are also words or places.
    """
    words, taken = sentence.words, sentence.taken()
    if words[0] in person_words.ADDRESSES and words[1:2] == [":"]:
        return []
    people = titled_people(words, taken)
    posts = [name for name in sentence.names if name.label == "ROLE"]
    begins, ends = {post.first for post in posts}, {post.last for post in posts}
    listed = sentence.section.kind in person_words.LISTS
    around = Surroundings(words, taken, given, ambiguous, begins, ends, listed)
    for at in range(len(words)):
        if at in taken or not capitalised(words[at]):
            continue
        end = person_ends(around, at)
        text = person_text(words[at:end])
        if text and not _is_address(around, at, end):
            people.append(Name("PERSON", text, at, end, "names/person"))
            taken.update(range(at, end))
    return sorted(people, key=lambda name: name.first)


def _is_address(around: Surroundings, at: int, end: int) -> bool:
    """Return whether a name is a house or street that stands by no post."""
    return not person_words.PLACES.isdisjoint(around.words[at + 1 : end]) and around.begins.isdisjoint((end, end + 1))


def repeat_people(sentences: list[Sentence]) -> None:
    """Find again, wherever they stand, the full names that were recognised anywhere in the document."""
    known = sorted(
        {
            tuple(s.words[n.first : n.last])
            for s in sentences
            for n in s.names
            if n.label == "PERSON" and n.last - n.first > 1
        },
        key=lambda w: (-len(w), w),
    )
    firsts: dict[str, list[tuple[str, ...]]] = {parts[0]: [] for parts in known}
    for parts in known:
        firsts[parts[0]].append(parts)
    if not firsts:
        return
    for sentence in sentences:
        words = sentence.words
        hits = [at for at, word in enumerate(words) if word in firsts]
        if not hits:
            continue
        taken = sentence.taken()
        for at in hits:
            for parts in firsts[words[at]]:
                span = range(at, at + len(parts))
                if tuple(words[at : at + len(parts)]) == parts and not taken & set(span):
                    sentence.names.append(
                        Name("PERSON", person_text(list(parts)), at, at + len(parts), "names/person-again")
                    )
                    taken.update(span)
        sentence.names.sort(key=lambda name: name.first)
