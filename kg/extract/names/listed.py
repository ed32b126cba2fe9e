"""Posts in lists of those present: on a line "NAME ROLE, ORGANISATION" all between name and organisation is the post.

Such lines hold posts that no grammar of titles knows ("Service Manager Specialist Services Children's Social Care",
"Primary School with a Nursery representative"), so the line's shape is what is read.
"""

from kg.extract.name import Name
from kg.extract.names.written import body_text
from kg.extract.sentences import Sentence
from kg.rules.lexicon import lexicon

__all__ = ["find_listed_posts"]

_LONGEST = 26
_SEPARATORS = frozenset({",", "–", "-", "—", "|", ":", "("})
#: words that end a post on such a line: for whom the person came, since when
_ENDS = frozenset(
    {
        "representing",
        "on",
        "deputising",
        "substituting",
        "attending",
        "(",
        ";",
        "from",
        ".",
        "email",
        "e-mail",
        "tel",
        "telephone",
        "contact",
    }
)
#: small words inside a post, and heads that lists write in small letters
_SMALL = frozenset({"of", "and", "for", "the", "with", "a", "&", "'s", "’s"})
_HEADS = frozenset(
    {
        "representative",
        "manager",
        "officer",
        "governor",
        "headteacher",
        "teacher",
        "lead",
        "member",
        "clerk",
        "chair",
        "maintained",
        "academy",
        "primary",
        "secondary",
        "school",
        "nursery",
    }
)
#: words of sentences, which a line of a list does not hold
_VERBS = frozenset(
    "was were is are has have had presented introduced said stated reported advised asked welcomed noted explained "
    "would will "
    "attended gave chaired agreed declared highlighted updated outlined informed confirmed thanked joined left".split()
)


_PARENTS = frozenset({"Parent", "Parent/Carer", "School", "Primary", "Secondary", "Vice", "Guest", "Minutes"})


def _bracketed(sentence: Sentence) -> None:
    """Add the posts in small letters that stand in brackets after a person: "David Lowe (governor)"."""
    words = sentence.words
    taken = sentence.taken()
    added = []
    for person in [n for n in sentence.names if n.label == "PERSON"]:
        start = person.last
        if (
            start + 2 >= len(words)
            or words[start] != "("
            or not (words[start + 1][0].islower() or words[start + 1] in _PARENTS)
        ):
            continue
        close = next((i for i in range(start + 1, min(start + 7, len(words))) if words[i] == ")"), None)
        if (
            close is None
            or taken & set(range(start + 1, close))
            or not {h.lower() for h in lexicon().role_heads} & {w.rstrip("s") for w in words[start + 1 : close]}
        ):
            continue
        added.append(
            Name("ROLE", body_text(words[start + 1 : close]), start + 1, close, "names/bracketed-post", generic=True)
        )
    if added:
        sentence.names = sorted([*sentence.names, *added], key=lambda n: n.first)


#: words in which no post ends: "…, and Jo Lark", "…, Independent"
_DANGLING = frozenset({"of", "for", "the", "and", "&", "with", "to", "independent"})
#: posts that are one right after a name, and else a common word
_BARE = frozenset(
    "Principal Governor Manager Headteacher Head Bursar Trustee Consultant Solicitor Treasurer Accountant Director "
    "SENCO SENDCo".split()
)
_CHAIRS = frozenset({"chair", "vice-chair", "chairman", "chairperson", "vice-chairman"})


