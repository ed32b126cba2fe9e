"""What someone is to do: actions after the meeting, authority delegated, and what was presented by whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.clause import Clause
from kg.extract.matching import Merged
from kg.extract.name import Name
from kg.extract.readers.prose.deciders import decider
from kg.extract.readers.prose.decisions import clauses
from kg.extract.readers.prose.mentions import posts_of
from kg.extract.readers.rules.slots import conjuncts, denied, iso
from kg.extract.reading import Reading
from kg.extract.sameness import meaning
from kg.extract.scope import admits
from kg.extract.sentences import Sentence
from kg.model.frames import Evidence, Frame, Thing
from kg.model.kinds.action import Action
from kg.model.kinds.delegation import Delegation
from kg.model.kinds.presentation import Presentation

__all__ = ["item_title", "read_delegations", "read_marked", "read_presentations", "read_undertaken"]

_MARK = re.compile(r"\bACTIONS?(?: POINT)?\b\s*(?:\d+\s*)?[:–-]?|\b(?:\()?Actions?(?: [Pp]oint)?(?: by| for [A-Z][^:;.]{2,40}?)?\s*\d*\s*[:–-]\s*|^(?:Agreed )?Action\b[:\s]+")
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
    owner = None
    task = _TASK.match(what)
    for name in sentence.names:
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
        if name is None:
            speaker = next((n for n in sentence.names if n.label in ("PERSON", "ROLE") and n.first <= 1 and n.thing is not None), None)
            said = _SAID.match(text)
            text = text[said.end() :] if said else text
            if speaker is not None and said and re.search(r"\b(?:would|will)\b", text):
                owner = speaker.thing
        return [Action(text=text, owner=owner, due=due, status="planned", evidence=reading.evidence(sentence, match.rule.id))]
    return []


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


def read_presentations(reading: Reading) -> list[Frame]:
    """Return who presented or introduced what: the person if named, else the post."""
    frames: list[Frame] = []
    for number, matches in sorted(reading.matches.items()):
        sentence, merged = reading.sentences[number], reading.merged[number]
        if not admits(reading, sentence, Presentation):
            continue
        for match in matches:
            if match.rule.kind != "presentations" or denied(merged, match):
                continue
            if merged.doc[match.end : match.end + 1].text.lower() in ("himself", "herself", "themselves"):
                continue  # who introduces himself presents nothing
            following = merged.names[match.end] if match.end < len(merged.names) else None
            if (following is not None and following.label == "PERSON") or merged.doc[match.end : match.end + 1].text.lower() in ("newly", "new", "members"):
                continue  # "the Chair introduced Jane Doe"
            title = item_title(reading, sentence) if "item" in match.rule.form else _title(reading, sentence, merged, _past(merged, match.end))
            named = "presenter" in match.slots
            presenters = _presenters(sentence, merged, match.slots["presenter"], right="agent" in match.rule.form) if named else _she(reading, number)
            evidence = reading.evidence(sentence, match.rule.id)
            frames.extend(Presentation(presenter=thing, title=title, evidence=evidence) for thing in presenters)
    return frames


def _presenters(sentence: Sentence, merged: Merged, at: int, *, right: bool = False) -> list[Thing]:
    """Return the presenters joined to a slot; a post beside the person who holds it is the same presenter."""
    names = _party_run(merged, at)
    if right:
        step = at + 1
        while step < len(merged.names) and ((merged.names[step] is None and merged.doc[step].lower_ in _BETWEEN) or merged.names[step] is not None):
            other = merged.names[step]
            if other is not None and other.label not in ("PERSON", "ROLE", "ORG", "BODY"):
                break
            if other is not None and other.label in ("PERSON", "ROLE"):
                names.append(other)
            step += 1
    people = [n for n in names if n.label == "PERSON"]
    if people:
        unheld = []
        for index, name in enumerate(names):
            if name.label != "ROLE" or name.generic:
                continue
            # what follows a person are that person's posts; a post before one is another presenter after "and" only
            after = any(n.label == "PERSON" for n in names[:index])
            following = names[index + 1] if index + 1 < len(names) else None
            joined = following is not None and "and" in sentence.words[name.last : following.first]
            if (not after and (following is None or following.label != "PERSON" or joined)) or (after and _apart(sentence, names, index)):
                unheld.append(name)
        return [n.thing for n in people if n.thing is not None] + [p for n in unheld for p in posts_of(sentence, n)]
    posts = [n for n in names if n.label == "ROLE"]
    return [p for n in [n for n in posts if not n.generic] or posts for p in posts_of(sentence, n)]


def _apart(sentence: Sentence, names: list[Name], index: int) -> bool:
    """Return whether a post after a person is somebody else's: "Jane Doe and the Head of SEND", "Jane Doe, Head of X, and the Y"."""
    before = names[index - 1]
    between = [w.lower() for w in sentence.words[before.last : names[index].first]]
    return "and" in between and ("the" in between or before.label == "PERSON")


