"""The day of an event whose own clause names none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from builders import make_document
from dragoman.language.dates import find_dates
from dragoman.language.parser import parse_document
from dragoman.mentions.days_around import day_around, is_live
from dragoman.types import TimeExpression

DAY = date(2011, 2, 11)


def around(text: str, trigger: str, **fields: Any) -> TimeExpression | None:
    parse = parse_document(make_document(text, published=DAY, **fields))
    token = next(t for block in parse.blocks for t in block if t.text == trigger)
    return day_around(token, find_dates(parse, DAY), parse.document)


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("The president has resigned and handed power to the army.", "resigned", True),
        ("The president has resigned and handed power to the army.", "handed", True),
        ("Obama praises the crowd.", "praises", True),
        ("The deputy says that the president has given up his office.", "given", True),
        ("The deputy said that the president had given up his office.", "given", False),
        ("The president will resign.", "resign", False),
        ("The president resigned.", "resigned", False),
        ("Hamas, which rules Gaza, rejoices.", "rules", False),
    ],
)
def test_what_a_ticker_tells_is_of_its_day(text: str, trigger: str, *, told: bool) -> None:
    found = around(text, trigger, title="LIVE: Mubarak steps down - as it happened")
    assert (found.start if found else None) == (DAY if told else None)
    assert around(text, trigger, title="Mubarak steps down") is None


def test_the_words_of_the_day_are_the_verb() -> None:
    text = "The president has resigned."
    found = around(text, "resigned", url="https://example.org/live/2011/egypt")
    assert found is not None
    assert text[found.span.start : found.span.end] == "has resigned"
    assert (found.value, found.how) == ("2011-02-11", "told live on 2011-02-11 (published)")


@pytest.mark.parametrize(
    ("title", "live"),
    [
        ("Live: the vote", True),
        ("Ukraine war - live updates", True),
        ("Live fire kills two", False),
        ("How we live now", False),
        (None, False),
    ],
)
def test_a_live_page_says_so(title: str | None, *, live: bool) -> None:
    assert is_live(make_document("", title=title)) is live


def test_within_hours_is_the_day_told_last() -> None:
    text = "Maduro severed relations on February 9. Canada recognized his rival within hours."
    found = around(text, "recognized")
    assert found is not None
    assert found.start == date(2011, 2, 9)
    assert around("Canada recognized his rival within hours.", "recognized") is None


def test_a_noun_has_the_day_of_its_doing() -> None:
    found = around("The government dismissed a truce that they declared on January 26.", "truce")
    assert found is not None
    assert found.start == date(2011, 1, 26)
    assert around("The government dismissed a truce that they broke on January 26.", "truce") is None
