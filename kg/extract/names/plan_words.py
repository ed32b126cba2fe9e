"""Words by which plans are known; what is made of them stands in `kg.extract.names.plans`."""

from kg.extract.phrases import Phrases

__all__ = [
    "BETTER_VALUE",
    "BRACKETS",
    "CAPITALS",
    "FIRST",
    "FOR_OR_OF",
    "GENERIC",
    "IMPROVING",
    "NEVER_FIRST",
    "OF_ACTION",
    "OWNERS",
    "PLURALS",
    "POINTERS",
    "POSSESSIVES",
    "PROGRAMMES",
    "SHORT_FORMS",
    "SMALL",
    "SMALL_FIRST",
    "SMALL_HEADS",
    "SMALL_LINKS",
    "SMALL_WORDS",
    "STATEMENT_OF_ACTION",
    "WRITTEN",
    "WRITTEN_STATEMENT",
]

#: words in small letters with which the names begin that are looked for first
FIRST = frozenset({"written", "joint", "statement", "wsoa", "wsoas", "wosa", "jwsoa", "wsa", "delivering"})
WRITTEN = frozenset({"written", "joint"})
SHORT_FORMS = frozenset("WSoA WSOA WsoA WSoAs WSOAs WsoAs WoSA JWSoA WSA".split())
WRITTEN_STATEMENT = (["written", "statement"], ["written", "statements"])
OF_ACTION = (["of", "action"], ["of", "actions"])
STATEMENT_OF_ACTION = (["statement", "of", "action"], ["statement", "of", "actions"])
BETTER_VALUE = (["Delivering", "Better", "Value"], ["Delivering", "Better", "Values"])
#: with one of these behind it, "Delivering Better Value" is part of a longer name
PROGRAMMES = (["Programme"], ["Plan"])
#: plans that are often written in small letters; longest first
SMALL = Phrases(
    tuple(p.split())
    for p in (
        "high needs deficit recovery plan",
        "high needs block recovery plan",
        "high needs recovery plan",
        "send improvement programme",
        "send transformation programme",
        "deficit recovery plan",
        "deficit management plan",
        "dsg deficit management plan",
        "dsg management plan",
        "dsg recovery plan",
        "accelerated progress plan",
        "accelerated action plan",
        "priority action plan",
        "send improvement plan",
        "send action plan",
        "send strategy",
        "inclusion strategy",
        "send and inclusion strategy",
        "send strategic plan",
        "strategic improvement plan",
        "local area improvement plan",
        "post-inspection action plan",
        "send development plan",
        "send recovery plan",
        "ehcp recovery plan",
        "send sufficiency strategy",
        "autism strategy",
        "send sufficiency plan",
        "send commissioning strategy",
        "joint commissioning strategy",
        "safety valve programme",
        "delivering better value programme",
        "delivering better value in send programme",
        "change programme",
        "send and ap improvement plan",
        "rapid improvement plan",
        "children's services improvement plan",
        "improvement plan",
    )
)
SMALL_HEADS = frozenset({"plan", "strategy", "programme"})
SMALL_WORDS = frozenset(
    "send sen dsg ehcp hnb ap inclusion improvement recovery deficit action delivery strategic transformation "
    "management development sufficiency high needs block special educational and disabilities local area "
    "post-inspection inspection commissioning joint partnership education post-ofsted block budget placement autism "
    "accessibility preparing for adulthood".split()
)
SMALL_FIRST = frozenset("send sen dsg ehcp hnb inclusion high special autism post-inspection deficit".split())
BRACKETS = frozenset({"(", ")"})
#: capitalised words with which a name ends whose head is in small letters: "SEND Improvement programme"
IMPROVING = frozenset("Improvement Recovery Transformation Inclusion SEND Action Transforming".split())
#: words in small letters that stand for a plan that the context names, behind one of the pointers
GENERIC = frozenset({"plan", "statement", "programme", "strategy"})
POINTERS = frozenset({"the", "this", "its", "their"})
PLURALS = {"Plans": "Plan", "Strategies": "Strategy"}
#: what is no part of a name in capitals, where it stands first
NEVER_FIRST = frozenset({"and", "&", ",", "/", "-", "–", "council", "council's"})
#: those whose plan it is, in the genitive
OWNERS = frozenset({"Council", "Authority", "CCG", "Partnership"})
POSSESSIVES = frozenset({"'s", "’s"})
FOR_OR_OF = frozenset({"for", "of"})
CAPITALS = frozenset({"send", "dsg", "ehcp", "ap"})
SMALL_LINKS = frozenset({"and", "in", "of"})
