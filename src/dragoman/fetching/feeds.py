"""News feeds (RSS, Atom): the addresses they name."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]

from dragoman.fetching.addresses import parse_address
from dragoman.fetching.captures import Answer, RefusedError, Why


@dataclass(frozen=True, slots=True)
class Found:
    """An address that a feed or a sitemap names, and when it says the page was published or changed.

    `via` is the feed's or sitemap's own address; "" for an address that was given by hand.
    """

    address: str
    via: str = ""
    when: datetime | None = None


def check_entities(answer: Answer) -> None:
    """Refuse XML that defines words of its own: no feed needs them, and a few of them can stand for gigabytes.

    Raises:
        RefusedError: it does.
    """
    if b"<!ENTITY" in answer.content.replace(b"\x00", b""):
        raise RefusedError(Why.kind, f"{answer.address} defines entities of its own")


def read_feed(answer: Answer) -> tuple[Found, ...]:
    """The addresses of a feed's entries, in its order. What a broken feed says before the break is taken.

    Raises:
        RefusedError: it is no feed.
    """
    check_entities(answer)
    feed = _parse(answer)
    if feed is None or not (feed.get("version") or feed.get("entries")):
        raise RefusedError(Why.kind, f"{answer.address} is no feed", fix="give the address of an RSS or Atom feed")
    return tuple(dict.fromkeys(_found(feed["entries"], answer.address)))


def _parse(answer: Answer) -> Any:
    if not answer.content.strip():
        return None
    # A stream, not bytes: feedparser takes short bytes for the name of a file and opens it.
    stream = io.BytesIO(answer.content)
    told = {"content-type": answer.first("content-type") or "", "content-location": answer.address}
    return feedparser.parse(stream, response_headers=told, sanitize_html=False, resolve_relative_uris=False)


def _found(entries: list[Any], base: str) -> Iterator[Found]:
    for entry in entries:
        link = entry.get("link")
        if not isinstance(link, str):
            continue
        try:
            address = str(parse_address(link, base=base))
        except RefusedError:
            continue
        # Past feedparser's own look-up, which takes one date for the other and warns that it will not for long.
        times = (dict.get(entry, "published_parsed"), dict.get(entry, "updated_parsed"))
        yield Found(address, base, _moment(times[0] or times[1]))


def _moment(value: time.struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(value), UTC) if value else None
    except (ValueError, OverflowError, OSError):
        return None
