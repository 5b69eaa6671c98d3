"""Day intervals against our own gold: python -m benchmarks.own_dates [--errors] [FILE].

FILE is examples/dates/sentences.jsonl unless given; the README.md beside it says how the days are counted. A gold
expression is right where an expression that was read touches it and has exactly one of the accepted intervals; where
the gold has none, the expression must be read and left without days. What was not read is wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.language.dates import find_dates
from dragoman.language.parser import parse_document
from dragoman.types import Document, Span, TimeExpression

GOLD = Path(__file__).parents[1] / "examples" / "dates" / "sentences.jsonl"
Interval = tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gold expression: was anything read there, with these very offsets, with the right days."""

    name: str
    words: str
    wanted: Interval
    found: bool
    same_span: bool
    right: bool
    read: tuple[Interval, ...]


def judge(row: dict[str, Any], told: Sequence[TimeExpression]) -> list[Verdict]:
    """One verdict for each of a sentence's expressions."""
    verdicts = []
    for gold in row["expressions"]:
        span = Span(gold["start"], gold["end"])
        here = [one for one in told if one.span.overlaps(span)]
        accepted = [_interval(one) for one in (gold["interval"], *gold.get("also", ()))]
        verdicts.append(
            Verdict(
                name=row["id"],
                words=gold["text"],
                wanted=accepted[0],
                found=bool(here),
                same_span=any(one.span == span for one in here),
                right=any(_days(one) in accepted for one in here),
                read=tuple(_days(one) for one in here),
            )
        )
    return verdicts


def false_alarms(row: dict[str, Any], told: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Expressions with days that touch nothing of the gold."""
    spans = [Span(gold["start"], gold["end"]) for gold in row["expressions"]]
    return [one for one in told if _days(one) and not any(one.span.overlaps(span) for span in spans)]


def _interval(days: list[str] | None) -> Interval:
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def _days(told: TimeExpression) -> Interval:
    return (told.start, told.end) if told.start and told.end else None


def _read(row: dict[str, Any]) -> tuple[TimeExpression, ...]:
    whole = (Span(0, len(row["text"])),)
    document = Document(file=row["id"], digest="", text=row["text"], paragraphs=whole)
    return tuple(find_dates(parse_document(document), date.fromisoformat(row["published"])))


def summary(verdicts: Sequence[Verdict], alarms: int) -> str:
    """Percentages of all gold expressions, and of those with and without days."""
    dated = [one for one in verdicts if one.wanted]
    undated = [one for one in verdicts if not one.wanted]
    return (
        f"{len(verdicts)} expressions: exact interval {_percent(sum(one.right for one in verdicts), verdicts)}"
        f" (with days {_percent(sum(one.right for one in dated), dated)},"
        f" without {_percent(sum(one.right for one in undated), undated)}),"
        f" found {_percent(sum(one.found for one in verdicts), verdicts)},"
        f" same span {_percent(sum(one.same_span for one in verdicts), verdicts)}, false alarms {alarms}"
    )


def _percent(part: int, whole: Sequence[Verdict]) -> str:
    return f"{100 * part / max(1, len(whole)):.1f}"


def errors(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Wrong expressions, one a line: wanted, then read."""
    for one in verdicts:
        if not one.right:
            read = ", ".join(_show(days) for days in one.read) or "nothing"
            yield f"{one.name} {one.words!r}: wanted {_show(one.wanted)}; read {read}"


def _show(days: Interval) -> str:
    return f"{days[0]}..{days[1]}" if days else "no days"


def main(arguments: list[str]) -> int:
    """Print the score, and with --errors what is wrong."""
    files = [Path(one) for one in arguments if one != "--errors"]
    rows = [json.loads(line) for line in (files[0] if files else GOLD).read_text(encoding="utf-8").splitlines()]
    told = [_read(row) for row in rows]
    verdicts = [verdict for row, here in zip(rows, told, strict=True) for verdict in judge(row, here)]
    if "--errors" in arguments:
        print("\n".join(errors(verdicts)))
    print(summary(verdicts, sum(len(false_alarms(row, here)) for row, here in zip(rows, told, strict=True))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
