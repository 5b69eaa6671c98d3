from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest

from dragoman.errors import CodebookError
from dragoman.mentions.gazetteer import Gazetteer, fold, load_gazetteer, open_gazetteer

PLACES = b"""# test
Tripoli\tLBY\tcity\t32.887\t13.191\t2210247\t1302947\tLBY.77
Tripoli\tLBN\tcity\t34.435\t35.850\t266826\t229398\tLBN.09
Syria\tSYR\tcountry\t35.000\t38.000\t163843\t16906283\t"""
NAMES = b"syria\t2\nsyrian\t2+\ntarabulus\t0*,1*\ntripoli\t0,1"


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("Şırnak", "sirnak"),
        ("Ma'rib", "marib"),
        ("U.S.", "us"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "lodz"),
        ("Côte d’Ivoire", "cote divoire"),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


def test_every_sense_of_a_name() -> None:
    tables = open_gazetteer(PLACES, NAMES)
    assert [(site.country, site.alias) for site in tables.find("TRIPOLI")] == [("LBY", False), ("LBN", False)]
    assert [site.alias for site in tables.find("Tarabulus")] == [True, True]
    assert tables.find("Syrian")[0].kind == "demonym"
    assert tables.find("Atlantis") == ()
    assert tables.find("") == ()
    assert tables.find("Syri") == ()
    assert tables.version == "test"


def test_tables_of_another_make_are_refused() -> None:
    with pytest.raises(CodebookError, match="build_gazetteer"):
        open_gazetteer(b"Tripoli\tLBY", NAMES)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Damascus", "SYR", "city"),
        ("Donbas", "UKR", "region"),
        ("Helmand", "AFG", "admin1"),
        ("Texas", "USA", "admin1"),
        ("Syria", "SYR", "country"),
        ("UK", "GBR", "country"),
        ("Iraqis", "IRQ", "demonym"),
        ("Kiev", "UKR", "city"),
        ("Bagram", "AFG", "point"),
        ("Washington", "USA", "admin1"),
        ("Africa", None, "continent"),
        ("Strait of Hormuz", None, "region"),
    ],
)
def test_shipped_names(shipped: Gazetteer, name: str, country: str | None, kind: str) -> None:
    assert (country, kind) in {(site.country, site.kind) for site in shipped.find(name)}


def test_geonames_ids(shipped: Gazetteer) -> None:
    assert shipped.find("Damascus")[0].geonames == 170654
    assert shipped.find("Syria")[0].geonames == 163843


def test_names_are_in_order(shipped: Gazetteer) -> None:
    keys = [line.partition(b"\t")[0] + b"\t" for line in shipped.names]
    assert keys == sorted(keys), "run scripts/build_gazetteer.py"


def test_every_row_reads(shipped: Gazetteer) -> None:
    for line in shipped.places[::97]:
        _, _, kind, lat, lon, *_ = line.decode().split("\t")
        assert kind in {"country", "continent", "admin1", "city", "region", "point"}
        assert -90 <= float(lat) <= 90
        assert -180 <= float(lon) <= 180


def test_conflict_places_are_packed(shipped: Gazetteer) -> None:
    text = resources.files("dragoman").joinpath("codebook/places/conflict_places.toml").read_text(encoding="utf-8")
    places = tomllib.loads(text)["place"]
    assert len(places) >= 300
    for place in places:
        for name in (place["name"], *place.get("names", [])):
            found = shipped.find(name)
            assert any((site.country or "") == place.get("country", "") for site in found), (
                f"{name}: run scripts/build_gazetteer.py"
            )


def test_conflict_places_are_well_formed() -> None:
    text = resources.files("dragoman").joinpath("codebook/places/conflict_places.toml").read_text(encoding="utf-8")
    names = []
    for place in tomllib.loads(text)["place"]:
        assert set(place) <= {"name", "names", "country", "lat", "lon", "precision", "geonames"}, place
        assert place["precision"] in {"point", "city", "admin1", "region", "country"}, place
        assert len(place.get("country", "XXX")) == 3, place
        names.append(place["name"])
    assert len(names) == len(set(names))


def test_opens_quickly() -> None:
    load_gazetteer.cache_clear()
    before = time.process_time()
    load_gazetteer()
    assert time.process_time() - before < 0.3


def test_the_capital_of_a_country(shipped: Gazetteer) -> None:
    assert [site.name for site in shipped.capital_of("KEN")] == ["Nairobi"]
    assert shipped.capital_of("XXX") == shipped.capital_of(None) == ()


def test_the_packed_capitals_are_the_actor_files() -> None:
    folder = resources.files("dragoman").joinpath("codebook")
    countries = tomllib.loads(folder.joinpath("actors", "countries.toml").read_text(encoding="utf-8"))["country"]
    told = {one["iso3"]: one["capital"] for one in countries if "iso3" in one and "capital" in one}
    assert load_gazetteer().capitals == told, "run scripts/build_gazetteer.py, or its write_capitals() alone"
