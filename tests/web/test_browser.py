"""The screens in a real Chromium: no console error, no request off the machine, keys, a narrow screen, no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser_watch import Watch
    from playwright.sync_api import Page

    OpenPage = Callable[..., tuple[Page, Watch]]

SCREENS = (
    "/", "/search", "/search?q=market%20told:actual", "/search?q=foo:bar", "/page/wire.html", "/page/reprint.html",
    "/page/tricks.html", "/event/SHELLING", "/actors", "/actor/SYR.MIL.army", "/review", "/review?of=voices",
    "/review?of=actors", "/read", "/about",
)  # fmt: skip
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Playwright's pipes at its end
]


NAMELESS = """[...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select, textarea")]
    .filter((one) => !(one.textContent.trim() || one.labels?.length || one.ariaLabel)).map((one) => one.outerHTML)"""
TWICE = """[...document.querySelectorAll("[id]")].map((one) => one.id)
    .filter((id, at, all) => all.indexOf(id) !== at)"""
LEVELS = """[...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]))"""


def visit_all(page: Page) -> Iterator[str]:
    page.goto("/search?q=market")
    shelling = page.locator(".event h2 a").first.get_attribute("href") or ""
    for screen in SCREENS:
        answer = page.goto(screen.replace("/event/SHELLING", shelling))
        assert answer is not None and answer.status == 200
        yield screen


@pytest.mark.parametrize("scripts", [True, False])
def test_no_screen_complains_or_asks_another_machine(open_page: OpenPage, scripts: bool) -> None:
    page, watch = open_page(java_script_enabled=scripts)
    for screen in visit_all(page):
        assert page.locator("main h1").count() == 1, screen
        assert page.title() != "taken"
    assert watch.complaints == [] and watch.strayed == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(open_page: OpenPage, scheme: str) -> None:
    page, _ = open_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    for screen in visit_all(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, screen


def test_every_field_and_link_has_a_name(open_page: OpenPage) -> None:
    page, _ = open_page()
    for screen in visit_all(page):
        assert page.evaluate(NAMELESS) == [], screen
        assert page.evaluate(TWICE) == [], screen
        found = page.evaluate(LEVELS)
        assert found[0] == 1, screen
        assert all(after - before <= 1 for before, after in pairwise(found)), (screen, found)
        assert [page.locator(mark).count() for mark in ("main", "header.masthead", "footer", "nav >> nth=0")] == [1] * 4


def test_the_review_queue_by_keys_alone(open_page: OpenPage) -> None:
    page, watch = open_page()
    page.goto("/review")
    page.get_by_label("Your name").fill("R. Eader")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.locator("[data-item]").first.get_attribute("id")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first != second
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "value"
    page.keyboard.type("jar")  # letters of keys are letters in a field
    assert page.evaluate("document.activeElement.value") == "jar"
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator("[data-item]").first.get_attribute("id") == second
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator("[data-item]").first.get_attribute("id") == first
    assert watch.complaints == []


def test_the_review_queue_without_scripts(open_page: OpenPage) -> None:
    page, _ = open_page(java_script_enabled=False)
    page.goto("/review")
    page.get_by_label("Your name").fill("R. Eader")
    page.get_by_role("button", name="Begin").click()
    first = page.locator("[data-item]").first.get_attribute("id")
    page.locator("[data-item]").first.get_by_role("button", name="Reject").click()
    assert page.locator("[data-item]").first.get_attribute("id") != first
    page.get_by_role("button", name="Take it back").click()
    assert page.locator("[data-item]").first.get_attribute("id") == first


def test_a_mark_leads_to_why(open_page: OpenPage) -> None:
    page, _ = open_page(java_script_enabled=False)
    page.goto("/page/wire.html")
    mark = page.locator(".words a.trigger").first
    assert "rule assault.shell.verb" in (mark.get_attribute("title") or "")
    mark.click()
    assert page.url.endswith("#e1")
    assert page.locator(".note:target").inner_text().startswith("actual ASSAULT")
    page.locator(".note:target a").click()
    assert "/event/E" in page.url


def test_a_pasted_text_opens_as_its_page(open_page: OpenPage) -> None:
    page, watch = open_page(java_script_enabled=False)
    page.goto("/read")
    page.get_by_label("Headline").fill("Turkey condemns shelling")
    page.get_by_label("Text, paragraphs").fill("Turkey condemned the shelling of Idlib on Tuesday. " * 3)
    page.get_by_role("button", name="Read", exact=True).click()
    page.wait_for_url(re.compile("/page/"), timeout=60_000)
    assert page.locator("h1").inner_text() == "Turkey condemns shelling"
    assert watch.complaints == [] and watch.strayed == []


def test_the_skip_link_and_the_search_key(open_page: OpenPage) -> None:
    page, _ = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("/")
    page.keyboard.type("western")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=western"))
