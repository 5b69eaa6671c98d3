"""The shapes of UCDP GED (49 columns) and ACLED (31): columns alone, no row, rule or judgement of theirs.

Only events that have a place in the other scheme are written: assaults for GED; for ACLED also protests, arrests and
agreements. What their coders decide by hand (conflict and dyad ids, regions, clarity) stays empty, and a number of dead
that no report gives is empty rather than nought.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO

from dragoman.codebook.country_codes import codes_of
from dragoman.export.bystanders import is_non_combatant
from dragoman.export.cells import Cell, stable_number, write_table
from dragoman.export.options import Options
from dragoman.export.own_columns import chain_words, with_own, with_own_names
from dragoman.export.rows import ExportRow, Side
from dragoman.export.tab_files import names_of

GED = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
_STATE, _REBEL = {"GOV", "MIL", "COP", "SPY"}, {"REB", "UAF"}
_TOLD = {"asserted", "reported", "alleged"}
_WHERE = {"point": 1, "city": 1, "admin1": 4, "country": 6}  # GED: 1 exact, 4 first-level division, 6 country
_GEO = {"point": 1, "city": 1, "admin1": 3, "region": 3}  # ACLED: 1 town, 2 part of a region, 3 region
_POLITICAL, _STRATEGIC = "Political violence", "Strategic developments"
_REMOTE = {
    "aerial": "Air/drone strike", "drone": "Air/drone strike", "suicide-attack": "Suicide bomb",
    "heavy-weapons": "Shelling/artillery/missile attack", "explosives": "Remote explosive/landmine/IED",
}  # fmt: skip
_AGAINST_CIVILIANS = {"abduct": "Abduction/forced disappearance", "sexual": "Sexual violence"}


def write_ged(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """GED's 49 columns: assaults that are told as done or alleged."""
    kept = (row for row in rows if row.type == "ASSAULT" and row.status in _TOLD)
    cells = (with_own(_ged(row), row, strict=options.strict) for row in kept)
    return write_table(cells, out, columns=with_own_names(GED, strict=options.strict))


