from __future__ import annotations

import json

import pytest
from export_builders import OWN, listed, make_report, make_row, written

from dragoman.export.rows import ExportRow

PLOVER = """id, has_event, date, time, enddate, endtime, actor, recipient, event, event_loc, event_text, quad_code,
event_scale, mode, context, link, text, text_info, cite_info, coder, coded_date, coded_time, comment"""
ENTITY = """code, sector, entity_text, identifier_id, identifier_text, religion, ethnicity, office, gender, age"""
LOCATION = """extracted_place, resolved_place, geonameid, lat, lon, city, district, province, country, country_code,
feature_class, feature_code, resolution"""
CITE_INFO = "corpus, citation, url, title, language, publication, license, copyright, coder, codebook, version"


def read(*rows: ExportRow, strict: bool = False) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in written("plover", *rows, strict=strict).splitlines()]


def test_fields_are_those_of_the_manual() -> None:
    told = read(make_row())[0]
    assert list(told) == listed(PLOVER) + listed(OWN)
    assert list(read(make_row(), strict=True)[0]) == listed(PLOVER)
    assert list(told["actor"][0]) == listed(ENTITY)
    assert list(told["event_loc"]) == listed(LOCATION)
    assert list(told["cite_info"]) == listed(CITE_INFO)
    assert list(told["text_info"]) == ["sequence", "start", "end", "text_story"]


def test_a_record() -> None:
    told = read(make_row())[0]
    assert (told["event"], told["mode"], told["quad_code"]) == (["ASSAULT"], ["heavy-weapons"], 4)
    assert told["actor"][0]["identifier_id"] == "Q190323"
    assert told["actor"][0]["entity_text"] == "Syrian troops"
    assert told["event_scale"] == {"dead": 3}
    assert told["event_loc"]["resolution"] == 4
    assert told["text"] is None
    assert told["text_info"]["text_story"] is None


@pytest.mark.parametrize(
    ("status", "mode"), [("planned", "future"), ("denied", "negation"), ("hypothetical", "hypothetical")]
)
def test_auxiliary_modes_keep_the_status_even_in_strict_records(status: str, mode: str) -> None:
    assert mode in read(make_row(status=status), strict=True)[0]["mode"]


def test_special_categories_of_persons_stay_empty(sample_rows: tuple[ExportRow, ...]) -> None:
    for told in read(*sample_rows):
        for entity in told["actor"] + told["recipient"]:
            assert [entity[name] for name in ("religion", "ethnicity", "gender", "age")] == [None] * 4


def test_a_row_without_its_report_leaves_the_citation_empty() -> None:
    told = read(make_row(lead=None))[0]
    assert told["cite_info"] is None
    assert told["dg_article_url"] is None
    assert read(make_row(lead=make_report(url=None)))[0]["cite_info"]["url"] is None
