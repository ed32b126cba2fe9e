"""Organisations: by register, by type word, and by generic words for the council or CCG.

Type words are those of "X Academy Trust" and "University of X".
"""

import re
from collections.abc import Callable

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.documents.words import known_words
from kg.extract.name import Name
from kg.extract.names.bodies import childrens_trust
from kg.extract.names.written import body_text
from kg.extract.phrases import Phrases
from kg.extract.runs import capitalised, left_run, possessive, right_run
from kg.extract.sentences import Sentence
from kg.registers import Registers
from kg.rules.lexicon import lexicon

__all__ = ["Organisations"]

#: words that stand for an organisation which the context names
_GENERIC = {
    ("local", "authority"): "local authority",
    ("the", "council"): "local authority",
    ("the", "authority"): "local authority",
    ("the", "la"): "local authority",
    ("la",): "local authority",
    ("ccg",): "clinical commissioning group",
    ("ccgs",): "clinical commissioning group",
    ("clinical", "commissioning", "group"): "clinical commissioning group",
    ("clinical", "commissioning", "groups"): "clinical commissioning group",
    ("icb",): "integrated care board",
    ("integrated", "care", "board"): "integrated care board",
    ("county", "council"): "local authority",
    ("city", "council"): "local authority",
    ("borough", "council"): "local authority",
}
_GENERIC_PHRASES = Phrases(_GENERIC)
#: initials that may be a council's; identity is settled where the council is known
_INITIALS = re.compile(r"(?!OSC|EHC|HSC|PPC|ASC|CYC|UASC|DSC|ABC)[A-Z]{1,3}(?:MBC|MDC|CC|BC|DC|C)")
_WORDS = {"local authority": "local authority", "clinical commissioning group": "CCG", "integrated care board": "ICB"}


