"""A site's reservation of text and data mining."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.fetching.tdmrep import read_tdmrep, reservation
from loopback import answer_of

FILE = """[{"location": "/open/*", "tdm-reservation": 0},
 {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://a.example/policy.json"}]"""


def forbids(text: str, path: str) -> bool | None:
    signal = reservation(read_tdmrep(answer_of(text)), f"https://a.example{path}")
    return signal.forbids if signal else None


def test_the_first_rule_that_fits_counts() -> None:
    assert forbids(FILE, "/news/1.html") is True
    assert forbids(FILE, "/open/1.html") is False
    assert forbids('[{"location": "/news", "tdm-reservation": 1}]', "/sport/1.html") is None
    assert forbids('[{"location": "/*.pdf$", "tdm-reservation": 1}]', "/a.pdf") is True


@pytest.mark.parametrize(
    "text",
    ["", "<html>not here</html>", "{}", '["/"]', '[{"tdm-reservation": 1}]', '[{"location": 3, "tdm-reservation": 1}]',
     "[" * 100_000, "null", '[{"location": "", "tdm-reservation": 1}]'],
)  # fmt: skip
def test_a_file_that_says_nothing_reserves_nothing(text: str) -> None:
    assert forbids(text, "/news/1.html") is None


def test_a_location_cannot_bring_rules_of_its_own() -> None:
    assert forbids('[{"location": "/a\\nDisallow: /", "tdm-reservation": 1}]', "/b") is None


def test_only_a_file_that_is_there_is_read() -> None:
    assert read_tdmrep(replace(answer_of(FILE), status=404)) == ()
