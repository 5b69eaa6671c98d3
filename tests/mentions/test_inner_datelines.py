from __future__ import annotations

import pytest

from dragoman.pipeline import read_text
from tests.mentions.conftest import standing_at

ROUND_UP = """MADRID -- Spain's health minister said on Monday that schools will close.

OSLO " The Norwegian government has banned gatherings. Police arrested eleven people.

LAGOS, Nigeria -- Authorities closed two markets. They also arrested the mayor."""


@pytest.mark.parametrize(("words", "country"), [("schools", "ESP"), ("Police", "NOR"), ("Authorities", "NGA")])
def test_each_item_of_a_round_up_is_at_home_where_it_was_sent_from(words: str, country: str) -> None:
    reading = read_text(ROUND_UP, rules_only=True)
    start = reading.document.text.index(words)
    assert {one.country for one in standing_at(reading.entities, start)} == {country}


def test_the_town_of_a_dateline_does_nothing() -> None:
    reading = read_text("The town wept.\n\nChicago – Several thousand nurses marched.", rules_only=True)
    assert all(one.name != "Chicago" for one in reading.entities)


def test_a_town_in_a_sentence_stays() -> None:
    reading = read_text("Paris – the capital of France – condemned Mali.", rules_only=True)
    assert any(one.key == "FRA.GOV.government" for one in reading.entities)
