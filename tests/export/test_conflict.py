from __future__ import annotations

import csv
import io
import math
from datetime import date

import pytest
from export_builders import ARMY, OWN, TURKEY, VILLAGERS, listed, make_report, make_row, written

from dragoman.export.conflict import acled_kind, deaths_of
from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow, Side
from dragoman.types import Party, Quantity, Span

GED = """id, relid, year, active_year, code_status, type_of_violence, conflict_dset_id, conflict_new_id, conflict_name,
dyad_dset_id, dyad_new_id, dyad_name, side_a_dset_id, side_a_new_id, side_a, side_b_dset_id, side_b_new_id, side_b,
number_of_sources, source_article, source_office, source_date, source_headline, source_original, where_prec,
where_coordinates, where_description, adm_1, adm_2, latitude, longitude, geom_wkt, priogrid_gid, country, country_id,
region, event_clarity, date_prec, date_start, date_end, deaths_a, deaths_b, deaths_civilians, deaths_unknown, best,
high, low, gwnoa, gwnob"""
ACLED = """event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1,
assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, admin1,
admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags,
timestamp"""
REBELS = Party("x.REB", "the rebels", "armed group", None, ("REB",))


def read(name: str, *rows: ExportRow, strict: bool = False) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name, *rows, strict=strict).decode())))


@pytest.mark.parametrize(("name", "columns", "many"), [("ged", GED, 49), ("acled", ACLED, 31)])
def test_columns(name: str, columns: str, many: int) -> None:
    assert len(listed(columns)) == many
    assert list(read(name, make_row())[0]) == listed(columns) + listed(OWN)
    assert list(read(name, make_row(), strict=True)[0]) == listed(columns)


def test_a_row_of_ged_takes_its_sources_from_the_chain() -> None:
    told = read("ged", make_row())[0]
    assert told["source_article"] == "https://daily.example/2020/idlib?a=1"
    assert (told["source_office"], told["source_date"], told["source_headline"]) == (
        "The Daily", "2020-03-03", "Shelling in Idlib",
    )  # fmt: skip
    assert told["source_original"] == "The Daily<Anadolu"
    assert (told["where_prec"], told["date_prec"], told["country_id"]) == ("1", "1", "652")
    assert told["geom_wkt"] == "POINT (36.63 35.93)"
    assert (told["low"], told["best"], told["high"]) == ("3", "3", "3")
    assert (told["gwnoa"], told["gwnob"]) == ("652", "")
    assert told["conflict_name"] == told["region"] == told["event_clarity"] == ""


def test_two_events_of_one_page_are_one_source() -> None:
    reports = (make_report(), make_report(id="3fa85f640000-30"))
    assert read("ged", make_row(reports=reports))[0]["source_office"] == "The Daily"
    assert read("ged", make_row(reports=reports))[0]["source_headline"] == "Shelling in Idlib"


@pytest.mark.parametrize(
    ("actor", "recipient", "kind"),
    [(ARMY, REBELS, "1"), (REBELS, REBELS, "2"), (REBELS, VILLAGERS, "3"), (ARMY, TURKEY, "1"), (VILLAGERS, ARMY, "")],
)
def test_kinds_of_violence(actor: Party, recipient: Party, kind: str) -> None:
    row = make_row(actors=(Side(actor),), recipients=(Side(recipient),))
    assert read("ged", row)[0]["type_of_violence"] == kind


def test_the_dead_are_bounded_by_all_reports_and_never_guessed() -> None:
    three = make_report()
    more = make_report(numbers=(Quantity("dead", 5, math.inf, Span(0, 1)),))
    none = make_report(numbers=())
    assert deaths_of(make_row(lead=three, reports=(three, more))) == (3, 3, None)
    assert deaths_of(make_row(lead=more, reports=(more, three))) == (3, None, None)
    assert deaths_of(make_row(lead=none, reports=(none,))) == (None, None, None)
    assert read("acled", make_row(lead=none, reports=(none,)))[0]["fatalities"] == ""


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "PROTEST", "mode": "demo"}, ("Demonstrations", "Protests", None)),
        ({"type": "PROTEST", "mode": "riot"}, ("Demonstrations", "Riots", "Violent demonstration")),
        ({"type": "AGREE", "mode": None}, ("Strategic developments", "Strategic developments", "Agreement")),
        ({"mode": "drone"}, ("Political violence", "Explosions/Remote violence", "Air/drone strike")),
        ({"mode": "abduct"}, ("Political violence", "Violence against civilians", "Abduction/forced disappearance")),
        ({"mode": "firearms", "recipients": (Side(REBELS),)}, ("Political violence", "Battles", "Armed clash")),
        ({"type": "CONSULT", "mode": "visit"}, None),
    ],
)  # fmt: skip
def test_kinds_of_acled(fields: dict[str, object], kind: tuple[str, str, str | None] | None) -> None:
    assert acled_kind(make_row(**fields)) == kind


def test_a_row_of_acled() -> None:
    told = read("acled", make_row(mode="firearms"))[0]
    assert (told["event_type"], told["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (told["inter1"], told["inter2"], told["interaction"]) == ("1", "7", "17")
    assert (told["iso"], told["country"], told["location"]) == ("760", "Syria", "Idlib")
    assert (told["time_precision"], told["geo_precision"]) == ("1", "1")
    assert told["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize("status", ["denied", "planned", "hypothetical"])
def test_what_did_not_happen_is_left_out(status: str) -> None:
    assert read("ged", make_row(status=status)) == []
    assert read("acled", make_row(status=status)) == []


@pytest.mark.parametrize(
    ("end", "ged", "acled"),
    [(date(2020, 3, 2), "1", "1"), (date(2020, 3, 6), "2", "2"), (date(2020, 3, 31), "4", "3"),
     (date(2020, 12, 31), "5", "")],
)  # fmt: skip
def test_precision_of_days(end: date, ged: str, acled: str) -> None:
    row = make_row(end=end, spot=Spot())
    assert read("ged", row)[0]["date_prec"] == ged
    assert read("acled", row)[0]["time_precision"] == acled
    assert read("ged", row)[0]["where_prec"] == ""
