from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from export_builders import OWN, listed, make_report, make_row, written

from dragoman.export.gdelt import GDELT_EVENTS, GDELT_MENTIONS
from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow

EVENTS = """GLOBALEVENTID, SQLDATE, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode,
Actor1KnownGroupCode, Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, Actor1Type2Code,
Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, Actor2EthnicCode,
Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, Actor2Type3Code, IsRootEvent, EventCode,
EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, NumMentions, NumSources, NumArticles, AvgTone,
Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, Actor1Geo_ADM1Code, Actor1Geo_ADM2Code, Actor1Geo_Lat,
Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code,
Actor2Geo_ADM2Code, Actor2Geo_Lat, Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName,
ActionGeo_CountryCode, ActionGeo_ADM1Code, ActionGeo_ADM2Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID,
DATEADDED, SOURCEURL"""
MENTIONS = """GLOBALEVENTID, EventTimeDate, MentionTimeDate, MentionType, MentionSourceName, MentionIdentifier,
SentenceID, Actor1CharOffset, Actor2CharOffset, ActionCharOffset, InRawText, Confidence, MentionDocLen, MentionDocTone,
MentionDocTranslationInfo, Extras"""


def read(name: str, columns: str, *rows: ExportRow) -> list[dict[str, str]]:
    text = io.StringIO(written(name, *rows).decode())
    return list(csv.DictReader(text, fieldnames=listed(columns) + listed(OWN), delimiter="\t"))


def test_columns_are_those_of_gdelt() -> None:
    assert len(GDELT_EVENTS) == 61
    assert list(GDELT_EVENTS) == listed(EVENTS)
    assert len(GDELT_MENTIONS) == 16
    assert list(GDELT_MENTIONS) == listed(MENTIONS)


@pytest.mark.parametrize(("name", "many"), [("gdelt", 61), ("gdelt-mentions", 16)])
def test_there_is_no_head_and_strict_has_native_columns_only(
    sample_rows: tuple[ExportRow, ...], name: str, many: int
) -> None:
    lines = written(name, *sample_rows, strict=True).decode().splitlines()
    assert {line.count("\t") for line in lines} == {many - 1}
    assert lines[0].split("\t")[0].isdecimal()


def test_an_event() -> None:
    told = read("gdelt", EVENTS, make_row())[0]
    assert (told["SQLDATE"], told["MonthYear"], told["Year"]) == ("20200302", "202003", "2020")
    assert told["FractionDate"].startswith("2020.1")
    assert (told["Actor1Code"], told["Actor1CountryCode"], told["Actor1Type1Code"]) == ("SYRMILGOV", "SYR", "MIL")
    assert (told["EventCode"], told["EventRootCode"], told["QuadClass"]) == ("194", "19", "4")
    assert (told["NumMentions"], told["NumSources"], told["NumArticles"]) == ("1", "1", "1")
    assert told["ActionGeo_FullName"] == "Idlib, Syria"
    assert told["DATEADDED"] == "20200303000000"
    assert told["GoldsteinScale"] == told["AvgTone"] == told["Actor1EthnicCode"] == ""
    assert told["dg_status"] == "reported"


@pytest.mark.parametrize(("iso3", "fips"), [("UKR", "UP"), ("SDN", "SU"), ("DEU", "GM")])
def test_countries_of_places_are_fips(iso3: str, fips: str) -> None:
    told = read("gdelt", EVENTS, make_row(spot=Spot("Somewhere", iso3, 1.0, 2.0, "country", "country centroid")))[0]
    assert told["ActionGeo_CountryCode"] == told["ActionGeo_ADM1Code"] == fips
    assert told["ActionGeo_Type"] == "1"


def test_towns_of_the_united_states_have_a_type_of_their_own() -> None:
    spot = Spot("Dayton", "USA", 39.7, -84.2, "city", "stated")
    told = read("gdelt", EVENTS, make_row(spot=spot), make_row(spot=replace(spot, country="SYR")))
    assert [one["ActionGeo_Type"] for one in told] == ["3", "4"]
    assert told[0]["ActionGeo_Long"] == "-84.2"


def test_a_mention_is_a_report() -> None:
    bare = make_report(url=None, rule="rewrite.agree.of.aid.send.verb", recipient_start=22)
    told = read("gdelt-mentions", MENTIONS, make_row(reports=(make_report(), bare)))
    assert [one["MentionType"] for one in told] == ["1", "2"]
    assert [one["InRawText"] for one in told] == ["1", "0"]
    assert (told[0]["Actor1CharOffset"], told[0]["Actor2CharOffset"], told[0]["ActionCharOffset"]) == ("0", "", "14")
    assert (told[1]["MentionIdentifier"], told[1]["Actor2CharOffset"]) == ("page.html", "22")
    assert told[0]["MentionTimeDate"] == "20200303000000"
    assert told[0]["Confidence"] == "90"
    assert len({one["GLOBALEVENTID"] for one in told}) == 1
