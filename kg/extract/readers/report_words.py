"""The words by which inspectors' reports and letters are read: titles, dates, outcomes, headings, who must act."""

import re

__all__ = [
    "ASKED",
    "DATES",
    "DETAILS",
    "DIRECTOR",
    "FULL_NEXT",
    "HEADINGS",
    "INSPECTOR",
    "INSPECTORS",
    "LEADERS",
    "LOCAL_AREA",
    "MONITORING_NEXT",
    "MUST",
    "OTHER_HEADING",
    "OUTCOMES",
    "PARTNERS",
    "PARTNERSHIP",
    "PLANS",
    "PREVIOUS",
    "TABLE_HEAD",
    "TEAM",
    "TITLE",
    "VISITED",
    "WHO",
]

TITLE = re.compile(
    r"(?:joint )?(?:local )?area (?:SEND|special educational needs[a-z ,/]*) (?P<kind>(?:full |joint |monitoring "
    r"|re-?)*(?:inspection|visit))"
    r"(?: report)?\s*(?:of|in|to|[:–-])?\s*(?:the )?(?:local area of "
    r")?(?P<area>[A-Z].{2,80}?)?(?:\s+(?:local area partnership|area partnership|local area))?",
    re.I,
)
DATES = re.compile(r"inspection dates?\s*:?\s*(?P<when>.*)", re.I)
PREVIOUS = re.compile(
    r"dates? of (?:the )?(?:previous|last) (?:full )?(?:inspection|visit)s?\s*:?\s*(?P<when>.*)", re.I
)
VISITED = re.compile(
    r"\b(?:between|from|on) (?P<when>.{5,60}?),?\s+(?:inspectors from )?(?:the )?(?:Ofsted|Office for Standards"
    r"|Care Quality|CQC)",
    re.I,
)
#: the area on a line of its own, on a page of a report without its title
PARTNERSHIP = re.compile(r"(?P<area>[A-Z][\w'’ -]{2,60}?) (?:local )?area partnership", re.I)
LOCAL_AREA = re.compile(r"\blocal area of (?:the )?(?P<area>[A-Z][\w'’-]+(?:(?: and| upon| with|,)? [A-Z][\w'’-]+)*)")
#: the outcome, as the frameworks word it, and how it is told
OUTCOMES = (
    (re.compile(r"\btypically lead to positive experiences\b", re.I), "typically positive experiences and outcomes"),
    (re.compile(r"\blead to inconsistent experiences\b", re.I), "inconsistent experiences and outcomes"),
    (re.compile(r"\bwidespread and/?(?:or)? ?systemic failings?\b", re.I), "widespread and/or systemic failings"),
    (
        re.compile(
            r"\bwritten statement of action\b[^.]{0,80}\b(?:is|was) required\b"
            r"|\brequired to (?:produce|submit|prepare)\b[^.]{0,60}\bwritten statement of action\b",
            re.I,
        ),
        "written statement of action",
    ),
    (re.compile(r"\bnot (?:yet )?(?:made|making) sufficient progress\b", re.I), "insufficient progress"),
    (
        re.compile(r"(?<!not )\b(?:has|have|is|are) (?:now )?(?:made|making) sufficient progress\b", re.I),
        "sufficient progress",
    ),
    (
        re.compile(r"\b(?:has|have) not (?:yet )?taken (?:sufficient|effective|enough) (?:action|steps)\b", re.I),
        "effective action not taken",
    ),
    (re.compile(r"\b(?:has|have) taken (?:sufficient|effective) (?:action|steps)\b", re.I), "effective action taken"),
)
MONITORING_NEXT = re.compile(
    r"\bmonitoring inspection\b[^.]{0,80}\b(?:within|after|in)\b[^.]{0,20}\b(?:18|eighteen) months\b"
    r"|\b(?:will|would) (?:carry out|conduct|undertake) (?:a|the) monitoring inspection\b"
    r"|\bmonitoring inspection will\b",
    re.I,
)
FULL_NEXT = re.compile(
    r"\bnext full (?:area )?(?:SEND )?(?:re-?)?inspection\b"
    r"|\bfull (?:area SEND )?re-?inspection (?:will|is expected|takes place)\b|\bnext area SEND inspection will\b",
    re.I,
)
MUST = re.compile(r"\b(?:must|should|is required to|are required to|needs? to|requests?|asks?|required)\b", re.I)
#: the headings of a report, by what stands below them
HEADINGS = {
    "priority": re.compile(r"(?:areas? for )?priority actions?(?: area)?s?(?: \d+)?", re.I),
    "improvement": re.compile(r"areas? for improvement", re.I),
    "weaknesses": re.compile(r".{0,200}\bareas? of significant (?:weakness(?:es)?|concern)\s*:", re.I | re.S),
}
OTHER_HEADING = re.compile(
    r"(?:local )?area partnership details|information about (?:this|the) (?:inspection|local area.*)|inspection team"
    r"|yours (?:sincerely|faithfully).*|what (?:is|does) .{3,120}\?|how effective.{3,120}"
    r"|the effectiveness of .{3,160}|main findings|the inspection team",
    re.I,
)
LEADERS = re.compile(r"responsible (?:leaders?|bod(?:y|ies)|partners?)\s*:?\s*(?P<who>.*)", re.I)
#: the heads of a table of such areas
TABLE_HEAD = re.compile(
    r"(?:responsible leaders? \| )?areas? for (?:priority action|improvement)(?: \| responsible leaders?)?", re.I
)
#: who is to act, at the head of a sentence
WHO = re.compile(
    r"^(?P<who>(?:The |All )?[A-Z][^.:;]{2,160}?),? (?:should|must|need(?:s)? to|will need to|are to|is to"
    r"|is required to|are required to)\b"
)
INSPECTORS = ("Ofsted", "Care Quality Commission")

#: who answers for a local area: its council and its health bodies
PARTNERS = re.compile(r"\b(?:Council|ICB|Integrated Care Board|CCGs?|Clinical Commissioning Groups?)$")
PLANS = (
    (re.compile(r"\bpriority action plan\b", re.I), "Priority Action Plan", "priority action plan"),
    (
        re.compile(r"\bwritten statement of action\b", re.I),
        "Written Statement of Action",
        "written statement of action",
    ),
)
#: an outcome that is only explained, or was another inspection's
ASKED = re.compile(r"\b(?:whether|if|previous(?:ly)?|at the (?:initial|last)|in (?:19|20)\d\d, )\b", re.I)
TEAM = re.compile(r"(?:the )?inspection team", re.I)
INSPECTOR = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}),? (?:\| )?(?:HMI\b|(?:[A-Z]\w+ )?(?:[Ll]ead )?[Ii]nspector\b)"
)
DETAILS = re.compile(r"(?:local )?area partnership details", re.I)
#: posts of a council, not of a health body
DIRECTOR = re.compile(r"\bchildren|\beducation|\bpeople|\bDCS\b|\bsocial care\b", re.I)
