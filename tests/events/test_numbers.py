from __future__ import annotations

import math

import pytest

from builders import word_in
from dragoman.events.numbers import find_numbers, read_number
from dragoman.language.parser import parse_text

ENDLESS = math.inf


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("three", (3, 3)),
        ("twenty-five", (25, 25)),
        ("1,200", (1200, 1200)),
        ("2.5 million", (2_500_000, 2_500_000)),
        ("two hundred", (200, 200)),
        ("two dozen", (24, 24)),
        ("a dozen", (12, 12)),
        ("at least 40", (40, ENDLESS)),
        ("more than two dozen", (24, ENDLESS)),
        ("up to 7,000", (0, 7000)),
        ("nearly 300", (0, 300)),
        ("dozens", (24, 99)),
        ("hundreds", (200, 999)),
        ("the men", None),
    ],
)
def test_read_number(words: str, ends: tuple[float, float] | None) -> None:
    assert read_number(words.split()) == ends


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        ("The blast killed three soldiers.", "killed", [("dead", 3, 3, "three")]),
        ("Three soldiers were killed.", "killed", [("dead", 3, 3, "Three")]),
        ("Gunmen attacked the market, killing 12 people.", "attacked", [("dead", 12, 12, "12")]),
        ("Police arrested at least 40 marchers.", "arrested", [("arrested", 40, ENDLESS, "at least 40")]),
        ("Chad donated $20 million to Niger.", "donated", [("money", 20_000_000, 20_000_000, "20 million")]),
        (
            "The raid left ten men dead and 40 others injured.",
            "left",
            [("dead", 10, 10, "ten"), ("injured", 40, 40, "40")],
        ),
        ("Gunmen shot dead 49 villagers.", "shot", [("dead", 49, 49, "49")]),
        ("The raid left 12 dead.", "left", [("dead", 12, 12, "12")]),
        ("Police left the three men.", "left", []),
        ("Crowds attacked the palace, a day after nine people were killed.", "attacked", []),
        ("Police arrested the mayor.", "arrested", []),
        ("Police praised three men.", "praised", []),
    ],
)
def test_find_numbers(text: str, trigger: str, found: list[tuple[str, float, float, str]]) -> None:
    numbers = find_numbers(word_in(parse_text(text), trigger))
    assert [(n.what, n.low, n.high) for n in numbers] == [row[:3] for row in found]
    for number, row in zip(numbers, found, strict=True):
        assert row[3] in text[number.span.start : number.span.end]


def test_who_is_killed_besides_is_counted_of_violence_alone() -> None:
    rescued = word_in(parse_text("Troops rescued 58 hostages and killed 16 rebels."), "rescued")
    assert find_numbers(rescued, violent=False) == ()
    assert [one.low for one in find_numbers(rescued)] == [16]


def test_what_is_held_the_mode_tells() -> None:
    held = word_in(parse_text("Twenty-one men were being held in Cairo."), "held")
    assert [(one.what, one.low) for one in find_numbers(held, "arrest")] == [("arrested", 21)]
    talks = word_in(parse_text("Cairo held three meetings in May."), "held")
    assert find_numbers(talks, "meet") == ()
