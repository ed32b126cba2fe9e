"""The cascade of the name stages.

Organisations, roles, bodies, plans, people, quantities, then definitions, references.
"""

from collections.abc import Iterable

from spacy.language import Language

from kg.extract.definitions import apply_definitions, find_definitions
from kg.extract.name import Name
from kg.extract.names.acting import find_acting
from kg.extract.names.bodies import find_bodies
from kg.extract.names.initials import add_initials
from kg.extract.names.listed import find_listed_posts
from kg.extract.names.organisations import Organisations
from kg.extract.names.own import OwnNames
from kg.extract.names.people import find_people, repeat_people
from kg.extract.names.plans import find_plans
from kg.extract.names.roles import find_roles
from kg.extract.quantities import find_quantities
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.registers import Registers
from kg.registers.own_names import OwnName

__all__ = ["Cascade"]

_PARTIES = {
    "workstreams": "Workstreams", "workstream": "Workstreams",
}  # fmt: skip
#: groups without a name, which are parties to a reporting line all the same, and the words that may stand before them
_GROUPS = frozenset({"group", "groups", "sub-group", "sub-groups", "subgroup", "subgroups"})
_GROUP_WORDS = frozenset(
    {
        "working",
        "task",
        "finish",
        "and",
        "&",
        "operational",
        "delivery",
        "steering",
        "sub",
        "implementation",
        "workstream",
        "commissioning",
        "project",
        "multi",
        "agency",
        "multi-agency",
        "-",
        "partnership",
        "strategic",
        "governance",
        "oversight",
        "monitoring",
    }
)
_INSPECTIONS = frozenset(
    {"inspection", "re-inspection", "reinspection", "revisit", "re-visit", "revisits", "inspections"}
)
#: words in small letters with which, or at which, one of these is looked for
_STARTS = frozenset({*_GROUPS, *_INSPECTIONS, *_PARTIES, "local"})


class Cascade:
    """Finds the names of a document, stage by stage, each adding to what the earlier ones found."""

    def __init__(self, nlp: Language, registers: Registers, names: Iterable[OwnName] = ()) -> None:
        self._registers = registers
        self._places = frozenset(
            word.lower()
            for entry in registers.entries
            for name in (entry.name, *entry.aliases)
            for word in name.replace("-", " ").split()
        )
        self._own = OwnNames(nlp.vocab, names, nlp.make_doc)
        self._organisations = Organisations(nlp.vocab, registers, nlp.make_doc)

    def name(self, reading: Reading) -> None:
        """Fill in the names of every sentence."""
        for sentence in reading.sentences:
            self._sentence(sentence)
        find_acting(reading.sentences, self._places)
        repeat_people(reading.sentences)
        add_initials(reading.sentences)
        for sentence in reading.sentences:
            find_listed_posts(sentence)
        find_definitions(reading)
        apply_definitions(reading)

    def _sentence(self, sentence: Sentence) -> None:
        text = sentence.words
        self._add(sentence, self._own.find(sentence))
        if any(word[0].isupper() for word in text):
            self._add(sentence, self._organisations.find(sentence))
            self._add(
                sentence, find_roles(sentence, self._registers.given_names, self._registers.ambiguous_given_names)
            )
            self._add(sentence, self._organisations.find_by_type(sentence))
            self._add(sentence, find_bodies(sentence))
            self._add(sentence, find_plans(sentence))
            self._add(sentence, _acronyms(sentence))
            self._add(
                sentence, find_people(sentence, self._registers.given_names, self._registers.ambiguous_given_names)
            )
        else:
            self._add(sentence, find_plans(sentence))
        self._add(sentence, find_quantities(sentence))
        self._add(sentence, _words(sentence))

    @staticmethod
    def _add(sentence: Sentence, names: list[Name]) -> None:
        if names:
            sentence.names = sorted([*sentence.names, *names], key=lambda name: name.first)


#: capital letters that stand for a thing of the SEND system, not for a body
_TERMS = frozenset(
    "SEND SEN EHCP EHCPS EHC EHCNA SEMH ASD ADHD CYP KPI KPIS DSG HNB CAMHS JSNA WSOA NEET SENCO SENDCO PRU LAC SALT "
    "SLCN DBV APP COVID PDF FAQ NHS RAG SRO MTFS UASC".split()
)


def _acronyms(sentence: Sentence) -> list[Name]:
    """Take an unknown word in capitals for a body where it stands in a list of bodies.

    "the Board, ICEOG and the CCG".
    """
    words = sentence.words
    bodies = {n.last for n in sentence.names if n.label == "BODY"}
    taken = sentence.taken()
    return [
        Name("BODY", word, at, at + 1, "names/listed-acronym", kind="group")
        for at, word in enumerate(words)
        if at not in taken
        and word.isupper()
        and word.isalpha()
        and 3 <= len(word) <= 8
        and word not in _TERMS
        and at
        and words[at - 1] in (",", "and")
        and at - 1 in bodies
        and at + 1 < len(words)
        and words[at + 1] in ("and", ",")
    ]


def _words(sentence: Sentence) -> list[Name]:
    taken = sentence.taken()
    found = []
    for at, lowered in enumerate(sentence.lowered):
        if lowered not in _STARTS or at in taken:
            continue
        word = sentence.words[at]
        if lowered in _GROUPS and word.islower():
            first = at
            while (
                first
                and first - 1 not in taken
                and (sentence.words[first - 1] if first > 1 else sentence.lowered[0]) in _GROUP_WORDS
            ):
                first -= 1  # a capital only where the sentence begins
            while first < at and sentence.words[first] in {"and", "&", "-"}:
                first += 1
            part = sentence.words[at + 1 : at + 2] == ["of"] and sentence.words[max(0, first - 1) : first] in (
                ["a"],
                ["an"],
            )
            if (first < at or "sub" in lowered) and not part:
                text = " ".join(sentence.words[first : at + 1])
                found.append(Name("PARTY", text[0].upper() + text[1:], first, at + 1, "names/party", generic=True))
        elif lowered == "workstream" and sentence.words[at + 1 : at + 2] in (["lead"], ["leads"]):
            found.append(Name("PARTY", f"Workstream {sentence.words[at + 1]}", at, at + 2, "names/party", generic=True))
        elif sentence.lowered[at : at + 3] == ["local", "area", "partnership"] and word.islower():
            found.append(Name("PARTY", "Local area partnership", at, at + 3, "names/party", generic=True))
        elif lowered in _PARTIES:
            found.append(Name("PARTY", _PARTIES[lowered], at, at + 1, "names/party", generic=True))
        elif lowered in _INSPECTIONS:
            found.append(Name("INSPECTION", word, at, at + 1, "names/inspection"))
    return found
