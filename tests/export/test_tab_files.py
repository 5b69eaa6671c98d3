from __future__ import annotations

import csv
import io

import pandas as pd
from export_builders import OWN, listed, make_row, written

from dragoman.codebook.event_rules import MODES, QUAD_CLASS
from dragoman.export.cameo import nearest_cameo
from dragoman.export.rows import ExportRow

POLECAT = """Event ID, Event Date, Event Type, Event Mode, Event Intensity, Quad Code, Contexts, Actor Name, Actor
Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient
Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name
Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, Raw
Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, Language,
Version"""
ICEWS = """Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target
Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, Country, Latitude,
Longitude"""


def read(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode()), delimiter="\t"))


def test_polecat_has_its_forty_columns_and_then_ours(row: ExportRow) -> None:
    assert len(listed(POLECAT)) == 40
    assert list(read(written("polecat", row))[0]) == listed(POLECAT) + listed(OWN)
    assert list(read(written("polecat", row, strict=True))[0]) == listed(POLECAT)


def test_icews_has_its_twenty_columns_and_then_ours(row: ExportRow) -> None:
    assert len(listed(ICEWS)) == 20
    assert list(read(written("icews", row))[0]) == listed(ICEWS) + listed(OWN)
    assert list(read(written("icews", row, strict=True))[0]) == listed(ICEWS)


def test_a_row_of_polecat() -> None:
    told = read(written("polecat", make_row()))[0]
    assert told["Event Type"] == "ASSAULT"
    assert told["Quad Code"] == "MATERIAL CONFLICT"
    assert (told["Actor Name"], told["Actor Country"], told["Actor COW"]) == ("Syrian Army", "SYR", "652")
    assert (told["Primary Actor Sector"], told["Actor Sectors"]) == ("MIL", "MIL;GOV")
    assert (told["City"], told["Province"], told["GeoNames ID"]) == ("Idlib", "", "169389")
    assert told["dg_chain"] == "The Daily<Anadolu"
    assert told["dg_originator_stake"] == "party of TUR"
    assert told["Event Intensity"] == told["Wikipedia Actor ID"] == ""


def test_a_row_of_icews_reads_with_the_types_its_users_have() -> None:
    table = pd.read_csv(io.BytesIO(written("icews", make_row())), sep="\t", dtype={"CAMEO Code": str})
    assert table["Event ID"].dtype.kind == "i"
    assert table["Story ID"].dtype.kind == "i"
    assert table["Latitude"].dtype.kind == "f"
    assert table.loc[0, "CAMEO Code"] == "194"
    assert table.loc[0, "Country"] == "Syria"


def test_samples_read_with_and_without_quotation_marks(sample_rows: tuple[ExportRow, ...]) -> None:
    table = written("polecat", *sample_rows)
    rows = read(table)
    assert len(rows) == len(sample_rows)
    assert {line.count(b"\t") for line in table.splitlines()} == {54}


def test_every_type_and_mode_has_a_near_cameo_code() -> None:
    for event_type in QUAD_CLASS:
        for mode in (None, *MODES.get(event_type, ())):
            cameo = nearest_cameo(event_type, mode)
            assert cameo.code.startswith(cameo.base)
            assert 1 <= int(cameo.root) <= 20


def test_roots_of_cameo_fall_into_the_side_of_their_quad_class() -> None:
    for event_type, quad in QUAD_CLASS.items():
        assert (int(nearest_cameo(event_type, None).root) <= 8) == (quad <= 2)
