"""Ofsted's published list of area SEND inspections, from a file that the user saved: it joins the folder as it is.

From an address it is fetched like any paper. What it says of each council is for `kg build` to read.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from kg.documents.outcomes import outcome_lines
from kg.errors import FetchError
from kg.fetch.answers import Answer
from kg.fetch.folder import opened_folder
from kg.fetch.naming import slug
from kg.fetch.summary import Outcome, Summary
from kg.model.document import ManifestEntry

__all__ = ["OFSTED", "take_register"]

#: whose list it is, in the manifest and in summaries
OFSTED = "Ofsted"
_FOLDER = "ofsted/registers"


def take_register(file: Path, folder: Path, *, now: Callable[[], str]) -> Summary:
    """Copy a list into a folder; of one that is there under the same name both versions are kept.

    Raises:
        FetchError: it cannot be read, or is no such list; or the folder cannot be written.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FetchError(f"{file} cannot be read ({error.strerror})", "Name the file with Ofsted's list") from None
    if not outcome_lines(data, file.name):
        raise FetchError(
            f"{file} is no list of area SEND inspections",
            "Save it as published, as .csv or .ods: it has columns for the local authority, dates and outcome",
        )
    with opened_folder(folder, now) as opened:
        name = f"{_FOLDER}/{slug(file.stem) or 'inspections'}{file.suffix.lower()}"
        before = name if name in opened.entries else None
        while before is not None and opened.entries[before].replaced_by:
            before = opened.entries[before].replaced_by
        with tempfile.NamedTemporaryFile(dir=opened.incoming, delete=False) as part, file.open("rb") as source:
            shutil.copyfileobj(source, part)
        answer = Answer("", 200, {}, Path(part.name), hashlib.sha256(data).hexdigest(), len(data))
        entry = ManifestEntry(file=name, council=OFSTED, title=file.stem.replace("_", " "))
        outcome = Outcome(OFSTED, file.name, "a list of inspections")
        outcome.counts[opened.keep_paper("", answer, entry, before=before)] += 1
        opened.finish(done=False)
    return Summary((outcome,))