def _bare(sentence: Sentence) -> None:
    """Add posts of a plain word beside a person.

    "Jane Doe, Principal at Oak School", "Jane Doe, adviser and chair of the Board".
    """
    words, taken = sentence.words, sentence.taken()
    added = []
    for before in [n for n in sentence.names if n.label in ("PERSON", "ROLE")]:
        at = before.last
        link = words[at] if at < len(words) else ""
        if (
            at + 2 >= len(words)
            or at + 1 in taken
            or not (link in {",", "("} or (link == "and" and before.label == "ROLE"))
        ):
            continue
        post, after = words[at + 1], words[at + 2]
        if (
            before.label == "PERSON"
            and post in _BARE
            and (after in {"at", "of", ")"} or (after == "," and link == "("))
        ):
            added.append(Name("ROLE", post, at + 1, at + 2, "names/bare-post", kind=post))
        elif (
            before.label == "PERSON"
            and post == "Consultant"
            and after == "in"
            and at + 3 < len(words)
            and words[at + 3][0].isupper()
        ):
            end = next((i for i in range(at + 3, len(words)) if not words[i][0].isupper()), len(words))
            added.append(Name("ROLE", body_text(words[at + 1 : end]), at + 1, end, "names/bare-post", kind=post))
        elif before.label == "PERSON" and post == "independent" and after in {"adviser", "advisor"}:
            added.append(
                Name(
                    "ROLE",
                    f"Independent {after.capitalize()}",
                    at + 1,
                    at + 3,
                    "names/bare-post",
                    kind=after.capitalize(),
                )
            )
        elif post in _CHAIRS and after == "of":
            added.append(
                Name("ROLE", post.capitalize(), at + 1, at + 2, "names/bare-post", kind=post.capitalize(), generic=True)
            )
    if added:
        sentence.names = sorted([*sentence.names, *added], key=lambda n: n.first)


def find_listed_posts(sentence: Sentence) -> None:
    """Replace the roles of a list line by the one post that stands between the person and the organisation."""
    words = sentence.words
    _bracketed(sentence)
    _bare(sentence)
    people = [n for n in sentence.names if n.label == "PERSON"]
    if not people or len(words) > _LONGEST or people[0].first > 2 or _VERBS & set(words):
        return
    person = people[0]
    start = person.last
    while start < len(words) and (words[start] in _SEPARATORS or words[start].isspace()):
        if words[start] == "(":
            # "Helen Marsh (chair) Director, …": the bracket is a post of its own
            close = next((i for i in range(start + 1, min(start + 6, len(words))) if words[i] == ")"), None)
            if close is None or close + 1 >= len(words):
                return
            start = close
        start += 1
    end = start
    organisations = {n.first for n in sentence.names if n.label == "ORG" and not n.generic}
    persons = {n.first for n in people[1:]}
    while end < len(words) and end not in organisations and end not in persons and words[end].lower() not in _ENDS:
        if words[end] == "," and end + 1 < len(words) and words[end + 1].lower() in ("a", "an", "who", "which"):
            break
        end += 1
    while end > start and (words[end - 1] in _SEPARATORS or words[end - 1].isspace()):
        end -= 1
    # "Designated Officer, and Ms …": the title is that of the next person
    while end > start and (
        words[end - 1] in _SEPARATORS
        or words[end - 1].lower() in _DANGLING
        or words[end - 1] in lexicon().person_titles
    ):
        end -= 1
    if (
        end - start > 3
        and words[end - 2] in ("-", "–")
        and words[end - 1].lower() in ("leave", "unwell", "apologies", "absent")
    ):
        end -= 2  # why somebody was away
    if end - start < 2 or end - start > 14:
        return
    while end > start and words[start].lower() in ("as", "the"):
        start += 1
    if (
        not all(
            w[0].isupper() or w in _SMALL or not w[0].isalnum() or w.lower().rstrip("s") in _HEADS
            for w in words[start:end]
        )
        or not words[start][0].isupper()
    ):
        return
    while end > start and (words[end - 1].lower() in _DANGLING or words[end - 1] in _SEPARATORS):
        end -= 1
    if end <= start or any(c.isdigit() for w in words[start:end] for c in w if "-" not in w):
        return
    heads = {h.lower() for h in lexicon().role_heads}
    span = [w.lower().rstrip("s") if w.lower() not in heads else w.lower() for w in words[start:end]]
    if not heads & set(span):
        return
    inside = [n for n in sentence.names if n.first < end and n.last > start]
    roles = [n for n in inside if n.label == "ROLE"]
    if (
        any(n.label in ("PERSON", "ORG") for n in inside)
        or len(roles) > 1
        or (roles and roles[0].last == end and roles[0].first == start)
    ):
        return
    if (
        any(w in ("and", "&") for w in words[start:end])
        and len(roles) == 1
        and roles[0].last < end
        and words[roles[0].last] in ("and", "&")
    ):
        return
    text = body_text([w for w in words[start:end] if not w.isspace()]).rstrip(",; ")
    kept = [n for n in sentence.names if n not in inside]
    sentence.names = sorted(
        [*kept, Name("ROLE", text, start, end, "names/listed-post", kind=roles[0].kind if roles else "")],
        key=lambda n: n.first,
    )
