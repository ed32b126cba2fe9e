"""Boards, committees, cabinets, panels, forums, partnerships and groups, and the generic words that stand for one."""

from kg.extract.name import Name
from kg.extract.names import body_words as patterns
from kg.extract.runs import capitalised, left_run, possessive, right_run
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["body_text", "find_bodies"]


def find_bodies(sentence: Sentence) -> list[Name]:
    """Return the bodies of a sentence, generic mentions among them, in the order of their tokens."""
    lex = lexicon()
    words, taken = sentence.words, sentence.taken()
    found: list[Name] = []
    for head, word in enumerate(words):
        if head in taken:
            continue
        if word in patterns.ABBREVIATED:
            found.append(Name("BODY", "Health and Wellbeing Board", head, head + 1, "names/short-body", kind="board"))
            taken.add(head)
            continue
        if (
            word == "Scrutiny"
            and words[head - 2 : head] == ["Overview", "and"]
            and head > 2
            and not (words[head + 1 : head + 2] and capitalised(words[head + 1]))
        ):
            first = left_run(words, head, taken, frozenset(lex.body_heads) | lex.role_heads)
            if first < head - 2:
                found.append(
                    Name(
                        "BODY", body_text(words[first : head + 1]), first, head + 1, "names/scrutiny", kind="committee"
                    )
                )
                taken.update(range(first, head + 1))
                continue
        if word == "Trust" and (trust := _childrens_trust(words, head, taken)) is not None:
            found.append(trust)
            taken.update(range(trust.first, trust.last))
            continue
        shouted = word.isupper() and len(word) > 4
        plain = word.title() if shouted else word
        if plain not in lex.body_heads:
            small = _small_body(words, head, taken)
            if small is not None:
                found.append(small)
                taken.update(range(small.first, small.last))
            elif word in patterns.SMALL_HEADS and head and words[head - 1].lower() in ("the", "this"):
                found.append(
                    Name(
                        "BODY",
                        word.capitalize(),
                        head,
                        head + 1,
                        "names/generic-body",
                        kind=lex.body_heads[word.capitalize() if word != "sub-committee" else "Sub-Committee"],
                        generic=True,
                    )
                )
            continue
        nxt = words[head + 1] if head + 1 < len(words) else ""
        if (
            nxt
            and capitalised(nxt)
            and head + 1 not in taken
            and nxt not in patterns.AFTER
            and nxt.lower() not in lex.stop
            and (not shouted or nxt.isupper())
        ):
            if not (nxt in lex.body_heads or nxt.isdigit()) or nxt in lex.body_heads:
                continue
        if (
            head + 2 < len(words)
            and nxt in patterns.AND_DASH
            and plain in patterns.AFTER_HEADS
            and words[head + 2] in lex.body_heads
            and capitalised(words[head + 2])
            and words[head + 2] not in ("Cabinet", "Council")
        ):
            pass
        name = _body(words, head, plain, taken)
        if name is not None:
            found.append(name)
            taken.update(range(name.first, name.last))
    return found


