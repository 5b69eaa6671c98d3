"""State, network, map, counts, timeline, follow and brief: each answers, opens onto evidence, and lets nothing run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.resolve.whole import resolve
from dragoman.store import Record
from dragoman.types import Party, RelationAct
from tests.shelling import TRICKS

BOARDS = ("/state", "/network", "/map", "/timeline", "/counts", "/follow", "/brief")
Send = Callable[..., Any]


def party(key: str) -> Party:
    return Party(key, key, "country", key, ())


def act(effect: str, day: date, report: str, **fields: Any) -> RelationAct:
    told = {"relation": "recognizes", "a": party("SYR"), "b": party("LBY"), "speaker": "SANA", "factuality": "actual"}
    words = f"{TRICKS} Damascus recognised Benghazi."
    return RelationAct(effect=effect, day=day, known=day, report=report, words=words, **{**told, **fields})  # type: ignore[arg-type]


@pytest.fixture
def related(record: Record) -> Record:
    """Syria recognises Libya from March to May 2020, which Ankara denies."""
    found = resolve(record.readings(), newest=record.newest())
    acts = (
        act("opens", date(2020, 3, 1), "aaaaaaaaaaaa-1"),
        act("opens", date(2020, 3, 2), "aaaaaaaaaaaa-9", factuality="denied", speaker="Ankara"),
        act("closes", date(2020, 5, 1), "bbbbbbbbbbbb-2"),
    )
    record.write_resolution(replace(found.resolution, acts=acts), judged=found.judged)
    return record


@pytest.mark.parametrize("path", BOARDS)
@pytest.mark.parametrize("query", ["", "?q=country:SYR", "?q=nonsense:1"])
def test_every_board_answers_and_lets_nothing_run(desk: TestClient, related: Record, path: str, query: str) -> None:
    answer = desk.get(path + query)
    assert answer.status_code == 200
    assert '<script>document.title="taken"' not in answer.text and "<img src=x" not in answer.text
    assert "<svg onload" not in answer.text and " style=" not in answer.text
    assert re.findall(r'(?:href|src)="(?:https?:|javascript:)[^"]*"', answer.text) == []


def test_state_shows_the_matrix_its_acts_and_who_contests(desk: TestClient, related: Record) -> None:
    text = desk.get("/state?relation=recognizes&on=2020-04-01").text
    assert '<a href="#tie1"' in text and 'id="tie1"' in text
    assert "on the word of SANA" in text and "contested" in text and 'href="/page/aaaaaaaaaaaa"' in text
    assert "Damascus recognised Benghazi" in text
    assert 'rel="prev" href="/state?relation=recognizes&amp;on=2020-03-02"' in text
    assert 'rel="next" href="/state?relation=recognizes&amp;on=2020-05-01"' in text


@pytest.mark.parametrize(
    ("asked", "many"),
    [("on=2020-02-01", 0), ("on=2020-04-01", 1), ("on=2020-06-01", 0), ("on=2020-06-01&known_by=2020-04-01", 1)],
)
def test_state_by_day_and_by_what_was_known(desk: TestClient, related: Record, asked: str, many: int) -> None:
    text = desk.get(f"/state?relation=recognizes&{asked}").text
    assert text.count('id="tie') == many


def test_a_tie_of_no_known_day_is_shown_apart(desk: TestClient, related: Record) -> None:
    found = resolve(related.readings(), newest=related.newest())
    undated = act("opens", date(2020, 3, 1), "cccccccccccc-3", a=party("EGY"), speaker=None)
    acts = (act("opens", date(2020, 3, 1), "aaaaaaaaaaaa-1"), replace(undated, day=None, known=None))
    related.write_resolution(replace(found.resolution, acts=acts), judged=found.judged)
    dated, apart = desk.get("/state?on=2020-04-01").text.split("On no known day")
    assert 'id="tie1"' in dated and "page cccccccccccc" not in dated
    assert 'id="tie2"' in apart and "page cccccccccccc" in apart and "in the page’s own voice" in apart


def test_what_changed_between_two_days(desk: TestClient, related: Record) -> None:
    text = desk.get("/state?since=2020-04-01&on=2020-06-01").text
    began, ended = text.split("<h2>Began</h2>")[1].split("<h2>Ended</h2>")
    assert "tie1" not in began and 'id="tie1"' in ended


@pytest.mark.parametrize("wrong", ["/state?on=tomorrow", "/state?relation=likes", "/network?since=x", "/counts/x.csv"])
def test_what_cannot_be_understood_is_told(desk: TestClient, wrong: str) -> None:
    answer = desk.get(wrong)
    assert answer.status_code in {400, 404} and "problem" in answer.text


def test_network_opens_onto_evidence(desk: TestClient, related: Record) -> None:
    text = desk.get("/network?until=2020-04-01").text
    assert 'href="#row1"' in text and 'id="row1"' in text and "Damascus recognised Benghazi" in text
    table = desk.get("/network.csv").text
    assert "LBY,SYR" in table and "recognizes" in table


def test_map_shows_places_with_their_precision_and_disputed_areas(desk: TestClient, record: Record) -> None:
    text = desk.get("/map").text
    assert '<circle class="spot country"' in text  # an attack on people who do not fight stands on the country alone
    assert 'class="disputed"' in text and "Gaza" in text and "no view on who is right" in text


@pytest.mark.parametrize("facet", ["month", "type", "dyad", "country", "speaker"])
def test_counts_as_files(desk: TestClient, facet: str) -> None:
    table = desk.get(f"/counts/{facet}.csv")
    assert table.text.startswith(f"{facet},events") and "attachment" in table.headers["content-disposition"]
    if len(table.text.splitlines()) > 1:
        svg = desk.get(f"/counts/{facet}.svg")
        assert svg.headers["content-type"].startswith("image/svg+xml") and "var(" not in svg.text


def test_counts_are_bars_in_their_own_table(desk: TestClient) -> None:
    text = desk.get("/counts").text
    by_type = text.split('id="h-type"')[1].split("</section>")[0]
    assert (
        'class="figures bars"' in by_type
        and '<rect width="100.0%"' in by_type
        and "/search?q=type%3AASSAULT" in by_type
    )
    assert desk.get("/counts?q=since:2090").text.count("<rect") == 0


def test_the_timeline_s_signs_are_told_beside_it(desk: TestClient) -> None:
    text = desk.get("/timeline").text
    assert '<span aria-hidden="true">●</span> actual' in text and "mark-group role-legend" not in text


def test_empty_counts_still_answer(desk: TestClient) -> None:
    for path in ("/counts/month.svg?q=since:2090", "/counts/type.csv?q=since:2090", "/timeline.svg?q=since:2090"):
        assert desk.get(path).status_code == 200


def test_timeline_as_table_and_file(desk: TestClient, shelling: str) -> None:
    assert f"/event/{shelling}" in desk.get("/timeline").text
    assert shelling in desk.get("/timeline.csv").text
    assert desk.get("/timeline.png").content.startswith(b"\x89PNG")


def test_a_followed_query_keeps_the_history_of_its_edits(desk: TestClient, record: Record, send: Send) -> None:
    send("/follow", q="country:SYR", name="Syria", who="Ann")
    send("/follow", q="country:SYR type:ASSAULT", name="Syria", who="Bob", saved="F1", do="edit")
    text = desk.get("/follow").text
    assert "country:SYR type:ASSAULT" in text and "Ann: Syria, country:SYR" in text
    send("/follow", q="country:SYR", name="Syria", who="Bob", saved="F1", do="end")
    assert "Nothing yet" in desk.get("/follow").text
    assert [row.ended for row in record.follow_history("F1")] == [False, False, True]


@pytest.mark.parametrize("fields", [{"q": "colour:red", "who": "Ann"}, {"q": "", "who": "Ann"}, {"q": "x", "who": ""}])
def test_a_follow_that_cannot_be_kept(send: Send, fields: dict[str, str]) -> None:
    assert send("/follow", **fields).status_code == 400


def test_new_since_the_last_visit(desk: TestClient, record: Record, send: Send) -> None:
    send("/follow", q="country:SYR", name="Syria", who="Ann")
    desk.cookies.delete("desk_visit")
    desk.cookies.set("desk_visit", "1500000000.1500000000")
    text = desk.get("/follow").text
    assert "New is what stands on pages read since" in text and 'class="events"' in text


def test_a_brief_from_draft_to_warning_to_file(desk: TestClient, record: Record, send: Send) -> None:
    answer = send("/brief", q="", since="2020-03-01", who="Ann")
    assert answer.url.path == "/brief/B1" and "Nothing was taken out" in answer.text
    text = record.brief_versions("B1")[-1].text
    edited = text.replace("SANA", "Somebody")
    preview = send("/brief/B1", text=edited, do="preview")
    assert "before sending" in preview.text and "attribution to SANA" in preview.text
    assert len(record.brief_versions("B1")) == 1
    kept = send("/brief/B1", text=text.replace("# Evening", "# Late"), do="keep", who="Bob")
    assert "version 2" in kept.text
    for ending in ("eml", "html", "md", "ninjs", "txt"):
        answer = desk.get(f"/brief/B1.{ending}")
        assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    assert "still stands" in desk.get("/brief/B1/correction").text
    assert desk.get("/brief/B9").status_code == 404 and desk.get("/brief/B1.exe").status_code == 404


def test_a_forged_form_drafts_nothing(desk: TestClient, record: Record) -> None:
    assert desk.post("/brief", data={"since": "18h", "who": "x"}).status_code == 403
    assert record.briefs() == []


def test_unsubscribing_is_one_click_and_no_look(desk: TestClient, record: Record, send: Send) -> None:
    send("/brief", q="", since="2020-03-01", who="Ann")
    record.add_sending(record.briefs()[0].version, address="ann@example.org", token="secret-token")
    assert "No more briefs?" in desk.get("/unsubscribe/secret-token").text and not record.unsubscribed()
    answer = desk.post("/unsubscribe/secret-token", data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200 and set(record.unsubscribed()) == {"ann@example.org"}
    assert desk.post("/unsubscribe/other").status_code == 404


def test_an_actor_shows_its_ties_with_sign_and_sentence(desk: TestClient, related: Record) -> None:
    text = desk.get("/actor/SYR.MIL.army").text
    assert 'class="tie friendly"' in text and "Damascus recognised Benghazi" in text
    assert "on the word of SANA" in text and 'href="/page/aaaaaaaaaaaa"' in text
    assert "No page tells of a relation" in desk.get("/actor/~the market").text
