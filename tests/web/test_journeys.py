"""The three journeys: a researcher, an analyst and an editor go about their work on the sample pages, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dragoman.intake import open_pages
from dragoman.pipeline import read_page
from dragoman.resolve.whole import resolve_record
from dragoman.settings import Settings
from dragoman.store import open_record
from dragoman.types import Page as NewsPage
from dragoman.types import Reading

if TYPE_CHECKING:
    from browser_watch import Watch
    from playwright.sync_api import Page

    from dragoman.codebook.load import Codebook

    OpenPage = Callable[..., tuple[Page, Watch]]

SEED = Path(__file__).parents[3] / "shared" / "record" / "pages" / "haftar_assad.txt"
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Playwright's pipes


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, sample_readings: tuple[Reading, ...], codebook: Codebook) -> Path:
    """A record of the sample pages, and of the seed page where it lies beside the project."""
    path = tmp_path_factory.mktemp("journeys") / "built.db"
    seeds = open_pages([SEED], settings=Settings()) if SEED.exists() else iter(())
    with open_record(path) as record:
        for reading in sample_readings:
            record.add_reading(reading)
        for page in seeds:
            assert isinstance(page, NewsPage)
            record.add_reading(read_page(page, codebook))
        resolve_record(record)
    return path


@pytest.mark.parametrize("scripts", [True, False])
def test_a_researcher_checks_a_reading_and_corrects_it(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    page.goto("/page/khashoggi_2018_denial.html")
    assert page.locator(".words a.trigger").count() > 5
    page.goto("/search?q=party:SAU type:ASSAULT")
    page.locator(".event h2 a").first.click()
    page.get_by_text("Correct a field").click()
    form = page.locator("details", has_text="Correct a field")
    form.get_by_label("Your name").fill("R. Esearcher")
    form.locator("select[name=field]").select_option("place")
    form.locator("[name=value]").fill("Istanbul")
    form.get_by_role("button").click()
    assert "Istanbul" in page.locator("main").inner_text()
    assert "R. Esearcher" in page.locator("main").inner_text()
    assert watch.complaints == [] and watch.strayed == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_analyst_asks_on_whose_word_and_what_stands_against_it(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    page.goto("/")
    page.get_by_role("searchbox").or_(page.locator("header input[name=q]")).first.fill("type:ASSAULT country:KEN")
    page.keyboard.press("Enter")
    page.locator(".event h2 a").first.click()
    told = page.locator("main").inner_text()
    assert "On whose word" in told and "originator" in told
    assert "Against" in told and "at least 68" in told and "59" in told
    assert page.locator("svg").count() >= 1, "the chain is drawn"
    assert watch.complaints == [] and watch.strayed == []


@pytest.mark.skipif(not SEED.exists(), reason="the seed page lies beside the project only on our machines")
def test_the_seed_page_is_told_by_the_screens_alone(open_page: OpenPage) -> None:
    page, _ = open_page(java_script_enabled=False)
    page.goto("/page/haftar_assad.txt")
    told = page.locator("main").inner_text()
    for name in ("Anadolu", "SANA", "Gerstman"):
        assert name in told
    page.goto("/search?q=speaker:Anadolu embassy")
    page.locator(".event h2 a").first.click()
    told = page.locator("main").inner_text()
    assert "reopened the Libyan Embassy" in told and "state-controlled media of Turkey" in told
    page.goto("/search?q=speaker:SANA type:AGREE")
    page.locator(".event h2 a").first.click()
    told = page.locator("main").inner_text()
    assert "memorandum" in told and "SANA" in told and "state-controlled media of Syria" in told
    page.goto("/state?relation=recognizes")
    recognised = page.locator(".tie", has_text="Haftar")
    assert "in the page’s own voice" in recognised.inner_text()
    page.goto("/search?q=speaker:Gerstman type:ACCUSE")
    page.locator(".event h2 a").first.click()
    assert "paid agent of Government of National Accord" in page.locator("main").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_editor_drafts_a_brief_and_is_warned_when_an_attribution_goes(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    page.goto("/follow")
    page.locator("[name=q]").last.fill("country:KEN")
    page.get_by_label("Call it").last.fill("Kenya")
    page.get_by_label("Your name").last.fill("E. Ditor")
    page.get_by_role("button", name="Follow", exact=True).click()
    assert "Kenya" in page.locator("main").inner_text()
    page.goto("/brief")
    page.get_by_label("Events for").fill("country:KEN")
    page.get_by_label("Since").fill("2013-09-20")
    page.get_by_role("button", name="Draft it").click()
    assert "Nothing was taken out" in page.locator("main").inner_text()
    draft = page.locator("textarea").input_value()
    assert "originator" in draft and "Savanna Wire" in draft
    page.locator("textarea").fill(draft.replace("Savanna Wire", "Somebody"))
    page.get_by_role("button", name="Preview and check").click()
    assert "warning" in page.locator("#warn").inner_text()
    assert watch.complaints == [] and watch.strayed == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_wrong_cut_is_mended_by_a_click_and_taken_back(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    page.set_default_timeout(30_000)
    page.goto("/page/khashoggi_2018_denial.html")
    page.get_by_role("link", name="Mend this reading").click()
    page.get_by_label("Your name, which every mend bears").fill("R. Esearcher")
    page.get_by_role("button", name="Begin").click()
    paragraphs = page.locator(".paragraph")
    before, words = paragraphs.count(), paragraphs.nth(1).locator(".words").inner_text()
    paragraphs.nth(1).get_by_role("button", name="Not the article").click()
    assert "Kept as judgement" in page.locator(".flash").inner_text()
    assert paragraphs.count() == before - 1
    assert words[:40] in page.locator(".left-out").inner_text()
    trail = page.locator(".history").inner_text()
    assert "mended" in trail and "by R. Esearcher" in trail
    page.get_by_role("button", name="Take it back").click()
    assert (paragraphs.count(), paragraphs.nth(1).locator(".words").inner_text()) == (before, words)
    assert "taken back by R. Esearcher" in page.locator(".history").inner_text()
    assert watch.complaints == [] and watch.strayed == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_side_on_the_wrong_words_is_mended_by_a_click(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    page.set_default_timeout(30_000)
    page.goto("/page/khashoggi_2018_denial.html?mend=1")
    page.get_by_label("Your name, which every mend bears").fill("R. Esearcher")
    page.get_by_role("button", name="Begin").click()
    form = page.locator("form.mend", has_text="Erdoğan").filter(has=page.locator("select[name=first]")).first
    note = page.locator(".note", has=page.locator("form.mend")).filter(has_text="Recep Tayyip").first
    assert "Recep Tayyip Erdoğan" in note.inner_text()
    chosen = form.locator("select[name=first]")
    chosen.select_option(label="President")
    form.get_by_role("button", name="Mend").click()
    assert "Kept as judgement" in page.locator(".flash").inner_text()
    trail = page.locator(".history li").first
    assert "mended" in trail.inner_text() and "President Recep Tayyip Erdoğan" in trail.locator("ins").inner_text()
    assert chosen.locator("option[selected]").inner_text() == "President"
    assert watch.complaints == [] and watch.strayed == []


def test_the_review_queue_is_gone_through_by_keys_alone(open_page: OpenPage) -> None:
    page, watch = open_page()
    page.set_default_timeout(30_000)
    page.goto("/review")
    page.get_by_label("Your name").fill("R. Eader")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first, second = (page.locator("[data-item]").nth(at).get_attribute("id") for at in (0, 1))
    assert first and second
    page.keyboard.press("j")
    with page.expect_navigation():
        page.keyboard.press("r")
    assert page.locator("[data-item]").first.get_attribute("id") == second
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "field"
    page.keyboard.press("Tab")
    page.keyboard.type("CONSULT")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Kept as judgement" in page.locator(".flash").inner_text()
    with page.expect_navigation():
        page.keyboard.press("u")
    page.goto(f"/event/{first}")
    trail = page.locator(".history").inner_text()
    assert "reject" in trail and "by R. Eader" in trail
    page.goto(f"/event/{second}")
    trail = page.locator(".history").inner_text()
    assert "CONSULT" in trail and "taken back by R. Eader" in trail
    assert watch.complaints == [] and watch.strayed == []


def draft_brief(page: Page, line: str, *, since: str, tone: str | None = None) -> None:
    """An editor fills in the form of Briefs."""
    page.goto("/brief")
    page.get_by_label("Events for").fill(line)
    page.get_by_label("Since").fill(since)
    if tone:
        page.get_by_label("Tone").select_option(tone)
    page.get_by_label("Your name").fill("E. Ditor")
    page.get_by_role("button", name="Draft it").click()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_editor_holds_one_item_back_and_kills_another(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    draft_brief(page, "country:KEN", since="2013-09-20")
    items = page.locator(".brief-item")
    held, killed = (items.nth(at).get_attribute("id") or "" for at in (0, 1))
    page.get_by_role("button", name=f"Hold {held}").click()
    page.get_by_role("button", name=f"Kill {killed}").click()
    told = page.locator("main").inner_text()
    assert "1 item on hold" in told and "1 item killed" in told and "Nothing was taken out" in told
    sent = page.request.get(page.url + ".md").text()
    assert held not in sent and killed not in sent and "Kenya" in sent
    page.get_by_role("button", name=f"Use {killed}").click()
    assert killed in page.request.get(page.url + ".md").text()
    assert page.locator("ol.plain li", has_text="E. Ditor").count() == 4, "each mark is a version, signed and dated"
    assert watch.complaints == [] and watch.strayed == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_editor_asks_those_who_are_accused(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    draft_brief(page, "type:ACCUSE", since="2008-01-01", tone="short")
    assert page.locator("blockquote").count() == 0, "a short brief has no quotations"
    item = page.locator(".brief-item", has=page.locator(".reminder")).first
    name = item.get_attribute("id") or ""
    assert "ask for comment" in item.inner_text() and "no reply" in item.inner_text()
    item.get_by_role("button", name="They were asked").click()
    assert "by E. Ditor" in page.locator(f"[id='{name}'] .reminder").inner_text()
    page.locator(f"[id='{name}'] .reminder a").click()
    page.get_by_text("Reply of somebody named in it").click()
    form = page.locator("details", has_text="Reply of somebody named in it")
    form.locator("textarea").fill("It is not so, a spokesman wrote to us.")
    form.get_by_role("button", name="Attach the reply").click()
    page.goto("/brief/B1")
    assert page.locator(f"[id='{name}'] .reminder").count() == 0
    assert watch.complaints == [] and watch.strayed == []


BOARDS = ("/counts", "/timeline", "/map", "/network", "/state", "/actors", "/about", "/event/FIRST")
SIDEWAYS = """[...document.querySelectorAll("main *")]
    .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
    .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX)).map((one) => one.outerHTML.slice(0, 90))"""
LETTERS = """[...document.querySelectorAll(".picture text")].filter((one) => one.checkVisibility())
    .map((one) => parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getScreenCTM().a)"""


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_no_picture_is_wider_than_it_and_its_words_can_be_read(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
    page.goto("/search?q=type:ASSAULT country:KEN")
    first = page.locator(".event h2 a").first.get_attribute("href") or ""
    for board in BOARDS:
        page.goto(board.replace("/event/FIRST", first))
        assert page.evaluate(SIDEWAYS) == [], board
        letters = page.evaluate(LETTERS)
        assert min(letters, default=10) >= 9, board
        assert letters or board in {"/state", "/actors", "/about"}, board
    assert watch.complaints == [] and watch.strayed == []
