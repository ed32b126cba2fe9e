"""Some hundred papers of many invented councils, made by varying the examples: `england.py FOLDER [--councils N]`.

Each council has every example once, with its own name in it and its own years, so that a picture, a table and a page
can be looked at as they would be with the councils of England in them.
"""

import argparse
import csv
import re
from itertools import product
from pathlib import Path

__all__ = ["england", "names"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "minutes"
#: what the names of the invented councils begin and end with
FIRST = ("Alder", "Birch", "Carr", "Dunn", "Eller", "Fern", "Gorse", "Hazel", "Larch")
LAST = ("mouth", "shire", "combe", "haven", "borough")
#: the names in the examples that give way
EXAMPLE_NAMES = re.compile(r"\b(Aldermouth|Marlshire|Dorset)\b")
YEAR = re.compile(r"\b20(19|20|21|22|23|24)\b")


def names(count: int) -> list[str]:
    """Return the names of so many councils."""
    return [f"{first}{last}" for last, first in product(LAST, FIRST)][:count]


def england(folder: Path, councils: int = 45) -> int:
    """Fill `folder` with the papers of so many councils and their manifest; return how many papers there are."""
    folder.mkdir(parents=True)
    with (EXAMPLES / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made: list[dict[str, str]] = []
    for number, name in enumerate(names(councils)):
        for row in rows:
            text = (EXAMPLES / row["file"]).read_text(encoding="utf-8")
            changed = {key: _varied(value, name, number) for key, value in row.items()}
            changed["file"] = f"{name.lower()}-{row['file']}"
            changed["council"] = f"{name} Council"
            changed["url"] = f"https://democracy.{name.lower()}.example/{row['file']}"
            (folder / changed["file"]).write_text(_varied(text, name, number), encoding="utf-8")
            made.append(changed)
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(made)
    return len(made)


def _varied(text: str, name: str, number: int) -> str:
    """Return a text with the name of a council in it, and its years moved."""
    text = EXAMPLE_NAMES.sub(name, text).replace(f"{name} City Council", f"{name} Council")
    text = text.replace(f"{name} County Council", f"{name} Council")
    return YEAR.sub(lambda match: str(int(match[0]) + number % 3), text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--councils", type=int, default=45)
    asked = parser.parse_args()
    print(england(asked.folder, asked.councils), "papers")
