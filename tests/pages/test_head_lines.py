"""Lines over an article by their kind."""

from __future__ import annotations

import pytest

from dragoman.pages.head_lines import (
    bare_writers,
    is_date_line,
    is_furniture,
    is_headline,
    is_navigation,
    is_section,
    names_writers,
)


@pytest.mark.parametrize(
    "line",
    [
        "Home | Region | Business | Football",
        "You are here: Home > News > Coast",
        "News / Africa / Sierra Leone",
        "Home » Politics » Parliament",
        "Skip to content",
        "Log in | Search",
    ],
)
def test_menus_and_paths_are_navigation(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Worst floods since 1987 hit Sudan",
        "War in Africa",
        "Privacy law passed in Kenya",
        "Gaza - what we know",
        "Police raid newsletter office",
        "Letters: Coddling criminals | Undermining road | Tax dollars | Recount cost",
    ],
)
def test_headlines_are_neither_furniture_nor_section(line: str) -> None:
    assert not is_furniture(line)
    assert not is_section(line)


@pytest.mark.parametrize("line", ["Media watch", "EXCLUSIVE", "Middle East", "In depth", "Business & Finance"])
def test_section_names_and_labels(line: str) -> None:
    assert is_section(line)


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Thursday 4 April 2019, 18:40", True),
        ("Published: 4 March 2020 at 17:20 GMT", True),
        ("Army shells port on 4 March 2020", False),
        ("Thursday", False),
    ],
)
def test_date_lines(line: str, alone: bool) -> None:
    assert is_date_line(line) is alone


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Published: 4 March 2020 | By Ada Berg and Ole Lund", ("Ada Berg", "Ole Lund")),
        ("By Ada Berg - 4 March 2020", ("Ada Berg",)),
        ("Story: Ada Berg", ("Ada Berg",)),
        ("By Ada Berg and agencies", ("Ada Berg",)),
        ("Published: 4 March 2020 | By the harbour", ()),
    ],
)
def test_bylines_beside_a_day(line: str, names: tuple[str, ...]) -> None:
    assert names_writers(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Berg", ("Ada Berg",)),
        ("Ada Berg in Lomé", ("Ada Berg",)),
        ("Ada Berg, West Africa correspondent", ("Ada Berg",)),
        ("Ada Berg | 4 March 2020", ("Ada Berg",)),
        ("March 4, 2020 | 3 min read | Ada Berg", ("Ada Berg",)),
        ("4 March 2020 / Ada Berg", ("Ada Berg",)),
        ("Middle East", ()),
        ("The Harbour Mail, Friday 21 May 2010", ()),
        ("Army shells the port", ()),
    ],
)
def test_writers_without_by(line: str, names: tuple[str, ...]) -> None:
    assert bare_writers(line) == names


def test_a_headline_is_no_byline_menu_or_day() -> None:
    assert is_headline("Who ordered the raid, and why?")
    assert not any(
        map(is_headline, ("By Ada Berg and Ole Lund", "Home | News | Coast", "4 March 2020, 18:40", "World"))
    )
