"""The comparison: each council in a row, what its papers tell and what they do not, each cell opening its sentences."""

from html import escape

from kg.view.index.index import Index
from kg.view.site.markup import Links, day, link, opened, state, table
from kg.view.site.standing import Cell, newest, standings

__all__ = ["comparison", "shown_cell"]


def comparison(index: Index, links: Links) -> str:
    """Return the comparison of all councils, with a sentence on what it rests on."""
    titles = {source: paper.title or source for source, paper in index.papers.items()}
    found = standings(index)
    about = (
        f"{len(found)} councils, {len(titles):,} papers, {index.count():,} facts, each with the sentence it rests on. "
        f"The newest paper is of {day(newest(index)) or 'no known date'}."
    )
    heads = ["Council", *(found[0].cells if found else ())]
    rows = [
        [link(links.thing(one.iri), one.council), *(shown_cell(cell, links, titles) for cell in one.cells.values())]
        for one in found
    ]
    gap = "Grey words mark what no paper here tells: either it did not happen, or the paper is not among these."
    return f"<p>{escape(about)} {gap}</p>{table(heads, rows, label='Councils', kind='cards')}"


def shown_cell(cell: Cell, links: Links, titles: dict[str, str]) -> str:
    """Return a cell: its words with the mark of their state, opening their sentences."""
    label = state(cell.state, cell.text) if cell.state else escape(cell.text)
    shown = opened(label, cell.told, links, titles)
    return f'<span class="cell" data-order="{escape(cell.order)}">{shown}</span>' if cell.order else shown
