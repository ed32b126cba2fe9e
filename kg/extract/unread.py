"""Why a rule that matched a sentence gave no fact."""

from collections.abc import Collection, Iterator

from kg.extract.readers.rules.reader import FRAME_OF
from kg.extract.readers.rules.slots import denied
from kg.extract.reading import Reading
from kg.extract.scope import refusal

__all__ = ["unused"]


def unused(reading: Reading, number: int, used: Collection[str]) -> Iterator[str]:
    """Yield each rule that matched a sentence and gave no fact there, with the reason.

    Arguments:
        reading: of the document.
        number: index of the sentence.
        used: ids of the rules that gave a fact of it.
    """
    told: set[str] = set()
    for match in reading.matches.get(number, ()):
        rule = match.rule
        if rule.id in used or rule.id in told:
            continue
        told.add(rule.id)
        sentence, merged = reading.sentences[number], reading.merged[number]
        words = merged.doc[match.start : match.end].text
        if denied(merged, match):
            reason = "it stands under a negation or a condition"
        elif refused := refusal(reading, sentence, FRAME_OF[rule.kind]):
            reason = refused
        elif any(rule.kind == rule_id.split("/")[0] for rule_id in used):
            reason = "another rule read the same"
        else:
            reason = "what it names is not known well enough"
        yield f"{rule.id} matched “{words}”, but {reason}"
