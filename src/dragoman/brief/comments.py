"""Who is accused in a brief and shall be asked: reminders until somebody has asked, and a reply has come.

That somebody was asked is a note on the event, dated and signed, which begins with `ASKED`; his reply is attached to
the event as any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.brief.draft import Draft
from dragoman.brief.edited import leaving, read_text
from dragoman.brief.judged import standing_words
from dragoman.brief.names import with_article
from dragoman.errors import MissingError
from dragoman.store import EventRow, Record
from dragoman.types import Judgement

ASKED = "Asked for comment: "


@dataclass(frozen=True, slots=True)
class Reminder:
    """Whom to ask about an item; `asked` is the last note that says that somebody did."""

    event: str
    names: tuple[str, ...]
    asked: Judgement | None

    @property
    def note(self) -> str:
        """What is noted on the event once they are asked."""
        return f"{ASKED}{', '.join(self.names)}"


def remind(record: Record, draft: Draft, text: str) -> list[Reminder]:
    """Items that leave with a brief, accuse somebody, and bear neither a denial nor a reply."""
    marks = {block.event for block in leaving(read_text(text)) if block.kind == "item"}
    lines = [line for line in draft.lines if line.event in marks]
    return [one for line in lines for one in _remind(record, line.event, set(line.sources))]


def _remind(record: Record, name: str, speakers: set[str]) -> Iterator[Reminder]:
    try:
        event = record.event(name)
    except MissingError:
        return
    accused = tuple(with_article(one) for one in _accused(event) if one not in speakers and _can_be_asked(one))
    words = standing_words(record, event)
    if accused and not event.denied and not any(one.verdict == "reply" for one in words):
        notes = [one for one in words if one.verdict == "note" and (one.value or "").startswith(ASKED)]
        yield Reminder(event.id, accused, notes[-1] if notes else None)


def _accused(event: EventRow) -> tuple[str, ...]:
    if event.type == "ACCUSE" and event.factuality == "actual":
        return event.recipients
    return event.actors if event.factuality == "alleged" else ()


def _can_be_asked(name: str) -> bool:
    """Whether a name tells who it is: not "women activists", not "37 people (Ankara)"."""
    return any(letter.isupper() for letter in name.partition(" (")[0])
