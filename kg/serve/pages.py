"""The server's pages: plain HTML that needs no script and loads nothing; every text from the store is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote, urlencode

from kg.graph.iris import document_of
from kg.query.catalogue import Question
from kg.query.facts import HEADINGS, Fact
from kg.query.formats.look import look
from kg.query.gaps import Gap
from kg.query.header import PARAMETER_TYPES, THEMES
from kg.query.lines import Hop, Line
from kg.query.profile import Known, Profile
from kg.query.things import Found
from kg.query.wording import worded
from kg.serve.tasks import Paper, Rows

__all__ = [
    "ID",
    "STYLE",
    "gaps",
    "home",
    "local",
    "message",
    "page",
    "paper",
    "path",
    "question",
    "sparql_form",
    "thing",
    "things",
]

#: where the things of the graph are; the server shows each below /id/
ID = "https://w3id.org/send-governance/id/"

STYLE = look() + (Path(__file__).parent / "style.css").read_text(encoding="utf-8")


def local(iri: str) -> str:
    """Return the address on this server of a thing of the graph; of any other IRI the IRI itself."""
    return "/id/" + quote(iri.removeprefix(ID), safe="/%-._~") if iri.startswith(ID) else iri


def page(title: str, body: str) -> str:
    """Return a whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)} – kg</title>\n'
        f'<link rel="stylesheet" href="/style.css">\n</head>\n<body>\n<header><a href="/">Questions</a>'
        f'<a href="/path">Lines of accountability</a><a href="/gaps">Gaps</a><a href="/view">Picture</a>'
        f'<a href="/sparql">SPARQL</a>'
        f'<form action="/things" role="search"><input type="search" name="name" aria-label="Find a thing" '
        f'placeholder="Find a board, person, plan …"> <button>Find</button></form></header>\n'
        f"<main>\n<h1>{escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def message(title: str, text: str) -> str:
    """Return a page that says one thing."""
    return page(title, f'<p class="error">{escape(text)}</p>'.replace("\n", "<br>"))


