"""GDELT 2.0 shapes: the event table (61 columns) and the mentions table (16), tab-separated and without a head.

Countries of places are FIPS 10-4 here, those of actors ISO 3166-1 alpha-3 as CAMEO has them. Goldstein scale, tone,
ethnic and religious codes are not ours to give and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO

from dragoman.codebook.country_codes import codes_of
from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.export.cameo import nearest_cameo
from dragoman.export.cells import Cell, stable_number, write_table
from dragoman.export.options import Options
from dragoman.export.own_columns import with_own
from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow, PageReport, Side, outlet_of

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT_EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
GDELT_MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
_GEO_TYPES = {"country": 1, "city": 4, "point": 4, "admin1": 5, "region": 5}
_GEO_TYPES_USA = {"country": 1, "city": 3, "point": 3, "admin1": 2, "region": 2}
_WEB, _CITED = 1, 2  # a page with an address, and one known by its name only
_NOWHERE: list[Cell] = [None] * len(_GEO)


def write_gdelt_events(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """The event table."""
    cells = (with_own(_event(row), row, strict=options.strict) for row in rows)
    return write_table(cells, out, columns=None, delimiter="\t")


def write_gdelt_mentions(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """The mentions table: a row a report."""
    cells = (with_own(cells, row, strict=options.strict) for row in rows for cells in _mentions(row))
    return write_table(cells, out, columns=None, delimiter="\t")


def _event(row: ExportRow) -> list[Cell]:
    cameo, day = nearest_cameo(row.type, row.mode), row.day
    return [
        stable_number(row.id), *(_day_cells(day) if day else [None] * 4), *_actor(row.actors), *_actor(row.recipients),
        None, cameo.code, cameo.base, cameo.root, QUAD_CLASS[row.type], None, len(row.reports), len(row.outlets),
        row.pages, None, *_NOWHERE, *_NOWHERE, *_geo(row.spot), _moment(row.known),
        (row.lead.url or row.lead.file) if row.lead else None,
    ]  # fmt: skip


def _day_cells(day: date) -> list[Cell]:
    """The fraction counts months of thirty days, as GDELT's codebook describes it; approximate."""
    fraction = f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"
    return [int(f"{day:%Y%m%d}"), int(f"{day:%Y%m}"), day.year, fraction]


def _actor(sides: Sequence[Side]) -> list[Cell]:
    """GDELT has room for one actor: the first."""
    if not sides:
        return [None] * len(_ACTOR)
    party = sides[0].party
    types: list[str | None] = [*party.sectors[:3]]
    code = "".join([party.country or "", *party.sectors[:3]])
    return [code or None, party.name.upper(), party.country, None, None, None, None, *types, *[None] * (3 - len(types))]


def _geo(spot: Spot) -> list[Cell]:
    if spot.name is None:
        return _NOWHERE
    kinds = _GEO_TYPES_USA if spot.country == "USA" else _GEO_TYPES
    codes = codes_of(spot.country)
    full = spot.name if spot.precision == "country" or not codes.name else f"{spot.name}, {codes.name}"
    first = codes.fips if spot.precision == "country" else None
    return [kinds.get(spot.precision or ""), full, codes.fips, first, None, spot.lat, spot.lon, None]


def _mentions(row: ExportRow) -> Iterator[list[Cell]]:
    for report in row.reports:
        yield [
            stable_number(row.id), _moment(row.day), _moment(report.published), _WEB if report.url else _CITED,
            outlet_of(report), report.url or report.file, report.sentence_no, report.actor_start,
            report.recipient_start, report.trigger_start, int(not _is_rewritten(report)),
            round(report.confidence * 100), report.length, None, None, None,
        ]  # fmt: skip


def _is_rewritten(report: PageReport) -> bool:
    """Whether another event of the sentence implies it, rather than words of its own."""
    return report.rule.startswith("rewrite.")


def _moment(day: date | None) -> int | None:
    """A day as GDELT writes moments; the hour is not known and stands as zero."""
    return int(f"{day:%Y%m%d}000000") if day else None
