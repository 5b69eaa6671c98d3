"""A publisher's words on mining and AI, in headers and in the page: tdm-reservation, noai, and that it is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from dragoman.fetching.captures import Answer, Signal
from dragoman.fetching.robots import TOKEN
from dragoman.fetching.tdmrep import NAME
from dragoman.pages.meta_tags import read_meta_tags

PAID = "isAccessibleForFree"
_NO_AI = "noai"  # "noimageai" beside it is about pictures, which are not read
_SCOPE = re.compile(r"\s*([\w-]+)\s*:(.*)", re.DOTALL)
_WITH_VALUE = {"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"}
_LD_JSON = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_PAID = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:https?://schema\.org/)?false\b', re.IGNORECASE)
_TIERS = ("article:content_tier", "og:article:content_tier")


def header_signals(answer: Answer) -> Iterator[Signal]:
    """The signals in an answer's headers."""
    for value in answer.all(NAME):
        yield _reservation("header", value)
    for value in answer.all("x-robots-tag"):
        if _NO_AI in _directives(value):
            yield Signal("header", "x-robots-tag", _NO_AI, forbids=True)


def page_signals(html: str) -> Iterator[Signal]:
    """The signals in a page: its meta tags, and whether it says of itself that it must be paid for."""
    tags = read_meta_tags(LexborHTMLParser(html))
    for value in tags.all(NAME):
        yield _reservation("meta", value)
    for name in ("robots", TOKEN):
        if _NO_AI in _words(",".join(tags.all(name))):
            yield Signal("meta", name, _NO_AI, forbids=True)
    if tags.first(*_TIERS) == "locked":
        yield Signal("meta", _TIERS[0], "locked", forbids=True)
    if any(_PAID.search(script) for script in _LD_JSON.findall(html)):
        yield Signal("page", PAID, "false", forbids=True)


def is_about_payment(signal: Signal) -> bool:
    """Whether a signal is about payment, and not about machines."""
    return signal.name in {PAID, *_TIERS}


def first_forbidding(signals: Iterable[Signal]) -> Signal | None:
    """The first signal that forbids the reading; any one of them is enough."""
    return next((signal for signal in signals if signal.forbids), None)


def _reservation(where: str, value: str) -> Signal:
    value = value.strip()
    return Signal(where, NAME, value[:100], forbids=value == "1")


def _directives(value: str) -> set[str]:
    """The words of an X-Robots-Tag that are meant for us: "otherbot: noai" is not."""
    scope = _SCOPE.match(value)
    if scope is None or scope[1].lower() in _WITH_VALUE:
        return _words(value)
    return _words(scope[2]) if scope[1].lower() in {TOKEN, "*"} else set()


def _words(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(",")}
