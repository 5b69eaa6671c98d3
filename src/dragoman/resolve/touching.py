"""Which reports people's words touch: those that are to be looked at again when a word is passed or taken back."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.resolve.judgements import (
    ACTOR,
    PAGE,
    Rulings,
    anchor_of,
    rejected_by,
    rejected_reports,
    rejected_with_events,
)
from dragoman.types import Judgement

_SIDES = frozenset({"actor", "recipient"})


def touched_reports(before: Rulings, after: Rulings) -> frozenset[str] | None:
    """Reports of which the two may tell otherwise, by name; None where it can be any of the record's."""
    found = set[str]()
    for one in differing(before, after):
        if one.verdict in {"note", "reply"} or one.subject.startswith(PAGE):
            continue
        if one.subject.startswith(ACTOR) or (one.verdict == "correct" and one.field in _SIDES):
            return None  # parties and their names are those of the whole record
        found.add(anchor_of(one.subject))
        if one.verdict in {"merge", "split"}:
            found.update(anchor_of(name) for name in (one.value or "").split())
        if one.verdict == "reject":
            found |= rejected_by(one)
    found |= rejected_reports(before) ^ rejected_reports(after)
    found |= rejected_with_events(before) ^ rejected_with_events(after)
    found.update(name for pair in (before.joined ^ after.joined) | (before.parted ^ after.parted) for name in pair)
    return frozenset(_with_company(found, before.joined | after.joined))


def differing(before: Rulings, after: Rulings) -> list[Judgement]:
    """Judgements that stand in one of the two alone."""
    known = {one.id for one in before.standing} ^ {one.id for one in after.standing}
    return [one for one in {*before.standing, *after.standing} if one.id in known]


def corrects_sides(rulings: Rulings, reports: Collection[str]) -> bool:
    """Whether a person named other parties for an event that one of these reports tells of."""
    return any(
        one.verdict == "correct" and one.field in _SIDES and one.subject.startswith("E")
        for one in rulings.standing
        if anchor_of(one.subject) in reports
    )


def _with_company(names: set[str], joined: Collection[frozenset[str]]) -> set[str]:
    """Names with all that persons put together with them, and with these."""
    found = set(names)
    while True:
        more = {name for pair in joined if not pair.isdisjoint(found) for name in pair} - found
        if not more:
            return found
        found |= more
