from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.quoting import short_quote
from dragoman.web.view import words


@dataclass(frozen=True)
class Told:
    type: str = "ASSAULT"
    actors: tuple[str, ...] = ("Syria",)
    recipients: tuple[str, ...] = ("Idlib",)
    start: date | None = None
    end: date | None = None
    low: int = 1
    high: int = 1
    pages: int = 3
    factuality: str = "actual"
    denied: bool = False
    differs: tuple[str, ...] = ()
    judged: str | None = None


def test_badges() -> None:
    assert [badge.words for badge in words.badges_of(Told())] == ["one originator"]
    told = Told(low=2, high=3, denied=True, differs=("number", "date"), judged="accept")
    assert [badge.words for badge in words.badges_of(told)] == ["denied", "numbers differ", "dates differ", "accepted"]
    assert next(badge.words for badge in words.badges_of(replace(told, factuality="denied"))) == "numbers differ"


def test_originators() -> None:
    told = [words.originators_told(Told(low=low, high=high)) for low, high in ((0, 0), (0, 1), (1, 1), (1, 3))]
    assert told == ["originator not known", "1 originator at most", "1 originator", "1 to 3 originators"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, "day not known"),
        (date(2020, 3, 2), date(2020, 3, 2), "2 March 2020"),
        (date(2020, 3, 2), date(2020, 3, 5), "2–5 March 2020"),
        (date(2020, 2, 28), date(2020, 3, 1), "28 February 2020 to 1 March 2020"),
        (date(2020, 3, 2), None, "since 2 March 2020"),
        (None, date(2020, 3, 2), "by 2 March 2020"),
    ],
)
def test_days(start: date | None, end: date | None, told: str) -> None:
    assert words.days_told(Told(start=start, end=end)) == told


def test_titles_name_the_act_without_saying_that_it_happened() -> None:
    assert words.title_of(Told()) == "Syria: attack on Idlib"
    assert words.title_of(Told(actors=())) == "Attack on Idlib"
    assert words.title_of(Told(recipients=())) == "Syria: attack"


def test_every_type_has_its_noun() -> None:
    assert set(words.NOUNS) == set(QUAD_CLASS)


def test_quotes_are_cut_at_a_word() -> None:
    assert short_quote("a  b\nc") == "a b c"
    assert short_quote("word " * 100).endswith("word…") and len(short_quote("word " * 100)) <= 240


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "http://", "http://[", None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert words.web_address(url) is None
    assert words.web_address("https://a.example/b?c") == "https://a.example/b?c"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("model agrees 0.91", "the classifier says ASSAULT too (0.91)"),
        (
            "model disagrees: COERCE 0.41",
            "the rules say ASSAULT, the classifier COERCE (0.41); the rules were followed",
        ),
        (
            "model overrules THREATEN: 0.92",
            "the rules say THREATEN, the classifier ASSAULT (0.92); the classifier was followed",
        ),
        ("model alone 0.98", "the classifier alone says ASSAULT (0.98); no rule does"),
        ("model 0.25, MOBILIZE 0.50", "the classifier gives ASSAULT 0.25 and MOBILIZE 0.50"),
        ("rewritten from X", "rewritten from X"),
        ("", ""),
    ],
)
def test_two_voices_in_words(note: str, told: str) -> None:
    assert words.voices_told(note, "ASSAULT") == told


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("on the word of 'the military'", "on the word of “the military”"),
        ('on the word of "Kenya\'s military"', "on the word of “Kenya's military”"),
        ("both 'shelled'", "both “shelled”"),
        ("'killed' and 'shot' are one act", "“killed” and “shot” are one act"),
        ("under the Turkish presidency's directorate", "under the Turkish presidency's directorate"),
    ],
)
def test_reasons_quote_as_print_does(why: str, told: str) -> None:
    assert words.quotes_told(why) == told


def test_what_stands_against_each_other_is_asked_in_words() -> None:
    assert words.against_told("number", "dead") == "How many dead"
    assert words.against_told("date", "day") == "When"
    assert words.against_told("sort", "thing") == "sort: thing"
