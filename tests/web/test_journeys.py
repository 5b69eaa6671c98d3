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
    page.goto("/search?q=speaker:SANA")
    assert page.locator(".event").count() >= 1
    page.goto("/search?q=speaker:Gerstman type:ACCUSE")
    page.locator(".event h2 a").first.click()
    assert "paid agent" in page.locator("main").inner_text()


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
