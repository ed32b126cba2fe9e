"""Abbreviations that the document itself defines: "Department for Education (DfE)", and where they stand afterwards."""

import re
from dataclasses import replace

from kg.extract.name import Name
from kg.extract.reading import Reading

__all__ = ["apply_definitions", "find_definitions", "spell_out"]

_ABBREVIATION = re.compile(r"^[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*s?$|^[A-Z]{2,8}$")
_LABELS = frozenset({"ORG", "BODY", "PLAN", "ROLE"})
#: abbreviations of terms that name no thing
_TERMS = frozenset(
    {
        "SEND",
        "SEN",
        "EHCP",
        "EHCPs",
        "EHC",
        "EHCNA",
        "SEMH",
        "ASD",
        "ADHD",
        "CYP",
        "LA",
        "KPI",
        "KPIs",
        "AP",
        "DSG",
        "HNB",
        "CAMHS",
    }
)


def find_definitions(reading: Reading) -> None:
    """Note every abbreviation in brackets after a name; the first definition of a document counts."""
    for sentence in reading.sentences:
        words = sentence.words
        for name in sentence.names:
            at = name.last
            if (
                name.label not in _LABELS
                or (name.generic and name.label == "BODY")
                or at + 2 >= len(words)
                or words[at] != "("
            ):
                continue
            close = at + 2
            short = words[at + 1].strip("‘’'\"“”")
            if words[close] != ")" and close + 1 < len(words) and words[close + 1] == ")":
                short, close = words[close].strip("‘’'\"“”"), close + 1
            if words[close] == ")" and _ABBREVIATION.match(short) and short not in _TERMS and _fits(short, name):
                reading.definitions.setdefault(short, name)


#: the type of health bodies that papers spell out in one place and shorten in the next
_TYPES = {"ICB": "Integrated Care Board"}


def spell_out(reading: Reading) -> None:
    """Give a body its fuller name where the document has that too: "NHS X ICB", "NHS X Integrated Care Board"."""
    whole = {name.text for sentence in reading.sentences for name in sentence.names if name.label == "ORG"}
    for sentence in reading.sentences:
        sentence.names = [_spelt_out(name, whole) for name in sentence.names]


def _spelt_out(name: Name, whole: set[str]) -> Name:
    place, _, short = name.text.rpartition(" ")
    full = f"{place} {_TYPES[short]}" if short in _TYPES else ""
    if full in whole:
        return replace(name, text=full)
    place, _, short = name.owner.rpartition(" ")
    full = f"{place} {_TYPES[short]}" if short in _TYPES else ""
    return replace(name, owner=full) if full in whole else name


def _fits(short: str, name: Name) -> bool:
    """Return whether an abbreviation's letters stand in its name, in their order."""
    letters = iter(name.text.lower())
    return all(c in letters for c in short.lower().rstrip("s") if c.isalpha()) or name.generic


def apply_definitions(reading: Reading) -> None:
    """Make names of the abbreviations that stand elsewhere in the document; none where another name stands already."""
    if not reading.definitions:
        return
    for sentence in reading.sentences:
        taken = sentence.taken()
        added = [
            _same(reading.definitions[word], at)
            for at, word in enumerate(sentence.words)
            if at not in taken and word in reading.definitions
        ]
        if added:
            sentence.add(added)


def _same(name: Name, at: int) -> Name:
    return Name(
        name.label,
        name.text,
        at,
        at + 1,
        "definitions",
        key=name.key,
        kind=name.kind,
        owner=name.owner,
        generic=name.generic,
    )
