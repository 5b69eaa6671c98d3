"""One report of an event as the Event screen shows it: its sentence marked, what was made of each part, its chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.brief.sentences import range_told
from dragoman.codebook.country_codes import codes_of
from dragoman.store import ReportRow
from dragoman.types import Claim, Document, Entity, EventMention, Link, Reading, Stake
from dragoman.web.view.chain import Step
from dragoman.web.view.marks import Mark, Piece, cut_text

_OF_PUBLISHERS = frozenset({"publishes", "syndicates"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an event: which, what was made of it, the page's words, how they were understood."""

    label: str
    value: str
    words: str
    how: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its sentence cut into pieces; `steps` is empty where the page speaks for itself."""

    row: ReportRow
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    steps: tuple[Step, ...]
    note: str


def tell_report(row: ReportRow, reading: Reading) -> ReportView:
    """A report with the reading of its page."""
    told = next(event for event in reading.events if event.id == row.claim.name)
    claim = next((claim for claim in reading.claims if claim.event == told.id), None)
    pieces = cut_text(reading.document.text, told.sentence, marks_of(told))
    return ReportView(row, tuple(pieces), tuple(_parts(reading, told)), steps_of(reading.document, claim), told.note)


def stakes_of(reports: Iterable[ReportView]) -> dict[str, tuple[str, ...]]:
    """What is documented of the last speaker of each report's chain, by the report's name; nothing where unknown."""
    return {
        report.row.claim.id: tuple(stake for stake in report.steps[-1].stakes if not stake.startswith("unknown"))
        for report in reports
        if report.steps
    }


def marks_of(event: EventMention) -> list[Mark]:
    """Everything in the sentence that made the event."""
    found = [Mark(part.span, "actor", f"who: {part.how}") for part in event.actors]
    found += [Mark(part.span, "recipient", f"to whom: {part.how}") for part in event.recipients]
    found.append(Mark(event.trigger, "trigger", f"what: rule {event.rule}"))
    found += [Mark(event.date.span, "date", f"when: {event.date.how}")] if event.date else []
    found += [Mark(event.place.span, "place", f"where: {event.place.how or event.place.name}")] if event.place else []
    found += [Mark(number.span, "number", f"how many {number.what}") for number in event.numbers]
    return [mark for mark in dict.fromkeys(found) if event.sentence.contains(mark.span)]


def steps_of(document: Document, claim: Claim | None) -> tuple[Step, ...]:
    """A claim's chain, outermost speaker first: the page itself where its publisher is not known."""
    steps = tuple(_step(document, link) for link in claim.chain) if claim else ()
    nameless = steps and steps[0].relation not in _OF_PUBLISHERS
    return (Step(document.file, "publishes"), *steps) if nameless else steps


def _step(document: Document, link: Link) -> Step:
    words = [document[span] for span in (link.span, link.cue) if span]
    stakes = tuple(f"{_stake_told(stake)} ({stake.basis})" for stake in link.stakes)
    return Step(link.name, link.relation, " … ".join(dict.fromkeys(words)), stakes)


def _stake_told(stake: Stake) -> str:
    return f"{stake.kind} of {codes_of(stake.of).name or stake.of}" if stake.of else stake.kind


def _parts(reading: Reading, event: EventMention) -> list[Part]:
    document = reading.document
    named = {entity.id: entity for entity in reading.entities}
    sides = [("who", part) for part in event.actors] + [("to whom", part) for part in event.recipients]
    rows = [Part(side, who_told(named[part.entity]), document[part.span], part.how) for side, part in sides]
    if event.date:
        days = " to ".join(dict.fromkeys(str(day) for day in (event.date.start, event.date.end) if day))
        rows.append(Part("when", days or "no day", document[event.date.span], event.date.how))
    if event.place:
        where = ", ".join(filter(None, (event.place.name, event.place.country)))
        rows.append(Part("where", where, document[event.place.span], event.place.how or event.place.precision))
    rows += [Part("how many", f"{one.what}: {range_told(one)}", document[one.span], "") for one in event.numbers]
    return rows


def who_told(entity: Entity) -> str:
    """An actor's name with its country and sectors."""
    codes = " ".join(filter(None, (entity.country, *entity.sectors)))
    return f"{entity.name} ({codes})" if codes else entity.name
