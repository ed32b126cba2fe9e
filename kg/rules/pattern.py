"""The small language in which rules are written: what a sentence looks like, a word or a name at a time.

    {subject:PLAN} <be> monitored .. by {monitor:ORG|BODY}

| written | stands for |
|---|---|
| `word`, `this|that` | that word, or one of these, in any case |
| `monitor~` | the verb in all its forms: monitor, monitors, monitored, monitoring |
| `{PLAN}`, `{ORG|BODY}` | a name of that type; `{subject:PLAN}` also keeps it as the slot `subject` |
| `<be>`, `<the>`, `<aux>`, `<title>` | any number of auxiliaries, determiners, auxiliaries and adverbs, titles |
| `..`, `...` | up to three, up to eight tokens of any kind but a semicolon |
| `word?` | a word, name or alternative that may be missing |
| `^word`, `^{ROLE}` | the sentence begins with it; for the first element of a pattern only |

It knows nothing of spaCy; kg/extract/matching.py makes token patterns of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.rules.lexicon import lexicon

__all__ = [
    "ALL_GAPS",
    "GAPS",
    "LABELS",
    "LONG_GAPS",
    "MACROS",
    "Element",
    "PatternError",
    "inflections",
    "parse",
    "written",
]

LABELS = frozenset("ORG BODY PERSON ROLE PLAN PARTY INSPECTION DATE FREQ PERIOD PCT MONEY NUM TERM".split())
MACROS = {
    "be": frozenset(
        "is are was were be been being will would has have had to must shall should may can could also currently now "
        "not being still then".split()
    ),
    "the": frozenset("the a an its their his her this that our any all each both new joint local first".split()),
    "aux": frozenset(
        "is are was were be been being will would has have had to must shall should may can could also now then still "
        "jointly together currently both in turn further formally regularly directly subsequently previously".split()
    ),
    "title": frozenset(title.lower() for title in lexicon().person_titles),
}
GAPS = {"..": 3, "...": 8}
#: how many long gaps, and how many gaps in all, a pattern may have: more of them take long on a long sentence
LONG_GAPS = 2
ALL_GAPS = 4
_IRREGULAR = {
    "lead": ("leads", "led", "leading"),
    "hold": ("holds", "held", "holding"),
    "oversee": ("oversees", "oversaw", "overseen", "overseeing"),
    "give": ("gives", "gave", "given", "giving"),
    "make": ("makes", "made", "making"),
    "take": ("takes", "took", "taken", "taking"),
    "set": ("sets", "setting"),
    "find": ("finds", "found", "finding"),
    "bring": ("brings", "brought", "bringing"),
    "keep": ("keeps", "kept", "keeping"),
    "meet": ("meets", "met", "meeting"),
    "be": ("is", "are", "was", "were", "been", "being"),
    "have": ("has", "had", "having"),
    "submit": ("submits", "submitted", "submitting"),
    "begin": ("begins", "began", "begun", "beginning"),
    "put": ("puts", "putting"),
    "sit": ("sits", "sat", "sitting"),
    "grow": ("grows", "grew", "grown", "growing"),
    "rise": ("rises", "rose", "risen", "rising"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "go": ("goes", "went", "gone", "going"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "send": ("sends", "sent", "sending"),
    "drop": ("drops", "dropped", "dropping"),
}
_WORD = re.compile(r"[^\s{}<>|?~]+")


class PatternError(ValueError):
    """A pattern that cannot be read.

    Arguments:
        faults: all that is wrong with it, each with where and what to write instead.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern.

    Arguments:
        words: the words it may be, in small letters; empty for names and gaps.
        labels: the types of name it may be; empty for words and gaps.
        slot: the slot under which a name is kept; may be empty.
        optional: whether it may be missing.
        most: for a gap or a macro, how many tokens it may take; 1 for all else.
        first: whether the sentence must begin with it.
    """

    words: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    slot: str = ""
    optional: bool = False
    most: int = 1
    first: bool = False


def inflections(verb: str) -> frozenset[str]:
    """Return a verb's base form, third person, past, participle and -ing form, all in small letters."""
    if verb in _IRREGULAR:
        return frozenset((verb, *_IRREGULAR[verb]))
    if verb.endswith("e"):
        return frozenset((verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"))
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset((verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"))
    if verb.endswith(("s", "sh", "ch", "x")):
        return frozenset((verb, f"{verb}es", f"{verb}ed", f"{verb}ing"))
    return frozenset((verb, f"{verb}s", f"{verb}ed", f"{verb}ing"))


def parse(text: str) -> tuple[Element, ...]:
    """Return the elements of a pattern.

    Raises:
        PatternError: an unknown type, macro or sign, a pattern without a word that must stand in the sentence, or
            one that would take very long on some sentence.
    """
    faults: list[str] = []
    elements: list[Element] = []
    for part in text.split():
        try:
            elements.append(_element(part))
        except PatternError as error:
            faults.extend(error.faults)
    if not faults:
        faults = [f"the pattern {text!r} {fault}" for fault in _shape_faults(elements)]
    if faults:
        raise PatternError(faults)
    return tuple(elements)


def _shape_faults(elements: Sequence[Element]) -> Iterator[str]:
    """Yield what makes a pattern match anywhere, or take very long: the ways to match multiply with every open gap."""
    if not any(e.words and not e.optional and e.most == 1 for e in elements):
        yield "has no word that must stand in the sentence; add one, such as a verb"
    gaps = [index for index, e in enumerate(elements) if e.most in GAPS.values() and not e.words]
    long = sum(elements[index].most == GAPS["..."] for index in gaps)
    if long > LONG_GAPS:
        yield f"has {long} long gaps (...), and {LONG_GAPS} is the most; write words, or the short gap (..)"
    if len(gaps) > ALL_GAPS:
        yield f"has {len(gaps)} gaps, and {ALL_GAPS} is the most; make two rules of it"
    if any(e.first for e in elements[1:]) or (elements and elements[0].first and elements[0].optional):
        yield "has ^ elsewhere than before its first element, which must be there; put it there, or leave it out"
    if any(index + 1 in gaps for index in gaps):
        yield "has two gaps side by side; write one"
    if gaps and (gaps[0] == 0 or gaps[-1] == len(elements) - 1):
        yield "begins or ends with a gap, which asks for nothing; leave it out"


def written(element: Element) -> str:
    """Return an element much as a rule file writes it; of a long list of words only the first ones, sorted."""
    if element.first:
        return "^" + written(replace(element, first=False))
    if element.labels:
        return f"{{{element.slot + ':' if element.slot else ''}{'|'.join(sorted(element.labels))}}}"
    if not element.words:
        return next(sign for sign, most in GAPS.items() if most == element.most)
    for name, words in MACROS.items():
        if words == element.words:
            return f"<{name}>"
    shown = sorted(element.words)
    return "|".join(shown[:6]) + ("|…" if len(shown) > 6 else "")


def _element(part: str) -> Element:
    if part.startswith("^") and len(part) > 1:
        return replace(_element(part[1:]), first=True)
    optional = part.endswith("?") and len(part) > 1
    bare = part[:-1] if optional else part
    if bare in GAPS:
        return Element(optional=True, most=GAPS[bare])
    if bare.startswith("<") and bare.endswith(">"):
        if bare[1:-1] not in MACROS:
            raise PatternError([f"unknown macro {bare}; known are {', '.join(sorted(MACROS))}"])
        return Element(words=MACROS[bare[1:-1]], optional=True, most=6)
    if bare.startswith("{") and bare.endswith("}"):
        slot, _, labels = bare[1:-1].rpartition(":")
        wanted = frozenset(labels.split("|"))
        if wanted - LABELS:
            unknown, known = ", ".join(sorted(wanted - LABELS)), ", ".join(sorted(LABELS))
            raise PatternError([f"unknown type of name {unknown!r} in {part}; known are {known}"])
        return Element(labels=wanted, slot=slot, optional=optional)
    words: set[str] = set()
    for word in bare.split("|"):
        stem = word.removesuffix("~")
        if not _WORD.fullmatch(stem):
            raise PatternError([f"cannot read {part!r}; write words parted by |, {{SLOT:TYPE}}, <macro>, .. or ..."])
        words |= inflections(stem) if word.endswith("~") else {stem}
    return Element(words=frozenset(words), optional=optional)
