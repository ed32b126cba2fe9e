"""Files that nobody can trust: reads a folder of them and reports crashes, hangs, memory, letters not in the file.

    .venv-dev/bin/python tests/benchmarks/nasty.py FOLDER [--seconds 30] [--megabytes 600] [--facts]

Meant for the test suites of parsers (pdf.js, pdfbox, pypdf, pdfminer.six, python-docx, lxml …). Each file is read in a
process that may die or be ended. A file that is refused with a reason is well; so is one that is read, if the letters
that were read of each page are those that the PDF library gives for it. With `--facts` its facts are extracted too, and
each quote must stand in the library's own text. Prints a line for each fault and one that counts; asserts nothing.
"""

import argparse
import multiprocessing
import re
import resource
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

__all__ = ["main"]

_LOOSE = re.compile(r"[\s\-\u00ad\u2010\x02\ufffe|]+")


def _memory() -> int:
    """Return the most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _examine(path: Path, *, facts: bool) -> str:
    """Read a file; return how it ended, and what is wrong in what was read."""
    from kg.documents import read_document
    from kg.errors import DocumentError

    try:
        document = read_document(path)
    except DocumentError as error:
        return "refused" if error.remedy else f"refused without a remedy: {error}"
    data = path.read_bytes()
    told = "read"
    if document.media_type == "application/pdf":
        from documents.accounting import letters_by_page, unaccounted

        wrong = [number for number, (page, read) in enumerate(letters_by_page(data), 1) if page != read]
        lost, added = unaccounted(data, document)
        if wrong:
            told = f"LETTERS of pages {wrong[:5]} are not those of the file"
        elif lost or added:
            most = dict((lost + added).most_common(4))
            told = f"LETTERS lost {sum(lost.values())}, added {sum(added.values())} {most}"
    if facts:
        told = _quotes(path, data) or told
    return told


def _quotes(path: Path, data: bytes) -> str:
    """Extract a document's facts; return what is wrong with their quotes."""
    import pypdfium2

    from kg.documents import read_document
    from kg.extract.load import load_extractor

    document = read_document(path)
    frames = load_extractor(()).read(document).frames
    if document.media_type != "application/pdf":
        return ""
    printed = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    witness = _LOOSE.sub("", printed)
    quotes = {document.text[place.start : place.end] for frame in frames for place in frame.evidence}
    absent = [quote for quote in sorted(quotes) if _LOOSE.sub("", quote) not in witness]
    return f"QUOTES {len(absent)} of {len(quotes)} are not in the file: {absent[0][:80]!r}" if absent else ""


def _work(pipe: Connection, facts: bool) -> None:  # noqa: FBT001 - handed over by position to a process
    while True:
        path = pipe.recv()
        began = time.process_time()
        try:
            told = _examine(path, facts=facts)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            told = f"CRASH {type(error).__name__}: {str(error)[:200]}"
        pipe.send((told, time.process_time() - began, _memory()))


class _Reader:
    """A process that reads files, begun again when it died or had to be ended."""

    def __init__(self, seconds: float, *, facts: bool) -> None:
        self.seconds, self.facts = seconds, facts
        self._begin()

    def _begin(self) -> None:
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=_work, args=(other, self.facts), daemon=True)
        self.process.start()
        other.close()

    def read(self, path: Path) -> tuple[str, float, int]:
        """Return how a file ended, the seconds that it took, and the most memory that the process has had."""
        self.pipe.send(path)
        try:
            if self.pipe.poll(self.seconds + 5):
                return self.pipe.recv()  # type: ignore[no-any-return]
            told = f"HANG over {self.seconds} seconds"
        except EOFError:
            self.process.join()
            told = f"CRASH the process died ({self.process.exitcode})"
        self.fresh()
        return told, self.seconds, 0

    def fresh(self) -> None:
        """Begin the process again, so that the next file's memory is its own."""
        self.process.kill()
        self.process.join()
        self._begin()


def main() -> None:
    """Read the files and print what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--megabytes", type=int, default=600)
    parser.add_argument("--facts", action="store_true")
    asked = parser.parse_args()
    reader = _Reader(asked.seconds, facts=asked.facts)
    counts: Counter[str] = Counter()
    for path in sorted(path for path in asked.folder.rglob("*") if path.is_file()):
        told, seconds, memory = reader.read(path)
        if memory > asked.megabytes:
            told = f"MEMORY {memory} MB; {told}"
            reader.fresh()
        counts[told.split(" ", 1)[0]] += 1
        if told not in ("read", "refused") or seconds > asked.seconds / 3:
            print(f"{path.relative_to(asked.folder)}: {told} ({seconds:.1f} s)", flush=True)
    reader.process.kill()
    print(", ".join(f"{name} {count}" for name, count in counts.most_common()))


if __name__ == "__main__":
    main()
