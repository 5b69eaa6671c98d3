from __future__ import annotations

import json
from typing import Any

import pytest
from export_builders import make_row, written
from jsonschema import Draft202012Validator, FormatChecker

from dragoman.export.prose import SINGLE
from dragoman.export.rows import ExportRow

_TEXT = {"type": "string", "minLength": 1}
_NAMED = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"name": _TEXT, "uri": {"type": "string", "format": "uri"}, "literal": _TEXT,
                       "role": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}, "value": _TEXT},
    },
}  # fmt: skip
_SAID = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"role": _TEXT, "value": _TEXT, "contentType": _TEXT},
        "required": ["value"],
        "additionalProperties": False,
    },
}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
_FIELDS = """uri, type, representationType, profile, version, firstCreated, versionCreated, contentCreated,
embargoedUntil, pubStatus, urgency, copyrightHolder, copyrightNotice, usageTerms, edNote, language, descriptions,
bodies, headlines, people, organisations, places, subjects, events, eventDetails, plannedCoverage, objects,
infoSources, title, by, slugline, located, renditions, associations, altIds, trustIndicators, standard, genres,
expires, rightsInfo, digitalSourceType"""
SCHEMA = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        **{" ".join(name.split()): {} for name in _FIELDS.split(",")},
        "uri": {"type": "string", "format": "uri"},
        "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite"]},
        "representationType": {"enum": ["complete", "incomplete", "associated"]},
        "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
        "firstCreated": _MOMENT, "versionCreated": _MOMENT,
        "headlines": _SAID, "descriptions": _SAID,
        "people": _NAMED, "organisations": _NAMED, "places": _NAMED, "subjects": _NAMED, "infoSources": _NAMED,
        "altIds": _NAMED, "associations": _NAMED,
        "edNote": _TEXT, "title": _TEXT, "language": _TEXT, "version": _TEXT,
        "digitalSourceType": {"type": "string", "format": "uri"},
        "standard": {"type": "object", "properties": {"name": {"const": "ninjs"}, "version": {"const": "3.1"}}},
    },
}  # fmt: skip


def read(*rows: ExportRow) -> list[dict[str, Any]]:
    items = [json.loads(line) for line in written("ninjs", *rows).splitlines()]
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    for item in items:
        checker.validate(item)
    return items


def test_samples_keep_to_the_field_list(sample_rows: tuple[ExportRow, ...]) -> None:
    items = read(*sample_rows)
    assert len({item["uri"] for item in items}) == len(sample_rows)


def test_the_chain_stands_in_the_sources() -> None:
    item = read(make_row())[0]
    assert [(one["name"], one["role"]) for one in item["infoSources"]] == [
        ("The Daily", ["carrier"]), ("Anadolu", ["originator"]),
    ]  # fmt: skip
    assert item["infoSources"][1]["literal"] == "says; party of TUR"
    assert item["digitalSourceType"].startswith("http://cv.iptc.org/newscodes/digitalsourcetype/")


@pytest.mark.parametrize(("low", "warned"), [(0, True), (1, True), (2, False)])
def test_an_editor_is_warned_of_a_single_originator(low: int, warned: bool) -> None:
    assert (SINGLE in read(make_row(low=low, high=3))[0]["edNote"]) is warned


def test_denials_and_rejections_show() -> None:
    item = read(make_row(denied=True, differs=("number",), verdict="reject", status="alleged"))[0]
    assert "Denied by somebody." in item["edNote"]
    assert "differ in: number" in item["edNote"]
    assert "Status: alleged." in item["edNote"]
    assert item["pubStatus"] == "canceled"
