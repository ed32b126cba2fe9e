"""Text recognition on pages that are pictures: the words that RapidOCR sees, with their places and its confidence.

An extra (`pip install 'send-governance-kg[ocr]'`): its models come in its package, nothing is fetched. It sees letters
well and spaces badly, so words are parted where the picture has no ink for as wide as a space. It runs on one thread
for each page, so that the same page gives the same words.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2

from kg.documents.lines import clean
from kg.documents.pdf_words import Word

__all__ = ["Seen", "seen_words"]

#: pages are drawn with so many dots an inch, and no larger than this, in dots
_DOTS, _LARGEST = 150, 3_000
#: what is seen with less confidence is no text
_LEAST = 0.6
#: no ink for this part of the height of letters is a space; between figures more is needed, as a 1 is thin
_SPACE, _FIGURES = 0.2, 0.35
#: a row of dots goes through letters where the grey changes by so much so often
_CHANGE, _CHANGES = 40, 6
#: a space is wider than so many times the usual gap of its line, where that has a few
_BESIDE, _SEVERAL = 2.2, 4
#: a dot is ink when it is darker than this part of the way from the paper to the darkest
_INK = 0.45
#: no space stands before these, nor after those, nor within a figure that they part
_CLOSING, _OPENING, _WITHIN = ".,;:!?)]%’”", "([£“‘", ".,:/"


@dataclass(frozen=True, slots=True)
class Seen:
    """The words that were seen on a page, and the mean confidence of their lines, weighed by their length."""

    words: tuple[Word, ...]
    confidence: float


@cache
def _engine() -> Any:
    from rapidocr_onnxruntime import RapidOCR

    return RapidOCR(use_cls=False, intra_op_num_threads=1, inter_op_num_threads=1)


def seen_words(page: pypdfium2.PdfPage) -> Seen:
    """Return the words that text recognition sees on a page, in points from its lower left corner.

    Arguments:
        page: the open page; it is drawn as a viewer would show it.
    """
    import numpy as np

    width, height = page.get_size()
    scale = min(_DOTS / 72, _LARGEST / max(width, height, 1))
    picture = np.ascontiguousarray(np.asarray(page.render(scale=scale).to_pil().convert("RGB"))[:, :, ::-1])
    if not _has_lines(picture):
        return Seen((), 0.0)
    engine = _engine()
    boxes, _ = engine.auto_text_det(picture)
    if boxes is None or not len(boxes):
        return Seen((), 0.0)
    crops = engine.get_crop_img_list(picture, boxes)
    told, _ = engine.text_rec(crops, True)  # noqa: FBT003 - with the place of each letter
    level = _levelled([[(float(x), float(y)) for x, y in box] for box in boxes])
    words: list[Word] = []
    weights: list[tuple[int, float]] = []
    for number, (box, crop, (text, confidence, places)) in enumerate(zip(level, crops, told, strict=True)):
        if confidence < _LEAST or not clean(text):
            continue
        weights.append((len(text), float(confidence)))
        left, top, right, bottom = (value / scale for value in box)
        for word, begin, end in _parted(crop, places):
            x, x_end = left + begin * (right - left), left + end * (right - left)
            base = height - bottom + 0.2 * (bottom - top)
            first = 1_000 * number + round(x)
            words.append(Word(word, x, height - bottom, x_end, height - top, base, number, 0, first))
    letters = sum(length for length, _ in weights)
    return Seen(tuple(words), sum(length * sure for length, sure in weights) / letters if letters else 0.0)


def _has_lines(picture: Any) -> bool:
    """Does the grey of a page change along some row as often as letters make it? Looking for them takes long."""
    import numpy as np

    grey = picture[:, :, 1].astype(int)
    changes = (np.abs(np.diff(grey, axis=1)) > _CHANGE).sum(axis=1)
    return bool((changes >= _CHANGES).any())


def _levelled(corners: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float, float, float]]:
    """Return the boxes of lines as left, top, right, bottom on the page turned so that its lines are level."""
    slopes = [(box[1][1] - box[0][1]) / max(1.0, box[1][0] - box[0][0]) for box in corners]
    long = [slope for slope, box in zip(slopes, corners, strict=True) if box[1][0] - box[0][0] > 200] or slopes
    slope = median(long)
    done = []
    for box in corners:
        turned = [(x, y - slope * x) for x, y in box]
        xs = sorted(x for x, _ in turned)
        done.append((
            (xs[0] + xs[1]) / 2, (turned[0][1] + turned[1][1]) / 2,
            (xs[2] + xs[3]) / 2, (turned[2][1] + turned[3][1]) / 2,
        ))  # fmt: skip
    return done


def _parted(crop: Any, places: Any) -> Iterator[tuple[str, float, float]]:
    """Yield the words of a line, with the parts of its width at which each begins and ends."""
    columns, groups, found = places[0], places[1], places[2]
    letters = [unicodedata.normalize("NFKC", letter) for group in groups for letter in group]
    middles = [(place + 0.5) / columns for group in found for place in group]
    if len(letters) != len(middles):
        return
    spaces = _wide(list(_spaces(crop)))
    word, begin = "", 0.0
    for index, (letter, middle) in enumerate(zip(letters, middles, strict=True)):
        if word and (letter == " " or any(middles[index - 1] < space < middle for space in _fit(spaces, word, letter))):
            yield word, begin, (middles[index - 1] + middle) / 2
            word = ""
        if letter != " ":
            begin = begin if word else (middles[index - 1] + middle) / 2 if index else 0.0
            word += letter
    if word:
        yield word, begin, 1.0


def _wide(gaps: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the gaps that are wide beside the others of their line: in some founts all letters stand apart."""
    if len(gaps) < _SEVERAL:
        return gaps
    usual = sorted(width for _, width in gaps)[len(gaps) // 2]
    return [(middle, width) for middle, width in gaps if width > _BESIDE * usual]


def _fit(spaces: Sequence[tuple[float, float]], word: str, letter: str) -> Iterator[float]:
    """Yield the middles of the gaps that are wide enough to be a space between two letters."""
    if letter in _CLOSING or word[-1] in _OPENING:
        return
    last = word[-2:-1] if word[-1] in _WITHIN else word[-1]
    figures = last.isdigit() and letter.isdigit()
    for middle, width in spaces:
        if width >= (_FIGURES if figures else _SPACE):
            yield middle


def _spaces(crop: Any) -> Iterator[tuple[float, float]]:
    """Yield the gaps without ink in the picture of a line: their middle in its width, their width in its height."""
    import numpy as np

    grey = np.asarray(crop, dtype=float).mean(axis=2)
    dark, paper = np.percentile(grey, 2), np.percentile(grey, 90)
    rows = (grey < paper - _INK * (paper - dark)).sum(axis=1)
    inked = np.flatnonzero(rows > 0)
    tall = max(1, inked[-1] - inked[0]) if len(inked) else 1
    columns = np.flatnonzero((grey < paper - _INK * (paper - dark)).sum(axis=0) > 0)
    for before, after in pairwise(columns):
        if after - before > 1:
            yield float(before + after) / 2 / grey.shape[1], float(after - before - 1) / tall
