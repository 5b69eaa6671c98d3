"""Who is accused in a brief and shall be asked: reminders until somebody has asked, and a reply has come.

That somebody was asked is a note on the event, dated and signed, which begins with `ASKED`; his reply is attached to
the event as any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.brief.draft import Draft, Line
from dragoman.brief.edited import leaving, lines_told, read_text
from dragoman.brief.judged import event_called, standing_words
from dragoman.brief.names import with_article
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
    lines = lines_told(draft, leaving(read_text(text)))
    return [found for line in lines if (found := _remind(record, line)) is not None]


def _remind(record: Record, line: Line) -> Reminder | None:
    event = event_called(record, line.event)
    if event is None or event.denied:
        return None
    accused = tuple(with_article(one) for one in _accused(event) if one not in line.sources and _can_be_asked(one))
    words = standing_words(record, event) if accused else []
    if not accused or any(one.verdict == "reply" for one in words):
        return None
    notes = [one for one in words if one.verdict == "note" and (one.value or "").startswith(ASKED)]
    return Reminder(event.id, accused, notes[-1] if notes else None)


def _accused(event: EventRow) -> tuple[str, ...]:
    if event.type == "ACCUSE" and event.factuality == "actual":
        return event.recipients
    return event.actors if event.factuality == "alleged" else ()


def _can_be_asked(name: str) -> bool:
    """Whether a name tells who it is: not "women activists", not "37 people (Ankara)"."""
    return any(letter.isupper() for letter in name.partition(" (")[0])
