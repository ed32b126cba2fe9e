"""The pages on which one takes part; as all pages, plain HTML that needs no script, every text escaped."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from kg.resolve.corrections import Correction
from kg.serve.pages import page
from kg.serve.reading import Sentence

__all__ = ["done", "fact_form", "home", "name_form", "read"]

_NEXT = "Nothing changes in the graph until the next <code>kg build</code>."


def home(token: str, folder: str, corrections: Sequence[Correction], fault: str = "") -> str:
    """Return the page with which taking part begins."""
    rows = "".join(f"<li>{escape(str(one))}</li>" for one in corrections)
    told = f'<p class="error" role="alert">{escape(fault)}</p>'.replace("\n", "<br>") if fault else ""
    body = (
        f"{told}<section><h2>Hand in a paper</h2><p>It is read as a build would read it, and what is read is shown; "
        f'then you decide whether it is kept.</p><form method="post" action="/edit/{quote(token)}/read" '
        f'enctype="multipart/form-data"><label for="paper">Choose a paper, or drop one here</label>'
        f'<input id="paper" type="file" name="paper" required class="drop"> <button>Read it</button></form></section>'
        f"<section><h2>Put a name right</h2>{name_form(token, '')}</section>"
        f"<section><h2>Call a fact wrong</h2><p>Open the fact: its page has a form for that while you take part.</p>"
        f"</section><section><h2>What was put right ({len(corrections)})</h2><p>{_NEXT}</p>"
        f"{f'<ul>{rows}</ul>' if rows else '<p>Nothing yet.</p>'}</section>"
    )
    return page("Take part", body, above=f'<p class="about">Written beside the papers in {escape(folder)}</p>')


def name_form(token: str, name: str) -> str:
    """Return the form that says what a name means."""
    return (
        f'<form method="post" action="/edit/{quote(token)}/name"><div class="fields">'
        f'<div><label for="wrong-name">This name</label><input id="wrong-name" name="name" value="{escape(name)}" '
        f'required></div><div><label for="right-name">is that thing <span class="hint">a name, or a key of a register'
        f'</span></label><input id="right-name" name="other" required></div>'
        f'<div><label for="name-paper">in this paper <span class="hint">empty for all</span></label>'
        f'<input id="name-paper" name="document"></div><div><label for="name-note">because</label>'
        f'<input id="name-note" name="note"></div></div><button>Put it right</button></form>'
    )


def fact_form(token: str, iri: str, *, pending: bool) -> str:
    """Return the form that calls a fact wrong, or that it is called so already."""
    if pending:
        return (
            '<p class="pending" role="status"><span class="state part">Called wrong</span> It is in corrections.csv, '
            "and goes with the next <code>kg build</code>.</p>"
        )
    return (
        f'<details class="edit"><summary>This is wrong</summary>'
        f'<form method="post" action="/edit/{quote(token)}/wrong">'
        f'<input type="hidden" name="fact" value="{escape(iri)}"><label for="reason">Why?</label>'
        f'<input id="reason" name="reason" required maxlength="500"> <button>Call it wrong</button></form></details>'
    )


def read(token: str, name: str, key: str, sentences: Sequence[Sentence]) -> str:
    """Return what was read in a paper, and the form that keeps it."""
    rows = "".join(
        f"<li><blockquote>{escape(one.text)}</blockquote><ul>"
        + "".join(_fact(fact, "good", "read") for fact in one.facts)
        + "".join(_fact(fact, "part", "only suggested") for fact in one.suggestions)
        + "</ul></li>"
        for one in sentences
    )
    count = sum(len(one.facts) for one in sentences)
    body = (
        f"<p>{count} facts in {len(sentences)} sentences. The paper is not kept yet.</p>"
        f'<form method="post" action="/edit/{quote(token)}/keep"><input type="hidden" name="key" value="{escape(key)}">'
        f"<button>Keep it in the folder of papers</button></form>"
        f"{f'<ol class=read>{rows}</ol>' if rows else '<p>Nothing was read in it.</p>'}"
    )
    return page(f"What is read in {name}", body)


def _fact(fact: tuple[str, str, str], state: str, how: str) -> str:
    question, cells, status = fact
    told = f", {escape(status)}" if status != "held" else ""
    return f'<li><span class="state {state}">{how}</span> <b>{escape(question)}</b> {escape(cells)}{told}</li>'


def done(token: str, text: str) -> str:
    """Return the page that says what was written."""
    return page(
        "Written", f'<p>{escape(text)} {_NEXT}</p><p><a href="/edit/{quote(token)}">Back to taking part</a></p>'
    )
