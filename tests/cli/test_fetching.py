"""`dragoman fetch` and `dragoman watch` against a server on this machine; the parser is loaded once for the session."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from dragoman.fetching import Session, session
from dragoman.fetching.asking import Limits
from dragoman.fetching.turns import Clock
from dragoman.settings import Settings
from dragoman.store import open_record
from loopback import PAGE, SetClock, Site, only, serve

Dragoman = Callable[..., tuple[int, str, str]]

OTHER = """<html lang="en"><head><title>Journalists held in Turkey</title>
<meta property="article:published_time" content="2020-03-04"></head><body><article><h1>Journalists held in Turkey</h1>
<p>Turkish police arrested three Iraqi journalists in Istanbul on Monday, Reuters reported. It is not known where the
men were taken to, and nobody in Ankara would say on what ground or for how long.</p>
<p>In the summer of last year France imposed sanctions on a company in Minsk, a lawyer said.</p></article></body>"""


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as found:
        yield found


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, site: Site, clock: SetClock) -> None:
    """Fetching is on, and sessions reach the site of the test."""

    def make(settings: Settings, stop: Event) -> Session:
        def wait(seconds: float) -> bool:
            return stop.is_set() or clock.wait(seconds)

        made = Clock(now=lambda: clock.time, wait=wait)
        return Session(settings, clock=made, reach=only(site), limits=Limits(seconds=5, quiet=5))

    monkeypatch.setattr(session, "open_session", make)
    monkeypatch.setenv("DRAGOMAN_FETCH", "on")
    monkeypatch.setenv("DRAGOMAN_CONTACT", "desk@example.org")
    monkeypatch.delenv("DRAGOMAN_CAPTURES", raising=False)


def put_feed(site: Site, *paths: str) -> str:
    items = "".join(f"<item><link>{path}</link></item>" for path in paths)
    site.put("/feed", f'<rss version="2.0"><channel>{items}</channel></rss>', {"Content-Type": "application/rss+xml"})
    return site.address("/feed")


def test_it_is_off_and_says_how_to_switch_it_on(
    dragoman: Dragoman, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/page.html")
    monkeypatch.setenv("DRAGOMAN_FETCH", "off")
    code, out, err = dragoman("fetch", site.address(), "--db", "new.db", "--no-model")
    assert (code, out, site.asked) == (2, "", [])
    assert "DRAGOMAN_FETCH=on or --fetch" in err
    assert not Path("new.db").exists()
    assert dragoman("fetch", site.address(), "--db", "new.db", "--no-model", "--fetch")[0] == 0
    monkeypatch.delenv("DRAGOMAN_CONTACT")
    code, _, err = dragoman("watch", "--feed", site.address("/feed"), "--once", "--fetch")
    assert (code, "DRAGOMAN_CONTACT" in err) == (2, True)
    monkeypatch.setenv("DRAGOMAN_FETCH", "yes")
    assert "set it to on or off" in dragoman("fetch", site.address())[2]


def test_a_page_is_read_into_the_record_and_told_in_a_table(dragoman: Dragoman, site: Site) -> None:
    site.put("/page.html")
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    code, out, err = dragoman(
        "fetch", site.address(), site.address("/closed"), "http://192.168.0.1/", "--db", "new.db", "--no-model"
    )
    lines = [line.split("  ")[0] for line in out.splitlines()]
    assert (code, lines) == (1, ["outcome", "read", "private address", "refused by robots"])
    assert "Police detain three in Istanbul" in out
    assert err.splitlines()[0] == "1 read, 1 private address, 1 refused by robots"
    assert "the record now holds" in err.splitlines()[1]
    with open_record("new.db") as record:
        assert record.pages()[0].url == site.address()
        assert "COERCE" in {event.type for event in record.events()}


def test_the_archive_is_read_as_any_other(dragoman: Dragoman, site: Site) -> None:
    site.put("/page.html")
    dragoman("fetch", site.address(), "--db", "new.db", "--no-model")
    (archive,) = Path("captures").glob("*.warc.gz")
    code, _, err = dragoman("read", str(archive), "--db", "new.db", "--no-model")
    assert (code, err) == (0, "0 read, 1 already known, 0 failed\n")
    assert dragoman("read", str(archive), "--db", "other.db", "--no-model")[2].startswith("1 read, 0 already known")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json(dragoman: Dragoman, site: Site, form: str) -> None:
    site.put("/page.html")
    code, out, _ = dragoman("fetch", site.address(), "--db", "new.db", "--no-model", "--format", form)
    (row,) = json.loads(out) if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert (row["outcome"], row["address"], len(row["page"])) == ("read", site.address(), 12)


def test_a_feed_in_pieces(dragoman: Dragoman, site: Site) -> None:
    site.put("/1.html")
    site.put("/2.html", OTHER)
    feed = put_feed(site, "/1.html", "/2.html")
    call = ("fetch", "--feed", feed, "--db", "new.db", "--no-model", "--most", "1")
    assert "1 read; 1 more named there" in dragoman(*call)[2]
    assert "1 read; 1 named there and dealt with before" in dragoman(*call)[2]
    assert "nothing new; 2 named there and dealt with before" in dragoman(*call)[2]


def test_a_sitemap(dragoman: Dragoman, site: Site) -> None:
    site.put("/page.html")
    place = f"<url><loc>{site.address()}</loc></url>"
    site.put("/map.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{place}</urlset>', {})
    assert dragoman("fetch", "--sitemap", site.address("/map.xml"), "--db", "new.db", "--no-model")[0] == 0


@pytest.mark.parametrize(
    "words", [("fetch",), ("watch",), ("watch", "--feed", "https://a.example/", "--every", "soon"),
              ("watch", "--feed", "https://a.example/", "--every", "0m")],
)  # fmt: skip
def test_calls_that_make_no_sense(dragoman: Dragoman, words: tuple[str, ...]) -> None:
    assert dragoman(*words)[0] == 2


def test_watch_tells_what_changed_since_the_last_look(dragoman: Dragoman, site: Site) -> None:
    site.put("/1.html")
    call = ("watch", "--feed", put_feed(site, "/1.html"), "--once", "--db", "new.db", "--no-model")
    code, out, err = dragoman(*call)
    assert code == 0
    assert out.splitlines()[0].startswith(f"read · {site.address('/1.html')} · ")
    assert any("· new · " in line and "COERCE arrest" in line for line in out.splitlines())
    assert err.splitlines()[-1] == "2026-11-23 08:00 UTC: 1 read"
    assert dragoman(*call)[1] == ""
    site.put("/2.html", OTHER)
    put_feed(site, "/1.html", "/2.html")
    out = dragoman(*call)[1]
    assert any("originators 0 to 1 -> 1 to 2" in line and "COERCE arrest" in line for line in out.splitlines())
    assert dragoman(*call)[1] == ""


def test_watch_tells_what_other_commands_read_meanwhile(dragoman: Dragoman, site: Site) -> None:
    call = ("watch", "--feed", put_feed(site), "--once", "--db", "new.db", "--no-model")
    assert dragoman(*call)[:2] == (0, "")
    Path("page.html").write_text(PAGE)
    dragoman("read", "page.html", "--db", "new.db", "--no-model", "--no-resolve")
    assert "· new · " in dragoman(*call)[1]


def test_watch_once_says_with_its_code_that_a_feed_failed(dragoman: Dragoman, site: Site) -> None:
    code, out, _ = dragoman("watch", "--feed", site.address("/nowhere"), "--once", "--db", "new.db", "--no-model")
    assert code == 1
    assert out.startswith(f"not there · {site.address('/nowhere')}")


def test_watch_looks_again_and_again_until_it_is_stopped(dragoman: Dragoman, site: Site, clock: SetClock) -> None:
    feed = put_feed(site)
    real = clock.wait

    def wait(seconds: float) -> bool:
        if seconds == 7_200 and site.paths().count("/feed") == 3:
            os.kill(os.getpid(), signal.SIGTERM)
            return True
        return real(seconds)

    clock.wait = wait  # type: ignore[method-assign]
    before = signal.getsignal(signal.SIGTERM)
    code, _, err = dragoman("watch", "--feed", feed, "--every", "2h", "--db", "new.db", "--no-model")
    assert (code, site.paths().count("/feed")) == (0, 3)
    assert [line[:16] for line in err.splitlines()] == ["2026-11-23 08:00", "2026-11-23 10:00", "2026-11-23 12:00"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_ctrl_c_ends_a_waiting_watch_at_once(folder: Path) -> None:
    program = (
        "import sys; from dragoman.cli.main import run; "
        "sys.exit(run(['watch', '--feed', 'http://127.0.0.1:1/feed', '--db', 'new.db', '--no-model']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        assert "private address" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 0  # it would have waited for a quarter of an hour
        assert running.stderr.read() == ""
