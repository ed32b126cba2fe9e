"""What the learned model makes of a window: how far each span fills each role, and which spans belong together.

The layers of the encoder run in onnxruntime, on one thread; what is before and behind them is a few lines of numpy. The
weights are loaded when they are first asked for, and their sums are compared with those in model.json.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.errors import ModelError
from kg.extract.learned.asked import asked_pairs
from kg.extract.learned.inputs import Inputs, inputs, spans_apart
from kg.extract.learned.labels import labels
from kg.extract.learned.pieces import Pieces
from kg.extract.learned.window import Span, Window

__all__ = ["FOLDER", "Model", "Scores", "check_model", "own_model"]

Reals = npt.NDArray[np.float32]

#: where the weights stand
FOLDER = Path(__file__).with_name("model")
#: how sure a word must be that a span goes on with it, and that one begins
_GOES_ON, _BEGINS = 0.3, 0.4
#: how far a span must fill some role to be looked at any further
_LIKELY = 0.08
#: a span that is one of these words alone is none
_EMPTY = frozenset(
    "the a an and of to for in on by or it its this that which who they them he she will would be is was "
    "were are".split()
)


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model makes of a window, each figure from 0 to 1.

    Arguments:
        spans: names, context, and runs of words that may fill a role.
        roles: span x role.
        pairs: span x span x pair, 0 where nothing would come of it.
        topics: of the window.
        statuses: span x status.
    """

    spans: list[Span]
    roles: Reals
    pairs: Reals
    topics: Reals
    statuses: Reals
    vectors: Reals
    model: "Model"

    def relation(self, body: int, to: int) -> str:
        """Return the relation of two spans of which one answers to the other."""
        together = np.concatenate([self.vectors[body], self.vectors[to]])
        return labels().relations[int(self.model.linear("relation", together).argmax())]

    def status(self, span: int) -> str:
        """Return the likeliest status of what is said of a span."""
        return labels().statuses[int(self.statuses[span].argmax())]


class Model:
    """The model, ready to be asked; made from the files of a folder.

    Raises:
        ModelError: a file is missing or is another one, or onnxruntime cannot run it.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        told = _checked(folder)
        known = labels()
        if (
            tuple(told["roles"]) != known.roles
            or tuple(told["pairs"]) != known.pairs
            or tuple(told["topics"]) != known.topics
        ):
            raise ModelError("The learned model was trained for other labels", "Train it again; see CONTRIBUTING.md")
        from onnxruntime import InferenceSession, SessionOptions
        from threadpoolctl import ThreadpoolController

        self._threads = ThreadpoolController()
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._encoder = InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"])
        with np.load(folder / "heads.npz") as kept:
            self._weights = {name: _wide(kept, name) for name in kept.files if not name.endswith(".scale")}
        pieces = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
        self._pieces = Pieces({piece: number for number, piece in enumerate(pieces)})
        self.version = hashlib.sha256(json.dumps(told["sha256"], sort_keys=True).encode()).hexdigest()[:12]

    def one_thread(self) -> AbstractContextManager[object]:
        """Let the matrix library count on one thread, so that no sum depends on how many there are."""
        limits: AbstractContextManager[object] = self._threads.limit(limits=1, user_api="blas")
        return limits

    def read(self, window: Window) -> Scores:
        """Return what the model makes of a window; within `one_thread`."""
        given = inputs(window, self._pieces)
        x = self._encoded(given)
        words, whole = x[given.first], x.mean(0)
        tags = _sigmoid(self.linear("tag_out", _gelu(self.linear("tag_in", words[window.text_from :]))))
        spans = _spans(window, tags)
        vectors = np.stack([_vector(words, span) for span in spans])
        roles = _sigmoid(self.linear("role_out", _gelu(self._in_context(vectors, np.concatenate([whole, x[0]])))))
        likely = np.flatnonzero(roles.max(1) >= _LIKELY)  # what fills no role belongs to nothing either
        spans, vectors, roles = [spans[n] for n in likely], vectors[likely], roles[likely]
        topics = _sigmoid(self.linear("topic", np.concatenate([x[0], whole])))
        pairs = self._pairs(spans, vectors, asked_pairs(roles, topics))
        statuses = self.linear("status", vectors)
        return Scores(spans, roles, pairs, topics, statuses, vectors, self)

    def _in_context(self, vectors: Reals, context: Reals) -> Reals:
        """Return the first layer of the roles, for spans that all stand in one window: its part is counted once."""
        matrix, width = self._weights["role_in.weight"], vectors.shape[1]
        out: Reals = vectors @ matrix[:, :width].T + (matrix[:, width:] @ context + self._weights["role_in.bias"])
        return out

    def _pairs(self, spans: list[Span], vectors: Reals, asked: npt.NDArray[np.bool_]) -> Reals:
        """Return how far each two spans belong together; 0 for those of which it is not asked."""
        pairs = np.zeros((*asked.shape, len(labels().pairs)), dtype=np.float32)
        one, other = np.nonzero(asked)
        if len(one):
            apart = self._weights["pair_apart.weight"][spans_apart(spans)[one, other]]
            both = self.linear("pair_from", vectors)[one] + self.linear("pair_to", vectors)[other] + apart
            pairs[one, other] = _sigmoid(self.linear("pair_out", _gelu(self.linear("pair_in", _gelu(both)))))
        return pairs

    def linear(self, name: str, x: Reals) -> Reals:
        """Return a linear layer's answer."""
        out: Reals = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _encoded(self, given: Inputs) -> Reals:
        told = self._weights
        x = told["words.weight"][given.pieces] + told["places.weight"][: len(given.pieces)]
        x = x + told["types.weight"][given.types] + told["parts.weight"][given.parts]
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * told["norm.weight"] + told["norm.bias"]
        out: Reals = self._encoder.run(["y"], {"x": x.astype(np.float32)})[0]
        return out


