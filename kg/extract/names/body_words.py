"""Words and patterns by which bodies are known; what is made of them stands in `kg.extract.names.bodies`."""

__all__ = [
    "ABBREVIATED",
    "AFTER",
    "AFTER_HEADS",
    "ALONE",
    "AND_DASH",
    "BEFORE_BODY",
    "CABINET",
    "CLOSE_SIGNS",
    "CONCERNS",
    "DETERMINERS",
    "JOINED",
    "NEAR",
    "NO_BODY_BEHIND",
    "OVERSEERS",
    "OWNERS",
    "PAPERS",
    "PREPOSITIONS",
    "PUNCTUATION",
    "QUALIFIED",
    "RIGHT",
    "SECOND_PARTS",
    "SMALL_ENDS",
    "SMALL_FIRST",
    "SMALL_HEADS",
    "SMALL_JOINERS",
    "SMALL_LINKS",
    "WHOSE",
]

RIGHT = frozenset({"Board", "Committee", "Panel", "Group", "Forum", "Partnership", "Commission", "Sub-Committee"})
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
AFTER_HEADS = frozenset({"Group", "Partnership", "Council", "Executive"})
ALONE = frozenset({"Cabinet", "Executive", "Council"})
AND_DASH = frozenset({"and", "&", "-"})
BEFORE_BODY = frozenset("to by of and at that".split())
CLOSE_SIGNS = frozenset({",", "/", ")", ":"})
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
PREPOSITIONS = frozenset({"of", "for", "on"})
PUNCTUATION = frozenset({"(", "-", "–"})
SECOND_PARTS = frozenset({"Wellbeing", "Well-being", "Partnership", "Improvement"})
SMALL_ENDS = frozenset("committee board panel forum commission".split())
SMALL_FIRST = frozenset("youth parent carer health children faith safeguarding".split())
SMALL_HEADS = frozenset("board committee panel forum group sub-committee".split())
SMALL_JOINERS = frozenset("and & 's ’s partnership".split())
SMALL_LINKS = frozenset({"and", "&", "'s", "’s"})
