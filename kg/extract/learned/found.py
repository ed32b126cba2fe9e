"""What the model finds in a window: a kind, with the span that fills each slot, and how certain it is.

It must not judge what a span stands for; that is for the reader.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.learned.asked import FILLS, LEAST
from kg.extract.learned.labels import labels
from kg.extract.learned.scores import Scores
from kg.extract.learned.window import Span, Window
from kg.extract.sentences import Sentence

__all__ = ["Found", "found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A fact as the model sees it.

    Arguments:
        window: where.
        kind: one of the kinds of labels.toml.
        slots: slot -> spans, the likeliest first; empty ones are left out.
        score: how certain the model is, from 0 to 1.
        type: of a kind that is told by its type.
        status, relation: the likeliest.
    """

    window: Window
    kind: str
    slots: Mapping[str, tuple[Span, ...]]
    score: float
    type: str = ""
    status: str = "held"
    relation: str = ""

    @property
    def sentence(self) -> Sentence | None:
        """The sentence in which the first span of the text stands."""
        for spans in self.slots.values():
            for span in spans:
                told = self.window.sentence_of(span)
                if told is not None:
                    return told[1]
        return self.window.sentences[0][1] if self.type else None


def found(window: Window, scores: Scores) -> Iterator[Found]:
    """Yield what the model finds in a window, kind by kind, the most certain first."""
    for kind in labels().slots:
        if kind == "accountability":
            yield from _lines(window, scores)
        elif kind in labels().types:
            yield from _typed(window, scores, kind)
        else:
            yield from _led(window, scores, kind)


def _led(window: Window, scores: Scores, kind: str) -> Iterator[Found]:
    """Yield facts that begin at a filler of their first slot; of fillers that overlap the likeliest counts."""
    told = labels()
    slots = told.slots[kind]
    role = scores.roles[:, told.role(kind, slots[0])]
    topic = float(scores.topics[told.topic(kind)])
    taken: list[Span] = []
    for at in sorted(range(len(scores.spans)), key=lambda n: (-float(role[n]), n)):
        span = scores.spans[at]
        if role[at] < LEAST:
            return
        if any(_overlap(span, other) for other in taken):
            continue
        taken.append(span)
        filled: dict[str, tuple[Span, ...]] = {slots[0]: (span,)}
        for slot in slots[1:]:
            others = _filled(scores, kind, slot, at)
            if others:
                filled[slot] = others if slot == "responsible" else others[:1]
        yield Found(window, kind, filled, float(role[at]) * topic**0.5, status=scores.status(at))


def _lines(window: Window, scores: Scores) -> Iterator[Found]:
    """Yield which body answers to which: two spans that belong together, told in one direction."""
    told, kind = labels(), "accountability"
    pair, body, to = told.pair(kind, "to"), told.role(kind, "body"), told.role(kind, "to")
    topic = float(scores.topics[told.topic(kind)])
    for one, span in enumerate(scores.spans):
        for other, end in enumerate(scores.spans):
            together = float(scores.pairs[one, other, pair])
            if one == other or _overlap(span, end) or together <= scores.pairs[other, one, pair]:
                continue
            score = (together * float(scores.roles[one, body] * scores.roles[other, to]) ** 0.5) ** 0.5 * topic**0.25
            if score < LEAST:
                continue
            filled: dict[str, tuple[Span, ...]] = {"body": (span,), "to": (end,)}
            often = _filled(scores, kind, "frequency", one)
            if often:
                filled["frequency"] = often[:1]
            relation = scores.relation(one, other)
            yield Found(window, kind, filled, score, status=scores.status(one), relation=relation)


def _typed(window: Window, scores: Scores, kind: str) -> Iterator[Found]:
    """Yield facts that are told by their type; each filler is that of the whole window."""
    told = labels()
    for type_ in told.types[kind]:
        score = float(scores.topics[told.topic(kind, type_)])
        if score < LEAST:
            continue
        filled: dict[str, tuple[Span, ...]] = {}
        for slot in told.slots[kind]:
            role = scores.roles[:, told.role(kind, slot)]
            likely = sorted((n for n in range(len(scores.spans)) if role[n] >= 0.5), key=lambda n: (-float(role[n]), n))
            if likely:
                spans = tuple(scores.spans[n] for n in likely)
                filled[slot] = spans if slot == "inspectors" else spans[:1]
        anchor = next((spans[0] for spans in filled.values()), None)
        status = scores.status(scores.spans.index(anchor)) if anchor is not None else "held"
        yield Found(window, kind, filled, score, type=type_, status=status)


def _filled(scores: Scores, kind: str, slot: str, first: int) -> tuple[Span, ...]:
    """Return the spans that fill a slot of the fact that begins at a span, the likeliest first."""
    told = labels()
    pair, role = told.pair(kind, slot), told.role(kind, slot)
    likely = []
    for other, span in enumerate(scores.spans):
        score = (float(scores.pairs[first, other, pair]) * float(scores.roles[other, role])) ** 0.5
        if other != first and score >= FILLS and not _overlap(span, scores.spans[first]):
            likely.append((-score, other, span))
    return tuple(span for _, _, span in sorted(likely))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
