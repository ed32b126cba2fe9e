"""The classes of words that the walks over a parse ask for (data/grammar.toml), and the forms of verbs and nouns."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg.rules.pattern import inflections

__all__ = ["DATA", "base_forms", "forms", "words_of"]

DATA = Path(__file__).parent / "data"


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    data: dict[str, str] = tomllib.loads((DATA / "grammar.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in data.items()}


def words_of(name: str) -> frozenset[str]:
    """Return the words of a class, in their base forms."""
    return _classes()[name]


@cache
def base_forms(name: str) -> Mapping[str, str]:
    """Return for each form of the verbs of a class its base form."""
    return {form: verb for verb in sorted(words_of(name)) for form in forms(verb)}


_STRONG = {
    "have": "has had having",
    "hold": "holds held holding",
    "take": "takes took taken taking",
    "give": "gives gave given giving",
    "keep": "keeps kept keeping",
    "bear": "bears bore borne bearing",
    "do": "does did done doing",
    "bring": "brings brought bringing",
    "lend": "lends lent lending",
    "get": "gets got getting",
    "lead": "leads led leading",
    "run": "runs ran running",
    "make": "makes made making",
    "lie": "lies lay lain lying",
    "sit": "sits sat sitting",
    "fall": "falls fell fallen falling",
    "go": "goes went gone going",
    "come": "comes came coming",
    "be": "is are was were been being am",
    "leave": "leaves left leaving",
    "stand": "stands stood standing",
    "see": "sees saw seen seeing",
    "oversee": "oversees oversaw overseen overseeing",
    "feed": "feeds fed feeding",
    "speak": "speaks spoke spoken speaking",
    "talk": "talks talked talking",
    "write": "writes wrote written writing",
    "put": "puts putting",
    "set": "sets setting",
    "let": "lets letting",
    "undertake": "undertakes undertook undertaken undertaking",
    "tell": "tells told telling",
    "meet": "meets met meeting",
    "find": "finds found finding",
    "send": "sends sent sending",
    "bestow": "bestows bestowed bestowing",
    "grow": "grows grew grown growing",
    "draw": "draws drew drawn drawing",
    "lay": "lays laid laying",
    "say": "says said saying",
    "hear": "hears heard hearing",
    "begin": "begins began begun beginning",
    "build": "builds built building",
    "read": "reads reading",
    "show": "shows showed shown showing",
    "submit": "submits submitted submitting",
    "commit": "commits committed committing",
    "permit": "permits permitted permitting",
    "refer": "refers referred referring",
    "confer": "confers conferred conferring",
    "allot": "allots allotted allotting",
    "transfer": "transfers transferred transferring",
    "pass": "passes passed passing",
    "forbid": "forbids forbade forbidden forbidding",
    "spell": "spells spelled spelt spelling",
    "carry": "carries carried carrying",
    "drive": "drives drove driven driving",
    "quit": "quits quitting",
    "withdraw": "withdraws withdrew withdrawn withdrawing",
    "pay": "pays paid paying",
    "step": "steps stepped stepping",
    "bid": "bids bidding",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "mean": "means meant meaning",
    "strike": "strikes struck striking",
    "buy": "buys bought buying",
    "teach": "teaches taught teaching",
    "catch": "catches caught catching",
    "chair": "chairs chaired chairing",
    "shepherd": "shepherds shepherded shepherding",
    "rule": "rules ruled ruling",
    "authorise": "authorises authorised authorising authorize authorizes authorized authorizing",
    "scrutinise": "scrutinises scrutinised scrutinising scrutinize scrutinizes scrutinized scrutinizing",
    "supervise": "supervises supervised supervising",
    "focus": "focuses focused focusing focussed focussing",
    "plan": "plans planned planning",
    "stop": "stops stopped stopping",
    "drop": "drops dropped dropping",
    "rest": "rests rested resting",
    "vet": "vets vetted vetting",
    "sum": "sums summed summing",
    "tot": "tots totted totting",
    "grip": "grips gripped gripping",
    "police": "polices policed policing",
    "probe": "probes probed probing",
    "travel": "travels travelled travelling",
    "signal": "signals signalled signalling",
    "steer": "steers steered steering",
    "rebut": "rebuts rebutted rebutting",
    "sift": "sifts sifted sifting",
    "table": "tables tabled tabling",
    "channel": "channels channelled channelling",
    "empanel": "empanels empanelled empanelling",
    "cancel": "cancels cancelled cancelling",
    "shadow": "shadows shadowed shadowing",
    "will": "would shall",
    "swear": "swears swore sworn swearing",
    "impel": "impels impelled impelling",
    "instil": "instils instilled instilling",
}


@cache
def forms(verb: str) -> frozenset[str]:
    """Return all forms of a verb, in small letters."""
    if verb in _STRONG:
        return frozenset((verb, *_STRONG[verb].split()))
    found = set(inflections(verb))
    if verb.endswith("ise"):
        found |= inflections(f"{verb[:-3]}ize")
    return frozenset(found)
