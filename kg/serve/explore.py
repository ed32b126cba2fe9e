"""Pages of the explorer: tasks that make them from the index of the store, which each process opens once.

They return HTML below the page's heading; the frame around it is put by `kg.serve.frame`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote, urlencode

from kg.errors import QueryError
from kg.query.things import Found, describe, find_one
from kg.serve.address import local
from kg.serve.comparing import News
from kg.view.index.index import Index
from kg.view.index.records import Told
from kg.view.subgraph import Node, Passage, key_of

__all__ = [
    "Served",
    "Shown",
    "changed",
    "councils",
    "feed",
    "index",
    "links_of",
    "listing",
    "one_called",
    "opening",
    "page_of",
    "search",
    "told",
]

#: the index that was opened last, with the engine of which it is
_open: list[Any] = []
#: things of a list on one page
MOST = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its heading, what stands above it, and its HTML."""

    title: str
    body: str
    above: str = ""


class Served:
    """Where pages are on this server."""

    def __init__(self, index: Index) -> None:
        """Begin with the index, which knows the papers."""
        self._index = index

    def thing(self, iri: str) -> str:
        """Return the address of a thing's page; codes of lists have none."""
        address = local(iri)
        return address if address != iri else ""

    def fact(self, iri: str) -> str:
        """Return the address of a fact's page."""
        return local(iri)

    def step(self, told: Told, source: str, target: str) -> str:  # noqa: ARG002 -- a fact has its own page
        """Return the address of the page of a fact that ties two things."""
        return local(told.fact.iri)

    def paper(self, source: str, fact: str = "") -> str:
        """Return the address of a paper, at the words of a fact where one is named."""
        iri = self._index.iris.get(source, "")
        return f"{local(iri)}{f'#at-{key_of(fact)}' if fact else ''}" if iri else ""

    def said(self, place: Passage, text: str) -> str:  # noqa: ARG002 -- each page of a server holds its sentences
        """Return a sentence as it is."""
        return text


def index(engine: Any, store: str) -> Index:
    """Return the index of the store, opened once for each engine: a build opens another."""
    from kg.view.index.kept import index_of

    if not _open or _open[0] is not engine:
        _open[:] = [engine, index_of(engine, store)]
    found: Index = _open[1]
    return found


def councils(engine: Any, store: str) -> list[str]:
    """Return the names of the councils whose papers there are."""
    return list(index(engine, store).councils)


def opening(engine: Any, store: str) -> Shown | None:
    """Return the first page: the comparison of councils, or of a single one its own page; None where there is none."""
    from kg.view.site.comparison import comparison

    known = index(engine, store)
    if not known.councils:
        return None
    if len(known.councils) == 1:
        (iri,) = known.councils.values()
        return page_of(engine, store, iri)
    return Shown("Councils side by side", comparison(known, Served(known)))


def page_of(engine: Any, store: str, iri: str) -> Shown | None:
    """Return the page of a thing or a paper; None where the index has neither."""
    known = index(engine, store)
    links = Served(known)
    source = next((source for source, paper in known.iris.items() if paper == iri), "")
    if source:
        return _paper(known, source, links)
    node = known.node(iri)
    found = describe([iri], engine) if node is None or not node.status else []
    if node is None and found:
        node = Node(iri, found[0].name, found[0].type, found[0].kind)
    if node is None or node.status or node.id != iri:
        return None
    about = _about(node, found[0] if found else None, engine, known)
    council = next((name for name, one in known.councils.items() if one == iri), "")
    if council:
        from kg.view.site.council import council_page

        return Shown(council, council_page(known, council, iri, links), about)
    from kg.view.site.thing import thing_page

    return Shown(node.label, thing_page(known, iri, links), about)


def _paper(known: Index, source: str, links: Served) -> Shown:
    from kg.view.site.markup import day, link
    from kg.view.site.reader import reader

    paper = known.papers[source]
    council = link(links.thing(known.councils.get(paper.council, "")), paper.council) if paper.council else ""
    original = ""
    if paper.url.startswith(("https://", "http://")):
        original = f'<a href="{escape(paper.url)}" rel="noreferrer">the original</a>'
    told = [part for part in (council, escape(day(paper.date)), original) if part]
    return Shown(paper.title or source, reader(known, source, links), f'<p class="about">{" · ".join(told)}</p>')


