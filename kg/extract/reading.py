"""A document while it is being read: its sentences and names, and the context that references need."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from kg.extract.clause import Clause
from kg.extract.matching import Match, Merged
from kg.extract.name import Name
from kg.extract.plain import Plain
from kg.extract.sentences import Sentence
from kg.model.document import Document
from kg.model.frames import Evidence, Thing

__all__ = ["Reading"]

_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(slots=True)
class Reading:
    """The state of one document's reading, handed from stage to stage.

    Arguments:
        document: what is read, its text in the plain form.
        sentences: its sentences, in the order of the text.
        places: where what is read, which is in the plain form, stands in the stored text.
        definitions: abbreviation to the name it was defined for.
        bodies: for each meeting of the document, the body that met; key None for a document without meetings.
        merged: by index of sentence, the sentence with its names merged, for those to which rules were applied.
        matches: by index of sentence, the rules that matched it.
        topics: by topic and item, whether it speaks of it, as far as it was asked (`kg.extract.scope`).
        clauses: the clauses of its decisions, once they have been asked for
            (`kg.extract.readers.prose.clauses`).
        decided: where they begin, in order, and how far they reach up to each, once that has been asked for.
    """

    document: Document
    sentences: list[Sentence]
    places: Plain = field(default_factory=lambda: Plain(""))
    definitions: dict[str, Name] = field(default_factory=dict)
    bodies: dict[int | None, Thing] = field(default_factory=dict)
    merged: dict[int, Merged] = field(default_factory=dict)
    matches: dict[int, list[Match]] = field(default_factory=dict)
    clauses: list[Clause] | None = None
    decided: tuple[list[int], list[int]] | None = None
    topics: dict[tuple[str, int | None], bool] = field(default_factory=dict)

    def sentences_in(self, start: int, end: int) -> list[Sentence]:
        """Return the sentences that stand wholly or in part between two characters of the text, in its order."""
        first = bisect_right(self.sentences, start, key=_END)
        return self.sentences[first : bisect_left(self.sentences, end, lo=first, key=_START)]

    def sort_of_table(self, position: int) -> str:
        """Return the sort of the table of records in which a character of the text stands; empty where in none."""
        for table in self.document.tables:
            cells = [*table.heads, *(cell for row in table.rows for cell in row)]
            if cells[0].start <= position < cells[-1].end:
                return table.sort
        return ""

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
        return self.bodies.get(None) or (
            next(iter(self.bodies.values())) if len(set(self.bodies.values())) == 1 else None
        )

    def spans_of(self, item: int | None) -> list[tuple[int, int]]:
        """Return where an item stands in the text, its title with it; for None the whole text."""
        if item is None:
            return [(0, len(self.document.text))]
        spans = [(s.start, s.end) for s in self.document.sections if s.item == item and s.kind != "furniture"]
        if item < len(self.document.items):
            spans.append((self.document.items[item].start, self.document.items[item].end))
        return spans

    def evidence(self, sentence: Sentence, rule: str) -> tuple[Evidence, ...]:
        """Return the evidence that a sentence is, for a rule."""
        return (Evidence(sentence.start, sentence.end, rule),)
