"""Words and patterns by which parties are known in a parse.

What is made of them stands in `kg.extract.syntax.parties`.
"""

__all__ = [
    "BACK",
    "BRACKET",
    "DEPARTMENTS",
    "GROUPS",
    "GROUP_LABELS",
    "JOINS",
    "LINKS",
    "MODIFIERS",
    "OF",
    "OF_LABELS",
    "OF_POSTS",
    "PERSONAL",
    "POINTING_TAGS",
    "POSSESSIVES",
    "PRONOUNS",
    "PUNCTUATION",
    "QUANTIFIERS",
    "SEVERAL",
    "SPEAKS",
    "SUBJECTS",
    "TITLES",
    "WE",
]

PRONOUNS = frozenset(
    {
        "it",
        "they",
        "them",
        "itself",
        "themselves",
        "this",
        "these",
        "that",
        "which",
        "each",
        "both",
        "its",
        "their",
        "who",
        "latter",
        "former",
        "he",
        "she",
        "his",
        "her",
        "him",
    }
)
PERSONAL = frozenset({"he", "she", "his", "her", "him"})
WE = frozenset({"we", "us", "our", "members", "councillors"})
#: who speaks for his body
SPEAKS = frozenset({"chair", "chairman", "vice-chair", "meeting", "meetings", "secretariat"})
#: how the names of departments of government begin
DEPARTMENTS = ("DfE", "DFE", "Department for ", "Department of ")
#: how many sentences a pronoun may reach back
BACK = 3
#: nouns that stand for a party without a name; only written in small letters, or with a number before them
GROUPS = frozenset(
    """group groups board boards panel panels committee committees forum forums partnership partnerships team teams
    workstream workstreams cell cells network networks sub-group sub-groups subgroup subgroups sub-committee officers
    leads heads governors headteachers commissioners inspectors auditors ministers department departments directorate
    executive cabinet council taskforce hub steering strand strands streams tier officials partners clusters commission
    academies trusts schools providers reviewers regulators advisers managers""".split()
)  # fmt: skip
LINKS = frozenset({",", "(", "–", "-", "—", ":"})
OF_POSTS = frozenset({"the", "our", "its", "interim", "'s", "’s"})
OF = frozenset({"of", "for", "at", "in"})
#: what stands before a person's name and is no part of it
TITLES = frozenset(
    "cllr cllr. councillor mr mr. mrs mrs. ms miss dr dr. prof professor sir dame lady lord baroness rev the".split()
)
#: words of a bracket behind a post, at most: "(Interim)"
BRACKET = 3
#: words that stand for several parties named together before
SEVERAL = frozenset({"both", "all", "each", "these", "they"})
JOINS = frozenset({",", "and", "&", "the", "a", "an", "both", ";", "its"})
GROUP_LABELS = frozenset({"BODY", "PARTY", "ORG"})
MODIFIERS = frozenset("compound amod nmod nummod advmod punct cc conj".split())
OF_LABELS = frozenset({"ORG", "BODY", "PLAN"})
POINTING_TAGS = frozenset("PRP DT WDT WP PRP$ JJ NN".split())
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
PUNCTUATION = frozenset(", ; : ( .".split())
QUANTIFIERS = frozenset("one body number range type series each all some both two three any".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
