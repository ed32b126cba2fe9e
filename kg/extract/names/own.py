"""Names that a user teaches in a `names.csv`: found as they are written there, before all other names."""

from collections.abc import Callable, Iterable

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans
from spacy.vocab import Vocab

from kg.extract.name import Name
from kg.extract.sentences import Sentence
from kg.registers.own_names import OwnName

__all__ = ["OwnNames"]


class OwnNames:
    """Finds the names that a user teaches; the longest where several begin in one place."""

    def __init__(self, vocab: Vocab, names: Iterable[OwnName], make_doc: Callable[[str], Doc]) -> None:
        self._names: dict[int, OwnName] = {}
        self._matcher = PhraseMatcher(vocab, attr="ORTH")
        for number, one in enumerate(names):
            spellings = sorted({form for text in (one.name, *one.aliases) for form in (text, text.replace("'", "’"))})
            key = f"own-{number}"
            self._matcher.add(key, [make_doc(text) for text in spellings])
            self._names[vocab.strings[key]] = one

    def find(self, sentence: Sentence) -> list[Name]:
        """Return the names of a sentence that the user taught, in the order of their tokens."""
        if not self._names:
            return []
        spans = filter_spans(self._matcher(sentence.doc, as_spans=True))
        found = []
        for span in spans:
            one = self._names[span.label]
            found.append(Name(one.label, one.name, span.start, span.end, "names/own", kind=one.kind))
        return found
