"""Delegations in clauses of decisions: who may decide what from now on, and who is to be consulted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.clause import Clause
from kg.extract.name import Name
from kg.extract.readers.prose import delegation_words as patterns
from kg.extract.readers.prose.clauses import clauses
from kg.extract.readers.prose.deciders import decider
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.reading import Reading
from kg.extract.sameness import meaning
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Evidence, Frame
from kg.model.kinds.delegation import Delegation

__all__ = ["read_delegations"]

#: where the name of who could hold a power begins and ends in its sentence, and the name
_Holder = tuple[int, int, Name]


def read_delegations(reading: Reading) -> list[Frame]:
    """Return the authority delegated in decisions (and nowhere else: what is merely proposed is no delegation)."""
    frames: list[Frame] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    found = clauses(reading)
    for number, clause in enumerate(found):
        raw = reading.document.text[clause.start : clause.end]
        if not patterns.DELEGATED.search(raw):
            continue
        sentences = reading.sentences_in(clause.start, clause.end)
        if not any(admits(reading, sentence, Delegation) for sentence in sentences):
            continue
        for frame in _delegated(reading, clause, sentences):
            if not frame.matter and raw.rstrip().endswith(":"):
                frame = replace(frame, matter="; ".join(_below(found, number)))  # noqa: PLW2901
            key = (frame.to.name, meaning(frame.matter))
            if key in seen:
                continue
            seen.add(key)
            frames.append(frame)
    return frames


def _below(found: Sequence[Clause], number: int) -> Iterator[str]:
    """Yield the clauses of the list that a clause opens: "(4) … be authorised to: a. …; b. …"."""
    style = found[number].number.strip("().").isdigit()
    for clause in found[number + 1 :]:
        if clause.section.item != found[number].section.item or clause.number.strip("().").isdigit() == style:
            return
        yield clause.text


def _holders(sentence: Sentence) -> list[_Holder]:
    """Return who could hold a delegated power, each with where its name begins and ends in the sentence."""
    found: list[_Holder] = []
    for name in sentence.names:
        lead = sentence.words[max(0, name.first - 3) : name.first]
        given = "to" in lead or lead[-1:] == ["the"]
        council = name.label == "ORG" and name.kind == "local authority" and "to" in lead[-2:] and not name.generic
        if (
            (name.label in patterns.OWNER_LABELS or council)
            and (not name.generic or (name.label == "ROLE" and given))
            and name.thing is not None
        ):
            last = sentence.doc[name.last - 1]
            found.append((sentence.doc[name.first].idx, last.idx + len(last.text), name))
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that delegates.

    Arguments:
        text: of the sentence.
        hit: the words that delegate.
        before: who could hold the power, and stands before them.
        after: who stands behind them.
        consult: where those begin who are to be consulted.
    """

    text: str
    hit: re.Match[str]
    before: list[_Holder]
    after: list[_Holder]
    consult: list[int]

    @property
    def to_first(self) -> str:
        """Return the text from the words that delegate to the first holder behind them; empty where there is none."""
        return self.text[self.hit.start() : self.after[0][0]] if self.after else ""

    @property
    def passive(self) -> bool:
        """Return whether it is the holder of whom it is said that he is authorised."""
        around = self.text[max(0, self.hit.start() - 14) : self.hit.end() + 14]
        return patterns.PASSIVE.search(around) is not None

    @property
    def elsewhere(self) -> bool:
        """Return whether the words name a holder whose name is not known."""
        named = patterns.TO_SOMEBODY.match(self.text[self.hit.end() :])
        return named is not None and not (self.after and self.after[0][0] <= self.hit.end() + named.end())


def _delegated(reading: Reading, clause: Clause, sentences: list[Sentence]) -> list[Delegation]:
    return [frame for sentence in sentences for frame in _in_sentence(reading, clause, sentence)]