def _about(node: Node, found: Found | None, engine: Any, known: Index) -> str:
    """Return what a thing is, as the line and the list below its name."""
    from kg.query.profile import in_time
    from kg.view.site.markup import day

    line = [escape(node.kind or node.type)]
    if found is not None:
        line += [f'<a href="{escape(local(iri))}">{escape(name)}</a>' for iri, name in found.parents.items() if name]
    rows: dict[str, str] = {}
    if found is not None and found.others:
        rows["Also called"] = "; ".join(found.others)
    if found is not None and found.code and not found.code.startswith("local:"):
        rows["Code"] = found.code
        start, end, before, after = in_time(found, engine)
        if start or end:
            rows["In force"] = f"{day(start) or 'unknown'} to {day(end) or 'no end known'}"
        for head, others in (("Took over from", before), ("Taken over by", after)):
            if others:
                rows[head] = "; ".join(f"{one.name} ({day(one.date)})" for one in others)
    told = "".join(f"<div><dt>{head}</dt><dd>{escape(text)}</dd></div>" for head, text in rows.items())
    address = escape(local(node.id))
    follow = "council" if node.label in known.councils else "body"
    tools = (
        f'<a href="/feed?{urlencode({follow: node.label if follow == "council" else node.id})}">Feed</a> · '
        f'<a href="/view?around={quote(node.id, safe="")}">What is tied to it</a> · '
        f'<a href="{address}?format=turtle">Turtle</a> · <a href="{address}?format=jsonld">JSON-LD</a>'
    )
    details = f'<dl class="known">{told}</dl>' if told else ""
    return f'<p class="about">{", ".join(dict.fromkeys(line))} · {tools}</p>{details}'


#: list -> its heading and the types of things in it
LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "bodies": ("Boards, committees and groups", ("body", "group")),
    "plans": ("Plans", ("plan",)),
    "people": ("People and posts", ("person", "post")),
    "organisations": ("Organisations", ("organisation",)),
    "papers": ("Papers", ()),
}


def changed(engine: Any, store: str, compare: str, news: News | None, since: str, until: str) -> Shown:
    """Return what changed: the `news` since the store `compare`, or where there are none between two dates."""
    from kg.view.site.changes import between, changes
    from kg.view.site.standing import newest

    known = index(engine, store)
    dated = news is None
    if dated and not since:
        # a year before the newest paper, or before the day that was asked for
        last = until or newest(known)
        since = f"{int(last[:4]) - 1}{last[4:]}" if last[:4].isdigit() else ""
    found = between(known, since, until) if news is None else news
    told = f"What papers said after {escape(since) or 'the beginning'}" + (
        f" and up to {escape(until)}" if until else ""
    )
    form = (
        f'<form class="narrow"><label for="since">Said after</label><input id="since" name="since" '
        f'value="{escape(since if dated else "")}" placeholder="2024-06-30"><label for="until">and up to</label>'
        f'<input id="until" name="until" value="{escape(until)}"><button>Show</button></form>'
    )
    other = f' · <a href="/changes">against {escape(compare)}</a>' if compare and dated else ""
    head = f"{told}." if dated else f"This store beside {escape(compare)}."
    feed = '<a href="/feed">Follow as a feed</a>'
    body = changes(found, known, Served(known))
    return Shown("What changed", f"{form}{body}", f'<p class="about">{head} {feed}{other}</p>')


def feed(engine: Any, store: str, base: str, council: str, body: str) -> str | None:
    """Return the feed of all papers, of a council's, or of those about a body; None where there is no such thing."""
    from kg.serve.feed import atom

    known = index(engine, store)
    node = known.node(body) if body else None
    if (council and council not in known.councils) or (body and node is None):
        return None
    return atom(known, base, council=council, thing=node.id if node else "", called=node.label if node else "")


def listing(engine: Any, store: str, name: str, council: str, wanted: str) -> Shown:
    """Return the list of things of one sort, or of papers, narrowed before it is cut."""
    from kg.view.index.words import words_of
    from kg.view.site.markup import day, link, table

    known = index(engine, store)
    links = Served(known)
    title, types = LISTS[name]
    words = words_of(wanted)
    if types:
        counts = dict(known.rows("SELECT thing, count(*) FROM named GROUP BY thing"))
        heads = ["Name", "Kind", "Council", "Facts"]
        rows = [
            [
                link(links.thing(node.id), node.label),
                escape(node.kind),
                _of(node.council, known, links),
                str(counts.get(node.id, 0)),
            ]
            for node in known.of_type(*types, council=council)
            if all(
                word in " ".join(words_of(f"{node.label} {node.council} {' '.join(node.aliases)}")) for word in words
            )
        ]
    else:
        counts = dict(known.rows("SELECT source, count(*) FROM fact WHERE kind != 'mention' GROUP BY source"))
        heads = ["Paper", "Date", "Council", "Facts"]
        rows = [
            [
                link(links.paper(paper.source), paper.title or paper.source),
                f'<span class="cell date" data-order="{escape(paper.date)}">{escape(day(paper.date))}</span>',
                _of(paper.council, known, links),
                str(counts.get(paper.source, 0)),
            ]
            for paper in sorted(known.papers.values(), key=lambda one: (one.date, one.source), reverse=True)
            if (not council or paper.council == council)
            and all(word in " ".join(words_of(f"{paper.title} {paper.council} {paper.source}")) for word in words)
        ]
    form = (
        f'<form class="narrow"><label for="q">With these words</label><input id="q" name="q" value="{escape(wanted)}">'
        f'<label for="council">Council</label><select id="council" name="council"><option value="">all</option>'
        + "".join(f"<option{' selected' if one == council else ''}>{escape(one)}</option>" for one in known.councils)
        + "</select><button>Narrow</button></form>"
    )
    cut = f"; the first {MOST:,} are shown" if len(rows) > MOST else ""
    shown = table(heads, rows[:MOST], label=title, kind="cards") if rows else ""
    return Shown(title, f"{form}<p>{len(rows):,} found{cut}.</p>{shown}")


