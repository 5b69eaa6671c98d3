"""schema.org as JSON-LD: a NewsArticle a page, an Event an event, a Claim a report.

A ClaimReview is a person's verdict: it is written only where somebody accepted or rejected the event, never for what
the machine thinks. What is planned is scheduled; what is alleged, denied or hypothetical says so in `description`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from dragoman.export.json_files import write_list
from dragoman.export.markup import urn, web_address
from dragoman.export.options import Options
from dragoman.export.prose import headline, on_whose_word
from dragoman.export.rows import ExportRow, PageReport, Side, outlet_of

_HEAD = {"@context": "https://schema.org"}
_TYPES = {
    "person": "Person", "government": "GovernmentOrganization", "country": "Country", "place": "Place",
    "media": "NewsMediaOrganization",
}  # fmt: skip
_VERDICTS = {"accept": (1, "accepted"), "reject": (0, "rejected")}
Node = dict[str, Any]


def write_json_ld(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """One graph; how many events it holds."""
    many = 0

    def nodes() -> Iterator[Node]:
        nonlocal many
        written: set[str] = set()
        for row in rows:
            for report in row.reports:
                if report.digest not in written:
                    written.add(report.digest)
                    yield _known_only(_article(report))
            yield from map(_known_only, _of_event(row))
            many += 1

    write_list(out, _HEAD, "@graph", nodes())
    return many


def _of_event(row: ExportRow) -> Iterator[Node]:
    yield _event(row)
    for report in row.reports:
        yield _claim(row, report)
    if row.verdict in _VERDICTS and row.reviewer:
        yield _review(row)


def _known_only(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], {})}


def _article(report: PageReport) -> Node:
    basis = [speaker for speaker in report.chain if speaker.relation in {"press release of", "quotes document"}]
    cited = [speaker.name for speaker in report.chain if speaker.relation == "reports citing"]
    agencies = [speaker.name for speaker in report.chain if speaker.relation == "syndicates"]
    outlet = outlet_of(report)
    return {
        "@id": urn("page", report.page),
        "@type": "NewsArticle",
        "headline": report.title,
        "url": web_address(report.url),
        "identifier": report.digest,
        "datePublished": report.published.isoformat() if report.published else None,
        "inLanguage": report.language,
        "author": [{"@type": "Person", "name": name} for name in report.authors],
        "publisher": _organisation(outlet) if outlet else None,
        "sourceOrganization": [_organisation(name) for name in dict.fromkeys(agencies)],
        "isBasedOn": [
            {"@type": "CreativeWork", "name": speaker.words or speaker.name, "author": _organisation(speaker.name)}
            for speaker in basis
        ],
        "citation": list(dict.fromkeys(cited)),
    }


def _event(row: ExportRow) -> Node:
    spot = row.spot
    geo = {"@type": "GeoCoordinates", "latitude": spot.lat, "longitude": spot.lon} if spot.lat is not None else None
    place = _known_only({"@type": "Place", "name": spot.name, "geo": geo}) if spot.name else None
    status = "https://schema.org/EventScheduled" if row.status == "planned" else None
    return {
        "@id": urn("event", row.id),
        "@type": "Event",
        "name": headline(row),
        "description": on_whose_word(row),
        "startDate": row.start.isoformat() if row.start else None,
        "endDate": row.end.isoformat() if row.end else None,
        "eventStatus": status,
        "location": place,
        "organizer": [_party(side) for side in row.actors],
        "attendee": [_party(side) for side in row.recipients],
        "keywords": [word for word in (row.type, row.mode, row.status) if word],
        "subjectOf": [{"@id": urn("page", name)} for name in dict.fromkeys(report.page for report in row.reports)],
    }


def _party(side: Side) -> Node:
    told = {"@type": _TYPES.get(side.party.kind, "Organization"), "name": side.party.name}
    return {**told, "sameAs": f"https://www.wikidata.org/entity/{side.wikidata}"} if side.wikidata else told


def _organisation(name: str) -> Node:
    return {"@type": "Organization", "name": name}


def _claim(row: ExportRow, report: PageReport) -> Node:
    first = row.reports[0]
    last = report.originator or (report.chain[-1].name if report.chain else None)
    return {
        "@id": urn("report", report.id),
        "@type": "Claim",
        "text": report.quote,
        "about": {"@id": urn("event", row.id)},
        "appearance": {"@id": urn("page", report.page)},
        "firstAppearance": {"@id": urn("page", first.page)},
        "author": _organisation(last) if last else None,
        "creditText": " < ".join(speaker.name for speaker in report.chain),
        "keywords": [report.factuality],
    }


def _review(row: ExportRow) -> Node:
    value, word = _VERDICTS[row.verdict or ""]
    rating = {"@type": "Rating", "ratingValue": value, "worstRating": 0, "bestRating": 1, "alternateName": word}
    return {
        "@id": urn("review", row.id),
        "@type": "ClaimReview",
        "claimReviewed": headline(row),
        "itemReviewed": {"@id": urn("report", row.lead.id)} if row.lead else None,
        "author": {"@type": "Person", "name": row.reviewer},
        "datePublished": row.reviewed.isoformat() if row.reviewed else None,
        "reviewRating": rating,
        "reviewBody": row.why,
        "url": urn("event", row.id),
    }
