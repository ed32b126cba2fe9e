"""Windows, pieces and inputs: what the learned model is shown of a document."""

import hashlib

import numpy as np

from kg.documents.assemble import Origin, assemble
from kg.documents.layout import lay_out
from kg.documents.text import from_text
from kg.extract.learned.inputs import inputs, spans_apart
from kg.extract.learned.labels import labels
from kg.extract.learned.pieces import Pieces
from kg.extract.learned.window import Window, windows
from kg.extract.load import load_extractor
from kg.model.document import ManifestEntry

VOCABULARY = {piece: n for n, piece in enumerate("[CLS] [SEP] [UNK] the board watch ##es ##s plan e . -".split())}


def shown(*paragraphs: str) -> list[Window]:
    """The windows of an agenda item with these paragraphs as its minutes."""
    text = "Agenda item\n\nPlan for SEND\n\nMinutes:\n\n" + "\n\n".join(paragraphs) + "\n"
    council, body = "Marlshire County Council", "Scrutiny Committee"
    entry = ManifestEntry("a.txt", "", council, body, "2024-05-07", "Plan for SEND")
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = assemble(lay_out(from_text(text), entry), Origin("a", "a.txt", digest, "text/plain", entry))
    reading = load_extractor().names_in(document)
    minutes = [(n, one) for n, one in enumerate(reading.sentences) if one.section.kind == "minutes"]
    return list(windows(reading, minutes))


def test_the_context_stands_before_the_text() -> None:
    """Heading, body that met, council, then the words of the sentences, each with its place in the document."""
    (window,) = shown("The SEND Board watches the plan every month.")
    parted = list(zip(window.words, window.parts, strict=True))
    told = [" ".join(word for word, part in parted if part == n) for n in range(4)]
    assert told == [
        "Plan for SEND",
        "Scrutiny Committee",
        "Marlshire County Council",
        "The SEND Board watches the plan every month .",
    ]
    names = {" ".join(window.words[a:b]): name.label for (a, b), name in window.spans.items() if name is not None}
    assert names == {"SEND Board": "BODY", "plan": "PLAN", "every month": "FREQ"}
    assert window.spans[window.part(1)] is None
    assert window.body is not None
    assert window.body.name == "Scrutiny Committee"


def test_a_long_text_is_cut_between_sentences() -> None:
    """No window has more words than the model was shown in training, and no sentence is lost or divided."""
    sentences = [f"The SEND Board heard report number {n} about the plan and thanked them." for n in range(40)]
    cut = shown(" ".join(sentences))
    assert len(cut) > 3
    assert max(len(window.words) - window.text_from for window in cut) <= 140
    assert [one.text.strip() for window in cut for _, one in window.sentences] == sentences


def test_paragraphs_share_a_window_until_it_is_long_enough() -> None:
    """Short notes stand together, as their writer meant them; a long paragraph begins a window of its own."""
    short = ["The SEND Board meets monthly.", "It reports to Cabinet."]
    assert len(shown(*short)) == 1
    assert len(shown(" ".join(short * 10), "The forum thanked the team.")) == 2


def test_words_are_cut_into_the_longest_pieces() -> None:
    """As WordPiece does: case and accents count for nothing, what cannot be put together is unknown."""
    pieces = Pieces(VOCABULARY)
    assert pieces.of("Watches") == (VOCABULARY["watch"], VOCABULARY["##es"])
    assert pieces.of("plans") == (VOCABULARY["plan"], VOCABULARY["##s"])
    assert pieces.of("é") == (VOCABULARY["e"],)
    assert pieces.of("plant") == pieces.of("x" * 5000) == (VOCABULARY["[UNK]"],)


def test_inputs_tell_names_parts_and_first_pieces() -> None:
    """A name is told by its label, at its beginning by another number than where it goes on."""
    (window,) = shown("The SEND Board watches the plan.")
    given = inputs(window, Pieces(VOCABULARY))
    body = labels().names.index("BODY")
    at = window.words.index("Board")
    assert given.types[given.first[at - 1]] == 2 * body + 1
    assert given.types[given.first[at]] == 2 * body
    assert set(given.parts[given.first[window.text_from :]]) == {3}
    assert given.pieces[0] == VOCABULARY["[CLS]"]
    assert given.pieces[-1] == VOCABULARY["[SEP]"]
    assert len(given.pieces) == len(given.types) == len(given.parts)


def test_distances_grow_in_steps_and_have_a_direction() -> None:
    """Near spans are told apart closely, far ones roughly; before and behind are different numbers."""
    apart = spans_apart([(0, 1), (1, 2), (40, 42), (400, 401)])
    assert apart[0].tolist() == [0, 1, 9, 11]
    assert (apart[1:, 0] > 11).all()
    assert np.diagonal(apart).tolist() == [0, 0, 0, 0]
