"""robots.txt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.robots import Robots, robots_of
from loopback import answer_of

PLACE = "https://a.example/robots.txt"


def rules(text: str, status: int = 200) -> Robots:
    return robots_of(PLACE, replace(answer_of(text), status=status))


def may(robots: Robots, path: str) -> bool:
    try:
        robots.check(f"https://a.example{path}")
    except RefusedError as error:
        assert error.why in {Why.robots, Why.later}
        return False
    return True


def test_the_rules_for_everybody() -> None:
    robots = rules("User-agent: *\nDisallow: /private\nAllow: /private/open\n")
    assert [may(robots, path) for path in ("/a", "/private/a", "/private/open/a")] == [True, False, True]
    assert robots.check("https://a.example/a").content.startswith(b"User-agent")


def test_the_rules_for_us_stand_before_those_for_everybody() -> None:
    robots = rules("\ufeffUser-agent: *\nDisallow: /\n\nUser-agent: Dragoman\nDisallow: /x$\n")
    assert [may(robots, path) for path in ("/a", "/x", "/xy")] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "pause"),
    [
        ("", 5), ("User-agent: *\nCrawl-delay: 1", 5), ("User-agent: *\nCrawl-delay: 12.5", 12.5),
        ("User-agent: *\nCrawl-delay: never", 5), ("User-agent: *\nRequest-rate: 2/60s", 30),
        ("User-agent: dragoman\nCrawl-delay: 20\n\nUser-agent: *\nCrawl-delay: 40", 20),
    ],
)  # fmt: skip
def test_the_pause_a_site_wants(text: str, pause: float) -> None:
    assert rules(text).pause == pause


@pytest.mark.parametrize(("status", "open_to_us"), [(404, True), (410, True), (401, False), (403, False), (429, False),
                                                     (500, False), (503, False)])  # fmt: skip
def test_a_site_without_robots_txt_is_open_and_one_that_hides_it_is_closed(status: int, open_to_us: bool) -> None:
    robots = rules("<html>error</html>", status)
    assert may(robots, "/a") is open_to_us
    assert robots.pause == 5


def test_a_site_that_does_not_answer_is_closed_for_now() -> None:
    robots = robots_of(PLACE, RefusedError(Why.size, "more than 1,000,000 bytes"))
    with pytest.raises(RefusedError, match="more than 1,000,000 bytes") as caught:
        robots.check("https://a.example/")
    assert caught.value.why is Why.silent


@pytest.mark.parametrize(("status", "why"), [(403, Why.robots), (429, Why.later), (500, Why.later)])
def test_a_site_in_trouble_may_open_again_and_one_that_forbids_does_not(status: int, why: Why) -> None:
    with pytest.raises(RefusedError) as caught:
        rules("", status).check("https://a.example/")
    assert caught.value.why is why
