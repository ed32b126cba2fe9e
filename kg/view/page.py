"""One HTML file: our template, style and scripts, vis-network, and the data; nothing that is fetched.

The policy inside the page lets only these scripts and this style run, each named by its hash. Text of documents comes
in as JSON, in which no `<` is left, and escaped: in what the page opens with, and in the table for browsers without
scripts. Much data is packed (zlib, base64), as most of it says the same things again.
"""

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from kg.query.formats.look import look
from kg.view.clips import clipped
from kg.view.kinds import FAMILIES, GROUPS, MATRIX, STATUSES, TIMED, family_of
from kg.view.network import assemble, vis_network
from kg.view.offered import offered
from kg.view.site import site_file
from kg.view.site.offline import SENTENCES
from kg.view.subgraph import Passage, Subgraph
from kg.view.views import Page

__all__ = ["SCRIPTS", "page_data", "policy", "render"]

FILES = Path(__file__).parent / "page"

#: our scripts, in the order in which they need each other
SCRIPTS = (
    "core.js",
    "state.js",
    "chosen.js",
    "filters.js",
    "places.js",
    "labels.js",
    "graph.js",
    "focus.js",
    "panel.js",
    "table.js",
    "timeline.js",
    "matrix.js",
    "pages.js",
    "search.js",
    "download.js",
    "main.js",
    "begin.js",
)

#: characters of data that are not packed, so that they can be read in the file
PLAIN = 1_000_000

#: what ends a script element or a line of a script, and what cannot be seen or turns the direction of text around
_UNSEEN = re.compile("[<>&\u2028\u2029\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")

#: columns in which the same words stand again and again
WORDED = {
    "nodes": ["group", "type", "kind", "council", "start", "status"],
    "edges": ["relation", "status", "start", "saidOn", "frequency"],
    "passages": ["rule"],
}


@cache
def policy(*, served: bool = False) -> str:
    """Return the Content-Security-Policy of a page: its own scripts and style run, and nothing else.

    Arguments:
        served: the page may ask the server that it came from.
    """
    style, scripts = _style(), _scripts()
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(_hash(script) for script in scripts),
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            *(["connect-src 'self'"] if served else []),
        ]
    )


def render(page: Page, *, served: Mapping[str, str] | None = None) -> str:
    """Return the page as the text of one HTML file; the same page gives the same text.

    Arguments:
        page: what it shows.
        served: of a page that a server sends, the addresses `around`, of the page about a thing, and `near`, of the
            data of its neighbours where the page has a part of the graph only; the key of the thing follows each.

    Raises:
        FileNotFoundError: pyvis is not installed as it should be.
    """
    style, scripts = _style(), _scripts()
    data = _json({**page_data(page), "pages": dict(page.parts.pages), "changes": page.parts.changes, **(served or {})})
    packed = len(data) > PLAIN
    parts = {
        "policy": escape(policy(served=bool(served)), quote=False),
        "title": escape(page.title),
        "about": escape(page.about),
        "style": style,
        "opening": page.parts.opening,
        "opens": "" if page.parts.opening else " hidden",
        "table": "" if len(page.graph.lines) > SENTENCES and page.parts.opening else _plain_table(page.graph),
        "kind": "application/octet-stream" if packed else "application/json",
        "data": b64encode(zlib.compress(data.encode(), 9)).decode() if packed else data,
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _file("template.html"))


