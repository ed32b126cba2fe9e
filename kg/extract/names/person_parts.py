"""The parts of people's names: initials, particles, and words that may be a given name or a surname."""

from kg.extract.runs import dated
from kg.rules.lexicon import lexicon

__all__ = ["closing_bracket", "is_initial", "is_name_word", "is_particle", "person_text"]


def is_name_word(word: str) -> bool:
    """Return whether a word may be a given name or a surname."""
    lex = lexicon()
    return (
        len(word) > 1
        and word[0].isupper()
        and not word.isupper()
        and all(c.isalpha() or c in "'’-." for c in word)
        and word not in lex.person_never
        and not dated(word)
        and word.lower() not in lex.stop
        and word not in lex.role_heads
        and word not in lex.body_heads
    )


def is_initial(word: str) -> bool:
    """Return whether a word is an initial, or two: "J", "AB", "C."."""
    return word.isupper() and len(word.strip(".")) <= 2 and word.strip(".").isalpha()


def is_particle(words: list[str], at: int) -> bool:
    """Return whether a small word of names stands at a token with a name behind it: "de Winter"."""
    return (
        words[at].lower() in lexicon().person_particles
        and words[at] != "of"
        and at + 1 < len(words)
        and is_name_word(words[at + 1])
    )


def person_text(words: list[str]) -> str:
    """Return a person's name as it is known: without honours, and not in capitals."""
    words = [w for w in words if w != "."]
    while words and words[-1] in lexicon().person_suffixes:
        words = words[:-1]
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w.rstrip(".") for w in words)


def closing_bracket(words: list[str], start: int, longest: int) -> int | None:
    """Return where the bracket that opens at a token closes, among so many tokens; None where it does not."""
    return next((i for i in range(start + 1, min(start + longest, len(words))) if words[i] == ")"), None)
