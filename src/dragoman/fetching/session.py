"""One run of fetching: under whose name, what it knows of each site, and when each host was asked last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import httpx

from dragoman.errors import SettingError
from dragoman.fetching import tdmrep
from dragoman.fetching.addresses import Reach, is_public, origin_of, parse_address
from dragoman.fetching.asking import Limits, ask
from dragoman.fetching.captures import PASSING, Answer, Permission, RefusedError, Why
from dragoman.fetching.robots import MOST_BYTES, Robots, robots_of
from dragoman.fetching.turns import PAUSE, Clock, Turns
from dragoman.records import dragoman_version
from dragoman.settings import Settings

REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({429, 503})
_NOT_NOW = frozenset({Why.private, Why.stopped, Why.later})  # says nothing of the site's own files
_KEPT = timedelta(hours=24)  # RFC 9309: robots.txt is not to be believed for longer
_KEPT_CLOSED = timedelta(minutes=10)  # a site that could not tell its rules is asked for them again
_CONTACT = re.compile(r"https?://[!-'*-~]{4,200}|[!-'*-~]+@[!-'*-~]+\.[!-'*-~]{2,100}")  # no brackets, no spaces
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9"


def user_agent(settings: Settings) -> str:
    """The name that servers see, with somebody to write to.

    Raises:
        SettingError: fetching is off, or nobody is named.
    """
    if settings.fetch != "on":
        raise SettingError("reading from the network is off", fix="turn it on with DRAGOMAN_FETCH=on or --fetch")
    contact = settings.contact or ""
    if not contact:
        raise SettingError(
            "servers are told whom to write to, and nobody is named", fix="set DRAGOMAN_CONTACT to your mail address"
        )
    if not _CONTACT.fullmatch(contact):
        raise SettingError(f"DRAGOMAN_CONTACT is {contact!r}", fix="set it to a mail address or an https address")
    return f"dragoman/{dragoman_version()} (+{contact if '://' in contact else f'mailto:{contact}'})"


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site lets crawlers do: its robots.txt and its tdmrep.json, and when they were read."""

    robots: Robots
    mining: tuple[tuple[str, bool], ...]
    read: datetime

    @property
    def kept(self) -> timedelta:
        """How long they are believed."""
        return _KEPT if self.robots.closed is None or self.robots.closed.why not in PASSING else _KEPT_CLOSED


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a visit ended: the last answer, the addresses before it, and the robots.txt that allowed it."""

    answer: Answer
    hops: tuple[str, ...]
    robots: Permission
    rules: SiteRules


class Session:
    """Asks addresses one after the other, each only after its site's rules were read; not for several threads at once.

    Args:
        settings: must have fetching on and somebody to write to.
        clock: the time, and waiting.
        reach: which machines may be asked; the public network's.
        limits: of each single request.
    """

    def __init__(
        self, settings: Settings, *, clock: Clock | None = None, reach: Reach = is_public, limits: Limits | None = None
    ) -> None:
        self.settings = settings
        self.clock = clock or Clock()
        self.agent = user_agent(settings)
        self._reach = reach
        self._limits = limits or Limits()
        self._turns = Turns(self.clock, Path(settings.cache).expanduser() / "hosts")
        self._sites: dict[str, SiteRules] = {}

    def visit(self, address: str, *, headers: Mapping[str, str] | None = None) -> Visit:
        """What stands at an address, redirections followed; the rules of each site on the way are kept.

        Args:
            headers: sent beside our name, such as If-None-Match.

        Raises:
            RefusedError: nothing may or can be taken from there.
        """
        url, hops = parse_address(address), list[str]()
        while True:
            rules = self._rules(url)
            allowed = rules.robots.check(str(url))
            answer = self._ask(url, headers or {}, most=self.settings.max_bytes, pause=rules.robots.pause)
            target = answer.first("location")
            if answer.status not in REDIRECTS or not target:
                return Visit(answer, tuple(hops), allowed, rules)
            hops.append(str(url))
            if len(hops) > self._limits.hops:
                raise RefusedError(Why.silent, f"{url.host} redirects more than {self._limits.hops} times")
            url = parse_address(target, base=str(url))

    def _rules(self, url: httpx.URL) -> SiteRules:
        origin = origin_of(url)
        known = self._sites.get(origin)
        if known is not None and self.clock.now() - known.read < known.kept:
            return known
        robots = self._read_robots(f"{origin}/robots.txt")
        mining: tuple[tuple[str, bool], ...] = ()
        if robots.closed is None:
            mining = self._read_tdmrep(f"{origin}{tdmrep.PLACE}", robots.pause)
        self._sites[origin] = SiteRules(robots, mining, self.clock.now())
        return self._sites[origin]

    def _read_robots(self, address: str) -> Robots:
        try:
            return robots_of(address, self._ask_aside(address, most=MOST_BYTES))
        except RefusedError as error:
            if error.why in _NOT_NOW:
                raise
            return robots_of(address, error)

    def _read_tdmrep(self, address: str, pause: float) -> tuple[tuple[str, bool], ...]:
        try:
            return tdmrep.read_tdmrep(self._ask_aside(address, most=tdmrep.MOST_BYTES, pause=pause))
        except RefusedError as error:
            if error.why in _NOT_NOW:
                raise
            return ()

    def _ask_aside(self, address: str, *, most: int, pause: float = PAUSE) -> Answer:
        """A site's own file about itself, redirections followed; no rules apply to it."""
        url = parse_address(address)
        for _ in range(self._limits.hops + 1):
            answer = self._ask(url, {}, most=most, pause=pause)
            target = answer.first("location")
            if answer.status not in REDIRECTS or not target:
                return answer
            url = parse_address(target, base=str(url))
        raise RefusedError(Why.silent, f"{url.host} redirects more than {self._limits.hops} times")

    def _ask(self, url: httpx.URL, headers: Mapping[str, str], *, most: int, pause: float) -> Answer:
        self._turns.take(url.host, pause)
        sent = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", **headers}
        answer = ask(url, sent, reach=self._reach, limits=self._limits, most=most, taken=self.clock.now())
        if answer.status in LATER:
            self._turns.close(url.host, _seconds(answer.first("retry-after")))
        return answer


def open_session(settings: Settings, stop: Event) -> Session:
    """A session that stops waiting when `stop` is set.

    Raises:
        SettingError: fetching is off, or nobody is named to write to.
    """
    return Session(settings, clock=Clock(wait=stop.wait))


def _seconds(retry_after: str | None) -> float:
    """How long a busy server wants to be left alone; a date or nothing counts as ten minutes."""
    return float(retry_after) if retry_after and retry_after.isdecimal() and len(retry_after) < 7 else 600.0
