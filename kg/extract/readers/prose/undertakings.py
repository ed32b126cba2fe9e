"""What someone is to do: actions after the meeting, and authority delegated."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.clause import Clause
from kg.extract.name import Name
from kg.extract.readers.prose.deciders import decider
from kg.extract.readers.prose.decisions import clauses
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import denied, iso
from kg.extract.reading import Reading
from kg.extract.sameness import meaning
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.delegation import Delegation

__all__ = ["read_delegations", "read_marked", "read_undertaken"]

_MARK = re.compile(r"\bACTIONS?(?: POINT)?\b\s*(?:\d+\s*)?[:–-]?|\b(?:\()?Actions?(?: [Pp]oint)?(?: by| for [A-Z][^:;.]{2,40}?)?\s*\d*\s*[:–-]\s*|^(?:Agreed )?Action\b[:\s]+")
#: an action that was done
_DONE = re.compile(
    r"\b[Aa]ction (?:(?:for|on) [^,.;:]{3,60}? )?to (?P<what>[a-z][^.;]{5,160}?),? (?:had been|has been|has now been|was|is) (?:now |since )?"
    r"(?:completed?|done|delivered|closed|discharged|fulfilled|carried out)\b"
)
_NOT_YET = re.compile(r"\b(?:not|until|once|if|when|unless|expected|yet to)\b")
_TASK = re.compile(r"^\s*(?P<who>[^:;.]{2,80}?)\s+to\s+(?P<what>(?!(?:the|an?|his|her|their|its|all|each|this|that|these|those|our)\b)[a-z].+)$", re.S)


def read_marked(reading: Reading) -> list[Frame]:
    """Return what is marked as an action."""
    decided = [(c.start, c.end) for c in clauses(reading)]
    marked = (_marked(reading, number, sentence, decided) for number, sentence in _open(reading))
    return [frame for frame in marked if frame is not None]


def read_undertaken(reading: Reading) -> list[Frame]:
    """Return what rules read as undertaken by somebody, to be done once after the meeting."""
    return [
        frame
        for number, sentence in _open(reading)
        if number in reading.matches
        for frame in _undertaken(reading, sentence, number)
    ]


def _open(reading: Reading) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences in which actions are read: those of no decision."""
    told = {s.start for clause in clauses(reading) for s in reading.sentences_in(clause.start, clause.end)}
    for number, sentence in enumerate(reading.sentences):
        if sentence.start not in told and admits(reading, sentence, Action):
            yield number, sentence


def _assigned(text: str) -> bool:
    """Return whether a line says who is to do what: "Head of SEND to circulate the data"."""
    task = _TASK.match(text)
    return bool(task and len(task.group("who").split()) <= 8)


def _marked(reading: Reading, number: int, sentence: Sentence, decided: list[tuple[int, int]]) -> Action | None:
    text = sentence.text
    done = _DONE.search(text)
    if done and not _NOT_YET.search(text):
        return replace(_action(reading, sentence, done["what"], "", "actions/completed"), due="", status="completed")
    hit = _MARK.search(text)
    if not hit:
        if sentence.section.kind == "actions" and len(text.split()) > 3 and sentence.block.kind != "heading" and _DOING.search(text):
            return _action(reading, sentence, text, text, "actions/section")
        return None
    if re.search(r"\b(?:of|for|priority|urgent|further|remedial|taking|take) $", text[: hit.start()], re.I):
        return None
    if hit.group().strip().lower() in ("action", "actions") and not text[: hit.start()].strip() and text[hit.end() :].strip()[:1].islower() and not hit.group().isupper():
        return None
    if re.match(r"\s*(?:Plan|PLAN|plan|Log|LOG|Sheet|Tracker|TRACKER|Notes?|taken|Group|and|Learning|Area|SHEET)\b", text[hit.end() :]):
        return None
    if re.search(r"\d\s*[:–-]?\s*$", hit.group()) and not _assigned(text[hit.end() :]):
        return None  # "Action 2 – the weakness of …": a heading of a plan
    if re.search(r"\bby\b", hit.group()) or re.match(r"\s*\(", text[hit.end() :]):
        return None  # "Action by: (Head of SEND)" names who carries out the decision above
    before, after = text[: hit.start()].strip(" .-–([•"), text[hit.end() :].strip(" .-–)]•")
    if after and _only_names(sentence, hit.end()) and not before:
        previous = reading.sentences[number - 1] if number else None
        if previous is None or previous.section is not sentence.section or any(a - 8 <= previous.start < b for a, b in decided):
            return None
        names = [n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.thing is not None]
        owner = (names[0].thing if names[0].label == "PERSON" else posts_of(sentence, names[0])[0]) if names else None
        due = next((iso(reading, previous, n, future=True) for n in [*sentence.names, *previous.names] if n.label == "DATE"), "")
        return Action(text=previous.text.strip(" .;:"), owner=owner, due=due, status="planned", evidence=reading.evidence(previous, "actions/marked"))
    if after and len(after.split()) > 2 and not _only_names(sentence, hit.end()):
        what = after
    elif before:
        what = before
    else:
        previous = reading.sentences[number - 1] if number else None
        if previous is None or previous.section is not sentence.section:
            return None
        sentence, what = previous, previous.text
        after = after or ""
    if len(what.split()) < 2:
        return None
    return _action(reading, sentence, what, after if what is not after else what, "actions/marked")


