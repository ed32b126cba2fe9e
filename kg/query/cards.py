"""One fact as a card that can be cited: the claim, the words it rests on, the paper, its hash, the rule, a citation.

A fact is named by its IRI, or by the end of it (`monitoring/5f2c…`), as far as that is unique in the store.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from kg.errors import QueryError
from kg.query.evidence import Place, places_of
from kg.query.facts import Fact, read_facts
from kg.query.parameters import is_iri, to_text_literal
from kg.query.prefixes import with_prefixes
from kg.query.rows import Engine, cell_text
from kg.query.wording import worded

__all__ = ["Card", "card", "to_html", "to_markdown"]

_ENDING = """
SELECT DISTINCT ?fact WHERE {
  ?fact prov:hadPrimarySource ?paper .
  FILTER (STRENDS(STR(?fact), %s))
} LIMIT 10
"""

_PAPER = """
SELECT ?title ?file ?url ?hash ?date ?council WHERE {
  GRAPH ?graph {
    <%s> prov:hadPrimarySource ?paper .
    ?paper rdfs:label ?title ; sg:fileName ?file ; sg:sha256 ?hash .
    OPTIONAL { ?paper schema:url ?url }
    OPTIONAL { ?paper dcterms:date ?date }
    OPTIONAL { ?paper dcterms:publisher/rdfs:label ?council }
  }
} ORDER BY ?title ?council
"""


@dataclass(frozen=True, slots=True)
class Card:
    """A fact ready to be cited.

    Arguments:
        fact: the fact.
        claim: what it says, as a sentence.
        places: the words it rests on, and where they stand.
        title, file, url, sha256, date, council: of the paper; what is not known is empty.
    """

    fact: Fact
    claim: str
    places: tuple[Place, ...]
    title: str
    file: str
    url: str
    sha256: str
    date: str
    council: str

    @property
    def citation(self) -> str:
        """A ready citation: council, title, date, place and address."""
        first = self.places[0] if self.places else None
        where = ""
        if first is not None:
            page = f"p. {first.page}, " if first.page else ""
            where = f"{page}characters {first.start}–{first.end}"
        parts = [self.council, f"“{self.title}”", self.fact.said or self.date or "no date", self.file, where, self.url]
        return ", ".join(part for part in parts if part) + f" (SHA-256 {self.sha256[:16]}…)."


def card(name: str, engine: Engine) -> Card:
    """Return the card of a fact.

    Arguments:
        name: its IRI, or the end of it from the kind on.
        engine: the store.

    Raises:
        QueryError: no fact, or more than one, has that name.
    """
    iri = name if is_iri(name) else _by_ending(name.strip(), engine)
    fact = read_facts([iri], engine).get(iri)
    if fact is None:
        raise QueryError(f"There is no fact {name!r}", "`kg query NAME --facts` and `kg show THING --facts` tell facts")
    rows: Any = engine.query(with_prefixes(_PAPER % iri))
    paper = next(([cell_text(term) for term in row] for row in rows), ["", "", "", "", "", ""])
    title, file, url, sha256, date, council = paper
    clause = worded(fact)
    claim = clause[:1].upper() + clause[1:] + ("" if clause.endswith(".") else ".")
    return Card(fact, claim, places_of([iri], engine).get(iri, ()), title, file, url, sha256, date, council)


def _by_ending(name: str, engine: Engine) -> str:
    rows: Any = engine.query(with_prefixes(_ENDING % to_text_literal(name))) if name else []
    found = sorted(row[0].value for row in rows)
    if len(found) > 1:
        raise QueryError(f"{len(found)} facts end in {name!r}", "Give more of the IRI:\n  " + "\n  ".join(found))
    return found[0] if found else ""


def to_markdown(shown: Card) -> str:
    """Write a card as Markdown."""
    quotes = "\n".join("> " + " ".join(_plain(place.sentence).split()) + "\n" for place in shown.places)
    rows = "".join(f"| {name} | {_plain(value)} |\n" for name, value in _rows(shown))
    return f"### {_plain(shown.claim)}\n\n{quotes}\n| | |\n|---|---|\n{rows}\n**Cite as:** {_plain(shown.citation)}\n"


def to_html(shown: Card) -> str:
    """Write a card as a piece of HTML that runs no script and can be pasted into a page."""
    quotes = "".join(f"<blockquote>{escape(place.sentence)}</blockquote>\n" for place in shown.places)
    rows = "".join(f"<dt>{name}</dt><dd>{_linked(value)}</dd>\n" for name, value in _rows(shown))
    return (
        f'<article class="kg-card">\n<h3>{escape(shown.claim)}</h3>\n{quotes}<dl>\n{rows}</dl>\n'
        f"<p><strong>Cite as:</strong> {escape(shown.citation)}</p>\n</article>\n"
    )


def _rows(shown: Card) -> Sequence[tuple[str, str]]:
    rules = "; ".join(sorted({rule for place in shown.places for rule in place.rule.split("; ")}))
    rows = [
        ("Status", shown.fact.status),
        ("Said on", shown.fact.said or "not known"),
        ("Document", shown.title),
        ("File", shown.file),
        ("Published by", shown.council or "not known"),
        ("URL", shown.url or "not known"),
        ("SHA-256", shown.sha256),
        ("Rule", rules),
        ("Fact", shown.fact.iri),
    ]
    return [row for row in rows if row[1]]


def _plain(text: str) -> str:
    """Return text in which Markdown reads no markup."""
    return "".join("\\" + char if char in "\\`*[]<>|#" else char for char in text)


def _linked(text: str) -> str:
    told = escape(text)
    return f'<a href="{told}" rel="noreferrer">{told}</a>' if text.startswith(("http://", "https://")) else told
