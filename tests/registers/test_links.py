"""Where others have what a register knows."""

import re
from urllib.parse import urlsplit

from kg.graph.iris import register_iri
from kg.graph.known import known_quads
from kg.graph.quads import to_quads
from kg.graph.vocabulary import OWL, RDFS
from kg.model.document import Document, ManifestEntry
from kg.model.frames import Evidence, Thing
from kg.model.kinds.inspection import Inspection
from kg.registers import Registers
from kg.registers.links import area_of, item_of, pages_of

GEOGRAPHY = "http://statistics.data.gov.uk/id/statistical-geography/"


def test_codes_of_the_ons_and_of_the_nhs_are_addresses() -> None:
    """A key that holds a code leads to the list of the code; one that was made up leads nowhere."""
    assert list(pages_of("authority:E06000058")) == [GEOGRAPHY + "E06000058"]
    assert list(pages_of("health:11J")) == ["https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/11J"]
    assert list(pages_of("health:RH5-partnership")) == []
    assert list(pages_of("national:ofsted")) == ["https://www.gov.uk/government/organisations/ofsted"]
    assert area_of("council:aldermouth") == ""


def test_what_is_noted_is_of_a_register() -> None:
    """Each address is of an entry that there is, and is a web address."""
    keys = {entry.key for entry in Registers.load().entries}
    noted = {key: tuple(pages_of(key)) for key in keys if tuple(pages_of(key))}
    assert len([key for key in noted if key.startswith("national:")]) == 19
    assert all(urlsplit(page).scheme in {"http", "https"} for pages in noted.values() for page in pages)


def test_items_of_wikidata_are_of_councils_that_there_are() -> None:
    """No item is noted of two councils, and none of what no register knows."""
    keys = [entry.key for entry in Registers.load().entries]
    items = [item_of(key) for key in keys if item_of(key)]
    assert len(items) == len(set(items)) == 359
    assert item_of("authority:E99999999") == ""


def test_a_council_is_not_its_area() -> None:
    """The area is the ONS's, the council is Wikidata's item; the ONS's page of it is only to be seen too."""
    area = Thing("area", "Dorset", register="area:authority:E06000059")
    frame = Inspection(evidence=(Evidence(0, 4, "r"),), kind="inspection", area=area)
    document = Document("a", "a.txt", "They inspected.", "0" * 64, "text/plain", ManifestEntry("a.txt"))
    same = [quad for quad in to_quads(document, [frame]) if quad.predicate == OWL.sameAs]
    assert [(quad.subject.value.rpartition("/")[2], quad.object.value) for quad in same] == [  # type: ignore[union-attr]
        ("area", GEOGRAPHY + "E06000059")
    ]
    known = list(known_quads(["authority:E06000059"], Registers.load()))
    items = {str(quad.subject): quad.object.value for quad in known if quad.predicate == OWL.sameAs}  # type: ignore[union-attr]
    assert items[str(register_iri("authority:E06000059"))] == item_of("authority:E06000059")
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9][0-9]*", item) for item in items.values())
    assert [quad for quad in known if quad.predicate == RDFS.seeAlso and str(quad.object).endswith("E06000059>")]
