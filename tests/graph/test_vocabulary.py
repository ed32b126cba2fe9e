"""The vocabulary is closed."""

import re
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph import vocabulary
from kg.graph.vocabulary import NAMESPACES, SCHEMES, SG, code, scheme

PACKAGE = Path(vocabulary.__file__).resolve().parent.parent


def test_an_unknown_term_is_an_error() -> None:
    """A misspelt class or property is an error when it is asked for, never a new IRI."""
    assert SG.Inspection.value == "https://w3id.org/send-governance/ontology#Inspection"
    with pytest.raises(AttributeError, match="no term 'Inspektion'"):
        _ = SG.Inspektion
    with pytest.raises(StoreError, match="no list of codes called 'kinds'"):
        scheme("kinds")


def test_codes_are_told_apart_and_keep_their_place() -> None:
    """Two values of a list never share an IRI, and case makes no difference."""
    for name, values in SCHEMES.items():
        assert len({code(name, value) for value in values}) == len(values)
    assert code("organisation", "nhs trust") == code("organisation", "NHS trust")


def test_no_other_module_spells_a_vocabulary() -> None:
    """The base of a namespace stands in one Python file of the package."""
    bases = [namespace.base for namespace in NAMESPACES.values()]
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(re.search(re.escape(base) + r"(?!xmlns)", path.read_text(encoding="utf-8")) for base in bases)
    }
    # these write terms as text: datatypes of values, and the description of the catalogue, which is not in the graph
    assert found <= {"graph/vocabulary.py", "query/parameters.py", "query/description.py"}
