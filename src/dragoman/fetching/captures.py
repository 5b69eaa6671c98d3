"""What a visit to an address gives: its page as it came, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from dragoman.errors import PageError


class Why(StrEnum):
    """Why an address gave no page, in the words shown to people."""

    robots = "refused by robots"
    signal = "refused by the publisher's signal"
    closed = "asks for a login or payment"
    private = "private address"
    size = "too big"
    kind = "not a page"
    address = "not a web address"
    gone = "not there"
    later = "asks to come back later"
    silent = "no answer"
    stopped = "stopped"


PASSING = frozenset({Why.later, Why.silent, Why.stopped})  # the next visit may go better


class RefusedError(PageError):
    """An address from which no page was taken; `why` sorts the reasons."""

    def __init__(self, why: Why, what: str, *, fix: str = "") -> None:
        super().__init__(what, fix=fix)
        self.why = why


@dataclass(frozen=True, slots=True)
class Signal:
    """A publisher's word on text mining or AI, where it stands, and whether it forbids the reading.

    `where` is "header", "meta", "page" or "tdmrep.json".
    """

    where: str
    name: str
    value: str
    forbids: bool

    def __str__(self) -> str:
        return f"{self.where} {self.name}: {self.value}"


@dataclass(frozen=True, slots=True)
class Permission:
    """That robots.txt lets us in: its address, what it says in words, and its bytes (none where there is none)."""

    address: str
    words: str
    content: bytes

    def __str__(self) -> str:
        return f"{self.address}: {self.words}"


class Validators(NamedTuple):
    """What a server is shown so that it sends only what has changed: its own ETag and Last-Modified."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered.

    `content` is the body without the compression it travelled in; `headers` stand as sent, in their order.
    """

    address: str
    taken: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes

    def all(self, name: str) -> tuple[str, ...]:
        """The values of every header of this name; case does not matter."""
        return tuple(value for key, value in self.headers if key.lower() == name)

    def first(self, name: str) -> str | None:
        """The value of the first header of this name."""
        return next(iter(self.all(name)), None)

    @property
    def kind(self) -> str:
        """The content type in lower case, without its parameters; "" where none is sent."""
        return (self.first("content-type") or "").partition(";")[0].strip().lower()

    @property
    def validators(self) -> Validators:
        """What to show at the next visit."""
        return Validators(self.first("etag"), self.first("last-modified"))


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it came over the network, and on what terms.

    `asked` is the address asked for, `answer` what its last redirection answered, `hops` the addresses between.
    `robots` is the robots.txt that allowed it; `signals` are the publisher's words that were found, none of which
    forbids the reading.
    """

    asked: str
    answer: Answer
    hops: tuple[str, ...]
    robots: Permission
    signals: tuple[Signal, ...]

    @property
    def digest(self) -> str:
        """The page's digest as the record writes it: "sha256:" and 64 figures."""
        return f"sha256:{sha256(self.answer.content).hexdigest()}"