def _of(council: str, known: Index, links: Served) -> str:
    from kg.view.site.markup import link

    return link(links.thing(known.councils.get(council, "")), council) if council else ""


@dataclass(frozen=True, slots=True)
class FoundThings:
    """What a search found.

    Arguments:
        things: address, name, and kind with council.
        sentences: address, title of the paper, words.
        one: the address of the one thing that is called just so, or empty.
    """

    things: tuple[tuple[str, str, str], ...]
    sentences: tuple[tuple[str, str, str], ...]
    one: str = ""


def search(engine: Any, store: str, text: str) -> FoundThings:
    """Return what the words of a text find: things by name, kind and council, and sentences with their paper."""
    from kg.query.things import term_called
    from kg.view.index import search as by
    from kg.view.index.words import plain

    known = index(engine, store)
    links = Served(known)
    wanted = term_called(text) or text
    found = by.things(known, wanted)
    if not found and wanted != text:
        found = by.things(known, text)
    things = tuple(
        (links.thing(node.id), node.label, ", ".join(filter(None, (node.kind, node.council)))) for node in found
    )
    hits = by.sentences(known, wanted)
    told = tuple((links.paper(hit.source), known.papers[hit.source].title or hit.source, hit.words) for hit in hits)
    named = [node for node in found if plain(wanted) in map(plain, (node.in_full, node.label, *node.aliases))]
    return FoundThings(things, told, links.thing(named[0].id) if len(named) == 1 else "")


def one_called(engine: Any, store: str, name: str) -> str:
    """Return the IRI of the one thing called `name`, with or without its council in brackets.

    Raises:
        QueryError: nothing is called so, or several things are; names them as they can be written.
    """
    from kg.view.index import search as by
    from kg.view.index.words import plain

    known = index(engine, store)
    wanted = plain(" ".join(name.split()))
    close = [node for node in by.things(known, name) if not node.status]
    exact = [node for node in close if wanted == plain(node.in_full)]
    exact = exact or [node for node in close if wanted in map(plain, (node.label, *node.aliases))]
    if len(exact) == 1:
        return exact[0].id
    if exact or close:
        some = " or ".join(f"{node.in_full!r}" for node in (exact or close)[:4])
        told = f"{len(exact)} things are called {name!r}" if exact else f"Nothing in the store is called {name!r}"
        raise QueryError(told, f"Write {some}" if exact else f"Perhaps you mean {some}")
    return find_one(name, engine).iri


def links_of(engine: Any, store: str, facts: tuple[str, ...]) -> dict[str, str]:
    """Return the addresses of what stands in facts, by its text, and of their papers, by source."""
    known = index(engine, store)
    links = Served(known)
    found: dict[str, str] = {}
    for iri in facts:
        told = known.fact(iri)
        if told is None:
            continue
        found[told.fact.source] = links.paper(told.fact.source, iri)
        if told.council:
            found[told.council] = links.thing(known.councils.get(told.council, ""))
        for values in told.fact.slots.values():
            found.update({one.text: links.thing(one.iri) for one in values if one.iri})
    return {text: address for text, address in found.items() if address}


def told(engine: Any, store: str, iri: str) -> Told | None:
    """Return a fact with its places, or None."""
    return index(engine, store).fact(iri)


def told_of(engine: Any, store: str, iri: str) -> str:
    """Return a fact in words, with the things that it names and its sentences, each with the way to its paper."""
    from kg.view.site.clauses import in_words
    from kg.view.site.facts import KIND_CALLED, heads_of
    from kg.view.site.markup import sentences, value

    known = index(engine, store)
    links = Served(known)
    told = known.fact(iri)
    if told is None:
        return ""
    kind = KIND_CALLED[told.fact.kind]
    rows = "".join(
        f"<div><dt>{escape(slot.replace('_', ' ').capitalize())}</dt>"
        f"<dd>{'; '.join(value(one, links) for one in told.fact.slots.get(slot, ()))}</dd></div>"
        for slot in heads_of(kind, [told])
    )
    titles = {source: paper.title or source for source, paper in known.papers.items()}
    quotes = sentences([told], links, titles, most=20)
    head = f"{escape(kind.word.capitalize())}, {escape(told.fact.status)}"
    lead = f'<p class="about">{head}</p><p class="lead">{escape(in_words(told.fact))}</p>'
    return f'{lead}<dl class="known">{rows}</dl>{quotes}'
