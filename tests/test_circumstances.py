"""When and where: each event gets the date and the place that its own clause gives it."""

from __future__ import annotations

from datetime import date

from builders import find_span, make_document, make_event
from dragoman.circumstances import settle_events
from dragoman.language.parser import Parse, parse_document
from dragoman.types import EventMention, Place, Span, TimeExpression

TEXT = "Police arrested the editor in Minsk on Monday. The envoy resigned."


def parse() -> Parse:
    return parse_document(make_document(TEXT, published=date(2020, 8, 12)))


def event(word: str, **fields: object) -> EventMention:
    return make_event(trigger=find_span(TEXT, word), sentence=Span(0, len(TEXT)), **fields)


MINSK = Place(find_span(TEXT, "Minsk"), "Minsk", "BLR", 53.9, 27.6, 625144, "city", "test")
MONDAY = TimeExpression(
    find_span(TEXT, "on Monday"), "DATE", "2020-08-10", date(2020, 8, 10), date(2020, 8, 10), "weekday"
)


def test_date_and_place_of_the_clause() -> None:
    (settled,) = settle_events([event("arrested")], parse(), [MONDAY], [MINSK])
    assert (settled.date, settled.place) == (MONDAY, MINSK)


def test_nothing_is_guessed_for_another_sentence() -> None:
    arrested, resigned = settle_events([event("arrested"), event("resigned", id="e2")], parse(), [MONDAY], [MINSK])
    assert arrested.date == MONDAY
    assert (resigned.id, resigned.date, resigned.place) == ("e2", None, None)


def test_without_dates_and_places_they_stay_empty() -> None:
    (settled,) = settle_events([event("arrested")], parse(), [], [])
    assert settled == event("arrested")


def test_a_trigger_outside_the_parse_changes_nothing() -> None:
    lost = make_event(trigger=Span(5_000, 5_004))
    assert settle_events([lost], parse(), [MONDAY], [MINSK]) == (lost,)
