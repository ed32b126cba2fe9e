"""A document while it is being read: its sentences and names, and the context that references need."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.extract.matching import Match, Merged
from kg.extract.name import Name
from kg.extract.sentences import Sentence
from kg.model.document import Document
from kg.model.frames import Evidence, Frame, Thing

if TYPE_CHECKING:
    from kg.extract.readers.prose.decisions import Clause

__all__ = ["Reading"]

_START, _END = attrgetter("start"), attrgetter("end")

_CHILDREN = re.compile(r"\b[Cc]hildren\b|\b[Ss]chools?\b|\b[Hh]ealth (?:and|&) [Ww]ell-?[Bb]eing\b")
_SEND = re.compile(
    r"\bSEND?\b|\bSENCOs?\b|\b[Ss]pecial [Ee]ducational|\bEHCN?[PA]?s?\b|\b[Ww]ritten [Ss]tatements? of [Aa]ction|\bWSO?o?A\b|\b[Hh]igh [Nn]eeds\b|\b[Aa]dditional [Nn]eeds\b"
    r"|\b[Cc]hildren['’]?s [Ss]ervices\b|\b[Ss]afety [Vv]alve\b|\b[Dd]elivering [Bb]etter [Vv]alue\b|\b[Ee]ducation, [Hh]ealth (?:and|&) [Cc]are\b|\b[Dd]isabilities\b|\b[Ll]ocal [Aa]rea\b[^.]{0,30}\binspect"
)
_YOUNG = re.compile(r"\b(?:child(?:ren)?|pupils?|schools?|young people|families|education)\b", re.IGNORECASE)
_SERVICES = re.compile(
    r"\b(?:Ofsted|OFSTED|DfE|Department for Education|Schools Forum|[Ee]arly [Yy]ears)\b"
    r"|\b[Cc]hildren(?:['’]?s)? (?:[Ss]ocial [Cc]are|[Ii]mprovement|[Tt]rust|and [Yy]oung [Pp]eople|(?:&|and) [Ff]amilies|[Ff]irst)\b|\b[Ss]afeguarding [Cc]hildren\b"
)


@dataclass(slots=True)
class Reading:
    """The state of one document's reading, handed from stage to stage.

    Arguments:
        document: what is read.
        sentences: its sentences, in the order of the text.
        definitions: abbreviation to the name it was defined for.
        bodies: for each meeting of the document, the body that met; key None for a document without meetings.
        merged: by index of sentence, the sentence with its names merged, for those to which rules were applied.
        matches: by index of sentence, the rules that matched it.
        frames: what has been read so far.
        clauses: the clauses of its decisions, once they have been asked for (`kg.extract.readers.prose.decisions.clauses`).
    """

    document: Document
    sentences: list[Sentence]
    definitions: dict[str, Name] = field(default_factory=dict)
    bodies: dict[int | None, Thing] = field(default_factory=dict)
    merged: dict[int, Merged] = field(default_factory=dict)
    matches: dict[int, list[Match]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    clauses: "list[Clause] | None" = None
    _topics: dict[tuple[str, int | None], bool] = field(default_factory=dict)

    def sentences_in(self, start: int, end: int) -> list[Sentence]:
        """Return the sentences that stand wholly or in part between two characters of the text, in its order."""
        first = bisect_right(self.sentences, start, key=_END)
        return self.sentences[first : bisect_left(self.sentences, end, lo=first, key=_START)]

    def date(self, sentence: Sentence | None = None) -> str:
        """Return the ISO date on which a sentence was said: its meeting's, else the document's; may be empty."""
        meetings = self.document.meetings
        if sentence is not None and sentence.section.meeting is not None and sentence.section.meeting < len(meetings):
            return meetings[sentence.section.meeting].date
        if meetings:
            return meetings[0].date
        return self.document.entry.date

    def body(self, sentence: Sentence | None = None) -> Thing | None:
        """Return the body whose meeting a sentence belongs to, or None where nothing says it."""
        meeting = sentence.section.meeting if sentence is not None else None
        if meeting in self.bodies:
            return self.bodies[meeting]
        return self.bodies.get(None) or (next(iter(self.bodies.values())) if len(set(self.bodies.values())) == 1 else None)

    def concerns_children(self) -> bool:
        """Return whether the document speaks of children, education, SEND or health and wellbeing at all."""
        return bool(_CHILDREN.search(self.document.text) or _SEND.search(self.document.text))

    def concerns_send(self, sentence: Sentence) -> bool:
        """Return whether the item that a sentence stands in (or a document without items) speaks of SEND.

        Only there do sentences about monitoring, inspections or plans become facts: the minutes of a licensing
        committee speak of monitoring too.
        """
        body = self.body(sentence)
        return self._speaks_of(_SEND, sentence.section.item) or bool(body and _SEND.search(body.name))

    def concerns_services(self, sentence: Sentence) -> bool:
        """Return whether the item that a sentence stands in speaks of SEND, education or children's services.

        Inspections, interventions and improvement plans are read there only: housing, hospitals and food shops have them too.
        """
        return self.concerns_send(sentence) or self._speaks_of(_SERVICES, sentence.section.item)

    def concerns_the_young(self, sentence: Sentence) -> bool:
        """Return whether the item that a sentence stands in speaks of children, families or schools: figures are read there."""
        return self.concerns_send(sentence) or self._speaks_of(_YOUNG, sentence.section.item)

    def _speaks_of(self, words: re.Pattern[str], item: int | None) -> bool:
        key = (words.pattern, item)
        if key not in self._topics:
            spans = [(s.start, s.end) for s in self.document.sections if s.item == item and s.kind != "furniture"]
            if item is None:
                spans = [(0, len(self.document.text))]
            elif item < len(self.document.items):
                spans.append((self.document.items[item].start, self.document.items[item].end))
            self._topics[key] = any(words.search(self.document.text, a, b) for a, b in spans)
        return self._topics[key]

    def evidence(self, sentence: Sentence, rule: str) -> tuple[Evidence, ...]:
        """Return the evidence that a sentence is, for a rule."""
        return (Evidence(sentence.start, sentence.end, rule),)
