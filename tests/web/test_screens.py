"""Every screen as a browser without scripts sees it: what it shows, and what its forms do to the record."""

from __future__ import annotations

import csv
import html
import json
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from dragoman.codebook.load import Codebook
from dragoman.resolve.whole import resolve_record
from dragoman.store import Record
from dragoman.web import worker
from dragoman.web.screens.front import visits_of
from dragoman.web.view.words import actor_address

NOW = datetime(2020, 3, 7, 9, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent


def words_of(answer: Any) -> str:
    """What a reader sees, without tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def test_the_front_page_tells_each_story_once(desk: TestClient, record: Record) -> None:
    page = desk.get("/").text
    stories = {row.story for row in record.pages()}
    assert page.count('<section class="story') == len(stories)
    seen = words_of(desk.get("/"))
    assert "one originator" in seen and "denied" in seen and "on the word of Anadolu" in seen


def test_the_front_page_goes_on_where_it_stopped(record: Record) -> None:
    everything, end = record.newest_stories(limit=100)
    assert end is None
    walked, at = record.newest_stories(limit=1)
    while at is not None:
        found, at = record.newest_stories(limit=1, after=at)
        walked += found
    assert [story.lead for story in walked] == [story.lead for story in everything]


def links_walked(desk: TestClient, address: str) -> list[str]:
    """Addresses of the parts of a list, from link to link."""
    found = [address]
    while link := re.search(r'<a rel="next" href="([^"]+)"', desk.get(found[-1]).text):
        found.append(html.unescape(link[1]))
        assert len(found) < 100
        assert re.search(r'<nav class="pager"[^>]*>\s*<a href="[^"]+">From the', desk.get(found[-1]).text)
    return found


def test_lists_go_on_by_links_to_their_end(desk: TestClient, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.web.screens.front._STORIES", 2)
    monkeypatch.setattr("dragoman.web.screens.actor._A_PAGE", 5)
    shown = [key for part in links_walked(desk, "/actors") for key in keys_on(desk.get(part).text)]
    assert shown == [html.escape(actor_address(one.key)) for one in record.actors(limit=500)]
    named = links_walked(desk, "/actors?name=SYR")
    assert all("name=SYR" in part for part in named)
    stories = [part for part in links_walked(desk, "/") if desk.get(part).text.count('<section class="story')]
    assert len(stories) == -(-len({row.story for row in record.pages()}) // 2)


def keys_on(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="([^"]+)"', page)


def test_an_unresolved_page_is_on_the_front_page_too(record: Record, desk: TestClient, built: Path) -> None:
    reading = record.reading(record.page("wire.html"))
    document = reading.document
    from dataclasses import replace

    record.add_reading(replace(reading, document=replace(document, digest="sha256:" + "9" * 64, title="Just read")))
    seen = words_of(desk.get("/"))
    assert "Just read" in seen and "Not resolved yet: 1 reading" in seen


def test_what_is_new_since_the_last_visit(desk: TestClient) -> None:
    assert "Since your last visit" not in desk.get("/").text
    before = int(datetime(2020, 3, 5, tzinfo=UTC).timestamp())
    desk.cookies.set("desk_visit", f"{before}.{before}", domain="127.0.0.1")
    seen = words_of(desk.get("/"))
    assert "Since your last visit, 5 March, 00:00 UTC" in seen
    assert "Market shelled in Idlib The Daily, 3 March 2020 · 1 event" in seen
    assert "Nothing new was read" not in seen


def test_a_visit_lasts_until_half_an_hour_of_silence() -> None:
    since, cookie = visits_of("", NOW)
    assert since is None
    since, cookie = visits_of(cookie, NOW + timedelta(minutes=20))
    assert since == NOW
    since, cookie = visits_of(cookie, NOW + timedelta(minutes=45))
    assert since == NOW
    since, _ = visits_of(cookie, NOW + timedelta(hours=3))
    assert since == NOW + timedelta(minutes=45)
    assert visits_of("99999999999999.x", NOW)[0] is None


def test_a_page_shows_its_text_marked_and_what_was_left_out(desk: TestClient) -> None:
    answer = desk.get("/page/wire.html")
    assert re.search(r'class="mark [^"]*trigger[^"]*" href="#e1"[^>]*>shelled</a>', answer.text)
    assert re.search(r'class="mark [^"]*actor[^"]*" href="#a1"', answer.text)
    assert re.search(r'class="mark [^"]*cue[^"]*" href="#s1"[^>]*>reported</a>', answer.text)
    for anchor in ("e1", "s1", "a1"):
        assert f'id="{anchor}"' in answer.text
    seen = words_of(answer)
    for told in ("navigation Home World Sport", "By A. Writer", "3 March 2020 from meta", "credit: France24",
                 "Anadolu footer: “Source: Anadolu”", "Another story", "rule assault.shell.verb"):  # fmt: skip
        assert told in seen


def test_a_page_shows_its_copies_with_the_copied_words(desk: TestClient) -> None:
    page = desk.get("/page/reprint.html").text
    assert "100 % of The Daily" in html.unescape(page)
    assert re.search(r"<mark>Shops on the western|<mark>Syrian troops shelled|<mark>[^<]*neighbours", page)


def test_a_note_on_a_page_is_kept_and_shown(send: Callable[..., Any], record: Record) -> None:
    row = record.page("wire.html")
    answer = send("/judge", subject=f"page:{row.id}", verdict="note", value="Ask Idlib.", who="R. Eader",
                  back=f"/page/{row.id}")  # fmt: skip
    assert "Ask Idlib." in words_of(answer) and "by R. Eader" in words_of(answer)
    assert record.judgements(f"page:{row.id}")[0].value == "Ask Idlib."


def test_an_event_tells_on_whose_word_and_what_stands_against(desk: TestClient, shelling: str) -> None:
    answer = desk.get(f"/event/{shelling}")
    seen = words_of(answer)
    for told in ("Syrian Army", "attack on", "the market", "Monday", "Idlib, SYR", "On whose word", "Anadolu",
                 "Against", "did not happen", "Copied between these pages", "told as having happened"):  # fmt: skip
        assert told in seen, told
    assert "<svg" in answer.text and re.search(r"<text[^>]*>Anadolu</text>", answer.text)
    assert re.search(r'class="mark trigger"[^>]*>shelled</span>', answer.text)
    assert re.search(r'class="mark date"[^>]*>Monday</span>', answer.text)


def test_an_event_opens_by_any_of_its_reports(desk: TestClient, record: Record, shelling: str) -> None:
    for row in record.reports(record.event(shelling)):
        assert shelling in desk.get(f"/event/{row.claim.id}").text


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_an_event_is_judged_and_the_judgement_taken_back(
    send: Callable[..., Any], record: Record, shelling: str, verdict: str
) -> None:
    back = f"/event/{shelling}"
    answer = send("/judge", subject=shelling, verdict=verdict, who="R. Eader", why="known here", back=back)
    assert record.event(shelling).judged == verdict
    assert "because known here" in words_of(answer) and "Kept as judgement 1" in words_of(answer)
    answer = send("/withdraw", judgement="1", who="R. Eader", back=back)
    assert record.event(shelling).judged is None
    assert "taken back by R. Eader" in words_of(answer)
    assert send("/withdraw", judgement="1", who="R. Eader", back=back).status_code == 404


def test_a_field_is_corrected(send: Callable[..., Any], record: Record, shelling: str) -> None:
    answer = send("/judge", subject=shelling, verdict="correct", field="date", value="2020-03-01", who="R. Eader",
                  back=f"/event/{shelling}")  # fmt: skip
    assert str(record.event(shelling).start) == "2020-03-01"
    assert "date: 2020-03-02 2020-03-01" in words_of(answer)
    send("/judge", subject=shelling, verdict="correct", field="place", value="", who="R. Eader", back="/")
    assert record.event(shelling).place is None


def test_a_report_is_split_off_and_the_split_taken_back(
    send: Callable[..., Any], record: Record, shelling: str
) -> None:
    reports = [row.claim.id for row in record.reports(record.event(shelling))]
    send("/judge", subject=reports[-1], verdict="split", who="R. Eader", back="/")
    assert [row.claim.id for row in record.reports(record.event(f"E{reports[-1]}"))] == reports[-1:]
    send("/withdraw", judgement="1", who="R. Eader", back="/")
    assert [row.claim.id for row in record.reports(record.event(shelling))] == reports


def test_two_events_are_merged(send: Callable[..., Any], record: Record, shelling: str) -> None:
    (other,) = record.events(speaker="Reuters")
    send("/judge", subject=other.id, verdict="merge", value=shelling, who="R. Eader", back="/")
    assert len(record.events()) == 1


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({"verdict": "correct", "field": "date", "value": "tomorrow"}, 422, "is no day"),
        ({"verdict": "correct", "field": "colour", "value": "red"}, 422, "no field"),
        ({"verdict": "praise"}, 422, "that is no judgement"),
        ({"verdict": "note"}, 422, "note needs a value"),
        ({"verdict": "accept", "who": " "}, 422, "needs a name"),
        ({"verdict": "accept", "subject": "Enone"}, 404, "no event"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_told_kindly(
    send: Callable[..., Any], shelling: str, fields: dict[str, str], status: int, told: str
) -> None:
    answer = send("/judge", **{"subject": shelling, "who": "R. Eader", "back": "/", **fields})
    assert answer.status_code == status and told in words_of(answer)


def test_a_large_record_says_that_it_is_not_resolved_yet(
    send: Callable[..., Any], record: Record, shelling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_LARGE", 1)
    answer = send("/judge", subject=shelling, verdict="accept", who="R. Eader", back=f"/event/{shelling}")
    assert "Not resolved yet: 0 readings and 1 judgement" in words_of(answer)
    assert record.event(shelling).judged is None
    assert f'id="{shelling}"' not in send("/name", who="R. Eader", back="/review").text


def test_the_list_of_actors(desk: TestClient) -> None:
    assert "Syrian Army" in words_of(desk.get("/actors"))
    assert "Syrian Army" in words_of(desk.get("/actors?name=syrian"))
    assert "Nobody is called so" in words_of(desk.get("/actors?name=zz"))


def test_an_actor_shows_events_and_voices(desk: TestClient) -> None:
    seen = words_of(desk.get("/actor/SYR.MIL.army"))
    for told in ("Syrian Army", "March 2020", "Who speaks of it", "Anadolu", "SANA"):
        assert told in seen
    assert "attack on the market" in words_of(desk.get("/actor/Anadolu")).split("What it says")[1]


def test_an_office_holder_s_offices(desk: TestClient, record: Record) -> None:
    entry = next(one for one in desk.app.state.desk.worker.tools().codebook.actors.entries if one.offices)  # type: ignore[attr-defined]
    assert desk.app.state.desk.actor_entry(entry.key).offices[0].title == entry.offices[0].title  # type: ignore[attr-defined]


def test_actors_are_merged(send: Callable[..., Any], record: Record) -> None:
    send("/judge", subject="actor:~the market", verdict="merge", value="actor:SYR.MIL.army", who="R. Eader", back="/")
    assert "~the market" not in {actor.key for actor in record.actors() if actor.events}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", True), ("market", True), ('"western side" foo', False), ("actor:SYR type:assault", True),
        ("speaker:SANA told:actual", True), ("originator:Anadolu since:2020-03 until:2020", True),
        ("since:2021", False),
        ("through:Reuters denied:no", True), ("told:denied", False), ("country:TUR", False),
    ],
)  # fmt: skip
def test_the_search_line(desk: TestClient, line: str, found: bool) -> None:
    answer = desk.get("/search", params={"q": line})
    assert answer.status_code == 200
    assert ('<article class="event' in answer.text) is found
    assert ("No event fits" in answer.text) is not found


def test_facets_are_links_that_narrow_the_line(desk: TestClient) -> None:
    page = html.unescape(desk.get("/search?q=market").text)
    assert "/search?q=market%20told%3Aactual" in page
    assert "since%3A2020-03%20until%3A2020-03" in page
    assert "Pages with these words" in page and "<mark>market</mark>" in page


@pytest.mark.parametrize("path", ["search", "timeline", "map", "counts"])
def test_a_question_goes_on_to_the_other_screens(desk: TestClient, path: str) -> None:
    text = desk.get(f"/{path}?q=party:SYR").text
    others = {"search", "timeline", "map", "counts", "follow", "brief"} - {path}
    assert all(f'href="/{other}?q=party%3ASYR"' in text for other in others)
    assert 'value="party:SYR"' in desk.get("/follow?q=party%3ASYR").text
    assert 'value="party:SYR"' in desk.get("/brief?q=party%3ASYR").text


def test_countries_of_a_facet_are_named(desk: TestClient) -> None:
    facet = desk.get("/search").text.split("<summary>Where</summary>")[1].split("</details>")[0]
    assert 'href="/search?q=country%3ASYR">Syria</a>' in facet


def test_a_line_that_cannot_be_understood_asks_for_nothing(desk: TestClient) -> None:
    seen = words_of(desk.get("/search?q=speeker:SANA"))
    assert "did you mean speaker:?" in seen
    assert desk.get("/search.csv?q=speeker:SANA").status_code == 400


def test_lists_as_files_keep_status_and_originator(desk: TestClient, record: Record) -> None:
    events = record.events()
    rows = list(csv.DictReader(desk.get("/search.csv").text.splitlines()))
    assert [row["id"] for row in rows] == [event.id for event in events]
    assert {row["factuality"] for row in rows} == {event.factuality for event in events}
    assert {row["originator"] for row in rows} <= {"Anadolu", "SANA", "Reuters"}
    told = json.loads(desk.get("/search.json").text)["events"]
    assert [one["originator"] for one in told] == [row["originator"] for row in rows]
    features = json.loads(desk.get("/search.geojson").text)["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [38.0, 35.0]}, "Syria's middle: a market was hit"
    assert {one["properties"]["place"] for one in features} == {"Syria"} == {row["place"] for row in rows}
    assert all(one["properties"]["factuality"] for one in features)
    feed = ElementTree.fromstring(desk.get("/search.atom").text)
    titles = [title.text or "" for title in feed.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert [title.partition(":")[0] for title in titles] == [row["factuality"] for row in rows]
    assert desk.get("/search.exe").status_code == 404


def test_the_review_queue_holds_what_is_unsure_until_it_is_judged(send: Callable[..., Any], desk: TestClient) -> None:
    assert 'data-key="a"' not in desk.get("/review").text
    send("/name", who="R. Eader", back="/review")
    page = desk.get("/review").text
    names = re.findall(r'data-item tabindex="-1" id="(E[^"]+)"', page)
    assert names and "the rules say ASSAULT, the classifier COERCE (0.41)" in page
    assert re.findall(r'data-item tabindex="-1" id="(E[^"]+)"', desk.get("/review?of=voices").text) == names
    after = send("/judge", subject=names[0], verdict="accept", who="R. Eader", back="/review").text
    assert re.findall(r'data-item tabindex="-1" id="(E[^"]+)"', after) == names[1:]
    again = send("/withdraw", judgement="1", who="R. Eader", back="/review").text
    assert re.findall(r'data-item tabindex="-1" id="(E[^"]+)"', again) == names


def test_new_actors_wait_in_the_queue(send: Callable[..., Any], desk: TestClient) -> None:
    assert "the market" in words_of(desk.get("/review?of=actors"))
    after = send("/judge", subject="actor:~the market", verdict="accept", who="R. Eader", back="/review?of=actors")
    assert "The same as another" not in re.sub("(?s).*the market", "", after.text) or "the market" not in after.text


def wait_for(desk: TestClient, address: str) -> Any:
    for _ in range(600):
        answer = desk.get(address)
        if 'http-equiv="refresh"' not in answer.text:
            return answer
        time.sleep(0.05)
    raise AssertionError("the reading never ended")


STORY = "Turkey condemned the shelling of Idlib on Tuesday. The minister met Russian envoys in Ankara on Monday."


def test_a_pasted_text_is_read_and_opens(send: Callable[..., Any], desk: TestClient, record: Record) -> None:
    answer = send("/read", text=STORY, title="Turkey condemns shelling", published="2020-03-04", follow=False)
    assert answer.status_code == 303
    page = wait_for(desk, answer.headers["location"])
    assert page.url.path.startswith("/page/"), words_of(page)
    assert "Turkey condemns shelling" in page.text
    assert record.freshness().readings == 0
    assert str(record.page(page.url.path.removeprefix("/page/")).published) == "2020-03-04"


def test_files_are_read_and_failures_told(send: Callable[..., Any], desk: TestClient) -> None:
    article = f"<html><body><article><h1>Turkey condemns</h1><p>{STORY * 3}</p></article></body></html>"
    files = [("files", ("..\\a.html", article, "text/html")), ("files", ("b.pdf", b"%PDF-1.7", "application/pdf"))]
    answer = send("/read", files=files, follow=False)
    seen = words_of(wait_for(desk, answer.headers["location"]))
    assert "a.html" in seen and "b.pdf: a PDF, not a news page" in seen


def test_nothing_handed_in_is_told(send: Callable[..., Any], desk: TestClient) -> None:
    assert "nothing was handed in" in words_of(send("/read"))
    assert "is no day" in words_of(send("/read", text=STORY, published="soon"))
    assert desk.get("/read/nothing").status_code == 404
    assert "reading from the network is off" in words_of(desk.get("/read"))


def test_about_says_what_was_read_and_how_often_it_errs(desk: TestClient) -> None:
    seen = words_of(desk.get("/about"))
    for told in ("5 pages", "3 March 2020 to 9 May 2020", "English only", "The Daily", "ASSAULT 0.96 0.79 0.87 103",
                 "Not for targeting", "Apache License"):  # fmt: skip
        assert told in seen, told


@pytest.mark.parametrize("address", ["/nothing", "/page/none.html", "/event/E0-0", "/actor/Nobody", "/search?shown=-1"])
def test_what_is_not_there_is_told(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code in {404, 422}
    assert '<div class="problem" role="alert">' in answer.text


def test_an_empty_record_says_how_to_begin(tmp_path: Path, codebook: Codebook) -> None:
    from dragoman.store import open_record
    from dragoman.web.app import make_app
    from dragoman.web.worker import Tools

    with open_record(tmp_path / "new.db") as record:
        resolve_record(record)
        app = make_app(record, tools=lambda: Tools(codebook, None))
        with TestClient(app, base_url="http://127.0.0.1:8321") as desk:
            for address in ("/", "/search", "/actors", "/review", "/about"):
                assert desk.get(address).status_code == 200
            assert "The record is empty" in desk.get("/").text


def test_a_failure_tells_no_path_of_this_machine(desk: TestClient, record: Record) -> None:
    answer = desk.get("/event/E000000000000-1")
    assert answer.status_code == 404 and "no event 000000000000-1" in words_of(answer)
    assert record.name not in answer.text
