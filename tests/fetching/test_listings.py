"""Feeds and sitemaps over the network, and the order in which their addresses are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.fetching import RefusedError, Why
from dragoman.fetching.captures import Validators
from dragoman.fetching.feeds import Found
from dragoman.fetching.listings import in_turns, list_feed, list_sitemap
from loopback import Site, session_for

RSS = """<rss version="2.0"><channel>
<item><link>/old.html</link><pubDate>Sun, 22 Nov 2026 07:00:00 GMT</pubDate></item>
<item><link>/undated.html</link></item>
<item><link>/new.html</link><pubDate>Mon, 23 Nov 2026 07:00:00 GMT</pubDate></item></channel></rss>"""
XML = {"Content-Type": "application/rss+xml"}
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_a_feed_the_newest_first_with_what_to_show_next_time(site: Site, tmp_path: Path) -> None:
    site.put("/feed", RSS, {**XML, "ETag": '"7"', "Last-Modified": "Mon, 23 Nov 2026 07:00:00 GMT"})
    listing = list_feed(site.address("/feed"), session_for(tmp_path, site))
    assert listing is not None
    paths = [one.address.rpartition("/")[2] for one in listing.found]
    assert paths == ["new.html", "old.html", "undated.html"]
    assert listing.validators == Validators('"7"', "Mon, 23 Nov 2026 07:00:00 GMT")


def test_a_feed_that_has_not_changed(site: Site, tmp_path: Path) -> None:
    site.put("/feed", "", {}, status=304)
    known = Validators('"7"', "Mon, 23 Nov 2026 07:00:00 GMT")
    assert list_feed(site.address("/feed"), session_for(tmp_path, site), known) is None
    _, headers = site.asked[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == known


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (("<html>no feed</html>", XML, 200), Why.kind),
        ((RSS, {**XML, "tdm-reservation": "1"}, 200), Why.signal),
        (("", XML, 404), Why.gone),
    ],
)
def test_feeds_that_give_nothing(site: Site, tmp_path: Path, answer: tuple[str, dict[str, str], int], why: Why) -> None:
    body, headers, status = answer
    site.put("/feed", body, headers, status=status)
    with pytest.raises(RefusedError) as caught:
        list_feed(site.address("/feed"), session_for(tmp_path, site))
    assert caught.value.why is why


def test_an_index_of_sitemaps_and_one_of_them_missing(site: Site, tmp_path: Path) -> None:
    places = "".join(f"<sitemap><loc>{site.address(path)}</loc></sitemap>" for path in ("/one.xml", "/gone.xml"))
    site.put("/sitemap.xml", f"<sitemapindex {NAMESPACE}>{places}</sitemapindex>", XML)
    site.put("/one.xml", f"<urlset {NAMESPACE}><url><loc>{site.address('/1')}</loc></url></urlset>", XML)
    listing = list_sitemap(site.address("/sitemap.xml"), session_for(tmp_path, site))
    assert listing is not None
    assert [one.address for one in listing.found] == [site.address("/1")]
    assert [problem.why for problem in listing.problems] == [Why.gone]


def test_no_more_than_ten_sitemaps_of_an_index(site: Site, tmp_path: Path) -> None:
    places = "".join(f"<sitemap><loc>{site.address(f'/{number}.xml')}</loc></sitemap>" for number in range(30))
    site.put("/sitemap.xml", f"<sitemapindex {NAMESPACE}>{places}</sitemapindex>", XML)
    list_sitemap(site.address("/sitemap.xml"), session_for(tmp_path, site))
    assert sum(path[1:2].isdigit() for path in site.paths()) == 10


def test_host_after_host_each_address_once() -> None:
    names = ["https://a.example/1", "https://a.example/2", "https://A.example/1", "https://b.example/1",
             "https://a.example/2", "https://a.example/3"]  # fmt: skip
    assert [one.address for one in in_turns(Found(name) for name in names)] == [
        "https://a.example/1", "https://b.example/1", "https://a.example/2", "https://A.example/1", "https://a.example/3",
    ]  # fmt: skip
