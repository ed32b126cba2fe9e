"""Words and patterns by which clauses of decisions are known.

What is made of them stands in `kg.extract.readers.prose.clauses`.
"""

import re

__all__ = [
    "ACTION",
    "BARE",
    "BE_DONE",
    "BODY_ALONE",
    "CLAUSE_START",
    "CLOSES",
    "CONTINUES",
    "CUT_OFF",
    "DONE",
    "ENDS",
    "INLINE",
    "LEAD",
    "LISTING",
    "MINUTES",
    "NOT_CLAUSE",
    "OPENER",
    "OPENERS",
    "OPEN_ENDS",
    "PIECE",
    "PRESENT",
    "REQUESTS",
    "SHOUTED",
    "SMALL",
    "STEM",
    "STORY",
    "SUBJUNCTIVE",
    "TELLS",
    "THAT_BODY",
    "THAT_ONLY",
    "THAT_OR_TO",
    "TO_NOTE",
    "TO_WHOM",
    "WAS_NOTED",
    "WORDS",
]

WORDS = (
    r"RESOLVED|RESOVLED|RESLOVED|RESOVED|Resolved|AGREED|Agreed|RECOMMENDED|Recommended|RECOMMENDATIONS? AGREED"
    r"|ORDERED|RESOLUTION|Resolution|DECISION|Decision|Decisions|DECISIONS"
)
OPENER = re.compile(
    rf"^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s*)?(?:It was |IT WAS |it was "
    rf"|The (?:Committee|Board|Panel|Cabinet|Forum|Commission) |Members |Cabinet "
    rf"|Upon (?:being )?(?:put to the )?vote,? it was |On being put to the vote,? it was |"
    rf"Following (?:discussion|debate|consideration)s?,? it was |After (?:discussion|debate|consideration),? it was "
    rf"|Accordingly,? it was |The motion was carried and it was )?"
    rf"(?:(?:unanimously|therefore|then|subsequently)\s+)?(?P<word>{WORDS})\b(?:\s+MADE|\s+Made)?(?P<rest>.*)$",
    re.S,
)
INLINE = re.compile(
    r"\b(?:[Ii]t was (?:(?:unanimously|therefore|then|subsequently|also|further) )?(?P<a>resolved|agreed|recommended"
    r"|RESOLVED|AGREED|RECOMMENDED)"
    r"|(?<=[.!?)] )(?P<d>Decisions?|DECISIONS?)(?= ?:)"
    r"|(?P<b>RESOLVED|RESOVLED|RESLOVED|RESOVED|RECOMMENDED|AGREED|Resolved|Recommended)"
    r"|(?:[Tt]he (?:Committee|Board|Panel|Cabinet|Forum|Commission|Sub-Committee|Executive|Council)|Members|Cabinet"
    r"|[Tt]he Governing Body|[A-Z]\w+ Forum)(?: (?:unanimously|also|then|therefore|further))?"
    r" (?P<c>resolved|agreed|RESOLVED|AGREED"
    r"|RECOMMENDED))"
    r"(?P<rest>\b.*)$",
    re.S,
)
LEAD = re.compile(
    r"^(?:\s*(?:\(?UNANIMOUSLY\)?|\(?unanimously\)?|\(unanimously\)|by general consent"
    r"|accordingly)\b)?[\s:;,–—-]*(?:to\s*[:;–-]+\s*|that\s*[:;–-]+\s*)?",
    re.I,
)
STEM = re.compile(
    r"^(?:[Tt]hat\s+|THAT\s+)?(?:[Tt]he\s+|this\s+)?(?:(?:[A-Z][\w’'-]*|and|of|for|&|,)\s+){0,12}?(?:Committee"
    r"|Sub-Committee|Board|Panel|Cabinet|Executive|Forum|Commission|Council|Group|Partnership|Members|Scrutiny"
    r"|committee|board|panel|members)\b(?!\s+(?:Director|Member|Head|Officer|Lead|Assistant|Chair|Manager|Board"
    r"|Committee|Group|Panel)|\s+be\b|\s+and (?:its|their|the)\b"
    r"|['’]s?\b)(?:\s+(?:is|are) (?:asked|recommended|requested|invited) to|\s+agrees? (?:to|that)"
    r"|\s+(?:agreed|resolved|recommended)(?: to| that)?)?\s*(?P<colon>[:–-]*)\s*(?:that\b|to\b)?[:\s–-]*",
)
CONTINUES = re.compile(r"^(?:that|to|and|or|(?:and )?further(?:more)? that|[a-z])\b|^That\b")
ENDS = re.compile(
    r"^(?:Reasons?\b|Alternative|Note\b(?! (?:the|that|and)\b)|Voting|Vote\b|In Favour|For:"
    r"|The (?:meeting|Chair|Committee|Board|Panel)\b.*\b(?:closed|thanked|ended)|ACTION|Action|Lead [Oo]fficer"
    r"|Contact|Background|Proposed by|Proposer|Moved|Conflict|Declarations?\b|Supporting|Options)",
    re.I,
)
#: a clause without its opener, as saved copies of pages often have it: "That the report be noted."
SUBJUNCTIVE = re.compile(
    r"^(?:\(?(?:\d+|[a-z]|[ivx]+)[.)]\s*)?(?:That|THAT)\b.{3,600}?\b(?:be|is|are|has been|have been|note|notes"
    r"|approve|approves|agree|agrees|endorse|endorses|receive|receives|support|supports|recommend|recommends"
    r"|delegate|delegates|authorise|authorises)\b",
    re.S,
)
#: "Cabinet agreed:", "Following consideration of the report, Cabinet resolved to:"
LISTING = re.compile(
    r"^.{0,120}?\b(?:Cabinet|Committee|Board|Panel|Forum|Executive|Commission|Members"
    r"|[Ii]t (?:was|is))\s+(?:\w+ly\s+|therefore\s+)?(?P<word>resolved|agreed|recommended"
    r"|decided)(?P<rest>\s*(?:(?:to|that)(?:\s+(?:the\s+)?[A-Z][\w ]{2,60}?)?)?\s*:.*)$",
    re.S,
)
#: "That the Committee:", a stem whose list follows
THAT_BODY = re.compile(
    r"^That (?:the )?(?:[A-Z][\w’'-]*,? |and |of |for |& ){0,10}?(?:Committee|Sub-Committee|Board|Panel|Cabinet"
    r"|Executive|Forum|Commission|Council|Members)(?P<rest>\s*[:–-]+\s*)$"
)
#: a numbered clause without its opener: "(1) the action plan be endorsed; and"
BE_DONE = re.compile(
    r"^(?![^.;]*\b(?:to|would|should|will|could|must|can|may|might|not) be\b)[^.;]{8,400}?\bbe (?:also )?(?:noted"
    r"|approved|agreed|endorsed|delegated|received|submitted|supported|amended|confirmed|adopted|appointed|accepted"
    r"|requested|authorised|recommended|presented|established|thanked|invited|reported|brought|circulated)\b"
)
#: a numbered clause that says in the present what the body does: "i) The Board agrees to sign the charter"
PRESENT = re.compile(
    r"^The (?:[A-Z][\w’'-]*,? |and |of |for |& ){0,8}?(?:Committee|Board|Panel|Cabinet|Executive|Forum"
    r"|Commission) (?:agrees|approves|notes|endorses|delegates|recommends|supports|authorises)\b"
)
#: a clause of a list, as decision records number them: "1. To note the strategy."
TO_NOTE = re.compile(r"^To (?:note|approve|agree|endorse|receive|delegate|recommend|authorise|support|adopt|accept)\b")
#: the stem of a list that tells what was said: "the following points were raised:"
TELLS = re.compile(
    r"\b(?:points?|comments?|questions?|issues?|matters|concerns|information|summary|responses?|explanations?"
    r"|challenges|observations|suggestions)\b[^.:]{0,60}\b(?:raised|noted|made|discussed|highlighted|given|provided"
    r"|received|asked|which was|of which was|as follows|included?)\b[^.:]{0,30}:\s*$",
    re.I,
)
#: the stem of a list of what a report asks for, which is no decision
REQUESTS = re.compile(r"\b(?:asked|recommended|invited|requested|recommendations?|proposed)\b[^:]{0,60}:?\s*$", re.I)
#: a numbered clause without its stem, which a copy lost: "(1) note the report"
BARE = re.compile(
    r"^(?i:note|approve|agree|endorse|receive|recommend|delegate|authorise|thank)\b (?:the|that|to|delegated"
    r"|authority)\b.*[^:]$",
    re.S,
)
#: a numbered clause that tells in the past what became of a paper: "i. The report was noted."
WAS_NOTED = re.compile(
    r"^The (?:report|update|presentation|information|position|contents?|strategy|plan)\b[^.;]{0,80}\b(?:was"
    r"|were) (?:noted|received|agreed|approved|endorsed)\b"
)
#: the approval of minutes, which many councils record as a sentence
MINUTES = re.compile(
    r"^(?:[A-Z]\w+: )?(?:The )?[Mm]inutes (?:\([^()]*\) )?(?:of|from) .{5,160}?\b(?:were|be"
    r"|was)\b.{0,30}?\b(?P<w>agreed|approved|confirmed|accepted|taken as read)\b[^.]*"
    r"|^The [A-Z]?\w+ (?:confirmed|agreed|approved) the minutes\b[^.]*",
    re.S,
)
#: what a decision section tells of the discussion
STORY = re.compile(
    r"^(?:(?:(?:A |Some |Further )?(?:further )?[Cc]oncerns? (?:was|were) (?:also )?raised|In response\b"
    r"|In presenting\b|Responding\b)|(?:[A-Z][\w’'.,&() –-]{2,130}?|It|Members|Councillors?|Consideration) (?:also "
    r"|then |further )?(?:presented|introduced|commended|discussed|explained|stated|reported|asked|highlighted"
    r"|welcomed|thanked|advised|outlined|considered|received an? |submitted|was stated|was noted|was reported"
    r"|was highlighted|responded|commented|suggested|gave|was given)\b)"
)
CLAUSE_START = re.compile(
    r"^(?:That|To|The (?:recommendations?|proposal|report)s?\b.{0,80}\b(?:be|were|was)|Agree[ds]?|Approve[ds]?"
    r"|Note[ds]?|Endorse[ds]?|Receive[ds]?|Delegate[ds]?|Authorise[ds]?|Support(?:ed|s)?|Recommend(?:ed|s)?"
    r"|Request(?:ed|s)?|The .{0,60}\b(?:agreed|approved|noted|endorsed|resolved|has approved))\b",
    re.I,
)
NOT_CLAUSE = re.compile(
    r"^(?:None|N/?A|Not applicable|No decision|Unanimous|Carried|Additional|Yes|No|That|To"
    r"|(?:Presented by|Report (?:title|author|of))\s*:.*|Apologies (?:for absence )?(?:were )?received\b.*"
    r"|Details of any conflict.*)\W*$",
    re.I,
)
#: the end of a text that a page cuts off
CUT_OFF = re.compile(r"(?:\.\.\.|…)[\s.]*$")
#: what somebody is to do, marked behind a clause on its line
ACTION = re.compile(r"(?<=[.;)])\s+ACTIONS?\b\s*(?:\d+\s*)?[:–-]")
#: how minutes without a resolution close an item: "The Committee noted the report."
CLOSES = re.compile(
    r"^(?:The )?(?:[A-Z][\w’'-]+ (?:and |of |for |& )?){0,8}?(?:Committee|Sub-Committee|Board|Panel|Cabinet"
    r"|Executive|Forum|Commission|Governing Body|Members) (?:unanimously )?(?P<word>noted|agreed|approved|endorsed"
    r"|supported) (?:the|that|to)\b[^.;]{5,200}\.?$"
)
#: sentences of a block
PIECE = re.compile(r"\S.*?(?:[.?!](?=\s+[A-Z“])|$)", re.S)
#: what a body did, in capitals: "The Governing Body NOTED the report"
SHOUTED = re.compile(
    r"(?:^|(?<=[.;!?] ))(?:The |It was )?"
    r"(?:(?:[A-Z][\w’'-]+ (?:and |of |for |& )?){0,8}?"
    r"(?:Committee|Board|Panel|Cabinet|Executive|Forum|Commission|Body|Members|Partnership) )?"
    r"(?P<done>(?:NOTED|RECEIVED|APPROVED|ENDORSED|SUPPORTED|ACCEPTED|RATIFIED|ADOPTED|DELEGATED|AUTHORISED)\b"
    r" [a-z][^.;]{4,200}?)(?=\s+and (?:RESOLVED|AGREED|RECOMMENDED)\b|[.;](?:\s|$)|$)"
)
#: the stem of a list of what was done: a body and no more; and how such a list begins
BODY_ALONE = re.compile(
    r"^(?:The )?(?:[A-Z][\w’'-]+ (?:and |of |for |& )?){0,8}?"
    r"(?:Committee|Board|Panel|Cabinet|Executive|Forum|Commission"
    r"|Governing Body|Members|Partnership)\s*:\s*$"
)
DONE = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s*)?(?i:noted|approved|agreed|endorsed|received|ratified|adopted|accepted|supported|delegated"
    r"|authorised|resolved)\b"
)
#: to whom a recommendation is made, before it: "RECOMMENDED to Cabinet that"
TO_WHOM = re.compile(r"(?:to|TO) (?:the )?(?:(?:[A-Z][\w’'-]*,?|and|of|for|&)[ :–-]+){1,10}?(?:[Tt]hat|THAT)\b\s*")
OPENERS = frozenset("Decision Decisions DECISION DECISIONS Resolution RESOLUTION".split())
SMALL = frozenset("of and the for in to on".split())
THAT_OR_TO = frozenset(("That", "that", "To n", "to n"))
#: with these the text of a decision goes on below
OPEN_ENDS = (":", ";", ",", "; and", "and")
#: what leads to a list without a verb
THAT_ONLY = re.compile(r"(?:that|to)\b(?: \S+){0,2}?:?", re.I | re.S)
