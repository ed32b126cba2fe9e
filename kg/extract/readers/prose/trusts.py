"""Trusts and companies that took over a council's children's services, with the day on which they began."""

import re
from collections.abc import Iterator

from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import COUNCIL, Frame
from kg.model.kinds.intervention import Intervention

__all__ = ["read_trusts"]

#: the trust's own name, or "the Trust" of which the paper has spoken
_NAMED = r"(?:[A-Z][\w'’-]+ )*Children['’]s (?:Services |Social Care )?Trust\b"
_TRUST = rf"(?P<trust>{_NAMED}|\b[Tt]he (?:new |independent )?(?:[Cc]hildren['’]s )?(?:[Ss]ervices )?[Tt]rust\b)"
_AUX = r"(?: (?:had|has|have|was|were|been|being|formally|then|first|itself|\w+ly))*"
_BEGAN = re.compile(
    rf"{_TRUST}{_AUX} (?:(?:came|come|brought|went|gone) (?:into (?:operation|being|existence|effect)|live)"
    r"|(?:took|taken) over(?= (?:on|in|from|the running|responsib|services|children))|(?:began|begun|started|launched)"
    r"(?= (?:on|in|to (?:run|operate|trade)|running|operating|work\b|trading|operations)))"
    r"[^.;:]{0,40}?\b(?:on|in|from|since)\s*$"
)
#: services that went over to it, and a company that has run them since
_RUN = re.compile(
    r"\b(?:trust|company|[Cc]ommunity [Ii]nterest [Cc]ompany),? (?:that|which) (?:has|had) (?:run|provided|delivered)"
    r"\b[^.;:]{0,20}\bchildren['’]s (?:social care|services)\b[^.;:]{0,40}\bsince\s*$"
)
_NOT = re.compile(r"\b(?:not|never|no|if|would|could|might|may|should|whether|until|before|once|when)\b", re.I)


def read_trusts(reading: Reading) -> list[Frame]:
    """Return each trust or company that began to run children's services, once for each day that is told."""
    found: dict[str, Intervention] = {}
    known = [s.text for s in reading.sentences]
    named = any(re.search(_NAMED, text) for text in known)
    for sentence in reading.sentences:
        if not admits(reading, sentence, Intervention):
            continue
        for date in _begun(reading, sentence, named=named):
            found.setdefault(
                date,
                Intervention(
                    kind="trust",
                    date=date,
                    by=None,
                    subject=COUNCIL,
                    evidence=tuple(reading.evidence(sentence, "interventions/trust-began")),
                ),
            )
    return list(found.values())


def _begun(reading: Reading, sentence: Sentence, *, named: bool) -> Iterator[str]:
    """Yield the days on which a sentence says that a trust began."""
    for name in sentence.names:
        if name.label != "DATE":
            continue
        lead = sentence.text[: sentence.doc[name.first].idx]
        told = _BEGAN.search(lead)
        if told is not None and not (named or re.fullmatch(_NAMED, told["trust"])):
            told = None  # another trust: of a hospital, of schools
        told = told or _RUN.search(lead)
        if told is not None and not _NOT.search(told[0]) and not _NOT.search(lead[: told.start()][-40:]):
            yield iso(reading, sentence, name, future=False)
