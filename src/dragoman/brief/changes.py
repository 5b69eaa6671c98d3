"""What the record says otherwise than when a brief was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from dragoman.brief.compose import line_of
from dragoman.brief.days import day_told
from dragoman.brief.draft import Draft, Line, Tone
from dragoman.brief.judged import event_called, standing_words
from dragoman.export.rows import export_row
from dragoman.store import EventRow, Record


@dataclass(frozen=True, slots=True)
class Change:
    """A line of an earlier brief that no longer holds as it stood; `now` is None where nothing is left of it."""

    kind: Literal["gone", "corrected", "changed"]
    before: Line
    now: Line | None
    why: str


def changes_since(record: Record, draft: Draft) -> list[Change]:
    """Lines of a draft that the record tells otherwise today, in their order."""
    return [change for line in draft.lines if (change := _change(record, line, draft.tone)) is not None]


def _change(record: Record, line: Line, tone: Tone) -> Change | None:
    event = event_called(record, line.event)
    if event is None:
        return Change("gone", line, None, "the pages, read again, no longer tell it so")
    if event.judged == "reject":
        return Change("gone", line, None, f"it was rejected by a person{_reason(record, event)}")
    told = record.told_called([event.id])
    now = line_of(record, export_row(told[0]), tone)
    if now.sentence == line.sentence and now.notes == line.notes:
        return None
    if event.judged == "correct" and now.sentence != line.sentence:
        return Change("corrected", line, now, f"it was corrected by a person{_reason(record, event)}")
    return Change("changed", line, now, _what_changed(line, now))


def _reason(record: Record, event: EventRow) -> str:
    passed = [one for one in standing_words(record, event) if one.verdict in {"reject", "correct"}]
    if not passed:
        return ""
    last = passed[-1]
    why = f": {last.why}" if last.why else ""
    return f" ({last.who}, {day_told(last.when)}{why})"


def _what_changed(before: Line, now: Line) -> str:
    if before.factuality != now.factuality:
        return f"it was told as {before.factuality}, now as {now.factuality}"
    if before.sentence != now.sentence:
        return "it is told otherwise"
    new = [note for note in now.notes if note not in before.notes]
    return f"new: {' '.join(new)}" if new else "a note on it no longer holds"


def tell_changes(record: Record, last: Draft, last_name: str, draft: Draft) -> Draft:
    """A draft with what changed against the last brief on the same query."""
    known = {line.event for line in last.lines}
    new = sum(line.event not in known for line in draft.lines)
    told = [f"{new} of {len(draft.lines)} items were not in the last brief ({last_name})."]
    for change in changes_since(record, last):
        what = change.before.sentence
        told.append(f"{'Withdrawn' if change.now is None else 'Changed'}: “{what}”: {change.why}.")
    return replace(draft, changes=tuple(told))
