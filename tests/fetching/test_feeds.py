"""Feeds, well formed and otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.captures import Answer
from dragoman.fetching.feeds import Found, read_feed
from loopback import answer_of

HERE = "https://a.example/feeds/world.rss"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>World</title>
<item><title>One</title><link>https://a.example/1?x=1&amp;y=2#top</link><pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate>
</item><item><title>Two</title><link>/2.html</link></item><item><link>https://a.example/1?x=1&amp;y=2#top</link>
<pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate></item><item><link>javascript:alert(1)</link></item>
<item><title>no link</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>World</title><entry><title>One</title>
<link href="https://a.example/1"/><updated>2026-11-23T07:00:00Z</updated></entry></feed>"""


def feed(text: str | bytes) -> Answer:
    return answer_of(text, {"Content-Type": "application/rss+xml"}, HERE)


def test_rss_and_atom() -> None:
    seven = datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert read_feed(feed(RSS)) == (
        Found("https://a.example/1?x=1&y=2", HERE, seven),
        Found("https://a.example/2.html", HERE, None),
    )
    assert read_feed(feed(ATOM)) == (Found("https://a.example/1", HERE, seven),)


def test_what_a_broken_feed_says_before_the_break_is_taken() -> None:
    broken = RSS[: RSS.index("<item><title>no link")]
    assert [one.address for one in read_feed(feed(broken))] == [
        "https://a.example/1?x=1&y=2",
        "https://a.example/2.html",
    ]


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read_feed(feed('<rss version="2.0"><channel><title>x</title></channel></rss>')) == ()


@pytest.mark.parametrize("text", ["", "  \n", "<html><body>Not found</body></html>", "{}", "/etc/passwd", "http://x/"])
def test_what_is_no_feed(text: str) -> None:
    with pytest.raises(RefusedError, match="is no feed") as caught:
        read_feed(feed(text))
    assert caught.value.why is Why.kind


def test_a_feed_s_words_are_never_taken_for_a_file_s_name(tmp_path: object) -> None:
    file = f"{tmp_path}/secret.rss"
    with open(file, "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write(RSS)
    with pytest.raises(RefusedError, match="is no feed"):
        read_feed(feed(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_refused(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + ATOM
    with pytest.raises(RefusedError, match="entities"):
        read_feed(feed(text.encode(encoding)))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(RSS)), st.integers(0, len(RSS)), st.binary(max_size=20))
def test_damage_costs_entries_and_nothing_else(start: int, end: int, dirt: bytes) -> None:
    content = RSS.encode()
    try:
        found = read_feed(feed(content[:start] + dirt + content[end:]))
    except RefusedError as error:
        assert error.why is Why.kind
    else:
        assert all(one.address.startswith("http") for one in found)