class Organisations:
    """Finds organisations with the registers' names and the lexicon's type words."""

    def __init__(self, vocab: Vocab, registers: Registers, make_doc: Callable[[str], Doc]) -> None:
        self._registers = registers
        self._matcher = PhraseMatcher(vocab, attr="ORTH")
        for label, kinds in (("ORG", {"organisation"}), ("ROLE", {"post"})):
            names = {
                n
                for index in (registers.names(), registers.abbreviations())
                for n, found in index.items()
                if kinds & {e.type for e in found}
            }
            spellings = sorted({s for name in names for s in _spellings(name)})
            self._matcher.add(label, [make_doc(text) for text in spellings])
        self._strings = vocab.strings
        heads = sorted(
            (
                (tuple(head.replace("’", "'").replace("'s", " 's").replace("/", " / ").split()), kind)
                for head, kind in lexicon().organisation_heads.items()
            ),
            key=lambda pair: -len(pair[0]),
        )
        self._heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for head, kind in heads:
            self._heads.setdefault(head[0], []).append((head, kind))

    def find(self, sentence: Sentence) -> list[Name]:
        """Return the organisations of a sentence that a register names, in the order of their tokens."""
        spans = sorted(
            ((end - start, -start, start, end, self._strings[key]) for key, start, end in self._matcher(sentence.doc)),
            reverse=True,
        )
        words, used, names = sentence.words, sentence.taken(), []
        for _, _, start, end, label in spans:
            if used & set(range(start, end)) or not _stands_alone(words, end):
                continue
            text = _plain(body_text(words[start:end]))
            prefixed = start and words[start - 1] == "NHS" and not text.startswith("NHS")
            first = start - 1 if prefixed else start
            used.update(range(first, end))
            names.append(
                Name(label, text, first, end, "names/register", kind="" if label == "ORG" else text.split()[-1])
            )
        return sorted(names, key=lambda name: name.first)

    def find_by_type(self, sentence: Sentence) -> list[Name]:
        """Return organisations shown by their type word ("X School"), and generic words for a council, CCG or ICB."""
        words, taken = sentence.words, sentence.taken()
        plain = [w.replace("’", "'") for w in words]
        names: list[Name] = []
        for at in range(len(words)):
            for head, kind in self._heads.get(plain[at], ()):
                end = at + len(head)
                if tuple(plain[at:end]) != head or taken & set(range(at, end)):
                    continue
                if head[-1] == "Trust" and childrens_trust(words, end - 1, taken) is not None:
                    continue  # the partnership of that name
                name = self._headed(words, at, end, kind, taken)
                if name is not None:
                    names.append(name)
                    taken.update(range(name.first, name.last))
                    break
        names.extend(_generic(words, sentence.lowered, taken))
        names.extend(_councils(words, taken))
        names.extend(_apposed(words, taken))
        for at in range(len(words) - 1):
            if (
                words[at] == "NHS"
                and not taken & {at, at + 1}
                and words[at + 1] in self._registers.places()
                and not (
                    at + 2 < len(words)
                    and capitalised(words[at + 2])
                    and at + 2 not in taken
                    and words[at + 2] not in lexicon().role_heads
                )
            ):
                names.append(Name("ORG", f"NHS {words[at + 1]}", at, at + 2, "names/nhs-place", kind="other"))
                taken.update((at, at + 1))
        for at, word in enumerate(words):
            if at not in taken and _INITIALS.fullmatch(word):
                names.append(Name("ORG", word, at, at + 1, "names/initials", kind="local authority"))
        return names

    def _headed(self, words: list[str], at: int, end: int, kind: str, taken: set[int]) -> Name | None:
        lex = lexicon()
        nxt = words[end] if end < len(words) else ""
        if nxt and capitalised(nxt) and end not in taken and nxt.lower() not in lex.stop and nxt not in lex.role_heads:
            return None
        if words[at] in _OF_WHAT and nxt in ("of", "for"):
            stop = right_run(words, end + 1, taken, lex.role_heads, commas=False)
            stop = next((i for i in range(end + 1, stop) if words[i] in ("-", "–", "—")), stop)
            if stop > end + 1 and not possessive(words[stop - 1]):
                first = left_run(words, at, taken, lex.role_heads, frozenset())
                return Name("ORG", body_text(words[first:stop]), first, stop, "names/organisation-of", kind=kind)
        if words[at] in ("Healthwatch", "SENDIASS", "Mencap"):
            stop = right_run(words, end, taken, lex.role_heads, commas=False)
            first = left_run(words, at, taken, lex.role_heads, frozenset()) if stop == end else at
            return (
                Name("ORG", body_text(words[first:stop]), first, stop, "names/organisation", kind=kind)
                if stop - first > 1 or words[at] == "Healthwatch"
                else None
            )
        stops = frozenset(lex.body_heads) | lex.role_heads | {"Ofsted"}
        joiners = frozenset({"and", "&", "-", ","} if "clinical" in kind or "care board" in kind else {"&"})
        if words[at] in ("Centre", "Institute", "Association", "Society", "Confederation"):
            return None
        first = left_run(words, at, taken, stops, joiners)
        if first >= 2 and words[first - 1] == "of" and words[first - 2] in ("C", "Church") and first - 2 not in taken:
            first = left_run(words, first - 2, taken, stops, joiners)
        while first < at and words[first] in ("and", "&", "NHS") and words[first] != "NHS":
            first += 1
        names = [w for w in words[first:at] if not possessive(w)]
        if not [w for w in names if w not in lex.organisation_not_alone]:
            return None
        return Name("ORG", _plain(body_text(words[first:end])), first, end, "names/organisation", kind=kind)


#: what a name is said to be: "Saltmarsh Families, a local charity"
_APPOSED = frozenset({"charity", "company", "trust", "consultancy", "organisation", "provider", "school", "academy"})


def _apposed(words: list[str], taken: set[int]) -> list[Name]:
    """Return names that the text itself says to be a charity, company or the like."""
    found = []
    for at, word in enumerate(words):
        if word not in _APPOSED or at < 4:
            continue
        article = next((i for i in range(at - 1, max(0, at - 4), -1) if words[i] in ("a", "an")), 0)
        if not article or words[article - 1] != ",":
            continue
        first = left_run(words, article - 1, taken, lexicon().role_heads, frozenset({"&", "and"}))
        if article - 1 - first >= 2 and not taken & set(range(first, article - 1)):
            found.append(
                Name(
                    "ORG",
                    body_text(words[first : article - 1]),
                    first,
                    article - 1,
                    "names/apposition",
                    kind="education provider" if word in ("school", "academy") else "other",
                )
            )
            taken.update(range(first, article - 1))
    return found


