"""The headline, and the name of the site that often hangs on its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:>]|::|-|--|//|\\)\s+|\s*[|｜]\s*|\s+::\s+")
_PREFIX = re.compile(r"^(?:press release|news release|media release|opinion|video|watch)\s*:\s+", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_SAME = 0.6
_FEW_WORDS = 4


def choose_title(
    headings: Sequence[str], offers: Sequence[str | None], page_title: str | None, sites: Iterable[str | None]
) -> str | None:
    """The headline as it stands on the page.

    Args:
        headings: the page's h1 headings, in order.
        offers: titles from JSON-LD and OpenGraph, best first.
        page_title: the title tag.
        sites: names under which the site is known.
    """
    names = [name for name in sites if name]
    titles = [cut for offer in offers if offer and (cut := strip_site(offer, names))]
    tag = strip_site(page_title, names) if page_title else None
    known = [t for t in (*titles, tag) if t]
    trusted = titles or (*known, page_title or "")
    ranked = [h for h in headings if any(_alike(h, t) >= _SAME for t in trusted)]
    if ranked:
        best = max(ranked, key=lambda h: max(_alike(h, t) for t in trusted))
        # A kicker set within the heading: the page's own title for itself begins after it.
        return next((t for t in titles if len(_WORDS.findall(t)) >= _FEW_WORDS and best.endswith(t)), best)
    if titles:
        return titles[0]
    lone = [h for h in headings if len(_WORDS.findall(h)) >= _FEW_WORDS]
    return (lone[0] if lone else None) or tag or (headings[0] if headings else None)


def strip_site(title: str, sites: Sequence[str]) -> str:
    """A title without the site's name at either end."""
    parts = _parts(title)
    while len(parts) > 1 and _is_site(parts[-1][1], sites):
        parts.pop()
    while len(parts) > 1 and _is_site(parts[0][1], sites):
        parts.pop(0)
    return title[parts[0][0] : parts[-1][0] + len(parts[-1][1])].strip() if parts else title


def title_segments(title: str) -> list[str]:
    """The parts of a title tag between bars and dashes."""
    return [text for _, text in _parts(title)]


def _parts(title: str) -> list[tuple[int, str]]:
    starts = [0, *(m.end() for m in _SEPARATOR.finditer(title))]
    ends = [*(m.start() for m in _SEPARATOR.finditer(title)), len(title)]
    return [(s, title[s:e]) for s, e in zip(starts, ends, strict=True) if title[s:e].strip()]


def _is_site(part: str, sites: Sequence[str]) -> bool:
    own = _plain(part)
    for site in sites:
        name = _plain(site)
        if name and own and (own == name or (len(name) > 3 and name in own and len(own) < 2.5 * len(name))):
            return True
        if len(own) > 3 and own in name:
            return True
    return False


def _plain(text: str) -> str:
    return "".join(
        _WORDS.findall(re.sub(r"^(?:https?://)?(?:www\.)?|\.(?:com|org|net|co\.uk|de|info)$", "", text.casefold()))
    )


def _alike(one: str, other: str) -> float:
    a, b = _WORDS.findall(one.casefold()), _WORDS.findall(other.casefold())
    if not a or not b:
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def clean_headline(text: str) -> str:
    """A headline without a label such as "Press release:" before it."""
    return _PREFIX.sub("", text).strip()
