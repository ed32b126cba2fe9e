"""The parse of a sentence whose names are one token each, and the simplest walks over it.

It must not know what any predicate means. A token is told by its index.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.matching import Merged
from kg.extract.name import Name

__all__ = ["Tree"]


@dataclass(slots=True)
class Tree:
    """A sentence and its parse.

    Arguments:
        number: the index of the sentence in its reading.
        merged: the sentence with its names merged, whose tokens these are.
        lowered: the words in small letters.
        tags: Penn Treebank tags.
        deps: what each token is to its head, in spaCy's labels.
        heads: the head of each token; the root is its own.
        headless: whether the sentence has no subject, because it goes on about what its heading names.
    """

    number: int
    merged: Merged
    lowered: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]] = field(default_factory=list)
    headless: bool = False

    def __post_init__(self) -> None:
        """Work out the children of each token, in the order of the sentence."""
        self.children = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.heads)

    def name(self, token: int) -> Name | None:
        """Return the name that a token is, or None."""
        return self.merged.names[token]

    def is_verb(self, token: int) -> bool:
        """Return whether a token is a verb, an auxiliary excepted."""
        return self.tags[token].startswith("VB") and self.deps[token] not in {"aux", "auxpass"}

    def is_noun(self, token: int) -> bool:
        """Return whether a token is a noun or a name."""
        return self.tags[token].startswith("NN") or self.merged.names[token] is not None

    def of(self, token: int, *deps: str) -> Iterator[int]:
        """Yield the children of a token that have one of these relations to it."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                yield child

    def first(self, token: int, *deps: str) -> int | None:
        """Return the first child of a token with one of these relations, or None."""
        return next(self.of(token, *deps), None)

    def conjuncts(self, token: int) -> list[int]:
        """Return a token and all that are joined to it after it: "A, B and C"."""
        found, queue = [token], [token]
        while queue:
            for child in self.of(queue.pop(0), "conj"):
                if self.is_noun(child) or self.tags[child] in {"PRP", "DT", "CD"}:
                    found.append(child)
                    queue.append(child)
        return sorted(found)

    def under(self, token: int, words: Iterable[str]) -> list[int]:
        """Return what stands under prepositions of a token: for "to" of "reports to the Board", the Board."""
        found = []
        for child in self.children[token]:
            if self.deps[child] in {"prep", "agent", "dative", "prt", "advmod"} and self.lowered[child] in words:
                found += list(self.of(child, "pobj", "pcomp"))
                # "up to the Board", "into and out of": the object stands under a further preposition
                found += [c for inner in self.of(child, "prep") for c in self.of(inner, "pobj")]
                # "to A and to B"
                found += [c for other in self.of(child, "conj") for c in self.of(other, "pobj", "pcomp")]
        return found

    def subtree(self, token: int) -> list[int]:
        """Return a token and all below it, in the order of the sentence."""
        found, queue = [], [token]
        while queue:
            here = queue.pop()
            found.append(here)
            queue.extend(self.children[here])
        return sorted(found)

    def above(self, token: int) -> Iterator[int]:
        """Yield the heads of a token, from its own up to the root."""
        here = token
        while self.heads[here] != here:
            here = self.heads[here]
            yield here
