from __future__ import annotations

import pytest

from dragoman.attributions.find import find_attributions
from dragoman.codebook.cue_file import Cue, CueCounterexample, CueExample, shipped_cues
from dragoman.language.parser import parse_document, parse_text
from dragoman.types import Attribution, Document, Span

CUES = shipped_cues()
EXAMPLES = [(cue, example) for cue in CUES.cues for example in cue.examples]
COUNTEREXAMPLES = [(cue, example) for cue in CUES.cues for example in cue.counterexamples]


def read(text: str) -> tuple[Attribution, ...]:
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        if line:
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    document = Document(file="", digest="", text=text, paragraphs=tuple(paragraphs))
    return find_attributions(parse_document(document), CUES)


def words(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else ""


@pytest.mark.parametrize(("cue", "example"), EXAMPLES)
def test_examples_of_the_codebook(cue: Cue, example: CueExample) -> None:
    found = find_attributions(parse_text(example.text), CUES)
    of_group = [each for each in found if each.rule.startswith(f"{cue.id}:")]
    read_as = [(words(example.text, each.source), words(example.text, each.content[0])) for each in of_group]
    assert (example.source, example.content) in read_as


@pytest.mark.parametrize(("cue", "example"), COUNTEREXAMPLES)
def test_counterexamples_of_the_codebook(cue: Cue, example: CueCounterexample) -> None:
    found = find_attributions(parse_text(example.text), CUES)
    assert [each.rule for each in found if each.rule.startswith(f"{cue.id}:")] == [], example.why


def test_an_outlet_that_quotes_an_agency_holds_it() -> None:
    text = "Kuwait's emir flew home on Wednesday night, the Kuwaiti newspaper Al-Rai wrote, quoting the agency KUNA."
    outer, inner = read(text)
    assert (words(text, outer.source), words(text, inner.source)) == (
        "the Kuwaiti newspaper Al-Rai",
        "the agency KUNA",
    )
    assert inner.parent == outer.id
    assert inner.content == outer.content


def test_a_cue_that_the_parser_hangs_on_a_noun() -> None:
    text = "The emir flew to Doha on Wednesday, the newspaper Al-Rai wrote."
    (found,) = read(text)
    assert words(text, found.content[0]) == "The emir flew to Doha on Wednesday"


def test_what_witnesses_tell_an_agency_comes_through_it() -> None:
    text = "A crowd has thrown petrol bombs at a police station, witnesses tell Reuters."
    outer, inner = read(text)
    assert (words(text, outer.source), words(text, inner.source)) == ("Reuters", "witnesses")
    assert inner.parent == outer.id


def test_a_report_of_a_belief_is_nested() -> None:
    text = "CNN reported that investigators suspect Russians."
    outer, inner = read(text)
    assert (outer.kind, inner.kind, inner.parent) == ("report", "belief", outer.id)


def test_a_denial_stands_beside_the_accusation_it_denies() -> None:
    text = "Gazprom accused its partner of stealing gas destined for Europe, which Naftogaz denied."
    accusation, denial = read(text)
    assert (accusation.kind, denial.kind) == ("accusation", "denial")
    assert denial.parent is None
    assert words(text, denial.content[0]) == "its partner of stealing gas destined for Europe"


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        "“Our members did nothing wrong,” said the chairman.\n“Both companies broke their word. We ask them to stop.”"
    )
    outer = next(each for each in read(text) if each.parent is None)
    assert outer.kind == "quote"
    assert [words(text, part) for part in outer.content] == [
        "“Our members did nothing wrong,”",
        "“Both companies broke their word. We ask them to stop.”",
    ]


def test_the_cue_in_the_middle_parts_the_content() -> None:
    text = "Those who joined in, he added, did so under pressure."
    (found,) = read(text)
    assert [words(text, part) for part in found.content] == ["Those who joined in", "did so under pressure"]


def test_a_designation_has_the_designating_power_as_source() -> None:
    text = "The guests include Iran — designated a state sponsor of terrorism by the U.S. Government."
    (found,) = read(text)
    assert words(text, found.source) == "the U.S. Government"
    assert [words(text, part) for part in found.content] == ["Iran", "a state sponsor of terrorism"]


def test_a_document_speaks() -> None:
    (found,) = read("A report by the ministry said that the bridge was unsafe.")
    assert found.kind == "document"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "The army did not respond to requests.",
        "Prices rose two percent per year.",
        "",
    ],
)
def test_silence_and_plain_telling_yield_nothing(text: str) -> None:
    assert read(text) == ()


def test_spans_lie_in_the_text_and_roles_do_not_overlap() -> None:
    text = "“We stay,” said the chief, adding that Kiev ‘lied’ and “would lie.\nThe chief, who denied it, left."
    for each in read(text):
        roles = [each.cue, *each.content, *([each.source] if each.source else [])]
        assert all(0 <= span.start < span.end <= len(text) for span in roles)
        assert not any(span.overlaps(each.cue) for span in each.content)


def test_a_country_before_a_colon_may_only_be_where_it_is() -> None:
    assert not read("Uganda: rebels killed in raid")
    assert [
        words("Iran: US must lift sanctions first", one.source) for one in read("Iran: US must lift sanctions first")
    ] == ["Iran"]
