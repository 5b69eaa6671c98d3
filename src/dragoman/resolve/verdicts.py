"""A person's word taken down: the row looked up, the value checked, what stood there before kept beside it."""

from __future__ import annotations

from dragoman.errors import JudgementError
from dragoman.resolve.judgements import ACTOR, PAGE, check_correction
from dragoman.store import ClaimRow, EventRow, Record
from dragoman.types import Judgement, Verdict

_NEEDS_VALUE = frozenset({"merge", "note", "reply"})


def pass_judgement(
    record: Record,
    subject: str,
    verdict: Verdict,
    *,
    who: str,
    field: str | None = None,
    value: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Append a judgement after checking that it can be followed.

    Args:
        subject: name of an event or report, "actor:" and a key, "page:" and a short name.
        field: with correct, the field that is wrong.
        value: with correct the right value; with merge the other one's name; with note and reply the text.

    Raises:
        MissingError: the record holds no such row.
        JudgementError: the word makes no sense for that row.
    """
    if not who.strip():
        raise JudgementError("a judgement needs a name", fix="say who you are: --who NAME")
    if verdict in _NEEDS_VALUE and not value:
        raise JudgementError(f"{verdict} needs a value", fix="the other row's name, or the text: --value")
    if subject.startswith((ACTOR, PAGE)):
        return _on_actor_or_page(record, subject, verdict, who=who, value=value, why=why)
    row = record.event(subject) if subject.startswith("E") else record.claim(subject)
    old = None
    if verdict == "correct":
        if field is None or value is None:
            raise JudgementError("correct needs a field and a value", fix="--field date --value 2020-03-05")
        check_correction(field, value)
        old = current_value(row, field)
    elif verdict == "reject" and isinstance(row, EventRow):
        old = " ".join(record.reports_of_events([row.id])[row.id])
    elif verdict == "merge":
        value = _other_event(record, row, value or "")
    elif verdict == "split":
        value = _parted_from(record, row)
    return record.judge(row.id, verdict, who=who, field=field, old=old, value=value, why=why)


def _on_actor_or_page(
    record: Record, subject: str, verdict: Verdict, *, who: str, value: str | None, why: str | None
) -> Judgement:
    if verdict == "correct" or (subject.startswith(PAGE) and verdict in {"merge", "split"}):
        raise JudgementError(f"{verdict} is not for {subject}", fix="events and reports are corrected, actors merged")
    if subject.startswith(PAGE):
        return record.judge(PAGE + record.page(subject.removeprefix(PAGE)).id, verdict, who=who, value=value, why=why)
    key = record.actor(subject.removeprefix(ACTOR)).key
    if verdict == "merge":
        value = ACTOR + record.actor((value or "").removeprefix(ACTOR)).key
        if value == ACTOR + key:
            raise JudgementError(f"{subject} is that actor already", fix="name another one")
    return record.judge(ACTOR + key, verdict, who=who, value=value or key, why=why)


def _other_event(record: Record, row: EventRow | ClaimRow, name: str) -> str:
    other = record.event(name)
    if other.id == (row.id if isinstance(row, EventRow) else record.event(row.id).id):
        raise JudgementError(f"{row.id} and {name} are one event already", fix="name a report of another one")
    return other.id


def _parted_from(record: Record, row: EventRow | ClaimRow) -> str:
    if isinstance(row, EventRow):
        raise JudgementError(f"{row.id} is a whole event", fix="name the report that does not belong to it")
    others = [one.claim.id for one in record.reports(record.event(row.id)) if one.claim.id != row.id]
    if not others:
        raise JudgementError(f"{row.id} stands by itself already", fix="see: dragoman why " + row.id)
    return " ".join(others)


def current_value(row: EventRow | ClaimRow, field: str) -> str | None:
    """What stands in a field before it is corrected, written as a correction would write it."""
    if field == "date":
        return "/".join(dict.fromkeys(str(day) for day in (row.start, row.end) if day)) or None
    if field in {"actor", "recipient"}:
        return "; ".join(row.actors if field == "actor" else row.recipients) or None
    value = getattr(row, field)
    return None if value is None else str(value)
