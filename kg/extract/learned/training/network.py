"""The network as it is trained: a pretrained encoder with a head for each question that is asked of a window.

Heads: the roles of words (where a span begins and goes on), the roles of spans, pairs of spans, topics, statuses and
relations. The encoder is MiniLM (Wang et al., 2020), as all-MiniLM-L6-v2 was published under Apache-2.0.
"""

import torch
from torch import nn
from torch.nn import functional

from kg.extract.learned.labels import labels

__all__ = ["HEADS", "Layer", "Network"]

WIDTH, HEADS, INNER, LAYERS, VOCABULARY = 384, 12, 1536, 6, 30_522
#: a name is one of these labels, at its beginning or not
_TYPES = 2 * len(labels().names)
#: outputs are rare: the network begins with a low guess
_RARE = -3.0


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.n1, self.n2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the pieces' vectors after attention to each other."""
        batch, length, _ = x.shape
        q, k, v = (
            part(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (self.q, self.k, self.v)
        )
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.n1(x + self.drop(self.o(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        inner: torch.Tensor = self.n2(x + self.drop(self.f2(functional.gelu(self.f1(x)))))
        return inner


class Network(nn.Module):
    """Encoder and heads; `pretrained` are the published weights of the encoder, by their published names."""

    def __init__(self, pretrained: dict[str, torch.Tensor] | None = None) -> None:
        super().__init__()
        told = labels()
        roles, pairs = len(told.roles), len(told.pairs)
        self.words, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(512, WIDTH)
        self.types, self.parts = nn.Embedding(_TYPES, WIDTH), nn.Embedding(4, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tag_in, self.tag_out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 2 * roles)
        self.role_in, self.role_out = nn.Linear(4 * WIDTH, WIDTH), nn.Linear(WIDTH, roles)
        self.pair_from, self.pair_to = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.pair_apart = nn.Embedding(24, WIDTH)
        self.pair_in, self.pair_out = nn.Linear(WIDTH, WIDTH // 2), nn.Linear(WIDTH // 2, pairs)
        self.topic = nn.Linear(2 * WIDTH, len(told.topics))
        self.status, self.relation = nn.Linear(2 * WIDTH, len(told.statuses)), nn.Linear(4 * WIDTH, len(told.relations))
        for head in (self.tag_out, self.role_out, self.pair_out, self.topic):
            nn.init.constant_(head.bias, _RARE)
        for added in (self.types, self.parts):
            nn.init.normal_(added.weight, std=0.01)
        if pretrained is not None:
            self._take(pretrained)

    def _take(self, published: dict[str, torch.Tensor]) -> None:
        first = "embeddings."
        with torch.no_grad():
            self.words.weight.copy_(published[f"{first}word_embeddings.weight"])
            kind = published[f"{first}token_type_embeddings.weight"][0]
            self.places.weight.copy_(published[f"{first}position_embeddings.weight"] + kind)
            self.norm.weight.copy_(published[f"{first}LayerNorm.weight"])
            self.norm.bias.copy_(published[f"{first}LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                for own, theirs in _PUBLISHED.items():
                    for part in ("weight", "bias"):
                        weights = getattr(getattr(layer, own), part)
                        weights.copy_(published[f"encoder.layer.{number}.{theirs}.{part}"])

    def encode(
        self, pieces: torch.Tensor, types: torch.Tensor, parts: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Return a vector for each piece; `mask` is 1 for pieces and 0 for what fills up a batch."""
        places = self.places.weight[: pieces.shape[1]]
        x = self.drop(self.norm(self.words(pieces) + places + self.types(types) + self.parts(parts)))
        exact = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        away = ((1.0 - mask[:, None, None, :].float()) * -1e4).to(exact)
        for layer in self.layers:
            x = layer(x, away)
        return x

    def tags(self, words: torch.Tensor) -> torch.Tensor:
        """Return for each word how far a span of each role begins with it, and goes on with it."""
        out: torch.Tensor = self.tag_out(functional.gelu(self.tag_in(words)))
        return out

    def roles(self, spans: torch.Tensor) -> torch.Tensor:
        """Return for each span, told with its window, how far it fills each role."""
        out: torch.Tensor = self.role_out(self.drop(functional.gelu(self.role_in(spans))))
        return out

    def pairs(self, spans: torch.Tensor, apart: torch.Tensor) -> torch.Tensor:
        """Return for each two spans how far they belong together as each pair."""
        both = self.pair_from(spans)[:, None] + self.pair_to(spans)[None] + self.pair_apart(apart)
        out: torch.Tensor = self.pair_out(functional.gelu(self.pair_in(self.drop(functional.gelu(both)))))
        return out


#: a layer's parts -> their published names
_PUBLISHED = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "n1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "n2": "output.LayerNorm",
}
