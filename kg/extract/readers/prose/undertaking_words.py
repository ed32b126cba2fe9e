"""Words and patterns by which undertakings are known in prose.

What is made of them stands in `kg.extract.readers.prose.marked` and `undertakings` beside it.
"""

import re

__all__ = [
    "AFTER_NOUN",
    "AT_MEETING",
    "BEFORE_NOUN",
    "BESIDE",
    "BESIDE_OWNERS",
    "BRACKET",
    "BREAKS",
    "BY",
    "DOING",
    "DONE",
    "LEADS",
    "MARK",
    "NOT_YET",
    "NUMBERED",
    "PAPER_SAYS",
    "PLAIN_MARKS",
    "SAID",
    "SHARED",
    "TASK",
    "TOLD_THAT",
]

MARK = re.compile(
    r"\bACTIONS?(?: POINT)?\b\s*(?:\d+\s*)?[:–-]?|\b(?:\()?Actions?(?: [Pp]oint)?(?: by"
    r"| for [A-Z][^:;.]{2,40}?)?\s*\d*\s*[:–-]\s*|^(?:Agreed )?Action\b[:\s]+"
)
#: an action that was done
DONE = re.compile(
    r"\b[Aa]ction (?:(?:for|on) [^,.;:]{3,60}? )?to (?P<what>[a-z][^.;]{5,160}?),? (?:had been|has been|has now been"
    r"|was|is) (?:now |since )?"
    r"(?:completed?|done|delivered|closed|discharged|fulfilled|carried out)\b"
)
NOT_YET = re.compile(r"\b(?:not|until|once|if|when|unless|expected|yet to)\b")
#: "anyone wishing to stand" is not yet told what to do
_NOT_YET_TOLD = "".join(
    f"(?<!{word})"
    for word in "wishing wanting hoping willing able seeking eligible intending planning prepared due".split()
)
TASK = re.compile(
    rf"^\s*(?P<who>[^:;.]{{2,80}}?){_NOT_YET_TOLD}(?<! wish)(?<! want)(?<! like)(?<! need)\s+to\s+"
    r"(?P<what>(?!(?:the|an?|his|her|their|its|all|each|this|that|these|those"
    r"|our)\b)[a-z].+)$",
    re.S,
)
#: what parts those who share an action, and what stands between a person and his post
SHARED = re.compile(r"[\s,/&();]*(?:(?:and|the|both|cllr|councillor|mr|mrs|ms|miss|dr)\b\.?[\s,/&();]*)*", re.I)
BESIDE = re.compile(r"\s*[,(–-]\s*(?:the\s+)?", re.I)
#: what may stand between the beginning of who is to act and a name in it
LEADS = re.compile(
    r"(?:(?:the|all|both|and|with|cllr|councillor|mr|mrs|ms|miss|dr|prof|professor|to|by|for)\b\.?|[\s,/&()–:-])*", re.I
)
#: what an entry of a list of actions says; and the beginning of what only a paper says
DOING = re.compile(
    r"\b(?:to|will|would|be|should|must|agreed|action)\b|^[A-Z][a-z]+ (?:the|a|an|with|on|for|all|out|up)\b"
)
PAPER_SAYS = re.compile(
    r"^The (?:plan|strategy|report|policy|paper|guidance)\b.{0,30}\b(?:states?|says|sets? out|outlines?|shows?"
    r"|proposes?)\b"
)
#: what stands before what is to be done: who said it, or that it was agreed
SAID = re.compile(
    r"^(?:In (?:response|answer|reply) to [^,]{3,80}, )?(?:[Ii]t was (?:agreed|noted|confirmed|advised)"
    r"|Members were (?:informed|advised|told)|(?:The )?[A-Z][^,.;]{2,60}? (?:said|stated|advised|confirmed|explained"
    r"|agreed|replied|responded))(?: that) "
)
#: what stands between who acts and his act: "said that she would"
TOLD_THAT = re.compile(
    r"^,? ?(?:(?:said|stated|advised|confirmed|explained|replied|responded|agreed|promised) that (?:he|she|they|it)"
    r" (?:would|will)|undertook to|agreed to|offered to|promised to) (?=[a-z])"
)
#: what an agenda says that somebody is to do at the meeting itself
AT_MEETING = re.compile(r"(?:present|introduce)(?: (?:the|this|their|his|her) (?:report|item|paper|update|slides))?")
BESIDE_OWNERS = frozenset("and & mr ms mrs dr cllr councillor the by".split())
BREAKS = frozenset({",", "(", "–", "-"})
PLAIN_MARKS = frozenset({"action", "actions"})
#: what stands before and behind the word where it is no mark
BEFORE_NOUN = re.compile(r"\b(?:of|for|priority|urgent|further|remedial|taking|take) $", re.I)
AFTER_NOUN = re.compile(
    r"\s*(?:Plan|PLAN|plan|Log|LOG|Sheet|Tracker|TRACKER|Notes?|taken|Group|and|Learning|Area|SHEET)\b"
)
NUMBERED = re.compile(r"\d\s*[:–-]?\s*$")
BY = re.compile(r"\bby\b")
BRACKET = re.compile(r"\s*\(")