#: what may stand before the name of a place
_WHERE = frozenset("North South East West Upper Lower New Great Old St Mid".split())
#: a place has a longer name, in characters
_SHORT_PLACE = 4


def _ordinary(place: str) -> bool:
    """Return whether a word, or a part of it, is one of the language and names no place: "Youth", "Multi-Schools"."""
    parts = place.lower().split("-")
    return any(part in known_words() or part.removesuffix("s") in known_words() for part in parts)


def _councils(words: list[str], taken: set[int]) -> list[Name]:
    """Return councils that are named by their place alone: "Marlshire Council", but not "Youth Council"."""
    found = []
    for at, word in enumerate(words):
        place = words[at - 1] if at else ""
        if word != "Council" or {at, at - 1} & taken or len(place) < _SHORT_PLACE or not place.istitle():
            continue
        nxt = words[at + 1] if at + 1 < len(words) else ""
        follows = nxt and capitalised(nxt) and nxt.lower() not in lexicon().stop and at + 1 not in taken
        posts = lexicon().role_heads
        if _ordinary(place) or place in posts or (follows and nxt not in posts):
            continue
        first = at - 1
        before = words[first - 1] if first and first - 1 not in taken else ""
        if before in _WHERE:
            first -= 1
        elif before and capitalised(before) and first > 1 and before.lower() not in lexicon().stop:
            continue
        name = " ".join(words[first : at + 1])
        found.append(Name("ORG", name, first, at + 1, "names/council", kind="local authority"))
        taken.update(range(first, at + 1))
    return found


def _generic(words: list[str], lowered: list[str], taken: set[int]) -> list[Name]:
    found = []
    for at, end, parts in _GENERIC_PHRASES.found(lowered):
        if not taken.isdisjoint(range(at, end)):
            continue
        if (
            parts[-1] in ("council", "authority", "la", "ccg", "ccgs", "icb")
            and not capitalised(words[end - 1])
            and parts != ("local", "authority")
        ):
            continue
        if parts[-1] == "la" and words[end - 1] != "LA":
            continue
        nxt = words[end] if end < len(words) else ""
        if (
            nxt
            and capitalised(nxt)
            and end not in taken
            and nxt.lower() not in lexicon().stop
            and nxt not in lexicon().role_heads
        ):
            continue
        if nxt in ("area", "areas", "tax", "chamber", "house") or (nxt == "meeting" and parts[-1] == "council"):
            continue
        first = at + 1 if parts[0] == "the" else at
        found.append(
            Name(
                "ORG",
                _WORDS[_GENERIC[parts]],
                first,
                end,
                "names/generic-organisation",
                kind=_GENERIC[parts],
                generic=True,
            )
        )
        taken.update(range(first, end))
    return found


def _spellings(name: str) -> set[str]:
    """Return a name with its usual variants: "&" for "and", straight and curly apostrophes."""
    forms = {name}
    for old, new in ((" and ", " & "), ("'", "’"), (", ", " , ")):
        forms |= {form.replace(old, new) for form in forms}
    return {form.replace(" , ", ", ") for form in forms}


#: words of organisations that go on with "of" or "for": "University of Fenmouth"
_OF_WHAT = frozenset("University College Diocese Federation Centre Institute Association Society Confederation".split())
#: behind a name of a register these show that it is a part of a longer one
_LONGER = frozenset("University Academy School Trust College Hospital Hospitals Street Road House".split())


def _stands_alone(words: list[str], end: int) -> bool:
    """Return whether a register name is not a part of a longer name ("Essex County Council Pension Fund Board")."""
    nxt = words[end] if end < len(words) else ""
    return nxt not in _LONGER


def _plain(text: str) -> str:
    return (
        text.replace("’s Clinical", " Clinical")
        .replace("'s Clinical", " Clinical")
        .replace("’s CCG", " CCG")
        .replace("'s CCG", " CCG")
        .replace("’s Integrated Care", " Integrated Care")
    )
