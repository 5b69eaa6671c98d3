"""Text nobody prepared, against gold of writers kept from the program: python -m benchmarks.blind [--errors] [FILE].

FILE is examples/blind/sentences.jsonl unless given; the README beside it says how it was written and what it first
scored. A gold event is looked for at its trigger, as benchmarks.chains does, whose rules for chain, factuality and
stake hold here too. Besides:

- type: an event of one of the gold's types stands there.
- who, whom: one of its sides is called as the gold says (words of the text, a country's code or a PLOVER sector); asked
  only where the gold names the side.
- all: type, who, whom, chain and factuality are right.
- false alarms: sentences without a political event in which one was read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.chains import judge, name_fits, percent, read_row, told_at, trigger_of
from benchmarks.events_task import read_lines
from dragoman.types import EventMention, Participant, Reading

GOLD = Path(__file__).parents[1] / "examples" / "blind" / "sentences.jsonl"
SIDES = ("who", "whom")


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold event: which parts were asked for, and which of them are right."""

    name: str
    right: dict[str, bool]
    asked: frozenset[str]


def judge_event(row: dict[str, Any]) -> Judged:
    """The parts of one gold event that the program reads as the gold has them."""
    reading, trigger = read_row(row), trigger_of(row)
    there = [event for event in reading.events if event.trigger.overlaps(trigger)]
    of_type = [event for event in there if event.type in row["type"].split("|")]
    verdict = judge(row["id"], row, told_at(reading, trigger))
    right = {
        "found": bool(there),
        "type": bool(of_type),
        "who": _has_side(row["actor"], of_type or there, "actors", reading),
        "whom": _has_side(row["recipient"], of_type or there, "recipients", reading),
        "chain": verdict.chain,
        "factuality": verdict.factuality,
        "stake": verdict.stake,
    }
    right["all"] = all(right[part] for part in ("type", "who", "whom", "chain", "factuality"))
    unasked = {part for part, side in zip(SIDES, ("actor", "recipient"), strict=True) if not row[side]}
    return Judged(row["id"], right, frozenset(right) - unasked)


def _has_side(wanted: str, events: Sequence[EventMention], side: str, reading: Reading) -> bool:
    return not wanted or any(_is_called(wanted, one, reading) for event in events for one in getattr(event, side))


def _is_called(wanted: str, one: Participant, reading: Reading) -> bool:
    entity = next(entity for entity in reading.entities if entity.id == one.entity)
    called = " ".join([entity.name, entity.country or "", *entity.sectors, reading.document[one.span]])
    return name_fits(wanted.split("|"), called)


def summary(judged: Sequence[Judged]) -> str:
    """Percentages of the events of which a part was asked."""
    parts = []
    for part in ("found", "type", *SIDES, "chain", "factuality", "stake", "all"):
        asked = [one for one in judged if part in one.asked]
        parts.append(f"{part} {percent(sum(one.right[part] for one in asked), asked)}")
    return f"{len(judged)} events: {', '.join(parts)}"


def main(arguments: list[str]) -> int:
    """Print the figures, with --errors what is wrong in each sentence."""
    files = [Path(one) for one in arguments if one != "--errors"]
    rows = list(read_lines(files[0] if files else GOLD))
    judged = [judge_event(row) for row in rows if not row.get("none")]
    quiet = [row for row in rows if row.get("none")]
    alarms = [row for row in quiet if read_row(row).events]
    if "--errors" in arguments:
        for one in judged:
            wrong = [part for part, right in one.right.items() if not right and part in one.asked]
            if wrong:
                print(f"{one.name}: {' '.join(wrong)}")
        for row in alarms:
            print(f"{row['id']}: false alarm")
    print(f"{summary(judged)}; false alarms in {len(alarms)} of {len(quiet)} sentences without an event")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
