"""How far a post reaches around its head noun, and whether what stands there is a post at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.extract.name import Name
from kg.extract.names import role_words
from kg.extract.names.role_after import role_ends
from kg.extract.names.role_before import role_begins
from kg.extract.names.written import written
from kg.extract.runs import capitalised, left_run, possessive
from kg.rules.lexicon import lexicon

__all__ = ["role_at"]


@dataclass(frozen=True, slots=True)
class _Post:
    """What may be a post: tokens `first` up to, not with, `last` around its head noun.

    Arguments:
        words: of the sentence.
        head: the token of the head noun.
        bare: the head noun, in small letters with a capital.
        first: its first token.
        last: the token after its last.
        taken: tokens of other names.
        following: the word behind it, before anything was cut off; may be empty.
    """

    words: list[str]
    head: int
    bare: str
    first: int
    last: int
    taken: set[int]
    following: str

    @property
    def ends_with_head(self) -> bool:
        """Return whether nothing of it stands behind its head noun."""
        return self.last == self.head + 1

    @property
    def qualifiers(self) -> list[str]:
        """Return what of it stands before its head noun."""
        return self.words[self.first : self.head]

    @property
    def before_capital(self) -> bool:
        """Return whether a capitalised word follows that belongs to no other name."""
        return bool(self.following) and capitalised(self.following) and self.last not in self.taken


def role_at(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Return the post whose head noun stands at a token, or None where it is none.

    Arguments:
        words: of the sentence.
        head: the token of the head noun.
        taken: tokens of other names.
    """
    bare = _head_noun(words, head)
    if not bare:
        return None
    span = _span(words, head, bare, taken)
    if span is None:
        return None
    first, last = span
    following = words[last] if last < len(words) else ""
    post = _Post(words, head, bare, first, last, taken, following)
    if any(refuses(post) for refuses in _NO_POST):
        return None
    return _name(replace(post, last=_trimmed(post)))


def _head_noun(words: list[str], at: int) -> str:
    """Return the head noun of a post that stands at a token, in small letters with a capital; empty for none."""
    word = words[at]
    capitals = word.isupper() and len(word) > 3
    bare = word.title() if capitals and word != "SENCO" else word
    if bare not in lexicon().role_heads or (capitals and bare != word and not _shouted(words)):
        return ""
    return bare


def _shouted(words: list[str]) -> bool:
    """Return whether a sentence is set in capitals throughout."""
    letters = [w for w in words if w.isalpha() and len(w) > 2]
    return len(letters) > 2 and sum(w.isupper() for w in letters) > 0.8 * len(letters)


def _span(words: list[str], head: int, bare: str, taken: set[int]) -> tuple[int, int] | None:
    """Return where a post begins and ends; None where its head noun lacks what makes a post of it."""
    if words[head] == "Secretary" and words[head + 1 : head + 3] in role_words.OF_STATE:
        first, last = left_run(words, head, taken, lexicon().role_heads, role_words.JOINERS), head + 3
        first = max(first, head - 2)
    else:
        first, last = role_begins(words, head, taken), head + 1
        if _lacks(words, first, head, bare):
            return None
    last = role_ends(words, bare, last, taken)
    # "Leader of the Council Cllr Smith"
    last = next((i for i in range(head + 1, last) if words[i] in role_words.STYLES), last)
    return first, _second_department(words, head, last)


def _lacks(words: list[str], first: int, head: int, bare: str) -> bool:
    """Return whether a head noun is without the qualifier, or the department, that makes a post of it."""
    needs = lexicon().role_needs_before.get(bare)
    if needs is None:
        return False
    before = words[first:head]
    if "*" in needs:
        return not before and not _follows(words, head)
    return needs.isdisjoint(before)


def _follows(words: list[str], head: int) -> bool:
    if words[head] == "Clerk" and words[head + 1 : head + 3] == role_words.TO_THE:
        return True
    return head + 2 < len(words) and words[head + 1] in role_words.LINKS and capitalised(words[head + 2])


def _second_department(words: list[str], head: int, last: int) -> int:
    """Take in a second department in small letters: "Programmes and performance"."""
    ended = words[last + 2 : last + 3]
    if (
        last > head + 1
        and words[last : last + 1] in role_words.AND
        and words[last + 1 : last + 2]
        and words[last + 1] in lexicon().small_departments
        and (not ended or ended[0] in role_words.ENDED)
    ):
        return last + 2
    return last


def _cut_off(post: _Post) -> bool:
    """Return whether the copy ends in the middle of the title."""
    words, last = post.words, post.last
    return last == len(words) and last > post.head + 2 and len(words[-1]) == 1 and words[-2] in role_words.OF_OR_FOR


