"""What stands behind the words of a speaker and is no part of them: who says it, the kind, what is said."""

from __future__ import annotations

import pytest

from dragoman.attributions.find import find_attributions
from dragoman.codebook.load import Codebook
from dragoman.language.parser import parse_text

Said = tuple[str, str, str]  # kind, source, content

ADDED: list[tuple[str, list[Said]]] = [
    # the speaker goes on by a participle, which the parser hangs on what he said
    (
        'The Kremlin denied that Russian troops had crossed into Kazakhstan, dismissing the report as "fabrication".',
        [
            ("denial", "The Kremlin", "that Russian troops had crossed into Kazakhstan"),
            ("denial", "The Kremlin", 'the report as "fabrication"'),
        ],
    ),
    (
        "Peru's attorney general accused Washington of plotting a coup, saying two Americans had confessed on video.",
        [
            ("accusation", "Peru's attorney general", "Washington of plotting a coup"),
            ("report", "Peru's attorney general", "two Americans had confessed on video"),
        ],
    ),
    # the reporter goes on
    (
        "The army said it had killed 15 militants in a raid, though residents said that women were among the dead.",
        [
            ("report", "The army", "it had killed 15 militants in a raid"),
            ("report", "residents", "that women were among the dead"),
        ],
    ),
    (
        "Rebels seized a tanker off Hodeidah, the firm Ambrey said, but a spokesman denied it.",
        [
            ("report", "the firm Ambrey", "Rebels seized a tanker off Hodeidah"),
            ("denial", "a spokesman", "it"),
        ],
    ),
    (
        "Ethiopia has denied that soldiers looted hospitals in Tigray, despite accounts by refugees who fled to Sudan.",
        [("denial", "Ethiopia", "that soldiers looted hospitals in Tigray")],
    ),
    (
        "Russia's FSB said it had foiled a plot to kill him, and released a video in which a man says he is a spy.",
        [
            ("report", "Russia's FSB", "it had foiled a plot to kill him"),
            ("report", "a man", "he is a spy"),
        ],
    ),
    (
        "Peru's congress will censure the interior minister, whom lawmakers accuse of failing to curb the gangs.",
        [
            ("accusation", "Peru's congress", "the interior minister"),
            ("accusation", "lawmakers", "whom | of failing to curb the gangs"),
        ],
    ),
]
KEPT: list[tuple[str, list[Said]]] = [
    (
        "The minister said that rebels had claimed the attack, saying it was revenge.",
        [
            ("report", "The minister", "that rebels had claimed the attack, saying it was revenge"),
            ("report", "rebels", "it was revenge"),
        ],
    ),
    (
        "The minister said exports had grown, despite sanctions.",
        [("report", "The minister", "exports had grown, despite sanctions")],
    ),
    (
        "The ministry said troops entered the town, and took the bridge.",
        [("report", "The ministry", "troops entered the town, and took the bridge")],
    ),
]


def read(text: str, codebook: Codebook) -> list[Said]:
    found = [one for one in find_attributions(parse_text(text), codebook.cues) if one.source is not None]
    return [
        (
            one.kind,
            text[one.source.start : one.source.end],
            " | ".join(text[part.start : part.end] for part in one.content),
        )
        for one in found
        if one.source is not None
    ]


@pytest.mark.parametrize(("text", "said"), ADDED)
def test_what_is_added_is_no_part_of_what_is_said(codebook: Codebook, text: str, said: list[Said]) -> None:
    assert read(text, codebook) == said


@pytest.mark.parametrize(("text", "said"), KEPT)
def test_what_the_speaker_goes_on_to_tell_is_said(codebook: Codebook, text: str, said: list[Said]) -> None:
    assert read(text, codebook)[: len(said)] == said