def _body(words: list[str], head: int, plain: str, taken: set[int]) -> Name | None:
    lex = lexicon()
    kind = lex.body_heads[plain]
    if (
        plain in ("Committees", "Boards")
        and words[head - 1 : head]
        and head
        and not {"and", "&"} & set(words[max(0, head - 4) : head])
    ):
        return None  # "Scrutiny Committees represent …"
    stops = frozenset(lex.body_heads) | lex.role_heads
    if plain in patterns.ALONE:
        return _executive(words, head, plain, kind, taken)
    first = left_run(words, head, taken, stops)
    first = _past_owner(words, first, head)
    before = words[head - 1] if head > first else ""
    if before in lex.body_not_before.get(plain, ()):
        return None
    if plain == "Party" and before != "Working":
        return None
    if plain == "Commission" and before not in ("Scrutiny", "Sub-Commission") and first == head:
        return None
    last = head + 1
    if (
        plain in patterns.RIGHT
        and last + 1 < len(words)
        and words[last] in patterns.PREPOSITIONS
        and last not in taken
        and plain != "Partnership"
    ):
        end = right_run(words, last + 1, taken, stops, commas=words[last] == "for")
        if (
            end > last + 1
            and not any(w in lex.body_heads for w in words[last + 1 : end])
            and words[last] != "on"
            and first < head
        ):
            last = end if words[last] == "for" and patterns.CONCERNS & set(words[last + 1 : end]) else last
    if (
        plain == "Steering"
        or (plain == "Body" and (not before or before != "Governing"))
        or (plain == "OSC" and first == head)
    ):
        return None
    if first < head:
        last = _department(words, last, taken)
    if first == head and last == head + 1:
        if plain not in lex.body_generic:
            return None
        if (
            (head and words[head - 1].lower() in patterns.DETERMINERS)
            or head == 0
            or (head and words[head - 1] in patterns.BEFORE_BODY)
        ):
            return Name("BODY", plain, head, last, "names/generic-body", kind=kind, generic=True)
        return None
    text = body_text(words[first:last])
    lower = {w.lower() for w in words[first:head]}
    if lower and lower <= {
        "task",
        "and",
        "finish",
        "working",
        "&",
        "new",
        "joint",
        "this",
        "a",
        "key",
        "stakeholder",
        "local",
        "area",
        "strategic",
        "scrutiny",
        "sub",
        "steering",
        "focus",
        "reference",
        "project",
        "governance",
        "advisory",
        "meeting",
        "regional",
        "delivery",
        "operational",
        "peer",
        "support",
        "select",
    }:
        # a type of body, not a name; "Scrutiny Committee" stands for the one that meets
        generic = plain in lex.body_generic
        if lower <= {"focus", "peer", "support", "project", "stakeholder", "key"}:
            return None
        if lower <= {"select", "scrutiny"} and "select" in lower:
            return Name("BODY", plain, first, last, "names/generic-body", kind=kind, generic=True)
        return Name(
            "BODY",
            text,
            first,
            last,
            "names/body",
            kind=kind,
            generic=generic and lower <= {"local", "joint", "new", "this"},
        )
    return Name("BODY", text, first, last, "names/body", kind=kind)


