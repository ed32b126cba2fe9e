"""What a number counts: the nouns after it, those before it, or what the figure before it counted."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.name import Name
from kg.extract.readers.prose import measure_words as patterns
from kg.extract.sentences import Sentence

__all__ = ["unit_of"]

#: words of the longest unit, and of one that is no known one
_LONGEST, _LONGEST_UNKNOWN = 6, 3


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in its sentence.

    Arguments:
        sentence: in which it stands.
        name: the number.
        taken: the names, by their tokens.
        lead: the text before it.
        after: the text behind it.
    """

    sentence: Sentence
    name: Name
    taken: dict[int, Name]
    lead: str
    after: str

    @property
    def before(self) -> str:
        """Return the word before it, in small letters; empty at the beginning."""
        words = self.sentence.words
        return words[self.name.first - 1].lower().rstrip(".") if self.name.first else ""

    @property
    def following(self) -> str:
        """Return the word behind it; empty at the end."""
        return next(iter(self.sentence.words[self.name.last : self.name.last + 1]), "")


def unit_of(sentence: Sentence, name: Name, taken: dict[int, Name]) -> str:
    """Return what a number counts: the nouns after it, or those of "the number of … decreased from 120 to 96".

    Arguments:
        sentence: in which it stands.
        name: the number.
        taken: the names of the sentence, by their tokens.

    Returns:
        The unit, empty where there is none; `ELLIPSIS` for that of the figure before, `NO_FIGURE` for what is no figure
        of the service.
    """
    number = _number(sentence, name, taken)
    unit = _counted(number)
    if unit:
        return patterns.NO_FIGURE if _few(name, unit) else unit
    units = (reads(number) for reads in _ELSEWHERE)
    return next((unit for unit in units if unit is not None), "")


def _number(sentence: Sentence, name: Name, taken: dict[int, Name]) -> _Number:
    end = sentence.end_of(name.last)
    return _Number(sentence, name, taken, sentence.text[: sentence.starts[name.first]], sentence.text[end:])


def _few(name: Name, unit: str) -> bool:
    """Return whether a number is a small one in words, of things that no service is counted in: "two inspectorates"."""
    return (
        name.text.isalpha()
        and name.value.isdigit()
        and int(name.value) <= patterns.FEW
        and unit.rsplit(maxsplit=1)[-1].lower() not in patterns.COUNTED
    )


def _again(number: _Number) -> str | None:
    """Read a figure of what the figure before it counted."""
    lead, after = number.lead, number.after
    again = (
        (patterns.NOW.search(lead) and patterns.STOPS.match(after))
        or (patterns.FURTHER.search(lead) and patterns.WILL.match(after))
        or patterns.MORE.match(after)
        or (patterns.OPENS.match(lead) and patterns.SHORT.match(after))
    )
    return patterns.ELLIPSIS if again else None


# each of these has a word that is looked for first: a sentence may hold hundreds of figures
def _number_of(number: _Number) -> str | None:
    """Read "the number of appeals fell from 120 to 96"."""
    found = patterns.NUMBER_OF.search(number.lead) if "number" in number.lead else None
    if not found or not patterns.LEADS_TO_FIGURE.search(number.lead):
        return None
    return found.group(1) if found.group(1).split()[-1].lower() not in patterns.NOT_COUNTED else ""


def _went_from(number: _Number) -> str | None:
    """Read "appeals had risen from 120"."""
    found = patterns.WENT_FROM.search(number.lead) if "from" in number.lead[-22:] else None
    word = found.group(1).lower() if found else ""
    return word if word and (word in patterns.COUNTED or word not in patterns.NOT_COUNTED) else None


def _moved(number: _Number) -> str | None:
    """Read a figure that stands after its label, or to which something went up or down."""
    found = patterns.MOVED.search(number.lead) or patterns.LABEL.match(number.lead)
    plurals = (match.group().lower() for match in patterns.PLURAL.finditer(found["what"])) if found else iter(())
    return next(
        (word for word in plurals if word not in patterns.NOT_COUNTED and not word.endswith(patterns.NO_PLURALS)), None
    )


def _of_these(number: _Number) -> str | None:
    """Read "of the 40 children, 12 attended"."""
    lead = number.lead
    found = patterns.OF_THESE.search(lead) if "f the" in lead or "f those" in lead else None
    return found.group(1) if found and number.following.lower() in patterns.TAKERS else None


def _elliptic(number: _Number) -> str | None:
    """Read "of these, 49 were on track"."""
    elliptic = number.following.lower() in patterns.ELLIPTIC and patterns.OPENS_PART.search(number.lead)
    return patterns.ELLIPSIS if elliptic else None


