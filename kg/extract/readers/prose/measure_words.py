"""Words and patterns by which measures are known in prose.

What is made of them stands in `kg.extract.readers.prose.measures`.
"""

import re

__all__ = [
    "AFTER_ONE",
    "AFTER_UNIT",
    "ALL_OF",
    "AND",
    "A_YEAR",
    "CAME",
    "CLAUSE",
    "COMING",
    "COUNTED",
    "DANGLING",
    "DOWN",
    "ELLIPSIS",
    "ELLIPTIC",
    "FEW",
    "FIGURES",
    "FROM",
    "FROM_NUMBER",
    "FROM_TO",
    "FURTHER",
    "INTEREST",
    "LABEL",
    "LEADS_TO_FIGURE",
    "MORE",
    "MOVED",
    "NOT_COUNT",
    "NOT_COUNTED",
    "NOW",
    "NO_FIGURE",
    "NO_PLURALS",
    "NUMBERED",
    "NUMBER_OF",
    "OF_THEM",
    "OF_THESE",
    "ONE",
    "OPENING",
    "OPENS",
    "OPENS_PART",
    "OUT_OF",
    "PERSONS",
    "PLURAL",
    "POWERS",
    "REACHED",
    "RECENT",
    "SHARE",
    "SHARED",
    "SHORT",
    "SINGULARS",
    "SPAN",
    "SPANS",
    "STOPS",
    "TAKERS",
    "THAN",
    "THEN",
    "TITLE_WORDS",
    "TO_PER_CENT",
    "TURNED",
    "UNIT_LABELS",
    "UNIT_SIGNS",
    "UP",
    "UP_TO",
    "WAITS",
    "WENT_FROM",
    "WHEN",
    "WILL",
]

