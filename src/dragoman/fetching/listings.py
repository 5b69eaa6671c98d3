"""What feeds and sitemaps name, asked for as politely as pages, and in an order that spares single hosts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest

from dragoman.fetching.captures import Answer, RefusedError, Validators
from dragoman.fetching.feeds import Found, read_feed
from dragoman.fetching.fetch import check_answer, check_headers
from dragoman.fetching.session import Session
from dragoman.fetching.sitemaps import read_sitemap

_MOST_MAPS = 10
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed or sitemap names, the newest first; `validators` are for the next visit.

    `problems` are sitemaps that an index names and that gave nothing.
    """

    found: tuple[Found, ...]
    validators: Validators
    problems: tuple[RefusedError, ...] = ()


def list_feed(address: str, session: Session, known: Validators | None = None) -> Listing | None:
    """What a feed names; None where it has not changed since `known` was sent with it.

    Raises:
        RefusedError: it may not or cannot be read, or is no feed.
    """
    answer = _answer(address, session, known)
    return None if answer is None else Listing(_newest_first(read_feed(answer)), answer.validators)


def list_sitemap(address: str, session: Session, known: Validators | None = None) -> Listing | None:
    """What a sitemap names, and where it is an index, what its newest ten sitemaps name; None where it is unchanged.

    Raises:
        RefusedError: it may not or cannot be read, or is no sitemap.
    """
    answer = _answer(address, session, known)
    if answer is None:
        return None
    most = session.settings.max_bytes
    first = read_sitemap(answer, most=most)
    pages, problems = list(first.pages), list[RefusedError]()
    for one in _newest_first(first.maps)[:_MOST_MAPS]:
        try:
            inner = _answer(one.address, session, None)
            pages += read_sitemap(inner, most=most).pages if inner else []
        except RefusedError as error:
            problems.append(error)
    return Listing(_newest_first(pages), answer.validators, tuple(problems))


def in_turns(found: Iterable[Found]) -> Iterator[Found]:
    """Addresses once each, host after host, so that one host's pause is spent at the others."""
    hosts: dict[str, dict[str, Found]] = defaultdict(dict)
    for one in found:
        hosts[one.address.partition("://")[2].partition("/")[0].lower()].setdefault(one.address, one)
    return by_turns(pages.values() for pages in hosts.values())


def by_turns(lists: Iterable[Iterable[Found]]) -> Iterator[Found]:
    """Addresses once each, the first of every list, then the second: no list uses up the round alone."""
    once: dict[str, Found] = {}
    for row in zip_longest(*lists):
        for one in row:
            if one is not None:
                once.setdefault(one.address, one)
    yield from once.values()


def _answer(address: str, session: Session, known: Validators | None) -> Answer | None:
    etag, modified = known or Validators()
    headers = {"If-None-Match": etag, "If-Modified-Since": modified}
    visit = session.visit(address, headers={name: value for name, value in headers.items() if value})
    if visit.answer.status == 304:
        return None
    check_answer(visit.answer)
    check_headers(visit.answer, visit.rules)
    return visit.answer


def _newest_first(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda one: one.when or _EARLIEST, reverse=True))