def _childrens_trust(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Read the partnership of that name: "the Children's Trust", "the Children and Young People's Trust"."""
    if head < 2 or not possessive(words[head - 1]) or words[head - 2] not in ("Children", "People"):
        return None
    if head + 1 < len(words) and capitalised(words[head + 1]) and words[head + 1] not in patterns.AFTER:
        return None
    first = left_run(words, head, taken, frozenset(lexicon().body_heads))
    if words[first] != "Children" or (first and words[first - 1].lower() not in patterns.NEAR):
        return None
    return Name(
        "BODY", body_text(words[first : head + 1]), first, head + 1, "names/childrens-trust", kind="partnership"
    )


def _department(words: list[str], last: int, taken: set[int]) -> int:
    """Take in what a committee concerns itself with.

    "Scrutiny Board (Children and Families)", "Scrutiny Committee - People".
    """
    if last + 1 >= len(words) or words[last] not in patterns.PUNCTUATION or last in taken:
        return last
    end = right_run(words, last + 1, taken, lexicon().role_heads | frozenset(lexicon().body_heads))
    if (
        end == last + 1
        or not patterns.CONCERNS & set(words[last + 1 : end])
        or (end == last + 2 and words[last + 1].isupper())
    ):
        return last
    if words[last] == "(":
        return end + 1 if end < len(words) and words[end] == ")" else last
    while end > last + 2 and words[end - 1] in patterns.PAPERS:
        end -= 1
    return end


def _small_body(words: list[str], head: int, taken: set[int]) -> Name | None:
    """Read a body that a council writes in small letters: "the children and young people scrutiny committee"."""
    lex = lexicon()
    if words[head] not in patterns.SMALL_ENDS:
        return None
    first = head
    while (
        first
        and first - 1 not in taken
        and (words[first - 1].replace("’", "'") in lex.small_bodies or words[first - 1] == "SEND")
    ):
        first -= 1
    while first < head and words[first] in patterns.SMALL_JOINERS:
        first += 1
    before = words[first:head]
    if (
        "SEND" in before
        and {"improvement", "partnership", "strategic", "executive", "programme", "transformation", "inclusion"}
        & set(before)
        and before[0] == "SEND"
    ):
        text = body_text([w if w in ("and", "&") or w.isupper() else w.capitalize() for w in words[first : head + 1]])
        return Name("BODY", text, first, head + 1, "names/small-body", kind=lex.body_heads[words[head].capitalize()])
    if (len(words[first:head]) == 1 and words[first] in patterns.OVERSEERS) or (
        words[head - 1] in patterns.QUALIFIED and head - 1 not in taken
    ):
        kind = lex.body_heads[words[head].capitalize()]
        return Name(
            "BODY",
            f"{words[head - 1].capitalize()} {words[head].capitalize()}",
            head - 1,
            head + 1,
            "names/generic-body",
            kind=kind,
            generic=True,
        )
    named = words[head] == "forum" and before in (["schools"], ["parent", "carer"])
    if not named and (len(before) < 3 or not lex.small_strong & set(before)):
        return None
    text = body_text(
        [
            w if w in patterns.SMALL_LINKS or w.isupper() else "SEND" if w == "send" else w.capitalize()
            for w in words[first : head + 1]
        ]
    )
    return Name("BODY", text, first, head + 1, "names/small-body", kind=lex.body_heads[words[head].capitalize()])


def _past_owner(words: list[str], first: int, head: int) -> int:
    """Leave out an owner in the genitive: "the Council's Health and Wellbeing Board"."""
    for i in range(first + 1, head):
        if possessive(words[i]) and words[i - 1] in patterns.OWNERS:
            return i + 1
    if (
        first + 2 < head
        and possessive(words[first + 1])
        and words[first] not in patterns.WHOSE
        and words[first + 2] not in lexicon().body_heads
    ):
        return first + 2  # "Oldborough's Local Safeguarding Partnership"
    while first < head and words[first] in patterns.JOINED:
        first += 1
    return first


def _executive(words: list[str], head: int, plain: str, kind: str, taken: set[int]) -> Name | None:
    """Read "Cabinet", "Executive" and "Council": the executive and the full meeting, or a word for the authority."""
    lex = lexicon()
    first = head
    while first and first - 1 not in taken and words[first - 1] in patterns.CABINET:
        first -= 1
    before = words[first - 1] if first else ""
    nxt = words[head + 1] if head + 1 < len(words) else ""
    if nxt.capitalize() in patterns.NO_BODY_BEHIND:
        return None
    if plain == "Executive":
        if before == "SEND":
            return Name("BODY", "SEND Executive", first - 1, head + 1, "names/executive", kind="board")
        run = left_run(words, head, taken, frozenset(lex.role_heads))
        if before in patterns.SECOND_PARTS and run < head - 1:
            return Name("BODY", body_text(words[run : head + 1]), run, head + 1, "names/executive", kind="board")
        if before in lex.body_not_before["Executive"] or (
            first and capitalised(before) and first - 1 not in taken and before.lower() not in lex.stop
        ):
            return None
        if "operative" in "".join(words[first:head]):
            return Name("BODY", body_text(words[first : head + 1]), first, head + 1, "names/executive", kind=kind)
        return Name("BODY", "Executive", first, head + 1, "names/executive", kind=kind, generic=before.lower() == "an")
    if plain == "Council":
        if "Full" in words[first:head]:
            return Name("BODY", "Council", first, head + 1, "names/full-council", kind=kind)
        run = left_run(words, head, taken, frozenset(lex.body_heads) | lex.role_heads)
        if run < head and not (run == 0 and head == 1 and words[0].lower() in lex.stop):
            if any(w.lower() in patterns.SMALL_FIRST for w in words[run:head]):
                return Name("BODY", body_text(words[run : head + 1]), run, head + 1, "names/body", kind=kind)
            return None
        return None
    return Name(
        "BODY",
        "Cabinet" if first == head else body_text(words[first : head + 1]),
        first,
        head + 1,
        "names/cabinet",
        kind=kind,
    )


def body_text(words: list[str]) -> str:
    """Return the text of a run of tokens, set as names are: no space before a comma, stroke or possessive ending."""
    text = ""
    inside = False
    for at, word in enumerate(words):
        if word == "(" and at + 2 < len(words) and words[at + 2] == ")" and words[at + 1].isupper():
            inside = True
        if inside:
            inside = word != ")"
            continue
        if possessive(word) or word in patterns.CLOSE_SIGNS or text.endswith(("/", "(")):
            text += word
        else:
            text += f" {word}" if text else word
    return text