#: nouns that are counted when minutes speak of the service
COUNTED = frozenset(
    "plans plan ehcps ehcp children child pupils pupil people learners students requests request appeals appeal "
    "complaints complaint "
    "schools school places place officers officer posts post vacancies vacancy staff families family parents parent "
    "carers assessments "
    "assessment referrals referral cases case psychologists psychologist applications responses response tribunals "
    "tribunal settings "
    "placements placement exclusions suspensions reviews review coordinators caseworkers workers teachers units unit "
    "bases base beds "
    "educators respondents attendees practitioners professionals therapists young sessions visits academies colleges "
    "nurseries providers "
    "conversions learners individuals complaints compliments employees roles managers specialists "
    "fte governors households surveys days-lost refusals hearings mediations inspections transfers statements "
    "service-users residents clinics".split()
)
UP = re.compile(
    r"(?:(?<!take )(?<!taken )(?<!taking )(?<!set )(?<!made )(?<!follow )(?<!signed )(?<!catch )\bup\b(?! to)"
    r"|\b(?:increas\w+|risen|rise|rising|rose|grew|grown|growth|higher than (?:last|the previous)|improved"
    r"|improvement (?:from|of)|went up|gone up)\b)",
    re.I,
)
DOWN = re.compile(
    r"\b(?:down\b|decreas\w+|reduc\w+|fallen|fall|fell|falling|dropp\w+|drop|declin\w+"
    r"|lower than (?:last|the previous)|worsen\w+)\b",
    re.I,
)
NOT_COUNT = frozenset(
    "item items page pages appendix section paragraph para minute no number part stage phase tier band key year "
    "years grade element annex agenda question step priority theme strand level version".split()
)
NOT_COUNTED = frozenset(
    "recommendations years months weeks days hours minutes items pages areas themes priorities workstreams strands "
    "streams sections paragraphs councillors votes meetings "
    "partners members elements objectives outcomes stages phases tiers bands levels weaknesses concerns points "
    "questions papers appendices parts aims ways "
    "reasons options terms times stars steps categories pillars issues strategies programmes aspects things "
    "occasions groups weaknesses kinds types papers "
    "judgements ambitions principles amendments motions seats directorates conditions challenges factors documents "
    "apologies findings standards months’ years’".split()
)
ELLIPTIC = frozenset({"have", "had", "were", "are", "was", "is", "attend", "attended", "of", "receive", "received"})
#: stands for the unit of the figure before, until it is known
ELLIPSIS = "…"
#: stands for the unit of what is no figure of the service
NO_FIGURE = "-"
#: of what a percentage is: "16% of children"
SHARE = re.compile(r"%\s+of (?:all |the |these |our )?([a-z]+s|children|people)\b")
#: words of the title of an item at most, that begins with its number
TITLE_WORDS = 6
SPANS = (["weeks"], ["days"], ["months"])
WAITS = re.compile(r"\b(?:wait\w*|averag\w+|took|taken)\b", re.I)
#: what some of those counted were: "112 of them parents"
OF_THEM = re.compile(r"\s*of (?:them|whom|these),? (?:were |are )?([a-z]{3,}s|children|people)\b")
#: up to how much somebody may spend, which nobody spent
UP_TO = re.compile(r"\bup to (?:a (?:maximum|value) of )?$", re.I)
POWERS = re.compile(r"\b(?:delegat\w*|authori[sz]\w*|decisions?|approve)\b", re.I)
CLAUSE = re.compile(r"[;:]|,\s+(?=(?:and|but|while|which|with|compared|whilst)\b)|\s+(?:while|whilst|whereas)\s+|\.\s")
FIGURES = frozenset({"PCT", "MONEY", "NUM", "PERIOD"})
INTEREST = re.compile(r"\bdeclared an? (?:\w+[ -]){0,3}interest\b")
#: a figure that another went to: "from 1,340 in January to 905", "1,350 had become 240"
REACHED = re.compile(r"\b(?:to|become|became)\s+(?:only |just |around |about )?$")
FROM = re.compile(r"\bfrom\s+(?:around |about |over )?$")
#: "34 to 29 weeks", as its value; the number of "from 41 to 58 per cent", and what stands between it and the other
FROM_TO = re.compile(r"[\d.]+-([\d.]+) (?:working |calendar )?(?:days?|weeks?|months?)")
TO_PER_CENT = re.compile(r"\s*to\s+(?:around\s+|over\s+)?[\d.]+\s*(?:%|per cent\b)")
CAME = re.compile(r"\bfrom\s+$")
FROM_NUMBER = re.compile(r"\bfrom\s+[\d.]+\s+to\s+(?:around\s+|over\s+)?$")
#: where the words on another figure begin, to which this one is compared
TURNED = re.compile(
    r" to (?=[£\d])|,? from (?:around |about |over )?(?=[£\d])| and (?=[£\d])"
    r"|,? (?:having (?:fallen|risen|increased|decreased|reduced|grown|dropped|improved)"
    r"|(?:up|down) (?:from|on)"
    r"|(?:compared|in comparison) (?:to|with)|as against)\b",
    re.I,
)
#: when the figure after it was so, which the first was at another time
WHEN = re.compile(r"\s*((?:in|at|by|during) (?:[A-Z]\w+ |the end of |Q\d )?\d{4}(?:[-/]\d{2,4})?)\b")
#: a second figure of the same thing at another time: "£3m in 2022 and £4m in 2023"
AND = re.compile(
    r"(?:\s(?:weeks?|days?|months?))?"
    r"\s(?:in|by|at the end of) (?:[A-Z]\w+ ?|the \w+ ?|\d{4}(?:[-/]\d{2,4})? ?){1,3}(?:,? and|,)\s+"
)
THEN = re.compile(
    r"(?:\s+weeks?|\s+days?|\s+months?)?"
    r"\s+((?:in|by|at the end of) (?:[A-Z]\w+|the \w+ \w+|\d{4}(?:[-/]\d{2,4})?)(?: \d{4})?)\b"
)
#: what led to a figure and says nothing without it; and what opens a clause and is no part of what is measured
DANGLING = re.compile(
    r"(?:\s+(?:currently|now|then))?(?:\s+(?:stood|stands|standing|was|were|is|are|totalled|totalling))?"
    r"(?:\s+(?:at|to|of|by|from|in|around|about|approximately|over|under|nearly|almost|just|some|only))+$"
    r"|\s+(?:was|were|is|are|totalled|reached)$",
    re.I,
)
OPENING = re.compile(
    r"^(?:(?:RESOLVED|AGREED|RECOMMENDED|Resolved|Agreed|Recommended)\b(?: to (?:the )?[A-Z]\w+)?(?: -|:)? ?)?(?:and"
    r"|but|[Tt]hat)(?:\s+|$)"
)
#: the share of a thing is told at the beginning of a clause
SHARED = re.compile(r"(?:^|,)$")
THAN = re.compile(
    r"(?:compared (?:to|with)|against|than|from|up on|down on|to)\s+(?:the |an? |a further |around |approximately "
    r"|over )?(?:national |regional |previous )?(?:average |figure )?(?:of )?$",
    re.I,
)
#: a number in words that is no more counts what papers, boards and meetings have, unless the service is counted in it
FEW = 10
#: what goes up or down to a figure: "Complaints came down to 44", "Waits over 18 weeks had gone from 1,340"
MOVED = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:that|and|but|while)\s+)(?P<what>[A-Za-z][^.;:,]{2,90}?)\s+(?:had |have |has )?(?:now "
    r"|since |also )?"
    r"(?:increased|decreased|reduced|risen|rose|fallen|fell|grown|grew|dropped|climbed|gone up|gone down|gone"
    r"|went up|went down|come down|came down|come up)"
    r"(?: sharply| slightly| again| further| back)? (?:from|to) (?:around |about |just |approximately |over |under "
    r"|almost |nearly )?$"
)
#: the plural that is counted in what goes up or down
PLURAL = re.compile(r"\b(?:children and young people|young people|people|children|staff|[A-Za-z]{3,}s)\b")
#: a label before its figure: "Places opened in September: 128"
LABEL = re.compile(r"^\W*(?P<what>[A-Z][^.;:]{3,90}):\s*$")
#: a figure of what was counted just before: "there are now 61", "another 40 would follow", "27 fewer than"
NOW = re.compile(r"\b(?:there (?:are|were) now|now has|now had|now have|has now|have now)\s+$")
FURTHER = re.compile(r"\b(?:another|a further)\s+$", re.I)
WILL = re.compile(r"\s*(?:would|will|were|are|had|have|follow)\b")
MORE = re.compile(r"\s*(?:fewer|more) than\b")
SHORT = re.compile(r"\s*(?:[.;]|were waiting\b)")
OPENS = re.compile(r"^\W*(?:A\.\s*|[A-Z][^.;:]{2,60}:\s*)?$")
#: what ends a unit
AFTER_UNIT = frozenset(
    "in of to for with from by were was are is had have and or that which who on at the a per as being would will "
    "has waiting between within than but compared out did do currently awaiting across into since during".split()
)
ALL_OF = frozenset({"the", "these", "those", "all"})
#: behind a one these show that it counts nothing
AFTER_ONE = frozenset({"place", "time", "way", "of"})
#: what a number behind it numbers, and does not count
NUMBERED = frozenset("aged age ages post under over key minute appendix section".split())
#: verbs whose object is counted
TAKERS = frozenset("receive received have had were are was attend attended live".split())
A_YEAR = re.compile(r"(?:19|20)\d\d")
RECENT = 1990
ONE = frozenset({"one", "1"})
PERSONS = frozenset({"people", "person", "persons"})
#: names that may stand within a unit, and signs
UNIT_LABELS = frozenset({"TERM", "INSPECTION"})
UNIT_SIGNS = frozenset({"&", "/"})
#: with these a word ends that is no plural
NO_PLURALS = ("ss", "us", "is")
SINGULARS = ("ss", "us", "is", "’s", "'s")
#: what is counted stands before a number
NUMBER_OF = re.compile(
    r"\bnumbers? of ((?:[a-zA-Z]+ ){0,3}?(?:children and young people|people|children"
    r"|[a-zA-Z]+s))\b(?=[^.;]{0,110}$)"
)
LEADS_TO_FIGURE = re.compile(
    r"\b(?:from|to|at|was|is|were|of|by|stood at|reached|over|around|approximately|totalled|almost"
    r"|nearly)\s+(?:around |approximately |over |just |almost |nearly |some |about )?$"
)
WENT_FROM = re.compile(
    r"\b([A-Za-z]+s|children|people|staff) (?:had |have |has )?(?:increased|decreased|risen|rose|fallen|fell"
    r"|grown|grew|reduced|dropped|gone up|gone down) from (?:around |approximately |over )?$"
)
OF_THESE = re.compile(
    r"\b[Oo]f (?:the|these|those) (?:[\d,]+ )?((?:[a-zA-Z]+ ){0,3}?(?:children and young people|people"
    r"|children|[a-zA-Z]+s))\b,"
)
OPENS_PART = re.compile(r"(?:^|\b[Oo]f (?:these|those|which),?\s*|;\s*(?:and\s+)?)$")
OUT_OF = re.compile(r"\s+out of (?:the |these |a total of )?")
STOPS = re.compile(r"\s*[.,;]")
#: a length of time, and what shows that it is one to come or gone, and not one that something takes
SPAN = re.compile(r"([\d.]+)(?:-[\d.]+)? (?:working |calendar )?(days?|weeks?|months?)")
COMING = re.compile(r"\b(?:next|within the next|first|last|past|previous|over the|in the)\s*$")