def _only_names(sentence: Sentence, start: int) -> bool:
    """Return whether only people, posts and dates stand after a mark: then they are the owners of what stands before."""
    taken = sentence.taken()
    rest = [i for i, token in enumerate(sentence.doc) if token.idx >= start]
    plain = [i for i in rest if i not in taken and sentence.words[i].strip(".,;:()[]–-/") and sentence.words[i].lower() not in ("and", "&", "mr", "ms", "mrs", "dr", "cllr", "councillor", "the", "by")]
    return bool(rest) and not plain and any(i in taken for i in rest)


def _action(reading: Reading, sentence: Sentence, what: str, owner_text: str, rule: str) -> Action:
    task = _TASK.match(what)
    owner = _several(sentence, task.group("who")) if task else None
    for name in sentence.names if owner is None else ():
        if name.label in ("PERSON", "ROLE") and name.thing is not None:
            at = sentence.doc[name.first].idx
            piece = sentence.text[at:]
            if task and sentence.text.find(task.group("who")) <= at and not _LEADS.fullmatch(_before(sentence, task.group("who"), name)):
                continue  # "anybody interested in the role of Chair to …"
            if (task and sentence.text.find(task.group("who")) <= at <= sentence.text.find(task.group("who")) + len(task.group("who"))) or (owner_text and owner_text is not what and name.text in owner_text and piece):
                owner = name.thing if name.label == "PERSON" else posts_of(sentence, name)[0]
                break
    if owner is None and task and len(task.group("who").split()) <= 10 and task.group("who")[0].isupper():
        owner = Thing("group", task.group("who").strip().replace("’", "'"))
    due = next((iso(reading, sentence, n, future=True) for n in reversed(sentence.names) if n.label == "DATE"), "")
    return Action(text=what.strip(" .;:"), owner=owner, due=due, status="planned", evidence=reading.evidence(sentence, rule))


#: what parts those who share an action, and what stands between a person and his post
_SHARED = re.compile(r"[\s,/&();]*(?:(?:and|the|both|cllr|councillor|mr|mrs|ms|miss|dr)\b\.?[\s,/&();]*)*", re.I)
_BESIDE = re.compile(r"\s*[,(–-]\s*(?:the\s+)?", re.I)


