"""The parser: spaCy's trained English pipeline on sentences whose names are one token each.

A name of eight words is one token, in place of which the parser sees a word that it knows: "Board" for a body, "Smith"
for a person. So sentences are short, and no name is taken apart.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.matching import Merged
from kg.extract.syntax.grammar import words_of
from kg.extract.syntax.repair import joined_perfects
from kg.extract.syntax.tree import Tree

__all__ = ["Parser"]

#: what the parser sees in place of a name, by its label; of several it sees the second
_WORDS = {
    "ORG": ("Ofsted", "Ofsted"),
    "BODY": ("Board", "Boards"),
    "PERSON": ("Smith", "Smiths"),
    "ROLE": ("Director", "Directors"),
    "PLAN": ("Plan", "Plans"),
    "DATE": ("June", "June"),
    "FREQ": ("monthly", "monthly"),
    "PERIOD": ("weeks", "weeks"),
}
#: verbs that are nouns too: after a party in "that the Board report to", the parser sees them as verbs
_BARE = {
    "report": "reports", "review": "considers", "monitor": "monitors", "account": "answers", "brief": "informs",
    "answer": "answers", "challenge": "considers", "check": "considers", "update": "informs", "present": "presents",
    "test": "considers", "track": "considers", "audit": "considers", "scrutinise": "considers", "oversee": "oversees",
    "examine": "examines", "supply": "supplies", "share": "shares", "draft": "drafts", "release": "releases",
}  # fmt: skip
#: verbs that are taken for nouns before "to": the parser sees another
_TO_REPORT = {"reports": "belongs", "report": "belong"}
#: what stands before such a verb, and between it and its "to"; and what stands before the noun
_BEFORE, _BETWEEN = (
    frozenset({"and", "which", "that", "who", ",", "it", "they", "also", "in", "turn", "itself", "both"}),
    frozenset({"directly", "direct", "back", "up", "straight", "jointly", "formally", "regularly", "in", "turn"}),
)
_HOLDS = frozenset("hold holds held holding call calls called calling".split())
_PARTIES = frozenset({"BODY", "ORG", "ROLE", "PERSON"})
#: for what meetings are held
_MET = frozenset({"review", "stocktake", "engagement", "monitoring", "progress", "oversight", "assurance", "scrutiny"})
#: words of a label before a sentence, at most
_LABEL = 4
#: longer sentences are lists or tables, which have no syntax
_LONGEST = 220
_BATCH = 32
#: what stands between a party and its verb, and adverbs that the parser sees in its place: "will from now on report to"
_ADVERBS = {
    ("from", "now", "on"): ["now", "also", "then"],
    ("from", "then", "on"): ["now", "also", "then"],
    ("in", "its", "turn"): ["now", "also", "then"],
    ("in", "turn"): ["also", "then"],
    ("in", "future"): ["also", "then"],
}


@dataclass(frozen=True, slots=True)
class Parser:
    """Parses merged sentences.

    Arguments:
        nlp: a pipeline with a tagger and a dependency parser.
    """

    nlp: Language

    def parse(self, sentences: Iterable[tuple[int, Merged]]) -> Iterator[Tree]:
        """Yield the parses of sentences, in their order.

        Arguments:
            sentences: each with its index in the reading.
        """
        chosen = [(number, merged) for number, merged in sentences if 1 < len(merged.words) <= _LONGEST]
        leads = [_lead(merged) for _, merged in chosen]
        docs = (
            Doc(self.nlp.vocab, words=[*lead, *_seen(merged)], spaces=[*(True for _ in lead), *merged.spaces])
            for lead, (_, merged) in zip(leads, chosen, strict=True)
        )
        for lead, (number, merged), doc in zip(leads, chosen, self.nlp.pipe(docs, batch_size=_BATCH), strict=True):
            tags, deps, heads = _parse(doc, len(lead))
            words = [word.lower() for word in merged.words]
            joined_perfects(words, merged.names, tags, deps, heads)
            yield Tree(number, merged, words, tags, deps, heads, headless=bool(lead))


def _lead(merged: Merged) -> list[str]:
    """Return what a sentence lacks before its first verb, as the notes of a board do: "(It) reports to"."""
    first = merged.words[0]
    if merged.names[0] is not None or not first[:1].isupper():
        return []
    word = first.lower()
    if merged.words[1].lower() in {"by", "of", "and", "were", "are", "from", "with"} and word not in words_of(
        "lacks_it_is"
    ):
        return []  # "Reviews by the Department": a noun
    if word in words_of("lacks_it_is"):
        return ["It", "is"] if any(w.lower() in {"to", "by", "for", "up"} for w in merged.words[1:4]) else []
    if word in words_of("lacks_it"):
        return ["It"]
    return ["They"] if word in words_of("lacks_they") and any(w.lower() == "to" for w in merged.words[1:4]) else []


def _parse(doc: Doc, lead: int) -> tuple[list[str], list[str], list[int]]:
    """Return the tags, relations and heads of a parse without the words that were put before the sentence."""
    # asked for all at once, which is far faster than token by token; a head is told by its distance
    tags, deps, away = doc.to_array(["TAG", "DEP", "HEAD"])[lead:].T
    heads = (away.view(np.int64) + np.arange(len(away))).tolist()
    strings = doc.vocab.strings
    related = [strings[dep] for dep in deps.tolist()]
    loose = [at for at, head in enumerate(heads) if head < 0]
    if loose:
        root = next((at for at in loose if related[at] in {"acomp", "attr", "xcomp", "ROOT", "oprd"}), loose[0])
        for at in loose:
            heads[at] = root
        related[root] = "ROOT"
    return [strings[tag] for tag in tags.tolist()], related, heads


def _acts(merged: Merged, at: int) -> bool:
    """Return whether a bare verb follows a party, singular, of which something is said: "that the Board report to"."""
    before = merged.names[at - 1]
    if before is None or before.label not in _PARTIES or at + 1 >= len(merged.words):
        return False
    after = merged.words[at + 1].lower()
    if after in {"of", "and", ",", ".", "was", "were", "is", "for", "by", "had", "has"}:
        return False
    start = at - 1
    while start and merged.words[start - 1].lower() in {"the", "this", "an", "a", "new"}:
        start -= 1
    lead = [word.lower() for word in merged.words[max(0, start - 3) : start]]
    return bool(lead) and (lead[-1] in {"that", ",", ";", ")", "and", "–", "also"} or not lead)


#: verbs that the parser, which learned from American texts, knows with a z: "to authorise" it takes for an adverb
_AMERICAN = re.compile(r"((?:author|scrutin|final|summar|organ|prior|util|recogn)i)s(e[sd]?|ing)\b")


def _american(word: str) -> str:
    return _AMERICAN.sub(r"\1z\2", word)


def _after_label(word: str) -> str:
    """Return what the parser sees in place of the colon after a label: "It also oversees", "It has to monitor"."""
    if word == "to":
        return "has"
    return "also" if word.endswith("s") and not word.endswith("ss") else "will"


def _reports(merged: Merged, at: int) -> bool:
    """Return whether "reports" is a verb: "and reports to", "which report monthly to"."""
    before = merged.names[at - 1] if at else None
    if at and not (
        merged.words[at - 1].lower() in _BEFORE
        or (before is not None and before.label in {"BODY", "PARTY"} and not _lists(merged, at))
    ):
        return False
    for after in range(at + 1, min(at + 5, len(merged.words))):
        name = merged.names[after]
        if merged.words[after].lower() == "to":
            return True
        if merged.words[after].lower() not in _BETWEEN and not (name is not None and name.label == "FREQ"):
            return False
    return False


def _lists(merged: Merged, at: int) -> bool:
    """Return whether a verb came before, so that what follows a party may be its report.

    "received the Board report to".
    """
    return (
        any(
            word.lower() in {"the", "a", "an", "its", "their", "this"} and merged.words[at].lower() == "report"
            for word in merged.words[max(0, at - 2) : at - 1]
        )
        and at > 3
    )


def _seen(merged: Merged) -> list[str]:
    """Return the words as the parser sees them."""
    seen = [_word(merged, at) for at in range(len(merged.words))]
    lowered = [word.lower() for word in merged.words]
    for phrase, words in _ADVERBS.items():
        for at in range(1, len(seen) - len(phrase)):
            if tuple(lowered[at : at + len(phrase)]) == phrase:
                seen[at : at + len(phrase)] = words
    return seen


def _word(merged: Merged, at: int) -> str:
    name, word = merged.names[at], merged.words[at]
    if name is None and at == 0 and word[:1].isupper() and _lead(merged):
        word = word.lower()
        return _TO_REPORT.get(word, word)
    if name is None and word in {"-", "–"} and 0 < at < _LABEL and not any(merged.names[:at]) and merged.spaces[at - 1]:
        return ":"  # "Accountability - the group was overseen by"
    if name is None and at and word in {"meeting", "meetings"} and merged.words[at - 1].lower() in _MET:
        return "session" if word == "meeting" else "sessions"  # "a review meeting every term": no verb
    if name is None and at and word == "leads" and merged.words[at - 1].lower() in words_of("led"):
        return "managers"
    if (
        at in {0, 1}
        and merged.words[1:2] == [":"]
        and merged.words[0].lower() in words_of("labels")
        and len(merged.words) > 3
    ):
        return "It" if at == 0 else _after_label(merged.words[2].lower())
    if at and word in {":", "–", "-"} and merged.words[at - 1].lower() in {"to", "by"}:
        return "the"  # "Reports to: the Board"
    if name is None and at and word in _BARE and _acts(merged, at):
        return _BARE[word]
    if name is None and word in _TO_REPORT and _reports(merged, at):
        return _TO_REPORT[word]
    if at and word == "both" and merged.words[at - 1].lower() in _HOLDS and merged.words[at + 1 : at + 2] == ["to"]:
        return "them"  # "holds both to account"
    if (
        name is None
        and word == "account"
        and at > 1
        and merged.words[at - 1].lower() == "to"
        and _HOLDS & {w.lower() for w in merged.words[max(0, at - 14) : at]}
    ):
        return "justice"  # "holds the Board to account": no verb
    if name is None or name.label not in _WORDS:
        return _american(word.split()[-1]) if word else word
    if name.label == "FREQ" and " " not in word:
        return word
    if name.generic and " " not in word:
        return word
    one, several = _WORDS[name.label]
    last = word.split()[-1].rstrip(".,")
    return several if last.endswith("s") and not last.endswith("ss") and last not in {"Services", "Needs"} else one