def home(questions: Sequence[Question], faults: Sequence[str] = ()) -> str:
    """Return the list of questions by theme, after what is wrong with those that cannot be asked."""
    parts = [f'<p class="error">{escape(fault)}</p>'.replace("\n", "<br>") for fault in faults]
    for theme in THEMES:
        below = [one for one in questions if one.header.theme == theme]
        if below:
            rows = "".join(
                f'<li><a href="/questions/{quote(one.name)}">{escape(one.header.title)}</a>: '
                f"{escape(one.header.answers)}</li>\n"
                for one in below
            )
            parts.append(f"<h2>{escape(theme.capitalize())}</h2>\n<ul>\n{rows}</ul>")
    return page("Who runs, inspects, monitors and answers for SEND", "\n".join(parts))


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
    form = (
        f'<form><div class="fields">{fields}</div><label><input type="checkbox" name="evidence" value="yes"{ticked}> '
        f"with the sentences</label><p><button>Ask</button></p></form>"
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
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in found.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>\n" for row in found.rows)
    return (
        '<div class="answer" tabindex="0" role="region" aria-label="Answer">'
        f"<table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    if text.startswith(("https://", "http://")) and not any(char.isspace() for char in text):
        return f'<a href="{escape(local(text))}" rel="noreferrer">{escape(text)}</a>'
    return escape(text)


def things(name: str, found: Sequence[Found]) -> str:
    """Return the candidates for a name."""
    rows = "".join(f'<li><a href="{escape(local(one.iri))}">{escape(str(one))}</a></li>\n' for one in found)
    return page(f"“{name}”", f"<ul>\n{rows}</ul>" if found else "<p>Nothing in the store is called so.</p>")


def thing(known: Profile) -> str:
    """Return all that is known of a thing."""
    one = known.thing
    told = {
        "Kind": one.kind or one.type,
        "Also called": "; ".join(one.others),
        "Code": one.code,
        "In force": f"{known.start or 'unknown'} to {known.end or 'no end known'}" if known.start or known.end else "",
        "Has": "; ".join(known.parts),
        "Took over from": "; ".join(f"{other.name} ({other.date})" for other in known.before),
        "Taken over by": "; ".join(f"{other.name} ({other.date})" for other in known.after),
        "Named in papers of": "; ".join(one.councils),
    }
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>\n" for name, text in told.items() if text)
    parents = "; ".join(f'<a href="{escape(local(iri))}">{escape(name)}</a>' for iri, name in one.parents.items())
    rows += f"<dt>Belongs to</dt><dd>{parents}</dd>" if parents else ""
    rows += f'<dt>Picture</dt><dd><a href="/view?around={quote(one.iri, safe="")}">What is tied to it</a></dd>'
    rows += f"<dt>IRI</dt><dd>{escape(one.iri)} ({_rdf_links(one.iri)})</dd>"
    facts = "".join(
        f"<h2>{HEADINGS[kind]} ({len(found)})</h2>\n{''.join(map(_known, found))}"
        for kind, found in known.facts.items()
    )
    return page(one.name, f"<dl>{rows}</dl>\n{facts}")


def _rdf_links(iri: str) -> str:
    address = escape(local(iri))
    return f'<a href="{address}?format=turtle">Turtle</a>, <a href="{address}?format=jsonld">JSON-LD</a>'


def _known(one: Known) -> str:
    head = f'{escape(one.fact.date or "undated")}: <a href="{escape(local(one.fact.iri))}">{escape(one.clause)}</a>'
    quotes = ""
    for place in one.places:
        said = f", said {escape(place.said)}" if place.said else ""
        where = f'<p class="where">{_source(document_of(one.fact.iri), place.document)}{said}</p>'
        quotes += f"<blockquote>{escape(place.sentence)}</blockquote>{where}"
    return f"<p>{head}</p>{quotes}\n"


def _source(document: str, name: str) -> str:
    return f'<a href="{escape(local(document))}">{escape(name)}</a>'


def paper(shown: Paper) -> str:
    """Return a document with its facts and its text."""
    told = ", ".join(escape(text) for text in (shown.council, shown.date) if text)
    link = (
        f'<p><a href="{escape(shown.url)}" rel="noreferrer">{escape(shown.url)}</a></p>' if _is_web(shown.url) else ""
    )
    facts = "".join(_fact(fact) for fact in shown.facts if fact.kind != "mention")
    body = f"<p>{told}</p>{link}<h2>Facts</h2><ul>{facts}</ul><h2>Text</h2><pre>{escape(shown.text)}</pre>"
    return page(shown.title, body)


def _fact(fact: Fact) -> str:
    return f'<li><a href="{escape(local(fact.iri))}">{escape(worded(fact))}</a></li>\n'


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


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
    return page("Lines of accountability", form)


def _line(line: Line) -> str:
    return f"<ol>{''.join(map(_hop, line.hops))}</ol>"


def _hop(hop: Hop) -> str:
    told = [word for word in (hop.frequency, "" if hop.status == "held" else hop.status) if word]
    added = f" ({escape(', '.join(told))})" if told else ""
    quotes = "".join(
        f'<blockquote>{escape(place.sentence)}</blockquote><p class="where">{escape(place.document)}</p>'
        for place in hop.places[:1]
    )
    return (
        f'<li><a href="{escape(local(hop.from_iri))}">{escape(hop.from_name)}</a> {escape(hop.verb)} '
        f'<a href="{escape(local(hop.to_iri))}">{escape(hop.to_name)}</a>{added}{quotes}</li>\n'
    )


def gaps(council: str, as_of: str, found: Sequence[Gap], *, fault: str = "") -> str:
    """Return what the papers leave open, each gap with its words and what would close it."""
    fields = _field("council", "Only papers of this council.", council, ())
    fields += _field("as-of", "Only what was due before this date.", as_of, ())
    body = f'<form><div class="fields">{fields}</div><button>Look</button></form>'
    if fault:
        body += f'<p class="error" role="alert">{escape(fault)}</p>'
    for gap in found:
        quotes = "".join(
            f'<blockquote>{escape(place.sentence)}</blockquote><p class="where">{escape(place.document)}</p>'
            for place in gap.places[:3]
        )
        close = f'<p class="hint">What would close it: {escape(gap.close)}</p>'
        body += f"<h2>{escape(gap.severity.capitalize())}: {escape(gap.message)}</h2>{quotes}{close}\n"
    told = f"{len(found)} found. " if found else "None found. "
    return page("Gaps", f"{body}<p>{told}A gap is what no paper in the store shows.</p>")


def sparql_form(text: str) -> str:
    """Return the form for a query in SPARQL."""
    body = (
        '<form method="get"><label for="query">Query</label>'
        f'<textarea id="query" name="query" rows="12">{escape(text)}</textarea>'
        '<label for="format">Answer as</label><select id="format" name="format"><option>csv</option>'
        "<option>sparql-json</option><option>turtle</option></select> <button>Ask</button></form>"
    )
    return page("SPARQL", body)
