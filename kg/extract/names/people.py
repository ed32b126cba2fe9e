"""Names of people: with a title, with a known given name, or beside a post ("Jane Doe, Head of SEND").

A title stays out of the name. Precision first: two capitalised words are a person only when something says so.
"""

from collections.abc import Callable, Container

from kg.extract.name import Name
from kg.extract.runs import capitalised, dated, possessive
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["SURNAMES", "find_people", "repeat_people"]

#: the last words of addresses: "Aspen House", "Chancellor Walk"; a person of that name is shown by a title or a post
_PLACES = frozenset(
    "House Walk Road Street Avenue Court Lane Square Terrace Gardens Grove Centre Crescent Wharf Buildings Drive "
    "Close Hall Way".split()
)
_LISTS = frozenset({"attendance", "apologies"})
#: what may stand between a person and the post that shows it to be one
_LINKS = frozenset({",", "(", "–", "-", "—", "|", ":", "["})
#: verbs that only people (or posts) are the subject of
_SPEAKS = frozenset(
    "said stated presented introduced reported explained advised asked updated outlined highlighted noted confirmed "
    "informed thanked "
    "welcomed gave replied responded commented queried raised summarised provided spoke attended declared proposed "
    "seconded left "
    "joined told felt suggested agreed shared talked took led invited expressed requested enquired clarified added "
    "declared referred".split()
)


def find_people(sentence: Sentence, given: Container[str], ambiguous: Container[str]) -> list[Name]:
    """Return the people of a sentence, in the order of their tokens.

    Arguments:
        sentence: the sentence, its organisations and roles already found.
        given: known given names, in small letters.
        ambiguous: those of them that are also words or places.
    """
    words, taken = sentence.words, sentence.taken()
    roles = {name.first for name in sentence.names if name.label == "ROLE"}
    ends = {name.last for name in sentence.names if name.label == "ROLE"}
    people: list[Name] = []

    def add(first: int, last: int, rule: str) -> int:
        text = _person_text(words[first:last])
        if text:
            people.append(Name("PERSON", text, first, last, rule))
            taken.update(range(first, last))
        return last

    if words[0] in ("Venue", "Location", "Address") and words[1:2] == [":"]:
        return []  # "Venue: Corby Cube, George Street"
    at = 0
    while at < len(words):
        if at in taken:
            at += 1
            continue
        word = words[at]
        if word in lexicon().person_titles and at + 1 < len(words):
            start = at + 1
            while start < len(words) and (words[start] in lexicon().person_titles or words[start] == "."):
                start += 1
            end = _titled(words, start, taken)
            if end > start:
                at = add(start, end, "names/person-titled")
                # the titles are used up with the name
                people[-1] = Name("PERSON", people[-1].text, start, end, "names/person-titled")
                taken.update(range(start - 1, start))
                if word in lexicon().person_plural_titles:
                    at = _list(words, at, taken, add)
                continue
        at += 1
    for at in range(len(words)):
        if at not in taken and capitalised(words[at]):
            end = _untitled(words, at, taken, given, ambiguous, roles, ends, listed=sentence.section.kind in _LISTS)
            shown = not _PLACES.isdisjoint(words[at + 1 : end]) and roles.isdisjoint((end, end + 1))
            if end > at and not shown:
                add(at, end, "names/person")
    return sorted(people, key=lambda name: name.first)


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
    firsts = {parts[0]: [] for parts in known}  # type: dict[str, list[tuple[str, ...]]]
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
                        Name("PERSON", _person_text(list(parts)), at, at + len(parts), "names/person-again")
                    )
                    taken.update(span)
        sentence.names.sort(key=lambda name: name.first)


def _is_name_word(word: str) -> bool:
    return (
        len(word) > 1
        and word[0].isupper()
        and not word.isupper()
        and all(c.isalpha() or c in "'’-." for c in word)
        and word not in lexicon().person_never
        and not dated(word)
        and word.lower() not in lexicon().stop
        and word not in lexicon().role_heads
        and word not in lexicon().body_heads
    )


