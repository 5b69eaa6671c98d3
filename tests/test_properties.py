"""What holds of every reading, checked on the sample pages and on the codebook's examples."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from dragoman.codebook.event_rules import MODES, QUAD_CLASS
from dragoman.codebook.load import Codebook
from dragoman.events.demands import RULE
from dragoman.pipeline import read_text
from dragoman.records import dumps, from_record
from dragoman.types import Reading, Span


@pytest.fixture(scope="module")
def readings(sample_readings: tuple[Reading, ...], codebook: Codebook) -> tuple[Reading, ...]:
    """The sample pages, and the examples of all rules as pages of one paragraph each, ten to a page."""
    texts = [example.text for rule in codebook.rules for example in (*rule.examples, *rule.counterexamples)]
    pages = ["\n\n".join(texts[start : start + 10]) for start in range(0, len(texts), 10)]
    return sample_readings + tuple(read_text(page, codebook) for page in pages)


def spans_of(reading: Reading) -> Iterator[Span]:
    for entity in reading.entities:
        yield from (mention.span for mention in entity.mentions)
    for said in reading.attributions:
        yield from filter(None, (said.source, said.cue, *said.content))
    for event in reading.events:
        yield from (event.trigger, event.sentence, *(number.span for number in event.numbers))
        yield from (part.span for part in (*event.actors, *event.recipients))
        yield from (found.span for found in (event.date, event.place) if found)
    for claim in reading.claims:
        yield from (link.span for link in claim.chain if link.span)
    yield from reading.document.paragraphs


def test_every_span_lies_in_the_text_and_holds_words(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        for span in spans_of(reading):
            assert 0 <= span.start < span.end <= len(reading.document.text)
            assert reading.document[span].strip(), (reading.document.file, span)


def test_every_reading_survives_json(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        assert from_record(json.loads(dumps(reading))) == reading


def test_every_sentence_holds_its_trigger(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        for event in reading.events:
            assert event.sentence.contains(event.trigger), (reading.document.file, event.id)
            assert any(paragraph.contains(event.sentence) for paragraph in reading.document.paragraphs)


def test_events_speak_plover(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        for event in reading.events:
            assert event.type in QUAD_CLASS
            assert event.mode is None or event.mode in MODES[event.type]
            assert 0 < event.confidence <= 1


def test_every_event_names_a_rule_of_the_codebook(readings: tuple[Reading, ...], codebook: Codebook) -> None:
    known = {rule.id for rule in codebook.rules} | {RULE}  # a demand by "must"
    for reading in readings:
        for event in reading.events:
            rule = event.rule.split(".of.", 1)[1] if event.rule.startswith("rewrite.") else event.rule
            assert rule in known or rule.startswith("model.")  # coded by the classifier alone


def test_every_side_is_an_actor_of_the_page(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        mentions = {(mention.entity, mention.span) for entity in reading.entities for mention in entity.mentions}
        for event in reading.events:
            for part in (*event.actors, *event.recipients):
                assert (part.entity, part.span) in mentions
                assert part.how


def test_mentions_carry_the_id_of_their_entity(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        for entity in reading.entities:
            assert entity.mentions, (reading.document.file, entity.name)
            assert {mention.entity for mention in entity.mentions} == {entity.id}


def test_attributions_nest_without_circles(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        parents = {said.id: said.parent for said in reading.attributions}
        assert len(parents) == len(reading.attributions)
        for start, parent in parents.items():
            seen, step = set(), parent
            while step is not None:
                assert step in parents and step not in seen, (reading.document.file, start)
                seen.add(step)
                step = parents[step]


def test_every_claim_stands_on_an_attribution_that_holds_its_event(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        said = {one.id: one for one in reading.attributions}
        events = {event.id: event for event in (*reading.events, *reading.relations)}
        assert [claim.event for claim in reading.claims] == list(events)
        for claim in reading.claims:
            if claim.attribution is not None:
                content = said[claim.attribution].content
                assert any(span.contains(events[claim.event].trigger) for span in content)


def test_every_link_inside_the_text_quotes_it(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        names = {entity.id: entity.name for entity in reading.entities}
        for claim in reading.claims:
            for link in claim.chain:
                if link.relation == "publishes":
                    assert link.span is None
                    continue
                assert link.span is not None and link.name.strip()
                if link.relation != "syndicates":
                    words = " ".join(reading.document[link.span].split())
                    own = names.get(link.entity or "", link.name)
                    added = link.name.removeprefix(own).strip().removeprefix("(").removesuffix(")")
                    assert link.name in own or link.name in words or added in words, link


def test_pieces_of_a_content_stand_in_order_and_apart(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        for said in reading.attributions:
            for first, second in zip(said.content, said.content[1:], strict=False):
                assert first.end <= second.start, (reading.document.file, said.id)
