"""Reading is pure: a page's reading depends on the page, the codebook and the model alone."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.load import Codebook
from dragoman.errors import PageError, SizeError
from dragoman.pipeline import read_page, read_text, tools_of
from dragoman.types import Page, Reading


def test_the_same_page_twice_gives_the_same_reading(
    sample_pages: tuple[Page, ...], sample_readings: tuple[Reading, ...], codebook: Codebook
) -> None:
    for page, reading in zip(sample_pages[:4], sample_readings[:4], strict=True):
        assert read_page(page, codebook) == reading


def test_the_order_of_pages_does_not_matter(
    sample_pages: tuple[Page, ...], sample_readings: tuple[Reading, ...], codebook: Codebook
) -> None:
    backwards = [read_page(page, codebook) for page in reversed(sample_pages)]
    assert list(reversed(backwards)) == list(sample_readings)


def test_a_page_does_not_know_its_neighbours(sample_readings: tuple[Reading, ...]) -> None:
    for reading in sample_readings:
        ids = [entity.id for entity in reading.entities]
        assert len(ids) == len(set(ids))
        assert [event.id for event in reading.events] == [f"e{n}" for n in range(1, len(reading.events) + 1)]


def test_every_sample_page_yields_events_and_claims(sample_readings: tuple[Reading, ...]) -> None:
    for reading in sample_readings:
        assert reading.events, reading.document.file
        told = (*reading.events, *reading.relations)
        assert [claim.event for claim in reading.claims] == [event.id for event in told]


def test_a_reading_says_what_made_it(sample_readings: tuple[Reading, ...], codebook: Codebook) -> None:
    assert {reading.codebook for reading in sample_readings} == {codebook.digest}
    assert all(reading.model.startswith("en_") for reading in sample_readings)


def test_bare_text(codebook: Codebook) -> None:
    reading = read_text(
        "Kenya agreed on Monday to send police to Haiti.\n\nHaiti thanked Kenya.\n\n", codebook,
        published=date(2023, 10, 4), title="Police for Haiti",
    )  # fmt: skip
    document = reading.document
    assert [document[p] for p in document.paragraphs] == [
        "Kenya agreed on Monday to send police to Haiti.", "Haiti thanked Kenya.",
    ]  # fmt: skip
    assert (document.title, document.published_from) == ("Police for Haiti", "given")
    assert document.digest.startswith("sha256:")
    agreed = reading.events[0]
    names = {entity.id: entity.name for entity in reading.entities}
    assert (agreed.type, agreed.status, [names[one.entity] for one in agreed.actors]) == ("AGREE", "actual", ["Kenya"])
    assert agreed.date is not None and agreed.date.start == date(2023, 10, 2)


def test_bare_text_without_a_day_dates_nothing_by_the_clock(codebook: Codebook) -> None:
    reading = read_text("Turkish police arrested three journalists on Monday.", codebook)
    assert reading.document.published is None
    assert all(event.date is None or event.date.start is None for event in reading.events)


@pytest.mark.parametrize("head", ["WASHINGTON, March 3 - ", "KABUL - ", "NAIROBI, Kenya - "])
def test_the_dateline_of_bare_text_is_nobody(codebook: Codebook, head: str) -> None:
    reading = read_text(f"{head}Turkish police arrested three journalists on Monday.", codebook)
    assert reading.document.dateline is not None
    assert all(mention.span.start >= len(head) for entity in reading.entities for mention in entity.mentions)
    assert [event.type for event in reading.events] == ["COERCE"]


def test_nothing_to_read(codebook: Codebook) -> None:
    reading = read_text("", codebook)
    assert (reading.events, reading.entities, reading.claims) == ((), (), ())
    with pytest.raises(PageError):
        read_page(Page("blank.html", b"<html></html>"), codebook)


def test_tools_are_made_once_a_codebook(codebook: Codebook) -> None:
    assert tools_of(codebook) is tools_of(codebook)


def test_a_text_longer_than_any_article_is_refused_at_once(codebook: Codebook) -> None:
    with pytest.raises(SizeError, match="100,015 characters"):
        read_text("France met Japan." + " " * (100_000 - 2), codebook, rules_only=True)
