"""Words and patterns by which inspections are known in prose.

What is made of them stands in `kg.extract.readers.prose.inspections`.
"""

import re

__all__ = [
    "AREAS",
    "ASIDE",
    "ASKED",
    "BETWEEN",
    "BY_INSPECTORS",
    "CONSIDERED",
    "CQC",
    "DENIED",
    "EXPECTED",
    "GRADE",
    "GUIDANCE",
    "HEADING",
    "INSPECTORATES",
    "INSPECTORS",
    "KIND",
    "MOCK",
    "NAMED",
    "NEAR",
    "NOT_FOUND",
    "NOT_NEEDED",
    "NO_EVENT",
    "OF_OTHERS",
    "OUTCOMES",
    "OUTCOME_TITLE",
    "PUBLISHED",
    "SIGNS",
    "SUPPOSED",
    "TOPIC",
    "YEAR",
]

KIND = re.compile(
    r"(?P<re>\b(?:(?:inspection )?re-?visit(?:s|ed)?|re-?inspect(?:ion|ed)|follow[- ]up (?:inspection|visit))\b)"
    r"|(?P<mon>\b(?:monitoring|focus+ed) (?:inspections?|visits?)\b)"
    r"|(?P<ins>\binspect(?:ion|ions|ed)\b|\b(?:joint|local) area (?:SEND )?reviews?\b|\bJLASI\b|\bILACS\b|\bJTAI\b"
    r"|\bvisits? (?:by|from) (?:the )?(?:Ofsted|CQC|HMI|inspectors)\b)",
    re.I,
)
#: a part of a word, in small letters, of which one stands wherever an inspection is spoken of
SIGNS = ("inspect", "visit", "review", "jlasi", "ilacs", "jtai")
TOPIC = re.compile(
    r"\b(?:SEND|SEN|Ofsted|OFSTED|CQC|Care Quality Commission|[Ll]ocal [Aa]rea|[Aa]rea SEND"
    r"|[Ss]pecial [Ee]ducational|[Jj]oint)\b"
)
NO_EVENT = re.compile(
    r"inspections?\s+(?:reports (?:of|on|from|for) schools|regimes?|readiness|framework|frameworks|preparation"
    r"|preparations|handbook|process|regime|ready|team|cycle|window|outcomes? framework|activity|methodology"
    r"|arrangements|criteria)\b"
    r"|(?:prepar\w+|ready|readiness|future|any|other|subsequent|previous|school|schools|children’s services"
    r"|children's services|full|of|an?)\s+(?:for (?:an? |the |any )?(?:[a-z]+ ){0,2})?inspections?\s+(?:in general"
    r"|generally)"
    r"|\b(?:an|any|future|possible|potential)\s+inspections?\b(?! (?:by|under|in|of|took|had|was|held|carried"
    r"|conducted|undertaken|that|which|between|during|from|on))|peer inspection|\binspections\b(?! (?:of|in) )",
    re.I,
)
EXPECTED = re.compile(
    r"\b(?:anticipat\w+|expect\w+|due|likely|imminent\w*|forthcoming|upcoming|next|scheduled|planned|await\w*"
    r"|would (?:be|take place)|will (?:be|take place)|prepar\w+)\b",
    re.I,
)
DENIED = re.compile(r"\b(?:not|no|never|n[’']t)\b[^.;,]{0,25}$", re.I)
ASKED = re.compile(r"\b(?:whether|if|unless)\b[^.;]{0,50}\b(?:would|will|might|could|may|were|was) (?:to )?be $", re.I)
SUPPOSED = re.compile(r"\b(?:whether|if|unless)\b[^.;,]{0,30}$", re.I)
GUIDANCE = re.compile(
    r"\b(?:guidance|handbook|framework|training|workshop|webinar|consultation)s? (?:on|for"
    r"|about)(?: [a-z]+)?(?: SEND)? $",
    re.I,
)
OUTCOMES = (
    (re.compile(r"\b(?:written statements? of action|WSOA)\b", re.I), "written statement of action"),
    (
        re.compile(r"\b(?:widespread and/?or systemic|systemic|widespread)[a-z ]* failings?\b", re.I),
        "widespread and/or systemic failings",
    ),
    (re.compile(r"\binconsistent experiences(?: and outcomes)?\b", re.I), "inconsistent experiences and outcomes"),
    (
        re.compile(r"\btypically (?:le(?:a?d|ading) to )?positive experiences(?: and outcomes)?\b", re.I),
        "typically positive experiences and outcomes",
    ),
    (re.compile(r"\b(?:made )?(?:in)?sufficient progress\b", re.I), ""),
    (
        re.compile(
            r"\b(?:significant )?areas? of (?:significant )?(?:weakness|concern)(?:es)?\b"
            r"|\bsignificant weakness(?:es)?\b|\bareas? (?:of|for) (?:priority action|improvement)\b",
            re.I,
        ),
        "",
    ),
    (re.compile(r"\bpriority action plan\b", re.I), "priority action plan"),
)
INSPECTORS = frozenset({"Ofsted", "CQC", "Care Quality Commission", "OFSTED", "Ofsted and CQC"})
PUBLISHED = re.compile(
    r"\b(?:publish\w*|letter|report|outcome|findings|submitted|produce|deadline|approved|accepted"
    r"|signed)\b[^.;]{0,40}$",
    re.I,
)
#: what is inspected besides councils and areas, without its name
OF_OTHERS = re.compile(
    r"\binspect(?:ed|ion of) (?:the |its |our |two |three |four |five |six |seven |eight |nine |ten |\d+ |all |both "
    r"|some |several )"
    r"(?:[\w-]+ ){0,2}(?:homes?|units?|nurser(?:y|ies)|schools|wards?|practices?|settings|providers)\b",
    re.I,
)
MOCK = re.compile(r"\b(?:[Mm]ock|[Pp]ost-|[Pp]re-|[Ll]egionella|[Ff]ire|HMIP)\s*$")
#: what is considered again, which is revisited as a question is
CONSIDERED = re.compile(r"\b(?:to|will|would|be|been|should|must|could|may)\s*$", re.I)
BY_INSPECTORS = re.compile(r"\b(?:Ofsted|OFSTED|inspectors|inspectorates|HMI)\b")
CQC = re.compile(r"\b(?:CQC|Care Quality Commission)\b")
AREAS = re.compile(r"\b(?:SEND|SEN|[Ll]ocal area|[Aa]rea|[Ss]pecial educational|[Jj]oint)\b")
OUTCOME_TITLE = re.compile(
    r"\b(?:SEND|SEN|Local Area|Special Educational|Ofsted|CQC)\b.{0,70}?\b(?P<re>re-?)?(?:inspection"
    r"|visit)\b.{0,25}?\b(?:outcomes?|report|letter|findings|action plan|update|results?)\b",
    re.I,
)
#: before an inspection that is only named as a time
ASIDE = re.compile(
    r"\b(?:since|until|till|after|before|prior to|pending"
    r"|at)\s+(?:(?:the|an?|its|our|their|this|that|any)\s+)?(?:(?!next|another|further)[\w/-]+\s+){0,3}$",
    re.I,
)
#: what makes words of inspection point back
NAMED = re.compile(
    r"\b(?:the|this|that|its|their|our|these|those)\s+(?:(?!next|forthcoming|upcoming)[\w/-]+\s+){0,4}$", re.I
)
#: before an outcome that is asked for, or was another inspection's
NOT_FOUND = re.compile(r"\bno\s*$|\b(?:whether|if|unless|previously|no longer|had required|not)\b[^.;]{0,70}$", re.I)
#: after a statement that nobody had to write
NOT_NEEDED = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:was|were|is|would) (?:not|no longer)\b")
#: the grades of Ofsted's inspections of children's services
GRADE = re.compile(
    r"\b(?:judged|rated|graded|found|deemed|judgement(?: was| of)?|rating(?: was| of)?|grading(?: was| of)?"
    r"|outcome (?:was|of)|overall effectiveness(?: was| as)?)\b[^.;]{0,70}?\b[‘'“\"]?(?P<grade>outstanding|good"
    r"|requires? improvement(?: to be good)?|inadequate)\b",
    re.I,
)
#: characters between an inspection and a date that is surely its own
NEAR = 20
#: the year before an inspection: "the 2017 joint inspection"
YEAR = re.compile(r"\b(?:the|our|its|in|from)\s+((?:19|20)\d\d)\s+(?:[A-Z][\w/]*|local|area|joint|and|/|\s)*$")
INSPECTORATES = re.compile(
    r"\b(?:Ofsted|CQC|Office for Standards in Education(?:, Children['’]s Services and Skills)?"
    r"|Care Quality Commission)\b"
)
#: what may stand between a date and its inspection: "May 2021 SEND inspection revisit"
BETWEEN = re.compile(
    r"\b(?:Ofsted|CQC|Care Quality Commission|the|and|inspectors|jointly|HMI|from|joint|local|area|inspection"
    r"|SEND|SEN|[Ss]pecial [Ee]ducational [Nn]eeds?|[Dd]isabilit(?:y|ies))\b"
)
#: a line of so few words without a date is a heading, which states nothing
HEADING = 4
