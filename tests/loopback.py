"""A web site on this machine and a clock that only moves when told: what tests of fetching share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

from dragoman.fetching import Session
from dragoman.fetching.addresses import IPAddress, Reach
from dragoman.fetching.asking import Limits
from dragoman.fetching.captures import Answer
from dragoman.fetching.turns import Clock
from dragoman.settings import Settings

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = """<html lang="en"><head><title>Police detain three in Istanbul</title>
<meta property="article:published_time" content="2020-03-03"></head><body><article>
<h1>Police detain three in Istanbul</h1>
<p>Turkish police detained three Iraqi journalists in Istanbul on Monday, Anadolu reported. The Iraqi government
condemned the arrests and demanded that Turkey release the journalists, a spokesman said in Baghdad.</p>
<p>The three men had come to the city to report on a conference of ministers, their newspaper wrote on its web site.
Their editor called on the government in Ankara to let them go at once.</p></article></body></html>"""

Answering = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """Pages by path, what was asked for, and where."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.host, self.port = str(server.server_address[0]), int(server.server_address[1])
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self._answers: dict[str, Answering] = {}

    def address(self, path: str = "/page.html") -> str:
        return f"http://{self.host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def put(self, path: str, body: str | bytes = PAGE, headers: Mapping[str, str] = HTML, *, status: int = 200) -> None:
        content = body.encode() if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content)

        self._answers[path] = answer

    def put_code(self, path: str, answer: Answering) -> None:
        self._answers[path] = answer

    def redirect(self, path: str, target: str) -> None:
        self.put(path, "", {"Location": target}, status=302)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, dict(handler.headers)))
        if handler.path in self._answers:
            self._answers[handler.path](handler)
        else:
            handler.send_error(404)


@contextmanager
def serve(host: str = "127.0.0.1") -> Iterator[Site]:
    """A site on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                site.answer(self)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    site = Site(server)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class SetClock:
    """A clock whose time passes only by waiting; `waits` are the seconds waited, `stop` ends every wait at once."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
        self.waits: list[float] = []
        self.stop = False

    def wait(self, seconds: float) -> bool:
        if self.stop:
            return True
        self.waits.append(round(seconds, 3))
        self.time += timedelta(seconds=seconds)
        return False

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.time, wait=self.wait)


def only(*sites: Site) -> Reach:
    """Lets a session reach these sites of this machine and nothing else: the allowance that tests alone give."""
    allowed = {(ip_address(site.host), site.port) for site in sites}

    def reach(address: IPAddress, port: int) -> bool:
        return (address, port) in allowed

    return reach


def settings_in(folder: Path, **fields: Any) -> Settings:
    """Settings with fetching on, all of whose files lie in a folder."""
    given = {"fetch": "on", "contact": "desk@example.org", "cache": folder / "cache", "captures": folder / "captures"}
    return Settings(**{**given, **fields})


def session_for(folder: Path, *sites: Site, set_clock: SetClock | None = None, **fields: Any) -> Session:
    """A session that reaches only these sites and does not really wait."""
    limits = fields.pop("limits", Limits(seconds=5, quiet=5))
    clock = (set_clock or SetClock()).clock
    return Session(settings_in(folder, **fields), clock=clock, reach=only(*sites), limits=limits)


def answer_of(content: str | bytes, headers: Mapping[str, str] = HTML, address: str = "https://a.example/x") -> Answer:
    """An answer built by hand."""
    body = content.encode() if isinstance(content, str) else content
    return Answer(address, datetime(2026, 11, 23, 8, 0, tzinfo=UTC), 200, tuple(headers.items()), body)
