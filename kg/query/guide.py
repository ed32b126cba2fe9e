"""The catalogue as help: the list of questions, a search in it, and the help of one question. Plain text."""

import textwrap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from kg.query.catalogue import Question
from kg.query.header import PARAMETER_TYPES, THEMES, Parameter
from kg.query.likeness import respelt, stem, stems

__all__ = ["help_text", "listing", "matching"]

#: columns of the help; a terminal is seldom narrower
WIDTH = 80
#: columns of the list, whose lines are longer
LIST_WIDTH = 118
#: values of the graph that are shown before the rest is only counted
SHOWN = 12


def listing(questions: Iterable[Question], *, why: bool = False) -> str:
    """Return the questions by theme, a line each.

    Arguments:
        questions: to list.
        why: whether to add why each matters, below it.
    """
    known = list(questions)
    width = max((len(one.name) for one in known), default=0)
    lines: list[str] = []
    for theme in THEMES:
        below = [one for one in known if one.header.theme == theme]
        if below:
            lines += ["", theme.upper()]
        for one in below:
            lines.append(f"  {one.name:{width}}  {one.header.answers}")
            if why and one.header.why:
                lines += _wrapped(one.header.why, width + 4, LIST_WIDTH)
    lines += ["", "kg query NAME answers one; kg query NAME --help tells its parameters."]
    return "\n".join(lines[1:]) + "\n"


def matching(questions: Iterable[Question], words: str) -> list[Question]:
    """Return the questions that speak of the words, best first: those with all of them, else those with the most.

    Words may stand in any order and form. What a question is about counts beside what it says (`also` in its header),
    an abbreviation that the registers know counts as its full wording, and a misspelt word as the one it is nearest to;
    "who" and the like count for nothing, as every question is one. A question with less than half of the words is none.
    """
    told = [(one, _told(one)) for one in questions]
    known = {part for _, texts in told for text in texts for part in text}
    wanted = [_meant(word, known) for word in words.split() if stem(word) not in _ASKING] or [stems(words)]
    scored = []
    for one, texts in told:
        places = [place for word in wanted if (place := _place(word, texts, _compared(word, known))) is not None]
        if places and 2 * len(places) >= len(wanted):
            scored.append((-len(places), sum(places), one.name, one))
    most = min((score[0] for score in scored), default=0)
    return [one for *_, one in sorted(score for score in scored if score[0] == most)]


#: the stems of words with which one asks, and of those that join others
_ASKING = frozenset(
    stem(word)
    for word in "a an and are as at be by did do does for from has have how i in is it its me my of on or our "
    "that the their them there they this to us was we were what when where which who whom whose why will with".split()
)


def _told(one: Question) -> list[list[str]]:
    """Return the stems of what a question tells of itself, what counts most first."""
    header = one.header
    texts = [one.name, header.also, header.title, header.answers, header.why, header.theme]
    texts += [f"{column.name} {column.help}" for column in header.columns]
    texts += [f"{parameter.name} {parameter.help}" for parameter in header.parameters]
    return [stems(text) for text in texts]


def _meant(word: str, known: Collection[str]) -> list[str]:
    """Return the stems of the word, of what it is short for where no question has it, or of its nearest."""
    given = stems(word)
    if all(any(one.startswith(part) for one in known) for part in given):
        return given
    from kg.query.things import term_called  # the list of questions needs no engine

    return stems(term_called(word)) or respelt(given, known)


def _compared(wanted: Sequence[str], known: Collection[str]) -> Callable[[str, str], bool]:
    """Return how a word is compared: as it is where any question has it, else as the beginning of one."""
    return str.__eq__ if all(word in known for word in wanted) else str.startswith


def _place(wanted: Sequence[str], texts: Sequence[Sequence[str]], same: Callable[[str, str], bool]) -> int | None:
    """Return the number of the first of the texts with all of the stems: the nearer the front, the better."""
    for number, text in enumerate(texts):
        if wanted and all(any(same(part, one) for part in text) for one in wanted):
            return number
    return None


def help_text(question: Question, values: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return the help of one question.

    Arguments:
        question: to explain.
        values: parameter to the values that the graph holds for it; None where no store could be asked.
    """
    header = question.header
    usage = f"Usage: kg query {question.name}" + "".join(f" [{one.name}=…]" for one in header.parameters)
    lines = [
        *textwrap.wrap(usage, WIDTH, subsequent_indent=" " * 10),
        "",
        header.title,
        "",
        *_wrapped(header.answers),
    ]
    lines += _wrapped(header.why) if header.why else []
    if header.parameters:
        lines += ["", "Parameters:"]
        for parameter in header.parameters:
            lines += _parameter(parameter, (values or {}).get(parameter.name))
    lines += ["", "Columns:"]
    width = max(len(column.name) for column in header.columns)
    for column in header.columns:
        lines += _entry(column.name, column.help, width)
    lines += ["", "--evidence adds the sentences; --show prints the query; kg query --help has the options."]
    return "\n".join(lines) + "\n"


def _parameter(parameter: Parameter, held: Sequence[str] | None) -> list[str]:
    told = [parameter.help or PARAMETER_TYPES[parameter.type].capitalize() + "."]
    if parameter.type != "text":
        told.append(f"Write {PARAMETER_TYPES[parameter.type]}.")
    if parameter.values:
        told.append(f"One of: {', '.join(parameter.values)}.")
    if parameter.default is not None:
        told.append(f"Default: {parameter.default}.")
    if parameter.required:
        told.append("Must be given.")
    if held is not None:
        more = f", and {len(held) - SHOWN} more" if len(held) > SHOWN else ""
        told.append(f"The graph has: {'; '.join(held[:SHOWN])}{more}." if held else "The graph has none yet.")
    return _entry(f"{parameter.name}=…", " ".join(told), 12)


def _entry(name: str, text: str, width: int) -> list[str]:
    wrapped = textwrap.wrap(text, WIDTH - width - 4) or [""]
    rest = [" " * (width + 4) + line for line in wrapped[1:]]
    return [f"  {name:{width}}  {wrapped[0]}".rstrip(), *rest]


def _wrapped(text: str, indent: int = 2, width: int = WIDTH) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * indent)
