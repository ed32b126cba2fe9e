"""Sentences with what stands around them, each piece of a paper's text written once however many facts rest on it."""

from collections import defaultdict
from collections.abc import Sequence

from kg.view.subgraph import Passage

__all__ = ["clipped"]

#: what stands at the end of a context that was cut
_CUT = "…"


def clipped(passages: Sequence[Passage]) -> tuple[list[str], list[list[int]]]:
    """Return pieces of text, and for each passage where it stands in them.

    Returns:
        The pieces; and for each passage the number of its piece, where its context begins there, the lengths of what
        stands before it, of itself and of what stands after it, and whether its context was cut (1 before, 2 after).
        Places and lengths are those of JavaScript: units of UTF-16.
    """
    by_paper: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        by_paper[passage.source].append(number)
    texts: list[str] = []
    found: dict[int, list[int]] = {}
    for source in sorted(by_paper):
        open_at, end = -1, -1
        for number in sorted(by_paper[source], key=lambda number: (_first(passages[number]), number)):
            passage = passages[number]
            whole, first = _whole(passage), _first(passage)
            into = first - open_at
            fits = open_at >= 0 and passage.start >= 0 and first <= end
            if fits and whole.startswith(texts[-1][into : into + len(whole)]):
                texts[-1] = texts[-1][:into] + whole if into + len(whole) > len(texts[-1]) else texts[-1]
            else:
                texts.append(whole)
                open_at, into = (first if passage.start >= 0 else -1), 0
            end = open_at + len(texts[-1])
            cut = passage.before.startswith(_CUT) + 2 * passage.after.endswith(_CUT)
            lengths = (_units(part) for part in _parts(passage))
            found[number] = [len(texts) - 1, _units(texts[-1][:into]), *lengths, cut]
    return texts, [found[number] for number in range(len(passages))]


def _parts(passage: Passage) -> tuple[str, str, str]:
    return passage.before.removeprefix(_CUT), passage.quote, passage.after.removesuffix(_CUT)


def _whole(passage: Passage) -> str:
    return "".join(_parts(passage))


def _first(passage: Passage) -> int:
    return passage.start - len(passage.before.removeprefix(_CUT))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
