"""The draft of a brief from a query and a period: by story, each line attributed, contradictions side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dragoman.brief.days import day_told, parse_length
from dragoman.brief.draft import Draft, Line, Story, Tone
from dragoman.brief.sentences import NAMELESS, STATUS_WORDS, speaker_of, tell_event, tell_numbers
from dragoman.errors import SettingError
from dragoman.export.prose import SINGLE
from dragoman.export.rows import ExportRow, export_rows, outlet_of
from dragoman.folding import fold
from dragoman.quoting import short_quote
from dragoman.store import Record, Wanted
from dragoman.types import Contradiction

MOST_LINES = 60
_MOST_COUNTED = 5_000
# How the notes begin that tell what stands against an event.
TOLD_AND_DENIED, DENIED, DIFFER = AGAINST = ("Told by", "Denied by", "Reports differ")


@dataclass(frozen=True, slots=True)
class Since:
    """From when on: a moment (pages read since then) or a day (pages published since then); `words` tell it."""

    moment: datetime | None
    day: date | None
    words: str


def parse_since(text: str, now: datetime) -> Since:
    """ "18h" and "2d" count back from now, by when a page was read; a day, by when it was published.

    Raises:
        SettingError: it is neither.
    """
    length = parse_length(text)
    if length is not None:
        moment = now - length
        return Since(moment, None, f"pages read since {moment:%H:%M} UTC on {day_told(moment)}")
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise SettingError(f"{text!r} is no period", fix="write 18h, 2d or a day as 2020-03-05") from None
    return Since(None, day, f"pages published since {day_told(day)}")


def compose_brief(
    record: Record,
    wanted: Wanted,
    since: Since,
    *,
    query: str,
    title: str,
    most: int = MOST_LINES,
    tone: Tone = "full",
) -> Draft:
    """The draft: events that fit and became known in the period, newest story first.

    Args:
        query: the line that `wanted` was read from; briefs on the same one are compared.
        most: lines at most; the others are counted.
        tone: how it is written.
    """
    if since.moment is not None:
        found = record.events_read_since(wanted, since.moment, limit=_MOST_COUNTED)
        total = len(found)
    else:
        asked = replace(wanted, known_since=since.day)
        found = record.events(replace(asked, limit=most + 1, newest="known"))
        total = record.count_events(asked)
    told = record.told_called([event.id for event in found[:most]])
    stories = _by_story(record, list(export_rows(told)), tone)
    return Draft(title, query, since.words, tuple(stories), (), max(total - most, 0), tone)


def _by_story(record: Record, rows: Sequence[ExportRow], tone: Tone) -> list[Story]:
    groups: dict[str, list[ExportRow]] = {}
    for row in rows:
        groups.setdefault(row.story or row.id, []).append(row)
    return [
        Story(_headline(record, name, its), tuple(line_of(record, row, tone) for row in its))
        for name, its in groups.items()
    ]


def _headline(record: Record, story: str, rows: Sequence[ExportRow]) -> str:
    pages = record.story(story)
    titles = [page.title for page in pages] + [row.lead.title for row in rows if row.lead]
    return short_quote(next((title for title in titles if title), "Untitled"), 140)


def line_of(record: Record, row: ExportRow, tone: Tone = "full") -> Line:
    """One event as a line, with what the record holds against it."""
    against = record.contradictions(record.event(row.id)) if row.denied or row.differs else []
    speakers = {report.id: speaker_of(report) for report in row.reports}
    elsewhere = [name for one in against for name in (*one.left, *one.right) if name not in speakers]
    for name, telling in record.tellings(elsewhere).items():
        chain = telling.claim.chain if telling.claim else ()
        speakers[name] = telling.originator or (chain[-1].name if chain else NAMELESS)
    return tell_line(row, against, speakers, tone)


def tell_line(
    row: ExportRow, against: Iterable[Contradiction], speakers: Mapping[str, str], tone: Tone = "full"
) -> Line:
    """One event as a line; `speakers` are those of the reports that contradict each other, by the reports' names."""
    against = list(against)
    notes = [*_contradicted(against, speakers), *tell_numbers(row.reports)]
    deniers = [_speakers(one.right, speakers) for one in against if one.kind == "denial"]
    if row.denied and row.factuality != "denied" and not any("denied" in note for note in notes):
        notes.append(f"{DENIED} somebody.")
    if row.high <= 1:
        notes.append(SINGLE)
    elif row.low <= 1:
        notes.append(f"Perhaps a single originator: {row.low} to {row.high} independent voices.")
    originator = speaker_of(row.lead) if row.lead else row.originator
    lead = row.lead
    day = f", {day_told(lead.published)}" if lead and lead.published else ""
    sentence = tell_event(row, tone)
    return Line(
        event=row.id,
        sentence=sentence,
        notes=tuple(notes),
        keep=_to_keep(row, originator, sentence, notes, deniers),
        quote=row.quote,
        cite=f"{(outlet_of(lead) or lead.file) if lead else 'a page'}{day}",
        url=lead.url if lead else None,
        factuality=row.factuality,
        originator=originator,
        sources=row.chain,
        single=row.low <= 1,
        made_by=lead.coder if lead else "",
        type=row.type,
    )


def _to_keep(
    row: ExportRow, originator: str | None, sentence: str, notes: Sequence[str], deniers: Sequence[tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """Groups of words of which one must stay: the speaker, who passed his words on, the status, the denial and its
    speaker, a single voice.
    """
    chain = [link.name for link in row.lead.chain] if row.lead else []
    last = chain[-1] if chain else originator
    names = [name for name in (last, originator) if name]
    groups = [tuple(dict.fromkeys([*names, *(name.partition(" (")[0] for name in names)]))]
    groups += [(name,) for name in chain[:-1] if fold(name) in fold(sentence)]
    groups.append(STATUS_WORDS.get(row.factuality, ()))
    if row.denied:
        groups += [STATUS_WORDS["denied"], *deniers]
    if any("single originator" in note.lower() for note in notes):
        groups.append(("single originator", "one originator", "only source", "not confirmed"))
    return tuple(group for group in dict.fromkeys(groups) if group)


def _contradicted(against: Iterable[Contradiction], speakers: Mapping[str, str]) -> list[str]:
    found = []
    for one in against:
        if one.kind == "update":
            continue
        left, right = (_names(ids, speakers) for ids in (one.left, one.right))
        if one.kind == "denial":
            found.append(f"{TOLD_AND_DENIED} {left}; denied by {right}.")
        else:
            values = f"{short_quote(one.left_value, 80)} ({left}) against {short_quote(one.right_value, 80)} ({right})"
            found.append(f"{DIFFER} on {one.what}: {values}.")
    return list(dict.fromkeys(found))


def _names(reports: Iterable[str], speakers: Mapping[str, str]) -> str:
    return ", ".join(_speakers(reports, speakers)) or "nobody named"


def _speakers(reports: Iterable[str], speakers: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speakers.get(name, name) for name in reports))
