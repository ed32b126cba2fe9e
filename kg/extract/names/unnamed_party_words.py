"""Words by which unnamed parties are known; what is made of them stands in `kg.extract.names.unnamed_parties`."""

__all__ = ["ARTICLES", "GROUPS", "GROUP_WORDS", "INSPECTIONS", "JOINERS", "LEADS", "NEXT", "PARTIES", "STARTS", "TERMS"]

#: parties that have no name
PARTIES = {"workstreams": "Workstreams", "workstream": "Workstreams"}
#: groups without a name, which are parties to a reporting line all the same, and the words that may stand before them
GROUPS = frozenset({"group", "groups", "sub-group", "sub-groups", "subgroup", "subgroups"})
GROUP_WORDS = frozenset(
    "working task finish and & operational delivery steering sub implementation workstream commissioning project multi "
    "agency multi-agency - partnership strategic governance oversight monitoring".split()
)
#: what no group's name begins with
JOINERS = frozenset({"and", "&", "-"})
#: "a working group of officers" is no party
ARTICLES = (["a"], ["an"])
LEADS = (["lead"], ["leads"])
INSPECTIONS = frozenset(
    {"inspection", "re-inspection", "reinspection", "revisit", "re-visit", "revisits", "inspections"}
)
#: words in small letters with which, or at which, one of these is looked for
STARTS = frozenset({*GROUPS, *INSPECTIONS, *PARTIES, "local"})
#: what stands before and after an acronym in a list
NEXT = frozenset({"and", ","})
#: capital letters that stand for a thing of the SEND system, not for a body
TERMS = frozenset(
    "SEND SEN EHCP EHCPS EHC EHCNA SEMH ASD ADHD CYP KPI KPIS DSG HNB CAMHS JSNA WSOA NEET SENCO SENDCO PRU LAC SALT "
    "SLCN DBV APP COVID PDF FAQ NHS RAG SRO MTFS UASC".split()
)
