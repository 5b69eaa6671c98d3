"""A reading as people mended it: a piece of the page that is the article or is not, the right words of a side.

A mend is a judgement on the page. It names the words it is about, so that it holds for a later reading in which they
still stand, and does nothing in one where they do not. A mended page is read again from its mended text and appended as
a reading of its own; taken back, the mend is undone in the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.codebook.load import Codebook
from dragoman.errors import JudgementError
from dragoman.model.classifier import PairClassifier
from dragoman.pipeline import read_document
from dragoman.reports import event_called
from dragoman.types import Document, Entity, EventMention, Judgement, LeftOut, Participant, Reading, Span

MENDED = ", mended: "  # in the model's name of a mended reading
CUT = "article"  # the field of a judgement on a piece of the page
INSIDE, OUTSIDE = "in the article", "left out"
SIDES = ("actor", "recipient")
Side = Literal["actor", "recipient"]
_SIDE = re.compile(r"words of the (?P<side>actor|recipient) in (?P<report>\S+)")
_WORDS = re.compile(r"(?P<start>\d+)-(?P<end>\d+) (?P<words>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SpanMend:
    """Words of a side of a report and those that are right, both as they stand in the page's text."""

    side: Side
    report: str
    old: Span
    new: Span
    words: str


def is_mend(one: Judgement) -> bool:
    """Whether a judgement mends a page's reading."""
    return one.verdict == "correct" and one.subject.startswith("page:")


def write_side(side: Side, report: str) -> str:
    """The field of a judgement on the words of a side of a report."""
    return f"words of the {side} in {report}"


def write_words(document: Document, span: Span) -> str:
    """Words of the page with their place, as a judgement's value has them."""
    return f"{span.start}-{span.end} {document[span]}"


def words_alone(value: str | None) -> str:
    """The words of such a value."""
    found = _WORDS.fullmatch(value or "")
    return found["words"] if found else value or ""


def mended_name(model: str, mends: Sequence[Judgement]) -> str:
    """The model's name of a reading with these mends: "+12 -15" says that 12 stands and 15 was taken back."""
    return model + MENDED + " ".join(f"{'-' if one.withdrawn else '+'}{one.id}" for one in mends)


def mend_reading(
    reading: Reading, judgements: Iterable[Judgement], codebook: Codebook, model: PairClassifier | None
) -> Reading:
    """A page's reading with every mend that stands; `reading` is the machine's own."""
    mends = sorted(filter(is_mend, judgements), key=lambda one: one.id)
    document = mend_document(reading.document, mends)
    mended = read_document(document, codebook, model) if document != reading.document else reading
    for mend in _span_mends(mends):
        mended = mend_span(mended, mend)
    return replace(mended, model=mended_name(mended.model, mends))


def mend_document(document: Document, mends: Iterable[Judgement]) -> Document:
    """The document with the pieces in and out that people put there; what was taken back is as before."""
    wanted: dict[str, bool] = {}
    for one in mends:
        if one.field == CUT and one.old and one.value in {INSIDE, OUTSIDE}:
            inside = (one.value == INSIDE) is (one.withdrawn is None)
            if one.withdrawn is None or one.old not in wanted:
                wanted[one.old] = inside
    for words, inside in wanted.items():
        document = put_in(document, words) if inside else leave_out(document, words)
    return document


def leave_out(document: Document, words: str) -> Document:
    """Without the paragraph of these words; its letters stay in the text, so that no other place moves.

    The last paragraph stays: a page of nothing cannot be read.
    """
    kept = tuple(span for span in document.paragraphs if document[span] != words)
    if len(kept) == len(document.paragraphs) or not kept:
        return document
    return replace(document, paragraphs=kept, left_out=(*document.left_out, LeftOut("boilerplate", words)))


def put_in(document: Document, words: str) -> Document:
    """With a piece that was left out as a paragraph, where its words stand in the text, else behind all others."""
    if not any(piece.text == words for piece in document.left_out) or not words.strip():
        return document
    left = tuple(piece for piece in document.left_out if piece.text != words)
    at = document.text.find(words)
    span = Span(at, at + len(words))
    if at >= 0 and not any(span.overlaps(other) for other in document.paragraphs):
        paragraphs = sorted((*document.paragraphs, span), key=lambda one: one.start)
        return replace(document, paragraphs=tuple(paragraphs), left_out=left)
    text = f"{document.text}\n\n{words}"
    span = Span(len(text) - len(words), len(text))
    return replace(document, text=text, paragraphs=(*document.paragraphs, span), left_out=left)


def _span_mends(mends: Iterable[Judgement]) -> Iterator[SpanMend]:
    for one in mends:
        field, old, new = (
            _SIDE.fullmatch(one.field or ""), _WORDS.fullmatch(one.old or ""), _WORDS.fullmatch(one.value or "")
        )  # fmt: skip
        if one.withdrawn is None and field and old and new:
            side: Side = "actor" if field["side"] == "actor" else "recipient"
            yield SpanMend(
                side, field["report"], Span(int(old["start"]), int(old["end"])),
                Span(int(new["start"]), int(new["end"])), new["words"],
            )  # fmt: skip


def mend_span(reading: Reading, mend: SpanMend) -> Reading:
    """The reading with other words for a side; whom they mean is the actor named there, else the one before."""
    event = event_called(reading, mend.report)
    if event is None or reading.document[mend.new] != mend.words:
        return reading
    sides = event.actors if mend.side == "actor" else event.recipients
    part = next((one for one in sides if one.span == mend.old), None)
    if part is None:
        return reading
    who = _named_in(mend.new, reading.entities) or part.entity
    mended = tuple(Participant(who, mend.new, "a person's word") if one is part else one for one in sides)
    changed = replace(event, actors=mended) if mend.side == "actor" else replace(event, recipients=mended)
    entities = tuple(_moved(entity, mend) if entity.id == part.entity == who else entity for entity in reading.entities)
    events = tuple(changed if one is event else one for one in reading.events)
    return replace(reading, events=events, entities=entities)


def _named_in(span: Span, entities: Iterable[Entity]) -> str | None:
    """The actor whose mention covers most of some words."""
    shared = [
        (min(span.end, one.span.end) - max(span.start, one.span.start), entity.id)
        for entity in entities
        for one in entity.mentions
        if one.span.overlaps(span)
    ]
    return max(shared, key=lambda one: one[0])[1] if shared else None


def _moved(entity: Entity, mend: SpanMend) -> Entity:
    """The actor with the mention of the old words on the new ones."""
    mentions = tuple(replace(one, span=mend.new) if one.span == mend.old else one for one in entity.mentions)
    return replace(entity, mentions=mentions)


def check_span(reading: Reading, event: EventMention, side: Side, old: Span, new: Span) -> None:
    """Whether the words of a side can be mended so.

    Raises:
        JudgementError: the side does not stand on the old words, or the new ones leave its sentence.
    """
    sides = event.actors if side == "actor" else event.recipients
    if not any(one.span == old for one in sides):
        raise JudgementError(f"no {side} stands there any more", fix="reload the page")
    if not (event.sentence.contains(new) and new.start < new.end and reading.document[new].strip()):
        raise JudgementError("these are no words of the event's sentence", fix="choose the first word and the last")
