"""What programs are told, over the sample pages."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dragoman.export import FORMATS
from dragoman.store import Record
from dragoman.types import Reading
from dragoman.web.api.service import ADDRESS

DOCS = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
LISTS = ("statements", "events", "contradictions", "actors", "relations", "pages", "search?q=said", "counts?by=actor")


def ask(client: TestClient, path: str) -> Any:
    answer = client.get(f"{ADDRESS}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def with_limit(path: str, limit: int) -> str:
    return f"{path}{'&' if '?' in path else '?'}limit={limit}"


def dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from dictionaries(inner)


@pytest.mark.parametrize("path", LISTS)
def test_parts_of_a_list_make_the_whole(client: TestClient, path: str) -> None:
    whole = ask(client, with_limit(path, 30))["items"]
    assert whole
    found, following = [], f"{ADDRESS}/{with_limit(path, 7)}"
    while following and len(found) < len(whole):
        answer = client.get(following)
        following = answer.json()["next"]
        assert answer.headers.get("link") == (f'<{following}>; rel="next"' if following else None)
        found += answer.json()["items"]
    assert found[: len(whole)] == whole


def test_events_are_those_of_the_record(client: TestClient, record: Record) -> None:
    told = ask(client, "events?type=ACCUSE&limit=500")["items"]
    assert [one["id"] for one in told] == [row.id for row in record.events(type="ACCUSE")]
    assert {one["type"] for one in told} == {"ACCUSE"}


def test_the_line_and_the_parameters_narrow_together(client: TestClient) -> None:
    both = ask(client, "events?q=type:ACCUSE&factuality=actual&limit=500")["items"]
    assert both
    assert {(one["type"], one["factuality"]) for one in both} == {("ACCUSE", "actual")}


@pytest.mark.parametrize("path", ["events?limit=500", "statements?limit=500", "search?q=said&limit=500"])
def test_status_and_originator_stand_in_all(client: TestClient, path: str) -> None:
    for one in ask(client, path)["items"]:
        assert one["factuality"] in {"actual", "alleged", "denied", "planned", "possible"}
        assert "originator" in one
        assert isinstance(one["chain"], list)


def test_sentences_are_quoted_with_the_offsets_of_the_whole(
    client: TestClient, sample_readings: tuple[Reading, ...]
) -> None:
    texts = {reading.document.digest.removeprefix("sha256:")[:12]: reading.document.text for reading in sample_readings}
    told = ask(client, "statements?limit=500")["items"]
    for one in told:
        sentence = one["sentence"]
        whole = " ".join(texts[one["page"]][sentence["start"] : sentence["end"]].split())
        assert len(sentence["text"]) <= 240
        assert whole.startswith(sentence["text"].removesuffix("…"))
        assert sentence["cut"] == (whole != sentence["text"])


@pytest.mark.parametrize("path", ["events", "statements", "search?q=said", "pages", "contradictions"])
def test_no_answer_quotes_more_than_240_characters(client: TestClient, path: str) -> None:
    for one in dictionaries(ask(client, with_limit(path, 500))):
        assert all(len(value) <= 240 for value in one.values() if isinstance(value, str))


def test_an_event_with_reports_chain_and_originators(client: TestClient, record: Record) -> None:
    row = max(record.events(), key=lambda event: (event.pages, event.id))
    assert row.pages > 1
    event = ask(client, f"events/{row.id}")
    assert {one["party"]["name"] for one in event["participants"] if one["role"] == "actor"} >= set(row.actors)
    reports = ask(client, f"events/{row.id}/reports")["items"]
    assert len(reports) == row.reports
    assert all(one["joined_because"] for one in reports[1:])
    chains = ask(client, f"events/{row.id}/chain")["items"]
    assert [one["chain"] for one in reports] == [[link["name"] for link in chain["links"]] for chain in chains]
    behind = ask(client, f"events/{row.id}/originators")
    assert (behind["low"], behind["high"]) == (row.low, row.high)
    assert {name for one in behind["items"] for name in one["reports"]} <= {one["id"] for one in reports}
    assert ask(client, f"events/{reports[-1]['id']}")["id"] == row.id


def test_words_of_a_link_are_the_pages(client: TestClient, record: Record) -> None:
    statement = next(one for one in record.statements(limit=500) if one.originator)
    text = record.reading(record.page(statement.claim.page)).document.text
    for link in ask(client, f"events/{statement.event}/chain")["items"][0]["links"]:
        for words in filter(None, (link["words"], link["cue"])):
            assert words["cut"] or " ".join(text[words["start"] : words["end"]].split()) == words["text"]


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ("type=ASSAULT", lambda one: one["type"] == "ASSAULT"),
        ("factuality=denied", lambda one: one["factuality"] == "denied"),
        ("country=SDN", lambda one: one["place"]["country"] == "SDN"),
        ("since=2021-01-01", lambda one: one["date"]["end"] is None or one["date"]["end"] >= "2021-01-01"),
        ("until=2012-01-01", lambda one: (one["date"]["start"] or one["date"]["end"]) <= "2012-01-01"),
        ("speaker=police", lambda one: any("police" in name.lower() for name in one["chain"])),
        ("originator=meridian", lambda one: one["originator"] == "Meridian"),
        ("words=ceasefire", lambda one: "ceasefire" in one["sentence"]["text"].lower() or one["sentence"]["cut"]),
    ],
)
def test_statements_are_chosen_by_their_own_values(client: TestClient, asked: str, holds: Any) -> None:
    told = ask(client, f"statements?{asked}&limit=500")["items"]
    assert told
    assert all(map(holds, told))


def test_statements_of_a_page_and_of_an_event(client: TestClient) -> None:
    page = ask(client, "pages?limit=1")["items"][0]
    told = ask(client, f"statements?page={page['id']}&limit=500")["items"]
    assert {one["id"] for one in told} == set(ask(client, f"pages/{page['id']}")["statements"])
    event = told[0]["event"]
    assert all(one["event"] == event for one in ask(client, f"statements?event={event}")["items"])


def test_a_sentence_with_what_was_read_from_it(client: TestClient) -> None:
    page = ask(client, "pages?limit=1")["items"][0]["id"]
    many = ask(client, f"pages/{page}")["sentences"]
    told = [ask(client, f"pages/{page}/sentences/{number}") for number in range(1, many + 1)]
    starts = [one["sentence"]["start"] for one in told]
    assert starts == sorted(starts)
    assert all(one["statements"][0]["sentence"] == one["sentence"] for one in told)
    assert client.get(f"{ADDRESS}/pages/{page}/sentences/{many + 1}").status_code == 404


def test_actors_by_name_country_and_key(client: TestClient) -> None:
    first = ask(client, "actors?limit=1")["items"][0]
    assert ask(client, f"actors/{first['key']}") == first
    assert all(one["country"] == "RUS" or one["name"] == "RUS" for one in ask(client, "actors?name=RUS")["items"])


def test_relations_as_known_on_a_day(client: TestClient) -> None:
    now = ask(client, "relations?limit=500")["items"]
    assert now
    first = min(one["known"] for one in now if one["known"])
    then = ask(client, f"relations?known_by={first}&limit=500")["items"]
    assert 0 < len(then) < len(now)
    assert {one["known"] for one in then} <= {first, None}
    [name, *_] = {one["relation"] for one in now}
    assert {one["relation"] for one in ask(client, f"relations?relation={name}")["items"]} == {name}
    assert client.get(f"{ADDRESS}/relations?relation=likes").status_code == 404


def test_changes_of_relations(client: TestClient) -> None:
    for one in ask(client, "relations/changes?since=2000-01-01&on=2030-01-01")["items"]:
        assert one["start"] or one["end"]


def test_search_counts_all_and_finds_pages(client: TestClient, record: Record) -> None:
    found = ask(client, "search?q=ceasefire&limit=1")
    assert found["total"] == record.count_events(words="ceasefire") > 1
    assert len(found["items"]) == 1
    assert all("«" in hit["snippet"] for hit in found["pages"])


def test_counts_add_up(client: TestClient, record: Record) -> None:
    assert sum(one["events"] for one in ask(client, "counts?by=type&limit=500")["items"]) == record.count_events()


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_of_export(client: TestClient, format: str) -> None:
    answer = client.get(f"{ADDRESS}/export/{format}?limit=5")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMATS[format].media_type)
    assert answer.headers["content-disposition"].endswith(f'"events.{FORMATS[format].suffix}"')
    assert answer.content


# What every answer bears


@pytest.mark.parametrize("path", [*LISTS, "export/csv"])
def test_an_answer_that_is_held_is_not_sent_again(client: TestClient, path: str) -> None:
    tag = client.get(f"{ADDRESS}/{path}").headers["etag"]
    assert re.fullmatch(r'"[0-9a-f]{32}"', tag)
    again = client.get(f"{ADDRESS}/{path}", headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"{ADDRESS}/{path}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_question_and_another_state_have_another_tag(client: TestClient, record: Record) -> None:
    first, second = (client.get(f"{ADDRESS}/events?limit={limit}").headers["etag"] for limit in (1, 2))
    assert first != second
    said = record.judge(record.events(limit=1)[0].id, "note", who="Ada", value="looked at")
    try:
        assert client.get(f"{ADDRESS}/events?limit=1").headers["etag"] != first
    finally:
        record.withdraw(said.id, who="Ada")


# The one shape of errors


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("events/Enone-1", 404, "no event"),
        ("pages/none", 404, "no page"),
        ("actors/nobody%20at%20all", 404, "no actor"),
        ("nothing", 404, "Not Found"),
        ("events?limit=501", 422, "limit"),
        ("events?offset=-1", 422, "offset"),
        ("events?type=WAR", 422, "type"),
        ("events?since=yesterday", 422, "since"),
        ("events?typ=ASSAULT", 422, "typ"),
        ("events?q=actr:Haftar", 422, "did you mean actor:?"),
        ("search", 422, "q"),
        ("counts?by=colour", 422, "by"),
        ("export/xls", 422, "format"),
        ("relations/changes", 422, "since"),
        (f"events/{'x' * 300}", 422, "at most 200"),
    ],
)
def test_errors_have_one_shape(client: TestClient, record: Record, path: str, status: int, words: str) -> None:
    answer = client.get(f"{ADDRESS}/{path}")
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    error = answer.json()["error"]
    assert set(error) == {"kind", "what", "fix"}
    assert error["kind"] == {404: "missing", 422: "query"}[status]
    assert words in error["what"]
    assert record.name not in answer.text


def test_what_fails_inside_has_the_shape_as_well(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("dragoman.web.api.events.tell_events", fail)
    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get(f"{ADDRESS}/events")
    assert answer.status_code == 500
    assert answer.json()["error"]["kind"] == "internal"
    assert "a secret" not in answer.text


# The page of documentation


def curls() -> list[str]:
    return re.findall(r"^curl .*$", DOCS, re.MULTILINE)


@pytest.mark.parametrize("line", curls())
def test_the_examples_of_the_documentation_run(client: TestClient, line: str) -> None:
    words = shlex.split(line)
    address = next(word for word in words if word.startswith("http"))
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    answer = client.get(address.replace("http://127.0.0.1:8321", ""), headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.content not in {b"", b"[]"}


def test_every_address_and_parameter_is_documented(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert len(paths) > 15
    missing = [path for path in paths if f"`{path}`" not in DOCS]
    asked = {one["name"] for path in paths.values() for one in path["get"].get("parameters", ())}
    missing += [name for name in asked if f"`{name}`" not in DOCS]
    assert not missing, f"add {missing} to docs/api.md"


def test_places_of_attacked_bystanders_are_told_as_their_country(client: TestClient, record: Record) -> None:
    exact = {row.id: row for row in record.events(type="ASSAULT") if row.place and row.lat is not None}
    told = {one["id"]: one for one in ask(client, "events?type=ASSAULT&limit=500")["items"]}
    exported = {one["id"]: one["geometry"] for one in ask(client, "export/geojson?type=ASSAULT&limit=500")["features"]}
    coarse = 0
    for name, row in exact.items():
        place = told[name]["place"]
        assert (exported[name] or {}).get("coordinates") == ([place["lon"], place["lat"]] if place["lat"] else None)
        coarse += (place["lat"], place["lon"]) != (row.lat, row.lon)
    assert coarse, "the sample pages tell of attacks on people who do not fight"
    statements = ask(client, "statements?type=ASSAULT&limit=500")["items"]
    assert {one["place"]["lat"] for one in statements} != {row.claim.lat for row in record.statements(type="ASSAULT")}


@pytest.mark.parametrize("list_name", ["actors", "pages", "statements", "statements?type=ASSAULT", "events"])
def test_next_leads_through_a_list_without_counting(client: TestClient, list_name: str) -> None:
    mark = "&" if "?" in list_name else "?"
    whole = ask(client, f"{list_name}{mark}limit=500")["items"]
    answer = client.get(f"{ADDRESS}/{list_name}{mark}limit=7")
    walked = answer.json()["items"]
    while following := answer.json()["next"]:
        assert "after=" in following and "offset=" not in following
        assert ("type=ASSAULT" in following) is ("type=ASSAULT" in list_name)
        assert answer.headers["link"] == f'<{following}>; rel="next"'
        answer = client.get(following)
        assert answer.headers["etag"]
        walked += answer.json()["items"]
    assert walked == whole and len(whole) > 7


def test_a_walk_from_a_statement_that_is_gone_is_told(client: TestClient) -> None:
    answer = client.get(f"{ADDRESS}/statements?after=nobody-1")
    assert answer.status_code == 404 and "any more" in answer.json()["error"]["what"]
