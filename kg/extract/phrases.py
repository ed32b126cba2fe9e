"""Fixed phrases: where those of a list stand in a sentence, without trying each of them."""

from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Phrases"]


class Phrases:
    """A list of phrases, found by one of their words.

    Arguments:
        phrases: each as its words, in the form in which sentences are looked up; the order is kept.
    """

    def __init__(self, phrases: Iterable[tuple[str, ...]]) -> None:
        self._phrases = tuple(phrases)
        shared: dict[str, int] = {}
        for phrase in self._phrases:
            for word in set(phrase):
                shared[word] = shared.get(word, 0) + 1
        self._by_word: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            # the word that the fewest phrases have
            rarest = min(phrase, key=lambda word: (shared[word], word))
            self._by_word.setdefault(rarest, []).append(number)

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield where each phrase begins and ends among these words, and the phrase, in the order of the list."""
        present = set(words)
        for number in sorted(number for word in present & self._by_word.keys() for number in self._by_word[word]):
            phrase = self._phrases[number]
            if present.issuperset(phrase):
                size = len(phrase)
                for at in range(len(words) - size + 1):
                    if words[at] == phrase[0] and tuple(words[at : at + size]) == phrase:
                        yield at, at + size, phrase
