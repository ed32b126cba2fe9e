"""How fast and how large: `make benchmark` prints figures and asserts nothing.

A corpus of a thousand documents is made from the examples. Words are counted as split at white space, in the plain
text that kg keeps of each document. Rates are of processor time, so that other work on the machine counts little.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"

#: the yardstick, run in a process of its own: what spaCy alone does with the same texts. The blank tokenizer with
#: sentence splitting and span rules (2,000 phrases, 200 token patterns), or tagger, parser and NER, not trained
YARDSTICK = """
import sys, time
from pathlib import Path
import spacy
kind, texts = sys.argv[1], [path.read_text("utf-8") for path in sorted(Path(sys.argv[2]).iterdir())]
nlp = spacy.blank("en")
words = sorted({word for text in texts for word in text.split() if word.isalpha()})
if kind == "rules":
    nlp.add_pipe("sentencizer")
    phrases = [{"label": "NAME", "pattern": f"{one} {two}"} for one in words[:50] for two in words[-40:]]
    run = [{"IS_TITLE": True, "OP": "+"}, {"LOWER": {"IN": words[:9]}}]
    chosen = words[::max(1, len(words) // 200)][:200]
    tokens = [{"label": "RUN", "pattern": [{"LOWER": word.lower()}, *run]} for word in chosen]
    nlp.add_pipe("span_ruler").add_patterns(phrases + tokens)
else:
    for name, label in (("tagger", "NN"), ("parser", "nsubj"), ("ner", "ORG")):
        nlp.add_pipe(name).add_label(label)
    nlp.initialize()
    texts = texts[:40]
nlp(texts[0])
start = time.process_time()
for text in texts:
    nlp(text)
print(sum(len(text.split()) for text in texts) / (time.process_time() - start))
"""


def corpus(folder: Path, size: int) -> None:
    """Fill `folder` with `size` documents made from the examples, each with a name and a first line of its own."""
    folder.mkdir()
    models = [path for path in sorted(EXAMPLES.iterdir()) if path.suffix in {".txt", ".html", ".htm"}]
    for number in range(size):
        model = models[number % len(models)]
        text = model.read_text(encoding="utf-8")
        (folder / f"{number:04}-{model.name}").write_text(text, encoding="utf-8")


def plain_texts(source: Path, target: Path) -> int:
    """Write the plain text of every document of `source` into `target`; return the number of words."""
    from kg.documents import read_folder
    from kg.model.document import Document

    target.mkdir()
    words = 0
    for document in read_folder(source):
        if isinstance(document, Document):
            words += len(document.text.split())
            (target / f"{document.source}.txt").write_text(document.text, encoding="utf-8")
    return words


def yardstick(kind: str, texts: Path) -> float:
    """Return the words a second that spaCy alone makes of the texts."""
    command = (sys.executable, "-c", YARDSTICK, kind, texts)
    return float(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)


def timed(*command: str | Path) -> tuple[float, float]:
    """Run a command; return its seconds of processor time and its peak memory in MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f"  (exit status {process.returncode}: {' '.join(map(str, command))})")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(*command: str | Path) -> float:
    """Return the shortest of seven runs, in seconds of the clock."""
    runs = []
    for _ in range(7):
        start = time.perf_counter()
        timed(*command)
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Make the corpus, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, help="size of the corpus (default: 1000)")
    size = parser.parse_args().documents
    kg = Path(sys.executable).parent / "kg"
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        for name, count in (("tenth", size // 10), ("whole", size)):
            corpus(home / name, count)
        words = plain_texts(home / "whole", home / "texts")
        print(f"corpus              {size} documents, {words:,} words")
        print("building")
        small, small_memory = timed(kg, "build", home / "tenth", "--store", home / "tenth.store")
        large, memory = timed(kg, "build", home / "whole", "--store", home / "store")
        # the yardsticks stand between two builds, and of each the shorter run counts: a busy machine slows both
        alone = {kind: yardstick(kind, home / "texts") for kind in ("rules", "model")}
        small = min(small, timed(kg, "build", home / "tenth", "--store", home / "tenth-again.store")[0])
        large = min(large, timed(kg, "build", home / "whole", "--store", home / "again.store")[0])
        # the start-up cost falls out of the difference
        rate = words * 0.9 / (large - small)
        print(f"  kg build          {rate:10,.0f} words a second ({large:.1f} s in all)")
        print(f"  peak memory       {memory:10,.0f} MiB (of a tenth of the documents: {small_memory:,.0f} MiB)")
        again, _ = timed(kg, "build", home / "whole", "--store", home / "store")
        print(f"  kg build again    {again:10.1f} s (nothing has changed)")
        for kind, told in (("rules", "spaCy, span rules"), ("model", "spaCy, tagger+parser+ner")):
            own = max(alone[kind], yardstick(kind, home / "texts"))
            print(f"  {told:25} {own:,.0f} words a second; kg build takes {own / rate:.1f} times its time")
        print("start-up, over python -c pass, seconds")
        bare = best(sys.executable, "-c", "pass")
        print(f"  kg --help         {best(kg, '--help') - bare:10.2f}")
        ask = (kg, "query", "monitoring", "--format", "csv", "--store")
        print(f"  kg query NAME     {best(*ask, home / 'tenth.store') - bare:10.2f} (a tenth of the documents)")
        print(f"  kg query NAME     {best(*ask, home / 'store') - bare:10.2f} (all documents)")


if __name__ == "__main__":
    main()