def _she(reading: Reading, number: int) -> list[Thing]:
    """Return the person whom the sentence before begins with: the one that "she" or "he" stands for."""
    before = reading.sentences[number - 1] if number else None
    if before is None or before.block is not reading.sentences[number].block:
        return []
    people = [n.thing for n in before.names if n.label == "PERSON" and n.thing is not None]
    return people[:1]


_BETWEEN = frozenset({",", ";", "and", "&", "the", "(", ")", "–", "-", "councillor", "cllr", "mr", "mrs", "ms", "dr", "of", "from"})


def _party_run(merged: Merged, at: int) -> list[Name]:
    """Return people and posts joined to the one at `at` on its left: "A, Head of X, and B, Head of Y"."""
    found: list[Name] = []
    here = at
    while here >= 0:
        name = merged.names[here]
        if name is not None and name.label in ("PERSON", "ROLE", "ORG", "BODY"):
            found.insert(0, name)
        elif name is not None or merged.doc[here].text.lower() not in (",", "and", "&", "the", "(", ")", "–", "-", "from", "of", "councillor", "cllr", "mr", "mrs", "ms", "dr", "at", "both", "council", "together", "with", "for", "in", "her", "his", "their", "role", "as"):
            break
        here -= 1
    if conjuncts(merged, at, ("PERSON", "ROLE")) and not found:
        return []
    return [n for n in found if n.label in ("PERSON", "ROLE")]


_OBJECT = re.compile(r"\s*(?:to (?:the )?(?:[Ss]crutiny )?(?:Committee|Board|Panel|Forum|Cabinet|meeting|[Mm]embers)\s+)?(?:in relation to|with regards? to|relating to)?\s*(?:(?:an?|the|this|his|her|their)\b)?\s*(?:(?:of|on|about|regarding)\s+(?:(?:the|a|an)\s+)?)?(?P<what>[^.;]{4,160})")


#: business at which nobody presents a paper: a title lost below it must not become its title
_ROUTINE = re.compile(r"(?:declarations?|disclosures?) of|apologies|minutes\b|(?:any |chair.s )?(?:other |urgent )(?:urgent )?business|welcome", re.I)


def item_title(reading: Reading, sentence: Sentence) -> str:
    """Return the title of the item that a sentence belongs to, unless it is business at which nobody presents a paper."""
    item = sentence.section.item
    title = reading.document.items[item].title if item is not None and item < len(reading.document.items) else ""
    return "" if _ROUTINE.match(title) else title


def _past(merged: Merged, end: int) -> int:
    """Return the token after the post that follows a presenter: "from Jane Doe, Head of SEND, on the local offer"."""
    named = merged.names[end - 1]
    at = end + 1
    if named is None or named.label != "PERSON" or at >= len(merged.names) or merged.words[end] not in (",", "("):
        return end
    post = merged.names[at]
    if post is None or post.label != "ROLE" or merged.words[at + 1 : at + 2] not in ([","], [")"]):
        return end
    return at + 2


def _title(reading: Reading, sentence: Sentence, merged: Merged, end: int) -> str:
    start = merged.doc[end - 1].idx + len(merged.doc[end - 1].text)
    hit = _OBJECT.match(merged.doc.text[start:])
    what = hit.group("what") if hit else ""
    what = re.split(r",? (?:a copy of which|copies of which|which had been|previously circulated|\(previously|, which|and (?:explained|highlighted|advised|stated|outlined|informed|reported|noted|made|addressed|answered|gave)|noting|stating|advising|referring|supported by|\(Agenda|the purpose of which)", what)[0]
    plain = re.fullmatch(r"(?:the |a )?(?:report|item|update|verbal update|presentation|paper|briefing|reports)\s*(?:attached)?(?: to the .*| and .*| on behalf of .*|,? (?:which|that|advising|referring|noting|stating|setting|summarising|outlining|detailing|providing|showing|containing) .*)?", what.strip(" ,"), re.I)
    if plain or not what:
        return item_title(reading, sentence)
    return what.strip(" ,:")
