from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.load import Codebook
from dragoman.codebook.relation_file import split_rule_id
from dragoman.pipeline import read_text
from dragoman.types import Reading

DAY = date(2021, 5, 6)


def acts(reading: Reading) -> list[tuple[str, str, list[str], list[str]]]:
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (
            *split_rule_id(act.rule),
            [names[one.entity] for one in act.actors],
            [names[one.entity] for one in act.recipients],
        )
        for act in reading.relations
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway recognised Palestine on Tuesday.", ("recognizes", "opens", ["Norway"], ["Palestine"])),
        ("Suriname revoked its recognition of Kosovo.", ("recognizes", "closes", ["Suriname"], ["Kosovo"])),
        ("Kenya reopened its embassy in Somalia on Friday.", ("embassy_open", "opens", ["Kenya"], ["Somalia"])),
        ("Sanctions on Zimbabwe were lifted on Monday.", ("sanctions", "closes", [], ["Zimbabwe"])),
    ],
)
def test_a_sentence_opens_or_closes_a_relation(
    codebook: Codebook, text: str, found: tuple[str, str, list[str], list[str]]
) -> None:
    assert found in acts(read_text(text, codebook, published=DAY, rules_only=True))


def test_a_truce_that_runs_out_is_an_end(codebook: Codebook) -> None:
    text = "The truce between Israel and Hezbollah expired on Sunday."
    assert [act[:2] for act in acts(read_text(text, codebook, rules_only=True))] == [("ceasefire", "closes")]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden recognised the importance of the talks.",
        "Canada named a new ambassador to Peru.",  # no list of terrorists
        "The minister joined his wife in Paris.",
        "Kenya left nobody in doubt.",  # an end of a membership names both sides
        "The prince left the family.",
    ],
)
def test_what_is_no_relation(codebook: Codebook, text: str) -> None:
    assert acts(read_text(text, codebook, rules_only=True)) == []


def test_every_act_has_a_claim_and_a_day_where_the_sentence_gives_one(codebook: Codebook) -> None:
    reading = read_text(
        "Norway recognised Palestine on Tuesday, Reuters reported.", codebook, published=DAY, rules_only=True
    )
    act = reading.relations[0]
    claim = next(claim for claim in reading.claims if claim.event == act.id)
    assert act.date is not None and act.date.start == date(2021, 5, 4)
    assert [link.name for link in claim.chain] == ["Reuters"]
