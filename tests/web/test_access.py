"""WCAG 2.2, level AA, as far as a program can tell: rules that axe checks, stated anew, on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from browser_watch import Watch
    from playwright.sync_api import Page

    OpenPage = Callable[..., tuple[Page, Watch]]

SCREENS = (
    "/", "/search", "/search?q=market%20told:actual", "/search?q=foo:bar", "/page/wire.html", "/page/tricks.html",
    "/page/wire.html?mend=1", "/event/SHELLING", "/actors", "/actor/SYR.MIL.army", "/state", "/state?since=2010-01-01",
    "/network", "/map", "/timeline", "/counts", "/follow", "/brief", "/brief/B1", "/review", "/review?of=voices",
    "/review?of=actors", "/read", "/read/nothing", "/about", "/login", "/nothing", "/unsubscribe/nothing",
)  # fmt: skip
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Playwright's pipes

RULES = (Path(__file__).parent / "access_rules.js").read_text(encoding="utf-8")
NAMES = frozenset(
    {
        "contrast",
        "drawn",
        "edges",
        "headings",
        "regions",
        "names",
        "labels",
        "ids",
        "references",
        "tables",
        "landmarks",
        "lists",
        "targets",
        "nested",
        "scrolling",
    }
)


def broken_on(page: Page) -> dict[str, list[str]]:
    """What breaks which rule."""
    found = page.evaluate(f"Object.entries({RULES}).map(([rule, finds]) => [rule, finds()])")
    assert {rule for rule, _ in found} == NAMES
    return {rule: wrong for rule, wrong in found if wrong}


def visit_all(page: Page) -> Iterator[str]:
    page.goto("/brief")
    page.get_by_label("Since").fill("2020-01-01")
    page.get_by_label("Your name").fill("R. Eader")
    page.get_by_role("button", name="Draft it").click()
    page.goto("/search?q=market")
    shelling = page.locator(".event h2 a").first.get_attribute("href") or ""
    for screen in SCREENS:
        page.goto(screen.replace("/event/SHELLING", shelling))
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        yield screen


PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, PHONE, {**PHONE, "color_scheme": "dark"}])
def test_every_screen_keeps_the_rules(open_page: OpenPage, options: dict[str, object]) -> None:
    page, _ = open_page(**options)
    for screen in visit_all(page):
        assert broken_on(page) == {}, screen


def test_every_screen_says_what_it_is(open_page: OpenPage) -> None:
    """2.4.2, 3.1.1, 1.4.4."""
    page, _ = open_page()
    titles: dict[str, str] = {}
    for screen in visit_all(page):
        assert page.locator("html").get_attribute("lang") == "en"
        assert "user-scalable" not in (page.locator("meta[name=viewport]").get_attribute("content") or "")
        titles.setdefault(page.title(), screen)
    assert len(titles) >= len(SCREENS) - 6, "screens of one kind share a title, others do not"


def test_the_focus_is_seen_wherever_it_goes(open_page: OpenPage) -> None:
    """2.4.7: an outline of at least two pixels in a colour of its own on all that the tab key reaches."""
    page, _ = open_page()
    for screen in visit_all(page):
        beyond = page.locator("main a[href], main button, main input, main select, main textarea, main summary").count()
        for _ in range(16 + min(beyond, 24)):
            page.keyboard.press("Tab")
            seen = page.evaluate("""() => { const style = getComputedStyle(document.activeElement);
                return [document.activeElement.tagName, style.outlineStyle, parseFloat(style.outlineWidth)]; }""")
            assert seen[0] == "BODY" or (seen[1] != "none" and seen[2] >= 2), (screen, seen)


def test_rules_find_what_breaks_them(open_page: OpenPage) -> None:
    """A page that breaks every rule is caught by every rule."""
    page, _ = open_page(bypass_csp=True)  # else no style of an element counts
    page.goto("/about")
    page.evaluate("""() => { document.body.innerHTML = `
        <p style="color: #bbb; background: #fff">pale</p><a href="/x"></a><input id="a" placeholder="x"><i id="a"></i>
        <section aria-labelledby="none"></section><h3>low</h3><nav></nav><nav></nav>
        <input aria-label="pale" style="border: 1px solid #eee"><svg><text fill="#ccc">pale</text></svg>
        <table><tr><td>1</td></tr></table><ul><p>x</p></ul>
        <a href="/1" style="font-size: 6px">x</a><a href="/2" style="font-size: 6px">y</a>
        <button><a href="/z">z</a></button>
        <main><div style="overflow-x: auto; width: 20px"><pre>much too long for it</pre></div></main>`; }""")
    broken = set(broken_on(page))
    page.evaluate("""() => { document.body.innerHTML = '<button><span tabindex="0">z</span></button>'; }""")
    assert broken | set(broken_on(page)) == NAMES
