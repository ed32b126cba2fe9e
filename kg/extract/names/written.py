"""How the tokens of a name are written together."""

from kg.extract.runs import possessive

__all__ = ["body_text", "written"]

_CLOSE_SIGNS = frozenset({",", ")", "/", ":"})


def written(words: list[str]) -> str:
    """Return tokens as they are written together, without blanks before commas and within brackets."""
    return _joined(words).strip(" -–,")


def body_text(words: list[str]) -> str:
    """Return tokens as the names of bodies and organisations are written: without a short form in brackets."""
    kept: list[str] = []
    inside = False
    for at, word in enumerate(words):
        if word == "(" and at + 2 < len(words) and words[at + 2] == ")" and words[at + 1].isupper():
            inside = True
        if inside:
            inside = word != ")"
        else:
            kept.append(word)
    return _joined(kept)


def _joined(words: list[str]) -> str:
    text = ""
    for word in words:
        if possessive(word) or word in _CLOSE_SIGNS or text.endswith(("(", "/")):
            text += word
        else:
            text += f" {word}" if text else word
    return text