def page_data(page: Page) -> dict[str, Any]:
    """Return the data of the page, as the scripts read it: tables by column, which packs best."""
    graph = page.graph
    nodes, edges, options = assemble(graph)
    number = {node.id: index for index, node in enumerate(graph.nodes)}
    paper_number = {paper.source: index for index, paper in enumerate(graph.papers)}
    passages: dict[Passage, int] = {passage: at for at, passage in enumerate(page.parts.passages)}

    def places(found: tuple[Passage, ...]) -> list[int]:
        return [passages.setdefault(passage, len(passages)) for passage in found if passage.source in paper_number]

    node_rows = [
        [
            drawn["id"],
            node.label,
            drawn["group"],
            node.type,
            node.kind,
            node.aliases,
            node.council,
            node.codes,
            node.start,
            node.end,
            node.status,
            node.details,
            page.ranks[node.id],
            places(node.passages),
        ]
        for drawn, node in zip(nodes, graph.nodes, strict=True)
    ]
    edge_rows = [
        [
            drawn["key"],
            number[line.source],
            number[line.target],
            line.relation,
            line.status,
            line.start,
            line.end,
            line.said,
            line.frequency,
            drawn["bend"],
            places(line.passages),
        ]
        for drawn, line in zip(edges, graph.lines, strict=True)
    ]
    texts, where = clipped(list(passages))
    data = {
        "start": page.start,
        "limit": page.limit,
        "asof": page.parts.as_of,
        "newest": max((paper.date for paper in graph.papers), default=""),
        "groups": [{"key": g.key, "label": g.label, "path": g.path, "light": g.light, "dark": g.dark} for g in GROUPS],
        "families": [{"key": f.key, "label": f.label, "light": f.light, "dark": f.dark} for f in FAMILIES],
        "relations": {
            relation: family_of(relation).key for relation in sorted({line.relation for line in graph.lines})
        },
        "statuses": STATUSES,
        "offered": offered(page),
        "timed": TIMED,
        "matrix": [{"label": label, "kinds": kinds} for label, kinds in MATRIX],
        "options": options,
        "views": [
            {
                "key": view.key,
                "title": view.title,
                "about": view.about,
                "type": view.type,
                "groups": view.groups,
                "nodes": [number[node] for node in view.places],
                "x": [int(x) for x, _ in view.places.values()],
                "y": [int(y) for _, y in view.places.values()],
            }
            for view in page.views
        ],
        "papers": {
            "columns": ["source", "title", "url", "council", "date"],
            "rows": [[p.source, p.title, p.url, p.council, p.date] for p in graph.papers],
        },
        "nodes": {
            "columns": [
                "id",
                "label",
                "group",
                "type",
                "kind",
                "aliases",
                "council",
                "codes",
                "start",
                "end",
                "status",
                "details",
                "rank",
                "passages",
            ],
            "rows": node_rows,
        },
        "edges": {
            "columns": [
                "key",
                "from",
                "to",
                "relation",
                "status",
                "start",
                "end",
                "saidOn",
                "frequency",
                "bend",
                "passages",
            ],
            "rows": edge_rows,
        },
        "texts": texts,
        "passages": {
            "columns": ["paper", "text", "at", "before", "quote", "after", "cut", "rule", "page"],
            "rows": [
                [paper_number[passage.source], *place, passage.rule, passage.page]
                for passage, place in zip(passages, where, strict=True)
            ],
        },
    }
    return _worded(data)


def _worded(data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` with its tables by column, and the words that come often written once, in `words`."""
    words: dict[str, int] = {}
    for name in ("papers", "nodes", "edges", "passages"):
        table, worded = data[name], WORDED.get(name, [])
        columns = list(zip(*table["rows"], strict=True)) or [()] * len(table["columns"])
        values = [
            [words.setdefault(word, len(words)) for word in column] if label in worded else list(column)
            for label, column in zip(table["columns"], columns, strict=True)
        ]
        data[name] = {"columns": table["columns"], "worded": worded, "values": values}
    return {**data, "words": list(words)}


def _style() -> str:
    # what the parts say of their look holds within them only
    return f"{look()}{_file('style.css')}.site {{\n{site_file('site.css')}}}\n"


def _scripts() -> list[str]:
    return [vis_network(), site_file("site.js"), *(_file(name) for name in SCRIPTS)]


def _file(name: str) -> str:
    return (FILES / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _json(data: Any) -> str:
    """Return JSON that can stand in a script element: no `<`, and none of the two line ends that scripts know."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # a lone surrogate has no bytes in UTF-8
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _plain_table(graph: Subgraph) -> str:
    """Return the facts as a table that needs no script."""
    titles = {paper.source: paper.title or paper.source for paper in graph.papers}
    quotes = len(graph.lines) <= SENTENCES
    rows = []
    for line in graph.lines:
        said = "; ".join(dict.fromkeys(titles.get(passage.source, passage.source) for passage in line.passages))
        cells = [
            graph.index[line.source].label,
            line.relation,
            graph.index[line.target].label,
            line.status,
            line.start or line.said,
            said,
        ]
        if quotes:
            cells.append(" / ".join(dict.fromkeys(passage.quote for passage in line.passages)))
        rows.append("<tr>" + "".join(f"<td>{escape(cell)}" for cell in cells))
    heads = ["Who or what", "does", "to whom or what", "Status", "Date", "Said in", *(["Sentence"] if quotes else [])]
    head = "".join(f'<th scope="col">{text}' for text in heads)
    return (
        '<div class="plainly"><p>This page needs scripts for its picture. The facts are all in this table.</p>'
        f"<table><caption>Facts</caption><thead><tr>{head}<tbody>{''.join(rows)}</table></div>"
    )
