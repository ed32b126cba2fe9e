"""Words and patterns by which bodies are known; what is made of them stands in `kg.extract.names.bodies`."""

__all__ = [
    "ABBREVIATED",
    "AFTER",
    "ALONE",
    "ANDS",
    "BEFORE_BODY",
    "CABINET",
    "CONCERNS",
    "DETERMINERS",
    "FORUMS",
    "JOINED",
    "NEAR",
    "NEVER_ALONE",
    "NO_BODY_BEHIND",
    "OF_CHILDREN",
    "OF_FAMILIES",
    "ONLY_AFTER",
    "OVERSEERS",
    "OVERVIEW_AND_SCRUTINY",
    "OWNERS",
    "PAPERS",
    "PLURALS",
    "POINTERS",
    "PUNCTUATION",
    "QUALIFIED",
    "RIGHT",
    "SAYING_LITTLE",
    "SECOND_PARTS",
    "SELECT",
    "SEND_BODIES",
    "SMALL_ENDS",
    "SMALL_FIRST",
    "SMALL_HEADS",
    "SMALL_JOINERS",
    "SMALL_LINKS",
    "SORTS",
    "SORTS_OF_TRUST",
    "WHOSE",
]

#: heads that may have what they are for behind them
RIGHT = frozenset({"Board", "Committee", "Panel", "Group", "Forum", "Commission", "Sub-Committee"})
#: capitalised words that may follow a body's head without being part of a longer name
AFTER = frozenset(
    "Member Members Meeting Meetings Minutes Chair Chairs Chairman Report Agenda Meeting’s Secretary Papers Update "
    "Decision Decisions Date Dates Vice-Chair Terms".split()
)
#: qualifiers that leave "Council", "Cabinet" or "Executive" what it is
CABINET = frozenset({"Co-operative", "Cooperative", "Shadow", "Informal", "Full", "Joint", "Mayor", "Mayoral"})
CONCERNS = frozenset(
    "Children Families People Education Young Schools Skills Health Care Adults Services Safeguarding Learning SEND "
    "Communities Policy Corporate".split()
)
#: what a heading sets after the name of a committee
PAPERS = frozenset({"Work", "Programme", "Forward", "Plan", "Plans", "Minutes", "Agenda", "Report", "Update"})
#: what a board in small letters may be called without its name
QUALIFIED = frozenset(
    {"improvement", "assurance", "oversight", "strategic", "programme", "steering", "operational", "delivery"}
)
#: those of whom a body's name speaks
WHOSE = frozenset(
    "Children Adults People Women Schools Parents Carers Heads Headteachers Governors Members Leaders Directors "
    "Officers Mayor Men Girls Pupils Students Families Families Providers Service Users Chief Young Child Parent "
    "Head Leader".split()
)
ABBREVIATED = frozenset({"HWB", "HWBB", "HWBs"})
ALONE = frozenset({"Cabinet", "Executive", "Council"})
BEFORE_BODY = frozenset("to by of and at that".split())
DETERMINERS = frozenset("the this that our said".split())
JOINED = frozenset("and & , / - –".split())
NEAR = frozenset("the to its our and".split())
#: what makes another thing of a body's name: "Cabinet Member", "Council Tax"
NO_BODY_BEHIND = frozenset(
    "Member Members Office Lead Assistant Portfolio Tax Plan Director Officer Head Leader Headteacher Summary Team "
    "Support".split()
)
OVERSEERS = frozenset({"improvement", "assurance", "partnership", "oversight"})
OWNERS = frozenset("Council Authority Trust CCG ICB BCP Partnership".split())
PUNCTUATION = frozenset({"(", "-", "–"})
SECOND_PARTS = frozenset({"Wellbeing", "Well-being", "Partnership", "Improvement"})
SMALL_ENDS = frozenset("committee board panel forum commission".split())
SMALL_FIRST = frozenset("youth parent carer health children faith safeguarding".split())
#: what stands before the name of a partnership that is called a trust, and how one without a genitive ends
SORTS_OF_TRUST = frozenset({"Integrated", "Strategic", "Joint", "Local"})
OF_FAMILIES = frozenset({"Families", "People"})
SMALL_HEADS = frozenset("board committee panel forum group sub-committee".split())
SMALL_JOINERS = frozenset("and & 's ’s partnership".split())
SMALL_LINKS = frozenset({"and", "&", "'s", "’s"})
ANDS = frozenset({"and", "&"})
FORUMS = (["schools"], ["parent", "carer"])
#: heads that are no body without a word before them
NEVER_ALONE = frozenset({"Commission", "OSC"})
OF_CHILDREN = frozenset({"Children", "People"})
#: heads that are a body after one word only
ONLY_AFTER = {"Body": "Governing", "Party": "Working"}
OVERVIEW_AND_SCRUTINY = ["Overview", "and", "Scrutiny"]
PLURALS = frozenset({"Committees", "Boards"})
POINTERS = frozenset({"the", "this"})
#: what leaves a body as unnamed as it was: "the Local Board"
SAYING_LITTLE = frozenset({"local", "joint", "new", "this"})
SELECT = frozenset({"select", "scrutiny"})
#: with one of these SEND makes the name of a board in small letters
SEND_BODIES = frozenset("improvement partnership strategic executive programme transformation inclusion".split())
#: what tells of which sort a group is, and is no name: "Focus Group"
SORTS = frozenset("focus peer support project stakeholder key".split())