def _out_of(number: _Number) -> str | None:
    """Read "12 out of the 40 children"."""
    if not patterns.OUT_OF.match(number.after):
        return None
    sentence, taken = number.sentence, number.taken
    later = next((n for n in sentence.names if n.label == "NUM" and n.first > number.name.first), None)
    return _counted(_number(sentence, later, taken)) if later is not None else None


#: where what is counted may be told, if not right after the number; the first that tells, if only of nothing, counts
_ELSEWHERE: tuple[Callable[[_Number], str | None], ...] = (
    _again,
    _number_of,
    _went_from,
    _moved,
    _of_these,
    _elliptic,
    _out_of,
)


def _counted(number: _Number) -> str:
    """Return the thing that a number counts: the nouns right after it, such as "new case officers"; empty for none."""
    if _is_heading(number):
        return ""
    of_them = patterns.OF_THEM.match(number.after)
    if of_them:
        return of_them[1]
    if any(shows(number) for shows in _NO_COUNT):
        return ""
    nouns = _nouns(number)
    return _known_unit(nouns) or _plural(nouns)


def _is_heading(number: _Number) -> bool:
    """Return whether it is the number of a minute, or of an item."""
    words, name = number.sentence.words, number.name
    titled = (
        name.first == 0 and len(words) <= patterns.TITLE_WORDS and all(word[0].isupper() for word in words[name.last :])
    )
    # but "in 2021 40 appeals were lodged"
    numbered = number.before.isdigit() and not patterns.A_YEAR.fullmatch(number.before)
    return numbered or titled or number.sentence.block.kind == "heading"


def _one_in(number: _Number) -> bool:
    """Return whether it is a share: "one in six"."""
    words, first = number.sentence.words, number.name.first
    return number.before == "in" and first > 1 and words[first - 2].lower() in patterns.ONE


def _numbers(number: _Number) -> bool:
    """Return whether it numbers what stands before it: "section 5"."""
    return number.before in patterns.NOT_COUNT or number.before in patterns.NUMBERED


def _is_year(number: _Number) -> bool:
    """Return whether it is a year: the "2014 Children and Families Act"."""
    name = number.name
    return (
        patterns.A_YEAR.fullmatch(name.text) is not None
        and Decimal(name.value) > patterns.RECENT
        and number.following not in patterns.COUNTED
    )


def _in_name(number: _Number) -> bool:
    """Return whether it is part of a name: "the One Northmere Board"."""
    text = number.name.text
    return text.isalpha() and text[0].isupper() and number.name.first > 0 and number.following[:1].isupper()


def _single(number: _Number) -> bool:
    """Return whether a one counts nothing: "at one time", "one of"."""
    return number.name.value == "1" and number.following.lower() in patterns.AFTER_ONE


#: what shows that a number counts nothing
_NO_COUNT: tuple[Callable[[_Number], bool], ...] = (_one_in, _numbers, _is_year, _in_name, _single)


def _nouns(number: _Number) -> list[str]:
    """Return the words right after a number that may say what it counts."""
    words, lowered, at = number.sentence.words, number.sentence.lowered, number.name.last
    if lowered[at : at + 1] == ["of"] and at + 1 < len(words) and lowered[at + 1] in patterns.ALL_OF:
        at += 2
    nouns: list[str] = []
    while at < len(words) and len(nouns) < _LONGEST and _is_of_unit(number, at):
        nouns.append(words[at])
        at += 1
        following = lowered[at] if at < len(words) else ""
        if (
            lowered[at - 1] in patterns.COUNTED
            and following not in patterns.COUNTED
            and following not in patterns.PERSONS
        ):
            break
    return nouns


def _is_of_unit(number: _Number, at: int) -> bool:
    word, other = number.sentence.words[at], number.taken.get(at)
    if other is not None and other.label not in patterns.UNIT_LABELS:
        return False
    return (word[0].isalpha() or word in patterns.UNIT_SIGNS) and word.lower() not in patterns.AFTER_UNIT


def _known_unit(nouns: list[str]) -> str:
    """Return the nouns up to the last that the service is counted in."""
    ends = [at + 1 for at, word in enumerate(nouns) if word.lower() in patterns.COUNTED]
    return " ".join(nouns[: ends[-1]]) if ends else ""


def _plural(nouns: list[str]) -> str:
    """Return the nouns up to any other plural, but for what belongs to meetings, papers and plans."""
    for size, noun in enumerate(nouns[:_LONGEST_UNKNOWN], 1):
        word = noun.lower()
        if len(word) > 4 and word.endswith("s") and not word.endswith(patterns.SINGULARS) and word.isalpha():
            told = word not in patterns.NOT_COUNTED or nouns[0].lower() == "action"
            return " ".join(nouns[:size]) if told else ""
    return ""
