"""People without a title, whom a known given name, a post beside them or what they do shows."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from kg.extract.names import person_words
from kg.extract.names.person_parts import closing_bracket, is_initial, is_name_word, is_particle
from kg.extract.runs import capitalised, dated, possessive
from kg.rules.lexicon import lexicon

__all__ = ["Surroundings", "person_ends"]

#: surnames of the longest name, and of one that little shows
_MOST_SURNAMES, _FEW_SURNAMES = 3, 2
#: tokens of the longest bracket with a post
_BRACKET = 7


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What shows whether words are a person's name.

    Arguments:
        words: of the sentence.
        taken: tokens of names.
        given: known given names, in small letters.
        ambiguous: those of them that are also words or places.
        begins: the tokens with which posts begin.
        ends: the tokens after the last of posts.
        listed: whether it is a list of people.
    """

    words: list[str]
    taken: set[int]
    given: Container[str]
    ambiguous: Container[str]
    begins: set[int]
    ends: set[int]
    listed: bool

    def free(self, at: int) -> bool:
        """Return whether there is a token here that belongs to no name."""
        return at < len(self.words) and at not in self.taken


@dataclass(frozen=True, slots=True)
class _Person:
    """Words that have the form of a person's name: tokens `first` up to, not with, `last`."""

    around: Surroundings
    first: int
    last: int
    surnames: int

    @property
    def given(self) -> str:
        """Return the given name, or the initial, in small letters."""
        return self.around.words[self.first].lower()

    @property
    def initial(self) -> bool:
        """Return whether it begins with an initial."""
        return is_initial(self.around.words[self.first])

    @property
    def known(self) -> bool:
        """Return whether the given name is a known one."""
        return self.given.split("-")[0] in self.around.given or self.given in self.around.given

    @property
    def following(self) -> str:
        """Return the word behind it in small letters; empty at the end of the sentence."""
        return self.around.words[self.last].lower() if self.last < len(self.around.words) else ""


def person_ends(around: Surroundings, at: int) -> int:
    """Return where the person's name that begins at a token ends; `at` where none does."""
    words = around.words
    if _within_name(around, at) or not (is_initial(words[at]) or is_name_word(words[at])):
        return at
    start = _given_names_end(around, at)
    last = _surnames_end(around, at, start)
    if last == start or _holds_word(words[at + 1 : last]) or _goes_on(around, last):
        return at
    person = _Person(around, at, last, last - start)
    if _beside_post(person):
        return last
    few = person.surnames <= _FEW_SURNAMES
    return last if few and any(shows(person) for shows in _SHOWN_BY) else at


def _within_name(around: Surroundings, at: int) -> bool:
    """Return whether a capitalised word stands right before, of which these words may be a part."""
    before = around.words[at - 1] if at else ""
    return (
        bool(before)
        and capitalised(before)
        and at - 1 not in around.taken
        and before.lower() not in lexicon().stop
        and before not in person_words.HEADINGS
    )


def _given_names_end(around: Surroundings, at: int) -> int:
    """Return the token behind given names, initials and a particle."""
    words, end = around.words, at + 1
    if is_initial(words[at]):
        end = _past_stop(words, end)
    else:
        while around.free(end) and is_initial(words[end]):
            end = _past_stop(words, end + 1)
    return end + 1 if end < len(words) and is_particle(words, end) else end


def _past_stop(words: list[str], at: int) -> int:
    return at + 1 if words[at : at + 1] == ["."] else at


def _surnames_end(around: Surroundings, at: int, start: int) -> int:
    words, end = around.words, start
    is_given = words[at].lower() in around.given
    while around.free(end) and end - start < _MOST_SURNAMES:
        if not is_name_word(words[end]) and not (is_given and end == at + 1 and words[end] in person_words.SURNAMES):
            break
        end += 1
    return end


def _holds_word(words: list[str]) -> bool:
    return any(word.lower() in lexicon().stop and not is_initial(word) for word in words)


