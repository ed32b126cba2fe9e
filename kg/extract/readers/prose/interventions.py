"""Formal interventions.

Improvement notices, statutory directions, commissioners, advisers, trusts, notices to improve.
"""

import re
from typing import Any

from kg.extract.contingent import supposed
from kg.extract.readers.rules.slots import iso
from kg.extract.reading import Reading
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import COUNCIL, Evidence, Frame, Thing
from kg.model.kinds.intervention import Intervention

__all__ = ["read_interventions"]

_KINDS = (
    ("improvement notice", re.compile(r"\b(?:non-?statutory )?improvement notice\b|\bnotice of improvement\b", re.I)),
    ("notice to improve", re.compile(r"\bnotice to improve\b", re.I)),
    (
        "statutory direction",
        re.compile(
            r"\bstatutory direction\b|\bdirection (?:was )?(?:issued|made) by the secretary of state\b"
            r"|\bdirection under section 497A\b|\bdirection notice\b"
            r"|\b[Dd]irections? issued (?:by (?:the )?(?:DfE|Department for Education|Secretary of State)"
            r"|to (?:the )?[A-Z])|\b[Dd]irected by (?:the )?(?:DfE|Department for Education"
            r"|Secretary of State)\b(?= to\b)|\b(?:DfE|Department for Education)(?:['’]s)? "
            r"(?:statutory )?Direction\b|\bdirected (?:the )?[A-Z][\w ]{3,40} under section 497A\b"
            r"|\b[Dd]irection (?:from|of|given (?:to [^.;,]{3,40} )?by) the Secretary of State\b",
            re.I,
        ),
    ),
    (
        "commissioner",
        re.compile(
            r"\b(?:appoint\w*|role|appointment) (?:of |as )?(?:an? "
            r"|the )?(?:(?:SEND|DfE|statutory|children['’]s services|independent|non-executive"
            r"|new)\s+){0,3}commissioner\b|\b(?:DfE|SEND|statutory|DfE[- ]appointed) (?:improvement )?commissioner\b"
            r"|\b(?:independent |DfE |statutory )commissioner for children['’]s services\b"
            r"|\bcommissioner(?: for [A-Z][^.;,]{2,40}?)?,? (?:has been|had been|was|is) appointed\b"
            r"|\bcommissioner,? (?:was |who was )?appointed by (?:the )?(?:DfE|Department for Education"
            r"|Secretary of State|Minister|Government)\b",
            re.I,
        ),
    ),
    (
        "adviser",
        re.compile(
            r"\bDfE[- ]appointed (?:SEND |improvement )?advis[eo]r\b"
            r"|\b(?:DfE|improvement|Department for Education|DfE[- ]appointed)(?: SEND| improvement"
            r"| appointed)* advis[eo]r\b(?= (?:(?:was|had been|has been|is) (?:now |also )?(?:appointed|assigned"
            r"|allocated|provided|in place|supporting|working)|appointed|to support))"
            r"|\badvis[eo]r,? appointed by (?:the )?(?:DfE|Department for Education|Secretary of State|Minister)\b"
            r"|\badvis[eo]r (?:has been|had been|was|is) appointed by the (?:DfE|Department|Secretary|Minister|Gov)"
            r"|\bappoint\w* (?:an? |the )?(?:DfE |improvement |independent )+advis[eo]r\b"
            r"|\b(?:DfE|Department for Education)\b[^.;]{0,20}\b(?:assigned|allocated|provided|appointed) (?:an? "
            r"|the )?(?:independent |SEND |DfE |improvement )*advis[eo]r\b",
            re.I,
        ),
    ),
    (
        "trust",
        re.compile(
            r"\b(?:children['’]s )?services? (?:(?:would be|were|was|be|being|had been|have been) (?:transferred"
            r"|moved)|transferred|moved) (?:to|into) (?:an? )?(?:independent |children['’]s )*trust\b",
            re.I,
        ),
    ),
)
#: a part of a word, in small letters, that stands wherever the kind does
_SIGNS = {
    "improvement notice": "notice",
    "notice to improve": "notice",
    "statutory direction": "direct",
    "commissioner": "commissioner",
    "adviser": "advis",
    "trust": "trust",
}
_DENIED = re.compile(
    r"\bnot\b[^.;]{0,30}\b(?:intend|propos|recommend|minded)\w*\b[^.;]{0,60}$"
    r"|\b(?:no|not|whether|fear\w*|consider(?:s|ed|ing)?|merits? of|range of|these include|avoid\w*|without|risk of"
    r"|(?:open|free|able|ready|entitled|empowered|powers?) (?:(?:for|to) [^.;,]{3,30} )?to|threaten\w*|option of"
    r"|could|might|may|if|never|threat of|possible|potential|rather than|would only|prevent\w*"
    r"|another (?:council|authority)|other (?:councils|authorities|local authorities))\b[^.;]{0,40}$",
    re.I,
)
_DENIED_AFTER = re.compile(
    r"^[^.;,]{0,40}\b(?:had|has|have|was|were) not (?:in fact |yet |so far )?been\b"
    r"|^\s*(?:was|is|were|to be|would be)\s+(?:expected|anticipated|likely|awaited|imminent)\b"
    r"|^\s*(?:had|has|have|was|were|is)? ?(?:not|never)\b|^[^.;]{0,30}\b(?:would only|could only|could be|might be"
    r"|may be issued)\b",
    re.I,
)
#: what makes an end of it, before or after it is named, but for what is only hoped for or still to come
_ENDED = re.compile(
    r"\b(?:was|were|(?:had|has|have) (?:since |now |also |then |subsequently )?been)\s+(?:\w+ly\s+|since\s+|then\s+)?"
    r"(?:lifted|removed|withdrawn|revoked|rescinded|discharged|ended|closed|stood down|brought to an end)\b"
    r"|\b(?:appointment|term|role|involvement) (?:had |has )?(?:since )?(?:ended|concluded|finished|come to an end"
    r"|came to an end)\b"
)
#: the next sentence on what was just named: "It was lifted in March."
_THIS_ENDED = re.compile(
    rf"(?:It|This|That|The (?:[Nn]otice|[Dd]irection|[Ii]mprovement [Nn]otice))\b[^.;]{{0,40}}?{_ENDED.pattern}"
)
#: the same in one sentence: "an improvement notice in 2019; it was lifted in 2021"
_THEN_ENDED = re.compile(
    r"[^.;]{0,90}[;,–-]\s*(?:and |but )?(?:it|this|that|which|the (?:notice|direction|improvement notice))\b"
    r"[^.;]{0,40}?"
    rf"(?:{_ENDED.pattern})",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:lifted|withdrew|removed|revoked|rescinded)\s+(?:the|its|this|that|their)\s+(?:[\w-]+\s+){0,2}$", re.I
)
_STILL = re.compile(
    r"\b(?:will|would|could|might|may|until|once|if|when|before|hope\w*|expect\w*|not|never)\b[^.;]{0,40}$", re.I
)
#: commissioners whom every area has
_OTHERS = re.compile(
    r"\b(?:joint|lead|service|health|local|strategic|senior|NHS|CCG|police(?: and crime)?|crime|information|schools?)"
    r" (?:SEND )?commissioner",
    re.I,
)
#: what would follow from a measure that is only thought of
_IF = re.compile(r"(?:If|Unless|Should|Were)\b")
_THEN = re.compile(r"\b(?:would|could|might|may|will|should)\b")
_AVOIDED = re.compile(
    r"^\s*(?:had|has|have|was|were)\s+(?:been\s+)?(?:\w+ly\s+)?(?:avoided|averted|prevented|ruled out|escaped)\b", re.I
)
#: what follows whoever put it on somebody: "the notice that the Department had issued"
_ISSUED = re.compile(r"\s*(?:had |has )?(?:also |then |previously )?(?:issued|served|made|imposed|given|put)\b")
#: a clause on a notice may be longer than what else stands before its date
_LONGER = re.compile(r"\s*,? (?:which|that)\b[^.;:]{0,120}\b(?:on|in)\s*$")
_BY = re.compile(r"\b(?:by|from|of)\s+(?:the\s+)?$", re.I)


