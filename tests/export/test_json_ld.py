from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from export_builders import make_report, make_row, planned, written

from dragoman.export.rows import ExportRow, Speaker


def read(*rows: ExportRow) -> list[dict[str, Any]]:
    told = json.loads(written("json-ld", *rows))
    assert told["@context"] == "https://schema.org"
    return told["@graph"]  # type: ignore[no-any-return]


def of_type(nodes: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["@type"] == name]


def test_samples_are_articles_events_and_claims(sample_rows: tuple[ExportRow, ...]) -> None:
    nodes = read(*sample_rows)
    reports = sum(len(row.reports) for row in sample_rows)
    assert Counter(node["@type"] for node in nodes) == {"NewsArticle": 20, "Event": len(sample_rows), "Claim": reports}
    ids = {node["@id"] for node in nodes}
    assert len(ids) == len(nodes)
    for claim in of_type(nodes, "Claim"):
        assert {claim[name]["@id"] for name in ("about", "appearance", "firstAppearance")} <= ids


def test_a_claim_has_its_author_and_where_it_appeared() -> None:
    claim = of_type(read(make_row()), "Claim")[0]
    assert claim["author"]["name"] == "Anadolu"
    assert claim["creditText"] == "The Daily < Anadolu"
    assert claim["appearance"] == {"@id": "urn:dragoman:page:3fa85f640000"}


@pytest.mark.parametrize(("verdict", "reviewer", "many"), [
    (None, None, 0), ("correct", "A. Reader", 0), ("note", "A. Reader", 0), ("accept", "A. Reader", 1),
    ("reject", "A. Reader", 1),
])  # fmt: skip
def test_only_a_person_s_verdict_is_a_review(verdict: str | None, reviewer: str | None, many: int) -> None:
    row = replace(make_row(), verdict=verdict, reviewer=reviewer, reviewed=date(2020, 4, 1))
    reviews = of_type(read(row), "ClaimReview")
    assert len(reviews) == many
    for review in reviews:
        assert review["author"]["name"] == "A. Reader"
        assert review["reviewRating"]["ratingValue"] == (1 if verdict == "accept" else 0)
        assert review["datePublished"] == "2020-04-01"


def test_what_a_page_rests_on() -> None:
    chain = (
        Speaker("The Daily", "publishes", None, None, None, None, ()),
        Speaker("AFP", "syndicates", None, None, None, None, ()),
        Speaker("Anadolu", "reports citing", None, None, None, None, ()),
        Speaker("Gerstman", "press release of", "a press release", 0, 15, None, ()),
    )
    article = of_type(read(make_row(lead=make_report(chain=chain))), "NewsArticle")[0]
    assert article["sourceOrganization"] == [{"@type": "Organization", "name": "AFP"}]
    assert article["citation"] == ["Anadolu"]
    assert article["isBasedOn"][0]["author"]["name"] == "Gerstman"


def test_a_planned_event_is_scheduled() -> None:
    assert of_type(read(planned(make_row())), "Event")[0]["eventStatus"].endswith("EventScheduled")
    assert "eventStatus" not in of_type(read(make_row()), "Event")[0]
