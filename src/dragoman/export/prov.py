"""RDF as TriG: one named graph a page, with the chain behind each of its reports in W3C PROV.

Each link of a chain is a statement attributed to its speaker. From the outside inward a statement was quoted from the
next one (prov:wasQuotedFrom: says, quotes document) or derived from it (prov:wasDerivedFrom: syndicates, reports
citing, press release of). Web Annotation selectors lead back to the characters of the page. Events stand in the
default graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from dragoman.export.markup import urn, web_address
from dragoman.export.options import Options
from dragoman.export.rows import ExportRow, PageReport, Side, Speaker, outlet_of
from dragoman.folding import fold
from dragoman.quoting import short_quote

_PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
    "dg": "urn:dragoman:terms:",
}
_QUOTED = {"says", "quotes document"}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def write_trig(rows: Iterable[ExportRow], out: IO[bytes], options: Options) -> int:
    """The record as TriG; graphs of one name belong together, wherever they stand."""
    for prefix, address in _PREFIXES.items():
        out.write(f"@prefix {prefix}: <{address}> .\n".encode())
    many = 0
    for row in rows:
        out.writelines(f"{line}\n".encode() for line in _lines(row))
        many += 1
    return many


def _lines(row: ExportRow) -> Iterator[str]:
    yield from _event(row)
    for report in row.reports:
        yield f"<{urn('page', report.page)}> {{"
        yield from (f"  {line}" for line in (*_page(report), *_report(row, report)))
        yield "}"


def _event(row: ExportRow) -> Iterator[str]:
    actors = [("dg:actor", side) for side in row.actors] + [("dg:recipient", side) for side in row.recipients]
    told = [
        ("dg:type", _literal(row.type)),
        ("dg:mode", _literal(row.mode)),
        ("dg:status", _literal(row.status)),
        ("dg:originator", _literal(row.originator)),
        ("schema:startDate", _literal(row.start.isoformat() if row.start else None, "xsd:date")),
        ("schema:endDate", _literal(row.end.isoformat() if row.end else None, "xsd:date")),
        ("schema:location", _literal(row.spot.name)),
        ("dg:country", _literal(row.spot.country)),
        ("dg:originatorsAtLeast", str(row.low)),
        ("dg:originatorsAtMost", str(row.high)),
        *((role, f"<{_actor_urn(side)}>") for role, side in actors),
    ]
    yield _statement(f"<{urn('event', row.id)}>", ["schema:Event"], told)
    for _, side in actors:
        wikidata = side.wikidata if side.wikidata and re.fullmatch(r"Q[0-9]+", side.wikidata) else None
        named = [("rdfs:label", _literal(side.party.name)), ("owl:sameAs", f"wd:{wikidata}" if wikidata else None)]
        yield _statement(f"<{_actor_urn(side)}>", ["prov:Agent"], named)


def _page(report: PageReport) -> Iterator[str]:
    address = web_address(report.url)
    outlet = outlet_of(report)
    told = [
        ("dct:title", _literal(report.title)),
        ("dct:issued", _literal(report.published.isoformat() if report.published else None, "xsd:date")),
        ("dct:source", f"<{address}>" if address else None),
        ("dct:identifier", _literal(report.digest)),
        ("prov:wasAttributedTo", f"<{_speaker_urn(outlet)}>" if outlet else None),
    ]
    yield _statement(f"<{urn('page', report.page)}>", ["prov:Entity", "schema:NewsArticle"], told)
    if outlet:
        yield _statement(f"<{_speaker_urn(outlet)}>", ["prov:Agent"], [("rdfs:label", _literal(outlet))])


def _report(row: ExportRow, report: PageReport) -> Iterator[str]:
    told = [
        ("dg:tellsOf", f"<{urn('event', row.id)}>"),
        ("dg:factuality", _literal(report.factuality)),
        ("dg:codedBy", _literal(report.rule)),
        ("prov:wasDerivedFrom", f"<{_statement_urn(report, 0)}>" if report.chain else f"<{urn('page', report.page)}>"),
    ]
    name = urn("report", report.id)
    yield _statement(f"<{name}>", ["prov:Entity", "dg:Report"], told)
    end = report.sentence_start + len(report.exact)
    quote = _quote_selector(report.exact, report.before, report.after)
    yield _annotation(f"{name}:sentence", name, report, _position(report.sentence_start, end), quote)
    for number, speaker in enumerate(report.chain):
        yield from _link(report, number, speaker)


def _link(report: PageReport, number: int, speaker: Speaker) -> Iterator[str]:
    name = _statement_urn(report, number)
    inner = report.chain[number + 1] if number + 1 < len(report.chain) else None
    leads = "prov:wasQuotedFrom" if inner and inner.relation in _QUOTED else "prov:wasDerivedFrom"
    told = [
        ("prov:wasAttributedTo", f"<{_speaker_urn(speaker.name)}>"),
        ("dg:relation", _literal(speaker.relation)),
        ("dg:cue", _literal(speaker.cue)),
        *(("dg:stake", _literal(f"{one.kind} of {one.of}" if one.of else one.kind)) for one in speaker.stakes),
        *([(leads, f"<{_statement_urn(report, number + 1)}>")] if inner else []),
    ]
    yield _statement(f"<{name}>", ["prov:Entity"], told)
    yield _statement(f"<{_speaker_urn(speaker.name)}>", ["prov:Agent"], [("rdfs:label", _literal(speaker.name))])
    if speaker.words and speaker.start is not None and speaker.end is not None:
        quote = _quote_selector(speaker.words)
        yield _annotation(f"{name}:words", name, report, _position(speaker.start, speaker.end), quote)


def _annotation(name: str, body: str, report: PageReport, *selectors: str) -> str:
    target = (
        f"[ a oa:SpecificResource ; oa:hasSource <{urn('page', report.page)}> ; oa:hasSelector {', '.join(selectors)} ]"
    )
    return _statement(f"<{name}>", ["oa:Annotation"], [("oa:hasBody", f"<{body}>"), ("oa:hasTarget", target)])


def _position(start: int, end: int) -> str:
    return f"[ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ]"


def _quote_selector(exact: str, before: str = "", after: str = "") -> str:
    around = [("oa:prefix", _literal(before or None)), ("oa:suffix", _literal(after or None))]
    told = "".join(f" ; {name} {value}" for name, value in around if value)
    return f"[ a oa:TextQuoteSelector ; oa:exact {_literal(exact)}{told} ]"


def _statement(subject: str, types: list[str], told: list[tuple[str, str | None]]) -> str:
    pairs = [f"a {', '.join(types)}", *(f"{name} {value}" for name, value in told if value is not None)]
    return f"{subject} {' ; '.join(pairs)} ."


def _literal(text: str | None, kind: str | None = None) -> str | None:
    if text is None:
        return None
    plain = re.sub(r'[\\"\n\r\t]', lambda found: _ESCAPES[found[0]], text)
    return f'"{_CONTROL.sub(chr(0xFFFD), plain)}"' + (f"^^{kind}" if kind else "")


def _actor_urn(side: Side) -> str:
    return urn("actor", side.party.key)


def _speaker_urn(name: str) -> str:
    return urn("speaker", fold(short_quote(name)))


def _statement_urn(report: PageReport, number: int) -> str:
    return urn("statement", report.id, str(number))
