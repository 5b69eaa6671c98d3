"""Publishers' words in headers and pages."""

from __future__ import annotations

import pytest

from dragoman.fetching.captures import Answer
from dragoman.fetching.signals import first_forbidding, header_signals, is_about_payment, page_signals
from loopback import answer_of


def with_headers(*headers: tuple[str, str]) -> Answer:
    return answer_of("", dict(headers))


@pytest.mark.parametrize(
    ("name", "value", "forbidden"),
    [
        ("TDM-Reservation", "1", True), ("tdm-reservation", "0", False),
        ("X-Robots-Tag", "noindex, noai", True), ("X-Robots-Tag", "noimageai", False), ("X-Robots-Tag", "NOAI", True),
        ("X-Robots-Tag", "dragoman: noai", True), ("X-Robots-Tag", "otherbot: noai, noindex", False),
        ("X-Robots-Tag", "max-snippet: 20, noai", True), ("X-Robots-Tag", "unavailable_after: 1 Jan 2030", False),
        ("Content-Type", "text/html", False),
    ],
)  # fmt: skip
def test_signals_of_headers(name: str, value: str, forbidden: bool) -> None:
    assert (first_forbidding(header_signals(with_headers((name, value)))) is not None) is forbidden


@pytest.mark.parametrize(
    ("html", "forbidden", "payment"),
    [
        ('<meta name="tdm-reservation" content="1">', True, False),
        ('<meta name="tdm-reservation" content="0">', False, False),
        ('<meta name="ROBOTS" content="index, NoAI">', True, False),
        ('<meta name="robots" content="noimageai">', False, False),
        ('<meta name="dragoman" content="noai">', True, False),
        ('<meta name="otherbot" content="noai">', False, False),
        ('<meta property="article:content_tier" content="locked">', True, True),
        ('<meta property="article:content_tier" content="metered">', False, False),
        ('<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": false}</script>', True, True),
        ('<script type="application/ld+json">{"isAccessibleForFree" : "False"}</script>', True, True),
        ('<script type="application/ld+json">{"isAccessibleForFree": true}</script>', False, False),
        ("<script>var x = {'isAccessibleForFree': false}</script>", False, False),
        ("<p>The tdm-reservation is noai.</p>", False, False),
    ],
)  # fmt: skip
def test_signals_of_pages(html: str, forbidden: bool, payment: bool) -> None:
    found = first_forbidding(page_signals(f"<html><head>{html}</head><body><p>Text.</p></body></html>"))
    assert (found is not None) is forbidden
    assert found is None or is_about_payment(found) is payment


def test_a_signal_that_allows_is_told_too() -> None:
    (found,) = header_signals(with_headers(("tdm-reservation", " 0 ")))
    assert (str(found), found.forbids) == ("header tdm-reservation: 0", False)
