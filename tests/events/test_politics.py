"""What is left of a page by what most of its events are about."""

from __future__ import annotations

import pytest

from builders import make_entity, make_event
from dragoman.events.cast import Cast
from dragoman.events.politics import keep_on_page
from dragoman.types import EventMention, Participant, Span

CAST = Cast(
    {},
    {
        one.id: one
        for one in (
            make_entity("", id="minister"),
            make_entity("", id="rebels", kind="armed group", country=None, sectors=()),
            make_entity("", id="singer", kind="person", country="USA", sectors=("CVL",)),
            make_entity("", id="label", kind="organisation", country=None, sectors=()),
            make_entity("", id="hospital", kind="organisation", country="USA", sectors=("HLH",)),
            make_entity("", id="police", kind="group", country=None, sectors=("COP",)),
        )
    },
)
PAGE = 30  # sentences


def told(side: str, type: str = "CONSULT") -> EventMention:
    return make_event(type=type, actors=(Participant(side, Span(0, 1), "subject"),))


@pytest.mark.parametrize("side", ["minister", "rebels", "police"])
def test_public_sides_are_kept_on_any_page(side: str) -> None:
    private = [told("singer") for _ in range(9)]
    assert keep_on_page([told(side), *private], CAST, PAGE) == [told(side)]


def test_a_page_about_politics_keeps_what_private_people_do() -> None:
    page = [told("minister"), told("minister"), told("singer"), told("hospital")]
    assert keep_on_page(page, CAST, PAGE) == page


def test_where_public_sides_are_few_only_violence_and_protest_among_others_are_kept() -> None:
    robbed, visit = told("label", "ASSAULT"), told("singer")
    assert keep_on_page([told("minister"), robbed, visit], CAST, PAGE) == [told("minister"), robbed]


def test_a_march_is_public_business_whoever_marches() -> None:
    page = [told("label", "PROTEST"), told("singer", "PROTEST"), told("singer", "ASSAULT")]
    assert keep_on_page(page, CAST, PAGE) == page


def test_where_public_sides_are_hardly_any_a_crime_is_no_politics() -> None:
    robbed = [told("singer", "ASSAULT") for _ in range(4)]
    assert keep_on_page([told("police"), *robbed], CAST, PAGE) == [told("police")]


def test_a_passage_does_not_show_what_its_page_is_about() -> None:
    assert keep_on_page([told("singer")], CAST, 2) == [told("singer")]


def test_what_no_rule_knows_counts_between_two_public_sides_on_a_page_of_many_things() -> None:
    page = [told("minister"), told("minister"), told("singer"), told("singer")]
    alone = [
        make_event(rule="model.consult", actors=one.actors, recipients=other.actors)
        for one, other in ((told("minister"), told("rebels")), (told("minister"), told("hospital")))
    ]
    assert keep_on_page([*page, *alone], CAST, PAGE) == [*page, alone[0]]
    assert keep_on_page([*page[:2], *alone], CAST, PAGE) == [*page[:2], *alone]
    assert keep_on_page(alone, CAST, 2) == alone


def test_a_page_without_events() -> None:
    assert keep_on_page([], CAST, PAGE) == []
