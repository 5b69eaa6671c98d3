"""WCAG 2.1, 1.4.3 and 1.4.11: contrast of every pair of colours the stylesheet puts upon another, in both themes."""

from __future__ import annotations

import re

import pytest

from dragoman.web.templating import STATIC
from dragoman.web.view.words import MEANINGS

CSS = (STATIC / "desk.css").read_text(encoding="utf-8")
WORDS = tuple(MEANINGS)
ON_GROUND = ("ink", "muted", "link", "brand", *WORDS)
TEXT = [(ink, ground) for ink in ON_GROUND for ground in ("paper", "panel")]
TEXT += [(word, f"tint-{word}") for word in WORDS] + [(ink, "found") for ink in ("ink", "muted")]
EDGES = [("edge", "paper"), ("edge", "panel"), ("link", "paper")]


def colours_of(theme: str) -> dict[str, str]:
    found = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[0]))
    return light if theme == "light" else light | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", found[1]))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_definition() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    colours = colours_of(theme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), EDGES)
def test_borders_of_fields_can_be_seen(theme: str, line: str, ground: str) -> None:
    colours = colours_of(theme)
    assert contrast(colours[line], colours[ground]) >= 3


def test_no_colour_is_written_outside_the_custom_properties() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL).split("@media print")[0]
    assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*;)", rest)