def _initial(word: str) -> bool:
    return word.isupper() and len(word.strip(".")) <= 2 and word.strip(".").isalpha()


def _titled(words: list[str], start: int, taken: set[int]) -> int:
    """Return where the name after a title ends: initials and capitalised words, the first of them whatever it is."""
    lex = lexicon()
    at = start
    names = 0
    while at < len(words) and at not in taken and at - start < 5:
        word = words[at]
        if _initial(word) and names == 0:
            at += 1
            if at < len(words) and words[at] == "." and at not in taken:
                at += 1
        elif _is_name_word(word) or (
            names == 0
            and word[0].isupper()
            and word.isalpha()
            and len(word) > 1
            and word not in lex.role_heads
            and word not in lex.body_heads
            and word not in ("Council", "Call", "Questions", "Conduct", "Development")
        ):
            at += 1
            names += 1
        elif names == 1 and word in SURNAMES and at - start == 1:
            at += 1
            names += 1
        elif (
            names
            and word.lower() in lex.person_particles
            and word != "of"
            and at + 1 < len(words)
            and _is_name_word(words[at + 1])
        ):
            at += 1
        elif (
            word.lower() in lex.person_particles
            and word != "of"
            and names == 0
            and at + 1 < len(words)
            and _is_name_word(words[at + 1])
        ):
            at += 1
        elif (
            word.isupper()
            and len(word) > 2
            and word.isalpha()
            and names <= 1
            and word not in lex.person_suffixes
            and word not in ("SEND", "DECLARED", "AND")
        ):
            at += 1
            names += 1
        else:
            break
    return at if names else start


#: words of other names that are surnames as well
SURNAMES = frozenset(
    "Roman White Green Young Park Hall Church North South East West Page Case Best Royal House Street Work Key Price "
    "Block Field".split()
)


def _list(words: list[str], at: int, taken: set[int], add: Callable[[int, int, str], int]) -> int:
    """Read on through "Councillors Smith, A Jones (Chair) and Brown"."""
    while at < len(words):
        step = at
        while step < len(words) and words[step] == "(":
            close = next((i for i in range(step, min(step + 14, len(words))) if words[i] == ")"), None)
            if close is None:
                return at
            step = close + 1
        if step >= len(words) or words[step] not in (",", "and", "&", ";"):
            return at
        while step < len(words) and words[step] in (",", "and", "&", ";"):
            step += 1
        if step >= len(words) or step in taken or words[step] in lexicon().person_titles:
            return at
        end = _titled(words, step, taken)
        if end == step or words[step] in lexicon().person_never or words[step].lower() in lexicon().stop:
            return at
        at = add(step, end, "names/person-list")
    return at


