"""A reading as people mended it; documents and sides by hand, one page read again by the parser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dragoman.codebook.load import Codebook
from dragoman.errors import JudgementError
from dragoman.mending import (
    CUT,
    INSIDE,
    OUTSIDE,
    SpanMend,
    check_span,
    leave_out,
    mend_document,
    mend_reading,
    mend_span,
    mended_name,
    put_in,
    words_alone,
    write_side,
    write_words,
)
from dragoman.pipeline import read_document
from dragoman.reports import report_names
from dragoman.types import Document, Judgement, LeftOut, Reading, Span

FIRST = "Turkey condemned the shelling of Idlib on Tuesday."
ADVERT = "Subscribe to our letter. Russia attacked Georgia."
LATE = "Kenya agreed to send police to Haiti."
NOW = datetime(2020, 3, 7, tzinfo=UTC)


def make_document() -> Document:
    text = f"{FIRST}\n\n{ADVERT}"
    paragraphs = (Span(0, len(FIRST)), Span(len(FIRST) + 2, len(text)))
    return Document(
        "a.txt", "sha256:" + "a" * 64, text, paragraphs, language="en", left_out=(LeftOut("caption", LATE),)
    )


def judged(number: int, old: str, value: str, *, field: str = CUT, withdrawn: bool = False) -> Judgement:
    gone = NOW if withdrawn else None
    return Judgement(number, "page:aaaaaaaaaaaa", "correct", field, old, value, "R. Eader", None, NOW, gone)


def paragraphs_of(document: Document) -> list[str]:
    return [document[span] for span in document.paragraphs]


def test_a_paragraph_goes_out_and_no_other_place_moves() -> None:
    document = make_document()
    mended = leave_out(document, ADVERT)
    assert paragraphs_of(mended) == [FIRST] and mended.text == document.text
    assert LeftOut("boilerplate", ADVERT) in mended.left_out
    assert leave_out(mended, FIRST) == mended, "the last paragraph stays"
    assert leave_out(document, "words of another page") == document


def test_a_piece_comes_in_behind_all_others_and_back_where_it_stood() -> None:
    document = make_document()
    mended = put_in(document, LATE)
    assert paragraphs_of(mended) == [FIRST, ADVERT, LATE] and mended.left_out == ()
    assert mended.text.startswith(document.text)
    assert put_in(leave_out(document, FIRST), FIRST) == document
    assert put_in(document, "words of another page") == document


@pytest.mark.parametrize(
    ("mends", "inside"),
    [
        ([judged(1, ADVERT, OUTSIDE)], False),
        ([judged(1, ADVERT, OUTSIDE, withdrawn=True)], True),
        ([judged(1, ADVERT, OUTSIDE), judged(2, ADVERT, INSIDE)], True),
        ([judged(1, ADVERT, OUTSIDE), judged(2, ADVERT, INSIDE, withdrawn=True)], False),
        ([judged(1, ADVERT, OUTSIDE, withdrawn=True), judged(2, ADVERT, OUTSIDE)], False),
        ([], True),
    ],
)
def test_the_last_standing_word_holds(mends: list[Judgement], inside: bool) -> None:
    assert (ADVERT in paragraphs_of(mend_document(make_document(), mends))) is inside


def test_what_was_taken_back_is_undone_in_a_document_mended_before() -> None:
    before = leave_out(make_document(), ADVERT)
    assert mend_document(before, [judged(1, ADVERT, OUTSIDE, withdrawn=True)]) == make_document()


@pytest.fixture(scope="module")
def reading(codebook: Codebook) -> Reading:
    return read_document(make_document(), codebook)


def pairs_of(reading: Reading) -> set[tuple[str, ...]]:
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        (event.type, *(names[part.entity] for part in (*event.actors, *event.recipients))) for event in reading.events
    }


def test_a_mended_page_is_read_again(reading: Reading, codebook: Codebook) -> None:
    assert any("Georgia" in pair for pair in pairs_of(reading))
    mends = [judged(7, ADVERT, OUTSIDE), judged(8, LATE, INSIDE)]
    mended = mend_reading(reading, mends, codebook, None)
    assert not any("Georgia" in pair for pair in pairs_of(mended))
    assert any("Kenya" in pair for pair in pairs_of(mended))
    assert mended.model == f"{reading.model}, mended: +7 +8"
    back = mend_reading(reading, [replace(one, withdrawn=NOW) for one in mends], codebook, None)
    assert replace(back, model=reading.model) == reading
    assert back.model == mended_name(reading.model, [replace(one, withdrawn=NOW) for one in mends])


def test_the_right_words_of_a_side_lead_to_whom_they_name(reading: Reading, codebook: Codebook) -> None:
    event = next(one for one in reading.events if one.type == "ASSAULT" and one.actors)
    report = report_names(reading)[event.id]
    russia, georgia = event.actors[0].span, event.recipients[0].span
    document = reading.document
    field = write_side("actor", report)
    mends = [judged(3, write_words(document, russia), write_words(document, georgia), field=field)]
    assert words_alone(mends[0].value) == "Georgia"
    mended = mend_reading(reading, mends, codebook, None)
    assert ("ASSAULT", "Georgia", "Georgia") in pairs_of(mended)
    assert ("ASSAULT", "Russia", "Georgia") in pairs_of(reading)
    taken_back = mend_reading(reading, [replace(mends[0], withdrawn=NOW)], codebook, None)
    assert pairs_of(taken_back) == pairs_of(reading)


def test_longer_words_move_the_mention_of_the_same_actor(reading: Reading) -> None:
    event = next(one for one in reading.events if one.type == "ASSAULT" and one.actors)
    part = event.actors[0]
    wider = Span(part.span.start - 1, part.span.end)
    mend = SpanMend("actor", report_names(reading)[event.id], part.span, wider, reading.document[wider])
    mended = mend_span(reading, mend)
    moved = next(one for one in mended.events if one.id == event.id).actors[0]
    assert (moved.entity, moved.span) == (part.entity, wider)
    entity = next(one for one in mended.entities if one.id == part.entity)
    assert wider in {one.span for one in entity.mentions} and part.span not in {one.span for one in entity.mentions}


def test_a_mend_of_words_that_stand_there_no_more_does_nothing(reading: Reading) -> None:
    event = next(one for one in reading.events if one.actors)
    span = event.actors[0].span
    name = report_names(reading)[event.id]
    for mend in (
        SpanMend("actor", "bbbbbbbbbbbb-1", span, span, reading.document[span]),
        SpanMend("actor", name, Span(0, 1), span, reading.document[span]),
        SpanMend("actor", name, span, span, "other words"),
    ):
        assert mend_span(reading, mend) is reading


def test_a_side_stays_in_its_sentence(reading: Reading) -> None:
    event = next(one for one in reading.events if one.actors)
    span = event.actors[0].span
    check_span(reading, event, "actor", span, event.trigger)
    with pytest.raises(JudgementError, match="no words of the event's sentence"):
        check_span(reading, event, "actor", span, Span(event.sentence.end, event.sentence.end + 5))
    with pytest.raises(JudgementError, match="no actor stands there"):
        check_span(reading, event, "actor", Span(0, 1), span)
