"""Transcripts: whose turn it is, and what is a label."""

# ruff: noqa: E501  (pages are set as pages)
from __future__ import annotations

import pytest

from builders import make_paragraphs
from dragoman.pages.entries import entry_times
from dragoman.pages.turns import Turn, find_turns, told_part
from dragoman.types import Credit, Document

BRIEFING = """The minister took questions.

MINISTER: We sent two boats to Skarv.

They are there now.

QUESTION (Radio Fjord): Did they fire?

Minister: No.

question (The Harbour Post): Why were they sent?

The briefing ended at noon."""


def shown(document: Document) -> list[tuple[str, bool, list[str]]]:
    return [(document[turn.speaker], turn.asks, [document[one] for one in turn.said]) for turn in find_turns(document)]


def test_turns_run_to_the_next_label_and_end_with_the_briefing() -> None:
    assert shown(make_paragraphs(BRIEFING)) == [
        ("MINISTER", False, ["We sent two boats to Skarv.", "They are there now."]),
        ("Radio Fjord", True, ["Did they fire?"]),
        ("Minister", False, ["No."]),
        ("The Harbour Post", True, ["Why were they sent?"]),
    ]


def test_labels_are_not_parsed() -> None:
    document = make_paragraphs(BRIEFING)
    told = told_part(document, find_turns(document), ())
    assert told.text == document.text
    assert [told[one] for one in told.paragraphs] == [
        "The minister took questions.", "We sent two boats to Skarv.", "They are there now.", "Did they fire?", "No.",
        "Why were they sent?", "The briefing ended at noon.",
    ]  # fmt: skip


def test_q_and_a_name_nobody() -> None:
    turns = find_turns(make_paragraphs("Q: Who fired?\n\nA: The guards did.\n\nQ: When?\n\nA: At noon."))
    assert [(turn.asks, turn.named) for turn in turns] == [(True, False), (False, False)] * 2


def test_the_outlet_of_the_page_asks_and_a_name_once_set_as_a_label_speaks() -> None:
    text = "Fjord Post: You left.\n\nOle Lund: I did.\n\nFjord Post: And you, madam?\n\nMS ROY: I stayed.\n\nOle Lund: So she did."
    found = shown(make_paragraphs(text, publisher="Fjord Post"))
    assert [(name, asks) for name, asks, _ in found] == [
        ("Fjord Post", True), ("Ole Lund", False), ("Fjord Post", True), ("MS ROY", False), ("Ole Lund", False),
    ]  # fmt: skip


def test_who_mostly_ends_in_a_question_asks() -> None:
    text = "Lund: Did you go?\n\nRoy: I went on Monday.\n\nLund: And why?\n\nRoy: To see it."
    assert [turn.asks for turn in find_turns(make_paragraphs(text))] == [True, False, True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Skarv (0-1): Berg 2 goals.\n\nHamra (1-0): Lund 1 goal.\n\nSkarv (2-2): Roy 1 goal.",
        "Where: Skarv\n\nWhen: Monday\n\nWho: the army\n\nWhy: unknown",
        "Kremlin: sanctions will fail.\n\nThe rouble fell on Monday.\n\nAnalysts blamed the war.",
        "Price: 4 dollars.\n\nPrice: 5 dollars.\n\nWeight: 3 tons.\n\nWeight: 2 tons.",
        "Monday: troops enter Skarv.\n\nTuesday: troops leave.\n\nMonday: it rains.",
    ],
)
def test_lists_and_headlines_are_no_transcripts(text: str) -> None:
    assert find_turns(make_paragraphs(text)) == ()


def test_headings_of_an_official_paper_are_no_sentences() -> None:
    text = "HIGHLIGHTS\n\nThe army left Skarv.\n\nFood and water\n\nTwo wells are dry."
    official = make_paragraphs(text, credits=(Credit("Relief Cell", "press release", "Relief Cell"),))
    told = told_part(official, (), ())
    assert [told[one] for one in told.paragraphs] == ["The army left Skarv.", "Two wells are dry."]
    assert told_part(make_paragraphs(text), (), ()).paragraphs == make_paragraphs(text).paragraphs


def test_the_hours_of_a_live_page_are_not_parsed() -> None:
    text = "14:05\n\nThe army left Skarv.\n\n1.30pm - Two boats came.\n\n12.15 million people live there."
    document = make_paragraphs(text)
    told = told_part(document, (), entry_times(document))
    assert [told[one] for one in told.paragraphs] == [
        "The army left Skarv.", "Two boats came.", "12.15 million people live there.",
    ]  # fmt: skip


def test_a_turn_is_made_of_spans() -> None:
    first = find_turns(make_paragraphs(BRIEFING))[0]
    assert isinstance(first, Turn)
    assert make_paragraphs(BRIEFING)[first.label] == "MINISTER: "
