"""Headlines read through a copy in whole sentences; offsets and words stay the page's own."""

from __future__ import annotations

import pytest

from builders import word_in
from dragoman.language.headlines import is_headline
from dragoman.language.parser import parse_text, span_of


@pytest.mark.parametrize(
    ("line", "yes"),
    [
        ("UN envoy quits", True),
        ("'We will fight on,' says general", True),
        ("Troops seized the town.", False),
        ("Who is Ahmed?", False),
        ("Read more", False),
        ("- four killed in raid", False),
    ],
)
def test_a_headline_is_a_short_line_without_a_stop(line: str, yes: bool) -> None:
    assert is_headline(line) is yes


@pytest.mark.parametrize(
    ("line", "verb", "subject"),
    [
        ("Kazakh cabinet steps down after riots", "steps", "cabinet"),
        ("Tanzania police arrest opposition leader at airport", "arrest", "police"),
        ("Sudan rivals sign truce in Jeddah", "sign", "rivals"),
        ("Seoul fires warning shots at drone", "fires", "Seoul"),
        ("Egypt, Qatar press Hamas to accept truce", "press", "Egypt"),
    ],
)
def test_a_verb_taken_for_a_noun_is_a_verb(line: str, verb: str, subject: str) -> None:
    parse = parse_text(line)
    told = word_in(parse, verb)

    assert told.tag_ in {"VBZ", "VBP"}
    assert (word_in(parse, subject).dep_, word_in(parse, subject).head.text) == ("nsubj", verb)


def test_a_verb_behind_a_comma_is_joined_to_the_first() -> None:
    seals = word_in(parse_text("Guinea junta dissolves government, seals borders"), "seals")
    assert (seals.dep_, seals.head.text) == ("conj", "dissolves")


@pytest.mark.parametrize(
    ("line", "second"),
    [("Congo, M23 rebels to hold direct talks in Doha", "rebels"), ("Colombia, Peru in new border deal", "Peru")],
)
def test_a_comma_joins_the_sides(line: str, second: str) -> None:
    joined = word_in(parse_text(line), second)
    assert joined.dep_ == "conj"


@pytest.mark.parametrize(
    ("line", "verb", "whom"),
    [
        ("Two Kremlin critics convicted of treason", "convicted", "critics"),
        ("Nine killed as bus hits mine in Mali", "killed", "Nine"),
        ("Blasts rock Kabul, 12 killed", "killed", "12"),
        ("Twelve dead in Nairobi attack", "dead", "Twelve"),
        ("Eight aid workers abducted in Darfur freed", "freed", "workers"),
    ],
)
def test_a_bare_participle_is_a_passive(line: str, verb: str, whom: str) -> None:
    undergone = word_in(parse_text(line), whom)
    assert (undergone.dep_, undergone.head.text) == ("nsubjpass", verb)


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("Fidel Castro refused to meet Barack Obama when he visited Cuba", "refused"),
        ("Rebels moved into the town at dawn", "moved"),
        ("Army shelled clinic in Homs", "shelled"),
    ],
)
def test_a_caption_in_the_past_stays_active(line: str, verb: str) -> None:
    assert "nsubjpass" not in {child.dep_ for child in word_in(parse_text(line), verb).children}


def test_an_infinitive_is_what_somebody_will_do() -> None:
    boycott = word_in(parse_text("Opposition to boycott Benin vote"), "boycott")
    assert (boycott.dep_, [child.text for child in boycott.children if child.dep_ == "nsubj"]) == (
        "ROOT",
        ["Opposition"],
    )
    assert word_in(parse_text("Rebels drop plan to seize Goma"), "seize").head.text == "plan"


def test_who_speaks_before_a_colon_does_nothing_behind_it() -> None:
    assert word_in(parse_text("Army: 12 rebels died in clash"), "Army").dep_ == "dep"


def test_words_and_offsets_are_the_pages_own() -> None:
    line = "China, Philippines trade blame; three hurt"
    parse = parse_text(line)

    assert [token.text for token in parse.blocks[0]] == [
        "China",
        ",",
        "Philippines",
        "trade",
        "blame",
        ";",
        "three",
        "hurt",
    ]
    assert parse.document[span_of(word_in(parse, "hurt"))] == "hurt"