@cache
def own_model() -> Model:
    """Return the model that ships, loaded once in a process."""
    return Model()


def check_model(folder: Path = FOLDER) -> None:
    """Look whether a folder holds the model as it was trained, without loading it.

    Raises:
        ModelError: a file is missing or is another one.
    """
    _checked(folder)


def _checked(folder: Path) -> dict[str, Any]:
    """Return what model.json says, after comparing the sums of the files that it names."""
    remedy = "Install the package again, or say --no-model to go on without it"
    try:
        told: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        for name, wanted in told["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise ModelError(f"The learned model is damaged: {name} is not the file that was trained", remedy)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"The learned model cannot be read ({error})", remedy) from None
    return told


def _wide(kept: Mapping[str, Any], name: str) -> Reals:
    """Return an array in thirty-two bits; what is kept in eight has a scale a row."""
    array: npt.NDArray[Any] = kept[name]
    scale = f"{name}.scale"
    wide: Reals = (array.astype(np.float32) * kept[scale] if scale in kept else array).astype(np.float32)
    return wide


def _sigmoid(x: Reals) -> Reals:
    out: Reals = np.reciprocal(1 + np.exp(-x))
    return out


def _gelu(x: Reals) -> Reals:
    from scipy.special import erf

    out: Reals = x * np.float32(0.5) * (1 + erf(x * np.float32(0.5**0.5)))
    return out


def _vector(words: Reals, span: Span) -> Reals:
    """Return the mean of a span's words, and of the two words around it."""
    start, end = span
    before = words[start - 1] if start else words[0]
    after = words[end] if end < len(words) else words[-1]
    return np.concatenate([words[start:end].mean(0), before * np.float32(0.5) + after * np.float32(0.5)])


def _spans(window: Window, tags: Reals) -> list[Span]:
    """Return the spans to be judged: names, and runs of words of the text that the tags of a role make out."""
    known = labels()
    count, first = len(known.roles), window.text_from
    spans = dict.fromkeys(window.spans)
    shown = (tags[:, count:] >= _GOES_ON) | (tags[:, :count] >= _BEGINS)
    for role in np.flatnonzero(shown.any(0)).tolist():
        name = known.roles[role]
        begins, goes_on = tags[:, role], tags[:, count + role]
        at = 0
        while at < len(tags):
            if not shown[at, role]:
                at += 1
                continue
            end = at + 1
            while end < len(tags) and goes_on[end] >= _GOES_ON and not _anew(begins[end], goes_on[end]):
                end += 1
            span = _trimmed(window, first + at, first + end)
            at = end
            if span is not None and not (name.split(".")[1] in known.named and _on_a_name(window, span)):
                spans.setdefault(span)
    return list(spans)


def _anew(begins: float, goes_on: float) -> bool:
    return begins > 0.5 and begins > goes_on * 0.9


def _trimmed(window: Window, start: int, end: int) -> Span | None:
    words = window.words
    while start < end and not words[start][0].isalnum() and words[start] != "£":
        start += 1
    while end > start and not words[end - 1][0].isalnum() and words[end - 1] not in {"%", ")"}:
        end -= 1
    if start == end or (end - start == 1 and words[start].lower() in _EMPTY):
        return None
    return start, end


def _on_a_name(window: Window, span: Span) -> bool:
    return any(span[0] < end and span[1] > start for start, end in window.spans)
