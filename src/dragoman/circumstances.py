"""When and where: joins each event to the date and the place that its sentence gives it, or the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.anchors import head_of
from dragoman.language.dates_events import date_of, date_of_saying
from dragoman.language.parser import Parse
from dragoman.mentions.days_around import day_around
from dragoman.mentions.places_events import place_of
from dragoman.types import EventMention, Place, TimeExpression

_MEETINGS = frozenset({"CONSULT", "AGREE"})


def settle_events(
    events: Sequence[EventMention], parse: Parse, dates: Sequence[TimeExpression], places: Sequence[Place]
) -> tuple[EventMention, ...]:
    """The events with date and place filled in where grammar or page tie one to them; unknown stays None."""
    return tuple(_settle(event, parse, dates, places) for event in events)


def _settle(
    event: EventMention, parse: Parse, dates: Sequence[TimeExpression], places: Sequence[Place]
) -> EventMention:
    trigger = head_of(parse, event.trigger)
    if trigger is None:
        return event
    if event.rule.startswith("rewrite."):  # the promise of an event: when it was given, not when it is due
        day = date_of_saying(trigger, dates, parse.document.day)
    else:
        day = date_of(trigger, dates, parse.document.day) or day_around(trigger, dates, parse.document)
    return replace(
        event,
        date=day,
        place=place_of(trigger, places, parse.document, is_meeting=event.type in _MEETINGS),
    )