def _in_sentence(reading: Reading, clause: Clause, sentence: Sentence) -> Iterator[Delegation]:
    text = sentence.text
    hits = (m for m in patterns.DELEGATED.finditer(text) if sentence.start + m.start() >= clause.start - 1)
    hit = next(hits, None)
    if hit is None or patterns.EXISTING.search(text):
        return
    holders = _holders(sentence)
    before = [holder for holder in holders if holder[1] <= hit.start()]
    after = [holder for holder in holders if holder[0] > hit.end()]
    chosen = _chosen(_Said(text, hit, before, after, [m.start() for m in patterns.CONSULT.finditer(text)]))
    what = _matter(text, hit, chosen) if chosen else ""
    if patterns.SIGN_MINUTES.match(what):
        return
    for _, _, name in chosen:
        posts = posts_of(sentence, name) if name.label == "ROLE" else (name.thing,) if name.thing else ()
        what = "" if what.removeprefix("the ").startswith(name.text) else what  # no more than who holds it
        giver = decider(reading, sentence)
        for post in posts:
            yield Delegation(
                to=post,
                from_=giver if giver != post else None,
                matter=what,
                evidence=(Evidence(sentence.start, sentence.end, "delegations/clause"),),
            )


def _chosen(said: _Said) -> list[_Holder]:
    """Return to whom it is delegated; empty where the words do not tell."""
    if said.elsewhere:
        return []
    if said.passive and said.before and not patterns.GIVEN_TO.search(said.to_first):
        return _last_before(said)
    if not said.after:
        return []
    if said.hit.group().lower().startswith("authoris"):
        between = said.text[said.hit.end() : said.after[0][0]]
        if not patterns.NOBODY_BETWEEN.fullmatch(between):
            return []  # "authorises officers to …": whom it names is no name
    if _leads_to_first(said):
        return _joined(said)
    return _last_before(said) if said.passive else []


def _last_before(said: _Said) -> list[_Holder]:
    """Return the last holder before the words who is not only to be consulted."""
    return [holder for holder in said.before if not any(at < holder[0] for at in said.consult)][-1:]


def _leads_to_first(said: _Said) -> bool:
    """Return whether the words lead to the first holder behind them, and not to whoever is to be consulted."""
    end, first = said.hit.end(), said.after[0][0]
    leads = patterns.LEADS_TO.search(said.text[max(0, end - 12) : first])
    return leads is not None and not any(end <= at < first for at in said.consult)


def _joined(said: _Said) -> list[_Holder]:
    """Return the first holder behind the words, with those that are joined to him."""
    chosen = [said.after[0]]
    for holder in said.after[1:]:
        if not patterns.JOINS.fullmatch(said.text[chosen[-1][1] : holder[0]]):
            break
        chosen.append(holder)
    return chosen


def _matter(text: str, hit: re.Match[str], chosen: list[_Holder]) -> str:
    """Return what is delegated.

    What follows whoever holds it, else what stands before him, else what led to the verb.
    """
    end = chosen[-1][1] if chosen[-1][0] > hit.end() else hit.end()
    rest = text[end:]
    cut = patterns.CONSULT.search(rest)
    matter = patterns.MATTER.search(rest)
    if cut and (not matter or cut.start() <= matter.start()):
        tail = rest[cut.end() :]
        skip = re.search(r",?\s+(?:to|for)\s+(?=[a-z])", tail)
        what = tail[skip.end() :] if skip else ""
    else:
        what = rest[matter.end() :] if matter else ""
    if not what and chosen[0][0] > hit.end():
        what = re.sub(r"\s*\bto\s+(?:the\s+)?$", "", text[hit.end() : chosen[0][0]]).strip(" ,")
        what = what if len(what) > 10 and what.lower() not in ("authority", "delegated authority") else ""
    if not what:
        lead = text[: hit.start()]
        what = re.sub(
            r"^.*?\b(?:that|decisions? (?:about|on)|authority (?:to|for))\b", "", lead, flags=re.S | re.I
        ).strip(" ,")
    return re.sub(r"^of authority (?:to|for) |\s+be$", "", what.strip(" .;,"))
