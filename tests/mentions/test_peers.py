from __future__ import annotations

from datetime import date

from tests.mentions.conftest import NamesReader, Reader


def test_the_two_are_both(actors_of: Reader) -> None:
    text = "Turkey and Russia met. The two signed a pact."
    two = [entity for entity in actors_of(text).values() if any(m.how == "pronoun" for m in entity.mentions)]
    assert two


def test_a_state_and_its_government_are_one_party(actors_of: Reader) -> None:
    text = "Turkey threatened Greece. Ankara and Athens argue. The two are allies."
    peers = {entity.country for entity in actors_of(text).values() if any(m.how == "pronoun" for m in entity.mentions)}
    assert peers <= {"TUR", "GRC"}


def test_the_two_governments_are_the_two_named_before(actors_of: Reader) -> None:
    actors = actors_of("Colombia and Venezuela reopened their border. The two governments signed a pact.")
    assert "The two governments" not in actors
    assert actors["governments"].country in {"COL", "VEN"}


def test_two_governments_that_nobody_named_stay_a_role(actors_of: Reader) -> None:
    assert actors_of("The two governments signed a pact.")["The two governments"].sectors == ("GOV",)


def test_the_two_governments_are_states(mentions_at: NamesReader) -> None:
    text = "Cuba reopened its embassy in the United States, long after Eisenhower left. The two governments agreed."
    start = text.index("governments")
    assert mentions_at(text, start, date(2015, 7, 20)) == {"Cuba", "United States"}


def test_both_men_are_the_persons_before(mentions_at: NamesReader) -> None:
    text = "Vladimir Putin met Xi Jinping in Moscow. Both men left."
    assert mentions_at(text, text.index("men left"), date(2020, 1, 1)) == {"Vladimir Putin", "Xi Jinping"}


def test_both_sides_are_still_the_two_of_the_sentence_before(mentions_at: NamesReader) -> None:
    text = "Russia and Ukraine met. The two sides agreed. Both sides left."
    assert mentions_at(text, text.rindex("sides"), date(2020, 1, 1)) == {"Russia", "Ukraine"}


def test_who_urges_both_sides_is_neither(mentions_at: NamesReader) -> None:
    text = "A spokesman for the African Union, Ebba Kalondo, urged both parties to allow aid into Goma."
    assert not mentions_at(text, text.index("both"), date(2024, 5, 1)) & {"African Union", "Ebba Kalondo"}


def test_who_calls_for_calm_is_none_of_the_two_sides(mentions_at: NamesReader) -> None:
    text = "India said Pakistani troops had fired shells. China and Russia called for calm. Both sides denied it."
    assert mentions_at(text, text.rindex("sides"), date(2020, 1, 1)) == {"India", "Pakistani troops"}


def test_who_hosts_the_two_sides_is_neither(mentions_at: NamesReader) -> None:
    text = "Armenia and Azerbaijan held talks hosted by Russia. Both sides left."
    assert mentions_at(text, text.rindex("sides"), date(2020, 1, 1)) == {"Armenia", "Azerbaijan"}


def test_the_two_countries_are_named_together_some_way_back(mentions_at: NamesReader) -> None:
    text = "Iraq's army met Turkey's army. Washington welcomed it. Talks went on. The two countries signed a pact."
    day = date(2024, 5, 14)
    assert mentions_at(text, text.index("countries"), day) == {"Iraq", "Turkey"}


def test_the_two_are_no_person_with_a_crowd(mentions_at: NamesReader) -> None:
    text = "Angela Merkel praised the public. The two left."
    assert not mentions_at(text, text.index("two"), date(2018, 3, 3))
    text = "Angela Merkel met Donald Tusk and the public. The two left."
    assert mentions_at(text, text.index("two"), date(2018, 3, 3)) == {"Angela Merkel", "Donald Tusk"}
