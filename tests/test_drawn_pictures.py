"""Specifications are pure; drawing keeps words as words."""

from __future__ import annotations

import re
from datetime import date

from dragoman.pictures import PAPER, SCREEN, Count, Dot, bars_of, columns_of, draw_png, draw_svg, timeline_of

TRICK = '<script>alert(1)</script>"'


def test_bars_link_and_are_told_to_those_who_cannot_see() -> None:
    counts = [Count(TRICK, 3, "/search?q=a"), Count("AID", 1, None)]
    svg = draw_svg(bars_of(counts, SCREEN, what=f"By type: {TRICK} 3"))
    assert "<script" not in svg and 'role="group" aria-label="By type: &lt;script' in svg
    assert 'href="/search?q=a"' in svg and 'fill="var(--planned)"' in svg
    assert "style=" not in svg  # the desk's policy allows no inline style
    assert set(re.findall(r"https?://[^/\"]+", svg)) <= {"http://www.w3.org"}


def test_a_file_that_is_handed_on_has_no_links() -> None:
    svg = draw_svg(bars_of([Count("AID", 1, "/search?q=a")], PAPER, what="x"), links=False)
    assert "href=" not in svg


def test_columns_of_few_and_of_many_months_are_visible() -> None:
    for last in ("2020-04", "2080-04"):
        spec = columns_of([Count("2020-03", 2), Count(last, 1)], PAPER, what="By month")
        assert 2.5 <= spec["mark"]["size"] <= 40
        assert "<svg" in draw_svg(spec)


def test_timeline_tells_status_by_colour_and_shape() -> None:
    dots = [Dot(date(2020, 3, 3), "AID", "actual", "x", "/event/E1"), Dot(date(2020, 3, 4), "AID", "denied", "y", "/")]
    spec = timeline_of(dots, PAPER, what="two events")
    assert spec["encoding"]["shape"]["scale"]["domain"] == ["actual", "denied"]
    assert 'href="/event/E1"' in draw_svg(spec)


def test_png() -> None:
    assert draw_png(bars_of([Count("AID", 1)], PAPER, what="x")).startswith(b"\x89PNG")
