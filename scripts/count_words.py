"""Write src/dragoman/resolve/word_rates.tsv: how often common words stand in our own sentences (corpus/, examples/)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "dragoman" / "resolve" / "word_rates.tsv"
LEAST = 8  # occurrences below which a rate says more about our sentences than about the word
_LABEL = re.compile(r"\[[ART] |\]")
_WORD = re.compile(r"[^\W_]+")


def texts() -> Iterator[str]:
    """Our sentences, without the labels in them, and our example pages saved as text."""
    for path in sorted((ROOT / "corpus").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield _LABEL.sub("", line.rsplit("\t", 1)[-1])
    for path in sorted((ROOT / "corpus").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["sentence"]
    for path in sorted((ROOT / "examples" / "pages").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def main() -> None:
    """Count and write."""
    counts = Counter(word.lower() for text in texts() for word in _WORD.findall(text))
    total = sum(counts.values())
    common = sorted((-count, word) for word, count in counts.items() if count >= LEAST)
    lines = [f"{word}\t{-count * 1e6 / total:.0f}" for count, word in common]
    head = "# word, occurrences in a million words of corpus/ and examples/ (scripts/count_words.py)"
    TARGET.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