def _several(sentence: Sentence, who: str) -> Thing | None:
    """Return those who are to act together where the words name several and nobody else: "Ros Tarn and the Clerk"."""
    start = sentence.text.find(who)
    named = [n for n in sentence.names if n.label in ("PERSON", "ROLE") and start <= sentence.starts[n.first] < start + len(who)]
    owners: list[str] = []
    at, person = start, False
    for name in named:
        first = sentence.starts[name.first]
        between = sentence.text[at:first]
        if not _SHARED.fullmatch(between):
            return None
        if not (name.label == "ROLE" and person and _BESIDE.fullmatch(between)):  # a post beside its holder
            owners.append(name.thing.name if name.thing is not None else name.text)
        person = name.label == "PERSON"
        at = sentence.starts[name.last - 1] + len(sentence.words[name.last - 1])
    if len(owners) < 2 or not _SHARED.fullmatch(sentence.text[at : start + len(who)]):
        return None
    return Thing("group", "; ".join(sorted(owners)))


#: what may stand between the beginning of who is to act and a name in it
_LEADS = re.compile(r"(?:(?:the|all|both|and|with|cllr|councillor|mr|mrs|ms|miss|dr|prof|professor|to|by|for)\b\.?|[\s,/&()–:-])*", re.I)


def _before(sentence: Sentence, who: str, name: Name) -> str:
    """Return what stands between the beginning of who is to act and a name in it, other names and their posts left out."""
    start, at = sentence.text.find(who), sentence.starts[name.first]
    if at > start + len(who):
        return ""
    text = sentence.text[start:at]
    for other in sentence.names:
        first, last = sentence.starts[other.first], sentence.starts[other.last - 1] + len(sentence.words[other.last - 1])
        if start <= first and last <= at:
            text = text.replace(sentence.text[first:last], " ")
    return text


#: what an entry of a list of actions says; and the beginning of what only a paper says
_DOING = re.compile(r"\b(?:to|will|would|be|should|must|agreed|action)\b|^[A-Z][a-z]+ (?:the|a|an|with|on|for|all|out|up)\b")
_PAPER_SAYS = re.compile(r"^The (?:plan|strategy|report|policy|paper|guidance)\b.{0,30}\b(?:states?|says|sets? out|outlines?|shows?|proposes?)\b")
#: what stands before what is to be done: who said it, or that it was agreed
_SAID = re.compile(r"^(?:In (?:response|answer|reply) to [^,]{3,80}, )?(?:[Ii]t was (?:agreed|noted|confirmed|advised)|Members were (?:informed|advised|told)|(?:The )?[A-Z][^,.;]{2,60}? (?:said|stated|advised|confirmed|explained|agreed|replied|responded))(?: that) ")


def _undertaken(reading: Reading, sentence: Sentence, number: int) -> list[Frame]:
    merged = reading.merged[number]
    for match in reading.matches[number]:
        if match.rule.kind != "actions" or denied(merged, match) or _PAPER_SAYS.match(sentence.text):
            continue
        name = merged.names[match.slots["owner"]] if "owner" in match.slots else None
        start = merged.doc[match.start].idx if name is not None else 0
        text = merged.doc.text[start:].strip(" .")
        due = next((iso(reading, sentence, n, future=True) for n in sentence.names if n.label == "DATE" and sentence.doc[n.first].idx > start), "")
        owner = name.thing if name is not None else None
        person = _holder(sentence, name) if name is not None else None
        if person is not None and name is not None:
            owner, text = person, text.removeprefix(name.text).strip(" ,)")
        if name is None:
            speaker = next((n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.first <= 1 and n.thing is not None), None)
            said = _SAID.match(text)
            text = text[said.end() :] if said else text
            if speaker is not None and said and re.search(r"\b(?:would|will)\b", text):
                owner = speaker.thing
        return [Action(text=text, owner=owner, due=due, status="planned", evidence=reading.evidence(sentence, match.rule.id))]
    return []


def _holder(sentence: Sentence, post: Name) -> Thing | None:
    """Return the person who is named before the post: "Ada Crane, Head of SEND, will write"."""
    before = [n for n in sentence.names if n.label == "PERSON" and n.last == post.first - 1]
    beside = post.label == "ROLE" and bool(before) and sentence.words[post.first - 1] in {",", "(", "–", "-"}
    return before[0].thing if beside else None