def _goes_on(around: Surroundings, last: int) -> bool:
    """Return whether a longer name goes on behind these words."""
    if not around.free(last):
        return False
    following = around.words[last]
    return (
        capitalised(following)
        and following not in lexicon().person_suffixes
        and following not in lexicon().role_heads
        and not dated(following)
    )


def _beside_post(person: _Person) -> bool:
    """Return whether a post beside a name shows it to be a person's."""
    if not _stands_by_post(person):
        return False
    if person.known or person.initial:
        return True
    return person.surnames <= _FEW_SURNAMES and not _after_post(person)


def _stands_by_post(person: _Person) -> bool:
    """Return whether a post stands right after or before: "Jane Doe, Head of SEND", "Head of SEND (Jane Doe)"."""
    around, words = person.around, person.around.words
    first, step = person.first, person.last
    if _bracketed_post(words, step):
        return True
    if step < len(words) and (words[step] in person_words.LINKS or words[step] in person_words.STANDS):
        step += 1
        while step < len(words) and (words[step].lower() in person_words.ARTICLES or possessive(words[step])):
            step += 1
    linked = first > 0 and words[first - 1] in person_words.LINKS and first - 1 in around.ends
    return step in around.begins or linked or first in around.ends


def _bracketed_post(words: list[str], start: int) -> bool:
    """Return whether a bracket holds a post in small letters: "(governor)", "(primary headteacher)"."""
    if start + 2 >= len(words) or words[start] != "(" or not words[start + 1][0].islower():
        return False
    close = closing_bracket(words, start, _BRACKET)
    return close is not None and words[close - 1].lower() in person_words.POSTS


def _after_post(person: _Person) -> bool:
    """Return whether a name follows a post: there an unknown name may as well be an organisation."""
    at, around = person.first, person.around
    return at in around.ends or (at > 0 and at - 1 in around.ends and around.words[at - 1] != ";")


def _in_list(person: _Person) -> bool:
    """Return whether it stands in a list of people, with a given name that is known or an initial."""
    return person.around.listed and (person.known or person.initial)


def _by_given_name(person: _Person) -> bool:
    """Return whether its given name is nothing but a given name."""
    return person.known and person.given not in person.around.ambiguous and not person.initial


def _moves(person: _Person) -> bool:
    """Return whether it moves a motion: "seconded by Jo Lark"."""
    words, at = person.around.words, person.first
    return (
        at > 1
        and words[at - 1] == "by"
        and words[at - 2].lower() in person_words.MOTIONS
        and person.last == at + 1 + person.surnames
    )


def _among_people(person: _Person) -> bool:
    """Return whether it stands with its organisation in brackets, as the one before it does.

    "A B (Trust) and C D (Health)".
    """
    words, at, end = person.around.words, person.first, person.last
    if person.surnames != 1 or end - at != 2:
        return False
    before = at - 1
    while before > 0 and words[before] in ("and", ",", "&"):
        before -= 1
    if not (before < at - 1 and words[before] == ")" and "(" in words[max(0, before - 8) : before]):
        return False
    # nobody is meant by "Alternative Provision (AP)"
    return end + 2 < len(words) and words[end] == "(" and words[end + 2] != ")"


def _alone(person: _Person) -> bool:
    """Return whether the sentence is nothing but a name."""
    return person.known and person.first == 0 and person.last == len(person.around.words)


def _speaks(person: _Person) -> bool:
    """Return whether it does what only people do."""
    return person.known and person.following in person_words.SPEAKS


def _presents(person: _Person) -> bool:
    """Return whether the sentence begins with somebody who presents something."""
    return person.first == 0 and person.following in person_words.PRESENTS


#: what shows that words in the form of a name are a person's
_SHOWN_BY: tuple[Callable[[_Person], bool], ...] = (
    _in_list,
    _by_given_name,
    _moves,
    _among_people,
    _alone,
    _speaks,
    _presents,
)
