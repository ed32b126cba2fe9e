"""What papers say as an Atom feed (RFC 4287): an entry a paper, the newest first, of all, of one council or one body.

Its dates are those of the papers, never the clock's: the same store gives the same feed.
"""

from collections import defaultdict
from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from kg.query.wording import worded
from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.site.facts import KIND_CALLED
from kg.view.subgraph import Paper

__all__ = ["atom"]

#: entries in a feed; a reader has seen the others
MOST = 50
#: facts told of a paper
_FACTS = 40
_UNTOLD = frozenset({"mention", "item"})
#: a feed must have a date; of papers without one nothing is known
_UNDATED = "1970-01-01"


def atom(index: Index, base: str, *, council: str = "", thing: str = "", called: str = "") -> str:
    """Return the feed.

    Arguments:
        index: of the store.
        base: the address of the server, with no slash at its end.
        council: only papers of this council, by its full name.
        thing: only papers with a fact in which this thing stands, by its IRI, and those facts alone.
        called: the name of that thing.
    """
    from kg.serve.address import local

    about_thing = index.facts(council=council, thing=thing) if thing else []
    named = {one.fact.source for one in about_thing}
    papers = [
        paper
        for paper in index.papers.values()
        if (not council or paper.council == council) and (not thing or paper.source in named)
    ]
    papers.sort(key=lambda paper: (paper.date, paper.source), reverse=True)
    told: dict[str, list[Told]] = defaultdict(list)
    for one in about_thing or (one for paper in papers[:MOST] for one in index.facts(source=paper.source)):
        if one.fact.kind not in _UNTOLD:
            told[one.fact.source].append(one)
    entries = "".join(
        _entry(paper, told[paper.source], index.iris[paper.source], base + local(index.iris[paper.source]))
        for paper in papers[:MOST]
    )
    query = urlencode({name: value for name, value in (("council", council), ("body", thing)) if value})
    own = escape(f"{base}/feed{f'?{query}' if query else ''}")
    about = called or council
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">\n'
        f"<id>{own}</id>\n<title>{_text(f'SEND governance: {about}' if about else 'SEND governance')}</title>\n"
        f"<updated>{_moment(papers[0].date if papers else '')}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href="{own}"/>\n<link rel="alternate" href="{escape(base)}/"/>\n'
        f"<author><name>kg</name></author>\n{entries}</feed>\n"
    )


def _entry(paper: Paper, told: Sequence[Told], iri: str, address: str) -> str:
    rows = dict.fromkeys(f"{KIND_CALLED[one.fact.kind].word.capitalize()}: {worded(one.fact)}" for one in told)
    facts = "".join(f"<li>{escape(row)}</li>" for row in list(rows)[:_FACTS])
    more = f"<p>and {len(rows) - _FACTS} more</p>" if len(rows) > _FACTS else ""
    html = f"<ul>{facts}</ul>{more}" if rows else "<p>No fact was read from this paper.</p>"
    title = f"{paper.council}: {paper.title or paper.source}" if paper.council else paper.title or paper.source
    return (
        f"<entry>\n<id>{escape(iri)}</id>\n<title>{_text(title)}</title>\n<updated>{_moment(paper.date)}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>\n'
        f'<content type="html">{_text(html)}</content>\n</entry>\n'
    )


def _moment(date: str) -> str:
    """Return a date, whole or cut, as Atom wants it: with a time."""
    whole = (date or _UNDATED)[:10]
    return f"{whole}{_UNDATED[len(whole) :]}T00:00:00Z"


def _text(text: str) -> str:
    """Return text escaped, without the characters that XML has no place for."""
    return escape("".join(char for char in text if char >= " " or char in "\t\n"))
