"""A wrong cut and wrong words, mended by a form of the page's screen, kept as a judgement, taken back."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store import Record

Send = Callable[..., Any]
STORY = (
    "Turkey condemned the shelling of Idlib on Tuesday.\n\nFar away, Russia attacked Georgia on Monday, witnesses said."
)


@pytest.fixture
def page(send: Send, desk: TestClient, record: Record) -> str:
    """A page with an advertisement in its text; its short name."""
    answer = send("/read", text=STORY, title="Turkey condemns", published="2020-03-04", follow=False)
    for _ in range(600):
        found = desk.get(answer.headers["location"])
        if "/page/" in found.url.path:
            return str(found.url.path).removeprefix("/page/")
    raise AssertionError("the reading never ended")


def forms_of(desk: TestClient, page: str) -> list[dict[str, str]]:
    """The forms that mend, as the screen sends them."""
    text = desk.get(f"/page/{page}?mend=1").text
    found = []
    for form in re.findall(r'(?s)<form action="/mend/.*?</form>', text):
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        for name, options in re.findall(r'(?s)<select name="(\w+)">(.*?)</select>', form):
            chosen = re.search(r'value="(\d+)" selected', options)
            fields[name] = chosen[1] if chosen else ""
        found.append({key: html.unescape(value) for key, value in fields.items() if key != "token"})
    return found


def told(record: Record, page: str) -> list[str]:
    document = record.reading(record.page(page)).document
    return [document[span] for span in document.paragraphs]


def test_only_mending_shows_the_forms(send: Send, desk: TestClient, page: str) -> None:
    assert "/mend/" not in desk.get(f"/page/{page}").text
    assert "Your name, which every mend bears" in desk.get(f"/page/{page}?mend=1").text
    assert forms_of(desk, page) == []
    send("/name", who="R. Eader", back=f"/page/{page}")
    assert {form["who"] for form in forms_of(desk, page)} == {"R. Eader"}


def test_a_piece_goes_out_and_its_events_with_it(send: Send, desk: TestClient, record: Record, page: str) -> None:
    send("/name", who="R. Eader", back="/")
    assert any("Georgia" in event.recipients for event in record.events())
    advert = [form for form in forms_of(desk, page) if form.get("do") == "out"][1]
    after = send(f"/mend/{page}", **advert)
    assert told(record, page) == ["Turkey condemned the shelling of Idlib on Tuesday."]
    assert not any("Georgia" in event.recipients for event in record.events())
    assert "mended: +1" in after.text and "Kept as judgement 1" in after.text
    [kept] = record.judgements()
    assert (kept.who, kept.verdict, kept.field, kept.value) == ("R. Eader", "correct", "article", "left out")
    send("/withdraw", judgement="1", who="R. Eader", back=f"/page/{page}")
    assert len(told(record, page)) == 2
    assert any("Georgia" in event.recipients for event in record.events())
    assert record.freshness().readings == record.freshness().judgements == 0


def test_a_piece_comes_back_in(send: Send, desk: TestClient, record: Record, page: str) -> None:
    send("/name", who="R. Eader", back="/")
    send(f"/mend/{page}", **[form for form in forms_of(desk, page) if form.get("do") == "out"][1])
    [back] = [form for form in forms_of(desk, page) if form.get("do") == "in"]
    send(f"/mend/{page}", **back)
    assert len(told(record, page)) == 2
    assert [one.value for one in record.judgements()] == ["left out", "in the article"]


def test_the_words_of_a_side(send: Send, desk: TestClient, record: Record, page: str) -> None:
    send("/name", who="R. Eader", back="/")
    attack = next(one for one in record.reading(record.page(page)).events if one.type == "ASSAULT" and one.actors)
    start = attack.recipients[0].span.start
    form = next(
        one for one in forms_of(desk, page) if one.get("side") == "recipient" and one["old_start"] == str(start)
    )
    text = record.reading(record.page(page)).document.text
    russia = text.index("Russia")
    send(f"/mend/{page}", **form | {"first": str(russia), "last": str(russia + len("Russia"))})
    event = next(event for event in record.events() if event.type == "ASSAULT" and "Russia" in event.actors)
    assert event.recipients == ("Russia",)
    history = html.unescape(desk.get(f"/page/{page}").text)
    assert "<del>Georgia</del>" in history and "<ins>Russia</ins>" in history


def test_forms_of_another_reading_are_refused(send: Send, desk: TestClient, record: Record, page: str) -> None:
    send("/name", who="R. Eader", back="/")
    out = next(form for form in forms_of(desk, page) if form.get("do") == "out")
    side = next(form for form in forms_of(desk, page) if "side" in form)
    for wrong in (
        out | {"mark": "0" * 16},
        out | {"place": "7"},
        out | {"place": "-1"},
        out | {"who": ""},
        side | {"report": "nothing"},
        side | {"side": "trigger"},
        side | {"last": "99999"},
        side | {"old_start": "1"},
    ):
        assert send(f"/mend/{page}", **wrong).status_code == 422, wrong
    assert record.judgements() == []
    assert desk.post(f"/mend/{page}", data=out).status_code == 403, "without the token"
