"""What fills a slot: a name and those joined to it ("Ofsted and the CQC"), dates with their year, denied sentences."""

from itertools import pairwise

from kg.extract.contingent import contingent, supposed
from kg.extract.matching import Match, Merged
from kg.extract.name import Name
from kg.extract.quantities import infer_year
from kg.extract.readers.rules.governing import left_open, subject
from kg.extract.reading import Reading
from kg.extract.runs import possessive
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["conjuncts", "denied", "iso"]

_JOIN = frozenset(
    {",", "and", "&", "both", "the", "as", "well", "also", "to", "/", "or", "by", "ultimately", "in", "addition"}
)
_DENIALS = frozenset({"not", "no", "n't", "n’t", "never", "neither", "nor", "without", "cannot"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "neither", "nor"})
#: words before what is only wished for, and the kinds of fact of which a question or a wish is none
_PROPOSALS = frozenset({"suggested", "suggesting", "hoped", "proposed", "recommended", "wished", "urged", "preferred"})
_ASSERTED = frozenset({"monitoring", "reporting"})
#: verbs that say what is possible, or ought to be, and not what is
_POSSIBLE = frozenset({"could", "might", "ought"})


def conjuncts(merged: Merged, at: int, labels: tuple[str, ...]) -> list[Name]:
    """Return the name at a token and all names of the labels that are joined to it by commas and "and", in order."""
    first = merged.names[at]
    found = [first] if first is not None else []
    for step in (-1, 1):
        here = at
        while True:
            gap = here + step
            joined = False
            while 0 <= gap < len(merged.names) and merged.names[gap] is None and abs(gap - here) <= 4:
                word = merged.doc[gap].text
                if word.lower() in _JOIN:
                    joined = joined or word.lower() in (",", "and", "&", "/", "well", "addition")
                elif word in {"(", ")"} or possessive(word) or word in lexicon().person_titles:
                    pass
                else:
                    break
                gap += step
            name = merged.names[gap] if 0 <= gap < len(merged.names) else None
            bracketed = name is not None and gap > 0 and merged.doc[gap - 1].text == "("
            if name is None or (name.label not in labels and not bracketed):
                break
            if bracketed:
                here = gap
                continue
            if not joined:
                break
            found = [name, *found] if step < 0 else [*found, name]
            here = gap
    unique: dict[object, Name] = {}
    for name in found:
        unique.setdefault(name.thing or name.text, name)
    return list(unique.values())


def denied(merged: Merged, match: Match) -> bool:
    """Return whether a match stands under a negation or a condition, or lacks its subject: then it is no fact."""
    first = match.start - 1
    if left_open(match):
        at = subject(merged, match)
        if at is None:
            return True
        first = at
    words = [token.lower_ for token in merged.doc[max(0, first) : match.end]]
    if (_DENIALS | _POSSIBLE) & set(words) or ("should", "have") in pairwise(words):
        return True
    if match.rule.kind in _ASSERTED and (
        merged.doc[-1].text == "?" or _PROPOSALS & {t.lower_ for t in merged.doc[max(0, match.start - 8) : match.start]}
    ):
        return True
    after = [token.lower_ for token in merged.doc[match.end : match.end + 2]]
    if match.rule.kind in _ASSERTED and (after[:1] in (["if"], ["unless"]) or after in ([",", "if"], [",", "unless"])):
        return True  # "reports to the Cabinet if needed"
    lowered = [token.lower_ for token in merged.doc]
    if match.rule.kind in _ASSERTED and (contingent(lowered, match.start) or supposed(lowered, match.start)):
        return True
    lead = [token.lower_ for token in merged.doc[max(0, match.start - 6) : match.start]]
    return bool(_CONDITIONS & set(lead[-6:])) or (bool(lead) and "no" in lead[-3:])


def iso(reading: Reading, sentence: Sentence, name: Name | None, *, future: bool) -> str:
    """Return a date name's ISO form; a date without year takes the nearest on the side that is spoken of, or is "".

    Arguments:
        reading: for the date on which it was said.
        sentence: where the date stands.
        name: a name labelled DATE.
        future: whether the date is spoken of as still to come.
    """
    if name is None or not name.value:
        return ""
    if not name.value.startswith("--"):
        return name.value
    month, _, day = name.value[2:].partition("-")
    return infer_year(int(month), int(day or 0), reading.date(sentence), future=future)
