"""Who publishes a page, where its address tells what its own words do not."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.codebook.actor_types import Outlet, Outlets
from dragoman.folding import fold
from dragoman.types import Document

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_COMMON = frozenset({"the", "news", "daily", "post", "times", "of", "and", "com", "media", "group", "online"})


def with_publisher(document: Document, outlets: Outlets) -> Document:
    """The page under the name of the outlet on whose site it stands, unless it says itself what paper it is.

    Pages call themselves "Home", "U.S.", "mirror", a company or nothing; a paper of another name on a big one's site
    keeps its own.
    """
    outlet = outlets.at(document.url)
    if outlet is None or _is_own_name(document.publisher or "", outlet, outlets):
        return document
    return replace(document, publisher=outlet.name)


def _is_own_name(named: str, outlet: Outlet, outlets: Outlets) -> bool:
    if outlets.find(named) is not None:
        return True
    words = fold(named).split()
    if len(words) < 2 or not _LATIN.search(named):
        return False
    known = {word for name in (outlet.name, *outlet.names) for word in fold(name).split()} - _COMMON
    return known.isdisjoint(words)