def read_interventions(reading: Reading) -> list[Frame]:
    """Return each formal intervention, one for each kind and date; mentions without a date join the dated one."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for number, sentence in enumerate(reading.sentences):
        if not admits(reading, sentence, Intervention):
            continue
        lowered = sentence.text.lower()
        if lowered.endswith("?"):
            continue
        for kind, pattern in _KINDS:
            for hit in pattern.finditer(sentence.text) if _SIGNS[kind] in lowered else ():
                after = sentence.text[hit.end() :]
                if (
                    supposed(sentence.lowered, len(sentence.text[: hit.start()].split()))
                    or _DENIED.search(sentence.text[: hit.start()])
                    or _DENIED_AFTER.search(after)
                    or _AVOIDED.search(after)
                    or (_IF.match(sentence.text) and _THEN.search(after))
                    or _OTHERS.search(sentence.text[max(0, hit.start() - 20) : hit.end()])
                ):
                    continue
                date = _date(reading, sentence, hit.start(), hit.end())
                by, subject = _parties(sentence, hit.start(), hit.end())
                slot = found.setdefault((kind, date), {"by": None, "subject": None, "evidence": [], "ended": False})
                ended = _ended(sentence.text, hit.start(), hit.end()) or _ended_next(reading, number)
                slot["ended"] = slot["ended"] or ended
                slot["by"] = slot["by"] or by
                slot["subject"] = slot["subject"] or subject
                slot["evidence"].extend(reading.evidence(sentence, f"interventions/{kind.replace(' ', '-')}"))
    frames: list[Frame] = []
    for (kind, date), slot in found.items():
        dated = sorted(d for k, d in found if k == kind and d)
        if (not date and dated) or any(d != date and d.startswith(date) for d in dated):
            continue
        undated = found.get((kind, ""), slot) if date and len(dated) == 1 else slot
        evidence: list[Evidence] = [*slot["evidence"], *(undated["evidence"] if undated is not slot else [])]
        by, subject = slot["by"] or undated["by"], slot["subject"] or undated["subject"]
        frames.append(
            Intervention(
                kind=kind,
                date=date,
                by=by if isinstance(by, Thing) else None,
                subject=subject if isinstance(subject, Thing) else COUNCIL,
                evidence=tuple(dict.fromkeys(evidence)),
                status="completed" if slot["ended"] or undated["ended"] else "held",
            )
        )
    return frames


def _ended_next(reading: Reading, number: int) -> bool:
    """Return whether the next sentence says of what this one names that it was lifted."""
    after = reading.sentences[number + 1] if number + 1 < len(reading.sentences) else None
    if after is None or after.section is not reading.sentences[number].section:
        return False
    told = _THIS_ENDED.match(after.text)
    return told is not None and not _STILL.search(told[0])


def _ended(text: str, start: int, end: int) -> bool:
    """Return whether a sentence says that an intervention was lifted."""
    after = re.match(r"[^.;]{0,120}", text[end:])
    assert after is not None
    lifted = _ENDED.search(after[0])
    if lifted is not None:
        return not _STILL.search(after[0][: lifted.start()])
    told = _THEN_ENDED.match(text, end)
    if told is not None and not _STILL.search(told[0]):
        return True
    lifting = _ENDING.search(text[:start])
    return lifting is not None and not _STILL.search(text[: lifting.start()])


def _date(reading: Reading, sentence: Sentence, start: int, end: int) -> str:
    text = sentence.text
    for name in sentence.names:
        if name.label != "DATE":
            continue
        at = sentence.doc[name.first].idx
        if (
            at >= end
            and (
                re.search(r"^[^.;]{0,90}?\b(?:on|in|issued|dated|of|since|\()\s*(?:the\s*)?$", text[end:at])
                or _LONGER.fullmatch(text[end:at])
            )
        ) or end <= at < end + 4:
            if re.search(
                r"\b(?:removed|lifted|revoked|rescinded|withdrawn|discharged|ended|due|review\w*)\b"
                r"|\b(?:by|until)\s*(?:the\s*)?$",
                text[end:at],
            ):
                continue
            return iso(reading, sentence, name, future=False)
        if (
            at < start
            and not text[:at].strip().lower().removeprefix("on").removeprefix("in").strip()
            and re.search(r"\b(?:issued|made|appointed|given|served)\b", text[at:start])
        ):
            return iso(reading, sentence, name, future=False)
        if at < start and start - at - len(name.text) < 12 and re.search(r"\b(?:on|in)\s*$", text[:at], re.I):
            return iso(reading, sentence, name, future=False)
    return ""


def _parties(sentence: Sentence, start: int, end: int) -> tuple[Thing | None, Thing | None]:
    by = subject = None
    if re.match(r"(?:DfE|Department for Education)\b", sentence.text[start:end]):
        by = Thing("organisation", "Department for Education", kind="government department")
    for name in sentence.names:
        if name.thing is None or name.label not in ("ORG", "ROLE"):
            continue
        at = sentence.doc[name.first].idx
        lead = sentence.text[max(0, at - 12) : at]
        last = sentence.doc[name.last - 1]
        gap = sentence.text[last.idx + len(last.text) : start]
        if at < start and re.match(r"\s*\)?,?\s*(?:had |has |have )?(?:issued|made|appointed|served|given)\b", gap):
            if re.search(r"\b(?:issued|served) with\b", gap):
                subject = subject or name.thing
            else:
                by = by or name.thing
            continue
        if name.kind == "inspectorate" or name.text in ("Ofsted", "CQC"):
            continue  # who inspects puts no measure on anybody
        issued = (
            at > end
            and re.search(r"\b(?:that|which)\s+(?:the\s+)?$", lead)
            and _ISSUED.match(sentence.text[last.idx + len(last.text) :])
        )
        if (
            issued
            or (_BY.search(lead) and at > end)
            or (name.label == "ORG" and name.text in ("DfE", "Department for Education") and at < end)
        ):
            by = by or name.thing
        elif (
            name.label == "ORG"
            and name.text not in ("DfE", "Department for Education", "Ofsted", "CQC")
            and re.search(r"\b(?:to|on|against|issued)\s+(?:the\s+)?$", sentence.text[max(0, at - 14) : at])
        ):
            subject = subject or name.thing
        elif name.kind == "education provider" and _LONGER.match(f"{sentence.text[end:at]} in"):
            subject = subject or name.thing  # "which the Agency gave to a trust in Oldborough, the Fen Trust"
    return by, subject
