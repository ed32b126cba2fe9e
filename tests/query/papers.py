"""Papers made by hand for tests: sentences with the facts that stand in them, turned into the real graph.

Each paper is a list of sentences; a fact names its sentence by number. No reading of text is tested here.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.graph import to_quads
from kg.graph.known import known_quads
from kg.graph.memory import store_of
from kg.graph.store import Store
from kg.graph.things import things_of
from kg.model.document import Document, ManifestEntry, Meeting, Section
from kg.model.frames import Evidence, Frame, Thing
from kg.registers import Registers

__all__ = ["COUNCIL", "Paper", "body", "paper", "place", "post", "store"]

COUNCIL = Thing("organisation", "Northmere County Council", kind="local authority", register="authority:E10000099")

Paper = tuple[Document, tuple[Frame, ...], Thing | None]


def body(name: str, kind: str = "board", *, of: Thing = COUNCIL) -> Thing:
    """A body of a council."""
    return Thing("body", name, kind=kind, scope=of.register, part_of=of)


def post(name: str, *, of: Thing = COUNCIL) -> Thing:
    """A post of a council."""
    return Thing("post", name, scope=of.register, part_of=of)


def place(sentence: int, rule: str = "by hand") -> tuple[Evidence, ...]:
    """Evidence on the sentence of that number; `paper` puts its characters in."""
    return (Evidence(sentence, sentence, rule),)


def paper(
    source: str, date: str, sentences: Sequence[str], *frames: Frame, of: Thing = COUNCIL, url: str = ""
) -> Paper:
    """A paper of one meeting on `date`, one sentence a line."""
    text = "\n".join(sentences) + "\n"
    starts = [sum(len(one) + 1 for one in sentences[:number]) for number in range(len(sentences))]
    document = Document(
        source=source,
        path=f"{source}.txt",
        text=text,
        sha256="0" * 64,
        media_type="text/plain",
        entry=ManifestEntry(f"{source}.txt", url or f"https://northmere.example/{source}", of.name, date=date),
        meetings=(Meeting("", date, 0, 1),) if date else (),
        sections=(Section("minutes", 0, len(text), meeting=0 if date else None),),
    )
    placed = []
    for frame in frames:
        evidence = tuple(
            replace(one, start=starts[one.start], end=starts[one.start] + len(sentences[one.start]))
            for one in frame.evidence
        )
        placed.append(_with_evidence(frame, evidence))
    return document, tuple(placed), of


def _with_evidence(frame: Frame, evidence: tuple[Evidence, ...]) -> Frame:
    return replace(frame, evidence=evidence)


def store(*papers: Paper) -> Store:
    """The graph of some papers, in memory."""
    quads = [quad for document, frames, council in papers for quad in to_quads(document, frames, council=council)]
    named = [thing for _, frames, council in papers for thing in (*things_of(frames), council) if thing is not None]
    keys = {thing.register for thing in named}
    return store_of([*quads, *known_quads(sorted(keys), Registers.load())])
