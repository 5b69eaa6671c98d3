"""A brief from the question to the row that is kept: composed, compared with the last one, written as text."""

from __future__ import annotations

from datetime import datetime

from dragoman.brief.changes import tell_changes
from dragoman.brief.compose import compose_brief, parse_since
from dragoman.brief.corrections import Correction, write_correction
from dragoman.brief.days import day_told
from dragoman.brief.draft import TONES, Draft, draft_from_json, draft_to_json
from dragoman.brief.edited import write_text
from dragoman.brief.mail import one_line
from dragoman.errors import SettingError
from dragoman.store import Record, Wanted
from dragoman.store.briefing import BriefRow


def make_brief(
    record: Record,
    wanted: Wanted,
    *,
    query: str,
    since: str,
    who: str,
    now: datetime,
    title: str = "",
    tone: str = "full",
) -> BriefRow:
    """Draft a brief and keep it as the first version of a new one.

    Args:
        query: the line `wanted` was read from.
        since: "18h", "2d" or a day.
        title: by default "Evening brief" with the day.
        tone: one of `TONES`.

    Raises:
        SettingError: `since` is no period, or `tone` no tone.
    """
    if tone not in TONES:
        raise SettingError(f"{tone!r} is no tone", fix=f"write one of {', '.join(TONES)}")
    period = parse_since(since, now)
    heading = one_line(title) or f"Evening brief, {day_told(now)}"
    draft = compose_brief(record, wanted, period, query=query, title=heading, tone=tone)
    last = record.last_brief(query)
    if last is not None:
        draft = tell_changes(record, draft_from_json(last.draft), last.id, draft)
    return record.add_brief(
        title=heading, line=query, since=since, draft=draft_to_json(draft), text=write_text(draft), who=who
    )


def keep_correction(record: Record, correction: Correction, *, who: str) -> BriefRow:
    """Keep a correction note as a brief of its own, so that its sending is noted as that of any other."""
    title = f"Correction: {correction.title}"
    draft = Draft(title, query="", period="", stories=())
    line = f"correction of {correction.brief}"
    return record.add_brief(
        title=title, line=line, since="", draft=draft_to_json(draft), text=write_correction(correction), who=who
    )


def keep_edit(record: Record, row: BriefRow, text: str, *, who: str) -> BriefRow:
    """Append a version with another text; nothing is appended where it is the same."""
    if text.replace("\r\n", "\n").strip() == row.text.strip():
        return row
    clean = text.replace("\r\n", "\n").strip() + "\n"
    return record.add_brief(
        row.id, title=row.title, line=row.line, since=row.since, draft=row.draft, text=clean, who=who
    )
