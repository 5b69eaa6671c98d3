"""The chain of a report as its picture shows it."""

from __future__ import annotations

from dragoman.types import Claim, Link, Stake
from dragoman.web.view.report_view import steps_of
from tests.builders import find_span, make_document

TEXT = "Troops left, SANA reported."


def claim(*links: Link) -> Claim:
    return Claim("e1", None, links, "actual")


def test_a_page_without_a_publisher_stands_first_itself() -> None:
    said = Link("SANA", "says", find_span(TEXT, "SANA"), cue=find_span(TEXT, "reported"))
    steps = steps_of(make_document(TEXT), claim(said))
    assert [(step.name, step.relation, step.words) for step in steps] == [
        ("page.txt", "publishes", ""),
        ("SANA", "says", "SANA … reported"),
    ]
    assert steps_of(make_document(TEXT), claim()) == ()
    published = steps_of(make_document(TEXT), claim(Link("The Daily", "publishes"), said))
    assert [step.name for step in published] == ["The Daily", "SANA"]


def test_a_stake_names_the_country_in_words() -> None:
    stake = Stake("state organ", "KEN", "the text: 'the minister'")
    (step,) = steps_of(make_document(TEXT), claim(Link("Lenku", "publishes", stakes=(stake,))))
    assert step.stakes == ("state organ of Kenya (the text: 'the minister')",)
