"""Sitemaps and their indexes."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.captures import Answer
from dragoman.fetching.feeds import Found
from dragoman.fetching.sitemaps import read_sitemap
from loopback import answer_of

HERE = "https://a.example/sitemap.xml"
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"'
)
PAGES = f"""<?xml version="1.0" encoding="UTF-8"?><urlset {NAMESPACES}>
<url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2026-11-22</lastmod>
<i:image><i:loc>https://a.example/picture.jpg</i:loc></i:image></url>
<url><loc>https://a.example/2</loc><n:news><n:publication_date>2026-11-23T09:00:00+02:00</n:publication_date></n:news></url>
<url><loc>https://a.example/3</loc><lastmod>last week</lastmod></url><url><lastmod>2026-11-22</lastmod></url>
<url><loc>ftp://a.example/4</loc></url></urlset>"""
INDEX = f"""<sitemapindex {NAMESPACES}><sitemap><loc>https://a.example/s1.xml.gz</loc>
<lastmod>2026-11-22T10:00:00</lastmod></sitemap></sitemapindex>"""


def sitemap(text: str | bytes) -> Answer:
    return answer_of(text, {"Content-Type": "application/xml"}, HERE)


def test_pages_with_their_days() -> None:
    found = read_sitemap(sitemap(PAGES), most=100_000)
    assert found.pages == [
        Found("https://a.example/1?x=1&y=2", HERE, datetime(2026, 11, 22, tzinfo=UTC)),
        Found("https://a.example/2", HERE, datetime(2026, 11, 23, 7, tzinfo=UTC)),
        Found("https://a.example/3", HERE, None),
    ]
    assert found.maps == []


def test_an_index_names_sitemaps() -> None:
    found = read_sitemap(sitemap(gzip.compress(INDEX.encode())), most=100_000)
    assert found.maps == [Found("https://a.example/s1.xml.gz", HERE, datetime(2026, 11, 22, 10, tzinfo=UTC))]
    assert found.pages == []


@pytest.mark.parametrize(
    ("content", "why", "words"),
    [
        (b"", Why.kind, "no sitemap"),
        (b"<html><body>Not found</body></html>", Why.kind, "no sitemap"),
        (PAGES[:400].encode(), Why.kind, "no sitemap"),
        (b'<!DOCTYPE urlset [<!ENTITY a "aaaa">]>' + PAGES[38:].encode(), Why.kind, "document type"),
        (gzip.compress(b" " * 1_000_000), Why.size, "100,000"),
    ],
)
def test_what_is_refused(content: bytes, why: Why, words: str) -> None:
    with pytest.raises(RefusedError, match=words) as caught:
        read_sitemap(sitemap(content), most=100_000)
    assert caught.value.why is why


def test_no_more_entries_than_the_protocol_allows() -> None:
    many = "".join(f"<url><loc>https://a.example/{number}</loc></url>" for number in range(50_010))
    assert len(read_sitemap(sitemap(f"<urlset {NAMESPACES}>{many}</urlset>"), most=10).pages) == 50_000
