"""Subjects taken by a speaker in between or by a date in front."""

from __future__ import annotations

import pytest

from dragoman.language.parser import parse_text


def _subject_of(verb: str, text: str) -> list[str]:
    (block,) = parse_text(text).blocks
    token = next(one for one in block if one.text == verb)
    return [child.text for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]


@pytest.mark.parametrize(
    ("verb", "subject", "text"),
    [
        ("tortured", "junta", "The junta, Amnesty International alleges, tortured the detained students."),
        ("crossed", "troops", "Ethiopian troops, witnesses told the BBC, have crossed the border into Somalia."),
        ("lodged", "lawyers", "On 2 June lawyers lodged a complaint against Jordan."),
        ("stormed", "protesters", "On 12 May 2004 protesters stormed the Danish embassy in Damascus."),
        ("scrambled", "Poland", "Poland scrambled fighter jets early on Wednesday after Russia attacked Ukraine."),
        ("arrested", "men", "On 4 July forty men were arrested in Lomé."),
        ("criticised", "states", "The only two Gulf states to have signed the treaty with Chad also criticised Libya."),
        ("condemned", "states", "The only three Gulf states to have recognised Kosovo also condemned the raid."),
        ("arrested", "soldiers", "The two soldiers to have killed the envoy were arrested by police."),
        ("denied", "Iran", "Iran, designated a sponsor of terror by Canada, denied the report."),
        ("seized", "", "Chad, backed by France, attacked the rebels, seized two towns and left."),
        ("called", "Authority", "The Palestinian Authority - which considers Spain biased - called on Israel to stop."),
    ],
)
def test_the_verb_has_its_subject_back(verb: str, subject: str, text: str) -> None:
    assert _subject_of(verb, text) == [*filter(None, [subject])]


def test_the_object_of_what_they_have_done_is_given_back() -> None:
    (block,) = parse_text("The only three Gulf states to have recognised Kosovo also condemned the raid.").blocks
    recognised = next(one for one in block if one.text == "recognised")
    assert [child.text for child in recognised.children if child.dep_ == "dobj"] == ["Kosovo"]


def test_the_speaker_keeps_his_own() -> None:
    assert _subject_of("alleges", "The junta, Amnesty International alleges, tortured the students.") == [
        "International"
    ]


def test_who_is_called_on_is_no_subject() -> None:
    text = "Union leaders, who had met on Sunday, called on the government to resign."
    assert _subject_of("resign", text) == []
    assert _subject_of("called", text) == ["leaders"]


def test_a_sentence_that_is_a_noun_phrase_stays_one() -> None:
    assert _subject_of("shelled", "The village, once a base of the rebels, shelled by the army on Friday.") == []