def write_acled(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """ACLED's 31 columns: what falls into one of its types and is told as done or alleged."""
    kept = ((row, kind) for row in rows if row.status in _TOLD and (kind := acled_kind(row)))
    cells = (with_own(_acled(row, *kind), row, strict=options.strict) for row, kind in kept)
    return write_table(cells, out, columns=with_own_names(ACLED, strict=options.strict))


def _ged(row: ExportRow) -> list[Cell]:
    spot, lead, day = row.spot, row.lead, row.day
    side_a, side_b = names_of(row.actors), names_of(row.recipients)
    low, best, high = deaths_of(row)
    point = f"POINT ({spot.lon} {spot.lat})" if spot.lat is not None else None
    reports = list({one.page: one for one in reversed(row.reports)}.values())[::-1]  # one a page
    return [
        stable_number(row.id), row.id, day.year if day else None, None, None, _kind_of_violence(row),
        None, None, None, None, None, None, None, None, side_a, None, None, side_b,
        row.low, [one.url or one.file for one in reports], row.outlets,
        [one.published.isoformat() for one in reports if one.published], [one.title for one in reports if one.title],
        chain_words(row.chain) if lead else None,
        _WHERE.get(spot.precision or ""), spot.name, spot.raw, spot.province(), None, spot.lat, spot.lon, point, None,
        codes_of(spot.country).name or None, codes_of(spot.country).gw, None, None,
        _date_precision(row.start, row.end), row.start, row.end, None, None, None, None, best, high, low,
        _gw(row.actors), _gw(row.recipients),
    ]  # fmt: skip


def deaths_of(row: ExportRow) -> tuple[int | None, int | None, int | None]:
    """Dead by the lowest report, by the leading one where it is exact, and by the highest; None: not told."""
    told = [number for report in row.reports for number in report.numbers if number.what == "dead"]
    lows = [int(number.low) for number in told if math.isfinite(number.low)]
    highs = [int(number.high) for number in told if math.isfinite(number.high)]
    first = [one for one in (row.lead.numbers if row.lead else ()) if one.what == "dead"]
    best = int(first[0].low) if len(first) == 1 and first[0].low == first[0].high else None
    high = max(highs) if len(highs) == len(told) and highs else None  # "at least three" has no highest
    return (min(lows) if lows else None, best, high)


def _kind_of_violence(row: ExportRow) -> int | None:
    """1 with a state on one side, 2 between armed groups, 3 against civilians; None where sectors do not tell."""
    actor, recipient = _sectors(row.actors), _sectors(row.recipients)
    if not actor & (_STATE | _REBEL) or not recipient:
        return None
    if not recipient & (_STATE | _REBEL):
        return 3
    return 1 if (actor | recipient) & _STATE else 2


def _sectors(sides: Sequence[Side]) -> set[str]:
    return {sector for side in sides for sector in side.party.sectors}


def _gw(sides: Sequence[Side]) -> int | None:
    """Gleditsch-Ward number of the first side that is a state or its organ."""
    states = (side for side in sides if set(side.party.sectors) & _STATE or side.party.kind == "country")
    return next((codes_of(side.party.country).gw for side in states), None)


def _date_precision(start: date | None, end: date | None) -> int | None:
    """GED: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    if start is None:
        return None
    days = ((end or start) - start).days + 1
    return next((level for level, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def acled_kind(row: ExportRow) -> tuple[str, str, str | None] | None:
    """ACLED's disorder type, event type and sub-type nearest to an event; None where it has no place there."""
    if row.type == "PROTEST":
        riot = row.mode in {"riot", "vandalize"}
        return ("Demonstrations", "Riots", "Violent demonstration") if riot else ("Demonstrations", "Protests", None)
    if row.type == "AGREE":
        return _STRATEGIC, _STRATEGIC, "Agreement"
    if row.type == "COERCE" and row.mode == "arrest":
        return _STRATEGIC, _STRATEGIC, "Arrests"
    return _violence(row) if row.type == "ASSAULT" else None


def _violence(row: ExportRow) -> tuple[str, str, str | None]:
    mode = row.mode or ""
    if mode in _REMOTE:
        return _POLITICAL, "Explosions/Remote violence", _REMOTE[mode]
    if _hits_non_combatants_alone(row):
        return _POLITICAL, "Violence against civilians", _AGAINST_CIVILIANS.get(mode, "Attack")
    return _POLITICAL, "Battles", "Armed clash" if mode == "firearms" else None


def _acled(row: ExportRow, disorder: str, event_type: str, sub_type: str | None) -> list[Cell]:
    spot, day = row.spot, row.day
    codes = codes_of(spot.country)
    one, two = _inter(row.actors, event_type), _inter(row.recipients, event_type)
    civilians = _hits_non_combatants_alone(row) and row.type == "ASSAULT"
    return [
        row.id, day, day.year if day else None, _time_precision(row.start, row.end), disorder, event_type, sub_type,
        names_of(row.actors[:1]), names_of(row.actors[1:]), one, names_of(row.recipients[:1]),
        names_of(row.recipients[1:]), two, int(f"{min(one, two)}{max(one, two)}") if one and two else None,
        "Civilian targeting" if civilians else None, int(codes.numeric) if codes.numeric else None, None,
        codes.name or None, spot.province(), None, None, spot.name, spot.lat, spot.lon, _GEO.get(spot.precision or ""),
        row.outlets, None, row.quote, deaths_of(row)[1], None, None,
    ]  # fmt: skip


def _time_precision(start: date | None, end: date | None) -> int | None:
    """ACLED: 1 a day, 2 a week, 3 a month; None beyond."""
    level = _date_precision(start, end)
    return {1: 1, 2: 2, 3: 2, 4: 3}.get(level or 0)


def _inter(sides: Sequence[Side], event_type: str) -> int | None:
    """ACLED's number of an actor's kind, where sectors tell: 1 state forces, 2 rebels, 5 rioters, 6 protesters,
    7 civilians, 8 others from outside."""
    if not sides:
        return None
    sectors = set(sides[0].party.sectors)
    if event_type in {"Protests", "Riots"} and "CVL" in sectors:
        return 6 if event_type == "Protests" else 5
    for number, group in ((1, _STATE), (2, {"REB"}), (8, {"IGO"}), (7, {"CVL", "MED", "EDU", "HLH", "NGO", "LAB"})):
        if sectors & group:
            return number
    return None


def _hits_non_combatants_alone(row: ExportRow) -> bool:
    return bool(row.recipients) and all(is_non_combatant(side.party) for side in row.recipients)
