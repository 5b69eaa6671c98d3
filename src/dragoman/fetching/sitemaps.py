"""Sitemaps (sitemaps.org): the addresses they name, and the further sitemaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from xml.parsers.expat import ExpatError, ParserCreate

from dragoman.fetching.bodies import gunzip
from dragoman.fetching.captures import Answer, RefusedError, Why
from dragoman.fetching.feeds import Found

_MOST = 50_000  # the protocol's own limit
_LONGEST = 4_000
_SCHEMES = ("https://", "http://")  # the protocol wants whole addresses
_GZIP = b"\x1f\x8b"
_DATES = frozenset({"lastmod", "publication_date"})


@dataclass(slots=True)
class Sitemap:
    """What one sitemap names: `pages`, or, where it is an index, further `maps`."""

    pages: list[Found] = field(default_factory=list)
    maps: list[Found] = field(default_factory=list)


def read_sitemap(answer: Answer, *, most: int) -> Sitemap:
    """The addresses a sitemap names.

    Args:
        most: bytes allowed when it is unpacked.

    Raises:
        RefusedError: it is none, too big, or has a document type, which no sitemap needs.
    """
    content = answer.content
    if content.startswith(_GZIP):
        content = gunzip(content, most=most)
    reader = _Reader(answer.address)
    try:
        reader.read(content)
    except ExpatError as error:
        raise RefusedError(Why.kind, f"{answer.address} is no sitemap ({error})") from error
    if reader.root not in {"urlset", "sitemapindex"}:
        raise RefusedError(Why.kind, f"{answer.address} is no sitemap", fix="give the address of a sitemap.xml")
    return reader.found


class _Reader:
    """Walks through a sitemap once and keeps nothing but the entry it is in."""

    def __init__(self, address: str) -> None:
        self.found = Sitemap()
        self.root = ""
        self._address = address
        self._path: list[str] = []
        self._text = ""
        self._place = ""
        self._when = ""
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._add

    def read(self, content: bytes) -> None:
        self._parser.Parse(content, True)

    def _refuse(self, *_: object) -> None:
        raise RefusedError(Why.kind, f"{self._address} has a document type, which no sitemap needs")

    def _open(self, name: str, _: dict[str, str]) -> None:
        self.root = self.root or name.rpartition(" ")[2]
        self._path.append(name)
        self._text = ""
        if len(self._path) == 2:
            self._place = self._when = ""

    def _add(self, text: str) -> None:
        if len(self._text) < _LONGEST:
            self._text += text

    def _close(self, name: str) -> None:
        self._path.pop()
        namespace, _, word = name.rpartition(" ")
        if word == "loc" and len(self._path) == 2 and self._path[-1].rpartition(" ")[0] == namespace:
            self._place = self._text.strip()
        elif word in _DATES:
            self._when = self._when or self._text.strip()
        elif len(self._path) == 1:
            self._end_entry(word)

    def _end_entry(self, word: str) -> None:
        entries = {"url": self.found.pages, "sitemap": self.found.maps}.get(word)
        if entries is not None and self._place.startswith(_SCHEMES) and len(entries) < _MOST:
            entries.append(Found(self._place, self._address, _moment(self._when)))


def _moment(text: str) -> datetime | None:
    """A W3C date and time; a day is its first minute, a time without a zone UTC's."""
    try:
        if len(text) <= 10:
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
