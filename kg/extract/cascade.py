"""The cascade of the name stages.

Organisations, roles, bodies, plans, people, quantities, then definitions, references.
"""

from collections.abc import Iterable

from spacy.language import Language

from kg.extract.definitions import apply_definitions, find_definitions, spell_out
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
from kg.extract.names.unnamed_parties import find_acronyms, find_parties
from kg.extract.quantities import find_quantities
from kg.extract.reading import Reading
from kg.extract.sentences import Sentence
from kg.registers import Registers
from kg.registers.own_names import OwnName

__all__ = ["Cascade"]


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
        spell_out(reading)

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
            self._add(sentence, find_acronyms(sentence))
            self._add(
                sentence, find_people(sentence, self._registers.given_names, self._registers.ambiguous_given_names)
            )
        else:
            self._add(sentence, find_plans(sentence))
        self._add(sentence, find_quantities(sentence))
        self._add(sentence, find_parties(sentence))

    @staticmethod
    def _add(sentence: Sentence, names: list[Name]) -> None:
        if names:
            sentence.add(names)
