"""`python -m kg.extract.learned.training PRETRAINED OUTPUT`.

Trains on the texts of the project and writes the weights.
"""

import sys
from pathlib import Path

from kg.extract.learned.training.export import export
from kg.extract.learned.training.texts import examples
from kg.extract.learned.training.train import pieces_of, pretrained, train
from kg.extract.load import load_extractor

TEXTS = Path(__file__).parent.parent / "texts"


def main() -> None:
    """Train and export."""
    source, output = Path(sys.argv[1]), Path(sys.argv[2])
    known = list(examples(sorted(TEXTS.glob("*.jsonl")), load_extractor()))
    vocabulary = pieces_of(source)
    network = train(known, pretrained(source), vocabulary)
    export(network, vocabulary, (word for one in known for word in one.window.words), output)


if __name__ == "__main__":
    main()
