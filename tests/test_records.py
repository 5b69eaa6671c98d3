"""Readings of every shape survive JSON."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import types
from dragoman.errors import StoreError
from dragoman.records import dumps, from_record, own_voice, to_record
from dragoman.types import Claim, Document, Entity, Image, Link, Mention, Participant, Reading, Span, Stake

TEXT = "Turkey’s army shelled Idlib on Monday, “killing three”, SANA said.\n\nAnkara denied it.\u2028" * 3

spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(*sorted(pair)))
words = st.text(max_size=12)
names = st.sampled_from(["e1", "e2", "s1", "a1", "a2"])
days = st.dates()
moments = st.datetimes(
    timezones=st.none() | st.integers(-720, 720).map(lambda minutes: timezone(timedelta(minutes=minutes)))
)
figures = st.floats(0, 1e9) | st.integers(0, 10**12).map(float) | st.just(math.inf)
degrees = st.none() | st.floats(-180, 180)


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def several(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


documents = st.builds(
    Document,
    text=st.just(TEXT),
    file=words,
    digest=words,
    paragraphs=several(spans),
    url=st.none() | words,
    title=st.none() | words,
    dek=st.none() | words,
    authors=several(words),
    publisher=st.none() | words,
    published=st.none() | days | moments,
    published_from=st.sampled_from(["json-ld", "meta", "time", "url", "text", "given", None]),
    updated=st.none() | days | moments,
    language=st.none() | words,
    section=st.none() | words,
    dateline=st.none()
    | st.builds(types.Dateline, spans, place=st.none() | words, date=st.none() | days, agency=st.none() | words),
    image=st.none() | st.builds(Image, st.none() | words, st.none() | words),
    related=several(st.builds(types.Related, words, several(words), st.none() | words)),
    links=several(st.builds(types.Hyperlink, spans, words)),
    credits=several(st.builds(types.Credit, words, st.sampled_from(["dateline", "byline", "footer"]), words)),
    left_out=several(st.builds(types.LeftOut, one_of(types.LeftOutKind), words)),
)
entities = st.builds(
    lambda id, mentions, **fields: Entity(id=id, mentions=tuple(Mention(s, id, how) for s, how in mentions), **fields),
    id=names,
    name=words,
    kind=one_of(types.EntityKind),
    country=st.none() | words,
    sectors=several(words),
    how=words,
    wikidata=st.none() | words,
    key=st.none() | words,
    mentions=st.lists(st.tuples(spans, one_of(types.MentionHow)), max_size=3),
)
attributions = st.builds(
    types.Attribution,
    id=names,
    parent=st.none() | names,
    kind=one_of(types.AttributionKind),
    source=st.none() | spans,
    entity=st.none() | names,
    cue=spans,
    content=several(spans),
    rule=words,
)
times = st.builds(
    types.TimeExpression, spans, st.sampled_from(["DATE", "TIME"]), words, st.none() | days, st.none() | days, words
)
places = st.builds(
    types.Place,
    span=spans,
    name=words,
    country=st.none() | words,
    lat=degrees,
    lon=degrees,
    geonames=st.none() | st.integers(1, 10**8),
    precision=one_of(types.Precision),
    how=words,
)
participants = several(st.builds(Participant, names, spans, words))
events = st.builds(
    types.EventMention,
    id=names,
    type=words,
    mode=st.none() | words,
    context=several(words),
    actors=participants,
    recipients=participants,
    trigger=spans,
    sentence=spans,
    status=one_of(types.Status),
    date=st.none() | times,
    place=st.none() | places,
    numbers=several(st.builds(types.Quantity, words, st.floats(0, 1e9), figures, spans)),
    confidence=st.floats(0, 1),
    rule=words,
    alleged=st.booleans(),
    note=words,
)
stakes = st.builds(types.Stake, one_of(types.StakeKind), st.none() | words, words, st.none() | spans)
chains = several(
    st.builds(
        Link,
        words,
        one_of(types.LinkRelation),
        st.none() | spans,
        st.none() | names,
        cue=st.none() | spans,
        stakes=several(stakes, most=2),
    )
)
told = st.tuples(events, st.none() | st.tuples(st.none() | names, chains, one_of(types.Factuality)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """As the pipeline builds them: at most one claim an event, in the order of the events."""
    pairs = draw(st.lists(told, max_size=3, unique_by=lambda pair: pair[0].id))
    return Reading(
        document=draw(documents),
        entities=draw(several(entities)),
        attributions=draw(several(attributions)),
        events=tuple(event for event, _ in pairs),
        claims=tuple(Claim(event.id, *claim) for event, claim in pairs if claim),
        codebook=draw(words),
        model=draw(words),
    )


@settings(max_examples=60, deadline=None)
@given(readings())
def test_a_reading_survives_json(reading: Reading) -> None:
    line = dumps(reading)
    assert line.splitlines() == [line]
    assert from_record(json.loads(line)) == reading


@settings(max_examples=20, deadline=None)
@given(readings())
def test_every_span_that_is_written_reproduces_its_text(reading: Reading) -> None:
    def check(value: Any) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
                assert reading.document.text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    check(to_record(reading))


@pytest.fixture
def event() -> types.EventMention:
    span = Span(0, 6)
    actors = (Participant("a1", span, "subject"), Participant("a1", span, "conjunct"))
    return types.EventMention(
        "e1", "ASSAULT", None, (), actors, (), span, span, "actual", None, None, (), 0.9, "x.y.verb"
    )


@pytest.fixture
def reading(event: types.EventMention) -> Reading:
    document = Document(
        "a.txt", "sha256:ab", TEXT, (Span(0, len(TEXT)),), published=datetime(2020, 3, 3, 9, tzinfo=UTC)
    )
    stake = Stake("state-controlled media", "SYR", "outlets.toml: official agency")
    sana = Link("SANA", "says", Span(10, 14), cue=Span(15, 20), stakes=(stake,))
    claim = Claim("e1", None, (Link("The Daily", "publishes"), sana), "alleged")
    return Reading(document, (), (), (event,), (claim,), "sha256:book", "md")


def test_the_shape_of_the_contract(reading: Reading) -> None:
    record = to_record(reading)
    assert list(record) == ["format", "made_by", "document", "actors", "attributions", "events", "relations"]
    assert record["made_by"].keys() == {"dragoman", "codebook", "model"}
    assert record["document"]["published"].startswith("2020-03-03")
    event = record["events"][0]
    assert event["actor"] == ["a1"]
    assert event["chain"] == ["The Daily", "SANA"]
    assert event["links"][1] == {
        "name": "SANA", "relation": "says", "actor": None, "words": {"start": 10, "end": 14, "text": TEXT[10:14]},
        "cue": {"start": 15, "end": 20, "text": TEXT[15:20]},
        "stakes": [
            {"kind": "state-controlled media", "of": "SYR", "basis": "outlets.toml: official agency", "words": None}
        ],
    }  # fmt: skip
    assert (event["coded_by"], event["factuality"], event["date"]) == ("x.y.verb", "alleged", None)


@pytest.mark.parametrize(
    ("status", "alleged", "factuality"),
    [
        ("actual", False, "actual"),
        ("actual", True, "alleged"),
        ("negated", False, "denied"),
        ("planned", True, "planned"),
    ],
)
def test_without_a_claim_the_sentence_decides(
    reading: Reading, event: types.EventMention, status: Any, alleged: bool, factuality: str
) -> None:
    event = replace(event, status=status, alleged=alleged)
    assert own_voice(event) == factuality
    alone = replace(reading, events=(event,), claims=())
    assert to_record(alone)["events"][0]["factuality"] == factuality
    assert from_record(to_record(alone)) == alone


def test_two_claims_on_one_event_are_refused(reading: Reading) -> None:
    with pytest.raises(ValueError, match="claim needs an event of its own"):
        to_record(replace(reading, claims=reading.claims * 2))


@pytest.mark.parametrize("record", [{}, {"format": 2}, {"format": 1}, {"format": 1, "document": []}])
def test_other_json_is_refused(record: dict[str, Any]) -> None:
    with pytest.raises(StoreError):
        from_record(record)


def test_date_and_moment_stay_apart(reading: Reading) -> None:
    for published in (date(2020, 3, 3), datetime(2020, 3, 3)):
        changed = replace(reading, document=replace(reading.document, published=published))
        found = from_record(to_record(changed)).document.published
        assert (found, type(found)) == (published, type(published))


def test_a_record_without_cues_and_stakes_is_read(reading: Reading) -> None:
    record = to_record(reading)
    for link in record["events"][0]["links"]:
        del link["cue"], link["stakes"]
    (claim,) = from_record(record).claims
    assert [(link.cue, link.stakes) for link in claim.chain] == [(None, ()), (None, ())]