def _later_head(post: _Post) -> bool:
    """Return whether a later head takes it: "Executive" ends "Chief Executive", but begins "Executive Director"."""
    return (
        post.ends_with_head
        and post.following in lexicon().role_heads
        and post.following not in role_words.MEMBERSHIP
        and post.last not in post.taken
    )


def _of_collective(post: _Post) -> bool:
    """Return whether the head noun belongs to a body's name: "Executive Group"."""
    return post.ends_with_head and post.following in role_words.COLLECTIVES


def _before_name(post: _Post) -> bool:
    """Return whether a plain head noun begins another name."""
    return (
        post.ends_with_head
        and post.before_capital
        and post.following not in lexicon().stop
        and post.bare in role_words.NOT_BEFORE_CAPITALS
        and post.first == post.head
    )


def _lead_member(post: _Post) -> bool:
    """Return whether the later head takes it: "Portfolio Lead Member for Housing"."""
    return post.bare == "Lead" and post.following in role_words.MEMBERS and post.ends_with_head


def _heads_alone(post: _Post) -> bool:
    """Return whether it is "Heads" with nothing behind: of schools."""
    return post.bare == "Heads" and post.ends_with_head


def _weak_before_name(post: _Post) -> bool:
    """Return whether a weak head noun stands before another name: "Specialist Teaching"."""
    return (
        post.bare in role_words.WEAK
        and post.before_capital
        and post.following.lower() not in lexicon().stop
        and not post.following.isupper()
    )


#: what shows that a head noun with what stands around it is no post
_NO_POST: tuple[Callable[[_Post], bool], ...] = (
    _cut_off,
    _later_head,
    _of_collective,
    _before_name,
    _lead_member,
    _heads_alone,
    _weak_before_name,
)


def _trimmed(post: _Post) -> int:
    """Return where a post ends without what the run of capitals took in besides."""
    words, first, head, last, taken = post.words, post.first, post.head, post.last, post.taken
    if words[last - 1] in role_words.DIVISIONS and "," in words[first:last]:
        last = first + words[first:last].index(",")
    if (
        last < len(words)
        and words[last].lower() in role_words.SERVICES
        and (possessive(words[last - 1]) or words[last - 1] in role_words.WHOSE_SERVICES)
        and last not in taken
    ):
        last += 1
    while last > head + 2 and words[last - 1] in role_words.PAPERS:
        last -= 1
    while last > head + 1 and words[last - 1] in role_words.TRAILING:
        last -= 1
    return last


def _name(post: _Post) -> Name | None:
    """Return a post as a name; None where it is a common noun or a family of jobs."""
    first, last, bare = post.first, post.last, post.bare
    text = _cased(written(post.words[first:last]))
    generic = _generic(post, text)
    alone = first == post.head and post.ends_with_head
    if (alone and not generic and text != "Leader") or _vague(post, text):
        return None
    if post.ends_with_head and bare in role_words.UNNAMED and all(w.isupper() for w in post.qualifiers):
        return Name("PARTY", text, first, last, "names/party", generic=True)
    if post.ends_with_head and bare in role_words.JOB_FAMILIES:
        return None
    return Name("ROLE", text, first, last, "names/role", generic=generic, kind=bare)


def _cased(text: str) -> str:
    """Return a title that is set in capitals as titles are written."""
    if not text.isupper() or len(text) <= 6:
        return text
    return " ".join(
        w if w in role_words.SHOUTED else w.lower() if w in role_words.SMALL_SHOUTED else w.capitalize()
        for w in text.split()
    )


def _generic(post: _Post, text: str) -> bool:
    """Return whether a post stands for one that the context names: "the Chair", "the Cabinet Member"."""
    before = post.words[post.head - 1 : post.head]
    if text == "Council Leader" or (text == "Leader" and before in role_words.THE):
        if before and not (post.following and capitalised(post.following)):
            return False  # of the council, who else
    plain = post.first == post.head and post.bare in lexicon().role_plain
    return post.ends_with_head and (plain or text in role_words.PORTFOLIO)


def _vague(post: _Post, text: str) -> bool:
    """Return whether a post has no more than a rank before it, and nothing behind: "Senior Officer"."""
    qualifiers = set(post.qualifiers)
    return (
        post.ends_with_head
        and bool(qualifiers)
        and text != "Council Leader"
        and qualifiers <= role_words.VAGUE
        and post.bare != "Commissioner"
        and "Lead" not in qualifiers
    )
