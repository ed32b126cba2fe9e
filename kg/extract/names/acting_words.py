"""Words by which people are known who act; what is made of them stands in `kg.extract.names.acting`."""

__all__ = [
    "ACTS",
    "AFTER",
    "ARTICLES",
    "BEHIND_GIVEN",
    "BY",
    "DONE",
    "LINKS",
    "NEVER",
    "OPENS",
]

#: verbs of which only a person is the subject
ACTS = frozenset(
    """presented introduced explained said asked agreed undertook offered promised volunteered spoke talked took gave
    led outlined attended joined tabled updated noted advised stated reported replied responded described
    summarised demonstrated showed will would is was had has who thanked confirmed walked guided ran set shared
    went read drew told welcomed chaired apologised brought wrote opened highlighted commended addressed declared
    moved seconded proposed queried pledged committed presenting introducing doing attending joins joined
    co-presented fed""".split()
)
#: participles and nouns after which "by" or "from" names a person
DONE = frozenset(
    """presented introduced given led tabled delivered chaired outlined made prepared shown read kept put moved
    seconded proposed written drafted demonstrated summarised followed described commended brought taken
    accompanied represented covered fronted presentation update report overview briefing introduction paper talk
    apologies slides question note account""".split()
)
LINKS = frozenset({",", "(", "–", "-", "—", ":", "["})
AFTER = frozenset({",", ")", ";", ".", "]", "–", "and", "&", "|"})
#: capitalised words of which no name of a person begins or ends
NEVER = frozenset(
    """the a an this that these those its our item minute minutes report plan strategy action actions resolved agreed
    decision cabinet council committee board panel group forum partnership executive scrutiny local area annual
    joint draft national ofsted send sen ehc cqc dfe members officers chair chairman vice deputy assistant head
    director service services children education health care school schools academy trust college university
    county city borough district north south east west improvement inclusion programme project family families
    parent carer carers young people governors commissioner minister secretary state department ministry
    government lead manager officer team unit bill act code practice offer hub centre house street road hall room
    part section appendix annex page phase stage key new old high early special general good monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december spring summer autumn winter easter christmas whitsun royal saint st sir dame lord lady mr
    mrs ms miss dr prof professor cllr councillor rev reverend present apologies presenter author lead owner
    sponsor""".split()
)
#: what the person who acts may stand behind, but for the beginning of the sentence
OPENS = frozenset("and , – : ; that . & when while but before after which • )".split())
ARTICLES = (["the"], ["our"], ["its"])
BY = frozenset({"by", "from"})
#: what stands behind a given name alone
BEHIND_GIVEN = frozenset({"to", "and", "'s", "’s", ".", ","})
