"""What a later "it" tells once more."""

from __future__ import annotations

from dragoman.codebook.load import Codebook
from dragoman.pipeline import read_text


def test_who_ordered_it_did_it(codebook: Codebook) -> None:
    reading = read_text("Gunmen killed a Syrian judge. The Iraqi president had ordered it.", codebook, rules_only=True)
    names = {entity.id: entity.name for entity in reading.entities}
    (again,) = [event for event in reading.events if event.rule.startswith("again.")]
    assert reading.document[again.trigger] == "ordered"
    assert "Iraq" in names[again.actors[0].entity]
    assert again.type == "ASSAULT"
    assert again.recipients == next(event for event in reading.events if event.rule == "assault.kill.verb").recipients


def test_it_stands_for_no_act_of_friendship(codebook: Codebook) -> None:
    reading = read_text("Chad praised a Syrian judge. The Iraqi president had ordered it.", codebook, rules_only=True)
    assert not [event for event in reading.events if event.rule.startswith("again.")]


def test_who_is_ordered_to_leave_is_no_deed(codebook: Codebook) -> None:
    text = "The Turkish navy stopped an Italian ship and ordered it to leave."
    assert not [event for event in read_text(text, codebook, rules_only=True).events if event.rule.startswith("again.")]


def test_it_reaches_back_one_sentence_only(codebook: Codebook) -> None:
    text = "Gunmen killed a Syrian judge. It rained. The sun came out. The Iraqi president had ordered it."
    assert not [event for event in read_text(text, codebook, rules_only=True).events if event.rule.startswith("again.")]
