"""Trained weights to what ships: numbers of eight bits, a scale a row, computed with in thirty-two bits.

The encoder's layers become an ONNX graph, in which each matrix is stored in eight bits and widened when it is loaded;
everything else is one archive of arrays. Pieces that neither the texts nor common English use are left out.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from kg.extract.learned.labels import labels
from kg.extract.learned.pieces import CLASS, SEPARATOR, UNKNOWN, Pieces
from kg.extract.learned.training.network import HEADS, WIDTH, Network

__all__ = ["export"]

#: pieces of common English: the published vocabulary is in the order of frequency
COMMON = range(1_000, 12_000)


class _Narrow(nn.Module):
    """A linear layer whose matrix is kept in eight bits."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        narrow, scale = _narrowed(layer.weight.detach())
        self.register_buffer("narrow", narrow)
        self.register_buffer("scale", scale)
        self.register_buffer("bias", layer.bias.detach())

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return functional.linear(x, self.narrow.float() * self.scale, self.bias)


class _Encoder(nn.Module):
    """The layers of one window, for export."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.layers = network.layers
        for layer in self.layers:
            for name in ("q", "k", "v", "o", "f1", "f2"):
                setattr(layer, name, _Narrow(getattr(layer, name)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        length = x.shape[0]
        for layer in self.layers:
            q, k, v = (
                part(x).view(length, HEADS, WIDTH // HEADS).transpose(0, 1) for part in (layer.q, layer.k, layer.v)
            )
            seen = ((q @ k.transpose(1, 2)) * (WIDTH // HEADS) ** -0.5).softmax(-1) @ v
            x = layer.n1(x + layer.o(seen.transpose(0, 1).reshape(length, WIDTH)))
            x = layer.n2(x + layer.f2(functional.gelu(layer.f1(x))))
        return x


def export(network: Network, vocabulary: dict[str, int], words: Iterable[str], folder: Path) -> None:
    """Write a trained network as it ships.

    Arguments:
        network: trained; it is changed.
        vocabulary: piece -> number.
        words: of the texts, whose pieces are kept.
        folder: takes encoder.onnx, heads.npz, pieces.txt and model.json.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept = _kept(vocabulary, words)
    arrays: dict[str, np.ndarray] = {}
    for name, weights in network.state_dict().items():
        if name.startswith("layers."):
            continue
        matrix = weights[list(kept.values())] if name == "words.weight" else weights
        if matrix.dim() == 2 and matrix.numel() > 20_000:
            narrow, scale = _narrowed(matrix)
            arrays[name], arrays[f"{name}.scale"] = narrow.numpy(), scale.numpy()
        else:
            arrays[name] = matrix.numpy()
    np.savez_compressed(folder / "heads.npz", **arrays)  # type: ignore[arg-type]
    (folder / "pieces.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    encoder = _Encoder(network).eval()
    torch.onnx.export(
        encoder,
        (torch.zeros(7, WIDTH),),
        str(folder / "encoder.onnx"),
        input_names=["x"],
        output_names=["y"],
        dynamic_axes={"x": {0: "length"}, "y": {0: "length"}},
        opset_version=17,
        do_constant_folding=False,
        dynamo=False,
    )
    parts = ("encoder.onnx", "heads.npz", "pieces.txt")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in parts}
    told = {"roles": labels().roles, "pairs": labels().pairs, "topics": labels().topics, "sha256": sums}
    (folder / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _narrowed(matrix: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    scale = matrix.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
    return (matrix / scale).round().to(torch.int8), scale


def _kept(vocabulary: dict[str, int], words: Iterable[str]) -> dict[str, int]:
    """Return the pieces that are kept: single signs, common English, and all of the texts' words."""
    pieces = Pieces(vocabulary)
    used = {vocabulary[piece] for piece in (CLASS, SEPARATOR, UNKNOWN)}
    used.update(number for piece, number in vocabulary.items() if len(piece.removeprefix("##")) == 1)
    used.update(COMMON)
    for word in words:
        used.update(pieces.of(word))
    return {piece: number for piece, number in sorted(vocabulary.items(), key=lambda one: one[1]) if number in used}
