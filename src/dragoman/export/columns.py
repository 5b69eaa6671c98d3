"""Our own table of events: each column with its kind, what it means, and how it is read off a row."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.codebook.event_rules import QUAD_CLASS
from dragoman.export.places import Spot
from dragoman.export.rows import ExportRow, PageReport, Side, outlet_of, stake_words

Kind = Literal["text", "texts", "day", "integer", "number", "yes or no"]
Value = str | list[str] | date | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a list where `kind` is texts, None where not known."""

    name: str
    kind: Kind
    about: str
    value: Callable[[ExportRow], Value]


def _of_lead(get: Callable[[PageReport], Value]) -> Callable[[ExportRow], Value]:
    return lambda row: get(row.lead) if row.lead else None


def _of_spot(get: Callable[[Spot], Value]) -> Callable[[ExportRow], Value]:
    return lambda row: get(row.spot)


def _of_sides(role: Literal["actor", "recipient"], get: Callable[[Side], str]) -> Callable[[ExportRow], Value]:
    return lambda row: [get(side) for side in (row.actors if role == "actor" else row.recipients)]


def _side_columns(role: Literal["actor", "recipient"], who: str) -> tuple[Column, ...]:
    texts: Kind = "texts"
    return (
        Column(f"{role}s", texts, f"names of {who}", _of_sides(role, lambda side: side.party.name)),
        Column(f"{role}_keys", texts, "their ids in the record", _of_sides(role, lambda side: side.party.key)),
        Column(f"{role}_kinds", texts, "what they are", _of_sides(role, lambda side: side.party.kind)),
        Column(
            f"{role}_countries", texts, "their ISO 3166-1 alpha-3 codes, empty where none",
            _of_sides(role, lambda side: side.party.country or ""),
        ),
        Column(
            f"{role}_sectors", texts, "their PLOVER sectors, blanks between",
            _of_sides(role, lambda side: " ".join(side.party.sectors)),
        ),
        Column(
            f"{role}_wikidata", texts, "their items in Wikidata, empty where not known",
            _of_sides(role, lambda side: side.wikidata or ""),
        ),
    )  # fmt: skip


def _number(what: str, end: Literal["low", "high"]) -> Callable[[ExportRow], Value]:
    def get(row: ExportRow) -> Value:
        told = [getattr(one, end) for one in (row.lead.numbers if row.lead else ()) if one.what == what]
        return float(told[0]) if len(told) == 1 and math.isfinite(told[0]) else None

    return get


def _number_columns(what: str) -> tuple[Column, ...]:
    return tuple(
        Column(f"{what}_{end}", "number", f"{what}: the leading report's {end} end", _number(what, end))
        for end in ("low", "high")
    )


COLUMNS: tuple[Column, ...] = (
    Column("event_id", "text", "the event's public name; any of its reports' names leads to it", lambda row: row.id),
    Column("event_type", "text", "PLOVER event type", lambda row: row.type),
    Column("event_mode", "text", "PLOVER mode", lambda row: row.mode),
    Column("contexts", "texts", "PLOVER contexts of the leading report", lambda row: list(row.contexts)),
    Column("quad_class", "integer", "PLOVER quad class, 1 to 4", lambda row: QUAD_CLASS[row.type]),
    *_side_columns("actor", "who did it"),
    *_side_columns("recipient", "those to whom it was done"),
    Column("date_start", "day", "first day it can have been", lambda row: row.start),
    Column("date_end", "day", "last day it can have been", lambda row: row.end),
    Column("place", "text", "name of the place", _of_spot(lambda spot: spot.name)),
    Column("place_country", "text", "ISO 3166-1 alpha-3", _of_spot(lambda spot: spot.country)),
    Column("latitude", "number", "degrees north, WGS 84", _of_spot(lambda spot: spot.lat)),
    Column("longitude", "number", "degrees east, WGS 84", _of_spot(lambda spot: spot.lon)),
    Column("place_precision", "text", "city, admin1, country, point or region", _of_spot(lambda spot: spot.precision)),
    Column("geo_basis", "text", "stated, inferred or country centroid", _of_spot(lambda spot: spot.basis)),
    Column("geonames", "integer", "GeoNames id", _of_spot(lambda spot: spot.geonames)),
    *_number_columns("dead"),
    *_number_columns("injured"),
    *_number_columns("arrested"),
    Column("status", "text", "asserted, reported, alleged, denied, planned or hypothetical", lambda row: row.status),
    Column("factuality", "text", "actual, alleged, denied, planned or possible", lambda row: row.factuality),
    Column("denied", "yes or no", "whether somebody denies it", lambda row: row.denied),
    Column("differs", "texts", "what its reports disagree in", lambda row: list(row.differs)),
    Column("confidence", "number", "how sure the rule is, 0 to 1; not how true the report", lambda row: row.confidence),
    Column("chain", "texts", "the leading report's speakers, outermost first", lambda row: list(row.chain)),
    Column("originator", "text", "the last of them", lambda row: row.originator),
    Column("originator_stakes", "texts", "who the originator is to the event", lambda row: stake_words(row.stakes)),
    Column("n_originators_low", "integer", "independent originators, every doubt against", lambda row: row.low),
    Column("n_originators_high", "integer", "independent originators, every doubt for", lambda row: row.high),
    Column("n_reports", "integer", "reports of it", lambda row: len(row.reports)),
    Column("n_pages", "integer", "pages that tell of it", lambda row: row.pages),
    Column("outlets", "texts", "who published them", lambda row: list(row.outlets)),
    Column("quote", "text", "the leading sentence, at most 240 characters", lambda row: row.quote),
    Column("article_url", "text", "address of the leading page", _of_lead(lambda lead: lead.url)),
    Column("article_title", "text", "its headline", _of_lead(lambda lead: lead.title)),
    Column("article_outlet", "text", "who published it", _of_lead(lambda lead: outlet_of(lead) or None)),
    Column("article_published", "day", "when", _of_lead(lambda lead: lead.published)),
    Column("article_digest", "text", "the page's identity", _of_lead(lambda lead: lead.digest)),
    Column("sentence_no", "integer", "which sentence of it", _of_lead(lambda lead: lead.sentence_no)),
    Column("char_start", "integer", "first character of the sentence", _of_lead(lambda lead: lead.sentence_start)),
    Column("char_end", "integer", "one past its last", _of_lead(lambda lead: lead.sentence_end)),
    Column("coded_by", "text", "the rule's id", _of_lead(lambda lead: lead.rule)),
    Column("coder_version", "text", "program, codebook and model", _of_lead(lambda lead: lead.coder)),
    Column("judged", "text", "the last standing verdict of a person", lambda row: row.verdict),
    Column("reviewed_by", "text", "whose", lambda row: row.reviewer),
    Column("known_since", "day", "when its first page was published", lambda row: row.known),
)  # fmt: skip


def values_of(row: ExportRow) -> dict[str, Value]:
    """A row under our own columns."""
    return {column.name: column.value(row) for column in COLUMNS}


def names() -> Sequence[str]:
    """Names of our own columns."""
    return [column.name for column in COLUMNS]
