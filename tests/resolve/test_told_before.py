"""What "the strike" means on a page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from report_builders import DAY, dead, make_report

from dragoman.resolve.told_before import points_back, told_before

BACK = {"trigger": "carried", "rule": "assault.aerial.verb", "sentence": "The army carried out the strike."}


@pytest.mark.parametrize(
    ("trigger", "sentence", "points"),
    [
        ("carried", "The army carried out the strike, a minister said.", True),
        ("attack", "Al-Shabaab claimed responsibility for the attack.", True),
        ("raid", "The deadly raid lasted an hour.", True),
        ("carried", "The army carried out a strike on a market.", False),
        ("struck", "Jets struck the city of Afrin.", False),
        ("killed", "The raid began at dawn; later that day in another town gunmen killed two men.", False),
    ],
)
def test_a_blow_with_the_article_points_back(trigger: str, sentence: str, points: bool) -> None:
    assert points_back(make_report("a", trigger=trigger, sentence=sentence)) is points


def test_a_report_with_a_day_or_a_number_of_its_own_does_not_point_back() -> None:
    assert not points_back(make_report("a", **BACK, start=DAY))
    assert not points_back(make_report("a", **BACK, numbers=(dead(3),)))


def test_it_points_at_the_last_blow_that_is_news() -> None:
    first, news = make_report("a", 10), make_report("a", 50)
    old = make_report("a", 90, start=DAY - timedelta(days=400))
    meeting = make_report("a", 120, type="CONSULT", trigger="met", rule="consult.meet.verb")
    back, other_page = make_report("a", 150, **BACK), make_report("b", 5, **BACK)
    assert told_before([back, meeting, old, other_page, news, first]) == {"a-150": "a-50"}


def test_an_event_that_another_implies_shares_its_spot() -> None:
    assert told_before([make_report("a", "50.2"), make_report("a", 90, **BACK)]) == {"a-90": "a-50"}