def _untitled(
    words: list[str], at: int, taken: set[int], given: Container[str], ambiguous: Container[str],
    roles: set[int], ends: set[int], *, listed: bool,
) -> int:  # fmt: skip
    """Return where the name that begins at `at` ends, or `at` when it is none."""
    first = words[at]
    if (
        at
        and capitalised(words[at - 1])
        and at - 1 not in taken
        and words[at - 1].lower() not in lexicon().stop
        and words[at - 1] not in ("Present", "Apologies", "Attendance")
    ):
        return at
    initial = _initial(first)
    if not initial and not _is_name_word(first):
        return at
    end = at + 1
    if initial and end < len(words) and words[end] == ".":
        end += 1
    while end < len(words) and end not in taken and _initial(words[end]) and not initial:
        end += 1
        if end < len(words) and words[end] == ".":
            end += 1
    if (
        end < len(words)
        and words[end].lower() in lexicon().person_particles
        and words[end] != "of"
        and end + 1 < len(words)
        and _is_name_word(words[end + 1])
    ):
        end += 1
    surnames = 0
    given_name = first.lower() in given
    while (
        end < len(words)
        and end not in taken
        and surnames < 3
        and (_is_name_word(words[end]) or (given_name and end == at + 1 and words[end] in SURNAMES))
    ):
        end += 1
        surnames += 1
    if not surnames or any(words[i].lower() in lexicon().stop and not _initial(words[i]) for i in range(at + 1, end)):
        return at
    if (
        end < len(words)
        and end not in taken
        and capitalised(words[end])
        and words[end] not in lexicon().person_suffixes
        and words[end] not in lexicon().role_heads
    ):
        nxt = words[end]
        if dated(nxt):
            pass
        elif (
            nxt in lexicon().person_never
            or nxt in lexicon().body_heads
            or nxt in lexicon().organisation_heads
            or not dated(nxt)
        ):
            return at
    known = first.lower().split("-")[0] in given or first.lower() in given
    certain = known and first.lower() not in ambiguous
    beside = _beside(words, at, end, roles, ends)
    speaks = end < len(words) and words[end].lower() in _SPEAKS
    if beside and (known or initial or (surnames <= 2 and not _after_role(words, at, ends))):
        return end
    if listed and (known or initial) and surnames <= 2:
        return end
    if certain and surnames <= 2 and not initial:
        return end
    if (
        at
        and words[at - 1] == "by"
        and at > 1
        and words[at - 2].lower() in ("seconded", "proposed", "moved")
        and surnames <= 2
        and end == at + 1 + surnames
    ):
        return end
    if surnames == 1 and end - at == 2 and _among(words, at, end):
        return end
    if known and surnames <= 2 and at == 0 and end == len(words):
        return end
    if known and speaks and surnames <= 2:
        return end
    if at == 0 and surnames <= 2 and end < len(words) and words[end].lower() in ("presented", "introduced", "outlined"):
        return end
    return at


def _among(words: list[str], at: int, end: int) -> bool:
    """Return whether a name stands with its organisation in brackets, as the one before it does.

    "A B (Trust) and C D (Health)".
    """
    before = at - 1
    while before > 0 and words[before] in ("and", ",", "&"):
        before -= 1
    if not (before < at - 1 and words[before] == ")" and "(" in words[max(0, before - 8) : before]):
        return False
    return (
        end + 2 < len(words) and words[end] == "(" and words[end + 2] != ")"
    )  # "Alternative Provision (AP)" is nobody


#: posts as lists of those present write them in brackets
_POSTS = frozenset(
    "governor governors headteacher head principal clerk representative substitute member chair manager officer "
    "observer bursar teacher parent director lead adviser advisor".split()
)


def _bracketed_post(words: list[str], start: int) -> bool:
    """Return whether a bracket holds a post in small letters: "(governor)", "(primary headteacher)"."""
    close = next((i for i in range(start + 1, min(start + 7, len(words))) if words[i] == ")"), None)
    return close is not None and words[close - 1].lower() in _POSTS and words[start + 1][0].islower()


def _after_role(words: list[str], at: int, ends: set[int]) -> bool:
    """Return whether these words follow a post: there an unknown name may as well be an organisation."""
    return at in ends or (at > 0 and at - 1 in ends and words[at - 1] != ";")


def _beside(words: list[str], first: int, last: int, roles: set[int], ends: set[int]) -> bool:
    """Return whether a post stands right after or before these tokens.

    "Jane Doe, Head of SEND", "Head of SEND (Jane Doe)".
    """
    step = last
    if step + 2 < len(words) and words[step] == "(" and _bracketed_post(words, step):
        return True
    if step < len(words) and (words[step] in _LINKS or words[step] in ("is", "was", "as")):
        step += 1
        while step < len(words) and (
            words[step].lower() in ("the", "a", "our", "council", "its") or possessive(words[step])
        ):
            step += 1
        if step in roles:
            return True
    elif step in roles:
        return True
    step = first
    if step and words[step - 1] in _LINKS and (step - 1 in ends):
        return True
    return step in ends


def _person_text(words: list[str]) -> str:
    words = [w for w in words if w != "."]
    while words and words[-1] in lexicon().person_suffixes:
        words = words[:-1]
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w.rstrip(".") for w in words)
