from __future__ import annotations

import warnings

import pytest
from export_builders import make_report, make_row, written
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import PROV, RDF, Dataset, Graph, Literal, Namespace, URIRef

from dragoman.export.rows import ExportRow, Speaker
from dragoman.store import Record

OA = Namespace("http://www.w3.org/ns/oa#")
DG = Namespace("urn:dragoman:terms:")
PAGE = URIRef("urn:dragoman:page:3fa85f640000")


def read(*rows: ExportRow) -> Dataset:
    found = Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of its own insides
        found.parse(data=written("prov", *rows).decode(), format="trig")
    return found


def page_graph(*rows: ExportRow) -> Graph:
    return read(*rows).graph(PAGE)


def statement(number: int) -> URIRef:
    return URIRef(f"urn:dragoman:statement:3fa85f640000-14:{number}")


def test_there_is_a_named_graph_a_page(sample_rows: tuple[ExportRow, ...]) -> None:
    pages = {f"urn:dragoman:page:{report.page}" for row in sample_rows for report in row.reports}
    named = {str(graph.identifier) for graph in read(*sample_rows).graphs() if len(graph)}
    assert pages <= named
    assert len(pages) == 20


def test_the_chain_runs_inward_by_provenance() -> None:
    graph = page_graph(make_row())
    report = URIRef("urn:dragoman:report:3fa85f640000-14")
    assert (report, PROV.wasDerivedFrom, statement(0)) in graph
    assert (statement(0), PROV.wasQuotedFrom, statement(1)) in graph
    assert graph.value(statement(1), PROV.wasAttributedTo) == URIRef("urn:dragoman:speaker:anadolu")
    assert (statement(1), DG.stake, Literal("party of TUR")) in graph
    assert graph.value(statement(1), PROV.wasQuotedFrom) is None


@pytest.mark.parametrize(
    ("relation", "leads"),
    [("says", PROV.wasQuotedFrom), ("quotes document", PROV.wasQuotedFrom), ("syndicates", PROV.wasDerivedFrom),
     ("reports citing", PROV.wasDerivedFrom), ("press release of", PROV.wasDerivedFrom)],
)  # fmt: skip
def test_words_are_quoted_and_texts_derived(relation: str, leads: URIRef) -> None:
    chain = tuple(Speaker(name, relation, None, None, None, None, ()) for name in ("The Daily", "Anadolu"))
    assert (statement(0), leads, statement(1)) in page_graph(make_row(lead=make_report(chain=chain)))


def test_selectors_lead_back_to_the_characters(record: Record, sample_rows: tuple[ExportRow, ...]) -> None:
    found = read(*sample_rows)
    seen = 0
    for row in sample_rows:
        for report in row.reports:
            graph = found.graph(URIRef(f"urn:dragoman:page:{report.page}"))
            target = graph.value(URIRef(f"urn:dragoman:report:{report.id}:sentence"), OA.hasTarget)
            told = {graph.value(one, RDF.type): one for one in graph.objects(target, OA.hasSelector)}
            place, quote = told[OA.TextPositionSelector], told[OA.TextQuoteSelector]
            start, end = int(graph.value(place, OA.start)), int(graph.value(place, OA.end))
            text = record.reading(record.page(report.page)).document.text
            exact = str(graph.value(quote, OA.exact))
            assert exact == text[start:end]
            around = [str(graph.value(quote, name) or "") for name in (OA.prefix, OA.suffix)]
            assert text[start - len(around[0]) : end + len(around[1])] == around[0] + exact + around[1]
            assert len(around[0] + exact + around[1]) <= 240
            seen += 1
    assert seen == sum(len(row.reports) for row in sample_rows)


def test_events_stand_in_the_default_graph() -> None:
    event = URIRef("urn:dragoman:event:E3fa85f640000-14")
    default = read(make_row()).default_graph
    assert (event, DG.status, Literal("reported")) in default
    assert default.value(event, DG.originatorsAtLeast).toPython() == 1


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_words_are_data(words: str) -> None:
    chain = (Speaker(words, "says", words, 0, 5, words, ()),)
    graph = page_graph(make_row(lead=make_report(title=words, publisher=words, url=f"https://a.example/{words}",
                                                 chain=chain)))  # fmt: skip
    assert (URIRef("urn:dragoman:report:3fa85f640000-14"), RDF.type, DG.Report) in graph
    assert (None, DG.relation, Literal("says")) in graph
