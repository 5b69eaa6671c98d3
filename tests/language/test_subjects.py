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
    ],
)
def test_the_verb_has_its_subject_back(verb: str, subject: str, text: str) -> None:
    assert _subject_of(verb, text) == [subject]


def test_the_speaker_keeps_his_own() -> None:
    assert _subject_of("alleges", "The junta, Amnesty International alleges, tortured the students.") == [
        "International"
    ]
