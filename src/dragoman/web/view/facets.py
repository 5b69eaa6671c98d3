"""Counts by facet as links that narrow the search line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.codebook.country_codes import codes_of
from dragoman.web.view.query import Query, parse_query
from dragoman.web.view.words import month_told

_MOST = 8


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet of the record, its heading and the field of the line that narrows it."""

    name: str
    heading: str
    field: str
    cheap: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: its words, how many events, and the line that asks for it alone."""

    words: str
    many: int
    line: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's foremost values; `chosen` says that the line names one already."""

    heading: str
    values: tuple[Value, ...]
    more: int
    chosen: bool


FACETS = (
    FacetKind("factuality", "Told as", "told", cheap=True),
    FacetKind("type", "What", "type", cheap=True),
    FacetKind("country", "Where", "country", cheap=True),
    FacetKind("month", "When", "since"),
    FacetKind("originator", "Originator", "originator"),
    FacetKind("speaker", "Any speaker", "speaker"),
    FacetKind("actor", "Who", "actor"),
    FacetKind("recipient", "To whom", "recipient"),
)


def make_facet(kind: FacetKind, counts: Sequence[tuple[str, int]], query: Query) -> Facet:
    """A facet of what a query found; of months the last ones, of all others the commonest."""
    shown = counts[-_MOST:] if kind.name == "month" else counts[:_MOST]
    values = tuple(_value(kind, value, many, query) for value, many in shown)
    chosen = any(field == kind.field for field, _ in query.parts)
    return Facet(kind.heading, values, len(counts) - len(shown), chosen)


def _value(kind: FacetKind, value: str, many: int, query: Query) -> Value:
    if kind.name == "month":
        return Value(month_told(value), many, parse_query(query.with_part("since", value)).with_part("until", value))
    words = codes_of(value).name or value if kind.name == "country" else value
    return Value(words, many, query.with_part(kind.field, value))
