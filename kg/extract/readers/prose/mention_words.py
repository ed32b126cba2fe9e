"""Words between people and their posts; what is made of them stands in `kg.extract.readers.prose.mentions`."""

__all__ = [
    "BEFORE_CHAIR",
    "BEFORE_PERSON",
    "BEFORE_POST",
    "CAPACITY",
    "FILLERS",
    "INTEREST",
    "MADE",
    "MAKING",
    "SEPARATORS",
    "STANDS",
]

SEPARATORS = frozenset({",", "(", "–", "-", "—", "|", ":", "[", "/"})
FILLERS = frozenset("the a our its is was as who council's newly appointed new interim acting also now".split())
#: what else may stand before a post, and before a person
BEFORE_POST = frozenset({"from", "of"})
BEFORE_PERSON = frozenset("councillor cllr mr mrs ms dr of for at".split())
STANDS = frozenset({"is", "was", "as"})
MADE = frozenset({"elected", "re-elected", "appointed", "re-appointed", "nominated", "confirmed"})
MAKING = frozenset("be been is was has had duly as the to a and post of role formally now".split())
CAPACITY = frozenset({"role", "capacity"})
INTEREST = frozenset({"as", "interest"})
BEFORE_CHAIR = frozenset({"as", "the"})
