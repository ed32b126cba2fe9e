"""Delegations in clauses of decisions: who may decide what from now on, and who is to be consulted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

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


def _holders(sentence: Sentence) -> list[tuple[int, int, Name]]:
    """Return who could hold a delegated power, each with where its name begins and ends in the sentence."""
    found: list[tuple[int, int, Name]] = []
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


def _delegated(reading: Reading, clause: Clause, sentences: list[Sentence]) -> list[Delegation]:
    found: list[Delegation] = []
    for sentence in sentences:
        text = sentence.text
        if re.search(r"\b(?:his|her|their|under|existing) delegated (?:powers|authority)\b", text):
            continue
        hit = next(
            (m for m in patterns.DELEGATED.finditer(text) if sentence.start + m.start() >= clause.start - 1), None
        )
        if hit is None:
            continue
        consult = [m.start() for m in patterns.CONSULT.finditer(text)]
        holders = _holders(sentence)
        passive = re.search(
            r"\b(?:be|is|are|been) (?:given |granted )?(?:delegated|authorised)\b|\bdelegated authority\b",
            text[max(0, hit.start() - 14) : hit.end() + 14],
            re.I,
        )
        after = [h for h in holders if h[0] > hit.end()]
        before = [h for h in holders if h[1] <= hit.start()]
        chosen: list[tuple[int, int, Name]] = []
        elsewhere = re.match(
            r"\s+(?:authority\s+)?to\s+(?:the|an?|each|its)\s+(?:[a-z]+ )?(?:[A-Z]|panel|officers?|group"
            r"|sub-?committee|schools?)",
            text[hit.end() :],
        )
        if elsewhere and not (after and after[0][0] <= hit.end() + elsewhere.end()):
            continue  # to whom it names without a name that is known
        if (
            passive
            and before
            and not re.search(
                r"\b(?:delegated|authority|given|granted)\s+(?:authority\s+)?to\s+(?:the\s+)?(?:appropriate\s+"
                r"|relevant\s+|respective\s+)?$",
                text[hit.start() : after[0][0]] if after else "",
            )
        ):
            chosen = [h for h in before if not any(c < h[0] for c in consult)][-1:]
        elif (
            after
            and hit.group().lower().startswith("authoris")
            and not re.fullmatch(r"\s*(?:both )?(?:the )?", text[hit.end() : after[0][0]])
        ):
            continue  # "authorises officers to …": whom it names is no name
        elif (
            after
            and re.search(r"\b(?:to|the|authoris\w+|that)\b", text[max(0, hit.end() - 12) : after[0][0]], re.I)
            and not any(hit.end() <= c < after[0][0] for c in consult)
        ):
            chosen = [after[0]]
            for one in after[1:]:
                gap = text[chosen[-1][1] : one[0]]
                if re.fullmatch(r"\s*(?:,|and|&|, and|or)\s*(?:the\s+)?", gap):
                    chosen.append(one)
                else:
                    break
        elif before and passive:
            chosen = [h for h in before if not any(c < h[0] for c in consult)][-1:]
        if not chosen:
            continue
        what = _matter(text, hit, chosen)
        if re.match(r"sign (?:them|it|the minutes|the same)\b", what):
            continue  # the minutes
        for _, _, name in chosen:
            posts = posts_of(sentence, name) if name.label == "ROLE" else (name.thing,) if name.thing else ()
            what = "" if what.removeprefix("the ").startswith(name.text) else what  # no more than who holds it
            giver = decider(reading, sentence)
            found.extend(
                Delegation(
                    to=post,
                    from_=giver if giver != post else None,
                    matter=what,
                    evidence=(Evidence(sentence.start, sentence.end, "delegations/clause"),),
                )
                for post in posts
            )
    return found


def _matter(text: str, hit: re.Match[str], chosen: list[tuple[int, int, Name]]) -> str:
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
