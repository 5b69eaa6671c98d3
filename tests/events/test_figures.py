"""Words of war that politicians use, and the same words about weapons."""

from __future__ import annotations

import pytest

from builders import Read, types_of


@pytest.mark.parametrize(
    "text",
    [
        "The Chilean senator attacked President Boric in a television interview.",
        "Milei launched a fierce attack on Lula.",
        "Lula hit back at Elon Musk.",
    ],
)
def test_a_politician_attacks_with_words(read: Read, text: str) -> None:
    (event,) = read(text).events
    assert (event.type, event.mode) == ("ACCUSE", "disapprove")


@pytest.mark.parametrize(
    "text",
    [
        "Danish unions fought for higher wages in Aarhus.",
        "The two Danish ministers clashed over the budget on Monday.",
        "The Danish Social Democrats are battling to hold their seats.",
        "Denmark's minister was bombarded with questions about the ferry.",
        "Denmark is fighting a legal battle with the European Commission.",
        "Denmark's parliament is fighting inflation.",
        "The Danish prime minister eliminated two fees.",
        "Danish soldiers took part in the parade in Aarhus.",
    ],
)
def test_nobody_is_hurt_in_a_quarrel(read: Read, text: str) -> None:
    assert "ASSAULT" not in types_of(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Russia attacked Odesa with drones.",
        "Rebels attacked the Malian army near Gao.",
        "A gunman attacked the Slovak prime minister in Handlova.",
        "Indian police clashed with farmers in Delhi.",
        "Protesters pelted the French minister with eggs.",
        "Chadian soldiers fought for the town of Faya.",
    ],
)
def test_arms_are_told_of_as_they_are(read: Read, text: str) -> None:
    assert types_of(read(text)) & {"ASSAULT", "PROTEST"}


def test_a_party_that_holds_its_fire_has_no_soldiers(read: Read) -> None:
    assert "RETREAT" not in types_of(read("The Democrats held their fire on the budget."))


def test_who_is_seen_beaten_has_it_done_to_him(read: Read) -> None:
    (event,) = read("The winter saw two Polish journalists detained in Minsk.").events
    assert event.type == "COERCE" and not event.actors and event.recipients


def test_a_town_where_cooks_march_does_not_march(read: Read) -> None:
    (event,) = read("Dutch cooks in Milan protested against the Italian government.").events
    assert [one.how for one in event.actors] == ["subject"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's president ended his reelection campaign.",
        "Beating Kamala Harris was hard for the Republicans.",
        "Visits to Ghana hit 14 million last year.",
        "He was expelled from the Ghanaian party.",
    ],
)
def test_votes_and_numbers_are_no_deeds(read: Read, text: str) -> None:
    assert not types_of(read(text)) & {"ASSAULT", "RETREAT", "SANCTION"}


def test_judges_of_armed_men_behead(read: Read) -> None:
    assert "ASSAULT" in types_of(read('Islamic State\'s so-called "judges" beheaded a tobacco seller in Mayadin.'))
