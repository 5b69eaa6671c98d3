"""Events of single headlines against our own gold: python -m benchmarks.headlines [--errors] [FILE].

FILE is examples/headlines/read.jsonl unless given; the README.md beside it says what the gold holds. A gold event is
found where one of an accepted type has all its sides, and full where factuality and last speaker are right as well.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.events_task import read_lines
from dragoman.pipeline import read_text
from dragoman.types import EventMention, Participant, Reading

GOLD = Path(__file__).parents[1] / "examples" / "headlines" / "read.jsonl"
_ANYBODY, _NOBODY = "?", "-"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One headline: how many gold events it has, were found and were full; events read, and those that gold has."""

    text: str
    gold: int
    found: int
    full: int
    read: int
    supported: int


def judge(row: dict[str, Any], reading: Reading) -> Verdict:
    """What the reading of a headline is worth."""
    found = full = 0
    supported: set[str] = set()
    for gold in row["events"]:
        hits = [event.id for event in reading.events if _is_told(gold, event, reading)]
        supported.update(hits)
        found += bool(hits)
        full += any(_is_full(gold, event, reading) for event in hits)
    return Verdict(row["text"], len(row["events"]), found, full, len(reading.events), len(supported))


def _is_told(gold: dict[str, Any], event: EventMention, reading: Reading) -> bool:
    """Whether an event has an accepted type and all sides; of equals each may stand on either side."""
    if event.type not in gold["type"].split("|"):
        return False
    if gold["recipient"] is None:
        return all(_stands(side, (*event.actors, *event.recipients), reading) for side in gold["actor"])
    doers = all(_stands(side, event.actors, reading) for side in gold["actor"])
    return doers and all(_stands(side, event.recipients, reading) for side in gold["recipient"])


def _stands(wanted: str, sides: Sequence[Participant], reading: Reading) -> bool:
    names = wanted.casefold().split("|")
    if _ANYBODY in names or (_NOBODY in names and not sides):
        return True
    known = {entity.id: entity.name for entity in reading.entities}
    told = [words for side in sides for words in (reading.document[side.span], known[side.entity])]
    return any(_same(name, words.casefold().replace("'s", "")) for name in names for words in told)


def _same(one: str, other: str) -> bool:
    """Whether all words of one name are among the other's."""
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first


def _is_full(gold: dict[str, Any], name: str, reading: Reading) -> bool:
    claim = next(one for one in reading.claims if one.event == name)
    last = claim.chain[-1].name.casefold() if claim.chain else _NOBODY
    speakers = gold["speaker"].casefold().split("|")
    heard = any(last == one or (_NOBODY not in (one, last) and (one in last or last in one)) for one in speakers)
    return heard and claim.factuality in gold["factuality"].split("|")


def main(arguments: Sequence[str]) -> None:
    """Score a file and print the figures; with --errors what was not right."""
    files = [argument for argument in arguments if not argument.startswith("-")]
    verdicts = [judge(row, read_text(row["text"])) for row in read_lines(Path(files[0]) if files else GOLD)]
    if "--errors" in arguments:
        for one in verdicts:
            if one.full < one.gold or one.supported < one.read:
                print(f"{one.full}/{one.gold} full, {one.read - one.supported} more: {one.text}")
    gold, read = sum(one.gold for one in verdicts), sum(one.read for one in verdicts)
    empty = [one for one in verdicts if not one.gold]
    print(f"found      {sum(one.found for one in verdicts) / gold:.3f} of {gold}")
    print(f"full       {sum(one.full for one in verdicts) / gold:.3f}")
    print(f"supported  {sum(one.supported for one in verdicts) / max(read, 1):.3f} of {read} events read")
    print(f"without an event, read as one: {sum(one.read > 0 for one in empty)} of {len(empty)}")


if __name__ == "__main__":
    main(sys.argv[1:])
