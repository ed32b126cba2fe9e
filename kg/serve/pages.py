"""The server's pages: plain HTML that needs no script and loads nothing; every text from the store is escaped."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode

from kg.query.catalogue import Question
from kg.query.formats.look import look
from kg.query.header import PARAMETER_TYPES, THEMES
from kg.query.lines import Hop as Step
from kg.query.lines import Line
from kg.serve.address import local
from kg.serve.explore import FoundThings, Shown
from kg.serve.tasks import Rows
from kg.view.site import site_file
from kg.view.site.markup import table
from kg.view.site.way import Hop, way

__all__ = [
    "SCRIPT",
    "STYLE",
    "fact",
    "gaps",
    "message",
    "page",
    "path",
    "question",
    "questions",
    "search",
    "sparql_form",
]

_HERE = Path(__file__).parent
STYLE = (
    look()
    + site_file("site.css")
    + "".join((_HERE / name).read_text(encoding="utf-8") for name in ("style.css", "explore.css"))
)
SCRIPT = site_file("site.js")

#: what stands in the head of every page: address and word
_NAV = (
    ("/", "Councils"),
    ("/bodies", "Bodies"),
    ("/plans", "Plans"),
    ("/people", "People"),
    ("/papers", "Papers"),
    ("/questions", "Questions"),
    ("/path", "Accountability"),
    ("/gaps", "Gaps"),
    ("/changes", "Changes"),
    ("/view", "Picture"),
    ("/sparql", "SPARQL"),
)


def page(title: str, body: str, *, above: str = "", here: str = "") -> str:
    """Return a whole page.

    Arguments:
        title: its heading, as plain text.
        body: HTML below the heading.
        above: HTML that stands close to the heading.
        here: the address in the head of the page that is this one.
    """
    links = "".join(
        f'<li><a href="{address}"{" aria-current=page" if address == here else ""}>{word}</a></li>'
        for address, word in _NAV
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)} – kg</title>\n'
        f'<link rel="stylesheet" href="/style.css">\n<script src="/explore.js" defer></script>\n</head>\n'
        f'<body>\n<a class="skip" href="#main">Skip to the content</a>\n'
        f'<header><nav aria-label="Parts"><ul>{links}</ul></nav>'
        f'<form action="/things" role="search"><input type="search" name="name" aria-label="Search" '
        f'placeholder="Search names, papers, questions …"> <button>Search</button></form></header>\n'
        f'<main id="main">\n<h1>{escape(title)}</h1>\n{above}{body}\n</main>\n</body>\n</html>\n'
    )


def message(title: str, text: str) -> str:
    """Return a page that says one thing."""
    return page(title, f'<p class="error">{escape(text)}</p>'.replace("\n", "<br>"))


def questions(saved: Sequence[Question], faults: Sequence[str] = ()) -> str:
    """Return the list of questions by theme, after what is wrong with those that cannot be asked."""
    parts = [f'<p class="error">{escape(fault)}</p>'.replace("\n", "<br>") for fault in faults]
    for theme in THEMES:
        below = [one for one in saved if one.header.theme == theme]
        if below:
            rows = "".join(
                f'<li><a href="/questions/{quote(one.name)}">{escape(one.header.title)}</a>: '
                f"{escape(one.header.answers)}</li>\n"
                for one in below
            )
            parts.append(f"<h2>{escape(theme.capitalize())}</h2>\n<ul>\n{rows}</ul>")
    return page("Questions", "\n".join(parts), here="/questions")


def question(
    asked: Question,
    values: Mapping[str, str],
    held: Mapping[str, Sequence[str]],
    found: Rows | None,
    *,
    evidence: bool = False,
    as_of: str = "",
    fault: str = "",
) -> str:
    """Return the form of a question and, below it, its answer."""
    header = asked.header
    fields = "".join(
        _field(
            one.name, one.help or PARAMETER_TYPES[one.type], values.get(one.name, ""), held.get(one.name) or one.values
        )
        for one in header.parameters
    )
    fields += _field("as-of", "Only what held on this day.", as_of, ())
    ticked = " checked" if evidence else ""
    opened = " open" if values or evidence or as_of or fault else ""
    form = (
        f'<details class="narrowing"{opened}><summary>Narrow the question</summary><form>'
        f'<div class="fields">{fields}</div><label><input type="checkbox" name="evidence" value="yes"{ticked}> '
        f"with the sentences</label>"
        "<p><button>Ask</button></p></form></details>"
    )
    told = f'<p>{escape(header.answers)}</p>\n<p class="hint">{escape(header.why)}</p>\n{form}\n'
    if fault:
        told += f'<p class="error" role="alert">{escape(fault)}</p>'
    if found is not None:
        chosen = {**values, **({"evidence": "yes"} if evidence else {}), **({"as-of": as_of} if as_of else {})}
        query = f"?{escape(urlencode(chosen))}" if chosen else ""
        links = ", ".join(
            f'<a href="/questions/{quote(asked.name)}.{ending}{query}">{name}</a>'
            for name, ending in (("CSV", "csv"), ("JSON", "json"), ("Excel", "xlsx"))
        )
        count = f"The first {len(found.rows)} rows" if found.more else _rows_told(len(found.rows))
        told += f"<h2>Answer</h2>\n<p>{count}; as {links}.</p>\n{_table(found)}"
    return page(header.title, told)


def _rows_told(count: int) -> str:
    return "No row" if not count else "1 row" if count == 1 else f"{count} rows"


def _field(name: str, hint: str, value: str, known: Iterable[str]) -> str:
    options = "".join(f'<option value="{escape(one)}">' for one in known)
    listed = f'<datalist id="list-{escape(name)}">{options}</datalist>' if options else ""
    attribute = f' list="list-{escape(name)}"' if options else ""
    return (
        f'<div><label for="{escape(name)}">{escape(name)} <span class="hint">{escape(hint)}</span></label>'
        f'<input id="{escape(name)}" name="{escape(name)}" value="{escape(value)}"{attribute}>{listed}</div>'
    )


def _table(found: Rows) -> str:
    rows = (
        [_cell(cell, links, found.titles) or ("–" if not at else "") for at, cell in enumerate(row)]
        for row, links in zip(found.rows, found.links, strict=True)
    )
    return table(found.columns, rows, label="Answer", kind="cards")


_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def _cell(text: str, links: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """Return a cell, each name or paper in it linked to its page."""
    if _DATE.fullmatch(text):
        return f'<span class="date">{text}</span>'
    if text in links:
        path = f' title="{escape(text)}"' if text in titles else ""
        return f'<a href="{escape(links[text])}"{path}>{escape(titles.get(text, text))}</a>'
    if "; " in text:
        return "; ".join(_cell(part, links, titles) for part in text.split("; "))
    if text.startswith(("https://", "http://")) and not any(char.isspace() for char in text):
        return f'<a href="{escape(local(text))}" rel="noreferrer">{escape(text)}</a>'
    return escape(text)


def search(name: str, found: FoundThings, asked: Sequence[Question]) -> str:
    """Return what a search found: things, questions that may be meant, and sentences."""
    things = "".join(
        f'<li><a href="{escape(address)}">{escape(label)}</a> <span class="where">{escape(kind)}</span></li>\n'
        for address, label, kind in found.things
    )
    questions_ = "".join(
        f'<li><a href="/questions/{quote(one.name)}">{escape(one.header.title)}</a>: {escape(one.header.answers)}</li>'
        for one in asked
    )
    said = "".join(
        f"<li><blockquote>{escape(words)}</blockquote>"
        f'<p class="where"><a href="{escape(address)}">{escape(title)}</a></p></li>'
        for address, title, words in found.sentences
    )
    parts = [("Things", things), ("Questions that may answer it", questions_), ("Sentences of the papers", said)]
    body = "".join(f"<section><h2>{head}</h2><ul>\n{rows}</ul></section>" for head, rows in parts if rows)
    return page(
        f"“{name}”" if name else "Search", body or "<p>Nothing in the store is called so, and no paper says so.</p>"
    )


def fact(card: str, told: str) -> str:
    """Return the page of a fact: its sentences with the way to them, and its card."""
    return page("A fact", f"{told}<details><summary>Card, and how to cite it</summary>{card}</details>")


def path(start: str, end: str, lines: tuple[Line, Line] | None, *, asked: bool, fault: str = "") -> str:
    """Return the form for a line of accountability, and the lines found."""
    form = (
        f'<form><div class="fields">{_field("from", "who answers", start, ())}{_field("to", "to whom", end, ())}</div>'
        f"<button>Find the line</button></form>"
    )
    if fault:
        form += f'<p class="error" role="alert">{escape(fault)}</p>'.replace("\n", "<br>")
    elif asked and lines is None:
        form += "<p>No line found: in these papers the one does not answer to the other.</p>"
    elif lines is not None:
        same = lines[0].hops == lines[1].hops
        form += f"<h2>The strongest line{', which is also the shortest' if same else ''}</h2>{_line(lines[0])}"
        form += "" if same else f"<h2>The shortest line</h2>{_line(lines[1])}"
    return page("Lines of accountability", form, here="/path")


def _line(line: Line) -> str:
    first = line.hops[0]
    return way(first.from_name, local(first.from_iri), map(_hop, line.hops))


def _hop(hop: Step) -> Hop:
    words = ", ".join(word for word in (hop.verb, hop.frequency, "" if hop.status == "held" else hop.status) if word)
    fact = local(hop.fact)
    place = hop.places[0] if hop.places else None
    told = (place.sentence, place.document, place.url) if place else ("", "", "")
    return Hop(words, fact, *told, hop.to_name, local(hop.to_iri))


def gaps(council: str, as_of: str, councils: Sequence[str], found: Shown | None, *, fault: str = "") -> str:
    """Return what the papers leave open, below the form that narrows it."""
    fields = _field("council", "Only papers of this council.", council, councils)
    fields += _field("as-of", "As the papers stood on this day.", as_of, ())
    body = f'<form><div class="fields">{fields}</div><button>Look</button></form>'
    if fault:
        body += f'<p class="error" role="alert">{escape(fault)}</p>'
    if found is not None:
        told = f"{found.title}." if found.body else "None found."
        body += f"<p>{told} A gap is what no paper in the store shows.</p>{found.body}"
    return page("Gaps", body, here="/gaps")


def sparql_form(text: str, found: Rows | None = None, fault: str = "") -> str:
    """Return the form for a query in SPARQL, with its answer or what is wrong with it below."""
    body = (
        '<form method="get"><label for="query">Query</label>'
        f'<textarea id="query" name="query" rows="12">{escape(text)}</textarea>'
        '<label for="format">Answer as</label><select id="format" name="format"><option value="html">table</option>'
        "<option>csv</option><option>sparql-json</option><option>turtle</option></select> <button>Ask</button></form>"
    )
    if fault:
        body += f'<p class="error" role="alert">{escape(fault)}</p>'.replace("\n", "<br>")
    if found is not None:
        count = f"The first {len(found.rows)} rows" if found.more else _rows_told(len(found.rows))
        files = ", ".join(
            f'<a href="/sparql?{escape(urlencode({"query": text, "format": kind}))}">{kind}</a>'
            for kind in ("csv", "sparql-json")
        )
        body += f"<h2>Answer</h2>\n<p>{count}; as {files}.</p>\n{_table(found)}"
    return page("SPARQL", body, here="/sparql")
