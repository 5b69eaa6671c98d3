"""The corpus: sentences written for the codebook, each with one marked pair and its PLOVER type.

A line of corpus/*.tsv is TYPE, mode or "-", factuality, and the sentence with its actor in [A ...], its recipient in
[R ...] and its trigger in [T ...]. NONE is a pair between whom nothing political happens in that direction.

    python -m training.corpus      lint: brackets, types, duplicates, shared 6-word runs, class balance
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.event_rules import QUAD_CLASS, Example, read_event_rules
from dragoman.types import Span

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "corpus"
RULES = ROOT / "src" / "dragoman" / "codebook" / "events"
TYPES = (*QUAD_CLASS, "NONE")
UNLABELLED = ""
FACTUALITY = frozenset({"actual", "alleged", "denied", "planned", "possible"})
_BRACKET = re.compile(r"\[([ART]) ([^\[\]]+)\]")
_RUN = 6  # words: two sentences of the corpus may not share a longer run


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair; spans are of `sentence`, None where nobody is marked.

    `family` is the phrase that the sentence was made from, None where it was written.
    """

    id: str
    sentence: str
    type: str
    mode: str | None
    factuality: str
    actor: Span | None
    recipient: Span | None
    trigger: Span | None
    family: str | None = None


def read_corpus(folder: Path = FOLDER) -> list[Pair]:
    """Every pair of the corpus, in the order of files and lines.

    Raises:
        ValueError: a line that breaks the format, named by file and line.
    """
    pairs: list[Pair] = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip() and not line.startswith("# "):
                pairs.append(_read_line(line, f"{path.name}:{number}"))
    for path in sorted(folder.glob("*.jsonl")):
        pairs.extend(_read_rows(path))
    return pairs


def _read_line(line: str, where: str) -> Pair:
    parts = line.rstrip("\n").split("\t")
    if len(parts) != 4 or parts[0] not in TYPES or parts[2] not in FACTUALITY:
        raise ValueError(f"{where}: not TYPE, mode, factuality, sentence")
    spans: dict[str, Span] = {}
    plain: list[str] = []
    length = end = 0
    for found in _BRACKET.finditer(parts[3]):
        plain.append(parts[3][end : found.start()])
        length += found.start() - end
        spans.setdefault(found[1], Span(length, length + len(found[2])))
        plain.append(found[2])
        length += len(found[2])
        end = found.end()
    sentence = "".join([*plain, parts[3][end:]])
    if "[" in sentence or "]" in sentence:
        raise ValueError(f"{where}: a bracket is left over")
    mode = None if parts[1] == "-" else parts[1]
    return Pair(where, sentence, parts[0], mode, parts[2], spans.get("A"), spans.get("R"), spans.get("T"))


def _read_rows(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        actor, recipient = row.get("actor_span"), row.get("recipient_span")
        yield Pair(
            id=f"{path.name}:{number}",
            sentence=row["sentence"],
            type=row["type"],
            mode=None,
            factuality="actual",
            actor=Span(*actor) if actor else None,
            recipient=Span(*recipient) if recipient else None,
            trigger=None,
        )


def read_examples(folder: Path = RULES) -> list[Pair]:
    """The examples of the codebook's event rules that tell of a deed done, with their rule's type.

    What is planned, possible or negated is left out: PLOVER may code it as another type than the rule's.
    """
    return [
        Pair(
            id=f"{rule.id}:{example.line}",
            sentence=example.text,
            type=rule.event,
            mode=rule.mode,
            factuality="actual",
            actor=_words(example, example.actor),
            recipient=_words(example, example.recipient),
            trigger=_words(example, example.trigger),
        )
        for rule in read_event_rules(folder)
        for example in rule.examples
        if example.actor and example.status in (None, "actual")
    ]


def _words(example: Example, words: str | None) -> Span | None:
    if not words:
        return None
    start = example.text.index(words)
    return Span(start, start + len(words))


def renamed(pairs: list[Pair], copies: int, seed: int) -> list[Pair]:
    """The pairs' sentences with the sides of other pairs put in the place of theirs, without a type.

    So a student learns from its teacher that a deed does not hang on who does it.
    """
    chooser = random.Random(seed)
    whole = [pair for pair in pairs if pair.actor and pair.recipient and not pair.actor.overlaps(pair.recipient)]
    return [_with_sides_of(chooser.choice(whole), pair) for _ in range(copies) for pair in whole]


def _with_sides_of(other: Pair, pair: Pair) -> Pair:
    assert pair.actor and pair.recipient and other.actor and other.recipient
    sides = [("actor", pair.actor, other.actor), ("recipient", pair.recipient, other.recipient)]
    text, end, spans = "", 0, dict[str, Span]()
    for name, here, there in sorted(sides, key=lambda side: side[1].start):
        words = other.sentence[there.start : there.end]
        text += pair.sentence[end : here.start]
        spans[name] = Span(len(text), len(text) + len(words))
        text, end = text + words, here.end
    text += pair.sentence[end:]
    return Pair(pair.id, text, UNLABELLED, None, "actual", spans["actor"], spans["recipient"], None)


def held_back(pair: Pair) -> bool:
    """Whether the pair is in the held-back tenth: settled by its sentence or family, so that copies stay together."""
    digest = hashlib.sha256((pair.family or pair.sentence).encode()).digest()
    return digest[0] < 26


def runs(sentence: str) -> set[tuple[str, ...]]:
    """All runs of six words, in lower case."""
    words = re.findall(r"\w+", sentence.lower())
    return {tuple(words[start : start + _RUN]) for start in range(len(words) - _RUN + 1)}


def near_duplicates(pairs: list[Pair]) -> Iterator[tuple[str, str, str]]:
    """Pairs of different sentences that share a run of six words."""
    first: dict[tuple[str, ...], Pair] = {}
    told: set[tuple[str, str]] = set()
    for pair in pairs:
        for run in runs(pair.sentence):
            other = first.setdefault(run, pair)
            if other.sentence != pair.sentence and (other.id, pair.id) not in told:
                told.add((other.id, pair.id))
                yield other.id, pair.id, " ".join(run)


def main() -> int:
    """Print what is wrong and how the types are spread; 1 where something is wrong."""
    pairs = read_corpus()
    problems = [f"{one} and {other} share {run!r}" for one, other, run in near_duplicates(pairs)]
    labels: dict[tuple[str, Span | None, Span | None], set[str]] = defaultdict(set)
    for pair in pairs:
        labels[pair.sentence, pair.actor, pair.recipient].add(pair.type)
    print("\n".join(problems))
    print(f"{len(pairs)} pairs, {len({pair.sentence for pair in pairs})} sentences, {len(problems)} near-duplicates")
    print(f"{sum(len(types) > 1 for types in labels.values())} pairs with two types")
    for name, count in Counter(pair.type for pair in pairs).most_common():
        print(f"{name:10} {count}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
