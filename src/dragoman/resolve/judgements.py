"""What people said of the record, laid over what the machine made of it: it outranks the machine.

Subjects are public names: a report's ("3fa85f64a1b2-1532"), an event's ("E" and its first report's), "actor:" and a
key, "page:" and a short name. A judgement on an event holds for whichever event that report belongs to now; but the
rejection of an event is of the reports that told of it then, and of no report that came later. A judgement on an actor
holds for it under its key of today, whatever it was called then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.codebook.renamed_actors import load_renamed_actors
from dragoman.errors import JudgementError
from dragoman.folding import fold
from dragoman.resolve.company import Bonds
from dragoman.types import Event, Factuality, Judgement, Party, Report

ACTOR, PAGE = "actor:", "page:"
FIELDS = ("type", "mode", "factuality", "actor", "recipient", "date", "place", "country")
_BETWEEN = ";"  # between the names of several actors


@dataclass(frozen=True, slots=True)
class Rulings:
    """The judgements that stand, sorted by what they do.

    `joined` and `parted` are pairs of report names; `keys` leads from an actor's key to the one it was merged into.
    """

    standing: tuple[Judgement, ...]
    joined: frozenset[frozenset[str]]
    parted: frozenset[frozenset[str]]
    keys: Mapping[str, str]


def rulings_of(judgements: Iterable[Judgement]) -> Rulings:
    """The judgements that nobody took back, sorted by what they do; later ones outrank earlier ones."""
    standing = tuple(sorted(map(of_today, _standing(judgements)), key=lambda one: one.id))
    together: set[frozenset[str]] = set()
    apart: set[frozenset[str]] = set()
    merged: dict[str, str] = {}
    for one in standing:
        if one.verdict not in {"merge", "split"} or not one.value:
            continue
        if one.subject.startswith(ACTOR):
            if one.verdict == "merge":
                merged[one.subject.removeprefix(ACTOR)] = one.value.removeprefix(ACTOR)
            else:
                merged.pop(one.subject.removeprefix(ACTOR), None)
            continue
        pairs = {frozenset((anchor_of(one.subject), anchor_of(other))) for other in one.value.split()}
        pairs = {pair for pair in pairs if len(pair) == 2}
        if one.verdict == "merge":
            together, apart = together | pairs, apart - pairs
        else:
            together, apart = together - pairs, apart | pairs
    return Rulings(standing, frozenset(together), frozenset(apart), {key: _end_of(key, merged) for key in merged})


def _standing(judgements: Iterable[Judgement]) -> Iterable[Judgement]:
    return (one for one in judgements if one.withdrawn is None)


def of_today(one: Judgement) -> Judgement:
    """A judgement with the actors it names under their keys of today."""
    today = load_renamed_actors().key_of_today
    if one.subject.startswith(ACTOR):
        subject = ACTOR + today(one.subject.removeprefix(ACTOR))
        value = one.value
        if one.verdict in {"merge", "split"} and value:
            prefix = ACTOR if value.startswith(ACTOR) else ""
            value = prefix + today(value.removeprefix(prefix))
        return replace(one, subject=subject, value=value)
    if one.verdict == "correct" and one.field in {"actor", "recipient"} and one.value:
        return replace(one, value=f"{_BETWEEN} ".join(map(today, _names_in(one.value))))
    return one


def _end_of(key: str, merged: Mapping[str, str]) -> str:
    """Where a row of mergers ends; a ring of them ends where it is entered."""
    seen = {key}
    while merged.get(key, key) not in seen:
        key = merged[key]
        seen.add(key)
    return key


def anchor_of(subject: str) -> str:
    """The report by which an event or report is known."""
    return subject.removeprefix("E")


def with_rulings(reports: Sequence[Report], rulings: Rulings) -> list[Report]:
    """The reports as people corrected them and with actors joined; a rejected report keeps its place."""
    parties = {party.key: party for report in reports for party in (*report.actors, *report.recipients)}
    corrections: dict[str, list[Judgement]] = {}
    for one in rulings.standing:
        if one.verdict == "correct" and not one.subject.startswith((ACTOR, PAGE, "E")):
            corrections.setdefault(one.subject, []).append(one)
    made = []
    for report in reports:
        for one in corrections.get(report.id, ()):
            report = replace(report, **_changes(one, parties))  # noqa: PLW2901 - corrections one upon another
        made.append(_with_keys(report, rulings.keys, parties))
    return made


def _with_keys(report: Report, keys: Mapping[str, str], parties: Mapping[str, Party]) -> Report:
    """The report with its actors under their keys of today, and as people joined them."""
    today = load_renamed_actors().key_of_today

    def key_of(party: Party) -> str:
        key = today(party.key)
        return keys.get(key, key)

    def joined(party: Party) -> Party:
        key = key_of(party)
        return party if key == party.key else parties.get(key, replace(party, key=key))

    its = (*report.actors, *report.recipients, *(voice.party for voice in report.chain if voice.party))
    if all(key_of(party) == party.key for party in its):
        return report
    return replace(
        report,
        actors=tuple(dict.fromkeys(map(joined, report.actors))),
        recipients=tuple(dict.fromkeys(map(joined, report.recipients))),
        chain=tuple(replace(voice, party=joined(voice.party)) if voice.party else voice for voice in report.chain),
    )


def events_with_rulings(events: Sequence[Event], rulings: Rulings, reports: Sequence[Report]) -> list[Event]:
    """The events as people corrected them."""
    parties = {party.key: party for report in reports for party in (*report.actors, *report.recipients)}
    where = {name: place for place, event in enumerate(events) for name in event.reports}
    found = list(events)
    for one in rulings.standing:
        place = where.get(anchor_of(one.subject))
        if one.verdict == "correct" and one.subject.startswith("E") and place is not None:
            found[place] = replace(found[place], **_changes(one, parties))
    return found


def judged_events(reports: Mapping[str, Sequence[str]], rulings: Rulings) -> dict[str, str]:
    """The last standing verdict on each event: accept, reject or correct.

    A report's acceptance or correction is its event's; an event is rejected where all its reports are.

    Args:
        reports: the reports of each event, both by name.
    """
    where = {name: event for event, names in reports.items() for name in names}
    found: dict[str, str] = {}
    for one in rulings.standing:
        event = where.get(anchor_of(one.subject))
        if event is not None and one.verdict in {"accept", "correct"}:
            found[event] = one.verdict
    rejected = rejected_reports(rulings) | rejected_with_events(rulings)
    found.update({event: "reject" for event, names in reports.items() if names and rejected.issuperset(names)})
    return found


def leaves_events(one: Judgement, reports: Mapping[str, Sequence[str]], rulings: Rulings) -> bool:
    """Whether a judgement just passed or taken back changes nothing of any event but the verdict beside it.

    Args:
        reports: the reports of each event as it is, both by name.
        rulings: all judgements that stand now.
    """
    if one.verdict in {"note", "reply"}:
        return True
    event = next((names for names in reports.values() if anchor_of(one.subject) in names), None)
    if event is None or not one.subject.startswith("E"):
        return False
    if one.verdict == "reject":
        return one.withdrawn is None and rejected_with_events(rulings).issuperset(event)
    # An acceptance gives reports back that were rejected before.
    return one.verdict == "accept" and not any(
        other.verdict == "reject" and not rejected_by(other).isdisjoint(event) for other in rulings.standing
    )


def rejected_by(rejection: Judgement) -> frozenset[str]:
    """The reports that a rejection is of: the one named, or all that told of the event when it was passed."""
    return frozenset((anchor_of(rejection.subject), *(rejection.old or "").split()))


def rejected_reports(rulings: Rulings) -> frozenset[str]:
    """Reports that were rejected one by one; each stands by itself."""
    return _rejected(rulings, of_events=False)


def bonds_of(rulings: Rulings) -> Bonds:
    """What people said of which reports belong together."""
    return Bonds(rulings.joined, rulings.parted, rejected_with_events(rulings))


def rejected_with_events(rulings: Rulings) -> frozenset[str]:
    """Reports of rejected events; they stand apart from those that nobody rejected."""
    return _rejected(rulings, of_events=True)


def _rejected(rulings: Rulings, *, of_events: bool) -> frozenset[str]:
    """Rejected reports; a later acceptance or correction of any of them gives back all that went with it."""
    found = set[frozenset[str]]()
    for one in rulings.standing:
        if one.verdict == "reject" and one.subject.startswith("E") == of_events:
            found.add(rejected_by(one))
        elif one.verdict in {"accept", "correct"}:
            found = {names for names in found if anchor_of(one.subject) not in names}
    return frozenset[str]().union(*found)


def check_correction(field: str, value: str) -> None:
    """Whether a correction can be understood.

    Raises:
        JudgementError: no such field, or a value that the field cannot have.
    """
    _changed(field, value, {})


def _changes(one: Judgement, parties: Mapping[str, Party]) -> dict[str, Any]:
    return _changed(one.field or "", one.value or "", parties)


def _changed(field: str, value: str, parties: Mapping[str, Party]) -> dict[str, Any]:
    if field == "date":
        return _days(value)
    if field in {"actor", "recipient"}:
        return {f"{field}s": tuple(_party(name, parties) for name in _names_in(value))}
    if field == "factuality" and value not in get_args(Factuality):
        raise JudgementError(f"{value!r} is no factuality", fix=f"one of: {', '.join(get_args(Factuality))}")
    if field == "country" and value and not (len(value) == 3 and value.isupper()):
        raise JudgementError(f"{value!r} is no country", fix="give its ISO 3166-1 code of three capitals")
    if field == "type":
        if value.upper() not in QUAD_CLASS:
            raise JudgementError(f"{value!r} is no event type", fix=f"one of: {', '.join(QUAD_CLASS)}")
        return {"type": value.upper()}
    if field not in FIELDS:
        raise JudgementError(f"no field {field!r} to correct", fix=f"one of: {', '.join(FIELDS)}")
    return {field: value or None}


def _names_in(value: str) -> list[str]:
    return [name.strip() for name in value.split(_BETWEEN) if name.strip()]


def _days(value: str) -> dict[str, Any]:
    """ "2020-03-05", "2020-03-05/2020-03-07", or nothing for a day that is not known."""
    if not value:
        return {"start": None, "end": None}
    first, _, last = value.partition("/")
    try:
        return {"start": date.fromisoformat(first), "end": date.fromisoformat(last or first)}
    except ValueError:
        raise JudgementError(f"{value!r} is no day", fix="write 2020-03-05, or 2020-03-05/2020-03-07") from None


def _party(name: str, parties: Mapping[str, Party]) -> Party:
    """The actor of that key or name among the record's; else somebody new of that name."""
    if name in parties:
        return parties[name]
    named = [party for party in parties.values() if fold(party.name) == fold(name)]
    return min(named, key=lambda party: party.key) if named else Party(f"~{fold(name)}", name, "other", None, ())
