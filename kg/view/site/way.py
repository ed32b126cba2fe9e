"""A way from one thing to another, from left to right: each step an arrow with its words, the sentence below it."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from kg.view.site.markup import link

__all__ = ["Hop", "way"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step.

    Arguments:
        words: what ties the two.
        address: where that is told; empty where it is nowhere.
        quote: the sentence, empty where there is none.
        paper: the title of its paper, with the date.
        paper_address: where the paper is.
        name: what the step leads to.
        to: the address of that.
        forward: whether the words are read from left to right.
    """

    words: str
    address: str
    quote: str
    paper: str
    paper_address: str
    name: str
    to: str
    forward: bool = True


def way(name: str, address: str, hops: Iterable[Hop]) -> str:
    """Return the way from the thing called `name`, which has its page at `address`."""
    start = f'<li class="end">{link(address, name)}</li>'
    return f'<ol class="way">{start}{"".join(map(_hop, hops))}</ol>\n'


def _hop(hop: Hop) -> str:
    back = "" if hop.forward else " back"
    read = "" if hop.forward else '<span class="unseen">, read from right to left</span>'
    quote = ""
    if hop.quote:
        quote = f'<blockquote>{escape(hop.quote)}</blockquote><p class="where">{link(hop.paper_address, hop.paper)}</p>'
    return (
        f'<li class="hop"><div class="arrow{back}"><span class="stem" aria-hidden="true"></span>'
        f"{link(hop.address, hop.words)}{read}{quote}</div>"
        f'<div class="end">{link(hop.to, hop.name)}</div></li>\n'
    )
