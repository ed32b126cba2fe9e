"""Words by which posts on lines of lists are known; what is made of them stands in `kg.extract.names.listed`."""

__all__ = [
    "ADVISERS",
    "ANDS",
    "ARTICLES",
    "AWAY",
    "BARE",
    "CHAIRS",
    "DANGLING",
    "ENDS",
    "GOES_ON",
    "HEADS",
    "LINKS",
    "OF_WHOM",
    "PARENTS",
    "SEPARATORS",
    "SMALL",
    "VERBS",
    "WHO",
]

SEPARATORS = frozenset({",", "–", "-", "—", "|", ":", "("})
#: words that end a post on such a line: for whom the person came, since when
ENDS = frozenset(
    "representing on deputising substituting attending ( ; from . email e-mail tel telephone contact".split()
)
#: small words inside a post, and heads that lists write in small letters
SMALL = frozenset({"of", "and", "for", "the", "with", "a", "&", "'s", "’s"})
HEADS = frozenset(
    "representative manager officer governor headteacher teacher lead member clerk chair maintained academy primary "
    "secondary school nursery".split()
)
#: words of sentences, which a line of a list does not hold
VERBS = frozenset(
    "was were is are has have had presented introduced said stated reported advised asked welcomed noted explained "
    "would will attended gave chaired agreed declared highlighted updated outlined informed confirmed thanked joined "
    "left".split()
)
PARENTS = frozenset({"Parent", "Parent/Carer", "School", "Primary", "Secondary", "Vice", "Guest", "Minutes"})
#: words in which no post ends: "…, and Jo Lark", "…, Independent"
DANGLING = frozenset({"of", "for", "the", "and", "&", "with", "to", "independent"})
#: posts that are one right after a name, and else a common word
BARE = frozenset(
    "Principal Governor Manager Headteacher Head Bursar Trustee Consultant Solicitor Treasurer Accountant Director "
    "SENCO SENDCo".split()
)
CHAIRS = frozenset({"chair", "vice-chair", "chairman", "chairperson", "vice-chairman"})
ADVISERS = frozenset({"adviser", "advisor"})
ANDS = frozenset({"and", "&"})
ARTICLES = frozenset({"as", "the"})
#: why somebody is not there
AWAY = frozenset({"leave", "unwell", "apologies", "absent"})
#: what ends a post behind a comma, as a sentence goes on about the person
GOES_ON = frozenset({"a", "an", "who", "which"})
LINKS = frozenset({",", "("})
#: what stands behind a post of one word
OF_WHOM = frozenset({"at", "of", ")"})
#: those beside whom a post of a plain word stands
WHO = frozenset({"PERSON", "ROLE"})
