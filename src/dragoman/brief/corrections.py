"""A correction note: what a sent brief said and no longer stands, and who has the wrong version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dragoman.brief.changes import Change, changes_since
from dragoman.brief.days import day_told
from dragoman.brief.draft import draft_from_json
from dragoman.brief.edited import leaving, read_text
from dragoman.store import Record
from dragoman.store.briefing import BriefRow


@dataclass(frozen=True, slots=True)
class Correction:
    """What must be told to whom about a brief; `versions` are those that hold a line that no longer stands."""

    brief: str
    title: str
    when: datetime
    changes: tuple[Change, ...]
    recipients: tuple[str, ...]
    versions: tuple[int, ...]


def correct_brief(record: Record, name: str, *, now: datetime) -> Correction:
    """The correction of a brief as the record stands now; without changes where all of it still holds.

    Raises:
        MissingError: there is no such brief.
    """
    versions = record.brief_versions(name)
    sendings = [one for one in record.sendings(name) if one.problem is None]
    found: dict[str, Change] = {}
    wrong: list[int] = []
    drafts = dict.fromkeys(row.draft for row in versions)
    since = {draft: changes_since(record, draft_from_json(draft)) for draft in drafts}
    for row in versions:
        changes = [one for one in since[row.draft] if _is_told(row, one)]
        if changes:
            wrong.append(row.version)
        went = not sendings or any(one.version == row.version for one in sendings)
        found |= {one.before.event: one for one in changes if went}
    recipients = dict.fromkeys(one.address for one in sendings if one.version in wrong)
    return Correction(name, versions[-1].title, now, tuple(found.values()), tuple(recipients), tuple(wrong))


def _is_told(row: BriefRow, change: Change) -> bool:
    return any(block.event == change.before.event for block in leaving(read_text(row.text)))


def write_correction(correction: Correction) -> str:
    """The note as it is sent."""
    parts = [f"# Correction, {day_told(correction.when)}", f"To the brief “{correction.title}” ({correction.brief})."]
    parts += _tell(correction.changes)
    return "\n\n".join(parts) + "\n"


def _tell(changes: Sequence[Change]) -> list[str]:
    if not changes:
        return ["Everything in it still stands in the record."]
    return [
        f"We wrote: “{one.before.sentence}” [{one.before.event}]\n\n"
        + (f"Withdrawn: {one.why}." if one.now is None else f"Right is: “{one.now.told}” ({one.why}).")
        for one in changes
    ]
