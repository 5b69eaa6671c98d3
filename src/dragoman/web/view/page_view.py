"""A page as the Page screen shows it: paragraphs cut into marked pieces, with notes on events and speakers beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.reports import party_of
from dragoman.store import ClaimRow
from dragoman.types import Attribution, Entity, Reading, Span
from dragoman.web.view.marks import Mark, Piece, cut_text
from dragoman.web.view.report_view import who_told


@dataclass(frozen=True, slots=True)
class EventNote:
    """An event of the page, beside its paragraph; `event` is the record's event it belongs to, if it is resolved."""

    anchor: str
    claim: ClaimRow
    event: str | None
    note: str


@dataclass(frozen=True, slots=True)
class SpeechNote:
    """Somebody said something."""

    anchor: str
    kind: str
    speaker: str
    cue: str
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, where it begins, and what is noted beside it."""

    start: int
    words: str
    pieces: tuple[Piece, ...]
    events: tuple[EventNote, ...]
    speech: tuple[SpeechNote, ...]


@dataclass(frozen=True, slots=True)
class ActorNote:
    """An actor of the page."""

    anchor: str
    key: str
    told: str
    kind: str
    how: str
    mentions: int


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page."""

    paragraphs: tuple[Paragraph, ...]
    actors: tuple[ActorNote, ...]


def lay_out_page(reading: Reading, claims: Sequence[ClaimRow], events: Mapping[str, str]) -> PageView:
    """A page's text with everything found in it.

    Args:
        claims: the page's claims.
        events: the record's event of each claim, both by name.
    """
    document, marks = reading.document, _marks(reading)
    notes = {event.id: event for event in reading.events}
    named = {claim.name: claim for claim in claims}
    paragraphs = []
    for span in document.paragraphs:
        told = [one for one in reading.events if one.id in named and span.overlaps(one.trigger)]
        beside = [EventNote(one.id, named[one.id], events.get(named[one.id].id), notes[one.id].note) for one in told]
        said = [_speech(one, reading) for one in reading.attributions if span.overlaps(one.cue)]
        paragraphs.append(
            Paragraph(
                span.start, document[span], tuple(cut_text(document.text, span, marks)), tuple(beside), tuple(said)
            )
        )
    return PageView(tuple(paragraphs), tuple(_actor(entity) for entity in reading.entities))


def _marks(reading: Reading) -> list[Mark]:
    """Marks of the whole text; of two on the same words the one made first says where more is told."""
    marks = []
    for event in reading.events:
        what = " ".join(filter(None, (event.type, event.mode)))
        marks.append(Mark(event.trigger, "trigger", f"{what}: rule {event.rule}", f"#{event.id}"))
        marks.append(Mark(event.sentence, "sentence"))
    for said in reading.attributions:
        if said.source:
            marks.append(Mark(said.source, "source", f"speaker of a {said.kind}", f"#{said.id}"))
        marks.append(Mark(said.cue, "cue", f"{said.kind}: {said.rule}", f"#{said.id}"))
        marks += [Mark(content, "said") for content in said.content]
    for entity in reading.entities:
        told = f"actor: {who_told(entity)}"
        marks += [Mark(one.span, "actor", f"{told}, by {one.how}", f"#{entity.id}") for one in entity.mentions]
    return [mark for mark in marks if _is_in(mark.span, reading)]


def _is_in(span: Span, reading: Reading) -> bool:
    return 0 <= span.start < span.end <= len(reading.document.text)


def _speech(said: Attribution, reading: Reading) -> SpeechNote:
    words = reading.document[said.source] if said.source else ""
    name = next((entity.name for entity in reading.entities if entity.id == said.entity), words)
    return SpeechNote(said.id, said.kind, name or "nobody named", reading.document[said.cue], said.rule)


def _actor(entity: Entity) -> ActorNote:
    return ActorNote(entity.id, party_of(entity).key, who_told(entity), entity.kind, entity.how, len(entity.mentions))