_DELEGATED = re.compile(r"\b(?:give|gives|gave|given|grant|grants|granted) (?:delegated )?authority\b|\bdelegat\w*\b|\bauthoris\w+\b|\bauthority be (?:given|granted)\b|\bdelegated powers?\b", re.I)
_CONSULT = re.compile(r"\b(?:in|following|after|subject to)\s+(?:the\s+|full\s+|further\s+)?(?:consultation|agreement|liaison|discussion|conjunction)\s+(?:with|of)\b", re.I)
_MATTER = re.compile(r"\b(?:to|for)\s+(?=[a-z])")


def read_delegations(reading: Reading) -> list[Frame]:
    """Return the authority delegated in decisions (and nowhere else: what is merely proposed is no delegation)."""
    frames: list[Frame] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    found = clauses(reading)
    for number, clause in enumerate(found):
        raw = reading.document.text[clause.start : clause.end]
        if not _DELEGATED.search(raw):
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
        if (name.label in ("ROLE", "PERSON", "BODY") or council) and (not name.generic or (name.label == "ROLE" and given)) and name.thing is not None:
            last = sentence.doc[name.last - 1]
            found.append((sentence.doc[name.first].idx, last.idx + len(last.text), name))
    return found


def _delegated(reading: Reading, clause: Clause, sentences: list[Sentence]) -> list[Delegation]:
    found: list[Delegation] = []
    for sentence in sentences:
        text = sentence.text
        if re.search(r"\b(?:his|her|their|under|existing) delegated (?:powers|authority)\b", text):
            continue
        hit = next((m for m in _DELEGATED.finditer(text) if sentence.start + m.start() >= clause.start - 1), None)
        if hit is None:
            continue
        consult = [m.start() for m in _CONSULT.finditer(text)]
        holders = _holders(sentence)
        passive = re.search(r"\b(?:be|is|are|been) (?:given |granted )?(?:delegated|authorised)\b|\bdelegated authority\b", text[max(0, hit.start() - 14) : hit.end() + 14], re.I)
        after = [h for h in holders if h[0] > hit.end()]
        before = [h for h in holders if h[1] <= hit.start()]
        chosen: list[tuple[int, int, Name]] = []
        elsewhere = re.match(r"\s+(?:authority\s+)?to\s+(?:the|an?|each|its)\s+(?:[a-z]+ )?(?:[A-Z]|panel|officers?|group|sub-?committee|schools?)", text[hit.end() :])
        if elsewhere and not (after and after[0][0] <= hit.end() + elsewhere.end()):
            continue  # to whom it names without a name that is known
        if passive and before and not re.search(r"\b(?:delegated|authority|given|granted)\s+(?:authority\s+)?to\s+(?:the\s+)?(?:appropriate\s+|relevant\s+|respective\s+)?$", text[hit.start() : after[0][0]] if after else ""):
            chosen = [h for h in before if not any(c < h[0] for c in consult)][-1:]
        elif after and hit.group().lower().startswith("authoris") and not re.fullmatch(r"\s*(?:both )?(?:the )?", text[hit.end() : after[0][0]]):
            continue  # "authorises officers to …": whom it names is no name
        elif after and re.search(r"\b(?:to|the|authoris\w+|that)\b", text[max(0, hit.end() - 12) : after[0][0]], re.I) and not any(hit.end() <= c < after[0][0] for c in consult):
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
            found.extend(Delegation(to=post, from_=giver if giver != post else None, matter=what, evidence=(Evidence(sentence.start, sentence.end, "delegations/clause"),)) for post in posts)
    return found


def _matter(text: str, hit: re.Match[str], chosen: list[tuple[int, int, Name]]) -> str:
    """Return what is delegated: what follows whoever holds it, else what stands before him, else what led to the verb."""
    end = chosen[-1][1] if chosen[-1][0] > hit.end() else hit.end()
    rest = text[end:]
    cut = _CONSULT.search(rest)
    matter = _MATTER.search(rest)
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
        what = re.sub(r"^.*?\b(?:that|decisions? (?:about|on)|authority (?:to|for))\b", "", lead, flags=re.S | re.I).strip(" ,")
    return re.sub(r"^of authority (?:to|for) |\s+be$", "", what.strip(" .;,"))
