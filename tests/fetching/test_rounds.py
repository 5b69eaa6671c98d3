"""From addresses and lists to pages in the record; pages are read by hand, so that no model is needed."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import LanguageError, NoTextError, PageError
from dragoman.fetching.rounds import plan_round, run_round
from dragoman.fetching.taking import Reader, Taken, Taker
from dragoman.fetching.visits import Visits
from dragoman.fetching.warc import Archive
from dragoman.intake import open_pages
from dragoman.settings import Settings
from dragoman.store import Record, open_record
from dragoman.types import Document, Page, Reading, Span
from loopback import HTML, PAGE, SetClock, Site, session_for

BOOK, MODEL = "sha256:book", "by hand"
XML = {"Content-Type": "application/rss+xml", "ETag": '"7"'}


def read_by_hand(page: Page) -> Reading:
    if b"menu" in page.content:
        raise NoTextError(f"{page.file}: no article in it")
    if b"bonjour" in page.content:
        raise LanguageError(f"{page.file}: the article is in 'fr'")
    if b"odd" in page.content:
        raise PageError(f"{page.file}: cannot be decoded")
    text = page.content.decode()
    digest = f"sha256:{sha256(page.content).hexdigest()}"
    document = Document(page.file, digest, text, (Span(0, len(text)),), title="A title", url=page.url)
    return Reading(document, (), (), (), (), BOOK, MODEL)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "a.db") as found:
        yield found


Make = Callable[..., Taker]


@pytest.fixture
def taker(site: Site, record: Record, tmp_path: Path) -> Make:
    """Makes what a new command would make: a new session, archive and diary over the same folders."""

    def make(**fields: Any) -> Taker:
        session = session_for(tmp_path, site, **fields)

        def is_known(digest: str, given: date | None) -> bool:
            return record.knows(digest, codebook=BOOK, model=MODEL, published=given)

        folder = session.settings.captures
        archive = Archive(folder, agent=session.agent, clock=session.clock)
        return Taker(session, record, Reader(read_by_hand, is_known), archive, Visits(folder, record.name))

    return make


def run(taker: Taker, *addresses: str, again: bool = False, most: int = 50, **lists: list[str]) -> list[Taken]:
    made = plan_round(taker, addresses=addresses, most=most, **lists)
    return [*made.problems, *run_round(taker, made, again=again)]


def feed_of(site: Site, *paths: str) -> str:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    site.put("/feed", f'<rss version="2.0"><channel>{items}</channel></rss>', XML)
    return site.address("/feed")


def archives(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "captures").glob("*.warc.gz"))


def test_what_becomes_of_each_address(taker: Make, site: Site, record: Record) -> None:
    site.put("/good.html")
    site.put("/menu.html", "<html>menu</html>")
    site.put("/french.html", "<html>bonjour</html>")
    site.put("/odd.html", "<html>odd</html>")
    site.put("/big.html", "<html>" + "x" * 5_000)
    site.put("/picture.png", b"\x89PNG", {"Content-Type": "image/png"})
    site.put("/reserved.html", PAGE, {**HTML, "tdm-reservation": "1"})
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    paths = ["good", "menu", "french", "odd", "big", "reserved", "closed", "gone"]
    addresses = [site.address(f"/{path}.html") for path in paths]
    taken = run(taker(max_bytes=4_000), *addresses, site.address("/picture.png"), "http://10.0.0.1/", "no address")
    found = {one.address: one.outcome for one in taken}
    assert [found[address] for address in addresses] == [
        "read", "not a page", "not in English", "not read", "too big",
        "refused by the publisher's signal", "refused by robots", "not there",
    ]  # fmt: skip
    assert found[site.address("/picture.png")] == "not a page"
    assert found["http://10.0.0.1/"] == "private address"
    assert found["no address"] == "not a web address"
    (page,) = record.pages()
    assert (page.url, page.title) == (site.address("/good.html"), "A title")
    assert [one.page for one in taken if one.outcome == "read"] == [page.id]
    assert record.counts()["problems"] == 3


def test_the_archive_reads_into_the_same_record_as_known(
    taker: Make, site: Site, record: Record, tmp_path: Path
) -> None:
    site.put("/good.html")
    run(taker(), site.address("/good.html"))
    (page,) = open_pages(archives(tmp_path), settings=Settings())
    assert isinstance(page, Page)
    assert record.knows(f"sha256:{sha256(page.content).hexdigest()}", codebook=BOOK, model=MODEL)


def test_a_page_is_in_the_archive_before_it_is_read(taker: Make, site: Site, tmp_path: Path) -> None:
    def crash(_: Page) -> Reading:
        raise SystemExit("ended in the middle of a page")

    site.put("/good.html")
    made = taker()
    crashing = Taker(made.session, made.record, Reader(crash, lambda *_: False), made.archive, made.visits)
    with pytest.raises(SystemExit):
        run(crashing, site.address("/good.html"))
    assert len(list(open_pages(archives(tmp_path), settings=Settings()))) == 1


def test_what_was_read_is_known_and_not_asked_for_unless_again(taker: Make, site: Site) -> None:
    site.put("/good.html")
    address = site.address("/good.html")
    (first,) = run(taker(), address)
    (second,) = run(taker(), address)
    assert (second.outcome, second.page, second.told) == ("known", first.page, "read on 2026-11-23")
    assert site.paths().count("/good.html") == 1
    (third,) = run(taker(), address, again=True)
    assert (third.outcome, site.paths().count("/good.html")) == ("known", 2)
    site.put("/good.html", PAGE.replace("three", "four"))
    (fourth,) = run(taker(), address, again=True)
    assert fourth.outcome == "read"


def test_the_same_bytes_elsewhere_are_known(taker: Make, site: Site, tmp_path: Path) -> None:
    site.put("/good.html")
    site.put("/copy.html")
    taken = run(taker(), site.address("/good.html"), site.address("/copy.html"))
    assert [one.outcome for one in taken] == ["read", "known"]


def test_a_feed_is_read_and_then_asked_whether_it_has_changed(taker: Make, site: Site) -> None:
    site.put("/1.html", "<html>one</html>")
    site.put("/2.html", "<html>two</html>")
    feed = feed_of(site, "/1.html", "/2.html")
    assert [one.outcome for one in run(taker(), feeds=[feed])] == ["read", "read"]
    assert "If-None-Match" not in site.asked[2][1]
    site.put("/feed", "", XML, status=304)
    made = plan_round(taker(), feeds=[feed], most=50)
    assert (made.unchanged, made.found) == (1, [])
    assert site.asked[-1][1]["If-None-Match"] == '"7"'


def test_new_entries_alone_are_asked_for(taker: Make, site: Site) -> None:
    site.put("/1.html", "<html>one</html>")
    site.put("/2.html", "<html>menu</html>")
    run(taker(), feeds=[feed_of(site, "/1.html", "/2.html")])
    site.put("/3.html", "<html>three</html>")
    made = plan_round(taker(), feeds=[feed_of(site, "/1.html", "/2.html", "/3.html")], most=50)
    assert [one.address for one in made.found] == [site.address("/3.html")]
    assert made.settled == 2


def test_a_feed_is_not_ticked_off_while_entries_wait(taker: Make, site: Site) -> None:
    for number in range(3):
        site.put(f"/{number}.html", f"<html>{number}</html>")
    feed = feed_of(site, "/0.html", "/1.html", "/2.html")
    made = plan_round(taker(), feeds=[feed], most=2)
    assert (len(made.found), made.left) == (2, 1)
    assert [one.outcome for one in run(taker(), feeds=[feed], most=2)] == ["read", "read"]
    assert [one.outcome for one in run(taker(), feeds=[feed], most=2)] == ["read"]
    assert not [headers for _, headers in site.asked if "If-None-Match" in headers]


def test_what_failed_for_a_moment_is_tried_again_and_what_was_refused_is_not(taker: Make, site: Site) -> None:
    site.put("/slow.html", "", status=500)
    site.put("/closed.html", "", status=403)
    feed = feed_of(site, "/slow.html", "/closed.html")
    assert [one.outcome for one in run(taker(), feeds=[feed])] == ["no answer", "asks for a login or payment"]
    site.put("/slow.html")
    site.put("/closed.html")
    assert [(one.outcome, one.address) for one in run(taker(), feeds=[feed])] == [("read", site.address("/slow.html"))]


def test_a_feed_that_fails_is_told_and_the_others_go_on(taker: Make, site: Site) -> None:
    site.put("/1.html")
    taken = run(taker(), feeds=[site.address("/nowhere"), feed_of(site, "/1.html")])
    assert [(one.outcome, one.address) for one in taken] == [
        ("not there", site.address("/nowhere")),
        ("read", site.address("/1.html")),
    ]


def test_the_archive_tells_which_feed_named_a_page(taker: Make, site: Site, tmp_path: Path) -> None:
    site.put("/1.html")
    feed = feed_of(site, "/1.html")
    run(taker(), feeds=[feed])
    assert f"via: {feed}".encode() in gzip.decompress(archives(tmp_path)[0].read_bytes())


def test_who_wants_to_stop_keeps_what_was_read(taker: Make, site: Site, record: Record) -> None:
    clock = SetClock()
    for number in range(3):
        site.put(f"/{number}.html", f"<html>{number}</html>")
    made = taker(set_clock=clock)
    plan = plan_round(made, addresses=[site.address(f"/{number}.html") for number in range(3)], most=1)
    running = run_round(made, plan)
    assert next(running).outcome == "read"
    clock.stop = True
    assert list(running) == []
    assert len(record.pages()) == 1
    assert made.visits.latest(site.address("/1.html")) is None


def test_who_wants_to_stop_before_the_feed_is_read(taker: Make, site: Site) -> None:
    clock = SetClock()
    clock.stop = True
    assert run(taker(set_clock=clock), feeds=[feed_of(site, "/1.html")]) == []
    assert site.asked == []
